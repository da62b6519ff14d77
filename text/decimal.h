/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An exact decimal number: digits × 10^exponent, never a binary float on the way in.

   "1577.1" is {15771, -1}; 1577.1 亿元 is {15771, 7}, printed 157710000000. */
#ifndef WS_TEXT_DECIMAL_H
#define WS_TEXT_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
	int64_t digits;   /* signed; without trailing zeros once normalised, 0 for zero */
	int16_t exponent; /* power of ten */
} ws_decimal;

/* Long enough for any ws_decimal_print. */
enum { WS_DECIMAL_TEXT = 96 };

/* Reads an optional sign, digits with optional thousands commas, and an optional fraction, all of `text`. false: not a number, or more
   than 18 significant digits. */
bool ws_decimal_parse(const char *text, size_t len, ws_decimal *out);

/* Plain notation without exponent: "157710000000", "0.056", "-2.3". Returns `buffer`. */
char *ws_decimal_print(ws_decimal d, char buffer[WS_DECIMAL_TEXT]);

/* d × factor × 10^power. false on overflow of 18 significant digits or of the exponent (|exponent| <= 60). */
bool ws_decimal_scale(ws_decimal d, int64_t factor, int power, ws_decimal *out);

/* a + b, exactly; false on overflow. */
bool ws_decimal_add(ws_decimal a, ws_decimal b, ws_decimal *out);

/* <0, 0, >0 as a is less than, equal to or greater than b; exact. */
int ws_decimal_compare(ws_decimal a, ws_decimal b);

/* The nearest double, for output of JSON numbers and for range indexes. */
double ws_decimal_double(ws_decimal d);

#endif
