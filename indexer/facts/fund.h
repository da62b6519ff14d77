/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fund names, found by their heads.

       …增设|先进制造业基金|、…                 policy
       …全市|政府性基金|预算收入…               budget
       …北京青少年发展基金会…                   none: a foundation
       …整合|母基金|…                           generic: no name of its own */
#ifndef WS_INDEXER_FACTS_FUND_H
#define WS_INDEXER_FACTS_FUND_H

#include "indexer/facts/name_edge.h"
#include "text/document.h"

typedef enum {
	WS_FUND_NOT,     /* another thing that holds the characters: a foundation, a company, a research grant */
	WS_FUND_GENERIC, /* 基金, 母基金, 引导基金: names something only where the document says what */
	WS_FUND_DEICTIC, /* 该基金, 本基金 */
	WS_FUND_NAMED,
} ws_fund_kind;

typedef struct {
	ws_fund_kind kind;
	ws_name_class class;
	ws_general general;    /* its name says no more than a kind: 产业投资基金 */
	bool counted;          /* how many there are stands behind it: 茶旅基金|32支 */
	size_t from, head, to; /* the name is [from, to), 基金 begins at head */
	ws_edge edge;          /* on its left */
} ws_fund;

/* The next fund that begins behind `*at` in any of its characters 基金; *at moves behind its head. false: none left. */
bool ws_fund_next(const ws_name_text *text, size_t *at, ws_fund *fund);

/* The budget fund whose words end at `end` without 基金 (失业保险): where it begins; SIZE_MAX when there is none. */
size_t ws_fund_insurance(const ws_name_text *text, size_t from, size_t end);

/* Where the words begin that say whose insurance ends at `end`: 企业职工基本|养老; `end` itself when there are none. */
size_t ws_fund_insured(const ws_name_text *text, size_t from, size_t end);

/* Where the part begins that insurance funds of others share, [from, to) without 基金: 城乡居民|基本医疗保险; `from` when nothing says whose it is. */
size_t ws_fund_shared_insurance(const ws_name_text *text, size_t from, size_t to);

/* Where the parenthesis begins that stands directly before `end`: 职工基本医疗|(含生育)保险; `end` when there is none. */
size_t ws_fund_before_paren(const ws_name_text *text, size_t from, size_t end);

#endif
