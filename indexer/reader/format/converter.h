/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An installed program that turns a document into text, run as a limited child of the reader.

       ws_convert((const char *[]){"antiword", "-x", "db", WS_CONVERT_FILE, NULL}, fd, out, arena, &why)

   It gets the document as a descriptor, an empty environment, no standard input, bounded CPU time, memory and output, and the reader's own
   confinement (no network, no writing to disk). What it prints as errors is dropped. */
#ifndef WS_INDEXER_READER_FORMAT_CONVERTER_H
#define WS_INDEXER_READER_FORMAT_CONVERTER_H

#include <glib.h>
#include <stdbool.h>

/* Stands for the document among the arguments. */
#define WS_CONVERT_FILE "/proc/self/fd/3"

typedef enum {
	WS_CONVERT_OK,
	WS_CONVERT_MISSING, /* the program is not installed */
	WS_CONVERT_FAILED,  /* it ended with an error, or printed nothing */
	WS_CONVERT_LIMIT,   /* it took too long or printed too much */
} ws_convert_result;

/* `fd` is left open, at an unknown offset. What the program printed is appended to `out` when it is WS_CONVERT_OK. */
ws_convert_result ws_convert(const char *const *arguments, int fd, GString *out);

#endif
