/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every format implements, and what it is given: bytes in, blocks out, inside the limited child.

       static bool read_ofd(const ws_source *source, ws_output *out, GError **error) { … ws_output_text(out, WS_BLOCK_LINE, "一、预算收入", 18)
       … } const ws_format ws_format_ofd = {.name = "ofd", .sniff = sniff_ofd, .read = read_ofd};

   A file's format is told by its content; the ending decides only where content cannot (md or txt). Formats in bytes are asked first, in
   the order of the table in formats.c; when none of them knows the file it is decoded as text (charset.h) and the text formats are asked.

   A format never prints, never exits, and need not fear for its life: a crash or a runaway costs the document it is reading. It does have
   to keep what it makes within ws_limits, because the parent trusts no size beyond them. */
#ifndef WS_INDEXER_READER_FORMAT_FORMAT_H
#define WS_INDEXER_READER_FORMAT_FORMAT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "indexer/reader/block.h"
#include "text/arena.h"

/* ---- what a format reads ---- */

typedef struct {
	const char *name;           /* of the file or member, without folders; its ending is a hint, nothing more */
	const unsigned char *bytes; /* the whole content, a NUL behind it; never NULL, never empty */
	size_t len;
	char *text;                 /* text formats only, otherwise NULL: the content as clean UTF-8, to be cut up as the format likes … */
	size_t text_len;
	const char *encoding;       /* … and what it was written in: "UTF-8", "GB18030" … */
	int fd;                     /* the open file, -1 when the content came from memory or an archive: use ws_source_fd() */
	bool member;                /* it came from an archive */
} ws_source;

/* Reads the file at `path`, or the member of an archive at "archive.zip!/member", into `source` (name is set already; fd is to be closed
   when it is not -1). false with an error: "permission denied", "empty", "larger than the limit of 256 MB" … */
bool ws_source_open(ws_source *source, const char *path, ws_arena *arena, GError **error);

/* Opens a regular file for reading, and nothing else: -1 with an error for folders, pipes and devices. */
int ws_open_regular(const char *path, struct stat *st, GError **error);

/* A descriptor from which the whole content can be read (and which can be mapped or given to a converter as /proc/self/fd/N), at offset 0
   and closed on exec. The caller closes it. -1 with an error. */
int ws_source_fd(const ws_source *source, GError **error);

/* ---- what it makes ---- */

/* Blocks in the making. `blocks` begins all zero with format set to the format's name and encoding to the source's: a format fills title,
   site and posted (strings in `arena`) and may replace encoding; blocks->blocks and n grow through the functions below only. */
typedef struct {
	ws_arena *arena; /* everything made for this file lives here */
	ws_blocks blocks;
	size_t cap, bytes, cells; /* room, text and cells so far: kept by the functions below */
} ws_output;

/* Adds a block, all zero but for its kind and text, and returns it to be filled in (valid until the next one is added). The text is copied
   to the arena and cleaned: control characters but TAB and LF go, so do zero-width characters; bad UTF-8 becomes U+FFFD.
   NULL once a limit is reached: stop then and return ws_output_full(out, error). */
ws_block *ws_output_text(ws_output *out, ws_block_kind kind, const char *text, size_t len);

/* The same for text that is clean, NUL-terminated and in the arena already: no copy. */
ws_block *ws_output_line(ws_output *out, ws_block_kind kind, const char *text, size_t len);

/* Adds a WS_BLOCK_TABLE. Cells (in the arena, borrowed) in reading order, their texts clean: see ws_clean. */
ws_block *ws_output_table(ws_output *out, const ws_block_cell *cells, size_t n_cells);

/* false, with the error of a format that made more than it may. */
bool ws_output_full(const ws_output *out, GError **error);

/* A cleaned copy of `text` in `arena`, as ws_output_text makes it; *clean_len may be NULL. */
char *ws_clean(ws_arena *arena, const char *text, size_t len, size_t *clean_len);

/* ---- refusals ---- */

#define WS_FORMAT_ERROR ws_format_error_quark()
GQuark ws_format_error_quark(void);

typedef enum {
	WS_FORMAT_REFUSED, /* the file cannot be a document: reading it again would not help */
	WS_FORMAT_IO,      /* it could not be read this time */
} ws_format_error;

/* Sets a WS_FORMAT_REFUSED error and returns false. The reason is short and lower case, without the file's name and without a full stop:
   "empty", "binary", "encrypted", "no text layer", "truncated", "damaged (no xref table)", "larger than the limit of 256 MB". */
bool ws_refuse(GError **error, const char *reason, ...) __attribute__((format(printf, 2, 3)));

/* ---- a format ---- */

typedef struct {
	const char *name; /* as documents report it: "pdf" */
	bool text;        /* reads source->text */
	/* Whether the content is of this format. For a text format: of the decoded text. NULL: only the ending tells. */
	bool (*sniff)(const ws_source *source);
	/* Fills `out`. false with a ws_refuse() error; a document without any block is refused by the caller as "empty". */
	bool (*read)(const ws_source *source, ws_output *out, GError **error);
	/* "libxml2 2.9.14": what it links, static text; NULL when it links nothing. */
	const char *(*version)(void);
} ws_format;

/* A format joins by its name here, a row in formats.c, and its endings in indexer/reader/ending.c. */
extern const ws_format ws_format_archive, ws_format_doc, ws_format_docx, ws_format_html, ws_format_md, ws_format_ods, ws_format_odt,
	ws_format_ofd, ws_format_pdf, ws_format_rtf, ws_format_txt, ws_format_xls, ws_format_xlsx;

/* Every format of this program, most particular first, NULL at the end. */
extern const ws_format *const ws_formats[];

/* Reads one document: finds the format and lets it read. NULL with an error. */
ws_blocks *ws_format_read(ws_source *source, ws_arena *arena, GError **error);

/* ---- limits: every one of them in one table, limits.c ---- */

typedef struct {
	size_t file;      /* bytes of a file or an archive's member */
	size_t text;      /* bytes of text in one document */
	size_t blocks;    /* blocks of one document */
	size_t cells;     /* cells in all its tables */
	size_t columns;   /* of a table, and rows or columns that one cell may claim to span */
	size_t depth;     /* of nested elements */
	size_t members;   /* of a container (zip, docx, ofd) */
	size_t unpacked;  /* bytes taken from one container while one document is read */
	size_t ratio;     /* unpacked ÷ packed, beyond the first 16 MB */
	size_t pages;
} ws_limit_table;

extern const ws_limit_table ws_limits;

#endif
