/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ranking asks of passages it has not read: how long each is, and which document it begins or continues.

   A rough score asks it of every row, and rows lie scattered over the whole index: a posting list of 50 000 rows touches nearly every block
   of lengths there is. On another machine each block costs a round trip. So the postings themselves carry the lengths (terms.h), and the
   blocks, 4096 passages a key, serve only for the passages of a document that is looked at as a whole. Where documents begin stands under
   one key, a byte or two a document: a megabyte for a million documents, one round trip. */
#include <string.h>

#include "store/length.h"
#include "store/bytes.h"
#include "store/xapian/engine.h"

static const char STARTS_KEY[] = "starts";

typedef struct {
	uint8_t code[WS_LENGTH_CHUNK];
	bool whole; /* read; otherwise it holds what postings have told */
} chunk;

static char *key_of(guint number) {
	return g_strdup_printf("lengths %u", number);
}

/* ---- reading ---- */

static chunk *chunk_at(xapian_store *s, guint number) {
	if (number >= s->lengths->len)
		g_ptr_array_set_size(s->lengths, (gint)number + 1);
	if (!s->lengths->pdata[number])
		s->lengths->pdata[number] = g_new0(chunk, 1);
	return s->lengths->pdata[number];
}

void ws_lengths_note(xapian_store *s, const ws_rows *rows, const GArray *codes) {
	chunk *c = NULL;
	uint32_t from = 0;
	for (guint i = 0; i < rows->len; i++) {
		uint32_t id = g_array_index(rows, uint32_t, i);
		if (!c || id - from >= WS_LENGTH_CHUNK) {
			c = chunk_at(s, id / WS_LENGTH_CHUNK);
			from = id - id % WS_LENGTH_CHUNK;
		}
		c->code[id - from] = (uint8_t)g_array_index(codes, uint32_t, i);
	}
}

static bool read_chunk(xapian_store *s, guint number, uint8_t *codes, GError **error) {
	g_autofree char *key = key_of(number);
	GError *fault = NULL;
	if (!ws_xapian_metadata(s->x, key, s->data, &fault))
		return ws_xapian_fail(s, fault, "read", error);
	memset(codes, 0, WS_LENGTH_CHUNK);
	if (s->data->len)
		memcpy(codes, s->data->data, MIN(s->data->len, WS_LENGTH_CHUNK));
	return true;
}

uint32_t ws_xapian_length(ws_store *store, uint32_t passage) {
	xapian_store *s = (xapian_store *)store;
	if (passage == 0 || passage > s->totals.last_passage)
		return 0;
	chunk *c = chunk_at(s, passage / WS_LENGTH_CHUNK);
	uint8_t *code = &c->code[passage % WS_LENGTH_CHUNK];
	if (!*code && !c->whole)
		c->whole = read_chunk(s, passage / WS_LENGTH_CHUNK, c->code, ws_store_fault(store));
	return ws_length_of_code(*code);
}

/* ---- where documents begin ---- */

static bool read_starts(xapian_store *s, GError **error) {
	GError *fault = NULL;
	if (!ws_xapian_metadata(s->x, STARTS_KEY, s->data, &fault))
		return ws_xapian_fail(s, fault, "read", error);
	s->starts = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	ws_bytes in = ws_bytes_of(s->data->data, s->data->len);
	uint32_t at = 0;
	while (in.at < in.end) {
		at += (uint32_t)ws_bytes_get(&in);
		g_array_append_val(s->starts, at);
	}
	return true;
}

uint32_t ws_xapian_document_start(ws_store *store, uint32_t passage) {
	xapian_store *s = (xapian_store *)store;
	if (s->document.first && s->document.first <= passage && passage <= s->document.last)
		return s->document.first;
	if (!s->starts && !read_starts(s, ws_store_fault(store)))
		return passage;
	guint lo = 0, hi = s->starts->len; /* how many begin at or before it */
	while (lo < hi) {
		guint middle = lo + (hi - lo) / 2;
		if (g_array_index(s->starts, uint32_t, middle) <= passage)
			lo = middle + 1;
		else
			hi = middle;
	}
	if (lo == 0 || passage > s->totals.last_passage)
		return passage;
	uint32_t next = lo < s->starts->len ? g_array_index(s->starts, uint32_t, lo) : (uint32_t)s->totals.last_passage + 1;
	s->document = (ws_range){g_array_index(s->starts, uint32_t, lo - 1), next - 1};
	return s->document.first;
}

/* ---- writing ---- */

/* The block being changed, and the documents that begin. Those that are taken out stay among them: their ids are not used again, and no
   part of the document before them. */
struct ws_lengths_batch {
	guint number; /* UINT_MAX: none */
	bool changed;
	uint8_t code[WS_LENGTH_CHUNK];
	GArray *starts;
};

ws_lengths_batch *ws_lengths_batch_new(void) {
	ws_lengths_batch *b = g_new0(ws_lengths_batch, 1);
	b->number = UINT_MAX;
	b->starts = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	return b;
}

void ws_lengths_batch_free(ws_lengths_batch *b) {
	if (!b)
		return;
	g_array_unref(b->starts);
	g_free(b);
}

static bool write_chunk(xapian_store *s, GError **error) {
	ws_lengths_batch *b = s->batch;
	if (!b->changed)
		return true;
	g_autofree char *key = key_of(b->number);
	GError *fault = NULL;
	b->changed = false;
	return ws_xapian_set_metadata(s->x, key, b->code, sizeof b->code, &fault) || ws_xapian_fail(s, fault, "write", error);
}

bool ws_lengths_set(xapian_store *s, uint32_t passage, uint8_t code, GError **error) {
	ws_lengths_batch *b = s->batch;
	guint number = passage / WS_LENGTH_CHUNK;
	if (b->number != number) {
		if (!write_chunk(s, error) || !read_chunk(s, number, b->code, error))
			return false;
		b->number = number;
	}
	b->code[passage % WS_LENGTH_CHUNK] = code;
	b->changed = true;
	return true;
}

void ws_lengths_add_document(xapian_store *s, uint32_t first) {
	g_array_append_val(s->batch->starts, first);
}

static bool write_starts(xapian_store *s, GError **error) {
	GArray *added = s->batch->starts;
	if (!added->len)
		return true;
	if (!s->starts && !read_starts(s, error))
		return false;
	g_array_append_vals(s->starts, added->data, added->len);
	g_array_set_size(added, 0);
	g_byte_array_set_size(s->data, 0);
	for (guint i = 0; i < s->starts->len; i++)
		ws_bytes_put(s->data, g_array_index(s->starts, uint32_t, i) - (i ? g_array_index(s->starts, uint32_t, i - 1) : 0));
	GError *fault = NULL;
	return ws_xapian_set_metadata(s->x, STARTS_KEY, s->data->data, s->data->len, &fault) || ws_xapian_fail(s, fault, "write", error);
}

bool ws_lengths_finish(xapian_store *s, GError **error) {
	return write_chunk(s, error) && write_starts(s, error);
}

void ws_lengths_abandon(xapian_store *s) {
	s->batch->number = UINT_MAX;
	s->batch->changed = false;
	g_array_set_size(s->batch->starts, 0);
	g_clear_pointer(&s->starts, g_array_unref);
}
