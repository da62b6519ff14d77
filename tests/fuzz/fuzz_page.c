/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of glyphs and rules from anywhere. Each seven bytes are a glyph (character, place, size) or a rule. */
#include "indexer/reader/format/page.h"
#include "tests/fuzz/fuzz_container.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	enum { UNIT = 7 };
	ws_arena *arena = ws_arena_new();
	ws_output out = {.arena = arena};
	ws_paper *paper = ws_paper_open(&out);
	size_t n = size / UNIT;
	ws_glyph *glyphs = ws_arena_take(arena, (n + 1) * sizeof *glyphs);
	ws_rule *rules = ws_arena_take(arena, (n + 1) * sizeof *rules);
	ws_page page = {.number = 1, .width = 600, .height = 840, .glyphs = glyphs, .rules = rules};
	for (size_t i = 0; i < n; i++) {
		const uint8_t *p = data + UNIT * i;
		float x = (float)(p[1] * 2.5), y = (float)(p[2] * 3.3), size_of = (float)(p[3] / 4.0 + 1);
		if (p[0] == 0xFE || p[0] == 0xFF) {
			float length = (float)(p[3] * 3);
			rules[page.n_rules++] = p[0] == 0xFE ? (ws_rule){x, y, x + length, y} : (ws_rule){x, y, x, y + length};
			continue;
		}
		uint32_t c = p[0] < 0x80 ? p[0] : 0x4E00u + (uint32_t)(p[0] << 4 | p[4] >> 4);
		glyphs[page.n_glyphs++] =
		    (ws_glyph){.c = c, .box = {x, y, x + size_of * (c < 0x80 ? 0.5f : 1), y + size_of}, .size = size_of, .bold = p[5] & 1};
		if (p[6] == 0xFF)
			glyphs[page.n_glyphs - 1].box.x1 = p[5] & 2 ? -1e30f : 1e30f / 1e-30f;
	}
	ws_paper_page(paper, &page);
	g_autoptr(GError) error = NULL;
	must(ws_paper_finish(paper, &error));
	ws_paper_close(paper);
	for (size_t i = 0; i < out.blocks.n; i++) {
		const ws_block *b = &out.blocks.blocks[i];
		must(b->kind == WS_BLOCK_TABLE ? b->n_cells > 0 : b->text && *b->text && g_utf8_validate(b->text, -1, NULL));
		for (size_t k = 0; k < b->n_cells; k++)
			must(g_utf8_validate(b->cells[k].text, -1, NULL) && b->cells[k].rows >= 1 && b->cells[k].columns >= 1);
	}
	ws_arena_free(arena);
	return 0;
}
