/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document is read twice. First every passage by itself: what looks like a fund, an agency, a title. Then what the whole document says of
   them: where a name begins that stands alone elsewhere (name_prefix.c), lists that drop their head (coordination.c), other names with
   their evidence (alias.c), 该基金 (anaphora.c), children (kinship.c).
   Only then is it known what each place names, because 引导基金 may be defined behind its first use and a company's short name shows
   itself as one only where it is introduced.

   The canonical name is the fullest that the document shows. Documents are put together at query time, by class, canonical name and region
   of the document, and by the aliases, which are kept with the places that prove them: an index never has to be rewritten because a later
   document says more. */
#include <string.h>

#include "indexer/facts/facts.h"
#include "indexer/facts/fund_kind.h"
#include "indexer/facts/naming.h"
#include "text/region.h"
#include "text/utf8.h"
#include "text/wordlist.h"

/* Where a cell, a row, a forced line or what stands behind two blanks begins in the folded text, which has lost them. NULL when the passage has
   none. */
static const uint8_t *gaps_of(const ws_passage *passage, const ws_folded *folded, ws_arena *arena) {
	enum { WIDE_BLANK = 0x3000 };
	static const char *const gaps[] = {"\t", "\n", "  ", "　"};
	bool has = false;
	for (size_t i = 0; i < sizeof gaps / sizeof *gaps && !has; i++)
		has = memmem(passage->text, passage->len, gaps[i], strlen(gaps[i]));
	if (!has)
		return NULL;
	uint8_t *gap = ws_arena_zero(arena, folded->n + 1, 1);
	const char *p = passage->text, *end = p + passage->len;
	uint32_t at = 0;
	for (size_t i = 0; i < folded->n; i++)
		for (int blanks = 0; at < folded->from[i] && p < end; at++) {
			uint32_t c = ws_utf8_next(&p, end);
			blanks = c == ' ' || c == WIDE_BLANK ? blanks + 1 : 0;
			if (c == '\t' || c == '\n' || blanks > 1)
				gap[i] = 1;
		}
	return gap;
}

/* 以下简称|母基金|管理机构 gives a short name to something else. */
static bool is_part_of_short_name(const ws_name_text *text, const ws_fund *fund) {
	static const char *const links[] = {"或", "和", "与", "及"};
	size_t to = fund->to;
	return fund->from > 1 && text->c[fund->from - 2] == U'简' && text->c[fund->from - 1] == U'称' && to < text->n && ws_is_han(text->c[to]) &&
	       !ws_any_spelled_at(text->c, text->n, to, links, sizeof links / sizeof *links);
}

static void see_funds(ws_naming *naming, uint32_t p) {
	const ws_name_text *text = &naming->texts[p];
	ws_fund fund;
	size_t last = 0;
	bool kinds = false; /* the list that ends here holds a mere kind: 天使基金、|人才基金| */
	bool ones = false;  /* it begins with one fund that is founded: 设立天使基金、|并购基金| */
	bool told = false;  /* a place of it says so: 鼓励企业设立茶业基金和|茶机基金| */
	uint32_t passing = WS_NO_TERM; /* what the last place names in passing */
	for (size_t at = 0; ws_fund_next(text, &at, &fund); last = fund.to) {
		uint32_t term = WS_NO_TERM, left = passing;
		passing = WS_NO_TERM;
		ws_fund_says says = WS_SAYS_NOTHING;
		bool quoted = fund.edge.kind == WS_EDGE_QUOTE && last > 0 && fund.edge.word == last + 1 && text->c[last] == U'”'; /* “茶种基金”|“茶机基金” */
		bool joined = quoted || (fund.edge.kind == WS_EDGE_LIST && last > 0 && fund.edge.word == last);
		told &= joined;
		ones &= joined;
		kinds &= told || (joined && text->c[last] == U'、');
		if (fund.kind != WS_FUND_DEICTIC)
			term = ws_naming_term(naming, text->c + fund.from, fund.to - fund.from, fund.class);
		if (fund.kind == WS_FUND_NAMED) {
			naming->terms[term].sightings++;
			naming->terms[term].stands_alone |= fund.edge.kind != WS_EDGE_LIST && fund.edge.kind != WS_EDGE_FUND;
			naming->terms[term].general = fund.general;
			says = ws_fund_says_of(text, &fund, naming->document->region);
			if (ones && fund.general && says == WS_SAYS_NOTHING)
				says = WS_SAYS_ONE;
			ones = says == WS_SAYS_ONE && fund.general && (ones || fund.edge.kind == WS_EDGE_FOUND);
			if (kinds && !fund.general && (quoted || says <= WS_SAYS_PASSING))
				says = WS_SAYS_KIND;
			naming->terms[term].ones += says == WS_SAYS_ONE;
			naming->terms[term].kinds += says == WS_SAYS_KIND || says == WS_SAYS_MANY || (says == WS_SAYS_SYSTEM && fund.general);
			if (says == WS_SAYS_PASSING) {
				naming->terms[term].passing++;
				passing = term;
			}
			if (left != WS_NO_TERM && joined && !fund.general) /* 发布|茶种基金、茶机基金|: what is listed is no mere object */
				naming->terms[left].passing--;
			naming->terms[term].systems += says == WS_SAYS_SYSTEM || says == WS_SAYS_RULE;
			naming->terms[term].many |= says == WS_SAYS_MANY;
		}
		if (fund.counted) {
			naming->terms[term].kinds++;
			naming->terms[term].many = true;
			says = WS_SAYS_MANY;
		}
		told |= says == WS_SAYS_KIND || (says == WS_SAYS_MANY && fund.edge.kind == WS_EDGE_FOUND);
		/* 母基金、|茶种基金| and 茶业基金S接力子基金、|茶种基金| list funds */
		bool mere = fund.kind == WS_FUND_GENERIC && fund.edge.kind != WS_EDGE_FUND && text->c[fund.from] != U'母';
		kinds |= told || mere || (fund.kind == WS_FUND_NAMED && fund.general && says != WS_SAYS_ONE);
		if (is_part_of_short_name(text, &fund))
			continue;
		ws_sighting *s = ws_naming_see(naming, p, fund.from, fund.to, term, WS_VIA_NAME);
		s->kind = fund.kind;
		s->edge = fund.edge;
		s->of_kind = says > WS_SAYS_ONE;
		if (fund.kind == WS_FUND_DEICTIC)
			s->via = WS_VIA_ANAPHORA;
	}
}

