/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables drawn with flat rules only: those of bulletins and yearbooks.

       ──────────────────────────────────────────     Rules of one width under each other, three at least, are a frame; shorter ones
                            2024年                    within it part heads of several levels and groups of rows. Columns are the rivers
       指　标         ───────────────────             in the text (page_rivers.c). The rest is a grid like any other: fields that no
                        绝对数    增长(%)              rule parts are one cell, rows that none parts are told by their numbers.
       ──────────────────────────────────────────
       粮食产量          303.2       0.3              A head over several columns is as wide as it needs to be for its middle to be
       ──────────────────────────────────────────     where it is.

   Proof. Running heads, feet and footnotes draw rules of one width too, over and under prose. Where rules part the rows (five at least),
   half of the bands must have a gap that others share; where they do not, half of what stands right of the first column must be numbers.
   What stands between two such tables, a title, a 单位 line, prose, is a band without such a gap: a frame ends there. */
#include "indexer/reader/format/page_grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST = 3, MOST_COLUMNS = 40, MOST_LINES = 12, HEAD_LEVELS = 4, MOST_RULES = 1000 };

static const float TOUCH = 3, SHORTEST = 3 /* em */;

/* A band: the lines between two frame rules or partial ones. */
typedef struct {
	ws_row *lines;
	size_t n;
} band;

typedef struct {
	float left, right;
	float *y;      /* n + 1 rules, from the top */
	bool *partial; /* whether rule i is shorter than the frame */
	band *bands;   /* n */
	size_t n, n_frame;
	ws_rule *rules; /* the partial ones */
	size_t n_rules;
	float size;
} frame;

static bool is_as_wide(const ws_rule *a, const ws_rule *b) {
	return fabsf(a->x0 - b->x0) < TOUCH && fabsf(a->x1 - b->x1) < TOUCH;
}

static bool is_parted(const ws_row *line) {
	for (size_t i = 1; i < line->n; i++)
		if (line->runs[i].box.x0 - line->runs[i - 1].box.x1 > line->size)
			return true;
	return false;
}

/* Whether what stands between two rules of one width can be rows of a table: nothing, a label by itself, or lines with gaps. */
static bool is_band_of_table(const ws_row *lines, size_t n, float left, float height, float size) {
	if (n == 0)
		return height < 4 * size;
	size_t parted = 0;
	for (size_t i = 0; i < n; i++)
		parted += is_parted(&lines[i]);
	return parted > 0 || (n == 1 && lines[0].box.x0 - left < 3 * size);
}

/* The rules from flat[from] on that can be the frame of one table, and what stands between them. */
static bool gather(const ws_rule *flat, size_t n, size_t from, const ws_page *page, const bool *used, frame *f, size_t *next,
                   ws_arena *scratch) {
	const ws_rule *first = &flat[from];
	*f = (frame){.left = first->x0, .right = first->x1};
	size_t last = from, most = from + MOST_RULES < n ? from + MOST_RULES : n;
	for (size_t i = from + 1; i < most; i++)
		last = is_as_wide(&flat[i], first) ? i : last;
	if (last == from || !(first->x1 - first->x0 > 0))
		return false;
	size_t n_glyphs = 0, n_runs, n_lines, line = 0;
	ws_glyph *glyphs = ws_arena_take(scratch, (page->n_glyphs + 1) * sizeof *glyphs);
	for (size_t i = 0; i < page->n_glyphs; i++) {
		const ws_box *b = &page->glyphs[i].box;
		float x = (b->x0 + b->x1) / 2, y = ws_box_mid(*b);
		if (!used[i] && x > f->left - TOUCH && x < f->right + TOUCH && y > first->y0 && y < flat[last].y0)
			glyphs[n_glyphs++] = page->glyphs[i];
	}
	ws_run *runs = ws_page_runs(glyphs, n_glyphs, &n_runs, scratch);
	ws_row *lines = ws_page_rows(runs, n_runs, &n_lines, scratch);
	if (n_lines < 2)
		return false;
	f->size = lines[n_lines / 2].size;
	f->y = ws_arena_take(scratch, (last - from + 2) * sizeof *f->y);
	f->partial = ws_arena_take(scratch, (last - from + 2) * sizeof *f->partial);
	f->bands = ws_arena_take(scratch, (last - from + 2) * sizeof *f->bands);
	f->rules = ws_arena_take(scratch, (last - from + 2) * sizeof *f->rules);
	f->y[0] = first->y0;
	f->partial[0] = false;
	f->n_frame = 1;
	size_t kept = 0, kept_rules = 0, begun = 0; /* bands and rules down to the last frame rule; the line it begins below */
	for (size_t i = from + 1; i <= last; i++) {
		bool wide = is_as_wide(&flat[i], first);
		if (!wide && (flat[i].x0 < f->left - TOUCH || flat[i].x1 > f->right + TOUCH || flat[i].x1 - flat[i].x0 < SHORTEST * f->size))
			continue;
		if (!wide)
			f->rules[f->n_rules++] = flat[i];
		if (flat[i].y0 - f->y[f->n] < TOUCH && f->n > 0) {
			f->partial[f->n] &= !wide;
		} else if (flat[i].y0 - f->y[f->n] >= TOUCH) {
			size_t at = line;
			while (line < n_lines && lines[line].mid < flat[i].y0)
				line++;
			f->bands[f->n] = (band){lines + at, line - at};
			f->y[++f->n] = flat[i].y0;
			f->partial[f->n] = !wide;
		}
		if (!wide)
			continue;
		if (!is_band_of_table(lines + begun, line - begun, f->left, f->y[f->n] - f->y[kept], f->size))
			break;
		f->n_frame += f->n > kept;
		kept = f->n;
		kept_rules = f->n_rules;
		begun = line;
		*next = i + 1;
	}
	f->n = kept;
	f->n_rules = kept_rules;
	return f->n_frame >= LEAST;
}

