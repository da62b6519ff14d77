/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How passages are ranked, and how little of the index is read for it.

   The score of a passage is a sum of parts, each a sum over the terms of the query of BM25's saturation (rank_rough.h) times a weight:

   words       longer words, and two-character ones as the pairs they are: where a string stands counts, not where ICU cuts the text
   pairs       every two neighbouring characters of the query, across word ends too: a word that the passage writes otherwise still shares
               some
   characters  each character by itself, as rare as the rarest pair of the query it is in less something: 赔偿 finds 补偿 and 偿还
   coverage    words and pairs once more, by the square of the share of the query's words that stand in the passage or above it
   document    the same terms over the document: their places in this passage and the other passages that hold them, by the document's
               length
   standing    to a question, a fifth of all that when the title is that of a law: what a law says stands above the rules that carry it out

   A place and a year that the query names (asked.h) count as said by every passage of the documents whose card tells them: 全市政府债务余额2120.8亿元
   in 厦门's report answers 厦门2023年政府债务余额, though it says neither. Where the card tells of another place or other years, what the document
   says elsewhere counts less. In the first step the place weighs with the document alone. A report on two years says each by its headings
   or in its first words: there the card's year counts only for what is not under another one. Of 102 questions with place and year, the
   figure asked for then stands among the first three passages of 99 in place of 86.

   A term weighs by its rarity among passages; a pair across the ends of two words weighs more than one inside a word, which counts itself;
   a pair that touches a question or function word (哪些, 应当) weighs less, such a word alone nothing; what the query says twice weighs half as
   much again. A heading counts half: it says what is spoken of, not what is said; so do captions, notes on sources and names of attachments.
   Words asked of the title beside others (title:统计公报 粮食产量) are no terms: every passage of a document has its title.

   A list of words puts passages that have all of them first. A sentence does not: its words are those of the asker, and the passage that
   answers lacks some (see the table). What has every word is told from the text, so both engines agree.

   nDCG@10 of documents, 637 questions on notices and 780 lay questions on articles of law; the halves are questions of even and odd number.
   Parameters were set on both sets at once.

   |                                                  | notices even | odd    | law even | odd    |
   |---|---|---|---|---|
   | BM25 over documents, words and pairs             | 0.904        | 0.900  | 0.362    | 0.398  |
   | as it is                                         | 0.9159       | 0.9160 | 0.4122   | 0.4427 |
   | without place and year of the card               | 0.9100       | 0.9159 | 0.4122   | 0.4427 |
   | without those of another place or year           | 0.9135       | 0.9147 | 0.4122   | 0.4427 |
   | without characters                               | 0.9078       | 0.9129 | 0.3972   | 0.4287 |
   | without coverage                                 | 0.9034       | 0.9086 | 0.4086   | 0.4387 |
   | without the document                             | 0.8878       | 0.8926 | 0.3974   | 0.4390 |
   | without standing                                 | 0.9121       | 0.9148 | 0.3858   | 0.4140 |
   | without pairs                                    | 0.8810       | 0.8631 | 0.3831   | 0.4076 |
   | without words                                    | 0.9058       | 0.9098 | 0.4082   | 0.4372 |
   | pairs alike inside words and across              | 0.9090       | 0.9100 | 0.4082   | 0.4399 |
   | pairs with question words as any                 | 0.9113       | 0.9087 | 0.4082   | 0.4367 |
   | each term once                                   | 0.9121       | 0.9148 | 0.4071   | 0.4502 |
   | all words first, for sentences too               | 0.9068       | 0.9040 | 0.3349   | 0.3374 |
   | 4000 rows read in the first step, not 16 000     | 0.9121       | 0.9144 | 0.3977   | 0.4369 |
   | 60 000                                           | 0.9121       | 0.9148 | 0.4084   | 0.4465 |
   | 200 texts read for the first twenty, not 60      | 0.9110       | 0.9148 | 0.4128   | 0.4506 |

   Tried, and left out because one half or one set paid for the other (the changes are of notices and law):
   - feedback: pairs of the best eight passages added, each share, number and weight, of the title too: +0.000 to -0.006, -0.002 to +0.005
   - 250 everyday words with what the law calls them (房东, 出租人) as terms of their own: 0.000, -0.001
   - pairs whose characters stand near each other in either order: -0.001, +0.001; neighbouring words within ten characters: -0.002, 0.000
   - the best sentence of a passage once more: -0.001, -0.001; runs of three characters, the longest common run: nothing
   - the pairs of a long word damped: -0.002, -0.001; 60 words of everyday questions (情况, 规定, 措施) at half their weight: 0.000, +0.001
   - coverage by characters or pairs in place of words: -0.004 to -0.012, +0.001; rarity to a power of 1.2: -0.004, -0.001
   - words of the title apart: nothing.
   Place and year do little there, where a document has three passages and most name their place. Of 40 questions on 97 budget reports and
   bulletins of 74 passages in the mean, 15 name a place or a year; without the card two of these are answered first from another place, one
   by a line that only says whose report it is; with it, none.

   In the first step a passage's own words count three times: its text is not read yet. Of 146 questions with place and year on 97 budget
   reports and bulletins the passage asked for is then among the first three for 141 in place of 134 (…是多少 behind each), first for 112 in
   place of 108; both sets change by less than 0.002. Twice and four times give 139, eight times 136.

   Two-character words counted as ICU cuts them cost 0.002 and 0.006. Of the 106 notices that do not come first, 28 come behind a copy of
   themselves, which the judgements call wrong; of the laws a quarter of the questions share no telling word with what answers them.

   What is read. Rows come rarest term first, up to a bound that grows with the root of the index (rank_rough.c); the candidates with the
   best rough scores are read, and stand in the answer by their second score, stage by stage, so that a longer answer begins with the
   shorter one. Which candidates may match is asked for in three depths (match.h): mostly the cheap one suffices.

   | a query of one to three words in 100 MB, the mean of 40, 200 candidates read: million instructions    |      |
   |---|---|
   | as it is                                                                                              | 9.7  |
   | a frequent pair counted in a pass of its own                                                          | 10.1 |
   | … its document looked up for each row; headings read where the index tells that none has the word     | 11.3 |
   | … headings, document and eleven columns read with every candidate, by a statement begun for each      | 13.5 |

   What it does not do: passages that hold no word of a sentence but stand under a heading that does are not candidates for it. */
