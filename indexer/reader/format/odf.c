/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument (ISO/IEC 26300), text and spreadsheet: what LibreOffice shows of an .odt or .ods.

   A text is paragraphs and headings with the numbers of their lists written out, tables with their spans, text boxes and notes behind the
   paragraph that holds them, a table that text flows around before it (as Word stores one). A spreadsheet is its visible sheets; a cell's
   text stands in it as it is shown, so no number formats are needed. Deleted text that is kept as a change, annotations and hidden text
   are not shown.

   Repeats (one empty cell 16 384 times, one row a million times) are counted, not made; what has text is repeated up to REPEATS.

   Not handled: presentations and drawings, flat files in one XML (.fodt). */
#include <string.h>

#include "indexer/reader/format/cells.h"
#include "indexer/reader/format/lists.h"
#include "indexer/reader/format/marks.h"
#include "indexer/reader/format/package.h"
#include "indexer/reader/format/sheet.h"

enum { REPEATS = 1000, ROWS = 1 << 20, COLUMNS = 1 << 14, MOST_STYLES = 70000, PARENTS = 16 };

typedef struct {
	const char *parent;           /* borrowed from the tree */
	int centred, bold;            /* -1 not stated */
	bool raised, hidden;
} style;

typedef struct {
	ws_output *out;
	ws_arena *arena;
	ws_lists *lists;
	GHashTable *styles;      /* name -> style */
	GHashTable *list_styles; /* name -> text:list-style element */
	GHashTable *numbers;     /* name -> the list's number so far */
	long made;               /* lists */
	long outline;            /* the list that numbers headings; -1 none */
	bool gap, full;
} reader;

/* What is open around a paragraph of a list. */
typedef struct {
	long num;          /* -1 none */
	int level;
	const char *style; /* name of the list's */
	bool number;       /* the next paragraph shows its item's number */
} listing;

typedef struct {
	GString *text;
	bool light;
	GPtrArray *attached; /* text boxes and notes in it */
} paragraph;

static bool is_value(const xmlNode *node, const char *name, const char *value) {
	const char *own = ws_xml_attribute(node, name);
	return own && strcmp(own, value) == 0;
}

/* ---- lists ---- */

static const char *format_of(const char *odf) {
	static const struct {
		const char *odf, *format;
	} formats[] = {
		{"1", "decimal"}, {"a", "lowerLetter"}, {"A", "upperLetter"}, {"i", "lowerRoman"}, {"I", "upperRoman"},
		{"一", "chineseCounting"}, {"壹", "chineseLegalSimplified"}, {"甲", "ideographTraditional"}, {"①", "decimalEnclosedCircle"},
	};
	for (size_t i = 0; odf && i < sizeof formats / sizeof *formats; i++)
		if (g_str_has_prefix(odf, formats[i].odf))
			return formats[i].format;
	return NULL;
}

static void fill_levels(reader *r, ws_list_level *levels, const xmlNode *all) {
	for (const xmlNode *n = all->children; n; n = n->next) {
		long level = n->type == XML_ELEMENT_NODE ? ws_xml_number(n, "level", 0, 0, WS_LIST_LEVELS) : 0;
		bool numbers = WS_XML_IS_ONE_OF(n, "list-level-style-number", "outline-level-style");
		const char *format = numbers ? format_of(ws_xml_attribute(n, "num-format")) : NULL;
		if (level < 1 || !format)
			continue;
		const char *before = ws_xml_attribute(n, "num-prefix"), *behind = ws_xml_attribute(n, "num-suffix");
		long shown = ws_xml_number(n, "display-levels", 1, 1, level);
		g_autoptr(GString) text = g_string_new(before);
		for (long k = level - shown + 1; k <= level; k++)
			g_string_append_printf(text, "%%%ld%s", k, k < level ? "." : "");
		g_string_append(text, behind ? behind : "");
		levels[level - 1] = (ws_list_level){.format = format,
		                                    .text = ws_clean(r->arena, text->str, text->len, NULL),
		                                    .start = ws_xml_number(n, "start-value", 1, 0, 1000000),
		                                    .restart = WS_LIST_RESTARTS};
	}
}

