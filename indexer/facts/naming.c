/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/naming.h"

#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

enum { SENTENCE_MAX = 400 };

static size_t hash_of(const uint32_t *c, size_t n, ws_name_class class) {
	uint64_t h = 1469598103934665603u ^ (uint64_t)class;
	for (size_t i = 0; i < n; i++)
		h = (h ^ c[i]) * 1099511628211u;
	return (size_t)(h >> 16 ^ h);
}

/* The slot of a term, or the free one where it would go. */
static size_t slot_of(const ws_naming *naming, const uint32_t *c, size_t n, ws_name_class class) {
	size_t i = hash_of(c, n, class) & naming->mask;
	for (; naming->slots[i]; i = (i + 1) & naming->mask) {
		const ws_name_term *t = &naming->terms[naming->slots[i] - 1];
		if (t->class == class && t->n == n && memcmp(t->c, c, n * sizeof *c) == 0)
			break;
	}
	return i;
}

static void grow(ws_naming *naming) {
	size_t size = naming->slots ? (naming->mask + 1) * 2 : 64;
	naming->slots = ws_arena_zero(naming->arena, size, sizeof *naming->slots);
	naming->mask = size - 1;
	for (size_t i = 0; i < naming->n_terms; i++) {
		const ws_name_term *t = &naming->terms[i];
		naming->slots[slot_of(naming, t->c, t->n, t->class)] = (uint32_t)i + 1;
	}
}

uint32_t ws_naming_known(const ws_naming *naming, const uint32_t *c, size_t n, ws_name_class class) {
	if (!naming->slots)
		return WS_NO_TERM;
	uint32_t found = naming->slots[slot_of(naming, c, n, class)];
	return found ? found - 1 : WS_NO_TERM;
}

static char *utf8_of(ws_arena *arena, const uint32_t *c, size_t n) {
	char *text = ws_arena_take(arena, n * WS_UTF8_MAX + 1);
	size_t len = 0;
	for (size_t i = 0; i < n; i++)
		len += ws_utf8_put(text + len, c[i]);
	text[len] = '\0';
	return text;
}

uint32_t ws_naming_term(ws_naming *naming, const uint32_t *c, size_t n, ws_name_class class) {
	if (!naming->slots || naming->n_terms * 2 >= naming->mask)
		grow(naming);
	size_t slot = slot_of(naming, c, n, class);
	if (naming->slots[slot])
		return naming->slots[slot] - 1;
	uint32_t *copy = ws_arena_take(naming->arena, n * sizeof *c);
	memcpy(copy, c, n * sizeof *c);
	naming->terms = ws_arena_grow(naming->arena, naming->terms, naming->n_terms, &naming->cap_terms, sizeof *naming->terms);
	uint32_t id = (uint32_t)naming->n_terms++;
	naming->terms[id] = (ws_name_term){
		.c = copy, .n = n, .text = utf8_of(naming->arena, c, n), .class = class, .canonical = id, .parent = WS_NO_TERM};
	naming->slots[slot] = id + 1;
	return id;
}

uint32_t ws_naming_root(const ws_naming *naming, uint32_t term) {
	while (naming->terms[term].canonical != term)
		term = naming->terms[term].canonical;
	return term;
}

ws_sighting *ws_naming_see(ws_naming *naming, uint32_t passage, size_t from, size_t to, uint32_t term, ws_via via) {
	naming->seen = ws_arena_grow(naming->arena, naming->seen, naming->n_seen, &naming->cap_seen, sizeof *naming->seen);
	ws_sighting *s = &naming->seen[naming->n_seen++];
	if (term != WS_NO_TERM && !naming->terms[term].to) {
		naming->terms[term].passage = passage;
		naming->terms[term].from = (uint32_t)from;
		naming->terms[term].to = (uint32_t)to;
	}
	*s = (ws_sighting){.passage = passage,
					   .from = (uint32_t)from,
					   .to = (uint32_t)to,
					   .term = term,
					   .canonical = WS_NO_TERM,
					   .kind = WS_FUND_NAMED,
					   .via = via};
	return s;
}

