/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Behind a number a name ends at a mark, at the next number, or at a word of class cut; 在 and 为 end it too unless they are part of a
   word. An enumeration goes on over 、 only when no number follows in it.

   A name in front is what is left of the clause (figure_lead.c, figure_role.c); here it is completed: 该基金 by the name it stands for, 支出
   by the budget named in front, 一般公共预算支出 by the scope of the sentence (全市), and the verb or year between scope and name goes (全市完成地方收入,
   全市2025年地方收入). */
#include "indexer/facts/figure_subject.h"

#include <string.h>

#include "indexer/facts/figure_lead.h"
#include "indexer/facts/figure_words.h"
#include "text/han.h"
#include "text/wordlist.h"

enum { NAME = 40, PURPOSE = 80, ANTECEDENT = 400, PLACE = 9, SCOPE_BYTES = 60, SHORTEST = 6 };

static const char *const stops = ",。;:!?";

/* What can begin a name. */
static bool opens_name(uint32_t c) {
	return ws_is_han(c) || (c >= 'a' && c <= 'z') || ws_spelled_in(c, "“《\"");
}

/* Whether one character at i, 在, 为, 可 …, stands between two words. */
static bool is_between(const ws_folded *f, size_t i) {
	/* 涉税事项|可在线办理, but 可量化的绩效指标 */
	if (f->c[i] == U'可')
		return ws_spelled_in(ws_folded_at(f, i + 1), "在享通以按向申由从直凭于免自获办");
	static const struct {
		uint32_t c;
		const char *before, *behind; /* that make a word with it */
	} rows[] = {{U'在', "潜存所现内外正", "线建岗校园编册职"}, {U'为', "行作人认成视", "民"}, {U'获', "", ""}, {U'被', "", ""},
	    {U'是', "", ""}, {U'将', "", "军"}, {U'要', "主重需必只", "素闻点件道塞求事"}, {U'都', "首成江宜", "市会城江匀"}};
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
		if (rows[k].c == f->c[i])
			return !ws_spelled_in(f->c[i - 1], rows[k].before) && !ws_spelled_in(ws_folded_at(f, i + 1), rows[k].behind);
	}
	return false;
}

/* Whether a name can begin at j. What a number counts may begin with nearly anything (47项|为民办实事项目, 12个|在建项目, 3支|后备队伍); elsewhere a
   predicate is likelier. */
static bool begins_name(const ws_folded *f, size_t j, size_t limit, bool counts) {
	static const char *const names[] = {"直接", "主要污染", "有效发明", "参与", "重点"};
	size_t len = ws_figure_word_at(WS_WORD_END, f, j, limit);
	if (!len || !counts)
		return !len;
	return WS_FIGURE_ANY_AT(f, j, limit, names) > 0 || (len == 1 && !ws_spelled_in(f->c[j], "和与及或并等的均已被由是其以因"));
}

/* Behind the closing mark of the quote or title that begins at j; j when it is not closed. */
static size_t quote_end(const ws_folded *f, size_t j, size_t limit) {
	for (size_t i = j + 1; i < limit && i - j < NAME; i++) {
		if (ws_spelled_in(f->c[i], "”》"))
			return i + 1;
	}
	return j;
}

/* 10家|规模以上企业|税收增长5%: 家 and 户 count who has what is told next. The length
   of what is theirs behind who was counted; 0: none. */
static size_t theirs_at(const ws_folded *f, ws_piece counted, size_t limit) {
	static const char *const who[] = {"企业", "公司", "单位", "机构", "银行", "商户", "农户"};
	static const char *const theirs[] = {"税收", "收入", "营业收入", "营收", "利润", "产值", "增加值", "研发", "贷款",
	                                     "融资", "用电", "销售", "资产", "用工"};
	bool ends = counted.start > 0 && ws_spelled_in(f->c[counted.start - 1], "家户") &&
	            WS_FIGURE_ANY_BEFORE(f, counted.start, counted.end, who);
	return ends ? WS_FIGURE_ANY_AT(f, counted.end, limit, theirs) : 0;
}

