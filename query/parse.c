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

   What a run is and asks for is told in parse_text.c.

   Operators are upper case; everything that is not an operator, a bracket at the start of a word, or one of the names above before a colon
   is text, so 其中：一般债务, 2:98 and 因公出国（境）费用 are searched as they stand. Names may be written in either case. Full-width forms of the
   operators' characters count as well. */
#include <string.h>

#include "query/parse_value.h"
#include "query/parser.h"
#include "text/utf8.h"

enum { DEFAULT_DISTANCE = 20, MAX_DISTANCE = 100000 };

G_DEFINE_QUARK(ws-query-error-quark, ws_query_error)

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

/* ---- signs ---- */

static bool at_end(ws_parser *p) {
	ws_parser_skip_space(p);
	return p->at >= p->n;
}

/* The length of a field's name when it stands here, in either case; 0 otherwise. */
static uint32_t looking_at_name(const ws_parser *p, const char *name) {
	uint32_t i = 0;
	while (name[i] && ws_parser_peek(p, i) < 0x80 && g_ascii_tolower((char)ws_parser_peek(p, i)) == name[i])
		i++;
	return name[i] ? 0 : i;
}

/* The length of `word` when it stands here, 0 otherwise. */
static uint32_t looking_at(const ws_parser *p, const char *word) {
	uint32_t i = 0;
	for (const char *w = word, *end = word + strlen(word); w < end; i++)
		if (ws_parser_peek(p, i) != ws_utf8_next(&w, end))
			return 0;
	return i;
}

static bool take_operator(ws_parser *p, const char *word) {
	uint32_t len = looking_at(p, word);
	uint32_t next = p->at + len < p->n ? p->c[p->at + len] : ' ';
	if (!len || !(ws_parser_is_space(next) || ws_parser_half(next) == '(' || ws_parser_half(next) == ')'))
		return false;
	p->at += len;
	return true;
}

/* ---- fields, amounts, NEAR ---- */

static ws_query *parse_field(ws_parser *p, ws_query_field field, uint32_t start) {
	uint32_t at = p->at;
	ws_run r;
	if (!ws_take_run(p, &r, 0))
		return NULL;
	if (r.from == r.to)
		return ws_parser_fail(p, at, "a value is missing after the colon");
	ws_query *q = ws_parser_node(p, WS_QUERY_FIELD, start);
	q->field = field;
	const char *fault = ws_read_field_value(q, ws_parser_slice(p, r.from, r.to), p->arena);
	return fault ? ws_parser_fail(p, at, fault) : q;
}

static ws_query *parse_amount(ws_parser *p, bool rate, uint32_t start) {
	static const struct {
		const char *sign;
		bool low, high, open;
	} signs[] = {{">=", true, false, false}, {"≥", true, false, false}, {">", true, false, true}, {"<=", false, true, false},
	             {"≤", false, true, false},  {"<", false, true, true},  {"=", true, true, false}, {":", true, true, false}};
	size_t s = 0;
	uint32_t len = 0;
	ws_parser_skip_space(p);
	while (s < G_N_ELEMENTS(signs) && !(len = looking_at(p, signs[s].sign)))
		s++;
	p->at += len;
	ws_parser_skip_space(p);
	uint32_t at = p->at;
	ws_run r;
	if (!ws_take_run(p, &r, 0))
		return NULL;
	ws_query *q = ws_parser_node(p, WS_QUERY_AMOUNT, start);
	q->rate = rate;
	q->has_low = signs[s].low;
	q->has_high = signs[s].high;
	q->low_open = q->high_open = signs[s].open;
	const char *fault = ws_read_amount_value(q, ws_parser_slice(p, r.from, r.to), p->arena);
	return fault ? ws_parser_fail(p, at, fault) : q;
}

