/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When does a line end join, and when does it part?

   Two lines A and B meet. What is known of them are marks: how A ends, how B begins, what the paragraph so far looks like, what stood between. The
   rules below are read from the top; the first whose marks are all there, and none of those it excludes, decides. Their order is the design:

     1  what stands by itself always does: a date, 各位代表：, 附件1; a heading of the format; but a title over several lines is one
     2  what cannot begin a line joins: ，。） at the head of B; text repeated over the page break; a bracket open in A and closed in B
     3  a number or a bullet begins something new, except inside a line of running text
     4  where margins are known (PDF geometry, or text wrapped at a width): an indented line begins a paragraph, a line that reached the margin
        goes on, a line that did not has ended
     5  where they are not (a line is a paragraph, except where a page cut it): a sentence that has no end goes on, a heading does not

   Margins are found around each line, from neighbours with about the same left edge, so that columns and facing pages have their own. Text is
   taken as wrapped when nearly half of its longer lines end within four columns of the same width.

   A heading without a stop and a sentence cut by the page look alike: （三）着力推动创新发展 and （11）…主要用于保障重大交通基础. An amount, an inner stop,
   or brothers that end with a stop make it a sentence.

   The piece of text between two halves stays (a footnote or a table at the foot of the page): the halves join and it follows them.

   Not handled: a heading cut by a page end; two paragraphs without a stop at the end of the first where the margin is unknown; hyphens that belong to
   a compound. Latin words are joined with a space, a hyphen between two of them is taken as the line's. */
#include "indexer/structure/reflow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/structure/chrome.h"
#include "indexer/structure/title.h"
#include "text/utf8.h"

enum mark {
	A_STOP = 1 << 0,      /* 。！？ */
	A_SEMICOLON = 1 << 1,
	A_COLON = 1 << 2,
	A_PAUSE = 1 << 3,     /* ， 、 or an opening bracket */
	CLOSED = 1 << 4,      /* a bracket of the paragraph is open, and B closes it */
	A_FULL = 1 << 5,      /* reaches the margin */
	A_PROSE = 1 << 6,     /* the paragraph so far is made of sentences */
	A_HEADING = 1 << 7,   /* the paragraph so far has the shape of a heading */
	A_LONE = 1 << 8,
	B_TIED = 1 << 9,      /* begins with what no line begins with */
	B_NUMBER = 1 << 10,
	B_BULLET = 1 << 11,
	B_LONE = 1 << 12,
	B_INDENT = 1 << 13,
	B_FLUSH = 1 << 14,    /* known to begin at the margin */
	B_TAIL = 1 << 15,     /* a few characters and a stop */
	B_PROSE = 1 << 16,    /* has punctuation of a sentence */
	LAID = 1 << 17,       /* margins are known */
	PARAGRAPHS = 1 << 18, /* both are paragraphs of the format */
	GAP = 1 << 19,        /* a blank line between */
	CUT = 1 << 20,        /* a page end or dropped layout between */
	OVERLAP = 1 << 21,    /* B repeats the end of A */
	HINT = 1 << 22,       /* the format says that one of them is a heading */
	TITLE = 1 << 23,      /* both are of one title */
	INDENTS = 1 << 24,    /* paragraphs of this document are indented */
	CENTRED = 1 << 25,    /* one of them is */
	APART = 1 << 26,      /* one of them is a row of cells */
	A_LONG = 1 << 28,     /* the paragraph so far is longer than most headings */
	RESIZED = 1 << 30,   /* set in type of different size */
	NUMBERS = 1 << 29,   /* both are numbers only: the axis of a chart */
	SAME_LINE = 1 << 27,  /* B stands right of A at the same height: one line in two pieces */
};

