/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one line is: a title by its last word (text/data/title_words.tsv), or something else, a number, a date, a note of adoption, a label
   of the page, organs; and how much of a line belongs to the title in it. */
#include "indexer/facts/card_title.h"

#include <pthread.h>
#include <string.h>

#include "text/docnum.h"
#include "text/numeral.h"
#include "text/wordlist.h"

enum { BODY_LINE = 90 };

static const struct word {
	const char *word, *class;
} words[] = {
#include "text/data/title_words.inc"
};
enum { WORDS = sizeof words / sizeof *words, CLASSES = WS_CARD_ADDRESS + 1 };

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

bool ws_card_line_begins(const ws_folded *f, ws_card_word_class which) {
	size_t len;
	pthread_once(&once, make_lists);
	return ws_wordlist_at(lists[which], f->c, f->n, 0, &len) != NULL;
}

static bool holds_any(const ws_folded *f) {
	size_t len;
	pthread_once(&once, make_lists);
	for (size_t i = 0; i < f->n; i++)
		if (ws_wordlist_at(lists[WS_CARD_HOLDS], f->c, f->n, i, &len))
			return true;
	return false;
}

bool ws_card_is_motion(const ws_folded *f) {
	static const uint32_t *const motions[] = {U"号提案", U"号建议", U"号议案"};
	size_t number = ws_card_seek(f->c, f->n, 0, U"第");
	for (size_t i = 0; i < sizeof motions / sizeof *motions; i++)
		if (number != SIZE_MAX && ws_card_seek(f->c, f->n, number, motions[i]) != SIZE_MAX)
			return true;
	return false;
}

bool ws_card_is_long(const ws_folded *f) {
	return f->n > BODY_LINE || (f->n > 30 && f->c[f->n - 1] == U'。');
}

