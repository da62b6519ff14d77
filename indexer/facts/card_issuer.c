/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who speaks.

   Places are asked in this order, and the first that names an organ answers:
     1. the title before 关于 or 印发             厦门市财政局关于…   2023年度厦门市财政局部门决算
        the profile that opens a unit's accounts  第一部分 某区教育局（汇总）概况
        the letter above the title, by its signature   各县人民政府：… / 市人民政府 / 2019年4月29日 / …实施方案
        the session in the title                  某市第七届人民代表大会第九次会议关于…的决议
     2. the lines between title and body          厦门市财政局 / 市财政局局长 张三 / 芜湖市人民政府令第71号公布 / 税务总局公告2020年第8号
     3. the masthead                              厦门市人民政府办公厅文件
     4. the signature: an organ before a date     厦门市财政局  2024年4月11日   or as the last line, right below the text
        an organ above the number that stands above the title
        between the title and the same title again     …管理规定 / 河北省人民政府 / 政府令〔2010〕第15号 / …管理规定
     5. who is said to be behind the report       受市人民政府委托 in a budget report: the finance bureau presents it (预算法, article 47
   and 77); 我代表市人民政府 in a work report; 省审计厅对…进行了审计; …人大常委会第六次会议通过; the government whose rules or plan it is by the title
     6. what a page says of its source            来源：芜湖市统计局, only when it is an organ of the document's own region,
        or, where the document names none, of the region it is addressed to
   A page's 发布机构 of another region republished the document: it is not the issuer. When nothing answers the issuer is not known. */
#include "indexer/facts/card.h"

#include <string.h>

#include "indexer/facts/card_lines.h"
#include "text/docnum.h"
#include "text/numeral.h"
#include "text/utf8.h"

static bool set(ws_card *card, char *name, size_t passage, size_t start, size_t end) {
	ws_document *d = card->document;
	if (!name)
		return false;
	if (d->issuer && strstr(d->issuer, name))
		return true;
	d->issuer = d->issuer ? ws_arena_printf(card->arena, "%s、%s", d->issuer, name) : name;
	if (card->document->evidence[WS_FIELD_ISSUER].passage < 0)
		ws_card_prove(card, WS_FIELD_ISSUER, passage, start, end);
	return true;
}

/* ---- 1. the title ---- */

/* 2023年度: a year in front, as accounts have it. */
static size_t behind_year(const ws_folded *f, size_t from) {
	ws_date date;
	size_t start, end;
	if (!ws_date_next(f->c, f->n, from, &date, &start, &end) || start != from || date.month)
		return from;
	return end + (end < f->n && f->c[end] == U'度');
}

/* Where 关于 or the like stands, or a year; SIZE_MAX when neither does. */
static size_t end_of_issuer(const ws_folded *f, size_t from) {
	static const uint32_t *const marks[] = {U"关于", U"转发", U"印发", U"批转", U"公布", U"发布", U"工作规则", U"议事规则", U"常务会议", U"贯彻",
	                                        U"政府信息公开", U"部门决算", U"部门预算", U"单位决算", U"单位预算", U"决算公开", U"预算公开"};
	size_t to = SIZE_MAX;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t at = ws_card_seek(f->c, f->n, from, marks[i]);
		if (at < to)
			to = at;
	}
	/* 某市人民|政府信息公开指南 */
	if (ws_card_at(f->c, f->n, to, U"政府信息公开") && !ws_card_is_organ(f, from, to))
		to += 2;
	for (size_t i = from; i < f->n && i < to; i++)
		if (f->c[i] >= '0' && f->c[i] <= '9')
			to = i;
	/* 财政部令, 财政部公告 are titles whole. */
	if (to == SIZE_MAX && f->n > from + 3 && f->c[f->n - 1] == U'令')
		return f->n - 1;
	/* 某县人民政府拟征收土地启动公告 */
	static const uint32_t *const about[] = {U"拟", U"征收", U"土地", U"国有", U"公开", U"招聘", U"征集", U"采购", U"拍卖", U"遴选"};
	static const uint32_t *const notices[] = {U"公告", U"通告"};
	size_t n = ws_card_trim_title(f->c, f->n);
	for (size_t i = 0; to >= n && i < 2; i++) {
		if (n <= from + 4 || !ws_card_at(f->c, n, n - 2, notices[i]))
			continue;
		size_t end = n - 2;
		for (size_t k = 0; k < sizeof about / sizeof *about; k++) {
			size_t at = ws_card_seek(f->c, end, from + 4, about[k]);
			end = at < end ? at : end;
		}
		return end;
	}
	return to;
}

