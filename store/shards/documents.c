/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of a shard with their ids as those of all, and what is gathered from every shard. */
#include <string.h>

#include "store/order.h"
#include "store/shards/shards.h"

typedef struct {
	const uint32_t *passages;
	size_t n;
} expected;

static void expect_own(ws_shard *shard, guint i, void *data) {
	(void)i;
	const expected *e = data;
	g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (size_t k = 0; k < e->n; k++) {
		uint32_t id = e->passages[k] - shard->passages;
		if (e->passages[k] > shard->passages && id <= shard->last_passage)
			g_array_append_val(own, id);
	}
	if (own->len)
		ws_store_expect(shard->store, (const uint32_t *)(const void *)own->data, own->len, &shard->fault);
}

bool ws_shards_expect(ws_store *store, const uint32_t *passages, size_t n, GError **error) {
	shards_store *s = (shards_store *)store;
	return !s->served || ws_shards_each(s, expect_own, &(expected){passages, n}, error);
}

ws_stored_passage *ws_shards_passage(ws_store *store, uint32_t id, bool with_facts, ws_arena *arena, GError **error) {
	shards_store *s = (shards_store *)store;
	ws_shard *shard = ws_shard_of_passage(s, &id, error);
	GError *fault = NULL;
	ws_stored_passage *p = shard ? ws_store_passage(shard->store, id, with_facts, arena, &fault) : NULL;
	if (!shard || !ws_shard_settle(s, shard, p != NULL, error, fault))
		return NULL;
	p->id += shard->passages;
	p->parent += p->parent ? shard->passages : 0;
	p->document += p->document ? shard->documents : 0;
	return p;
}

uint32_t ws_shards_document_of(ws_store *store, uint32_t passage) {
	ws_shard *shard = ws_shard_of_passage((shards_store *)store, &passage, NULL);
	uint32_t id = shard ? ws_store_document_of(shard->store, passage) : 0;
	return id ? id + shard->documents : 0;
}

uint32_t ws_shards_length(ws_store *store, uint32_t passage) {
	ws_shard *shard = ws_shard_of_passage((shards_store *)store, &passage, NULL);
	return shard ? ws_store_length(shard->store, passage) : 0;
}

uint32_t ws_shards_document_start(ws_store *store, uint32_t passage) {
	ws_shard *shard = ws_shard_of_passage((shards_store *)store, &passage, NULL);
	return shard ? ws_store_document_start(shard->store, passage) + shard->passages : passage;
}

ws_stored_document *ws_shards_document(ws_store *store, uint32_t id, ws_arena *arena, GError **error) {
	shards_store *s = (shards_store *)store;
	ws_shard *shard = ws_shard_of_document(s, &id, error);
	GError *fault = NULL;
	ws_stored_document *d = shard ? ws_store_document(shard->store, id, arena, &fault) : NULL;
	if (!shard || !ws_shard_settle(s, shard, d != NULL, error, fault))
		return NULL;
	d->id += shard->documents;
	d->first += d->n_passages ? shard->passages : 0;
	d->last += d->n_passages ? shard->passages : 0;
	return d;
}

/* Of several documents in one shard it tells the shard's own ids, which are none of all shards. */
static bool tell_ambiguous(const char *name, const ws_shard *shard, GError *fault, GError **error) {
	if (!g_error_matches(fault, WS_STORE_ERROR, WS_STORE_NOT_FOUND)) {
		g_propagate_error(error, fault);
		return false;
	}
	g_error_free(fault);
	g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "'%s' names several documents of shard '%s': name one by its path or id", name,
	            shard->name);
	return false;
}

/* An id is one of all shards; any other name is asked of each. */
bool ws_shards_find_document(ws_store *store, const char *name, uint32_t *id, GError **error) {
	shards_store *s = (shards_store *)store;
	guint64 number;
	*id = 0;
	if (g_ascii_string_to_unsigned(name, 10, 1, UINT32_MAX, &number, NULL)) {
		uint32_t own = (uint32_t)number;
		ws_shard *shard = ws_shard_of_document(s, &own, NULL);
		g_autofree char *text = g_strdup_printf("%u", own);
		if (!shard || !ws_store_find_document(shard->store, text, &own, error))
			return !shard;
		*id = own ? own + shard->documents : 0;
		return true;
	}
	for (guint i = 0; i < s->shards->len; i++) {
		ws_shard *shard = ws_shard_at(s, i);
		uint32_t own = 0;
		GError *fault = NULL;
		if (!ws_store_find_document(shard->store, name, &own, &fault)) {
			GError *told = NULL;
			ws_shard_settle(s, shard, false, &told, fault);
			return tell_ambiguous(name, shard, told, error);
		}
		if (own && *id) {
			g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "'%s' names documents in several shards: %u, %u", name, *id,
			            own + shard->documents);
			return false;
		}
		*id = own ? own + shard->documents : *id;
	}
	return true;
}

/* ---- in order of date, then path ---- */

typedef struct {
	const ws_filter *filter;
	GArray **lists; /* of ws_dated, by shard */
} listing;

static void list_documents(ws_shard *shard, guint i, void *data) {
	const listing *l = data;
	GArray *list = l->lists[i] = ws_dated_new(true);
	g_autoptr(GArray) ids = ws_store_documents(shard->store, l->filter, &shard->fault);
	ws_arena *arena = ws_arena_new();
	for (guint k = 0; ids && k < ids->len; k++) {
		const ws_stored_document *d = ws_store_document(shard->store, g_array_index(ids, uint32_t, k), arena, &shard->fault);
		if (!d)
			break;
		ws_dated one = {d->id + shard->documents, g_strdup(d->card.date), g_strdup(d->card.path)};
		g_array_append_val(list, one);
		ws_arena_clear(arena);
	}
	ws_arena_free(arena);
}

