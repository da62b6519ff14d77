/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/marked_text.h"
#include "tests/unit/suite.h"
#include "text/region.h"

static const struct {
	const char *text, *name, *path;
	unsigned flags;
	const char *why;
} named[] = {
	{"关于[重庆市北碚区]2024年决算的报告", "北碚区", "重庆市/北碚区", 0, "a municipality and its district are one hit"},
	{"[株洲市芦淞区]财政局", "芦淞区", "湖南省/株洲市/芦淞区", 0, "the path goes up to the province"},
	{"[迪庆州]统计局", "迪庆藏族自治州", "云南省/迪庆藏族自治州", WS_REGION_SHORT, "the common short form of a 自治州"},
	{"[迪庆藏族自治州]人民政府", "迪庆藏族自治州", "云南省/迪庆藏族自治州", 0, "its full name"},
	{"[锡林郭勒盟]行政公署", "锡林郭勒盟", "内蒙古自治区/锡林郭勒盟", 0, "a 盟"},
	{"[宁夏]回乡创业", "宁夏回族自治区", "宁夏回族自治区", WS_REGION_SHORT, "the short form of an autonomous region"},
	{"[海南藏族自治州]财政", "海南藏族自治州", "青海省/海南藏族自治州", WS_REGION_SHORT, "the longest name wins over 海南"},
	{"[吉林]财政", "吉林省", "吉林省", WS_REGION_SHORT, "a shared short form is the higher one"},
	{"[吉林市]财政局", "吉林市", "吉林省/吉林市", 0, "the city by its full name"},
	{"[福建厦门]出台措施", "厦门市", "福建省/厦门市", WS_REGION_SHORT, "short forms follow their parent"},
	{"[江苏省南京市鼓楼区]人民政府", "鼓楼区", "江苏省/南京市/鼓楼区", 0, "a name of four cities, settled by its parent"},
	{"[鼓楼区]人民政府", "鼓楼区", NULL, 0, "nothing says which"},
	{"[鼓楼区]财政局上报福州市财政局", "鼓楼区", "福建省/福州市/鼓楼区", 0, "a parent named later settles it too"},
	{"[恩施土家族苗族自治州恩施市]", "恩施市", "湖北省/恩施土家族苗族自治州/恩施市", 0, "a city inside the prefecture of its name"},
	{"[重慶市北碚區]財政局", "北碚区", "重庆市/北碚区", 0, "繁"},
	{"[莱芜市]2017年决算", "莱芜市", "山东省/莱芜市", 0, "abolished in 2019, still in old documents"},
	{"[仙桃市]国库支付局", "仙桃市", "湖北省/仙桃市", 0, "a county right below its province"},
	{"甘肃省财政厅关于[酒泉市]债务限额的批复", "酒泉市", "甘肃省/酒泉市", 0, "the most specific one, inside the first"},
	{"[厦门市]与泉州市合作", "厦门市", "福建省/厦门市", 0, "the first of equals"},
	{"厦门出台新政", NULL, NULL, 0, "short forms only when asked for"},
	{"各市和县人民政府", NULL, NULL, 0, "和县 is a county, but not here"},
	{"加快建设新城区和老城区", NULL, NULL, 0, "neither is 新城区"},
	{"全市财政平稳运行", NULL, NULL, WS_REGION_SHORT, "no name at all"},
};

START_TEST(the_most_specific_region_named_is_found_with_its_parents) {
	size_t start, end;
	ws_region_hit hit;
	ws_folded f = unmark(named[_i].text, &start, &end);
	bool found = ws_region_find(f.c, f.n, named[_i].flags, WS_REGION_NONE, &hit);
	ck_assert_msg(found == (named[_i].name != NULL), "%s: %s: %s", named[_i].text, found ? hit.name : "nothing", named[_i].why);
	if (!found)
		return;
	ck_assert_msg(!strcmp(hit.name, named[_i].name), "%s: %s: %s", named[_i].text, hit.name, named[_i].why);
	ck_assert_uint_eq(hit.start, start);
	ck_assert_uint_eq(hit.end, end);
	ck_assert_msg((hit.region >= 0) == (named[_i].path != NULL), "%s: %s", named[_i].text, named[_i].why);
	if (hit.region >= 0)
		ck_assert_str_eq(ws_region_path(hit.region, arena), named[_i].path);
}
END_TEST

