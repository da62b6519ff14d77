/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table's grid while it is worked out: page_grid.c draws it from the rules, page_split.c parts what no rule parts.

   A grid has a field for each row and column; a cell covers one field or several. */
#ifndef WS_INDEXER_READER_FORMAT_PAGE_GRID_H
#define WS_INDEXER_READER_FORMAT_PAGE_GRID_H

#include "indexer/reader/format/page_parts.h"

enum { WS_GRID_ROWS = 2000, WS_GRID_COLUMNS = 200, WS_GRID_FIELDS = 60000 };

typedef struct {
	float *x, *y; /* columns + 1, rows + 1 */
	size_t columns, rows;
	bool *right, *below; /* [row * columns + column]: a rule is drawn at the right of the field, below it */
	uint32_t *cell;      /* which cell a field is in */
} ws_grid;

typedef struct {
	size_t row, column, rows, columns;
	ws_glyph *glyphs;
	size_t n, cap;
	ws_run *runs;
	size_t n_runs;
	ws_row *lines;
	size_t n_lines;
} ws_grid_cell;

/* ---- page_flat ---- */

/* The next table drawn with flat rules only, among `n` rules by height, from *at on: its grid, with its columns parted; *at is then behind
   it. false when there is none. `used` are the glyphs of other tables. */
bool ws_grid_of_flats(const ws_rule *flat, size_t n, size_t *at, const ws_page *page, const bool *used, ws_grid *g, ws_arena *scratch);

/* ---- page_split ---- */

/* Moves lines that overflow a cell back to it: text that its cell clips is drawn all the same, over the cells above and below. */
void ws_grid_spill(const ws_grid *g, ws_grid_cell *cells, ws_arena *scratch);

/* The same for lines below the table: sets used[i] for the glyphs of those that it takes. */
void ws_grid_spill_below(const ws_grid *g, ws_grid_cell *cells, const ws_page *page, bool *used, ws_arena *scratch);

/* Adds columns and rows to the grid where its fields hold several; true when cells must be laid out again. */
bool ws_grid_split_columns(ws_grid *g, const ws_grid_cell *cells, size_t n_cells, ws_arena *scratch);
bool ws_grid_split_rows(ws_grid *g, const ws_grid_cell *cells, ws_arena *scratch);

#endif
