/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parsing and measuring. The tree is walked without recursion: pages nest as deep as they like. */
#include <string.h>
#include <strings.h>

#include <libxml/HTMLparser.h>

#include "indexer/reader/ending.h"
#include "indexer/reader/format/html_parts.h"

/* Sorted by name. An element that is not here is inline, as browsers have it. */
static const struct {
	const char *name;
	uint8_t role, heading;
} elements[] = {
	{"address", HTML_BLOCK, 0},    {"article", HTML_BLOCK, 0}, {"aside", HTML_BLOCK, 0},   {"audio", HTML_DROP, 0},
	{"blockquote", HTML_BLOCK, 0}, {"body", HTML_BLOCK, 0},    {"br", HTML_BREAK, 0},      {"button", HTML_DROP, 0},
	{"canvas", HTML_DROP, 0},      {"caption", HTML_BLOCK, 0}, {"center", HTML_BLOCK, 0},  {"dd", HTML_BLOCK, 0},
	{"details", HTML_BLOCK, 0},    {"dialog", HTML_DROP, 0},   {"dir", HTML_BLOCK, 0},     {"div", HTML_BLOCK, 0},
	{"dl", HTML_BLOCK, 0},         {"dt", HTML_BLOCK, 0},      {"embed", HTML_DROP, 0},    {"fieldset", HTML_BLOCK, 0},
	{"figcaption", HTML_BLOCK, 0}, {"figure", HTML_BLOCK, 0},  {"footer", HTML_BLOCK, 0},  {"form", HTML_BLOCK, 0},
	{"frameset", HTML_DROP, 0},    {"h1", HTML_BLOCK, 1},      {"h2", HTML_BLOCK, 2},      {"h3", HTML_BLOCK, 3},
	{"h4", HTML_BLOCK, 4},         {"h5", HTML_BLOCK, 5},      {"h6", HTML_BLOCK, 6},      {"head", HTML_DROP, 0},
	{"header", HTML_BLOCK, 0},     {"hr", HTML_RULE, 0},       {"html", HTML_BLOCK, 0},    {"iframe", HTML_DROP, 0},
	{"input", HTML_DROP, 0},       {"legend", HTML_BLOCK, 0},  {"li", HTML_BLOCK, 0},      {"link", HTML_DROP, 0},
	{"main", HTML_BLOCK, 0},       {"map", HTML_DROP, 0},      {"menu", HTML_BLOCK, 0},    {"meta", HTML_DROP, 0},
	{"nav", HTML_BLOCK, 0},        {"noframes", HTML_DROP, 0}, {"noscript", HTML_DROP, 0}, {"object", HTML_DROP, 0},
	{"ol", HTML_BLOCK, 0},         {"optgroup", HTML_DROP, 0}, {"option", HTML_DROP, 0},   {"p", HTML_BLOCK, 0},
	{"param", HTML_DROP, 0},       {"pre", HTML_BLOCK, 0},     {"rp", HTML_DROP, 0},       {"rt", HTML_DROP, 0},
	{"script", HTML_DROP, 0},      {"section", HTML_BLOCK, 0}, {"select", HTML_DROP, 0},   {"style", HTML_DROP, 0},
	{"summary", HTML_BLOCK, 0},    {"svg", HTML_DROP, 0},      {"table", HTML_TABLE, 0},   {"tbody", HTML_BLOCK, 0},
	{"td", HTML_CELL, 0},          {"template", HTML_DROP, 0}, {"textarea", HTML_DROP, 0}, {"tfoot", HTML_BLOCK, 0},
	{"th", HTML_CELL, 0},          {"thead", HTML_BLOCK, 0},   {"title", HTML_DROP, 0},    {"tr", HTML_ROW, 0},
	{"ul", HTML_BLOCK, 0},         {"video", HTML_DROP, 0},
};

