/* SPDX-License-Identifier: GPL-3.0-or-later */
/* File name endings: which files `index` takes when it walks a folder, and what format an ending hints at.

       "2024年预算报告.PDF" -> "pdf"      "公报.tar.gz" -> "archive"      "照片.jpg" -> NULL */
#ifndef WS_INDEXER_READER_ENDING_H
#define WS_INDEXER_READER_ENDING_H

#include <stdbool.h>

/* The format's name (static), by the ending of a path in any case; NULL when `index` does not take such files. */
const char *ws_ending_format(const char *path);

/* Where the archive's path ends in "archive.zip!/member": a pointer to the "!/" behind an ending of an archive. NULL when there is none. */
const char *ws_ending_member(const char *path);

#endif
