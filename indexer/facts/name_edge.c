/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a name is easy to see, its beginning is not: Chinese has no blanks, and the word breaks of ICU do not help (增信子基金 is cut
   增|信子|基金, 政府性基金 behind 全市 is cut 全|市政府|性). So the text is read from the head leftwards, word by word, by a lexicon of two tables:
   words that cannot be in a name and end it (name_verbs.tsv), and words that can (name_words.tsv). The longest word that ends at a place
   counts; a character that ends none is part of the name.

   What a word of the first table does depends on its kind:

       f  founding verbs (设立, 增设) end the name, and whatever verb stands right behind one belongs to it: 设立|盘活存量基金
       v  other verbs end it (动用|预算稳定调节基金)
       d  verbs that are also parts of names end it only where a verb can stand: behind punctuation, the text's begin, who acts (n: 部门, 机构;
          a place) or another such word: 推动|白茶产业基金, but 中小企业发展基金; or before a word that names begin with (b: 国家, 政府引导). Directly before the head a
          verb is its kind when it can be one (dh: 引导基金, 发展基金) and ends the name otherwise (收到|基金). 获 is one before a place or
          a level alone (dl: 项目获|省级茶业基金)
       p  particles, prepositions, adverbs, pronouns end it
       a  和, 与, 及 end it; what lies beyond is for coordination.c
       q  scope (全市, 各级, 首只) ends it
       u  measure words end it behind a numeral only: 100亿元|科创风投基金群, N个|专项子基金

   创新 is a verb only before a word that names begin with (wv): 创新|国家茶业基金管理. 京津冀 says whose it is, though no government's (wo). 中以
   may be 中 and 以 (wc). 三类 counts (gu), and what 型 or 类 makes a sort of is no name (gs,
   gu: 主控型种子基金).

   Nothing but a place stands in front of a word that names begin with, or of a level: 响应|省级茶业基金, 耐心资本不足|省产业基金.

   In quotation marks a short modifier belongs to the name (“专精特新”基金), in parentheses too (产业(创业)投资引导基金); a quoted slogan with a
   fund in it does not. The words of levels and kinds (l, g: 市级, 专项, 母) are part of a name but do not make one. Nor do
   those that say what kind of fund it is (k: 政府投资, 创业投资): such a name stands for all funds of the kind, unless a level that can own one
   stands before it (lo: 市产业基金) or the document shows that it means a fund of its own (names.c).

   What was measured: the 68 mentions of policy funds in 79 published fiscal documents, read one by one, all begin at the right character.
   Of texts not looked at while the tables were made: in 61 notices of other cities all of 25 policy and 51 budget funds were right; in fund
   measures and news of a dozen places 10 of 168 names were wrong at first and 3 were missed, most of them in news; the tables have rows for
   those now. Of 380 occurrences of 基金 in laws, drawn by lot, 9 of 155 names were wrong at first; when the tables had been mended, 5 of 143
   names in another 380, and none was missed. News and commentary about funds are harder, each text read before the program saw it: of 33
   texts 130 names, 103 right, 33 wrong by the tables of then; of 34 more 109 names, 103 right, 8 wrong; of 14 more 47 names, 42 right, 5
   wrong; of 19 more 69 names, 64 right, 12 wrong. What was wrong each time has its rows now. Most of it is not the edge of a name but a
   modifier that makes none (大量基金, 重磅国资基金). In the register this is for, budget reports, notices and fund measures of 33 places, 129 of 133
   names were found before any row was made for them, 5 wrong; in 22 more texts 73 of 76, 2 wrong. Of 75 texts annotated before the program
   saw them, a third of them reports and measures, the rest press, commentary and laws of other funds: of 39 texts 102 of 105 names, 33
   wrong, 13 of these in 6 texts about other funds; of 18 more 56 of 57, 8 wrong; of 18 more 58 of 61, 9 wrong; the tables have rows for
   most of those, too. Of 35 passages of budget reports, official answers, notices and fund measures alone, annotated before, 141 of 145
   names were found, 11 wrong; of 29 more 93 of 98, 4 wrong; of 12 more 38 of 40, 2 wrong. Of 449 verbs of such reports, put one by one
   between 部门 and a fund, the tables did not know 67. Of 813 more in front of six names, at the begin of a clause and behind an agency, 179
   were taken into the name, 55 when the others had their rows, hardly one of which takes a fund; of 149 names that hold verbs 38 were cut or
   lost behind 用好, then 19, most of them nothing but a verb (孵化基金). Of 560 more behind an agency 172 were taken into
   the name; those that no name holds have rows.

   What it does not do: a noun in front of a name without any particle (市财政局产业基金) is taken for a part of it, and so is a verb that is in
   neither table, unless the name stands alone elsewhere (name_prefix.c). The remedy is a row. */
