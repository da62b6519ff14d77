/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Document numbers (发文字号): the issuer's code, the year, the running number.

       "厦府办规［2024］第012号"  "厦府办规 (二〇二四) 12号"  ->  normal form "厦府办规〔2024〕12号", key "厦府办规2024-12"
       "芜湖市人民政府令第71号"                             ->  normal form as it is, key "芜湖市人民政府令71"
       "财政部公告2020年第10号"                             ->  normal form as it is, key "财政部公告2020-10"
       "（86）财税字第122号", "86财税字第122号"             ->  normal form "〔86〕财税字第122号", key "财税字1986-122"

   GB/T 9704-2012, 7.2.5: the number consists of the issuer's code, the year in full in 〔〕, and a running number without 第 and without
   leading zeros, followed by 号. Writers use every other bracket; the normal form is the standard's. Orders (令) and some announcements
   have a running number only, announcements (公告) often a year without brackets. Before 1990 the year stood in front of the code and had
   two digits; its normal form keeps that. */
#ifndef WS_TEXT_DOCNUM_H
#define WS_TEXT_DOCNUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"

typedef struct {
	uint32_t start, end;     /* folded code points */
	uint32_t code, code_end; /* the issuer's code; begins at `start` but where the year stands in front */
	int year;                /* 0: an order, which has none */
	int number;
	bool announcement; /* 财政部公告2020年第10号: the year without brackets */
	bool brief;        /* the year has two digits */
} ws_docnum;

/* The next document number in c[from, n), folded (text/fold.h); false when there is none. */
bool ws_docnum_next(const uint32_t *c, size_t n, size_t from, ws_docnum *out);

/* "厦府办规〔2024〕12号", in `arena`. `c` is the text ws_docnum_next looked at. */
char *ws_docnum_normal(const uint32_t *c, const ws_docnum *number, ws_arena *arena);

/* The key by which two numbers are the same, of a text that is a document number in any writing and nothing else (a query, or a normal
   form); 号 may be missing. NULL when it is none. */
char *ws_docnum_key(const char *text, size_t len, ws_arena *arena);

#endif
