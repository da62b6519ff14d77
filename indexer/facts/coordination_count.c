/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What numbers say of a list of funds: how many it names, what each of them is worth, that they come about one by one. */
#include "indexer/facts/coordination.h"
#include "text/wordlist.h"

bool ws_list_measure_at(const ws_name_text *text, size_t i) {
	return i < text->n && ws_spelled_in(text->c[i], "支只个项类") && !(i + 1 < text->n && ws_spelled_in(text->c[i + 1], "目人"));
}

size_t ws_list_number(uint32_t c) {
	static const uint32_t numerals[] = U"一二三四五六七八九十";
	if (c >= '1' && c <= '9')
		return c - '0';
	if (c == U'两')
		return 2;
	for (size_t k = 0; numerals[k]; k++)
		if (numerals[k] == c)
			return k + 1;
	return 0;
}

size_t ws_list_sums_behind(const ws_name_text *text, size_t i) {
	enum { VERB_MAX = 4, SUM_MAX = 12 };
	static const char *const scales[] = {"总规模", "规模"};
	size_t sums = 0, apart = i + ws_any_spelled_at(text->c, text->n, i, scales, sizeof scales / sizeof *scales), said;
	if ((said = ws_spelled_at(text->c, text->n, apart, "分别")))
		for (i = apart + said; i < apart + said + VERB_MAX && i < text->n && ws_is_han(text->c[i]); i++)
			continue;
	for (size_t from = i; i < text->n && !ws_name_cut(text, i) && i - from < SUM_MAX; i++)
		if (text->c[i] == U'元') {
			sums++;
			if (i + 1 >= text->n || !ws_spelled_in(text->c[i + 1], said ? "、和与及" : "、"))
				break;
			from = ++i;
		} else if (!(text->c[i] >= '0' && text->c[i] <= '9') && !ws_spelled_in(text->c[i], ".,亿万"))
			break;
	return sums;
}

/* Whether what stands behind the list says that its funds come about. */
static bool is_coming(const ws_fund_list *l) {
	static const char *const ways[] = {"正在", "陆续", "相继", "先后", "已", "均已", "加快", "成功", "落地", "完成"};
	return ws_any_spelled_at(l->text->c, l->text->n, l->last.to, ways, sizeof ways / sizeof *ways);
}

bool ws_list_is_under_way(const ws_fund_list *l) {
	return l->bare && l->commas && !l->open && l->governor == WS_EDGE_OPEN && is_coming(l);
}

bool ws_list_is_counted(const ws_fund_list *l) {
	const ws_name_text *text = l->text;
	size_t i = l->bare ? l->number + 1 : l->last.to;
	if (!l->bare && i < text->n && text->c[i] == U'等')
		i++;
	if (i + 1 >= text->n)
		return false;
	if (ws_spelled_at(text->c, text->n, l->last.to, "项目")) /* 投资茶种、茶机2个子基金|项目 */
		return false;
	if (l->bare && text->c[l->number] != U'等')
		return ((l->last.to - l->last.from > 2 && text->c[i] != U'大') || l->governor == WS_EDGE_FOUND || is_coming(l)) &&
			ws_list_number(text->c[l->number]) == l->n;
	if (l->bare && ws_list_measure_at(text, i))
		return true;
	if (!l->bare && text->c[i] == U'各' && ws_list_sums_behind(text, i + 1))
		return true;
	if (!l->bare && l->commas && ws_list_sums_behind(text, i) == l->n + 1)
		return true;
	size_t n = ws_list_number(text->c[i]);
	return n && ws_list_measure_at(text, i + 1) && (l->bare || n == l->n + 1);
}
