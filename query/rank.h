/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best passages first: a score for each passage that matches, or nearly does.

   Two steps. The index gives, for the words and grams of the query, rows with a rough weight each; the best few hundred are then read and scored on
   their text, their outline and their document. The second score alone orders the answer, so both engines order it alike. */
#ifndef WS_QUERY_RANK_H
#define WS_QUERY_RANK_H

#include "query/match.h"
#include "query/query.h"
#include "query/view.h"

/* The parts a score is the sum of, as --explain names them. */
typedef enum {
	WS_SCORE_WORDS,    /* words of the query in the passage */
	WS_SCORE_GRAMS,    /* neighbouring characters of the query in the passage */
	WS_SCORE_ABOVE,    /* words of the query in the outline and the title */
	WS_SCORE_NEAR,     /* words of the query close together and in order */
	WS_SCORE_DOCUMENT, /* what the rest of the document says of the query */
	WS_SCORE_PARTS
} ws_score_part;

const char *ws_score_part_name(ws_score_part part);

typedef struct {
	uint32_t id, document;
	bool partial;      /* lacks a word that was asked for */
	float score;
	float parts[WS_SCORE_PARTS];
} ws_scored;

/* The best `want` passages (ws_scored), best first: those that match, then, when these are fewer than `want` and the query is a plain list of words,
   those that have most of them. *total counts the candidates that may match. Free with g_array_unref. */
GArray *ws_rank(ws_store *store, const ws_query *query, ws_matcher *matcher, ws_reading *reading, guint want, ws_arena *arena, GError **error);

#endif