/* Read from the title's lines, where the blanks between joint issuers still are; from the title itself when it stands in none. */
static bool read_title(ws_card *card, bool in_lines) {
	size_t lines = in_lines ? card->title_end - card->title : 1;
	for (size_t k = 0; k < lines; k++) {
		size_t passage = in_lines ? card->title + k : SIZE_MAX;
		const ws_folded *f = in_lines ? card->folded + passage : &card->title_text;
		size_t from = k ? 0 : ws_card_title_start(f), start, end;
		from += from < f->n && f->c[from] == U'《';
		from = behind_year(f, from);
		size_t mark = end_of_issuer(f, from), to = mark != SIZE_MAX ? mark : k + 1 < lines ? f->n : from;
		/* 财政部《关于进一步…》管理工作的通知 */
		to -= mark != SIZE_MAX && to > from && f->c[to - 1] == U'《';
		char *names;
		/* 某局（某办公室）2023年度部门决算: what stands in brackets is its other name. */
		bool accounts = mark != SIZE_MAX && (ws_card_seek(f->c, f->n, mark, U"决算") != SIZE_MAX ||
		                                     ws_card_seek(f->c, f->n, mark, U"预算") != SIZE_MAX);
		size_t alias = accounts && to >= from + 4 && f->c[to - 1] == ')' ? ws_card_seek(f->c, to, from + 2, U"(") : SIZE_MAX;
		if (alias != SIZE_MAX)
			to = alias;
		if (to < from + 2 || !ws_card_read_organs(card, passage, f, from, to, &names, &start, &end))
			break;
		if (in_lines)
			set(card, names, passage, start, end);
		else
			card->document->issuer = names;
		if (mark != SIZE_MAX)
			break;
	}
	return card->document->issuer != NULL;
}

static bool from_title(ws_card *card) {
	bool in_lines = card->title < card->title_end;
	return ((!in_lines || card->letters_title) && read_title(card, false)) || (in_lines && read_title(card, true));
}

/* ---- 2. to 4. lines ---- */

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
	return ws_card_read_organs(card, i, f, 0, to, &names, &start, &end) && set(card, names, i, start, end);
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
			return set(card, names, passage, start, end);
		if (at >= number.start)
			return false;
	}
}

static bool from_head(ws_card *card) {
	bool found = false, dated;
	for (size_t i = card->title_end; i < card->body; i++) {
		char *names;
		size_t start, end;
		const ws_folded *f = card->folded + i;
		if ((f->n && f->c[f->n - 1] == ':') || ws_card_is_broken_meeting(card, i))
			continue;
		if (organ_line(card, i, &names, &start, &end, &dated))
			found = set(card, names, i, start, end);
		else if (from_order(card, i))
			return true;
		else if (found)
			break;
	}
	return found || from_table(card);
}

/* `paper`: 厦门市人民政府办公厅文件; otherwise the organ above the number, which a library may have put there. */
static bool from_above(ws_card *card, bool paper) {
	bool numbered = false, dated;
	for (size_t i = card->title; i-- > card->head;) {
		const ws_folded *f = card->folded + i;
		ws_docnum number;
		char *names;
		size_t start, end, n = f->n;
		if (paper && n > 4 && ws_card_at(f->c, n, n - 2, U"文件") && ws_card_read_organs(card, i, f, 0, n - 2, &names, &start, &end))
			return set(card, names, i, start, end);
		if (!paper && numbered && organ_line(card, i, &names, &start, &end, &dated))
			return set(card, names, i, start, end);
		numbered = n < 40 && ws_docnum_next(f->c, n, 0, &number);
	}
	return false;
}

static bool from_masthead(ws_card *card) {
	return from_above(card, true);
}

static bool from_numbered(ws_card *card) {
	return from_above(card, false);
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
			return set(card, name, i + 1 - lines, 0, card->folded[i + 1 - lines].n);
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
				set(card, names, k, start, end);
		return true;
	}
	return false;
}

static bool from_signature(ws_card *card) {
	return signed_in(card, card->body, card->document->n_passages);
}

