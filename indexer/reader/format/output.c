/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "indexer/reader/format/clean.h"
#include "indexer/reader/format/format.h"

static ws_block *add(ws_output *out, ws_block_kind kind, const char *text, size_t len) {
	ws_blocks *b = &out->blocks;
	if (b->n >= ws_limits.blocks || out->bytes + len > ws_limits.text)
		return NULL;
	b->blocks = ws_arena_grow(out->arena, b->blocks, b->n, &out->cap, sizeof *b->blocks);
	ws_block *block = &b->blocks[b->n++];
	*block = (ws_block){.kind = kind, .text = text};
	out->bytes += len;
	return block;
}

char *ws_clean(ws_arena *arena, const char *text, size_t len, size_t *clean_len) {
	/* Valid text never grows; bad text is measured first by letting it be cut off. */
	char *clean = ws_arena_take(arena, len + 1);
	ws_cleaned c = ws_clean_text(clean, len + 1, text, len, WS_CLEAN_BLOCK);
	if (c.bad) {
		clean = ws_arena_take(arena, WS_CLEAN_ROOM(len));
		c = ws_clean_text(clean, WS_CLEAN_ROOM(len), text, len, WS_CLEAN_BLOCK);
	}
	if (clean_len)
		*clean_len = c.len;
	return clean;
}

ws_block *ws_output_text(ws_output *out, ws_block_kind kind, const char *text, size_t len) {
	if (len > ws_limits.text)
		return NULL;
	size_t clean_len;
	char *clean = ws_clean(out->arena, text, len, &clean_len);
	return add(out, kind, clean, clean_len);
}

ws_block *ws_output_line(ws_output *out, ws_block_kind kind, const char *text, size_t len) {
	return add(out, kind, text, len);
}

ws_block *ws_output_table(ws_output *out, const ws_block_cell *cells, size_t n_cells) {
	if (n_cells > ws_limits.cells - out->cells) {
		out->cells = ws_limits.cells;
		return NULL;
	}
	size_t bytes = 0;
	for (size_t i = 0; i < n_cells; i++)
		bytes += strlen(cells[i].text);
	ws_block *block = add(out, WS_BLOCK_TABLE, NULL, bytes);
	if (block) {
		out->cells += n_cells;
		block->cells = cells;
		block->n_cells = n_cells;
	}
	return block;
}

bool ws_output_full(const ws_output *out, GError **error) {
	if (out->blocks.n >= ws_limits.blocks)
		return ws_refuse(error, "more than %zu lines and paragraphs", ws_limits.blocks);
	if (out->cells >= ws_limits.cells)
		return ws_refuse(error, "tables of more than %zu cells", ws_limits.cells);
	return ws_refuse(error, "more than %zu MB of text", ws_limits.text >> 20);
}
