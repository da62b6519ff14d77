/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of the head and the signature that a page ran into the text.

   A page that lost its line ends has title, number and text in one passage, with a blank where a line ended: 2023年某县统计公报 2023年，全县…;
   （2016年10月27日某市…会议通过） 会议听取了…; …请遵照执行。 某省教育厅 2015年3月10日. The card reads lines, so it gets such a passage as
   the lines it was made of; what it proves is told of the passage again afterwards.

   A blank behind a full stop is a line end that was lost, and then so are the other blanks of the passage: it is parted at each of them,
   but not inside 国 务 院, 2024 年 5 月, 第 12 号. Where no stop has one, only what is sure by itself is cut off, at the top: above everything
   that could be a title, a title by its last word or a note of adoption, with numbers, organs and dated notes right behind it; a letter's
   title or masthead, its number, whom it is written to; an organ with a day behind a stop. A title that goes on in the text without a blank
   stays with it. */
#include "indexer/facts/card_lines.h"

#include "text/docnum.h"
#include "text/numeral.h"

enum { TOP = 3, LONG = 90, SHORTEST = 6, LONGEST = 60, SIGNED = 60, CUTS = 400 };

bool ws_card_is_broken_note(const ws_card *card, size_t i) {
	const ws_folded *f = card->folded + i;
	if (i + 1 >= card->document->n_passages || f->n >= SIGNED || f[1].n >= SIGNED)
		return false;
	bool congress = ws_card_seek(f->c, f->n, 0, U"届人民代表大会") != SIZE_MAX || ws_card_seek(f->c, f->n, 0, U"届全国人民代表大会") != SIZE_MAX;
	return congress && ws_card_seek(f->c, f->n, 0, U"会议") == SIZE_MAX && ws_card_seek(f[1].c, f[1].n, 0, U"会议通过") != SIZE_MAX;
}

static size_t next_gap(const ws_folded *f, size_t from, size_t to) {
	for (size_t i = from; i < to && i < f->n; i++)
		if (ws_folded_gap(f, i))
			return i;
	return SIZE_MAX;
}

/* （2016年10月27日某市…会议通过） */
static size_t end_of_note(const ws_folded *f) {
	size_t close = f->c[0] == '(' ? ws_card_seek(f->c, f->n < LONG ? f->n : LONG, 0, U")") : SIZE_MAX, start, end;
	ws_date date;
	bool noted = close != SIZE_MAX && ws_date_next(f->c, close, 1, &date, &start, &end) && start == 1 && date.day;
	return noted && ws_card_seek(f->c, close, end, U"会议通过") == close - 4 ? close + 1 : 0;
}

static size_t end_of_title(const ws_folded *f) {
	size_t from = 0;
	for (size_t gap; from < f->n; from = gap) {
		gap = next_gap(f, from + 1, LONGEST);
		if (gap == SIZE_MAX && f->n > LONGEST)
			return 0;
		gap = gap == SIZE_MAX ? f->n : gap;
		for (size_t i = from; i < gap; i++)
			if (f->c[i] == ',' || f->c[i] == ':' || f->c[i] == ';' || f->c[i] == U'。')
				return 0;
		if (gap >= SHORTEST && ws_card_is_title(f->c, gap))
			return gap;
	}
	return 0;
}

/* A number, organs, the title once more, whole. */
static bool is_head_line(const ws_folded *f) {
	ws_docnum number;
	return (ws_docnum_next(f->c, f->n, 0, &number) && !number.start && number.end == f->n) || end_of_title(f) == f->n ||
	       ws_card_is_organ(f, 0, f->n);
}

/* 1999年10月15日 某市…会议通过, 2004年6月1日: the end of a line that begins with a date at c[at]. */
static size_t end_of_dated(const ws_folded *f, size_t at, size_t gap) {
	static const uint32_t *const acts[] = {U"通过", U"批准", U"发布", U"公布", U"修正", U"修订"};
	ws_date date;
	size_t start, end;
	if (!ws_date_next(f->c, gap, at, &date, &start, &end) || start != at || end != gap || !date.day)
		return 0;
	size_t next = next_gap(f, gap + 1, gap + LONGEST);
	for (size_t i = 0; next != SIZE_MAX && i < sizeof acts / sizeof *acts; i++)
		if (ws_card_at(f->c, next, next - 2, acts[i]))
			return next;
	return gap;
}

static size_t cut_head(const ws_folded *f, size_t *cuts) {
	enum { HEAD = 10 };
	size_t n = 0, at = end_of_note(f);
	at = at ? at : end_of_title(f);
	while (at && at < f->n && n < HEAD) {
		cuts[n++] = at;
		size_t gap = next_gap(f, at + 1, at + LONGEST), dated = gap == SIZE_MAX ? 0 : end_of_dated(f, at, gap);
		ws_folded part = ws_folded_part(f, at, gap == SIZE_MAX ? at : gap);
		at = dated ? dated : part.n && is_head_line(&part) ? gap : 0;
	}
	return n;
}

