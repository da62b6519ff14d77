/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other names of a thing, each with the place that proves it.

   A fund is written in full once and in short afterwards, but that one name ends like another proves nothing: 数字人民币台企融资增信基金 is not
   增信基金. What proves it:

       said       中小微企业融资增信基金（以下简称“增信基金”）, …基金，以下简称增信基金, …基金，简称“大基金”
       paren      中小微企业融资增信基金（增信基金）: a fund in parentheses that abbreviates the one before them, or a name known elsewhere that
                  shares most of its characters with it
       defined    a heading or term 增信基金, under it: 设立中小微企业融资增信基金, and the one abbreviates the other
       title      本办法所称引导基金，是指…, or 第三条 引导基金…, in a document whose title names one fund that ends so; 天使母基金 where the
                  title names 海丝天使母基金 and no other fund ends so
       scale      the same amount is given as the scale of both, no other fund ends like the short one and none has that scale
       form       海丝茶业基金 and 海丝市茶业发展投资基金: alias_form.c
       scope      市应急转贷基金 and 应急转贷基金 in a document of that city, or 海丝市种业基金 and 市种业基金 in any, and no other fund ends so

   An alias that is a name by itself holds in the whole document, one that is none (引导基金) from where it is made, or also before that when
   the title names the fund or the scope proves it. 引导基金, 母基金, even 基金 become names only in this way. The short name of a company
   (…基金管理有限公司（以下简称“某某基金”）) is blocked instead, and so is that of a kind of funds (各类天使投资基金（以下简称“子基金”）).

   A name abbreviates another when all its characters stand in the other in the same order and both end alike. */
#include <string.h>

#include "indexer/facts/fund_kind.h"
#include "indexer/facts/naming.h"
#include "indexer/facts/wordset.h"
#include "text/docnum.h"
#include "text/region.h"
#include "text/scope.h"

static const ws_word_row rows[] = {
#include "text/data/alias_words.inc"
};
static ws_wordset intros = WS_WORDSET(rows);

enum {
	ALIAS_MAX = 24,
	COMPANY_MAX = 24,
	NUMBER_MAX = 40,
	SCALE_NEAR = 16,
	FORM_MAX = 6,
	SEARCHED_MAX = 64,
	COMPARED_MAX = 4096 /* names of one document that are compared with each other */
};

static bool is_fund(const ws_name_term *t) {
	return t->class == WS_NAME_POLICY_FUND || t->class == WS_NAME_BUDGET_FUND;
}

static bool ends_with(const ws_name_term *whole, const ws_name_term *end) {
	return whole->n > end->n && memcmp(whole->c + whole->n - end->n, end->c, end->n * sizeof *end->c) == 0;
}

static bool abbreviates(const ws_name_term *alias, const ws_name_term *name) {
	size_t k = 0;
	if (alias->n < 3 || alias->n >= name->n)
		return false;
	for (size_t i = 0; i < name->n && k < alias->n; i++)
		k += name->c[i] == alias->c[k];
	return k == alias->n && alias->c[alias->n - 1] == name->c[name->n - 1];
}

/* 中央企业茶区产业基金(央企扶茶基金): most of what the one says stands in the other in the same order. */
static bool resembles(const ws_name_term *alias, const ws_name_term *name) {
	size_t k = 0, same = 0;
	if (alias->n < 5 || alias->n >= name->n)
		return false;
	for (size_t i = 0; i + 2 < alias->n; i++)
		for (size_t at = k; at + 2 < name->n; at++)
			if (name->c[at] == alias->c[i]) {
				k = at + 1;
				same++;
				break;
			}
	return same * 3 >= (alias->n - 2) * 2 && alias->c[alias->n - 1] == name->c[name->n - 1];
}

static bool opens_quote(uint32_t c) {
	return c == U'“' || c == U'"' || c == U'‘' || c == U'《' || c == U'「' || c == U'【';
}

static bool closes(uint32_t c) {
	return c == U'”' || c == U'"' || c == U'’' || c == U'》' || c == U'」' || c == U'】' || c == U')' || c == U',' || c == U'。' ||
	       c == U';' || c == U'、' || c == U':';
}

/* ---- said, paren ---- */

