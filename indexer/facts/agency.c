/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agencies, where the pattern is safe.

       厦门市财政局, 市财政局, 省发展改革委      a stem of the table behind a level or a region
       市发改委、财政局、商务局                  the items behind it take its level: 市财政局, by coordination
       市委组织部、宣传部                        the organs of a committee take 市委
       （责任单位：市工信局、数据管理局，自贸委）  in such a list every item that ends like an agency is one; a comma ends the shared level

   A stem without level or region (财政部门, 各区财政局, 市、县人民政府) names no agency, and an item that says itself where it is (辽宁银保监局, 团市委)
   takes no level of the list. Of 170 agencies drawn from 238 notices and 79 fiscal documents 4 were wrong; the rules for those came after.
   In 479 laws one agency in five had been a 财政部 of 财政部门. Nothing is looked up: 市财政局 in a document of 厦门市 is that
   city's because the document is. */
#include <pthread.h>
#include <string.h>

#include "indexer/facts/naming.h"
#include "indexer/facts/wordset.h"
#include "text/region.h"

static const ws_word_row rows[] = {
#include "text/data/agencies.inc"
};
static ws_wordset agencies = WS_WORDSET(rows);

enum { PREFIX_MAX = 12, ITEM_MAX = 20, LIST_MAX = 600, LOW_BITS = 11, LOW = (1 << LOW_BITS) - 1 };

static bool among(uint32_t c, const uint32_t *set) {
	for (size_t i = 0; set[i]; i++)
		if (set[i] == c)
			return true;
	return false;
}

static bool is_level(uint32_t c) {
	return among(c, U"市省区县州旗");
}

/* Characters an agency's name ends with. Every character of every text is asked, so first, with the colon of a list, by its last bits. */
static const uint32_t lasts[] = U"局委厅办会部院府室署行心联协党校科体纪队社";
static bool may_be_last[1 << LOW_BITS];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void look_at_lasts(void) {
	for (size_t i = 0; lasts[i]; i++)
		may_be_last[lasts[i] & LOW] = true;
	may_be_last[':'] = true;
}

static inline bool is_last(uint32_t c) {
	return may_be_last[c & LOW] && among(c, lasts);
}

/* Where the level or region in front of a stem begins; `stem` itself when there is none. */
static size_t prefix_of(const ws_name_text *text, size_t from, size_t stem) {
	if (stem <= from || !is_level(text->c[stem - 1]))
		return stem;
	ws_edge edge = ws_name_edge(text, from, stem);
	if (edge.at >= stem)
		return stem;
	if (edge.at == stem - 1)
		return stem - 1;
	if (edge.at > from && edge.at < stem && edge.kind == WS_EDGE_SCOPE)
		return stem - edge.at == 1 ? edge.at : stem;
	size_t low = stem > PREFIX_MAX ? stem - PREFIX_MAX : 0;
	if (low < edge.at)
		low = edge.at;
	ws_region_hit hit;
	for (size_t at = low; ws_region_next(text->c, stem, at, WS_REGION_SHORT, WS_REGION_NONE, &hit); at = hit.end)
		if (hit.end == stem)
			return hit.start;
	if (stem - edge.at <= 8 && stem >= 2 && among(text->c[stem - 2], U"新发范港保合验高开"))
		return edge.at;
	return among(text->c[stem - 1], U"市省") ? stem - 1 : stem;
}

/* 人社部|发〔2020〕8号: the number of a document. */
static bool is_number(const ws_name_text *text, size_t to) {
	size_t i = to;
	while (i < text->n && i - to < 4 && ws_is_han(text->c[i]))
		i++;
	return i > to && i < text->n && text->c[i] == U'〔' && !among(text->c[i - 1], U"告令") && !(text->gap && text->gap[to]);
}

/* 政府 is an agency in 省政府，, not in 省政府投资基金, and 财政部 in 财政部门户网站, not in 财政部门. */
static bool is_cut_off(const ws_name_text *text, size_t stem, size_t to) {
	if (text->c[to - 1] == U'部' && !ws_name_cut(text, to) && text->c[to] == U'门')
		return to + 1 < text->n && text->c[to + 1] == U'户';
	if (is_number(text, to))
		return false;
	if (to - stem > 4 || ws_name_cut(text, to))
		return true;
	bool organ = (text->c[to - 2] == U'政' && text->c[to - 1] == U'府') || (text->c[to - 2] == U'人' && text->c[to - 1] == U'大') ||
				 (text->c[to - 2] == U'政' && text->c[to - 1] == U'协') || (text->c[to - 2] == U'法' && text->c[to - 1] == U'院');
	return !organ || !ws_is_han(text->c[to]) || among(text->c[to], U"的和与及或对在将向关批同研审印每应要已负牵制备授决统按根给领同常会");
}

