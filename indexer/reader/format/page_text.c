/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The glyphs of one line to its text.

   A page holds no spaces that could be believed: Word draws the blanks of justified text, Excel draws none between cells, and a title
   is often spaced out letter by letter. So spaces are made from gaps, in units of the font size (em), by what stands on both sides:

       Han | Han        none, unless the gap is 0.8 em and one side is a word of several characters: 财政局局长　王东华; letters spaced
                        one by one (项　　目, 一 般 公 共) close up whatever the gap
       digit | digit    a space from 0.35 em beyond the line's own spacing: 1 ,8 1 1 .7 0 is one number; from 0.15 em before a year: 表2-1
                        2026年
       letter | letter  a space from 0.18 em
       else             a space from 0.8 em; beside full-width punctuation from 2 em

   Bold that is made by drawing a character again within a third of its width is dropped once (and tells of bold). A sign that lies on
   a digit is one that the page clips away (the # of a spreadsheet's format, behind the last digit of each cell), and goes. Raised small
   figures are footnote marks and go, so that [6] never stands between a number and its unit; m² and km² keep theirs. A private-use
   character between two digits is a decimal point of a font that maps it nowhere else; others become U+FFFD, except Symbol and
   Wingdings bullets. Kangxi and supplement radicals, which many typesetters' fonts map to (⻓沙市), become the characters that they
   stand for.

   Not handled: vertical writing, and a formula's exponents other than of 10 or of a unit. */
#include "indexer/reader/format/marks.h"
#include "indexer/reader/format/page_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>

typedef enum { HAN, WIDE, DIGIT, LETTER, POINT, OTHER } script;

static script script_of(uint32_t c) {
	if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19))
		return DIGIT;
	if (c == '.' || c == ',' || c == '%' || c == 0xFF0E || c == 0xFF05)
		return POINT;
	if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x20000 && c <= 0x3FFFF))
		return HAN;
	if ((c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF20) || c == 0x2014 || (c >= 0x2018 && c <= 0x201D) || c == 0x2026 ||
	    c == 0xB7)
		return WIDE;
	if ((c | 0x20) - 'a' < 26 || c >= 0xC0)
		return LETTER;
	return OTHER;
}

static bool is_digit(uint32_t c) {
	return script_of(c) == DIGIT;
}

