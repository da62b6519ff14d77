/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why words and grams stand apart, as rows only. 20 MB of laws in 24 196 passages, one thread, FTS5 with a hash of 64 MB, index
   optimised; 50 strings of 2 to 6 Han cut from the text at random (21 021 rows hold them), and 50 words (154 460 rows); candidates of
   the rows-only tables were verified on the folded text, which is counted in the times. Building is all but reading: fold, segment,
   tokens, FTS5.

                                                     strings                         words
       tables                     build  index÷text  exact  rows lost  ms p50  p95   exact  rows lost  ms p50  p95
       words, with positions       1       0.40      16/50   28.7 %     0.07   0.4   25/50    4.8 %     0.14   0.6
       words and single Han        1.5     0.98      42/50    0 (+)     0.39   1.8   39/50    0 (+)     0.62   2.3
       words and pairs             3.3     1.37      50/50    0         0.04   0.3   50/50    0         0.15   0.6
       words | grams, rows only    2.9     0.48      50/50    0         0.09   1.8   50/50    0         0.17   0.6
         (+) up to 1.1 % of the rows found are false: positions of single characters run on across punctuation

   Words alone lose what their divisions cut: 上级补助收入 in 加上级补助收入 is 加上|级|补助|收入. Pairs lose nothing, and with positions they need no
   verifying, but cost three times the space for it. Rows only cost a third, and their candidates are few: 21 684 for 21 021 true rows,
   verified in 0.3 ms a string. So a passage is found by its grams and proven by its text, and words serve ranking alone; the tiers
   keep what ranking wants to know of frequency when positions are not kept: once, at least twice, at least four times.

   A gram never holds two characters with punctuation between them, and its characters decide alone whether it is one: else the grams
   of a query would depend on what it was cut from. The mark of a tier is a control character, which no word holds. */
#include "text/token.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "text/memory.h"
#include "text/utf8.h"

enum { TIER_MARK = 0x02, TIER_SIZE = 2, LONGEST_WORD = WS_TOKEN_MAX - TIER_SIZE };

static inline bool is_number_mark(uint32_t c) {
	return c == '.' || c == ',' || c == '%';
}

