/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/rank_terms.h"

#include <math.h>
#include <string.h>

#include "text/utf8.h"

/* What a pair of characters counts beside a word: inside one, across the ends of two (no word counts there), and how much of that when it
   touches a question or function word. */
static const double INSIDE = 1, ACROSS = 1.4, LIGHT = 0.4;
/* What a term that the query says once more adds to its weight. */
static const double AGAIN = 0.5;
/* A character stands in more passages than the rarest pair it is in: so much less it tells. */
static const double CHAR_LESS = 2.2;

enum {
	MAX_TERMS = 300,    /* a longer query is ranked by the beginning of it */
	MAX_WORDS = 64,
	QUESTION_WORDS = 3, /* a run of so many words with a question or function word among them is a sentence */
};

void ws_rank_terms_clear(ws_rank_terms *t) {
	for (guint i = 0; t->terms && i < t->terms->len; i++)
		if (g_array_index(t->terms, ws_rank_term, i).word_rows)
			g_array_unref(g_array_index(t->terms, ws_rank_term, i).word_rows);
	g_clear_pointer(&t->terms, g_array_unref);
	g_clear_pointer(&t->words, g_array_unref);
	g_clear_pointer(&t->chars, g_array_unref);
}

/* ---- rows and frequencies ---- */

ws_rows *ws_rank_term_rows(const ws_rank_terms *t, const ws_rank_term *term, GError **error) {
	if (term->n == 2) {
		const ws_rows *rows = ws_postings_rows(t->postings, term->token, error);
		return rows ? g_array_ref((ws_rows *)rows) : NULL;
	}
	bool more;
	if (term->word_rows && term->more)
		return ws_store_word_rows(t->store, term->token, 1, SIZE_MAX, &more, error);
	return term->word_rows ? g_array_ref(term->word_rows) : g_array_new(FALSE, FALSE, sizeof(uint32_t));
}

static double idf(const ws_rank_terms *t, double frequency) {
	return log1p((t->passages - frequency + 0.5) / (frequency + 0.5));
}

/* A word that stands nowhere as a word of its own is cut otherwise there: it is as rare as the rarest of its pairs. So is one of many
   passages, whose words nobody counts. */
static bool rarest_inside(ws_rank_terms *t, ws_rank_term *term, GError **error) {
	ws_gram_query grams = ws_grams_of_string(term->c, term->n, t->arena);
	term->frequency = grams.n && !grams.prefix ? t->passages : 0;
	for (size_t i = 0; i < grams.n && !grams.prefix; i++) {
		double frequency;
		if (!ws_postings_frequency(t->postings, grams.grams[i], &frequency, error))
			return false;
		term->frequency = MIN(term->frequency, frequency);
	}
	return true;
}

static bool probe(ws_rank_terms *t, ws_rank_term *term, GError **error) {
	if (term->n == 2) {
		if (!ws_postings_frequency(t->postings, term->token, &term->frequency, error))
			return false;
	} else {
		size_t first = term->n > 2 ? WS_POSTINGS_FIRST : SIZE_MAX;
		term->word_rows = ws_store_word_rows(t->store, term->token, 1, first, &term->more, error);
		if (!term->word_rows)
			return false;
		term->frequency = term->word_rows->len;
		if ((term->more || !term->frequency) && !rarest_inside(t, term, error))
			return false;
	}
	term->idf = idf(t, term->frequency);
	return true;
}

/* ---- terms ---- */

static char *utf8(const uint32_t *c, size_t n, ws_arena *arena) {
	char *token = ws_arena_take(arena, n * WS_UTF8_MAX + 1);
	size_t len = 0;
	for (size_t i = 0; i < n; i++)
		len += ws_utf8_put(token + len, c[i]);
	token[len] = '\0';
	return token;
}

/* The term of this string, made when there is none yet; NULL when there are too many, or with an error. */
static ws_rank_term *term_of(ws_rank_terms *t, const uint32_t *c, size_t n, GError **error) {
	for (guint i = 0; i < t->terms->len; i++) {
		ws_rank_term *term = &g_array_index(t->terms, ws_rank_term, i);
		if (term->n == n && memcmp(term->c, c, n * sizeof *c) == 0)
			return term;
	}
	if (t->terms->len >= MAX_TERMS)
		return NULL;
	ws_rank_term term = {.c = c, .n = n, .token = utf8(c, n, t->arena), .asked = ws_asked_part(&t->asked, c, n)};
	if (!probe(t, &term, error))
		return NULL;
	g_array_append_val(t->terms, term);
	return &g_array_index(t->terms, ws_rank_term, t->terms->len - 1);
}

