/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any lines become passages whose parents stand before them and whose spans lie in their texts. The first byte says how the rest is read.
   */
#include "indexer/structure/structure.h"
#include "tests/fuzz/fuzz_text.h"
#include "tests/unit/block_text.h"

/* Lines that begin with 注 are footnotes, those that begin with % a table of one row, which may claim any place. */
static void vary(ws_blocks *blocks, ws_arena *arena) {
	for (size_t i = 0; i < blocks->n; i++) {
		ws_block *block = &blocks->blocks[i];
		if (!strncmp(block->text, "注", 3))
			block->kind = WS_BLOCK_NOTE;
		if (*block->text != '%')
			continue;
		block->kind = WS_BLOCK_TABLE;
		block->n_cells = strlen(block->text) / 2;
		ws_block_cell *cells = ws_arena_zero(arena, block->n_cells + 1, sizeof *cells);
		for (size_t k = 0; k < block->n_cells; k++) {
			const unsigned char *at = (const unsigned char *)block->text + 2 * k;
			cells[k] = (ws_block_cell){.text = well_formed((const uint8_t *)block->text + k, 7 < block->n_cells - k ? 7 : 1, arena),
			                           .row = at[0] % 8,
			                           .column = at[1] == 'z' ? 65535 : at[1] % 6,
			                           .rows = at[0] % 5,
			                           .columns = at[1] % 4,
			                           .head = at[1] % 16 == 0};
		}
		block->cells = cells;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of(size ? well_formed(data + 1, size - 1, arena) : "",
	                             size ? (block_text)(data[0] % 3) : PLAIN_LINES, arena);
	vary(&blocks, arena);
	ws_document document = {0};
	ws_structure(&blocks, &document, arena);
	for (size_t i = 0; i < document.n_passages; i++) {
		const ws_passage *passage = &document.passages[i];
		size_t chars = ws_utf8_count(passage->text, passage->len);
		must(chars && passage->parent < (int32_t)i && (passage->parent < 0 || document.passages[passage->parent].kind == WS_HEADING));
		must(passage->definition.start <= passage->definition.end && passage->definition.end <= chars && !passage->text[passage->len]);
		for (size_t k = 0; passage->table && k < passage->table->n_cells; k++)
			must(passage->table->cells[k].span.start < passage->table->cells[k].span.end && passage->table->cells[k].span.end <= chars &&
			     passage->table->cells[k].row < passage->table->rows);
	}
	ws_arena_free(arena);
	return 0;
}
