/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/sheet.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 60000, MOST_EMPTY = 400000 /* empty cells written out for a table */ };

/* A row: cells [first, end) of the sheet's. */
typedef struct {
	size_t first, end;
	uint32_t row;
} row;

typedef struct {
	const ws_sheet *sheet;
	ws_output *out;
	GHashTable *merges; /* top left -> merge */
	bool full;
} writer;

static int by_place(const void *a, const void *b) {
	const ws_sheet_cell *x = a, *y = b;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->column > y->column) - (x->column < y->column);
}

static gint64 key(uint32_t r, uint32_t c) {
	return (gint64)r << 20 | c;
}

static const ws_sheet_merge *merge_at(const writer *w, const ws_sheet_cell *cell) {
	gint64 at = key(cell->row, cell->column);
	return g_hash_table_lookup(w->merges, &at);
}

static void add_paragraphs(writer *w, const row *r) {
	for (size_t i = r->first; i < r->end && !w->full; i++) {
		const char *text = w->sheet->cells[i].text;
		w->full = !ws_output_line(w->out, WS_BLOCK_PARAGRAPH, text, strlen(text));
	}
}

static bool begins(const char *text, const char *const *words, size_t n) {
	while (*text == ' ')
		text++;
	for (size_t i = 0; i < n; i++)
		if (g_str_has_prefix(text, words[i]))
			return true;
	return false;
}

/* A row above the table: a title, or what stands beside 单位：万元. */
static bool is_above(const writer *w, const row *r) {
	static const char *const words[] = {"单位：", "单位:", "金额单位", "计量单位", "货币单位", "（单位", "(单位"};
	if (r->end - r->first == 1)
		return true;
	bool unit = false, number = false;
	for (size_t i = r->first; i < r->end; i++) {
		unit |= begins(w->sheet->cells[i].text, words, sizeof words / sizeof *words);
		number |= w->sheet->cells[i].number;
	}
	return unit && !number && r->end - r->first <= 4;
}

/* A row below the table: a note, or a cell that reaches over most of it. */
static bool is_below(const writer *w, const row *r, uint32_t columns) {
	static const char *const words[] = {"注", "备注", "说明", "资料来源", "附注"};
	if (r->end - r->first != 1)
		return false;
	const ws_sheet_cell *cell = &w->sheet->cells[r->first];
	const ws_sheet_merge *m = merge_at(w, cell);
	return begins(cell->text, words, sizeof words / sizeof *words) || (m && m->columns * 2 > columns && strlen(cell->text) > 60);
}

