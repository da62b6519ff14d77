/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/rank.h"

#include <math.h>
#include <string.h>

#include "query/rows.h"
#include "text/utf8.h"

/* BM25's saturation and length normalisation (Robertson and Zaragoza 2009), for passages of a few hundred characters. */
static const double K1 = 1.2, B = 0.5;
/* What grams, headings, closeness and the document count beside a word of the passage. */
static const double GRAM = 0.5, ABOVE = 0.6, NEAR_BONUS = 0.4, DOCUMENT = 0.3;

enum {
	PROBE = 512,          /* postings read to guess how frequent a term is */
	POSTINGS = 60000,     /* postings read in the first step, rarest term first */
	RESCORED_AT_LEAST = 64,
	MAX_TERMS = 400,      /* of the first step; a longer query is ranked by its rarest */
};

typedef struct {
	const uint32_t *c;
	size_t n;
	char *token;       /* UTF-8 */
	bool word;         /* an ICU word; otherwise a gram */
	double weight;     /* idf */
	ws_rows *probe;    /* the first rows */
	bool more;         /* there are more than the probe */
	double frequency;
} term;

typedef struct {
	ws_store *store;
	const ws_query *query;
	ws_matcher *matcher;
	ws_reading *reading;
	ws_arena *arena;
	GArray *terms;
	double passages, mean;
	bool plain;  /* a list of words only: partial answers make sense */
} ranker;

const char *ws_score_part_name(ws_score_part part) {
	static const char *const names[] = {"words", "grams", "above", "near", "document"};
	return names[part];
}

/* ---- terms ---- */

static void term_clear(term *t) {
	g_clear_pointer(&t->probe, g_array_unref);
}

static bool has_term(const ranker *r, const uint32_t *c, size_t n, bool word) {
	for (guint i = 0; i < r->terms->len; i++) {
		const term *t = &g_array_index(r->terms, term, i);
		if (t->word == word && t->n == n && memcmp(t->c, c, n * sizeof *c) == 0)
			return true;
	}
	return false;
}

static ws_rows *rows_of(ranker *r, const term *t, int tier, size_t limit, bool *more, GError **error) {
	if (t->word)
		return ws_store_word_rows(r->store, t->token, tier, limit, more, error);
	const char *gram[] = {t->token};
	const ws_gram_query one = {.grams = gram, .n = 1};
	*more = false;
	if (limit < ws_store_passages(r->store))
		return ws_store_gram_first_rows(r->store, &one, limit, more, error);
	return ws_store_gram_rows(r->store, &one, NULL, 0, error);
}

static bool add_term(ranker *r, const uint32_t *c, size_t n, bool word, GError **error) {
	if (r->terms->len >= MAX_TERMS || has_term(r, c, n, word))
		return true;
	term t = {.c = c, .n = n, .word = word};
	t.token = ws_arena_take(r->arena, n * WS_UTF8_MAX + 1);
	size_t len = 0;
	for (size_t i = 0; i < n; i++)
		len += ws_utf8_put(t.token + len, c[i]);
	t.token[len] = '\0';
	t.probe = rows_of(r, &t, 1, PROBE, &t.more, error);
	if (!t.probe)
		return false;
	t.frequency = t.probe->len;
	if (t.more) /* as dense everywhere as among the first */
		t.frequency = MAX(t.frequency, t.frequency * ws_store_last_passage(r->store) / g_array_index(t.probe, uint32_t, t.probe->len - 1));
	t.frequency = MIN(t.frequency, r->passages);
	t.weight = log(1 + (r->passages - t.frequency + 0.5) / (t.frequency + 0.5));
	g_array_append_val(r->terms, t);
	return true;
}

static bool collect_terms(ranker *r, const ws_query *q, GError **error) {
	if (q->kind == WS_QUERY_NOT)
		return true;
	for (size_t i = 0; i < q->n_terms; i++)
		if (!q->terms[i].light && !add_term(r, q->terms[i].c, q->terms[i].n, true, error))
			return false;
	for (size_t i = 0; (q->kind == WS_QUERY_WORDS || q->kind == WS_QUERY_PHRASE) && i + 1 < q->string.n; i++)
		if (ws_is_gram(q->string.c[i], q->string.c[i + 1]) && !add_term(r, q->string.c + i, 2, false, error))
			return false;
	for (size_t i = 0; i < q->n_children; i++)
		if (!collect_terms(r, q->children[i], error))
			return false;
	return true;
}

static int by_weight(gconstpointer a, gconstpointer b) {
	double x = ((const term *)a)->weight, y = ((const term *)b)->weight;
	return (x < y) - (x > y);
}

/* ---- the first step: rough scores from postings ---- */

typedef struct {
	float *score;     /* by passage id */
	GArray *touched;  /* uint32_t */
} rough;

static double saturation(const ranker *r, double tf, double length) {
	return tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / r->mean));
}

