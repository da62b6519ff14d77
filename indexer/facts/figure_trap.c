/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quantity by its form is a figure unless its surroundings make a name of it. Tables here say which.

   In quotes of at most QUOTE characters a number belongs to a slogan or a programme (“四好农村路”, “5年5折租房”, “百校焕新”): what is quoted at
   length may state figures. In titles (《…20条措施》) and in 【…】 it always belongs to the name.

   A number without any unit is a figure in three places only: alone in the text, between a copula and a mark (总数是10000，), and behind 指数,
   系数 and the like (基尼系数0.465，).

   Years, dates and numbers whose unit is no unit (12号, 3.0版, 5G) never came this far: text/quantity.c finds no quantity in them. */
#include "indexer/facts/figure_trap.h"

#include <string.h>

#include "indexer/facts/figure_words.h"
#include "indexer/facts/wordset.h"

enum { QUOTE = 20, TITLE = 60 };

/* Words in front of the number and behind its unit that make a trap of it. `kinds`: letters of the kinds they hold for (m money, %
   percent, c count, d dimension, t time, b 分 only; * all). */
static const ws_word_row befores[] = {
    {"第", "*"},
    {"前", "ct"},
    {"每", "cdtm"},
    {"东经", "d"},
    {"北纬", "d"},
    {"时", "b"},
    {"点", "b"},
    {"度", "b"},
    {"×", "*"},
    {"no.", "*"},
};
static const ws_word_row afters[] = {
    {"级", "mdcx"},
    {"行动", "t"},
    {"规划", "t"},
    {"攻坚", "t"},
    {"强基", "t"},
    {"计划", "t"},
    {"大计", "t"},
    {"生活圈", "td"},
    {"经济圈", "td"},
    {"交通圈", "td"},
    {"通勤圈", "td"},
    {"服务圈", "td"},
    {"养老圈", "td"},
    {"健身圈", "td"},
    {"出行圈", "td"},
    {"交通网", "td"},
    {"便民", "td"},
    {"热线", "t"},
    {"值班", "t"},
    {"营业", "t"},
    {"自助", "t"},
    {"不打烊", "t"},
    {"口径", "d"},
    {"性", "c"},
};

static ws_wordset before_words = WS_WORDSET(befores), after_words = WS_WORDSET(afters);

/* What follows 两个, 四个 … in the names of doctrines. */
static const char *const doctrines[] = {"维护", "确立", "意识", "自信", "全面", "毫不动摇", "务必", "坚持", "倍增", "转变", "区分", "不变",
    "先行", "文明", "一", "百年", "结合", "服务", "至上", "责任", "导向", "优先", "善于", "革命", "面向", "确保", "覆盖", "环节", "方面",
    "角度", "维度", "层次", "年活动", "月", "严格", "一律", "严禁", "聚焦", "强化", "坚决", "更加", "着力", "突出", "带头", "注重", "牢固",
    "深化", "加强", "紧盯", "紧扣", "狠抓"};

static bool holds_for(const char *kinds, const ws_quantity *q) {
	static const char letters[] = {[WS_MONEY] = 'm',
	    [WS_PERCENT] = '%',
	    [WS_POINT] = '%',
	    [WS_COUNT] = 'c',
	    [WS_DIMENSION] = 'd',
	    [WS_MULTIPLE] = '%',
	    [WS_RATIO] = '%',
	    [WS_DURATION] = 't'};
	return *kinds == '*' || strchr(kinds, letters[q->kind]) || (*kinds == 'b' && strcmp(q->base, "分") == 0);
}

/* 前3名 ranks, 目前3家 does not. */
static bool is_other_word(const ws_folded *f, size_t i) {
	static const char *const others[] = {"目前", "当前", "之前", "此前", "以前", "年前", "日前", "提前", "事前", "眼前",
	                                     "先前", "会前", "学前", "生前", "产前", "空前", "跟前"};
	/* 2025年|前5个月| */
	if (i > 2 && f->c[i - 2] == U'年' && ws_is_digit(f->c[i - 3]))
		return false;
	return WS_FIGURE_ANY_BEFORE(f, 0, i, others) > 0;
}

/* 0731-82217430, 三类以上客运班线, 八届十一次全会, 一年期LPR */
static bool is_label(const ws_folded *f, const ws_quantity *q) {
	if (f->c[q->start] == '0' && ws_is_digit(ws_folded_at(f, q->start + 1)))
		return true;
	if (q->kind == WS_DURATION && ws_folded_at(f, q->end) == U'期' && !ws_spelled_in(ws_folded_at(f, q->end + 1), "满内间末限"))
		return true;
	if (q->start > 0 && f->c[q->start - 1] == U'届' && strcmp(q->base, "次") == 0)
		return true;
	return q->han && strcmp(q->base, "类") == 0 && q->bound_end > q->bound_start && q->bound_start >= q->end;
}

