/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word files that doc_file.c does not read (of Word 6 and 95, or damaged), through an installed converter.

   Measured on seven files of a provincial government, saved by Word and by WPS: antiword gave every character of them; catdoc lost a
   third of the text in six of the seven, wherever a file had been edited often (it reads pieces of Chinese text as Latin). So
   antiword comes first, as DocBook, which keeps paragraphs, headings and the cells of tables apart; its plain text is asked a second
   time only for the footnotes, which its DocBook leaves empty. catdoc is the second try, and what it makes of Chinese text is refused
   when it looks Latin.

   antiword gives rows with their column widths, one group of rows for each set of widths: their edges, put together, are the grid,
   and a cell over several of its columns is a merged head. Vertical merges leave empty cells. Not given by antiword: automatic
   numbers, and tables that float stand at the end. */
#include <libxml/parser.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "indexer/reader/format/converter.h"
#include "indexer/reader/format/doc_convert.h"
#include "indexer/reader/format/package.h"

typedef struct {
	ws_output *out;
	ws_arena *arena;
	char **notes; /* texts of the footnotes, in order */
	size_t n_notes, next_note;
	bool gap, full, over; /* over: what follows stands outside the text */
} reader;

/* ---- text ---- */

/* The text in an element, each run of white space with a line end in it being one line end. Footnotes in it are counted, not read. */
static void gather(const xmlNode *node, GString *text, size_t *notes) {
	for (const xmlNode *c = node->children; c; c = c->next) {
		if (c->type == XML_TEXT_NODE && c->content)
			g_string_append(text, (const char *)c->content);
		else if (ws_xml_is(c, "footnote"))
			++*notes;
		else if (c->type == XML_ELEMENT_NODE && !ws_xml_is(c, "informaltable"))
			gather(c, text, notes);
	}
}

/* Lines without the white space that DocBook is laid out with; what antiword breaks into lines was paragraphs. */
static char *tidy(const GString *text, ws_arena *arena) {
	g_autoptr(GString) tidied = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(text->str, "\n", -1);
	for (char **l = lines; *l; l++) {
		g_strstrip(*l);
		if (!**l)
			continue;
		if (tidied->len > 0)
			g_string_append_c(tidied, '\n');
		g_string_append(tidied, *l);
	}
	return ws_clean(arena, tidied->str, tidied->len, NULL);
}

static void add_notes(reader *r, size_t n) {
	for (; n > 0 && !r->full; n--) {
		const char *text = r->next_note < r->n_notes ? r->notes[r->next_note] : "";
		r->next_note++;
		if (*text)
			r->full = !ws_output_text(r->out, WS_BLOCK_NOTE, text, strlen(text));
	}
}

static void add_paragraph(reader *r, const xmlNode *node, int heading) {
	size_t notes = 0;
	g_autoptr(GString) raw = g_string_new(NULL);
	gather(node, raw, &notes);
	const char *text = tidy(raw, r->arena);
	/* Text boxes of headers and footers follow a line of dashes. */
	if (g_str_has_prefix(text, "-----------------------"))
		r->over = true;
	if (!*text || r->over) {
		r->gap = true;
		return;
	}
	ws_block *block = ws_output_line(r->out, WS_BLOCK_PARAGRAPH, text, strlen(text));
	r->full = !block;
	if (block) {
		block->heading = heading;
		block->flags = r->gap ? WS_BLOCK_AFTER_GAP : 0;
	}
	r->gap = false;
	add_notes(r, notes);
}

/* ---- tables ---- */

enum { MOST_EDGES = 512, MOST_ROWS = 60000 };

static size_t edge_at(const float *edges, size_t n, float x) {
	size_t best = 0;
	for (size_t i = 1; i < n; i++)
		if (fabsf(edges[i] - x) < fabsf(edges[best] - x))
			best = i;
	return best;
}

