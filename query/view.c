/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/view.h"

struct ws_reading {
	ws_store *store;
	ws_arena *arena;
	GHashTable *headings;  /* passage id -> ws_above * */
	GHashTable *titles;    /* a document's first passage -> its title's ws_above *, or NULL */
	GHashTable *documents; /* id -> ws_stored_document * */
	GError *fault;         /* of ws_view_above */
};

ws_reading *ws_reading_new(ws_store *store) {
	ws_reading *r = g_new0(ws_reading, 1);
	r->store = store;
	r->arena = ws_arena_new();
	r->headings = g_hash_table_new(NULL, NULL);
	r->titles = g_hash_table_new(NULL, NULL);
	r->documents = g_hash_table_new(NULL, NULL);
	return r;
}

void ws_reading_free(ws_reading *reading) {
	if (!reading)
		return;
	g_hash_table_unref(reading->headings);
	g_hash_table_unref(reading->titles);
	g_hash_table_unref(reading->documents);
	ws_arena_free(reading->arena);
	g_clear_error(&reading->fault);
	g_free(reading);
}

const ws_stored_document *ws_read_document(ws_reading *r, uint32_t id, GError **error) {
	ws_stored_document *d = g_hash_table_lookup(r->documents, GUINT_TO_POINTER(id));
	if (!d && (d = ws_store_document(r->store, id, r->arena, error)))
		g_hash_table_insert(r->documents, GUINT_TO_POINTER(id), d);
	return d;
}

static bool read_heading(ws_reading *r, uint32_t id, const ws_above *title, const ws_above **out, GError **error) {
	ws_above *a = g_hash_table_lookup(r->headings, GUINT_TO_POINTER(id));
	if (!a) {
		const ws_stored_passage *p = ws_store_brief(r->store, id, r->arena, error);
		if (!p)
			return false;
		a = ws_arena_zero(r->arena, 1, sizeof *a);
		a->id = id;
		a->level = p->level;
		a->text = p->text;
		a->next = title && title->id != id ? title : NULL;
		if (p->kind == WS_HEADING)
			a->f = ws_fold(p->text, p->len, WS_FOLD_HANS, r->arena);
		/* What stands above always has a lower id, so a damaged index cannot send this round in circles. */
		if (p->parent && p->parent < id && !read_heading(r, p->parent, title, &a->next, error))
			return false;
		g_hash_table_insert(r->headings, GUINT_TO_POINTER(id), a);
	}
	*out = a;
	return true;
}

/* The title of the document that begins at `first`: a letterhead or two may stand before it. Without one, a heading it begins with. */
static bool read_title(ws_reading *r, uint32_t first, const ws_above **out, GError **error) {
	gpointer known;
	*out = NULL;
	if (g_hash_table_lookup_extended(r->titles, GUINT_TO_POINTER(first), NULL, &known)) {
		*out = known;
		return true;
	}
	uint32_t last = MIN(first + WS_TITLE_WITHIN, ws_store_last_passage(r->store)), title = 0;
	ws_arena *scratch = ws_arena_new();
	bool ok = true;
	for (uint32_t id = first; ok && id <= last && ws_store_document_start(r->store, id) == first; id++) {
		const ws_stored_passage *p = ws_store_brief(r->store, id, scratch, error);
		ok = p != NULL;
		if (ok && p->kind == WS_HEADING && (p->level == 0 || (id == first && !title)))
			title = id;
		if (ok && p->kind == WS_HEADING && p->level == 0)
			break;
	}
	ws_arena_free(scratch);
	if (ok && title)
		ok = read_heading(r, title, NULL, out, error);
	if (*out && (*out)->level > 0) { /* it stands above what it heads alone, and is a title for the rest */
		ws_above *as_title = ws_arena_take(r->arena, sizeof *as_title);
		*as_title = **out;
		as_title->level = 0;
		*out = as_title;
	}
	if (ok)
		g_hash_table_insert(r->titles, GUINT_TO_POINTER(first), (gpointer)*out);
	return ok;
}

bool ws_read_ahead(ws_reading *reading, const ws_rows *rows, guint i, GError **error) {
	enum { AT_ONCE = 256 };
	return i % AT_ONCE || !ws_store_is_served(reading->store) ||
		ws_store_expect(reading->store, &g_array_index(rows, uint32_t, i), MIN(AT_ONCE, rows->len - i), error);
}

/* What stands above passage `p`. */
static bool read_above(ws_reading *r, const ws_stored_passage *p, const ws_above **out, GError **error) {
	const ws_above *title;
	if (!read_title(r, ws_store_document_start(r->store, p->id), &title, error))
		return false;
	if (p->parent && p->parent < p->id)
		return read_heading(r, p->parent, title, out, error);
	*out = title && title->id != p->id ? title : NULL;
	return true;
}

bool ws_read_view(ws_reading *r, uint32_t id, bool facts, ws_view *out, ws_arena *arena, GError **error) {
	const ws_stored_passage *p = ws_store_passage(r->store, id, facts, arena, error);
	if (!p)
		return false;
	*out = (ws_view){.id = id, .passage = p, .document = p->document};
	out->f = ws_fold(p->text, p->len, WS_FOLD_HANS, arena);
	return read_above(r, p, &out->above, error);
}

bool ws_read_glance(ws_reading *r, uint32_t id, ws_view *out, ws_arena *arena, GError **error) {
	const ws_stored_passage *p = ws_store_brief(r->store, id, arena, error);
	if (!p)
		return false;
	*out = (ws_view){.id = id, .passage = p, .glance = r};
	out->f = ws_fold(p->text, p->len, WS_FOLD_HANS, arena);
	return true;
}

const ws_above *ws_view_above(const ws_view *view) {
	const ws_above *above = NULL;
	ws_reading *r = view->glance;
	if (!r)
		return view->above;
	return !r->fault && read_above(r, view->passage, &above, &r->fault) ? above : NULL;
}

bool ws_reading_sound(ws_reading *reading, GError **error) {
	if (!reading->fault)
		return true;
	g_propagate_error(error, g_steal_pointer(&reading->fault));
	return false;
}
