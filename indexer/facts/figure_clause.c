/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/figure_clause.h"

#include "indexer/facts/figure_lead.h"
#include "indexer/facts/figure_subject.h"
#include "indexer/facts/figure_words.h"
#include "text/han.h"
#include "text/numeral.h"
#include "text/wordlist.h"

enum { LEAD = 24, PLACE = 40, BRACKET = 200 };

static bool is_end(uint32_t c) {
	return c == U'。' || c == '!' || c == U'?' || c == 0;
}

static void end_sentence(ws_clause_walk *w, size_t i) {
	w->lead = (ws_piece){0, 0};
	if (w->figures == 0 && i > w->sentence && i - w->sentence <= LEAD)
		w->lead = (ws_piece){w->sentence, i};
	w->sentence = i + 1;
	w->figures = 0;
	if (w->depth)
		w->now = w->saved[0];
	w->depth = 0;
	w->now.parent = w->local = NULL;
	w->crossed = false;
	w->parts = 0;
	w->n_members = w->n_recent = w->n_whole = 0;
}

/* 其中：, 包括：, 主要收入项目为： open what is part of the topic. */
static bool opens_parts(const ws_folded *f, size_t from, size_t to) {
	static const char *const words[] = {"其中", "包括", "主要", "具体", "分别", "构成", "如下"};
	while (from < to && !WS_FIGURE_ANY_AT(f, from, to, words))
		from++;
	return from < to;
}

/* 按产业分, 分行业看 */
static bool divides(const ws_folded *f, size_t from, size_t to) {
	uint32_t last = to > from + 1 ? f->c[to - 1] : 0;
	if (ws_figure_text_before(f, from, to, "统计"))
		return ws_figure_text_at(f, from, to, "按") && to > from + 4; /* 按经营地统计 */
	return (last == U'分' || last == U'看') &&
	    (ws_figure_text_last(f, from, to, "按") != SIZE_MAX || ws_figure_text_last(f, from, to, "分") + 1 < to);
}

/* 某开发区2025年预算执行情况： says whose figures follow. */
static void read_scope(ws_clause_walk *w, size_t from, size_t to) {
	const ws_folded *f = w->f;
	if (!ws_figure_text_before(f, from, to, "情况") && !ws_figure_text_before(f, from, to, "情况是") &&
	    !ws_figure_text_before(f, from, to, "情况如下"))
		return;
	w->scope = NULL;
	size_t year = from = ws_figure_clean(f, from, to, false).start;
	while (year < to && !(f->c[year] >= '0' && f->c[year] <= '9'))
		year++;
	if (year > from && year < to && year - from <= PLACE && ws_spelled_in(f->c[year - 1], "市省区县州旗级)"))
		w->scope = ws_figure_slice(w->text, from, year);
}

/* Whether what follows a semicolon has a 其中 of its own, and so is no part of what the one before it divided:
   集聚区6个，其中国家级2个；|重点村12家，其中国家级2家. */
static bool has_own_parts(const ws_folded *f, size_t i) {
	size_t end = i;
	while (end < f->n && end - i < WS_CLAUSE_MOST && !ws_spelled_in(f->c[end], ";。"))
		end++;
	size_t parts = ws_figure_text_first(f, i, end, "其中");
	return parts < end && parts > i;
}

/* Notes what a bracket at i stands behind: a name, or what a share is of, 完成预算（20亿元）的105%. */
static void read_bracketed(ws_clause_walk *w, ws_clause p, size_t i) {
	static const ws_word_class predicates[] = {WS_WORD_COPULA, WS_WORD_REACH, WS_WORD_RISE, WS_WORD_DEGREE, WS_WORD_SPEND};
	ws_piece name = ws_figure_clean(w->f, p.start, i, p.joined);
	w->named = w->share = NULL;
	/* 比上年下降3%，主要是一次性支出较多（剔除后增长1%）: a reason is not what grows. */
	uint32_t first = ws_folded_at(w->f, name.start);
	if (p.joined || name.end < name.start + 2 || name.end - name.start > PLACE || ws_figure_text_at(w->f, p.start, i, "主要") ||
	    (!ws_is_han(first) && !ws_spelled_in(first, "“《")))
		return;
	bool predicate = ws_spelled_in(first, "比较与占同为达按从由");
	for (size_t k = 0; k < sizeof predicates / sizeof *predicates; k++)
		predicate = predicate || ws_figure_word_at(predicates[k], w->f, name.start, name.end) > 1;
	*(predicate ? &w->share : &w->named) = ws_figure_slice(w->text, name.start, name.end);
}

