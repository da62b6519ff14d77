/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of funds that writes its head once.

       增设产业链招商、供应链协作和先进制造业基金     产业链招商基金, 供应链协作基金, 先进制造业基金
       省级担保、再担保基金                           省级担保基金, 省级再担保基金
       国家和地方融资担保基金                         国家融资担保基金, 地方融资担保基金
       组建天使、种子等3支子基金                      天使子基金, 种子子基金
       设立茶业母基金和白茶、红茶等子基金             白茶子基金, 红茶子基金
       养老、失业和工伤保险基金                       three insurance funds
       城镇职工和城乡居民基本医疗保险基金             two, by whose they are
       失业保险、工伤保险等基金                       two: an insurance needs no other proof
       海丝茶业基金一期、二期                         two funds
       宋都古城保护与修缮基金                         one fund
       加强担保增信、产业基金支持                     one fund: nothing says that 担保增信 is short for another

   The items in front of the last one are read leftwards from link to link. What a shortened item means is never invented: it becomes a name
   only when something proves that the list is one of funds:

       evidence   item + head stands in full elsewhere in the document
       count      the list is followed by its number (…基金3支基金) or by a sum for each (…基金各5亿元, …基金5亿元、3亿元, …基金分别投放5亿元和
                  3亿元), or its bare head stands behind a measure word (…等3支子基金, …等项基金; without 等 when it is their number, behind a
                  founding verb, in front of what comes about or when the head is more than 基金) or in front of what comes about
                  (…等子基金陆续落地)
       ending     the item ends like the last one: 文化产业、旅游产业基金; 养老保险、失业保险基金. 投资, 发展 and the like end too many things:
                  通过股权投资、政府投资基金 and 促进产业发展、中小企业发展基金 name one fund each, and so does 新型茶机和智能茶机基金规模5亿元
       types      the item is a type of fund by the table (天使, 并购), or a level of government, or a kind of insurance; types in front of a
                  mere kind (天使、风投、创投基金) are kinds unless they are founded or counted
       founding   a founding verb governs the list (设立, 增设), and no item is a thing of its own (资金, 公司, 平台)

   What the items share is the head, with 产业 before it when they are no activities: 集成电路、人工智能产业基金 are 集成电路产业基金 and the
   other, 科技创新、文化产业基金 are 科技创新基金 and the other.

   Two items joined by 和 or 与 without any 、 are one name unless one of the first four holds: names hold such pairs, above all when one sum
   stands in front (5亿元半导体与茶机基金), a fund in full and 、 (茶种基金、半导体与茶机基金) or quotes around them; so do items in front
   of 、: 茶种和茶苗产业、茶机产业基金 are two funds. */
#include "indexer/facts/coordination.h"

#include <string.h>

#include "indexer/facts/fund_kind.h"
#include "indexer/facts/wordset.h"
#include "text/region.h"
#include "text/wordlist.h"

static const ws_word_row rows[] = {
#include "text/data/coordination.inc"
};
static ws_wordset kinds = WS_WORDSET(rows);

static const ws_word_row head_rows[] = {{"投资引导基金", ""}, {"投资母基金", ""}, {"引导基金", ""}, {"投资基金", ""}, {"发展基金", ""},
										{"母基金", ""},		  {"子基金", ""},	  {"专项基金", ""}, {"保险基金", ""}, {"基金", ""},
										{"产业基金", "o2"},	  {"产业投资基金", "o2"}, {"产业发展基金", "o2"}, {"产业引导基金", "o2"}, {"产业子基金", "o3"},
										{"产业母基金", "o3"}, {"产业专项基金", "o4"}, {"产业专项母基金", "o5"}, {"专项母基金", ""}};
/* o: 产业 is of what the item is about, unless it is an activity: then this much is shared */
static ws_wordset heads = WS_WORDSET(head_rows);

