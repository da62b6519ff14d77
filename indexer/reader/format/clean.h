/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 made valid and rid of what no reader sees.

       "\ufeff预\u200b算\r\n执行\xff"  ->  "预算\n执行\ufffd"

   Control characters, zero-width characters, soft hyphens and direction marks go. U+00A0 and U+3000 stay: the comparison form knows them.
   */
#ifndef WS_INDEXER_READER_FORMAT_CLEAN_H
#define WS_INDEXER_READER_FORMAT_CLEAN_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
	size_t len;      /* bytes written, without the NUL behind them */
	size_t chars;    /* characters of more than one byte that were valid */
	size_t wide;     /* of those, the ones of three or four bytes */
	size_t bad;      /* maximal invalid subsequences, each now one U+FFFD (Unicode 15, section 3.9, best practice) */
	size_t first;    /* offset of the first of them */
	size_t controls; /* control characters dropped */
} ws_cleaned;

typedef enum {
	WS_CLEAN_BLOCK, /* every line break is LF */
	WS_CLEAN_LINES, /* physical line ends are LF, FF stays, other breaks are VT */
} ws_clean_mode;

/* Room that `len` bytes may need when cleaned, the NUL included. */
#define WS_CLEAN_ROOM(len) ((len) * 3 + 1)

/* Writes the clean form of `in` to `out` (which may not overlap it) and a NUL behind it. A character cut off by the end of `in` is dropped
   and is no error. `room` bounds what is written (no character is split): valid text never needs more than len + 1. */
ws_cleaned ws_clean_text(char *out, size_t room, const char *in, size_t len, ws_clean_mode mode);

#endif
