/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which lists come, the same for every engine. */
#ifndef WS_STORE_ORDER_H
#define WS_STORE_ORDER_H

#include "store/store.h"

/* GCompareFuncs over arrays of pointers. NULL comes first, as in SQLite. */
int ws_order_entries(gconstpointer a, gconstpointer b); /* ws_register_entry: class, name, region */
int ws_order_aliases(gconstpointer a, gconstpointer b); /* ws_stored_alias: class, name, alias, where it is proved */

/* A document with what it is put in order by; the strings are its own. */
typedef struct {
	uint32_t id;
	char *date, *path; /* date: NULL when there is none */
} ws_dated;

/* Arrays of ws_dated: by date, then path, undated ones last. `own`: the array lets go of the strings. */
GArray *ws_dated_new(bool own);
void ws_order_dated(GArray *dated);

#endif
