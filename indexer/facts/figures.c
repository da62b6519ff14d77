/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a document: a row an analyst can paste. Who or what (subject), how much, in what unit, in what role, for when, and where
   it stands.

   Each step is a module of its own:

   text/quantity      what number, unit and bound stand where; knows nothing of what they measure
   figure_trap        which of them measure nothing: ordinals, slogans, labels
   figure_sentence    puts them together for a paragraph, or a cell that holds a sentence
   figure_walk        goes through it and ties each number to its subject,
     figure_clause      what the marks between two numbers open and close,
     figure_front       and the clauses in front of it tell,
     figure_role        by the phrase in front of it (同比增长, 为预算的)
     figure_subject     and the name before that, or behind the number
   figure_period      for when: sentence, heading, document
     figure_part        the parts of a year
   figure_table       the cells of a table,
     figure_table_unit  their units
     figure_table_parent  and what each row stands under

   All of it is linear in the text: the scan looks closer only where a numeral begins, what lies between two numbers is read a fixed
   number of times, and every look to the side is bounded. */
#include "indexer/facts/facts.h"

#include "indexer/facts/figure_period.h"
#include "indexer/facts/figure_sentence.h"
#include "indexer/facts/figure_table.h"
#include "indexer/facts/figure_text.h"

/* Title and head of a table: a date in a cell (设立时间|2021年6月) says nothing of the other rows. */
static ws_folded above_rows(const ws_table *table, const ws_folded *f) {
	size_t k = 0, end = 0;
	while (k < table->n_cells && table->cells[k].head)
		k++;
	if (k == 0 || k == table->n_cells)
		return *f;
	while (end < f->n && f->from[end] < table->cells[k].span.start)
		end++;
	return ws_folded_part(f, 0, end);
}

void ws_find_figures(ws_document *document, const ws_folded *folded, ws_arena *arena) {
	ws_figure_period *periods = ws_figure_periods(document, folded, arena);
	for (size_t i = 0; i < document->n_passages; i++) {
		ws_passage *passage = &document->passages[i];
		ws_figure_text text = {passage, &folded[i], arena, NULL};
		passage->figures = NULL;
		passage->n_figures = 0;
		if (passage->kind == WS_TABLE && passage->table) {
			ws_folded above = above_rows(passage->table, &folded[i]);
			ws_figure_period_default(&periods[i], passage, &above);
			ws_figure_table(passage, &text, &periods[i]);
		} else {
			passage->figures = ws_figures_of_sentence(&text, &periods[i], passage->term, document->n_passages == 1, &passage->n_figures);
		}
	}
}