#include "indexer/facts/name_edge.h"

#include <string.h>

#include "indexer/facts/wordset.h"
#include "text/fold.h"
#include "text/region.h"
#include "text/wordlist.h"

/* Two tables make one lexicon. The longest word wins, so that 供应链 keeps 应 and 新能源 keeps 新 from being seen in them. */
static const ws_word_row rows[] = {
#include "text/data/name_verbs.inc"
#include "text/data/name_words.inc"
};
static ws_wordset lexicon = WS_WORDSET(rows);

enum {
	NAME_MAX = 36,  /* longer than any name seen */
	QUOTE_MAX = 9,  /* “专精特新”基金 */
	PAREN_MAX = 10, /* 产业(创业)投资引导基金 */
};

static bool is_latin(uint32_t c) {
	return c >= 'a' && c <= 'z';
}

/* What can stand before a measure word: a digit, a numeral, 几 or 数. */
static bool is_numeral(uint32_t c) {
	static const uint32_t numerals[] = U"一二三四五六七八九十百千万亿两几数多余半零〇%";
	if (ws_is_digit(c) || c == 'n' || c == 'x') /* n个 */
		return true;
	for (size_t i = 0; numerals[i]; i++)
		if (numerals[i] == c)
			return true;
	return false;
}

/* The opening mark of the pair that closes at i - 1, when the text between is short and plain; SIZE_MAX otherwise. */
static size_t opening(const ws_name_text *text, size_t from, size_t i, uint32_t open, uint32_t close, size_t max) {
	for (size_t k = i - 1; k > from && i - k <= max; k--) {
		uint32_t c = text->c[k - 1];
		if (c == open)
			return k - 1 < i - 2 ? k - 1 : SIZE_MAX;
		if (c == close || c == U'。' || c == U';' || c == U':' || c == U'，' || (text->gap && text->gap[k]))
			return SIZE_MAX;
	}
	return SIZE_MAX;
}

/* (创业) is part of a name; (2) and (一) number an item, (县、市) goes through owners, (以下简称…) speaks of something else. */
static bool paren_belongs(const ws_name_text *text, size_t open, size_t close) {
	bool counting = true;
	if (open + 3 < close && ws_spelled_in(text->c[open + 1], "县市区旗") && text->c[open + 2] == U'、')
		return false;
	for (size_t k = open + 1; k < close; k++) {
		if (!ws_is_han(text->c[k]) && !is_latin(text->c[k]) && text->c[k] != U'、')
			return false;
		if (!is_numeral(text->c[k]))
			counting = false;
	}
	return !counting && text->c[open + 1] != U'以' && text->c[open + 1] != U'简' && text->c[open + 1] != U'下';
}

