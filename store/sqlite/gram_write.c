/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing grams: pairs of gram and passage are gathered in one array, sorted when it is full or at the commit, and written block after
   block.

   A segment is written once and in order, so all its pages are full. A batch makes one or more; when a few commits have left many small
   ones, the latest are merged: as many as are together as large as the next older one, once they are MANY. So each posting is merged once
   for every time its segment grows by MANY, and segments number at most MANY for every such step. What a merge has read it deletes at once,
   and writes over those pages: the file does not grow by it.

   Removing a document only notes its passages as gone. When more than the fourth part of what is left is gone, everything is merged, which
   leaves them out, and their ids are free again. */
#include <stdlib.h>

#include "store/sqlite/grams.h"

enum { MANY = 8, PAIRS = 4 << 20, ANY_KEY = -1, NEAR = 16 };
static const uint64_t HIGHEST = ((uint64_t)1 << WS_KEY_BITS) - 1;

/* ---- a new segment ---- */

typedef struct {
	sqlite_store *s;
	ws_gram_segment segment;
	GError **error;
} maker;

static bool write_block(uint64_t key, uint32_t passage, const uint8_t *bytes, size_t size, void *data) {
	maker *m = data;
	sqlite3_stmt *add = ws_statement(m->s, WS_SQL_GRAM_ADD, m->error);
	if (!add)
		return false;
	sqlite3_bind_int64(add, 1, m->segment.id);
	sqlite3_bind_int64(add, 2, (int64_t)key);
	sqlite3_bind_int64(add, 3, passage);
	sqlite3_bind_blob(add, 4, bytes, (int)size, SQLITE_STATIC);
	m->segment.blocks++;
	return ws_sql_run(add, m->s->path, m->error);
}

static maker maker_new(sqlite_store *s, uint32_t first, GError **error) {
	uint32_t id = 0;
	for (guint i = 0; i < s->segments->len; i++)
		id = MAX(id, g_array_index(s->segments, ws_gram_segment, i).id);
	return (maker){s, {.id = id + 1, .first = first, .last = first}, error};
}

/* Notes the segment at this place among the others; one without a block is none. */
static bool keep_segment(maker *m, guint at) {
	if (!m->segment.blocks)
		return true;
	sqlite3_stmt *add = ws_statement(m->s, WS_SQL_SEGMENT_ADD, m->error);
	if (!add)
		return false;
	sqlite3_bind_int64(add, 1, m->segment.id);
	sqlite3_bind_int64(add, 2, m->segment.first);
	sqlite3_bind_int64(add, 3, m->segment.last);
	sqlite3_bind_int64(add, 4, m->segment.blocks);
	g_array_insert_val(m->s->segments, at, m->segment);
	return ws_sql_run(add, m->s->path, m->error);
}

/* ---- merging ---- */

typedef struct {
	ws_gram_segment segment;
	ws_gram_cursor at;
	ws_posting posting;
	bool over;
} source;

/* Moves to the next posting; a block is deleted as soon as it is read. */
static bool source_next(sqlite_store *s, source *from, int64_t key, GError **error) {
	while (!ws_block_next(&from->at.block, &from->posting)) {
		bool found;
		if (from->at.block.fault)
			return ws_grams_damaged(s, error);
		if (!ws_gram_cursor_after(s, &from->segment, key, from->at.passage, HIGHEST, &from->at, &found, error))
			return false;
		from->over = !found;
		if (!found)
			return true;
		sqlite3_stmt *drop = ws_statement(s, WS_SQL_GRAM_DROP, error);
		if (!drop)
			return false;
		sqlite3_bind_int64(drop, 1, from->at.id);
		if (!ws_sql_run(drop, s->path, error))
			return false;
		key = (int64_t)from->at.key;
	}
	return true;
}

