/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule 3 of figure_walk.c: numbers with a name in front. The name is first freed of what only leads to it (对, 在, a verb), then the name
   behind the number is looked for, and the two are put together: 新增|46个|行政村 is 新增行政村, |超过37.3℃|的乘客 with 体温 in front 体温乘客. */
#include <string.h>

#include "indexer/facts/figure_front.h"
#include "indexer/facts/figure_lead.h"
#include "indexer/facts/figure_list.h"
#include "indexer/facts/figure_subject.h"
#include "indexer/facts/figure_told.h"
#include "indexer/facts/figure_words.h"
#include "text/han.h"
#include "text/wordlist.h"

enum { BRIEF = 6 }; /* characters of a thing that a dimension bounds, at most */

/* How the name in front and the one behind make up the subject. */
typedef struct {
	ws_piece np, name; /* in front, and behind the number; empty: none */
	ws_piece gift;     /* what is given, between a bound and the number: 最高|补助|30万元; empty: none */
	bool level;        /* the number is the subject's level: it has no role */
	bool behind;       /* its bound stands behind it */
	bool bounded;      /* its bound stands in front of it */
	bool of;           /* 的 follows */
	bool given;        /* it is what somebody is given */
	bool turned;       /* the name behind comes first */
	bool alone;        /* the name behind is all */
} naming;

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
static bool gives(const ws_told *t, ws_piece *np, ws_piece *what) {
	const ws_clause_walk *w = t->w;
	static const char *const adverbs[] = {"再", "一次性", "可", "另", "另外", "额外", "还可", "再次", "一次性再", "分年度", "分年度累计"};
	static const char *const grounds[] = {"根据", "按", "依据", "视", "由", "经"};
	size_t verb = ws_figure_text_last(w->f, np->start, np->end, "给予");
	if (verb == SIZE_MAX || t->q->kind != WS_MONEY)
		return false;
	t->figure->role = ws_figure_slice(w->text, verb, verb + 2);
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

/* Frees the name in front of the word that leads to it. */
static void trim_front(const ws_told *t, naming *n, bool bounds) {
	const ws_folded *f = t->w->f;
	ws_piece *np = &n->np;
	/* 的 of a list of thresholds stands behind its last: 突破1亿元、5亿元|的|企业. */
	bool of_list = t->run > 1 && ws_folded_at(f, t->q[t->run - 1].outer_end) == U'的';
	if ((n->behind || n->given || n->of || of_list) && ws_folded_at(f, np->start) == U'对' && np->end > np->start + 2)
		np->start += ws_folded_at(f, np->start + 1) == U'于' ? 2 : 1;
	/* |在|利润总额12%以内的部分 */
	if (n->behind && t->q->kind == WS_PERCENT && ws_folded_at(f, np->start) == U'在' && np->end > np->start + 3 &&
	    !ws_spelled_in(f->c[np->start + 1], "建校岗册职读编库途园线"))
		np->start++;
	if (bounds && np->end > np->start + 2 && f->c[np->end - 1] == U'在')
		np->end--;
}

/* The name behind the number, when its count or the verb in front wants one. */
static void find_behind(const ws_told *t, naming *n, bool bounds, bool taken, bool spends) {
	ws_clause_walk *w = t->w;
	const ws_folded *f = w->f;
	const ws_quantity *q = t->q, *last = q + t->run - 1;
	bool count = ws_told_is_count(q);
	if (!bounds && (n->given || (n->level && (count || taken || (n->of && q->kind == WS_MONEY)))))
		n->name = ws_figure_name_behind(f, q->outer_end, t->limit, count || n->given);
	if (spends)
		n->name = ws_figure_money_in(f, n->name); /* 统筹|9亿元|水利资金 */
	if (n->name.end > n->name.start)
		w->name_end = ws_figure_told_to(f, n->name);
	else if (((n->level && count) || n->given) && t->run > 1 && ws_folded_at(f, q->outer_end) == U'、')
		n->name = ws_figure_name_behind(f, last->outer_end, ws_told_limit(w, t->k + t->run - 1), true);
}

/* 与我市合作|设立|20亿元|春雨母基金, 发挥|10亿元规模的|春雨母基金|作用: the fund behind the number, without who acts; the verb, or 首期, stays with it. */
static bool find_fund(const ws_told *t, naming *n) {
	enum { LONGEST = 24 };
	static const char *const verbs[] = {"设立", "组建", "成立", "发起", "筹建", "增设", "新设", "建立", "发挥", "用好", "打造"};
	static const char *const sizes[] = {"首期", "总规模", "首期规模", "规模"}, *const joints[] = {"规模的", "规模", "的"};
	static const char *const ends[] = {"成功", "作用", "杠杆", "引导作用", "正式", "完成", "落地", "签约", "揭牌", "运作", "投入"};
	const ws_folded *f = t->w->f;
	const ws_quantity *q = t->q;
	size_t verb = WS_FIGURE_ANY_BEFORE(f, n->np.start, n->np.end, verbs);
	bool size = WS_FIGURE_ANY_AT(f, n->np.start, n->np.end, sizes) == n->np.end - n->np.start;
	if (q->kind != WS_MONEY || !n->level || n->behind || n->given || t->run > 1 || (!verb && !size))
		return false;
	size_t from = q->outer_end + WS_FIGURE_ANY_AT(f, q->outer_end, f->n, joints), end = 0;
	for (size_t i = from; i < f->n && i < from + LONGEST && !end && (ws_is_han(f->c[i]) || ws_spelled_in(f->c[i], "“”")); i++)
		end = ws_figure_text_at(f, i, f->n, "基金") ? i + 2 : 0;
	end += end && ws_folded_at(f, end) == U'”';
	if (!end || end < from + 4 || (ws_is_han(ws_folded_at(f, end)) && !WS_FIGURE_ANY_AT(f, end, f->n, ends)))
		return false;
	n->name = (ws_piece){from, end};
	n->np.start = verb ? n->np.end - verb : n->np.start;
	n->turned = size;
	return true;
}

/* Which of the two names comes first, and whether the one behind is all. */
static void weigh(const ws_told *t, naming *n) {
	const ws_folded *f = t->w->f;
	const ws_quantity *q = t->q;
	ws_piece *np = &n->np, *name = &n->name;
	bool count = ws_told_is_count(q);
	uint32_t last = f->c[np->end - 1];
	n->alone = count ? last == U'和' || last == U'及' || last == U'与' : ws_figure_is_word(WS_WORD_SCOPE, f, np->start, np->end);
	if (n->of && !count && np->end > np->start + 3) {
		size_t verb = ws_figure_word_at(WS_WORD_ACT, f, np->start, np->end);
		np->start += verb && np->start + verb < np->end ? verb : 0;
	}
	if (q->bound_end < q->start && q->bound_end != q->bound_start && !n->behind)
		n->gift = (ws_piece){q->bound_end, q->start};
	/* 电子、服装等|8个|特色产业园区: what is listed are examples. */
	n->alone = n->alone || (count && last == U'等' && name->end - name->start >= 4) || (n->given && last == U'的');
	/* 对|全市320个项目, not 对外贸易 */
	if (count && name->end > name->start && f->c[np->start] == U'对' && np->end > np->start + 2 &&
	    !ws_spelled_in(f->c[np->start + 1], "外口台接内照应比上"))
		np->start++;
	/* 体温|超过37.3℃|的乘客; what goes on at length is a predicate: …的乘客按程序移交. */
	bool of_thing = q->kind == WS_DIMENSION && n->bounded;
	n->turned = of_thing || (n->of && !n->given && (!count || n->bounded));
	/* 市财政每年|安排不低于2亿元的专项资金: who pays it is no measure of it. */
	static const char *const payers[] = {"每年", "财政", "财政局", "政府"};
	n->alone = n->alone || (n->turned && q->kind == WS_MONEY && WS_FIGURE_ANY_BEFORE(f, np->start, np->end, payers));
	if (of_thing && name->end > name->start + BRIEF)
		name->end = name->start;
}

static void compose(const ws_told *t, const naming *n) {
	const ws_clause_walk *w = t->w;
	const ws_folded *f = w->f;
	const ws_quantity *q = t->q;
	ws_figure *figure = t->figure;
	ws_piece np = n->np, name = n->name;
	size_t from = ws_told_from(t), start = t->clause.start;
	if (name.end > name.start && !ws_figure_is_word(WS_WORD_END, f, name.start, name.end)) {
		/* 对首次认定的企业，|给予一次性|9万元|奖励 */
		bool gift_alone = n->given && ws_figure_text_before(f, start, np.start, "给予");
		ws_piece whom = gift_alone ? ws_figure_recipient(f, from, start) : (ws_piece){0, 0};
		ws_piece pieces[3] = {whom, n->turned ? name : np, n->turned ? np : name};
		size_t len = name.end - name.start;
		if (len < np.end - np.start && memcmp(f->c + np.end - len, f->c + name.start, len * sizeof *f->c) == 0)
			pieces[n->turned ? 1 : 2] = (ws_piece){0, 0}; /* 茶业基金和文旅基金|2支|基金 */
		figure->subject = n->alone ? ws_figure_slice(w->text, name.start, name.end) : ws_figure_compose(w->text, pieces, 3, NULL);
		if (q->kind == WS_PERCENT)
			figure->role = ws_told_role_behind(w, name.end);
	} else if (q->kind == WS_MONEY && ws_figure_is_gift(f, np.start, np.end)) {
		/* 首次认定的企业，|奖励10万元| */
		ws_piece pieces[2] = {ws_figure_recipient(f, from, start), np};
		figure->subject = ws_figure_compose(w->text, pieces, 2, NULL);
	} else if (n->gift.end > n->gift.start) {
		ws_piece pieces[2] = {np, n->gift};
		figure->subject = ws_figure_compose(w->text, pieces, 2, NULL);
		figure->role = ws_figure_slice(w->text, q->bound_start, n->gift.end);
	} else {
		const char *scope = w->now.parent || w->depth ? NULL : w->local ? w->local : w->scope;
		const char *whole = w->budget && !ws_figure_is_of_budget(w->head) ? w->budget : w->head;
		figure->subject = ws_figure_named(w->text, np, whole, w->now.topic, scope, w->fund);
		/* 拨付专项资金245笔，|金额|8414万元 */
		if (w->figures > 0 && w->now.topic && (strcmp(figure->subject, "金额") == 0 || strcmp(figure->subject, "总金额") == 0))
			figure->subject = ws_arena_printf(w->text->arena, "%s%s", w->now.topic, figure->subject);
		if (q->kind == WS_PERCENT && n->level && !figure->role)
			figure->role = ws_told_role_behind(w, q->outer_end);
	}
}

/* What the next numbers may be of, or a part of. */
static void leave_behind(const ws_told *t, const naming *n) {
	ws_clause_walk *w = t->w;
	const ws_folded *f = w->f;
	const ws_quantity *q = t->q;
	if (n->level && w->depth == 0 && is_sum(f, n->np))
		w->now.parent = NULL;
	t->figure->parent = n->level ? whole_of(w, q) : NULL;
	w->parts += t->figure->parent && w->depth == 0 && !w->crossed;
	if (n->behind && ws_figure_text_at(f, q->outer_end, f->n, "的")) {
		w->limited = t->figure->subject;
		w->limit_base = q->base;
		return;
	}
	ws_told_set_topic(t, t->figure->subject, n->level || ws_figure_text_at(f, t->role.start, t->role.end, "达"));
	/* 产值过5亿元的企业|达3家| */
	if (n->turned && n->bounded && n->name.end > n->name.start && q->kind == WS_MONEY)
		w->now.topic = ws_figure_slice(w->text, n->np.start, n->name.end);
}

void ws_told_decide_by_name(const ws_told *t) {
	const ws_clause_walk *w = t->w;
	const ws_folded *f = w->f;
	const ws_quantity *q = t->q;
	naming n = {.np = t->name,
	            .level = t->role.end == t->role.start,
	            .behind = ws_told_is_bounded_behind(q),
	            .bounded = q->bound_end <= q->start && q->bound_end > q->bound_start};
	n.of = ws_folded_at(f, q->outer_end) == U'的' && !n.behind;
	bool spends = q->kind == WS_MONEY && ws_figure_is_word(WS_WORD_SPEND, f, n.np.start, n.np.end);
	ws_piece what = {0, 0};
	n.given = ws_figure_text_before(f, t->role.start, t->role.end, "给予") || gives(t, &n.np, &what);
	bool taken = takes_name(f, &n.np);
	if (what.end > what.start) {
		ws_piece pieces[2] = {n.np.end > n.np.start ? n.np : ws_figure_recipient(f, ws_told_from(t), t->clause.start), what};
		t->figure->subject = ws_figure_compose(w->text, pieces, 2, NULL);
		ws_told_set_topic(t, t->figure->subject, n.level);
		return;
	}
	/* 面积在2000平方米以上|的企业, 职工50人以上|的企业: a threshold bounds what is named in front. */
	bool bounds = n.behind && ws_folded_at(f, q->outer_end) == U'的' && (q->kind == WS_DIMENSION || strcmp(q->base, "人") == 0);
	trim_front(t, &n, bounds);
	if (!find_fund(t, &n)) {
		find_behind(t, &n, bounds, taken, spends);
		weigh(t, &n);
	}
	compose(t, &n);
	leave_behind(t, &n);
}
