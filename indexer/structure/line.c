/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/structure/line.h"

#include <string.h>

#include "indexer/structure/table.h"
#include "text/utf8.h"

bool ws_is_blank(uint32_t c) {
	if (c < 0x2000)
		return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x85;
	return c == 0x3000 || c <= 0x200F || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0xFEFF;
}

bool ws_is_stop(uint32_t c) {
	return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?' || c == 0xFF61;
}

/* Brackets and quotes; width makes no pair of its own. As switches: every mark of every text is asked. */
bool ws_is_opener(uint32_t c) {
	switch (c) {
	case '(': case '[':
	case 0xFF08: case 0xFF3B:
	case 0x201C: case 0x2018:
	case 0x300A: case 0x3008: case 0x3010: case 0x300C: case 0x300E: case 0x3014: case 0x3016:
		return true;
	}
	return false;
}

bool ws_is_closer(uint32_t c) {
	switch (c) {
	case ')': case ']': case '"':
	case 0xFF09: case 0xFF3D:
	case 0x201D: case 0x2019:
	case 0x300B: case 0x3009: case 0x3011: case 0x300D: case 0x300F: case 0x3015: case 0x3017:
		return true;
	}
	return false;
}

const char *ws_trim(const char *text, size_t *len) {
	const char *p = text, *end = text + *len;
	while (p < end) {
		const char *q = p;
		if (!ws_is_blank(ws_utf8_next(&q, end)))
			break;
		p = q;
	}
	while (end > p) {
		const char *q = end - 1;
		while (q > p && ((unsigned char)*q & 0xC0) == 0x80)
			q--;
		const char *r = q;
		if (!ws_is_blank(ws_utf8_next(&r, end)) || r != end)
			break;
		end = q;
	}
	*len = (size_t)(end - p);
	return p;
}

size_t ws_compact(const char *text, size_t len, char out[WS_COMPACT + 8], bool *whole) {
	const char *p = text, *end = text + len;
	size_t n = 0;
	while (p < end && n < WS_COMPACT) {
		uint32_t c = ws_utf8_next(&p, end);
		if (ws_is_blank(c) || c == '*')
			continue;
		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		if (c >= 'A' && c <= 'Z')
			c += 32;
		n += ws_utf8_put(out + n, c);
	}
	out[n] = '\0';
	size_t rest = (size_t)(end - p);
	ws_trim(p, &rest);
	if (whole)
		*whole = rest == 0;
	return n;
}

static bool is_dash(uint32_t c) {
	return c == '-' || c == '.' || c == '_' || c == '=' || c == 0xB7 || (c >= 0x2010 && c <= 0x2015) || c == 0x2022 || c == 0x2026 ||
	       c == 0x2212 || c == 0x2500 || c == 0x2501 || c == 0x30FB || c == 0xFF0D || c == 0x4E00 || c == '~' || c == 0x3013;
}

static bool is_han_numeral(uint32_t c) {
	return (c == 0x3007 || c == 0x96F6 || c == 0x4E00 || c == 0x4E8C || c == 0x4E09 || c == 0x56DB || c == 0x4E94 || c == 0x516D ||
	        c == 0x4E03 || c == 0x516B || c == 0x4E5D || c == 0x5341 || c == 0x767E || c == 0x5343);
}

static bool in_class(char class, uint32_t c) {
	return class == '#' ? c >= '0' && c <= '9' : class == '@' ? is_han_numeral(c) : is_dash(c);
}

static bool is_wild(char c) {
	return c == '*' || c == '#' || c == '@' || c == '~';
}

/* A backtracking match; forms are ours and short, texts at most WS_COMPACT bytes. */
static bool match(const char *form, const char *form_end, const char *p, const char *end) {
	while (form < form_end) {
		if (*form == '*') {
			if (++form == form_end)
				return true;
			for (; p < end; p++) {
				if (!is_wild(*form) && !(p = memchr(p, *form, (size_t)(end - p))))
					return false;
				if (match(form, form_end, p, end))
					return true;
			}
			return false;
		}
		if (is_wild(*form)) {
			const char *q = p;
			if (p == end || !in_class(*form, ws_utf8_next(&q, end)))
				return false;
			do
				p = q;
			while (q < end && in_class(*form, ws_utf8_next(&q, end)));
			form++;
			continue;
		}
		if (p == end || *p != *form)
			return false;
		p++;
		form++;
	}
	return p == end;
}