static const struct rule {
	unsigned has, lacks;
	bool join;
} rules[] = {
	{APART, 0, false},
	{NUMBERS | LAID, 0, true},
	{RESIZED, 0, false},
	{TITLE, 0, true},
	{B_LONE, 0, false},
	{A_LONE, 0, false},
	{HINT, 0, false},
	{B_TIED, 0, true},
	{OVERLAP, A_STOP, true},
	{CLOSED, A_STOP | B_NUMBER, true},
	/* （一）项规定的… at the head of a line: neither side of the line end is one of a paragraph. */
	{B_NUMBER | LAID | A_FULL | B_FLUSH | INDENTS, A_STOP | A_COLON | A_SEMICOLON | A_HEADING, true},
	{B_BULLET | LAID | A_FULL | B_FLUSH | INDENTS, A_STOP | A_COLON | A_SEMICOLON | A_HEADING, true},
	{B_NUMBER, 0, false},
	{B_BULLET, 0, false},
	{A_PAUSE, 0, true},
	{SAME_LINE, 0, true},
	{LAID | CENTRED, 0, false},
	{LAID | A_FULL | A_LONG | B_TAIL, A_STOP | A_COLON | A_SEMICOLON | GAP, true},
	/* 注：… with its second line hanging. */
	{LAID | A_FULL | B_INDENT | A_LONG, A_STOP | A_COLON | A_SEMICOLON | A_HEADING | GAP, true},
	{LAID | B_INDENT, 0, false},
	{LAID | A_FULL | GAP | A_STOP, CUT, false},
	{LAID | A_FULL | GAP | A_HEADING, CUT, false},
	{LAID | A_FULL, 0, true},
	{LAID | A_STOP, 0, false},
	{LAID | A_SEMICOLON, 0, false},
	{LAID | A_COLON, 0, false},
	{LAID | A_PROSE | B_FLUSH, A_HEADING | GAP, true},
	{LAID | A_PROSE | B_FLUSH | CUT, A_HEADING, true},
	{LAID, 0, false},
	{A_STOP, 0, false},
	{A_COLON, 0, false},
	{A_SEMICOLON, 0, false},
	{A_HEADING, 0, false},
	{A_PROSE | PARAGRAPHS | B_INDENT, 0, false},
	{A_PROSE | B_PROSE, 0, true},
	{0, 0, false},
};

/* Type of a cover or of the title of a part, against that of the text. */
#define COVER 1.3f

enum { WINDOW = 8, HEADING_CHARS = 50, PROSE_CHARS = 45, LONG_CHARS = 25, TAIL_CHARS = 8, OPEN_CHARS = 400, TITLE_UNITS = 25, HELD = 8, REPEAT = 30, NARROW = 30, WIDEST = 200, NEAR = 6 };

/* The paragraph so far. */
typedef struct {
	size_t first, last; /* lines */
	uint32_t chars, opens, since_open;
	bool inner_stop, comma, amount;
	bool note; /* the open bracket began behind a stop */
} paragraph;

typedef struct {
	const ws_lines *lines;
	float *left, *right;     /* margins around each line; 0 unknown */
	int8_t *brothers;        /* >0 most numbered lines of its run end with a stop, <0 without, 0 unknown */
	uint32_t wrap, base;     /* text wrapped at this width, and the usual indent; 0 not wrapped */
	bool indents;
	float body;              /* usual size of type */
	size_t units_before;     /* while in the title's zone */
	bool in_title;
} flow;

static bool has_place(const ws_line *line) {
	return line->block->kind == WS_BLOCK_LINE && line->block->x1 > line->block->x0;
}

static bool is_text(const ws_line *line) {
	return line->block->kind == WS_BLOCK_LINE || line->block->kind == WS_BLOCK_PARAGRAPH;
}

static float em(const ws_line *line) {
	float width = line->block->x1 - line->block->x0;
	return line->block->size > 0 ? line->block->size : line->width ? 2 * width / (float)line->width : 12;
}

/* ---- what is known of the whole document ---- */

