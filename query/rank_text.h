/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second step of ranking: the score of a passage from its text, its outline and its document. */
#ifndef WS_QUERY_RANK_TEXT_H
#define WS_QUERY_RANK_TEXT_H

#include "query/rank.h"
#include "query/rank_rough.h"

typedef struct ws_text_scorer ws_text_scorer;

ws_text_scorer *ws_text_scorer_new(const ws_rank_terms *terms, const ws_rough *rough);
void ws_text_scorer_free(ws_text_scorer *scorer);

/* Fills parts and score; `card`: what the document's card says to it; *words_held is how many of the query's words stand in the passage
   or above it, or are told by the card. */
void ws_text_score(ws_text_scorer *scorer, const ws_view *view, ws_asked_card card, ws_scored *out, guint *words_held);

#endif
