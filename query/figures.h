/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures by what they measure: a question such as 吕梁市2018年一般公共预算收入 gets the right row first.

   Place, year and thing asked for are told apart in the question and compared with the document's region, the figure's period and its
   subject; not words with words. Without a question every figure that passes the conditions comes, in reading order, the documents by
   their paths: the same whatever was indexed first, and on shards. */
#ifndef WS_QUERY_FIGURES_H
#define WS_QUERY_FIGURES_H

#include "query/query.h"
#include "query/view.h"
#include "store/store.h"
#include "text/segment.h"

typedef struct {
	uint32_t passage;
	uint32_t index;  /* of the figure in the passage */
	uint32_t document;
	float score;     /* 0 without a question */
	double amount;
	const char *date, *path; /* of the document; date may be NULL */
} ws_found_figure;

typedef struct {
	const ws_filter *filter;
	const char *question; /* a query, or NULL */
	const char *subject, *unit, *period, *role, *fund; /* parts of the figure's own fields, compared folded; NULL: any */
	const ws_query *range;  /* a WS_QUERY_AMOUNT node; NULL: any */
	enum { WS_FIGURES_BEST, WS_FIGURES_BY_VALUE, WS_FIGURES_BY_DATE } order;
} ws_figure_request;

/* ws_found_figure records, best first (with a question) or in the order asked for. Free with g_array_unref; strings live in `reading`. */
GArray *ws_figures_find(ws_store *store, ws_reading *reading, const ws_figure_request *request, ws_segmenter *segmenter, ws_arena *arena,
                        GError **error);

#endif
