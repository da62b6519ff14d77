/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document states, each fact with the span that proves it: its card, its figures, its names and definitions.

   Everything works on the folded text of the passages (text/fold.h), which is made once and shared with the token streams. */
#ifndef WS_INDEXER_FACTS_FACTS_H
#define WS_INDEXER_FACTS_FACTS_H

#include "text/arena.h"
#include "text/document.h"
#include "text/fold.h"

/* Hints that are not in the text: a web page's <title>, site name, posting date, and what it says about the text (来源：…). Each may be NULL.
   */
typedef struct {
	const char *title, *site, *posted, *info;
} ws_hints;

/* indexer/facts/card.c: title, issuer, number, date, year, years, region, kind, recipients, expires, meeting with their evidence. */
void ws_find_card(ws_document *document, const ws_folded *folded, const ws_hints *hints, ws_arena *arena);

/* indexer/facts/figures.c: fills figures of every passage. Runs after the card (periods fall back on it). `folded[i]` is the folded text of
   passage i, made with WS_FOLD_HANS. */
void ws_find_figures(ws_document *document, const ws_folded *folded, ws_arena *arena);

/* indexer/facts/names.c: fills names of every passage and the document's aliases. Runs after the card and the figures. */
void ws_find_names(ws_document *document, const ws_folded *folded, ws_arena *arena);

#endif
