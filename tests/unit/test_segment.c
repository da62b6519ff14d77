/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "tests/unit/suite.h"
#include "text/dictionary.h"
#include "text/segment.h"
#include "text/utf8.h"

static ws_arena *arena;
static ws_segmenter *segmenter;

static void set_up(void) {
	const char *why = NULL;
	arena = ws_arena_new();
	segmenter = ws_segmenter_open(&why);
	ck_assert_msg(segmenter != NULL, "%s", why);
}

/* A segmenter that has seen so much text that it no longer leaves everything to ICU. */
static void set_up_warm(void) {
	enum { MUCH = 1 << 16 };
	set_up();
	char *text = malloc(MUCH);
	memset(text, '.', MUCH);
	ws_folded f = ws_fold(text, MUCH, 0, arena);
	size_t n;
	ws_segment(segmenter, &f, &n, arena);
	ws_arena_clear(arena);
	free(text);
}

static void tear_down(void) {
	ws_segmenter_close(segmenter);
	ws_arena_free(arena);
}

/* The words as one string, parted by '|'. */
static const char *joined(const ws_folded *f, const ws_word *words, size_t n) {
	char *out = ws_arena_take(arena, f->n * (WS_UTF8_MAX + 1) + 1);
	size_t len = 0;
	for (size_t i = 0; i < n; i++)
		len += (size_t)sprintf(out + len, "%s%s", i ? "|" : "", ws_folded_string(f, words[i].start, words[i].end, arena));
	out[len] = '\0';
	return out;
}

static const struct {
	const char *text, *words, *why;
} rows[] = {
	{"全市一般公共预算总收入1577.1亿元", "全市|一般|公共|预算|总|收入|1577.1|亿|元", "the example of the header"},
	{"一 般 公 共 预 算 总 收 入", "一般|公共|预算|总|收入", "spacing between Han is mere spacing"},
	{"增长５．６％，其中：税收收入1,234.5万元。", "增长|5.6|其中|税收|收入|1,234.5|万|元", "numbers are words, punctuation and % are none"},
	{"New Development Bank贷款", "new|development|bank|贷款", "white space between letters ends a word"},
	{"1. 2024年预算", "1|2024|年|预算", "white space behind a list number ends it"},
	{"**PPP**项目", "ppp|项目", "Markdown goes"},
	{"O’Neil与o'clock", "o’neil|与|o'clock", "an apostrophe joins letters"},
	{"A.B. 3.14 3.x x,y 1:2 a:b", "a.b|3.14|3|x|x|y|1|2|a|b", "what a mark joins depends on both sides"},
	{"G20峰会COVID19", "g20|峰会|covid19", "letters and digits join"},
	{"二〇二四年", "二|〇|二|四年", "〇 stands among Han"},
	{"《条例》（试行）、“办法”—附件", "条例|试行|办法|附件", "Chinese punctuation"},
	{"面积5㎡温度3℃", "面积|5m2|温度|3|c", "the folded text is divided, in which a sign may be letters"},
	{"カタカナとひらがな", "カタカナ|と|ひ|ら|が|な", "kana are left to ICU"},
	{"한국 은행", "한국|은행", "Hangul too, and white space parts it"},
	{"user_name@example.com", "user_name@example.com", "what ICU joins stays joined"},
	{"，。！", "", "punctuation only"},
	{"", "", "nothing"},
};

static void compare(int row) {
	ws_folded f = ws_fold(rows[row].text, strlen(rows[row].text), WS_FOLD_HANS, arena);
	size_t n = 99;
	ws_word *words = ws_segment(segmenter, &f, &n, arena);
	ck_assert_msg(strcmp(joined(&f, words, n), rows[row].words) == 0, "%s: '%s'", rows[row].why, joined(&f, words, n));
}

START_TEST(words_are_told_from_each_other) {
	compare(_i);
}
END_TEST

START_TEST(words_are_the_same_when_the_dictionary_is_loaded) {
	compare(_i);
}
END_TEST

/* ---- ICU is the judge ---- */

static bool is_gap(const ws_folded *f, size_t i) {
	return i && f->to[i - 1] < f->from[i] && !u_hasBinaryProperty((UChar32)f->c[i - 1], UCHAR_IDEOGRAPHIC) &&
		!u_hasBinaryProperty((UChar32)f->c[i], UCHAR_IDEOGRAPHIC);
}

