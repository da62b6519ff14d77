/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several indexes searched as one.

   Every shard is a store of its own: a Xapian folder, one served from another machine, or a SQLite file. What is asked of all of them is
   asked of each, at the same time when machines are involved, and put together here; so this engine knows nothing of Xapian.

   Ids run on from shard to shard, in the order of the list: shard 1 has the passages 1 … n₁, shard 2 n₁+1 … n₁+n₂. So the passages of a
   document follow one another, a heading's scope is a range, and rows of the shards one after the other are sorted rows. (Xapian's own way
   to search several databases deals ids out in turn, which tears documents apart, and names no shard when one fails.) An id is good as long
   as no shard grows.

   Ranking is that of one index that holds everything: it takes from the store how many passages there are, how long they are and how many
   have a term, which here are sums, and all the rest from the texts. Where two passages score alike the order of ids decides, as ever.

   A shard that cannot be opened, or fails while it is read, is an error that names it; with `partial` it is left out. One that fails in the
   midst of a look-up makes that look-up fail: what the other shards have told of it was weighed with the lost one's counts. The caller
   begins again without it (ws_store_options.left_out), and so gets one whole answer of the rest. */
#include "store/shards/shards.h"

#include <math.h>
#include <string.h>

#include "store/module.h"

enum { TIMEOUT_MS = 10000 };

/* ---- asking all shards ---- */

typedef struct {
	shards_store *s;
	guint i;
	ws_shard_call call;
	void *data;
} task;

static void run_task(gpointer data, gpointer user_data) {
	task *t = data;
	shards_store *s = user_data;
	t->call(ws_shard_at(s, t->i), t->i, t->data);
	g_mutex_lock(&s->lock);
	if (--s->running == 0)
		g_cond_signal(&s->done);
	g_mutex_unlock(&s->lock);
}

/* A thread for each shard; false where the system has no room for so many. */
static bool has_threads(shards_store *s) {
	g_autoptr(GError) error = NULL;
	if (s->pool || s->no_threads)
		return s->pool;
	s->pool = g_thread_pool_new(run_task, s, (gint)s->shards->len, TRUE, &error);
	s->no_threads = error != NULL;
	if (error && s->pool)
		g_thread_pool_free(g_steal_pointer(&s->pool), FALSE, TRUE);
	return s->pool;
}

static void run_at_once(shards_store *s, ws_shard_call call, void *data) {
	g_autofree task *tasks = g_new(task, s->shards->len);
	s->running = s->shards->len;
	for (guint i = 0; i < s->shards->len; i++) {
		tasks[i] = (task){s, i, call, data};
		g_thread_pool_push(s->pool, &tasks[i], NULL);
	}
	g_mutex_lock(&s->lock);
	while (s->running)
		g_cond_wait(&s->done, &s->lock);
	g_mutex_unlock(&s->lock);
}

static void leave_out(shards_store *s, const char *name) {
	g_ptr_array_insert(s->missing, (gint)s->missing->len - 1, g_strdup(name));
}

bool ws_shard_settle(shards_store *s, ws_shard *shard, bool ok, GError **error, GError *fault) {
	if (ok)
		return true;
	if (!shard->lost && fault && !g_error_matches(fault, WS_STORE_ERROR, WS_STORE_NOT_FOUND)) {
		shard->lost = true;
		leave_out(s, shard->name);
	}
	g_propagate_error(error, fault);
	return false;
}

bool ws_shards_each(shards_store *s, ws_shard_call call, void *data, GError **error) {
	if (s->served && s->shards->len > 1 && has_threads(s))
		run_at_once(s, call, data);
	else
		for (guint i = 0; i < s->shards->len; i++)
			call(ws_shard_at(s, i), i, data);
	bool ok = true;
	for (guint i = 0; i < s->shards->len; i++) {
		ws_shard *shard = ws_shard_at(s, i);
		GError *fault = g_steal_pointer(&shard->fault);
		if (fault)
			ok = ws_shard_settle(s, shard, false, ok ? error : NULL, fault);
	}
	return ok;
}

/* ---- ids ---- */

