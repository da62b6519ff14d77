/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/asked.h"

#include "query/place.h"

enum { YEAR_DIGITS = 4, FIRST_YEAR = 1949, LAST_YEAR = 2099, YEAR = 0x5E74 /* 年 */, OF_YEAR = 0x5EA6 /* 度 */, FIRST_HAN = 0x3400 };

static void add(ws_asked *asked, ws_asked_fact fact) {
	if (asked->n < WS_ASKED_MOST)
		asked->facts[asked->n++] = fact;
}

static void read_region(ws_asked *asked, const ws_folded *f, ws_store *store, ws_arena *arena) {
	ws_region_hit hit;
	if (!ws_place_find(store, f->c, f->n, arena, &hit))
		return;
	const char *region = hit.region == WS_REGION_NONE ? hit.name : ws_region_path(hit.region, arena);
	add(asked, (ws_asked_fact){f->c + hit.start, f->c + hit.end, region, 0});
}

/* 2023年, 2023年度, and 2023 where no unit can follow it: 2000户 is no year. */
static void read_years(ws_asked *asked, const ws_folded *f) {
	for (size_t i = 0, end; i < f->n; i = end) {
		int year = 0;
		for (end = i; end < f->n && ws_is_digit(f->c[end]); end++)
			year = end - i < YEAR_DIGITS ? year * 10 + (int)(f->c[end] - '0') : 0;
		bool marked = end < f->n && f->c[end] == YEAR,
			 bare = end == f->n || (f->c[end] < FIRST_HAN && f->c[end] != '.' && f->c[end] != '%');
		if (end - i == YEAR_DIGITS && year >= FIRST_YEAR && year <= LAST_YEAR && (marked || bare)) {
			end += marked;
			end += marked && end < f->n && f->c[end] == OF_YEAR;
			add(asked, (ws_asked_fact){f->c + i, f->c + end, NULL, year});
		}
		end += end == i;
	}
}

static void read_node(ws_asked *asked, const ws_query *q, ws_store *store, ws_arena *arena) {
	if (q->kind == WS_QUERY_NOT)
		return;
	if (q->kind == WS_QUERY_WORDS && q->part == WS_PART_ANY) {
		read_region(asked, &q->string, store, arena);
		read_years(asked, &q->string);
	}
	for (size_t i = 0; i < q->n_children; i++)
		read_node(asked, q->children[i], store, arena);
}

void ws_asked_read(ws_asked *asked, const ws_query *query, ws_store *store, ws_arena *arena) {
	asked->n = 0;
	read_node(asked, query, store, arena);
}

ws_asked_set ws_asked_part(const ws_asked *asked, const uint32_t *c, size_t n) {
	ws_asked_set set = 0;
	for (guint i = 0; i < asked->n; i++)
		if (c >= asked->facts[i].from && c + n <= asked->facts[i].to)
			set |= (ws_asked_set)(1u << i);
	return set;
}

static bool has_year(const ws_document *card, int year) {
	for (size_t i = 0; i < card->n_years; i++)
		if (card->years[i] == year)
			return true;
	return card->year == year;
}

/* Whether the place asked for lies in that of the card. */
static bool lies_in(const ws_document *card, const char *region) {
	return ws_region_matches(region, region, card->region);
}

ws_asked_card ws_asked_compare(const ws_asked *asked, const ws_document *card) {
	ws_asked_card out = {0, false};
	bool asks_place = false, place = false, asks_year = false, year = false;
	for (guint i = 0; i < asked->n; i++) {
		const ws_asked_fact *fact = &asked->facts[i];
		bool told =
			fact->region ? card->region && ws_region_matches(card->region, card->region_path, fact->region) : has_year(card, fact->year);
		if (told)
			out.told |= (ws_asked_set)(1u << i);
		asks_place = asks_place || fact->region;
		asks_year = asks_year || !fact->region;
		place = place || (fact->region && (told || !card->region || lies_in(card, fact->region)));
		year = year || (!fact->region && (told || !card->year));
	}
	out.elsewhere = (asks_place && !place) || (asks_year && !year);
	return out;
}

ws_asked_set ws_asked_denied(const ws_asked *asked, ws_asked_set set, const ws_folded *text, size_t until, bool *speaks) {
	ws_asked_set said = 0;
	*speaks = false;
	for (size_t i = 0, end; i < text->n && i < until; i = end) {
		int year = 0;
		for (end = i; end < text->n && ws_is_digit(text->c[end]); end++)
			year = end - i < YEAR_DIGITS ? year * 10 + (int)(text->c[end] - '0') : 0;
		bool is_year = end - i == YEAR_DIGITS && year >= FIRST_YEAR && year <= LAST_YEAR && end < text->n && text->c[end] == YEAR;
		*speaks = *speaks || is_year;
		for (guint k = 0; is_year && k < asked->n; k++)
			if (!asked->facts[k].region && asked->facts[k].year == year)
				said |= (ws_asked_set)(1u << k);
		end += end == i;
	}
	return *speaks ? (ws_asked_set)(set & ~said & ~ws_asked_places(asked, set)) : 0;
}

ws_asked_set ws_asked_places(const ws_asked *asked, ws_asked_set set) {
	for (guint i = 0; i < asked->n; i++)
		if (!asked->facts[i].region)
			set &= (ws_asked_set)~(1u << i);
	return set;
}