size_t ws_figure_told_to(const ws_folded *f, ws_piece name) {
	return theirs_at(f, name, f->n) ? name.start : name.end;
}

ws_piece ws_figure_name_behind(const ws_folded *f, size_t j, size_t limit, bool counts) {
	ws_piece none = {j, j};
	static const char *const standards[] = {"标准", "额度给", "比例", "幅度"};
	if (ws_folded_at(f, j) == U'的' && WS_FIGURE_ANY_AT(f, j + 1, limit, standards))
		return none; /* 每台奖励2万元|的标准给予奖励 */
	if (ws_folded_at(f, j) == U'的')
		j++;
	if (j >= limit || !opens_name(f->c[j]) || !begins_name(f, j, limit, counts))
		return none;
	size_t end = j + 1, depth = 0;
	bool quoted = f->c[j] == U'“';
	for (; end < limit && end - j < NAME; end++) {
		uint32_t c = f->c[end];
		if (c == '(')
			depth++;
		else if (c == ')' && depth > 0)
			depth--;
		else if (c == ')' || ws_spelled_in(c, stops) || (c == U'“' && !counts) || (c == U'”' && !quoted))
			break;
		else if (!depth && !quoted && end >= j + 2 && (ws_figure_word_at(WS_WORD_CUT, f, end, limit) || is_between(f, end)))
			break;
		quoted = c == U'“' || (quoted && c != U'”');
	}
	if (ws_spelled_in(f->c[j], "“《") && quote_end(f, j, limit) > end)
		end = quote_end(f, j, limit);
	/* Of money an enumeration belongs to the name only when it is closed: 技术攻关、产学研合作等项目. */
	size_t comma = ws_figure_text_first(f, j, end, "、");
	if (comma < end && !counts && ws_figure_text_last(f, comma, end, "等") == SIZE_MAX)
		end = comma;
	/* Where the next number begins, its own member of the list is not part of this name. */
	if (end >= limit && limit < f->n) {
		size_t last = end;
		while (last > j && !ws_spelled_in(f->c[last - 1], "、,"))
			last--;
		end = last > j ? last - 1 : end;
	}
	while (end > j && (ws_spelled_in(f->c[end - 1], "、和与及(") || (end >= limit && limit < f->n &&
	        (f->c[end - 1] == U'达' || (f->c[end - 1] == U'有' && !ws_spelled_in(f->c[end - 2], "国所拥现私公占享共具特含持"))))))
		end--;
	/* 31个|省、自治区|中, not 初中 */
	if (counts && end > j + 2 && f->c[end - 1] == U'中' && ws_folded_at(f, end) == ',' && !ws_spelled_in(f->c[end - 2], "初高集其"))
		end--;
	/* 不足5万元的|部分, 超过5万元|部分的|3%, 超过5万元的|部分按|3% name nothing. */
	size_t part = ws_figure_text_at(f, j, end, "部分");
	bool nothing = part && (part == end - j || ws_spelled_in(f->c[j + part], "的按给由可予"));
	for (size_t i = j + 2; counts && i < end; i++)
		if (theirs_at(f, (ws_piece){j, i}, end))
			end = i;
	return end > j && !nothing ? (ws_piece){j, end} : none;
}

ws_piece ws_figure_money_in(const ws_folded *f, ws_piece name) {
	static const char *const nouns[] = {"资金", "经费", "补助", "补贴", "债券", "专款", "奖金", "基金", "贷款", "国债", "额度"};
	for (size_t i = name.start + 1; i < name.end; i++) {
		size_t len = WS_FIGURE_ANY_AT(f, i, name.end, nouns);
		if (len)
			return (ws_piece){name.start, i + len};
	}
	return (ws_piece){name.start, name.start};
}