/* The alias that begins at *at, perhaps in quotes; *at moves behind it and its closing mark. false when there is none to speak of. */
static bool read_alias(const ws_name_text *text, size_t *at, size_t *from, size_t *to) {
	size_t i = *at;
	bool quoted = i < text->n && opens_quote(text->c[i]);
	i += quoted;
	*from = i;
	while (i < text->n && i - *from <= ALIAS_MAX && !closes(text->c[i]) && !opens_quote(text->c[i]) && (quoted || text->c[i] != U'或') &&
		   !(text->gap && text->gap[i]))
		i++;
	*to = i;
	if (i >= text->n || !(closes(text->c[i]) || text->c[i] == U'或') || *to - *from < 2 || *to - *from > ALIAS_MAX)
		return false;
	if (quoted)
		i++;
	*at = i;
	return true;
}

static bool ends_with_head(const ws_name_text *text, size_t from, size_t to) {
	return to - from >= 2 && text->c[to - 2] == U'基' && text->c[to - 1] == U'金';
}

/* 各类天使投资基金(以下简称子基金), and 创业投资引导基金(以下简称引导基金) in a document of no region. */
static bool speaks_of_kind(const ws_naming *naming, const ws_sighting *s) {
	const ws_name_term *t = &naming->terms[s->term];
	bool nobodys = s->kind == WS_FUND_NAMED && t->general && !t->ones && !naming->document->region && !ws_fund_is_known(t->c, t->n);
	return nobodys || (s->of_kind && !t->owned);
}

/* 参股设立天使投资子基金(以下简称子基金): sub-funds that are called no more than that are all there are. */
static bool is_sub_of_all(const ws_naming *naming, const ws_sighting *s, size_t from, size_t to) {
	bool sub = ws_spelled_at(naming->texts[s->passage].c, to, from, "子基金") == to - from;
	return sub && s->kind == WS_FUND_NAMED && s->edge.plain && !naming->terms[s->term].owned;
}

static void say(ws_naming *naming, const ws_sighting *s, size_t from, size_t to) {
	const uint32_t *c = naming->texts[s->passage].c;
	ws_name_class class = naming->terms[s->term].class;
	uint32_t alias = ws_naming_term(naming, c + from, to - from, class);
	bool subs = is_sub_of_all(naming, s, from, to);
	if (subs)
		naming->terms[s->term].named = false;
	if (s->kind == WS_FUND_NOT || subs || speaks_of_kind(naming, s)) {
		naming->terms[alias].blocked = true;
		return;
	}
	if (ws_naming_alias(naming, s->term, alias, s->passage, s->from, to))
		naming->terms[alias].everywhere =
			class == WS_NAME_AGENCY || (is_fund(&naming->terms[alias]) && !ends_with_head(&naming->texts[s->passage], from, to));
}

/* 《…》(厦府办规〔2024〕12号): the number is another name of the title. Returns where the text goes on. */
static size_t read_number(ws_naming *naming, const ws_sighting *s, size_t at) {
	const ws_name_text *text = &naming->texts[s->passage];
	ws_docnum number;
	if (!ws_docnum_next(text->c, text->n < at + NUMBER_MAX ? text->n : at + NUMBER_MAX, at, &number) || number.start != at)
		return at;
	uint32_t alias = ws_naming_term(naming, text->c + number.start, number.end - number.start, WS_NAME_PROGRAMME);
	if (ws_naming_alias(naming, s->term, alias, s->passage, s->from, number.end))
		naming->terms[alias].everywhere = true;
	at = number.end;
	return at < text->n && text->c[at] == U',' ? at + 1 : at;
}

/* Behind (有限合伙) and (暂定名), when another parenthesis follows. */
static size_t past_form(const ws_name_text *text, size_t i) {
	for (size_t k = i + 1; k + 4 < text->n && k - i <= FORM_MAX; k++)
		if (!ws_is_han(text->c[k]))
			return text->c[k] == U')' && text->c[k + 1] == U'(' ? k + 1 : i;
	return i;
}

