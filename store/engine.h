/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an engine is to the store: one function for each of store.h's, and how its locations are written.

   An engine's handle begins with a ws_store, so that the dispatch in store.c is one pointer: "index.db" is SQLite's, "xapian:DIR"
   another's. */
#ifndef WS_STORE_ENGINE_H
#define WS_STORE_ENGINE_H

#include "store/store.h"

typedef struct {
	ws_store *(*open)(const char *location, ws_store_mode mode, GError **error); /* `location` without the prefix */
	ws_store *(*open_with)(const char *location, const ws_store_options *options, GError **error); /* NULL: its readers have no options */
	void (*close)(ws_store *store);

	bool (*commit)(ws_store *store, GError **error);
	bool (*put)(ws_store *store, const ws_document *document, const ws_stamp *stamp, const ws_prepared *prepared, GError **error);
	bool (*put_failure)(ws_store *store, const char *path, const ws_stamp *stamp, const char *reason, GError **error);
	bool (*touch)(ws_store *store, const char *path, const ws_stamp *stamp, GError **error);
	bool (*remove)(ws_store *store, const char *path, GError **error);
	bool (*files)(ws_store *store, ws_file_visit visit, void *data, GError **error);
	bool (*optimize)(ws_store *store, GError **error);

	ws_rows *(*gram_rows)(ws_store *store, const ws_gram_query *grams, const ws_range *within, size_t n_within, GError **error);
	ws_rows *(*gram_first_rows)(ws_store *store, const ws_gram_query *grams, size_t limit, bool *more, GError **error);
	ws_rows *(*head_rows)(ws_store *store, const ws_gram_query *grams, GError **error);
	ws_rows *(*word_rows)(ws_store *store, const char *word, int tier, size_t limit, bool *more, GError **error);
	double (*gram_frequency)(ws_store *store, const ws_gram_query *grams, GError **error);
	double (*token_frequency)(ws_store *store, const char *token, bool word, GError **error); /* NULL: it is not known */
	bool (*latin_words)(ws_store *store, char first, ws_word_visit each, void *data, GError **error);
	uint32_t (*passages)(ws_store *store);
	double (*mean_length)(ws_store *store);
	uint32_t (*last_passage)(ws_store *store);
	uint32_t (*last_document)(ws_store *store); /* NULL: the highest id of ->documents */
	uint32_t (*length)(ws_store *store, uint32_t passage);
	uint32_t (*document_start)(ws_store *store, uint32_t passage); /* NULL: it is not known */
	uint32_t (*document_end)(ws_store *store, uint32_t passage);   /* NULL: found by ->document_start */

	bool (*expect)(ws_store *store, const uint32_t *passages, size_t n, GError **error); /* NULL: reading them one by one costs no more */
	bool (*is_served)(ws_store *store); /* by another process; NULL: never */
	ws_stored_passage *(*passage)(ws_store *store, uint32_t id, bool with_facts, ws_arena *arena, GError **error);
	ws_stored_passage *(*brief)(ws_store *store, uint32_t id, ws_arena *arena, GError **error); /* NULL: by ->passage */
	const char *(*text)(ws_store *store, uint32_t id, size_t *len, ws_arena *arena, GError **error); /* NULL: by ->passage */
	uint32_t (*document_of)(ws_store *store, uint32_t passage);
	ws_stored_document *(*document)(ws_store *store, uint32_t id, ws_arena *arena, GError **error);
	/* NULL: by ->document */
	bool (*document_keys)(ws_store *store, uint32_t passage, ws_document_keys *out, ws_arena *arena, GError **error);
	bool (*find_document)(ws_store *store, const char *name, uint32_t *id, GError **error);
	GArray *(*documents)(ws_store *store, const ws_filter *filter, GError **error);
	GArray *(*ranges)(ws_store *store, const ws_filter *filter, GError **error);
	ws_rows *(*amount_rows)(ws_store *store, const double *lo, const double *hi, const char *base, int kind, GError **error);
	ws_rows *(*name_rows)(ws_store *store, const char *folded_name, int class, GError **error);
	bool (*register_)(ws_store *store, void (*each)(const ws_register_entry *, void *), void *data, GError **error);
	bool (*aliases)(ws_store *store, const char *key, void (*each)(const ws_stored_alias *, void *), void *data, GError **error);
	ws_rows *(*definitions)(ws_store *store, const char *folded_term, GError **error);

	bool (*count)(ws_store *store, ws_store_counts *out, GError **error);
	const char *(*meta)(ws_store *store, const char *key);
	const char *const *(*missing)(ws_store *store); /* NULL: none ever is */
	bool (*lost)(ws_store *store); /* whether its server failed; NULL: it has none */
	bool (*stands)(ws_store *store, GError **error); /* beyond that; NULL: it always does */
	bool (*check)(ws_store *store, void (*fault)(const char *message, void *data), void *data, uint64_t *faults, GError **error);
} ws_store_engine;

struct ws_store {
	const ws_store_engine *engine;
	GError *fault; /* the first of look-ups that return none (ws_store_stands); NULL */
};

/* Where such a look-up puts its error: NULL when another one was first. */
static inline GError **ws_store_fault(ws_store *store) {
	return store->fault ? NULL : &store->fault;
}

/* The error of every engine whose records cannot be read, with its remedy: "the index 'x.db' is damaged: passage 7 cannot be read; …".
   false. */
bool ws_store_damaged(const char *path, GError **error, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Keeps of sorted rows what lies in sorted, disjoint ranges. */
void ws_rows_keep_within(ws_rows *rows, const ws_range *within, size_t n_within);

extern const ws_store_engine ws_sqlite_engine, ws_shards_engine; /* Xapian's is a module: module.h */

#endif
