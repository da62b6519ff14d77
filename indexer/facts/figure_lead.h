/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in front of a subject and is no part of it.

       "2025年全市一般公共预算收入"        ->  全市一般公共预算收入
       "加上级补助收入"                    ->  上级补助收入 (加 and 上级, not 加上 and 级)
       "支持新建公共停车场"                ->  新建公共停车场
       "市人民代表大会批准的市级收入预算"  ->  市级收入预算 */
#ifndef WS_INDEXER_FACTS_FIGURE_LEAD_H
#define WS_INDEXER_FACTS_FIGURE_LEAD_H

#include "indexer/facts/figure_text.h"

/* [a, j) without list numbers, times and words of class link in front. `joined`: the text goes on behind another number, not behind a
   mark. */
ws_piece ws_figure_clean(const ws_folded *f, size_t a, size_t j, bool joined);

/* Also without the verb that only carries out: 推进, 打造. *verb is set to whether there was one. */
ws_piece ws_figure_without_support(const ws_folded *f, ws_piece piece, bool *verb);

/* Also without the verb that only reports (完成 in 完成评审项目) and without who decided it. */
ws_piece ws_figure_without_report(const ws_folded *f, ws_piece piece);

#endif
