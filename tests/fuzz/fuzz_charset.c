/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes become clean UTF-8 or a reason. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/reader/format/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	if (size == 0)
		return 0;
	ws_arena *arena = ws_arena_new();
	g_autofree unsigned char *bytes = g_malloc(size + 1); /* exactly sized, so that a read past the end is seen */
	memcpy(bytes, data, size);
	bytes[size] = '\0';
	g_autoptr(GError) error = NULL;
	ws_source source = {.name = "预算.txt", .bytes = bytes, .len = size, .fd = -1};
	if (ws_decode(&source, arena, &error)) {
		if (!g_utf8_validate(source.text, (gssize)source.text_len, NULL) || strlen(source.text) != source.text_len || !source.encoding)
			abort();
	} else if (!error) {
		abort();
	}
	char *name = ws_decode_name((const char *)data, size, arena);
	if (!g_utf8_validate(name, -1, NULL))
		abort();
	ws_arena_free(arena);
	return 0;
}
