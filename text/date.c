/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/date.h"

#include <stdio.h>
#include <string.h>

#include "text/arena.h"
#include "text/fold.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

/* 0–9, or 10 for 十, 20 for 廿, 30 for 卅; -1 for anything else. Zero is written with every round sign there is. */
static int han_digit(uint32_t c) {
	static const struct {
		uint32_t c;
		int value;
	} digits[] = {
	    {U'〇', 0}, {U'零', 0}, {U'○', 0},  {U'◯', 0},  {U'Ｏ', 0},  {U'o', 0},   {U'О', 0},
	    {U'о', 0},  {U'Ο', 0},  {U'ο', 0},   {U'一', 1}, {U'二', 2}, {U'两', 2}, {U'三', 3},  {U'四', 4},  {U'五', 5},
	    {U'六', 6}, {U'七', 7}, {U'八', 8}, {U'九', 9}, {U'十', 10}, {U'廿', 20}, {U'卅', 30},
	};
	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
		if (digits[i].c == c)
			return digits[i].value;
	return -1;
}

/* Arabic digits, at most `most`, with none behind them; returns how many. */
static size_t read_arabic(const uint32_t *c, size_t n, size_t most, int *value) {
	size_t i = 0;
	*value = 0;
	while (i < n && i < most && ws_is_digit(c[i]))
		*value = *value * 10 + (int)(c[i++] - '0');
	return i < n && ws_is_digit(c[i]) ? 0 : i;
}

/* A number below 100 in Han: 七, 十, 十一, 二十, 三十一, 廿五. */
static size_t read_han(const uint32_t *c, size_t n, int *value) {
	int first = n ? han_digit(c[0]) : -1;
	if (first < 1)
		return 0;
	int second = n > 1 ? han_digit(c[1]) : -1;
	if (first >= 10) {
		bool more = second >= 1 && second <= 9;
		*value = first + (more ? second : 0);
		return more ? 2 : 1;
	}
	if (second != 10) {
		*value = first;
		return second == -1 ? 1 : 0;
	}
	int third = n > 2 ? han_digit(c[2]) : -1;
	bool more = third >= 1 && third <= 9;
	*value = first * 10 + (more ? third : 0);
	return more ? 3 : 2;
}

static size_t read_small(const uint32_t *c, size_t n, int *value) {
	return n && ws_is_digit(c[0]) ? read_arabic(c, n, 2, value) : read_han(c, n, value);
}

/* Four digits of one kind: 2024, 二〇二四; a zero may be of the other. */
static size_t read_year(const uint32_t *c, size_t n, int *year) {
	if (n < 4)
		return 0;
	if (ws_is_digit(c[0])) {
		if (read_arabic(c, n, 4, year) != 4)
			return 0;
	} else {
		*year = 0;
		for (size_t i = 0; i < 4; i++) {
			int d = c[i] == '0' ? 0 : han_digit(c[i]); /* 二00八 */
			if (d < 0 || d > 9 || (!i && !d))
				return 0;
			*year = *year * 10 + d;
		}
	}
	return *year >= FIRST_YEAR && *year <= LAST_YEAR ? 4 : 0;
}