/* What stands in parentheses or behind a comma after the name. */
static void read_said(ws_naming *naming, const ws_sighting *s) {
	const ws_name_text *text = &naming->texts[s->passage];
	size_t i = s->to;
	if (s->kind == WS_FUND_NOT)
		while (i < text->n && i - s->to < COMPANY_MAX && ws_is_han(text->c[i]))
			i++;
	if (i < text->n && (text->c[i] == U'”' || text->c[i] == U'》'))
		i++;
	if (i + 3 >= text->n || (text->gap && text->gap[i]))
		return;
	i = past_form(text, i);
	bool paren = text->c[i] == U'(', joined = i > s->to && ws_word_is(ws_word_at(&intros, text->c, i, text->n), 's'); /* “…基金”以下简称… */
	if (!paren && !joined && text->c[i] != U',')
		return;
	i += !joined;
	if (paren && naming->terms[s->term].class == WS_NAME_PROGRAMME)
		i = read_number(naming, s, i);
	ws_word_hit intro = ws_word_at(&intros, text->c, i, text->n);
	if (!intro.row && (!paren || s->kind != WS_FUND_NAMED || !is_fund(&naming->terms[s->term])))
		return;
	i += intro.len;
	if (intro.row && i < text->n && text->c[i] == U':')
		i++;
	size_t from, to;
	bool quoted = i < text->n && opens_quote(text->c[i]);
	if (!read_alias(text, &i, &from, &to))
		return;
	if (!intro.row) {
		uint32_t known = ws_naming_known(naming, text->c + from, to - from, naming->terms[s->term].class);
		if (known == WS_NO_TERM || i >= text->n || text->c[i] != U')')
			return;
		const ws_name_term *alias = &naming->terms[known], *name = &naming->terms[s->term];
		if (abbreviates(alias, name) || (alias->named && !alias->general && resembles(alias, name)))
			say(naming, s, from, to);
		return;
	}
	if (!paren && !quoted && !(is_fund(&naming->terms[s->term]) && ends_with_head(text, from, to)))
		return;
	say(naming, s, from, to);
	while (i + 2 < text->n &&
	       (text->c[i] == U'或' || (quoted && (text->c[i] == U'、' || text->c[i] == U'和') && opens_quote(text->c[i + 1])))) {
		i++;
		if (!read_alias(text, &i, &from, &to))
			return;
		say(naming, s, from, to);
	}
}

/* ---- defined ---- */

static bool counts_item(uint32_t c) {
	static const uint32_t marks[] = U"一二三四五六七八九十第条章节项款0123456789.()、:【“#*-—①②③④⑤⑥⑦⑧⑨⑩";
	for (size_t i = 0; marks[i]; i++)
		if (marks[i] == c)
			return true;
	return false;
}

/* Whether nothing but a number stands before the sighting: 第三条 引导基金…, (一)引导基金…. */
static bool heads_passage(const ws_name_text *text, const ws_sighting *s) {
	for (size_t i = 0; i < s->from; i++)
		if (i > 8 || !counts_item(text->c[i]))
			return false;
	return true;
}

/* Whether the sighting is what its passage is about: nothing but a number stands before it, and the passage, the bracket or the term ends
   behind it. *body: where the text about it begins; text->n for the next passage. */
static bool is_term(const ws_naming *naming, const ws_sighting *s, size_t *body) {
	const ws_name_text *text = &naming->texts[s->passage];
	if (!heads_passage(text, s))
		return false;
	*body = s->to;
	if (s->to == text->n || ws_name_cut(text, s->to))
		return true;
	uint32_t c = text->c[s->to];
	return c == U'】' || c == U':' || c == U'”' || c == U'。' ||
	       (c == U',' && s->to + 1 < text->n &&
	        (text->c[s->to + 1] == U'是' || text->c[s->to + 1] == U'指' || text->c[s->to + 1] == U'即'));
}

static void read_defined(ws_naming *naming, const ws_sighting *s) {
	size_t body;
	if (s->kind != WS_FUND_NAMED || !is_fund(&naming->terms[s->term]) || !is_term(naming, s, &body))
		return;
	uint32_t p = s->passage;
	if (body == naming->texts[p].n && ++p >= naming->document->n_passages)
		return;
	for (size_t k = naming->first[p]; k < naming->first[p + 1]; k++) {
		const ws_sighting *full = &naming->seen[k];
		if ((full->passage == s->passage && full->from < body) || full->kind != WS_FUND_NAMED || full->term == s->term)
			continue;
		if (full->edge.kind == WS_EDGE_FOUND && abbreviates(&naming->terms[s->term], &naming->terms[full->term]))
			ws_naming_alias(naming, full->term, s->term, p, full->from, full->to);
		return;
	}
}

