/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page cut into runs: the text between two block boundaries, however many inline elements it is spread over.

       <p>一、<b>预算</b>执行<br>情况</p>  ->  "一、预算执行\n情况"

   White space is collapsed as browsers do, but a line end between two Han leaves nothing. <br> ends a line; whether it ends a paragraph
   is told from the lines of the run themselves: pages that use it so have lines that end in full stops or begin with an indent, a title
   over two lines has neither. */
#include <stdlib.h>
#include <string.h>

#include "indexer/reader/format/html_parts.h"
#include "indexer/reader/format/html_words.h"
#include "indexer/reader/format/lists.h"
#include "indexer/reader/format/marks.h"

typedef struct {
	html_tree *tree;
	html_run *runs;
	size_t n, cap;
	GString *text;      /* of the run in the making; LF at <br> */
	html_run now;       /* its features */
	enum { NOTHING, SPACE, LINE_END } pending;
	uint32_t line;      /* of the character being read */
	uint32_t bold_chars;
	unsigned bold, pre, links, files; /* open elements */
	bool fresh;         /* nothing of the last link has been read */
	xmlNode *block;     /* innermost open block element */
	GArray *counts;     /* of open <ol>: the next number */
	const char *number; /* of the item that begins, to stand before its first character; NULL */
	size_t raised;      /* where in the text the open <sup> begins; NONE */
	uint32_t raised_chars;
	GArray *lines;      /* of the run: the source line of each of its lines */
} cutter;

static const size_t NONE = SIZE_MAX;

/* ---- characters ---- */

static bool is_wide(const char *p) {
	return (unsigned char)*p >= 0xe2; /* Han, kana and Chinese punctuation; also dashes and quotes */
}

static const char *last_char(const GString *s) {
	const char *p = s->str + s->len;
	do
		p--;
	while (p > s->str && ((unsigned char)*p & 0xc0) == 0x80);
	return p;
}

/* Spaces that HTML does not collapse: no-break, ideographic, em and en; and what has no width at all. Length of the one at s, 0 for none.
   */
static size_t blank_char(const char *s, size_t len) {
	unsigned char a = (unsigned char)s[0], b = len > 1 ? (unsigned char)s[1] : 0, c = len > 2 ? (unsigned char)s[2] : 0;
	if ((a == 0xc2 && (b == 0xa0 || b == 0xad)))
		return 2;
	if ((a == 0xe3 && b == 0x80 && c == 0x80) || (a == 0xe2 && b == 0x80 && c >= 0x80 && c <= 0x8f) ||
	    (a == 0xef && b == 0xbb && c == 0xbf))
		return 3;
	return 0;
}

/* Private-use characters draw icons on web pages: alone they are no text. */
static bool is_icon(const char *s, size_t len) {
	unsigned char a = (unsigned char)s[0];
	return len == 3 && (a == 0xee || (a == 0xef && (unsigned char)s[1] < 0xa4));
}

static bool at_line_start(const cutter *c) {
	return c->text->len == 0 || c->text->str[c->text->len - 1] == '\n';
}

static void begin_line(cutter *c) {
	if (!c->now.block) { /* the first of the run: <pre> may begin with empty lines */
		c->now.line = c->line;
		c->now.block = c->block;
	}
	g_array_append_val(c->lines, c->line);
}

static void put_char(cutter *c, const char *p, size_t n) {
	if (c->number && (unsigned char)*p > ' ' && !blank_char(p, n)) {
		const char *number = c->number;
		c->number = NULL;
		for (size_t i = 0; number[i]; i += (unsigned char)number[i] < 0x80 ? 1 : 3)
			put_char(c, number + i, (unsigned char)number[i] < 0x80 ? 1 : 3);
	}
	if (at_line_start(c)) {
		begin_line(c);
	} else if (c->pending != NOTHING) {
		if (c->pending == SPACE || !is_wide(p) || !is_wide(last_char(c->text)))
			g_string_append_c(c->text, ' ');
	}
	c->pending = NOTHING;
	g_string_append_len(c->text, p, (gssize)n);
	c->now.line_end = c->line;
	if (!blank_char(p, n) && !is_icon(p, n)) {
		c->now.chars++;
		c->now.linked += c->links > 0;
		c->now.links += c->links > 0 && c->fresh;
		c->fresh = c->fresh && !c->links;
		c->bold_chars += c->bold > 0;
		c->now.file = c->now.file || c->files > 0;
	}
}

