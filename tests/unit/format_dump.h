/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a format made, as one string for tests of formats.

	   a line or paragraph is its text, a block a line; "# " in front when it has a heading level of the format, "n " for a note,
	   "+ " behind a gap, "c " centred, "b " bold
	   a table is its rows in [ ], cells apart by '|', rows by '/'; a cell over several has its size in front: (2x1)地区
	   LF inside a text shows as ~ */
#ifndef WS_TESTS_UNIT_FORMAT_DUMP_H
#define WS_TESTS_UNIT_FORMAT_DUMP_H

#include <check.h>
#include <glib.h>
#include <string.h>

#include "indexer/reader/format/format.h"
#include "tests/unit/suite.h"

static void dump_text(GString *out, const char *text) {
	for (; *text; text++)
		g_string_append_c(out, *text == '\n' ? '~' : *text);
}

static void dump_table(GString *out, const ws_block *b) {
	g_string_append_c(out, '[');
	for (size_t i = 0; i < b->n_cells; i++) {
		const ws_block_cell *c = &b->cells[i];
		if (i > 0)
			g_string_append_c(out, c->row == b->cells[i - 1].row ? '|' : '/');
		if (c->rows > 1 || c->columns > 1)
			g_string_append_printf(out, "(%ux%u)", c->rows, c->columns);
		dump_text(out, c->text);
	}
	g_string_append_c(out, ']');
}

static char *dump_blocks(const ws_blocks *blocks) {
	static const struct {
		unsigned flag;
		const char *mark;
	} marks[] = {{WS_BLOCK_AFTER_GAP, "+ "}, {WS_BLOCK_CENTRED, "c "}, {WS_BLOCK_BOLD, "b "}};
	GString *out = g_string_new(NULL);
	for (size_t i = 0; i < blocks->n; i++) {
		const ws_block *b = &blocks->blocks[i];
		if (i > 0)
			g_string_append_c(out, '\n');
		if (b->kind == WS_BLOCK_TABLE) {
			dump_table(out, b);
			continue;
		}
		if (b->heading > 0)
			g_string_append_printf(out, "%d# ", b->heading);
		if (b->kind == WS_BLOCK_NOTE)
			g_string_append(out, "n ");
		for (size_t k = 0; k < G_N_ELEMENTS(marks); k++)
			if (b->flags & marks[k].flag)
				g_string_append(out, marks[k].mark);
		dump_text(out, b->text);
	}
	return g_string_free(out, FALSE);
}

/* Reads bytes with a format and compares: `wanted` is the dump, or "! reason" for a refusal. */
static inline void check_format(const ws_format *format, const void *bytes, size_t len, const char *wanted, const char *why) {
	ws_arena *arena = ws_arena_new();
	g_autoptr(GError) error = NULL;
	g_autofree unsigned char *copy = g_malloc(len + 1);
	memcpy(copy, bytes, len);
	copy[len] = '\0';
	ws_source source = {.name = "预算", .bytes = copy, .len = len, .fd = -1};
	ws_output out = {.arena = arena, .blocks = {.format = format->name}};
	ck_assert_msg(format->sniff(&source), "%s: not known by its content", why);
	bool ok = format->read(&source, &out, &error);
	g_autofree char *got = ok ? dump_blocks(&out.blocks) : g_strdup_printf("! %s", error->message);
	ck_assert_msg(strcmp(got, wanted) == 0, "%s\n  got    %s\n  wanted %s", why, got, wanted);
	ws_arena_free(arena);
}

#endif