bool ws_is_gram_char(uint32_t c) {
	if (c < 0x80)
		return ws_is_digit(c) || (c | 0x20) - 'a' < 26;
	if (c - 0x4E00 < 0x5200)
		return true;
	return c <= 0x10FFFF && (U_MASK(u_charType((UChar32)c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK));
}

bool ws_is_gram(uint32_t a, uint32_t b) {
	if (ws_is_gram_char(a))
		return ws_is_gram_char(b) || (ws_is_digit(a) && is_number_mark(b));
	return ws_is_digit(b) && is_number_mark(a);
}

/* An open-addressing table of numbers + 1 with room for twice `n` of them. Like all that one call needs it is freed at its end: in the
   arena it would stay until the whole document is done. */
typedef struct {
	uint32_t *slot;
	uint32_t mask;
} table;

static table table_new(size_t n) {
	size_t size = 16;
	while (size < n * 2)
		size *= 2;
	uint32_t *slot = ws_memory(size, sizeof *slot);
	memset(slot, 0, size * sizeof *slot);
	return (table){slot, (uint32_t)(size - 1)};
}

static inline uint32_t mix(uint64_t key) {
	return (uint32_t)((key * 0x9E3779B97F4A7C15u) >> 32);
}

/* ---- grams ---- */

/* The distinct grams of c[0..n) in order of appearance. With `whole`, c is a whole text, so that a run ends at its end. */
static size_t distinct_grams(const uint32_t *c, size_t n, bool whole, uint64_t *keys) {
	table seen = table_new(n);
	size_t n_keys = 0;
	bool here = n && ws_is_gram_char(c[0]);
	for (size_t i = 0; i < n; i++) {
		bool next = i + 1 < n && ws_is_gram_char(c[i + 1]), pair;
		if (here)
			pair = next || (i + 1 < n && ws_is_digit(c[i]) && is_number_mark(c[i + 1]));
		else
			pair = next && ws_is_digit(c[i + 1]) && is_number_mark(c[i]);
		if (pair || (here && whole)) {
			uint64_t key = ws_gram_key(c[i], pair ? c[i + 1] : 0);
			uint32_t at = mix(key) & seen.mask;
			while (seen.slot[at] && keys[seen.slot[at] - 1] != key)
				at = (at + 1) & seen.mask;
			if (!seen.slot[at]) {
				keys[n_keys++] = key;
				seen.slot[at] = (uint32_t)n_keys;
			}
		}
		here = next;
	}
	free(seen.slot);
	return n_keys;
}

static inline uint32_t first_of(uint64_t key) {
	return (uint32_t)(key >> (WS_KEY_BITS / 2));
}

static inline uint32_t second_of(uint64_t key) {
	return key & ((1 << (WS_KEY_BITS / 2)) - 1);
}

static size_t size_of_gram(uint64_t key) {
	return ws_utf8_size(first_of(key)) + (second_of(key) ? ws_utf8_size(second_of(key)) : 0);
}

static size_t put_gram(char *out, uint64_t key) {
	size_t size = ws_utf8_put(out, first_of(key));
	return second_of(key) ? size + ws_utf8_put(out + size, second_of(key)) : size;
}

ws_grams ws_grams_of(const ws_folded *text, ws_arena *arena) {
	uint64_t *keys = ws_memory(text->n + 1, sizeof *keys);
	size_t n = distinct_grams(text->c, text->n, true, keys);
	uint64_t *kept = ws_arena_take(arena, (n + 1) * sizeof *kept);
	memcpy(kept, keys, n * sizeof *kept);
	free(keys);
	return (ws_grams){kept, n};
}

ws_tokens ws_tokens_of_grams(const ws_grams *grams, ws_arena *arena) {
	size_t size = 1;
	for (size_t i = 0; i < grams->n; i++)
		size += 1 + size_of_gram(grams->keys[i]);
	char *marked = ws_arena_take(arena, size), *out = marked;
	*out++ = WS_TOKENS_MARK;
	for (size_t i = 0; i < grams->n; i++) {
		*out++ = (char)size_of_gram(grams->keys[i]);
		out += put_gram(out, grams->keys[i]);
	}
	return (ws_tokens){marked, size, grams->n};
}

ws_tokens ws_gram_tokens(const ws_folded *text, ws_arena *arena) {
	ws_grams grams = ws_grams_of(text, arena);
	return ws_tokens_of_grams(&grams, arena);
}

ws_gram_query ws_grams_of_string(const uint32_t *c, size_t n, ws_arena *arena) {
	ws_gram_query query = {0};
	uint64_t *keys = ws_memory(n + 1, sizeof *keys);
	query.n = distinct_grams(c, n, false, keys);
	query.exact = n == 2 && query.n == 1;
	if (!query.n)
		for (size_t i = 0; i < n && !query.n; i++)
			if (ws_is_gram_char(c[i])) {
				keys[query.n++] = ws_gram_key(c[i], 0);
				query.prefix = true;
				query.exact = n == 1;
			}
	query.grams = ws_arena_take(arena, (query.n + 1) * sizeof *query.grams);
	for (size_t i = 0; i < query.n; i++) {
		char gram[2 * WS_UTF8_MAX];
		size_t len = put_gram(gram, keys[i]);
		query.grams[i] = ws_arena_copy(arena, gram, len);
	}
	query.grams[query.n] = NULL;
	free(keys);
	return query;
}

/* ---- words ---- */

/* A word of up to PACKED characters is told by its characters in one number, a longer one by a hash of them with the top bit set. */
enum { PACKED = 3, PACKED_BITS = 21 };
static const uint64_t LONG = UINT64_C(1) << 63;

typedef struct {
	uint64_t key;
	uint32_t start, n, count; /* in the folded text, cut to what a token holds */
} entry;

static uint64_t key_of(const uint32_t *c, uint32_t n) {
	uint64_t key = 0;
	if (n <= PACKED) {
		for (uint32_t i = 0; i < n; i++)
			key = key << PACKED_BITS | c[i];
		return key;
	}
	for (uint32_t i = 0; i < n; i++)
		key = (key ^ c[i]) * 0x9E3779B97F4A7C15u;
	return key | LONG;
}

/* How many of the n characters fit a token. */
static uint32_t fitting(const uint32_t *c, uint32_t n) {
	size_t size = 0;
	for (uint32_t i = 0; i < n; i++)
		if ((size += ws_utf8_size(c[i])) > LONGEST_WORD)
			return i;
	return n;
}

static bool is_same(const uint32_t *text, const entry *a, const entry *b) {
	return a->key == b->key && (a->key < LONG || (a->n == b->n && memcmp(text + a->start, text + b->start, a->n * sizeof *text) == 0));
}

/* The distinct words in order of appearance. */
static size_t distinct_words(const uint32_t *c, const ws_word *words, size_t n_words, entry *entries) {
	table seen = table_new(n_words);
	size_t n = 0;
	for (size_t i = 0; i < n_words; i++) {
		uint32_t size = words[i].end - words[i].start;
		if (size > LONGEST_WORD / WS_UTF8_MAX)
			size = fitting(c + words[i].start, size);
		entry e = {key_of(c + words[i].start, size), words[i].start, size, 1};
		uint32_t at = mix(e.key) & seen.mask;
		while (seen.slot[at] && !is_same(c, &entries[seen.slot[at] - 1], &e))
			at = (at + 1) & seen.mask;
		if (seen.slot[at]) {
			entries[seen.slot[at] - 1].count++;
		} else if (e.n) {
			entries[n++] = e;
			seen.slot[at] = (uint32_t)n;
		}
	}
	free(seen.slot);
	return n;
}

static size_t tiers_of(uint32_t count) {
	return count >= 4 ? 2 : count >= 2 ? 1 : 0;
}

ws_tokens ws_word_tokens(const ws_folded *text, const ws_word *words, size_t n_words, ws_arena *arena) {
	entry *entries = ws_memory(n_words + 1, sizeof *entries);
	size_t n = distinct_words(text->c, words, n_words, entries), most = 1, tokens = 0;
	for (size_t i = 0; i < n; i++) {
		size_t tiers = tiers_of(entries[i].count), size = (size_t)entries[i].n * WS_UTF8_MAX;
		most += (1 + tiers) * (1 + size) + tiers * TIER_SIZE;
		tokens += 1 + tiers;
	}
	char *marked = ws_memory(most, 1), *out = marked;
	*out++ = WS_TOKENS_MARK;
	for (size_t i = 0; i < n; i++) {
		const entry *e = &entries[i];
		char *word = out + 1;
		out = word;
		for (uint32_t k = 0; k < e->n; k++)
			out += ws_utf8_put(out, text->c[e->start + k]);
		size_t size = (size_t)(out - word);
		word[-1] = (char)size;
		for (size_t tier = 0; tier < tiers_of(e->count); tier++) {
			*out++ = (char)(size + TIER_SIZE);
			memcpy(out, word, size);
			out += size;
			*out++ = TIER_MARK;
			*out++ = "24"[tier];
		}
	}
	free(entries);
	size_t len = (size_t)(out - marked);
	char *kept = ws_arena_take(arena, len);
	memcpy(kept, marked, len);
	free(marked);
	return (ws_tokens){kept, len, tokens};
}

size_t ws_word_token(const char *word, int tier, char out[WS_TOKEN_MAX]) {
	const char *p = word, *end = word + strlen(word);
	size_t len = 0;
	while (p < end) {
		ws_utf8_next(&p, end);
		if (p - word > LONGEST_WORD)
			break;
		len = (size_t)(p - word);
	}
	memcpy(out, word, len);
	if (tier > 1) {
		out[len++] = TIER_MARK;
		out[len++] = "24"[tier >= 4];
	}
	return len;
}

bool ws_tokens_next(const ws_tokens *tokens, size_t *at, const char **token, size_t *len) {
	if (*at == 0)
		*at = 1;
	if (*at >= tokens->len)
		return false;
	size_t size = (unsigned char)tokens->marked[*at];
	if (size > tokens->len - *at - 1)
		return false;
	*token = tokens->marked + *at + 1;
	*len = size;
	*at += 1 + size;
	return true;
}
