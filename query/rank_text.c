/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over a folded text finds every term of the query: a small hash from pairs of characters to terms, behind a filter of single
   characters that lets few through. Searching for each of thirty terms took five times as long. */
#include "query/rank_text.h"

#include <string.h>

#include "query/rows.h"
#include "query/standing.h"
#include "text/wordlist.h"

/* What the characters of the query count beside its words, with their saturation and length normalisation; what a passage gains when it or
   its headings hold every word; what a heading is worth beside a passage that says something; what a law's answer to a question gains; the
   saturation of what the card tells; what a document is worth whose card tells of another place or other years. */
static const double CHARS = 3, CHARS_K1 = 1, CHARS_B = 0.6, COVERAGE = 1, HEADING = 0.5, STANDING = 0.2, TOLD = 1.5, ELSEWHERE = 0.7;

enum { SLOTS = 2048, NO_TERM = -1, CHAR_BITS = 1 << 12 };

typedef struct {
	uint32_t a, b; /* the first two characters; b 0: a single one */
	int term;      /* NO_TERM: an empty slot; chars have their own table */
} slot;

struct ws_text_scorer {
	const ws_rank_terms *terms;
	const ws_rough *rough;
	slot pairs[SLOTS], singles[SLOTS];
	uint64_t filter[CHAR_BITS / 64];
	uint32_t *term_times, *char_times; /* of the passage at hand */
	GHashTable *above;                 /* heading id -> mask of the words it holds */
	uint64_t all_words;
	double all_idf;
};

static uint32_t slot_of(uint32_t a, uint32_t b) {
	return ((a * 0x9E3779B1u) ^ (b * 0x85EBCA77u)) >> 7 & (SLOTS - 1);
}

/* Several terms may begin alike: each has a slot of its own. */
static void enter(slot *table, uint32_t a, uint32_t b, int term) {
	uint32_t at = slot_of(a, b);
	while (table[at].term != NO_TERM)
		at = (at + 1) & (SLOTS - 1);
	table[at] = (slot){a, b, term};
}

ws_text_scorer *ws_text_scorer_new(const ws_rank_terms *terms, const ws_rough *rough) {
	ws_text_scorer *s = g_new0(ws_text_scorer, 1);
	s->terms = terms;
	s->rough = rough;
	for (int i = 0; i < SLOTS; i++)
		s->pairs[i].term = s->singles[i].term = NO_TERM;
	for (guint i = 0; i < terms->terms->len; i++) {
		const ws_rank_term *t = &g_array_index(terms->terms, ws_rank_term, i);
		if (t->n > 1)
			enter(s->pairs, t->c[0], t->c[1], (int)i);
		else
			enter(s->pairs, t->c[0], 0, (int)i);
		s->filter[t->c[0] % CHAR_BITS / 64] |= UINT64_C(1) << t->c[0] % 64;
	}
	for (guint i = 0; i < terms->chars->len; i++) {
		uint32_t c = g_array_index(terms->chars, ws_rank_char, i).c;
		enter(s->singles, c, 0, (int)i);
		s->filter[c % CHAR_BITS / 64] |= UINT64_C(1) << c % 64;
	}
	s->term_times = g_new0(uint32_t, terms->terms->len + 1);
	s->char_times = g_new0(uint32_t, terms->chars->len + 1);
	s->above = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < terms->words->len; i++) {
		s->all_words |= UINT64_C(1) << i;
		s->all_idf += g_array_index(terms->words, ws_rank_word, i).idf;
	}
	return s;
}

void ws_text_scorer_free(ws_text_scorer *s) {
	if (!s)
		return;
	g_hash_table_unref(s->above);
	g_free(s->term_times);
	g_free(s->char_times);
	g_free(s);
}

static void count_pairs(const ws_text_scorer *s, const uint32_t *c, size_t left, uint32_t b) {
	for (uint32_t at = slot_of(*c, b); s->pairs[at].term != NO_TERM; at = (at + 1) & (SLOTS - 1)) {
		const slot *e = &s->pairs[at];
		if (e->a != *c || e->b != b)
			continue;
		const ws_rank_term *t = &g_array_index(s->terms->terms, ws_rank_term, e->term);
		if (t->n <= 2 || (t->n <= left && memcmp(t->c, c, t->n * sizeof *c) == 0))
			s->term_times[e->term]++;
	}
}

