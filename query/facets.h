/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How what was found spreads over regions, years, kinds or issuers.

       债务限额 by region  ->  福建省/厦门市 12 passages in 3 documents, 福建省/泉州市 4 in 1, (none) 2 in 2

   A value is one that the filter of the same name takes. A document counts under each year it speaks of (as --year finds it), else once. */
#ifndef WS_QUERY_FACETS_H
#define WS_QUERY_FACETS_H

#include "query/match.h"

typedef enum { WS_FACET_REGION, WS_FACET_YEAR, WS_FACET_KIND, WS_FACET_ISSUER } ws_facet;

/* "region", "year", "kind", "issuer"; false: no such facet. */
bool ws_facet_of_name(const char *name, ws_facet *out);

typedef struct {
	const char *value; /* NULL: documents that have none */
	uint32_t documents, passages;
} ws_facet_count;

/* Counts of every value, most documents first, those without a value last. With a matcher: of the passages that match and their documents;
   without (NULL): of all documents that pass the filter and all their passages. Values live in `arena`. Free with g_array_unref. */
GArray *ws_facets(ws_store *store, ws_reading *reading, ws_matcher *matcher, const ws_filter *filter, ws_facet facet, ws_arena *arena,
                  GError **error);

#endif
