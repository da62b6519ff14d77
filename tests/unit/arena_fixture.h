/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An arena for each test. */
#ifndef WS_TESTS_UNIT_ARENA_FIXTURE_H
#define WS_TESTS_UNIT_ARENA_FIXTURE_H

#include "text/arena.h"

static ws_arena *arena;

static inline void set_up(void) {
	arena = ws_arena_new();
}

static inline void tear_down(void) {
	ws_arena_free(arena);
}

#endif
