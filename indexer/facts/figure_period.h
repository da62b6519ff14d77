/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For when a figure holds: from the sentence, else from the headings above, else from the document.

       "2023年末，全市政府债务余额"       ->  "2023年末"        一、2023年预算执行情况 … "税收收入"   ->  "2023"
       "上年同期为" in a text of 2023     ->  "2022"            "1-11月，全市"                        ->  "2024年1-11月"

   Strings are "2023", "2023年末", "2023年上半年", "2024年3月", "2021-2023"; NULL when nothing says it. */
#ifndef WS_INDEXER_FACTS_FIGURE_PERIOD_H
#define WS_INDEXER_FACTS_FIGURE_PERIOD_H

#include "indexer/facts/figure_part.h"
#include "text/arena.h"
#include "text/document.h"
#include "text/fold.h"

typedef struct {
	int year, year_end;     /* year_end: of a span of years, otherwise 0 */
	int resume;             /* the year that holds again behind a sentence on a plan's years (“十四五”时期); 0 */
	ws_figure_part part;    /* of the year; empty: all of it */
	ws_figure_part above;   /* the part that headings tell, 2025年上半年执行情况 */
	int around, month;      /* the year and month in which the document speaks of 上半年 and 1-11月; 0 when nothing says it */
	bool stated;            /* by the passage itself */
	bool told;              /* by the words of a heading, not by what its kind implies */
	bool open;              /* no figure has been met in this sentence yet */
	int here;               /* a year that holds for the figure at hand only; 0 */
	bool reason;            /* the sentence tells a reason */
	size_t at;              /* read so far */
} ws_figure_period;

/* What headings and card say of each passage: an array of document->n_passages, in `arena`. */
ws_figure_period *ws_figure_periods(const ws_document *document, const ws_folded *folded, ws_arena *arena);

/* Reads on in a passage up to folded position `to`, in front of a figure. */
void ws_figure_period_follow(ws_figure_period *period, const ws_folded *f, size_t to);

/* Where nothing above tells the year, the text's own latest one does. */
void ws_figure_period_default(ws_figure_period *period, const ws_passage *passage, const ws_folded *f);

/* The year that all of the text is, 2025; 0 for anything else. */
int ws_figure_year(const ws_folded *f);

/* The one year a heading or title speaks of, with the part of it in *part where it says so; 0 for none, or for several (*several). */
int ws_figure_one_year(const ws_folded *f, ws_figure_part *part, bool *several);

/* As a string; `before`: of the year before. */
const char *ws_figure_period_string(const ws_figure_period *period, bool before, ws_arena *arena);

#endif