/* Words in class names and ids, as Chinese site builders use them (pinyin initials included). */
static const struct {
	const char *word;
	uint8_t hint;
} words[] = {
	{"share", HTML_CHROME},      {"bdshare", HTML_CHROME},     {"foot", HTML_CHROME},         {"footer", HTML_CHROME},
	{"copyright", HTML_CHROME},  {"nav", HTML_CHROME},         {"navs", HTML_CHROME},         {"menu", HTML_CHROME},
	{"breadcrumb", HTML_CHROME}, {"breadcrumbs", HTML_CHROME}, {"crumb", HTML_CHROME},        {"crumbs", HTML_CHROME},
	{"position", HTML_CHROME},   {"location", HTML_CHROME},    {"weizhi", HTML_CHROME},       {"dqwz", HTML_CHROME},
	{"sidebar", HTML_CHROME},    {"aside", HTML_CHROME},       {"related", HTML_CHROME},      {"relate", HTML_CHROME},
	{"recommend", HTML_CHROME},  {"qrcode", HTML_CHROME},      {"ewm", HTML_CHROME},          {"erweima", HTML_CHROME},
	{"qr", HTML_CHROME},         {"toolbar", HTML_CHROME},     {"tool", HTML_CHROME},         {"tools", HTML_CHROME},
	{"comment", HTML_CHROME},    {"comments", HTML_CHROME},    {"pinglun", HTML_CHROME},      {"login", HTML_CHROME},
	{"search", HTML_CHROME},     {"pager", HTML_CHROME},       {"prev", HTML_CHROME},         {"next", HTML_CHROME},
	{"syp", HTML_CHROME},        {"xyp", HTML_CHROME},         {"shangxiapian", HTML_CHROME}, {"xgyd", HTML_CHROME},
	{"xglj", HTML_CHROME},       {"xgfj", HTML_CHROME},        {"editor", HTML_PLAIN},        {"statement", HTML_CHROME},
	{"disclaimer", HTML_CHROME}, {"modal", HTML_CHROME},       {"popup", HTML_CHROME},        {"toplink", HTML_CHROME},
	{"friendlink", HTML_CHROME}, {"tags", HTML_CHROME},        {"side", HTML_CHROME},         {"hot", HTML_CHROME},
	{"rank", HTML_CHROME},       {"ranking", HTML_CHROME},     {"phb", HTML_CHROME},          {"tuijian", HTML_CHROME},
	{"guess", HTML_CHROME},      {"relation", HTML_CHROME},    {"relative", HTML_CHROME},     {"xgxw", HTML_CHROME},
	{"title", HTML_TITLE},       {"tit", HTML_TITLE},          {"biaoti", HTML_TITLE},        {"headline", HTML_TITLE},
	{"bt", HTML_TITLE},          {"zwbt", HTML_TITLE},         {"subject", HTML_TITLE},
};

static const html_info no_info = {.role = HTML_INLINE};

static int compare_name(const void *key, const void *row) {
	return strcmp(key, *(const char *const *)row);
}

static const char *name_of(const xmlNode *node) {
	return (const char *)node->name;
}

const char *ws_html_attribute(const xmlNode *node, const char *name) {
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if (strcasecmp((const char *)a->name, name) == 0)
			return a->children && a->children->content ? (const char *)a->children->content : "";
	return NULL;
}

xmlNode *ws_html_walk(xmlNode *top, xmlNode *at, bool into, void (*left)(xmlNode *element, void *data), void *data) {
	if (into && at->type == XML_ELEMENT_NODE && at->children)
		return at->children;
	for (;;) {
		if (at->type == XML_ELEMENT_NODE && left)
			left(at, data);
		if (at == top)
			return NULL;
		if (at->next)
			return at->next;
		at = at->parent;
	}
}

/* ---- classes and styles ---- */

static bool begins_word(const char *p) {
	return g_ascii_isupper(*p) && (!g_ascii_isupper(p[-1]) || g_ascii_islower(p[1]));
}

/* The first word of a class or id that hints at something; words are parted by '-', '_', white space, digits and capitals
   (PRHeadline: the last of several begins a word). */
static uint8_t hint_of(const char *value) {
	char word[24];
	while (value && *value) {
		size_t n = 0;
		while (*value && !g_ascii_isalpha(*value))
			value++;
		for (bool first = true; g_ascii_isalpha(*value) && (first || !begins_word(value)); first = false, value++)
			if (n < sizeof word - 1)
				word[n++] = g_ascii_tolower(*value);
		word[n] = '\0';
		for (size_t i = 0; n && i < G_N_ELEMENTS(words); i++)
			if (strcmp(word, words[i].word) == 0)
				return words[i].hint;
	}
	return HTML_PLAIN;
}

/* Whether an inline style has this property with a value that begins so, white space aside. */
static bool style_has(const char *style, const char *property, const char *value) {
	size_t n = strlen(property), m = strlen(value);
	for (const char *p = style; p && (p = strcasestr(p, property)); p++) {
		if (p > style && (g_ascii_isalnum(p[-1]) || p[-1] == '-'))
			continue;
		const char *q = p + n;
		while (g_ascii_isspace(*q))
			q++;
		if (*q++ != ':')
			continue;
		while (g_ascii_isspace(*q))
			q++;
		if (strncasecmp(q, value, m) == 0)
			return true;
	}
	return false;
}