static void count(const ws_text_scorer *s, const ws_folded *f) {
	memset(s->term_times, 0, s->terms->terms->len * sizeof *s->term_times);
	memset(s->char_times, 0, s->terms->chars->len * sizeof *s->char_times);
	for (size_t i = 0; i < f->n; i++) {
		uint32_t c = f->c[i];
		if (!(s->filter[c % CHAR_BITS / 64] >> c % 64 & 1))
			continue;
		for (uint32_t at = slot_of(c, 0); s->singles[at].term != NO_TERM; at = (at + 1) & (SLOTS - 1))
			if (s->singles[at].a == c)
				s->char_times[s->singles[at].term]++;
		count_pairs(s, f->c + i, f->n - i, 0);
		if (i + 1 < f->n)
			count_pairs(s, f->c + i, f->n - i, f->c[i + 1]);
	}
}

static uint64_t words_in(const ws_text_scorer *s, const ws_folded *f) {
	uint64_t mask = 0;
	for (guint i = 0; i < s->terms->words->len; i++) {
		const ws_rank_word *w = &g_array_index(s->terms->words, ws_rank_word, i);
		if (ws_folded_find(f, 0, w->c, w->n) != SIZE_MAX)
			mask |= UINT64_C(1) << i;
	}
	return mask;
}

static uint64_t words_above(ws_text_scorer *s, const ws_above *above) {
	uint64_t mask = 0;
	for (const ws_above *a = above; a; a = a->next) {
		gpointer known;
		if (!g_hash_table_lookup_extended(s->above, a, NULL, &known)) {
			uint64_t *own = ws_arena_zero(s->terms->arena, 1, sizeof *own);
			*own = a->f.n ? words_in(s, &a->f) : 0;
			g_hash_table_insert(s->above, (gpointer)a, own);
			known = own;
		}
		mask |= *(uint64_t *)known;
	}
	return mask;
}

/* What the document says as a whole: the term's places in this passage, and the other passages that hold it. */
static double score_document(const ws_text_scorer *s, uint32_t id) {
	ws_store *store = s->terms->store;
	uint32_t start = ws_store_document_start(store, id), end = ws_store_document_end(store, start);
	double extent = (end - start) / s->terms->mean_passages, score = 0;
	enum { MEASURED = 256 };
	if (end - start <= MEASURED) {
		double chars = 0;
		for (uint32_t p = start; p < end; p++)
			chars += ws_store_length(store, p);
		extent = chars / (s->terms->mean * s->terms->mean_passages);
	}
	for (guint i = 0; i < s->terms->terms->len; i++) {
		const ws_rank_term *t = &g_array_index(s->terms->terms, ws_rank_term, i);
		double holding = ws_rough_holding(s->rough, i, start, end), here = s->term_times[i];
		double others = MAX(0, holding - (here > 0));
		if (here + others > 0)
			score += (t->as_word + t->as_gram) * ws_saturation(here + others, extent, WS_DOCUMENT_K1, WS_DOCUMENT_B);
	}
	return WS_DOCUMENT_SHARE * score;
}

static bool is_of_law(const ws_view *v) {
	if (v->passage->kind == WS_HEADING && v->passage->level == 0)
		return ws_is_law_title(&v->f);
	for (const ws_above *a = ws_view_above(v); a; a = a->next)
		if (a->level == 0)
			return ws_is_law_title(&a->f);
	return false;
}

/* What the card tells is said by every passage: of a year at least, of a place just once, or the lines that only say whose report it is
   come first. */
static double saturation(const ws_text_scorer *s, uint32_t times, double length, double k1, double b, ws_asked_set told) {
	if (told && ws_asked_places(&s->terms->asked, told))
		return TOLD;
	double said = times ? ws_saturation(times, length, k1, b) : 0;
	return told ? MAX(said, TOLD) : said;
}

