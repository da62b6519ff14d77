/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/bounds.h"

#include <string.h>

/* "at least" of a value that is itself a bound: whether all the figure may be is on the wanted side, as far as the text tells. */
static bool above(ws_relation relation, int compared, bool open) {
	if (relation == WS_GT)
		return compared >= 0;
	return relation == WS_LT || open ? compared > 0 : compared >= 0;
}

static bool below(ws_relation relation, int compared, bool open) {
	if (relation == WS_LT)
		return compared <= 0;
	return relation == WS_GT || open ? compared < 0 : compared <= 0;
}

bool ws_figure_within(const ws_figure *f, const ws_query *range) {
	if (range->rate ? f->kind != WS_PERCENT : range->base && strcmp(range->base, f->base) != 0)
		return false;
	ws_decimal top = f->has_high ? f->high_amount : f->amount;
	if (range->has_low && !above(f->relation, ws_decimal_compare(top, range->low), range->low_open))
		return false;
	return !range->has_high || below(f->relation, ws_decimal_compare(f->amount, range->high), range->high_open);
}
