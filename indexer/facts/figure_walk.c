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

   Not handled: subjects two sentences back, pronouns other than 该…, numbers in front of a relative clause. */
#include "indexer/facts/figure_walk.h"

#include <string.h>

#include "indexer/facts/figure_clause.h"
#include "indexer/facts/figure_front.h"
#include "indexer/facts/figure_lead.h"
#include "indexer/facts/figure_role.h"
#include "indexer/facts/figure_run.h"
#include "indexer/facts/figure_subject.h"
#include "indexer/facts/figure_words.h"
#include "text/han.h"
#include "text/wordlist.h"

enum { NAME = 24, BEHIND = 14, BRIEF = 6 };

static uint32_t at(const ws_folded *f, size_t i) {
	return i < f->n ? f->c[i] : 0;
}

static bool is_end(uint32_t c) {
	return c == U'。' || c == '!' || c == U'?' || c == 0;
}

/* Up to where a name behind number k may reach: the next number, or the one after it when that one only bounds a thing (46个收入50万元以上行政村). */
static size_t limit_of(const ws_clause_walk *w, size_t k) {
	/* 5万元|（含5万元）|以上: the number in the bracket ends no name. */
	size_t after = k + 1;
	while (after < w->n && w->q[after].outer_start < w->q[k].outer_end)
		after++;
	if (after >= w->n)
		return w->f->n;
	const ws_quantity *next = &w->q[after];
	if (next->bound_start >= next->end && next->bound_start < next->bound_end && next->relation != WS_ABOUT)
		return after + 1 < w->n ? w->q[after + 1].outer_start : w->f->n;
	return next->outer_start;
}

static bool counts(const ws_quantity *q) {
	return q->kind == WS_COUNT || q->kind == WS_DIMENSION;
}

/* What a share is a share in, when it is told behind it: 100%|网上可办|. */
static const char *role_behind(ws_clause_walk *w, size_t i, size_t limit) {
	size_t end = i;
	while (end < limit && end - i <= BEHIND && !ws_spelled_in(w->f->c[end], ",、。;):"))
		end++;
	uint32_t c = at(w->f, i);
	if (end == i || end - i > BEHIND || (!ws_is_han(c) && c != U'“') || ws_spelled_in(c, "的和与以之"))
		return NULL;
	return ws_figure_slice(w->text, i, end);
}

static void set_topic(ws_clause_walk *w, const char *subject, const ws_quantity *q, bool level_figure) {
	w->now.topic = subject;
	if (!w->now.parent && w->depth == 0) {
		const char *scope = ws_figure_scope_of(w->text, subject);
		w->local = scope ? scope : w->local;
		w->head = subject;
		if (ws_figure_is_of_budget(subject))
			w->budget = subject;
		else if (w->figures == 0 && !ws_figure_is_part_of_budget(subject))
			w->budget = NULL;
	}
	if ((level_figure || q->kind == WS_PERCENT) && w->depth == 0 && w->n_recent < WS_CLAUSE_RECENT) {
		w->bases[w->n_recent] = q->base;
		w->recent[w->n_recent++] = subject;
	}
}

/* Rule 1. */
static const char *spent(ws_clause_walk *w, size_t k, ws_piece verb, size_t limit) {
	const ws_quantity *q = &w->q[k];
	uint32_t next = at(w->f, q->outer_end);
	ws_piece purpose = ws_figure_purpose(w->f, q->outer_end, limit);
	if (w->lead.end > w->lead.start && w->figures == 0 && (is_end(next) || next == ';' || purpose.end == purpose.start)) {
		ws_piece lead = ws_figure_clean(w->f, w->lead.start, w->lead.end, false);
		ws_piece pieces[2] = {lead, verb};
		return ws_figure_compose(w->text, pieces, 2, NULL);
	}
	if (purpose.end > purpose.start) {
		ws_piece pieces[2] = {purpose, {verb.end > verb.start + 2 ? verb.end - 2 : verb.start, verb.end}};
		return ws_figure_compose(w->text, pieces, 2, NULL);
	}
	return NULL;
}