/* Unicode's EquivalentUnifiedIdeograph.txt, for the radicals that fonts of mainland typesetters map to. */
static const struct {
	uint16_t radical, ideograph;
} radicals[] = {
	{0x2E81, 0x5382}, {0x2E84, 0x4E5A}, {0x2E85, 0x4EBB}, {0x2E88, 0x5200}, {0x2E8B, 0x353E}, {0x2E8C, 0x5C0F}, {0x2E8D, 0x5C0F},
	{0x2E8E, 0x5140}, {0x2E8F, 0x5C23}, {0x2E90, 0x5C22}, {0x2E92, 0x5DF3}, {0x2E93, 0x5E7A}, {0x2E95, 0x5F51}, {0x2E96, 0x5FC4},
	{0x2E98, 0x624C}, {0x2E99, 0x6535}, {0x2E9B, 0x65E1}, {0x2E9C, 0x65E5}, {0x2E9D, 0x6708}, {0x2E9E, 0x6B7A}, {0x2E9F, 0x6BCD},
	{0x2EA0, 0x6C11}, {0x2EA1, 0x6C35}, {0x2EA2, 0x6C3A}, {0x2EA3, 0x706C}, {0x2EA4, 0x722B}, {0x2EA6, 0x4E2C}, {0x2EA7, 0x725B},
	{0x2EA8, 0x72AD}, {0x2EAA, 0x758B}, {0x2EAB, 0x7F52}, {0x2EAC, 0x793A}, {0x2EAD, 0x793B}, {0x2EAF, 0x7CF9}, {0x2EB0, 0x7E9F},
	{0x2EB3, 0x7F52}, {0x2EB6, 0x7F8A}, {0x2EB7, 0x7F8A}, {0x2EB8, 0x7F8A}, {0x2EB9, 0x8002}, {0x2EBB, 0x8080}, {0x2EBC, 0x8089},
	{0x2EBD, 0x81FC}, {0x2EBE, 0x8279}, {0x2EC0, 0x8279}, {0x2EC1, 0x864E}, {0x2EC2, 0x8864}, {0x2EC3, 0x8980}, {0x2EC4, 0x897F},
	{0x2EC5, 0x89C1}, {0x2EC6, 0x89D2}, {0x2EC8, 0x8BA0}, {0x2EC9, 0x8D1D}, {0x2ECA, 0x8DB3}, {0x2ECB, 0x8F66}, {0x2ECC, 0x8FB6},
	{0x2ECD, 0x8FB6}, {0x2ECF, 0x9091}, {0x2ED0, 0x9485}, {0x2ED1, 0x9577}, {0x2ED2, 0x9578}, {0x2ED3, 0x957F}, {0x2ED4, 0x95E8},
	{0x2ED6, 0x961D}, {0x2ED8, 0x9752}, {0x2ED9, 0x97E6}, {0x2EDA, 0x9875}, {0x2EDB, 0x98CE}, {0x2EDC, 0x98DE}, {0x2EDD, 0x98DF},
	{0x2EDF, 0x98E0}, {0x2EE0, 0x9963}, {0x2EE2, 0x9A6C}, {0x2EE3, 0x9AA8}, {0x2EE4, 0x9B3C}, {0x2EE5, 0x9C7C}, {0x2EE6, 0x9E1F},
	{0x2EE7, 0x5364}, {0x2EE8, 0x9EA6}, {0x2EE9, 0x9EC4}, {0x2EEA, 0x9EFE}, {0x2EEB, 0x6589}, {0x2EEC, 0x9F50}, {0x2EED, 0x6B6F},
	{0x2EEE, 0x9F7F}, {0x2EEF, 0x7ADC}, {0x2EF0, 0x9F99}, {0x2EF1, 0x9F9C}, {0x2EF2, 0x4E80}, {0x2EF3, 0x9F9F},
};

/* Symbol and Wingdings characters that documents use as bullets and boxes. */
static const struct {
	uint16_t symbol, plain;
} symbols[] = {
    {0xF0B7, 0x2022}, {0xF06C, 0x25CF}, {0xF06E, 0x25A0}, {0xF075, 0x25C6}, {0xF0A7, 0x25AA},
    {0xF0A8, 0x25A1}, {0xF0D8, 0x27A2}, {0xF0FC, 0x2713}, {0xF0FE, 0x2611}, {0xF052, 0x2611},
    {0xF0A3, 0x25A1}, {0xF06F, 0x25A1}, {0xF0B4, 0x00D7}, {0xF0B1, 0x00B1}, {0xF0B3, 0x2265},
};

static uint32_t unified(uint32_t c) {
	if (c >= 0x2E80 && c <= 0x2EFF) {
		for (size_t i = 0; i < sizeof radicals / sizeof *radicals; i++)
			if (radicals[i].radical == c)
				return radicals[i].ideograph;
		return c;
	}
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
	UChar to[8];
	int32_t n = U_SUCCESS(status) ? unorm2_getDecomposition(nfkc, (UChar32)c, to, 8, &status) : -1;
	return U_SUCCESS(status) && n == 1 ? to[0] : c;
}

static uint32_t shown(uint32_t c) {
	if (c >= 0xE000 && c <= 0xF8FF) {
		for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
			if (symbols[i].symbol == c)
				return symbols[i].plain;
		return 0xFFFD;
	}
	if (c >= 0xF0000)
		return 0xFFFD;
	if ((c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF))
		return unified(c);
	return c;
}

