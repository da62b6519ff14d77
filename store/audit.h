/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `check` asks of every engine's records: that spans lie in their text, headings in their document, and counts agree.

       a figure at [15, 24) of 20 characters  ->  "passage 17: a figure at [15, 24) of 20 characters" */
#ifndef WS_STORE_AUDIT_H
#define WS_STORE_AUDIT_H

#include "store/store.h"
#include "text/fold.h"

typedef struct {
	int64_t documents, passages, chars, figures, names, definitions, text_bytes;
} ws_audit_totals;

typedef struct {
	void (*fault)(const char *message, void *data);
	void *data;
	uint64_t faults;      /* told so far */
	ws_audit_totals seen; /* documents are counted by the engine */
} ws_audit;

void ws_audit_report(ws_audit *audit, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Reads a passage of the document with its facts, tells what is wrong with it, and counts it. *passage is NULL when it is damaged or
   missing, which is told; false: the index cannot be read. */
bool ws_audit_passage(ws_audit *audit, ws_store *store, const ws_stored_document *document, uint32_t id, ws_arena *arena,
                      const ws_stored_passage **passage, GError **error);

/* Its text folded, once its noted length has been compared with it. */
ws_folded ws_audit_text(ws_audit *audit, ws_store *store, const ws_stored_passage *passage, ws_arena *arena);

void ws_audit_count(ws_audit *audit, const char *what, int64_t noted, int64_t seen);

/* What the index says it holds, and what was seen of it. */
void ws_audit_compare(ws_audit *audit, const ws_audit_totals *noted);

#endif
