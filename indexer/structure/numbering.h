/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number at the head of a heading or an item.

       "（二）2024年预算草案"      ->  WS_NUMBER_HAN_PAREN, 2, "（二）"
       "1.2024 年火炬管委会预算草案"  ->  WS_NUMBER_ARABIC, 1, "1."
       "3、4、6 号线"  "1.2万户"  "一、二产业"   ->  none

   GB/T 9704-2012, 7.3.3 sets the order 一、 （一） 1. （1）; regulations add 编 章 节 条. The order of the styles below is that rank. */
#ifndef WS_INDEXER_STRUCTURE_NUMBERING_H
#define WS_INDEXER_STRUCTURE_NUMBERING_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
	WS_NUMBER_NONE,
	WS_NUMBER_PART,         /* 第一编 第一部分 */
	WS_NUMBER_CHAPTER,      /* 第一章 */
	WS_NUMBER_SECTION,      /* 第一节 */
	WS_NUMBER_ARTICLE,      /* 第一条 */
	WS_NUMBER_HAN,          /* 一、 */
	WS_NUMBER_HAN_PAREN,    /* （一） */
	WS_NUMBER_ARABIC,       /* 1. 1、 */
	WS_NUMBER_DECIMAL,      /* 1.1 */
	WS_NUMBER_DECIMALS,     /* 1.1.1 and deeper */
	WS_NUMBER_ARABIC_PAREN, /* （1） 1） */
	WS_NUMBER_CIRCLE,       /* ① */
	WS_NUMBER_ORDINAL,      /* 一是 */
	WS_NUMBER_STYLES,
} ws_number_style;

typedef struct {
	ws_number_style style;
	uint32_t value; /* of the last part: 3 for 2.3 */
	uint32_t outer; /* the part before it, for 2.3: 2; otherwise 0 */
	uint32_t len;   /* bytes, with the white space behind it */
} ws_number;

/* The number that `text` begins with. */
ws_number ws_number_at(const char *text, size_t len);

#endif
