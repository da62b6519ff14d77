/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text becomes blocks of clean UTF-8, with cells on a grid, or a reason. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/reader/format/charset.h"

static void must(bool holds) {
	if (!holds)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	if (size == 0)
		return 0;
	ws_arena *arena = ws_arena_new();
	g_autofree unsigned char *bytes = g_malloc(size + 1); /* exactly sized, so that a read past the end is seen */
	memcpy(bytes, data, size);
	bytes[size] = '\0';
	g_autoptr(GError) error = NULL;
	ws_source source = {.name = "预算.html", .bytes = bytes, .len = size, .fd = -1};
	ws_output out = {.arena = arena, .blocks = {.format = "html"}};
	if (ws_decode(&source, arena, &error) && ws_format_html.read(&source, &out, &error)) {
		for (size_t i = 0; i < out.blocks.n; i++) {
			const ws_block *b = &out.blocks.blocks[i];
			must(b->kind == WS_BLOCK_TABLE || g_utf8_validate(b->text, -1, NULL));
			for (size_t k = 0; k < b->n_cells; k++)
				must(g_utf8_validate(b->cells[k].text, -1, NULL) && b->cells[k].rows >= 1 && b->cells[k].columns >= 1);
		}
	} else {
		must(error != NULL);
	}
	ws_arena_free(arena);
	return 0;
}
