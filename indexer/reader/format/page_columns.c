/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading order on a page of several columns: a newspaper's page, a gazette in two columns.

   Nearly every page has one column, and cutting one that has not loses more than leaving two uncut; so a cut needs proof. A gutter is
   an upright strip that no ink of a run and no table enters, at least 0.8 em wide, with text on both sides: filled to a third of its area
   or more (columns of figures are not: they stand in tables), half of its runs at least 6 em long. A heading over all columns and a page
   number in the gutter hide it, so up to TOP bands are left off above and BOTTOM below while looking: as many as give the most columns,
   for a subtitle over the last four of five columns is a heading too. A page number below them all is left off at once. What is left off
   is a frame of its own, before and after the columns.

   A page whose middle is crossed by most lines is told at once, without looking for bands.

   Fifteen reports and notes set in two columns, 544 passages; those that were not as in the one column of the original:

       type, gutter in points       16, 21    16, 32    10.5, 21
       boxes of characters               280       125          48
       and page numbers apart            262        45          42
       and the ink of what hangs          51        44          42

   What is left are titles broken in a column, tables wider than one, notes set as large as the text. */
#include "indexer/reader/format/page_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BINS = 512, TOP = 24, BOTTOM = 4, DEPTH = 8, FEWEST = 4 /* runs in a column */, TRIALS = 32 };

typedef struct {
	ws_box box;
	float ink; /* where it ends on paper */
	float size;
	uint32_t item;
	bool number; /* of a page */
} piece;

typedef struct {
	piece *pieces;
	uint32_t *order;
	ws_box *frames;
	size_t n_frames;
	ws_arena *scratch;
} cutter;

static int by_top(const void *a, const void *b) {
	const piece *x = a, *y = b;
	return (x->box.y0 > y->box.y0) - (x->box.y0 < y->box.y0);
}

static int by_left(const void *a, const void *b) {
	const piece *x = a, *y = b;
	return (x->box.x0 > y->box.x0) - (x->box.x0 < y->box.x0);
}

static ws_box extent(const piece *p, size_t n) {
	ws_box box = p[0].box;
	for (size_t i = 1; i < n; i++)
		box = ws_box_union(box, p[i].box);
	return box;
}

static int by_size(const void *a, const void *b) {
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

static float common_size(const piece *p, size_t n, ws_arena *scratch) {
	float *sizes = ws_arena_take(scratch, n * sizeof *sizes);
	for (size_t i = 0; i < n; i++)
		sizes[i] = p[i].size;
	qsort(sizes, n, sizeof *sizes, by_size);
	return sizes[n / 2];
}

static bool is_column(const piece *p, size_t n, float size) {
	if (n < FEWEST)
		return false;
	ws_box box = extent(p, n);
	float area = (box.x1 - box.x0) * (box.y1 - box.y0), filled = 0;
	size_t wide = 0;
	for (size_t i = 0; i < n; i++) {
		filled += (p[i].box.x1 - p[i].box.x0) * (p[i].box.y1 - p[i].box.y0);
		wide += p[i].box.x1 - p[i].box.x0 >= 6 * size;
	}
	return filled > 0.33f * area && wide * 2 >= n && box.x1 - box.x0 > 8 * size;
}

/* The gutters between pieces that have columns on both sides. */
typedef struct {
	size_t n;
	size_t left; /* how many pieces are left of the widest */
	float width; /* of the widest */
} gutters;

/* The pieces are then sorted by x. */
static gutters find_gutters(piece *p, size_t n, float size) {
	gutters found = {0};
	if (n < 2 * FEWEST)
		return found;
	qsort(p, n, sizeof *p, by_left);
	float reach = p[0].ink;
	size_t trials = 0;
	for (size_t i = 1; i < n && trials < TRIALS; i++) {
		float width = p[i].box.x0 - reach;
		if (width > 0.8f * size) {
			trials++;
			if (is_column(p, i, size) && is_column(p + i, n - i, size)) {
				found.n++;
				found.left = width > found.width ? i : found.left;
				found.width = width > found.width ? width : found.width;
			}
		}
		reach = p[i].ink > reach ? p[i].ink : reach;
	}
	return found;
}

/* Whether there is an x in the middle half that less than half as much text crosses as elsewhere. */
static bool may_have_gutter(const piece *p, size_t n) {
	ws_box box = extent(p, n);
	float width = box.x1 - box.x0, step = width / BINS;
	if (n < 2 * FEWEST || !(step > 0))
		return false;
	float crossed[BINS + 1] = {0}, most = 0, least = INFINITY, sum = 0;
	for (size_t i = 0; i < n; i++) {
		float height = p[i].box.y1 - p[i].box.y0;
		size_t a = (size_t)((p[i].box.x0 - box.x0) / step), b = (size_t)((p[i].box.x1 - box.x0) / step);
		crossed[a < BINS ? a : BINS] += height;
		crossed[b < BINS ? b : BINS] -= height;
	}
	for (size_t i = 0; i < BINS; i++) {
		sum += crossed[i];
		most = sum > most ? sum : most;
		if (i > BINS / 8 && i < BINS - BINS / 8 && sum < least)
			least = sum;
	}
	return least < most / 2;
}

static void frame(cutter *c, const piece *p, size_t n) {
	if (n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		c->order[p[i].item] = (uint32_t)c->n_frames;
	c->frames[c->n_frames++] = extent(p, n);
}

/* Where bands begin: starts[k] is the first piece, by top, that no earlier one reaches. */
static size_t bands(const piece *p, size_t n, size_t *starts) {
	size_t n_bands = 0;
	float reach = 0;
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || p[i].box.y0 >= reach)
			starts[n_bands++] = i;
		reach = i == 0 || p[i].box.y1 > reach ? p[i].box.y1 : reach;
	}
	starts[n_bands] = n;
	return n_bands;
}

