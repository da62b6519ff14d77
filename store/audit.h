/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `check` asks of every engine's records: that spans lie in their text, headings in their document, and counts agree.

       a figure at [15, 24) of 20 characters  ->  "passage 17: a figure at [15, 24) of 20 characters" */
#ifndef WS_STORE_AUDIT_H
#define WS_STORE_AUDIT_H

#include "store/store.h"

typedef struct {
	void (*fault)(const char *message, void *data);
	void *data;
	uint64_t faults; /* told so far */
} ws_audit;

void ws_audit_report(ws_audit *audit, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* A passage, read with its facts, of this document. */
void ws_audit_passage(ws_audit *audit, const ws_stored_passage *passage, const ws_stored_document *document);

void ws_audit_count(ws_audit *audit, const char *what, int64_t noted, int64_t seen);

#endif
