/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Xapian engine's own parts, seen by store/xapian/ only; the others see store/module.h. engine.c has the essay. */
#ifndef WS_STORE_XAPIAN_ENGINE_H
#define WS_STORE_XAPIAN_ENGINE_H

#include "store/module.h"
#include "store/xapian/record.h"
#include "store/xapian/terms.h"
#include "store/xapian/xapian.h"

/* Passages and files are numbered from 1, as SQLite numbers them, and share Xapian's ids: every sixteenth is a file's, the others are the
   passages', in their order. (Two far apart ranges would do as well but for xapian-check, which wants memory for every id up to the
   highest.) */
enum { WS_ID_STEP = 16, WS_FILES_MAX = (1 << 28) - 1 };
static inline uint32_t ws_id_of_passage(uint32_t passage) {
	return passage + (passage - 1) / (WS_ID_STEP - 1);
}
static inline uint32_t ws_passage_of_id(uint32_t id) {
	return id - id / WS_ID_STEP;
}
static inline uint32_t ws_id_of_file(uint32_t file) {
	return file * WS_ID_STEP;
}
static inline uint32_t ws_file_of_id(uint32_t id) {
	return id / WS_ID_STEP;
}

enum { WS_LENGTH_CHUNK = 4096 }; /* passages whose lengths stand under one key */

typedef struct ws_lengths_batch ws_lengths_batch;

typedef struct {
	GHashTable *records; /* Xapian's id -> GBytes */
	gsize bytes, most_bytes;
	GHashTable *rows;    /* term (GBytes) -> ws_rows * of passages, all it has */
	guint n_rows, most_rows; /* in all of them */
	GHashTable *counts;  /* term (GBytes) -> how many rows it has, of longer ones */
	uint32_t last;       /* the passage read last: who reads on is sent more at once */
	GArray *listed;      /* files that were listed last … */
	guint at;            /* … and how far they have been sent */
} ws_cache;

typedef struct {
	ws_store base;
	char *path;   /* what messages call it: a folder, or "host:port" */
	char *folder; /* where the tables lie; NULL when served */
	bool served;  /* by another process */
	ws_store_mode mode;
	ws_xapian *x;
	GHashTable *meta;
	ws_record_totals totals;
	GPtrArray *lengths; /* chunks by number; NULL until needed */
	GArray *starts;     /* the first passage of every document, rising; NULL until needed */
	ws_range document;  /* the one that ws_xapian_document_start found last */
	GByteArray *data;   /* of the record being read or made */
	ws_cache cache;     /* what has been read; empty for writers */
	ws_arena *scratch;
	ws_xapian_draft *draft; /* writers */
	ws_lengths_batch *batch; /* writers */
	bool writing;       /* between the first write and the commit */
	ws_record_totals committed;
} xapian_store;

/* engine.c */
/* Makes an error of ours of one of Xapian's, and gives false. Takes `fault`. `verb`: "read", "write", "open". */
bool ws_xapian_fail(const xapian_store *s, GError *fault, const char *verb, GError **error);

/* "the index 'x' is damaged: passage 3 cannot be read"; false. */
bool ws_xapian_damaged(const xapian_store *s, const char *what, uint32_t id, GError **error);

/* write.c */
bool ws_xapian_store_commit(ws_store *store, GError **error);
bool ws_xapian_store_put(ws_store *store, const ws_document *document, const ws_stamp *stamp, const ws_prepared *prepared, GError **error);
bool ws_xapian_store_put_failure(ws_store *store, const char *path, const ws_stamp *stamp, const char *reason, GError **error);
bool ws_xapian_store_touch(ws_store *store, const char *path, const ws_stamp *stamp, GError **error);
bool ws_xapian_store_remove(ws_store *store, const char *path, GError **error);
bool ws_xapian_store_optimize(ws_store *store, GError **error);
bool ws_xapian_put_meta(xapian_store *s, GError **error);

