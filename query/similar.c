/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Xapian computes an expand set from term lists, which a FTS5 table does not keep, and asks its server for each. Here the words come from
   the texts, which every engine has, and how many passages hold one from its pairs of characters, which every engine counts: so all engines
   and shards give one answer. A word of three characters or more is taken to be as frequent as the rarest pair inside it, as in ranking. */
#include "query/similar.h"

#include <math.h>
#include <string.h>

#include "text/region.h"
#include "text/utf8.h"

enum {
	PASSAGES = 400, /* of a longer document, the first */
	ASKED = 150,    /* words whose frequency is asked for: those in most of its passages */
	WORDS = 20,     /* in the question */
	SHORTEST_LATIN = 4,
	LONGEST = 12,
	BEYOND = 8,     /* passages ranked for each document that is wanted */
};

typedef struct {
	const char *word;
	const uint32_t *c;
	size_t n;
	uint32_t passages; /* of the document that hold it … */
	uint32_t last;     /* … the one seen last */
	double weight;
} about;

/* ---- the words of a document ---- */

/* A report of another city may be more like this one than another paper of the same city. */
static bool is_place(const uint32_t *c, size_t n) {
	ws_region_hit hit;
	return ws_region_at(c, n, 0, WS_REGION_SHORT, &hit) && hit.end == n;
}

static bool is_telling(const uint32_t *c, size_t n) {
	bool latin = true;
	for (size_t i = 0; i < n; i++) {
		if (!ws_is_gram_char(c[i]) || (c[i] >= '0' && c[i] <= '9'))
			return false;
		latin = latin && c[i] < 0x80;
	}
	return n >= (latin ? SHORTEST_LATIN : 2) && n <= LONGEST && !ws_is_light_word(c, n) && !is_place(c, n);
}

static void add_word(GHashTable *words, const ws_folded *f, const ws_word *w, uint32_t passage, ws_arena *arena) {
	const uint32_t *c = f->c + w->start;
	size_t n = w->end - w->start;
	if (!is_telling(c, n))
		return;
	const char *text = ws_folded_string(f, w->start, w->end, arena);
	about *a = g_hash_table_lookup(words, text);
	if (!a) {
		uint32_t *own = ws_arena_take(arena, n * sizeof *own);
		memcpy(own, c, n * sizeof *own);
		a = ws_arena_zero(arena, 1, sizeof *a);
		*a = (about){.word = text, .c = own, .n = n};
		g_hash_table_insert(words, (gpointer)text, a);
	}
	a->passages += a->last != passage;
	a->last = passage;
}

static bool read_words(ws_reading *reading, const ws_stored_document *d, ws_segmenter *segmenter, GHashTable *words, ws_arena *arena,
                       GError **error) {
	const uint32_t n = MIN(d->n_passages, PASSAGES);
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (uint32_t i = 0; i < n; i++) {
		uint32_t id = d->first + i;
		g_array_append_val(rows, id);
	}
	ws_arena *scratch = ws_arena_new();
	bool ok = true;
	for (guint i = 0; ok && i < n; i++) {
		ws_view v;
		ok = ws_read_ahead(reading, rows, i, error) && ws_read_view(reading, d->first + i, false, &v, scratch, error);
		size_t n_found = 0;
		const ws_word *found = ok ? ws_segment(segmenter, &v.f, &n_found, scratch) : NULL;
		for (size_t k = 0; k < n_found; k++)
			add_word(words, &v.f, &found[k], d->first + i, arena);
		ws_arena_clear(scratch);
	}
	ws_arena_free(scratch);
	return ok;
}

/* ---- how telling each is ---- */

static bool frequency_of(ws_store *store, const about *a, ws_arena *arena, double *out, GError **error) {
	const ws_gram_query grams = ws_grams_of_string(a->c, a->n, arena);
	*out = grams.n ? INFINITY : 0;
	for (size_t i = 0; i < grams.n; i++) {
		GError *fault = NULL;
		const ws_gram_query one = {.grams = &grams.grams[i], .n = 1};
		*out = MIN(*out, ws_store_gram_frequency(store, &one, &fault));
		if (fault) {
			g_propagate_error(error, fault);
			return false;
		}
	}
	return true;
}