static bool takes_name(const ws_folded *f, ws_piece *np) {
	if (ws_figure_is_word(WS_WORD_ACT, f, np->start, np->end) || ws_figure_is_word(WS_WORD_SPEND, f, np->start, np->end) ||
	    ws_figure_is_word(WS_WORD_SCOPE, f, np->start, np->end))
		return true;
	/* 累计撬动, 已发放 */
	size_t len = ws_figure_word_before(WS_WORD_ACT, f, np->start, np->end);
	size_t front = np->end - len;
	if (!len || front - np->start > 2 ||
	    (front > np->start && !ws_figure_is_word(WS_WORD_DEGREE, f, np->start, front) &&
	     !ws_figure_is_word(WS_WORD_COPULA, f, np->start, front)))
		return false; /* 租金|减免 */
	np->start = front;
	return true;
}

/* 通过统筹结余等方式|补充|98506万元 */
static size_t flow_behind(const ws_folded *f, ws_piece clause) {
	if (!ws_figure_text_at(f, clause.start, clause.end, "通过") && !ws_figure_text_at(f, clause.start, clause.end, "采取"))
		return 0;
	return ws_figure_word_before(WS_WORD_FLOW, f, clause.start, clause.end);
}

static bool is_bounded_behind(const ws_quantity *q) {
	return q->bound_start >= q->end && q->bound_end > q->bound_start;
}

/* 2小时|内|上门核实: a term. */
static bool is_term(const ws_folded *f, const ws_quantity *q) {
	return q->kind == WS_DURATION && is_bounded_behind(q) && f->c[q->bound_start] == U'内';
}

/* Whether it only says which things are meant: 收入50万元以上|行政村, 60岁|老人. */
static bool is_condition(const ws_folded *f, const ws_quantity *q) {
	uint32_t next = f->c[q->end < f->n ? q->end : q->end - 1];
	return (is_bounded_behind(q) && !is_term(f, q) && q->relation != WS_ABOUT && q->kind != WS_PERCENT) ||
	    (strcmp(q->base, "岁") == 0 && !ws_spelled_in(next, "提增延升降"));
}

/* Rules 1 and 2; true when one holds. */
static bool decide_by_verb(ws_clause_walk *w, size_t k, ws_piece clause, size_t limit) {
	const ws_folded *f = w->f;
	ws_figure *figure = &w->out[k];
	bool supported;
	ws_piece bare = ws_figure_without_support(f, clause, &supported);
	if (ws_figure_is_word(WS_WORD_SPEND, f, bare.start, bare.end) && !counts(&w->q[k])) {
		figure->subject = spent(w, k, bare, limit);
		figure->parent = figure->subject && w->head && strstr(w->head, "支出") ? w->head : NULL;
		if (figure->subject)
			return true;
	}
	size_t flow = ws_figure_is_word(WS_WORD_FLOW, f, bare.start, bare.end) ? bare.end - bare.start : flow_behind(f, clause);
	if (!flow || !w->now.topic)
		return false;
	figure->role = ws_figure_slice(w->text, bare.end - flow, bare.end);
	figure->subject = ws_figure_without_balance(w->text, w->now.topic);
	return true;
}

/* Where what belongs to number k alone may begin: behind the one before it in its sentence. */
static size_t told_from(const ws_clause_walk *w, size_t k) {
	return k > 0 && w->q[k - 1].outer_end > w->sentence ? w->q[k - 1].outer_end : w->sentence;
}