/* rows.c */
ws_rows *ws_xapian_gram_rows(ws_store *store, const ws_gram_query *grams, const ws_range *within, size_t n_within, GError **error);
ws_rows *ws_xapian_gram_first_rows(ws_store *store, const ws_gram_query *grams, size_t limit, bool *more, GError **error);
ws_rows *ws_xapian_head_rows(ws_store *store, const ws_gram_query *grams, GError **error);
ws_rows *ws_xapian_word_rows(ws_store *store, const char *word, int tier, size_t limit, bool *more, GError **error);
bool ws_xapian_latin_words(ws_store *store, char first, ws_word_visit each, void *data, GError **error);
double ws_xapian_gram_frequency(ws_store *store, const ws_gram_query *grams, GError **error);
double ws_xapian_token_frequency(ws_store *store, const char *token, bool word, GError **error);
ws_rows *ws_xapian_amount_rows(ws_store *store, const double *lo, const double *hi, const char *base, int kind, GError **error);
ws_rows *ws_xapian_name_rows(ws_store *store, const char *folded_name, int class, GError **error);
ws_rows *ws_xapian_definitions(ws_store *store, const char *folded_term, GError **error);

/* lengths.c */
uint32_t ws_xapian_length(ws_store *store, uint32_t passage);
uint32_t ws_xapian_document_start(ws_store *store, uint32_t passage);
/* What postings have told of lengths. */
void ws_lengths_note(xapian_store *s, const ws_rows *rows, const GArray *codes);
ws_lengths_batch *ws_lengths_batch_new(void);
void ws_lengths_batch_free(ws_lengths_batch *batch);
bool ws_lengths_set(xapian_store *s, uint32_t passage, uint8_t code, GError **error);
void ws_lengths_add_document(xapian_store *s, uint32_t first);
bool ws_lengths_finish(xapian_store *s, GError **error);
void ws_lengths_abandon(xapian_store *s);

/* cache.c: of what was read. It serves one look-up, so nothing in it grows old. */
void ws_cache_init(ws_cache *cache);
void ws_cache_clear(ws_cache *cache);
bool ws_xapian_expect(ws_store *store, const uint32_t *passages, size_t n, GError **error);
/* Says that these files will be read in this order. */
void ws_cache_list(xapian_store *s, const GArray *files);
/* The data under Xapian's id, into s->data; WS_XAPIAN_NO_DOCUMENT when there is none. */
bool ws_cache_data(xapian_store *s, uint32_t id, GError **fault);
/* How many rows a term has. */
bool ws_cache_frequency(xapian_store *s, const ws_term_text *term, uint32_t *out, GError **fault);
/* The first `limit` rows of one term, lengths noted. */
ws_rows *ws_cache_rows(xapian_store *s, const ws_term_text *term, size_t limit, GError **error);

/* documents.c */
ws_stored_passage *ws_xapian_passage(ws_store *store, uint32_t id, bool with_facts, ws_arena *arena, GError **error);
uint32_t ws_xapian_document_of(ws_store *store, uint32_t passage);
ws_stored_document *ws_xapian_document(ws_store *store, uint32_t id, ws_arena *arena, GError **error);
bool ws_xapian_files(ws_store *store, ws_file_visit visit, void *data, GError **error);
/* The file with this id; false with an error, WS_STORE_NOT_FOUND when there is none. */
bool ws_xapian_file(xapian_store *s, uint32_t id, ws_arena *arena, ws_file_record *out, GError **error);
/* The id of the file at `path`, 0 when the index does not know it. */
bool ws_xapian_find_file(xapian_store *s, const char *path, uint32_t *id, GError **error);

/* register.c */
bool ws_xapian_register(ws_store *store, void (*each)(const ws_register_entry *, void *), void *data, GError **error);
bool ws_xapian_aliases(ws_store *store, const char *key, void (*each)(const ws_stored_alias *, void *), void *data, GError **error);
/* What stands in the slots WS_SLOT_NAMES and WS_SLOT_ALIASES. `first`: the document's first passage. */
void ws_xapian_pack_names(GByteArray *out, const ws_document *document);
void ws_xapian_pack_aliases(GByteArray *out, const ws_document *document);

/* filter.c */
bool ws_xapian_find_document(ws_store *store, const char *name, uint32_t *id, GError **error);
GArray *ws_xapian_documents(ws_store *store, const ws_filter *filter, GError **error);
/* The passages of the chosen documents, sorted; neighbours are one range. */
GArray *ws_xapian_spans(xapian_store *s, const ws_filter *filter, GError **error);
GArray *ws_xapian_ranges(ws_store *store, const ws_filter *filter, GError **error);

/* check.c */
bool ws_xapian_store_check(ws_store *store, void (*fault)(const char *message, void *data), void *data, uint64_t *faults, GError **error);

#endif