static bool is_private(uint32_t c) {
	return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/* ---- what is kept of a line ---- */

typedef struct {
	uint32_t c;
	float x0, x1, mid, size;
	bool raised;
} letter;

static int by_float(const void *a, const void *b) {
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

static float median(float *values, size_t n) {
	if (n == 0)
		return 0;
	qsort(values, n, sizeof *values, by_float);
	return values[n / 2];
}

/* Whether a sign stands where the digit before it stands: no page shows both. */
static bool lies_on_digit(const letter *before, const ws_glyph *g, float width) {
	return script_of(g->c) == OTHER && is_digit(before->c) && before->x1 - g->box.x0 > 0.7f * width &&
	       g->box.x0 - before->x0 < 0.7f * width && fabsf(before->mid - ws_box_mid(g->box)) < 0.2f * g->size;
}

/* Copies the glyphs without those drawn twice; returns how many, and in `twice` how many were. */
static size_t keep(const ws_glyph *const *glyphs, size_t n, letter *out, size_t *twice) {
	enum { BACK = 6 };
	size_t kept = 0;
	*twice = 0;
	for (size_t i = 0; i < n; i++) {
		const ws_glyph *g = glyphs[i];
		if (g->c <= ' ' || (g->c >= 0x7F && g->c <= 0xA0) || (g->c >= 0x200B && g->c <= 0x200F) || g->c == 0x2060 || g->c == 0xFEFF ||
			(g->c >= 0xD800 && g->c <= 0xDFFF) || g->c > 0x10FFFF || g->c == 0x3000)
			continue;
		float width = g->box.x1 - g->box.x0, mid = ws_box_mid(g->box);
		if (width <= 0)
			width = g->size / 2;
		bool again = false;
		for (size_t k = kept; !again && k > 0 && kept - k < BACK; k--)
			again =
			    out[k - 1].c == g->c && fabsf(out[k - 1].x0 - g->box.x0) < 0.35f * width && fabsf(out[k - 1].mid - mid) < 0.35f * g->size;
		if (again)
			(*twice)++;
		else if (kept == 0 || !lies_on_digit(&out[kept - 1], g, width))
			out[kept++] = (letter){.c = g->c, .x0 = g->box.x0, .x1 = g->box.x1, .mid = mid, .size = g->size};
	}
	return kept;
}

/* What raised figures i..j mean: an exponent stays, as a raised figure of Unicode's; a footnote mark goes. */
static bool is_exponent(const letter *l, size_t i, size_t j) {
	if (j - i != 1 || i == 0)
		return false;
	uint32_t before = l[i - 1].c;
	if ((l[i].c == '2' || l[i].c == '3') && (before == 'm' || before == 'M'))
		return true;
	return is_digit(l[i].c) && i >= 3 && before == '0' && l[i - 2].c == '1' && (l[i - 3].c == 0xD7 || l[i - 3].c == 'x');
}

/* Drops raised marks. */
static size_t drop_marks(letter *l, size_t n, bool *mark, float *sizes) {
	if (mark)
		*mark = false;
	for (size_t i = 0; i < n; i++)
		sizes[i] = l[i].size;
	float main = median(sizes, n), mid = 0;
	size_t of_main = 0;
	for (size_t i = 0; i < n; i++)
		if (l[i].size > 0.9f * main) {
			mid += l[i].mid;
			of_main++;
		}
	if (of_main == 0)
		return n;
	mid /= (float)of_main;
	for (size_t i = 0; i < n; i++)
		l[i].raised = l[i].size < 0.8f * main && mid - l[i].mid > 0.05f * main && ws_in_mark(l[i].c);
	size_t kept = 0;
	for (size_t i = 0; i < n;) {
		size_t j = i;
		while (j < n && l[j].raised)
			j++;
		if (j == i) {
			l[kept++] = l[i++];
			continue;
		}
		if (is_exponent(l, i, j)) {
			static const uint16_t raised[] = {0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
			l[i].c = raised[l[i].c - '0'];
			l[kept++] = l[i];
		} else if (kept == 0 && mark) {
			*mark = true;
		} else if (kept > 0) {
			/* Its room is not a gap. */
			l[kept - 1].x1 = l[j - 1].x1;
		}
		i = j;
	}
	return kept;
}

/* ---- spaces ---- */

typedef struct {
	float han, digit; /* the line's own letter-spacing, in em: beyond what Han and digits have by their widths */
} tracking;

static float gap_of(const letter *l, size_t i) {
	float size = l[i].size > l[i + 1].size ? l[i].size : l[i + 1].size;
	return size > 0 ? (l[i + 1].x0 - l[i].x1) / size : 0;
}

static tracking measure(const letter *l, size_t n, float *gaps) {
	tracking t = {0, 0};
	size_t m = 0;
	for (size_t i = 0; i + 1 < n; i++)
		if (script_of(l[i].c) == HAN && script_of(l[i + 1].c) == HAN && gap_of(l, i) < 4)
			gaps[m++] = gap_of(l, i);
	if (m >= 3)
		t.han = median(gaps, m);
	m = 0;
	for (size_t i = 0; i + 1 < n; i++) {
		script a = script_of(l[i].c), b = script_of(l[i + 1].c);
		if ((a == DIGIT || a == POINT) && (b == DIGIT || b == POINT) && gap_of(l, i) < 1)
			gaps[m++] = gap_of(l, i);
	}
	if (m >= 3)
		t.digit = median(gaps, m);
	t.han = t.han > 0 ? t.han : 0;
	t.digit = t.digit > 0 ? t.digit : 0;
	return t;
}

/* A Han character with no other at its side: one letter of a word that is spaced out. */
static bool stands_alone(const letter *l, size_t n, size_t i) {
	bool left = i == 0 || script_of(l[i - 1].c) != HAN || gap_of(l, i - 1) > 0.3f;
	bool right = i + 1 == n || script_of(l[i + 1].c) != HAN || gap_of(l, i) > 0.3f;
	return left && right;
}

/* 2026年 */
static bool begins_year(const letter *l, size_t n, size_t i) {
	bool century = i + 4 < n && ((l[i].c == '2' && l[i + 1].c == '0') || (l[i].c == '1' && l[i + 1].c == '9'));
	return century && is_digit(l[i + 2].c) && is_digit(l[i + 3].c) && l[i + 4].c == 0x5E74;
}

static bool is_spaced(const letter *l, size_t n, size_t i, tracking t) {
	script a = script_of(l[i].c), b = script_of(l[i + 1].c);
	float gap = gap_of(l, i);
	if (a == HAN && b == HAN)
		return gap > 0.8f && gap > 1.6f * t.han + 0.1f && !(stands_alone(l, n, i) && stands_alone(l, n, i + 1));
	if (a == WIDE || b == WIDE)
		return gap > 2 && gap > 2 * t.han;
	if (a == DIGIT && b == DIGIT)
		return gap > 1.6f * t.digit + 0.1f && gap > (begins_year(l, n, i + 1) ? 0.15f : 0.35f);
	if ((a == DIGIT && b == POINT) || (a == POINT && b == DIGIT))
		return gap > 0.8f;
	if ((a == LETTER || a == DIGIT || a == OTHER) && (b == LETTER || b == DIGIT || b == OTHER))
		return gap > 0.18f + t.digit;
	return gap > 0.8f && gap > 1.6f * t.han + 0.1f;
}

char *ws_glyph_text(const ws_glyph *const *glyphs, size_t n, ws_arena *arena, unsigned *flags, bool *mark) {
	g_autofree letter *l = g_new(letter, n + 1);
	g_autofree float *room = g_new(float, n + 1);
	size_t twice, kept = keep(glyphs, n, l, &twice);
	if (flags) {
		size_t bold = 0;
		for (size_t i = 0; i < n; i++)
			bold += glyphs[i]->bold;
		*flags = bold * 2 > n || twice * 2 > kept ? WS_BLOCK_BOLD : 0;
	}
	kept = drop_marks(l, kept, mark, room);
	for (size_t i = 0; i < kept; i++)
		if (is_private(l[i].c) && i > 0 && i + 1 < kept && is_digit(l[i - 1].c) && is_digit(l[i + 1].c))
			l[i].c = '.';
		else
			l[i].c = shown(l[i].c);
	tracking t = measure(l, kept, room);
	g_autoptr(GString) text = g_string_sized_new(4 * kept + 16);
	for (size_t i = 0; i < kept; i++) {
		g_string_append_unichar(text, l[i].c);
		if (i + 1 < kept && is_spaced(l, kept, i, t))
			g_string_append_c(text, ' ');
	}
	return ws_arena_copy(arena, text->str, text->len);
}
