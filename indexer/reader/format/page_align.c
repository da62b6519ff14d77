/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that page_grid.c and page_flat.c find no grid for: columns set with tabs, figures typed in columns, rules here and there.

       指  标                 绝对数      比上年增长(%)         rows with two parts or more, wide apart, under each other: rivers that half
       地区生产总值（亿元）   1234.5      6.1                   of them share, three at least, part two columns (page_rivers.c); then those
         其中：第一产业         56.7      3.2                   that three share, for columns that few rows fill

   Proof is asked, for prose set in columns is none: half of the cells right of the first river are numbers, and half of the rows
   begin with a label that has a Han character or a letter (the figures of a chart have none, and stand beside each other by chance).
   Without numbers, every row fills every one of three columns or more, with edges or middles under each other and room between.
   Rows of one part (其中：, a section's name) belong to the table when they lie between its rows and begin in its first column; a line
   of prose ends it. A list of titles with their page numbers is a table of contents, not a table.

   A row may have several lines: page_wrap.c tells which.

   Records that are numbered below a head that says so (序号) are rows whatever their cells hold, and however many lines they have.

   Not handled: labels that wrap where rows stand no wider apart than lines; tables without numbers whose cells wrap or are empty, unless
   their records are numbered at the upper edge. */
#include <math.h>
#include <string.h>

#include "indexer/reader/format/page_wrap.h"

enum { LEAST = 3, MOST_ROWS = 2000, MOST_COLUMNS = 40, RECORD_LINES = 24 };

bool ws_run_is_number(const ws_run *run) {
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
		if (ws_row_is_parted(&rows[i])) {
			end = i + 1;
			last = i;
		} else if (i - last > 2) {
			break;
		}
	}
	return end;
}

/* The first row with a number. */
static size_t head_of(const ws_row *rows, size_t n) {
	enum { MOST = 4 };
	for (size_t i = 0; i < n && i < MOST; i++)
		for (size_t k = 0; k < rows[i].n; k++)
			if (ws_run_is_number(&rows[i].runs[k]))
				return i;
	return 0;
}

/* The strips between columns, their positions in `cuts`: those that half of the rows share, then, if there are any, those of columns that
   few rows fill. Returns how many. */
static size_t find_cuts(const ws_row *rows, size_t n, ws_box box, float *cuts, ws_arena *scratch) {
	ws_page_band *bands = ws_arena_take(scratch, (n + 1) * sizeof *bands);
	size_t parted = 0, head = head_of(rows, n);
	for (size_t i = 0; i < n; i++)
		if (ws_row_is_parted(&rows[i]))
			bands[parted++] = (ws_page_band){&rows[i], 1, i + 1 < head ? WS_BAND_OVER : i < head ? WS_BAND_HEAD : WS_BAND_BODY};
	size_t least = (parted + 1) / 2 > LEAST ? (parted + 1) / 2 : LEAST;
	if (parted < LEAST || ws_page_rivers(bands, parted, least, box, cuts, MOST_COLUMNS - 1, scratch) == 0)
		return 0;
	return ws_page_rivers(bands, parted, LEAST, box, cuts, MOST_COLUMNS - 1, scratch);
}

