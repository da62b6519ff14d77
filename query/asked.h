/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a query says of the document it asks for: a place and years.

       厦门2023年政府债务余额  ->  place 厦门, year 2023

   A report on 厦门's budget of 2023 says neither in the line that answers; its card says both. */
#ifndef WS_QUERY_ASKED_H
#define WS_QUERY_ASKED_H

#include "query/query.h"
#include "store/store.h"

typedef struct {
	const uint32_t *from, *to; /* in the query's folded text: 厦门, 2023年 */
	const char *region;        /* NULL: a year */
	int year;
} ws_asked_fact;

enum { WS_ASKED_MOST = 8 };

typedef struct {
	ws_asked_fact facts[WS_ASKED_MOST];
	guint n;
} ws_asked;

/* Sets of facts: bit i is facts[i]. */
typedef uint8_t ws_asked_set;

/* What a document's card has to say to a question. */
typedef struct {
	ws_asked_set told; /* the facts it tells */
	bool elsewhere;    /* it tells of another place (neither that, nor one it lies in, nor one in it) or of other years */
} ws_asked_card;

/* `store` as for ws_place_find. */
void ws_asked_read(ws_asked *asked, const ws_query *query, ws_store *store, ws_arena *arena);

/* The facts that these characters of the query are part of. */
ws_asked_set ws_asked_part(const ws_asked *asked, const uint32_t *c, size_t n);

ws_asked_card ws_asked_compare(const ws_asked *asked, const ws_document *card);

/* Those of the set that are places. */
ws_asked_set ws_asked_places(const ws_asked *asked, ws_asked_set set);

/* The years of the set that this text does not speak of although it speaks of others: 2024年预算执行情况 denies 2025. *speaks: of any year. */
ws_asked_set ws_asked_denied(const ws_asked *asked, ws_asked_set set, const ws_folded *text, size_t until, bool *speaks);

#endif
