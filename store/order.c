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

static void dated_clear(ws_dated *d) {
	g_free(d->date);
	g_free(d->path);
}

GArray *ws_dated_new(bool own) {
	GArray *list = g_array_new(FALSE, FALSE, sizeof(ws_dated));
	if (own)
		g_array_set_clear_func(list, (GDestroyNotify)dated_clear);
	return list;
}

static int by_date_and_path(gconstpointer a, gconstpointer b) {
	const ws_dated *x = a, *y = b;
	if (!x->date != !y->date)
		return x->date ? -1 : 1;
	int order = x->date ? strcmp(x->date, y->date) : 0;
	return order ? order : strcmp(x->path, y->path);
}

void ws_order_dated(GArray *dated) {
	g_array_sort(dated, by_date_and_path);
}
