/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/name_key.h"

#include <string.h>

#include "text/fold.h"
#include "text/scope.h"
#include "text/utf8.h"
#include "text/wordlist.h"

/* Short forms of agencies that are nobody's invention: 发改委 is 发展和改革委员会 everywhere. */
static const ws_agency_form forms[] = {
#include "text/data/agency_names.inc"
};

const ws_agency_form *ws_agency_forms(size_t *n) {
	*n = sizeof forms / sizeof *forms;
	return forms;
}

/* The full name of the agency that a name consists of: 发改委 -> 发展和改革委员会; the name itself when it is none. */
static const char *full_agency(const char *name) {
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (strcmp(name, forms[i].brief) == 0)
			return forms[i].full;
	return name;
}

/* Characters that 简 text has as well, though they fold to others: 乾县, 於潜镇, 著作, 锺 in names. */
static const char own_of_hans[] = "乾於鍾锺著藉瞭徵覆餘甯";

const char *ws_name_written(const char *name, const char *text, size_t len, ws_arena *arena) {
	if (strlen(name) == len && !memcmp(name, text, len))
		return name;
	ws_folded f = ws_fold(text, len, WS_FOLD_HANS, arena);
	if (strcmp(ws_folded_string(&f, 0, f.n, arena), name))
		return name;
	char *written = ws_arena_take(arena, f.n * WS_UTF8_MAX + 1);
	size_t to = 0;
	bool hant = false;
	const char *p = text, *end = text + len;
	uint32_t at = 0, own = 0;
	for (size_t i = 0; i < f.n; i++) {
		for (; at <= f.from[i] && p < end; at++)
			own = ws_utf8_next(&p, end);
		bool han = own != f.c[i] && own >= 0x3400 && own <= 0x9FFF, large = own >= 'A' && own <= 'Z';
		hant |= han && !ws_spelled_in(own, own_of_hans);
		to += ws_utf8_put(written + to, han || large ? own : f.c[i]);
	}
	written[to] = '\0';
	return hant ? name : written;
}

const char *ws_name_key(const char *name, const char *region, ws_arena *arena) {
	ws_folded f = ws_fold(name, strlen(name), WS_FOLD_HANS, arena);
	ws_folded r = region ? ws_fold(region, strlen(region), WS_FOLD_HANS, arena) : (ws_folded){0};
	return full_agency(ws_folded_string(&f, ws_scope(f.c, f.n, r.c, r.n), f.n, arena));
}
