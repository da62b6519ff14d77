/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/cells.h"

#include <string.h>

enum { LONG = 60000, COLUMNS = 4096 };

struct ws_cells {
	ws_arena *arena;
	ws_block_cell *cells;
	size_t n, cap;
	size_t rows, column; /* rows begun; the next cell's column */
	bool head;
	size_t open[COLUMNS]; /* index + 1 of the cell that the row below may continue */
};

ws_cells *ws_cells_new(ws_arena *arena) {
	ws_cells *table = ws_arena_zero(arena, 1, sizeof *table);
	table->arena = arena;
	return table;
}

void ws_cells_row(ws_cells *table, bool head, size_t skip) {
	table->rows++;
	table->head = head;
	table->column = skip < COLUMNS ? skip : COLUMNS;
}

void ws_cells_add(ws_cells *table, ws_cell_merge merge, const char *text) {
	size_t at = table->column, row = table->rows - 1;
	if (at >= COLUMNS)
		return;
	size_t span = merge.span < COLUMNS - at ? merge.span : COLUMNS - at;
	table->column += span;
	ws_block_cell *left = table->n ? &table->cells[table->n - 1] : NULL;
	if (merge.joins && left && left->row == row) {
		left->columns = (uint16_t)(at + span - left->column);
		for (size_t i = at; i < at + span; i++)
			table->open[i] = 0;
		return;
	}
	if (merge.continues && table->open[at]) {
		ws_block_cell *above = &table->cells[table->open[at] - 1];
		above->rows = (uint16_t)(row - above->row + 1);
		return;
	}
	table->cells = ws_arena_grow(table->arena, table->cells, table->n, &table->cap, sizeof *table->cells);
	table->cells[table->n++] = (ws_block_cell){
		.text = text, .row = (uint16_t)row, .column = (uint16_t)at, .rows = 1, .columns = (uint16_t)span, .head = table->head};
	for (size_t i = at; i < at + span; i++)
		table->open[i] = i == at && (merge.starts || merge.continues) ? table->n : 0;
}

bool ws_cells_are_long(const ws_cells *table) {
	return table->rows >= LONG;
}

bool ws_cells_finish(ws_cells *table, ws_output *out) {
	bool filled = false;
	for (size_t i = 0; i < table->n && !filled; i++)
		filled = *table->cells[i].text;
	bool ok = !filled || ws_output_table(out, table->cells, table->n);
	table->cells = NULL;
	table->n = table->cap = table->rows = table->column = 0;
	memset(table->open, 0, sizeof table->open);
	return ok;
}
