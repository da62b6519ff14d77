/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantities in folded text (text/fold.h): a number with its unit and its bound. One grammar for extraction and for queries
   (amount>=100亿元).

       "累计撬动超800亿元金融资金"   ->  800 亿元, amount 80000000000 元, money, > (超)
       "10%至20%"                   ->  10 %, high 20, amounts 0.1 and 0.2
       "近九成" "百分之五" "3万5千人" "两到三万港元" "239元/人·月" "123元1角1分" "20万吨/日"

   A quantity is a number that could measure something by its form. What stands around it is for others: that 3家 in “3家店”工程 is a name, or
   what a number measures. A year (2024年) and a number without a unit inside a word are none. */
#ifndef WS_TEXT_QUANTITY_H
#define WS_TEXT_QUANTITY_H

#include "text/bound.h"
#include "text/decimal.h"
#include "text/document.h"
#include "text/fold.h"
#include "text/numeral.h"
#include "text/unit.h"

typedef struct {
	size_t start, end;            /* from the sign or first digit to the end of the unit, folded code points */
	size_t unit_start, unit_end;  /* the unit as written, with its magnitude; equal: none, or `sign` has it */
	size_t outer_start, outer_end; /* with the bounding words around it */
	ws_figure_kind kind;
	ws_relation relation;
	size_t bound_start, bound_end; /* the word that gave the relation; equal: none */
	ws_decimal value, amount;
	bool has_high;
	ws_decimal high, high_amount;
	const char *sign;   /* the unit where the text writes it as a word: "%" for 百分之; NULL */
	const char *base;   /* "元", "1"; "" for a bare number */
	size_t per_start;   /* of "/日" within the unit; unit_end when there is none */
	bool plain;         /* no unit at all: a figure only where the text around says so */
	bool han, small;    /* Chinese digits; one of them alone (三家) or 十 */
} ws_quantity;

/* The next quantity at or after *at, which moves behind it; false at the end. Linear in the text over all calls. */
bool ws_quantity_next(const ws_folded *f, size_t *at, ws_quantity *out);

/* A query's value: all of `text` is one quantity. */
bool ws_quantity_parse(const char *text, size_t len, ws_arena *arena, ws_quantity *out);

#endif