/* ---- title ---- */

/* 所称引导基金: the sighting is what the document defines or has rules for, the title names it in full. */
static void read_titled(ws_naming *naming, const ws_sighting *s, uint32_t title) {
	const ws_name_text *text = &naming->texts[s->passage];
	size_t i = s->from;
	if (i > 0 && opens_quote(text->c[i - 1]))
		i--;
	if (i >= 2 && text->c[i - 1] == U'的' && text->c[i - 2] == U'称')
		i--;
	bool called = i >= 2 && text->c[i - 2] == U'所' && text->c[i - 1] == U'称';
	bool ruled = s->kind == WS_FUND_GENERIC && s->to - s->from > 2 && s->from > 1 && heads_passage(text, s);
	if (title == WS_NO_TERM || s->term == WS_NO_TERM || !(called || ruled))
		return;
	if (ends_with(&naming->terms[title], &naming->terms[s->term]))
		ws_naming_alias(naming, title, s->term, s->passage, called ? i - 2 : s->from, s->to);
}

/* The one fund that the title names; WS_NO_TERM when it names none or several. */
static uint32_t title_fund(ws_naming *naming) {
	uint32_t found = WS_NO_TERM;
	for (uint32_t p = 0; p < naming->document->n_passages && p < 8; p++) {
		const ws_passage *passage = &naming->document->passages[p];
		bool title = (passage->kind == WS_HEADING && passage->level == 0) || p == 0;
		for (size_t k = naming->first[p]; title && k < naming->first[p + 1]; k++) {
			const ws_sighting *s = &naming->seen[k];
			if (s->kind != WS_FUND_NAMED || !is_fund(&naming->terms[s->term]))
				continue;
			if (found != WS_NO_TERM && found != s->term)
				return WS_NO_TERM;
			found = s->term;
		}
	}
	bool category = found != WS_NO_TERM && ws_fund_is_category(naming->terms[found].c, naming->terms[found].n);
	return category && !naming->terms[found].named ? WS_NO_TERM : found;
}

/* What the document that is about one fund calls it, it calls it from its first page on, before it says so. */
static void hold_throughout(ws_naming *naming, uint32_t title) {
	for (uint32_t i = 0; title != WS_NO_TERM && i < naming->n_terms; i++)
		if (naming->terms[i].canonical != i && ws_naming_root(naming, i) == ws_naming_root(naming, title))
			naming->terms[i].alias_passage = naming->terms[i].alias_from = 0;
}

/* ---- scale ---- */

typedef struct {
	uint32_t term, passage;
	uint32_t from, to; /* the fund, folded */
	ws_decimal amount;
} scale;

/* Whether the text between a name and an amount says that it is the scale of what is named: 规模从300亿元扩大到, 总规模. */
static bool speaks_of_scale(const ws_name_text *text, size_t from, size_t to) {
	if (to <= from || to - from > SCALE_NEAR)
		return false;
	bool said = false;
	for (size_t i = from; i < to; i++) {
		if (text->c[i] == U'。' || text->c[i] == U';')
			return false;
		said |= text->c[i] == U'规' && i + 1 < to && text->c[i + 1] == U'模';
	}
	return said;
}

static size_t read_scales(ws_naming *naming, scale **out) {
	scale *scales = NULL;
	size_t n = 0, cap = 0;
	for (uint32_t p = 0; p < naming->document->n_passages; p++) {
		const ws_passage *passage = &naming->document->passages[p];
		const ws_folded *f = &naming->folded[p];
		size_t figure = 0;
		for (size_t k = naming->first[p]; k < naming->first[p + 1]; k++) {
			const ws_sighting *s = &naming->seen[k];
			if (s->kind != WS_FUND_NAMED || naming->terms[s->term].class != WS_NAME_POLICY_FUND)
				continue;
			while (figure < passage->n_figures && passage->figures[figure].span.start < f->to[s->to - 1])
				figure++;
			if (figure == passage->n_figures || passage->figures[figure].kind != WS_MONEY)
				continue;
			size_t at = s->to;
			while (at < f->n && at - s->to <= SCALE_NEAR && f->from[at] < passage->figures[figure].span.start)
				at++;
			if (!speaks_of_scale(&naming->texts[p], s->to, at))
				continue;
			scales = ws_arena_grow(naming->arena, scales, n, &cap, sizeof *scales);
			scales[n++] = (scale){s->term, p, s->from, s->to, passage->figures[figure].amount};
		}
	}
	*out = scales;
	return n;
}

