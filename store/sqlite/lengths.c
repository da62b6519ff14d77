/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lengths of passages and where their documents begin, a chunk of 4096 at a time, each read once.

   Ranking asks this of every passage that a word of the query stands in, some ten thousand times a query, and mostly in passing order: the
   document found last is kept. In a process of ten milliseconds what costs is memory that was never touched before, so the beginnings are a
   short list for a chunk, found by bisection, where a number for each of its passages took four times what the lengths take (100 of 1200
   page faults a search). And a batch writes its chunks together, so that they lie side by side in the file: the system hands out what is
   read of it 64 KB at a time. Not fast: the documents of a chunk in which none begins, of which there are three in a document of 16 000
   passages. */
#include <string.h>

#include "store/length.h"
#include "store/sqlite/sqlite.h"

typedef struct {
	uint8_t codes[WS_LENGTH_CHUNK];
	uint32_t n_starts;
	uint16_t starts[]; /* which of the codes are marked, in order */
} chunk;

/* The first code marked at or after `at`; WS_LENGTH_CHUNK when none is. Eight at a time. */
static uint32_t next_mark(const uint8_t *codes, uint32_t at) {
	const uint64_t marks = 0x0101010101010101u * WS_LENGTH_FIRST;
	for (; at % 8 && at < WS_LENGTH_CHUNK; at++)
		if (codes[at] & WS_LENGTH_FIRST)
			return at;
	for (; at < WS_LENGTH_CHUNK; at += 8) {
		uint64_t eight;
		memcpy(&eight, codes + at, sizeof eight);
		eight = GUINT64_FROM_LE(eight) & marks;
		if (eight)
			return at + (uint32_t)__builtin_ctzll(eight) / 8;
	}
	return WS_LENGTH_CHUNK;
}

/* ---- reading ---- */

/* What says so that there is no such row. */
enum { NO_ROW = SQLITE_ERROR };

/* Zeros where nothing is written yet. */
static int read_codes(sqlite_store *s, guint number, uint8_t *codes) {
	size_t bytes;
	memset(codes, 0, WS_LENGTH_CHUNK);
	int code = ws_blob_at(s, &s->codes, "length", "codes", number, &bytes);
	return code == SQLITE_OK ? ws_blob_read(&s->codes, codes, MIN(bytes, WS_LENGTH_CHUNK)) : code;
}

static chunk *read_chunk(sqlite_store *s, guint number) {
	uint8_t codes[WS_LENGTH_CHUNK];
	uint16_t starts[WS_LENGTH_CHUNK];
	uint32_t n = 0;
	int code = read_codes(s, number, codes);
	if (code != SQLITE_OK && (code & 0xFF) != NO_ROW && !s->base.fault)
		ws_sql_fail(s->db, code, s->path, "read", &s->base.fault);
	for (uint32_t at = 0; (at = next_mark(codes, at)) < WS_LENGTH_CHUNK; at++)
		starts[n++] = (uint16_t)at;
	chunk *c = g_malloc(sizeof *c + n * sizeof *starts);
	memcpy(c->codes, codes, sizeof codes);
	c->n_starts = n;
	memcpy(c->starts, starts, n * sizeof *starts);
	return c;
}

/* NULL beyond the last. */
static const chunk *chunk_of(sqlite_store *s, uint32_t passage) {
	guint number = passage / WS_LENGTH_CHUNK;
	if (number >= s->lengths->len) {
		if (passage > s->last)
			return NULL;
		g_ptr_array_set_size(s->lengths, (gint)number + 1);
	}
	gpointer *c = &s->lengths->pdata[number];
	if (!*c)
		*c = read_chunk(s, number);
	return *c;
}

uint32_t ws_sqlite_length(ws_store *store, uint32_t passage) {
	sqlite_store *s = (sqlite_store *)store;
	const chunk *c = chunk_of(s, passage);
	return c ? s->length_of[c->codes[passage % WS_LENGTH_CHUNK]] : 0;
}

/* How many of the starts are at or before `at`. */
static uint32_t starts_until(const chunk *c, uint32_t at) {
	uint32_t lo = 0, hi = c->n_starts;
	while (lo < hi) {
		uint32_t middle = lo + (hi - lo) / 2;
		if (c->starts[middle] <= at)
			lo = middle + 1;
		else
			hi = middle;
	}
	return lo;
}

uint32_t ws_sqlite_document_start(ws_store *store, uint32_t passage) {
	sqlite_store *s = (sqlite_store *)store;
	if (s->near.first <= passage && passage <= s->near.last)
		return s->near.first;
	const chunk *c = chunk_of(s, passage);
	if (!c)
		return passage;
	uint32_t base = passage - passage % WS_LENGTH_CHUNK, n = starts_until(c, passage % WS_LENGTH_CHUNK);
	uint32_t last = base + (n < c->n_starts ? c->starts[n] : WS_LENGTH_CHUNK) - 1;
	for (; n == 0 && base > 0 && c; n = c ? c->n_starts : 0) {
		base -= WS_LENGTH_CHUNK;
		c = chunk_of(s, base);
	}
	s->near = (ws_range){n > 0 ? base + c->starts[n - 1] : 0, last};
	return s->near.first;
}

uint32_t ws_sqlite_document_end(ws_store *store, uint32_t passage) {
	sqlite_store *s = (sqlite_store *)store;
	if (passage >= s->last)
		return s->last + 1;
	ws_sqlite_document_start(store, passage);
	uint32_t end = s->near.last + 1;
	for (const chunk *c; end % WS_LENGTH_CHUNK == 0 && end <= s->last && (c = chunk_of(s, end)); end += WS_LENGTH_CHUNK)
		if (c->n_starts) { /* it may go on over the end of a chunk */
			end += c->starts[0];
			break;
		}
	end = MIN(end, s->last + 1);
	s->near.last = end - 1;
	return end;
}

/* ---- writing ---- */

bool ws_batch_set_length(sqlite_store *s, uint32_t passage, uint8_t code, GError **error) {
	uint32_t number = passage / WS_LENGTH_CHUNK;
	uint8_t *codes = g_hash_table_lookup(s->batch.lengths, GUINT_TO_POINTER(number));
	if (!codes) {
		codes = g_malloc(WS_LENGTH_CHUNK);
		g_hash_table_insert(s->batch.lengths, GUINT_TO_POINTER(number), codes);
		int result = read_codes(s, number, codes);
		if (result != SQLITE_OK && (result & 0xFF) != NO_ROW) {
			ws_sql_fail(s->db, result, s->path, "read", error);
			return false;
		}
	}
	codes[passage % WS_LENGTH_CHUNK] = code;
	return true;
}

static int by_number(gconstpointer a, gconstpointer b) {
	return GPOINTER_TO_INT(a) - GPOINTER_TO_INT(b);
}

bool ws_batch_put_lengths(sqlite_store *s, GError **error) {
	sqlite3_stmt *put = ws_statement(s, WS_SQL_LENGTHS_PUT, error);
	GList *numbers = g_list_sort(g_hash_table_get_keys(s->batch.lengths), by_number);
	bool ok = put != NULL;
	for (const GList *n = numbers; ok && n; n = n->next) {
		sqlite3_bind_int64(put, 1, GPOINTER_TO_UINT(n->data));
		sqlite3_bind_blob(put, 2, g_hash_table_lookup(s->batch.lengths, n->data), WS_LENGTH_CHUNK, SQLITE_STATIC);
		ok = ws_sql_run(put, s->path, error);
	}
	g_list_free(numbers);
	return ok;
}
