/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the clauses in front of a number's own tell of it.

       "财政收入迈过千亿元大关，|达1330亿元|"        ->  财政收入
       "对首次认定的企业，|给予10万元奖励|"          ->  首次认定的企业 */
#ifndef WS_INDEXER_FACTS_FIGURE_FRONT_H
#define WS_INDEXER_FACTS_FIGURE_FRONT_H

#include "indexer/facts/figure_text.h"

/* The subject of the clause that ends in front of the comma at start - 1, no earlier than `from`, where the number before ended or the
   sentence begins: a measure with a predicate. Empty when there is none. */
ws_piece ws_figure_told_before(const ws_folded *f, size_t from, size_t start);

/* The clause that ends in front of the comma at start - 1, when a bound alone is told of it: 依法办理延期缴纳税款，|最长不超过|3个月. */
ws_piece ws_figure_bounded_before(const ws_folded *f, size_t from, size_t start);

/* Who gets what the clause at `start` gives; empty when it is not told in front of it. */
ws_piece ws_figure_recipient(const ws_folded *f, size_t from, size_t start);

/* Whether it ends in the name of what is given: 购房补贴. */
bool ws_figure_ends_in_gift(const ws_folded *f, size_t start, size_t end);

/* Whether [start, end) is only what is given: 奖励, 一次性补助. */
bool ws_figure_is_gift(const ws_folded *f, size_t start, size_t end);

/* Where 按 begins that tells by what a sum is measured: |按|医药费的, 前三年|按|每人每年; SIZE_MAX when there is none. */
size_t ws_figure_by_standard(const ws_folded *f, ws_piece np, bool share);

#endif
