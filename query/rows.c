/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/rows.h"

ws_rows *ws_rows_new(void) {
	return g_array_new(FALSE, FALSE, sizeof(uint32_t));
}

static uint32_t at(const ws_rows *rows, guint i) {
	return g_array_index(rows, uint32_t, i);
}

static void add(ws_rows *rows, uint32_t id) {
	g_array_append_val(rows, id);
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
	guint j = 0;
	for (guint i = 0; i < few->len && j < many->len; i++) {
		j = gallop(many, j, at(few, i));
		if (j < many->len && at(many, j) == at(few, i))
			add(out, at(few, i));
	}
	return out;
}

ws_rows *ws_rows_or(const ws_rows *a, const ws_rows *b) {
	ws_rows *out = g_array_sized_new(FALSE, FALSE, sizeof(uint32_t), a->len + b->len);
	guint i = 0, j = 0;
	while (i < a->len || j < b->len) {
		if (j >= b->len || (i < a->len && at(a, i) < at(b, j))) {
			add(out, at(a, i++));
		} else {
			if (i < a->len && at(a, i) == at(b, j))
				i++;
			add(out, at(b, j++));
		}
	}
	return out;
}

ws_rows *ws_rows_without(const ws_rows *a, const ws_rows *b) {
	ws_rows *out = ws_rows_new();
	guint j = 0;
	for (guint i = 0; i < a->len; i++) {
		j = gallop(b, j, at(a, i));
		if (j >= b->len || at(b, j) != at(a, i))
			add(out, at(a, i));
	}
	return out;
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
		for (uint64_t id = MAX(next, r.first); id <= r.last; id++)
			add(out, (uint32_t)id);
		next = MAX(next, (uint64_t)r.last + 1);
	}
	return out;
}

ws_rows *ws_rows_within(const ws_rows *a, const GArray *ranges) {
	ws_rows *out = ws_rows_new();
	guint i = 0;
	for (guint r = 0; r < ranges->len && i < a->len; r++) {
		ws_range range = g_array_index(ranges, ws_range, r);
		for (i = gallop(a, i, range.first); i < a->len && at(a, i) <= range.last; i++)
			add(out, at(a, i));
	}
	return out;
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

uint32_t ws_document_end(ws_store *store, uint32_t passage) {
	uint64_t last = ws_store_last_passage(store), inside = passage, step = 1, outside = last + 1;
	uint32_t start = ws_store_document_start(store, passage);
	for (; inside + step <= last; step *= 2) { /* doubling steps, then halving */
		if (ws_store_document_start(store, (uint32_t)(inside + step)) != start) {
			outside = inside + step;
			break;
		}
		inside += step;
	}
	while (inside + 1 < outside) {
		uint64_t middle = inside + (outside - inside) / 2;
		if (ws_store_document_start(store, (uint32_t)middle) == start)
			inside = middle;
		else
			outside = middle;
	}
	return (uint32_t)outside;
}
