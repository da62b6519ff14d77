/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts and dates inside a query, which are asked for as they stand and not word by word.

       技术创新基金300亿元, 5.6%, 2024年1月11日  ->  300亿元, 5.6%, 2024年1月11日   (not 300 here and 亿元 there)
       2024-01-11  ->  itself, and 2024年1月11日

   A year alone is none (2024年 is asked for as 2024 and 年: a table may write 2024), nor is a stretch of time (3年). */
#ifndef WS_QUERY_WHOLE_H
#define WS_QUERY_WHOLE_H

#include "text/arena.h"
#include "text/fold.h"

/* The places of them in folded text, in order, none inside another; *n is how many. */
ws_span *ws_wholes(const ws_folded *f, size_t *n, ws_arena *arena);

/* When all of `f` is a date in figures (2024-01-11, 2024/1, 2024.1.11): how texts write it, in *written, and for a field, in *value. */
bool ws_is_date_in_figures(const ws_folded *f, const char **written, const char **value, ws_arena *arena);

#endif
