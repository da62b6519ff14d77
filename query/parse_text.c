/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a query: where a run ends, and what it asks for.

   A run goes on behind a space between a digit and Han, 340 亿元, and between letter-spaced characters, 预 算 收 入. A bracket inside a run is
   text, but brackets must be in pairs wherever they stand.

   Quoted it is a phrase. Otherwise it is words, as the segmenter cuts it: amounts and dates are asked for whole (whole.h), single
   characters that follow one another are one word, and light words weigh nothing unless there are no others. A date in figures is also
   what texts write for it, and the date of documents. */
#include <string.h>

#include "query/parser.h"
#include "query/whole.h"

enum { HAN = 0x3400 };

static bool is_quote(uint32_t c) {
	return c == '"' || c == 0xFF02;
}

/* Where the phrase that opens here closes; 0: none opens. Chinese quotation marks quote a phrase only when they stand around a whole word
   of the query: in 什么是“三保”支出 they are the sentence's own. */
static uint32_t phrase_end(ws_parser *p, bool *unclosed) {
	uint32_t open = p->at < p->n ? p->c[p->at] : 0, i = p->at + 1;
	*unclosed = false;
	if (open == 0x201C) {
		while (i < p->n && p->c[i] != 0x201D)
			i++;
		bool whole =
			i < p->n && (i + 1 == p->n || ws_parser_is_space(p->c[i + 1]) || (ws_parser_half(p->c[i + 1]) == ')' && p->groups > 0));
		return whole ? i : 0;
	}
	if (!is_quote(open))
		return 0;
	while (i < p->n && p->c[i] != open)
		i++;
	*unclosed = i == p->n;
	return i;
}

bool ws_take_run(ws_parser *p, ws_run *r, uint32_t stop) {
	uint32_t start = p->at;
	bool unclosed;
	uint32_t close = phrase_end(p, &unclosed);
	if (unclosed) {
		ws_parser_fail(p, start, "this quotation mark is not closed");
		return false;
	}
	if (close) {
		*r = (ws_run){start + 1, close, true};
		p->at = close + 1;
		return true;
	}
	for (; p->at < p->n && !ws_parser_is_space(p->c[p->at]) && !is_quote(p->c[p->at]); p->at++) {
		uint32_t c = ws_parser_half(p->c[p->at]);
		if (c == stop && stop)
			break;
		if (c == '(') {
			if (p->open == WS_PARSER_DEPTH) {
				ws_parser_fail(p, p->at, "brackets are nested too deeply");
				return false;
			}
			p->open_at[p->open++] = p->at;
		}
		if (c == ')' && p->open == p->outside) {
			if (p->groups > 0)
				break;
			ws_parser_fail(p, p->at, "this bracket closes nothing");
			return false;
		}
		p->open -= c == ')';
	}
	*r = (ws_run){start, p->at, false};
	return true;
}

static bool is_han(uint32_t c) {
	return (c >= HAN && c < 0xA000) || (c >= 0x20000 && c < 0x40000);
}

/* A Han character between spaces. */
static bool stands_alone(const ws_parser *p, uint32_t at) {
	return at < p->n && is_han(p->c[at]) && (at == 0 || ws_parser_is_space(p->c[at - 1])) &&
	       (at + 1 == p->n || ws_parser_is_space(p->c[at + 1]));
}

static uint32_t behind_space(const ws_parser *p, uint32_t at) {
	while (at < p->n && ws_parser_is_space(p->c[at]))
		at++;
	return at;
}

/* Whether the text behind the space here belongs to the run that ends here: three characters in a row that stand alone are
   letter-spaced. */
static bool goes_on(const ws_parser *p, const ws_run *r, bool spaced) {
	uint32_t next = behind_space(p, p->at);
	if (next == p->at || next == p->n || r->from == r->to)
		return false;
	uint32_t last = ws_parser_half(p->c[p->at - 1]), c = ws_parser_half(p->c[next]);
	if (stands_alone(p, p->at - 1) && stands_alone(p, next))
		return spaced || stands_alone(p, behind_space(p, next + 1));
	bool near = p->c[next] == 0x8FD1 && next + 1 < p->n && ws_parser_half(p->c[next + 1]) == '('; /* 近( */
	return !near && ((ws_is_digit(last) && is_han(c)) || (is_han(last) && ws_is_digit(c)));
}

bool ws_take_words(ws_parser *p, ws_run *r) {
	if (!ws_take_run(p, r, 0))
		return false;
	bool spaced = false;
	while (!r->quoted && p->excluded == 0 && goes_on(p, r, spaced)) {
		uint32_t next = behind_space(p, p->at);
		ws_run more;
		spaced = stands_alone(p, next) && stands_alone(p, p->at - 1);
		p->at = next;
		if (!ws_take_run(p, &more, 0))
			return false;
		r->to = more.to;
	}
	return true;
}

static ws_folded fold_run(ws_parser *p, const ws_run *r) {
	const char *text = ws_parser_slice(p, r->from, r->to);
	return ws_fold(text, strlen(text), WS_FOLD_HANS, p->arena);
}

static bool is_searchable(const ws_folded *f) {
	for (size_t i = 0; i < f->n; i++)
		if (ws_is_gram_char(f->c[i]))
			return true;
	return false;
}

