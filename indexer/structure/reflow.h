/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rejoins what line and page ends have cut.

       "…区级债"  (page end)  "务还本付息支出 22.4 亿元。"   ->   one unit
       "（三）着力构建现代化产业体系"  "产业转型步伐加快。…"   ->   two units */
#ifndef WS_INDEXER_STRUCTURE_REFLOW_H
#define WS_INDEXER_STRUCTURE_REFLOW_H

#include "indexer/structure/unit.h"

/* Units in reading order from the lines that were not dropped. */
ws_units ws_reflow(const ws_lines *lines, ws_arena *arena);

#endif
