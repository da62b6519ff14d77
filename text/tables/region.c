/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the forms of text/region.c, folded and in their buckets, and the levels of its rows: run when the program is built, since making
   them at the first look-up cost a quarter of a whole search. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/fold.h"
#include "text/region_form.h"

static const struct {
	const char *code, *name, *parent, *shorts, *former;
} rows[] = {
#include "text/data/regions.inc"
};
enum { ROWS = sizeof rows / sizeof *rows, MOST = INT16_MAX, POOL = MOST * 8 };

static ws_region_form forms[MOST];
static uint32_t pool[POOL], n_pool;
static int n_forms, buckets[WS_REGION_BUCKETS], parents[ROWS];
static uint64_t begins[WS_REGION_BEGINS];

static int row_of_code(const char *code) {
	int lo = 0, hi = ROWS;
	while (lo < hi) {
		int mid = (lo + hi) / 2;
		if (strcmp(rows[mid].code, code) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < ROWS && !strcmp(rows[lo].code, code) ? lo : -1;
}

static int level_of(int row) {
	if (parents[row] < 0)
		return 1;
	return parents[parents[row]] < 0 && !strcmp(rows[row].code + 4, "00") ? 2 : 3;
}

static void add_form(const char *text, size_t len, int row, bool whole) {
	ws_arena *arena = ws_arena_new();
	ws_folded f = ws_fold(text, len, WS_FOLD_HANS, arena);
	if (f.n >= 2 && f.n <= WS_REGION_FORM_LONGEST) {
		if (n_forms == MOST || n_pool + f.n > POOL) {
			fputs("region tables: too many forms\n", stderr);
			exit(1);
		}
		forms[n_forms] = (ws_region_form){n_pool, (int16_t)row, -1, (uint8_t)f.n, whole};
		memcpy(pool + n_pool, f.c, f.n * sizeof *f.c);
		n_pool += (uint32_t)f.n;
		begins[ws_region_form_word(f.c)] |= ws_region_form_bit(f.c);
		int bucket = (int)ws_region_form_bucket(f.c), before = -1, at = buckets[bucket];
		while (at >= 0 && forms[at].len > f.n) {
			before = at;
			at = forms[at].next;
		}
		forms[n_forms].next = (int16_t)at;
		if (before < 0)
			buckets[bucket] = n_forms;
		else
			forms[before].next = (int16_t)n_forms;
		n_forms++;
	}
	ws_arena_free(arena);
}

int main(void) {
	for (int i = 0; i < WS_REGION_BUCKETS; i++)
		buckets[i] = -1;
	for (int i = 0; i < ROWS; i++) {
		parents[i] = row_of_code(rows[i].parent);
		add_form(rows[i].name, strlen(rows[i].name), i, true);
		for (const char *s = rows[i].shorts; *s;) {
			size_t len = strcspn(s, " ");
			add_form(s, len, i, false);
			s += len + (s[len] == ' ');
		}
	}
	puts("static const ws_region_form forms[] = {");
	for (int i = 0; i < n_forms; i++)
		printf("{%u,%d,%d,%d,%d},\n", forms[i].at, forms[i].region, forms[i].next, forms[i].len, forms[i].whole);
	puts("};\nstatic const uint32_t pool[] = {");
	for (uint32_t i = 0; i < n_pool; i++)
		printf("0x%X,%s", pool[i], i % 16 == 15 ? "\n" : "");
	puts("};\nstatic const int16_t buckets[WS_REGION_BUCKETS] = {");
	for (int i = 0; i < WS_REGION_BUCKETS; i++)
		printf("%d,%s", buckets[i], i % 16 == 15 ? "\n" : "");
	puts("};\nstatic const int16_t parents[] = {");
	for (int i = 0; i < ROWS; i++)
		printf("%d,%s", parents[i], i % 16 == 15 ? "\n" : "");
	puts("};\nstatic const int8_t levels[] = {");
	for (int i = 0; i < ROWS; i++)
		printf("%d,%s", level_of(i), i % 16 == 15 ? "\n" : "");
	puts("};\nstatic const uint64_t begins[WS_REGION_BEGINS] = {");
	for (int i = 0; i < WS_REGION_BEGINS; i++)
		printf("UINT64_C(0x%llX),%s", (unsigned long long)begins[i], i % 8 == 7 ? "\n" : "");
	puts("};");
	return 0;
}
