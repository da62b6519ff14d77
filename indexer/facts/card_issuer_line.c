/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that are organs: below the title, above it, in the signature. The order in which they are asked stands in card_issuer.c. */
#include "indexer/facts/card_issuer.h"

#include <string.h>

#include "text/docnum.h"
#include "text/utf8.h"

/* 某省财政厅办公室 2011年9月13日印发: who had it printed. */
static bool is_printing(const ws_folded *f) {
	return f->n > 8 && ws_card_at(f->c, f->n, f->n - 3, U"日印发");
}

/* A line that is organs, perhaps in brackets, perhaps with a date behind or before, or 编制. */
static bool organ_line(ws_card *card, size_t passage, char **names, size_t *start, size_t *end, bool *dated) {
	const ws_folded *f = card->folded + passage;
	size_t from = 0, to = f->n, date_start, date_end;
	ws_date date;
	if (!to || to > WS_CARD_ORGANS || card->document->passages[passage].kind == WS_TABLE || is_printing(f))
		return false;
	while (from < to && (f->c[from] == '(' || f->c[from] == U'—' || f->c[from] == '-'))
		from++;
	while (to > from && (f->c[to - 1] == ')' || f->c[to - 1] == ':'))
		to--;
	*dated = ws_date_next(f->c, to, from, &date, &date_start, &date_end);
	if (*dated && date_start > from)
		to = date_start;
	else if (*dated)
		from = date_end;
	if (to > from && f->c[to - 1] == '(')
		to--;
	static const uint32_t *const tails[] = {U"编制", U"编", U"制", U"发布", U"公布"};
	/* …联防联控机制 is a name that ends like one. */
	if (ws_card_read_organs(card, passage, f, from, to, names, start, end))
		return true;
	/* 市疫情处置工作领导小组（指挥部） */
	size_t other = ws_card_seek(f->c, to, from, U"(");
	if (other != SIZE_MAX && other > from + 2 && other + 8 > to && ws_card_read_organs(card, passage, f, from, other, names, start, end))
		return true;
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		size_t len = 0;
		while (tails[i][len])
			len++;
		if (to > from + len + 2 && ws_card_at(f->c, to, to - len, tails[i]))
			return ws_card_read_organs(card, passage, f, from, to - len, names, start, end);
	}
	return false;
}

/* The organ above a table of figures, when it was taken for the table's first line. */
static bool from_table(ws_card *card) {
	size_t i = card->body;
	if (i >= card->document->n_passages || card->document->passages[i].kind != WS_TABLE)
		return false;
	const ws_passage *p = card->document->passages + i;
	const ws_folded *f = card->folded + i;
	const char *line = memchr(p->text, '\n', p->len);
	uint32_t chars = (uint32_t)ws_utf8_count(p->text, line ? (size_t)(line - p->text) : p->len);
	size_t to = 0, start, end;
	char *names;
	while (to < f->n && to <= WS_CARD_ORGANS && f->from[to] < chars)
		to++;
	return ws_card_read_organs(card, i, f, 0, to, &names, &start, &end) && ws_card_set_issuer(card, names, i, start, end);
}

/* 2012年11月12日 芜湖市人民政府令第71号公布, 财政部 税务总局公告2020年第8号: whoever stands before 令 and 公告, joint ministries too. */
static bool from_order(ws_card *card, size_t passage) {
	static const uint32_t state[] = U"中华人民共和国";
	const ws_folded *f = card->folded + passage;
	ws_docnum number;
	ws_date date;
	char *names;
	size_t start, end, from = 0, date_start, date_end;
	if (!ws_docnum_next(f->c, f->n, 0, &number) || (number.year && !number.announcement))
		return false;
	size_t code_end = number.code_end - (f->c[number.code_end - 1] == U'令' ? 1 : 2);
	if (ws_date_next(f->c, number.start, 0, &date, &date_start, &date_end) && date_start <= 1)
		from = date_end;
	for (size_t at = from;; at = number.start) {
		if (ws_card_at(f->c, f->n, at, state))
			at += sizeof state / sizeof *state - 1;
		if (at < code_end && ws_card_read_organs(card, passage, f, at, code_end, &names, &start, &end))
			return ws_card_set_issuer(card, names, passage, start, end);
		if (at >= number.start)
			return false;
	}
}

