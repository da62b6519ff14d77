/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table passage is what a reader needs to read a cell: title, 单位, head, rows.

   Where they come from. The title and the 单位 line stand above the table or in its first rows, as cells across all columns. Both are taken
   into the passage (a title over two lines whole): its text is the title, the 单位 line, then the rows, cells parted by TAB and rows by LF;
   the cells' spans begin behind the two. So nobody has to look at two passages to know what 883,868 is, and a search for the title finds
   the table.

   The head. Rows from the top without a number in any cell; a year is no number there, and 1 2 3 … under a head is its row of column
   numbers, the last of it. A row with one cell filled is a section of the body (一、税收收入). A table without any number has its first row as
   head.

   Side-by-side halves (收入 | 执行数 | 支出 | 执行数) stay columns: which columns belong together is for those to say who read the head.

   Over pages. A table that goes on behind a page end, or below 续表, with as many columns is one table; its repeated head and title go,
   and the notes at the foot of its pages follow it.

   A table longer than LIMIT characters is split between rows, and every part has title, 单位, head rows and the labels of cells that
   reach into it.

   Not handled: tables turned by 90°, cells that hold tables. */
#include "indexer/structure/table.h"

#include <math.h>
#include <string.h>

#include "indexer/structure/grid.h"
#include "indexer/structure/title.h"

enum { TITLE_CHARS = 90, LABEL_CHARS = 9 };

static bool is_title_above(const ws_unit *unit, bool unit_line_below) {
	const ws_line *look = &unit->look;
	if (unit->kind != WS_PARAGRAPH || unit->gone || unit->row || look->chars > TITLE_CHARS || look->chars < 3 ||
	    look->number.style != WS_NUMBER_NONE ||
	    (look->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_COLON | WS_LINE_SEMICOLON | WS_LINE_PAUSE | WS_LINE_INNER_COMMA)))
		return false;
	ws_lone lone = look->lone;
	if (lone != WS_LONE_NONE && lone != WS_LONE_CAPTION && lone != WS_LONE_CONTINUED)
		return false;
	return unit_line_below || lone == WS_LONE_CAPTION || look->hint || (look->block->flags & WS_BLOCK_CENTRED) ||
	       ws_has_form(look->text, look->len, "*表|*表(*)|*情况|*一览");
}

/* 表4-2, 附表3: the label of a table, beside its title. */
static bool is_label(const ws_unit *unit) {
	return unit->kind == WS_PARAGRAPH && unit->look.chars <= LABEL_CHARS &&
	       ws_has_form(unit->look.text, unit->look.len, "表#|表@|表#~#|附表#|附表@|附表#~#");
}

/* Whether a line is the upper half of the title below it: in the same type, with the same middle. */
static bool is_upper_half(const ws_unit *above, const ws_unit *title) {
	const ws_line *a = &above->look, *b = &title->look;
	const ws_block *x = a->block, *y = b->block;
	bool text = above->kind == WS_PARAGRAPH && !above->gone && !above->contents && above->n_lines == 1 && title->n_lines == 1 &&
	            a->lone == WS_LONE_NONE && a->number.style == WS_NUMBER_NONE && a->chars >= 6 && a->chars + b->chars <= TITLE_CHARS &&
	            !(a->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_COLON | WS_LINE_SEMICOLON | WS_LINE_INNER_COMMA));
	return text && a->page && a->page == b->page && x->size > 0 && fabsf(x->size - y->size) < 0.05f * x->size &&
	       fabsf(x->x0 + x->x1 - y->x0 - y->x1) < 2 * x->size && y->y - x->y < 2 * x->size && !ws_has_form(a->text, a->len, "*表|*表(*)");
}

/* Joins the title with its upper half above, when there is one: k is then that unit. */
static void take_upper_half(ws_units *units, size_t *k, ws_unit *title, ws_arena *arena) {
	if (!*k || !is_upper_half(&units->v[*k - 1], title))
		return;
	ws_unit *above = &units->v[--*k];
	const char *text = ws_arena_printf(arena, "%.*s%.*s", (int)above->look.len, above->look.text, (int)title->look.len, title->look.text);
	ws_line_look(&title->look, text, strlen(text));
	above->gone = true;
}

