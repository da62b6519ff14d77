/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XLSX (ECMA-376 part 1, chapter 18): each visible sheet with its cells as they are shown, numbers in their display format.

   Hidden sheets, rows and columns are not shown, so they are not read. A cell's place is believed within a spreadsheet's own bounds
   (2^20 rows, 2^14 columns); cells are kept as a list, so that a lone one at XFD1048576 costs nothing. Not handled: charts, comments.
   */
#include <stdlib.h>
#include <string.h>

#include "indexer/reader/format/number_format.h"
#include "indexer/reader/format/package.h"
#include "indexer/reader/format/sheet.h"

enum { ROWS = 1 << 20, COLUMNS = 1 << 14, MOST_STYLES = 70000, MOST_MERGES = 1 << 18 };

typedef struct {
	ws_output *out;
	ws_arena *arena;
	ws_package *package;
	const char **strings; /* shared */
	size_t n_strings;
	const char **codes;   /* number format of each cell style, NULL for General */
	size_t n_codes;
	bool from_1904;
} reader;

/* "BC12" -> row 11, column 54; false when it is no place. */
static bool place(const char *text, uint32_t *row, uint32_t *column) {
	uint32_t c = 0, r = 0;
	while (g_ascii_isalpha(*text) && c <= COLUMNS)
		c = c * 26 + (uint32_t)(g_ascii_toupper(*text++) - 'A' + 1);
	while (g_ascii_isdigit(*text) && r <= ROWS)
		r = r * 10 + (uint32_t)(*text++ - '0');
	if (c == 0 || r == 0 || c > COLUMNS || r > ROWS)
		return false;
	*row = r - 1;
	*column = c - 1;
	return true;
}

/* The text of a string item: its runs without phonetic readings. */
static const char *item_text(const xmlNode *item, ws_arena *arena) {
	g_autoptr(GString) text = g_string_new(NULL);
	for (const xmlNode *c = item ? item->children : NULL; c; c = c->next) {
		if (ws_xml_is(c, "t"))
			g_string_append(text, ws_xml_text(c));
		else if (ws_xml_is(c, "r"))
			g_string_append(text, ws_xml_text(ws_xml_child(c, "t")));
	}
	g_strstrip(text->str);
	return ws_clean(arena, text->str, strlen(text->str), NULL);
}

static xmlDoc *related_xml(const reader *r, const char *part, const char *type) {
	char *name = ws_package_related(r->package, part, NULL, type, r->arena);
	return name ? ws_package_xml(r->package, name, NULL) : NULL;
}

static void read_strings(reader *r, const xmlNode *root) {
	size_t n = 0;
	for (const xmlNode *i = ws_xml_child(root, "si"); i; i = ws_xml_next(i, "si"))
		n++;
	r->strings = ws_arena_take(r->arena, (n + 1) * sizeof *r->strings);
	for (const xmlNode *i = ws_xml_child(root, "si"); i; i = ws_xml_next(i, "si"))
		r->strings[r->n_strings++] = item_text(i, r->arena);
}

static void read_formats(reader *r, const xmlNode *root) {
	const xmlNode *codes = ws_xml_child(root, "numFmts"), *styles = ws_xml_child(root, "cellXfs");
	g_autoptr(GHashTable) own = g_hash_table_new(g_direct_hash, g_direct_equal);
	for (const xmlNode *f = ws_xml_child(codes, "numFmt"); f; f = ws_xml_next(f, "numFmt")) {
		const char *code = ws_xml_attribute(f, "formatCode");
		long id = ws_xml_number(f, "numFmtId", -1, -1, 1 << 20);
		if (code && id >= 0)
			g_hash_table_insert(own, GINT_TO_POINTER((int)id), ws_arena_copy(r->arena, code, strlen(code)));
	}
	size_t n = 0;
	for (const xmlNode *x = ws_xml_child(styles, "xf"); x && n < MOST_STYLES; x = ws_xml_next(x, "xf"))
		n++;
	r->codes = ws_arena_take(r->arena, (n + 1) * sizeof *r->codes);
	for (const xmlNode *x = ws_xml_child(styles, "xf"); x && r->n_codes < n; x = ws_xml_next(x, "xf")) {
		long id = ws_xml_number(x, "numFmtId", 0, 0, 1 << 20);
		const char *code = g_hash_table_lookup(own, GINT_TO_POINTER((int)id));
		r->codes[r->n_codes++] = code ? code : ws_builtin_format((unsigned)id);
	}
}

