/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>

#include "tests/unit/passage_dump.h"
#include "tests/unit/suite.h"
#include "text/cursor.h"

static const struct {
	const char *text; /* below the heading */
	const char *want; /* term=definition, each with ¶ behind it */
	const char *why;
} rows[] = {
	{"名 词 解 释\n\n【债务限额】指经批准的债务余额上限。\n\n【转贷】上级把借入的资金转给下级。",
     "债务限额=指经批准的债务余额上限。¶转贷=上级把借入的资金转给下级。¶", "brackets, below a letter-spaced heading"},
	{"名词解释\n\n1. 稳定基金\n\n为平衡预算而设立的储备资金。\n\n2. 创投基金\n\n投向初创企业的基金，总规模5亿\n\n元。",
     "稳定基金=为平衡预算而设立的储备资金。¶创投基金=投向初创企业的基金，总规模5亿元。¶",
     "the term on a line of its own, the second one cut by a page"},
	{"名词解释\n\n1.转移支付：上级对下级的补助。\n\n2.“两新”：指设备更新和以旧换新。\n\n3.预备费。用于突发事件的支出。",
     "转移支付=上级对下级的补助。¶两新=指设备更新和以旧换新。¶预备费=用于突发事件的支出。¶",
     "numbers, with a colon or a stop behind the term"},
	{"名词解释\n\n（一）零基预算是指不以上年为基数编制的预算。\n\n（二）“三保”——保民生、保工资、保运转。",
     "零基预算=是指不以上年为基数编制的预算。¶三保=保民生、保工资、保运转。¶", "是指, and a dash"},
	{"附：有关名词解释\n\n上解支出：下级上交上级的款项。\n\n“四本预算”：即四类预算的合称，包括一般公共预算等。",
     "上解支出=下级上交上级的款项。¶四本预算=即四类预算的合称，包括一般公共预算等。¶", "no numbers at all"},
	{"名词解释\n\n【绿色基金】投向节能环保项目。\n\n基金期限为8年，由市属国企管理。",
     "绿色基金=投向节能环保项目。⏎基金期限为8年，由市属国企管理。¶", "a second paragraph belongs to its entry"},
	{"名词解释\n\n【专班机制】第一张清单列问题；\n\n第二张清单列责任。\n\n【闭环】有始有终。",
     "专班机制=第一张清单列问题；第二张清单列责任。¶闭环=有始有终。¶", "cut behind a semicolon"},
	{"名词解释\n\n1.隐性债务：法定限额以外的债务。\n\n二、其他说明\n\n本表数据均为快报数。", "隐性债务=法定限额以外的债务。¶",
     "a heading of a higher style ends it"},
	{"名词解释\n\n转贷收入：下级取得的转贷资金。\n\n本报告数据为快报数，最终以决算为准。", "转贷收入=下级取得的转贷资金。¶",
     "what is no entry ends a glossary without numbers"},
	{"注解：\n\n上解支出：是指下级上交上级的款项。\n\n“四本预算”：是四类预算的合称，包括一般公共预算等。",
     "上解支出=是指下级上交上级的款项。¶四本预算=是四类预算的合称，包括一般公共预算等。¶", "another word for it, when entries say what something is"},
	{"注释：\n\n1.本报告数据：均为快报数，最终以决算为准。\n\n2.增长速度：按可比价格计算，口径有调整。", "",
     "notes have the same heading and are no definitions"},
	{"名词解释\n\n一、收入类\n\n1.转移支付：上级对下级的补助。\n\n2.税收返还：上级返还下级的税收。\n\n二、债务类\n\n1.隐性债务：法定限额以外的债务。",
     "转移支付=上级对下级的补助。¶税收返还=上级返还下级的税收。¶隐性债务=法定限额以外的债务。¶", "groups of entries, each below a heading"},
	{"名词解释\n\n零基预算：不以上年为基数编制的预算。\n\n（一）“三保”：保民生、保工资、保运转。\n\n（二）两新：设备更新和以旧换新。\n\n预备费：用于突发事件的支出。",
     "零基预算=不以上年为基数编制的预算。¶三保=保民生、保工资、保运转。¶两新=设备更新和以旧换新。¶预备费=用于突发事件的支出。¶",
     "numbered entries among those without numbers"},
	{"名词解释\n\n（一）三保：保民生、保工资、保运转。\n\n零基预算：是指不以上年为基数编制的预算。\n\n（二）两新：设备更新和以旧换新。",
     "三保=保民生、保工资、保运转。¶零基预算=是指不以上年为基数编制的预算。¶两新=设备更新和以旧换新。¶", "one without a number among numbered ones"},
	{"名词解释\n\n四本预算：包括以下四类：\n\n（一）一般预算：以税收为主的预算。\n\n（二）基金预算：专款专用的预算。\n\n预备费：用于突发事件的支出。",
     "四本预算=包括以下四类：⏎（一）一般预算：以税收为主的预算。\n（二）基金预算：专款专用的预算。¶预备费=用于突发事件的支出。¶",
     "the items of a list inside an entry are none"},
	{"名词解释\n\n名词\t解释\n转贷收入\t下级取得的转贷资金。\n预备费\t用于突发事件的支出。",
     "转贷收入=下级取得的转贷资金。¶预备费=用于突发事件的支出。¶", "a table of two columns"},
	{"名词解释\n\n序号\t名词\t解释\n1\t转贷收入\t下级取得的转贷资金。\n2\t预备费\t用于突发事件的支出。",
     "转贷收入=下级取得的转贷资金。¶预备费=用于突发事件的支出。¶", "with a column of numbers"},
	{"附表\n\n术语\t含义\n转贷收入\t下级取得的转贷资金。\n预备费\t用于突发事件的支出。",
     "转贷收入=下级取得的转贷资金。¶预备费=用于突发事件的支出。¶", "a table whose head says what it is"},
	{"附表\n\n名称\t规模\n茶业基金\t5亿元\n茶旅基金\t3亿元", "", "another table is none"},
	{"名词解释\n\n南靖县财政局\n\n2025年1月\n\n转贷收入：下级取得的转贷资金。\n\n预备费：用于突发事件的支出。",
     "转贷收入=下级取得的转贷资金。¶预备费=用于突发事件的支出。¶", "who explains and when, above the first entry"},
	{"名词解释\n\n●　债务限额：经批准的上限。\n\n● “三保”：指保民生、保工资、保运转。\n\n■预备费",
     "债务限额=经批准的上限。¶三保=指保民生、保工资、保运转。¶", "a mark before each term is no part of it"},
	{"名词解释\n\n[1] 债务限额：经批准的上限。\n\n对外公布。\n\n[2] 预备费：用于突发事件的支出。",
     "债务限额=经批准的上限。⏎对外公布。¶预备费=用于突发事件的支出。¶", "numbers of notes"},
	{"2025年报告名词解释（按先后排序）\n\n1.债务限额：经批准的上限。\n\n2.预备费：用于突发事件的支出。\n\n南靖县人民政府办公室\n\n2025年1月3日",
     "债务限额=经批准的上限。¶预备费=用于突发事件的支出。¶", "who signs it is no part of the last entry"},
	{"名词解释\n\n［债务限额］经批准的上限。\n\n［预备费］用于突发事件的支出。", "债务限额=经批准的上限。¶预备费=用于突发事件的支出。¶", "other brackets"},
	{"名词解释\n\n债务限额　指经批准的上限。\n\n预备费　指用于突发事件的支出。", "债务限额=指经批准的上限。¶预备费=指用于突发事件的支出。¶",
     "white space between term and explanation"},
	{"名词解释\n\n债务限额\n\n经批准的上限。\n\n三次产业（第一产业及其他）\n\n农业、工业和服务业。\n\n税收\n\n包括：\n\n增值税和所得税。\n\n南靖县财政局\n\n2025年1月3日",
     "债务限额=经批准的上限。¶三次产业（第一产业及其他）=农业、工业和服务业。¶税收=包括：⏎增值税和所得税。¶", "terms alone on their lines, without numbers"},
	{"名词解释\n\n具体情况\n\n本年没有需要说明的名词。\n\n特此说明。", "", "one such line is no glossary"},
	{"名词解释\n\n1.债务限额（第 3 页）：经批准的上限。\n\n2.预备费（见报告第12页）：用于突发事件的支出。",
     "债务限额=经批准的上限。¶预备费=用于突发事件的支出。¶", "the page it stands on is no part of a term"},
	{"主要指标解释\n\n1.固定资产投资：是指建造和购置固定资产的工作量。\n\n2.就业人员：指从事劳动并取得报酬的人员。",
     "固定资产投资=是指建造和购置固定资产的工作量。¶就业人员=指从事劳动并取得报酬的人员。¶", "another heading, when its entries say what something is"},
	{"主要指标解释\n\n1.固定资产投资：增长5%，比上年回落。\n\n2.就业人员：增加3万人。", "", "not when they do not"},
	{"总体要求\n\n【债务限额】指经批准的债务余额上限。", "", "no glossary heading, no definitions"},
};

