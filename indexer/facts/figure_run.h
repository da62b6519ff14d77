/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that stand side by side, and whose they are.

       "A、B分别增长5%和6%"   ->  5% of A, 6% of B */
#ifndef WS_INDEXER_FACTS_FIGURE_RUN_H
#define WS_INDEXER_FACTS_FIGURE_RUN_H

#include "indexer/facts/figure_clause.h"

/* How many numbers from k on stand side by side with nothing but 、 and 和 between them: 1 to WS_CLAUSE_RECENT. */
size_t ws_figure_run_of(const ws_clause_walk *walk, size_t k);

/* The bound of a list's last number (90%、53%以上) or first (分别超过A、B) holds for all of it. */
void ws_figure_share_bound(ws_clause_walk *walk, size_t k, size_t run, bool apart);

/* What the numbers to come are of, n <= WS_CLAUSE_RECENT, in their order. */
void ws_figure_set_members(ws_clause_walk *walk, const char *const *names, size_t n, const char *role);

/* All numbers of a run are of one thing, of which the first has it already. */
void ws_figure_set_same_members(ws_clause_walk *walk, const char *name, size_t run, const char *role);

/* 客运量和旅客周转量完成|2067.95万人次和6.05亿人公里|: as many names as numbers, without 分别. Not 工业、科技等|9大领域115项|政策. */
bool ws_figure_are_parallel(const ws_clause_walk *walk, size_t k, ws_piece np, size_t run);

/* A、B分别增长5%和6%: gives number k its name and keeps those of the others. True when names and numbers agree. */
bool ws_figure_decide_by_list(ws_clause_walk *walk, size_t k, ws_piece np, size_t run);

#endif
