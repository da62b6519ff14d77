/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web pages: the document in them, without the site around it. How it is found is told in html_body.c. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libxml/xmlversion.h>

#include "indexer/reader/format/html_parts.h"
#include "indexer/reader/format/html_words.h"

/* ---- the card: what <head> says ---- */

static const char *trimmed(const char *s, ws_arena *arena) {
	if (!s)
		return NULL;
	size_t len;
	char *clean = ws_clean(arena, s, strlen(s), &len);
	/* Line ends and runs of blanks inside a title are the editor's. */
	size_t n = 0;
	bool gap = false;
	for (char *p = clean; *p; p++) {
		bool blank = (unsigned char)*p <= ' ';
		if (!blank && gap && n > 0)
			clean[n++] = ' ';
		if (!blank)
			clean[n++] = *p;
		gap = blank;
	}
	clean[n] = '\0';
	return n > 0 ? clean : NULL;
}

static bool all_digits(const char *p, int n) {
	for (int i = 0; i < n; i++)
		if (!g_ascii_isdigit(p[i]))
			return false;
	return true;
}

const char *ws_html_date(const char *text, ws_arena *arena) {
	for (const char *p = text; p && *p; p++) {
		if (!all_digits(p, 4) || (p > text && g_ascii_isdigit(p[-1])) || (p[0] != '1' && p[0] != '2'))
			continue;
		const char *q = p + 4;
		long part[2] = {0, 0};
		for (int i = 0; i < 2; i++) {
			while (*q && (strchr("-/. ", *q) || !strncmp(q, "年", 3) || !strncmp(q, "月", 3)))
				q += strchr("-/. ", *q) ? 1 : 3;
			char *end;
			part[i] = g_ascii_isdigit(*q) ? strtol(q, &end, 10) : 0;
			if (part[i])
				q = end;
		}
		if (part[0] >= 1 && part[0] <= 12 && part[1] >= 1 && part[1] <= 31)
			return ws_arena_printf(arena, "%.4s-%02ld-%02ld", p, part[0], part[1]);
	}
	return NULL;
}

enum { META_TITLE, META_SITE, META_POSTED, METAS };

static const struct {
	const char *name;
	int what;
} metas[] = {
	{"ArticleTitle", META_TITLE}, {"og:title", META_TITLE}, {"SiteName", META_SITE}, {"og:site_name", META_SITE}, {"PubDate", META_POSTED},
	{"article:published_time", META_POSTED}, {"publishdate", META_POSTED},
};

/* "题目_栏目_XX市人民政府" and its like: the title is the first part, the site the last part that names one. */
static void split_title(html_card *card, const char *title, ws_arena *arena) {
	const char *engine = strstr(title, " - Powered by ");
	if (engine)
		title = ws_arena_copy(arena, title, (size_t)(engine - title));
	static const char *const marks[] = {" - ", "_", "|", " – ", " — ", "-"};
	for (size_t m = 0; m < G_N_ELEMENTS(marks); m++) {
		const char *at = strstr(title, marks[m]), *last = NULL;
		for (const char *p = at; p; p = strstr(p + 1, marks[m]))
			last = p;
		if (!at)
			continue;
		const char *first = ws_arena_copy(arena, title, (size_t)(at - title)), *end = last + strlen(marks[m]);
		while (*end == ' ')
			end++;
		if (ws_html_is_site_name(end)) {
			card->site = card->site ? card->site : end;
			card->title = trimmed(first, arena);
			return;
		}
		if (ws_html_is_site_name(first)) {
			card->site = card->site ? card->site : trimmed(first, arena);
			card->title = trimmed(at + strlen(marks[m]), arena);
			return;
		}
	}
	card->title = title;
}

static html_card read_card(const html_tree *tree) {
	html_card card = {0};
	const char *found[METAS] = {0}, *title = NULL;
	xmlNode *root = xmlDocGetRootElement(tree->doc);
	for (xmlNode *at = root; at; at = ws_html_walk(root, at, true, NULL, NULL)) {
		if (at->type != XML_ELEMENT_NODE)
			continue;
		if (!title && !strcmp((const char *)at->name, "title") && at->children && at->children->content) {
			title = trimmed((const char *)at->children->content, tree->arena);
			card.title_line = HTML_LINE(at->children);
		}
		if (strcmp((const char *)at->name, "meta"))
			continue;
		const char *name = ws_html_attribute(at, "name"), *content = ws_html_attribute(at, "content");
		if (!name)
			name = ws_html_attribute(at, "property");
		name = trimmed(name, tree->arena);
		for (size_t i = 0; name && content && i < G_N_ELEMENTS(metas); i++)
			if (!strcasecmp(name, metas[i].name) && !found[metas[i].what])
				found[metas[i].what] = trimmed(content, tree->arena);
	}
	card.site = found[META_SITE];
	if (title)
		split_title(&card, title, tree->arena);
	if (found[META_TITLE] && !(card.site && !strcmp(found[META_TITLE], card.site))) {
		card.title = found[META_TITLE];
		card.own = true;
	}
	if (found[META_POSTED])
		card.posted = ws_html_date(found[META_POSTED], tree->arena);
	return card;
}

/* ---- writing ---- */

static bool write_run(const html_run *r, ws_output *out) {
	ws_block *block;
	if (r->cells) {
		block = ws_output_table(out, r->cells, r->cut ? SIZE_MAX : r->n_cells);
	} else {
		block = ws_output_text(out, r->pre ? WS_BLOCK_LINE : WS_BLOCK_PARAGRAPH, r->text, r->len);
	}
	if (!block)
		return false;
	block->heading = r->heading;
	block->line = r->line;
	block->line_end = MAX(r->line, r->line_end);
	block->flags = (r->bold ? WS_BLOCK_BOLD : 0) | (r->centred ? WS_BLOCK_CENTRED : 0) | (r->gap ? WS_BLOCK_AFTER_GAP : 0);
	return true;
}

