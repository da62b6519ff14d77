/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a document was made (成文日期), or the day of the meeting it was given at; never when a page was posted.

   Every date near the title or the signature is weighed by what stands beside it; the heaviest counts, the first of equals:

     MEETING    ——2024年1月11日在厦门市第十六届人民代表大会第三次会议上
     ORDERED    the signature of the order or letter that stands above the title:  省长 张某 / 2004年1月5日
     ADOPTED    （2024年8月29日…会议通过）  （…令第71号公布）
     SIGNED     an organ and a date below the body, or before the attachments:  厦门市财政局 / 2024年4月11日
     LABELLED   成文日期：2024-04-11
     UNDER      a date beside the organ under the title: 恩施州统计局 / 2024年4月18日
     CLOSING    a date by itself at the end, right before the attachments, or before what is printed with it
     SENT       发文日期：2024-04-12
     PRINTED    2024年10月12日印发: the day of printing stands for a document that was not signed with a date
     ALONE      a date by itself under the title

   What stands beside 发布时间, 来源, 浏览 or a time of day is the posting date, and so is a bare 2024-03-27 under a title. */
#include "indexer/facts/card_title.h"

#include <string.h>

#include "indexer/facts/card_lines.h"
#include "text/docnum.h"
#include "text/numeral.h"

enum { NOTHING, ALONE, PRINTED, SENT, CLOSING, UNDER, LABELLED, SIGNED, ADOPTED, ORDERED, MEETING };

typedef struct {
	int weight;
	ws_date date;
	size_t passage, start, end;
} dating;

static bool has_any(const ws_folded *f, const uint32_t *const *words) {
	for (; *words; words++)
		if (ws_card_seek(f->c, f->n, 0, *words) != SIZE_MAX)
			return true;
	return false;
}

static bool is_posting(const ws_folded *f) {
	static const uint32_t *const words[] = {U"发布时间", U"发布日期", U"来源",  U"浏览", U"阅读", U"点击",     U"发表于",
	                                        U"更新",     U"时间:",    U"日期:", U"编辑", U"访问", U"字号",     U"字体",
	                                        U"打印",     U"分享",     U"星期",  U"录入", U"作者", U"生成日期", NULL};
	if (has_any(f, words))
		return true;
	for (size_t i = 2; i + 2 < f->n; i++)
		if (f->c[i] == ':' && f->c[i - 1] >= '0' && f->c[i - 1] <= '9' && f->c[i + 1] >= '0' && f->c[i + 1] <= '9')
			return true;
	return false;
}

static void weigh(dating *best, int weight, ws_date date, size_t passage, size_t start, size_t end) {
	if (weight > best->weight)
		*best = (dating){weight, date, passage, start, end};
}

/* 厦门市第十六届人民代表大会第三次会议 in a line: from behind 日在 or the line's begin to 次会议. */
static bool meeting_in(const uint32_t *c, size_t n, size_t *start, size_t *end) {
	static const uint32_t *const ends[] = {U"次会议", U"次全体会议", U"次大会", U"次全会"};
	static const uint32_t *const bodies[] = {U"人民代表大会", U"人大", U"常委会", U"政协", U"委员会"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = ws_card_seek(c, n, 0, ends[i]), len = 0;
		if (at == SIZE_MAX)
			continue;
		while (ends[i][len])
			len++;
		size_t from = at;
		while (from && at - from < 60 && ((c[from - 1] >= 0x4E00 && c[from - 1] <= 0x9FFF) || (c[from - 1] >= '0' && c[from - 1] <= '9')) &&
		       c[from - 1] != U'日' && c[from - 1] != U'在' && c[from - 1] != U'于')
			from--;
		for (size_t b = 0; b < sizeof bodies / sizeof *bodies; b++)
			if (ws_card_seek(c, at, from, bodies[b]) != SIZE_MAX) {
				*start = from;
				*end = at + len;
				return true;
			}
	}
	return false;
}

