/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of all shards: those of each, with what stands before it added, one after the other. */
#include <string.h>

#include "store/shards/shards.h"

static ws_rows *rows_new(void) {
	return g_array_new(FALSE, FALSE, sizeof(uint32_t));
}

/* ---- one question, asked of each ---- */

typedef struct {
	enum { GRAMS, HEADS, WORDS, AMOUNTS, NAMES, DEFINITIONS, RANGES } what;
	const ws_gram_query *grams;
	const ws_range *within;
	size_t n_within;
	const char *text; /* word, name, term or base */
	int number;       /* tier, class or kind */
	const double *lo, *hi;
	const ws_filter *filter;
	GArray **answers; /* by shard */
} question;

/* The part of sorted ranges that lies in a shard, in its own ids. */
static GArray *own_ranges(const ws_shard *shard, const ws_range *within, size_t n) {
	GArray *own = g_array_new(FALSE, FALSE, sizeof(ws_range));
	for (size_t i = 0; i < n; i++) {
		uint64_t first = MAX(within[i].first, (uint64_t)shard->passages + 1),
				 last = MIN(within[i].last, (uint64_t)shard->passages + shard->last_passage);
		ws_range range = {(uint32_t)(first - shard->passages), (uint32_t)(last - shard->passages)};
		if (first <= last)
			g_array_append_val(own, range);
	}
	return own;
}

static GArray *ask_grams(ws_shard *shard, const question *q) {
	if (!q->within)
		return ws_store_gram_rows(shard->store, q->grams, NULL, 0, &shard->fault);
	g_autoptr(GArray) own = own_ranges(shard, q->within, q->n_within);
	return own->len ? ws_store_gram_rows(shard->store, q->grams, (const ws_range *)(const void *)own->data, own->len, &shard->fault)
	                : rows_new();
}

static void ask(ws_shard *shard, guint i, void *data) {
	const question *q = data;
	GArray **answer = &q->answers[i];
	bool more;
	switch (q->what) {
	case GRAMS:
		*answer = ask_grams(shard, q);
		break;
	case HEADS:
		*answer = ws_store_head_rows(shard->store, q->grams, &shard->fault);
		break;
	case WORDS:
		*answer = ws_store_word_rows(shard->store, q->text, q->number, SIZE_MAX, &more, &shard->fault);
		break;
	case AMOUNTS:
		*answer = ws_store_amount_rows(shard->store, q->lo, q->hi, q->text, q->number, &shard->fault);
		break;
	case NAMES:
		*answer = ws_store_name_rows(shard->store, q->text, q->number, &shard->fault);
		break;
	case DEFINITIONS:
		*answer = ws_store_definitions(shard->store, q->text, &shard->fault);
		break;
	case RANGES:
		*answer = ws_store_ranges(shard->store, q->filter, &shard->fault);
	}
}

/* Rows or ranges, whichever: both are uint32_t that grow by what stands before the shard. */
static GArray *answer(ws_store *store, question *q, GError **error) {
	shards_store *s = (shards_store *)store;
	q->answers = g_new0(GArray *, s->shards->len);
	bool ok = ws_shards_each(s, ask, q, error);
	GArray *all = g_array_new(FALSE, FALSE, q->what == RANGES ? sizeof(ws_range) : sizeof(uint32_t));
	for (guint i = 0; i < s->shards->len; i++) {
		GArray *own = q->answers[i];
		if (!own)
			continue;
		uint32_t *id = (uint32_t *)(void *)own->data;
		for (size_t k = 0; k < own->len * (g_array_get_element_size(own) / sizeof *id); k++)
			id[k] += ws_shard_at(s, i)->passages;
		g_array_append_vals(all, own->data, own->len);
		g_array_unref(own);
	}
	g_free(q->answers);
	if (!ok)
		g_clear_pointer(&all, g_array_unref);
	return all;
}

ws_rows *ws_shards_gram_rows(ws_store *store, const ws_gram_query *grams, const ws_range *within, size_t n_within, GError **error) {
	return answer(store, &(question){.what = GRAMS, .grams = grams, .within = within, .n_within = n_within}, error);
}

ws_rows *ws_shards_head_rows(ws_store *store, const ws_gram_query *grams, GError **error) {
	return answer(store, &(question){.what = HEADS, .grams = grams}, error);
}

ws_rows *ws_shards_amount_rows(ws_store *store, const double *lo, const double *hi, const char *base, int kind, GError **error) {
	return answer(store, &(question){.what = AMOUNTS, .lo = lo, .hi = hi, .text = base, .number = kind}, error);
}

