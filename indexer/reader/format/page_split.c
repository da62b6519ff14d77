/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no rule parts: columns told by gaps, rows told by numbers, and text that overflows its cell.

   Columns. Many tables have uprights in their head only, or none at the right half (产量 | 比上年增长% in one field). In the lines of a
   field's column, gaps that lie over each other in three lines or more, and in six of ten lines at least, are a cut; a title that
   crosses it spans both. The gap of a word spaced out (合　　计) is none.

   Rows. A field with several lines is rows when two of its labels or more have a number of a column beside them, and hardly any number
   stands beside none. Labels are what the first field with text has: one that wraps has its number beside any of its lines. Where labels
   do not tell, as where the left half of a table is longer than the right one, the strips do that all fields leave free.

   Overflow. A cell too low for its text clips it, but the text is in the file: over the cell above or below, where its lines stand
   across the rule and out of step with the lines there. Lines keep their step (line pitch), so a line goes to the cell whose step it
   keeps; one below the last row to the cell above it. */
#include "indexer/reader/format/page_grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- rows that no rule parts ---- */

static bool is_number(const ws_row *line) {
	size_t digits = 0, others = 0;
	for (size_t r = 0; r < line->n; r++)
		for (size_t i = 0; i < line->runs[r].n; i++) {
			uint32_t c = line->runs[r].glyphs[i]->c;
			if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19))
				digits++;
			else if (!(c < 0x80 && strchr("+-.,%()", (int)c)) && c != 0x2014 && c != 0x2212)
				others++;
		}
	return digits > 0 && others == 0;
}

static int by_height(const void *a, const void *b) {
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

/* By the size, for boxes are as high as their fonts declare. */
static float top_of(const ws_row *line) {
	return line->mid - 0.5f * line->size;
}

static float bottom_of(const ws_row *line) {
	return line->mid + 0.5f * line->size;
}

static int by_mid(const void *a, const void *b) {
	const ws_row *x = a, *y = b;
	return (x->mid > y->mid) - (x->mid < y->mid);
}

/* A label over one line or more, and the middles of its first and last. */
typedef struct {
	float first, last, size;
	bool number; /* one stands beside it */
} label;

/* The field that names the rows of grid row `row`: the first that has text and is no number. */
static const ws_grid_cell *find_labels(const ws_grid *g, const ws_grid_cell *cells, size_t row) {
	for (size_t c = 0; c < g->columns; c++) {
		const ws_grid_cell *f = &cells[g->cell[row * g->columns + c]];
		if (f->column == c && f->row == row && f->rows == 1 && f->n_lines && !is_number(&f->lines[0]))
			return f;
	}
	return NULL;
}

/* The levels at which numbers stand in grid row `row`, from the top, and the most that one field has. */
static size_t number_levels(const ws_grid *g, const ws_grid_cell *cells, size_t row, const ws_grid_cell *labels, float **levels,
                            size_t *most, ws_arena *scratch) {
	size_t n = 0, cap = 0, kept = 0;
	float size = 0;
	*most = 0;
	for (size_t c = 0; c < g->columns; c++) {
		const ws_grid_cell *f = &cells[g->cell[row * g->columns + c]];
		size_t before = n;
		for (size_t i = 0; f != labels && f->column == c && f->row == row && f->rows == 1 && i < f->n_lines; i++)
			if (is_number(&f->lines[i])) {
				*levels = ws_arena_grow(scratch, *levels, n, &cap, sizeof **levels);
				(*levels)[n++] = f->lines[i].mid;
				size = f->lines[i].size;
			}
		*most = n - before > *most ? n - before : *most;
	}
	if (n)
		qsort(*levels, n, sizeof **levels, by_height);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || (*levels)[i] - (*levels)[kept - 1] >= 0.5f * size)
			(*levels)[kept++] = (*levels)[i];
	return kept;
}

