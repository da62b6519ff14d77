/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The token streams: what an index holds of a passage. Both sides and both engines make tokens here and nowhere else.

   Words rank: every ICU word of the folded text once, and once more with a tier mark when it stands there at least twice ('2') or four
   times ('4'), so that rows-only postings still know roughly how often:

       "预算收入2131.1亿元，预算支出"  ->  预算 预算\2''2' 收入 2131.1 亿 元 支出

   Characters recall: every pair of neighbouring folded characters of a run (a "gram"), and every run's last character alone when it is
   a letter, mark or digit, so that a string of one or more characters is found by its grams (one character: by prefix) whatever the word
   breaks are:

       "债务限额" -> 债务 务限 限额 额

   Two neighbours form a gram when both are letters, marks or digits (Han included), or when one is a digit and the other a '.', ','
   or '%' as in 1,577.1 and 5.6%. The rule looks at two characters only, so the grams of a query are the grams of every text that holds
   it. */
#ifndef WS_TEXT_TOKEN_H
#define WS_TEXT_TOKEN_H

#include "text/arena.h"
#include "text/fold.h"
#include "text/segment.h"

/* Recorded in an index; a change of any rule above raises it. */
enum { WS_TOKEN_VERSION = 1 };

/* Distinct tokens in first-appearance order, packed: each token is one length byte and that many bytes of UTF-8 (a token longer than
   255 bytes is cut at a code point). `marked` starts with WS_TOKENS_MARK, so that it can stand where raw text stands. */
typedef struct {
	const char *marked;
	size_t len;
	size_t n;
} ws_tokens;

enum { WS_TOKENS_MARK = 0x01 };

ws_tokens ws_word_tokens(const ws_folded *text, const ws_word *words, size_t n_words, ws_arena *arena);
ws_tokens ws_gram_tokens(const ws_folded *text, ws_arena *arena);

/* The token under which a word of a query stands, cut like the one that was put in; `tier` 2 or 4: the one of words that stand so often in
   a passage. Returns its bytes, no NUL behind them. */
enum { WS_TOKEN_MAX = 255 };
size_t ws_word_token(const char *word, int tier, char out[WS_TOKEN_MAX]);

/* A gram as a number: its characters, 21 bits each; the second is 0 when it is a character alone. */
enum { WS_KEY_BITS = 42 };

static inline uint64_t ws_gram_key(uint32_t first, uint32_t second) {
	return (uint64_t)first << (WS_KEY_BITS / 2) | second;
}

/* The same grams as numbers, and those as tokens: an engine that keeps numbers makes and reads no UTF-8 for them. */
typedef struct {
	const uint64_t *keys;
	size_t n;
} ws_grams;

ws_grams ws_grams_of(const ws_folded *text, ws_arena *arena);
ws_tokens ws_tokens_of_grams(const ws_grams *grams, ws_arena *arena);

/* Walks packed tokens: *at is 0 first; false at the end. The token is borrowed. */
bool ws_tokens_next(const ws_tokens *tokens, size_t *at, const char **token, size_t *len);

/* Whether a and b, side by side in a folded text, form a gram; whether c is a letter, mark or digit. */
bool ws_is_gram(uint32_t a, uint32_t b);
bool ws_is_gram_char(uint32_t c);

/* The grams that every text holding this folded string has. `prefix` is set when there is no pair in it: then the one token is a
   character to be looked up as a prefix. n == 0: nothing in the string is indexed (punctuation only): every passage is a candidate. */
typedef struct {
	const char **grams; /* NUL-terminated */
	size_t n;
	bool prefix;
	bool exact;  /* a passage has the string exactly when it has the gram: nothing to verify */
} ws_gram_query;

ws_gram_query ws_grams_of_string(const uint32_t *c, size_t n, ws_arena *arena);

#endif