/* Parts runs that stand so near to each other that they were taken for one. */
static void part_runs(ws_row *row, const float *cuts, size_t n_cuts, ws_arena *scratch) {
	for (size_t c = 0; c < n_cuts; c++)
		for (size_t k = 0; k < row->n; k++) {
			ws_run *run = &row->runs[k];
			if (run->box.x0 >= cuts[c] || run->box.x1 <= cuts[c] || !ws_run_has_gap(run, cuts[c], scratch))
				continue;
			size_t left = 0;
			while (left < run->n && run->glyphs[left]->box.x0 + run->glyphs[left]->box.x1 < 2 * cuts[c])
				left++;
			if (left == 0 || left == run->n)
				continue;
			ws_run *runs = ws_arena_take(scratch, (row->n + 1) * sizeof *runs);
			memcpy(runs, row->runs, (k + 1) * sizeof *runs);
			memcpy(runs + k + 1, row->runs + k, (row->n - k) * sizeof *runs);
			runs[k].n = left;
			runs[k].box.x1 = run->glyphs[left - 1]->box.x1;
			runs[k + 1].n = run->n - left;
			runs[k + 1].glyphs = run->glyphs + left;
			runs[k + 1].box.x0 = run->glyphs[left]->box.x0;
			row->runs = runs;
			row->n++;
			break;
		}
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
			bool number = ws_run_is_number(run);
			numbers += number;
			others += !number;
			small += number && run->n <= 3 && is_whole(run);
		}
	}
	return labels * 2 >= n && numbers >= LEAST && numbers * 2 >= numbers + others && !(n_cuts == 1 && small * 10 >= (numbers + others) * 9);
}

/* Whether the rows are of words, one in each of three columns or more, with left edges or middles under each other and room between them:
   名称 / 牵头单位 / 时限. Prose in columns fills them. */
static bool is_worded(const ws_row *rows, size_t n, const float *cuts, size_t n_cuts, ws_box box) {
	const float FILLED = 0.7f, ALIGNED = 0.5f;
	float inked = 0;
	for (size_t i = 0; i < n; i++) {
		if (rows[i].n != n_cuts + 1)
			return false;
		for (size_t k = 0; k <= n_cuts; k++) {
			const ws_box *run = &rows[i].runs[k].box, *first = &rows[0].runs[k].box, *above = &rows[i ? i - 1 : 0].runs[k].box;
			float left = fabsf(run->x0 - above->x0), middle = fabsf(run->x0 + run->x1 - first->x0 - first->x1) / 2;
			if ((k > 0 && run->x0 < cuts[k - 1]) || (k < n_cuts && run->x1 > cuts[k]) || fminf(left, middle) > ALIGNED * rows[i].size)
				return false;
			inked += run->x1 - run->x0;
		}
	}
	return n > LEAST && n_cuts >= 2 && inked < FILLED * (float)n * (box.x1 - box.x0);
}

static bool is_prose(const ws_row *row, const float *cuts, size_t n_cuts) {
	size_t crossed = 0;
	for (size_t k = 0; k < row->n; k++)
		for (size_t c = 0; c < n_cuts; c++)
			crossed += row->runs[k].box.x0 < cuts[c] - row->size && row->runs[k].box.x1 > cuts[c] + row->size;
	return !ws_row_is_parted(row) && crossed > 0;
}

static void add_cell(ws_page_table *table, ws_arena *arena, size_t *cap, ws_block_cell cell) {
	table->cells = ws_arena_grow(arena, table->cells, table->n_cells, cap, sizeof *table->cells);
	table->cells[table->n_cells++] = cell;
}

/* The cells of a row: runs of one column together, a run over a cut a cell over both columns; of a head over the heads of columns with
   these middles, when `mids` is given, as wide as they are. */