/* Takes what stands above unit i and belongs to its table: title, label and 单位 line, in whatever order they come. */
static void take_above(ws_units *units, size_t i, ws_grid *g, ws_arena *arena) {
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
			if (!unit->head) {
				taken[n++] = --k;
				take_upper_half(units, &k, unit, arena);
			}
			g->title = ws_arena_copy(arena, unit->look.text, unit->look.len);
			if (unit->head)
				break;
			continue;
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

static ws_grid grid_at(ws_units *units, size_t i, size_t *end, ws_arena *arena) {
	ws_unit *unit = &units->v[i];
	ws_grid g = {.line = unit->look.line, .page = unit->look.page};
	if (unit->kind == WS_TABLE) {
		ws_grid_add_block(&g, unit->look.block, arena);
		*end = i + 1;
		return g;
	}
	size_t k = i;
	for (; k < units->n && units->v[k].row &&
	       (k == i || !units->v[k].look.gap || units->v[k].look.cut || units->v[k].look.tabs == units->v[k - 1].look.tabs);
	     k++) {
		ws_grid_add_row(&g, units->v[k].lines, arena);
		units->v[k].gone = k > i;
		unit->line_end = units->v[k].line_end;
	}
	*end = k;
	return g;
}

static bool is_note(const ws_unit *unit) {
	return unit->look.block->kind == WS_BLOCK_NOTE;
}

/* Whether what stands between two tables is only what a page end puts there, and the second goes on. */
static bool goes_on(ws_units *units, const ws_grid *g, size_t from, size_t *next) {
	enum { MOST = 3, MOST_NOTES = 8 };
	bool continued = false;
	size_t k = from, notes = 0;
	for (; k < units->n && k - notes < from + MOST && units->v[k].kind == WS_PARAGRAPH && !units->v[k].row; k++) {
		if (is_note(&units->v[k]) && notes < MOST_NOTES) {
			notes++;
			continue;
		}
		ws_lone lone = units->v[k].look.lone;
		bool repeated =
		    g->title && units->v[k].look.len == strlen(g->title) && !memcmp(units->v[k].look.text, g->title, units->v[k].look.len);
		if (lone != WS_LONE_CONTINUED && lone != WS_LONE_UNIT && !repeated && !is_label(&units->v[k]))
			return false;
		continued |= lone == WS_LONE_CONTINUED || repeated;
	}
	*next = k;
	if (k >= units->n || !(units->v[k].kind == WS_TABLE || units->v[k].row))
		return false;
	return continued || (units->v[k].look.cut && k - notes == from) ||
	       (units->v[k].look.page && units->v[k].look.page != units->v[from - 1].look.page);
}

void ws_lay_tables(ws_units *units, ws_arena *arena) {
	for (size_t i = 0, end; i < units->n; i = end) {
		end = i + 1;
		ws_unit *unit = &units->v[i];
		if (unit->gone || !(unit->kind == WS_TABLE || unit->row))
			continue;
		ws_grid g = grid_at(units, i, &end, arena);
		ws_grid_take_captions(&g, arena);
		const char *inside = g.captions;
		g.captions = NULL;
		take_above(units, i, &g, arena);
		if (inside)
			g.captions = ws_arena_printf(arena, "%s%s", g.captions ? g.captions : "", inside);
		for (size_t next, after; goes_on(units, &g, end, &next); end = after) {
			ws_grid more = grid_at(units, next, &after, arena);
			ws_grid_take_captions(&more, arena);
			if (more.columns != g.columns || !more.n)
				break;
			ws_grid_drop_repeated(&g, &more);
			ws_grid_append(&g, &more, arena);
			for (size_t k = end; k < after; k++)
				units->v[k].gone = units->v[k].gone || !is_note(&units->v[k]);
			unit->line_end = units->v[next].line_end;
		}
		if (!g.n) {
			unit->gone = true;
			continue;
		}
		ws_grid_lay(&g, unit, arena);
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