/* What stands in front of activities, not of funds: 促进产业发展、中小企业发展基金. */
static const ws_word_row activity_rows[] = {{"促进", ""}, {"推动", ""}, {"推进", ""}, {"支持", ""}, {"服务", ""}, {"加快", ""}, {"助力", ""},
											{"加强", ""}, {"引导", ""}, {"鼓励", ""}, {"保障", ""}, {"扶持", ""}, {"加大", ""}, {"强化", ""},
											{"深化", ""}, {"出台", ""}, {"实施", ""}, {"落实", ""}, {"通过", ""}};
static ws_wordset activities = WS_WORDSET(activity_rows);

enum { ITEM_MAX = 20, COMMON_MIN = 5 /* 海丝产业投资 is no common activity, 产业投资 is */ };

ws_word_hit ws_list_word_at(const uint32_t *c, size_t from, size_t to) {
	return ws_word_at(&kinds, c, from, to);
}

static bool is_budget(const ws_fund_list *l) {
	return l->class == WS_NAME_BUDGET_FUND;
}

static bool ends_with_fund(const ws_name_text *text, size_t end) {
	return end >= 2 && text->c[end - 2] == U'基' && text->c[end - 1] == U'金';
}

/* 茶种|和|茶机产业、茶旅产业基金: what joins in front of 、 joins words, not items. */
static bool is_inner(const ws_name_text *text, const ws_edge *edge) {
	uint32_t c = text->c[edge->word];
	return edge->at == edge->word + 1 && (c == U'和' || c == U'与' || c == U'及') && edge->word > 0 && ws_is_han(text->c[edge->word - 1]) &&
	       !ends_with_fund(text, edge->word);
}

static bool text_is_phase(const ws_name_text *text, size_t from, size_t to) {
	return to - from <= 4 && to > from && text->c[to - 1] == U'期';
}

/* Reads the items that end at `end`, right to left. */
static void read_items(ws_fund_list *l, size_t end) {
	ws_edge_kind kind = WS_EDGE_LIST;
	l->commas = l->inner || l->text->c[end] == U'、';
	bool commas = l->commas; /* without the link in front of the last ws_fund_item */
	while (kind == WS_EDGE_LIST && l->n < WS_FUND_ITEMS_MAX) {
		if (end > 0 && l->text->c[end - 1] == U'、') {
			l->commas = true; /* 、和 */
			end--;
		}
		if (!l->n)
			l->listed = l->commas;
		if (ends_with_fund(l->text, end)) {
			l->open = l->follows = true;
			return;
		}
		ws_edge edge = ws_name_edge(l->text, 0, end);
		while (l->commas && !is_budget(l) && edge.kind == WS_EDGE_LIST && edge.at < end && is_inner(l->text, &edge))
			edge = ws_name_edge(l->text, 0, edge.word);
		if (edge.kind == WS_EDGE_LIST && l->text->c[edge.word] == U'与' && (edge.word == 0 || !ws_is_han(l->text->c[edge.word - 1])))
			edge.kind = WS_EDGE_PARTICLE; /* 迁入海丝、|与|省茶机和茶旅产业基金联合投资 */
		size_t from = edge.at;
		if (edge.kind == WS_EDGE_FUND && text_is_phase(l->text, from, end)) { /* 茶业基金二期|、茶机和茶旅基金 */
			l->open = l->follows = true;
			return;
		}
		if (is_budget(l)) {
			size_t insurance = ws_fund_insurance(l->text, from, end);
			if (insurance != SIZE_MAX)
				from = insurance;
		}
		if (from == end || end - from > ITEM_MAX || edge.kind == WS_EDGE_LONG) {
			l->open = true;
			l->commas = commas; /* 规模5亿元、|茶种和茶机基金 */
			return;
		}
		commas = l->commas;
		l->items[l->n++] = (ws_fund_item){.from = from, .to = end};
		kind = edge.kind;
		l->governed = edge.at;
		if (kind == WS_EDGE_LIST) {
			end = edge.word;
			l->commas |= l->text->c[end] == U'、';
		}
	}
	l->governor = kind;
}

