/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 该基金: the nearest fund, when there is no doubt which.

       设立技术创新基金。该基金总规模300亿元        the one fund of the nearest sentence that names any
       9.先进制造业基金 / 该基金总规模100亿元       the heading or term above, when nothing before it in its passage names one
       …海丝文旅基金成立。 / 该基金投向文旅          the one fund of the paragraph before, when 该基金 begins its own
       …甲基金、乙基金规模扩大。该基金…             none

   该母基金, 该引导基金 is the same of a fund whose name ends so; 该只基金, 这支基金 of any.

   本基金 is what the document calls so (以下简称“本基金”), nothing else.

   Of several funds in the nearest sentence, the one that heads it is meant: 甲基金与乙基金合作设立…。该基金 speaks of the first, unless they head
   it together: 甲基金、乙基金规模扩大。 */
#include <string.h>

#include "indexer/facts/naming.h"
#include "text/wordlist.h"

enum { BACK_MAX = 32, TITLE_MAX = 40, SAID_MAX = 10 };

/* Whether nothing but marks and digits, or who says so (据悉, 报道称,), stands between the sentence's begin and i. */
static bool heads_sentence(const ws_name_text *text, size_t from, size_t i) {
	size_t comma = from;
	while (comma < i && comma - from < SAID_MAX && text->c[comma] != U',')
		comma++;
	bool said = text->c[from] == U'据' ||
	            (comma > from && (text->c[comma - 1] == U'称' || text->c[comma - 1] == U'示' || text->c[comma - 1] == U'绍'));
	if (comma < i && said && text->c[comma] == U',')
		from = comma;
	for (; from < i; from++)
		if (ws_is_han(text->c[from]))
			return false;
	return true;
}

/* The one fund that the sightings [from, to) name; WS_NO_TERM for none or several. */
static uint32_t single(const ws_naming *naming, size_t from, size_t to) {
	uint32_t found = WS_NO_TERM;
	for (size_t k = from; k < to; k++) {
		uint32_t term = ws_naming_fund(naming, &naming->seen[k]);
		if (term == WS_NO_TERM || term == found)
			continue;
		if (found != WS_NO_TERM)
			return WS_NO_TERM;
		found = term;
	}
	return found;
}

/* *none: the passage names no fund before k at all. */
static uint32_t in_passage(const ws_naming *naming, size_t k, bool *none) {
	const ws_sighting *s = &naming->seen[k];
	const ws_name_text *text = &naming->texts[s->passage];
	size_t first = naming->first[s->passage], near = k;
	*none = false;
	while (near > first && k - near < BACK_MAX && ws_naming_fund(naming, &naming->seen[near - 1]) == WS_NO_TERM)
		near--;
	if (near == first) {
		*none = true;
		return WS_NO_TERM;
	}
	if (k - near == BACK_MAX)
		return WS_NO_TERM;
	size_t sentence = ws_naming_sentence(text, naming->seen[near - 1].from), from = near - 1;
	while (from > first && near - from < BACK_MAX && naming->seen[from - 1].from >= sentence)
		from--;
	uint32_t term = single(naming, from, near);
	if (term != WS_NO_TERM)
		return term;
	for (; from < near; from++) {
		term = ws_naming_fund(naming, &naming->seen[from]);
		if (term != WS_NO_TERM) {
			bool together = from + 1 < near && naming->seen[from + 1].from == naming->seen[from].to + 1 &&
			                ws_spelled_in(text->c[naming->seen[from].to], "、和及");
			return !together && heads_sentence(text, sentence, naming->seen[from].from) ? term : WS_NO_TERM;
		}
	}
	return WS_NO_TERM;
}

static uint32_t in_title(const ws_naming *naming, uint32_t p) {
	const ws_folded *f = &naming->folded[p];
	if (!f->n || f->n > TITLE_MAX || f->c[f->n - 1] == U'。' || f->c[f->n - 1] == U';')
		return WS_NO_TERM;
	return single(naming, naming->first[p], naming->first[p + 1]);
}

