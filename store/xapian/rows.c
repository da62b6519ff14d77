/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows by gram, word, amount and name. */
#include <string.h>

#include "store/xapian/engine.h"

static ws_rows *rows_new(void) {
	return g_array_new(FALSE, FALSE, sizeof(uint32_t));
}

/* Xapian's ids become those of passages. */
static ws_rows *finish(const xapian_store *s, ws_rows *rows, bool ok, GError *fault, GError **error) {
	uint32_t *id = (uint32_t *)(void *)rows->data;
	for (guint i = 0; i < rows->len; i++)
		id[i] = ws_passage_of_id(id[i]);
	if (ok)
		return rows;
	g_array_unref(rows);
	ws_xapian_fail(s, fault, "read", error);
	return NULL;
}

/* ---- grams ---- */

/* Xapian's terms of grams; free with g_free. */
static ws_xapian_term *terms_of(ws_term_letter letter, const ws_gram_query *grams, ws_arena *arena) {
	ws_xapian_term *terms = g_new(ws_xapian_term, grams->n);
	for (size_t i = 0; i < grams->n; i++) {
		ws_term_text *term = ws_arena_take(arena, sizeof *term);
		*term = ws_term_of(letter, grams->grams[i], strlen(grams->grams[i]));
		terms[i] = ws_term_view(term);
	}
	return terms;
}

static void add_range(const ws_range *range, const ws_range *within, size_t n_within, size_t *at, ws_rows *rows) {
	for (uint64_t id = range->first; id <= range->last; id++) {
		while (*at < n_within && within[*at].last < id)
			++*at;
		uint32_t row = (uint32_t)id;
		if (!within || (*at < n_within && within[*at].first <= id))
			g_array_append_val(rows, row);
	}
}

/* Every passage: the spans of all documents. */
static bool all_rows(xapian_store *s, const ws_range *within, size_t n_within, ws_rows *rows, GError **error) {
	static const ws_filter none = {.year = 0};
	g_autoptr(GArray) spans = ws_xapian_spans(s, &none, error);
	size_t at = 0;
	for (guint i = 0; spans && i < spans->len; i++)
		add_range(&g_array_index(spans, ws_range, i), within, n_within, &at, rows);
	return spans != NULL;
}

static ws_rows *rows_of(xapian_store *s, ws_term_letter letter, const ws_gram_query *grams, const ws_range *within, size_t n_within,
                        size_t limit, GError **error) {
	GError *fault = NULL;
	ws_rows *rows = rows_new();
	if (within && !n_within)
		return rows;
	if (grams->n == 1 && !grams->prefix && !within) { /* what ranking reads: the lengths come with it */
		ws_term_text term = ws_term_of(letter, grams->grams[0], strlen(grams->grams[0]));
		g_array_unref(rows);
		return ws_cache_rows(s, &term, limit, error);
	}
	g_autofree ws_xapian_term *terms = terms_of(letter, grams, s->scratch);
	bool ok;
	if (grams->prefix) {
		ok = ws_xapian_any_with_prefix(s->x, terms[0], rows, &fault);
	} else {
		g_autofree ws_xapian_range *ranges = within ? g_new(ws_xapian_range, n_within) : NULL;
		for (size_t i = 0; within && i < n_within; i++)
			ranges[i] = (ws_xapian_range){ws_id_of_passage(within[i].first), ws_id_of_passage(MIN(within[i].last, INT32_MAX))};
		ok = ws_xapian_all_of(s->x, terms, grams->n, ranges, n_within, limit, rows, &fault);
	}
	ws_arena_clear(s->scratch);
	rows = finish(s, rows, ok, fault, error);
	if (ok && grams->prefix && within)
		ws_rows_keep_within(rows, within, n_within);
	if (ok && rows->len > limit)
		g_array_set_size(rows, (guint)limit);
	return rows;
}

ws_rows *ws_xapian_gram_rows(ws_store *store, const ws_gram_query *grams, const ws_range *within, size_t n_within, GError **error) {
	xapian_store *s = (xapian_store *)store;
	if (grams->n)
		return rows_of(s, WS_TERM_GRAM, grams, within, n_within, SIZE_MAX, error);
	ws_rows *rows = rows_new();
	if (!all_rows(s, within, n_within, rows, error))
		g_clear_pointer(&rows, g_array_unref);
	return rows;
}

