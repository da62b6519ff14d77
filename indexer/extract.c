/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract.h"

#include "indexer/facts/facts.h"
#include "indexer/reader/reader.h"
#include "indexer/structure/structure.h"

struct ws_extractor {
	ws_reader *reader;
	ws_arena *folds; /* of the document read last */
};

ws_extractor *ws_extractor_open(GError **error) {
	ws_reader *reader = ws_reader_open(NULL, error);
	if (!reader)
		return NULL;
	ws_extractor *x = g_new0(ws_extractor, 1);
	x->reader = reader;
	x->folds = ws_arena_new();
	return x;
}

void ws_extractor_close(ws_extractor *extractor) {
	if (!extractor)
		return;
	ws_reader_close(extractor->reader);
	ws_arena_free(extractor->folds);
	g_free(extractor);
}

static const ws_folded *fold(const ws_document *document, ws_arena *arena) {
	ws_folded *folded = ws_arena_zero(arena, document->n_passages + 1, sizeof *folded);
	for (size_t i = 0; i < document->n_passages; i++)
		folded[i] = ws_fold(document->passages[i].text, document->passages[i].len, WS_FOLD_HANS, arena);
	return folded;
}

static ws_extracted *extracted(ws_extractor *extractor, const ws_blocks *blocks, const char *path, ws_arena *arena) {
	ws_extracted *x = ws_arena_zero(arena, 1, sizeof *x);
	x->document = ws_arena_zero(arena, 1, sizeof *x->document);
	x->document->path = path;
	const char *said = ws_structure(blocks, x->document, arena);
	ws_arena_clear(extractor->folds);
	x->folded = fold(x->document, extractor->folds);
	const ws_hints hints = {
		.title = blocks->title, .site = blocks->site, .posted = blocks->posted, .info = blocks->info ? blocks->info : said};
	ws_find_card(x->document, x->folded, &hints, arena);
	ws_find_figures(x->document, x->folded, arena);
	ws_find_names(x->document, x->folded, arena);
	return x;
}

ws_extracted *ws_extract_file(ws_extractor *extractor, const char *path, ws_arena *arena, GError **error) {
	const ws_blocks *blocks = ws_reader_read(extractor->reader, path, arena, error);
	return blocks ? extracted(extractor, blocks, ws_arena_copy(arena, path, strlen(path)), arena) : NULL;
}

ws_extracted *ws_extract_bytes(ws_extractor *extractor, const char *name, const void *bytes, size_t len, ws_arena *arena, GError **error) {
	const ws_blocks *blocks = ws_reader_read_bytes(extractor->reader, name, bytes, len, arena, error);
	return blocks ? extracted(extractor, blocks, ws_arena_copy(arena, name, strlen(name)), arena) : NULL;
}

ws_extracted *ws_extract_paragraph(const char *text, size_t len, ws_arena *arena) {
	ws_extracted *x = ws_arena_zero(arena, 1, sizeof *x);
	x->document = ws_arena_zero(arena, 1, sizeof *x->document);
	x->document->passages = ws_arena_zero(arena, 1, sizeof *x->document->passages);
	x->document->n_passages = 1;
	x->document->passages[0] =
		(ws_passage){.kind = WS_PARAGRAPH, .parent = -1, .text = ws_arena_copy(arena, text, len), .len = len, .line = 1, .line_end = 1};
	x->folded = fold(x->document, arena);
	ws_find_figures(x->document, x->folded, arena);
	ws_find_names(x->document, x->folded, arena);
	return x;
}

char *ws_extractor_versions(ws_extractor *extractor, GError **error) {
	return ws_reader_versions(extractor->reader, error);
}
