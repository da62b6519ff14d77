/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kind of funds is written like a name: 城市更新基金 is one fund in the budget report that founds it and all there are in an article about
   them. The name does not tell, what is said of it does. Every place votes:

       one     a sum is its scale (规模50亿元的…基金, …基金总规模50亿元, …基金5亿元), it is founded, quoted, given a short name, unveiled, it acts
               (由…基金牵头)
       a kind  there are many (各级, 各类, 20余支, 所谓), others may found it (鼓励企业设立, 可以设立, 县级以上人民政府设立), it is a part of a scheme
               (引导基金+…基金+直投) or of a list of kinds (种子基金、天使基金、…基金) or of one whose first item is a kind by the words in front of it
               (支持商会设立互助基金、|纾困基金|)
       first   是首只…基金, 标志我省首只由财政出资的…基金: the fund has its name elsewhere; no mention and no vote
       system  it is spoken of as an instrument or a system (…基金作为, …基金等金融工具, …基金体系): no mention, and no vote unless the name is
               one of words for kinds
       passing a name of common words that stands once, governed by a verb (支持…基金) or told by what it is like (面向全省的…基金): a kind, unless
               it is handled (用好…基金, …基金引导作用, …基金管理办法) or listed beside other names
       nothing all else: 发挥…基金作用

   and names.c counts the votes of a document. A name of nothing but words for kinds (产业投资基金, 政府引导基金) is one fund only where a place says
   so; any other name is one unless places say kind and none says one; a name that says whose it is (省…, 国家…, 厦门市…) always is, but for
   the category of law with its owner in front: 山西省政府投资基金 means all the province has, unless a place says one. The places that say
   kind are no mentions of either.

   What was measured, on measures, notices, reports, press and papers annotated before the program saw them, each kind that was taken for a
   fund counted as wrong: without this module 66 of 73 names in 34 texts, 42 others. With it 106 of 119 in 32 texts, 26 others; when those
   had their rows, 27 of 28 in 30 texts, 8 others; then 36 of 40 in 15 texts, 3 others; then 40 of 42 in 12 texts, 1 other (two phases that
   the annotation had left off are in the 42); then, in the sentences about funds of 27 government work reports, 25 of 27, 6 others: funds
   that are counted, of an owner or not, and kinds named once in passing. Then by distinct funds, in 145 texts of press, measures, notices,
   policies and budgets, the first 38 mended before the next: 58 of 62 with 27 others, 49 of 60 with 9, 69 of 76 with 9, 41 of 42 with 4, 21
   of 23 with 5; and by others, 44 of 46 with 4 in 36 texts after that. The texts about funds in general are the hard ones, budgets are
   not: in all the fiscal documents and seeds at hand 21 places changed with the first version, every one of them a kind, and none since.

   Which features tell was counted in 327 of those texts, as an earlier version saw them first: names and others that have an owner 270, 14;
   that a place says to be one 160, 24; of which nothing is said, seen more than once 23, 2; seen once, at the edge of a clause or in a
   list 50, 15; governed by a verb, of common words 1, 13, of others 3, 5; behind 的 and the like, of common words 10, 16; behind another
   fund's name 0, 3; words for kinds said once to be one 3, 8. Hence what is named in passing. Then by distinct funds in texts not seen
   before, press and notices, each lot measured before it was mended: 54 of 56 with 10 others in 33, 30 of 33 with 4 in 24, 28 of 34 with
   11 in 20, 13 of 13 with 1 in 11.

   Then nine sets of 30 to 34 documents written in the manner of reports, measures and replies, or taken from the press, by others and
   measured before they were mended: of the policy funds in the register .923, .936, .918, .921, .970, .940, .950 and .874 were right, .91 to .98 of
   all there are were found; in the press two of three were right.

   Then sets of 30 of the same sort, policy and budget funds together, as first seen: in five like a collection of budget reports
   .981, .974, .971, .980 and .982 of the register were right and .969, .979, .966, .978 and .984 of all there are were found (of
   policy funds alone .936 to .968, and .946 to .978); in ten of work reports, plans, rules, replies and notices, most about policy
   funds, .927 to .968 and .957 to .991. An owner tells more than its tier: of names that begin with 市, 省, 国家 and the like 140 were
   funds and 2 were not, of those with 市级 or 区级 in front 7 and 8.

   That votes should be weighed rather than counted was tried on 572 names of common words or their own without an owner: weights by their log
   odds, fitted on all sets but one and measured on that one, in turn, made 69 errors at best, from the words around each place 118 at the
   best threshold, from both 88; the rules make 45.

   What is left: that every name of nobody's document must show that it is one fund was tried, and lost twice as many funds as kinds, since
   passages speak of funds that their document's head told of. */
