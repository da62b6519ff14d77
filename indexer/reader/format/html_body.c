/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which runs of a page are the document.

   Pages differ in every name and tag, but the document is where the sentences are. So:

   1. A run that reads like prose, and a table with figures, has mass: its characters that are not links. Footers and breadcrumbs that know
      themselves (html_words) have none.
   2. From <body> down, the child with most mass is entered as long as hardly any mass (8 %) stays outside it; siblings that are mostly
      links or call themselves navigation do not count. Where it ends is the element that holds the document. A document spread over
      siblings keeps their parent, so nothing is lost to a wrong turn.
   3. Inside, everything is the document except runs that know themselves: 扫一扫, 打印, lists of links at either end, the record of the
      portal above the first sentence, credits below the last.
   4. Before it, the headline is looked for: the run that the page's own title or its meta repeats, or else the nearest <h1>, class "title"
      and so on, or a line that ends as titles of documents do. It is the document's first block, and what stands between it and the body
      (a subtitle, a meeting, a speaker) belongs to the document unless it is a posting line; so does a meeting right above it. When the
      body begins with the headline once more, the body's own is kept.
   5. After it, what documents end with is kept as long as nothing else has come between: signature, date, notes, attachments, copies.
      Behind that, only sentences that stand near and do not know themselves: a closing note that an editor left outside.
   6. A page without a sentence is its text; one whose links say far more than its text is a list, and its links are the document.

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

#include "indexer/reader/format/html_parts.h"
#include "indexer/reader/format/html_words.h"

static bool is_chrome(html_says s) {
	return s == HTML_SAYS_CHROME || s == HTML_SAYS_FOOTER || s == HTML_SAYS_READERS || s == HTML_SAYS_OTHERS;
}

/* ---- mass ---- */

/* What has mass: sentences; when there are none, all text that is no link; on a page that is a list, the links that say something. */
typedef enum { SENTENCES, TEXT, LINKS } matter;

static bool is_link(const html_run *r) {
	return r->linked * 5 >= r->chars * 4;
}

static uint32_t mass_of(const html_run *r, matter of) {
	enum { TITLE = 10 }; /* characters: what sites call their own pages is shorter */
	uint32_t own = r->chars - MIN(r->linked, r->chars);
	if (r->cells)
		return r->linked * 3 < r->chars && (r->numbers >= 3 || own >= 100) ? own : 0;
	if (of != SENTENCES && r->says != HTML_SAYS_NOTHING && r->says != HTML_SAYS_DATE)
		return 0;
	if (of == LINKS)
		return r->linked * 2 > r->chars && r->chars >= TITLE && r->links <= 2 ? r->chars : 0;
	if (of == TEXT && r->file)
		return r->chars;
	if (!(of == TEXT || r->prose) || r->linked * 2 > r->chars || is_chrome(r->says))
		return 0;
	return own;
}

static void add_up(xmlNode *node, void *data) {
	html_info *info = node->_private;
	if (!info || node == data || !node->parent->_private)
		return;
	HTML_INFO(node->parent)->mass += info->mass;
	HTML_INFO(node->parent)->runs += info->runs;
	HTML_INFO(node->parent)->teasers += info->teasers;
}

static bool enters(const xmlNode *at) {
	return at->type == XML_ELEMENT_NODE && at->_private && !HTML_INFO(at)->hidden && HTML_INFO(at)->role != HTML_DROP;
}

static void weigh(html_tree *tree, const html_runs *runs, matter of) {
	for (size_t i = 0; i < runs->n; i++) {
		uint32_t mass = mass_of(&runs->runs[i], of);
		html_info *info = HTML_INFO(runs->runs[i].block);
		info->mass += mass;
		info->runs += mass > 0;
		info->teasers += mass > 0 && runs->runs[i].teaser;
	}
	for (xmlNode *at = tree->body; at;)
		at = ws_html_walk(tree->body, at, enters(at), add_up, tree->body);
}

