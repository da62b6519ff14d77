/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the index proposes for a query: a superset of its matches. */
#include <stdlib.h>
#include <string.h>

#include "query/match_node.h"
#include "query/rows.h"

/* Below so many candidates another condition is left to their texts. */
enum { FEW = 64 };

/* Bounds so narrow that the store is better asked inside them than for all rows. */
static bool is_narrow(const ws_matcher *m) {
	enum { RANGES = 32, SHARE = 16 };
	uint64_t inside = 0;
	if (!m->within || m->within->len > RANGES)
		return false;
	for (guint i = 0; i < m->within->len; i++)
		inside += (uint64_t)g_array_index(m->within, ws_range, i).last - g_array_index(m->within, ws_range, i).first + 1;
	return inside < ws_store_passages(m->store) / SHARE;
}

/* Passages, among `among` when that is not NULL, that may have these grams. */
static ws_rows *gram_rows(const ws_matcher *m, const ws_gram_query *grams, const ws_rows *among, GError **error) {
	if (grams->n && !grams->prefix && (among || !is_narrow(m)))
		return ws_postings_all(m->postings, grams->grams, grams->n, among, error);
	size_t n;
	const ws_range *within = ws_ranges_asked(m->within, &n);
	g_autoptr(GArray) rows = ws_store_gram_rows(m->store, grams, within, n, error);
	return rows && among ? ws_rows_and(among, rows) : g_steal_pointer(&rows);
}

/* The passages that may stand under the headings and titles that have a string: from the heading to the end of its document. What stands
   under another heading of it is told apart by its text, and reading no heading costs less than reading many. */
static bool read_heads(ws_matcher *m, ws_leaf *l, GError **error) {
	if (l->ranges)
		return true;
	g_autoptr(GArray) rows = ws_store_head_rows(m->store, &l->grams, error);
	if (!rows)
		return false;
	l->ranges = g_array_new(FALSE, FALSE, sizeof(ws_range));
	g_ptr_array_add(m->arrays, l->ranges);
	uint32_t end = 0;
	for (guint i = 0; i < rows->len; i++) {
		uint32_t id = g_array_index(rows, uint32_t, i);
		if (id < end)
			continue;
		end = ws_store_document_end(m->store, id);
		uint32_t start = ws_store_document_start(m->store, id);
		ws_range scope = {id - start <= WS_TITLE_WITHIN ? start : id, end - 1}; /* a title counts for what stands before it, too */
		g_array_append_val(l->ranges, scope);
	}
	if (l->of)
		l->of->ranges = l->ranges;
	return true;
}

/* Passages that have all these leaves themselves: one look-up, in which the engine skips by the rarest. */
static ws_rows *rows_of_all(ws_matcher *m, ws_leaf *const *leaves, size_t n, GError **error) {
	size_t n_grams = 0;
	for (size_t i = 0; i < n; i++)
		n_grams += leaves[i]->grams.n;
	const char **grams = ws_arena_take(m->arena, n_grams * sizeof *grams);
	n_grams = 0;
	for (size_t i = 0; i < n; i++)
		for (size_t g = 0; g < leaves[i]->grams.n; g++)
			grams[n_grams++] = leaves[i]->grams.grams[g];
	ws_gram_query all = {.grams = grams, .n = n_grams};
	return gram_rows(m, &all, NULL, error);
}

/* Whether the rows of a leaf are read already, or soon. */
static bool is_cheap(ws_matcher *m, const ws_leaf *l) {
	enum { SHARE = 16 };
	bool known = true;
	for (size_t i = 0; i < l->grams.n; i++) {
		double frequency;
		known = known && ws_postings_known(m->postings, l->grams.grams[i]);
		if (ws_postings_frequency(m->postings, l->grams.grams[i], &frequency, NULL) && frequency < ws_store_passages(m->store) / SHARE)
			return true;
	}
	return known;
}

/* Of `sofar`, which is let go of, the passages that are among `text` or under a heading of the leaf. */
static ws_rows *keep(ws_rows *sofar, const ws_leaf *l, const ws_rows *text) {
	g_autoptr(GArray) before = sofar, here = ws_rows_and(before, text), above = ws_rows_within(before, l->ranges);
	return ws_rows_or(here, above);
}

/* Leaves of which each stands in headings, too: passages that have one of them in their text and the others there or above; then, unless
   that is left out, those that have all above them. NULL with no error: nothing cheap narrows them. */
