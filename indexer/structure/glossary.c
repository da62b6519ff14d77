/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where does a glossary begin and end, and where in an entry does the term end?

   It begins at a heading of the words 名词解释 (letter-spaced or with something before it), or at one that may head other things (注释, 指标解释)
   when two of the first three entries below say what something is (：是指…). The first entry below tells the style of all of them:

     brackets   【term】 …   ［term］ …             the term is what the brackets hold
     numbers    1. term：…   1. term。…   1. “term”是指…   1. term (the explanation in the paragraphs below)
     marks      ● term：…   [1] term：…           as with numbers
     plain      term：…   “term”——…   term是指…
     alone      term (the explanation in the paragraph below), two times at least

   In one of the first three styles everything up to the next entry belongs to the entry: a second paragraph, or what a page end cut off. In
   the others only what follows an unfinished sentence does, since nothing else tells an entry from the text behind the glossary.

   The glossary ends at a heading that is no entry, a title, 附件, a date, a table.

   The term ends at the first ： 。 —— 是指 or 指 within TERM characters; brackets and quotes around the whole of it are not part of it. An
   entry without any of these is its term, when it is short.

   A glossary may also be a table (glossary_table.c), or put its entries into groups (二、产业类), each a heading above entries of the same
   style; entries without numbers may go on with numbered ones.

   Not handled: terms explained in running text. */
#include "indexer/structure/glossary.h"

#include <string.h>

#include "indexer/structure/glossary_table.h"
#include "indexer/structure/title.h"
#include "text/utf8.h"

enum { TERM = 45, LONGEST = 1500, EXPLAINED = 6 };

typedef enum { NO_ENTRY, BRACKETS, NUMBERS, MARKS, PLAIN, ALONE } style;

typedef struct {
	style style;
	size_t term, term_end, definition; /* bytes; definition == len: in the paragraphs below */
} entry;

static bool at(const char *p, const char *end, const char *word) {
	size_t n = strlen(word);
	return (size_t)(end - p) >= n && !memcmp(p, word, n);
}

/* What parts a term from its explanation: bytes of it to skip, or 0 for a word that belongs to the explanation. */
static const struct {
	const char *word;
	bool skip, plain; /* plain: counts in the plain style too */
} separators[] = {
	{"：", true, true},      {":", true, true},      {"——", true, true},      {"。", true, false},
	{"，是指", false, true}, {",是指", false, true}, {"是指", false, true},   {"即指", false, true},
	{"，指", false, true},   {",指", false, true},   {"指的是", false, true}, {"，是", false, false},
	{"　指", false, true},   {"　是指", false, true},
};

/* Parts text from byte `from`: the term, and where its explanation begins. false: nothing parts them. */
static bool part(const char *text, size_t len, size_t from, bool plain, entry *out) {
	const char *end = text + len, *p = text + from;
	int depth = 0;
	for (int n = 0; p < end && n < TERM; n++) {
		for (size_t i = 0; i < sizeof separators / sizeof *separators && !depth; i++) {
			if (!at(p, end, separators[i].word) || (plain && !separators[i].plain) || p == text + from)
				continue;
			out->term = from;
			out->term_end = (size_t)(p - text);
			out->definition = out->term_end + (separators[i].skip ? strlen(separators[i].word)
			                                   : at(p, end, "，") ? 3
			                                   : at(p, end, "　") ? 3
			                                   : at(p, end, ",")  ? 1
			                                                      : 0);
			return true;
		}
		uint32_t c = ws_utf8_next(&p, end);
		depth += c == 0x201C || c == 0xFF08 || c == '(' || c == 0x300A;
		depth -= depth && (c == 0x201D || c == 0xFF09 || c == ')' || c == 0x300B);
		if (c == '\n' || ((c == 0xFF0C || c == ';' || c == 0xFF1B) && !depth && !at(p - 3 < text ? text : p - 3, end, "，是") &&
		                  !at(p - 3 < text ? text : p - 3, end, "，指")))
			return false;
	}
	return false;
}

/* The brackets that may hold a term. */
static const struct {
	const char *open, *close;
} holders[] = {{"【", "】"}, {"［", "］"}, {"[", "]"}, {"〖", "〗"}, {"〈", "〉"}};