/* Text of no size, or placed a thousand pixels and more beside the page. */
static bool is_out_of_sight(const char *style) {
	static const char *const sizes[] = {"0;", "0px", "0pt", "0em", "0 "};
	static const char *const places[] = {"-999", "-1000", "-2000", "-3000", "-5000"};
	for (size_t i = 0; style && i < G_N_ELEMENTS(sizes); i++)
		if (style_has(style, "font-size", sizes[i]))
			return true;
	for (size_t i = 0; style && i < G_N_ELEMENTS(places); i++)
		if (style_has(style, "left", places[i]) || style_has(style, "top", places[i]) || style_has(style, "text-indent", places[i]))
			return true;
	return style && g_str_has_suffix(style, "font-size:0");
}

/* Names that the page's own <style> hides by the simplest of rules: .name{display:none} and #name{display:none}. */
static void collect_hidden(GHashTable *names, const char *css) {
	for (const char *open; css && (open = strchr(css, '{'));) {
		const char *close = strchr(open, '}');
		if (!close)
			return;
		g_autofree char *rule = g_strndup(open + 1, (gsize)(close - open - 1));
		if (style_has(rule, "display", "none")) {
			g_autofree char *selectors = g_strndup(css, (gsize)(open - css));
			char **each = g_strsplit(selectors, ",", 64);
			for (char **s = each; *s; s++) {
				g_strstrip(*s);
				if ((**s == '.' || **s == '#') && strcspn(*s + 1, " .#:>+~[*@") == strlen(*s + 1))
					g_hash_table_add(names, g_strdup(*s));
			}
			g_strfreev(each);
		}
		css = close + 1;
	}
}

static bool named_in(GHashTable *names, char kind, const char *value) {
	if (!value || g_hash_table_size(names) == 0)
		return false;
	char **each = g_strsplit_set(value, " \t\n", 32);
	bool found = false;
	for (char **s = each; *s && !found; s++) {
		char key[128];
		found = **s && g_snprintf(key, sizeof key, "%c%s", kind, *s) < (int)sizeof key && g_hash_table_contains(names, key);
	}
	g_strfreev(each);
	return found;
}

/* ---- infos ---- */

typedef struct {
	html_tree *tree;
	GHashTable *hidden;
	bool unhide;
	uint32_t links; /* open <a> elements with an address */
} measure;

/* The mark of a note as LibreOffice and Word save it: in the text, and before the note. */
static bool is_note_mark(const char *class, const char *name) {
	static const char *const classes[] = {"sdfootnoteanc", "sdendnoteanc", "sdfootnotesym", "sdendnotesym"};
	static const char *const names[] = {"_ftnref", "_ednref", "_ftn", "_edn"};
	for (size_t i = 0; i < G_N_ELEMENTS(classes); i++)
		if ((class && !strcmp(class, classes[i])) || (name && g_str_has_prefix(name, names[i])))
			return true;
	return false;
}