#include "query/rank.h"

#include <math.h>
#include <stdlib.h>

#include "query/rank_rough.h"
#include "query/rank_terms.h"
#include "query/rank_text.h"
#include "query/rows.h"

enum {
	ROWS_LEAST = 16000,  /* read in the first step … */
	ROWS_PER_ROOT = 24, /* … and more in a large index, by the square root of its passages */
	AHEAD = 32,          /* candidates that another machine sends at once, at least … */
	AHEAD_MOST = 1000,   /* … and at most */
	DOCUMENTS_ASKED = 8000, /* of more candidates, those with the best rough score of their own */
	BEHIND = 1000000,
	LIKELY_TRIED = 2000, /* candidates read, few of them matching, before the rest are looked up thoroughly */
	STAGE_TRIED = 4,     /* times the candidates of a stage are read when few match, once there are enough to show */
	FULL_IS_ENOUGH = 100,
	PARTIAL_MOST = 1000, /* a list never goes on with more than these */
};

const char *ws_score_part_name(ws_score_part part) {
	static const char *const names[] = {"words", "pairs", "characters", "coverage", "document", "standing"};
	return names[part];
}

/* ---- candidates, best rough score first ---- */

typedef struct {
	uint32_t id;
	float score;
} candidate;

static bool before(candidate a, candidate b) {
	return a.score != b.score ? a.score > b.score : a.id < b.id;
}

/* A heap: of tens of thousands only the first few are ever wanted. */
static void sink(GArray *heap, guint at) {
	candidate *c = (candidate *)(void *)heap->data, moving = c[at];
	for (guint child; (child = 2 * at + 1) < heap->len; at = child) {
		if (child + 1 < heap->len && before(c[child + 1], c[child]))
			child++;
		if (!before(c[child], moving))
			break;
		c[at] = c[child];
	}
	c[at] = moving;
}

