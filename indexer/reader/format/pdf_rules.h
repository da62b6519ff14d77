/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ruling lines of a PDF page, found on its image: the grid around "项目 | 预算数 | 执行数" as a list of flat and upright strokes.

   poppler-glib gives text with its boxes, seen or not, but no drawing; and rules are drawn in every way there is (strokes, thin
   filled rectangles, borders of shaded cells, parts of a picture), which on the image are all the same. */
#ifndef WS_INDEXER_READER_FORMAT_PDF_RULES_H
#define WS_INDEXER_READER_FORMAT_PDF_RULES_H

#include <poppler.h>

#include "indexer/reader/format/page.h"

/* What pages are drawn on, one after another. */
typedef struct ws_sheet ws_sheet;

ws_sheet *ws_sheet_new(void);
void ws_sheet_free(ws_sheet *sheet);

/* Draws `from`; false when it cannot be drawn within bounds. */
bool ws_sheet_draw(ws_sheet *sheet, PopplerPage *from);

/* Fills the rules of `page`, which is drawn on the sheet, in points, in `arena`; glyphs that leave no ink (white, or clipped away) are
   taken out. */
void ws_sheet_look(const ws_sheet *sheet, ws_page *page, ws_arena *arena);

#endif
