/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between two numbers stands what belongs to the second: the end of the clause in front of it is its role, what is left its subject. A
   number whose clause names nothing is about what was named last (the topic): 增长 5% after 税收收入 60 亿元. So the walk keeps

   topic     the subject named last, saved at "(" and restored at ")", because a bracket between a subject and its growth changes nothing;
             in a bracket what stands in front of it (卫生支出（含疾控3亿元）), unless that is a share (为预算（85亿元）的) or a reason;
   parent    the topic at 其中, 包括：, 按…分, valid to the end of the sentence;
   members   of a list whose numbers come in order: A、B分别增长 5% 和 6%; and the subjects of this sentence, for "…，分别增长" behind them;
   lead      the sentence without numbers in front: 外资外贸稳中提质。投入 32 亿元。

   Which text is the subject:

   1. nothing but a verb of spending (安排, 拨付): the lead when the sentence ends behind the number, else the purpose behind it;
   2. nothing but a verb of flow (使用, 动用): the topic, and the verb is the role;
   3. a name in front: that, with the name behind the number when the number counts (新增 46 个 行政村) or the verb wants one (撬动 800 亿元 金融资金);
   4. no name in front: the name behind the number if it counts, else the topic.

   Numbers without a name in front (1, 2 and 4) are in figure_unnamed.c, those with one (3) in figure_named.c; here is what comes before:
   what the clause in front says beside the name. At the end a subject without a measure (饮料类, 私营企业) gets that of the one before it that
   names a thing of its kind (粮油类零售额, 国有企业利润总额), within the sentence.

   Not handled: subjects two sentences back, pronouns other than 该…, numbers in front of a relative clause. */
#include "indexer/facts/figure_walk.h"

#include <string.h>

#include "indexer/facts/figure_front.h"
#include "indexer/facts/figure_lead.h"
#include "indexer/facts/figure_run.h"
#include "indexer/facts/figure_subject.h"
#include "indexer/facts/figure_told.h"
#include "indexer/facts/figure_words.h"
#include "text/han.h"
#include "text/wordlist.h"

enum { NAME = 24 }; /* characters of what changes or is likened, at most */

/* Whether it only says which things are meant: 收入50万元以上|行政村, 60岁|老人. */
static bool is_condition(const ws_folded *f, const ws_quantity *q) {
	uint32_t next = f->c[q->end < f->n ? q->end : q->end - 1];
	return (ws_told_is_bounded_behind(q) && !ws_told_is_term(f, q) && q->relation != WS_ABOUT && q->kind != WS_PERCENT) ||
	    (strcmp(q->base, "岁") == 0 && !ws_spelled_in(next, "提增延升降"));
}

/* 出资比例|不超过子基金规模的|40%, 金额|不得低于出资额的|1.5倍: the bound is told across what the number is a part of. */
static void take_denied_bound(ws_told *t, size_t clause) {
	static const struct {
		const char *words[3];
		ws_relation relation;
	} bounds[] = {{{"超过", "高于", "多于"}, WS_LE}, {{"低于", "少于", "小于"}, WS_GE}};
	const ws_folded *f = t->w->f;
	ws_figure_role *role = &t->role;
	size_t at = role->start, len = 0;
	if (role->end <= at || t->figure->relation != WS_EQ)
		return;
	static const char *const denials[] = {"不得", "不", "未", "没有"};
	size_t denial = WS_FIGURE_ANY_BEFORE(f, clause, at, denials);
	for (size_t i = 0; denial && i < sizeof bounds / sizeof *bounds; i++) {
		for (size_t b = 0; b < 3 && !len; b++)
			len = ws_figure_text_at(f, at, role->end, bounds[i].words[b]);
		if (!len)
			continue;
		role->start = at - denial;
		role->subject_end = role->subject_end > role->start ? role->start : role->subject_end;
		t->figure->relation = bounds[i].relation;
		t->figure->qualifier = ws_figure_slice(t->w->text, role->start, at + len);
		return;
	}
}

/* 降低|担保费率|至1.5%, 机构对小微企业|降低|综合费率|0.5个百分点: the verb in front of what changes is the role. */
static void turn_verb(ws_told *t) {
	static const char *const verbs[] = {"降低", "下调", "提高", "上调", "压减", "减少", "增加", "下浮", "上浮", "提升", "压缩"};
	const ws_folded *f = t->w->f;
	const ws_quantity *q = t->q;
	ws_piece *np = &t->name;
	if (t->role.end > t->role.start || (q->kind != WS_PERCENT && q->kind != WS_POINT) || np->end < np->start + 4)
		return;
	size_t goal = ws_spelled_in(f->c[np->end - 1], "至到") ? 1 : 0, low = np->end - np->start > NAME ? np->end - NAME : np->start;
	for (size_t i = np->end - goal - 3; i + 1 > low; i--) {
		size_t len = WS_FIGURE_ANY_AT(f, i, np->end - goal, verbs);
		if (!len || i + len + 1 >= np->end - goal || ws_spelled_in(f->c[i + len], "值率额幅速极数量点的了至到和、"))
			continue;
		ws_piece pieces[2] = {{i, i + len}, {np->end - goal, np->end}};
		t->figure->role = ws_figure_compose(t->w->text, pieces, 2, NULL);
		*np = (ws_piece){i + len, np->end - goal};
		t->role = (ws_figure_role){.start = i, .end = i + len, .subject_end = np->end};
		return;
	}
}

