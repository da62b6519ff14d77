/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as documents write them, and as queries do.

       "2024年1月11日"  "二〇二四年一月十一日"  "２０２４－０１－１１"  "2024/1/11"  "2024.1.11"  ->  {2024, 1, 11}
       "五年"  "6个月"  "一年半"  "30日"                                                  ->  {5, 0, 0} …

   Texts are folded code points (text/fold.h). Only dates from 1900 to 2199 that exist are read: 2023年2月30日 is none. */
#ifndef WS_TEXT_DATE_H
#define WS_TEXT_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
	int16_t year;      /* 0: no date */
	int8_t month, day; /* 0: not stated; a day only with a month */
} ws_date;

typedef struct {
	int16_t years, months, days; /* 一年半 is 1 year and 6 months */
} ws_duration;

enum { WS_DATE_TEXT = 12 };

/* Reads the date that begins at c[0]; returns how many code points it takes, 0 when there is none. A year or a month alone counts only with
   年 and 月: 2024.1 is a number as well. */
size_t ws_date_read(const uint32_t *c, size_t n, ws_date *out);

/* The next date in c[from, n), its place in [*start, *end); false when there is none. */
bool ws_date_next(const uint32_t *c, size_t n, size_t from, ws_date *out, size_t *start, size_t *end);

/* 1年, 两年, 六个月, 180天 at c[0]; returns how many code points, 0 when there is none. */
size_t ws_duration_read(const uint32_t *c, size_t n, ws_duration *out);

/* The same day so much later; the last day of a shorter month: 2024-02-29 and 1 year is 2025-02-28. What is not stated stays so. */
ws_date ws_date_add(ws_date date, ws_duration duration);

/* "2024-10-12", "2024-10" or "2024". Returns `buffer`, "" for no date. */
char *ws_date_print(ws_date date, char buffer[WS_DATE_TEXT]);

/* A whole query value: any form above, or 2024, 2024-01, 2024.1. false when it is none. */
bool ws_date_parse(const char *text, size_t len, ws_date *out);

/* Whether it is a date as options and queries take it, of a day that exists: 2024, 2024-01, 2024-01-11. */
bool ws_date_is_plain(const char *text);

/* Whether of two such dates the second ends before the first begins; 2024-06-15 to 2024-06 does not. */
bool ws_date_ends_before(const char *since, const char *until);

#endif
