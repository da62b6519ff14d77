/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/structure/grid.h"

#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

enum { HEAD_ROWS = 5, CAPTION_ROWS = 5 };

static bool is_unit_line(const ws_grid_cell *c) {
	return c->len < 200 && ws_lone_at(c->text, c->len, (uint32_t)ws_utf8_count(c->text, c->len), false) == WS_LONE_UNIT;
}

/* 表1-1 in a cell of its own, above the title. */
static bool is_label(const ws_grid_cell *c) {
	char compact[WS_COMPACT + 8];
	bool whole;
	size_t n = c->len < 40 ? ws_compact(c->text, c->len, compact, &whole) : 0;
	return n && n < 24 && ws_matches(compact, n, "表#|表@|表#-#|表@-#|附表|附表#|附表@|附表#-#|附件|附件#|附件@|公开#表|公开表#|#表");
}

/* Takes off the blank space in front of a cell's text; how much it was. */
static uint8_t take_indent(ws_grid_cell *c) {
	const char *p = c->text, *end = c->text + c->len;
	unsigned width = 0;
	while (p < end) {
		const char *next = p;
		size_t spelled = ws_spelled_blank(p, (size_t)(end - p));
		uint32_t space = spelled ? ' ' : ws_utf8_next(&next, end);
		if (!spelled && !ws_is_blank(space))
			break;
		p = spelled ? p + spelled : next;
		width = space == '\n' ? 0 : width + (space == 0x3000 || space == 0x2003 ? 2 : 1);
	}
	c->text = p;
	c->len = (size_t)(end - p);
	return width > UINT8_MAX ? UINT8_MAX : (uint8_t)width;
}

static void add_cell(ws_grid *g, ws_arena *arena, ws_grid_cell c) {
	c.indent = take_indent(&c);
	c.text = ws_trim(c.text, &c.len);
	if (!c.len)
		return;
	g->v = ws_arena_grow(arena, g->v, g->n, &g->cap, sizeof *g->v);
	g->v[g->n++] = c;
	if (c.row + c.rows > g->rows)
		g->rows = c.row + c.rows;
	if ((uint32_t)c.column + c.columns > g->columns)
		g->columns = (uint32_t)c.column + c.columns;
}

static int by_place(const void *a, const void *b) {
	const ws_grid_cell *x = a, *y = b;
	return x->row != y->row ? (x->row < y->row ? -1 : 1) : (int)x->column - (int)y->column;
}

void ws_grid_add_block(ws_grid *g, const ws_block *block, ws_arena *arena) {
	uint32_t base = g->rows;
	for (size_t i = 0; i < block->n_cells; i++) {
		const ws_block_cell *from = &block->cells[i];
		const char *text = from->text ? from->text : "";
		uint32_t line = from->line ? from->line : block->line, page = from->page ? from->page : block->page;
		add_cell(g, arena,
		         (ws_grid_cell){.text = text,
		                        .len = strlen(text),
		                        .row = base + from->row,
		                        .rows = from->rows ? from->rows : 1,
		                        .column = from->column,
		                        .columns = from->columns ? from->columns : 1,
		                        .line = line,
		                        .page = page,
		                        .head = from->head});
	}
	if (g->n)
		qsort(g->v, g->n, sizeof *g->v, by_place);
	/* A span that reaches below the last row that begins a cell covers nothing. */
	uint32_t last = g->n ? g->v[g->n - 1].row + 1 : 0;
	for (size_t i = 0; i < g->n; i++)
		if (g->v[i].row + g->v[i].rows > last)
			g->v[i].rows = last - g->v[i].row;
	g->rows = last;
}

void ws_grid_add_row(ws_grid *g, const ws_line *line, ws_arena *arena) {
	bool bars = line->first == '|';
	char separator = bars ? '|' : '\t';
	const char *p = bars ? line->text : line->raw, *end = p + (bars ? line->len : line->raw_len);
	if (bars && strspn(line->text, "|-: \t") >= line->len) {
		for (size_t i = 0; i < g->n; i++)
			g->v[i].head = true;
		return;
	}
	uint32_t row = g->rows;
	uint16_t column = 0;
	if (bars) {
		p++;
		end -= end > p && end[-1] == '|';
	}
	while (p <= end && column < UINT16_MAX) {
		const char *stop = p < end ? memchr(p, separator, (size_t)(end - p)) : NULL;
		stop = stop ? stop : end;
		add_cell(g, arena,
		         (ws_grid_cell){.text = p,
		                        .len = (size_t)(stop - p),
		                        .row = row,
		                        .rows = 1,
		                        .column = column++,
		                        .columns = 1,
		                        .line = line->line,
		                        .page = line->page});
		p = stop + 1;
	}
	g->rows = row + 1;
	if (column > g->columns && !bars)
		g->columns = column;
}