/* 收入9亿元，|是“十三五”时期|5亿元|的|1.8倍: what it is likened to is no subject. */
static void liken(ws_told *t) {
	ws_clause_walk *w = t->w;
	static const char *const times[] = {"时期", "期间", "同期", "上年", "去年", "水平", "年底", "年末"};
	const ws_folded *f = w->f;
	const ws_quantity *q = t->q;
	ws_piece *np = &t->name;
	if (q->kind == WS_MULTIPLE && w->likened > w->sentence && q->outer_start > w->likened && f->c[q->outer_start - 1] == U'的' &&
	    q->outer_start - w->likened < NAME)
		t->figure->role = ws_figure_slice(w->text, w->likened, q->outer_start);
	w->likened = 0;
	if (!w->now.topic || np->end < np->start + 3 || f->c[np->start] != U'是' || !WS_FIGURE_ANY_BEFORE(f, np->start, np->end, times))
		return;
	t->figure->role = ws_figure_slice(w->text, np->start, np->end);
	w->likened = np->start;
	np->start = np->end;
}

/* 教育、社保领域|分别投入|5亿元和3亿元 */
static void take_apart(ws_told *t) {
	const ws_clause_walk *w = t->w;
	ws_piece *np = &t->name;
	size_t apart = t->role.end == t->role.start && t->run > 1 ? ws_figure_text_last(w->f, np->start, np->end, "分别") : SIZE_MAX;
	if (apart == np->start && np->end > apart + 3 && ws_figure_are_parallel(w, t->k, *np, t->run)) {
		t->figure->role = ws_figure_slice(w->text, apart, apart + 2); /* ，|分别|奖励100万元、50万元 */
		np->start += 2;
	} else if (apart != SIZE_MAX && apart > np->start + 1 && np->end - apart <= 6) {
		t->role = (ws_figure_role){.start = apart, .end = np->end, .subject_end = apart, .apart = true};
		np->end = apart;
	}
}

/* What stands behind a number before the name begins. */
static void drop_connection(ws_told *t) {
	const ws_folded *f = t->w->f;
	ws_piece *np = &t->name;
	/* What goes on behind a number: …的小微企业收取的|担保费率|. */
	size_t of = t->clause.joined ? ws_figure_text_last(f, np->start, np->end, "的") : SIZE_MAX;
	if (of != SIZE_MAX && of + 3 < np->end)
		np->start = of + 1;
	/* 超过300万元的|部分|按3%给予, 安排20万元补贴|和|30万元资金 */
	if ((np->end == np->start + 2 && ws_figure_text_at(f, np->start, np->end, "部分")) ||
	    (np->end == np->start + 1 && ws_spelled_in(f->c[np->start], "和与及并")))
		np->start = np->end;
	/* 达到每人每月7元和|每人每年|90元 */
	if (t->clause.joined && t->w->now.topic && np->end > np->start && ws_figure_each_before(f, np->start, np->end) == np->start)
		np->start = np->end;
}

/* What is paid is named behind the standard that the number is: 按|每人每天|100元标准发放误工补贴, 按|医药费|50%给予补贴; NULL when it is not. */
static const char *paid_behind(const ws_told *t) {
	ws_piece standard = ws_figure_standard_behind(t->w->f, t->q->outer_end, t->limit);
	return standard.end > standard.start ? ws_figure_slice(t->w->text, standard.start, standard.end) : NULL;
}

/* 可将|超过门槛部分的|40%让渡, 返还|上年缴费额的|50%: a share of what the name tells. */
static void take_share(ws_told *t) {
	static const char *const gifts[] = {"给予", "返还", "补助", "补贴", "奖励", "减免", "资助"};
	const ws_folded *f = t->w->f;
	ws_piece *np = &t->name;
	for (size_t i = np->end - 3; i > np->start; i--) {
		if (ws_spelled_in(f->c[i - 1], "将把") && i > np->start + 1)
			np->start = i;
	}
	size_t len = WS_FIGURE_ANY_AT(f, np->start, np->end, gifts);
	t->figure->role = len ? ws_figure_slice(t->w->text, np->start, np->start + len) : NULL;
	*np = (ws_piece){np->start + len, np->end - 1};
}