/* The years that the card tells and this passage is not about: that of its first words or of the nearest heading with one is another. */
static ws_asked_set denied(const ws_text_scorer *s, const ws_view *v, ws_asked_set told) {
	enum { FIRST_WORDS = 6 };
	const ws_asked *asked = &s->terms->asked;
	bool speaks;
	if (ws_asked_places(asked, told) == told)
		return 0;
	ws_asked_set own = ws_asked_denied(asked, told, &v->f, v->f.n, &speaks);
	if (!own && speaks)
		return 0;
	own = ws_asked_denied(asked, told, &v->f, FIRST_WORDS, &speaks);
	for (const ws_above *a = ws_view_above(v); a && a->level > 0 && !speaks; a = a->next)
		own = ws_asked_denied(asked, told, &a->f, a->f.n, &speaks);
	return own;
}

/* 图2 2021-2025年粮食产量, 附件2：…, 预算说明.doc, 注：本表反映…, 资料来源：…: like a heading it says what is spoken of. */
static bool is_label(const ws_view *v) {
	enum { LONG = 60, NUMBER = 3 };
	static const char *const notes[] = {"注:", "注1", "资料来源:", "数据来源:"}, *const numbered[] = {"图", "附件", "附表", "表"};
	static const char *const files[] = {".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps"};
	const ws_folded *f = &v->f;
	size_t len;
	if (v->passage->kind == WS_HEADING)
		return true;
	if (v->passage->kind != WS_PARAGRAPH && v->passage->kind != WS_ITEM)
		return false;
	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
		for (size_t at = 0; at < NUMBER && at < f->n; at++)
			if (ws_spelled_at(f->c, f->n, at, notes[i]))
				return true;
	if (f->n > LONG)
		return false;
	for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++)
		if ((len = ws_spelled_at(f->c, f->n, 0, numbered[i])) && len < f->n && (ws_is_digit(f->c[len]) || f->c[len] == ':'))
			return true;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (ws_spelled_before(f->c, 0, f->n, files[i]))
			return true;
	return false;
}

void ws_text_score(ws_text_scorer *s, const ws_view *v, ws_asked_card card, ws_scored *out, guint *words_held) {
	double length = (double)v->f.n / s->terms->mean, words = 0, grams = 0, chars = 0;
	count(s, &v->f);
	card.told &= (ws_asked_set)~denied(s, v, card.told);
	for (guint i = 0; i < s->terms->terms->len; i++) {
		const ws_rank_term *t = &g_array_index(s->terms->terms, ws_rank_term, i);
		double worth = saturation(s, s->term_times[i], length, WS_PASSAGE_K1, WS_PASSAGE_B, t->asked & card.told);
		words += t->as_word * worth;
		grams += t->as_gram * worth;
	}
	for (guint i = 0; i < s->terms->chars->len; i++) {
		const ws_rank_char *c = &g_array_index(s->terms->chars, ws_rank_char, i);
		chars += CHARS * c->idf * saturation(s, s->char_times[i], length, CHARS_K1, CHARS_B, c->asked & card.told);
	}
	uint64_t held = words_in(s, &v->f);
	for (guint i = 0; card.told && i < s->terms->words->len; i++)
		if (g_array_index(s->terms->words, ws_rank_word, i).asked & card.told)
			held |= UINT64_C(1) << i;
	if (held != s->all_words)
		held |= words_above(s, ws_view_above(v));
	double covered = 0;
	for (guint i = 0; i < s->terms->words->len; i++)
		if (held >> i & 1)
			covered += g_array_index(s->terms->words, ws_rank_word, i).idf;
	*words_held = (guint)__builtin_popcountll(held);
	double worth = is_label(v) ? HEADING : 1;
	double coverage = s->all_idf > 0 ? COVERAGE * covered / s->all_idf * covered / s->all_idf * (words + grams) : 0;
	out->parts[WS_SCORE_WORDS] = (float)(worth * words);
	out->parts[WS_SCORE_GRAMS] = (float)(worth * grams);
	out->parts[WS_SCORE_CHARS] = (float)(worth * chars);
	out->parts[WS_SCORE_COVERAGE] = (float)(worth * coverage);
	out->parts[WS_SCORE_DOCUMENT] = (float)(score_document(s, v->id) * (card.elsewhere ? ELSEWHERE : 1));
	out->score = 0;
	for (int i = 0; i < WS_SCORE_STANDING; i++)
		out->score += out->parts[i];
	out->parts[WS_SCORE_STANDING] = s->terms->sentence && is_of_law(v) ? (float)STANDING * out->score : 0;
	out->score += out->parts[WS_SCORE_STANDING];
}
