/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compound file ([MS-CFB]): the little file system inside .doc, .wps and .xls.

       "预算表.xls"  ->  its stream "Workbook", in one piece

   Every chain of sectors is followed no further than the file has sectors, so that loops end. */
#ifndef WS_INDEXER_READER_FORMAT_OLE_H
#define WS_INDEXER_READER_FORMAT_OLE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"

typedef struct ws_ole ws_ole;

bool ws_ole_sniff(const unsigned char *bytes, size_t len);

/* Lives in `arena`; the bytes are borrowed. NULL when it is no compound file or damaged beyond its directory. */
ws_ole *ws_ole_open(const unsigned char *bytes, size_t len, ws_arena *arena);

/* A stream or storage of that name (ASCII, in any case) anywhere in the file. */
bool ws_ole_has(const ws_ole *ole, const char *name);

/* The bytes of a stream, in the arena; NULL when it is not there. A damaged one is as long as its chain holds. */
const unsigned char *ws_ole_stream(ws_ole *ole, const char *name, size_t *len);

#endif
