/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads files in a child process and gives back their blocks.

   Parsers of hostile formats run only in `wensuo-reader`, a program of its own under limits of memory, CPU time and file size and without
   network: whatever a file does to it costs that one document. A child serves many files; one that dies is replaced.

       ws_reader *r = ws_reader_open(NULL, &error);
       ws_blocks *b = ws_reader_read(r, "预算报告.html", arena, &error);   // "cannot read '预算报告.html': empty" */
#ifndef WS_INDEXER_READER_READER_H
#define WS_INDEXER_READER_READER_H

#include <glib.h>

#include "indexer/reader/block.h"
#include "text/arena.h"

#define WS_READER_ERROR ws_reader_error_quark()
GQuark ws_reader_error_quark(void);

typedef enum {
	WS_READER_REFUSED, /* the file was looked at and cannot be a document: empty, binary, encrypted, no text layer … */
	WS_READER_CRASHED, /* the child died or ran into a limit on it */
	WS_READER_IO,      /* the file could not be opened or read: worth trying again */
	WS_READER_BROKEN,  /* no child can be started at all */
} ws_reader_error;

typedef struct ws_reader ws_reader; /* one per thread: one child */

/* `program` is the path of wensuo-reader; NULL: beside the running executable, else in the libexec folder it was installed to. */
ws_reader *ws_reader_open(const char *program, GError **error);
void ws_reader_close(ws_reader *reader);

/* The blocks of one file; everything lives in `arena`. NULL with an error that names the file and the reason:
   "cannot read 'a.pdf': encrypted". */
ws_blocks *ws_reader_read(ws_reader *reader, const char *path, ws_arena *arena, GError **error);

/* The same from memory; `name` gives the format by its ending, as a hint ("-" for standard input: told by the content). */
ws_blocks *ws_reader_read_bytes(ws_reader *reader, const char *name, const void *bytes, size_t len, ws_arena *arena, GError **error);

/* Whether a file name's ending is one that `index` takes when it walks a folder. */
bool ws_reader_knows(const char *path);

/* Members of an archive are documents of their own, path "archive.zip!/member": calls `each` for every member's path (borrowed) and is
   0 members for a file that is no archive. false with an error when the archive itself cannot be read. */
bool ws_reader_is_archive(const char *path);
bool ws_reader_members(ws_reader *reader, const char *path, void (*each)(const char *member, void *data), void *data, GError **error);

/* A path as one line of valid UTF-8, for messages: line breaks and bytes that are not UTF-8 are escaped ("a\\n.txt", "\\xff.txt"). Free
   with g_free. */
char *ws_reader_display(const char *path);

/* "libxml2 2.9.14, poppler 22.12.0 …": every library the child links, for --version. Free with g_free. */
char *ws_reader_versions(ws_reader *reader, GError **error);

#endif