static void open_bracket(ws_clause_walk *w, ws_clause p, size_t i) {
	if (w->depth < WS_CLAUSE_DEPTH)
		w->saved[w->depth] = w->now;
	w->depth++;
	/* 发热（37.3℃以上）, 税收收入（含增值税3亿元）: what the bracket stands behind. */
	read_bracketed(w, p, i);
	if (w->named)
		w->now.topic = w->named;
	w->now.parent = w->now.topic;
}

/* last: the number follows at once. */
static void close_bracket(ws_clause_walk *w, bool last) {
	if (w->depth > 0 && --w->depth < WS_CLAUSE_DEPTH)
		w->now = w->saved[w->depth];
	/* 税收收入（含增值税30亿元）|60亿元 */
	if (last && w->named && w->depth == 0)
		w->now.topic = w->named;
}

/* 其中 at the beginning of a clause: what follows is part of what was named last. */
static void open_parts(ws_clause_walk *w) {
	w->now.parent = w->now.topic;
	w->crossed = false;
	w->parts = 0;
	w->n_whole = w->depth == 0 ? w->n_recent : 0;
}

ws_clause ws_figure_clause(ws_clause_walk *w, size_t from, size_t to) {
	const ws_folded *f = w->f;
	ws_clause p = {from, from > 0};
	if (w->name_end > from && w->name_end <= to) {
		p.start = from = w->name_end;
		p.joined = f->c[from < to ? from : from - 1] == U'的';
	}
	size_t begun = p.start;
	for (size_t i = from; i < to; i++) {
		uint32_t c = f->c[i];
		if (i == p.start && ws_figure_text_at(f, i, to, "其中") && w->now.topic)
			open_parts(w);
		if (is_end(c)) {
			size_t named = w->n_recent;
			end_sentence(w, i);
			/* 项目9个，投资5亿元。|其中|，竣工项目3个 */
			if (ws_figure_text_at(f, i + 1, to, "其中"))
				w->n_recent = named;
		} else if (c == '(') {
			size_t close = ws_figure_text_first(f, i, i + BRACKET < to ? i + BRACKET : to, ")");
			if (close < to && f->c[close] == ')') {
				i = close;
				continue;
			}
			open_bracket(w, p, i);
		} else if (c == ')') {
			close_bracket(w, i + 1 == to);
		} else if (c == ':') {
			read_scope(w, p.start, i);
			if (opens_parts(f, p.start, i) && w->now.topic)
				w->now.parent = w->now.topic;
		} else if (c == ',' || c == ';') {
			if (c == ';' && w->now.parent && w->depth == 0 && has_own_parts(f, i + 1))
				w->now.parent = NULL;
			w->crossed = w->crossed || (c == ';' && w->depth == 0);
			/* 按经营地分，…，乡村零售额20亿元。按行业分，… divides the whole again. */
			if (divides(f, p.start, i) && !w->now.parent)
				w->now.parent = w->depth == 0 && w->head ? w->head : w->now.topic;
		} else if (c == 0x2014) {
			/* a dash in front of an item */
		} else if (c != U'、' || p.start != from || from == 0 ||
		    (i > from && ws_numeral_digit(f->c[i - 1]) > 0 && ws_numeral_digit(ws_folded_at(f, i + 1)) > 0)) {
			continue; /* also in 一、二类水质 */
		}
		p.start = i + 1;
		p.joined = c == ')' && ws_folded_at(f, i + 1) == U'的';
	}
	if (p.start == begun && to > from && w->condition < begun && begun - w->condition < WS_CLAUSE_MOST / 2)
		p = (ws_clause){w->condition, false};
	return p;
}
