/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the postings of grams are those of the texts.

   Both would fill the memory if they were laid side by side, so a sum is: every pair of gram and passage that a text has adds a number made
   of it, every pair in the postings takes it away, and what is not 0 in the end was not the same on both sides. One sum stands for a few
   neighbouring passages when there are very many, so memory stays bounded, and the fault still says where. */
#include "store/sqlite/grams.h"

enum { SUMS = 1 << 22 };
static const uint64_t HIGHEST = ((uint64_t)1 << WS_KEY_BITS) - 1;

void ws_gram_sums_init(ws_gram_sums *sums, uint32_t last) {
	sums->stride = last / SUMS + 1;
	sums->n = last / sums->stride + 1;
	sums->sums = g_new0(uint64_t, sums->n);
}

void ws_gram_sums_clear(ws_gram_sums *sums) {
	g_clear_pointer(&sums->sums, g_free);
}

static uint64_t mixed(uint64_t key, uint32_t passage) {
	uint64_t x = (key ^ (uint64_t)passage << 32) * 0x9E3779B97F4A7C15u;
	x = (x ^ x >> 29 ^ passage) * 0xBF58476D1CE4E5B9u;
	return x ^ x >> 32;
}

void ws_gram_sums_add(ws_gram_sums *sums, uint32_t passage, const ws_grams *grams) {
	for (size_t i = 0; passage / sums->stride < sums->n && i < grams->n; i++)
		sums->sums[passage / sums->stride] += mixed(grams->keys[i], passage);
}

typedef struct {
	sqlite_store *s;
	ws_gram_sums *sums;
	const ws_gram_segment *segment;
	GArray *ids;
	uint64_t key;    /* of the posting before, */
	int64_t passage; /* and its last passage */
} walk;

/* NULL, or what is wrong. */
static const char *take_block(walk *w, ws_gram_cursor *c) {
	ws_posting p;
	for (bool first = true; ws_block_next(&c->block, &p); first = false) {
		g_array_set_size(w->ids, p.count);
		uint32_t *id = (uint32_t *)(void *)w->ids->data;
		if (!ws_posting_read(&p, w->segment->first, w->segment->last, id))
			return "a posting that cannot be read";
		if (p.key < w->key || (p.key == w->key && id[0] <= w->passage))
			return "postings out of order";
		if (first && id[0] != c->passage)
			return "a block in the wrong place";
		w->key = p.key;
		w->passage = id[p.count - 1];
		guint live = ws_grams_keep_live(w->s, id, p.count);
		for (guint i = 0; i < live; i++)
			if (id[i] / w->sums->stride < w->sums->n)
				w->sums->sums[id[i] / w->sums->stride] -= mixed(p.key, id[i]);
			else
				return "passages that are not there";
	}
	return c->block.fault ? "a block that cannot be read" : NULL;
}

static bool take_segment(walk *w, ws_gram_cursor *c, const char **wrong, GError **error) {
	bool found;
	uint32_t blocks = 0;
	*wrong = NULL;
	w->key = 0;
	w->passage = -1;
	if (!ws_gram_cursor_after(w->s, w->segment, -1, 0, HIGHEST, c, &found, error))
		return false;
	for (; found && !*wrong; blocks++) {
		*wrong = take_block(w, c);
		if (!*wrong && !ws_gram_cursor_after(w->s, w->segment, (int64_t)c->key, c->passage, HIGHEST, c, &found, error))
			return false;
	}
	if (!*wrong && blocks != w->segment->blocks)
		*wrong = "not as many blocks as are noted";
	return true;
}

static void tell_differences(const sqlite_store *s, const ws_gram_sums *sums, void (*fault)(const char *, void *), void *data) {
	for (uint32_t i = 0; i < sums->n; i++) {
		uint64_t first = (uint64_t)i * sums->stride, last = MIN(first + sums->stride - 1, MAX(s->last, ws_grams_last(s)));
		if (!sums->sums[i])
			continue;
		g_autofree char *message =
			first == last ? g_strdup_printf("passage %u: its grams are not those of its text", (unsigned)first)
						  : g_strdup_printf("passages %u to %u: their grams are not those of their texts", (unsigned)first, (unsigned)last);
		fault(message, data);
	}
}

bool ws_gram_sums_compare(sqlite_store *s, ws_gram_sums *sums, void (*fault)(const char *message, void *data), void *data, GError **error) {
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	walk w = {.s = s, .sums = sums, .ids = ids};
	ws_gram_cursor c = {.bytes = g_byte_array_new()};
	bool ok = true, whole = true;
	for (guint i = 0; ok && i < s->segments->len; i++) {
		const char *wrong = NULL;
		g_autoptr(GError) damage = NULL;
		w.segment = &g_array_index(s->segments, ws_gram_segment, i);
		ok = take_segment(&w, &c, &wrong, &damage);
		if (!ok && g_error_matches(damage, WS_STORE_ERROR, WS_STORE_DAMAGED)) {
			ok = true;
			wrong = "a block that cannot be read";
		}
		if (!ok)
			g_propagate_error(error, g_steal_pointer(&damage));
		if (wrong) {
			g_autofree char *message = g_strdup_printf("grams of passages %u to %u: %s", w.segment->first, w.segment->last, wrong);
			fault(message, data);
			whole = false;
		}
	}
	g_byte_array_unref(c.bytes);
	if (ok && whole)
		tell_differences(s, sums, fault, data);
	return ok;
}
