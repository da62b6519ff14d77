/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind the colon or the sign of a field: 2024-01..2024-06, 50亿元..300亿元. */
#ifndef WS_QUERY_PARSE_VALUE_H
#define WS_QUERY_PARSE_VALUE_H

#include "query/query.h"

/* Both write into `text`, fill the node, whose kind, field and bounds asked for (has_low, has_high) are set already, and give what is wrong
   with the value, or NULL. What they keep lives in `arena`. */
const char *ws_read_field_value(ws_query *q, char *text, ws_arena *arena);
const char *ws_read_amount_value(ws_query *q, char *text, ws_arena *arena);

#endif
