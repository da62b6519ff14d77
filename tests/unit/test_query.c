/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "query/bounds.h"
#include "query/query.h"
#include "query/rows.h"
#include "query/snippet.h"
#include "tests/unit/suite.h"

static ws_arena *arena;
static ws_segmenter *segmenter;
static GString *skipped;

static void setup(void) {
	const char *why;
	arena = ws_arena_new();
	segmenter = ws_segmenter_open(&why);
	ck_assert_ptr_nonnull(segmenter);
	skipped = g_string_new(NULL);
}

static void teardown(void) {
	g_string_free(skipped, TRUE);
	ws_segmenter_close(segmenter);
	ws_arena_free(arena);
}

static void note_skipped(const char *word, void *data) {
	(void)data;
	g_string_append_printf(skipped, "%s;", word);
}

/* ---- the tree ---- */

static const struct {
	const char *query, *tree, *why;
} trees[] = {
	{"债务", "(words 债务)", "one word"},
	{"债务 余额", "(and (words 债务) (words 余额))", "a space means and"},
	{"债务限额", "(words 债务 限额)", "a run is cut into its words, but 限|额 stays as it was written"},
	{"債務　ＥＯＤ", "(and (words 债务) (words eod))", "繁, full width and upper case make no difference"},
	{"\"增信基金\"", "(phrase \"增信基金\")", "a phrase is kept whole"},
	{"“增信基金”", "(phrase \"增信基金\")", "Chinese quotation marks too"},
	{"什么是“三保”支出", "(words ~什么 ~是 三保 支出)", "the quotation marks of a sentence are its own"},
	{"A OR B C", "(or (words a) (and (words b) (words c)))", "OR binds weaker than a space"},
	{"(A OR B) C", "(and (or (words a) (words b)) (words c))", "brackets group"},
	{"（A OR B） C", "(and (or (words a) (words b)) (words c))", "full-width brackets too"},
	{"A AND B", "(and (words a) (words b))", "AND may be written"},
	{"A -B", "(and (words a) (not (words b)))", "minus excludes"},
	{"A NOT B", "(and (words a) (not (words b)))", "so does NOT"},
	{"A -(B OR C)", "(and (words a) (not (or (words b) (words c))))", "a group is excluded whole"},
	{"因公出国（境）费用", "(words 因公 出国 境 费用)", "a bracket inside a word is text"},
	{"补助（ 一次性 ） 标准", "(and (words 补助) (words 一次 性) (words 标准))", "also over spaces"},
	{"(项目（二期 OR 三期）) 投资", "(and (or (words 项目 二期) (words 三期)) (words 投资))", "and inside a group, which it does not end"},
	{"Region:厦门 TITLE:预算 Amount>=1亿元", "(and (region 厦门) (words title: 预算) (amount >= 100000000 元))", "names in either case"},
	{"region:(厦门 OR 泉州) 债务", "(and (or (region 厦门) (region 泉州)) (words 债务))", "a field of a group"},
	{"heading:(债务 OR \"余额\") 限额", "(and (or (words heading: 债务) (phrase heading: \"余额\")) (words 限额))", "a part of a group"},
	{"title:(预算 -region:厦门 草案)", "(and (words title: 预算) (not (region 厦门)) (words title: 草案))", "a field inside it is its own"},
	{"年:(债务)", "(words 年 债务)", "another word before a bracket is text"},
	{"amount >= 100亿元 债务", "(and (amount >= 10000000000 元) (words 债务))", "spaces around the sign"},
	{"rate : 5%..10%", "(rate >= 0.05 <= 0.1 1)", "and the colon"},
	{"amount of 债务", "(and (words amount) (words of) (words 债务))", "without a sign it is a word"},
	{"regoin:厦门", "(words regoin 厦门)", "what is no name is text"},
	{"or not and", "(and (words or) (words not) (words and))", "lower case words are words"},
	{"ORDER", "(words order)", "OR at the head of a word is part of it"},
	{"比例2:98", "(words 比例 2 98)", "a colon in text is text"},
	{"heading:债务", "(words heading: 债务)", "a part of the document"},
	{"title:\"预算报告\"", "(phrase title: \"预算报告\")", "a phrase in a part"},
	{"region:厦门 year:2024", "(and (region 厦门) (year 2024))", "metadata"},
	{"number:厦府办规〔2024〕12号", "(number 厦府办规〔2024〕12号)", "a 文号"},
	{"date:2024-01..2024-06", "(date 2024-01..2024-06)", "a range of dates"},
	{"date:2024..", "(date 2024..)", "an open range"},
	{"amount>=100亿元", "(amount >= 10000000000 元)", "an amount is exact"},
	{"amount:50亿元..300亿元", "(amount >= 5000000000 <= 30000000000 元)", "a range of amounts"},
	{"rate>5%", "(rate > 0.05 1)", "a rate"},
	{"近(债务 余额, 30)", "(near (phrase \"债务\") (phrase \"余额\") 30)", "near, in Chinese"},
	{"NEAR(债务 余额)", "(near (phrase \"债务\") (phrase \"余额\") 20)", "near with its usual distance"},
	{"税*", "(words 税*)", "a prefix"},
	{"厦门有哪些基金", "(words 厦门 ~有 ~哪些 基金)", "question words weigh nothing"},
	{"哪些", "(words 哪些)", "unless there is nothing else"},
	{"340亿元", "(words 340亿元)", "an amount is one word"},
	{"３４０ 亿元", "(words 340亿元)", "a space between digits and Han makes no difference"},
	{"技术创新基金 300 亿元", "(words 技术 创新 基金 300亿元)", "behind other words as well"},
	{"增长5.6%", "(words 增长 5.6%)", "a share is one word"},
	{"2024 年 1 月 11 日", "(words 2024年1月11日)", "a date is one word"},
	{"2024年预算", "(words 2024 年 预算)", "a year alone is not"},
	{"2024年1月11日5亿元", "(words 2024年1月11日 5亿元)", "an amount behind it is another one"},
	{"3年规划", "(words 3 年 规划)", "nor is a stretch of time"},
	{"2024-01-11", "(or (words 2024-01-11) (words 2024年1月11日) (date 2024-01-11))", "a date in figures is found as texts write it"},
	{"2024/1", "(or (words 2024/1) (words 2024年1月) (date 2024-01))", "a month in figures"},
	{"2024.1", "(words 2024.1)", "which is a number as well"},
	{"预 算 收 入", "(words 预算 收入)", "letter-spaced"},
	{"水 山", "(and (words 水) (words 山))", "two words of one character are two words"},
	{"债务 12 近(水 山)", "(and (words 债务 12) (near (phrase \"水\") (phrase \"山\") 20))", "an operator in Han is no part of the run"},
	{"基金 -12 亿元", "(and (words 基金) (not (words 12)) (words 亿元))", "what is left out ends at the space"},
	{"title:12 亿元", "(and (words title: 12) (words 亿元))", "so does what is asked of a part"},
	{"-债务", "(not (words 债务))", "everything without a word"},
};

