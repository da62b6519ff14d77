/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQLite engine's own parts, seen by store/sqlite/ only. schema.c has the essay and the tables. */
#ifndef WS_STORE_SQLITE_SQLITE_H
#define WS_STORE_SQLITE_SQLITE_H

#include <sqlite3.h>
#include <sys/stat.h>

#include "store/engine.h"
#include "store/sqlite/lock.h"
#include "store/sqlite/sql.h"

/* What the index holds, kept in one row and in step with it. */
typedef struct {
	int64_t documents, failures, passages, chars, figures, names, definitions, text_bytes;
} ws_totals;

enum { WS_LENGTH_CHUNK = 4096 }; /* passages whose lengths stand in one row */

/* Tokens that wait for their turn: each table of FTS5 gets those of many passages at a time (write.c says why). */
typedef struct {
	GByteArray *tokens;
	GArray *entries; /* where the tokens of a passage stand */
} ws_queue;

enum { WS_FTS_WORDS, WS_FTS_HEADS, WS_FTS_TABLES };

/* Passages of a document that was replaced or removed. */
typedef struct {
	uint32_t first, last, document;
} ws_gone;

/* A batch of writes between two commits. */
typedef struct {
	bool open;
	uint32_t next;        /* id of the next passage */
	ws_totals totals;
	ws_queue queue[WS_FTS_TABLES];
	size_t queued;        /* bytes in all queues */
	uint64_t *pairs;      /* of gram and passage, that wait to be sorted (gram_write.c) */
	size_t n_pairs, pairs_room;
	uint32_t pairs_base, pairs_last; /* the first and last passage among them */
	GArray *gone;         /* ws_gone: passages to purge at the commit */
	GHashTable *name_ids; /* of names written lately, by class and text */
	ws_arena *scratch;    /* cleared by each call that uses it */
	GByteArray *packed;   /* the facts that are being bound */
	GHashTable *lengths;  /* number of a chunk -> uint8_t[WS_LENGTH_CHUNK]: those that changed (lengths.c) */
} ws_batch;

typedef struct {
	ws_store base;
	char *path;
	ws_store_mode mode;
	bool immutable;      /* opened as a file that nobody writes … */
	struct stat at_rest; /* … and what it was then */
	sqlite3 *db;
	sqlite3_blob *text, *codes; /* the handles by which texts and lengths are read; NULL until one is */
	sqlite3_stmt *statements[WS_SQL_COUNT];
	ws_lock *lock; /* writers only */
	char *unborn;  /* the file of the first batch, until it is committed (birth.c); else NULL */
	GHashTable *meta;
	GPtrArray *lengths; /* chunks by number (lengths.c); NULL until read */
	ws_range near;      /* passages of the document whose start was found last */
	uint32_t length_of[256];
	ws_totals totals;
	uint32_t last;
	ws_range document_range; /* of the document that ws_store_document_of found last */
	uint32_t document_id;
	uint32_t keys_first;     /* first passage of the document whose keys were read last; 0: the statement is not under way */
	uint32_t feed;           /* the passage that is wanted next (feed.c) … */
	bool feed_waits;         /* … until it is told */
	GArray *segments;        /* ws_gram_segment, in order of passages (grams.h) */
	uint64_t counted_key, counted; /* of the gram whose first rows were read last: how many passages its postings tell of */
	GArray *gone;            /* ws_range, disjoint, in order: passages that may still stand in postings */
	ws_rows *collecting;     /* where ws_rows() and ws_collect() put ids while a statement runs */
	size_t collect_limit;
	guint collected;         /* of these, not yet among the rows */
	uint32_t collected_ids[512];
	ws_batch batch;
	uint64_t purged; /* passages, since everything was merged */
} sqlite_store;

/* schema.c */
bool ws_schema_create(sqlite_store *s, GError **error);
bool ws_schema_verify(sqlite_store *s, GError **error);
bool ws_schema_is_empty(sqlite_store *s, bool *empty, GError **error);

/* open.c */
sqlite3 *ws_sqlite_connect(const char *path, int flags, const char *parameters, int *rc);
bool ws_sqlite_load_totals(sqlite_store *s, GError **error);
/* Opens the database at `path` as s->db, and runs `settings` in it. */
bool ws_sqlite_begin_writing(sqlite_store *s, const char *path, const char *settings, GError **error);

/* What a writer works with, once the index is born. */
#define WS_SQLITE_WAL "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000"

/* birth.c */
bool ws_birth_is_over(sqlite_store *s, bool *over, GError **error);
bool ws_birth_begin(sqlite_store *s, GError **error);
bool ws_birth_finish(sqlite_store *s, GError **error);
void ws_birth_abandon(sqlite_store *s);

/* tokenizer.c: makes the tokenizers of the FTS5 tables known to a connection. */
int ws_tokenizer_register(sqlite3 *db);
fts5_api *ws_fts5_api(sqlite3 *db);

/* write.c */
bool ws_sqlite_commit(ws_store *store, GError **error);
bool ws_sqlite_put(ws_store *store, const ws_document *document, const ws_stamp *stamp, const ws_prepared *prepared, GError **error);
bool ws_sqlite_put_failure(ws_store *store, const char *path, const ws_stamp *stamp, const char *reason, GError **error);
bool ws_sqlite_touch(ws_store *store, const char *path, const ws_stamp *stamp, GError **error);
bool ws_sqlite_remove(ws_store *store, const char *path, GError **error);
bool ws_sqlite_optimize(ws_store *store, GError **error);

