/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year in a text sets the period of the figures behind it only where a sentence places itself in time:

   - at the beginning of a clause or behind 到, 至, 截至, 在: "2023年末，…", "第二阶段到2027年，…";
   - behind the name of a place, in front of the sentence's first figure: "吕梁市2018年一般公共预算收入".

   It does not when it is compared with (较2025年完成数, 在2022年基础上), stands in brackets, quotes or titles, or names a thing (北碚区2022年乡村振兴项目,
   later in a sentence). What a passage states holds on to its end; 年末, 上半年 and months hold to the end of their sentence.

   Headings: the nearest one upwards that speaks of one year. One that speaks of two (2023年预算执行情况和2024年预算草案) says nothing, but then 执行,
   完成, 回顾 in headings below mean the document's earlier year and 草案, 安排, 目标 its later one, unless a heading in between has
   a year. Of the card only years in the title count, and only in reports and in notes on budgets: the sums of a policy hold for no year.

   “十四五”时期 is 2021-2025 to the end of its sentence. What is owed (债务余额) is told for the end of a year (figure_walk.c).

   A paragraph without any year of its own and without headings gets no period: nothing in it says one.

   Not handled: the course of events (动用后, 次年), fiscal years of other countries, 同期 of half years. */
#include "indexer/facts/figure_period.h"

#include <stdio.h>
#include <string.h>

#include "indexer/facts/figure_words.h"
#include "text/numeral.h"
#include "text/unit.h"
#include "text/wordlist.h"

static uint32_t at(const ws_folded *f, size_t i) {
	return i < f->n ? f->c[i] : 0;
}

static bool is_digit(uint32_t c) {
	return c >= '0' && c <= '9';
}

/* Four digits, Arabic or Chinese, that are a year; 0 otherwise. */
static int year_at(const ws_folded *f, size_t i) {
	int year = 0;
	for (size_t k = 0; k < 4; k++) {
		uint32_t c = at(f, i + k);
		int d = is_digit(c) ? (int)(c - '0') : c == U'两' || c == 0 ? -1 : ws_numeral_digit(c);
		if (d < 0)
			return 0;
		year = year * 10 + d;
	}
	/* 3-6 2026年收支表: blank space parts a year from a number, and 2.2025年 is number 2 of a list. */
	bool listed = i > 1 && i < 4 && f->c[i - 1] == '.' && is_digit(f->c[0]) && is_digit(f->c[i - 2]);
	if (is_digit(at(f, i + 4)) || (i > 0 && !listed && !ws_folded_gap(f, i) && (is_digit(f->c[i - 1]) || f->c[i - 1] == '.')))
		return 0;
	return year >= 1949 && year <= 2100 ? year : 0;
}

static bool is_break(uint32_t c) {
	return c < 0x3400 && (c == 0 || ws_spelled_in(c, ",。;:!?、-—•)]."));
}

/* Whether a time expression at i places the clause in time. */
static bool is_placed(const ws_figure_period *p, const ws_folded *f, size_t i, size_t clause) {
	static const char *const prepositions[] = {"截至", "截止", "截至到", "到", "至", "自", "从", "全市", "全省", "全区", "全县", "我市",
	    "我省", "我区", "我县", "市本级", "力争", "预计", "其中", "同时", "目前", "根据", "(以下简称", "一是", "二是", "三是", "四是",
	    "五是"};
	static const char *const never[] = {"较", "比", "与", "同", "于", "和", "及", "在"};
	if (i == clause)
		return true;
	if (WS_FIGURE_ANY_BEFORE(f, clause, i, never))
		return false;
	if (WS_FIGURE_ANY_BEFORE(f, clause, i, prepositions))
		return true;
	return p->open && ws_spelled_in(f->c[i - 1], "市省区县州旗");
}

/* 在2022年基础上, 2025年完成数相比: what follows the year says that it is only compared with. */
static bool is_measure(const ws_folded *f, size_t end) {
	static const char *const words[] = {"基础上", "以来", "决算数相比", "年基", "为基期", "为基数", "价格", "不变价", "可比价", "同期"};
	return WS_FIGURE_ANY_AT(f, end, f->n, words) > 0;
}

/* 执行|至2026年7月31日|: how long something is in force. */
static bool is_deadline(const ws_folded *f, size_t i, size_t clause) {
	static const char *const since[] = {"截至", "截止至", "截至到", "截止到"};
	size_t j = i + 5;
	if (i == clause || !ws_spelled_in(f->c[i - 1], "至到") || WS_FIGURE_ANY_BEFORE(f, clause, i, since))
		return false;
	while (is_digit(at(f, j)))
		j++;
	if (at(f, j) != U'月' || !is_digit(at(f, j + 1)))
		return false;
	for (j++; is_digit(at(f, j));)
		j++;
	return at(f, j) == U'日';
}