static ws_query *skip_run(ws_parser *p, const ws_run *r) {
	p->skipped(ws_parser_slice(p, r->from, r->to), p->data);
	return NULL;
}

static bool joins(const ws_word *before) {
	return before->end - before->start == 1;
}

/* How many of the words from i on make up an amount or a date that begins with the first of them; 0: none does. */
static size_t words_in_whole(const ws_word *words, size_t n, size_t i, const ws_span *whole) {
	size_t behind = i;
	while (behind < n && words[behind].end <= whole->end)
		behind++;
	bool all = behind == n || words[behind].start >= whole->end;
	return whole->start == words[i].start && all ? behind - i : 0;
}

/* The terms of a run, at least one; when all of them are light, none is. */
static ws_term *terms_of(ws_parser *p, const ws_folded *f, size_t *n_terms) {
	size_t n_words, n_wholes, n = 0, heavy = 0, w = 0;
	const ws_word *words = ws_segment(p->segmenter, f, &n_words, p->arena);
	const ws_span *wholes = ws_wholes(f, &n_wholes, p->arena);
	ws_term *terms = ws_arena_zero(p->arena, n_words + 1, sizeof *terms);
	for (size_t i = 0; i < n_words; i++) {
		while (w < n_wholes && wholes[w].start < words[i].start)
			w++;
		size_t in_whole = w < n_wholes ? words_in_whole(words, n_words, i, &wholes[w]) : 0;
		if (in_whole) {
			terms[n++] = (ws_term){.c = f->c + wholes[w].start, .n = wholes[w].end - wholes[w].start};
			heavy++;
			i += in_whole - 1;
			continue;
		}
		ws_term t = {.c = f->c + words[i].start, .n = words[i].end - words[i].start};
		t.light = ws_is_light_word(t.c, t.n);
		ws_term *last = n ? &terms[n - 1] : NULL;
		/* Two Han characters that ICU cuts apart (余|额) are asked for as they were written. */
		if (last && !t.light && !last->light && t.n == 1 && last->c + last->n == t.c && joins(&words[i - 1]) &&
		    last->c[last->n - 1] >= HAN && *t.c >= HAN) {
			last->n++;
		} else {
			terms[n++] = t;
			heavy += !t.light;
		}
	}
	if (n == 0) /* the whole run is something ICU calls no word */
		terms[n++] = (ws_term){.c = f->c, .n = f->n};
	for (size_t i = 0; i < n && heavy == 0; i++)
		terms[i].light = false;
	*n_terms = n;
	return terms;
}

static ws_query *words_of(ws_parser *p, const ws_run *r, ws_query_part part) {
	ws_folded f = fold_run(p, r);
	if (!is_searchable(&f))
		return skip_run(p, r);
	ws_query *q = ws_parser_node(p, WS_QUERY_WORDS, r->from);
	size_t n;
	ws_term *terms = terms_of(p, &f, &n);
	terms[n - 1].open_end = r->to > r->from && ws_parser_half(p->c[r->to - 1]) == '*';
	q->part = part;
	q->string = f;
	q->terms = terms;
	q->n_terms = n;
	return q;
}

ws_query *ws_phrase_of(ws_parser *p, const ws_run *r, ws_query_part part) {
	ws_folded f = fold_run(p, r);
	if (f.n == 0)
		return skip_run(p, r);
	ws_query *q = ws_parser_node(p, WS_QUERY_PHRASE, r->from);
	q->string = f;
	q->part = part == WS_PART_ANY ? WS_PART_TEXT : part;
	return q;
}

/* A string to be found as it stands, written otherwise than in the query. */
static ws_query *words_whole(ws_parser *p, const ws_run *r, const char *text) {
	ws_query *q = ws_parser_node(p, WS_QUERY_WORDS, r->from);
	q->string = ws_fold(text, strlen(text), WS_FOLD_HANS, p->arena);
	ws_term *term = ws_arena_zero(p->arena, 1, sizeof *term);
	*term = (ws_term){.c = q->string.c, .n = q->string.n};
	q->terms = term;
	q->n_terms = 1;
	return q;
}

/* 2024-01-11 is what texts write 2024年1月11日, and the date of documents; NULL when the run is no such date. */
static ws_query *date_of(ws_parser *p, const ws_run *r) {
	ws_folded f = fold_run(p, r);
	const char *written, *value;
	if (!ws_is_date_in_figures(&f, &written, &value, p->arena))
		return NULL;
	ws_query *field = ws_parser_node(p, WS_QUERY_FIELD, r->from);
	field->field = WS_BY_DATE;
	field->value = value;
	ws_query *children[] = {words_whole(p, r, ws_folded_string(&f, 0, f.n, p->arena)), words_whole(p, r, written), field};
	return ws_parser_node_of(p, WS_QUERY_OR, r->from, children, G_N_ELEMENTS(children));
}

ws_query *ws_text_of(ws_parser *p, const ws_run *r, ws_query_part part) {
	ws_query *date = part == WS_PART_ANY && !r->quoted ? date_of(p, r) : NULL;
	if (date)
		return date;
	return r->quoted ? ws_phrase_of(p, r, part) : words_of(p, r, part);
}