/* Rule 4. */
static void decide_without_name(ws_clause_walk *w, size_t k, const ws_clause *p, const ws_figure_role *role, size_t run, size_t limit) {
	const ws_folded *f = w->f;
	const ws_quantity *q = &w->q[k];
	ws_figure *figure = &w->out[k];
	bool change = role->end > role->start;
	ws_piece gift = {0, 0};
	bool share = q->kind == WS_PERCENT && at(f, q->outer_end) == U'的'; /* 给予|2%|的贴息 */
	if ((q->kind == WS_MONEY || q->kind == WS_DURATION || share) && ws_figure_text_before(f, role->start, role->end, "给予"))
		gift = ws_figure_name_behind(f, w->q[k + run - 1].outer_end, limit_of(w, k + run - 1), true);
	size_t from = told_from(w, k);
	ws_piece taker = gift.end > gift.start ? ws_figure_recipient(f, from, p->start) : gift, given[2] = {taker, gift};
	if (gift.end > gift.start && run == 1) {
		figure->subject = ws_figure_compose(w->text, given, 2, NULL);
		w->name_end = gift.end;
		set_topic(w, figure->subject, q, false);
		return;
	}
	if (gift.end > gift.start) {
		for (size_t i = 0; i < run; i++)
			w->recent[i] = ws_figure_compose(w->text, given, 2, NULL);
		w->n_recent = run;
	}
	if (run > 1 && role->compared && w->now.topic) {
		ws_figure_set_same_members(w, w->now.topic, run, figure->role);
		figure->subject = w->now.topic;
		return;
	}
	if (run > 1 && (role->apart || change) && w->n_recent >= run) {
		ws_figure_set_members(w, w->recent + w->n_recent - run, run, figure->role);
		ws_figure_share_bound(w, k, run, true);
		figure->subject = w->members[w->next_member++];
		return;
	}
	if (run > 1)
		ws_figure_share_bound(w, k, run, false);
	/* 突破1亿元、|5亿元|的企业: what the list bounds was named in front. */
	bool listed = k > 0 && q->kind == WS_MONEY && w->now.topic && at(f, q->outer_end) == U'的' && w->q[k - 1].kind == q->kind &&
	    w->q[k - 1].outer_end + 1 == q->outer_start;
	bool until = is_term(f, q); /* 2小时|内|上门核实, 24小时|内将|回复 */
	size_t behind = q->outer_end + (until && at(f, q->outer_end) == U'将');
	ws_piece name = change || listed ? (ws_piece){0, 0} : ws_figure_name_behind(f, behind, limit, counts(q) || until);
	if (!change && name.end == name.start && run > 1 && counts(q))
		name = ws_figure_name_behind(f, w->q[k + run - 1].outer_end, limit_of(w, k + run - 1), true);
	else if (name.end > name.start)
		w->name_end = name.end;
	/* 100%网上可办、84%“全程网办”: a quoted word alone says how, not what. */
	if (name.end > name.start && f->c[name.start] == U'“' && f->c[name.end - 1] == U'”' && w->now.topic && k > 0 &&
	    w->q[k - 1].outer_end > w->sentence) {
		figure->role = ws_figure_slice(w->text, name.start + 1, name.end - 1);
		figure->subject = w->now.topic;
	} else if (name.end > name.start) {
		if (w->supported && name.end - name.start > 4 && ws_figure_text_before(f, name.start, name.end, "建设"))
			name.end -= 2;
		figure->subject = ws_figure_slice(w->text, name.start, name.end);
		if (q->kind == WS_PERCENT || q->kind == WS_RATIO)
			figure->role = role_behind(w, name.end, f->n);
		if (!is_bounded_behind(q) || until)
			set_topic(w, figure->subject, q, true);
	} else if (is_bounded_behind(q) && at(f, q->outer_end) == U'的' && w->limited && strcmp(w->limit_base, q->base) == 0) {
		figure->subject = w->limited; /* 人数50人以上的，补助2万元；|100人以上的| */
	} else {
		/* 收入预算为5亿元，|实际完成|6亿元 */
		if (!change && q->kind == WS_MONEY && role->subject_end < q->outer_start)
			w->now.topic = ws_figure_without_budget(w->text, w->now.topic);
		bool bounded = !change && w->figures == 0 && q->bound_end <= q->start && q->bound_start != q->bound_end;
		ws_piece bound = bounded ? ws_figure_bounded_before(f, w->sentence, p->start) : (ws_piece){0, 0};
		const char *before = bound.end > bound.start ? ws_figure_slice(w->text, bound.start, bound.end) : NULL;
		/* 财政收入迈过千亿元大关，|达1330亿元| */
		ws_piece told = change ? ws_figure_told_before(f, from, p->start) : (ws_piece){0, 0};
		if (told.end > told.start)
			set_topic(w, ws_figure_slice(w->text, told.start, told.end), q, false);
		figure->subject = before ? before : w->now.topic;
		/* 基金首期规模50亿元，|每年|不少于10亿元: of the fund, not of its first size. */
		if (!change && ws_figure_text_at(f, p->start, q->outer_start, "每年"))
			figure->subject = ws_figure_without_size(w->text, figure->subject);
	}
}

