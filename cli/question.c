/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/question.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/wrap.h"
#include "query/asked.h"
#include "query/spelling.h"
#include "text/region.h"
#include "text/utf8.h"

enum { SKIPPED_TOLD = 8, SKIPPED_SHOWN = 40 };

/* The first few by name, cut where they are long, the rest by number. */
static void tell_skipped(const char *word, void *data) {
	unsigned *skipped = data;
	if (++*skipped > SKIPPED_TOLD)
		return;
	g_autoptr(GString) shown = g_string_new(NULL);
	const char *p = word, *end = word + strlen(word);
	for (int n = 0; p < end && n < SKIPPED_SHOWN; n++) {
		char bytes[WS_UTF8_MAX];
		uint32_t c = ws_utf8_next(&p, end);
		g_string_append_len(shown, bytes, (gssize)ws_utf8_put(bytes, c));
	}
	ws_warn("'%s%s' holds nothing to search for: left out", shown->str, p < end ? "…" : "");
}

static void draw_caret(const char *text, uint32_t at) {
	enum { SHOWN = 60 };
	uint32_t from = at > SHOWN / 2 ? at - SHOWN / 2 : 0, position = 0;
	int column = 0;
	fputs("  ", stderr);
	for (const char *p = text, *end = text + strlen(text); p < end && position < from + SHOWN; position++) {
		uint32_t c = ws_utf8_next(&p, end);
		char bytes[WS_UTF8_MAX];
		if (c < 0x20 || c == 0x7F)
			c = 0xFFFD;
		if (position < from)
			continue;
		fwrite(bytes, 1, ws_utf8_put(bytes, c), stderr);
		if (position < at)
			column += ws_columns(c);
	}
	fprintf(stderr, "\n  %*s^\n", column, "");
}

/* Words of Latin letters that no passage has: perhaps they are misspelt. A fault of the index is left to the look-up itself. */
static void suggest_spellings(ws_lookup *l, const ws_query *q) {
	for (size_t i = 0; q->kind == WS_QUERY_WORDS && i < q->n_terms; i++) {
		char word[64];
		size_t len = 0;
		for (size_t k = 0; k < q->terms[i].n && len + WS_UTF8_MAX < sizeof word; k++)
			len += ws_utf8_put(word + len, q->terms[i].c[k]);
		word[len] = '\0';
		const char *near = ws_spelling_suggest(l->store, word, l->arena, NULL);
		if (near)
			ws_warn("no passage has '%s': did you mean '%s'?", word, near);
	}
	for (size_t i = 0; i < q->n_children; i++)
		suggest_spellings(l, q->children[i]);
}

/* The word before a colon or a sign of comparison at the head of a run, as in regoin:厦门; false when none stands there. A colon before "//"
   is an address's. */
static bool leading_name(const ws_folded *f, char *name, size_t room) {
	size_t n = 0;
	while (n < f->n && n + 1 < room && f->c[n] >= 'a' && f->c[n] <= 'z') {
		name[n] = (char)f->c[n];
		n++;
	}
	name[n] = '\0';
	uint32_t sign = n < f->n ? f->c[n] : 0;
	return n > 1 && n + 1 < f->n && (sign == ':' || sign == '>' || sign == '<' || sign == '=' || sign == 0x2265 || sign == 0x2264) &&
	       f->c[n + 1] != '/';
}

static void tell_unknown_names(const ws_query *q) {
	char name[32];
	if (q->kind == WS_QUERY_WORDS && leading_name(&q->string, name, sizeof name)) {
		const char *near = ws_spelling_of_name(name, ws_query_names);
		g_autofree char *all = g_strjoinv(", ", (char **)ws_query_names);
		if (near)
			ws_warn("'%s' is no field and is searched as text: did you mean '%s'?", name, near);
		else
			ws_warn("'%s' is no field and is searched as text (fields: %s)", name, all);
	}
	for (size_t i = 0; i < q->n_children; i++)
		tell_unknown_names(q->children[i]);
}

