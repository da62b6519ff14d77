/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first step of ranking: rough scores from rows alone, without reading a text. */
#ifndef WS_QUERY_RANK_ROUGH_H
#define WS_QUERY_RANK_ROUGH_H

#include "query/rank_terms.h"

/* BM25's part of a term (Robertson and Zaragoza 2009): how often it stands there, and the length over the mean one. */
static inline double ws_saturation(double times, double length, double k1, double b) {
	return times * (k1 + 1) / (times + k1 * (1 - b + b * length));
}

/* Of passages and of documents: saturation, length normalisation, and what the document counts beside the passage. */
#define WS_PASSAGE_K1 0.6
#define WS_PASSAGE_B 0.6
#define WS_DOCUMENT_K1 1.0
#define WS_DOCUMENT_B 0.9
#define WS_DOCUMENT_SHARE 2.0

typedef struct ws_rough ws_rough;

/* Reads rows, the rarest terms first, until about `most` are read. */
ws_rough *ws_rough_new(const ws_rank_terms *terms, size_t most, GError **error);
void ws_rough_free(ws_rough *rough);

/* Passages that have a term that was read, in no order. Borrowed. */
const GArray *ws_rough_touched(const ws_rough *rough);
double ws_rough_score(ws_rough *rough, uint32_t passage);

/* The passage's own part of it. */
float ws_rough_passage(const ws_rough *rough, uint32_t passage);

/* How many of the passages [start, end) hold a term; less than 0: it was not read. */
double ws_rough_holding(const ws_rough *rough, guint term, uint32_t start, uint32_t end);

#endif
