/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo docs: the documents and their metadata. */
#include <stdio.h>
#include <string.h>

#include "cli/facet.h"
#include "cli/lookup.h"
#include "cli/print.h"
#include "cli/record.h"
#include "cli/result.h"

static void print_csv(const ws_lookup *l, const ws_stored_document *d) {
	char id[16], year[16], passages[16], figures[16];
	snprintf(id, sizeof id, "%u", d->id);
	snprintf(year, sizeof year, "%d", d->card.year);
	snprintf(passages, sizeof passages, "%u", d->n_passages);
	snprintf(figures, sizeof figures, "%u", d->n_figures);
	const ws_document *c = &d->card;
	const char *fields[] = {id,        c->path,    c->title,   c->issuer, c->number,   c->date,   c->year ? year : NULL, c->region_path,
	                        c->kind,   c->recipients, c->expires, c->meeting, c->format, c->encoding, passages,               figures};
	ws_print_csv(l, fields, G_N_ELEMENTS(fields));
}

static void print_text(const ws_session *session, const ws_stored_document *d) {
	printf("%s%4u%s  ", ws_style_on(session, WS_STYLE_DIM), d->id, ws_style_off(session));
	ws_print_card(session, &d->card, NULL);
	printf("  %-10s %u passage%s, %u figure%s\n", "holds", d->n_passages, ws_plural(d->n_passages), d->n_figures, ws_plural(d->n_figures));
}

static int docs(ws_session *session, ws_lookup *l) {
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) ids = ws_store_documents(l->store, &l->filter, &error);
	if (!ids)
		return ws_fail("%s", error->message);
	int status = WS_EXIT_NONE;
	if (l->format == WS_AS_CSV) {
		static const char *const names[] = {"id",     "path", "title",      "issuer",  "number",  "date",   "year",     "region",
		                                    "kind",   "recipients", "expires", "meeting", "format", "encoding", "passages", "figures"};
		ws_print_csv_head(l, names, G_N_ELEMENTS(names));
	}
	for (guint i = 0; i < ids->len; i++) {
		if (!ws_lookup_shows(l, i))
			continue;
		const ws_stored_document *d = ws_lookup_document(l, g_array_index(ids, uint32_t, i));
		if (!d)
			return WS_EXIT_ERROR;
		if (l->format == WS_AS_JSON)
			ws_json_print(ws_json_stored_document(d));
		else if (l->format == WS_AS_CSV)
			print_csv(l, d);
		else
			print_text(session, d);
		status = WS_EXIT_FOUND;
	}
	return status;
}

int ws_run_docs(ws_session *session, int argc, char **argv) {
	g_autofree char *facet = NULL;
	const GOptionEntry own[] = {WS_FACET_OPTION(&facet), {NULL}};
	ws_lookup l;
	const ws_lookup_form form = {.operands = "", .summary = "The documents and their metadata, in order of date.", .own = own};
	if (!ws_lookup_open(&l, session, &form, &argc, &argv))
		return WS_EXIT_ERROR;
	return ws_lookup_close(&l, facet ? ws_print_facets(&l, NULL, facet) : docs(session, &l));
}