START_TEST(a_query_becomes_a_tree) {
	uint32_t at;
	GError *error = NULL;
	ws_query *q = ws_query_parse(trees[_i].query, segmenter, note_skipped, NULL, &at, arena, &error);
	ck_assert_msg(q != NULL, "%s: %s", trees[_i].query, error ? error->message : "no tree");
	char *tree = ws_query_print(q);
	ck_assert_msg(strcmp(tree, trees[_i].tree) == 0, "%s (%s): got %s, want %s", trees[_i].query, trees[_i].why, tree, trees[_i].tree);
	g_free(tree);
}
END_TEST

static const struct {
	const char *query;
	uint32_t at;
	const char *message;
} faults[] = {
	{"", 0, "the query is empty"},
	{"  \n", 0, "the query is empty"},
	{"债务 \"余额", 3, "this quotation mark is not closed"},
	{"(债务 余额", 0, "this bracket is not closed"},
	{"债务 ) 余额", 3, "this bracket closes nothing"},
	{"债务)", 2, "this bracket closes nothing"},
	{"债务（境）） 余额", 5, "this bracket closes nothing"},
	{"债务（境 余额", 2, "this bracket is not closed"},
	{"(债务（境 余额)", 0, "this bracket is not closed"},
	{"(债务（境 余额", 3, "this bracket is not closed"},
	{"NEAR(债务 余额, 20", 4, "this bracket is not closed"},
	{"region:(厦门 OR", 13, "something is missing at the end"},
	{"year:(2024 OR 24)", 14, "a year is four digits, as in year:2024"},
	{"heading:()", 8, "there is nothing between these brackets"},
	{"债务 ()", 3, "there is nothing between these brackets"},
	{"债务 OR", 5, "something is missing at the end"},
	{"OR 债务", 0, "an operator needs a word on both sides"},
	{"债务 AND", 3, "nothing follows this AND"},
	{"债务 NOT", 3, "nothing follows this NOT"},
	{"heading:", 8, "a value is missing after the colon"},
	{"year:24", 5, "a year is four digits, as in year:2024"},
	{"date:一月", 5, "a date is written 2024, 2024-01 or 2024-01-11, a range 2024-01..2024-06"},
	{"date:2024-13", 5, "a date is written 2024, 2024-01 or 2024-01-11, a range 2024-01..2024-06"},
	{"date:2024-06..2024-01", 5, "the range ends before it begins"},
	{"year:2026..2024", 5, "the range ends before it begins"},
	{"amount:3亿元..1亿元", 7, "the range ends before it begins"},
	{"amount>=很多", 8, "an amount is a number with its unit, as in amount>=100亿元"},
	{"amount:1亿元..5%", 7, "the two ends of the range have different units"},
	{"NEAR(债务)", 0, "NEAR needs at least two words, as in NEAR(债务 余额, 20)"},
	{"NEAR(债务 余额, 远)", 12, "after the comma stands a number of characters, as in NEAR(债务 余额, 20)"},
	{"，。", 0, "there is nothing to search for"},
};