/* What a part is counted in its whole is too: 新发行股票2只，筹集资金1.75亿元，其中新发行美股|1只|; a rate is no part, nor what is counted otherwise
   behind a semicolon: 通车里程9公里，其中高速3公里；密度|2公里/平方公里|. */
static const char *whole_of(const ws_clause_walk *w, const ws_quantity *q) {
	size_t n = w->n_whole;
	if (q->kind == WS_PERCENT || q->kind == WS_POINT || q->per_start < q->unit_end)
		return NULL;
	/* 景区9个，其中国家级2个、省级7个；|展览馆|3个: the list of what is counted has ended. */
	if (q->kind == WS_COUNT && w->crossed && w->parts > 1)
		return NULL;
	if (!w->now.parent || n == 0 || n > w->n_recent || w->recent[n - 1] != w->now.parent || strcmp(w->bases[n - 1], q->base) == 0)
		return w->now.parent;
	while (n > 0 && strcmp(w->bases[n - 1], q->base) != 0)
		n--;
	return n > 0 ? w->recent[n - 1] : w->crossed ? NULL : w->now.parent;
}

/* 总支出合计, 收入总计: a sum is no part of what was told before it. */
static bool is_sum(const ws_folded *f, ws_piece np) {
	static const char *const ends[] = {"总计", "合计"}, *const fronts[] = {"总收入", "总支出", "收入总", "支出总"};
	return WS_FIGURE_ANY_BEFORE(f, np.start, np.end, ends) > 0 || WS_FIGURE_ANY_AT(f, np.start, np.end, fronts) > 0;
}

/* 对合格的机构|给予|每家|20万元|奖励: who gets it stays; without one, each of whom. *what: what is given, when it stands in front of the number,
   对首次上榜的企业|给予|一次性补贴|3万元. */
static bool gives(ws_clause_walk *w, size_t k, ws_piece *np, ws_piece *what) {
	static const char *const adverbs[] = {"再", "一次性", "可", "另", "另外", "额外", "还可", "再次", "一次性再", "分年度", "分年度累计"};
	static const char *const grounds[] = {"根据", "按", "依据", "视", "由", "经"};
	size_t verb = ws_figure_text_last(w->f, np->start, np->end, "给予");
	if (verb == SIZE_MAX || w->q[k].kind != WS_MONEY)
		return false;
	w->out[k].role = ws_figure_slice(w->text, verb, verb + 2);
	static const char *const marks[] = {"对于", "对", "向"};
	size_t mark = WS_FIGURE_ANY_AT(w->f, np->start, verb, marks);
	if (np->end > verb + 3 && ws_figure_ends_in_gift(w->f, verb + 2, np->end))
		*what = (ws_piece){verb + 2, np->end};
	bool adverb = WS_FIGURE_ANY_AT(w->f, np->start, verb, adverbs) == verb - np->start;
	if (verb > np->start + mark && !adverb && !WS_FIGURE_ANY_AT(w->f, np->start, verb, grounds))
		*np = (ws_piece){np->start + mark, verb - (what->end > what->start && w->f->c[verb - 1] == U'的')};
	else if (what->end > what->start)
		np->start = np->end;
	else
		np->start = verb + 2 < np->end ? verb + 2 : verb;
	return true;
}

