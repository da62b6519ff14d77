/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One number of a paragraph with what is told in front of it, on its way from the walk (figure_walk.c, which tells the rules) through the
   rules that name its subject.

       "对首次上榜的企业给予|3万元|奖励"   ->   the clause begins at 对, the name in front is 首次上榜的企业, the role 给予 */
#ifndef WS_INDEXER_FACTS_FIGURE_TOLD_H
#define WS_INDEXER_FACTS_FIGURE_TOLD_H

#include "indexer/facts/figure_clause.h"
#include "indexer/facts/figure_role.h"

typedef struct {
	ws_clause_walk *w;
	size_t k;             /* which number of the paragraph */
	const ws_quantity *q; /* the number … */
	ws_figure *figure;    /* … and what becomes of it */
	size_t limit;         /* a name behind it ends here at the latest */
	size_t run;           /* how many numbers from it on stand side by side */
	ws_clause clause;     /* what stands in front of it: */
	ws_figure_role role;
	ws_piece name;        /* empty: none */
} ws_told;

bool ws_told_is_count(const ws_quantity *q);
bool ws_told_is_bounded_behind(const ws_quantity *q); /* 5万元|以上| */
bool ws_told_is_term(const ws_folded *f, const ws_quantity *q); /* 2小时|内|上门核实 */

/* Up to where a name behind number k may reach. */
size_t ws_told_limit(const ws_clause_walk *w, size_t k);

/* Where what belongs to the number alone may begin: behind the one before it in its sentence. */
size_t ws_told_from(const ws_told *t);

/* What a share is a share in, when it is told from i on, 100%|网上可办|; NULL when it is not. */
const char *ws_told_role_behind(const ws_clause_walk *w, size_t i);

/* The subject is what the next numbers may be of. level: the number is its level. */
void ws_told_set_topic(const ws_told *t, const char *subject, bool level);

/* Rules 1 and 2, for the cleaned clause in front; true when one holds. */
bool ws_told_decide_by_verb(const ws_told *t, ws_piece clause);

/* Rule 3: the name in front is not empty. */
void ws_told_decide_by_name(const ws_told *t);

/* Rule 4: there is none. */
void ws_told_decide_without_name(const ws_told *t);

#endif