static void put_text(cutter *c, const xmlNode *node) {
	c->line = HTML_LINE(node);
	for (const char *p = (const char *)node->content; *p;) {
		unsigned char b = (unsigned char)*p;
		size_t n = b < 0x80 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
		if (b == '\n' && c->pre) {
			g_string_append_c(c->text, '\n');
		} else if (b == ' ' || b == '\t' || b == '\n' || b == '\r') {
			if (c->pre && b != '\r')
				put_char(c, p, 1);
			else if (b == '\n')
				c->pending = c->pending == SPACE ? SPACE : LINE_END;
			else if (c->pending == NOTHING)
				c->pending = SPACE;
		} else {
			put_char(c, p, n);
		}
		c->line += b == '\n';
		p += n;
	}
}

/* ---- ending a run ---- */

static bool is_blank(const char *s, size_t len) {
	for (size_t i = 0; i < len;) {
		size_t w = (unsigned char)s[i] <= ' ' ? 1 : blank_char(s + i, len - i);
		if (!w)
			return false;
		i += w;
	}
	return true;
}

static bool ends_sentence(const char *s, size_t len) {
	static const char *const stops[] = {"。", "；", "：", "！", "？", "”", "）", ".", ";", ":", ")"};
	while (len > 0 && s[len - 1] == ' ')
		len--;
	for (size_t i = 0; i < G_N_ELEMENTS(stops); i++) {
		size_t n = strlen(stops[i]);
		if (len >= n && !memcmp(s + len - n, stops[i], n))
			return true;
	}
	return false;
}

/* Two or more ideographic or no-break spaces: an indent that someone typed. */
static bool is_indented(const char *s, size_t len) {
	size_t n = 0;
	for (size_t w; len > 0 && (w = blank_char(s, len)); ) {
		n += w == 3 ? 2 : 1;
		s += w;
		len -= w;
	}
	return n >= 2;
}

/* Whether text reads like prose: long enough, with the punctuation of a sentence. */
static bool is_prose(const char *s, size_t len, uint32_t chars) {
	static const char *const marks[] = {"，", "。", "；"};
	if (chars < 15)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (memmem(s, len, marks[i], strlen(marks[i])))
			return true;
	return false;
}

static uint32_t count_chars(const char *s, size_t len) {
	uint32_t n = 0;
	for (size_t i = 0; i < len; i++)
		n += (unsigned char)s[i] > ' ' && ((unsigned char)s[i] & 0xc0) != 0x80;
	return n;
}

static size_t without_trailing_blanks(const char *s, size_t len) {
	while (len > 0) {
		size_t w = (unsigned char)s[len - 1] <= ' '              ? 1
		           : len >= 2 && blank_char(s + len - 2, 2) == 2 ? 2
		           : len >= 3 && blank_char(s + len - 3, 3) == 3 ? 3
		                                                         : 0;
		if (!w)
			break;
		len -= w;
	}
	return len;
}

static html_run *add(cutter *c, const html_run *like, char *text, size_t len) {
	len = without_trailing_blanks(text, len);
	text[len] = '\0';
	c->runs = ws_arena_grow(c->tree->arena, c->runs, c->n, &c->cap, sizeof *c->runs);
	html_run *run = &c->runs[c->n++];
	*run = *like;
	run->text = text;
	run->len = len;
	run->prose = is_prose(text, len, run->chars - run->linked);
	run->says = run->cells ? HTML_SAYS_NOTHING : ws_html_what_it_says(text, len, run->chars);
	const html_run *above = c->n > 1 ? run - 1 : NULL;
	run->teaser = above && run->prose && above->linked * 5 >= above->chars * 4 && above->chars >= 4 && !above->file;
	return run;
}