/* How many bands are the head: the first, and those that only partial rules part from it. */
static size_t head_of(const frame *f) {
	size_t head = 1;
	while (head < f->n && head < HEAD_LEVELS && f->partial[head])
		head++;
	return head < f->n ? head : 1;
}

/* Whether half of what stands right of the first cut is numbers. */
static bool has_numbers(const frame *f, size_t head, float cut) {
	size_t numbers = 0, others = 0;
	for (size_t i = head; i < f->n; i++)
		for (size_t k = 0; k < f->bands[i].n; k++)
			for (size_t r = 0; r < f->bands[i].lines[k].n; r++) {
				const ws_run *run = &f->bands[i].lines[k].runs[r];
				if (run->box.x0 >= cut)
					*(ws_run_is_number(run) ? &numbers : &others) += 1;
			}
	return numbers >= LEAST && numbers >= others;
}

static size_t find_columns(const frame *f, size_t head, float *cuts, ws_arena *scratch) {
	size_t n_lines = 0, n = 0;
	bool parted = f->n_frame > 4;
	for (size_t i = 0; i < f->n; i++) {
		n_lines += f->bands[i].n;
		parted &= f->bands[i].n <= MOST_LINES;
	}
	ws_page_band *bands = ws_arena_take(scratch, (n_lines + f->n + 1) * sizeof *bands);
	for (size_t i = 0; i < f->n; i++) {
		size_t kind = i + 1 < head ? WS_BAND_OVER : i < head ? WS_BAND_HEAD : WS_BAND_BODY;
		for (size_t k = 0; k < (parted ? 1 : f->bands[i].n); k++)
			bands[n++] = parted ? (ws_page_band){f->bands[i].lines, f->bands[i].n, kind} : (ws_page_band){&f->bands[i].lines[k], 1, kind};
	}
	ws_box box = {f->left, f->y[0], f->right, f->y[f->n]};
	size_t n_cuts = ws_page_rivers(bands, n, 2, box, cuts, MOST_COLUMNS - 1, scratch);
	if (n_cuts == 0 || (!parted && !has_numbers(f, head, cuts[0])))
		return 0;
	size_t filled = 0, both = 0;
	for (size_t i = head; i < f->n; i++) {
		bool before = false, behind = false;
		for (size_t k = 0; k < f->bands[i].n; k++) {
			before |= f->bands[i].lines[k].box.x0 < cuts[0];
			behind |= f->bands[i].lines[k].box.x1 > cuts[0];
		}
		filled += before || behind;
		both += before && behind;
	}
	return both * 2 >= filled ? n_cuts : 0;
}

/* Whether a text lies over x. Neighbours of a head can stand so near that they are one run: then they have a gap there. */
static bool crosses(const ws_row *lines, size_t n, float x, ws_arena *scratch) {
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < lines[i].n; k++) {
			const ws_run *run = &lines[i].runs[k];
			if (run->box.x0 < x && run->box.x1 > x && !ws_run_has_gap(run, x, scratch))
				return true;
		}
	return false;
}

/* A head in one band that stands over others: the lines from it on are a row of their own. Returns at which line to part, 0 for none. */
static size_t level_below(const band *b, const float *cuts, size_t n_cuts, ws_arena *scratch) {
	for (size_t k = 1; k < b->n && k <= HEAD_LEVELS; k++)
		for (size_t c = 0; c < n_cuts; c++)
			if (crosses(&b->lines[k - 1], 1, cuts[c], scratch) && !crosses(b->lines + k, b->n - k, cuts[c], scratch) &&
			    is_parted(&b->lines[k]))
				return k;
	return 0;
}

static size_t column_of(const float *cuts, size_t n, float x) {
	size_t c = 0;
	while (c < n && x > cuts[c])
		c++;
	return c;
}

