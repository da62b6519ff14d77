/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of funds that writes its head once, while it is read and judged: between coordination.c and its parts.

       增设|产业链招商|、|供应链协作|和先进制造业基金      two items, right to left, and the last name in full
       组建|天使|、|种子|等3支子基金                        two items and a bare head */
#ifndef WS_INDEXER_FACTS_COORDINATION_H
#define WS_INDEXER_FACTS_COORDINATION_H

#include "indexer/facts/naming.h"
#include "indexer/facts/wordset.h"

enum { WS_FUND_ITEMS_MAX = 12 };

typedef struct {
	size_t from, to;
	bool proven;
	size_t tail; /* where in the last name the part it shares begins */
} ws_fund_item;

typedef struct {
	ws_naming *naming;
	const ws_name_text *text;
	uint32_t passage;
	ws_sighting last;    /* the name in full, or the bare head */
	ws_name_class class; /* of the funds that its items are */
	ws_fund_item items[WS_FUND_ITEMS_MAX]; /* right to left */
	size_t n;                              /* items */
	bool commas;                           /* one link at least is 、 */
	bool listed;                           /* the last is one */
	bool inner;                            /* its number says that 和 and 及 join words: 白茶、茶机及茶旅等2支子基金 */
	bool open;    /* what governs the first item could not be read, or is a full fund name before it */
	bool follows; /* the latter */
	bool bare;    /* the last is the bare head: 天使、种子等子基金 */
	ws_edge_kind governor;
	size_t governed; /* where the governor ends: the first item begins */
	size_t number;   /* of a bare one: where 等, or the number of the items, stands */
} ws_fund_list;

/* What the longest word that begins at c[from] can be as an item (text/data/coordination.tsv). */
ws_word_hit ws_list_word_at(const uint32_t *c, size_t from, size_t to);

/* ---- numbers ---- */

/* Whether a measure word for funds stands at i: 支, but not 项 of 项目. */
bool ws_list_measure_at(const ws_name_text *text, size_t i);

/* What a numeral of one character says: 3, 三, 两; 0 when it is none. */
size_t ws_list_number(uint32_t c);

/* How many sums begin at i, one for each fund of the list in front: …基金|5亿元、3亿元, …基金|规模分别为5亿元和3亿元. */
size_t ws_list_sums_behind(const ws_name_text *text, size_t i);

/* Whether a number or a measure word says that the list is one of funds: …基金3支, …基金等3支基金, as many as there are items; …等3支子基金,
   …等项基金, whatever the number; …基金各5亿元, …基金5亿元、3亿元. */
bool ws_list_is_counted(const ws_fund_list *l);

/* 茶种、茶机、茶旅等子基金|正在陆续落地: what comes about one by one is named one by one. */
bool ws_list_is_under_way(const ws_fund_list *l);

/* ---- one item and the last name, joined without 、 ---- */

/* 海丝市茶业和茶旅专项母基金, 省茶业及茶机产业基金: the region or the level in front of the pair is that of the one fund. */
bool ws_pair_has_place(const ws_fund_list *l);

/* …基金|总规模100亿元: how large the one fund is that a pair names. */
bool ws_pair_has_scale(const ws_fund_list *l);

/* (一)白茶及茶机子基金。规模10亿元; (二)茶种及茶苗基金,规模5亿元: a heading, or a cell, of nothing but the name. */
bool ws_pair_is_heading(const ws_fund_list *l);

/* “茶种与茶机基金” */
bool ws_pair_is_quoted(const ws_fund_list *l);

/* 茶机和茶苗产业基金|、茶种产业基金: a list goes on with 、 behind the pair, so that 和 does not end it but joins words of one name. `at`: the
   sighting of its last name. */
bool ws_pair_goes_on(const ws_fund_list *l, size_t at);

#endif
