/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo funds [PATTERN]: the register of funds found. */
#include <stdio.h>
#include <string.h>

#include "cli/lookup.h"
#include "cli/print.h"
#include "cli/record.h"
#include "cli/result.h"
#include "query/register.h"

static json_t *or_null(uint32_t n) {
	return n ? json_integer(n) : json_null();
}

static json_t *aliases_json(const ws_fund *f) {
	json_t *array = json_array();
	for (guint i = 0; i < f->aliases->len; i++) {
		const ws_fund_alias *a = &g_array_index(f->aliases, ws_fund_alias, i);
		json_array_append_new(array, json_pack("{s:o,s:{s:I,s:o,s:o}}", "name", ws_json_string(a->name), "evidence", "document",
		                                       (json_int_t)a->document, "line", or_null(a->line), "page", or_null(a->page)));
	}
	return array;
}

static json_t *scale_json(const ws_fund *f) {
	json_t *array = json_array();
	for (guint i = 0; i < f->scale->len; i++) {
		const ws_fund_scale *s = &g_array_index(f->scale, ws_fund_scale, i);
		json_array_append_new(array,
		                      json_pack("{s:o,s:o,s:s,s:o,s:o,s:o,s:I,s:o,s:o}", "date", ws_json_string(s->date), "amount",
		                                ws_json_decimal(s->amount), "relation", ws_relation_name(s->relation), "text",
		                                ws_json_string(s->text), "role", ws_json_string(s->role), "period", ws_json_string(s->period),
		                                "document", (json_int_t)s->document, "line", or_null(s->line), "page", or_null(s->page)));
	}
	return array;
}

static void print_json(const ws_fund *f) {
	ws_json_print(json_pack("{s:s,s:o,s:s,s:o,s:o,s:o,s:I,s:I,s:o}", "type", "fund", "name", ws_json_string(f->name), "class",
	                        ws_name_class_name(f->class), "region", ws_json_string(f->region), "aliases", aliases_json(f), "parent",
	                        ws_json_string(f->parent), "mentions", (json_int_t)f->mentions, "documents", (json_int_t)f->documents, "scale",
	                        scale_json(f)));
}

static void print_csv(const ws_lookup *l, const ws_fund *f) {
	g_autoptr(GString) aliases = g_string_new(NULL), scale = g_string_new(NULL);
	for (guint i = 0; i < f->aliases->len; i++) {
		const char *name = g_array_index(f->aliases, ws_fund_alias, i).name;
		bool told = false; /* by another document */
		for (guint k = 0; k < i; k++)
			told |= strcmp(g_array_index(f->aliases, ws_fund_alias, k).name, name) == 0;
		if (!told)
			g_string_append_printf(aliases, "%s%s", aliases->len ? "；" : "", name);
	}
	for (guint i = 0; i < f->scale->len; i++) {
		const ws_fund_scale *s = &g_array_index(f->scale, ws_fund_scale, i);
		const char *relation = s->relation == WS_EQ ? "" : ws_relation_name(s->relation);
		g_string_append_printf(scale, "%s%s%s%s%s%s", i ? "；" : "", s->date ? s->date : "", s->date ? " " : "", relation,
		                       *relation ? " " : "", s->text);
	}
	g_autofree char *mentions = g_strdup_printf("%u", f->mentions), *documents = g_strdup_printf("%u", f->documents);
	const char *fields[] = {f->name, ws_name_class_name(f->class), f->region, f->parent, aliases->str, mentions, documents, scale->str};
	ws_print_csv(l, fields, G_N_ELEMENTS(fields));
}

static void print_text(ws_session *session, ws_lookup *l, const ws_fund *f) {
	printf("%s%s%s  %s%s%s  %u mention%s in %u document%s\n", ws_style_on(session, WS_STYLE_TITLE), f->name, ws_style_off(session),
	       f->region ? f->region : "", f->region ? "  " : "", ws_name_class_name(f->class), f->mentions, ws_plural(f->mentions),
	       f->documents, ws_plural(f->documents));
	if (f->parent)
		printf("    part of %s\n", f->parent);
	for (guint i = 0; i < f->aliases->len; i++) {
		const ws_fund_alias *a = &g_array_index(f->aliases, ws_fund_alias, i);
		const ws_stored_document *d = ws_lookup_document(l, a->document);
		g_autofree char *place = d ? ws_show_place_at(d, a->line, a->page) : NULL;
		printf("    also %s  %s%s%s\n", a->name, ws_style_on(session, WS_STYLE_PLACE), place ? place : "", ws_style_off(session));
	}
	for (guint i = 0; i < f->scale->len; i++) {
		const ws_fund_scale *s = &g_array_index(f->scale, ws_fund_scale, i);
		const ws_stored_document *d = ws_lookup_document(l, s->document);
		g_autofree char *place = d ? ws_show_place_at(d, s->line, s->page) : NULL;
		const char *relation = s->relation == WS_EQ ? "" : ws_relation_name(s->relation);
		printf("    %-10s  %s%s%s%s%s%s%s  %s%s%s\n", s->date ? s->date : "", s->role ? s->role : "", s->role ? " " : "",
		       ws_style_on(session, WS_STYLE_FIGURE), relation, *relation ? " " : "", s->text, ws_style_off(session),
		       ws_style_on(session, WS_STYLE_PLACE), place ? place : "", ws_style_off(session));
	}
}

static int funds(ws_session *session, ws_lookup *l, const char *pattern, const char *alias_file) {
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) found = ws_funds_find(l->store, l->reading, pattern, &l->filter, alias_file, l->arena, &error);
	if (!found)
		return ws_fail("%s", error->message);
	if (l->format == WS_AS_CSV) {
		static const char *const names[] = {"name", "class", "region", "parent", "aliases", "mentions", "documents", "scale"};
		ws_print_csv_head(l, names, G_N_ELEMENTS(names));
	}
	int status = WS_EXIT_NONE;
	for (guint i = 0; i < found->len; i++) {
		if (!ws_lookup_shows(l, i))
			continue;
		const ws_fund *f = found->pdata[i];
		if (l->format == WS_AS_JSON)
			print_json(f);
		else if (l->format == WS_AS_CSV)
			print_csv(l, f);
		else
			print_text(session, l, f);
		status = WS_EXIT_FOUND;
	}
	return status;
}

int ws_run_funds(ws_session *session, int argc, char **argv) {
	g_autofree char *alias_file = NULL;
	const GOptionEntry own[] = {
		{"aliases", 0, 0, G_OPTION_ARG_FILENAME, &alias_file, "other names to honour: a line a thing, its names separated by TAB", "FILE"},
		{NULL},
	};
	ws_lookup l;
	const ws_lookup_form form = {
		.operands = "[PATTERN]", .own = own,
		.summary = "The register of funds found in the documents: name, class, region, aliases with evidence, counts and scale over time;\n"
		           "policy and investment funds first, the funds of the budget after them.\n"
		           "PATTERN is a part of a name or alias."};
	if (!ws_lookup_open(&l, session, &form, &argc, &argv))
		return WS_EXIT_ERROR;
	g_autofree char *pattern = ws_join_operands(argc, argv);
	return ws_lookup_close(&l, funds(session, &l, *pattern ? pattern : NULL, alias_file));
}
