/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who speaks.

   Places are asked in this order, and the first that names an organ answers:
     1. the title before 关于 or 印发             厦门市财政局关于…   2023年度厦门市财政局部门决算
        the profile that opens a unit's accounts  第一部分 某区教育局（汇总）概况
        the letter above the title, by its signature   各县人民政府：… / 市人民政府 / 2019年4月29日 / …实施方案
        the session in the title                  某市第七届人民代表大会第九次会议关于…的决议
     2. the lines between title and body          厦门市财政局 / 市财政局局长 张三 / 芜湖市人民政府令第71号公布 / 税务总局公告2020年第8号
     3. the masthead                              厦门市人民政府办公厅文件
        the lines about the report below a cover and its contents    2023年某县政府决算公开 / 目录 / … / 县财政局局长 张三 / 各位代表：
     4. the signature: an organ before a date     厦门市财政局  2024年4月11日   or as the last line, right below the text
        an organ above the number that stands above the title
        between the title and the same title again     …管理规定 / 河北省人民政府 / 政府令〔2010〕第15号 / …管理规定
     5. who is said to be behind the report       受市人民政府委托 in a budget report: the finance bureau presents it (预算法, article 47
   and 77); 我代表市人民政府 in a work report; 省审计厅对…进行了审计; …人大常委会第六次会议通过; the government whose rules or plan it is by the title
     6. what a page says of its source            来源：芜湖市统计局, only when it is an organ of the document's own region
     7. the line right above a title that begins with 关于: who speaks, or whose portal it is
   A page's 发布机构 of another region republished the document: it is not the issuer. When nothing answers the issuer is not known. */
#include "indexer/facts/card_issuer.h"

#include <string.h>

#include "text/numeral.h"

bool ws_card_set_issuer(ws_card *card, char *name, size_t passage, size_t start, size_t end) {
	ws_document *d = card->document;
	if (!name)
		return false;
	if (d->issuer && strstr(d->issuer, name))
		return true;
	d->issuer = d->issuer ? ws_arena_printf(card->arena, "%s、%s", d->issuer, name) : name;
	if (card->document->evidence[WS_FIELD_ISSUER].passage < 0)
		ws_card_prove(card, WS_FIELD_ISSUER, passage, start, end);
	return true;
}

/* ---- 1. the title ---- */

/* 2023年度: a year in front, as accounts have it. */
static size_t behind_year(const ws_folded *f, size_t from) {
	ws_date date;
	size_t start, end;
	if (!ws_date_next(f->c, f->n, from, &date, &start, &end) || start != from || date.month)
		return from;
	return end + (end < f->n && f->c[end] == U'度');
}

/* Where 关于 or the like stands, or a year; SIZE_MAX when neither does. */
static size_t end_of_issuer(const ws_folded *f, size_t from) {
	static const uint32_t *const marks[] = {U"关于", U"转发", U"印发", U"批转", U"公布", U"发布", U"工作规则", U"议事规则", U"常务会议", U"贯彻",
	                                        U"政府信息公开", U"部门决算", U"部门预算", U"单位决算", U"单位预算", U"决算公开", U"预算公开"};
	size_t to = SIZE_MAX;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t at = ws_card_seek(f->c, f->n, from, marks[i]);
		if (at < to)
			to = at;
	}
	/* 某市人民|政府信息公开指南 */
	if (ws_card_at(f->c, f->n, to, U"政府信息公开") && !ws_card_is_organ(f, from, to))
		to += 2;
	for (size_t i = from; i < f->n && i < to; i++)
		if (f->c[i] >= '0' && f->c[i] <= '9')
			to = i;
	/* 财政部令, 财政部公告 are titles whole. */
	if (to == SIZE_MAX && f->n > from + 3 && f->c[f->n - 1] == U'令')
		return f->n - 1;
	/* 某县人民政府拟征收土地启动公告 */
	static const uint32_t *const about[] = {U"拟", U"征收", U"土地", U"国有", U"公开", U"招聘", U"征集", U"采购", U"拍卖", U"遴选"};
	static const uint32_t *const notices[] = {U"公告", U"通告"};
	size_t n = ws_card_trim_title(f->c, f->n);
	for (size_t i = 0; to >= n && i < 2; i++) {
		if (n <= from + 4 || !ws_card_at(f->c, n, n - 2, notices[i]))
			continue;
		size_t end = n - 2;
		for (size_t k = 0; k < sizeof about / sizeof *about; k++) {
			size_t at = ws_card_seek(f->c, end, from + 4, about[k]);
			end = at < end ? at : end;
		}
		return end;
	}
	return to;
}

