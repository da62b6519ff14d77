/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register is made when it is asked for: the distinct names of the index, put together where aliases of the same region prove them one,
   or where they differ by their scope only; then the passages of the funds wanted are read, for counts and scale.

   A policy fund is of the region of its documents, unless its name says of which: 福建省茶业基金 and 省茶业基金 in a document of 泉州市 are 福建省's,
   国家茶业基金 is of none. So a fund of the province that ten cities speak of is one. Budget funds are each government's own, also those whose
   names begin with 国家.

   The scale of a fund is what the text calls so: a sum of money whose subject is the fund and whose subject or role speaks of 规模, 首期 or of
   growing to it, or the sum in front of its name (100亿元科创风投基金群), or the cell of its row in a column 规模. The old
   level of a change (从300亿元扩大到500亿元) is not its scale, nor is what was put in or must be (每年不少于10亿元). A first phase says so: its role
   is 首期. */
#include "query/register.h"

#include <string.h>

#include "query/aliases.h"
#include "query/mentions.h"
#include "query/rows.h"
#include "text/cursor.h"
#include "text/name_key.h"
#include "text/region.h"
#include "text/scope.h"

enum { SCALE_NEAR = 6 };

typedef struct {
	ws_fund fund;
	const char *key;
	bool wanted;
	GPtrArray *names;     /* the strings it has as a canonical name */
	uint32_t most;        /* mentions of the name shown */
	GHashTable *documents;
} group;

typedef struct {
	ws_store *store;
	ws_reading *reading;
	ws_arena *arena;
	ws_aliases *aliases;
	GHashTable *by_key;  /* class, region and key -> group */
	GPtrArray *groups;
	GArray *ranges;      /* NULL: no filter */
	char *pattern;       /* folded; NULL: all */
} register_;

static void group_free(gpointer data) {
	group *g = data;
	g_ptr_array_unref(g->names);
	if (g->documents)
		g_hash_table_unref(g->documents);
	g_free(g);
}

/* The region of a fund that documents of `region` (NULL: unknown) call so. */
static const char *place_of(ws_name_class class, const char *full, const char *region, ws_arena *arena) {
	if (class != WS_NAME_POLICY_FUND)
		return region;
	if ((g_str_has_prefix(full, "国家") && !g_str_has_prefix(full, "国家级")) || g_str_has_prefix(full, "中国") || g_str_has_prefix(full, "全国"))
		return NULL;
	ws_folded f = ws_fold(full, strlen(full), WS_FOLD_HANS, arena);
	ws_region_hit hit;
	if (ws_region_at(f.c, f.n, 0, WS_REGION_SHORT, &hit) && hit.region != WS_REGION_NONE && hit.end + 2 <= f.n)
		return hit.name;
	ws_region above = f.n && f.c[0] == U'省' && region ? ws_region_named(region, strlen(region)) : WS_REGION_NONE;
	while (above != WS_REGION_NONE && ws_region_parent(above) != WS_REGION_NONE)
		above = ws_region_parent(above);
	const char *province = above == WS_REGION_NONE ? NULL : ws_region_name(above);
	ws_folded p = ws_fold(province ? province : "", province ? strlen(province) : 0, WS_FOLD_HANS, arena);
	return p.n && ws_scope(f.c, f.n, p.c, p.n) ? province : region;
}

/* What tells a fund from others, and in *place its region. */
static char *key_of(register_ *r, ws_name_class class, const char *name, const char *region, const char **place, ws_arena *arena) {
	const char *full = ws_aliases_full(r->aliases, class, name, region, arena);
	*place = place_of(class, full, region, arena);
	return ws_arena_printf(arena, "%d\n%s\n%s", (int)class, *place ? *place : "", ws_name_key(full, *place, arena));
}

