/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From blocks to passages: lines rejoined into sentences, layout dropped, headings ranked, tables laid out.

       区级债 / (page end) / 务还本付息支出 22.4 亿元。   ->   one passage "…区级债务还本付息支出 22.4 亿元。" under its outline

   The steps are modules of their own, each with its essay: chrome (what is no part of the document), reflow (when a line end joins and
   when it parts), title (of the document, and of documents within), outline (headings by their numbering), table, glossary (名词解释),
   passage (a long one split at sentence ends). They work on lines (line.h) and what lines become (unit.h).

   What holds of the result: every character of the document that is no layout is in exactly one passage, in reading order, except that
   the head rows of a long table, and cells that reach down into it, are repeated in each of its parts. A table passage begins with its
   title, label and 单位 line, a line each, when it has them; its cells' spans begin behind those. */
#ifndef WS_INDEXER_STRUCTURE_STRUCTURE_H
#define WS_INDEXER_STRUCTURE_STRUCTURE_H

#include "indexer/reader/block.h"
#include "text/arena.h"
#include "text/document.h"

/* Fills document->passages (kind, level, parent, text, lines, page, table, term and definition) and format and encoding; facts fill the
   rest. Strings live in `arena`; a document with no text at all has no passages. Returns what the site's lines said of the text that were
   left out, a line each, as ws_blocks has it in `info`: 来源：某市统计局; NULL when they said nothing. */
const char *ws_structure(const ws_blocks *blocks, ws_document *document, ws_arena *arena);

#endif
