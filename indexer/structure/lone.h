/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that stand by themselves, told by their words.

       "2024年10月12日" -> a date    "各位代表：" -> a salutation
       "名 词 解 释" -> the heading of a glossary    "附件：1.申请表" -> a list of attachments */
#ifndef WS_INDEXER_STRUCTURE_LONE_H
#define WS_INDEXER_STRUCTURE_LONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
	WS_LONE_NONE,
	WS_LONE_DATE,       /* 2024年10月12日 */
	WS_LONE_SALUTATION, /* 各位代表： */
	WS_LONE_NUMBER,     /* 厦府办规〔2024〕12号 */
	WS_LONE_ATTACHMENT, /* 附件1 */
	WS_LONE_LIST,       /* 附件：1.… */
	WS_LONE_CONTENTS,   /* 目录 */
	WS_LONE_GLOSSARY,   /* 名词解释 */
	WS_LONE_UNIT,       /* 单位：万元 */
	WS_LONE_CAPTION,    /* 图1 … 表2 … */
	WS_LONE_NOTE,       /* 注：… */
	WS_LONE_PART,       /* 前言, 附则: a heading by its words */
	WS_LONE_CONTINUED,  /* 续表 */
} ws_lone;

/* What a line of `chars` characters is; `broken`: it has a stop or a comma, as captions do not. */
ws_lone ws_lone_at(const char *text, size_t len, uint32_t chars, bool broken);

#endif
