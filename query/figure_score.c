/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a figure is matched with a question.

     吕梁市 | 2018年 | 一般公共预算收入 | (增长)        region | year | subject | role

   Passages come from the ranking of the subject's words inside the region's documents; each of their figures is then scored by how much of
   the subject asked for is its subject (query/indicator.c), whether its period is the year, whether its role is the one asked for (none:
   the plain level), and, between equals, the wider scope (全市 before 市本级) and the earlier place. A plan is told from a result by its role
   or by the sentence in front of it, unless the year is the document's last, of which it tells plans alone. A head that everything shares
   (支出) is the subject only where headings or the words in front say whose it is; what the sentence or the name of a budget in front has
   said, a subject may leave out; and what is of another year and weak besides answers nothing. Whatever else the query says
   (figure_question.h) holds for the passages, and a range for the figure itself. */
#include "query/figure_score.h"

#include <string.h>

#include "query/place_row.h"
#include "text/wordlist.h"

enum { TITLE = 40, REACH = 160 };

/* What each part counts. The subject alone decides unless two figures are about the same thing. */
static const float LEAST = 0.34f, PERIOD_RIGHT = 0.25f, PERIOD_PART = 0.15f, PERIOD_WRONG = -0.45f, ROLE_RIGHT = 0.15f, ROLE_WRONG = -0.35f,
                   OTHER_ROLE = -0.06f, KIND_WRONG = -0.25f, HEAD_ONLY = 0.5f, PLANNED = -0.2f, CUE_RESULT = 0.04f, WHOLE_PLACE = 0.02f,
                   PART_OF_PLACE = -0.08f, OTHER_PART = -0.3f, HEADING_SHARE = 0.35f, NAMED = 0.32f, OF_FUND = 0.5f, TITLE_NAMES_IT = 0.75f,
                   REST_SAID = 0.9f;

/* Roles and qualifiers of a figure that is a plan, not a result. */
static const char *const planned[] = {"预算为", "年初预算", "调整预算", "调整为", "预期", "目标", "计划", "安排", "拟", "预计", "代编", "限额"};

static bool contains(const char *text, const char *part) {
	return text && part && strstr(text, part);
}

/* What is asked for by such a word, 债务限额, is no plan of it. */
static bool is_planned(const ws_figure_question *q, const ws_figure *f) {
	size_t len;
	for (size_t i = 0; i < G_N_ELEMENTS(planned); i++)
		if ((contains(f->role, planned[i]) || contains(f->qualifier, planned[i]) || contains(f->column, planned[i])) &&
		    ws_letters_find(q->asked, planned[i], &len) == SIZE_MAX)
			return true;
	return contains(f->column, "预算数");
}

/* 比上年增长, 较年初预算减少: a difference, no level. */
static bool is_change(const char *role) {
	static const char *const words[] = {"增长", "增加", "减少", "下降", "上升", "提高", "降低", "增收", "减收", "上涨", "下跌",
	                                    "回落", "增支", "减支", "高于", "低于", "超收", "短收", "超支", "多收", "少收"};
	bool reached = contains(role, "到") || contains(role, "至") || contains(role, "为");
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (contains(role, words[i]) && !reached)
			return true;
	return false;
}

/* 达, 保持在: the role of a level. */
static bool is_level(const char *role) {
	static const char *const words[] = {"达", "到", "至", "为", "在", "是", "完成", "实现", "由"};
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (contains(role, words[i]))
			return true;
	return !role;
}

/* 连续12个月 is said of an income and none. */
static bool is_time(const ws_figure_question *q, const ws_figure *f) {
	static const char *const terms[] = {"期", "时间", "年限", "时长", "天数", "时限", "寿命"};
	size_t len;
	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++)
		if (ws_letters_find(q->subject, terms[i], &len) != SIZE_MAX)
			return false;
	return f->kind == WS_DURATION;
}

/* 从54万亿元增加到82.7万亿元: the first is past. */
static bool is_start(const char *role) {
	return role && (strcmp(role, "从") == 0 || strcmp(role, "由") == 0 || strcmp(role, "自") == 0);
}

/* Growth may be a fall; a plan may be told by the subject (教育支出预算数) or a column, and is no change against one. */
static bool has_role(const ws_figure_question *q, const ws_figure *f, bool changed) {
	if (q->wants_plan)
		return !changed && (contains(f->role, q->role) || contains(f->subject, q->role) || contains(f->column, q->role) ||
		                    contains(f->qualifier, q->role));
	return (contains(f->role, q->role) && !(changed && strcmp(q->role, "预算") == 0)) ||
	       (changed && q->wants_rate && strcmp(q->role, "增长") == 0);
}

