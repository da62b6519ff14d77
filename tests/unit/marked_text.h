/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of tests whose text has [brackets] around what is to be found, and an arena for each test. */
#ifndef WS_TESTS_MARKED_TEXT_H
#define WS_TESTS_MARKED_TEXT_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/arena_fixture.h"
#include "text/arena.h"
#include "text/fold.h"

/* The text without its [brackets], and where they stood, in folded code points. */
static inline ws_folded unmark(const char *marked, size_t *start, size_t *end) {
	char *text = ws_arena_take(arena, strlen(marked) + 1);
	size_t n = 0;
	*start = *end = SIZE_MAX;
	for (const char *p = marked; *p; p++) {
		if (*p == '[')
			*start = ws_fold(text, n, WS_FOLD_HANS, arena).n;
		else if (*p == ']')
			*end = ws_fold(text, n, WS_FOLD_HANS, arena).n;
		else
			text[n++] = *p;
	}
	return ws_fold(text, n, WS_FOLD_HANS, arena);
}

#endif
