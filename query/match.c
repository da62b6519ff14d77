/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/match.h"

#include <string.h>

#include "query/bounds.h"
#include "query/match_node.h"
#include "query/rows.h"

/* ---- compiling ---- */

static void compile_leaf(ws_matcher *m, ws_leaf *l, const uint32_t *c, size_t n, bool open_end) {
	*l = (ws_leaf){.c = c, .n = n, .open_end = open_end};
	l->grams = ws_grams_of_string(c, n, m->arena);
}

static GArray *owned(ws_matcher *m, GArray *array) {
	if (array)
		g_ptr_array_add(m->arrays, array);
	return array;
}

static GArray *field_ranges(ws_matcher *m, const ws_query *q, GError **error) {
	ws_filter filter = {0};
	switch (q->field) {
	case WS_BY_REGION:
		filter.region = q->value;
		break;
	case WS_BY_ISSUER:
		filter.issuer = q->value;
		break;
	case WS_BY_KIND:
		filter.kind = q->value;
		break;
	case WS_BY_NUMBER:
		filter.number = q->value;
		break;
	case WS_BY_YEAR:
		if (!q->until) {
			filter.year = atoi(q->value);
			break;
		}
		/* fall through */
	case WS_BY_DATE:
		filter.since = *q->value ? q->value : NULL;
		filter.until = !q->until ? q->value : *q->until ? q->until : NULL;
		break;
	}
	return ws_store_ranges(m->store, &filter, error);
}

static bool compile(ws_matcher *m, const ws_query *q, GError **error) {
	ws_compiled *node = ws_arena_zero(m->arena, 1, sizeof *node);
	node->query = q;
	g_hash_table_insert(m->nodes, (gpointer)q, node);
	switch (q->kind) {
	case WS_QUERY_WORDS:
		node->leaves = ws_arena_zero(m->arena, q->n_terms, sizeof *node->leaves);
		for (size_t i = 0; i < q->n_terms; i++)
			if (!q->terms[i].light)
				compile_leaf(m, &node->leaves[node->n_leaves++], q->terms[i].c, q->terms[i].n, q->terms[i].open_end);
		return true;
	case WS_QUERY_PHRASE:
		node->leaves = ws_arena_zero(m->arena, 1, sizeof *node->leaves);
		node->n_leaves = 1;
		compile_leaf(m, node->leaves, q->string.c, q->string.n, false);
		return true;
	case WS_QUERY_NEAR:
		node->leaves = ws_arena_zero(m->arena, q->n_children, sizeof *node->leaves);
		node->n_leaves = q->n_children;
		for (size_t i = 0; i < q->n_children; i++)
			compile_leaf(m, &node->leaves[i], q->children[i]->string.c, q->children[i]->string.n, false);
		return true;
	case WS_QUERY_FIELD:
		node->ranges = owned(m, field_ranges(m, q, error));
		return node->ranges != NULL;
	case WS_QUERY_AMOUNT:
		return true;
	default:
		for (size_t i = 0; i < q->n_children; i++)
			if (!compile(m, q->children[i], error))
				return false;
		return true;
	}
}

/* Narrows `within` by the fields that every match must have. */
static void narrow(ws_matcher *m, const ws_query *q) {
	if (q->kind == WS_QUERY_FIELD) {
		const ws_compiled *node = g_hash_table_lookup(m->nodes, q);
		m->within = m->within ? owned(m, ws_ranges_and(m->within, node->ranges)) : node->ranges;
	}
	if (q->kind == WS_QUERY_AND)
		for (size_t i = 0; i < q->n_children; i++)
			narrow(m, q->children[i]);
}

ws_matcher *ws_matcher_new(ws_store *store, const ws_query *query, const ws_filter *filter, ws_arena *arena, GError **error) {
	ws_matcher *m = g_new0(ws_matcher, 1);
	m->store = store;
	m->query = query;
	m->arena = arena;
	m->nodes = g_hash_table_new(NULL, NULL);
	m->postings = ws_postings_new(store);
	m->arrays = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	bool ok = true;
	if (filter && !ws_filter_is_empty(filter))
		ok = (m->within = owned(m, ws_store_ranges(store, filter, error))) != NULL;
	ok = ok && (!query || compile(m, query, error));
	if (!ok) {
		ws_matcher_free(m);
		return NULL;
	}
	if (query)
		narrow(m, query);
	return m;
}

void ws_matcher_free(ws_matcher *matcher) {
	if (!matcher)
		return;
	g_hash_table_unref(matcher->nodes);
	ws_postings_free(matcher->postings);
	g_ptr_array_unref(matcher->arrays);
	g_free(matcher);
}

