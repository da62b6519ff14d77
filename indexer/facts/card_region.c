/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The region a document speaks for.

   First, before the issuer is known, where the document stands: the region of its title, else for 省人民政府 the province of its number, else
   of the lines around the title (厦门市财政局, ——…在厦门市第十六届人民代表大会…), else of the congress that the text begins with, else of the
   signature, else of the source that the page names, when it is the organ below the title, else of a web page's <title> and site, else of
   whom a letter is written to, else the one region that the body speaks of far more often than of any other, when it says 全市, 我省 and the
   like, else the region in which all the places lie that the tables of 全区 name. 市财政局 and 受市人民政府委托 are read in its light.

   Then the issuer's own region: of title and issuer the more specific one counts when one lies in the other (甘肃省财政厅关于酒泉市…:
   酒泉市), otherwise the title's.

   A name that several regions have (鼓楼区) is settled by any region of the text in which one of them lies; otherwise it stays a name
   without a path. */
#include "indexer/facts/card.h"

#include <string.h>

#include "text/docnum.h"

enum { SETTLING = 60, COUNTED = 60, FEWEST = 3, LAST_LINES = 12 };

/* The name of a region that could not be settled. */
static const char *open_name(const ws_region_hit *hit) {
	return hit->region < 0 ? hit->name : NULL;
}

static bool settle(ws_card *card, const uint32_t *c, size_t n, ws_region_hit *hit) {
	const ws_document *d = card->document;
	for (size_t i = 0; i < d->n_passages && i < SETTLING; i++) {
		const ws_folded *f = card->folded + i;
		ws_region_hit h;
		for (size_t at = 0; ws_region_next(f->c, f->n, at, 0, WS_REGION_NONE, &h); at = h.end) {
			ws_region_hit again;
			if (h.region >= 0 && ws_region_find(c, n, 0, h.region, &again) && again.region >= 0 &&
			    ws_region_is_within(again.region, h.region)) {
				*hit = again;
				return true;
			}
		}
	}
	return false;
}

/* The region of a text, settled by the rest of the document. */
static bool find(ws_card *card, const uint32_t *c, size_t n, unsigned flags, ws_region_hit *hit) {
	if (!ws_region_find(c, n, flags, card->region, hit))
		return false;
	if (hit->region < 0)
		settle(card, c, n, hit);
	return true;
}

static bool take(ws_card *card, size_t passage, const ws_region_hit *hit) {
	ws_document *d = card->document;
	if (passage != SIZE_MAX)
		ws_card_prove(card, WS_FIELD_REGION, passage, hit->start, hit->end);
	card->region = hit->region;
	d->region = open_name(hit);
	return true;
}

static bool from_title(ws_card *card) {
	const ws_folded *t = &card->title_text;
	ws_region_hit hit;
	if (!find(card, t->c, t->n, 0, &hit) && !find(card, t->c, t->n, WS_REGION_SHORT, &hit))
		return false;
	take(card, SIZE_MAX, &hit);
	for (size_t i = card->title; i < card->title_end; i++) {
		size_t at = ws_folded_find(card->folded + i, 0, t->c + hit.start, hit.end - hit.start);
		if (at == SIZE_MAX)
			continue;
		ws_card_prove(card, WS_FIELD_REGION, i, at, at + hit.end - hit.start);
		break;
	}
	return true;
}

static bool from_line(ws_card *card, size_t passage) {
	ws_region_hit hit;
	const ws_folded *f = card->folded + passage;
	return f->n && f->n < 120 && f->c[f->n - 1] != ':' && card->document->passages[passage].kind != WS_TABLE &&
	       find(card, f->c, f->n, 0, &hit) && take(card, passage, &hit);
}

/* 名单如下： / 北京市朝阳区 / 江苏省南京市: entries of a list. */
static bool is_entry(const ws_folded *f, bool listed) {
	ws_region_hit hit;
	return (listed || f[-1].c[f[-1].n - 1] == ':') && ws_region_at(f->c, f->n, 0, 0, &hit) && hit.end == f->n;
}

static bool from_head(ws_card *card) {
	bool listed = false;
	for (size_t i = card->title_end; i < card->body; i++) {
		listed = i > card->title_end && card->folded[i - 1].n && is_entry(card->folded + i, listed);
		if (!listed && from_line(card, i))
			return true;
	}
	for (size_t i = card->title; i-- > card->head;)
		if ((ws_card_seek(card->folded[i].c, card->folded[i].n, 0, U"会议") != SIZE_MAX ||
		     ws_card_is_organ(card->folded + i, 0, card->folded[i].n)) &&
		    from_line(card, i))
			return true;
	return false;
}