START_TEST(a_fault_is_told_with_its_place) {
	uint32_t at = 99;
	GError *error = NULL;
	ws_query *q = ws_query_parse(faults[_i].query, segmenter, note_skipped, NULL, &at, arena, &error);
	ck_assert_ptr_null(q);
	ck_assert_str_eq(error->message, faults[_i].message);
	ck_assert_uint_eq(at, faults[_i].at);
	g_error_free(error);
}
END_TEST

START_TEST(a_word_that_cannot_be_searched_is_reported) {
	uint32_t at;
	ws_query *q = ws_query_parse("债务 —— 余额", segmenter, note_skipped, NULL, &at, arena, NULL);
	ck_assert_ptr_nonnull(q);
	ck_assert_str_eq(skipped->str, "——;");
}
END_TEST

START_TEST(deep_nesting_is_a_fault_and_no_crash) {
	GString *deep = g_string_new(NULL);
	for (int i = 0; i < 100000; i++)
		g_string_append_c(deep, '(');
	uint32_t at;
	GError *error = NULL;
	ck_assert_ptr_null(ws_query_parse(deep->str, segmenter, note_skipped, NULL, &at, arena, &error));
	ck_assert_str_eq(error->message, "brackets are nested too deeply");
	g_error_free(error);
	g_string_free(deep, TRUE);
}
END_TEST

/* ---- bounds ---- */

static const struct {
	const char *query;
	int64_t amount; /* 亿元 */
	ws_relation relation;
	bool within;
	const char *why;
	int64_t high;     /* of a range, 亿元; 0: none */
	const char *base; /* NULL: 元 */
} bounds[] = {
	{"amount>=1000亿元", 1000, WS_EQ, true, "the bound itself", 0, NULL},
	{"amount>=1000亿元", 1000, WS_LT, false, "近千亿元 is less", 0, NULL},
	{"amount>=1000亿元", 1000, WS_GT, true, "超千亿元 is more", 0, NULL},
	{"amount>1000亿元", 1000, WS_EQ, false, "the bound is left out", 0, NULL},
	{"amount>1000亿元", 1000, WS_GT, true, "超千亿元 is more than 1000", 0, NULL},
	{"amount>1000亿元", 1000, WS_GE, false, "不低于1000亿元 may be 1000", 0, NULL},
	{"amount<1000亿元", 1000, WS_LT, true, "近千亿元 is less than 1000", 0, NULL},
	{"amount<1000亿元", 1000, WS_EQ, false, "the bound is left out", 0, NULL},
	{"amount<=800亿元", 800, WS_GT, false, "超800亿元 is more", 0, NULL},
	{"amount:50亿元..300亿元", 300, WS_EQ, true, "the end of a range", 0, NULL},
	{"amount:50亿元..300亿元", 301, WS_EQ, false, "beyond it", 0, NULL},
	{"amount>=300亿元", 100, WS_EQ, true, "100亿元至300亿元 may be as much", 300, NULL},
	{"amount<=100亿元", 100, WS_EQ, true, "or as little", 300, NULL},
	{"amount>300亿元", 100, WS_EQ, false, "and no more", 300, NULL},
	{"amount>=100亿元", 200, WS_EQ, false, "people are no money", 0, "人"},
};

