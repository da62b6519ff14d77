/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines that the card reads, where a page ran them together or broke them. */
#ifndef WS_INDEXER_FACTS_CARD_LINES_H
#define WS_INDEXER_FACTS_CARD_LINES_H

#include "indexer/facts/card.h"

/* Gives the document, for the card only, the lines that a page ran into one passage. Returns for each line the passage it is of; NULL when
   there is nothing to part. */
const size_t *ws_card_part_lines(ws_document *document, const ws_folded **folded, ws_arena *arena);

/* 2012年8月31日某市第十五届人民代表大会 / 常务委员会第三十四次会议通过: whether line i begins a note of adoption that the next one ends. */
bool ws_card_is_broken_note(const ws_card *card, size_t i);

#endif