/* 【term】：… A number in brackets ([1], 〔1〕) is no term. */
static bool in_brackets(const char *text, size_t len, entry *out) {
	for (size_t i = 0; i < sizeof holders / sizeof *holders; i++) {
		size_t a = strlen(holders[i].open), b = strlen(holders[i].close);
		const char *close = at(text, text + len, holders[i].open) ? memmem(text, len, holders[i].close, b) : NULL;
		if (!close || close - text >= TERM * 4 || a + strspn(text + a, "0123456789") == (size_t)(close - text))
			continue;
		*out = (entry){BRACKETS, a, (size_t)(close - text), (size_t)(close - text) + b};
		for (size_t k = 0; k < 2; k++)
			if (at(text + out->definition, text + len, k ? ":" : "："))
				out->definition += k ? 1 : 3;
		return true;
	}
	return false;
}

/* ● or [1] in front of a term, and the blanks behind it: bytes. */
static size_t mark_at(const char *text, size_t len) {
	static const char *const marks[] = {"●", "■", "◆", "★", "▲", "◇", "□", "○", "☆", "△", "◎", "•", "·", "▪", "※", "➢", "►", "- ", "* "};
	const char *end = text + len, *p = text;
	for (size_t i = 0; p == text && i < sizeof marks / sizeof *marks; i++)
		if (at(text, end, marks[i]))
			p += strlen(marks[i]);
	if (p == text && at(p, end, "[")) {
		size_t digits = strspn(p + 1, "0123456789");
		if (digits && digits <= 3 && at(p + 1 + digits, end, "]"))
			p += digits + 2;
	}
	while (p > text && p < end && (*p == ' ' || at(p, end, "　")))
		p += *p == ' ' ? 1 : strlen("　");
	return (size_t)(p - text);
}

/* The entry whose term begins at byte `from`, behind a number or a mark; alone on its line when it is short. */
static entry listed(const ws_line *look, size_t from, style style) {
	entry e = {0};
	if (part(look->text, look->len, from, false, &e))
		e.style = style;
	else if (look->chars <= TERM && !(look->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP)))
		e = (entry){style, from, look->len, look->len};
	return e;
}

static entry entry_of(const ws_unit *unit) {
	const ws_line *look = &unit->look;
	entry e = {0};
	if (unit->gone || unit->kind != WS_PARAGRAPH || unit->row || unit->contents || !look->len || in_brackets(look->text, look->len, &e))
		return e;
	if (look->number.style >= WS_NUMBER_HAN && look->number.style != WS_NUMBER_ORDINAL)
		return listed(look, look->number.len, NUMBERS);
	size_t mark = look->number.style == WS_NUMBER_NONE ? mark_at(look->text, look->len) : 0;
	if (mark)
		return listed(look, mark, MARKS);
	if (look->number.style == WS_NUMBER_NONE && look->lone == WS_LONE_NONE && part(look->text, look->len, 0, true, &e) &&
	    look->len > e.definition + EXPLAINED * 3)
		e.style = PLAIN;
	return e;
}

static bool ends_glossary(const ws_unit *unit, const entry *e, style style, ws_number_style numbers) {
	const ws_line *look = &unit->look;
	if (unit->kind == WS_TABLE || unit->row || unit->head || look->block->kind == WS_BLOCK_TABLE)
		return true;
	switch (look->lone) {
	case WS_LONE_DATE:
	case WS_LONE_ATTACHMENT:
	case WS_LONE_CONTENTS:
	case WS_LONE_GLOSSARY:
	case WS_LONE_PART:
	case WS_LONE_UNIT:
	case WS_LONE_NUMBER:
		return true;
	default:
		break;
	}
	bool heading = !(look->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_INNER_COMMA)) && look->chars <= TERM;
	if (heading && look->number.style != WS_NUMBER_NONE && look->number.style < numbers)
		return true;
	if (style == NUMBERS && look->number.style != WS_NUMBER_NONE && look->number.style <= WS_NUMBER_HAN && numbers > WS_NUMBER_HAN)
		return true;
	return look->hint && e->style != style;
}

/* What belongs to one entry, gathered. */
typedef struct {
	char *text;
	size_t len;
	ws_origin *origins;
	size_t n_origins;
} gathered;

