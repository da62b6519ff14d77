/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/structure/join.h"

#include <string.h>

#include "text/utf8.h"

enum { REPEAT = 30, NEAR = 6 };

bool ws_is_text(const ws_line *line) {
	return line->block->kind == WS_BLOCK_LINE || line->block->kind == WS_BLOCK_PARAGRAPH;
}

size_t ws_overlap(const ws_line *a, const ws_line *b) {
	for (size_t n = a->len < b->len ? a->len : b->len, k = n > REPEAT * 3 ? REPEAT * 3 : n; k >= 12; k--)
		if (((unsigned char)a->text[a->len - k] & 0xC0) != 0x80 && !memcmp(a->text + a->len - k, b->text, k) &&
		    (k == b->len || ((unsigned char)b->text[k] & 0xC0) != 0x80))
			return k;
	return 0;
}

bool ws_is_latin(uint32_t c) {
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F);
}

bool ws_is_digit(uint32_t c) {
	return c >= '0' && c <= '9';
}

bool ws_is_bare_number(const ws_line *line) {
	return line->digits && line->digits == line->chars && line->chars <= 2;
}

/* Cells parted by tabs or bars, with such a line above or below. */
static bool has_cells(const ws_line *line) {
	if (line->block->kind != WS_BLOCK_LINE || line->dropped || !line->len)
		return false;
	return (line->tabs && line->chars < 600) || (line->first == '|' && line->last == '|' && line->chars > 2);
}

bool ws_is_row(const ws_lines *lines, size_t i) {
	if (!lines->markup || !has_cells(&lines->v[i]))
		return false;
	if (lines->v[i].first == '|')
		return true;
	size_t above = i, below = i + 1;
	while (above && lines->v[above - 1].dropped && i - above < NEAR)
		above--;
	while (below < lines->n && lines->v[below].dropped && below - i < NEAR)
		below++;
	return (above && has_cells(&lines->v[above - 1])) || (below < lines->n && has_cells(&lines->v[below]));
}

typedef struct {
	char *text;
	size_t len;
	ws_origin *origins;
	size_t n_origins;
} buffer;

/* What stands between two joined lines: a space between Latin words, or between an ASCII stop and one; otherwise nothing. */
static bool wants_space(uint32_t a, uint32_t b) {
	bool word_a = ws_is_latin(a) || ws_is_digit(a), word_b = ws_is_latin(b) || ws_is_digit(b);
	return (word_a && word_b && (ws_is_latin(a) || ws_is_latin(b))) || ((a == ',' || a == '.' || a == ';' || a == ':') && ws_is_latin(b));
}

static void append(buffer *out, const ws_line *line, const ws_line *before, bool repeated) {
	const char *text = line->text;
	size_t len = line->len;
	if (before) {
		size_t skip = repeated ? ws_overlap(before, line) : 0;
		text += skip;
		len -= skip;
		text = ws_trim(text, &len);
		const char *p = text;
		uint32_t head = len ? ws_utf8_next(&p, text + len) : 0;
		if (out->len > 1 && out->text[out->len - 1] == '-' && ws_is_latin((unsigned char)out->text[out->len - 2]) && ws_is_latin(head))
			out->len--;
		else if (wants_space(before->last, head) || (ws_is_bare_number(before) && ws_is_han(head)) ||
		         (before->digits && line->digits && !before->han && !line->han))
			out->text[out->len++] = ' ';
	}
	if (!len)
		return;
	out->origins[out->n_origins++] = (ws_origin){out->len, line->line, line->page};
	memcpy(out->text + out->len, text, len);
	out->len += len;
}

/* Without `**` when all of them come in pairs. */
static void drop_emphasis(buffer *out) {
	size_t marks = 0, to = 0, k = 0;
	for (size_t i = 0; i + 1 < out->len; i++)
		if (out->text[i] == '*' && out->text[i + 1] == '*') {
			marks++;
			i++;
		}
	if (!marks || marks % 2)
		return;
	for (size_t i = 0; i < out->len;) {
		while (k < out->n_origins && out->origins[k].at <= i)
			out->origins[k++].at = to;
		if (i + 1 < out->len && out->text[i] == '*' && out->text[i + 1] == '*')
			i += 2;
		else
			out->text[to++] = out->text[i++];
	}
	out->len = to;
}

ws_unit ws_join_lines(const ws_lines *lines, size_t from, size_t to, ws_arena *arena) {
	const ws_line *first = &lines->v[from];
	ws_unit joined = {
	    .look = *first, .lines = first, .n_lines = to - from + 1, .line_end = lines->v[to].line_end, .kind = WS_PARAGRAPH, .parent = -1};
	if (first->block->kind == WS_BLOCK_TABLE) {
		joined.kind = WS_TABLE;
		return joined;
	}
	joined.row = ws_is_row(lines, from);
	size_t room = 2, parts = 0;
	for (size_t i = from; i <= to; i++)
		if (!lines->v[i].dropped && (i == from || ws_is_text(&lines->v[i]))) {
			room += lines->v[i].len + 1;
			parts++;
		}
	if (parts == 1 && !(lines->markup && memchr(first->text, '*', first->len))) {
		ws_origin *origin = ws_arena_take(arena, sizeof *origin);
		*origin = (ws_origin){0, first->line, first->page};
		joined.origins = origin;
		joined.n_origins = 1;
		return joined;
	}
	buffer out = {.text = ws_arena_take(arena, room), .origins = ws_arena_take(arena, (parts + 1) * sizeof(ws_origin))};
	const ws_line *before = NULL;
	for (size_t i = from; i <= to; i++) {
		const ws_line *line = &lines->v[i];
		if (line->dropped || (line != first && !ws_is_text(line)))
			continue;
		append(&out, line, before, line->gap || line->cut);
		before = line;
	}
	if (lines->markup)
		drop_emphasis(&out);
	size_t len = out.len;
	const char *text = ws_trim(out.text, &len);
	size_t shift = (size_t)(text - out.text);
	for (size_t i = 0; i < out.n_origins; i++)
		out.origins[i].at -= out.origins[i].at > shift ? shift : out.origins[i].at;
	((char *)text)[len] = '\0';
	ws_line_look(&joined.look, text, len);
	joined.origins = out.origins;
	joined.n_origins = out.n_origins;
	return joined;
}
