/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/figures.h"

#include <string.h>

#include "query/bounds.h"
#include "query/figure_question.h"
#include "query/figure_score.h"
#include "query/match.h"
#include "query/rank.h"
#include "query/rows.h"

enum { PASSAGES = 240 };

static bool holds(ws_letters in, ws_letters part) {
	for (size_t i = 0; part.n && i + part.n <= in.n; i++)
		if (ws_letters_has(in, i, part.c, part.n))
			return true;
	return false;
}

static bool field_has(const char *field, const char *wanted, ws_arena *arena) {
	return !wanted || holds(ws_letters_of(field, arena), ws_letters_of(wanted, arena));
}

static bool passes(const ws_figure_request *r, const ws_figure_query *q, const ws_view *v, const ws_figure *f, ws_arena *arena) {
	if (!field_has(f->subject, r->subject, arena) || !field_has(f->period, r->period, arena) || !field_has(f->role, r->role, arena) ||
	    !field_has(f->unit, r->unit, arena) || (r->range && !ws_figure_within(f, r->range)))
		return false;
	if (q->within && q->within->n_years && !(f->period && ws_figure_is_of_year(q->within, f->period)))
		return false;
	for (size_t i = 0; i < q->n_ranges; i++)
		if (!ws_figure_within(f, q->ranges[i]))
			return false;
	for (size_t i = 0; i < q->n_amounts; i++)
		if (f->kind != q->amounts[i].kind || strcmp(f->base, q->amounts[i].base) != 0 ||
		    ws_decimal_compare(f->amount, q->amounts[i].amount) != 0)
			return false;
	if (!r->fund)
		return true;
	if (field_has(f->subject, r->fund, arena))
		return true;
	for (size_t i = 0; i < v->passage->n_names; i++) {
		const ws_name *name = &v->passage->names[i];
		if (f->subject && strstr(f->subject, name->form) && field_has(name->canonical, r->fund, arena))
			return true;
	}
	return false;
}

typedef struct {
	ws_store *store;
	ws_reading *reading;
	const ws_figure_request *request;
	const ws_figure_query *query;
	const ws_matcher *matcher; /* what a passage must match; NULL: it does */
	ws_letters place;          /* that a figure must name, because no document is of it; empty: none */
	GArray *out;
} gatherer;

/* 伊吾县地区生产总值 in the bulletin of 哈密. */
static bool names_place(const ws_view *v, const ws_figure *f, ws_letters place, ws_arena *arena) {
	const char *const fields[] = {f->subject, f->parent, f->row, f->column};
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (holds(ws_letters_of(fields[i], arena), place))
			return true;
	for (const ws_above *a = v->above; a; a = a->next)
		if (holds((ws_letters){a->f.c, a->f.n}, place))
			return true;
	return !f->column && holds(ws_figure_front(v, f), place);
}

static bool gather(gatherer *g, uint32_t id, ws_arena *scratch, GError **error) {
	ws_view v;
	ws_arena_clear(scratch);
	if (!ws_read_view(g->reading, id, true, &v, scratch, error))
		return false;
	if (g->matcher && !ws_matcher_matches(g->matcher, &v))
		return true;
	const ws_stored_document *d = ws_read_document(g->reading, v.document, error);
	if (!d)
		return false;
	for (size_t i = 0; i < v.passage->n_figures; i++) {
		const ws_figure *f = &v.passage->figures[i];
		if (!passes(g->request, g->query, &v, f, scratch) || (g->place.n && !names_place(&v, f, g->place, scratch)))
			continue;
		ws_found_figure one = {.passage = id,
		                       .index = (uint32_t)i,
		                       .document = v.document,
		                       .amount = ws_decimal_double(f->amount),
		                       .date = d->card.date,
		                       .path = d->card.path};
		for (size_t q = 0; q < g->query->n_questions; q++)
			one.score = MAX(one.score, ws_figure_score(&g->query->questions[q], &d->card, &v, f, scratch));
		if (g->query->n_questions && one.score == 0)
			continue;
		g_array_append_val(g->out, one);
	}
	return true;
}

static int in_reading_order(const ws_found_figure *x, const ws_found_figure *y) {
	int documents = x->document == y->document ? 0 : strcmp(x->path, y->path);
	if (documents)
		return documents;
	return x->passage != y->passage ? (x->passage > y->passage) - (x->passage < y->passage) : (x->index > y->index) - (x->index < y->index);
}

static int by_place(gconstpointer a, gconstpointer b) {
	return in_reading_order(a, b);
}

static int best_first(gconstpointer a, gconstpointer b) {
	const ws_found_figure *x = a, *y = b;
	return x->score != y->score ? (x->score < y->score ? 1 : -1) : in_reading_order(x, y);
}

static int by_value(gconstpointer a, gconstpointer b) {
	const ws_found_figure *x = a, *y = b;
	return x->amount != y->amount ? (x->amount < y->amount ? 1 : -1) : in_reading_order(x, y);
}

static int by_date(gconstpointer a, gconstpointer b) {
	const ws_found_figure *x = a, *y = b;
	int dates = !x->date || !y->date ? !x->date - !y->date : strcmp(x->date, y->date);
	return dates ? dates : in_reading_order(x, y);
}

/* The filter with the region of the question, unless another is asked for. Where no document is of it, those of the region above, or any,
   and the place is looked for in what they say. */