static ws_query *parse_near(ws_parser *p, uint32_t start) {
	ws_query *children[32];
	size_t n = 0;
	uint32_t distance = DEFAULT_DISTANCE;
	int outside = p->outside;
	uint32_t bracket = p->at++;
	p->groups++;
	p->outside = p->open;
	for (;;) {
		if (at_end(p))
			return ws_parser_fail(p, bracket, "this bracket is not closed");
		uint32_t c = ws_parser_peek(p, 0);
		if (c == ')') {
			p->at++;
			break;
		}
		if (c == ',' || p->c[p->at] == 0x3001) {
			p->at++;
			ws_parser_skip_space(p);
			uint32_t at = p->at;
			for (distance = 0; ws_parser_peek(p, 0) >= '0' && ws_parser_peek(p, 0) <= '9'; p->at++)
				distance = MIN(distance * 10 + (ws_parser_peek(p, 0) - '0'), MAX_DISTANCE);
			bool number = at != p->at;
			if (number && at_end(p))
				return ws_parser_fail(p, bracket, "this bracket is not closed");
			if (!number || ws_parser_peek(p, 0) != ')')
				return ws_parser_fail(p, at, "after the comma stands a number of characters, as in NEAR(债务 余额, 20)");
			continue;
		}
		ws_run r;
		if (!ws_take_run(p, &r, ','))
			return NULL;
		if (r.from == r.to && !r.quoted)
			return ws_parser_fail(p, r.from, "this cannot stand inside NEAR");
		if (n == G_N_ELEMENTS(children))
			return ws_parser_fail(p, r.from, "too many words inside NEAR");
		ws_query *child = ws_phrase_of(p, &r, WS_PART_TEXT);
		if (child)
			children[n++] = child;
	}
	p->groups--;
	p->outside = outside;
	if (n < 2)
		return ws_parser_fail(p, start, "NEAR needs at least two words, as in NEAR(债务 余额, 20)");
	ws_query *q = ws_parser_node_of(p, WS_QUERY_NEAR, start, children, n);
	q->distance = distance;
	return q;
}

/* ---- operators ---- */

static ws_query *parse_or(ws_parser *p);

static bool names_amount(const ws_parser *p, const char *name, uint32_t *len) {
	*len = looking_at_name(p, name);
	uint32_t space = 0;
	while (*len && p->at + *len + space < p->n && ws_parser_is_space(p->c[p->at + *len + space]))
		space++;
	uint32_t next = *len ? ws_parser_peek(p, *len + space) : 0;
	return next == '>' || next == '<' || next == '=' || next == ':' || next == 0x2265 || next == 0x2264;
}

static bool names_field(const ws_parser *p, const char *name, uint32_t *len) {
	*len = looking_at_name(p, name);
	return *len && ws_parser_peek(p, *len) == ':';
}

static ws_query *parse_group(ws_parser *p) {
	uint32_t start = p->at;
	int outside = p->outside;
	if (p->depth >= WS_PARSER_DEPTH)
		return ws_parser_fail(p, start, "brackets are nested too deeply");
	p->at++;
	p->depth++;
	p->groups++;
	p->outside = p->open;
	ws_query *q =
		at_end(p) || ws_parser_peek(p, 0) == ')' ? ws_parser_fail(p, start, "there is nothing between these brackets") : parse_or(p);
	p->depth--;
	p->groups--;
	if (*p->error)
		return NULL;
	if (at_end(p) || ws_parser_peek(p, 0) != ')')
		return ws_parser_fail(p, p->open > p->outside ? p->open_at[p->open - 1] : start, "this bracket is not closed");
	p->outside = outside;
	p->at++;
	return q;
}

/* A group whose words are all values of a field, or asked of one part. */
static ws_query *parse_group_of(ws_parser *p, ws_query_part part, int field) {
	ws_query_part outer_part = p->part;
	int outer_field = p->field;
	p->part = part;
	p->field = field;
	ws_query *q = parse_group(p);
	p->part = outer_part;
	p->field = outer_field;
	return q;
}

static ws_query *parse_primary(ws_parser *p) {
	uint32_t start = p->at, len;
	if (ws_parser_peek(p, 0) == '(')
		return parse_group(p);
	if (ws_parser_peek(p, 0) == ')') { /* of a bracket inside a run: 补助（ 一次性 ） */
		if (p->open == p->outside)
			return ws_parser_fail(p, start, "this bracket closes nothing");
		p->at++;
		p->open--;
		return NULL;
	}
	if (((len = looking_at(p, "NEAR")) || (len = looking_at(p, "近"))) && ws_parser_peek(p, len) == '(') {
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
			return ws_parser_peek(p, 0) == '(' ? parse_group_of(p, WS_PART_ANY, (int)fields[i].field)
			                                   : parse_field(p, fields[i].field, start);
		}
	ws_query_part part = p->part;
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		if (names_field(p, parts[i].name, &len)) {
			p->at += len + 1;
			part = parts[i].part;
			if (p->at >= p->n || ws_parser_is_space(p->c[p->at]))
				return ws_parser_fail(p, p->at, "a value is missing after the colon");
			if (ws_parser_peek(p, 0) == '(')
				return parse_group_of(p, part, -1);
			break;
		}
	if (p->field >= 0)
		return parse_field(p, (ws_query_field)p->field, start);
	ws_run r;
	bool taken = part == WS_PART_ANY ? ws_take_words(p, &r) : ws_take_run(p, &r, 0);
	return taken ? ws_text_of(p, &r, part) : NULL;
}

