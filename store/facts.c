/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/facts.h"

#include <string.h>

#include "store/bytes.h"

/* ---- numbers ---- */

/* Small negative numbers stay small: 0 -1 1 -2 become 0 1 2 3. */
static void put_signed(GByteArray *out, int64_t n) {
	ws_bytes_put(out, (uint64_t)n << 1 ^ (uint64_t)(n >> 63));
}

static int64_t get_signed(ws_bytes *r) {
	uint64_t n = ws_bytes_get(r);
	return (int64_t)(n >> 1 ^ (0 - (n & 1)));
}

/* A number told by how far it is from `base`; wraps on nonsense. */
static uint64_t get_from(ws_bytes *r, uint64_t base) {
	return base + (uint64_t)get_signed(r);
}

/* A count of things that take a byte each at least, so no more than there are bytes. */
static size_t get_count(ws_bytes *r) {
	uint64_t n = ws_bytes_get(r);
	if (n > (uint64_t)(r->end - r->at)) {
		r->bad = true;
		return 0;
	}
	return (size_t)n;
}

/* ---- strings ---- */

/* The strings of a blob under construction, numbered from 1. */
typedef struct {
	const char *text;
	size_t len;
	size_t search; /* bytes of text that may still be looked through: a long passage with many strings is not worth more */
	GHashTable *numbers;
	GByteArray *strings, *records;
	guint n;
} packer;

static packer packer_new(const ws_passage *p) {
	return (packer){.text = p->text, .len = p->len, .search = p->len * 64 + 65536, .numbers = g_hash_table_new(g_str_hash, g_str_equal),
	                .strings = g_byte_array_new(), .records = g_byte_array_new()};
}

static void packer_finish(packer *p, GByteArray *out) {
	ws_bytes_put(out, p->n);
	g_byte_array_append(out, p->strings->data, p->strings->len);
	g_byte_array_append(out, p->records->data, p->records->len);
	g_hash_table_unref(p->numbers);
	g_byte_array_unref(p->strings);
	g_byte_array_unref(p->records);
}

static guint add_string(packer *p, const char *string) {
	size_t size = strlen(string);
	const char *place = NULL;
	if (size > 3 && p->search >= p->len) {
		place = memmem(p->text, p->len, string, size);
		p->search -= place ? (size_t)(place - p->text) : p->len;
	}
	ws_bytes_put(p->strings, size << 1 | (place != NULL));
	if (place)
		ws_bytes_put(p->strings, (uint64_t)(place - p->text));
	else
		g_byte_array_append(p->strings, (const guint8 *)string, (guint)size);
	g_hash_table_insert(p->numbers, (gpointer)string, GUINT_TO_POINTER(++p->n));
	return p->n;
}

static void put_string(packer *p, const char *string) {
	guint number = 0;
	if (string && !(number = GPOINTER_TO_UINT(g_hash_table_lookup(p->numbers, string))))
		number = add_string(p, string);
	ws_bytes_put(p->records, number);
}

typedef struct {
	const char **string; /* [0] is NULL */
	size_t n;
} strings;

static strings get_strings(ws_bytes *r, const char *text, size_t len, ws_arena *arena) {
	strings s = {.n = get_count(r)};
	s.string = ws_arena_zero(arena, s.n + 1, sizeof *s.string);
	for (size_t i = 1; i <= s.n && !r->bad; i++) {
		uint64_t tag = ws_bytes_get(r), size = tag >> 1;
		const char *bytes = (const char *)r->at;
		if (tag & 1) {
			uint64_t place = ws_bytes_get(r);
			if (place > len || size > len - place)
				r->bad = true;
			bytes = text + (r->bad ? 0 : place);
		} else if (size > (uint64_t)(r->end - r->at)) {
			r->bad = true;
		} else {
			r->at += size;
		}
		s.string[i] = ws_arena_copy(arena, bytes, r->bad ? 0 : size);
	}
	return s;
}

static const char *get_string(ws_bytes *r, const strings *s) {
	uint64_t i = ws_bytes_get(r);
	if (i > s->n) {
		r->bad = true;
		return NULL;
	}
	return s->string[i];
}

/* ---- spans ---- */

/* Spans come in text order: each is told from the start of the one before. */
static void put_span(GByteArray *out, ws_span span, uint32_t *before) {
	put_signed(out, (int64_t)span.start - *before);
	put_signed(out, (int64_t)span.end - span.start);
	*before = span.start;
}

static ws_span get_span(ws_bytes *r, uint32_t *before) {
	ws_span span;
	span.start = (uint32_t)get_from(r, *before);
	span.end = (uint32_t)get_from(r, span.start);
	*before = span.start;
	return span;
}

/* ---- figures ---- */

/* The first byte of a figure: kind, relation, and what follows. */
enum { RELATION_SHIFT = 3, HAS_HIGH = 1 << 6, SAME_DIGITS = 1 << 7 };

