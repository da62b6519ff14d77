/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the index is what it says it is.

   Xapian checks its tables (of a folder; a served index is its server's to check). What follows checks what only we know: that documents
   divide the passages among themselves, that every passage has exactly the terms of its text and facts, that every span lies in its text,
   that headings reach down to passages of their own document, and that what was counted is there. */
#include <string.h>

#include "store/audit.h"
#include "store/xapian/engine.h"
#include "text/segment.h"

typedef struct {
	xapian_store *s;
	ws_audit audit;
	ws_segmenter *segmenter;
	ws_arena *arena;      /* for one passage */
	GHashTable *expected; /* terms of one passage: GBytes */
	uint32_t unexpected;
} checker;

static void on_line(const char *bytes, size_t len, void *data) {
	ws_audit_report(&((checker *)data)->audit, "Xapian: %.*s", (int)len, bytes);
}

static bool check_tables(checker *c, GError **error) {
	if (c->s->served)
		return true;
	uint64_t faults = 0, before = c->audit.faults;
	GError *fault = NULL;
	if (!ws_xapian_check(c->s->folder, on_line, c, &faults, &fault))
		return ws_xapian_fail(c->s, fault, "check", error);
	if (faults && c->audit.faults == before)
		ws_audit_report(&c->audit, "Xapian: %" G_GUINT64_FORMAT " faults", faults);
	return true;
}

/* ---- a passage ---- */

static bool expect(char letter, const char *bytes, size_t len, uint32_t weight, void *data, GError **error) {
	checker *c = data;
	(void)weight;
	(void)error;
	g_autofree char *term = g_malloc(len + 1);
	term[0] = letter;
	memcpy(term + 1, bytes, len);
	g_hash_table_add(c->expected, g_bytes_new(term, len + 1));
	return true;
}

static void meet(const char *bytes, size_t len, void *data) {
	checker *c = data;
	g_autoptr(GBytes) term = g_bytes_new_static(bytes, len);
	c->unexpected += !g_hash_table_remove(c->expected, term);
}

static bool check_terms(checker *c, const ws_stored_passage *p, GError **error) {
	const ws_passage as_put = {.kind = p->kind,
	                           .text = p->text,
	                           .len = p->len,
	                           .term = p->term,
	                           .figures = p->figures,
	                           .n_figures = p->n_figures,
	                           .names = p->names,
	                           .n_names = p->n_names};
	ws_folded folded = ws_audit_text(&c->audit, &c->s->base, p, c->arena);
	size_t n;
	const ws_word *words = ws_segment(c->segmenter, &folded, &n, c->arena);
	ws_tokens grams_of = ws_gram_tokens(&folded, c->arena), words_of = ws_word_tokens(&folded, words, n, c->arena);
	g_hash_table_remove_all(c->expected);
	c->unexpected = 0;
	ws_terms_of_passage(&as_put, &grams_of, &words_of, (uint32_t)folded.n, c->arena, expect, c, NULL);
	GError *fault = NULL;
	if (!ws_xapian_terms_of(c->s->x, ws_id_of_passage(p->id), meet, c, &fault))
		return ws_xapian_fail(c->s, fault, "check", error);
	if (c->unexpected || g_hash_table_size(c->expected))
		ws_audit_report(&c->audit, "passage %u: %u terms are not of its text, %u are missing", p->id, c->unexpected,
		                g_hash_table_size(c->expected));
	return true;
}

static bool check_passage(checker *c, const ws_stored_document *d, uint32_t id, GError **error) {
	const ws_stored_passage *p;
	if (!ws_audit_passage(&c->audit, &c->s->base, d, id, c->arena, &p, error))
		return false;
	if (p && p->document != d->id)
		ws_audit_report(&c->audit, "passage %u: says it is of document %u, not %u", id, p->document, d->id);
	return !p || check_terms(c, p, error);
}

/* ---- all of them ---- */

static int by_first(gconstpointer a, gconstpointer b) {
	const ws_range *x = a, *y = b;
	return (x->first > y->first) - (x->first < y->first);
}

static bool check_documents(checker *c, GError **error) {
	g_autoptr(GArray) ids = ws_xapian_documents(&c->s->base, NULL, error), spans = g_array_new(FALSE, FALSE, sizeof(ws_range));
	ws_arena *card = ws_arena_new();
	bool ok = ids != NULL;
	for (guint i = 0; ok && i < ids->len; i++) {
		const ws_stored_document *d = ws_xapian_document(&c->s->base, g_array_index(ids, uint32_t, i), card, error);
		ok = d != NULL;
		for (uint32_t id = ok ? d->first : 1; ok && id <= d->last; id++) {
			ok = check_passage(c, d, id, error);
			ws_arena_clear(c->arena);
		}
		ws_range span = {ok ? d->first : 1, ok ? d->last : 0};
		if (span.first <= span.last)
			g_array_append_val(spans, span);
		c->audit.seen.documents++;
		ws_arena_clear(card);
	}
	g_array_sort(spans, by_first);
	for (guint i = 1; i < spans->len; i++)
		if (g_array_index(spans, ws_range, i).first <= g_array_index(spans, ws_range, i - 1).last)
			ws_audit_report(&c->audit, "two documents share passage %u", g_array_index(spans, ws_range, i).first);
	ws_arena_free(card);
	return ok;
}

static void check_totals(checker *c) {
	const ws_record_totals *t = &c->s->totals;
	ws_audit_compare(&c->audit, &(ws_audit_totals){(int64_t)t->documents, (int64_t)t->passages, (int64_t)t->chars, (int64_t)t->figures,
	                                               (int64_t)t->names, (int64_t)t->definitions, (int64_t)t->text_bytes});
	ws_audit_count(&c->audit, "records", (int64_t)(t->passages + t->documents + t->failures), ws_xapian_documents_in(c->s->x));
}

bool ws_xapian_store_check(ws_store *store, void (*fault)(const char *message, void *data), void *data, uint64_t *faults, GError **error) {
	checker c = {.s = (xapian_store *)store, .audit = {.fault = fault, .data = data}};
	const char *why = NULL;
	c.segmenter = ws_segmenter_open(&why);
	if (!c.segmenter) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot check '%s': cannot segment words: %s", c.s->path, why);
		return false;
	}
	c.arena = ws_arena_new();
	c.expected = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
	bool ok = ws_xapian_store_commit(store, error) && check_tables(&c, error) && check_documents(&c, error);
	if (ok)
		check_totals(&c);
	g_hash_table_unref(c.expected);
	ws_arena_free(c.arena);
	ws_segmenter_close(c.segmenter);
	*faults = c.audit.faults;
	return ok;
}