/* Lines to labels: one that follows a full line and has no number of its own is the rest of it. */
static size_t make_labels(const ws_grid *g, const ws_grid_cell *f, const float *levels, size_t n_levels, label *labels) {
	size_t n = 0, at = 0;
	for (size_t i = 0; i < f->n_lines; i++) {
		const ws_row *line = &f->lines[i];
		while (at < n_levels && levels[at] <= line->mid - 0.5f * line->size)
			at++;
		bool number = at < n_levels && levels[at] < line->mid + 0.5f * line->size;
		bool full = i > 0 && g->x[f->column + f->columns] - line[-1].box.x1 < 1.5f * line->size;
		bool near = i > 0 && line->mid - line[-1].mid < 0.95f * line->size;
		if (n && (near || (full && !number)))
			labels[n - 1].last = line->mid;
		else
			labels[n++] = (label){line->mid, line->mid, line->size, false};
	}
	return n;
}

/* The strips that all fields of grid row `row` leave free, when lines on both sides of them are rows: two at least with a number and
   another text. cuts gets their middles, returns how many. */
static size_t free_strips(const ws_grid *g, const ws_grid_cell *cells, size_t row, float *cuts, ws_arena *scratch) {
	const float LEAST = 0.5f; /* em */
	size_t n = 0, n_cuts = 0, cap = 0, rows = 0, texts = 0, numbers = 0;
	ws_row *lines = NULL;
	for (size_t c = 0; c < g->columns; c++) {
		const ws_grid_cell *f = &cells[g->cell[row * g->columns + c]];
		if (f->column != c || f->row != row || f->rows > 1)
			continue;
		for (size_t i = 0; i < f->n_lines; i++) {
			lines = ws_arena_grow(scratch, lines, n, &cap, sizeof *lines);
			lines[n++] = f->lines[i];
		}
	}
	if (n < 2)
		return 0;
	qsort(lines, n, sizeof *lines, by_mid);
	float reached = 0;
	for (size_t i = 0; i <= n; i++) {
		bool ends = i == n || (i > 0 && top_of(&lines[i]) - reached > LEAST * lines[i].size);
		if (ends) {
			rows += texts > 1 && numbers > 0;
			texts = numbers = 0;
		}
		if (i == n)
			break;
		if (ends)
			cuts[n_cuts++] = (reached + top_of(&lines[i])) / 2;
		texts++;
		numbers += is_number(&lines[i]);
		reached = fmaxf(reached, bottom_of(&lines[i]));
	}
	return rows >= 2 && rows * 2 > n_cuts ? n_cuts : 0;
}

/* The levels at which rows of grid row `row` begin, when its lines are rows: cuts gets their upper edges, returns how many. */
static size_t row_cuts(const ws_grid *g, const ws_grid_cell *cells, size_t row, float *cuts, ws_arena *scratch) {
	const ws_grid_cell *f = find_labels(g, cells, row);
	if (!f || f->n_lines < 2)
		return 0;
	float *levels = NULL;
	size_t most, n_levels = number_levels(g, cells, row, f, &levels, &most, scratch);
	if (most < 2)
		return 0;
	label *labels = ws_arena_take(scratch, f->n_lines * sizeof *labels);
	size_t n = make_labels(g, f, levels, n_levels, labels), paired = 0, alone = 0;
	for (size_t i = 0, at = 0; i < n_levels; i++) {
		while (at + 1 < n && levels[i] >= labels[at].last + 0.5f * labels[at].size)
			at++;
		bool beside = levels[i] > labels[at].first - 0.5f * labels[at].size && levels[i] < labels[at].last + 0.5f * labels[at].size;
		alone += !beside;
		paired += beside && !labels[at].number;
		labels[at].number |= beside;
	}
	if (paired < 2 || alone * 4 > paired)
		return 0;
	for (size_t i = 1; i < n; i++)
		cuts[i - 1] = (labels[i - 1].last + labels[i].first) / 2;
	return n - 1;
}

