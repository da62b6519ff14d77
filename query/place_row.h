/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables whose rows are places and whose columns are what is asked for:

       地区   | 2020年债务限额 |         |         | 2020年债务余额（决算数） …
              |                | 一般债务 | 专项债务 |
       海口市 | 768.44         | 425.98  | 342.46  |        海口市2020年专项债务限额  ->  342.46

   The row, which is the figure's subject, is the place of the question; the column is compared with what is asked. */
#ifndef WS_QUERY_PLACE_ROW_H
#define WS_QUERY_PLACE_ROW_H

#include "query/figure_question.h"
#include "text/document.h"

/* How much the column of this cell is what is asked for, 0 to 1; 0, too, when the row is no place, or another than the question's or, when it
   names none, the document's. 海口市本级 is the place with what 本级 adds to the column. */
float ws_place_row_alike(const ws_figure_question *question, const ws_document *card, const ws_figure *figure, ws_arena *arena);

#endif
