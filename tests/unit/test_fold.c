/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "tests/unit/arena_fixture.h"
#include "tests/unit/suite.h"
#include "text/fold.h"
#include "text/utf8.h"

static uint64_t seed;

static uint32_t pick(uint32_t n) {
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 16) % n;
}

/* For loops of a million rounds: each ck_assert writes a record, passed or not. */
#define must(holds, ...) \
	do { \
		if (!(holds)) \
			ck_abort_msg(__VA_ARGS__); \
	} while (0)

/* ---- what is one and what is two ---- */

static const struct {
	const char *text, *folded;
	unsigned flags;
	const char *why;
} forms[] = {
	{"　**一 般** 公共預算收入３４０ 亿元", "一般公共预算收入340亿元", WS_FOLD_HANS, "the example of the header"},
	{"　**一 般** 公共預算收入３４０ 亿元", "一般公共預算收入340亿元", 0, "without WS_FOLD_HANS 繁 stays"},
	{"ＧＤＰ增长５．６％", "gdp增长5.6%", 0, "full width and upper case"},
	{"《关于ＰＰＰ项目（一期）的通知》", "《关于ppp项目(一期)的通知》", 0, "full-width brackets; book titles have no other form"},
	{"建筑面积1.2万㎡", "建筑面积1.2万m2", 0, "one sign becomes two characters"},
	{"①②③", "123", 0, "numbers in circles"},
	{"㈠、㈱", "(一)、(株)", 0, "one sign becomes three characters"},
	{"第Ⅲ类", "第iii类", 0, "a Roman numeral is three letters, then lower case"},
	{"收\tn\r\n入\xC2\xA0\xE2\x80\x83", "收n入", 0, "every kind of white space"},
	{"a\x1C" "b\x1F" "c\x85", "abc\xEF\xBF\xBD", 0, "information separators are white space, a stray byte is U+FFFD"},
	{"* * *", "", 0, "nothing but layout"},
	{"", "", 0, "nothing"},
	{"ﬁnance", "finance", 0, "a ligature"},
	{"e\xCC\x81tude", "\xC3\xA9tude", 0, "a combining mark joins its base"},
	{"E\xCC\x81", "\xC3\xA9", 0, "and takes part in lower case"},
	{"か\xE3\x82\x99", "が", 0, "a voicing mark of kana"},
	{"ｶﾞ", "ガ", 0, "half-width kana with a half-width mark"},
	{"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한", 0, "decomposed Hangul"},
	{"a\xCC\xA3\xCC\x87", "\xE1\xBA\xA1\xCC\x87", 0, "marks are put in their order, then composed"},
	{"a\xCC\x87\xCC\xA3", "\xE1\xBA\xA1\xCC\x87", 0, "whatever order they were in"},
	{"İ", "i\xCC\x87", 0, "the one letter whose lower case is longer"},
	{"ΟΔΟΣ Σ", "οδοσσ", 0, "Σ has one form wherever it stands"},
	{"豈更", "豈更", 0, "compatibility ideographs"},
	{"臺灣後來發展", "台湾后来发展", WS_FOLD_HANS, "繁 to 简"},
	{"財政廳 稅務總局 匯總", "财政厅税务总局汇总", WS_FOLD_HANS, "繁 to 简 of offices"},
};

START_TEST(what_a_reader_does_not_see_makes_no_difference) {
	const char *got = ws_fold_string(forms[_i].text, strlen(forms[_i].text), forms[_i].flags, arena);
	ck_assert_msg(strcmp(got, forms[_i].folded) == 0, "%s: '%s', wanted '%s'", forms[_i].why, got, forms[_i].folded);
}
END_TEST

/* ---- ICU is the judge ---- */

/* NFKC of the whole, lower case of each character, layout dropped: the form as the header defines it. */
static size_t judge(const uint32_t *c, size_t n, uint32_t *out) {
	static UChar source[4096], text[65536], lower[65536];
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = 0;
	for (size_t i = 0; i < n; i++)
		U16_APPEND_UNSAFE(source, len, c[i]);
	int32_t m = unorm2_normalize(unorm2_getNFKCInstance(&status), source, len, text, 65536, &status);
	for (int32_t i = 0; i < m; i++)
		if (text[i] == 0x3A3)
			text[i] = 0x3C3;
	m = u_strToLower(lower, 65536, text, m, "", &status);
	must(U_SUCCESS(status), "ICU: %s", u_errorName(status));
	size_t n_out = 0;
	for (int32_t i = 0; i < m;) {
		UChar32 d;
		U16_NEXT(lower, i, m, d);
		if (d != '*' && !u_isUWhiteSpace(d) && !(d >= 0x1C && d <= 0x1F))
			out[n_out++] = (uint32_t)d;
	}
	return n_out;
}