static bool is_kind(const ws_name_text *text, size_t from, size_t to, char kind) {
	ws_word_hit hit = ws_word_at(&kinds, text->c, from, to);
	return hit.len == to - from && ws_word_is(hit, kind);
}

/* A thing of its own; before a bare head a place is one, too: 海丝、泉州等|设区市政府产业基金, 开发区、工业园两只|产业基金. */
static bool is_thing(const ws_fund_list *l, const ws_fund_item *it) {
	ws_region_hit hit;
	bool region = ws_region_at(l->text->c, it->to, it->from, WS_REGION_SHORT, &hit) && hit.end == it->to;
	bool place = l->bare && (region || ws_spelled_in(l->text->c[it->to - 1], "区县市园镇"));
	return place || ws_word_is(ws_word_before(&kinds, l->text->c, it->from, it->to), 'n');
}

/* item + the last name from `tail` on, as a term. */
static uint32_t full_term(const ws_fund_list *l, size_t from, size_t to, size_t tail, bool make) {
	uint32_t name[2 * ITEM_MAX + 64];
	size_t n = 0, rest = l->last.to - tail;
	if (to - from + rest > sizeof name / sizeof *name)
		return WS_NO_TERM;
	memcpy(name, l->text->c + from, (to - from) * sizeof *name);
	n = to - from;
	memcpy(name + n, l->text->c + tail, rest * sizeof *name);
	n += rest;
	uint32_t term = make ? ws_naming_term(l->naming, name, n, l->class) : ws_naming_known(l->naming, name, n, l->class);
	if (make)
		l->naming->terms[term].named = true;
	return term;
}

/* Where the 等 of a list stands that ends in a bare head: 天使、种子|等|3支子基金; SIZE_MAX when there is none. */
static size_t before_bare(const ws_name_text *text, const ws_sighting *s) {
	for (size_t i = s->from; i > 0 && s->from - i < 5 && !ws_name_cut(text, i); i--) {
		uint32_t c = text->c[i - 1];
		if (c == U'等')
			return i - 1;
		if (!ws_is_han(c) && !(c >= '0' && c <= '9'))
			break;
	}
	size_t measure = ws_list_measure_at(text, s->from) ? s->from : s->from - 1; /* 茶种、茶机、茶旅|三个产业基金, 三大产业基金 */
	bool counted = s->from > 1 && (ws_list_measure_at(text, measure) || text->c[measure] == U'大') && text->c[measure] != U'类' &&
	               ws_list_number(text->c[measure - 1]) > 1;
	return counted && !ws_name_cut(text, measure - 1) && ws_is_han(text->c[measure - 2]) ? measure - 1 : SIZE_MAX;
}


/* The same for what can be the head of a list there: 等|子基金, 等3支|子基金, 三个|产业基金, 等|产业基金, 等8只|茶链子基金; SIZE_MAX otherwise. */
static size_t ends_bare(const ws_naming *naming, const ws_sighting *s) {
	const ws_name_text *text = &naming->texts[s->passage];
	if (s->edge.kind == WS_EDGE_LIST || s->kind == WS_FUND_DEICTIC || s->kind == WS_FUND_NOT || naming->terms[s->term].class != WS_NAME_POLICY_FUND)
		return SIZE_MAX;
	/* of one fund, 茶机、茶旅等|方向子基金, or of whose they are, 海丝投资等|央企基金, 茶种、茶机两支|市级政府基金 */
	static const char *const parts[] = {"方向", "领域", "央企", "国企", "上级", "头部", "知名",
	                                    "国家级", "省级", "市级", "区级", "县级", "地基金"};
	size_t at = ws_any_spelled_at(text->c, text->n, s->from, parts, sizeof parts / sizeof *parts) ? SIZE_MAX : before_bare(text, s);
	if (at == SIZE_MAX || s->kind == WS_FUND_GENERIC || naming->terms[s->term].general)
		return at;
	return text->c[at] == U'等' && at + 2 < s->from && ws_list_measure_at(text, s->from - 1) ? at : SIZE_MAX;
}

