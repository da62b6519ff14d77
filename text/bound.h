/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words around a number that make a bound of it.

       "累计撬动超|800亿元|"   ->  超, >         "|5.5%|左右"  ->  左右, ≈
       "每户最高补助|30万元|"  ->  最高, <=      "节约|10亿元|" ->  none: 节约 is a verb */
#ifndef WS_TEXT_BOUND_H
#define WS_TEXT_BOUND_H

#include "text/document.h"
#include "text/fold.h"

typedef struct {
	ws_relation relation;
	size_t start, end;  /* the word, folded; start == end: none */
	size_t outer;       /* in front: where the words before the number begin; behind: where they end */
} ws_bound;

/* In front of the number that begins at i; `bare`: the number has no digit (近千亿元), where 上 and 过 bound it too; `money`: it is one, and so
   does 过 (产值过5亿元). */
ws_bound ws_bound_before(const ws_folded *f, size_t i, bool bare, bool money);

/* Behind the unit that ends at j. */
ws_bound ws_bound_after(const ws_folded *f, size_t j);

/* The same behind a duration, which 内 alone bounds: 2小时|内|. */
ws_bound ws_bound_of_term(const ws_folded *f, size_t j);

/* 余, 多, 几 … inside a number. */
ws_relation ws_bound_inside(uint32_t vague);

#endif
