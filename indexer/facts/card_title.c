/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines are the title.

   A title is known by its last word (…的报告, …的通知, …情况表: text/data/title_words.tsv), by 关于 and by a year in it, by what the
   structure marked as title, and by standing in a web page's <title> as well. Every run of up to four lines near the top, with the issuers
   above it, is scored, the best wins, the first of equals; a run of several lines must not be cut by a line that is something else (an organ, a date, a document
   number, 会议文件), and a line that is a title by itself is only continued when the next one begins in the middle of a phrase (的通知,
   和2025年…).

   Where the same title stands again below (a cover page, a thread's title above the post), the last one before the body counts, because the
   lines about the document follow there.

   A scan doubles words where two columns or pages overlap: 预算绩效管理 管理工作情况. In a title, and only there, a word that stands twice
   with white space between is written once. */
#include "indexer/facts/card.h"

#include <pthread.h>
#include <string.h>

#include "indexer/facts/card_lines.h"
#include "text/docnum.h"
#include "text/numeral.h"
#include "text/utf8.h"
#include "text/wordlist.h"

enum { SEARCHED = 120, LINES = 4, SHORTEST = 4, LONGEST = 130, BODY_LINE = 90, HEAD_LINES = 16, DEEP = 8, HEADLINE = 40 };

static const struct word {
	const char *word, *class;
} words[] = {
#include "text/data/title_words.inc"
};
enum { WORDS = sizeof words / sizeof *words };

typedef enum { END, PAUSE, ON, OTHER, HOLDS, ADDRESS, CLASSES } class;

static ws_wordlist *lists[CLASSES];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_lists(void) {
	static const char *const names[CLASSES] = {"end", "pause", "on", "other", "holds", "address"};
	static struct word rows[CLASSES][WORDS];
	for (size_t k = 0; k < CLASSES; k++) {
		size_t n = 0;
		for (size_t i = 0; i < WORDS; i++)
			if (!strcmp(words[i].class, names[k]))
				rows[k][n++] = words[i];
		lists[k] = ws_wordlist_new(rows[k], n, sizeof *rows[k]);
	}
}

static bool begins_with(const ws_folded *f, class which) {
	size_t len;
	pthread_once(&once, make_lists);
	return ws_wordlist_at(lists[which], f->c, f->n, 0, &len) != NULL;
}

static bool holds_any(const ws_folded *f) {
	size_t len;
	pthread_once(&once, make_lists);
	for (size_t i = 0; i < f->n; i++)
		if (ws_wordlist_at(lists[HOLDS], f->c, f->n, i, &len))
			return true;
	return false;
}

static bool is_long(const ws_folded *f) {
	return f->n > BODY_LINE || (f->n > 30 && f->c[f->n - 1] == U'。');
}

/* 一、 （一） 1. 第一条 第二部分: a heading or an item inside the document. */
static bool is_numbered(const ws_folded *f) {
	size_t i = f->n && f->c[0] == '(';
	size_t first = i + (i < f->n && f->c[i] == U'第');
	i = first;
	while (i < f->n && i < 6 && (ws_numeral_digit(f->c[i]) >= 0 || (f->c[i] >= '0' && f->c[i] <= '9') || f->c[i] == U'十'))
		i++;
	return i > first && i < f->n && (f->c[i] == U'、' || f->c[i] == ')' || f->c[i] == '.' || f->c[i] == U'条' || f->c[i] == U'章' ||
	                                 ws_card_at(f->c, f->n, i, U"部分"));
}

static bool is_date(const ws_folded *f) {
	ws_date date;
	size_t from = f->n && f->c[0] == '(', start, end;
	if (!ws_date_next(f->c, f->n, from, &date, &start, &end) || start != from)
		return false;
	return end == f->n || (end + 1 == f->n && f->c[end] == ')');
}

/* 2019年12月16日某市第七届人民代表大会常务委员会第三次会议通过 */
static bool is_adoption(const ws_folded *f) {
	static const uint32_t *const acts[] = {U"通过", U"批准", U"修订", U"修正", U"公布", U"发布", U"施行"};
	ws_date date;
	size_t from = f->n && f->c[0] == '(', to = f->n && f->c[f->n - 1] == ')' ? f->n - 1 : f->n, start, end;
	if (to < 8 || !ws_date_next(f->c, f->n, from, &date, &start, &end) || start != from || !date.day)
		return false;
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (ws_card_at(f->c, to, to - 2, acts[i]))
			return true;
	return false;
}

/* Not 海关总署公告2017年第26号（关于进一步…的公告）, which is a number and a title. */
static bool is_number(const ws_folded *f) {
	ws_docnum number;
	if (f->n >= 60 || !ws_docnum_next(f->c, f->n, 0, &number) || ws_card_number_lead(f->c, number.start) > 6)
		return false;
	size_t behind = number.end + (number.end < f->n && f->c[number.end] == '('), end = f->n - (f->c[f->n - 1] == ')');
	return behind + SHORTEST > end || !ws_card_is_title(f->c + behind, end - behind);
}

/* The length of 标题：, [标题] and the like, in front of a title. */
static size_t label_of_title(const ws_folded *f) {
	static const uint32_t *const labels[] = {U"标题", U"原标题", U"名称", U"信息名称", U"文件名称", U"公文名称", U"发文标题", U"文件标题", U"信息标题", U"法规名称", U"法规标题"};
	bool boxed = f->n && (f->c[0] == '[' || f->c[0] == U'【');
	for (size_t k = 0; k < sizeof labels / sizeof *labels; k++) {
		size_t end = boxed;
		while (labels[k][end - boxed])
			end++;
		if (end < f->n && ws_card_at(f->c, f->n, boxed, labels[k]) && (boxed ? f->c[end] == ']' || f->c[end] == U'】' : f->c[end] == ':'))
			return end + 1;
	}
	return 0;
}

/* ——2020年7月28日在某省…会议上; 2010-06-25某条例, of a list. */
static bool begins_with_date(const ws_folded *f) {
	ws_date date;
	size_t from = 0, start, end;
	while (from < f->n && (f->c[from] == U'—' || f->c[from] == '-' || f->c[from] == '('))
		from++;
	if (!ws_date_next(f->c, f->n, from, &date, &start, &end) || start != from || !date.day)
		return false;
	return (f->c[from + 4] == '-' || f->c[from + 4] == '/') || (end < f->n && f->c[end] == U'在');
}

/* A line that is no title and cuts one in two. */
static bool is_other(const ws_folded *f) {
	size_t han = 0;
	for (size_t i = 0; i < f->n && i < LONGEST; i++)
		han += ws_card_is_han(f->c[i]);
	if (label_of_title(f))
		return false;
	if (han < 2 || begins_with(f, OTHER) || is_numbered(f) || holds_any(f) || is_date(f) || begins_with_date(f) || is_adoption(f) || is_number(f))
		return true;
	uint32_t last = f->c[f->n - 1];
	if (f->c[0] == '(' && last == ')' && ws_card_seek(f->c, f->n, 0, U")") == f->n - 1)
		return true;
	if (last == ':' || last == U'；' || last == ';' || (f->n > 4 && ws_card_at(f->c, f->n, f->n - 2, U"文件")))
		return true;
	return ws_card_is_organ(f, 0, f->n);
}

/* …的通知（黔财预〔2020〕11号）, …的办法（1998年9月3日计价格〔1998〕10号）, …的通知-乌政发〔2015〕146号, …的通知 财税〔2015〕5号: how far the
   title goes. */
static size_t without_number(const uint32_t *c, size_t n) {
	ws_docnum number;
	size_t to = n > SHORTEST && c[n - 1] == ')' ? n - 1 : n, len;
	if (to <= SHORTEST || c[to - 1] != U'号')
		return n;
	for (size_t at = 0; ws_docnum_next(c, n, at, &number); at = number.end) {
		size_t lead = ws_card_number_lead(c, number.start);
		if (number.end == to && lead > SHORTEST && c[lead - 1] == (to < n ? '(' : '-'))
			return lead - 1;
		if (number.end == n && lead > SHORTEST && ws_wordlist_before(lists[END], c, 0, lead, &len))
			return lead;
	}
	return n;
}

static bool ends_with(const uint32_t *c, size_t n, class which) {
	size_t len;
	pthread_once(&once, make_lists);
	n = without_number(c, n);
	n = ws_card_trim_title(c, n);
	return n >= SHORTEST && ws_wordlist_before(lists[which], c, 0, n, &len);
}

bool ws_card_is_title(const uint32_t *c, size_t n) {
	return ends_with(c, n, END) || ends_with(c, n, PAUSE);
}

/* How many code points in front are no part of the title: 标题：, [福建], (福建省), 厦府办〔2024〕1号, ——, ##, 《 that closes at the end, A., 最新！, a table's number 22. */
size_t ws_card_title_start(const ws_folded *f) {
	size_t i = label_of_title(f);
	if (i < f->n && (f->c[i] == '[' || f->c[i] == U'【')) {
		size_t end = ws_card_seek(f->c, f->n, i, f->c[i] == '[' ? U"]" : U"】");
		if (end != SIZE_MAX && end < i + 12 && end + SHORTEST < f->n)
			i = end + 1;
	}
	ws_region_hit hit;
	bool placed = i < f->n && f->c[i] == '(' && ws_region_at(f->c, f->n, i + 1, 0, &hit);
	if (placed && hit.end + 1 + SHORTEST < f->n && f->c[hit.end] == ')')
		i = hit.end + 1;
	ws_docnum number;
	if (ws_docnum_next(f->c, f->n, i, &number) && number.start == i && number.end + SHORTEST < f->n)
		i = number.end + (f->c[number.end] == '(' && f->c[f->n - 1] == ')' && ws_card_seek(f->c, f->n, number.end, U")") == f->n - 1);
	while (i < f->n && (f->c[i] == U'—' || f->c[i] == '#' || f->c[i] == '-'))
		i++;
	if (i < f->n && f->c[i] == U'《' && ws_card_seek(f->c, f->n, i, U"》") == f->n - 1)
		i++;
	if (i + 2 + SHORTEST < f->n && f->c[i] >= 'a' && f->c[i] <= 'z' && f->c[i + 1] == '.' && ws_card_is_han(f->c[i + 2]))
		i += 2;
	size_t call = ws_card_seek(f->c, f->n < i + 5 ? f->n : i + 5, i, U"!");
	if (call != SIZE_MAX && call + 1 + SHORTEST <= f->n)
		i = call + 1;
	size_t d = i;
	while (d < f->n && d < i + 3 && f->c[d] >= '0' && f->c[d] <= '9')
		d++;
	bool parted = d > i && d + SHORTEST < f->n && ((f->from && ws_folded_gap(f, d)) || ws_region_at(f->c, f->n, d, 0, &hit));
	if (parted && f->c[d] >= 0x4E00 && f->c[d] != U'年' && f->c[d] != U'月' && f->c[d] != U'个')
		i = d;
	return i + 2 <= f->n ? i : 0;
}

/* A run of lines taken together. */
typedef struct {
	size_t from, to;
	int score;
	ws_folded text;
} candidate;

static ws_folded join(ws_card *card, size_t from, size_t to) {
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

/* An order or announcement that puts in force what stands below it: 某市人大常委会公告 / 《某市水泥条例》已由…通过，现予公布 / … / 某市水泥条例.
   Then that is the title, and the announcement is the letter above it. */
static void take_promulgated(ws_card *card, candidate *best) {
	enum { ABOVE = 6, APART = 16 };
	static const uint32_t *const orders[] = {U"公告", U"通告", U"令"};
	size_t n = card->document->n_passages, end = best->text.n;
	bool order = false;
	for (size_t k = 0; k < sizeof orders / sizeof *orders && end > SHORTEST; k++)
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
			*best = (candidate){i, i + 1, best->score, *g};
			return;
		}
	}
}