/* 末, 上半年, 3月 … behind the year at i; how much of the text it takes. */
static size_t read_part(ws_figure_period *p, const ws_folded *f, size_t i) {
	static const struct {
		const char *word, *part;
	} parts[] = {{"末", "末"}, {"底", "底"}, {"初", "初"}, {"上半年", "上半年"}, {"下半年", "下半年"}, {"前三季度", "前三季度"},
	    {"一季度", "一季度"}, {"二季度", "二季度"}, {"三季度", "三季度"}, {"四季度", "四季度"}, {"第一季度", "一季度"},
	    {"第二季度", "二季度"}, {"第三季度", "三季度"}, {"第四季度", "四季度"}};
	p->part = NULL;
	p->months[0] = '\0';
	for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
		size_t len = ws_figure_text_at(f, i, f->n, parts[k].word);
		if (len) {
			p->part = parts[k].part;
			return len;
		}
	}
	size_t n = 0, j = i;
	while (n < 6 && (is_digit(at(f, j)) || ((at(f, j) == '-' || at(f, j) == 0x2014 || at(f, j) == U'至') && n > 0))) {
		p->months[n++] = is_digit(at(f, j)) ? (char)at(f, j) : '-';
		j++;
		while (at(f, j) == 0x2014)
			j++;
	}
	if (n == 0 || at(f, j) != U'月') {
		p->months[0] = '\0';
		return 0;
	}
	/* 2月至12月 */
	size_t to = j + 1 + (ws_spelled_in(at(f, j + 1), "至到-"));
	size_t month = to;
	while (month < to + 2 && is_digit(at(f, month)))
		month++;
	if (to > j + 1 && month > to && at(f, month) == U'月' && n + 3 < sizeof p->months - 4) {
		p->months[n++] = '-';
		while (to < month)
			p->months[n++] = (char)at(f, to++);
		j = month;
	}
	strcpy(p->months + n, "月");
	/* 从2026年1月1日起: from then on, not then. */
	size_t day = j + 1;
	while (is_digit(at(f, day)))
		day++;
	day += day > j + 1 && at(f, day) == U'日';
	if (at(f, day) == U'起')
		p->months[0] = '\0';
	return j + 1 - i;
}

static bool in_brackets(uint32_t c) {
	return c < 0x3400 && ws_spelled_in(c, "(《“〔[");
}

/* 十四五时期, “十三五”期间 at i: the years of the plan in *first and *last; the length, 0 when there is none. */
static size_t plan_at(const ws_folded *f, size_t i, int *first, int *last) {
	static const char *const spans[] = {"时期", "期间", "以来", "规划期", "五年"};
	size_t j = i + (at(f, i) == U'“');
	int number = at(f, j) == U'十' && at(f, j + 2) == U'五' ? ws_numeral_digit(at(f, j + 1)) : 0;
	if (number <= 0)
		return 0;
	j += 3;
	j += at(f, j) == U'”';
	size_t len = WS_FIGURE_ANY_AT(f, j, f->n, spans);
	*first = 2001 + 5 * number;
	*last = *first + 4;
	return len ? j + len - i : 0;
}

