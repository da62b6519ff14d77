/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of a table stands under: by the number of its label, by the space in front of it, or as 其中 of the row before.

       一、税收收入 / 1.增值税 / 　国内增值税 / 其中：…     ->  -, 税收收入, 增值税, 国内增值税 */
#ifndef WS_INDEXER_FACTS_FIGURE_TABLE_PARENT_H
#define WS_INDEXER_FACTS_FIGURE_TABLE_PARENT_H

#include <stdint.h>

#include "indexer/facts/figure_text.h"

enum { WS_TABLE_RANKS = 5, WS_TABLE_DEPTH = 8 };

/* The rows that the next one may stand under; a piece of no length is none. */
typedef struct {
	ws_piece ranks[WS_TABLE_RANKS]; /* the last row of each rank */
	ws_piece whole;                 /* the unnumbered row in front of a list that begins with 1 */
	ws_piece last;                  /* the last row that is no 其中 */
	struct {
		ws_piece label;
		uint8_t indent;
	} steps[WS_TABLE_DEPTH]; /* rows further and further to the right */
	size_t n_steps;
} ws_table_rows;

/* The label that `label` stands under, and takes it in. Empty: nothing. */
ws_piece ws_table_parent(const ws_folded *f, ws_piece label, uint8_t indent, ws_table_rows *above);

/* Whether a label says that it is a part: 其中：税收收入, #税收收入. */
bool ws_table_is_part(const ws_folded *f, ws_piece label);

/* Whether a label is 总计, 合计 or 小计 and nothing else. */
bool ws_table_is_total(const ws_folded *f, size_t from, size_t to);

#endif