/* What a cell shows; "" for nothing. */
static const char *cell_text(const reader *r, const xmlNode *c, bool *number) {
	const char *type = ws_xml_attribute(c, "t"), *value = ws_xml_text(ws_xml_child(c, "v"));
	*number = false;
	if (type && strcmp(type, "inlineStr") == 0)
		return item_text(ws_xml_child(c, "is"), r->arena);
	if (!*value)
		return "";
	if (type && strcmp(type, "s") == 0) {
		unsigned long i = strtoul(value, NULL, 10);
		return i < r->n_strings ? r->strings[i] : "";
	}
	if (type && strcmp(type, "b") == 0)
		return *value == '1' ? "TRUE" : "FALSE";
	if (type && (strcmp(type, "str") == 0 || strcmp(type, "e") == 0 || strcmp(type, "d") == 0))
		return ws_clean(r->arena, value, strlen(value), NULL);
	long style = ws_xml_number(c, "s", 0, 0, MOST_STYLES);
	char *end;
	double v = g_ascii_strtod(value, &end);
	*number = end != value;
	return *number ? ws_format_number((size_t)style < r->n_codes ? r->codes[style] : NULL, v, r->from_1904, r->arena) : "";
}

static bool is_on(const xmlNode *node, const char *name) {
	const char *value = ws_xml_attribute(node, name);
	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static void read_merges(const reader *r, ws_sheet *sheet, const xmlNode *root) {
	size_t cap = 0;
	const xmlNode *all = ws_xml_child(root, "mergeCells");
	for (const xmlNode *m = ws_xml_child(all, "mergeCell"); m && sheet->n_merges < MOST_MERGES; m = ws_xml_next(m, "mergeCell")) {
		const char *ref = ws_xml_attribute(m, "ref"), *colon = ref ? strchr(ref, ':') : NULL;
		uint32_t row, column, last_row, last_column;
		if (!colon || !place(ref, &row, &column) || !place(colon + 1, &last_row, &last_column) || last_row < row || last_column < column)
			continue;
		sheet->merges = ws_arena_grow(r->arena, sheet->merges, sheet->n_merges, &cap, sizeof *sheet->merges);
		sheet->merges[sheet->n_merges++] = (ws_sheet_merge){row, column, last_row - row + 1, last_column - column + 1};
	}
}

static void read_cells(const reader *r, ws_sheet *sheet, const xmlNode *root) {
	g_autofree bool *hidden = g_new0(bool, COLUMNS);
	for (const xmlNode *c = ws_xml_child(ws_xml_child(root, "cols"), "col"); c; c = ws_xml_next(c, "col")) {
		long from = ws_xml_number(c, "min", 1, 1, COLUMNS), to = ws_xml_number(c, "max", from, 1, COLUMNS);
		for (long i = from; is_on(c, "hidden") && i <= to; i++)
			hidden[i - 1] = true;
	}
	size_t cap = 0;
	uint32_t next_row = 0;
	for (const xmlNode *row = ws_xml_child(ws_xml_child(root, "sheetData"), "row"); row; row = ws_xml_next(row, "row")) {
		uint32_t at = (uint32_t)ws_xml_number(row, "r", (long)next_row + 1, 1, ROWS) - 1, column = 0;
		next_row = at + 1;
		if (is_on(row, "hidden"))
			continue;
		for (const xmlNode *c = ws_xml_child(row, "c"); c; c = ws_xml_next(c, "c"), column++) {
			const char *ref = ws_xml_attribute(c, "r");
			uint32_t own_row;
			if (ref && !place(ref, &own_row, &column))
				continue;
			bool number;
			const char *text = column < COLUMNS && !hidden[column] ? cell_text(r, c, &number) : "";
			if (!*text)
				continue;
			sheet->cells = ws_arena_grow(r->arena, sheet->cells, sheet->n_cells, &cap, sizeof *sheet->cells);
			sheet->cells[sheet->n_cells++] = (ws_sheet_cell){at, column, text, number};
		}
	}
}

static bool read_sheet(const reader *r, const char *name, const char *part, GError **error) {
	xmlDoc *doc = ws_package_xml(r->package, part, error);
	if (!doc)
		return false;
	const xmlNode *root = xmlDocGetRootElement(doc);
	ws_sheet sheet = {.name = ws_clean(r->arena, name, strlen(name), NULL)};
	read_cells(r, &sheet, root);
	read_merges(r, &sheet, root);
	xmlFreeDoc(doc);
	return ws_sheet_output(&sheet, r->out) || ws_output_full(r->out, error);
}

static bool read_sheets(reader *r, const xmlNode *workbook, const char *part, GError **error) {
	r->from_1904 = is_on(ws_xml_child(workbook, "workbookPr"), "date1904");
	for (const xmlNode *s = ws_xml_child(ws_xml_child(workbook, "sheets"), "sheet"); s; s = ws_xml_next(s, "sheet")) {
		const char *name = ws_xml_attribute(s, "name"), *id = ws_xml_attribute(s, "id"), *state = ws_xml_attribute(s, "state");
		char *target = id ? ws_package_related(r->package, part, id, NULL, r->arena) : NULL;
		if (!target || (state && g_str_has_suffix(state, "idden")))
			continue;
		/* A sheet of a chart has a part of its own kind. */
		if (strstr(target, "chartsheets/"))
			continue;
		if (!read_sheet(r, name ? name : "", target, error))
			return false;
	}
	return true;
}

static bool sniff(const ws_source *source) {
	return ws_package_sniff(source, "xl/");
}

static bool wanted(const char *name) {
	return g_str_has_suffix(name, ".rels") ||
	       (g_str_has_suffix(name, ".xml") && (g_str_has_prefix(name, "xl/worksheets/") || g_str_has_prefix(name, "docprops/") ||
	                                           (g_str_has_prefix(name, "xl/") && !strchr(name + 3, '/'))));
}

static bool read_xlsx(const ws_source *source, ws_output *out, GError **error) {
	reader r = {.out = out, .arena = out->arena};
	r.package = ws_package_open(source, wanted, out->arena, error);
	if (!r.package)
		return false;
	char *part = ws_package_related(r.package, "", NULL, "officeDocument", out->arena);
	part = part ? part : (char *)"xl/workbook.xml";
	xmlDoc *workbook = g_str_has_suffix(part, ".bin") ? NULL : ws_package_xml(r.package, part, error);
	bool ok = workbook != NULL || (g_str_has_suffix(part, ".bin") && ws_refuse(error, "binary workbook (xlsb) is not read"));
	xmlDoc *strings = ok ? related_xml(&r, part, "sharedStrings") : NULL, *styles = ok ? related_xml(&r, part, "styles") : NULL;
	if (strings)
		read_strings(&r, xmlDocGetRootElement(strings));
	if (styles)
		read_formats(&r, xmlDocGetRootElement(styles));
	ok = ok && read_sheets(&r, xmlDocGetRootElement(workbook), part, error);
	xmlDoc *const trees[] = {workbook, strings, styles};
	for (size_t i = 0; i < sizeof trees / sizeof *trees; i++)
		if (trees[i])
			xmlFreeDoc(trees[i]);
	ws_package_close(r.package);
	return ok;
}

const ws_format ws_format_xlsx = {.name = "xlsx", .sniff = sniff, .read = read_xlsx, .version = ws_package_version};
