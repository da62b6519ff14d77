/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best passages first: a score for each passage that matches, or nearly does.

       债务 余额  ->  passages with both, or one of them in a heading or the title, best first; then, when these are few, those with one of them

   Two steps. The index gives, for the words and pairs of characters of the query, rows with a rough weight each; the best are then read and
   scored on their text, their outline and their document. The second score orders the answer, so both engines order it alike. The order
   does not depend on how many are wanted: a longer list begins with the shorter one. */
#ifndef WS_QUERY_RANK_H
#define WS_QUERY_RANK_H

#include "query/match.h"
#include "query/query.h"
#include "query/view.h"

/* The parts a score is the sum of, as --explain names them. */
typedef enum {
	WS_SCORE_WORDS,    /* words of the query in the passage */
	WS_SCORE_GRAMS,    /* pairs of neighbouring characters of the query in the passage */
	WS_SCORE_CHARS,    /* characters of the query in the passage */
	WS_SCORE_COVERAGE, /* how much of the query stands in the passage or above it */
	WS_SCORE_DOCUMENT, /* what the document as a whole says of the query */
	WS_SCORE_STANDING, /* to a question: that a law says so */
	WS_SCORE_PARTS
} ws_score_part;

const char *ws_score_part_name(ws_score_part part);

typedef struct {
	uint32_t id, document;
	bool partial;      /* lacks a word that was asked for */
	float score;
	float parts[WS_SCORE_PARTS];
} ws_scored;

/* The best `want` passages (ws_scored), best first. A list of words: those that have all of them, then, when these are fewer than a
   hundred, those that have half of them at least. A sentence: those that say most of it, whether they have every word or not. Anything
   else: those that match. Free with g_array_unref. */
GArray *ws_rank(ws_store *store, const ws_query *query, ws_matcher *matcher, ws_reading *reading, guint want, ws_arena *arena,
                GError **error);

#endif
