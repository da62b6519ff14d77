/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shards' own parts, seen by store/shards/ only. shards.c has the essay. */
#ifndef WS_STORE_SHARDS_SHARDS_H
#define WS_STORE_SHARDS_SHARDS_H

#include "store/engine.h"
#include "store/shards/list.h"

typedef struct {
	char *name;      /* its line */
	ws_store *store;
	uint32_t passages, documents; /* ids before this shard's: its passage 1 is passages + 1 */
	uint32_t last_passage, last_document;
	bool lost;       /* failed while it was read */
	GError *fault;   /* of the call under way */
} ws_shard;

typedef struct {
	ws_store base;
	char *path;
	GArray *shards;     /* ws_shard */
	GPtrArray *missing; /* names, and a NULL at the end */
	bool served;        /* one at least is on another machine: all are asked at the same time */
	GThreadPool *pool; /* a thread for each; NULL until needed, or when there is no room for them (no_threads) */
	bool no_threads;
	GMutex lock;
	GCond done;
	guint running;
} shards_store;

#define ws_shard_at(s, i) (&g_array_index((s)->shards, ws_shard, i))

/* Runs `call` for every shard, at the same time when some are served. `i` is its number. The first shard's error is the
   call's. */
typedef void (*ws_shard_call)(ws_shard *shard, guint i, void *data);
bool ws_shards_each(shards_store *s, ws_shard_call call, void *data, GError **error);

/* The shard that holds an id, which becomes its own; NULL with an error. */
ws_shard *ws_shard_of_passage(shards_store *s, uint32_t *id, GError **error);
ws_shard *ws_shard_of_document(shards_store *s, uint32_t *id, GError **error);

/* Notes that a shard failed, when it did; gives `ok`. */
bool ws_shard_settle(shards_store *s, ws_shard *shard, bool ok, GError **error, GError *fault);

/* rows.c */
ws_rows *ws_shards_gram_rows(ws_store *store, const ws_gram_query *grams, const ws_range *within, size_t n_within, GError **error);
ws_rows *ws_shards_gram_first_rows(ws_store *store, const ws_gram_query *grams, size_t limit, bool *more, GError **error);
ws_rows *ws_shards_head_rows(ws_store *store, const ws_gram_query *grams, GError **error);
ws_rows *ws_shards_word_rows(ws_store *store, const char *word, int tier, size_t limit, bool *more, GError **error);
double ws_shards_gram_frequency(ws_store *store, const ws_gram_query *grams, GError **error);
double ws_shards_token_frequency(ws_store *store, const char *token, bool word, GError **error);
bool ws_shards_latin_words(ws_store *store, char first, ws_word_visit each, void *data, GError **error);
ws_rows *ws_shards_amount_rows(ws_store *store, const double *lo, const double *hi, const char *base, int kind, GError **error);
ws_rows *ws_shards_name_rows(ws_store *store, const char *folded_name, int class, GError **error);
ws_rows *ws_shards_definitions(ws_store *store, const char *folded_term, GError **error);
GArray *ws_shards_ranges(ws_store *store, const ws_filter *filter, GError **error);

/* documents.c */
bool ws_shards_expect(ws_store *store, const uint32_t *passages, size_t n, GError **error);
ws_stored_passage *ws_shards_passage(ws_store *store, uint32_t id, bool with_facts, ws_arena *arena, GError **error);
uint32_t ws_shards_document_of(ws_store *store, uint32_t passage);
ws_stored_document *ws_shards_document(ws_store *store, uint32_t id, ws_arena *arena, GError **error);
bool ws_shards_find_document(ws_store *store, const char *name, uint32_t *id, GError **error);
GArray *ws_shards_documents(ws_store *store, const ws_filter *filter, GError **error);
bool ws_shards_register(ws_store *store, void (*each)(const ws_register_entry *, void *), void *data, GError **error);
bool ws_shards_aliases(ws_store *store, const char *key, void (*each)(const ws_stored_alias *, void *), void *data, GError **error);
uint32_t ws_shards_length(ws_store *store, uint32_t passage);
uint32_t ws_shards_document_start(ws_store *store, uint32_t passage);

#endif
