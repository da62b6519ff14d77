/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A batch: what happens between the first write and the commit.

   FTS5 wants the rows of a table in rising order; a lower one makes it write out all it has gathered. New passages only ever get higher
   ids, but the passages of a replaced document are lower ones: so they stay until the commit, and are purged there, together and in order.

   FTS5 spends its time looking tokens up in a hash table that does not fit the cache. So tokens wait in a queue for each table, and a few
   megabytes at a time go into one table, then into the next (measured in schema.c).

   A batch is one transaction. When anything in it fails all of it is rolled back, and what stands here in memory is forgotten with it. */
#include <string.h>

#include "store/sqlite/grams.h"
#include "store/sqlite/sqlite.h"
#include "text/fold.h"

enum { QUEUE_BYTES = 8 << 20, NAMES_KEPT = 100000 };

typedef struct {
	uint32_t passage;
	uint32_t size;
	size_t start;
} entry;

void ws_batch_init(ws_batch *b) {
	for (int i = 0; i < WS_FTS_TABLES; i++)
		b->queue[i] = (ws_queue){g_byte_array_new(), g_array_new(FALSE, FALSE, sizeof(entry))};
	b->gone = g_array_new(FALSE, FALSE, sizeof(ws_gone));
	b->name_ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	b->scratch = ws_arena_new();
	b->packed = g_byte_array_new();
	b->lengths = g_hash_table_new_full(NULL, NULL, NULL, g_free);
}

void ws_batch_clear(ws_batch *b) {
	for (int i = 0; i < WS_FTS_TABLES; i++) {
		g_byte_array_unref(b->queue[i].tokens);
		g_array_unref(b->queue[i].entries);
	}
	g_free(b->pairs);
	g_array_unref(b->gone);
	g_hash_table_unref(b->name_ids);
	g_hash_table_unref(b->lengths);
	ws_arena_free(b->scratch);
	g_byte_array_unref(b->packed);
}

bool ws_batch_begin(sqlite_store *s, GError **error) {
	if (s->batch.open)
		return true;
	g_assert(s->mode == WS_STORE_WRITE);
	sqlite3_stmt *begin = ws_statement(s, WS_SQL_BEGIN, error);
	if (!begin || !ws_sql_run(begin, s->path, error))
		return false;
	s->batch.open = true;
	s->batch.next = MAX(s->last, ws_grams_last(s)) + 1;
	s->batch.totals = s->totals;
	return true;
}

/* ---- tokens ---- */

static void empty_queue(ws_queue *q) {
	g_byte_array_set_size(q->tokens, 0);
	g_array_set_size(q->entries, 0);
}

static bool drain(sqlite_store *s, GError **error) {
	for (int table = 0; table < WS_FTS_TABLES; table++) {
		ws_queue *q = &s->batch.queue[table];
		sqlite3_stmt *add = ws_statement(s, WS_SQL_WORDS_ADD + table, error);
		if (!add)
			return false;
		for (guint i = 0; i < q->entries->len; i++) {
			const entry *e = &g_array_index(q->entries, entry, i);
			sqlite3_bind_int64(add, 1, e->passage);
			sqlite3_bind_text(add, 2, (const char *)q->tokens->data + e->start, (int)e->size, SQLITE_STATIC);
			if (!ws_sql_run(add, s->path, error))
				return false;
		}
		empty_queue(q);
	}
	s->batch.queued = 0;
	return true;
}

bool ws_batch_queue(sqlite_store *s, int table, uint32_t passage, const ws_tokens *tokens, GError **error) {
	ws_queue *q = &s->batch.queue[table];
	entry e = {passage, (uint32_t)tokens->len, q->tokens->len};
	g_array_append_val(q->entries, e);
	g_byte_array_append(q->tokens, (const guint8 *)tokens->marked, (guint)tokens->len);
	s->batch.queued += tokens->len;
	return s->batch.queued < QUEUE_BYTES || drain(s, error);
}

/* ---- names ---- */

