/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: which of them show data, and their grid.

       <tr><th rowspan=2>项目<th colspan=2>预算数</tr><tr><td>2023<td>2024</tr>  ->  项目 (0,0 2×1)  预算数 (0,1 1×2)  2023 (1,1)  2024 (1,2)

   Old pages place everything with tables, one inside the other. A table places things when it has one row or one column only (表1 … 单位：万元
   above a table is such a row) or hardly a cell with text, when text stands in tables inside it, or when one cell holds most of it in
   paragraphs. Everything else shows data, long cells and all (lists of measures are such tables).

   The grid is laid out as HTML says (WHATWG, "forming a table"): a cell takes the first free column of its row, and spans claim slots
   below and to the right; rowspan=0 and spans beyond the last row end with the table. Beyond HTML: spans that leave
   the next row no free column end above it. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "indexer/reader/format/html_parts.h"

/* The next row of a table, or its next cell of a row: elements of this role that belong to no inner table. */
static xmlNode *next_part(xmlNode *table, xmlNode *at, html_role role) {
	bool into = at == table;
	for (;;) {
		at = ws_html_walk(table, at, into, NULL, NULL);
		if (!at)
			return NULL;
		html_info *info = at->type == XML_ELEMENT_NODE ? HTML_INFO(at) : NULL;
		if (info && info->role == role && !info->hidden)
			return at;
		/* Sections, forms and stray inline elements between table and row are looked into, cells and inner tables are not. */
		into = info && !info->hidden &&
		       (info->role == HTML_BLOCK || info->role == HTML_INLINE || (role == HTML_CELL && info->role == HTML_ROW));
	}
}

static xmlNode *next_row(xmlNode *table, xmlNode *at) {
	return next_part(table, at, HTML_ROW);
}

static xmlNode *next_cell(xmlNode *row, xmlNode *at) {
	return next_part(row, at, HTML_CELL);
}

bool ws_html_is_data(xmlNode *table) {
	html_info *info = HTML_INFO(table);
	const char *role = ws_html_attribute(table, "role");
	if (role && !strcasecmp(role, "presentation"))
		return false;
	uint32_t rows = 0, columns = 0, filled = 0, inner = 0;
	html_info *largest = NULL;
	for (xmlNode *row = table; (row = next_row(table, row));) {
		uint32_t in_row = 0, text = 0;
		for (xmlNode *cell = row; (cell = next_cell(row, cell));) {
			html_info *c = HTML_INFO(cell);
			in_row++;
			text += c->text > 0;
			inner += c->tables ? c->text : 0;
			if (!largest || c->text > largest->text)
				largest = c;
		}
		rows += text > 0;
		filled += text;
		columns = MAX(columns, in_row);
	}
	/* Three cells are a speaker's name beside two lines of office. */
	if (filled < 4 || rows < 2 || columns < 2 || inner * 10 > info->text * 3)
		return false;
	return !(largest->text > 400 && largest->text * 2 > info->text && largest->paragraphs >= 3);
}

static uint16_t span_of(const xmlNode *cell, const char *name) {
	const char *value = ws_html_attribute(cell, name);
	long n = value ? strtol(value, NULL, 10) : 1;
	if (n == 0 && !strcmp(name, "rowspan"))
		return UINT16_MAX;
	return n < 1 ? 1 : n > (long)ws_limits.columns ? (uint16_t)ws_limits.columns : (uint16_t)n;
}

/* A row that spans from above cover from end to end has no room for its cells: whoever wrote them meant the spans to end here. */
static void end_spans(GArray *free_from, uint32_t row, ws_block_cell *cells, size_t n, size_t *ended) {
	for (size_t i = 0; i < free_from->len; i++)
		if (g_array_index(free_from, uint32_t, i) <= row)
			return;
	for (size_t i = 0; i < free_from->len; i++)
		g_array_index(free_from, uint32_t, i) = row;
	for (; *ended < n; ++*ended)
		if (cells[*ended].rows > row - cells[*ended].row)
			cells[*ended].rows = (uint16_t)(row - cells[*ended].row);
}

ws_block_cell *ws_html_lay_out(xmlNode *table, ws_arena *arena, size_t *n, bool *cut) {
	ws_block_cell *cells = ws_arena_zero(arena, 1, sizeof *cells);
	size_t cap = 1, ended = 0;
	uint32_t row_number = 0;
	/* For each column, the first row that is free of spans from above. */
	g_autoptr(GArray) free_from = g_array_new(FALSE, TRUE, sizeof(uint32_t));
	*n = 0;
	*cut = false;
	for (xmlNode *row = table; (row = next_row(table, row)) && !*cut; row_number++) {
		size_t column = 0;
		if (free_from->len && next_cell(row, row))
			end_spans(free_from, row_number, cells, *n, &ended);
		bool head_row = row->parent && row->parent->_private && HTML_INFO(row->parent)->head;
		for (xmlNode *cell = row; (cell = next_cell(row, cell));) {
			while (column < free_from->len && g_array_index(free_from, uint32_t, column) > row_number)
				column++;
			*cut = *n >= ws_limits.cells || row_number >= UINT16_MAX || column >= ws_limits.columns;
			if (*cut)
				break;
			uint16_t rows = span_of(cell, "rowspan"), columns = span_of(cell, "colspan");
			if (columns > ws_limits.columns - column)
				columns = (uint16_t)(ws_limits.columns - column);
			cells = ws_arena_grow(arena, cells, *n, &cap, sizeof *cells);
			ws_block_cell *c = &cells[(*n)++];
			*c = (ws_block_cell){.row = (uint16_t)row_number, .column = (uint16_t)column, .rows = rows, .columns = columns};
			c->head = head_row || HTML_INFO(cell)->head;
			c->text = ws_html_cell_text(cell, arena, &c->line);
			if (free_from->len < column + columns)
				g_array_set_size(free_from, (guint)(column + columns));
			for (size_t i = 0; i < columns; i++)
				g_array_index(free_from, uint32_t, column + i) = rows == UINT16_MAX ? UINT32_MAX : row_number + rows;
			column += columns;
		}
	}
	for (size_t i = 0; i < *n; i++)
		if (cells[i].rows > row_number - cells[i].row)
			cells[i].rows = (uint16_t)(row_number - cells[i].row);
	return cells;
}
