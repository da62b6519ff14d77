/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units and measure words: the rows of text/data/units.tsv.

       "亿元" is 亿 (a numeral's) and the row 元;  "平方米" -> base 平方米, a dimension;  "‰" -> base 1, 10^-3, a percent;
       "人大代表" -> no row, because 人 does not count when 大 follows */
#ifndef WS_TEXT_UNIT_H
#define WS_TEXT_UNIT_H

#include "text/document.h"
#include "text/fold.h"

typedef struct {
	const char *written; /* folded */
	const char *base;    /* what an amount counts: "元", "1", "户" */
	int64_t factor;      /* amount = value × factor × 10^power */
	int power;
	ws_figure_kind kind;
	bool per;   /* stands behind a slash only: 日, 月 */
	bool whole; /* counts whole things */
	bool small; /* small Chinese numerals count them too: 两个, 三家 */
	bool any;   /* a Chinese numeral before it is always a number: 九成, 一公里 */
} ws_unit;

/* The longest unit that begins at folded position i; NULL when there is none. *len is its length. */
const ws_unit *ws_unit_at(const ws_folded *f, size_t i, size_t *len);

/* What the currency counts that is written in front of a number and ends at i (usd, 港币, ¥), and its length; NULL when there is none. */
const char *ws_unit_before(const ws_folded *f, size_t i, size_t *len);

#endif
