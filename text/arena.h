/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A region of memory that is freed at once.

   Everything found in one document lives exactly as long as the document, so it is taken from one arena: no ownership to track
   between passages, figures and names, and one call frees a document of any size.

   Allocation never fails from the caller's point of view: without memory the program ends (text/memory.h). */
#ifndef WS_TEXT_ARENA_H
#define WS_TEXT_ARENA_H

#include <stddef.h>
#include <stdint.h>

typedef struct ws_arena ws_arena;

ws_arena *ws_arena_new(void);
void ws_arena_free(ws_arena *arena);

/* Forgets everything taken, keeps one block for the next document. */
void ws_arena_clear(ws_arena *arena);

/* Bytes handed out since the arena was made or cleared. */
size_t ws_arena_used(const ws_arena *arena);

/* `size` bytes, aligned for any type, not initialised. A size of 0 gives a valid pointer. */
void *ws_arena_take(ws_arena *arena, size_t size);

/* `count` records of `size` bytes, all zero. */
void *ws_arena_zero(ws_arena *arena, size_t count, size_t size);

/* A copy of `len` bytes with a NUL behind them. */
char *ws_arena_copy(ws_arena *arena, const char *text, size_t len);

/* A NUL-terminated string made as by printf. */
char *ws_arena_printf(ws_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Room for one more record in an array that grows by doubling: returns the (perhaps moved) array.
   `*cap` is the room so far, 0 at first.  items = ws_arena_grow(arena, items, n, &cap, sizeof *items); items[n++] = … */
void *ws_arena_grow(ws_arena *arena, void *items, size_t n, size_t *cap, size_t size);

#endif
