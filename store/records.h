/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages and documents as they come back out of an index, which documents a filter lets through, and the register of names.

       passage 17   ->   "全市政府债务限额2046.3亿元…", line 33, one figure, document 3 */
#ifndef WS_STORE_RECORDS_H
#define WS_STORE_RECORDS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/rows.h"
#include "text/arena.h"
#include "text/document.h"

typedef struct ws_store ws_store; /* store/store.h */

/* ---- passages and documents ---- */

typedef struct {
	uint32_t id, document;
	ws_passage_kind kind;
	int level;
	uint32_t parent; /* id of the heading above, 0 none */
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

/* ---- filters ---- */

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

/* ---- names ---- */

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

#endif