static void see_entry(const ws_register_entry *e, void *data) {
	register_ *r = data;
	if (e->class > WS_NAME_BUDGET_FUND)
		return;
	const char *place, *key = key_of(r, e->class, e->name, e->region, &place, r->arena);
	group *g = g_hash_table_lookup(r->by_key, key);
	if (!g) {
		g = g_new0(group, 1);
		g->key = key;
		g->fund.class = e->class;
		g->fund.region = place ? ws_arena_copy(r->arena, place, strlen(place)) : NULL;
		g->fund.aliases = g_array_new(FALSE, FALSE, sizeof(ws_fund_alias));
		g->fund.scale = g_array_new(FALSE, FALSE, sizeof(ws_fund_scale));
		g->names = g_ptr_array_new();
		g_hash_table_insert(r->by_key, (gpointer)key, g);
		g_ptr_array_add(r->groups, g);
	}
	const char *name = ws_arena_copy(r->arena, e->name, strlen(e->name));
	g_ptr_array_add(g->names, (gpointer)name);
	bool full = strcmp(ws_aliases_full(r->aliases, e->class, name, e->region, r->arena), name) == 0;
	if (!g->fund.name || (full && e->mentions > g->most)) {
		g->fund.name = full ? name : ws_aliases_full(r->aliases, e->class, name, e->region, r->arena);
		g->most = full ? e->mentions : 0;
	}
}

static bool holds(const char *text, const char *pattern) {
	return !pattern || strstr(text, pattern);
}

static bool see_aliases(register_ *r, GError **error) {
	size_t n;
	const ws_alias_record *records = ws_aliases_records(r->aliases, &n, error);
	if (!records)
		return false;
	for (size_t i = 0; i < n; i++) {
		const ws_alias_record *a = &records[i];
		if (a->class > WS_NAME_BUDGET_FUND)
			continue;
		const char *place;
		group *g = g_hash_table_lookup(r->by_key, key_of(r, a->class, a->name, a->region, &place, r->arena));
		if (!g)
			continue;
		if (a->parent && !g->fund.parent)
			g->fund.parent = ws_aliases_full(r->aliases, a->class, a->parent, a->region, r->arena);
		if (!a->alias)
			continue;
		const ws_stored_passage *p = ws_store_passage(r->store, a->passage, false, r->arena, error);
		if (!p)
			return false;
		ws_fund_alias alias = {a->alias, a->document, p->line, p->page};
		g_array_append_val(g->fund.aliases, alias);
		g->wanted |= holds(a->alias, r->pattern);
	}
	for (guint i = 0; i < r->groups->len; i++) {
		group *g = r->groups->pdata[i];
		for (guint k = 0; k < g->names->len; k++)
			g->wanted |= holds(g->names->pdata[k], r->pattern);
	}
	return true;
}

static bool holds_any(const char *text, const char *const *words) {
	for (; text && *words; words++)
		if (strstr(text, *words))
			return true;
	return false;
}

static const char *folded(const char *text, ws_arena *arena) {
	return text ? ws_fold_string(text, strlen(text), WS_FOLD_HANS, arena) : NULL;
}

/* What the subject says behind the name of the fund: 规模, 首期规模; all of it when it does not hold the name. */
static const char *said_of(const char *subject, const ws_name *n, ws_arena *arena) {
	const char *names[] = {n->canonical, folded(n->form, arena)};
	for (size_t i = 0; subject && i < G_N_ELEMENTS(names); i++) {
		const char *at = strstr(subject, names[i]);
		if (at)
			return at + strlen(names[i]);
	}
	return subject;
}

/* Whether a sum that speaks of the fund is its scale. 出资, 投放 are what went in and out; 从 and 较上年增加 give another level or a change; 不低于 asks
   for one. Budget funds have income and outlays, and a scale only where the text says 规模. */
static bool is_scale(const ws_figure *f, const ws_name *n, bool before, ws_arena *arena) {
	static const char *const scale[] = {"规模", "首期", "总额", NULL}, *const plain[] = {"规模", NULL};
	static const char *const grown[] = {"扩大", "增至", "增加到", "增加至", "扩容", "达到", "提高到", "提升至", NULL};
	static const char *const other[] = {"到位", "实缴", "出资", "注资", "投放", "投资额", "收入", "支出", "贷款", NULL};
	static const char *const changes[] = {"不低于", "不少于", "不超过", "较", "比", "增加", "减少", "增长", "下降", NULL};
	const char *role = folded(f->role, arena);
	if (role && (strcmp(role, "从") == 0 || strcmp(role, "由") == 0 || (holds_any(role, changes) && !holds_any(role, grown))))
		return false;
	const char *said = said_of(folded(f->subject, arena), n, arena), *column = folded(f->column, arena);
	if (n->class == WS_NAME_BUDGET_FUND)
		return holds_any(said, plain);
	if (holds_any(column, plain) && !holds_any(column, other))
		return true;
	return !holds_any(said, other) && (before || holds_any(said, scale) || holds_any(role, scale) || holds_any(role, grown));
}