typedef struct {
	char *text;
	size_t len;
	uint32_t line;
	bool gap; /* an empty line before it */
} piece;

static bool parts(const piece *p, size_t i) {
	return ends_sentence(p[i].text, p[i].len) || is_indented(p[i + 1].text, p[i + 1].len);
}

/* Lines of a run as paragraphs of their own when most of them end like one, else one paragraph with its line ends kept. */
static void add_pieces(cutter *c, piece *p, size_t n) {
	size_t ended = 0;
	for (size_t i = 0; i + 1 < n; i++)
		ended += parts(p, i);
	bool apart = c->now.pre || (n > 1 && ended * 2 >= n - 1);
	for (size_t i = 0; i < n;) {
		size_t j = i + 1;
		while (!apart && j < n && !p[j].gap)
			j++;
		const char *end = p[j - 1].text + p[j - 1].len;
		html_run like = c->now;
		like.line = p[i].line;
		like.line_end = j < n ? p[j - 1].line : c->now.line_end;
		like.gap = p[i].gap || (i == 0 && c->now.gap);
		if (n > 1) {
			/* Shares of the whole: precise enough for what decides on them. */
			like.chars = count_chars(p[i].text, (size_t)(end - p[i].text));
			like.linked = c->now.chars ? (uint32_t)((uint64_t)like.chars * c->now.linked / c->now.chars) : 0;
		}
		add(c, &like, p[i].text, (size_t)(end - p[i].text));
		i = j;
	}
}

static void flush(cutter *c) {
	c->pending = NOTHING;
	if (c->text->len == 0)
		return;
	if (c->now.chars == 0) {
		c->now.gap = true;
	} else {
		c->now.bold = c->bold_chars * 10 >= c->now.chars * 9;
		char *text = ws_arena_copy(c->tree->arena, c->text->str, c->text->len), *end = text + c->text->len;
		size_t most = c->lines->len + 1, n = 0;
		piece *pieces = ws_arena_take(c->tree->arena, most * sizeof *pieces);
		bool gap = false;
		uint32_t line = 0;
		for (char *p = text; p <= end;) {
			char *lf = memchr(p, '\n', (size_t)(end - p));
			size_t len = (size_t)((lf ? lf : end) - p);
			if (len > 0) {
				uint32_t at = g_array_index(c->lines, uint32_t, MIN(line, c->lines->len - 1));
				line++;
				if (!is_blank(p, len)) {
					pieces[n++] = (piece){p, len, at, gap};
					gap = false;
				} else {
					gap = true;
				}
			} else {
				gap = n > 0;
			}
			p += len + 1;
		}
		add_pieces(c, pieces, n);
		c->now.gap = false;
	}
	g_string_truncate(c->text, 0);
	g_array_set_size(c->lines, 0);
	c->raised = NONE;
	bool held = c->now.gap;
	c->now = (html_run){.gap = held};
	c->bold_chars = 0;
}

/* ---- walking ---- */

static void add_table(cutter *c, xmlNode *table) {
	size_t n;
	bool cut;
	ws_block_cell *cells = ws_html_lay_out(table, c->tree->arena, &n, &cut);
	html_info *info = HTML_INFO(table);
	html_run like = {
		.block = table, .chars = info->text, .linked = info->linked, .cells = cells, .n_cells = n, .cut = cut, .gap = c->now.gap};
	for (size_t i = 0; i < n; i++) {
		bool digits = strpbrk(cells[i].text, "0123456789") != NULL;
		like.numbers += digits;
		if (cells[i].line && (!like.line || cells[i].line < like.line))
			like.line = cells[i].line;
		like.line_end = MAX(like.line_end, cells[i].line);
	}
	add(c, &like, ws_arena_copy(c->tree->arena, "", 0), 0);
	c->now.gap = false;
}

