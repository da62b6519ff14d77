/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo mentions NAME: every mention, in order of document date. */
#include <stdio.h>
#include <string.h>

#include "cli/lookup.h"
#include "cli/print.h"
#include "cli/record.h"
#include "cli/result.h"
#include "query/mentions.h"
#include "query/snippet.h"
#include "text/name_key.h"

enum { SNIPPET = 70, INDENT = 4 };

typedef struct {
	ws_session *session;
	ws_lookup *lookup;
	const char *name;
	ws_view view;      /* of the passage printed last: mentions of one passage come together */
	ws_arena *arena;
	uint32_t document; /* the one whose head was printed last */
} printer;

/* The figures that speak of the thing: those whose subject has its form or full name. */
static json_t *figures_json(const ws_view *v, const ws_mention *m) {
	json_t *array = json_array();
	ws_cursor at = ws_cursor_at(v->passage->text, v->passage->len);
	for (size_t i = 0; i < v->passage->n_figures; i++)
		if (ws_figure_speaks_of(&v->passage->figures[i], m, v->passage))
			json_array_append_new(array, ws_json_figure(&v->passage->figures[i], &at));
	return array;
}

/* The place of the name, and those of 该基金 behind it. */
static json_t *spans_json(const ws_mention *m) {
	json_t *array = json_array();
	json_array_append_new(array, ws_json_span(m->span));
	for (size_t i = 0; i < m->n_also; i++)
		json_array_append_new(array, ws_json_span(m->also[i]));
	return array;
}

/* Names are kept folded; shown as the passage writes them. */
static const char *written(const printer *p, const ws_mention *m, const char *name) {
	ws_cursor at = ws_cursor_at(p->view.passage->text, p->view.passage->len);
	size_t len;
	const char *own = ws_cursor_cut(&at, m->span, &len);
	return ws_name_written(name, own, len, p->arena);
}

static void print_json(printer *p, const ws_mention *m, const ws_stored_document *d) {
	ws_json_print(
		json_pack("{s:s,s:o,s:o,s:s,s:b,s:o,s:o,s:o,s:o,s:o}", "type", "mention", "name", ws_json_string(written(p, m, m->canonical)),
	              "form", ws_json_string(written(p, m, m->form)), "via", ws_via_name(m->via), "cross_word", m->cross_word, "document",
	              ws_json_stored_document(d), "passage", ws_json_view(&p->view), "spans", spans_json(m), "line",
	              p->view.passage->line ? json_integer(p->view.passage->line) : json_null(), "figures", figures_json(&p->view, m)));
}

static GArray *span_of(const ws_mention *m) {
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(ws_span));
	g_array_append_val(spans, m->span);
	g_array_append_vals(spans, m->also, (guint)m->n_also);
	return spans;
}

static void print_text(printer *p, const ws_mention *m, const ws_stored_document *d) {
	if (p->document != m->document) {
		printf("%s%s%s%s%s%s\n", p->document ? "\n" : "", ws_style_on(p->session, WS_STYLE_TITLE), d->card.title ? d->card.title : "",
		       ws_style_off(p->session), d->card.date ? "  " : "", d->card.date ? d->card.date : "");
		p->document = m->document;
	}
	g_autofree char *place = ws_show_place(d, p->view.passage);
	g_autoptr(GArray) spans = span_of(m);
	printf("  %s%s%s  ", ws_style_on(p->session, WS_STYLE_PLACE), place, ws_style_off(p->session));
	ws_wrap wrap = {p->session->width, INDENT, 4 + ws_text_columns(place, strlen(place)), 0};
	ws_print_window(p->session, &p->view, ws_snippet(p->view.passage, spans, SNIPPET), spans, &wrap);
	if (m->cross_word)
		printf("  %s(across words)%s", ws_style_on(p->session, WS_STYLE_DIM), ws_style_off(p->session));
	else if (m->via != WS_VIA_EXACT)
		printf("  %s(%s of %s)%s", ws_style_on(p->session, WS_STYLE_DIM), ws_via_name(m->via), written(p, m, m->canonical),
		       ws_style_off(p->session));
	putchar('\n');
	ws_cursor at = ws_cursor_at(p->view.passage->text, p->view.passage->len);
	for (size_t i = 0; i < p->view.passage->n_figures; i++)
		if (ws_figure_speaks_of(&p->view.passage->figures[i], m, p->view.passage))
			ws_print_figure(p->session, &p->view.passage->figures[i], &at);
}

