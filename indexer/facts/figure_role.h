/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The phrase that ties a number to its subject when the number is not simply the subject's level.

       "税收收入|比上年增长|5.1%"            ->  比上年增长        "收入总量|为预算的|98%"          ->  为预算的
       "新能源汽车产量|占全国|8.3%"          ->  占全国            "技术基金规模|从|300亿元"        ->  从
       "税收收入完成|40亿元"                 ->  none: 完成 is a copula */
#ifndef WS_INDEXER_FACTS_FIGURE_ROLE_H
#define WS_INDEXER_FACTS_FIGURE_ROLE_H

#include "text/quantity.h"

typedef struct {
	size_t start, end;   /* the phrase; equal: none */
	size_t subject_end;  /* what stands before it in the clause ends here */
	bool apart;          /* 分别 stands in it: the numbers belong to the members of a list, in order */
	bool together;       /* 均, 各: one number for each member */
	bool compared;       /* with several: 分别高于全省、全国; the numbers are all of one subject */
	bool before;         /* of the same period of the year before */
} ws_figure_role;

/* For the number whose bounding words begin at b, in the clause that begins at a. */
ws_figure_role ws_figure_find_role(const ws_folded *f, size_t a, size_t b, const ws_quantity *q);

/* Where the words begin that end at j and say how much each gets, 每人每年; j when there are none. */
size_t ws_figure_each_before(const ws_folded *f, size_t a, size_t j);

#endif
