/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/view.h"

struct ws_reading {
	ws_store *store;
	ws_arena *arena;
	GHashTable *headings;  /* passage id -> ws_above * */
	GHashTable *documents; /* id -> ws_stored_document * */
};

ws_reading *ws_reading_new(ws_store *store) {
	ws_reading *r = g_new0(ws_reading, 1);
	r->store = store;
	r->arena = ws_arena_new();
	r->headings = g_hash_table_new(NULL, NULL);
	r->documents = g_hash_table_new(NULL, NULL);
	return r;
}

void ws_reading_free(ws_reading *reading) {
	if (!reading)
		return;
	g_hash_table_unref(reading->headings);
	g_hash_table_unref(reading->documents);
	ws_arena_free(reading->arena);
	g_free(reading);
}

const ws_stored_document *ws_read_document(ws_reading *r, uint32_t id, GError **error) {
	ws_stored_document *d = g_hash_table_lookup(r->documents, GUINT_TO_POINTER(id));
	if (!d && (d = ws_store_document(r->store, id, r->arena, error)))
		g_hash_table_insert(r->documents, GUINT_TO_POINTER(id), d);
	return d;
}

static bool read_heading(ws_reading *r, uint32_t id, uint32_t first, const ws_above **out, GError **error) {
	ws_above *a = g_hash_table_lookup(r->headings, GUINT_TO_POINTER(id));
	if (!a) {
		const ws_stored_passage *p = ws_store_passage(r->store, id, false, r->arena, error);
		if (!p)
			return false;
		a = ws_arena_zero(r->arena, 1, sizeof *a);
		a->id = id;
		a->level = p->level;
		a->text = p->text;
		/* What stands above always has a lower id, so a damaged index cannot send this round in circles. */
		uint32_t next = p->parent && p->parent < id ? p->parent : id != first ? first : 0;
		bool is_heading = p->kind == WS_HEADING;
		if (is_heading)
			a->f = ws_fold(p->text, p->len, WS_FOLD_HANS, r->arena);
		if (next && !read_heading(r, next, first, &a->next, error))
			return false;
		g_hash_table_insert(r->headings, GUINT_TO_POINTER(id), a);
	}
	*out = a;
	return true;
}

bool ws_read_view(ws_reading *r, uint32_t id, bool facts, ws_view *out, ws_arena *arena, GError **error) {
	const ws_stored_passage *p = ws_store_passage(r->store, id, facts, arena, error);
	if (!p)
		return false;
	*out = (ws_view){.id = id, .passage = p, .document = p->document};
	out->f = ws_fold(p->text, p->len, WS_FOLD_HANS, arena);
	uint32_t first = ws_store_document_start(r->store, id);
	uint32_t above = p->parent && p->parent < id ? p->parent : id != first ? first : 0;
	return !above || read_heading(r, above, first, &out->above, error);
}
