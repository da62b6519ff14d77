/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kind of a document, from the last word of its title and, for reports, what the title is about: the rows of text/data/kinds.tsv in
 * order. A headline that says who published a document (某市发布…通告) is none. */
#include "indexer/facts/card.h"

#include <string.h>

static const struct {
	const char *ending, *about, *kind;
} kinds[] = {
#include "text/data/kinds.inc"
};

/* (草案) is part of the title's last word: 预算（草案）. */
static bool keeps_brackets(const uint32_t *c, size_t n, size_t open) {
	return ws_card_at(c, n, open, U"(草案)") || ws_card_at(c, n, open, U"(草 案)");
}

size_t ws_card_trim_title(const uint32_t *c, size_t n) {
	for (;;) {
		static const uint32_t *const tails[] = {U"全文", U"摘要", U"[1]", U"①", U"书面"};
		size_t before = n;
		for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
			size_t len = 0;
			while (tails[i][len])
				len++;
			if (n > len && ws_card_at(c, n, n - len, tails[i]))
				n -= len;
		}
		while (n && (c[n - 1] == U'》' || c[n - 1] == U'"' || c[n - 1] == U'”' || c[n - 1] == U'—' || c[n - 1] == '-' || c[n - 1] == U'。'))
			n--;
		while (n > 8 && c[n - 1] >= '0' && c[n - 1] <= '9')
			n--;
		if (n && c[n - 1] == ')') {
			size_t open = n - 1, depth = 1;
			while (open && depth) {
				open--;
				depth = depth + (c[open] == ')') - (c[open] == '(');
			}
			if (open && !keeps_brackets(c, n, open))
				n = open;
		}
		if (n == before)
			return n;
	}
}

static bool holds(const ws_folded *title, const char *words, ws_arena *arena) {
	for (const char *at = words; *at;) {
		size_t len = strcspn(at, " ");
		ws_folded word = ws_fold(at, len, WS_FOLD_HANS, arena);
		if (ws_folded_find(title, 0, word.c, word.n) != SIZE_MAX)
			return true;
		at += len + (at[len] == ' ');
	}
	return !*words;
}

/* 省委出台意见, 两部门印发通知, 重庆已发布两版防治方案: a headline about a document; c[0, n) stands before its last word. */
static bool is_news(const ws_folded *title, size_t n) {
	const uint32_t *c = title->c;
	static const uint32_t *const acts[] = {U"出台", U"印发", U"下发", U"发出", U"联合发布"};
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
		size_t len = 0;
		while (acts[i][len])
			len++;
		if (n > len && ws_card_at(c, n, n - len, acts[i]))
			return true;
	}
	for (size_t i = 0; i < 2 && n && c[n - 1] != U'的' && ws_card_seek(c, n, 0, U"关于") == SIZE_MAX; i++) {
		size_t at = ws_card_seek(c, n, 0, i ? U"出台" : U"发布");
		if (at == SIZE_MAX || at < 2)
			continue;
		at -= c[at - 1] == U'已';
		ws_region_hit hit;
		if (ws_card_is_organ(title, 0, at) || (ws_region_at(c, n, 0, WS_REGION_SHORT, &hit) && hit.end == at))
			return true;
	}
	return false;
}

/* A document without a title may name itself, 本公报部分数据来自统计部门, or say what it does, 现印发给你们, 批复如下. */
static void from_body(ws_card *card) {
	static const struct {
		const uint32_t *words;
		const char *kind;
	} acts[] = {
	    {U"印发给你们", "通知"}, {U"现予印发", "通知"},   {U"转发给你们", "通知"}, {U"通知如下", "通知"},   {U"特此通知", "通知"},
	    {U"制定本意见", "意见"}, {U"如下意见", "意见"}, {U"以下意见", "意见"}, {U"以下实施意见", "意见"}, {U"如下实施意见", "意见"}, {U"批复如下", "批复"},   {U"特此批复", "批复"},
	    {U"函复如下", "函"},     {U"特此函复", "函"},     {U"公告如下", "公告"},   {U"特此公告", "公告"},   {U"决定如下", "决定"},
	    {U"制定本办法", "办法"}, {U"本公报", "统计公报"},
	};
	enum { FIRST = 12 };
	for (size_t i = 0; i < card->document->n_passages; i++) {
		const ws_folded *f = card->folded + i;
		for (size_t k = 0; k < sizeof acts / sizeof *acts; k++) {
			bool bulletin = !strcmp(acts[k].kind, "统计公报");
			size_t at = i < FIRST || bulletin ? ws_card_seek(f->c, f->n, 0, acts[k].words) : SIZE_MAX;
			if (at == SIZE_MAX || (bulletin && ws_card_seek(f->c, f->n, 0, U"统计") == SIZE_MAX))
				continue;
			size_t len = 0;
			while (acts[k].words[len])
				len++;
			card->document->kind = acts[k].kind;
			ws_card_prove(card, WS_FIELD_KIND, i, at, at + len);
			return;
		}
	}
}

/* The kind that the title's last word says, c[0, n) being the title without what stands behind that word. */
static bool from_ending(ws_card *card, size_t n) {
	const ws_folded *t = &card->title_text;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		ws_folded ending = ws_fold(kinds[i].ending, strlen(kinds[i].ending), WS_FOLD_HANS, card->arena);
		if (n < ending.n || memcmp(t->c + n - ending.n, ending.c, ending.n * sizeof *t->c) || !holds(t, kinds[i].about, card->arena))
			continue;
		if (is_news(t, n - ending.n))
			return true;
		card->document->kind = kinds[i].kind;
		if (card->title_end > card->title) {
			const ws_folded *last = card->folded + card->title_end - 1;
			size_t at = SIZE_MAX;
			for (size_t found = ws_folded_find(last, 0, ending.c, ending.n); found != SIZE_MAX;
			     found = ws_folded_find(last, found + 1, ending.c, ending.n))
				at = found;
			if (at != SIZE_MAX)
				ws_card_prove(card, WS_FIELD_KIND, card->title_end - 1, at, at + ending.n);
		}
		return true;
	}
	return false;
}

void ws_card_find_kind(ws_card *card) {
	const ws_folded *t = &card->title_text;
	static const uint32_t *const about[] = {U"解读", U"图解", U"一图读懂", U"一图", U"答记者问", U"专家解读"};
	size_t n = ws_card_trim_title(t->c, t->n);
	card->document->kind = "其他";
	if (!card->document->title)
		from_body(card);
	for (size_t i = 0; i < sizeof about / sizeof *about; i++)
		if (ws_card_at(t->c, t->n, 0, about[i]))
			return;
	if (from_ending(card, n))
		return;
	/* 某市人口普查公报（第六号）——城乡人口情况: the kind stands before the subtitle. */
	size_t subtitle = ws_card_seek(t->c, n, 0, U"—");
	if (subtitle != SIZE_MAX && subtitle > 1)
		from_ending(card, ws_card_trim_title(t->c, subtitle));
}