/* ICU's own words of the whole text, a space where a gap is. */
static ws_word *judge(const ws_folded *f, size_t *n) {
	static UBreakIterator *breaks;
	UErrorCode status = U_ZERO_ERROR;
	if (!breaks)
		breaks = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
	UChar *text = ws_arena_take(arena, (3 * f->n + 1) * sizeof *text);
	uint32_t *source = ws_arena_take(arena, (3 * f->n + 1) * sizeof *source);
	ws_word *words = ws_arena_take(arena, (f->n + 1) * sizeof *words);
	int32_t len = 0;
	for (size_t i = 0; i < f->n; i++) {
		if (is_gap(f, i)) {
			source[len] = (uint32_t)i;
			text[len++] = ' ';
		}
		source[len] = source[len + 1] = (uint32_t)i;
		U16_APPEND_UNSAFE(text, len, f->c[i]);
	}
	source[len] = (uint32_t)f->n;
	ubrk_setText(breaks, text, len, &status);
	if (U_FAILURE(status))
		ck_abort_msg("ICU: %s", u_errorName(status));
	*n = 0;
	for (int32_t start = 0, end; (end = ubrk_next(breaks)) != UBRK_DONE; start = end)
		if (ubrk_getRuleStatus(breaks) >= UBRK_WORD_NONE_LIMIT)
			words[(*n)++] = (ws_word){source[start], source[end]};
	return words;
}

static void agree(const char *text, size_t len, unsigned flags) {
	ws_folded f = ws_fold(text, len, flags, arena);
	size_t n, m;
	ws_word *ours = ws_segment(segmenter, &f, &n, arena), *icus = judge(&f, &m);
	if (n != m || (n && memcmp(ours, icus, n * sizeof *ours) != 0))
		ck_abort_msg("'%.*s': ours %s, ICU's %s", (int)len, text, joined(&f, ours, n), joined(&f, icus, m));
	for (size_t w = 0; w < n; w++)
		for (size_t i = ours[w].start + 1; i < ours[w].end; i++)
			if (!ws_may_be_inside_word(&f, i))
				ck_abort_msg("'%.*s': a word goes over %zu", (int)len, text, i);
	ws_arena_clear(arena);
}

static uint64_t seed;

static uint32_t pick(uint32_t n) {
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 16) % n;
}

/* What policy documents are made of, and what makes trouble beside it. */
static const char *const bits[] = {
	"预算", "政府性基金", "债务", "收入", "中華人民共和国", "的", "全市", "企业融资增信子基金", "年", "亿元", "二〇", "々", "㐀", "𠮷", "豈",
	"2024", "5.6%", "1,577", "3", "a", "ppp", "A.B", "o'n", "x1", "_", "@", "#", "&", "/", "-", "—", "~", "+",
	"，", "。", "、", "：", "；", "．", ".", ",", ":", ";", "'", "\"", "’", "‘", "“", "”", "（", "）", "《", "》", "〔", "〕", "·", "…",
	"%", "‰", "°", "′",
	" ", "　", "\n", "*", "の", "カ", "ー", "ひ", "한국", "은", "㎡", "①", "é", "\xCC\x81", "\xE2\x80\x8B", "\xE2\x80\x8D", "\xEF\xB8\x8F", "א",
	"ก", "ไทย",
	"🇨", "👍", "🏽", "★", "○", "■", "→", "×", "\xEE\x80\x84", "\xFF", "\x01",
};
enum { BITS = sizeof bits / sizeof *bits, POLICY = 33 };

START_TEST(words_are_icus_in_any_mixture) {
	enum { LENGTH = 40 };
	seed = 0x2545F4914F6CDD1Du + (uint64_t)_i;
	for (int round = 0; round < 20000; round++) {
		char text[LENGTH * 32];
		size_t len = 0, n = 1 + pick(LENGTH), trouble = pick(3);
		for (size_t i = 0; i < n; i++)
			len += (size_t)sprintf(text + len, "%s", bits[trouble == 0 || pick(4) ? pick(trouble ? POLICY : BITS) : pick(BITS)]);
		agree(text, len, pick(2) ? WS_FOLD_HANS : 0);
	}
}
END_TEST

START_TEST(words_are_icus_in_any_row_of_han) {
	seed = 6364136223846793005u + (uint64_t)_i;
	for (int round = 0; round < 4000; round++) {
		char text[400];
		size_t len = 0, n = 1 + pick(100);
		uint32_t width = pick(2) ? 0x51FF : 200, base = 0x4E00 + pick(0x5200 - width);
		for (size_t i = 0; i < n; i++)
			len += ws_utf8_put(text + len, pick(30) ? base + pick(width) : 0x3400 + pick(0x19C0));
		agree(text, len, 0);
	}
}
END_TEST

START_TEST(words_are_icus_in_a_text) {
	static const char text[] =
		"　　一、上年预算执行情况\n　　（一）一般公共预算。全区一般公共预算收入完成128.36亿元，为年初预算的102.4%，同口径增长6.1%，其中税收收入97.52亿元，占比76%。"
		"加上级补助收入、地方政府一般债券转贷收入、调入资金、动用预算稳定调节基金以及上年结转收入后，收入总量为263.08亿元。\n"
		"　　（二）政府性基金预算。受土地市场影响，国有土地使用权出让收入减收较多，全年完成41.7亿元，下降18.9%。本级支出按照“以收定支、收支平衡”的原则安排，"
		"重点用于城中村改造、老旧小区加装电梯、污水管网提质增效等项目。\n　　2．关于中小微企业融资增信子基金：首期规模3亿元，由区财政局会同区工业和信息化局设立，"
		"按1:9的比例分担风险；对单户授信1000万元（含）以下的“专精特新”企业，担保费率不高于0.5%/年。联系人：Mr. O'Brien（电话：0000-1234567，e-mail: abc_def@example.org）。";
	agree(text, sizeof text - 1, WS_FOLD_HANS);
	for (size_t from = 0; from < sizeof text - 1; from += 7)
		agree(text + from, sizeof text - 1 - from < 90 ? sizeof text - 1 - from : 90, WS_FOLD_HANS);
}
END_TEST

