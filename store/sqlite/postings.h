/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Postings of grams as bytes: which passages hold which two characters. This module knows no database.

   A gram is a key, its two code points side by side, 债务 = 0x503A << 21 | 0x52A1, so that all grams that begin with 债 are one range of keys;
   a character alone has 0 for the second. Postings stand in blocks, in order of key, then passage:

       block     the key of its first posting, known from outside, then postings
       posting   by how much the key is higher than the one before it (the first: 0); how many passages; how many bytes they take, left out
                 when it is one passage; the passages: the first less the base, then each less the one before it, less 1
                 all of them variable-length numbers, 7 bits a byte, lowest first, the top bit on all but the last

       债务 in passages 3, 4 and 9, base 1   ->   0 3 3 | 2 0 4

   Numbers of the frequent grams take one byte a passage. A posting that does not fit its block goes on in the next one, so every block is
   full. What is read is checked: a block that says more than it holds, or passages beyond the last one, is a fault and never read beyond
   its end. */
#ifndef WS_STORE_SQLITE_POSTINGS_H
#define WS_STORE_SQLITE_POSTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/token.h"

/* A block and its row fill one leaf of 8 KB: 8192 - 35 bytes is what SQLite keeps of a row without an overflow page. */
enum { WS_BLOCK_SIZE = 8120, WS_PAIR_BITS = 22, WS_PAIR_PASSAGES = 1 << WS_PAIR_BITS };

/* The key of a gram in UTF-8; false when it is not one or two characters. */
bool ws_gram_key_of(const char *gram, size_t len, uint64_t *key);

/* A pair of key and passage in one number: the passage counts from the first of its batch, at most WS_PAIR_PASSAGES. */
static inline uint64_t ws_pair(uint64_t key, uint32_t passage) {
	return key << WS_PAIR_BITS | passage;
}

/* Sorts pairs by key. They come in order of passage, and stay so under each key. `scratch` has the same room; returns where the sorted ones
   stand, one of the two. */
uint64_t *ws_pairs_sort(uint64_t *pairs, size_t n, uint64_t *scratch);

/* ---- writing ---- */

/* Takes a full block; `passage` is the first of its first posting. False stops the writer. */
typedef bool (*ws_block_sink)(uint64_t key, uint32_t passage, const uint8_t *bytes, size_t size, void *data);

typedef struct {
	uint32_t base;
	ws_block_sink sink;
	void *data;
	uint64_t first_key, last_key, key; /* of the block; of the posting before; of the open posting */
	uint32_t first_passage, previous, count;
	size_t size, open_size;
	uint8_t block[WS_BLOCK_SIZE], open[WS_BLOCK_SIZE];
} ws_block_writer;

void ws_block_begin(ws_block_writer *w, uint32_t base, ws_block_sink sink, void *data);
/* Keys come in rising order, the passages of one key too, none below the base. */
bool ws_block_add(ws_block_writer *w, uint64_t key, uint32_t passage);
bool ws_block_end(ws_block_writer *w);

/* ---- reading ---- */

typedef struct {
	uint64_t key;
	uint32_t count;
	const uint8_t *bytes;
	size_t size;
} ws_posting;

typedef struct {
	const uint8_t *at, *end;
	uint64_t key;
	bool first, fault;
} ws_block;

void ws_block_open(ws_block *b, uint64_t key, const void *bytes, size_t size);
/* The next posting; false at the end, or with b->fault set. Its bytes are the block's. */
bool ws_block_next(ws_block *b, ws_posting *posting);

/* The passages of a posting, p->count of them, none above `last`; false when the bytes are not what they should be. */
bool ws_posting_read(const ws_posting *p, uint32_t base, uint32_t last, uint32_t *passages);

#endif