void ws_figure_period_follow(ws_figure_period *p, const ws_folded *f, size_t to) {
	static const char *const events[] = {"首次", "达", "突破", "实现", "完成", "为", "超", "增长", "下降"};
	size_t clause = p->at;
	int depth = 0;
	p->here = 0;
	bool reason = p->reason;
	for (size_t i = p->at; i < to;) {
		uint32_t c = f->c[i];
		if (is_break(c) || c == U'”') {
			if (c == U'。' || c == U'?' || c == '!') {
				p->part = NULL;
				p->months[0] = '\0';
				p->open = true;
				depth = 0;
				reason = false;
				if (p->resume) {
					p->year = p->resume;
					p->year_end = p->resume = 0;
				}
			}
			depth -= depth > 0 && (c == ')' || c == ']' || c == U'”');
			clause = ++i;
			continue;
		}
		int first, last_year;
		size_t plan = (c == U'“' || c == U'十') && !depth ? plan_at(f, i, &first, &last_year) : 0;
		if (plan && is_placed(p, f, i, clause)) {
			p->resume = p->resume ? p->resume : p->year;
			p->year = first;
			p->year_end = last_year;
			p->part = NULL;
			p->months[0] = '\0';
			i += plan;
			continue;
		}
		if (in_brackets(c)) {
			depth++;
			clause = ++i;
			continue;
		}
		if ((c == U'》' || c == U'〕') && depth > 0)
			depth--;
		int year = is_digit(c) || c == U'二' || c == U'一' ? year_at(f, i) : 0;
		/* 主要原因是2022年受…影响: reasons lie in other years. */
		if (c == U'原' || c == U'主' || c == U'受')
			reason = reason || ws_figure_text_at(f, i, to, "原因") || ws_figure_text_at(f, i, to, "主要是") ||
			    ws_figure_text_at(f, i, to, "受到") || ws_figure_text_at(f, i, to, "主要受");
		if (year && !depth && !reason) {
			size_t j = i + 4;
			int last = 0;
			bool span = at(f, j) == '-' || at(f, j) == 0x2014 || at(f, j) == U'至' || at(f, j) == '~';
			while (span && at(f, j) == 0x2014)
				j++;
			if (span && (last = year_at(f, at(f, j) == '-' || at(f, j) == U'至' || at(f, j) == '~' ? j + 1 : j)))
				j += at(f, j) == '-' || at(f, j) == U'至' || at(f, j) == '~' ? 5 : 4;
			if (at(f, j) == U'年' && is_placed(p, f, i, clause) && !is_measure(f, j + 1) && !is_deadline(f, i, clause)) {
				p->year = year;
				p->year_end = last > year ? last : 0;
				p->resume = 0;
				p->stated = true;
				i = j + 1 + read_part(p, f, j + 1);
				continue;
			}
			/* 收入|2021年首次|突破600亿元: of this figure only. */
			if (at(f, j) == U'年' && i > clause && !ws_spelled_in(f->c[i - 1], "较比与同于和及在") &&
			    WS_FIGURE_ANY_AT(f, j + 1, f->n, events))
				p->here = year;
			i = j;
			continue;
		}
		if (i == clause && p->year && !depth) {
			/* Without a year of its own: 年末, 上半年, 1-11月. */
			static const struct {
				const char *word, *part;
			} words[] = {{"年末", "末"}, {"年底", "底"}, {"年初", "初"}, {"上半年", "上半年"}, {"前三季度", "前三季度"},
			    {"一季度", "一季度"}, {"截至年末", "末"}, {"截至年底", "底"}, {"全年", NULL}, {"当年", NULL}, {"年度中", NULL}};
			size_t k = 0, len = 0;
			while (k < sizeof words / sizeof *words && !(len = ws_figure_text_at(f, i, to, words[k].word)))
				k++;
			if (len && !ws_figure_text_at(f, i, to, "年初预算")) {
				p->part = words[k].part;
				p->months[0] = '\0';
				i += len;
				continue;
			}
			if (is_digit(c)) {
				ws_figure_period months = *p;
				size_t used = read_part(&months, f, i);
				if (used && at(f, i + used) != '-' && !is_digit(at(f, i + used))) {
					*p = months;
					i += used;
					continue;
				}
			}
		}
		i++;
	}
	p->at = to;
	p->open = false;
	p->reason = reason;
}

static int latest_year(const ws_folded *f) {
	int latest = 0;
	size_t len;
	for (size_t i = 0; i + 4 < f->n; i++) {
		if (!is_digit(f->c[i]))
			continue;
		int year = year_at(f, i);
		/* 2023厦门消费节 names a year too; 、2000张 does not. */
		bool named =
		    i > 0 && is_break(f->c[i - 1]) && f->c[i + 4] >= 0x3400 && !ws_unit_at(f, i + 4, &len) && ws_numeral_digit(f->c[i + 4]) < 0;
		/* 比2020年减少, 恢复到2019年同期的90%: compared with; 到2027年: to come. */
		uint32_t before = i > 0 ? f->c[i - 1] : 0;
		bool goal = (before == U'到' || before == U'至') && !(i > 1 && f->c[i - 2] == U'截');
		bool measure = f->c[i + 4] == U'年' && (is_measure(f, i + 5) || (at(f, i + 5) == U'的' && ws_spelled_in(before, "是为于从由")));
		if (ws_spelled_in(before, "比较与于同") || goal || measure)
			continue;
		if (year > latest && (f->c[i + 4] == U'年' || named))
			latest = year;
	}
	return latest;
}

void ws_figure_period_default(ws_figure_period *period, const ws_passage *passage, const ws_folded *f) {
	if (!period->year && passage->kind != WS_DEFINITION)
		period->year = latest_year(f);
}

int ws_figure_year(const ws_folded *f) {
	return f->n == 4 ? year_at(f, 0) : 0;
}

