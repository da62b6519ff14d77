/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines are the title.

   A title is known by its last word (…的报告, …的通知, …情况表: text/data/title_words.tsv), by 关于 and by a year in it, by what the
   structure marked as title, and by standing in a web page's <title> as well. Every run of up to four lines near the top, with the issuers
   above it, is scored, the best wins, the first of equals; a run of several lines must not be cut by a line that is something else (an
   organ, a date, a document number, 会议文件), and a line that is a title by itself is only continued when the next one begins in the
   middle of a phrase (的通知, 和2025年…).

   Where the same title stands again below (a cover page, a thread's title above the post), the last one before the body counts, because the
   lines about the document follow there.

   A scan doubles words where two columns or pages overlap: 预算绩效管理 管理工作情况. In a title, and only there, a word that stands twice
   with white space between is written once. */
#include "indexer/facts/card_title.h"

#include <string.h>

#include "indexer/facts/card_lines.h"
#include "text/numeral.h"

enum { SEARCHED = 120, HEAD_LINES = 16, DEEP = 8 };

ws_folded ws_card_join(ws_card *card, size_t from, size_t to) {
	if (to == from + 1)
		return card->folded[from];
	size_t n = 0, k = 0;
	for (size_t i = from; i < to; i++)
		n += card->folded[i].n;
	uint32_t *c = ws_arena_take(card->arena, (n + 1) * sizeof *c);
	for (size_t i = from; i < to; i++)
		for (size_t j = 0; j < card->folded[i].n; j++)
			c[k++] = card->folded[i].c[j];
	return (ws_folded){.c = c, .n = n};
}

/* Whether a web page's <title> names it, and not as the site's name at its end: 关于…的报告_盘锦人大信息网. */
static bool is_named(const ws_folded *hint, const ws_folded *t) {
	size_t skip = ws_card_title_start(t), at = t->n >= 6 + skip ? ws_folded_find(hint, 0, t->c + skip, t->n - skip) : SIZE_MAX;
	if (at == SIZE_MAX)
		return false;
	bool last = at + t->n - skip == hint->n;
	return !last || !at || (hint->c[at - 1] != '-' && hint->c[at - 1] != '_' && hint->c[at - 1] != '|');
}

static int score_of(const ws_card_run *run, const ws_passage *first, const ws_folded *hint) {
	const ws_folded *t = &run->text;
	ws_date date;
	size_t start, end;
	bool marked = first->kind == WS_HEADING && first->level == 0, named = is_named(hint, t);
	/* What the page names whole is more than its last line, which the structure may have taken. */
	marked |= named && run->to > run->from + 1;
	size_t from = ws_card_title_start(t), n = ws_card_title_stop(t, from) - from;
	int by_end = ws_card_line_ends(t->c + from, n, WS_CARD_END) ? 4 : ws_card_line_ends(t->c + from, n, WS_CARD_PAUSE) ? 2 : 0;
	if (!by_end && !marked && !named)
		return 0;
	/* • 名称：…, in a list of labels: the title's own line, where there is one, is closer to it. */
	int label = t->c[0] == U'•' ? -1 : 3 * (ws_card_title_label(t) > 0);
	int score = by_end + 2 * marked + 3 * named + label;
	score += ws_card_seek(t->c, t->n, 0, U"关于") != SIZE_MAX;
	score += ws_date_next(t->c, t->n, 0, &date, &start, &end);
	/* 《…办法》的决定: the end of a title whose begin a page cut off. */
	bool cut = t->c[from] == U'《' && ws_card_seek(t->c, t->n, from, U"》的") != SIZE_MAX;
	score -= (t->n < 6) + 5 * cut;
	return cut && score < 1 ? 1 : score;
}

/* 2023年度部门决算, 2024年度部门预算说明, 2021年政府信息公开工作年度报告 under the name of the unit they are of. */
static bool is_accounts(const ws_folded *f) {
	ws_date date;
	size_t start, end;
	if (f->n > WS_CARD_HEADLINE || !ws_date_next(f->c, f->n, 0, &date, &start, &end) || start || date.month)
		return false;
	return ws_card_seek(f->c, f->n, end, U"决算") != SIZE_MAX || ws_card_seek(f->c, f->n, end, U"预算") != SIZE_MAX ||
	       ws_card_seek(f->c, f->n, end, U"信息公开") != SIZE_MAX;
}

/* 某市人民政府 某市中级人民法院印发 / 关于…的通知, 国务院办公厅转发国家地震局 / 关于…的通知 */
static bool passes_on(const ws_folded *f) {
	static const uint32_t *const acts[] = {U"印发", U"转发", U"批转"};
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
		size_t at = f->n > WS_CARD_SHORTEST_TITLE ? ws_card_seek(f->c, f->n, 0, acts[i]) : SIZE_MAX;
		if (at != SIZE_MAX && at && (at + 2 == f->n || (ws_card_is_organ(f, 0, at) && ws_card_is_organ(f, at + 2, f->n))))
			return true;
	}
	return false;
}

