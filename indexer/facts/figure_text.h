/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of a passage as a reader would copy them: original characters without layout.

       folded "5g基站1.4万个" over "建成5G基站 1.4**万个"   ->   "5G基站1.4万个" */
#ifndef WS_INDEXER_FACTS_FIGURE_TEXT_H
#define WS_INDEXER_FACTS_FIGURE_TEXT_H

#include "text/arena.h"
#include "text/document.h"
#include "text/fold.h"
#include "text/quantity.h"

typedef struct {
	const ws_passage *passage;
	const ws_folded *f;
	ws_arena *arena;
	uint32_t *bytes; /* byte offset of each code point of the passage; made at the first need */
} ws_figure_text;

/* A part of a composed string: folded [start, end). */
typedef struct {
	size_t start, end;
} ws_piece;

char *ws_figure_slice(ws_figure_text *t, size_t start, size_t end);

/* The pieces one behind the other, with `tail` (NULL: none) behind them; NULL when all of it is empty. */
char *ws_figure_compose(ws_figure_text *t, const ws_piece *pieces, size_t n, const char *tail);

/* The figure of a quantity: number, unit, bound and span; who and when are left NULL. */
ws_figure ws_figure_of(ws_figure_text *t, const ws_quantity *q);

#endif
