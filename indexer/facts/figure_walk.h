/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a paragraph, read once from its beginning to its end.

       "全市一般公共预算收入 90 亿元，增长 4%，其中：税收收入 60 亿元，增长 5%"
           ->  90 of 全市一般公共预算收入;  4% of the same, 增长;  60 of 税收收入 under 全市一般公共预算收入;  5% of 税收收入, 增长 */
#ifndef WS_INDEXER_FACTS_FIGURE_WALK_H
#define WS_INDEXER_FACTS_FIGURE_WALK_H

#include "indexer/facts/figure_period.h"
#include "indexer/facts/figure_text.h"
#include "text/quantity.h"

/* Fills figures[i] from quantities[i], both in text order. `period` is what headings say; `fund` (may be NULL) is what 该基金 means when the
   paragraph itself does not tell. */
void ws_figure_walk(
	ws_figure_text *text, const ws_quantity *quantities, size_t n, const ws_figure_period *period, const char *fund, ws_figure *figures);

#endif
