/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every 基金 in a text is looked at once, and what it is decided by what stands around it:

       behind it   会, 管理有限公司, 理事会, 化 …: a foundation, a company, an agency, a process (text/fund_after.h); 群, 二期: part of the name
       before it   an insurance with its modifiers, or the name of a government fund (budget_funds.tsv): a budget fund, however it is
       joined to
                   what precedes it; otherwise name_edge.c says where the name begins
       the name    自然科学基金, 信托基金, 公益基金 …: research grants, products of the capital market, charities (fund_not.tsv); nothing but a kind
                   (母基金, 专项基金): generic, a name only as an alias

   A budget fund is recognised by the words before its head alone, because budget reports join them to anything (全市|社会保险基金|预算收入,
   其他|国有土地收益基金|支出); but 旅游发展基金 and others that can end longer names (乡村旅游发展基金) only as the whole name. 政府性融资担保基金 is
   no 政府性基金: what stands before the head is 融资担保.

   In 79 published fiscal documents the tables tell 1462 mentions of budget funds from 68 of policy funds; 66 occurrences of 基金 are no name,
   and read one by one none of them should be one. */
#include "indexer/facts/fund.h"

#include <string.h>

#include "indexer/facts/wordset.h"
#include "text/fund_after.h"
#include "text/region.h"

static const ws_word_row tail_rows[] = {
#include "text/data/fund_heads.inc"
};
static const ws_word_row not_rows[] = {
#include "text/data/fund_not.inc"
};
static const ws_word_row budget_rows[] = {
#include "text/data/budget_funds.inc"
};
static ws_wordset tails = WS_WORDSET(tail_rows);
static ws_wordset others = WS_WORDSET(not_rows);
static ws_wordset budget = WS_WORDSET(budget_rows);

enum { LOOK_MAX = 64, OWN_MIN = 2 /* 海丝私募股权投资基金 has a name of its own */ };

static size_t least(size_t a, size_t b) {
	return a < b ? a : b;
}

/* Where the part of the text that may hold the name begins: behind the last layout gap. */
static size_t floor_of(const ws_name_text *text, size_t end) {
	size_t from = end > LOOK_MAX ? end - LOOK_MAX : 0;
	if (text->gap)
		for (size_t i = end + 1; i > from; i--)
			if (text->gap[i - 1])
				return i - 1;
	return from;
}

size_t ws_fund_before_paren(const ws_name_text *text, size_t from, size_t end) {
	if (end > from && text->c[end - 1] == U')')
		for (size_t i = end - 1; i > from && end - i < 14; i--)
			if (text->c[i - 1] == U'(')
				return i - 1;
	return end;
}

size_t ws_fund_insured(const ws_name_text *text, size_t from, size_t i) {
	for (;;) {
		size_t open = ws_fund_before_paren(text, from, i);
		ws_word_hit hit = ws_word_before(&budget, text->c, from, open);
		if (!ws_word_is(hit, 'm'))
			return i;
		i = open - hit.len;
	}
}

size_t ws_fund_insurance(const ws_name_text *text, size_t from, size_t end) {
	size_t i = ws_fund_before_paren(text, from, end);
	ws_word_hit hit = ws_word_before(&budget, text->c, from, i);
	if (ws_word_is(hit, 'a')) /* also those that are whole names */
		hit = ws_word_before(&budget, text->c, from, i -= hit.len);
	i = ws_fund_before_paren(text, from, i);
	hit = ws_word_before(&budget, text->c, from, i);
	if (!ws_word_is(hit, 'i'))
		return SIZE_MAX;
	return ws_fund_insured(text, from, i - hit.len);
}

size_t ws_fund_shared_insurance(const ws_name_text *text, size_t from, size_t to) {
	static const char *const insured[] = {"职工", "居民"}; /* 职工|医保 is one word */
	for (;;) {
		ws_word_hit hit = ws_word_at(&budget, text->c, from, to);
		if (ws_word_is(hit, 'i'))
			return from + ws_any_spelled_at(text->c, to, from, insured, sizeof insured / sizeof *insured);
		if (!ws_word_is(hit, 'm') || hit.row->kind[1] == 's')
			return from;
		from += hit.len;
	}
}

