/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as Chinese documents write them, in folded text (text/fold.h), to exact decimals.

       "1,577.1"  "34, 203"  "一百二十三"  "贰佰"  "十三点五"  "3万5千"  "一万五千亿"  "二〇二三"
       "350万亿"   ->  value 350000000000000, digits 350, power 12 (the trailing magnitude belongs to the unit as written)
       "五六百"    ->  value 500, high 600
       "30多亿"    ->  digits 30, power 8, 多       "数百"  ->  100, 数       "百亿"  ->  digits 100, power 8, bare

   A numeral knows nothing of units and meaning: it does not know a year from a count, and it reads 三 in 三农. A sign is not part of it. */
#ifndef WS_TEXT_NUMERAL_H
#define WS_TEXT_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

#include "text/decimal.h"
#include "text/fold.h"

typedef struct {
	size_t start, end;     /* folded code points */
	size_t digits_end;     /* where the trailing magnitude begins; `end` when there is none */
	ws_decimal value;      /* all of it */
	ws_decimal digits;     /* value without the trailing magnitude: value = digits × 10^power */
	int power;             /* 4 for 万, 8 for 亿, 12 for 万亿; 0 */
	bool has_high;         /* 五六百 is a range */
	ws_decimal high, high_digits;
	uint32_t vague;        /* 余 多 来 几 数 inside the number; 0 */
	bool han;              /* its digits are Chinese */
	bool bare;             /* no digit: 百, 千亿, 万 */
	bool positional;       /* digit by digit: 二〇二三, 五五 (in 五五折) */
	bool fraction;         /* has a decimal point */
} ws_numeral;

/* Reads the numeral that begins at i. false: there is none, or it has more than 18 significant digits; out->end then says how far the
   characters of it reach (at least i + 1), so that a caller who goes on from there stays linear. */
bool ws_numeral_read(const ws_folded *f, size_t i, ws_numeral *out);

/* Whether a numeral can begin with c, and all that it can begin with; the scan of a text looks closer only there. */
extern const wchar_t ws_numeral_beginnings[];
bool ws_numeral_begins(uint32_t c);

/* The value of a Chinese digit, 0 to 9; -1 for any other character. */
int ws_numeral_digit(uint32_t c);

/* Whether layout was removed between i - 1 and i. */
static inline bool ws_folded_gap(const ws_folded *f, size_t i) {
	return i > 0 && i < f->n && f->to[i - 1] < f->from[i];
}

#endif
