/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of hits as a reader wants it: passages of one document together, and passages that say the same as one.

       hits 1 A, 2 B, 3 A, 4 C = 2  ->  1 A with 3 under it, 2 B with 4 as another copy */
#ifndef WS_CLI_PAGE_H
#define WS_CLI_PAGE_H

#include <glib.h>

#include "cli/lookup.h"
#include "query/rank.h"

enum { WS_PAGE_LEADS = -1 };

typedef struct {
	int under; /* the hit of the same document that this one is shown under; WS_PAGE_LEADS: none */
	int like;  /* the earlier hit whose text this one repeats, but for a word or two; WS_PAGE_LEADS: none */
} ws_page_place;

/* The places of hits[0..n), by their index. Larger pages than a few hundred are left as they are. NULL after a message. Free with g_free.
   */
ws_page_place *ws_page_arrange(ws_lookup *lookup, const ws_scored *hits, guint n);

#endif
