/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 名词解释: entries of a glossary become definitions, each with its term and where its explanation begins.

       "名 词 解 释"  "【上解支出】指按照财政体制规定…"         ->  term 上解支出
       "名词解释"     "7. 技术创新基金"  "为降低融资成本，…"   ->  term 技术创新基金, one definition of the two */
#ifndef WS_INDEXER_STRUCTURE_GLOSSARY_H
#define WS_INDEXER_STRUCTURE_GLOSSARY_H

#include "indexer/structure/unit.h"

/* Makes units of kind WS_DEFINITION below every glossary heading; units that became part of one are `gone`. */
void ws_find_definitions(ws_units *units, ws_arena *arena);

#endif
