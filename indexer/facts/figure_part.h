/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a year that a text speaks of.

       "前三季度，"  ->  "前三季度"        "1—5月份"  "元至5月"  "前5个月"  ->  "1-5月"        "年末"  ->  "末" */
#ifndef WS_INDEXER_FACTS_FIGURE_PART_H
#define WS_INDEXER_FACTS_FIGURE_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "text/fold.h"

typedef struct {
	const char *name; /* "末", "上半年" …; NULL */
	char months[16];  /* "3月", "1-11月"; "" none */
	int last;         /* the last month of it; 0: not told */
	bool lasts;       /* a span that a report is on, and so the sentences behind it: 上半年, 1-11月, 8月份; not 6月底, 3月18日 */
} ws_figure_part;

/* The part told at i, directly behind a year or, `alone`, without one; its length, 0 and an empty part when there is none. */
size_t ws_figure_part_at(const ws_folded *f, size_t i, bool alone, ws_figure_part *part);

/* 十四五时期, “十三五”期间, “十四五”|全市 at i: the years of the plan in *first and *last; the length, 0 when there is none. */
size_t ws_figure_plan_at(const ws_folded *f, size_t i, int *first, int *last);

/* 五年来, 过去3年, 近年来 at i, but not 五年来|最高; the length, 0 when there is none. */
size_t ws_figure_years_past_at(const ws_folded *f, size_t i);

#endif
