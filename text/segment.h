/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a folded text, as ICU's word breaking finds them (UAX #29 with ICU's dictionary for Han).

       "全市一般公共预算总收入1577.1亿元"  ->  全市 一般 公共 预算 总 收入 1577.1 亿 元

   Punctuation and symbols are no words. Where white space was folded away between two characters that are not Han, a word ends. */
#ifndef WS_TEXT_SEGMENT_H
#define WS_TEXT_SEGMENT_H

#include <stdbool.h>

#include "text/arena.h"
#include "text/fold.h"

typedef struct ws_segmenter ws_segmenter; /* one per thread */

typedef struct {
	uint32_t start, end; /* in folded code points */
} ws_word;

/* NULL when ICU cannot open its break data; *why then says the reason (static text). */
ws_segmenter *ws_segmenter_open(const char **why);
void ws_segmenter_close(ws_segmenter *segmenter);

/* The words of `text` in order; *n how many. They live in `arena`. */
ws_word *ws_segment(ws_segmenter *segmenter, const ws_folded *text, size_t *n, ws_arena *arena);

/* False when no word of `text` goes over position i, 0 < i < text->n, which a look at the characters around it tells mostly. */
bool ws_may_be_inside_word(const ws_folded *text, size_t i);

/* "72.1, dictionary of 2007142 bytes": ICU's version and its dictionary of words, for the index and --version. Only "72.1" when the
   dictionary cannot be read, so that ICU finds all words itself. Static text. */
const char *ws_segment_version(void);

#endif
