/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data of a document of Xapian: a passage with its facts, or a file with its card; and what stands in the value slots of files. */
#ifndef WS_STORE_XAPIAN_RECORD_H
#define WS_STORE_XAPIAN_RECORD_H

#include "store/store.h"
#include "text/arena.h"

/* Value slots of files. */
enum {
	WS_SLOT_SPAN,    /* first passage, number of passages */
	WS_SLOT_KEY,     /* date, NUL, path: "\0…" when there is no date */
	WS_SLOT_TITLE,
	WS_SLOT_ALIASES, /* region, then what the document says of names */
	WS_SLOT_NAMES,   /* region, then canonical names with their class and count */
};

/* ---- passages ---- */

/* `index`: of the passage in its document, whose id is `document`. */
void ws_record_put_passage(GByteArray *out, const ws_passage *passage, size_t index, uint32_t document);

/* false: the bytes are not what they should be. */
bool ws_record_get_passage(const GByteArray *in, uint32_t id, bool with_facts, ws_arena *arena, ws_stored_passage *out);

/* ---- files ---- */

typedef struct {
	ws_stamp stamp;
	const char *reason;    /* of a failure; NULL for a document */
	uint64_t names, definitions, chars, text_bytes; /* what its passages hold, for the totals */
	ws_stored_document document; /* card.path for failures too */
} ws_file_record;

void ws_record_put_file(GByteArray *out, const ws_file_record *file);
bool ws_record_get_file(const GByteArray *in, uint32_t id, ws_arena *arena, ws_file_record *out);

/* ---- totals ---- */

/* What the index holds, under one key and in step with it. Ids grow and are not used again. */
typedef struct {
	uint64_t documents, failures, passages, chars, figures, names, definitions, text_bytes, last_passage, last_file;
} ws_record_totals;

void ws_record_put_totals(GByteArray *out, const ws_record_totals *totals);
bool ws_record_get_totals(const GByteArray *in, ws_record_totals *out);

#endif