/* Whether only a place and a level of government stand in [from, to): 省级|价格调节基金, 泉州市市级|价格调节基金. */
static bool is_whose(const ws_name_text *text, size_t from, size_t to) {
	static const uint32_t levels[] = U"省市县区州级本国家地方中央";
	ws_region_hit hit;
	if (ws_region_next(text->c, to, from, WS_REGION_SHORT, WS_REGION_NONE, &hit) && hit.start == from)
		from = hit.end;
	for (; from < to; from++) {
		size_t k = 0;
		while (levels[k] && levels[k] != text->c[from])
			k++;
		if (!levels[k])
			return false;
	}
	return true;
}

/* Whether the fund whose head begins at `head` is a budget fund; *at: where its name begins. */
static bool is_budget(const ws_name_text *text, size_t from, size_t head, const ws_edge *edge, size_t *at) {
	size_t start = ws_fund_insurance(text, from, head);
	if (start != SIZE_MAX) {
		*at = start;
		return true;
	}
	ws_word_hit hit = ws_word_before(&budget, text->c, from, ws_fund_before_paren(text, from, head));
	if (ws_word_is(hit, 's')) {
		*at = head - hit.len;
		return true;
	}
	static const char *const accounts[] = {"预算", "收入", "支出", "收支"};
	bool account = ws_word_is(hit, 'y') && ws_any_spelled_at(text->c, text->n, head + 2, accounts, sizeof accounts / sizeof *accounts);
	if (!(hit.row && strchr(hit.row->kind, 'x')) && !account)
		return false;
	if (!is_whose(text, edge->at, head - hit.len))
		return false;
	*at = head - hit.len;
	return true;
}

static bool is_deictic(const ws_name_text *text, size_t head) {
	return head > 0 && !ws_name_cut(text, head) && (text->c[head - 1] == U'该' || text->c[head - 1] == U'此' || text->c[head - 1] == U'本');
}

/* What it is said to be, not what it is called: 定位为|国家级茶旅基金. */
static bool is_description(const ws_name_text *text, size_t from) {
	bool said = from > 0 && (text->c[from - 1] == U'为' || text->c[from - 1] == U'是' || text->c[from - 1] == U'的');
	return said && ws_spelled_at(text->c, text->n, from, "国家级") > 0;
}

/* How many there are, not which: 设立茶旅基金|32支. A list may be counted, too: 茶种、茶旅基金2支, but not 天使、创投子基金|27支. */
static bool is_counted(const ws_name_text *text, size_t to, bool list) {
	static const char *const verbs[] = {"已达", "共有", "增至", "达到", "共", "达"};
	size_t i = to;
	if (!list)
		i = to += ws_any_spelled_at(text->c, text->n, to, verbs, sizeof verbs / sizeof *verbs);
	while (i < text->n && text->c[i] >= '0' && text->c[i] <= '9')
		i++;
	bool many = i > to + 1 || (!list && i == to + 1 && text->c[to] > '1');
	if (!many || i >= text->n || (text->c[i] != U'支' && text->c[i] != U'只'))
		return false;
	return i + 1 >= text->n || !ws_is_han(text->c[i + 1]);
}

/* 在|海丝子基金|投放: where the sub-funds are. */
static bool is_where(const ws_name_text *text, const ws_fund *fund) {
	ws_region_hit hit;
	return fund->from > 0 && text->c[fund->from - 1] == U'在' && text->c[fund->head - 1] == U'子' &&
	       ws_region_at(text->c, fund->head - 1, fund->from, WS_REGION_SHORT, &hit) && hit.end == fund->head - 1;
}

