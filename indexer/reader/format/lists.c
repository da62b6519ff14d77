/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/lists.h"

#include <glib.h>
#include <string.h>

/* ---- formats ---- */

typedef enum { DECIMAL, PADDED, SIGNS, COUNTING, DIGITS, ROMAN, LETTERS, RANGE, NOTHING } manner;

/* `signs`: ten digits, then 十 百 千 万 for counting; or the names of a series. first: the code point of 1 for a range of `most`. */
static const struct {
	const char *format;
	manner manner;
	const char *signs;
	uint32_t first;
	long most;
} formats[] = {
	{"decimal", DECIMAL, NULL, 0, 0},
	{"decimalZero", PADDED, NULL, 0, 0},
	{"none", NOTHING, NULL, 0, 0},
	{"chineseCounting", COUNTING, "〇一二三四五六七八九十百千万", 0, 0},
	{"chineseCountingThousand", COUNTING, "〇一二三四五六七八九十百千万", 0, 0},
	{"taiwaneseCounting", COUNTING, "〇一二三四五六七八九十百千万", 0, 0},
	{"taiwaneseCountingThousand", COUNTING, "〇一二三四五六七八九十百千万", 0, 0},
	{"japaneseCounting", COUNTING, "〇一二三四五六七八九十百千万", 0, 0},
	{"ideographDigital", DIGITS, "〇一二三四五六七八九", 0, 0},
	{"japaneseDigitalTenThousand", DIGITS, "〇一二三四五六七八九", 0, 0},
	{"taiwaneseDigital", DIGITS, "〇一二三四五六七八九", 0, 0},
	{"chineseLegalSimplified", COUNTING, "零壹贰叁肆伍陆柒捌玖拾佰仟萬", 0, 0},
	{"ideographLegalTraditional", COUNTING, "零壹貳參肆伍陸柒捌玖拾佰仟萬", 0, 0},
	{"japaneseLegal", COUNTING, "〇壱弐参四伍六七八九拾百千萬", 0, 0},
	{"ideographTraditional", SIGNS, "甲乙丙丁戊己庚辛壬癸", 0, 10},
	{"ideographZodiac", SIGNS, "子丑寅卯辰巳午未申酉戌亥", 0, 12},
	{"decimalEnclosedCircle", RANGE, NULL, 0x2460, 20},
	{"decimalEnclosedCircleChinese", RANGE, NULL, 0x2460, 20},
	{"decimalEnclosedParen", RANGE, NULL, 0x2474, 20},
	{"decimalEnclosedFullstop", RANGE, NULL, 0x2488, 20},
	{"ideographEnclosedCircle", RANGE, NULL, 0x3280, 10},
	{"decimalFullWidth", DIGITS, "０１２３４５６７８９", 0, 0},
	{"decimalFullWidth2", DIGITS, "０１２３４５６７８９", 0, 0},
	{"upperRoman", ROMAN, "IVXLCDM", 0, 3999},
	{"lowerRoman", ROMAN, "ivxlcdm", 0, 3999},
	{"upperLetter", LETTERS, "A", 0, 780},
	{"lowerLetter", LETTERS, "a", 0, 780},
};

static void append_sign(GString *out, const char *signs, long i) {
	g_string_append_unichar(out, g_utf8_get_char(g_utf8_offset_to_pointer(signs, i)));
}

/* 十二, 二十, 一百零五, 一千零一十. */
static void append_counting(GString *out, const char *signs, long value) {
	static const long places[] = {10000, 1000, 100, 10, 1};
	bool began = false, zero = false;
	if (value == 0)
		append_sign(out, signs, 0);
	for (int i = 0; i < 5; i++) {
		long digit = value / places[i];
		value %= places[i];
		if (digit == 0) {
			zero = began;
			continue;
		}
		if (zero)
			g_string_append(out, "零");
		zero = false;
		if (i == 0 && digit >= 10)
			append_counting(out, signs, digit);
		else if (!(digit == 1 && i == 3 && !began))
			append_sign(out, signs, digit);
		if (i < 4)
			append_sign(out, signs, 13 - i);
		began = true;
	}
}