/* Whether a line end was lost: a blank behind a stop, at the top also behind what a letter begins with. */
static bool lost_ends(const ws_folded *f, bool top) {
	for (size_t i = 1; i < f->n && f->n > LONG; i++) {
		bool stop = f->c[i - 1] == U'。';
		if (!stop && !(top && f->c[i - 1] == ':'))
			continue;
		bool begins = ws_card_is_han(f->c[i]) || f->c[i] == U'《' || f->c[i] == '(' || (stop && ws_is_digit(f->c[i]));
		if (begins && ws_folded_gap(f, i))
			return true;
	}
	return false;
}

/* 某市财政局局长 李某某: `from` to the blank at c[i] is an organ with a post, and a name follows. */
static bool is_person(const ws_folded *f, size_t from, size_t i, size_t to) {
	enum { SHORTEST_NAME = 2, LONGEST_NAME = 4 };
	for (size_t k = i; k < to; k++)
		if (!ws_card_is_han(f->c[k]))
			return false;
	return to - i >= SHORTEST_NAME && to - i <= LONGEST_NAME && ws_card_is_organ(f, from, to) && !ws_card_is_organ(f, i, to);
}

/* Whether what stands on both sides of the blank at c[i] is of one line: 国 务 院, 2024 年, 国函 〔2003〕 46号, 第二部分 概况, a person behind a
   post; `from` and `to`: the blanks around. */
static bool is_spaced(const ws_folded *f, size_t from, size_t i, size_t to) {
	static const uint32_t counted[] = U"年月日号期届次章条万亿元";
	uint32_t left = f->c[i - 1], right = f->c[i];
	if (from + 1 == i && i + 1 == to)
		return true;
	for (size_t k = 0; counted[k]; k++)
		if ((ws_is_digit(left) && right == counted[k]) || (ws_is_digit(right) && left == counted[k] && k < 2))
			return true;
	bool number = right == U'〔' || right == '[' || (ws_is_digit(right) && (left == U'第' || left == U'〕' || left == ']'));
	bool part = i >= from + 3 && f->c[from] == U'第' && (ws_card_at(f->c, i, i - 2, U"部分") || left == U'章' || left == U'条');
	return number || part || left == '|' || right == '|' || is_person(f, from, i, to);
}

/* All lines of a passage that lost its line ends: of its begin and of its end. */
static size_t cut_all(const ws_folded *f, size_t *cuts) {
	enum { BEGIN = 4000, END = 2000 };
	size_t n = 0, from = 0;
	for (size_t i = next_gap(f, 1, f->n), to; i != SIZE_MAX && n < CUTS; i = to) {
		if (i > BEGIN && i + END < f->n) {
			i = next_gap(f, f->n - END, f->n);
			if (i == SIZE_MAX)
				break;
		}
		to = next_gap(f, i + 1, f->n);
		if (!is_spaced(f, from, i, to == SIZE_MAX ? f->n : to))
			cuts[n++] = i;
		from = i;
	}
	return n;
}

/* Whether c[0, n) is a letter's title: an organ and what it does, or 关于. 根据《…的通知》 is none. */
static bool is_letters_title(const ws_folded *f, size_t n) {
	static const uint32_t *const acts[] = {U"关于", U"印发", U"转发"};
	bool begins = false;
	for (size_t k = 0; k < sizeof acts / sizeof *acts && !begins; k++) {
		size_t at = ws_card_seek(f->c, n, 0, acts[k]);
		begins = at != SIZE_MAX && (at ? ws_card_is_organ(f, 0, at) : !k);
	}
	return begins && f->c[n - 1] != U'》' && ws_card_is_title(f->c, n) && ws_card_seek(f->c, n, 0, U"。") == SIZE_MAX &&
	       ws_card_seek(f->c, n, 0, U",") == SIZE_MAX;
}

/* …的通知（某府办〔2012〕19号）区政府各有关单位：经研究…: title or masthead, number and address of a letter without a blank between them;
   the number may be the first. */
static size_t cut_letter(const ws_folded *f, size_t *cuts) {
	enum { LONGEST_TITLE = 130, LONGEST_ADDRESS = 160 };
	ws_docnum number;
	if (!ws_docnum_next(f->c, f->n, 0, &number) || !number.year || number.start > LONGEST_TITLE)
		return 0;
	bool closed = number.start && f->c[number.start - 1] == '(' && number.end < f->n && f->c[number.end] == ')';
	size_t title = number.start - closed, n = 0, at = number.end + closed, most = at + LONGEST_ADDRESS;
	bool titled = title >= SHORTEST && is_letters_title(f, title);
	bool headed = !title || (title > SHORTEST && ws_card_at(f->c, title, title - 2, U"文件") && ws_card_is_organ(f, 0, title - 2));
	if (at >= f->n || !(titled || headed))
		return 0;
	ws_folded rest = ws_folded_part(f, at, f->n < most ? f->n : most);
	size_t colon = ws_card_seek(rest.c, rest.n, 0, U":");
	bool addressed = colon != SIZE_MAX && colon + 1 < rest.n && ws_card_is_addressed(&rest, colon);
	if (!titled && !addressed)
		return 0;
	if (title)
		cuts[n++] = title;
	cuts[n++] = at;
	if (addressed)
		cuts[n++] = at + colon + 1;
	return n;
}