static void gather(gathered *g, const ws_unit *unit, bool broken) {
	if (broken)
		g->text[g->len++] = '\n';
	for (size_t i = 0; i < unit->n_origins; i++) {
		g->origins[g->n_origins] = unit->origins[i];
		g->origins[g->n_origins++].at += g->len;
	}
	memcpy(g->text + g->len, unit->look.text, unit->look.len);
	g->len += unit->look.len;
}

/* Whether 第 goes on with Han: (第一产业) is no page. */
static bool tells_order(const char *p, const char *end) {
	return memcmp(p - 3, "第", 3) == 0 && p < end && *p != ' ' && !(*p >= '0' && *p <= '9');
}

/* The length of a term without the bracket that gives its short name, 融资增信基金（以下简称“增信基金”）, or its page, 零基预算（第3页）. */
static size_t without_remark(const char *text, size_t len) {
	static const char *const brackets[] = {"（以下简称", "(以下简称", "（简称", "(简称", "（下称",  "(下称",
	                                       "（第",       "(第",       "（见第", "(见第", "（见报告", "(见报告", "（报告第", "(报告第"};
	for (const char *p = text; p < text + len; p++)
		for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
			if (p > text && at(p, text + len, brackets[i]) && !tells_order(p + strlen(brackets[i]), text + len))
				return (size_t)(p - text);
	return len;
}

/* The term without brackets or quotes that hold all of it. */
static const char *clean_term(const char *text, size_t len, ws_arena *arena) {
	len = without_remark(text, len);
	static const struct { const char *open, *close; } around[] = {{"“", "”"}, {"【", "】"}, {"\"", "\""}, {"「", "」"}};
	text = ws_trim(text, &len);
	for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
		size_t a = strlen(around[i].open), b = strlen(around[i].close);
		if (len > a + b && at(text, text + len, around[i].open) && !memcmp(text + len - b, around[i].close, b)) {
			const char *inner = text + a;
			size_t n = len - a - b;
			bool again = false;
			for (const char *p = inner; p + b <= inner + n && !again; p++)
				again = !memcmp(p, around[i].close, b);
			if (!again)
				text = ws_trim(inner, &n), len = n;
		}
	}
	return len ? ws_arena_copy(arena, text, len) : NULL;
}

/* Makes the units [first, last] one definition. */
static void define(ws_units *units, size_t first, size_t last, entry e, ws_arena *arena) {
	ws_unit *unit = &units->v[first];
	const char *term = clean_term(unit->look.text + e.term, e.term_end - e.term, arena);
	bool explained = e.definition < unit->look.len || last > first;
	if (!term || !explained)
		return;
	size_t room = 1, parts = 0;
	for (size_t i = first; i <= last; i++)
		if (!units->v[i].gone) {
			room += units->v[i].look.len + 1;
			parts += units->v[i].n_origins;
		}
	gathered g = {.text = ws_arena_take(arena, room), .origins = ws_arena_take(arena, (parts + 1) * sizeof(ws_origin))};
	/* The term alone on its line: a line break parts it from its explanation. */
	bool alone = e.definition == unit->look.len;
	e.definition += alone;
	unsigned before = 0;
	for (size_t i = first; i <= last; i++) {
		ws_unit *other = &units->v[i];
		if (other->gone)
			continue;
		gather(&g, other, i > first && (alone || (before & (WS_LINE_STOP | WS_LINE_COLON))));
		alone = alone && i == first;
		before = other->look.traits;
		unit->line_end = other->line_end;
		other->gone = i > first;
	}
	g.text[g.len] = '\0';
	ws_line look = unit->look;
	ws_line_look(&look, g.text, g.len);
	unit->look = look;
	unit->origins = g.origins;
	unit->n_origins = g.n_origins;
	unit->kind = WS_DEFINITION;
	unit->term = term;
	unit->definition = e.definition < g.len ? e.definition : g.len;
}

static size_t next_unit(const ws_units *units, size_t i) {
	do
		i++;
	while (i < units->n && units->v[i].gone);
	return i;
}

