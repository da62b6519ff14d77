/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/order.h"

#include <string.h>

#include "cli/result.h"

typedef struct {
	ws_scored hit;
	const char *date; /* lives as long as the look-up; "" for none */
	guint rank;
} dated;

static int later_first(gconstpointer a, gconstpointer b) {
	const dated *x = a, *y = b;
	int order = strcmp(y->date, x->date);
	return order ? order : (x->rank > y->rank) - (x->rank < y->rank);
}

static void leave_out_partial(GArray *scored) {
	guint full = 0;
	for (guint i = 0; i < scored->len; i++)
		if (!g_array_index(scored, ws_scored, i).partial)
			g_array_index(scored, ws_scored, full++) = g_array_index(scored, ws_scored, i);
	if (full)
		g_array_set_size(scored, full);
}

bool ws_order_by_date(ws_lookup *lookup, GArray *scored) {
	leave_out_partial(scored);
	g_autoptr(GArray) all = g_array_sized_new(FALSE, FALSE, sizeof(dated), scored->len);
	for (guint i = 0; i < scored->len; i++) {
		dated d = {.hit = g_array_index(scored, ws_scored, i), .rank = i};
		const ws_stored_document *document = ws_lookup_document(lookup, d.hit.document);
		if (!document)
			return false;
		d.date = document->card.date ? document->card.date : "";
		g_array_append_val(all, d);
	}
	g_array_sort(all, later_first);
	for (guint i = 0; i < all->len; i++)
		g_array_index(scored, ws_scored, i) = g_array_index(all, dated, i).hit;
	return true;
}