ws_rows *ws_shards_name_rows(ws_store *store, const char *folded_name, int class, GError **error) {
	return answer(store, &(question){.what = NAMES, .text = folded_name, .number = class}, error);
}

ws_rows *ws_shards_definitions(ws_store *store, const char *folded_term, GError **error) {
	return answer(store, &(question){.what = DEFINITIONS, .text = folded_term}, error);
}

GArray *ws_shards_ranges(ws_store *store, const ws_filter *filter, GError **error) {
	GArray *ranges = answer(store, &(question){.what = RANGES, .filter = filter}, error);
	guint n = 0; /* neighbours are one range across shards too */
	for (guint i = 0; ranges && i < ranges->len; i++) {
		ws_range *before = n ? &g_array_index(ranges, ws_range, n - 1) : NULL, range = g_array_index(ranges, ws_range, i);
		if (before && before->last + 1 == range.first)
			before->last = range.last;
		else
			g_array_index(ranges, ws_range, n++) = range;
	}
	if (ranges)
		g_array_set_size(ranges, n);
	return ranges;
}

/* ---- the first rows only: shard by shard, no further than needed ---- */

static ws_rows *first_rows(shards_store *s, const ws_gram_query *grams, const char *word, int tier, size_t limit, bool *more,
                           GError **error) {
	ws_rows *rows = rows_new();
	*more = false;
	for (guint i = 0; i < s->shards->len && !*more; i++) {
		ws_shard *shard = ws_shard_at(s, i);
		GError *fault = NULL;
		size_t left = limit - rows->len;
		g_autoptr(GArray) own = grams ? ws_store_gram_first_rows(shard->store, grams, left, more, &fault)
		                              : ws_store_word_rows(shard->store, word, tier, left, more, &fault);
		if (!ws_shard_settle(s, shard, own != NULL, error, fault)) {
			g_array_unref(rows);
			return NULL;
		}
		for (guint k = 0; k < own->len; k++) {
			uint32_t id = g_array_index(own, uint32_t, k) + shard->passages;
			g_array_append_val(rows, id);
		}
	}
	return rows;
}

ws_rows *ws_shards_gram_first_rows(ws_store *store, const ws_gram_query *grams, size_t limit, bool *more, GError **error) {
	return first_rows((shards_store *)store, grams, NULL, 0, limit, more, error);
}

ws_rows *ws_shards_word_rows(ws_store *store, const char *word, int tier, size_t limit, bool *more, GError **error) {
	if (limit < ws_store_passages(store))
		return first_rows((shards_store *)store, NULL, word, tier, limit, more, error);
	*more = false;
	return answer(store, &(question){.what = WORDS, .text = word, .number = tier}, error);
}

/* ---- frequencies ---- */

typedef struct {
	const ws_gram_query *grams;
	const char *token;
	bool word;
	double *answers;
} counting;

static void ask_frequency(ws_shard *shard, guint i, void *data) {
	const counting *c = data;
	c->answers[i] = c->grams ? ws_store_gram_frequency(shard->store, c->grams, &shard->fault)
	                         : ws_store_token_frequency(shard->store, c->token, c->word, &shard->fault);
}

static double frequency(shards_store *s, counting *c, GError **error) {
	g_autofree double *answers = c->answers = g_new0(double, s->shards->len);
	double sum = 0;
	bool known = ws_shards_each(s, ask_frequency, c, error);
	for (guint i = 0; i < s->shards->len; i++) {
		known = known && answers[i] >= 0;
		sum += answers[i];
	}
	return known ? sum : c->grams ? 0 : -1;
}

double ws_shards_gram_frequency(ws_store *store, const ws_gram_query *grams, GError **error) {
	return frequency((shards_store *)store, &(counting){.grams = grams}, error);
}

double ws_shards_token_frequency(ws_store *store, const char *token, bool word, GError **error) {
	return frequency((shards_store *)store, &(counting){.token = token, .word = word}, error);
}

bool ws_shards_latin_words(ws_store *store, char first, ws_word_visit each, void *data, GError **error) {
	shards_store *s = (shards_store *)store;
	for (guint i = 0; i < s->shards->len; i++) {
		ws_shard *shard = ws_shard_at(s, i);
		GError *fault = NULL;
		bool ok = ws_store_latin_words(shard->store, first, each, data, &fault);
		if (!ws_shard_settle(s, shard, ok, error, fault))
			return false;
	}
	return true;
}