static ws_rows *mixed_rows(ws_matcher *m, ws_leaf *const *leaves, size_t n, ws_query_part part, GError **error) {
	g_autoptr(GPtrArray) text = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	g_autoptr(GArray) under = NULL;
	ws_rows *sofar = NULL;
	for (size_t i = 0; i < n; i++) {
		GArray *both = under ? ws_ranges_and(under, leaves[i]->ranges) : g_array_ref(leaves[i]->ranges);
		g_clear_pointer(&under, g_array_unref);
		under = both;
		ws_rows *rows = NULL;
		if (part == WS_PART_ANY && (m->depth > WS_LIKELY || is_cheap(m, leaves[i]))) {
			rows = gram_rows(m, &leaves[i]->grams, NULL, error);
			if (!rows) {
				g_clear_pointer(&sofar, g_array_unref);
				return NULL;
			}
			ws_rows *either = sofar ? ws_rows_or(sofar, rows) : g_array_ref(rows);
			g_clear_pointer(&sofar, g_array_unref);
			sofar = either;
			g_ptr_array_add(text, rows);
		} else {
			g_ptr_array_add(text, ws_rows_new());
		}
		leaves[i]->skipped = part == WS_PART_ANY && !rows;
	}
	for (size_t i = 0; sofar && i < n; i++)
		if (!leaves[i]->skipped)
			sofar = keep(sofar, leaves[i], text->pdata[i]);
	if (part == WS_PART_ANY && m->depth == WS_LIKELY)
		return sofar;
	g_autoptr(GArray) above = ws_rows_of_ranges(under), inside = sofar ? sofar : ws_rows_new();
	return ws_rows_or(inside, above);
}

/* Of `sofar` (NULL: of all) the passages that may have a leaf in their text or above it. */
static ws_rows *single_rows(ws_matcher *m, const ws_rows *sofar, const ws_leaf *l, ws_query_part part, GError **error) {
	bool text = part == WS_PART_TEXT || part == WS_PART_ANY;
	g_autoptr(GArray) here = text ? gram_rows(m, &l->grams, sofar, error) : ws_rows_new();
	if (!here || part == WS_PART_TEXT)
		return g_steal_pointer(&here);
	g_autoptr(GArray) above = sofar ? ws_rows_within(sofar, l->ranges) : ws_rows_of_ranges(l->ranges);
	return ws_rows_or(here, above);
}

/* Passages that may have all strings of a node, in their text or above it. NULL with no error: the index cannot narrow it. */
static ws_rows *leaf_rows(ws_matcher *m, ws_compiled *node, ws_query_part part, GError **error) {
	g_autofree ws_leaf **joint = g_new(ws_leaf *, node->n_leaves), **mixed = g_new(ws_leaf *, node->n_leaves);
	g_autofree ws_leaf **single = g_new(ws_leaf *, node->n_leaves);
	size_t n_joint = 0, n_mixed = 0, n_single = 0;
	for (size_t i = 0; i < node->n_leaves; i++) {
		ws_leaf *l = &node->leaves[i];
		if (l->grams.prefix || l->grams.n == 0) {
			single[n_single++] = l;
			continue;
		}
		bool alone = node->n_leaves == 1 && part == WS_PART_ANY && m->depth == WS_LIKELY; /* what stands above tells nothing yet */
		if (part != WS_PART_TEXT && !alone && !read_heads(m, l, error))
			return NULL;
		if (part == WS_PART_TEXT || alone || (part == WS_PART_ANY && l->ranges->len == 0))
			joint[n_joint++] = l;
		else
			mixed[n_mixed++] = l;
	}
	GError *inner = NULL;
	ws_rows *sofar = n_joint ? rows_of_all(m, joint, n_joint, &inner) : n_mixed ? mixed_rows(m, mixed, n_mixed, part, &inner) : NULL;
	for (size_t i = 0; n_joint && !inner && i < n_mixed && sofar->len > FEW; i++) {
		g_autoptr(GArray) text = gram_rows(m, &mixed[i]->grams, sofar, &inner);
		if (text)
			sofar = keep(sofar, mixed[i], text);
	}
	/* A single character begins hundreds of grams, so looking it up costs more than reading a few hundred texts. */
	for (size_t i = 0; !inner && i < n_single && m->depth == WS_THOROUGH && !(sofar && sofar->len <= FEW); i++)
		if (part == WS_PART_TEXT || read_heads(m, single[i], &inner)) {
			g_autoptr(GArray) before = sofar;
			sofar = single_rows(m, before, single[i], part, &inner);
		}
	if (inner) {
		g_propagate_error(error, inner);
		g_clear_pointer(&sofar, g_array_unref);
	}
	return sofar;
}

static ws_rows *propose(ws_matcher *m, const ws_query *q, GError **error);

static bool is_run(const ws_query *q) {
	return q->kind == WS_QUERY_WORDS && q->part == WS_PART_ANY;
}

