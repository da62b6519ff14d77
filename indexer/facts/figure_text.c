/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/figure_text.h"

#include <string.h>

#include "text/utf8.h"

static void index_bytes(ws_figure_text *t) {
	const ws_passage *p = t->passage;
	const char *at = p->text, *end = p->text + p->len;
	size_t n = 0;
	t->bytes = ws_arena_take(t->arena, (t->f->chars + 1) * sizeof *t->bytes);
	while (at < end && n < t->f->chars) {
		t->bytes[n++] = (uint32_t)(at - p->text);
		/* The short way for nearly every character of these texts. */
		if (end - at > 2 && *at >= '\xE1' && *at < '\xED' && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80)
			at += 3;
		else
			ws_utf8_next(&at, end);
	}
	while (n <= t->f->chars)
		t->bytes[n++] = (uint32_t)p->len;
}

/* 装备制造业|[9]|增加值: the mark of a footnote at i; its length. */
static size_t note_at(const ws_folded *f, size_t i, size_t end) {
	enum { DIGITS = 2 };
	size_t j = i + 1;
	while (j < end && j - i <= DIGITS && f->c[j] >= '0' && f->c[j] <= '9')
		j++;
	return f->c[i] == '[' && j > i + 1 && j < end && f->c[j] == ']' ? j + 1 - i : 0;
}

static size_t copy(const ws_figure_text *t, ws_piece piece, char *out) {
	const ws_folded *f = t->f;
	size_t n = 0;
	for (size_t i = piece.start; i < piece.end; i++) {
		size_t note = note_at(f, i, piece.end);
		if (note) {
			i += note - 1;
			continue;
		}
		/* One character may fold to several: ㎡ is m and 2. */
		if (i > piece.start && f->from[i] == f->from[i - 1])
			continue;
		uint32_t from = t->bytes[f->from[i]], to = t->bytes[f->to[i]];
		if (out)
			memcpy(out + n, t->passage->text + from, to - from);
		n += to - from;
	}
	return n;
}

char *ws_figure_compose(ws_figure_text *t, const ws_piece *pieces, size_t n, const char *tail) {
	size_t len = tail ? strlen(tail) : 0, used = 0;
	if (!t->bytes)
		index_bytes(t);
	for (size_t k = 0; k < n; k++)
		len += copy(t, pieces[k], NULL);
	if (len == 0)
		return NULL;
	char *text = ws_arena_take(t->arena, len + 1);
	for (size_t k = 0; k < n; k++)
		used += copy(t, pieces[k], text + used);
	memcpy(text + used, tail ? tail : "", len - used);
	text[len] = '\0';
	return text;
}

char *ws_figure_slice(ws_figure_text *t, size_t start, size_t end) {
	ws_piece piece = {start, end};
	return ws_figure_compose(t, &piece, 1, NULL);
}

ws_figure ws_figure_of(ws_figure_text *t, const ws_quantity *q) {
	ws_figure figure = {
	    .span = ws_folded_span(t->f, q->start, q->end), .kind = q->kind, .relation = q->relation, .value = q->value, .amount = q->amount};
	figure.has_high = q->has_high;
	figure.high = q->high;
	figure.high_amount = q->high_amount;
	/* 万余人 is the unit 万人. */
	bool inside = q->bound_start < q->bound_end && q->bound_start >= q->unit_start && q->bound_end <= q->unit_end;
	ws_piece unit[2] = {{q->unit_start, inside ? q->bound_start : q->unit_end}, {inside ? q->bound_end : q->unit_end, q->unit_end}};
	const char *written = q->sign ? q->sign : ws_figure_compose(t, unit, 2, NULL);
	figure.unit = written ? written : "";
	figure.base = q->per_start < q->unit_end && *q->base
	    ? ws_arena_printf(t->arena, "%s%s", q->base, ws_figure_slice(t, q->per_start, q->unit_end))
	    : q->base;
	if (q->bound_start < q->bound_end)
		figure.qualifier = ws_figure_slice(t, q->bound_start, q->bound_end);
	return figure;
}
