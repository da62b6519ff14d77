/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The longest word of a table at a place in folded text, or the longest that ends there.

       a table of 亩, 平方米, 平方公里 …   at "平方公里高标准农田"   ->  平方公里

   Grammars whose words are rows of a table use this: measure words, roles, verbs. */
#ifndef WS_TEXT_WORDLIST_H
#define WS_TEXT_WORDLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ws_wordlist ws_wordlist;

/* Of `n` rows, each `size` bytes long and beginning with a `const char *` to its word, UTF-8 and folded. The rows are borrowed; of equal
   words the first counts. */
ws_wordlist *ws_wordlist_new(const void *rows, size_t n, size_t size);
void ws_wordlist_free(ws_wordlist *list);

/* The row of the longest word that begins at c[i], within c[0, n); NULL when there is none. *len is its length in code points. */
const void *ws_wordlist_at(const ws_wordlist *list, const uint32_t *c, size_t n, size_t i, size_t *len);

/* The row of the longest word that ends before c[j] and begins at or after c[from]. */
const void *ws_wordlist_before(const ws_wordlist *list, const uint32_t *c, size_t from, size_t j, size_t *len);

/* The length of `word` when it stands at c[i], within c[0, n); when it ends before c[j] and begins at or after c[from]; 0 otherwise. */
size_t ws_spelled_at(const uint32_t *c, size_t n, size_t i, const char *word);
size_t ws_spelled_before(const uint32_t *c, size_t from, size_t j, const char *word);

/* The length of the first of `words` that stands at c[i]; 0 for none. */
size_t ws_any_spelled_at(const uint32_t *c, size_t n, size_t i, const char *const *words, size_t n_words);

/* Whether c is one of the characters of `letters`. */
bool ws_spelled_in(uint32_t c, const char *letters);

#endif