static void agree(const uint32_t *c, size_t n) {
	static uint32_t wanted[65536];
	static char text[4096 * WS_UTF8_MAX];
	size_t len = 0, m = judge(c, n, wanted);
	for (size_t i = 0; i < n; i++)
		len += ws_utf8_put(text + len, c[i]);
	ws_folded f = ws_fold(text, len, 0, arena);
	must(f.n == m && memcmp(f.c, wanted, m * sizeof *wanted) == 0, "'%.*s' folds to '%s'", (int)len, text,
		 ws_folded_string(&f, 0, f.n, arena));
	must(f.chars == n, "%u code points of %zu", f.chars, n);
	for (size_t i = 0; i < f.n; i++)
		must(f.from[i] < f.to[i] && f.to[i] <= f.chars &&
				 (i == 0 || f.from[i] >= f.to[i - 1] || (f.from[i] == f.from[i - 1] && f.to[i] == f.to[i - 1])),
			 "'%.*s': place %zu comes from [%u, %u)", (int)len, text, i, f.from[i], f.to[i]);
	ws_arena_clear(arena);
}

START_TEST(every_code_point_folds_as_icu_says) {
	for (uint32_t c = 0; c <= 0x10FFFF; c++)
		if ((c & 0xFFFFF800) != 0xD800)
			agree(&c, 1);
}
END_TEST

/* Ranges whose characters act on their neighbours, or are acted upon. */
static const uint32_t restless[][2] = {
	{0x20, 0x7E}, {0xA0, 0x24F}, {0x300, 0x345}, {0x1100, 0x11FF}, {0x3040, 0x30FF}, {0xFF61, 0xFF9F}, {0xAC00, 0xAC40}, {0x391, 0x3C9},
	{0x4E00, 0x4E20}, {0xFB00, 0xFB06}, {0x1F00, 0x1FFF}, {0x9BC, 0x9CE}, {0x110B9, 0x110BA}, {0x3000, 0x3002}, {0x1D400, 0x1D410},
};

START_TEST(neighbours_fold_as_icu_says) {
	seed = 0x9E3779B97F4A7C15u;
	for (int round = 0; round < 60000; round++) {
		uint32_t c[16];
		size_t n = 1 + pick(16);
		for (size_t i = 0; i < n; i++) {
			const uint32_t *range = restless[pick(sizeof restless / sizeof *restless)];
			c[i] = range[0] + pick(range[1] - range[0] + 1);
		}
		agree(c, n);
	}
}
END_TEST

START_TEST(folding_twice_changes_nothing) {
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		char text[WS_UTF8_MAX];
		if ((c & 0xFFFFF800) == 0xD800)
			continue;
		ws_folded once = ws_fold(text, ws_utf8_put(text, c), WS_FOLD_HANS, arena);
		const char *a = ws_folded_string(&once, 0, once.n, arena);
		/* Lower case may leave what NFKC would fold again (U+03F4); that holds without 繁 too and is not of this test. */
		ws_folded plain = ws_fold(text, ws_utf8_put(text, c), 0, arena);
		if (once.n == 1 && plain.n == 1 && once.c[0] != plain.c[0])
			must(strcmp(ws_fold_string(a, strlen(a), WS_FOLD_HANS, arena), a) == 0, "U+%04X folds to '%s' and that to another", c, a);
		must(once.n == plain.n, "U+%04X: %zu and %zu", c, once.n, plain.n);
		for (size_t i = 0; i < once.n; i++)
			must(ws_fold_hans(plain.c[i]) == once.c[i], "U+%04X: in two steps U+%04X, at once U+%04X", c, ws_fold_hans(plain.c[i]),
				 once.c[i]);
		ws_arena_clear(arena);
	}
}
END_TEST

/* ---- the way back ---- */

