/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo define TERM: official definitions, each with the document it stands in. */
#include <stdio.h>
#include <string.h>

#include "cli/lookup.h"
#include "cli/print.h"
#include "cli/record.h"
#include "cli/result.h"
#include "cli/wrap.h"
#include "query/rows.h"

static void print_definition(const ws_session *session, const ws_lookup *l, const ws_view *v, const ws_stored_document *d) {
	ws_cursor at = ws_cursor_at(v->passage->text, v->passage->len);
	size_t len;
	const char *cut = ws_cursor_cut(&at, v->passage->definition, &len);
	g_autofree char *text = g_strndup(cut, len), *place = ws_show_place(d, v->passage);
	if (l->format == WS_AS_JSON) {
		ws_json_print(json_pack("{s:s,s:o,s:o,s:o,s:o,s:o}", "type", "definition", "term", ws_json_string(v->passage->term), "text",
		                        ws_json_string(text), "document", ws_json_stored_document(d), "passage", ws_json_place(v), "line",
		                        v->passage->line ? json_integer(v->passage->line) : json_null()));
	} else if (l->format == WS_AS_CSV) {
		g_autofree char *line = g_strdup_printf("%u", v->passage->line), *page = g_strdup_printf("%u", v->passage->page);
		const char *fields[] = {v->passage->term, text, d->card.title, d->card.date, d->card.path, v->passage->line ? line : NULL,
		                        v->passage->page ? page : NULL};
		ws_print_csv(l, fields, G_N_ELEMENTS(fields));
	} else {
		enum { INDENT = 2 };
		printf("%s%s%s\n%*s", ws_style_on(session, WS_STYLE_TITLE), v->passage->term, ws_style_off(session), INDENT, "");
		ws_wrap wrap = {session->width, INDENT, INDENT, 0};
		ws_wrap_text(&wrap, text, len);
		printf("\n%*s%s%s%s  ", INDENT, "", ws_style_on(session, WS_STYLE_PLACE), place, ws_style_off(session));
		wrap = (ws_wrap){session->width, 2 * INDENT, 2 * INDENT + ws_text_columns(place, strlen(place)), 0};
		if (d->card.title)
			ws_wrap_text(&wrap, d->card.title, strlen(d->card.title));
		printf("\n\n");
	}
}

typedef struct {
	const char *wanted;  /* folded */
	GPtrArray *names;    /* folded, in the look-up's arena */
	ws_arena *arena;
} alias_search;

static void see_alias(const ws_stored_alias *a, void *data) {
	alias_search *s = data;
	if (a->alias && strcmp(ws_fold_string(a->alias, strlen(a->alias), WS_FOLD_HANS, s->arena), s->wanted) == 0)
		g_ptr_array_add(s->names, ws_fold_string(a->name, strlen(a->name), WS_FOLD_HANS, s->arena));
}

/* Definitions of a term; of what it is the short name of, when it has none of its own. */
static ws_rows *find_definitions(ws_lookup *l, const char *folded, GError **error) {
	ws_rows *rows = ws_store_definitions(l->store, folded, error);
	if (!rows || rows->len || !folded)
		return rows;
	alias_search s = {folded, g_ptr_array_new(), l->arena};
	bool ok = ws_store_aliases(l->store, NULL, see_alias, &s, error);
	for (guint i = 0; ok && i < s.names->len; i++) {
		g_autoptr(GArray) more = ws_store_definitions(l->store, s.names->pdata[i], error);
		ok = more != NULL;
		ws_rows *both = ok ? ws_rows_or(rows, more) : NULL;
		if (both) {
			g_array_unref(rows);
			rows = both;
		}
	}
	g_ptr_array_unref(s.names);
	if (!ok)
		g_clear_pointer(&rows, g_array_unref);
	return rows;
}

typedef struct {
	uint32_t row;
	const char *path; /* lives as long as the look-up */
} placed;

static int by_path(gconstpointer a, gconstpointer b) {
	const placed *x = a, *y = b;
	int paths = strcmp(x->path, y->path);
	return paths ? paths : (x->row > y->row) - (x->row < y->row);
}

/* The documents by their paths, the definitions of each in reading order. */
static bool sort_by_path(ws_lookup *l, GArray *rows) {
	g_autoptr(GArray) all = g_array_sized_new(FALSE, FALSE, sizeof(placed), rows->len);
	for (guint i = 0; i < rows->len; i++) {
		placed p = {.row = g_array_index(rows, uint32_t, i)};
		const ws_stored_document *d = ws_lookup_document(l, ws_store_document_of(l->store, p.row));
		if (!d)
			return false;
		p.path = d->card.path;
		g_array_append_val(all, p);
	}
	g_array_sort(all, by_path);
	for (guint i = 0; i < rows->len; i++)
		g_array_index(rows, uint32_t, i) = g_array_index(all, placed, i).row;
	return true;
}

