/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables without upright rules: three-line tables of bulletins, columns set with tabs, figures typed in columns.

       指  标                 绝对数      比上年增长(%)         rows with two parts or more, wide apart, under each other:
       地区生产总值（亿元）   1234.5      6.1                   a strip of the page that at most one row in seven crosses and that lies in a
         其中：第一产业         56.7      3.2                   gap of half of the rows, of three at least, parts two columns

   Proof is asked, for prose set in columns is none: half of the cells right of the first strip are numbers, and half of the rows
   begin with a label that has a Han character or a letter (the figures of a chart have none, and stand beside each other by chance).
   Rows of one part (其中：, a section's name) belong to the table when they lie between its rows and begin in its first column; a line
   of prose ends it. A list of titles with their page numbers is a table of contents, not a table.

   Not handled: labels that wrap (their second line is a row of its own), tables without numbers. */
#include "indexer/reader/format/page_parts.h"

#include <math.h>
#include <string.h>

enum { BINS = 1024, LEAST = 3, MOST_ROWS = 2000, MOST_COLUMNS = 40 };

static float widest_gap(const ws_row *row) {
	float most = 0;
	for (size_t i = 1; i < row->n; i++)
		most = fmaxf(most, row->runs[i].box.x0 - row->runs[i - 1].box.x1);
	return row->size > 0 ? most / row->size : 0;
}

static bool is_parted(const ws_row *row) {
	return row->n >= 2 && widest_gap(row) > 1.2f;
}

static bool is_number(const ws_run *run) {
	size_t digits = 0;
	for (size_t i = 0; i < run->n; i++) {
		uint32_t c = run->glyphs[i]->c;
		if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19))
			digits++;
		else if (!(c < 0x80 && strchr("+-.,%()/", (int)c)) && c != 0x2014 && c != 0x2212 && c != 0xFF05 && c != 0x2030)
			return false;
	}
	return digits > 0 || (run->n == 1 && (run->glyphs[0]->c == '-' || run->glyphs[0]->c == 0x2014));
}

/* The rows from `at` on that could be one table: parted ones, and between them single ones. */
static size_t reach(const ws_row *rows, size_t n, size_t at) {
	size_t end = at, last = at;
	for (size_t i = at; i < n && i - at < MOST_ROWS; i++) {
		if (i > at && rows[i].mid - rows[i - 1].mid > 4 * rows[i].size)
			break;
		if (is_parted(&rows[i])) {
			end = i + 1;
			last = i;
		} else if (i - last > 2) {
			break;
		}
	}
	return end;
}

/* The strips between columns, their middles in `cuts`: returns how many. */
static size_t find_cuts(const ws_row *rows, size_t n, float left, float right, float *cuts) {
	float width = (right - left) / BINS;
	size_t parted = 0, n_cuts = 0;
	int gap[BINS + 1] = {0}, over[BINS + 1] = {0};
	if (!(width > 0))
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (!is_parted(&rows[i]))
			continue;
		parted++;
		for (size_t k = 0; k < rows[i].n; k++) {
			const ws_box *b = &rows[i].runs[k].box;
			size_t x0 = (size_t)fmaxf(0, (b->x0 - left) / width), x1 = (size_t)fmaxf(0, (b->x1 - left) / width);
			over[x0 < BINS ? x0 : BINS]++;
			over[x1 < BINS ? x1 + 1 : BINS]--;
			if (k > 0) {
				float from = rows[i].runs[k - 1].box.x1;
				size_t g0 = (size_t)fmaxf(0, (from - left) / width) + 1;
				gap[g0 < BINS ? g0 : BINS]++;
				gap[x0 < BINS ? x0 : BINS]--;
			}
		}
	}
	int in_gap = 0, crossed = 0;
	size_t start = 0;
	bool inside = false;
	for (size_t x = 0; x <= BINS; x++) {
		in_gap += gap[x];
		crossed += over[x];
		bool strip = x < BINS && in_gap >= LEAST && (size_t)in_gap * 2 >= parted && (size_t)crossed * 7 <= parted;
		if (strip && !inside)
			start = x;
		else if (!strip && inside && n_cuts < MOST_COLUMNS - 1)
			cuts[n_cuts++] = left + width * (float)(start + x) / 2;
		inside = strip;
	}
	return parted >= LEAST ? n_cuts : 0;
}

static size_t column_of(const float *cuts, size_t n, float x) {
	size_t c = 0;
	while (c < n && x > cuts[c])
		c++;
	return c;
}

static bool is_whole(const ws_run *run) {
	for (size_t i = 0; i < run->n; i++)
		if (run->glyphs[i]->c < '0' || run->glyphs[i]->c > '9')
			return false;
	return true;
}

static bool is_label(const ws_run *run) {
	for (size_t i = 0; i < run->n; i++)
		if (run->glyphs[i]->c >= 0x3400 || (run->glyphs[i]->c | 0x20) - 'a' < 26)
			return true;
	return false;
}