/* What the elements around a block say of it: alignment until an inner one says otherwise, hints of the closest few only. */
static void look_around(cutter *c, const xmlNode *block) {
	int above = 0, centred = 0;
	for (const xmlNode *n = block; n && n->_private && above < 64; n = n->parent, above++) {
		html_info *info = HTML_INFO(n);
		c->now.heading = c->now.heading ? c->now.heading : info->heading;
		centred = centred ? centred : info->centred;
		if (above < 3 && c->now.hint == HTML_PLAIN)
			c->now.hint = info->hint;
		if (info->role == HTML_CELL)
			break;
	}
	c->now.centred = centred > 0;
}

static void end_block(cutter *c) {
	if (c->text->len > 0 && c->now.block) {
		c->now.pre = c->pre > 0;
		look_around(c, c->now.block);
	}
	flush(c);
}

static xmlNode *block_above(xmlNode *node) {
	for (xmlNode *n = node->parent; n && n->_private; n = n->parent)
		if (HTML_INFO(n)->role != HTML_INLINE)
			return n;
	return node;
}

/* The mark of a note goes, unless the line begins with it: then it is the note's own, and no part of a number behind it. */
static void end_raised(cutter *c) {
	bool begins = c->raised == 0 || (c->raised != NONE && c->text->str[c->raised - 1] == '\n');
	if (begins && c->text->len && g_ascii_isdigit(c->text->str[c->text->len - 1]))
		c->pending = SPACE;
	if (!begins && c->raised < c->text->len) {
		size_t len = c->text->len;
		ws_drop_raised(c->text, c->raised);
		if (c->text->len < len)
			c->now.chars = c->raised_chars;
		c->now.linked = MIN(c->now.linked, c->now.chars);
	}
	c->raised = NONE;
}

/* <a href=#top>1</a>2023年起…: a note's own mark, alone so far on its line, is no part of a number behind it. */
static bool begins_with_mark(const GString *text) {
	size_t n = text->len;
	while (n > 0 && g_ascii_isdigit(text->str[n - 1]))
		n--;
	return n < text->len && (n == 0 || text->str[n - 1] == '\n');
}

static void leave(xmlNode *node, void *data) {
	cutter *c = data;
	html_info *info = HTML_INFO(node);
	if (!info || info->hidden || info->role == HTML_DROP || info->data)
		return;
	if (info->role != HTML_INLINE && info->role != HTML_BREAK && info->role != HTML_RULE) {
		end_block(c);
		c->block = block_above(node);
	}
	c->bold -= info->bold;
	c->pre -= info->pre;
	c->links -= info->link;
	c->files -= info->file;
	if (info->raised)
		end_raised(c);
	if (info->anchor && begins_with_mark(c->text))
		c->pending = SPACE;
	if (info->item)
		c->number = NULL;
	if (info->ordered && c->counts->len)
		g_array_set_size(c->counts, c->counts->len - 1);
}

static bool has_visible(const char *s) {
	return s && !is_blank(s, strlen(s));
}

static bool begins_with_any(const char *s, const char *const *words, size_t n) {
	for (size_t i = 0; i < n; i++)
		if (g_str_has_prefix(s, words[i]))
			return true;
	return false;
}

/* Whether an item's text begins with a number of its own: a digit, a bracket, 第, or a numeral with a mark behind it (一、 but not 一般). */
static bool has_number(const char *s) {
	static const char *const marks[] = {"（", "(", "第", "①"}, *const behind[] = {"、", "．", "，", "是", ".", ")", "）"};
	static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
	for (size_t w; *s && (w = (unsigned char)*s <= ' ' ? 1 : blank_char(s, strlen(s)));)
		s += w;
	if (g_ascii_isdigit(*s) || begins_with_any(s, marks, G_N_ELEMENTS(marks)))
		return true;
	const char *p = s;
	while (begins_with_any(p, numerals, G_N_ELEMENTS(numerals)))
		p += strlen("一");
	return p > s && begins_with_any(p, behind, G_N_ELEMENTS(behind));
}

static const struct {
	const char *type, *format;
} types[] = {{"A", "upperLetter"}, {"a", "lowerLetter"}, {"I", "upperRoman"}, {"i", "lowerRoman"}};

