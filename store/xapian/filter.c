/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which documents a filter lets through, as one query of Xapian.

   A condition on a label (region, issuer, kind, number, year) lists the distinct values of its field, which are few, and becomes an OR of
   those that pass; years of a date range bound the value slot of dates. What only we can decide, the days of a range, a title, a path, is
   decided on the values that come back. */
#include <string.h>

#include "store/condition.h"
#include "store/bytes.h"
#include "store/xapian/engine.h"

enum { GROUPS = 6 };

typedef struct {
	xapian_store *s;
	const ws_filter *filter;
	ws_arena *arena;
	ws_xapian_group groups[GROUPS];
	size_t n_groups;
	bool none; /* a condition that no document meets */
	char low[8], high[8];
	GHashTable *passing; /* ids, when a condition was decided on values; NULL: all of the query's */
	const char *title;   /* folded */
} selection;

/* ---- the query ---- */

typedef bool (*value_test)(const char *value, const char *wanted);

typedef struct {
	selection *sel;
	const char *wanted;
	value_test test;
	GArray *terms;
} listing;

static bool holds(const char *value, const char *wanted) {
	return strstr(value, wanted) != NULL;
}

static void list_value(const char *bytes, size_t len, void *data) {
	listing *l = data;
	char *term = ws_arena_copy(l->sel->arena, bytes, len);
	const ws_xapian_term one = {term, len};
	if (l->test(term + 1, l->wanted))
		g_array_append_val(l->terms, one);
}

static void add_group(selection *sel, const ws_xapian_term *terms, size_t n) {
	ws_xapian_term *copy = ws_arena_take(sel->arena, (n + 1) * sizeof *copy);
	if (n)
		memcpy(copy, terms, n * sizeof *copy);
	sel->groups[sel->n_groups++] = (ws_xapian_group){copy, n};
	sel->none |= n == 0;
}

static void by_term(selection *sel, ws_term_letter letter, const char *text) {
	if (!text)
		return;
	ws_term_text *term = ws_arena_take(sel->arena, sizeof *term);
	*term = ws_term_of(letter, text, strlen(text));
	const ws_xapian_term one = ws_term_view(term);
	add_group(sel, &one, 1);
}

static bool by_values(selection *sel, ws_term_letter letter, const char *wanted, value_test test, GError **error) {
	if (!wanted)
		return true;
	g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(ws_xapian_term));
	listing l = {sel, wanted, test, terms};
	ws_term_text prefix = ws_term_of(letter, "", 0);
	GError *fault = NULL;
	if (!ws_xapian_terms(sel->s->x, ws_term_view(&prefix), list_value, &l, &fault))
		return ws_xapian_fail(sel->s, fault, "read", error);
	add_group(sel, (const ws_xapian_term *)(const void *)terms->data, terms->len);
	return true;
}

static bool choose(selection *sel, unsigned slot, ws_xapian_value_visit visit, void *data, GError **error) {
	if (sel->none)
		return true;
	const ws_filter *f = sel->filter;
	const ws_xapian_choice choice = {.groups = sel->groups, .n = sel->n_groups, .slot = WS_SLOT_KEY, .low = *sel->low ? sel->low : NULL,
	                                 .high = f->until ? sel->high : NULL};
	GError *fault = NULL;
	return ws_xapian_choose(sel->s->x, &choice, slot, visit, data, &fault) || ws_xapian_fail(sel->s, fault, "read", error);
}

/* ---- what is decided on values ---- */

typedef struct {
	selection *sel;
	GHashTable *passing;
} deciding;

static bool still_passes(const selection *sel, uint32_t id) {
	return !sel->passing || g_hash_table_contains(sel->passing, GUINT_TO_POINTER(ws_file_of_id(id)));
}

static void decide_key(uint32_t id, const char *bytes, size_t len, void *data) {
	deciding *d = data;
	const ws_filter *f = d->sel->filter;
	g_autofree char *key = g_malloc0(len + 2); /* date, NUL, path, NUL */
	memcpy(key, bytes, len);
	const char *path = key + strlen(key) + 1;
	bool passes = (!f->since && !f->until) || (*key && ws_condition_date(key, f->since, f->until));
	if (passes && (!f->path_glob || ws_condition_path(path, f->path_glob)))
		g_hash_table_add(d->passing, GUINT_TO_POINTER(ws_file_of_id(id)));
}

