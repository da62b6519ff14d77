/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/arena_fixture.h"
#include "tests/unit/suite.h"
#include "text/numeral.h"

/* The numeral at the beginning of the text reaches to "|", or to its end. */
static const struct {
	const char *text, *value, *digits;
	int power;
	const char *why;
} numerals[] = {
    {"1577.1亿|元", "157710000000", "1577.1", 8, ""},
    {"2,048|个", "2048", "2048", 0, "a comma every three digits"},
    {"12|,34户", "12", "12", 0, "a comma in any other place ends the number"},
    {"34, 203|户", "34203", "34203", 0, "blank space behind the comma"},
    {"34 203|户", "34203", "34203", 0, "blank space in place of the comma"},
    {"2025| 12户", "2025", "2025", 0, "not when the groups are no groups"},
    {"2 0 2 5|年", "2025", "2025", 0, "every digit spaced"},
    {"６．１|%", "6.1", "6.1", 0, "full width"},
    {"价6. 1|%", "6.1", "6.1", 0, "blank space behind the point"},
    {"1|.2026年", "1", "1", 0, "a year is no fraction"},
    {"1.2|.3版", "1.2", "1.2", 0, "one point only"},
    {"19·5|％", "19.5", "19.5", 0, "a point in the middle"},
    {"12|·4宪法日", "12", "12", 0, "that parts a month from a day"},
    {"一百二十三|户", "123", "123", 0, ""},
    {"十五|户", "15", "15", 0, "一 left out"},
    {"一百一|户", "110", "110", 0, "the last unit left out"},
    {"三万五|户", "35000", "35000", 0, "also behind a magnitude"},
    {"3万5|户", "35000", "35000", 0, "of Arabic digits too"},
    {"1亿2000万|户", "120000000", "120000000", 0, ""},
    {"廿三|户", "23", "23", 0, "廿 is 二十"},
    {"卅五万|户", "350000", "35", 4, ""},
    {"一万零五|户", "10005", "10005", 0, "零 fills a gap"},
    {"二十|百货大楼", "20", "20", 0, "units fall"},
    {"贰佰伍拾|元", "250", "250", 0, "as on a cheque"},
    {"十三点五万|元", "135000", "13.5", 4, "a magnitude behind the fraction"},
    {"零点零六|元", "0.06", "0.06", 0, ""},
    {"两千万点五|元", "20000000.5", "20000000.5", 0, "a magnitude in front of the point is part of the number"},
    {"3万5千|户", "35000", "35000", 0, "Arabic digits with Chinese units"},
    {"1万600|户", "10600", "10600", 0, ""},
    {"5亿1万4千6百|元", "500014600", "500014600", 0, ""},
    {"二〇二六|年", "2026", "2026", 0, "digit by digit"},
    {"五五|折", "55", "55", 0, "equal digits are no range"},
    {"四千五百六十九万八千三百一十一亿四千八百七十二万五千三百八十二|元", "4569831148725382", "4569831148725382", 0, "16 digits"},
    {"二十八万亿|元", "28000000000000", "28", 12, "the trailing magnitude is told apart"},
    {"33.5万|户", "335000", "33.5", 4, ""},
    {"一万五千亿|元", "1500000000000", "1500000000000", 0, "not when another one stands in front"},
    {"6千万亿|元", "6000000000000000", "6000", 12, ""},
    {"四万万|人", "400000000", "4", 8, ""},
    {"500|千伏", "500", "500", 0, "千 of the unit"},
    {"500|千米", "500", "500", 0, ""},
    {"两千|米", "2000", "2000", 0, "千 of the number"},
    {"2|百分点", "2", "2", 0, "百 of 百分点"},
};

START_TEST(a_numeral_is_read_to_its_end) {
	const char *bar = strchr(numerals[_i].text, '|');
	char *text = ws_arena_printf(arena, "%.*s%s", (int)(bar - numerals[_i].text), numerals[_i].text, bar + 1), a[WS_DECIMAL_TEXT];
	ws_folded f = ws_fold(text, strlen(text), WS_FOLD_HANS, arena);
	size_t end = ws_fold(numerals[_i].text, (size_t)(bar - numerals[_i].text), WS_FOLD_HANS, arena).n;
	size_t start = f.c[0] == U'价';
	ws_numeral n;
	ck_assert_msg(ws_numeral_read(&f, start, &n), "%s: not read: %s", text, numerals[_i].why);
	ck_assert_msg(n.end == end, "%s: ends at %zu: %s", text, n.end, numerals[_i].why);
	ck_assert_str_eq(ws_decimal_print(n.value, a), numerals[_i].value);
	ck_assert_str_eq(ws_decimal_print(n.digits, a), numerals[_i].digits);
	ck_assert_int_eq(n.power, numerals[_i].power);
}
END_TEST

static const struct {
	const char *text, *low, *high;
} ranges[] = {{"五六百户", "500", "600"}, {"三五年", "3", "5"}, {"十七八个", "17", "18"}, {"二三十万元", "200000", "300000"},
    {"七八亿元", "700000000", "800000000"}};

START_TEST(two_neighbouring_digits_are_a_range) {
	ws_folded f = ws_fold(ranges[_i].text, strlen(ranges[_i].text), WS_FOLD_HANS, arena);
	ws_numeral n;
	char a[WS_DECIMAL_TEXT];
	ck_assert(ws_numeral_read(&f, 0, &n) && n.has_high);
	ck_assert_str_eq(ws_decimal_print(n.value, a), ranges[_i].low);
	ck_assert_str_eq(ws_decimal_print(n.high, a), ranges[_i].high);
}
END_TEST

static const struct {
	const char *text, *value;
	uint32_t vague;
	bool bare;
} loose[] = {{"30多亿元", "3000000000", U'多', false}, {"数百家", "100", U'数', false}, {"几十万人", "100000", U'几', false},
    {"百亿元", "10000000000", 0, true}, {"千亿元", "100000000000", 0, true}, {"万家", "10000", 0, true}, {"十家", "10", 0, false}};

START_TEST(what_is_left_open_is_marked) {
	ws_folded f = ws_fold(loose[_i].text, strlen(loose[_i].text), WS_FOLD_HANS, arena);
	ws_numeral n;
	char a[WS_DECIMAL_TEXT];
	ck_assert(ws_numeral_read(&f, 0, &n));
	ck_assert_str_eq(ws_decimal_print(n.value, a), loose[_i].value);
	ck_assert_uint_eq(n.vague, loose[_i].vague);
	ck_assert_int_eq(n.bare, loose[_i].bare);
}
END_TEST

START_TEST(a_number_of_a_million_digits_is_refused_and_passed_over) {
	size_t len = 1000000;
	char *text = ws_arena_take(arena, len);
	memset(text, '7', len);
	ws_folded f = ws_fold(text, len, WS_FOLD_HANS, arena);
	ws_numeral n;
	ck_assert(!ws_numeral_read(&f, 0, &n));
	ck_assert_uint_eq(n.end, len);
}
END_TEST

#define ROWS(a) (int)(sizeof(a) / sizeof *(a))

int main(void) {
	Suite *suite = suite_create("numeral");
	TCase *c = tcase_create("numeral");
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_loop_test(c, a_numeral_is_read_to_its_end, 0, ROWS(numerals));
	tcase_add_loop_test(c, two_neighbouring_digits_are_a_range, 0, ROWS(ranges));
	tcase_add_loop_test(c, what_is_left_open_is_marked, 0, ROWS(loose));
	tcase_add_test(c, a_number_of_a_million_digits_is_refused_and_passed_over);
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