int ws_figure_one_year(const ws_folded *f, const char **part, bool *several) {
	int found = 0;
	*several = false;
	*part = NULL;
	for (size_t i = 0; i + 4 < f->n; i++) {
		int year = is_digit(f->c[i]) || ws_numeral_digit(f->c[i]) >= 0 ? year_at(f, i) : 0;
		if (!year || f->c[i + 4] != U'年')
			continue;
		*several = *several || (found && found != year);
		found = year;
		if (at(f, i + 5) == U'末' || at(f, i + 5) == U'底')
			*part = "末";
	}
	return *several ? 0 : found;
}

static bool mentions(const ws_folded *f, const char *const *words, size_t n) {
	for (size_t k = 0; k < n; k++) {
		for (size_t i = 0; i < f->n; i++) {
			if (ws_figure_text_at(f, i, f->n, words[k]))
				return true;
		}
	}
	return false;
}

/* Which of the document's years a heading without one means: 执行情况 the earlier, 草案 the later. */
static int implied_year(const ws_document *d, const ws_folded *f) {
	static const char *const past[] = {"执行情况", "完成情况", "回顾", "决算", "收支情况", "主要成效", "主要成绩"};
	static const char *const future[] = {
	    "草案", "预算安排", "预算编制", "主要目标", "目标任务", "工作安排", "工作任务", "重点工作", "预期目标"};
	int low = 0, high = 0;
	for (size_t k = 0; k < d->n_years; k++) {
		low = !low || d->years[k] < low ? d->years[k] : low;
		high = d->years[k] > high ? d->years[k] : high;
	}
	if (low == high)
		return 0;
	bool back = mentions(f, past, sizeof past / sizeof *past), ahead = mentions(f, future, sizeof future / sizeof *future);
	return back == ahead ? 0 : back ? low : high;
}

/* Whether it tells what came in and went out in the years of its title; a note on a budget does too, by its title. */
static bool is_report(const ws_document *d) {
	static const char *const kinds[] = {"预算报告", "决算报告", "政府工作报告", "统计公报"}, *const open[] = {"说明", "报告", "公告", "其他"},
	                         *const titles[] = {"预算", "决算", "执行情况", "收支", "债务", "统计", "工作报告"};
	for (size_t k = 0; d->kind && k < sizeof kinds / sizeof *kinds; k++) {
		if (strcmp(d->kind, kinds[k]) == 0)
			return true;
	}
	bool may = !d->kind, told = false;
	for (size_t k = 0; d->kind && k < sizeof open / sizeof *open; k++)
		may = may || strcmp(d->kind, open[k]) == 0;
	for (size_t k = 0; d->title && k < sizeof titles / sizeof *titles; k++)
		told = told || strstr(d->title, titles[k]);
	return may && told;
}

ws_figure_period *ws_figure_periods(const ws_document *d, const ws_folded *folded, ws_arena *arena) {
	ws_figure_period *periods = ws_arena_zero(arena, d->n_passages, sizeof *periods);
	int fallback = 0;
	if (is_report(d)) {
		/* Of two years a report speaks first of the one that is over. */
		for (size_t k = 0; k < d->n_years; k++)
			fallback = !fallback || d->years[k] < fallback ? d->years[k] : fallback;
	}
	for (size_t i = 0; i < d->n_passages; i++) {
		const ws_passage *p = &d->passages[i];
		periods[i].open = true;
		if (p->parent >= 0 && (size_t)p->parent < i) {
			periods[i].year = periods[p->parent].year;
			periods[i].part = periods[p->parent].part;
			periods[i].told = periods[p->parent].told;
		} else {
			periods[i].year = fallback;
		}
		if (p->kind != WS_HEADING)
			continue;
		bool several;
		const char *part;
		int year = ws_figure_one_year(&folded[i], &part, &several);
		periods[i].told = periods[i].told || year;
		if (!year && !several && !periods[i].told)
			year = implied_year(d, &folded[i]);
		if (year) {
			periods[i].year = year;
			periods[i].part = part;
		}
	}
	return periods;
}

const char *ws_figure_period_string(const ws_figure_period *p, bool before, ws_arena *arena) {
	if (p->here)
		return ws_arena_printf(arena, "%d", p->here - before);
	if (!p->year)
		return NULL;
	if (before)
		return ws_arena_printf(arena, "%d", p->year - 1);
	if (p->year_end)
		return ws_arena_printf(arena, "%d-%d", p->year, p->year_end);
	if (p->months[0])
		return ws_arena_printf(arena, "%d年%s", p->year, p->months);
	return p->part ? ws_arena_printf(arena, "%d年%s", p->year, p->part) : ws_arena_printf(arena, "%d", p->year);
}
