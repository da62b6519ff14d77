/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which units are headings, and what stands under which.

       "二、2024年预算草案"              heading, level 1
       "（二）全市及市本级预算安排"         heading, level 2, under it
       "1. 加快释放政策效应。落实好…"       an item; a heading and its paragraphs when it is more than one passage */
#ifndef WS_INDEXER_STRUCTURE_OUTLINE_H
#define WS_INDEXER_STRUCTURE_OUTLINE_H

#include "indexer/structure/unit.h"

/* Marks the entries of tables of contents. Runs before definitions and inner titles are looked for. */
void ws_find_contents(ws_units *units);

/* Sets kind, level, parent and run_in of every unit that is left. */
void ws_outline(ws_units *units, ws_arena *arena);

#endif
