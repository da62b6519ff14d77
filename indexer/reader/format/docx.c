/* SPDX-License-Identifier: GPL-3.0-or-later */
/* DOCX (ECMA-376 part 1, chapter 17): what Word shows of a document.

   Paragraphs with their automatic numbers written out, heading levels from outline levels and styles, tables with gridSpan and vMerge
   laid out, footnotes behind the paragraph that refers to them. Deleted text, field codes, hidden text and comments are not shown;
   text boxes are read once (Word writes each twice, for two of its versions), behind the paragraph that anchors them. Headers and
   footers repeat on every page and are left out.

   Raised figures typed as footnote marks go, as they do in a PDF (marks.h).

   Not handled: text of charts and SmartArt; the page a paragraph is on, which only Word's layout knows. */
#include <string.h>

#include "indexer/reader/format/cells.h"
#include "indexer/reader/format/docx_lists.h"
#include "indexer/reader/format/marks.h"
#include "indexer/reader/format/package.h"

typedef struct {
	const char *id, *based; /* borrowed from the tree */
	int outline;            /* from 0; -1 not stated */
	long num;               /* -1 not stated, 0 none */
	int num_level;          /* -1 not stated */
	int centred, bold;      /* -1 not stated */
} style;

typedef struct {
	ws_output *out;
	ws_arena *arena;
	ws_package *package;
	ws_lists *lists;
	GHashTable *styles; /* id -> style */
	const style *plain; /* of paragraphs that name none */
	const xmlNode *footnotes, *endnotes;
	bool gap, full;
} reader;

/* A paragraph in the making. */
typedef struct {
	GString *text;
	bool light;       /* some of it is not bold */
	GPtrArray *boxes; /* txbxContent elements in it */
	GPtrArray *notes; /* footnote elements it refers to */
} paragraph;

/* ---- styles ---- */

static int on_off(const xmlNode *node, int otherwise) {
	if (!node)
		return otherwise;
	const char *value = ws_xml_attribute(node, "val");
	return !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0);
}

static int centring(const xmlNode *properties, int otherwise) {
	const char *value = ws_xml_attribute(ws_xml_child(properties, "jc"), "val");
	return value ? strcmp(value, "center") == 0 : otherwise;
}

static int heading_by_name(const char *name) {
	static const char *const starts[] = {"heading ", "标题 "};
	for (size_t i = 0; name && i < sizeof starts / sizeof *starts; i++)
		if (g_ascii_strncasecmp(name, starts[i], strlen(starts[i])) == 0 && g_ascii_isdigit(name[strlen(starts[i])]))
			return name[strlen(starts[i])] - '1';
	return -1;
}

static void read_styles(reader *r, const xmlNode *root) {
	for (const xmlNode *n = ws_xml_child(root, "style"); n; n = ws_xml_next(n, "style")) {
		const char *id = ws_xml_attribute(n, "styleId"), *type = ws_xml_attribute(n, "type"), *standard = ws_xml_attribute(n, "default");
		if (!id || !type || strcmp(type, "paragraph") != 0)
			continue;
		const xmlNode *p = ws_xml_child(n, "pPr"), *num = ws_xml_child(p, "numPr");
		style *s = ws_arena_zero(r->arena, 1, sizeof *s);
		s->id = id;
		s->based = ws_xml_attribute(ws_xml_child(n, "basedOn"), "val");
		s->outline = (int)ws_xml_number(ws_xml_child(p, "outlineLvl"), "val", -1, 0, 9);
		if (s->outline < 0)
			s->outline = heading_by_name(ws_xml_attribute(ws_xml_child(n, "name"), "val"));
		s->num = ws_xml_number(ws_xml_child(num, "numId"), "val", -1, 0, 1 << 30);
		s->num_level = (int)ws_xml_number(ws_xml_child(num, "ilvl"), "val", -1, 0, 8);
		s->centred = centring(p, -1);
		s->bold = on_off(ws_xml_child(ws_xml_child(n, "rPr"), "b"), -1);
		g_hash_table_insert(r->styles, (gpointer)id, s);
		if (standard && strcmp(standard, "1") == 0)
			r->plain = s;
	}
}

