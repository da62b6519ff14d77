/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a query is compiled to, seen by match.c and match_rows.c only. */
#ifndef WS_QUERY_MATCH_NODE_H
#define WS_QUERY_MATCH_NODE_H

#include "query/match.h"

/* What is compiled for a string of the query. */
typedef struct ws_leaf {
	const uint32_t *c;
	size_t n;
	bool open_end;
	ws_gram_query grams;
	bool skipped;   /* while looking up: its rows were too many to read */
	GArray *ranges; /* passages that may stand under a heading or title that has it; NULL: not looked up */
	struct ws_leaf *of; /* the leaf that this one is a copy of, while looking up */
} ws_leaf;

typedef struct {
	const ws_query *query;
	ws_leaf *leaves;    /* words: of the terms that count; phrases: one; near: one a child */
	size_t n_leaves;
	GArray *ranges;  /* fields */
} ws_compiled;

struct ws_matcher {
	ws_store *store;
	const ws_query *query;
	ws_arena *arena;
	GArray *within;      /* of the filter and of fields that must hold; NULL: everything */
	GHashTable *nodes;   /* const ws_query * -> ws_compiled * */
	ws_postings *postings;
	ws_depth depth;      /* of the look-up at hand */
	GPtrArray *arrays;   /* to let go of */
};

#endif