/* The document's own title below what a page calls it: 某市人民政府通知 / 某市人民政府关于…的通知; 果园发展方案 / 某省农业农村厅 /
   关于印发《果园发展方案》的通知. */
static void take_own(ws_card *card, candidate *best) {
	enum { APART = 8 };
	size_t n = card->document->n_passages;
	const ws_folded *next = best->score > 0 && best->to < n ? card->folded + best->to : NULL;
	size_t about = next && next->n <= LONGEST ? ws_card_seek(next->c, next->n, 0, U"关于") : SIZE_MAX;
	if (about != SIZE_MAX && about && ws_card_is_organ(next, 0, about) && ends_with(next->c, next->n, END) &&
	    ws_card_seek(best->text.c, best->text.n, 0, U"关于") == SIZE_MAX) {
		*best = (candidate){best->to, best->to + 1, best->score, *next};
		return;
	}
	for (size_t i = best->to; best->text.n >= SHORTEST && i < n && i < best->to + APART; i++) {
		const ws_folded *f = card->folded + i;
		size_t at = f->n <= LONGEST ? ws_folded_find(f, 0, best->text.c, best->text.n) : SIZE_MAX;
		if (f->n > LONGEST || card->document->passages[i].kind == WS_TABLE)
			break;
		if (at == SIZE_MAX || !at || f->c[at - 1] != U'《' || !ends_with(f->c, f->n, END) || ws_card_seek(f->c, at, 0, U"印发") == SIZE_MAX)
			continue;
		size_t from = i;
		while (from > best->to && i - from < LINES - 1 && ws_card_is_organ(card->folded + from - 1, 0, card->folded[from - 1].n))
			from--;
		*best = (candidate){from, i + 1, best->score, join(card, from, i + 1)};
		return;
	}
}

