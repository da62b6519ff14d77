/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table passage is what a reader needs to read a cell: title, 单位, head, rows.

   Where they come from. The title and the 单位 line stand above the table or in its first rows, as cells across all columns. Both are taken into the
   passage: its text is the title, the 单位 line, then the rows, cells parted by TAB and rows by LF; the cells' spans begin behind the two. So nobody has
   to look at two passages to know what 883,868 is, and a search for the title finds the table.

   The head. Rows from the top without a number in any cell; a year is no number there, and 1 2 3 … under a head is its row of column numbers. A row
   with one cell filled is a section of the body (一、税收收入). A table without any number has its first row as head.

   Side-by-side halves (收入 | 执行数 | 支出 | 执行数) stay columns: which columns belong together is for those to say who read the head.

   Over pages. A table that goes on behind a page end, or below 续表, with as many columns is one table; its repeated head and title go.

   A table longer than LIMIT characters is split between rows, and every part has the head rows and the labels of cells that reach into it.

   Not handled: tables turned by 90°, cells that hold tables. */
#include "indexer/structure/table.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/structure/title.h"
#include "text/utf8.h"

enum { LIMIT = 1500, HEAD_ROWS = 5, CAPTION_ROWS = 3, TITLE_CHARS = 90, LABEL_CHARS = 9, WIDE = 512 };

typedef struct {
	const char *text;
	size_t len;
	uint32_t row, rows, line, page;
	uint16_t column, columns;
	bool head;
} cell;

typedef struct {
	cell *v;
	size_t n, cap;
	uint32_t rows, columns, head_rows;
	const char *title, *unit_line;
	const char *captions; /* what the passage begins with: title, label, 单位 line, a line each; NULL */
	uint32_t line, page;
} grid;

static bool has_form(const char *text, size_t len, const char *form) {
	return ws_has_form(text, len, form);
}

static const char unit_form[] = "单位:*|(单位:*)|金额单位:*|计量单位:*|*单位:*元|*单位:%|*单位:*元,%|*单位:*元、%|*单位:*元)";

/* ---- cells ---- */

static void add_cell(grid *g, ws_arena *arena, cell c) {
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
	const cell *x = a, *y = b;
	return x->row != y->row ? (x->row < y->row ? -1 : 1) : (int)x->column - (int)y->column;
}

static void add_block(grid *g, const ws_block *block, ws_arena *arena) {
	uint32_t base = g->rows;
	for (size_t i = 0; i < block->n_cells; i++) {
		const ws_block_cell *from = &block->cells[i];
		const char *text = from->text ? from->text : "";
		uint32_t line = from->line ? from->line : block->line, page = from->page ? from->page : block->page;
		add_cell(g, arena, (cell){.text = text, .len = strlen(text), .row = base + from->row, .rows = from->rows ? from->rows : 1, .column = from->column,
								  .columns = from->columns ? from->columns : 1, .line = line, .page = page, .head = from->head});
	}
	qsort(g->v, g->n, sizeof *g->v, by_place);
	/* A span that reaches below the last row that begins a cell covers nothing. */
	uint32_t last = g->n ? g->v[g->n - 1].row + 1 : 0;
	for (size_t i = 0; i < g->n; i++)
		if (g->v[i].row + g->v[i].rows > last)
			g->v[i].rows = last - g->v[i].row;
	g->rows = last;
}

/* A line of cells. Returns false for Markdown's rule below the head, which makes what stands above it head. */
static bool add_row(grid *g, const ws_line *line, ws_arena *arena) {
	bool bars = line->first == '|';
	char separator = bars ? '|' : '\t';
	const char *p = bars ? line->text : line->raw, *end = p + (bars ? line->len : line->raw_len);
	if (bars && strspn(line->text, "|-: \t") >= line->len) {
		for (size_t i = 0; i < g->n; i++)
			g->v[i].head = true;
		return false;
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
		add_cell(g, arena, (cell){.text = p, .len = (size_t)(stop - p), .row = row, .rows = 1, .column = column++, .columns = 1, .line = line->line, .page = line->page});
		p = stop + 1;
	}
	g->rows = row + 1;
	if (column > g->columns && !bars)
		g->columns = column;
	return true;
}

