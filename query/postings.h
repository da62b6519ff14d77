/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of grams that one look-up asks for: each is read once, whoever asks. */
#ifndef WS_QUERY_POSTINGS_H
#define WS_QUERY_POSTINGS_H

#include "store/store.h"

typedef struct ws_postings ws_postings;

ws_postings *ws_postings_new(ws_store *store);
void ws_postings_free(ws_postings *postings);

/* How many passages have this gram. Counted, not guessed from the first rows: so shards rank as one index does, in whatever order passages
   come. */
bool ws_postings_frequency(ws_postings *postings, const char *gram, double *frequency, GError **error);

/* All passages that have it. Borrowed. */
const ws_rows *ws_postings_rows(ws_postings *postings, const char *gram, GError **error);

/* Whether asking for the rows reads nothing more. */
bool ws_postings_known(const ws_postings *postings, const char *gram);

/* Passages that have all of these grams, among `among` (NULL: all). A superset: once few are left, or reading another gram would cost more
   than looking at the texts of those that are, their texts will tell. Free with g_array_unref. */
ws_rows *ws_postings_all(ws_postings *postings, const char *const *grams, size_t n, const ws_rows *among, GError **error);

enum { WS_POSTINGS_FIRST = 256 }; /* rows read before more are asked for */

#endif