/* The number a browser would show before an item of a numbered list, unless the text brings its own. */
static void number_item(cutter *c, xmlNode *item) {
	if (!item->parent || !item->parent->_private || !HTML_INFO(item->parent)->ordered || c->counts->len == 0)
		return;
	int number = g_array_index(c->counts, int, c->counts->len - 1)++;
	const xmlNode *text = item;
	while (text && !(text->type == XML_TEXT_NODE && has_visible((const char *)text->content)))
		text = ws_html_walk(item, (xmlNode *)text, true, NULL, NULL);
	const char *style = ws_html_attribute(item->parent, "style"), *class = ws_html_attribute(item->parent, "class");
	if (!text || class || (style && strstr(style, "none")) || has_number((const char *)text->content))
		return;
	const char *type = ws_html_attribute(item->parent, "type"), *format = "decimal";
	bool han = style && (strstr(style, "cjk-ideographic") || strstr(style, "chinese"));
	for (size_t i = 0; type && i < G_N_ELEMENTS(types); i++)
		format = !strcmp(type, types[i].type) ? types[i].format : format;
	c->number =
		ws_arena_printf(c->tree->arena, "%s%s", ws_number_text(han ? "chineseCounting" : format, number, c->tree->arena), han ? "、" : ".");
}

static void enter(cutter *c, xmlNode *node, html_info *info) {
	if (info->role != HTML_INLINE && info->role != HTML_BREAK)
		end_block(c);
	c->bold += info->bold;
	c->pre += info->pre;
	c->links += info->link;
	c->fresh = c->fresh || info->link;
	c->files += info->file;
	if (info->role == HTML_BREAK) {
		if (c->text->len > 0)
			g_string_append_c(c->text, '\n');
		c->pending = NOTHING;
		return;
	}
	if (info->raised && c->raised == NONE) {
		c->raised = c->text->len;
		c->raised_chars = c->now.chars;
	}
	if (info->role == HTML_INLINE || info->role == HTML_RULE)
		return;
	c->block = node;
	if (info->ordered) {
		const char *start = ws_html_attribute(node, "start");
		int first = start ? (int)CLAMP(strtol(start, NULL, 10), 0, 100000) : 1;
		g_array_append_val(c->counts, first);
	}
	if (info->item)
		number_item(c, node);
}

html_runs ws_html_cut(html_tree *tree) {
	cutter c = {.tree = tree, .text = g_string_new(NULL), .block = tree->body, .raised = NONE};
	c.counts = g_array_new(FALSE, FALSE, sizeof(int));
	c.lines = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (xmlNode *at = tree->body; at;) {
		bool into = false;
		if (at->type == XML_TEXT_NODE && at->content) {
			put_text(&c, at);
		} else if (at->type == XML_ELEMENT_NODE && at->_private) {
			html_info *info = HTML_INFO(at);
			if (info->data && !info->hidden) {
				end_block(&c);
				add_table(&c, at);
			} else if (!info->hidden && info->role != HTML_DROP) {
				enter(&c, at, info);
				into = true;
			}
		}
		at = ws_html_walk(tree->body, at, into, leave, &c);
	}
	end_block(&c);
	g_string_free(c.text, TRUE);
	g_array_unref(c.counts);
	g_array_unref(c.lines);
	return (html_runs){c.runs, c.n};
}

/* ---- cells ---- */

char *ws_html_cell_text(const xmlNode *cell, ws_arena *arena, uint32_t *line) {
	html_tree inner = {.body = (xmlNode *)cell, .arena = arena};
	html_runs runs = ws_html_cut(&inner);
	g_autoptr(GString) text = g_string_new(NULL);
	*line = 0;
	for (size_t i = 0; i < runs.n; i++) {
		const html_run *r = &runs.runs[i];
		if (!*line)
			*line = r->line;
		for (size_t k = 0; k < r->n_cells; k++)
			g_string_append_printf(text, "%s%s", k || text->len ? " " : "", r->cells[k].text);
		if (r->len && text->len)
			g_string_append_c(text, '\n');
		g_string_append_len(text, r->text, (gssize)r->len);
	}
	return ws_clean(arena, text->str, text->len, NULL);
}
