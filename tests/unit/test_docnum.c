/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/arena_fixture.h"
#include "tests/unit/suite.h"
#include "text/docnum.h"
#include "text/fold.h"

static const struct {
	const char *text, *normal, *key, *why;
} numbers[] = {
	{"泉政办规〔2025〕7号", "泉政办规〔2025〕7号", "泉政办规2025-7", "the standard's form"},
	{"泉政办规[2025]7号", "泉政办规〔2025〕7号", "泉政办规2025-7", "square brackets"},
	{"泉政办规（2025）7号", "泉政办规〔2025〕7号", "泉政办规2025-7", "round brackets, full width"},
	{"泉政办规【2025】第007号", "泉政办规〔2025〕7号", "泉政办规2025-7", "black brackets, 第 and leading zeros"},
	{"泉政办规〔二〇二五〕7号", "泉政办规〔2025〕7号", "泉政办规2025-7", "the year in Han"},
	{"泉政办规 ［２０２５］ ７ 号", "泉政办规〔2025〕7号", "泉政办规2025-7", "full width and spaces"},
	{"**泉政办规〈2025〉7号**", "泉政办规〔2025〕7号", "泉政办规2025-7", "Markdown around it"},
	{"赣财預〔2024〕12号", "赣财预〔2024〕12号", "赣财预2024-12", "繁 and 简 are one"},
	{"国办发明电〔2020〕14号", "国办发明电〔2020〕14号", "国办发明电2020-14", "a long code"},
	{"和政办发〔2023〕5号", "和政办发〔2023〕5号", "和政办发2023-5", "a code that begins like a conjunction"},
	{"芜湖市人民政府令第71号", "芜湖市人民政府令第71号", "芜湖市人民政府令71", "an order has no year"},
	{"财政部　税务总局公告２０２０年第10号", "财政部税务总局公告2020年第10号", "财政部税务总局公告2020-10", "an announcement with a bare year"},
	{"农业部公告第219号", "农业部公告第219号", "农业部公告219", "an announcement without a year"},
	{"证监会令第12号", "证监会令第12号", "证监会令12", "a commission's order"},
	{"（81）轻财字第36号", "〔81〕轻财字第36号", "轻财字1981-36", "before 1990: the year in front"},
	{"[1984]轻财字17号", "〔1984〕轻财字17号", "轻财字1984-17", "the same with all its digits, without 第"},
	{"58司普字第902号", "〔58〕司普字第902号", "司普字1958-902", "and without brackets"},
	{"轻财字（83）第8号", "轻财字〔83〕8号", "轻财字1983-8", "two digits behind the code"},
	{"法（办）发〔1987〕6号", "法(办)发〔1987〕6号", "法(办)发1987-6", "the office inside the code"},
	{"（87）高检发（研）字第4号", "〔87〕高检发(研)字第4号", "高检发(研)字1987-4", "both"},
	{"公告〔2024年〕第3号", "公告〔2024〕3号", "公告2024-3", "年 inside the brackets"},
};

START_TEST(every_writing_of_a_number_has_one_normal_form_and_one_key) {
	ws_docnum number;
	ws_folded f = ws_fold(numbers[_i].text, strlen(numbers[_i].text), WS_FOLD_HANS, arena);
	ck_assert_msg(ws_docnum_next(f.c, f.n, 0, &number), "%s: %s", numbers[_i].text, numbers[_i].why);
	ck_assert_str_eq(ws_docnum_normal(f.c, &number, arena), numbers[_i].normal);
	char *key = ws_docnum_key(numbers[_i].text, strlen(numbers[_i].text), arena);
	ck_assert_msg(key && !strcmp(key, numbers[_i].key), "%s: key %s: %s", numbers[_i].text, key ? key : "none", numbers[_i].why);
	ck_assert_str_eq(ws_docnum_key(numbers[_i].normal, strlen(numbers[_i].normal), arena), numbers[_i].key);
}
END_TEST