static bool ends_in(const ws_name_text *text, const ws_fund_item *it, const char *kinds_wanted) {
	ws_word_hit hit = ws_word_before(&kinds, text->c, it->from, it->to);
	return hit.row && strchr(kinds_wanted, hit.row->kind[0]);
}

/* Where the part that the item shares begins when nothing else says so: with what the head is made of (投资基金, 子基金). What the item ends with
   is not said twice: 天使|投资、创业投资引导基金. */
static size_t plain_tail(const ws_fund_list *l, const ws_fund_item *it) {
	if (l->bare)
		return ws_list_measure_at(l->text, l->last.from) ? l->last.from + 1 : l->last.from; /* 等项基金 */
	ws_word_hit hit = ws_word_before(&heads, l->text->c, l->last.from + 1, l->last.to);
	size_t tail = l->last.to - (hit.row ? hit.len : 2);
	if (ws_word_is(hit, 'o') && ends_in(l->text, it, "etx"))
		tail = l->last.to - (size_t)(hit.row->kind[1] - '0');
	for (size_t n = l->last.to - 2 - tail; n >= 2; n--)
		if (it->to - it->from > n && memcmp(l->text->c + it->to - n, l->text->c + tail, n * sizeof *l->text->c) == 0)
			return tail + n;
	return tail;
}

/* Whether a full name elsewhere proves the item: the longest shared part counts. Only the region of the first item may stand here. */
static bool proven_by_document(const ws_fund_list *l, ws_fund_item *it) {
	ws_region_hit hit;
	bool region = ws_region_at(l->text->c, it->to, it->from, WS_REGION_SHORT, &hit) && hit.end + 1 < it->to;
	for (size_t tail = l->last.from + !l->bare; tail + 2 <= l->last.to; tail++) {
		uint32_t term = full_term(l, it->from, it->to, tail, false);
		if (region && (term == WS_NO_TERM || !l->naming->terms[term].named))
			term = full_term(l, hit.end, it->to, tail, false);
		if (term != WS_NO_TERM && l->naming->terms[term].named) {
			it->tail = tail;
			return true;
		}
	}
	return false;
}

/* 支持并购重组与并购基金: whether what governs the list takes activities. */
static bool is_activity(const ws_fund_list *l) {
	size_t from = l->governed > ITEM_MAX ? l->governed - ITEM_MAX : 0;
	return ws_word_before(&activities, l->text->c, from, l->governed).row != NULL;
}

/* Whether the item's ending, two characters or more, stands in the last name too: 养老保险、失业|保险|基金. */
static bool proven_by_ending(const ws_fund_list *l, ws_fund_item *it) {
	size_t stem = l->last.to - 2;
	if (is_budget(l) && ws_fund_insurance(l->text, it->from, it->to) == SIZE_MAX)
		return false;
	if (ends_in(l->text, it, "xt") && (it->to - it->from < COMMON_MIN || is_activity(l)))
		return false;
	for (size_t n = it->to - it->from; n >= 2; n--)
		for (size_t at = stem; at > l->last.from + n; at--)
			if (memcmp(l->text->c + at - n, l->text->c + it->to - n, n * sizeof *l->text->c) == 0) {
				it->tail = at;
				return true;
			}
	return false;
}

static bool is_region(const ws_name_text *text, size_t from, size_t to) {
	ws_region_hit hit;
	return ws_region_at(text->c, to, from, WS_REGION_SHORT, &hit) && hit.end == to;
}

