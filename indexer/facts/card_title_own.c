/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of several titles is the document's: the best line may be what an order, a page, a list or a cover calls it, or stand in no line at
   all but in the page's <title>, in a table, in the file's name. */
#include "indexer/facts/card_title.h"

#include <string.h>

#include "indexer/facts/card_lines.h"
#include "text/utf8.h"

/* An order or announcement that puts in force what stands below it: 某市人大常委会公告 / 《某市水泥条例》已由…通过，现予公布 / … / 某市水泥条例.
   Then that is the title, and the announcement is the letter above it. */
void ws_card_take_promulgated(ws_card *card, ws_card_run *best) {
	enum { ABOVE = 6, APART = 16 };
	static const uint32_t *const orders[] = {U"公告", U"通告", U"令"};
	size_t n = card->document->n_passages, end = best->text.n;
	bool order = false;
	for (size_t k = 0; k < sizeof orders / sizeof *orders && end > WS_CARD_SHORTEST_TITLE; k++)
		order = order || ws_card_at(best->text.c, end, end - (orders[k][1] ? 2 : 1), orders[k]);
	if (!order || ws_card_seek(best->text.c, end, 0, U"关于") != SIZE_MAX)
		return;
	for (size_t k = best->to; k < n && k < best->to + ABOVE; k++) {
		const ws_folded *f = card->folded + k;
		size_t open = ws_card_seek(f->c, f->n, 0, U"《"), close = open == SIZE_MAX ? open : ws_card_seek(f->c, f->n, open, U"》");
		if (close == SIZE_MAX || (ws_card_seek(f->c, f->n, close, U"公布") == SIZE_MAX && ws_card_seek(f->c, f->n, close, U"发布") == SIZE_MAX))
			continue;
		for (size_t i = k + 1; i < n && i < k + APART; i++) {
			const ws_folded *g = card->folded + i;
			if (g->n != close - open - 1 || memcmp(g->c, f->c + open + 1, g->n * sizeof *g->c))
				continue;
			card->letter = best->from;
			*best = (ws_card_run){i, i + 1, best->score, *g};
			return;
		}
	}
}

/* The document's own title below what a page calls it: 某市人民政府通知 / 某市人民政府关于…的通知; 2024年政府决算 / 关于…的报告; 果园发展方案 / 某省农业农村厅 /
   关于印发《果园发展方案》的通知. */
void ws_card_take_own(ws_card *card, ws_card_run *best) {
	enum { APART = 8 };
	size_t n = card->document->n_passages;
	const ws_folded *next = best->score > 0 && best->to < n ? card->folded + best->to : NULL;
	size_t about = next && next->n <= WS_CARD_LONGEST_TITLE ? ws_card_seek(next->c, next->n, 0, U"关于") : SIZE_MAX;
	bool whole = about == 0 ? !ws_card_line_ends(best->text.c, best->text.n, WS_CARD_END)
	                        : about != SIZE_MAX && ws_card_is_organ(next, 0, about);
	if (whole && ws_card_line_ends(next->c, next->n, WS_CARD_END) && ws_card_seek(best->text.c, best->text.n, 0, U"关于") == SIZE_MAX) {
		*best = (ws_card_run){best->to, best->to + 1, best->score, *next};
		return;
	}
	for (size_t i = best->to; best->text.n >= WS_CARD_SHORTEST_TITLE && i < n && i < best->to + APART; i++) {
		const ws_folded *f = card->folded + i;
		size_t at = f->n <= WS_CARD_LONGEST_TITLE ? ws_folded_find(f, 0, best->text.c, best->text.n) : SIZE_MAX;
		if (f->n > WS_CARD_LONGEST_TITLE || card->document->passages[i].kind == WS_TABLE)
			break;
		if (at == SIZE_MAX || !at || f->c[at - 1] != U'《' || !ws_card_line_ends(f->c, f->n, WS_CARD_END) ||
		    ws_card_seek(f->c, at, 0, U"印发") == SIZE_MAX)
			continue;
		size_t from = i;
		while (from > best->to && i - from < WS_CARD_TITLE_LINES - 1 &&
		       ws_card_is_organ(card->folded + from - 1, 0, card->folded[from - 1].n))
			from--;
		*best = (ws_card_run){from, i + 1, best->score, ws_card_join(card, from, i + 1)};
		return;
	}
}

/* …的通知（2019修订）, …的批复（2000年32号）: the title without what a library put behind it. */
static size_t without_remark(const ws_folded *title) {
	size_t cell = title->n && title->c[title->n - 1] == '|', n = ws_card_without_number(title->c, title->n - cell), open = n;
	while (open > WS_CARD_SHORTEST_TITLE && title->c[open - 1] != '(')
		open--;
	bool remark = title->c[n - 1] == ')' && open < n && title->c[open] >= '0' && title->c[open] <= '9';
	return remark && ws_card_line_ends(title->c, open - 1, WS_CARD_END) ? open - 1 : n;
}

/* The same title once more before the body. */
void ws_card_take_last(ws_card *card, ws_card_run *best) {
	enum { APART = 48 };
	size_t n = card->document->n_passages, skip = ws_card_title_start(&best->text), len = without_remark(&best->text) - skip;
	const uint32_t *c = best->text.c + skip;
	for (size_t i = best->to;
	     i < n && i < best->to + APART && (!ws_card_is_long(card->folded + i) || ws_card_line_begins(card->folded + i, WS_CARD_OTHER)); i++)
		for (size_t k = 1; k <= WS_CARD_TITLE_LINES && i + k <= n; k++) {
			ws_folded again = ws_card_join(card, i, i + k);
			if (again.n > len)
				break;
			if (again.n == len && !memcmp(again.c, c, len * sizeof *c)) {
				card->letter = card->letter != SIZE_MAX ? card->letter : best->to;
				*best = (ws_card_run){i, i + k, best->score, again};
				c = again.c;
				break;
			}
		}
}

