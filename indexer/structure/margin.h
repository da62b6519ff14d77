/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the lines of a document begin and end: the margins around each line, or the width that a plain text is wrapped at.

       a page whose lines run from 90 to 505 points  ->  left 90, right 505: a line that begins at 122 is indented, one that
       ends at 380 has room left */
#ifndef WS_INDEXER_STRUCTURE_MARGIN_H
#define WS_INDEXER_STRUCTURE_MARGIN_H

#include "indexer/structure/line.h"

typedef struct {
	float *left, *right; /* of the column each line stands in, in points; 0 unknown */
	uint32_t wrap, base; /* plain text wrapped at this many columns, and its usual indent; 0 not wrapped */
	bool counted;        /* at so many characters, whatever their width: two columns each */
	uint32_t breaks;     /* forced line breaks (<br>) stand at this many columns; 0 where they will */
	bool indents;        /* paragraphs begin with an indent */
	float body;          /* usual size of type; 0 unknown */
} ws_margins;

ws_margins ws_find_margins(const ws_lines *lines, ws_arena *arena);

/* How far the line reaches, in the columns of `wrap`. */
uint32_t ws_line_extent(const ws_margins *margins, const ws_line *line);

/* Whether the line's place on its page is known. */
bool ws_has_place(const ws_line *line);

/* The width of a Han character on this line, in points. */
float ws_em(const ws_line *line);

/* Whether a line with a place stands in the middle of its column, with room on both sides. */
bool ws_is_centred(const ws_margins *margins, const ws_lines *lines, size_t i);

#endif