/* How much of the title's last line belongs to it: not the meeting (——2026年2月10日在…会议上), a footnote mark, the year of a list once
 * more. */
static size_t trailing(const ws_folded *f, size_t from) {
	ws_date date;
	size_t start, end, n = f->n;
	for (size_t at = from; ws_date_next(f->c, f->n, at, &date, &start, &end); at = end) {
		bool opened = start > from + SHORTEST && (f->c[start - 1] == U'—' || f->c[start - 1] == '(' || f->c[start - 1] == '-');
		if (opened && date.month && end < f->n && f->c[end] == U'在') {
			n = start;
			while (n > from && (f->c[n - 1] == U'—' || f->c[n - 1] == '(' || f->c[n - 1] == '-'))
				n--;
			break;
		}
	}
	/* …的报告 2017-01-23 来源：某日报 */
	for (size_t at = from + SHORTEST; f->from && at < n && ws_date_next(f->c, n, at, &date, &start, &end); at = end)
		if (date.day && ws_folded_gap(f, start) && ws_card_is_title(f->c + from, start - from))
			n = start;
	n = without_number(f->c, n);
	n -= from && ((f->c[from - 1] == '(' && f->c[n - 1] == ')') || (f->c[from - 1] == U'《' && f->c[n - 1] == U'》'));
	size_t remark = f->c[n - 1] == ')' ? ws_card_seek(f->c, n, from, U"(附") : SIZE_MAX;
	if (remark != SIZE_MAX && ws_card_seek(f->c, n, remark, U")") == n - 1)
		n = remark;
	/* …的决定 附：修正本 */
	size_t added = ws_card_seek(f->c, n, from, U"附:");
	n = added != SIZE_MAX && added > from && ws_card_is_title(f->c + from, added - from) ? added : n;
	while (n > from + SHORTEST && f->c[n - 1] >= '0' && f->c[n - 1] <= '9')
		n--;
	if (n > from + SHORTEST && f->c[n - 1] == ']')
		for (size_t open = n - 1; open > from && open + 5 > n; open--)
			if (f->c[open] == '[')
				n = open;
	return n > from + SHORTEST && ws_card_is_title(f->c + from, n - from) ? n : f->n;
}

