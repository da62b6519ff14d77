/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members share what stands at the ends of their list. The measure at the end of the last one (营业额) goes to those that have none of their
   own; what is in front of the first and holds for all (限额以上, 全市) goes to the others. COMPLETE lists what makes a member complete by
   itself, SHARED what may be shared.

   Not handled: measures in the middle (会展业参会人数、展览面积 gives 展览面积 without 会展业). */
#include "indexer/facts/figure_list.h"

#include <string.h>

#include "indexer/facts/figure_words.h"
#include "text/numeral.h"
#include "text/wordlist.h"

bool ws_figure_names_measure(const ws_folded *f, size_t start, size_t end) {
	static const char *const complete[] = {"收入", "支出", "产值", "增加值", "营业额", "总额", "余额", "数", "量", "率", "额", "比", "占比",
	    "比重", "规模", "面积", "投资", "利润", "价格", "成本", "费", "费用", "经费", "税", "人次", "人数", "指数", "值", "总值", "产量",
	    "强度", "水平", "金额", "资金", "限额", "债券", "贷款", "存款", "消费", "进口", "出口", "进出口", "台资", "外资", "投入", "补助",
	    "债务", "利息", "保费", "收益", "销售", "销量", "票房", "密度", "长度", "里程", "标准", "工资", "警情", "增速", "增长", "结余",
	    "本金"};
	return WS_FIGURE_ANY_BEFORE(f, start, end, complete) > 0;
}

/* The measure at the end of the last member: 营业额 of 餐饮业营业额. Empty when it ends in none of these. */
static ws_piece head_of(const ws_folded *f, ws_piece member) {
	static const char *const shared[] = {"营业收入", "一般公共预算收入", "可支配收入", "消费支出", "工业增加值", "增加值", "总产值", "产值",
	    "营业额", "零售额", "销售额", "销售面积", "投资", "产量", "销量", "出口额", "进口额", "进出口额", "进出口总额", "总额", "余额",
	    "规模", "占比", "比重", "增速", "利润总额", "利润", "价格", "面积", "收入", "支出", "人数", "人次", "数量", "贷款余额", "存款余额",
	    "进出口", "出口", "进口", "覆盖率", "参保率", "就业率", "标准", "储备", "领域", "类",
	    "日产量", "年产量", "总产量", "日产能", "年产能", "吞吐量", "周转量", "客运量", "货运量", "运输量", "发电量", "用电量", "保有量",
	    "参保人数", "保险", "保险参保人数", "保险人数", "保险基金收入", "保险基金支出", "保险基金", "基金收入", "基金支出"};
	size_t best = 0;
	for (size_t k = 0; k < sizeof shared / sizeof *shared; k++) {
		size_t len = ws_figure_text_before(f, member.start + 1, member.end, shared[k]);
		if (len > best)
			best = len;
	}
	return (ws_piece){member.end - best, member.end};
}

/* What stands in front of the first member and holds for all: 限额以上, 全市, 对. */
static ws_piece front_of(const ws_folded *f, ws_piece member) {
	static const char *const fronts[] = {"限额以上", "规模以上", "城镇居民", "农村居民", "对"};
	size_t len = ws_figure_word_at(WS_WORD_SCOPE, f, member.start, member.end);
	if (!len)
		len = WS_FIGURE_ANY_AT(f, member.start, member.end, fronts);
	return (ws_piece){member.start, member.start + len};
}

static bool end_alike(const ws_folded *f, ws_piece a, ws_piece b) {
	return a.end > a.start + 1 && b.end > b.start + 1 && f->c[a.end - 1] == f->c[b.end - 1] && f->c[a.end - 2] == f->c[b.end - 2];
}

/* 洋北新区一般债务、专项债务余额: a place in front of the first of two things that end alike. */
static ws_piece place_of(const ws_folded *f, ws_piece first, ws_piece other) {
	ws_piece none = {first.start, first.start};
	if (other.end < other.start + 3 || first.end < first.start + 5 || other.end - other.start >= first.end - first.start)
		return none;
	size_t end = first.end - (other.end - other.start);
	return end_alike(f, first, other) && end > first.start + 1 && ws_spelled_in(f->c[end - 1], "市省区县州旗镇国")
	           ? (ws_piece){first.start, end}
	           : none;
}

/* Whether the character at i is one of `marks` and parts two members; 和 and 与 do so only between members of two characters at least, and
   not in 和谐. */
static bool parts_members(const ws_folded *f, size_t i, size_t start, size_t end, const char *marks) {
	if (!ws_spelled_in(f->c[i], marks))
		return false;
	return f->c[i] == U'、' || f->c[i] == ',' || (i >= start + 2 && end - i >= 3 && !ws_spelled_in(f->c[i + 1], "平谐"));
}

/* The parts between `marks`; returns how many. */
static size_t split(const ws_folded *f, ws_piece list, const char *marks, ws_piece parts[WS_FIGURE_MEMBERS]) {
	size_t n = 0, depth = 0, start = list.start;
	for (size_t i = list.start; i <= list.end; i++) {
		if (i < list.end) {
			depth += ws_spelled_in(f->c[i], "(“");
			depth -= depth > 0 && ws_spelled_in(f->c[i], ")”");
			if (depth || !parts_members(f, i, start, list.end, marks))
				continue;
		}
		if (i > start && n < WS_FIGURE_MEMBERS)
			parts[n++] = (ws_piece){start, i};
		start = i + 1;
	}
	return n;
}

