/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting documents in and taking them out, inside a batch that is one transaction of Xapian.

   Xapian gathers postings in memory and merges them into its tables every XAPIAN_FLUSH_THRESHOLD documents (engine.c sets 1000 unless the
   user did). 20 MB of laws, 106 455 passages, seconds of processor time and MB before compaction:

   | passages a flush | time | size |
   |---|---|---|
   | 1 000            | 22   | 156  |
   | 10 000           | 31   | 162  |
   | 50 000           | 41   | 160  | */
#include <stdlib.h>
#include <string.h>

#include "store/length.h"
#include "store/bytes.h"
#include "store/xapian/engine.h"
#include "text/docnum.h"
#include "text/name_key.h"
#include "text/fold.h"

/* ---- batches ---- */

static bool begin(xapian_store *s, GError **error) {
	if (s->writing)
		return true;
	g_assert(s->mode == WS_STORE_WRITE);
	GError *fault = NULL;
	if (!ws_xapian_begin(s->x, &fault))
		return ws_xapian_fail(s, fault, "write", error);
	s->committed = s->totals;
	s->writing = true;
	return true;
}

static void abandon_batch(xapian_store *s) {
	if (!s->writing)
		return;
	ws_xapian_abandon(s->x);
	ws_lengths_abandon(s);
	s->totals = s->committed;
	s->writing = false;
}

/* What failed takes its batch with it. */
static bool settle(xapian_store *s, bool ok) {
	ws_arena_clear(s->scratch);
	if (!ok) {
		abandon_batch(s);
		ws_xapian_draft_free(s->draft);
		s->draft = ws_xapian_draft_new();
	}
	return ok;
}

bool ws_xapian_store_commit(ws_store *store, GError **error) {
	xapian_store *s = (xapian_store *)store;
	if (!s->writing)
		return true;
	GError *fault = NULL;
	if (!ws_lengths_finish(s, error) || !ws_xapian_put_meta(s, error))
		return settle(s, false);
	s->writing = false;
	if (ws_xapian_commit(s->x, &fault))
		return true;
	ws_lengths_abandon(s);
	s->totals = s->committed;
	return ws_xapian_fail(s, fault, "write", error);
}

bool ws_xapian_store_optimize(ws_store *store, GError **error) {
	return ws_xapian_store_commit(store, error);
}

/* ---- terms ---- */

static bool add_term(xapian_store *s, const ws_term_text *term, GError **error) {
	GError *fault = NULL;
	return ws_xapian_draft_term(s->draft, term->bytes[0], term->bytes + 1, term->len - 1, 0, &fault) ||
	       ws_xapian_fail(s, fault, "write", error);
}

static bool add_text_term(xapian_store *s, ws_term_letter letter, const char *text, GError **error) {
	if (!text)
		return true;
	ws_term_text term = ws_term_of(letter, text, strlen(text));
	return add_term(s, &term, error);
}

static const char *folded(xapian_store *s, const char *text) {
	return text ? ws_fold_string(text, strlen(text), WS_FOLD_HANS, s->scratch) : NULL;
}

static bool add_value(xapian_store *s, unsigned slot, const void *bytes, size_t len, GError **error) {
	GError *fault = NULL;
	return len == 0 || ws_xapian_draft_value(s->draft, slot, bytes, len, &fault) || ws_xapian_fail(s, fault, "write", error);
}

static bool add_posting(char letter, const char *bytes, size_t len, uint32_t weight, void *data, GError **error) {
	xapian_store *s = data;
	return ws_xapian_draft_term(s->draft, letter, bytes, len, weight, error);
}

static bool add_passage(xapian_store *s, const ws_passage *p, size_t index, uint32_t id, uint32_t file, const ws_prepared *prepared,
                        GError **error) {
	GError *fault = NULL;
	ws_tokens grams = ws_tokens_of_grams(&prepared->grams, s->scratch);
	bool ok = ws_terms_of_passage(p, &grams, &prepared->words, prepared->chars, s->scratch, add_posting, s, &fault);
	ws_arena_clear(s->scratch);
	if (ok) {
		g_byte_array_set_size(s->data, 0);
		ws_record_put_passage(s->data, p, index, file);
		ok = ws_xapian_put(s->x, ws_id_of_passage(id), s->draft, s->data->data, s->data->len, &fault);
	}
	if (!ok)
		return ws_xapian_fail(s, fault, "write", error);
	return ws_lengths_set(s, id, ws_length_to_code(prepared->chars), error);
}

