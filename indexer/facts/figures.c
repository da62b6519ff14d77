/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a document: a row an analyst can paste. Who or what (subject), how much, in what unit, in what role, for when, and where
   it stands.

   Each step is a module of its own:

   text/quantity      what number, unit and bound stand where; knows nothing of what they measure
   figure_trap        which of them measure nothing: ordinals, slogans, labels
   figure_walk        goes through a paragraph and ties each number to its subject,
     figure_clause      what the marks between two numbers open and close,
     figure_role        by the phrase in front of it (同比增长, 为预算的)
     figure_subject     and the name before that, or behind the number
   figure_period      for when: sentence, heading, document
   figure_table       the cells of a table

   All of it is linear in the text: the scan looks closer only where a numeral begins, what lies between two numbers is read a fixed
   number of times, and every look to the side is bounded. */
#include "indexer/facts/facts.h"

#include "indexer/facts/figure_period.h"
#include "indexer/facts/figure_table.h"
#include "indexer/facts/figure_text.h"
#include "indexer/facts/figure_trap.h"
#include "indexer/facts/figure_walk.h"
#include "text/quantity.h"

/* Where nothing above tells the year, the passage's own latest one does. */
static void take_latest_year(const ws_passage *passage, const ws_folded *f, ws_figure_period *period) {
	if (!period->year && passage->kind != WS_DEFINITION)
		period->year = ws_figure_latest_year(f);
}

static void find_in_text(ws_passage *passage, ws_figure_text *text, ws_figure_period *period, const char *fund, bool alone) {
	ws_quantity *quantities = NULL, q;
	ws_figure_marks marks = {0};
	size_t n = 0, cap = 0, at = 0;

	while (ws_quantity_next(text->f, &at, &q)) {
		if (ws_figure_is_trap(text->f, &marks, &q, alone))
			continue;
		quantities = ws_arena_grow(text->arena, quantities, n, &cap, sizeof *quantities);
		quantities[n++] = q;
	}
	if (n == 0)
		return;
	passage->figures = ws_arena_zero(text->arena, n, sizeof *passage->figures);
	passage->n_figures = n;
	take_latest_year(passage, text->f, period);
	ws_figure_walk(text, quantities, n, period, fund, passage->figures);
}

void ws_find_figures(ws_document *document, const ws_folded *folded, ws_arena *arena) {
	ws_figure_period *periods = ws_figure_periods(document, folded, arena);
	for (size_t i = 0; i < document->n_passages; i++) {
		ws_passage *passage = &document->passages[i];
		ws_figure_text text = {passage, &folded[i], arena, NULL};
		passage->figures = NULL;
		passage->n_figures = 0;
		if (passage->kind == WS_TABLE && passage->table) {
			take_latest_year(passage, &folded[i], &periods[i]);
			ws_figure_table(passage, &text, &periods[i]);
		} else {
			find_in_text(passage, &text, &periods[i], passage->term, document->n_passages == 1);
		}
	}
}