#include "indexer/facts/fund_kind.h"

#include <string.h>

#include "indexer/facts/wordset.h"
#include "text/region.h"
#include "text/scope.h"
#include "text/wordlist.h"

static const ws_word_row rows[] = {
#include "text/data/fund_kind.inc"
};
static ws_wordset words = WS_WORDSET(rows);

enum { TITLE_MAX = 60, CLAUSE_MAX = 30, DESCRIBED_MAX = 12, SENTENCE_MAX = 90, SUM_MAX = 8 };

static bool speaks(ws_word_hit hit, char of) {
	return hit.row && strchr(hit.row->kind, of);
}

/* What the title that it stands in says of it: 《政府投资基金暂行管理办法》 and 关于政府引导基金规范设立的意见 without its marks speak of kinds.
   *in: whether it stands in a title. */
static ws_fund_says says_title(const ws_name_text *text, const ws_fund *fund, bool *in) {
	*in = fund->general && ws_spelled_at(text->c, text->n, fund->edge.word, "关于") > 0;
	for (size_t i = fund->from; i > 0 && fund->from - i < TITLE_MAX && !ws_name_cut(text, i) && !ws_spelled_in(text->c[i - 1], "》。"); i--)
		if (text->c[i - 1] == U'《' || text->c[i - 1] == U'<') {
			*in = true;
			break;
		}
	return *in && (fund->general || ws_fund_is_category(text->c + fund->from, fund->to - fund->from)) ? WS_SAYS_RULE : WS_SAYS_NOTHING;
}

/* 支持|海丝|集团|牵头设立: whether what stands between who is urged and the verb is a name of its own, not 各, 龙头 and the like. */
static bool is_named_actor(const ws_name_text *text, size_t from, size_t to) {
	static const char *const sorts[] = {"各",   "龙头", "国有", "大型", "条件", "上市", "骨干", "产业", "企业", "本地", "属",   "民营", "重点",
	                                    "优质", "社会", "专业", "知名", "头部", "市场", "内",   "领军", "链主", "金融", "民间", "类"};
	for (size_t i = from; i < to; i++)
		if (!ws_is_han(text->c[i]) || ws_any_spelled_at(text->c, to, i, sorts, sizeof sorts / sizeof *sorts))
			return false;
	return to >= from + 2;
}

bool ws_fund_is_allowed(const ws_name_text *text, size_t to) {
	const uint32_t *c = text->c;
	size_t clause = to;
	while (clause > 0 && to - clause < CLAUSE_MAX && !ws_name_cut(text, clause) && !ws_spelled_in(c[clause - 1], "。;,:!?"))
		clause--;
	size_t from = clause;
	while (from > 0 && to - from < SENTENCE_MAX && !ws_name_cut(text, from) && !ws_spelled_in(c[from - 1], "。;!?"))
		from--;
	size_t urged = SIZE_MAX; /* where the verb that urges ends */
	for (size_t i = from; i < to; i++) {
		ws_word_hit hit = ws_word_at(&words, c, i, to);
		bool one = speaks(hit, 'h') && speaks(hit, 'c') && urged < i && is_named_actor(text, urged, i);
		if (speaks(hit, 'q') || (i >= clause && (speaks(hit, 'p') || (urged != SIZE_MAX && speaks(hit, 'h') && !one))))
			return true;
		if (i >= clause && speaks(hit, 'r'))
			urged = i + hit.len;
		if (hit.len)
			i += hit.len - 1;
	}
	return false;
}