/* Adds grid rows where fields hold several; true when any was added. */
bool ws_grid_split_rows(ws_grid *g, const ws_grid_cell *cells, ws_arena *scratch) {
	size_t room = g->rows + 1;
	for (size_t i = 0; i < g->rows * g->columns; i++)
		room += cells[g->cell[i]].n_lines;
	float *y = ws_arena_take(scratch, room * sizeof *y), *cuts = ws_arena_take(scratch, room * sizeof *cuts);
	size_t *from = ws_arena_take(scratch, room * sizeof *from), n = 0;
	size_t most = g->rows + WS_GRID_FIELDS / g->columns;
	for (size_t row = 0; row < g->rows; row++) {
		y[n] = g->y[row];
		from[n++] = row;
		size_t n_cuts = row_cuts(g, cells, row, cuts, scratch);
		if (n_cuts == 0)
			n_cuts = free_strips(g, cells, row, cuts, scratch);
		for (size_t k = 0; k < n_cuts && n + g->rows - row <= most; k++) {
			y[n] = cuts[k];
			from[n++] = row;
		}
	}
	if (n == g->rows)
		return false;
	y[n] = g->y[g->rows];
	bool *right = ws_arena_zero(scratch, n * g->columns, sizeof *right), *below = ws_arena_zero(scratch, n * g->columns, sizeof *below);
	for (size_t i = 0; i < n; i++)
		for (size_t c = 0; c < g->columns; c++) {
			const ws_grid_cell *f = &cells[g->cell[from[i] * g->columns + c]];
			right[i * g->columns + c] = g->right[from[i] * g->columns + c];
			bool inside = i + 1 < n && from[i + 1] == from[i];
			bool whole = f->rows > 1 || (f->n_lines == 1 && !is_number(&f->lines[0]));
			below[i * g->columns + c] = inside ? !whole : g->below[from[i] * g->columns + c];
		}
	g->y = y;
	g->rows = n;
	g->right = right;
	g->below = below;
	return true;
}


/* ---- columns ---- */

typedef struct {
	float at;
	int step; /* +1 a gap begins, -1 it ends */
} edge;

static int by_edge(const void *a, const void *b) {
	const edge *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return y->step - x->step;
}

static bool is_one_han(const ws_run *run) {
	return run->n == 1 && run->glyphs[0]->c >= 0x3400 && run->glyphs[0]->c <= 0x9FFF;
}

static bool crosses(const ws_grid_cell *f, float x) {
	for (size_t i = 0; i < f->n_runs; i++)
		if (f->runs[i].box.x0 < x && f->runs[i].box.x1 > x)
			return true;
	return false;
}

/* Where the lines of all cells that cover columns [column, column + columns) have a gap in common. */
static bool common_gap(const ws_grid_cell *cells, size_t n_cells, size_t column, size_t columns, float *from, float *to,
                       ws_arena *scratch) {
	size_t n = 0, lines = 0, room = 0;
	for (size_t i = 0; i < n_cells; i++)
		if (cells[i].column == column && cells[i].columns == columns)
			room += cells[i].n_runs;
	edge *edges = ws_arena_take(scratch, (2 * room + 1) * sizeof *edges);
	for (size_t i = 0; i < n_cells; i++) {
		const ws_grid_cell *f = &cells[i];
		if (f->column != column || f->columns != columns)
			continue;
		lines += f->n_lines;
		for (size_t k = 0; k < f->n_lines; k++)
			for (size_t r = 1; r < f->lines[k].n; r++) {
				const ws_run *a = &f->lines[k].runs[r - 1], *b = &f->lines[k].runs[r];
				if (b->box.x0 - a->box.x1 < 0.5f * a->size || (is_one_han(a) && is_one_han(b)))
					continue;
				edges[n++] = (edge){a->box.x1, 1};
				edges[n++] = (edge){b->box.x0, -1};
			}
	}
	qsort(edges, n, sizeof *edges, by_edge);
	int open = 0, most = 0;
	for (size_t i = 0; i < n; i++) {
		open += edges[i].step;
		if (open > most) {
			most = open;
			*from = edges[i].at;
			*to = i + 1 < n ? edges[i + 1].at : edges[i].at;
		}
	}
	return most >= 3 && (size_t)most * 10 >= lines * 6;
}

