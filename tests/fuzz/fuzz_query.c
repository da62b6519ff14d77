/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes are a query or a mistake with its place. */
#include <string.h>

#include "query/query.h"
#include "tests/fuzz/fuzz_text.h"

/* Every part lies in the text and in what it is a part of. */
static void lies_within(const ws_query *q, uint32_t start, uint32_t end) {
	must(start <= q->start && q->start <= q->end && q->end <= end);
	must(q->kind != WS_QUERY_WORDS || q->n_terms);
	for (size_t i = 0; i < q->n_children; i++)
		lies_within(q->children[i], q->start, q->end);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	static ws_segmenter *segmenter;
	const char *why;
	if (!segmenter)
		segmenter = ws_segmenter_open(&why);
	ws_arena *arena = ws_arena_new();
	g_autofree char *text = g_strndup((const char *)data, size);
	g_autoptr(GError) error = NULL;
	uint32_t at = 0, chars = (uint32_t)ws_utf8_count(text, strlen(text));
	ws_query *query = ws_query_parse(text, segmenter, NULL, NULL, &at, arena, &error);
	must(query ? !error : error && *error->message && at <= chars);
	if (query) {
		lies_within(query, 0, chars);
		g_autofree char *printed = ws_query_print(query);
		must(g_utf8_validate(printed, -1, NULL));
	}
	ws_arena_free(arena);
	return 0;
}