static bool sources_open(sqlite_store *s, source *sources, guint first, guint n, GError **error) {
	for (guint i = 0; i < n; i++) {
		sources[i].segment = g_array_index(s->segments, ws_gram_segment, first + i);
		sources[i].at.bytes = g_byte_array_new();
	}
	for (guint i = 0; i < n; i++)
		if (!source_next(s, &sources[i], ANY_KEY, error))
			return false;
	return true;
}

/* Copies the postings of `key`. */
static bool copy_key(maker *m, source *sources, guint n, uint64_t key, ws_block_writer *out, GArray *ids) {
	int64_t before = -1;
	for (guint i = 0; i < n; i++) {
		source *from = &sources[i];
		while (!from->over && from->posting.key == key) {
			g_array_set_size(ids, from->posting.count);
			uint32_t *id = (uint32_t *)(void *)ids->data;
			if (!ws_posting_read(&from->posting, from->segment.first, from->segment.last, id) || id[0] <= before)
				return ws_grams_damaged(m->s, m->error);
			before = id[ids->len - 1];
			guint live = ws_grams_keep_live(m->s, id, ids->len);
			for (guint k = 0; k < live; k++)
				if (!ws_block_add(out, key, id[k]))
					return false;
			if (live)
				m->segment.last = MAX(m->segment.last, id[live - 1]);
			if (!source_next(m->s, from, (int64_t)from->at.key, m->error))
				return false;
		}
	}
	return true;
}

static bool copy_all(maker *m, source *sources, guint n) {
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_autofree ws_block_writer *out = g_new(ws_block_writer, 1);
	ws_block_begin(out, m->segment.first, write_block, m);
	for (uint64_t lowest = UINT64_MAX, before;;) {
		before = lowest;
		lowest = UINT64_MAX;
		for (guint i = 0; i < n; i++)
			if (!sources[i].over)
				lowest = MIN(lowest, sources[i].posting.key);
		if (lowest == UINT64_MAX)
			return ws_block_end(out);
		if (before != UINT64_MAX && lowest <= before)
			return ws_grams_damaged(m->s, m->error);
		if (!copy_key(m, sources, n, lowest, out, ids))
			return false;
	}
}

static bool drop_segments(sqlite_store *s, guint first, guint n, GError **error) {
	for (guint i = 0; i < n; i++) {
		sqlite3_stmt *drop = ws_statement(s, WS_SQL_SEGMENT_DROP, error);
		if (!drop)
			return false;
		sqlite3_bind_int64(drop, 1, g_array_index(s->segments, ws_gram_segment, first + i).id);
		if (!ws_sql_run(drop, s->path, error))
			return false;
	}
	g_array_remove_range(s->segments, first, n);
	return true;
}

/* Makes one of the segments from `first` on. */
static bool merge(sqlite_store *s, guint first, GError **error) {
	guint n = s->segments->len - first;
	if (!n)
		return true;
	source *sources = g_new0(source, n);
	maker m = maker_new(s, g_array_index(s->segments, ws_gram_segment, first).first, error);
	bool ok = sources_open(s, sources, first, n, error) && copy_all(&m, sources, n) && drop_segments(s, first, n, error) &&
	          keep_segment(&m, first);
	for (guint i = 0; i < n; i++)
		g_clear_pointer(&sources[i].at.bytes, g_byte_array_unref);
	g_free(sources);
	return ok;
}

/* Where the run of latest segments begins of which each is at most `times` as large as all later ones. */
static guint latest(const sqlite_store *s, uint64_t times) {
	guint at = s->segments->len;
	uint64_t blocks = 0;
	while (at > 0) {
		uint32_t own = g_array_index(s->segments, ws_gram_segment, at - 1).blocks;
		if (blocks && own > blocks * times)
			break;
		blocks += own;
		at--;
	}
	return at;
}

/* ---- a batch ---- */