/* The first folded character of a figure. */
static size_t folded_at(const ws_folded *t, const ws_figure *f) {
	size_t at = 0, end = t->n;
	while (at < end) {
		size_t mid = at + (end - at) / 2;
		if (t->from[mid] < f->span.start)
			at = mid + 1;
		else
			end = mid;
	}
	return at;
}

ws_letters ws_figure_front(const ws_view *v, const ws_figure *f) {
	size_t at = folded_at(&v->f, f), from = at > REACH ? at - REACH : 0;
	return (ws_letters){v->f.c + from, at - from};
}

/* 今年主要预期目标是：国内生产总值|增长6.5%: a growth may be what is aimed at. */
static bool is_aimed(const ws_figure_question *q, const ws_view *v, const ws_figure *f) {
	ws_letters front = ws_figure_front(v, f);
	size_t len, sentence = front.n;
	while (sentence > 0 && front.c[sentence - 1] != 0x3002 /* 。 */)
		sentence--;
	front = (ws_letters){front.c + sentence, front.n - sentence};
	return q->aim && !is_start(f->role) && ws_letters_find(front, q->aim, &len) != SIZE_MAX;
}

/* What the words before a figure say of it, nearest first: 实际完成268.6亿元 is a result, 人代会批准的…为335.8亿元 a plan, “十四五”时期…1221.6亿元 a sum
   over years. The sentence before counts when the figure's own says nothing (…批准了本级预算。经汇总，…收入为335.8亿元). */
static float said_before(const ws_figure_question *q, const ws_view *v, const ws_figure *f) {
	static const struct {
		const char *word;
		float score;
		bool plan, near; /* near: in the figure's own sentence only */
	} cues[] = {
		{"完成", CUE_RESULT, false, true}, {"执行", CUE_RESULT, false, true}, {"实现", CUE_RESULT, false, true}, {"决算", CUE_RESULT, false, true},
		{"批准", PLANNED, true, false},    {"预算为", PLANNED, true, true},   {"安排", PLANNED, true, true},     {"调整为", PLANNED, true, true},
		{"时期", PERIOD_WRONG, false, true}, {"累计", PERIOD_WRONG, false, true},
	};
	enum { SENTENCES = 2 };
	const ws_folded *t = &v->f;
	size_t at = folded_at(t, f), len;
	bool over_years = q->first || ws_letters_find(q->asked, "累计", &len) != SIZE_MAX;
	int sentence = 0;
	for (size_t back = 0; back < REACH && at > 0; back++, at--) {
		if (t->c[at - 1] == 0x3002 /* 。 */ && ++sentence == SENTENCES)
			break;
		for (size_t i = 0; i < G_N_ELEMENTS(cues); i++) {
			if (ws_spelled_before(t->c, 0, at, cues[i].word) && !(cues[i].near && sentence) && !(cues[i].plan && q->wants_plan) &&
			    !(cues[i].score == PERIOD_WRONG && over_years))
				return cues[i].score;
		}
	}
	return 0;
}

bool ws_figure_is_of_year(const ws_figure_question *q, const char *period) {
	char year[8], plan[16];
	bool span = strlen(period) == 9 && period[4] == '-';
	g_snprintf(plan, sizeof plan, "%u-%u", q->first, q->last);
	if (q->first && strcmp(period, plan) == 0)
		return true;
	size_t held = 0;
	for (size_t i = 0; i < q->n_years; i++) {
		g_snprintf(year, sizeof year, "%u", q->years[i]);
		held += strstr(period, year) != NULL;
	}
	return held > (span ? 1 : 0);
}

/* 2025年一季度 when 2025 is asked for, and 2025 when a part of it is; 2025年末 is all of it. */
static bool is_other_part(const ws_figure_question *q, const char *period) {
	const char *year = strstr(period, "年"), *part = year ? year + strlen("年") : "";
	if (strcmp(part, "末") == 0 || strcmp(part, "底") == 0)
		part = "";
	return strcmp(part, q->part ? q->part : "") != 0;
}

/* How sure it is that a row of a table sums up what the title names; 0 for other rows. */
static float sum_row(ws_letters asked, ws_letters row) {
	static const struct {
		const char *word;
		float sure;
	} words[] = {{"本年收入", 0.85f}, {"本年支出", 0.85f}, {"合计", 0.8f}, {"总计", 0.7f}};
	static const char *const sides[] = {"收入", "支出"};
	size_t len, unused;
	float sure = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (ws_letters_find(row, words[i].word, &len) != SIZE_MAX && row.n <= len + 4)
			sure = MAX(sure, words[i].sure);
	for (size_t i = 0; i < G_N_ELEMENTS(sides); i++)
		if (ws_letters_find(row, sides[i], &len) != SIZE_MAX && ws_letters_find(asked, sides[i], &unused) == SIZE_MAX)
			return 0;
	return sure;
}