/* 某市财政局对市十届人大四次会议 / 第12号建议的答复 */
static bool answers(const ws_folded *so_far, const ws_folded *line) {
	bool to = ws_card_seek(so_far->c, so_far->n, 0, U"对") != SIZE_MAX || ws_card_seek(so_far->c, so_far->n, 0, U"关于") != SIZE_MAX;
	return to && ws_card_is_motion(line);
}

/* A run may be continued by the line behind it unless one of the two is something else. `organ`: the run is nothing but issuers so far. */
static bool may_join(const ws_card *card, size_t next, const ws_folded *so_far, bool organ) {
	const ws_folded *line = card->folded + next;
	if (card->document->passages[next].kind == WS_TABLE || line->n > WS_CARD_LONGEST_TITLE)
		return false;
	if (answers(so_far, line))
		return true;
	if (organ && ws_card_is_organ(line, 0, line->n))
		return ws_folded_find(so_far, 0, line->c, line->n) == SIZE_MAX;
	if (ws_card_is_other(line))
		return false;
	if (line->n && line->c[0] == U'—') {
		/* A subtitle: 回望奋进路 / ——某市2025年预算报告解读. A meeting's line is none. */
		ws_date date;
		size_t start, end;
		bool dated = ws_date_next(line->c, line->n, 0, &date, &start, &end) && date.month;
		bool ends = ws_card_line_ends(line->c, line->n, WS_CARD_END), ended = ws_card_line_ends(so_far->c, so_far->n, WS_CARD_END);
		return !organ && !dated && so_far->n >= WS_CARD_SHORTEST_TITLE && ends && !ended;
	}
	if (organ) {
		static const uint32_t *const goes_on[] = {U"关于", U"印发", U"转发", U"批转"};
		static const uint32_t *const alone[] = {U"公告", U"通告", U"通报", U"通知", U"令"};
		for (size_t i = 0; i < sizeof goes_on / sizeof *goes_on; i++)
			if (ws_card_at(line->c, line->n, 0, goes_on[i]))
				return true;
		for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
			if (line->n <= 2 && ws_card_at(line->c, line->n, 0, alone[i]) && !alone[i][line->n])
				return true;
		return is_accounts(line);
	}
	if (ws_card_at(line->c, line->n, 0, U"关于"))
		return passes_on(so_far);
	if (ws_card_at(so_far->c, so_far->n, so_far->n - 2, U"关于"))
		return true;
	return ws_card_line_begins(line, WS_CARD_ON) || (so_far->n >= 8 && !ws_card_line_ends(so_far->c, so_far->n, WS_CARD_END));
}

/* 某县2023年一般债券资金安排 above 计划及预算调整方案: a line with a year, and no sentence. */
static bool has_year(const ws_folded *f) {
	ws_date date;
	size_t start, end;
	bool year = ws_date_next(f->c, f->n, 0, &date, &start, &end) && !date.month && !ws_card_at(f->c, f->n, end, U"第");
	return year && ws_card_seek(f->c, f->n, 0, U",") == SIZE_MAX;
}

/* 国务院办公厅转发财政部 above 《…意见》的通知, 省政府关于印发全省 above 行动方案的通知: the title's begin, although the structure took it to
   begin below. */
static bool leads_in(const ws_card *card, size_t i) {
	static const uint32_t *const words[] = {U"关于", U"转发", U"印发", U"批转"};
	bool leads = false;
	for (size_t w = 0; w < sizeof words / sizeof *words; w++)
		leads = leads || ws_card_seek(card->folded[i].c, card->folded[i].n, 0, words[w]) != SIZE_MAX;
	const ws_folded *f = card->folded + i, *next = f + 1;
	if (passes_on(f) || answers(f, next) || (has_year(f) && !has_year(next) && !ws_card_is_title(f->c, f->n)))
		return true;
	return leads && next->n &&
	       (next->c[0] == U'《' || (!ws_card_is_title(f->c, f->n) && ws_card_seek(next->c, next->n, 0, U"关于") == SIZE_MAX));
}

/* The line of a run whose marking counts: a marked one below a line that leads in, else the first one behind the issuers. */
static const ws_passage *marked_of(const ws_card *card, size_t first, size_t to) {
	const ws_passage *p = card->document->passages;
	for (size_t i = first + 1; i < to && leads_in(card, first); i++)
		if (p[i].kind == WS_HEADING && p[i].level == 0)
			return p + i;
	return p + first;
}