/* Whether there are several by the measure word at `word`: 20余支, 三只, but 一支. */
static bool is_several(const ws_name_text *text, size_t word, size_t at) {
	bool measure = false;
	for (size_t i = word; i < at; i++)
		measure |= ws_spelled_in(text->c[i], "支只个项类种家批位");
	if (!measure || word == 0)
		return false;
	bool many = ws_spelled_in(text->c[word], "余多");
	uint32_t last = text->c[word - 1];
	bool longer = word > 1 && text->c[word - 2] >= '0' && text->c[word - 2] <= '9';
	return many || (last >= '2' && last <= '9') || (longer && last >= '0' && last <= '9') || ws_spelled_in(last, "二两三四五六七八九十百千几数余多n");
}

/* How many have a sum together: 10只总规模200亿元的|产业投资基金. */
static bool is_sum_of_several(const ws_name_text *text, size_t at) {
	enum { SAID_MAX = 20 };
	for (size_t i = at; i > 1 && at - i < SAID_MAX && !ws_name_cut(text, i) && !ws_spelled_in(text->c[i - 1], "。;,:!?、"); i--)
		if (ws_spelled_in(text->c[i - 1], "支只") && is_several(text, i - 1, i))
			return true;
	return false;
}

/* 成为|首批, 是|河南|第一只, 作为|西北地区|首只: what is said of a fund whose name stands elsewhere in the sentence. `word`: where 首只 begins. */
static bool is_description(const ws_name_text *text, size_t word, const char *of) {
	for (size_t i = word; i > 0 && word - i < DESCRIBED_MAX && !ws_name_cut(text, i) && ws_is_han(text->c[i - 1]); i--) {
		ws_word_hit hit = ws_word_before(&words, text->c, i > 4 ? i - 4 : 0, i);
		if (hit.row && strpbrk(hit.row->kind, of))
			return true;
	}
	return false;
}

/* 标志我省|首只|由财政出资的|茶业基金, 是|首笔|10亿元|茶旅基金: what is said of a fund that has its name elsewhere. */
static bool is_first(const ws_name_text *text, size_t at) {
	static const char *const firsts[] = {"首只", "首支", "首笔", "首个", "首家", "第一只", "第一支", "第一家"};
	for (size_t i = at; i > 0 && at - i < CLAUSE_MAX && !ws_name_cut(text, i) && !ws_spelled_in(text->c[i - 1], "。;,:!?、—“"); i--)
		if (ws_any_spelled_at(text->c, at, i - 1, firsts, sizeof firsts / sizeof *firsts))
			return is_description(text, i - 1, "bt");
	return false;
}

/* 是指采用市场化方式募集的|科技基金, …基金是由市政府发起设立的|市级母基金: what a kind or a fund is said to be. `of`: where the 的 stands. */
static bool is_predicate(const ws_name_text *text, size_t of, bool general) {
	static const char *const being[] = {"基金是", "基金为"};
	enum { PREDICATE_MAX = 60 };
	for (size_t i = of; i > 0 && of - i < PREDICATE_MAX && !ws_name_cut(text, i) && !ws_spelled_in(text->c[i - 1], "。;"); i--) {
		size_t at = i - 1;
		if (ws_spelled_at(text->c, of, at, "是指") ||
		    (general && ws_any_spelled_at(text->c, of, at, being, sizeof being / sizeof *being)))
			return true;
	}
	return false;
}

