/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From blocks to passages: lines rejoined into sentences, layout dropped, headings ranked, tables laid out.

       区级债 / (page end) / 务还本付息支出 22.4 亿元。   ->   one passage "…区级债务还本付息支出 22.4 亿元。" under its outline

   The steps are modules of their own, each with its essay: chrome (what is no part of the document), reflow (when a line end joins and when it
   parts), outline (headings by their numbering), table, glossary (名词解释), passage (a long one split at sentence ends). */
#ifndef WS_INDEXER_STRUCTURE_STRUCTURE_H
#define WS_INDEXER_STRUCTURE_STRUCTURE_H

#include "indexer/reader/block.h"
#include "text/arena.h"
#include "text/document.h"

/* Fills document->passages (kind, level, parent, text, lines, page, table, term and definition) and format and encoding; facts fill the
   rest. Strings live in `arena`; a document with no text at all has no passages. */
void ws_structure(const ws_blocks *blocks, ws_document *document, ws_arena *arena);

#endif