/* A region written out in full begins a name, whatever stands before it: 亮丽|海丝市茶业基金. Not the short form: 建信厦门茶业基金, but behind 原. */
static void begin_with_region(const ws_name_text *text, ws_fund *fund) {
	ws_region_hit hit;
	for (size_t at = fund->from; ws_region_next(text->c, fund->head, at, WS_REGION_SHORT, WS_REGION_NONE, &hit); at = hit.end) {
		uint32_t last = text->c[hit.end - 1];
		bool full = hit.end - hit.start > 2 && (last == U'省' || last == U'市' || last == U'县' || last == U'区' || last == U'州');
		bool behind = hit.start > fund->from && (ws_is_han(text->c[hit.start - 1]) || text->c[hit.start - 1] == U'·');
		bool in_region = hit.start > fund->from && is_whose(text, fund->from, hit.start); /* 海丝|滨海新区 */
		bool former = hit.start == fund->from + 1 && text->c[fund->from] == U'原'; /* 原|广东茶业基金 */
		if (!behind || in_region || hit.end == fund->head || !(full || former))
			continue;
		fund->from = fund->edge.at = fund->edge.word = hit.start;
		fund->edge.kind = WS_EDGE_VERB;
	}
}

/* 金融资产投资公司(AIC)|股权投资基金: those of a sort of companies. */
static bool is_of_companies(const ws_name_text *text, size_t from, size_t to) {
	for (size_t i = from; i + 4 <= to; i++)
		if (ws_spelled_at(text->c, to, i, "投资公司"))
			return true;
	return false;
}

static ws_fund fund_at(const ws_name_text *text, size_t head) {
	ws_fund fund = {.kind = WS_FUND_NOT, .class = WS_NAME_POLICY_FUND, .head = head, .to = head + 2};
	size_t limit = least(text->n, head + 2 + 16);
	for (size_t i = head + 2; text->gap && i < limit; i++)
		if (text->gap[i])
			limit = i;
	if (text->gap && text->gap[head + 1])
		return fund;
	bool other = ws_fund_behind(text->c, limit, head + 2) != WS_FUND_ITSELF;
	size_t from = floor_of(text, head);
	fund.edge = ws_name_edge(text, from, head);
	fund.from = fund.edge.at;
	bool slogan = head > from && (text->c[head - 1] == U'一' || text->c[head - 1] == U'·'); /* 一园一基金, 投资海丝·基金八闽行 */
	if (other || slogan)
		return fund;
	if (is_budget(text, from, head, &fund.edge, &fund.from)) {
		fund.class = WS_NAME_BUDGET_FUND;
		fund.kind = WS_FUND_NAMED;
		return fund;
	}
	if (fund.from == head && is_deictic(text, head)) {
		ws_word_hit group = ws_word_at(&tails, text->c, head + 2, limit); /* 该基金群 */
		fund.kind = WS_FUND_DEICTIC;
		fund.from = head - 1;
		fund.to += ws_word_is(group, 't') ? group.len : 0;
		return fund;
	}
	if (fund.edge.kind == WS_EDGE_FUND && ws_word_is(ws_word_before(&others, text->c, from, fund.from), 'e'))
		return fund;
	ws_word_hit name = ws_word_before(&others, text->c, fund.from, head + 2);
	if (ws_word_is(name, 'k') && (!fund.edge.named || head + 2 - name.len < fund.from + OWN_MIN))
		return fund;
	if (ws_word_is(name, 'e') || (ws_word_is(name, 'w') && name.len == head + 2 - fund.from))
		return fund;
	if (fund.edge.kind == WS_EDGE_LONG || is_of_companies(text, fund.from, head))
		return fund;
	ws_word_hit tail = ws_word_at(&tails, text->c, head + 2, limit);
	fund.general = fund.edge.general;
	fund.to += tail.len;
	bool phase = ws_word_is(tail, 'p') && fund.from < head; /* 大基金三期 */
	bool cut = text->c[fund.from] == U'性'; /* the end of a word that a page end cut: 政府|性融资担保基金 */
	bool unnamed = ((!fund.edge.named && !fund.general) || head - fund.from < 2 || cut) && !phase;
	bool list = fund.edge.kind == WS_EDGE_LIST;
	fund.counted = (!list || fund.general) && is_counted(text, fund.to, list);
	if (unnamed || fund.counted || is_description(text, fund.from) || is_where(text, &fund)) {
		fund.kind = WS_FUND_GENERIC;
		return fund;
	}
	fund.kind = WS_FUND_NAMED;
	if (phase)
		fund.general = WS_GENERAL_NOT; /* 省级种子基金二期 is one fund */
	if (!fund.general)
		begin_with_region(text, &fund);
	return fund;
}

