/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index on disk, behind one interface: documents with their passages and facts go in, rows that hold a string or a word come out.

   A store proposes, the text disposes: postings here are of rows only (passages), by gram and by word (text/token.h). What exactly matches,
   where, and how well, is decided on the passage's text by the query side, the same way for every engine.

   A location is a SQLite file, or "xapian:DIR", or "shards:FILE", a list of locations searched as one (store/shards/shards.c). Row ids of
   passages are 32-bit, and the passages of one document have consecutive ids: title and outline are found through the heading rows.

   Here stands what is done with an index as a whole; write.h, rows.h and records.h, which come with it, are what is done inside. */
#ifndef WS_STORE_STORE_H
#define WS_STORE_STORE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/records.h"
#include "store/rows.h"
#include "store/write.h"

#define WS_STORE_ERROR ws_store_error_quark()
GQuark ws_store_error_quark(void);

typedef enum {
	WS_STORE_NOT_FOUND, /* no index there (reading never creates one) */
	WS_STORE_FOREIGN,   /* a file, but not an index of ours */
	WS_STORE_VERSION,   /* made by another version: the message names the remedy */
	WS_STORE_BUSY,      /* another process is indexing */
	WS_STORE_DAMAGED,   /* an integrity check failed */
	WS_STORE_IO,
	WS_STORE_UNREACHABLE, /* a shard on another machine cannot be reached, went away or is too slow */
} ws_store_error;

typedef struct ws_store ws_store;

typedef enum { WS_STORE_READ, WS_STORE_WRITE /* creates it when missing */ } ws_store_mode;

/* A reader sees one moment of the index, the one at which it was opened. */
ws_store *ws_store_open(const char *location, ws_store_mode mode, GError **error);
void ws_store_close(ws_store *store);

/* The same for reading, with what only an index on several machines asks for. */
typedef struct {
	bool partial;        /* shards that cannot be reached are left out */
	unsigned timeout_ms; /* for connecting to a shard, and for each of its answers; 0: ten seconds */
	const char *const *left_out; /* shards to leave out without trying, by their lines; NULL */
} ws_store_options;
ws_store *ws_store_open_with(const char *location, const ws_store_options *options, GError **error);

/* The shards that are left out of this index, NULL-terminated; NULL when it is whole. A shard lost while reading fails that read with
   WS_STORE_UNREACHABLE and is one of them from then on. */
const char *const *ws_store_missing(ws_store *store);

/* Whether what was read stands, asked before the last answer is given. false with an error when a look-up that returns none (a length, the
   document of a passage) could not read, or when what was read may be of two moments: an index beside which its reader can make no files
   has been written since it was opened. */
bool ws_store_stands(ws_store *store, GError **error);

/* ---- the index as a whole ---- */

typedef struct {
	uint64_t documents, failures, passages, figures, names, definitions, text_bytes, index_bytes;
	uint64_t words, grams; /* distinct tokens; 0 when not asked for */
} ws_store_counts;
bool ws_store_count(ws_store *store, ws_store_counts *out, GError **error);

/* A line of stats: "format", "icu", "created" …; borrowed. NULL when absent. */
const char *ws_store_meta(ws_store *store, const char *key);

/* Verifies everything: the engine's own checks, token streams against text, spans inside texts. Each fault is told to `fault`; true: the
   check ran to its end (faults or not). */
bool ws_store_check(ws_store *store, void (*fault)(const char *message, void *data), void *data, uint64_t *faults, GError **error);

/* The version of libxapian, NULL with an error when it cannot be loaded. */
const char *ws_store_xapian_version(GError **error);

/* The version of the on-disk format. */
enum { WS_STORE_FORMAT = 4 };

#endif