/* ---- head and captions ---- */

/* A figure, or the dash that stands for none. */
static bool is_number(const cell *c) {
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

/* Where each row's cells begin: rows + 1 indexes. */
static size_t *row_starts(const grid *g, ws_arena *arena) {
	size_t *starts = ws_arena_zero(arena, (size_t)g->rows + 2, sizeof *starts), i = 0;
	for (uint32_t r = 0; r <= g->rows; r++) {
		while (i < g->n && g->v[i].row < r)
			i++;
		starts[r] = i;
	}
	return starts;
}

static void cut_rows(grid *g, size_t cells, uint32_t rows) {
	memmove(g->v, g->v + cells, (g->n - cells) * sizeof *g->v);
	g->n -= cells;
	g->rows -= rows;
	for (size_t i = 0; i < g->n; i++)
		g->v[i].row -= rows;
}

/* Takes a title and a 单位 out of the first rows. */
static void take_captions(grid *g, ws_arena *arena) {
	for (int n = 0; n < CAPTION_ROWS && g->rows > 1 && g->columns > 1; n++) {
		size_t in_row = 0;
		const cell *title = NULL, *unit = NULL;
		while (in_row < g->n && g->v[in_row].row == 0) {
			const cell *c = &g->v[in_row++];
			if (has_form(c->text, c->len, unit_form))
				unit = c;
			else
				title = c;
		}
		bool across = in_row == 1 && title && (title->columns >= g->columns || (title->columns * 2 > g->columns && g->columns > 2));
		if (!in_row || g->v[0].rows > 1 || in_row > 2 || (!across && !unit) || (in_row == 2 && !unit) || (title && is_number(title)) ||
			(title && g->title && !unit))
			return;
		if (title)
			g->title = g->title ? ws_arena_printf(arena, "%s\n%.*s", g->title, (int)title->len, title->text) : ws_arena_copy(arena, title->text, title->len);
		if (unit)
			g->unit_line = ws_arena_copy(arena, unit->text, unit->len);
		for (size_t i = 0; i < in_row; i++)
			g->captions = ws_arena_printf(arena, "%s%.*s\n", g->captions ? g->captions : "", (int)g->v[i].len, g->v[i].text);
		cut_rows(g, in_row, 1);
	}
}

static uint32_t count_head(const grid *g, const size_t *starts) {
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
		bool is_head = filled && declared == filled;
		if (numeric)
			is_head |= head && numeric >= 2 && counted == numeric;
		else
			is_head |= r < covered || (filled > 1 && (numbers || r == 0)) || (r == 0 && filled && g->v[0].rows > 1);
		if (!is_head)
			break;
		head = r + 1;
		for (size_t i = starts[r]; i < starts[r + 1]; i++)
			covered = g->v[i].row + g->v[i].rows > covered ? g->v[i].row + g->v[i].rows : covered;
	}
	return head < g->rows ? head : g->rows > 1 ? 1 : 0;
}

/* ---- to passages ---- */

typedef struct {
	char *text;
	size_t len;
	uint32_t chars;
} writer;

static void write_char(writer *w, char c) {
	w->text[w->len++] = c;
	w->chars++;
}

