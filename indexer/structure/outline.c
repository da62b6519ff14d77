/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is a heading?

   A number alone says little: 一、 stands before headings, items of a list, sentences that run on for a page, and row labels of tables
   (those are cells and never come here). So numbered units are taken in runs, 1. 2. 3. of one style, and each run is judged as a whole:

     heading shape   a number, no stop, short, no amount:  （一）着力稳住经济大盘
     run-in head     a short first sentence, then more:      1. 加快释放政策效应。落实好…   and   第七条 市人民政府…
                     or what a space parts from numbers:     二、农业　全年粮食产量80万吨…
     sentence        anything else:                           （1）教育支出 59.4 亿元，主要用于…

   Units of heading shape are headings when something stands under at least one of the run other than its last member (whatever follows a
   list follows its last item), or when the format says so. Otherwise they are a list of items.

   The run-in head is where an analyst's view decided. Cut from its paragraph it would be a passage of ten characters and leave a
   paragraph that does not say what it is about; left in, the second paragraph under it, or the second part of a long one, has lost its
   head. So the run-in heads of a run become headings when any of the run is more than one passage, and stay in their items otherwise. An
   article of law is judged by itself: its head is 第七条.

   Numbers win over what the format says of a heading's level: documents converted by machine have ## for （二） and ### for 三、. Format
   levels order only headings without a number. Order of styles is that of numbering.h. Level 1 is the outermost heading there is: 一、 in a
   report, 第一章 in a law, and in a bundle the title of each document within (title.h). A signature, 附件：, 抄送 and 各位代表， end what stands above
   them.

   A table of contents (目录) gives items: from its heading to where its first entry comes again, or to the first prose.

   Not handled: a style used above another one against that order (1. above （一）); headings without number that the format does not mark,
   unless centred and bold. */
#include "indexer/structure/outline.h"

#include <string.h>

#include "indexer/structure/chrome.h"
#include "indexer/structure/passage.h"
#include "indexer/structure/title.h"
#include "text/han.h"
#include "text/utf8.h"

enum {
	HEADING_CHARS = 60,
	HINTED_CHARS = 90,
	HEAD_SENTENCE = 60,
	SPACED_CHARS = 20,
	LONG_ITEM = 760,
	BOLD_CHARS = 30,
	BOLD_HEADINGS = 3,
	DEEP = 64
};

enum rank { RANK_ATTACHMENT = 1, RANK_TITLE, RANK_WORD, RANK_NUMBERED, RANK_FORMAT = RANK_NUMBERED + WS_NUMBER_STYLES, BOLD_RANK = 10 };

typedef enum { PLAIN, BOLD, HEADING, RUN_IN, SENTENCE, MARKED } shape;

typedef struct {
	shape shape;
	size_t head;    /* bytes of a run-in head */
	bool content;   /* something stands under it */
	bool ends;      /* what stands above it is over: a signature, 附件： */
	size_t run;     /* index of the first member of its run + 1 */
	size_t members; /* of the run, kept at its first member … */
	bool under;     /* … whether something stands under one that is not the last */
	bool longer;    /* … whether one of them is more than one passage by itself */
	bool hinted;    /* … whether the format says that one is a heading */
	size_t last;    /* … and its last member */
} view;

/* ---- contents ---- */

/* An entry without what leads to its page. */
static size_t entry_text(const ws_unit *unit, char out[WS_COMPACT + 8]) {
	size_t n = ws_compact(unit->look.text, unit->look.len, out, NULL);
	while (n && strchr("0123456789.-()", out[n - 1]))
		n--;
	while (n >= 3 && (!memcmp(out + n - 3, "…", 3) || !memcmp(out + n - 3, "—", 3)))
		n -= 3;
	out[n] = '\0';
	return n;
}

static bool is_entry(const ws_unit *unit) {
	return unit->kind == WS_PARAGRAPH && !unit->row && unit->look.lone != WS_LONE_UNIT &&
	       unit->look.chars <= 90 + (unit->look.traits & WS_LINE_LEADER ? 120 : 0) &&
	       !(unit->look.traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_SEMICOLON | WS_LINE_COLON)) && !ws_is_prose(&unit->look);
}