/* Of limit + 1 rows asked for, the first `limit`. */
static ws_rows *cut(ws_rows *rows, size_t limit, bool *more) {
	*more = rows && rows->len > limit;
	if (*more)
		g_array_set_size(rows, (guint)limit);
	return rows;
}

static size_t one_more(size_t limit) {
	return limit == SIZE_MAX ? limit : limit + 1;
}

ws_rows *ws_xapian_gram_first_rows(ws_store *store, const ws_gram_query *grams, size_t limit, bool *more, GError **error) {
	xapian_store *s = (xapian_store *)store;
	return cut(grams->n ? rows_of(s, WS_TERM_GRAM, grams, NULL, 0, one_more(limit), error)
	                    : ws_xapian_gram_rows(store, grams, NULL, 0, error),
	           limit, more);
}

static ws_rows *rows_of_term(xapian_store *s, const ws_term_text *term, GError **error) {
	ws_rows *rows = rows_new();
	GError *fault = NULL;
	const ws_xapian_term one = ws_term_view(term);
	bool ok = ws_xapian_all_of(s->x, &one, 1, NULL, 0, SIZE_MAX, rows, &fault);
	return finish(s, rows, ok, fault, error);
}

ws_rows *ws_xapian_head_rows(ws_store *store, const ws_gram_query *grams, GError **error) {
	xapian_store *s = (xapian_store *)store;
	if (grams->n)
		return rows_of(s, WS_TERM_HEAD, grams, NULL, 0, SIZE_MAX, error);
	ws_term_text every = ws_term_of(WS_TERM_HEADING, "", 0);
	return rows_of_term(s, &every, error);
}

/* ---- words ---- */

ws_rows *ws_xapian_word_rows(ws_store *store, const char *word, int tier, size_t limit, bool *more, GError **error) {
	xapian_store *s = (xapian_store *)store;
	ws_term_text term = ws_term_of_word(word, tier);
	ws_rows *rows = *word ? ws_cache_rows(s, &term, one_more(limit), error) : rows_new();
	return cut(rows, limit, more);
}

typedef struct {
	ws_word_visit each;
	void *data;
} word_list;

static void list_word(const char *bytes, size_t len, void *data) {
	const word_list *l = data;
	l->each(bytes + 1, len - 1, l->data);
}

bool ws_xapian_latin_words(ws_store *store, char first, ws_word_visit each, void *data, GError **error) {
	const xapian_store *s = (xapian_store *)store;
	ws_term_text prefix = ws_term_of(WS_TERM_WORD, &first, 1);
	word_list list = {each, data};
	GError *fault = NULL;
	return ws_xapian_terms(s->x, ws_term_view(&prefix), list_word, &list, &fault) || ws_xapian_fail(s, fault, "read", error);
}

/* ---- frequencies ---- */

double ws_xapian_gram_frequency(ws_store *store, const ws_gram_query *grams, GError **error) {
	xapian_store *s = (xapian_store *)store;
	if (!grams->n)
		return (double)s->totals.passages;
	if (grams->n == 1 && !grams->prefix)
		return MAX(0, ws_xapian_token_frequency(store, grams->grams[0], false, error));
	g_autoptr(GArray) rows = ws_xapian_gram_rows(store, grams, NULL, 0, error);
	return rows ? rows->len : 0;
}

double ws_xapian_token_frequency(ws_store *store, const char *token, bool word, GError **error) {
	xapian_store *s = (xapian_store *)store;
	ws_term_text term = word ? ws_term_of_word(token, 1) : ws_term_of(WS_TERM_GRAM, token, strlen(token));
	uint32_t n = 0;
	GError *fault = NULL;
	if (ws_cache_frequency(s, &term, &n, &fault))
		return n;
	ws_xapian_fail(s, fault, "read", error);
	return -1;
}

/* ---- facts ---- */

/* The terms of a range of amounts, gathered while they are listed. */
typedef struct {
	const double *lo, *hi;
	const char *base;
	int kind;
	GPtrArray *terms; /* GBytes: whose postings are wanted */
	GPtrArray *edges; /* GBytes: what the terms of the amounts begin with, of decades that are wanted in part */
} gathering;

