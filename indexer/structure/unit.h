/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between lines and passages: one heading, paragraph, item, table or definition each, rejoined and looked at as a whole. */
#ifndef WS_INDEXER_STRUCTURE_UNIT_H
#define WS_INDEXER_STRUCTURE_UNIT_H

#include "indexer/structure/line.h"
#include "text/document.h"

/* Where the text from byte `at` on was read. */
typedef struct {
	size_t at;
	uint32_t line, page;
} ws_origin;

/* One row of a glossary that is laid out as a table. */
typedef struct {
	const char *term, *text; /* the term, a line break, its explanation */
	size_t definition;       /* byte of the text where the explanation begins */
} ws_entry;

typedef struct {
	ws_line look;         /* of the whole text; text, len, number, traits, hint, flags of the first line */
	const ws_line *lines; /* its lines; some between may be dropped */
	size_t n_lines;
	const ws_origin *origins; /* at least one, rising */
	size_t n_origins;
	uint32_t line_end;
	ws_passage_kind kind;
	bool row;               /* a line of cells: TAB or | */
	bool head;              /* a heading; kind tells it once the outline is made */
	bool inner;             /* a heading that is the title of a document within */
	bool contents;          /* an entry of a table of contents */
	bool gone;              /* became part of another unit */
	int level;              /* headings */
	int32_t parent;         /* index of a unit, -1 none */
	size_t run_in;          /* bytes of a run-in head that becomes a heading of its own, 0 none */
	const char *term;       /* definitions */
	size_t definition;      /* byte where the definition begins */
	const ws_table *tables; /* tables: one a passage, each with its text */
	const char *const *table_texts;
	const ws_origin *table_origins;
	size_t n_tables;
	const ws_entry *entries; /* tables that are glossaries: instead of the tables */
	size_t n_entries;
} ws_unit;

typedef struct {
	ws_unit *v;
	size_t n;
	bool markup, paged;
	const char *title; /* the format's own, a hint; NULL */
} ws_units;

#endif
