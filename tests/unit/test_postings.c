/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Postings as bytes: what is written comes back, whatever its size, and what is damaged is a fault and nothing worse. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "store/sqlite/postings.h"
#include "tests/unit/suite.h"

/* ---- keys ---- */

static const struct {
	const char *gram;
	bool is;
	uint64_t key;
	const char *why;
} keys[] = {
	{"债务", true, (uint64_t)0x503A << 21 | 0x52A1, "two characters"},
	{"债", true, (uint64_t)0x503A << 21, "one alone begins the range of all that begin with it"},
	{"5%", true, (uint64_t)'5' << 21 | '%', "ASCII"},
	{"𠮷𠮷", true, (uint64_t)0x20BB7 << 21 | 0x20BB7, "beyond U+FFFF"},
	{"", false, 0, "nothing"},
	{"债务限", false, 0, "three"},
	{"a b c d e f", false, 0, "many"},
};

START_TEST(a_gram_has_one_key) {
	uint64_t key = 0;
	ck_assert_msg(ws_gram_key_of(keys[_i].gram, strlen(keys[_i].gram), &key) == keys[_i].is, "%s", keys[_i].why);
	if (keys[_i].is)
		ck_assert_msg(key == keys[_i].key, "%s", keys[_i].why);
}
END_TEST

/* ---- sorting ---- */

static uint32_t random_of(uint32_t *state, uint32_t below) {
	*state = *state * 1664525 + 1013904223;
	return (uint32_t)((uint64_t)*state * below >> 32);
}

static const struct {
	size_t n;
	uint32_t first, second; /* characters below these */
	const char *why;
} sorts[] = {
	{0, 1, 1, "none"},
	{1, 9, 9, "one"},
	{1000, 1, 1, "one gram in every passage: order of passages"},
	{50000, 40, 30000, "few first characters"},
	{50000, 30000, 1, "characters alone"},
	{50000, 0x10000, 0x10000, "every digit of a key below U+10000"},
	{50000, 0x110000, 0x110000, "every digit of the key counts"},
	{50000, 0x20000, 0x10000, "the first character alone beyond U+FFFF"},
	{50000, 0x10000, 0x20000, "the second alone"},
};

START_TEST(sorted_pairs_keep_the_order_of_passages) {
	size_t n = sorts[_i].n;
	uint64_t *pairs = calloc(n + 1, sizeof *pairs), *scratch = calloc(n + 1, sizeof *pairs), sum = 0;
	uint32_t state = 7;
	for (size_t i = 0; i < n; i++) {
		pairs[i] = ws_pair(ws_gram_key(random_of(&state, sorts[_i].first), random_of(&state, sorts[_i].second)), (uint32_t)i);
		sum += pairs[i] * 0x9E3779B97F4A7C15u;
	}
	const uint64_t *sorted = ws_pairs_sort(pairs, n, scratch);
	for (size_t i = 0; i < n; i++) {
		ck_assert_msg(i == 0 || sorted[i - 1] < sorted[i], "%s", sorts[_i].why);
		sum -= sorted[i] * 0x9E3779B97F4A7C15u;
	}
	ck_assert_msg(sum == 0, "%s", sorts[_i].why);
	free(pairs);
	free(scratch);
}
END_TEST

/* ---- blocks ---- */

enum { BLOCKS = 512 };

typedef struct {
	size_t n, limit;
	uint64_t key[BLOCKS];
	uint32_t passage[BLOCKS];
	size_t size[BLOCKS];
	uint8_t *bytes[BLOCKS];
} pile;

static bool keep(uint64_t key, uint32_t passage, const uint8_t *bytes, size_t size, void *data) {
	pile *p = data;
	if (p->n == p->limit)
		return false;
	ck_assert_uint_le(size, WS_BLOCK_SIZE);
	p->key[p->n] = key;
	p->passage[p->n] = passage;
	p->size[p->n] = size;
	p->bytes[p->n] = memcpy(malloc(size), bytes, size);
	p->n++;
	return true;
}

static void clear(pile *p) {
	for (size_t i = 0; i < p->n; i++)
		free(p->bytes[i]);
}

static const struct {
	uint32_t base, grams, passages, step; /* each gram in so many passages, so far apart at most */
	uint64_t key_step;
	size_t blocks_least;
	const char *why;
} lists[] = {
	{1, 0, 0, 1, 1, 0, "nothing makes no block"},
	{1, 1, 1, 1, 1, 1, "one gram in one passage"},
	{1, 1, 3, 5, 1, 1, "one in a few"},
	{100, 1, 100000, 1, 1, 12, "a frequent one goes over several blocks, a byte for each passage"},
	{1, 5000, 1, 3000, 1 << 21, 3, "rare ones share a block"},
	{1000000, 300, 400, 200000, 12345, 20, "wide steps"},
	{0, 40, 40, 50000000, (uint64_t)1 << 36, 1, "the highest keys and passages"},
};