static bool add_year(xapian_store *s, int year, GError **error) {
	char text[16];
	g_snprintf(text, sizeof text, "%d", year);
	return year <= 0 || add_text_term(s, WS_TERM_YEAR, text, error);
}

static bool not_empty(const char *text) {
	return text && *text;
}

static bool add_labels(xapian_store *s, const ws_document *d, GError **error) {
	const char *number = d->number ? ws_docnum_key(d->number, strlen(d->number), s->scratch) : NULL;
	const struct {
		ws_term_letter letter;
		const char *text;
	} labels[] = {{WS_TERM_REGION, d->region_path ? d->region_path : d->region}, {WS_TERM_ISSUER, folded(s, d->issuer)},
	              {WS_TERM_KIND, folded(s, d->kind)}, {WS_TERM_NUMBER, number ? number : folded(s, d->number)}};
	bool ok = add_year(s, d->year, error) && add_year(s, d->date ? atoi(d->date) : 0, error);
	for (size_t i = 0; ok && i < G_N_ELEMENTS(labels); i++)
		ok = !not_empty(labels[i].text) || add_text_term(s, labels[i].letter, labels[i].text, error);
	for (size_t i = 0; ok && i < d->n_years; i++)
		ok = add_year(s, d->years[i], error);
	return ok;
}

static bool add_alias_keys(xapian_store *s, const ws_document *d, GError **error) {
	bool ok = !d->n_aliases || add_text_term(s, WS_TERM_ALIASING, "", error);
	for (size_t i = 0; ok && i < d->n_aliases; i++) {
		const ws_alias *a = &d->aliases[i];
		ok = !a->alias || (add_text_term(s, WS_TERM_ALIASING, ws_name_key(a->name, d->region, s->scratch), error) &&
		                   add_text_term(s, WS_TERM_ALIASING, ws_name_key(a->alias, d->region, s->scratch), error));
	}
	return ok;
}

static bool add_values(xapian_store *s, const ws_file_record *f, const ws_document *d, GError **error) {
	g_autoptr(GByteArray) span = g_byte_array_new(), key = g_byte_array_new(), aliases = g_byte_array_new(), names = g_byte_array_new();
	ws_bytes_put(span, f->document.first);
	ws_bytes_put(span, f->document.n_passages);
	const char *date = d->date ? d->date : "";
	g_byte_array_append(key, (const guint8 *)date, (guint)strlen(date) + 1);
	g_byte_array_append(key, (const guint8 *)d->path, (guint)strlen(d->path));
	ws_xapian_pack_aliases(aliases, d);
	ws_xapian_pack_names(names, d);
	return add_value(s, WS_SLOT_SPAN, span->data, span->len, error) && add_value(s, WS_SLOT_KEY, key->data, key->len, error) &&
		add_value(s, WS_SLOT_TITLE, d->title, d->title ? strlen(d->title) : 0, error) &&
		add_value(s, WS_SLOT_ALIASES, aliases->data, aliases->len, error) && add_value(s, WS_SLOT_NAMES, names->data, names->len, error) &&
		add_alias_keys(s, d, error);
}

/* ---- files ---- */

static bool put_file(xapian_store *s, uint32_t id, const ws_file_record *f, const ws_document *d, GError **error) {
	bool ok = add_text_term(s, WS_TERM_PATH, f->document.card.path, error) &&
		add_text_term(s, f->reason ? WS_TERM_FAILURE : WS_TERM_DOCUMENT, "", error) &&
		(!d || (add_labels(s, d, error) && add_values(s, f, d, error)));
	if (!ok)
		return false;
	GError *fault = NULL;
	g_byte_array_set_size(s->data, 0);
	ws_record_put_file(s->data, f);
	return ws_xapian_put(s->x, ws_id_of_file(id), s->draft, s->data->data, s->data->len, &fault) ||
	       ws_xapian_fail(s, fault, "write", error);
}

static bool drop_passages(xapian_store *s, const ws_stored_document *d, GError **error) {
	GError *fault = NULL;
	for (uint32_t id = d->first; d->n_passages && id <= d->last; id++) {
		if (!ws_xapian_remove(s->x, ws_id_of_passage(id), &fault))
			return ws_xapian_fail(s, fault, "write", error);
		if (!ws_lengths_set(s, id, 0, error))
			return false;
	}
	return true;
}

