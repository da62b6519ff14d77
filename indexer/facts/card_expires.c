/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Until when a document holds (有效期).

       本措施自发布之日起施行，有效期1年                    issued 2024-10-12  ->  2025-10-12
       本办法自2024年6月1日起施行，有效期5年                                   ->  2029-06-01
       本通知有效期至2025年12月31日  执行至2025年12月31日止                    ->  2025-12-31
       本通知适用截止时间为2025年12月31日                                      ->  2025-12-31

       废止日期：2025-12-31    beside the text, when it does not say itself

   The clause must speak of the document itself: 本办法 …, or 施行, 实施, 执行 and the like in the same sentence. 许可证有效期为三年 says
   nothing about the document. The last day is counted as the texts do, the same day so many years later. */
#include "indexer/facts/card.h"

#include <string.h>

enum { NEAR = 60 };

static bool within(const uint32_t *c, size_t from, size_t to, const uint32_t *const *words) {
	for (; *words; words++)
		if (ws_card_seek(c, to, from, *words) != SIZE_MAX)
			return true;
	return false;
}

/* The sentence around i. */
static void sentence(const ws_folded *f, size_t i, size_t *from, size_t *to) {
	*from = i;
	*to = i;
	while (*from && f->c[*from - 1] != U'。' && i - *from < NEAR)
		--*from;
	while (*to < f->n && f->c[*to] != U'。' && *to - i < NEAR)
		++*to;
}

static bool speaks_of_itself(const uint32_t *c, size_t from, size_t to) {
	static const uint32_t *const itself[] = {
		U"本办法", U"本措施", U"本意见", U"本通知", U"本规定", U"本细则", U"本方案", U"本政策", U"本文件", U"本规划", U"本公告", U"本条例",
		U"本计划", U"本实施", U"本暂行", U"本管理", U"本若干", U"本批复", U"本决定", U"本指南", U"本标准", U"本函",   U"本复函", U"本通告",
		U"本规则", U"该办法", U"该文件", U"起施行", U"起实施", U"起执行", U"起生效", U"之日起", U"发布后", NULL};
	return within(c, from, to, itself);
}

/* The day the document takes effect, as the sentence says; else the day it was made. */
static ws_date effect(const ws_card *card, const uint32_t *c, size_t from, size_t to) {
	ws_date date;
	size_t start, end;
	for (size_t at = from; ws_date_next(c, to, at, &date, &start, &end); at = end)
		if (date.day && end < to && c[end] == U'起')
			return date;
	return card->date;
}

/* Behind 起 of 自政策发布之日起 when c[i] is behind 自; else i. */
static size_t skip_start(const uint32_t *c, size_t n, size_t i) {
	enum { APART = 8 };
	static const uint32_t *const acts[] = {U"发布", U"印发", U"公布", U"下发", U"出台", U"施行", U"实施", U"执行", NULL};
	size_t day = ws_card_seek(c, n < i + APART ? n : i + APART, i, U"之日起");
	return day != SIZE_MAX && within(c, i, day, acts) ? day + 3 : i;
}

static size_t skip(const uint32_t *c, size_t n, size_t i) {
	static const uint32_t *const words[] = {U"期限", U"限", U"为", U"是", U":", U"暂定", U"自", U"从", U"截止", U"截至"};
	for (bool moved = true; moved;) {
		moved = false;
		for (size_t w = 0; w < sizeof words / sizeof *words; w++)
			if (ws_card_at(c, n, i, words[w])) {
				while (*words[w] && i < n && ws_card_at(c, n, i, words[w]))
					i += words[w][1] ? 2 : 1;
				moved = true;
			}
	}
	return skip_start(c, n, i);
}

/* 至 or 到 and a date behind c[i], within a few words. */
static bool until(const uint32_t *c, size_t i, size_t to, ws_date *date, size_t *start, size_t *end) {
	for (size_t at = i; at < to && at < i + 24; at++)
		if ((c[at] == U'至' || c[at] == U'到' || c[at] == U'止') && ws_date_next(c, to, at, date, start, end) && *start <= at + 3 &&
		    date->day)
			return true;
	return false;
}

static bool set(ws_card *card, size_t passage, ws_date date, size_t from, size_t to) {
	char text[WS_DATE_TEXT];
	if (!date.day)
		return false;
	ws_date_print(date, text);
	card->document->expires = ws_arena_copy(card->arena, text, strlen(text));
	ws_card_prove(card, WS_FIELD_EXPIRES, passage, from, to);
	return true;
}

/* A term that ends at c[i]: 有效期, 执行至 …; *last says that a day follows at once. */
static bool is_term(const uint32_t *c, size_t i, bool *last) {
	static const uint32_t *const before[] = {U"施行", U"实施", U"执行", U"有效", U"试行"};
	if (i >= 4 && c[i] == U'为' && (ws_card_at(c, i, i - 4, U"截止时间") || ws_card_at(c, i, i - 4, U"截止日期")))
		return *last = true;
	if (i < 2 || (c[i] != U'期' && c[i] != U'至'))
		return false;
	*last = c[i] == U'至';
	for (size_t k = 0; k < (*last ? 3 : 5); k++)
		if (c[i - 2] == before[k][0] && c[i - 1] == before[k][1])
			return true;
	return false;
}

static bool in_passage(ws_card *card, size_t passage) {
	const ws_folded *f = card->folded + passage;
	bool last;
	for (size_t at = 2; at < f->n; at++) {
		uint32_t c = f->c[at];
		if (c != U'期' && c != U'至' && c != U'为')
			continue;
		size_t from, to, start, end;
		ws_date date;
		ws_duration duration;
		if (!is_term(f->c, at, &last))
			continue;
		sentence(f, at, &from, &to);
		if (!speaks_of_itself(f->c, from, to))
			continue;
		bool dated =
		    last ? ws_date_next(f->c, to, at + 1, &date, &start, &end) && start == at + 1 : until(f->c, at + 1, to, &date, &start, &end);
		if (dated && set(card, passage, date, at - (c == U'为' ? 4 : 2), end))
			return true;
		size_t i = skip(f->c, to, at + 1), used = last || dated ? 0 : ws_duration_read(f->c + i, to - i, &duration);
		if (used && set(card, passage, ws_date_add(effect(card, f->c, from, to), duration), at - 2, i + used))
			return true;
	}
	return false;
}

/* 废止日期：2025-12-31, as a page has it above the text. */
static void from_labels(ws_card *card) {
	for (size_t i = 0; i < card->n_values; i++) {
		const ws_card_value *value = card->values + i;
		ws_date date;
		size_t start, end;
		if (value->label != WS_CARD_ENDS || !ws_date_next(value->f->c, value->f->n, value->at, &date, &start, &end) || start != value->at ||
		    !date.day)
			continue;
		char text[WS_DATE_TEXT];
		ws_date_print(date, text);
		card->document->expires = ws_arena_copy(card->arena, text, strlen(text));
		if (value->passage != SIZE_MAX)
			ws_card_prove(card, WS_FIELD_EXPIRES, value->passage, start, end);
		return;
	}
}

void ws_card_find_expires(ws_card *card) {
	for (size_t i = card->title_end; i < card->document->n_passages; i++)
		if (card->document->passages[i].kind != WS_TABLE && in_passage(card, i))
			return;
	from_labels(card);
}