/* Rule 3. */
static void decide_by_name(ws_clause_walk *w, size_t k, size_t start, ws_piece np, const ws_figure_role *role, size_t run, size_t limit) {
	const ws_folded *f = w->f;
	const ws_quantity *q = &w->q[k];
	ws_figure *figure = &w->out[k];
	bool level_figure = role->end == role->start, behind = is_bounded_behind(q), of = at(f, q->outer_end) == U'的' && !behind;
	bool spends = q->kind == WS_MONEY && ws_figure_is_word(WS_WORD_SPEND, f, np.start, np.end);
	ws_piece what = {0, 0};
	bool given = ws_figure_text_before(f, role->start, role->end, "给予") || gives(w, k, &np, &what), taken = takes_name(f, &np);
	ws_piece name = {0, 0};
	size_t from = told_from(w, k);
	if (what.end > what.start) {
		ws_piece pieces[2] = {np.end > np.start ? np : ws_figure_recipient(f, from, start), what};
		figure->subject = ws_figure_compose(w->text, pieces, 2, NULL);
		set_topic(w, figure->subject, q, level_figure);
		return;
	}

	if (behind && at(f, np.start) == U'对' && np.end > np.start + 2)
		np.start++;
	/* 的 of a list of thresholds stands behind its last: 突破1亿元、5亿元|的|企业. */
	if ((given || of || (run > 1 && at(f, w->q[k + run - 1].outer_end) == U'的')) && at(f, np.start) == U'对' && np.end > np.start + 2)
		np.start += at(f, np.start + 1) == U'于' ? 2 : 1;
	/* 面积在2000平方米以上|的企业, 职工50人以上|的企业: a threshold bounds what is named in front. */
	bool bounds = behind && at(f, q->outer_end) == U'的' && (q->kind == WS_DIMENSION || strcmp(q->base, "人") == 0);
	/* |在|利润总额12%以内的部分 */
	if (behind && q->kind == WS_PERCENT && at(f, np.start) == U'在' && np.end > np.start + 3 &&
	    !ws_spelled_in(f->c[np.start + 1], "建校岗册职读编库途园线"))
		np.start++;
	if (bounds && np.end > np.start + 2 && f->c[np.end - 1] == U'在')
		np.end--;
	if (!bounds && (given || (level_figure && (counts(q) || taken || (of && q->kind == WS_MONEY)))))
		name = ws_figure_name_behind(f, q->outer_end, limit, counts(q) || given);
	if (spends)
		name = ws_figure_money_in(f, name); /* 统筹|9亿元|水利资金 */
	if (name.end > name.start)
		w->name_end = name.end;
	if (((level_figure && counts(q)) || given) && name.end == name.start && run > 1 && at(f, q->outer_end) == U'、')
		name = ws_figure_name_behind(f, w->q[k + run - 1].outer_end, limit_of(w, k + run - 1), true);
	uint32_t last = f->c[np.end - 1];
	bool alone = counts(q) ? last == U'和' || last == U'及' || last == U'与' : ws_figure_is_word(WS_WORD_SCOPE, f, np.start, np.end);
	if (of && !counts(q) && np.end > np.start + 3) {
		size_t verb = ws_figure_word_at(WS_WORD_ACT, f, np.start, np.end);
		np.start += verb && np.start + verb < np.end ? verb : 0;
	}
	/* 最高|补助|30万元 */
	ws_piece gift = {q->bound_end, q->start};
	if (q->bound_end >= q->start || q->bound_end == q->bound_start || behind)
		gift.start = gift.end;
	/* 电子、服装等|8个|特色产业园区: what is listed are examples. */
	alone = alone || (counts(q) && last == U'等' && name.end - name.start >= 4) || (given && last == U'的');
	/* 对|全市320个项目, not 对外贸易 */
	if (counts(q) && name.end > name.start && f->c[np.start] == U'对' && np.end > np.start + 2 &&
	    !ws_spelled_in(f->c[np.start + 1], "外口台接内照应比上"))
		np.start++;
	/* 体温|超过37.3℃|的乘客; what goes on at length is a predicate: …的乘客按程序移交. */
	bool bounded = q->bound_end <= q->start && q->bound_end > q->bound_start, of_thing = q->kind == WS_DIMENSION && bounded;
	bool turned = of_thing || (of && !given && (!counts(q) || bounded));
	/* 市财政每年|安排不低于2亿元的专项资金: who pays it is no measure of it. */
	static const char *const payers[] = {"每年", "财政", "财政局", "政府"};
	alone = alone || (turned && q->kind == WS_MONEY && WS_FIGURE_ANY_BEFORE(f, np.start, np.end, payers));
	if (of_thing && name.end > name.start + BRIEF)
		name.end = name.start;
	if (name.end > name.start && !ws_figure_is_word(WS_WORD_END, f, name.start, name.end)) {
		/* 对首次认定的企业，|给予一次性|9万元|奖励 */
		bool gift_alone = given && ws_figure_text_before(f, start, np.start, "给予");
		ws_piece pieces[3] = {gift_alone ? ws_figure_recipient(f, from, start) : (ws_piece){0, 0}, turned ? name : np, turned ? np : name};
		size_t len = name.end - name.start;
		if (len < np.end - np.start && memcmp(f->c + np.end - len, f->c + name.start, len * sizeof *f->c) == 0)
			pieces[turned ? 1 : 2] = (ws_piece){0, 0}; /* 茶业基金和文旅基金|2支|基金 */
		figure->subject = alone ? ws_figure_slice(w->text, name.start, name.end) : ws_figure_compose(w->text, pieces, 3, NULL);
		if (q->kind == WS_PERCENT)
			figure->role = role_behind(w, name.end, f->n);
	} else if (q->kind == WS_MONEY && ws_figure_is_gift(f, np.start, np.end)) {
		/* 首次认定的企业，|奖励10万元| */
		ws_piece pieces[2] = {ws_figure_recipient(f, from, start), np};
		figure->subject = ws_figure_compose(w->text, pieces, 2, NULL);
	} else if (gift.end > gift.start) {
		ws_piece pieces[2] = {np, gift};
		figure->subject = ws_figure_compose(w->text, pieces, 2, NULL);
		figure->role = ws_figure_slice(w->text, q->bound_start, gift.end);
	} else {
		const char *scope = w->now.parent || w->depth ? NULL : w->local ? w->local : w->scope;
		const char *whole = w->budget && !ws_figure_is_of_budget(w->head) ? w->budget : w->head;
		figure->subject = ws_figure_named(w->text, np, whole, w->now.topic, scope, w->fund);
		/* 拨付专项资金245笔，|金额|8414万元 */
		if (w->figures > 0 && w->now.topic && (strcmp(figure->subject, "金额") == 0 || strcmp(figure->subject, "总金额") == 0))
			figure->subject = ws_arena_printf(w->text->arena, "%s%s", w->now.topic, figure->subject);
		if (q->kind == WS_PERCENT && level_figure && !figure->role)
			figure->role = role_behind(w, q->outer_end, f->n);
	}
	if (level_figure && w->depth == 0 && is_sum(f, np))
		w->now.parent = NULL;
	figure->parent = level_figure ? whole_of(w, q) : NULL;
	w->parts += figure->parent && w->depth == 0 && !w->crossed;
	if (!behind || !ws_figure_text_at(f, q->outer_end, f->n, "的")) {
		set_topic(w, figure->subject, q, level_figure || ws_figure_text_at(f, role->start, role->end, "达"));
		/* 产值过5亿元的企业|达3家| */
		if (turned && bounded && name.end > name.start && q->kind == WS_MONEY)
			w->now.topic = ws_figure_slice(w->text, np.start, name.end);
	} else {
		w->limited = figure->subject;
		w->limit_base = q->base;
	}
}

