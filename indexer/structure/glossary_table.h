/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A glossary laid out as a table: each row defines one term.

       序号 | 名词 | 解释        ->  转贷收入: 下级取得的转贷资金。
       1    | 转贷收入 | 下级取得的转贷资金。 */
#ifndef WS_INDEXER_STRUCTURE_GLOSSARY_TABLE_H
#define WS_INDEXER_STRUCTURE_GLOSSARY_TABLE_H

#include "indexer/structure/unit.h"

/* The entries of a table unit, put into the unit; none when it is no glossary. `below`: it stands right below a glossary's heading;
   otherwise its first row must say 名词 and 解释. */
void ws_find_table_entries(ws_unit *unit, bool below, ws_arena *arena);

#endif