/* Whether a place that is written out ends at i: 配合|自治区|推进, 协助|海丝市|落实. */
static bool is_place_before(const ws_name_text *text, size_t from, size_t i) {
	enum { PLACE_MAX = 8 };
	ws_region_hit hit;
	if (!ws_spelled_in(text->c[i - 1], "省市区县州旗"))
		return false;
	size_t at = i > from + PLACE_MAX ? i - PLACE_MAX : from;
	for (; ws_region_next(text->c, i, at, WS_REGION_SHORT, WS_REGION_NONE, &hit); at = hit.end)
		if (hit.end == i && hit.end - hit.start > 2)
			return true;
	return false;
}

/* Whether a verb can stand at i: behind punctuation, or behind a word that ends names. `founded`: that word is a founding verb. */
static bool verb_can_stand(const ws_name_text *text, size_t from, size_t i, bool *founded) {
	*founded = false;
	if (i <= from || (text->gap && text->gap[i]))
		return true;
	uint32_t c = text->c[i - 1];
	if (c == U')') {
		size_t open = opening(text, from, i, U'(', U')', PAREN_MAX);
		return open != SIZE_MAX && !paren_belongs(text, open, i - 1);
	}
	if (!ws_is_han(c) && !is_latin(c))
		return c != U'”';
	if (c == U'金' && i - 1 > from && text->c[i - 2] == U'基') /* 母基金|参股|子基金 */
		return true;
	ws_word_hit hit = ws_word_before(&lexicon, text->c, from, i);
	if (is_place_before(text, from, i) || (ws_word_is(hit, 'l') && hit.len > 2)) /* 自治区|推进 */
		return true;
	if (!hit.row)
		return c == U'不'; /* 不|干预基金投资 */
	switch (hit.row->kind[0]) {
	case 'f':
		*founded = true;
		return true;
	case 'v':
	case 'p':
	case 'a':
	case 'q':
	case 'n':
		return true;
	case 'u':
		return i - hit.len > from && is_numeral(text->c[i - hit.len - 1]);
	case 'd':
		return verb_can_stand(text, from, i - hit.len, founded) && !*founded;
	default:
		return false;
	}
}

/* Where the word begins that 型 makes a sort of: 主控|型|种子基金 has no name. Two characters where the lexicon has none. */
static size_t before_sort(const ws_name_text *text, size_t from, size_t i) {
	ws_word_hit hit = ws_word_before(&lexicon, text->c, from, i);
	if (hit.row)
		return strchr("wgkd", hit.row->kind[0]) ? i - hit.len : i;
	bool plain = i >= from + 2 && ws_is_han(text->c[i - 1]) && ws_is_han(text->c[i - 2]);
	return plain && !(text->gap && (text->gap[i - 1] || text->gap[i])) ? i - 2 : i;
}

/* Whether [from, to) holds words of kinds and levels, however joined, and no others: “母-子”, “国家级”, but not “415X”. */
static bool only_kinds(const ws_name_text *text, size_t from, size_t to) {
	bool any = false;
	while (to > from) {
		ws_word_hit hit = ws_word_before(&lexicon, text->c, from, to);
		bool kind = hit.row && strchr("glk", hit.row->kind[0]);
		if (ws_is_han(text->c[to - 1]) && !kind)
			return false;
		any |= kind;
		to -= hit.row ? hit.len : 1;
	}
	return any;
}

/* What the words of a name read so far make of it. */
typedef struct {
	bool named, owned;
	bool guides; /* 引导 or 投资 stands directly before the head */
	bool begins; /* the leftmost word read is one that names begin with */
	bool first;  /* nothing but a place stands before it */
	bool level;  /* it is a level of government */
	bool own;    /* it holds what no table knows */
	ws_general general;
} makings;

/* A name while it is read leftwards: [i, end) belongs to it. A step takes more of it, or says that its edge is found. */
typedef struct {
	const ws_name_text *text;
	size_t from, i, end;
	bool head; /* 基金 stands at `end` */
	makings name;
	ws_edge edge;
} reading;

