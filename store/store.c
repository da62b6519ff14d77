/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store.h"

#include <string.h>

#include "store/module.h"

G_DEFINE_QUARK(ws-store-error-quark, ws_store_error)

/* Which engine a location belongs to: the first whose prefix it begins with. */
static const struct {
	const char *prefix;
	const ws_store_engine *engine; /* NULL: the module's */
} engines[] = {
	{"xapian:", NULL},
	{"shards:", &ws_shards_engine},
	{"", &ws_sqlite_engine},
};

static const ws_store_engine *engine_of(const char **location, GError **error) {
	size_t i = 0;
	while (!g_str_has_prefix(*location, engines[i].prefix))
		i++;
	*location += strlen(engines[i].prefix);
	if (engines[i].engine)
		return engines[i].engine;
	const ws_xapian_module *module = ws_xapian_module_load(error);
	return module ? module->engine : NULL;
}

const char *ws_store_xapian_version(GError **error) {
	const ws_xapian_module *module = ws_xapian_module_load(error);
	return module ? module->version() : NULL;
}

ws_store *ws_store_open(const char *location, ws_store_mode mode, GError **error) {
	const ws_store_engine *engine = engine_of(&location, error);
	return engine ? engine->open(location, mode, error) : NULL;
}

ws_store *ws_store_open_with(const char *location, const ws_store_options *options, GError **error) {
	const ws_store_engine *engine = engine_of(&location, error);
	if (!engine)
		return NULL;
	return engine->open_with ? engine->open_with(location, options, error) : engine->open(location, WS_STORE_READ, error);
}

bool ws_store_damaged(const char *path, GError **error, const char *format, ...) {
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *what = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_set_error(error, WS_STORE_ERROR, WS_STORE_DAMAGED, "the index '%s' is damaged: %s; remove it and run 'wensuo index' again", path,
	            what);
	return false;
}

const char *const *ws_store_missing(ws_store *store) {
	return store->engine->missing ? store->engine->missing(store) : NULL;
}

bool ws_store_stands(ws_store *store, GError **error) {
	if (store->fault)
		g_propagate_error(error, g_error_copy(store->fault));
	return !store->fault && (!store->engine->stands || store->engine->stands(store, error));
}

void ws_store_close(ws_store *store) {
	if (!store)
		return;
	g_clear_error(&store->fault);
	store->engine->close(store);
}

bool ws_store_commit(ws_store *store, GError **error) {
	return store->engine->commit(store, error);
}

bool ws_store_put(ws_store *store, const ws_document *document, const ws_stamp *stamp, const ws_prepared *prepared, GError **error) {
	return store->engine->put(store, document, stamp, prepared, error);
}

bool ws_store_put_failure(ws_store *store, const char *path, const ws_stamp *stamp, const char *reason, GError **error) {
	return store->engine->put_failure(store, path, stamp, reason, error);
}

bool ws_store_touch(ws_store *store, const char *path, const ws_stamp *stamp, GError **error) {
	return store->engine->touch(store, path, stamp, error);
}

bool ws_store_remove(ws_store *store, const char *path, GError **error) {
	return store->engine->remove(store, path, error);
}

bool ws_store_files(ws_store *store, ws_file_visit visit, void *data, GError **error) {
	return store->engine->files(store, visit, data, error);
}

bool ws_store_optimize(ws_store *store, GError **error) {
	return store->engine->optimize(store, error);
}

ws_rows *ws_store_gram_rows(ws_store *store, const ws_gram_query *grams, const ws_range *within, size_t n_within, GError **error) {
	return store->engine->gram_rows(store, grams, within, n_within, error);
}

ws_rows *ws_store_gram_first_rows(ws_store *store, const ws_gram_query *grams, size_t limit, bool *more, GError **error) {
	return store->engine->gram_first_rows(store, grams, limit, more, error);
}

ws_rows *ws_store_head_rows(ws_store *store, const ws_gram_query *grams, GError **error) {
	return store->engine->head_rows(store, grams, error);
}

ws_rows *ws_store_word_rows(ws_store *store, const char *word, int tier, size_t limit, bool *more, GError **error) {
	return store->engine->word_rows(store, word, tier, limit, more, error);
}

double ws_store_gram_frequency(ws_store *store, const ws_gram_query *grams, GError **error) {
	return store->engine->gram_frequency(store, grams, error);
}

double ws_store_token_frequency(ws_store *store, const char *token, bool word, GError **error) {
	return store->engine->token_frequency ? store->engine->token_frequency(store, token, word, error) : -1;
}

bool ws_store_latin_words(ws_store *store, char first, ws_word_visit each, void *data, GError **error) {
	g_assert(first >= 'a' && first <= 'z');
	return store->engine->latin_words(store, first, each, data, error);
}

uint32_t ws_store_passages(ws_store *store) {
	return store->engine->passages(store);
}

double ws_store_mean_length(ws_store *store) {
	return store->engine->mean_length(store);
}

uint32_t ws_store_last_passage(ws_store *store) {
	return store->engine->last_passage(store);
}

uint32_t ws_store_length(ws_store *store, uint32_t passage) {
	return store->engine->length(store, passage);
}

