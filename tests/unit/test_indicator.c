/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>

#include "query/indicator.h"
#include "tests/unit/arena_fixture.h"
#include "tests/unit/suite.h"

/* What is asked for, and two subjects of which the first is meant. */
static const struct {
	const char *asked, *better, *worse, *why;
} rows[] = {
    {"一般公共预算收入", "全市一般公共预算收入", "全市一般公共预算支出", "the head of the name is its end"},
    {"政府债务限额", "省财政厅核定我市政府债务限额", "一般债务限额", "who said it is no part of it"},
    {"政府债务限额", "省财政厅核定我市2019年政府债务限额", "县市区政府债务限额", "nor is the year"},
    {"政府债务余额", "全市政府债务余额合计", "市级政府债务余额", "合计 adds nothing"},
    {"地区生产总值", "全市地区生产总值（GDP）", "人均地区生产总值", "a word that makes another indicator"},
    {"省对市县转移支付", "省对市县转移支付一般公共预算资金预算数", "共同财政事权转移支付预算数", "all of it, with something behind"},
    {"地方财政赤字", "地方财政赤字", "财政赤字", "the same name before one with another scope"},
    {"财政赤字", "财政赤字", "地方财政赤字", ""},
    {"存款余额", "全市金融机构本外币各项存款余额", "住户存款余额", "whose deposits they are"},
    {"出口", "出口额", "货物进出口总额", "a sum by its name alone"},
    {"教育支出", "教育支出科目预算数", "体育支出", "科目 and 预算数 are what the table calls it"},
    {"新增政府债务限额", "用于项目建设的新增地方政府债务限额", "一般债务限额", "what stands behind 的, with or without 地方"},
    {"政府性基金支出", "市本级政府性基金预算支出", "市级社会保险基金支出", "预算 adds nothing"},
    {"国有资本经营预算收入", "国有资本经营预算收入", "其他国有资本经营预算收入", "others are not all"},
    {"政府债务限额", "全市地方政府债务限额", "新增地方政府债务限额", "what is added is not all"},
    {"城镇居民人均可支配收入", "城镇常住居民人均可支配收入", "全体居民人均可支配收入", "a word inside before a word less"},
    {"三公经费", "市本级安排“三公”经费预算", "公务用车运行经费", "what it is planned with adds nothing"},
    {"三公经费", "一般公共预算“三公”经费支出预算数", "公务接待费预算数", "nor do the marks and the side"},
};

START_TEST(the_subject_that_is_meant_is_more_alike) {
	ws_letters asked = ws_letters_of(rows[_i].asked, arena);
	float better = ws_indicator_alike(asked, ws_letters_of(rows[_i].better, arena), arena);
	float worse = ws_indicator_alike(asked, ws_letters_of(rows[_i].worse, arena), arena);
	ck_assert_msg(better > worse, "%s (%s): %s %g, %s %g", rows[_i].asked, rows[_i].why, rows[_i].better, better, rows[_i].worse, worse);
}
END_TEST

START_TEST(a_part_takes_the_head_of_its_whole) {
	ws_letters whole = ws_letters_of("全市政府债务余额合计", arena), trade = ws_letters_of("外贸进出口总额", arena);
	ck_assert_float_gt(
	    ws_indicator_part_alike(ws_letters_of("专项债务余额", arena), ws_letters_of("专项债务", arena), whole, arena), 0.9f);
	ck_assert_float_eq(ws_indicator_part_alike(ws_letters_of("进出口总额", arena), ws_letters_of("出口", arena), trade, arena), 0);
}
END_TEST

START_TEST(what_people_say_becomes_what_documents_write) {
	ws_letters asked = ws_indicator_official(ws_letters_of("人均GDP", arena), arena), wanted = ws_letters_of("人均地区生产总值", arena);
	ck_assert_uint_eq(asked.n, wanted.n);
	ck_assert_mem_eq(asked.c, wanted.c, wanted.n * sizeof *wanted.c);
}
END_TEST

START_TEST(what_is_said_once_counts_once) {
	ws_letters asked = ws_letters_of("就业率就业率", arena);
	ck_assert_float_eq(ws_indicator_said_in(asked, ws_letters_of("城镇就业率", arena)), 2 / 5.0f);
	ck_assert_float_eq(ws_indicator_said_in(asked, ws_letters_of("就业率与失业后再就业率", arena)), 4 / 5.0f);
}
END_TEST

int main(void) {
	Suite *s = suite_create("indicator");
	TCase *c = tcase_create("indicator");
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_loop_test(c, the_subject_that_is_meant_is_more_alike, 0, sizeof rows / sizeof *rows);
	tcase_add_test(c, a_part_takes_the_head_of_its_whole);
	tcase_add_test(c, what_people_say_becomes_what_documents_write);
	tcase_add_test(c, what_is_said_once_counts_once);
	suite_add_tcase(s, c);
	return run_suite(s);
}
