/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/suite.h"
#include "text/token.h"
#include "text/utf8.h"

static ws_arena *arena;
static ws_segmenter *segmenter;

static void set_up(void) {
	const char *why = NULL;
	arena = ws_arena_new();
	segmenter = ws_segmenter_open(&why);
	ck_assert_msg(segmenter != NULL, "%s", why);
}

static void tear_down(void) {
	ws_segmenter_close(segmenter);
	ws_arena_free(arena);
}

static ws_folded fold(const char *text) {
	return ws_fold(text, strlen(text), WS_FOLD_HANS, arena);
}

/* The tokens as one string, parted by spaces; the mark of a tier shows as '^'. */
static char *joined(ws_tokens tokens) {
	char *out = ws_arena_take(arena, tokens.len + 1), *p = out;
	const char *token;
	size_t at = 0, len, n = 0;
	for (; ws_tokens_next(&tokens, &at, &token, &len); n++) {
		if (p > out)
			*p++ = ' ';
		memcpy(p, token, len);
		p += len;
	}
	*p = '\0';
	for (p = out; *p; p++)
		if (*p == 2)
			*p = '^';
	ck_assert_uint_eq(n, tokens.n);
	ck_assert_int_eq(tokens.marked[0], WS_TOKENS_MARK);
	return out;
}

/* ---- words ---- */

static const struct {
	const char *text, *tokens, *why;
} words[] = {
	{"预算收入2131.1亿元，预算支出", "预算 预算^2 收入 2131.1 亿 元 支出", "the example of the header"},
	{"预算、预算、预算", "预算 预算^2", "three times is at least twice"},
	{"预算、预算、预算、预算", "预算 预算^2 预算^4", "four times is both tiers"},
	{"资金。预算、资金、预算", "资金 资金^2 预算 预算^2", "in the order of first appearance"},
	{"預算与预算", "预算 预算^2 与", "繁 and 简 are one word"},
	{"，。", "", "no words, no tokens"},
	{"", "", "nothing"},
};

START_TEST(a_word_stands_once_and_once_more_for_each_tier) {
	ws_folded f = fold(words[_i].text);
	size_t n;
	ws_word *word = ws_segment(segmenter, &f, &n, arena);
	const char *got = joined(ws_word_tokens(&f, word, n, arena));
	ck_assert_msg(strcmp(got, words[_i].tokens) == 0, "%s: '%s'", words[_i].why, got);
}
END_TEST

START_TEST(a_long_word_is_cut_between_characters_and_keeps_room_for_its_tier) {
	uint32_t c[400], zero[400] = {0};
	for (size_t i = 0; i < 400; i++)
		c[i] = i < 200 ? 0x9884 : 0x7B97;
	ws_folded f = {c, zero, zero, 400, 400};
	/* The first two words differ only behind the cut, so they are one token that stands there twice. */
	ws_word word[] = {{0, 150}, {0, 190}, {201, 400}};
	ws_tokens tokens = ws_word_tokens(&f, word, 3, arena);
	const char *token;
	size_t at = 0, len;
	ck_assert_uint_eq(tokens.n, 3);
	ck_assert(ws_tokens_next(&tokens, &at, &token, &len));
	ck_assert_uint_eq(len, 84 * 3);
	ck_assert(ws_utf8_valid(token, len));
	ck_assert(ws_tokens_next(&tokens, &at, &token, &len));
	ck_assert_uint_eq(len, 84 * 3 + 2);
	ck_assert_int_eq(token[len - 1], '2');
	ck_assert(ws_tokens_next(&tokens, &at, &token, &len));
	ck_assert(!ws_tokens_next(&tokens, &at, &token, &len));
}
END_TEST

