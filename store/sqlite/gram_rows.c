/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows by gram, from the postings of grams.h.

   A string of many characters has many grams, most of them frequent. A gram is a proposal only, so the rarest few are enough: how many
   passages each has stands in the heads of its postings; they are read from the rarest on and intersected, as long as that costs less than
   looking at the texts it may save (NOT_WORTH, USELESS). Ranges so few that it pays are sought one by one, a block at a time. A single
   character is a range of keys. */
#include <stdlib.h>
#include <string.h>

#include "store/sqlite/grams.h"

typedef enum { GO_ON, ENOUGH, DAMAGED } verdict;
typedef verdict (*posting_visit)(const ws_gram_segment *segment, const ws_posting *posting, void *data);

static ws_rows *rows_new(void) {
	return g_array_new(FALSE, FALSE, sizeof(uint32_t));
}

static ws_rows *finish(ws_rows *rows, bool ok) {
	if (!ok)
		g_clear_pointer(&rows, g_array_unref);
	return rows;
}

/* Visits the postings of keys from `low` to `high` in a segment; those of `low` may begin with the last block at or before `passage`. */
static bool visit_segment(sqlite_store *s, const ws_gram_segment *segment, uint64_t low, uint32_t passage, uint64_t high, ws_gram_cursor *c,
                          posting_visit visit, void *data, verdict *end, GError **error) {
	bool found;
	if (!ws_gram_cursor_at(s, segment, low, passage, c, &found, error) ||
	    (!found && !ws_gram_cursor_after(s, segment, (int64_t)low, passage, high, c, &found, error)))
		return false;
	*end = GO_ON;
	while (found) {
		ws_posting p;
		while (*end == GO_ON && ws_block_next(&c->block, &p) && p.key <= high)
			if (p.key >= low)
				*end = visit(segment, &p, data);
		if (*end == DAMAGED || c->block.fault)
			return ws_grams_damaged(s, error);
		if (*end == ENOUGH || c->block.key > high)
			return true;
		if (!ws_gram_cursor_after(s, segment, (int64_t)c->key, c->passage, high, c, &found, error))
			return false;
	}
	return true;
}

/* The same in all segments that may hold passages of this range. */
static bool visit_postings(sqlite_store *s, uint64_t low, uint64_t high, ws_range range, posting_visit visit, void *data, GError **error) {
	ws_gram_cursor c = {.bytes = g_byte_array_new()};
	verdict end = GO_ON;
	bool ok = true;
	for (guint i = 0; ok && end == GO_ON && i < s->segments->len; i++) {
		const ws_gram_segment *segment = &g_array_index(s->segments, ws_gram_segment, i);
		if (segment->last >= range.first && segment->first <= range.last)
			ok = visit_segment(s, segment, low, range.first, high, &c, visit, data, &end, error);
	}
	g_byte_array_unref(c.bytes);
	return ok;
}

/* ---- rows of one gram, or of all that begin with a character ---- */

static const ws_range everywhere = {0, UINT32_MAX};

typedef struct {
	const sqlite_store *s;
	ws_rows *rows;
	ws_range range;
	size_t limit;
	bool many_keys;   /* else the passages rise from posting to posting */
	int64_t previous; /* passage */
	uint64_t count;   /* of all postings, those behind the limit included: they are counted, not read */
} reading;

/* Of n ids those within the range. */
static guint keep_range(uint32_t *id, guint n, ws_range range) {
	guint from = 0, to = n;
	while (from < n && id[from] < range.first)
		from++;
	while (to > from && id[to - 1] > range.last)
		to--;
	if (from)
		memmove(id, id + from, (to - from) * sizeof *id);
	return to - from;
}

static verdict read_posting(const ws_gram_segment *segment, const ws_posting *p, void *data) {
	reading *r = data;
	guint before = r->rows->len;
	r->count += p->count;
	if (before >= r->limit)
		return GO_ON;
	if (p->count > G_MAXINT32 / sizeof(uint32_t) - before)
		return DAMAGED;
	g_array_set_size(r->rows, before + p->count);
	uint32_t *id = (uint32_t *)(void *)r->rows->data + before;
	if (!ws_posting_read(p, segment->first, segment->last, id) || (!r->many_keys && id[0] <= r->previous))
		return DAMAGED;
	r->previous = id[p->count - 1];
	bool beyond = !r->many_keys && r->previous >= r->range.last;
	g_array_set_size(r->rows, before + ws_grams_keep_live(r->s, id, keep_range(id, p->count, r->range)));
	return beyond ? ENOUGH : GO_ON;
}