/* Puts a line at x into the grid, within column `at`. */
static void insert_column(ws_grid *g, size_t at, float x, ws_arena *scratch) {
	size_t columns = g->columns + 1;
	float *xs = ws_arena_take(scratch, (columns + 1) * sizeof *xs);
	bool *right = ws_arena_zero(scratch, g->rows * columns, sizeof *right),
	     *below = ws_arena_zero(scratch, g->rows * columns, sizeof *below);
	uint32_t *cell = ws_arena_take(scratch, g->rows * columns * sizeof *cell);
	for (size_t c = 0; c <= g->columns; c++)
		xs[c + (c > at)] = g->x[c];
	xs[at + 1] = x;
	for (size_t r = 0; r < g->rows; r++)
		for (size_t c = 0; c < columns; c++) {
			size_t old = r * g->columns + (c > at ? c - 1 : c);
			right[r * columns + c] = c == at ? false : g->right[old];
			below[r * columns + c] = g->below[old];
			cell[r * columns + c] = g->cell[old];
		}
	g->columns = columns;
	g->x = xs;
	g->right = right;
	g->below = below;
	g->cell = cell;
}

/* Parts a cell over several columns that holds a number in each: there the rule is only hard to see. */
static bool split_numbers(ws_grid *g, const ws_grid_cell *f) {
	size_t met = 0;
	for (size_t i = 0; i < f->n_lines; i++)
		for (size_t k = 0; k < f->lines[i].n; k++) {
			const ws_row one = {.runs = &f->lines[i].runs[k], .n = 1};
			size_t from = f->column, to = f->column;
			while (from + 1 < f->column + f->columns && g->x[from + 1] <= one.runs->box.x0)
				from++;
			to = from;
			while (to + 1 < f->column + f->columns && g->x[to + 1] < one.runs->box.x1)
				to++;
			if (from != to || !is_number(&one) || (met >> (from - f->column) & 1))
				return false;
			met |= (size_t)1 << (from - f->column);
		}
	if ((met & (met - 1)) == 0)
		return false;
	for (size_t c = f->column; c + 1 < f->column + f->columns; c++)
		for (size_t r = f->row; r < f->row + f->rows; r++)
			g->right[r * g->columns + c] = true;
	return true;
}

/* Parts a cell over several columns at lines of the grid that are drawn in most rows, when no text of it crosses them and there is
   some on both sides: text that touches a rule hides it. */
static bool split_usual(ws_grid *g, const ws_grid_cell *f, const size_t *drawn) {
	bool any = false;
	for (size_t c = f->column; c + 1 < f->column + f->columns; c++) {
		if (drawn[c] * 10 < g->rows * 7 || crosses(f, g->x[c + 1]))
			continue;
		bool left = false, right = false;
		for (size_t i = 0; i < f->n_runs; i++)
			*(f->runs[i].box.x0 < g->x[c + 1] ? &left : &right) = true;
		for (size_t r = f->row; left && right && r < f->row + f->rows; r++)
			g->right[r * g->columns + c] = any = true;
	}
	return any;
}

