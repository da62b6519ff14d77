/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/condition.h"

#include <sqlite3.h>
#include <string.h>

#include "store/store.h"
#include "text/docnum.h"
#include "text/fold.h"
#include "text/region.h"

bool ws_condition_region(const char *value, const char *wanted) {
	const char *last = strrchr(value, '/');
	return ws_region_matches(last ? last + 1 : value, last ? value : NULL, wanted);
}

static int compare_dates(const char *a, const char *b) {
	return strncmp(a, b, MIN(strlen(a), strlen(b)));
}

bool ws_condition_date(const char *date, const char *since, const char *until) {
	return (!since || compare_dates(date, since) >= 0) && (!until || compare_dates(date, until) <= 0);
}

bool ws_condition_path(const char *path, const char *glob) {
	for (const char *slash; sqlite3_strglob(glob, path) != 0; path = slash + 1)
		if (*glob == '/' || !(slash = strchr(path, '/')))
			return false;
	return true;
}

char *ws_condition_last_part(const char *name, ws_arena *arena) {
	g_autoptr(GString) glob = g_string_new(NULL);
	for (const char *c = name; *c; c++)
		g_string_append_printf(glob, strchr("*?[", *c) ? "[%c]" : "%c", *c);
	return ws_arena_copy(arena, glob->str, glob->len);
}

const char *ws_condition_folded(const char *text, ws_arena *arena) {
	return text ? ws_fold_string(text, strlen(text), WS_FOLD_HANS, arena) : NULL;
}

const char *ws_condition_number(const char *text, ws_arena *arena) {
	const char *key = text ? ws_docnum_key(text, strlen(text), arena) : NULL;
	return key ? key : ws_condition_folded(text, arena);
}

static int by_id(gconstpointer a, gconstpointer b) {
	const uint32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

bool ws_condition_only(GArray *ids, const char *name, uint32_t *id, GError **error) {
	enum { LISTED = 5 };
	*id = ids->len ? g_array_index(ids, uint32_t, 0) : 0;
	if (ids->len < 2)
		return true;
	g_autoptr(GString) list = g_string_new(NULL);
	g_array_sort(ids, by_id);
	for (guint i = 0; i < ids->len && i < LISTED; i++)
		g_string_append_printf(list, "%s%u", i ? ", " : "", g_array_index(ids, uint32_t, i));
	g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "'%s' names %u documents: %s%s", name, ids->len, list->str,
	            ids->len > LISTED ? " …" : "");
	*id = 0;
	return false;
}
