/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/docx_numbering.h"

#include <glib.h>
#include <string.h>

#include "indexer/reader/format/package.h"

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

typedef struct {
	const char *format, *text, *style; /* borrowed from the tree; format NULL: the level is not defined */
	long start;
	bool legal;       /* all numbers in it decimal */
	int restart;      /* after which level it starts anew; -1 never, -2 after any above it */
	bool tight;       /* nothing between number and text */
} level;

/* A list definition, which lists of the same look share: one count runs through all of them. */
typedef struct {
	long id;
	level levels[WS_NUMBERING_LEVELS];
	long count[WS_NUMBERING_LEVELS];
	bool counted[WS_NUMBERING_LEVELS];
	const char *link; /* the style that holds the definition */
	const char *holds; /* the style it defines */
} definition;

typedef struct {
	long id;
	definition *of;
	definition own;                        /* with its overrides */
	bool overridden[WS_NUMBERING_LEVELS];
	long start[WS_NUMBERING_LEVELS];       /* -1: as defined; used once */
} list;

struct ws_numbering {
	definition *definitions;
	list *lists;
	size_t n_definitions, n_lists;
};

enum { MOST_LISTS = 10000 };

static void read_level(level *l, const xmlNode *node) {
	const xmlNode *format = ws_xml_child(node, "numFmt"), *style = ws_xml_child(node, "pStyle"), *legal = ws_xml_child(node, "isLgl");
	/* Word keeps formats of later versions in a wrapper. */
	const xmlNode *wrapped = ws_xml_child(node, "AlternateContent");
	if (!format && wrapped)
		format = ws_xml_child(ws_xml_child(wrapped, "Fallback"), "numFmt");
	const char *value = ws_xml_attribute(format, "val"), *tight = ws_xml_attribute(ws_xml_child(node, "suff"), "val");
	const char *on = ws_xml_attribute(legal, "val");
	l->format = value ? value : "decimal";
	l->text = ws_xml_attribute(ws_xml_child(node, "lvlText"), "val");
	l->style = ws_xml_attribute(style, "val");
	l->start = ws_xml_number(ws_xml_child(node, "start"), "val", 1, 0, 1000000);
	l->legal = legal && (!on || (strcmp(on, "0") != 0 && strcmp(on, "false") != 0));
	long restart = ws_xml_number(ws_xml_child(node, "lvlRestart"), "val", -1, 0, WS_NUMBERING_LEVELS);
	l->restart = restart < 0 ? -2 : restart == 0 ? -1 : (int)restart - 1;
	l->tight = tight && strcmp(tight, "nothing") == 0;
}

static void read_definition(definition *d, const xmlNode *node) {
	d->id = ws_xml_number(node, "abstractNumId", -1, -1, 1 << 30);
	d->link = ws_xml_attribute(ws_xml_child(node, "numStyleLink"), "val");
	d->holds = ws_xml_attribute(ws_xml_child(node, "styleLink"), "val");
	for (const xmlNode *l = ws_xml_child(node, "lvl"); l; l = ws_xml_next(l, "lvl")) {
		long at = ws_xml_number(l, "ilvl", -1, -1, WS_NUMBERING_LEVELS);
		if (at >= 0 && at < WS_NUMBERING_LEVELS)
			read_level(&d->levels[at], l);
	}
}