static int score_of(const candidate *run, const ws_passage *first, const ws_folded *hint) {
	const ws_folded *t = &run->text;
	ws_date date;
	size_t start, end;
	bool marked = first->kind == WS_HEADING && first->level == 0, named = is_named(hint, t);
	size_t from = ws_card_title_start(t), n = trailing(t, from) - from;
	int by_end = ends_with(t->c + from, n, END) ? 4 : ends_with(t->c + from, n, PAUSE) ? 2 : 0;
	if (!by_end && !marked && !named)
		return 0;
	int score = by_end + 2 * marked + 3 * named + 3 * (label_of_title(t) > 0);
	score += ws_card_seek(t->c, t->n, 0, U"关于") != SIZE_MAX;
	score += ws_date_next(t->c, t->n, 0, &date, &start, &end);
	/* 《…办法》的决定: the end of a title whose begin a page cut off. */
	bool cut = t->c[from] == U'《' && ws_card_seek(t->c, t->n, from, U"》的") != SIZE_MAX;
	score -= (t->n < 6) + 5 * cut;
	return cut && score < 1 ? 1 : score;
}

/* 2023年度部门决算, 2024年度部门预算说明 under the name of the unit they are of. */
static bool is_accounts(const ws_folded *f) {
	ws_date date;
	size_t start, end;
	if (f->n > HEADLINE || !ws_date_next(f->c, f->n, 0, &date, &start, &end) || start || date.month)
		return false;
	return ws_card_seek(f->c, f->n, end, U"决算") != SIZE_MAX || ws_card_seek(f->c, f->n, end, U"预算") != SIZE_MAX;
}