static void find_margins(flow *f, ws_arena *arena) {
	const ws_lines *lines = f->lines;
	f->left = ws_arena_zero(arena, lines->n + 1, sizeof *f->left);
	f->right = ws_arena_zero(arena, lines->n + 1, sizeof *f->right);
	for (size_t i = 0; i < lines->n; i++) {
		const ws_line *line = &lines->v[i];
		if (line->dropped || !has_place(line))
			continue;
		float left = line->block->x0, right = line->block->x1, reach = 5 * em(line);
		size_t others = 0, from = i < WINDOW ? 0 : i - WINDOW, to = i + WINDOW < lines->n ? i + WINDOW : lines->n - 1;
		for (size_t k = from; k <= to; k++) {
			const ws_line *other = &lines->v[k];
			if (k == i || other->dropped || !has_place(other) || other->page != line->page || fabsf(other->block->x0 - line->block->x0) > reach ||
				fabsf(em(other) - em(line)) > 0.2f * em(line))
				continue;
			left = other->block->x0 < left ? other->block->x0 : left;
			right = other->block->x1 > right ? other->block->x1 : right;
			others++;
		}
		if (others) {
			f->left[i] = left;
			f->right[i] = right;
		}
	}
}

static void find_wrap(flow *f) {
	size_t at[WIDEST + 1] = {0}, indents[17] = {0}, n = 0, over = 0, best = 0;
	for (size_t i = 0; i < f->lines->n; i++) {
		const ws_line *line = &f->lines->v[i];
		uint32_t width = line->width + line->indent;
		if (line->dropped || line->block->kind != WS_BLOCK_LINE || line->tabs || width < NARROW)
			continue;
		n++;
		indents[line->indent < 16 ? line->indent : 16]++;
		if (width > WIDEST)
			over++;
		else
			at[width]++;
	}
	if (n < 6)
		return;
	for (uint32_t w = NARROW + 4; w <= WIDEST; w++) {
		size_t near = at[w] + at[w - 1] + at[w - 2] + at[w - 3] + at[w - 4], wider = over;
		for (uint32_t k = w + 5; k <= WIDEST; k++)
			wider += at[k];
		if (near > best && near * 100 >= n * 45 && wider * 20 <= n) {
			best = near;
			f->wrap = w;
		}
	}
	for (uint32_t k = 1; k < 16; k++)
		if (indents[k] > indents[f->base])
			f->base = k;
}

/* Whether lines that follow a short line are mostly indented. */
static void find_indents(flow *f) {
	size_t after = 0, indented = 0;
	for (size_t i = 1; i < f->lines->n; i++) {
		const ws_line *a = &f->lines->v[i - 1], *b = &f->lines->v[i];
		if (f->right[i - 1] > 0 && f->left[i] > 0 && a->page == b->page && (a->traits & WS_LINE_STOP) && f->right[i - 1] - a->block->x1 > 3 * em(a)) {
			after++;
			indented += b->block->x0 - f->left[i] > 1.2f * em(b);
		} else if (f->wrap && (a->traits & WS_LINE_STOP) && a->width + a->indent + 6 < f->wrap) {
			after++;
			indented += b->indent >= f->base + 2;
		}
	}
	f->indents = indented * 2 > after;
}

static int by_size(const void *a, const void *b) {
	float x = *(const float *)a, y = *(const float *)b;
	return x < y ? -1 : x > y;
}

static void find_body_size(flow *f, ws_arena *arena) {
	float *sizes = ws_arena_take(arena, (f->lines->n + 1) * sizeof *sizes);
	size_t n = 0;
	for (size_t i = 0; i < f->lines->n; i++)
		if (f->lines->v[i].block->size > 0 && f->lines->v[i].chars > 15)
			sizes[n++] = f->lines->v[i].block->size;
	qsort(sizes, n, sizeof *sizes, by_size);
	f->body = n ? sizes[n / 2] : 0;
}

/* How the neighbours of each numbered line in its run end: 1. 2. 3. of one style, each one more than the last. */
static void find_brothers(flow *f, ws_arena *arena) {
	const ws_lines *lines = f->lines;
	f->brothers = ws_arena_zero(arena, lines->n + 1, sizeof *f->brothers);
	size_t last[WS_NUMBER_STYLES] = {0}; /* line + 1 */
	for (size_t i = 0; i < lines->n; i++) {
		const ws_line *line = &lines->v[i];
		if (line->dropped || line->number.style == WS_NUMBER_NONE)
			continue;
		size_t *previous = &last[line->number.style];
		if (*previous && lines->v[*previous - 1].number.value + 1 == line->number.value) {
			const ws_line *elder = &lines->v[*previous - 1];
			unsigned ends = WS_LINE_STOP | WS_LINE_SEMICOLON | WS_LINE_INNER_STOP;
			f->brothers[i] += elder->traits & ends ? 1 : -1;
			f->brothers[*previous - 1] += line->traits & ends ? 1 : -1;
		}
		*previous = i + 1;
	}
}