static void read_list(ws_numbering *numbering, list *l, const xmlNode *node) {
	l->id = ws_xml_number(node, "numId", -1, -1, 1 << 30);
	long of = ws_xml_number(ws_xml_child(node, "abstractNumId"), "val", -1, -1, 1 << 30);
	for (size_t i = 0; i < numbering->n_definitions; i++)
		if (numbering->definitions[i].id == of)
			l->of = &numbering->definitions[i];
	for (size_t i = 0; l->of && l->of->link && i < numbering->n_definitions; i++)
		if (numbering->definitions[i].holds && strcmp(numbering->definitions[i].holds, l->of->link) == 0) {
			l->of = &numbering->definitions[i];
			break;
		}
	for (int i = 0; i < WS_NUMBERING_LEVELS; i++)
		l->start[i] = -1;
	for (const xmlNode *o = ws_xml_child(node, "lvlOverride"); o; o = ws_xml_next(o, "lvlOverride")) {
		long at = ws_xml_number(o, "ilvl", -1, -1, WS_NUMBERING_LEVELS);
		const xmlNode *own = ws_xml_child(o, "lvl");
		if (at < 0 || at >= WS_NUMBERING_LEVELS)
			continue;
		if (own) {
			read_level(&l->own.levels[at], own);
			l->overridden[at] = true;
		}
		l->start[at] = ws_xml_number(ws_xml_child(o, "startOverride"), "val", -1, 0, 1000000);
	}
}

ws_numbering *ws_numbering_read(const xmlNode *root, ws_arena *arena) {
	ws_numbering *numbering = ws_arena_zero(arena, 1, sizeof *numbering);
	size_t n_definitions = 0, n_lists = 0;
	for (const xmlNode *n = ws_xml_child(root, "abstractNum"); n; n = ws_xml_next(n, "abstractNum"))
		n_definitions++;
	for (const xmlNode *n = ws_xml_child(root, "num"); n; n = ws_xml_next(n, "num"))
		n_lists++;
	n_definitions = MIN(n_definitions, MOST_LISTS);
	n_lists = MIN(n_lists, MOST_LISTS);
	numbering->definitions = ws_arena_zero(arena, n_definitions + 1, sizeof *numbering->definitions);
	numbering->lists = ws_arena_zero(arena, n_lists + 1, sizeof *numbering->lists);
	for (const xmlNode *n = ws_xml_child(root, "abstractNum"); n && numbering->n_definitions < n_definitions; n = ws_xml_next(n, "abstractNum"))
		read_definition(&numbering->definitions[numbering->n_definitions++], n);
	for (const xmlNode *n = ws_xml_child(root, "num"); n && numbering->n_lists < n_lists; n = ws_xml_next(n, "num"))
		read_list(numbering, &numbering->lists[numbering->n_lists++], n);
	return numbering;
}

static list *list_of(const ws_numbering *numbering, long num) {
	for (size_t i = 0; i < numbering->n_lists; i++)
		if (numbering->lists[i].id == num)
			return &numbering->lists[i];
	return NULL;
}

static const level *level_of(const list *l, int at) {
	const level *found = l->overridden[at] ? &l->own.levels[at] : &l->of->levels[at];
	return found->format ? found : NULL;
}

int ws_numbering_level_of(const ws_numbering *numbering, long num, const char *style) {
	const list *l = list_of(numbering, num);
	for (int i = 0; l && l->of && i < WS_NUMBERING_LEVELS; i++) {
		const level *at = level_of(l, i);
		if (at && at->style && strcmp(at->style, style) == 0)
			return i;
	}
	return -1;
}

char *ws_numbering_next(ws_numbering *numbering, long num, int at, ws_arena *arena) {
	list *l = list_of(numbering, num);
	const level *here = l && l->of && at >= 0 && at < WS_NUMBERING_LEVELS ? level_of(l, at) : NULL;
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
	for (int i = at + 1; i < WS_NUMBERING_LEVELS; i++) {
		const level *below = level_of(l, i);
		if (!below || below->restart == -2 || below->restart >= at)
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
		return ws_arena_copy(arena, out->str, out->len);
	}
	for (const char *p = here->text; *p; p++) {
		if (*p != '%' || p[1] < '1' || p[1] > '9') {
			g_string_append_c(out, *p);
			continue;
		}
		int which = *++p - '1';
		const level *other = level_of(l, which);
		if (!other)
			continue;
		long value = d->counted[which] ? d->count[which] : other->start;
		append_number(out, here->legal ? "decimal" : other->format, value);
	}
	if (out->len > 0 && !here->tight && (unsigned char)out->str[out->len - 1] < 0x80)
		g_string_append_c(out, ' ');
	return ws_arena_copy(arena, out->str, out->len);
}
