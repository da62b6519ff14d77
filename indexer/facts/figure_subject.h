/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The noun phrase a number measures, cut out of the text around it.

       "2025年全市一般公共预算收入|"        ->  全市一般公共预算收入
       "加上级补助收入|"                    ->  上级补助收入 (加 and 上级, not 加上 and 级)
       "支持新建公共停车场|"                ->  新建公共停车场
       "|近千亿元|金融资金“精准滴灌”助企"   ->  金融资金 (behind the number) */
#ifndef WS_INDEXER_FACTS_FIGURE_SUBJECT_H
#define WS_INDEXER_FACTS_FIGURE_SUBJECT_H

#include "indexer/facts/figure_text.h"
#include "text/quantity.h"

/* [a, j) without what does not belong to a subject in front. `joined`: the text goes on behind another number, not behind a mark. */
ws_piece ws_figure_clean(const ws_folded *f, size_t a, size_t j, bool joined);

/* Also without the verb that only carries out: 推进, 打造. *verb is set to whether there was one. */
ws_piece ws_figure_without_support(const ws_folded *f, ws_piece piece, bool *verb);

/* The name behind a number, from j, before `limit`. `counts`: the number counts things, so that a name is likely. Empty when there is none. */
ws_piece ws_figure_name_behind(const ws_folded *f, size_t j, size_t limit, bool counts);

/* What money goes to, behind "安排3327万元": ，支持网络安全防护、…，  ->  网络安全防护、…. Empty when the text does not say. */
ws_piece ws_figure_purpose(const ws_folded *f, size_t j, size_t limit);

/* The members of a list: 限额以上住宿业、餐饮业营业额 -> {限额以上住宿业}{营业额}, {限额以上}{餐饮业营业额}. Each has up to 3 pieces (PIECES). At most `most`,
   the last ones; returns how many. */
enum { WS_FIGURE_PIECES = 3, WS_FIGURE_MEMBERS = 12 };
typedef struct {
	ws_piece pieces[WS_FIGURE_PIECES];
	size_t n;
} ws_figure_member;
size_t ws_figure_members(const ws_folded *f, ws_piece list, ws_figure_member *members, size_t most);

/* 该基金, 该项目 at the beginning of `piece`: the name in [0, piece.start) it stands for, and in *rest what follows it. Empty: it stands for nothing
   known. */
ws_piece ws_figure_antecedent(const ws_folded *f, ws_piece piece, ws_piece *rest);

#endif
