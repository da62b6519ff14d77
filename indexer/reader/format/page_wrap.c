/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines between the same two rules are one row where flat rules across the table keep its rows apart (three bands at least, of a few lines
   each): a label that wraps is whole again. Where no rules do, lines are one row that stand less than a line apart (a number beside the
   middle of a label), and a line without numbers goes on in the one above when rows stand clearly wider apart than the two. */
#include "indexer/reader/format/page_wrap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BANDS = 3, MOST_LINES = 6 };

static float widest_gap(const ws_row *row) {
	float most = 0;
	for (size_t i = 1; i < row->n; i++)
		most = fmaxf(most, row->runs[i].box.x0 - row->runs[i - 1].box.x1);
	return row->size > 0 ? most / row->size : 0;
}

bool ws_row_is_parted(const ws_row *row) {
	return row->n >= 2 && widest_gap(row) > 1.2f;
}

bool ws_row_has_number(const ws_row *row) {
	for (size_t k = 0; k < row->n; k++)
		if (ws_run_is_number(&row->runs[k]))
			return true;
	return false;
}

size_t ws_column_of(const float *cuts, size_t n, float x) {
	size_t c = 0;
	while (c < n && x > cuts[c])
		c++;
	return c;
}

/* ---- by rules ---- */

static int by_height(const void *a, const void *b) {
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

/* The strokes of letters are no rules. */
ws_levels ws_levels_of(const ws_page *page, ws_box box, float size, ws_arena *scratch) {
	ws_levels l = {.across = ws_arena_take(scratch, (page->n_rules + 1) * sizeof(float)),
	            .part = ws_arena_take(scratch, (page->n_rules + 1) * sizeof(float))};
	for (size_t i = 0; i < page->n_rules; i++) {
		const ws_rule *r = &page->rules[i];
		if (r->y0 != r->y1 || r->x0 > box.x1 || r->x1 < box.x0 || r->x1 - r->x0 < 3 * size)
			continue;
		if (r->x0 < box.x0 + 2 * size && r->x1 > box.x1 - 2 * size)
			l.across[l.n_across++] = r->y0;
		else
			l.part[l.n_part++] = r->y0;
	}
	qsort(l.across, l.n_across, sizeof(float), by_height);
	qsort(l.part, l.n_part, sizeof(float), by_height);
	return l;
}

static bool any_between(const float *heights, size_t n, float y0, float y1) {
	size_t lo = 0, hi = n;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (heights[mid] > y0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo < n && heights[lo] < y1;
}

bool ws_levels_cross(const ws_levels *l, float y0, float y1) {
	return any_between(l->across, l->n_across, y0, y1);
}

static int by_left(const void *a, const void *b) {
	const ws_run *x = a, *y = b;
	return (x->box.x0 > y->box.x0) - (x->box.x0 < y->box.x0);
}

static void append_glyphs(ws_run *run, const ws_run *more, ws_arena *scratch) {
	const ws_glyph **both = ws_arena_take(scratch, (run->n + more->n) * sizeof *both);
	memcpy(both, run->glyphs, run->n * sizeof *both);
	memcpy(both + run->n, more->glyphs, more->n * sizeof *both);
	run->glyphs = both;
	run->n += more->n;
	run->box = ws_box_union(run->box, more->box);
}

ws_row ws_wrap_merge(const ws_row *lines, size_t n, ws_arena *scratch) {
	ws_row row = lines[0];
	size_t n_runs = 0;
	for (size_t i = 0; i < n; i++)
		n_runs += lines[i].n;
	ws_run *runs = ws_arena_take(scratch, (n_runs + 1) * sizeof *runs);
	n_runs = 0;
	for (size_t i = 0; i < n; i++) {
		row.box = ws_box_union(row.box, lines[i].box);
		memcpy(runs + n_runs, lines[i].runs, lines[i].n * sizeof *runs);
		n_runs += lines[i].n;
	}
	qsort(runs, n_runs, sizeof *runs, by_left);
	row.runs = runs;
	row.n = 0;
	for (size_t i = 0; i < n_runs; i++) {
		if (row.n > 0 && runs[i].box.x0 < runs[row.n - 1].box.x1)
			append_glyphs(&runs[row.n - 1], &runs[i], scratch);
		else
			runs[row.n++] = runs[i];
	}
	return row;
}

/* A band that rules cut in part is a head of several rows: its lines stay apart. */
ws_wrapped ws_wrap_by_rules(const ws_row *rows, size_t n, const ws_levels *l, ws_arena *scratch) {
	ws_wrapped b = {.rows = ws_arena_take(scratch, n * sizeof *b.rows), .lines = ws_arena_take(scratch, n * sizeof *b.lines)};
	size_t most = 0, n_bands = 0;
	for (size_t i = 0, end; i < n; i = end, n_bands++) {
		for (end = i + 1; end < n && !ws_levels_cross(l, rows[end - 1].mid, rows[end].mid);)
			end++;
		bool whole = end - i <= MOST_LINES && !any_between(l->part, l->n_part, rows[i].mid, rows[end - 1].mid);
		most = most > end - i ? most : end - i;
		for (size_t k = i; k < end; k += b.lines[b.n++]) {
			b.lines[b.n] = whole ? end - i : 1;
			b.rows[b.n] = whole ? ws_wrap_merge(rows + i, end - i, scratch) : rows[k];
		}
	}
	if (n_bands >= BANDS && most <= MOST_LINES)
		return b;
	memcpy(b.rows, rows, n * sizeof *rows);
	for (b.n = 0; b.n < n; b.n++)
		b.lines[b.n] = 1;
	return b;
}

/* ---- by gaps ---- */

static uint64_t columns_of(const ws_row *row, const float *cuts, size_t n_cuts) {
	uint64_t columns = 0;
	for (size_t k = 0; k < row->n; k++)
		columns |= (uint64_t)1 << ws_column_of(cuts, n_cuts, row->runs[k].box.x0 + 0.5f * row->size);
	return columns;
}

static int by_value(const void *a, const void *b) {
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

/* How far rows with several texts are apart. */
static float usual_step(const ws_row *rows, size_t n, ws_arena *scratch) {
	float *steps = ws_arena_take(scratch, (n + 1) * sizeof *steps), last = 0;
	size_t n_steps = 0;
	for (size_t i = 0; i < n; i++)
		if (ws_row_is_parted(&rows[i])) {
			if (last > 0)
				steps[n_steps++] = rows[i].mid - last;
			last = rows[i].mid;
		}
	if (n_steps > 0)
		qsort(steps, n_steps, sizeof *steps, by_value);
	return n_steps > 0 ? steps[n_steps / 2] : 0;
}

/* Whether a line is of the row whose lines so far have texts in `columns`: it stands less than a line below the last of them (a number
   beside the middle of a label that wraps), or it goes on in some of those columns, nearer than rows are to each other. */
static bool goes_on(const ws_row *line, const ws_row *last, uint64_t columns, uint64_t more, float step) {
	const float OVER = 0.9f, WRAPPED = 1.45f, NEARER = 1.25f;
	float gap = line->mid - last->mid, size = fmaxf(line->size, last->size);
	if (gap < OVER * size)
		return true;
	return (more & ~columns) == 0 && gap < WRAPPED * size && step > NEARER * gap && !ws_row_has_number(line);
}

ws_wrapped ws_wrap_by_gaps(const ws_row *rows, size_t n, const float *cuts, size_t n_cuts, ws_arena *scratch) {
	ws_wrapped b = {.rows = ws_arena_take(scratch, n * sizeof *b.rows), .lines = ws_arena_take(scratch, n * sizeof *b.lines)};
	float step = usual_step(rows, n, scratch);
	for (size_t i = 0, end; i < n; i = end, b.n++) {
		uint64_t columns = columns_of(&rows[i], cuts, n_cuts), more;
		for (end = i + 1; end < n && end - i < MOST_LINES; end++, columns |= more) {
			more = columns_of(&rows[end], cuts, n_cuts);
			if (!goes_on(&rows[end], &rows[end - 1], columns, more, step))
				break;
		}
		b.lines[b.n] = end - i;
		b.rows[b.n] = end - i > 1 ? ws_wrap_merge(rows + i, end - i, scratch) : rows[i];
	}
	return b;
}

size_t ws_wrap_rest(const ws_row *rows, size_t all, size_t n, const float *cuts, size_t n_cuts, ws_arena *scratch) {
	float step = usual_step(rows, n, scratch);
	size_t more = 0;
	while (n + more < all && more + 1 < MOST_LINES && rows[n + more].box.x1 < cuts[0] &&
	       goes_on(&rows[n + more], &rows[n + more - 1], columns_of(&rows[n - 1], cuts, n_cuts), 1, step))
		more++;
	return more;
}
