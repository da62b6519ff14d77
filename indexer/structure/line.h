/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one line of a document looks like, told by the line alone.

       "  （一）着力稳住经济大盘"   ->   indent 2, number （一） = 1, no stop at the end: the shape of a heading
       "设施建设、轨道交通和公交运营补贴等支出。"   ->   no number, ends with a stop, has 、

   Everything later (chrome, reflow, outline, glossary) decides on these shapes. A shape is made in one pass over the line, so that a line
   of 100 MB costs what it must and no more. Letter-spacing, width and `*` make no difference: matching is done on the compact form. */
#ifndef WS_INDEXER_STRUCTURE_LINE_H
#define WS_INDEXER_STRUCTURE_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/reader/block.h"
#include "indexer/structure/lone.h"
#include "indexer/structure/numbering.h"
#include "text/han.h"
#include "text/arena.h"

typedef enum {
	WS_LINE_STOP = 1 << 0,        /* ends with 。！？ (a closing bracket or quote behind it, or a whole bracket, does not matter) */
	WS_LINE_SEMICOLON = 1 << 1,   /* ends with ； */
	WS_LINE_COLON = 1 << 2,       /* ends with ： */
	WS_LINE_PAUSE = 1 << 3,       /* ends in mid-sentence: ， 、 or an opening bracket */
	WS_LINE_INNER_STOP = 1 << 4,  /* 。！？ before the end */
	WS_LINE_INNER_COMMA = 1 << 5, /* ， or ； before the end */
	WS_LINE_AMOUNT = 1 << 6,      /* a digit followed by 亿 万 元 % … */
	WS_LINE_TIED = 1 << 7,        /* begins with what no paragraph begins with: ，。；） … */
	WS_LINE_BULLET = 1 << 8,      /* begins with —— • ● - … */
	WS_LINE_LEADER = 1 << 9,      /* dots that lead to a page number: ……12 */
	WS_LINE_NOTE_OPEN = 1 << 10,  /* a bracket that began behind a stop is open at the end: …领域安全。（责任单位：市发 */
} ws_line_trait;

typedef struct {
	const ws_block *block;
	const char *text; /* borrowed, without white space at either end and without the marks of a Markdown heading */
	size_t len;
	const char *raw; /* the same with its white space: tabs at the edges are empty cells */
	size_t raw_len;
	uint32_t line, line_end, page;
	int hint;         /* heading level the format states, 0 none */
	unsigned traits;  /* ws_line_trait */
	ws_number number; /* 一、 at its head */
	ws_lone lone;     /* what it is by its words alone */
	uint32_t chars;   /* code points that are not white space */
	uint32_t width;   /* columns: a Han character takes two */
	uint32_t indent;  /* columns of white space at the head */
	uint32_t digits, han;
	uint32_t tabs;          /* in raw */
	uint32_t first, last;   /* first and last code point */
	uint32_t opens, closes; /* brackets and quotes left open at the end, and closed that were not opened here */
	bool gap;               /* blank line or extra space above */
	bool cut;               /* layout was dropped or a page ended just above */
	bool dropped;           /* layout: page number, running head, site chrome */
	bool parted;            /* what a site writes stood just above: no sentence goes on across it */
} ws_line;

typedef struct {
	ws_line *v;
	size_t n;
	const ws_blocks *blocks;
	bool markup; /* txt and md: `**` and `#` may be Markdown */
	bool paged;  /* lines with geometry */
} ws_lines;

/* The lines of a document's blocks; a paragraph with forced breaks gives one line a piece, a table is one line without shape, and a table
   that only lays out text gives the lines of its cells. */
ws_lines ws_lines_of(const ws_blocks *blocks, ws_arena *arena);

/* Fills everything that the text alone tells; `text` has no white space at either end. */
void ws_line_look(ws_line *line, const char *text, size_t len);

/* Cuts white space of any kind off both ends. */
const char *ws_trim(const char *text, size_t *len);

bool ws_is_blank(uint32_t c);

/* The length of white space that a conversion spelled out at the beginning of `text`, &nbsp;; 0 when there is none. */
size_t ws_spelled_blank(const char *text, size_t len);

bool ws_is_stop(uint32_t c);   /* 。！？!? */
bool ws_is_opener(uint32_t c); /* “ ‘ （ 【 《 … */
bool ws_is_closer(uint32_t c);

enum { WS_COMPACT = 240 };

/* The first WS_COMPACT bytes or so of `text` without white space and `*`, full-width ASCII made half-width, letters lower case. Returns the
   length; *whole tells whether all of the text fitted. */
size_t ws_compact(const char *text, size_t len, char out[WS_COMPACT + 8], bool *whole);

/* Whether all of the line, compacted, has a form: in `form`, # stands for Arabic digits, @ for Chinese numerals, ~ for dashes and dots,
   * for anything, and | parts alternatives:  "第#页共#页|~#~". Lines longer than WS_COMPACT have no form. */
bool ws_has_form(const char *text, size_t len, const char *form);

/* The same over a compact text. */
bool ws_matches(const char *compact, size_t len, const char *form);

#endif
