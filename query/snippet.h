/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stretch of a passage that shows best why it was found: it holds as many of the matches as fit, and begins and ends at clauses.

       "…务实推进。全市政府[债务][余额]2120.8亿元，其中…"  ->  "全市政府债务余额2120.8亿元，其中：…" */
#ifndef WS_QUERY_SNIPPET_H
#define WS_QUERY_SNIPPET_H

#include <glib.h>

#include "store/store.h"

/* The window of at most about `width` code points; all of a text that is not longer. `matches` (ws_span, in order) may be empty. No figure
   that the passage was read with is cut. */
ws_span ws_snippet(const ws_stored_passage *passage, const GArray *matches, uint32_t width);

#endif
