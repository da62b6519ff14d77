/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of what a number measures.

       "|近千亿元|金融资金“精准滴灌”助企"       ->  金融资金 (behind the number)
       "安排3327万元|，支持网络安全防护，"      ->  网络安全防护 (what the money is for)
       "设立技术创新基金。该基金总规模|"        ->  技术创新基金总规模
       "支出完成|" behind 全市一般公共预算收入  ->  全市一般公共预算支出 */
#ifndef WS_INDEXER_FACTS_FIGURE_SUBJECT_H
#define WS_INDEXER_FACTS_FIGURE_SUBJECT_H

#include "indexer/facts/figure_text.h"

/* The name behind a number, from j, before `limit`. `counts`: the number counts things, so that a name is likely. Empty when there is
   none. */
ws_piece ws_figure_name_behind(const ws_folded *f, size_t j, size_t limit, bool counts);

/* Up to where such a name is told: its start when what those counted have follows, 10家|规模以上企业|税收增长5%, for the next number is of
   their 税收. */
size_t ws_figure_told_to(const ws_folded *f, ws_piece name);

/* What is paid by a standard, behind the number that ends at j: 100元|（的）标准发放|误工补贴. Empty when the text does not say. */
ws_piece ws_figure_standard_behind(const ws_folded *f, size_t j, size_t limit);

/* Up to the word for money in a name behind a sum: |算力资金|支持企业. Empty: it has none. */
ws_piece ws_figure_money_in(const ws_folded *f, ws_piece name);

/* What money goes to, behind the number that ends at j. Empty when the text does not say. */
ws_piece ws_figure_purpose(const ws_folded *f, size_t j, size_t limit);

/* The subject that a name in front of a number is. `head` completes a short one (支出), `topic`, named last, a measure alone (总产量), `scope`
   one that begins with a budget, `fund` is what 该基金 means when the text in front does not tell; each may be NULL. In the text's arena;
   NULL for an empty name. */
const char *ws_figure_named(ws_figure_text *text, ws_piece name, const char *head, const char *topic, const char *scope, const char *fund);

/* 全市 of 全市一般公共预算收入; NULL when there is none. `subject` may be NULL. */
const char *ws_figure_scope_of(ws_figure_text *text, const char *subject);

/* Whether it is a side of a budget: 全市一般公共预算收入. `subject` may be NULL. */
bool ws_figure_is_of_budget(const char *subject);

/* Whether it is a part that only a general budget has, 税收收入 and 非税收入: what follows is still told of that budget. */
bool ws_figure_is_part_of_budget(const char *subject);

/* A subject without the words at its end that say it was only planned, or is what was left: 收入预算 -> 收入, 基金余额 -> 基金. `subject` may be
   NULL. */
const char *ws_figure_without_budget(ws_figure_text *text, const char *subject);
const char *ws_figure_without_balance(ws_figure_text *text, const char *subject);

/* The fund that a size was told of; NULL when the size is all that was told: 技术基金首期规模 -> 技术基金. `subject` may be NULL. */
const char *ws_figure_without_size(ws_figure_text *text, const char *subject);

/* Whether it tells what is owed, which is told for the end of a year. */
bool ws_figure_is_debt(const ws_figure *figure);

#endif