/* Whether two names are one but for the form of their region: 泰州市天使投资基金, 泰州天使投资基金. */
static bool differ_by_region(const ws_name_term *a, const ws_name_term *b) {
	ws_region_hit x, y;
	if (!ws_region_at(a->c, a->n, 0, WS_REGION_SHORT, &x) || !ws_region_at(b->c, b->n, 0, WS_REGION_SHORT, &y) || x.region != y.region)
		return false;
	return a->n - x.end == b->n - y.end && memcmp(a->c + x.end, b->c + y.end, (a->n - x.end) * sizeof *a->c) == 0;
}

/* The only other named fund that ends like this term; WS_NO_TERM when there are several or none. */
static uint32_t only_longer(const ws_naming *naming, uint32_t term) {
	uint32_t found = WS_NO_TERM;
	for (uint32_t i = 0; i < naming->n_terms; i++) {
		const ws_name_term *t = &naming->terms[i];
		if (!t->named || t->blocked || t->class != naming->terms[term].class || i == term || !ends_with(t, &naming->terms[term]))
			continue;
		if (found != WS_NO_TERM && !differ_by_region(t, &naming->terms[found]))
			return WS_NO_TERM;
		if (found == WS_NO_TERM || t->n > naming->terms[found].n)
			found = i;
	}
	return found;
}

static void compare_scales(ws_naming *naming) {
	scale *scales;
	size_t n = read_scales(naming, &scales);
	if (n > SEARCHED_MAX * 4)
		n = SEARCHED_MAX * 4;
	for (size_t i = 0; i < n; i++) {
		uint32_t longer = ws_naming_root(naming, scales[i].term) == scales[i].term ? only_longer(naming, scales[i].term) : WS_NO_TERM;
		bool same = false, others = false;
		for (size_t k = 0; k < n && longer != WS_NO_TERM; k++)
			if (ws_decimal_compare(scales[k].amount, scales[i].amount) == 0) {
				same |= scales[k].term == longer;
				others |= scales[k].term != longer && scales[k].term != scales[i].term;
			}
		if (same && !others)
			ws_naming_alias(naming, longer, scales[i].term, scales[i].passage, scales[i].from, scales[i].to);
	}
}

/* ---- scope ---- */

/* 市种业基金 where 泉州市种业基金 is the only fund that ends so: the term's level is the last character of the other's region. */
static uint32_t only_owner(const ws_naming *naming, uint32_t term) {
	const ws_name_term *t = &naming->terms[term];
	uint32_t owner = ws_scope(t->c, t->n, NULL, 0) == 1 ? only_longer(naming, term) : WS_NO_TERM;
	ws_region_hit hit;
	if (owner == WS_NO_TERM || !ws_region_at(naming->terms[owner].c, naming->terms[owner].n, 0, 0, &hit))
		return WS_NO_TERM;
	return hit.end == naming->terms[owner].n - t->n + 1 ? owner : WS_NO_TERM;
}

