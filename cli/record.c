/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/record.h"

#include <stdio.h>
#include <string.h>

#include "text/name_key.h"

json_t *ws_json_string(const char *text) {
	if (!text)
		return json_null();
	json_t *string = json_string(text);
	if (string)
		return string;
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	return json_string(valid);
}

/* A bare number has an empty unit and base: absent facts are null. */
static json_t *string_or_null(const char *text) {
	return ws_json_string(text && *text ? text : NULL);
}

json_t *ws_json_decimal(ws_decimal d) {
	int64_t whole = d.digits;
	int exponent = d.exponent;
	while (exponent > 0 && whole <= INT64_MAX / 10 && whole >= INT64_MIN / 10) {
		whole *= 10;
		exponent--;
	}
	return exponent == 0 ? json_integer(whole) : json_real(ws_decimal_double(d));
}

json_t *ws_json_span(ws_span span) {
	return json_pack("[II]", (json_int_t)span.start, (json_int_t)span.end);
}

static void set(json_t *object, const char *key, json_t *value) {
	json_object_set_new(object, key, value);
}

static json_t *cut(ws_cursor *at, ws_span span) {
	size_t len;
	const char *bytes = ws_cursor_cut(at, span, &len);
	json_t *string = json_stringn(bytes, len);
	return string ? string : json_null();
}

json_t *ws_json_card(const ws_document *card, uint32_t id, size_t passages, size_t figures) {
	json_t *o = json_object();
	set(o, "type", json_string("document"));
	if (id)
		set(o, "id", json_integer(id));
	set(o, "path", ws_json_string(card->path));
	set(o, "title", ws_json_string(card->title));
	set(o, "issuer", ws_json_string(card->issuer));
	set(o, "number", ws_json_string(card->number));
	set(o, "date", ws_json_string(card->date));
	set(o, "year", card->year ? json_integer(card->year) : json_null());
	json_t *years = json_array();
	for (size_t i = 0; i < card->n_years; i++)
		json_array_append_new(years, json_integer(card->years[i]));
	set(o, "years", years);
	set(o, "region", ws_json_string(card->region));
	set(o, "region_path", ws_json_string(card->region_path));
	set(o, "kind", ws_json_string(card->kind));
	set(o, "format", ws_json_string(card->format));
	set(o, "encoding", ws_json_string(card->encoding));
	set(o, "passages", json_integer((json_int_t)passages));
	set(o, "figures", json_integer((json_int_t)figures));
	set(o, "recipients", ws_json_string(card->recipients));
	set(o, "expires", ws_json_string(card->expires));
	set(o, "meeting", ws_json_string(card->meeting));
	return o;
}

json_t *ws_json_evidence(const ws_document *d) {
	json_t *o = json_object();
	for (int i = 0; i < WS_FIELDS; i++) {
		const ws_evidence *e = &d->evidence[i];
		if (e->passage < 0 || (size_t)e->passage >= d->n_passages || e->span.end <= e->span.start)
			continue;
		const ws_passage *p = &d->passages[e->passage];
		ws_cursor at = ws_cursor_at(p->text, p->len);
		set(o, ws_field_name(i), json_pack("{s:i,s:I,s:I,s:I,s:o}", "passage", e->passage, "line", (json_int_t)p->line, "start",
		                                   (json_int_t)e->span.start, "end", (json_int_t)e->span.end, "text", cut(&at, e->span)));
	}
	return o;
}

json_t *ws_json_passage(const ws_passage *p, json_t *outline) {
	json_t *o = json_object();
	set(o, "kind", json_string(ws_passage_kind_name(p->kind)));
	set(o, "level", p->kind == WS_HEADING ? json_integer(p->level) : json_null());
	set(o, "outline", outline);
	set(o, "text", ws_json_string(p->text));
	set(o, "line", p->line ? json_integer(p->line) : json_null());
	set(o, "line_end", p->line_end ? json_integer(p->line_end) : json_null());
	set(o, "page", p->page ? json_integer(p->page) : json_null());
	if (p->term)
		set(o, "term", ws_json_string(p->term));
	return o;
}

json_t *ws_json_stored_document(const ws_stored_document *d) {
	return ws_json_card(&d->card, d->id, d->n_passages, d->n_figures);
}

json_t *ws_json_figure(const ws_figure *f, ws_cursor *at) {
	json_t *o = json_object();
	set(o, "type", json_string("figure"));
	set(o, "text", cut(at, f->span));
	set(o, "start", json_integer(f->span.start));
	set(o, "end", json_integer(f->span.end));
	set(o, "value", ws_json_decimal(f->value));
	set(o, "high", f->has_high ? ws_json_decimal(f->high) : json_null());
	set(o, "unit", string_or_null(f->unit));
	set(o, "kind", json_string(ws_figure_kind_name(f->kind)));
	set(o, "amount", ws_json_decimal(f->amount));
	set(o, "high_amount", f->has_high ? ws_json_decimal(f->high_amount) : json_null());
	set(o, "base", string_or_null(f->base));
	set(o, "relation", json_string(ws_relation_name(f->relation)));
	set(o, "qualifier", ws_json_string(f->qualifier));
	set(o, "role", ws_json_string(f->role));
	set(o, "subject", ws_json_string(f->subject));
	set(o, "parent", ws_json_string(f->parent));
	set(o, "period", ws_json_string(f->period));
	set(o, "table",
	    f->row || f->column ? json_pack("{s:o,s:o}", "row", ws_json_string(f->row), "column", ws_json_string(f->column)) : json_null());
	return o;
}

json_t *ws_json_figures(const ws_figure *figures, size_t n, const char *text, size_t len) {
	ws_cursor at = ws_cursor_at(text, len);
	json_t *array = json_array();
	for (size_t i = 0; i < n; i++)
		json_array_append_new(array, ws_json_figure(&figures[i], &at));
	return array;
}

json_t *ws_json_names(const ws_name *names, size_t n, const char *text, size_t len) {
	ws_cursor at = ws_cursor_at(text, len);
	json_t *array = json_array();
	ws_arena *arena = n ? ws_arena_new() : NULL;
	for (size_t i = 0; i < n; i++) {
		size_t bytes;
		const char *own = ws_cursor_cut(&at, names[i].span, &bytes);
		const char *canonical = ws_name_written(names[i].canonical, own, bytes, arena);
		json_array_append_new(array, json_pack("{s:o,s:I,s:I,s:o,s:s,s:s}", "text", cut(&at, names[i].span), "start",
		                                       (json_int_t)names[i].span.start, "end", (json_int_t)names[i].span.end, "canonical",
		                                       ws_json_string(canonical), "class", ws_name_class_name(names[i].class), "via",
		                                       ws_via_name(names[i].via)));
	}
	if (arena)
		ws_arena_free(arena);
	return array;
}

static json_t *incomplete;

void ws_json_incomplete(const char *const *names) {
	json_decref(incomplete);
	incomplete = names ? json_array() : NULL;
	for (; names && *names; names++)
		json_array_append_new(incomplete, ws_json_string(*names));
}

void ws_json_print(json_t *object) {
	if (incomplete)
		json_object_set(object, "incomplete", incomplete);
	json_dumpf(object, stdout, JSON_COMPACT | JSON_REAL_PRECISION(15));
	putchar('\n');
	json_decref(object);
}