START_TEST(blocks_give_back_what_was_put_in) {
	static ws_block_writer w;
	static pile p;
	p = (pile){.limit = BLOCKS};
	uint32_t state = 3, *ids = calloc(WS_BLOCK_SIZE, sizeof *ids), again = 3;
	ws_block_begin(&w, lists[_i].base, keep, &p);
	for (uint32_t g = 0; g < lists[_i].grams; g++) {
		uint32_t passage = lists[_i].base;
		for (uint32_t i = 0; i < lists[_i].passages; i++, passage += 1 + random_of(&state, lists[_i].step))
			ck_assert(ws_block_add(&w, 5 + g * lists[_i].key_step, passage));
	}
	ck_assert(ws_block_end(&w));
	ck_assert_msg(p.n >= lists[_i].blocks_least, "%s: %zu blocks", lists[_i].why, p.n);
	uint64_t key = 5;
	uint32_t passage = lists[_i].base, left = lists[_i].passages, seen = 0;
	for (size_t b = 0; b < p.n; b++) {
		if (b + 1 < p.n)
			ck_assert_msg(p.size[b] > WS_BLOCK_SIZE - 40, "%s: a block of %zu bytes", lists[_i].why, p.size[b]);
		ws_block block;
		ws_posting posting;
		ws_block_open(&block, p.key[b], p.bytes[b], p.size[b]);
		for (bool first = true; ws_block_next(&block, &posting); first = false) {
			ck_assert(ws_posting_read(&posting, lists[_i].base, UINT32_MAX, ids));
			ck_assert(!first || (posting.key == p.key[b] && ids[0] == p.passage[b]));
			for (uint32_t i = 0; i < posting.count; i++, left--, seen++) {
				if (!left) {
					key += lists[_i].key_step;
					passage = lists[_i].base;
					left = lists[_i].passages;
				}
				ck_assert_msg(posting.key == key && ids[i] == passage, "%s: %u", lists[_i].why, seen);
				passage += 1 + random_of(&again, lists[_i].step);
			}
		}
		ck_assert(!block.fault);
	}
	ck_assert_uint_eq(seen, lists[_i].grams * lists[_i].passages);
	clear(&p);
	free(ids);
}
END_TEST

START_TEST(a_sink_that_fails_stops_the_writer) {
	static ws_block_writer w;
	static pile p;
	p = (pile){.limit = 1};
	ws_block_begin(&w, 1, keep, &p);
	uint32_t passage = 1;
	while (passage < 100000 && ws_block_add(&w, 1, passage))
		passage++;
	ck_assert_uint_gt(passage, WS_BLOCK_SIZE - 40);
	ck_assert_uint_lt(passage, 3 * WS_BLOCK_SIZE);
	clear(&p);
}
END_TEST

/* ---- damage ---- */

#define BYTES(...) (const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__})

static const struct {
	const uint8_t *bytes;
	size_t size;
	uint64_t key;
	bool block, rows; /* whether the block, and the passages of its first posting, can be read: base 1, last 50 */
	const char *why;
} damages[] = {
	{BYTES(0, 3, 3, 2, 0, 4), 7, true, true, "passages 3 4 9 as they should be"},
	{BYTES(0, 1, 49), 7, true, true, "the last passage"},
	{BYTES(0, 1, 50), 7, true, false, "one beyond it"},
	{BYTES(0, 2, 2, 49, 0), 7, true, false, "the second beyond it"},
	{BYTES(0, 3, 9, 2, 0, 4), 7, false, false, "a size beyond the block"},
	{BYTES(0, 9, 3, 2, 0, 4), 7, false, false, "more passages than bytes"},
	{BYTES(0, 2, 3, 2, 0, 4), 7, true, false, "bytes that are no passage"},
	{BYTES(0, 3, 3, 2, 0x80, 0x80), 7, true, false, "a number that does not end"},
	{BYTES(0, 0), 7, false, false, "no passage"},
	{BYTES(1, 1, 3), 7, false, false, "a first posting that is not the block's key"},
	{BYTES(0, 1, 3, 0, 1, 3), 7, false, true, "the same key again"},
	{BYTES(0, 1, 3, 5), 7, false, true, "a posting that is cut off"},
	{BYTES(0, 1, 3), (uint64_t)1 << 42, false, false, "a key that no two characters have"},
	{BYTES(0, 1, 3), UINT64_MAX, false, false, "a negative key"},
	{BYTES(0, 1, 3, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1, 3), 7, false, true, "a key that grows beyond all keys"},
	{BYTES(0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 3), 7, false, false, "a number too long"},
};

START_TEST(damage_is_a_fault) {
	ws_block block;
	ws_posting posting;
	uint32_t ids[16];
	uint8_t *bytes = memcpy(malloc(damages[_i].size), damages[_i].bytes, damages[_i].size); /* its end is the end of what may be read */
	ws_block_open(&block, damages[_i].key, bytes, damages[_i].size);
	bool first = ws_block_next(&block, &posting), rows = first && ws_posting_read(&posting, 1, 50, ids);
	ck_assert_msg(!first || posting.size <= (size_t)(bytes + damages[_i].size - posting.bytes), "%s", damages[_i].why);
	while (ws_block_next(&block, &posting))
		;
	ck_assert_msg(rows == damages[_i].rows, "%s", damages[_i].why);
	ck_assert_msg(block.fault != damages[_i].block, "%s", damages[_i].why);
	free(bytes);
}
END_TEST

START_TEST(an_empty_block_is_a_fault) {
	ws_block block;
	ws_posting posting;
	ws_block_open(&block, 1, NULL, 0);
	ck_assert(!ws_block_next(&block, &posting));
	ck_assert(block.fault);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("postings");
	TCase *t = tcase_create("postings");
	tcase_add_loop_test(t, a_gram_has_one_key, 0, sizeof keys / sizeof *keys);
	tcase_add_loop_test(t, sorted_pairs_keep_the_order_of_passages, 0, sizeof sorts / sizeof *sorts);
	tcase_add_loop_test(t, blocks_give_back_what_was_put_in, 0, sizeof lists / sizeof *lists);
	tcase_add_test(t, a_sink_that_fails_stops_the_writer);
	tcase_add_loop_test(t, damage_is_a_fault, 0, sizeof damages / sizeof *damages);
	tcase_add_test(t, an_empty_block_is_a_fault);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
