/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo show DOC: one document. DOC is an id, a path, or a 文号. */
#include <stdio.h>
#include <string.h>

#include "cli/lookup.h"
#include "cli/print.h"
#include "cli/record.h"
#include "cli/result.h"

/* The passage a field was read in; false when it was read in none, or when the passage cannot be read: that is told, and *ok becomes
   false. */
static bool view_evidence(ws_lookup *l, const ws_stored_document *d, const ws_evidence *e, ws_view *v, ws_arena *arena, bool *ok) {
	if (e->passage < 0 || e->span.end <= e->span.start)
		return false;
	bool read = ws_lookup_view(l, d->first + (uint32_t)e->passage, false, v, arena);
	*ok = *ok && read;
	return read;
}

/* The evidence of a card in the index: {"title":{"passage":ID,…}} */
static json_t *evidence_json(ws_lookup *l, const ws_stored_document *d, ws_arena *arena, bool *ok) {
	json_t *o = json_object();
	for (int i = 0; i < WS_FIELDS; i++) {
		const ws_evidence *e = &d->card.evidence[i];
		ws_view v;
		if (!view_evidence(l, d, e, &v, arena, ok))
			continue;
		ws_cursor at = ws_cursor_at(v.passage->text, v.passage->len);
		size_t len;
		const char *cut = ws_cursor_cut(&at, e->span, &len);
		json_object_set_new(o, ws_field_name(i), json_pack("{s:I,s:o,s:I,s:I,s:o}", "passage", (json_int_t)v.id, "line",
		                                                   v.passage->line ? json_integer(v.passage->line) : json_null(), "start",
		                                                   (json_int_t)e->span.start, "end", (json_int_t)e->span.end, "text",
		                                                   json_stringn(cut, len)));
	}
	return o;
}

/* "line 7: 2024年10月12日" where a field was read in other words than it is shown in, "line 7" otherwise. */
static char *evidence_text(ws_lookup *l, const ws_stored_document *d, const ws_evidence *e, const char *shown, ws_arena *arena, bool *ok) {
	ws_view v;
	if (!view_evidence(l, d, e, &v, arena, ok))
		return NULL;
	ws_cursor at = ws_cursor_at(v.passage->text, v.passage->len);
	size_t len;
	const char *cut = ws_cursor_cut(&at, e->span, &len);
	const char *unit = v.passage->page ? "page" : "line";
	uint32_t number = v.passage->page ? v.passage->page : v.passage->line;
	bool same = shown && strlen(shown) == len && memcmp(shown, cut, len) == 0;
	return same ? g_strdup_printf("%s %u", unit, number) : g_strdup_printf("%s %u: %.*s", unit, number, (int)len, cut);
}

static bool print_card(ws_session *session, ws_lookup *l, const ws_stored_document *d, ws_arena *arena) {
	bool ok = true;
	const ws_document *c = &d->card;
	const char *shown[WS_FIELDS] = {
		[WS_FIELD_TITLE] = c->title, [WS_FIELD_ISSUER] = c->issuer,         [WS_FIELD_NUMBER] = c->number,  [WS_FIELD_REGION] = c->region,
		[WS_FIELD_KIND] = c->kind,   [WS_FIELD_RECIPIENTS] = c->recipients, [WS_FIELD_MEETING] = c->meeting};
	char *places[WS_FIELDS];
	for (int i = 0; i < WS_FIELDS; i++)
		places[i] = evidence_text(l, d, &c->evidence[i], shown[i], arena, &ok);
	ws_print_card(session, &d->card, places);
	for (int i = 0; i < WS_FIELDS; i++)
		g_free(places[i]);
	putchar('\n');
	return ok;
}