static void compare_scopes(ws_naming *naming) {
	const char *region = naming->document->region ? naming->document->region : "";
	ws_folded own = ws_fold(region, strlen(region), WS_FOLD_HANS, naming->arena);
	size_t n = naming->n_terms;
	for (uint32_t i = 0; i < n; i++) {
		const ws_name_term *t = &naming->terms[i];
		uint32_t owner =
			t->named && !t->blocked && t->canonical == i && t->class == WS_NAME_POLICY_FUND ? only_owner(naming, i) : WS_NO_TERM;
		if (owner != WS_NO_TERM && naming->terms[owner].canonical == owner) {
			ws_naming_alias(naming, owner, i, t->passage, t->from, t->to);
			continue;
		}
		size_t scope = t->named && !t->blocked && t->canonical == i && is_fund(t) ? ws_scope(t->c, t->n, own.c, own.n) : 0;
		if (!scope || t->n < scope + 4)
			continue;
		uint32_t bare = ws_naming_known(naming, t->c + scope, t->n - scope, t->class);
		if (bare == WS_NO_TERM || !(naming->terms[bare].named || naming->terms[bare].general) ||
		    naming->terms[bare].kinds > naming->terms[bare].ones || naming->terms[bare].canonical != bare || only_longer(naming, bare) != i)
			continue;
		if (ws_naming_alias(naming, i, bare, t->passage, t->from, t->to))
			naming->terms[bare].alias_passage = naming->terms[bare].alias_from = 0;
	}
}

/* 天使母基金 in a document whose title names 海丝高新区天使母基金: a name of words for kinds that is one fund is the title's. */
static void shorten_title(ws_naming *naming, uint32_t title) {
	for (uint32_t i = 0; title != WS_NO_TERM && i < naming->n_terms; i++) {
		const ws_name_term *t = &naming->terms[i];
		if (!t->general || !t->named || t->blocked || t->canonical != i || t->kinds > t->ones || only_longer(naming, i) != title)
			continue;
		if (ws_naming_alias(naming, title, i, t->passage, t->from, t->to))
			naming->terms[i].alias_passage = naming->terms[i].alias_from = 0;
	}
}

/* ---- a verb in front of an alias: 管理|母基金 ---- */

static void part_verbs(ws_naming *naming) {
	for (size_t k = 0; k < naming->n_seen; k++) {
		ws_sighting *s = &naming->seen[k];
		if (s->kind != WS_FUND_GENERIC || s->term == WS_NO_TERM || naming->terms[s->term].canonical != s->term)
			continue;
		const ws_name_text *text = &naming->texts[s->passage];
		for (size_t i = s->from + 2; i + 2 < s->to; i++) {
			uint32_t term = ws_naming_known(naming, text->c + i, s->to - i, WS_NAME_POLICY_FUND);
			if (term == WS_NO_TERM || naming->terms[term].canonical == term || !ws_name_verb_before(text, s->from, i, false))
				continue;
			s->from = (uint32_t)i;
			s->term = term;
			break;
		}
	}
}

/* ---- aliases without a head of their own are looked for in the whole text ---- */

static void search_passage(ws_naming *naming, uint32_t alias, uint32_t p) {
	const ws_folded *f = &naming->folded[p];
	const ws_name_term t = naming->terms[alias];
	size_t k = naming->first[p], last = naming->first[p + 1];
	for (size_t at = 0; (at = ws_folded_find(f, at, t.c, t.n)) != SIZE_MAX; at += t.n) {
		while (k < last && naming->seen[k].to <= at)
			k++;
		if (k == last || naming->seen[k].from >= at + t.n)
			ws_naming_see(naming, p, at, at + t.n, alias, WS_VIA_ALIAS);
	}
}

static void search_aliases(ws_naming *naming) {
	size_t searched = 0, n = naming->n_terms;
	for (uint32_t i = 0; i < n && searched < SEARCHED_MAX; i++) {
		if (!naming->terms[i].everywhere)
			continue;
		searched++;
		for (uint32_t p = 0; p < naming->document->n_passages; p++)
			search_passage(naming, i, p);
	}
}

void ws_find_aliases(ws_naming *naming) {
	uint32_t title = title_fund(naming);
	for (size_t k = 0; k < naming->n_seen; k++) {
		const ws_sighting s = naming->seen[k];
		if (s.term == WS_NO_TERM || s.via == WS_VIA_COORDINATION)
			continue;
		if (s.kind == WS_FUND_NAMED || s.kind == WS_FUND_NOT)
			read_said(naming, &s);
		read_defined(naming, &s);
		read_titled(naming, &s, title);
	}
	hold_throughout(naming, title);
	if (naming->n_terms <= COMPARED_MAX) {
		compare_scales(naming);
		compare_scopes(naming);
		shorten_title(naming, title);
	}
	ws_compare_forms(naming, title);
	part_verbs(naming);
	search_aliases(naming);
}