/* What a style comes to with those it is based on. */
static style resolved(const reader *r, const char *id) {
	const style *s = id ? g_hash_table_lookup(r->styles, id) : NULL;
	style all = {.id = id, .outline = -1, .num = -1, .num_level = -1, .centred = -1, .bold = -1};
	s = s ? s : r->plain;
	for (int depth = 0; s && depth < 16; depth++) {
		all.outline = all.outline >= 0 ? all.outline : s->outline;
		if (all.num < 0) {
			all.num = s->num;
			all.num_level = s->num_level;
			/* The level is tied to the style that names the list, not to the one based on it. */
			if (s->num > 0 && s->num_level < 0)
				all.num_level = ws_lists_level_of(r->lists, s->num, s->id);
		}
		all.centred = all.centred >= 0 ? all.centred : s->centred;
		all.bold = all.bold >= 0 ? all.bold : s->bold;
		s = s->based ? g_hash_table_lookup(r->styles, s->based) : NULL;
	}
	return all;
}

/* ---- runs ---- */

static void find_boxes(const xmlNode *node, GPtrArray *boxes) {
	for (const xmlNode *c = node->children; c; c = c->next) {
		if (ws_xml_is(c, "txbxContent"))
			g_ptr_array_add(boxes, (gpointer)c);
		else if (ws_xml_is(c, "Fallback") && boxes->len > 0)
			continue;
		else if (c->type == XML_ELEMENT_NODE)
			find_boxes(c, boxes);
	}
}

static const xmlNode *note_of(const xmlNode *notes, const xmlNode *reference) {
	const char *id = ws_xml_attribute(reference, "id");
	for (const xmlNode *n = notes ? notes->children : NULL; n && id; n = n->next) {
		const char *its = n->type == XML_ELEMENT_NODE ? ws_xml_attribute(n, "id") : NULL;
		if (its && strcmp(its, id) == 0)
			return n;
	}
	return NULL;
}

static void append_symbol(GString *text, const xmlNode *node) {
	const char *hex = ws_xml_attribute(node, "char");
	gunichar c = hex ? (gunichar)g_ascii_strtoull(hex, NULL, 16) : 0;
	/* Symbol fonts live in the private area; a box is what most of them show in forms. */
	g_string_append_unichar(text, c >= 0xE000 && c <= 0xF8FF ? (c == 0xF0B7 ? 0x2022 : c == 0xF052 || c == 0xF0FE ? 0x2611 : 0x25A1)
	                                                         : g_unichar_validate(c) && c ? c : 0xFFFD);
}

static void read_inline(reader *r, const xmlNode *node, paragraph *p);

static void read_run(reader *r, const xmlNode *run, paragraph *p) {
	const xmlNode *properties = ws_xml_child(run, "rPr");
	if (on_off(ws_xml_child(properties, "vanish"), 0))
		return;
	const char *raised = ws_xml_attribute(ws_xml_child(properties, "vertAlign"), "val");
	size_t before = p->text->len;
	for (const xmlNode *c = run->children; c; c = c->next) {
		if (ws_xml_is(c, "t"))
			g_string_append(p->text, ws_xml_text(c));
		else if (ws_xml_is(c, "tab") || ws_xml_is(c, "ptab"))
			g_string_append_c(p->text, '\t');
		else if (ws_xml_is(c, "br") || ws_xml_is(c, "cr"))
			g_string_append_c(p->text, '\n');
		else if (ws_xml_is(c, "noBreakHyphen"))
			g_string_append_c(p->text, '-');
		else if (ws_xml_is(c, "sym"))
			append_symbol(p->text, c);
		else if (ws_xml_is(c, "footnoteReference") || ws_xml_is(c, "endnoteReference")) {
			const xmlNode *note = note_of(ws_xml_is(c, "footnoteReference") ? r->footnotes : r->endnotes, c);
			if (note)
				g_ptr_array_add(p->notes, (gpointer)note);
		} else if (WS_XML_IS_ONE_OF(c, "drawing", "pict", "object"))
			find_boxes(c, p->boxes);
		else if (ws_xml_is(c, "AlternateContent")) {
			guint n = p->boxes->len;
			const xmlNode *choice = ws_xml_child(c, "Choice"), *fallback = ws_xml_child(c, "Fallback");
			if (choice)
				find_boxes(choice, p->boxes);
			if (fallback && p->boxes->len == n)
				find_boxes(fallback, p->boxes);
		} else if (ws_xml_is(c, "ruby"))
			read_inline(r, ws_xml_child(c, "rubyBase"), p);
	}
	if (raised && strcmp(raised, "superscript") == 0)
		ws_drop_raised(p->text, before);
	if (p->text->len > before && !on_off(ws_xml_child(properties, "b"), 0))
		p->light = true;
}

/* The characters of a formula. */
static void read_formula(const xmlNode *node, GString *text) {
	for (const xmlNode *c = node->children; c; c = c->next) {
		if (ws_xml_is(c, "t"))
			g_string_append(text, ws_xml_text(c));
		else if (c->type == XML_ELEMENT_NODE)
			read_formula(c, text);
	}
}

