/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/figure_sentence.h"

#include "indexer/facts/figure_trap.h"
#include "indexer/facts/figure_walk.h"
#include "text/quantity.h"

ws_figure *ws_figures_of_sentence(ws_figure_text *text, const ws_figure_period *period, const char *fund, bool alone, size_t *n) {
	/* The arena lives as long as the document, which may hold millions: only long passages take room there. */
	enum { FEW = 64 };
	ws_quantity few[FEW], *quantities = few, q;
	ws_figure_marks marks = {0};
	size_t cap = FEW, at = 0;
	*n = 0;
	while (ws_quantity_next(text->f, &at, &q)) {
		if (ws_figure_is_trap(text->f, &marks, &q, alone))
			continue;
		quantities = ws_arena_grow(text->arena, quantities, *n, &cap, sizeof *quantities);
		quantities[(*n)++] = q;
	}
	if (*n == 0)
		return NULL;
	ws_figure *figures = ws_arena_zero(text->arena, *n, sizeof *figures);
	ws_figure_period time = *period;
	ws_figure_period_default(&time, text->passage, text->f);
	ws_figure_walk(text, quantities, *n, &time, fund, figures);
	return figures;
}
