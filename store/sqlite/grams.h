/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of grams: which passages hold which pair of characters (postings.h), in segments.

       债务 -> passages 3 4 9,  务限 -> passage 4

   A batch writes its grams as one segment; segments are merged as they grow many, and their passages never overlap, so that the rows of a
   gram are those of one segment after those of another. Passages that were removed stay in the postings until a merge takes them out: table
   gone says which they are, and no look-up tells of them. */
#ifndef WS_STORE_SQLITE_GRAMS_H
#define WS_STORE_SQLITE_GRAMS_H

#include "store/sqlite/postings.h"
#include "store/sqlite/sqlite.h"

typedef struct {
	uint32_t id, first, last; /* passages it may hold; the base of its blocks is `first` */
	uint32_t blocks;
} ws_gram_segment;

/* A place in a segment: a block of it, and the posting read last. */
typedef struct {
	int64_t id;
	uint64_t key;     /* of the block's first posting, */
	uint32_t passage; /* and its first passage */
	GByteArray *bytes;
	ws_block block;
} ws_gram_cursor;

/* grams.c. Segments and gone, as the database has them now. */
bool ws_grams_load(sqlite_store *s, GError **error);
/* Takes out the ids of passages that are gone; how many are left. */
guint ws_grams_keep_live(const sqlite_store *s, uint32_t *ids, guint n);
/* How many passages are gone, and the highest id that any posting may hold. */
uint64_t ws_grams_gone(const sqlite_store *s);
uint32_t ws_grams_last(const sqlite_store *s);
/* Moves to the last block at or before the key and passage, or to the first one behind them whose key is not above `highest`; *found is
   false when there is none. */
bool ws_gram_cursor_at(sqlite_store *s, const ws_gram_segment *segment, uint64_t key, uint32_t passage, ws_gram_cursor *c, bool *found,
                       GError **error);
bool ws_gram_cursor_after(sqlite_store *s, const ws_gram_segment *segment, int64_t key, uint32_t passage, uint64_t highest,
                          ws_gram_cursor *c, bool *found, GError **error);
bool ws_grams_damaged(const sqlite_store *s, GError **error);

/* gram_write.c: inside a batch. */
bool ws_grams_add(sqlite_store *s, uint32_t passage, const ws_grams *grams, GError **error);
void ws_grams_forget(sqlite_store *s);
/* Writes what was added; notes these passages as gone; merges. */
bool ws_grams_finish(sqlite_store *s, const GArray *gone, GError **error);
/* Merges the latest segments into one, all of them when `all` is set or passages are gone; a transaction of its own. */
bool ws_grams_optimize(sqlite_store *s, bool all, GError **error);

/* gram_check.c: compares grams and texts by sums over blocks of passages: what the texts add, the postings must take away. */
typedef struct {
	uint64_t *sums;
	uint32_t n, stride;
} ws_gram_sums;
void ws_gram_sums_init(ws_gram_sums *sums, uint32_t last);
void ws_gram_sums_clear(ws_gram_sums *sums);
void ws_gram_sums_add(ws_gram_sums *sums, uint32_t passage, const ws_grams *grams);
/* Reads every posting; `fault` is told what is wrong. */
bool ws_gram_sums_compare(sqlite_store *s, ws_gram_sums *sums, void (*fault)(const char *message, void *data), void *data, GError **error);

#endif