/* 一、 （一） 1. 第一条 第二部分: a heading or an item inside the document. */
bool ws_card_is_numbered(const ws_folded *f) {
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
bool ws_card_is_adoption(const ws_folded *f) {
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
	return behind + WS_CARD_SHORTEST_TITLE > end || !ws_card_is_title(f->c + behind, end - behind);
}

/* The length of 标题：, •标题：, [标题] and the like, in front of a title. */
size_t ws_card_title_label(const ws_folded *f) {
	static const uint32_t *const labels[] = {U"标题",     U"原标题",   U"名称",     U"信息名称", U"文件名称", U"公文名称",
	                                         U"发文标题", U"文件标题", U"信息标题", U"法规名称", U"法规标题"};
	size_t bullet = f->n && f->c[0] == U'•';
	bool boxed = f->n > bullet && (f->c[bullet] == '[' || f->c[bullet] == U'【');
	for (size_t k = 0; k < sizeof labels / sizeof *labels; k++) {
		size_t from = bullet + boxed, end = from;
		while (labels[k][end - from])
			end++;
		if (end < f->n && ws_card_at(f->c, f->n, from, labels[k]) && (boxed ? f->c[end] == ']' || f->c[end] == U'】' : f->c[end] == ':'))
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

/* 归档时间：2018-11-21, 发布日期：2024-03-01 */
static bool is_time(const ws_folded *f) {
	enum { LONGEST_LABEL = 6 };
	size_t colon = ws_card_seek(f->c, f->n < LONGEST_LABEL ? f->n : LONGEST_LABEL, 0, U":");
	return colon != SIZE_MAX && colon >= 2 && (ws_card_at(f->c, colon, colon - 2, U"时间") || ws_card_at(f->c, colon, colon - 2, U"日期"));
}

/* [ 成文日期 ] 2020-03-24, 【有效性】: a label in brackets with a value that is no title, or none. */
static bool is_labelled(const ws_folded *f) {
	enum { LONGEST_LABEL = 8 };
	if (!f->n || (f->c[0] != '[' && f->c[0] != U'【'))
		return false;
	size_t close = ws_card_seek(f->c, f->n < LONGEST_LABEL ? f->n : LONGEST_LABEL, 0, f->c[0] == '[' ? U"]" : U"】");
	return close != SIZE_MAX &&
	       (close + 1 == f->n || (f->c[close + 1] >= '0' && f->c[close + 1] <= '9' && ws_card_seek(f->c, f->n, close, U"年") == SIZE_MAX));
}

/* A line that is no title and cuts one in two. */
bool ws_card_is_other(const ws_folded *f) {
	size_t han = 0;
	for (size_t i = 0; i < f->n && i < WS_CARD_LONGEST_TITLE; i++)
		han += ws_card_is_han(f->c[i]);
	if (ws_card_title_label(f))
		return false;
	if (han < 2 || ws_card_line_begins(f, WS_CARD_OTHER) || ws_card_is_numbered(f) || holds_any(f) || is_labelled(f))
		return true;
	if (is_time(f) || is_date(f) || begins_with_date(f) || ws_card_is_adoption(f) || is_number(f))
		return true;
	uint32_t last = f->c[f->n - 1];
	if (f->c[0] == '(' && last == ')' && ws_card_seek(f->c, f->n, 0, U")") == f->n - 1)
		return true;
	if (last == ':' || last == U'；' || last == ';' || (f->n > 4 && ws_card_at(f->c, f->n, f->n - 2, U"文件")))
		return true;
	return ws_card_is_organ(f, 0, f->n);
}

/* …的通知（黔财预〔2020〕11号）, …的办法（1998年9月3日计价格〔1998〕10号）, …的通知-乌政发〔2015〕146号, …的通知 财税〔2015〕5号; a list's
   date may stand behind it: …的通知（黔财预〔2020〕11号）2020.04 */
size_t ws_card_without_number(const uint32_t *c, size_t n) {
	ws_docnum number;
	size_t bracket = n;
	while (bracket > WS_CARD_SHORTEST_TITLE &&
	       ((c[bracket - 1] >= '0' && c[bracket - 1] <= '9') || c[bracket - 1] == '.' || c[bracket - 1] == '-'))
		bracket--;
	if (bracket > WS_CARD_SHORTEST_TITLE && c[bracket - 1] == ')' && c[bracket - 2] == U'号')
		n = bracket;
	size_t to = n > WS_CARD_SHORTEST_TITLE && c[n - 1] == ')' ? n - 1 : n, len;
	if (to <= WS_CARD_SHORTEST_TITLE || c[to - 1] != U'号')
		return n;
	for (size_t at = 0; ws_docnum_next(c, n, at, &number); at = number.end) {
		size_t lead = ws_card_number_lead(c, number.start);
		if (number.end == to && lead > WS_CARD_SHORTEST_TITLE && c[lead - 1] == (to < n ? '(' : '-'))
			return lead - 1;
		if (number.end == n && lead > WS_CARD_SHORTEST_TITLE && ws_wordlist_before(lists[WS_CARD_END], c, 0, lead, &len))
			return lead;
	}
	return n;
}

bool ws_card_line_ends(const uint32_t *c, size_t n, ws_card_word_class which) {
	size_t len;
	pthread_once(&once, make_lists);
	n = ws_card_without_number(c, n);
	n = ws_card_trim_title(c, n);
	return n >= WS_CARD_SHORTEST_TITLE && ws_wordlist_before(lists[which], c, 0, n, &len);
}

bool ws_card_is_title(const uint32_t *c, size_t n) {
	return ws_card_line_ends(c, n, WS_CARD_END) || ws_card_line_ends(c, n, WS_CARD_PAUSE);
}

/* 〔2024〕第12号某县人民政府公告: behind a number that lost its letters. */
static size_t behind_bare_number(const ws_folded *f, size_t i) {
	enum { YEAR = 6, LONGEST = 14 };
	size_t n = f->n < i + LONGEST ? f->n : i + LONGEST;
	if (i + YEAR >= n || f->c[i] != U'〔' || f->c[i + YEAR - 1] != U'〕')
		return i;
	size_t number = ws_card_seek(f->c, n, i + YEAR, U"号");
	return number != SIZE_MAX && number + 1 + WS_CARD_SHORTEST_TITLE < f->n ? number + 1 : i;
}

/* 标题：, [福建], (福建省), 厦府办〔2024〕1号, ——, ##, 《 that closes at the end, A., 最新！, a table's number 22 */
size_t ws_card_title_start(const ws_folded *f) {
	size_t i = ws_card_title_label(f);
	i += i < f->n && f->c[i] == '|';
	if (i < f->n && (f->c[i] == '[' || f->c[i] == U'【')) {
		size_t end = ws_card_seek(f->c, f->n, i, f->c[i] == '[' ? U"]" : U"】");
		if (end != SIZE_MAX && end < i + 12 && end + WS_CARD_SHORTEST_TITLE < f->n)
			i = end + 1;
	}
	ws_region_hit hit;
	bool placed = i < f->n && f->c[i] == '(' && ws_region_at(f->c, f->n, i + 1, 0, &hit);
	if (placed && hit.end + 1 + WS_CARD_SHORTEST_TITLE < f->n && f->c[hit.end] == ')')
		i = hit.end + 1;
	ws_docnum number;
	if (ws_docnum_next(f->c, f->n, i, &number) && number.start == i && number.end + WS_CARD_SHORTEST_TITLE < f->n)
		i = number.end + (f->c[number.end] == '(' && f->c[f->n - 1] == ')' && ws_card_seek(f->c, f->n, number.end, U")") == f->n - 1);
	else
		i = behind_bare_number(f, i);
	while (i < f->n && (f->c[i] == U'—' || f->c[i] == '#' || f->c[i] == '-'))
		i++;
	if (i < f->n && f->c[i] == U'《' && ws_card_seek(f->c, f->n, i, U"》") == f->n - 1)
		i++;
	if (i + 2 + WS_CARD_SHORTEST_TITLE < f->n && f->c[i] >= 'a' && f->c[i] <= 'z' && f->c[i + 1] == '.' && ws_card_is_han(f->c[i + 2]))
		i += 2;
	size_t call = ws_card_seek(f->c, f->n < i + 5 ? f->n : i + 5, i, U"!");
	if (call != SIZE_MAX && call + 1 + WS_CARD_SHORTEST_TITLE <= f->n)
		i = call + 1;
	size_t d = i;
	while (d < f->n && d < i + 3 && f->c[d] >= '0' && f->c[d] <= '9')
		d++;
	bool behind = (f->from && ws_folded_gap(f, d)) || ws_region_at(f->c, f->n, d, 0, &hit) || ws_card_at(f->c, f->n, d, U"关于");
	bool parted = d > i && d + WS_CARD_SHORTEST_TITLE < f->n && behind;
	if (parted && f->c[d] >= 0x4E00 && f->c[d] != U'年' && f->c[d] != U'月' && f->c[d] != U'个')
		i = d;
	return i + 2 <= f->n ? i : 0;
}

/* How much of the title's last line belongs to it: not the meeting (——2026年2月10日在…会议上), a footnote mark, the year of a list once
 * more. */
/* 关于…的通知: with its subject and its kind. */
static bool is_whole_title(const uint32_t *c, size_t n) {
	size_t about = ws_card_seek(c, n, 0, U"关于"), len;
	const struct word *end = ws_wordlist_before(lists[WS_CARD_END], c, 0, n, &len);
	return about != SIZE_MAX && end && about + len + 4 < n && c[n - len - 1] == U'的';
}

/* Whether what stands behind the blank at c[at] belongs to the title: （试行）, 及其说明, 的决定, another word of a title at the end. */
static bool goes_on(const ws_folded *f, size_t at, size_t n) {
	ws_folded rest = {.c = f->c + at, .n = n - at};
	return rest.c[0] == '(' || ws_card_line_begins(&rest, WS_CARD_ON) || ws_card_line_ends(rest.c, rest.n, WS_CARD_END);
}

size_t ws_card_title_stop(const ws_folded *f, size_t from) {
	ws_date date;
	size_t start, end, n = f->n;
	for (size_t at = from; ws_date_next(f->c, f->n, at, &date, &start, &end); at = end) {
		bool opened =
			start > from + WS_CARD_SHORTEST_TITLE && (f->c[start - 1] == U'—' || f->c[start - 1] == '(' || f->c[start - 1] == '-');
		if (opened && date.month && end < f->n && f->c[end] == U'在') {
			n = start;
			while (n > from && (f->c[n - 1] == U'—' || f->c[n - 1] == '(' || f->c[n - 1] == '-'))
				n--;
			break;
		}
	}
	/* …的报告 2017-01-23 来源：某日报 */
	for (size_t at = from + WS_CARD_SHORTEST_TITLE; f->from && at < n && ws_date_next(f->c, n, at, &date, &start, &end); at = end)
		if (date.day && ws_folded_gap(f, start) && ws_card_is_title(f->c + from, start - from))
			n = start;
	/* …的批复 中华文库, …的通知 财预〔2020〕5号 某市财政局: behind a title that says what it is about and of what kind it is */
	for (size_t at = from + WS_CARD_SHORTEST_TITLE; f->from && at < n; at++)
		if (ws_folded_gap(f, at) && f->c[at - 1] != U'的' && is_whole_title(f->c + from, at - from) && !goes_on(f, at, n))
			n = at;
	n = ws_card_without_number(f->c, n);
	n -= from && ((f->c[from - 1] == '(' && f->c[n - 1] == ')') || (f->c[from - 1] == U'《' && f->c[n - 1] == U'》'));
	size_t remark = f->c[n - 1] == ')' ? ws_card_seek(f->c, n, from, U"(附") : SIZE_MAX;
	if (remark != SIZE_MAX && ws_card_seek(f->c, n, remark, U")") == n - 1)
		n = remark;
	/* …的决定 附：修正本 */
	size_t added = ws_card_seek(f->c, n, from, U"附:");
	n = added != SIZE_MAX && added > from && ws_card_is_title(f->c + from, added - from) ? added : n;
	while (n > from + WS_CARD_SHORTEST_TITLE && f->c[n - 1] >= '0' && f->c[n - 1] <= '9')
		n--;
	/* …2023年度部门决算目录: the head of the contents below it */
	static const uint32_t *const contents[] = {U"部门决算目录", U"部门预算目录", U"单位决算目录", U"单位预算目录",
	                                           U"决算公开目录", U"预算公开目录"};
	for (size_t i = 0; i < sizeof contents / sizeof *contents; i++)
		if (n > from + 6 && ws_card_at(f->c, n, n - 6, contents[i]))
			n -= 2;
	if (n > from + WS_CARD_SHORTEST_TITLE && f->c[n - 1] == ']')
		for (size_t open = n - 1; open > from && open + 5 > n; open--)
			if (f->c[open] == '[')
				n = open;
	return n > from + WS_CARD_SHORTEST_TITLE && ws_card_is_title(f->c + from, n - from) ? n : f->n;
}