/* A new list with the levels of a style; -1 when there are too many. */
static long make_list(reader *r, const xmlNode *levels) {
	long num = r->made++;
	ws_list_level *made = ws_lists_define(r->lists, num);
	if (!made || !ws_lists_add(r->lists, num, num))
		return -1;
	fill_levels(r, made, levels);
	return num;
}

/* ---- styles ---- */

static void read_styles(reader *r, const xmlNode *all) {
	for (const xmlNode *n = all ? all->children : NULL; n; n = n->next) {
		if (ws_xml_is(n, "outline-style") && r->outline < 0)
			r->outline = make_list(r, n);
		const char *name = n->type == XML_ELEMENT_NODE ? ws_xml_attribute(n, "name") : NULL;
		if (!name || g_hash_table_size(r->styles) > MOST_STYLES)
			continue;
		if (ws_xml_is(n, "list-style")) {
			g_hash_table_insert(r->list_styles, (gpointer)name, (gpointer)n);
			continue;
		}
		const xmlNode *p = ws_xml_child(n, "paragraph-properties"), *t = ws_xml_child(n, "text-properties");
		const char *align = ws_xml_attribute(p, "text-align"), *weight = ws_xml_attribute(t, "font-weight"),
		           *place = ws_xml_attribute(t, "text-position");
		style *s = ws_arena_zero(r->arena, 1, sizeof *s);
		s->parent = ws_xml_attribute(n, "parent-style-name");
		s->centred = align ? strcmp(align, "center") == 0 : -1;
		s->bold = weight ? strcmp(weight, "bold") == 0 : -1;
		s->raised = place && (g_str_has_prefix(place, "super") || (g_ascii_isdigit(*place) && *place != '0'));
		s->hidden = is_value(t, "display", "none") || is_value(ws_xml_child(n, "table-properties"), "display", "false");
		g_hash_table_insert(r->styles, (gpointer)name, s);
	}
}

static style resolved(const reader *r, const char *name) {
	style all = {.centred = -1, .bold = -1};
	const style *s = name ? g_hash_table_lookup(r->styles, name) : NULL;
	for (int depth = 0; s && depth < PARENTS; depth++) {
		all.centred = all.centred >= 0 ? all.centred : s->centred;
		all.bold = all.bold >= 0 ? all.bold : s->bold;
		all.raised |= s->raised;
		all.hidden |= s->hidden;
		s = s->parent ? g_hash_table_lookup(r->styles, s->parent) : NULL;
	}
	return all;
}

/* The number under which a list counts: its own, unless it goes on with the last of its style. */
static long list_of(reader *r, const xmlNode *list, const char *name) {
	const xmlNode *all = name ? g_hash_table_lookup(r->list_styles, name) : NULL;
	gpointer last = name ? g_hash_table_lookup(r->numbers, name) : NULL;
	bool goes_on = is_value(list, "continue-numbering", "true") || ws_xml_attribute(list, "continue-list");
	if (!all || (last && goes_on))
		return last ? GPOINTER_TO_INT(last) - 1 : -1;
	long num = make_list(r, all);
	if (num < 0)
		return last ? GPOINTER_TO_INT(last) - 1 : -1;
	g_hash_table_insert(r->numbers, (gpointer)name, GINT_TO_POINTER((int)num + 1));
	return num;
}

/* ---- paragraphs ---- */

static paragraph paragraph_new(GPtrArray *attached) {
	return (paragraph){g_string_new(NULL), false, attached};
}

