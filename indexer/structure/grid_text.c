/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/structure/grid.h"

#include <string.h>

#include "text/utf8.h"

/* Characters of a part, about; and columns beyond which a grid is no table that is read. */
enum { LIMIT = 1500, WIDE = 512 };

typedef struct {
	char *text;
	size_t len;
	uint32_t chars;
} writer;

static void write_char(writer *w, char c) {
	w->text[w->len++] = c;
	w->chars++;
}

/* One line of a cell or a caption: breaks inside go, with a space where Latin words meet; a tab, between the cells of a table inside, is
   one. */
static ws_span write_text(writer *w, const char *text, size_t len) {
	ws_span span = {.start = w->chars};
	uint32_t before = 0;
	bool broken = false, tab = false;
	for (const char *p = text, *end = text + len; p < end;) {
		const char *from = p;
		uint32_t c = ws_utf8_next(&p, end);
		if (c == '\n' || c == '\t' || c == '\r') {
			broken = true;
			tab |= c == '\t';
			continue;
		}
		if (broken && before && (tab || (before < 0x250 && c < 0x250)) && before != ' ' && c != ' ')
			write_char(w, ' ');
		broken = tab = false;
		memcpy(w->text + w->len, from, (size_t)(p - from));
		w->len += (size_t)(p - from);
		w->chars++;
		before = c;
	}
	span.end = w->chars;
	return span;
}

static void write_lines(writer *w, const char *text) {
	for (const char *p = text; *p;) {
		size_t n = strcspn(p, "\n");
		write_text(w, p, n);
		write_char(w, '\n');
		p += n + (p[n] == '\n');
	}
}

/* Row `row` of the grid as row `at` of a passage that ends before row `last`; `reaching` are cells from above, for the first row. */
static void write_row(writer *w, const ws_grid *g, const size_t *starts, uint32_t row, uint32_t at, uint32_t last, ws_cell *cells,
                      size_t *n, const ws_grid_cell *const *reaching, size_t n_reaching) {
	const ws_grid_cell *before = NULL;
	size_t k = 0;
	if (at)
		write_char(w, '\n');
	for (size_t i = starts[row]; i < starts[row + 1] || k < n_reaching;) {
		bool from_above = k < n_reaching && (i >= starts[row + 1] || reaching[k]->column < g->v[i].column);
		const ws_grid_cell *c = from_above ? reaching[k++] : &g->v[i++];
		uint32_t tabs = before ? (uint32_t)c->column - before->column : c->column;
		/* Grids wider than any table is read keep their cells but not their gaps. */
		tabs = g->columns > WIDE ? before != NULL : before && !tabs ? 1 : tabs;
		while (tabs--)
			write_char(w, '\t');
		ws_span span = write_text(w, c->text, c->len);
		uint32_t end = c->row + c->rows < last ? c->row + c->rows : last;
		cells[(*n)++] = (ws_cell){.span = span,
		                          .row = (uint16_t)at,
		                          .column = c->column,
		                          .rows = (uint16_t)(end > row ? end - row : 1),
		                          .columns = c->columns,
		                          .head = row < g->head_rows,
		                          .indent = c->indent};
		before = c;
	}
}

static const char *unit_of(const char *line, ws_arena *arena) {
	const char *at = line ? strstr(line, "单位") : NULL;
	if (!at)
		return NULL;
	at += strlen("单位");
	size_t len = strlen(at);
	at = ws_trim(at, &len);
	if (len >= 3 && !memcmp(at, "：", 3)) {
		at += 3;
		len -= 3;
	} else if (len && *at == ':') {
		at++;
		len--;
	}
	size_t n = strcspn(at, "\n)");
	const char *wide = strstr(at, "）");
	len = n < len ? n : len;
	len = wide && (size_t)(wide - at) < len ? (size_t)(wide - at) : len;
	at = ws_trim(at, &len);
	return len ? ws_arena_copy(arena, at, len) : NULL;
}

/* Bytes a row may take. */
static size_t row_room(const ws_grid *g, const size_t *starts, uint32_t row) {
	size_t n = (g->columns < WIDE ? g->columns : WIDE) + 2;
	for (size_t i = starts[row]; i < starts[row + 1]; i++)
		n += g->v[i].len + g->v[i].len / 2 + 2;
	return n;
}

/* Characters of a row, about. */
static size_t row_chars(const ws_grid *g, const size_t *starts, uint32_t row) {
	size_t bytes = 0;
	for (size_t i = starts[row]; i < starts[row + 1]; i++)
		bytes += g->v[i].len;
	return bytes / 2 + (starts[row + 1] - starts[row]);
}

