/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which documents a filter lets through.

   Each condition gives a set of documents; the answer is what all sets share. A condition on a label (region, issuer, kind, number, year)
   looks at the distinct values of its field, which are few, and then reads the documents of those that pass. */
#include <stdlib.h>
#include <string.h>

#include "store/condition.h"
#include "store/order.h"
#include "store/sqlite/sqlite.h"

typedef struct {
	sqlite_store *s;
	const ws_filter *filter;
	ws_arena *arena, *scratch;
	GArray *ids; /* sorted; NULL: all so far */
	GError **error;
} selection;

/* Keeps of the selection what is in `these` too; takes them. */
static void narrow(selection *sel, GArray *these) {
	ws_rows_sort(these);
	if (sel->ids) {
		guint n = 0, i = 0;
		for (guint j = 0; j < these->len; j++) {
			uint32_t id = g_array_index(these, uint32_t, j);
			while (i < sel->ids->len && g_array_index(sel->ids, uint32_t, i) < id)
				i++;
			if (i < sel->ids->len && g_array_index(sel->ids, uint32_t, i) == id)
				g_array_index(these, uint32_t, n++) = id;
		}
		g_array_set_size(these, n);
		g_array_unref(sel->ids);
	}
	sel->ids = these;
}

/* ---- labels ---- */

typedef bool (*value_test)(selection *sel, const char *value, const char *wanted);

static bool is_same(selection *sel, const char *value, const char *wanted) {
	(void)sel;
	return strcmp(value, wanted) == 0;
}

static bool holds(selection *sel, const char *value, const char *wanted) {
	(void)sel;
	return strstr(value, wanted) != NULL;
}

static bool is_region(selection *sel, const char *value, const char *wanted) {
	(void)sel;
	return ws_condition_region(value, wanted);
}

/* The next distinct value of a field after `value`, which it replaces; "" comes before all. */
static int next_value(selection *sel, ws_label field, GString *value) {
	sqlite3_stmt *next = ws_statement(sel->s, WS_SQL_LABEL_NEXT, sel->error);
	if (!next)
		return SQLITE_ERROR;
	sqlite3_bind_int(next, 1, field);
	sqlite3_bind_text(next, 2, value->str, (int)value->len, SQLITE_STATIC);
	int code = ws_sql_step(next, sel->s->path, sel->error);
	if (code == SQLITE_ROW) {
		g_string_truncate(value, 0); /* whole, with a NUL in it: cut short it would be its own next one */
		g_string_append_len(value, ws_sql_text(next, 0), sqlite3_column_bytes(next, 0));
		sqlite3_reset(next);
	}
	return code;
}

static bool by_label(selection *sel, ws_label field, const char *wanted, value_test test) {
	if (!wanted)
		return true;
	sqlite3_stmt *documents = ws_statement(sel->s, WS_SQL_LABEL_DOCUMENTS, sel->error);
	if (!documents)
		return false;
	GArray *these = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	GString *value = g_string_new(test == is_same ? wanted : "");
	int code = test == is_same ? SQLITE_ROW : next_value(sel, field, value);
	bool ok = true;
	while (ok && code == SQLITE_ROW) {
		if (test(sel, value->str, wanted)) {
			sqlite3_bind_int(documents, 1, field);
			sqlite3_bind_text(documents, 2, value->str, (int)value->len, SQLITE_STATIC);
			ok = ws_rows_read(sel->s, documents, these, sel->error);
		}
		code = test == is_same ? SQLITE_DONE : next_value(sel, field, value);
	}
	g_string_free(value, TRUE);
	narrow(sel, these);
	return ok && code == SQLITE_DONE;
}

/* ---- other conditions ---- */

static bool by_date(selection *sel) {
	const char *since = sel->filter->since, *until = sel->filter->until;
	if (!since && !until)
		return true;
	sqlite3_stmt *dates = ws_statement(sel->s, WS_SQL_DOCUMENT_DATES, sel->error);
	if (!dates)
		return false;
	char low[8] = "", high[8] = "\x7f";
	if (since)
		g_snprintf(low, sizeof low, "%.4s", since);
	if (until)
		g_snprintf(high, sizeof high, "%.4s\x7f", until);
	sqlite3_bind_text(dates, 1, low, -1, SQLITE_STATIC);
	sqlite3_bind_text(dates, 2, high, -1, SQLITE_STATIC);
	GArray *these = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	int code;
	while ((code = ws_sql_step(dates, sel->s->path, sel->error)) == SQLITE_ROW) {
		uint32_t id = (uint32_t)sqlite3_column_int64(dates, 0);
		const char *date = ws_sql_text(dates, 1);
		if (ws_condition_date(date, since, until))
			g_array_append_val(these, id);
	}
	narrow(sel, these);
	return code == SQLITE_DONE;
}