/* A heading of the text, not the title. */
static bool is_heading(const ws_passage *p) {
	return p->kind == WS_HEADING && p->level > 0;
}

static ws_card_run best_run(ws_card *card) {
	ws_card_run best = {0};
	size_t n = card->document->n_passages < SEARCHED ? card->document->n_passages : SEARCHED, in_body = 0;
	for (size_t i = 0; i < n; i++) {
		const ws_passage *p = card->document->passages + i;
		const ws_folded *f = card->folded + i;
		if (in_body > DEEP && best.score >= 3)
			break;
		in_body += ws_card_is_long(f) || (is_heading(p) && ws_card_is_numbered(f));
		/* The issuer on a line of its own is part of the title when 关于… follows. */
		bool organ = f->n <= WS_CARD_LONGEST_TITLE && ws_card_is_organ(f, 0, f->n);
		bool other = !organ && (ws_card_is_broken_note(card, i) || (ws_card_is_other(f) && !(i + 1 < n && answers(f, f + 1))));
		if (p->kind == WS_TABLE || f->n > WS_CARD_LONGEST_TITLE || other)
			continue;
		ws_card_run run = {i, i + 1, 0, *f};
		size_t organs = organ; /* lines; what the structure says of the title it says of the line behind them */
		for (;;) {
			if (!organ && run.text.n >= WS_CARD_SHORTEST_TITLE && run.text.n <= WS_CARD_LONGEST_TITLE) {
				run.score = score_of(&run, marked_of(card, i + organs, run.to), &card->page) - 2 * (in_body > 0) - is_heading(p + organs);
				if (run.score > best.score)
					best = run;
			}
			if (run.to - i - organs >= WS_CARD_TITLE_LINES || run.to >= n || run.text.n > WS_CARD_LONGEST_TITLE ||
			    !may_join(card, run.to, &run.text, organ))
				break;
			organ = organ && ws_card_is_organ(card->folded + run.to, 0, card->folded[run.to].n);
			organs += organ;
			run.text = ws_card_join(card, i, ++run.to);
		}
	}
	return best;
}

/* The longest word that stands before and behind position i of the title; 0 when there is none. */
static size_t doubled(const ws_folded *f, size_t i) {
	enum { WORD = 16 };
	for (size_t len = WORD; len >= 2; len--)
		if (i >= len && i + len <= f->n && f->c[i] >= 0x4E00 && !memcmp(f->c + i - len, f->c + i, len * sizeof *f->c))
			return len;
	return 0;
}

/* The title as written in its lines, doubled words once. */
static char *written(ws_card *card, const ws_card_run *run) {
	char *title = ws_arena_copy(card->arena, "", 0);
	ws_folded whole = ws_card_join(card, run->from, run->to);
	size_t before = 0;
	for (size_t p = run->from; p < run->to; p++) {
		const ws_folded *f = card->folded + p;
		size_t from = p == run->from ? ws_card_title_start(f) : 0, n = p + 1 == run->to ? ws_card_title_stop(f, from) : f->n;
		for (size_t i = from; i < n; i++) {
			size_t len = ws_folded_gap(f, i) || (!i && p > run->from) ? doubled(&whole, before + i) : 0;
			if (!len)
				continue;
			if (i > from)
				title = ws_arena_printf(card->arena, "%s%s", title, ws_card_written(card, p, from, i));
			from = i + len < n ? i + len : n;
			i = from - 1;
		}
		if (from < n)
			title = ws_arena_printf(card->arena, "%s%s", title, ws_card_written(card, p, from, n));
		before += f->n;
	}
	return title;
}

/* Recipients may be a long line: 各区人民政府，市直各委、办、局…： */
static bool is_recipients(const ws_folded *f) {
	return f->n && f->c[f->n - 1] == ':';
}

/* The same title, perhaps with a list's remark behind it: …管理规定（2002年）. */
static bool is_again(const ws_folded *f, const ws_folded *title) {
	size_t n = title->n;
	if (n < WS_CARD_SHORTEST_TITLE || f->n < n || memcmp(f->c, title->c, n * sizeof *f->c))
		return false;
	return f->n == n || (f->c[n] == '(' && ws_card_seek(f->c, f->n, n, U")") == f->n - 1);
}

/* 农业农村部令, some lines above the title, with 《果苗检疫规定》已经…通过 between them. */
static bool is_order_of_title(const ws_card *card, size_t i) {
	const ws_folded *f = card->folded + i, *title = card->folded + card->title;
	if (f->n <= WS_CARD_SHORTEST_TITLE)
		return false;
	size_t word = f->c[f->n - 1] == U'令' ? 1 : ws_card_at(f->c, f->n, f->n - 2, U"公告") ? 2 : 0;
	if (!word || card->title_end != card->title + 1 || !ws_card_is_organ(f, 0, f->n - word))
		return false;
	for (size_t k = i + 1; k < card->title; k++)
		if (ws_folded_find(card->folded + k, 0, title->c, title->n) != SIZE_MAX)
			return true;
	return false;
}

