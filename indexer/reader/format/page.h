/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typeset pages: from glyphs and ruling lines to text lines, tables and notes in reading order. PDF and OFD both end here.

   A format gives each page as it is drawn, glyph by glyph with its box, in any order:

       一 般 公 共 预 算 (drawn with gaps)  1,577 .1  [6]  亿元   ->  one WS_BLOCK_LINE "一般公共预算1,577.1亿元", its extent, its page
       a grid of ruling lines with text in it                    ->  one WS_BLOCK_TABLE, wrapped cells whole, merged heads as spans

   The steps are modules of their own: page_text (the glyphs of one line to its text), page_lines (glyphs to runs and lines), page_columns
   (reading order), page_grid (tables drawn with rules), page_flat (with flat rules only), page_align (without), page_rivers (their
   columns), page_join (rows that a page end cut). A table that goes on over a page end is a table on each page. */
#ifndef WS_INDEXER_READER_FORMAT_PAGE_H
#define WS_INDEXER_READER_FORMAT_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/reader/format/format.h"

/* Points, y downwards from the top of the page. */
typedef struct {
	float x0, y0, x1, y1;
} ws_box;

typedef struct {
	uint32_t c;  /* code point, as the font maps it; white space is not given */
	ws_box box;  /* advance width, and the font's height around the character */
	float size;  /* font size in points */
	bool bold;
	uint8_t font; /* which of the document's fonts; 0 when the format does not say */
} ws_glyph;

/* A ruling line: flat (y0 == y1) or upright (x0 == x1). */
typedef ws_box ws_rule;

typedef struct {
	uint32_t number;     /* from 1 */
	float width, height; /* points */
	ws_glyph *glyphs;    /* sorted and changed by ws_paper_page */
	size_t n_glyphs;
	ws_rule *rules;
	size_t n_rules;
} ws_page;

typedef struct ws_paper ws_paper; /* one document in the making */

ws_paper *ws_paper_open(ws_output *out);
void ws_paper_close(ws_paper *paper);

/* Whether the glyphs of a page stand so that rules would matter: finding them costs a format more than the text does. */
bool ws_page_is_tabular(const ws_page *page, ws_arena *scratch);

/* Adds the next page; the page is the caller's again afterwards. */
void ws_paper_page(ws_paper *paper, ws_page *page);

/* Hands everything to the output. false with an error when it is full. */
bool ws_paper_finish(ws_paper *paper, GError **error);

#endif