/* 5亿元, 5000万元. */
static bool is_sum(const ws_name_text *text, size_t i) {
	size_t from = i;
	while (i < text->n && i - from < SUM_MAX && ((text->c[i] >= '0' && text->c[i] <= '9') || text->c[i] == '.' || text->c[i] == ','))
		i++;
	return i > from && i < text->n && (text->c[i] == U'亿' || text->c[i] == U'万') && !ws_name_cut(text, from);
}

/* …基金规模|50亿元, …基金规模|达到50亿元 */
static bool is_level(const ws_name_text *text, size_t i) {
	return i < text->n && ((text->c[i] >= '0' && text->c[i] <= '9') || ws_spelled_in(text->c[i], "达为由从超突近约不已扩增:"));
}

/* 茶业创新基金|、贷款贴息等方式: whether the list that goes on behind it is one of means. */
static bool closes_as_kinds(const ws_name_text *text, size_t to) {
	if (text->c[to] != U'、')
		return false;
	for (size_t i = to + 1; i < text->n && i - to < CLAUSE_MAX && !ws_name_cut(text, i) && !ws_spelled_in(text->c[i], "。;,:!?"); i++)
		if (text->c[i] == U'等')
			return speaks(ws_word_at(&words, text->c, i, text->n), 'l');
	return false;
}

/* 规模5亿元的|政府投资引导基金|海丝茶业发展基金: whether the next fund's name begins where this one ends. */
static bool names_next(const ws_name_text *text, size_t to) {
	for (size_t i = to; i + 1 < text->n && i - to < CLAUSE_MAX && !ws_name_cut(text, i) && ws_is_han(text->c[i]); i++)
		if (text->c[i] == U'基' && text->c[i + 1] == U'金') {
			ws_edge edge = ws_name_edge(text, 0, i);
			return edge.kind == WS_EDGE_FUND && edge.at == to && edge.named;
		}
	return false;
}

/* 省内首只政府引导型茶业基金——“海丝茶业基金”, 规模10亿元的政府引导基金——海丝茶业基金: what stands in front says what the other is. */
static bool is_apposed(const ws_name_text *text, const ws_fund *fund) {
	size_t i = fund->to;
	if (!fund->general && fund->edge.kind != WS_EDGE_SCOPE && fund->edge.kind != WS_EDGE_PARTICLE)
		return false;
	while (i < text->n && !ws_name_cut(text, i) && ws_spelled_in(text->c[i], "—-"))
		i++;
	if (i == fund->to)
		return fund->general && names_next(text, i);
	i += i < text->n && text->c[i] == U'“';
	for (size_t from = i; i + 1 < text->n && i - from < CLAUSE_MAX && !ws_name_cut(text, i) && ws_is_han(text->c[i]); i++)
		if (text->c[i] == U'基' && text->c[i + 1] == U'金')
			return true;
	return false;
}

/* Whether a scheme's parts are joined at i: 茶业母基金|+|直投, 种子基金|—|天使基金, but not …基金|—|—海丝茶业基金. */
static bool joins_parts(const ws_name_text *text, size_t i) {
	if (i >= text->n || ws_name_cut(text, i) || ws_name_cut(text, i + 1))
		return false;
	return text->c[i] == '+' || (text->c[i] == U'—' && ws_spelled_in(text->c[i - 1], "金群") && text->c[i + 1] != U'—');
}

/* 茶业母基金+茶机子基金+直投, but 1支茶业母基金+5支子基金. */
static bool is_part_of_scheme(const ws_name_text *text, const ws_fund *fund) {
	bool behind = fund->from > 1 && joins_parts(text, fund->from - 1), before = joins_parts(text, fund->to);
	return behind || (before && fund->edge.kind != WS_EDGE_QUANTITY);
}

/* A name of common words that is the object of a verb, 支持|茶业创新基金, or told by what it is like, 面向全省的|茶业创新基金. What is used or
   made stronger is there (用好|茶业创新基金, …基金引导作用), and so is what has rules of its own (…基金管理办法). */