/* ---- the letter or the order above the title ---- */

static bool from_letter(ws_card *card) {
	return signed_in(card, card->letter, card->title);
}

/* Between the title and the same title again: 河北省人民政府 / 政府令〔2010〕第15号 / … / 二○一○年十二月二十五日; or who puts it in force:
   农业农村部令 / 第5号 / 《…》已经…通过，现予公布 */
static bool from_order_above(ws_card *card) {
	bool dated;
	for (size_t i = card->letter; i < card->title; i++) {
		const ws_folded *f = card->folded + i;
		char *names;
		size_t start, end, word = f->n > 4 && f->c[f->n - 1] == U'令' ? 1 : f->n > 4 && ws_card_at(f->c, f->n, f->n - 2, U"公告") ? 2 : 0;
		if (organ_line(card, i, &names, &start, &end, &dated) ||
		    (word && ws_card_read_organs(card, i, f, 0, f->n - word, &names, &start, &end)))
			return set(card, names, i, start, end);
		if (from_order(card, i))
			return true;
	}
	return false;
}

/* 第一部分 某区教育局（汇总）概况: the unit whose accounts they are. */
static bool from_profile(ws_card *card) {
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
			return set(card, names, i, start, end);
	}
	return false;
}

/* ---- 5. who is behind it ---- */

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

static bool from_mandate(ws_card *card) {
	const ws_document *d = card->document;
	size_t passage, from, to;
	bool work_report = !strcmp(d->kind, "政府工作报告");
	if (work_report && in_body(card, U"我代表", U"国务院", &passage, &from, &to))
		return set(card, ws_arena_copy(card->arena, "国务院", strlen("国务院")), passage, to - 3, to);
	if (card->region < 0)
		return false;
	const char *region = ws_region_name(card->region);
	if (work_report) {
		char *name = ws_arena_printf(card->arena, "%s人民政府", region);
		if (in_body(card, U"我代表", U"政府", &passage, &from, &to))
			return set(card, name, passage, from, to);
		if (card->title < card->title_end && ws_card_seek(card->title_text.c, card->title_text.n, 0, U"政府工作报告") > 0)
			return set(card, name, card->title, 0, card->folded[card->title].n);
	}
	if ((!strcmp(d->kind, "预算报告") || !strcmp(d->kind, "决算报告")) && in_body(card, U"受", U"委托", &passage, &from, &to)) {
		bool province = ws_region_level(card->region) == 1 && !strstr(region, "市");
		return set(card, ws_arena_printf(card->arena, "%s财政%s", region, province ? "厅" : "局"), passage, from, to);
	}
	return false;
}

/* …审计结果公告, …审计报告: the auditor whom the text names, 省审计厅对2023年度省级预算执行情况进行了审计. */
static bool from_auditor(ws_card *card) {
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
					return set(card, names, i, start, end);
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
	size_t national = ws_card_seek(f->c, to, 0, U"届全国人民代表大会"), own = ws_card_seek(f->c, to, 0, U"届人民代表大会");
	size_t session = national != SIZE_MAX ? national + 2 : own;
	if (session == SIZE_MAX || (national == SIZE_MAX && card->region < 0))
		return false;
	bool standing = ws_card_at(f->c, to, session + 7, U"常务委员会");
	const char *whose = national != SIZE_MAX ? "全国" : congress_of(card, passage, own);
	return set(card, ws_arena_printf(card->arena, "%s人民代表大会%s", whose, standing ? "常务委员会" : ""), passage,
	           national != SIZE_MAX ? national + 1 : session + 1, proof_end);
}

/* 第九届全国人民代表大会第五次会议关于…的决议 */
static bool from_session(ws_card *card) {
	if (card->title == card->title_end)
		return false;
	const ws_folded *f = card->folded + card->title;
	size_t session = ws_card_seek(f->c, f->n, 0, U"次会议关于");
	return session != SIZE_MAX && in_session(card, card->title, f, session, session + 3);
}

/* 2024年8月29日某市第十六届人民代表大会常务委员会第十一次会议通过: the congress or its committee. */
static bool from_adoption(ws_card *card) {
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
	return false;
}