/* 支出 alone is what anything may be spent on: whether neither the headings nor the words in front say that it is 国防支出. */
static bool is_head_only(const ws_figure_question *q, const ws_view *v, const ws_figure *f, ws_letters subject, ws_letters above,
                         ws_arena *arena) {
	static const char *const heads[] = {"收入",     "支出",     "总收入",   "总支出", "收入总计", "支出总计", "收入合计", "支出合计",
	                                    "预算收入", "预算支出", "余额",     "限额",   "总额",     "规模",     "资金",     "投资"};
	const float said = 0.5f;
	subject = ws_indicator_without_scope(subject);
	size_t len, head = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(heads) && !head; i++)
		head = ws_letters_find(subject, heads[i], &len) == 0 && len == subject.n ? len : 0;
	if (!head || q->subject.n < 4)
		return false;
	const ws_letters own = {q->subject.c, q->subject.n - 2};
	return ws_indicator_said_in(own, above) < said && ws_indicator_said_in(own, ws_letters_of(f->parent, arena)) < said &&
	       (f->column || ws_indicator_said_in(own, ws_figure_front(v, f)) < said);
}

/* What the passage says it is about before it speaks, ——国有资本经营预算完成情况。市级收入完成1亿元, else `above`. */
static ws_letters lead_of(const ws_view *v, ws_letters above) {
	const ws_folded *t = &v->f;
	size_t n = 0;
	while (n < t->n && n < TITLE && t->c[n] != 0x3002 /* 。 */ && t->c[n] != ',' && t->c[n] != ';' && !(t->c[n] >= '0' && t->c[n] <= '9'))
		n++;
	return n > 4 && n < t->n && t->c[n] == 0x3002 ? (ws_letters){t->c, n} : above;
}