/* Read from the title's lines, where the blanks between joint issuers still are; from the title itself when it stands in none. */
static bool read_title(ws_card *card, bool in_lines) {
	size_t lines = in_lines ? card->title_end - card->title : 1;
	for (size_t k = 0; k < lines; k++) {
		size_t passage = in_lines ? card->title + k : SIZE_MAX;
		const ws_folded *f = in_lines ? card->folded + passage : &card->title_text;
		size_t from = k ? 0 : ws_card_title_start(f), start, end;
		from += from < f->n && f->c[from] == U'《';
		from = behind_year(f, from);
		size_t mark = end_of_issuer(f, from), to = mark != SIZE_MAX ? mark : k + 1 < lines ? f->n : from;
		/* 财政部《关于进一步…》管理工作的通知 */
		to -= mark != SIZE_MAX && to > from && f->c[to - 1] == U'《';
		char *names;
		/* 某局（某办公室）2023年度部门决算: what stands in brackets is its other name. */
		bool accounts = mark != SIZE_MAX && (ws_card_seek(f->c, f->n, mark, U"决算") != SIZE_MAX ||
		                                     ws_card_seek(f->c, f->n, mark, U"预算") != SIZE_MAX);
		size_t alias = accounts && to >= from + 4 && f->c[to - 1] == ')' ? ws_card_seek(f->c, to, from + 2, U"(") : SIZE_MAX;
		if (alias != SIZE_MAX)
			to = alias;
		/* 某县政府决算公开: the government's accounts, not who speaks. */
		bool governments = accounts && to > from + 2 && ws_card_at(f->c, to, to - 2, U"政府") && f->c[to - 3] != U'民';
		if (governments || to < from + 2 || !ws_card_read_organs(card, passage, f, from, to, &names, &start, &end))
			break;
		if (in_lines)
			ws_card_set_issuer(card, names, passage, start, end);
		else
			card->document->issuer = names;
		if (mark != SIZE_MAX)
			break;
	}
	return card->document->issuer != NULL;
}

static bool from_title(ws_card *card) {
	bool in_lines = card->title < card->title_end;
	return ((!in_lines || card->letters_title) && read_title(card, false)) || (in_lines && read_title(card, true));
}

/* ---- 6. labels ---- */

/* Whether the organ's region is the document's own. */
static bool is_own(ws_card *card, const char *name) {
	ws_region_hit hit;
	ws_folded f = ws_fold(name, strlen(name), WS_FOLD_HANS, card->arena);
	bool placed = ws_region_find(f.c, f.n, WS_REGION_SHORT, card->region, &hit);
	/* An organ of the whole country, of a document that speaks for no place. */
	return card->region >= 0 ? placed && hit.region == card->region : !placed && !card->document->region;
}

/* The longest organ list that begins where a label's value does, within a few words. A bare 统计局 is the one of the document's region. */
static bool read_labelled(ws_card *card, const ws_card_value *value, char **names, size_t *start, size_t *end) {
	enum { LONGEST_VALUE = 40 };
	const ws_folded *f = value->f;
	size_t from = value->at, most = f->n < from + LONGEST_VALUE ? f->n : from + LONGEST_VALUE, len;
	const char *bare = ws_card_organ_word(f, from, &len);
	if (bare && len >= 3 && card->region >= 0 && (from + len == f->n || ws_folded_gap(f, from + len))) {
		*start = from;
		*end = from + len;
		*names = ws_arena_printf(card->arena, "%s%s", ws_region_name(card->region), bare);
		return true;
	}
	for (size_t to = most; to > from + 2; to--) {
		bool cut = to == f->n || ws_folded_gap(f, to) || !ws_card_is_han(f->c[to]);
		if (cut && ws_card_is_han(f->c[to - 1]) && ws_card_read_organs(card, value->passage, f, from, to, names, start, end))
			return true;
	}
	return false;
}

static bool from_labels(ws_card *card) {
	static const ws_card_label labels[] = {WS_CARD_ISSUED_BY, WS_CARD_SOURCE, WS_CARD_PUBLISHED_BY};
	for (size_t k = 0; k < sizeof labels / sizeof *labels; k++)
		for (size_t i = 0; i < card->n_values; i++) {
			const ws_card_value *value = card->values + i;
			char *names;
			size_t start, end;
			if (value->label != labels[k] || !read_labelled(card, value, &names, &start, &end) || !(k == 0 || is_own(card, names)))
				continue;
			card->document->issuer = names;
			if (value->passage != SIZE_MAX)
				ws_card_prove(card, WS_FIELD_ISSUER, value->passage, start, end);
			return true;
		}
	return false;
}

void ws_card_find_issuer(ws_card *card) {
	static bool (*const places[])(ws_card *) = {
	    from_title,
	    ws_card_issuer_from_profile,
	    ws_card_issuer_from_letter,
	    ws_card_issuer_from_session,
	    ws_card_issuer_from_head,
	    ws_card_issuer_from_masthead,
	    ws_card_issuer_from_inside,
	    ws_card_issuer_from_signature,
	    ws_card_issuer_from_numbered,
	    ws_card_issuer_from_order_above,
	    ws_card_issuer_from_mandate,
	    ws_card_issuer_from_auditor,
	    ws_card_issuer_from_adoption,
	    ws_card_issuer_from_owner,
	    from_labels,
	    ws_card_issuer_from_line_above,
	};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (places[i](card))
			return;
}