ws_piece ws_figure_standard_behind(const ws_folded *f, size_t j, size_t limit) {
	static const char *const standards[] = {"的标准", "标准"}, *const verbs[] = {"发放", "给予", "发给", "支付", "计发", "拨付", "安排", "核拨", "落实"};
	size_t mark = WS_FIGURE_ANY_AT(f, j, limit, standards), verb = WS_FIGURE_ANY_AT(f, j + mark, limit, verbs);
	return verb ? ws_figure_name_behind(f, j + mark + verb, limit, true) : (ws_piece){j, j};
}

ws_piece ws_figure_purpose(const ws_folded *f, size_t j, size_t limit) {
	ws_piece none = {j, j};
	/* In the same clause only a verb tells purpose from predicate: 拨付5亿元|支持|…. */
	bool verb, apart = ws_folded_at(f, j) == ',';
	j += apart;
	ws_piece piece = {j, j};
	while (piece.end < limit && piece.end - j < PURPOSE && !ws_spelled_in(f->c[piece.end], stops))
		piece.end++;
	bool supports = ws_figure_word_at(WS_WORD_SUPPORT, f, j, piece.end) > 0;
	if (ws_figure_word_at(WS_WORD_RISE, f, j, piece.end) || (!supports && ws_figure_word_at(WS_WORD_DEGREE, f, j, piece.end)) ||
	    ws_figure_word_at(WS_WORD_COPULA, f, j, piece.end) || ws_figure_word_at(WS_WORD_LINK, f, j, piece.end) ||
	    ws_spelled_in(ws_folded_at(f, j), "占比较("))
		return none;
	bool open = piece.end == limit && limit < f->n;
	piece = ws_figure_without_support(f, piece, &verb);
	if (apart && !verb && open)
		return none; /* ，|收入|3亿元: of the next number */
	return (verb || apart) && piece.end > piece.start + 1 ? piece : none;
}

/* What 该 speaks of again. */
static const char *const again[] = {"基金", "项目", "公司", "工程", "债券", "平台", "银行"};

/* A definition's heading runs into its text: 先进制造业基金|该基金|总规模. Returns the heading, empty for none, and in *rest what follows. */
static ws_piece heading(const ws_folded *f, ws_piece name, ws_piece *rest) {
	for (size_t i = name.start + 1; i + 1 < name.end; i++) {
		size_t len = f->c[i] == U'该' ? WS_FIGURE_ANY_AT(f, i + 1, name.end, again) : 0;
		if (len && len == WS_FIGURE_ANY_BEFORE(f, name.start, i, again) && memcmp(f->c + i - len, f->c + i + 1, len * sizeof *f->c) == 0) {
			*rest = (ws_piece){i + 1 + len, name.end};
			return (ws_piece){name.start, i};
		}
	}
	return (ws_piece){name.start, name.start};
}

/* 该基金, 该项目 at the beginning of a name: what it stands for, before it, and in *rest what follows it. Empty: nothing known. */
static ws_piece antecedent(const ws_folded *f, ws_piece name, ws_piece *rest) {
	static const char *const verbs[] = {"设立", "组建", "新设", "成立", "发起"};
	ws_piece none = {name.start, name.start};
	if (ws_folded_at(f, name.start) != U'该')
		return heading(f, name, rest);
	for (size_t k = 0; k < sizeof again / sizeof *again; k++) {
		size_t len = ws_figure_text_at(f, name.start + 1, name.end, again[k]);
		if (!len)
			continue;
		size_t low = name.start > ANTECEDENT ? name.start - ANTECEDENT : 0, found = ws_figure_text_last(f, low, name.start, again[k]);
		while (found != SIZE_MAX && found > 0 && f->c[found - 1] == U'该')
			found = ws_figure_text_last(f, low, found, again[k]);
		if (found == SIZE_MAX)
			continue;
		size_t start = found;
		while (start > 0 && found - start < NAME && opens_name(f->c[start - 1]) && !ws_spelled_in(f->c[start - 1], "和与的") &&
		    !WS_FIGURE_ANY_BEFORE(f, 0, start, verbs))
			start--;
		if (start == found)
			continue;
		*rest = (ws_piece){name.start + 1 + len, name.end};
		return (ws_piece){start, found + len};
	}
	return none;
}