/* The name of a meeting in line i, or broken over it and the next one: c[*start, *end) of the two together. */
static bool read_meeting(const ws_card *card, size_t i, size_t *start, size_t *end) {
	enum { LONGEST_LINE = 200, LONGEST_REST = 60 };
	const ws_folded *f = card->folded + i, *g = f + 1;
	if (f->n > LONGEST_LINE || meeting_in(f->c, f->n, start, end))
		return f->n <= LONGEST_LINE;
	if (i + 1 >= card->document->n_passages || g->n > LONGEST_REST)
		return false;
	uint32_t both[LONGEST_LINE + LONGEST_REST];
	memcpy(both, f->c, f->n * sizeof *both);
	memcpy(both + f->n, g->c, g->n * sizeof *both);
	return meeting_in(both, f->n + g->n, start, end) && *start < f->n && *end > f->n;
}

bool ws_card_is_broken_meeting(const ws_card *card, size_t i) {
	size_t start, end;
	return read_meeting(card, i, &start, &end) && end > card->folded[i].n;
}

/* Whether a meeting is spoken of in the line or in the one behind, where a long line was broken. */
static bool at_meeting(const ws_card *card, size_t i) {
	static const uint32_t *const words[] = {U"会议", U"大会", U"全会", U"通过", NULL};
	return has_any(card->folded + i, words) ||
	       (i + 1 < card->document->n_passages && card->folded[i + 1].n < 60 && has_any(card->folded + i + 1, words));
}

static bool is_posted(const ws_card *card, ws_date date) {
	char text[WS_DATE_TEXT];
	return card->hints->posted && !strcmp(card->hints->posted, ws_date_print(date, text));
}

/* Whether the date that ends at c[end] of line i is a meeting's: …日在…会议上, ——…日某市第十六届人民代表大会第三次会议. */
static bool is_given(const ws_card *card, size_t i, size_t start, size_t end) {
	const ws_folded *f = card->folded + i;
	size_t from, to;
	if (end < f->n && f->c[end] == U'在')
		return at_meeting(card, i);
	if (start > 2 || !read_meeting(card, i, &from, &to) || from != end)
		return false;
	const ws_folded *last = to <= f->n ? f : f + 1;
	to -= last == f ? 0 : f->n;
	return to == last->n || (to + 2 >= last->n && (last->c[to] == U'上' || last->c[to] == ')'));
}

static void from_head(ws_card *card, dating *best) {
	for (size_t i = card->head; i < card->body; i++) {
		static const uint32_t *const acts[] = {U"会议通过", U"会议修订", U"公布", U"次会议", NULL};
		const ws_folded *f = card->folded + i;
		ws_date date;
		size_t start, end;
		bool found = false;
		for (size_t at = 0; !found && f->n <= 200 && ws_date_next(f->c, f->n, at, &date, &start, &end); at = end)
			found = date.month;
		if (!found)
			continue;
		bool given = is_given(card, i, start, end);
		/* 1982年3月16日 国务院发布; a page's own 发布 has no organ, or a date in figures. */
		ws_docnum number;
		bool issued = start <= 1 && f->n > end + 4 && f->c[end - 1] == U'日' &&
		              (ws_card_at(f->c, f->n, f->n - 2, U"发布") || ws_card_at(f->c, f->n, f->n - 3, U"发布)")) &&
		              ((ws_docnum_next(f->c, f->n, end, &number) && !number.year) ||
		               ws_card_is_organ(f, end, f->n - (f->c[f->n - 1] == ')' ? 3 : 2)));
		/* 现将2017年12月31日前公布的文件…如下： begins the text. */
		if (i >= card->title_end && f->c[f->n - 1] == ':')
			continue;
		/* 根据2018年3月1日财政部公布的… cites. */
		static const uint32_t *const cites[] = {U"根据", U"依据", U"按照", NULL};
		if (start > 1 && has_any(&(ws_folded){.c = f->c, .n = start}, cites))
			continue;
		bool above = i < card->title, adopted = start <= 1 && (has_any(f, acts) || ws_card_is_broken_note(card, i));
		if (above ? adopted : given || (i >= card->title_end && (issued || has_any(f, acts) || adopted))) {
			/* ——2019年2月 日在…: a day left open is less than what a page says of the day. */
			weigh(best, !date.day ? UNDER : given ? MEETING : ADOPTED, date, i, start, end);
			continue;
		}
		bool written = f->c[end - 1] == U'日' || f->c[end - 1] == U'月' || f->c[end - 1] == U'号';
		/* 2001年6月5日 建法〔2001〕29号, …的通知 建法〔2001〕29号 2001-06-05 */
		bool numbered = ws_docnum_next(f->c, f->n, 0, &number) && number.year;
		if (numbered && number.end == start && f->n - end <= 1 && date.day && i >= card->title && !is_posting(f)) {
			weigh(best, UNDER, date, i, start, end);
			continue;
		}
		if (i < card->title_end || !written || is_posting(f))
			continue;
		numbered = numbered && number.start >= end && f->n - number.end <= 1;
		size_t last = numbered ? number.start : f->n;
		bool bare = start <= 1 && last - end <= 1, before = start <= 1 && f->n > end + 2;
		bool beside = numbered || (before && ws_card_is_organ(f, end, f->n)) ||
		              (i > card->title_end && ws_card_is_organ(card->folded + i - 1, 0, card->folded[i - 1].n)) ||
		              (i + 1 < card->body && ws_card_is_organ(card->folded + i + 1, 0, card->folded[i + 1].n)) ||
		              (f->n - end <= 1 && start > 2 && ws_card_is_organ(f, f->c[0] == '(', f->c[start - 1] == '(' ? start - 1 : start));
		if (beside && (bare || before || f->n - end <= 1))
			weigh(best, UNDER, date, i, start, end);
		else if (bare && !is_posted(card, date))
			weigh(best, ALONE, date, i, start, end);
	}
}

