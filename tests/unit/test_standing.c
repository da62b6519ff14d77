/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "query/standing.h"
#include "tests/unit/suite.h"

static const struct {
	const char *title;
	bool law;
	const char *why;
} titles[] = {
	{"中华人民共和国预算法", true, "its full name"},
	{"预算法", true, "its short name"},
	{"中华人民共和国 民 法 典", true, "a code, spaced out"},
	{"中華人民共和國海商法", true, "in traditional characters"},
	{"海州公司法", true, "公司 and 法, not 司法"},
	{"政府采购法（2014年修正）", true, "which version stands behind in brackets"},
	{"(试行)", false, "nothing but brackets"},
	{"渔港水域管理法第十六条", true, "one article of it"},
	{"渔港水域管理法第十六条之一", true, "an article put in between"},
	{"第十六条", false, "an article of what nobody says"},
	{"预算法实施条例", false, "what carries a law out is none"},
	{"海州市财政局关于贯彻预算法的通知", false, "what speaks of a law is none"},
	{"绩效考核办法", false, "rules (办法) end in the same character"},
	{"产值核算方法", false, "a method"},
	{"关于规范行政执法", false, "enforcement"},
	{"法", false, "one character"},
	{"", false, "no title"},
};

START_TEST(a_law_is_told_from_the_form_of_its_title) {
	ws_arena *arena = ws_arena_new();
	ws_folded f = ws_fold(titles[_i].title, strlen(titles[_i].title), WS_FOLD_HANS, arena);
	ck_assert_msg(ws_is_law_title(&f) == titles[_i].law, "%s (%s)", titles[_i].title, titles[_i].why);
	ws_arena_free(arena);
}
END_TEST

int main(void) {
	Suite *s = suite_create("standing");
	TCase *t = tcase_create("titles");
	tcase_add_loop_test(t, a_law_is_told_from_the_form_of_its_title, 0, sizeof titles / sizeof *titles);
	suite_add_tcase(s, t);
	return run_suite(s);
}
