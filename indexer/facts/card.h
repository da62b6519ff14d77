/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the card share: the document, where its title stands and where its body begins.

   A document opens with a masthead (厦门市人民政府办公厅文件, 会议文件（六）), then its title, then lines about it
   (——2024年1月11日在…会议上, 厦门市财政局, 各区人民政府：), then its body. Each part of the card reads the lines it knows and leaves the
   rest alone. */
#ifndef WS_INDEXER_FACTS_CARD_H
#define WS_INDEXER_FACTS_CARD_H

#include "indexer/facts/facts.h"
#include "text/date.h"
#include "text/region.h"

typedef enum {
	WS_CARD_NUMBER,
	WS_CARD_MADE,
	WS_CARD_SENT,
	WS_CARD_ISSUED_BY,
	WS_CARD_SOURCE,
	WS_CARD_PUBLISHED_BY,
	WS_CARD_ENDS
} ws_card_label;

/* Where a label's value begins: 成文日期：2024-04-11, on one line or on two. */
typedef struct {
	ws_card_label label;
	const ws_folded *f;
	size_t at;      /* in f */
	size_t passage; /* SIZE_MAX: a line of the page beside the text */
} ws_card_value;

typedef struct {
	ws_document *document;
	const ws_folded *folded; /* one for each passage */
	const ws_hints *hints;   /* never NULL */
	ws_arena *arena;
	size_t title, title_end; /* passages [title, title_end) hold the title; equal when there is none */
	size_t letter;           /* passages [letter, title) are what sends the titled text: a letter, an order; equal when nothing does */
	size_t head;             /* passages [head, body) stand before the body: masthead, title, the lines under it */
	size_t body;
	ws_folded title_text; /* the title, folded */
	bool letters_title;   /* it is the page's, of the letter that sends what stands in [title, title_end) */
	ws_region region;     /* of the title, the masthead, the meeting: without the issuer; WS_REGION_NONE */
	bool inferred;        /* the region was not read beside the title */
	ws_date date;
	ws_folded page;        /* a web page's <title>, folded */
	ws_folded *info;       /* lines beside the text, folded */
	const char **info_text;
	size_t n_info;
	ws_card_value *values; /* of labels in the passages near both ends, then in hints->info */
	size_t n_values;
} ws_card;

/* ---- card_title.c ---- */
void ws_card_find_title(ws_card *card);

/* How many code points in front of a line are no part of a title: 标题：, [福建], ——, a document number. */
size_t ws_card_title_start(const ws_folded *f);

/* Whether the text is a title by its last word (通知, 报告, 情况表 …), brackets behind it left out. */
bool ws_card_is_title(const uint32_t *c, size_t n);

/* Whether the line writes to somebody: 各区人民政府，市直各委、办、局： and not 现通知如下：. */
bool ws_card_is_addressed(const ws_folded *f, size_t n);

/* Where what belongs to a number begins: at c[start], the number's own begin, or at a date right before it: 2001年6月5日 建法〔2001〕29号. */
size_t ws_card_number_lead(const uint32_t *c, size_t start);

/* ---- card_kind.c ---- */
void ws_card_find_kind(ws_card *card);

/* The title without what stands in brackets at its end: …的报告（摘要）. Returns the length that is left. */
size_t ws_card_trim_title(const uint32_t *c, size_t n);

/* ---- card_issuer.c ---- */
void ws_card_find_issuer(ws_card *card);

/* ---- card_organ.c ---- */
enum { WS_CARD_ORGANS = 110 }; /* the longest line that may be names of organs */

/* Whether all of c[from, n) names organs, with the posts and people that speak for them: 厦门市财政局, 柳州市财政局局长 韦明辉. */
bool ws_card_is_organ(const ws_folded *f, size_t from, size_t n);

/* The same; *names gets them joined by 、, in full (市财政局 with the card's region), *start and *end where they stand. `passage` is the
   one that f is the text of, SIZE_MAX when it is no passage's. */
bool ws_card_read_organs(ws_card *card, size_t passage, const ws_folded *f, size_t from, size_t to, char **names, size_t *start,
                         size_t *end);

/* Whether the line is who signs an order: 总理 李某, 市长：王某某. */
bool ws_card_is_signatory(const ws_folded *f);

/* The longest word at c[from] that names of organs end in: 财政局; static text, NULL when there is none. */
const char *ws_card_organ_word(const ws_folded *f, size_t from, size_t *len);

/* ---- card_region.c ---- */
void ws_card_find_context(ws_card *card);
void ws_card_find_region(ws_card *card);

/* ---- card_date.c: date, year, years, meeting ---- */
void ws_card_find_date(ws_card *card);

/* ——2023年9月20日某市某区第十七届人民代表大会 / 常务委员会第十二次会议上: whether line i begins the name of a meeting that the next one ends. */
bool ws_card_is_broken_meeting(const ws_card *card, size_t i);

/* A cover, 2023年某县政府决算公开, and below its contents the report: the first meeting's line under which the report greets the members. */
bool ws_card_find_inside(const ws_card *card, size_t *meeting, size_t *greeting);

/* ---- card_expires.c ---- */
void ws_card_find_expires(ws_card *card);

/* Notes that folded [from, to) of a passage proves a field. */
void ws_card_prove(ws_card *card, ws_field field, size_t passage, size_t from, size_t to);

/* The passage's own writing of folded [from, to), without the layout in it: white space beside a Han character, `*`. */
char *ws_card_written(ws_card *card, size_t passage, size_t from, size_t to);

/* The same of a text that may be no passage's (then `passage` is SIZE_MAX): the title, the page's, a line beside the text. Of any other
   text, joined from lines, the folded writing. */
char *ws_card_cut(ws_card *card, size_t passage, const ws_folded *f, size_t from, size_t to);

static inline bool ws_card_is_han(uint32_t c) {
	return c >= 0x3400 && c <= 0x9FFF;
}

/* Whether `word` stands at c[i]; the first place of it in c[from, n), SIZE_MAX when there is none. */
bool ws_card_at(const uint32_t *c, size_t n, size_t i, const uint32_t *word);
size_t ws_card_seek(const uint32_t *c, size_t n, size_t from, const uint32_t *word);

#endif
