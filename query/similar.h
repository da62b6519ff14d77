/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents like one that is in the index.

       关于泉州市2023年预算执行情况的报告  ->  债务限额 OR 增信基金 OR 转移支付 …  ->  the best passage of each other document that says most of it

   The words are its expand set, as Xapian calls it (Robertson's offer weight): those that set its passages most apart from all others,
   among words that other documents have too. What is asked for with them is ranked like any question. */
#ifndef WS_QUERY_SIMILAR_H
#define WS_QUERY_SIMILAR_H

#include "query/rank.h"

/* The question that a document asks, in the query language; "" when it has no words that others have. Lives in `arena`. NULL with an
   error. */
char *ws_similar_question(ws_store *store, ws_reading *reading, uint32_t document, ws_segmenter *segmenter, ws_arena *arena,
                          GError **error);

/* As ws_rank, the best passage of each document, without those of `document`. */
GArray *ws_rank_similar(ws_store *store, const ws_query *query, ws_matcher *matcher, ws_reading *reading, uint32_t document, guint want,
                        ws_arena *arena, GError **error);

#endif