/* Words of 1, 84 and 100 characters, the last cut to the second's length: each tier of each is met. */
START_TEST(a_word_is_asked_for_by_the_tokens_it_was_put_in_with) {
	enum { CHARS = 100, TIMES = 4 };
	static const size_t lengths[] = {1, 84, CHARS};
	uint32_t c[CHARS * TIMES], zero[CHARS * TIMES] = {0};
	for (size_t i = 0; i < CHARS * TIMES; i++)
		c[i] = 0x9884;
	ws_folded f = {c, zero, zero, CHARS * TIMES, CHARS * TIMES};
	size_t n = lengths[_i];
	ws_word word[TIMES];
	for (uint32_t i = 0; i < TIMES; i++)
		word[i] = (ws_word){i * CHARS, i * CHARS + (uint32_t)n};
	char asked[CHARS * 3 + 1] = "", want[WS_TOKEN_MAX];
	for (size_t i = 0; i < n; i++)
		strcat(asked, "预");
	ws_tokens tokens = ws_word_tokens(&f, word, TIMES, arena);
	static const int tiers[] = {1, 2, 4};
	const char *token;
	size_t at = 0, len;
	for (size_t i = 0; i < sizeof tiers / sizeof *tiers; i++) {
		ck_assert(ws_tokens_next(&tokens, &at, &token, &len));
		ck_assert_uint_eq(ws_word_token(asked, tiers[i], want), len);
		ck_assert_int_eq(memcmp(want, token, len), 0);
	}
	ck_assert(!ws_tokens_next(&tokens, &at, &token, &len));
}
END_TEST

/* ---- grams ---- */

static const struct {
	const char *text, *tokens, *why;
} grams[] = {
	{"债务限额", "债务 务限 限额 额", "the example of the header"},
	{"预 算", "预算 算", "layout between is none"},
	{"收入，支出", "收入 入 支出 出", "no gram across punctuation, a last character for each run"},
	{"增长5.6%。", "增长 长5 5. .6 6%", "the marks of a number belong to it, but stand nowhere alone"},
	{"1,577.1亿", "1, ,5 57 77 7. .1 1亿 亿", "a comma between digits"},
	{"ab.c,d", "ab b c d", "between letters they part"},
	{"第3.项", "第3 3. 项", "a digit on one side is enough"},
	{"项.3第", "项 .3 3第 第", "on either side"},
	{"税税税税", "税税 税", "each gram once"},
	{"e\xCC\x81\xCC\xA3 𠮷野", "\xE1\xBA\xB9\xCC\x81 \xCC\x81𠮷 𠮷野 野", "marks and rare characters count"},
	{"—。％", "", "nothing in it"},
	{"", "", "nothing"},
};

START_TEST(neighbours_form_grams) {
	ws_folded f = fold(grams[_i].text);
	const char *got = joined(ws_gram_tokens(&f, arena));
	ck_assert_msg(strcmp(got, grams[_i].tokens) == 0, "%s: '%s'", grams[_i].why, got);
}
END_TEST

static const struct {
	const char *text, *grams;
	bool prefix, exact;
	const char *why;
} queries[] = {
	{"债务限额", "债务 务限 限额", false, false, "the last character may go on"},
	{"债务", "债务", false, true, "one gram is the string itself"},
	{"债", "债", true, true, "one character is a prefix, and each gram that begins with it proves it"},
	{"税税税", "税税", false, false, "one gram, but not the string itself"},
	{"债,务", "债", true, false, "no pair: one of the characters"},
	{"，债", "债", true, false, "with punctuation before it"},
	{"债。", "债", true, false, "or behind it"},
	{"收入,支出", "收入 支出", false, false, "no gram across punctuation"},
	{"5.6%", "5. .6 6%", false, false, "a number"},
	{"6%", "6%", false, true, "a gram with a mark"},
	{"%", "", false, false, "a mark alone is not indexed"},
	{"——", "", false, false, "nor punctuation"},
	{"", "", false, false, "nor nothing"},
};

START_TEST(a_string_asks_for_the_grams_that_every_text_with_it_has) {
	ws_folded f = fold(queries[_i].text);
	ws_gram_query q = ws_grams_of_string(f.c, f.n, arena);
	char got[256] = "";
	for (size_t i = 0; i < q.n; i++)
		strcat(strcat(got, i ? " " : ""), q.grams[i]);
	ck_assert_msg(strcmp(got, queries[_i].grams) == 0, "%s: '%s'", queries[_i].why, got);
	ck_assert_ptr_null(q.grams[q.n]);
	ck_assert_msg(q.prefix == queries[_i].prefix, "prefix: %s", queries[_i].why);
	ck_assert_msg(q.exact == queries[_i].exact, "exact: %s", queries[_i].why);
}
END_TEST

static uint64_t seed;

static uint32_t pick(uint32_t n) {
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 16) % n;
}

static bool has(ws_tokens tokens, const char *wanted, bool prefix) {
	const char *token;
	size_t at = 0, len, n = strlen(wanted);
	while (ws_tokens_next(&tokens, &at, &token, &len))
		if ((prefix ? len >= n : len == n) && memcmp(token, wanted, n) == 0)
			return true;
	return false;
}