/* ---- two lines ---- */

/* The longest end of `a` that `b` begins with, in bytes, when it is at least four characters; white space in neither. */
static size_t overlap(const ws_line *a, const ws_line *b) {
	for (size_t n = a->len < b->len ? a->len : b->len, k = n > REPEAT * 3 ? REPEAT * 3 : n; k >= 12; k--)
		if (((unsigned char)a->text[a->len - k] & 0xC0) != 0x80 && !memcmp(a->text + a->len - k, b->text, k) &&
			(k == b->len || ((unsigned char)b->text[k] & 0xC0) != 0x80))
			return k;
	return 0;
}

static bool is_latin(uint32_t c) {
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F);
}

static bool is_digit(uint32_t c) {
	return c >= '0' && c <= '9';
}

static bool heading_shape(const flow *f, const paragraph *u) {
	const ws_line *first = &f->lines->v[u->first];
	ws_number_style style = first->number.style;
	if (first->hint)
		return true;
	return style != WS_NUMBER_NONE && style != WS_NUMBER_ORDINAL && !u->inner_stop && !u->amount && u->chars <= HEADING_CHARS && f->brothers[u->first] <= 0;
}

/* Cells parted by tabs or bars, with such a line above or below. */
static bool has_cells(const ws_line *line) {
	if (line->block->kind != WS_BLOCK_LINE || line->dropped || !line->len)
		return false;
	return (line->tabs && line->chars < 600) || (line->first == '|' && line->last == '|' && line->chars > 2);
}

static bool is_row(const ws_lines *lines, size_t i) {
	if (!lines->markup || !has_cells(&lines->v[i]))
		return false;
	if (lines->v[i].first == '|')
		return true;
	size_t above = i, below = i + 1;
	while (above && lines->v[above - 1].dropped && i - above < NEAR)
		above--;
	while (below < lines->n && lines->v[below].dropped && below - i < NEAR)
		below++;
	return (above && has_cells(&lines->v[above - 1])) || (below < lines->n && has_cells(&lines->v[below]));
}

/* A full line with an indent has its middle near that of the page too. */
static bool is_centred(const flow *f, size_t i) {
	const ws_line *line = &f->lines->v[i];
	if (!(line->block->flags & WS_BLOCK_CENTRED))
		return false;
	return !(f->right[i] > 0) || (f->right[i] - line->block->x1 > 1.5f * em(line) && line->block->x0 - f->left[i] > 1.5f * em(line)) ||
		   f->right[i] - f->left[i] <= line->block->x1 - line->block->x0;
}

static unsigned margin_marks(const flow *f, size_t ai, size_t bi) {
	const ws_line *a = &f->lines->v[ai], *b = &f->lines->v[bi];
	unsigned marks = 0;
	if (has_place(a) && has_place(b)) {
		if (!(f->right[ai] > 0))
			return 0;
		float left = f->left[bi], short_by = f->right[ai] - a->block->x1, unit = em(a);
		if (!(left > 0))
			left = f->left[ai];
		/* A number or a word that did not fit leaves more room than a character does. */
		bool word = is_digit(b->first) || is_latin(b->first) || ws_is_closer(b->first);
		float room = word ? 6 * unit : 1.7f * unit;
		if (word && room > (f->right[ai] - f->left[ai]) / 4)
			room = (f->right[ai] - f->left[ai]) / 4;
		marks |= LAID | (short_by <= room ? A_FULL : 0);
		marks |= b->block->x0 - left > 1.2f * em(b) ? B_INDENT : B_FLUSH;
		if (is_centred(f, ai) || is_centred(f, bi))
			marks |= CENTRED;
		float space = b->block->x0 - a->block->x1;
		if (a->page == b->page && fabsf(a->block->y - b->block->y) < 0.4f * unit && space > -unit && space < 2.5f * unit)
			marks |= SAME_LINE;
	} else if (f->wrap && a->block->kind == WS_BLOCK_LINE && b->block->kind == WS_BLOCK_LINE) {
		marks |= LAID | (a->width + a->indent + 5 >= f->wrap ? A_FULL : 0);
		marks |= b->indent >= f->base + 2 ? B_INDENT : B_FLUSH;
	} else if (b->indent >= 2 && a->indent >= 2) {
		marks |= B_INDENT;
	}
	return marks;
}