/* What is in the element is not the document's. */
static void discount(html_tree *tree, xmlNode *element) {
	HTML_INFO(element)->hint = HTML_FOOTER;
	uint32_t mass = HTML_INFO(element)->mass, number = HTML_INFO(element)->runs;
	for (xmlNode *n = element; n && n->_private; n = n == tree->body ? NULL : n->parent) {
		HTML_INFO(n)->mass -= MIN(mass, HTML_INFO(n)->mass);
		HTML_INFO(n)->runs -= MIN(number, HTML_INFO(n)->runs);
	}
}

/* Where a run is a site's imprint, so is the largest element around it that is not most of the page: addresses and telephone numbers read
   like prose to a machine. On a list they may be all the prose there is: what is not mostly links is the imprint then. */
static void weigh_footers(html_tree *tree, const html_runs *runs, bool list) {
	enum { MOST = 800 };
	const html_info *body = HTML_INFO(tree->body);
	for (size_t i = 0; i < runs->n; i++) {
		const html_run *r = &runs->runs[i];
		if (r->cells || r->says != HTML_SAYS_FOOTER)
			continue;
		xmlNode *footer = r->block;
		while (footer != tree->body && footer->parent != tree->body) {
			html_info *above = HTML_INFO(footer->parent);
			bool most = list ? above->linked * 2 > above->text : above->mass * 3 > body->mass * 2;
			if (above->text - MIN(above->linked, above->text) > MOST || most)
				break;
			footer = footer->parent;
		}
		if (footer != tree->body && (list || HTML_INFO(footer)->mass * 3 <= body->mass * 2))
			discount(tree, footer);
	}
}

static bool is_inside(const xmlNode *n, const xmlNode *element) {
	for (int up = 0; n && n->_private && up < 64; n = n->parent, up++)
		if (n == element)
			return true;
	return false;
}

/* Where a run below the first sentence announces what other pages say (推荐阅读), so does the largest element that begins with it and is a
   small part of the page. */
static void weigh_others(html_tree *tree, const html_runs *runs) {
	enum { SMALL = 4 };
	const html_info *body = HTML_INFO(tree->body);
	bool below = false;
	for (size_t i = 0; i < runs->n; i++) {
		xmlNode *element = runs->runs[i].block;
		below = below || mass_of(&runs->runs[i], SENTENCES) > 0;
		if (!below || runs->runs[i].cells || runs->runs[i].says != HTML_SAYS_OTHERS || element == tree->body)
			continue;
		while (element->parent != tree->body && HTML_INFO(element->parent)->mass <= body->mass / SMALL &&
		       !is_inside(runs->runs[i - 1].block, element->parent))
			element = element->parent;
		if (HTML_INFO(element)->mass <= body->mass / SMALL && !is_inside(runs->runs[i - 1].block, element))
			discount(tree, element);
	}
}

/* A page with hardly a sentence whose links say far more than its text: a list of documents. A file among them makes it a document. */
static bool is_list(const html_tree *tree, const html_runs *runs) {
	enum { LEAST = 5, FEW = 60 };
	uint32_t titles = 0, links = 0, text = 0;
	for (size_t i = 0; i < runs->n; i++) {
		uint32_t mass = mass_of(&runs->runs[i], LINKS);
		titles += mass > 0;
		links += mass;
		text += mass_of(&runs->runs[i], TEXT);
		if (runs->runs[i].file)
			return false;
	}
	return HTML_INFO(tree->body)->mass < FEW && titles >= LEAST && links > text;
}

/* ---- the element that holds the document ---- */

/* A thread: its posts look alike, and the first is the document. */
static bool is_forum(const html_runs *runs) {
	unsigned talk = 0, posts = 0;
	for (size_t i = 0; i < runs->n; i++)
		if (runs->runs[i].chars <= 40 && !runs->runs[i].cells)
			ws_html_count_forum_talk(runs->runs[i].text, &talk, &posts);
	return posts >= 1 && talk >= 4;
}

/* Links, each with an abstract of what it leads to. */
static bool is_abstracts(const html_info *info) {
	return info->teasers >= 2 && info->teasers * 2 > info->runs;
}