static void append_digits(GString *out, const char *signs, long value) {
	char decimal[24];
	g_snprintf(decimal, sizeof decimal, "%ld", value);
	for (const char *p = decimal; *p; p++)
		append_sign(out, signs, *p - '0');
}

static void append_roman(GString *out, const char *signs, long value) {
	static const struct {
		long value;
		signed char a, b;
	} steps[] = {{1000, 6, -1}, {900, 4, 6}, {500, 5, -1}, {400, 4, 5}, {100, 4, -1}, {90, 2, 4}, {50, 3, -1},
	             {40, 2, 3},    {10, 2, -1}, {9, 0, 2},    {5, 1, -1},  {4, 0, 1},    {1, 0, -1}};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		while (value >= steps[i].value) {
			g_string_append_c(out, signs[steps[i].a]);
			if (steps[i].b >= 0)
				g_string_append_c(out, signs[steps[i].b]);
			value -= steps[i].value;
		}
}

static void append_number(GString *out, const char *format, long value) {
	size_t i = 0, n = sizeof formats / sizeof *formats;
	value = value < 0 ? 0 : value;
	while (i < n && strcmp(formats[i].format, format) != 0)
		i++;
	manner how = i < n ? formats[i].manner : DECIMAL;
	if (i < n && formats[i].most > 0 && (value < 1 || value > formats[i].most))
		how = DECIMAL;
	if (how == COUNTING && value > 99999999)
		how = DECIMAL;
	switch (how) {
	case DECIMAL:
		g_string_append_printf(out, "%ld", value);
		break;
	case PADDED:
		g_string_append_printf(out, "%02ld", value);
		break;
	case SIGNS:
		append_sign(out, formats[i].signs, value - 1);
		break;
	case COUNTING:
		append_counting(out, formats[i].signs, value);
		break;
	case DIGITS:
		append_digits(out, formats[i].signs, value);
		break;
	case ROMAN:
		append_roman(out, formats[i].signs, value);
		break;
	case LETTERS:
		for (long k = 0; k <= (value - 1) / 26; k++)
			g_string_append_c(out, (char)(formats[i].signs[0] + (value - 1) % 26));
		break;
	case RANGE:
		g_string_append_unichar(out, formats[i].first + (uint32_t)value - 1);
		break;
	case NOTHING:
		break;
	}
}

char *ws_number_text(const char *format, long value, ws_arena *arena) {
	g_autoptr(GString) out = g_string_new(NULL);
	append_number(out, format, value);
	return ws_arena_copy(arena, out->str, out->len);
}

/* ---- lists ---- */

/* A list definition, which lists of the same look share: one count runs through all of them. */
typedef struct {
	long id;
	ws_list_level levels[WS_LIST_LEVELS];
	long count[WS_LIST_LEVELS];
	bool counted[WS_LIST_LEVELS];
} definition;

typedef struct {
	long id;
	definition *of;
	ws_list_level own[WS_LIST_LEVELS]; /* overrides, where it has a format */
	long start[WS_LIST_LEVELS];        /* -1: as defined; used once */
} list;

struct ws_lists {
	GHashTable *definitions, *lists; /* by id */
	ws_arena *arena;
};

enum { MOST = 20000 };

ws_lists *ws_lists_new(ws_arena *arena) {
	ws_lists *lists = ws_arena_zero(arena, 1, sizeof *lists);
	*lists = (ws_lists){g_hash_table_new(g_direct_hash, g_direct_equal), g_hash_table_new(g_direct_hash, g_direct_equal), arena};
	return lists;
}

void ws_lists_free(ws_lists *lists) {
	g_hash_table_unref(lists->definitions);
	g_hash_table_unref(lists->lists);
}