static bool proven_by_type(const ws_fund_list *l, ws_fund_item *it, bool founded) {
	const ws_name_text *text = l->text;
	if (is_kind(text, it->from, it->to, 't')) {
		ws_word_hit type = ws_word_at(&kinds, text->c, l->last.from, l->last.to - 2);
		bool kind = l->bare || (l->naming->terms[l->last.term].general && !l->naming->terms[l->last.term].named);
		if (kind && !founded && !ws_list_is_counted(l)) /* 鼓励天使、风投、创投基金入驻 */
			return false;
		if ((!l->bare && !ws_word_is(type, 't')) || (!l->commas && is_activity(l)))
			return false;
		it->tail = plain_tail(l, it);
		return true;
	}
	if (is_region(text, it->from, it->to) && !l->bare && l->commas) { /* 海丝区、泉港区|茶业基金 */
		ws_region_hit hit;
		bool whose = ws_region_at(text->c, l->last.to, l->last.from, WS_REGION_SHORT, &hit) && hit.end + 2 < l->last.to;
		it->tail = whose ? hit.end : 0;
		return whose && !ws_fund_is_category(l->naming->terms[l->last.term].c, l->naming->terms[l->last.term].n);
	}
	if (is_kind(text, it->from, it->to, 'l')) {
		ws_word_hit level = ws_word_at(&kinds, text->c, l->last.from, l->last.to);
		it->tail = l->last.from + level.len;
		ws_name_term *last = &l->naming->terms[l->last.term];
		uint32_t first = text->c[it->from];
		bool above = first == U'国' || first == U'中' || first == U'省'; /* whose document it seldom is: 国家、省级政府投资基金, those of two levels */
		bool kind = l->last.kind == WS_FUND_NAMED && (!last->named || (last->general && above));
		if (ws_word_is(level, 'l') && kind && last->sightings == 1)
			last->named = false;
		return ws_word_is(level, 'l') && !kind;
	}
	if (is_budget(l) && l->last.to - l->last.from > 4) {
		it->tail = ws_fund_shared_insurance(text, l->last.from, l->last.to - 2);
		if (it->tail > l->last.from && ws_fund_insured(text, it->from, it->to) == it->from) /* 城镇职工和城乡居民|基本医疗保险基金 */
			return true;
		it->tail = l->last.to - 4;
		size_t to = ws_fund_before_paren(text, it->from, it->to); /* 基本医疗(含生育)、失业|保险基金 */
		ws_word_hit insurance = ws_word_before(&kinds, text->c, it->from, to);
		return ws_word_is(insurance, 'i') && ws_fund_insured(text, it->from, to - insurance.len) == it->from &&
		       text->c[it->tail] == U'保' && text->c[it->tail + 1] == U'险';
	}
	return false;
}

/* 省级 in front of the first item holds for the others too. Returns its length, 0 for none. */
static size_t shared_level(const ws_fund_list *l, const ws_fund_item *first) {
	if (first->to - first->from < 4)
		return 0;
	ws_word_hit hit = ws_word_at(&kinds, l->text->c, first->from, first->to - 2);
	if (!ws_word_is(hit, 'l') || hit.len < 2)
		return 0;
	ws_word_hit other = ws_word_at(&kinds, l->text->c, l->last.from, l->last.to);
	return ws_word_is(other, 'l') ? 0 : hit.len;
}

/* The term of an item with the level of the first one in front. */
static uint32_t with_level(ws_fund_list *l, const ws_fund_item *first, size_t level, uint32_t term) {
	uint32_t name[3 * ITEM_MAX + 64];
	ws_name_term t = l->naming->terms[term];
	if (level + t.n > sizeof name / sizeof *name)
		return term;
	memcpy(name, l->text->c + first->from, level * sizeof *name);
	memcpy(name + level, t.c, t.n * sizeof *name);
	uint32_t full = ws_naming_term(l->naming, name, level + t.n, t.class);
	l->naming->terms[full].named = true;
	return full;
}