static void fill_row(const ws_row *line, size_t at, const float *cuts, size_t n_cuts, const float *mids, uint32_t page,
                     ws_page_table *table, size_t *cap, ws_arena *arena, ws_arena *scratch) {
	size_t next = 0;
	ws_row whole = *line, *row = &whole;
	part_runs(row, cuts, n_cuts, scratch);
	for (size_t k = 0; k < row->n;) {
		size_t from = ws_column_of(cuts, n_cuts, row->runs[k].box.x0 + 0.5f * row->size), end = k;
		size_t to = from;
		while (end < row->n && ws_column_of(cuts, n_cuts, row->runs[end].box.x0 + 0.5f * row->size) <= to) {
			size_t reached = ws_column_of(cuts, n_cuts, row->runs[end].box.x1 - 0.5f * row->size);
			to = reached > to ? reached : to;
			end++;
		}
		if (mids && end - k == 1) {
			size_t high = end < row->n ? ws_column_of(cuts, n_cuts, row->runs[end].box.x0 + 0.5f * row->size) : n_cuts + 1;
			if (high > to)
				ws_span_of_head(mids, next, high - 1, (row->runs[k].box.x0 + row->runs[k].box.x1) / 2, &from, &to);
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

/* ---- cells of several lines ---- */

/* The cells of a row of n lines. */
static void fill_lines(const ws_row *rows, size_t n, size_t at, const float *cuts, size_t n_cuts, const ws_page *page, ws_page_table *table,
                       size_t *cap, ws_arena *arena, ws_arena *scratch) {
	for (size_t c = 0; c <= n_cuts; c++) {
		ws_row *lines = ws_arena_take(scratch, n * sizeof *lines);
		size_t n_lines = 0;
		for (size_t i = 0; i < n; i++) {
			ws_row part = {.mid = rows[i].mid, .size = rows[i].size};
			for (size_t k = 0; k < rows[i].n; k++) {
				ws_run *run = &rows[i].runs[k];
				if (ws_column_of(cuts, n_cuts, run->box.x0 + 0.5f * run->size) != c)
					continue;
				part.box = part.n > 0 ? ws_box_union(part.box, run->box) : run->box;
				part.runs = part.n > 0 ? part.runs : run;
				part.n++;
			}
			if (part.n > 0)
				lines[n_lines++] = part;
		}
		float left = c > 0 ? cuts[c - 1] : table->box.x0, right = c < n_cuts ? cuts[c] : table->box.x1;
		add_cell(table, arena, cap,
		         (ws_block_cell){.text = ws_cell_text(lines, n_lines, left, right, arena, scratch),
		                         .row = (uint16_t)at,
		                         .column = (uint16_t)c,
		                         .rows = 1,
		                         .columns = 1,
		                         .page = page->number});
	}
}

static bool is_spanning(const ws_row *row, const float *cuts, size_t n_cuts) {
	bool spans = false;
	for (size_t k = 0; k < row->n; k++) {
		const ws_run *run = &row->runs[k];
		spans |= ws_column_of(cuts, n_cuts, run->box.x0 + 0.5f * run->size) < ws_column_of(cuts, n_cuts, run->box.x1 - 0.5f * run->size);
	}
	return spans;
}

/* Lays the rows of `lines` lines each into a table; returns how many lines it took. */
static size_t lay_table(const ws_row *rows, const ws_wrapped *b, ws_box box, const float *cuts, size_t n_cuts, const ws_page *page,
                        ws_page_table *table, ws_arena *arena, ws_arena *scratch) {
	size_t cap = 0, taken = 0, head = head_of(b->rows, b->n);
	float *kept = ws_arena_take(arena, (n_cuts + 1) * sizeof *kept), edges[MOST_COLUMNS + 1], *mids = NULL;
	memcpy(kept, cuts, n_cuts * sizeof *cuts);
	*table = (ws_page_table){.box = box, .cuts = kept, .n_columns = n_cuts + 1};
	if (head > 1) {
		edges[0] = box.x0;
		memcpy(edges + 1, cuts, n_cuts * sizeof *cuts);
		edges[n_cuts + 1] = box.x1;
		mids = ws_column_mids(&b->rows[head - 1], edges, n_cuts + 1, scratch);
	}
	for (size_t i = 0; i < b->n; taken += b->lines[i++]) {
		const ws_row *lines = &rows[taken];
		bool over = i + 1 < head && b->rows[i].n < b->rows[i + 1].n;
		if (b->lines[i] > 1 && !is_spanning(&b->rows[i], cuts, n_cuts))
			fill_lines(lines, b->lines[i], table->n_rows++, cuts, n_cuts, page, table, &cap, arena, scratch);
		else
			for (size_t k = 0; k < b->lines[i]; k++)
				fill_row(&lines[k], table->n_rows++, cuts, n_cuts, over ? mids : NULL, page->number, table, &cap, arena, scratch);
	}
	table->box.y1 = rows[taken - 1].box.y1;
	return taken;
}

/* The rows from rows[0] on that stand in the columns of a table, with numbers: what a page end cut off it. */
static size_t rest_of(const ws_row *rows, size_t n, const ws_page_table *open, const ws_page *page, ws_page_table *table, ws_arena *arena,
                      ws_arena *scratch) {
	size_t n_cuts = open->n_columns - 1, reached = reach(rows, n, 0), kept = 0;
	if (reached == 0)
		return 0;
	ws_wrapped b = ws_wrap_by_gaps(rows, reached, open->cuts, n_cuts, scratch);
	while (kept < b.n && ws_row_is_parted(&b.rows[kept]) && ws_row_has_number(&b.rows[kept]) &&
	       !is_spanning(&b.rows[kept], open->cuts, n_cuts))
		kept++;
	b.n = kept;
	ws_box box = {open->box.x0, rows[0].box.y0, open->box.x1, 0};
	return kept > 0 ? lay_table(rows, &b, box, open->cuts, n_cuts, page, table, arena, scratch) : 0;
}

/* ---- numbered records ---- */

static bool says(const ws_run *run, uint32_t a, uint32_t b) {
	return run->n == 2 && run->glyphs[0]->c == a && run->glyphs[1]->c == b;
}

static bool is_ordinal(const ws_run *run, size_t value) {
	enum { DIGITS = 4 };
	size_t number = 0;
	for (size_t i = 0; i < run->n; i++)
		number = number * 10 + (run->glyphs[i]->c - '0');
	return run->n <= DIGITS && is_whole(run) && number == value;
}

/* The records below a head that begins with 序号: first[k] is the line that has the number k + 1, first[*n] the line behind the last. What
   stands left of the second head and is not the next number ends them, as does a wider gap than lines of one record have. */
static size_t *find_records(const ws_row *rows, size_t n, size_t *n_records, ws_arena *scratch) {
	const float FAR = 3, WRAPPED = 2, WIDER = 1.3f;
	size_t *first = ws_arena_take(scratch, (n + 1) * sizeof *first), i = 1;
	float edge = (rows[0].runs[0].box.x1 + rows[0].runs[1].box.x0) / 2, least = INFINITY;
	*n_records = 0;
	for (; i < n && i < MOST_ROWS; i++) {
		float gap = rows[i].mid - rows[i - 1].mid;
		if (gap > FAR * rows[i].size)
			break;
		if (rows[i].runs[0].box.x1 < edge && is_ordinal(&rows[i].runs[0], *n_records + 1)) {
			first[(*n_records)++] = i;
			continue;
		}
		bool inside = *n_records > 0 && i - first[*n_records - 1] < RECORD_LINES;
		if (!inside || rows[i].runs[0].box.x0 < edge || gap > fminf(WRAPPED * rows[i].size, WIDER * least))
			break;
		least = fminf(least, gap);
	}
	first[*n_records] = i;
	return first;
}

/* A table of words without rules whose records are numbered, so that their lines need not be told apart by gaps:

       序号   项目名称             建设内容              总投资
       1      城区污水处理厂提标   日处理规模3万吨，新   1.86亿元
              改造工程             建管网12公里
       2      水库除险加固         坝体加固              5200万元

   Proof is that the records count from 1, and that every head stands in a column of its own. */
static size_t lay_records(const ws_row *rows, size_t n, const ws_page *page, ws_page_table *table, ws_arena *arena, ws_arena *scratch) {
	size_t n_records, *first;
	if (rows[0].n < LEAST || !(says(&rows[0].runs[0], 0x5E8F, 0x53F7) || says(&rows[0].runs[0], 0x7F16, 0x53F7))) /* 序号, 编号 */
		return 0;
	first = find_records(rows, n, &n_records, scratch);
	if (n_records < 2 || first[0] != 1)
		return 0;
	size_t end = first[n_records];
	ws_row *lines = ws_arena_take(scratch, end * sizeof *lines);
	memcpy(lines, rows, end * sizeof *lines);
	ws_box box = rows[0].box;
	for (size_t i = 1; i < end; i++)
		box = ws_box_union(box, rows[i].box);
	ws_page_band *read = ws_arena_take(scratch, (n_records + 1) * sizeof *read);
	read[0] = (ws_page_band){lines, 1, WS_BAND_HEAD};
	for (size_t k = 0; k < n_records; k++)
		read[k + 1] = (ws_page_band){lines + first[k], first[k + 1] - first[k], WS_BAND_BODY};
	float cuts[MOST_COLUMNS];
	size_t n_cuts = ws_page_rivers(read, n_records + 1, LEAST, box, cuts, MOST_COLUMNS - 1, scratch);
	for (size_t i = 0; i < end; i++)
		part_runs(&lines[i], cuts, n_cuts, scratch);
	if (n_cuts < 2 || lines[0].n != n_cuts + 1)
		return 0;
	for (size_t k = 0; k <= n_cuts; k++)
		if (ws_column_of(cuts, n_cuts, (lines[0].runs[k].box.x0 + lines[0].runs[k].box.x1) / 2) != k)
			return 0;
	ws_wrapped b = {.rows = ws_arena_take(scratch, (n_records + 1) * sizeof *b.rows),
	           .lines = ws_arena_take(scratch, (n_records + 1) * sizeof *b.lines)};
	for (size_t k = 0; k <= n_records; k++) {
		b.lines[b.n] = read[k].n;
		b.rows[b.n] = ws_wrap_merge(read[k].lines, read[k].n, scratch);
		if (is_spanning(&b.rows[b.n], cuts, n_cuts))
			return 0;
		b.n++;
	}
	return lay_table(lines, &b, box, cuts, n_cuts, page, table, arena, scratch);
}

size_t ws_page_align(const ws_row *rows, size_t n, size_t at, const ws_page *page, const ws_page_table *open, ws_page_table *table,
                     ws_arena *arena, ws_arena *scratch) {
	float cuts[MOST_COLUMNS];
	if (!ws_row_is_parted(&rows[at]))
		return 0;
	size_t rest = open ? rest_of(rows + at, n - at, open, page, table, arena, scratch) : 0;
	if (rest > 0)
		return rest;
	size_t records = lay_records(rows + at, n - at, page, table, arena, scratch);
	if (records > 0)
		return records;
	size_t reached = reach(rows, n, at) - at;
	if (reached < LEAST)
		return 0;
	ws_box box = rows[at].box;
	for (size_t i = 1; i < reached; i++)
		box = ws_box_union(box, rows[at + i].box);
	ws_levels l = ws_levels_of(page, box, rows[at].size, scratch);
	/* The label of the last row may go on, down to the rule that ends the table. */
	for (const ws_row *next = &rows[at + reached]; next < rows + n && !ws_row_is_parted(next); next++, reached++)
		if (ws_levels_cross(&l, next[-1].mid, next->mid) ||
		    !ws_levels_cross(&l, next->mid, next->mid + 3 * next->size))
			break;
	ws_wrapped b = ws_wrap_by_rules(rows + at, reached, &l, scratch);
	size_t n_cuts = find_cuts(b.rows, b.n, box, cuts, scratch);
	if (n_cuts == 0 || !(is_tabular(b.rows, b.n, cuts, n_cuts) || is_worded(b.rows, b.n, cuts, n_cuts, box)))
		return 0;
	if (b.n == reached) {
		reached += ws_wrap_rest(rows + at, n - at, reached, cuts, n_cuts, scratch);
		b = ws_wrap_by_gaps(rows + at, reached, cuts, n_cuts, scratch);
	}
	for (size_t i = 0; i < b.n; i++)
		if (is_prose(&b.rows[i], cuts, n_cuts))
			b.n = i;
	while (b.n > 0 && !ws_row_is_parted(&b.rows[b.n - 1]))
		b.n--;
	if (b.n < LEAST)
		return 0;
	return lay_table(rows + at, &b, box, cuts, n_cuts, page, table, arena, scratch);
}