static void from_labels(ws_card *card, dating *best) {
	for (size_t i = 0; i < card->n_values; i++) {
		const ws_card_value *value = card->values + i;
		ws_date date;
		size_t start, end;
		bool made = value->label == WS_CARD_MADE;
		if ((made || value->label == WS_CARD_SENT) && ws_date_next(value->f->c, value->f->n, value->at, &date, &start, &end) &&
		    start == value->at && date.month)
			weigh(best, made ? LABELLED : SENT, date, value->passage, start, end);
	}
}

/* 某市城区污水管网 / 建设项目实施办法（试行） */
static bool is_broken_title(const ws_folded *f) {
	uint32_t c[80];
	if (f->n < 4 || f->n + f[1].n > sizeof c / sizeof *c || !(ws_card_is_han(f->c[f->n - 1]) || f->c[f->n - 1] == ')'))
		return false;
	memcpy(c, f->c, f->n * sizeof *c);
	memcpy(c + f->n, f[1].c, f[1].n * sizeof *c);
	return ws_card_is_title(c, f->n + f[1].n);
}

/* Whether little, only the attachments, or what is printed with it follow. */
static bool closes(const ws_card *card, size_t i) {
	enum { LITTLE = 4, LONGEST = 80 };
	size_t n = card->document->n_passages;
	if (i + LITTLE >= n)
		return true;
	const ws_folded *f = card->folded + i + 1;
	if (i + 1 == card->title || (f->n <= LONGEST && ws_card_is_title(f->c, f->n)) || (f->n + f[1].n <= LONGEST && is_broken_title(f)))
		return true;
	return ws_card_at(f->c, f->n, 0, U"附件") || ws_card_at(f->c, f->n, 0, U"(此件") || ws_card_at(f->c, f->n, 0, U"(联系人") ||
	       ws_card_at(f->c, f->n, 0, U"抄送");
}

/* Whether the organ that stands before the date, in its line or the one above, can be who speaks: what is printed with a document is signed
   by others. */
static bool is_issuer(const ws_card *card, size_t i, size_t from, size_t to) {
	const char *issuer = card->document->issuer;
	if (!issuer)
		return true;
	const ws_folded *f = to > from ? card->folded + i : card->folded + i - 1;
	const char *name = to > from ? ws_folded_string(f, from, to, card->arena) : ws_folded_string(f, 0, f->n, card->arena);
	return strstr(issuer, name) || strstr(name, issuer);
}

