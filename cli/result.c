/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/result.h"

#include <stdio.h>
#include <string.h>

#include "cli/print.h"
#include "cli/record.h"
#include "text/cursor.h"

/* ["二、2024年预算草案", "（二）…"]: the headings above, the title left out. */
static json_t *outline_of(const ws_view *view) {
	json_t *outline = json_array();
	for (const ws_above *a = view->above; a; a = a->next)
		if (a->level > 0)
			json_array_insert_new(outline, 0, ws_json_string(a->text));
	return outline;
}

static json_t *or_null(uint32_t n) {
	return n ? json_integer(n) : json_null();
}

json_t *ws_json_view(const ws_view *view) {
	const ws_stored_passage *p = view->passage;
	json_t *o = json_pack("{s:I,s:s,s:o,s:o,s:o,s:o,s:o,s:o}", "id", (json_int_t)view->id, "kind", ws_passage_kind_name(p->kind), "level",
	                      p->kind == WS_HEADING ? json_integer(p->level) : json_null(), "outline", outline_of(view), "text",
	                      ws_json_string(p->text), "line", or_null(p->line), "line_end", or_null(p->line_end), "page", or_null(p->page));
	if (p->term)
		json_object_set_new(o, "term", ws_json_string(p->term));
	return o;
}

json_t *ws_json_place(const ws_view *view) {
	return json_pack("{s:I,s:o,s:o,s:o}", "id", (json_int_t)view->id, "outline", outline_of(view), "line",
	                 or_null(view->passage->line), "page", or_null(view->passage->page));
}

const ws_stored_document *ws_lookup_document(ws_lookup *lookup, uint32_t id) {
	g_autoptr(GError) error = NULL;
	const ws_stored_document *d = ws_read_document(lookup->reading, id, &error);
	if (!d)
		ws_warn("%s", error->message);
	return d;
}

bool ws_lookup_view(ws_lookup *lookup, uint32_t id, bool facts, ws_view *view, ws_arena *arena) {
	g_autoptr(GError) error = NULL;
	bool ok = ws_read_view(lookup->reading, id, facts, view, arena, &error);
	if (!ok)
		ws_warn("%s", error->message);
	return ok;
}

char *ws_show_place(const ws_stored_document *document, const ws_stored_passage *passage) {
	return ws_show_place_at(document, passage->line, passage->page);
}

char *ws_show_place_at(const ws_stored_document *document, uint32_t line, uint32_t page) {
	g_autofree char *path = ws_show_path(document->card.path);
	if (page)
		return g_strdup_printf("%s p. %u", path, page);
	return line ? g_strdup_printf("%s:%u", path, line) : g_steal_pointer(&path);
}

char *ws_show_outline(const ws_view *view) {
	GString *path = g_string_new(NULL);
	for (const ws_above *a = view->above; a; a = a->next)
		if (a->level > 0) {
			if (path->len)
				g_string_prepend(path, " > ");
			g_string_prepend(path, a->text);
		}
	return g_string_free(path, FALSE);
}

void ws_print_window(const ws_session *session, const ws_view *view, ws_span window, const GArray *matches, ws_wrap *wrap) {
	ws_cursor at = ws_cursor_at(view->passage->text, view->passage->len);
	size_t len;
	uint32_t done = window.start;
	static const char cut[] = "…";
	if (window.start > 0)
		ws_wrap_text(wrap, cut, strlen(cut));
	for (guint i = 0; matches && i < matches->len; i++) {
		ws_span m = g_array_index(matches, ws_span, i);
		m = (ws_span){MAX(m.start, done), MIN(m.end, window.end)};
		if (m.start >= m.end)
			continue;
		const char *before = ws_cursor_cut(&at, (ws_span){done, m.start}, &len);
		ws_wrap_text(wrap, before, len);
		const char *match = ws_cursor_cut(&at, m, &len);
		fputs(ws_style_on(session, WS_STYLE_MATCH), stdout);
		ws_wrap_text(wrap, match, len);
		fputs(ws_style_off(session), stdout);
		done = m.end;
	}
	const char *rest = ws_cursor_cut(&at, (ws_span){done, window.end}, &len);
	ws_wrap_text(wrap, rest, len);
	if (ws_cursor_seek(&at, window.end) < view->passage->len)
		ws_wrap_text(wrap, cut, strlen(cut));
}