static void see_items(ws_fund_list *l, size_t last_sighting) {
	size_t n = 0;
	while (n < l->n && l->items[n].proven)
		n++;
	if (!n)
		return;
	if (l->last.kind == WS_FUND_NAMED && !l->bare)
		l->naming->terms[l->last.term].named = true;
	if (l->bare && l->naming->terms[l->last.term].sightings == 1)
		l->naming->terms[l->last.term].named = false; /* 三个|产业主题母基金 */
	const ws_fund_item *first = &l->items[n - 1];
	size_t level = shared_level(l, first);
	for (size_t k = 0; k < n; k++) {
		const ws_fund_item *it = &l->items[k];
		uint32_t term = full_term(l, it->from, it->to, it->tail, true);
		if (level && it != first)
			term = with_level(l, first, level, term);
		ws_sighting *s = ws_naming_see(l->naming, l->passage, it->from, it->to, term, WS_VIA_COORDINATION);
		s->canonical = term;
		s->edge.kind = WS_EDGE_LIST;
	}
	if (level && !l->bare) {
		ws_sighting *s = &l->naming->seen[last_sighting];
		s->canonical = with_level(l, first, level, s->term);
		s->via = WS_VIA_COORDINATION;
	}
}

/* 设立A与B基金, 5亿元A与B基金 is one fund. */
static void join(ws_fund_list *l, size_t last_sighting) {
	ws_sighting *s = &l->naming->seen[last_sighting];
	size_t from = l->items[0].from;
	s->from = (uint32_t)from;
	s->edge.kind = l->governor;
	s->edge.at = from;
	s->term = ws_naming_term(l->naming, l->text->c + from, s->to - from, l->naming->terms[s->term].class);
	l->naming->terms[s->term].named = true;
}

/* 实施茶种救助以及茶种救助基金管理: the item is what the fund is for. */
static bool is_purpose(const ws_fund_list *l, const ws_fund_item *it) {
	size_t n = l->last.to - 2 - l->last.from;
	return !l->bare && it->to - it->from == n && memcmp(l->text->c + it->from, l->text->c + l->last.from, n * sizeof *l->text->c) == 0;
}

/* 养老保险、失业保险、工伤保险|三项基金: whether insurances are all that a bare head is the head of. */
static bool are_insurances(ws_fund_list *l) {
	if (!l->bare || l->open)
		return false;
	for (size_t i = 0; i < l->n; i++)
		if (ws_fund_insurance(l->text, l->items[i].from, l->items[i].to) == SIZE_MAX)
			return false;
	return l->n > 1;
}

static void see_insurances(ws_fund_list *l) {
	l->class = WS_NAME_BUDGET_FUND;
	for (size_t i = 0; i < l->n; i++) {
		const ws_fund_item *it = &l->items[i];
		size_t from = ws_fund_insurance(l->text, it->from, it->to);
		uint32_t term = full_term(l, from, it->to, l->last.to - 2, true);
		ws_sighting *s = ws_naming_see(l->naming, l->passage, from, it->to, term, WS_VIA_COORDINATION);
		s->canonical = term;
		s->edge.kind = WS_EDGE_LIST;
	}
}