/* 某区某镇人民政府突发事件总体应急预案: whose document it is, when nothing says more. */
static bool from_owner(ws_card *card) {
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

/* ---- 6. labels ---- */

/* 赣州市水利局： below the title of a document without a place: it speaks to the region's own organs. */
static bool is_addressed_in(const ws_card *card, ws_region region) {
	for (size_t i = card->title_end; i < card->body; i++) {
		const ws_folded *f = card->folded + i;
		ws_region_hit hit;
		if (f->n > 2 && f->c[f->n - 1] == ':' && ws_card_is_organ(f, 0, f->n - 1) && ws_region_at(f->c, f->n, 0, WS_REGION_SHORT, &hit))
			return hit.region == region;
	}
	return false;
}

/* Whether the organ's region is the document's own. */
static bool is_own(ws_card *card, const char *name) {
	ws_region_hit hit;
	ws_folded f = ws_fold(name, strlen(name), WS_FOLD_HANS, card->arena);
	bool placed = ws_region_find(f.c, f.n, WS_REGION_SHORT, card->region, &hit);
	if (card->region < 0 && placed)
		return is_addressed_in(card, hit.region);
	/* An organ of the whole country, of a document that speaks for no place. */
	return card->region >= 0 ? placed && hit.region == card->region : !placed && !card->document->region;
}

/* The longest organ list that begins where a label's value does, within a few words. A bare 统计局 is the one of the document's region. */
static bool read_labelled(ws_card *card, const ws_card_value *value, char **names, size_t *start, size_t *end) {
	enum { LONGEST_VALUE = 40 };
	const ws_folded *f = value->f;
	size_t from = value->at, most = f->n < from + LONGEST_VALUE ? f->n : from + LONGEST_VALUE, len;
	const char *bare = ws_card_organ_word(f, from, &len);
	if (bare && len >= 3 && card->region >= 0 && (from + len == f->n || ws_folded_gap(f, from + len))) {
		*start = from;
		*end = from + len;
		*names = ws_arena_printf(card->arena, "%s%s", ws_region_name(card->region), bare);
		return true;
	}
	for (size_t to = most; to > from + 2; to--) {
		bool cut = to == f->n || ws_folded_gap(f, to) || !ws_card_is_han(f->c[to]);
		if (cut && ws_card_is_han(f->c[to - 1]) && ws_card_read_organs(card, value->passage, f, from, to, names, start, end))
			return true;
	}
	return false;
}

static bool from_labels(ws_card *card) {
	static const ws_card_label labels[] = {WS_CARD_ISSUED_BY, WS_CARD_SOURCE, WS_CARD_PUBLISHED_BY};
	for (size_t k = 0; k < sizeof labels / sizeof *labels; k++)
		for (size_t i = 0; i < card->n_values; i++) {
			const ws_card_value *value = card->values + i;
			char *names;
			size_t start, end;
			if (value->label != labels[k] || !read_labelled(card, value, &names, &start, &end) || !(k == 0 || is_own(card, names)))
				continue;
			card->document->issuer = names;
			if (value->passage != SIZE_MAX)
				ws_card_prove(card, WS_FIELD_ISSUER, value->passage, start, end);
			return true;
		}
	return false;
}

/* A bureau's own site; a government's or a congress's site carries everyone's documents. */
static bool from_site(ws_card *card) {
	static const uint32_t *const everyone[] = {U"政府", U"人大", U"人民代表", U"政协", U"新闻", U"日报", U"网"};
	const char *site = card->hints->site;
	char *names;
	if (!site)
		return false;
	ws_folded f = ws_fold(site, strlen(site), WS_FOLD_HANS, card->arena);
	for (size_t i = 0; i < sizeof everyone / sizeof *everyone; i++)
		if (ws_card_seek(f.c, f.n, 0, everyone[i]) != SIZE_MAX)
			return false;
	if (!ws_card_read_organs(card, SIZE_MAX, &f, 0, f.n, &names, NULL, NULL) || !is_own(card, names))
		return false;
	card->document->issuer = names;
	return true;
}

void ws_card_find_issuer(ws_card *card) {
	static bool (*const places[])(ws_card *) = {
	    from_title,     from_profile,  from_letter,      from_session, from_head,     from_masthead, from_signature,
	    from_numbered,  from_order_above, from_mandate,  from_auditor, from_adoption, from_owner,  from_labels,  from_site,
	};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (places[i](card))
			return;
}
