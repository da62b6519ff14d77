/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of names, and what documents say of them: gathered from the value slots of files, all in one answer of a server. */
#include <string.h>

#include "store/order.h"
#include "store/bytes.h"
#include "store/xapian/engine.h"
#include "text/name_key.h"

/* ---- packing ---- */

typedef struct {
	ws_name_class class;
	const char *name;
	uint32_t count;
} named;

static guint hash_named(gconstpointer key) {
	const named *n = key;
	return g_str_hash(n->name) * 5 + n->class;
}

static gboolean same_named(gconstpointer a, gconstpointer b) {
	const named *x = a, *y = b;
	return x->class == y->class && strcmp(x->name, y->name) == 0;
}

void ws_xapian_pack_names(GByteArray *out, const ws_document *d) {
	g_autoptr(GHashTable) seen = g_hash_table_new(hash_named, same_named);
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);
	for (size_t i = 0; i < d->n_passages; i++)
		for (size_t k = 0; k < d->passages[i].n_names; k++) {
			const ws_name *name = &d->passages[i].names[k];
			named key = {name->class, name->canonical, 0}, *known = g_hash_table_lookup(seen, &key);
			if (!known) {
				known = g_memdup2(&key, sizeof key);
				g_ptr_array_add(list, known);
				g_hash_table_add(seen, known);
			}
			known->count++;
		}
	if (!list->len)
		return;
	ws_bytes_put_string(out, d->region);
	ws_bytes_put(out, list->len);
	for (guint i = 0; i < list->len; i++) {
		const named *n = list->pdata[i];
		ws_bytes_put(out, n->class);
		ws_bytes_put(out, n->count);
		ws_bytes_put_string(out, n->name);
	}
}

void ws_xapian_pack_aliases(GByteArray *out, const ws_document *d) {
	if (!d->n_aliases)
		return;
	ws_bytes_put_string(out, d->region);
	ws_bytes_put(out, d->n_aliases);
	for (size_t i = 0; i < d->n_aliases; i++) {
		const ws_alias *a = &d->aliases[i];
		ws_bytes_put(out, a->class);
		ws_bytes_put_string(out, a->name);
		ws_bytes_put_string(out, a->alias);
		ws_bytes_put_string(out, a->parent);
		ws_bytes_put(out, a->passage);
		ws_bytes_put(out, a->span.start);
		ws_bytes_put(out, a->span.end);
	}
}

/* ---- gathering ---- */

typedef struct {
	xapian_store *s;
	ws_arena *arena;
	GHashTable *entries;  /* of the register */
	GPtrArray *list;      /* ws_register_entry or ws_stored_alias, in the arena */
	GHashTable *spans;    /* document -> its first passage */
	const char *key;      /* of the aliases wanted; NULL: all */
	uint32_t damaged;     /* the id of a file whose value cannot be read; 0 none */
} gathering;

static guint hash_entry(gconstpointer key) {
	const ws_register_entry *e = key;
	return (g_str_hash(e->name) * 5 + e->class) * 31 + (e->region ? g_str_hash(e->region) : 0);
}

static gboolean same_entry(gconstpointer a, gconstpointer b) {
	const ws_register_entry *x = a, *y = b;
	return x->class == y->class && strcmp(x->name, y->name) == 0 && g_strcmp0(x->region, y->region) == 0;
}

static void on_names(uint32_t id, const char *bytes, size_t len, void *data) {
	gathering *g = data;
	if (!len)
		return;
	ws_bytes in = ws_bytes_of(bytes, len);
	const char *region = ws_bytes_get_string(&in, g->arena);
	for (uint64_t left = ws_bytes_get(&in); left && !in.bad; left--) {
		ws_register_entry *e = ws_arena_zero(g->arena, 1, sizeof *e);
		e->class = (ws_name_class)ws_bytes_get(&in);
		e->mentions = (uint32_t)ws_bytes_get(&in);
		e->name = ws_bytes_get_string(&in, g->arena);
		e->region = region;
		e->documents = 1;
		if (in.bad || !e->name || e->class > WS_NAME_PROGRAMME) {
			in.bad = true;
			break;
		}
		ws_register_entry *known = g_hash_table_lookup(g->entries, e);
		if (known) {
			known->mentions += e->mentions;
			known->documents++;
		} else {
			g_hash_table_add(g->entries, e);
			g_ptr_array_add(g->list, e);
		}
	}
	if (in.bad)
		g->damaged = ws_file_of_id(id);
}