/* 某县人大常委会：, 某市第十七届人民代表大会第二次会议审查了…: the congress that the text is addressed to or tells of, where it begins. */
static bool from_congress(ws_card *card) {
	enum { BEGIN = 2, LONGEST_NAME = 24 };
	for (size_t i = card->title_end; i < card->document->n_passages && i < card->body + BEGIN; i++) {
		const ws_folded *f = card->folded + i;
		ws_region_hit hit;
		if (card->document->passages[i].kind == WS_TABLE || !find(card, f->c, f->n < LONGEST_NAME ? f->n : LONGEST_NAME, 0, &hit) ||
		    hit.start)
			continue;
		size_t near = f->n < hit.end + LONGEST_NAME ? f->n : hit.end + LONGEST_NAME, at = ws_card_seek(f->c, near, hit.end, U"人大常委会");
		bool addressed = f->c[f->n - 1] == ':' && (at == hit.end || ws_card_at(f->c, f->n, hit.end, U"人民代表大会"));
		if (addressed || (hit.end < f->n && f->c[hit.end] == U'第' && ws_card_seek(f->c, near, hit.end, U"届人民代表大会") != SIZE_MAX))
			return take(card, i, &hit);
	}
	return false;
}

/* 来源：某市财政局, and below the title 市财政局 */
static bool from_source(ws_card *card) {
	enum { SHORTEST_ORGAN = 3 };
	for (size_t k = 0; k < card->n_values; k++) {
		const ws_card_value *value = card->values + k;
		ws_region_hit hit;
		bool organ = value->label == WS_CARD_ISSUED_BY || value->label == WS_CARD_SOURCE || value->label == WS_CARD_PUBLISHED_BY;
		if (!organ || !ws_region_at(value->f->c, value->f->n, value->at, 0, &hit))
			continue;
		for (size_t i = card->title_end; i < card->body; i++) {
			const ws_folded *f = card->folded + i;
			if (f->n >= SHORTEST_ORGAN && hit.end - 1 + f->n <= value->f->n && ws_card_is_organ(f, 0, f->n) &&
			    !memcmp(value->f->c + hit.end - 1, f->c, f->n * sizeof *f->c))
				return take(card, value->passage, &hit);
		}
	}
	return false;
}

/* 某县某镇人民政府：你镇…收悉: a letter that says nothing else of its place comes from the county whose organ it is written to. A government
   itself is written to from above. */
static bool from_address(ws_card *card) {
	enum { LONGEST_ADDRESS = 40 };
	for (size_t i = card->title_end; i < card->document->n_passages && i <= card->body; i++) {
		const ws_folded *f = card->folded + i;
		size_t colon = ws_card_seek(f->c, f->n < LONGEST_ADDRESS ? f->n : LONGEST_ADDRESS, 0, U":");
		ws_region_hit hit;
		if (colon == SIZE_MAX || (colon + 1 < f->n && f->c[colon + 1] != U'你') || !ws_region_at(f->c, colon, 0, 0, &hit) || hit.region < 0)
			continue;
		if (hit.end + 2 < colon && ws_region_level(hit.region) > 1 && !ws_card_at(f->c, colon, hit.end, U"人民政府"))
			return take(card, i, &hit);
	}
	return false;
}

/* At the end, or above a date before the attachments. */
static bool from_signature(ws_card *card) {
	size_t n = card->document->n_passages;
	for (size_t i = n; i-- > card->body && i + LAST_LINES > n;)
		if (ws_card_is_organ(card->folded + i, 0, card->folded[i].n) && from_line(card, i))
			return true;
	for (size_t i = card->body; i + 1 < n && i < card->body + COUNTED; i++) {
		const ws_folded *next = card->folded + i + 1;
		ws_date date;
		size_t start, end;
		if (next->n <= 14 && ws_date_next(next->c, next->n, 0, &date, &start, &end) && !start && end == next->n &&
		    ws_card_is_organ(card->folded + i, 0, card->folded[i].n) && from_line(card, i))
			return true;
	}
	return false;
}

