/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is layout and what is text?

   A line is layout only when its form says so and its place agrees; the form alone is never enough, since 12 may be half of a decimal,
   and a report may speak of 版权所有. Three kinds:

   Page numbers. "- 12 -", "第 3 页": the form is sure. A lone number is one when its neighbours prove it: at the edge of a page with the
   same distance to the page's count as on another page, or a 1 below the only one; in text without pages, in a chain n, n+1, n+2 of lone
   numbers, or between the two halves of a sentence, if the second half does not begin with what belongs to a number (.6 亿元, 万户).

   Running heads. The same line, digits apart, at the same height at the edge of three or more pages; of less than six Han characters, at
   that of two pages in three. In text without pages: next to a page number three times.

   What forums and sites put around a text: site.c.

   Read by eye: every line dropped from five reports found on the web, 40 web pages, two GBK dumps and 30 PDFs of governments. Of 33 lines
   dropped from a forum's page and 14 from web dumps none was text; of about 700 dropped from PDFs none was text either once a running
   head had to have six Han characters (a short cell that stood at the same height on three pages went before that), and the title of a
   table, which is repeated over its pages, keeps its first place.

   Not handled: a running head that changes its words from page to page. */
#include "indexer/structure/chrome.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/structure/site.h"
#include "text/utf8.h"

/* Sure page numbers, and those that need a witness. */
static const char page_form[] = "~#~|第#页|第#页共#页|第#页/共#页|第#页,共#页|共#页第#页|page#of#|page#|page*mergeformat#|第@页|·#·|〔#〕";
static const char lone_form[] = "#|#/#|~#|#~|(#)|[#]";

/* Repeated on every page of a table, and needed there. */
static const char table_number[] = "表#|表@|附表#|附表@";
static const char table_form[] = "*单位:*|续表*|*续表|*(续)|表#*-*";

static const char rule_form[] = "<!--*|*-->|~";

enum { PAGE_CHARS = 24, EDGE_LINES = 2, HEAD_CHARS = 90, HEAD_HAN = 6, SHORT_HAN = 3 };

static bool any_form(const char *const *forms, size_t n, const char *compact, size_t len) {
	for (size_t i = 0; i < n; i++)
		if (ws_matches(compact, len, forms[i]))
			return true;
	return false;
}

bool ws_is_prose(const ws_line *line) {
	return line->chars >= 30 && (line->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_INNER_COMMA));
}

static bool plain(const ws_line *line) {
	return line->len && line->block->kind != WS_BLOCK_TABLE && line->block->kind != WS_BLOCK_NOTE;
}

static bool has_form(const ws_line *line, const char *form) {
	return plain(line) && ws_has_form(line->text, line->len, form);
}

/* ---- page numbers ---- */

/* The first number of a line of lone_form. */
static uint32_t lone_value(const ws_line *line) {
	uint32_t value = 0;
	bool begun = false;
	for (const char *p = line->text, *end = p + line->len; p < end;) {
		uint32_t c = ws_utf8_next(&p, end);
		uint32_t d = c >= '0' && c <= '9' ? c - '0' : c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 : 10;
		if (d < 10 && value < 100000)
			value = value * 10 + d;
		else if (begun)
			break;
		begun |= d < 10;
	}
	return value;
}

/* What a number may go on with, so that the number above it is no page number. */
static bool goes_on_a_number(const ws_line *line) {
	static const char *const forms[] = {".*",  "万*", "亿*", "元*", "%*",  "个*",   "家*",   "户*", "人*", "件*", "项*", "年*",
	                                    "月*", "日*", "倍*", "吨*", "亩*", "公里*", "平方*", "名*", "所*", "张*", "条*"};
	char compact[WS_COMPACT + 8];
	size_t n = ws_compact(line->text, line->len, compact, NULL);
	return !plain(line) || (n && compact[0] >= '0' && compact[0] <= '9') || any_form(forms, sizeof forms / sizeof *forms, compact, n);
}