ws_shard *ws_shard_of_passage(shards_store *s, uint32_t *id, GError **error) {
	for (guint i = 0; i < s->shards->len; i++) {
		ws_shard *shard = ws_shard_at(s, i);
		if (*id > shard->passages && *id - shard->passages <= shard->last_passage) {
			*id -= shard->passages;
			return shard;
		}
	}
	g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "no passage %u in '%s'", *id, s->path);
	return NULL;
}

ws_shard *ws_shard_of_document(shards_store *s, uint32_t *id, GError **error) {
	for (guint i = 0; i < s->shards->len; i++) {
		ws_shard *shard = ws_shard_at(s, i);
		if (*id > shard->documents && *id - shard->documents <= shard->last_document) {
			*id -= shard->documents;
			return shard;
		}
	}
	g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "no document %u in '%s'", *id, s->path);
	return NULL;
}

/* ---- opening ---- */

static void shard_clear(ws_shard *shard) {
	ws_store_close(shard->store);
	g_free(shard->name);
	g_clear_error(&shard->fault);
}

static void shards_close(ws_store *store) {
	shards_store *s = (shards_store *)store;
	if (s->pool)
		g_thread_pool_free(s->pool, FALSE, TRUE);
	g_array_unref(s->shards);
	g_ptr_array_unref(s->missing);
	g_mutex_clear(&s->lock);
	g_cond_clear(&s->done);
	g_free(s->path);
	g_free(s);
}

typedef struct {
	const ws_shard_line *line;
	unsigned timeout_ms;
	ws_store *store;
	GError *fault;
} opening;

static gpointer open_shard(gpointer data) {
	opening *o = data;
	const ws_shard_line *line = o->line;
	if (line->kind != WS_SHARD_SERVER && line->kind != WS_SHARD_PROGRAM) {
		o->store = ws_store_open(line->location, WS_STORE_READ, &o->fault);
		return NULL;
	}
	const ws_xapian_module *xapian = ws_xapian_module_load(&o->fault);
	if (xapian && line->kind == WS_SHARD_SERVER)
		o->store = xapian->open_server(line->location, line->port, o->timeout_ms, &o->fault);
	else if (xapian)
		o->store = xapian->open_program(line->line, "ssh", line->location, o->timeout_ms, &o->fault);
	return NULL;
}

/* Opens all shards at the same time: ten that are out of reach take as long as one. */
static opening *open_all(const GPtrArray *list, const ws_store_options *options) {
	opening *all = g_new0(opening, list->len);
	g_autofree GThread **threads = g_new0(GThread *, list->len);
	for (guint i = 0; i < list->len; i++) {
		const ws_shard_line *line = list->pdata[i];
		all[i] = (opening){.line = line, .timeout_ms = options->timeout_ms ? options->timeout_ms : TIMEOUT_MS};
		if (options->left_out && g_strv_contains(options->left_out, line->line))
			all[i].line = NULL;
		else if (line->kind != WS_SHARD_SERVER || !(threads[i] = g_thread_try_new("shard", open_shard, &all[i], NULL)))
			open_shard(&all[i]);
	}
	for (guint i = 0; i < list->len; i++)
		if (threads[i])
			g_thread_join(threads[i]);
	return all;
}

static uint32_t highest_document(ws_store *store, GError **error) {
	if (store->engine->last_document)
		return store->engine->last_document(store);
	g_autoptr(GArray) ids = ws_store_documents(store, NULL, error);
	uint32_t last = 0;
	for (guint i = 0; ids && i < ids->len; i++)
		last = MAX(last, g_array_index(ids, uint32_t, i));
	return last;
}