static bool from_page(ws_card *card) {
	const char *const texts[] = {card->hints->title, card->hints->site};
	for (size_t i = 0; i < 2; i++) {
		ws_region_hit hit;
		if (!texts[i])
			continue;
		ws_folded f = ws_fold(texts[i], strlen(texts[i]), WS_FOLD_HANS, card->arena);
		if (find(card, f.c, f.n, 0, &hit))
			return take(card, SIZE_MAX, &hit);
	}
	return false;
}

/* Whether the text speaks of 全市, 我省, 本区: one that only mentions regions speaks for none. A set of tables says nothing either way. */
static bool speaks_as_one(const ws_card *card) {
	static const uint32_t whose[] = U"全我本", what[] = U"省市区县州盟旗";
	bool text = false;
	for (size_t i = card->body; i < card->document->n_passages && i < card->body + COUNTED; i++) {
		const ws_folded *f = card->folded + i;
		if (card->document->passages[i].kind == WS_TABLE)
			continue;
		for (size_t k = 0; k + 1 < f->n; k++) {
			text |= f->c[k] == U'。';
			for (size_t w = 0; w < 3; w++)
				for (size_t h = 0; f->c[k] == whose[w] && what[h]; h++)
					if (f->c[k + 1] == what[h])
						return true;
		}
	}
	return !text;
}

/* A region that the body names, first at `hit` of the passage. */
typedef struct {
	ws_region_hit hit;
	size_t passage, count;
} naming;

enum { SEEN = 64 };

/* The settled regions that the body's begin names, in the order of their first naming. */
static size_t named_in_body(const ws_card *card, naming *seen) {
	size_t n_seen = 0;
	for (size_t i = card->body; i < card->document->n_passages && i < card->body + COUNTED; i++) {
		const ws_folded *f = card->folded + i;
		ws_region_hit h;
		for (size_t at = 0; ws_region_next(f->c, f->n, at, 0, WS_REGION_NONE, &h); at = h.end) {
			size_t k = 0;
			while (k < n_seen && (seen[k].hit.region != h.region || seen[k].hit.name != h.name))
				k++;
			if (k == SEEN || h.region < 0)
				continue;
			if (k == n_seen) {
				seen[n_seen].hit = h;
				seen[n_seen].passage = i;
				seen[n_seen++].count = 0;
			}
			seen[k].count++;
		}
	}
	return n_seen;
}

static bool from_body(ws_card *card) {
	naming seen[SEEN];
	size_t n_seen = named_in_body(card, seen), best = 0;
	for (size_t k = 1; k < n_seen; k++)
		if (seen[k].count > seen[best].count)
			best = k;
	if (!n_seen || seen[best].count < FEWEST || !speaks_as_one(card))
		return false;
	for (size_t k = 0; k < n_seen; k++)
		if (k != best && seen[k].count * 2 > seen[best].count && !ws_region_is_within(seen[best].hit.region, seen[k].hit.region))
			return false;
	return take(card, seen[best].passage, &seen[best].hit);
}

/* A set of tables of 全区 that names 银川市, 石嘴山市, 吴忠市 … and nothing outside of one region, but seldom or late the region itself. */
static bool from_parts(ws_card *card) {
	enum { FEWEST_PARTS = 5 };
	static const uint32_t *const wholes[] = {U"全省", U"全市", U"全区", U"全州", U"全盟", U"全县"};
	bool whole = false;
	for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
		whole = whole || ws_card_seek(card->title_text.c, card->title_text.n, 0, wholes[i]) != SIZE_MAX;
	naming seen[SEEN];
	size_t n_seen = whole ? named_in_body(card, seen) : 0;
	ws_region above = n_seen ? ws_region_parent(seen[0].hit.region) : WS_REGION_NONE;
	for (size_t k = 1; k < n_seen; k++)
		while (above >= 0 && !ws_region_is_within(seen[k].hit.region, above))
			above = ws_region_parent(above);
	if (above < 0 || n_seen < FEWEST_PARTS)
		return false;
	return take(card, seen[0].passage, &(ws_region_hit){seen[0].hit.start, seen[0].hit.end, ws_region_name(above), above});
}

/* 省人民政府关于… with 鄂政发〔2024〕3号: the province, by the letter its numbers begin with. Counties share the letters, so it counts only where
   a province speaks of itself as such. */