static candidate take(GArray *heap) {
	candidate best = g_array_index(heap, candidate, 0);
	g_array_index(heap, candidate, 0) = g_array_index(heap, candidate, heap->len - 1);
	g_array_set_size(heap, heap->len - 1);
	if (heap->len)
		sink(heap, 0);
	return best;
}

static void make_heap(GArray *heap) {
	for (guint i = heap->len / 2; i-- > 0;)
		sink(heap, i);
}

/* The score that about DOCUMENTS_ASKED candidates reach: only of these the documents are looked at, the others come behind them. */
static float least_of_best(const GArray *candidates) {
	enum { STEPS = 1024 };
	float most = 0;
	if (candidates->len <= DOCUMENTS_ASKED)
		return 0;
	for (guint i = 0; i < candidates->len; i++)
		most = MAX(most, g_array_index(candidates, candidate, i).score);
	guint count[STEPS + 1] = {0}, step = STEPS, sum = 0;
	if (most <= 0)
		return 0;
	for (guint i = 0; i < candidates->len; i++)
		count[(guint)(g_array_index(candidates, candidate, i).score / most * STEPS)]++;
	while (step > 0 && (sum += count[step]) < DOCUMENTS_ASKED)
		step--;
	return most * (float)step / STEPS;
}

/* Mostly asked of an empty set. */
static bool has(GHashTable *set, uint32_t id) {
	return g_hash_table_size(set) && g_hash_table_contains(set, GUINT_TO_POINTER(id));
}

static GArray *heap_of(const ws_rows *rows, ws_rough *rough, const GArray *within, GHashTable *shown, GHashTable *tried) {
	GArray *heap = g_array_set_size(g_array_new(FALSE, FALSE, sizeof(candidate)), rows->len);
	candidate *to = (candidate *)(void *)heap->data;
	for (guint i = 0; i < rows->len; i++) {
		candidate c = {.id = g_array_index(rows, uint32_t, i)};
		if ((within && !ws_ranges_have(within, c.id)) || has(shown, c.id) || (tried && has(tried, c.id)))
			continue;
		c.score = ws_rough_passage(rough, c.id);
		*to++ = c;
	}
	g_array_set_size(heap, (guint)(to - (candidate *)(void *)heap->data));
	float least = least_of_best(heap);
	for (guint i = 0; i < heap->len; i++) {
		candidate *c = &g_array_index(heap, candidate, i);
		c->score = c->score >= least ? (float)ws_rough_score(rough, c->id) : c->score - BEHIND;
	}
	make_heap(heap);
	return heap;
}

/* ---- from candidates to the answer ---- */

typedef struct {
	const ws_rank_terms *terms;
	ws_rough *rough;
	ws_matcher *matcher;
	ws_reading *reading;
	ws_text_scorer *scorer;
	ws_arena *scratch;
	GHashTable *shown; /* ids in `out` */
	GHashTable *tried; /* ids that were read to see whether they match */
	GHashTable *cards; /* document id -> ws_asked_card * */
	GArray *out;
	guint want;
} ranker;

typedef enum { FULL = 1, PARTIAL = 2, EITHER = 3 } wanted;

static int by_score(gconstpointer a, gconstpointer b) {
	const ws_scored *x = a, *y = b;
	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x->id > y->id) - (x->id < y->id);
}

static bool read_card(ranker *r, uint32_t passage, ws_asked_card *out, GError **error) {
	if (!r->terms->asked.n)
		return true;
	uint32_t document = ws_store_document_of(r->terms->store, passage);
	ws_asked_card *known = g_hash_table_lookup(r->cards, GUINT_TO_POINTER(document));
	if (!known) {
		const ws_stored_document *d = ws_read_document(r->reading, document, error);
		if (!d)
			return false;
		known = ws_arena_zero(r->terms->arena, 1, sizeof *known);
		*known = ws_asked_compare(&r->terms->asked, &d->card);
		g_hash_table_insert(r->cards, GUINT_TO_POINTER(document), known);
	}
	*out = *known;
	return true;
}