/* Takes one opened shard in, with ids behind those of the ones before. */
static bool take_shard(shards_store *s, ws_store *store, const ws_shard_line *line, GError **error) {
	const ws_shard *before = s->shards->len ? ws_shard_at(s, s->shards->len - 1) : NULL;
	ws_shard shard = {.name = g_strdup(line->line), .store = store, .last_passage = ws_store_last_passage(store)};
	if (before) {
		shard.passages = before->passages + before->last_passage;
		shard.documents = before->documents + before->last_document;
	}
	GError *fault = NULL;
	shard.last_document = highest_document(store, &fault);
	g_array_append_val(s->shards, shard);
	s->served |= line->kind != WS_SHARD_LOCAL;
	if (!fault && (uint64_t)shard.passages + shard.last_passage <= INT32_MAX)
		return true;
	if (!fault)
		g_set_error(&fault, WS_STORE_ERROR, WS_STORE_IO, "the shards of '%s' hold more passages than can be numbered", s->path);
	g_propagate_error(error, fault);
	return false;
}

static bool take_all(shards_store *s, opening *all, const GPtrArray *list, bool partial, GError **error) {
	bool ok = true;
	GError *first = NULL;
	for (guint i = 0; i < list->len; i++) {
		const ws_shard_line *line = list->pdata[i];
		if (all[i].store && ok) {
			ok = take_shard(s, all[i].store, line, error);
			continue;
		}
		if (all[i].store)
			ws_store_close(all[i].store);
		if (all[i].fault && !first)
			first = g_error_copy(all[i].fault);
		g_clear_error(&all[i].fault);
		leave_out(s, line->line);
	}
	if (ok && s->shards->len == 0 && !first)
		g_set_error(&first, WS_STORE_ERROR, WS_STORE_UNREACHABLE, "no shard of '%s' can be reached", s->path);
	if (ok && first && (!partial || s->shards->len == 0)) {
		g_propagate_error(error, g_steal_pointer(&first));
		ok = false;
	}
	g_clear_error(&first);
	return ok;
}

static ws_store *shards_open_with(const char *location, const ws_store_options *options, GError **error) {
	g_autoptr(GPtrArray) list = ws_shard_list_read(location, error);
	if (!list)
		return NULL;
	shards_store *s = g_new0(shards_store, 1);
	s->base.engine = &ws_shards_engine;
	s->path = g_strdup(location);
	s->shards = g_array_new(FALSE, FALSE, sizeof(ws_shard));
	g_array_set_clear_func(s->shards, (GDestroyNotify)shard_clear);
	s->missing = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(s->missing, NULL);
	g_mutex_init(&s->lock);
	g_cond_init(&s->done);
	g_autofree opening *all = open_all(list, options);
	if (take_all(s, all, list, options->partial, error))
		return &s->base;
	shards_close(&s->base);
	return NULL;
}

static ws_store *shards_open(const char *location, ws_store_mode mode, GError **error) {
	if (mode == WS_STORE_READ)
		return shards_open_with(location, &(ws_store_options){.partial = false}, error);
	g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot write 'shards:%s': index into each shard by itself, with --shard I/N",
	            location);
	return NULL;
}

/* ---- as a whole ---- */

static bool no_writing(ws_store *store, GError **error) {
	g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot write 'shards:%s'", ((shards_store *)store)->path);
	return false;
}

static uint32_t passages(ws_store *store) {
	const shards_store *s = (shards_store *)store;
	uint64_t n = 0;
	for (guint i = 0; i < s->shards->len; i++)
		n += ws_store_passages(ws_shard_at(s, i)->store);
	return (uint32_t)MIN(n, UINT32_MAX);
}

static double mean_length(ws_store *store) {
	const shards_store *s = (shards_store *)store;
	double chars = 0, n = 0;
	for (guint i = 0; i < s->shards->len; i++) {
		double here = ws_store_passages(ws_shard_at(s, i)->store);
		/* A whole number again, so that the mean is one index's to the last bit. */
		chars += round(here * ws_store_mean_length(ws_shard_at(s, i)->store));
		n += here;
	}
	return n > 0 ? chars / n : 0;
}

static uint32_t last_passage(ws_store *store) {
	const shards_store *s = (shards_store *)store;
	const ws_shard *last = s->shards->len ? ws_shard_at(s, s->shards->len - 1) : NULL;
	return last ? last->passages + last->last_passage : 0;
}

static const char *meta(ws_store *store, const char *key) {
	const shards_store *s = (shards_store *)store;
	return ws_store_meta(ws_shard_at(s, 0)->store, key);
}

