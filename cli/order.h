/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hits in another order than the best first: --sort date. */
#ifndef WS_CLI_ORDER_H
#define WS_CLI_ORDER_H

#include "cli/lookup.h"
#include "query/rank.h"

/* The latest document first, those without a date last, the best first within a day. Partial hits are left out when others match in full:
   by date they would stand among these. false after a message. */
bool ws_order_by_date(ws_lookup *lookup, GArray *scored);

#endif
