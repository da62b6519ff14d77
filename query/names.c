/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mentions of a thing, whatever it is called in each place.

   The index holds, for every name found in a document, the form it has there and the full name it stands for there. A mention of NAME is

       a name that is, in the documents of its region, what NAME is called (query/aliases.h): in full, by another name, in a list that drops
       its head, as 该基金;
       an occurrence of the string that no such name covers: names are found by their heads, strings have none. But not one that lies in
       the name of another thing of the same kind, when NAME is a name: 增信基金 in 数字人民币台企融资增信基金; nor one in a company's name:
       增信基金 in 增信基金管理有限公司.

   该基金 in a passage that also has the thing's name adds its place to that mention; by itself it is a mention of its own.

   The passages looked at are those the index has under one of the names, and those that hold one of the strings; the text decides.

   A string that is no name costs the strings (mentions.c), and each of its passages once more with its facts. 确定, 15 510 times in 100 MB of
   law, the whole process in millions of instructions: 377, of which the strings 220; with what stands above each passage, every document's
   card and every text folded again 629. */
#include <string.h>

#include "query/aliases.h"
#include "query/mentions.h"
#include "query/rows.h"
#include "text/fund_after.h"
#include "text/token.h"

typedef struct {
	ws_store *store;
	ws_reading *reading;
	const ws_mention_options *options;
	ws_arena *arena;
	ws_aliases *aliases;
	GArray *called;   /* ws_called */
	const char *name; /* NAME, folded */
	GArray *strings;  /* occurrences of the given names: ws_mention, by passage */
	guint next;       /* the first of those not yet passed */
	bool known;       /* NAME is a name */
	GArray *out;
} search;

static int by_place(const void *a, const void *b) {
	const ws_mention *x = a, *y = b;
	if (x->passage != y->passage)
		return x->passage < y->passage ? -1 : 1;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return (x->span.end < y->span.end) - (x->span.end > y->span.end);
}

static int by_start(const void *a, const void *b) {
	const ws_mention *x = a, *y = b;
	if (x->passage != y->passage)
		return x->passage < y->passage ? -1 : 1;
	return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* ---- which passages ---- */

static ws_rows *add_rows(ws_rows *rows, ws_rows *more) {
	ws_rows *both = ws_rows_or(rows, more);
	g_array_unref(rows);
	g_array_unref(more);
	return both;
}

static bool find_strings(search *s, ws_segmenter *segmenter, GError **error) {
	s->strings = g_array_new(FALSE, FALSE, sizeof(ws_mention));
	const char *shown = ws_aliases_shown(s->aliases, s->name);
	guint given = 0;
	for (guint i = 0; i < s->called->len; i++) {
		const ws_called *c = &g_array_index(s->called, ws_called, i);
		if (!c->given)
			continue;
		given++;
		g_autoptr(GArray) found = ws_mentions_by_place(s->store, s->reading, c->text, s->options, segmenter, s->arena, error);
		if (!found)
			return false;
		for (guint k = 0; k < found->len; k++) {
			ws_mention *m = &g_array_index(found, ws_mention, k);
			m->canonical = shown;
			if (!c->same)
				m->via = WS_VIA_ALIAS;
		}
		g_array_append_vals(s->strings, found->data, found->len);
	}
	if (given > 1)
		g_array_sort(s->strings, by_place);
	return true;
}

static ws_rows *candidates(search *s, GError **error) {
	ws_rows *rows = ws_rows_new();
	for (guint i = 0; i < s->strings->len; i++) {
		uint32_t passage = g_array_index(s->strings, ws_mention, i).passage;
		if (!rows->len || g_array_index(rows, uint32_t, rows->len - 1) != passage)
			g_array_append_val(rows, passage);
	}
	for (guint i = 0; i < s->called->len; i++) {
		const ws_called *c = &g_array_index(s->called, ws_called, i);
		ws_rows *named = ws_store_name_rows(s->store, c->text, -1, error), *held = NULL;
		if (named && !c->given) {
			const ws_gram_query grams = ws_grams_of_string(c->f.c, c->f.n, s->arena);
			held = grams.n ? ws_store_gram_rows(s->store, &grams, NULL, 0, error) : ws_rows_new();
		}
		if (!named || (!c->given && !held)) {
			if (named)
				g_array_unref(named);
			g_array_unref(rows);
			return NULL;
		}
		s->known |= named->len > 0;
		rows = add_rows(rows, named);
		if (held)
			rows = add_rows(rows, held);
	}
	if (!s->options->filter || ws_filter_is_empty(s->options->filter))
		return rows;
	g_autoptr(GArray) ranges = ws_store_ranges(s->store, s->options->filter, error);
	ws_rows *within = ranges ? ws_rows_within(rows, ranges) : NULL;
	g_array_unref(rows);
	return within;
}

/* ---- one passage ---- */

static bool is_called(const search *s, const ws_name *n, const char *region, ws_arena *scratch) {
	const char *key = ws_name_key(n->canonical, region, scratch);
	for (guint i = 0; i < s->called->len; i++)
		if (ws_called_is(&g_array_index(s->called, ws_called, i), key, region, scratch))
			return true;
	return strcmp(n->form, s->name) == 0;
}

static ws_via via_of(const search *s, const ws_name *n) {
	if (n->via == WS_VIA_COORDINATION || n->via == WS_VIA_ANAPHORA)
		return n->via;
	return strcmp(n->form, s->name) == 0 ? WS_VIA_EXACT : n->via;
}

static void add_also(search *s, ws_mention *m, ws_span span) {
	if ((m->n_also & (m->n_also - 1)) == 0) { /* full: at 0, 1, 2, 4 … */
		ws_span *more = ws_arena_take(s->arena, (m->n_also ? 2 * m->n_also : 1) * sizeof *more);
		if (m->n_also)
			memcpy(more, m->also, m->n_also * sizeof *more);
		m->also = more;
	}
	((ws_span *)m->also)[m->n_also++] = span;
}

static void see_names(search *s, const ws_stored_passage *p, const ws_stored_document *d, bool *is, ws_arena *scratch) {
	bool before = false;
	for (size_t i = 0; i < p->n_names; i++) {
		const ws_name *n = &p->names[i];
		is[i] = is_called(s, n, d->card.region, scratch);
		if (!is[i])
			continue;
		if (n->via == WS_VIA_ANAPHORA && before) {
			add_also(s, &g_array_index(s->out, ws_mention, s->out->len - 1), n->span);
			continue;
		}
		ws_mention m = {
			.passage = p->id, .document = p->document, .span = n->span, .via = via_of(s, n), .date = d->card.date, .path = d->card.path};
		m.form = ws_arena_copy(s->arena, n->form, strlen(n->form));
		const char *full = ws_aliases_full(s->aliases, n->class, n->canonical, d->card.region, scratch);
		m.canonical = ws_arena_copy(s->arena, full, strlen(full));
		g_array_append_val(s->out, m);
		before = true;
	}
}

/* Whether an occurrence of …基金 lies in the name of a company or foundation: X基金管理有限公司 is no X基金. 基金 alone is only a word. */
static bool is_of_company(const ws_folded *f, ws_span span) {
	size_t low = 0, high = f->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (f->from[middle] < span.end)
			low = middle + 1;
		else
			high = middle;
	}
	return ws_fund_behind(f->c, f->n, low) == WS_FUND_COMPANY;
}