static void describe(measure *m, xmlNode *node) {
	html_info *info = ws_arena_take(m->tree->arena, sizeof *info);
	*info = no_info;
	node->_private = info;
	const char *name = name_of(node);
	const void *row = bsearch(name, elements, G_N_ELEMENTS(elements), sizeof *elements, compare_name);
	if (row) {
		info->role = elements[((const char *)row - (const char *)elements) / sizeof *elements].role;
		info->heading = elements[((const char *)row - (const char *)elements) / sizeof *elements].heading;
	}
	const char *class = ws_html_attribute(node, "class"), *id = ws_html_attribute(node, "id"), *style = ws_html_attribute(node, "style");
	info->hint = hint_of(id);
	if (info->hint == HTML_PLAIN)
		info->hint = hint_of(class);
	if (!strcmp(name, "nav") || !strcmp(name, "footer") || !strcmp(name, "aside") || !strcmp(name, "form"))
		info->hint = HTML_CHROME;
	if (!m->unhide)
		info->hidden = style_has(style, "display", "none") || is_out_of_sight(style) || ws_html_attribute(node, "hidden") ||
		               named_in(m->hidden, '.', class) || named_in(m->hidden, '#', id);
	const char *href = !strcmp(name, "a") ? ws_html_attribute(node, "href") : NULL;
	/* Links inside the page are tables of contents and notes: part of its text. */
	info->link = href && *href != '#';
	info->anchor = href && *href == '#';
	/* Word processors save the heads and feet of their pages, and the marks of notes in the text and before them. */
	const char *title = ws_html_attribute(node, "title");
	bool edge = title && !strcmp(name, "div") && (!strcmp(title, "header") || !strcmp(title, "footer"));
	if (edge || (info->anchor && is_note_mark(class, ws_html_attribute(node, "name"))))
		info->role = HTML_DROP;
	const char *format = href ? ws_ending_format(href) : NULL;
	info->file = format && strcmp(format, "html") != 0 && strcmp(format, "txt") != 0;
	info->bold =
	    !strcmp(name, "b") || !strcmp(name, "strong") || style_has(style, "font-weight", "bold") || style_has(style, "font-weight", "7");
	info->pre = !strcmp(name, "pre") || style_has(style, "white-space", "pre");
	info->raised = !strcmp(name, "sup") || (info->role == HTML_INLINE && style_has(style, "vertical-align", "super"));
	info->item = !strcmp(name, "li");
	info->ordered = !strcmp(name, "ol");
	info->head = !strcmp(name, "th") || !strcmp(name, "thead");
	const char *align = ws_html_attribute(node, "align");
	bool centred = !strcmp(name, "center") || style_has(style, "text-align", "center") || (align && !strcasecmp(align, "center"));
	info->centred = centred ? 1 : (align && info->role == HTML_BLOCK) || style_has(style, "text-align", "") ? -1 : 0;
}

static void leave(xmlNode *node, void *data) {
	measure *m = data;
	html_info *info = HTML_INFO(node);
	if (info->link)
		m->links--;
	if (info->role == HTML_TABLE && !info->hidden && info->text > 0)
		info->data = ws_html_is_data(node);
	if (info->role != HTML_INLINE && !info->blocks && info->text > 0)
		info->paragraphs = 1;
	html_info *above = node == m->tree->body ? NULL : HTML_INFO(node->parent);
	if (!above || info->hidden || info->role == HTML_DROP)
		return;
	above->text += info->text;
	above->linked += info->linked;
	above->paragraphs += info->paragraphs;
	above->tables += info->tables + (info->role == HTML_TABLE && info->text > 0);
	above->blocks = above->blocks || info->blocks || info->role != HTML_INLINE;
}

static uint32_t visible_chars(const char *s) {
	uint32_t n = 0;
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;
		if (c == 0xe3 && !strncmp(s, "\xe3\x80\x80", 3))
			s += 2;
		else if (c == 0xc2 && (unsigned char)s[1] == 0xa0)
			s += 1;
		else
			n += c > 0x20 && (c & 0xc0) != 0x80;
	}
	return n;
}

static void take_measure(html_tree *tree, GHashTable *hidden, bool unhide) {
	measure m = {.tree = tree, .hidden = hidden, .unhide = unhide};
	for (xmlNode *at = tree->body; at;) {
		bool into = false;
		if (at->type == XML_ELEMENT_NODE) {
			describe(&m, at);
			html_info *info = HTML_INFO(at);
			m.links += info->link;
			/* What is dropped is not entered, so its elements need no info. */
			into = info->role != HTML_DROP && !info->hidden;
		} else if (at->type == XML_TEXT_NODE && at->content) {
			uint32_t n = visible_chars((const char *)at->content);
			html_info *above = HTML_INFO(at->parent);
			above->text += n;
			above->linked += m.links ? n : 0;
		}
		at = ws_html_walk(tree->body, at, into, leave, &m);
	}
}

/* ---- parsing ---- */

/* Text nodes keep the line they begin on: libxml2's own counters end at 65535. */
static void on_characters(void *context, const xmlChar *text, int len) {
	htmlParserCtxtPtr c = context;
	if (!c->node)
		return;
	xmlNode *before = c->node->last;
	xmlSAX2Characters(c, text, len);
	xmlNode *after = c->node->last;
	if (!after || after == before || after->type != XML_TEXT_NODE || !c->input)
		return;
	uintptr_t line = (uintptr_t)c->input->line;
	for (int i = 0; i < len; i++)
		line -= text[i] == '\n' && line > 1;
	after->psvi = (void *)line;
}

/* What is looked at later; pictures inside src="data:…" and the like never reach the tree. */
static bool is_wanted(const char *attribute) {
	static const char *const wanted[] = {"align", "class",    "colspan", "content", "hidden",  "href", "id",
	                                     "name",  "property", "role",    "rowspan", "start", "style", "title"};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
		if (strcasecmp(attribute, wanted[i]) == 0)
			return true;
	return false;
}