bool ws_card_issuer_from_head(ws_card *card) {
	bool found = false, dated;
	for (size_t i = card->title_end; i < card->body; i++) {
		char *names;
		size_t start, end;
		const ws_folded *f = card->folded + i;
		if ((f->n && f->c[f->n - 1] == ':') || ws_card_is_broken_meeting(card, i))
			continue;
		if (organ_line(card, i, &names, &start, &end, &dated))
			found = ws_card_set_issuer(card, names, i, start, end);
		else if (from_order(card, i))
			return true;
		else if (found)
			break;
	}
	return found || from_table(card);
}

/* Between the meeting and the greeting of a report below a cover and its contents. */
bool ws_card_issuer_from_inside(ws_card *card) {
	size_t meeting, greeting, start, end;
	bool found = false, dated;
	char *names;
	if (!ws_card_find_inside(card, &meeting, &greeting))
		return false;
	for (size_t i = meeting + 1 + ws_card_is_broken_meeting(card, meeting); i < greeting; i++)
		if (organ_line(card, i, &names, &start, &end, &dated))
			found = ws_card_set_issuer(card, names, i, start, end);
	return found;
}

/* `paper`: 厦门市人民政府办公厅文件; otherwise the organ above the number, which a library may have put there */
static bool from_above(ws_card *card, bool paper) {
	bool numbered = false, dated, untitled = paper && card->title == card->title_end;
	for (size_t i = untitled ? card->body : card->title; i-- > card->head;) {
		const ws_folded *f = card->folded + i;
		ws_docnum number;
		char *names;
		size_t start, end, n = f->n;
		if (paper && n > 4 && ws_card_at(f->c, n, n - 2, U"文件") && ws_card_read_organs(card, i, f, 0, n - 2, &names, &start, &end))
			return ws_card_set_issuer(card, names, i, start, end);
		if (!paper && numbered && organ_line(card, i, &names, &start, &end, &dated))
			return ws_card_set_issuer(card, names, i, start, end);
		numbered = n < 40 && ws_docnum_next(f->c, n, 0, &number);
	}
	return false;
}

bool ws_card_issuer_from_masthead(ws_card *card) {
	return from_above(card, true);
}

bool ws_card_issuer_from_numbered(ws_card *card) {
	return from_above(card, false);
}

bool ws_card_issuer_from_line_above(ws_card *card) {
	char *names;
	size_t start, end, above = card->title - 1;
	bool dated;
	return card->title > card->head && card->title < card->title_end && ws_card_at(card->title_text.c, card->title_text.n, 0, U"关于") &&
	       organ_line(card, above, &names, &start, &end, &dated) && ws_card_set_issuer(card, names, above, start, end);
}

static bool is_date_line(const ws_folded *f) {
	ws_date date;
	size_t from = 0, start, end;
	while (from < f->n && f->c[from] == '(')
		from++;
	return f->n <= 30 && ws_date_next(f->c, f->n, from, &date, &start, &end) && start == from && date.month;
}

/* One name broken over the lines [i - 1, i] or [i - 2, i]: 绍兴市…疫情 / 防控工作领导小组, 财 / 政 / 部. */
static bool broken_organ(ws_card *card, size_t i) {
	uint32_t c[WS_CARD_ORGANS];
	for (size_t lines = 2; lines <= 3 && i >= card->body + lines - 1; lines++) {
		size_t n = 0;
		for (size_t k = i + 1 - lines; k <= i; k++) {
			const ws_folded *f = card->folded + k;
			if (n + f->n > WS_CARD_ORGANS)
				return false;
			memcpy(c + n, f->c, f->n * sizeof *c);
			n += f->n;
		}
		uint32_t at[WS_CARD_ORGANS + 1];
		for (size_t k = 0; k <= n; k++)
			at[k] = (uint32_t)k;
		ws_folded whole = {.c = c, .from = at, .to = at + 1, .n = n};
		char *name;
		size_t end;
		if (n >= 3 && ws_card_read_organs(card, SIZE_MAX, &whole, 0, n, &name, NULL, &end) && end == n)
			return ws_card_set_issuer(card, name, i + 1 - lines, 0, card->folded[i + 1 - lines].n);
	}
	return false;
}

/* Whether the organ of line i signs without a date: it stands at the end, with nothing but attachments behind it, below the text, the
   attachments, 特此公告 or whom to ask; or several sign. */
