/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/memory.h"

/* Blocks double from 64 KB up to 1 MB; a larger request gets a block of its own. One of up to 256 KB is kept for the next document. */
enum { FIRST_BLOCK = 64 * 1024, KEPT_BLOCK = 256 * 1024, LAST_BLOCK = 1024 * 1024, ALIGN = 16 };

typedef struct block {
	struct block *older;
	size_t size, used;
	_Alignas(ALIGN) unsigned char bytes[];
} block;

struct ws_arena {
	block *newest;
	size_t used;
};

static block *block_new(block *older, size_t size) {
	block *b = ws_memory(1, sizeof *b + size);
	*b = (block){.older = older, .size = size};
	return b;
}

ws_arena *ws_arena_new(void) {
	ws_arena *arena = ws_memory_zero(1, sizeof *arena);
	arena->newest = block_new(NULL, FIRST_BLOCK);
	return arena;
}

static void free_blocks(block *b) {
	while (b) {
		block *older = b->older;
		free(b);
		b = older;
	}
}

void ws_arena_free(ws_arena *arena) {
	if (!arena)
		return;
	free_blocks(arena->newest);
	free(arena);
}

void ws_arena_clear(ws_arena *arena) {
	free_blocks(arena->newest->older);
	arena->newest->older = NULL;
	arena->newest->used = 0;
	arena->used = 0;
	if (arena->newest->size > KEPT_BLOCK) {
		free(arena->newest);
		arena->newest = block_new(NULL, FIRST_BLOCK);
	}
}

size_t ws_arena_used(const ws_arena *arena) {
	return arena->used;
}

void *ws_arena_take(ws_arena *arena, size_t size) {
	size_t want = WS_SANITIZED ? size : (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (want < size)
		ws_out_of_memory();
	block *b = arena->newest;
	if (WS_SANITIZED) {
		b = arena->newest = block_new(b, want);
	} else if (b->size - b->used < want) {
		size_t next = b->size < LAST_BLOCK ? b->size * 2 : LAST_BLOCK;
		b = arena->newest = block_new(b, want > next ? want : next);
	}
	void *p = b->bytes + b->used;
	b->used += want;
	arena->used += want;
	return p;
}

void *ws_arena_zero(ws_arena *arena, size_t count, size_t size) {
	if (size && count > SIZE_MAX / 2 / size)
		ws_out_of_memory();
	return memset(ws_arena_take(arena, count * size), 0, count * size);
}

char *ws_arena_copy(ws_arena *arena, const char *text, size_t len) {
	char *copy = ws_arena_take(arena, len + 1);
	if (len)
		memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

char *ws_arena_printf(ws_arena *arena, const char *format, ...) {
	char brief[512];
	va_list args;
	va_start(args, format);
	size_t len = (size_t)vsnprintf(brief, sizeof brief, format, args);
	va_end(args);
	if (len < sizeof brief)
		return ws_arena_copy(arena, brief, len);
	char *text = ws_arena_take(arena, len + 1);
	va_start(args, format);
	vsnprintf(text, len + 1, format, args);
	va_end(args);
	return text;
}

void *ws_arena_grow(ws_arena *arena, void *items, size_t n, size_t *cap, size_t size) {
	if (n < *cap)
		return items;
	size_t room = *cap ? *cap * 2 : 8;
	void *moved = ws_arena_take(arena, room * size);
	if (n)
		memcpy(moved, items, n * size);
	*cap = room;
	return moved;
}
