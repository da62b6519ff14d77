/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number is a prefix, numerals and a suffix, and something that may not follow.

   The third is what keeps text apart from numbers. Lines begin anywhere once a page has been cut, so every row of the table names what
   was met behind a false number: 第五条规定的…, 一、二产业, 3、4、6 号线, 1.2万户, （一）至（三）项. A digit behind "1." is a decimal, unless it begins a year
   (1.2024 年…). Two-part numbers (2.1) need white space or a Han character that is no unit behind them.

   Not handled: a title that begins with a decimal (1.5度目标), Roman numerals, letters. */
#include "indexer/structure/numbering.h"

#include <string.h>

#include "indexer/structure/line.h"
#include "text/utf8.h"

enum numerals { HAN = 1, ARABIC = 2, ANY = 3 };

/* Alternatives are parted by |. `never` lists what does not follow a number of this kind. */
static const struct row {
	ws_number_style style;
	enum numerals numerals;
	const char *prefix, *suffix, *never;
} rows[] = {
	{WS_NUMBER_PART, ANY, "第", "编|篇|部分", "的|和|、|，"},
	{WS_NUMBER_CHAPTER, ANY, "第", "章", "第|的|和|至|、|，|规定|所|中"},
	{WS_NUMBER_SECTION, ANY, "第", "节", "第|的|和|至|、|，|规定|所|中|课"},
	{WS_NUMBER_ARTICLE, ANY, "第", "条", "第|的|和|至|或|及|与|、|，|规定|所|中|至第|措施|款|线|）|)"},
	{WS_NUMBER_HAN_PAREN, HAN, "（|(|〔|﹙", "）|)|〕|﹚", "至|和|或|、（|、(|项|款|目|规定"},
	{WS_NUMBER_ARABIC_PAREN, ARABIC, "（|(|〔|﹙", "）|)|〕|﹚", "至|和|或|、（|、(|项|款|目|规定"},
	{WS_NUMBER_HAN, HAN, "", "、|．|.|﹑", ""},
	{WS_NUMBER_ARABIC, ARABIC, "", "、|．|.|﹒", ""},
	{WS_NUMBER_ARABIC_PAREN, ARABIC, "", "）|)", "、|，"},
	{WS_NUMBER_ORDINAL, HAN, "", "是|要", "一|否"},
};

/* Ready-made characters: ① ⑴ ⒈ ㈠, from the first to the last. */
static const struct sign {
	ws_number_style style;
	uint32_t first, last;
} signs[] = {
	{WS_NUMBER_CIRCLE, 0x2460, 0x2473},
	{WS_NUMBER_ARABIC_PAREN, 0x2474, 0x2487},
	{WS_NUMBER_ARABIC, 0x2488, 0x249B},
	{WS_NUMBER_HAN_PAREN, 0x3220, 0x3229},
};

/* Behind a two-part number these make it an amount. */
static const char units[] =
	"万|亿|元|%|％|‰|倍|个|家|户|人|亩|公|平|吨|千|百|米|岁|年|月|日|天|次|件|项|成|度|级|版|折|-|—|－|~|～|:|：|、|，|,|。|；|）|)";

static const char *skip_blank(const char *p, const char *end) {
	while (p < end) {
		const char *q = p;
		uint32_t c = ws_utf8_next(&q, end);
		if (!ws_is_blank(c) && c != '*')
			break;
		p = q;
	}
	return p;
}

/* The longest alternative of `list` at p; NULL when none. "" as the list is an alternative of no length. */
static const char *one_of(const char *p, const char *end, const char *list) {
	if (!*list)
		return p;
	const char *best = NULL;
	for (const char *a = list; *a;) {
		const char *q = p;
		while (q < end && *a == *q && *a != '|')
			a++, q++;
		if (q > p && (*a == '|' || !*a) && q > best)
			best = q;
		while (*a && *a++ != '|')
			;
	}
	return best;
}

static int han_digit(uint32_t c) {
	switch (c) {
	case 0x3007: case 0x96F6: return 0;
	case 0x4E00: return 1;
	case 0x4E8C: return 2;
	case 0x4E09: return 3;
	case 0x56DB: return 4;
	case 0x4E94: return 5;
	case 0x516D: return 6;
	case 0x4E03: return 7;
	case 0x516B: return 8;
	case 0x4E5D: return 9;
	default: return -1;
	}
}

static uint32_t han_power(uint32_t c) {
	return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
}

/* Chinese numerals up to 9999: 十二, 二十, 一百零三, 二〇. false: none here, or not a number. */
static bool read_han(const char **at, const char *end, uint32_t *value) {
	const char *p = *at;
	uint32_t total = 0, digit = 0;
	int n = 0;
	bool unit = false;
	while (p < end && n < 12) {
		const char *q = p;
		uint32_t c = ws_utf8_next(&q, end);
		uint32_t power = han_power(c);
		if (power) {
			total += (digit ? digit : 1) * power;
			digit = 0;
			unit = true;
		} else if (han_digit(c) >= 0) {
			digit = unit ? (uint32_t)han_digit(c) : digit * 10 + (uint32_t)han_digit(c);
		} else if (!ws_is_blank(c)) {
			break;
		}
		n += !ws_is_blank(c);
		p = q;
	}
	if (!n)
		return false;
	/* Blanks behind the numerals belong to what follows. */
	*at = p;
	*value = total + digit;
	return *value > 0 && *value < 10000;
}