static int by_place(const void *a, const void *b) {
	const ws_sighting *x = a, *y = b;
	if (x->passage != y->passage)
		return x->passage < y->passage ? -1 : 1;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x->to == y->to ? 0 : x->to > y->to ? -1 : 1;
}

void ws_naming_sort(ws_naming *naming) {
	if (naming->n_seen)
		qsort(naming->seen, naming->n_seen, sizeof *naming->seen, by_place);
	size_t k = 0;
	for (size_t p = 0; p <= naming->document->n_passages; p++) {
		while (k < naming->n_seen && naming->seen[k].passage < p)
			k++;
		naming->first[p] = k;
	}
}

static void note(ws_naming *naming, ws_alias alias, uint32_t passage, size_t from, size_t to) {
	alias.passage = passage;
	alias.span = ws_folded_span(&naming->folded[passage], from, to);
	naming->aliases = ws_arena_grow(naming->arena, naming->aliases, naming->n_aliases, &naming->cap_aliases, sizeof *naming->aliases);
	naming->aliases[naming->n_aliases++] = alias;
}

bool ws_naming_alias(ws_naming *naming, uint32_t name, uint32_t alias, uint32_t passage, size_t from, size_t to) {
	name = ws_naming_root(naming, name);
	if (name == alias || naming->terms[alias].canonical != alias || ws_naming_root(naming, alias) == name)
		return false;
	naming->terms[name].named = true;
	naming->terms[alias].canonical = name;
	naming->terms[alias].alias_passage = passage;
	naming->terms[alias].alias_from = (uint32_t)from;
	ws_alias record = {.class = naming->terms[name].class, .name = naming->terms[name].text, .alias = naming->terms[alias].text};
	note(naming, record, passage, from, to);
	return true;
}

void ws_naming_parent(ws_naming *naming, uint32_t name, uint32_t parent, uint32_t passage, size_t from, size_t to) {
	name = ws_naming_root(naming, name);
	parent = ws_naming_root(naming, parent);
	if (name == parent || naming->terms[name].parent != WS_NO_TERM)
		return;
	for (uint32_t up = parent; up != WS_NO_TERM; up = naming->terms[up].parent)
		if (up == name)
			return;
	naming->terms[name].parent = parent;
	ws_alias record = {.class = naming->terms[name].class, .name = naming->terms[name].text, .parent = naming->terms[parent].text};
	note(naming, record, passage, from, to);
}

uint32_t ws_naming_verdict(const ws_naming *naming, const ws_sighting *s, ws_via *via) {
	*via = s->via;
	if (s->kind == WS_FUND_NOT || s->term == WS_NO_TERM || naming->terms[s->term].blocked)
		return WS_NO_TERM;
	if (s->canonical != WS_NO_TERM)
		return ws_naming_root(naming, s->canonical);
	uint32_t root = ws_naming_root(naming, s->term);
	if (root == s->term)
		return naming->terms[root].named && (!s->of_kind || naming->terms[root].owned) ? root : WS_NO_TERM;
	const ws_name_term *alias = &naming->terms[s->term];
	if (s->of_kind && alias->general)
		return WS_NO_TERM;
	if (!alias->named && (s->passage < alias->alias_passage || (s->passage == alias->alias_passage && s->from < alias->alias_from)))
		return WS_NO_TERM;
	if (s->via == WS_VIA_NAME)
		*via = WS_VIA_ALIAS;
	return root;
}

uint32_t ws_naming_fund(const ws_naming *naming, const ws_sighting *s) {
	ws_via via;
	uint32_t term = ws_naming_verdict(naming, s, &via);
	return term != WS_NO_TERM && naming->terms[term].class <= WS_NAME_BUDGET_FUND ? term : WS_NO_TERM;
}

size_t ws_naming_sentence(const ws_name_text *text, size_t i) {
	size_t from = i > SENTENCE_MAX ? i - SENTENCE_MAX : 0;
	while (i > from) {
		uint32_t c = text->c[i - 1];
		if (c == U'。' || c == U';' || c == U'!' || c == U'?' || (text->gap && text->gap[i]))
			return i;
		i--;
	}
	return from;
}
