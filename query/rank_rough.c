/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/rank_rough.h"

#include "query/rows.h"

enum {
	ALWAYS = 2,        /* so many terms are read however frequent they are … */
	HUGE = 4,          /* … but when they are so many times more than are to be read */
	OFTEN_ENOUGH = 1000, /* passages that have a huge word several times, to do without the others */
	TIERS_FROM = 2000, /* a word in more passages than this is asked for by how often it stands there, too */
};

typedef struct {
	uint32_t start; /* its first passage; 0: an empty slot */
	float extent;   /* its passages by the mean */
	float score;
} document;

/* What a passage's own words count beside its document's here: its text is not read yet, and what its characters and coverage will add to
   them stands for as much. Counted once, a document that says some of the words throughout keeps out the one passage that has them all. */
static const double OWN = 3;

enum { PAGE = 32 }; /* passages; small ones: most queries touch few passages of many documents, and new memory is what costs */

struct ws_rough {
	const ws_rank_terms *terms;
	uint32_t last;
	ws_arena *arena;     /* of the pages */
	float **pages;       /* scores of PAGE passages each; NULL: none has one */
	document *documents; /* a hash by start */
	uint32_t slots, used;
	GArray *touched;     /* uint32_t: passages with a score */
	ws_rows **rows;      /* by term; NULL: not read */
	uint32_t start, end; /* of the document scored last … */
	double worth;        /* … and its score */
};

void ws_rough_free(ws_rough *r) {
	if (!r)
		return;
	for (guint i = 0; i < r->terms->terms->len; i++)
		if (r->rows[i])
			g_array_unref(r->rows[i]);
	ws_arena_free(r->arena);
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
		*page = ws_arena_zero(r->arena, PAGE, sizeof **page);
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
	d->extent = (float)((ws_store_document_end(r->terms->store, start) - start) / r->terms->mean_passages);
	return d;
}

static double score_document(ws_rough *r, uint32_t start) {
	const document *d = slot_of(r, start);
	return d->start ? (double)d->score : 0;
}

float ws_rough_passage(const ws_rough *r, uint32_t passage) {
	const float *page = passage <= r->last ? r->pages[passage / PAGE] : NULL;
	return page ? page[passage % PAGE] : 0;
}

double ws_rough_score(ws_rough *r, uint32_t passage) {
	if (passage > r->last)
		return 0;
	if (passage < r->start || passage >= r->end) {
		r->start = ws_store_document_start(r->terms->store, passage);
		r->end = ws_store_document_end(r->terms->store, passage);
		r->worth = score_document(r, r->start);
	}
	return r->worth + OWN * (double)ws_rough_passage(r, passage);
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
	document *d = document_of(r, start);
	d->score += (float)(WS_DOCUMENT_SHARE * weight * ws_saturation(holding, (double)d->extent, WS_DOCUMENT_K1, WS_DOCUMENT_B));
}

/* The name of a place tells of a document, whichever of its passages have it: counted with each of these, it would bring forth the lines
   that say whose report it is before those that answer. */
static void add_place(ws_rough *r, const ws_rank_term *t, const ws_rows *rows) {
	double weight = (t->as_word + t->as_gram) * (1 + 1 / WS_DOCUMENT_SHARE);
	for (guint i = 0; i < rows->len;) {
		uint32_t id = g_array_index(rows, uint32_t, i);
		if (id > r->last)
			break;
		uint32_t end = ws_store_document_end(r->terms->store, id);
		guint first = i;
		while (i < rows->len && g_array_index(rows, uint32_t, i) < end)
			i++;
		add_to_document(r, ws_store_document_start(r->terms->store, id), weight, i - first);
	}
}