static uint32_t arabic_digit(uint32_t c) {
	return c >= '0' && c <= '9' ? c - '0' : c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 : 10;
}

static bool digit_at(const char *p, const char *end) {
	return p < end && arabic_digit(ws_utf8_next(&p, end)) < 10;
}

static bool read_arabic(const char **at, const char *end, uint32_t *value) {
	const char *p = *at;
	uint32_t v = 0;
	int n = 0;
	while (p < end && n < 4) {
		const char *q = p;
		uint32_t d = arabic_digit(ws_utf8_next(&q, end));
		if (d > 9)
			break;
		v = v * 10 + d;
		n++;
		p = q;
	}
	*at = p;
	*value = v;
	return n && n < 4;
}

/* 2019 … 2099 with 年 or 度 behind it, perhaps after white space: what follows "1." then is a title, not a fraction. */
static bool year_at(const char *p, const char *end) {
	uint32_t v = 0;
	for (int n = 0; n < 4; n++) {
		if (!digit_at(p, end))
			return false;
		v = v * 10 + arabic_digit(ws_utf8_next(&p, end));
	}
	return v >= 1900 && v < 2100 && !digit_at(p, end) && one_of(skip_blank(p, end), end, "年|—|－|-|～|~");
}

/* 二、三产业, 一、二期: the numerals are a list, not a number with a title behind it. */
static bool list_goes_on(const char *p, const char *end) {
	uint32_t value;
	return read_han(&p, end, &value) && one_of(p, end, "、|产业|次产业|季度|号线|期|级|类|线|手房|孩|环");
}

static ws_number numbered(ws_number_style style, uint32_t value, uint32_t outer, const char *text, const char *p, const char *end) {
	return (ws_number){.style = style, .value = value, .outer = outer, .len = (uint32_t)(skip_blank(p, end) - text)};
}

/* 2.1, 2.1.3: p stands behind the first dot, `value` is what stood before it. */
static ws_number decimal(const char *text, const char *p, const char *end, uint32_t value) {
	uint32_t part = value, outer = 0;
	int dots = 0;
	for (;;) {
		uint32_t next;
		if (!read_arabic(&p, end, &next) || next > 99)
			return (ws_number){0};
		outer = part;
		part = next;
		dots++;
		const char *dot = one_of(p, end, ".|．");
		if (!dot || !digit_at(dot, end))
			break;
		p = dot;
	}
	const char *rest = skip_blank(p, end);
	const char *q = rest;
	if (rest == end || !part || !value || one_of(rest, end, units) || !ws_is_han(ws_utf8_next(&q, end)))
		return (ws_number){0};
	return numbered(dots > 1 ? WS_NUMBER_DECIMALS : WS_NUMBER_DECIMAL, part, outer, text, p, end);
}

static ws_number try_row(const struct row *row, const char *text, const char *end) {
	const char *p = one_of(text, end, row->prefix);
	uint32_t value = 0;
	if (!p)
		return (ws_number){0};
	p = *row->prefix ? skip_blank(p, end) : p;
	const char *start = p;
	if (!((row->numerals & HAN) && read_han(&p, end, &value))) {
		p = start;
		if (!((row->numerals & ARABIC) && read_arabic(&p, end, &value)))
			return (ws_number){0};
	}
	p = one_of(skip_blank(p, end), end, row->suffix);
	if (!p || !value)
		return (ws_number){0};
	const char *rest = skip_blank(p, end);
	if (*row->never && one_of(rest, end, row->never))
		return (ws_number){0};
	if (row->style == WS_NUMBER_ARABIC && digit_at(p, end) && !year_at(p, end))
		return p[-1] == '.' || !memcmp(p - 3, "．", 3) ? decimal(text, p, end, value) : (ws_number){0};
	if (row->style == WS_NUMBER_HAN && list_goes_on(rest, end))
		return (ws_number){0};
	if ((row->style == WS_NUMBER_HAN || row->style == WS_NUMBER_HAN_PAREN) && value > 99)
		return (ws_number){0};
	/* （一）、 is one number. */
	const char *more = *row->prefix ? one_of(rest, end, "、|.") : NULL;
	return numbered(row->style, value, 0, text, more && row->style > WS_NUMBER_ARTICLE ? more : p, end);
}

ws_number ws_number_at(const char *text, size_t len) {
	const char *end = text + len, *p = skip_blank(text, end);
	if (p == end)
		return (ws_number){0};
	const char *q = p;
	uint32_t c = ws_utf8_next(&q, end);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (c >= signs[i].first && c <= signs[i].last)
			return numbered(signs[i].style, c - signs[i].first + 1, 0, text, q, end);
	if (ws_is_han(c) && c != U'第' && han_digit(c) < 0 && !han_power(c)) /* most lines: no row begins with it */
		return (ws_number){0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		ws_number number = try_row(&rows[i], p, end);
		if (number.style != WS_NUMBER_NONE) {
			number.len += (uint32_t)(p - text);
			return number;
		}
	}
	return (ws_number){0};
}