/* White space is one blank, as in HTML; text:s, text:tab and text:line-break say otherwise. */
static void append_text(GString *to, const char *text) {
	for (; *text; text++) {
		bool blank = *text == ' ' || *text == '\t' || *text == '\n' || *text == '\r';
		if (!blank)
			g_string_append_c(to, *text);
		else if (to->len > 0 && to->str[to->len - 1] != ' ')
			g_string_append_c(to, ' ');
	}
}

static void read_inline(reader *r, const xmlNode *node, paragraph *p, bool bold) {
	enum { MOST_BLANKS = 64 };
	for (const xmlNode *c = node->children; c; c = c->next) {
		if (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE) {
			size_t before = p->text->len;
			append_text(p->text, (const char *)c->content);
			p->light = p->light || (p->text->len > before && !bold);
		} else if (c->type != XML_ELEMENT_NODE || WS_XML_IS_ONE_OF(c, "annotation", "annotation-end", "tracked-changes", "ruby-text",
		                                                           "script", "title", "desc", "image")) {
			continue;
		} else if (ws_xml_is(c, "s")) {
			for (long n = ws_xml_number(c, "c", 1, 1, MOST_BLANKS); n > 0; n--)
				g_string_append_c(p->text, ' ');
		} else if (WS_XML_IS_ONE_OF(c, "tab", "line-break")) {
			g_string_append_c(p->text, ws_xml_is(c, "tab") ? '\t' : '\n');
		} else if (WS_XML_IS_ONE_OF(c, "note", "text-box", "custom-shape")) {
			g_ptr_array_add(p->attached, (gpointer)c);
		} else {
			style s = resolved(r, ws_xml_attribute(c, "style-name"));
			size_t before = p->text->len;
			if (s.hidden)
				continue;
			read_inline(r, c, p, s.bold >= 0 ? s.bold : bold);
			if (s.raised && ws_xml_is(c, "span"))
				ws_drop_raised(p->text, before);
		}
	}
}

static bool is_blank(const char *text) {
	for (; *text; text = g_utf8_next_char(text))
		if (!g_unichar_isspace(g_utf8_get_char(text)))
			return false;
	return true;
}

/* The text of a text:p or text:h, with its number. */
static style read_text(reader *r, const xmlNode *node, paragraph *p, listing *list) {
	style s = resolved(r, ws_xml_attribute(node, "style-name"));
	if (!s.hidden)
		read_inline(r, node, p, s.bold == 1);
	if (list && list->number && list->num >= 0 && !is_blank(p->text->str)) {
		g_string_prepend(p->text, ws_lists_next(r->lists, list->num, list->level));
		list->number = false;
	} else if (!list && r->outline >= 0 && ws_xml_is(node, "h") && !is_value(node, "is-list-header", "true") && !is_blank(p->text->str)) {
		long level = ws_xml_number(node, "outline-level", 1, 1, WS_LIST_LEVELS);
		g_string_prepend(p->text, ws_lists_next(r->lists, r->outline, (int)level - 1));
	}
	return s;
}

static void read_blocks(reader *r, const xmlNode *node, listing *list);

/* A note's or a box's paragraphs in one text, a line each. */
static void gather(reader *r, const xmlNode *node, GString *to, GPtrArray *attached) {
	for (const xmlNode *c = node->children; c; c = c->next) {
		if (WS_XML_IS_ONE_OF(c, "p", "h")) {
			paragraph p = paragraph_new(attached);
			read_text(r, c, &p, NULL);
			if (!is_blank(p.text->str)) {
				if (to->len > 0)
					g_string_append_c(to, '\n');
				g_string_append(to, p.text->str);
			}
			g_string_free(p.text, TRUE);
		} else if (ws_xml_is(c, "table-cell")) {
			/* Of a table inside: a tab keeps it apart. */
			g_autoptr(GString) cell = g_string_new(NULL);
			gather(r, c, cell, attached);
			if (cell->len > 0)
				g_string_append_printf(to, "%s%s", to->len > 0 ? "\t" : "", cell->str);
		} else if (WS_XML_IS_ONE_OF(c, "list", "list-item", "list-header", "section", "note-body", "table", "table-header-rows",
		                            "table-rows", "table-row")) {
			gather(r, c, to, attached);
		}
	}
}

