/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/query.h"

#include "text/utf8.h"

static void print_string(GString *out, const uint32_t *c, size_t n) {
	for (size_t i = 0; i < n; i++)
		g_string_append_unichar(out, c[i]);
}

static void print_words(GString *out, const ws_query *q) {
	static const char *const parts[] = {"", " text:", " heading:", " title:"};
	g_string_append_printf(out, "(words%s", parts[q->part]);
	for (size_t i = 0; i < q->n_terms; i++) {
		g_string_append(out, q->terms[i].light ? " ~" : " ");
		print_string(out, q->terms[i].c, q->terms[i].n);
		g_string_append(out, q->terms[i].open_end ? "*" : "");
	}
	g_string_append_c(out, ')');
}

static void print_amount(GString *out, const ws_query *q) {
	char buffer[WS_DECIMAL_TEXT];
	g_string_append(out, q->rate ? "(rate" : "(amount");
	if (q->has_low)
		g_string_append_printf(out, " %s %s", q->low_open ? ">" : ">=", ws_decimal_print(q->low, buffer));
	if (q->has_high)
		g_string_append_printf(out, " %s %s", q->high_open ? "<" : "<=", ws_decimal_print(q->high, buffer));
	g_string_append_printf(out, "%s%s)", q->base ? " " : "", q->base ? q->base : "");
}

static void print_node(GString *out, const ws_query *q) {
	static const char *const fields[] = {"region", "issuer", "year", "kind", "number", "date"};
	static const char *const operators[] = {[WS_QUERY_AND] = "and", [WS_QUERY_OR] = "or", [WS_QUERY_NOT] = "not", [WS_QUERY_NEAR] = "near"};
	switch (q->kind) {
	case WS_QUERY_WORDS:
		print_words(out, q);
		return;
	case WS_QUERY_PHRASE:
		g_string_append(out, q->part == WS_PART_HEADING ? "(phrase heading: \""
		                     : q->part == WS_PART_TITLE ? "(phrase title: \""
		                                                : "(phrase \"");
		print_string(out, q->string.c, q->string.n);
		g_string_append(out, "\")");
		return;
	case WS_QUERY_FIELD:
		g_string_append_printf(out, "(%s %s%s%s)", fields[q->field], q->value, q->until ? ".." : "", q->until ? q->until : "");
		return;
	case WS_QUERY_AMOUNT:
		print_amount(out, q);
		return;
	default:
		g_string_append_printf(out, "(%s", operators[q->kind]);
		for (size_t i = 0; i < q->n_children; i++) {
			g_string_append_c(out, ' ');
			print_node(out, q->children[i]);
		}
		if (q->kind == WS_QUERY_NEAR)
			g_string_append_printf(out, " %u", q->distance);
		g_string_append_c(out, ')');
	}
}

char *ws_query_print(const ws_query *query) {
	GString *out = g_string_new(NULL);
	print_node(out, query);
	return g_string_free(out, FALSE);
}
