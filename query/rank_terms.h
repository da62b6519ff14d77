/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a query is scored by: its pairs of neighbouring characters, its longer words and its characters, each with a weight.

       个体工商户的债务  ->  pairs 个体 体工 工商 商户 (户的 的债: less) 债务, words 个体工商户 债务, characters 个 体 工 商 户 债 务 */
#ifndef WS_QUERY_RANK_TERMS_H
#define WS_QUERY_RANK_TERMS_H

#include "query/asked.h"
#include "query/postings.h"
#include "query/query.h"

typedef struct {
	const uint32_t *c; /* folded, n >= 1 */
	size_t n;
	char *token;       /* as UTF-8 */
	double as_word, as_gram; /* what it counts as either, idf included; their sum is its weight */
	double idf, frequency;
	unsigned times;    /* in the query */
	ws_asked_set asked; /* the facts it is part of */
	ws_rows *word_rows; /* not a pair: the first rows of the word, all when !more; NULL: a pair, or cut otherwise wherever it stands */
	bool more;
} ws_rank_term;

/* A word that is asked for, for coverage. */
typedef struct {
	const uint32_t *c;
	size_t n;
	double idf;
	ws_asked_set asked;
} ws_rank_word;

typedef struct {
	uint32_t c;
	double idf;
	ws_asked_set asked;
} ws_rank_char;

typedef struct {
	ws_store *store;
	ws_postings *postings;
	ws_arena *arena;
	GArray *terms;  /* ws_rank_term, heaviest first */
	GArray *words;  /* ws_rank_word, at most 64 */
	GArray *chars;  /* ws_rank_char */
	ws_asked asked;
	double passages, mean;             /* of the index, and their mean length */
	double documents, mean_passages;   /* documents, and passages in one */
	bool plain;     /* a list of words only: partial answers make sense */
	bool sentence;  /* typed as a question: ranked by its words, however many of them a passage has */
} ws_rank_terms;

bool ws_rank_terms_read(ws_rank_terms *terms, ws_store *store, ws_postings *postings, const ws_query *query, ws_arena *arena,
                        GError **error);
void ws_rank_terms_clear(ws_rank_terms *terms);

/* All rows of a term. Free with g_array_unref. */
ws_rows *ws_rank_term_rows(const ws_rank_terms *terms, const ws_rank_term *term, GError **error);

#endif
