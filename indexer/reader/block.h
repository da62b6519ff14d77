/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader makes of a file: its text as a list of blocks in reading order, with the style hints that the format knows.

   A reader knows one format and nothing of Chinese documents: it does not decide what is a heading, where a sentence goes on or what is
   layout. It tells what it saw: lines, paragraphs, table cells, pages, sizes. indexer/structure/ decides.

   Text is UTF-8, may hold letter-spacing, `**` and odd width as in the source; control characters other than TAB are gone. */
#ifndef WS_INDEXER_READER_BLOCK_H
#define WS_INDEXER_READER_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"

typedef enum {
	WS_BLOCK_LINE,      /* one physical line (txt, md, pdf): structure decides whether the next one goes on */
	WS_BLOCK_PARAGRAPH, /* a whole paragraph (html <p>, docx w:p); LF inside is a forced line break (<br>) */
	WS_BLOCK_TABLE,     /* a table with its cells */
	WS_BLOCK_NOTE,      /* a footnote, kept apart from the text around it */
} ws_block_kind;

typedef struct {
	const char *text; /* may hold LF between paragraphs of the cell; "" for an empty cell */
	uint16_t row, column;   /* grid position, spans laid out */
	uint16_t rows, columns; /* at least 1 */
	uint32_t line, page;
	bool head;              /* <th>, or a head row the format declares */
} ws_block_cell;

enum {
	WS_BLOCK_BOLD = 1,
	WS_BLOCK_CENTRED = 2,
	WS_BLOCK_AFTER_GAP = 4,  /* blank line or extra space above */
	WS_BLOCK_PAGE_START = 8, /* first on its page */
};

typedef struct {
	ws_block_kind kind;
	unsigned flags;
	int heading;        /* hint of the format: 1..9 for <h1>, "#", Heading 1; 0 none */
	const char *text;   /* lines and paragraphs */
	uint32_t line, line_end; /* 1-based source lines; 0 when the format has none */
	uint32_t page;      /* 1-based; 0 when the format has none */
	float x0, x1, y, size; /* pdf, ofd: extent in points, baseline from the top of the page, font size; 0 when unknown */
	float page_width, page_height;
	const ws_block_cell *cells; /* tables */
	size_t n_cells;
} ws_block;

typedef struct {
	const char *format;   /* "txt", "md", "html", "pdf", "docx" … */
	const char *encoding; /* "UTF-8", "UTF-16LE", "GB18030", "Big5" … */
	const char *title;    /* of the format's own metadata (<title>, dc:title), a hint only; NULL */
	const char *site;     /* name of a web site the page sits in, so that it is not taken for the issuer; NULL */
	const char *posted;   /* posting date the page states beside the text, a hint only; NULL */
	const char *info;     /* what the page says about the text beside it, label and value, a line each: 来源：统计局, 成文日期：…; a hint only; NULL */
	ws_block *blocks;
	size_t n;
} ws_blocks;

#endif
