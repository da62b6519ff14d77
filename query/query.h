/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query language: text to tree, tree to text.

       债务 (余额 OR 限额) -专项 region:厦门 amount>=100亿元
       ->  (and (words 债务) (or (words 余额) (words 限额)) (not (words 专项)) (field region 厦门) (amount >= 100亿元))

   The tree knows nothing of an index. Words match in a passage, in its outline or in the title of its document; a phrase matches in the
   passage. */
#ifndef WS_QUERY_QUERY_H
#define WS_QUERY_QUERY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/document.h"
#include "text/segment.h"
#include "text/token.h"

#define WS_QUERY_ERROR ws_query_error_quark()
GQuark ws_query_error_quark(void);

typedef enum { WS_QUERY_SYNTAX } ws_query_error;

typedef enum {
	WS_QUERY_WORDS,  /* a run of text: every content word of it, anywhere */
	WS_QUERY_PHRASE, /* exactly this string, in the passage */
	WS_QUERY_AND,
	WS_QUERY_OR,
	WS_QUERY_NOT,    /* one child */
	WS_QUERY_NEAR,   /* children are phrases, within `distance` characters */
	WS_QUERY_FIELD,  /* metadata of the document */
	WS_QUERY_AMOUNT, /* passages with a figure in a range */
} ws_query_kind;

typedef enum { WS_PART_ANY, WS_PART_TEXT, WS_PART_HEADING, WS_PART_TITLE } ws_query_part;

typedef enum { WS_BY_REGION, WS_BY_ISSUER, WS_BY_YEAR, WS_BY_KIND, WS_BY_NUMBER, WS_BY_DATE } ws_query_field;

/* One word of a run, folded; single characters that follow one another are one. */
typedef struct {
	const uint32_t *c;
	size_t n;
	bool light;       /* a question or function word (哪些, 如何, 的): weighs nothing and is not asked for */
	bool open_end;    /* written with "*": a digit at its end may go on */
} ws_term;

typedef struct ws_query {
	ws_query_kind kind;
	ws_query_part part;
	uint32_t start, end;  /* where it stands in the query, in code points */
	ws_folded string;     /* words and phrases: the whole run, folded */
	const ws_term *terms; /* words: in order; n_terms >= 1 */
	size_t n_terms;
	struct ws_query **children;
	size_t n_children;
	uint32_t distance;
	ws_query_field field;
	const char *value, *until; /* fields; `until` is the end of a date range, NULL otherwise */
	int year;
	bool rate;            /* amounts: of ratios (rate>5%) */
	bool has_low, has_high, low_open, high_open; /* open: the bound itself is left out */
	ws_decimal low, high;
	const char *base;     /* "元", "1", "户" …; NULL: any */
} ws_query;

/* NULL and a WS_QUERY_SYNTAX error when the text is no query: the message tells what is wrong, *at where (code points). Words of the query
   that hold nothing to search for are told to `skipped` (borrowed text). An empty query is an error. Lives in `arena`. */
ws_query *ws_query_parse(const char *text, ws_segmenter *segmenter, void (*skipped)(const char *word, void *data), void *data, uint32_t *at,
                         ws_arena *arena, GError **error);

/* The names that may stand before a colon or a sign of comparison, NULL at the end. */
extern const char *const ws_query_names[];

/* The tree as an S-expression. Free with g_free. */
char *ws_query_print(const ws_query *query);

/* Whether a word alone is a question or function word. */
bool ws_is_light_word(const uint32_t *c, size_t n);

#endif
