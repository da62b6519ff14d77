/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a document: title, issuer, number, date, years, region, kind, recipients, validity, meeting, each with the place that proves
   it.

   Above a titled text may stand what sends or orders it: 各县人民政府： …现印发给你们… 市人民政府 2019年4月29日, or title, organ, number and
   date above the same title again. That letter answers for issuer, date and recipients.

   The parts build on each other, so their order matters: the title bounds the head (masthead to body); title and head give the region; the
   region completes 市财政局 to an issuer; the issuer may narrow the region; the date is the base of the validity. What no place states
   stays NULL.

   Read by eye on 83 published documents (41 web pages, 31 PDF, 6 Word, 5 texts), in sight of which the rules were made: title 81 right (a
   set of tables gets the title of its first one), issuer 82 (one report prints 人民政府 where the bureau speaks), date 82 (one left the day
   open), region 82 (one set of tables names none), kind 83. On 60 of 191 notices of 2020, seen afterwards, the title was wrong on four
   and the issuer incomplete on two; joint signatures and names broken over lines were added from them.

   On 98 more (68 such notices, 30 laws and regulations), 42 of them drawn after rules had been made from the others, right before rules
   were made from these 42: title 40, issuer 37, number 42, date 38, kind 39, region, recipients and validity 42. What was wrong were
   orders and acts of the national organs and acts whose title is said twice; on the 98 one kind (news called 方案) stays wrong.

   On 114 more in three rounds (63 notices, 24 laws, 27 texts written to be hard: joint notices, 转发, 令, 函, 批复, 公告, minutes, reports with
   （草案）, reports of mayors), the truth written down first: right when first seen, and after the rules were mended.

                   title  issuer  number  date  kind  region  recipients  expires
       first 50     45      45      48     49    50     48        50        49      then  48 50 49 50 50 50 50 49
       second 40    37      38      39     39    38     40        40        38      then  39 40 40 39 40 40 40 40
       third 24     23      18      24     22    23     24        23        24      then  23 20 24 22 23 24 24 24

   On the beginnings of 60 web pages in two rounds (ministries to towns, 1978 to 2024, most of them republished by law libraries, mirrors
   and content farms, some without their title or in traditional characters), the truth written down first. What was wrong were letters and
   orders that stand above the title, page boxes with labels, titles over lines of which one was marked, and titles taken for the site's
   chrome.

                   title  issuer  number  date  kind  region  recipients  expires
       first 40     31      27      38     26    35     37        33        39      then  39 39 39 39 40 39 40 40
       second 20    15      17      19     19    17     19        19        20      then  18 18 19 20 18 19 19 20

   On 117 more in four rounds, as they stand in law libraries, mirrors, newspapers' pages and government sites, 1957 to 2025, with the
   chrome around them, news and texts without a title among them; the truth written down first.

                   title  issuer  number  date  kind  region  recipients  expires
       first 42     33      36      34     35    39     42        39        42      then  42 42 41 42 42 42 40 42
       second 30    23      25      28     27    28     29        30        30      then  29 30 30 30 30 30 30 30
       third 21     15      21      20     21    20     21        19        21      then  21 21 21 21 21 21 21 21
       fourth 24    22      22      23     24    23     21        23        24      then  24 24 24 24 24 23 24 24

   What was wrong were numbers of before 1990 and behind dates, titles in brackets behind the number of an announcement, orders and
   announcements that put in force what stands below them, titles that run into a posting's line or a site's label, and the name that a
   library or a page gives a document, which stands above its own.

   On 30 more of the same kind (congresses' decisions, statistical communiqués, notices and rules from counties to the state, 1991 to 2024):

                   title  issuer  number  date  kind  region  recipients  expires
       fifth 30     24      25      28    25    27     26        29        30      then  28 28 29 29 29 29 29 30

   What was wrong were mostly pages that lost their line ends; their lines are told apart since (card_lines.c).

   On 140 more in five rounds, formal documents of governments (budget and final accounts of counties and districts, notices of finance
   bureaus, rules, plans, replies, audits), as web pages with their chrome and as the text such a page is saved as:

                   title  issuer  number  date  kind  region  recipients  expires
       web, 41      39      38      41     38    41     41        39        41      then  39 39 41 41 41 41 41 41
       web, 33      29      31      30     33    30     33        32        33      then  33 33 31 33 33 33 32 33
       web, 29      28      28      29     28    29     29        29        29      then  28 29 29 29 29 29 29 29
       web, 20      18      19      19     19    19     20        18        20      then  19 20 20 20 20 20 18 20
       web, 17      17      15      17     17    17     17        17        17      then  17 16 17 17 17 17 17 17

   What was wrong were labels in rows and lists, meetings without 在 or over two lines, reports below a cover and its contents, remarks of
   libraries behind a title, printing notes taken for signatures. The same texts run into one line, blanks where lines ended, of the
   first three rounds: 67 59 78 35 89 77 72 102 of 103, then 86 92 93 97 96 96 102 102;
   of the last two, seen after that rule: 28 29 35 33 33 37 35 37 of 37.

   On 104 more in three rounds, of the same sorts and with audits and decisions of congresses, some without a title:

                   title  issuer  number  date  kind  region  recipients  expires
       web, 46      44      42      46     45    46     43        45        46      then  45 46 46 45 46 46 45 46
       web, 39      38      37      39     39    39     38        37        39      then  39 38 39 39 39 38 38 39
       web, 19      18      19      19     19    17     19        18        19      then  18 19 19 19 18 19 19 19

   The same as the text such a page is saved as: 44 42 46 45 46 43 45 46, 38 37 39 39 39 38 37 39, 16 18 19 19 16 19 18 19. What was wrong
   were congresses and their committees that speak or are spoken to, the bureau's report below a government's cover, titles of which the
   structure marked the last line, and letters that lost their title.

   What stays: a letter without its own title above what it sends, a title behind the number of a list, advertising around a document, a
   running number in Chinese numerals, a title that runs into the text without a blank, a dictionary's entry (词条 | …), a portal's menu in
   plain text, signatures broken over lines where no name of a place or organ begins them, recipients below a library's long remarks, organs
   of towns with names of their own (某镇党政办公室), a notice that only extends another document's validity.

   Cost: 350 MB of law text a second and core, about 3 % of what word breaking takes. */
#include "indexer/facts/card.h"

#include <pthread.h>
#include <string.h>

#include "indexer/facts/card_lines.h"
#include "text/cursor.h"
#include "text/docnum.h"
#include "text/numeral.h"
#include "text/utf8.h"
#include "text/wordlist.h"

bool ws_card_at(const uint32_t *c, size_t n, size_t i, const uint32_t *word) {
	for (; *word; word++, i++)
		if (i >= n || c[i] != *word)
			return false;
	return true;
}

size_t ws_card_seek(const uint32_t *c, size_t n, size_t from, const uint32_t *word) {
	for (size_t i = from; i < n; i++)
		if (c[i] == *word && ws_card_at(c, n, i, word))
			return i;
	return SIZE_MAX;
}

void ws_card_prove(ws_card *card, ws_field field, size_t passage, size_t from, size_t to) {
	const ws_folded *f = card->folded + passage;
	if (to > f->n)
		to = f->n;
	if (from < to)
		card->document->evidence[field] = (ws_evidence){(int32_t)passage, ws_folded_span(f, from, to)};
}

static void fold_info(ws_card *card) {
	size_t cap = 0, cap_text = 0;
	for (const char *text = card->hints->info; text && *text;) {
		size_t len = strcspn(text, "\n");
		ws_folded line = ws_fold(text, len, WS_FOLD_HANS, card->arena);
		if (line.n) {
			card->info = ws_arena_grow(card->arena, card->info, card->n_info, &cap, sizeof *card->info);
			card->info_text = ws_arena_grow(card->arena, card->info_text, card->n_info, &cap_text, sizeof *card->info_text);
			card->info[card->n_info] = line;
			card->info_text[card->n_info++] = text;
		}
		text += len + (text[len] == '\n');
	}
}

static const struct label {
	const char *word;
	ws_card_label label;
} labels[] = {
	{"文号", WS_CARD_NUMBER},           {"发文字号", WS_CARD_NUMBER},    {"发布文号", WS_CARD_NUMBER},
	{"文件编号", WS_CARD_NUMBER},       {"字号", WS_CARD_NUMBER},        {"成文日期", WS_CARD_MADE},
	{"成文时间", WS_CARD_MADE},         {"发文日期", WS_CARD_SENT},      {"发文时间", WS_CARD_SENT},
	{"签发日期", WS_CARD_MADE},         {"制发日期", WS_CARD_MADE},      {"印发日期", WS_CARD_MADE},
	{"颁布日期", WS_CARD_SENT},         {"颁布时间", WS_CARD_SENT},      {"公布日期", WS_CARD_SENT},
	{"发文机关", WS_CARD_ISSUED_BY},    {"发文单位", WS_CARD_ISSUED_BY}, {"制发机关", WS_CARD_ISSUED_BY},
	{"发文部门", WS_CARD_ISSUED_BY},    {"颁布单位", WS_CARD_ISSUED_BY}, {"颁布部门", WS_CARD_ISSUED_BY},
	{"制定机关", WS_CARD_ISSUED_BY},    {"发文机构", WS_CARD_ISSUED_BY}, {"来源", WS_CARD_SOURCE},
	{"出处", WS_CARD_SOURCE},           {"编制单位", WS_CARD_SOURCE},    {"作者", WS_CARD_SOURCE},
	{"发布机构", WS_CARD_PUBLISHED_BY}, {"发布单位", WS_CARD_PUBLISHED_BY}, {"废止日期", WS_CARD_ENDS},
	{"废止时间", WS_CARD_ENDS},         {"失效日期", WS_CARD_ENDS},      {"失效时间", WS_CARD_ENDS},
};

static ws_wordlist *label_words;
static bool may_end[256]; /* by the low byte of a label's last character */

static void make_label_words(void) {
	label_words = ws_wordlist_new(labels, sizeof labels / sizeof *labels, sizeof *labels);
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		uint32_t last = 0;
		for (const char *p = labels[i].word; *p;)
			last = ws_utf8_next(&p, p + strlen(p));
		may_end[last & 0xFF] = true;
	}
}