/* What a word adds when it stands there `tier` times at least, beyond what the tier below has given. */
static double tier_gain(const ranker *r, int tier, double length) {
	double now = saturation(r, tier == 1 ? 1 : tier == 2 ? 2.4 : 5, length);
	return tier == 1 ? now : now - saturation(r, tier == 2 ? 1 : 2.4, length);
}

static void add_rows(ranker *r, rough *s, const term *t, const ws_rows *rows, int tier, const ws_rows *only, bool grow) {
	uint32_t last = ws_store_last_passage(r->store);
	g_autoptr(GArray) both = only ? ws_rows_and(rows, only) : NULL;
	if (both)
		rows = both;
	for (guint i = 0; i < rows->len; i++) {
		uint32_t id = g_array_index(rows, uint32_t, i);
		if (id > last || (!grow && s->score[id] == 0))
			continue;
		if (s->score[id] == 0)
			g_array_append_val(s->touched, id);
		s->score[id] += (float)(t->weight * (t->word ? 1 : GRAM) * tier_gain(r, tier, ws_store_length(r->store, id)));
	}
}

static bool score_roughly(ranker *r, rough *s, const ws_rows *only, GError **error) {
	double left = POSTINGS;
	for (guint i = 0; i < r->terms->len; i++) {
		term *t = &g_array_index(r->terms, term, i);
		if (t->probe->len == 0)
			continue;
		/* A term too frequent to be read whole is left to the second step, unless nothing rarer has been found. */
		if (t->frequency > left && (s->touched->len >= RESCORED_AT_LEAST || only))
			continue;
		left -= t->frequency;
		bool more;
		g_autoptr(GArray) rows = t->more ? rows_of(r, t, 1, SIZE_MAX, &more, error) : g_array_ref(t->probe);
		if (!rows)
			return false;
		add_rows(r, s, t, rows, 1, only, true);
		for (int tier = 2; t->word && tier <= 4; tier *= 2) {
			g_autoptr(GArray) often = rows_of(r, t, tier, SIZE_MAX, &more, error);
			if (!often)
				return false;
			add_rows(r, s, t, often, tier, only, false);
		}
	}
	return true;
}

static int by_score(gconstpointer a, gconstpointer b) {
	const ws_scored *x = a, *y = b;
	if (x->partial != y->partial)
		return x->partial - y->partial;
	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x->id > y->id) - (x->id < y->id);
}

/* The `n` best of the touched rows, in no order. */
static void keep_best(const rough *s, GArray *out, guint n) {
	g_autoptr(GArray) all = g_array_sized_new(FALSE, TRUE, sizeof(ws_scored), s->touched->len);
	for (guint i = 0; i < s->touched->len; i++) {
		ws_scored one = {.id = g_array_index(s->touched, uint32_t, i)};
		one.score = s->score[one.id];
		g_array_append_val(all, one);
	}
	g_array_sort(all, by_score);
	g_array_append_vals(out, all->data, MIN(n, all->len));
}

/* ---- the second step: scores from the text ---- */

static size_t count_in(const ws_folded *f, const uint32_t *c, size_t n, size_t most) {
	size_t count = 0;
	for (size_t at = 0; count < most && (at = ws_folded_find(f, at, c, n)) != SIZE_MAX; at += n)
		count++;
	return count;
}

static bool stands_above(const ws_view *v, const term *t) {
	for (const ws_above *a = v->above; a; a = a->next)
		if (ws_folded_find(&a->f, 0, t->c, t->n) != SIZE_MAX)
			return true;
	return false;
}

/* How much of the query's runs stands in the passage as it was typed: weights of grams that continue one another. */
static void score_text(const ranker *r, const ws_view *v, ws_scored *s) {
	double length = (double)v->f.n;
	for (guint i = 0; i < r->terms->len; i++) {
		const term *t = &g_array_index(r->terms, term, i);
		size_t tf = count_in(&v->f, t->c, t->n, 8);
		double gain = tf ? t->weight * saturation(r, (double)tf, length) : 0;
		if (t->word) {
			s->parts[WS_SCORE_WORDS] += (float)gain;
			if (stands_above(v, t))
				s->parts[WS_SCORE_ABOVE] += (float)(t->weight * ABOVE * (tf ? 0.5 : 1));
		} else {
			s->parts[WS_SCORE_GRAMS] += (float)(gain * GRAM);
		}
	}
}

static float sum(const ws_scored *s) {
	float score = 0;
	for (int i = 0; i < WS_SCORE_PARTS; i++)
		score += s->parts[i];
	return score;
}

