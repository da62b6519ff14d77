/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numeric cells of a table.

       单位：万元
       收 入        执行数     支 出        执行数          ->   90 万元, subject 收入总计, row 总计, column 执行数
       总 计           90      总 计           90                60 万元, subject 税收收入, parent 全区收入
       一、全区收入    60      一、全区支出    80
       税收收入        60      二、转移性支出               */
#ifndef WS_INDEXER_FACTS_FIGURE_TABLE_H
#define WS_INDEXER_FACTS_FIGURE_TABLE_H

#include "indexer/facts/figure_period.h"
#include "indexer/facts/figure_text.h"

/* Fills figures and n_figures of a table passage. */
void ws_figure_table(ws_passage *passage, ws_figure_text *text, const ws_figure_period *period);

#endif