/* Reads a column of every document (or file) and keeps those whose value passes. */
static bool by_scan(selection *sel, ws_sql which, value_test test, const char *wanted) {
	if (!wanted)
		return true;
	sqlite3_stmt *all = ws_statement(sel->s, which, sel->error);
	if (!all)
		return false;
	GArray *these = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_autoptr(GString) value = g_string_new(NULL);
	int code;
	while ((code = ws_sql_step(all, sel->s->path, sel->error)) == SQLITE_ROW) {
		uint32_t id = (uint32_t)sqlite3_column_int64(all, 0);
		const char *bytes = ws_sql_bytes(all, 1);
		g_string_truncate(value, 0);
		g_string_append_len(value, bytes ? bytes : "", sqlite3_column_bytes(all, 1));
		if (test(sel, value->str, wanted))
			g_array_append_val(these, id);
	}
	narrow(sel, these);
	return code == SQLITE_DONE;
}

static bool is_path(selection *sel, const char *value, const char *glob) {
	(void)sel;
	return ws_condition_path(value, glob);
}

static bool is_in_title(selection *sel, const char *value, const char *wanted) {
	bool found = strstr(ws_condition_folded(value, sel->scratch), wanted) != NULL;
	ws_arena_clear(sel->scratch);
	return found;
}

static bool every_document(selection *sel) {
	if (sel->ids)
		return true;
	sqlite3_stmt *all = ws_statement(sel->s, WS_SQL_DOCUMENT_TITLES, sel->error);
	GArray *these = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	bool ok = all && ws_rows_read(sel->s, all, these, sel->error);
	narrow(sel, these);
	return ok;
}

/* Ids of the documents that pass, sorted; NULL with an error. */
static GArray *select_documents(sqlite_store *s, const ws_filter *filter, GError **error) {
	static const ws_filter none = {.year = 0};
	selection sel = {s, filter ? filter : &none, ws_arena_new(), ws_arena_new(), NULL, error};
	char year[16] = "";
	if (sel.filter->year)
		g_snprintf(year, sizeof year, "%d", sel.filter->year);
	bool ok = by_label(&sel, WS_LABEL_REGION, sel.filter->region, is_region) &&
		by_label(&sel, WS_LABEL_ISSUER, ws_condition_folded(sel.filter->issuer, sel.arena), holds) &&
		by_label(&sel, WS_LABEL_KIND, ws_condition_folded(sel.filter->kind, sel.arena), is_same) &&
		by_label(&sel, WS_LABEL_NUMBER, ws_condition_number(sel.filter->number, sel.arena), is_same) &&
		by_label(&sel, WS_LABEL_YEAR, *year ? year : NULL, is_same) && by_date(&sel) &&
		by_scan(&sel, WS_SQL_DOCUMENT_TITLES, is_in_title, ws_condition_folded(sel.filter->title, sel.arena)) &&
		by_scan(&sel, WS_SQL_DOCUMENT_PATHS, is_path, sel.filter->path_glob) && every_document(&sel);
	ws_arena_free(sel.arena);
	ws_arena_free(sel.scratch);
	if (!ok)
		g_clear_pointer(&sel.ids, g_array_unref);
	return sel.ids;
}

/* ---- in order of date, then path ---- */

GArray *ws_sqlite_documents(ws_store *store, const ws_filter *filter, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	GArray *ids = select_documents(s, filter, error);
	sqlite3_stmt *keys = ids ? ws_statement(s, WS_SQL_DOCUMENT_KEYS, error) : NULL;
	g_autoptr(GArray) list = ws_dated_new(true);
	bool ok = keys != NULL;
	for (guint i = 0; ok && i < ids->len; i++) {
		ws_dated d = {.id = g_array_index(ids, uint32_t, i)};
		sqlite3_bind_int64(keys, 1, d.id);
		int code = ws_sql_step(keys, s->path, error);
		ok = code == SQLITE_ROW || code == SQLITE_DONE;
		if (code == SQLITE_ROW) {
			d.date = g_strdup(ws_sql_text(keys, 0));
			d.path = g_strndup(ws_sql_bytes(keys, 1), (gsize)sqlite3_column_bytes(keys, 1));
			sqlite3_reset(keys);
		}
		d.path = d.path ? d.path : g_strdup("");
		g_array_append_val(list, d);
	}
	ws_order_dated(list);
	for (guint i = 0; ok && i < ids->len; i++)
		g_array_index(ids, uint32_t, i) = g_array_index(list, ws_dated, i).id;
	if (!ok)
		g_clear_pointer(&ids, g_array_unref);
	return ids;
}

/* ---- as ranges of passages ---- */

static void add_range(GArray *ranges, uint32_t first, uint32_t last) {
	ws_range *before = ranges->len ? &g_array_index(ranges, ws_range, ranges->len - 1) : NULL;
	ws_range range = {first, last};
	if (before && before->last + 1 == first)
		before->last = last;
	else
		g_array_append_val(ranges, range);
}

static int by_range(gconstpointer a, gconstpointer b) {
	const ws_range *x = a, *y = b;
	return (x->first > y->first) - (x->first < y->first);
}