/* The role of the figure, as far as the name or the words in front tell it; what is paid by a standard, or NULL. */
static const char *take_role(ws_told *t) {
	const ws_folded *f = t->w->f;
	ws_piece *np = &t->name;
	bool none = t->role.end == t->role.start, percent = t->q->kind == WS_PERCENT;
	size_t by = none && !ws_told_is_count(t->q) ? ws_figure_by_standard(f, *np, percent) : SIZE_MAX;
	if (by != SIZE_MAX) {
		size_t len = ws_figure_text_at(f, by, np->end, "按照") ? 2 : 1;
		bool each = ws_figure_each_before(f, by + len, np->end) == by + len;
		t->figure->role = ws_figure_slice(t->w->text, by, each ? np->end : by + len);
		*np = (ws_piece){each ? np->end : by + len, f->c[np->end - 1] == U'的' ? np->end - 1 : np->end};
		return paid_behind(t);
	}
	if (percent && none && np->end > np->start + 3 && f->c[np->end - 1] == U'的')
		take_share(t);
	else if (!none && !t->figure->role)
		t->figure->role = ws_figure_slice(t->w->text, t->role.start, t->role.end);
	return NULL;
}

static void decide_subject(ws_told *t, const char *paid) {
	ws_clause_walk *w = t->w;
	ws_piece np = t->name;
	if (np.end <= np.start && paid) {
		t->figure->subject = paid;
	} else if (np.end <= np.start) {
		ws_told_decide_without_name(t);
	} else {
		bool listed = t->role.apart || t->role.together || ws_figure_are_parallel(w, t->k, np, t->run);
		if (listed && ws_figure_decide_by_list(w, t->k, np, t->run))
			return;
		if (t->run > 1)
			ws_figure_share_bound(w, t->k, t->run, t->role.apart || ws_folded_at(w->f, t->q[t->run - 1].outer_end) == U'的');
		ws_told_decide_by_name(t);
		if (t->run > 1 && t->role.apart && ws_figure_is_inside(w->f, np))
			ws_figure_set_same_members(w, t->figure->subject, t->run, t->figure->role);
	}
}

/* The next of a list whose names came first; 为预算（85亿元）|的|105.9%, of the bracket's subject. True when the number is one of these. */
static bool decide_at_once(ws_told *t, ws_piece clause) {
	ws_clause_walk *w = t->w;
	const ws_quantity *q = t->q;
	if (w->next_member < w->n_members && clause.end == clause.start) {
		t->figure->subject = w->now.topic = w->members[w->next_member++];
		t->figure->role = w->member_role;
		return true;
	}
	w->n_members = 0;
	if (ws_told_decide_by_verb(t, clause))
		return true;
	size_t start = t->clause.start;
	if (!w->share || q->kind != WS_PERCENT || !t->clause.joined || q->outer_start != start + 1 || start == 0 || w->f->c[start - 1] != ')')
		return false;
	t->figure->role = ws_arena_printf(w->text->arena, "%s的", w->share);
	t->figure->subject = w->now.topic;
	return true;
}

static void decide(ws_clause_walk *w, size_t k, ws_clause clause) {
	const ws_folded *f = w->f;
	const ws_quantity *q = &w->q[k];
	ws_told t = {
		.w = w, .k = k, .q = q, .figure = &w->out[k], .limit = ws_told_limit(w, k), .run = ws_figure_run_of(w, k), .clause = clause};
	if (q->outer_start - clause.start > WS_CLAUSE_MOST)
		t.clause.start = q->outer_start - WS_CLAUSE_MOST;
	w->name_end = 0;
	w->condition = SIZE_MAX;
	ws_piece front = ws_figure_clean(f, t.clause.start, q->outer_start, t.clause.joined);
	if (decide_at_once(&t, front))
		return;
	t.role = ws_figure_find_role(f, front.start, q->outer_start, q);
	take_denied_bound(&t, front.start);
	bool supported;
	t.name = ws_figure_without_support(f, ws_figure_clean(f, front.start, t.role.subject_end, false), &supported);
	t.name = ws_figure_without_report(f, t.name);
	w->supported = supported || (w->supported && front.end == front.start);
	turn_verb(&t);
	liken(&t);
	take_apart(&t);
	drop_connection(&t);
	const char *paid = take_role(&t);
	if (t.role.before)
		t.figure->period = "";
	uint32_t next = ws_folded_at(f, q->outer_end);
	if (is_condition(f, q) && !t.role.together && ws_is_han(next) && !ws_spelled_in(next, "的且并或"))
		w->condition = t.name.end > t.name.start ? t.name.start : q->start;
	/* 按采购额的5%、|最高|50万元给予补助 */
	if (!paid && t.name.end <= t.name.start && q->kind == WS_MONEY && t.role.end == t.role.start)
		paid = paid_behind(&t);
	decide_subject(&t, paid);
	if (w->condition != SIZE_MAX)
		w->name_end = 0;
	w->now.topic = paid ? paid : w->now.topic;
	/* 担保费率|不超过|1%: the bound ties the number to its subject. */
	uint32_t first = q->bound_end > q->bound_start && q->bound_end <= q->start ? f->c[q->bound_start] : 0;
	if (!t.figure->role && (first == U'不' || first == U'最' || first == U'至'))
		t.figure->role = t.figure->qualifier;
}