/* Whether an element stands beside the document: mostly links, or it says so itself. */
static bool is_beside(const html_info *info, matter of) {
	bool linked = of != LINKS && info->linked * 2 > info->text;
	return info->hint == HTML_CHROME || info->hint == HTML_FOOTER || linked || is_abstracts(info);
}

/* By which the child to enter is chosen: abstracts only when there is nothing else. */
static uint64_t heft(const html_info *info) {
	return is_abstracts(info) ? info->mass : (uint64_t)info->mass << 32;
}

static xmlNode *find_holder(html_tree *tree, matter of, unsigned percent) {
	xmlNode *holder = tree->body;
	for (;;) {
		html_info *info = HTML_INFO(holder);
		info->path = true;
		xmlNode *best = NULL;
		uint32_t beside = info->mass;
		for (xmlNode *child = holder->children; child; child = child->next) {
			if (!enters(child))
				continue;
			if (!best || heft(HTML_INFO(child)) > heft(HTML_INFO(best)))
				best = child;
			if (is_beside(HTML_INFO(child), of))
				beside -= HTML_INFO(child)->mass;
		}
		if (!best || HTML_INFO(best)->mass == 0)
			return holder;
		html_info *b = HTML_INFO(best);
		if (!is_beside(b, of))
			beside -= b->mass;
		bool several = b->blocks || b->runs >= 3;
		if (b->data || !several || (uint64_t)beside * 100 > (uint64_t)info->mass * percent)
			return holder;
		holder = best;
	}
}

/* What elements pass on to all that is in them: inside the holder, below one that calls itself navigation, in a footer. */
enum { INSIDE = 1, CHROME = 2, FOOTER = 4 };

static void spread(html_tree *tree, xmlNode *holder) {
	for (xmlNode *at = tree->body; at;) {
		bool into = enters(at);
		if (into) {
			html_info *info = HTML_INFO(at);
			info->flags = at == tree->body ? 0 : HTML_INFO(at->parent)->flags;
			if (at == holder)
				info->flags |= INSIDE;
			if (info->hint == HTML_CHROME && !info->path)
				info->flags |= CHROME;
			if (info->hint == HTML_FOOTER)
				info->flags |= CHROME | FOOTER;
		}
		at = ws_html_walk(tree->body, at, into, NULL, NULL);
	}
}

/* ---- headline ---- */

/* Whether a run is most of the page's title, or holds it. */
static bool matches(const char *title, const html_run *r, ws_arena *arena) {
	if (!title || ws_html_is_site_name(title))
		return false;
	const char *a = ws_html_squeeze(title, strlen(title), arena), *b = ws_html_squeeze(r->text, r->len, arena);
	return strlen(b) >= 15 && strlen(a) >= 15 && ((strstr(a, b) && strlen(b) * 2 >= strlen(a)) || strstr(b, a));
}

static bool can_be_headline(const html_run *r) {
	/* A blog's headline links to the page it stands on; a site's own name stands in <h1> too. */
	bool link = r->linked * 2 > r->chars && !(r->heading && r->heading <= 2);
	bool site = r->chars <= 14 && ws_html_is_site_name(r->text);
	return !r->cells && r->chars >= 4 && r->chars <= 160 && !link && !site && r->says == HTML_SAYS_NOTHING;
}

/* Whether a line ends as the titles of documents do, and is longer than the names of columns (通知公告). */
static bool names_document(const html_run *r) {
	static const char *const ends[] = {"报告", "通知", "意见", "办法", "细则", "方案", "预案", "规划", "纲要", "计划", "决定", "决议", "批复", "复函",
	                                   "公告", "通告", "公示", "公报", "通报", "条例", "规定", "说明", "措施", "要点", "解读", "表"};
	enum { COLUMN = 9 };
	for (size_t i = 0; i < G_N_ELEMENTS(ends) && r->chars > COLUMN; i++)
		if (g_str_has_suffix(r->text, ends[i]))
			return true;
	return false;
}