START_TEST(a_bound_in_the_text_is_taken_at_its_word) {
	uint32_t at;
	ws_query *q = ws_query_parse(bounds[_i].query, segmenter, NULL, NULL, &at, arena, NULL);
	ws_figure f = {.kind = WS_MONEY, .relation = bounds[_i].relation, .amount = {bounds[_i].amount, 8}, .base = bounds[_i].base ? bounds[_i].base : "元",
	               .has_high = bounds[_i].high > 0, .high_amount = {bounds[_i].high, 8}};
	ck_assert_msg(ws_figure_within(&f, q) == bounds[_i].within, "%s: %s", bounds[_i].query, bounds[_i].why);
}
END_TEST

/* ---- sets of rows ---- */

static ws_rows *rows_of(const char *list) {
	ws_rows *rows = ws_rows_new();
	for (const char *p = list; *p;) {
		uint32_t id = (uint32_t)strtoul(p, (char **)&p, 10);
		g_array_append_val(rows, id);
		while (*p == ' ')
			p++;
	}
	return rows;
}

static const struct {
	const char *a, *b, *both, *either;
} sets[] = {
	{"", "", "", ""},
	{"1 2 3", "", "", "1 2 3"},
	{"1 3 5 7 9", "3 4 5", "3 5", "1 3 4 5 7 9"},
	{"5", "1 2 3 4 5 6 7 8 9 10 11", "5", "1 2 3 4 5 6 7 8 9 10 11"},
	{"2 4", "1 3", "", "1 2 3 4"},
};

static void assert_rows(ws_rows *got, const char *want) {
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < got->len; i++)
		g_string_append_printf(text, "%s%u", i ? " " : "", g_array_index(got, uint32_t, i));
	ck_assert_str_eq(text->str, want);
	g_string_free(text, TRUE);
	g_array_unref(got);
}

START_TEST(sets_of_rows_combine) {
	ws_rows *a = rows_of(sets[_i].a), *b = rows_of(sets[_i].b);
	assert_rows(ws_rows_and(a, b), sets[_i].both);
	assert_rows(ws_rows_or(a, b), sets[_i].either);
	g_array_unref(a);
	g_array_unref(b);
}
END_TEST

START_TEST(ranges_hold_their_ends) {
	const ws_range list[] = {{2, 4}, {4, 6}, {9, 9}};
	GArray *ranges = g_array_new(FALSE, FALSE, sizeof(ws_range));
	g_array_append_vals(ranges, list, 3);
	assert_rows(ws_rows_of_ranges(ranges), "2 3 4 5 6 9");
	ws_rows *rows = rows_of("1 2 6 7 9");
	g_array_remove_index(ranges, 1);
	assert_rows(ws_rows_within(rows, ranges), "2 9");
	ck_assert(ws_ranges_have(ranges, 9));
	ck_assert(!ws_ranges_have(ranges, 5));
	g_array_unref(rows);
	g_array_unref(ranges);
}
END_TEST

/* ---- snippets ---- */