typedef struct {
	size_t from, stem; /* the prefix to inherit is [from, stem); equal: none */
	bool party;        /* it ends with 委 */
} prefix;

static uint32_t inherited(ws_naming *naming, const uint32_t *c, prefix p, bool party, size_t from, size_t to) {
	uint32_t name[PREFIX_MAX * 2 + ITEM_MAX + 2];
	size_t n = p.stem - p.from;
	if (n + to - from + 1 > sizeof name / sizeof *name)
		return WS_NO_TERM;
	memcpy(name, c + p.from, n * sizeof *name);
	if (p.party && !party)
		n--;
	else if (!p.party && party)
		return WS_NO_TERM;
	memcpy(name + n, c + from, (to - from) * sizeof *name);
	uint32_t term = ws_naming_term(naming, name, n + to - from, WS_NAME_AGENCY);
	naming->terms[term].named = true;
	return term;
}

static void see(ws_naming *naming, uint32_t passage, size_t from, size_t to) {
	const ws_name_text *text = &naming->texts[passage];
	uint32_t term = ws_naming_term(naming, text->c + from, to - from, WS_NAME_AGENCY);
	naming->terms[term].named = true;
	ws_naming_see(naming, passage, from, to, term, WS_VIA_NAME);
}

static void see_inherited(ws_naming *naming, uint32_t passage, prefix p, bool party, size_t from, size_t to) {
	uint32_t term = inherited(naming, naming->texts[passage].c, p, party, from, to);
	if (term == WS_NO_TERM)
		return;
	ws_sighting *s = ws_naming_see(naming, passage, from, to, term, WS_VIA_COORDINATION);
	s->canonical = term;
}

/* The agency that ends at `to`, with its level or region. false: no stem, or nothing in front of it. */
static bool agency_before(const ws_name_text *text, size_t floor, size_t to, size_t *from, prefix *p) {
	ws_word_hit hit = ws_word_before(&agencies, text->c, floor, to);
	if (!hit.row || hit.row->kind[0] == 'l' || !is_cut_off(text, to - hit.len, to))
		return false;
	size_t stem = to - hit.len;
	*p = (prefix){stem, stem, false};
	if (hit.row->kind[0] == 'w') {
		*from = stem;
		return true;
	}
	size_t level = stem;
	if (level > floor + 1 && text->c[level - 1] == U'委' && is_level(text->c[level - 2])) {
		level--;
		p->party = true;
	} else if (hit.row->kind[0] == 'p') {
		return false;
	}
	p->from = prefix_of(text, floor, level);
	*from = p->from;
	bool all = p->from + 1 == level && level > floor + 2 && text->c[level - 2] == U'、' &&
	           (is_level(text->c[level - 3]) || text->c[level - 3] == U')');
	return p->from < level && !all; /* 各县(市)、|区人民政府 */
}

/* The items behind an agency that share its level: 、财政局、商务局. Returns where the list ends. */
static size_t see_followers(ws_naming *naming, uint32_t passage, prefix p, size_t to) {
	const ws_name_text *text = &naming->texts[passage];
	while (p.from < p.stem && to + 2 < text->n && among(text->c[to], U"、和与及") && !(text->gap && text->gap[to])) {
		ws_word_hit hit = ws_word_at(&agencies, text->c, to + 1, text->n < to + 1 + ITEM_MAX ? text->n : to + 1 + ITEM_MAX);
		size_t end = to + 1 + hit.len;
		if (!hit.row || hit.row->kind[0] == 'l' || hit.row->kind[0] == 'w' || !is_cut_off(text, to + 1, end))
			break;
		/* 市场监管局 begins with a level that is none. */
		see_inherited(naming, passage, p, hit.row->kind[0] == 'p' && p.party, to + 1, end);
		to = end;
	}
	return to;
}

/* Whether the item says itself where it is: 辽宁银保监局, 团市委. */
static bool is_placed(const ws_name_text *text, size_t from, size_t to) {
	ws_region_hit hit;
	if (to - from == 3 && is_level(text->c[from + 1]) && text->c[to - 1] == U'委')
		return true;
	return ws_region_at(text->c, to, from, WS_REGION_SHORT, &hit) && hit.end < to;
}