/* 全市完成地方收入, 全市共有高校, 全市2025年地方收入 -> 全市, 地方收入; returns how many pieces. */
static size_t without_verb(const ws_folded *f, ws_piece name, ws_piece pieces[2]) {
	static const char *const achieved[] = {"实现", "完成"};
	size_t scope = ws_figure_word_at(WS_WORD_SCOPE, f, name.start, name.end);
	/* 开发区|实现|生产总值 */
	for (size_t i = name.start + 2; !scope && i < name.start + PLACE && i + 3 < name.end; i++) {
		if (ws_spelled_in(f->c[i - 1], "市省区县州旗镇乡") && WS_FIGURE_ANY_AT(f, i, name.end, achieved))
			scope = i - name.start;
	}
	size_t rest = name.start + scope;
	pieces[0] = name;
	if (!scope)
		return 1;
	static const char *const totals[] = {"共有", "共计有", "共计", "拥有", "现有", "已", "共", "有"};
	static const char *const words[] = {"有色", "有线", "有效", "有机", "有限", "有关", "有轨", "有形", "有偿", "有意", "共青", "共同", "共享", "共产", "共建", "已婚"};
	if (!WS_FIGURE_ANY_AT(f, rest, name.end, words))
		rest += WS_FIGURE_ANY_AT(f, rest, name.end, totals);
	/* 全市|全年累计完成|投资 */
	static const char *const spans[] = {"全年", "累计", "全年累计", "全年共"};
	size_t span = WS_FIGURE_ANY_AT(f, rest, name.end, spans);
	for (size_t k = 0; k < sizeof spans / sizeof *spans; k++) {
		size_t len = ws_figure_text_at(f, rest, name.end, spans[k]);
		if (len && WS_FIGURE_ANY_AT(f, rest + len, name.end, achieved))
			span = len;
	}
	rest += span && WS_FIGURE_ANY_AT(f, rest + span, name.end, achieved) ? span : 0;
	rest += ws_figure_text_at(f, rest, name.end, "完成") + ws_figure_text_at(f, rest, name.end, "实现");
	if (ws_folded_at(f, rest) >= '0' && ws_folded_at(f, rest) <= '9')
		rest = ws_figure_clean(f, rest, name.end, false).start;
	if (rest == name.start + scope || rest + 1 >= name.end)
		return 1;
	pieces[0].end = name.start + scope;
	pieces[1] = (ws_piece){rest, name.end};
	return 2;
}

/* The names of budgets, with which a subject begins that left its scope out. */
static const char *budget_in(const char *subject) {
	static const char *const names[] = {"一般公共预算", "地方一般公共预算", "政府性基金", "国有资本经营", "社会保险基金", "社保基金"};
	const char *first = NULL;
	for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
		const char *found = strstr(subject, names[k]);
		if (found && (!first || found < first))
			first = found;
	}
	return first;
}

const char *ws_figure_scope_of(ws_figure_text *text, const char *subject) {
	static const char *const ends[] = {"市", "省", "区", "县", "州", "旗", "级", "本级"};
	const char *budget = subject ? budget_in(subject) : NULL, *bracket = budget ? strstr(subject, "（") : NULL;
	size_t len = !budget ? 0 : (size_t)((bracket && bracket < budget ? bracket : budget) - subject);
	for (size_t k = 0; k < sizeof ends / sizeof *ends && len <= SCOPE_BYTES; k++) {
		size_t tail = strlen(ends[k]);
		if (len > tail && memcmp(subject + len - tail, ends[k], tail) == 0)
			return ws_arena_copy(text->arena, subject, len);
	}
	return NULL;
}

/* What ends a name of a sum and is no part of it: 全市基金预算支出|年初预算合计|. */
static size_t without_sum(const char *head) {
	static const char *const tails[] = {"合计", "总计", "年初预算数", "年初预算", "预算数"};
	size_t len = strlen(head);
	for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
		size_t tail = strlen(tails[k]);
		if (len > tail && memcmp(head + len - tail, tails[k], tail) == 0)
			len -= tail;
	}
	return len;
}