static double pair_weight(const ws_query *q, const uint32_t *c) {
	double weight = ACROSS;
	bool light = false;
	for (size_t i = 0; i < q->n_terms; i++) {
		const uint32_t *start = q->terms[i].c, *end = start + q->terms[i].n;
		light = light || (q->terms[i].light && c + 2 > start && c < end);
		if (c >= start && c + 2 <= end)
			weight = INSIDE;
	}
	return weight * (light ? LIGHT : 1);
}

static bool add_grams(ws_rank_terms *t, const ws_query *q, GError **error) {
	for (size_t i = 0; i + 1 < q->string.n; i++) {
		const uint32_t *c = q->string.c + i;
		if (!ws_is_gram(c[0], c[1]))
			continue;
		GError *inner = NULL;
		ws_rank_term *term = term_of(t, c, 2, &inner);
		if (inner) {
			g_propagate_error(error, inner);
			return false;
		}
		if (term && term->times++ == 0)
			term->as_gram = term->idf * pair_weight(q, c);
	}
	return true;
}

static void add_word(ws_rank_terms *t, const ws_term *w, double weight) {
	for (guint i = 0; i < t->words->len; i++) {
		const ws_rank_word *old = &g_array_index(t->words, ws_rank_word, i);
		if (old->n == w->n && memcmp(old->c, w->c, w->n * sizeof *w->c) == 0)
			return;
	}
	ws_rank_word word = {w->c, w->n, weight, ws_asked_part(&t->asked, w->c, w->n)};
	if (t->words->len < MAX_WORDS)
		g_array_append_val(t->words, word);
}

static bool add_words(ws_rank_terms *t, const ws_query *q, bool single, GError **error) {
	for (size_t i = 0; i < q->n_terms; i++) {
		const ws_term *w = &q->terms[i];
		if (w->light || (w->n == 1) != single)
			continue;
		GError *inner = NULL;
		ws_rank_term *term = term_of(t, w->c, w->n, &inner);
		if (inner) {
			g_propagate_error(error, inner);
			return false;
		}
		if (!term)
			continue;
		if (term->n != 2)
			term->times++;
		term->as_word = term->idf;
		add_word(t, w, term->idf);
	}
	return true;
}

/* `single`: words of one character, which are terms only of a query that has no other. */
static bool collect(ws_rank_terms *t, const ws_query *q, bool single, GError **error) {
	if (q->kind == WS_QUERY_NOT)
		return true;
	bool text = q->kind == WS_QUERY_WORDS || q->kind == WS_QUERY_PHRASE;
	if ((text && !single && !add_grams(t, q, error)) || !add_words(t, q, single, error))
		return false;
	for (size_t i = 0; i < q->n_children; i++)
		if (!collect(t, q->children[i], single, error))
			return false;
	return true;
}

/* ---- characters ---- */

static double rarest_pair(const ws_rank_terms *t, uint32_t c) {
	double best = INFINITY;
	for (guint i = 0; i < t->terms->len; i++) {
		const ws_rank_term *term = &g_array_index(t->terms, ws_rank_term, i);
		if (term->n == 2 && term->frequency > 0 && (term->c[0] == c || term->c[1] == c))
			best = MIN(best, term->idf);
	}
	return isfinite(best) ? MAX(0, best - CHAR_LESS) : 0;
}

static void collect_chars(ws_rank_terms *t, const ws_query *q) {
	if (q->kind == WS_QUERY_NOT)
		return;
	for (size_t i = 0; i < q->n_terms; i++)
		for (size_t k = 0; !q->terms[i].light && k < q->terms[i].n && t->chars->len < MAX_TERMS; k++) {
			ws_rank_char one = {q->terms[i].c[k], 0, ws_asked_part(&t->asked, q->terms[i].c + k, 1)};
			bool known = false;
			for (guint j = 0; j < t->chars->len && !known; j++)
				known = g_array_index(t->chars, ws_rank_char, j).c == one.c;
			if (known)
				continue;
			one.idf = rarest_pair(t, one.c);
			g_array_append_val(t->chars, one);
		}
	for (size_t i = 0; i < q->n_children; i++)
		collect_chars(t, q->children[i]);
}

/* ---- the shape of the query ---- */