static int by_value(const void *a, const void *b) {
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

/* The edges of a group's columns; returns how many. */
static size_t group_edges(const xmlNode *group, float *edges, size_t most) {
	size_t n = 0;
	float at = 0;
	edges[n++] = 0;
	for (const xmlNode *c = ws_xml_child(group, "colspec"); c && n < most; c = ws_xml_next(c, "colspec")) {
		const char *width = ws_xml_attribute(c, "colwidth");
		double w = width ? g_ascii_strtod(width, NULL) : 0;
		at += w > 0 && w < 10000 ? (float)w : 1;
		edges[n++] = at;
	}
	return n;
}

static size_t grid_of(const xmlNode *table, float *edges) {
	size_t n = 0;
	for (const xmlNode *g = ws_xml_child(table, "tgroup"); g && n < MOST_EDGES; g = ws_xml_next(g, "tgroup"))
		n += group_edges(g, edges + n, MOST_EDGES - n);
	qsort(edges, n, sizeof *edges, by_value);
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || edges[i] - edges[kept - 1] > 3)
			edges[kept++] = edges[i];
	return kept;
}

static void add_table(reader *r, const xmlNode *table) {
	float edges[MOST_EDGES], own[MOST_EDGES];
	size_t n_edges = grid_of(table, edges), cap = 0, n = 0, rows = 0, notes = 0;
	ws_block_cell *cells = NULL;
	bool filled = false;
	for (const xmlNode *g = ws_xml_child(table, "tgroup"); g; g = ws_xml_next(g, "tgroup")) {
		size_t n_own = group_edges(g, own, MOST_EDGES);
		for (const xmlNode *row = ws_xml_child(ws_xml_child(g, "tbody"), "row"); row && rows < MOST_ROWS;
		     row = ws_xml_next(row, "row"), rows++) {
			size_t i = 0;
			for (const xmlNode *e = ws_xml_child(row, "entry"); e && i + 1 < n_own; e = ws_xml_next(e, "entry"), i++) {
				size_t from = edge_at(edges, n_edges, own[i]), to = edge_at(edges, n_edges, own[i + 1]);
				g_autoptr(GString) raw = g_string_new(NULL);
				gather(e, raw, &notes);
				const char *text = tidy(raw, r->arena);
				filled |= *text != 0;
				cells = ws_arena_grow(r->arena, cells, n, &cap, sizeof *cells);
				cells[n++] = (ws_block_cell){.text = text,
				                             .row = (uint16_t)rows,
				                             .column = (uint16_t)from,
				                             .rows = 1,
				                             .columns = (uint16_t)(to > from ? to - from : 1)};
			}
		}
	}
	if (filled && !r->over)
		r->full = !ws_output_table(r->out, cells, n);
	add_notes(r, notes);
	r->gap = false;
}

/* ---- the document ---- */

static void read_blocks(reader *r, const xmlNode *node, int level) {
	for (const xmlNode *c = node->children; c && !r->full; c = c->next) {
		if (ws_xml_is(c, "para")) {
			for (const xmlNode *t = ws_xml_child(c, "informaltable"); t && !r->full; t = ws_xml_next(t, "informaltable"))
				add_table(r, t);
			add_paragraph(r, c, 0);
		} else if (ws_xml_is(c, "title")) {
			add_paragraph(r, c, level);
		} else if (ws_xml_is(c, "orderedlist") || ws_xml_is(c, "itemizedlist")) {
			for (const xmlNode *i = ws_xml_child(c, "listitem"); i && !r->full; i = ws_xml_next(i, "listitem"))
				read_blocks(r, i, 0);
		} else if (ws_xml_is(c, "chapter") || (c->type == XML_ELEMENT_NODE && g_str_has_prefix((const char *)c->name, "sect"))) {
			int depth = c->name[0] == 's' ? c->name[4] - '0' : 0;
			read_blocks(r, c, depth >= 1 && depth <= 9 ? depth : level);
		} else if (c->type == XML_ELEMENT_NODE && !ws_xml_is(c, "bookinfo")) {
			read_blocks(r, c, level);
		}
	}
}