static bool broken_off(const ws_line *line) {
	bool sentence = ws_is_prose(line) || (line->chars >= 16 && (line->traits & (WS_LINE_INNER_STOP | WS_LINE_INNER_COMMA)));
	return plain(line) && sentence && !(line->traits & (WS_LINE_STOP | WS_LINE_COLON | WS_LINE_SEMICOLON));
}

/* Text without pages: chains of lone numbers, and lone numbers inside a sentence. */
static void drop_lone_numbers(ws_lines *lines) {
	enum { FAR = 400, NONE = -1 };
	size_t last[3] = {0}, n = 0; /* the chain so far: its last three members */
	for (size_t i = 0; i < lines->n; i++) {
		ws_line *line = &lines->v[i];
		if (line->dropped || line->chars > 6 || !line->digits || !has_form(line, lone_form))
			continue;
		uint32_t value = lone_value(line);
		if (n && value == lone_value(&lines->v[last[0]]) + 1 && i - last[0] >= 3 && i - last[0] < FAR) {
			last[2] = last[1];
			last[1] = last[0];
			last[0] = i;
			n++;
			if (n == 3)
				lines->v[last[2]].dropped = lines->v[last[1]].dropped = true;
			line->dropped = n >= 3;
		} else if (value && value < 1000) {
			last[0] = i;
			n = 1;
		}
		if (i && i + 1 < lines->n && value < 1000 && broken_off(&lines->v[i - 1]) && !goes_on_a_number(&lines->v[i + 1]) &&
		    lines->v[i + 1].number.style == WS_NUMBER_NONE)
			line->dropped = true;
	}
}

/* ---- running heads ---- */

typedef struct {
	uint64_t key;
	uint32_t page;
	size_t line;
} edge;

static int by_key(const void *a, const void *b) {
	const edge *x = a, *y = b;
	return x->key != y->key ? (x->key < y->key ? -1 : 1) : x->line < y->line ? -1 : x->line > y->line;
}

/* The line without a number at either end, and how high it stands when that is known. Other numbers count: 2025-03 and 2025-04 are two
   rows of a table, 表2 and 表3 are two tables. */
static uint64_t head_key(const ws_line *line) {
	char compact[WS_COMPACT + 8];
	size_t n = ws_compact(line->text, line->len, compact, NULL), from = strspn(compact, "0123456789-.");
	while (n > from && strchr("0123456789-.", compact[n - 1]) && !has_form(line, table_number))
		n--;
	uint64_t hash = 0xcbf29ce484222325u;
	for (size_t i = from; i < n; i++)
		hash = (hash ^ (unsigned char)compact[i]) * 0x100000001b3u;
	return (hash ^ (uint64_t)(line->block->y > 0 && line->block->y < 1e6f ? line->block->y / 12 + 1 : 0)) * 0x100000001b3u;
}

/* On how many pages a line must stand to be a running head. A short one may be a cell: it must stand on most of them. */
static uint32_t wanted(const ws_line *line, uint32_t least, uint32_t pages) {
	enum { LEAST_SHORT = 4 };
	uint32_t most = pages * 2 / 3 + 1;
	return !pages || line->han >= HEAD_HAN || line->han < SHORT_HAN ? least : most > LEAST_SHORT ? most : LEAST_SHORT;
}

/* A table's title, or its upper half. */
static bool is_title(const ws_lines *lines, size_t i) {
	static const char form[] = "*表|*表(*)|*情况|*一览|表#|表@|附表#|附表@";
	const ws_line *line = &lines->v[i], *below = i + 1 < lines->n ? line + 1 : NULL;
	return has_form(line, form) || (below && below->page == line->page && below->block->size > 0 &&
	                                below->block->size == line->block->size && has_form(below, form));
}

/* Lines of the same key on as many of the pages as wanted go; of a table's title the first stays. */
static void drop_repeated(ws_lines *lines, edge *edges, size_t n, uint32_t at_least, uint32_t pages) {
	qsort(edges, n, sizeof *edges, by_key);
	for (size_t i = 0, j; i < n; i = j) {
		uint32_t count = 1;
		for (j = i + 1; j < n && edges[j].key == edges[i].key; j++)
			count += edges[j].page != edges[j - 1].page;
		uint32_t least = wanted(&lines->v[edges[i].line], at_least, pages);
		bool title = count >= least && is_title(lines, edges[i].line);
		for (size_t k = i + title; k < j && count >= least; k++)
			lines->v[edges[k].line].dropped = true;
	}
}

