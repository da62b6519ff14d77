/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/order.h"

#include <string.h>

static int compare(const char *a, const char *b) {
	return !a || !b ? (a != NULL) - (b != NULL) : strcmp(a, b);
}

static int compare_names(ws_name_class a, const char *name, ws_name_class b, const char *other) {
	return a != b ? (a > b) - (a < b) : strcmp(name, other);
}

int ws_order_entries(gconstpointer a, gconstpointer b) {
	const ws_register_entry *x = *(ws_register_entry *const *)a, *y = *(ws_register_entry *const *)b;
	int order = compare_names(x->class, x->name, y->class, y->name);
	return order ? order : compare(x->region, y->region);
}

int ws_order_aliases(gconstpointer a, gconstpointer b) {
	const ws_stored_alias *x = *(ws_stored_alias *const *)a, *y = *(ws_stored_alias *const *)b;
	int order = compare_names(x->class, x->name, y->class, y->name);
	order = order ? order : compare(x->alias, y->alias);
	order = order ? order : (x->passage > y->passage) - (x->passage < y->passage);
	return order ? order : (x->span.start > y->span.start) - (x->span.start < y->span.start);
}