static bool ends_in_side(const char *name, size_t len) {
	size_t side = strlen("收入");
	return len > side && (memcmp(name + len - side, "收入", side) == 0 || memcmp(name + len - side, "支出", side) == 0);
}

bool ws_figure_is_of_budget(const char *subject) {
	return subject && budget_in(subject) && ends_in_side(subject, without_sum(subject));
}

bool ws_figure_is_part_of_budget(const char *subject) {
	static const char *const parts[] = {"税收收入", "非税收入", "税收", "地方级收入", "上划中央收入"};
	for (size_t k = 0; subject && k < sizeof parts / sizeof *parts; k++)
		if (strcmp(subject, parts[k]) == 0)
			return true;
	return false;
}

/* 社会保险基金预算收入总计 …，|支出总计|: the other side of the sum in front. NULL: it is none. */
static const char *other_sum(ws_figure_text *text, const char *subject, const char *head) {
	static const char *const sums[][2] = {{"支出总计", "收入总计"}, {"支出合计", "收入合计"}, {"总支出", "总收入"}, {"支出总量", "收入总量"}};
	size_t len = head ? strlen(head) : 0;
	for (size_t k = 0; k < sizeof sums / sizeof *sums; k++) {
		size_t tail = strlen(sums[k][1]);
		if (strcmp(subject, sums[k][0]) == 0 && len > tail && strcmp(head + len - tail, sums[k][1]) == 0)
			return ws_arena_printf(text->arena, "%.*s%s", (int)(len - tail), head, subject);
	}
	return NULL;
}

static const char *completed(ws_figure_text *text, const char *subject, const char *head, const char *scope) {
	static const char *const sides[][2] = {
	    {"收入", "收入"}, {"支出", "支出"}, {"预算收入", "收入"}, {"预算支出", "支出"}, {"收入预算", "收入预算"}, {"支出预算", "支出预算"},
	    {"收入调整预算", "收入调整预算"}, {"支出调整预算", "支出调整预算"}};
	size_t len = head ? without_sum(head) : 0, whole = len;
	const char *budget = NULL, *sum = other_sum(text, subject, head);
	if (sum)
		return sum;
	for (const char *next = head; next && (next = strstr(next, "预算")) && next < head + len; next += strlen("预算"))
		budget = next;
	if (budget)
		len = (size_t)(budget - head);
	const size_t side = strlen("收入");
	for (size_t k = 0; head && k < sizeof sides / sizeof *sides; k++) {
		if (strcmp(subject, sides[k][0]) != 0)
			continue;
		/* 社会保险基金|收入预算, 一般公共|预算收入 …；|支出预算| */
		if (k >= 4 && budget)
			return ws_arena_printf(text->arena, "%.*s%s%s", (int)(ends_in_side(head, len) ? len - side : len), head,
			    ends_in_side(head, whole) ? "预算" : "", sides[k][1]);
		if (budget)
			return ws_arena_printf(text->arena, "%.*s预算%s", (int)len, head, sides[k][1]);
		/* 失业保险基金收入 …；|支出| */
		if (k < 2 && whole > 2 * side && ends_in_side(head, whole) && memcmp(head + whole - side, sides[k][1], side) != 0)
			return ws_arena_printf(text->arena, "%.*s%s", (int)(whole - side), head, sides[k][1]);
	}
	return scope && budget_in(subject) == subject ? ws_arena_printf(text->arena, "%s%s", scope, subject) : subject;
}

