/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year in a text sets the period of the figures behind it only where a sentence places itself in time:

   - at the beginning of a clause or behind 到, 至, 截至, 在: "2023年末，…", "第二阶段到2027年，…";
   - behind the name of a place, in front of the sentence's first figure: "吕梁市2018年一般公共预算收入".

   It does not when it is compared with (较2025年完成数, 在2022年基础上), stands in brackets, quotes or titles, or names a thing
   (北碚区2022年乡村振兴项目, later in a sentence). What a passage states holds on to its end. A point in time (年末, 6月底) holds to the end of
   its sentence and for a sentence that goes on with 其中 or 分行业看; a span that a report is on (上半年, 1-11月, 8月份) holds on as well,
   unless the headings tell a whole year: there it is an aside.

   Headings: the nearest one upwards that speaks of one year, or a short line among the paragraphs that reads like one (2025年工作回顾).
   One that speaks of two (2023年预算执行情况和2024年预算草案) says nothing, in a report of one year not even that year, but then 执行, 完成,
   回顾 in headings below mean the document's earlier year and 草案, 安排, 目标 its later one, unless a heading in between has a year. Of the
   card only years in the title count, and only in reports and in notes on budgets: the sums of a policy hold for no year.

   A part of a year without a year (前三季度, 今年1-5月) is of the year in which the document speaks: that of its title, or of its date or
   the first whole date of its first lines, or the year before when that part was not yet over. So the news; not rules, where 上半年 is
   that of any year.

   “十四五”时期 is 2021-2025 to the end of its sentence and of 其中… behind it, and below a heading on it. 五年来 and 2022年以来 are several years without a name: what is
   told of them has no period, to the end of the sentence or, where a passage begins so, of the passage. What is owed (债务余额) is told for the end of a year
   (figure_walk.c).

   A paragraph without any year of its own and without headings gets no period: nothing in it says one.

   Not handled: the course of events (动用后, 次年), fiscal years of other countries, 同期 of half years. */
#include "indexer/facts/figure_period.h"

#include <string.h>

#include "indexer/facts/figure_words.h"
#include "text/date.h"
#include "text/numeral.h"
#include "text/unit.h"
#include "text/wordlist.h"

/* Four digits, Arabic or Chinese, that are a year; 0 otherwise. */
static int year_at(const ws_folded *f, size_t i) {
	int year = 0;
	for (size_t k = 0; k < 4; k++) {
		uint32_t c = ws_folded_at(f, i + k);
		int d = ws_is_digit(c) ? (int)(c - '0') : c == U'两' || c == 0 ? -1 : ws_numeral_digit(c);
		if (d < 0)
			return 0;
		year = year * 10 + d;
	}
	/* 3-6 2026年收支表: blank space parts a year from a number, and 2.2025年 is number 2 of a list. */
	bool listed = i > 1 && i < 4 && f->c[i - 1] == '.' && ws_is_digit(f->c[0]) && ws_is_digit(f->c[i - 2]);
	if (ws_is_digit(ws_folded_at(f, i + 4)) || (i > 0 && !listed && !ws_folded_gap(f, i) && (ws_is_digit(f->c[i - 1]) || f->c[i - 1] == '.')))
		return 0;
	return year >= 1949 && year <= 2100 ? year : 0;
}

static bool is_break(uint32_t c) {
	return c < 0x3400 && (c == 0 || ws_spelled_in(c, ",。;:!?、-—•)]."));
}