static GBytes *term_with(char letter, const char *bytes, size_t len) {
	GBytes *copy = g_bytes_new(bytes, len);
	*(char *)(gpointer)g_bytes_get_data(copy, NULL) = letter;
	return copy;
}

static void gather(const char *bytes, size_t len, void *data) {
	gathering *g = data;
	const ws_term_letter letter = (ws_term_letter)bytes[0];
	ws_term_amount amount;
	if (!ws_term_read_amount(letter, bytes + 1, len - 1, g->base, &amount) || (g->kind >= 0 && (int)amount.kind != g->kind))
		return;
	if (letter != WS_TERM_DECADE) {
		if ((!g->lo || amount.high >= *g->lo) && (!g->hi || amount.low <= *g->hi))
			g_ptr_array_add(g->terms, g_bytes_new(bytes, len));
		return;
	}
	int first = g->lo ? ws_decade(*g->lo) : -1, last = g->hi ? ws_decade(*g->hi) : UINT8_MAX + 1;
	if (amount.decade > first && amount.decade < last)
		g_ptr_array_add(g->terms, g_bytes_new(bytes, len));
	else if (amount.decade >= first && amount.decade <= last)
		g_ptr_array_add(g->edges, term_with(WS_TERM_AMOUNT, bytes, len));
}

static bool gather_letter(xapian_store *s, ws_term_letter letter, gathering *g, GError **error) {
	ws_term_text prefix = g->base ? ws_term_of_base(letter, g->base) : ws_term_of(letter, "", 0);
	GError *fault = NULL;
	return ws_xapian_terms(s->x, ws_term_view(&prefix), gather, g, &fault) || ws_xapian_fail(s, fault, "read", error);
}

static ws_xapian_term term_in(const GPtrArray *terms, guint i) {
	gsize len;
	const char *bytes = g_bytes_get_data(terms->pdata[i], &len);
	return (ws_xapian_term){bytes, len};
}

ws_rows *ws_xapian_amount_rows(ws_store *store, const double *lo, const double *hi, const char *base, int kind, GError **error) {
	xapian_store *s = (xapian_store *)store;
	g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	g_autoptr(GPtrArray) edges = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	gathering g = {lo, hi, base, kind, terms, edges};
	if (!gather_letter(s, WS_TERM_DECADE, &g, error) || !gather_letter(s, WS_TERM_INTERVAL, &g, error))
		return NULL;
	GError *fault = NULL;
	for (guint i = 0; i < edges->len; i++)
		if (!ws_xapian_terms(s->x, term_in(edges, i), gather, &g, &fault)) {
			ws_xapian_fail(s, fault, "read", error);
			return NULL;
		}
	g_autofree ws_xapian_term *all = g_new(ws_xapian_term, terms->len);
	for (guint i = 0; i < terms->len; i++)
		all[i] = term_in(terms, i);
	ws_rows *rows = rows_new();
	bool ok = !terms->len || ws_xapian_any_of(s->x, all, terms->len, rows, &fault);
	return finish(s, rows, ok, fault, error);
}

ws_rows *ws_xapian_name_rows(ws_store *store, const char *folded_name, int class, GError **error) {
	xapian_store *s = (xapian_store *)store;
	ws_term_text text[WS_NAME_PROGRAMME + 1];
	ws_xapian_term terms[WS_NAME_PROGRAMME + 1];
	size_t n = 0;
	for (int c = 0; c <= WS_NAME_PROGRAMME; c++) {
		if (class >= 0 && c != class)
			continue;
		const char digit = (char)('0' + c);
		text[n] = folded_name ? ws_term_of_name((ws_name_class)c, folded_name) : ws_term_of(WS_TERM_NAMED, &digit, 1);
		terms[n] = ws_term_view(&text[n]);
		n++;
	}
	ws_rows *rows = rows_new();
	GError *fault = NULL;
	bool ok = n == 0 || ws_xapian_any_of(s->x, terms, n, rows, &fault);
	return finish(s, rows, ok, fault, error);
}

ws_rows *ws_xapian_definitions(ws_store *store, const char *folded_term, GError **error) {
	ws_term_text term =
		folded_term ? ws_term_of(WS_TERM_DEFINITION, folded_term, strlen(folded_term)) : ws_term_of(WS_TERM_DEFINING, "", 0);
	return rows_of_term((xapian_store *)store, &term, error);
}
