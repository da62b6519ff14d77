/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A spreadsheet's sheet as blocks: its name a heading, titles and 单位 lines above a table paragraphs, what stands in columns a table.

       A1:D1 merged "2024年收入预算表"                    ->  paragraph
       D2 "单位：万元"                                    ->  paragraph
       A3 "项目"  B3:C3 merged "预算数"  D3 "增长%" …      ->  table, merged cells as spans, without the columns that are empty throughout
       A20:D20 merged "注：含上级补助"                     ->  paragraph

   Two empty rows, or one before a row with a single cell, part two tables of one sheet. */
#ifndef WS_INDEXER_READER_FORMAT_SHEET_H
#define WS_INDEXER_READER_FORMAT_SHEET_H

#include "indexer/reader/format/format.h"

typedef struct {
	uint32_t row, column; /* from 0 */
	const char *text;     /* clean, in the arena; cells without text are not given */
	bool number;
} ws_sheet_cell;

typedef struct {
	uint32_t row, column, rows, columns;
} ws_sheet_merge;

typedef struct {
	const char *name; /* clean; NULL: no heading */
	ws_sheet_cell *cells; /* in any order; sorted by ws_sheet_output */
	size_t n_cells;
	ws_sheet_merge *merges;
	size_t n_merges;
} ws_sheet;

/* false when the output is full. */
bool ws_sheet_output(ws_sheet *sheet, ws_output *out);

#endif
