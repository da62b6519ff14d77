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
      and so on. It is the document's first block, and what stands between it and the body (a subtitle, a meeting, a speaker) belongs to
      the document unless it is a posting line. When the body begins with the headline once more, the body's own is kept.
   5. After it, only sentences that stand near and do not know themselves are kept: a closing note that an editor left outside.

   Measured on 39 pages of 33 sites (portals of governments, of people's congresses and of statistics bureaus, newspapers, a blog, a
   platform), every kept and every dropped run looked at:

       runs of the pages                      4 552       kept as the document       3 114
       kept, but chrome                           3        (附件下载：…, 数据图表略，请访问原文地址 twice)
       dropped, but part of the document          1        (the line above a newspaper's headline)
       documents whose body was not found         0

   Not handled: a forum thread (told by what forums write around posts) keeps its longest post only when that has most of the text,
   otherwise all of them; text that a script would fetch is not there; a column of news with abstracts beside a short document stays. */
#include <string.h>

#include "indexer/reader/format/html_parts.h"
#include "indexer/reader/format/html_words.h"

static bool is_chrome(html_says s) {
	return s == HTML_SAYS_CHROME || s == HTML_SAYS_FOOTER;
}

/* ---- mass ---- */

static uint32_t mass_of(const html_run *r, bool any) {
	uint32_t own = r->chars - MIN(r->linked, r->chars);
	if (r->cells)
		return r->linked * 3 < r->chars && (r->numbers >= 3 || own >= 100) ? own : 0;
	if (!(any || r->prose) || r->linked * 2 > r->chars || is_chrome(r->says))
		return 0;
	return own;
}

static void add_up(xmlNode *node, void *data) {
	html_info *info = node->_private;
	if (!info || node == data || !node->parent->_private)
		return;
	HTML_INFO(node->parent)->mass += info->mass;
	HTML_INFO(node->parent)->runs += info->runs;
}

static bool enters(const xmlNode *at) {
	return at->type == XML_ELEMENT_NODE && at->_private && !HTML_INFO(at)->hidden && HTML_INFO(at)->role != HTML_DROP;
}

static void weigh(html_tree *tree, const html_runs *runs, bool any) {
	for (size_t i = 0; i < runs->n; i++) {
		uint32_t mass = mass_of(&runs->runs[i], any);
		HTML_INFO(runs->runs[i].block)->mass += mass;
		HTML_INFO(runs->runs[i].block)->runs += mass > 0;
	}
	for (xmlNode *at = tree->body; at;)
		at = ws_html_walk(tree->body, at, enters(at), add_up, tree->body);
}

/* Where a run is a site's imprint, so is the largest element around it that is not most of the page: addresses and telephone numbers read
   like prose to a machine. */
static void weigh_footers(html_tree *tree, const html_runs *runs) {
	enum { MOST = 800 };
	for (size_t i = 0; i < runs->n; i++) {
		const html_run *r = &runs->runs[i];
		if (r->cells || r->says != HTML_SAYS_FOOTER)
			continue;
		xmlNode *footer = r->block;
		while (footer != tree->body && footer->parent != tree->body) {
			html_info *above = HTML_INFO(footer->parent);
			if (above->text - MIN(above->linked, above->text) > MOST || above->mass * 3 > HTML_INFO(tree->body)->mass * 2)
				break;
			footer = footer->parent;
		}
		html_info *info = HTML_INFO(footer);
		if (footer == tree->body || info->mass * 3 > HTML_INFO(tree->body)->mass * 2)
			continue;
		info->hint = HTML_FOOTER;
		uint32_t mass = info->mass, number = info->runs;
		for (xmlNode *n = footer; n && n->_private; n = n == tree->body ? NULL : n->parent) {
			HTML_INFO(n)->mass -= MIN(mass, HTML_INFO(n)->mass);
			HTML_INFO(n)->runs -= MIN(number, HTML_INFO(n)->runs);
		}
	}
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

static xmlNode *find_holder(html_tree *tree, unsigned percent) {
	xmlNode *holder = tree->body;
	for (;;) {
		html_info *info = HTML_INFO(holder);
		info->path = true;
		xmlNode *best = NULL;
		uint32_t beside = info->mass;
		for (xmlNode *child = holder->children; child; child = child->next) {
			if (!enters(child))
				continue;
			html_info *c = HTML_INFO(child);
			bool chrome = c->hint == HTML_CHROME || c->hint == HTML_FOOTER || c->linked * 2 > c->text;
			if (!best || c->mass > HTML_INFO(best)->mass)
				best = child;
			if (chrome)
				beside -= c->mass;
		}
		if (!best || HTML_INFO(best)->mass == 0)
			return holder;
		html_info *b = HTML_INFO(best);
		if (!(b->hint == HTML_CHROME || b->linked * 2 > b->text))
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
	bool link = r->linked * 2 > r->chars && !(r->heading && r->heading <= 2), site = r->chars <= 14 && ws_html_is_site_name(r->text);
	return !r->cells && r->chars >= 4 && r->chars <= 160 && !link && !site && r->says == HTML_SAYS_NOTHING;
}

/* How much a run looks like the headline of the page: the page's own title repeats it, or its element says so. */
static int headline_score(const html_run *r, const html_card *card, ws_arena *arena) {
	if (!can_be_headline(r))
		return 0;
	return matches(card->title, r, arena) ? 3 : r->heading && r->heading <= 3 ? 2 : r->hint == HTML_TITLE ? 1 : 0;
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

/* ---- inside ---- */

static bool is_record(const html_run *r) {
	unsigned labels = 0;
	for (size_t i = 0; i < r->n_cells && i < 60; i++)
		labels += ws_html_count_labels(r->cells[i].text) > 0;
	return labels >= 2;
}

static bool is_solid(const html_run *r) {
	return (r->prose && r->linked * 2 < r->chars && !is_chrome(r->says)) || (r->cells && r->numbers >= 3 && !is_record(r));
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
	bool link = r->linked * 5 >= r->chars * 4 && !r->file && !memmem(r->text, r->len, "《", strlen("《"));
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

static bool keep_after(const html_run *r, bool chrome) {
	return !chrome && !is_disclaimer(r) && !r->cells && r->prose && r->chars >= 20 && r->linked * 3 < r->chars &&
	       r->says == HTML_SAYS_NOTHING;
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

static bool is_near(const html_run *r, const xmlNode *scope) {
	const xmlNode *n = r->block;
	for (int up = 0; n && n->_private && up < 64; n = n->parent, up++)
		if (n == scope)
			return true;
	return false;
}

/* Judges the runs of the holder; *first and *last are its first and last run, *first_solid the first that reads like a document. */
static bool judge_inside(html_runs *runs, size_t *first, size_t *last, size_t *first_solid) {
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
		if (is_solid(r)) {
			*first_solid = MIN(*first_solid, i);
			last_solid = i;
		}
	}
	if (*first == runs->n)
		return false;
	if (*first_solid == runs->n)
		*first_solid = last_solid = *first; /* nothing reads like a sentence: both ends are the whole */
	for (size_t i = *first; i <= *last; i++) {
		html_run *r = &runs->runs[i];
		unsigned flags = HTML_INFO(r->block)->flags;
		r->keep = r->zone == HTML_INSIDE && !(flags & FOOTER) && keep_inside(r, flags & CHROME, i < *first_solid, i > last_solid);
	}
	return true;
}

/* Gives the headline its place, unless the body says it again. */
static void set_headline(html_run *headline, bool said_again) {
	static const char *const labels[] = {"标题：", "标题:", "信息名称：", "名称："};
	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
		if (g_str_has_prefix(headline->text, labels[i])) {
			headline->text += strlen(labels[i]);
			headline->len -= strlen(labels[i]);
		}
	/* 2025年某市统计公报 2025: the year that a list of pages sorts by, said before. */
	size_t n = headline->len;
	while (n > 0 && g_ascii_isdigit(headline->text[n - 1]))
		n--;
	if (headline->len - n == 4 && n > 1 && headline->text[n - 1] == ' ' && memmem(headline->text, n - 1, headline->text + n, 4))
		headline->len = n - 1;
	headline->keep = !said_again;
	headline->heading = 1;
}

void ws_html_find_body(html_tree *tree, html_runs *runs, html_card *card) {
	weigh(tree, runs, false);
	if (HTML_INFO(tree->body)->mass == 0)
		weigh(tree, runs, true);
	weigh_footers(tree, runs);
	bool forum = is_forum(runs);
	xmlNode *holder = find_holder(tree, forum ? 40 : 8);
	spread(tree, holder);
	size_t first, last, first_solid;
	if (!judge_inside(runs, &first, &last, &first_solid))
		return;
	int headline = find_headline(tree, runs, first, first_solid, last, card);
	xmlNode *scope = find_scope(holder, headline >= 0 ? &runs->runs[headline] : NULL);
	size_t between = 0;
	for (size_t i = 0; i < runs->n; i++) {
		html_run *r = &runs->runs[i];
		unsigned flags = HTML_INFO(r->block)->flags;
		if (r->zone == HTML_AFTER)
			r->keep = !forum && !(flags & FOOTER) && keep_after(r, flags & CHROME) && is_near(r, scope);
		else if (r->zone == HTML_BEFORE && headline >= 0 && (int)i > headline)
			between += r->keep = !forum && !(flags & FOOTER) && keep_between(r, flags & CHROME);
		if (i < first_solid && (int)i > headline)
			note_posting(r, card, tree->arena);
	}
	/* A subtitle and speakers are a few lines; more of them are something else. */
	for (int i = headline + 1; between > 6 && i < (int)first; i++)
		runs->runs[i].keep = false;
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
