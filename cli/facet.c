/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/facet.h"

#include <stdio.h>

#include "cli/print.h"
#include "cli/record.h"
#include "cli/result.h"
#include "query/facets.h"

static void print_one(const ws_lookup *l, const char *name, const ws_facet_count *c) {
	if (l->format == WS_AS_JSON) {
		ws_json_print(json_pack("{s:s,s:s,s:o,s:I,s:I}", "type", "facet", "facet", name, "value", ws_json_string(c->value), "documents",
		                        (json_int_t)c->documents, "passages", (json_int_t)c->passages));
	} else if (l->format == WS_AS_CSV) {
		g_autofree char *documents = g_strdup_printf("%u", c->documents), *passages = g_strdup_printf("%u", c->passages);
		ws_print_csv(l, (const char *[]){name, c->value, documents, passages}, 4);
	} else {
		printf("%s%s%s  %u passage%s in %u document%s\n", ws_style_on(l->session, WS_STYLE_TITLE), c->value ? c->value : "(none)",
		       ws_style_off(l->session), c->passages, ws_plural(c->passages), c->documents, ws_plural(c->documents));
	}
}

int ws_print_facets(ws_lookup *l, ws_matcher *matcher, const char *name) {
	ws_facet facet;
	if (!ws_facet_of_name(name, &facet))
		return ws_fail("--facet takes region, year, kind or issuer, not '%s'", name);
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) counts = ws_facets(l->store, l->reading, matcher, &l->filter, facet, l->arena, &error);
	if (!counts)
		return ws_fail("%s", error->message);
	if (!l->limited)
		l->limit = G_MAXUINT;
	int status = WS_EXIT_NONE;
	if (l->format == WS_AS_CSV)
		ws_print_csv_head(l, (const char *const[]){"facet", "value", "documents", "passages"}, 4);
	for (guint i = 0; i < counts->len; i++)
		if (ws_lookup_shows(l, i)) {
			print_one(l, name, &g_array_index(counts, ws_facet_count, i));
			status = WS_EXIT_FOUND;
		}
	return status;
}
