/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Funds under funds.

       中小微企业融资增信基金规模扩大到400亿元，新设科创增信子基金      the one fund its sentence names before it
       该基金总规模50亿元，下设工业子基金和商贸子基金                   both, under what 该基金 means
       国家集成电路产业投资基金二期, 国家茶业发展基金海丝子基金           under the fund whose phase or part it is

   A founding verb must stand between the two; 增信基金、科创增信子基金 side by side say nothing. */
#include "indexer/facts/naming.h"

enum { BACK_MAX = 16 };

static bool is_sub(const ws_name_term *t) {
	return t->n > 3 && t->c[t->n - 3] == U'子' && t->c[t->n - 2] == U'基' && t->c[t->n - 1] == U'金';
}

/* Whether the word on the sighting's left says that it lies under something: 下设, 分设. */
static bool is_set_under(const ws_name_text *text, const ws_sighting *s) {
	return s->edge.kind == WS_EDGE_FOUND && s->edge.at >= 2 && text->c[s->edge.at - 1] == U'设' &&
	       (text->c[s->edge.at - 2] == U'下' || text->c[s->edge.at - 2] == U'分');
}

/* The parent of the sighting before in the same list: A子基金和B子基金. */
static uint32_t of_sibling(const ws_naming *naming, size_t k, const uint32_t *parents) {
	const ws_sighting *s = &naming->seen[k];
	if (k == naming->first[s->passage] || s->edge.kind != WS_EDGE_LIST || naming->seen[k - 1].to != s->edge.word)
		return WS_NO_TERM;
	return parents[k - 1];
}

/* The one other fund that its sentence names before sighting k. */
static uint32_t of_sentence(const ws_naming *naming, size_t k, uint32_t self) {
	const ws_sighting *s = &naming->seen[k];
	size_t sentence = ws_naming_sentence(&naming->texts[s->passage], s->from);
	uint32_t found = WS_NO_TERM;
	for (size_t i = k; i > naming->first[s->passage] && k - i < BACK_MAX; i--) {
		const ws_sighting *other = &naming->seen[i - 1];
		if (other->from < sentence)
			break;
		uint32_t term = ws_naming_fund(naming, other);
		if (term == WS_NO_TERM || term == self || term == found || is_sub(&naming->terms[term]))
			continue;
		if (found != WS_NO_TERM)
			return WS_NO_TERM;
		found = term;
	}
	return found;
}

/* X基金二期, X基金海丝子基金 -> X基金, when the document knows it. */
static uint32_t of_whole(const ws_naming *naming, const ws_name_term *t) {
	for (size_t n = t->n; n-- > 4;)
		if (t->c[n - 1] == U'金' && t->c[n - 2] == U'基' && (t->c[t->n - 1] == U'期' || is_sub(t))) {
			uint32_t base = ws_naming_known(naming, t->c, n, t->class);
			return base != WS_NO_TERM && naming->terms[base].named ? base : WS_NO_TERM;
		}
	return WS_NO_TERM;
}

void ws_find_kinship(ws_naming *naming) {
	uint32_t *parents = ws_arena_zero(naming->arena, naming->n_seen + 1, sizeof *parents);
	for (size_t k = 0; k < naming->n_seen; k++) {
		const ws_sighting *s = &naming->seen[k];
		uint32_t term = s->kind == WS_FUND_NAMED ? ws_naming_fund(naming, s) : WS_NO_TERM, parent = WS_NO_TERM;
		if (term != WS_NO_TERM && naming->terms[term].class == WS_NAME_POLICY_FUND) {
			bool under = is_set_under(&naming->texts[s->passage], s);
			parent = of_whole(naming, &naming->terms[term]);
			if (parent == WS_NO_TERM)
				parent = of_sibling(naming, k, parents);
			if (parent == WS_NO_TERM && (under || (s->edge.kind == WS_EDGE_FOUND && is_sub(&naming->terms[term]))))
				parent = of_sentence(naming, k, term);
			if (parent != WS_NO_TERM)
				ws_naming_parent(naming, term, parent, s->passage, s->from, s->to);
		}
		parents[k] = parent;
	}
}