static bool closes(const ws_card *card, size_t i, const char *names) {
	enum { NEAR = 8 };
	const ws_document *d = card->document;
	for (size_t k = i + 1; k < d->n_passages; k++)
		if (!ws_card_at(card->folded[k].c, card->folded[k].n, 0, U"附件"))
			return false;
	if (i == 0 || strstr(names, "、"))
		return i > 0;
	const ws_folded *over = card->folded + i - 1;
	if (!over->n || over->c[over->n - 1] == U'。' || ws_card_at(over->c, over->n, 0, U"附件"))
		return over->n > 0;
	for (size_t k = i; k > card->body && i - k < NEAR; k--) {
		const ws_folded *f = card->folded + k - 1;
		if (ws_card_at(f->c, f->n, 0, U"特此") || ws_card_at(f->c, f->n, 0, U"联系人") || ws_card_at(f->c, f->n, 0, U"联系电话"))
			return true;
	}
	return false;
}

static bool signed_in(ws_card *card, size_t from, size_t n) {
	enum { NEAR_TOP = 300, NEAR_END = 60 }; /* a file of tables has thousands of lines that look like it in between */
	for (size_t i = from; i < n; i++) {
		if (i == from + NEAR_TOP && n > i + NEAR_END)
			i = n - NEAR_END;
		char *names;
		size_t start, end;
		bool dated;
		const ws_folded *f = card->folded + i;
		uint32_t last = f->n ? f->c[f->n - 1] : 0;
		if (f->n > WS_CARD_ORGANS || card->document->passages[i].kind == WS_TABLE || last == U'。' || last == U'；' || last == ';')
			continue;
		bool above = i + 1 < card->document->n_passages && is_date_line(card->folded + i + 1);
		if (!organ_line(card, i, &names, &start, &end, &dated)) {
			if (above && broken_organ(card, i))
				return true;
			continue;
		}
		if (!dated && !above && !closes(card, i, names))
			continue;
		/* Several organs sign one below the other. */
		size_t first = i;
		while (first > from && organ_line(card, first - 1, &names, &start, &end, &dated))
			first--;
		for (size_t k = first; k <= i; k++)
			if (organ_line(card, k, &names, &start, &end, &dated))
				ws_card_set_issuer(card, names, k, start, end);
		return true;
	}
	return false;
}

bool ws_card_issuer_from_signature(ws_card *card) {
	return signed_in(card, card->body, card->document->n_passages);
}

/* ---- the letter or the order above the title ---- */

bool ws_card_issuer_from_letter(ws_card *card) {
	return signed_in(card, card->letter, card->title);
}

/* Between the title and the same title again: 河北省人民政府 / 政府令〔2010〕第15号 / … / 二○一○年十二月二十五日; or who puts it in force:
   农业农村部令 / 第5号 / 《…》已经…通过，现予公布 */
bool ws_card_issuer_from_order_above(ws_card *card) {
	bool dated;
	for (size_t i = card->letter; i < card->title; i++) {
		const ws_folded *f = card->folded + i;
		char *names;
		size_t start, end, word = f->n > 4 && f->c[f->n - 1] == U'令' ? 1 : f->n > 4 && ws_card_at(f->c, f->n, f->n - 2, U"公告") ? 2 : 0;
		if (organ_line(card, i, &names, &start, &end, &dated) ||
		    (word && ws_card_read_organs(card, i, f, 0, f->n - word, &names, &start, &end)))
			return ws_card_set_issuer(card, names, i, start, end);
		if (from_order(card, i))
			return true;
	}
	return false;
}

/* 第一部分 某区教育局（汇总）概况: the unit whose accounts they are. */
bool ws_card_issuer_from_profile(ws_card *card) {
	static const uint32_t *const tails[] = {U"基本情况", U"概况", U"(单位)", U"(汇总)", U"(本级)", U"系统部门", U"部门", U"单位"};
	static const uint32_t part[] = U"第一部分";
	enum { LINES = 60 };
	size_t n = card->document->n_passages < LINES ? card->document->n_passages : LINES;
	for (size_t i = 0; i < n; i++) {
		const ws_folded *f = card->folded + i;
		size_t to = f->n, whole = to, from = sizeof part / sizeof *part - 1, start, end;
		char *names;
		if (to > WS_CARD_ORGANS || !ws_card_at(f->c, to, 0, part))
			continue;
		from += from < to && f->c[from] == ':';
		for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
			size_t len = 0;
			while (tails[k][len])
				len++;
			if (to > from + len && ws_card_at(f->c, to, to - len, tails[k]))
				to -= len;
		}
		if (to < whole && to > from + 2 && ws_card_read_organs(card, i, f, from, to, &names, &start, &end))
			return ws_card_set_issuer(card, names, i, start, end);
	}
	return false;
}