/* 国家茶业发展基金|长三角基金, …|京津冀区域基金, …|泉州专项基金: the part of a fund that is for a region. */
static size_t regional_part(const ws_name_text *text, size_t at) {
	static const char *const regions[] = {"长三角", "京津冀", "粤港澳大湾区", "成渝"}, *const heads[] = {"区域基金", "基金"};
	size_t region = ws_any_spelled_at(text->c, text->n, at, regions, sizeof regions / sizeof *regions);
	size_t head = region ? ws_any_spelled_at(text->c, text->n, at + region, heads, sizeof heads / sizeof *heads) : 0;
	ws_region_hit hit;
	if (!region && ws_region_at(text->c, text->n, at, WS_REGION_SHORT, &hit)) {
		region = hit.end - at;
		head = ws_spelled_at(text->c, text->n, hit.end, "专项基金");
	}
	return head ? region + head : 0;
}

/* 国家茶业发展基金|海丝子基金 is one name; a rule for sub-funds, 茶业发展基金区域子基金|管理办法, names none. */
static void take_child(const ws_name_text *text, ws_fund *fund) {
	enum { CHILD_MAX = 16 };
	if (fund->kind != WS_FUND_NAMED || fund->general || fund->class != WS_NAME_POLICY_FUND)
		return;
	size_t part = regional_part(text, fund->to);
	if (part) {
		fund->to += part;
		fund->head = fund->to - 2;
		return;
	}
	for (size_t i = fund->to; i + 2 < text->n && i < fund->to + CHILD_MAX && ws_is_han(text->c[i]); i++)
		if (text->c[i] == U'子' && text->c[i + 1] == U'基' && text->c[i + 2] == U'金') {
			ws_fund child = fund_at(text, i + 1);
			if (child.kind == WS_FUND_NAMED && child.edge.kind == WS_EDGE_FUND && child.from == fund->to &&
			    !ws_spelled_at(text->c, text->n, child.to, "管理")) {
				fund->to = child.to;
				fund->head = child.head;
			}
			return;
		}
}

/* 社保基金|海丝科技创新股权投资基金 is the name of a fund that the first is an investor of. */
static void take_invested(const ws_name_text *text, ws_fund *fund) {
	static const char *const investors[] = {"全国社会保障", "全国社保", "社会保障", "社保"};
	enum { INVESTED_MAX = 24, OWN_NAME_MIN = 4 };
	size_t investor = ws_any_spelled_at(text->c, fund->head, fund->from, investors, sizeof investors / sizeof *investors);
	bool invests = fund->class == WS_NAME_BUDGET_FUND && fund->from + investor == fund->head;
	for (size_t i = fund->to; invests && i + 1 < text->n && i < fund->to + INVESTED_MAX && ws_is_han(text->c[i]); i++)
		if (text->c[i] == U'基' && text->c[i + 1] == U'金') {
			ws_fund next = fund_at(text, i);
			if (next.kind == WS_FUND_NAMED && !next.general && next.class == WS_NAME_POLICY_FUND && next.edge.kind == WS_EDGE_FUND &&
			    next.from == fund->to && next.head - next.from >= OWN_NAME_MIN) {
				next.from = fund->from;
				next.edge = fund->edge;
				next.edge.plain = false;
				*fund = next;
			}
			return;
		}
}

bool ws_fund_next(const ws_name_text *text, size_t *at, ws_fund *fund) {
	for (size_t i = *at; i + 1 < text->n; i++) {
		if (text->c[i] != U'基' || text->c[i + 1] != U'金')
			continue;
		*fund = fund_at(text, i);
		take_child(text, fund);
		take_invested(text, fund);
		*at = fund->to;
		return true;
	}
	*at = text->n;
	return false;
}
