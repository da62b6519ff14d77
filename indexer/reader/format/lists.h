/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Automatic numbering of word-processor documents: the numbers that paragraphs show and their text does not hold.

       list 1: level 0 chineseCounting "%1、", level 1 "（%2）"   ->   "一、" "（一）" "（二）" "二、" "（一）" …

   Formats have the names of ECMA-376 part 1, 17.18.59 (ST_NumberFormat), as far as Chinese documents use them. */
#ifndef WS_INDEXER_READER_FORMAT_LISTS_H
#define WS_INDEXER_READER_FORMAT_LISTS_H

#include <stdbool.h>

#include "text/arena.h"

enum { WS_LIST_LEVELS = 9 };

/* ws_list_level.restart: after any level above it. */
enum { WS_LIST_RESTARTS = -1 };

typedef struct {
	const char *format; /* "chineseCounting"; NULL: the level is not defined */
	const char *text;   /* "%1、", %1 being the number of the first level */
	const char *style;  /* the paragraph style tied to the level; NULL */
	long start;
	int restart;        /* levels below this one (from 0) begin it anew; 0: none does */
	bool legal;         /* all numbers in it decimal */
	bool tight;         /* nothing between number and text */
} ws_list_level;

typedef struct ws_lists ws_lists;

/* Strings are borrowed, and made, in `arena`. */
ws_lists *ws_lists_new(ws_arena *arena);
void ws_lists_free(ws_lists *lists);

/* A definition: its WS_LIST_LEVELS levels, to be filled in. NULL when there are too many. */
ws_list_level *ws_lists_define(ws_lists *lists, long id);

/* A list `num` after definition `id`. Lists of one definition count on where the other stopped. */
bool ws_lists_add(ws_lists *lists, long num, long id);

/* What list `num` has otherwise at a level: NULL nothing; start < 0: as it is. */
void ws_lists_override(ws_lists *lists, long num, int level, const ws_list_level *own, long start);

/* The number of the next paragraph of list `num` at `level` (from 0), with a space behind it when it ends in ASCII; "" when it has none. */
char *ws_lists_next(ws_lists *lists, long num, int level);

/* The level of list `num` that is tied to a paragraph style; -1 when there is none. */
int ws_lists_level_of(const ws_lists *lists, long num, const char *style);

/* A number in one format: 12 in "chineseCounting" is "十二". An unknown format is decimal. */
char *ws_number_text(const char *format, long value, ws_arena *arena);

#endif