/* 1577.1 亿元 and 157710000000 have the same digits: the amount is then its exponent alone. */
static void put_pair(GByteArray *out, bool same, ws_decimal value, ws_decimal amount) {
	put_signed(out, value.digits);
	put_signed(out, value.exponent);
	put_signed(out, amount.exponent - value.exponent);
	if (!same)
		put_signed(out, amount.digits);
}

static void get_pair(ws_bytes *r, bool same, ws_decimal *value, ws_decimal *amount) {
	value->digits = get_signed(r);
	value->exponent = (int16_t)get_signed(r);
	amount->exponent = (int16_t)get_from(r, (uint64_t)value->exponent);
	amount->digits = same ? value->digits : get_signed(r);
}

void ws_pack_figures(GByteArray *out, const ws_passage *passage) {
	if (!passage->n_figures)
		return;
	packer p = packer_new(passage);
	uint32_t before = 0;
	ws_bytes_put(p.records, passage->n_figures);
	for (size_t i = 0; i < passage->n_figures; i++) {
		const ws_figure *f = &passage->figures[i];
		bool same = f->amount.digits == f->value.digits && (!f->has_high || f->high_amount.digits == f->high.digits);
		uint8_t first = (uint8_t)(f->kind | f->relation << RELATION_SHIFT | (f->has_high ? HAS_HIGH : 0) | (same ? SAME_DIGITS : 0));
		g_byte_array_append(p.records, &first, 1);
		put_span(p.records, f->span, &before);
		put_pair(p.records, same, f->value, f->amount);
		if (f->has_high)
			put_pair(p.records, same, f->high, f->high_amount);
		put_string(&p, f->unit);
		put_string(&p, f->base);
		put_string(&p, f->qualifier);
		put_string(&p, f->role);
		put_string(&p, f->subject);
		put_string(&p, f->parent);
		put_string(&p, f->period);
		put_string(&p, f->row);
		put_string(&p, f->column);
	}
	packer_finish(&p, out);
}

bool ws_unpack_figures(const void *blob, size_t size, const char *text, size_t len, ws_arena *arena, ws_figure **figures, size_t *n) {
	*n = 0;
	*figures = NULL;
	if (!size)
		return true;
	ws_bytes r = {blob, (const uint8_t *)blob + size, false};
	strings s = get_strings(&r, text, len, arena);
	size_t count = get_count(&r);
	ws_figure *list = ws_arena_zero(arena, count, sizeof *list);
	uint32_t before = 0;
	for (size_t i = 0; i < count && !r.bad; i++) {
		ws_figure *f = &list[i];
		if (r.at == r.end) {
			r.bad = true;
			break;
		}
		uint8_t first = *r.at++;
		f->kind = first & ((1 << RELATION_SHIFT) - 1);
		f->relation = first >> RELATION_SHIFT & 7;
		f->has_high = first & HAS_HIGH;
		f->span = get_span(&r, &before);
		get_pair(&r, first & SAME_DIGITS, &f->value, &f->amount);
		if (f->has_high)
			get_pair(&r, first & SAME_DIGITS, &f->high, &f->high_amount);
		f->unit = get_string(&r, &s);
		f->base = get_string(&r, &s);
		f->qualifier = get_string(&r, &s);
		f->role = get_string(&r, &s);
		f->subject = get_string(&r, &s);
		f->parent = get_string(&r, &s);
		f->period = get_string(&r, &s);
		f->row = get_string(&r, &s);
		f->column = get_string(&r, &s);
		r.bad |= f->relation > WS_ABOUT || !f->unit || !f->base;
	}
	if (r.bad)
		return false;
	*figures = list;
	*n = count;
	return true;
}

/* ---- names ---- */

enum { VIA_SHIFT = 4 };

void ws_pack_names(GByteArray *out, const ws_passage *passage) {
	if (!passage->n_names)
		return;
	packer p = packer_new(passage);
	uint32_t before = 0;
	ws_bytes_put(p.records, passage->n_names);
	for (size_t i = 0; i < passage->n_names; i++) {
		const ws_name *name = &passage->names[i];
		uint8_t first = (uint8_t)(name->class | name->via << VIA_SHIFT);
		g_byte_array_append(p.records, &first, 1);
		put_span(p.records, name->span, &before);
		put_string(&p, name->form);
		put_string(&p, name->canonical);
	}
	packer_finish(&p, out);
}

bool ws_unpack_names(const void *blob, size_t size, const char *text, size_t len, ws_arena *arena, ws_name **names, size_t *n) {
	*n = 0;
	*names = NULL;
	if (!size)
		return true;
	ws_bytes r = {blob, (const uint8_t *)blob + size, false};
	strings s = get_strings(&r, text, len, arena);
	size_t count = get_count(&r);
	ws_name *list = ws_arena_zero(arena, count, sizeof *list);
	uint32_t before = 0;
	for (size_t i = 0; i < count && !r.bad; i++) {
		ws_name *name = &list[i];
		if (r.at == r.end) {
			r.bad = true;
			break;
		}
		uint8_t first = *r.at++;
		name->class = first & ((1 << VIA_SHIFT) - 1);
		name->via = first >> VIA_SHIFT;
		name->span = get_span(&r, &before);
		name->form = get_string(&r, &s);
		name->canonical = get_string(&r, &s);
		r.bad |= name->class > WS_NAME_PROGRAMME || name->via > WS_VIA_ANAPHORA || !name->form || !name->canonical;
	}
	if (r.bad)
		return false;
	*names = list;
	*n = count;
	return true;
}

