/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a list whose numbers come in order.

       "限额以上住宿业、餐饮业营业额" (分别增长3%和2%)   ->  限额以上住宿业营业额, 限额以上餐饮业营业额 */
#ifndef WS_INDEXER_FACTS_FIGURE_LIST_H
#define WS_INDEXER_FACTS_FIGURE_LIST_H

#include "indexer/facts/figure_text.h"

enum { WS_FIGURE_PIECES = 3, WS_FIGURE_MEMBERS = 12 };

typedef struct {
	ws_piece pieces[WS_FIGURE_PIECES];
	size_t n;
} ws_figure_member;

/* At most `most` (<= WS_FIGURE_MEMBERS) members, the last ones; returns how many. */
size_t ws_figure_members(const ws_folded *f, ws_piece list, ws_figure_member *members, size_t most);

/* Whether [start, end) ends in the name of a measure, 财政收入, or is only the thing measured. */
bool ws_figure_names_measure(const ws_folded *f, size_t start, size_t end);

/* The measure that a subject takes over from the one told before it in its sentence, because both name things of a kind: 增加值 for
   私人控股企业 behind 国有控股企业增加值. NULL: none. */
const char *ws_figure_shared_measure(const char *told, const char *subject, ws_arena *arena);

/* 对在主板、创业板|上市的企业|分别给予: what is listed stands inside of what says who gets it. */
bool ws_figure_is_inside(const ws_folded *f, ws_piece np);

#endif