/* The words of all runs that must hold, as one node: a word of one may stand in the heading above a word of another. */
static ws_compiled *all_words(ws_matcher *m, const ws_query *q) {
	size_t n = 0;
	for (size_t i = 0; i < q->n_children; i++)
		n += is_run(q->children[i]) ? ((ws_compiled *)g_hash_table_lookup(m->nodes, q->children[i]))->n_leaves : 0;
	ws_compiled *all = ws_arena_zero(m->arena, 1, sizeof *all);
	all->leaves = ws_arena_zero(m->arena, n, sizeof *all->leaves);
	for (size_t i = 0; i < q->n_children; i++) {
		const ws_compiled *node = g_hash_table_lookup(m->nodes, q->children[i]);
		if (!is_run(q->children[i]))
			continue;
		for (size_t k = 0; k < node->n_leaves; k++) {
			ws_leaf *l = &all->leaves[all->n_leaves++];
			*l = node->leaves[k];
			l->of = &node->leaves[k];
		}
	}
	return all;
}

/* Narrows *sofar by what a child proposes; a child that cannot narrow it changes nothing. */
static bool narrow_by(ws_rows **sofar, ws_rows *rows, GError *inner, GError **error) {
	if (inner) {
		g_propagate_error(error, inner);
		return false;
	}
	if (rows) {
		ws_rows *both = *sofar ? ws_rows_and(*sofar, rows) : g_array_ref(rows);
		g_clear_pointer(sofar, g_array_unref);
		*sofar = both;
		g_array_unref(rows);
	}
	return true;
}

static ws_rows *propose_and(ws_matcher *m, const ws_query *q, GError **error) {
	g_autoptr(GArray) sofar = NULL;
	ws_depth depth = m->depth;
	ws_compiled *words = all_words(m, q);
	/* What is costly comes last, and only when the rest has left many. */
	for (int pass = 0; pass < (depth == WS_THOROUGH ? 2 : 1); pass++) {
		m->depth = pass || depth != WS_THOROUGH ? depth : WS_POSSIBLE;
		GError *inner = NULL;
		ws_rows *rows = words->n_leaves && !(sofar && sofar->len <= FEW) ? leaf_rows(m, words, WS_PART_ANY, &inner) : NULL;
		bool ok = narrow_by(&sofar, rows, inner, error);
		for (size_t i = 0; ok && i < q->n_children && !(sofar && sofar->len <= FEW); i++) {
			const ws_query *child = q->children[i];
			if (is_run(child) || child->kind == WS_QUERY_FIELD) /* fields are in `within` already */
				continue;
			inner = NULL;
			rows = propose(m, child, &inner);
			ok = narrow_by(&sofar, rows, inner, error);
		}
		m->depth = depth;
		if (!ok)
			return NULL;
	}
	return g_steal_pointer(&sofar);
}

/* A superset of the matches; NULL without an error when that is everything. */
static ws_rows *propose(ws_matcher *m, const ws_query *q, GError **error) {
	ws_compiled *node = g_hash_table_lookup(m->nodes, q);
	switch (q->kind) {
	case WS_QUERY_WORDS:
	case WS_QUERY_PHRASE:
		return leaf_rows(m, node, q->part, error);
	case WS_QUERY_NEAR:
		return leaf_rows(m, node, WS_PART_TEXT, error);
	case WS_QUERY_AND:
		return propose_and(m, q, error);
	case WS_QUERY_OR: {
		g_autoptr(GArray) sofar = ws_rows_new();
		for (size_t i = 0; i < q->n_children; i++) {
			g_autoptr(GArray) rows = propose(m, q->children[i], error);
			if (!rows)
				return NULL;
			ws_rows *either = ws_rows_or(sofar, rows);
			g_array_unref(sofar);
			sofar = either;
		}
		return g_steal_pointer(&sofar);
	}
	case WS_QUERY_NOT:
		return NULL;
	case WS_QUERY_FIELD:
		return ws_rows_of_ranges(node->ranges);
	case WS_QUERY_AMOUNT: {
		double low = ws_decimal_double(q->low), high = ws_decimal_double(q->high);
		return ws_store_amount_rows(m->store, q->has_low ? &low : NULL, q->has_high ? &high : NULL, q->rate ? "1" : q->base,
		                            q->rate ? (int)WS_PERCENT : -1, error);
	}
	}
	return NULL;
}

static ws_rows *everything(ws_matcher *m, GError **error) {
	static const ws_gram_query all = {0};
	return gram_rows(m, &all, NULL, error);
}

bool ws_matcher_candidates(ws_matcher *m, ws_depth depth, ws_rows **rows, GError **error) {
	GError *inner = NULL;
	m->depth = depth;
	g_autoptr(GArray) found = m->query ? propose(m, m->query, &inner) : NULL;
	if (!inner && !found && depth == WS_THOROUGH)
		found = everything(m, &inner);
	*rows = found && m->within ? ws_rows_within(found, m->within) : g_steal_pointer(&found);
	if (inner)
		g_propagate_error(error, inner);
	return !inner;
}