GArray *ws_shards_documents(ws_store *store, const ws_filter *filter, GError **error) {
	shards_store *s = (shards_store *)store;
	listing l = {filter, g_new0(GArray *, s->shards->len)};
	bool ok = ws_shards_each(s, list_documents, &l, error);
	GArray *all = ws_dated_new(false), *ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (guint i = 0; i < s->shards->len; i++)
		if (l.lists[i])
			g_array_append_vals(all, l.lists[i]->data, l.lists[i]->len);
	ws_order_dated(all);
	for (guint i = 0; i < all->len; i++)
		g_array_append_val(ids, g_array_index(all, ws_dated, i).id);
	for (guint i = 0; i < s->shards->len; i++)
		if (l.lists[i])
			g_array_unref(l.lists[i]);
	g_free(l.lists);
	g_array_unref(all);
	if (!ok)
		g_clear_pointer(&ids, g_array_unref);
	return ids;
}

/* ---- registers ---- */

typedef struct {
	ws_arena *arena;
	GPtrArray *list; /* ws_register_entry or ws_stored_alias, in the arena */
	const ws_shard *shard;
} gathered;

typedef struct {
	gathered *each; /* by shard */
	const char *key; /* of the aliases wanted; NULL: all */
} gathering;

static const char *copy(ws_arena *arena, const char *text) {
	return text ? ws_arena_copy(arena, text, strlen(text)) : NULL;
}

static void on_entry(const ws_register_entry *e, void *data) {
	gathered *g = data;
	ws_register_entry *own = ws_arena_zero(g->arena, 1, sizeof *own);
	*own = *e;
	own->name = copy(g->arena, e->name);
	own->region = copy(g->arena, e->region);
	g_ptr_array_add(g->list, own);
}

static void on_alias(const ws_stored_alias *a, void *data) {
	gathered *g = data;
	ws_stored_alias *own = ws_arena_zero(g->arena, 1, sizeof *own);
	*own = *a;
	own->name = copy(g->arena, a->name);
	own->alias = copy(g->arena, a->alias);
	own->parent = copy(g->arena, a->parent);
	own->region = copy(g->arena, a->region);
	own->document += g->shard->documents;
	own->passage += g->shard->passages;
	g_ptr_array_add(g->list, own);
}

static void gather_register(ws_shard *shard, guint i, void *data) {
	gathering *g = data;
	g->each[i].shard = shard;
	ws_store_register(shard->store, on_entry, &g->each[i], &shard->fault);
}

static void gather_aliases(ws_shard *shard, guint i, void *data) {
	gathering *g = data;
	g->each[i].shard = shard;
	ws_store_aliases(shard->store, g->key, on_alias, &g->each[i], &shard->fault);
}

/* Everything of all shards, sorted; the caller frees the gathering. */
static GPtrArray *gather(shards_store *s, gathering *g, ws_shard_call call, GCompareFunc order, GError **error) {
	g->each = g_new0(gathered, s->shards->len);
	for (guint i = 0; i < s->shards->len; i++)
		g->each[i] = (gathered){ws_arena_new(), g_ptr_array_new(), NULL};
	bool ok = ws_shards_each(s, call, g, error);
	GPtrArray *all = g_ptr_array_new();
	for (guint i = 0; i < s->shards->len; i++)
		for (guint k = 0; k < g->each[i].list->len; k++)
			g_ptr_array_add(all, g->each[i].list->pdata[k]);
	g_ptr_array_sort(all, order);
	if (!ok)
		g_clear_pointer(&all, g_ptr_array_unref);
	return all;
}

static void gathering_clear(const shards_store *s, gathering *g) {
	for (guint i = 0; i < s->shards->len; i++) {
		ws_arena_free(g->each[i].arena);
		g_ptr_array_unref(g->each[i].list);
	}
	g_free(g->each);
}

bool ws_shards_register(ws_store *store, void (*each)(const ws_register_entry *, void *), void *data, GError **error) {
	shards_store *s = (shards_store *)store;
	gathering g;
	g_autoptr(GPtrArray) all = gather(s, &g, gather_register, ws_order_entries, error);
	for (guint i = 0; all && i < all->len; i++) {
		ws_register_entry *e = all->pdata[i];
		const ws_register_entry *next = i + 1 < all->len ? all->pdata[i + 1] : NULL;
		if (next && ws_order_entries(&all->pdata[i], &all->pdata[i + 1]) == 0) { /* the same name in two shards: carried on */
			ws_register_entry *into = all->pdata[i + 1];
			into->mentions += e->mentions;
			into->documents += e->documents;
		} else {
			each(e, data);
		}
	}
	bool ok = all != NULL;
	gathering_clear(s, &g);
	return ok;
}

bool ws_shards_aliases(ws_store *store, const char *key, void (*each)(const ws_stored_alias *, void *), void *data, GError **error) {
	shards_store *s = (shards_store *)store;
	gathering g = {.key = key};
	g_autoptr(GPtrArray) all = gather(s, &g, gather_aliases, ws_order_aliases, error);
	for (guint i = 0; all && i < all->len; i++)
		each(all->pdata[i], data);
	bool ok = all != NULL;
	gathering_clear(s, &g);
	return ok;
}
