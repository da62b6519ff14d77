/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which passages hold a string, a word or a fact: rows, the ids of passages, and what ranking asks of rows that it does not read.

       "债务限额"   ->   grams 债务 务限 限额   ->   rows 4 17 18 */
#ifndef WS_STORE_ROWS_H
#define WS_STORE_ROWS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/token.h"

typedef struct ws_store ws_store; /* store/store.h */

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

/* ---- rows of facts ---- */

/* Passages that hold a figure with lo <= amount <= hi (NULL: open) of this base ("元", "1" …; NULL: any) and kind (-1: any). */
ws_rows *ws_store_amount_rows(ws_store *store, const double *lo, const double *hi, const char *base, int kind, GError **error);

/* Passages with a name whose canonical form or form, folded, is this; every name when NULL. class -1: any. */
ws_rows *ws_store_name_rows(ws_store *store, const char *folded_name, int class, GError **error);

/* Passage ids of definitions: of this folded term exactly; all of them when NULL. */
ws_rows *ws_store_definitions(ws_store *store, const char *folded_term, GError **error);

#endif
