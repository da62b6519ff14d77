/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much two names of an indicator mean the same.

       一般公共预算收入 | 全市一般公共预算收入     1: the scope is the document's
       政府债务限额     | 省财政厅核定我市政府债务限额合计   1: what stands around it is who said it
       一般公共预算收入 | 一般公共预算支出         little: the head of a Chinese noun phrase is its end */
#ifndef WS_QUERY_INDICATOR_H
#define WS_QUERY_INDICATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"

/* A folded name, not ended by a zero. */
typedef struct {
	const uint32_t *c;
	size_t n;
} ws_letters;

/* Folded; empty for NULL. In `arena`. */
ws_letters ws_letters_of(const char *text, ws_arena *arena);

/* Whether c[0..n) stands at `at`; where the UTF-8 word (at most 15 characters) first stands and its length, SIZE_MAX: nowhere. */
bool ws_letters_has(ws_letters in, size_t at, const uint32_t *c, size_t n);
size_t ws_letters_find(ws_letters in, const char *word, size_t *len);

/* The length of the word when it ends them, 0 otherwise. */
size_t ws_letters_end(ws_letters in, const char *word);

/* Without [from, to). In `arena`. */
ws_letters ws_letters_cut(ws_letters in, size_t from, size_t to, ws_arena *arena);

/* With `word` in place of [from, to). In `arena`. */
ws_letters ws_letters_replaced(ws_letters in, size_t from, size_t to, const char *word, ws_arena *arena);

/* The name that documents give to what is asked for: gdp -> 地区生产总值. In `arena`. */
ws_letters ws_indicator_official(ws_letters asked, ws_arena *arena);

/* Without the words that say whose it is: 全市, 我省. */
ws_letters ws_indicator_without_scope(ws_letters subject);

/* 0 to 1. */
float ws_indicator_alike(ws_letters asked, ws_letters subject, ws_arena *arena);

/* The same for a subject that is a part of `whole` and may leave the whole's head to it: 专项债务 of 政府债务余额 is 专项债务余额. */
float ws_indicator_part_alike(ws_letters asked, ws_letters subject, ws_letters whole, ws_arena *arena);

/* Which part of `asked` is said in `text`, 0 to 1. */
float ws_indicator_said_in(ws_letters asked, ws_letters text);

#endif
