/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>

#include "indexer/structure/numbering.h"
#include "tests/unit/passage_dump.h"
#include "tests/unit/suite.h"

static const struct {
	const char *text;
	ws_number_style style;
	uint32_t value;
	const char *rest; /* what stands behind the number */
} numbers[] = {
	{"一、总体要求", WS_NUMBER_HAN, 1, "总体要求"},
	{"十二、保障措施", WS_NUMBER_HAN, 12, "保障措施"},
	{"一、一般公共预算", WS_NUMBER_HAN, 1, "一般公共预算"}, /* the title begins with a numeral that is a word */
	{"（二）组织实施", WS_NUMBER_HAN_PAREN, 2, "组织实施"},
	{"(三) 资金管理", WS_NUMBER_HAN_PAREN, 3, "资金管理"},
	{"**（四）债务情况**", WS_NUMBER_HAN_PAREN, 4, "债务情况**"},
	{"3.加强统筹", WS_NUMBER_ARABIC, 3, "加强统筹"},
	{"3．加强统筹", WS_NUMBER_ARABIC, 3, "加强统筹"},
	{"10、加强统筹", WS_NUMBER_ARABIC, 10, "加强统筹"},
	{"1.2025年开发区预算", WS_NUMBER_ARABIC, 1, "2025年开发区预算"}, /* a year, not a fraction */
	{"1.2025 年开发区预算", WS_NUMBER_ARABIC, 1, "2025 年开发区预算"},
	{"（12）预备费", WS_NUMBER_ARABIC_PAREN, 12, "预备费"},
	{"2）现场核查", WS_NUMBER_ARABIC_PAREN, 2, "现场核查"},
	{"③其他事项", WS_NUMBER_CIRCLE, 3, "其他事项"},
	{"⒉其他事项", WS_NUMBER_ARABIC, 2, "其他事项"},
	{"㈡其他事项", WS_NUMBER_HAN_PAREN, 2, "其他事项"},
	{"第三章　监督管理", WS_NUMBER_CHAPTER, 3, "监督管理"},
	{"第二十一条 本办法自公布之日起施行。", WS_NUMBER_ARTICLE, 21, "本办法自公布之日起施行。"},
	{"第一部分 执行情况", WS_NUMBER_PART, 1, "执行情况"},
	{"2.1 编制目的", WS_NUMBER_DECIMAL, 1, "编制目的"},
	{"2.1.3 工作原则", WS_NUMBER_DECIMALS, 3, "工作原则"},
	{"一是健全制度", WS_NUMBER_ORDINAL, 1, "健全制度"},
	{"1.2万户企业", WS_NUMBER_NONE, 0, ""},
	{"1.5亿元用于补助", WS_NUMBER_NONE, 0, ""},
	{"12.5%的企业", WS_NUMBER_NONE, 0, ""},
	{"3、4、6号线", WS_NUMBER_NONE, 0, ""},
	{"一、二产业协调发展", WS_NUMBER_NONE, 0, ""},
	{"二、三季度增长", WS_NUMBER_NONE, 0, ""},
	{"第五条规定的情形", WS_NUMBER_NONE, 0, ""},
	{"（一）至（三）项", WS_NUMBER_NONE, 0, ""},
	{"2025年预算", WS_NUMBER_NONE, 0, ""},
	{"2025.3.8", WS_NUMBER_NONE, 0, ""},
	{"一般公共预算", WS_NUMBER_NONE, 0, ""},
	{"（2025）3号", WS_NUMBER_NONE, 0, ""},
	{"", WS_NUMBER_NONE, 0, ""},
};

START_TEST(a_number_is_told_from_what_looks_like_one) {
	const char *text = numbers[_i].text;
	ws_number number = ws_number_at(text, strlen(text));
	ck_assert_msg(number.style == numbers[_i].style && number.value == numbers[_i].value, "%s: style %d value %u", text, (int)number.style,
	              number.value);
	if (number.style != WS_NUMBER_NONE)
		ck_assert_str_eq(text + number.len, numbers[_i].rest);
}
END_TEST