static int64_t find_name(sqlite_store *s, ws_name_class class, const char *text, GError **error) {
	sqlite3_stmt *find = ws_statement(s, WS_SQL_NAME_FIND, error);
	if (!find)
		return 0;
	sqlite3_bind_int(find, 1, class);
	ws_sql_bind_text(find, 2, text);
	int64_t id = 0;
	if (ws_sql_step(find, s->path, error) == SQLITE_ROW) {
		id = sqlite3_column_int64(find, 0);
		sqlite3_reset(find);
	}
	return id;
}

static int64_t add_name(sqlite_store *s, ws_name_class class, const char *text, GError **error) {
	sqlite3_stmt *add = ws_statement(s, WS_SQL_NAME_ADD, error);
	if (!add)
		return 0;
	sqlite3_bind_int(add, 1, class);
	ws_sql_bind_text(add, 2, text);
	ws_sql_bind_text(add, 3, ws_fold_string(text, strlen(text), WS_FOLD_HANS, s->batch.scratch));
	return ws_sql_run(add, s->path, error) ? sqlite3_last_insert_rowid(s->db) : 0;
}

int64_t ws_batch_name(sqlite_store *s, ws_name_class class, const char *text, bool make, GError **error) {
	GHashTable *known = s->batch.name_ids;
	g_autofree char *key = g_strdup_printf("%d%s", (int)class, text);
	const int64_t *seen = g_hash_table_lookup(known, key);
	if (seen)
		return *seen;
	g_autoptr(GError) fault = NULL;
	int64_t id = find_name(s, class, text, &fault);
	if (!id && !fault && make)
		id = add_name(s, class, text, &fault);
	if (fault)
		g_propagate_error(error, g_steal_pointer(&fault));
	if (!id)
		return 0;
	if (g_hash_table_size(known) >= NAMES_KEPT)
		g_hash_table_remove_all(known);
	int64_t *kept = g_new(int64_t, 1);
	*kept = id;
	g_hash_table_insert(known, g_steal_pointer(&key), kept);
	return id;
}

/* ---- the end ---- */

static void forget(sqlite_store *s) {
	ws_batch *b = &s->batch;
	for (int i = 0; i < WS_FTS_TABLES; i++)
		empty_queue(&b->queue[i]);
	b->queued = 0;
	ws_grams_forget(s);
	g_array_set_size(b->gone, 0);
	g_hash_table_remove_all(b->name_ids);
	g_hash_table_remove_all(b->lengths);
	b->open = false;
	ws_blob_close(&s->text); /* they show what stood there before */
	ws_blob_close(&s->codes);
	g_ptr_array_set_size(s->lengths, 0);
	s->near = (ws_range){1, 0}; /* none */
	s->document_id = 0;
}

void ws_batch_abandon(sqlite_store *s) {
	sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	forget(s);
	ws_grams_load(s, NULL);
}

static bool put_totals(sqlite_store *s, GError **error) {
	const ws_totals *t = &s->batch.totals;
	const int64_t values[] = {t->documents, t->failures, t->passages, t->chars, t->figures, t->names, t->definitions, t->text_bytes};
	sqlite3_stmt *put = ws_statement(s, WS_SQL_TOTALS_PUT, error);
	if (!put)
		return false;
	for (int i = 0; i < (int)G_N_ELEMENTS(values); i++)
		sqlite3_bind_int64(put, i + 1, values[i]);
	return ws_sql_run(put, s->path, error);
}

static int by_first(gconstpointer a, gconstpointer b) {
	const ws_gone *x = a, *y = b;
	return (x->first > y->first) - (x->first < y->first);
}

bool ws_batch_finish(sqlite_store *s, GError **error) {
	g_array_sort(s->batch.gone, by_first);
	sqlite3_stmt *commit = ws_statement(s, WS_SQL_COMMIT, error);
	bool ok = commit && drain(s, error) && ws_purge(s, s->batch.gone, error) && ws_grams_finish(s, s->batch.gone, error) &&
		ws_batch_put_lengths(s, error) && put_totals(s, error) && ws_sql_run(commit, s->path, error);
	if (!ok) {
		ws_batch_abandon(s);
		return false;
	}
	forget(s);
	return (!s->unborn || ws_birth_finish(s, error)) && ws_sqlite_load_totals(s, error);
}
