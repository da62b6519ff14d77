/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with a unit that measure nothing.

       “5年5折租房”   第84次常务会议   前3名   每百户   10万吨级码头   3年行动   两个维护   8时30分      ->  traps
       首批15个城市   100%网上可办     3年期                                                            ->  not */
#ifndef WS_INDEXER_FACTS_FIGURE_TRAP_H
#define WS_INDEXER_FACTS_FIGURE_TRAP_H

#include "text/quantity.h"

/* What is open where the scan stands: quotes and titles. Begin with all zero; positions must rise. */
typedef struct {
	size_t at;
	size_t quote, title; /* behind the opening mark; 0: none */
} ws_figure_marks;

/* `alone`: the passage is the whole text, so that a number that is all of it is meant as one. */
bool ws_figure_is_trap(const ws_folded *f, ws_figure_marks *marks, const ws_quantity *q, bool alone);

#endif