static int by_number(const void *a, const void *b) {
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* How many of sorted v are less than x. */
static size_t below(const uint32_t *v, size_t n, uint32_t x) {
	size_t lo = 0, hi = n;
	while (lo < hi) {
		size_t m = (lo + hi) / 2;
		if (v[m] < x)
			lo = m + 1;
		else
			hi = m;
	}
	return lo;
}

static void add_table(writer *w, const row *rows, size_t n_rows) {
	ws_arena *arena = w->out->arena;
	const ws_sheet_cell *cells = w->sheet->cells;
	size_t n_cells = rows[n_rows - 1].end - rows[0].first, n_columns = 0;
	/* Lines that hold anything; the others go. */
	g_autofree uint32_t *columns = g_new(uint32_t, n_cells), *lines = g_new(uint32_t, n_rows);
	for (size_t i = 0; i < n_cells; i++)
		columns[i] = cells[rows[0].first + i].column;
	qsort(columns, n_cells, sizeof *columns, by_number);
	for (size_t i = 0; i < n_cells; i++)
		if (i == 0 || columns[i] != columns[n_columns - 1])
			columns[n_columns++] = columns[i];
	for (size_t i = 0; i < n_rows; i++)
		lines[i] = rows[i].row;
	if (n_columns > ws_limits.columns)
		n_columns = ws_limits.columns;
	bool dense = n_rows <= MOST_EMPTY / n_columns;
	size_t room = dense ? n_rows * n_columns : n_cells, n = 0;
	g_autofree unsigned char *covered = dense ? g_malloc0(room) : NULL;
	ws_block_cell *made = ws_arena_take(arena, room * sizeof *made);
	for (size_t r = 0; r < n_rows; r++) {
		size_t i = rows[r].first;
		for (size_t c = 0; c < n_columns; c++) {
			while (i < rows[r].end && cells[i].column < columns[c])
				i++;
			bool here = i < rows[r].end && cells[i].column == columns[c];
			if ((!here && !dense) || (dense && covered[r * n_columns + c]))
				continue;
			size_t high = 1, wide = 1;
			const ws_sheet_merge *m = here ? merge_at(w, &cells[i]) : NULL;
			if (m) {
				high = below(lines, n_rows, m->row + m->rows) - r;
				wide = below(columns, n_columns, m->column + m->columns) - c;
			}
			for (size_t y = r; dense && y < r + high; y++)
				memset(covered + y * n_columns + c, 1, wide);
			made[n++] = (ws_block_cell){.text = here ? cells[i].text : "",
			                            .row = (uint16_t)r,
			                            .column = (uint16_t)c,
			                            .rows = (uint16_t)high,
			                            .columns = (uint16_t)wide};
		}
	}
	w->full = !ws_output_table(w->out, made, n);
}

/* Rows without an empty one between them. */
static void add_section(writer *w, const row *rows, size_t n) {
	size_t from = 0, to = n;
	uint32_t least = UINT32_MAX, most = 0;
	for (size_t i = rows[0].first; i < rows[n - 1].end; i++) {
		least = MIN(least, w->sheet->cells[i].column);
		most = MAX(most, w->sheet->cells[i].column);
	}
	while (from < to && is_above(w, &rows[from]))
		from++;
	while (to > from && is_below(w, &rows[to - 1], most - least + 1))
		to--;
	for (size_t i = 0; i < from && !w->full; i++)
		add_paragraphs(w, &rows[i]);
	for (size_t i = from; i < to && !w->full; i += MOST_ROWS)
		add_table(w, rows + i, MIN(to - i, MOST_ROWS));
	for (size_t i = to; i < n && !w->full; i++)
		add_paragraphs(w, &rows[i]);
}

bool ws_sheet_output(ws_sheet *sheet, ws_output *out) {
	if (sheet->n_cells == 0)
		return true;
	writer w = {.sheet = sheet, .out = out, .merges = g_hash_table_new(g_int64_hash, g_int64_equal)};
	qsort(sheet->cells, sheet->n_cells, sizeof *sheet->cells, by_place);
	gint64 *keys = ws_arena_take(out->arena, (sheet->n_merges + 1) * sizeof *keys);
	for (size_t i = 0; i < sheet->n_merges; i++) {
		keys[i] = key(sheet->merges[i].row, sheet->merges[i].column);
		g_hash_table_insert(w.merges, &keys[i], &sheet->merges[i]);
	}
	if (sheet->name && *sheet->name) {
		ws_block *heading = ws_output_line(out, WS_BLOCK_PARAGRAPH, sheet->name, strlen(sheet->name));
		if (heading)
			heading->heading = 1;
		w.full = !heading;
	}
	size_t n = 0, from = 0;
	g_autofree row *rows = g_new(row, sheet->n_cells);
	for (size_t i = 0; i < sheet->n_cells; i++)
		if (n == 0 || rows[n - 1].row != sheet->cells[i].row)
			rows[n++] = (row){i, i + 1, sheet->cells[i].row};
		else
			rows[n - 1].end = i + 1;
	for (size_t i = 1; i <= n && !w.full; i++) {
		uint32_t gap = i < n ? rows[i].row - rows[i - 1].row - 1 : UINT32_MAX;
		if (gap >= 2 || (gap == 1 && rows[i].end - rows[i].first == 1)) {
			add_section(&w, rows + from, i - from);
			from = i;
		}
	}
	g_hash_table_unref(w.merges);
	return !w.full;
}
