/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/structure/margin.h"

#include <math.h>
#include <stdlib.h>

enum { WINDOW = 8, NARROW = 30, WIDEST = 200 };

bool ws_has_place(const ws_line *line) {
	return line->block->kind == WS_BLOCK_LINE && line->block->x1 > line->block->x0;
}

float ws_em(const ws_line *line) {
	float width = line->block->x1 - line->block->x0;
	return line->block->size > 0 ? line->block->size : line->width ? 2 * width / (float)line->width : 12;
}

/* The extremes of the neighbours that begin near this line and are set in the same size, so that columns and facing pages have margins of
   their own. */
static void find_edges(ws_margins *m, const ws_lines *lines, ws_arena *arena) {
	m->left = ws_arena_zero(arena, lines->n + 1, sizeof *m->left);
	m->right = ws_arena_zero(arena, lines->n + 1, sizeof *m->right);
	for (size_t i = 0; i < lines->n; i++) {
		const ws_line *line = &lines->v[i];
		if (line->dropped || !ws_has_place(line))
			continue;
		float left = line->block->x0, right = line->block->x1, reach = 5 * ws_em(line);
		size_t others = 0, from = i < WINDOW ? 0 : i - WINDOW, to = i + WINDOW < lines->n ? i + WINDOW : lines->n - 1;
		for (size_t k = from; k <= to; k++) {
			const ws_line *other = &lines->v[k];
			if (k == i || other->dropped || !ws_has_place(other) || other->page != line->page ||
			    fabsf(other->block->x0 - line->block->x0) > reach || fabsf(ws_em(other) - ws_em(line)) > 0.2f * ws_em(line))
				continue;
			left = other->block->x0 < left ? other->block->x0 : left;
			right = other->block->x1 > right ? other->block->x1 : right;
			others++;
		}
		if (others) {
			m->left[i] = left;
			m->right[i] = right;
		}
	}
}

typedef struct {
	size_t at[WIDEST + 1], n, over;
} widths;

static void count_width(widths *w, uint32_t width) {
	w->n++;
	if (width > WIDEST)
		w->over++;
	else
		w->at[width]++;
}

/* Lines are wrapped when nearly half of the longer ones end within five columns of each other and hardly any is longer. */
static uint32_t wrapped_at(const widths *w) {
	size_t best = 0;
	uint32_t wrap = 0;
	for (uint32_t k = NARROW + 4; w->n >= 6 && k <= WIDEST; k++) {
		size_t near = w->at[k] + w->at[k - 1] + w->at[k - 2] + w->at[k - 3] + w->at[k - 4], wider = w->over;
		for (uint32_t l = k + 5; l <= WIDEST; l++)
			wider += w->at[l];
		if (near > best && near * 100 >= w->n * 45 && wider * 20 <= w->n) {
			best = near;
			wrap = k;
		}
	}
	return wrap;
}

static void find_wrap(ws_margins *m, const ws_lines *lines) {
	widths text = {0}, counted = {0}, broken = {0};
	size_t indents[17] = {0};
	for (size_t i = 0; i < lines->n; i++) {
		const ws_line *line = &lines->v[i];
		uint32_t width = line->width + line->indent;
		if (line->dropped || line->tabs || width < NARROW)
			continue;
		if (line->block->kind == WS_BLOCK_LINE) {
			count_width(&text, width);
			count_width(&counted, 2 * line->chars + line->indent);
			indents[line->indent < 16 ? line->indent : 16]++;
		} else if (line->block->kind == WS_BLOCK_PARAGRAPH && i + 1 < lines->n && line[1].block == line->block) {
			count_width(&broken, width);
		}
	}
	m->wrap = wrapped_at(&text);
	if (!m->wrap) {
		m->wrap = wrapped_at(&counted);
		m->counted = m->wrap > 0;
	}
	m->breaks = wrapped_at(&broken);
	for (uint32_t k = 1; k < 16 && m->wrap; k++)
		if (indents[k] > indents[m->base])
			m->base = k;
}

uint32_t ws_line_extent(const ws_margins *margins, const ws_line *line) {
	return (margins->counted ? 2 * line->chars : line->width) + line->indent;
}

/* Whether lines that follow a short line are mostly indented. */
static void find_indents(ws_margins *m, const ws_lines *lines) {
	size_t after = 0, indented = 0;
	for (size_t i = 1; i < lines->n; i++) {
		const ws_line *a = &lines->v[i - 1], *b = &lines->v[i];
		if (m->right[i - 1] > 0 && m->left[i] > 0 && a->page == b->page && (a->traits & WS_LINE_STOP) &&
		    m->right[i - 1] - a->block->x1 > 3 * ws_em(a)) {
			after++;
			indented += b->block->x0 - m->left[i] > 1.2f * ws_em(b);
		} else if (m->wrap && (a->traits & WS_LINE_STOP) && ws_line_extent(m, a) + 6 < m->wrap) {
			after++;
			indented += b->indent >= m->base + 2;
		}
	}
	m->indents = indented * 2 > after;
}

/* How many characters are set in a size. */
typedef struct {
	float size;
	size_t chars;
} setting;

static int by_size(const void *a, const void *b) {
	float x = ((const setting *)a)->size, y = ((const setting *)b)->size;
	return x < y ? -1 : x > y;
}

/* The size of the middle character of the longer lines: those of a narrow column hold a dozen. */
static void find_body_size(ws_margins *m, const ws_lines *lines, ws_arena *arena) {
	enum { LONGER = 9 };
	setting *settings = ws_arena_take(arena, (lines->n + 1) * sizeof *settings);
	size_t n = 0, chars = 0, below = 0;
	for (size_t i = 0; i < lines->n; i++)
		if (lines->v[i].block->size > 0 && lines->v[i].chars >= LONGER) {
			settings[n++] = (setting){lines->v[i].block->size, lines->v[i].chars};
			chars += lines->v[i].chars;
		}
	qsort(settings, n, sizeof *settings, by_size);
	for (size_t i = 0; i < n && below * 2 <= chars; i++) {
		below += settings[i].chars;
		m->body = settings[i].size;
	}
}

/* A full line with an indent has its middle near that of the page too. */
bool ws_is_centred(const ws_margins *m, const ws_lines *lines, size_t i) {
	const ws_line *line = &lines->v[i];
	if (!(line->block->flags & WS_BLOCK_CENTRED))
		return false;
	return !(m->right[i] > 0) ||
	       (m->right[i] - line->block->x1 > 1.5f * ws_em(line) && line->block->x0 - m->left[i] > 1.5f * ws_em(line)) ||
	       m->right[i] - m->left[i] <= line->block->x1 - line->block->x0;
}

ws_margins ws_find_margins(const ws_lines *lines, ws_arena *arena) {
	ws_margins margins = {0};
	find_edges(&margins, lines, arena);
	if (!lines->paged)
		find_wrap(&margins, lines);
	find_indents(&margins, lines);
	find_body_size(&margins, lines, arena);
	return margins;
}
