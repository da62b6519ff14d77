/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo search QUERY: ranked passages, best first. */
#include <stdio.h>
#include <string.h>

#include "cli/facet.h"
#include "cli/lookup.h"
#include "cli/order.h"
#include "cli/page.h"
#include "cli/print.h"
#include "cli/question.h"
#include "cli/record.h"
#include "cli/result.h"
#include "query/rank.h"
#include "query/similar.h"
#include "query/snippet.h"

/* Of one document, so many passages are shown on a page; the rest are counted. */
enum { SNIPPET = 120, FIGURES_SHOWN = 6, OF_A_DOCUMENT = 3, INDENT = 3 };

typedef struct {
	ws_session *session;
	ws_lookup *lookup;
	ws_matcher *matcher;
	bool explain;
} printer;

static json_t *spans_json(const GArray *spans) {
	json_t *array = json_array();
	for (guint i = 0; i < spans->len; i++)
		json_array_append_new(array, ws_json_span(g_array_index(spans, ws_span, i)));
	return array;
}

static json_t *parts_json(const ws_scored *s) {
	json_t *parts = json_object();
	for (int i = 0; i < WS_SCORE_PARTS; i++)
		json_object_set_new(parts, ws_score_part_name(i), json_real((double)s->parts[i]));
	return parts;
}

static json_t *snippet_json(const ws_view *v, ws_span window) {
	ws_cursor at = ws_cursor_at(v->passage->text, v->passage->len);
	size_t len;
	const char *cut = ws_cursor_cut(&at, window, &len);
	g_autofree char *body = g_strndup(cut, len);
	g_autofree char *whole = g_strconcat(window.start ? "…" : "", body, cut + len < v->passage->text + v->passage->len ? "…" : "", NULL);
	return ws_json_string(whole);
}

static void print_json(const printer *p, guint rank, const ws_scored *s, const ws_view *v, const ws_stored_document *d,
                       const GArray *matches, ws_span window) {
	json_t *o = json_pack("{s:s,s:i,s:f,s:b,s:o,s:o,s:o,s:o,s:o}", "type", "hit", "rank", (int)rank, "score", (double)s->score, "partial",
	                      s->partial, "document", ws_json_stored_document(d), "passage", ws_json_view(v), "matches", spans_json(matches),
	                      "snippet", snippet_json(v, window), "figures",
	                      ws_json_figures(v->passage->figures, v->passage->n_figures, v->passage->text, v->passage->len));
	if (p->explain)
		json_object_set_new(o, "parts", parts_json(s));
	ws_json_print(o);
}

static void print_title(const printer *p, guint rank, const ws_scored *s, const ws_stored_document *d) {
	g_autofree char *last = g_path_get_basename(d->card.path), *name = ws_show_path(last);
	printf("%u. %s%s%s%s%s%s\n", rank, ws_style_on(p->session, WS_STYLE_TITLE), d->card.title ? d->card.title : name,
	       ws_style_off(p->session), d->card.date ? "  " : "", d->card.date ? d->card.date : "", s->partial ? "  (partial)" : "");
}

static void print_text(const printer *p, bool titled, const ws_scored *s, const ws_view *v, const ws_stored_document *d,
                       const GArray *matches, ws_span window) {
	g_autofree char *place = ws_show_place(d, v->passage), *outline = ws_show_outline(v);
	const char *partial = s->partial && !titled ? "  (partial)" : "";
	printf("   %s%s%s%s", ws_style_on(p->session, WS_STYLE_PLACE), place, ws_style_off(p->session), partial);
	if (*outline) {
		ws_wrap wrap = {p->session->width, INDENT, INDENT + ws_text_columns(place, strlen(place)) + (int)strlen(partial) + 2, 0};
		printf("  %s", ws_style_on(p->session, WS_STYLE_DIM));
		ws_wrap_text(&wrap, outline, strlen(outline));
		fputs(ws_style_off(p->session), stdout);
	}
	fputs("\n   ", stdout);
	ws_wrap wrap = {p->session->width, INDENT, INDENT, 0};
	ws_print_window(p->session, v, window, matches, &wrap);
	putchar('\n');
	ws_cursor at = ws_cursor_at(v->passage->text, v->passage->len);
	size_t shown = 0;
	for (size_t i = 0; i < v->passage->n_figures && shown < FIGURES_SHOWN; i++) {
		const ws_figure *f = &v->passage->figures[i];
		if (f->span.start >= window.start && f->span.end <= window.end) {
			ws_print_figure(p->session, f, &at);
			shown++;
		}
	}
	for (int i = 0; p->explain && i < WS_SCORE_PARTS; i++)
		printf("%s%s %.2f", i ? " + " : "    ", ws_score_part_name(i), (double)s->parts[i]);
	if (p->explain)
		printf(" = %.2f\n", (double)s->score);
}