static reading reading_of(const ws_name_text *text, size_t from, size_t end) {
	bool head = end + 1 < text->n && text->c[end] == U'基' && text->c[end + 1] == U'金';
	return (reading){.text = text, .from = from, .i = end, .end = end, .head = head, .name = {.general = WS_GENERAL_NOT}};
}

static bool edge_at_i(reading *r, ws_edge_kind kind, size_t word) {
	r->edge = (ws_edge){kind, .at = r->i, .word = word};
	return true;
}

static bool take(reading *r, size_t to, bool names) {
	r->name.named |= names;
	r->i = to;
	return false;
}

/* 省医保局|推进|基金监管: who acts. */
static bool is_agent_before(const reading *r, size_t i) {
	ws_word_hit hit = ws_word_before(&lexicon, r->text->c, r->from, i);
	return ws_word_is(hit, 'n') && i - hit.len > r->from && ws_is_han(r->text->c[i - hit.len - 1]);
}

/* “助企周转基金”: all between the marks is the name that begins at `from`. */
static bool is_quoted(const reading *r, size_t from) {
	size_t close = r->end + 2;
	return r->head && from > r->from && r->text->c[from - 1] == U'“' && close < r->text->n && r->text->c[close] == U'”';
}

/* A verb that a name may hold: whether it is one where it stands. */
static bool is_verb_here(reading *r, ws_word_hit hit, bool begins) {
	bool founded;
	if (r->i == r->end && r->head)
		return hit.row->kind[1] != 'h' || is_agent_before(r, r->i - hit.len);
	if (begins)
		return true;
	size_t before = r->i - hit.len;
	bool behind_place = before > r->from && is_place_before(r->text, r->from, before);
	if (is_quoted(r, before) || (behind_place && hit.row->kind[1] == 'h' && !r->name.own)) /* 海丝市|发展|升级引导基金 */
		return false;
	bool enough = r->name.named || r->name.general || r->name.owned || !r->head;
	return enough && verb_can_stand(r->text, r->from, r->i - hit.len, &founded) && !founded;
}

/* Whether a word that names hold stands directly before the head, behind one that a verb follows. */
static bool is_verb_at_head(const reading *r, size_t before) {
	bool founded;
	return r->i == r->end && r->head && before > r->from && ws_is_han(r->text->c[before - 1]) &&
	       verb_can_stand(r->text, r->from, before, &founded) && !founded;
}

static bool is_place(const reading *r) {
	ws_region_hit hit;
	return ws_region_at(r->text->c, r->end, r->i, WS_REGION_SHORT, &hit) && hit.end < r->end;
}

/* Whether 中以 can be two countries: behind punctuation, a verb (推动|中以, not 在招商|中|以) or a link. */
static bool pair_can_stand(const reading *r, size_t at) {
	if (at == r->from || ws_name_cut(r->text, at) || !ws_is_han(r->text->c[at - 1]))
		return true;
	ws_word_hit hit = ws_word_before(&lexicon, r->text->c, r->from, at);
	size_t word = at - hit.len;
	bool first = word == r->from || ws_name_cut(r->text, word) || !ws_is_han(r->text->c[word - 1]);
	return hit.row && (strchr("fva", hit.row->kind[0]) || (first && hit.row->kind[0] == 'd'));
}

/* 在烟|参股基金, 在沪|设立: a place of one character, behind which a verb stands. */
static bool is_short_place(const reading *r, ws_word_hit hit) {
	const uint32_t *c = r->text->c;
	if (hit.len != 1 || c[r->i - 1] != U'在' || r->i + 1 >= r->end || ws_word_at(&lexicon, c, r->i, r->end).len > 1)
		return false;
	if (c[r->i + 1] == U'子' && r->i + 2 == r->end) /* 在昆|子基金 */
		return true;
	ws_word_hit next = ws_word_at(&lexicon, c, r->i + 1, r->end);
	return next.row && next.len > 1 && strchr("fvd", next.row->kind[0]);
}

