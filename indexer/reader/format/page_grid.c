/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables drawn with rules: the grid that the rules make, the cells of the grid, the text in the cells.

       ┌────────┬─────────────┐
       │        │   2024 年   │   Rules that touch (page_ruling.c) make one table. Their positions, those within 3 points being one, are the
       │ 项  目 ├──────┬──────┤   lines of a grid; where no rule is drawn between two fields of the grid they are one cell, so
       │        │ 预算 │ 执行 │   a merged head becomes a span. Outer borders are often left out: the grid reaches as far as
       ├────────┼──────┼──────┤   the flat rules do.
       │ 增值税 │  1.2 │  1.3 │
       └────────┴──────┴──────┘   What no rule parts, page_split.c does. Tables without uprights get their columns in page_flat.c.

   A glyph is in the cell that holds its middle. Rules that make less than two rows of two columns, or one of three (frames, underlines,
   a chart's grid lines) are no table, nor is a grid with text in less than an eighth of its cells, unless it is a single row at the head
   of a page, the rest of one that the page end cut. */
#include "indexer/reader/format/page_grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/reader/format/page_ruling.h"

static const float TOUCH = WS_RULES_TOUCH, THIN = 4.5f;

enum { MOST_CUTS = 24 };

/* ---- a group to a grid ---- */

static int by_value(const void *a, const void *b) {
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

/* Positions within TOUCH of a cluster's first become one. */
static size_t cluster(float *v, size_t n) {
	qsort(v, n, sizeof *v, by_value);
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || v[i] - v[kept - 1] > TOUCH)
			v[kept++] = v[i];
	return kept;
}

static size_t at_line(const float *v, size_t n, float x) {
	size_t best = 0;
	for (size_t i = 1; i < n; i++)
		if (fabsf(v[i] - x) < fabsf(v[best] - x))
			best = i;
	return best;
}

/* One row is a table when it has three columns: the rest of one that a page end cut. */
static bool is_table(size_t rows, size_t columns) {
	return columns >= 2 && rows >= 1 && rows + columns >= 4;
}

/* Takes out the lines of the grid at which no rule parts any two fields: of a rule that only ends there. */
static void prune(ws_grid *g, ws_arena *scratch) {
	size_t rows = 0, columns = 0;
	size_t *row_of = ws_arena_take(scratch, g->rows * sizeof *row_of), *column_of = ws_arena_take(scratch, g->columns * sizeof *column_of);
	for (size_t r = 0; r < g->rows; r++) {
		bool parted = r + 1 == g->rows;
		for (size_t c = 0; !parted && c < g->columns; c++)
			parted = g->below[r * g->columns + c];
		row_of[rows] = r;
		if (parted)
			g->y[++rows] = g->y[r + 1];
	}
	for (size_t c = 0; c < g->columns; c++) {
		bool parted = c + 1 == g->columns;
		for (size_t r = 0; !parted && r < g->rows; r++)
			parted = g->right[r * g->columns + c];
		column_of[columns] = c;
		if (parted)
			g->x[++columns] = g->x[c + 1];
	}
	/* The last field of those joined has the border that counts. */
	for (size_t r = 0; r < rows; r++)
		for (size_t c = 0; c < columns; c++) {
			size_t from = row_of[r] * g->columns + column_of[c];
			bool right = g->right[from], below = g->below[from];
			g->right[r * columns + c] = right;
			g->below[r * columns + c] = below;
		}
	g->rows = rows;
	g->columns = columns;
}

/* How far rules reach, and how far all but the furthest do: one alone may be drawn on by a character's stroke. */
typedef struct {
	float low[2], high[2];
} reach;

static const reach REACH_NONE = {{INFINITY, INFINITY}, {-INFINITY, -INFINITY}};

static void widen(reach *r, float low, float high) {
	if (low < r->low[0]) {
		r->low[1] = r->low[0];
		r->low[0] = low;
	} else if (low < r->low[1]) {
		r->low[1] = low;
	}
	if (high > r->high[0]) {
		r->high[1] = r->high[0];
		r->high[0] = high;
	} else if (high > r->high[1]) {
		r->high[1] = high;
	}
}

/* The lines of the grid: where the group's rules are, and where outer borders are not drawn. *bottom is how far its uprights reach. false
   when they make no table. */
static bool find_lines(const ws_ruling *r, uint32_t group, ws_grid *g, float *bottom, ws_arena *scratch) {
	const float OUTER = 2 * TOUCH;
	size_t n_flat = 0, n_upright = 0;
	g->x = ws_arena_take(scratch, (r->n_upright + 3) * sizeof *g->x);
	g->y = ws_arena_take(scratch, (r->n_flat + 3) * sizeof *g->y);
	reach across = REACH_NONE, along = REACH_NONE;
	for (size_t i = 0; i < r->n_flat; i++)
		if (ws_ruling_group(r, (uint32_t)i) == group) {
			g->y[n_flat++] = r->flat[i].y0;
			widen(&across, r->flat[i].x0, r->flat[i].x1);
		}
	for (size_t j = 0; j < r->n_upright; j++)
		if (ws_ruling_group(r, (uint32_t)(r->n_flat + j)) == group) {
			g->x[n_upright++] = r->upright[j].x0;
			widen(&along, r->upright[j].y0, r->upright[j].y1);
		}
	if (n_flat < 2 || n_upright < 1)
		return false;
	float left = across.low[1], right = across.high[1], top = along.low[1];
	*bottom = along.high[1];
	n_upright = cluster(g->x, n_upright);
	n_flat = cluster(g->y, n_flat);
	if (g->x[0] - left > OUTER)
		g->x[n_upright++] = left;
	if (right - g->x[0] > OUTER && right - g->x[n_upright - 1] > OUTER)
		g->x[n_upright++] = right;
	if (g->y[0] - top > OUTER)
		g->y[n_flat++] = top;
	if (*bottom - g->y[0] > OUTER && *bottom - g->y[n_flat - 1] > OUTER)
		g->y[n_flat++] = *bottom;
	g->columns = cluster(g->x, n_upright) - 1;
	g->rows = cluster(g->y, n_flat) - 1;
	return is_table(g->rows, g->columns) && g->columns <= WS_GRID_COLUMNS && g->rows <= WS_GRID_ROWS &&
	       g->rows * g->columns <= WS_GRID_FIELDS;
}

static float overlap(float a0, float a1, float b0, float b1) {
	return fmaxf(0, fminf(a1, b1) - fmaxf(a0, b0));
}

/* Which fields have a rule at their right and below them: one that goes along most of them. Returns the length of the rules at the lower
   end of the grid. */
static float find_borders(const ws_ruling *r, uint32_t group, ws_grid *g, ws_arena *scratch) {
	const float MOST = 0.6f;
	float last = 0;
	size_t n = g->rows * g->columns;
	float *right = ws_arena_zero(scratch, n, sizeof *right), *below = ws_arena_zero(scratch, n, sizeof *below);
	for (size_t j = 0; j < r->n_upright; j++)
		if (ws_ruling_group(r, (uint32_t)(r->n_flat + j)) == group) {
			const ws_rule *u = &r->upright[j];
			size_t c = at_line(g->x, g->columns + 1, u->x0);
			for (size_t row = 0; c > 0 && row < g->rows; row++)
				right[row * g->columns + c - 1] += overlap(u->y0, u->y1, g->y[row], g->y[row + 1]);
		}
	for (size_t i = 0; i < r->n_flat; i++)
		if (ws_ruling_group(r, (uint32_t)i) == group) {
			const ws_rule *f = &r->flat[i];
			size_t row = at_line(g->y, g->rows + 1, f->y0);
			last += row == g->rows ? f->x1 - f->x0 : 0;
			for (size_t c = 0; row > 0 && c < g->columns; c++)
				below[(row - 1) * g->columns + c] += overlap(f->x0, f->x1, g->x[c], g->x[c + 1]);
		}
	g->right = ws_arena_zero(scratch, n, sizeof *g->right);
	g->below = ws_arena_zero(scratch, n, sizeof *g->below);
	for (size_t row = 0; row < g->rows; row++)
		for (size_t c = 0; c < g->columns; c++) {
			size_t at = row * g->columns + c;
			g->right[at] = c + 1 == g->columns || right[at] > MOST * (g->y[row + 1] - g->y[row]);
			g->below[at] = row + 1 == g->rows || below[at] > MOST * (g->x[c + 1] - g->x[c]);
		}
	return last;
}

static bool make_grid(const ws_ruling *r, uint32_t group, ws_grid *g, ws_arena *scratch) {
	float bottom;
	if (!find_lines(r, group, g, &bottom, scratch))
		return false;
	/* A row that the end of the page cuts has the middles of its characters below the ends of its uprights. */
	if (find_borders(r, group, g, scratch) < 0.5f * (g->x[g->columns] - g->x[0]))
		g->y[g->rows] = fmaxf(g->y[g->rows], bottom) + 2 * TOUCH;
	prune(g, scratch);
	return is_table(g->rows, g->columns);
}

/* Lays cells over the fields: each as wide as no rule stops it, then as high as all its fields allow. */
static ws_grid_cell *make_cells(ws_grid *g, size_t *n_cells, ws_arena *scratch) {
	size_t n = g->rows * g->columns;
	ws_grid_cell *cells = ws_arena_zero(scratch, n, sizeof *cells);
	g->cell = ws_arena_take(scratch, n * sizeof *g->cell);
	for (size_t i = 0; i < n; i++)
		g->cell[i] = UINT32_MAX;
	*n_cells = 0;
	for (size_t row = 0; row < g->rows; row++)
		for (size_t c = 0; c < g->columns; c++) {
			if (g->cell[row * g->columns + c] != UINT32_MAX)
				continue;
			size_t wide = 1, high = 1;
			while (c + wide < g->columns && !g->right[row * g->columns + c + wide - 1] &&
			       g->cell[row * g->columns + c + wide] == UINT32_MAX)
				wide++;
			for (; row + high < g->rows; high++) {
				bool open = true;
				for (size_t k = c; open && k < c + wide; k++)
					open = !g->below[(row + high - 1) * g->columns + k] && g->cell[(row + high) * g->columns + k] == UINT32_MAX &&
						(k + 1 == c + wide || !g->right[(row + high) * g->columns + k]);
				if (!open)
					break;
			}
			for (size_t i = row; i < row + high; i++)
				for (size_t k = c; k < c + wide; k++)
					g->cell[i * g->columns + k] = (uint32_t)*n_cells;
			cells[(*n_cells)++] = (ws_grid_cell){.row = row, .column = c, .rows = high, .columns = wide};
		}
	return cells;
}

static size_t interval(const float *v, size_t n, float x) {
	size_t lo = 0, hi = n;
	while (hi - lo > 1) {
		size_t m = (lo + hi) / 2;
		if (v[m] <= x)
			lo = m;
		else
			hi = m;
	}
	return lo;
}

/* For each glyph, how far right it stands: its middle; of the last of a word its left edge, of the first its right edge, because a word
   that its cell clips reaches into the next one with its end. */
static float *standings(const ws_page *page, ws_arena *scratch) {
	const float JOINED = 0.15f, INSIDE = 0.1f;
	float *at = ws_arena_take(scratch, (page->n_glyphs + 1) * sizeof *at);
	for (size_t i = 0; i < page->n_glyphs; i++)
		at[i] = (page->glyphs[i].box.x0 + page->glyphs[i].box.x1) / 2;
	size_t n;
	const ws_run *runs = ws_page_runs(page->glyphs, page->n_glyphs, &n, scratch);
	for (size_t r = 0; r < n; r++)
		for (size_t i = 0; i < runs[r].n; i++) {
			const ws_glyph *const *g = &runs[r].glyphs[i];
			float near = JOINED * g[0]->size, inside = INSIDE * (g[0]->box.x1 - g[0]->box.x0);
			bool goes_on = i > 0 && g[0]->box.x0 - g[-1]->box.x1 < near, ends = i + 1 == runs[r].n || g[1]->box.x0 - g[0]->box.x1 >= near;
			if (goes_on && ends)
				at[g[0] - page->glyphs] = g[0]->box.x0 + inside;
			else if (!goes_on && !ends)
				at[g[0] - page->glyphs] = g[0]->box.x1 - inside;
		}
	return at;
}

/* Where in the grid a glyph at `x` stands: false when outside. One that overflows the outer borders (its middle beyond them, part of it
   across them) is inside. */
static bool place(const ws_grid *g, const ws_glyph *glyph, float x, size_t *row, size_t *column) {
	float y = ws_box_mid(glyph->box), beyond = 0.7f * glyph->size, across = 0.1f * glyph->size;
	float top = g->y[0], bottom = g->y[g->rows];
	if (x < g->x[0] - beyond || x >= g->x[g->columns] + beyond)
		return false;
	if ((y < top && y + glyph->size / 2 < top + across) || (y >= bottom && y - glyph->size / 2 > bottom - across))
		return false;
	*row = interval(g->y, g->rows, y);
	*column = interval(g->x, g->columns, x);
	return true;
}

/* Puts the page's glyphs into the cells; returns how many cells have any. */
static size_t fill_cells(const ws_grid *g, ws_grid_cell *cells, size_t n_cells, const ws_page *page, const float *at, const bool *used,
                         ws_arena *scratch) {
	for (size_t i = 0; i < page->n_glyphs; i++) {
		size_t row, column;
		if (used[i] || !place(g, &page->glyphs[i], at[i], &row, &column))
			continue;
		ws_grid_cell *cell = &cells[g->cell[row * g->columns + column]];
		cell->glyphs = ws_arena_grow(scratch, cell->glyphs, cell->n, &cell->cap, sizeof *cell->glyphs);
		cell->glyphs[cell->n++] = page->glyphs[i];
	}
	size_t filled = 0;
	for (size_t i = 0; i < n_cells; i++) {
		cells[i].runs = ws_page_runs(cells[i].glyphs, cells[i].n, &cells[i].n_runs, scratch);
		cells[i].lines = ws_page_rows(cells[i].runs, cells[i].n_runs, &cells[i].n_lines, scratch);
		filled += cells[i].n_lines > 0;
	}
	return filled;
}

/* ---- the table ---- */

/* Rows and columns that are only the space between double rules go: keep[i] tells which stay. */
static size_t thin_lines(const ws_grid *g, const ws_grid_cell *cells, size_t n_cells, bool rows, bool *keep) {
	size_t n = rows ? g->rows : g->columns, kept = 0;
	const float *v = rows ? g->y : g->x;
	for (size_t i = 0; i < n; i++)
		keep[i] = v[i + 1] - v[i] >= THIN;
	for (size_t i = 0; i < n_cells; i++) {
		size_t at = rows ? cells[i].row : cells[i].column, span = rows ? cells[i].rows : cells[i].columns;
		if (cells[i].n > 0 && span == 1)
			keep[at] = true;
	}
	for (size_t i = 0; i < n; i++)
		kept += keep[i];
	return kept;
}

static size_t count(const bool *keep, size_t from, size_t to) {
	size_t n = 0;
	for (size_t i = from; i < to; i++)
		n += keep[i];
	return n;
}

static bool make_table(const ws_grid *g, ws_grid_cell *cells, size_t n_cells, uint32_t page, ws_page_table *table, ws_arena *arena,
                       ws_arena *scratch) {
	bool *rows = ws_arena_take(scratch, g->rows), *columns = ws_arena_take(scratch, g->columns);
	size_t n_rows = thin_lines(g, cells, n_cells, true, rows), n_columns = thin_lines(g, cells, n_cells, false, columns);
	if (!is_table(n_rows, n_columns))
		return false;
	*table = (ws_page_table){.box = {g->x[0], g->y[0], g->x[g->columns], g->y[g->rows]}, .n_columns = n_columns, .n_rows = n_rows};
	float *edges = ws_arena_take(arena, (n_columns + 1) * sizeof *edges);
	for (size_t i = 0, k = 0; i < g->columns; i++)
		if (columns[i])
			edges[k++] = g->x[i];
	edges[n_columns] = g->x[g->columns];
	table->columns = edges;
	table->cells = ws_arena_zero(arena, n_cells, sizeof *table->cells);
	table->fits = ws_arena_zero(arena, n_cells, sizeof *table->fits);
	for (size_t i = 0; i < n_cells; i++) {
		ws_grid_cell *f = &cells[i];
		size_t high = count(rows, f->row, f->row + f->rows), wide = count(columns, f->column, f->column + f->columns);
		if (high == 0 || wide == 0)
			continue;
		table->fits[table->n_cells] = ws_cell_fits(f->lines, f->n_lines, g->x[f->column], g->x[f->column + f->columns], scratch);
		ws_block_cell *cell = &table->cells[table->n_cells++];
		cell->row = (uint16_t)count(rows, 0, f->row);
		cell->column = (uint16_t)count(columns, 0, f->column);
		cell->rows = (uint16_t)high;
		cell->columns = (uint16_t)wide;
		cell->page = page;
		cell->text = ws_cell_text(f->lines, f->n_lines, g->x[f->column], g->x[f->column + f->columns], arena, scratch);
	}
	return true;
}

static void take_glyphs(const ws_page *page, const ws_grid *g, const float *at, bool *used) {
	size_t row, column;
	for (size_t i = 0; i < page->n_glyphs; i++)
		used[i] = used[i] || place(g, &page->glyphs[i], at[i], &row, &column);
}

static bool any_above(const ws_page *page, float y) {
	for (size_t i = 0; i < page->n_glyphs; i++)
		if (ws_box_mid(page->glyphs[i].box) < y)
			return true;
	return false;
}

/* The table of a grid. */
static bool read_grid(ws_grid *g, const ws_page *page, const float *at, bool *used, ws_page_table *table, ws_arena *arena,
                      ws_arena *scratch) {
	size_t n_cells;
	ws_grid_cell *cells = make_cells(g, &n_cells, scratch);
	size_t filled = fill_cells(g, cells, n_cells, page, at, used, scratch);
	bool rest = g->rows == 1 && filled > 0 && !any_above(page, g->y[0]);
	if (!rest && (filled < 3 || filled * 8 < n_cells))
		return false;
	bool changed = true;
	for (unsigned cuts = 0; changed; cuts++) {
		changed = cuts < MOST_CUTS ? ws_grid_split_columns(g, cells, n_cells, scratch) : false;
		if (!changed && cuts <= MOST_CUTS) {
			changed = ws_grid_split_rows(g, cells, scratch);
			cuts = MOST_CUTS;
		}
		if (changed) {
			cells = make_cells(g, &n_cells, scratch);
			fill_cells(g, cells, n_cells, page, at, used, scratch);
		}
	}
	ws_grid_spill(g, cells, scratch);
	bool *taken = ws_arena_take(scratch, page->n_glyphs + 1);
	memcpy(taken, used, page->n_glyphs);
	take_glyphs(page, g, at, taken);
	ws_grid_spill_below(g, cells, page, taken, scratch);
	if (!make_table(g, cells, n_cells, page->number, table, arena, scratch))
		return false;
	memcpy(used, taken, page->n_glyphs);
	return true;
}

ws_page_table *ws_page_grids(const ws_page *page, bool *used, size_t *n_tables, ws_arena *arena, ws_arena *scratch) {
	*n_tables = 0;
	if (page->n_rules < 3)
		return NULL;
	ws_ruling r = ws_ruling_of(page, scratch);
	const float *at = standings(page, scratch);
	ws_page_table *tables = NULL;
	size_t cap = 0;
	/* Every group that has a flat rule is met at its root, or at whichever of its flats comes first. */
	bool *met = ws_arena_zero(scratch, r.n_flat + r.n_upright + 1, sizeof *met);
	for (size_t i = 0; i < r.n_flat; i++) {
		uint32_t group = ws_ruling_group(&r, (uint32_t)i);
		ws_page_table table;
		ws_grid g = {0};
		if (met[group])
			continue;
		met[group] = true;
		if (!make_grid(&r, group, &g, scratch) || !read_grid(&g, page, at, used, &table, arena, scratch))
			continue;
		tables = ws_arena_grow(scratch, tables, *n_tables, &cap, sizeof *tables);
		tables[(*n_tables)++] = table;
	}
	size_t n_flats, next = 0;
	const ws_rule *flats = ws_ruling_flats(&r, &n_flats, scratch);
	ws_grid g;
	while (ws_grid_of_flats(flats, n_flats, &next, page, used, &g, scratch)) {
		ws_page_table table;
		if (!read_grid(&g, page, at, used, &table, arena, scratch))
			continue;
		tables = ws_arena_grow(scratch, tables, *n_tables, &cap, sizeof *tables);
		tables[(*n_tables)++] = table;
	}
	return tables;
}