/* ---- table geometry ---- */

/* The first byte of a cell. Most cells are one by one, follow the one before in its row and stand right behind it in the text. */
enum { HEAD = 1, SPANNING = 2, ELSEWHERE = 4, APART = 8 };

void ws_pack_cells(GByteArray *out, const ws_passage *passage) {
	const ws_table *t = passage->table;
	if (!t)
		return;
	packer p = packer_new(passage);
	put_string(&p, t->unit);
	put_string(&p, t->title);
	ws_bytes_put(p.records, t->rows);
	ws_bytes_put(p.records, t->columns);
	ws_bytes_put(p.records, t->head_rows);
	ws_bytes_put(p.records, t->n_cells);
	ws_cell before = {.columns = 0};
	for (size_t i = 0; i < t->n_cells; i++) {
		const ws_cell *c = &t->cells[i];
		bool spanning = c->rows != 1 || c->columns != 1;
		bool elsewhere = c->row != before.row || c->column != before.column + before.columns;
		bool apart = c->span.start != before.span.end + 1;
		uint8_t first = (uint8_t)((c->head ? HEAD : 0) | (spanning ? SPANNING : 0) | (elsewhere ? ELSEWHERE : 0) | (apart ? APART : 0));
		g_byte_array_append(p.records, &first, 1);
		if (apart)
			put_signed(p.records, (int64_t)c->span.start - before.span.end);
		put_signed(p.records, (int64_t)c->span.end - c->span.start);
		if (elsewhere) {
			put_signed(p.records, c->row - before.row);
			ws_bytes_put(p.records, c->column);
		}
		if (spanning) {
			ws_bytes_put(p.records, c->rows);
			ws_bytes_put(p.records, c->columns);
		}
		before = *c;
	}
	packer_finish(&p, out);
}

bool ws_unpack_cells(const void *blob, size_t size, const char *text, size_t len, ws_arena *arena, const ws_table **table) {
	*table = NULL;
	if (!size)
		return true;
	ws_bytes r = {blob, (const uint8_t *)blob + size, false};
	strings s = get_strings(&r, text, len, arena);
	ws_table *t = ws_arena_zero(arena, 1, sizeof *t);
	t->unit = get_string(&r, &s);
	t->title = get_string(&r, &s);
	t->rows = (uint16_t)ws_bytes_get(&r);
	t->columns = (uint16_t)ws_bytes_get(&r);
	t->head_rows = (uint16_t)ws_bytes_get(&r);
	t->n_cells = get_count(&r);
	ws_cell *cells = ws_arena_zero(arena, t->n_cells, sizeof *cells), before = {.columns = 0};
	for (size_t i = 0; i < t->n_cells && !r.bad; i++) {
		ws_cell c = {.row = before.row, .column = (uint16_t)(before.column + before.columns), .rows = 1, .columns = 1};
		uint8_t first = r.at < r.end ? *r.at++ : 0xFF;
		r.bad |= first == 0xFF;
		c.head = first & HEAD;
		c.span.start = (uint32_t)(first & APART ? get_from(&r, before.span.end) : before.span.end + 1);
		c.span.end = (uint32_t)get_from(&r, c.span.start);
		if (first & ELSEWHERE) {
			c.row = (uint16_t)get_from(&r, before.row);
			c.column = (uint16_t)ws_bytes_get(&r);
		}
		if (first & SPANNING) {
			c.rows = (uint16_t)ws_bytes_get(&r);
			c.columns = (uint16_t)ws_bytes_get(&r);
		}
		cells[i] = before = c;
	}
	t->cells = cells;
	*table = r.bad ? NULL : t;
	return !r.bad;
}

/* ---- evidence ---- */

void ws_pack_evidence(GByteArray *out, const ws_evidence *evidence) {
	for (int i = 0; i < WS_FIELDS; i++) {
		put_signed(out, evidence[i].passage);
		if (evidence[i].passage >= 0) {
			ws_bytes_put(out, evidence[i].span.start);
			ws_bytes_put(out, evidence[i].span.end);
		}
	}
}

bool ws_unpack_evidence(const void *blob, size_t size, ws_evidence *evidence) {
	ws_bytes r = {blob, (const uint8_t *)blob + size, false};
	for (int i = 0; i < WS_FIELDS; i++) {
		ws_evidence e = {.passage = (int32_t)get_signed(&r)};
		if (!r.bad && e.passage >= 0) {
			e.span.start = (uint32_t)ws_bytes_get(&r);
			e.span.end = (uint32_t)ws_bytes_get(&r);
		}
		evidence[i] = r.bad ? (ws_evidence){.passage = -1} : e;
	}
	return !r.bad;
}
