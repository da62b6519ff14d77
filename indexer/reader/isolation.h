/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What parent and child agree on about the child's confinement: its limits, its socket, its exit statuses.

   A child is confined before it looks at its first file (indexer/reader/format/isolation.c says how and what that guarantees). Its memory
   is what a 256 MB text takes (the bytes, the decoded text, the blocks) with half again for allocators. */
#ifndef WS_INDEXER_READER_ISOLATION_H
#define WS_INDEXER_READER_ISOLATION_H

#include <stdbool.h>

enum {
	WS_CHILD_FILE_MB = 256,    /* largest file or member */
	WS_CHILD_MEMORY_MB = 1536, /* address space */
	WS_CHILD_CPU = 60,         /* seconds of processor time for one file */
	WS_CHILD_WALL = 120,       /* seconds for one file */
};

/* The number of the child's end of the socket. */
enum { WS_CHILD_SOCKET = 3 };

/* Confines this process, started by process `parent`. */
void ws_confine(long parent);

/* Restarts the clocks for one file; `busy` false: none is being read, no clock runs. */
void ws_confine_file(bool busy);

/* Exit statuses of a child. */
enum { WS_CHILD_LATE = 80, WS_CHILD_UNUSABLE = 81 };

#endif
