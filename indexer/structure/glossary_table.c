/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two columns hold a term and its explanation; a column of numbers may stand before them. A table with other columns, with a long term or
   with an explanation shorter than its term is no glossary: then it stays a table. */
#include "indexer/structure/glossary_table.h"

#include <string.h>

#include "indexer/structure/title.h"
#include "text/cursor.h"
#include "text/utf8.h"

enum { TERM_CHARS = 45, ENTRIES_MIN = 2 };

typedef struct {
	const char *text;
	size_t len;
} piece;

static bool is_number(piece p) {
	return p.len && strspn(p.text, "0123456789.()（）、") >= p.len;
}

static bool heads_terms(piece p) {
	return ws_has_form(p.text, p.len, "名词|术语|名词术语|专业名词|专有名词|词语|词条|名称|缩略语|概念");
}

static bool heads_explanations(piece p) {
	return ws_has_form(p.text, p.len, "解释|名词解释|释义|含义|定义|说明|内容|注释|解释说明|名词释义");
}

/* The cells of the row that begins with cell `at`: how many there are; cells[] holds the first three. */
static size_t read_row(const ws_table *table, ws_cursor *text, size_t at, piece cells[3]) {
	size_t n = 0;
	for (size_t k = at; k < table->n_cells && table->cells[k].row == table->cells[at].row; k++, n++)
		if (n < 3)
			cells[n].text = ws_cursor_cut(text, table->cells[k].span, &cells[n].len);
	return n;
}

/* The term and the explanation of a row; false: it is no entry. */
static bool entry_of(const piece cells[3], size_t n, piece *term, piece *explained) {
	if (n < 2 || n > 3 || (n == 3 && !is_number(cells[0])))
		return false;
	*term = cells[n - 2];
	*explained = cells[n - 1];
	return term->len && !is_number(*term) && ws_utf8_count(term->text, term->len) <= TERM_CHARS && explained->len > term->len;
}

void ws_find_table_entries(ws_unit *unit, bool below, ws_arena *arena) {
	ws_entry *entries = NULL;
	size_t n = 0, cap = 0, rows = 0;
	for (size_t t = 0; t < unit->n_tables; t++) {
		const ws_table *table = &unit->tables[t];
		ws_cursor text = ws_cursor_at(unit->table_texts[t], strlen(unit->table_texts[t]));
		for (size_t k = 0; k < table->n_cells; rows++) {
			piece cells[3], term, explained;
			size_t count = read_row(table, &text, k, cells);
			bool head = count >= 2 && count <= 3 && heads_terms(cells[count - 2]) && heads_explanations(cells[count - 1]);
			if (!rows && !head && !below)
				return;
			k += count;
			if (head)
				continue;
			if (!entry_of(cells, count, &term, &explained))
				return;
			entries = ws_arena_grow(arena, entries, n, &cap, sizeof *entries);
			const char *own = ws_arena_copy(arena, term.text, term.len), *rest = ws_arena_copy(arena, explained.text, explained.len);
			entries[n++] = (ws_entry){.term = own, .text = ws_arena_printf(arena, "%s\n%s", own, rest), .definition = term.len + 1};
		}
	}
	if (n < ENTRIES_MIN)
		return;
	unit->entries = entries;
	unit->n_entries = n;
}
