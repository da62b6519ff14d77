/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/aliases.h"

#include <errno.h>
#include <string.h>

#include "text/docnum.h"
#include "text/region.h"
#include "text/token.h"

enum { FILE_MAX = 8 << 20, ROUNDS = 4, CALLED_MAX = 512 };

typedef struct {
	const char **names; /* folded */
	size_t n;
} line;

struct ws_aliases {
	ws_store *store;
	ws_arena *arena;
	ws_alias_record *records;
	size_t n_records, cap_records;
	line *lines;
	size_t n_lines, cap_lines;
	GHashTable *by_name, *by_alias; /* key in the record's region -> GArray of indexes of records */
	GHashTable *read;               /* the keys whose records have been read */
	GHashTable *places;             /* the records there are, by what tells them apart */
	bool whole;                     /* all have been read */
	GError *fault;
};

static const char *copy(ws_arena *arena, const char *text) {
	return text ? ws_arena_copy(arena, text, strlen(text)) : NULL;
}

static void index_name(GHashTable *table, const char *key, size_t record) {
	GArray *list = g_hash_table_lookup(table, key);
	if (!list) {
		list = g_array_new(FALSE, FALSE, sizeof(size_t));
		g_hash_table_insert(table, (gpointer)key, list);
	}
	g_array_append_val(list, record);
}

/* A record is found by the key of its name and by that of its alias. */
static guint hash_record(gconstpointer key) {
	const ws_alias_record *r = key;
	return (r->passage * 31 + r->span.start) * 31 + g_str_hash(r->name);
}

static gboolean same_record(gconstpointer a, gconstpointer b) {
	const ws_alias_record *x = a, *y = b;
	return x->passage == y->passage && x->span.start == y->span.start && x->span.end == y->span.end && x->class == y->class &&
		strcmp(x->name, y->name) == 0 && g_strcmp0(x->alias, y->alias) == 0 && g_strcmp0(x->parent, y->parent) == 0;
}

static void keep(const ws_stored_alias *a, void *data) {
	ws_aliases *s = data;
	const ws_alias_record seen = {a->class, a->name, a->alias, a->parent, a->region, a->document, a->passage, a->span};
	if (g_hash_table_contains(s->places, &seen))
		return;
	ws_alias_record *r = ws_arena_zero(s->arena, 1, sizeof *r);
	*r = (ws_alias_record){.class = a->class,
	                       .name = copy(s->arena, a->name),
	                       .alias = copy(s->arena, a->alias),
	                       .parent = copy(s->arena, a->parent),
	                       .region = copy(s->arena, a->region),
	                       .document = a->document,
	                       .passage = a->passage,
	                       .span = a->span};
	g_hash_table_add(s->places, r);
	s->records = ws_arena_grow(s->arena, s->records, s->n_records, &s->cap_records, sizeof *s->records);
	s->records[s->n_records] = *r;
	if (r->alias) {
		index_name(s->by_name, ws_name_key(r->name, r->region, s->arena), s->n_records);
		index_name(s->by_alias, ws_name_key(r->alias, r->region, s->arena), s->n_records);
	}
	s->n_records++;
}

/* Reads what the documents say of the names with this key. */
static void read_key(ws_aliases *s, const char *key) {
	if (s->whole || s->fault || g_hash_table_contains(s->read, key))
		return;
	g_hash_table_add(s->read, (gpointer)copy(s->arena, key));
	ws_store_aliases(s->store, key, keep, s, &s->fault);
}

static const GArray *records_by(ws_aliases *s, GHashTable *table, const char *key) {
	read_key(s, key);
	return g_hash_table_lookup(table, key);
}

