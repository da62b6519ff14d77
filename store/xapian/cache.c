/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server sends costs a round trip, however long it is: a search reads some hundred passages, their headings and their documents, and posting lists
   twice, the beginning first. So records are fetched many at a time, ahead of their reading (ws_store_expect), and a posting list that is not too
   long is fetched whole and kept. */
#include "store/xapian/engine.h"

enum {
	RECORDS_BYTES = 64 << 20, /* kept at most, with twice of it for a moment */
	ROWS = 8 << 20,           /* kept at most */
	WHOLE = 1 << 16,          /* a longer list is fetched as far as it is asked for */
	AT_ONCE = 500,            /* records in one answer */
	DEEPEST = 12,             /* headings above one another that are read ahead */
	READ_ON = 64,             /* passages that are sent when two neighbours have been asked for */
};

void ws_cache_init(ws_cache *c) {
	c->records = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_bytes_unref);
	c->rows = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, (GDestroyNotify)g_array_unref);
}

void ws_cache_clear(ws_cache *c) {
	g_hash_table_unref(c->records);
	g_hash_table_unref(c->rows);
}

/* ---- records ---- */

static void keep(uint32_t id, const char *bytes, size_t len, void *data) {
	ws_cache *c = data;
	c->bytes += len;
	g_hash_table_insert(c->records, GUINT_TO_POINTER(id), g_bytes_new(bytes, len));
}

static bool has(const xapian_store *s, uint32_t id) {
	return g_hash_table_contains(s->cache.records, GUINT_TO_POINTER(id));
}

/* Fetches what of these is not there yet. */
static bool fetch(xapian_store *s, const GArray *ids, GError **error) {
	g_autoptr(GArray) wanted = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (guint i = 0; i < ids->len; i++)
		if (!has(s, g_array_index(ids, uint32_t, i)))
			g_array_append_val(wanted, g_array_index(ids, uint32_t, i));
	GError *fault = NULL;
	for (guint from = 0; from < wanted->len; from += AT_ONCE)
		if (!ws_xapian_data_of(s->x, &g_array_index(wanted, uint32_t, from), MIN(AT_ONCE, wanted->len - from), keep, &s->cache, &fault))
			return ws_xapian_fail(s, fault, "read", error);
	return true;
}

static void make_room(ws_cache *c) {
	if (c->bytes < RECORDS_BYTES)
		return;
	g_hash_table_remove_all(c->records);
	c->bytes = 0;
}

static bool read_kept(xapian_store *s, uint32_t id) {
	GBytes *bytes = g_hash_table_lookup(s->cache.records, GUINT_TO_POINTER(id));
	if (!bytes)
		return false;
	g_byte_array_set_size(s->data, 0);
	g_byte_array_append(s->data, g_bytes_get_data(bytes, NULL), (guint)g_bytes_get_size(bytes));
	return true;
}

static void add_once(GArray *ids, GHashTable *seen, uint32_t id) {
	if (id && g_hash_table_add(seen, GUINT_TO_POINTER(id)))
		g_array_append_val(ids, id);
}

/* What stands above the passages `of`, the first passages of their documents, and the documents. */
static void above(xapian_store *s, const GArray *of, GArray *ids, GHashTable *seen) {
	ws_arena *arena = ws_arena_new();
	for (guint i = 0; i < of->len; i++) {
		uint32_t id = g_array_index(of, uint32_t, i), passage = ws_passage_of_id(id);
		ws_stored_passage p;
		if (id % WS_ID_STEP == 0 || !read_kept(s, id) || !ws_record_get_passage(s->data, passage, false, arena, &p))
			continue;
		uint32_t start = ws_xapian_document_start(&s->base, passage);
		add_once(ids, seen, p.parent ? ws_id_of_passage(p.parent) : 0);
		add_once(ids, seen, ws_id_of_passage(start));
		add_once(ids, seen, ws_id_of_file(p.document));
		ws_arena_clear(arena);
	}
	ws_arena_free(arena);
}

