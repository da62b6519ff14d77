/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables whose rows state where each cell ends, as word processors keep them: the edges of all rows together are the grid.

       row 0 to 1000 地区, to 3000 余额;  row 0 to 1000 (goes on), to 2000 一般, to 3000 专项   ->   地区 2×1, 余额 1×2, 一般, 专项 */
#ifndef WS_INDEXER_READER_FORMAT_EDGES_H
#define WS_INDEXER_READER_FORMAT_EDGES_H

#include "indexer/reader/format/cells.h"

typedef struct ws_edges ws_edges;

/* Lives in `arena`. */
ws_edges *ws_edges_new(ws_arena *arena);

/* Begins a row at `left`, in twips (a twentieth of a point). */
void ws_edges_row(ws_edges *rows, int left, bool head);

/* Its next cell, up to `right`; of `merge` the span is worked out. `text` is clean and in the arena. */
void ws_edges_cell(ws_edges *rows, int right, ws_cell_merge merge, const char *text);

/* The text of the only cell, NULL when there are more or none. */
const char *ws_edges_only(const ws_edges *rows);

/* Hands the table over and begins anew; false when the output is full. */
bool ws_edges_finish(ws_edges *rows, ws_output *out);

#endif
