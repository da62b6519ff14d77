/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/marked_text.h"
#include "tests/unit/suite.h"
#include "text/date.h"
#include "text/utf8.h"

static const struct {
	const char *text, *date, *why;
} dates[] = {
	{"本次会议于[2024年1月11日]开幕", "2024-01-11", "the plain form"},
	{"落款：[二〇二四年一月十一日]", "2024-01-11", "Han digits"},
	{"[二○二五年十二月三十一日]止", "2025-12-31", "the circle of another font for zero, 三十一"},
	{"[二零二〇年十月二十日]", "2020-10-20", "零, 十 and 二十"},
	{"截至[２０２４－０１－１１]", "2024-01-11", "full width"},
	{"公开时间 [2024-3-27] 20:37", "2024-03-27", "without zeros, a time behind it"},
	{"[2024-3-7] 09:05 来源", "2024-03-07", "one digit, then the hour"},
	{"[2024/11/08]印发", "2024-11-08", "slashes"},
	{"[2024.1.9]定稿", "2024-01-09", "points"},
	{"[2024 年 1 月 11 日]在市人代会上", "2024-01-11", "spaces around digits"},
	{"[2024年1月]编制", "2024-01", "no day"},
	{"[2024年]末债务余额", "2024", "a year"},
	{"[2025年]1-6月累计", "2025", "a span of months is no month"},
	{"自[2024年2月29日]起", "2024-02-29", "a leap day"},
	{"2023年2月30日的记录", NULL, "a day that does not exist is no date"},
	{"截至2023-2-30的余额", NULL, "nor is one in figures"},
	{"共2024.1亿元", NULL, "a number with a decimal is no date in running text"},
	{"电话12024-1-11", NULL, "digits before it: part of something longer"},
	{"十四五规划和2035远景", NULL, "no 年"},
	{"[2024年元月3日]", "2024-01-03", "元月 is January"},
	{"3月2日与[2024年4月5日]", "2024-04-05", "a date without a year is skipped"},
};

START_TEST(a_date_is_found_where_it_stands) {
	size_t want_start, want_end, start, end;
	ws_date date;
	char text[WS_DATE_TEXT];
	ws_folded f = unmark(dates[_i].text, &want_start, &want_end);
	bool found = ws_date_next(f.c, f.n, 0, &date, &start, &end);
	ck_assert_msg(found == (dates[_i].date != NULL), "%s: %s", dates[_i].text, dates[_i].why);
	if (!found)
		return;
	ck_assert_msg(!strcmp(ws_date_print(date, text), dates[_i].date), "%s: %s is not %s: %s", dates[_i].text, text, dates[_i].date, dates[_i].why);
	ck_assert_uint_eq(start, want_start);
	ck_assert_uint_eq(end, want_end);
}
END_TEST

static const struct {
	const char *text;
	bool plain;
	const char *why;
} plains[] = {
	{"2024", true, "a year"},
	{"2024-02", true, "a month"},
	{"2024-02-29", true, "a day of a leap year"},
	{"1368-01-23", true, "older than any document"},
	{"2023-02-29", false, "no such day"},
	{"2024-13", false, "no such month"},
	{"2024-00-01", false, "no month at all"},
	{"0000", false, "no year"},
	{"2024/01", false, "another mark"},
	{"2024-1-11", false, "a month of one digit"},
	{"20240111", false, "no marks"},
	{"2024-01-", false, "cut off"},
	{"２０２４", false, "full width"},
	{"", false, "nothing"},
};

START_TEST(a_plain_date_is_written_in_one_way) {
	ck_assert_msg(ws_date_is_plain(plains[_i].text) == plains[_i].plain, "%s: %s", plains[_i].text, plains[_i].why);
}
END_TEST

static const struct {
	const char *from, *duration, *until, *why;
} validities[] = {
	{"2024-10-12", "1年", "2025-10-12", "the same day a year later"},
	{"2024-06-01", "五年", "2029-06-01", "Han digits"},
	{"2024-02-29", "两年", "2026-02-28", "the leap day falls on the last of February"},
	{"2024-11-30", "三个月", "2025-02-28", "months go over the year's end, to the last day of a shorter month"},
	{"2024-01-31", "6个月", "2024-07-31", "half a year in months"},
	{"2024-01-31", "半年", "2024-07-31", "in words"},
	{"2023-05-01", "一年半", "2024-11-01", "a year and a half"},
	{"2023-05-01", "1年零6个月", "2024-11-01", "the same with 零"},
	{"2024-12-15", "30日", "2025-01-14", "days"},
	{"2024-12-15", "180天", "2025-06-13", "days over several months"},
};

START_TEST(a_validity_ends_the_same_day_so_much_later) {
	ws_date from;
	ws_duration duration;
	char text[WS_DATE_TEXT];
	ck_assert(ws_date_parse(validities[_i].from, strlen(validities[_i].from), &from));
	ws_folded f = ws_fold(validities[_i].duration, strlen(validities[_i].duration), WS_FOLD_HANS, arena);
	ck_assert_uint_eq(ws_duration_read(f.c, f.n, &duration), f.n);
	ck_assert_msg(!strcmp(ws_date_print(ws_date_add(from, duration), text), validities[_i].until), "%s + %s: %s, not %s: %s", validities[_i].from,
		validities[_i].duration, text, validities[_i].until, validities[_i].why);
}
END_TEST

static const char *const no_durations[] = {"2024年", "年", "个月", "一级", "1.5年", ""};

START_TEST(what_measures_no_time_is_no_duration) {
	ws_duration duration;
	ws_folded f = ws_fold(no_durations[_i], strlen(no_durations[_i]), WS_FOLD_HANS, arena);
	ck_assert_uint_eq(ws_duration_read(f.c, f.n, &duration), 0);
}
END_TEST

START_TEST(what_is_not_stated_stays_so_when_time_is_added) {
	ws_date none = {0}, year = {2024, 0, 0}, moved = ws_date_add(none, (ws_duration){1, 0, 0});
	ck_assert_int_eq(moved.year, 0);
	ck_assert_int_eq(ws_date_add(year, (ws_duration){2, 7, 9}).year, 2026);
}
END_TEST

START_TEST(a_megabyte_of_digits_is_searched_in_one_pass) {
	enum { LEN = 1 << 20 };
	char *text = malloc(LEN);
	memset(text, '9', LEN);
	ws_folded f = ws_fold(text, LEN, 0, arena);
	ws_date date;
	size_t start, end;
	ck_assert(!ws_date_next(f.c, f.n, 0, &date, &start, &end));
	ck_assert(!ws_date_parse(text, LEN, &date));
	free(text);
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(tc, test, 0, sizeof table / sizeof *table)

int main(void) {
	Suite *s = suite_create("date");
	TCase *tc = tcase_create("date");
	tcase_add_checked_fixture(tc, set_up, tear_down);
	LOOP(a_date_is_found_where_it_stands, dates);
	LOOP(a_plain_date_is_written_in_one_way, plains);
	LOOP(a_validity_ends_the_same_day_so_much_later, validities);
	LOOP(what_measures_no_time_is_no_duration, no_durations);
	tcase_add_test(tc, what_is_not_stated_stays_so_when_time_is_added);
	tcase_add_test(tc, a_megabyte_of_digits_is_searched_in_one_pass);
	suite_add_tcase(s, tc);
	return run_suite(s);
}