void ws_find_contents(ws_units *units) {
	enum { MOST = 400 };
	for (size_t i = 0; i < units->n; i++) {
		if (units->v[i].gone || units->v[i].kind != WS_PARAGRAPH || units->v[i].look.lone != WS_LONE_CONTENTS)
			continue;
		char first[WS_COMPACT + 8] = "", here[WS_COMPACT + 8];
		size_t k = i + 1, begin = k, end;
		for (; k < units->n && k < i + MOST && (is_entry(&units->v[k]) || (units->v[k].look.traits & WS_LINE_LEADER)); k++) {
			size_t n = entry_text(&units->v[k], here);
			if (k == begin)
				memcpy(first, here, sizeof first);
			else if (n >= 6 && !strcmp(first, here))
				break;
		}
		end = k;
		/* Ended by prose: the heading above it belongs to the text, with what leads down to it from the first number on. */
		bool leaders = begin < units->n && (units->v[begin].look.traits & WS_LINE_LEADER);
		for (size_t b = end; !leaders && b > begin + 1; b--) {
			const ws_number *number = &units->v[b - 1].look.number, *one = &units->v[begin].look.number;
			if (number->style == one->style && number->value == one->value && number->style != WS_NUMBER_NONE) {
				end = b - 1;
				break;
			}
		}
		/* What stands right above a table is the table's. */
		for (int n = 0; n < 4 && end > begin && end < units->n && units->v[end].kind == WS_TABLE; n++) {
			const ws_line *last = &units->v[end - 1].look;
			if ((!last->page || last->page == units->v[begin].look.page || last->page != units->v[end].look.page) &&
			    last->lone != WS_LONE_UNIT)
				break;
			end--;
		}
		/* What closes the list and is no entry by its form is the heading of what follows. */
		bool numbered = begin < units->n && units->v[begin].look.number.style != WS_NUMBER_NONE;
		while (end > begin && ((leaders && !(units->v[end - 1].look.traits & WS_LINE_LEADER)) ||
		                       (numbered && units->v[end - 1].look.number.style == WS_NUMBER_NONE)))
			end--;
		units->v[i].head = end > begin;
		for (k = begin; k < end; k++) {
			units->v[k].contents = true;
			units->v[k].kind = WS_ITEM;
		}
		i = end > i ? end - 1 : i;
	}
}

/* ---- each unit by itself ---- */

static bool starts(const ws_line *look, const char *form) {
	char compact[WS_COMPACT + 8];
	size_t n = ws_compact(look->text, look->len < 90 ? look->len : 90, compact, NULL);
	return ws_matches(compact, n, form);
}

/* 一、文化和体育　年末共有博物馆201个。 Bytes up to the space that ends the words of a heading, `n` where none does. A place or time alone is none:
   一、全市　一般公共预算收入… */
static size_t head_before_space(const ws_line *look, size_t n) {
	static const char *const none[] = {"全省", "全市", "全县", "全区", "全州", "全国", "全年", "上半年", "下半年", "今年", "去年", "截至", "其中"};
	const char *begin = look->text + look->number.len, *end = look->text + n, *at = begin;
	uint32_t chars = 0, c = 0;
	for (const char *p = begin; p < end && chars <= SPACED_CHARS; at = p, chars++) {
		c = ws_utf8_next(&p, end);
		if (!ws_is_han(c) && c != U'、')
			break;
	}
	if (chars < 2 || chars > SPACED_CHARS || (c != U' ' && c != 0x3000 && c != 0xA0))
		return n;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (strlen(none[i]) == (size_t)(at - begin) && !memcmp(begin, none[i], strlen(none[i])))
			return n;
	return (size_t)(at - look->text);
}

/* Bytes of the first sentence when it can serve as a head; 0 otherwise. */
static size_t head_sentence(const ws_line *look) {
	if (look->number.style == WS_NUMBER_ARTICLE) {
		size_t n = look->number.len;
		while (n && (look->text[n - 1] == ' ' || look->text[n - 1] == '\t'))
			n--;
		while (n >= 3 && !memcmp(look->text + n - 3, "　", 3))
			n -= 3;
		return n;
	}
	size_t n = ws_first_sentence(look->text, look->number.len, look->len);
	ws_line sentence = {0};
	ws_line_look(&sentence, look->text, n);
	if (look->number.style == WS_NUMBER_HAN && sentence.digits) {
		size_t spaced = head_before_space(look, n);
		if (spaced < n)
			return spaced;
	}
	if (sentence.chars > HEAD_SENTENCE || !(sentence.traits & WS_LINE_STOP) || (sentence.traits & WS_LINE_AMOUNT))
		return 0;
	return n;
}

