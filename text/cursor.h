/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From code point positions to bytes, cheap when the positions rise: spans of a passage are asked for in text order.

       ws_cursor c = ws_cursor_at(text, len);
       ws_cursor_cut(&c, (ws_span){8, 17}, &bytes)   ->  "1577.1 亿元", 13 bytes */
#ifndef WS_TEXT_CURSOR_H
#define WS_TEXT_CURSOR_H

#include "text/document.h"
#include "text/utf8.h"

typedef struct {
	const char *text;
	size_t len;
	size_t byte;    /* of code point `at` */
	uint32_t at;
} ws_cursor;

static inline ws_cursor ws_cursor_at(const char *text, size_t len) {
	return (ws_cursor){text, len, 0, 0};
}

/* The byte offset of a position; `len` when it lies behind the end. */
static inline size_t ws_cursor_seek(ws_cursor *c, uint32_t position) {
	if (position < c->at)
		c->byte = c->at = 0;
	const char *p = c->text + c->byte, *end = c->text + c->len;
	while (c->at < position && p < end) {
		ws_utf8_next(&p, end);
		c->at++;
	}
	c->byte = (size_t)(p - c->text);
	return c->byte;
}

/* A span's bytes, borrowed from the text. The cursor stays at the span's start, so that spans may overlap. */
static inline const char *ws_cursor_cut(ws_cursor *c, ws_span span, size_t *len) {
	size_t start = ws_cursor_seek(c, span.start);
	size_t end = start + ws_utf8_offset(c->text + start, c->len - start, span.end > span.start ? span.end - span.start : 0);
	*len = end - start;
	return c->text + start;
}

#endif