ws_postings *ws_matcher_postings(ws_matcher *matcher) {
	return matcher->postings;
}

const GArray *ws_matcher_ranges(const ws_matcher *matcher) {
	return matcher->within;
}

/* ---- what the text says ---- */

/* 表1 2026年: blank space ends a number, unless the digits themselves stand apart: 2 0 2 6 年. */
static bool parted(const ws_folded *f, size_t i, bool apart) {
	return f->to[i - 1] < f->from[i] && !apart;
}

/* Whether f->c[i] goes on with the number that ends before it: a digit, or a decimal point with a digit behind it. */
static bool number_goes_on(const ws_folded *f, size_t i, bool apart) {
	return i < f->n && !parted(f, i, apart) &&
	       (ws_is_digit(f->c[i]) || ((f->c[i] == '.' || f->c[i] == ',') && i + 1 < f->n && ws_is_digit(f->c[i + 1])));
}

static bool number_came_before(const ws_folded *f, size_t i, bool apart) {
	return i > 0 && !parted(f, i, apart) &&
	       (ws_is_digit(f->c[i - 1]) || ((f->c[i - 1] == '.' || f->c[i - 1] == ',') && i > 1 && ws_is_digit(f->c[i - 2])));
}

size_t ws_find_term(const ws_folded *f, size_t from, const uint32_t *c, size_t n, bool open_end) {
	for (size_t at = from; (at = ws_folded_find(f, at, c, n)) != SIZE_MAX; at++) {
		bool apart_first = n > 1 && ws_is_digit(c[1]) && f->to[at] < f->from[at + 1];
		bool apart_last = n > 1 && ws_is_digit(c[n - 2]) && f->to[at + n - 2] < f->from[at + n - 1];
		bool cut_before = ws_is_digit(c[0]) && number_came_before(f, at, apart_first);
		bool cut_behind = ws_is_digit(c[n - 1]) && !open_end && number_goes_on(f, at + n, apart_last);
		if (!cut_before && !cut_behind)
			return at;
	}
	return SIZE_MAX;
}

static bool leaf_in(const ws_folded *f, const ws_leaf *l) {
	return ws_find_term(f, 0, l->c, l->n, l->open_end) != SIZE_MAX;
}

static bool leaf_above(const ws_view *v, const ws_leaf *l, ws_query_part part) {
	for (const ws_above *a = ws_view_above(v); a; a = a->next)
		if ((part == WS_PART_ANY || (part == WS_PART_TITLE) == (a->level == 0)) && leaf_in(&a->f, l))
			return true;
	bool heads_itself = v->passage->kind == WS_HEADING && part != WS_PART_ANY && (part == WS_PART_TITLE) == (v->passage->level == 0);
	return heads_itself && leaf_in(&v->f, l);
}

/* Whether the index leaves it open that a heading above has the leaf: told without reading one. */
static bool may_be_above(const ws_view *v, const ws_leaf *l) {
	return !l->ranges || ws_ranges_have(l->ranges, v->id);
}

static bool words_match(const ws_view *v, const ws_compiled *node) {
	ws_query_part part = node->query->part;
	size_t first = node->n_leaves; /* of the leaves that the text lacks */
	for (size_t i = node->n_leaves; i-- > 0;) {
		const ws_leaf *l = &node->leaves[i];
		if ((part == WS_PART_ANY || part == WS_PART_TEXT) && leaf_in(&v->f, l))
			continue;
		if (part == WS_PART_TEXT || !may_be_above(v, l))
			return false;
		first = i;
	}
	for (size_t i = first; i < node->n_leaves; i++) {
		const ws_leaf *l = &node->leaves[i];
		bool in_text = part == WS_PART_ANY && i > first && leaf_in(&v->f, l);
		if (!in_text && !leaf_above(v, l, part))
			return false;
	}
	return true;
}

typedef struct {
	size_t at, leaf;
} place;

static int by_place(gconstpointer a, gconstpointer b) {
	const place *x = a, *y = b;
	return (x->at > y->at) - (x->at < y->at);
}

/* Whether all strings stand within a window: for every place of each, the nearest places of the others. Small numbers of places; the window
   slides over all places in text order. */
