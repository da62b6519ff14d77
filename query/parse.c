/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammar:

     query   = or
     or      = and { "OR" and }
     and     = unary { [ "AND" ] unary }
     unary   = ( "-" | "NOT" ) unary | primary
     primary = "(" or ")" | phrase | near | field | amount | run
     phrase  = '"' … '"' | “ … ” around a whole word
     near    = ( "NEAR" | "近" ) "(" run { run } [ "," number ] ")"
     field   = name ":" ( phrase | run | "(" or ")" )
     amount  = ( "amount" | "rate" ) ( ">=" | ">" | "<=" | "<" | "=" | ":" ) quantity [ ".." quantity ]

   A run goes on behind a space between a digit and Han, 340 亿元, and between letter-spaced characters, 预 算 收 入. A bracket inside a run is
   text, but brackets must be in pairs wherever they stand.

   Operators are upper case; everything that is not an operator, a bracket at the start of a word, or one of the names above before a colon
   is text, so 其中：一般债务, 2:98 and 因公出国（境）费用 are searched as they stand. Names may be written in either case. Full-width forms of the
   operators' characters count as well. */
#include "query/query.h"

#include <string.h>

#include "query/parse_value.h"
#include "query/whole.h"
#include "text/date.h"
#include "text/utf8.h"

enum { HAN = 0x3400, MAX_DEPTH = 64, DEFAULT_DISTANCE = 20, MAX_DISTANCE = 100000 };

G_DEFINE_QUARK(ws-query-error-quark, ws_query_error)

typedef struct {
	const uint32_t *c;
	uint32_t n, at;
	int depth, groups, excluded;
	uint32_t open_at[MAX_DEPTH]; /* brackets inside runs that are not closed yet … */
	int open, outside;           /* … and how many of them were opened outside the group at hand */
	ws_query_part part;          /* of all that stands in the group: heading:(债务 OR 余额) */
	int field;                   /* the same of region:(厦门 OR 泉州); -1 none */
	ws_segmenter *segmenter;
	void (*skipped)(const char *, void *);
	void *data;
	ws_arena *arena;
	GError **error;
	uint32_t *fault;
} parser;

static const struct {
	const char *name;
	ws_query_part part;
} parts[] = {{"heading", WS_PART_HEADING}, {"title", WS_PART_TITLE}, {"text", WS_PART_TEXT}};

static const struct {
	const char *name;
	ws_query_field field;
} fields[] = {{"region", WS_BY_REGION}, {"issuer", WS_BY_ISSUER}, {"year", WS_BY_YEAR},
              {"kind", WS_BY_KIND},     {"number", WS_BY_NUMBER}, {"date", WS_BY_DATE}};

const char *const ws_query_names[] = {"heading", "title",  "text", "region", "issuer", "year",
                                      "kind",    "number", "date", "amount", "rate",   NULL};

static ws_query *fail(parser *p, uint32_t at, const char *message) {
	if (!*p->error)
		g_set_error_literal(p->error, WS_QUERY_ERROR, WS_QUERY_SYNTAX, message);
	*p->fault = at;
	return NULL;
}

/* ---- characters ---- */

static uint32_t half(uint32_t c) {
	if (c >= 0xFF01 && c <= 0xFF5E)
		return c - 0xFEE0;
	return c == 0x3000 ? ' ' : c == 0x2265 ? 0x2265 : c;
}

static bool is_space(uint32_t c) {
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x3000 || c == 0xA0 || c == 0;
}

static uint32_t peek(const parser *p, uint32_t ahead) {
	return p->at + ahead < p->n ? half(p->c[p->at + ahead]) : 0;
}

static void skip_space(parser *p) {
	while (p->at < p->n && is_space(p->c[p->at]))
		p->at++;
}

static bool at_end(parser *p) {
	skip_space(p);
	return p->at >= p->n;
}

/* The length of a field's name when it stands here, in either case; 0 otherwise. */
static uint32_t looking_at_name(const parser *p, const char *name) {
	uint32_t i = 0;
	while (name[i] && peek(p, i) < 0x80 && g_ascii_tolower((char)peek(p, i)) == name[i])
		i++;
	return name[i] ? 0 : i;
}

