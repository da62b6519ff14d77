/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/page_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SIZES = 200 /* half points up to 100 */ };

struct ws_paper {
	ws_output *out;
	ws_arena *scratch;
	ws_page_item *items;
	size_t n, cap;
	size_t letters[SIZES]; /* how much of the document is set in each size */
	const ws_page_table *open; /* the table without rules that ends the page before, or NULL */
};

ws_paper *ws_paper_open(ws_output *out) {
	ws_paper *paper = ws_arena_zero(out->arena, 1, sizeof *paper);
	paper->out = out;
	paper->scratch = ws_arena_new();
	return paper;
}

void ws_paper_close(ws_paper *paper) {
	ws_arena_free(paper->scratch);
	paper->scratch = NULL;
}

static size_t size_class(float size) {
	return size < 0 ? 0 : size * 2 >= SIZES - 1 ? SIZES - 1 : (size_t)(size * 2 + 0.5f);
}

static float body_size(const ws_paper *paper) {
	size_t best = 0;
	for (size_t i = 1; i < SIZES; i++)
		if (paper->letters[i] > paper->letters[best])
			best = i;
	return (float)best / 2;
}

/* Glyphs without a place, a size or a box on the page are nothing that a reader sees. */
static void clean_glyphs(ws_page *page) {
	size_t kept = 0;
	for (size_t i = 0; i < page->n_glyphs; i++) {
		ws_glyph g = page->glyphs[i];
		if (!isfinite(g.box.x0) || !isfinite(g.box.x1) || !isfinite(g.box.y0) || !isfinite(g.box.y1) || !isfinite(g.size))
			continue;
		float x = (g.box.x0 + g.box.x1) / 2, y = ws_box_mid(g.box);
		if (x < 0 || x > page->width || y < 0 || y > page->height || g.box.x1 < g.box.x0 || g.box.y1 < g.box.y0)
			continue;
		if (!(g.size > 0.5f))
			g.size = fmaxf(g.box.y1 - g.box.y0, 0.5f);
		/* Fonts declare heights from one size to two and a half: what counts is where the middle is. */
		g.box.y0 = y - 0.55f * g.size;
		g.box.y1 = y + 0.55f * g.size;
		page->glyphs[kept++] = g;
	}
	page->n_glyphs = kept;
}

/* How many gaps a row has. Cells of a text processor stand 11 points apart: 0.6 em of the largest text that tables are set in. */
static size_t gaps_in(const ws_row *row, ws_arena *scratch) {
	enum { PAGE_NUMBER = 8 };
	size_t n, gaps = 0, han = 0;
	const ws_glyph **glyphs = ws_row_glyphs(row, &n, scratch);
	float reached = n > 0 ? glyphs[0]->box.x1 : 0;
	for (size_t i = 0; i < n; i++) {
		gaps += i > 0 && glyphs[i]->box.x0 - reached > 0.6f * row->size;
		reached = fmaxf(reached, glyphs[i]->box.x1);
		han += glyphs[i]->c >= 0x3400;
	}
	return han > 0 || n > PAGE_NUMBER ? gaps : 0;
}

/* A line beside the middle of two others: a label in front of a cell that wraps. */
static bool is_beside(const ws_row *a, const ws_row *b) {
	return b->mid - a->mid < 0.75f * fminf(a->size, b->size) && (b->box.x0 > a->box.x1 || b->box.x1 < a->box.x0);
}

bool ws_page_is_tabular(const ws_page *page, ws_arena *scratch) {
	size_t n_runs, n_rows, gaps = 0;
	ws_run *runs = ws_page_runs(page->glyphs, page->n_glyphs, &n_runs, scratch);
	ws_row *rows = ws_page_rows(runs, n_runs, &n_rows, scratch);
	for (size_t i = 0; i < n_rows && gaps < 2; i++)
		gaps += gaps_in(&rows[i], scratch) + (i > 0 && is_beside(&rows[i - 1], &rows[i]));
	return gaps >= 2;
}

static ws_page_item *add(ws_paper *paper, ws_page_item item) {
	paper->items = ws_arena_grow(paper->out->arena, paper->items, paper->n, &paper->cap, sizeof *paper->items);
	paper->items[paper->n] = item;
	return &paper->items[paper->n++];
}

/* ---- one column of a page ---- */