static bool is_plain(const ws_query *q) {
	if (q->kind == WS_QUERY_AND) {
		for (size_t i = 0; i < q->n_children; i++)
			if (!is_plain(q->children[i]))
				return false;
		return true;
	}
	return (q->kind == WS_QUERY_WORDS && q->part == WS_PART_ANY) || q->kind == WS_QUERY_FIELD;
}

static bool is_of_title(const ws_query *q) {
	bool text = q->kind == WS_QUERY_WORDS || q->kind == WS_QUERY_PHRASE;
	for (size_t i = 0; i < q->n_children; i++)
		if (!is_of_title(q->children[i]))
			return false;
	return text ? q->part == WS_PART_TITLE : q->n_children > 0;
}

static bool is_condition(const ws_query *q) {
	return is_of_title(q) || q->kind == WS_QUERY_NOT || q->kind == WS_QUERY_FIELD || q->kind == WS_QUERY_AMOUNT;
}

/* Without the titles that it asks for beside something else: all passages of a document have its title, and 统计公报 in the text of one makes
   it no better an answer. */
static const ws_query *without_titles(const ws_query *q, ws_arena *arena) {
	bool alone = true;
	for (size_t i = 0; i < q->n_children; i++)
		alone = alone && is_condition(q->children[i]);
	if (q->kind != WS_QUERY_AND || alone)
		return q;
	ws_query *out = ws_arena_zero(arena, 1, sizeof *out);
	*out = *q;
	out->children = ws_arena_take(arena, q->n_children * sizeof *out->children);
	out->n_children = 0;
	for (size_t i = 0; i < q->n_children; i++)
		if (!is_of_title(q->children[i]))
			out->children[out->n_children++] = q->children[i];
	return out;
}

static bool has_sentence(const ws_query *q) {
	size_t heavy = 0;
	for (size_t i = 0; i < q->n_terms; i++)
		heavy += !q->terms[i].light;
	if (heavy >= QUESTION_WORDS && heavy < q->n_terms)
		return true;
	for (size_t i = 0; i < q->n_children; i++)
		if (has_sentence(q->children[i]))
			return true;
	return false;
}

/* 厦门 2023: then what is said of the place is wanted, not its documents. */
static bool asks_only_facts(const ws_rank_terms *t) {
	for (guint i = 0; i < t->words->len; i++)
		if (!g_array_index(t->words, ws_rank_word, i).asked)
			return false;
	return true;
}

static void forget_facts(ws_rank_terms *t) {
	t->asked.n = 0;
	for (guint i = 0; i < t->words->len; i++)
		g_array_index(t->words, ws_rank_word, i).asked = 0;
	for (guint i = 0; i < t->terms->len; i++)
		g_array_index(t->terms, ws_rank_term, i).asked = 0;
}

static int by_weight(gconstpointer a, gconstpointer b) {
	const ws_rank_term *x = a, *y = b;
	double v = x->as_word + x->as_gram, w = y->as_word + y->as_gram;
	return (v < w) - (v > w);
}

bool ws_rank_terms_read(ws_rank_terms *t, ws_store *store, ws_postings *postings, const ws_query *query, ws_arena *arena, GError **error) {
	ws_store_counts counts;
	*t = (ws_rank_terms){.store = store, .postings = postings, .arena = arena};
	if (!ws_store_count(store, &counts, error))
		return false;
	t->passages = MAX(1, ws_store_passages(store));
	t->mean = MAX(1, ws_store_mean_length(store));
	t->documents = MAX(1, (double)counts.documents);
	t->mean_passages = MAX(1, t->passages / t->documents);
	t->terms = g_array_new(FALSE, FALSE, sizeof(ws_rank_term));
	t->words = g_array_new(FALSE, FALSE, sizeof(ws_rank_word));
	t->chars = g_array_new(FALSE, FALSE, sizeof(ws_rank_char));
	ws_asked_read(&t->asked, query, store, arena);
	t->plain = is_plain(query);
	t->sentence = t->plain && has_sentence(query);
	query = without_titles(query, arena);
	if (!collect(t, query, false, error) || (t->terms->len == 0 && !collect(t, query, true, error)))
		return false;
	if (asks_only_facts(t))
		forget_facts(t);
	collect_chars(t, query);
	for (guint i = 0; i < t->terms->len; i++) {
		ws_rank_term *term = &g_array_index(t->terms, ws_rank_term, i);
		double again = 1 + AGAIN * (term->times > 1 ? term->times - 1 : 0);
		term->as_word *= again;
		term->as_gram *= again;
	}
	g_array_sort(t->terms, by_weight);
	return true;
}