/* 01, in bold above a heading in bold: its number. */
static bool is_bare_number(const ws_line *line) {
	return line->digits && line->digits == line->chars && line->chars <= 2;
}

static unsigned marks_of(const flow *f, const paragraph *u, size_t bi) {
	const ws_line *first = &f->lines->v[u->first], *a = &f->lines->v[u->last], *b = &f->lines->v[bi];
	static const struct {
		unsigned trait, mark;
	} of_a[] = {{WS_LINE_STOP, A_STOP}, {WS_LINE_SEMICOLON, A_SEMICOLON}, {WS_LINE_COLON, A_COLON}, {WS_LINE_PAUSE, A_PAUSE}},
	  of_b[] = {{WS_LINE_TIED, B_TIED}, {WS_LINE_BULLET, B_BULLET}, {WS_LINE_STOP, B_PROSE}, {WS_LINE_INNER_STOP, B_PROSE}, {WS_LINE_INNER_COMMA, B_PROSE}};
	unsigned marks = margin_marks(f, u->last, bi);
	for (size_t i = 0; i < sizeof of_a / sizeof *of_a; i++)
		marks |= a->traits & of_a[i].trait ? of_a[i].mark : 0;
	for (size_t i = 0; i < sizeof of_b / sizeof *of_b; i++)
		marks |= b->traits & of_b[i].trait ? of_b[i].mark : 0;
	if (is_row(f->lines, u->last) || is_row(f->lines, bi))
		marks |= APART;
	if (u->opens && u->since_open < OPEN_CHARS && b->closes)
		marks |= CLOSED;
	/* …领域安全。（责任单位：市发 / 改委、财政局） */
	if (u->note && !u->opens && a->closes && ws_is_closer(a->last))
		marks |= A_STOP;
	if (b->number.style != WS_NUMBER_NONE && b->number.style != WS_NUMBER_ORDINAL)
		marks |= B_NUMBER;
	if (heading_shape(f, u))
		marks |= A_HEADING;
	if (u->inner_stop || (u->comma && u->chars >= 16) || u->chars >= PROSE_CHARS)
		marks |= A_PROSE;
	if (u->chars >= LONG_CHARS)
		marks |= A_LONG;
	if (b->chars <= TAIL_CHARS && (b->traits & WS_LINE_STOP))
		marks |= B_TAIL;
	if (a->block->size > 0 && b->block->size > 0 && fabsf(a->block->size - b->block->size) > 0.25f * a->block->size)
		marks |= RESIZED;
	if (a->digits && b->digits && !a->han && !b->han)
		marks |= NUMBERS;
	if (a->block->kind == WS_BLOCK_PARAGRAPH && b->block->kind == WS_BLOCK_PARAGRAPH)
		marks |= PARAGRAPHS;
	if (b->gap)
		marks |= GAP;
	if (b->cut || b->page != a->page)
		marks |= CUT;
	if (a->hint != b->hint || (a->hint && b->hint))
		marks |= HINT;
	if (f->indents)
		marks |= INDENTS;
	if (b->lone != WS_LONE_NONE)
		marks |= B_LONE;
	ws_lone lone = u->first == u->last ? first->lone : WS_LONE_NONE;
	if (lone != WS_LONE_NONE && lone != WS_LONE_LIST && lone != WS_LONE_NOTE && lone != WS_LONE_CAPTION)
		marks |= A_LONE;
	bool cover = b->page == a->page && f->body > 0 && (first->block->size > COVER * f->body || (a->block->flags & b->block->flags & WS_BLOCK_CENTRED));
	if ((f->in_title || cover) && ws_title_goes_on(first, a, b, u->chars, f->body))
		marks |= TITLE;
	else if (f->in_title && !u->inner_stop && !a->opens && ws_ends_as_title(a->text, a->len))
		marks |= A_LONE;
	if (a->traits & WS_LINE_LEADER)
		marks |= A_LONE;
	if (is_bare_number(a) && u->first == u->last && (a->block->flags & b->block->flags & WS_BLOCK_BOLD) && b->chars <= HEADING_CHARS && !(b->traits & WS_LINE_STOP))
		marks |= TITLE;
	if ((marks & (GAP | CUT)) && overlap(a, b))
		marks |= OVERLAP;
	return marks;
}

