/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which runs of a page are the document.

   Pages differ in every name and tag, but the document is where the sentences are. So:

   1. The element that holds the document is the one that hardly any sentence stands outside of (html_holder.c).
   2. Inside, everything is the document except runs that know themselves: 扫一扫, 打印, lists of links at either end, the record of the
      portal above the first sentence, credits below the last.
   3. Before it, the headline is looked for (html_headline.c). It is the document's first block, and what stands between it and the body (a
      subtitle, a meeting, a speaker) belongs to the document unless it is a posting line; so does a meeting right above it. When the body
      begins with the headline once more, the body's own is kept.
   4. After it, what documents end with is kept as long as nothing else has come between: signature, date, notes, attachments, copies.
      Behind that, only sentences that stand near and do not know themselves: a closing note that an editor left outside.
   5. A page without a sentence is its text; one whose links say far more than its text is a list, and its links are the document.

   Measured on 39 pages of 33 sites (portals of governments, of people's congresses and of statistics bureaus, newspapers, a blog, a
   platform), every kept and every dropped run looked at, and once more against the text that another parser sees:

       runs of the pages                      4 552       kept as the document       3 112
       kept, but chrome                           1        (a link of a platform behind the last sentence)
       dropped, but part of the document          1        (the line above a newspaper's headline)
       documents whose body was not found         0

   Lines that sites write around documents, and lines that documents begin and end with, set one at a time into a short notice, inside its
   element and outside of it: of 174 lines of sites 23 stay inside and 3 outside (one label alone, a telephone number, which may be the
   document's); of 57 lines of documents none goes inside, 10 outside (what no list of forms knows, and a bare date above).

   On 40 more pages, written in the shapes of as many templates of portals, papers, blogs and collections of laws (353 passages), 32
   passages were chrome and 8 of 373 pieces of text were lost when first seen: headlines in elements without a name, a catalogue of links
   below the last sentence. 6 and none are left.

   Not handled: a forum thread (told by what forums write around posts) keeps its longest post only when that has most of the text,
   otherwise all of them; text that a script would fetch is not there; readers' comments without a line that announces them stay when they
   stand in the document's own element. */
#include <string.h>

#include "indexer/reader/format/html_headline.h"
#include "indexer/reader/format/html_holder.h"
#include "indexer/reader/format/html_words.h"

/* ---- inside ---- */

static bool is_link(const html_run *r) {
	return r->linked * 5 >= r->chars * 4;
}

static bool is_record(const html_run *r) {
	unsigned labels = 0;
	for (size_t i = 0; i < r->n_cells && i < 60; i++)
		labels += ws_html_count_labels(r->cells[i].text) > 0;
	return labels >= 2;
}

static bool is_solid(const html_run *r) {
	bool credit = r->says == HTML_SAYS_CREDIT;
	return (r->prose && r->linked * 2 < r->chars && !ws_html_says_chrome(r->says) && !credit) ||
	       (r->cells && r->numbers >= 3 && !is_record(r));
}

/* Who signs: the name of an office. Editors put signatures into elements of every name. */
static bool is_signature(const html_run *r) {
	static const char *const ends[] = {"局", "厅", "部", "委", "府", "会", "室", "院", "司", "办", "处", "中心", "集团", "公司"};
	if (r->linked > 0 || r->chars < 4 || r->chars > 40)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		if (g_str_has_suffix(r->text, ends[i]))
			return true;
	return false;
}

/* 解读：《某办法》解读: a link to what somebody wrote about the document. */
static bool explains(const html_run *r) {
	return r->linked * 2 > r->chars && (memmem(r->text, r->len, "解读", strlen("解读")) || memmem(r->text, r->len, "图解", strlen("图解")));
}

/* 1. 某办法 (a link to it): a list that the document counts itself. */
static bool is_counted(const html_run *r) {
	size_t digits = strspn(r->text, "0123456789");
	const char *behind = r->text + digits;
	return digits > 0 && digits < 4 && r->linked < r->chars &&
	       (g_str_has_prefix(behind, ".") || g_str_has_prefix(behind, "．") || g_str_has_prefix(behind, "、"));
}

/* A run of the holder at its upper end (before the first sentence), at its lower end, or in between. */
static bool keep_inside(const html_run *r, bool chrome, bool upper, bool lower) {
	html_says s = r->says;
	if (r->cells)
		return !(upper && is_record(r));
	if (ws_html_says_chrome(s))
		return false;
	if (chrome && r->chars < 200 && (r->linked * 2 > r->chars || !(r->prose || is_signature(r) || s == HTML_SAYS_DATE)))
		return false;
	if (s == HTML_SAYS_CREDIT && (upper || lower))
		return false;
	if (upper && s == HTML_SAYS_POSTING && !r->prose)
		return false;
	if (upper && !r->prose && ws_html_count_labels(r->text) >= 2)
		return false;
	if (lower && explains(r))
		return false;
	bool link = is_link(r) && !r->file && !memmem(r->text, r->len, "《", strlen("《")) && !(lower && is_counted(r));
	return !(link && (upper || lower));
}

/* A paper's or a channel's name alone, where others write 来源：. */
static bool is_source(const html_run *r) {
	static const char *const ends[] = {"日报", "晚报", "网", "电视台", "广播", "融媒体中心", "客户端", "公众号", "报社", "新华社"};
	for (size_t i = 0; i < G_N_ELEMENTS(ends) && r->chars <= 12; i++)
		if (g_str_has_suffix(r->text, ends[i]))
			return true;
	return false;
}

static bool keep_between(const html_run *r, bool chrome) {
	return !r->cells && !chrome && r->linked == 0 && r->chars >= 2 && r->says == HTML_SAYS_NOTHING &&
	       !(r->chars <= 60 && ws_html_count_labels(r->text)) && !is_source(r);
}

/* 声明：…, what a platform says of what it carries. */
static bool is_disclaimer(const html_run *r) {
	char start[64];
	g_strlcpy(start, r->text, sizeof start);
	return strstr(start, "声明") != NULL;
}

/* 在某市第九届人民代表大会第五次会议上, right above a headline. */
static bool is_occasion(const html_run *r) {
	return !r->cells && r->linked == 0 && r->chars >= 8 && r->chars <= 60 && g_str_has_suffix(r->text, "上") &&
	       (g_str_has_prefix(r->text, "在") || g_str_has_prefix(r->text, "——") || g_str_has_prefix(r->text, "　"));
}

static bool keep_after(const html_run *r, bool chrome) {
	return !chrome && !r->teaser && !is_disclaimer(r) && !r->cells && r->prose && r->chars >= 20 && r->linked * 3 < r->chars &&
	       r->says == HTML_SAYS_NOTHING;
}

/* What documents end with, where an editor left it outside: signature, date, notes, attachments, who else receives it. */
static bool closes(const html_run *r, bool chrome) {
	static const char *const starts[] = {"附件", "附：", "附表", "抄送", "抄报", "主题词", "联系人", "（", "(", "注：", "备注：", "资料来源：", "特此", "信息公开选项"};
	if (r->cells || chrome)
		return false;
	if (r->says != HTML_SAYS_NOTHING)
		return r->says == HTML_SAYS_DATE || g_str_has_prefix(r->text, "主题词");
	if (r->linked > 0 || r->chars > 120)
		return r->file && !g_str_has_prefix(r->text, "附件下载") && !g_str_has_prefix(r->text, "文件下载");
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
		if (g_str_has_prefix(r->text, starts[i]))
			return true;
	return is_signature(r) || g_str_has_suffix(r->text, "印发") || g_str_has_suffix(r->text, "。");
}

static void note_posting(const html_run *r, html_card *card, ws_arena *arena) {
	if (card->posted)
		return;
	if (!r->cells && r->says != HTML_SAYS_NOTHING)
		card->posted = ws_html_date(r->text, arena);
	for (size_t i = 0; i < r->n_cells && i < 60 && !card->posted; i++) {
		static const char *const labels[] = {"发布日期", "发布时间", "公开日期"};
		for (size_t k = 0; k < G_N_ELEMENTS(labels); k++)
			if (strstr(r->cells[i].text, labels[k])) {
				/* In the cell of its label or in the next one. */
				card->posted = ws_html_date(r->cells[i].text, arena);
				if (!card->posted && i + 1 < r->n_cells)
					card->posted = ws_html_date(r->cells[i + 1].text, arena);
			}
	}
}

/* The element around both the headline and the holder: what is near. */
static xmlNode *find_scope(xmlNode *holder, const html_run *headline) {
	if (headline)
		for (xmlNode *n = headline->block; n && n->_private; n = n->parent)
			if (HTML_INFO(n)->path)
				return n;
	xmlNode *scope = holder;
	for (int i = 0; i < 2 && scope->parent && scope->parent->_private && strcmp((const char *)scope->parent->name, "body"); i++)
		scope = scope->parent;
	return scope;
}

/* The portal's record of a document, a line for each label, above its first sentence: at least three of them, since a document may begin
   with one. The document's title in it is the headline when nothing below says it again. */
static void find_record(html_runs *runs, size_t first, size_t first_solid, ws_arena *arena) {
	enum { LEAST = 3 };
	unsigned lines = 0;
	for (size_t i = first; i < first_solid; i++)
		lines += !runs->runs[i].cells && ws_html_is_label(runs->runs[i].text, NULL);
	for (size_t i = first; lines >= LEAST && i < first_solid; i++) {
		html_run *r = &runs->runs[i];
		const char *value;
		if (r->cells || r->prose || !ws_html_is_label(r->text, &value))
			continue;
		const char *what = ws_html_squeeze(value, strlen(value), arena);
		bool again = ws_html_title_label(r) == 0;
		for (size_t k = i + 1; !again && k < first_solid; k++)
			again = !runs->runs[k].cells && strstr(ws_html_squeeze(runs->runs[k].text, runs->runs[k].len, arena), what);
		if (!again)
			continue;
		r->says = HTML_SAYS_POSTING;
		html_run *next = i + 1 < first_solid ? r + 1 : NULL;
		if (!*what && next && !next->cells && !next->prose && next->chars <= 30 && !next->heading && !ws_html_is_label(next->text, NULL))
			next->says = HTML_SAYS_POSTING;
	}
}

/* Judges the runs of the holder; *first and *last are its first and last run, *first_solid the first that reads like a document. */
static bool judge_inside(html_runs *runs, html_matter of, ws_arena *arena, size_t *first, size_t *last, size_t *first_solid) {
	size_t last_solid = 0;
	*first = *first_solid = runs->n;
	*last = 0;
	for (size_t i = 0; i < runs->n; i++) {
		html_run *r = &runs->runs[i];
		bool inside = HTML_INFO(r->block)->flags & HTML_FLAG_INSIDE;
		r->zone = inside ? HTML_INSIDE : *first == runs->n ? HTML_BEFORE : HTML_AFTER;
		if (!inside)
			continue;
		*first = MIN(*first, i);
		*last = i;
		if (of == HTML_OF_LINKS ? ws_html_mass(r, of) > 0 : is_solid(r)) {
			*first_solid = MIN(*first_solid, i);
			last_solid = i;
		} else if (r->says == HTML_SAYS_DATE && i > *first_solid && is_signature(r - 1)) {
			last_solid = i; /* signed and dated: what stands above is the document's, links too */
		}
	}
	if (*first == runs->n)
		return false;
	if (*first_solid == runs->n)
		*first_solid = last_solid = *first; /* nothing reads like a sentence: both ends are the whole */
	find_record(runs, *first, *first_solid, arena);
	for (size_t i = *first; i <= *last; i++) {
		html_run *r = &runs->runs[i];
		unsigned flags = HTML_INFO(r->block)->flags;
		r->keep = r->zone == HTML_INSIDE && !(flags & HTML_FLAG_FOOTER) &&
		          keep_inside(r, flags & HTML_FLAG_CHROME, i < *first_solid, i > last_solid);
	}
	return true;
}

/* 附件： with nothing behind it: the site's label, for documents that have some. */
static void drop_empty_end(html_runs *runs) {
	size_t i = runs->n;
	while (i > 0 && !runs->runs[i - 1].keep)
		i--;
	if (i > 0 && (g_str_equal(runs->runs[i - 1].text, "附件：") || g_str_equal(runs->runs[i - 1].text, "附件:")))
		runs->runs[i - 1].keep = false;
}

/* What stands behind 网友评论, unless most of the document does. */
static void drop_readers(html_runs *runs, size_t from) {
	size_t before = 0, behind = 0, at = runs->n;
	for (size_t i = from; i < runs->n; i++) {
		const html_run *r = &runs->runs[i];
		if (at == runs->n && r->says == HTML_SAYS_READERS && r->zone != HTML_BEFORE)
			at = i;
		if (r->keep)
			*(at < runs->n ? &behind : &before) += r->chars;
	}
	for (size_t i = at; i < runs->n && behind < before; i++)
		runs->runs[i].keep = false;
}

/* [2024-05-01] before or behind a link of a list: when the page it leads to was posted. */
static void trim_dates(html_run *r) {
	static const char of_dates[] = "0123456789-/.:[]() ";
	enum { LEAST = 8 };
	size_t head = strspn(r->text, of_dates), tail = 0;
	while (tail < r->len && strchr(of_dates, r->text[r->len - 1 - tail]))
		tail++;
	if (r->linked == r->chars || r->len <= head + tail)
		return;
	r->len -= tail >= LEAST ? tail : 0;
	r->text += head >= LEAST ? head : 0;
	r->len -= head >= LEAST ? head : 0;
}

/* A list of documents: the links that say something. */
static void keep_links(html_runs *runs, size_t first, size_t last) {
	for (size_t i = first; i <= last; i++) {
		runs->runs[i].keep = runs->runs[i].keep && ws_html_mass(&runs->runs[i], HTML_OF_LINKS) > 0;
		trim_dates(&runs->runs[i]);
	}
}

/* Judges what stands before the holder, from the headline on, and behind it; `headline` is -1 for none. */
static void judge_outside(html_runs *runs, const html_holder *holder, int headline, size_t first) {
	enum { SUBTITLES = 6 }; /* lines: more of them than a subtitle and speakers are something else */
	const xmlNode *scope = find_scope(holder->element, headline >= 0 ? &runs->runs[headline] : NULL);
	size_t between = 0;
	bool closing = true; /* nothing but the document's last lines so far */
	for (size_t i = 0; i < runs->n; i++) {
		html_run *r = &runs->runs[i];
		unsigned flags = HTML_INFO(r->block)->flags;
		bool out = holder->forum || (flags & HTML_FLAG_FOOTER), chrome = flags & HTML_FLAG_CHROME;
		if (r->zone == HTML_AFTER) {
			closing = closing && closes(r, chrome);
			r->keep = !out && (closing || keep_after(r, chrome)) && ws_html_is_inside(r->block, scope);
		} else if (r->zone == HTML_BEFORE && headline >= 0 && (int)i > headline) {
			between += r->keep = !out && keep_between(r, chrome);
		}
	}
	for (int i = headline + 1; between > SUBTITLES && i < (int)first; i++)
		runs->runs[i].keep = false;
	if (headline > 0 && is_occasion(&runs->runs[headline - 1]))
		runs->runs[headline - 1].keep = true;
}

/* When the page was posted: between headline and first sentence, or else in the headline and the lines above it. */
static void find_posting(const html_runs *runs, html_card *card, int headline, size_t first_solid, ws_arena *arena) {
	enum { ABOVE = 10 };
	for (size_t i = (size_t)(headline + 1); i < first_solid; i++)
		note_posting(&runs->runs[i], card, arena);
	for (int i = headline; i >= 0 && i + ABOVE > headline; i--)
		note_posting(&runs->runs[i], card, arena);
}

void ws_html_find_body(html_tree *tree, html_runs *runs, html_card *card) {
	html_holder holder = ws_html_find_holder(tree, runs);
	size_t first, last, first_solid;
	if (!judge_inside(runs, holder.of, tree->arena, &first, &last, &first_solid))
		return;
	if (holder.of == HTML_OF_LINKS) {
		keep_links(runs, first, last);
		card->own = card->title != NULL; /* the page is called what its head says */
		return;
	}
	int headline = ws_html_find_headline(tree, runs, first, first_solid, last, card);
	judge_outside(runs, &holder, headline, first);
	drop_readers(runs, first_solid);
	drop_empty_end(runs);
	find_posting(runs, card, headline, first_solid, tree->arena);
	if (headline >= 0) {
		html_run *h = &runs->runs[headline];
		ws_html_set_headline(h, ws_html_begins_with(runs, MAX(first, (size_t)headline + 1), last, h->text, tree->arena));
		card->own = false;
	} else if (card->own && card->title && ws_html_begins_with(runs, first, last, card->title, tree->arena)) {
		card->own = false;
	}
}