bool ws_grid_split_columns(ws_grid *g, const ws_grid_cell *cells, size_t n_cells, ws_arena *scratch) {
	bool any = false;
	size_t *drawn = ws_arena_zero(scratch, g->columns, sizeof *drawn);
	for (size_t i = 0; i < g->rows * g->columns; i++)
		drawn[i % g->columns] += g->right[i];
	for (size_t i = 0; i < n_cells; i++)
		if (cells[i].columns > 1) {
			any |= split_usual(g, &cells[i], drawn);
			any |= cells[i].columns < 32 && cells[i].n_lines == 1 && split_numbers(g, &cells[i]);
		}
	if (any)
		return true;
	if (g->columns >= WS_GRID_COLUMNS || g->rows * (g->columns + 1) > WS_GRID_FIELDS)
		return false;
	/* Each run of columns that cells cover is looked at once: at the first cell that covers it. */
	bool *seen = ws_arena_zero(scratch, (g->columns + 1) * (g->columns + 1), sizeof *seen);
	for (size_t i = 0; i < n_cells; i++) {
		size_t column = cells[i].column, columns = cells[i].columns;
		float from, to;
		if (seen[column * (g->columns + 1) + columns])
			continue;
		seen[column * (g->columns + 1) + columns] = true;
		if (!common_gap(cells, n_cells, column, columns, &from, &to, scratch))
			continue;
		size_t line = 0;
		for (size_t c = column + 1; c < column + columns; c++)
			if (g->x[c] >= from - 3 && g->x[c] <= to + 3)
				line = c;
		float x = line ? fminf(fmaxf(g->x[line], from), to) : (from + to) / 2;
		if (!line) {
			size_t at = column;
			while (at + 1 < column + columns && g->x[at + 1] < x)
				at++;
			insert_column(g, at, x, scratch);
			line = at + 1;
		}
		bool parted = false;
		for (size_t k = 0; k < n_cells; k++) {
			const ws_grid_cell *f = &cells[k];
			if (f->column != column || f->columns != columns || crosses(f, x))
				continue;
			for (size_t r = f->row; r < f->row + f->rows; r++)
				g->right[r * g->columns + line - 1] = true;
			parted = true;
		}
		if (parted)
			return true;
	}
	return false;
}

/* ---- overflow ---- */

static bool in_step(float step, float pitch, float size) {
	return fabsf(step - pitch) < 0.12f * size;
}

/* The lines with one more at the front or the end. */
static ws_row *with(const ws_row *lines, size_t n, ws_row more, bool in_front, ws_arena *scratch) {
	ws_row *all = ws_arena_take(scratch, (n + 1) * sizeof *all);
	memcpy(all + in_front, lines, n * sizeof *all);
	all[in_front ? 0 : n] = more;
	return all;
}

/* Whether the first line of `below` keeps step with the lines above the rule and not with its own; above a single line, whether it
   lies across the rule and that line was full. */
static bool is_rest_of(const ws_grid *g, const ws_grid_cell *above, const ws_grid_cell *below, ws_arena *scratch) {
	size_t a = above->n_lines;
	float rule = g->y[below->row];
	if (a < 1 || below->n_lines < 1)
		return false;
	const ws_row *first = &below->lines[0];
	float size = first->size, step = first->mid - above->lines[a - 1].mid;
	if (a == 1) {
		bool across = top_of(first) < rule - 0.1f * size && bottom_of(&above->lines[0]) < rule;
		return step < 1.5f * size && across &&
		       ws_line_was_full(&above->lines[0], first, g->x[above->column], g->x[above->column + above->columns], scratch);
	}
	if (step > 1.6f * size || top_of(first) > rule + 0.7f * size || !in_step(step, above->lines[a - 1].mid - above->lines[a - 2].mid, size))
		return false;
	return below->n_lines == 1 ? top_of(first) < rule - 0.15f * size : !in_step(below->lines[1].mid - first->mid, step, size);
}

/* The same for the last line of `above` and the lines below the rule. */
static bool is_start_of(const ws_grid *g, const ws_grid_cell *above, const ws_grid_cell *below) {
	size_t a = above->n_lines;
	float rule = g->y[below->row];
	if (a < 1 || below->n_lines < 2)
		return false;
	const ws_row *last = &above->lines[a - 1];
	float size = last->size, step = below->lines[0].mid - last->mid;
	if (step > 1.6f * size || bottom_of(last) < rule - 0.7f * size || !in_step(step, below->lines[1].mid - below->lines[0].mid, size))
		return false;
	return a == 1 ? bottom_of(last) > rule + 0.15f * size : !in_step(last->mid - above->lines[a - 2].mid, step, size);
}