/* Whether an occurrence of the string is a mention beside the passage's names. */
static bool stands_alone(const search *s, const ws_stored_passage *p, const bool *is, ws_span span) {
	for (size_t i = 0; i < p->n_names; i++) {
		const ws_name *n = &p->names[i];
		if (n->span.start >= span.end || n->span.end <= span.start)
			continue;
		if (is[i])
			return false;
		bool inside = n->span.start <= span.start && n->span.end >= span.end;
		if (s->known && inside && n->class != WS_NAME_PROGRAMME)
			return false;
	}
	return true;
}

/* Neither the headings above nor, without names, the document are read: most passages of a frequent string have none. */
static bool see_passage(search *s, uint32_t id, ws_arena *scratch, GError **error) {
	const ws_stored_passage *p = ws_store_passage(s->store, id, true, scratch, error);
	const ws_stored_document *d = p && p->n_names ? ws_read_document(s->reading, p->document, error) : NULL;
	if (!p || (p->n_names && !d))
		return false;
	bool *is = ws_arena_zero(scratch, p->n_names + 1, sizeof *is);
	if (d)
		see_names(s, p, d, is, scratch);
	ws_folded f = {.n = 0}; /* of the passage, once it is needed */
	uint32_t end = 0;
	for (; s->next < s->strings->len && g_array_index(s->strings, ws_mention, s->next).passage <= id; s->next++) {
		const ws_mention *m = &g_array_index(s->strings, ws_mention, s->next);
		if (m->passage != id || m->span.start < end || !stands_alone(s, p, is, m->span))
			continue;
		if (g_str_has_suffix(m->form, "基金") && strcmp(m->form, "基金") != 0) {
			f = f.n ? f : ws_fold(p->text, p->len, WS_FOLD_HANS, scratch);
			if (is_of_company(&f, m->span))
				continue;
		}
		end = m->span.end;
		g_array_append_val(s->out, *m);
	}
	return true;
}

GArray *ws_mentions_of_name(ws_store *store, ws_reading *reading, const char *name, const ws_mention_options *options,
                            ws_segmenter *segmenter, ws_arena *arena, GError **error) {
	search s = {.store = store, .reading = reading, .options = options, .arena = arena};
	s.name = ws_fold_string(name, strlen(name), WS_FOLD_HANS, arena);
	s.out = g_array_new(FALSE, FALSE, sizeof(ws_mention));
	s.aliases = *s.name ? ws_aliases_open(store, options->alias_file, arena, error) : NULL;
	bool ok = !*s.name || s.aliases;
	g_autoptr(GArray) rows = NULL;
	if (s.aliases) {
		s.called = ws_aliases_of(s.aliases, name, arena);
		ok = find_strings(&s, segmenter, error) && (rows = candidates(&s, error)) != NULL;
		ws_arena *scratch = ws_arena_new();
		for (guint i = 0; ok && i < rows->len; i++) {
			ok = ws_read_ahead(reading, rows, i, error) && see_passage(&s, g_array_index(rows, uint32_t, i), scratch, error);
			ws_arena_clear(scratch);
		}
		ws_arena_free(scratch);
		ok = ok && ws_aliases_sound(s.aliases, error);
		g_array_unref(s.called);
		g_array_unref(s.strings);
		ws_aliases_close(s.aliases);
	}
	if (!ok) {
		g_array_unref(s.out);
		return NULL;
	}
	g_array_sort(s.out, by_start);
	return ws_mentions_in_order(s.out);
}
