/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that lost their shape on the way: every cell a paragraph of its own.

       指标名称 ¶ 2025年 ¶ 比上年±% ¶ 税收收入 ¶ 291.12 ¶ 4.1 ¶ 增值税 ¶ 138.50 ¶ 5.4 ¶ …   ->   a table of three columns

   Sites that republish a text keep its paragraphs and drop its tables' tags. What is left is told by its beat: after the k cells of a
   head comes a label with k - 1 numbers behind it, again and again. */
#ifndef WS_INDEXER_STRUCTURE_FLAT_H
#define WS_INDEXER_STRUCTURE_FLAT_H

#include "indexer/reader/block.h"

/* The blocks with such tables gathered; `blocks` itself when there are none. */
const ws_blocks *ws_gather_cells(const ws_blocks *blocks, ws_arena *arena);

#endif
