/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index on disk, behind one interface: documents with their passages and facts go in, rows that hold a string or a word come out.

   A store proposes, the text disposes: postings here are of rows only (passages), by gram and by word (text/token.h). What exactly matches,
   where, and how well, is decided on the passage's text by the query side, the same way for every engine.

   A location is a SQLite file, or "xapian:DIR", or "shards:FILE", a list of locations searched as one (store/shards/shards.c). Row ids of
   passages are 32-bit, the passages of one document have consecutive ids, and a heading's scope (what stands under it) is a range of ids:
   title and outline are found through the heading rows. */
#ifndef WS_STORE_STORE_H
#define WS_STORE_STORE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/document.h"
#include "text/token.h"

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

/* ---- writing: one thread ---- */

/* What a file looked like when it was read. */
typedef struct {
	int64_t size, mtime_ns;
	uint64_t hash; /* of the content; 0 unknown */
} ws_stamp;

/* A passage's tokens, made by the workers. */
typedef struct {
	ws_tokens words;
	ws_grams grams;
	uint32_t chars;  /* folded length, for length normalisation */
	int32_t scope_end; /* headings: index of the last passage under it (itself when none); otherwise -1 */
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

/* ---- reading rows ---- */

/* Sorted passage ids without repetition, uint32_t. Free with g_array_unref. */
typedef GArray ws_rows;

typedef struct {
	uint32_t first, last; /* inclusive */
} ws_range;

/* Passages that have these grams (prefix: any gram that begins with grams[0]); every passage when n is 0. `within` (sorted, disjoint; NULL:
   everywhere) bounds the rows read. Every passage that has all of them is there; of a long string perhaps a few more, when reading the rows
   of its frequent grams too would cost more than looking at those texts. */
ws_rows *ws_store_gram_rows(ws_store *store, const ws_gram_query *grams, const ws_range *within, size_t n_within, GError **error);

/* The first `limit` of them from the lowest id; *more says whether that was all. */
ws_rows *ws_store_gram_first_rows(ws_store *store, const ws_gram_query *grams, size_t limit, bool *more, GError **error);

/* Headings and titles that have all these grams, as ids of heading passages. */
ws_rows *ws_store_head_rows(ws_store *store, const ws_gram_query *grams, GError **error);

/* Passages with this word at least `tier` times (1, 2 or 4), at most `limit` of them from the lowest id; *more says whether that was
   all. */
ws_rows *ws_store_word_rows(ws_store *store, const char *word, int tier, size_t limit, bool *more, GError **error);

/* How many passages have these grams: exactly up to a bound, beyond it perhaps estimated. */
double ws_store_gram_frequency(ws_store *store, const ws_gram_query *grams, GError **error);

/* How many passages have this word or gram, exactly; negative when the engine would have to read them to know. */
double ws_store_token_frequency(ws_store *store, const char *token, bool word, GError **error);

/* Every word of the index that begins with this letter of the Latin alphabet, in no order, some perhaps twice. Borrowed for the call. */
typedef void (*ws_word_visit)(const char *word, size_t len, void *data);
bool ws_store_latin_words(ws_store *store, char first, ws_word_visit each, void *data, GError **error);

/* How many passages the index holds, and their mean folded length. */
uint32_t ws_store_passages(ws_store *store);
double ws_store_mean_length(ws_store *store);

/* The highest passage id in use, 0 in an empty index. */
uint32_t ws_store_last_passage(ws_store *store);

/* The folded length of a passage, quantised (text within 6 %); cheap: read in blocks and kept. */
uint32_t ws_store_length(ws_store *store, uint32_t passage);

/* The first passage of the document that this passage belongs to, from the same blocks: passages of one document have the same one. An
   engine that does not know gives the passage itself. */
uint32_t ws_store_document_start(ws_store *store, uint32_t passage);

/* The id after the last passage of that document. */
uint32_t ws_store_document_end(ws_store *store, uint32_t passage);

/* ---- reading records ---- */

typedef struct {
	uint32_t id, document;
	ws_passage_kind kind;
	int level;
	uint32_t parent;    /* id of the heading above, 0 none */
	uint32_t scope_end; /* headings: id of the last passage under it */
	const char *text, *term;
	size_t len;
	uint32_t line, line_end, page;
	ws_span definition;
	const ws_table *table; /* NULL unless asked for with facts */
	ws_figure *figures;
	size_t n_figures;
	ws_name *names;
	size_t n_names;
} ws_stored_passage;

typedef struct {
	uint32_t id, first, last; /* passage ids; last < first when it has none */
	uint32_t n_passages, n_figures;
	ws_document card;         /* no passages, no aliases in it; evidence[].passage is an index from `first` */
} ws_stored_document;

/* Tells that these passages (sorted) will be read next, with what stands above them and their documents: an index on another machine sends
   them in a few answers in place of one for each. Reading any other passage stays possible. */
bool ws_store_expect(ws_store *store, const uint32_t *passages, size_t n, GError **error);

/* Whether that is worth gathering them for. */
bool ws_store_is_served(ws_store *store);

/* One passage, in `arena`; with_facts reads figures, names and table too. NULL with an error when there is no such id. */
ws_stored_passage *ws_store_passage(ws_store *store, uint32_t id, bool with_facts, ws_arena *arena, GError **error);

/* The same with no more than ranking asks of hundreds: kind, level, parent and text; the rest is 0. Faster. */
ws_stored_passage *ws_store_brief(ws_store *store, uint32_t id, ws_arena *arena, GError **error);

/* Only its text: what a look-up over tens of thousands of passages wants. Faster than the whole. */
const char *ws_store_text(ws_store *store, uint32_t id, size_t *len, ws_arena *arena, GError **error);

/* The document a passage belongs to (id), 0 none; and a document's card. */
uint32_t ws_store_document_of(ws_store *store, uint32_t passage);
ws_stored_document *ws_store_document(ws_store *store, uint32_t id, ws_arena *arena, GError **error);

/* Only what documents are put in order by, of the document a passage belongs to. Faster than the card, and most so when the passages
   rise. */
typedef struct {
	uint32_t id, first, last; /* passage ids */
	const char *date, *path;  /* date: NULL when there is none */
} ws_document_keys;
bool ws_store_document_keys(ws_store *store, uint32_t passage, ws_document_keys *out, ws_arena *arena, GError **error);

/* The document a user names: an id, a path (as stored, or relative to the current folder, or its last part when that is unique), or a 文号 in
   any bracket style. *id is 0 when there is none; an error when the name fits several. */
bool ws_store_find_document(ws_store *store, const char *name, uint32_t *id, GError **error);

/* The filters every look-up takes; NULL or 0: any. Texts are compared folded; region matches the region itself and all below it. */
typedef struct {
	const char *region, *issuer, *kind, *number, *path_glob, *title;
	const char *since, *until; /* "2024", "2024-01", "2024-01-11": inclusive */
	int year;                  /* matches any of `years`, or the year of the date */
} ws_filter;

bool ws_filter_is_empty(const ws_filter *filter);

/* Ids of documents that pass the filter, in order of date, then path; undated ones last. uint32_t; free with g_array_unref. */
GArray *ws_store_documents(ws_store *store, const ws_filter *filter, GError **error);

/* The same as sorted ranges of passage ids (ws_range). */
GArray *ws_store_ranges(ws_store *store, const ws_filter *filter, GError **error);

/* Passages that hold a figure with lo <= amount <= hi (NULL: open) of this base ("元", "1" …; NULL: any) and kind (-1: any). */
ws_rows *ws_store_amount_rows(ws_store *store, const double *lo, const double *hi, const char *base, int kind, GError **error);

/* Passages with a name whose canonical form or form, folded, is this; every name when NULL. class -1: any. */
ws_rows *ws_store_name_rows(ws_store *store, const char *folded_name, int class, GError **error);

/* Every distinct (class, canonical name, document region), with counts; and every alias with its evidence. Strings are borrowed for the
   call. */
typedef struct {
	ws_name_class class;
	const char *name, *region;
	uint32_t mentions, documents;
} ws_register_entry;
typedef struct {
	ws_name_class class;
	const char *name, *alias, *parent, *region;
	uint32_t document, passage;
	ws_span span;
} ws_stored_alias;
bool ws_store_register(ws_store *store, void (*each)(const ws_register_entry *, void *), void *data, GError **error);
/* key: only those whose name or alias has this key in the region of its document (text/name_key.h); NULL: all. */
bool ws_store_aliases(ws_store *store, const char *key, void (*each)(const ws_stored_alias *, void *), void *data, GError **error);

/* Passage ids of definitions: of this folded term exactly; all of them when NULL. */
ws_rows *ws_store_definitions(ws_store *store, const char *folded_term, GError **error);

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
enum { WS_STORE_FORMAT = 3 };

#endif