/* Cells that begin above a row and reach into it, by column. */
typedef struct {
	const ws_grid_cell **v;
	size_t n, cap;
} cells_above;

static void step(cells_above *above, const ws_grid *g, const size_t *starts, uint32_t from, uint32_t to, ws_arena *arena) {
	size_t n = 0;
	for (size_t i = 0; i < above->n; i++)
		if (above->v[i]->row + above->v[i]->rows > to)
			above->v[n++] = above->v[i];
	above->n = n;
	for (size_t i = starts[from]; i < starts[to]; i++) {
		if (g->v[i].row + g->v[i].rows <= to || above->n > WIDE)
			continue;
		above->v = ws_arena_grow(arena, above->v, above->n, &above->cap, sizeof *above->v);
		size_t k = above->n++;
		for (; k && above->v[k - 1]->column > g->v[i].column; k--)
			above->v[k] = above->v[k - 1];
		above->v[k] = &g->v[i];
	}
}

/* Rows [from, to) below the head as one passage, the first or a later one. */
static void lay(const ws_grid *g, const size_t *starts, uint32_t from, uint32_t to, bool begins, const cells_above *above,
                ws_table *table, const char **text, ws_origin *origin, ws_arena *arena) {
	size_t room = 16 + (g->captions ? strlen(g->captions) * 2 + 4 : 0), n = 0;
	for (uint32_t r = 0; r < g->head_rows; r++)
		room += row_room(g, starts, r);
	for (uint32_t r = from; r < to; r++)
		room += row_room(g, starts, r);
	for (size_t i = 0; i < above->n; i++)
		room += above->v[i]->len * 2 + 2;
	writer w = {.text = ws_arena_take(arena, room)};
	if (g->captions)
		write_lines(&w, g->captions);
	ws_cell *cells = ws_arena_take(arena, (starts[g->head_rows] + starts[to] - starts[from] + above->n + 1) * sizeof *cells);
	uint32_t at = 0;
	for (uint32_t r = 0; r < g->head_rows; r++)
		write_row(&w, g, starts, r, at++, g->head_rows, cells, &n, NULL, 0);
	for (uint32_t r = from; r < to; r++, at++)
		write_row(&w, g, starts, r, at, to, cells, &n, above->v, r == from ? above->n : 0);
	w.text[w.len] = '\0';
	*text = w.text;
	const ws_grid_cell *first = starts[from] < g->n ? &g->v[starts[from]] : NULL;
	*origin = begins || !first ? (ws_origin){0, g->line, g->page} : (ws_origin){0, first->line, first->page};
	*table = (ws_table){.unit = unit_of(g->unit_line, arena),
	                    .title = g->title,
	                    .rows = (uint16_t)at,
	                    .columns = (uint16_t)(g->columns < UINT16_MAX ? g->columns : UINT16_MAX),
	                    .head_rows = (uint16_t)g->head_rows,
	                    .cells = cells,
	                    .n_cells = n};
}

void ws_grid_lay(ws_grid *g, ws_unit *unit, ws_arena *arena) {
	const size_t *starts = ws_grid_rows(g, arena);
	ws_grid_find_head(g, starts);
	size_t head = 0, parts = 0, cap[3] = {0};
	for (uint32_t r = 0; r < g->head_rows; r++)
		head += row_chars(g, starts, r);
	ws_table *tables = NULL;
	const char **texts = NULL;
	ws_origin *origins = NULL;
	cells_above above = {0};
	uint32_t from = g->head_rows;
	do {
		size_t chars = head;
		uint32_t to = from;
		while (to < g->rows && (to == from || chars + row_chars(g, starts, to) <= LIMIT) && to - from < UINT16_MAX / 2)
			chars += row_chars(g, starts, to++);
		tables = ws_arena_grow(arena, tables, parts, &cap[0], sizeof *tables);
		texts = ws_arena_grow(arena, texts, parts, &cap[1], sizeof *texts);
		origins = ws_arena_grow(arena, origins, parts, &cap[2], sizeof *origins);
		lay(g, starts, from, to, parts == 0, &above, &tables[parts], &texts[parts], &origins[parts], arena);
		parts++;
		if (to > from)
			step(&above, g, starts, from, to, arena);
		from = to;
	} while (from < g->rows);
	unit->kind = WS_TABLE;
	unit->row = false;
	unit->tables = tables;
	unit->table_texts = texts;
	unit->table_origins = origins;
	unit->n_tables = parts;
}
