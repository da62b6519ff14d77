/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a figure lies in a range, honest about what the text says: 超800亿元 is at least 800, 近千亿元 is less than 1000.

       amount>=1000亿元   finds 1000亿元 and 超1000亿元, not 近千亿元 */
#ifndef WS_QUERY_BOUNDS_H
#define WS_QUERY_BOUNDS_H

#include "query/query.h"

/* `range` is a WS_QUERY_AMOUNT node. */
bool ws_figure_within(const ws_figure *figure, const ws_query *range);

#endif