/* The footnotes stand at the end of antiword's plain text: "[1] text", each on a line of its own, behind a line of dashes. */
static void read_notes(reader *r, const char *text) {
	const char *at = strstr(text, "\n-----------------------\n");
	size_t cap = 0;
	g_auto(GStrv) lines = g_strsplit(at ? at + 25 : "", "\n", -1);
	for (char **l = lines; *l; l++) {
		char *p = *l, *end;
		unsigned long number = *p == '[' ? strtoul(p + 1, &end, 10) : 0;
		if (number != r->n_notes + 1 || *end != ']')
			continue;
		char *note = g_strstrip(end + 1);
		r->notes = ws_arena_grow(r->arena, r->notes, r->n_notes, &cap, sizeof *r->notes);
		r->notes[r->n_notes++] = ws_arena_copy(r->arena, note, strlen(note));
	}
}

static bool read_docbook(reader *r, const GString *xml, int fd) {
	xmlDoc *doc = xmlReadMemory(xml->str, (int)xml->len, "docbook", NULL,
	                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_RECOVER);
	if (!doc)
		return false;
	if (strstr(xml->str, "<footnote>")) {
		g_autoptr(GString) text = g_string_new(NULL);
		if (ws_convert((const char *[]){"antiword", "-m", "UTF-8.txt", "-w", "0", WS_CONVERT_FILE, NULL}, fd, text) == WS_CONVERT_OK)
			read_notes(r, text->str);
	}
	if (xmlDocGetRootElement(doc))
		read_blocks(r, xmlDocGetRootElement(doc), 0);
	xmlFreeDoc(doc);
	return r->full || r->out->blocks.n > 0;
}

/* Whether text is what comes of Chinese text taken for Latin: Ã‚å and control characters, where Han should be. */
static bool is_garbled(const char *text) {
	size_t han = 0, odd = 0;
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		han += c >= 0x3400 && c <= 0x9FFF;
		odd += (c >= 0x80 && c < 0x250 && c != 0xB7 && c != 0xD7 && c != 0xB0 && c != 0xB1) || c == 0xFFFD ||
		       (c < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != '\f');
	}
	return odd * 50 > han + odd;
}

static bool read_plain(reader *r, const GString *text) {
	g_autofree char *valid = g_utf8_make_valid(text->str, (gssize)text->len);
	if (is_garbled(valid))
		return false;
	g_auto(GStrv) lines = g_strsplit_set(valid, "\n\f", -1);
	for (char **l = lines; *l && !r->full; l++) {
		g_strchomp(*l);
		if (**l)
			r->full = !ws_output_text(r->out, WS_BLOCK_PARAGRAPH, *l, strlen(*l));
	}
	return r->full || r->out->blocks.n > 0;
}

static bool convert(reader *r, int fd, GError **error) {
	g_autoptr(GString) out = g_string_new(NULL);
	ws_convert_result first = ws_convert((const char *[]){"antiword", "-x", "db", WS_CONVERT_FILE, NULL}, fd, out);
	if (first == WS_CONVERT_OK && read_docbook(r, out, fd))
		return true;
	g_string_truncate(out, 0);
	ws_convert_result second = ws_convert((const char *[]){"catdoc", "-d", "utf-8", "-w", WS_CONVERT_FILE, NULL}, fd, out);
	if (second == WS_CONVERT_OK && read_plain(r, out))
		return true;
	if (first == WS_CONVERT_MISSING && second == WS_CONVERT_MISSING)
		return ws_refuse(error, "no converter for Word 97 files is installed (antiword or catdoc)");
	if (first == WS_CONVERT_OK && out->len == 0)
		return ws_refuse(error, "empty");
	return ws_refuse(error, "no converter reads this Word 97 file (tried%s%s%s)", first == WS_CONVERT_MISSING ? "" : " antiword",
	                 first == WS_CONVERT_MISSING || second == WS_CONVERT_MISSING ? "" : ",", second == WS_CONVERT_MISSING ? "" : " catdoc");
}

bool ws_doc_convert(const ws_source *source, ws_output *out, GError **error) {
	int fd = ws_source_fd(source, error);
	if (fd < 0)
		return false;
	reader r = {.out = out, .arena = out->arena};
	bool ok = convert(&r, fd, error);
	close(fd);
	return ok && (!r.full || ws_output_full(out, error));
}
