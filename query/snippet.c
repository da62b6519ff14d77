/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/snippet.h"

#include "text/utf8.h"

enum { LEAD = 24 }; /* so far before the first match a clause may begin, whatever that costs */

static bool ends_sentence(uint32_t c) {
	return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B || c == ';' || c == '\n';
}

static bool ends_clause(uint32_t c) {
	return ends_sentence(c) || c == 0xFF0C || c == ',' || c == 0xFF1A || c == ':' || c == 0x3001 || c == '\t';
}

static bool is_letter(uint32_t c) {
	return c == '.' || g_ascii_isalnum((char)MIN(c, 0x7F));
}

/* A cut here would leave half of a number, 322|.78, or of a Latin word. */
static bool splits(uint32_t before, uint32_t c) {
	return is_letter(before) && is_letter(c);
}

/* The first match of the run of matches within `width` that covers the most characters. */
static guint best_run(const GArray *matches, uint32_t width, uint32_t *end) {
	guint best = 0;
	uint32_t best_cover = 0, cover = 0;
	*end = matches->len ? g_array_index(matches, ws_span, 0).end : 0;
	for (guint i = 0, j = 0; j < matches->len; j++) {
		ws_span s = g_array_index(matches, ws_span, j);
		cover += s.end - s.start;
		for (; i < j && s.end > g_array_index(matches, ws_span, i).start + width; i++)
			cover -= g_array_index(matches, ws_span, i).end - g_array_index(matches, ws_span, i).start;
		if (cover > best_cover) {
			best_cover = cover;
			best = i;
			*end = s.end;
		}
	}
	return best;
}

/* Whether a cut before `position` would part a figure, its number from the rest of it or from its unit; asked in order of positions. */
static bool parts_figure(const ws_stored_passage *p, size_t *next, uint32_t position) {
	while (*next < p->n_figures && p->figures[*next].span.end <= position)
		++*next;
	return *next < p->n_figures && p->figures[*next].span.start < position;
}

ws_span ws_snippet(const ws_stored_passage *passage, const GArray *matches, uint32_t width) {
	const char *text = passage->text;
	const size_t len = passage->len;
	uint32_t n = (uint32_t)ws_utf8_count(text, len);
	if (n <= width)
		return (ws_span){0, n};
	uint32_t last = 0;
	uint32_t first = matches->len ? g_array_index(matches, ws_span, best_run(matches, width, &last)).start : 0;
	uint32_t spare = last - first < width ? width - (last - first) : 0;
	/* Back to the nearest sentence start in reach, else to a clause, even where that costs a little of the end, else to the head of a word;
	   what is left of the width goes behind. */
	uint32_t reach = first > spare * 2 / 3 ? first - spare * 2 / 3 : 0, far = MIN(reach, first > LEAD ? first - LEAD : 0);
	uint32_t sentence = 0, clause = 0, word = 0, head = reach, before = 0, position = 0, cut = 0;
	bool has_sentence = reach == 0, has_clause = far == 0;
	size_t figure = 0;
	const char *p = text, *end = text + len;
	for (; p < end && position < first; position++) {
		uint32_t c = ws_utf8_next(&p, end);
		word = splits(before, c) || parts_figure(passage, &figure, position) ? word : position;
		if (position == reach)
			head = word;
		before = c;
		if (position + 1 <= far || !ends_clause(c) || parts_figure(passage, &figure, position + 1))
			continue;
		if (ends_sentence(c) && position + 1 > reach) {
			sentence = position + 1;
			has_sentence = true;
		} else if (!has_clause || clause <= reach) {
			clause = position + 1;
			has_clause = true;
		}
	}
	uint32_t start = has_sentence ? sentence : has_clause ? clause : head;
	uint32_t limit = MIN(n, start + width);
	uint32_t least = last <= limit ? last : start + width * 2 / 3, tail = limit;
	for (; p < end && position <= limit; position++) {
		uint32_t c = ws_utf8_next(&p, end);
		if (!splits(before, c) && !parts_figure(passage, &figure, position))
			tail = position;
		before = c;
		if (position < limit && position + 1 >= least && ends_clause(c) && !parts_figure(passage, &figure, position + 1))
			cut = position + 1;
	}
	uint32_t stop = limit == n ? n : cut > start ? cut : tail;
	return (ws_span){start, MAX(stop, start + 1)};
}
