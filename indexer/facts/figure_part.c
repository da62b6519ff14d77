/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/figure_part.h"

#include <stdio.h>

#include "indexer/facts/figure_words.h"
#include "text/numeral.h"
#include "text/wordlist.h"

enum { DECEMBER = 12 };

/* Where a word may stand. */
enum { BEHIND = 1, ALONE = 2 };

static const struct {
	const char *word, *name;
	int last;
	int where;
	bool lasts;
} rows[] = {
    {"末", "末", 12, BEHIND, false},
    {"底", "底", 12, BEHIND, false},
    {"初", "初", 1, BEHIND, false},
    {"年末", "末", 12, ALONE, false},
    {"年底", "底", 12, ALONE, false},
    {"年初", "初", 1, ALONE, false},
    {"全年", NULL, 12, ALONE, false},
    {"当年", NULL, 12, ALONE, false},
    {"年度中", NULL, 12, ALONE, false},
    {"上半年", "上半年", 6, BEHIND | ALONE, true},
    {"下半年", "下半年", 12, BEHIND | ALONE, true},
    {"前三季度", "前三季度", 9, BEHIND | ALONE, true},
    {"一至三季度", "前三季度", 9, BEHIND | ALONE, true},
    {"一季度", "一季度", 3, BEHIND | ALONE, true},
    {"二季度", "二季度", 6, BEHIND | ALONE, true},
    {"三季度", "三季度", 9, BEHIND | ALONE, true},
    {"四季度", "四季度", 12, BEHIND | ALONE, true},
    {"第一季度", "一季度", 3, BEHIND | ALONE, true},
    {"第二季度", "二季度", 6, BEHIND | ALONE, true},
    {"第三季度", "三季度", 9, BEHIND | ALONE, true},
    {"第四季度", "四季度", 12, BEHIND | ALONE, true},
};

/* 1 to 12 at i, 元 for the first; its length. */
static size_t month_at(const ws_folded *f, size_t i, unsigned *month) {
	size_t len = 0;
	*month = 0;
	if (ws_folded_at(f, i) == U'元' && ws_spelled_in(ws_folded_at(f, i + 1), "至-—")) {
		*month = 1;
		return 1;
	}
	while (len < 3 && ws_is_digit(ws_folded_at(f, i + len)))
		*month = *month * 10 + (ws_folded_at(f, i + len++) - '0');
	return *month >= 1 && *month <= DECEMBER ? len : 0;
}

/* - — ―― 至 ~ at i; its length. */
static size_t to_at(const ws_folded *f, size_t i) {
	size_t len = 0;
	while (len < 2 && (ws_folded_at(f, i + len) == '-' || ws_folded_at(f, i + len) == '~' ||
	                   (ws_folded_at(f, i + len) >= 0x2010 && ws_folded_at(f, i + len) <= 0x2015)))
		len++;
	return len ? len : ws_spelled_in(ws_folded_at(f, i), "至到");
}

/* 3月, 1-11月, 2月至12月, 前5个月 at i; the length. */
static size_t months_at(const ws_folded *f, size_t i, ws_figure_part *part) {
	unsigned first, last;
	size_t j = i, len;
	if (ws_spelled_in(ws_folded_at(f, i), "前头") && (len = month_at(f, i + 1, &last)) && ws_figure_text_at(f, i + 1 + len, f->n, "个月")) {
		snprintf(part->months, sizeof part->months, "1-%u月", last % 100);
		part->last = (int)last;
		part->lasts = true;
		return len + 3;
	}
	if (!(len = month_at(f, i, &first)))
		return 0;
	j += len;
	last = first;
	size_t month = ws_folded_at(f, j) == U'月', to = to_at(f, j + month), end = to ? month_at(f, j + month + to, &last) : 0;
	if (end && ws_folded_at(f, j + month + to + end) == U'月')
		j += month + to + end;
	else if (month)
		last = first;
	else
		return 0;
	if (first > last)
		return 0;
	/* 从2026年1月1日起: from then on, not then. */
	size_t day = j + 1;
	while (ws_is_digit(ws_folded_at(f, day)))
		day++;
	day += day > j + 1 && ws_folded_at(f, day) == U'日';
	if (ws_folded_at(f, day) == U'起')
		return j + 1 - i;
	part->last = (int)last;
	part->lasts = last > first || ws_folded_at(f, j + 1) == U'份';
	if (last > first)
		snprintf(part->months, sizeof part->months, "%u-%u月", first % 100, last % 100);
	else
		snprintf(part->months, sizeof part->months, "%u月", first % 100);
	return j + 1 - i;
}

size_t ws_figure_part_at(const ws_folded *f, size_t i, bool alone, ws_figure_part *part) {
	*part = (ws_figure_part){0};
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
		size_t len = rows[k].where & (alone ? ALONE : BEHIND) ? ws_figure_text_at(f, i, f->n, rows[k].word) : 0;
		if (!len)
			continue;
		if (alone && rows[k].last == 1 && ws_figure_text_at(f, i + len, f->n, "预算"))
			return 0; /* 年初预算 */
		part->name = rows[k].name;
		part->last = rows[k].last;
		part->lasts = rows[k].lasts;
		return len;
	}
	return months_at(f, i, part);
}

size_t ws_figure_plan_at(const ws_folded *f, size_t i, int *first, int *last) {
	static const char *const spans[] = {"时期", "期间", "以来", "规划期", "五年"};
	static const char *const whose[] = {"全市", "全省", "全区", "全县", "全州", "全国", "我市", "我省", "累计", "年均"};
	size_t j = i + (ws_folded_at(f, i) == U'“');
	int number = ws_folded_at(f, j) == U'十' && ws_folded_at(f, j + 2) == U'五' ? ws_numeral_digit(ws_folded_at(f, j + 1)) : 0;
	if (number <= 0)
		return 0;
	j += 3;
	bool quoted = j > i + 3 && ws_folded_at(f, j) == U'”';
	j += ws_folded_at(f, j) == U'”';
	size_t len = WS_FIGURE_ANY_AT(f, j, f->n, spans);
	*first = 2001 + 5 * number;
	*last = *first + 4;
	return len || (quoted && WS_FIGURE_ANY_AT(f, j, f->n, whose)) ? j + len - i : 0;
}

size_t ws_figure_years_past_at(const ws_folded *f, size_t i) {
	static const char *const before[] = {"过去", "最近", "近"}, *const behind[] = {"以来", "来", "间"}, *const best[] = {"最", "新高", "首"};
	size_t front = WS_FIGURE_ANY_AT(f, i, f->n, before), from = i + front, j = from;
	while (j < from + 2 && (ws_is_digit(ws_folded_at(f, j)) || ws_numeral_digit(ws_folded_at(f, j)) >= 0 || ws_spelled_in(ws_folded_at(f, j), "十几多")))
		j++;
	bool one = j == from + 1 && ws_spelled_in(f->c[from], "一1");
	if (ws_folded_at(f, j) != U'年' || (j == from && !front) || one)
		return 0;
	size_t back = WS_FIGURE_ANY_AT(f, j + 1, f->n, behind);
	if (!(back || (front && j > from)) || WS_FIGURE_ANY_AT(f, j + 1 + back, f->n, best))
		return 0;
	return j + 1 + back - i;
}