/* Letters, digits and Han only: “三公”经费 is 三公经费. */
static size_t without_marks(const char *term, const uint32_t **out, ws_arena *arena) {
	ws_folded f = ws_fold(term, strlen(term), WS_FOLD_HANS, arena);
	uint32_t *c = ws_arena_take(arena, (f.n + 1) * sizeof *c);
	size_t n = 0;
	for (size_t i = 0; i < f.n; i++)
		if (ws_is_gram_char(f.c[i]))
			c[n++] = f.c[i];
	*out = c;
	return n;
}

static bool holds(const uint32_t *c, size_t n, const uint32_t *part, size_t len) {
	for (size_t i = 0; len && i + len <= n; i++)
		if (memcmp(c + i, part, len * sizeof *c) == 0)
			return true;
	return false;
}

/* Definitions of a term that is written with other marks, or, for a list, of all terms that hold it. Such terms are named when there is no
   definition. */
static ws_rows *find_alike(ws_lookup *l, const char *term, bool list, GError **error) {
	enum { NAMED = 5 };
	g_autoptr(GArray) all = ws_store_definitions(l->store, NULL, error);
	const uint32_t *wanted, *own;
	size_t n = without_marks(term, &wanted, l->arena), len;
	ws_rows *rows = all ? ws_rows_new() : NULL;
	g_autoptr(GHashTable) near = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GString) names = g_string_new(NULL);
	ws_arena *arena = ws_arena_new();
	for (guint i = 0; rows && i < all->len; i++) {
		uint32_t row = g_array_index(all, uint32_t, i);
		ws_arena_clear(arena);
		const ws_stored_passage *p = ws_read_ahead(l->reading, all, i, error) ? ws_store_passage(l->store, row, false, arena, error) : NULL;
		if (!p) {
			g_clear_pointer(&rows, g_array_unref);
			break;
		}
		len = p->term ? without_marks(p->term, &own, arena) : 0;
		if (list ? holds(own, len, wanted, n) : n && len == n && memcmp(own, wanted, n * sizeof *own) == 0)
			g_array_append_val(rows, row);
		else if (holds(own, len, wanted, n) && g_hash_table_size(near) < NAMED && g_hash_table_add(near, g_strdup(p->term)))
			g_string_append_printf(names, "%s%s", names->len ? ", " : "", p->term);
	}
	ws_arena_free(arena);
	if (rows && !rows->len && names->len)
		ws_warn("no definition of '%s'; there are: %s", term, names->str);
	l->told = rows && !rows->len && names->len;
	return rows;
}

static int define(ws_session *session, ws_lookup *l, const char *term, bool list) {
	g_autoptr(GError) error = NULL;
	const char *folded = term ? ws_fold_string(term, strlen(term), WS_FOLD_HANS, l->arena) : NULL;
	g_autoptr(GArray) rows = term && list ? find_alike(l, term, true, &error) : find_definitions(l, folded, &error);
	if (rows && !rows->len && term && !list) {
		g_array_unref(rows);
		rows = find_alike(l, term, false, &error);
	}
	g_autoptr(GArray) ranges = rows ? ws_store_ranges(l->store, &l->filter, &error) : NULL;
	if (!ranges)
		return ws_fail("%s", error->message);
	g_autoptr(GArray) wanted = ws_filter_is_empty(&l->filter) ? g_array_ref(rows) : ws_rows_within(rows, ranges);
	if (!sort_by_path(l, wanted))
		return WS_EXIT_ERROR;
	if (l->format == WS_AS_CSV) {
		static const char *const names[] = {"term", "text", "title", "date", "path", "line", "page"};
		ws_print_csv_head(l, names, G_N_ELEMENTS(names));
	}
	int status = WS_EXIT_NONE;
	ws_arena *arena = ws_arena_new();
	for (guint i = 0; i < wanted->len; i++) {
		ws_view v;
		const ws_stored_document *d = NULL;
		ws_arena_clear(arena);
		if (!ws_lookup_shows(l, i))
			continue;
		if (!ws_lookup_view(l, g_array_index(wanted, uint32_t, i), false, &v, arena) || !(d = ws_lookup_document(l, v.document))) {
			status = WS_EXIT_ERROR;
			break;
		}
		print_definition(session, l, &v, d);
		status = WS_EXIT_FOUND;
	}
	ws_arena_free(arena);
	return status;
}

int ws_run_define(ws_session *session, int argc, char **argv) {
	gboolean list = FALSE;
	const GOptionEntry own[] = {
		{"list", 0, 0, G_OPTION_ARG_NONE, &list, "every definition, or those of terms that hold TERM", NULL},
		{NULL},
	};
	ws_lookup l;
	const ws_lookup_form form = {
		.operands = "TERM", .summary = "The official definition of a term, and the document it stands in.", .own = own};
	if (!ws_lookup_open(&l, session, &form, &argc, &argv))
		return WS_EXIT_ERROR;
	g_autofree char *term = ws_join_operands(argc, argv);
	int status = !*term && !list ? ws_fail("define: name a term, or --list") : define(session, &l, *term ? term : NULL, list);
	return ws_lookup_close(&l, status);
}