/* The number is what stands in ⟦ ⟧; the mark does not fold into anything the grammar knows, so it is cut out first. */
static const struct {
	const char *before, *number, *behind, *why;
} cited[] = {
	{"根据", "财预〔2024〕1号", "文件精神", "根据 is no part of the code"},
	{"《关于基金管理的通知》（", "洛财金〔2023〕18号", "）同时废止", "in brackets behind a title"},
	{"按照", "国发〔2014〕43号", "和国发〔2016〕45号要求", "the first of two"},
	{"市政府办公室文件", "株政办发〔2025〕3号", "", "the masthead runs into the number"},
	{"（2023年11月8日", "芜湖市人民政府令第71号", "公布）", "a date stands before the order"},
	{"二〇二三年十一月八日", "芜湖市人民政府令第71号", "公布", "a date in Han"},
};

START_TEST(a_cited_number_is_cut_out_of_its_sentence) {
	ws_docnum number;
	char *text = ws_arena_printf(arena, "%s%s%s", cited[_i].before, cited[_i].number, cited[_i].behind);
	ws_folded f = ws_fold(text, strlen(text), WS_FOLD_HANS, arena);
	size_t start = ws_fold(cited[_i].before, strlen(cited[_i].before), WS_FOLD_HANS, arena).n;
	ck_assert(ws_docnum_next(f.c, f.n, 0, &number));
	ck_assert_msg(number.start == start, "%s: starts at %u: %s", text, number.start, cited[_i].why);
	ck_assert_uint_eq(number.end, start + ws_fold(cited[_i].number, strlen(cited[_i].number), WS_FOLD_HANS, arena).n);
}
END_TEST

START_TEST(the_second_number_begins_behind_the_conjunction) {
	const char *text = "财预〔2024〕1号和财债〔2024〕2号";
	ws_folded f = ws_fold(text, strlen(text), WS_FOLD_HANS, arena);
	ws_docnum number;
	ck_assert(ws_docnum_next(f.c, f.n, 0, &number));
	ck_assert(ws_docnum_next(f.c, f.n, number.end, &number));
	ck_assert_str_eq(ws_docnum_normal(f.c, &number, arena), "财债〔2024〕2号");
	ck_assert(!ws_docnum_next(f.c, f.n, number.end, &number));
}
END_TEST

static const char *const none[] = {
	"（2024）年度报告", "[2024]号", "〔2024〕12号", "泉政办规〔2024", "泉政办规〔24〕7号", "泉政办规〔2024〕号", "泉政办规〔2024〕0号", "第7号令人振奋", "命令第3号", "2020年第10号", "关于2020年第3季度", "第12年级3号", "（24）泉财字第5号",
	"（2024）年第3号", "2586财字第5号", "宣传公告第3号", "",
};

START_TEST(brackets_alone_make_no_number) {
	ws_docnum number;
	ws_folded f = ws_fold(none[_i], strlen(none[_i]), WS_FOLD_HANS, arena);
	ck_assert_msg(!ws_docnum_next(f.c, f.n, 0, &number), "%s", none[_i]);
	ck_assert_ptr_null(ws_docnum_key(none[_i], strlen(none[_i]), arena));
}
END_TEST

START_TEST(a_key_is_of_a_number_and_nothing_else) {
	ck_assert_str_eq(ws_docnum_key("泉政办规〔2025〕7", strlen("泉政办规〔2025〕7"), arena), "泉政办规2025-7");
	ck_assert_ptr_null(ws_docnum_key("根据泉政办规〔2025〕7号", strlen("根据泉政办规〔2025〕7号"), arena));
	ck_assert_ptr_null(ws_docnum_key("泉政办规〔2025〕7号的通知", strlen("泉政办规〔2025〕7号的通知"), arena));
	char *long_text = ws_arena_take(arena, 4096);
	memset(long_text, 'a', 4096);
	ck_assert_ptr_null(ws_docnum_key(long_text, 4096, arena));
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(tc, test, 0, sizeof table / sizeof *table)

int main(void) {
	Suite *s = suite_create("docnum");
	TCase *tc = tcase_create("docnum");
	tcase_add_checked_fixture(tc, set_up, tear_down);
	LOOP(every_writing_of_a_number_has_one_normal_form_and_one_key, numbers);
	LOOP(a_cited_number_is_cut_out_of_its_sentence, cited);
	tcase_add_test(tc, the_second_number_begins_behind_the_conjunction);
	LOOP(brackets_alone_make_no_number, none);
	tcase_add_test(tc, a_key_is_of_a_number_and_nothing_else);
	suite_add_tcase(s, tc);
	return run_suite(s);
}