START_TEST(between_most_words_no_word_can_stand) {
	static const struct {
		const char *text;
		size_t at;
		bool may;
	} places[] = {
		{"监督负责增信", 2, false}, {"监督负责增信", 3, true}, {"监督负责增信", 4, false}, {"担负责任", 2, true}, {"1577.1亿元", 3, true}, {"为中小微企业融资", 1, false},
	};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		ws_folded f = ws_fold(places[i].text, strlen(places[i].text), 0, arena);
		ck_assert_msg(ws_may_be_inside_word(&f, places[i].at) == places[i].may, "%s at %zu", places[i].text, places[i].at);
	}
}
END_TEST

/* ---- bounds ---- */

START_TEST(a_megabyte_without_a_break_is_divided_in_a_moment) {
	static const char *unit[] = {"预", "a", "1.", "é", "̈", "カ", "a\xCC\x81", "鿿", "_"};
	size_t size = strlen(unit[_i]), n = 3000000 / size, words;
	if (_i >= 3) /* what goes to ICU goes at ICU's pace */
		n /= 10;
	char *text = malloc(n * size);
	for (size_t i = 0; i < n; i++)
		memcpy(text + i * size, unit[_i], size);
	ws_folded f = ws_fold(text, n * size, 0, arena);
	free(text);
	ws_word *word = ws_segment(segmenter, &f, &words, arena);
	for (size_t i = 0; i < words; i++)
		if (word[i].start >= word[i].end || word[i].end > f.n || (i && word[i].start < word[i - 1].end))
			ck_abort_msg("word %zu is [%u, %u)", i, word[i].start, word[i].end);
}
END_TEST

/* Where it lies, and as a table. */
START_TEST(the_dictionary_divides_a_run_at_the_least_cost) {
	const ws_dictionary *dictionary = _i ? ws_dictionary_load() : ws_dictionary_open();
	ck_assert_ptr_nonnull(dictionary);
	ck_assert_ptr_eq(dictionary, _i ? ws_dictionary_load() : ws_dictionary_open());
	ws_folded f = ws_fold("一般公共预算", strlen("一般公共预算"), 0, arena);
	uint32_t cost[7];
	uint8_t length[7];
	ws_dictionary_divide(dictionary, f.c, f.n, cost, length);
	ck_assert_uint_eq(length[6], 2);
	ck_assert_uint_eq(length[4], 2);
	ck_assert_uint_eq(length[2], 2);
	ck_assert_uint_lt(cost[6], 3 * 255);
}
END_TEST

START_TEST(the_version_names_icu_and_its_dictionary) {
	char size[32];
	snprintf(size, sizeof size, " %zu ", ws_dictionary_size());
	ck_assert_ptr_nonnull(strstr(ws_segment_version(), size));
	ck_assert_int_eq(strncmp(ws_segment_version(), U_ICU_VERSION, 2), 0);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("segment");
	TCase *cold = tcase_create("cold"), *warm = tcase_create("warm");
	tcase_add_checked_fixture(cold, set_up, tear_down);
	tcase_add_loop_test(cold, words_are_told_from_each_other, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(cold, the_dictionary_divides_a_run_at_the_least_cost, 0, 2);
	tcase_add_loop_test(cold, words_are_icus_in_any_mixture, 0, 3);
	tcase_add_loop_test(cold, words_are_icus_in_any_row_of_han, 0, 2);
	tcase_add_test(cold, words_are_icus_in_a_text);
	tcase_set_timeout(cold, 60);
	tcase_add_test(cold, the_version_names_icu_and_its_dictionary);
	tcase_add_test(cold, between_most_words_no_word_can_stand);
	suite_add_tcase(suite, cold);
	tcase_add_checked_fixture(warm, set_up_warm, tear_down);
	tcase_set_timeout(warm, 60);
	tcase_add_loop_test(warm, words_are_the_same_when_the_dictionary_is_loaded, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(warm, words_are_icus_in_any_mixture, 0, 3);
	tcase_add_loop_test(warm, words_are_icus_in_any_row_of_han, 0, 2);
	tcase_add_test(warm, words_are_icus_in_a_text);
	tcase_add_test(warm, between_most_words_no_word_can_stand);
	tcase_add_loop_test(warm, a_megabyte_without_a_break_is_divided_in_a_moment, 0, 9);
	suite_add_tcase(suite, warm);
	return run_suite(suite);
}
