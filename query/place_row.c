/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/place_row.h"

#include <string.h>

#include "text/region.h"

static const float LEAST = 0.5f, ADDED = 0.8f;

static bool is_digit_or_sign(uint32_t c) {
	return ws_is_digit(c) || c == '=' || c == '+' || c == '-';
}

/* 2020年债务余额(决算数)一般债务e -> 债务余额一般债务: without brackets, years, formulas and words that say how it was counted. What was so at the
   beginning of a year (2020年初) stays apart: the year means its end. */
static ws_letters plain_column(ws_letters s, ws_arena *arena) {
	static const char *const counted[] = {"预计执行数", "执行数", "决算数", "预算数", "完成数", "小计", "合计"};
	uint32_t *c = ws_arena_take(arena, (s.n + 1) * sizeof *c);
	size_t n = 0;
	int depth = 0;
	for (size_t i = 0; i < s.n; i++) {
		depth += s.c[i] == '(';
		bool year = i >= 4 && s.c[i] == U'年' && ws_is_digit(s.c[i - 1]);
		if (year && i + 1 < s.n && (s.c[i + 1] == U'末' || s.c[i + 1] == U'底' || s.c[i + 1] == U'度'))
			i++;
		else if (!year && depth == 0 && !is_digit_or_sign(s.c[i]) && !(s.c[i] >= 'a' && s.c[i] <= 'z'))
			c[n++] = s.c[i];
		depth -= s.c[i] == ')' && depth > 0;
	}
	ws_letters out = {c, n};
	for (size_t i = 0; i < G_N_ELEMENTS(counted); i++) {
		size_t len, at = ws_letters_find(out, counted[i], &len);
		if (at != SIZE_MAX && len < out.n)
			out = ws_letters_cut(out, at, at + len, arena);
	}
	return out;
}

/* 债务余额|一般债务: a part stands behind the head of its whole. */
static float column_alike(ws_letters asked, ws_letters column, ws_arena *arena) {
	static const char *const heads[] = {"余额", "限额", "收入", "支出"};
	const ws_letters plain = plain_column(column, arena);
	size_t end = plain.n;
	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
		size_t len, at = ws_letters_find(plain, heads[i], &len);
		if (at != SIZE_MAX && at > 0)
			end = MIN(end, at + len);
	}
	const ws_letters whole = {plain.c, end}, part = {plain.c + end, plain.n - end};
	if (part.n == 0)
		return ws_indicator_alike(asked, whole, arena);
	/* 新增债务限额|专项债务: the part does not say it again. */
	size_t len, wanted = ws_letters_find(asked, "新增", &len);
	bool added = ws_letters_find(plain, "新增", &len) != SIZE_MAX;
	if (wanted == 0)
		asked = (ws_letters){asked.c + len, asked.n - len};
	return (added != (wanted != SIZE_MAX) ? ADDED : 1) * MAX(ws_indicator_alike(asked, part, arena), ws_indicator_part_alike(asked, part, whole, arena));
}

/* The place that a row names, and what it says besides: 海口市|本级. */
static bool read_place(ws_letters row, const ws_document *card, ws_region *place, ws_letters *rest) {
	ws_region_hit hit;
	ws_region own = card->region_path ? ws_region_named(card->region_path, strlen(card->region_path)) : WS_REGION_NONE;
	if (!ws_region_next(row.c, row.n, 0, WS_REGION_SHORT | WS_REGION_COUNTY, own, &hit) || hit.start > 0 || hit.region == WS_REGION_NONE)
		return false;
	*place = hit.region;
	*rest = (ws_letters){row.c + hit.end, row.n - hit.end};
	size_t len;
	return (own == WS_REGION_NONE || ws_region_is_within(*place, own)) && (rest->n == 0 || ws_letters_find(*rest, "本级", &len) == 0);
}

float ws_place_row_alike(const ws_figure_question *question, const ws_document *card, const ws_figure *figure, ws_arena *arena) {
	const char *wanted = *question->region ? question->region : card->region_path;
	ws_region place;
	ws_letters rest;
	size_t len;
	if (!figure->column || !figure->subject || !wanted ||
	    !read_place(ws_letters_of(figure->subject, arena), card, &place, &rest) || place != ws_region_named(wanted, strlen(wanted)))
		return 0;
	ws_letters asked = question->subject;
	if (ws_letters_find(asked, "本级", &len) == 0)
		asked = (ws_letters){asked.c + len, asked.n - len};
	float alike = asked.n ? column_alike(asked, ws_letters_of(figure->column, arena), arena) : 0;
	return alike < LEAST ? 0 : alike;
}