/* 某市人民政府 某市中级人民法院印发 / 关于…的通知 */
static bool passes_on(const ws_folded *f) {
	static const uint32_t *const acts[] = {U"印发", U"转发", U"批转"};
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (f->n > SHORTEST && ws_card_at(f->c, f->n, f->n - 2, acts[i]))
			return true;
	return false;
}

/* A run may be continued by the line behind it unless one of the two is something else. `organ`: the run is nothing but issuers so far. */
static bool may_join(const ws_card *card, size_t next, const ws_folded *so_far, bool organ) {
	const ws_folded *line = card->folded + next;
	if (card->document->passages[next].kind == WS_TABLE || line->n > LONGEST)
		return false;
	if (organ && ws_card_is_organ(line, 0, line->n))
		return ws_folded_find(so_far, 0, line->c, line->n) == SIZE_MAX;
	if (is_other(line))
		return false;
	if (line->n && line->c[0] == U'—') {
		/* A subtitle: 回望奋进路 / ——某市2025年预算报告解读. A meeting's line is none. */
		ws_date date;
		size_t start, end;
		bool dated = ws_date_next(line->c, line->n, 0, &date, &start, &end) && date.month;
		return !organ && !dated && so_far->n >= SHORTEST && ends_with(line->c, line->n, END) && !ends_with(so_far->c, so_far->n, END);
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
	return begins_with(line, ON) || (so_far->n >= 8 && !ends_with(so_far->c, so_far->n, END));
}

/* 国务院办公厅转发财政部 above 《…意见》的通知, 省政府关于印发全省 above 行动方案的通知: the title's begin, although the structure took it to
   begin below. */
static bool leads_in(const ws_card *card, size_t i) {
	static const uint32_t *const words[] = {U"关于", U"转发", U"印发", U"批转"};
	bool leads = false;
	for (size_t w = 0; w < sizeof words / sizeof *words; w++)
		leads = leads || ws_card_seek(card->folded[i].c, card->folded[i].n, 0, words[w]) != SIZE_MAX;
	const ws_folded *f = card->folded + i, *next = f + 1;
	if (passes_on(f))
		return true;
	return leads && next->n && (next->c[0] == U'《' || (!ws_card_is_title(f->c, f->n) && ws_card_seek(next->c, next->n, 0, U"关于") == SIZE_MAX));
}

static candidate best_run(ws_card *card, const ws_folded *hint) {
	candidate best = {0};
	size_t n = card->document->n_passages < SEARCHED ? card->document->n_passages : SEARCHED, in_body = 0;
	for (size_t i = 0; i < n; i++) {
		const ws_passage *p = card->document->passages + i;
		const ws_folded *f = card->folded + i;
		if (in_body > DEEP && best.score >= 3)
			break;
		bool heading = p->kind == WS_HEADING && p->level > 0;
		in_body += is_long(f) || (heading && is_numbered(f));
		/* The issuer on a line of its own is part of the title when 关于… follows. */
		bool organ = f->n <= LONGEST && ws_card_is_organ(f, 0, f->n);
		if (p->kind == WS_TABLE || f->n > LONGEST || (!organ && (is_other(f) || ws_card_is_broken_note(card, i))))
			continue;
		candidate run = {i, i + 1, 0, *f};
		size_t organs = organ; /* lines; what the structure says of the title it says of the line behind them */
		for (;;) {
			if (!organ && run.text.n >= SHORTEST && run.text.n <= LONGEST) {
				run.score = score_of(&run, p + organs + (run.to > i + organs + 1 && leads_in(card, i + organs)), hint) -
				            2 * (in_body > 0) - heading;
				if (run.score > best.score)
					best = run;
			}
			if (run.to - i - organs >= LINES || run.to >= n || run.text.n > LONGEST || !may_join(card, run.to, &run.text, organ))
				break;
			organ = organ && ws_card_is_organ(card->folded + run.to, 0, card->folded[run.to].n);
			organs += organ;
			run.text = join(card, i, ++run.to);
		}
	}
	return best;
}

/* The same title once more before the body. */
static void take_last(ws_card *card, candidate *best) {
	enum { APART = 48 };
	size_t n = card->document->n_passages, skip = ws_card_title_start(&best->text), len = without_number(best->text.c, best->text.n) - skip;
	const uint32_t *c = best->text.c + skip;
	for (size_t i = best->to; i < n && i < best->to + APART && (!is_long(card->folded + i) || begins_with(card->folded + i, OTHER)); i++)
		for (size_t k = 1; k <= LINES && i + k <= n; k++) {
			ws_folded again = join(card, i, i + k);
			if (again.n > len)
				break;
			if (again.n == len && !memcmp(again.c, c, len * sizeof *c)) {
				card->letter = card->letter != SIZE_MAX ? card->letter : best->to;
				*best = (candidate){i, i + k, best->score, again};
				c = again.c;
				break;
			}
		}
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
static char *written(ws_card *card, const candidate *run) {
	char *title = ws_arena_copy(card->arena, "", 0);
	ws_folded whole = join(card, run->from, run->to);
	size_t before = 0;
	for (size_t p = run->from; p < run->to; p++) {
		const ws_folded *f = card->folded + p;
		size_t from = p == run->from ? ws_card_title_start(f) : 0, n = p + 1 == run->to ? trailing(f, from) : f->n;
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

/* The part of a web page's <title> in front of the site's name, when it is a title. */
static const char *from_hint(ws_card *card, const ws_folded *hint) {
	size_t end = 0;
	while (end < hint->n && hint->c[end] != '_' && hint->c[end] != '|' && hint->c[end] != '-' && hint->c[end] != U'—')
		end++;
	if (end < 6 || end > LONGEST || !ws_card_is_title(hint->c, end))
		return NULL;
	return ws_folded_string(hint, 0, end, card->arena);
}

/* The file's own name, when it is a title: 关于2021年预算公开部分事项的说明.doc. */
static const char *from_path(ws_card *card) {
	const char *path = card->document->path, *slash = path ? strrchr(path, '/') : NULL;
	const char *name = slash ? slash + 1 : path;
	/* xls_4_2021年…情况表.xlsx: what a system put in front is no title. */
	while (name && *name && (unsigned char)*name < 0x80 && strncmp(name, "20", 2))
		name++;
	const char *dot = name ? strchr(name, '.') : NULL;
	size_t len = !name ? 0 : dot && dot > name + 12 ? (size_t)(dot - name) : strlen(name);
	ws_folded f = ws_fold(name ? name : "", len, WS_FOLD_HANS, card->arena);
	return f.n >= 8 && ends_with(f.c, f.n, END) && ws_utf8_valid(name, len) ? ws_arena_copy(card->arena, name, len) : NULL;
}

/* A line above the head of a table, when it is a title: sheets of budget tables have it inside, below 表1-1. */
static bool from_table(ws_card *card) {
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
			ws_folded part = ws_card_part(f, from, to);
			from += ws_card_title_start(&part);
			if (to < from + 8 || to > from + LONGEST || !ends_with(f->c + from, to - from, END))
				continue;
			card->document->title = ws_card_written(card, i, from, to);
			card->title = card->title_end = i;
			ws_card_prove(card, WS_FIELD_TITLE, i, from, to);
			return true;
		}
	}
	return false;
}

/* Recipients may be a long line: 各区人民政府，市直各委、办、局…： */
static bool is_recipients(const ws_folded *f) {
	return f->n && f->c[f->n - 1] == ':';
}

/* The same title, perhaps with a list's remark behind it: …管理规定（2002年）. */
static bool is_again(const ws_folded *f, const ws_folded *title) {
	size_t n = title->n;
	if (n < SHORTEST || f->n < n || memcmp(f->c, title->c, n * sizeof *f->c))
		return false;
	return f->n == n || (f->c[n] == '(' && ws_card_seek(f->c, f->n, n, U")") == f->n - 1);
}

/* 农业农村部令, some lines above the title, with 《果苗检疫规定》已经…通过 between them. */
static bool is_order_of_title(const ws_card *card, size_t i) {
	const ws_folded *f = card->folded + i, *title = card->folded + card->title;
	size_t word = f->n > SHORTEST && f->c[f->n - 1] == U'令' ? 1 : f->n > SHORTEST && ws_card_at(f->c, f->n, f->n - 2, U"公告") ? 2 : 0;
	if (!word || card->title_end != card->title + 1 || !ws_card_is_organ(f, 0, f->n - word))
		return false;
	for (size_t k = i + 1; k < card->title; k++)
		if (ws_folded_find(card->folded + k, 0, title->c, title->n) != SIZE_MAX)
			return true;
	return false;
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
		if ((p->kind == WS_HEADING && p->level > 0) || p->kind == WS_TABLE || begins_with(f, ADDRESS) || is_numbered(f) ||
		    (is_long(f) && !is_recipients(f) && !is_adoption(f)) || (f->n && f->c[f->n - 1] == U'。'))
			break;
		card->body++;
	}
}

/* A page that lists documents, 关于…的通知 below 关于…的通知, has the name of the list, 通知公告, which stands above them. */
static bool take_lists_name(ws_card *card, candidate *best) {
	enum { ITEMS = 4, LONGEST_NAME = 20 };
	size_t n = card->document->n_passages, first = best->from, items = 0;
	for (size_t i = first; best->score > 0 && i < n && items < ITEMS; i++, items++) {
		const ws_folded *f = card->folded + i;
		bool about = ws_card_seek(f->c, f->n, 0, U"关于") != SIZE_MAX || ws_card_seek(f->c, f->n, 0, U"印发") != SIZE_MAX;
		if (f->n < HEADLINE / 4 || f->n > LONGEST || !about || is_numbered(f) || !ends_with(f->c, f->n, END) ||
		    (items && f->n == f[-1].n && !memcmp(f->c, f[-1].c, f->n * sizeof *f->c)))
			return false;
	}
	if (items < ITEMS)
		return false;
	const ws_folded *above = first ? card->folded + first - 1 : NULL;
	*best = (candidate){0};
	if (above && above->n >= 2 && above->n <= LONGEST_NAME && !begins_with(above, OTHER))
		*best = (candidate){first - 1, first, 1, *above};
	return true;
}

/* The page's own title, 关于印发《…办法》的通知, where the text has only the letter without its title and then the measure. */
static void take_letters_title(ws_card *card, const ws_folded *hint) {
	static const uint32_t *const acts[] = {U"印发", U"转发", U"发布", U"公布"};
	const char *title = card->document->title ? from_hint(card, hint) : NULL;
	if (!title || card->title == card->title_end)
		return;
	ws_folded whole = ws_fold(title, strlen(title), WS_FOLD_HANS, card->arena), own = join(card, card->title, card->title_end);
	size_t at = ws_folded_find(&whole, 0, own.c, own.n);
	bool sends = false;
	for (size_t i = 0; i < sizeof acts / sizeof *acts && at != SIZE_MAX; i++)
		sends = sends || ws_card_seek(whole.c, at, 0, acts[i]) != SIZE_MAX;
	if (sends) {
		card->document->title = title;
		card->document->evidence[WS_FIELD_TITLE] = (ws_evidence){-1, {0, 0}};
	}
}

void ws_card_find_title(ws_card *card) {
	ws_document *d = card->document;
	ws_folded hint = {0};
	card->letter = SIZE_MAX;
	if (card->hints->title)
		hint = ws_fold(card->hints->title, strlen(card->hints->title), WS_FOLD_HANS, card->arena);
	candidate best = best_run(card, &hint);
	bool list = take_lists_name(card, &best);
	/* No line looks like a title: what the page or the first table says, the file's name, the first line that could be one. */
	if (best.score < 3 && ((d->title = from_hint(card, &hint)) || from_table(card) || (d->title = from_path(card))))
		best.score = 0;
	for (size_t i = 0; !d->title && best.score <= 0 && i < d->n_passages && !is_long(card->folded + i); i++) {
		const ws_folded *f = card->folded + i;
		/* 甘肃, above its news */
		ws_region_hit hit;
		if (ws_region_at(f->c, f->n, 0, WS_REGION_SHORT, &hit) && hit.end == f->n && i + 1 < d->n_passages)
			continue;
		if (ws_card_is_broken_note(card, i)) {
			i++;
			continue;
		}
		/* A headline may have a comma: 应对疫情，这些措施来了 is one as the first line. */
		bool prose = ws_card_seek(f->c, f->n, 0, U",") != SIZE_MAX && (i || f->n > HEADLINE || f->c[f->n - 1] == ',');
		if (d->passages[i].kind != WS_TABLE && f->n >= 2 && f->n <= 60 && !is_other(f) && !prose)
			best = (candidate){i, i + 1, 1, *f};
	}
	if (best.score > 0) {
		take_promulgated(card, &best);
		if (!list)
			take_own(card, &best);
		take_last(card, &best);
		const char *title = written(card, &best);
		d->title = *title ? title : NULL;
		card->title = best.from;
		card->title_end = best.to;
		const ws_folded *first = card->folded + best.from;
		size_t from = ws_card_title_start(first);
		ws_card_prove(card, WS_FIELD_TITLE, best.from, from, best.to == best.from + 1 ? trailing(first, from) : first->n);
	}
	take_letters_title(card, &hint);
	if (d->title)
		card->title_text = ws_fold(d->title, strlen(d->title), WS_FOLD_HANS, card->arena);
	bound(card);
}