/* The length of `word` when it stands here, 0 otherwise. */
static uint32_t looking_at(const parser *p, const char *word) {
	uint32_t i = 0;
	for (const char *w = word, *end = word + strlen(word); w < end; i++)
		if (peek(p, i) != ws_utf8_next(&w, end))
			return 0;
	return i;
}

static bool take_operator(parser *p, const char *word) {
	uint32_t len = looking_at(p, word);
	uint32_t next = p->at + len < p->n ? p->c[p->at + len] : ' ';
	if (!len || !(is_space(next) || half(next) == '(' || half(next) == ')'))
		return false;
	p->at += len;
	return true;
}

static char *slice(parser *p, uint32_t from, uint32_t to) {
	char *text = ws_arena_take(p->arena, (size_t)(to - from) * WS_UTF8_MAX + 1);
	size_t len = 0;
	for (uint32_t i = from; i < to; i++)
		len += ws_utf8_put(text + len, p->c[i]);
	text[len] = '\0';
	return text;
}

static ws_query *node(parser *p, ws_query_kind kind, uint32_t start) {
	ws_query *q = ws_arena_zero(p->arena, 1, sizeof *q);
	q->kind = kind;
	q->start = start;
	q->end = p->at;
	return q;
}

static ws_query *node_of(parser *p, ws_query_kind kind, uint32_t start, ws_query *const *children, size_t n) {
	ws_query *q = node(p, kind, start);
	q->children = ws_arena_take(p->arena, n * sizeof *q->children);
	memcpy(q->children, children, n * sizeof *q->children);
	q->n_children = n;
	return q;
}

/* ---- text ---- */

typedef struct {
	uint32_t from, to;
	bool quoted;
} run;

static bool is_quote(uint32_t c) {
	return c == '"' || c == 0xFF02;
}

/* Where the phrase that opens here closes; 0: none opens. Chinese quotation marks quote a phrase only when they stand around a whole word
   of the query: in 什么是“三保”支出 they are the sentence's own. */
static uint32_t phrase_end(parser *p, bool *unclosed) {
	uint32_t open = p->at < p->n ? p->c[p->at] : 0, i = p->at + 1;
	*unclosed = false;
	if (open == 0x201C) {
		while (i < p->n && p->c[i] != 0x201D)
			i++;
		bool whole = i < p->n && (i + 1 == p->n || is_space(p->c[i + 1]) || (half(p->c[i + 1]) == ')' && p->groups > 0));
		return whole ? i : 0;
	}
	if (!is_quote(open))
		return 0;
	while (i < p->n && p->c[i] != open)
		i++;
	*unclosed = i == p->n;
	return i;
}

/* A quoted string, or text up to a space, a quote, or the bracket that closes a group. `stop`: one more character that ends it. */
static bool take_run(parser *p, run *r, uint32_t stop) {
	uint32_t start = p->at;
	bool unclosed;
	uint32_t close = phrase_end(p, &unclosed);
	if (unclosed) {
		fail(p, start, "this quotation mark is not closed");
		return false;
	}
	if (close) {
		*r = (run){start + 1, close, true};
		p->at = close + 1;
		return true;
	}
	for (; p->at < p->n && !is_space(p->c[p->at]) && !is_quote(p->c[p->at]); p->at++) {
		uint32_t c = half(p->c[p->at]);
		if (c == stop && stop)
			break;
		if (c == '(') {
			if (p->open == MAX_DEPTH) {
				fail(p, p->at, "brackets are nested too deeply");
				return false;
			}
			p->open_at[p->open++] = p->at;
		}
		if (c == ')' && p->open == p->outside) {
			if (p->groups > 0)
				break;
			fail(p, p->at, "this bracket closes nothing");
			return false;
		}
		p->open -= c == ')';
	}
	*r = (run){start, p->at, false};
	return true;
}

static bool is_han(uint32_t c) {
	return (c >= HAN && c < 0xA000) || (c >= 0x20000 && c < 0x40000);
}

static bool is_digit(uint32_t c) {
	return c >= '0' && c <= '9';
}

/* A Han character between spaces. */
static bool stands_alone(const parser *p, uint32_t at) {
	return at < p->n && is_han(p->c[at]) && (at == 0 || is_space(p->c[at - 1])) && (at + 1 == p->n || is_space(p->c[at + 1]));
}

static uint32_t behind_space(const parser *p, uint32_t at) {
	while (at < p->n && is_space(p->c[at]))
		at++;
	return at;
}

