/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which passages a query matches: rows that may (from the index), and whether one does (from its text).

   The index proposes a superset by its grams, the text disposes: a passage matches exactly when its folded text, or for words also its
   outline or title, holds the strings. That makes recall total whatever the word breaks are, and the same on every engine. */
#ifndef WS_QUERY_MATCH_H
#define WS_QUERY_MATCH_H

#include "query/postings.h"
#include "query/query.h"
#include "query/view.h"
#include "store/store.h"

typedef struct ws_matcher ws_matcher;

/* `query` may be NULL: everything that passes the filter (NULL: no filter). Both must live as long as the matcher. */
ws_matcher *ws_matcher_new(ws_store *store, const ws_query *query, const ws_filter *filter, ws_arena *arena, GError **error);
void ws_matcher_free(ws_matcher *matcher);

/* The rows read so far, for who needs rows of the same grams. Borrowed. */
ws_postings *ws_matcher_postings(ws_matcher *matcher);

/* How much is looked up to narrow the candidates. */
typedef enum {
	WS_LIKELY,   /* what is cheap, and of words in headings only passages that have another one in their text: not every match */
	WS_POSSIBLE, /* every match, and perhaps many more: what is costly is left to the texts */
	WS_THOROUGH, /* every match, and perhaps some more */
} ws_depth;

/* Passages that may match, in *rows; NULL when nothing narrows them so far (never when thorough). Free with g_array_unref. */
bool ws_matcher_candidates(ws_matcher *matcher, ws_depth depth, ws_rows **rows, GError **error);

/* Whether a candidate matches. Its view needs figures when ws_matcher_needs_facts says so. */
bool ws_matcher_needs_facts(const ws_matcher *matcher);
bool ws_matcher_matches(const ws_matcher *matcher, const ws_view *view);

/* Where the query's words and phrases stand in the passage's text: ws_span, in order, merged where they touch. Free with g_array_unref. */
GArray *ws_matcher_spans(const ws_matcher *matcher, const ws_view *view);

/* The ranges of passages that the filter allows; NULL when it allows all. Borrowed. */
const GArray *ws_matcher_ranges(const ws_matcher *matcher);

/* Where folded string c[0..n) stands in `f` at or after `from`, not inside a longer number when it begins or ends with a digit. SIZE_MAX:
   nowhere. */
size_t ws_find_term(const ws_folded *f, size_t from, const uint32_t *c, size_t n, bool open_end);

#endif
