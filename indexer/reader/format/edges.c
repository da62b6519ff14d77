/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/edges.h"

#include <stdlib.h>

typedef struct {
	int right;
	ws_cell_merge merge;
	const char *text;
} cell;

typedef struct {
	int left;
	bool head;
	size_t first, end; /* of its cells */
} row;

struct ws_edges {
	ws_arena *arena;
	row *rows;
	cell *cells;
	size_t n_rows, n_cells, row_cap, cell_cap;
};

ws_edges *ws_edges_new(ws_arena *arena) {
	ws_edges *e = ws_arena_zero(arena, 1, sizeof *e);
	e->arena = arena;
	return e;
}

void ws_edges_row(ws_edges *rows, int left, bool head) {
	rows->rows = ws_arena_grow(rows->arena, rows->rows, rows->n_rows, &rows->row_cap, sizeof *rows->rows);
	rows->rows[rows->n_rows++] = (row){left, head, rows->n_cells, rows->n_cells};
}

void ws_edges_cell(ws_edges *rows, int right, ws_cell_merge merge, const char *text) {
	rows->cells = ws_arena_grow(rows->arena, rows->cells, rows->n_cells, &rows->cell_cap, sizeof *rows->cells);
	rows->cells[rows->n_cells++] = (cell){right, merge, text};
	rows->rows[rows->n_rows - 1].end = rows->n_cells;
}

const char *ws_edges_only(const ws_edges *rows) {
	return rows->n_rows == 1 && rows->n_cells == 1 ? rows->cells[0].text : NULL;
}

static int by_value(const void *a, const void *b) {
	int x = *(const int *)a, y = *(const int *)b;
	return (x > y) - (x < y);
}

/* Edges within 2.5 points of each other are one line of the grid. */
static size_t lines_of(const ws_edges *e, int *lines) {
	enum { NEAR = 50 };
	size_t n = 0, kept = 0;
	for (size_t i = 0; i < e->n_rows; i++)
		lines[n++] = e->rows[i].left;
	for (size_t i = 0; i < e->n_cells; i++)
		lines[n++] = e->cells[i].right;
	qsort(lines, n, sizeof *lines, by_value);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || (long)lines[i] - lines[kept - 1] > NEAR)
			lines[kept++] = lines[i];
	return kept;
}

/* The line nearest to x: lines are sorted. */
static size_t line_at(const int *lines, size_t n, int x) {
	size_t lo = 0, hi = n;
	while (lo < hi) {
		size_t m = (lo + hi) / 2;
		if (lines[m] < x)
			lo = m + 1;
		else
			hi = m;
	}
	return lo == n || (lo > 0 && (long)x - lines[lo - 1] < (long)lines[lo] - x) ? lo - 1 : lo;
}

bool ws_edges_finish(ws_edges *rows, ws_output *out) {
	if (rows->n_rows == 0)
		return true;
	g_autofree int *lines = g_new(int, rows->n_rows + rows->n_cells);
	size_t n = lines_of(rows, lines);
	ws_cells *cells = ws_cells_new(rows->arena);
	bool ok = true;
	for (size_t i = 0; i < rows->n_rows && ok; i++) {
		const row *r = &rows->rows[i];
		size_t from = line_at(lines, n, r->left);
		ws_cells_row(cells, r->head, from);
		for (size_t k = r->first; k < r->end; k++) {
			cell *c = &rows->cells[k];
			size_t to = line_at(lines, n, c->right);
			c->merge.span = to > from ? to - from : 1;
			ws_cells_add(cells, c->merge, c->text);
			from = to > from ? to : from + 1;
		}
		if (ws_cells_are_long(cells))
			ok = ws_cells_finish(cells, out);
	}
	ok = ok && ws_cells_finish(cells, out);
	rows->rows = NULL;
	rows->cells = NULL;
	rows->n_rows = rows->n_cells = rows->row_cap = rows->cell_cap = 0;
	return ok;
}
