/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/parser.h"

#include <string.h>

#include "text/utf8.h"

ws_query *ws_parser_fail(ws_parser *p, uint32_t at, const char *message) {
	if (!*p->error)
		g_set_error_literal(p->error, WS_QUERY_ERROR, WS_QUERY_SYNTAX, message);
	*p->fault = at;
	return NULL;
}

uint32_t ws_parser_half(uint32_t c) {
	if (c >= 0xFF01 && c <= 0xFF5E)
		return c - 0xFEE0;
	return c == 0x3000 ? ' ' : c;
}

bool ws_parser_is_space(uint32_t c) {
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x3000 || c == 0xA0 || c == 0;
}

uint32_t ws_parser_peek(const ws_parser *p, uint32_t ahead) {
	return p->at + ahead < p->n ? ws_parser_half(p->c[p->at + ahead]) : 0;
}

void ws_parser_skip_space(ws_parser *p) {
	while (p->at < p->n && ws_parser_is_space(p->c[p->at]))
		p->at++;
}

char *ws_parser_slice(ws_parser *p, uint32_t from, uint32_t to) {
	char *text = ws_arena_take(p->arena, (size_t)(to - from) * WS_UTF8_MAX + 1);
	size_t len = 0;
	for (uint32_t i = from; i < to; i++)
		len += ws_utf8_put(text + len, p->c[i]);
	text[len] = '\0';
	return text;
}

ws_query *ws_parser_node(ws_parser *p, ws_query_kind kind, uint32_t start) {
	ws_query *q = ws_arena_zero(p->arena, 1, sizeof *q);
	q->kind = kind;
	q->start = start;
	q->end = p->at;
	return q;
}

ws_query *ws_parser_node_of(ws_parser *p, ws_query_kind kind, uint32_t start, ws_query *const *children, size_t n) {
	ws_query *q = ws_parser_node(p, kind, start);
	q->children = ws_arena_take(p->arena, n * sizeof *q->children);
	memcpy(q->children, children, n * sizeof *q->children);
	q->n_children = n;
	return q;
}
