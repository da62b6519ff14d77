/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/structure/structure.h"
#include "tests/unit/block_text.h"

/* The first byte says how the rest is read: plain lines, lines with places, whole paragraphs. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of(size ? ws_arena_copy(arena, (const char *)data + 1, size - 1) : "", size ? (block_text)(data[0] % 3) : PLAIN_LINES, arena);
	ws_document document = {0};
	ws_structure(&blocks, &document, arena);
	ws_arena_free(arena);
	return 0;
}
