/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What parent and child say to each other over a socket.

       parent: READ "预算报告.html"                    child: BLOCKS html, UTF-8, <title>, 214 blocks
       parent: READ "扫描件.pdf"                       child: REFUSED "no text layer"

   A message is a head and that many bytes. Records are copied as they are: both ends are the same build on the same machine. The parent
   still believes nothing: every length is checked against what was received, which is bounded by WS_WIRE_MOST. */
#ifndef WS_INDEXER_READER_WIRE_H
#define WS_INDEXER_READER_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/reader/block.h"
#include "text/arena.h"

typedef enum {
	/* requests: the path or name, NUL, then the bytes when there are any */
	WS_WIRE_READ = 1, /* a path */
	WS_WIRE_READ_BYTES,
	WS_WIRE_MEMBERS, /* of the archive at a path */
	WS_WIRE_VERSIONS,
	/* answers */
	WS_WIRE_BLOCKS,
	WS_WIRE_TEXT,    /* NUL-terminated strings one after the other: member paths, versions */
	WS_WIRE_REFUSED, /* a reason */
	WS_WIRE_IO,      /* a reason that may pass */
} ws_wire_kind;

typedef struct {
	uint32_t magic, kind;
	uint64_t len;
} ws_wire_head;

enum { WS_WIRE_MAGIC = 0x77736e31 };

/* No message is longer: the longest text with its blocks. */
#define WS_WIRE_MOST ((uint64_t)1 << 30)

/* Seconds on the monotonic clock. */
double ws_wire_now(void);

typedef enum { WS_WIRE_OK, WS_WIRE_CLOSED, WS_WIRE_LATE, WS_WIRE_GARBLED } ws_wire_result;

/* Sends a head and two pieces (each may be empty). Never raises SIGPIPE. `deadline` in ws_wire_now() seconds, 0: none. */
ws_wire_result ws_wire_send(int fd, ws_wire_kind kind, const void *a, size_t a_len, const void *b, size_t b_len, double deadline);
ws_wire_result ws_wire_send_blocks(int fd, const ws_blocks *blocks);

/* Receives one message; the payload, with a NUL behind it, lives in `arena`. */
ws_wire_result ws_wire_receive(int fd, ws_wire_head *head, char **payload, ws_arena *arena, double deadline);

/* The blocks in a payload, whose text they borrow; the records live in `arena`. NULL when the payload is not well formed. */
ws_blocks *ws_wire_blocks(char *payload, size_t len, ws_arena *arena);

#endif