static bool stands_in_name(const ws_folded *f, const ws_quantity *q) {
	ws_word_hit before = ws_word_before(&before_words, f->c, 0, q->start), after = ws_word_at(&after_words, f->c, q->end, f->n);
	/* 比同期|前进|2位 */
	static const char *const moves[] = {"前进", "提升", "上升", "前移", "下降", "后退", "跃升", "提高", "下滑", "后移", "攀升", "上升了", "提升了", "前进了"};
	if (strcmp(q->base, "位") == 0 && WS_FIGURE_ANY_BEFORE(f, 0, q->start, moves))
		return true;
	if (before.row && holds_for(before.row->kind, q) && !is_other_word(f, q->start))
		return true;
	/* 5个级次: 级 behind a count begins a word of its own unless the count is a magnitude alone (百万级). */
	if (after.row && holds_for(after.row->kind, q) && !(q->kind == WS_COUNT && *q->base && strcmp(after.row->word, "性") != 0))
		return true;
	return q->small && q->kind == WS_COUNT && WS_FIGURE_ANY_AT(f, q->end, f->n, doctrines) > 0;
}

/* Reads on to `to`, noting what is open there. */
static void follow(const ws_folded *f, ws_figure_marks *m, size_t to) {
	for (; m->at < to; m->at++) {
		if (f->c[m->at] >= 0x3400)
			continue;
		switch (f->c[m->at]) {
		case U'“':
		case U'‘':
		case U'「':
		case U'『':
			m->quote = m->at + 1;
			break;
		case U'”':
		case U'’':
		case U'」':
		case U'』':
		case U'。':
			m->quote = 0;
			break;
		case '"':
			m->quote = m->quote ? 0 : m->at + 1;
			break;
		case U'《':
		case U'〈':
		case U'【':
			m->title = m->at + 1;
			break;
		case U'》':
		case U'〉':
		case U'】':
			m->title = 0;
			break;
		}
	}
}

static bool closes(const ws_folded *f, size_t open, size_t from, size_t most, const char *marks) {
	for (size_t i = from; i < f->n && i <= open + most; i++) {
		if (ws_spelled_in(f->c[i], marks))
			return true;
	}
	return false;
}

static bool is_mark(uint32_t c) {
	return c == 0 || ws_spelled_in(c, ",。;、)!?");
}

static bool is_plain_figure(const ws_folded *f, const ws_quantity *q, bool alone) {
	static const char *const copulas[] = {"是", "为", "达", "达到", "等于", "至", "到", "约"};
	static const char *const heads[] = {"指数", "系数", "得分", "评分", "总分", "pmi"};
	static const char *const labels[] = {
	    "编号为", "代码为", "代码是", "电话为", "号码为", "邮编为", "账号为", "密码为", "编码为", "序号为"};
	bool year = q->value.exponent >= 0 && ws_decimal_compare(q->value, (ws_decimal){1900, 0}) >= 0 &&
	    ws_decimal_compare(q->value, (ws_decimal){2100, 0}) < 0 && q->end - q->start == 4;
	if (year)
		return false;
	/* 十四五 is a plan. */
	if (alone && q->outer_start == 0 && q->outer_end == f->n)
		return f->n > 1 && !(q->has_high && f->n == 3 && f->c[2] == U'五');
	if (q->han || !is_mark(ws_folded_at(f, q->outer_end)) || q->outer_start == 0)
		return false;
	if (WS_FIGURE_ANY_BEFORE(f, 0, q->outer_start, labels))
		return false;
	if (WS_FIGURE_ANY_BEFORE(f, 0, q->outer_start, heads))
		return true;
	return WS_FIGURE_ANY_BEFORE(f, 0, q->outer_start, copulas) > 0 && !ws_spelled_in(ws_folded_at(f, q->outer_end), ")、");
}

bool ws_figure_is_trap(const ws_folded *f, ws_figure_marks *marks, const ws_quantity *q, bool alone) {
	follow(f, marks, q->start);
	if (marks->quote && q->start - marks->quote < QUOTE && closes(f, marks->quote, q->end, QUOTE, "”’」』\""))
		return true;
	if (marks->title && q->start - marks->title < TITLE && closes(f, marks->title, q->end, TITLE, "》〉】"))
		return true;
	if (q->plain)
		return !is_plain_figure(f, q, alone);
	return is_label(f, q) || stands_in_name(f, q);
}