static bool joins(unsigned marks) {
	for (const struct rule *rule = rules;; rule++)
		if ((marks & rule->has) == rule->has && !(marks & rule->lacks))
			return rule->join;
}

/* ---- the paragraph as text ---- */

typedef struct {
	char *text;
	size_t len;
	ws_origin *origins;
	size_t n_origins;
} buffer;

/* What stands between two joined lines: a space between Latin words, or between an ASCII stop and one; otherwise nothing. */
static bool wants_space(uint32_t a, uint32_t b) {
	bool word_a = is_latin(a) || is_digit(a), word_b = is_latin(b) || is_digit(b);
	return (word_a && word_b && (is_latin(a) || is_latin(b))) || ((a == ',' || a == '.' || a == ';' || a == ':') && is_latin(b));
}

static void append(buffer *out, const ws_line *line, const ws_line *before, bool repeated) {
	const char *text = line->text;
	size_t len = line->len;
	if (before) {
		size_t skip = repeated ? overlap(before, line) : 0;
		text += skip;
		len -= skip;
		text = ws_trim(text, &len);
		const char *p = text;
		uint32_t head = len ? ws_utf8_next(&p, text + len) : 0;
		if (out->len > 1 && out->text[out->len - 1] == '-' && is_latin((unsigned char)out->text[out->len - 2]) && is_latin(head))
			out->len--;
		else if (wants_space(before->last, head) || (is_bare_number(before) && ws_is_han(head)) || (before->digits && line->digits && !before->han && !line->han))
			out->text[out->len++] = ' ';
	}
	if (!len)
		return;
	out->origins[out->n_origins++] = (ws_origin){out->len, line->line, line->page};
	memcpy(out->text + out->len, text, len);
	out->len += len;
}

/* Without `**` when all of them come in pairs. */
static void drop_emphasis(buffer *out) {
	size_t marks = 0, to = 0, k = 0;
	for (size_t i = 0; i + 1 < out->len; i++)
		if (out->text[i] == '*' && out->text[i + 1] == '*') {
			marks++;
			i++;
		}
	if (!marks || marks % 2)
		return;
	for (size_t i = 0; i < out->len;) {
		while (k < out->n_origins && out->origins[k].at <= i)
			out->origins[k++].at = to;
		if (i + 1 < out->len && out->text[i] == '*' && out->text[i + 1] == '*')
			i += 2;
		else
			out->text[to++] = out->text[i++];
	}
	out->len = to;
}