/* 西藏自治区政府投资基金 is what all the region has, but one fund in the document of a city there. */
static bool is_from_above(const ws_document *document, const ws_name_term *t) {
	ws_region_hit hit;
	if (!document->region_path || t->c[t->n - 4] != U'投' || !ws_region_at(t->c, t->n, 0, WS_REGION_SHORT, &hit))
		return false;
	return strcmp(hit.name, document->region) != 0 && strstr(document->region_path, hit.name);
}

/* Which of the names that were seen are those of one fund: what all their places say together. */
static void tell_kinds(ws_naming *naming) {
	for (size_t i = 0; i < naming->n_terms; i++) {
		ws_name_term *t = &naming->terms[i];
		if (!t->sightings)
			continue;
		bool category = t->class == WS_NAME_POLICY_FUND && ws_fund_is_category(t->c, t->n);
		bool above = category && is_from_above(naming->document, t);
		category &= !above;
		bool kind = t->systems == t->sightings || category;
		t->owned = !t->general && !t->many && (t->class == WS_NAME_BUDGET_FUND || (!kind && ws_fund_is_owned(t->c, t->n)));
		bool one =
			!category && (above || t->general == WS_GENERAL_NOT ||
			              (t->general == WS_GENERAL_PUBLIC && naming->document->region && ws_fund_is_known(t->c, t->n)));
		bool passing = t->sightings == 1 && t->passing;
		bool group = t->general && t->c[t->n - 1] == U'群'; /* 产业基金集群 */
		t->named = t->owned || (t->ones > t->kinds && !group) || (one && !passing && t->ones == t->kinds && t->systems < t->sightings);
	}
}

static void emit(ws_naming *naming) {
	for (uint32_t p = 0; p < naming->document->n_passages; p++) {
		size_t first = naming->first[p], last = naming->first[p + 1], n = 0;
		if (first == last)
			continue;
		ws_passage *passage = &naming->document->passages[p];
		const ws_folded *f = &naming->folded[p];
		ws_name *names = ws_arena_zero(naming->arena, last - first, sizeof *names);
		for (size_t k = first; k < last; k++) {
			const ws_sighting *s = &naming->seen[k];
			ws_via via;
			uint32_t term = ws_naming_verdict(naming, s, &via);
			if (term == WS_NO_TERM)
				continue;
			const ws_name_term *own = &naming->terms[s->term], *full = &naming->terms[term];
			bool whole = own->n == s->to - s->from && memcmp(own->c, f->c + s->from, own->n * sizeof *own->c) == 0;
			names[n++] = (ws_name){.span = ws_folded_span(f, s->from, s->to),
								   .class = full->class,
								   .via = via,
								   .form = whole ? own->text : ws_folded_string(f, s->from, s->to, naming->arena),
								   .canonical = full->text};
		}
		passage->names = n ? names : NULL;
		passage->n_names = n;
	}
}

void ws_find_names(ws_document *document, const ws_folded *folded, ws_arena *arena) {
	ws_naming naming = {.document = document, .folded = folded, .arena = arena};
	naming.texts = ws_arena_zero(arena, document->n_passages + 1, sizeof *naming.texts);
	naming.first = ws_arena_zero(arena, document->n_passages + 2, sizeof *naming.first);
	for (uint32_t p = 0; p < document->n_passages; p++) {
		naming.texts[p] = (ws_name_text){folded[p].c, folded[p].n, gaps_of(&document->passages[p], &folded[p], arena)};
		see_funds(&naming, p);
		ws_find_programmes(&naming, p);
		ws_find_agencies(&naming, p);
	}
	tell_kinds(&naming);
	ws_find_prefixes(&naming);
	ws_naming_sort(&naming);
	ws_find_coordinations(&naming);
	ws_naming_sort(&naming);
	ws_find_aliases(&naming);
	ws_naming_sort(&naming);
	ws_find_anaphora(&naming);
	ws_find_kinship(&naming);
	emit(&naming);
	document->aliases = naming.aliases;
	document->n_aliases = naming.n_aliases;
}
