/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text file is written in, and its text as clean UTF-8.

       "\xb8\xdf\xd6\xca\xc1\xbf\xb7\xa2\xd5\xb9"  ->  "高质量发展", encoding "GB18030"

   A byte order mark or a declared charset that decodes cleanly wins; else whole characters decide, never bytes. Encodings are named UTF-8,
   UTF-16LE, UTF-16BE, GB18030 (GBK and GB2312 too) and Big5. */
#ifndef WS_INDEXER_READER_FORMAT_CHARSET_H
#define WS_INDEXER_READER_FORMAT_CHARSET_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "indexer/reader/format/format.h"
#include "text/arena.h"

/* Fills source->text, text_len and encoding. Physical lines end in LF, whatever they ended in; a line broken by other means (VT, U+2028, a
   lone CR among LFs) holds a VT there, a page break is FF; other control characters and zero-width characters are gone.
   false with a WS_FORMAT_REFUSED error: "binary", "not valid UTF-8 at byte 17" … */
bool ws_decode(ws_source *source, ws_arena *arena, GError **error);

/* A short string of unknown charset, such as a member's name in an archive: UTF-8 when valid, else GB18030 or Big5, else with U+FFFD for
   what is neither. Control characters are kept. */
char *ws_decode_name(const char *bytes, size_t len, ws_arena *arena);

#endif
