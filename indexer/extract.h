/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file to one document with its facts: reader, structure and facts in a row.

       ws_extracted *x = ws_extract_file(extractor, "预算报告.html", arena, &error);
       x->document->passages[3].figures[0].subject        // "全市一般公共预算总收入"

   An extractor is used by one thread; it holds that thread's reader child. */
#ifndef WS_INDEXER_EXTRACT_H
#define WS_INDEXER_EXTRACT_H

#include <glib.h>

#include "text/arena.h"
#include "text/document.h"
#include "text/fold.h"

typedef struct ws_extractor ws_extractor;

typedef struct {
	ws_document *document;
	const ws_folded *folded; /* of each passage, made with WS_FOLD_HANS; the extractor's, until its next call */
} ws_extracted;

ws_extractor *ws_extractor_open(GError **error);
void ws_extractor_close(ws_extractor *extractor);

/* Everything else in the result lives in `arena`. Errors are those of ws_reader_read; they name the file. */
ws_extracted *ws_extract_file(ws_extractor *extractor, const char *path, ws_arena *arena, GError **error);
ws_extracted *ws_extract_bytes(ws_extractor *extractor, const char *name, const void *bytes, size_t len, ws_arena *arena, GError **error);

/* A paragraph by itself: no reader, no card. */
ws_extracted *ws_extract_paragraph(const char *text, size_t len, ws_arena *arena);

/* "libxml2 2.9.14, poppler 22.12.0 …", to be freed with g_free. */
char *ws_extractor_versions(ws_extractor *extractor, GError **error);

#endif
