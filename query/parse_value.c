/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/parse_value.h"

#include <string.h>

#include "query/amount.h"
#include "text/date.h"

static bool is_year(const char *s) {
	return strlen(s) == 4 && strspn(s, "0123456789") == 4;
}

const char *ws_read_field_value(ws_query *q, char *value, ws_arena *arena) {
	q->value = value;
	if (q->field != WS_BY_YEAR && q->field != WS_BY_DATE)
		return NULL;
	bool (*is_right)(const char *) = q->field == WS_BY_YEAR ? is_year : ws_date_is_plain;
	q->value = value = ws_fold_string(value, strlen(value), 0, arena);
	char *dots = strstr(value, "..");
	if (dots) {
		*dots = '\0';
		q->until = dots + 2;
	}
	bool ok = dots ? (*value || *q->until) && (!*value || is_right(value)) && (!*q->until || is_right(q->until)) : is_right(value);
	if (!ok)
		return q->field == WS_BY_YEAR ? "a year is four digits, as in year:2024"
		                              : "a date is written 2024, 2024-01 or 2024-01-11, a range 2024-01..2024-06";
	return dots && *value && *q->until && ws_date_ends_before(value, q->until) ? "the range ends before it begins" : NULL;
}

const char *ws_read_amount_value(ws_query *q, char *text, ws_arena *arena) {
	const char *how = q->rate ? "a rate is written rate>5%" : "an amount is a number with its unit, as in amount>=100亿元";
	text = ws_fold_string(text, strlen(text), WS_FOLD_HANS, arena);
	char *dots = strstr(text, "..");
	if (dots && !(q->has_low && q->has_high))
		return "a range is written amount:50亿元..300亿元";
	if (dots)
		*dots = '\0';
	const char *low = text, *high = dots ? dots + 2 : text, *base = NULL, *high_base = NULL;
	if (q->has_low && (*low || !dots) && !ws_amount_parse(low, q->rate, &q->low, &base))
		return how;
	if (q->has_high && (*high || !dots) && !ws_amount_parse(high, q->rate, &q->high, &high_base))
		return how;
	q->has_low = q->has_low && *low;
	q->has_high = q->has_high && *high;
	if (base && high_base && strcmp(base, high_base) != 0)
		return "the two ends of the range have different units";
	if (!q->has_low && !q->has_high)
		return "an amount is missing";
	if (q->has_low && q->has_high && ws_decimal_compare(q->low, q->high) > 0)
		return "the range ends before it begins";
	base = base ? base : high_base;
	q->base = base ? ws_arena_copy(arena, base, strlen(base)) : NULL;
	return NULL;
}
