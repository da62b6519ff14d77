/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ICU's own dictionary of Chinese words, and the division of a run of Han into its words: the cheapest one.

       "全市一般公共预算总收入"  ->  全市|一般|公共|预算|总|收入

   The words and their costs are ICU's data (udata.h). They are looked up where they lie, or in a table of their edges, which is half as
   fast again but takes some tens of milliseconds to make; the division is exactly the one ICU's word breaking makes of the same run. */
#ifndef WS_TEXT_DICTIONARY_H
#define WS_TEXT_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ws_dictionary ws_dictionary;

/* The dictionary where it lies: nothing is loaded. NULL when ICU's data is not what is expected. Both are safe from any thread, and
   last. */
const ws_dictionary *ws_dictionary_open(void);

/* The same as a table, made once for the whole process. */
const ws_dictionary *ws_dictionary_load(void);

/* The size of ICU's dictionary in bytes, 0 when it is not what is expected: tells one dictionary from another, loads nothing. */
size_t ws_dictionary_size(void);

/* Whether a run may hold `c`: the common ideographs, which are nearly all there are. */
static inline bool ws_dictionary_takes(uint32_t c) {
	return c - 0x4E00 < 0x5200 || c - 0x3400 < 0x19C0 || c == 0x3007;
}

/* Divides c[0..n), n > 0, a run of characters the dictionary takes. Afterwards the words are, last first, [n - length[n], n) and so on.
   `cost` and `length` are scratch for n + 1 numbers each. */
void ws_dictionary_divide(const ws_dictionary *dictionary, const uint32_t *c, size_t n, uint32_t *cost, uint8_t *length);

/* Whether a word of the dictionary stands in such a run and goes over position `at`, 0 < at < n: without one, no division does. */
bool ws_dictionary_spans(const ws_dictionary *dictionary, const uint32_t *c, size_t n, size_t at);

#endif