static void read_line(ws_aliases *s, const char *text) {
	g_auto(GStrv) fields = g_strsplit(text, "\t", 64);
	line l = {.names = ws_arena_zero(s->arena, g_strv_length(fields) + 1, sizeof *l.names)};
	for (char **field = fields; *field; field++) {
		const char *folded = ws_fold_string(*field, strlen(*field), WS_FOLD_HANS, s->arena);
		if (*folded)
			l.names[l.n++] = folded;
	}
	if (l.n < 2)
		return;
	s->lines = ws_arena_grow(s->arena, s->lines, s->n_lines, &s->cap_lines, sizeof *s->lines);
	s->lines[s->n_lines++] = l;
}

static bool read_file(ws_aliases *s, const char *file, GError **error) {
	g_autofree char *standard = g_build_filename(g_get_user_config_dir(), "wensuo", "aliases.tsv", NULL), *text = NULL;
	gsize len;
	if (!file && !g_file_test(standard, G_FILE_TEST_IS_REGULAR))
		return true;
	if (!file)
		file = standard;
	g_autoptr(GError) why = NULL;
	const char *reason = NULL;
	if (!g_file_get_contents(file, &text, &len, &why))
		reason = g_strerror(errno);
	else if (len > FILE_MAX)
		reason = "too large";
	else if (!g_utf8_validate(text, (gssize)len, NULL))
		reason = "not UTF-8";
	if (reason) {
		g_set_error(error, G_FILE_ERROR, why ? why->code : G_FILE_ERROR_INVAL, "cannot read the aliases '%s': %s", file, reason);
		return false;
	}
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **l = lines; *l; l++)
		if (**l != '#')
			read_line(s, g_strchomp(*l));
	return true;
}

ws_aliases *ws_aliases_open(ws_store *store, const char *file, ws_arena *arena, GError **error) {
	ws_aliases *s = g_new0(ws_aliases, 1);
	s->store = store;
	s->arena = arena;
	s->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
	s->by_alias = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
	s->read = g_hash_table_new(g_str_hash, g_str_equal);
	s->places = g_hash_table_new(hash_record, same_record);
	if (!read_file(s, file, error)) {
		ws_aliases_close(s);
		return NULL;
	}
	return s;
}

void ws_aliases_close(ws_aliases *aliases) {
	if (!aliases)
		return;
	g_hash_table_unref(aliases->by_name);
	g_hash_table_unref(aliases->by_alias);
	g_hash_table_unref(aliases->read);
	g_hash_table_unref(aliases->places);
	g_clear_error(&aliases->fault);
	g_free(aliases);
}

const ws_alias_record *ws_aliases_records(ws_aliases *s, size_t *n, GError **error) {
	static const ws_alias_record none;
	if (!s->whole && !s->fault && ws_store_aliases(s->store, NULL, keep, s, &s->fault))
		s->whole = true;
	*n = s->n_records;
	return !ws_aliases_sound(s, error) ? NULL : s->records ? s->records : &none;
}

bool ws_aliases_sound(ws_aliases *s, GError **error) {
	if (s->fault)
		g_propagate_error(error, g_error_copy(s->fault));
	return !s->fault;
}

static bool same_region(const char *a, const char *b) {
	return g_strcmp0(a, b) == 0;
}

/* The one record that says of what this is another name in the region; NULL when none does, or they do not agree. */
static const ws_alias_record *settled(ws_aliases *s, int class, const char *key, const char *region) {
	const GArray *list = records_by(s, s->by_alias, key);
	const ws_alias_record *found = NULL;
	for (guint i = 0; list && i < list->len; i++) {
		const ws_alias_record *r = &s->records[g_array_index(list, size_t, i)];
		if ((class >= 0 && (int)r->class != class) || !same_region(r->region, region))
			continue;
		if (found && strcmp(found->name, r->name) != 0)
			return NULL;
		found = r;
	}
	return found;
}

/* The user's line that holds this folded name. */
static const line *line_of(const ws_aliases *s, const char *name) {
	for (size_t i = 0; i < s->n_lines; i++)
		for (size_t k = 0; k < s->lines[i].n; k++)
			if (strcmp(s->lines[i].names[k], name) == 0)
				return &s->lines[i];
	return NULL;
}

