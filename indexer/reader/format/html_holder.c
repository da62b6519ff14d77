/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which element of a page holds the document: the one that the sentences are in.

   1. A run that reads like prose, and a table with figures, has mass: its characters that are not links. Footers and breadcrumbs that know
      themselves (html_words) have none, nor has what stands with them.
   2. From <body> down, the child with most mass is entered as long as hardly any mass (8 %) stays outside it; siblings that are mostly
      links or call themselves navigation do not count. Where it ends is the element that holds the document. A document spread over
      siblings keeps their parent, so nothing is lost to a wrong turn. */
#include "indexer/reader/format/html_holder.h"
#include "indexer/reader/format/html_words.h"

/* ---- mass ---- */

uint32_t ws_html_mass(const html_run *r, html_matter of) {
	enum { TITLE = 10 }; /* characters: what sites call their own pages is shorter */
	uint32_t own = r->chars - MIN(r->linked, r->chars);
	if (r->cells)
		return r->linked * 3 < r->chars && (r->numbers >= 3 || own >= 100) ? own : 0;
	if (of != HTML_OF_SENTENCES && r->says != HTML_SAYS_NOTHING && r->says != HTML_SAYS_DATE)
		return 0;
	if (of == HTML_OF_LINKS)
		return r->linked * 2 > r->chars && r->chars >= TITLE && r->links <= 2 ? r->chars : 0;
	if (of == HTML_OF_TEXT && r->file)
		return r->chars;
	if (!(of == HTML_OF_TEXT || r->prose) || r->linked * 2 > r->chars || ws_html_says_chrome(r->says))
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

static void weigh(html_tree *tree, const html_runs *runs, html_matter of) {
	for (size_t i = 0; i < runs->n; i++) {
		uint32_t mass = ws_html_mass(&runs->runs[i], of);
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

bool ws_html_is_inside(const xmlNode *n, const xmlNode *element) {
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
		below = below || ws_html_mass(&runs->runs[i], HTML_OF_SENTENCES) > 0;
		if (!below || runs->runs[i].cells || runs->runs[i].says != HTML_SAYS_OTHERS || element == tree->body)
			continue;
		while (element->parent != tree->body && HTML_INFO(element->parent)->mass <= body->mass / SMALL &&
		       !ws_html_is_inside(runs->runs[i - 1].block, element->parent))
			element = element->parent;
		if (HTML_INFO(element)->mass <= body->mass / SMALL && !ws_html_is_inside(runs->runs[i - 1].block, element))
			discount(tree, element);
	}
}

/* A page with hardly a sentence whose links say far more than its text: a list of documents. A file among them makes it a document. */
static bool is_list(const html_tree *tree, const html_runs *runs) {
	enum { LEAST = 5, FEW = 60 };
	uint32_t titles = 0, links = 0, text = 0;
	for (size_t i = 0; i < runs->n; i++) {
		uint32_t mass = ws_html_mass(&runs->runs[i], HTML_OF_LINKS);
		titles += mass > 0;
		links += mass;
		text += ws_html_mass(&runs->runs[i], HTML_OF_TEXT);
		if (runs->runs[i].file)
			return false;
	}
	return HTML_INFO(tree->body)->mass < FEW && titles >= LEAST && links > text;
}

/* ---- the way down ---- */

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
static bool is_beside(const html_info *info, html_matter of) {
	bool linked = of != HTML_OF_LINKS && info->linked * 2 > info->text;
	return info->hint == HTML_CHROME || info->hint == HTML_FOOTER || linked || is_abstracts(info);
}

/* By which the child to enter is chosen: abstracts only when there is nothing else. */
static uint64_t heft(const html_info *info) {
	return is_abstracts(info) ? info->mass : (uint64_t)info->mass << 32;
}

static xmlNode *find_holder(html_tree *tree, html_matter of, unsigned percent) {
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

static void spread(html_tree *tree, xmlNode *holder) {
	for (xmlNode *at = tree->body; at;) {
		bool into = enters(at);
		if (into) {
			html_info *info = HTML_INFO(at);
			info->flags = at == tree->body ? 0 : HTML_INFO(at->parent)->flags;
			if (at == holder)
				info->flags |= HTML_FLAG_INSIDE;
			if (info->hint == HTML_CHROME && !info->path)
				info->flags |= HTML_FLAG_CHROME;
			if (info->hint == HTML_FOOTER)
				info->flags |= HTML_FLAG_CHROME | HTML_FLAG_FOOTER;
		}
		at = ws_html_walk(tree->body, at, into, NULL, NULL);
	}
}

html_holder ws_html_find_holder(html_tree *tree, const html_runs *runs) {
	enum { OUTSIDE = 8, OUTSIDE_POSTS = 40 }; /* percent of the mass that may stay outside */
	html_holder h = {.of = HTML_OF_SENTENCES, .forum = is_forum(runs)};
	weigh(tree, runs, h.of);
	weigh_footers(tree, runs, false);
	weigh_others(tree, runs);
	bool list = is_list(tree, runs);
	if (list)
		weigh_footers(tree, runs, true);
	if (HTML_INFO(tree->body)->mass == 0) {
		h.of = list ? HTML_OF_LINKS : HTML_OF_TEXT;
		weigh(tree, runs, h.of);
		weigh_footers(tree, runs, false);
	}
	h.element = find_holder(tree, h.of, h.forum ? OUTSIDE_POSTS : OUTSIDE);
	spread(tree, h.element);
	return h;
}