/* One item of a 责任单位 list. */
static void see_item(ws_naming *naming, uint32_t passage, size_t from, size_t to, prefix *p) {
	const ws_name_text *text = &naming->texts[passage];
	if (to > from && text->c[to - 1] == U'等')
		to--;
	if (to - from < 2 || to - from > ITEM_MAX || !is_last(text->c[to - 1]) || text->c[from] == U'各' || text->c[from] == U'相' ||
	    text->c[from] == U'有')
		return;
	for (size_t i = from; i < to; i++)
		if (!ws_is_han(text->c[i]))
			return;
	size_t start;
	prefix own;
	if (agency_before(text, from, to, &start, &own) && start == from) {
		if (own.from < own.stem)
			*p = own;
		see(naming, passage, from, to);
		return;
	}
	ws_word_hit whole = ws_word_at(&agencies, text->c, from, to);
	bool stem = whole.len == to - from && (ws_word_is(whole, 'g') || ws_word_is(whole, 'p'));
	bool shares = p->from < p->stem && !is_placed(text, from, to) &&
	              (stem || (to - from <= 6 && !is_level(text->c[from]) && among(text->c[to - 1], U"局委厅办")));
	if (shares)
		see_inherited(naming, passage, *p, ws_word_is(whole, 'p') && p->party, from, to);
	else if (!stem)
		see(naming, passage, from, to);
}

/* An item with brackets, which a mark inside may have cut: 市发改委(市能源局|、市粮食局), 市住建局(人防办); 区)政府 of 各县(市、区)政府 is none. */
static void see_parts(ws_naming *naming, uint32_t passage, size_t from, size_t to, prefix *p) {
	const uint32_t *c = naming->texts[passage].c;
	size_t open = from, end = to;
	while (open < to && c[open] != U'(' && c[open] != U')')
		open++;
	while (end > open && c[end - 1] == U')')
		end--;
	if (open < end && c[open] == U')')
		return;
	see_item(naming, passage, from, open < to ? open : to, p);
	if (open < end && (end < to || c[to - 1] != U')'))
		see_item(naming, passage, open + 1, end, p);
}

/* The list behind 责任单位：; returns where it ends. */
static size_t see_list(ws_naming *naming, uint32_t passage, size_t at) {
	const ws_name_text *text = &naming->texts[passage];
	prefix p = {0, 0, false};
	size_t from = at, depth = 0;
	for (; at <= text->n && at - from <= LIST_MAX; at++) {
		uint32_t c = at < text->n ? text->c[at] : U'。';
		bool end = c == U'。' || (c == U')' && !depth) || (at < text->n && at > from && text->gap && text->gap[at]);
		if (c == U'(')
			depth++;
		else if (c == U')' && depth)
			depth--;
		if (!end && !among(c, U"、,;:") && !((c == U'和' || c == U'及') && at > from && is_last(text->c[at - 1])))
			continue;
		see_parts(naming, passage, from, at, &p);
		if (end)
			break;
		if (c != U'、' && c != U'和' && c != U'及')
			p = (prefix){0, 0, false};
		from = at + 1;
	}
	return at;
}

void ws_find_agencies(ws_naming *naming, uint32_t passage) {
	const ws_name_text *text = &naming->texts[passage];
	const uint8_t *gap = text->gap;
	size_t floor = 0;
	pthread_once(&once, look_at_lasts);
	for (size_t i = 2; i <= text->n; i++) {
		if (gap && i < text->n && gap[i])
			floor = i;
		uint32_t c = text->c[i - 1];
		if (!may_be_last[c & LOW])
			continue;
		if (c == U':') {
			ws_word_hit hit = ws_word_before(&agencies, text->c, floor, i - 1);
			if (ws_word_is(hit, 'l')) {
				floor = see_list(naming, passage, i);
				i = floor + 1;
			}
			continue;
		}
		if (!is_last(c))
			continue;
		size_t from;
		prefix p;
		if (!agency_before(text, floor, i, &from, &p))
			continue;
		/* 市政府 is not what 市政府办公室 names. */
		if (ws_word_at(&agencies, text->c, p.stem, text->n < p.stem + ITEM_MAX ? text->n : p.stem + ITEM_MAX).len > i - p.stem)
			continue;
		see(naming, passage, from, i);
		floor = see_followers(naming, passage, p, i);
		if (floor > i)
			i = floor;
	}
}
