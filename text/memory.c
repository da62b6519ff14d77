/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/memory.h"

#include <sanitizer/asan_interface.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uclean.h>
#include <unistd.h>

void ws_out_of_memory(void) {
	fputs("wensuo: out of memory\n", stderr);
	_exit(2);
}

static size_t total(size_t count, size_t size) {
	if (size && count > SIZE_MAX / 2 / size)
		ws_out_of_memory();
	return count && size ? count * size : 1;
}

static void *checked(void *p) {
	if (!p)
		ws_out_of_memory();
	return p;
}

void *ws_memory(size_t count, size_t size) {
	return checked(malloc(total(count, size)));
}

void *ws_memory_zero(size_t count, size_t size) {
	return checked(calloc(1, total(count, size)));
}

void *ws_memory_more(void *items, size_t *cap, size_t need, size_t size) {
	size_t room = *cap ? *cap : 1024;
	while (room < need)
		room *= 2;
	items = checked(realloc(items, total(room, size)));
	*cap = room;
	return items;
}

void ws_memory_unused(void *bytes, size_t size) {
	ASAN_POISON_MEMORY_REGION(bytes, size);
}

static void *icu_malloc(const void *context, size_t size) {
	(void)context;
	return checked(malloc(size));
}

static void *icu_realloc(const void *context, void *p, size_t size) {
	(void)context;
	return checked(realloc(p, size));
}

static void icu_free(const void *context, void *p) {
	(void)context;
	free(p);
}

void ws_memory_for_icu(void) {
	UErrorCode status = U_ZERO_ERROR;
	u_setMemoryFunctions(NULL, icu_malloc, icu_realloc, icu_free, &status);
}