/* 出资比例|不超过子基金规模的|40%, 金额|不得低于出资额的|1.5倍: the bound is told across what the number is a part of. */
static void take_denied_bound(ws_clause_walk *w, size_t k, size_t clause, ws_figure_role *role) {
	static const struct {
		const char *words[3];
		ws_relation relation;
	} bounds[] = {{{"超过", "高于", "多于"}, WS_LE}, {{"低于", "少于", "小于"}, WS_GE}};
	const ws_folded *f = w->f;
	size_t at = role->start, len = 0;
	if (role->end <= at || w->out[k].relation != WS_EQ)
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
		w->out[k].relation = bounds[i].relation;
		w->out[k].qualifier = ws_figure_slice(w->text, role->start, at + len);
		return;
	}
}

/* 降低|担保费率|至1.5%, 机构对小微企业|降低|综合费率|0.5个百分点: the verb in front of what changes is the role. */
static void turn_verb(ws_clause_walk *w, size_t k, ws_piece *np, ws_figure_role *role) {
	static const char *const verbs[] = {"降低", "下调", "提高", "上调", "压减", "减少", "增加", "下浮", "上浮", "提升", "压缩"};
	const ws_folded *f = w->f;
	const ws_quantity *q = &w->q[k];
	if (role->end > role->start || (q->kind != WS_PERCENT && q->kind != WS_POINT) || np->end < np->start + 4)
		return;
	size_t goal = ws_spelled_in(f->c[np->end - 1], "至到") ? 1 : 0, low = np->end - np->start > NAME ? np->end - NAME : np->start;
	for (size_t i = np->end - goal - 3; i + 1 > low; i--) {
		size_t len = WS_FIGURE_ANY_AT(f, i, np->end - goal, verbs);
		if (!len || i + len + 1 >= np->end - goal || ws_spelled_in(f->c[i + len], "值率额幅速极数量点的了至到和、"))
			continue;
		ws_piece pieces[2] = {{i, i + len}, {np->end - goal, np->end}};
		w->out[k].role = ws_figure_compose(w->text, pieces, 2, NULL);
		*np = (ws_piece){i + len, np->end - goal};
		*role = (ws_figure_role){.start = i, .end = i + len, .subject_end = np->end};
		return;
	}
}

