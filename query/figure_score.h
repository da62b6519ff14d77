/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well a figure answers a question.

       吕梁市2018年一般公共预算收入  |  全市一般公共预算收入 1748028万元, 2018    1.3
                                     |  市本级一般公共预算收入 279196万元, 2018   1.1
                                     |  税收收入 109.2亿元, 2019                    0 */
#ifndef WS_QUERY_FIGURE_SCORE_H
#define WS_QUERY_FIGURE_SCORE_H

#include "query/figure_question.h"
#include "query/view.h"

/* 0: it answers nothing. `card` is that of the figure's document; `arena` is for the time of the call. */
float ws_figure_score(const ws_figure_question *question, const ws_document *card, const ws_view *view, const ws_figure *figure,
                      ws_arena *arena);

/* What stands in front of a figure in its passage, as far as it may speak of it; borrowed from the view. */
ws_letters ws_figure_front(const ws_view *view, const ws_figure *figure);

/* 2021-2025 is neither 2021 nor 2025, unless both are asked for. */
bool ws_figure_is_of_year(const ws_figure_question *question, const char *period);

#endif