/* Some reads have no error to give (a length, where a document begins): so every shard is asked whether it was lost. */
static const char *const *missing(ws_store *store) {
	shards_store *s = (shards_store *)store;
	for (guint i = 0; i < s->shards->len; i++) {
		ws_shard *shard = ws_shard_at(s, i);
		if (!shard->lost && shard->store->engine->lost && shard->store->engine->lost(shard->store)) {
			shard->lost = true;
			leave_out(s, shard->name);
		}
	}
	return s->missing->len > 1 ? (const char *const *)s->missing->pdata : NULL;
}

static bool is_served(ws_store *store) {
	return ((shards_store *)store)->served;
}

static bool stands(ws_store *store, GError **error) {
	const shards_store *s = (shards_store *)store;
	for (guint i = 0; i < s->shards->len; i++)
		if (!ws_shard_at(s, i)->lost && !ws_store_stands(ws_shard_at(s, i)->store, error))
			return false;
	return true;
}

static bool files(ws_store *store, ws_file_visit visit, void *data, GError **error) {
	const shards_store *s = (shards_store *)store;
	for (guint i = 0; i < s->shards->len; i++)
		if (!ws_store_files(ws_shard_at(s, i)->store, visit, data, error))
			return false;
	return true;
}

static bool count(ws_store *store, ws_store_counts *out, GError **error) {
	const shards_store *s = (shards_store *)store;
	*out = (ws_store_counts){.documents = 0};
	for (guint i = 0; i < s->shards->len; i++) {
		ws_store_counts n;
		if (!ws_store_count(ws_shard_at(s, i)->store, &n, error))
			return false;
		out->documents += n.documents;
		out->failures += n.failures;
		out->passages += n.passages;
		out->figures += n.figures;
		out->names += n.names;
		out->definitions += n.definitions;
		out->text_bytes += n.text_bytes;
		out->index_bytes += n.index_bytes;
	}
	return true;
}

typedef struct {
	const char *name;
	void (*fault)(const char *message, void *data);
	void *data;
} named_faults;

static void tell_fault(const char *message, void *data) {
	const named_faults *n = data;
	g_autofree char *whole = g_strdup_printf("%s: %s", n->name, message);
	n->fault(whole, n->data);
}

static bool check(ws_store *store, void (*fault)(const char *message, void *data), void *data, uint64_t *faults, GError **error) {
	const shards_store *s = (shards_store *)store;
	*faults = 0;
	for (guint i = 0; i < s->shards->len; i++) {
		named_faults named = {ws_shard_at(s, i)->name, fault, data};
		uint64_t n = 0;
		if (!ws_store_check(ws_shard_at(s, i)->store, tell_fault, &named, &n, error))
			return false;
		*faults += n;
	}
	return true;
}

const ws_store_engine ws_shards_engine = {
	.open = shards_open,
	.open_with = shards_open_with,
	.close = shards_close,
	.commit = no_writing,
	.optimize = no_writing,
	.files = files,
	.gram_rows = ws_shards_gram_rows,
	.gram_first_rows = ws_shards_gram_first_rows,
	.head_rows = ws_shards_head_rows,
	.word_rows = ws_shards_word_rows,
	.gram_frequency = ws_shards_gram_frequency,
	.token_frequency = ws_shards_token_frequency,
	.latin_words = ws_shards_latin_words,
	.passages = passages,
	.mean_length = mean_length,
	.last_passage = last_passage,
	.length = ws_shards_length,
	.document_start = ws_shards_document_start,
	.expect = ws_shards_expect,
	.is_served = is_served,
	.passage = ws_shards_passage,
	.document_of = ws_shards_document_of,
	.document = ws_shards_document,
	.find_document = ws_shards_find_document,
	.documents = ws_shards_documents,
	.ranges = ws_shards_ranges,
	.amount_rows = ws_shards_amount_rows,
	.name_rows = ws_shards_name_rows,
	.register_ = ws_shards_register,
	.aliases = ws_shards_aliases,
	.definitions = ws_shards_definitions,
	.count = count,
	.meta = meta,
	.missing = missing,
	.stands = stands,
	.check = check,
};