/* Whether the text behind the space here belongs to the run that ends here: three characters in a row that stand alone are
   letter-spaced. */
static bool goes_on(const parser *p, const run *r, bool spaced) {
	uint32_t next = behind_space(p, p->at);
	if (next == p->at || next == p->n || r->from == r->to)
		return false;
	uint32_t last = half(p->c[p->at - 1]), c = half(p->c[next]);
	if (stands_alone(p, p->at - 1) && stands_alone(p, next))
		return spaced || stands_alone(p, behind_space(p, next + 1));
	bool near = p->c[next] == 0x8FD1 && next + 1 < p->n && half(p->c[next + 1]) == '('; /* 近( */
	return !near && ((is_digit(last) && is_han(c)) || (is_han(last) && is_digit(c)));
}

/* A run of words, over the spaces that make no difference. */
static bool take_words(parser *p, run *r) {
	if (!take_run(p, r, 0))
		return false;
	bool spaced = false;
	while (!r->quoted && p->excluded == 0 && goes_on(p, r, spaced)) {
		uint32_t next = behind_space(p, p->at);
		run more;
		spaced = stands_alone(p, next) && stands_alone(p, p->at - 1);
		p->at = next;
		if (!take_run(p, &more, 0))
			return false;
		r->to = more.to;
	}
	return true;
}

static ws_folded fold_run(parser *p, const run *r) {
	const char *text = slice(p, r->from, r->to);
	return ws_fold(text, strlen(text), WS_FOLD_HANS, p->arena);
}

static bool is_searchable(const ws_folded *f) {
	for (size_t i = 0; i < f->n; i++)
		if (ws_is_gram_char(f->c[i]))
			return true;
	return false;
}

static ws_query *skip_run(parser *p, const run *r) {
	p->skipped(slice(p, r->from, r->to), p->data);
	return NULL;
}

static bool joins(const ws_word *before) {
	return before->end - before->start == 1;
}

static ws_query *words_of(parser *p, const run *r, ws_query_part part) {
	ws_folded f = fold_run(p, r);
	if (!is_searchable(&f))
		return skip_run(p, r);
	ws_query *q = node(p, WS_QUERY_WORDS, r->from);
	bool starred = r->to > r->from && half(p->c[r->to - 1]) == '*';
	size_t n;
	const ws_word *words = ws_segment(p->segmenter, &f, &n, p->arena);
	ws_term *terms = ws_arena_zero(p->arena, n + 1, sizeof *terms);
	size_t heavy = 0, n_terms = 0, n_wholes, w = 0;
	const ws_span *wholes = ws_wholes(&f, &n_wholes, p->arena);
	for (size_t i = 0; i < n; i++) {
		while (w < n_wholes && wholes[w].start < words[i].start)
			w++;
		size_t behind = i;
		while (w < n_wholes && wholes[w].start == words[i].start && behind < n && words[behind].end <= wholes[w].end)
			behind++;
		if (behind > i && (behind == n || words[behind].start >= wholes[w].end)) {
			terms[n_terms++] = (ws_term){.c = f.c + wholes[w].start, .n = wholes[w].end - wholes[w].start};
			heavy++;
			i = behind - 1;
			continue;
		}
		ws_term t = {.c = f.c + words[i].start, .n = words[i].end - words[i].start};
		t.light = ws_is_light_word(t.c, t.n);
		ws_term *last = n_terms ? &terms[n_terms - 1] : NULL;
		/* Two Han characters that ICU cuts apart (余|额) are asked for as they were written. */
		if (last && !t.light && !last->light && t.n == 1 && last->c + last->n == t.c && joins(&words[i - 1]) &&
		    last->c[last->n - 1] >= HAN && *t.c >= HAN) {
			last->n++;
		} else {
			terms[n_terms++] = t;
			heavy += !t.light;
		}
	}
	n = n_terms;
	if (n == 0) { /* the whole run is something ICU calls no word */
		terms[0] = (ws_term){.c = f.c, .n = f.n};
		n = heavy = 1;
	}
	for (size_t i = 0; i < n && heavy == 0; i++)
		terms[i].light = false;
	terms[n - 1].open_end = starred;
	q->part = part;
	q->string = f;
	q->terms = terms;
	q->n_terms = n;
	return q;
}