/* A page that lists documents, 关于…的通知 below 关于…的通知, has the name of the list, 通知公告, which stands above them. */
bool ws_card_take_lists_name(ws_card *card, ws_card_run *best) {
	enum { ITEMS = 4, LONGEST_NAME = 20 };
	size_t n = card->document->n_passages, first = best->from, items = 0;
	for (size_t i = first; best->score > 0 && i < n && items < ITEMS; i++, items++) {
		const ws_folded *f = card->folded + i;
		bool about = ws_card_seek(f->c, f->n, 0, U"关于") != SIZE_MAX || ws_card_seek(f->c, f->n, 0, U"印发") != SIZE_MAX;
		if (f->n < WS_CARD_HEADLINE / 4 || f->n > WS_CARD_LONGEST_TITLE || !about || ws_card_is_numbered(f) ||
		    !ws_card_line_ends(f->c, f->n, WS_CARD_END) || (items && f->n == f[-1].n && !memcmp(f->c, f[-1].c, f->n * sizeof *f->c)))
			return false;
	}
	if (items < ITEMS)
		return false;
	const ws_folded *above = first ? card->folded + first - 1 : NULL;
	*best = (ws_card_run){0};
	if (above && above->n >= 2 && above->n <= LONGEST_NAME && !ws_card_line_begins(above, WS_CARD_OTHER))
		*best = (ws_card_run){first - 1, first, 1, *above};
	return true;
}

/* The part of a web page's <title> in front of the site's name, when it is a title. */
const char *ws_card_title_from_page(ws_card *card) {
	const ws_folded *hint = &card->page;
	size_t end = 0;
	while (end < hint->n && hint->c[end] != '_' && hint->c[end] != '|' && hint->c[end] != '-' && hint->c[end] != U'—')
		end++;
	if (end < 6 || end > WS_CARD_LONGEST_TITLE || !ws_card_is_title(hint->c, end))
		return NULL;
	return ws_card_cut(card, SIZE_MAX, hint, 0, end);
}

/* The page's own title, 关于印发《…办法》的通知, where the text has only the letter without its title and then the measure. */
void ws_card_take_letters_title(ws_card *card) {
	static const uint32_t *const acts[] = {U"印发", U"转发", U"发布", U"公布"};
	const char *title = card->document->title ? ws_card_title_from_page(card) : NULL;
	if (!title || card->title == card->title_end)
		return;
	ws_folded whole = ws_fold(title, strlen(title), WS_FOLD_HANS, card->arena), own = ws_card_join(card, card->title, card->title_end);
	size_t at = ws_folded_find(&whole, 0, own.c, own.n);
	bool sends = false;
	for (size_t i = 0; i < sizeof acts / sizeof *acts && at != SIZE_MAX; i++)
		sends = sends || ws_card_seek(whole.c, at, 0, acts[i]) != SIZE_MAX;
	if (sends) {
		card->document->title = title;
		card->letters_title = true;
		card->document->evidence[WS_FIELD_TITLE] = (ws_evidence){-1, {0, 0}};
	}
}

/* The file's own name, when it is a title: 关于2021年预算公开部分事项的说明.doc. */
const char *ws_card_title_from_path(ws_card *card) {
	const char *path = card->document->path, *slash = path ? strrchr(path, '/') : NULL;
	const char *name = slash ? slash + 1 : path;
	/* xls_4_2021年…情况表.xlsx: what a system put in front is no title. */
	while (name && *name && (unsigned char)*name < 0x80 && strncmp(name, "20", 2))
		name++;
	const char *dot = name ? strchr(name, '.') : NULL;
	size_t len = !name ? 0 : dot && dot > name + 12 ? (size_t)(dot - name) : strlen(name);
	ws_folded f = ws_fold(name ? name : "", len, WS_FOLD_HANS, card->arena);
	return f.n >= 8 && ws_card_line_ends(f.c, f.n, WS_CARD_END) && ws_utf8_valid(name, len) ? ws_arena_copy(card->arena, name, len) : NULL;
}

/* A line above the head of a table, when it is a title: sheets of budget tables have it inside, below 表1-1. */
bool ws_card_title_from_table(ws_card *card) {
	enum { NEAR_TOP = 8, ABOVE = 3 };
	for (size_t i = 0; i < card->document->n_passages && i < NEAR_TOP; i++) {
		const ws_passage *p = card->document->passages + i;
		const ws_folded *f = card->folded + i;
		const char *line = p->text, *end = p->text + p->len;
		size_t chars = 0, to = 0;
		for (size_t k = 0; p->kind == WS_TABLE && k < ABOVE && line < end; k++) {
			const char *stop = memchr(line, '\n', (size_t)(end - line));
			stop = stop ? stop : end;
			if (k && memchr(line, '\t', (size_t)(stop - line)))
				break;
			chars += ws_utf8_count(line, (size_t)(stop - line)) + 1;
			size_t from = to;
			while (to < f->n && f->from[to] + 1 < chars)
				to++;
			line = stop < end ? stop + 1 : end;
			ws_folded part = ws_folded_part(f, from, to);
			from += ws_card_title_start(&part);
			if (to < from + 8 || to > from + WS_CARD_LONGEST_TITLE || !ws_card_line_ends(f->c + from, to - from, WS_CARD_END))
				continue;
			card->document->title = ws_card_written(card, i, from, to);
			card->title = card->title_end = i;
			ws_card_prove(card, WS_FIELD_TITLE, i, from, to);
			return true;
		}
	}
	return false;
}