static bool filter_of(gatherer *g, ws_filter *out, ws_arena *arena, GError **error) {
	*out = g->request->filter ? *g->request->filter : (ws_filter){0};
	const ws_figure_query *q = g->query;
	const char *region = q->questions[0].region;
	bool one = *region != '\0';
	for (size_t i = 1; i < q->n_questions; i++)
		one = one && strcmp(q->questions[i].region, region) == 0;
	if (!one || out->region)
		return true;
	char *path = ws_arena_copy(arena, region, strlen(region));
	const char *name = strrchr(region, '/') ? strrchr(region, '/') + 1 : region;
	ws_filter there = *out;
	for (there.region = path;;) {
		g_autoptr(GArray) documents = ws_store_documents(g->store, &there, error);
		if (!documents)
			return false;
		if (documents->len) {
			*out = there;
			return true;
		}
		/* 伊吾县 may be called 伊吾, but 吉林 is the province. */
		char *last = strrchr(path, '/');
		g->place = ws_letters_of(name, arena);
		const ws_letters whole = ws_letters_of(path, arena);
		bool shared = last && g->place.n > 2 && ws_letters_has(whole, 0, g->place.c, g->place.n - 1);
		g->place.n -= g->place.n > 2 && !shared;
		if (!last)
			return true;
		*last = '\0';
	}
}

/* Passages for a question: those of the region's documents that speak of the subject, else of any. */
static GArray *question_rows(gatherer *g, ws_arena *arena, GError **error) {
	ws_filter filter;
	if (!filter_of(g, &filter, arena, error))
		return NULL;
	const ws_query *query = g->query->words, *const parts[] = {query, g->query->rest};
	const ws_query all = {.kind = WS_QUERY_AND, .children = (ws_query **)parts, .n_children = G_N_ELEMENTS(parts)};
	query = g->query->rest ? &all : query;
	ws_matcher *matcher = ws_matcher_new(g->store, query, &filter, arena, error);
	g_autoptr(GArray) scored = matcher ? ws_rank(g->store, query, matcher, g->reading, PASSAGES, arena, error) : NULL;
	ws_matcher_free(matcher);
	if (!scored)
		return NULL;
	GArray *rows = ws_rows_new();
	for (guint i = 0; i < scored->len; i++)
		g_array_append_val(rows, g_array_index(scored, ws_scored, i).id);
	return rows;
}

/* Passages that may match what the query says without a question. */
static GArray *matching_rows(ws_matcher *matcher, GError **error) {
	GArray *rows = NULL;
	return ws_matcher_candidates(matcher, WS_THOROUGH, &rows, error) ? rows : NULL;
}

/* Every passage with a figure that the filter and the range allow. */
static GArray *all_rows(gatherer *g, GError **error) {
	const ws_query *range = g->request->range;
	double low = range && range->has_low ? ws_decimal_double(range->low) : 0,
		   high = range && range->has_high ? ws_decimal_double(range->high) : 0;
	g_autoptr(GArray) rows = ws_store_amount_rows(g->store, range && range->has_low ? &low : NULL, range && range->has_high ? &high : NULL,
	                                              range && !range->rate ? range->base : NULL, -1, error);
	if (!rows || !g->request->filter || ws_filter_is_empty(g->request->filter))
		return g_steal_pointer(&rows);
	g_autoptr(GArray) ranges = ws_store_ranges(g->store, g->request->filter, error);
	return ranges ? ws_rows_within(rows, ranges) : NULL;
}

GArray *ws_figures_find(ws_store *store, ws_reading *reading, const ws_figure_request *request, ws_segmenter *segmenter, ws_arena *arena,
                        GError **error) {
	ws_figure_query q = {.n_questions = 0};
	if (request->question && !ws_figure_query_read(&q, request->question, store, segmenter, arena, error))
		return NULL;
	ws_figure_request narrowed = *request;
	ws_filter filter = request->filter ? *request->filter : (ws_filter){0};
	if (q.n_questions)
		q.within = NULL;
	if (q.within && *q.within->region && !filter.region) {
		filter.region = q.within->region;
		narrowed.filter = &filter;
		request = &narrowed;
	}
	gatherer g = {
		.store = store, .reading = reading, .request = request, .query = &q, .out = g_array_new(FALSE, FALSE, sizeof(ws_found_figure))};
	ws_matcher *matcher = q.rest ? ws_matcher_new(store, q.rest, request->filter, arena, error) : NULL;
	g.matcher = matcher;
	bool ok = matcher || !q.rest;
	g_autoptr(GArray) rows = !ok             ? NULL
	                         : q.n_questions ? question_rows(&g, arena, error)
	                         : matcher       ? matching_rows(matcher, error)
	                                         : all_rows(&g, error);
	ok = rows != NULL;
	ws_arena *scratch = ws_arena_new();
	for (guint i = 0; ok && i < rows->len; i++)
		ok = ws_read_ahead(reading, rows, i, error) && gather(&g, g_array_index(rows, uint32_t, i), scratch, error);
	ws_arena_free(scratch);
	ws_matcher_free(matcher);
	if (!ok) {
		g_array_unref(g.out);
		return NULL;
	}
	if (request->order == WS_FIGURES_BY_VALUE)
		g_array_sort(g.out, by_value);
	else if (request->order == WS_FIGURES_BY_DATE)
		g_array_sort(g.out, by_date);
	else
		g_array_sort(g.out, q.n_questions ? best_first : by_place);
	return g.out;
}
