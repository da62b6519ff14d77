/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table without a grid that have several lines each, as in

       粮食综合生产能力        1234.5        6.1
       提升工程                                          a label that wraps: its two lines are one row */
#ifndef WS_INDEXER_READER_FORMAT_PAGE_WRAP_H
#define WS_INDEXER_READER_FORMAT_PAGE_WRAP_H

#include "indexer/reader/format/page_parts.h"

/* The rows of a table, and how many lines each has. */
typedef struct {
	ws_row *rows;
	size_t *lines;
	size_t n;
} ws_wrapped;

/* The heights of the flat rules at a table: those across it, and those over a part of it. */
typedef struct {
	float *across, *part;
	size_t n_across, n_part;
} ws_levels;

/* Of the rules at `box`, whose text has this size. */
ws_levels ws_levels_of(const ws_page *page, ws_box box, float size, ws_arena *scratch);

/* Whether a rule lies across the table between two heights. */
bool ws_levels_cross(const ws_levels *l, float y0, float y1);

/* Lines between the same two rules are one row; where rules do not keep the rows apart every line is. */
ws_wrapped ws_wrap_by_rules(const ws_row *rows, size_t n, const ws_levels *l, ws_arena *scratch);

/* Lines to rows where no rule parts them, in the columns between `cuts`. */
ws_wrapped ws_wrap_by_gaps(const ws_row *rows, size_t n, const float *cuts, size_t n_cuts, ws_arena *scratch);

/* How many lines below the last of n the label of its row goes on in. */
size_t ws_wrap_rest(const ws_row *rows, size_t all, size_t n, const float *cuts, size_t n_cuts, ws_arena *scratch);

/* n lines as one row: what stands under each other is one run. */
ws_row ws_wrap_merge(const ws_row *lines, size_t n, ws_arena *scratch);

/* Whether a row has parts wide apart; whether one of its parts is a number. */
bool ws_row_is_parted(const ws_row *row);
bool ws_row_has_number(const ws_row *row);

/* The column, between n cuts, that x lies in. */
size_t ws_column_of(const float *cuts, size_t n, float x);

#endif