static const struct {
	const char *text; /* with [brackets] around what the query is found at */
	const char *query, *why;
} places[] = {
	{"全市[一般公共预算]总收入", "一般公共预算", "plain"},
	{"全市　[一 般 公 共 预 算]　总收入", "一般公共预算", "spacing inside belongs to the hit, spacing around it does not"},
	{"**[预算]**收入", "预算", "Markdown around it does not"},
	{"收入[３４０ 亿元]左右", "340亿元", "width and a space"},
	{"面积[1.2万㎡]。", "1.2万m2", "the end of what one sign became"},
	{"面积1.2万[㎡]。", "m", "a part of what one sign became is the sign"},
	{"é[公共]é", "公共", "after a letter of two bytes"},
	{"e\xCC\x81[公共]e\xCC\x81", "公共", "between letters that are joined from two"},
	{"公共[e\xCC\x81]预算", "\xC3\xA9", "a letter that is joined from two"},
	{"公共[x]\x80预算", "x", "before a stray byte"},
	{"\xF0\x9F\x92\xB0[资金]", "资金", "after a character of four bytes"},
	{"財政[國庫]", "国库", "繁 in the text"},
	{"财政[国库]", "國庫", "繁 in the query"},
	{"财政", "国库", "not there"},
	{"财 政 部", "财务部", "not there although it begins alike"},
};

START_TEST(a_string_is_found_where_it_stands_in_the_source) {
	char text[512];
	size_t len = 0;
	long start = -1, end = -1, chars = 0;
	for (const char *p = places[_i].text, *stop = p + strlen(p); p < stop;) {
		const char *from = p;
		uint32_t c = ws_utf8_next(&p, stop);
		if (c == '[') {
			start = chars;
		} else if (c == ']') {
			end = chars;
		} else {
			memcpy(text + len, from, (size_t)(p - from));
			len += (size_t)(p - from);
			chars++;
		}
	}
	ws_folded hay = ws_fold(text, len, WS_FOLD_HANS, arena);
	ws_folded query = ws_fold(places[_i].query, strlen(places[_i].query), WS_FOLD_HANS, arena);
	size_t at = ws_folded_find(&hay, 0, query.c, query.n);
	ck_assert_uint_eq(hay.chars, (uint32_t)chars);
	if (start < 0) {
		ck_assert_uint_eq(at, SIZE_MAX);
		return;
	}
	ck_assert_uint_ne(at, SIZE_MAX);
	ws_span span = ws_folded_span(&hay, at, at + query.n);
	ck_assert_msg(span.start == (uint32_t)start && span.end == (uint32_t)end, "%s: [%u, %u)", places[_i].why, span.start, span.end);
}
END_TEST

START_TEST(a_query_is_found_in_the_text_it_was_cut_from) {
	static const char *bits[] = {"预", "算", "Ｇ", "dp", " ", "　", "**", "３", ".", "㎡", "Σ", "ΑΣ", "國", "庫", "é", "%", "《", "\n", "½"};
	enum { BITS = sizeof bits / sizeof *bits, LENGTH = 30 };
	seed = 1442695040888963407u;
	for (int round = 0; round < 5000; round++) {
		char text[LENGTH * 8], query[LENGTH * 8];
		size_t len = 0, query_len = 0;
		uint32_t from = pick(LENGTH), to = from + pick(LENGTH - from + 1);
		for (uint32_t i = 0; i < LENGTH; i++) {
			const char *bit = bits[pick(BITS)];
			len += (size_t)sprintf(text + len, "%s", bit);
			if (i >= from && i < to)
				query_len += (size_t)sprintf(query + query_len, "%s", bit);
		}
		ws_folded hay = ws_fold(text, len, WS_FOLD_HANS, arena);
		ws_folded needle = ws_fold(query, query_len, WS_FOLD_HANS, arena);
		must(ws_folded_find(&hay, 0, needle.c, needle.n) != SIZE_MAX, "'%.*s' not in '%.*s'", (int)query_len, query, (int)len, text);
		ws_arena_clear(arena);
	}
}
END_TEST

START_TEST(layout_that_was_removed_shows_as_a_gap) {
	ws_folded f = ws_fold("国 库集中", strlen("国 库集中"), 0, arena);
	ck_assert_uint_lt(f.to[0], f.from[1]);
	ck_assert_uint_eq(f.to[1], f.from[2]);
}
END_TEST

