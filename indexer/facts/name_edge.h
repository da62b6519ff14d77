/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a name begins: from its head leftwards to the word that cannot be part of it.

       …设立100亿元|科创风投基金群      the edge is a quantity
       …动用|预算稳定调节基金           a verb
       …设立|盘活存量基金               a founding verb: 盘活 behind it is part of the name
       …中小企业发展基金                发展 is part of the name: no place where a verb can stand */
#ifndef WS_INDEXER_FACTS_NAME_EDGE_H
#define WS_INDEXER_FACTS_NAME_EDGE_H

#include "text/han.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A folded passage with the places where layout cuts it. */
typedef struct {
	const uint32_t *c;
	size_t n;
	const uint8_t *gap; /* gap[i]: a cell, a row or a forced line begins at i; NULL: nowhere */
} ws_name_text;

typedef enum {
	WS_EDGE_OPEN,     /* punctuation, the beginning of the text or of a cell */
	WS_EDGE_QUOTE,    /* an opening quotation mark: the name stands in quotes */
	WS_EDGE_FOUND,    /* 设立, 组建 … */
	WS_EDGE_VERB,
	WS_EDGE_PARTICLE,
	WS_EDGE_SCOPE,    /* 全市, 各级 */
	WS_EDGE_QUANTITY, /* 100亿元, 3支 */
	WS_EDGE_LIST,     /* 、 和 与 及: a list goes on to the left */
	WS_EDGE_FUND,     /* another fund's name: 国家自然科学基金|联合基金 */
	WS_EDGE_LONG,     /* none within the length a name can have */
} ws_edge_kind;

/* What a name of nothing but words for kinds of funds speaks of. */
typedef enum {
	WS_GENERAL_NOT,    /* it holds other words, or is no name at all */
	WS_GENERAL_FUND,   /* 创业投资基金, 并购基金: all there are, whoever has them */
	WS_GENERAL_PUBLIC, /* 政府投资基金, 产业引导基金: those of a government */
} ws_general;

typedef struct {
	ws_edge_kind kind;
	size_t at;   /* the name begins here */
	size_t word; /* the word or mark that ends it begins here; == at for the beginning of the text */
	ws_general general;
	bool named;  /* something in [at, end) makes a name of the head: not only 专项, 引导, 市级 */
	bool plain;  /* [at, end) holds nothing but words of the tables, and no owner: 文化产业, not 海丝茶业, not 省级文化产业 */
} ws_edge;

/* The left edge of what ends at `end`, looked for in [from, end). */
ws_edge ws_name_edge(const ws_name_text *text, size_t from, size_t end);

/* Whether a verb of the tables ends at i, within [from, i): one that could begin a name by the words around it. `strict`: not one that also
   stands before a head (发展). */
bool ws_name_verb_before(const ws_name_text *text, size_t from, size_t i, bool strict);

/* Whether a layout gap or the text's end lies at i. */
static inline bool ws_name_cut(const ws_name_text *text, size_t i) {
	return i == 0 || i >= text->n || (text->gap && text->gap[i]);
}

#endif