/* 市级收入 told under 国有资本经营预算完成情况 is 市级国有资本经营预算收入; nothing when the subject says more, or the heading names no budget. */
static ws_letters budget_subject(ws_letters subject, ws_letters above, ws_arena *arena) {
	static const char *const heads[] = {"收入", "支出"}, *const levels[] = {"全市", "市级", "市本级", "全省", "省级", "省本级", "全区",
	                                    "区级", "区本级", "全县", "县级", "县本级", "全州", "州级", "州本级"};
	static const char *const budgets[] = {"一般公共预算", "政府性基金预算", "国有资本经营预算", "社会保险基金预算"};
	const ws_letters none = {NULL, 0};
	size_t head = 0, level = 0, len, at, other;
	for (size_t i = 0; i < G_N_ELEMENTS(heads) && !head; i++)
		head = ws_letters_end(subject, heads[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(levels) && !level; i++)
		level = ws_letters_find(subject, levels[i], &len) == 0 && len + head == subject.n ? len : 0;
	if (!head || level + head != subject.n)
		return none;
	for (size_t i = 0; i < G_N_ELEMENTS(budgets); i++) {
		at = ws_letters_find(above, budgets[i], &len);
		for (size_t k = 0; k < G_N_ELEMENTS(budgets) && at != SIZE_MAX; k++)
			if (k != i && ws_letters_find(above, budgets[k], &other) != SIZE_MAX)
				return none;
		if (at != SIZE_MAX)
			return ws_letters_replaced(subject, level, level, budgets[i], arena);
	}
	return none;
}

/* 专项债务还本支出30亿元，|利息支出|7亿元: whether the subject ends what is asked for, 专项债务利息支出, and the sentence in front or its whole says
   the rest. */
static bool ends_asked(const ws_figure_question *q, const ws_view *v, const ws_figure *f, ws_letters subject, ws_arena *arena) {
	const float said = 0.8f;
	enum { REST = 4 };
	if (subject.n < 2 || subject.n + REST > q->subject.n || !ws_letters_has(q->subject, q->subject.n - subject.n, subject.c, subject.n))
		return false;
	const ws_letters rest = {q->subject.c, q->subject.n - subject.n};
	ws_letters front = ws_figure_front(v, f);
	size_t sentence = front.n;
	while (sentence > 0 && front.c[sentence - 1] != 0x3002 /* 。 */)
		sentence--;
	front = (ws_letters){front.c + sentence, front.n - sentence};
	return ws_indicator_said_in(rest, front) >= said || (f->parent && ws_indicator_said_in(rest, ws_letters_of(f->parent, arena)) >= said);
}

/* 技术创新基金、增信基金规模 asked for as 增信基金: whether the subject names the fund that the passage calls so. */
static bool is_of_fund(const ws_figure_question *q, const ws_stored_passage *p, ws_letters subject, ws_arena *arena) {
	const char *fund = NULL;
	if (!ws_letters_end(q->subject, "基金"))
		return false;
	for (size_t i = 0; !fund && i < p->n_names; i++) {
		ws_letters form = ws_letters_of(p->names[i].form, arena);
		bool same = form.n == q->subject.n && ws_letters_has(form, 0, q->subject.c, q->subject.n);
		fund = same && p->names[i].class <= WS_NAME_BUDGET_FUND ? p->names[i].canonical : NULL;
	}
	for (size_t i = 0; fund && i < p->n_names; i++) {
		ws_letters form = ws_letters_of(p->names[i].form, arena);
		for (size_t at = 0; strcmp(p->names[i].canonical, fund) == 0 && at + form.n <= subject.n; at++)
			if (ws_letters_has(subject, at, form.c, form.n))
				return true;
	}
	return false;
}

/* The heading says what the sentence leaves out, and the title what a table's rows do: under 政府性基金预算, 收入 is 政府性基金预算收入. */
static float subject_score(const ws_figure_question *q, const ws_document *card, const ws_view *v, const ws_figure *f, ws_arena *arena) {
	ws_letters subject = ws_letters_of(f->subject, arena);
	size_t len, sum = q->first ? ws_letters_find(subject, "累计", &len) : SIZE_MAX;
	if (sum != SIZE_MAX)
		subject = ws_letters_cut(subject, sum, sum + len, arena);
	float best = MAX(ws_indicator_alike(q->subject, subject, arena), ws_place_row_alike(q, card, f, arena));
	for (size_t i = 0; best < NAMED && q->subject.n && i + q->subject.n <= subject.n; i++)
		if (ws_letters_has(subject, i, q->subject.c, q->subject.n))
			best = NAMED;
	if (best < OF_FUND && is_of_fund(q, v->passage, subject, arena))
		best = OF_FUND;
	if (q->spoken.n != q->subject.n)
		best = MAX(best, ws_indicator_alike(q->spoken, subject, arena));
	if (best < 1 && f->parent) {
		ws_letters parent = ws_letters_of(f->parent, arena);
		float both = HEADING_SHARE * ws_indicator_alike(q->subject, parent, arena) + (1 - HEADING_SHARE) * best;
		best = MAX(best, both * 0.9f);
		best = MAX(best, ws_indicator_part_alike(q->subject, subject, parent, arena));
	}
	const ws_table *table = v->passage->table;
	ws_letters above = {NULL, 0};
	if (table && table->title)
		above = ws_letters_of(table->title, arena);
	else if (v->above && v->above->level > 0)
		above = (ws_letters){v->above->f.c, v->above->f.n};
	above.n = MIN(above.n, (size_t)TITLE);
	if (!table && best < 1) {
		ws_letters said = budget_subject(subject, lead_of(v, above), arena);
		best = said.n ? MAX(best, REST_SAID * ws_indicator_alike(q->subject, said, arena)) : best;
		if (best < REST_SAID && ends_asked(q, v, f, ws_indicator_without_scope(subject), arena))
			best = REST_SAID;
	}
	float whole = above.n ? ws_indicator_said_in(q->subject, above) : 0;
	if (is_head_only(q, v, f, subject, above, arena))
		best *= HEAD_ONLY;
	if (table && whole > TITLE_NAMES_IT)
		best = MAX(best, sum_row(q->subject, subject) * whole);
	/* The head that nearly all share is told by no heading. */
	const ws_letters own = {q->subject.c, q->subject.n < 4 ? q->subject.n : q->subject.n - 2};
	if (best < 0.95f && best > 0.2f && above.n)
		best = MIN(best + (1 - best) * HEADING_SHARE * ws_indicator_said_in(own, above), 0.95f);
	return best;
}

/* Whether a part of the place is named by the subject, the column or the headings above. */
static bool is_of_part(const ws_view *v, ws_letters subject, ws_letters parent, ws_letters column, const char *part) {
	size_t len;
	if (ws_letters_find(subject, part, &len) != SIZE_MAX || ws_letters_find(column, part, &len) != SIZE_MAX)
		return true;
	/* 地方政府债务余额 may be that of 市级 or 全市. */
	bool local = ws_letters_find(subject, "地方", &len) == 0;
	if (!local && ws_indicator_without_scope(subject).n < subject.n)
		return false;
	if (ws_letters_find(parent, part, &len) != SIZE_MAX)
		return true;
	if (ws_indicator_without_scope(parent).n < parent.n)
		return false;
	for (const ws_above *a = v->above; a && a->level > 0; a = a->next) {
		const ws_letters heading = {a->f.c, MIN(a->f.n, (size_t)TITLE)};
		if (ws_letters_find(heading, part, &len) != SIZE_MAX && ws_letters_find(heading, "全", &len) == SIZE_MAX)
			return true;
	}
	return false;
}

/* A question that names no level means the whole place: 全市 before 市本级, whether the subject says so or a column or the headings above it. */
static float level_score(const ws_figure_question *q, const ws_view *v, const ws_figure *f, ws_arena *arena) {
	enum { OWN_LEVELS = 7 };
	static const char *const parts[] = {"本级",   "市级",  "省级",   "区级",   "县级", "市直",
	                                    "省直",   "县(市", "开发区", "经开区", "高新区"};
	size_t len;
	ws_letters subject = ws_letters_of(f->subject, arena), parent = ws_letters_of(f->parent, arena),
			   column = ws_letters_of(f->column, arena);
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		if (ws_letters_find(q->subject, parts[i], &len) == SIZE_MAX)
			continue;
		if (is_of_part(v, subject, parent, column, parts[i]))
			return WHOLE_PLACE;
		/* 市直 may be what is asked for as 市本级: behind what is called so, in front of the whole. */
		bool own = i < OWN_LEVELS, same = false;
		for (size_t k = 0; own && k < OWN_LEVELS; k++)
			same = same || is_of_part(v, subject, parent, column, parts[k]);
		return same ? PART_OF_PLACE : OTHER_PART;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		if (is_of_part(v, subject, parent, column, parts[i]))
			return PART_OF_PLACE;
	bool local = ws_letters_find(subject, "地方", &len) == 0;
	bool whole = ws_indicator_without_scope(subject).n < subject.n || ws_indicator_without_scope(parent).n < parent.n;
	return (whole && !local) || ws_letters_find(column, "全", &len) == 0 ? WHOLE_PLACE : 0;
}

/* Of its last year a report on two tells what is planned, and nothing else. */
static bool is_ahead(const ws_figure_question *q, const ws_document *card) {
	int last = 0;
	for (size_t i = 0; i < card->n_years; i++)
		last = MAX(last, card->years[i]);
	return q->n_years == 1 && card->n_years > 1 && (int)q->years[0] == last;
}

float ws_figure_score(const ws_figure_question *q, const ws_document *card, const ws_view *v, const ws_figure *f, ws_arena *arena) {
	float score = subject_score(q, card, v, f, arena);
	/* 税收占比: the subject tells what the number says of 税收. */
	float named = q->role ? ws_indicator_alike(q->asked, ws_letters_of(f->subject, arena), arena) : 0;
	bool in_subject = named > score;
	score = MAX(score, named) * q->share;
	if (score < LEAST)
		return 0;
	bool rate = f->kind == WS_PERCENT || f->kind == WS_POINT, changed = is_change(f->role), aimed = is_aimed(q, v, f);
	bool wants_period = q->n_years || q->first, other_year = wants_period && f->period && !ws_figure_is_of_year(q, f->period);
	if (wants_period && f->period)
		score += other_year ? PERIOD_WRONG : is_other_part(q, f->period) ? PERIOD_PART : PERIOD_RIGHT;
	if (q->aim && q->wants_rate)
		score += aimed && changed ? ROLE_RIGHT : ROLE_WRONG;
	else if (q->role)
		score += aimed || (in_subject ? !changed : has_role(q, f, changed)) ? ROLE_RIGHT : ROLE_WRONG;
	else if (changed || is_start(f->role) || (f->role && !is_planned(q, f) && rate && !(q->wants_rate && is_level(f->role))))
		score += ROLE_WRONG;
	else if (!is_level(f->role) && !is_planned(q, f))
		score += OTHER_ROLE;
	/* 下降10.4% is one fault, not two, where 规模以上工业增加值 itself is told nowhere. */
	bool told = rate && changed && !q->role && !q->wants_rate;
	if ((q->wants_rate != rate && !aimed && !told) || is_time(q, f))
		score += KIND_WRONG;
	score += level_score(q, v, f, arena);
	bool ahead = is_ahead(q, card);
	float said = f->column ? 0 : said_before(q, v, f);
	if (!q->wants_plan && is_planned(q, f))
		score += ahead ? 0 : PLANNED;
	else if (!ahead || said != PLANNED)
		score += said;
	return other_year ? MAX(score, 0) : MAX(score, 0.001f); /* something else of another year answers nothing */
}