static view look_at(const ws_unit *unit) {
	const ws_line *look = &unit->look;
	view v = {.shape = PLAIN};
	if (unit->gone || unit->contents || unit->row || unit->kind != WS_PARAGRAPH || look->block->kind == WS_BLOCK_NOTE)
		return v;
	if (unit->head) {
		v.shape = MARKED;
		return v;
	}
	bool stops = look->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_SEMICOLON);
	if (look->number.style == WS_NUMBER_NONE) {
		bool words = look->lone == WS_LONE_PART;
		bool shaped = !stops && !(look->traits & (WS_LINE_BULLET | WS_LINE_COLON | WS_LINE_PAUSE)) && look->chars <= HEADING_CHARS &&
		              look->chars >= 2 && look->han;
		ws_lone lone = look->lone;
		if (words || (shaped && look->hint && (lone == WS_LONE_NONE || lone == WS_LONE_ATTACHMENT)))
			v.shape = MARKED;
		else if (shaped && lone == WS_LONE_NONE && (look->block->flags & WS_BLOCK_BOLD) && look->chars <= BOLD_CHARS &&
		         !starts(look, "*局|*厅|*政府|*委员会|*调查队|(*"))
			v.shape = BOLD;
		return v;
	}
	if (look->number.style == WS_NUMBER_ORDINAL) {
		v.shape = PLAIN;
		return v;
	}
	uint32_t most = look->hint ? HINTED_CHARS : HEADING_CHARS;
	if (look->number.style == WS_NUMBER_ARTICLE) {
		v.shape = RUN_IN;
		v.head = head_sentence(look);
	} else if (!stops && !(look->traits & (WS_LINE_PAUSE)) && look->chars <= most && (look->hint || !(look->traits & WS_LINE_AMOUNT))) {
		v.shape = HEADING;
	} else if ((v.head = head_sentence(look))) {
		v.shape = RUN_IN;
	} else {
		v.shape = SENTENCE;
	}
	return v;
}

static int rank_of(const ws_unit *unit, const view *v) {
	if (unit->inner)
		return unit->look.lone == WS_LONE_ATTACHMENT ? RANK_ATTACHMENT : unit->look.lone == WS_LONE_GLOSSARY ? RANK_WORD : RANK_TITLE;
	if (v->shape == MARKED && unit->look.number.style == WS_NUMBER_NONE)
		return unit->look.lone != WS_LONE_NONE ? RANK_WORD : RANK_FORMAT + (unit->look.hint ? unit->look.hint : BOLD_RANK);
	return RANK_NUMBERED + (int)unit->look.number.style;
}

/* A signature, 附件：…, 抄送, or a turn to those who listen: no part of what stands above it. */
static bool ends_outline(const ws_units *units, size_t i, size_t next) {
	const ws_line *look = &units->v[i].look;
	if (units->v[i].gone || units->v[i].kind != WS_PARAGRAPH || !look->len)
		return false;
	ws_lone lone = look->lone;
	if (lone == WS_LONE_LIST || (lone == WS_LONE_NOTE && starts(look, "(此件*|抄送*|主送*|抄报*")))
		return true;
	/* 本措施自发布之日起施行: said of the whole. */
	if (look->first == 0x672C && look->number.style == WS_NUMBER_NONE &&
	    starts(look, "本措施*|本办法*|本通知*|本意见*|本方案*|本规定*|本细则*|本规划*|本政策*|本实施*") &&
	    starts(look, "*自*起*|*由*解释*|*有效期*|*执行期*"))
		return true;
	if (lone == WS_LONE_DATE || look->chars > 40 || (look->traits & (WS_LINE_STOP | WS_LINE_COLON | WS_LINE_INNER_COMMA)) ||
	    look->number.style != WS_NUMBER_NONE)
		return false;
	return next < units->n && units->v[next].kind == WS_PARAGRAPH && units->v[next].look.lone == WS_LONE_DATE;
}

