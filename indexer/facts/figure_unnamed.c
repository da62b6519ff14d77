/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules 1, 2 and 4 of figure_walk.c: numbers whose clause names nothing. */
#include <string.h>

#include "indexer/facts/figure_front.h"
#include "indexer/facts/figure_lead.h"
#include "indexer/facts/figure_run.h"
#include "indexer/facts/figure_subject.h"
#include "indexer/facts/figure_told.h"
#include "indexer/facts/figure_words.h"
#include "text/wordlist.h"

static bool is_end(uint32_t c) {
	return c == U'。' || c == '!' || c == U'?' || c == 0;
}

/* Rule 1. */
static const char *spent(const ws_told *t, ws_piece verb) {
	const ws_clause_walk *w = t->w;
	const ws_quantity *q = t->q;
	uint32_t next = ws_folded_at(w->f, q->outer_end);
	ws_piece purpose = ws_figure_purpose(w->f, q->outer_end, t->limit);
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

/* 通过统筹结余等方式|补充|98506万元 */
static size_t flow_behind(const ws_folded *f, ws_piece clause) {
	if (!ws_figure_text_at(f, clause.start, clause.end, "通过") && !ws_figure_text_at(f, clause.start, clause.end, "采取"))
		return 0;
	return ws_figure_word_before(WS_WORD_FLOW, f, clause.start, clause.end);
}

bool ws_told_decide_by_verb(const ws_told *t, ws_piece clause) {
	const ws_clause_walk *w = t->w;
	const ws_folded *f = w->f;
	ws_figure *figure = t->figure;
	bool supported;
	ws_piece bare = ws_figure_without_support(f, clause, &supported);
	if (ws_figure_is_word(WS_WORD_SPEND, f, bare.start, bare.end) && !ws_told_is_count(t->q)) {
		figure->subject = spent(t, bare);
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

/* What is given stands behind the number, or the last of its run: 给予|2%|的贴息, 给予|5万元|补助. True when that names the subject; of a run
   it names the others, too. */
static bool decide_by_gift(const ws_told *t) {
	ws_clause_walk *w = t->w;
	const ws_folded *f = w->f;
	const ws_quantity *q = t->q, *last = q + t->run - 1;
	bool share = q->kind == WS_PERCENT && ws_folded_at(f, q->outer_end) == U'的';
	if ((q->kind != WS_MONEY && q->kind != WS_DURATION && !share) || !ws_figure_text_before(f, t->role.start, t->role.end, "给予"))
		return false;
	ws_piece gift = ws_figure_name_behind(f, last->outer_end, ws_told_limit(w, t->k + t->run - 1), true);
	if (gift.end <= gift.start)
		return false;
	ws_piece given[2] = {ws_figure_recipient(f, ws_told_from(t), t->clause.start), gift};
	if (t->run == 1) {
		t->figure->subject = ws_figure_compose(w->text, given, 2, NULL);
		w->name_end = gift.end;
		ws_told_set_topic(t, t->figure->subject, false);
		return true;
	}
	for (size_t i = 0; i < t->run; i++)
		w->recent[i] = ws_figure_compose(w->text, given, 2, NULL);
	w->n_recent = t->run;
	return false;
}

/* Numbers side by side without a name: all of the topic, or of what was named last, in its order. True when that is so. */
static bool decide_as_run(const ws_told *t) {
	ws_clause_walk *w = t->w;
	bool change = t->role.end > t->role.start;
	if (t->run < 2)
		return false;
	if (t->role.compared && w->now.topic) {
		ws_figure_set_same_members(w, w->now.topic, t->run, t->figure->role);
		t->figure->subject = w->now.topic;
		return true;
	}
	if ((t->role.apart || change) && w->n_recent >= t->run) {
		ws_figure_set_members(w, w->recent + w->n_recent - t->run, t->run, t->figure->role);
		ws_figure_share_bound(w, t->k, t->run, true);
		t->figure->subject = w->members[w->next_member++];
		return true;
	}
	ws_figure_share_bound(w, t->k, t->run, false);
	return false;
}

/* The name behind the number that is its subject; empty when none is. */
static ws_piece subject_behind(const ws_told *t) {
	ws_clause_walk *w = t->w;
	const ws_folded *f = w->f;
	const ws_quantity *q = t->q, *last = q + t->run - 1;
	if (t->role.end > t->role.start)
		return (ws_piece){0, 0};
	/* 突破1亿元、|5亿元|的企业: what the list bounds was named in front. */
	bool listed = t->k > 0 && q->kind == WS_MONEY && w->now.topic && ws_folded_at(f, q->outer_end) == U'的' && q[-1].kind == q->kind &&
	              q[-1].outer_end + 1 == q->outer_start;
	bool until = ws_told_is_term(f, q); /* 2小时|内|上门核实, 24小时|内将|回复 */
	size_t behind = q->outer_end + (until && ws_folded_at(f, q->outer_end) == U'将');
	ws_piece name = listed ? (ws_piece){0, 0} : ws_figure_name_behind(f, behind, t->limit, ws_told_is_count(q) || until);
	if (name.end > name.start)
		w->name_end = ws_figure_told_to(f, name);
	else if (t->run > 1 && ws_told_is_count(q))
		name = ws_figure_name_behind(f, last->outer_end, ws_told_limit(w, t->k + t->run - 1), true);
	return name;
}

static void take_name_behind(const ws_told *t, ws_piece name) {
	ws_clause_walk *w = t->w;
	const ws_folded *f = w->f;
	const ws_quantity *q = t->q;
	/* 100%网上可办、84%“全程网办”: a quoted word alone says how, not what. */
	if (f->c[name.start] == U'“' && f->c[name.end - 1] == U'”' && w->now.topic && t->k > 0 && q[-1].outer_end > w->sentence) {
		t->figure->role = ws_figure_slice(w->text, name.start + 1, name.end - 1);
		t->figure->subject = w->now.topic;
		return;
	}
	if (w->supported && name.end - name.start > 4 && ws_figure_text_before(f, name.start, name.end, "建设"))
		name.end -= 2;
	t->figure->subject = ws_figure_slice(w->text, name.start, name.end);
	if (q->kind == WS_PERCENT || q->kind == WS_RATIO)
		t->figure->role = ws_told_role_behind(w, name.end);
	if (!ws_told_is_bounded_behind(q) || ws_told_is_term(f, q))
		ws_told_set_topic(t, t->figure->subject, true);
}

static void take_topic(const ws_told *t) {
	ws_clause_walk *w = t->w;
	const ws_folded *f = w->f;
	const ws_quantity *q = t->q;
	size_t start = t->clause.start;
	bool change = t->role.end > t->role.start;
	/* 收入预算为5亿元，|实际完成|6亿元 */
	if (!change && q->kind == WS_MONEY && t->role.subject_end < q->outer_start)
		w->now.topic = ws_figure_without_budget(w->text, w->now.topic);
	bool bounded = !change && w->figures == 0 && q->bound_end <= q->start && q->bound_start != q->bound_end;
	ws_piece bound = bounded ? ws_figure_bounded_before(f, w->sentence, start) : (ws_piece){0, 0};
	const char *before = bound.end > bound.start ? ws_figure_slice(w->text, bound.start, bound.end) : NULL;
	/* 财政收入迈过千亿元大关，|达1330亿元| */
	ws_piece told = change ? ws_figure_told_before(f, ws_told_from(t), start) : (ws_piece){0, 0};
	if (told.end > told.start)
		ws_told_set_topic(t, ws_figure_slice(w->text, told.start, told.end), false);
	t->figure->subject = before ? before : w->now.topic;
	/* 基金首期规模50亿元，|每年|不少于10亿元: of the fund, not of its first size. */
	if (!change && ws_figure_text_at(f, start, q->outer_start, "每年"))
		t->figure->subject = ws_figure_without_size(w->text, t->figure->subject);
}

void ws_told_decide_without_name(const ws_told *t) {
	ws_clause_walk *w = t->w;
	const ws_quantity *q = t->q;
	if (decide_by_gift(t) || decide_as_run(t))
		return;
	ws_piece name = subject_behind(t);
	if (name.end > name.start)
		take_name_behind(t, name);
	else if (ws_told_is_bounded_behind(q) && ws_folded_at(w->f, q->outer_end) == U'的' && w->limited && strcmp(w->limit_base, q->base) == 0)
		t->figure->subject = w->limited; /* 人数50人以上的，补助2万元；|100人以上的| */
	else
		take_topic(t);
}
