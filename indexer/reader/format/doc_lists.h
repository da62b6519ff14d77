/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of a Word 97 file ([MS-DOC] 2.9.131 LSTF, 2.9.150 LVL, 2.9.130 LFO). */
#ifndef WS_INDEXER_READER_FORMAT_DOC_LISTS_H
#define WS_INDEXER_READER_FORMAT_DOC_LISTS_H

#include <stddef.h>

#include "indexer/reader/format/lists.h"

/* `definitions` are `heads` bytes of LSTF and, behind them, the levels; `room` is what there is of both. Lists are numbered from 1. */
void ws_doc_lists(ws_lists *lists, const unsigned char *definitions, size_t room, size_t heads, const unsigned char *uses, size_t uses_len,
                  ws_arena *arena);

#endif