static void spill(const ws_grid *g, ws_grid_cell *above, ws_grid_cell *below, ws_arena *scratch) {
	bool up = false;
	while (is_rest_of(g, above, below, scratch)) {
		above->lines = with(above->lines, above->n_lines++, below->lines[0], false, scratch);
		below->lines++;
		below->n_lines--;
		up = true;
	}
	while (!up && is_start_of(g, above, below)) {
		below->lines = with(below->lines, below->n_lines++, above->lines[above->n_lines - 1], true, scratch);
		above->n_lines--;
	}
}

void ws_grid_spill(const ws_grid *g, ws_grid_cell *cells, ws_arena *scratch) {
	for (size_t row = 0; row + 1 < g->rows; row++)
		for (size_t c = 0; c < g->columns; c++) {
			uint32_t a = g->cell[row * g->columns + c], b = g->cell[(row + 1) * g->columns + c];
			if (a != b && cells[a].column == c && cells[b].column == c && cells[a].columns == cells[b].columns)
				spill(g, &cells[a], &cells[b], scratch);
		}
}

/* Whether a run keeps step with the lines of a cell of the last row, the last of which was full, and is no wider than the cell. */
static bool is_rest_below(const ws_grid *g, const ws_grid_cell *f, const ws_run *run, ws_arena *scratch) {
	float left = g->x[f->column], right = g->x[f->column + f->columns];
	size_t n = f->n_lines;
	if (n < 2 || run->box.x0 < left || run->box.x1 > right)
		return false;
	float step = run->mid - f->lines[n - 1].mid, pitch = f->lines[n - 1].mid - f->lines[n - 2].mid;
	ws_run copy = *run;
	ws_row line = {.box = run->box, .mid = run->mid, .size = run->size, .runs = &copy, .n = 1};
	return pitch < 1.6f * run->size && in_step(step, pitch, run->size) && ws_line_was_full(&f->lines[n - 1], &line, left, right, scratch);
}

void ws_grid_spill_below(const ws_grid *g, ws_grid_cell *cells, const ws_page *page, bool *used, ws_arena *scratch) {
	const float FAR = 1.5f; /* em */
	float bottom = g->y[g->rows];
	ws_glyph *glyphs = ws_arena_take(scratch, (page->n_glyphs + 1) * sizeof *glyphs);
	uint32_t *from = ws_arena_take(scratch, (page->n_glyphs + 1) * sizeof *from);
	size_t n = 0, n_runs;
	for (size_t i = 0; i < page->n_glyphs; i++) {
		const ws_glyph *glyph = &page->glyphs[i];
		float y = ws_box_mid(glyph->box);
		if (used[i] || y < bottom || y > bottom + FAR * glyph->size)
			continue;
		from[n] = (uint32_t)i;
		glyphs[n++] = *glyph;
	}
	ws_run *runs = ws_page_runs(glyphs, n, &n_runs, scratch);
	for (size_t r = 0; r < n_runs; r++)
		for (size_t c = 0; c < g->columns; c++) {
			ws_grid_cell *f = &cells[g->cell[(g->rows - 1) * g->columns + c]];
			if (f->column != c || !is_rest_below(g, f, &runs[r], scratch))
				continue;
			ws_row line = {.box = runs[r].box, .mid = runs[r].mid, .size = runs[r].size, .runs = &runs[r], .n = 1};
			f->lines = with(f->lines, f->n_lines++, line, false, scratch);
			for (size_t k = 0; k < runs[r].n; k++)
				used[from[runs[r].glyphs[k] - glyphs]] = true;
			break;
		}
}
