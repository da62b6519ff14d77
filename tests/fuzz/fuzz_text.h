/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For fuzz targets of texts: any bytes as the well-formed text that readers give. */
#ifndef WS_TESTS_FUZZ_FUZZ_TEXT_H
#define WS_TESTS_FUZZ_FUZZ_TEXT_H

#include <stdlib.h>

#include "text/arena.h"
#include "text/utf8.h"

static inline void must(bool holds) {
	if (!holds)
		abort();
}

static inline char *well_formed(const uint8_t *data, size_t size, ws_arena *arena) {
	const char *p = (const char *)data, *end = p + size;
	char *text = ws_arena_take(arena, size * WS_UTF8_MAX + 1), *to = text;
	while (p < end)
		to += ws_utf8_put(to, ws_utf8_next(&p, end));
	*to = '\0';
	return text;
}

#endif