static bool step_word(reading *r, ws_word_hit hit) {
	const uint32_t *c = r->text->c;
	const char *kind = hit.row->kind;
	size_t before = r->i - hit.len;
	bool numbered = before > r->from && is_numeral(c[before - 1]);
	bool begins = r->name.begins, level = r->name.level, founded;
	r->name.begins = strlen(kind) == 3 || (kind[0] == 'l' && (hit.len > 1 || c[before] == U'省'));
	r->name.first = r->name.begins && kind[0] == 'l';
	r->name.level = kind[0] == 'l';
	switch (kind[0]) {
	case 'f':
		return edge_at_i(r, WS_EDGE_FOUND, before);
	case 'v':
		if (verb_can_stand(r->text, r->from, before, &founded) && founded)
			return take(r, before, true);
		return edge_at_i(r, WS_EDGE_VERB, before);
	case 'd':
		if (kind[1] == 'l')
			return begins || level || is_place(r) || is_verb_here(r, hit, begins) ? edge_at_i(r, WS_EDGE_VERB, before) : take(r, before, true);
		if (is_verb_here(r, hit, begins))
			return edge_at_i(r, WS_EDGE_VERB, before);
		r->name.guides |= r->i == r->end && (c[before] == U'引' || c[before] == U'投');
		return take(r, before, false);
	case 'p':
		if (!is_short_place(r, hit))
			return edge_at_i(r, WS_EDGE_PARTICLE, before);
		*r = reading_of(r->text, r->i + 1, r->end); /* what was read holds the place: again without it */
		return false;
	case 'a':
		return edge_at_i(r, WS_EDGE_LIST, before);
	case 'q':
		return edge_at_i(r, WS_EDGE_SCOPE, before);
	case 'u':
		return numbered ? edge_at_i(r, WS_EDGE_QUANTITY, before) : take(r, before, true);
	case 'n':
		if (before > r->from && c[before - 1] == U'全') { /* 全省|政府产业基金 */
			r->i = before + 1;
			return edge_at_i(r, WS_EDGE_SCOPE, before - 1);
		}
		return take(r, before, true);
	case 'k':
		if (r->name.general != WS_GENERAL_PUBLIC)
			r->name.general = kind[1] == 'p' ? WS_GENERAL_PUBLIC : WS_GENERAL_FUND;
		return take(r, before, false);
	case 'l':
		if (c[before] == U'中' && before > r->from && c[before - 1] == U'其') { /* 其中|国益 */
			r->i = before + 1;
			return edge_at_i(r, WS_EDGE_VERB, before - 1);
		}
		r->name.owned |= kind[1] == 'o';
		return take(r, before, false);
	case 'g':
		if (kind[1] == 'u' && numbered) /* 三类|产业专项基金 */
			return edge_at_i(r, WS_EDGE_QUANTITY, before);
		return take(r, kind[1] ? before_sort(r->text, r->from, before) : before, false);
	default: /* w */
		if (c[before] == U'中' && before > r->from && c[before - 1] == U'其') { /* 其中|华岭 */
			r->i = before + 1;
			return edge_at_i(r, WS_EDGE_VERB, before - 1);
		}
		if (kind[1] == 'c' && !pair_can_stand(r, before)) /* 招商中|以|茶业基金为主 */
			return edge_at_i(r, WS_EDGE_PARTICLE, r->i - 1);
		r->name.own |= kind[1] == 'o';
		if (kind[1] == 'v' && (begins || is_verb_at_head(r, before))) /* 创新|政府投资基金, 进一步|创新|基金运作模式 */
			return edge_at_i(r, WS_EDGE_VERB, before);
		return take(r, before, true);
	}
}