/* The length of a line without the mark of a note at its end: 二〇〇七年五月二十四日[1] */
static size_t without_mark(const ws_folded *f) {
	size_t n = f->n;
	if (n < 4 || (f->c[n - 1] != ']' && f->c[n - 1] != U'〕'))
		return n;
	for (n--; n > 1 && f->c[n - 1] >= '0' && f->c[n - 1] <= '9';)
		n--;
	return n > 1 && (f->c[n - 1] == '[' || f->c[n - 1] == U'〔') ? n - 1 : f->n;
}

/* Below the body: the line ends with a date, and an organ stands before it there or in the line above. */
static void from_signature(ws_card *card, size_t first, size_t n, dating *best) {
	for (size_t i = first; i < n; i++) {
		const ws_folded *f = card->folded + i;
		ws_date date;
		size_t start, end;
		size_t n_chars = without_mark(f);
		uint32_t last = n_chars ? f->c[n_chars - 1] : 0;
		bool ends = last == U'日' || last == U'号' || last == U'发' || last == ')' || (last >= '0' && last <= '9');
		if (!ends || f->n > 120 || card->document->passages[i].kind == WS_TABLE || !ws_date_next(f->c, f->n, 0, &date, &start, &end) ||
		    !date.day || is_posting(f))
			continue;
		bool printed = ws_card_at(f->c, f->n, end, U"印发");
		if (n_chars > end + (printed ? 2u : 1u))
			continue;
		size_t from = f->c[0] == '(', to = start > from && f->c[start - 1] == '(' ? start - 1 : start;
		bool alone = to <= from && i > 0, person = alone && ws_card_is_signatory(f - 1);
		bool organ = person || (alone ? ws_card_is_organ(f - 1, 0, f[-1].n) : to > from && ws_card_is_organ(f, from, to));
		if (organ || (printed && to <= from))
			weigh(best, printed ? PRINTED : person || is_issuer(card, i, from, to) ? SIGNED : ALONE, date, i, start, end);
		else if (to <= from && closes(card, i))
			weigh(best, CLOSING, date, i, start, end);
	}
}

static bool meeting_at(ws_card *card, size_t i) {
	const ws_folded *f = card->folded + i;
	size_t start, end;
	if (!read_meeting(card, i, &start, &end))
		return false;
	size_t here = end < f->n ? end : f->n;
	card->document->meeting = ws_card_written(card, i, start, here);
	if (here < end)
		card->document->meeting =
		    ws_arena_printf(card->arena, "%s%s", card->document->meeting, ws_card_written(card, i + 1, 0, end - f->n));
	ws_card_prove(card, WS_FIELD_MEETING, i, start, here);
	return true;
}

static void find_meeting(ws_card *card) {
	if (ws_card_is_motion(&card->title_text))
		return;
	for (size_t i = card->title; i < card->body; i++)
		if (meeting_at(card, i))
			return;
	for (size_t i = card->head; i < card->title; i++)
		if (card->folded[i].n < 60 && meeting_at(card, i))
			return;
}

/* The date of line i when it is a meeting's: ——2024年1月11日在…会议上. */
static bool date_of_meeting(const ws_card *card, size_t i, ws_date *date, size_t *start, size_t *end) {
	const ws_folded *f = card->folded + i;
	return f->n <= 90 && ws_date_next(f->c, f->n, 0, date, start, end) && *start <= 2 && date->day && is_given(card, i, *start, *end);
}

bool ws_card_find_inside(const ws_card *card, size_t *meeting, size_t *greeting) {
	enum { FIRST = 120, NEAR = 4 };
	static const uint32_t *const greetings[] = {U"各位", U"主任、", U"主任,"};
	size_t n = card->document->n_passages;
	for (size_t i = card->body; i < n && i < card->body + FIRST; i++) {
		ws_date date;
		size_t start, end;
		if (!date_of_meeting(card, i, &date, &start, &end))
			continue;
		for (size_t k = i + 1; k < n && k <= i + NEAR; k++)
			for (size_t g = 0; g < sizeof greetings / sizeof *greetings; g++)
				if (ws_card_at(card->folded[k].c, card->folded[k].n, 0, greetings[g])) {
					*meeting = i;
					*greeting = k;
					return true;
				}
	}
	return false;
}