/* A table that text flows around: a box with nothing but the table. */
static bool is_floating_table(const xmlNode *box) {
	const xmlNode *first = ws_xml_is(box, "text-box") ? xmlFirstElementChild((xmlNode *)box) : NULL;
	return first && ws_xml_is(first, "table") && !xmlNextElementSibling((xmlNode *)first);
}

/* Those that stand before their paragraph, or the others. */
static void add_attached(reader *r, const GPtrArray *attached, bool before) {
	for (guint i = 0; i < attached->len && !r->full; i++) {
		const xmlNode *node = g_ptr_array_index(attached, i);
		if (is_floating_table(node) != before)
			continue;
		if (!ws_xml_is(node, "note")) {
			read_blocks(r, node, NULL);
			continue;
		}
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GPtrArray) inner = g_ptr_array_new();
		gather(r, node, text, inner);
		r->full = text->len > 0 && !ws_output_text(r->out, WS_BLOCK_NOTE, text->str, text->len);
	}
}

static void add_paragraph(reader *r, const xmlNode *node, listing *list) {
	g_autoptr(GPtrArray) attached = g_ptr_array_new();
	paragraph p = paragraph_new(attached);
	style s = read_text(r, node, &p, list);
	add_attached(r, attached, true);
	if (is_blank(p.text->str)) {
		r->gap = true;
	} else {
		ws_block *block = ws_output_text(r->out, WS_BLOCK_PARAGRAPH, p.text->str, p.text->len);
		if (block) {
			block->heading = ws_xml_is(node, "h") ? (int)ws_xml_number(node, "outline-level", 1, 1, 9) : 0;
			block->flags = (s.centred == 1 ? WS_BLOCK_CENTRED : 0) | (r->gap ? WS_BLOCK_AFTER_GAP : 0) | (!p.light ? WS_BLOCK_BOLD : 0);
		}
		r->full = !block;
		r->gap = false;
	}
	g_string_free(p.text, TRUE);
	add_attached(r, attached, false);
}

static void add_list(reader *r, const xmlNode *node, const listing *around) {
	const char *own = ws_xml_attribute(node, "style-name");
	listing list = {.num = -1, .level = around ? around->level + 1 : 0, .style = own ? own : around ? around->style : NULL};
	list.num = around && (!own || !around->style || strcmp(own, around->style) == 0) ? around->num : list_of(r, node, list.style);
	list.level = MIN(list.level, WS_LIST_LEVELS - 1);
	for (const xmlNode *item = node->children; item && !r->full; item = item->next) {
		list.number = ws_xml_is(item, "list-item");
		if (list.number || ws_xml_is(item, "list-header"))
			read_blocks(r, item, &list);
	}
}

/* ---- tables of a text ---- */

typedef struct {
	size_t left, span; /* rows still to be covered, columns */
} covering;

static void add_row(reader *r, const xmlNode *row, ws_cells *table, bool head, covering *covers, GPtrArray *attached) {
	size_t column = 0, inside = 0, most = ws_limits.columns;
	ws_cells_row(table, head, 0);
	for (const xmlNode *c = row->children; c && column < most; c = c->next) {
		bool covered = ws_xml_is(c, "covered-table-cell");
		if (!covered && !ws_xml_is(c, "table-cell"))
			continue;
		long times = ws_xml_number(c, "number-columns-repeated", 1, 1, (long)most);
		g_autoptr(GString) text = g_string_new(NULL);
		if (!covered)
			gather(r, c, text, attached);
		const char *clean = ws_clean(r->arena, text->str, text->len, NULL);
		for (; times > 0 && column < most; times--, column++) {
			if (covered && inside > 0) {
				inside--;
				continue;
			}
			ws_cell_merge merge = {.span = 1};
			if (covered && covers[column].left > 0) {
				covers[column].left--;
				merge = (ws_cell_merge){.span = covers[column].span, .continues = true};
			} else if (!covered) {
				long down = ws_xml_number(c, "number-rows-spanned", 1, 1, (long)most);
				merge.span = (size_t)ws_xml_number(c, "number-columns-spanned", 1, 1, (long)(most - column));
				merge.starts = down > 1;
				covers[column] = (covering){(size_t)down - 1, merge.span};
			}
			inside = merge.span - 1;
			ws_cells_add(table, merge, clean);
		}
	}
}

