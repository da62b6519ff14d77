/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One number with the unit behind it: the brick of which text/quantity.c builds quantities.

       "4.5万余人"  ->  4.5, 万, 余, 人        "239元/人·月"  ->  239, 元, rate /人·月
       "7元3角5分"  ->  7, 元, and 0.35        "七成六"       ->  7, 成, and 0.6

   Used by the quantity grammar only. */
#ifndef WS_TEXT_MEASURE_H
#define WS_TEXT_MEASURE_H

#include "text/numeral.h"
#include "text/unit.h"

typedef struct {
	ws_numeral number;
	const ws_unit *unit;      /* NULL: none */
	size_t unit_start, unit_end, per_start; /* the unit as written, with its magnitude; its rate */
	size_t end;               /* behind 3角5分, 成六, 多 */
	uint32_t vague;           /* 余, 多 …; 0 */
	ws_decimal extra;         /* 成六: added to the value */
	ws_decimal change;        /* 角 and 分: added to the amount */
	const char *currency;     /* behind 元: "欧元"; NULL */
	int power;                /* of the magnitude, with 个亿 */
} ws_measure;

/* The number at i with the unit behind it, if any. false: no number; m->number.end then says where to look on. */
bool ws_measure_read(const ws_folded *f, size_t i, ws_measure *m);

/* Whether it could be a year, when 年 follows. */
bool ws_measure_is_year(const ws_measure *m);

/* value × magnitude × unit, with what 角 adds and, unless it is the upper end of a range (`high`), what 成六 adds. false: too large. */
bool ws_measure_amount(const ws_measure *m, ws_decimal value, bool high, ws_decimal *out);

/* One Chinese digit alone, or 十. */
bool ws_measure_is_small(const ws_measure *m);

/* Whether number and unit together are a number at all: 三家 is, 三线 and 千家 are not; `bounded`: 近千家 is. */
bool ws_measure_counts(const ws_folded *f, const ws_measure *m, bool bounded);

/* The length of the mark of a range at i: 至, -, ——; 0 when there is none. */
size_t ws_measure_range_mark(const ws_folded *f, size_t i);

#endif
