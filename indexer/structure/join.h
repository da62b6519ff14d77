/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that belong together become one text, with where each part was read.

       "…全面落实稳中求进工作总基调"  "进工作总基调，推动…"   ->   "…全面落实稳中求进工作总基调，推动…" */
#ifndef WS_INDEXER_STRUCTURE_JOIN_H
#define WS_INDEXER_STRUCTURE_JOIN_H

#include "indexer/structure/unit.h"

/* Lines [from, to] as one unit: dropped lines, and tables and notes between, are not part of its text. */
ws_unit ws_join_lines(const ws_lines *lines, size_t from, size_t to, ws_arena *arena);

/* The longest end of `a` that `b` begins with, in bytes, when it is at least four characters; 0 when there is none. */
size_t ws_overlap(const ws_line *a, const ws_line *b);

/* Whether line i is a row of cells: parted by bars, or by tabs with such a line above or below. */
bool ws_is_row(const ws_lines *lines, size_t i);

/* 01, in bold above a heading in bold: its number. */
bool ws_is_bare_number(const ws_line *line);

/* Lines and paragraphs, not tables and notes. */
bool ws_is_text(const ws_line *line);

bool ws_is_latin(uint32_t c);
bool ws_is_digit(uint32_t c);

#endif