static bool turns_to_listeners(const ws_line *look) {
	return (look->first == 0x5404 || look->first == 0x540C) &&
	       starts(look, "各位代表,*|各位代表!*|各位代表:*|各位委员,*|各位委员!*|同志们,*|同志们!*");
}

/* 注：1.… 2.… 3.… below a table: no list of its own, and no headings. */
static void find_notes(const ws_units *units, view *views) {
	ws_number_style style = WS_NUMBER_NONE;
	for (size_t i = 0; i < units->n; i++) {
		const ws_line *look = &units->v[i].look;
		if (units->v[i].gone)
			continue;
		if (look->lone == WS_LONE_NOTE || (style != WS_NUMBER_NONE && look->number.style == style))
			style = look->lone == WS_LONE_NOTE ? WS_NUMBER_ARABIC : style;
		else
			style = WS_NUMBER_NONE;
		if (style != WS_NUMBER_NONE && look->number.style == style)
			views[i].shape = PLAIN;
	}
}

/* ---- runs ---- */

/* Whether something stands under each numbered unit, from the end: the next unit that is there, up to a number of the same or a higher
   rank. */
static void find_content(const ws_units *units, view *views, size_t *next) {
	size_t following = units->n;
	for (size_t i = units->n; i-- > 0;) {
		next[i] = following;
		if (!units->v[i].gone)
			following = i;
	}
	for (size_t i = 0; i < units->n; i++) {
		const ws_unit *unit = &units->v[i];
		if (unit->gone)
			continue;
		views[i].ends = ends_outline(units, i, next[i]);
	}
	for (size_t i = 0; i < units->n; i++) {
		size_t k = next[i];
		if (views[i].shape <= BOLD || k >= units->n || views[k].ends || turns_to_listeners(&units->v[k].look))
			continue;
		views[i].content = views[k].shape <= BOLD || rank_of(&units->v[k], &views[k]) > rank_of(&units->v[i], &views[i]);
	}
}

/* Short lines in bold above prose are headings where there are several of them and nothing else marks headings. */
static void find_bold(const ws_units *units, view *views, const size_t *next) {
	size_t n = 0;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < units->n; i++) {
			if (views[i].shape != BOLD)
				continue;
			bool heads =
			    next[i] < units->n && (ws_is_prose(&units->v[next[i]].look) || units->v[next[i]].look.number.style != WS_NUMBER_NONE);
			n += heads && !pass;
			views[i].shape = !pass || (heads && n >= BOLD_HEADINGS) ? pass ? MARKED : BOLD : PLAIN;
		}
}

static void find_runs(const ws_units *units, view *views) {
	size_t last[WS_NUMBER_STYLES] = {0}; /* index + 1 */
	for (size_t i = 0; i < units->n; i++) {
		const ws_number *number = &units->v[i].look.number;
		if (units->v[i].inner)
			memset(last, 0, sizeof last);
		if (views[i].shape != HEADING && views[i].shape != RUN_IN && views[i].shape != SENTENCE)
			continue;
		size_t *before = &last[number->style];
		const ws_number *elder = *before ? &units->v[*before - 1].look.number : NULL;
		bool same = elder && elder->outer == number->outer &&
		            (number->value == elder->value + 1 || (number->value == elder->value + 2 && number->value > 2));
		views[i].run = same && number->style != WS_NUMBER_ARTICLE ? views[*before - 1].run : i + 1;
		*before = i + 1;
		view *first = &views[views[i].run - 1];
		if (first->members)
			first->under |= views[first->last].content;
		first->members++;
		first->last = i;
		first->hinted |= units->v[i].look.hint > 0;
		first->longer |= views[i].shape == RUN_IN && units->v[i].look.chars > LONG_ITEM;
	}
}