typedef struct {
	const ws_page *page;
	ws_box box;       /* what stands in it */
	ws_row *rows;
	size_t n_rows;
	float pitch;      /* the usual distance of its rows */
} column;

static int by_value(const void *a, const void *b) {
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

static float usual_pitch(const ws_row *rows, size_t n, ws_arena *scratch) {
	if (n < 2)
		return 0;
	float *steps = ws_arena_take(scratch, n * sizeof *steps);
	for (size_t i = 0; i + 1 < n; i++)
		steps[i] = rows[i + 1].mid - rows[i].mid;
	qsort(steps, n - 1, sizeof *steps, by_value);
	return steps[(n - 1) / 2];
}

static bool is_centred(const column *c, ws_box box, float size) {
	float left = box.x0 - c->box.x0, right = c->box.x1 - box.x1;
	bool in_column = left > 2 * size && right > 2 * size && fabsf(left - right) < 1.5f * size;
	float width = c->page->width;
	return in_column || (box.x0 > 0.2f * width && fabsf(box.x0 + box.x1 - width) < size);
}

/* A part of a row as a line of its own. */
static void add_line(ws_paper *paper, const column *c, size_t row, ws_run *runs, size_t n_runs) {
	ws_row part = {.box = runs[0].box, .mid = runs[0].mid, .size = runs[0].size, .runs = runs, .n = n_runs};
	for (size_t i = 1; i < n_runs; i++) {
		part.box = ws_box_union(part.box, runs[i].box);
		part.size = fmaxf(part.size, runs[i].size);
	}
	size_t n_glyphs;
	const ws_glyph **glyphs = ws_row_glyphs(&part, &n_glyphs, paper->scratch);
	ws_page_item item = {.kind = WS_BLOCK_LINE, .page = c->page->number, .box = part.box, .size = part.size};
	item.text = ws_glyph_text(glyphs, n_glyphs, paper->out->arena, &item.flags, &item.mark);
	if (!*item.text)
		return;
	item.y = c->rows[row].mid + 0.38f * c->rows[row].size;
	item.page_width = c->page->width;
	item.page_height = c->page->height;
	if (is_centred(c, part.box, part.size))
		item.flags |= WS_BLOCK_CENTRED;
	if (row > 0 && c->rows[row].mid - c->rows[row - 1].mid > 1.4f * c->pitch)
		item.flags |= WS_BLOCK_AFTER_GAP;
	paper->letters[size_class(part.size)] += n_glyphs;
	add(paper, item);
}

/* Parts of a row that stand wide apart (表四 … 单位：万元) are lines of their own. */
static void add_row(ws_paper *paper, const column *c, size_t row) {
	const ws_row *r = &c->rows[row];
	size_t from = 0;
	for (size_t i = 1; i <= r->n; i++)
		if (i == r->n || r->runs[i].box.x0 - r->runs[i - 1].box.x1 > 8 * r->size) {
			add_line(paper, c, row, r->runs + from, i - from);
			from = i;
		}
}

/* Whether a run is a figure of a chart: an axis, a value. */
static bool is_figure(const ws_run *run) {
	bool digit = false;
	for (size_t i = 0; i < run->n; i++) {
		uint32_t c = run->glyphs[i]->c;
		digit |= c >= '0' && c <= '9';
		if (c >= 0x80 && c != 0x5E74 && c != 0xFF05)
			return false;
	}
	return digit;
}

/* How many rows from `at` on are only the figures of a chart. */
static size_t chart_rows(const column *c, size_t at) {
	enum { LEAST = 4 };
	size_t end = at;
	for (; end < c->n_rows && c->rows[end].mid < 0.92f * c->page->height; end++) {
		const ws_row *r = &c->rows[end];
		bool figures = end == at || r->mid - c->rows[end - 1].mid < 4 * r->size;
		for (size_t k = 0; figures && k < r->n; k++)
			figures = is_figure(&r->runs[k]);
		if (!figures)
			break;
	}
	return end - at >= LEAST ? end - at : 0;
}

/* The figures of a chart as one paragraph: scattered numbers are no lines of text, and none of them a page number. */
static void add_chart(ws_paper *paper, const column *c, size_t at, size_t n) {
	g_autoptr(GString) text = g_string_new(NULL);
	ws_page_item item = {.kind = WS_BLOCK_PARAGRAPH,
	                     .page = c->page->number,
	                     .box = c->rows[at].box,
	                     .page_width = c->page->width,
	                     .page_height = c->page->height};
	for (size_t i = at; i < at + n; i++) {
		item.box = ws_box_union(item.box, c->rows[i].box);
		for (size_t k = 0; k < c->rows[i].n; k++) {
			const ws_run *run = &c->rows[i].runs[k];
			g_string_append_printf(text, "%s%s", text->len ? " " : "", ws_glyph_text(run->glyphs, run->n, paper->scratch, NULL, NULL));
		}
	}
	item.text = ws_arena_copy(paper->out->arena, text->str, text->len);
	item.y = c->rows[at].mid;
	item.size = c->rows[at].size;
	add(paper, item);
}

static void add_table(ws_paper *paper, const ws_page *page, ws_page_table table) {
	ws_page_table *kept = ws_arena_take(paper->out->arena, sizeof *kept);
	*kept = table;
	add(paper, (ws_page_item){.kind = WS_BLOCK_TABLE,
	                          .table = kept,
	                          .page = page->number,
	                          .box = table.box,
	                          .page_width = page->width,
	                          .page_height = page->height});
}

static int by_top(const void *a, const void *b) {
	const ws_page_table *x = *(ws_page_table *const *)a, *y = *(ws_page_table *const *)b;
	return (x->box.y0 > y->box.y0) - (x->box.y0 < y->box.y0);
}

static void add_column(ws_paper *paper, const column *c, ws_page_table **tables, size_t n_tables) {
	qsort(tables, n_tables, sizeof *tables, by_top);
	size_t t = 0;
	for (size_t i = 0; i < c->n_rows;) {
		while (t < n_tables && tables[t]->box.y0 < c->rows[i].mid)
			add_table(paper, c->page, *tables[t++]);
		ws_page_table table;
		size_t taken = ws_page_align(c->rows, c->n_rows, i, c->page, paper->open, &table, paper->out->arena, paper->scratch);
		/* A running head may stand above the rest of a table. */
		if (taken > 0 || c->rows[i].mid > 0.12f * c->page->height)
			paper->open = NULL;
		size_t chart = taken > 0 ? 0 : chart_rows(c, i);
		if (taken > 0) {
			add_table(paper, c->page, table);
			i += taken;
		} else if (chart > 0) {
			add_chart(paper, c, i, chart);
			i += chart;
		} else {
			add_row(paper, c, i++);
		}
	}
	while (t < n_tables)
		add_table(paper, c->page, *tables[t++]);
}

void ws_paper_page(ws_paper *paper, ws_page *page) {
	ws_arena_clear(paper->scratch);
	ws_arena *scratch = paper->scratch;
	clean_glyphs(page);
	bool *used = ws_arena_zero(scratch, page->n_glyphs + 1, sizeof *used);
	size_t n_tables, n_runs, n_free = 0, first = paper->n;
	ws_page_table *tables = ws_page_grids(page, used, &n_tables, paper->out->arena, scratch);
	ws_glyph *loose = ws_arena_take(scratch, (page->n_glyphs + 1) * sizeof *loose);
	for (size_t i = 0; i < page->n_glyphs; i++)
		if (!used[i])
			loose[n_free++] = page->glyphs[i];
	ws_run *runs = ws_page_runs(loose, n_free, &n_runs, scratch);

	size_t n = n_runs + n_tables;
	uint32_t *order = ws_arena_take(scratch, (n + 1) * sizeof *order);
	ws_box *frames;
	size_t n_frames = ws_page_columns(runs, n_runs, tables, n_tables, order, &frames, scratch);
	ws_run *sorted = ws_arena_take(scratch, (n_runs + 1) * sizeof *sorted);
	ws_page_table **mine = ws_arena_take(scratch, (n_tables + 1) * sizeof *mine);
	for (size_t f = 0; f < n_frames; f++) {
		size_t n_sorted = 0, n_mine = 0;
		for (size_t i = 0; i < n; i++)
			if (order[i] == f && i < n_runs)
				sorted[n_sorted++] = runs[i];
			else if (order[i] == f)
				mine[n_mine++] = &tables[i - n_runs];
		column c = {.page = page, .box = frames[f]};
		c.rows = ws_page_rows(sorted, n_sorted, &c.n_rows, scratch);
		c.pitch = usual_pitch(c.rows, c.n_rows, scratch);
		size_t begin = paper->n;
		add_column(paper, &c, mine, n_mine);
		for (size_t i = begin; i < paper->n; i++)
			paper->items[i].column = (uint32_t)f;
	}
	if (paper->n > first)
		paper->items[first].flags |= WS_BLOCK_PAGE_START;
	size_t last = paper->n;
	while (last > first && paper->items[last - 1].kind == WS_BLOCK_LINE && paper->items[last - 1].y > 0.88f * page->height)
		last--;
	const ws_page_table *table = last > first ? paper->items[last - 1].table : NULL;
	paper->open = table && table->cuts ? table : NULL;
}

/* ---- footnotes ---- */

static bool begins_note(const ws_page_item *item) {
	gunichar c = g_utf8_get_char(item->text);
	return item->mark || (c >= 0x2460 && c <= 0x2473) || c == 0x203B;
}

static bool is_finished(const char *text) {
	static const char *const stops[] = {"。", "！", "？", "；", ".", ";"};
	for (size_t i = 0; i < G_N_ELEMENTS(stops); i++)
		if (g_str_has_suffix(text, stops[i]))
			return true;
	return false;
}

static void add_to_note(ws_page_item *note, ws_page_item *item, ws_arena *arena) {
	note->text = ws_arena_printf(arena, "%s%s", note->text, item->text);
	if (note->page == item->page)
		note->box = ws_box_union(note->box, item->box);
	item->text = NULL;
}

/* The last lines of a column, set smaller than the text, from one that begins with a mark on: notes, one block each. `open`, the last note
   of the column before or NULL, goes on in those above the first mark when it has no end. Returns the last note of this column; `open` when
   it is but a page number. */
static ws_page_item *find_notes(ws_page_item *items, size_t n, float body, ws_page_item *open, ws_arena *arena) {
	enum { LONGEST_NOTE = 6000 };
	const float SMALLER = 0.9f; /* 10.5 points below a text of 12, 14 below 16 */
	size_t first = n, end = n, small = n;
	for (size_t i = n; i > 0; i--) {
		const ws_page_item *item = &items[i - 1];
		if (item->kind != WS_BLOCK_LINE || item->y < item->page_height / 2)
			break;
		bool number = item->y > 0.9f * item->page_height && strlen(item->text) < 24;
		if (number && first == n && small == n) {
			end = i - 1;
			continue;
		}
		if (item->size > SMALLER * body)
			break;
		small = i - 1;
		if (begins_note(item))
			first = i - 1;
	}
	if (end == 0)
		return open;
	if (open && !is_finished(open->text) && strlen(open->text) < LONGEST_NOTE)
		for (size_t i = small; i < end && i < first && fabsf(items[i].size - open->size) < 0.5f; i++)
			add_to_note(open, &items[i], arena);
	ws_page_item *note = NULL;
	for (size_t i = first; i < end; i++) {
		ws_page_item *item = &items[i];
		if (item->kind != WS_BLOCK_LINE || item->size > SMALLER * body)
			break;
		if (!note || begins_note(item)) {
			note = item;
			note->kind = WS_BLOCK_NOTE;
			continue;
		}
		add_to_note(note, item, arena);
	}
	return note;
}

bool ws_paper_finish(ws_paper *paper, GError **error) {
	float body = body_size(paper);
	ws_page_item *note = NULL;
	for (size_t i = 0; i < paper->n;) {
		size_t j = i;
		while (j < paper->n && paper->items[j].page == paper->items[i].page && paper->items[j].column == paper->items[i].column)
			j++;
		note = find_notes(paper->items + i, j - i, body, note, paper->out->arena);
		i = j;
	}
	ws_page_join(paper->items, paper->n, paper->out->arena);
	for (size_t i = 0; i < paper->n; i++) {
		const ws_page_item *item = &paper->items[i];
		if (!item->text && !item->table)
			continue;
		ws_block *block = item->table ? ws_output_table(paper->out, item->table->cells, item->table->n_cells)
									  : ws_output_line(paper->out, item->kind, item->text, strlen(item->text));
		if (!block)
			return ws_output_full(paper->out, error);
		block->flags = item->flags;
		block->page = item->page;
		block->x0 = item->box.x0;
		block->x1 = item->box.x1;
		block->y = item->y;
		block->size = item->size;
		block->page_width = item->page_width;
		block->page_height = item->page_height;
	}
	return true;
}