static void finish(const flow *f, const paragraph *u, ws_units *units, ws_arena *arena) {
	const ws_line *first = &f->lines->v[u->first];
	ws_unit *unit = &units->v[units->n++];
	*unit = (ws_unit){.look = *first, .lines = first, .n_lines = u->last - u->first + 1, .line_end = f->lines->v[u->last].line_end, .kind = WS_PARAGRAPH, .parent = -1};
	if (first->block->kind == WS_BLOCK_TABLE) {
		unit->kind = WS_TABLE;
		return;
	}
	unit->row = is_row(f->lines, u->first);
	size_t room = 2, parts = 0;
	for (size_t i = u->first; i <= u->last; i++)
		if (!f->lines->v[i].dropped && (i == u->first || is_text(&f->lines->v[i]))) {
			room += f->lines->v[i].len + 1;
			parts++;
		}
	if (parts == 1 && !(f->lines->markup && memmem(first->text, first->len, "**", 2))) {
		ws_origin *origin = ws_arena_take(arena, sizeof *origin);
		*origin = (ws_origin){0, first->line, first->page};
		unit->origins = origin;
		unit->n_origins = 1;
		return;
	}
	buffer out = {.text = ws_arena_take(arena, room), .origins = ws_arena_take(arena, (parts + 1) * sizeof(ws_origin))};
	const ws_line *before = NULL;
	for (size_t i = u->first; i <= u->last; i++) {
		const ws_line *line = &f->lines->v[i];
		if (line->dropped || (line != first && !is_text(line)))
			continue;
		append(&out, line, before, line->gap || line->cut);
		before = line;
	}
	if (f->lines->markup)
		drop_emphasis(&out);
	size_t len = out.len;
	const char *text = ws_trim(out.text, &len);
	size_t shift = (size_t)(text - out.text);
	for (size_t i = 0; i < out.n_origins; i++)
		out.origins[i].at -= out.origins[i].at > shift ? shift : out.origins[i].at;
	((char *)text)[len] = '\0';
	ws_line_look(&unit->look, text, len);
	unit->origins = out.origins;
	unit->n_origins = out.n_origins;
}

static void extend(paragraph *u, const ws_line *line, size_t at, bool begins) {
	if (begins)
		*u = (paragraph){.first = at};
	u->last = at;
	u->inner_stop |= (line->traits & WS_LINE_INNER_STOP) || (!begins && (line->traits & WS_LINE_STOP));
	u->comma |= (line->traits & (WS_LINE_INNER_COMMA | WS_LINE_PAUSE)) != 0;
	u->amount |= (line->traits & WS_LINE_AMOUNT) != 0;
	u->chars += line->chars;
	u->opens = (u->opens > line->closes ? u->opens - line->closes : 0) + line->opens;
	u->since_open = line->opens ? line->chars : u->since_open + line->chars;
	u->note = line->traits & WS_LINE_NOTE_OPEN ? true : u->note && (line->closes || u->opens);
}

ws_units ws_reflow(const ws_lines *lines, ws_arena *arena) {
	flow f = {.lines = lines, .in_title = true};
	ws_units units = {.v = ws_arena_take(arena, (lines->n + 1) * sizeof *units.v), .markup = lines->markup, .paged = lines->paged, .title = lines->blocks->title};
	find_margins(&f, arena);
	if (!lines->paged)
		find_wrap(&f);
	find_indents(&f);
	find_body_size(&f, arena);
	find_brothers(&f, arena);
	paragraph u = {0}, held[HELD];
	size_t n_held = 0;
	bool open = false;
	for (size_t i = 0; i < lines->n; i++) {
		const ws_line *line = &lines->v[i];
		if (line->dropped)
			continue;
		if (!is_text(line)) {
			paragraph other = {.first = i, .last = i};
			bool unfinished = open && u.comma && !(lines->v[u.last].traits & (WS_LINE_STOP | WS_LINE_COLON | WS_LINE_SEMICOLON));
			if (unfinished && n_held < HELD) {
				held[n_held++] = other;
				continue;
			}
			if (open)
				finish(&f, &u, &units, arena);
			for (size_t k = 0; k < n_held; k++)
				finish(&f, &held[k], &units, arena);
			open = false;
			n_held = 0;
			finish(&f, &other, &units, arena);
			continue;
		}
		if (open && joins(marks_of(&f, &u, i))) {
			extend(&u, line, i, false);
		} else {
			if (open)
				finish(&f, &u, &units, arena);
			for (size_t k = 0; k < n_held; k++)
				finish(&f, &held[k], &units, arena);
			n_held = 0;
			extend(&u, line, i, true);
			open = true;
		}
		if (ws_is_prose(line) || line->number.style != WS_NUMBER_NONE || line->lone == WS_LONE_SALUTATION || units.n > TITLE_UNITS)
			f.in_title = false;
	}
	if (open)
		finish(&f, &u, &units, arena);
	for (size_t k = 0; k < n_held; k++)
		finish(&f, &held[k], &units, arena);
	return units;
}