ws_list_level *ws_lists_define(ws_lists *lists, long id) {
	if (g_hash_table_size(lists->definitions) >= MOST)
		return NULL;
	definition *d = ws_arena_zero(lists->arena, 1, sizeof *d);
	d->id = id;
	g_hash_table_insert(lists->definitions, GSIZE_TO_POINTER(id), d);
	return d->levels;
}

bool ws_lists_add(ws_lists *lists, long num, long id) {
	definition *d = g_hash_table_lookup(lists->definitions, GSIZE_TO_POINTER(id));
	if (!d || g_hash_table_size(lists->lists) >= MOST)
		return false;
	list *l = ws_arena_zero(lists->arena, 1, sizeof *l);
	l->id = num;
	l->of = d;
	for (int i = 0; i < WS_LIST_LEVELS; i++)
		l->start[i] = -1;
	g_hash_table_insert(lists->lists, GSIZE_TO_POINTER(num), l);
	return true;
}

static list *list_of(const ws_lists *lists, long num) {
	return g_hash_table_lookup(lists->lists, GSIZE_TO_POINTER(num));
}

void ws_lists_override(ws_lists *lists, long num, int level, const ws_list_level *own, long start) {
	list *l = list_of(lists, num);
	if (!l || level < 0 || level >= WS_LIST_LEVELS)
		return;
	if (own)
		l->own[level] = *own;
	if (start >= 0)
		l->start[level] = start;
}

static const ws_list_level *level_of(const list *l, int at) {
	const ws_list_level *found = l->own[at].format ? &l->own[at] : &l->of->levels[at];
	return found->format ? found : NULL;
}

int ws_lists_level_of(const ws_lists *lists, long num, const char *style) {
	const list *l = list_of(lists, num);
	for (int i = 0; l && i < WS_LIST_LEVELS; i++) {
		const ws_list_level *at = level_of(l, i);
		if (at && at->style && strcmp(at->style, style) == 0)
			return i;
	}
	return -1;
}

char *ws_lists_next(ws_lists *lists, long num, int at) {
	list *l = list_of(lists, num);
	const ws_list_level *here = l && at >= 0 && at < WS_LIST_LEVELS ? level_of(l, at) : NULL;
	if (!here)
		return (char *)"";
	definition *d = l->of;
	if (l->start[at] >= 0) {
		d->count[at] = l->start[at];
		l->start[at] = -1;
	} else {
		d->count[at] = d->counted[at] ? d->count[at] + 1 : here->start;
	}
	d->counted[at] = true;
	for (int i = at + 1; i < WS_LIST_LEVELS; i++) {
		const ws_list_level *below = level_of(l, i);
		if (!below || below->restart == WS_LIST_RESTARTS || below->restart > at)
			d->counted[i] = false;
	}
	if (!here->text || !*here->text)
		return (char *)"";
	g_autoptr(GString) out = g_string_new(NULL);
	if (strcmp(here->format, "bullet") == 0) {
		/* The sign is one of a symbol font more often than not. */
		gunichar c = g_utf8_get_char_validated(here->text, -1);
		bool known = c >= 0x2000 && c < 0xE000;
		g_string_append(out, known || c == '-' ? here->text : "•");
		return ws_arena_copy(lists->arena, out->str, out->len);
	}
	for (const char *p = here->text; *p; p++) {
		if (*p != '%' || p[1] < '1' || p[1] > '9') {
			g_string_append_c(out, *p);
			continue;
		}
		int which = *++p - '1';
		const ws_list_level *other = level_of(l, which);
		if (!other)
			continue;
		long value = d->counted[which] ? d->count[which] : other->start;
		append_number(out, here->legal ? "decimal" : other->format, value);
	}
	if (out->len > 0 && !here->tight && (unsigned char)out->str[out->len - 1] < 0x80)
		g_string_append_c(out, ' ');
	return ws_arena_copy(lists->arena, out->str, out->len);
}
