/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells laid out on a grid as they come, row by row, spans and merges worked out.

       row (地区, restart) (2024年债务限额, span 3)   row (continue) (小计) (一般债务) (专项债务)
       ->  地区 2×1 at 0,0;  2024年债务限额 1×3 at 0,1;  小计 at 1,1 … */
#ifndef WS_INDEXER_READER_FORMAT_CELLS_H
#define WS_INDEXER_READER_FORMAT_CELLS_H

#include "indexer/reader/format/format.h"

typedef struct ws_cells ws_cells;

typedef struct {
	size_t span;    /* grid columns covered, at least 1 */
	bool starts;    /* begins a cell that rows below continue */
	bool continues; /* is part of the cell above */
	bool joins;     /* is part of the cell on its left */
} ws_cell_merge;

ws_cells *ws_cells_new(ws_arena *arena);

/* Begins a row, its first cell behind `skip` grid columns. */
void ws_cells_row(ws_cells *table, bool head, size_t skip);

/* The next cell of the row; `text` is clean and in the arena. */
void ws_cells_add(ws_cells *table, ws_cell_merge merge, const char *text);

/* Whether the rows have come near to what a block can hold. */
bool ws_cells_are_long(const ws_cells *table);

/* Hands the table to the output and begins anew; false when the output is full. */
bool ws_cells_finish(ws_cells *table, ws_output *out);

#endif