/* Takes out what the index holds of the file at `path`, but for its own record. *id is 0 when it knows none. */
static bool clear_file(xapian_store *s, const char *path, uint32_t *id, GError **error) {
	ws_file_record f;
	if (!ws_xapian_find_file(s, path, id, error))
		return false;
	if (!*id)
		return true;
	if (!ws_xapian_file(s, *id, s->scratch, &f, error) || !drop_passages(s, &f.document, error))
		return false;
	ws_record_totals *t = &s->totals;
	*(f.reason ? &t->failures : &t->documents) -= 1;
	t->passages -= f.document.n_passages;
	t->figures -= f.document.n_figures;
	t->names -= f.names;
	t->definitions -= f.definitions;
	t->chars -= f.chars;
	t->text_bytes -= f.text_bytes;
	return true;
}

static bool put(xapian_store *s, const ws_document *d, const ws_stamp *stamp, const ws_prepared *prepared, GError **error) {
	ws_record_totals *t = &s->totals;
	uint32_t id;
	if (d->n_passages > INT32_MAX - t->last_passage || t->last_file >= WS_FILES_MAX) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot write '%s': it holds as many passages as it can number", s->path);
		return false;
	}
	if (!clear_file(s, d->path, &id, error))
		return false;
	if (!id)
		id = (uint32_t)++t->last_file;
	uint32_t first = (uint32_t)t->last_passage + 1;
	ws_file_record f = {.stamp = *stamp, .document = {.id = id, .first = first, .n_passages = (uint32_t)d->n_passages, .card = *d}};
	for (size_t i = 0; i < d->n_passages; i++) {
		const ws_passage *p = &d->passages[i];
		if (!add_passage(s, p, i, first + (uint32_t)i, id, &prepared[i], error))
			return false;
		f.document.n_figures += (uint32_t)p->n_figures;
		f.names += p->n_names;
		f.definitions += p->term != NULL;
		f.chars += prepared[i].chars;
		f.text_bytes += p->len;
	}
	if (d->n_passages)
		ws_lengths_add_document(s, first);
	t->last_passage += d->n_passages;
	t->documents++;
	t->passages += d->n_passages;
	t->figures += f.document.n_figures;
	t->names += f.names;
	t->definitions += f.definitions;
	t->chars += f.chars;
	t->text_bytes += f.text_bytes;
	return put_file(s, id, &f, d, error);
}

/* ---- the interface ---- */

bool ws_xapian_store_put(ws_store *store, const ws_document *document, const ws_stamp *stamp, const ws_prepared *prepared, GError **error) {
	xapian_store *s = (xapian_store *)store;
	return settle(s, begin(s, error) && put(s, document, stamp, prepared, error));
}

bool ws_xapian_store_put_failure(ws_store *store, const char *path, const ws_stamp *stamp, const char *reason, GError **error) {
	xapian_store *s = (xapian_store *)store;
	uint32_t id;
	if (!begin(s, error) || !clear_file(s, path, &id, error))
		return settle(s, false);
	if (!id)
		id = (uint32_t)++s->totals.last_file;
	s->totals.failures++;
	ws_file_record f = {.stamp = *stamp, .reason = reason, .document.card.path = path};
	return settle(s, put_file(s, id, &f, NULL, error));
}

static bool touch(xapian_store *s, const char *path, const ws_stamp *stamp, GError **error) {
	uint32_t id;
	ws_file_record f;
	GError *fault = NULL;
	if (!ws_xapian_find_file(s, path, &id, error))
		return false;
	if (!id)
		return true;
	if (!ws_xapian_file(s, id, s->scratch, &f, error))
		return false;
	f.stamp = *stamp;
	g_byte_array_set_size(s->data, 0);
	ws_record_put_file(s->data, &f);
	return ws_xapian_put_data(s->x, ws_id_of_file(id), s->data->data, s->data->len, &fault) || ws_xapian_fail(s, fault, "write", error);
}

bool ws_xapian_store_touch(ws_store *store, const char *path, const ws_stamp *stamp, GError **error) {
	xapian_store *s = (xapian_store *)store;
	return settle(s, begin(s, error) && touch(s, path, stamp, error));
}

bool ws_xapian_store_remove(ws_store *store, const char *path, GError **error) {
	xapian_store *s = (xapian_store *)store;
	uint32_t id;
	GError *fault = NULL;
	bool ok = begin(s, error) && clear_file(s, path, &id, error);
	if (ok && id && !ws_xapian_remove(s->x, ws_id_of_file(id), &fault))
		ok = ws_xapian_fail(s, fault, "write", error);
	return settle(s, ok);
}