static bool from_number(ws_card *card) {
	static const struct {
		const uint32_t letter;
		const char *name;
	} provinces[] = {
	    {U'冀', "河北省"}, {U'晋', "山西省"}, {U'辽', "辽宁省"}, {U'吉', "吉林省"}, {U'黑', "黑龙江省"}, {U'苏', "江苏省"}, {U'浙', "浙江省"},
	    {U'皖', "安徽省"}, {U'闽', "福建省"}, {U'赣', "江西省"}, {U'鲁', "山东省"}, {U'豫', "河南省"},   {U'鄂', "湖北省"}, {U'湘', "湖南省"},
	    {U'粤', "广东省"}, {U'琼', "海南省"}, {U'川', "四川省"}, {U'黔', "贵州省"}, {U'云', "云南省"},   {U'陕', "陕西省"}, {U'甘', "甘肃省"},
	    {U'青', "青海省"},
	};
	static const uint32_t *const own[] = {U"省人民政府", U"省政府", U"省委"};
	bool province = false;
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		province = province || ws_card_at(card->title_text.c, card->title_text.n, 0, own[i]);
	for (size_t i = card->head; province && i < card->body; i++) {
		const ws_folded *f = card->folded + i;
		ws_docnum number;
		if (f->n > 40 || !ws_docnum_next(f->c, f->n, 0, &number) || !number.year)
			continue;
		for (size_t k = 0; k < sizeof provinces / sizeof *provinces; k++) {
			ws_folded name = ws_fold(provinces[k].name, strlen(provinces[k].name), WS_FOLD_HANS, card->arena);
			ws_region_hit hit;
			if (f->c[number.start] != provinces[k].letter || !ws_region_at(name.c, name.n, 0, 0, &hit))
				continue;
			hit.start = number.start;
			hit.end = number.start + 1;
			return take(card, i, &hit);
		}
	}
	return false;
}

void ws_card_find_context(ws_card *card) {
	static bool (*const places[])(ws_card *) = {from_title,  from_number, from_head, from_congress, from_signature,
	                                              from_source, from_page,   from_address, from_body, from_parts};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (places[i](card)) {
			card->inferred = i > 2;
			return;
		}
}

void ws_card_find_region(ws_card *card) {
	ws_document *d = card->document;
	if (d->issuer) {
		ws_folded f = ws_fold(d->issuer, strlen(d->issuer), WS_FOLD_HANS, card->arena);
		ws_region_hit hit = {.region = WS_REGION_NONE};
		/* 生态环境部、上海市人民政府、江苏省人民政府: joint issuers speak for the region of the first. */
		size_t several = ws_card_seek(f.c, f.n, 0, U"、");
		f.n = several < f.n ? several : f.n;
		bool named = ws_region_find(f.c, f.n, WS_REGION_SHORT, card->region, &hit);
		/* 泰州市海陵生态环境局: the branch of a bureau is named by its county's short form. */
		if (named && hit.region >= 0 && ws_region_level(hit.region) < 3)
			ws_region_at(f.c, f.n, hit.start, WS_REGION_SHORT | WS_REGION_COUNTY, &hit);
		bool narrower =
		    named && hit.region >= 0 && card->region >= 0 && hit.region != card->region && ws_region_is_within(hit.region, card->region);
		bool only = named && (card->inferred || (card->region < 0 && !d->region));
		/* An organ of the whole country speaks for no region, unless the title names one. */
		if (!named && card->inferred) {
			card->region = WS_REGION_NONE;
			d->region = NULL;
			d->evidence[WS_FIELD_REGION] = (ws_evidence){-1, {0, 0}};
		}
		bool completed = hit.region >= 0 && hit.region == card->region; /* 省财政厅, with the region known from elsewhere */
		if (narrower || (only && !completed)) {
			card->region = hit.region;
			d->region = open_name(&hit);
			ws_evidence *e = &d->evidence[WS_FIELD_REGION];
			*e = d->evidence[WS_FIELD_ISSUER];
			size_t at = e->passage < 0 ? SIZE_MAX : ws_folded_find(card->folded + e->passage, 0, f.c + hit.start, hit.end - hit.start);
			if (at != SIZE_MAX)
				ws_card_prove(card, WS_FIELD_REGION, (size_t)e->passage, at, at + hit.end - hit.start);
		}
	}
	if (card->region >= 0) {
		d->region = ws_region_name(card->region);
		d->region_path = ws_region_path(card->region, card->arena);
	}
}