/* The next alternative from *form on that a text with these ends may match; NULL: none. Most differ in their first or last byte. */
static const char *next_fitting(const char **form, char first, char last) {
	while (*form) {
		const char *a = *form, *end = strchrnul(a, '|');
		*form = *end ? end + 1 : NULL;
		if ((*a == first || is_wild(*a)) && (end[-1] == last || is_wild(end[-1])))
			return a;
	}
	return NULL;
}

bool ws_matches(const char *compact, size_t len, const char *form) {
	for (const char *a; (a = next_fitting(&form, *compact, len ? compact[len - 1] : '\0'));)
		if (match(a, strchrnul(a, '|'), compact, compact + len))
			return true;
	return false;
}

bool ws_has_form(const char *text, size_t len, const char *form) {
	char compact[WS_COMPACT + 8];
	bool whole;
	size_t n = ws_compact(text, len, compact, &whole);
	return whole && n && ws_matches(compact, n, form);
}

/* Characters that stand behind a digit in an amount. */
static bool is_unit(uint32_t c) {
	switch (c) {
	case 0x4EBF: case 0x4E07: case 0x5143: case '%': case 0xFF05: case 0x2030: case 0x500D: case 0x6237: case 0x4EBA: case 0x4EA9:
		return true;
	}
	return false;
}

static bool is_wide(uint32_t c) {
	return c >= 0x1100 && (ws_is_han(c) || (c >= 0x3000 && c <= 0x33FF) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x2010 && c <= 0x2026) ||
	                       (c >= 0x2460 && c <= 0x24FF) || (c >= 0xAC00 && c <= 0xD7A3));
}

static bool is_bullet(uint32_t c, uint32_t next) {
	return (c >= 0x2014 && c <= 0x2015 && next == c) || c == 0x2022 || (c >= 0x25A0 && c <= 0x25CF) || c == 0x2605 || c == 0x2606 ||
	       c == 0x203B || c == 0x2794 || c == 0x27A2 || c == 0xF0B7 || (c >= 0xE000 && c <= 0xF8FF) || c == 0x2500 ||
	       (c == '-' && (next == ' ' || next == '-')) || (c == 0xB7 && next != 0);
}

static bool cannot_begin(uint32_t c) {
	static const uint32_t tied[] = {0xFF0C, 0x3002, 0x3001, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F, ',',    ';', ':', '%',    0xFF05, 0x2030, '!',
	                                '?',    0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0xFF09, ')', ']', 0x201D, 0x2019, '.',    '/'};
	for (size_t i = 0; i < sizeof tied / sizeof *tied; i++)
		if (tied[i] == c)
			return true;
	return false;
}

/* Traits of the end: what stands behind the sentence's own end, “…。”） , says nothing. */
static unsigned end_traits(uint32_t last, uint32_t real) {
	if (ws_is_stop(real) || (real == '.' && last == '.'))
		return WS_LINE_STOP;
	switch (last) {
	case 0xFF1B:
	case ';':
		return WS_LINE_SEMICOLON;
	case 0xFF1A:
	case ':':
		return WS_LINE_COLON;
	case 0xFF0C:
	case ',':
	case 0x3001:
	case '+':
	case 0xFF0B:
	case '&':
		return WS_LINE_PAUSE;
	}
	if (ws_is_opener(last))
		return WS_LINE_PAUSE;
	return real == 0xFF1B ? WS_LINE_SEMICOLON : 0;
}

static inline bool is_plain(uint32_t c) {
	return c - 0x4E00 < 0x5200;
}

