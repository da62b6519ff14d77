/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of one table on a grid, before they become passages.

       "收 入⇥执行数" / "总 计⇥883,868"   ->   four cells, two columns, one head row */
#ifndef WS_INDEXER_STRUCTURE_GRID_H
#define WS_INDEXER_STRUCTURE_GRID_H

#include "indexer/structure/unit.h"

typedef struct {
	const char *text;
	size_t len;
	uint32_t row, rows, line, page;
	uint16_t column, columns;
	bool head; /* the format says so */
	uint8_t indent;
} ws_grid_cell;

typedef struct {
	ws_grid_cell *v; /* by row, then column; none empty */
	size_t n, cap;
	uint32_t rows, columns, head_rows;
	const char *title, *unit_line;
	const char *captions; /* what the passage begins with: title, label, 单位 line, a line each; NULL */
	uint32_t line, page;
} ws_grid;

/* Takes in the cells of a format's table, below what the grid holds. */
void ws_grid_add_block(ws_grid *grid, const ws_block *block, ws_arena *arena);

/* Takes in a line of cells; Markdown's rule makes what stands above it head. */
void ws_grid_add_row(ws_grid *grid, const ws_line *line, ws_arena *arena);

/* Adds the rows of another table. */
void ws_grid_append(ws_grid *grid, const ws_grid *next, ws_arena *arena);

/* Takes a title and a 单位 line out of the first rows. */
void ws_grid_take_captions(ws_grid *grid, ws_arena *arena);

/* Takes the rows off `next` that repeat the first rows of `grid`. */
void ws_grid_drop_repeated(const ws_grid *grid, ws_grid *next);

/* Where each row's cells begin: rows + 2 indexes into v. */
size_t *ws_grid_rows(const ws_grid *grid, ws_arena *arena);

/* Finds how many of the rows are the head. */
void ws_grid_find_head(ws_grid *grid, const size_t *rows);

/* Makes the unit a table: its passages with their texts. */
void ws_grid_lay(ws_grid *grid, ws_unit *unit, ws_arena *arena);

#endif