static uint32_t above(const ws_naming *naming, uint32_t p, uint32_t from) {
	const ws_passage *passage = &naming->document->passages[p];
	if (passage->term) {
		ws_folded term = ws_fold(passage->term, strlen(passage->term), WS_FOLD_HANS, naming->arena);
		for (ws_name_class class = WS_NAME_POLICY_FUND; class <= WS_NAME_BUDGET_FUND; class++) {
			uint32_t known = ws_naming_known(naming, term.c, term.n, class);
			if (known != WS_NO_TERM && naming->terms[known].named)
				return ws_naming_root(naming, known);
		}
	}
	uint32_t found = p > 0 ? in_title(naming, p - 1) : WS_NO_TERM;
	bool goes_on = p > 0 && passage[-1].kind != WS_TABLE && passage[-1].parent == passage->parent;
	if (found == WS_NO_TERM && goes_on && heads_sentence(&naming->texts[p], 0, from))
		found = single(naming, naming->first[p - 1], naming->first[p]);
	if (found == WS_NO_TERM && passage->parent >= 0 && (uint32_t)passage->parent < p)
		found = in_title(naming, (uint32_t)passage->parent);
	return found;
}

static uint32_t self(const ws_naming *naming, const ws_sighting *s) {
	for (ws_name_class class = WS_NAME_POLICY_FUND; class <= WS_NAME_BUDGET_FUND; class++) {
		uint32_t known = ws_naming_known(naming, naming->texts[s->passage].c + s->from, s->to - s->from, class);
		if (known != WS_NO_TERM && ws_naming_root(naming, known) != known)
			return ws_naming_root(naming, known);
	}
	return WS_NO_TERM;
}

/* 该|母基金, 该|支|基金: where the pointing begins, and in *kind where the words begin that the fund's name must end with; SIZE_MAX when the
   sighting is nothing of the sort. */
static size_t points_from(const ws_naming *naming, const ws_sighting *s, size_t *kind) {
	const ws_name_text *text = &naming->texts[s->passage];
	if (s->kind != WS_FUND_GENERIC || ws_naming_fund(naming, s) != WS_NO_TERM)
		return SIZE_MAX;
	size_t at = s->from;
	*kind = at;
	if (ws_spelled_in(text->c[at], "支只"))
		++*kind;
	else if (at > 0 && ws_spelled_in(text->c[at - 1], "支只"))
		at--;
	bool one = at < *kind || *kind > s->from;
	if (at == 0 || ws_name_cut(text, at) || !(text->c[at - 1] == U'该' || (one && text->c[at - 1] == U'这')))
		return SIZE_MAX;
	return at - 1;
}

static bool ends_with(const ws_name_term *t, const uint32_t *c, size_t n) {
	return t->n > n && memcmp(t->c + t->n - n, c, n * sizeof *c) == 0;
}

void ws_find_anaphora(ws_naming *naming) {
	for (size_t k = 0; k < naming->n_seen; k++) {
		ws_sighting *s = &naming->seen[k];
		size_t kind = 0, points = s->kind == WS_FUND_DEICTIC ? s->from : points_from(naming, s, &kind);
		if (points == SIZE_MAX)
			continue;
		const uint32_t *c = naming->texts[s->passage].c;
		bool none = false, own = c[s->from] == U'本';
		uint32_t term = own ? self(naming, s) : in_passage(naming, k, &none);
		if (none)
			term = above(naming, s->passage, s->from);
		if (term == WS_NO_TERM || (s->kind == WS_FUND_GENERIC && !ends_with(&naming->terms[term], c + kind, s->to - kind)))
			continue;
		s->term = s->canonical = term;
		s->via = WS_VIA_ANAPHORA;
		s->from = (uint32_t)points;
	}
}