static void print_csv(printer *p, const ws_mention *m, const ws_stored_document *d) {
	g_autofree char *outline = ws_show_outline(&p->view), *line = g_strdup_printf("%u", p->view.passage->line);
	g_autofree char *start = g_strdup_printf("%u", m->span.start), *end = g_strdup_printf("%u", m->span.end);
	g_autofree char *page = g_strdup_printf("%u", p->view.passage->page);
	const char *fields[] = {written(p, m, m->canonical),
	                        written(p, m, m->form),
	                        ws_via_name(m->via),
	                        m->cross_word ? "true" : "false",
	                        d->card.title,
	                        d->card.date,
	                        outline,
	                        p->view.passage->text,
	                        start,
	                        end,
	                        d->card.path,
	                        p->view.passage->line ? line : NULL,
	                        p->view.passage->page ? page : NULL};
	ws_print_csv(p->lookup, fields, G_N_ELEMENTS(fields));
}

static bool print_mention(printer *p, const ws_mention *m) {
	const ws_stored_document *d = ws_lookup_document(p->lookup, m->document);
	if (!d)
		return false;
	if (p->view.id != m->passage) {
		ws_arena_clear(p->arena);
		if (!ws_lookup_view(p->lookup, m->passage, true, &p->view, p->arena))
			return false;
	}
	if (p->lookup->format == WS_AS_JSON)
		print_json(p, m, d);
	else if (p->lookup->format == WS_AS_CSV)
		print_csv(p, m, d);
	else
		print_text(p, m, d);
	return true;
}

static int mentions(ws_session *session, ws_lookup *l, const char *name, bool exact, const char *alias_file) {
	g_autoptr(GError) error = NULL;
	const ws_mention_options options = {.filter = &l->filter, .exact = exact, .alias_file = alias_file};
	g_autoptr(GArray) found = exact ? ws_mentions_of_string(l->store, l->reading, name, &options, l->segmenter, l->arena, &error)
	                                : ws_mentions_of_name(l->store, l->reading, name, &options, l->segmenter, l->arena, &error);
	if (!found)
		return ws_fail("%s", error->message);
	printer p = {.session = session, .lookup = l, .name = name, .arena = ws_arena_new()};
	int status = WS_EXIT_NONE;
	if (l->format == WS_AS_CSV) {
		static const char *const names[] = {"name",    "form", "via",   "cross_word", "title", "date",
		                                    "outline", "text", "start", "end",        "path",  "line", "page"};
		ws_print_csv_head(l, names, G_N_ELEMENTS(names));
	}
	for (guint i = 0; i < found->len && status != WS_EXIT_ERROR; i++)
		if (ws_lookup_shows(l, i))
			status = print_mention(&p, &g_array_index(found, ws_mention, i)) ? WS_EXIT_FOUND : WS_EXIT_ERROR;
	ws_arena_free(p.arena);
	return status;
}

int ws_run_mentions(ws_session *session, int argc, char **argv) {
	gboolean exact = FALSE;
	g_autofree char *alias_file = NULL;
	const GOptionEntry own[] = {
		{"exact", 0, 0, G_OPTION_ARG_NONE, &exact, "the string itself only: no aliases, 简 and 繁 apart", NULL},
		{"aliases", 0, 0, G_OPTION_ARG_FILENAME, &alias_file, "other names to honour: a line a thing, its names separated by TAB", "FILE"},
		{NULL},
	};
	ws_lookup l;
	const ws_lookup_form form = {
		.operands = "NAME",
		.own = own,
		.summary =
			"Every mention of a fund, agency, programme or any string, in order of document date,\nwith the figures that speak of it."};
	if (!ws_lookup_open(&l, session, &form, &argc, &argv))
		return WS_EXIT_ERROR;
	g_autofree char *name = ws_join_operands(argc, argv);
	ws_folded f = ws_fold(name, strlen(name), 0, l.arena);
	int status = f.n ? mentions(session, &l, name, exact, alias_file) : ws_fail("mentions: a name is missing");
	return ws_lookup_close(&l, status);
}