/* Whether what stands at c[i] is parted from what stands before it: by white space, by a bar between the cells of a row. */
static bool is_parted(const ws_folded *f, size_t i) {
	return !i || i == f->n || f->c[i] == '|' || f->c[i - 1] == '|' || ws_folded_gap(f, i);
}

/* Where the value begins: not at the bar or the bullet before it. */
static size_t value_start(const ws_folded *f, size_t i) {
	static const uint32_t marks[] = U"|•·-*";
	while (i < f->n)
		for (size_t k = 0;; k++) {
			if (!marks[k])
				return i;
			if (f->c[i] == marks[k]) {
				i++;
				break;
			}
		}
	return i;
}

/* Whether the rest of a line is a number or a day: 发文字号|某政发〔2024〕3号. */
static bool is_glued_value(const ws_folded *f, size_t from) {
	ws_docnum number;
	ws_date date;
	size_t start, end;
	return (ws_docnum_next(f->c, f->n, from, &number) && number.year && number.start == from && number.end == f->n) ||
	       (ws_date_next(f->c, f->n, from, &date, &start, &end) && date.day && start == from && end == f->n);
}

/* The labels of one line, 成文日期：2024-04-11, 成文日期 2024-04-11 发布日期 2024-04-12, 文号 | 厦财〔2024〕3号 |, also 发文日期2021年12月21日; `next`
   is the line behind it, NULL when there is none. */
