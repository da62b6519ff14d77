/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of reading a web page, and what they pass on: html_tree parses and measures elements, html_runs cuts the page into runs (a
   paragraph, a line, a table), html_table lays out grids, html_body decides which runs are the document (html_holder finds
   the element that holds it, html_headline its headline), html.c writes them out. */
#ifndef WS_INDEXER_READER_FORMAT_HTML_PARTS_H
#define WS_INDEXER_READER_FORMAT_HTML_PARTS_H

#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/reader/format/format.h"

/* ---- the tree ---- */

typedef enum { HTML_INLINE, HTML_BLOCK, HTML_BREAK, HTML_RULE, HTML_TABLE, HTML_ROW, HTML_CELL, HTML_DROP } html_role;

/* What the class or id of an element, or the element itself, says of what it holds: a hint, never proof. */
typedef enum { HTML_PLAIN, HTML_CHROME, HTML_TITLE, HTML_FOOTER } html_hint;

typedef struct {
	uint8_t role, hint;
	uint8_t heading;  /* 1..6 */
	bool hidden;      /* display:none and the like */
	bool link, file;  /* <a>, and to a document file */
	bool anchor;      /* <a> to a place in the page */
	bool bold, pre, item, ordered, head;
	bool raised;      /* <sup> and the like */
	int8_t centred;   /* 1 centred, -1 aligned otherwise, 0 as around it */
	bool data;        /* a table of data, not of layout */
	bool blocks;      /* holds block elements */
	uint8_t flags;    /* passed on to all that is in it: see html_holder.h */
	bool path;        /* leads to the element that holds the document */
	uint32_t text, linked; /* characters that are not white space in it, and those inside links */
	uint32_t mass;         /* of those, the ones in runs that read like a document's text; set by ws_html_find_holder */
	uint32_t runs;         /* number of such runs */
	uint32_t teasers;      /* of those, the ones that a link announces */
	uint32_t paragraphs;   /* block elements without blocks inside that hold text */
	uint32_t tables;       /* with text, inside this one */
} html_info;

/* The info of an element; every element of a measured tree has one. */
#define HTML_INFO(node) ((html_info *)(node)->_private)

/* The source line a text node begins on. */
#define HTML_LINE(node) ((uint32_t)(uintptr_t)(node)->psvi)

typedef struct {
	htmlDocPtr doc;
	xmlNode *body; /* the <body> element, or whatever the page has instead */
	ws_arena *arena;
} html_tree;

/* Parses clean UTF-8 and gives every element its info. `unhide` shows what styles hide. false with an error when there is nothing to
   read. */
bool ws_html_parse(html_tree *tree, char *text, size_t len, bool unhide, ws_arena *arena, GError **error);

/* An attribute's value, borrowed from the tree; NULL when absent. */
const char *ws_html_attribute(const xmlNode *node, const char *name);

/* The next node of a walk through `top`: into children first when `into`. *left is called for every element that is left on the way,
   innermost first. NULL at the end. */
xmlNode *ws_html_walk(xmlNode *top, xmlNode *at, bool into, void (*left)(xmlNode *element, void *data), void *data);

/* ---- runs ---- */

typedef enum { HTML_BEFORE, HTML_INSIDE, HTML_AFTER } html_zone; /* of the element that holds the document */

typedef struct {
	xmlNode *block;   /* the innermost block element around it */
	const char *text; /* ends with NUL; LF where <br> stands; "" for a table */
	size_t len;
	uint32_t line, line_end;
	uint32_t chars, linked; /* without white space */
	uint32_t links;         /* how many it has */
	uint8_t heading, hint;
	uint8_t says; /* html_says: what the text says of itself; nothing for a table */
	bool bold, centred, gap, file, prose, pre;
	bool teaser; /* stands right behind a link to something else: its abstract */
	html_zone zone;
	const ws_block_cell *cells; /* tables */
	size_t n_cells;
	bool cut;         /* tables: too large to be passed on */
	uint32_t numbers; /* tables: cells with digits in them */
	bool keep;
} html_run; /* heading: 1..6 of the <h*> around it; hint: of the closest elements */

typedef struct {
	html_run *runs;
	size_t n;
} html_runs;

/* Every run of the page in reading order. */
html_runs ws_html_cut(html_tree *tree);

/* The text of one cell: a line for each paragraph; *line is where it begins. */
char *ws_html_cell_text(const xmlNode *cell, ws_arena *arena, uint32_t *line);

/* ---- tables ---- */

/* Whether a table shows data: otherwise it only places things, and what is in its cells is read like the rest of the page. */
bool ws_html_is_data(xmlNode *table);

/* The cells of a table, spans laid out; *n how many. *cut: it is too large to be passed on, and not all of them are there. */
ws_block_cell *ws_html_lay_out(xmlNode *table, ws_arena *arena, size_t *n, bool *cut);

/* ---- the document in the page ---- */

typedef struct {
	const char *title;   /* the article's own, from metas or <title> without the site's name; NULL */
	const char *site;
	const char *posted;
	uint32_t title_line; /* of the meta or <title> */
	bool own;            /* title comes from a meta that names the article */
} html_card;

/* Marks the runs that are the document; fills card->posted from a posting line when it is NULL. */
void ws_html_find_body(html_tree *tree, html_runs *runs, html_card *card);

/* "2026-02-05" of the first date in a text (2026年2月5日, 2026/02/05 10:03 …); NULL for none. */
const char *ws_html_date(const char *text, ws_arena *arena);

#endif