static void decide_title(uint32_t id, const char *bytes, size_t len, void *data) {
	deciding *d = data;
	if (!len || !still_passes(d->sel, id))
		return;
	ws_arena *arena = ws_arena_new();
	g_autofree char *title = g_strndup(bytes, len);
	if (strstr(ws_condition_folded(title, arena), d->sel->title))
		g_hash_table_add(d->passing, GUINT_TO_POINTER(ws_file_of_id(id)));
	ws_arena_free(arena);
}

static bool decide(selection *sel, unsigned slot, ws_xapian_value_visit visit, GError **error) {
	deciding d = {sel, g_hash_table_new(NULL, NULL)};
	bool ok = choose(sel, slot, visit, &d, error);
	g_clear_pointer(&sel->passing, g_hash_table_unref);
	sel->passing = d.passing;
	return ok;
}

/* ---- all together ---- */

static void selection_clear(selection *sel) {
	g_clear_pointer(&sel->passing, g_hash_table_unref);
	ws_arena_free(sel->arena);
}

static bool selection_of(selection *sel, xapian_store *s, const ws_filter *filter, GError **error) {
	static const ws_filter none = {.year = 0};
	const ws_filter *f = filter ? filter : &none;
	*sel = (selection){.s = s, .filter = f, .arena = ws_arena_new()};
	char year[16];
	g_snprintf(year, sizeof year, "%d", f->year);
	by_term(sel, WS_TERM_DOCUMENT, "");
	by_term(sel, WS_TERM_KIND, ws_condition_folded(f->kind, sel->arena));
	by_term(sel, WS_TERM_NUMBER, ws_condition_number(f->number, sel->arena));
	by_term(sel, WS_TERM_YEAR, f->year ? year : NULL);
	if (f->since || f->until) /* an undated document begins with a NUL */
		g_snprintf(sel->low, sizeof sel->low, "%.4s", f->since ? f->since : "\x01");
	if (f->until)
		g_snprintf(sel->high, sizeof sel->high, "%.4s\x7f", f->until);
	sel->title = ws_condition_folded(f->title, sel->arena);
	bool ok = by_values(sel, WS_TERM_REGION, f->region, ws_condition_region, error) &&
		by_values(sel, WS_TERM_ISSUER, ws_condition_folded(f->issuer, sel->arena), holds, error);
	if (ok && (f->since || f->until || f->path_glob))
		ok = decide(sel, WS_SLOT_KEY, decide_key, error);
	if (ok && f->title)
		ok = decide(sel, WS_SLOT_TITLE, decide_title, error);
	return ok;
}

/* ---- as ranges of passages ---- */

typedef struct {
	const selection *sel;
	GArray *spans;
} span_list;

static void add_span(uint32_t id, const char *bytes, size_t len, void *data) {
	span_list *l = data;
	ws_bytes in = ws_bytes_of(bytes, len);
	uint64_t first = ws_bytes_get(&in), n = ws_bytes_get(&in);
	if (in.bad || !n || first + n > INT32_MAX || !still_passes(l->sel, id))
		return;
	ws_range span = {(uint32_t)first, (uint32_t)(first + n - 1)};
	g_array_append_val(l->spans, span);
}

static int by_first(gconstpointer a, gconstpointer b) {
	const ws_range *x = a, *y = b;
	return (x->first > y->first) - (x->first < y->first);
}

GArray *ws_xapian_spans(xapian_store *s, const ws_filter *filter, GError **error) {
	selection sel;
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(ws_range));
	span_list list = {&sel, spans};
	bool ok = selection_of(&sel, s, filter, error) && choose(&sel, WS_SLOT_SPAN, add_span, &list, error);
	selection_clear(&sel);
	if (!ok) {
		g_array_unref(spans);
		return NULL;
	}
	g_array_sort(spans, by_first);
	guint n = 0;
	for (guint i = 0; i < spans->len; i++) {
		ws_range *before = n ? &g_array_index(spans, ws_range, n - 1) : NULL, span = g_array_index(spans, ws_range, i);
		if (before && before->last + 1 == span.first)
			before->last = span.last;
		else
			g_array_index(spans, ws_range, n++) = span;
	}
	g_array_set_size(spans, n);
	return spans;
}