static const struct {
	const char *region, *path, *wanted;
	bool matches;
	const char *why;
} filters[] = {
	{"北碚区", "重庆市/北碚区", "重庆市", true, "what lies above"},
	{"北碚区", "重庆市/北碚区", "重庆", true, "by its short form"},
	{"北碚区", "重庆市/北碚区", "北碚", true, "itself, by its short form"},
	{"北碚区", "重庆市/北碚区", "重庆市北碚区", true, "as a chain"},
	{"北碚区", "重庆市/北碚区", "重庆 / 北碚区", true, "a chain with a slash, short form, spaces"},
	{"北碚区", "重庆市/北碚区", "渝北区", false, "a neighbour"},
	{"重庆市", "重庆市", "北碚区", false, "the city does not lie in its district"},
	{"厦门市", "福建省/厦门市", "福建", true, "the province"},
	{"厦门市", "福建省/厦门市", "厦", false, "one character names nothing"},
	{"厦门市", "福建省/厦门市", "", false, "nothing names nothing"},
	{"鼓楼区", NULL, "鼓楼区", true, "a name without a path is matched by itself"},
	{"鼓楼区", NULL, "南京", false, "but by no parent"},
	{"鼓楼区", "江苏省/南京市/鼓楼区", "鼓楼区", true, "a shared name matches wherever it lies"},
	{"鼓楼区", "江苏省/南京市/鼓楼区", "福州市鼓楼区", false, "a chain says which"},
	{"迪庆藏族自治州", "云南省/迪庆藏族自治州", "迪庆州", true, "common short form"},
	{NULL, NULL, "厦门", false, "a document without a region"},
};

START_TEST(a_filter_holds_for_a_region_and_what_lies_in_it) {
	ck_assert_msg(ws_region_matches(filters[_i].region, filters[_i].path, filters[_i].wanted) == filters[_i].matches, "%s in %s: %s",
		filters[_i].region ? filters[_i].region : "none", filters[_i].wanted, filters[_i].why);
}
END_TEST

START_TEST(a_name_by_itself_is_looked_up) {
	ws_region xiamen = ws_region_named("厦门", strlen("厦门"));
	ck_assert_int_ge(xiamen, 0);
	ck_assert_str_eq(ws_region_name(xiamen), "厦门市");
	ck_assert_int_eq(ws_region_level(xiamen), 2);
	ck_assert_str_eq(ws_region_name(ws_region_parent(xiamen)), "福建省");
	ck_assert_int_eq(ws_region_parent(ws_region_parent(xiamen)), WS_REGION_NONE);
	ck_assert(ws_region_is_within(xiamen, ws_region_parent(xiamen)));
	ck_assert(!ws_region_is_within(ws_region_parent(xiamen), xiamen));
	ck_assert_int_eq(ws_region_named("鼓楼区", strlen("鼓楼区")), WS_REGION_NONE);
	ck_assert_int_eq(ws_region_named("厦门市财政局", strlen("厦门市财政局")), WS_REGION_NONE);
	ck_assert_int_eq(ws_region_named("没有这个地方", strlen("没有这个地方")), WS_REGION_NONE);
	char *long_text = ws_arena_take(arena, 1 << 16);
	memset(long_text, '/', 1 << 16);
	ck_assert_int_eq(ws_region_named(long_text, 1 << 16), WS_REGION_NONE);
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(tc, test, 0, sizeof table / sizeof *table)

int main(void) {
	Suite *s = suite_create("region");
	TCase *tc = tcase_create("region");
	tcase_add_checked_fixture(tc, set_up, tear_down);
	LOOP(the_most_specific_region_named_is_found_with_its_parents, named);
	LOOP(a_filter_holds_for_a_region_and_what_lies_in_it, filters);
	tcase_add_test(tc, a_name_by_itself_is_looked_up);
	suite_add_tcase(s, tc);
	return run_suite(s);
}