static void add_values(ws_card *card, const ws_folded *f, const ws_folded *next, size_t passage, size_t *cap) {
	enum { LONGEST_LINE = 400, LONGEST_LABEL = 6 };
	for (size_t i = 0; i < f->n && f->n <= LONGEST_LINE; i++) {
		if (!may_end[f->c[i] & 0xFF] && (i == 0 || !may_end[f->c[i - 1] & 0xFF]))
			continue;
		bool colon = f->c[i] == ':' || f->c[i] == U'】' || f->c[i] == ']', below = i + 1 == f->n;
		bool bare = !colon && (below ? f->n <= LONGEST_LABEL : is_parted(f, i + 1));
		size_t len, end = colon ? i : i + 1;
		bool glued = !colon && !bare && !below && end <= LONGEST_LABEL && is_glued_value(f, end);
		const struct label *label = colon || bare || glued ? ws_wordlist_before(label_words, f->c, 0, end, &len) : NULL;
		if (!label || (below && !next) || ((bare || glued) && !is_parted(f, end - len)))
			continue;
		const ws_folded *of = below ? next : f;
		card->values = ws_arena_grow(card->arena, card->values, card->n_values, cap, sizeof *card->values);
		card->values[card->n_values++] =
		    (ws_card_value){label->label, of, value_start(of, below ? 0 : i + 1), passage == SIZE_MAX ? passage : passage + below};
	}
}