static bool ends_attachment(uint32_t c) {
	return c == U'》' || (c >= 'a' && c <= 'z');
}

/* …请遵照执行。某市财政局2024年3月5日某市办法: an organ and a day behind a stop, and no blank; at the end also behind an attachment's
   name, 附件：《…汇总表》某县农业农村局2023年7月3日. */
static size_t cut_signed(const ws_folded *f, size_t from, size_t *cuts) {
	enum { FIRST = 2000, LITTLE = 20 };
	ws_date date;
	size_t start, end, most = f->n < FIRST ? f->n : FIRST;
	for (size_t at = from; ws_date_next(f->c, most, at, &date, &start, &end); at = end) {
		bool last = f->n - end <= LITTLE;
		size_t stop = start;
		while (stop > from && start - stop < WS_CARD_ORGANS && f->c[stop - 1] != U'。' && !(last && ends_attachment(f->c[stop - 1])))
			stop--;
		stop += ws_card_at(f->c, start, stop, U"特此") ? 4 : 0; /* 特此通知 */
		if (!date.day || f->c[end - 1] != U'日' || stop == from || stop + 2 >= start || !ws_card_is_organ(f, stop, start))
			continue;
		cuts[0] = stop;
		cuts[1] = start;
		cuts[2] = end;
		return end < f->n ? 3 : 2;
	}
	return 0;
}

/* 政府工作报告（2019年1月21日在…第四次会议上） 某市市长 某某: title, session and speaker of a report in one line. */
static size_t cut_spoken(const ws_folded *f, size_t *cuts) {
	size_t open = ws_card_seek(f->c, f->n, 0, U"("), close = open == SIZE_MAX ? open : ws_card_seek(f->c, f->n, open, U"会议上)");
	if (close == SIZE_MAX || open < SHORTEST || !ws_card_is_title(f->c, open) || f->n > LONG)
		return 0;
	cuts[0] = open;
	cuts[1] = close + 4;
	return cuts[1] < f->n ? 2 : 1;
}

static size_t cut(const ws_document *d, const ws_folded *folded, size_t i, bool titled, size_t *cuts) {
	const ws_folded *f = folded + i;
	const ws_passage *p = d->passages + i;
	size_t spoken = i < TOP && !titled && p->kind != WS_TABLE ? cut_spoken(f, cuts) : 0;
	if (spoken)
		return spoken;
	if (f->n <= SIGNED || p->kind == WS_TABLE || (p->kind == WS_HEADING && p->level > 0))
		return 0;
	if (lost_ends(f, i < TOP))
		return cut_all(f, cuts);
	size_t n = !titled && i < TOP && f->n > LONG ? cut_head(f, cuts) : 0;
	if (!n && i < TOP && f->n > LONG)
		n = cut_letter(f, cuts);
	return n || i < TOP ? n + cut_signed(f, n ? cuts[n - 1] : 0, cuts + n) : 0;
}

const size_t *ws_card_part_lines(ws_document *d, const ws_folded **folded, ws_arena *arena) {
	size_t cuts[CUTS], more = 0;
	bool titled = false;
	for (size_t i = 0; i < d->n_passages; i++) {
		more += cut(d, *folded, i, titled, cuts);
		titled = titled || ws_card_is_title((*folded)[i].c, (*folded)[i].n);
	}
	if (!more)
		return NULL;
	size_t n = d->n_passages + more, k = 0;
	ws_passage *passages = ws_arena_zero(arena, n, sizeof *passages);
	ws_folded *lines = ws_arena_zero(arena, n + 1, sizeof *lines);
	size_t *whole = ws_arena_zero(arena, n, sizeof *whole);
	titled = false;
	for (size_t i = 0; i < d->n_passages; i++) {
		const ws_folded *f = *folded + i;
		size_t parts = cut(d, *folded, i, titled, cuts), from = 0;
		titled = titled || ws_card_is_title(f->c, f->n);
		for (size_t j = 0; j <= parts; j++, k++) {
			size_t to = j < parts ? cuts[j] : f->n;
			passages[k] = d->passages[i];
			passages[k].kind = parts ? WS_PARAGRAPH : passages[k].kind;
			lines[k] = parts ? ws_folded_part(f, from, to) : *f;
			whole[k] = i;
			from = to;
		}
	}
	d->passages = passages;
	d->n_passages = n;
	*folded = lines;
	return whole;
}
