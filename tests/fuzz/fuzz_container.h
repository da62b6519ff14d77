/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For fuzz targets of formats: parts of an input put into a stored zip container, and what must hold of whatever a format makes. */
#ifndef WS_TESTS_FUZZ_FUZZ_CONTAINER_H
#define WS_TESTS_FUZZ_FUZZ_CONTAINER_H

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/reader/format/format.h"

static inline void must(bool holds) {
	if (!holds)
		abort();
}

/* Text is UTF-8, cells lie within the limits; a refusal has a reason. */
static inline void check_read(const ws_format *format, const void *bytes, size_t len) {
	if (len == 0)
		return;
	ws_arena *arena = ws_arena_new();
	g_autofree unsigned char *copy = g_malloc(len + 1); /* exactly sized, so that a read past the end is seen */
	memcpy(copy, bytes, len);
	copy[len] = '\0';
	g_autoptr(GError) error = NULL;
	ws_source source = {.name = "预算", .bytes = copy, .len = len, .fd = -1};
	ws_output out = {.arena = arena, .blocks = {.format = format->name}};
	if (format->read(&source, &out, &error)) {
		for (size_t i = 0; i < out.blocks.n; i++) {
			const ws_block *b = &out.blocks.blocks[i];
			must(b->kind == WS_BLOCK_TABLE || (b->text && g_utf8_validate(b->text, -1, NULL)));
			for (size_t k = 0; k < b->n_cells; k++) {
				const ws_block_cell *c = &b->cells[k];
				must(g_utf8_validate(c->text, -1, NULL) && c->rows >= 1 && c->columns >= 1 && c->column + c->columns <= ws_limits.columns);
			}
		}
	} else {
		must(error != NULL);
	}
	ws_arena_free(arena);
}

static inline la_ssize_t keep_bytes(struct archive *a, void *to, const void *bytes, size_t len) {
	(void)a;
	g_byte_array_append(to, bytes, (guint)len);
	return (la_ssize_t)len;
}

/* The input is cut at bytes 0xFF; piece i becomes member names[i]. */
static inline GByteArray *container(const char *const *names, size_t n, const uint8_t *data, size_t size) {
	GByteArray *bytes = g_byte_array_new();
	struct archive *a = archive_write_new();
	archive_write_set_format_zip(a);
	archive_write_set_options(a, "zip:compression=store");
	archive_write_set_bytes_per_block(a, 0);
	archive_write_open(a, bytes, NULL, keep_bytes, NULL);
	for (size_t i = 0; i < n && size > 0; i++) {
		const uint8_t *cut = i + 1 < n ? memchr(data, 0xFF, size) : NULL;
		size_t len = cut ? (size_t)(cut - data) : size;
		struct archive_entry *entry = archive_entry_new();
		archive_entry_set_pathname(entry, names[i]);
		archive_entry_set_size(entry, (la_int64_t)len);
		archive_entry_set_filetype(entry, AE_IFREG);
		archive_write_header(a, entry);
		archive_write_data(a, data, len);
		archive_entry_free(entry);
		data += len + (cut != NULL);
		size -= len + (cut != NULL);
	}
	archive_write_close(a);
	archive_write_free(a);
	return bytes;
}

#endif
