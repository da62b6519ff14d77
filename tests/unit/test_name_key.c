/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/arena_fixture.h"
#include "tests/unit/suite.h"
#include "text/name_key.h"

static const struct {
	const char *name, *text, *wanted, *why;
} writings[] = {
	{"干安县产业基金", "乾安县产业基金", "乾安县产业基金", "a character that 简 has too"},
	{"国家着作权基金", "国家著作权基金", "国家著作权基金", "another"},
	{"aic基金", "AIC 基金", "AIC基金", "case, without the blank"},
	{"融资担保基金", "融資擔保基金", "融资担保基金", "繁體"},
	{"道路交通事故社会救助基金", "道路交通事故社會救助基金", "道路交通事故社会救助基金", "繁體, most of it the same"},
	{"储备办法(试行)", "储备办法（试行）", "储备办法(试行)", "width is layout"},
	{"增信基金", "增 信\n基金", "增信基金", "layout only"},
	{"中小企业增信基金", "增信基金", "中小企业增信基金", "a short form of it"},
	{"增信基金", "", "增信基金", "nothing"},
};

START_TEST(a_name_is_shown_as_a_text_in_its_script_writes_it) {
	const char *got = ws_name_written(writings[_i].name, writings[_i].text, strlen(writings[_i].text), arena);
	ck_assert_msg(!strcmp(got, writings[_i].wanted), "%s: '%s', wanted '%s'", writings[_i].why, got, writings[_i].wanted);
}
END_TEST

static const struct {
	const char *name, *region, *key;
} keys[] = {
	{"厦门市技术创新基金", "厦门市", "技术创新基金"},
	{"乾安县产业基金", "吉林省", "干安县产业基金"},
	{"市发改委", "厦门市", "发展和改革委员会"},
};

START_TEST(names_are_compared_folded_without_their_own_scope) {
	ck_assert_str_eq(ws_name_key(keys[_i].name, keys[_i].region, arena), keys[_i].key);
}
END_TEST

int main(void) {
	Suite *s = suite_create("name_key");
	TCase *tc = tcase_create("name_key");
	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_loop_test(tc, a_name_is_shown_as_a_text_in_its_script_writes_it, 0, (int)(sizeof writings / sizeof *writings));
	tcase_add_loop_test(tc, names_are_compared_folded_without_their_own_scope, 0, (int)(sizeof keys / sizeof *keys));
	suite_add_tcase(s, tc);
	return run_suite(s);
}
