/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the parser share: parse.c has the grammar, parse_text.c the text that stands between its signs.

       债务 OR "专项 债券"   ->   the run 债务, an operator, the quoted run 专项 债券 */
#ifndef WS_QUERY_PARSER_H
#define WS_QUERY_PARSER_H

#include "query/query.h"

enum { WS_PARSER_DEPTH = 64 }; /* of brackets, and of NOT */

typedef struct {
	const uint32_t *c; /* the query */
	uint32_t n, at;    /* its length, and what is read next */
	int depth;         /* of groups and NOT */
	int groups;        /* that are open */
	int excluded;      /* NOT that stand before what is read */
	uint32_t open_at[WS_PARSER_DEPTH]; /* brackets inside runs that are not closed yet … */
	int open, outside;                 /* … and how many of them were opened outside the group at hand */
	ws_query_part part; /* of all that stands in the group: heading:(债务 OR 余额) */
	int field;          /* the same of region:(厦门 OR 泉州); -1 none */
	ws_segmenter *segmenter;
	void (*skipped)(const char *word, void *data); /* told of what holds nothing to search for */
	void *data;
	ws_arena *arena;
	GError **error;  /* of the first fault … */
	uint32_t *fault; /* … and where it stands */
} ws_parser;

/* A piece of the query, [from, to) in code points. */
typedef struct {
	uint32_t from, to;
	bool quoted;
} ws_run;

/* ---- parser.c: characters and nodes ---- */

/* What the code point is in half width. */
uint32_t ws_parser_half(uint32_t c);
bool ws_parser_is_space(uint32_t c);

/* The code point so far ahead, in half width; 0 at the end. */
uint32_t ws_parser_peek(const ws_parser *p, uint32_t ahead);
void ws_parser_skip_space(ws_parser *p);

/* Sets the error, unless one is set, and where the fault is. NULL. */
ws_query *ws_parser_fail(ws_parser *p, uint32_t at, const char *message);

/* The text of [from, to), in the arena. */
char *ws_parser_slice(ws_parser *p, uint32_t from, uint32_t to);

/* A node that began at `start` and ends here; the second over a copy of the list. */
ws_query *ws_parser_node(ws_parser *p, ws_query_kind kind, uint32_t start);
ws_query *ws_parser_node_of(ws_parser *p, ws_query_kind kind, uint32_t start, ws_query *const *children, size_t n);

/* ---- parse_text.c ---- */

/* A quoted string, or text up to a space, a quote, or the bracket that closes a group. `stop`: one more character that ends it; 0: none.
   false with an error. */
bool ws_take_run(ws_parser *p, ws_run *r, uint32_t stop);

/* The same over the spaces that make no difference. */
bool ws_take_words(ws_parser *p, ws_run *r);

/* The node of a run: a phrase; or a phrase, words or a date, as it is written. NULL when it holds nothing to search for, which is told. */
ws_query *ws_phrase_of(ws_parser *p, const ws_run *r, ws_query_part part);
ws_query *ws_text_of(ws_parser *p, const ws_run *r, ws_query_part part);

#endif
