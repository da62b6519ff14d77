/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules to groups: those that lie in one line and touch become one; those that cross or touch belong together. */
#include "indexer/reader/format/page_ruling.h"

#include <math.h>
#include <stdlib.h>

static const float TOUCH = WS_RULES_TOUCH;

enum { MOST_RULES = 6000, MOST_GLYPHS = 20000 };

static uint32_t root(uint32_t *group, uint32_t i) {
	while (group[i] != i) {
		group[i] = group[group[i]];
		i = group[i];
	}
	return i;
}

static int flat_order(const void *a, const void *b) {
	const ws_rule *x = a, *y = b;
	if (x->y0 != y->y0)
		return x->y0 < y->y0 ? -1 : 1;
	return (x->x0 > y->x0) - (x->x0 < y->x0);
}

static int upright_order(const void *a, const void *b) {
	const ws_rule *x = a, *y = b;
	if (x->x0 != y->x0)
		return x->x0 < y->x0 ? -1 : 1;
	return (x->y0 > y->y0) - (x->y0 < y->y0);
}

/* Rules that lie in one line and touch become one. */
static size_t merge(ws_rule *rules, size_t n, bool flat) {
	qsort(rules, n, sizeof *rules, flat ? flat_order : upright_order);
	size_t kept = 0;
	for (size_t i = 0; i < n; i++) {
		bool merged = false;
		for (size_t k = kept; !merged && k > 0; k--) {
			ws_rule *r = &rules[k - 1];
			if ((flat ? rules[i].y0 - r->y0 : rules[i].x0 - r->x0) > 1.5f)
				break;
			if (flat ? rules[i].x0 <= r->x1 + TOUCH && rules[i].x1 >= r->x0 - TOUCH
					 : rules[i].y0 <= r->y1 + TOUCH && rules[i].y1 >= r->y0 - TOUCH) {
				if (flat) {
					r->x0 = fminf(r->x0, rules[i].x0);
					r->x1 = fmaxf(r->x1, rules[i].x1);
				} else {
					r->y0 = fminf(r->y0, rules[i].y0);
					r->y1 = fmaxf(r->y1, rules[i].y1);
				}
				merged = true;
			}
		}
		if (!merged)
			rules[kept++] = rules[i];
	}
	return kept;
}

/* Whether a rule found on an image is a stroke of writing: 一, 丨, a dash between years, the upper strokes of 万元 in a row. It runs
   inside characters: most of it, however they are set. A border beside them is at their edge. */
static bool is_writing(const ws_rule *r, const ws_page *page) {
	enum { POINTS = 10, LEGIBLE = 4, LONGEST = 88 };
	bool flat = r->y1 - r->y0 < r->x1 - r->x0;
	float length = r->x1 - r->x0 + r->y1 - r->y0;
	if (length > LONGEST)
		return false;
	unsigned inside = 0;
	for (size_t i = 0; i < page->n_glyphs; i++) {
		const ws_glyph *g = &page->glyphs[i];
		if (g->box.y1 < r->y0 || g->box.y0 > r->y1 || g->box.x1 < r->x0 || g->box.x0 > r->x1 || g->size < LEGIBLE)
			continue;
		float dx = flat ? 0 : 0.06f * (g->box.x1 - g->box.x0), dy = flat ? 0.04f * (g->box.y1 - g->box.y0) : 0;
		for (unsigned k = 0; k < POINTS; k++) {
			float t = ((float)k + 0.5f) / POINTS, x = r->x0 + t * (r->x1 - r->x0), y = r->y0 + t * (r->y1 - r->y0);
			if (x >= g->box.x0 + dx && x <= g->box.x1 - dx && y >= g->box.y0 + dy && y <= g->box.y1 - dy)
				inside |= 1u << k;
		}
	}
	return __builtin_popcount(inside) >= POINTS * 4 / 5;
}

ws_ruling ws_ruling_of(const ws_page *page, ws_arena *scratch) {
	ws_ruling r = {0};
	size_t n = page->n_rules < MOST_RULES ? page->n_rules : MOST_RULES;
	r.flat = ws_arena_take(scratch, n * sizeof *r.flat);
	r.upright = ws_arena_take(scratch, n * sizeof *r.upright);
	for (size_t i = 0; i < n; i++)
		if (page->n_glyphs < MOST_GLYPHS && is_writing(&page->rules[i], page))
			continue;
		else if (page->rules[i].y1 - page->rules[i].y0 < page->rules[i].x1 - page->rules[i].x0)
			r.flat[r.n_flat++] = page->rules[i];
		else
			r.upright[r.n_upright++] = page->rules[i];
	r.n_flat = merge(r.flat, r.n_flat, true);
	r.n_upright = merge(r.upright, r.n_upright, false);
	r.group = ws_arena_take(scratch, (r.n_flat + r.n_upright + 1) * sizeof *r.group);
	for (size_t i = 0; i < r.n_flat + r.n_upright; i++)
		r.group[i] = (uint32_t)i;
	for (size_t i = 0; i < r.n_flat; i++)
		for (size_t j = 0; j < r.n_upright; j++) {
			const ws_rule *f = &r.flat[i], *u = &r.upright[j];
			if (u->x0 >= f->x0 - TOUCH && u->x0 <= f->x1 + TOUCH && f->y0 >= u->y0 - TOUCH && f->y0 <= u->y1 + TOUCH)
				r.group[root(r.group, (uint32_t)i)] = root(r.group, (uint32_t)(r.n_flat + j));
		}
	return r;
}

uint32_t ws_ruling_group(const ws_ruling *r, uint32_t i) {
	return root(r->group, i);
}

static int by_level(const void *a, const void *b) {
	const ws_rule *x = a, *y = b;
	return (x->y0 > y->y0) - (x->y0 < y->y0);
}

ws_rule *ws_ruling_flats(const ws_ruling *r, size_t *n, ws_arena *scratch) {
	bool *crossed = ws_arena_zero(scratch, r->n_flat + r->n_upright + 1, sizeof *crossed);
	ws_rule *flats = ws_arena_take(scratch, (r->n_flat + 1) * sizeof *flats);
	*n = 0;
	for (size_t j = 0; j < r->n_upright; j++)
		crossed[root(r->group, (uint32_t)(r->n_flat + j))] = true;
	for (size_t i = 0; i < r->n_flat; i++)
		if (!crossed[root(r->group, (uint32_t)i)])
			flats[(*n)++] = r->flat[i];
	qsort(flats, *n, sizeof *flats, by_level);
	return flats;
}