static bool has_key(const gathering *g, const ws_stored_alias *a) {
	return !g->key || (a->alias && (strcmp(ws_name_key(a->name, a->region, g->arena), g->key) == 0 ||
	                                strcmp(ws_name_key(a->alias, a->region, g->arena), g->key) == 0));
}

static void on_aliases(uint32_t id, const char *bytes, size_t len, void *data) {
	gathering *g = data;
	ws_bytes in = ws_bytes_of(bytes, len);
	const uint32_t document = ws_file_of_id(id), first = GPOINTER_TO_UINT(g_hash_table_lookup(g->spans, GUINT_TO_POINTER(document)));
	const char *region = ws_bytes_get_string(&in, g->arena);
	for (uint64_t left = ws_bytes_get(&in); left && !in.bad; left--) {
		ws_stored_alias *a = ws_arena_zero(g->arena, 1, sizeof *a);
		a->class = (ws_name_class)ws_bytes_get(&in);
		a->name = ws_bytes_get_string(&in, g->arena);
		a->alias = ws_bytes_get_string(&in, g->arena);
		a->parent = ws_bytes_get_string(&in, g->arena);
		a->passage = (uint32_t)(first + ws_bytes_get(&in));
		a->span.start = (uint32_t)ws_bytes_get(&in);
		a->span.end = (uint32_t)ws_bytes_get(&in);
		a->region = region;
		a->document = document;
		in.bad |= !a->name || a->class > WS_NAME_PROGRAMME;
		if (!in.bad && has_key(g, a))
			g_ptr_array_add(g->list, a);
	}
	if (in.bad)
		g->damaged = document;
}

static void on_span(uint32_t id, const char *bytes, size_t len, void *data) {
	gathering *g = data;
	ws_bytes in = ws_bytes_of(bytes, len);
	g_hash_table_insert(g->spans, GUINT_TO_POINTER(ws_file_of_id(id)), GUINT_TO_POINTER((guint)ws_bytes_get(&in)));
}

static bool gather(gathering *g, ws_term_letter letter, unsigned slot, ws_xapian_value_visit visit, GError **error) {
	ws_term_text text = ws_term_of(letter, g->key ? g->key : "", g->key ? strlen(g->key) : 0);
	const ws_xapian_term term = ws_term_view(&text);
	const ws_xapian_group group = {&term, 1};
	const ws_xapian_choice choice = {.groups = &group, .n = 1};
	GError *fault = NULL;
	if (!ws_xapian_choose(g->s->x, &choice, slot, visit, g, &fault))
		return ws_xapian_fail(g->s, fault, "read", error);
	return !g->damaged || ws_xapian_damaged(g->s, "document", g->damaged, error);
}

static gathering gathering_new(xapian_store *s) {
	return (gathering){.s = s, .arena = ws_arena_new(), .entries = g_hash_table_new(hash_entry, same_entry), .list = g_ptr_array_new(),
	                   .spans = g_hash_table_new(NULL, NULL)};
}

static void gathering_clear(gathering *g) {
	g_hash_table_unref(g->entries);
	g_hash_table_unref(g->spans);
	g_ptr_array_unref(g->list);
	ws_arena_free(g->arena);
}

bool ws_xapian_register(ws_store *store, void (*each)(const ws_register_entry *, void *), void *data, GError **error) {
	gathering g = gathering_new((xapian_store *)store);
	bool ok = gather(&g, WS_TERM_DOCUMENT, WS_SLOT_NAMES, on_names, error);
	g_ptr_array_sort(g.list, ws_order_entries);
	for (guint i = 0; ok && i < g.list->len; i++)
		each(g.list->pdata[i], data);
	gathering_clear(&g);
	return ok;
}

bool ws_xapian_aliases(ws_store *store, const char *key, void (*each)(const ws_stored_alias *, void *), void *data, GError **error) {
	gathering g = gathering_new((xapian_store *)store);
	g.key = key;
	bool ok =
		gather(&g, WS_TERM_ALIASING, WS_SLOT_SPAN, on_span, error) && gather(&g, WS_TERM_ALIASING, WS_SLOT_ALIASES, on_aliases, error);
	g_ptr_array_sort(g.list, ws_order_aliases);
	for (guint i = 0; ok && i < g.list->len; i++)
		each(g.list->pdata[i], data);
	gathering_clear(&g);
	return ok;
}
