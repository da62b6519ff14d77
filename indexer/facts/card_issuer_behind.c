/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is behind a document that nobody signs: whose session it is of, who had it made, whose rules it is. */
#include "indexer/facts/card_issuer.h"

#include <string.h>

#include "indexer/facts/card_lines.h"

/* The first place near the body's begin where `then` follows `word` within a few words: c[*from, *to) of the passage. */
static bool in_body(ws_card *card, const uint32_t *word, const uint32_t *then, size_t *passage, size_t *from, size_t *to) {
	enum { FIRST = 12, APART = 16 };
	size_t len = 0;
	while (then[len])
		len++;
	for (size_t i = card->title_end; i < card->document->n_passages && i < card->body + FIRST; i++) {
		const ws_folded *f = card->folded + i;
		for (size_t at = ws_card_seek(f->c, f->n, 0, word); at != SIZE_MAX; at = ws_card_seek(f->c, f->n, at + 1, word)) {
			size_t end = ws_card_seek(f->c, f->n < at + APART ? f->n : at + APART, at, then);
			if (end == SIZE_MAX)
				continue;
			*passage = i;
			*from = at;
			*to = end + len;
			return true;
		}
	}
	return false;
}

bool ws_card_issuer_from_mandate(ws_card *card) {
	const ws_document *d = card->document;
	size_t passage, from, to;
	bool work_report = !strcmp(d->kind, "政府工作报告");
	if (work_report && in_body(card, U"我代表", U"国务院", &passage, &from, &to))
		return ws_card_set_issuer(card, ws_arena_copy(card->arena, "国务院", strlen("国务院")), passage, to - 3, to);
	if (card->region < 0)
		return false;
	const char *region = ws_region_name(card->region);
	if (work_report) {
		char *name = ws_arena_printf(card->arena, "%s人民政府", region);
		if (in_body(card, U"我代表", U"政府", &passage, &from, &to))
			return ws_card_set_issuer(card, name, passage, from, to);
		if (card->title < card->title_end && ws_card_seek(card->title_text.c, card->title_text.n, 0, U"政府工作报告") > 0)
			return ws_card_set_issuer(card, name, card->title, 0, card->folded[card->title].n);
	}
	if ((!strcmp(d->kind, "预算报告") || !strcmp(d->kind, "决算报告")) && in_body(card, U"受", U"委托", &passage, &from, &to)) {
		bool province = ws_region_level(card->region) == 1 && !strstr(region, "市");
		return ws_card_set_issuer(card, ws_arena_printf(card->arena, "%s财政%s", region, province ? "厅" : "局"), passage, from, to);
	}
	return false;
}

/* …审计结果公告, …审计报告: the auditor whom the text names, 省审计厅对2023年度省级预算执行情况进行了审计. */
bool ws_card_issuer_from_auditor(ws_card *card) {
	static const uint32_t *const offices[] = {U"审计厅", U"审计局"};
	enum { FIRST = 6, LONGEST_PLACE = 14, OFFICE = 3 };
	if (ws_card_seek(card->title_text.c, card->title_text.n, 0, U"审计") == SIZE_MAX)
		return false;
	size_t n = card->document->n_passages;
	for (size_t i = card->title_end; i < n && i < card->title_end + FIRST; i++) {
		const ws_folded *f = card->folded + i;
		for (size_t k = 0; k < sizeof offices / sizeof *offices; k++) {
			size_t at = ws_card_seek(f->c, f->n, 0, offices[k]);
			for (size_t from = at > LONGEST_PLACE ? at - LONGEST_PLACE : 0; at != SIZE_MAX && from < at; from++) {
				char *names;
				size_t start, end;
				if (ws_card_read_organs(card, i, f, from, at + OFFICE, &names, &start, &end))
					return ws_card_set_issuer(card, names, i, start, end);
			}
		}
	}
	return false;
}

/* The region of the congress whose 届 stands at c[at], as the line has it: 漯河市召陵区第五届… */
static const char *congress_of(ws_card *card, size_t passage, size_t at) {
	enum { ORDINAL = 5 };
	const ws_folded *f = card->folded + passage;
	ws_region_hit hit;
	for (size_t i = 0; i < at && ws_region_next(f->c, at, i, 0, card->region, &hit); i = hit.end)
		if (hit.region == card->region && f->c[hit.end] == U'第' && at - hit.end <= ORDINAL)
			return ws_card_written(card, passage, hit.start, hit.end);
	return ws_region_name(card->region);
}

