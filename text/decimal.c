/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/decimal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIGNIFICANT = 18, EXPONENT_LIMIT = 60 };

static const int64_t DIGITS_LIMIT = 999999999999999999;

static const int64_t POWERS[SIGNIFICANT + 1] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000,
    100000000000, 1000000000000, 10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000,
    1000000000000000000};

/* Trailing zeros go into the exponent, so that equal numbers are equal records. */
static bool store(__int128 digits, int exponent, ws_decimal *out) {
	if (digits == 0) {
		*out = (ws_decimal){0, 0};
		return true;
	}
	while (digits % 10 == 0) {
		digits /= 10;
		exponent++;
	}
	if (digits > DIGITS_LIMIT || digits < -DIGITS_LIMIT || exponent > EXPONENT_LIMIT || exponent < -EXPONENT_LIMIT)
		return false;
	*out = (ws_decimal){(int64_t)digits, (int16_t)exponent};
	return true;
}

bool ws_decimal_parse(const char *text, size_t len, ws_decimal *out) {
	int64_t digits = 0;
	int significant = 0;
	size_t whole = 0, part = 0; /* zeros seen since the last other digit: before the point, behind it */
	long exponent = 0;
	bool negative = false, any = false, fraction = false;

	size_t i = 0;
	if (i < len && (text[i] == '-' || text[i] == '+'))
		negative = text[i++] == '-';
	for (; i < len; i++) {
		char c = text[i];
		if (c == '.' && any && !fraction) {
			fraction = true;
		} else if (c == ',' && any && !fraction) {
			continue;
		} else if (c < '0' || c > '9') {
			return false;
		} else if (c == '0') {
			any = true;
			if (fraction)
				part++;
			else
				whole += digits != 0;
		} else {
			any = true;
			size_t places = (digits != 0 ? whole + part : 0) + 1;
			if (places > SIGNIFICANT || significant + (int)places > SIGNIFICANT)
				return false;
			if (part > EXPONENT_LIMIT)
				return false;
			digits = digits * POWERS[places] + (c - '0');
			significant += (int)places;
			exponent -= fraction ? (long)part + 1 : 0;
			whole = part = 0;
		}
	}
	if (!any || text[len - 1] == '.' || whole > EXPONENT_LIMIT)
		return false;
	return store(negative ? -(__int128)digits : digits, (int)(exponent + (long)whole), out);
}

char *ws_decimal_print(ws_decimal d, char buffer[WS_DECIMAL_TEXT]) {
	char digits[24];
	int n = snprintf(digits, sizeof digits, "%lld", (long long)(d.digits < 0 ? -d.digits : d.digits));
	char *p = buffer;
	int point = n + d.exponent; /* how many digits stand before it */

	if (d.digits < 0)
		*p++ = '-';
	if (point <= 0) {
		*p++ = '0';
		*p++ = '.';
		for (int k = point; k < 0; k++)
			*p++ = '0';
	}
	for (int k = 0; k < n || k < point; k++) {
		if (k == point && k > 0)
			*p++ = '.';
		*p++ = k < n ? digits[k] : '0';
	}
	*p = '\0';
	return buffer;
}

bool ws_decimal_scale(ws_decimal d, int64_t factor, int power, ws_decimal *out) {
	return store((__int128)d.digits * factor, d.exponent + power, out);
}

bool ws_decimal_add(ws_decimal a, ws_decimal b, ws_decimal *out) {
	if (a.digits == 0 || b.digits == 0) {
		*out = a.digits == 0 ? b : a;
		return true;
	}
	if (a.exponent < b.exponent) {
		ws_decimal swap = a;
		a = b;
		b = swap;
	}
	int shift = a.exponent - b.exponent;
	if (shift > SIGNIFICANT)
		return false;
	return store((__int128)a.digits * POWERS[shift] + b.digits, b.exponent, out);
}

int ws_decimal_compare(ws_decimal a, ws_decimal b) {
	int sign_a = (a.digits > 0) - (a.digits < 0), sign_b = (b.digits > 0) - (b.digits < 0);
	if (sign_a != sign_b || sign_a == 0)
		return sign_a - sign_b;
	int shift = a.exponent - b.exponent;
	/* Digits are below 10^18, so a shift beyond that decides by itself. */
	if (shift > SIGNIFICANT)
		return sign_a;
	if (shift < -SIGNIFICANT)
		return -sign_a;
	__int128 x = (__int128)a.digits * (shift > 0 ? POWERS[shift] : 1);
	__int128 y = (__int128)b.digits * (shift < 0 ? POWERS[-shift] : 1);
	return (x > y) - (x < y);
}

double ws_decimal_double(ws_decimal d) {
	char text[32];
	snprintf(text, sizeof text, "%llde%d", (long long)d.digits, d.exponent);
	return strtod(text, NULL);
}
