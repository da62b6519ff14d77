/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ruling lines of a PDF page, found on its image: the grid around "项目 | 预算数 | 执行数" as a list of flat and upright strokes.

   poppler-glib gives text with its boxes, seen or not, but no drawing; and rules are drawn in every way there is (strokes, thin
   filled rectangles, borders of shaded cells, parts of a picture), which on the image are all the same. */
#ifndef WS_INDEXER_READER_FORMAT_PDF_RULES_H
#define WS_INDEXER_READER_FORMAT_PDF_RULES_H

#include <poppler.h>

#include "indexer/reader/format/page.h"

/* Draws `from` and fills the rules of `page`, in points, in `arena`; glyphs that leave no ink (white, or clipped away) are taken out.
   Nothing changes when the page cannot be drawn within bounds. */
void ws_pdf_look(PopplerPage *from, ws_page *page, ws_arena *arena);

#endif