/* Takes the borders out of a head row that its texts stand over; the rule below it says how far one may reach. */
static void span_heads(ws_grid *g, size_t row, const ws_row *lines, size_t n, const float *mids, const frame *f) {
	size_t next = 0;
	for (size_t i = 0; n == 1 && i < lines->n; i++) {
		const ws_run *run = &lines->runs[i];
		size_t from = column_of(g->x + 1, g->columns - 1, run->box.x0 + 0.3f * run->size),
		       to = column_of(g->x + 1, g->columns - 1, run->box.x1 - 0.3f * run->size), low = next, high = g->columns - 1;
		if (i + 1 < lines->n)
			high = column_of(g->x + 1, g->columns - 1, run[1].box.x0 + 0.3f * run->size);
		high -= high > to && i + 1 < lines->n;
		float mid = (run->box.x0 + run->box.x1) / 2;
		for (size_t k = 0; k < f->n_rules; k++)
			if (fabsf(f->rules[k].y0 - g->y[row + 1]) < TOUCH && f->rules[k].x0 <= mid && f->rules[k].x1 >= mid) {
				size_t first = column_of(g->x + 1, g->columns - 1, f->rules[k].x0 + f->size),
				       last = column_of(g->x + 1, g->columns - 1, f->rules[k].x1 - f->size);
				low = first > low ? first : low;
				high = last < high ? last : high;
			}
		bool ruled = g->below[row * g->columns + from];
		if (ruled && low <= from && to <= high)
			ws_span_of_head(mids, low, high, mid, &from, &to);
		for (size_t c = from; c < to; c++)
			g->right[row * g->columns + c] = false;
		next = to + 1;
	}
}

/* The grid of a frame: a row a band, and one more where a head in one band has two levels. */
static bool lay_grid(const frame *f, size_t head, const float *cuts, size_t n_cuts, ws_grid *g, ws_arena *scratch) {
	size_t split = head == 1 ? level_below(&f->bands[0], cuts, n_cuts, scratch) : 0, rows = f->n + (split > 0);
	*g = (ws_grid){.columns = n_cuts + 1, .rows = rows};
	if (rows > WS_GRID_ROWS || rows * g->columns > WS_GRID_FIELDS)
		return false;
	g->x = ws_arena_take(scratch, (g->columns + 1) * sizeof *g->x);
	g->y = ws_arena_take(scratch, (rows + 1) * sizeof *g->y);
	g->right = ws_arena_zero(scratch, rows * g->columns, sizeof *g->right);
	g->below = ws_arena_zero(scratch, rows * g->columns, sizeof *g->below);
	g->x[0] = f->left;
	memcpy(g->x + 1, cuts, n_cuts * sizeof *cuts);
	g->x[g->columns] = f->right;
	g->y[0] = f->y[0];
	if (split)
		g->y[1] = (f->bands[0].lines[split - 1].mid + f->bands[0].lines[split].mid) / 2;
	memcpy(g->y + 1 + (split > 0), f->y + 1, f->n * sizeof *g->y);
	const band *lowest = &f->bands[head - 1];
	ws_row leaf = {0};
	if (lowest->n > 0)
		leaf = lowest->lines[split];
	const float *mids = ws_column_mids(&leaf, g->x, g->columns, scratch);
	for (size_t row = 0; row < rows; row++) {
		size_t at = split && row > 0 ? row - 1 : row;
		const band *b = &f->bands[at];
		band part = split && row == 0 ? (band){b->lines, split} : split && row == 1 ? (band){b->lines + split, b->n - split} : *b;
		bool inner = split && row == 0, partial = !inner && f->partial[at + 1];
		for (size_t c = 0; c < g->columns; c++) {
			size_t i = row * g->columns + c;
			float ruled = 0;
			for (size_t k = 0; partial && k < f->n_rules; k++)
				if (fabsf(f->rules[k].y0 - g->y[row + 1]) < TOUCH)
					ruled += fmaxf(0, fminf(f->rules[k].x1, g->x[c + 1]) - fmaxf(f->rules[k].x0, g->x[c]));
			g->below[i] = inner ? part.lines[0].box.x0 < g->x[c + 1] + f->size && part.lines[0].box.x1 > g->x[c] - f->size
			                    : !partial || ruled > 0.6f * (g->x[c + 1] - g->x[c]);
			g->right[i] = c + 1 == g->columns || part.n > MOST_LINES || !crosses(part.lines, part.n, g->x[c + 1], scratch);
		}
		if (inner || (row + 1 < head + (split > 0) && partial))
			span_heads(g, row, part.lines, part.n, mids, f);
	}
	return true;
}

bool ws_grid_of_flats(const ws_rule *flat, size_t n, size_t *at, const ws_page *page, const bool *used, ws_grid *g, ws_arena *scratch) {
	enum { MOST_TRIES = 24 };
	float cuts[MOST_COLUMNS];
	frame f;
	for (size_t i = *at, tries = 0; i + LEAST <= n && tries < MOST_TRIES; i++) {
		size_t next = i + 1;
		if (!is_as_wide(&flat[i], &flat[i + 1]) && !(i + 2 < n && is_as_wide(&flat[i], &flat[i + 2])) &&
		    !(i + 3 < n && is_as_wide(&flat[i], &flat[i + 3])))
			continue;
		tries++;
		if (!gather(flat, n, i, page, used, &f, &next, scratch))
			continue;
		size_t head = head_of(&f), n_cuts = find_columns(&f, head, cuts, scratch);
		if (n_cuts > 0 && lay_grid(&f, head, cuts, n_cuts, g, scratch)) {
			*at = next > i ? next : i + 1;
			return true;
		}
	}
	*at = n;
	return false;
}
