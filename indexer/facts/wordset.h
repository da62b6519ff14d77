/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A word list of this folder, made when it is first asked and kept: rows of a data file, {"增设", "f"}, each word with its kind.

       …拟增设|技术创新基金      before the bar: 增设, kind 'f'

   Any thread may ask. The words live as long as the program. */
#ifndef WS_INDEXER_FACTS_WORDSET_H
#define WS_INDEXER_FACTS_WORDSET_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/wordlist.h"

typedef struct {
	const char *word, *kind;
} ws_word_row;

typedef struct {
	const ws_word_row *rows;
	size_t n;
	_Atomic(ws_wordlist *) list;
} ws_wordset;

#define WS_WORDSET(rows) {rows, sizeof rows / sizeof rows[0], NULL}

typedef struct {
	size_t len;             /* in code points; 0: no word */
	const ws_word_row *row; /* NULL: no word */
} ws_word_hit;

/* The longest word that ends at `to` and begins at or after `from`; the longest that begins at `from` and ends at or before `to`. */
ws_word_hit ws_word_before(ws_wordset *set, const uint32_t *c, size_t from, size_t to);
ws_word_hit ws_word_at(ws_wordset *set, const uint32_t *c, size_t from, size_t to);

/* Whether the word is of this kind, the first letter of its second field; false for no word. */
static inline bool ws_word_is(ws_word_hit hit, char kind) {
	return hit.row && hit.row->kind[0] == kind;
}

#endif