/* The labels near both ends of the document, then those beside it. */
static void find_values(ws_card *card) {
	enum { FIRST = 60, LAST = 40 };
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, make_label_words);
	size_t n = card->document->n_passages, cap = 0;
	for (size_t i = 0; i < n; i++) {
		if (i == FIRST && n > FIRST + LAST)
			i = n - LAST;
		add_values(card, card->folded + i, i + 1 < n ? card->folded + i + 1 : NULL, i, &cap);
	}
	fold_info(card);
	for (size_t i = 0; i < card->n_info; i++)
		add_values(card, card->info + i, i + 1 < card->n_info ? card->info + i + 1 : NULL, SIZE_MAX, &cap);
}

static bool is_ascii_word(char c) {
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The text that f was folded from; NULL when it was joined from several. */
static const char *source_of(const ws_card *card, size_t passage, const ws_folded *f) {
	const ws_document *d = card->document;
	if (passage != SIZE_MAX)
		return f == card->folded + passage ? d->passages[passage].text : NULL;
	if (f == &card->title_text || f == &card->page)
		return f == &card->page ? card->hints->title : d->title;
	return card->n_info && f >= card->info && f < card->info + card->n_info ? card->info_text[f - card->info] : NULL;
}

char *ws_card_cut(ws_card *card, size_t passage, const ws_folded *f, size_t from, size_t to) {
	const char *source = source_of(card, passage, f);
	if (!source)
		return ws_folded_string(f, from, to, card->arena);
	size_t room = passage != SIZE_MAX ? card->document->passages[passage].len : strlen(source), len = 0;
	char *out = ws_arena_take(card->arena, room + 1 + (to - from));
	ws_cursor cursor = ws_cursor_at(source, room);
	uint32_t done = from < to ? f->from[from] : 0;
	for (size_t i = from; i < to; i++) {
		if (f->to[i] <= done && i > from)
			continue;
		size_t bytes, start = f->from[i] > done ? f->from[i] : done;
		const char *text = ws_cursor_cut(&cursor, (ws_span){(uint32_t)start, f->to[i]}, &bytes);
		bool gap = i > from && ws_folded_gap(f, i);
		if (gap && len && bytes && is_ascii_word(out[len - 1]) && is_ascii_word(*text))
			out[len++] = ' ';
		memcpy(out + len, text, bytes);
		len += bytes;
		done = f->to[i];
	}
	out[len] = '\0';
	return out;
}

char *ws_card_written(ws_card *card, size_t passage, size_t from, size_t to) {
	return ws_card_cut(card, passage, card->folded + passage, from, to);
}

size_t ws_card_number_lead(const uint32_t *c, size_t start) {
	ws_date date;
	for (size_t at = 0, from, to; ws_date_next(c, start, at, &date, &from, &to); at = to)
		if (date.day && (to == start || (to + 1 == start && c[to] == ',')))
			return from;
	return start;
}

/* 中华人民共和国国务院 国函〔2011〕84号: an organ's name before the code, which is none of its letters. */
static void leave_organ(const ws_folded *f, ws_docnum *number) {
	enum { SHORTEST_CODE = 2 };
	static const uint32_t state[] = U"中华人民共和国";
	size_t from = number->start + (ws_card_at(f->c, f->n, number->start, state) ? sizeof state / sizeof *state - 1 : 0);
	if (!number->year || number->announcement || number->code != number->start || ws_card_is_organ(f, from, number->code_end))
		return;
	for (size_t end = number->code_end; end-- > from + SHORTEST_CODE;)
		if (end + SHORTEST_CODE <= number->code_end && ws_card_is_organ(f, from, end)) {
			number->start = number->code = (uint32_t)end;
			return;
		}
}

/* The number in its normal form, the code in the characters it is written in: 乾政办发 is no 干政办发. One in 繁體 is given in 简. */
static char *written_number(ws_card *card, size_t passage, const ws_folded *f, const ws_docnum *number) {
	if (!source_of(card, passage, f) || strcmp(ws_card_cut(card, passage, f, number->end - 1, number->end), "号"))
		return ws_docnum_normal(f->c, number, card->arena);
	uint32_t *c = ws_arena_take(card->arena, number->end * sizeof *c);
	memcpy(c, f->c, number->end * sizeof *c);
	for (size_t i = number->code; i < number->code_end; i++) {
		const char *own = ws_card_cut(card, passage, f, i, i + 1), *end = own + strlen(own);
		uint32_t character = own < end ? ws_utf8_next(&own, end) : 0;
		if (ws_card_is_han(c[i]) && ws_card_is_han(character) && own == end)
			c[i] = character;
	}
	return ws_docnum_normal(c, number, card->arena);
}

/* A line that is a number, perhaps in brackets, behind a date or behind the masthead; not one that cites a number. */
static bool number_in(ws_card *card, size_t passage) {
	const ws_folded *f = card->folded + passage;
	ws_docnum number;
	for (size_t at = 0; f->n < 400 && ws_docnum_next(f->c, f->n, at, &number); at = number.end) {
		size_t before = ws_card_number_lead(f->c, number.start);
		bool alone = before <= 1 && f->n - number.end <= 24 && ws_card_seek(f->c, f->n, number.end, U"。") == SIZE_MAX;
		bool filed = number.start >= 2 && ws_card_at(f->c, f->n, number.start - 2, U"文件");
		bool order = !number.year && before <= 14;
		/* 赣市府发〔2024〕3号-赣州市人民政府关于…: in front of the title, as pages have it. */
		bool titled = before <= 1 && number.year && passage >= card->title && passage < card->title_end;
		/* …的通知（赣市府办发〔2024〕3号）, …的通知-赣市府办发〔2024〕3号 */
		size_t rest = number.end + 1; /* a list's date: …（赣市府办发〔2024〕3号）2024.04 */
		while (rest < f->n && ((f->c[rest] >= '0' && f->c[rest] <= '9') || f->c[rest] == '.' || f->c[rest] == '-'))
			rest++;
		bool closed = before && f->c[before - 1] == '(' && rest == f->n && f->c[number.end] == ')';
		bool dashed = before && f->c[before - 1] == '-' && number.end == f->n;
		bool glued = number.code_end && ws_folded_gap(f, number.start) && ws_card_is_title(f->c, number.start);
		bool behind = (closed || dashed || glued) && number.year && passage + 1 == card->title_end && passage >= card->title;
		if (!(alone || filed || order || titled || behind))
			continue;
		leave_organ(f, &number);
		card->document->number = written_number(card, passage, f, &number);
		ws_card_prove(card, WS_FIELD_NUMBER, passage, number.start, number.end);
		return true;
	}
	return false;
}

/* 国家市场监督管理总局令 / 第61号, 某市人民代表大会常务委员会公告 / （第30号）, 商务部 海关总署 / 公告 / 2023年第23号 */
static bool number_below(ws_card *card, size_t passage) {
	enum { LONGEST_NAME = 40, LONGEST_NUMBER = 12, LONGEST_WORD = 2 };
	const ws_folded *f = card->folded + passage;
	size_t from = f->n > 2 && f->c[0] == '(' && f->c[f->n - 1] == ')', to = f->n - from;
	if (!passage || !f->n || f->n > LONGEST_NUMBER || f->c[to - 1] != U'号')
		return false;
	uint32_t c[2 * LONGEST_NAME + LONGEST_NUMBER];
	size_t n = 0, first = passage - 1, name = 0;
	first -= first && f[-1].n <= LONGEST_WORD;
	for (size_t i = first; i <= passage; i++) {
		const ws_folded *line = card->folded + i;
		if (line->n > LONGEST_NAME)
			return false;
		size_t at = i == passage ? from : 0, len = i == passage ? to - from : line->n;
		memcpy(c + n, line->c + at, len * sizeof *c);
		name = n;
		n += len;
	}
	ws_docnum number;
	if (!ws_docnum_next(c, n, 0, &number) || number.code_end != name || number.end != n)
		return false;
	card->document->number = ws_docnum_normal(c, &number, card->arena);
	ws_card_prove(card, WS_FIELD_NUMBER, passage, from, to);
	return true;
}

static void find_number(ws_card *card) {
	for (size_t i = card->head; i < card->body; i++)
		if (number_in(card, i) || number_below(card, i))
			return;
	for (size_t i = 0; i < card->n_values; i++) {
		const ws_card_value *value = card->values + i;
		ws_docnum number;
		if (value->label != WS_CARD_NUMBER || !ws_docnum_next(value->f->c, value->f->n, value->at, &number) || number.start > value->at)
			continue;
		card->document->number = written_number(card, value->passage, value->f, &number);
		if (value->passage != SIZE_MAX)
			ws_card_prove(card, WS_FIELD_NUMBER, value->passage, number.start, number.end);
		return;
	}
	/* • 师财行（2023）38号, among the bullets above the title: labels that are pictures */
	for (size_t i = 0; i < card->n_info; i++) {
		const ws_folded *f = card->info + i;
		ws_docnum number;
		if (!ws_docnum_next(f->c, f->n, 0, &number) || !number.year || number.start > 1 || number.end != f->n)
			continue;
		card->document->number = written_number(card, SIZE_MAX, f, &number);
		return;
	}
}

bool ws_card_is_addressed(const ws_folded *f, size_t n) {
	static const uint32_t *const salutations[] = {U"各位",   U"同志们", U"主任、", U"主任,",      U"主任:",      U"尊敬的", U"女士们",
	                                              U"朋友们", U"单位:",  U"来源",   U"会议主席团", U"大会主席团", U"主席团"};
	/* 王某某委员： is the one who asked; 主席，各位委员： greets. */
	static const uint32_t *const asking[] = {U"委员", U"代表"};
	/* Only a name of somebody is written to. */
	static const uint32_t *const somebody[] = {U"政府", U"局",   U"厅", U"委", U"办", U"部", U"单位", U"院", U"中心", U"公司", U"企业",
	                                           U"学校", U"银行", U"会", U"处", U"组", U"区", U"省",   U"市", U"县",   U"社",   U"团", U"园", U"部门", U"室",
	                                           U"段",   U"站",   U"所", U"队", U"厂", U"馆", U"署", U"大学"};
	enum { NEAR = 4 };
	if (n < 3 || ws_card_seek(f->c, n, 0, U"。") != SIZE_MAX)
		return false;
	/* 尊敬的王某某代表：, but 尊敬的各位代表： */
	bool dear = ws_card_at(f->c, n, 0, U"尊敬的") && ws_card_seek(f->c, n, 0, U"各位") == SIZE_MAX &&
	            (ws_card_at(f->c, n, n - 2, U"代表") || ws_card_at(f->c, n, n - 2, U"委员"));
	for (size_t k = 0; k < sizeof salutations / sizeof *salutations && !dear; k++)
		if (ws_card_at(f->c, f->n, 0, salutations[k]))
			return false;
	size_t each = ws_card_seek(f->c, n < NEAR ? n : NEAR, 0, U"各"); /* 各区…, 市直各…, 国务院各… */
	bool named = each != SIZE_MAX && !ws_card_at(f->c, n, each, U"各位");
	if (f->c[n - 1] == ')') /* 财政厅（局） */
		while (n > 3 && f->c[n - 1] != '(')
			n--;
	n -= f->c[n - 1] == '(';
	for (size_t k = 0; k < sizeof somebody / sizeof *somebody && !named; k++)
		named = ws_card_at(f->c, n, n - (somebody[k][1] ? 2 : 1), somebody[k]);
	for (size_t k = 0; k < sizeof asking / sizeof *asking && !named; k++)
		named = n <= 30 && ws_card_at(f->c, n, n - 2, asking[k]) && ws_card_seek(f->c, n, 0, U"各位") == SIZE_MAX;
	return named;
}

/* Where the names of a line end that goes on with the letter's text: 各县区人民政府，市直各单位：《…办法》已经…同意, 某某管委会：你委… */
static size_t address_end(const ws_folded *f) {
	enum { LONGEST_ADDRESS = 160 };
	size_t colon = ws_card_seek(f->c, f->n < LONGEST_ADDRESS ? f->n : LONGEST_ADDRESS, 0, U":");
	if (!f->n || colon == SIZE_MAX)
		return 0;
	if (f->c[f->n - 1] == ':' && ws_card_seek(f->c, f->n, 0, U"。") == SIZE_MAX)
		return f->n - 1;
	return f->c[0] == U'各' || (colon + 1 < f->n && f->c[colon + 1] == U'你') ? colon : 0;
}

/* （已失效）各省、自治区、直辖市…： where a list's remark ends. */
static size_t remark_end(const ws_folded *f) {
	enum { LONGEST_REMARK = 8 };
	size_t close = f->n > LONGEST_REMARK && f->c[0] == '(' ? ws_card_seek(f->c, LONGEST_REMARK, 0, U")") : SIZE_MAX;
	return close == SIZE_MAX ? 0 : close + 1;
}

/* The line under the title, or in the letter above it, that ends with a colon and is no salutation. */
static bool recipients_in(ws_card *card, size_t from, size_t to) {
	for (size_t i = from; i < to && i < card->document->n_passages; i++) {
		const ws_folded *f = card->folded + i;
		size_t end = card->document->passages[i].kind == WS_TABLE ? 0 : address_end(f);
		if (!end || !ws_card_is_addressed(f, end))
			continue;
		size_t start = remark_end(f);
		card->document->recipients = ws_card_written(card, i, start, end);
		ws_card_prove(card, WS_FIELD_RECIPIENTS, i, start, end);
		/* A line broken inside the names. */
		const ws_folded *above = i > from ? f - 1 : NULL;
		if (above && f->c[0] != U'各' && above->n > 12 && above->c[0] == U'各' && ws_card_is_han(above->c[above->n - 1]) &&
		    !ws_card_is_title(above->c, above->n))
			card->document->recipients =
			    ws_arena_printf(card->arena, "%s%s", ws_card_written(card, i - 1, 0, above->n), card->document->recipients);
		return true;
	}
	return false;
}

static void find_recipients(ws_card *card) {
	if (!recipients_in(card, card->title_end, card->body + 1))
		recipients_in(card, card->letter, card->title);
}

void ws_find_card(ws_document *document, const ws_folded *folded, const ws_hints *hints, ws_arena *arena) {
	static const ws_hints none;
	ws_document whole = *document;
	const size_t *passage_of = ws_card_part_lines(document, &folded, arena);
	ws_card card = {.document = document, .folded = folded, .hints = hints ? hints : &none, .arena = arena, .region = WS_REGION_NONE};
	for (size_t i = 0; i < WS_FIELDS; i++)
		document->evidence[i] = (ws_evidence){-1, {0, 0}};
	if (card.hints->title)
		card.page = ws_fold(card.hints->title, strlen(card.hints->title), WS_FOLD_HANS, arena);
	find_values(&card);
	ws_card_find_title(&card);
	ws_card_find_kind(&card);
	ws_card_find_context(&card);
	ws_card_find_issuer(&card);
	ws_card_find_region(&card);
	ws_card_find_date(&card);
	find_number(&card);
	find_recipients(&card);
	ws_card_find_expires(&card);
	document->passages = whole.passages;
	document->n_passages = whole.n_passages;
	for (size_t i = 0; passage_of && i < WS_FIELDS; i++)
		if (document->evidence[i].passage >= 0)
			document->evidence[i].passage = (int32_t)passage_of[document->evidence[i].passage];
}