static void on_element(void *context, const xmlChar *name, const xmlChar **attributes) {
	enum { MOST = 16 };
	const xmlChar *kept[2 * MOST + 1];
	size_t n = 0;
	for (const xmlChar **a = attributes; a && a[0] && n < 2 * MOST; a += 2)
		if (is_wanted((const char *)a[0])) {
			kept[n++] = a[0];
			kept[n++] = a[1];
		}
	kept[n] = NULL;
	/* <o:p> and <st1:…> of Word are inline, but libxml2 would name them by what follows the colon. */
	char plain[32];
	if (strchr((const char *)name, ':')) {
		g_strlcpy(plain, (const char *)name, sizeof plain);
		name = (const xmlChar *)g_strdelimit(plain, ":", '-');
	}
	xmlSAX2StartElement(context, name, n ? kept : NULL);
}

/* Deep and long pages are bounded by the child's limits, not by refusing to read on half-way. */
static void on_start(void *context) {
	htmlParserCtxtPtr c = context;
	c->options |= XML_PARSE_HUGE;
	xmlSAX2StartDocument(c);
}

/* <![if !supportLists]> and <![endif]> of Word stand outside comments, and libxml2 would make text of them; those inside comments stay. */
static void comment_conditions(char *text) {
	for (char *p = text; (p = strstr(p, "<!"));) {
		char *end = NULL;
		if (!strncmp(p, "<!--", 4)) {
			end = strstr(p + 4, "-->");
			if (!end)
				return;
			p = end + 3;
			continue;
		}
		if (!strncasecmp(p, "<![if ", 6) || !strncasecmp(p, "<![endif", 8))
			end = memchr(p, '>', strnlen(p, 200));
		if (!end) {
			p += 2;
			continue;
		}
		memcpy(p, "<!--", 4);
		memcpy(end - 2, "-->", 3);
		p = end + 1;
	}
}

/* </br> is a line end to browsers, nothing to libxml2. */
static void mend_breaks(char *text) {
	for (char *p = text; (p = strstr(p, "</")); p += 2)
		if ((p[2] == 'b' || p[2] == 'B') && (p[3] == 'r' || p[3] == 'R') && p[4] == '>')
			memcpy(p, "<br/>", 5);
}

static void silent(void *context, const char *message, ...) {
	(void)context;
	(void)message;
}

static xmlNode *find_element(xmlNode *top, const char *name) {
	for (xmlNode *at = top; at; at = ws_html_walk(top, at, true, NULL, NULL))
		if (at->type == XML_ELEMENT_NODE && strcmp(name_of(at), name) == 0)
			return at;
	return NULL;
}


bool ws_html_parse(html_tree *tree, char *text, size_t len, bool unhide, ws_arena *arena, GError **error) {
	xmlSetGenericErrorFunc(NULL, silent);
	for (char *p = text; (p = strpbrk(p, "\v\f")); p++)
		*p = ' ';
	comment_conditions(text);
	mend_breaks(text);
	htmlParserCtxtPtr c = htmlNewParserCtxt();
	if (!c)
		return ws_refuse(error, "needs more memory than the limit");
	c->sax->characters = on_characters;
	c->sax->startElement = on_element;
	c->sax->startDocument = on_start;
	c->sax->comment = NULL;
	c->sax->processingInstruction = NULL;
	c->sax->error = c->sax->warning = silent;
	int options =
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT;
	htmlDocPtr doc = htmlCtxtReadMemory(c, text, (int)len, NULL, "UTF-8", options);
	bool memory = c->errNo == XML_ERR_NO_MEMORY;
	htmlFreeParserCtxt(c);
	if (memory || !doc || !xmlDocGetRootElement(doc)) {
		if (doc)
			xmlFreeDoc(doc);
		return ws_refuse(error, memory ? "needs more memory than the limit" : "empty");
	}
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *body = find_element(root, "body");
	*tree = (html_tree){.doc = doc, .body = body ? body : root, .arena = arena};
	g_autoptr(GHashTable) hidden = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (xmlNode *at = root; at; at = ws_html_walk(root, at, true, NULL, NULL))
		if (at->type == XML_ELEMENT_NODE && !strcmp(name_of(at), "style") && at->children && at->children->content)
			collect_hidden(hidden, (const char *)at->children->content);
	take_measure(tree, hidden, unhide);
	return true;
}
