/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that look for the title share: card_title.c scores runs of lines, card_title_line.c knows what one line is,
   card_title_own.c chooses where a document has several titles. */
#ifndef WS_INDEXER_FACTS_CARD_TITLE_H
#define WS_INDEXER_FACTS_CARD_TITLE_H

#include "indexer/facts/card.h"

enum { WS_CARD_TITLE_LINES = 4, WS_CARD_SHORTEST_TITLE = 4, WS_CARD_LONGEST_TITLE = 130, WS_CARD_HEADLINE = 40 };

/* The classes of text/data/title_words.tsv, in its words. */
typedef enum { WS_CARD_END, WS_CARD_PAUSE, WS_CARD_ON, WS_CARD_OTHER, WS_CARD_HOLDS, WS_CARD_ADDRESS } ws_card_word_class;

/* A run of lines taken together: passages [from, to). */
typedef struct {
	size_t from, to;
	int score; /* 0: no title */
	ws_folded text;
} ws_card_run;

/* ---- card_title.c ---- */
ws_folded ws_card_join(ws_card *card, size_t from, size_t to);

/* ---- card_title_line.c ---- */
bool ws_card_line_begins(const ws_folded *f, ws_card_word_class which);
bool ws_card_line_ends(const uint32_t *c, size_t n, ws_card_word_class which); /* WS_CARD_END or WS_CARD_PAUSE */

/* 第12号建议的答复, 对第45号提案的答复: it speaks of a motion of a meeting, where it was not given itself. */
bool ws_card_is_motion(const ws_folded *f);

/* Text of the body by its length. */
bool ws_card_is_long(const ws_folded *f);

/* 一、 （一） 1. 第一条 第二部分: a heading or an item inside the document. */
bool ws_card_is_numbered(const ws_folded *f);

/* 2019年12月16日某市第七届人民代表大会常务委员会第三次会议通过 */
bool ws_card_is_adoption(const ws_folded *f);

/* A line that is no title and cuts one in two. */
bool ws_card_is_other(const ws_folded *f);

/* The length of 标题：, [标题] and the like, in front of a title. */
size_t ws_card_title_label(const ws_folded *f);

/* How far the title goes that has its number behind it: …的通知（黔财预〔2020〕11号）. */
size_t ws_card_without_number(const uint32_t *c, size_t n);

/* Where the title that begins at `from` in its last line ends: not the meeting, a footnote's mark, a list's year. */
size_t ws_card_title_stop(const ws_folded *f, size_t from);

/* ---- card_title_own.c ---- */
void ws_card_take_promulgated(ws_card *card, ws_card_run *best);
void ws_card_take_own(ws_card *card, ws_card_run *best);
void ws_card_take_last(ws_card *card, ws_card_run *best);
bool ws_card_take_lists_name(ws_card *card, ws_card_run *best);
void ws_card_take_letters_title(ws_card *card);
const char *ws_card_title_from_page(ws_card *card);
const char *ws_card_title_from_path(ws_card *card);
bool ws_card_title_from_table(ws_card *card);

#endif