static bool flush(sqlite_store *s, GError **error) {
	ws_batch *b = &s->batch;
	if (!b->n_pairs)
		return true;
	uint64_t *scratch = g_new(uint64_t, b->n_pairs), *sorted = ws_pairs_sort(b->pairs, b->n_pairs, scratch);
	g_autofree ws_block_writer *out = g_new(ws_block_writer, 1);
	maker m = maker_new(s, b->pairs_base, error);
	m.segment.last = b->pairs_last;
	ws_block_begin(out, b->pairs_base, write_block, &m);
	bool ok = true;
	for (size_t i = 0; ok && i < b->n_pairs; i++)
		ok = ws_block_add(out, sorted[i] >> WS_PAIR_BITS, b->pairs_base + (uint32_t)(sorted[i] & (WS_PAIR_PASSAGES - 1)));
	g_free(scratch);
	b->n_pairs = 0;
	ok = ok && ws_block_end(out) && keep_segment(&m, s->segments->len);
	guint first = latest(s, 1);
	return ok && (s->segments->len - first < MANY || merge(s, first, error));
}

static void make_room(ws_batch *b, size_t more) {
	if (b->n_pairs + more <= b->pairs_room)
		return;
	b->pairs_room = MAX(b->n_pairs + more, b->pairs_room * 2);
	b->pairs = g_renew(uint64_t, b->pairs, b->pairs_room);
}

bool ws_grams_add(sqlite_store *s, uint32_t passage, const ws_grams *grams, GError **error) {
	ws_batch *b = &s->batch;
	if (b->n_pairs && (b->n_pairs + grams->n > PAIRS || passage - b->pairs_base >= WS_PAIR_PASSAGES) && !flush(s, error))
		return false;
	if (!b->n_pairs)
		b->pairs_base = passage;
	b->pairs_last = passage;
	make_room(b, grams->n);
	for (size_t i = 0; i < grams->n; i++)
		b->pairs[b->n_pairs++] = ws_pair(grams->keys[i], passage - b->pairs_base);
	return true;
}

void ws_grams_forget(sqlite_store *s) {
	g_clear_pointer(&s->batch.pairs, g_free);
	s->batch.n_pairs = s->batch.pairs_room = 0;
}

static bool note_gone(sqlite_store *s, const GArray *gone, GError **error) {
	for (guint i = 0; i < gone->len; i++) {
		sqlite3_stmt *add = ws_statement(s, WS_SQL_GONE_ADD, error);
		if (!add)
			return false;
		sqlite3_bind_int64(add, 1, g_array_index(gone, ws_gone, i).first);
		sqlite3_bind_int64(add, 2, g_array_index(gone, ws_gone, i).last);
		if (!ws_sql_run(add, s->path, error))
			return false;
	}
	return !gone->len || ws_grams_load(s, error);
}

static bool merge_all(sqlite_store *s, GError **error) {
	sqlite3_stmt *clear = ws_statement(s, WS_SQL_GONE_CLEAR, error);
	if (!clear || ((s->segments->len > 1 || s->gone->len) && !merge(s, 0, error)) || !ws_sql_run(clear, s->path, error))
		return false;
	g_array_set_size(s->gone, 0);
	return true;
}

bool ws_grams_finish(sqlite_store *s, const GArray *gone, GError **error) {
	return flush(s, error) && note_gone(s, gone, error) &&
		(ws_grams_gone(s) <= (uint64_t)s->batch.totals.passages / 4 || merge_all(s, error));
}

bool ws_grams_optimize(sqlite_store *s, bool all, GError **error) {
	guint first = latest(s, NEAR);
	all |= first == 0;
	if (s->segments->len - first < 2 && !(all && s->gone->len))
		return true;
	sqlite3_stmt *begin = ws_statement(s, WS_SQL_BEGIN, error), *commit = ws_statement(s, WS_SQL_COMMIT, error);
	if (!begin || !commit || !ws_sql_run(begin, s->path, error))
		return false;
	bool ok = (all ? merge_all(s, error) : merge(s, first, error)) && ws_sql_run(commit, s->path, error);
	if (!ok) {
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
		ws_grams_load(s, NULL);
	}
	return ok;
}