static bool write_all(const html_runs *runs, const html_card *card, ws_output *out, GError **error) {
	if (card->own && card->title) {
		ws_block *block = ws_output_text(out, WS_BLOCK_PARAGRAPH, card->title, strlen(card->title));
		if (!block)
			return ws_output_full(out, error);
		block->heading = 1;
		block->line = block->line_end = card->title_line;
	}
	for (size_t i = 0; i < runs->n; i++)
		if (runs->runs[i].keep && !write_run(&runs->runs[i], out))
			return ws_output_full(out, error);
	return true;
}

/* Characters of the document found. */
static uint64_t kept(const html_runs *runs) {
	uint64_t n = 0;
	for (size_t i = 0; i < runs->n; i++)
		n += runs->runs[i].keep ? runs->runs[i].chars : 0;
	return n;
}

/* What the page says about the text and is no part of it: labels with their values, which may stand in a run or a cell of their own. */
static const char *information(const html_runs *runs, ws_arena *arena) {
	enum { MOST = 4000 };
	g_autoptr(GString) lines = g_string_new(NULL);
	bool open = false;
	for (size_t i = 0; i < runs->n && lines->len < MOST; i++) {
		const html_run *r = &runs->runs[i];
		bool labels = false;
		for (size_t k = 0; !r->keep && k < r->n_cells && k < 60; k++)
			labels = labels || ws_html_count_labels(r->cells[k].text) > 0;
		for (size_t k = 0; labels && k < r->n_cells && k < 60; k++)
			g_string_append_printf(lines, "%s\n", r->cells[k].text);
		if (r->keep || r->cells || r->chars > 200) {
			open = false;
			continue;
		}
		if (ws_html_count_labels(r->text) > 0 || ws_html_what_it_says(r->text, r->len, r->chars) == HTML_SAYS_POSTING || open)
			g_string_append_printf(lines, "%.*s\n", (int)r->len, r->text);
		open = g_str_has_suffix(r->text, "：") || g_str_has_suffix(r->text, ":");
	}
	return lines->len ? ws_arena_copy(arena, lines->str, lines->len) : NULL;
}

/* A page that is all chrome by its words: everything is shown rather than nothing. */
static void keep_anything(html_runs *runs) {
	for (size_t i = 0; i < runs->n; i++)
		runs->runs[i].keep = runs->runs[i].linked * 2 <= runs->runs[i].chars;
}

static bool read_html(const ws_source *source, ws_output *out, GError **error) {
	html_tree tree;
	if (!ws_html_parse(&tree, source->text, source->text_len, false, out->arena, error))
		return false;
	html_card card = read_card(&tree);
	html_runs runs = ws_html_cut(&tree);
	ws_html_find_body(&tree, &runs, &card);
	uint64_t found = kept(&runs);
	bool ok = true;
	if (found < 500) {
		/* Too little for a document: perhaps its text is hidden until a script shows it. Worth it only when there is far more of it. */
		html_tree all;
		if (ws_html_parse(&all, source->text, source->text_len, true, out->arena, NULL)) {
			html_card again = read_card(&all);
			html_runs shown = ws_html_cut(&all);
			ws_html_find_body(&all, &shown, &again);
			if (kept(&shown) > found * 4 + 200) {
				runs = shown;
				card = again;
			}
			if (kept(&runs) == 0)
				keep_anything(&runs);
			ok = write_all(&runs, &card, out, error);
			xmlFreeDoc(all.doc);
		}
	} else {
		ok = write_all(&runs, &card, out, error);
	}
	out->blocks.title = card.title;
	out->blocks.site = card.site;
	out->blocks.posted = card.posted;
	out->blocks.info = information(&runs, out->arena);
	xmlFreeDoc(tree.doc);
	return ok;
}

/* ---- the format's row ---- */

/* Markup near the beginning: a doctype, <html>, <head>, <meta>, or several common tags. Text that merely mentions a tag is not HTML. */
static bool sniff_html(const ws_source *source) {
	static const char *const sure[] = {"<!doctype html", "<html", "<head", "<body", "<meta ", "<title>"};
	static const char *const likely[] = {"<p>",   "<p ",     "<div",    "<table", "<td", "<br", "</p>", "</div>",
	                                     "<span", "<script", "<a href", "<h1",    "<h2", "<ul", "<li"};
	char start[4097];
	size_t n = MIN(source->text_len, sizeof start - 1);
	for (size_t i = 0; i < n; i++)
		start[i] = g_ascii_tolower(source->text[i] ? source->text[i] : ' ');
	start[n] = '\0';
	const char *p = start;
	while (*p && (unsigned char)*p <= ' ')
		p++;
	bool tag_first = *p == '<';
	for (size_t i = 0; i < G_N_ELEMENTS(sure); i++) {
		const char *at = strstr(start, sure[i]);
		if (at && (tag_first || (at - p) < 512))
			return true;
	}
	unsigned tags = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(likely); i++)
		for (const char *at = start; (at = strstr(at, likely[i])); at++)
			tags++;
	return tags >= (tag_first ? 2 : 6);
}

static const char *version(void) {
	return "libxml2 " LIBXML_DOTTED_VERSION;
}

const ws_format ws_format_html = {.name = "html", .text = true, .sniff = sniff_html, .read = read_html, .version = version};