static bool is_in_passing(const ws_name_text *text, const ws_fund *fund) {
	const ws_edge *edge = &fund->edge;
	bool cell = text->gap && ws_name_cut(text, fund->to); /* what a row of a table is about */
	if (fund->general || !edge->plain || fund->class != WS_NAME_POLICY_FUND || cell)
		return false;
	ws_word_hit before = ws_word_before(&words, text->c, 0, fund->from);
	if (speaks(before, 'v') || speaks(before, 'd') || speaks(ws_word_at(&words, text->c, fund->to, text->n), 'w'))
		return false;
	return edge->kind == WS_EDGE_VERB || edge->kind == WS_EDGE_FUND ||
	       (edge->kind == WS_EDGE_PARTICLE && text->c[edge->word] == U'的');
}

/* 建立|天使基金|投向未来产业机制 founds no fund. */
static bool founding_ends(const ws_name_text *text, size_t to) {
	static const char *const on[] = {"规模", "总规模", "首期", "支持", "并"};
	return to == text->n || ws_name_cut(text, to) || (!ws_is_han(text->c[to]) && text->c[to] != U'“') ||
	       ws_any_spelled_at(text->c, text->n, to, on, sizeof on / sizeof *on);
}

/* 探索|与国有平台合作|设立: nobody knows yet whether there will be one. `to`: where the founding verb begins. */
static bool is_explored(const ws_name_text *text, size_t to) {
	for (size_t i = to; i > 1 && to - i < CLAUSE_MAX && !ws_name_cut(text, i) && !ws_spelled_in(text->c[i - 1], "。;,:!?"); i--)
		if (ws_spelled_at(text->c, to, i - 2, "探索"))
			return true;
	return false;
}

/* (二)设立|产业链专项基金。由集团联合…: the heading of a task; what it founds has its name below. `word`: where the verb begins. */
static bool is_task(const ws_name_text *text, size_t word, size_t to) {
	bool begins = word == 0 || (ws_spelled_in(text->c[word - 1], ").") && !ws_name_cut(text, word));
	return begins && (to == text->n || text->c[to] == U'。');
}

static ws_fund_says says_in_front(const ws_name_text *text, const ws_fund *fund, bool region) {
	const uint32_t *c = text->c;
	size_t at = fund->from, word = fund->edge.word;
	size_t look = word > CLAUSE_MAX ? word - CLAUSE_MAX : 0;
	ws_word_hit before = ws_word_before(&words, c, look, fund->edge.kind == WS_EDGE_QUOTE ? word : at); /* 冒用“茶业基金”名义 */
	ws_word_hit whose = ws_word_at(&words, c, at, fund->head);
	bool named = !fund->general && (fund->edge.kind == WS_EDGE_LIST || whose.len < 3); /* 建成|地方金融风险化解基金 */
	if (speaks(whose, 'n') && !named) /* 扩大地方政府产业基金规模 */
		return WS_SAYS_KIND;
	if (word < at && (speaks(before, 'm') || (fund->general && speaks(before, 'e')) || /* 鼓励|产业基金, but 鼓励|茶业增信基金加大投放 */
	                  (fund->edge.kind == WS_EDGE_SCOPE && is_description(text, word, "b")))) /* 成为|首批 */
		return WS_SAYS_KIND;
	if (fund->edge.kind == WS_EDGE_PARTICLE && c[word] == U'的' && is_predicate(text, word, fund->general))
		return WS_SAYS_KIND;
	bool tiered = c[at + 1] == U'级' || c[at + 2] == U'级';
	switch (fund->edge.kind) {
	case WS_EDGE_VERB:
	case WS_EDGE_PARTICLE: /* 设立了 */
		if (tiered && ws_fund_is_allowed(text, at)) /* 可参照本办法制定|区级茶业基金|管理制度 */
			return WS_SAYS_MANY;
		if (speaks(before, 'd') && ws_fund_is_allowed(text, at)) /* 各级政府设立的 */
			return WS_SAYS_KIND;
		if (!speaks(before, 'f'))
			break;
		/* fall through */
	case WS_EDGE_FOUND:
		if ((fund->general || fund->edge.plain) && is_task(text, word, fund->to))
			return fund->general ? WS_SAYS_NOTHING : WS_SAYS_PASSING;
		if (ws_fund_is_allowed(text, at))
			return tiered ? WS_SAYS_MANY : WS_SAYS_KIND; /* 鼓励晋江、石狮设立|县级茶业基金 */
		if (fund->general && !speaks(ws_word_at(&words, c, at, fund->head), 'u'))
			return region && !is_explored(text, word) && c[fund->head - 1] != U'子' && founding_ends(text, fund->to) ? WS_SAYS_ONE : WS_SAYS_NOTHING;
		return WS_SAYS_ONE;
	case WS_EDGE_QUANTITY:
		if (is_several(text, word, at))
			return WS_SAYS_MANY;
		break;
	case WS_EDGE_QUOTE:
		if (fund->to < text->n && c[fund->to] == U'”' && !fund->general)
			return WS_SAYS_ONE;
		at--;
		break;
	default:
		break;
	}
	if (!ws_fund_follows_sum(c, at))
		return WS_SAYS_NOTHING;
	return is_sum_of_several(text, at) ? WS_SAYS_MANY : WS_SAYS_ONE;
}

