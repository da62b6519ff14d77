/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which run is the headline: the one that the page's own title or its meta repeats, or else the nearest <h1>, class "title" and so on, or a
   line that ends as titles of documents do. */
#include <string.h>

#include "indexer/reader/format/html_headline.h"
#include "indexer/reader/format/html_words.h"

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

bool ws_html_begins_with(const html_runs *runs, size_t first, size_t last, const char *headline, ws_arena *arena) {
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

int ws_html_find_headline(html_tree *tree, const html_runs *runs, size_t first, size_t first_solid, size_t last, const html_card *card) {
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
	if (best < 3 && titled && ws_html_begins_with(runs, first, last, card->title, tree->arena))
		return -1; /* the body brings its own: what stands above is the name of a column */
	for (size_t i = first; found < 0 && i < first_solid && i < first + 12; i++)
		if (headline_score(&runs->runs[i], card, tree->arena) > 0)
			found = (int)i;
	return found;
}

size_t ws_html_title_label(const html_run *r) {
	static const char *const labels[] = {"标题：", "标题:", "信息名称：", "名称："};
	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
		if (g_str_has_prefix(r->text, labels[i]))
			return strlen(labels[i]);
	return 0;
}

void ws_html_set_headline(html_run *headline, bool said_again) {
	size_t label = ws_html_title_label(headline);
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
