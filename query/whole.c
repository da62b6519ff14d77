/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/whole.h"

#include <stdlib.h>
#include <string.h>

#include "text/date.h"
#include "text/quantity.h"

static int by_start(const void *a, const void *b) {
	const ws_span *x = a, *y = b;
	return x->start != y->start ? (x->start > y->start) - (x->start < y->start) : (x->end < y->end) - (x->end > y->end);
}

ws_span *ws_wholes(const ws_folded *f, size_t *n, ws_arena *arena) {
	size_t room = f->n + 1, count = 0, kept = 0;
	ws_span *spans = ws_arena_take(arena, room * sizeof *spans);
	ws_date date;
	for (size_t at = 0, start, end; count < room && ws_date_next(f->c, f->n, at, &date, &start, &end); at = end)
		if (date.month && ws_is_digit(f->c[start]))
			spans[count++] = (ws_span){(uint32_t)start, (uint32_t)end};
	ws_quantity q;
	for (size_t at = 0; count < room && ws_quantity_next(f, &at, &q);) {
		size_t start = q.start;
		while (start < q.end && !ws_is_digit(f->c[start]) && !q.han)
			start++;
		if (!q.plain && !q.han && !q.has_high && q.kind != WS_DURATION && q.unit_end == q.end && start < q.end)
			spans[count++] = (ws_span){(uint32_t)start, (uint32_t)q.end};
	}
	qsort(spans, count, sizeof *spans, by_start);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || spans[i].start >= spans[kept - 1].end)
			spans[kept++] = spans[i];
	*n = kept;
	return spans;
}

bool ws_is_date_in_figures(const ws_folded *f, const char **written, const char **value, ws_arena *arena) {
	size_t marks = 0;
	for (size_t i = 0; i < f->n; i++) {
		if (!ws_is_digit(f->c[i]) && f->c[i] != '-' && f->c[i] != '/' && f->c[i] != '.')
			return false;
		marks += !ws_is_digit(f->c[i]);
	}
	const char *text = ws_folded_string(f, 0, f->n, arena);
	ws_date date;
	if (!marks || (marks == 1 && strchr(text, '.')) || !ws_date_parse(text, strlen(text), &date) || !date.month)
		return false;
	char buffer[WS_DATE_TEXT];
	*written = date.day ? ws_arena_printf(arena, "%d年%d月%d日", date.year, date.month, date.day)
	                    : ws_arena_printf(arena, "%d年%d月", date.year, date.month);
	*value = ws_arena_printf(arena, "%s", ws_date_print(date, buffer));
	return true;
}