/* Appends the passages of a gram within a range. */
static bool read_gram(sqlite_store *s, uint64_t key, ws_range range, ws_rows *rows, GError **error) {
	reading r = {s, rows, range, SIZE_MAX, false, -1, 0};
	return visit_postings(s, key, key, range, read_posting, &r, error);
}

/* The first passages of a gram: at least `limit`, if there are so many. How many there are in all is asked next, so they are counted at
   once. */
static bool read_first(sqlite_store *s, uint64_t key, size_t limit, ws_rows *rows, GError **error) {
	reading r = {s, rows, everywhere, limit, false, -1, 0};
	if (!visit_postings(s, key, key, everywhere, read_posting, &r, error))
		return false;
	s->counted_key = key;
	s->counted = r.count;
	return true;
}

/* Rows in any order become sorted: few by comparing, many in a bitmap of all passages. */
static void sort_rows(ws_rows *rows, uint32_t last) {
	enum { SPARSE = 128 };
	if (rows->len < last / SPARSE) {
		ws_rows_sort(rows);
		return;
	}
	g_autofree uint64_t *bits = g_new0(uint64_t, last / 64 + 1);
	const uint32_t *id = (const uint32_t *)(const void *)rows->data;
	for (guint i = 0; i < rows->len; i++)
		bits[id[i] / 64] |= (uint64_t)1 << id[i] % 64;
	g_array_set_size(rows, 0);
	for (uint32_t word = 0; word <= last / 64; word++)
		for (uint64_t left = bits[word]; left; left &= left - 1) {
			uint32_t row = word * 64 + (uint32_t)__builtin_ctzll(left);
			g_array_append_val(rows, row);
		}
}

static bool read_prefix(sqlite_store *s, uint64_t key, ws_rows *rows, GError **error) {
	reading r = {s, rows, everywhere, SIZE_MAX, true, -1, 0};
	uint64_t low = key >> 21 << 21;
	if (!visit_postings(s, low, low | 0x1FFFFF, everywhere, read_posting, &r, error))
		return false;
	sort_rows(rows, ws_grams_last(s));
	return true;
}

static verdict count_posting(const ws_gram_segment *segment, const ws_posting *p, void *data) {
	(void)segment;
	*(uint64_t *)data += p->count;
	return GO_ON;
}

/* Counts passages that are gone, too. */
static bool count_gram(sqlite_store *s, uint64_t key, uint64_t *count, GError **error) {
	*count = s->mode == WS_STORE_READ && s->counted && key == s->counted_key ? s->counted : 0;
	return *count || visit_postings(s, key, key, everywhere, count_posting, count, error);
}

/* ---- ranges ---- */

static ws_rows *all_rows(sqlite_store *s, GError **error) {
	sqlite3_stmt *spans = ws_statement(s, WS_SQL_DOCUMENT_SPANS, error);
	if (!spans)
		return NULL;
	ws_rows *rows = rows_new();
	int code;
	while ((code = ws_sql_step(spans, s->path, error)) == SQLITE_ROW)
		for (int64_t id = sqlite3_column_int64(spans, 1), last = MIN(sqlite3_column_int64(spans, 2), s->last); id <= last; id++) {
			uint32_t row = (uint32_t)id;
			g_array_append_val(rows, row);
		}
	return finish(rows, code == SQLITE_DONE);
}

/* Ranges so few and so narrow that seeking each is cheaper than reading all. */
static bool is_narrow(const sqlite_store *s, const ws_range *within, size_t n) {
	enum { SEEKS = 64 };
	uint64_t covered = 0;
	if (n > SEEKS)
		return false;
	for (size_t i = 0; i < n; i++)
		covered += (uint64_t)within[i].last - within[i].first + 1;
	return covered < s->last / 3;
}

/* ---- several grams ---- */

enum {
	PROBED = 32,     /* grams looked at, spread over a longer string */
	NOT_WORTH = 500, /* a gram with so many times the rows that are left is not read */
	USELESS = 16,    /* when one takes out less than the 16th part, more frequent ones will not do more */
};

typedef struct {
	uint64_t key, count;
} probe;

static int by_count(gconstpointer a, gconstpointer b) {
	uint64_t x = ((const probe *)a)->count, y = ((const probe *)b)->count;
	return (x > y) - (x < y);
}

/* The grams from the rarest on; none when one of them is in no passage. */
static bool look_at_grams(sqlite_store *s, const ws_gram_query *grams, GArray *probes, GError **error) {
	size_t n = MIN(grams->n, PROBED);
	for (size_t i = 0; i < n; i++) {
		const char *gram = grams->grams[i * grams->n / n];
		probe p;
		if (!ws_gram_key_of(gram, strlen(gram), &p.key)) {
			g_array_set_size(probes, 0);
			return true;
		}
		if (n > 1 && !count_gram(s, p.key, &p.count, error))
			return false;
		g_array_append_val(probes, p);
	}
	if (n > 1)
		g_array_sort(probes, by_count);
	return true;
}