static void print_csv(const printer *p, guint rank, const ws_scored *s, const ws_view *v, const ws_stored_document *d, ws_span window) {
	g_autofree char *outline = ws_show_outline(v);
	ws_cursor at = ws_cursor_at(v->passage->text, v->passage->len);
	size_t len;
	const char *cut = ws_cursor_cut(&at, window, &len);
	g_autofree char *snippet = g_strndup(cut, len), *position = g_strdup_printf("%u", rank),
					*score = g_strdup_printf("%.3f", (double)s->score);
	g_autofree char *line = g_strdup_printf("%u", v->passage->line), *page = g_strdup_printf("%u", v->passage->page);
	const char *fields[] = {position, score, s->partial ? "true" : "false", d->card.title, d->card.date, outline, snippet, d->card.path,
	                        v->passage->line ? line : NULL, v->passage->page ? page : NULL};
	ws_print_csv(p->lookup, fields, G_N_ELEMENTS(fields));
}

/* `rank` 0: under the title of its document that is printed already. */
static bool print_hit(const printer *p, guint rank, const ws_scored *s) {
	ws_arena *arena = ws_arena_new();
	ws_view v;
	const ws_stored_document *d = NULL;
	bool ok = ws_lookup_view(p->lookup, s->id, true, &v, arena) && (d = ws_lookup_document(p->lookup, v.document));
	if (ok) {
		ws_lookup_page(p->lookup);
		g_autoptr(GArray) matches = ws_matcher_spans(p->matcher, &v);
		ws_span window = ws_snippet(v.passage, matches, SNIPPET);
		if (p->lookup->format == WS_AS_TEXT && rank)
			print_title(p, rank, s, d);
		if (p->lookup->format == WS_AS_JSON)
			print_json(p, rank, s, &v, d, matches, window);
		else if (p->lookup->format == WS_AS_CSV)
			print_csv(p, rank, s, &v, d, window);
		else
			print_text(p, rank > 0, s, &v, d, matches, window);
	}
	ws_arena_free(arena);
	return ok;
}

/* Where else the page has the same passage. */
static bool print_copies(const printer *p, const ws_scored *hits, const ws_page_place *places, guint n, guint of) {
	ws_arena *arena = ws_arena_new();
	guint copies = 0;
	bool ok = true;
	for (guint i = of + 1; ok && i < n; i++) {
		if (places[i].like != (int)of)
			continue;
		ws_view v;
		const ws_stored_document *d = NULL;
		ok = ws_lookup_view(p->lookup, hits[i].id, false, &v, arena) && (d = ws_lookup_document(p->lookup, v.document));
		if (ok) {
			g_autofree char *place = ws_show_place(d, v.passage);
			printf("%s%s", copies++ ? ", " : "   the same in ", place);
		}
	}
	if (copies)
		putchar('\n');
	ws_arena_free(arena);
	return ok;
}

/* A page for people: the hits of a document under its first, copies of a passage as a line under it. */
static bool print_page(const printer *p, const ws_scored *hits, guint n, guint first_rank) {
	g_autofree ws_page_place *places = ws_page_arrange(p->lookup, hits, n);
	bool ok = places != NULL;
	for (guint i = 0; ok && i < n; i++) {
		if (places[i].under != WS_PAGE_LEADS || places[i].like != WS_PAGE_LEADS)
			continue;
		guint shown = 0, more = 0;
		for (guint k = i; ok && k < n; k++) {
			if ((k != i && places[k].under != (int)i) || places[k].like != WS_PAGE_LEADS)
				continue;
			if (shown == OF_A_DOCUMENT) {
				more++;
				continue;
			}
			ok = print_hit(p, shown++ ? 0 : first_rank + i, &hits[k]) && print_copies(p, hits, places, n, k);
		}
		if (more)
			printf("   and %u more of this document on this page (--no-group)\n", more);
		putchar('\n');
	}
	return ok;
}

typedef struct {
	gboolean explain, no_group;
	char *facet, *similar;
} options;