static bool few_ranges(sqlite_store *s, const GArray *ids, GArray *ranges, GError **error) {
	sqlite3_stmt *get = ws_statement(s, WS_SQL_DOCUMENT_RANGE, error);
	bool ok = get != NULL;
	g_autoptr(GArray) each = g_array_new(FALSE, FALSE, sizeof(ws_range));
	for (guint i = 0; ok && i < ids->len; i++) {
		sqlite3_bind_int64(get, 1, g_array_index(ids, uint32_t, i));
		int code = ws_sql_step(get, s->path, error);
		ok = code == SQLITE_ROW || code == SQLITE_DONE;
		if (code == SQLITE_ROW) {
			ws_range range = {(uint32_t)sqlite3_column_int64(get, 0), (uint32_t)MIN(sqlite3_column_int64(get, 1), s->last)};
			if (range.first && range.first <= range.last)
				g_array_append_val(each, range);
			sqlite3_reset(get);
		}
	}
	g_array_sort(each, by_range);
	for (guint i = 0; i < each->len; i++)
		add_range(ranges, g_array_index(each, ws_range, i).first, g_array_index(each, ws_range, i).last);
	return ok;
}

static bool many_ranges(sqlite_store *s, const GArray *ids, GArray *ranges, GError **error) {
	sqlite3_stmt *spans = ws_statement(s, WS_SQL_DOCUMENT_SPANS, error);
	if (!spans)
		return false;
	g_autoptr(GHashTable) wanted = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < ids->len; i++)
		g_hash_table_add(wanted, GUINT_TO_POINTER(g_array_index(ids, uint32_t, i)));
	int code;
	while ((code = ws_sql_step(spans, s->path, error)) == SQLITE_ROW)
		if (g_hash_table_contains(wanted, GUINT_TO_POINTER((uint32_t)sqlite3_column_int64(spans, 0))))
			add_range(ranges, (uint32_t)sqlite3_column_int64(spans, 1), (uint32_t)MIN(sqlite3_column_int64(spans, 2), s->last));
	return code == SQLITE_DONE;
}

GArray *ws_sqlite_ranges(ws_store *store, const ws_filter *filter, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	GArray *ranges = g_array_new(FALSE, FALSE, sizeof(ws_range));
	if (ws_filter_is_empty(filter)) {
		if (s->last)
			add_range(ranges, 1, s->last);
		return ranges;
	}
	g_autoptr(GArray) ids = select_documents(s, filter, error);
	bool ok = ids && (ids->len < s->totals.documents / 8 ? few_ranges(s, ids, ranges, error) : many_ranges(s, ids, ranges, error));
	if (!ok)
		g_clear_pointer(&ranges, g_array_unref);
	return ranges;
}

/* ---- a document by name ---- */

static bool with_path(sqlite_store *s, const char *path, GArray *ids, GError **error) {
	sqlite3_stmt *find = ws_statement(s, WS_SQL_FILE_FIND, error);
	if (!find)
		return false;
	sqlite3_bind_blob(find, 1, path, (int)strlen(path), SQLITE_STATIC);
	return ws_rows_read(s, find, ids, error);
}

/* Drops files that are no documents. */
static bool keep_documents(sqlite_store *s, GArray *ids, GError **error) {
	sqlite3_stmt *range = ws_statement(s, WS_SQL_DOCUMENT_RANGE, error);
	guint n = 0;
	for (guint i = 0; range && i < ids->len; i++) {
		sqlite3_bind_int64(range, 1, g_array_index(ids, uint32_t, i));
		int code = ws_sql_step(range, s->path, error);
		if (code == SQLITE_ROW) {
			g_array_index(ids, uint32_t, n++) = g_array_index(ids, uint32_t, i);
			sqlite3_reset(range);
		} else if (code != SQLITE_DONE) {
			return false;
		}
	}
	g_array_set_size(ids, n);
	return range != NULL;
}

static bool by_filter(sqlite_store *s, const ws_filter *filter, GArray *ids, GError **error) {
	g_autoptr(GArray) found = select_documents(s, filter, error);
	if (found)
		g_array_append_vals(ids, found->data, found->len);
	return found != NULL;
}

static bool candidates(sqlite_store *s, const char *name, GArray *ids, GError **error) {
	guint64 id;
	if (g_ascii_string_to_unsigned(name, 10, 1, UINT32_MAX, &id, NULL)) {
		uint32_t one = (uint32_t)id;
		g_array_append_val(ids, one);
		return keep_documents(s, ids, error);
	}
	g_autofree char *absolute = g_canonicalize_filename(name, NULL);
	if (!with_path(s, name, ids, error) || (!ids->len && !with_path(s, absolute, ids, error)) || !keep_documents(s, ids, error))
		return false;
	if (!ids->len && !by_filter(s, &(ws_filter){.number = name}, ids, error))
		return false;
	if (ids->len || strchr(name, '/'))
		return true;
	ws_arena *arena = ws_arena_new();
	bool ok = by_filter(s, &(ws_filter){.path_glob = ws_condition_last_part(name, arena)}, ids, error);
	ws_arena_free(arena);
	return ok;
}

bool ws_sqlite_find_document(ws_store *store, const char *name, uint32_t *id, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	*id = 0;
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	if (!*name)
		return true;
	if (!candidates(s, name, ids, error))
		return false;
	return ws_condition_only(ids, name, id, error);
}
