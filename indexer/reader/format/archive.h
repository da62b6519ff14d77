/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives, whose members are documents of their own.

       "公报.zip" holds "2024/\xb9\xab\xb1\xa8.doc" (GBK)  ->  "公报.zip!/2024/公报.doc"

   Read through libarchive: zip, 7z, rar, tar plain or compressed. Nothing is unpacked to disk, so a member's path is only a name; it is
   made relative and without "..", all the same. An archive inside an archive is not opened. */
#ifndef WS_INDEXER_READER_FORMAT_ARCHIVE_H
#define WS_INDEXER_READER_FORMAT_ARCHIVE_H

#include "indexer/reader/format/format.h"

/* Appends "archive.zip!/member" and a NUL for every member whose ending is one that `index` takes. Nothing for a file that is no archive.
   */
bool ws_archive_list(const char *path, GString *list, ws_arena *arena, GError **error);

/* Reads a member into source->bytes, which stay until the next call. Cheap when members are read in the archive's order: the archive stays
   open between calls. */
bool ws_archive_open(ws_source *source, const char *path, const char *member, GError **error);

struct archive;

/* Why libarchive failed, as a refusal; false. */
bool ws_archive_damaged(struct archive *a, GError **error);

/* Closes what the last call left open. */
void ws_archive_forget(void);

#endif