/* The end of the ordinal that begins at i, 第一 or 二; i when there is none. */
static size_t ordinal_end(const ws_folded *f, size_t i, size_t end) {
	size_t j = i + (i < end && f->c[i] == U'第');
	return j < end && ws_numeral_digit(f->c[j]) > 0 ? j + 1 : i;
}

/* 第一、二、三产业增加值: the ordinals count what stands behind the last one. false: this is no such list. */
static bool number_members(const ws_folded *f, const ws_piece *parts, size_t n, ws_figure_member *members) {
	ws_piece last = parts[n - 1], rest = {ordinal_end(f, last.start, last.end), last.end};
	if (rest.start == last.start || rest.start == rest.end)
		return false;
	for (size_t k = 0; k + 1 < n; k++) {
		if (ordinal_end(f, parts[k].start, parts[k].end) != parts[k].end || parts[k].end == parts[k].start)
			return false;
	}
	bool ordinal = f->c[parts[0].start] == U'第';
	for (size_t k = 0; k < n; k++) {
		ws_figure_member *m = &members[k];
		m->n = 0;
		if (ordinal && f->c[parts[k].start] != U'第')
			m->pieces[m->n++] = (ws_piece){parts[0].start, parts[0].start + 1};
		m->pieces[m->n++] = (ws_piece){parts[k].start, ordinal_end(f, parts[k].start, parts[k].end)};
		m->pieces[m->n++] = rest;
	}
	return true;
}

size_t ws_figure_members(const ws_folded *f, ws_piece list, ws_figure_member *members, size_t most) {
	/* 煤炭及制品类、石油及制品类: the fewer marks part as many members as there are numbers, the better. */
	static const char *const marks[] = {"、,", "、,和与", "、,和与及"};
	ws_piece parts[WS_FIGURE_MEMBERS];
	size_t n = 0;
	for (size_t k = 0; k < sizeof marks / sizeof *marks && n != most; k++)
		n = split(f, list, marks[k], parts);
	if (n == 0)
		return 0;
	if (n == most && n > 1 && number_members(f, parts, n, members))
		return n;
	size_t first = n > most ? n - most : 0;
	ws_piece head = head_of(f, parts[n - 1]), front = front_of(f, parts[first]);
	if (front.end == front.start && n > first + 1)
		front = place_of(f, parts[first], (ws_piece){parts[first + 1].start, first + 2 == n ? head.start : parts[first + 1].end});
	for (size_t k = first; k < n; k++) {
		ws_figure_member *m = &members[k - first];
		m->n = 0;
		if (k > first && front.end > front.start && front_of(f, parts[k]).end == parts[k].start)
			m->pieces[m->n++] = front;
		m->pieces[m->n++] = parts[k];
		if (k + 1 < n && head.end > head.start &&
		    (!ws_figure_names_measure(f, parts[k].start, parts[k].end) ||
		     end_alike(f, parts[k], (ws_piece){parts[n - 1].start, head.start})))
			m->pieces[m->n++] = head;
	}
	return n - first;
}

bool ws_figure_is_inside(const ws_folded *f, ws_piece np) {
	size_t first = np.start, last = np.end;
	while (first < np.end && f->c[first] != U'、')
		first++;
	while (last > first && f->c[last - 1] != U'、')
		last--;
	size_t of = ws_figure_text_first(f, last, np.end, "的");
	return f->c[np.start] == U'对' && last > first && of < np.end && f->c[of - 1] != f->c[first - 1] &&
	       ws_figure_text_first(f, np.start, first, "的") == first;
}

/* Asked of every figure, before anything is folded for it. */
static bool ends_in_kind(const char *text) {
	static const char kinds[] = "类業业類";
	enum { SIZE = sizeof "类" - 1 };
	size_t n = strlen(text);
	for (size_t i = 0; i + SIZE < sizeof kinds && n >= SIZE; i += SIZE)
		if (memcmp(text + n - SIZE, kinds + i, SIZE) == 0)
			return true;
	return false;
}

const char *ws_figure_shared_measure(const char *told, const char *subject, ws_arena *arena) {
	enum { LONGEST = 40 };
	if (!ends_in_kind(subject))
		return NULL;
	const ws_folded a = ws_fold(told, strlen(told), WS_FOLD_HANS, arena), b = ws_fold(subject, strlen(subject), WS_FOLD_HANS, arena);
	if (a.n < 4 || b.n < 2 || b.n > LONGEST || ws_figure_names_measure(&b, 0, b.n))
		return NULL;
	ws_piece head = head_of(&a, (ws_piece){0, a.n});
	if (head.start < 2 || head.end == head.start || !ws_figure_names_measure(&a, head.start, head.end))
		return NULL;
	/* Kinds of wares, of trades and of enterprises; 调入一般公共预算 takes nothing from 一般公共预算支出. */
	uint32_t kind = a.c[head.start - 1];
	return kind == b.c[b.n - 1] && ws_spelled_in(kind, "类业") ? ws_folded_string(&a, head.start, head.end, arena) : NULL;
}