void ws_print_figure_value(const ws_session *session, const ws_figure *f, ws_cursor *at) {
	size_t len;
	const char *text = ws_cursor_cut(at, f->span, &len);
	bool cell = f->row || f->column, unit = cell && f->unit && !memmem(text, len, f->unit, strlen(f->unit));
	printf("%s%s%s", ws_style_on(session, WS_STYLE_FIGURE), f->relation == WS_EQ ? "" : ws_relation_name(f->relation),
	       f->relation == WS_EQ ? "" : " ");
	ws_print_text(text, len, "");
	printf("%s%s", unit ? f->unit : "", ws_style_off(session));
}

void ws_print_figure(const ws_session *session, const ws_figure *f, ws_cursor *at) {
	printf("    %s%s%s%s", f->subject ? f->subject : "", f->subject && f->role ? "  " : "", f->role ? f->role : "",
	       f->subject || f->role ? "  " : "");
	ws_print_figure_value(session, f, at);
	if (f->column)
		printf("  (%s)", f->column);
	printf("%s%s%s\n", f->period ? "  [" : "", f->period ? f->period : "", f->period ? "]" : "");
}

/* =HYPERLINK(…) in a document is text; -5.2 and the relation = are no formulas. */
static bool is_formula(const char *field) {
	char *end;
	if (!field[0] || !field[1] || !strchr("=+-@\t\r", field[0]))
		return false;
	g_ascii_strtod(field, &end);
	return *end != '\0';
}

void ws_print_csv(const ws_lookup *lookup, const char *const *fields, size_t n) {
	for (size_t i = 0; i < n; i++) {
		const char *field = fields[i] ? fields[i] : "", *lead = lookup->bom && is_formula(field) ? "'" : "";
		if (i)
			putchar(',');
		if (field[strcspn(field, ",\"\r\n")] == '\0') {
			printf("%s%s", lead, field);
			continue;
		}
		printf("\"%s", lead);
		for (; *field; field++) {
			if (*field == '"')
				putchar('"');
			putchar(*field);
		}
		putchar('"');
	}
	fputs("\r\n", stdout);
}

void ws_print_csv_head(const ws_lookup *lookup, const char *const *names, size_t n) {
	if (lookup->bom)
		fputs("\xEF\xBB\xBF", stdout);
	ws_print_csv(lookup, names, n);
}

void ws_print_figure_csv_head(const ws_lookup *lookup) {
	static const char *const names[] = {"subject", "role", "relation", "value", "high",   "unit", "amount", "base",  "period", "parent",
	                                    "column",  "text", "title",    "region", "date",  "path", "line",   "page",  "passage"};
	ws_print_csv_head(lookup, names, G_N_ELEMENTS(names));
}

void ws_print_figure_csv(const ws_lookup *lookup, const ws_figure *f, const ws_view *view, const ws_stored_document *d, ws_cursor *at) {
	char value[WS_DECIMAL_TEXT], high[WS_DECIMAL_TEXT], amount[WS_DECIMAL_TEXT];
	size_t len;
	const char *cut = ws_cursor_cut(at, f->span, &len);
	g_autofree char *text = g_strndup(cut, len);
	g_autofree char *line = g_strdup_printf("%u", view->passage->line), *page = g_strdup_printf("%u", view->passage->page);
	g_autofree char *passage = g_strdup_printf("%u", view->id);
	const char *fields[] = {f->subject,
	                        f->role,
	                        ws_relation_name(f->relation),
	                        ws_decimal_print(f->value, value),
	                        f->has_high ? ws_decimal_print(f->high, high) : NULL,
	                        f->unit,
	                        ws_decimal_print(f->amount, amount),
	                        f->base,
	                        f->period,
	                        f->parent,
	                        f->column,
	                        text,
	                        d->card.title,
	                        d->card.region,
	                        d->card.date,
	                        d->card.path,
	                        view->passage->line ? line : NULL,
	                        view->passage->page ? page : NULL,
	                        passage};
	ws_print_csv(lookup, fields, G_N_ELEMENTS(fields));
}