const char *ws_aliases_full(ws_aliases *s, ws_name_class class, const char *name, const char *region, ws_arena *scratch) {
	for (int round = 0; round < ROUNDS; round++) {
		const ws_alias_record *r = settled(s, class, ws_name_key(name, region, scratch), region);
		if (!r || strcmp(r->name, name) == 0)
			break;
		name = r->name;
	}
	const line *given = line_of(s, name);
	return given ? given->names[0] : name;
}

bool ws_called_is(const ws_called *called, const char *key, const char *region, ws_arena *scratch) {
	return (!called->region || same_region(called->region, region)) && strcmp(ws_name_key(called->text, region, scratch), key) == 0;
}

const char *ws_aliases_shown(const ws_aliases *s, const char *folded) {
	const line *given = line_of(s, folded);
	return given ? given->names[0] : folded;
}

static void add(GArray *out, const char *text, const char *region, bool given, ws_arena *arena) {
	for (guint i = 0; i < out->len; i++) {
		const ws_called *c = &g_array_index(out, ws_called, i);
		if (strcmp(c->text, text) == 0 && (!c->region || same_region(c->region, region)))
			return;
	}
	if (out->len >= CALLED_MAX)
		return;
	ws_called called = {.text = text, .f = ws_fold(text, strlen(text), WS_FOLD_HANS, arena), .region = region, .given = given};
	g_array_append_val(out, called);
}

/* What the documents call like out[i]: in its own region, or in every region when it holds everywhere. */
static void add_proven(ws_aliases *s, GArray *out, guint i, ws_arena *arena) {
	const ws_called called = g_array_index(out, ws_called, i);
	const char *keys[] = {called.text, ws_name_key(called.text, called.region, arena)};
	for (size_t k = 0; k < 2; k++) {
		if (k && strcmp(keys[0], keys[1]) == 0)
			break;
		const GArray *aliases = records_by(s, s->by_name, keys[k]), *names = records_by(s, s->by_alias, keys[k]);
		for (guint j = 0; aliases && j < aliases->len; j++) {
			const ws_alias_record *r = &s->records[g_array_index(aliases, size_t, j)];
			/* What the alias stands for elsewhere in the region must not come with it. */
			if ((!called.region || same_region(called.region, r->region)) &&
			    settled(s, (int)r->class, ws_name_key(r->alias, r->region, arena), r->region))
				add(out, r->alias, r->region, false, arena);
		}
		for (guint j = 0; names && j < names->len; j++) {
			const ws_alias_record *r = &s->records[g_array_index(names, size_t, j)];
			if ((!called.region || same_region(called.region, r->region)) && settled(s, (int)r->class, keys[k], r->region))
				add(out, r->name, r->region, false, arena);
		}
	}
}

/* The same agency by its other forms: 市发改委 -> 市发展和改革委员会, 市发展改革委 …. The longest form that ends the name counts. */
static void add_agencies(GArray *out, const char *name, const char *region, ws_arena *arena) {
	const char *full = NULL;
	size_t stem = 0, len = strlen(name), n;
	const ws_agency_form *agencies = ws_agency_forms(&n);
	for (size_t i = 0; i < n; i++) {
		const char *forms[] = {agencies[i].full, agencies[i].brief};
		for (size_t k = 0; k < 2; k++)
			if (strlen(forms[k]) > stem && g_str_has_suffix(name, forms[k])) {
				stem = strlen(forms[k]);
				full = agencies[i].full;
			}
	}
	int scope = (int)(len - stem);
	if (full)
		add(out, ws_arena_printf(arena, "%.*s%s", scope, name, full), region, false, arena);
	for (size_t i = 0; full && i < n; i++)
		if (strcmp(agencies[i].full, full) == 0)
			add(out, ws_arena_printf(arena, "%.*s%s", scope, name, agencies[i].brief), region, false, arena);
}

