/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comparison form of a text, with a map back to it.

   Full and half width, upper and lower case, 简 and 繁, white space and the `*` of Markdown make no difference to a reader who looks for a
   string, so nothing here compares strings in any other form:

       "　**一 般** 公共預算收入３４０ 亿元"  ->  "一般公共预算收入340亿元"

   The form is NFKC (Unicode Annex #15), lower case, without white space and `*`; with WS_FOLD_HANS also 繁 to 简, character by character.
   It is the same for a string wherever it stands (apart from combining marks, which stay with their base), so a query folded by itself is
   found in a text folded as a whole. The tables are made from ICU when the program is built: a look-up loads no ICU data to fold. */
#ifndef WS_TEXT_FOLD_H
#define WS_TEXT_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/document.h"

enum { WS_FOLD_HANS = 1 }; /* 繁 to 简 too: everything except `mentions --exact` */

typedef struct {
	const uint32_t *c;    /* the folded code points */
	const uint32_t *from; /* where in the source (code points) c[i] begins … */
	const uint32_t *to;   /* … and ends: to[i] < from[i + 1] when layout between the two was removed */
	size_t n;
	uint32_t chars;       /* code points of the source */
} ws_folded;

/* Recorded in an index: texts folded by different versions must not be compared. */
enum { WS_FOLD_VERSION = 1 };

/* Folds `len` bytes of UTF-8. A byte that is not UTF-8 counts as one U+FFFD. The result lives in `arena`. */
ws_folded ws_fold(const char *text, size_t len, unsigned flags, ws_arena *arena);

/* The same as a NUL-terminated UTF-8 string, when no map is needed. */
char *ws_fold_string(const char *text, size_t len, unsigned flags, ws_arena *arena);

/* Drops 繁 from a form made without WS_FOLD_HANS, in place of folding twice. */
uint32_t ws_fold_hans(uint32_t c);

/* [from, to) of a folded text as a text of its own; its places stay those of the whole. Borrows. */
ws_folded ws_folded_part(const ws_folded *f, size_t from, size_t to);

/* The first occurrence of needle[0..n) in hay at or after `from`; SIZE_MAX when there is none. */
size_t ws_folded_find(const ws_folded *hay, size_t from, const uint32_t *needle, size_t n);

/* Of folded text: digits of every width are ASCII there. */
static inline bool ws_is_digit(uint32_t c) {
	return c - '0' < 10;
}

/* c[i]; 0 behind the end. */
static inline uint32_t ws_folded_at(const ws_folded *f, size_t i) {
	return i < f->n ? f->c[i] : 0;
}

/* Folded [i, j), not empty, as a span of the source, without the layout around it. */
static inline ws_span ws_folded_span(const ws_folded *f, size_t i, size_t j) {
	return (ws_span){f->from[i], f->to[j - 1]};
}

/* Folded [i, j) as a UTF-8 string in `arena`. */
char *ws_folded_string(const ws_folded *f, size_t i, size_t j, ws_arena *arena);

#endif