/* Whether unit i heads a glossary. Notes have headings of the same words: their entries must explain terms. */
static bool begins_glossary(const ws_units *units, size_t i) {
	static const char *const says_what[] = {"是指", "，是指", "指", "即", "是", "为"};
	enum { LOOKED_AT = 3, WANTED = 2, HEADING = 20 };
	const ws_unit *unit = &units->v[i];
	if (unit->gone || unit->contents || unit->kind != WS_PARAGRAPH)
		return false;
	if (unit->look.lone == WS_LONE_GLOSSARY)
		return true;
	if (unit->look.chars > HEADING || !ws_has_form(unit->look.text, unit->look.len,
	                                               "注解|注解:|注释|注释:|名词|名词:|附注|附注:|*指标解释|*指标解释:|*用语说明|*用语释义|*用语解释|*术语说明|"
	                                               "*术语释义|*术语表|*词条解释|*词语解释|*缩略语|*缩略语表|*缩略语说明"))
		return false;
	size_t explained = 0;
	for (size_t n = 0, k = next_unit(units, i); n < LOOKED_AT && k < units->n; n++, k = next_unit(units, k)) {
		const ws_line *look = &units->v[k].look;
		entry e = entry_of(&units->v[k]);
		bool says = false;
		for (size_t w = 0; w < sizeof says_what / sizeof *says_what; w++)
			says |= e.style != NO_ENTRY && at(look->text + e.definition, look->text + look->len, says_what[w]);
		explained += says;
	}
	return explained >= WANTED;
}

/* What a glossary's first entry tells of the others. */
typedef struct {
	style style;
	ws_number_style numbers;
	bool grouped; /* headings of groups stand between the entries */
} manner;

static bool says_what(const ws_unit *unit, const entry *e) {
	static const char *const words[] = {"是指", "指", "即"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (at(unit->look.text + e->definition, unit->look.text + unit->look.len, words[i]))
			return true;
	return false;
}

/* Whether an entry stands at this unit. `last`: the unit before it. Among numbered entries one without a number must say what its term is,
   and numbered ones among those without must explain theirs at once; neither goes on with an unfinished sentence. */
static bool is_entry(const ws_unit *unit, const entry *e, const manner *m, const ws_unit *last) {
	if (e->style == m->style && unit->look.number.style == m->numbers)
		return true;
	bool finished = !last || (last->look.traits & WS_LINE_STOP);
	if (!finished || e->definition >= unit->look.len)
		return false;
	return (m->style == PLAIN && e->style == NUMBERS) || (m->style == NUMBERS && e->style == PLAIN && says_what(unit, e));
}

/* Whether unit k is the heading of a group of entries: a number and a few words, below it an entry of another style that explains its
   term. */
static bool is_group(const ws_units *units, size_t k) {
	entry e = entry_of(&units->v[k]);
	size_t next = next_unit(units, k);
	if (e.style != NUMBERS || e.definition < units->v[k].look.len || next >= units->n)
		return false;
	entry below = entry_of(&units->v[next]);
	bool lower = below.style == NUMBERS && units->v[next].look.number.style > units->v[k].look.number.style;
	return (lower || below.style == BRACKETS || below.style == PLAIN) && below.definition < units->v[next].look.len &&
	       (below.style != PLAIN || !says_what(&units->v[next], &below));
}

/* Whether the unit is a term alone on its line, without number or mark. */
static bool is_term_alone(const ws_unit *unit) {
	const ws_line *look = &unit->look;
	return !unit->gone && unit->kind == WS_PARAGRAPH && !unit->row && !unit->contents && look->number.style == WS_NUMBER_NONE &&
	       look->lone == WS_LONE_NONE && look->chars <= TERM / 2 &&
	       !(look->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_INNER_COMMA | WS_LINE_COLON));
}

/* Whether terms alone on their lines and explanations follow each other from unit k on. */
static bool alternate(const ws_units *units, size_t k) {
	enum { PAIRS = 2 };
	for (size_t n = 0; n < PAIRS; n++) {
		size_t next = next_unit(units, k);
		if (next >= units->n || !is_term_alone(&units->v[k]) || units->v[next].kind != WS_PARAGRAPH || units->v[next].row ||
		    !(units->v[next].look.traits & WS_LINE_STOP))
			return false;
		k = next_unit(units, next);
		if (k >= units->n)
			return n + 1 == PAIRS;
	}
	return true;
}