/* Robertson's offer weight: r of the document's R passages have it, n of all N. */
static double offer_weight(double r, double R, double n, double N) {
	return r * log((r + 0.5) * (N - n - R + r + 0.5) / ((n - r + 0.5) * (R - r + 0.5)));
}

static int by_passages(gconstpointer a, gconstpointer b) {
	const about *x = *(about *const *)a, *y = *(about *const *)b;
	return x->passages != y->passages ? (x->passages < y->passages) - (x->passages > y->passages) : strcmp(x->word, y->word);
}

static int by_weight(gconstpointer a, gconstpointer b) {
	const about *x = *(about *const *)a, *y = *(about *const *)b;
	return x->weight != y->weight ? (x->weight < y->weight) - (x->weight > y->weight) : strcmp(x->word, y->word);
}

static bool weigh(ws_store *store, GPtrArray *list, double passages, ws_arena *arena, GError **error) {
	g_ptr_array_sort(list, by_passages);
	g_ptr_array_set_size(list, (gint)MIN(list->len, ASKED));
	const double all = MAX(ws_store_passages(store), passages);
	for (guint i = 0; i < list->len; i++) {
		about *a = list->pdata[i];
		double n;
		if (!frequency_of(store, a, arena, &n, error))
			return false;
		a->weight = n > a->passages ? offer_weight(a->passages, passages, MIN(n, all - passages + a->passages), all) : 0;
	}
	g_ptr_array_sort(list, by_weight);
	return true;
}

char *ws_similar_question(ws_store *store, ws_reading *reading, uint32_t document, ws_segmenter *segmenter, ws_arena *arena,
                          GError **error) {
	const ws_stored_document *d = ws_read_document(reading, document, error);
	if (!d)
		return NULL;
	g_autoptr(GHashTable) words = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	if (!read_words(reading, d, segmenter, words, arena, error))
		return NULL;
	GHashTableIter iter;
	gpointer one;
	g_hash_table_iter_init(&iter, words);
	while (g_hash_table_iter_next(&iter, NULL, &one))
		g_ptr_array_add(list, one);
	if (!weigh(store, list, MIN(d->n_passages, PASSAGES), arena, error))
		return NULL;
	g_autoptr(GString) question = g_string_new(NULL);
	for (guint i = 0; i < MIN(list->len, WORDS) && ((about *)list->pdata[i])->weight > 0; i++)
		g_string_append_printf(question, "%s%s", i ? " OR " : "", ((about *)list->pdata[i])->word);
	return ws_arena_copy(arena, question->str, question->len);
}

/* ---- the documents ---- */

/* Keeps the first of each document but this one. */
static void keep_others(GArray *scored, uint32_t document) {
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	guint n = 0;
	g_hash_table_add(seen, GUINT_TO_POINTER(document));
	for (guint i = 0; i < scored->len; i++) {
		ws_scored s = g_array_index(scored, ws_scored, i);
		if (g_hash_table_add(seen, GUINT_TO_POINTER(s.document)))
			g_array_index(scored, ws_scored, n++) = s;
	}
	g_array_set_size(scored, n);
}

GArray *ws_rank_similar(ws_store *store, const ws_query *query, ws_matcher *matcher, ws_reading *reading, uint32_t document, guint want,
                        ws_arena *arena, GError **error) {
	const ws_stored_document *d = ws_read_document(reading, document, error);
	if (!d)
		return NULL;
	const uint64_t all = ws_store_passages(store);
	for (uint64_t ask = (uint64_t)want * BEYOND + d->n_passages;; ask *= 4) {
		GArray *scored = ws_rank(store, query, matcher, reading, (guint)MIN(ask, all), arena, error);
		if (!scored)
			return NULL;
		const bool whole = scored->len < ask || ask >= all;
		keep_others(scored, document);
		if (scored->len > want)
			g_array_set_size(scored, want);
		if (whole || scored->len == want)
			return scored;
		g_array_unref(scored);
	}
}
