/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/structure/structure.h"

#include <string.h>

#include "indexer/structure/chrome.h"
#include "indexer/structure/flat.h"
#include "indexer/structure/glossary.h"
#include "indexer/structure/outline.h"
#include "indexer/structure/passage.h"
#include "indexer/structure/reflow.h"
#include "indexer/structure/table.h"
#include "indexer/structure/title.h"
#include "text/utf8.h"

typedef struct {
	ws_passage *v;
	size_t n, cap;
	ws_arena *arena;
} passages;

static ws_passage *add(passages *out, ws_passage_kind kind, int32_t parent, const char *text, size_t len) {
	/* A table may begin with TAB: its first cell is empty, and its spans count from there. */
	if (kind != WS_TABLE)
		text = ws_trim(text, &len);
	if (!len)
		return NULL;
	out->v = ws_arena_grow(out->arena, out->v, out->n, &out->cap, sizeof *out->v);
	ws_passage *passage = &out->v[out->n++];
	*passage = (ws_passage){.kind = kind, .parent = parent, .len = len};
	passage->text = text[len] ? ws_arena_copy(out->arena, text, len) : text;
	return passage;
}

/* Lines and page of unit->look.text[from, to). */
static void place(ws_passage *passage, const ws_unit *unit, size_t from, size_t to) {
	size_t k = 0;
	if (!passage || !unit->n_origins)
		return;
	for (size_t low = 0, high = unit->n_origins; low < high;) {
		size_t middle = (low + high) / 2;
		if (unit->origins[middle].at <= from)
			k = middle, low = middle + 1;
		else
			high = middle;
	}
	passage->line = unit->origins[k].line;
	passage->page = unit->origins[k].page;
	while (k + 1 < unit->n_origins && unit->origins[k + 1].at < to)
		k++;
	passage->line_end = to >= unit->look.len ? unit->line_end : unit->origins[k].line;
	if (passage->line_end < passage->line)
		passage->line_end = passage->line;
}

/* unit->look.text[from, end) as one passage, or several when it is long. */
static void add_text(passages *out, const ws_unit *unit, ws_passage_kind kind, int32_t parent, size_t from) {
	size_t n, len = unit->look.len, *cuts = ws_split(unit->look.text, from, len, &n, out->arena);
	for (size_t i = 0; i <= n; i++) {
		size_t to = i < n ? cuts[i] : len;
		place(add(out, i ? WS_PARAGRAPH : kind, parent, unit->look.text + from, to - from), unit, from, to);
		from = to;
	}
}

static void add_definition(passages *out, const ws_unit *unit, int32_t parent) {
	ws_passage *passage = add(out, WS_DEFINITION, parent, unit->look.text, unit->look.len);
	if (!passage)
		return;
	place(passage, unit, 0, unit->look.len);
	passage->term = unit->term;
	passage->definition.start = (uint32_t)ws_utf8_count(passage->text, unit->definition);
	passage->definition.end =
	    passage->definition.start + (uint32_t)ws_utf8_count(passage->text + unit->definition, passage->len - unit->definition);
}

static void add_entries(passages *out, const ws_unit *unit, int32_t parent) {
	for (size_t i = 0; i < unit->n_entries; i++) {
		const ws_entry *entry = &unit->entries[i];
		ws_passage *passage = add(out, WS_DEFINITION, parent, entry->text, strlen(entry->text));
		if (!passage)
			continue;
		passage->line = unit->table_origins[0].line;
		passage->page = unit->table_origins[0].page;
		passage->line_end = unit->line_end > passage->line ? unit->line_end : passage->line;
		passage->term = entry->term;
		passage->definition.start = (uint32_t)ws_utf8_count(entry->text, entry->definition);
		passage->definition.end = (uint32_t)ws_utf8_count(passage->text, passage->len);
	}
}

static void add_tables(passages *out, const ws_unit *unit, int32_t parent) {
	for (size_t i = 0; i < unit->n_tables; i++) {
		ws_passage *passage = add(out, WS_TABLE, parent, unit->table_texts[i], strlen(unit->table_texts[i]));
		if (!passage)
			continue;
		passage->table = &unit->tables[i];
		passage->line = unit->table_origins[i].line;
		passage->page = unit->table_origins[i].page;
		uint32_t end = i + 1 < unit->n_tables ? unit->table_origins[i + 1].line : unit->line_end;
		passage->line_end = end > passage->line ? end : passage->line;
	}
}

/* Whether a line left out may be asked for: it has a label, 来源：…, or ends like a document number, whose label was a picture. */
static bool says_something(const ws_line *line) {
	static const char colon[] = "：", number[] = "号";
	size_t tail = sizeof number - 1;
	return memchr(line->text, ':', line->len) || memmem(line->text, line->len, colon, sizeof colon - 1) ||
	       (line->len > tail && !memcmp(line->text + line->len - tail, number, tail));
}

/* Such lines near the top. */
static const char *what_was_left_out(const ws_lines *lines, ws_arena *arena) {
	enum { FIRST = 200, LONGEST = 300, MOST = 4000 };
	char *said = NULL;
	size_t len = 0;
	for (size_t i = 0; i < lines->n && i < FIRST; i++) {
		const ws_line *line = &lines->v[i];
		if (!line->dropped || line->len > LONGEST || len + line->len + 2 > MOST || !says_something(line))
			continue;
		said = said ? said : ws_arena_take(arena, MOST);
		memcpy(said + len, line->text, line->len);
		len += line->len;
		said[len++] = '\n';
		said[len] = '\0';
	}
	return said;
}

const char *ws_structure(const ws_blocks *blocks, ws_document *document, ws_arena *arena) {
	blocks = ws_gather_cells(blocks, arena);
	ws_lines lines = ws_lines_of(blocks, arena);
	ws_drop_chrome(&lines, arena);
	const char *said = what_was_left_out(&lines, arena);
	ws_units units = ws_reflow(&lines, arena);
	ws_find_title(&units);
	ws_find_contents(&units);
	ws_lay_tables(&units, arena);
	ws_find_inner_titles(&units);
	ws_find_definitions(&units, arena);
	ws_outline(&units, arena);

	passages out = {.arena = arena};
	int32_t *made = ws_arena_take(arena, (units.n + 1) * sizeof *made); /* the heading passage of each unit */
	for (size_t i = 0; i < units.n; i++) {
		const ws_unit *unit = &units.v[i];
		made[i] = -1;
		if (unit->gone)
			continue;
		int32_t parent = unit->parent >= 0 ? made[unit->parent] : -1;
		if (unit->n_entries) {
			add_entries(&out, unit, parent);
		} else if (unit->kind == WS_TABLE) {
			add_tables(&out, unit, parent);
		} else if (unit->kind == WS_DEFINITION) {
			add_definition(&out, unit, parent);
		} else if (unit->kind == WS_HEADING) {
			size_t len = unit->run_in ? unit->run_in : unit->look.len;
			ws_passage *heading = add(&out, WS_HEADING, parent, unit->look.text, len);
			if (!heading)
				continue;
			heading->level = unit->level;
			place(heading, unit, 0, len);
			made[i] = (int32_t)out.n - 1;
			if (unit->run_in)
				add_text(&out, unit, WS_PARAGRAPH, made[i], len);
		} else {
			add_text(&out, unit, unit->kind, parent, 0);
		}
	}
	document->format = blocks->format;
	document->encoding = blocks->encoding;
	document->passages = out.v;
	document->n_passages = out.n;
	return said;
}
