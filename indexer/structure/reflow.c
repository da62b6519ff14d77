/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When does a line end join, and when does it part?

   Two lines A and B meet. What is known of them are marks: how A ends, how B begins, what the paragraph so far looks like, what stood
   between. The rules below are read from the top; the first whose marks are all there, and none of those it excludes, decides. Their
   order is the design:

     1  what stands by itself always does: a date, 各位代表：, 附件1; a heading of the format; but a title over several lines is one
     2  what cannot begin a line joins: ，。） at the head of B; text repeated over the page break; a bracket open in A and closed in B
     3  a number or a bullet begins something new, except inside a line of running text
     4  where margins are known (PDF geometry, or text wrapped at a width): an indented line begins a paragraph, a line that reached
        the margin goes on, a line that did not has ended
     5  where they are not (a line is a paragraph, except where a page cut it): a sentence that has no end goes on, a heading does not

   Margins are found around each line, from neighbours with about the same left edge, so that columns and facing pages have their own.
   Text is taken as wrapped when nearly half of its longer lines end within four columns of the same width, or have about as many
   characters (folded by a program that counts a digit for as much as a Han character); so are the forced line breaks
   within the paragraphs of a page, by themselves.

   A heading without a stop and a sentence cut by the page look alike: （三）着力推动创新发展 and （11）…主要用于保障重大交通基础. An amount,
   an inner stop, or brothers that end with a stop make it a sentence.

   A piece between two halves stays whole (a footnote, a table at the foot of the page): the halves join and it follows them.

   Judged by eye:                                      joined   right   parted   right
     five reports as text, page ends inside sentences      42      42      all     all
     40 web pages, ends without a stop                     23      23      202     202
     18 PDFs of reports, page and column ends              35      35        -       -
     18 PDFs of reports, line ends                         35      35       45      45
     18 PDFs, every end without a stop that parted          -       -      110     109
     20 PDFs, page and line ends drawn by lot              73      73       20      20
     20 PDFs, the same again, as many parts as joins       30      30       30      29
   The false parts are captions of charts over two lines. Six that were wrong before gave a rule each: columns beside a wide title
   (margins of like type only), 注： with a hanging second line, a tail of a few characters under a numbered note, （续） at the end of a line.

   Not handled: a heading cut by a page end; two paragraphs the first of which has no stop, where margins are unknown; compounds with a
   hyphen at the line's end. Latin words are joined with a space, a hyphen between two of them is taken as the line's. */
#include "indexer/structure/reflow.h"

#include <math.h>

#include "indexer/structure/chrome.h"
#include "indexer/structure/join.h"
#include "indexer/structure/margin.h"
#include "indexer/structure/title.h"

