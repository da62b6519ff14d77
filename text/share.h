/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares, fractions and ratios: numbers of two numbers.

       百分之五至十  千分之三  三分之二        parts told in words
       按2:98  1/3                             with a sign, where the text around makes a ratio or a fraction of them
       占一半  超过半数  占比过半              halves, where they measure; not 一半是…, 任务过半

   Used by the quantity grammar only. Each fills *q but for the bound in front and behind. */
#ifndef WS_TEXT_SHARE_H
#define WS_TEXT_SHARE_H

#include "text/measure.h"
#include "text/quantity.h"

/* With 分之 at i; the numeral in front of it, `parts`, names the parts. m->number becomes the number behind it. */
bool ws_share_parts(const ws_folded *f, size_t i, const ws_numeral *parts, ws_quantity *q, ws_measure *m);

/* With the first number `n`. *next: where to look on when it is none. */
bool ws_share_ratio(const ws_folded *f, const ws_numeral *n, ws_quantity *q, size_t *next);

/* At 一 or 半. */
bool ws_share_half(const ws_folded *f, size_t i, ws_quantity *q, ws_measure *m);

/* The bound of a half that no other word bounds: 过 in 占比过半. */
void ws_share_bound(const ws_folded *f, ws_quantity *q);

#endif