static ws_query *phrase_of(parser *p, const run *r, ws_query_part part) {
	ws_folded f = fold_run(p, r);
	if (f.n == 0)
		return skip_run(p, r);
	ws_query *q = node(p, WS_QUERY_PHRASE, r->from);
	q->string = f;
	q->part = part == WS_PART_ANY ? WS_PART_TEXT : part;
	return q;
}

/* A string to be found as it stands, written otherwise than in the query. */
static ws_query *words_whole(parser *p, const run *r, const char *text) {
	ws_query *q = node(p, WS_QUERY_WORDS, r->from);
	q->string = ws_fold(text, strlen(text), WS_FOLD_HANS, p->arena);
	ws_term *term = ws_arena_zero(p->arena, 1, sizeof *term);
	*term = (ws_term){.c = q->string.c, .n = q->string.n};
	q->terms = term;
	q->n_terms = 1;
	return q;
}

/* 2024-01-11 is what texts write 2024年1月11日, and the date of documents; NULL when the run is no such date. */
static ws_query *date_of(parser *p, const run *r) {
	ws_folded f = fold_run(p, r);
	const char *written, *value;
	if (!ws_is_date_in_figures(&f, &written, &value, p->arena))
		return NULL;
	ws_query *field = node(p, WS_QUERY_FIELD, r->from);
	field->field = WS_BY_DATE;
	field->value = value;
	ws_query *children[] = {words_whole(p, r, ws_folded_string(&f, 0, f.n, p->arena)), words_whole(p, r, written), field};
	return node_of(p, WS_QUERY_OR, r->from, children, G_N_ELEMENTS(children));
}

static ws_query *text_of(parser *p, const run *r, ws_query_part part) {
	ws_query *date = part == WS_PART_ANY && !r->quoted ? date_of(p, r) : NULL;
	if (date)
		return date;
	return r->quoted ? phrase_of(p, r, part) : words_of(p, r, part);
}

/* ---- fields, amounts, NEAR ---- */

static ws_query *parse_field(parser *p, ws_query_field field, uint32_t start) {
	uint32_t at = p->at;
	run r;
	if (!take_run(p, &r, 0))
		return NULL;
	if (r.from == r.to)
		return fail(p, at, "a value is missing after the colon");
	ws_query *q = node(p, WS_QUERY_FIELD, start);
	q->field = field;
	const char *fault = ws_read_field_value(q, slice(p, r.from, r.to), p->arena);
	return fault ? fail(p, at, fault) : q;
}

static ws_query *parse_amount(parser *p, bool rate, uint32_t start) {
	static const struct {
		const char *sign;
		bool low, high, open;
	} signs[] = {{">=", true, false, false}, {"≥", true, false, false}, {">", true, false, true}, {"<=", false, true, false},
	             {"≤", false, true, false},  {"<", false, true, true},  {"=", true, true, false}, {":", true, true, false}};
	size_t s = 0;
	uint32_t len = 0;
	skip_space(p);
	while (s < G_N_ELEMENTS(signs) && !(len = looking_at(p, signs[s].sign)))
		s++;
	p->at += len;
	skip_space(p);
	uint32_t at = p->at;
	run r;
	if (!take_run(p, &r, 0))
		return NULL;
	ws_query *q = node(p, WS_QUERY_AMOUNT, start);
	q->rate = rate;
	q->has_low = signs[s].low;
	q->has_high = signs[s].high;
	q->low_open = q->high_open = signs[s].open;
	const char *fault = ws_read_amount_value(q, slice(p, r.from, r.to), p->arena);
	return fault ? fail(p, at, fault) : q;
}

