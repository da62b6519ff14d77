/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damage done to an index behind its back, and what the check tells of it. */
#ifndef WS_TESTS_UNIT_STORE_DAMAGE_H
#define WS_TESTS_UNIT_STORE_DAMAGE_H

#include <sqlite3.h>

#include "tests/unit/store_collection.h"

static inline void run_sql(const char *sql) {
	sqlite3 *db;
	ck_assert_int_eq(sqlite3_open(location, &db), SQLITE_OK);
	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* The visitor of ws_store_check; data: a GString. */
static inline void take_fault(const char *message, void *data) {
	g_string_append_printf(data, "%s\n", message);
}

/* The collection, damaged by this, is found to have this fault among others. */
static inline void damage_is_told(const char *sql, const char *fault) {
	ws_store_close(collection());
	run_sql(sql);
	ws_store *store = open_store(WS_STORE_READ);
	g_autoptr(GString) told = g_string_new(NULL);
	uint64_t faults = 0;
	succeeds(ws_store_check(store, take_fault, told, &faults, &error));
	ck_assert_msg(faults > 0 && strstr(told->str, fault), "%s", told->str);
	ws_store_close(store);
}

#endif