GArray *ws_xapian_ranges(ws_store *store, const ws_filter *filter, GError **error) {
	xapian_store *s = (xapian_store *)store;
	if (!ws_filter_is_empty(filter))
		return ws_xapian_spans(s, filter, error);
	GArray *ranges = g_array_new(FALSE, FALSE, sizeof(ws_range));
	ws_range all = {1, (uint32_t)s->totals.last_passage};
	if (all.last)
		g_array_append_val(ranges, all);
	return ranges;
}

/* ---- in order of date, then path ---- */

typedef struct {
	uint32_t id;
	char *key; /* date, NUL, path, NUL */
} dated;

static void dated_clear(dated *d) {
	g_free(d->key);
}

typedef struct {
	const selection *sel;
	GArray *list;
} dated_list;

static void add_dated(uint32_t id, const char *bytes, size_t len, void *data) {
	dated_list *l = data;
	if (!still_passes(l->sel, id))
		return;
	dated d = {ws_file_of_id(id), g_malloc0(len + 2)};
	memcpy(d.key, bytes, len);
	g_array_append_val(l->list, d);
}

static int by_date_and_path(gconstpointer a, gconstpointer b) {
	const dated *x = a, *y = b;
	if (!*x->key != !*y->key)
		return *x->key ? -1 : 1;
	int order = strcmp(x->key, y->key);
	return order ? order : strcmp(x->key + strlen(x->key) + 1, y->key + strlen(y->key) + 1);
}

GArray *ws_xapian_documents(ws_store *store, const ws_filter *filter, GError **error) {
	xapian_store *s = (xapian_store *)store;
	selection sel;
	g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(dated));
	g_array_set_clear_func(list, (GDestroyNotify)dated_clear);
	dated_list into = {&sel, list};
	bool ok = selection_of(&sel, s, filter, error) && choose(&sel, WS_SLOT_KEY, add_dated, &into, error);
	selection_clear(&sel);
	if (!ok)
		return NULL;
	g_array_sort(list, by_date_and_path);
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (guint i = 0; i < list->len; i++)
		g_array_append_val(ids, g_array_index(list, dated, i).id);
	ws_cache_list(s, ids);
	return ids;
}

/* ---- a document by name ---- */

static bool by_path(xapian_store *s, const char *path, GArray *ids, GError **error) {
	uint32_t id;
	ws_file_record f;
	if (!ws_xapian_find_file(s, path, &id, error))
		return false;
	if (!id)
		return true;
	ws_arena *arena = ws_arena_new();
	bool ok = ws_xapian_file(s, id, arena, &f, error);
	if (ok && !f.reason)
		g_array_append_val(ids, id);
	ws_arena_free(arena);
	return ok;
}

static bool by_filter(xapian_store *s, const ws_filter *filter, GArray *ids, GError **error) {
	g_autoptr(GArray) found = ws_xapian_documents(&s->base, filter, error);
	if (found)
		g_array_append_vals(ids, found->data, found->len);
	return found != NULL;
}

static bool by_id(xapian_store *s, uint32_t id, GArray *ids, GError **error) {
	ws_arena *arena = ws_arena_new();
	g_autoptr(GError) fault = NULL;
	if (ws_xapian_document(&s->base, id, arena, &fault))
		g_array_append_val(ids, id);
	ws_arena_free(arena);
	if (!fault || g_error_matches(fault, WS_STORE_ERROR, WS_STORE_NOT_FOUND))
		return true;
	g_propagate_error(error, g_steal_pointer(&fault));
	return false;
}

static bool candidates(xapian_store *s, const char *name, GArray *ids, GError **error) {
	guint64 id;
	if (g_ascii_string_to_unsigned(name, 10, 1, UINT32_MAX, &id, NULL))
		return by_id(s, (uint32_t)id, ids, error);
	g_autofree char *absolute = g_canonicalize_filename(name, NULL);
	if (!by_path(s, name, ids, error) || (!ids->len && !by_path(s, absolute, ids, error)))
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

bool ws_xapian_find_document(ws_store *store, const char *name, uint32_t *id, GError **error) {
	*id = 0;
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	if (!*name)
		return true;
	if (!candidates((xapian_store *)store, name, ids, error))
		return false;
	return ws_condition_only(ids, name, id, error);
}