/* The brackets of a 文号 make no difference: 泉政办规[2024]8号 is 泉政办规〔2024〕8号. */
static void add_numbers(GArray *out, const ws_folded *f, ws_arena *arena) {
	static const char *const brackets[][2] = {{"〔", "〕"}, {"[", "]"}, {"(", ")"}, {"【", "】"}, {"〖", "〗"}, {"〈", "〉"}};
	ws_docnum number;
	if (!ws_docnum_next(f->c, f->n, 0, &number) || number.start != 0 || number.end != f->n || !number.year || number.announcement ||
	    number.code)
		return;
	const char *code = ws_folded_string(f, 0, number.code_end, arena);
	for (size_t i = 0; i < G_N_ELEMENTS(brackets); i++) {
		guint before = out->len;
		add(out, ws_arena_printf(arena, "%s%s%d%s%d号", code, brackets[i][0], number.year, brackets[i][1], number.number), NULL, true,
		    arena);
		if (out->len > before)
			g_array_index(out, ws_called, before).same = true;
	}
}

static bool is_mark(uint32_t c) {
	return c == U'“' || c == U'”';
}

/* 三公经费 is mostly written “三公”经费, 十四五规划 “十四五”规划: the beginning may stand in quotation marks, and marks asked for may be left out. */
static void add_quoted(GArray *out, const ws_folded *f, ws_arena *arena) {
	enum { SHORTEST = 2, LONGEST = 5, REST = 2, NAME = 16 };
	uint32_t plain[NAME];
	size_t n = 0;
	bool words = f->n <= NAME;
	for (size_t i = 0; i < f->n && words; i++) {
		words = ws_is_gram_char(f->c[i]) || is_mark(f->c[i]);
		if (words && !is_mark(f->c[i]))
			plain[n++] = f->c[i];
	}
	if (!words || n < SHORTEST)
		return;
	if (n < f->n) {
		const ws_folded bare = {.c = plain, .n = n};
		add(out, ws_folded_string(&bare, 0, n, arena), NULL, true, arena);
		return;
	}
	for (size_t cut = SHORTEST; cut <= LONGEST && cut + REST <= f->n; cut++)
		add(out, ws_arena_printf(arena, "“%s”%s", ws_folded_string(f, 0, cut, arena), ws_folded_string(f, cut, f->n, arena)), NULL, true, arena);
}

/* 中华人民共和国预算法 is 《预算法》 everywhere; without marks its characters stand in other words (预算法定), so the string is not looked for. */
static void add_law(GArray *out, const char *name, ws_arena *arena) {
	static const char state[] = "中华人民共和国";
	if (g_str_has_suffix(name, "法") && g_str_has_prefix(name, state) && strlen(name) >= strlen(state) + strlen("预算法"))
		add(out, name + strlen(state), NULL, false, arena);
}

GArray *ws_aliases_of(ws_aliases *s, const char *name, ws_arena *arena) {
	GArray *out = g_array_new(FALSE, FALSE, sizeof(ws_called));
	ws_folded f = ws_fold(name, strlen(name), WS_FOLD_HANS, arena);
	const char *folded = ws_folded_string(&f, 0, f.n, arena);
	add(out, folded, NULL, true, arena);
	g_array_index(out, ws_called, 0).same = true;
	add_numbers(out, &f, arena);
	add_quoted(out, &f, arena);
	const line *given = line_of(s, folded);
	for (size_t k = 0; given && k < given->n; k++)
		add(out, given->names[k], NULL, true, arena);
	add_agencies(out, folded, NULL, arena);
	add_law(out, folded, arena);
	ws_region_hit hit;
	if (ws_region_next(f.c, f.n, 0, WS_REGION_SHORT, WS_REGION_NONE, &hit) && hit.start == 0 && hit.end + 2 <= f.n) {
		const char *bare = ws_folded_string(&f, hit.end, f.n, arena);
		add(out, bare, hit.name, false, arena);
		add_agencies(out, bare, hit.name, arena);
	}
	for (guint i = 0; i < out->len; i++)
		add_proven(s, out, i, arena);
	return out;
}