static void add_rows(reader *r, const xmlNode *node, ws_cells *table, bool head, covering *covers, GPtrArray *attached) {
	for (const xmlNode *c = node->children; c && !r->full; c = c->next) {
		if (ws_xml_is(c, "table-row")) {
			if (!is_value(c, "visibility", "collapse") && !is_value(c, "visibility", "filter"))
				add_row(r, c, table, head, covers, attached);
			r->full = ws_cells_are_long(table) && !ws_cells_finish(table, r->out);
		} else if (WS_XML_IS_ONE_OF(c, "table-header-rows", "table-rows", "table-row-group")) {
			add_rows(r, c, table, head || ws_xml_is(c, "table-header-rows"), covers, attached);
		}
	}
}

static const xmlNode *only_cell(const xmlNode *table) {
	const xmlNode *row = ws_xml_child(table, "table-row"), *cell = ws_xml_child(row, "table-cell");
	bool alone =
		row && cell && !ws_xml_next(row, "table-row") && !ws_xml_next(cell, "table-cell") && !ws_xml_child(table, "table-header-rows");
	return alone ? cell : NULL;
}

static void add_table(reader *r, const xmlNode *node) {
	const xmlNode *frame = only_cell(node);
	if (frame) {
		read_blocks(r, frame, NULL);
		return;
	}
	g_autoptr(GPtrArray) attached = g_ptr_array_new();
	g_autofree covering *covers = g_new0(covering, ws_limits.columns + 1);
	ws_cells *table = ws_cells_new(r->arena);
	add_rows(r, node, table, false, covers, attached);
	r->full = r->full || !ws_cells_finish(table, r->out);
	add_attached(r, attached, true);
	add_attached(r, attached, false);
	r->gap = false;
}

static void read_blocks(reader *r, const xmlNode *node, listing *list) {
	for (const xmlNode *c = node->children; c && !r->full; c = c->next) {
		if (WS_XML_IS_ONE_OF(c, "p", "h"))
			add_paragraph(r, c, list);
		else if (ws_xml_is(c, "list"))
			add_list(r, c, list);
		else if (ws_xml_is(c, "table"))
			add_table(r, c);
		else if (WS_XML_IS_ONE_OF(c, "section", "index-body", "table-of-content", "alphabetical-index", "illustration-index", "table-index",
		                          "user-index", "frame", "text-box", "g") &&
		         !is_value(c, "display", "none"))
			read_blocks(r, c, list);
	}
}

/* ---- spreadsheets ---- */

typedef struct {
	ws_sheet sheet;
	size_t cap, merges_cap;
	uint32_t row;
	bool hidden[COLUMNS];
} filling;

static void find_hidden(filling *f, const xmlNode *node, uint32_t *column) {
	for (const xmlNode *c = node->children; c; c = c->next) {
		if (WS_XML_IS_ONE_OF(c, "table-columns", "table-header-columns", "table-column-group"))
			find_hidden(f, c, column);
		else if (ws_xml_is(c, "table-column"))
			for (long n = ws_xml_number(c, "number-columns-repeated", 1, 1, COLUMNS); n > 0 && *column < COLUMNS; n--)
				f->hidden[(*column)++] = is_value(c, "visibility", "collapse") || is_value(c, "visibility", "filter");
	}
}

