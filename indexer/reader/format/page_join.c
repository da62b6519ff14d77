/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that a page end cut in two.

       page 4   3 | 推进滨河路沿线绿化及配套设           page 5   序号 | 任务 | 完成时限      (the head again)
                                                                   | 施建设   |
                                                                 4 | 新建口袋公园 | 年底

   A word processor lets the text of a row run over the page end, with a border drawn on both sides of it. The second part is told
   from a row of its own by what it cannot be: each of its texts goes on from a cell that was full to its last line, and one cell at
   least has nothing more. Numbers that stand in their column are full only when they were broken.

   Tables that merely go on are left in two: what they are together is for those to say who know their titles. */
#include "indexer/reader/format/page_parts.h"

#include <math.h>
#include <string.h>

static bool same_columns(const ws_page_table *a, const ws_page_table *b) {
	if (!a->columns || !b->columns || a->n_columns != b->n_columns)
		return false;
	for (size_t i = 0; i <= a->n_columns; i++)
		if (fabsf(a->columns[i] - b->columns[i]) > 6)
			return false;
	return true;
}

/* The first cell of a row in a table's list. */
static size_t row_start(const ws_page_table *t, size_t row) {
	size_t i = 0;
	while (i < t->n_cells && t->cells[i].row < row)
		i++;
	return i;
}

/* How many rows at the head of `b` are those of `a` again. */
static size_t repeated_rows(const ws_page_table *a, const ws_page_table *b) {
	size_t n = a->n_cells < b->n_cells ? a->n_cells : b->n_cells, i = 0;
	while (i < n && a->cells[i].row == b->cells[i].row && a->cells[i].column == b->cells[i].column &&
	       strcmp(a->cells[i].text, b->cells[i].text) == 0)
		i++;
	return i < b->n_cells ? b->cells[i].row : b->n_rows;
}

/* The cell of the last row of `t` that covers a column. */
static size_t last_cell(const ws_page_table *t, size_t column) {
	for (size_t i = t->n_cells; i > 0; i--) {
		const ws_block_cell *c = &t->cells[i - 1];
		if (c->row + c->rows == t->n_rows && c->column <= column && column < (size_t)c->column + c->columns)
			return i - 1;
	}
	return t->n_cells;
}

/* Whether what begins with `rest` can have been cut off `text`: both fit as `from` and `to` say. A number is cut where its line is
   full to the last digit, and nowhere else. */
static bool goes_on(const char *text, const ws_cell_fit *from, const char *rest, const ws_cell_fit *to) {
	/* Lines end a character early before what cannot begin the next one. */
	const float EARLY = 0.7f;
	if (!*text)
		return false;
	if (g_ascii_isalnum(text[strlen(text) - 1]) && g_ascii_isalnum(*rest))
		return from->room < 0.3f * from->size;
	return to->first >= from->room - EARLY * from->size;
}

/* Whether row `row` of `b` is the rest of the last row of `a`. */
static bool is_rest(const ws_page_table *a, const ws_page_table *b, size_t row) {
	size_t filled = 0, empty = 0;
	for (size_t i = row_start(b, row); i < b->n_cells && b->cells[i].row == row; i++) {
		const ws_block_cell *c = &b->cells[i];
		if (c->rows > 1)
			return false;
		if (!*c->text) {
			empty++;
			continue;
		}
		size_t above = last_cell(a, c->column);
		filled++;
		if (above == a->n_cells || a->cells[above].columns != c->columns ||
		    !goes_on(a->cells[above].text, &a->fits[above], c->text, &b->fits[i]))
			return false;
	}
	return filled > 0 && empty > 0;
}

static void move_row(ws_page_table *a, ws_page_table *b, size_t row, ws_arena *arena) {
	size_t from = row_start(b, row), to = row_start(b, row + 1);
	for (size_t i = from; i < to; i++) {
		if (!*b->cells[i].text)
			continue;
		ws_block_cell *above = &a->cells[last_cell(a, b->cells[i].column)];
		size_t len = strlen(above->text);
		bool words = g_ascii_isalpha(above->text[len - 1]) && g_ascii_isalpha(*b->cells[i].text);
		above->text = ws_arena_printf(arena, "%s%s%s", above->text, words ? " " : "", b->cells[i].text);
		a->fits[above - a->cells] = b->fits[i];
	}
	memmove(b->cells + from, b->cells + to, (b->n_cells - to) * sizeof *b->cells);
	memmove(b->fits + from, b->fits + to, (b->n_cells - to) * sizeof *b->fits);
	b->n_cells -= to - from;
	b->n_rows--;
	for (size_t i = from; i < b->n_cells; i++)
		b->cells[i].row--;
}

/* The last table of a page when at most page numbers follow it; the first of a page when only what stands on the other page too
   precedes it. */
static ws_page_item *last_table(ws_page_item *items, size_t n) {
	while (n > 0 && !items[n - 1].table &&
	       (!items[n - 1].text || (items[n - 1].y > 0.88f * items[n - 1].page_height && strlen(items[n - 1].text) < 24)))
		n--;
	return n > 0 && items[n - 1].table ? &items[n - 1] : NULL;
}

static ws_page_item *first_table(ws_page_item *items, size_t n, const ws_page_item *before, size_t n_before) {
	for (size_t i = 0; i < n; i++) {
		if (items[i].table)
			return &items[i];
		bool again = !items[i].text;
		for (size_t k = 0; k < n_before && !again; k++)
			again = before[k].text && strcmp(before[k].text, items[i].text) == 0;
		if (!again)
			return NULL;
	}
	return NULL;
}

void ws_page_join(ws_page_item *items, size_t n, ws_arena *arena) {
	ws_page_table *begun = NULL; /* where the table that goes on began: its head is the one repeated */
	for (size_t i = 0, j, k; i < n; i = j) {
		for (j = i; j < n && items[j].page == items[i].page; j++)
			;
		for (k = j; k < n && items[k].page == items[j].page; k++)
			;
		ws_page_item *a = last_table(items + i, j - i), *b = a && k > j ? first_table(items + j, k - j, items + i, j - i) : NULL;
		if (!a || !b || items[j].page != items[i].page + 1 || !same_columns(a->table, b->table)) {
			begun = NULL;
			continue;
		}
		begun = begun ? begun : a->table;
		size_t row = repeated_rows(begun, b->table);
		if (row >= b->table->n_rows || !is_rest(a->table, b->table, row))
			continue;
		move_row(a->table, b->table, row, arena);
		if (b->table->n_rows <= row) {
			b->table = NULL;
			begun = NULL;
		}
	}
}
