/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/rank_rough.h"

#include <math.h>
#include <string.h>

#include "query/rows.h"

enum {
	ALWAYS = 2,        /* so many terms are read however frequent they are */
	TIERS_FROM = 2000, /* a word in more passages than this is asked for by how often it stands there, too */
};

struct ws_rough {
	const ws_rank_terms *terms;
	uint32_t last;
	float *passage;   /* by id */
	float *document;  /* by the id of its first passage */
	GArray *touched;  /* uint32_t: passages with a score, and documents */
	GArray *documents;
	ws_rows **rows;   /* by term; NULL: not read */
};

void ws_rough_free(ws_rough *r) {
	if (!r)
		return;
	for (guint i = 0; i < r->terms->terms->len; i++)
		if (r->rows[i])
			g_array_unref(r->rows[i]);
	g_free(r->rows);
	g_free(r->passage);
	g_free(r->document);
	g_array_unref(r->touched);
	g_array_unref(r->documents);
	g_free(r);
}

const GArray *ws_rough_touched(const ws_rough *r) {
	return r->touched;
}

double ws_rough_score(const ws_rough *r, uint32_t passage) {
	return passage <= r->last ? (double)r->passage[passage] + (double)r->document[ws_store_document_start(r->terms->store, passage)] : 0;
}

static guint first_at_least(const ws_rows *rows, uint32_t id) {
	guint lo = 0, hi = rows->len;
	while (lo < hi) {
		guint middle = lo + (hi - lo) / 2;
		if (g_array_index(rows, uint32_t, middle) < id)
			lo = middle + 1;
		else
			hi = middle;
	}
	return lo;
}

double ws_rough_holding(const ws_rough *r, guint term, uint32_t start, uint32_t end) {
	const ws_rows *rows = r->rows[term];
	return rows ? (double)(first_at_least(rows, end) - first_at_least(rows, start)) : -1;
}

/* As if all documents were of one length: that is put right at the end, once a document. */
static void add_to_document(ws_rough *r, uint32_t start, double weight, double holding) {
	if (r->document[start] == 0)
		g_array_append_val(r->documents, start);
	r->document[start] += (float)(WS_DOCUMENT_SHARE * weight * ws_saturation(holding, 1, WS_DOCUMENT_K1, WS_DOCUMENT_B));
}

static void normalise_documents(ws_rough *r) {
	for (guint i = 0; i < r->documents->len; i++) {
		uint32_t start = g_array_index(r->documents, uint32_t, i);
		double extent = (ws_document_end(r->terms->store, start) - start) / r->terms->mean_passages;
		r->document[start] *= (float)ws_saturation(1, extent, WS_DOCUMENT_K1, WS_DOCUMENT_B);
	}
}

static void add_rows(ws_rough *r, const ws_rank_term *t, const ws_rows *rows) {
	ws_store *store = r->terms->store;
	double weight = t->as_word + t->as_gram, mean = r->terms->mean;
	uint32_t start = 0;
	double holding = 0;
	for (guint i = 0; i < rows->len; i++) {
		uint32_t id = g_array_index(rows, uint32_t, i);
		if (id > r->last)
			break;
		if (r->passage[id] == 0)
			g_array_append_val(r->touched, id);
		r->passage[id] += (float)(weight * ws_saturation(1, ws_store_length(store, id) / mean, WS_PASSAGE_K1, WS_PASSAGE_B));
		uint32_t at = ws_store_document_start(store, id);
		if (at != start && holding > 0) {
			add_to_document(r, start, weight, holding);
			holding = 0;
		}
		start = at;
		holding++;
	}
	if (holding > 0)
		add_to_document(r, start, weight, holding);
}

/* A frequent word is worth more where it stands twice (seen as 2.4 times on average) or four times (5). */
static bool add_tiers(ws_rough *r, const ws_rank_term *t, GError **error) {
	static const double times[] = {1, 2.4, 5};
	double weight = t->as_word + t->as_gram, mean = r->terms->mean;
	for (int tier = 1; tier <= 2; tier++) {
		bool more;
		g_autoptr(GArray) rows = ws_store_word_rows(r->terms->store, t->token, 1 << tier, SIZE_MAX, &more, error);
		if (!rows)
			return false;
		for (guint i = 0; i < rows->len; i++) {
			uint32_t id = g_array_index(rows, uint32_t, i);
			if (id > r->last || r->passage[id] == 0)
				continue;
			double length = ws_store_length(r->terms->store, id) / mean;
			r->passage[id] += (float)(weight * (ws_saturation(times[tier], length, WS_PASSAGE_K1, WS_PASSAGE_B) -
			                                    ws_saturation(times[tier - 1], length, WS_PASSAGE_K1, WS_PASSAGE_B)));
		}
	}
	return true;
}

ws_rough *ws_rough_new(const ws_rank_terms *terms, size_t most, GError **error) {
	ws_rough *r = g_new0(ws_rough, 1);
	r->terms = terms;
	r->last = ws_store_last_passage(terms->store);
	r->passage = g_malloc0_n((gsize)r->last + 1, sizeof(float));
	r->document = g_malloc0_n((gsize)r->last + 1, sizeof(float));
	r->touched = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	r->documents = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	r->rows = g_new0(ws_rows *, terms->terms->len);
	double left = (double)most;
	guint read = 0;
	for (guint i = 0; i < terms->terms->len; i++) {
		const ws_rank_term *t = &g_array_index(terms->terms, ws_rank_term, i);
		if (t->frequency > left && read >= ALWAYS)
			continue;
		left -= t->frequency;
		read += t->frequency > 0;
		r->rows[i] = ws_rank_term_rows(terms, t, error);
		if (r->rows[i])
			add_rows(r, t, r->rows[i]);
		if (!r->rows[i] || (t->as_word > 0 && t->frequency > TIERS_FROM && terms->terms->len <= 2 && !add_tiers(r, t, error))) {
			ws_rough_free(r);
			return NULL;
		}
	}
	normalise_documents(r);
	return r;
}