static void tell_unknown_kinds(ws_lookup *l, const ws_query *q) {
	if (q->kind == WS_QUERY_FIELD && q->field == WS_BY_KIND && !l->told)
		ws_lookup_tell_kind(l, q->value);
	for (size_t i = 0; i < q->n_children; i++)
		tell_unknown_kinds(l, q->children[i]);
}

static void tell_elsewhere(ws_lookup *l, const char *region) {
	g_autoptr(GArray) some = ws_store_documents(l->store, &(ws_filter){.region = region}, NULL);
	const char *name = strrchr(region, '/');
	if (some && !some->len)
		ws_warn("no document in the index is of %s", name ? name + 1 : region);
}

/* 昆山2024年债务余额, 2024年昆山债务余额: a county by its short form, which counts next to a year only. */
static const char *county_by_year(const ws_query *q, ws_arena *arena) {
	enum { YEAR = 0x5E74 /* 年 */ };
	const ws_folded *f = &q->string;
	ws_region_hit hit;
	if (q->kind != WS_QUERY_WORDS || q->part != WS_PART_ANY || ws_region_find(f->c, f->n, WS_REGION_SHORT, WS_REGION_NONE, &hit) ||
	    !ws_region_find(f->c, f->n, WS_REGION_SHORT | WS_REGION_COUNTY, WS_REGION_NONE, &hit) || hit.region == WS_REGION_NONE)
		return NULL;
	bool before = hit.start == 0 && hit.end < f->n && f->c[hit.end] >= '0' && f->c[hit.end] <= '9';
	return before || (hit.start > 0 && f->c[hit.start - 1] == YEAR) ? ws_region_path(hit.region, arena) : NULL;
}

static void tell_counties_elsewhere(ws_lookup *l, const ws_query *q) {
	const char *county = county_by_year(q, l->arena);
	if (county)
		tell_elsewhere(l, county);
	for (size_t i = 0; q->kind != WS_QUERY_NOT && i < q->n_children; i++)
		tell_counties_elsewhere(l, q->children[i]);
}

/* A place that is asked for and that no document is of: only a person is told, for a look at every document takes longer than most
   questions. Only with a year or a name in full is it surely one: 北京大学 is none. */
static void tell_places_elsewhere(ws_lookup *l, const ws_query *q) {
	static const uint32_t levels[] = U"省市县区州盟旗";
	ws_asked asked;
	if (!l->session->terminal || l->format != WS_AS_TEXT || !isatty(STDERR_FILENO))
		return;
	ws_asked_read(&asked, q, NULL, l->arena);
	bool dated = false;
	for (guint i = 0; i < asked.n; i++)
		dated = dated || !asked.facts[i].region;
	for (guint i = 0; i < asked.n; i++) {
		const ws_asked_fact *fact = &asked.facts[i];
		bool full = false;
		for (size_t k = 0; levels[k]; k++)
			full = full || fact->to[-1] == levels[k];
		if (fact->region && (dated || full))
			tell_elsewhere(l, fact->region);
	}
	tell_counties_elsewhere(l, q);
}

ws_query *ws_read_question(ws_lookup *l, const char *text) {
	g_autoptr(GError) error = NULL;
	uint32_t at = 0;
	unsigned skipped = 0;
	ws_query *query = ws_query_parse(text, l->segmenter, tell_skipped, &skipped, &at, l->arena, &error);
	if (skipped > SKIPPED_TOLD)
		ws_warn("%u more words hold nothing to search for: left out", skipped - SKIPPED_TOLD);
	if (query) {
		tell_unknown_names(query);
		tell_unknown_kinds(l, query);
		suggest_spellings(l, query);
		tell_places_elsewhere(l, query);
		return query;
	}
	ws_warn("query, character %u: %s", at + 1, error->message);
	if (text[strspn(text, " \t\n")])
		draw_caret(text, at);
	return NULL;
}