static void read_inline(reader *r, const xmlNode *node, paragraph *p) {
	for (const xmlNode *c = node ? node->children : NULL; c; c = c->next) {
		if (ws_xml_is(c, "r"))
			read_run(r, c, p);
		else if (WS_XML_IS_ONE_OF(c, "oMath", "oMathPara"))
			read_formula(c, p->text);
		else if (ws_xml_is(c, "AlternateContent")) {
			const xmlNode *choice = ws_xml_child(c, "Choice");
			read_inline(r, choice ? choice : ws_xml_child(c, "Fallback"), p);
		} else if (WS_XML_IS_ONE_OF(c, "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir",
		                            "bdo"))
			read_inline(r, c, p);
	}
}

/* ---- paragraphs ---- */

static paragraph paragraph_new(void) {
	return (paragraph){g_string_new(NULL), false, g_ptr_array_new(), g_ptr_array_new()};
}

static void paragraph_free(paragraph *p) {
	g_string_free(p->text, TRUE);
	g_ptr_array_unref(p->boxes);
	g_ptr_array_unref(p->notes);
}

/* Fills `p` with the text of a w:p, its number in front; returns the style it comes to. */
static style read_paragraph_text(reader *r, const xmlNode *node, paragraph *p) {
	const xmlNode *properties = ws_xml_child(node, "pPr"), *num = ws_xml_child(properties, "numPr");
	style s = resolved(r, ws_xml_attribute(ws_xml_child(properties, "pStyle"), "val"));
	s.outline = (int)ws_xml_number(ws_xml_child(properties, "outlineLvl"), "val", s.outline, 0, 9);
	s.centred = centring(properties, s.centred);
	long list = ws_xml_number(ws_xml_child(num, "numId"), "val", s.num, 0, 1 << 30);
	int level = (int)ws_xml_number(ws_xml_child(num, "ilvl"), "val", s.num_level, 0, 8);
	read_inline(r, node, p);
	/* Word counts a paragraph without text too, but shows a number nobody would call text. */
	if (list > 0) {
		const char *number = ws_lists_next(r->lists, list, level < 0 ? 0 : level);
		if (p->text->len > 0)
			g_string_prepend(p->text, number);
	}
	return s;
}

static void read_blocks(reader *r, const xmlNode *node);

static void add_note(reader *r, const xmlNode *note) {
	paragraph p = paragraph_new();
	for (const xmlNode *c = ws_xml_child(note, "p"); c; c = ws_xml_next(c, "p")) {
		size_t before = p.text->len;
		paragraph one = paragraph_new();
		read_paragraph_text(r, c, &one);
		if (before > 0 && one.text->len > 0)
			g_string_append_c(p.text, '\n');
		g_string_append_len(p.text, one.text->str, (gssize)one.text->len);
		paragraph_free(&one);
	}
	g_strstrip(p.text->str);
	if (*p.text->str && !ws_output_text(r->out, WS_BLOCK_NOTE, p.text->str, strlen(p.text->str)))
		r->full = true;
	paragraph_free(&p);
}

static void add_attached(reader *r, const paragraph *p) {
	for (guint i = 0; i < p->boxes->len && !r->full; i++)
		read_blocks(r, g_ptr_array_index(p->boxes, i));
	for (guint i = 0; i < p->notes->len && !r->full; i++)
		add_note(r, g_ptr_array_index(p->notes, i));
}

static bool is_blank(const char *text) {
	for (; *text; text = g_utf8_next_char(text))
		if (!g_unichar_isspace(g_utf8_get_char(text)))
			return false;
	return true;
}

static void add_paragraph(reader *r, const xmlNode *node) {
	paragraph p = paragraph_new();
	style s = read_paragraph_text(r, node, &p);
	if (is_blank(p.text->str)) {
		r->gap = true;
	} else {
		ws_block *block = ws_output_text(r->out, WS_BLOCK_PARAGRAPH, p.text->str, p.text->len);
		if (block) {
			block->heading = s.outline >= 0 && s.outline < 9 ? s.outline + 1 : 0;
			block->flags =
			    (s.centred == 1 ? WS_BLOCK_CENTRED : 0) | (r->gap ? WS_BLOCK_AFTER_GAP : 0) | (!p.light || s.bold == 1 ? WS_BLOCK_BOLD : 0);
		}
		r->full = !block;
		r->gap = false;
	}
	add_attached(r, &p);
	paragraph_free(&p);
}

/* ---- tables ---- */

static void read_cell(reader *r, const xmlNode *node, paragraph *all);

