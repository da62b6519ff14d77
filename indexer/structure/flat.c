/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/structure/flat.h"

#include <string.h>

enum { MOST_COLUMNS = 8, FEWEST_ROWS = 3, LONGEST_CELL = 60 /* bytes: twenty Han */ };

typedef enum { NO_CELL, LABEL, NUMBER } cell_kind;

static cell_kind kind_of(const ws_block *block) {
	static const char *const stops[] = {"。", "；", "，", "：", "\n"};
	if (block->kind != WS_BLOCK_PARAGRAPH || block->heading)
		return NO_CELL;
	size_t len = strlen(block->text), digits = 0;
	if (!len || len > LONGEST_CELL)
		return NO_CELL;
	for (const char *p = block->text; *p; p++)
		digits += *p >= '0' && *p <= '9';
	if (digits && strspn(block->text, "0123456789.,%+- ") == len)
		return NUMBER;
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
		if (strstr(block->text, stops[i]))
			return NO_CELL;
	return LABEL;
}

/* How many rows of `columns` cells begin at block i: a label and numbers. */
static size_t count_rows(const cell_kind *kinds, size_t n, size_t i, size_t columns) {
	size_t rows = 0;
	for (; i + columns <= n && kinds[i] == LABEL; i += columns, rows++)
		for (size_t c = 1; c < columns; c++)
			if (kinds[i + c] != NUMBER)
				return rows;
	return rows;
}

/* The table whose head begins at block i: its columns, 0 for none, and how many rows it has below the head. The head is as wide as its
   rows, and what follows the last row is no number. */
static size_t columns_at(const cell_kind *kinds, size_t n, size_t i, size_t *rows) {
	size_t head = 0;
	while (head <= MOST_COLUMNS && i + head < n && kinds[i + head] == LABEL)
		head++;
	/* The head's cells and the first label. */
	size_t columns = head - 1;
	if (head < 3 || columns > MOST_COLUMNS)
		return 0;
	*rows = count_rows(kinds, n, i + columns, columns);
	size_t end = i + columns * (1 + *rows);
	return *rows >= FEWEST_ROWS && (end >= n || kinds[end] != NUMBER) ? columns : 0;
}

static ws_block gather(const ws_block *first, size_t columns, size_t rows, ws_arena *arena) {
	size_t n = columns * rows;
	ws_block_cell *cells = ws_arena_zero(arena, n, sizeof *cells);
	for (size_t i = 0; i < n; i++)
		cells[i] = (ws_block_cell){.text = first[i].text,
		                           .row = (uint16_t)(i / columns),
		                           .column = (uint16_t)(i % columns),
		                           .rows = 1,
		                           .columns = 1,
		                           .line = first[i].line,
		                           .page = first[i].page};
	ws_block table = *first;
	table.kind = WS_BLOCK_TABLE;
	table.text = NULL;
	table.line_end = first[n - 1].line_end;
	table.cells = cells;
	table.n_cells = n;
	return table;
}

const ws_blocks *ws_gather_cells(const ws_blocks *blocks, ws_arena *arena) {
	cell_kind *kinds = ws_arena_take(arena, (blocks->n + 1) * sizeof *kinds);
	size_t numbers = 0;
	for (size_t i = 0; i < blocks->n; i++) {
		kinds[i] = kind_of(&blocks->blocks[i]);
		numbers += kinds[i] == NUMBER;
	}
	if (numbers < FEWEST_ROWS)
		return blocks;
	ws_blocks *gathered = ws_arena_take(arena, sizeof *gathered);
	ws_block *v = ws_arena_take(arena, (blocks->n + 1) * sizeof *v);
	size_t n = 0;
	for (size_t i = 0, rows; i < blocks->n;) {
		size_t columns = kinds[i] == LABEL ? columns_at(kinds, blocks->n, i, &rows) : 0;
		if (columns && rows < UINT16_MAX - 1) {
			v[n++] = gather(&blocks->blocks[i], columns, rows + 1, arena);
			i += columns * (rows + 1);
		} else {
			v[n++] = blocks->blocks[i++];
		}
	}
	*gathered = *blocks;
	gathered->blocks = v;
	gathered->n = n;
	return gathered;
}