static void see_scale(register_ *r, group *g, const ws_stored_passage *p, const ws_stored_document *d, const ws_name *n,
                      ws_arena *scratch) {
	ws_mention m = {.form = n->form, .canonical = n->canonical, .via = n->via, .span = n->span};
	ws_cursor at = ws_cursor_at(p->text, p->len);
	for (size_t i = 0; i < p->n_figures; i++) {
		const ws_figure *f = &p->figures[i];
		bool before = n->span.start >= f->span.end && n->span.start - f->span.end < SCALE_NEAR;
		if (f->kind != WS_MONEY || !is_scale(f, n, before, scratch) || !ws_figure_speaks_of(f, &m, p) || ws_figure_is_paid_in(f, &m, p))
			continue;
		bool seen = false;
		for (guint k = 0; k < g->fund.scale->len; k++) {
			const ws_fund_scale *s = &g_array_index(g->fund.scale, ws_fund_scale, k);
			seen |= s->document == d->id && ws_decimal_compare(s->amount, f->amount) == 0;
		}
		if (seen)
			continue;
		size_t len;
		const char *text = ws_cursor_cut(&at, f->span, &len), *role = f->role;
		bool bare = f->column && f->unit && !memmem(text, len, f->unit, strlen(f->unit));
		if (!role && f->subject && strstr(f->subject, "首期"))
			role = "首期";
		ws_fund_scale s = {.date = d->card.date,
		                   .period = f->period ? ws_arena_copy(r->arena, f->period, strlen(f->period)) : NULL,
		                   .role = role ? ws_arena_copy(r->arena, role, strlen(role)) : NULL,
		                   .text = ws_arena_printf(r->arena, "%.*s%s", (int)len, text, bare ? f->unit : ""),
		                   .amount = f->amount,
		                   .relation = f->relation,
		                   .document = d->id,
		                   .line = p->line,
		                   .page = p->page};
		g_array_append_val(g->fund.scale, s);
	}
}

/* The name as the text writes it: names are kept folded. */
static void see_writing(register_ *r, group *g, const ws_stored_passage *p, const ws_name *n) {
	if (strcmp(n->form, g->fund.name) != 0)
		return;
	ws_cursor at = ws_cursor_at(p->text, p->len);
	size_t len;
	const char *text = ws_cursor_cut(&at, n->span, &len);
	g->fund.name = ws_name_written(g->fund.name, text, len, r->arena);
}

static bool see_passage(register_ *r, group *g, uint32_t id, ws_arena *scratch, GError **error) {
	const ws_stored_passage *p = ws_store_passage(r->store, id, true, scratch, error);
	const ws_stored_document *d = p ? ws_read_document(r->reading, p->document, error) : NULL;
	if (!d)
		return false;
	for (size_t i = 0; i < p->n_names; i++) {
		const ws_name *n = &p->names[i];
		const char *place;
		bool is = false;
		for (guint k = 0; n->class == g->fund.class && k < g->names->len; k++)
			is |= strcmp(n->canonical, g->names->pdata[k]) == 0;
		if (!is || strcmp(key_of(r, n->class, n->canonical, d->card.region, &place, scratch), g->key) != 0)
			continue;
		g->fund.mentions++;
		g_hash_table_add(g->documents, GUINT_TO_POINTER(d->id));
		see_scale(r, g, p, d, n, scratch);
		see_writing(r, g, p, n);
	}
	return true;
}

static int by_date(const void *a, const void *b) {
	const ws_fund_scale *x = a, *y = b;
	int dates = !x->date || !y->date ? !x->date - !y->date : strcmp(x->date, y->date);
	if (dates)
		return dates;
	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	if (x->page != y->page)
		return x->page < y->page ? -1 : 1;
	return (x->line > y->line) - (x->line < y->line);
}