/* A table inside a cell: its rows as lines, its cells apart by tabs. */
static void read_inner_table(reader *r, const xmlNode *table, paragraph *all) {
	for (const xmlNode *row = ws_xml_child(table, "tr"); row; row = ws_xml_next(row, "tr")) {
		if (all->text->len > 0 && all->text->str[all->text->len - 1] != '\n')
			g_string_append(all->text, row == ws_xml_child(table, "tr") ? "\n" : "\n\t");
		for (const xmlNode *cell = ws_xml_child(row, "tc"); cell; cell = ws_xml_next(cell, "tc")) {
			size_t before = all->text->len;
			paragraph inner = {g_string_new(NULL), false, all->boxes, all->notes};
			read_cell(r, cell, &inner);
			g_strdelimit(inner.text->str, "\n", ' ');
			g_string_append(all->text, inner.text->str);
			g_string_free(inner.text, TRUE);
			if (ws_xml_next(cell, "tc") && all->text->len > before)
				g_string_append_c(all->text, '\t');
		}
	}
}

static void read_cell(reader *r, const xmlNode *node, paragraph *all) {
	for (const xmlNode *c = node->children; c; c = c->next) {
		if (ws_xml_is(c, "p")) {
			paragraph p = {g_string_new(NULL), false, all->boxes, all->notes};
			read_paragraph_text(r, c, &p);
			if (!is_blank(p.text->str)) {
				if (all->text->len > 0 && all->text->str[all->text->len - 1] != '\n')
					g_string_append_c(all->text, '\n');
				g_string_append(all->text, p.text->str);
			}
			g_string_free(p.text, TRUE);
		} else if (ws_xml_is(c, "tbl")) {
			read_inner_table(r, c, all);
		} else if (WS_XML_IS_ONE_OF(c, "sdt", "sdtContent", "customXml", "ins", "moveTo")) {
			read_cell(r, c, all);
		}
	}
}

static void add_row(reader *r, const xmlNode *row, ws_cells *table, paragraph *attached) {
	const xmlNode *properties = ws_xml_child(row, "trPr");
	if (ws_xml_child(properties, "del") || on_off(ws_xml_child(properties, "hidden"), 0))
		return;
	bool head = on_off(ws_xml_child(properties, "tblHeader"), 0);
	ws_cells_row(table, head, (size_t)ws_xml_number(ws_xml_child(properties, "gridBefore"), "val", 0, 0, 4096));
	for (const xmlNode *c = row->children; c; c = c->next) {
		const xmlNode *cell = c;
		while (WS_XML_IS_ONE_OF(cell, "sdt", "customXml")) {
			const xmlNode *content = ws_xml_child(cell, "sdtContent");
			cell = ws_xml_child(content ? content : cell, "tc");
		}
		if (!ws_xml_is(cell, "tc"))
			continue;
		const xmlNode *p = ws_xml_child(cell, "tcPr"), *down = ws_xml_child(p, "vMerge"), *across = ws_xml_child(p, "hMerge");
		const char *down_value = ws_xml_attribute(down, "val"), *across_value = ws_xml_attribute(across, "val");
		ws_cell_merge merge = {
			.span = (size_t)ws_xml_number(ws_xml_child(p, "gridSpan"), "val", 1, 1, 4096),
			.starts = down && down_value && strcmp(down_value, "restart") == 0,
			.continues = down && !(down_value && strcmp(down_value, "restart") == 0),
			.joins = across && !(across_value && strcmp(across_value, "restart") == 0),
		};
		paragraph text = {g_string_new(NULL), false, attached->boxes, attached->notes};
		read_cell(r, cell, &text);
		size_t len;
		const char *clean = ws_clean(r->arena, text.text->str, text.text->len, &len);
		ws_cells_add(table, merge, clean);
		g_string_free(text.text, TRUE);
	}
}

static void add_rows(reader *r, const xmlNode *node, ws_cells *table, paragraph *attached) {
	for (const xmlNode *c = node->children; c && !r->full; c = c->next) {
		if (ws_xml_is(c, "tr")) {
			add_row(r, c, table, attached);
			if (ws_cells_are_long(table) && !ws_cells_finish(table, r->out))
				r->full = true;
		} else if (WS_XML_IS_ONE_OF(c, "sdt", "sdtContent", "customXml", "ins", "moveTo")) {
			add_rows(r, c, table, attached);
		}
	}
}

static const xmlNode *only_cell(const xmlNode *table) {
	const xmlNode *row = ws_xml_child(table, "tr"), *cell = ws_xml_child(row, "tc");
	return row && cell && !ws_xml_next(row, "tr") && !ws_xml_next(cell, "tc") ? cell : NULL;
}