bool ws_xapian_expect(ws_store *store, const uint32_t *passages, size_t n, GError **error) {
	xapian_store *s = (xapian_store *)store;
	if (!s->served)
		return true;
	make_room(&s->cache);
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (size_t i = 0; i < n; i++)
		if (passages[i] && passages[i] <= s->totals.last_passage)
			add_once(ids, seen, ws_id_of_passage(passages[i]));
	bool ok = true;
	for (int depth = 0; ok && ids->len && depth < DEEPEST; depth++) {
		GArray *next = g_array_new(FALSE, FALSE, sizeof(uint32_t));
		ok = fetch(s, ids, error);
		if (ok)
			above(s, ids, next, seen);
		g_array_unref(ids);
		ids = next;
	}
	g_array_unref(ids);
	return ok;
}

bool ws_cache_files(xapian_store *s, const GArray *files, GError **error) {
	if (!s->served)
		return true;
	make_room(&s->cache);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (guint i = 0; i < files->len; i++) {
		uint32_t id = ws_id_of_file(g_array_index(files, uint32_t, i));
		g_array_append_val(ids, id);
	}
	return fetch(s, ids, error);
}

bool ws_cache_data(xapian_store *s, uint32_t id, GError **fault) {
	if (!s->served)
		return ws_xapian_data(s->x, id, s->data, fault);
	if (read_kept(s, id))
		return true;
	uint32_t passage = id % WS_ID_STEP ? ws_passage_of_id(id) : 0, before = s->cache.last;
	s->cache.last = passage ? passage : before;
	if (passage && passage == before + 1) {
		g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
		for (uint32_t p = passage; p < passage + READ_ON && p <= s->totals.last_passage; p++) {
			uint32_t next = ws_id_of_passage(p);
			g_array_append_val(ids, next);
		}
		make_room(&s->cache);
		if (fetch(s, ids, NULL) && read_kept(s, id)) {
			s->cache.last = passage + READ_ON - 1;
			return true;
		}
	}
	return ws_xapian_data(s->x, id, s->data, fault);
}

/* ---- rows ---- */

static ws_rows *first_of(const ws_rows *rows, size_t limit) {
	ws_rows *first = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	if (rows->len)
		g_array_append_vals(first, rows->data, (guint)MIN(limit, rows->len));
	return first;
}

static void as_passages(ws_rows *rows) {
	uint32_t *id = (uint32_t *)(void *)rows->data;
	for (guint i = 0; i < rows->len; i++)
		id[i] = ws_passage_of_id(id[i]);
}

/* The rows of a list that is too long to be fetched for its beginning: without lengths. */
static bool read_beginning(xapian_store *s, ws_xapian_term term, size_t limit, ws_rows *rows, bool *whole, GError **fault) {
	uint32_t n;
	if (!ws_xapian_frequency(s->x, term, &n, fault))
		return false;
	*whole = n <= WHOLE || n <= limit;
	return *whole || ws_xapian_first_of(s->x, term, limit, rows, fault);
}

ws_rows *ws_cache_rows(xapian_store *s, const ws_term_text *term, size_t limit, GError **error) {
	const ws_xapian_term view = ws_term_view(term);
	g_autoptr(GBytes) key = g_bytes_new(term->bytes, term->len);
	const ws_rows *kept = g_hash_table_lookup(s->cache.rows, key);
	if (kept)
		return first_of(kept, limit);
	ws_rows *rows = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_autoptr(GArray) weights = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	bool whole = limit == SIZE_MAX;
	GError *fault = NULL;
	bool ok = !s->served || whole || read_beginning(s, view, limit, rows, &whole, &fault);
	if (ok && (!s->served || whole))
		ok = ws_xapian_postings(s->x, view, s->served ? SIZE_MAX : limit, rows, weights, &fault);
	as_passages(rows);
	if (!ok) {
		g_array_unref(rows);
		ws_xapian_fail(s, fault, "read", error);
		return NULL;
	}
	if (weights->len)
		ws_lengths_note(s, rows, weights);
	if (!s->served || !whole || s->cache.n_rows + rows->len > ROWS)
		return rows;
	s->cache.n_rows += rows->len;
	g_hash_table_insert(s->cache.rows, g_bytes_ref(key), rows);
	return first_of(rows, limit);
}