/* 秋粮播种面积90万亩，|总产量|38万吨: a measure alone is of what the one in front measured. */
static const char *measured(ws_figure_text *text, const char *subject, const char *head) {
	static const char *const measures[] = {"总产量", "产量", "总产", "单产",   "平均单产", "亩产", "平均亩产", "余额",
	                                       "限额",   "出栏", "存栏", "出栏量", "存栏量",   "首期", "首期规模"};
	static const char *const others[] = {"播种面积", "种植面积", "面积", "总产量", "产量", "限额", "余额", "存栏量", "出栏量", "存栏", "出栏", "总规模", "规模"};
	size_t len = head ? strlen(head) : 0;
	bool alone = false;
	for (size_t k = 0; k < sizeof measures / sizeof *measures; k++)
		alone = alone || strcmp(subject, measures[k]) == 0;
	for (size_t k = 0; alone && k < sizeof others / sizeof *others; k++) {
		size_t tail = strlen(others[k]);
		if (len >= tail + SHORTEST && strcmp(head + len - tail, others[k]) == 0 && strncmp(head, "该", strlen("该")) != 0)
			return ws_arena_printf(text->arena, "%.*s%s", (int)(len - tail), head, subject);
	}
	return subject;
}

const char *ws_figure_named(ws_figure_text *text, ws_piece name, const char *head, const char *topic, const char *scope, const char *fund) {
	ws_piece rest, pieces[2] = {antecedent(text->f, name, &rest)};
	if (pieces[0].end > pieces[0].start) {
		pieces[1] = rest;
		return ws_figure_compose(text, pieces, 2, NULL);
	}
	if (fund && ws_figure_text_at(text->f, name.start, name.end, "该基金")) {
		const char *measure = ws_figure_slice(text, name.start + 3, name.end);
		return ws_arena_printf(text->arena, "%s%s", fund, measure ? measure : "");
	}
	size_t n = without_verb(text->f, name, pieces);
	const char *subject = ws_figure_compose(text, pieces, n, NULL);
	/* A definition leaves out what it defines: 首期规模 is its fund's. */
	static const char *const measures[] = {"规模", "总规模", "首期规模", "目标规模", "母基金规模", "首期", "总额", "存续期"};
	for (size_t i = 0; fund && subject && i < sizeof measures / sizeof *measures; i++)
		if (strcmp(subject, measures[i]) == 0)
			return ws_arena_printf(text->arena, "%s%s", fund, subject);
	return subject ? completed(text, measured(text, subject, topic), head, scope) : NULL;
}

static const char *without_tail(ws_figure_text *text, const char *subject, const char *const *tails, size_t n) {
	size_t len = subject ? strlen(subject) : 0;
	for (size_t k = 0; k < n; k++) {
		size_t tail = strlen(tails[k]);
		if (len > 2 * tail && strcmp(subject + len - tail, tails[k]) == 0)
			return ws_arena_copy(text->arena, subject, len - tail);
	}
	return subject;
}

const char *ws_figure_without_budget(ws_figure_text *text, const char *subject) {
	static const char *const tails[] = {"年初预算数", "年初预算合计", "年初预算", "预算数", "预算"};
	return without_tail(text, subject, tails, sizeof tails / sizeof *tails);
}

const char *ws_figure_without_balance(ws_figure_text *text, const char *subject) {
	static const char *const tails[] = {"余额"};
	return without_tail(text, subject, tails, 1);
}

const char *ws_figure_without_size(ws_figure_text *text, const char *subject) {
	static const char *const tails[] = {"首期规模", "总规模", "目标规模", "规模", "首期"};
	size_t len = subject ? strlen(subject) : 0;
	for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
		size_t tail = strlen(tails[k]);
		if (len >= tail && strcmp(subject + len - tail, tails[k]) == 0)
			return len > tail ? ws_arena_copy(text->arena, subject, len - tail) : NULL;
	}
	return subject;
}

static bool ends_in(const char *text, const char *end) {
	size_t n = text ? strlen(text) : 0, len = strlen(end);
	return n >= len && strcmp(text + n - len, end) == 0;
}

bool ws_figure_is_debt(const ws_figure *figure) {
	bool part = ends_in(figure->parent, "债务余额") && (ends_in(figure->subject, "债务") || ends_in(figure->subject, "债券"));
	return figure->kind == WS_MONEY && !figure->role && (part || ends_in(figure->subject, "债务余额"));
}