static void print_csv(const ws_lookup *l, const ws_stored_document *d, const ws_view *v) {
	const ws_stored_passage *p = v->passage;
	char id[16], line[16], line_end[16], page[16];
	snprintf(id, sizeof id, "%u", v->id);
	snprintf(line, sizeof line, "%u", p->line);
	snprintf(line_end, sizeof line_end, "%u", p->line_end);
	snprintf(page, sizeof page, "%u", p->page);
	g_autofree char *outline = ws_show_outline(v);
	const char *fields[] = {id,           ws_passage_kind_name(p->kind),     outline, p->text, d->card.path, p->line ? line : NULL,
	                        p->line_end ? line_end : NULL, p->page ? page : NULL};
	ws_print_csv(l, fields, G_N_ELEMENTS(fields));
}

static bool print_passage(ws_session *session, ws_lookup *l, const ws_stored_document *d, uint32_t id, ws_arena *arena) {
	ws_view v;
	if (!ws_lookup_view(l, id, true, &v, arena))
		return false;
	const ws_stored_passage *p = v.passage;
	if (l->format == WS_AS_JSON) {
		json_t *o = ws_json_view(&v);
		json_object_set_new(o, "figures", ws_json_figures(p->figures, p->n_figures, p->text, p->len));
		json_object_set_new(o, "names", ws_json_names(p->names, p->n_names, p->text, p->len));
		ws_json_print(o);
	} else if (l->format == WS_AS_CSV) {
		print_csv(l, d, &v);
	} else {
		const ws_passage shown = {.kind = p->kind, .text = p->text, .len = p->len, .line = p->line, .page = p->page};
		ws_print_passage(session, &shown);
	}
	return true;
}

static bool holds(const GArray *documents, uint32_t id) {
	for (guint i = 0; i < documents->len; i++)
		if (g_array_index(documents, uint32_t, i) == id)
			return true;
	return false;
}

static int show(ws_session *session, ws_lookup *l, const char *name) {
	g_autoptr(GError) error = NULL;
	uint32_t id = 0;
	if (!ws_store_find_document(l->store, name, &id, &error))
		return ws_fail("%s", error->message);
	if (!id) {
		ws_warn("no document '%s'", name);
		l->told = true;
		return WS_EXIT_NONE;
	}
	g_autoptr(GArray) passing = ws_filter_is_empty(&l->filter) ? NULL : ws_store_documents(l->store, &l->filter, &error);
	if (error)
		return ws_fail("%s", error->message);
	if (passing && !holds(passing, id)) {
		ws_warn("document '%s' does not pass the filter", name);
		l->told = true;
		return WS_EXIT_NONE;
	}
	const ws_stored_document *d = ws_lookup_document(l, id);
	if (!d)
		return WS_EXIT_ERROR;
	ws_lookup_page(l);
	ws_arena *arena = ws_arena_new();
	bool ok = true;
	if (l->format == WS_AS_JSON) {
		json_t *card = ws_json_stored_document(d);
		json_object_set_new(card, "evidence", evidence_json(l, d, arena, &ok));
		ws_json_print(card);
	} else if (l->format == WS_AS_CSV) {
		static const char *const names[] = {"id", "kind", "outline", "text", "path", "line", "line_end", "page"};
		ws_print_csv_head(l, names, G_N_ELEMENTS(names));
	} else {
		ok = print_card(session, l, d, arena);
	}
	for (uint32_t p = d->first; ok && d->n_passages && p <= d->last; p++) {
		ws_arena_clear(arena);
		if (ws_lookup_shows(l, p - d->first))
			ok = print_passage(session, l, d, p, arena);
	}
	ws_arena_free(arena);
	return ok ? WS_EXIT_FOUND : WS_EXIT_ERROR;
}

int ws_run_show(ws_session *session, int argc, char **argv) {
	ws_lookup l;
	const ws_lookup_form form = {
		.operands = "DOC",
		.summary = "One document: its card with where each field was read, then its text. DOC is an id, a path, or a 文号."};
	if (!ws_lookup_open(&l, session, &form, &argc, &argv))
		return WS_EXIT_ERROR;
	g_autofree char *name = ws_join_operands(argc, argv);
	return ws_lookup_close(&l, *name ? show(session, &l, name) : ws_fail("show: name a document"));
}
