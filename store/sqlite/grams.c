/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sqlite/grams.h"

#include <string.h>

bool ws_grams_damaged(const sqlite_store *s, GError **error) {
	return ws_store_damaged(s->path, error, "its grams cannot be read");
}

/* ---- what there is ---- */

static bool load_segments(sqlite_store *s, GError **error) {
	sqlite3_stmt *all = ws_statement(s, WS_SQL_SEGMENTS, error);
	int64_t before = -1;
	int code = SQLITE_DONE;
	g_array_set_size(s->segments, 0);
	while (all && (code = ws_sql_step(all, s->path, error)) == SQLITE_ROW) {
		int64_t n[4];
		for (int i = 0; i < 4; i++)
			n[i] = sqlite3_column_int64(all, i);
		if (n[0] < 0 || n[0] >= INT32_MAX || n[1] <= before || n[2] < n[1] || n[2] > INT32_MAX || n[3] < 0 || n[3] > UINT32_MAX) {
			sqlite3_reset(all);
			return ws_grams_damaged(s, error);
		}
		before = n[2];
		ws_gram_segment segment = {(uint32_t)n[0], (uint32_t)n[1], (uint32_t)n[2], (uint32_t)n[3]};
		g_array_append_val(s->segments, segment);
	}
	return all && code == SQLITE_DONE;
}

/* Ranges that touch become one. */
static bool load_gone(sqlite_store *s, GError **error) {
	sqlite3_stmt *all = ws_statement(s, WS_SQL_GONE, error);
	int code = SQLITE_DONE;
	g_array_set_size(s->gone, 0);
	while (all && (code = ws_sql_step(all, s->path, error)) == SQLITE_ROW) {
		int64_t first = sqlite3_column_int64(all, 0), last = sqlite3_column_int64(all, 1);
		if (first < 0 || last < first || last > INT32_MAX) {
			sqlite3_reset(all);
			return ws_grams_damaged(s, error);
		}
		ws_range range = {(uint32_t)first, (uint32_t)last},
				 *before = s->gone->len ? &g_array_index(s->gone, ws_range, s->gone->len - 1) : NULL;
		if (before && range.first <= before->last + 1)
			before->last = MAX(before->last, range.last);
		else
			g_array_append_val(s->gone, range);
	}
	return all && code == SQLITE_DONE;
}

bool ws_grams_load(sqlite_store *s, GError **error) {
	return load_segments(s, error) && load_gone(s, error);
}

/* The first range that does not end before `id`. */
static guint find_gone(const GArray *gone, guint from, uint32_t id) {
	guint low = from, high = gone->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		if (g_array_index(gone, ws_range, middle).last < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

guint ws_grams_keep_live(const sqlite_store *s, uint32_t *ids, guint n) {
	const GArray *gone = s->gone;
	guint kept = 0, r = 0;
	if (!n || !gone->len || ids[0] > g_array_index(gone, ws_range, gone->len - 1).last)
		return n;
	for (guint i = 0; i < n; i++) {
		if (r < gone->len && g_array_index(gone, ws_range, r).last < ids[i])
			r = find_gone(gone, r + 1, ids[i]);
		if (r == gone->len || ids[i] < g_array_index(gone, ws_range, r).first)
			ids[kept++] = ids[i];
	}
	return kept;
}

uint64_t ws_grams_gone(const sqlite_store *s) {
	uint64_t n = 0;
	for (guint i = 0; i < s->gone->len; i++)
		n += (uint64_t)g_array_index(s->gone, ws_range, i).last - g_array_index(s->gone, ws_range, i).first + 1;
	return n;
}

uint32_t ws_grams_last(const sqlite_store *s) {
	uint32_t segment = s->segments->len ? g_array_index(s->segments, ws_gram_segment, s->segments->len - 1).last : 0;
	uint32_t gone = s->gone->len ? g_array_index(s->gone, ws_range, s->gone->len - 1).last : 0;
	return MAX(segment, gone);
}

/* ---- blocks ---- */

static bool take_block(sqlite_store *s, sqlite3_stmt *get, ws_gram_cursor *c, bool *found, GError **error) {
	int code = ws_sql_step(get, s->path, error);
	*found = code == SQLITE_ROW;
	if (!*found)
		return code == SQLITE_DONE;
	c->id = sqlite3_column_int64(get, 0);
	c->key = (uint64_t)sqlite3_column_int64(get, 1);
	int64_t passage = sqlite3_column_int64(get, 2);
	c->passage = (uint32_t)passage;
	const void *bytes = ws_sql_bytes(get, 3);
	g_byte_array_set_size(c->bytes, 0);
	if (bytes)
		g_byte_array_append(c->bytes, bytes, (guint)sqlite3_column_bytes(get, 3));
	sqlite3_reset(get);
	ws_block_open(&c->block, c->key, c->bytes->data, c->bytes->len);
	return (passage >= 0 && passage <= INT32_MAX) || ws_grams_damaged(s, error);
}

bool ws_gram_cursor_at(sqlite_store *s, const ws_gram_segment *segment, uint64_t key, uint32_t passage, ws_gram_cursor *c, bool *found,
                       GError **error) {
	sqlite3_stmt *get = ws_statement(s, WS_SQL_GRAM_BLOCK_AT, error);
	if (!get)
		return false;
	sqlite3_bind_int64(get, 1, segment->id);
	sqlite3_bind_int64(get, 2, (int64_t)key);
	sqlite3_bind_int64(get, 3, passage);
	return take_block(s, get, c, found, error);
}

bool ws_gram_cursor_after(sqlite_store *s, const ws_gram_segment *segment, int64_t key, uint32_t passage, uint64_t highest,
                          ws_gram_cursor *c, bool *found, GError **error) {
	sqlite3_stmt *get = ws_statement(s, WS_SQL_GRAM_BLOCK_AFTER, error);
	if (!get)
		return false;
	sqlite3_bind_int64(get, 1, segment->id);
	sqlite3_bind_int64(get, 2, key);
	sqlite3_bind_int64(get, 3, passage);
	sqlite3_bind_int64(get, 4, (int64_t)highest);
	return take_block(s, get, c, found, error);
}
