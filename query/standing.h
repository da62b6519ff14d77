/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a title is that of a law (法律), told from its form: what a law says stands above what regulations and rules add to it (立法法, 效力等级).

       中华人民共和国预算法（2018年修正）, 中华人民共和国民法典第五百七十七条  ->  a law
       政府采购法实施条例, 绩效考核办法, 产值核算方法                          ->  none */
#ifndef WS_QUERY_STANDING_H
#define WS_QUERY_STANDING_H

#include <stdbool.h>

#include "text/fold.h"

bool ws_is_law_title(const ws_folded *title);

#endif