START_TEST(a_snippet_begins_and_ends_at_clauses) {
	const char *text = "全年财政运行总体平稳，各项收支预算执行情况良好。年末政府债务余额控制在限额以内，风险总体可控。下一年度继续加强管理，严格执行各项制度，"
	                   "保持适度支出强度。";
	const ws_span match = {28, 32}; /* 债务余额 */
	GArray *matches = g_array_new(FALSE, FALSE, sizeof(ws_span));
	g_array_append_val(matches, match);
	const ws_stored_passage passage = {.text = text, .len = strlen(text)};
	ws_span window = ws_snippet(&passage, matches, 24);
	ck_assert_uint_eq(window.start, 24); /* 年末… */
	ck_assert_uint_eq(window.end, 47);   /* …可控。 */
	window = ws_snippet(&passage, matches, 500);
	ck_assert_uint_eq(window.start, 0);
	g_array_unref(matches);
}
END_TEST

/* In the text the match stands in <>, the wanted window in [], a figure in {}. */
static const struct {
	const char *text, *why;
	uint32_t width;
} windows[] = {
	{"合计一、[2018年地方政府<债务>还本322.78亿元，]其中一般<债务>274.54亿元，专项<债务>48.24亿元", "no clause begins in reach: one a little before it, and not inside 2018", 22},
	{"全市各级各部门持续推进财源建设工程取得明显成效[2018年地方政府<债务>还本322.78亿元<债务>付息一]百一十一亿元以上", "no clause at all: not inside a number", 26},
	{"[年末全市<债务>还本]322.78亿元全市收入增加", "the end does not split a number either", 10},
	{"[年末全市<债务>还本]322.78亿元全市收入增加", "nor behind its point", 12},
	{"[年末全市<债务>还本]{322.78 亿元}全市收入增加", "nor a number from its unit", 16},
	{"[年末全市<债务>余额]{5，176，067万元}，收入增加", "a comma inside a number ends no clause", 14},
	{"各级各部门合计安排专项资金扶持[{2,536.2万元}小微企业<债务>，]其中市级三百余户", "a clause does not begin inside one", 16},
};

START_TEST(a_snippet_splits_no_number) {
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(ws_span));
	ws_span wanted = {0, 0}, match = {0, 0};
	ws_figure figure = {.span = {0, 0}};
	uint32_t at = 0;
	for (const char *s = windows[_i].text; *s; s = g_utf8_next_char(s)) {
		if (*s == '[')
			wanted.start = at;
		else if (*s == ']')
			wanted.end = at;
		else if (*s == '{')
			figure.span.start = at;
		else if (*s == '}')
			figure.span.end = at;
		else if (*s == '<')
			match.start = at;
		else if (*s == '>') {
			match.end = at;
			g_array_append_val(matches, match);
		} else {
			g_string_append_unichar(text, g_utf8_get_char(s));
			at++;
		}
	}
	const ws_stored_passage passage = {.text = text->str, .len = text->len, .figures = &figure, .n_figures = figure.span.end > 0};
	ws_span got = ws_snippet(&passage, matches, windows[_i].width);
	ck_assert_msg(got.start == wanted.start && got.end == wanted.end, "%s: %u–%u, not %u–%u", windows[_i].why, got.start, got.end, wanted.start, wanted.end);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("query");
	TCase *tree = tcase_create("tree");
	tcase_add_checked_fixture(tree, setup, teardown);
	tcase_add_loop_test(tree, a_query_becomes_a_tree, 0, G_N_ELEMENTS(trees));
	tcase_add_loop_test(tree, a_fault_is_told_with_its_place, 0, G_N_ELEMENTS(faults));
	tcase_add_test(tree, a_word_that_cannot_be_searched_is_reported);
	tcase_add_test(tree, deep_nesting_is_a_fault_and_no_crash);
	tcase_add_loop_test(tree, a_bound_in_the_text_is_taken_at_its_word, 0, G_N_ELEMENTS(bounds));
	suite_add_tcase(suite, tree);
	TCase *rows = tcase_create("rows");
	tcase_add_loop_test(rows, sets_of_rows_combine, 0, G_N_ELEMENTS(sets));
	tcase_add_test(rows, ranges_hold_their_ends);
	tcase_add_test(rows, a_snippet_begins_and_ends_at_clauses);
	tcase_add_loop_test(rows, a_snippet_splits_no_number, 0, G_N_ELEMENTS(windows));
	suite_add_tcase(suite, rows);
	return run_suite(suite);
}