/* A run of digits and what stands around them: - 12 -, 第3页. */
static bool is_page_number(const ws_run *run) {
	static const uint32_t around[] = {' ', '-', 0x2014, 0x2015, 0x2013, 0x2500, 0xB7, '/', 0x7B2C, 0x9875, 0x5171};
	enum { LONGEST = 12 };
	size_t digits = 0, others = 0;
	for (size_t i = 0; i < run->n && i < LONGEST; i++) {
		uint32_t c = run->glyphs[i]->c;
		bool digit = (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
		digits += digit;
		for (size_t k = 0; !digit && k < sizeof around / sizeof *around; k++)
			others += around[k] == c;
	}
	return digits > 0 && digits + others == run->n;
}

static void cut(cutter *c, piece *p, size_t n, unsigned depth) {
	if (n == 0)
		return;
	if (depth >= DEPTH || !may_have_gutter(p, n)) {
		frame(c, p, n);
		return;
	}
	qsort(p, n, sizeof *p, by_top);
	size_t *starts = ws_arena_take(c->scratch, (n + 1) * sizeof *starts);
	size_t n_bands = bands(p, n, starts);
	float size = common_size(p, n, c->scratch);
	piece *copy = ws_arena_take(c->scratch, n * sizeof *copy);
	size_t best_top = 0, best_bottom = 0, number = starts[n_bands - 1] + 1 == n && p[n - 1].number;
	gutters best = {0};
	for (size_t top = 0; top < n_bands && top < TOP; top++)
		for (size_t bottom = number; bottom < BOTTOM && top + bottom < n_bands; bottom++) {
			size_t from = starts[top], to = starts[n_bands - bottom];
			memcpy(copy, p + from, (to - from) * sizeof *copy);
			gutters found = find_gutters(copy, to - from, size);
			if (found.n > best.n) {
				best = found;
				best_top = top;
				best_bottom = bottom;
			}
		}
	if (best.n == 0) {
		frame(c, p, n);
		return;
	}
	size_t from = starts[best_top], to = starts[n_bands - best_bottom];
	memcpy(copy, p + from, (to - from) * sizeof *copy);
	size_t left = find_gutters(copy, to - from, size).left;
	frame(c, p, from);
	cut(c, copy, left, depth + 1);
	cut(c, copy + left, to - from - left, depth + 1);
	frame(c, p + to, n - to);
}

size_t ws_page_columns(const ws_run *runs, size_t n_runs, const ws_page_table *tables, size_t n_tables, uint32_t *order, ws_box **frames,
                       ws_arena *scratch) {
	const float TABLE_SIZE = 10;
	size_t n = n_runs + n_tables;
	cutter c = {.order = order, .scratch = scratch};
	c.pieces = ws_arena_take(scratch, (n + 1) * sizeof *c.pieces);
	c.frames = *frames = ws_arena_take(scratch, (n + 1) * sizeof *c.frames);
	for (size_t i = 0; i < n_runs; i++)
		c.pieces[i] = (piece){runs[i].box, ws_run_ink_end(&runs[i]), runs[i].size, (uint32_t)i, is_page_number(&runs[i])};
	for (size_t i = 0; i < n_tables; i++)
		c.pieces[n_runs + i] = (piece){tables[i].box, tables[i].box.x1, TABLE_SIZE, (uint32_t)(n_runs + i), false};
	cut(&c, c.pieces, n, 0);
	return c.n_frames;
}