/* How much a run looks like the headline of the page: the page's own title repeats it, or its element says so. */
static int headline_score(const html_run *r, const html_card *card, ws_arena *arena) {
	if (!can_be_headline(r))
		return 0;
	if (matches(card->title, r, arena))
		return 3;
	return r->heading && r->heading <= 3 ? 2 : r->hint == HTML_TITLE ? 1 : 0;
}

/* Whether the first lines of the body say what the headline says. */
static bool begins_with(const html_runs *runs, size_t first, size_t last, const char *headline, ws_arena *arena) {
	const char *want = ws_html_squeeze(headline, strlen(headline), arena);
	g_autoptr(GString) joined = g_string_new(NULL);
	for (size_t i = first; i <= last && i < first + 6; i++) {
		const html_run *r = &runs->runs[i];
		if (!r->keep)
			continue;
		if (r->cells || r->prose)
			return false;
		g_string_append(joined, ws_html_squeeze(r->text, r->len, arena));
		if (joined->len >= 15 && (strstr(joined->str, want) || (strlen(want) >= 15 && g_str_has_suffix(want, joined->str))))
			return true;
	}
	return false;
}

/* The index of the headline, -1 for none: the nearest before the holder, otherwise the first of those at its upper end. Runs inside the
   holder have been judged. */
static int find_headline(html_tree *tree, const html_runs *runs, size_t first, size_t first_solid, size_t last, const html_card *card) {
	int found = -1, best = 0;
	for (size_t back = 0; back < first && back < 60; back++) {
		size_t i = first - 1 - back;
		int score = headline_score(&runs->runs[i], card, tree->arena);
		score = score == 0 && can_be_headline(&runs->runs[i]) && names_document(&runs->runs[i]) ? 1 : score;
		if (score > best && (score == 3 || back < 12)) {
			best = score;
			found = (int)i;
		}
	}
	bool titled = card->title && !ws_html_is_site_name(card->title);
	if (best < 3 && titled && begins_with(runs, first, last, card->title, tree->arena))
		return -1; /* the body brings its own: what stands above is the name of a column */
	for (size_t i = first; found < 0 && i < first_solid && i < first + 12; i++)
		if (headline_score(&runs->runs[i], card, tree->arena) > 0)
			found = (int)i;
	return found;
}

/* 标题：…, as records of portals have it: the length of the label, 0 for none. */
static size_t title_label(const html_run *r) {
	static const char *const labels[] = {"标题：", "标题:", "信息名称：", "名称："};
	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
		if (g_str_has_prefix(r->text, labels[i]))
			return strlen(labels[i]);
	return 0;
}

/* ---- inside ---- */

static bool is_record(const html_run *r) {
	unsigned labels = 0;
	for (size_t i = 0; i < r->n_cells && i < 60; i++)
		labels += ws_html_count_labels(r->cells[i].text) > 0;
	return labels >= 2;
}

