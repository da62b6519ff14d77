/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting documents into an index and taking them out, by one thread.

       put "a.txt", put "b.pdf", remove "c.doc", commit   ->   readers that open the index from now on see all of it */
#ifndef WS_STORE_WRITE_H
#define WS_STORE_WRITE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/document.h"
#include "text/token.h"

typedef struct ws_store ws_store; /* store/store.h */

/* What a file looked like when it was read. */
typedef struct {
	int64_t size, mtime_ns;
	uint64_t hash; /* of the content; 0 unknown */
} ws_stamp;

/* A passage's tokens, made by the workers. */
typedef struct {
	ws_tokens words;
	ws_grams grams;
	uint32_t chars; /* folded length, for length normalisation */
} ws_prepared;

/* Everything between begin and commit appears at once; begin is implied by the first write. After a commit the death of the process loses
   nothing; a write that fails takes back everything since the last commit. */
bool ws_store_commit(ws_store *store, GError **error);

/* Puts a document in, in place of the one at the same path, if any. prepared[i] belongs to document->passages[i]. */
bool ws_store_put(ws_store *store, const ws_document *document, const ws_stamp *stamp, const ws_prepared *prepared, GError **error);

/* Notes that a file could not be read, so that it is not tried again until it changes; removes the document at that path. */
bool ws_store_put_failure(ws_store *store, const char *path, const ws_stamp *stamp, const char *reason, GError **error);

/* Sets the stamp of a file whose content proved unchanged. */
bool ws_store_touch(ws_store *store, const char *path, const ws_stamp *stamp, GError **error);

bool ws_store_remove(ws_store *store, const char *path, GError **error);

/* Every file the index knows, documents and failures; `reason` NULL for documents. */
typedef bool (*ws_file_visit)(const char *path, const ws_stamp *stamp, const char *reason, void *data);
bool ws_store_files(ws_store *store, ws_file_visit visit, void *data, GError **error);

/* After a large run: merges what makes later look-ups slow. */
bool ws_store_optimize(ws_store *store, GError **error);

#endif
