/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/figure_run.h"

#include <string.h>

#include "indexer/facts/figure_words.h"
#include "text/wordlist.h"

size_t ws_figure_run_of(const ws_clause_walk *w, size_t k) {
	size_t n = 1;
	for (; k + n < w->n && n < WS_CLAUSE_RECENT; n++) {
		for (size_t i = w->q[k + n - 1].outer_end; i < w->q[k + n].outer_start; i++) {
			if (w->f->c[i] == U'每' && i + 1 < w->q[k + n].outer_start)
				i++;
			else if (!ws_spelled_in(w->f->c[i], "、和与及以"))
				return n;
		}
	}
	return n;
}

void ws_figure_share_bound(ws_clause_walk *w, size_t k, size_t run, bool apart) {
	const ws_quantity *first = &w->q[k], *last = &w->q[k + run - 1];
	const ws_quantity *from = last->bound_start >= last->end && last->relation != WS_EQ ? last
	    : apart && first->bound_end <= first->start && first->relation != WS_EQ         ? first
	                                                                                    : NULL;
	for (size_t i = k; from && i < k + run; i++) {
		if (w->q[i].relation != WS_EQ || w->q[i].kind != from->kind || &w->q[i] == from)
			continue;
		w->out[i].relation = from->relation;
		w->out[i].qualifier = ws_figure_slice(w->text, from->bound_start, from->bound_end);
	}
}

void ws_figure_set_members(ws_clause_walk *w, const char *const *names, size_t n, const char *role) {
	for (size_t i = 0; i < n; i++)
		w->members[i] = names[i];
	w->n_members = n;
	w->next_member = 0;
	w->member_role = role;
}

void ws_figure_set_same_members(ws_clause_walk *w, const char *name, size_t run, const char *role) {
	const char *names[WS_CLAUSE_RECENT];
	for (size_t i = 0; i < run; i++)
		names[i] = name;
	ws_figure_set_members(w, names, run, role);
	w->next_member = 1;
}

bool ws_figure_are_parallel(const ws_clause_walk *w, size_t k, ws_piece np, size_t run) {
	for (size_t i = k + 1; i < k + run; i++) {
		if (w->q[i - 1].outer_end >= w->q[i].outer_start)
			return false;
	}
	return run > 1 && w->f->c[np.end - 1] != U'等';
}

bool ws_figure_decide_by_list(ws_clause_walk *w, size_t k, ws_piece np, size_t run) {
	ws_figure_member members[WS_FIGURE_MEMBERS];
	const char *names[WS_FIGURE_MEMBERS];
	const char *role = w->out[k].role;
	if (run < 2 || ws_figure_is_inside(w->f, np))
		return false;
	/* 对|国家级、省级孵化器|分别给予, but 对欧盟、对东盟|分别出口 */
	np.start +=
		w->f->c[np.start] == U'对' && np.end > np.start + 2 && role && (strstr(role, "给予") || strstr(role, "奖励") || strstr(role, "补"));
	size_t n = ws_figure_members(w->f, np, members, run);
	if (n != run)
		return false;
	for (size_t i = 0; i < n; i++) {
		w->bases[i] = w->q[k + i].base;
		w->recent[i] = names[i] = ws_figure_compose(w->text, members[i].pieces, members[i].n, NULL);
	}
	w->n_recent = n;
	ws_figure_set_members(w, names, n, w->out[k].role);
	ws_figure_share_bound(w, k, run, true);
	w->out[k].subject = w->now.topic = w->members[w->next_member++];
	return true;
}