static bool is_solid(const html_run *r) {
	bool credit = r->says == HTML_SAYS_CREDIT;
	return (r->prose && r->linked * 2 < r->chars && !is_chrome(r->says) && !credit) || (r->cells && r->numbers >= 3 && !is_record(r));
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
	if (is_chrome(s))
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
		bool again = title_label(r) == 0;
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
static bool judge_inside(html_runs *runs, matter of, ws_arena *arena, size_t *first, size_t *last, size_t *first_solid) {
	size_t last_solid = 0;
	*first = *first_solid = runs->n;
	*last = 0;
	for (size_t i = 0; i < runs->n; i++) {
		html_run *r = &runs->runs[i];
		bool inside = HTML_INFO(r->block)->flags & INSIDE;
		r->zone = inside ? HTML_INSIDE : *first == runs->n ? HTML_BEFORE : HTML_AFTER;
		if (!inside)
			continue;
		*first = MIN(*first, i);
		*last = i;
		if (of == LINKS ? mass_of(r, of) > 0 : is_solid(r)) {
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
		r->keep = r->zone == HTML_INSIDE && !(flags & FOOTER) && keep_inside(r, flags & CHROME, i < *first_solid, i > last_solid);
	}
	return true;
}

/* Gives the headline its place, unless the body says it again. */
static void set_headline(html_run *headline, bool said_again) {
	size_t label = title_label(headline);
	headline->text += label;
	headline->len -= label;
	/* 2025年某市统计公报 2025: the year that a list of pages sorts by, said before. */
	size_t n = headline->len;
	while (n > 0 && g_ascii_isdigit(headline->text[n - 1]))
		n--;
	if (headline->len - n == 4 && n > 1 && headline->text[n - 1] == ' ' && memmem(headline->text, n - 1, headline->text + n, 4))
		headline->len = n - 1;
	/* (2024-07-20): when it was posted. */
	const char *open = headline->len > 12 ? headline->text + headline->len - 12 : "";
	if (*open == '(' && headline->text[headline->len - 1] == ')' && strspn(open + 1, "0123456789-") == 10)
		headline->len -= 12;
	headline->keep = !said_again;
	headline->heading = 1;
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

void ws_html_find_body(html_tree *tree, html_runs *runs, html_card *card) {
	matter of = SENTENCES;
	weigh(tree, runs, of);
	weigh_footers(tree, runs, false);
	weigh_others(tree, runs);
	bool list = is_list(tree, runs);
	if (list)
		weigh_footers(tree, runs, true);
	if (HTML_INFO(tree->body)->mass == 0) {
		of = list ? LINKS : TEXT;
		weigh(tree, runs, of);
		weigh_footers(tree, runs, false);
	}
	bool forum = is_forum(runs);
	xmlNode *holder = find_holder(tree, of, forum ? 40 : 8);
	spread(tree, holder);
	size_t first, last, first_solid;
	if (!judge_inside(runs, of, tree->arena, &first, &last, &first_solid))
		return;
	if (of == LINKS) {
		for (size_t i = first; i <= last; i++) {
			runs->runs[i].keep = runs->runs[i].keep && mass_of(&runs->runs[i], of) > 0;
			trim_dates(&runs->runs[i]);
		}
		card->own = card->title != NULL; /* the page is called what its head says */
		return;
	}
	int headline = find_headline(tree, runs, first, first_solid, last, card);
	xmlNode *scope = find_scope(holder, headline >= 0 ? &runs->runs[headline] : NULL);
	size_t between = 0;
	bool closing = true; /* nothing but the document's last lines so far */
	for (size_t i = 0; i < runs->n; i++) {
		html_run *r = &runs->runs[i];
		unsigned flags = HTML_INFO(r->block)->flags;
		if (r->zone == HTML_AFTER) {
			closing = closing && closes(r, flags & CHROME);
			r->keep = !forum && !(flags & FOOTER) && (closing || keep_after(r, flags & CHROME)) && is_inside(r->block, scope);
		} else if (r->zone == HTML_BEFORE && headline >= 0 && (int)i > headline) {
			between += r->keep = !forum && !(flags & FOOTER) && keep_between(r, flags & CHROME);
		}
		if (i < first_solid && (int)i > headline)
			note_posting(r, card, tree->arena);
	}
	/* A subtitle and speakers are a few lines; more of them are something else. */
	for (int i = headline + 1; between > 6 && i < (int)first; i++)
		runs->runs[i].keep = false;
	if (headline > 0 && is_occasion(&runs->runs[headline - 1]))
		runs->runs[headline - 1].keep = true;
	drop_readers(runs, first_solid);
	drop_empty_end(runs);
	for (int i = headline; i >= 0 && i + 10 > headline; i--)
		note_posting(&runs->runs[i], card, tree->arena);
	if (headline >= 0) {
		html_run *h = &runs->runs[headline];
		set_headline(h, begins_with(runs, MAX(first, (size_t)headline + 1), last, h->text, tree->arena));
		card->own = false;
	} else if (card->own && card->title && begins_with(runs, first, last, card->title, tree->arena)) {
		card->own = false;
	}
}