/* One line of a cell or a caption: breaks inside go, with a space where Latin words meet. */
static ws_span write_text(writer *w, const char *text, size_t len) {
	ws_span span = {.start = w->chars};
	uint32_t before = 0;
	bool broken = false;
	for (const char *p = text, *end = text + len; p < end;) {
		const char *from = p;
		uint32_t c = ws_utf8_next(&p, end);
		if (c == '\n' || c == '\t' || c == '\r') {
			broken = true;
			continue;
		}
		if (broken && before && before < 0x250 && c < 0x250 && before != ' ' && c != ' ')
			write_char(w, ' ');
		broken = false;
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
static void write_row(writer *w, const grid *g, const size_t *starts, uint32_t row, uint32_t at, uint32_t last, ws_cell *cells, size_t *n,
					  const cell *const *reaching, size_t n_reaching) {
	const cell *before = NULL;
	size_t k = 0;
	if (at)
		write_char(w, '\n');
	for (size_t i = starts[row]; i < starts[row + 1] || k < n_reaching;) {
		bool from_above = k < n_reaching && (i >= starts[row + 1] || reaching[k]->column < g->v[i].column);
		const cell *c = from_above ? reaching[k++] : &g->v[i++];
		uint32_t tabs = before ? (uint32_t)c->column - before->column : c->column;
		/* Grids wider than any table is read keep their cells but not their gaps. */
		tabs = g->columns > WIDE ? before != NULL : before && !tabs ? 1 : tabs;
		while (tabs--)
			write_char(w, '\t');
		ws_span span = write_text(w, c->text, c->len);
		uint32_t end = c->row + c->rows < last ? c->row + c->rows : last;
		cells[(*n)++] = (ws_cell){.span = span, .row = (uint16_t)at, .column = c->column, .rows = (uint16_t)(end > row ? end - row : 1), .columns = c->columns,
								  .head = row < g->head_rows};
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
static size_t row_room(const grid *g, const size_t *starts, uint32_t row) {
	size_t n = (g->columns < WIDE ? g->columns : WIDE) + 2;
	for (size_t i = starts[row]; i < starts[row + 1]; i++)
		n += g->v[i].len + g->v[i].len / 2 + 2;
	return n;
}

/* Characters of a row, about. */
static size_t row_chars(const grid *g, const size_t *starts, uint32_t row) {
	size_t bytes = 0;
	for (size_t i = starts[row]; i < starts[row + 1]; i++)
		bytes += g->v[i].len;
	return bytes / 2 + (starts[row + 1] - starts[row]);
}

/* Cells that begin above a row and reach into it, by column. */
typedef struct {
	const cell **v;
	size_t n, cap;
} cells_above;

static void step(cells_above *above, const grid *g, const size_t *starts, uint32_t from, uint32_t to, ws_arena *arena) {
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

/* Rows [from, to) below the head as one passage; `captions` for the first. */
static void lay(const grid *g, const size_t *starts, uint32_t from, uint32_t to, bool captions, const cells_above *above, ws_table *table, const char **text,
				ws_origin *origin, ws_arena *arena) {
	size_t room = 16 + (captions && g->captions ? strlen(g->captions) * 2 + 4 : 0), n = 0;
	for (uint32_t r = 0; r < g->head_rows; r++)
		room += row_room(g, starts, r);
	for (uint32_t r = from; r < to; r++)
		room += row_room(g, starts, r);
	for (size_t i = 0; i < above->n; i++)
		room += above->v[i]->len * 2 + 2;
	writer w = {.text = ws_arena_take(arena, room)};
	if (captions && g->captions)
		write_lines(&w, g->captions);
	ws_cell *cells = ws_arena_take(arena, (starts[g->head_rows] + starts[to] - starts[from] + above->n + 1) * sizeof *cells);
	uint32_t at = 0;
	for (uint32_t r = 0; r < g->head_rows; r++)
		write_row(&w, g, starts, r, at++, g->head_rows, cells, &n, NULL, 0);
	for (uint32_t r = from; r < to; r++, at++)
		write_row(&w, g, starts, r, at, to, cells, &n, above->v, r == from ? above->n : 0);
	w.text[w.len] = '\0';
	*text = w.text;
	const cell *first = starts[from] < g->n ? &g->v[starts[from]] : NULL;
	*origin = captions || !first ? (ws_origin){0, g->line, g->page} : (ws_origin){0, first->line, first->page};
	*table = (ws_table){.unit = unit_of(g->unit_line, arena), .title = g->title, .rows = (uint16_t)at,
						.columns = (uint16_t)(g->columns < UINT16_MAX ? g->columns : UINT16_MAX), .head_rows = (uint16_t)g->head_rows, .cells = cells, .n_cells = n};
}

static void finish(grid *g, ws_unit *unit, ws_arena *arena) {
	const size_t *starts = row_starts(g, arena);
	g->head_rows = count_head(g, starts);
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

/* ---- which units ---- */

static bool is_title_above(const ws_unit *unit, bool unit_line_below) {
	const ws_line *look = &unit->look;
	if (unit->kind != WS_PARAGRAPH || unit->gone || unit->row || look->chars > TITLE_CHARS || look->chars < 3 || look->number.style != WS_NUMBER_NONE ||
		(look->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_COLON | WS_LINE_SEMICOLON | WS_LINE_PAUSE | WS_LINE_INNER_COMMA)))
		return false;
	ws_lone lone = look->lone;
	if (lone != WS_LONE_NONE && lone != WS_LONE_CAPTION && lone != WS_LONE_CONTINUED)
		return false;
	return unit_line_below || lone == WS_LONE_CAPTION || look->hint || (look->block->flags & WS_BLOCK_CENTRED) || ws_has_form(look->text, look->len, "*表|*表(*)|*情况|*一览");
}

/* 表4-2, 附表3: the label of a table, beside its title. */
static bool is_label(const ws_unit *unit) {
	return unit->kind == WS_PARAGRAPH && unit->look.chars <= LABEL_CHARS && ws_has_form(unit->look.text, unit->look.len, "表#|表@|表#~#|附表#|附表@|附表#~#");
}

/* Takes what stands above unit i and belongs to its table: title, label and 单位 line, in whatever order they come. */
static void take_above(ws_units *units, size_t i, grid *g, ws_arena *arena) {
	enum { MOST = 4 };
	size_t taken[MOST], n = 0, k = i;
	bool label = false, continued = false;
	while (n < MOST && k) {
		ws_unit *unit = &units->v[k - 1];
		if (unit->gone) {
			k--;
			continue;
		}
		if (unit->kind != WS_PARAGRAPH || unit->contents)
			break;
		if (!g->unit_line && unit->look.lone == WS_LONE_UNIT)
			g->unit_line = ws_arena_copy(arena, unit->look.text, unit->look.len);
		else if (!continued && unit->look.lone == WS_LONE_CONTINUED && unit->look.chars <= LABEL_CHARS)
			continued = true;
		else if (!label && is_label(unit))
			label = true;
		else if (!g->title && is_title_above(unit, g->unit_line || label)) {
			g->title = ws_arena_copy(arena, unit->look.text, unit->look.len);
			if (unit->head)
				break;
		} else
			break;
		taken[n++] = --k;
	}
	while (n--) {
		ws_unit *unit = &units->v[taken[n]];
		g->captions = ws_arena_printf(arena, "%s%.*s\n", g->captions ? g->captions : "", (int)unit->look.len, unit->look.text);
		if (!g->line || unit->look.line < g->line)
			g->line = unit->look.line;
		g->page = unit->look.page;
		unit->gone = true;
	}
}

static bool same_text(const cell *a, const cell *b) {
	return a->column == b->column && a->len == b->len && !memcmp(a->text, b->text, a->len);
}

/* Takes the rows off `next` that repeat the head of `g`. */
static void drop_repeated_head(const grid *g, grid *next) {
	size_t n = 0;
	while (n < g->n && n < next->n && same_text(&g->v[n], &next->v[n]) && g->v[n].row == next->v[n].row)
		n++;
	uint32_t rows = n < next->n ? next->v[n].row : next->rows;
	while (n && next->v[n - 1].row >= rows)
		n--;
	cut_rows(next, n, rows);
}

static void append(grid *g, const grid *next, ws_arena *arena) {
	uint32_t base = g->rows;
	for (size_t i = 0; i < next->n; i++) {
		cell c = next->v[i];
		c.row += base;
		add_cell(g, arena, c);
	}
	g->rows = base + next->rows;
}

static grid grid_at(ws_units *units, size_t i, size_t *end, ws_arena *arena) {
	ws_unit *unit = &units->v[i];
	grid g = {.line = unit->look.line, .page = unit->look.page};
	if (unit->kind == WS_TABLE) {
		add_block(&g, unit->look.block, arena);
		*end = i + 1;
		return g;
	}
	size_t k = i;
	for (; k < units->n && units->v[k].row && (k == i || !units->v[k].look.gap || units->v[k].look.cut || units->v[k].look.tabs == units->v[k - 1].look.tabs); k++) {
		add_row(&g, units->v[k].lines, arena);
		units->v[k].gone = k > i;
		unit->line_end = units->v[k].line_end;
	}
	*end = k;
	return g;
}

/* Whether what stands between two tables is only what a page end puts there, and the second goes on. */
static bool goes_on(ws_units *units, const grid *g, size_t from, size_t *next) {
	bool continued = false;
	size_t k = from;
	for (; k < units->n && k < from + 3 && units->v[k].kind == WS_PARAGRAPH && !units->v[k].row; k++) {
		ws_lone lone = units->v[k].look.lone;
		bool repeated = g->title && units->v[k].look.len == strlen(g->title) && !memcmp(units->v[k].look.text, g->title, units->v[k].look.len);
		if (lone != WS_LONE_CONTINUED && lone != WS_LONE_UNIT && !repeated && !is_label(&units->v[k]))
			return false;
		continued |= lone == WS_LONE_CONTINUED || repeated;
	}
	*next = k;
	if (k >= units->n || !(units->v[k].kind == WS_TABLE || units->v[k].row))
		return false;
	return continued || (units->v[k].look.cut && k == from) || (units->v[k].look.page && units->v[k].look.page != units->v[from - 1].look.page);
}

void ws_lay_tables(ws_units *units, ws_arena *arena) {
	for (size_t i = 0, end; i < units->n; i = end) {
		end = i + 1;
		ws_unit *unit = &units->v[i];
		if (unit->gone || !(unit->kind == WS_TABLE || unit->row))
			continue;
		grid g = grid_at(units, i, &end, arena);
		take_captions(&g, arena);
		const char *inside = g.captions;
		g.captions = NULL;
		take_above(units, i, &g, arena);
		if (inside)
			g.captions = ws_arena_printf(arena, "%s%s", g.captions ? g.captions : "", inside);
		for (size_t next, after; goes_on(units, &g, end, &next); end = after) {
			grid more = grid_at(units, next, &after, arena);
			take_captions(&more, arena);
			if (more.columns != g.columns || !more.n)
				break;
			drop_repeated_head(&g, &more);
			append(&g, &more, arena);
			for (size_t k = end; k < after; k++)
				units->v[k].gone = true;
			unit->line_end = units->v[next].line_end;
		}
		if (!g.n) {
			unit->gone = true;
			continue;
		}
		finish(&g, unit, arena);
	}
}

bool ws_is_layout_table(const ws_block *block) {
	uint32_t columns = 0;
	size_t prose = 0, filled = 0, bytes = 0, in_prose = 0;
	for (size_t i = 0; i < block->n_cells; i++) {
		const ws_block_cell *c = &block->cells[i];
		size_t len = c->text ? strlen(c->text) : 0;
		if (!len)
			continue;
		columns = c->column + 1u > columns ? c->column + 1u : columns;
		filled++;
		bytes += len;
		prose += len > 900;
		in_prose += len > 900 ? len : 0;
	}
	return filled && (columns == 1 || (prose && filled <= 6 && in_prose * 10 > bytes * 8));
}
