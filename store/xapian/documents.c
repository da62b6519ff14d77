/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading passages, cards and files back. */
#include <string.h>

#include "store/xapian/engine.h"

/* Reads the data under an id; false with an error, "no passage 7" when there is none. */
static bool read_data(xapian_store *s, uint32_t id, const char *what, uint32_t number, GError **error) {
	GError *fault = NULL;
	if (ws_cache_data(s, id, &fault))
		return true;
	if (fault->code != WS_XAPIAN_NO_DOCUMENT)
		return ws_xapian_fail(s, fault, "read", error);
	g_error_free(fault);
	g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "no %s %u in '%s'", what, number, s->path);
	return false;
}

ws_stored_passage *ws_xapian_passage(ws_store *store, uint32_t id, bool with_facts, ws_arena *arena, GError **error) {
	xapian_store *s = (xapian_store *)store;
	if (id == 0 || id > s->totals.last_passage) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "no passage %u in '%s'", id, s->path);
		return NULL;
	}
	if (!read_data(s, ws_id_of_passage(id), "passage", id, error))
		return NULL;
	ws_stored_passage *p = ws_arena_zero(arena, 1, sizeof *p);
	if (ws_record_get_passage(s->data, id, with_facts, arena, p))
		return p;
	ws_xapian_damaged(s, "passage", id, error);
	return NULL;
}

uint32_t ws_xapian_document_of(ws_store *store, uint32_t passage) {
	ws_arena *arena = ws_arena_new();
	g_autoptr(GError) fault = NULL;
	const ws_stored_passage *p = ws_xapian_passage(store, passage, false, arena, &fault);
	if (fault && !store->fault && !g_error_matches(fault, WS_STORE_ERROR, WS_STORE_NOT_FOUND))
		store->fault = g_steal_pointer(&fault);
	uint32_t document = p ? p->document : 0;
	ws_arena_free(arena);
	return document;
}

bool ws_xapian_file(xapian_store *s, uint32_t id, ws_arena *arena, ws_file_record *out, GError **error) {
	if (id == 0 || id > WS_FILES_MAX) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "no document %u in '%s'", id, s->path);
		return false;
	}
	if (!read_data(s, ws_id_of_file(id), "document", id, error))
		return false;
	return ws_record_get_file(s->data, id, arena, out) || ws_xapian_damaged(s, "document", id, error);
}

ws_stored_document *ws_xapian_document(ws_store *store, uint32_t id, ws_arena *arena, GError **error) {
	xapian_store *s = (xapian_store *)store;
	ws_file_record *f = ws_arena_take(arena, sizeof *f);
	if (!ws_xapian_file(s, id, arena, f, error))
		return NULL;
	if (!f->reason)
		return &f->document;
	g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "no document %u in '%s'", id, s->path);
	return NULL;
}

/* A path too long for a term shares its term with no other in practice, but the record decides. */
bool ws_xapian_find_file(xapian_store *s, const char *path, uint32_t *id, GError **error) {
	*id = 0;
	GError *fault = NULL;
	ws_term_text term = ws_term_of(WS_TERM_PATH, path, strlen(path));
	const ws_xapian_term one = ws_term_view(&term);
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	if (!ws_xapian_all_of(s->x, &one, 1, NULL, 0, SIZE_MAX, rows, &fault))
		return ws_xapian_fail(s, fault, "read", error);
	ws_arena *arena = rows->len ? ws_arena_new() : NULL;
	bool ok = true;
	for (guint i = 0; ok && !*id && i < rows->len; i++) {
		ws_file_record f;
		uint32_t file = ws_file_of_id(g_array_index(rows, uint32_t, i));
		ok = ws_xapian_file(s, file, arena, &f, error);
		if (ok && strcmp(f.document.card.path, path) == 0)
			*id = file;
	}
	if (arena)
		ws_arena_free(arena);
	return ok;
}

bool ws_xapian_files(ws_store *store, ws_file_visit visit, void *data, GError **error) {
	xapian_store *s = (xapian_store *)store;
	ws_term_text letters[] = {ws_term_of(WS_TERM_DOCUMENT, "", 0), ws_term_of(WS_TERM_FAILURE, "", 0)};
	const ws_xapian_term terms[] = {ws_term_view(&letters[0]), ws_term_view(&letters[1])};
	GError *fault = NULL;
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	if (!ws_xapian_any_of(s->x, terms, G_N_ELEMENTS(terms), rows, &fault))
		return ws_xapian_fail(s, fault, "read", error);
	ws_arena *arena = ws_arena_new();
	bool ok = true, go_on = true;
	for (guint i = 0; ok && go_on && i < rows->len; i++) {
		ws_file_record f;
		ok = ws_xapian_file(s, ws_file_of_id(g_array_index(rows, uint32_t, i)), arena, &f, error);
		go_on = ok && visit(f.document.card.path, &f.stamp, f.reason, data);
		ws_arena_clear(arena);
	}
	ws_arena_free(arena);
	return ok;
}
