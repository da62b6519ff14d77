/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/snippet.h"

#include "text/utf8.h"

static bool ends_sentence(uint32_t c) {
	return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B || c == ';' || c == '\n';
}

static bool ends_clause(uint32_t c) {
	return ends_sentence(c) || c == 0xFF0C || c == ',' || c == 0xFF1A || c == ':' || c == 0x3001 || c == '\t';
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

ws_span ws_snippet(const char *text, size_t len, const GArray *matches, uint32_t width) {
	uint32_t n = (uint32_t)ws_utf8_count(text, len);
	if (n <= width)
		return (ws_span){0, n};
	uint32_t last = 0;
	uint32_t first = matches->len ? g_array_index(matches, ws_span, best_run(matches, width, &last)).start : 0;
	uint32_t spare = last - first < width ? width - (last - first) : 0;
	/* Back to the nearest sentence start in reach, else to a clause; what is left of the width goes behind. */
	uint32_t reach = first > spare * 2 / 3 ? first - spare * 2 / 3 : 0, sentence = 0, clause = 0, position = 0, limit, cut = 0;
	bool has_sentence = reach == 0, has_clause = reach == 0;
	const char *p = text, *end = text + len;
	for (; p < end && position < first; position++) {
		uint32_t c = ws_utf8_next(&p, end);
		if (position + 1 <= reach)
			continue;
		if (ends_sentence(c)) {
			sentence = position + 1;
			has_sentence = true;
		} else if (ends_clause(c) && !has_clause) {
			clause = position + 1;
			has_clause = true;
		}
	}
	uint32_t start = has_sentence ? sentence : has_clause ? clause : reach;
	limit = MIN(n, start + width);
	for (; p < end && position < limit; position++)
		if (ends_clause(ws_utf8_next(&p, end)) && position + 1 >= last)
			cut = position + 1;
	uint32_t stop = limit == n ? n : cut > start && cut >= last ? cut : limit;
	return (ws_span){start, MAX(stop, start + 1)};
}