/* The congress or its committee whose session the line names before c[to]: 某市第十六届人民代表大会常务委员会第十一次会议. */
static bool in_session(ws_card *card, size_t passage, const ws_folded *f, size_t to, size_t proof_end) {
	size_t national = ws_card_seek(f->c, to, 0, U"届全国人民代表大会"), own = ws_card_seek(f->c, to, 0, U"届人民代表大会"), in_short = 0;
	if (own == SIZE_MAX && (own = ws_card_seek(f->c, to, 0, U"届人大")) != SIZE_MAX)
		in_short = 4; /* 某县十八届人大常委会第三次会议 */
	size_t session = national != SIZE_MAX ? national + 2 : own;
	if (session == SIZE_MAX || (national == SIZE_MAX && card->region < 0))
		return false;
	bool standing = ws_card_at(f->c, to, session + 7 - in_short, U"常委会") || ws_card_at(f->c, to, session + 7 - in_short, U"常务委员会");
	const char *whose = national != SIZE_MAX ? "全国" : congress_of(card, passage, own);
	return ws_card_set_issuer(card, ws_arena_printf(card->arena, "%s人民代表大会%s", whose, standing ? "常务委员会" : ""), passage,
	           national != SIZE_MAX ? national + 1 : session + 1, proof_end);
}

/* 第九届全国人民代表大会第五次会议关于…的决议 */
bool ws_card_issuer_from_session(ws_card *card) {
	if (card->title == card->title_end)
		return false;
	const ws_folded *f = card->folded + card->title;
	size_t session = ws_card_seek(f->c, f->n, 0, U"次会议关于");
	return session != SIZE_MAX && in_session(card, card->title, f, session, session + 3);
}

/* 2024年8月29日某市第十六届人民代表大会常务委员会第十一次会议通过: the congress or its committee. */
bool ws_card_issuer_from_adoption(ws_card *card) {
	static const char *const adopting[] = {"法规", "决议", "决定", "办法", "规划", "其他"};
	bool may = false;
	for (size_t i = 0; i < sizeof adopting / sizeof *adopting; i++)
		may = may || !strcmp(card->document->kind, adopting[i]);
	for (size_t i = card->head; may && i < card->body; i++) {
		const ws_folded *f = card->folded + i;
		uint32_t both[2 * WS_CARD_ORGANS];
		ws_folded joined = {.c = both};
		for (size_t k = 0; k < 2 && ws_card_is_broken_note(card, i); k++) {
			memcpy(both + joined.n, card->folded[i + k].c, card->folded[i + k].n * sizeof *both);
			joined.n += card->folded[i + k].n;
		}
		f = joined.n ? &joined : f;
		size_t passed = ws_card_seek(f->c, f->n, 0, U"会议通过");
		passed = passed != SIZE_MAX ? passed : ws_card_seek(f->c, f->n, 0, U"大会通过");
		passed = passed != SIZE_MAX ? passed : ws_card_seek(f->c, f->n, 0, U"会议修订");
		if (passed != SIZE_MAX && in_session(card, i, f, f->n, passed + 4))
			return true;
	}
	/* 某市第十七届人民代表大会第二次会议审查了…会议决定：…, where the text begins. */
	enum { LONGEST_SESSION = 50 };
	if (!may || card->body >= card->document->n_passages)
		return false;
	const ws_folded *f = card->folded + card->body;
	ws_region_hit hit;
	size_t from = ws_region_at(f->c, f->n, 0, 0, &hit) ? hit.end : 0;
	size_t session = ws_card_seek(f->c, f->n < LONGEST_SESSION ? f->n : LONGEST_SESSION, from, U"次会议");
	return session != SIZE_MAX && f->c[from] == U'第' && ws_card_seek(f->c, f->n, session, U"决定") != SIZE_MAX &&
	       in_session(card, card->body, f, session, session + 3);
}

/* 某区某镇人民政府突发事件总体应急预案: whose document it is, when nothing says more. */
bool ws_card_issuer_from_owner(ws_card *card) {
	static const uint32_t government[] = U"人民政府";
	const ws_folded *t = &card->title_text;
	size_t from = ws_card_title_start(t), at = ws_card_seek(t->c, t->n, from, government), len = sizeof government / sizeof *government - 1;
	char *name;
	if (at == SIZE_MAX || !ws_card_read_organs(card, SIZE_MAX, t, from, at + len, &name, NULL, NULL))
		return false;
	card->document->issuer = name;
	for (size_t i = card->title; i < card->title_end; i++) {
		size_t own = ws_folded_find(card->folded + i, 0, t->c + from, at + len - from);
		if (own == SIZE_MAX)
			continue;
		ws_card_prove(card, WS_FIELD_ISSUER, i, own, own + at + len - from);
		break;
	}
	return true;
}
