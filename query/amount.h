/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An amount as a query writes it: "100亿元" -> 10000000000 元, "5%" -> 0.05 (base "1"). */
#ifndef WS_QUERY_AMOUNT_H
#define WS_QUERY_AMOUNT_H

#include <stdbool.h>

#include "text/decimal.h"

/* `folded` text, all of it a number with its unit; for a rate the % may be left out ("rate>5" is 5%). *base is static text or NULL: a bare
   number fits any unit. */
bool ws_amount_parse(const char *folded, bool rate, ws_decimal *amount, const char **base);

#endif