/* What the list proves of each of its items; then they are seen, or the whole is one name. */
static void settle(ws_fund_list *l, size_t last_sighting) {
	bool pair = !l->bare && l->n == 1 && !l->listed && !is_budget(l);
	bool regions = pair && (ws_pair_has_place(l) || ws_pair_is_heading(l)), inner = pair && ws_pair_goes_on(l, last_sighting);
	bool founds = l->governor == WS_EDGE_FOUND && !l->open && !ws_fund_is_allowed(l->text, l->governed); /* 可设立天使类、创投类子基金 */
	bool founded = founds || (l->bare && l->follows);
	bool scaled = !l->open && ws_fund_follows_sum(l->text->c, l->governed), counts = ws_list_is_counted(l), things = false;
	bool one = pair && (scaled || l->follows || ws_pair_has_scale(l));
	for (size_t i = 0; i < l->n; i++)
		things |= is_thing(l, &l->items[i]) || is_purpose(l, &l->items[i]);
	for (size_t i = 0; i < l->n; i++) {
		ws_fund_item *it = &l->items[i];
		it->proven = is_purpose(l, it)
		                 ? false
		                 : (!is_thing(l, it) && proven_by_document(l, it)) || proven_by_type(l, it, founded || scaled) ||
		                       (!l->bare && !regions && !inner && !one && (l->commas || !founded) && proven_by_ending(l, it));
		if (!it->proven && !things && !regions && !one && (counts || (founded && (l->commas || l->bare)) || ws_list_is_under_way(l))) {
			it->tail = plain_tail(l, it);
			it->proven = true;
		}
	}
	if (pair && !l->items[0].proven &&
	    (ws_pair_is_quoted(l) || (!things && (((founded || scaled) && !l->commas) || regions || inner || one))))
		join(l, last_sighting);
	else
		see_items(l, last_sighting);
}

/* 茶业基金一期|、二期和三期: the phases that the name is not written for again. */
static void see_phases(ws_naming *naming, size_t k) {
	const ws_sighting s = naming->seen[k];
	const ws_name_text *text = &naming->texts[s.passage];
	size_t base = s.to - s.from - 2, at = s.to;
	if (s.to - s.from < 6 || text->c[at - 1] != U'期' || !ws_list_number(text->c[at - 2]) || !ends_with_fund(text, at - 2))
		return;
	while (at + 2 < text->n && !ws_name_cut(text, at + 1) && ws_spelled_in(text->c[at], "、和与及") && ws_list_number(text->c[at + 1]) &&
	       text->c[at + 2] == U'期') {
		uint32_t name[ITEM_MAX + 64];
		if (base + 2 > sizeof name / sizeof *name)
			return;
		memcpy(name, text->c + s.from, base * sizeof *name);
		memcpy(name + base, text->c + at + 1, 2 * sizeof *name);
		uint32_t term = ws_naming_term(naming, name, base + 2, naming->terms[s.term].class);
		naming->terms[term].named = true;
		ws_naming_see(naming, s.passage, at + 1, at + 3, term, WS_VIA_COORDINATION)->canonical = term;
		at += 3;
	}
}

void ws_find_coordinations(ws_naming *naming) {
	size_t n_seen = naming->n_seen;
	for (size_t k = 0; k < n_seen; k++) {
		const ws_sighting *s = &naming->seen[k];
		if (s->term == WS_NO_TERM || naming->terms[s->term].class > WS_NAME_BUDGET_FUND)
			continue;
		size_t bare = ends_bare(naming, s);
		if (s->of_kind && !naming->terms[s->term].owned && bare == SIZE_MAX)
			continue;
		if (s->kind == WS_FUND_NAMED && naming->terms[s->term].named)
			see_phases(naming, k);
		s = &naming->seen[k];
		ws_fund_list l = {.naming = naming,
				  .text = &naming->texts[s->passage],
				  .passage = s->passage,
				  .last = *s,
				  .governor = WS_EDGE_OPEN,
				  .class = naming->terms[s->term].class};
		size_t end = l.number = bare;
		l.bare = end != SIZE_MAX;
		if (s->kind == WS_FUND_NAMED && s->edge.kind == WS_EDGE_LIST && s->edge.at == s->from)
			end = s->edge.word;
		if (end == SIZE_MAX)
			continue;
		read_items(&l, end);
		size_t told = l.bare ? ws_list_number(l.text->c[end + (l.text->c[end] == U'等')]) : 0;
		if (told && l.n > told) {
			l.inner = true;
			l.open = l.follows = false;
			l.n = 0;
			read_items(&l, end);
		}
		if (are_insurances(&l))
			see_insurances(&l);
		else if (l.n && (!l.bare || l.text->c[end] == U'等' || ws_list_is_counted(&l)))
			settle(&l, k);
	}
}