static bool read_group(register_ *r, group *g, GError **error) {
	g->documents = g_hash_table_new(NULL, NULL);
	ws_rows *rows = ws_rows_new();
	bool ok = true;
	for (guint i = 0; ok && i < g->names->len; i++) {
		ws_rows *more = ws_store_name_rows(r->store, g->names->pdata[i], (int)g->fund.class, error);
		ok = more != NULL;
		if (ok) {
			ws_rows *both = ws_rows_or(rows, more);
			g_array_unref(rows);
			g_array_unref(more);
			rows = both;
		}
	}
	if (ok && r->ranges) {
		ws_rows *within = ws_rows_within(rows, r->ranges);
		g_array_unref(rows);
		rows = within;
	}
	ws_arena *scratch = ws_arena_new();
	for (guint i = 0; ok && i < rows->len; i++) {
		ok = see_passage(r, g, g_array_index(rows, uint32_t, i), scratch, error);
		ws_arena_clear(scratch);
	}
	ws_arena_free(scratch);
	g_array_unref(rows);
	g->fund.documents = g_hash_table_size(g->documents);
	g_array_sort(g->fund.scale, by_date);
	return ok;
}

/* Policy funds first: every budget report names the same dozen budget funds, which would bury them. */
static int by_class_and_mentions(gconstpointer a, gconstpointer b) {
	const ws_fund *x = *(const ws_fund *const *)a, *y = *(const ws_fund *const *)b;
	if (x->class != y->class)
		return x->class == WS_NAME_POLICY_FUND ? -1 : 1;
	if (x->mentions != y->mentions)
		return x->mentions > y->mentions ? -1 : 1;
	int names = strcmp(x->name, y->name);
	return names ? names : g_strcmp0(x->region, y->region);
}

static void fund_free(gpointer data) {
	ws_fund *f = data;
	g_array_unref(f->aliases);
	g_array_unref(f->scale);
	g_free(f);
}

/* The groups that were read, as funds; the others' arrays go. */
static GPtrArray *funds_of(register_ *r) {
	GPtrArray *out = g_ptr_array_new_with_free_func(fund_free);
	for (guint i = 0; i < r->groups->len; i++) {
		group *g = r->groups->pdata[i];
		ws_fund *f = g_memdup2(&g->fund, sizeof g->fund);
		if (g->fund.mentions)
			g_ptr_array_add(out, f);
		else
			fund_free(f);
	}
	g_ptr_array_sort(out, by_class_and_mentions);
	return out;
}

GPtrArray *ws_funds_find(ws_store *store, ws_reading *reading, const char *pattern, const ws_filter *filter, const char *alias_file,
                         ws_arena *arena, GError **error) {
	register_ r = {.store = store, .reading = reading, .arena = arena};
	r.pattern = pattern ? ws_fold_string(pattern, strlen(pattern), WS_FOLD_HANS, arena) : NULL;
	r.by_key = g_hash_table_new(g_str_hash, g_str_equal);
	r.groups = g_ptr_array_new_with_free_func(group_free);
	r.aliases = ws_aliases_open(store, alias_file, arena, error);
	size_t n;
	bool ok = r.aliases && ws_aliases_records(r.aliases, &n, error);
	if (ok && filter && !ws_filter_is_empty(filter))
		ok = (r.ranges = ws_store_ranges(store, filter, error)) != NULL;
	ok = ok && ws_store_register(store, see_entry, &r, error) && see_aliases(&r, error);
	for (guint i = 0; ok && i < r.groups->len; i++) {
		group *g = r.groups->pdata[i];
		if (g->wanted)
			ok = read_group(&r, g, error);
	}
	GPtrArray *out = funds_of(&r);
	if (!ok) {
		g_ptr_array_unref(out);
		out = NULL;
	}
	g_ptr_array_unref(r.groups);
	g_hash_table_unref(r.by_key);
	if (r.ranges)
		g_array_unref(r.ranges);
	ws_aliases_close(r.aliases);
	return out;
}
