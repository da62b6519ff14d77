/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sqlite/postings.h"

#include <string.h>

#include "text/utf8.h"

bool ws_gram_key_of(const char *gram, size_t len, uint64_t *key) {
	if (!len || len > 2 * WS_UTF8_MAX)
		return false;
	const char *p = gram, *end = gram + len;
	uint32_t first = ws_utf8_next(&p, end), second = p < end ? ws_utf8_next(&p, end) : 0;
	*key = ws_gram_key(first, second);
	return p == end;
}

/* ---- sorting ---- */

/* A digit of a key: some bits from one place and, above them, some from another. */
typedef struct {
	unsigned at, bits, above, more;
} digit;

enum { CHAR_BITS = WS_KEY_BITS / 2, MOST_DIGITS = 4, VALUES = 1 << 11 };

/* Nearly always both characters are below U+10000, and three digits tell them all. */
static const digit below_10000[] = {{0, 11, 0, 0}, {11, 5, CHAR_BITS, 6}, {CHAR_BITS + 6, 10, 0, 0}},
	all[MOST_DIGITS] = {{0, 11, 0, 0}, {11, 10, 0, 0}, {CHAR_BITS, 11, 0, 0}, {CHAR_BITS + 11, 10, 0, 0}};

static inline size_t value_of(uint64_t pair, const digit *d) {
	uint64_t key = pair >> WS_PAIR_BITS;
	return (key >> d->at & ((1u << d->bits) - 1)) | (key >> d->above & ((1u << d->more) - 1)) << d->bits;
}

/* Lowest digit first. Inlined, so that the digits are constants. */
__attribute__((always_inline)) static inline uint64_t *sort_by(const digit *digits, size_t n_digits, uint64_t *pairs, size_t n,
                                                               uint64_t *scratch) {
	size_t starts[MOST_DIGITS][VALUES] = {0};
	for (size_t i = 0; i < n; i++)
#pragma GCC unroll 4
		for (size_t d = 0; d < n_digits; d++)
			starts[d][value_of(pairs[i], &digits[d])]++;
#pragma GCC unroll 4
	for (size_t d = 0; d < n_digits; d++) {
		size_t *start = starts[d], sum = 0;
		for (int v = 0; v < VALUES; v++) {
			size_t count = start[v];
			start[v] = sum;
			sum += count;
		}
		for (size_t i = 0; i < n; i++)
			scratch[start[value_of(pairs[i], &digits[d])]++] = pairs[i];
		uint64_t *sorted = scratch;
		scratch = pairs;
		pairs = sorted;
	}
	return pairs;
}

uint64_t *ws_pairs_sort(uint64_t *pairs, size_t n, uint64_t *scratch) {
	const uint64_t high = (uint64_t)0x1F << 16, highest = (high | high << CHAR_BITS) << WS_PAIR_BITS;
	uint64_t any = 0;
	for (size_t i = 0; i < n; i++)
		any |= pairs[i];
	return any & highest ? sort_by(all, sizeof all / sizeof *all, pairs, n, scratch)
						 : sort_by(below_10000, sizeof below_10000 / sizeof *below_10000, pairs, n, scratch);
}

/* ---- writing ---- */

enum { LONGEST_NUMBER = 5, LONGEST_HEAD = 7 + 2 * LONGEST_NUMBER };

static inline size_t put_number(uint8_t *out, uint64_t number) {
	size_t n = 0;
	while (number >= 0x80) {
		out[n++] = (uint8_t)(number | 0x80);
		number >>= 7;
	}
	out[n++] = (uint8_t)number;
	return n;
}

void ws_block_begin(ws_block_writer *w, uint32_t base, ws_block_sink sink, void *data) {
	w->base = base;
	w->sink = sink;
	w->data = data;
	w->count = 0;
	w->size = w->open_size = 0;
}

/* Puts the open posting into the block. */
static void close_posting(ws_block_writer *w) {
	if (!w->count)
		return;
	w->size += put_number(w->block + w->size, w->size ? w->key - w->last_key : 0);
	w->size += put_number(w->block + w->size, w->count);
	if (w->count > 1)
		w->size += put_number(w->block + w->size, w->open_size);
	memcpy(w->block + w->size, w->open, w->open_size);
	w->size += w->open_size;
	w->last_key = w->key;
	w->count = 0;
	w->open_size = 0;
}

static bool give_block(ws_block_writer *w) {
	close_posting(w);
	size_t size = w->size;
	w->size = 0;
	return !size || w->sink(w->first_key, w->first_passage, w->block, size, w->data);
}

bool ws_block_add(ws_block_writer *w, uint64_t key, uint32_t passage) {
	if (w->count && key != w->key)
		close_posting(w);
	if (w->size + w->open_size + LONGEST_HEAD + LONGEST_NUMBER > WS_BLOCK_SIZE && !give_block(w))
		return false;
	if (!w->count) {
		w->key = key;
		w->previous = w->base - 1;
		if (!w->size) {
			w->first_key = key;
			w->first_passage = passage;
		}
	}
	w->open_size += put_number(w->open + w->open_size, passage - w->previous - 1);
	w->previous = passage;
	w->count++;
	return true;
}

bool ws_block_end(ws_block_writer *w) {
	return give_block(w);
}

/* ---- reading ---- */

/* A number of at most 42 bits. */
static bool get_number(const uint8_t **at, const uint8_t *end, uint64_t *number) {
	*number = 0;
	for (int shift = 0; *at < end && shift <= WS_KEY_BITS; shift += 7) {
		uint8_t byte = *(*at)++;
		*number |= (uint64_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			return true;
	}
	return false;
}

void ws_block_open(ws_block *b, uint64_t key, const void *bytes, size_t size) {
	*b = (ws_block){bytes, size ? (const uint8_t *)bytes + size : bytes, key, true, size == 0};
}

bool ws_block_next(ws_block *b, ws_posting *p) {
	uint64_t higher, count, size, number;
	if (b->fault || b->at == b->end)
		return false;
	b->fault = true;
	if (!get_number(&b->at, b->end, &higher) || !get_number(&b->at, b->end, &count) || b->first != (higher == 0) || !count)
		return false;
	b->key += higher;
	b->first = false;
	if (b->key >> WS_KEY_BITS)
		return false;
	const uint8_t *start = b->at;
	if (count == 1) {
		if (!get_number(&b->at, b->end, &number))
			return false;
	} else {
		if (!get_number(&b->at, b->end, &size) || size > (size_t)(b->end - b->at) || count > size)
			return false;
		start = b->at;
		b->at += size;
	}
	b->fault = false;
	*p = (ws_posting){b->key, (uint32_t)count, start, (size_t)(b->at - start)};
	return true;
}

bool ws_posting_read(const ws_posting *p, uint32_t base, uint32_t last, uint32_t *passages) {
	const uint8_t *at = p->bytes, *end = at + p->size;
	uint64_t passage = (uint64_t)base - 1;
	for (uint32_t i = 0; i < p->count; i++) {
		uint64_t step;
		if (at < end && *at < 0x80)
			step = *at++;
		else if (!get_number(&at, end, &step))
			return false;
		passage += step + 1;
		if (passage > last)
			return false;
		passages[i] = (uint32_t)passage;
	}
	return at == end;
}