static bool at_operand_end(ws_parser *p) {
	uint32_t was = p->at;
	bool end = at_end(p) || (ws_parser_peek(p, 0) == ')' && p->open == p->outside) || take_operator(p, "OR") || take_operator(p, "AND");
	p->at = was;
	ws_parser_skip_space(p);
	return end;
}

static ws_query *parse_unary(ws_parser *p) {
	uint32_t start = p->at;
	bool minus = ws_parser_peek(p, 0) == '-' && p->at + 1 < p->n && !ws_parser_is_space(p->c[p->at + 1]);
	if (minus)
		p->at++;
	if (!minus && !take_operator(p, "NOT"))
		return parse_primary(p);
	if (at_operand_end(p))
		return ws_parser_fail(p, start, "nothing follows this NOT");
	if (++p->depth > WS_PARSER_DEPTH)
		return ws_parser_fail(p, start, "too many NOT in a row");
	p->excluded++;
	ws_query *child = parse_unary(p);
	p->excluded--;
	p->depth--;
	return child ? ws_parser_node_of(p, WS_QUERY_NOT, start, &child, 1) : NULL;
}

/* A list of operands joined by one kind of operator; operands with nothing to search for are gone, NULL when none is left. */
static ws_query *joined(ws_parser *p, ws_query_kind kind, uint32_t start, GPtrArray *list) {
	if (*p->error || list->len == 0)
		return NULL;
	return list->len == 1 ? list->pdata[0] : ws_parser_node_of(p, kind, start, (ws_query *const *)list->pdata, list->len);
}

static ws_query *parse_and(ws_parser *p) {
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	uint32_t start = p->at;
	if (at_operand_end(p))
		return ws_parser_fail(p, MIN(p->at, p->n),
		                      p->at < p->n ? "an operator needs a word on both sides" : "something is missing at the end");
	do {
		uint32_t op = p->at;
		if (take_operator(p, "AND") && at_operand_end(p))
			return ws_parser_fail(p, op, "nothing follows this AND");
		ws_query *q = parse_unary(p);
		if (q)
			g_ptr_array_add(list, q);
		ws_parser_skip_space(p);
		uint32_t was = p->at;
		if (take_operator(p, "AND")) {
			if (at_operand_end(p))
				return ws_parser_fail(p, was, "nothing follows this AND");
			ws_parser_skip_space(p);
		}
	} while (!*p->error && !at_operand_end(p));
	return joined(p, WS_QUERY_AND, start, list);
}

static ws_query *parse_or(ws_parser *p) {
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	uint32_t start = p->at;
	for (;;) {
		ws_query *q = parse_and(p);
		if (*p->error)
			return NULL;
		if (q)
			g_ptr_array_add(list, q);
		ws_parser_skip_space(p);
		if (!take_operator(p, "OR"))
			break;
		ws_parser_skip_space(p);
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
	ws_parser p = {.c = c,
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
	ws_query *q = at_end(&p) ? ws_parser_fail(&p, 0, "the query is empty") : parse_or(&p);
	if (q && !inner && !at_end(&p))
		q = ws_parser_fail(&p, p.at, ws_parser_peek(&p, 0) == ')' ? "this bracket closes nothing" : "this cannot stand here");
	if (!inner && p.open > 0)
		q = ws_parser_fail(&p, p.open_at[p.open - 1], "this bracket is not closed");
	if (!q && !inner)
		ws_parser_fail(&p, 0, "there is nothing to search for");
	if (inner) {
		g_propagate_error(error, inner);
		return NULL;
	}
	return q;
}
