/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/rank_rough.h"

#include "query/rows.h"

enum {
	ALWAYS = 2,        /* so many terms are read however frequent they are */
	TIERS_FROM = 2000, /* a word in more passages than this is asked for by how often it stands there, too */
};

typedef struct {
	uint32_t start; /* its first passage; 0: an empty slot */
	float score;    /* as if all documents were of one length */
	float worth;    /* of the score, for its length; 0 not known yet */
} document;

enum { PAGE = 1024 };

struct ws_rough {
	const ws_rank_terms *terms;
	uint32_t last;
	float **pages;       /* scores of PAGE passages each; NULL: none has one */
	document *documents; /* a hash by start */
	uint32_t slots, used;
	GArray *touched;     /* uint32_t: passages with a score */
	ws_rows **rows;      /* by term; NULL: not read */
};

void ws_rough_free(ws_rough *r) {
	if (!r)
		return;
	for (guint i = 0; i < r->terms->terms->len; i++)
		if (r->rows[i])
			g_array_unref(r->rows[i]);
	for (uint32_t i = 0; i <= r->last / PAGE; i++)
		g_free(r->pages[i]);
	g_free(r->rows);
	g_free(r->pages);
	g_free(r->documents);
	g_array_unref(r->touched);
	g_free(r);
}

const GArray *ws_rough_touched(const ws_rough *r) {
	return r->touched;
}

static float *score_of(ws_rough *r, uint32_t id) {
	float **page = &r->pages[id / PAGE];
	if (!*page)
		*page = g_new0(float, PAGE);
	return &(*page)[id % PAGE];
}

static document *slot_of(const ws_rough *r, uint32_t start) {
	uint32_t at = start * 0x9E3779B1u & (r->slots - 1);
	while (r->documents[at].start != start && r->documents[at].start)
		at = (at + 1) & (r->slots - 1);
	return &r->documents[at];
}

static document *document_of(ws_rough *r, uint32_t start) {
	document *d = slot_of(r, start);
	if (d->start)
		return d;
	if (2 * ++r->used > r->slots) {
		document *old = r->documents;
		uint32_t n = r->slots;
		r->slots *= 2;
		r->documents = g_new0(document, r->slots);
		for (uint32_t i = 0; i < n; i++)
			if (old[i].start)
				*slot_of(r, old[i].start) = old[i];
		g_free(old);
		d = slot_of(r, start);
	}
	d->start = start;
	return d;
}

double ws_rough_score(ws_rough *r, uint32_t passage) {
	if (passage > r->last)
		return 0;
	uint32_t start = ws_store_document_start(r->terms->store, passage);
	const float *page = r->pages[passage / PAGE];
	double score = page ? (double)page[passage % PAGE] : 0;
	document *d = slot_of(r, start);
	if (!d->start)
		return score;
	if (d->worth == 0) {
		double extent = (ws_document_end(r->terms->store, start) - start) / r->terms->mean_passages;
		d->worth = (float)ws_saturation(1, extent, WS_DOCUMENT_K1, WS_DOCUMENT_B);
	}
	return score + (double)(d->score * d->worth);
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

static void add_to_document(ws_rough *r, uint32_t start, double weight, double holding) {
	document_of(r, start)->score += (float)(WS_DOCUMENT_SHARE * weight * ws_saturation(holding, 1, WS_DOCUMENT_K1, WS_DOCUMENT_B));
}

static void add_rows(ws_rough *r, const ws_rank_term *t, const ws_rows *rows) {
	ws_store *store = r->terms->store;
	double weight = t->as_word + t->as_gram, mean = r->terms->mean, holding = 0;
	guint n = r->touched->len;
	g_array_set_size(r->touched, n + rows->len);
	uint32_t *touched = (uint32_t *)(void *)r->touched->data, start = 0;
	for (guint i = 0; i < rows->len; i++) {
		uint32_t id = g_array_index(rows, uint32_t, i);
		if (id > r->last)
			break;
		float *score = score_of(r, id);
		if (*score == 0)
			touched[n++] = id;
		*score += (float)(weight * ws_saturation(1, ws_store_length(store, id) / mean, WS_PASSAGE_K1, WS_PASSAGE_B));
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
	g_array_set_size(r->touched, n);
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
			if (id > r->last || *score_of(r, id) == 0)
				continue;
			double length = ws_store_length(r->terms->store, id) / mean;
			*score_of(r, id) += (float)(weight * (ws_saturation(times[tier], length, WS_PASSAGE_K1, WS_PASSAGE_B) -
			                                    ws_saturation(times[tier - 1], length, WS_PASSAGE_K1, WS_PASSAGE_B)));
		}
	}
	return true;
}

ws_rough *ws_rough_new(const ws_rank_terms *terms, size_t most, GError **error) {
	ws_rough *r = g_new0(ws_rough, 1);
	r->terms = terms;
	r->last = ws_store_last_passage(terms->store);
	r->pages = g_new0(float *, r->last / PAGE + 1);
	r->slots = 1024;
	r->documents = g_new0(document, r->slots);
	r->touched = g_array_new(FALSE, FALSE, sizeof(uint32_t));
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
	return r;
}
