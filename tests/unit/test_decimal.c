/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/suite.h"
#include "text/decimal.h"

static ws_decimal number(const char *text) {
	ws_decimal d;
	ck_assert_msg(ws_decimal_parse(text, strlen(text), &d), "%s is no number", text);
	return d;
}

static const struct {
	const char *text, *printed;
	int64_t digits;
	int exponent;
	const char *why;
} numbers[] = {
    {"1577.1", "1577.1", 15771, -1, "a plain fraction"},
    {"0.056", "0.056", 56, -3, "zeros behind the point count, those in front do not"},
    {"100", "100", 1, 2, "trailing zeros go into the exponent"},
    {"1,234,500.00", "1234500", 12345, 2, "commas, and a fraction of zeros"},
    {"0.00", "0", 0, 0, "zero has one form"},
    {"-0", "0", 0, 0, "and no sign"},
    {"-2.3", "-2.3", -23, -1, "negative"},
    {"007", "7", 7, 0, "leading zeros"},
    {"10.050", "10.05", 1005, -2, "zeros on both sides of a digit"},
    {"999999999999999999", "999999999999999999", 999999999999999999, 0, "18 digits fit"},
    {"1000000000000000000000", "1000000000000000000000", 1, 21, "zeros are no digits"},
    {"0.000000000000000000001", "0.000000000000000000001", 1, -21, "far behind the point"},
};

START_TEST(a_number_has_one_form_and_prints_as_it_was_read) {
	char buffer[WS_DECIMAL_TEXT];
	ws_decimal d = number(numbers[_i].text);
	ck_assert_msg(d.digits == numbers[_i].digits && d.exponent == numbers[_i].exponent, "%s: %s", numbers[_i].text, numbers[_i].why);
	ck_assert_str_eq(ws_decimal_print(d, buffer), numbers[_i].printed);
	ws_decimal again = number(buffer);
	ck_assert(again.digits == d.digits && again.exponent == d.exponent);
}
END_TEST

static const char *const bad[] = {"", "-", ".", ".5", "1.", "1.2.3", "12a", "1234567890123456789", ",1", "1 2", "--1"};

START_TEST(what_is_no_number_or_too_long_is_refused) {
	ws_decimal d;
	ck_assert_msg(!ws_decimal_parse(bad[_i], strlen(bad[_i]), &d), "'%s' was read", bad[_i]);
}
END_TEST

static const struct {
	const char *text;
	int64_t factor;
	int power;
	const char *scaled; /* NULL: overflow */
} scales[] = {
    {"1577.1", 1, 8, "157710000000"},
    {"5.6", 1, -2, "0.056"},
    {"33.5", 1, 4, "335000"},
    {"999999999999999999", 3, 0, NULL},
    {"999999999999999999", 10, 0, "9999999999999999990"},
    {"1", 1, 61, NULL},
    {"1", 1, -61, NULL},
};

START_TEST(a_magnitude_is_folded_in_exactly) {
	char buffer[WS_DECIMAL_TEXT];
	ws_decimal d;
	bool fits = ws_decimal_scale(number(scales[_i].text), scales[_i].factor, scales[_i].power, &d);
	ck_assert_int_eq(fits, scales[_i].scaled != NULL);
	if (fits)
		ck_assert_str_eq(ws_decimal_print(d, buffer), scales[_i].scaled);
}
END_TEST

static const struct {
	const char *a, *b, *sum; /* NULL: overflow */
	int order;
} pairs[] = {
    {"0.1", "0.2", "0.3", -1},
    {"123", "0.11", "123.11", 1},
    {"500000000000000", "0.5", "500000000000000.5", 1},
    {"1000000000000000000000", "1", NULL, 1},
    {"-5", "5", "0", -1},
    {"-3", "-4", "-7", 1},
    {"100", "100.00", "200", 0},
    {"0", "0.00", "0", 0},
    {"0", "-1", "-1", 1},
    {"1000000000000000000000000", "999999999999999999", NULL, 1},
    {"0.000000000000000000000001", "0.1", NULL, -1},
};

START_TEST(sums_and_comparisons_are_exact) {
	char buffer[WS_DECIMAL_TEXT];
	ws_decimal a = number(pairs[_i].a), b = number(pairs[_i].b), sum;
	bool fits = ws_decimal_add(a, b, &sum);
	ck_assert_int_eq(fits, pairs[_i].sum != NULL);
	if (fits)
		ck_assert_str_eq(ws_decimal_print(sum, buffer), pairs[_i].sum);
	int order = ws_decimal_compare(a, b);
	ck_assert_int_eq((order > 0) - (order < 0), pairs[_i].order);
	order = ws_decimal_compare(b, a);
	ck_assert_int_eq((order > 0) - (order < 0), -pairs[_i].order);
}
END_TEST

START_TEST(the_double_is_the_nearest_one) {
	ck_assert(ws_decimal_double(number("0.1")) == 0.1);
	ck_assert(ws_decimal_double(number("157710000000")) == 157710000000.0);
	ck_assert(ws_decimal_double(number("-2.3")) == -2.3);
}
END_TEST

#define ROWS(a) (int)(sizeof(a) / sizeof *(a))

int main(void) {
	Suite *suite = suite_create("decimal");
	TCase *c = tcase_create("decimal");
	tcase_add_loop_test(c, a_number_has_one_form_and_prints_as_it_was_read, 0, ROWS(numbers));
	tcase_add_loop_test(c, what_is_no_number_or_too_long_is_refused, 0, ROWS(bad));
	tcase_add_loop_test(c, a_magnitude_is_folded_in_exactly, 0, ROWS(scales));
	tcase_add_loop_test(c, sums_and_comparisons_are_exact, 0, ROWS(pairs));
	tcase_add_test(c, the_double_is_the_nearest_one);
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