/* A document whose other passages also speak of the query lifts each of them a little. */
static void add_document_evidence(GArray *scored) {
	g_autoptr(GHashTable) best = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < scored->len; i++) {
		const ws_scored *s = &g_array_index(scored, ws_scored, i);
		const ws_scored *b = g_hash_table_lookup(best, GUINT_TO_POINTER(s->document));
		if (!b || s->score > b->score)
			g_hash_table_insert(best, GUINT_TO_POINTER(s->document), (gpointer)s);
	}
	for (guint i = 0; i < scored->len; i++) {
		ws_scored *s = &g_array_index(scored, ws_scored, i);
		const ws_scored *b = g_hash_table_lookup(best, GUINT_TO_POINTER(s->document));
		if (b != s)
			s->parts[WS_SCORE_DOCUMENT] = (float)DOCUMENT * (b->parts[WS_SCORE_WORDS] + b->parts[WS_SCORE_GRAMS]) / 4;
	}
	for (guint i = 0; i < scored->len; i++) {
		ws_scored *s = &g_array_index(scored, ws_scored, i);
		s->score = sum(s);
	}
}

static bool score_finely(ranker *r, GArray *scored, GError **error) {
	ws_arena *scratch = ws_arena_new();
	bool ok = true;
	guint kept = 0;
	bool facts = ws_matcher_needs_facts(r->matcher);
	for (guint i = 0; ok && i < scored->len; i++) {
		ws_scored s = g_array_index(scored, ws_scored, i);
		ws_view v;
		ok = ws_read_view(r->reading, s.id, facts, &v, scratch, error);
		if (!ok)
			break;
		s.partial = !ws_matcher_matches(r->matcher, &v);
		s.document = v.document;
		memset(s.parts, 0, sizeof s.parts);
		if (!s.partial || r->plain) {
			score_text(r, &v, &s);
			s.score = sum(&s);
			g_array_index(scored, ws_scored, kept++) = s;
		}
		ws_arena_clear(scratch);
	}
	ws_arena_free(scratch);
	g_array_set_size(scored, kept);
	add_document_evidence(scored);
	g_array_sort(scored, by_score);
	return ok;
}

/* ---- both ---- */

static bool is_plain(const ws_query *q) {
	if (q->kind == WS_QUERY_AND) {
		for (size_t i = 0; i < q->n_children; i++)
			if (!is_plain(q->children[i]))
				return false;
		return true;
	}
	return q->kind == WS_QUERY_WORDS || q->kind == WS_QUERY_FIELD;
}

static bool rank(ranker *r, GArray *out, guint want, GError **error) {
	g_autoptr(GArray) matching = ws_matcher_candidates(r->matcher, error);
	if (!matching)
		return false;
	guint rescored = MAX(want + want / 2, RESCORED_AT_LEAST);
	uint32_t last = ws_store_last_passage(r->store);
	rough s = {g_malloc0_n((gsize)last + 1, sizeof(float)), g_array_new(FALSE, FALSE, sizeof(uint32_t))};
	bool ok = true;
	for (guint i = 0; i < matching->len && g_array_index(matching, uint32_t, i) <= last; i++) {
		uint32_t id = g_array_index(matching, uint32_t, i);
		s.score[id] = 1e-6f;
		g_array_append_val(s.touched, id);
	}
	if (matching->len > rescored)
		ok = score_roughly(r, &s, matching, error);
	if (ok)
		keep_best(&s, out, rescored);
	if (ok && out->len < rescored && r->plain) { /* those that have most of the words */
		for (guint i = 0; i < s.touched->len; i++)
			s.score[g_array_index(s.touched, uint32_t, i)] = 0;
		g_array_set_size(s.touched, 0);
		ok = score_roughly(r, &s, NULL, error);
		const GArray *within = ws_matcher_ranges(r->matcher);
		for (guint i = 0; i < s.touched->len; i++) {
			uint32_t id = g_array_index(s.touched, uint32_t, i);
			if (within && !ws_ranges_have(within, id))
				s.score[id] = 0;
		}
		for (guint i = 0; i < out->len; i++)
			s.score[g_array_index(out, ws_scored, i).id] = 0;
		keep_best(&s, out, rescored);
		while (out->len && g_array_index(out, ws_scored, out->len - 1).score == 0)
			g_array_set_size(out, out->len - 1);
	}
	g_free(s.score);
	g_array_unref(s.touched);
	return ok && score_finely(r, out, error);
}

GArray *ws_rank(ws_store *store, const ws_query *query, ws_matcher *matcher, ws_reading *reading, guint want, ws_arena *arena, GError **error) {
	ranker r = {.store = store, .query = query, .matcher = matcher, .reading = reading, .arena = arena, .plain = is_plain(query)};
	r.passages = MAX(1, ws_store_passages(store));
	r.mean = MAX(1, ws_store_mean_length(store));
	r.terms = g_array_new(FALSE, FALSE, sizeof(term));
	g_array_set_clear_func(r.terms, (GDestroyNotify)term_clear);
	GArray *out = g_array_new(FALSE, FALSE, sizeof(ws_scored));
	bool ok = collect_terms(&r, query, error);
	g_array_sort(r.terms, by_weight);
	ok = ok && rank(&r, out, want, error);
	g_array_unref(r.terms);
	if (!ok)
		g_clear_pointer(&out, g_array_unref);
	return out;
}
