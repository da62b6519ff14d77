/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which lists come, the same for every engine: GCompareFuncs over arrays of pointers. NULL comes first, as in SQLite. */
#ifndef WS_STORE_ORDER_H
#define WS_STORE_ORDER_H

#include "store/store.h"

int ws_order_entries(gconstpointer a, gconstpointer b); /* ws_register_entry: class, name, region */
int ws_order_aliases(gconstpointer a, gconstpointer b); /* ws_stored_alias: class, name, alias, where it is proved */

#endif