static ws_query *parse_near(parser *p, uint32_t start) {
	ws_query *children[32];
	size_t n = 0;
	uint32_t distance = DEFAULT_DISTANCE;
	int outside = p->outside;
	uint32_t bracket = p->at++;
	p->groups++;
	p->outside = p->open;
	for (;;) {
		if (at_end(p))
			return fail(p, bracket, "this bracket is not closed");
		uint32_t c = peek(p, 0);
		if (c == ')') {
			p->at++;
			break;
		}
		if (c == ',' || p->c[p->at] == 0x3001) {
			p->at++;
			skip_space(p);
			uint32_t at = p->at;
			for (distance = 0; peek(p, 0) >= '0' && peek(p, 0) <= '9'; p->at++)
				distance = MIN(distance * 10 + (peek(p, 0) - '0'), MAX_DISTANCE);
			bool number = at != p->at;
			if (number && at_end(p))
				return fail(p, bracket, "this bracket is not closed");
			if (!number || peek(p, 0) != ')')
				return fail(p, at, "after the comma stands a number of characters, as in NEAR(债务 余额, 20)");
			continue;
		}
		run r;
		if (!take_run(p, &r, ','))
			return NULL;
		if (r.from == r.to && !r.quoted)
			return fail(p, r.from, "this cannot stand inside NEAR");
		if (n == G_N_ELEMENTS(children))
			return fail(p, r.from, "too many words inside NEAR");
		ws_query *child = phrase_of(p, &r, WS_PART_TEXT);
		if (child)
			children[n++] = child;
	}
	p->groups--;
	p->outside = outside;
	if (n < 2)
		return fail(p, start, "NEAR needs at least two words, as in NEAR(债务 余额, 20)");
	ws_query *q = node_of(p, WS_QUERY_NEAR, start, children, n);
	q->distance = distance;
	return q;
}

/* ---- operators ---- */

static ws_query *parse_or(parser *p);

static bool names_amount(const parser *p, const char *name, uint32_t *len) {
	*len = looking_at_name(p, name);
	uint32_t space = 0;
	while (*len && p->at + *len + space < p->n && is_space(p->c[p->at + *len + space]))
		space++;
	uint32_t next = *len ? peek(p, *len + space) : 0;
	return next == '>' || next == '<' || next == '=' || next == ':' || next == 0x2265 || next == 0x2264;
}

static bool names_field(const parser *p, const char *name, uint32_t *len) {
	*len = looking_at_name(p, name);
	return *len && peek(p, *len) == ':';
}

static ws_query *parse_group(parser *p) {
	uint32_t start = p->at;
	int outside = p->outside;
	if (p->depth >= MAX_DEPTH)
		return fail(p, start, "brackets are nested too deeply");
	p->at++;
	p->depth++;
	p->groups++;
	p->outside = p->open;
	ws_query *q = at_end(p) || peek(p, 0) == ')' ? fail(p, start, "there is nothing between these brackets") : parse_or(p);
	p->depth--;
	p->groups--;
	if (*p->error)
		return NULL;
	if (at_end(p) || peek(p, 0) != ')')
		return fail(p, p->open > p->outside ? p->open_at[p->open - 1] : start, "this bracket is not closed");
	p->outside = outside;
	p->at++;
	return q;
}

/* A group whose words are all values of a field, or asked of one part. */
static ws_query *parse_group_of(parser *p, ws_query_part part, int field) {
	ws_query_part outer_part = p->part;
	int outer_field = p->field;
	p->part = part;
	p->field = field;
	ws_query *q = parse_group(p);
	p->part = outer_part;
	p->field = outer_field;
	return q;
}

