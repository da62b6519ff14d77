/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Word 97-2003 file as its characters and their properties ([MS-DOC]).

   The text is an array of UTF-16 units by character position; styles, lists and the properties of paragraphs and characters are looked up
   by position. Everything is bounded by the file's size: whatever points out of it is as if it were not there. */
#ifndef WS_INDEXER_READER_FORMAT_DOC_FILE_H
#define WS_INDEXER_READER_FORMAT_DOC_FILE_H

#include "indexer/reader/format/format.h"
#include "indexer/reader/format/lists.h"

typedef struct ws_doc_file ws_doc_file;

/* What applies to a paragraph, by its style and its own properties. */
typedef struct {
	int heading;    /* outline level from 1; 0 none */
	bool centred;
	int list;       /* 1-based; 0 none */
	int level;      /* of the list, from 0 */
	int table;      /* depth of nested tables it stands in; 0 none */
	bool row_end;   /* the mark behind the last cell of a row */
	bool inner_cell, inner_row_end; /* marks of a nested table */
	const unsigned char *cells; /* row_end: the row's definition (TDefTableOperand behind its size), borrowed; NULL */
	size_t cells_len;
	bool head;      /* row_end: repeated on every page */
} ws_doc_paragraph;

/* What applies to a character. */
typedef struct {
	bool hidden; /* hidden, or deleted in a tracked change */
	bool bold, raised;
	uint32_t symbol; /* of a symbol font; 0 none */
	size_t end;      /* the position up to which it is so */
} ws_doc_character;

/* A part of the text: [start, end) in positions. */
typedef struct {
	size_t start, end;
} ws_doc_range;

/* NULL when it is no Word 97 file or too damaged to read: a converter may know better. Lives in `arena`. */
ws_doc_file *ws_doc_file_open(const ws_source *source, ws_arena *arena);

/* All characters: the text, then footnotes, headers, text boxes … */
const uint16_t *ws_doc_file_text(const ws_doc_file *file, size_t *n);

ws_doc_range ws_doc_file_main(const ws_doc_file *file);

/* The footnote or endnote whose mark stands at position `at`, the text of the box anchored there: empty when there is none. */
ws_doc_range ws_doc_file_note(const ws_doc_file *file, size_t at);
ws_doc_range ws_doc_file_box(const ws_doc_file *file, size_t at);

/* Properties of the paragraph whose mark stands at `at`; of the character at `at`. */
ws_doc_paragraph ws_doc_file_paragraph(const ws_doc_file *file, size_t at);
ws_doc_character ws_doc_file_character(const ws_doc_file *file, size_t at);

/* Its lists, numbered from 1. */
void ws_doc_file_lists(const ws_doc_file *file, ws_lists *lists);

#endif