/* Whether what stands right of the first cut is mostly numbers, and not the page numbers of a list of titles. */
static bool is_tabular(const ws_row *rows, size_t n, const float *cuts, size_t n_cuts) {
	size_t numbers = 0, others = 0, small = 0, labels = 0;
	for (size_t i = 0; i < n; i++) {
		labels += rows[i].runs[0].box.x0 < cuts[0] && is_label(&rows[i].runs[0]);
		for (size_t k = 0; k < rows[i].n; k++) {
			const ws_run *run = &rows[i].runs[k];
			if (run->box.x0 < cuts[0])
				continue;
			bool number = is_number(run);
			numbers += number;
			others += !number;
			small += number && run->n <= 3 && is_whole(run);
		}
	}
	return labels * 2 >= n && numbers >= LEAST && numbers * 2 >= numbers + others && !(n_cuts == 1 && small * 10 >= (numbers + others) * 9);
}

static bool is_prose(const ws_row *row, const float *cuts, size_t n_cuts) {
	size_t crossed = 0;
	for (size_t k = 0; k < row->n; k++)
		for (size_t c = 0; c < n_cuts; c++)
			crossed += row->runs[k].box.x0 < cuts[c] - row->size && row->runs[k].box.x1 > cuts[c] + row->size;
	return !is_parted(row) && crossed > 0;
}

static void add_cell(ws_page_table *table, ws_arena *arena, size_t *cap, ws_block_cell cell) {
	table->cells = ws_arena_grow(arena, table->cells, table->n_cells, cap, sizeof *table->cells);
	table->cells[table->n_cells++] = cell;
}

/* The cells of a row: runs of one column together, a run over a cut a cell over both columns. */
static void fill_row(const ws_row *row, size_t at, const float *cuts, size_t n_cuts, uint32_t page, ws_page_table *table, size_t *cap,
                     ws_arena *arena, ws_arena *scratch) {
	size_t next = 0;
	for (size_t k = 0; k < row->n;) {
		size_t from = column_of(cuts, n_cuts, row->runs[k].box.x0 + 0.5f * row->size), end = k;
		size_t to = from;
		while (end < row->n && column_of(cuts, n_cuts, row->runs[end].box.x0 + 0.5f * row->size) <= to) {
			size_t reached = column_of(cuts, n_cuts, row->runs[end].box.x1 - 0.5f * row->size);
			to = reached > to ? reached : to;
			end++;
		}
		ws_row part = {.runs = row->runs + k, .n = end - k};
		size_t n_glyphs;
		const ws_glyph **glyphs = ws_row_glyphs(&part, &n_glyphs, scratch);
		for (; next < from; next++)
			add_cell(table, arena, cap,
			         (ws_block_cell){.text = "", .row = (uint16_t)at, .column = (uint16_t)next, .rows = 1, .columns = 1, .page = page});
		add_cell(table, arena, cap,
		         (ws_block_cell){.text = ws_glyph_text(glyphs, n_glyphs, arena, NULL, NULL),
		                         .row = (uint16_t)at,
		                         .column = (uint16_t)from,
		                         .rows = 1,
		                         .columns = (uint16_t)(to - from + 1),
		                         .page = page});
		next = to + 1;
		k = end;
	}
	for (; next <= n_cuts; next++)
		add_cell(table, arena, cap,
		         (ws_block_cell){.text = "", .row = (uint16_t)at, .column = (uint16_t)next, .rows = 1, .columns = 1, .page = page});
}

size_t ws_page_align(const ws_row *rows, size_t n, size_t at, const ws_page *page, ws_page_table *table, ws_arena *arena,
                     ws_arena *scratch) {
	float cuts[MOST_COLUMNS];
	if (!is_parted(&rows[at]))
		return 0;
	size_t taken = reach(rows, n, at) - at;
	if (taken < LEAST)
		return 0;
	ws_box box = rows[at].box;
	for (size_t i = 1; i < taken; i++)
		box = ws_box_union(box, rows[at + i].box);
	size_t n_cuts = find_cuts(rows + at, taken, box.x0, box.x1, cuts);
	if (n_cuts == 0 || !is_tabular(rows + at, taken, cuts, n_cuts))
		return 0;
	for (size_t i = 0; i < taken; i++)
		if (is_prose(&rows[at + i], cuts, n_cuts))
			taken = i;
	while (taken > 0 && !is_parted(&rows[at + taken - 1]))
		taken--;
	if (taken < LEAST)
		return 0;
	size_t cap = 0;
	*table = (ws_page_table){.box = box, .n_columns = n_cuts + 1, .n_rows = taken};
	table->box.y1 = rows[at + taken - 1].box.y1;
	for (size_t i = 0; i < taken; i++)
		fill_row(&rows[at + i], i, cuts, n_cuts, page->number, table, &cap, arena, scratch);
	return taken;
}
