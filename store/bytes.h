/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as bytes: numbers of variable length (7 bits a byte, lowest first, the top bit on all but the last) and strings that may be
   absent.

   A reader never trusts a size: what goes beyond the end sets `bad` and reads as 0 or NULL. */
#ifndef WS_STORE_BYTES_H
#define WS_STORE_BYTES_H

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "text/arena.h"

static inline void ws_bytes_put(GByteArray *out, uint64_t n) {
	uint8_t bytes[10];
	guint size = 0;
	for (; n >= 0x80; n >>= 7)
		bytes[size++] = (uint8_t)(n | 0x80);
	bytes[size++] = (uint8_t)n;
	g_byte_array_append(out, bytes, size);
}

static inline void ws_bytes_put_block(GByteArray *out, const void *bytes, size_t len) {
	ws_bytes_put(out, len);
	g_byte_array_append(out, bytes, (guint)len);
}

/* NULL is 0, otherwise the length plus one stands before the string. */
static inline void ws_bytes_put_string(GByteArray *out, const char *string) {
	if (!string) {
		ws_bytes_put(out, 0);
		return;
	}
	size_t len = strlen(string);
	ws_bytes_put(out, len + 1);
	g_byte_array_append(out, (const guint8 *)string, (guint)len);
}

typedef struct {
	const uint8_t *at, *end;
	bool bad;
} ws_bytes;

static inline ws_bytes ws_bytes_of(const void *data, size_t len) {
	return (ws_bytes){data, (const uint8_t *)data + len, false};
}

static inline uint64_t ws_bytes_get(ws_bytes *in) {
	uint64_t n = 0;
	for (int shift = 0; shift < 64 && in->at < in->end; shift += 7) {
		uint8_t byte = *in->at++;
		n |= (uint64_t)(byte & 0x7F) << shift;
		if (!(byte & 0x80))
			return n;
	}
	in->bad = true;
	in->at = in->end;
	return 0;
}

/* A block of bytes, borrowed from what is read. */
static inline const void *ws_bytes_get_block(ws_bytes *in, size_t *len) {
	uint64_t size = ws_bytes_get(in);
	const uint8_t *block = in->at;
	if (size > (uint64_t)(in->end - in->at)) {
		in->bad = true;
		size = 0;
	}
	in->at += size;
	*len = (size_t)size;
	return block;
}

static inline const char *ws_bytes_get_string(ws_bytes *in, ws_arena *arena) {
	uint64_t size = ws_bytes_get(in);
	if (size == 0)
		return NULL;
	if (size - 1 > (uint64_t)(in->end - in->at)) {
		in->bad = true;
		return NULL;
	}
	const char *string = ws_arena_copy(arena, (const char *)in->at, (size_t)size - 1);
	in->at += size - 1;
	return string;
}

#endif