enum mark {
	A_STOP = 1 << 0, /* 。！？ */
	A_SEMICOLON = 1 << 1,
	A_COLON = 1 << 2,
	A_PAUSE = 1 << 3,   /* ， 、 or an opening bracket */
	CLOSED = 1 << 4,    /* a bracket of the paragraph is open, and B closes it */
	A_FULL = 1 << 5,    /* reaches the margin */
	A_PROSE = 1 << 6,   /* the paragraph so far is made of sentences */
	A_HEADING = 1 << 7, /* the paragraph so far has the shape of a heading */
	A_LONE = 1 << 8,
	B_TIED = 1 << 9, /* begins with what no line begins with */
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
	APART = 1 << 26,      /* one of them is a row of cells, or what a site writes stood between */
	A_LONG = 1 << 28,     /* the paragraph so far is longer than most headings */
	RESIZED = 1 << 30,    /* set in type of different size */
	NUMBERS = 1 << 29,    /* both are numbers only: the axis of a chart */
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

/* How far right of the next line's margin a line by itself is none of its paragraph, in em. */
#define ASIDE 8

enum { HEADING_CHARS = 50, PROSE_CHARS = 45, LONG_CHARS = 25, TAIL_CHARS = 8, OPEN_CHARS = 400, TITLE_UNITS = 25, HELD = 8 };

/* The paragraph so far. */
typedef struct {
	size_t first, last; /* lines */
	uint32_t chars, opens, since_open;
	bool inner_stop, comma, amount;
	bool note; /* the open bracket began behind a stop */
} paragraph;

typedef struct {
	const ws_lines *lines;
	ws_margins margins;
	int8_t *brothers; /* >0: the numbered lines before and after in its run end with a stop, <0 without, 0 unknown */
	bool in_title;    /* before the text, or behind a signature's date, where another one may begin */
	bool open;        /* there is a paragraph */
	paragraph paragraph;
	size_t held[HELD], n_held; /* lines: tables and notes that stand between its halves */
} flow;

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

static bool heading_shape(const flow *f, const paragraph *u) {
	const ws_line *first = &f->lines->v[u->first];
	ws_number_style style = first->number.style;
	if (first->hint)
		return true;
	return style != WS_NUMBER_NONE && style != WS_NUMBER_ORDINAL && !u->inner_stop && !u->amount && u->chars <= HEADING_CHARS &&
	       f->brothers[u->first] <= 0;
}

static unsigned margin_marks(const flow *f, size_t ai, size_t bi) {
	const ws_line *a = &f->lines->v[ai], *b = &f->lines->v[bi];
	unsigned marks = 0;
	if (ws_has_place(a) && ws_has_place(b)) {
		if (!(f->margins.right[ai] > 0))
			return a->page == b->page && f->margins.right[bi] > 0 && a->block->x0 - f->margins.left[bi] > ASIDE * ws_em(b) ? LAID | B_FLUSH
			                                                                                                               : 0;
		float left = f->margins.left[bi], short_by = f->margins.right[ai] - a->block->x1, unit = ws_em(a);
		if (!(left > 0))
			left = f->margins.left[ai];
		/* A number or a word that did not fit leaves more room than a character does. */
		bool word = ws_is_digit(b->first) || ws_is_latin(b->first) || ws_is_closer(b->first);
		float room = word ? 6 * unit : 1.7f * unit;
		if (word && room > (f->margins.right[ai] - f->margins.left[ai]) / 4)
			room = (f->margins.right[ai] - f->margins.left[ai]) / 4;
		marks |= LAID | (short_by <= room ? A_FULL : 0);
		marks |= b->block->x0 - left > 1.2f * ws_em(b) ? B_INDENT : B_FLUSH;
		if (ws_is_centred(&f->margins, f->lines, ai) || ws_is_centred(&f->margins, f->lines, bi))
			marks |= CENTRED;
		float space = b->block->x0 - a->block->x1;
		if (a->page == b->page && fabsf(a->block->y - b->block->y) < 0.4f * unit && space > -unit && space < 2.5f * unit)
			marks |= SAME_LINE;
	} else if (f->margins.wrap && a->block->kind == WS_BLOCK_LINE && b->block->kind == WS_BLOCK_LINE) {
		marks |= LAID | (ws_line_extent(&f->margins, a) + 5 >= f->margins.wrap ? A_FULL : 0);
		marks |= b->indent >= f->margins.base + 2 ? B_INDENT : B_FLUSH;
	} else if (f->margins.breaks && a->block == b->block && a->block->kind == WS_BLOCK_PARAGRAPH) {
		marks |= LAID | (a->width + a->indent + 5 >= f->margins.breaks ? A_FULL : 0);
		marks |= b->indent >= 2 ? B_INDENT : B_FLUSH;
	} else if (b->indent >= 2 && a->indent >= 2) {
		marks |= B_INDENT;
	}
	return marks;
}

/* The size of the text; below two centred lines that of the text there: in a document of tables most lines are titles. */
static float body_below(const flow *f, const ws_line *a, size_t bi) {
	const ws_line *b = &f->lines->v[bi], *text = bi + 1 < f->lines->n ? b + 1 : b;
	float size = text->block->size;
	bool centred = a->block->flags & b->block->flags & WS_BLOCK_CENTRED;
	bool prose = text->chars >= 16 && (text->traits & (WS_LINE_INNER_STOP | WS_LINE_INNER_COMMA));
	return centred && prose && text->page == b->page && size > 0 && size < f->margins.body ? size : f->margins.body;
}

static unsigned marks_of(const flow *f, const paragraph *u, size_t bi) {
	const ws_line *first = &f->lines->v[u->first], *a = &f->lines->v[u->last], *b = &f->lines->v[bi];
	static const struct {
		unsigned trait, mark;
	} of_a[] = {{WS_LINE_STOP, A_STOP}, {WS_LINE_SEMICOLON, A_SEMICOLON}, {WS_LINE_COLON, A_COLON}, {WS_LINE_PAUSE, A_PAUSE}},
	  of_b[] = {{WS_LINE_TIED, B_TIED},
	            {WS_LINE_BULLET, B_BULLET},
	            {WS_LINE_STOP, B_PROSE},
	            {WS_LINE_SEMICOLON, B_PROSE},
	            {WS_LINE_INNER_STOP, B_PROSE},
	            {WS_LINE_INNER_COMMA, B_PROSE}};
	unsigned marks = margin_marks(f, u->last, bi);
	for (size_t i = 0; i < sizeof of_a / sizeof *of_a; i++)
		marks |= a->traits & of_a[i].trait ? of_a[i].mark : 0;
	for (size_t i = 0; i < sizeof of_b / sizeof *of_b; i++)
		marks |= b->traits & of_b[i].trait ? of_b[i].mark : 0;
	if (b->parted || ws_is_row(f->lines, u->last) || ws_is_row(f->lines, bi))
		marks |= APART;
	if (u->opens && u->since_open < OPEN_CHARS && b->closes)
		marks |= CLOSED;
	/* …领域安全。（责任单位：市发 / 改委、财政局） */
	if (u->note && !u->opens && a->closes && ws_is_closer(a->last))
		marks |= A_STOP;
	/* （1957年8月1日…会议批准 / 1957年8月3日国务院公布）: all of the paragraph is in the bracket. */
	if (first != a && !u->opens && a->closes && ws_is_closer(a->last) && ws_is_opener(first->first) && first->opens &&
	    first->number.style == WS_NUMBER_NONE)
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
	if (f->margins.indents)
		marks |= INDENTS;
	/* 各区人民政府，市直各部门、各直 / 属机构： goes on whatever its second line looks like. */
	bool addressees = b->lone == WS_LONE_SALUTATION && u->comma && !(marks & (A_STOP | A_COLON | A_SEMICOLON)) &&
	                  ((marks & A_PAUSE) || (marks & (LAID | A_FULL | B_FLUSH)) == (LAID | A_FULL | B_FLUSH));
	if (b->lone != WS_LONE_NONE && !addressees)
		marks |= B_LONE;
	ws_lone lone = u->first == u->last ? first->lone : WS_LONE_NONE;
	if (lone != WS_LONE_NONE && lone != WS_LONE_LIST && lone != WS_LONE_NOTE && lone != WS_LONE_CAPTION)
		marks |= A_LONE;
	float body = body_below(f, a, bi);
	bool cover = b->page == a->page && body > 0 &&
	             (first->block->size > COVER * body || (a->block->flags & b->block->flags & WS_BLOCK_CENTRED));
	if ((f->in_title || cover) && ws_title_goes_on(first, a, b, u->chars, body))
		marks |= TITLE;
	else if (f->in_title && !u->inner_stop && !u->comma && !a->opens &&
	         (ws_ends_as_title(a->text, a->len) || (!(b->traits & WS_LINE_TIED) && ws_has_form(a->text, a->len, "*〕#号|*#-#-#"))))
		marks |= A_LONE;
	if (a->traits & WS_LINE_LEADER)
		marks |= A_LONE;
	if (ws_is_bare_number(a) && u->first == u->last && (a->block->flags & b->block->flags & WS_BLOCK_BOLD) && b->chars <= HEADING_CHARS &&
	    !(b->traits & WS_LINE_STOP))
		marks |= TITLE;
	size_t overlap = marks & (GAP | CUT) ? ws_overlap(a, b) : 0;
	/* 三、固定资产投资 / 固定资产投资增长5.2%：what stands below a heading says it again, and is no copy of it. */
	bool heads = first == a && overlap + a->number.len >= a->len && overlap < b->len;
	/* 某省某市人民政府 / 某市人民政府令第16号 are two lines: only running text is repeated. */
	bool runs = u->comma || u->inner_stop || u->chars >= LONG_CHARS;
	if (overlap && !heads && runs)
		marks |= OVERLAP;
	return marks;
}

static bool joins(unsigned marks) {
	for (const struct rule *rule = rules;; rule++)
		if ((marks & rule->has) == rule->has && !(marks & rule->lacks))
			return rule->join;
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

/* Ends the paragraph, and what stood between its halves follows it. */
static void finish(flow *f, ws_units *units, ws_arena *arena) {
	if (f->open)
		units->v[units->n++] = ws_join_lines(f->lines, f->paragraph.first, f->paragraph.last, arena);
	for (size_t k = 0; k < f->n_held; k++)
		units->v[units->n++] = ws_join_lines(f->lines, f->held[k], f->held[k], arena);
	f->open = false;
	f->n_held = 0;
}

static bool is_unfinished(const flow *f) {
	return f->open && f->paragraph.comma && !(f->lines->v[f->paragraph.last].traits & (WS_LINE_STOP | WS_LINE_COLON | WS_LINE_SEMICOLON));
}

ws_units ws_reflow(const ws_lines *lines, ws_arena *arena) {
	flow f = {.lines = lines, .margins = ws_find_margins(lines, arena), .in_title = true};
	ws_units units = {.v = ws_arena_take(arena, (lines->n + 1) * sizeof *units.v),
	                  .markup = lines->markup,
	                  .paged = lines->paged,
	                  .title = lines->blocks->title};
	find_brothers(&f, arena);
	for (size_t i = 0; i < lines->n; i++) {
		const ws_line *line = &lines->v[i];
		if (line->dropped)
			continue;
		if (!ws_is_text(line)) {
			if (!is_unfinished(&f) || f.n_held == HELD)
				finish(&f, &units, arena);
			f.held[f.n_held++] = i;
			continue;
		}
		bool goes_on = f.open && joins(marks_of(&f, &f.paragraph, i));
		if (!goes_on)
			finish(&f, &units, arena);
		extend(&f.paragraph, line, i, !goes_on);
		f.open = true;
		if (ws_is_prose(line) || line->number.style != WS_NUMBER_NONE || line->lone == WS_LONE_SALUTATION || units.n > TITLE_UNITS)
			f.in_title = false;
		else if (line->lone == WS_LONE_DATE)
			f.in_title = true;
	}
	finish(&f, &units, arena);
	return units;
}
