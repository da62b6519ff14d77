/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: from cells of a format, lines with tabs, or Markdown bars, to table passages.

       "2023年收支情况" / "单位：万元" / "收 入⇥执行数" / "总 计⇥883,868"
       ->  a table of unit 万元 and that title, one head row; text "2023年收支情况⏎单位：万元⏎收 入⇥执行数⏎总 计⇥883,868" */
#ifndef WS_INDEXER_STRUCTURE_TABLE_H
#define WS_INDEXER_STRUCTURE_TABLE_H

#include "indexer/structure/unit.h"

/* Makes one unit of each table, with its tables and their texts; units that became part of one are `gone`. */
void ws_lay_tables(ws_units *units, ws_arena *arena);

/* Whether a format's table only lays out text: one column, or a few cells of prose. */
bool ws_is_layout_table(const ws_block *block);

#endif