static ws_query *parse_primary(parser *p) {
	uint32_t start = p->at, len;
	if (peek(p, 0) == '(')
		return parse_group(p);
	if (peek(p, 0) == ')') { /* of a bracket inside a run: 补助（ 一次性 ） */
		if (p->open == p->outside)
			return fail(p, start, "this bracket closes nothing");
		p->at++;
		p->open--;
		return NULL;
	}
	if (((len = looking_at(p, "NEAR")) || (len = looking_at(p, "近"))) && peek(p, len) == '(') {
		p->at += len;
		return parse_near(p, start);
	}
	if (names_amount(p, "amount", &len) || names_amount(p, "rate", &len)) {
		bool rate = len == 4;
		p->at += len;
		return parse_amount(p, rate, start);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (names_field(p, fields[i].name, &len)) {
			p->at += len + 1;
			return peek(p, 0) == '(' ? parse_group_of(p, WS_PART_ANY, (int)fields[i].field) : parse_field(p, fields[i].field, start);
		}
	ws_query_part part = p->part;
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		if (names_field(p, parts[i].name, &len)) {
			p->at += len + 1;
			part = parts[i].part;
			if (p->at >= p->n || is_space(p->c[p->at]))
				return fail(p, p->at, "a value is missing after the colon");
			if (peek(p, 0) == '(')
				return parse_group_of(p, part, -1);
			break;
		}
	if (p->field >= 0)
		return parse_field(p, (ws_query_field)p->field, start);
	run r;
	bool taken = part == WS_PART_ANY ? take_words(p, &r) : take_run(p, &r, 0);
	return taken ? text_of(p, &r, part) : NULL;
}

static bool at_operand_end(parser *p) {
	uint32_t was = p->at;
	bool end = at_end(p) || (peek(p, 0) == ')' && p->open == p->outside) || take_operator(p, "OR") || take_operator(p, "AND");
	p->at = was;
	skip_space(p);
	return end;
}

static ws_query *parse_unary(parser *p) {
	uint32_t start = p->at;
	bool minus = peek(p, 0) == '-' && p->at + 1 < p->n && !is_space(p->c[p->at + 1]);
	if (minus)
		p->at++;
	if (!minus && !take_operator(p, "NOT"))
		return parse_primary(p);
	if (at_operand_end(p))
		return fail(p, start, "nothing follows this NOT");
	if (++p->depth > MAX_DEPTH)
		return fail(p, start, "too many NOT in a row");
	p->excluded++;
	ws_query *child = parse_unary(p);
	p->excluded--;
	p->depth--;
	return child ? node_of(p, WS_QUERY_NOT, start, &child, 1) : NULL;
}

/* A list of operands joined by one kind of operator; operands with nothing to search for are gone, NULL when none is left. */
static ws_query *joined(parser *p, ws_query_kind kind, uint32_t start, GPtrArray *list) {
	if (*p->error || list->len == 0)
		return NULL;
	return list->len == 1 ? list->pdata[0] : node_of(p, kind, start, (ws_query *const *)list->pdata, list->len);
}

static ws_query *parse_and(parser *p) {
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	uint32_t start = p->at;
	if (at_operand_end(p))
		return fail(p, MIN(p->at, p->n), p->at < p->n ? "an operator needs a word on both sides" : "something is missing at the end");
	do {
		uint32_t op = p->at;
		if (take_operator(p, "AND") && at_operand_end(p))
			return fail(p, op, "nothing follows this AND");
		ws_query *q = parse_unary(p);
		if (q)
			g_ptr_array_add(list, q);
		skip_space(p);
		uint32_t was = p->at;
		if (take_operator(p, "AND")) {
			if (at_operand_end(p))
				return fail(p, was, "nothing follows this AND");
			skip_space(p);
		}
	} while (!*p->error && !at_operand_end(p));
	return joined(p, WS_QUERY_AND, start, list);
}

static ws_query *parse_or(parser *p) {
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	uint32_t start = p->at;
	for (;;) {
		ws_query *q = parse_and(p);
		if (*p->error)
			return NULL;
		if (q)
			g_ptr_array_add(list, q);
		skip_space(p);
		if (!take_operator(p, "OR"))
			break;
		skip_space(p);
	}
	return joined(p, WS_QUERY_OR, start, list);
}

static void ignore(const char *word, void *data) {
	(void)word;
	(void)data;
}

ws_query *ws_query_parse(const char *text, ws_segmenter *segmenter, void (*skipped)(const char *word, void *data), void *data, uint32_t *at,
                         ws_arena *arena, GError **error) {
	GError *inner = NULL;
	size_t len = strlen(text);
	uint32_t *c = ws_arena_take(arena, (len + 1) * sizeof *c);
	parser p = {.c = c,
	            .segmenter = segmenter,
	            .skipped = skipped ? skipped : ignore,
	            .data = data,
	            .arena = arena,
	            .error = &inner,
	            .fault = at,
	            .field = -1};
	for (const char *s = text, *end = text + len; s < end;)
		c[p.n++] = ws_utf8_next(&s, end);
	*at = 0;
	ws_query *q = at_end(&p) ? fail(&p, 0, "the query is empty") : parse_or(&p);
	if (q && !inner && !at_end(&p))
		q = fail(&p, p.at, peek(&p, 0) == ')' ? "this bracket closes nothing" : "this cannot stand here");
	if (!inner && p.open > 0)
		q = fail(&p, p.open_at[p.open - 1], "this bracket is not closed");
	if (!q && !inner)
		fail(&p, 0, "there is nothing to search for");
	if (inner) {
		g_propagate_error(error, inner);
		return NULL;
	}
	return q;
}