uint32_t ws_store_document_start(ws_store *store, uint32_t passage) {
	return store->engine->document_start ? store->engine->document_start(store, passage) : passage;
}

uint32_t ws_store_document_end(ws_store *store, uint32_t passage) {
	if (store->engine->document_end)
		return store->engine->document_end(store, passage);
	uint64_t last = ws_store_last_passage(store), inside = passage, step = 1, outside = last + 1;
	uint32_t start = ws_store_document_start(store, passage);
	for (; inside + step <= last; step *= 2) { /* doubling steps, then halving */
		if (ws_store_document_start(store, (uint32_t)(inside + step)) != start) {
			outside = inside + step;
			break;
		}
		inside += step;
	}
	while (inside + 1 < outside) {
		uint64_t middle = inside + (outside - inside) / 2;
		if (ws_store_document_start(store, (uint32_t)middle) == start)
			inside = middle;
		else
			outside = middle;
	}
	return (uint32_t)outside;
}

bool ws_store_expect(ws_store *store, const uint32_t *passages, size_t n, GError **error) {
	return !store->engine->expect || store->engine->expect(store, passages, n, error);
}

bool ws_store_is_served(ws_store *store) {
	return store->engine->is_served && store->engine->is_served(store);
}

ws_stored_passage *ws_store_passage(ws_store *store, uint32_t id, bool with_facts, ws_arena *arena, GError **error) {
	return store->engine->passage(store, id, with_facts, arena, error);
}

ws_stored_passage *ws_store_brief(ws_store *store, uint32_t id, ws_arena *arena, GError **error) {
	return store->engine->brief ? store->engine->brief(store, id, arena, error) : ws_store_passage(store, id, false, arena, error);
}

const char *ws_store_text(ws_store *store, uint32_t id, size_t *len, ws_arena *arena, GError **error) {
	if (store->engine->text)
		return store->engine->text(store, id, len, arena, error);
	const ws_stored_passage *p = ws_store_passage(store, id, false, arena, error);
	*len = p ? p->len : 0;
	return p ? p->text : NULL;
}

uint32_t ws_store_document_of(ws_store *store, uint32_t passage) {
	return store->engine->document_of(store, passage);
}

ws_stored_document *ws_store_document(ws_store *store, uint32_t id, ws_arena *arena, GError **error) {
	return store->engine->document(store, id, arena, error);
}

bool ws_store_document_keys(ws_store *store, uint32_t passage, ws_document_keys *out, ws_arena *arena, GError **error) {
	if (store->engine->document_keys)
		return store->engine->document_keys(store, passage, out, arena, error);
	const ws_stored_document *d = ws_store_document(store, ws_store_document_of(store, passage), arena, error);
	if (d)
		*out = (ws_document_keys){d->id, d->first, d->last, d->card.date, d->card.path};
	return d != NULL;
}

bool ws_store_find_document(ws_store *store, const char *name, uint32_t *id, GError **error) {
	return store->engine->find_document(store, name, id, error);
}

bool ws_filter_is_empty(const ws_filter *f) {
	return !f || !(f->region || f->issuer || f->kind || f->number || f->path_glob || f->title || f->since || f->until || f->year);
}

GArray *ws_store_documents(ws_store *store, const ws_filter *filter, GError **error) {
	return store->engine->documents(store, filter, error);
}

GArray *ws_store_ranges(ws_store *store, const ws_filter *filter, GError **error) {
	return store->engine->ranges(store, filter, error);
}

ws_rows *ws_store_amount_rows(ws_store *store, const double *lo, const double *hi, const char *base, int kind, GError **error) {
	return store->engine->amount_rows(store, lo, hi, base, kind, error);
}

ws_rows *ws_store_name_rows(ws_store *store, const char *folded_name, int class, GError **error) {
	return store->engine->name_rows(store, folded_name, class, error);
}

bool ws_store_register(ws_store *store, void (*each)(const ws_register_entry *, void *), void *data, GError **error) {
	return store->engine->register_(store, each, data, error);
}

bool ws_store_aliases(ws_store *store, const char *key, void (*each)(const ws_stored_alias *, void *), void *data, GError **error) {
	return store->engine->aliases(store, key, each, data, error);
}

ws_rows *ws_store_definitions(ws_store *store, const char *folded_term, GError **error) {
	return store->engine->definitions(store, folded_term, error);
}

bool ws_store_count(ws_store *store, ws_store_counts *out, GError **error) {
	return store->engine->count(store, out, error);
}

const char *ws_store_meta(ws_store *store, const char *key) {
	return store->engine->meta(store, key);
}

bool ws_store_check(ws_store *store, void (*fault)(const char *message, void *data), void *data, uint64_t *faults, GError **error) {
	return store->engine->check(store, fault, data, faults, error);
}

void ws_rows_keep_within(ws_rows *rows, const ws_range *within, size_t n_within) {
	uint32_t *id = (uint32_t *)(void *)rows->data;
	guint n = 0;
	size_t r = 0;
	for (guint i = 0; i < rows->len; i++) {
		while (r < n_within && within[r].last < id[i])
			r++;
		if (r < n_within && within[r].first <= id[i])
			id[n++] = id[i];
	}
	g_array_set_size(rows, n);
}
