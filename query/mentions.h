/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every mention of a string: total by construction, since every passage that has its characters is read.

       增信基金  ->  …[增信基金]规模…; 新增信贷 for 增信 is kept, and marked as one that straddles the words around it */
#ifndef WS_QUERY_MENTIONS_H
#define WS_QUERY_MENTIONS_H

#include "query/view.h"
#include "store/store.h"
#include "text/segment.h"

typedef struct {
	uint32_t passage, document;
	ws_span span;
	ws_via via;
	bool cross_word;       /* begins and ends inside words */
	const char *form;      /* as it stands there, folded; lives in the arena */
	const char *canonical; /* the full name it is a mention of */
	const char *date;      /* of the document; NULL */
	const char *path;      /* of the document */
	const ws_span *also;   /* where 该基金 speaks of it further on in the passage; lives in the arena */
	size_t n_also;
} ws_mention;

typedef struct {
	const ws_filter *filter; /* may be NULL */
	bool exact; /* 简 and 繁 apart, and inside longer numbers too */
	const char *alias_file; /* the user's other names: a line a thing, its names separated by TAB; NULL */
} ws_mention_options;

/* Every occurrence of a string, counted left to right without overlap (ws_mention): in order of document date (undated last), document and
   position, those that straddle words last. `segmenter` may be NULL: then cross_word is never set. Free with g_array_unref; strings live
   in `arena`. */
GArray *ws_mentions_of_string(ws_store *store, ws_reading *reading, const char *string, const ws_mention_options *options,
                              ws_segmenter *segmenter, ws_arena *arena, GError **error);

/* The same in the order of passages, and from there, taken away, in the order above: documents are sorted, no matter how much they have. */
GArray *ws_mentions_by_place(ws_store *store, ws_reading *reading, const char *string, const ws_mention_options *options,
                             ws_segmenter *segmenter, ws_arena *arena, GError **error);
GArray *ws_mentions_in_order(GArray *found);

/* The same for a name: every occurrence of the string and of what the documents show to be the same thing: aliases, shortened
   coordinations, anaphora. */
GArray *ws_mentions_of_name(ws_store *store, ws_reading *reading, const char *name, const ws_mention_options *options,
                            ws_segmenter *segmenter, ws_arena *arena, GError **error);

/* Whether a figure of the mention's passage is about the thing mentioned. */
bool ws_figure_speaks_of(const ws_figure *figure, const ws_mention *mention, const ws_stored_passage *passage);

/* Whether it is money paid into the fund that is mentioned behind it: 35亿元，用于对建设基金出资; 出资10亿元设立茶业基金. */
bool ws_figure_is_paid_in(const ws_figure *figure, const ws_mention *mention, const ws_stored_passage *passage);

#endif