/* batch.c */
void ws_batch_init(ws_batch *batch);
void ws_batch_clear(ws_batch *batch);
bool ws_batch_begin(sqlite_store *s, GError **error);
bool ws_batch_queue(sqlite_store *s, int table, uint32_t passage, const ws_tokens *tokens, GError **error);
/* The id of a name, which is made when `make` is set; 0 with or without an error. */
int64_t ws_batch_name(sqlite_store *s, ws_name_class class, const char *text, bool make, GError **error);
void ws_batch_abandon(sqlite_store *s);
bool ws_batch_finish(sqlite_store *s, GError **error);

/* purge.c: takes passages out of every table, raw text and all. `gone` is sorted. */
bool ws_purge(sqlite_store *s, const GArray *gone, GError **error);

/* gram_rows.c */
ws_rows *ws_sqlite_gram_rows(ws_store *store, const ws_gram_query *grams, const ws_range *within, size_t n_within, GError **error);
ws_rows *ws_sqlite_gram_first_rows(ws_store *store, const ws_gram_query *grams, size_t limit, bool *more, GError **error);
double ws_sqlite_gram_frequency(ws_store *store, const ws_gram_query *grams, GError **error);

/* rows.c */
int ws_rows_register(sqlite_store *s);
ws_rows *ws_sqlite_head_rows(ws_store *store, const ws_gram_query *grams, GError **error);
ws_rows *ws_sqlite_word_rows(ws_store *store, const char *word, int tier, size_t limit, bool *more, GError **error);
bool ws_sqlite_latin_words(ws_store *store, char first, ws_word_visit each, void *data, GError **error);
ws_rows *ws_sqlite_amount_rows(ws_store *store, const double *lo, const double *hi, const char *base, int kind, GError **error);
ws_rows *ws_sqlite_name_rows(ws_store *store, const char *folded_name, int class, GError **error);
ws_rows *ws_sqlite_definitions(ws_store *store, const char *folded_term, GError **error);
/* Appends the ids a statement returns to `rows`; resets it. */
bool ws_rows_read(sqlite_store *s, sqlite3_stmt *statement, ws_rows *rows, GError **error);
void ws_rows_sort(ws_rows *rows);

/* feed.c: a row of a passage, its values in the order of the statement, until the next call; NULL with an error when there is no such
   passage. */
int ws_feed_register(sqlite_store *s);
sqlite3_stmt *ws_feed(sqlite_store *s, ws_sql which, uint32_t passage, GError **error);
void ws_feed_done(sqlite_store *s, sqlite3_stmt *get);

/* lengths.c */
bool ws_batch_set_length(sqlite_store *s, uint32_t passage, uint8_t code, GError **error);
bool ws_batch_put_lengths(sqlite_store *s, GError **error);
uint32_t ws_sqlite_length(ws_store *store, uint32_t passage);
uint32_t ws_sqlite_document_start(ws_store *store, uint32_t passage);
uint32_t ws_sqlite_document_end(ws_store *store, uint32_t passage);

/* records.c */
/* Moves a handle (NULL: opens it) to a row of a column, and tells how long that value is. Both give SQLite's code; one that failed is
   closed. */
int ws_blob_at(sqlite_store *s, sqlite3_blob **handle, const char *table, const char *column, int64_t row, size_t *bytes);
int ws_blob_read(sqlite3_blob **handle, void *out, size_t bytes);
void ws_blob_close(sqlite3_blob **handle);
ws_stored_passage *ws_sqlite_brief(ws_store *store, uint32_t id, ws_arena *arena, GError **error);
const char *ws_sqlite_text(ws_store *store, uint32_t id, size_t *len, ws_arena *arena, GError **error);
ws_stored_passage *ws_sqlite_passage(ws_store *store, uint32_t id, bool with_facts, ws_arena *arena, GError **error);
uint32_t ws_sqlite_document_of(ws_store *store, uint32_t passage);
ws_stored_document *ws_sqlite_document(ws_store *store, uint32_t id, ws_arena *arena, GError **error);
bool ws_sqlite_document_keys(ws_store *store, uint32_t passage, ws_document_keys *out, ws_arena *arena, GError **error);
bool ws_sqlite_files(ws_store *store, ws_file_visit visit, void *data, GError **error);
bool ws_sqlite_register(ws_store *store, void (*each)(const ws_register_entry *, void *), void *data, GError **error);
bool ws_sqlite_aliases(ws_store *store, const char *key, void (*each)(const ws_stored_alias *, void *), void *data, GError **error);
bool ws_sqlite_count(ws_store *store, ws_store_counts *out, GError **error);

/* filter.c */
bool ws_sqlite_find_document(ws_store *store, const char *name, uint32_t *id, GError **error);
GArray *ws_sqlite_documents(ws_store *store, const ws_filter *filter, GError **error);
GArray *ws_sqlite_ranges(ws_store *store, const ws_filter *filter, GError **error);

/* check.c */
bool ws_sqlite_check(ws_store *store, void (*fault)(const char *message, void *data), void *data, uint64_t *faults, GError **error);

/* What a document is found by beside its text: the rows of table `label`. The numbers are on disk. */
typedef enum { WS_LABEL_REGION = 1, WS_LABEL_ISSUER = 2, WS_LABEL_KIND = 3, WS_LABEL_NUMBER = 4, WS_LABEL_YEAR = 5 } ws_label;

#endif
