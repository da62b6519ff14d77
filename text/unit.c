/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/unit.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "text/wordlist.h"

typedef struct {
	const char *written, *base, *factor, *power, *kind, *flags, *not_before;
} row;

static const row rows[] = {
#include "text/data/units.inc"
};

enum { ROWS = sizeof rows / sizeof *rows };

static ws_unit units[ROWS];
static ws_wordlist *words, *front_words;
static row fronts[ROWS];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void read_rows(void) {
	size_t n_fronts = 0;
	for (size_t i = 0; i < ROWS; i++) {
		const row *r = &rows[i];
		ws_unit *u = &units[i];
		*u = (ws_unit){.written = r->written, .base = r->base, .factor = strtoll(r->factor, NULL, 10), .power = atoi(r->power)};
		u->per = strcmp(r->kind, "per") == 0;
		for (ws_figure_kind k = WS_MONEY; k <= WS_DURATION; k++) {
			if (strcmp(r->kind, ws_figure_kind_name(k)) == 0)
				u->kind = k;
		}
		u->whole = strchr(r->flags, 'w') != NULL;
		u->any = strchr(r->flags, 'a') != NULL;
		if (strchr(r->flags, 'f'))
			fronts[n_fronts++] = *r;
		u->small = u->any || strchr(r->flags, 'h') != NULL;
	}
	words = ws_wordlist_new(rows, ROWS, sizeof *rows);
	front_words = ws_wordlist_new(fronts, n_fronts, sizeof *fronts);
}

static bool is_letter(uint32_t c) {
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x370 && c < 0x400);
}

/* Whether what follows makes another word of it: 人 in 人大, m in mw. Behind figures 元 is money, 500元|老旧小区, unless it is a day: 2025元旦. */
static bool goes_on(const row *r, const ws_folded *f, size_t start, size_t end) {
	if (end >= f->n)
		return false;
	uint32_t next = f->c[end], last = f->c[end - 1];
	if (is_letter(last) && (is_letter(next) || (next >= '0' && next <= '9')))
		return true;
	uint32_t before = start > 0 ? f->c[start - 1] : 0;
	bool sum = strcmp(r->written, "元") == 0 && ((before >= '0' && before <= '9') || before == U'万' || before == U'亿');
	return next != '-' && ws_spelled_in(next, sum ? "旦宵月" : r->not_before);
}

const ws_unit *ws_unit_at(const ws_folded *f, size_t i, size_t *len) {
	pthread_once(&once, read_rows);
	for (size_t n = f->n; n > i; n = i + *len - 1) {
		const row *r = ws_wordlist_at(words, f->c, n, i, len);
		if (!r)
			return NULL;
		if (!goes_on(r, f, i, i + *len))
			return &units[r - rows];
	}
	return NULL;
}

const char *ws_unit_before(const ws_folded *f, size_t i, size_t *len) {
	pthread_once(&once, read_rows);
	const row *r = ws_wordlist_before(front_words, f->c, 0, i, len);
	/* eur is a word of its own. */
	return r && !(is_letter(f->c[i - *len]) && i > *len && is_letter(f->c[i - *len - 1])) ? r->base : NULL;
}
