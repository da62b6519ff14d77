/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number is found by its year in brackets (or by 令, or 公告2020年), which is rare in running text; the code is read backwards from
   there, the running number forwards.

   The code is Han or letters that stand together: 厦府办规, 国办发明电, 法(办)发. Backwards it ends at punctuation, at the line's
   begin, or behind a word that leads into a citation (根据财预〔2024〕1号): those words are a table, because the text does not part them
   from the code.

   Where the year stands in front, (86)财税字第122号, 57法研字第8487号, the code is what stands between it and the number. A year of two
   digits is one of the last century from 1949 on: later documents have four.

   Not handled: two running numbers at one code (12、13号), numbers without brackets (厦府办规2024-12), a year in front in Han, a running
   number in Han. */
#include "text/docnum.h"

#include <string.h>
#include <wchar.h>

#include "text/fold.h"
#include "text/utf8.h"

enum { LONGEST_CODE = 16, LONGEST_ORDER = 30, LONGEST_NUMBER = 6 };

static bool is_code(uint32_t c) {
	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 'a' && c <= 'z');
}

static uint32_t closing(uint32_t c) {
	static const uint32_t pairs[][2] = {
	    {U'〔', U'〕'}, {'[', ']'}, {'(', ')'},     {U'【', U'】'}, {U'〖', U'〗'}, {U'〈', U'〉'},
	    {'<', '>'},     {'{', '}'}, {U'「', U'」'}, {U'﹝', U'﹞'}, {U'〘', U'〙'},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (pairs[i][0] == c)
			return pairs[i][1];
	return 0;
}

/* 2024, 二〇二四: any four signs that a date would take for a year. */
static int read_year(const uint32_t *c) {
	int year = 0;
	for (size_t i = 0; i < 4; i++) {
		static const uint32_t han[] = U"〇一二三四五六七八九";
		int digit = c[i] == U'○' || c[i] == U'零' || (c[i] == 'o' && i) ? 0 : -1;
		if (ws_is_digit(c[i]))
			digit = (int)(c[i] - '0');
		for (int d = 0; digit < 0 && han[d]; d++)
			if (han[d] == c[i])
				digit = d;
		if (digit < 0)
			return 0;
		year = year * 10 + digit;
	}
	return year >= 1900 && year <= 2199 ? year : 0;
}

/* [第]12号 from c[i]; returns the position behind it, 0 when there is none. `open`: 号 may be missing at the very end. */
static size_t read_number(const uint32_t *c, size_t n, size_t i, bool open, int *number) {
	*number = 0;
	if (i < n && c[i] == U'第')
		i++;
	size_t first = i;
	while (i < n && i - first < LONGEST_NUMBER && ws_is_digit(c[i]))
		*number = *number * 10 + (int)(c[i++] - '0');
	if (i == first || !*number)
		return 0;
	if (i < n && c[i] == U'号')
		return i + 1;
	return open && i == n ? i : 0;
}

/* 86: a year of two digits. */
static int read_brief_year(const uint32_t *c) {
	int year = ws_is_digit(c[0]) && ws_is_digit(c[1]) ? (int)(1900 + (c[0] - '0') * 10 + (c[1] - '0')) : 0;
	return year >= 1949 ? year : 0;
}

/* 法(办)发, 高检发(研)字: what ends before c[end] in brackets and is one character of a code; its length, else 0. */
static size_t inner_part(const uint32_t *c, size_t from, size_t end) {
	bool closed = end >= from + 4 && (c[end - 1] == ')' || c[end - 1] == U'〕');
	return closed && c[end - 3] == (c[end - 1] == ')' ? '(' : U'〔') && is_code(c[end - 2]) && is_code(c[end - 4]) ? 3 : 0;
}

/* Behind the last word that ends before c[end] and cannot be part of a code. */
static size_t code_start(const uint32_t *c, size_t from, size_t end, size_t longest) {
	static const uint32_t *const lead[] = {U"根据", U"按照", U"依据", U"依照", U"按",   U"以",   U"及",   U"与",
	                                       U"见",   U"转发", U"废止", U"文件", U"下发", U"印发", U"文号", U"字号", U"的",
	                                       U"贯彻", U"落实", U"执行", U"公布", U"参照", U"编号", U"通知", U"办法"};
	size_t start = end;
	for (size_t part; start > from && end - start < longest; start -= part) {
		part = is_code(c[start - 1]) ? 1 : inner_part(c, from, start);
		if (!part)
			break;
	}
	for (size_t w = 0; w < sizeof lead / sizeof *lead; w++) {
		size_t len = 0;
		while (lead[w][len])
			len++;
		for (size_t i = start; i + len < end; i++)
			if (!memcmp(c + i, lead[w], len * sizeof *c))
				start = i + len;
	}
	/* A date stands before it: 2023年11月8日芜湖市人民政府令第71号. */
	for (size_t i = start; i + 1 < end; i++)
		if (c[i] == U'日' && i && (ws_is_digit(c[i - 1]) || wcschr(L"一二三四五六七八九十", (wchar_t)c[i - 1])))
			start = i + 1;
	/* …〔2024〕1号和财预〔2024〕2号: right behind a number 和 is no part of a code, elsewhere it is (和政办发). */
	if (from && start == from && start + 1 < end && (c[start] == U'和' || c[start] == U'或'))
		start++;
	return start;
}

/* An order is named in full: the word 令, whose last character is c[last], and 第…号 behind a government or a chair. So are 农业农村部公告第243号
   and 某省人民代表大会常务委员会公告第28号. */
static bool find_order(const uint32_t *c, size_t n, size_t from, size_t last, bool open, ws_docnum *out) {
	static const uint32_t *const before[] = {U"府", U"主席", U"国务院", U"会", U"委", U"部", U"局", U"总署", U"银行"};
	/* 令19号: an order's 第 may be left out. */
	bool numbered = last + 1 < n && (c[last + 1] == U'第' || (c[last] == U'令' && ws_is_digit(c[last + 1])));
	size_t end = numbered ? read_number(c, n, last + 1, open, &out->number) : 0;
	size_t at = last - (c[last] == U'告');
	if (!end || at < from || (c[last] == U'告' && c[at] != U'公' && c[at] != U'通'))
		return false;
	size_t start = code_start(c, from, at, LONGEST_ORDER);
	for (size_t w = 0; w < sizeof before / sizeof *before; w++) {
		size_t len = 0;
		while (before[w][len])
			len++;
		if (at - start >= len && !memcmp(c + at - len, before[w], len * sizeof *c)) {
			*out = (ws_docnum){.start = (uint32_t)start,
			                   .end = (uint32_t)end,
			                   .code = (uint32_t)start,
			                   .code_end = (uint32_t)last + 1,
			                   .number = out->number};
			return true;
		}
	}
	return false;
}

/* 财政部公告2020年第10号, whose year ends before c[at]. */
static bool find_announcement(const uint32_t *c, size_t n, size_t from, size_t at, bool open, ws_docnum *out) {
	if (at < from + 6 || at + 1 >= n || c[at + 1] != U'第' || (c[at - 5] != U'告' && c[at - 5] != U'令'))
		return false;
	int year = read_year(c + at - 4), number;
	size_t end = year ? read_number(c, n, at + 1, open, &number) : 0, start = end ? code_start(c, from, at - 4, LONGEST_ORDER) : 0;
	if (!end || start + 2 >= at - 4)
		return false;
	*out = (ws_docnum){(uint32_t)start, (uint32_t)end, (uint32_t)start, (uint32_t)at - 4, year, number, true, false};
	return true;
}

/* A code and its number from c[code] on, behind a year: 财税字第122号. */
static bool find_behind_year(const uint32_t *c, size_t n, size_t start, size_t code, int year, bool brief, bool open, ws_docnum *out) {
	size_t i = code;
	for (size_t part; i < n && i < code + LONGEST_CODE && c[i] != U'第'; i += part) {
		part = is_code(c[i]) ? 1 : i > code && i + 3 <= n ? inner_part(c, code, i + 3) : 0;
		if (!part)
			break;
	}
	int number;
	size_t end = i >= code + 2 && c[code] != U'年' ? read_number(c, n, i, open, &number) : 0;
	if (!end)
		return false;
	*out = (ws_docnum){(uint32_t)start, (uint32_t)end, (uint32_t)code, (uint32_t)i, year, number, false, brief};
	return true;
}

/* The number whose year's bracket opens at c[at]. */
static bool find_bracketed(const uint32_t *c, size_t n, size_t from, size_t at, bool open, ws_docnum *out) {
	uint32_t close = closing(c[at]);
	if (!close || at + 5 >= n)
		return false;
	bool brief = c[at + 3] == close || c[at + 3] == closing(U'〔');
	size_t behind = at + (brief ? 3 : 5);
	int year = brief ? read_brief_year(c + at + 1) : read_year(c + at + 1), number;
	if (year && !brief && c[behind] == U'年')
		behind++;
	if (!year || behind >= n || (c[behind] != close && c[behind] != closing(U'〔')))
		return false;
	size_t end = read_number(c, n, behind + 1, open, &number), start = end ? code_start(c, from, at, LONGEST_CODE) : at;
	if (!end)
		return find_behind_year(c, n, at, behind + 1, year, brief, open, out);
	if (start == at)
		return false;
	*out = (ws_docnum){(uint32_t)start, (uint32_t)end, (uint32_t)start, (uint32_t)at, year, number, false, brief};
	return true;
}

/* 57法研字第8487号, whose 字 is c[at]. */
static bool find_bare_year(const uint32_t *c, size_t n, size_t from, size_t at, bool open, ws_docnum *out) {
	size_t code = at;
	while (code > from && at - code < LONGEST_CODE && is_code(c[code - 1]))
		code--;
	int year = code >= from + 2 ? read_brief_year(c + code - 2) : 0;
	bool longer = code > from + 2 && ws_is_digit(c[code - 3]);
	return year && !longer && find_behind_year(c, n, code - 2, code, year, true, open, out) && out->code_end == at + 1;
}

static bool next(const uint32_t *c, size_t n, size_t from, bool open, ws_docnum *out) {
	for (size_t i = from; i < n; i++)
		if (c[i] == U'令' || c[i] == U'告' ? find_order(c, n, from, i, open, out)
		    : c[i] == U'年'                ? find_announcement(c, n, from, i, open, out)
		    : c[i] == U'字'                ? find_bare_year(c, n, from, i, open, out)
		                                   : find_bracketed(c, n, from, i, open, out))
			return true;
	return false;
}

bool ws_docnum_next(const uint32_t *c, size_t n, size_t from, ws_docnum *out) {
	return next(c, n, from, false, out);
}

char *ws_docnum_normal(const uint32_t *c, const ws_docnum *number, ws_arena *arena) {
	char code[(LONGEST_ORDER + 2) * WS_UTF8_MAX + 1];
	size_t len = 0;
	for (uint32_t i = number->code; i < number->code_end && len + WS_UTF8_MAX < sizeof code; i++)
		len += ws_utf8_put(code + len, c[i] >= 'a' && c[i] <= 'z' ? c[i] - 'a' + 'A' : c[i]);
	code[len] = '\0';
	if (!number->year)
		return ws_arena_printf(arena, "%s第%d号", code, number->number);
	int year = number->brief ? number->year % 100 : number->year;
	if (number->code != number->start)
		return ws_arena_printf(arena, c[number->code_end] == U'第' ? "〔%d〕%s第%d号" : "〔%d〕%s%d号", year, code, number->number);
	return ws_arena_printf(arena, number->announcement ? "%s%d年第%d号" : "%s〔%d〕%d号", code, year, number->number);
}

char *ws_docnum_key(const char *text, size_t len, ws_arena *arena) {
	enum { LONGEST = 512 };
	ws_docnum number;
	if (len > LONGEST)
		return NULL;
	ws_folded f = ws_fold(text, len, WS_FOLD_HANS, arena);
	if (!next(f.c, f.n, 0, true, &number) || number.start != 0 || number.end != f.n)
		return NULL;
	char *code = ws_folded_string(&f, number.code, number.code_end, arena);
	return number.year ? ws_arena_printf(arena, "%s%d-%d", code, number.year, number.number)
	                   : ws_arena_printf(arena, "%s%d", code, number.number);
}
