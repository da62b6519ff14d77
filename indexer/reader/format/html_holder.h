/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The element of a page that holds the document. */
#ifndef WS_INDEXER_READER_FORMAT_HTML_HOLDER_H
#define WS_INDEXER_READER_FORMAT_HTML_HOLDER_H

#include "indexer/reader/format/html_parts.h"

/* What has mass: sentences; when there are none, all text that is no link; on a page that is a list, the links that say something. */
typedef enum { HTML_OF_SENTENCES, HTML_OF_TEXT, HTML_OF_LINKS } html_matter;

/* What elements pass on to all that is in them (html_info.flags): inside the holder, below one that calls itself navigation,
   in a footer. */
enum { HTML_FLAG_INSIDE = 1, HTML_FLAG_CHROME = 2, HTML_FLAG_FOOTER = 4 };

typedef struct {
	xmlNode *element;
	html_matter of; /* what the document is made of */
	bool forum;     /* a thread: its posts look alike, and the first is the document */
} html_holder;

/* Finds it, and gives every element its mass and its flags. */
html_holder ws_html_find_holder(html_tree *tree, const html_runs *runs);

/* The characters of a run that make it part of a document; 0 for none. */
uint32_t ws_html_mass(const html_run *run, html_matter of);

/* Whether a node is `element` or stands in it. */
bool ws_html_is_inside(const xmlNode *node, const xmlNode *element);

#endif