static int days_in_month(int year, int month) {
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

static bool exists(int year, int month, int day) {
	return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

/* 年, then as much of 1月11日 as follows: 2024年1-6月 is the year only. */
static size_t read_written(const uint32_t *c, size_t n, size_t at, int year, ws_date *out) {
	int month = 0, day = 0;
	size_t i = at + 1, used;
	*out = (ws_date){(int16_t)year, 0, 0};
	if (i + 1 < n && c[i] == U'元' && c[i + 1] == U'月')
		month = 1, used = 1;
	else
		used = read_small(c + i, n - i, &month);
	if (!used || i + used >= n || c[i + used] != U'月')
		return i;
	if (month < 1 || month > 12)
		return 0;
	out->month = (int8_t)month;
	i += used + 1;
	used = read_small(c + i, n - i, &day);
	if (!used || i + used >= n || (c[i + used] != U'日' && c[i + used] != U'号'))
		return i;
	if (!exists(year, month, day))
		return 0;
	out->day = (int8_t)day;
	return i + used + 1;
}

static bool same_separator(uint32_t a, uint32_t b) {
	return a == b && (a == '-' || a == '/' || a == '.' || a == U'–' || a == U'—' || a == U'−');
}

/* The digits of a day. Folded, the time of day runs into it: 2024-3-27 20:37 is 2024-3-2720:37, and its hour has two digits. */
static size_t read_day(const uint32_t *c, size_t n, int *day) {
	size_t run = 0;
	while (run < n && run < 5 && ws_is_digit(c[run]))
		run++;
	if (run > 2 && run < 5 && run < n && c[run] == ':')
		return read_arabic(c, run - 2, 2, day);
	return read_arabic(c, n, 2, day);
}

/* 2024-1-11; `short_form` also 2024-1. */
static size_t read_numeric(const uint32_t *c, size_t n, size_t at, int year, bool short_form, ws_date *out) {
	int month, day;
	size_t used = read_arabic(c + at + 1, n - at - 1, 2, &month), i = at + 1 + used;
	if (!used || month < 1 || month > 12)
		return 0;
	*out = (ws_date){(int16_t)year, (int8_t)month, 0};
	if (i >= n || !same_separator(c[at], c[i]))
		return short_form ? i : 0;
	used = read_day(c + i + 1, n - i - 1, &day);
	if (!used || !exists(year, month, day))
		return 0;
	out->day = (int8_t)day;
	return i + 1 + used;
}

static size_t read_date(const uint32_t *c, size_t n, bool short_form, ws_date *out) {
	int year;
	size_t i = read_year(c, n, &year);
	*out = (ws_date){0};
	if (!i)
		return 0;
	if (i < n && c[i] == U'年')
		return read_written(c, n, i, year, out);
	if (ws_is_digit(c[0]) && i < n && same_separator(c[i], c[i]))
		return read_numeric(c, n, i, year, short_form, out);
	*out = (ws_date){(int16_t)year, 0, 0};
	return short_form ? i : 0;
}

size_t ws_date_read(const uint32_t *c, size_t n, ws_date *out) {
	return read_date(c, n, false, out);
}

bool ws_date_next(const uint32_t *c, size_t n, size_t from, ws_date *out, size_t *start, size_t *end) {
	for (size_t i = from; i < n; i++) {
		/* Every year that counts begins with one of these. */
		if (c[i] != '2' && c[i] != '1' && c[i] != U'二' && c[i] != U'一')
			continue;
		if (i && ws_is_digit(c[i]) && ws_is_digit(c[i - 1]))
			continue;
		size_t used = ws_date_read(c + i, n - i, out);
		if (used) {
			*start = i;
			*end = i + used;
			return true;
		}
	}
	return false;
}

size_t ws_duration_read(const uint32_t *c, size_t n, ws_duration *out) {
	size_t i = 0;
	*out = (ws_duration){0};
	if (n >= 2 && c[0] == U'半' && c[1] == U'年') {
		out->months = 6;
		return 2;
	}
	for (;;) {
		int value;
		size_t used = i < n && ws_is_digit(c[i]) ? read_arabic(c + i, n - i, 3, &value) : read_han(c + i, n - i, &value);
		size_t j = i + used;
		if (!used || j >= n)
			return i;
		if (c[j] == U'年') {
			out->years = (int16_t)value;
			i = j + 1;
			if (i < n && c[i] == U'半') {
				out->months = 6;
				return i + 1;
			}
			if (i < n && (c[i] == U'零' || c[i] == U'又')) {
				ws_duration rest;
				size_t more = ws_duration_read(c + i + 1, n - i - 1, &rest);
				if (more && !rest.years) {
					out->months = rest.months;
					return i + 1 + more;
				}
			}
		} else if (c[j] == U'月' || (c[j] == U'个' && j + 1 < n && c[j + 1] == U'月')) {
			out->months = (int16_t)value;
			i = j + 1 + (c[j] == U'个');
		} else if (c[j] == U'日' || c[j] == U'天') {
			out->days = (int16_t)value;
			return j + 1;
		} else {
			return i;
		}
	}
}

ws_date ws_date_add(ws_date date, ws_duration duration) {
	if (!date.year)
		return date;
	int months = (date.month ? date.month - 1 : 0) + (date.month ? duration.months : 0);
	int year = date.year + duration.years + months / 12, month = months % 12 + 1;
	if (!date.month)
		return (ws_date){(int16_t)year, 0, 0};
	if (!date.day)
		return (ws_date){(int16_t)year, (int8_t)month, 0};
	int day = date.day;
	if (day > days_in_month(year, month))
		day = days_in_month(year, month);
	for (day += duration.days; day > days_in_month(year, month);) {
		day -= days_in_month(year, month);
		if (++month > 12) {
			month = 1;
			year++;
		}
	}
	return (ws_date){(int16_t)year, (int8_t)month, (int8_t)day};
}

char *ws_date_print(ws_date date, char buffer[WS_DATE_TEXT]) {
	if (date.day)
		snprintf(buffer, WS_DATE_TEXT, "%04u-%02u-%02u", date.year % 10000u, date.month % 100u, date.day % 100u);
	else if (date.month)
		snprintf(buffer, WS_DATE_TEXT, "%04u-%02u", date.year % 10000u, date.month % 100u);
	else if (date.year)
		snprintf(buffer, WS_DATE_TEXT, "%04u", date.year % 10000u);
	else
		buffer[0] = '\0';
	return buffer;
}

bool ws_date_parse(const char *text, size_t len, ws_date *out) {
	enum { LONGEST = 128 };
	*out = (ws_date){0};
	if (len > LONGEST)
		return false;
	ws_arena *arena = ws_arena_new();
	ws_folded f = ws_fold(text, len, WS_FOLD_HANS, arena);
	bool whole = f.n && read_date(f.c, f.n, true, out) == f.n;
	ws_arena_free(arena);
	return whole;
}

bool ws_date_is_plain(const char *text) {
	static const struct {
		size_t at, digits;
	} parts[] = {{0, 4}, {5, 2}, {8, 2}};
	int date[] = {0, 1, 1};
	size_t len = strlen(text), n = len == 4 ? 1 : len == 7 ? 2 : len == 10 ? 3 : 0;
	for (size_t i = 0; i < n; i++) {
		if (i && text[parts[i].at - 1] != '-')
			return false;
		date[i] = 0;
		for (size_t k = 0; k < parts[i].digits; k++) {
			char c = text[parts[i].at + k];
			if (c < '0' || c > '9')
				return false;
			date[i] = date[i] * 10 + (c - '0');
		}
	}
	return n && date[0] > 0 && exists(date[0], date[1], date[2]);
}

bool ws_date_ends_before(const char *since, const char *until) {
	size_t a = strlen(since), b = strlen(until);
	return strncmp(since, until, a < b ? a : b) > 0;
}