typedef struct {
	const char *text, *want, *why;
} row;

static const row outlines[] = {
	{"关于预算执行情况的报告\n\n一、执行情况\n\n（一）收入\n\n1.税收\n\n税收收入完成80亿元。\n\n2."
     "非税\n\n非税收入完成40亿元。\n\n（二）支出\n\n支出完成110亿元。\n\n二、下一步打算\n\n继续努力。",
     "H0 关于预算执行情况的报告\nH1 一、执行情况\n.H2 （一）收入\n..H3 1.税收\n...P 税收收入完成80亿元。\n..H3 2.非税\n...P "
     "非税收入完成40亿元。\n.H2 （二）支出\n..P 支出完成110亿元。\nH1 二、下一步打算\n.P 继续努力。\n",
     "the order of GB/T 9704"},
	{"关于执行情况的报告\n\n## 一、收入情况\n\n税收完成80亿元。\n\n##### （一）分税种\n\n增值税30亿元。\n\n### "
     "二、支出情况\n\n支出110亿元。\n\n## （一）分科目\n\n教育12亿元。",
     "H0 关于执行情况的报告\nH1 一、收入情况\n.P 税收完成80亿元。\n.H2 （一）分税种\n..P 增值税30亿元。\nH1 二、支出情况\n.P "
     "支出110亿元。\n.H2 （一）分科目\n..P 教育12亿元。\n",
     "numbers win over Markdown's levels"},
	{"# 促进消费的若干措施\n\n## 总体要求\n\n坚持供需两端发力。\n\n## 重点任务\n\n### 扩大汽车消费\n\n落实补贴。\n\n### "
     "扩大家电消费\n\n以旧换新。",
     "H0 促进消费的若干措施\nH1 总体要求\n.P 坚持供需两端发力。\nH1 重点任务\n.H2 扩大汽车消费\n..P 落实补贴。\n.H2 扩大家电消费\n..P "
     "以旧换新。\n",
     "headings without numbers follow Markdown"},
	{"申报须知\n\n申报单位应当提交下列材料：\n\n1.申请表\n\n2.营业执照\n\n3.审计报告\n\n材料一式两份，装订成册。",
     "H0 申报须知\nP 申报单位应当提交下列材料：\nI 1.申请表\nI 2.营业执照\nI 3.审计报告\nP 材料一式两份，装订成册。\n",
     "a list without stops is no run of headings, though text follows it"},
	{"工作要点\n\n一、重点工作\n\n1.强化统筹。全年安排资金3亿元。\n\n2.优化结构。压减支出1亿元。",
     "H0 工作要点\nH1 一、重点工作\n.I 1.强化统筹。全年安排资金3亿元。\n.I 2.优化结构。压减支出1亿元。\n",
     "run-in heads stay in items of one paragraph"},
	{"工作要点\n\n一、重点工作\n\n1.强化统筹。全年安排资金3亿元。\n\n责任单位：市财政局。\n\n2.优化结构。压减支出1亿元。",
     "H0 工作要点\nH1 一、重点工作\n.H2 1.强化统筹。\n..P 全年安排资金3亿元。\n..P 责任单位：市财政局。\n.H2 2.优化结构。\n..P "
     "压减支出1亿元。\n",
     "and become headings when one of them is more than a paragraph"},
	{"统计公报\n\n一、农业 全年粮食产量80万吨，增长2%。\n\n油料产量6万吨。\n\n二、文化和体育　年末共有博物馆12个。体育馆3个。",
     "H0 统计公报\nH1 一、农业\n.P 全年粮食产量80万吨，增长2%。\n.P 油料产量6万吨。\nH1 二、文化和体育\n.P 年末共有博物馆12个。体育馆3个。\n",
     "a space ends the head of a paragraph with numbers"},
	{"执行情况\n\n一、全市 一般公共预算收入完成80亿元。\n\n增长5%，其中税收60亿元。\n\n二、全市 一般公共预算支出完成90亿元。",
     "H0 执行情况\nI 一、全市 一般公共预算收入完成80亿元。\nP 增长5%，其中税收60亿元。\nI 二、全市 一般公共预算支出完成90亿元。\n",
     "and a place alone is no head"},
	{"专项资金管理办法\n\n第一章　总则\n\n第一条　为规范管理，制定本办法。\n\n第二条　资金用于下列事项：\n\n（一）科技创新；\n\n（二）人才"
     "培养。\n\n第二章　监督\n\n第三条　审计机关依法监督。",
     "H0 专项资金管理办法\nH1 第一章　总则\n.I 第一条　为规范管理，制定本办法。\n.H2 第二条\n..P 资金用于下列事项：\n..I "
     "（一）科技创新；\n..I （二）人才培养。\nH1 第二章　监督\n.I 第三条　审计机关依法监督。\n",
     "an article is a heading when paragraphs stand under it"},
	{"预算报告\n\n一、收入支出\n\n（1）教育支出12亿元，主要用于学校。\n\n（2）农业支出8亿元，主要用于农田。\n\n（3）其他支出1亿元",
     "H0 预算报告\nH1 一、收入支出\n.I （1）教育支出12亿元，主要用于学校。\n.I （2）农业支出8亿元，主要用于农田。\n.I （3）其他支出1亿元\n",
     "sentences and amounts are items"},
	{"政府工作报告\n\n一、工作回顾\n\n（一）经济平稳增长\n\n生产总值增长5%"
     "。\n\n各位代表，成绩来之不易，我们要倍加珍惜。\n\n二、工作安排\n\n继续努力。",
     "H0 政府工作报告\nH1 一、工作回顾\n.H2 （一）经济平稳增长\n..P 生产总值增长5%。\n.P 各位代表，成绩来之不易，我们要倍加珍惜。\nH1 "
     "二、工作安排\n.P 继续努力。\n",
     "a turn to those who listen ends the section, not the part"},
	{"关于开展检查的通知\n\n一、检查内容\n\n资金使用情况。\n\n附件：检查表\n\n海州市财政局\n2025年3月8日",
     "H0 关于开展检查的通知\nH1 一、检查内容\n.P 资金使用情况。\nP 附件：检查表\nP 海州市财政局\nP 2025年3月8日\n",
     "附件 and the signature stand under nothing"},
	{"预算编制说明\n\n目录\n\n一、编制依据\n\n二、收支情况\n\n一、编制依据\n\n依据预算法编制。\n\n二、收支情况\n\n收入120亿元。",
     "H0 预算编制说明\nH1 目录\n.I 一、编制依据\n.I 二、收支情况\nH1 一、编制依据\n.P 依据预算法编制。\nH1 二、收支情况\n.P "
     "收入120亿元。\n",
     "a table of contents ends where its first entry comes again"},
	{"预算草案\n\n目录\n\n1-1 收入预算表……………1\n\n1-2 "
     "支出预算表……………3\n\n全市收入安排120亿元，增长5%，与经济增长相适应，保持合理增速和结构。",
     "H0 预算草案\nH1 目录\n.I 1-1 收入预算表……………1\n.I 1-2 支出预算表……………3\nP "
     "全市收入安排120亿元，增长5%，与经济增长相适应，保持合理增速和结构。\n",
     "entries with leaders"},
};

START_TEST(headings_are_what_something_stands_under) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of(outlines[_i].text, PLAIN_LINES, arena);
	char *got = dump_passages(&blocks, arena);
	ck_assert_msg(!strcmp(got, outlines[_i].want), "%s\ngot\n%s\nwant\n%s", outlines[_i].why, got, outlines[_i].want);
	ws_arena_free(arena);
}
END_TEST

#define LOOP(test, rows) tcase_add_loop_test(tc, test, 0, sizeof rows / sizeof *rows)

int main(void) {
	Suite *s = suite_create("outline");
	TCase *tc = tcase_create("outline");
	LOOP(a_number_is_told_from_what_looks_like_one, numbers);
	LOOP(headings_are_what_something_stands_under, outlines);
	suite_add_tcase(s, tc);
	return run_suite(s);
}
