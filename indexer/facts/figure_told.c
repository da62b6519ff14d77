/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/figure_told.h"

#include "indexer/facts/figure_subject.h"
#include "text/han.h"
#include "text/wordlist.h"

enum { BEHIND = 14 }; /* characters of a role behind a share, at most */

bool ws_told_is_count(const ws_quantity *q) {
	return q->kind == WS_COUNT || q->kind == WS_DIMENSION;
}

bool ws_told_is_bounded_behind(const ws_quantity *q) {
	return q->bound_start >= q->end && q->bound_end > q->bound_start;
}

bool ws_told_is_term(const ws_folded *f, const ws_quantity *q) {
	return q->kind == WS_DURATION && ws_told_is_bounded_behind(q) && f->c[q->bound_start] == U'内';
}

/* The next number, or the one after it when that one only bounds a thing (46个收入50万元以上行政村). */
size_t ws_told_limit(const ws_clause_walk *w, size_t k) {
	/* 5万元|（含5万元）|以上: the number in the bracket ends no name. */
	size_t after = k + 1;
	while (after < w->n && w->q[after].outer_start < w->q[k].outer_end)
		after++;
	if (after >= w->n)
		return w->f->n;
	const ws_quantity *next = &w->q[after];
	if (ws_told_is_bounded_behind(next) && next->relation != WS_ABOUT)
		return after + 1 < w->n ? w->q[after + 1].outer_start : w->f->n;
	return next->outer_start;
}

size_t ws_told_from(const ws_told *t) {
	const ws_clause_walk *w = t->w;
	return t->k > 0 && w->q[t->k - 1].outer_end > w->sentence ? w->q[t->k - 1].outer_end : w->sentence;
}

const char *ws_told_role_behind(const ws_clause_walk *w, size_t i) {
	size_t end = i;
	while (end < w->f->n && end - i <= BEHIND && !ws_spelled_in(w->f->c[end], ",、。;):"))
		end++;
	uint32_t c = ws_folded_at(w->f, i);
	if (end == i || end - i > BEHIND || (!ws_is_han(c) && c != U'“') || ws_spelled_in(c, "的和与以之"))
		return NULL;
	return ws_figure_slice(w->text, i, end);
}

void ws_told_set_topic(const ws_told *t, const char *subject, bool level) {
	ws_clause_walk *w = t->w;
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
	if ((level || t->q->kind == WS_PERCENT) && w->depth == 0 && w->n_recent < WS_CLAUSE_RECENT) {
		w->bases[w->n_recent] = t->q->base;
		w->recent[w->n_recent++] = subject;
	}
}