static void add_rows(ws_rough *r, const ws_rank_term *t, double times, const ws_rows *rows) {
	ws_store *store = r->terms->store;
	if (ws_asked_places(&r->terms->asked, t->asked)) {
		add_place(r, t, rows);
		return;
	}
	double weight = t->as_word + t->as_gram, mean = r->terms->mean;
	guint n = r->touched->len;
	g_array_set_size(r->touched, n + rows->len);
	uint32_t *touched = (uint32_t *)(void *)r->touched->data;
	for (guint i = 0; i < rows->len;) {
		uint32_t id = g_array_index(rows, uint32_t, i);
		if (id > r->last)
			break;
		uint32_t start = ws_store_document_start(store, id), end = ws_store_document_end(store, id);
		guint first = i;
		for (; i < rows->len && (id = g_array_index(rows, uint32_t, i)) < end; i++) {
			float *score = score_of(r, id);
			if (*score == 0)
				touched[n++] = id;
			*score += (float)(weight * ws_saturation(times, ws_store_length(store, id) / mean, WS_PASSAGE_K1, WS_PASSAGE_B));
		}
		add_to_document(r, start, weight, i - first);
	}
	g_array_set_size(r->touched, n);
}

/* How often a word of each tier stands in a passage, on average. */
static double times_of(int tier) {
	return tier >= 4 ? 5 : tier >= 2 ? 2.4 : 1;
}

/* A frequent word is worth more where it stands twice or four times. */
static bool add_tiers(ws_rough *r, const ws_rank_term *t, GError **error) {
	double weight = t->as_word + t->as_gram, mean = r->terms->mean;
	for (int tier = 2; tier <= 4; tier *= 2) {
		bool more;
		g_autoptr(GArray) rows = ws_store_word_rows(r->terms->store, t->token, tier, SIZE_MAX, &more, error);
		if (!rows)
			return false;
		for (guint i = 0; i < rows->len; i++) {
			uint32_t id = g_array_index(rows, uint32_t, i);
			if (id > r->last || *score_of(r, id) == 0)
				continue;
			double length = ws_store_length(r->terms->store, id) / mean;
			*score_of(r, id) += (float)(weight * (ws_saturation(times_of(tier), length, WS_PASSAGE_K1, WS_PASSAGE_B) -
			                                      ws_saturation(times_of(tier / 2), length, WS_PASSAGE_K1, WS_PASSAGE_B)));
		}
	}
	return true;
}

/* Of a word that stands nearly everywhere, only the passages that have it several times: the others cannot reach the top. *done is false
   when these are too few. */
static bool add_often(ws_rough *r, const ws_rank_term *t, bool *done, GError **error) {
	*done = false;
	for (int tier = 4; tier >= 2 && !*done; tier /= 2) {
		bool more;
		g_autoptr(GArray) rows = ws_store_word_rows(r->terms->store, t->token, tier, SIZE_MAX, &more, error);
		if (!rows)
			return false;
		*done = rows->len >= OFTEN_ENOUGH;
		if (*done)
			add_rows(r, t, times_of(tier), rows);
	}
	return true;
}

static bool add_term(ws_rough *r, guint i, bool with_tiers, GError **error) {
	const ws_rank_term *t = &g_array_index(r->terms->terms, ws_rank_term, i);
	r->rows[i] = ws_rank_term_rows(r->terms, t, error);
	if (!r->rows[i])
		return false;
	add_rows(r, t, 1, r->rows[i]);
	return !with_tiers || add_tiers(r, t, error);
}

ws_rough *ws_rough_new(const ws_rank_terms *terms, size_t most, GError **error) {
	ws_rough *r = g_new0(ws_rough, 1);
	r->terms = terms;
	r->last = ws_store_last_passage(terms->store);
	r->arena = ws_arena_new();
	r->pages = g_new0(float *, r->last / PAGE + 1);
	r->slots = 1024;
	r->documents = g_new0(document, r->slots);
	r->touched = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	r->rows = g_new0(ws_rows *, terms->terms->len);
	double left = (double)most;
	guint read = 0;
	bool ok = true;
	for (guint i = 0; ok && i < terms->terms->len; i++) {
		const ws_rank_term *t = &g_array_index(terms->terms, ws_rank_term, i);
		bool huge = t->frequency > (double)most * HUGE, done = false;
		if (t->frequency > left && (read >= ALWAYS || (read > 0 && huge)))
			continue;
		if (huge && t->as_word > 0)
			ok = add_often(r, t, &done, error);
		if (ok && !done) {
			left -= t->frequency;
			ok = add_term(r, i, t->as_word > 0 && t->frequency > TIERS_FROM && terms->terms->len <= 2, error);
		}
		read += t->frequency > 0;
	}
	if (!ok) {
		ws_rough_free(r);
		return NULL;
	}
	return r;
}
