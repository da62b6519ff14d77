/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of running text, be it a paragraph or a cell that holds a sentence. */
#ifndef WS_INDEXER_FACTS_FIGURE_SENTENCE_H
#define WS_INDEXER_FACTS_FIGURE_SENTENCE_H

#include "indexer/facts/figure_period.h"
#include "indexer/facts/figure_text.h"

/* How many there are in *n. `period`: what is known of the time in front of the text; `fund`: what 该基金 means, NULL; `alone`: the text is
   all there is of a document, so that a bare number is a figure. In the text's arena. */
ws_figure *ws_figures_of_sentence(ws_figure_text *text, const ws_figure_period *period, const char *fund, bool alone, size_t *n);

#endif
