/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Automatic numbering of a word-processor document: the numbers that its paragraphs show and its text does not hold.

       numId 1, level 0, japaneseCounting, "%1、"; then level 1, "（%2）"   ->   "一、" "（一）" "（二）" "二、" "（一）" …

   Formats are those of ECMA-376 part 1, 17.18.59 (ST_NumberFormat), as far as Chinese documents use them. */
#ifndef WS_INDEXER_READER_FORMAT_DOCX_NUMBERING_H
#define WS_INDEXER_READER_FORMAT_DOCX_NUMBERING_H

#include <libxml/tree.h>

#include "text/arena.h"

enum { WS_NUMBERING_LEVELS = 9 };

typedef struct ws_numbering ws_numbering;

/* From the root of numbering.xml, which must stay until the last call; NULL root: no numbering at all. Lives in `arena`. */
ws_numbering *ws_numbering_read(const xmlNode *root, ws_arena *arena);

/* The number of the next paragraph of list `num` at `level` (from 0), with a space behind it when it ends in ASCII; "" when it has none. */
char *ws_numbering_next(ws_numbering *numbering, long num, int level, ws_arena *arena);

/* The level of list `num` that is tied to a paragraph style; -1 when there is none. */
int ws_numbering_level_of(const ws_numbering *numbering, long num, const char *style);

/* A number in one format: 12 in "chineseCounting" is "十二". An unknown format is decimal. */
char *ws_number_text(const char *format, long value, ws_arena *arena);

#endif