/* At the edges of pages: numbers that keep their distance to the page's count, a 1 below the only page, and lines that come again. */
static void drop_page_edges(ws_lines *lines, ws_arena *arena) {
	size_t n = 0, n_numbers = 0;
	uint32_t pages = 0;
	edge *edges = ws_arena_take(arena, (lines->n + 1) * sizeof *edges);
	edge *numbers = ws_arena_take(arena, (lines->n + 1) * sizeof *numbers);
	for (size_t i = 0, end; i < lines->n; i = end) {
		uint32_t page = lines->v[i].page;
		for (end = i + 1; end < lines->n && lines->v[end].page == page; end++)
			;
		if (!page)
			continue;
		pages++;
		for (size_t k = i; k < end; k++) {
			const ws_line *line = &lines->v[k];
			if ((k >= i + EDGE_LINES && k + EDGE_LINES < end) || line->dropped || !plain(line) || line->chars > HEAD_CHARS)
				continue;
			if (line->chars <= 7 && has_form(line, lone_form))
				numbers[n_numbers++] = (edge){(uint64_t)(lone_value(line) + 100000 - page), page, k};
			else if ((line->han >= SHORT_HAN || has_form(line, table_number)) && !(line->traits & WS_LINE_LEADER) &&
			         !has_form(line, table_form) && !ws_is_prose(line))
				edges[n++] = (edge){head_key(line), page, k};
		}
	}
	drop_repeated(lines, numbers, n_numbers, 2, pages);
	ws_line *last = lines->n ? &lines->v[lines->n - 1] : NULL;
	if (pages == 1 && n_numbers > 0 && numbers[n_numbers - 1].line + 1 == lines->n && lone_value(last) == 1)
		last->dropped = true;
	drop_repeated(lines, edges, n, 3, pages);
}

static bool is_dropped_number(const ws_line *line) {
	return line->dropped && line->digits && line->chars <= PAGE_CHARS && (has_form(line, page_form) || has_form(line, lone_form));
}

/* Text without pages: what stands beside a page number three times. */
static void drop_beside_numbers(ws_lines *lines, ws_arena *arena) {
	edge *edges = ws_arena_take(arena, (lines->n + 1) * sizeof *edges);
	size_t n = 0;
	for (size_t i = 0; i < lines->n; i++) {
		const ws_line *line = &lines->v[i];
		bool beside = (i && is_dropped_number(&lines->v[i - 1])) || (i + 1 < lines->n && is_dropped_number(&lines->v[i + 1]));
		if (beside && !line->dropped && plain(line) && line->chars <= HEAD_CHARS && !ws_is_prose(line) && !has_form(line, table_form) &&
		    line->number.style == WS_NUMBER_NONE && line->chars >= 4)
			edges[n++] = (edge){head_key(line), (uint32_t)i, i};
	}
	drop_repeated(lines, edges, n, 3, 0);
}

void ws_drop_chrome(ws_lines *lines, ws_arena *arena) {
	ws_drop_site(lines);
	for (size_t i = 0; i < lines->n; i++) {
		ws_line *line = &lines->v[i];
		if (line->chars <= PAGE_CHARS && line->digits && has_form(line, page_form))
			line->dropped = true;
		if (lines->markup && !line->han && line->chars >= 3 && has_form(line, rule_form))
			line->dropped = true;
	}
	if (lines->n && lines->v[lines->n - 1].page) {
		drop_page_edges(lines, arena);
	} else if (lines->markup) {
		drop_lone_numbers(lines);
		drop_beside_numbers(lines, arena);
	}
	bool cut = false;
	for (size_t i = 0; i < lines->n; i++) {
		ws_line *line = &lines->v[i];
		cut |= line->dropped || (i && line->page != lines->v[i - 1].page);
		if (!line->dropped) {
			line->cut = cut;
			cut = false;
		}
	}
}
