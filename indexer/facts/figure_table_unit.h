/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units that the words of a table name.

       单位：万元   户数（万户）   比上年增长（%）   户/人 over cells of two numbers */
#ifndef WS_INDEXER_FACTS_FIGURE_TABLE_UNIT_H
#define WS_INDEXER_FACTS_FIGURE_TABLE_UNIT_H

#include "indexer/facts/figure_text.h"

typedef struct {
	const char *written, *base; /* 万元 and 元; base NULL: no unit */
	ws_figure_kind kind;
	int64_t factor;             /* amount = value × factor × 10^power */
	int power;
} ws_table_unit;

/* The first unit named in [from, to): 万元 of "单位:万元、%". */
bool ws_table_unit_read(ws_figure_text *text, const ws_folded *f, size_t from, size_t to, ws_table_unit *unit);

/* The unit in brackets, or the % sign, of a head or label; *unit is left alone when there is none. */
bool ws_table_unit_in_words(ws_figure_text *text, const ws_folded *f, size_t from, size_t to, ws_table_unit *unit);

/* 户/人 over cells of two numbers: 户 of the first, 人 of the second. Both come in as the unit of the column. */
void ws_table_unit_split(ws_figure_text *text, ws_table_unit *first, ws_table_unit *second);

/* Whether a head says by itself that % stands under it: 比重, 增幅. */
bool ws_table_head_names_share(const ws_folded *f, size_t from, size_t to);

#endif