void ws_line_look(ws_line *line, const char *text, size_t len) {
	const char *p = text, *end = text + len;
	uint32_t previous = 0, real = 0, depth = 0, dots = 0;
	bool pending_stop = false, number_before = false, note = false, note_closed = false;
	line->text = text;
	line->len = len;
	line->traits = line->chars = line->width = line->digits = line->han = line->first = line->last = line->opens = line->closes = 0;
	while (p < end) {
		uint32_t c = ws_utf8_next(&p, end);
		/* Nearly all of a text: nothing to look at but itself, and only at the first of a run. */
		if (is_plain(c) && line->chars > 1) {
			if (number_before && is_unit(c))
				line->traits |= WS_LINE_AMOUNT;
			if (pending_stop)
				line->traits |= WS_LINE_INNER_STOP;
			number_before = pending_stop = note_closed = false;
			dots = 0;
			uint32_t run = 1;
			for (const char *q = p; q < end && is_plain(c = ws_utf8_next(&q, end)); p = q)
				run++;
			line->chars += run;
			line->width += 2 * run;
			line->han += run;
			const char *last = p - 3;
			previous = real = ws_utf8_next(&last, p);
			continue;
		}
		if (ws_is_blank(c) || c == '*') {
			line->width += c == '*' ? 0 : is_wide(c) ? 2 : 1;
			continue;
		}
		if (!line->chars)
			line->first = c;
		if (line->chars == 1 && is_bullet(previous, c))
			line->traits |= WS_LINE_BULLET;
		line->chars++;
		line->width += is_wide(c) ? 2 : 1;
		line->han += ws_is_han(c);
		bool digit = (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
		line->digits += digit;
		if (number_before && is_unit(c))
			line->traits |= WS_LINE_AMOUNT;
		number_before = digit;
		bool closer = ws_is_closer(c);
		/* 3.5, a.b: an ASCII full stop ends no sentence here, except at the very end. */
		if (pending_stop && !closer) {
			line->traits |= WS_LINE_INNER_STOP;
			pending_stop = false;
		}
		if (ws_is_stop(c))
			pending_stop = true;
		if ((c == 0xFF0C || c == ',' || c == 0xFF1B || c == ';') && p < end && !(previous >= '0' && previous <= '9' && c == ','))
			line->traits |= WS_LINE_INNER_COMMA;
		note_closed = false;
		if (ws_is_opener(c)) {
			note = depth++ ? note : ws_is_stop(previous);
		} else if (closer && c != '"') {
			if (depth)
				note_closed = !--depth && note;
			else
				line->closes++;
		}
		dots = c == '.' || c == 0x2026 || c == 0xB7 || c == 0x2022 ? dots + 1 + (c == 0x2026) * 2 : digit && dots >= 4 ? dots : 0;
		if (!closer)
			real = c;
		previous = c;
	}
	line->last = previous;
	line->opens = depth;
	if (line->chars && is_bullet(line->first, len > 1 && text[1] == ' ' ? ' ' : 0))
		line->traits |= WS_LINE_BULLET;
	if (cannot_begin(line->first) && line->chars)
		line->traits |= WS_LINE_TIED;
	if (dots >= 4)
		line->traits |= WS_LINE_LEADER;
	line->traits |= note_closed ? WS_LINE_STOP : end_traits(previous, real);
	if (depth && note)
		line->traits |= WS_LINE_NOTE_OPEN;
	line->number = ws_number_at(text, len);
	line->lone = ws_lone_at(text, len, line->chars, line->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_INNER_COMMA));
}

/* "## 标题 ##" -> 2; the text without its marks in *text. */
static int markdown_heading(const char **text, size_t *len) {
	size_t n = 0;
	while (n < *len && n < 7 && (*text)[n] == '#')
		n++;
	if (!n || n > 6 || n == *len)
		return 0;
	size_t rest = *len - n;
	const char *p = ws_trim(*text + n, &rest);
	/* "#1 机组" is no heading: Markdown wants white space, dumps often have none before a Han character. */
	if (p == *text + n && (signed char)*p >= 0)
		return 0;
	while (rest && p[rest - 1] == '#')
		rest--;
	*text = ws_trim(p, &rest);
	*len = rest;
	return rest ? (int)n : 0;
}

static uint32_t indent_of(const char *text, const char *to) {
	uint32_t columns = 0;
	while (text < to) {
		uint32_t c = ws_utf8_next(&text, to);
		columns += c == '\t' ? 4 : c == 0x3000 || c == 0x2003 ? 2 : c >= 0x200B && c <= 0x200F ? 0 : 1;
	}
	return columns;
}

static uint32_t count_tabs(const char *text, size_t len) {
	uint32_t n = 0;
	for (const char *p = text, *end = text + len; p < end && (p = memchr(p, '\t', (size_t)(end - p))); p++)
		n++;
	return n;
}