static void put_cell(reader *r, filling *f, const xmlNode *c, uint32_t column, const char *text) {
	const char *type = ws_xml_attribute(c, "value-type");
	bool number = type && (strcmp(type, "float") == 0 || strcmp(type, "percentage") == 0 || strcmp(type, "currency") == 0);
	f->sheet.cells = ws_arena_grow(r->arena, f->sheet.cells, f->sheet.n_cells, &f->cap, sizeof *f->sheet.cells);
	f->sheet.cells[f->sheet.n_cells++] = (ws_sheet_cell){f->row, column, text, number};
	uint32_t wide = (uint32_t)ws_xml_number(c, "number-columns-spanned", 1, 1, COLUMNS - column),
	         high = (uint32_t)ws_xml_number(c, "number-rows-spanned", 1, 1, ROWS - f->row);
	if (wide * (uint64_t)high == 1)
		return;
	f->sheet.merges = ws_arena_grow(r->arena, f->sheet.merges, f->sheet.n_merges, &f->merges_cap, sizeof *f->sheet.merges);
	f->sheet.merges[f->sheet.n_merges++] = (ws_sheet_merge){f->row, column, high, wide};
}

static void put_row(reader *r, filling *f, const xmlNode *row) {
	uint32_t column = 0;
	for (const xmlNode *c = row->children; c && column < COLUMNS; c = c->next) {
		if (!WS_XML_IS_ONE_OF(c, "table-cell", "covered-table-cell"))
			continue;
		uint32_t times = (uint32_t)ws_xml_number(c, "number-columns-repeated", 1, 1, COLUMNS - column), end = column + times;
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GPtrArray) attached = g_ptr_array_new();
		if (ws_xml_is(c, "table-cell"))
			gather(r, c, text, attached);
		const char *clean = is_blank(text->str) ? "" : ws_clean(r->arena, text->str, text->len, NULL);
		for (uint32_t i = column; *clean && i < end && i < column + REPEATS && f->sheet.n_cells < ws_limits.cells; i++)
			if (!f->hidden[i])
				put_cell(r, f, c, i, clean);
		column = end;
	}
}

static void put_rows(reader *r, filling *f, const xmlNode *node) {
	for (const xmlNode *c = node->children; c && f->row < ROWS; c = c->next) {
		if (WS_XML_IS_ONE_OF(c, "table-header-rows", "table-rows", "table-row-group"))
			put_rows(r, f, c);
		if (!ws_xml_is(c, "table-row"))
			continue;
		uint32_t times = (uint32_t)ws_xml_number(c, "number-rows-repeated", 1, 1, ROWS - f->row), end = f->row + times, begun = f->row;
		bool shown = !is_value(c, "visibility", "collapse") && !is_value(c, "visibility", "filter"), filled = shown;
		for (; filled && f->row < end && f->row < begun + REPEATS; f->row++) {
			size_t before = f->sheet.n_cells;
			put_row(r, f, c);
			filled = f->sheet.n_cells > before;
		}
		f->row = end;
	}
}

static void add_sheets(reader *r, const xmlNode *body) {
	for (const xmlNode *t = ws_xml_child(body, "table"); t && !r->full; t = ws_xml_next(t, "table")) {
		const char *name = ws_xml_attribute(t, "name");
		if (resolved(r, ws_xml_attribute(t, "style-name")).hidden)
			continue;
		filling *f = ws_arena_zero(r->arena, 1, sizeof *f);
		uint32_t column = 0;
		f->sheet.name = ws_clean(r->arena, name ? name : "", name ? strlen(name) : 0, NULL);
		find_hidden(f, t, &column);
		put_rows(r, f, t);
		r->full = !ws_sheet_output(&f->sheet, r->out);
	}
}

/* ---- the document ---- */

static bool is_sheet(const ws_source *source) {
	enum { HEAD = 256 }; /* the first member, mimetype, says what the file is, unpacked */
	static const char type[] = "application/vnd.oasis.opendocument.spreadsheet";
	return memmem(source->bytes, MIN(source->len, HEAD), type, sizeof type - 1) != NULL;
}

