/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question for figures, taken apart.

       吕梁市2018年一般公共预算收入增长 amount>=100亿元 -本级

       region 吕梁市, year 2018, subject 一般公共预算收入, role 增长; the rest is what a passage and a figure must keep to

   Words that a list or a phrase of the query asks for are the question; A OR B are two questions, of which the better fit counts. A place
   or a year alone asks for whatever is told of it, and an amount for what is as much: 340亿元, 惠企资金340亿元. */
#ifndef WS_QUERY_FIGURE_QUESTION_H
#define WS_QUERY_FIGURE_QUESTION_H

#include "query/indicator.h"
#include "query/query.h"
#include "store/store.h"
#include "text/quantity.h"

enum { WS_FIGURE_YEARS = 4, WS_FIGURE_QUESTIONS = 8, WS_FIGURE_RANGES = 8, WS_FIGURE_AMOUNTS = 4 };

typedef struct {
	char region[128];
	uint32_t years[WS_FIGURE_YEARS];
	size_t n_years;
	const char *part;           /* of the year, as periods are written: 上半年, 1-11月; NULL: all of it */
	uint32_t first, last;       /* of a plan, 十四五时期: 2021 and 2025; 0: none is asked for */
	ws_letters subject, spoken; /* without light words (对, 的), and with them */
	ws_letters asked;           /* the subject with the word that asks for a role, 税收占比 */
	float share;                /* of the fit that counts: less for what was only meant */
	bool wants_rate, wants_plan;
	const char *role;           /* folded; NULL: the plain level */
	const char *aim;            /* 目标: the word for what is aimed at; NULL: what is asked for may have come about */
	char *subject_text;
} ws_figure_question;

typedef struct {
	ws_figure_question questions[WS_FIGURE_QUESTIONS];
	size_t n_questions;         /* 0: every figure that keeps to the rest */
	const ws_figure_question *within; /* a place or a year alone, 泉州 or 2023年: figures of these; NULL: no question asks for that */
	const ws_query *words;      /* of the subjects, for ranking; NULL without questions */
	const ws_query *rest;       /* what a passage must match besides; NULL: nothing */
	const ws_query *ranges[WS_FIGURE_RANGES]; /* in which the figure itself must lie */
	size_t n_ranges;
	ws_quantity amounts[WS_FIGURE_AMOUNTS]; /* 340亿元: what the figure itself must be, or be more or less than */
	size_t n_amounts;
} ws_figure_query;

/* false with a WS_QUERY_SYNTAX error when the text is no query. `store` as for ws_place_find. Everything lives in
   `arena`. */
bool ws_figure_query_read(ws_figure_query *out, const char *text, ws_store *store, ws_segmenter *segmenter, ws_arena *arena,
                          GError **error);

#endif