static entry entry_in(const ws_unit *unit, const manner *m) {
	if (m->style != ALONE)
		return entry_of(unit);
	return is_term_alone(unit) ? (entry){ALONE, 0, unit->look.len, unit->look.len} : (entry){0};
}

/* 咸宁市人民政府办公室 above the date, behind the last entry. */
static bool is_signature(const ws_units *units, size_t k, const ws_unit *last) {
	size_t next = next_unit(units, k);
	return next < units->n && units->v[next].look.lone == WS_LONE_DATE && (last->look.traits & WS_LINE_STOP) && is_term_alone(&units->v[k]);
}

/* Makes the entries from unit k on definitions; returns the first unit behind them. */
static size_t define_all(ws_units *units, size_t k, const manner *m, ws_arena *arena) {
	const ws_unit *before = NULL;
	while (k < units->n) {
		if (m->grouped && is_group(units, k)) {
			k = next_unit(units, k);
			before = NULL;
		}
		entry e = entry_in(&units->v[k], m);
		if (!is_entry(&units->v[k], &e, m, before) || ends_glossary(&units->v[k], &e, e.style, m->numbers))
			break;
		size_t last = k, chars = units->v[k].look.chars;
		ws_number_style items = WS_NUMBER_NONE; /* of the list inside the entry: 包括以下四类：（一）… */
		for (size_t next = next_unit(units, k); next < units->n; next = next_unit(units, next)) {
			const ws_unit *unit = &units->v[next];
			entry other = entry_in(unit, m);
			if (units->v[last].look.traits & WS_LINE_COLON && unit->look.number.style != m->numbers)
				items = unit->look.number.style;
			bool item = items != WS_NUMBER_NONE && unit->look.number.style == items;
			bool unfinished = item || (!(units->v[last].look.traits & WS_LINE_STOP) && (e.definition < units->v[k].look.len || last > k));
			if ((!item && is_entry(unit, &other, m, &units->v[last])) || ends_glossary(unit, &other, m->style, m->numbers) ||
			    chars + unit->look.chars > LONGEST || (e.style == PLAIN && !unfinished) ||
			    (e.style == ALONE && last > k && !unfinished) || is_signature(units, next, &units->v[last]))
				break;
			last = next;
			chars += unit->look.chars;
		}
		before = &units->v[last];
		define(units, k, last, e, arena);
		k = next_unit(units, last);
	}
	return k;
}

/* What stands first below the heading at i, without the lines of who explains and when: 南靖县财政局, 2025年1月. */
static size_t first_below(const ws_units *units, size_t i) {
	enum { LINES = 2 };
	size_t k = next_unit(units, i);
	for (size_t n = 0, at = k; n <= LINES && at < units->n; n++, at = next_unit(units, at)) {
		const ws_unit *unit = &units->v[at];
		if (entry_of(unit).style != NO_ENTRY)
			return at;
		if (unit->kind != WS_PARAGRAPH || unit->head || unit->look.chars > TERM ||
		    (unit->look.traits & (WS_LINE_STOP | WS_LINE_COLON | WS_LINE_INNER_STOP | WS_LINE_INNER_COMMA)))
			break;
	}
	return k;
}

void ws_find_definitions(ws_units *units, ws_arena *arena) {
	for (size_t i = 0; i < units->n; i++) {
		if (units->v[i].kind == WS_TABLE && !units->v[i].gone)
			ws_find_table_entries(&units->v[i], false, arena);
		if (!begins_glossary(units, i))
			continue;
		size_t k = first_below(units, i);
		if (k < units->n && units->v[k].kind == WS_TABLE) {
			ws_find_table_entries(&units->v[k], true, arena);
			i = k;
			continue;
		}
		manner m = {.grouped = k < units->n && is_group(units, k)};
		size_t begin = m.grouped ? next_unit(units, k) : k;
		entry first = begin < units->n ? entry_of(&units->v[begin]) : (entry){0};
		if (first.style == NO_ENTRY && alternate(units, begin))
			first.style = ALONE;
		if (first.style == NO_ENTRY || units->v[begin].head)
			continue;
		if (units->v[i].look.number.style == WS_NUMBER_NONE && !units->v[i].head)
			units->v[i].head = units->v[i].inner = true;
		m.style = first.style;
		m.numbers = units->v[begin].look.number.style;
		i = define_all(units, k, &m, arena) - 1;
	}
}
