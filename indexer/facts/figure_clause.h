/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between two numbers of a paragraph: where the text about the second one begins, and what the marks on the way open and close.

       "税收收入 60 亿元，其中：|增值税 30 亿元|；"    ->  the clause begins behind the colon, under 税收收入 */
#ifndef WS_INDEXER_FACTS_FIGURE_CLAUSE_H
#define WS_INDEXER_FACTS_FIGURE_CLAUSE_H

#include "indexer/facts/figure_list.h"
#include "indexer/facts/figure_text.h"
#include "text/quantity.h"

enum { WS_CLAUSE_DEPTH = 4, WS_CLAUSE_MOST = 160, WS_CLAUSE_RECENT = WS_FIGURE_MEMBERS };

typedef struct {
	const char *topic, *parent;
} ws_clause_level;

/* What the walk over a paragraph's numbers keeps; figure_walk.c tells why. */
typedef struct {
	ws_figure_text *text;
	const ws_folded *f;
	const ws_quantity *q;
	size_t n;
	ws_figure *out;
	const char *fund;

	ws_clause_level now, saved[WS_CLAUSE_DEPTH];
	size_t depth;
	const char *scope, *local; /* whose figures these are: by the words in front of a colon, by a subject of this sentence; NULL */
	const char *head;          /* the last topic outside of any 其中 */
	const char *budget;        /* the last one that named a budget, 全市一般公共预算收入; NULL */
	ws_piece lead;
	size_t sentence; /* where it begins */
	size_t figures;  /* in it so far */
	const char *recent[WS_CLAUSE_RECENT], *members[WS_CLAUSE_RECENT];
	const char *bases[WS_CLAUSE_RECENT]; /* of what the recent ones are counted in */
	size_t parts;              /* told since 其中, up to a semicolon */
	bool crossed;              /* a semicolon stands between 其中 and here */
	size_t n_whole;            /* how many recent ones stood in front of 其中 */
	size_t n_recent, n_members, next_member;
	const char *member_role;
	const char *named, *share; /* in front of the last bracket, a name or what a share is of; NULL */
	const char *limited, *limit_base; /* what the last threshold held for and what it is counted in: 人数在50人以上的; NULL */
	size_t name_end;  /* of the name behind the number before; 0 none */
	size_t condition; /* where the name begins that the number before is a part of (60岁以上老年人口); SIZE_MAX none */
	size_t likened;   /* where the name begins of what the number before told, 是“十三五”时期5亿元的1.8倍; 0 none */
	bool supported;   /* its verb only carries out: 推进12个…、30个…建设 */
} ws_clause_walk;

typedef struct {
	size_t start; /* where the text about the number begins */
	bool joined;  /* it follows a number directly */
} ws_clause;

/* Reads the marks in [from, to), between the number before and the one at hand. */
ws_clause ws_figure_clause(ws_clause_walk *walk, size_t from, size_t to);

#endif