/* Keeps of `rows` what is in `others` too. */
static void intersect(ws_rows *rows, const ws_rows *others) {
	uint32_t *id = (uint32_t *)(void *)rows->data;
	const uint32_t *other = (const uint32_t *)(const void *)others->data;
	guint n = 0, k = 0;
	for (guint i = 0; i < rows->len; i++) {
		while (k < others->len && other[k] < id[i])
			k++;
		if (k < others->len && other[k] == id[i])
			id[n++] = id[i];
	}
	g_array_set_size(rows, n);
}

/* The rows of a gram in some ranges. */
static bool read_ranges(sqlite_store *s, uint64_t key, const ws_range *ranges, size_t n, ws_rows *rows, GError **error) {
	bool ok = true;
	g_array_set_size(rows, 0);
	for (size_t i = 0; ok && i < n; i++)
		ok = read_gram(s, key, ranges[i], rows, error);
	return ok;
}

static bool read_rarest(sqlite_store *s, const ws_gram_query *grams, const ws_range *ranges, size_t n, ws_rows *rows, GError **error) {
	g_autoptr(GArray) probes = g_array_new(FALSE, FALSE, sizeof(probe));
	if (!look_at_grams(s, grams, probes, error))
		return false;
	g_autoptr(GArray) others = rows_new();
	bool ok = !probes->len || read_ranges(s, g_array_index(probes, probe, 0).key, ranges, n, rows, error);
	for (guint i = 1; ok && i < probes->len; i++) {
		const probe *p = &g_array_index(probes, probe, i);
		guint before = rows->len;
		if (p->count > (uint64_t)before * NOT_WORTH)
			break;
		ok = read_ranges(s, p->key, ranges, n, others, error);
		intersect(rows, others);
		if (before - rows->len < before / USELESS)
			break;
	}
	return ok;
}

/* ---- the interface ---- */

ws_rows *ws_sqlite_gram_rows(ws_store *store, const ws_gram_query *grams, const ws_range *within, size_t n_within, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	if (within && !n_within)
		return rows_new();
	if (!grams->n) {
		ws_rows *all = all_rows(s, error);
		if (all && within)
			ws_rows_keep_within(all, within, n_within);
		return all;
	}
	ws_rows *rows = rows_new();
	bool narrow = within && !grams->prefix && is_narrow(s, within, n_within), ok = true;
	uint64_t key;
	if (!grams->prefix)
		ok = read_rarest(s, grams, narrow ? within : &everywhere, narrow ? n_within : 1, rows, error);
	else if (ws_gram_key_of(grams->grams[0], strlen(grams->grams[0]), &key))
		ok = read_prefix(s, key, rows, error);
	if (within && !narrow)
		ws_rows_keep_within(rows, within, n_within);
	return finish(rows, ok);
}

ws_rows *ws_sqlite_gram_first_rows(ws_store *store, const ws_gram_query *grams, size_t limit, bool *more, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	ws_rows *rows;
	uint64_t key;
	if (grams->n == 1 && !grams->prefix && limit < SIZE_MAX) {
		rows = rows_new();
		bool known = ws_gram_key_of(grams->grams[0], strlen(grams->grams[0]), &key);
		rows = finish(rows, !known || read_first(s, key, limit + 1, rows, error));
	} else {
		rows = ws_sqlite_gram_rows(store, grams, NULL, 0, error);
	}
	*more = rows && rows->len > limit;
	if (*more)
		g_array_set_size(rows, (guint)limit);
	return rows;
}

/* The heads of the postings tell, as long as no passage is gone; then few rows are read, and of many as large a part is taken to be gone as
   of all passages. Of several grams, or a prefix, the rows are read as a whole. */
double ws_sqlite_gram_frequency(ws_store *store, const ws_gram_query *grams, GError **error) {
	enum { FEW = 4096 };
	sqlite_store *s = (sqlite_store *)store;
	uint64_t key, count = 0;
	if (!grams->n)
		return (double)s->totals.passages;
	bool one = grams->n == 1 && !grams->prefix;
	if (one && (!ws_gram_key_of(grams->grams[0], strlen(grams->grams[0]), &key) || !count_gram(s, key, &count, error)))
		return 0;
	if (one && !s->gone->len)
		return (double)count;
	if (one && count > FEW)
		return (double)count * (double)s->totals.passages / (double)((uint64_t)s->totals.passages + ws_grams_gone(s));
	g_autoptr(GArray) rows = ws_sqlite_gram_rows(store, grams, NULL, 0, error);
	return rows ? rows->len : 0;
}