START_TEST(entries_below_a_glossary_heading_are_definitions) {
	ws_arena *arena = ws_arena_new();
	char *text = ws_arena_printf(arena, "关于预算的报告\n\n收入完成120亿元，增长5%%。\n\n%s", rows[_i].text);
	ws_blocks blocks = blocks_of(text, PLAIN_LINES, arena);
	ws_document document = {0};
	ws_structure(&blocks, &document, arena);
	char *got = ws_arena_copy(arena, "", 0);
	for (size_t i = 0; i < document.n_passages; i++) {
		const ws_passage *passage = &document.passages[i];
		ck_assert_int_eq(passage->kind == WS_DEFINITION, passage->term != NULL);
		if (!passage->term)
			continue;
		ws_cursor cursor = ws_cursor_at(passage->text, passage->len);
		size_t len;
		const char *from = ws_cursor_cut(&cursor, passage->definition, &len);
		char *definition = ws_arena_copy(arena, from, len), *line = strchr(definition, '\n');
		if (line)
			*line = '\0';
		got = ws_arena_printf(arena, "%s%s=%s%s%s¶", got, passage->term, definition, line ? "⏎" : "", line ? line + 1 : "");
	}
	ck_assert_msg(!strcmp(got, rows[_i].want), "%s\n got  %s\n want %s", rows[_i].why, got, rows[_i].want);
	ws_arena_free(arena);
}
END_TEST

START_TEST(a_definition_keeps_all_of_its_text_and_stands_under_the_glossary) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks =
	    blocks_of("关于预算的报告\n\n一、收入\n\n收入完成120亿元。\n\n名词解释\n\n7. 稳定基金\n\n储备资金。", PLAIN_LINES, arena);
	ck_assert_str_eq(dump_passages(&blocks, arena),
	                 "H0 关于预算的报告\nH1 一、收入\n.P 收入完成120亿元。\nH1 名词解释\n.D 7. 稳定基金⏎储备资金。\n");
	ws_arena_free(arena);
}
END_TEST

int main(void) {
	Suite *s = suite_create("glossary");
	TCase *tc = tcase_create("glossary");
	tcase_add_loop_test(tc, entries_below_a_glossary_heading_are_definitions, 0, sizeof rows / sizeof *rows);
	tcase_add_test(tc, a_definition_keeps_all_of_its_text_and_stands_under_the_glossary);
	suite_add_tcase(s, tc);
	return run_suite(s);
}