/* The document that others are to be like, and the question it asks; false: *status tells how it ended. */
static bool take_similar(ws_lookup *l, const char *name, uint32_t *document, const char **text, int *status) {
	g_autoptr(GError) error = NULL;
	*status = WS_EXIT_NONE;
	if (!ws_store_find_document(l->store, name, document, &error)) {
		*status = ws_fail("%s", error->message);
		return false;
	}
	if (!*document) {
		ws_warn("no document '%s'", name);
		l->told = true;
		return false;
	}
	*text = ws_similar_question(l->store, l->reading, *document, l->segmenter, l->arena, &error);
	if (!*text)
		*status = ws_fail("%s", error->message);
	return *text && **text;
}

static int search(ws_session *session, ws_lookup *l, const char *text, const options *o) {
	const bool explain = o->explain, group = !o->no_group && !o->similar;
	uint32_t document = 0;
	int status;
	if (o->similar && !take_similar(l, o->similar, &document, &text, &status))
		return status;
	ws_query *query = ws_read_question(l, text);
	if (!query)
		return WS_EXIT_ERROR;
	if (explain) {
		g_autofree char *tree = ws_query_print(query);
		ws_write_text(stderr, tree, strlen(tree), " ");
		fputc('\n', stderr);
	}
	g_autoptr(GError) error = NULL;
	printer p = {session, l, ws_matcher_new(l->store, query, &l->filter, l->arena, &error), explain};
	if (p.matcher && o->facet) {
		status = ws_print_facets(l, p.matcher, o->facet);
		ws_matcher_free(p.matcher);
		return status;
	}
	bool by_date = g_strcmp0(l->sort, "date") == 0;
	guint want = by_date || l->limit > G_MAXUINT - l->offset ? G_MAXUINT / 2 : l->limit + l->offset;
	g_autoptr(GArray) scored = !p.matcher ? NULL
		: document ? ws_rank_similar(l->store, query, p.matcher, l->reading, document, want, l->arena, &error)
		           : ws_rank(l->store, query, p.matcher, l->reading, want, l->arena, &error);
	if (!scored || (by_date && !ws_order_by_date(l, scored))) {
		ws_matcher_free(p.matcher);
		return scored ? WS_EXIT_ERROR : ws_fail("%s", error->message);
	}
	if (l->format == WS_AS_CSV) {
		static const char *const names[] = {"rank", "score", "partial", "title", "date", "outline", "snippet", "path", "line", "page"};
		ws_print_csv_head(l, names, G_N_ELEMENTS(names));
	}
	guint first = MIN(l->offset, scored->len), n = MIN(scored->len - first, l->limit);
	const ws_scored *hits = (const ws_scored *)(void *)scored->data + first;
	bool ok = true;
	if (group && l->format == WS_AS_TEXT)
		ok = print_page(&p, hits, n, first + 1);
	else
		for (guint i = 0; ok && i < n; i++) {
			ok = print_hit(&p, first + i + 1, &hits[i]);
			if (l->format == WS_AS_TEXT)
				putchar('\n');
		}
	ws_matcher_free(p.matcher);
	return !ok ? WS_EXIT_ERROR : n ? WS_EXIT_FOUND : WS_EXIT_NONE;
}

int ws_run_search(ws_session *session, int argc, char **argv) {
	options o = {.explain = FALSE};
	const GOptionEntry own[] = {
		WS_FACET_OPTION(&o.facet),
		{"similar", 0, 0, G_OPTION_ARG_STRING, &o.similar,
	     "in place of QUERY: documents like this one (an id, a path or a 文号), each with its best passage", "DOC"},
		{"explain", 0, 0, G_OPTION_ARG_NONE, &o.explain, "show the query's tree and each score as a sum of its parts", NULL},
		{"no-group", 0, 0, G_OPTION_ARG_NONE, &o.no_group, "show every hit by itself, also those of one document and copies", NULL},
		{NULL},
	};
	ws_lookup l;
	int status = WS_EXIT_ERROR;
	const ws_lookup_form form = {
		.operands = "QUERY", .own = own, .sorts = "score|date", .limit = 10,
		.summary = "Ranked passages, best first: words, \"phrases\", A OR B, -C, (…), heading:债务, title:厦门,\n"
		           "region: issuer: year: kind: number: date:2024-01..2024-06, amount>=100亿元, rate>5%, NEAR(A B, 20)."};
	if (ws_lookup_open(&l, session, &form, &argc, &argv)) {
		g_autofree char *text = ws_join_operands(argc, argv);
		if (o.similar && (o.facet || *text))
			ws_warn("search: --similar takes no query%s", o.facet ? " and no --facet" : "");
		else
			status = search(session, &l, text, &o);
		ws_lookup_close(&l, status);
	}
	g_free(o.facet);
	g_free(o.similar);
	return status;
}