size_t ws_spelled_blank(const char *text, size_t len) {
	static const char *const spelled[] = {"<U+00A0>", "&nbsp;", "&#160;", "&emsp;", "&ensp;"};
	for (size_t i = 0; i < sizeof spelled / sizeof *spelled; i++) {
		size_t n = strlen(spelled[i]);
		if (len >= n && !memcmp(text, spelled[i], n))
			return n;
	}
	return 0;
}

static const char *skip_spelled(const char *text, size_t *len) {
	for (size_t n; (n = ws_spelled_blank(text, *len)) > 0;) {
		*len -= n;
		text = ws_trim(text + n, len);
	}
	return text;
}

static void add_line(ws_lines *lines, const ws_block *block, const char *text, size_t len, bool gap) {
	ws_line *line = &lines->v[lines->n++];
	*line = (ws_line){.block = block,
	                  .raw = text,
	                  .raw_len = len,
	                  .line = block->line,
	                  .line_end = block->line_end ? block->line_end : block->line,
	                  .page = block->page,
	                  .hint = block->heading,
	                  .gap = gap};
	size_t rest = len;
	const char *trimmed = ws_trim(text, &rest);
	trimmed = skip_spelled(trimmed, &rest);
	line->indent = indent_of(text, trimmed);
	if (lines->markup && !line->hint)
		line->hint = markdown_heading(&trimmed, &rest);
	ws_line_look(line, trimmed, rest);
	line->tabs = count_tabs(text, len);
}

/* How many lines a text with line breaks may give. */
static size_t pieces(const char *text) {
	size_t n = 1;
	if (text)
		for (const char *p = text; (p = strchr(p, '\n')); p++)
			n++;
	return n;
}

static void add_lines(ws_lines *lines, const ws_block *block, bool *gap) {
	for (const char *p = block->text ? block->text : "", *next; p; p = next) {
		size_t len = strcspn(p, "\n"), inked = len;
		next = p[len] ? p + len + 1 : NULL;
		ws_trim(p, &inked);
		if (inked)
			add_line(lines, block, p, len, *gap);
		*gap = !inked;
	}
}

/* Each cell of a table that only lays out text, as a paragraph. */
static void add_cells(ws_lines *lines, const ws_block *block, ws_arena *arena) {
	for (size_t i = 0; i < block->n_cells; i++) {
		const ws_block_cell *cell = &block->cells[i];
		ws_block *paragraph = ws_arena_zero(arena, 1, sizeof *paragraph);
		bool gap = true;
		paragraph->kind = WS_BLOCK_PARAGRAPH;
		paragraph->text = cell->text;
		paragraph->line = paragraph->line_end = cell->line ? cell->line : block->line;
		paragraph->page = cell->page ? cell->page : block->page;
		add_lines(lines, paragraph, &gap);
	}
}

ws_lines ws_lines_of(const ws_blocks *blocks, ws_arena *arena) {
	size_t n = 0, geometry = 0;
	for (size_t i = 0; i < blocks->n; i++) {
		const ws_block *block = &blocks->blocks[i];
		n += pieces(block->text);
		for (size_t k = 0; k < block->n_cells; k++)
			n += pieces(block->cells[k].text);
		geometry += block->kind == WS_BLOCK_LINE && block->x1 > block->x0;
	}
	const char *format = blocks->format ? blocks->format : "";
	ws_lines lines = {.v = ws_arena_take(arena, (n + 1) * sizeof *lines.v),
	                  .blocks = blocks,
	                  .paged = geometry > 0,
	                  .markup = !strcmp(format, "txt") || !strcmp(format, "md")};
	bool gap = false;
	for (size_t i = 0; i < blocks->n; i++) {
		const ws_block *block = &blocks->blocks[i];
		gap |= (block->flags & WS_BLOCK_AFTER_GAP) != 0;
		if (block->kind != WS_BLOCK_TABLE) {
			add_lines(&lines, block, &gap);
		} else if (ws_is_layout_table(block)) {
			add_cells(&lines, block, arena);
			gap = true;
		} else {
			lines.v[lines.n++] =
			    (ws_line){.block = block, .text = "", .line = block->line, .line_end = block->line_end, .page = block->page, .gap = gap};
			gap = false;
		}
	}
	return lines;
}