/* Whether the clause that ends at `to` counts over a time: 支出累计完成. */
static bool is_cumulated(const ws_folded *f, size_t to) {
	static const char *const words[] = {"累计"};
	for (size_t i = to; i-- > 0 && !ws_spelled_in(f->c[i], ",。;");)
		if (WS_FIGURE_ANY_AT(f, i, to, words))
			return true;
	return false;
}

/* 支出累计完成1578亿元，年均增长5.6%: both are of several years, and unless these are told of none. */
static void forget_year(ws_clause_walk *w, size_t k) {
	ws_figure *figure = &w->out[k], *sum = k > 0 ? figure - 1 : NULL;
	if (!figure->role || !strstr(figure->role, "年均"))
		return;
	figure->period = NULL;
	if (sum && sum->subject && figure->subject && strcmp(sum->subject, figure->subject) == 0 && is_cumulated(w->f, w->q[k - 1].outer_start))
		sum->period = NULL;
}

/* 粮油类零售额增长3%，饮料类|增长2%: the measure stands with the first of a kind. */
static void share_measures(ws_clause_walk *w) {
	const char *told = NULL, *base = NULL; /* the subject that has it, and in what it was counted first */
	for (size_t k = 0; k < w->n; k++) {
		ws_figure *figure = &w->out[k];
		for (size_t i = k > 0 ? w->q[k - 1].outer_end : 0; i < w->q[k].outer_start && told; i++)
			if (w->f->c[i] == U'。')
				told = NULL;
		if (!figure->subject || (figure->role && strstr(figure->role, "占")))
			continue;
		const char *measure = told ? ws_figure_shared_measure(told, figure->subject, w->text->arena) : NULL;
		if (measure && (strcmp(figure->base, base) == 0 || (figure->kind == WS_PERCENT && figure->role))) {
			figure->subject = ws_arena_printf(w->text->arena, "%s%s", figure->subject, measure);
		} else if (!measure && !(told && strcmp(told, figure->subject) == 0)) {
			told = figure->subject;
			base = figure->base;
		}
	}
}

/* 5万元|（含5万元）|以上: the same number once more. */
static void repeat(ws_figure *figure, const ws_figure *first) {
	figure->relation = first->relation;
	figure->qualifier = first->qualifier;
	figure->subject = first->subject;
	figure->role = first->role;
	figure->parent = first->parent;
	figure->period = first->period;
}

void ws_figure_walk(
    ws_figure_text *text, const ws_quantity *quantities, size_t n, const ws_figure_period *period, const char *fund, ws_figure *figures) {
	ws_clause_walk w = {.text = text, .f = text->f, .q = quantities, .n = n, .out = figures, .fund = fund, .condition = SIZE_MAX};
	ws_figure_period time = *period;
	size_t from = 0;

	for (size_t k = 0; k < n; k++)
		figures[k] = ws_figure_of(text, &quantities[k]);
	for (size_t k = 0; k < n; k++) {
		const ws_quantity *q = &quantities[k];
		if (k > 0 && q->outer_end <= from) {
			repeat(&figures[k], &figures[k - 1]);
			continue;
		}
		ws_clause p = ws_figure_clause(&w, from < q->outer_start ? from : q->outer_start, q->outer_start);
		ws_figure_period_follow(&time, text->f, q->outer_start);
		decide(&w, k, p);
		bool before = figures[k].period != NULL;
		figures[k].period = ws_figure_period_string(&time, before, text->arena);
		if (ws_figure_is_debt(&figures[k]) && figures[k].period && strlen(figures[k].period) == 4)
			figures[k].period = ws_arena_printf(text->arena, "%s年末", figures[k].period);
		if (!time.year_end && !time.part.name)
			forget_year(&w, k);
		if (figures[k].parent && figures[k].subject && strcmp(figures[k].parent, figures[k].subject) == 0)
			figures[k].parent = NULL;
		w.figures++;
		from = q->outer_end > from ? q->outer_end : from;
	}
	share_measures(&w);
}
