/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages as text, for tests of the structure: a line each, a dot for every heading above it, its kind (H with the level, P, I, T, D)
   and its text with ⏎ for line breaks.

       "H0 关于预算的报告" "H1 一、总体情况" ".P 全年收入120亿元。" */
#ifndef WS_TESTS_UNIT_PASSAGE_DUMP_H
#define WS_TESTS_UNIT_PASSAGE_DUMP_H

#include "indexer/structure/structure.h"
#include "tests/unit/block_text.h"

static char *dump_passages(const ws_blocks *blocks, ws_arena *arena) {
	static const char letters[] = "HPITD";
	ws_document document = {0};
	char *out = ws_arena_copy(arena, "", 0);
	ws_structure(blocks, &document, arena);
	for (size_t i = 0; i < document.n_passages; i++) {
		const ws_passage *passage = &document.passages[i];
		char *text = ws_arena_copy(arena, passage->text, passage->len), *flat = ws_arena_copy(arena, "", 0);
		for (int32_t p = passage->parent; p >= 0; p = document.passages[p].parent)
			flat = ws_arena_printf(arena, ".%s", flat);
		flat = passage->kind == WS_HEADING ? ws_arena_printf(arena, "%sH%d ", flat, passage->level)
		                                   : ws_arena_printf(arena, "%s%c ", flat, letters[passage->kind]);
		for (char *p = text, *end; p; p = end) {
			end = strchr(p, '\n');
			if (end)
				*end++ = '\0';
			flat = ws_arena_printf(arena, "%s%s%s", flat, p, end ? "⏎" : "");
		}
		out = ws_arena_printf(arena, "%s%s\n", out, flat);
	}
	return out;
}

#endif
