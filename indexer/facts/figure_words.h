/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which a sentence ties numbers to names: rows of text/data/figure_words.tsv, in classes.

       link     其中, 全年, 加上      in front of a subject and no part of it
       support  支持, 推进, 加快      a verb in front of a subject that says nothing of what is measured
       only     建设, 为, 向          the same, when nothing else stands in front of the number
       act      新增, 发行, 撬动      a verb that makes the indicator: 新增学位, 撬动金融资金
       spend    安排, 投入, 拨付      money goes to what is named behind the number
       flow     使用, 动用, 剩余      part of the sum named before
       copula   为, 完成, 共          between a subject and its plain level
       rise     增长, 下降, 减少      a role: a change
       degree   同比, 年均, 分别      part of the role in front of a change
       reach    达到, 扩大到, 从      a role: a level reached
       scope    全市, 市本级          a part of the subject, no subject by itself
       end      用于, 以上, 的        behind a number: no name of what is counted begins with it
       cut      完成, 来自, 获        ends a name that stands behind a number */
#ifndef WS_INDEXER_FACTS_FIGURE_WORDS_H
#define WS_INDEXER_FACTS_FIGURE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/fold.h"

typedef enum {
	WS_WORD_LINK,
	WS_WORD_SUPPORT,
	WS_WORD_ONLY,
	WS_WORD_ACT,
	WS_WORD_SPEND,
	WS_WORD_FLOW,
	WS_WORD_COPULA,
	WS_WORD_RISE,
	WS_WORD_DEGREE,
	WS_WORD_REACH,
	WS_WORD_SCOPE,
	WS_WORD_END,
	WS_WORD_CUT,
	WS_WORD_CLASSES
} ws_word_class;

/* The length of the longest word of the class that begins at i and ends by `end`; 0 when there is none. */
size_t ws_figure_word_at(ws_word_class class, const ws_folded *f, size_t i, size_t end);

/* The length of the longest one that ends at j and begins no earlier than `from`. */
size_t ws_figure_word_before(ws_word_class class, const ws_folded *f, size_t from, size_t j);

/* Whether [i, j) is one word of the class. */
bool ws_figure_is_word(ws_word_class class, const ws_folded *f, size_t i, size_t j);

/* The length of `word` when it stands at i, before `end`; 0 otherwise. And when it ends at j. */
size_t ws_figure_text_at(const ws_folded *f, size_t i, size_t end, const char *word);
size_t ws_figure_text_before(const ws_folded *f, size_t from, size_t j, const char *word);

/* The same for the first of several words that stands there. */
size_t ws_figure_any_at(const ws_folded *f, size_t i, size_t end, const char *const *words, size_t n);
size_t ws_figure_any_before(const ws_folded *f, size_t from, size_t j, const char *const *words, size_t n);

#define WS_FIGURE_ANY_AT(f, i, end, words) ws_figure_any_at(f, i, end, words, sizeof(words) / sizeof *(words))
#define WS_FIGURE_ANY_BEFORE(f, from, j, words) ws_figure_any_before(f, from, j, words, sizeof(words) / sizeof *(words))

/* Where `word` first begins in [from, to), `to` when it does not; where it last begins, SIZE_MAX when it does not. */
size_t ws_figure_text_first(const ws_folded *f, size_t from, size_t to, const char *word);
size_t ws_figure_text_last(const ws_folded *f, size_t from, size_t to, const char *word);

#endif
