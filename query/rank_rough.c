/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/rank_rough.h"

#include "query/rows.h"

enum {
	ALWAYS = 2,        /* so many terms are read however frequent they are */
	TIERS_FROM = 2000, /* a word in more passages than this is asked for by how often it stands there, too */
};

/* Of a passage, and of the document that begins with it. */
typedef struct {
	float passage, document;
	uint32_t end; /* the id after the document; 0 not known yet */
} cell;

enum { PAGE = 1024 };

struct ws_rough {
	const ws_rank_terms *terms;
	uint32_t last;
	cell **pages;        /* PAGE ids each; NULL: none of them has a score */
	GArray *touched;     /* uint32_t: passages with a score */
	ws_rows **rows;      /* by term; NULL: not read */
	uint32_t start, end; /* of the document looked at last */
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
	g_array_unref(r->touched);
	g_free(r);
}

const GArray *ws_rough_touched(const ws_rough *r) {
	return r->touched;
}

static cell *cell_of(ws_rough *r, uint32_t id) {
	cell **page = &r->pages[id / PAGE];
	if (!*page)
		*page = g_new0(cell, PAGE);
	return &(*page)[id % PAGE];
}

/* Makes r->start and r->end those of this passage's document. */
static void look_at_document(ws_rough *r, uint32_t id) {
	if (id >= r->start && id < r->end)
		return;
	r->start = ws_store_document_start(r->terms->store, id);
	cell *c = cell_of(r, r->start);
	if (!c->end)
		c->end = ws_document_end(r->terms->store, r->start);
	r->end = c->end;
}

double ws_rough_score(ws_rough *r, uint32_t passage) {
	if (passage > r->last)
		return 0;
	look_at_document(r, passage);
	const cell *page = r->pages[passage / PAGE];
	double score = page ? (double)page[passage % PAGE].passage : 0;
	return score + (double)cell_of(r, r->start)->document;
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

static void add_to_document(ws_rough *r, double weight, double holding) {
	cell *c = cell_of(r, r->start);
	double extent = (r->end - r->start) / r->terms->mean_passages;
	c->document += (float)(WS_DOCUMENT_SHARE * weight * ws_saturation(holding, extent, WS_DOCUMENT_K1, WS_DOCUMENT_B));
}

static void add_rows(ws_rough *r, const ws_rank_term *t, const ws_rows *rows) {
	ws_store *store = r->terms->store;
	double weight = t->as_word + t->as_gram, mean = r->terms->mean, holding = 0;
	guint n = r->touched->len;
	g_array_set_size(r->touched, n + rows->len);
	uint32_t *touched = (uint32_t *)(void *)r->touched->data;
	for (guint i = 0; i < rows->len; i++) {
		uint32_t id = g_array_index(rows, uint32_t, i);
		if (id > r->last)
			break;
		if (id < r->start || id >= r->end) {
			if (holding > 0)
				add_to_document(r, weight, holding);
			holding = 0;
			look_at_document(r, id);
		}
		holding++;
		cell *c = cell_of(r, id);
		if (c->passage == 0)
			touched[n++] = id;
		c->passage += (float)(weight * ws_saturation(1, ws_store_length(store, id) / mean, WS_PASSAGE_K1, WS_PASSAGE_B));
	}
	if (holding > 0)
		add_to_document(r, weight, holding);
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
			if (id > r->last || cell_of(r, id)->passage == 0)
				continue;
			double length = ws_store_length(r->terms->store, id) / mean;
			cell_of(r, id)->passage += (float)(weight * (ws_saturation(times[tier], length, WS_PASSAGE_K1, WS_PASSAGE_B) -
			                                    ws_saturation(times[tier - 1], length, WS_PASSAGE_K1, WS_PASSAGE_B)));
		}
	}
	return true;
}

ws_rough *ws_rough_new(const ws_rank_terms *terms, size_t most, GError **error) {
	ws_rough *r = g_new0(ws_rough, 1);
	r->terms = terms;
	r->last = ws_store_last_passage(terms->store);
	r->pages = g_new0(cell *, r->last / PAGE + 1);
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