static bool sniff_text(const ws_source *source) {
	return ws_package_sniff(source, "content.xml") && ws_package_sniff(source, "META-INF/") && !is_sheet(source);
}

static bool sniff_sheet(const ws_source *source) {
	return is_sheet(source) && ws_package_sniff(source, "content.xml");
}

static bool wanted(const char *name) {
	static const char *const parts[] = {"content.xml", "styles.xml", "meta.xml", "meta-inf/manifest.xml"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (strcmp(name, parts[i]) == 0)
			return true;
	return false;
}

static bool is_encrypted(const ws_package *package) {
	static const char mark[] = "encryption-data";
	size_t len;
	const char *manifest = ws_package_part(package, "META-INF/manifest.xml", &len);
	return manifest && memmem(manifest, len, mark, sizeof mark - 1);
}

static const xmlNode *root_of(xmlDoc *doc) {
	return doc ? xmlDocGetRootElement(doc) : NULL;
}

static bool read_body(reader *r, const xmlNode *body, GError **error) {
	const xmlNode *text = ws_xml_child(body, "text"), *sheets = ws_xml_child(body, "spreadsheet");
	if (!text && !sheets)
		return ws_refuse(error, body ? "neither text nor spreadsheet" : "damaged (no body in content.xml)");
	if (text)
		read_blocks(r, text, NULL);
	else
		add_sheets(r, sheets);
	return !r->full || ws_output_full(r->out, error);
}

static bool read_odf(const ws_source *source, ws_output *out, GError **error) {
	reader r = {.out = out, .arena = out->arena, .outline = -1};
	ws_package *package = ws_package_open(source, wanted, out->arena, error);
	if (!package)
		return false;
	bool locked = is_encrypted(package);
	size_t len;
	xmlDoc *content = locked ? NULL : ws_package_xml(package, "content.xml", error), *styles = NULL, *meta = NULL;
	if (content && ws_package_part(package, "styles.xml", &len))
		styles = ws_package_xml(package, "styles.xml", NULL);
	if (content && ws_package_part(package, "meta.xml", &len))
		meta = ws_package_xml(package, "meta.xml", NULL);
	bool ok = content || (locked && ws_refuse(error, "encrypted"));
	if (ok) {
		r.styles = g_hash_table_new(g_str_hash, g_str_equal);
		r.list_styles = g_hash_table_new(g_str_hash, g_str_equal);
		r.numbers = g_hash_table_new(g_str_hash, g_str_equal);
		r.lists = ws_lists_new(out->arena);
		read_styles(&r, ws_xml_child(root_of(styles), "styles"));
		read_styles(&r, ws_xml_child(root_of(styles), "automatic-styles"));
		read_styles(&r, ws_xml_child(root_of(content), "automatic-styles"));
		const char *title = ws_xml_text(ws_xml_child(ws_xml_child(root_of(meta), "meta"), "title"));
		if (*title)
			out->blocks.title = ws_clean(out->arena, title, strlen(title), NULL);
		ok = read_body(&r, ws_xml_child(root_of(content), "body"), error);
		ws_lists_free(r.lists);
		g_hash_table_unref(r.styles);
		g_hash_table_unref(r.list_styles);
		g_hash_table_unref(r.numbers);
	}
	xmlDoc *const trees[] = {content, styles, meta};
	for (size_t i = 0; i < sizeof trees / sizeof *trees; i++)
		if (trees[i])
			xmlFreeDoc(trees[i]);
	ws_package_close(package);
	return ok;
}

const ws_format ws_format_odt = {.name = "odt", .sniff = sniff_text, .read = read_odf, .version = ws_package_version};
const ws_format ws_format_ods = {.name = "ods", .sniff = sniff_sheet, .read = read_odf, .version = ws_package_version};