/* …基金|5亿元, …基金|达到5亿元 */
static bool has_sum(const ws_name_text *text, size_t to) {
	static const char *const reaches[] = {"已达到", "达到", "已达", "达", "增至", "扩大到", "扩大至"};
	return is_sum(text, to) || is_sum(text, to + ws_any_spelled_at(text->c, text->n, to, reaches, sizeof reaches / sizeof *reaches));
}

/* 省茶业引导基金|体系, 福建省茶业母基金|体系: what is around one fund. */
static bool is_headed(const ws_name_text *text, const ws_fund *fund) {
	bool one = text->c[fund->head - 1] == U'母' || ws_spelled_at(text->c, fund->head, fund->head - 2, "引导");
	return one && !fund->general && ws_fund_is_owned(text->c + fund->from, fund->to - fund->from);
}

static ws_fund_says says_around(const ws_name_text *text, const ws_fund *fund, bool region) {
	const uint32_t *c = text->c;
	size_t to = fund->to, n = text->n;
	if (is_part_of_scheme(text, fund))
		return WS_SAYS_KIND;
	bool titled;
	ws_fund_says title = says_title(text, fund, &titled);
	if (title != WS_SAYS_NOTHING)
		return title;
	if (!titled && is_first(text, fund->from))
		return WS_SAYS_RULE;
	ws_fund_says front = says_in_front(text, fund, region);
	if (front == WS_SAYS_KIND && !fund->general && fund->edge.kind == WS_EDGE_FOUND && is_sum(text, to)) /* 向集团注资组建|茶业基金|3亿元 */
		front = WS_SAYS_ONE;
	if (front == WS_SAYS_KIND || front == WS_SAYS_MANY)
		return front; /* 《关于企业收取的|各种|茶业基金…的通知》 */
	if (titled)
		return WS_SAYS_NOTHING;
	if (to == n || ws_name_cut(text, to))
		return front;
	ws_word_hit behind = ws_word_at(&words, c, to, n);
	if (speaks(behind, 'y') && !is_headed(text, fund))
		return WS_SAYS_SYSTEM;
	if (is_apposed(text, fund))
		return WS_SAYS_MANY;
	if (speaks(behind, 'a'))
		return WS_SAYS_KIND;
	if (fund->edge.plain && front != WS_SAYS_ONE && closes_as_kinds(text, to))
		return WS_SAYS_PASSING; /* 用好|茶业创新基金|、贷款贴息等工具 can be said of one */
	if (fund->general && speaks(behind, 'g'))
		return WS_SAYS_KIND;
	if (fund->general && fund->edge.kind == WS_EDGE_SCOPE) /* 首支区域母基金正式运营 */
		return WS_SAYS_NOTHING;
	to += ws_spelled_in(c[to], ",”(");
	ws_word_hit does = ws_word_at(&words, c, to, n);
	bool children = fund->general && c[fund->head - 1] == U'子' && c[fund->head - 2] != U'种'; /* 产业子基金总规模20亿元: of all of them */
	bool size = fund->general && fund->edge.kind == WS_EDGE_VERB && speaks(does, 'o') && c[to + does.len - 1] == U'模' &&
	            !is_level(text, to + does.len); /* 扩大|早期投资基金|规模 */
	static const char *const all[] = {"实缴", "认缴", "总规模", "规模"};
	static const char *const single[] = {"担保", "补偿", "救助", "转贷"}; /* a place has one of them */
	bool everywhere = fund->edge.kind == WS_EDGE_SCOPE && fund->edge.plain && c[fund->edge.word] == U'全' &&
	                  !ws_any_spelled_at(c, n, fund->head - 2, single, sizeof single / sizeof *single);
	if (everywhere && ws_any_spelled_at(c, n, to, all, sizeof all / sizeof *all)) /* 全市|茶创基金|实缴总规模超240亿元 */
		return WS_SAYS_MANY;
	if (has_sum(text, to) || (speaks(does, 'o') && !children && !size) || (!fund->general && speaks(does, 's')))
		return WS_SAYS_ONE;
	return front;
}