START_TEST(no_string_is_lost_and_an_exact_one_needs_no_proof) {
	static const uint32_t alphabet[] = {0x9884, 0x7B97, 0x7A0E, '1', '2', '.', ',', '%', 'a', 0x3002, '-', 0x301, 0x20BB7, '('};
	enum { LETTERS = sizeof alphabet / sizeof *alphabet };
	seed = 0x9E3779B97F4A7C15u;
	for (int round = 0; round < 30000; round++) {
		uint32_t c[24], zero[24] = {0}, needle[6];
		ws_folded f = {c, zero, zero, 1 + pick(24), 24};
		size_t n = 1 + pick(5), letters = 2 + pick(LETTERS - 1);
		for (size_t i = 0; i < f.n; i++)
			c[i] = alphabet[pick((uint32_t)letters)];
		for (size_t i = 0; i < n; i++)
			needle[i] = alphabet[pick((uint32_t)letters)];
		bool there = ws_folded_find(&f, 0, needle, n) != SIZE_MAX, all = true;
		ws_tokens tokens = ws_gram_tokens(&f, arena);
		ws_gram_query q = ws_grams_of_string(needle, n, arena);
		for (size_t i = 0; i < q.n; i++)
			all &= has(tokens, q.grams[i], q.prefix);
		if ((there && !all) || (q.exact && there != all)) {
			ws_folded s = {needle, zero, zero, n, 6};
			ck_abort_msg("'%s' in '%s': %d, by grams %d", ws_folded_string(&s, 0, n, arena), ws_folded_string(&f, 0, f.n, arena), there,
						 all);
		}
		ws_arena_clear(arena);
	}
}
END_TEST

/* ---- packed tokens from elsewhere ---- */

START_TEST(packed_tokens_that_are_damaged_end_early) {
	static const struct {
		const char *bytes;
		size_t len, n;
	} damaged[] = {{"", 0, 0}, {"\1", 1, 0}, {"\1\3", 2, 0}, {"\1\3ab", 4, 0}, {"\1\2ab\377", 5, 1}, {"\1\0\2ab", 5, 2}};
	ws_tokens tokens = {damaged[_i].bytes, damaged[_i].len, 0};
	const char *token;
	size_t at = 0, len, n = 0;
	while (ws_tokens_next(&tokens, &at, &token, &len)) {
		ck_assert(token + len <= tokens.marked + tokens.len);
		n++;
	}
	ck_assert_uint_eq(n, damaged[_i].n);
}
END_TEST

START_TEST(a_long_passage_takes_time_in_proportion) {
	size_t n = 1000000;
	uint32_t *c = malloc(n * sizeof *c);
	for (size_t i = 0; i < n; i++)
		c[i] = 0x4E00 + (uint32_t)(i * i / 7 % 0x5000);
	ws_word *word = malloc(n / 2 * sizeof *word);
	for (uint32_t i = 0; i < n / 2; i++)
		word[i] = (ws_word){2 * i, 2 * i + 2};
	ws_folded f = {c, c, c, n, (uint32_t)n};
	ck_assert_uint_gt(ws_gram_tokens(&f, arena).n, n / 50);
	ck_assert_uint_gt(ws_word_tokens(&f, word, n / 2, arena).n, n / 50);
	free(c);
	free(word);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("token");
	TCase *tests = tcase_create("token");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, a_word_stands_once_and_once_more_for_each_tier, 0, sizeof words / sizeof *words);
	tcase_add_test(tests, a_long_word_is_cut_between_characters_and_keeps_room_for_its_tier);
	tcase_add_loop_test(tests, a_word_is_asked_for_by_the_tokens_it_was_put_in_with, 0, 3);
	tcase_add_loop_test(tests, neighbours_form_grams, 0, sizeof grams / sizeof *grams);
	tcase_add_loop_test(tests, a_string_asks_for_the_grams_that_every_text_with_it_has, 0, sizeof queries / sizeof *queries);
	tcase_add_test(tests, no_string_is_lost_and_an_exact_one_needs_no_proof);
	tcase_add_loop_test(tests, packed_tokens_that_are_damaged_end_early, 0, 6);
	tcase_add_test(tests, a_long_passage_takes_time_in_proportion);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