START_TEST(bytes_that_are_no_utf8_count_one_each) {
	static const char *bad[] = {"\xFF", "\xC0\xAF", "\xE4\xB8", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x9F\x92", "\x80"};
	size_t len = strlen(bad[_i]);
	char text[16];
	snprintf(text, sizeof text, "预%s算", bad[_i]);
	ws_folded f = ws_fold(text, strlen(text), 0, arena);
	ck_assert_uint_eq(f.n, 2 + len);
	ck_assert_uint_eq(f.c[1], WS_UTF8_BAD);
	ck_assert_uint_eq(f.c[f.n - 1], 0x7B97);
	ck_assert(!ws_utf8_valid(text, strlen(text)));
	ck_assert_uint_eq(ws_utf8_count(text, strlen(text)), 2 + len);
}
END_TEST

/* ---- searching ---- */

START_TEST(every_occurrence_is_found_as_by_trying_each_place) {
	seed = 88172645463325252u;
	for (int round = 0; round < 20000; round++) {
		uint32_t hay[400], needle[200];
		ws_folded f = {.c = hay, .n = pick(400)};
		size_t n = 1 + pick(round % 4 ? 6 : 150), letters = 1 + pick(3);
		for (size_t i = 0; i < f.n; i++)
			hay[i] = 0x4E00 + pick((uint32_t)letters);
		for (size_t i = 0; i < n; i++)
			needle[i] = 0x4E00 + pick((uint32_t)letters);
		if (f.n > n && pick(2))
			memcpy(needle, hay + pick((uint32_t)(f.n - n)), n * sizeof *needle);
		size_t from = pick((uint32_t)f.n + 2), wanted = SIZE_MAX;
		for (size_t i = from; i + n <= f.n && wanted == SIZE_MAX; i++)
			if (memcmp(hay + i, needle, n * sizeof *needle) == 0)
				wanted = i;
		must(ws_folded_find(&f, from, needle, n) == wanted, "round %d: not %zu", round, wanted);
	}
}
END_TEST

START_TEST(nothing_is_found_at_once_and_never_beyond_the_end) {
	ws_folded f = ws_fold("预算", strlen("预算"), 0, arena);
	ck_assert_uint_eq(ws_folded_find(&f, 0, NULL, 0), 0);
	ck_assert_uint_eq(ws_folded_find(&f, 2, NULL, 0), 2);
	ck_assert_uint_eq(ws_folded_find(&f, 3, NULL, 0), SIZE_MAX);
	ck_assert_uint_eq(ws_folded_find(&f, 2, f.c, 1), SIZE_MAX);
	ck_assert_uint_eq(ws_folded_find(&f, SIZE_MAX, f.c, 1), SIZE_MAX);
}
END_TEST

/* Each of these takes hours when something in it is quadratic. */
START_TEST(a_megabyte_of_anything_is_folded_and_searched_in_a_moment) {
	static const char *bits[] = {"\xCC\x81\xCC\xA3", "\xEF\xB7\xBA", "预", "\xE1\x84\x80", "* ", "\xFF", "e\xCC\x81"};
	size_t size = strlen(bits[_i]), n = 1000000 / size;
	char *text = malloc(n * size);
	for (size_t i = 0; i < n; i++)
		memcpy(text + i * size, bits[_i], size);
	ws_folded f = ws_fold(text, n * size, WS_FOLD_HANS, arena);
	uint32_t needle[3000];
	for (size_t i = 0; i < 3000; i++)
		needle[i] = i < 2999 && f.n ? f.c[f.n / 2] : 'x';
	ck_assert_uint_eq(ws_folded_find(&f, 0, needle, 3000), SIZE_MAX);
	free(text);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("fold");
	TCase *tests = tcase_create("fold");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, what_a_reader_does_not_see_makes_no_difference, 0, sizeof forms / sizeof *forms);
	tcase_add_test(tests, every_code_point_folds_as_icu_says);
	tcase_add_test(tests, neighbours_fold_as_icu_says);
	tcase_add_test(tests, folding_twice_changes_nothing);
	tcase_add_loop_test(tests, a_string_is_found_where_it_stands_in_the_source, 0, sizeof places / sizeof *places);
	tcase_add_test(tests, a_query_is_found_in_the_text_it_was_cut_from);
	tcase_add_test(tests, layout_that_was_removed_shows_as_a_gap);
	tcase_add_loop_test(tests, bytes_that_are_no_utf8_count_one_each, 0, 7);
	tcase_add_test(tests, every_occurrence_is_found_as_by_trying_each_place);
	tcase_add_test(tests, nothing_is_found_at_once_and_never_beyond_the_end);
	tcase_add_loop_test(tests, a_megabyte_of_anything_is_folded_and_searched_in_a_moment, 0, 7);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
