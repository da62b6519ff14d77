/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of passages as sorted arrays of ids: and, or, ranges. */
#ifndef WS_QUERY_ROWS_H
#define WS_QUERY_ROWS_H

#include "store/store.h"

ws_rows *ws_rows_new(void);

/* Both give a new set and let go of none of their arguments. */
ws_rows *ws_rows_and(const ws_rows *a, const ws_rows *b);
ws_rows *ws_rows_or(const ws_rows *a, const ws_rows *b);

bool ws_rows_have(const ws_rows *rows, uint32_t id);

/* The ids of sorted, perhaps overlapping ranges. */
ws_rows *ws_rows_of_ranges(const GArray *ranges);

/* Only the ids inside sorted, disjoint ranges. */
ws_rows *ws_rows_within(const ws_rows *a, const GArray *ranges);

/* What two lists of sorted, disjoint ranges share. */
GArray *ws_ranges_and(const GArray *a, const GArray *b);

bool ws_ranges_have(const GArray *ranges, uint32_t id);

/* Ranges as the store asks for them: NULL, which means everywhere, only for NULL. Borrowed from `ranges`. */
const ws_range *ws_ranges_asked(const GArray *ranges, size_t *n);

#endif
