/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page_ modules hand to each other while one page is taken apart. Everything lives in the page's scratch arena, unless said. */
#ifndef WS_INDEXER_READER_FORMAT_PAGE_PARTS_H
#define WS_INDEXER_READER_FORMAT_PAGE_PARTS_H

#include "indexer/reader/format/page.h"

static inline float ws_box_mid(ws_box b) {
	return (b.y0 + b.y1) / 2;
}

static inline ws_box ws_box_union(ws_box a, ws_box b) {
	return (ws_box){a.x0 < b.x0 ? a.x0 : b.x0, a.y0 < b.y0 ? a.y0 : b.y0, a.x1 > b.x1 ? a.x1 : b.x1, a.y1 > b.y1 ? a.y1 : b.y1};
}

/* Glyphs side by side on one baseline without a wide gap: "增长" and "5.6%" in "增长        5.6%". */
typedef struct {
	ws_box box;
	float mid, size;         /* of its largest glyph: the height of its middle, and the font size */
	const ws_glyph **glyphs; /* by x */
	size_t n;
} ws_run;

/* Runs that stand on one baseline. */
typedef struct {
	ws_box box;
	float mid, size;
	ws_run *runs; /* by x */
	size_t n;
} ws_row;

/* What the next page needs to know of a cell: whether its text can go on there. */
typedef struct {
	float first; /* how wide its first word is */
	float room;  /* what its last line left of the cell's width, less the padding that cells have */
	float size;  /* of its text */
} ws_cell_fit;

/* Arrays and texts live in the output's arena. */
typedef struct {
	ws_box box;
	const float *columns; /* n_columns + 1 edges; NULL for a table without rules */
	const float *cuts;    /* n_columns - 1 positions between columns, of a table without rules; else NULL */
	size_t n_columns, n_rows;
	ws_block_cell *cells; /* in reading order */
	ws_cell_fit *fits;    /* of each cell; NULL for a table without rules */
	size_t n_cells;
} ws_page_table;

/* A line or a table on its page, in the output's arena. */
typedef struct {
	ws_block_kind kind;
	unsigned flags;
	bool mark;             /* begins with a raised footnote mark */
	char *text;
	ws_page_table *table;  /* WS_BLOCK_TABLE only */
	uint32_t page, column; /* column: which frame of the page, from 0 */
	ws_box box;
	float y, size;         /* baseline and font size of a line */
	float page_width, page_height;
} ws_page_item;

/* ---- page_text ---- */

/* The text of glyphs sorted by x, in `arena`. `flags` gets WS_BLOCK_BOLD when most of it is; `mark` tells whether it begins with a raised
   footnote mark. Both may be NULL. */
char *ws_glyph_text(const ws_glyph *const *glyphs, size_t n, ws_arena *arena, unsigned *flags, bool *mark);

/* ---- page_lines ---- */

ws_run *ws_page_runs(const ws_glyph *glyphs, size_t n, size_t *n_runs, ws_arena *scratch);
ws_row *ws_page_rows(ws_run *runs, size_t n, size_t *n_rows, ws_arena *scratch);

/* All glyphs of a row by x. */
const ws_glyph **ws_row_glyphs(const ws_row *row, size_t *n, ws_arena *scratch);

/* The text of a cell that reaches from `left` to `right`. A line that was full goes on in the next one; else LF stands between. */
char *ws_cell_text(const ws_row *lines, size_t n, float left, float right, ws_arena *arena, ws_arena *scratch);

/* Whether `line` was so long that the next line's first word had no room on it, in a cell that reaches from `left` to `right`. */
bool ws_line_was_full(const ws_row *line, const ws_row *next, float left, float right, ws_arena *scratch);

/* The same in two halves, for lines that never meet on a page. */
ws_cell_fit ws_cell_fits(const ws_row *lines, size_t n, float left, float right, ws_arena *scratch);

/* Where the ink of a run ends, which may be half an em before its box does. */
float ws_run_ink_end(const ws_run *run);

/* ---- page_columns ---- */

/* Cuts what stands on a page into its columns: order[i] says which frame (0, 1 … in reading order) run i is in, order[n_runs + i] the one
   of table i; frames gets their extents. Returns how many frames. */
size_t ws_page_columns(const ws_run *runs, size_t n_runs, const ws_page_table *tables, size_t n_tables, uint32_t *order, ws_box **frames,
                       ws_arena *scratch);

/* ---- page_rivers ---- */

/* What stands at one level of a table: the lines between two flat rules, or one line. */
typedef struct {
	const ws_row *lines;
	size_t n;
	enum { WS_BAND_BODY, WS_BAND_HEAD, WS_BAND_OVER } kind; /* a row; the head of each column; heads over several columns */
} ws_page_band;

/* The strips between columns that the bands leave free within `box`, each a gap of `least` bands: their positions in `cuts`, `most` at
   most. Returns how many. */
size_t ws_page_rivers(const ws_page_band *bands, size_t n, size_t least, ws_box box, float *cuts, size_t most, ws_arena *scratch);

/* The middles of n columns: of their heads in `row`, where it has one for a column, else of what lies between their edges x. */
float *ws_column_mids(const ws_row *row, const float *x, size_t n, ws_arena *scratch);

/* A text whose middle is `mid` stands over columns *from to *to: widens them, within low and high, to those whose middle is the text's. */
void ws_span_of_head(const float *mids, size_t low, size_t high, float mid, size_t *from, size_t *to);

/* Whether a run has a gap at x that is wider than its letters stand apart. */
bool ws_run_has_gap(const ws_run *run, float x, ws_arena *scratch);

/* Whether a run has figures only. */
bool ws_run_is_number(const ws_run *run);

/* ---- page_grid, page_align ---- */

/* Finds the tables drawn with rules and takes their glyphs: used[i] is set for those. */
ws_page_table *ws_page_grids(const ws_page *page, bool *used, size_t *n_tables, ws_arena *arena, ws_arena *scratch);

/* A table without rules that begins at rows[at]: returns how many rows it takes, 0 when there is none. `open` is the one that ends the page
   before, when rows[at] is the first row of this page: what goes on in its columns is a table too, be it a single row; or NULL. */
size_t ws_page_align(const ws_row *rows, size_t n, size_t at, const ws_page *page, const ws_page_table *open, ws_page_table *table,
                     ws_arena *arena, ws_arena *scratch);

/* ---- page_join ---- */

/* Makes whole the rows that a page end cut: the rest of each goes to the page before. A table of which nothing is left has no
   item->table. */
void ws_page_join(ws_page_item *items, size_t n, ws_arena *arena);

#endif
