/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What readers have been sent, by a server or from a folder.

   What a server sends costs a round trip, however long it is: a search reads some hundred passages, their headings and their documents, and
   posting lists twice, the beginning first. So records are fetched many at a time, ahead of their reading (ws_store_expect), and a posting
   list that is not too long is fetched whole and kept. From a folder records come so too, on one way through its values (xapian.cc);
   posting lists are read as far as they are wanted.

   What is kept is bounded: when records are more than most_bytes all of them go before others come, and no answer brings more than AT_ONCE
   of them or, with the headings above them, a few times that; posting lists beyond most_rows are not kept. Whoever reads on after that asks
   again. */
#include "store/xapian/engine.h"

enum {
	RECORDS_BYTES = 64 << 20, /* kept at most, but for what is expected at the moment */
	RECORD_COST = 100,        /* bytes that keeping one takes beside its own */
	ROWS = 8 << 20,           /* kept at most */
	WHOLE = 1 << 16,          /* a longer list is fetched as far as it is asked for */
	AT_ONCE = 500,            /* records in one answer */
	EXPECTED = 2000,          /* passages of one call that are fetched ahead */
	DEEPEST = 12,             /* headings above one another that are read ahead */
	READ_ON = 64,             /* passages that are sent when two neighbours have been asked for */
};

void ws_cache_init(ws_cache *c) {
	c->records = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_bytes_unref);
	c->rows = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, (GDestroyNotify)g_array_unref);
	c->counts = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
	c->listed = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	c->most_bytes = RECORDS_BYTES;
	c->most_rows = ROWS;
}

void ws_cache_clear(ws_cache *c) {
	g_hash_table_unref(c->records);
	g_hash_table_unref(c->rows);
	g_hash_table_unref(c->counts);
	g_array_unref(c->listed);
}

/* ---- records ---- */

static void keep(uint32_t id, const char *bytes, size_t len, void *data) {
	ws_cache *c = data;
	c->bytes += len + RECORD_COST;
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
	if (c->bytes < c->most_bytes)
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
	if (s->mode == WS_STORE_WRITE)
		return true;
	make_room(&s->cache);
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (size_t i = 0; i < MIN(n, EXPECTED); i++)
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

void ws_cache_list(xapian_store *s, const GArray *files) {
	if (s->mode == WS_STORE_WRITE)
		return;
	g_array_set_size(s->cache.listed, 0);
	g_array_append_vals(s->cache.listed, files->data, files->len);
	s->cache.at = 0;
}

/* What will be read after this record: what was listed behind the file, or follows the passage when the one before it was read, too. */
static void add_following(xapian_store *s, uint32_t id, GArray *ids) {
	ws_cache *c = &s->cache;
	if (id % WS_ID_STEP == 0) {
		while (c->at < c->listed->len && g_array_index(c->listed, uint32_t, c->at) != ws_file_of_id(id))
			c->at++;
		for (; c->at < c->listed->len && ids->len < AT_ONCE; c->at++) {
			uint32_t next = ws_id_of_file(g_array_index(c->listed, uint32_t, c->at));
			g_array_append_val(ids, next);
		}
		return;
	}
	uint32_t passage = ws_passage_of_id(id), before = c->last;
	c->last = passage;
	if (passage != before + 1)
		return;
	for (; c->last < passage + READ_ON && c->last <= s->totals.last_passage; c->last++) {
		uint32_t next = ws_id_of_passage(c->last);
		g_array_append_val(ids, next);
	}
	c->last--;
}

bool ws_cache_data(xapian_store *s, uint32_t id, GError **fault) {
	if (s->mode == WS_STORE_WRITE)
		return ws_xapian_data(s->x, id, s->data, fault);
	if (read_kept(s, id))
		return true;
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	add_following(s, id, ids);
	if (ids->len) {
		make_room(&s->cache);
		if (fetch(s, ids, NULL) && read_kept(s, id))
			return true;
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

bool ws_cache_frequency(xapian_store *s, const ws_term_text *term, uint32_t *out, GError **fault) {
	g_autoptr(GBytes) key = g_bytes_new(term->bytes, term->len);
	const ws_rows *kept = g_hash_table_lookup(s->cache.rows, key);
	gpointer count;
	if (kept) {
		*out = kept->len;
		return true;
	}
	if (g_hash_table_lookup_extended(s->cache.counts, key, NULL, &count)) {
		*out = GPOINTER_TO_UINT(count);
		return true;
	}
	if (!ws_xapian_frequency(s->x, ws_term_view(term), out, fault))
		return false;
	if (s->served)
		g_hash_table_insert(s->cache.counts, g_bytes_ref(key), GUINT_TO_POINTER(*out));
	return true;
}

/* The rows of a list that is too long to be fetched for its beginning: without lengths. */
static bool read_beginning(xapian_store *s, const ws_term_text *term, size_t limit, ws_rows *rows, bool *whole, GError **fault) {
	uint32_t n;
	if (!ws_cache_frequency(s, term, &n, fault))
		return false;
	*whole = n <= WHOLE || n <= limit;
	return *whole || ws_xapian_first_of(s->x, ws_term_view(term), limit, rows, fault);
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
	bool ok = !s->served || whole || read_beginning(s, term, limit, rows, &whole, &fault);
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
	if (!s->served || !whole || s->cache.n_rows + rows->len > s->cache.most_rows)
		return rows;
	s->cache.n_rows += rows->len;
	g_hash_table_insert(s->cache.rows, g_bytes_ref(key), rows);
	return first_of(rows, limit);
}
