/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that look for the issuer share: card_issuer.c says in which order the places are asked, reads titles and labels;
   card_issuer_line.c reads lines that are organs, card_issuer_behind.c who is behind a document that nobody signs.

   Each function answers whether it found the issuer, and then has set it with its evidence. */
#ifndef WS_INDEXER_FACTS_CARD_ISSUER_H
#define WS_INDEXER_FACTS_CARD_ISSUER_H

#include "indexer/facts/card.h"

/* ---- card_issuer.c ---- */

/* Adds a name to the issuer unless it is in it; folded [start, end) of the passage is the evidence of the first. False without a name. */
bool ws_card_set_issuer(ws_card *card, char *name, size_t passage, size_t start, size_t end);

/* ---- card_issuer_line.c ---- */
bool ws_card_issuer_from_head(ws_card *card);
bool ws_card_issuer_from_inside(ws_card *card);
bool ws_card_issuer_from_masthead(ws_card *card);
bool ws_card_issuer_from_numbered(ws_card *card);
bool ws_card_issuer_from_signature(ws_card *card);
bool ws_card_issuer_from_letter(ws_card *card);
bool ws_card_issuer_from_order_above(ws_card *card);
bool ws_card_issuer_from_profile(ws_card *card);
bool ws_card_issuer_from_line_above(ws_card *card);

/* ---- card_issuer_behind.c ---- */
bool ws_card_issuer_from_session(ws_card *card);
bool ws_card_issuer_from_mandate(ws_card *card);
bool ws_card_issuer_from_auditor(ws_card *card);
bool ws_card_issuer_from_adoption(ws_card *card);
bool ws_card_issuer_from_owner(ws_card *card);

#endif
