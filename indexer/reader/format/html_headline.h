/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headline of a page, which is the first block of the document. */
#ifndef WS_INDEXER_READER_FORMAT_HTML_HEADLINE_H
#define WS_INDEXER_READER_FORMAT_HTML_HEADLINE_H

#include "indexer/reader/format/html_parts.h"

/* The index of the headline, -1 for none: the nearest before the holder, otherwise the first of those at its upper end. The holder's runs
   are [first, last], have been judged, and read like a document from first_solid on. */
int ws_html_find_headline(html_tree *tree, const html_runs *runs, size_t first, size_t first_solid, size_t last, const html_card *card);

/* Gives the headline its place, unless the body says it again. */
void ws_html_set_headline(html_run *headline, bool said_again);

/* Whether the first lines that are kept of [first, last] say what a headline says. */
bool ws_html_begins_with(const html_runs *runs, size_t first, size_t last, const char *headline, ws_arena *arena);

/* 标题：…, as records of portals have it: the length of the label, 0 for none. */
size_t ws_html_title_label(const html_run *run);

#endif
