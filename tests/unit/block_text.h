/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks from text, for tests of the structure.

       plain      every line is a block, a blank line is a gap: "区级债\n\n务还本"
       laid       lines with places on a page: '>' at the head is an indent of two characters, '|' at the end reaches the margin,
                  '^' at the head is centred, '^+' in larger type too, a form feed ends the page:   ">全市生产总值|\n增长5%。\f- 2 -"
       paragraphs every line is a whole paragraph of the format */
#ifndef WS_TESTS_UNIT_BLOCK_TEXT_H
#define WS_TESTS_UNIT_BLOCK_TEXT_H

#include <string.h>

#include "indexer/reader/block.h"
#include "text/utf8.h"

typedef enum { PLAIN_LINES, LAID_LINES, WHOLE_PARAGRAPHS } block_text;

enum { PAGE_LEFT = 90, PAGE_RIGHT = 410, PAGE_EM = 16 };

static void lay_line(ws_block *block, const char **text, size_t *len, uint32_t page, uint32_t row) {
	bool indented = *len && **text == '>', centred = *len && **text == '^', full = *len && (*text)[*len - 1] == '|';
	bool large = centred && *len > 1 && (*text)[1] == '+';
	size_t marks = large ? 2 : indented || centred;
	float size = large ? 1.5f * PAGE_EM : PAGE_EM;
	*text += marks;
	*len -= marks + full;
	float width = (float)ws_utf8_count(*text, *len) * size;
	block->x0 = (float)(PAGE_LEFT + (indented ? 2 * PAGE_EM : 0));
	block->x1 = full || block->x0 + width > PAGE_RIGHT ? PAGE_RIGHT : block->x0 + width;
	if (centred) {
		block->x0 = 250 - width / 2;
		block->x1 = 250 + width / 2;
		block->flags |= WS_BLOCK_CENTRED;
	}
	block->y = (float)(60 + 24 * row);
	block->size = size;
	block->page = page;
	block->page_width = 500;
	block->page_height = 700;
}

static ws_blocks blocks_of(const char *text, block_text how, ws_arena *arena) {
	ws_blocks blocks = {.format = how == PLAIN_LINES ? "txt" : how == LAID_LINES ? "pdf" : "html", .encoding = "UTF-8"};
	size_t cap = 0;
	uint32_t line = 0, page = 1, row = 0;
	bool gap = false;
	for (const char *p = text; *p;) {
		size_t len = strcspn(p, "\n\f");
		const char *from = p;
		char end = p[len];
		p += len + (end != '\0');
		line++;
		if (!len && end != '\f') {
			gap = true;
			continue;
		}
		if (len) {
			blocks.blocks = ws_arena_grow(arena, blocks.blocks, blocks.n, &cap, sizeof *blocks.blocks);
			ws_block *block = &blocks.blocks[blocks.n++];
			*block = (ws_block){.kind = how == WHOLE_PARAGRAPHS ? WS_BLOCK_PARAGRAPH : WS_BLOCK_LINE,
			                    .line = line,
			                    .line_end = line,
			                    .flags = gap ? WS_BLOCK_AFTER_GAP : 0};
			gap = false;
			if (how == LAID_LINES)
				lay_line(block, &from, &len, page, row++);
			block->text = ws_arena_copy(arena, from, len);
		}
		if (end == '\f') {
			page++;
			row = 0;
		}
	}
	return blocks;
}

#endif
