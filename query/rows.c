/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/rows.h"

ws_rows *ws_rows_new(void) {
	return g_array_new(FALSE, FALSE, sizeof(uint32_t));
}

static uint32_t at(const ws_rows *rows, guint i) {
	return g_array_index(rows, uint32_t, i);
}

/* Room for n more ids, to be written in place; `fit` says how many it were. */
static uint32_t *room(ws_rows *rows, guint n) {
	guint before = rows->len;
	g_array_set_size(rows, before + n);
	return (uint32_t *)(void *)rows->data + before;
}

static ws_rows *fit(ws_rows *rows, const uint32_t *end) {
	g_array_set_size(rows, (guint)(end - (uint32_t *)(void *)rows->data));
	return rows;
}

/* The first index at or after `from` with an id >= `id`: doubling steps, then halving, so that a short set meets a long one cheaply. */
static guint gallop(const ws_rows *rows, guint from, uint32_t id) {
	guint step = 1, lo = from, hi = from;
	while (hi < rows->len && at(rows, hi) < id) {
		lo = hi + 1;
		hi += step;
		step *= 2;
	}
	hi = MIN(hi, rows->len);
	while (lo < hi) {
		guint mid = lo + (hi - lo) / 2;
		if (at(rows, mid) < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

ws_rows *ws_rows_and(const ws_rows *a, const ws_rows *b) {
	const ws_rows *few = a->len <= b->len ? a : b, *many = a->len <= b->len ? b : a;
	ws_rows *out = ws_rows_new();
	uint32_t *to = room(out, few->len);
	guint j = 0;
	for (guint i = 0; i < few->len && j < many->len; i++) {
		j = gallop(many, j, at(few, i));
		if (j < many->len && at(many, j) == at(few, i))
			*to++ = at(few, i);
	}
	return fit(out, to);
}

ws_rows *ws_rows_or(const ws_rows *a, const ws_rows *b) {
	ws_rows *out = ws_rows_new();
	uint32_t *to = room(out, a->len + b->len);
	guint i = 0, j = 0;
	while (i < a->len && j < b->len) {
		uint32_t x = at(a, i), y = at(b, j);
		*to++ = MIN(x, y);
		i += x <= y;
		j += y <= x;
	}
	while (i < a->len)
		*to++ = at(a, i++);
	while (j < b->len)
		*to++ = at(b, j++);
	return fit(out, to);
}

bool ws_rows_have(const ws_rows *rows, uint32_t id) {
	guint i = gallop(rows, 0, id);
	return i < rows->len && at(rows, i) == id;
}

ws_rows *ws_rows_of_ranges(const GArray *ranges) {
	ws_rows *out = ws_rows_new();
	uint64_t next = 0;
	for (guint i = 0; i < ranges->len; i++) {
		ws_range r = g_array_index(ranges, ws_range, i);
		uint64_t from = MAX(next, r.first);
		next = MAX(next, (uint64_t)r.last + 1);
		uint32_t *to = room(out, (guint)(next - MIN(from, next)));
		for (uint64_t id = from; id < next; id++)
			*to++ = (uint32_t)id;
	}
	return out;
}

ws_rows *ws_rows_within(const ws_rows *a, const GArray *ranges) {
	ws_rows *out = ws_rows_new();
	uint32_t *to = room(out, a->len);
	guint i = 0;
	for (guint r = 0; r < ranges->len && i < a->len; r++) {
		ws_range range = g_array_index(ranges, ws_range, r);
		for (i = gallop(a, i, range.first); i < a->len && at(a, i) <= range.last; i++)
			*to++ = at(a, i);
	}
	return fit(out, to);
}

GArray *ws_ranges_and(const GArray *a, const GArray *b) {
	GArray *out = g_array_new(FALSE, FALSE, sizeof(ws_range));
	for (guint i = 0, j = 0; i < a->len && j < b->len;) {
		ws_range x = g_array_index(a, ws_range, i), y = g_array_index(b, ws_range, j);
		ws_range both = {MAX(x.first, y.first), MIN(x.last, y.last)};
		if (both.first <= both.last)
			g_array_append_val(out, both);
		if (x.last < y.last)
			i++;
		else
			j++;
	}
	return out;
}

bool ws_ranges_have(const GArray *ranges, uint32_t id) {
	guint lo = 0, hi = ranges->len;
	while (lo < hi) {
		guint mid = lo + (hi - lo) / 2;
		ws_range r = g_array_index(ranges, ws_range, mid);
		if (id < r.first)
			hi = mid;
		else if (id > r.last)
			lo = mid + 1;
		else
			return true;
	}
	return false;
}

const ws_range *ws_ranges_asked(const GArray *ranges, size_t *n) {
	static const ws_range none = {1, 0}; /* an empty array may have no place */
	*n = ranges ? ranges->len : 0;
	return !ranges ? NULL : *n ? (const ws_range *)(const void *)ranges->data : &none;
}