/* A figure, or the dash that stands for none. */
static bool is_number(const ws_grid_cell *c) {
	char compact[WS_COMPACT + 8];
	bool whole;
	size_t n = ws_compact(c->text, c->len, compact, &whole), digits = 0;
	if (!whole || n > 40 || ws_matches(compact, n, "20#年*|19#年*"))
		return false;
	for (size_t i = 0; i < n; i++)
		digits += compact[i] >= '0' && compact[i] <= '9';
	if (digits == 4 && n == 4 && (!memcmp(compact, "20", 2) || !memcmp(compact, "19", 2)))
		return false;
	return digits ? strspn(compact, "0123456789.,%-+()") == n : ws_matches(compact, n, "~");
}

size_t *ws_grid_rows(const ws_grid *g, ws_arena *arena) {
	size_t *starts = ws_arena_zero(arena, (size_t)g->rows + 2, sizeof *starts), i = 0;
	for (uint32_t r = 0; r <= g->rows; r++) {
		while (i < g->n && g->v[i].row < r)
			i++;
		starts[r] = i;
	}
	return starts;
}

static void cut_rows(ws_grid *g, size_t cells, uint32_t rows) {
	memmove(g->v, g->v + cells, (g->n - cells) * sizeof *g->v);
	g->n -= cells;
	g->rows -= rows;
	for (size_t i = 0; i < g->n; i++)
		g->v[i].row -= rows;
}

void ws_grid_take_captions(ws_grid *g, ws_arena *arena) {
	for (int n = 0; n < CAPTION_ROWS && g->rows > 1 && g->columns > 1; n++) {
		size_t in_row = 0;
		const ws_grid_cell *title = NULL, *unit = NULL;
		while (in_row < g->n && g->v[in_row].row == 0) {
			const ws_grid_cell *c = &g->v[in_row++];
			if (is_unit_line(c))
				unit = c;
			else
				title = c;
		}
		if (!in_row) {
			cut_rows(g, 0, 1);
			continue;
		}
		bool label = in_row == 1 && title && !g->title && is_label(title);
		bool across =
			in_row == 1 && title && (label || title->columns >= g->columns || (title->columns * 2 > g->columns && g->columns > 2));
		if (g->v[0].rows > 1 || in_row > 2 || (!across && !unit) || (in_row == 2 && !unit) || (title && is_number(title)) ||
		    (title && g->title && !unit))
			return;
		if (title && !label)
			g->title = g->title ? ws_arena_printf(arena, "%s\n%.*s", g->title, (int)title->len, title->text)
			                    : ws_arena_copy(arena, title->text, title->len);
		if (unit)
			g->unit_line = ws_arena_copy(arena, unit->text, unit->len);
		for (size_t i = 0; i < in_row; i++)
			g->captions = ws_arena_printf(arena, "%s%.*s\n", g->captions ? g->captions : "", (int)g->v[i].len, g->v[i].text);
		cut_rows(g, in_row, 1);
	}
}

void ws_grid_find_head(ws_grid *g, const size_t *starts) {
	uint32_t head = 0, covered = 0; /* rows that cells of the head above reach into */
	bool numbers = false;
	for (size_t i = 0; i < g->n && !numbers; i++)
		numbers = is_number(&g->v[i]);
	for (uint32_t r = 0; r < g->rows && r < HEAD_ROWS; r++) {
		size_t filled = starts[r + 1] - starts[r], numeric = 0, counted = 0, declared = 0;
		for (size_t i = starts[r]; i < starts[r + 1]; i++) {
			numeric += is_number(&g->v[i]);
			counted += is_number(&g->v[i]) && (size_t)atoi(g->v[i].text) == counted + 1;
			declared += g->v[i].head;
		}
		bool is_head = filled && declared == filled, count = head && numeric >= 2 && counted == numeric;
		if (numeric)
			is_head |= count;
		else
			is_head |= r < covered || (filled > 1 && (numbers || r == 0)) || (r == 0 && filled && g->v[0].rows > 1);
		if (!is_head)
			break;
		head = r + 1;
		for (size_t i = starts[r]; i < starts[r + 1]; i++)
			covered = g->v[i].row + g->v[i].rows > covered ? g->v[i].row + g->v[i].rows : covered;
		if (count)
			break;
	}
	g->head_rows = head < g->rows ? head : g->rows > 1 ? 1 : 0;
}

static bool same_text(const ws_grid_cell *a, const ws_grid_cell *b) {
	return a->column == b->column && a->len == b->len && !memcmp(a->text, b->text, a->len);
}

void ws_grid_drop_repeated(const ws_grid *g, ws_grid *next) {
	size_t n = 0;
	while (n < g->n && n < next->n && same_text(&g->v[n], &next->v[n]) && g->v[n].row == next->v[n].row)
		n++;
	uint32_t rows = n < next->n ? next->v[n].row : next->rows;
	while (n && next->v[n - 1].row >= rows)
		n--;
	cut_rows(next, n, rows);
}

void ws_grid_append(ws_grid *g, const ws_grid *next, ws_arena *arena) {
	uint32_t base = g->rows;
	for (size_t i = 0; i < next->n; i++) {
		ws_grid_cell c = next->v[i];
		c.row += base;
		add_cell(g, arena, c);
	}
	g->rows = base + next->rows;
}
