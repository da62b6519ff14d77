/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes out of a document what is no part of it: page numbers, running heads, and what forums and web sites put around a text.

       "设为首页收藏本站" "[复制链接]" "发表于 2024-3-27 20:37:53 | 显示全部楼层"    "- 12 -"    "第 3 页 共 10 页"   ->   dropped */
#ifndef WS_INDEXER_STRUCTURE_CHROME_H
#define WS_INDEXER_STRUCTURE_CHROME_H

#include "indexer/structure/line.h"

/* Sets `dropped` on such lines, and `cut` on the line that follows one or begins a page. */
void ws_drop_chrome(ws_lines *lines, ws_arena *arena);

/* A line of prose, which is never chrome: long, with punctuation of a sentence. */
bool ws_is_prose(const ws_line *line);

#endif