/* 收入9亿元，|是“十三五”时期|5亿元|的|1.8倍: what it is likened to is no subject. */
static void liken(ws_clause_walk *w, size_t k, ws_piece *np) {
	static const char *const times[] = {"时期", "期间", "同期", "上年", "去年", "水平", "年底", "年末"};
	const ws_folded *f = w->f;
	const ws_quantity *q = &w->q[k];
	if (q->kind == WS_MULTIPLE && w->likened > w->sentence && q->outer_start > w->likened && f->c[q->outer_start - 1] == U'的' &&
	    q->outer_start - w->likened < NAME)
		w->out[k].role = ws_figure_slice(w->text, w->likened, q->outer_start);
	w->likened = 0;
	if (!w->now.topic || np->end < np->start + 3 || f->c[np->start] != U'是' || !WS_FIGURE_ANY_BEFORE(f, np->start, np->end, times))
		return;
	w->out[k].role = ws_figure_slice(w->text, np->start, np->end);
	w->likened = np->start;
	np->start = np->end;
}

static void decide(ws_clause_walk *w, size_t k, ws_clause p) {
	const ws_folded *f = w->f;
	const ws_quantity *q = &w->q[k];
	ws_figure *figure = &w->out[k];
	size_t limit = limit_of(w, k), run = ws_figure_run_of(w, k);
	if (q->outer_start - p.start > WS_CLAUSE_MOST)
		p.start = q->outer_start - WS_CLAUSE_MOST;

	w->name_end = 0;
	w->condition = SIZE_MAX;
	ws_piece standard;
	const char *paid = NULL;
	ws_piece clause = ws_figure_clean(f, p.start, q->outer_start, p.joined);
	if (w->next_member < w->n_members && clause.end == clause.start) {
		figure->subject = w->now.topic = w->members[w->next_member++];
		figure->role = w->member_role;
		return;
	}
	w->n_members = 0;
	if (decide_by_verb(w, k, clause, limit))
		return;
	/* 为预算（85亿元）|的|105.9% */
	if (w->share && q->kind == WS_PERCENT && p.joined && q->outer_start == p.start + 1 && p.start > 0 && f->c[p.start - 1] == ')') {
		figure->role = ws_arena_printf(w->text->arena, "%s的", w->share);
		figure->subject = w->now.topic;
		return;
	}
	ws_figure_role role = ws_figure_find_role(f, clause.start, q->outer_start, q);
	take_denied_bound(w, k, clause.start, &role);
	bool supported;
	ws_piece np = ws_figure_clean(f, clause.start, role.subject_end, false);
	np = ws_figure_without_report(f, ws_figure_without_support(f, np, &supported));
	w->supported = supported || (w->supported && clause.end == clause.start);
	turn_verb(w, k, &np, &role);
	liken(w, k, &np);
	/* 教育、社保领域|分别投入|5亿元和3亿元 */
	size_t apart = role.end == role.start && run > 1 ? ws_figure_text_last(f, np.start, np.end, "分别") : SIZE_MAX;
	if (apart == np.start && np.end > apart + 3 && ws_figure_are_parallel(w, k, np, run)) {
		figure->role = ws_figure_slice(w->text, apart, apart + 2); /* ，|分别|奖励100万元、50万元 */
		np.start += 2;
	} else if (apart != SIZE_MAX && apart > np.start + 1 && np.end - apart <= 6) {
		role = (ws_figure_role){.start = apart, .end = np.end, .subject_end = apart, .apart = true};
		np.end = apart;
	}
	/* What goes on behind a number: …的小微企业收取的|担保费率|. */
	size_t of = p.joined ? ws_figure_text_last(f, np.start, np.end, "的") : SIZE_MAX;
	if (of != SIZE_MAX && of + 3 < np.end)
		np.start = of + 1;
	/* 超过300万元的|部分|按3%给予, 安排20万元补贴|和|30万元资金 */
	if ((np.end == np.start + 2 && ws_figure_text_at(f, np.start, np.end, "部分")) ||
	    (np.end == np.start + 1 && ws_spelled_in(f->c[np.start], "和与及并")))
		np.start = np.end;
	/* 达到每人每月7元和|每人每年|90元 */
	if (p.joined && w->now.topic && np.end > np.start && ws_figure_each_before(f, np.start, np.end) == np.start)
		np.start = np.end;
	size_t by = role.end == role.start && !counts(q) ? ws_figure_by_standard(f, np, q->kind == WS_PERCENT) : SIZE_MAX;
	if (by != SIZE_MAX) {
		size_t len = ws_figure_text_at(f, by, np.end, "按照") ? 2 : 1;
		bool each = ws_figure_each_before(f, by + len, np.end) == by + len;
		figure->role = ws_figure_slice(w->text, by, each ? np.end : by + len);
		np = (ws_piece){each ? np.end : by + len, f->c[np.end - 1] == U'的' ? np.end - 1 : np.end};
		/* 按|每人每天|100元标准发放误工补贴, 按|医药费|50%给予补贴 */
		standard = ws_figure_standard_behind(f, q->outer_end, limit);
		paid = standard.end > standard.start ? ws_figure_slice(w->text, standard.start, standard.end) : NULL;
	} else if (q->kind == WS_PERCENT && role.end == role.start && np.end > np.start + 3 && f->c[np.end - 1] == U'的') {
		/* 可将|超过门槛部分的|40%让渡 */
		for (size_t i = np.end - 3; i > np.start; i--) {
			if (ws_spelled_in(f->c[i - 1], "将把") && i > np.start + 1)
				np.start = i;
		}
		/* 返还|上年缴费额的|50% */
		static const char *const gifts[] = {"给予", "返还", "补助", "补贴", "奖励", "减免", "资助"};
		size_t len = WS_FIGURE_ANY_AT(f, np.start, np.end, gifts);
		figure->role = len ? ws_figure_slice(w->text, np.start, np.start + len) : NULL;
		np = (ws_piece){np.start + len, np.end - 1};
	} else if (role.end > role.start) {
		if (!figure->role)
			figure->role = ws_figure_slice(w->text, role.start, role.end);
	}
	if (role.before)
		figure->period = "";
	if (is_condition(f, q) && !role.together && ws_is_han(at(f, q->outer_end)) && !ws_spelled_in(at(f, q->outer_end), "的且并或"))
		w->condition = np.end > np.start ? np.start : q->start;
	/* 按采购额的5%、|最高|50万元给予补助 */
	if (!paid && np.end <= np.start && q->kind == WS_MONEY && role.end == role.start) {
		standard = ws_figure_standard_behind(f, q->outer_end, limit);
		paid = standard.end > standard.start ? ws_figure_slice(w->text, standard.start, standard.end) : NULL;
	}
	if (paid && np.end <= np.start)
		figure->subject = paid;
	else if (np.end <= np.start)
		decide_without_name(w, k, &p, &role, run, limit);
	else if (!((role.apart || role.together || ws_figure_are_parallel(w, k, np, run)) && ws_figure_decide_by_list(w, k, np, run))) {
		if (run > 1)
			ws_figure_share_bound(w, k, run, role.apart || at(f, w->q[k + run - 1].outer_end) == U'的');
		decide_by_name(w, k, p.start, np, &role, run, limit);
		if (run > 1 && role.apart && ws_figure_is_inside(f, np))
			ws_figure_set_same_members(w, figure->subject, run, figure->role);
	}
	if (w->condition != SIZE_MAX)
		w->name_end = 0;
	w->now.topic = paid ? paid : w->now.topic;
	/* 担保费率|不超过|1%: the bound ties the number to its subject. */
	uint32_t first = q->bound_end > q->bound_start && q->bound_end <= q->start ? f->c[q->bound_start] : 0;
	if (!figure->role && (first == U'不' || first == U'最' || first == U'至'))
		figure->role = figure->qualifier;
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
}
