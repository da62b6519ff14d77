/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles: of the document, and of the documents within it.

       "关于厦门市2023年预算执行情况" "和2024年预算草案的报告"   ->  one title, level 0
       a notice, its signature, then "厦门市数据管理办法"         ->  a heading that the measure's own outline stands under */
#ifndef WS_INDEXER_STRUCTURE_TITLE_H
#define WS_INDEXER_STRUCTURE_TITLE_H

#include "indexer/structure/unit.h"

/* Whether a text ends as titles of documents do: 报告, 通知, 办法（试行） … */
bool ws_ends_as_title(const char *text, size_t len);

/* Whether the title that `a` (so far `chars` long) belongs to goes on in `b`; both stand before the text. `body` is the usual size of
   type, 0 unknown. */
bool ws_title_goes_on(const ws_line *first, const ws_line *a, const ws_line *b, uint32_t chars, float body);

/* Marks the title: level 0. Runs first. */
void ws_find_title(ws_units *units);

/* Marks titles of documents within (`inner`), once entries of a table of contents are known. */
void ws_find_inner_titles(ws_units *units);

#endif
