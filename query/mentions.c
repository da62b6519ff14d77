/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frequent string has ten thousand mentions, and what counts is what each costs. Six strings with 1 000 to 15 000 each in 100 MB of law:

   | a mention in a passage of 270 bytes: instructions                                |        |
   |---|---|
   | the text read 2 700, folded 3 350, across words or not 1 650, the document 900, the order 800: all | 9 900  |
   | … each document found by statements begun for it, all mentions sorted in place of their documents | 12 000 |
   | … folded a character at a time                                                   | 13 400 |

   Of the time about half is reading the text: the pages of the table lie in memory that no cache holds. Tried and left out: to search the
   bytes of the text itself and to fold only the letters around an occurrence, a tenth less for 200 lines; to read texts by the statement
   that ranking reads passages by (store/sqlite/feed.c), 200 instructions more; to find in a second thread while the first reads, a tenth
   slower on two processors. */
#include "query/mentions.h"

#include <stdlib.h>
#include <string.h>

#include "query/match.h"
#include "query/rows.h"
#include "text/token.h"

/* Undated documents come last; documents of one date are in the order of their paths, however they are dealt out to shards. */
static int document_order(const ws_mention *x, const ws_mention *y) {
	if (x->document == y->document)
		return 0;
	int dates = !x->date || !y->date ? !x->date - !y->date : strcmp(x->date, y->date);
	return dates ? dates : strcmp(x->path, y->path);
}

/* Whether a word goes over folded position `i`. Only the run of letters around it is segmented: no word goes over anything else. */
static bool inside_word(const ws_word *words, size_t n, size_t run, size_t i) {
	for (size_t w = 0; w < n; w++)
		if (words[w].start + run < i && i < words[w].end + run)
			return true;
	return false;
}

static bool straddles(const ws_folded *f, size_t at, size_t n, ws_segmenter *segmenter, ws_arena *arena) {
	size_t from = at, to = at + n;
	while (from > 0 && ws_is_gram_char(f->c[from - 1]))
		from--;
	while (to < f->n && ws_is_gram_char(f->c[to]))
		to++;
	if (from == at || to == at + n || !ws_may_be_inside_word(f, at) || !ws_may_be_inside_word(f, at + n))
		return false;
	const ws_folded run = {f->c + from, f->from + from, f->to + from, to - from, f->chars};
	size_t n_words;
	const ws_word *words = ws_segment(segmenter, &run, &n_words, arena);
	return inside_word(words, n_words, from, at) && inside_word(words, n_words, from, at + n);
}

typedef struct {
	ws_store *store;
	ws_reading *reading;
	bool exact;
	ws_segmenter *segmenter;
	ws_folded wanted; /* folded with 繁 to 简, or without for exact */
	const char *form; /* the same as a string */
	ws_arena *arena;  /* of the keys */
	ws_document_keys document; /* found last */
	GArray *out;
} finder;

/* The document of a passage, and what its mentions are put in order by. Passages come in the order of their documents. */
static bool find_document(finder *s, uint32_t passage, GError **error) {
	return (s->document.id && s->document.first <= passage && passage <= s->document.last) ||
		ws_store_document_keys(s->store, passage, &s->document, s->arena, error);
}

static bool has_marks(const char *text, size_t len) {
	static const char *const marks[] = {"“", "\"", "「", "＂"};
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (memmem(text, len, marks[i], strlen(marks[i])))
			return true;
	return false;
}

/* "三公"经费 and 「三公」经费 as “三公”经费: in whatever marks a name's beginning stands. Straight ones open and close in turn. */
static const uint32_t *with_one_mark(const ws_folded *f, ws_arena *arena) {
	uint32_t *c = ws_arena_take(arena, (f->n + 1) * sizeof *c);
	memcpy(c, f->c, f->n * sizeof *c);
	bool open = false;
	for (size_t i = 0; i < f->n; i++) {
		if (c[i] == '"')
			open = !open;
		if (c[i] == U'「' || (c[i] == '"' && open))
			c[i] = U'“';
		else if (c[i] == U'」' || c[i] == '"')
			c[i] = U'”';
	}
	return c;
}