/* “专精特新”|基金 */
static bool step_quoted(reading *r) {
	const uint32_t *c = r->text->c;
	size_t close = r->i - 1, open = opening(r->text, r->from, r->i, U'“', U'”', QUOTE_MAX);
	if (open == SIZE_MAX)
		return edge_at_i(r, WS_EDGE_OPEN, close);
	bool sum = false, han = false, slogan = false; /* “基金跟着项目走”引导基金 */
	for (size_t k = open + 1; k < close; k++) {
		sum |= c[k] == '+';
		han |= ws_is_han(c[k]);
		slogan |= (c[k] == U'基' && c[k + 1] == U'金') || c[k] == U'、'; /* “不想用、不会用”基金 */
	}
	/* “引导类”基金, “千亿级”基金, “升级版”基金 are no names, but 深圳市“20+8”产业基金群 */
	bool kinds = ws_spelled_in(c[close - 1], "类级版") || only_kinds(r->text, open + 1, close) || (sum && han);
	if (kinds && r->i < r->end)
		return edge_at_i(r, WS_EDGE_SCOPE, open);
	if (slogan)
		return edge_at_i(r, WS_EDGE_OPEN, close);
	r->name.own = true;
	take(r, open, han && !kinds); /* nor is “1+n”基金 one */
	if (open > r->from && ws_word_is(ws_word_before(&lexicon, c, r->from, open), 'n')) /* 慈善协会|“茶心”救灾专项基金 */
		return edge_at_i(r, WS_EDGE_VERB, open);
	return open > r->from && c[open - 1] == U'中' && edge_at_i(r, WS_EDGE_PARTICLE, open - 1); /* 临时救助中|“救急难”基金 */
}

/* 产业(创业)|投资引导基金 */
static bool step_paren(reading *r) {
	size_t close = r->i - 1, open = opening(r->text, r->from, r->i, U'(', U')', PAREN_MAX);
	if (open == SIZE_MAX || open == r->from || !ws_is_han(r->text->c[open - 1]) || !paren_belongs(r->text, open, close))
		return edge_at_i(r, WS_EDGE_OPEN, close);
	r->name.own = true;
	return take(r, open, false);
}

/* Whether the digit in front of i belongs to a word: 325|x, 21|世纪, g60|科创走廊. */
static bool is_of_word(const reading *r) {
	const uint32_t *c = r->text->c;
	size_t from = r->i - 1;
	while (from > r->from && ws_is_digit(c[from - 1]) && !ws_name_cut(r->text, from))
		from--;
	bool latin = from > r->from && is_latin(c[from - 1]) && !ws_name_cut(r->text, from);
	return latin || is_latin(c[r->i]) || ws_is_digit(c[r->i]) || c[r->i] == U'世';
}

/* 中国—东盟: what one dash joins to a place. */
static bool is_joined(const reading *r) {
	const uint32_t *c = r->text->c;
	size_t dash = r->i - 1;
	ws_region_hit hit;
	if (dash < r->from + 2 || r->i >= r->end || !ws_is_han(c[r->i]) || !ws_is_han(c[dash - 1]))
		return false;
	if (ws_word_is(ws_word_before(&lexicon, c, r->from, dash), 'l') || is_place(r))
		return true;
	for (size_t at = dash > r->from + 4 ? dash - 4 : r->from; ws_region_next(c, dash, at, WS_REGION_SHORT, WS_REGION_NONE, &hit); at = hit.end)
		if (hit.end == dash)
			return true;
	return false;
}

/* A character that ends no word of the lexicon. */
static bool step_character(reading *r) {
	uint32_t c = r->text->c[r->i - 1];
	r->name.begins = r->name.first = r->name.level = false;
	if (ws_is_han(c) || is_latin(c) || c == U'·' || (ws_is_digit(c) && r->i < r->end && is_of_word(r))) {
		r->name.own = true;
		return take(r, r->i - 1, !ws_is_digit(c));
	}
	if (ws_is_digit(c))
		return edge_at_i(r, WS_EDGE_QUANTITY, r->i - 1);
	if (c == U'”')
		return step_quoted(r);
	if (c == U')')
		return step_paren(r);
	if (ws_spelled_in(c, "—-") && is_joined(r))
		return take(r, r->i - 1, true);
	return edge_at_i(r, c == U'、' ? WS_EDGE_LIST : c == U'“' ? WS_EDGE_QUOTE : WS_EDGE_OPEN, r->i - 1);
}

