/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two items joined by 和, 与 or 及: is it one fund that has both in its name? A place or a level in front of the pair, one size behind it, its
   place as a heading and quotation marks say so; 、 behind it says that 和 does not end the list. */
#include "indexer/facts/coordination.h"
#include "text/fold.h"
#include "text/region.h"
#include "text/wordlist.h"

/* The length of 总规模 and the like at i, 0 for none. */
static size_t scale_at(const ws_name_text *text, size_t i) {
	static const char *const scales[] = {"总规模", "目标规模", "规模"};
	return ws_any_spelled_at(text->c, text->n, i, scales, sizeof scales / sizeof *scales);
}

bool ws_pair_has_scale(const ws_fund_list *l) {
	const ws_name_text *text = l->text;
	size_t i = l->last.to + scale_at(text, l->last.to);
	static const char *const links[] = {"达到", "达", "为"};
	if (i > l->last.to)
		i += ws_any_spelled_at(text->c, text->n, i, links, sizeof links / sizeof *links);
	return ws_list_sums_behind(text, i) == 1;
}

/* 海丝国投|与茶机产业基金: who acts. */
static bool is_actor(const ws_fund_list *l) {
	static const char *const actors[] = {"资本", "国投", "控股", "创投", "城投", "金控", "产投", "建投", "集团", "银行", "大学", "财政"};
	static const uint32_t agencies[] = U"局委厅府部会院办司行企团校所";
	const ws_fund_item *it = &l->items[0];
	for (size_t k = 0; agencies[k]; k++)
		if (agencies[k] == l->text->c[it->to - 1])
			return true;
	return it->to - it->from >= 2 && ws_any_spelled_at(l->text->c, it->to, it->to - 2, actors, sizeof actors / sizeof *actors);
}

/* 省茶业及茶机产业基金, 高新区茶业与茶机基金: the level of government in front of the pair, or a zone, which is no agency. */
static bool is_levels(const ws_fund_list *l) {
	const ws_fund_item *it = &l->items[0];
	static const uint32_t words[] = U"场域属级块直内外";
	uint32_t second = l->text->c[it->from + 1];
	ws_word_hit level = ws_list_word_at(l->text->c, it->from, it->to);
	for (size_t k = 0; level.len < 2 && words[k]; k++) /* 市场, 区域 */
		if (words[k] == second)
			return false;
	bool tier = level.len > 1 && l->text->c[it->from + level.len - 1] == U'级'; /* 市级|茶机和茶旅产业基金 */
	static const char *const zones[] = {"开发区", "高新区", "经开区", "保税区", "自贸区", "示范区", "新区"};
	size_t zone = ws_any_spelled_at(l->text->c, it->to, it->from, zones, sizeof zones / sizeof *zones);
	ws_word_hit last_level = ws_list_word_at(l->text->c, l->last.from, l->last.to - 2);
	bool above = zone || (ws_word_is(level, 'l') && (tier || (level.len == 1 && l->text->c[it->to] != U'与')));
	return above && !is_actor(l) && !ws_word_is(last_level, 'l') && it->to - it->from >= (zone ? zone : level.len) + 2;
}

/* 全省|中小企业和茶业发展基金 */
static bool is_everywhere(const ws_fund_list *l) {
	size_t from = l->items[0].from;
	return l->governor == WS_EDGE_SCOPE && from > 1 && l->text->c[from - 2] == U'全' && !is_actor(l);
}

bool ws_pair_has_place(const ws_fund_list *l) {
	const ws_fund_item *it = &l->items[0];
	ws_region_hit hit;
	if (is_levels(l) || is_everywhere(l))
		return true;
	return (l->text->c[it->to] == U'和' || !is_actor(l)) && ws_region_at(l->text->c, it->to, it->from, WS_REGION_SHORT, &hit) &&
		   hit.end < it->to && !ws_region_at(l->text->c, l->last.to, l->last.from, WS_REGION_SHORT, &hit);
}

bool ws_pair_is_heading(const ws_fund_list *l) {
	const ws_name_text *text = l->text;
	size_t from = l->items[0].from, to = l->last.to;
	bool digit = from > 0 && ws_is_digit(text->c[from - 1]), dot = from > 1 && text->c[from - 1] == '.' && ws_is_digit(text->c[from - 2]);
	if (from > 0 && ws_name_cut(text, from) && (to == text->n || ws_name_cut(text, to))) /* a cell */
		return true;
	bool begins = from == 0 || text->c[from - 1] == U')' || digit || dot;
	bool scaled = to < text->n && (text->c[to] == U',' || text->c[to] == U'(') && scale_at(text, to + 1);
	return begins && to < text->n && (ws_spelled_in(text->c[to], "。:;") || scaled);
}

bool ws_pair_is_quoted(const ws_fund_list *l) {
	size_t from = l->items[0].from, to = l->last.to;
	return l->governor == WS_EDGE_QUOTE && from > 0 && l->text->c[from - 1] == U'“' && to < l->text->n && l->text->c[to] == U'”';
}

bool ws_pair_goes_on(const ws_fund_list *l, size_t at) {
	const ws_sighting *next = &l->naming->seen[at + 1];
	bool last = at + 1 >= l->naming->first[l->passage + 1];
	bool named = l->last.kind == WS_FUND_NAMED && !l->naming->terms[l->last.term].general;
	return named && !last && next->kind == WS_FUND_NAMED && next->edge.kind == WS_EDGE_LIST && next->edge.word == l->last.to &&
	       l->text->c[l->last.to] == U'、' &&
	       (l->governor == WS_EDGE_PARTICLE || l->governor == WS_EDGE_FOUND || l->governor == WS_EDGE_QUANTITY);
}