static void from_inside(ws_card *card, dating *best) {
	size_t i, greeting, start, end;
	ws_date date;
	if (!ws_card_find_inside(card, &i, &greeting) || !date_of_meeting(card, i, &date, &start, &end))
		return;
	weigh(best, MEETING, date, i, start, end);
	meeting_at(card, i);
}

/* ---- years ---- */

static void add_year(ws_document *d, int year) {
	for (size_t i = 0; i < d->n_years; i++)
		if (d->years[i] == year)
			return;
	if (d->n_years < sizeof d->years / sizeof *d->years)
		d->years[d->n_years++] = year;
}

static int year_at(const uint32_t *c, size_t n) {
	ws_date date;
	int year = 0;
	if (n >= 4 && c[0] >= '0' && c[0] <= '9') {
		for (size_t i = 0; i < 4; i++)
			year = c[i] >= '0' && c[i] <= '9' ? year * 10 + (int)(c[i] - '0') : -10000;
		return year >= 1900 && year <= 2199 && (n == 4 || c[4] < '0' || c[4] > '9') ? year : 0;
	}
	return ws_date_read(c, n, &date) ? date.year : 0;
}

/* 2023年, 2023—2025年 (every year of it), (2023-2025): a year counts with 年 behind it or with a range to one. */
static void find_years(ws_card *card) {
	ws_document *d = card->document;
	const uint32_t *c = card->title_text.c;
	size_t n = card->title_text.n;
	for (size_t i = 0; i < n; i++) {
		int first = (!i || c[i - 1] < '0' || c[i - 1] > '9') ? year_at(c + i, n - i) : 0;
		size_t j = i + 4;
		if (!first || j >= n)
			continue;
		size_t k = j + (c[j] == U'年') + (j + 1 < n && c[j] == U'年' && c[j + 1] == U'度');
		bool range = k < n && (c[k] == '-' || c[k] == U'—' || c[k] == U'–' || c[k] == U'至' || c[k] == '~' || c[k] == U'~');
		while (range && k < n && (c[k] == '-' || c[k] == U'—' || c[k] == U'–' || c[k] == U'至' || c[k] == '~'))
			k++;
		int last = range ? year_at(c + k, n - k) : 0;
		if (last > first && last < first + 50) {
			for (int year = first; year <= last && last - first < 8; year++)
				add_year(d, year);
			if (last - first >= 8) {
				add_year(d, first);
				add_year(d, last);
			}
			i = k + 3;
		} else if (c[j] == U'年') {
			add_year(d, first);
			i = j;
		}
	}
	for (size_t i = 0; !card->date.year && i < d->n_years; i++)
		if (d->years[i] > d->year)
			d->year = d->years[i];
	if (card->date.year)
		d->year = card->date.year;
}

void ws_card_find_date(ws_card *card) {
	dating best = {0};
	from_head(card, &best);
	if (best.weight < MEETING) {
		dating letter = {0};
		from_signature(card, card->letter, card->title, &letter);
		bool ordered = letter.weight >= CLOSING && card->folded[letter.passage].c[letter.end - 1] == U'日';
		weigh(&best, ordered ? ORDERED : letter.weight, letter.date, letter.passage, letter.start, letter.end);
		from_labels(card, &best);
		from_signature(card, card->body, card->document->n_passages, &best);
	}
	find_meeting(card);
	if (!best.weight && !card->document->meeting)
		from_inside(card, &best);
	if (best.weight) {
		char text[WS_DATE_TEXT];
		ws_date_print(best.date, text);
		card->date = best.date;
		card->document->date = ws_arena_copy(card->arena, text, strlen(text));
		if (best.passage != SIZE_MAX)
			ws_card_prove(card, WS_FIELD_DATE, best.passage, best.start, best.end);
	}
	find_years(card);
}
