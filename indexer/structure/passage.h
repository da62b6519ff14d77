/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a long paragraph is split into passages.

       1 700 characters, sentence ends near 570 and 1 130   ->   three passages */
#ifndef WS_INDEXER_STRUCTURE_PASSAGE_H
#define WS_INDEXER_STRUCTURE_PASSAGE_H

#include <stddef.h>

#include "text/arena.h"

/* Byte offsets at which text[from, len) is cut, rising, without from and len; *n how many. Each is the end of a sentence, except in a
   sentence that is longer than any passage may be. */
size_t *ws_split(const char *text, size_t from, size_t len, size_t *n, ws_arena *arena);

/* Where the first sentence of text[from, len) ends, behind its stop and the quotes and brackets that close with it; len when there is no
   stop. */
size_t ws_first_sentence(const char *text, size_t from, size_t len);

#endif
