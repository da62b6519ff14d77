/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table before its rows are read: what each cell is, what stands over each column, which columns name rows, which are not read.

       │ 指标 │ 单位 │ 2023年 │ 2024年 │ 比上年增长（%） │      indicator: labels, unit column, two dated columns, a column of percent

   Columns whose cells are mostly words hold row labels, and in the first one ages, ranges and bounds (0-14岁, 60岁及以上) are words too; a
   column of >=, ≤ and = bounds the numbers behind it (知晓率|≥|95|%). */
#ifndef WS_INDEXER_FACTS_FIGURE_TABLE_LAYOUT_H
#define WS_INDEXER_FACTS_FIGURE_TABLE_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/facts/figure_period.h"
#include "indexer/facts/figure_table_unit.h"
#include "indexer/facts/figure_text.h"

enum { WS_TABLE_LISTED = 4 };

typedef struct {
	size_t from, to; /* folded */
	bool number;
	ws_quantity q;
	size_t to_other; /* where a second number ends, 0 for none: 12.3(5.6%), 120/35 */
	ws_quantity other;
} ws_table_content;

/* Arrays live in the text's arena. */
typedef struct {
	ws_figure_text *text;
	const ws_table *t;
	ws_table_content *contents; /* of each cell */
	uint32_t *grid;             /* cell index + 1 for each place, 0 none */
	size_t rows, columns, head;
	bool *labels, *skipped;      /* of each column: row labels; not to be read */
	bool *dated;                 /* of each column: its head names a year */
	bool *years;                 /* of each column: a row label that says when */
	bool *signs;                 /* of each column: >=, ≤ and = alone, bounds of the number behind */
	bool *asides;                /* row labels that say more of what a column in front names */
	size_t unit_column;          /* SIZE_MAX: none */
	ws_table_unit unit;          /* of the whole table */
	ws_table_unit listed[WS_TABLE_LISTED]; /* when its 单位 line names several: 张、人 */
	size_t n_listed;
	ws_table_unit *units;        /* of each column, base NULL: none */
	ws_figure_period *periods;   /* of each column */
	const char **heads, **names; /* of each column: the words over it, and those without their unit */
} ws_table_layout;

/* False when the table has no places, or more than it has cells to fill. `period`: of what stands before the table. */
bool ws_table_lay_out(ws_table_layout *t, const ws_table *source, ws_figure_text *text, const ws_figure_period *period);

/* The cell at a place and its content; NULL for none. */
const ws_cell *ws_table_cell_at(const ws_table_layout *t, size_t row, size_t column, const ws_table_content **c);

/* Whether a cell is this word and nothing else. */
bool ws_table_says(const ws_table_layout *t, const ws_table_content *c, const char *word);

/* Whether a cell tells its figures in words: 提高0.8个百分点; 每户500元，最高3万元. */
bool ws_table_holds_sentence(const ws_folded *f, const ws_table_content *c);

/* Whether a cell is >=, ≤ or the like, between what is aimed at and the number. */
bool ws_table_is_sign(const ws_folded *f, const ws_table_content *c, ws_relation *relation);

#endif