static bool is_heading(const ws_unit *unit, const view *views, size_t i) {
	const view *v = &views[i];
	if (v->shape == MARKED)
		return true;
	if (v->shape != HEADING && v->shape != RUN_IN)
		return false;
	const view *run = &views[v->run - 1];
	ws_number_style style = unit->look.number.style;
	if (v->shape == RUN_IN) {
		if (style == WS_NUMBER_ARTICLE)
			return v->content || unit->look.chars > LONG_ITEM;
		bool more = v->head < unit->look.len || v->content;
		return more && (run->under || run->longer || (run->members == 1 && v->content && style <= WS_NUMBER_HAN_PAREN));
	}
	bool top = style <= WS_NUMBER_HAN && style != WS_NUMBER_ARTICLE;
	return unit->look.hint || run->under || ((run->members == 1 || top) && v->content) || (top && views[run->last].content);
}

/* ---- levels ---- */

typedef struct {
	int32_t unit;
	int rank, hint, level;
	ws_number_style style;
} open_heading;

/* Closes what a heading ends. */
static size_t close_for(const open_heading *open, size_t depth, const ws_unit *unit, int rank) {
	const ws_line *look = &unit->look;
	if (rank > RANK_FORMAT) {
		while (depth && (open[depth - 1].rank > RANK_FORMAT || (open[depth - 1].hint && open[depth - 1].rank >= RANK_NUMBERED)) &&
		       open[depth - 1].hint >= look->hint)
			depth--;
		return depth;
	}
	if (rank >= RANK_NUMBERED)
		for (size_t d = depth; d-- > 0 && open[d].rank > RANK_TITLE;)
			if (open[d].style == look->number.style && open[d].rank >= RANK_NUMBERED && (look->number.value > 1 || open[d].rank <= rank))
				return d;
	/* 一、 right below a heading without number begins what stands under it. */
	while (depth && open[depth - 1].rank >= rank &&
	       !(open[depth - 1].rank > RANK_FORMAT && rank >= RANK_NUMBERED && look->number.value == 1))
		depth--;
	return depth;
}

void ws_outline(ws_units *units, ws_arena *arena) {
	view *views = ws_arena_zero(arena, units->n + 1, sizeof *views);
	size_t *next = ws_arena_zero(arena, units->n + 1, sizeof *next), depth = 0;
	open_heading open[DEEP];
	for (size_t i = 0; i < units->n; i++)
		views[i] = look_at(&units->v[i]);
	find_notes(units, views);
	find_content(units, views, next);
	find_bold(units, views, next);
	find_runs(units, views);
	for (size_t i = 0; i < units->n; i++) {
		ws_unit *unit = &units->v[i];
		if (unit->gone)
			continue;
		/* Behind the last entry of a table of contents its heading is over. */
		if (depth && !unit->contents && units->v[open[depth - 1].unit].look.lone == WS_LONE_CONTENTS)
			depth--;
		if (unit->head && !unit->inner && !unit->level && !unit->contents && views[i].shape == MARKED && unit->look.lone == WS_LONE_NONE) {
			/* The document's title stands above the outline. */
			unit->kind = WS_HEADING;
			unit->parent = -1;
			continue;
		}
		if (is_heading(unit, views, i)) {
			int rank = rank_of(unit, &views[i]);
			depth = close_for(open, depth, unit, rank);
			unit->kind = WS_HEADING;
			unit->head = true;
			unit->parent = depth ? open[depth - 1].unit : -1;
			unit->level = depth ? open[depth - 1].level + 1 : 1;
			unit->run_in = views[i].shape == RUN_IN && views[i].head < unit->look.len ? views[i].head : 0;
			if (depth == DEEP)
				depth--;
			open[depth++] = (open_heading){(int32_t)i, rank, unit->look.hint, unit->level, unit->look.number.style};
			continue;
		}
		if (views[i].ends)
			while (depth && open[depth - 1].rank > RANK_TITLE)
				depth--;
		else if (turns_to_listeners(&unit->look) && unit->kind == WS_PARAGRAPH)
			while (depth && open[depth - 1].level > 1 && open[depth - 1].rank > RANK_TITLE)
				depth--;
		unit->parent = depth ? open[depth - 1].unit : -1;
		if (unit->kind == WS_PARAGRAPH && !unit->row &&
		    ((unit->look.number.style != WS_NUMBER_NONE && unit->look.len) || (unit->look.traits & WS_LINE_BULLET)))
			unit->kind = WS_ITEM;
	}
}
