/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/amount.h"

#include <string.h>

#include "text/arena.h"
#include "text/quantity.h"

bool ws_amount_parse(const char *folded, bool rate, ws_decimal *amount, const char **base) {
	ws_arena *arena = ws_arena_new();
	ws_quantity q;
	bool ok = ws_quantity_parse(folded, strlen(folded), arena, &q) && !q.has_high;
	*base = NULL;
	if (ok) {
		*amount = q.amount;
		*base = q.plain || !*q.base ? NULL : q.base;
		if (rate && !*base)
			ok = ws_decimal_scale(q.amount, 1, -2, amount);
		else if (rate)
			ok = q.kind == WS_PERCENT;
	} else if (ws_decimal_parse(folded, strlen(folded), amount)) {
		ok = !rate || ws_decimal_scale(*amount, 1, -2, amount);
	}
	ws_arena_free(arena);
	return ok;
}