static void add_table(reader *r, const xmlNode *node) {
	const xmlNode *frame = only_cell(node);
	if (frame) {
		read_blocks(r, frame);
		return;
	}
	paragraph attached = paragraph_new();
	ws_cells *table = ws_cells_new(r->arena);
	add_rows(r, node, table, &attached);
	if (!r->full && !ws_cells_finish(table, r->out))
		r->full = true;
	add_attached(r, &attached);
	paragraph_free(&attached);
	r->gap = false;
}

static void read_blocks(reader *r, const xmlNode *node) {
	for (const xmlNode *c = node->children; c && !r->full; c = c->next) {
		if (ws_xml_is(c, "p"))
			add_paragraph(r, c);
		else if (ws_xml_is(c, "tbl"))
			add_table(r, c);
		else if (ws_xml_is(c, "AlternateContent")) {
			const xmlNode *choice = ws_xml_child(c, "Choice");
			const xmlNode *which = choice ? choice : ws_xml_child(c, "Fallback");
			if (which)
				read_blocks(r, which);
		} else if (WS_XML_IS_ONE_OF(c, "sdt", "sdtContent", "customXml", "ins", "moveTo"))
			read_blocks(r, c);
	}
}

/* ---- the document ---- */

static bool sniff(const ws_source *source) {
	return ws_package_sniff(source, "word/");
}

static bool wanted(const char *name) {
	return (g_str_has_suffix(name, ".xml") || g_str_has_suffix(name, ".rels")) && !g_str_has_prefix(name, "customxml/") &&
	       !g_str_has_prefix(name, "word/theme/");
}

static xmlDoc *related_xml(const ws_package *package, const char *part, const char *type, ws_arena *arena) {
	char *name = ws_package_related(package, part, NULL, type, arena);
	return name ? ws_package_xml(package, name, NULL) : NULL;
}

static const xmlNode *root_of(xmlDoc *doc) {
	return doc ? xmlDocGetRootElement(doc) : NULL;
}

static void read_title(reader *r) {
	size_t len;
	xmlDoc *core = ws_package_part(r->package, "docProps/core.xml", &len) ? ws_package_xml(r->package, "docProps/core.xml", NULL) : NULL;
	const char *title = core ? ws_xml_text(ws_xml_child(root_of(core), "title")) : "";
	if (*title)
		r->out->blocks.title = ws_clean(r->arena, title, strlen(title), NULL);
	if (core)
		xmlFreeDoc(core);
}

static bool read_docx(const ws_source *source, ws_output *out, GError **error) {
	reader r = {.out = out, .arena = out->arena};
	r.package = ws_package_open(source, wanted, out->arena, error);
	if (!r.package)
		return false;
	char *main_part = ws_package_related(r.package, "", NULL, "officeDocument", out->arena);
	main_part = main_part ? main_part : (char *)"word/document.xml";
	xmlDoc *doc = ws_package_xml(r.package, main_part, error);
	xmlDoc *styles = related_xml(r.package, main_part, "styles", out->arena),
	       *numbers = related_xml(r.package, main_part, "numbering", out->arena);
	xmlDoc *footnotes = related_xml(r.package, main_part, "footnotes", out->arena),
	       *endnotes = related_xml(r.package, main_part, "endnotes", out->arena);
	r.styles = g_hash_table_new(g_str_hash, g_str_equal);
	r.lists = ws_lists_new(out->arena);
	ws_docx_lists(r.lists, root_of(numbers));
	r.footnotes = root_of(footnotes);
	r.endnotes = root_of(endnotes);
	if (styles)
		read_styles(&r, root_of(styles));
	bool ok = doc != NULL;
	const xmlNode *body = ok ? ws_xml_child(root_of(doc), "body") : NULL;
	if (body) {
		read_title(&r);
		read_blocks(&r, body);
		ok = !r.full || ws_output_full(out, error);
	} else if (ok) {
		ok = ws_refuse(error, "damaged (no body in %s)", main_part);
	}
	g_hash_table_unref(r.styles);
	ws_lists_free(r.lists);
	xmlDoc *const trees[] = {doc, styles, numbers, footnotes, endnotes};
	for (size_t i = 0; i < sizeof trees / sizeof *trees; i++)
		if (trees[i])
			xmlFreeDoc(trees[i]);
	ws_package_close(r.package);
	return ok;
}

const ws_format ws_format_docx = {.name = "docx", .sniff = sniff, .read = read_docx, .version = ws_package_version};
