/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What web sites write around a document, as opposed to in it.

       "扫一扫在手机打开当前页"  "【字体：大 中 小】"  "主办：XX市人民政府 网站标识码：…"  "上一篇：…"

   Words are looked for in a run without its white space, full-width brackets and colons made plain. */
#ifndef WS_INDEXER_READER_FORMAT_HTML_WORDS_H
#define WS_INDEXER_READER_FORMAT_HTML_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"

typedef enum {
	HTML_SAYS_NOTHING,
	HTML_SAYS_CHROME,  /* never part of a document: a button, a breadcrumb */
	HTML_SAYS_FOOTER,  /* the imprint of a site: what stands with it is imprint too */
	HTML_SAYS_READERS, /* 网友评论: what readers write follows */
	HTML_SAYS_OTHERS,  /* 推荐阅读: what other pages say follows, in the same element */
	HTML_SAYS_CREDIT,  /* 责任编辑, 审核: chrome at the end of a page */
	HTML_SAYS_DATE,    /* nothing but a date written out */
	HTML_SAYS_POSTING, /* 发布时间, 来源, 字体: the line between headline and body */
} html_says;

/* Whether what a run says keeps it out of any document. */
static inline bool ws_html_says_chrome(html_says says) {
	return says == HTML_SAYS_CHROME || says == HTML_SAYS_FOOTER || says == HTML_SAYS_READERS || says == HTML_SAYS_OTHERS;
}

/* What a short run (not a sentence of the document) says of itself. */
html_says ws_html_what_it_says(const char *text, size_t len, size_t chars);

/* How many labels of a site's record of a document a text has: 索引号, 发布机构, 公开日期 … */
unsigned ws_html_count_labels(const char *text);

/* Whether a line is one of such labels, a colon and perhaps a value; *value (may be NULL) is what stands behind the colon, "" for
   nothing. */
bool ws_html_is_label(const char *text, const char **value);

/* Counts what forums write around posts (发表于 …, 只看该作者) and beside them (积分, 帖子): one more talk, and post, for a short run that has it. */
void ws_html_count_forum_talk(const char *text, unsigned *talk, unsigned *posts);

/* Whether a part of <title>, or a line, ends as the names of sites do: 政府, 网, 局, 日报 … */
bool ws_html_is_site_name(const char *text);

/* Text without white space and punctuation, to compare headlines. */
char *ws_html_squeeze(const char *text, size_t len, ws_arena *arena);

#endif