/* Whether a place ends at i: 江苏|省级, 海丝高新区|政府投资. */
static bool is_behind_place(const reading *r) {
	enum { PLACE_MAX = 12 };
	ws_region_hit hit;
	ws_word_hit word = ws_word_before(&lexicon, r->text->c, r->from, r->i); /* 京津冀|国家技术创新中心 */
	if (ws_spelled_in(r->text->c[r->i - 1], "省市区县州旗盟镇乡村园港岛") || (ws_word_is(word, 'w') && word.row->kind[1] == 'o'))
		return true;
	size_t at = r->i > r->from + PLACE_MAX ? r->i - PLACE_MAX : r->from;
	for (; ws_region_next(r->text->c, r->end, at, WS_REGION_SHORT, WS_REGION_NONE, &hit) && hit.start < r->i; at = hit.end)
		if (hit.end >= r->i) /* 宁夏回族|自治区 is one */
			return true;
	return false;
}

static bool step(reading *r) {
	const uint32_t *c = r->text->c;
	size_t i = r->i;
	if (i <= r->from || (r->text->gap && r->text->gap[i] && i < r->end))
		return edge_at_i(r, WS_EDGE_OPEN, i);
	if (r->end - i > NAME_MAX)
		return edge_at_i(r, WS_EDGE_LONG, i);
	if (c[i - 1] == U'金' && i - 1 > r->from && c[i - 2] == U'基') /* X基金|参股基金 */
		return edge_at_i(r, WS_EDGE_FUND, i - 2);
	ws_word_hit hit = ws_word_before(&lexicon, c, r->from, i);
	bool ends = hit.row && !strchr("wgkn", hit.row->kind[0]);
	if (r->name.first && !ends && (ws_is_han(c[i - 1]) || c[i - 1] == U'”') && !is_behind_place(r))
		return edge_at_i(r, WS_EDGE_VERB, i);
	return hit.row ? step_word(r, hit) : step_character(r);
}

/* 茶业投资基金体系|茶机母基金, 专项基金中|茶机基金: what is said of the fund in front is no part of the next name. */
static void leave_group(const ws_name_text *text, size_t end, ws_edge *edge) {
	static const char *const groups[] = {"体系", "集群", "群", "池", "矩阵", "丛林"};
	if (edge->kind != WS_EDGE_FUND)
		return;
	edge->at += ws_any_spelled_at(text->c, end, edge->at, groups, sizeof groups / sizeof *groups);
	edge->at += edge->at < end && text->c[edge->at] == U'中' && ws_word_at(&lexicon, text->c, edge->at, end).len < 2;
}

ws_edge ws_name_edge(const ws_name_text *text, size_t from, size_t end) {
	if (end - from > NAME_MAX + QUOTE_MAX)
		from = end - NAME_MAX - QUOTE_MAX;
	reading r = reading_of(text, from, end);
	while (!step(&r))
		continue;
	leave_group(text, end, &r.edge);
	r.edge.named = r.name.named || ((r.name.general || r.name.guides || r.name.own) && r.name.owned);
	r.edge.plain = !r.name.own && !r.name.owned;
	r.edge.general = r.edge.named ? WS_GENERAL_NOT : r.name.general;
	return r.edge;
}

bool ws_name_verb_before(const ws_name_text *text, size_t from, size_t i, bool strict) {
	ws_word_hit hit = ws_word_before(&lexicon, text->c, from, i);
	return ws_word_is(hit, 'd') && !(strict && hit.row->kind[1] == 'h');
}