/* Headings and titles are nobody's question here: the passage's own text is all that is read. */
static bool find_in(finder *s, uint32_t id, ws_arena *scratch, GError **error) {
	size_t len;
	const char *text = ws_store_text(s->store, id, &len, scratch, error);
	if (!text)
		return false;
	/* “三公”经费: most texts have no such mark, and need not be folded to tell. */
	bool quoted = !s->exact && s->wanted.c[0] == U'“';
	if (quoted && !has_marks(text, len))
		return true;
	ws_folded f = ws_fold(text, len, s->exact ? 0 : WS_FOLD_HANS, scratch);
	if (quoted)
		f.c = with_one_mark(&f, scratch);
	size_t at = 0;
	for (;;) {
		at = s->exact ? ws_folded_find(&f, at, s->wanted.c, s->wanted.n) : ws_find_term(&f, at, s->wanted.c, s->wanted.n, false);
		if (at == SIZE_MAX)
			return true;
		if (!find_document(s, id, error))
			return false;
		ws_mention m = {.passage = id, .document = s->document.id, .via = WS_VIA_EXACT, .form = s->form, .canonical = s->form};
		m.date = s->document.date;
		m.path = s->document.path;
		m.span = ws_folded_span(&f, at, at + s->wanted.n);
		m.cross_word = s->segmenter && straddles(&f, at, s->wanted.n, s->segmenter, scratch);
		g_array_append_val(s->out, m);
		at += s->wanted.n;
	}
}

/* The mentions of a document, which stand together. */
typedef struct {
	const ws_mention *m;
	guint n;
} group;

static int group_order(const void *a, const void *b) {
	const group *x = a, *y = b;
	int documents = document_order(x->m, y->m);
	return documents ? documents : (x->m > y->m) - (x->m < y->m);
}

GArray *ws_mentions_in_order(GArray *found) {
	g_autoptr(GArray) in = found, groups = g_array_new(FALSE, FALSE, sizeof(group));
	const ws_mention *m = (const ws_mention *)(const void *)in->data, *end = m + in->len;
	for (const ws_mention *at = m; at < end; at++) {
		group *last = groups->len ? &g_array_index(groups, group, groups->len - 1) : NULL;
		if (last && last->m->document == at->document) {
			last->n++;
			continue;
		}
		group next = {at, 1};
		g_array_append_val(groups, next);
	}
	if (groups->len)
		qsort(groups->data, groups->len, sizeof(group), group_order);
	GArray *out = g_array_sized_new(FALSE, FALSE, sizeof(ws_mention), in->len);
	for (int crossing = 0; crossing < 2; crossing++)
		for (guint i = 0; i < groups->len; i++) {
			const group *g = &g_array_index(groups, group, i);
			for (guint k = 0; k < g->n; k++)
				if (g->m[k].cross_word == crossing)
					g_array_append_vals(out, g->m + k, 1);
		}
	return out;
}

GArray *ws_mentions_by_place(ws_store *store, ws_reading *reading, const char *string, const ws_mention_options *options,
                             ws_segmenter *segmenter, ws_arena *arena, GError **error) {
	finder s = {.store = store, .reading = reading, .exact = options->exact, .segmenter = segmenter, .arena = arena};
	s.wanted = ws_fold(string, strlen(string), options->exact ? 0 : WS_FOLD_HANS, arena);
	s.form = ws_folded_string(&s.wanted, 0, s.wanted.n, arena);
	s.out = g_array_new(FALSE, FALSE, sizeof(ws_mention));
	if (s.wanted.n == 0)
		return s.out;
	const ws_folded grams_of = ws_fold(string, strlen(string), WS_FOLD_HANS, arena);
	const ws_gram_query grams = ws_grams_of_string(grams_of.c, grams_of.n, arena);
	g_autoptr(GArray) ranges = NULL;
	bool ok = true;
	if (options->filter && !ws_filter_is_empty(options->filter))
		ok = (ranges = ws_store_ranges(store, options->filter, error)) != NULL;
	size_t n;
	const ws_range *within = ws_ranges_asked(ranges, &n);
	g_autoptr(GArray) rows = ok ? ws_store_gram_rows(store, &grams, within, n, error) : NULL;
	ok = rows != NULL;
	ws_arena *scratch = ws_arena_new();
	for (guint i = 0; ok && i < rows->len; i++) {
		ok = ws_read_ahead(reading, rows, i, error) && find_in(&s, g_array_index(rows, uint32_t, i), scratch, error);
		ws_arena_clear(scratch);
	}
	ws_arena_free(scratch);
	if (!ok) {
		g_array_unref(s.out);
		return NULL;
	}
	return s.out;
}

GArray *ws_mentions_of_string(ws_store *store, ws_reading *reading, const char *string, const ws_mention_options *options,
                              ws_segmenter *segmenter, ws_arena *arena, GError **error) {
	GArray *found = ws_mentions_by_place(store, reading, string, options, segmenter, arena, error);
	return found ? ws_mentions_in_order(found) : NULL;
}