/* Reads a candidate and appends it to `pool` when it is of the wanted kind. */
static bool read_candidate(ranker *r, uint32_t id, wanted kind, GArray *pool, GError **error) {
	ws_view v;
	ws_asked_card card = {0, false};
	bool ok = ws_matcher_needs_facts(r->matcher) ? ws_read_view(r->reading, id, true, &v, r->scratch, error) :
	                                               ws_read_glance(r->reading, id, &v, r->scratch, error);
	ok = ok && read_card(r, id, &card, error);
	if (ok) {
		ws_scored s = {.id = id, .partial = !ws_matcher_matches(r->matcher, &v)};
		if (kind & (s.partial ? PARTIAL : FULL)) {
			guint held;
			ws_text_score(r->scorer, &v, card, &s, &held);
			if (kind != PARTIAL || held * 2 >= r->terms->words->len)
				g_array_append_val(pool, s);
		}
	}
	ws_arena_clear(r->scratch);
	return ok && ws_reading_sound(r->reading, error);
}

static int by_id(gconstpointer a, gconstpointer b) {
	const uint32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* Says that the best `n` of the heap will be read. */
static bool expect_best(const ranker *r, const GArray *heap, guint n, GError **error) {
	ws_store *store = r->terms->store;
	if (!ws_store_is_served(store))
		return true;
	g_autoptr(GArray) copy = g_array_copy((GArray *)heap), ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	while (ids->len < n && copy->len) {
		uint32_t id = take(copy).id;
		g_array_append_val(ids, id);
	}
	g_array_sort(ids, by_id);
	return ws_store_expect(store, (const uint32_t *)(const void *)ids->data, ids->len, error);
}

/* Leaves in the heap what a thorough look-up proposes. */
static bool keep_matching(ranker *r, GArray *heap, GError **error) {
	g_autoptr(GArray) rows = NULL;
	if (!ws_matcher_candidates(r->matcher, WS_THOROUGH, &rows, error))
		return false;
	guint kept = 0;
	for (guint i = 0; i < heap->len; i++) {
		candidate c = g_array_index(heap, candidate, i);
		if (ws_rows_have(rows, c.id))
			g_array_index(heap, candidate, kept++) = c;
	}
	g_array_set_size(heap, kept);
	make_heap(heap);
	return true;
}

/* Of many candidates read few have matched: whether to look up more thoroughly which may. */
static bool is_waste(wanted kind, guint tried, guint kept) {
	return kind == FULL && tried >= LIKELY_TRIED && kept * 4 < tried;
}

/* Appends the best `most` of the heap to the answer, stage by stage: the next results are the best of the next candidates, so that the
   beginning of the answer is the same however long it gets. What is left in the heap was not needed. */
static bool show_best(ranker *r, GArray *heap, wanted kind, bool thorough, guint most, GError **error) {
	static const struct {
		guint shown, read;
	} stages[] = {{20, 60}, {50, 120}, {100, 200}};
	g_autoptr(GArray) pool = g_array_new(FALSE, FALSE, sizeof(ws_scored));
	most = MIN(most, r->want - MIN(r->want, r->out->len));
	guint shown = 0, stage = 0, tried = 0, ahead = 0;
	while (shown < most && (heap->len || shown < pool->len)) {
		guint show = stage < G_N_ELEMENTS(stages) ? stages[stage].shown : shown * 2;
		guint read = stage < G_N_ELEMENTS(stages) ? stages[stage].read : show * 2;
		stage++;
		for (; pool->len < read && heap->len && !(tried >= read * STAGE_TRIED && (kind == PARTIAL || pool->len >= show)); tried++) {
			if (ahead == 0 && !expect_best(r, heap, ahead = CLAMP(read - pool->len, AHEAD, AHEAD_MOST), error))
				return false;
			ahead--;
			uint32_t id = take(heap).id;
			if (kind == FULL)
				g_hash_table_add(r->tried, GUINT_TO_POINTER(id));
			if (!read_candidate(r, id, kind, pool, error))
				return false;
			if (!thorough && is_waste(kind, tried, pool->len)) {
				thorough = true;
				if (!keep_matching(r, heap, error))
					return false;
				ahead = 0;
			}
		}
		if (kind == PARTIAL && pool->len < show)
			g_array_set_size(heap, 0);
		if (pool->len > shown)
			qsort(pool->data + shown * sizeof(ws_scored), pool->len - shown, sizeof(ws_scored), by_score);
		show = heap->len ? MIN(show, pool->len) : pool->len;
		for (; shown < show && shown < most; shown++) {
			const ws_scored *s = &g_array_index(pool, ws_scored, shown);
			g_array_append_vals(r->out, s, 1);
			g_hash_table_add(r->shown, GUINT_TO_POINTER(s->id));
		}
	}
	return true;
}

static bool show_touched(ranker *r, wanted kind, GError **error) {
	g_autoptr(GArray) heap = heap_of(ws_rough_touched(r->rough), r->rough, ws_matcher_ranges(r->matcher), r->shown, NULL);
	return show_best(r, heap, kind, false, PARTIAL_MOST, error);
}

/* First those that are cheap to propose; when these do not fill the answer, whatever matches. */
static bool show_matching(ranker *r, GError **error) {
	g_autoptr(GArray) likely = NULL, possible = NULL;
	if (!ws_matcher_candidates(r->matcher, WS_LIKELY, &likely, error))
		return false;
	g_autoptr(GArray) heap =
		heap_of(likely ? likely : ws_rough_touched(r->rough), r->rough, ws_matcher_ranges(r->matcher), r->shown, r->tried);
	if (!show_best(r, heap, FULL, false, G_MAXUINT, error))
		return false;
	if (r->out->len >= r->want)
		return true;
	if (!ws_matcher_candidates(r->matcher, WS_POSSIBLE, &possible, error))
		return false;
	bool thorough = !possible;
	if (thorough && !ws_matcher_candidates(r->matcher, WS_THOROUGH, &possible, error))
		return false;
	g_autoptr(GArray) rest = heap_of(possible, r->rough, NULL, r->shown, r->tried);
	return show_best(r, rest, FULL, thorough, G_MAXUINT, error);
}

static bool show(ranker *r, GError **error) {
	if (r->terms->sentence && !show_touched(r, EITHER, error))
		return false;
	if (r->out->len < r->want && !show_matching(r, error))
		return false;
	bool few = r->terms->plain && !r->terms->sentence && r->out->len < FULL_IS_ENOUGH;
	return !few || r->out->len >= r->want || show_touched(r, PARTIAL, error);
}

GArray *ws_rank(ws_store *store, const ws_query *query, ws_matcher *matcher, ws_reading *reading, guint want, ws_arena *arena,
                GError **error) {
	ws_rank_terms terms;
	GArray *out = g_array_new(FALSE, FALSE, sizeof(ws_scored));
	size_t most = MAX(ROWS_LEAST, (size_t)(ROWS_PER_ROOT * sqrt(ws_store_passages(store))));
	bool ok = ws_rank_terms_read(&terms, store, ws_matcher_postings(matcher), query, arena, error);
	ws_rough *rough = ok ? ws_rough_new(&terms, most, error) : NULL;
	ok = rough != NULL;
	if (ok) {
		ranker r = {.terms = &terms, .rough = rough, .matcher = matcher, .reading = reading, .out = out, .want = want};
		r.scorer = ws_text_scorer_new(&terms, rough);
		r.scratch = ws_arena_new();
		r.shown = g_hash_table_new(NULL, NULL);
		r.tried = g_hash_table_new(NULL, NULL);
		r.cards = g_hash_table_new(NULL, NULL);
		ok = show(&r, error);
		for (guint i = 0; ok && i < out->len; i++) {
			ws_scored *s = &g_array_index(out, ws_scored, i);
			s->document = ws_store_document_of(store, s->id);
		}
		ws_text_scorer_free(r.scorer);
		ws_arena_free(r.scratch);
		g_hash_table_unref(r.shown);
		g_hash_table_unref(r.tried);
		g_hash_table_unref(r.cards);
	}
	ws_rough_free(rough);
	ws_rank_terms_clear(&terms);
	if (!ok)
		g_clear_pointer(&out, g_array_unref);
	return out;
}