static bool near_match(const ws_view *v, const ws_compiled *node, GArray *spans) {
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(place));
	for (size_t i = 0; i < node->n_leaves; i++)
		for (size_t at = 0; (at = ws_find_term(&v->f, at, node->leaves[i].c, node->leaves[i].n, false)) != SIZE_MAX; at++) {
			place p = {at, i};
			g_array_append_val(places, p);
		}
	g_array_sort(places, by_place);
	g_autofree size_t *count = g_new0(size_t, node->n_leaves);
	size_t distinct = 0;
	guint first = 0, told = 0; /* places before `told` are among the spans */
	bool found = false;
	for (guint i = 0; i < places->len; i++) {
		place p = g_array_index(places, place, i);
		distinct += count[p.leaf]++ == 0;
		for (; distinct == node->n_leaves; first++) {
			place q = g_array_index(places, place, first);
			size_t gap_from = q.at + node->leaves[q.leaf].n;
			if (p.at <= gap_from + node->query->distance) {
				found = true;
				if (!spans)
					return true;
				for (told = MAX(told, first); told <= i; told++) {
					place s = g_array_index(places, place, told);
					ws_span span = ws_folded_span(&v->f, s.at, s.at + node->leaves[s.leaf].n);
					g_array_append_val(spans, span);
				}
			}
			distinct -= --count[q.leaf] == 0;
		}
	}
	return found;
}

static bool amount_match(const ws_view *v, const ws_query *q) {
	for (size_t i = 0; i < v->passage->n_figures; i++)
		if (ws_figure_within(&v->passage->figures[i], q))
			return true;
	return false;
}

static bool matches(const ws_matcher *m, const ws_query *q, const ws_view *v) {
	const ws_compiled *node = g_hash_table_lookup(m->nodes, q);
	switch (q->kind) {
	case WS_QUERY_WORDS:
		return words_match(v, node);
	case WS_QUERY_PHRASE:
		return q->part == WS_PART_TEXT ? leaf_in(&v->f, node->leaves) : leaf_above(v, node->leaves, q->part);
	case WS_QUERY_NEAR:
		return near_match(v, node, NULL);
	case WS_QUERY_FIELD:
		return ws_ranges_have(node->ranges, v->id);
	case WS_QUERY_AMOUNT:
		return amount_match(v, q);
	case WS_QUERY_NOT:
		return !matches(m, q->children[0], v);
	case WS_QUERY_AND:
		for (size_t i = 0; i < q->n_children; i++)
			if (!matches(m, q->children[i], v))
				return false;
		return true;
	case WS_QUERY_OR:
		for (size_t i = 0; i < q->n_children; i++)
			if (matches(m, q->children[i], v))
				return true;
		return false;
	}
	return false;
}

static bool asks_amount(const ws_query *q) {
	for (size_t i = 0; i < q->n_children; i++)
		if (asks_amount(q->children[i]))
			return true;
	return q->kind == WS_QUERY_AMOUNT;
}

bool ws_matcher_needs_facts(const ws_matcher *matcher) {
	return matcher->query && asks_amount(matcher->query);
}

bool ws_matcher_matches(const ws_matcher *m, const ws_view *view) {
	if (m->within && !ws_ranges_have(m->within, view->id))
		return false;
	return !m->query || matches(m, m->query, view);
}

/* ---- spans ---- */

static void leaf_spans(const ws_view *v, const ws_leaf *l, GArray *spans) {
	for (size_t at = 0; (at = ws_find_term(&v->f, at, l->c, l->n, l->open_end)) != SIZE_MAX; at += l->n) {
		ws_span span = ws_folded_span(&v->f, at, at + l->n);
		g_array_append_val(spans, span);
	}
}

static void add_spans(const ws_matcher *m, const ws_query *q, const ws_view *v, GArray *spans) {
	const ws_compiled *node = g_hash_table_lookup(m->nodes, q);
	if (q->kind == WS_QUERY_NOT)
		return;
	if (q->kind == WS_QUERY_NEAR) {
		near_match(v, node, spans);
		return;
	}
	for (size_t i = 0; i < node->n_leaves; i++)
		leaf_spans(v, &node->leaves[i], spans);
	for (size_t i = 0; i < q->n_children; i++)
		add_spans(m, q->children[i], v, spans);
}

static int by_start(gconstpointer a, gconstpointer b) {
	const ws_span *x = a, *y = b;
	return x->start != y->start ? (x->start > y->start) - (x->start < y->start) : (x->end > y->end) - (x->end < y->end);
}

GArray *ws_matcher_spans(const ws_matcher *m, const ws_view *view) {
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(ws_span));
	if (m->query)
		add_spans(m, m->query, view, spans);
	g_array_sort(spans, by_start);
	guint n = 0;
	for (guint i = 0; i < spans->len; i++) {
		ws_span s = g_array_index(spans, ws_span, i);
		ws_span *last = n ? &g_array_index(spans, ws_span, n - 1) : NULL;
		if (last && s.start <= last->end)
			last->end = MAX(last->end, s.end);
		else
			g_array_index(spans, ws_span, n++) = s;
	}
	g_array_set_size(spans, n);
	return spans;
}
