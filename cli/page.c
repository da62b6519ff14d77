/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two passages repeat one another when nine tenths of their runs of four characters are the same (Broder 1997, resemblance): a notice that
   was forwarded, or a file that lies in two folders. Very short passages must be the same to a character, since 第一条 and 第二条 share all but
   one. */
#include "cli/page.h"

#include <stdlib.h>

#include "cli/result.h"

enum { RUN = 4, SHORT = 24, LARGEST_PAGE = 300 };
static const double ALIKE = 0.9;

/* The distinct hashed runs of a text, sorted. */
typedef struct {
	uint32_t *runs;
	guint n;
	size_t chars;
	uint64_t whole;
} print_of;

static int by_value(const void *a, const void *b) {
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static print_of take_print(const ws_folded *f) {
	enum { MOST = 4096 };
	print_of p = {.chars = f->n, .whole = 14695981039346656037u};
	p.runs = g_new(uint32_t, MIN(f->n, MOST) + 1);
	for (size_t i = 0; i < f->n; i++) {
		p.whole = (p.whole ^ f->c[i]) * 1099511628211u;
		uint32_t hash = 0;
		for (size_t k = 0; k < RUN && i + k < f->n; k++)
			hash = hash * 0x01000193u + f->c[i + k];
		if (i + RUN <= f->n && p.n < MOST)
			p.runs[p.n++] = hash;
	}
	qsort(p.runs, p.n, sizeof *p.runs, by_value);
	guint n = 0;
	for (guint i = 0; i < p.n; i++)
		if (n == 0 || p.runs[n - 1] != p.runs[i])
			p.runs[n++] = p.runs[i];
	p.n = n;
	return p;
}

static bool repeats(const print_of *a, const print_of *b) {
	if (a->chars == b->chars && a->whole == b->whole)
		return true;
	if (a->chars < SHORT || b->chars < SHORT || MIN(a->n, b->n) < ALIKE * MAX(a->n, b->n))
		return false;
	guint both = 0;
	for (guint i = 0, j = 0; i < a->n && j < b->n;) {
		uint32_t x = a->runs[i], y = b->runs[j];
		both += x == y;
		i += x <= y;
		j += y <= x;
	}
	return both >= ALIKE * (a->n + b->n - both);
}

ws_page_place *ws_page_arrange(ws_lookup *lookup, const ws_scored *hits, guint n) {
	ws_page_place *places = g_new(ws_page_place, n + 1);
	for (guint i = 0; i < n; i++)
		places[i] = (ws_page_place){WS_PAGE_LEADS, WS_PAGE_LEADS};
	if (n > LARGEST_PAGE)
		return places;
	print_of *prints = g_new0(print_of, n + 1);
	ws_arena *arena = ws_arena_new();
	bool ok = true;
	for (guint i = 0; ok && i < n; i++) {
		ws_view v;
		ok = ws_lookup_view(lookup, hits[i].id, false, &v, arena);
		if (!ok)
			break;
		prints[i] = take_print(&v.f);
		ws_arena_clear(arena);
		for (guint j = 0; j < i && places[i].like == WS_PAGE_LEADS; j++)
			if (places[j].like == WS_PAGE_LEADS && repeats(&prints[i], &prints[j]))
				places[i].like = (int)j;
		for (guint j = 0; j < i && places[i].like == WS_PAGE_LEADS && places[i].under == WS_PAGE_LEADS; j++)
			if (hits[j].document == hits[i].document && places[j].under == WS_PAGE_LEADS && places[j].like == WS_PAGE_LEADS)
				places[i].under = (int)j;
	}
	for (guint i = 0; i < n; i++)
		g_free(prints[i].runs);
	g_free(prints);
	ws_arena_free(arena);
	if (!ok)
		g_clear_pointer(&places, g_free);
	return places;
}