/* Whether a time expression at i places the clause in time. */
static bool is_placed(const ws_figure_period *p, const ws_folded *f, size_t i, size_t clause) {
	static const char *const prepositions[] = {"截至", "截止", "截至到", "到", "至", "自", "从", "由", "全市", "全省", "全区", "全县", "我市",
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
	while (ws_is_digit(ws_folded_at(f, j)))
		j++;
	if (ws_folded_at(f, j) != U'月' || !ws_is_digit(ws_folded_at(f, j + 1)))
		return false;
	for (j++; ws_is_digit(ws_folded_at(f, j));)
		j++;
	return ws_folded_at(f, j) == U'日';
}

static bool in_brackets(uint32_t c) {
	return c < 0x3400 && ws_spelled_in(c, "(《“〔[");
}

/* Whether what stands behind the end of a sentence is of the same time: 其中，… 分行业看，… */
static bool goes_on(const ws_folded *f, size_t i) {
	enum { DIVISION = 14 };
	if (ws_figure_text_at(f, i, f->n, "其中"))
		return true;
	if (!ws_spelled_in(ws_folded_at(f, i), "分按从"))
		return false;
	for (size_t j = i + 2; j < i + DIVISION && ws_folded_at(f, j) != ','; j++) {
		if (ws_spelled_in(ws_folded_at(f, j), "看分") && ws_folded_at(f, j + 1) == ',')
			return true;
	}
	return false;
}

/* Without a year of its own: 年末, 上半年, 1-11月, at i; its length, 0 when there is none. Of no year at all it is of the one in which the
   document speaks, or of the year before: 1-12月 in a text of January. */
static size_t part_alone(ws_figure_period *p, const ws_folded *f, size_t i) {
	static const struct {
		const char *words[3];
		int back;
	} years[] = {{{"今年以来", "今年", NULL}, 0}, {{"去年", NULL, NULL}, 1}};
	ws_figure_part part;
	if (!p->year && !p->around)
		return 0;
	size_t len = ws_figure_part_at(f, i, true, &part);
	if (len && (ws_folded_at(f, i + len) == '-' || ws_is_digit(ws_folded_at(f, i + len))) && !p->year)
		return 0; /* 3月18日 */
	if (len && p->year) {
		p->part = part;
		return len;
	}
	if (len && part.lasts) {
		p->part = part;
		p->year = p->around - (p->month && part.last > p->month);
		p->stated = true;
		return len;
	}
	for (size_t k = 0; !p->year && k < sizeof years / sizeof *years; k++) {
		for (size_t n = 0; n < 3 && years[k].words[n]; n++) {
			len = ws_figure_text_at(f, i, f->n, years[k].words[n]);
			if (!len || is_measure(f, i + len) || ws_spelled_in(ws_folded_at(f, i + len), "同末底初的度"))
				continue;
			size_t behind = ws_figure_part_at(f, i + len, true, &part);
			p->year = p->around - years[k].back;
			p->part = behind ? part : p->part;
			p->stated = true;
			return len + behind;
		}
	}
	return 0;
}

/* On the way through a paragraph up to the next number. */
typedef struct {
	ws_figure_period *p;
	const ws_folded *f;
	size_t i, to;
	size_t clause; /* where the clause at hand begins */
	int depth;     /* of brackets and quotes */
	bool reason;   /* since a reason was given, in this sentence */
} follower;

/* A mark between clauses; one that ends a sentence ends what it said of its time. */
static bool take_break(follower *w) {
	ws_figure_period *p = w->p;
	uint32_t c = w->f->c[w->i];
	if (!is_break(c) && c != U'”')
		return false;
	if (c == U'。' || c == U'?' || c == '!') {
		bool same = goes_on(w->f, w->i + 1);
		if (!(p->part.lasts && (!p->told || p->stated)) && !same)
			p->part = p->above;
		p->open = true;
		w->depth = 0;
		w->reason = false;
		if (p->resume && !same) {
			p->year = p->resume;
			p->year_end = p->resume = 0;
		}
	}
	w->depth -= w->depth > 0 && (c == ')' || c == ']' || c == U'”');
	w->i++;
	if (c != '-' || w->i < 2 || !ws_is_digit(w->f->c[w->i - 2]))
		w->clause = w->i;
	return true;
}

/* “十四五”时期: the years of a plan, up to the end of the sentence. */
static bool take_plan(follower *w) {
	ws_figure_period *p = w->p;
	uint32_t c = w->f->c[w->i];
	int first, last;
	size_t plan = (c == U'“' || c == U'十') && !w->depth ? ws_figure_plan_at(w->f, w->i, &first, &last) : 0;
	if (!plan || !is_placed(p, w->f, w->i, w->clause))
		return false;
	if (p->year != first || p->year_end != last)
		p->resume = p->resume ? p->resume : p->year;
	p->year = first;
	p->year_end = last;
	p->part = (ws_figure_part){0};
	w->i += plan;
	return true;
}

/* Several years that nobody names: up to the end of the sentence, or of a passage that begins so. */
static void forget_year(follower *w) {
	ws_figure_period *p = w->p;
	if (w->i > 0)
		p->resume = p->resume ? p->resume : p->year;
	p->year = p->year_end = 0;
	p->part = (ws_figure_part){0};
}

/* 五年来, 过去3年, 近年来: what follows is of several years. Below a heading on a plan these are known. */
static bool take_years_past(follower *w) {
	size_t len = w->i == w->clause && !w->depth && w->p->year && !w->p->year_end ? ws_figure_years_past_at(w->f, w->i) : 0;
	if (len)
		forget_year(w);
	w->i += len;
	return len > 0;
}

static bool take_bracket(follower *w) {
	uint32_t c = w->f->c[w->i];
	if (in_brackets(c)) {
		w->depth++;
		w->clause = ++w->i;
		return true;
	}
	w->depth -= (c == U'》' || c == U'〕') && w->depth > 0;
	return false;
}

/* 主要原因是2022年受…影响: reasons lie in other years. */
static bool gives_reason(const ws_folded *f, size_t i, size_t to) {
	static const char *const words[] = {"原因", "主要是", "受到", "主要受"};
	uint32_t c = f->c[i];
	return (c == U'原' || c == U'主' || c == U'受') && WS_FIGURE_ANY_AT(f, i, to, words);
}

/* 2023年, 2019—2023年: of what follows, unless it is only compared with, or tells of one figure. */
static bool take_year(follower *w) {
	static const char *const events[] = {"首次", "达", "突破", "实现", "完成", "为", "超", "增长", "下降"};
	ws_figure_period *p = w->p;
	const ws_folded *f = w->f;
	size_t i = w->i, j = i + 4;
	uint32_t c = f->c[i];
	int year = ws_is_digit(c) || c == U'二' || c == U'一' ? year_at(f, i) : 0, last = 0;
	w->reason = w->reason || gives_reason(f, i, w->to);
	if (!year || w->depth || w->reason)
		return false;
	bool dash = ws_folded_at(f, j) == 0x2014;
	while (ws_folded_at(f, j) == 0x2014)
		j++;
	bool mark = ws_folded_at(f, j) == '-' || ws_folded_at(f, j) == U'至' || ws_folded_at(f, j) == '~';
	if ((dash || mark) && (last = year_at(f, j + mark)))
		j += 4 + mark;
	bool named = ws_folded_at(f, j) == U'年';
	if (named && is_placed(p, f, i, w->clause) && !is_measure(f, j + 1) && !is_deadline(f, i, w->clause)) {
		p->year = year;
		p->year_end = last > year ? last : 0;
		p->resume = 0;
		p->stated = true;
		p->above = (ws_figure_part){0};
		w->i = j + 1 + ws_figure_part_at(f, j + 1, false, &p->part);
		return true;
	}
	if (named && year < p->year && is_placed(p, f, i, w->clause) && ws_figure_text_at(f, j + 1, f->n, "以来")) {
		forget_year(w);
		w->i = j + 1;
		return true;
	}
	/* 收入|2021年首次|突破600亿元: of this figure only. */
	if (named && i > w->clause && !ws_spelled_in(f->c[i - 1], "较比与同于和及在") && WS_FIGURE_ANY_AT(f, j + 1, f->n, events))
		p->here = year;
	ws_figure_part compared; /* 比2020年|1-7月|提高 */
	w->i = named ? j + 1 + ws_figure_part_at(f, j + 1, false, &compared) : j;
	return true;
}

/* Words at the beginning of a clause: its number in a list, a part of the year, what leads to one. */
static bool take_words(follower *w) {
	static const char *const leads[] = {"截至今年", "今年", "截至", "截止", "其中", "预计", "全市", "全省", "全县", "全区"};
	static const char *const ordinals[] = {"一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是"};
	ws_figure_period *p = w->p;
	const ws_folded *f = w->f;
	size_t i = w->i;
	uint32_t c = f->c[i];
	bool begins = i == w->clause;
	/* Most characters begin no word of time. */
	bool begun = begins || (p->open && i > 0 && ws_spelled_in(f->c[i - 1], "市省区县州旗国"));
	if (!begun || w->depth || (!ws_is_digit(c) && !ws_spelled_in(c, "年全当上下前头元一二三四五六七八第今去截预其")))
		return false;
	size_t ordinal = begins ? WS_FIGURE_ANY_AT(f, i, w->to, ordinals) : 0;
	if (ordinal) {
		if (!p->part.lasts)
			p->part = p->above; /* 一是2025年8月底开工率达90%；|二是|… */
		w->clause = w->i += ordinal;
		return true;
	}
	size_t part = part_alone(p, f, i);
	if (part) {
		w->i += part;
		return true;
	}
	size_t lead = begins ? WS_FIGURE_ANY_AT(f, i, w->to, leads) : 0;
	if (lead)
		w->clause = w->i += lead;
	return lead > 0;
}

void ws_figure_period_follow(ws_figure_period *p, const ws_folded *f, size_t to) {
	follower w = {.p = p, .f = f, .i = p->at, .to = to, .clause = p->at, .reason = p->reason};
	p->here = 0;
	while (w.i < to)
		if (!take_break(&w) && !take_plan(&w) && !take_years_past(&w) && !take_bracket(&w) && !take_year(&w) && !take_words(&w))
			w.i++;
	p->at = to;
	p->open = false;
	p->reason = w.reason;
}

static int latest_year(const ws_folded *f) {
	int latest = 0;
	size_t len;
	for (size_t i = 0; i + 4 < f->n; i++) {
		if (!ws_is_digit(f->c[i]))
			continue;
		int year = year_at(f, i);
		/* 2023厦门消费节 names a year too; 、2000张 does not. */
		bool named =
		    i > 0 && is_break(f->c[i - 1]) && f->c[i + 4] >= 0x3400 && !ws_unit_at(f, i + 4, &len) && ws_numeral_digit(f->c[i + 4]) < 0;
		/* 比2020年减少, 恢复到2019年同期的90%: compared with; 到2027年: to come. */
		uint32_t before = i > 0 ? f->c[i - 1] : 0;
		bool goal = (before == U'到' || before == U'至') && !(i > 1 && f->c[i - 2] == U'截');
		bool measure = f->c[i + 4] == U'年' && (is_measure(f, i + 5) || (ws_folded_at(f, i + 5) == U'的' && ws_spelled_in(before, "是为于从由")));
		/* 对2027年前完成目标的县区, 2026年底前: a term. */
		static const char *const terms[] = {"年前", "年底前", "年末前", "年以前", "年之前", "年后", "年起"};
		if (ws_spelled_in(before, "比较与于同") || goal || measure || WS_FIGURE_ANY_AT(f, i + 4, f->n, terms))
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

int ws_figure_one_year(const ws_folded *f, ws_figure_part *part, bool *several) {
	int found = 0;
	ws_figure_part told;
	*several = false;
	*part = (ws_figure_part){0};
	for (size_t i = 0; i + 4 < f->n; i++) {
		int year = ws_is_digit(f->c[i]) || ws_numeral_digit(f->c[i]) >= 0 ? year_at(f, i) : 0;
		if (!year || f->c[i + 4] != U'年')
			continue;
		*several = *several || (found && found != year);
		found = year;
		ws_figure_part_at(f, i + 5, false, &told);
		if (told.name && told.last == 12 && !told.lasts)
			*part = (ws_figure_part){.name = "末", .last = 12};
		else if (told.lasts || told.last == 1)
			*part = told;
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

static const char *const past[] = {"执行情况", "完成情况", "回顾", "决算", "收支情况", "主要成效", "主要成绩"};
static const char *const future[] = {"草案", "预算安排", "预算编制", "主要目标", "目标任务", "工作安排", "工作任务", "重点工作", "预期目标"};

/* 2025年工作回顾 in a line by itself heads what follows, though nothing in its form says so. */
static bool is_lead(const ws_passage *p, const ws_folded *f) {
	enum { LONG = 24 };
	if (p->kind != WS_PARAGRAPH || f->n > LONG)
		return false;
	for (size_t i = 0; i < f->n; i++) {
		if (ws_spelled_in(f->c[i], ",。;:"))
			return false;
	}
	return mentions(f, past, sizeof past / sizeof *past) || mentions(f, future, sizeof future / sizeof *future);
}

/* Which of the document's years a heading without one means: 执行情况 the earlier, 草案 the later. */
static int implied_year(const ws_document *d, const ws_folded *f) {
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

/* Whether it tells how things are going, or rules how they shall be done: 上半年 in a notice is that of any year. */
static bool is_account(const ws_document *d) {
	static const char *const kinds[] = {"预算报告", "决算报告", "政府工作报告", "统计公报", "说明", "报告", "公告", "其他"};
	bool found = !d->kind;
	for (size_t k = 0; d->kind && k < sizeof kinds / sizeof *kinds; k++)
		found = found || strcmp(d->kind, kinds[k]) == 0;
	return found;
}

/* In which year and month a document speaks: by its title, its date, or the first whole date of its first lines. */
static void find_around(const ws_document *d, const ws_folded *folded, ws_figure_period *period) {
	enum { PASSAGES = 4, LINE = 300 };
	ws_date date = {0};
	size_t start, end;
	if (!is_account(d) || d->n_years > 1)
		return;
	if (d->n_years == 1) {
		period->around = d->years[0];
		return;
	}
	if (d->date)
		ws_date_parse(d->date, strlen(d->date), &date);
	for (size_t i = 0; !date.month && i < d->n_passages && i < PASSAGES; i++) {
		size_t n = folded[i].n < LINE ? folded[i].n : LINE;
		for (size_t at = 0; !date.month && ws_date_next(folded[i].c, n, at, &date, &start, &end); at = end)
			date.month = date.day ? date.month : 0;
	}
	if (date.month) {
		period->around = date.year;
		period->month = date.month;
	}
}

static bool is_title(const ws_folded *f) {
	enum { LONG = 60 };
	return f->n < LONG && ws_figure_text_first(f, 0, f->n, "。") == f->n;
}

/* 某市上半年财政收入平稳增长: the part of its year that all of a text is on; that year, 0 when it tells none. */
static int part_in(const ws_figure_period *around, const ws_folded *f, ws_figure_part *part) {
	for (size_t i = 0; around->around && i < f->n; i++) {
		if (ws_figure_part_at(f, i, true, part) && part->lasts && !(i > 0 && (ws_is_digit(f->c[i - 1]) || ws_spelled_in(f->c[i - 1], "-比较"))))
			return around->around - (around->month && part->last > around->month);
	}
	*part = (ws_figure_part){0};
	return 0;
}

/* “十三五”时期财政工作: the years of the plan that a heading is on. */
static bool plan_in(const ws_folded *f, int *first, int *last) {
	for (size_t i = 0; i < f->n; i++) {
		if ((f->c[i] == U'“' || f->c[i] == U'十') && ws_figure_plan_at(f, i, first, last))
			return true;
	}
	return false;
}

ws_figure_period *ws_figure_periods(const ws_document *d, const ws_folded *folded, ws_arena *arena) {
	ws_figure_period *periods = ws_arena_zero(arena, d->n_passages, sizeof *periods);
	int fallback = 0;
	if (is_report(d)) {
		/* Of two years a report speaks first of the one that is over. */
		for (size_t k = 0; k < d->n_years; k++)
			fallback = !fallback || d->years[k] < fallback ? d->years[k] : fallback;
	}
	ws_figure_period around = {0};
	ws_figure_part rooted = {0};
	int root;
	size_t lead = 0;
	find_around(d, folded, &around);
	for (size_t i = 0; i < d->n_passages; i++) {
		const ws_passage *p = &d->passages[i];
		periods[i].open = true;
		periods[i].around = around.around;
		periods[i].month = around.month;
		if (p->parent >= 0 && (size_t)p->parent < i) {
			periods[i].year = periods[p->parent].year;
			periods[i].part = periods[p->parent].part;
			periods[i].above = periods[p->parent].above;
			periods[i].year_end = periods[p->parent].year_end;
			periods[i].told = periods[p->parent].told;
		} else {
			periods[i].year = fallback;
			periods[i].part = periods[i].above = rooted;
		}
		bool several;
		ws_figure_part part;
		if (lead > 0 && p->parent == d->passages[lead].parent) {
			periods[i].year = periods[lead].year;
			periods[i].told = true;
		}
		if (is_lead(p, &folded[i]) && (periods[i].year = ws_figure_one_year(&folded[i], &part, &several)))
			lead = i;
		if (i == 0 && !periods[i].year && is_title(&folded[i]) && (root = part_in(&around, &folded[i], &rooted)))
			fallback = root;
		if (p->kind != WS_HEADING)
			continue;
		int year = ws_figure_one_year(&folded[i], &part, &several);
		lead = year ? 0 : lead;
		periods[i].told = periods[i].told || year;
		if (!year && !several && !periods[i].told)
			year = implied_year(d, &folded[i]);
		if (!year && !several && plan_in(&folded[i], &year, &periods[i].year_end))
			periods[i].told = true;
		else if (year)
			periods[i].year_end = 0;
		/* 2023年工作回顾和2024年工作安排 in a report of one year: which of the two, only what follows can say. */
		if (several && d->n_years < 2 && mentions(&folded[i], past, sizeof past / sizeof *past))
			periods[i].year = periods[i].year_end = 0;
		if (year) {
			periods[i].year = year;
			periods[i].part = part;
			periods[i].above = part.lasts ? part : (ws_figure_part){0};
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
	const char *part = p->part.name ? p->part.name : p->part.months;
	return *part ? ws_arena_printf(arena, "%d年%s", p->year, part) : ws_arena_printf(arena, "%d", p->year);
}