ws_fund_says ws_fund_says_of(const ws_name_text *text, const ws_fund *fund, bool region) {
	if (fund->class == WS_NAME_BUDGET_FUND) /* 7项|社会保险基金 are those that the law knows */
		return WS_SAYS_NOTHING;
	ws_fund_says says = says_around(text, fund, region);
	return says == WS_SAYS_NOTHING && is_in_passing(text, fund) ? WS_SAYS_PASSING : says;
}

bool ws_fund_follows_sum(const uint32_t *c, size_t at) {
	static const char *const scales[] = {"总规模", "规模", "以上", "左右", "人民币"};
	if (at > 0 && c[at - 1] == U'的')
		at--;
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) { /* 50亿元规模的 */
		size_t n = ws_spelled_before(c, 0, at, scales[i]);
		if (n) {
			at -= n;
			break;
		}
	}
	return at > 0 && (c[at - 1] == U'元' || c[at - 1] == U'亿');
}

bool ws_fund_is_known(const uint32_t *c, size_t n) {
	size_t level = ws_scope(c, n, NULL, 0);
	bool guides = n > 4 && c[n - 4] == U'引'; /* 市级|产业引导基金 is one */
	bool tiered = level > 1 && c[level - 1] == U'级' && c[0] != U'省' && !guides; /* 市级|产业基金 are those of the tier */
	return (level > 0 && !tiered) || (n > 3 && c[n - 3] == U'母');
}

bool ws_fund_is_category(const uint32_t *c, size_t n) {
	static const char *const categories[] = {"政府投资基金", "政府性投资基金", "政府性融资担保基金", "国有企业基金", "国有企业产业基金", "国资基金"};
	ws_region_hit hit;
	size_t i = ws_region_at(c, n, 0, WS_REGION_SHORT, &hit) ? hit.end : 0;
	i += ws_scope(c + i, n - i, NULL, 0);
	return (i > 0 || c[0] == U'政') && ws_any_spelled_at(c, n, i, categories, sizeof categories / sizeof *categories) == n - i;
}

bool ws_fund_is_owned(const uint32_t *c, size_t n) {
	ws_region_hit hit;
	return ws_spelled_at(c, n, 0, "国家") || ws_spelled_at(c, n, 0, "中国") ||
	       (ws_spelled_at(c, n, 0, "中央") && !ws_spelled_at(c, n, 2, "企业")) || ws_scope(c, n, NULL, 0) ||
	       (ws_region_at(c, n, 0, WS_REGION_SHORT, &hit) && hit.end + 2 < n);
}