/* A table of what the page says of the document: 发文机关 | 某市财政局 | 成文日期 | 2024-03-01. */
static bool is_box(const ws_card *card, size_t i) {
	size_t values = 0;
	for (size_t k = 0; k < card->n_values && card->document->passages[i].kind == WS_TABLE; k++)
		values += card->values[k].passage == i;
	return values > 1;
}

static void bound(ws_card *card) {
	size_t n = card->document->n_passages;
	enum { MASTHEAD = 10, LETTER = 30 };
	for (size_t i = card->title > LETTER ? card->title - LETTER : 0; i < card->title && card->letter == SIZE_MAX; i++) {
		const ws_folded *f = card->folded + i;
		if (is_recipients(f) && ws_card_is_addressed(f, f->n - 1))
			card->letter = i;
		else if (card->title_end == card->title + 1 && is_again(f, card->folded + card->title))
			card->letter = i + 1;
		else if (is_order_of_title(card, i) || (f->n && f->c[0] == U'《' && ws_card_seek(f->c, f->n, 0, U"现予") != SIZE_MAX))
			card->letter = i;
	}
	card->letter = card->letter < card->title ? card->letter : card->title;
	card->head = card->title > MASTHEAD ? card->title - MASTHEAD : 0;
	card->body = card->title_end;
	while (card->body < n && card->body < card->title_end + HEAD_LINES) {
		const ws_passage *p = card->document->passages + card->body;
		const ws_folded *f = card->folded + card->body;
		bool text = (p->kind == WS_HEADING && p->level > 0) || p->kind == WS_TABLE || ws_card_line_begins(f, WS_CARD_ADDRESS) ||
		            ws_card_is_numbered(f) || (ws_card_is_long(f) && !is_recipients(f) && !ws_card_is_adoption(f)) ||
		            (f->n && f->c[f->n - 1] == U'。');
		if (text && !is_box(card, card->body))
			break;
		card->body++;
	}
}

void ws_card_find_title(ws_card *card) {
	ws_document *d = card->document;
	card->letter = SIZE_MAX;
	ws_card_run best = best_run(card);
	bool list = ws_card_take_lists_name(card, &best);
	/* No line looks like a title: what the page or the first table says, the file's name, the first line that could be one. */
	if (best.score < 3 && ((d->title = ws_card_title_from_page(card)) || ws_card_title_from_table(card) ||
	                       (d->title = ws_card_title_from_path(card))))
		best.score = 0;
	for (size_t i = 0; !d->title && best.score <= 0 && i < d->n_passages && !ws_card_is_long(card->folded + i); i++) {
		const ws_folded *f = card->folded + i;
		/* 李某某委员： begins a letter that lost its title. */
		if (is_recipients(f) && ws_card_is_addressed(f, f->n - 1))
			break;
		/* 甘肃, above its news */
		ws_region_hit hit;
		if (ws_region_at(f->c, f->n, 0, WS_REGION_SHORT, &hit) && hit.end == f->n && i + 1 < d->n_passages)
			continue;
		if (ws_card_is_broken_note(card, i)) {
			i++;
			continue;
		}
		/* A headline may have a comma: 应对疫情，这些措施来了 is one as the first line. */
		bool prose = ws_card_seek(f->c, f->n, 0, U",") != SIZE_MAX && (i || f->n > WS_CARD_HEADLINE || f->c[f->n - 1] == ',');
		if (d->passages[i].kind != WS_TABLE && f->n >= 2 && f->n <= 60 && !ws_card_is_other(f) && !prose)
			best = (ws_card_run){i, i + 1, 1, *f};
	}
	if (best.score > 0) {
		ws_card_take_promulgated(card, &best);
		if (!list)
			ws_card_take_own(card, &best);
		ws_card_take_last(card, &best);
		const char *title = written(card, &best);
		d->title = *title ? title : NULL;
		card->title = best.from;
		card->title_end = best.to;
		const ws_folded *first = card->folded + best.from;
		size_t from = ws_card_title_start(first);
		ws_card_prove(card, WS_FIELD_TITLE, best.from, from, best.to == best.from + 1 ? ws_card_title_stop(first, from) : first->n);
	}
	ws_card_take_letters_title(card);
	if (d->title)
		card->title_text = ws_fold(d->title, strlen(d->title), WS_FOLD_HANS, card->arena);
	bound(card);
}
