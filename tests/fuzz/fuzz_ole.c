/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compound files: Word and Excel files of old, as they stand. A Word file that only a converter may read is left alone. */
#include "indexer/reader/format/doc_file.h"
#include "tests/fuzz/fuzz_container.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	if (size < 512)
		return 0;
	check_read(&ws_format_xls, data, size);
	ws_arena *arena = ws_arena_new();
	g_autofree unsigned char *copy = g_malloc(size + 1);
	memcpy(copy, data, size);
	copy[size] = '\0';
	ws_source source = {.name = "a.doc", .bytes = copy, .len = size, .fd = -1};
	const ws_doc_file *file = ws_doc_file_open(&source, arena);
	bool read = file && ws_doc_file_main(file).end > 0;
	ws_arena_free(arena);
	if (read)
		check_read(&ws_format_doc, data, size);
	return 0;
}
