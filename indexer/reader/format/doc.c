/* SPDX-License-Identifier: GPL-3.0-or-later */
/* DOC and WPS: files of Word 97 to 2003, and of WPS Writer, which writes the same.

   Read here first, because the converters of a bare system do not tell what a document shows. Measured on seven files of a provincial
   government and on files saved from DOCX: antiword gives every character, but no automatic number (四、服务业 becomes 服务业, a heading
   lost), no vertical merge, and floating tables at the end; catdoc loses a third of the text wherever a file was edited often. So
   doc_file.c reads the file itself, and doc_convert.c asks the converters for what it cannot read: files of Word 6 and 95, damaged
   ones.

   The text of a file is one string of characters in which marks end paragraphs (CR), cells and rows (BEL), fields are bracketed, and
   footnotes and boxes follow behind; all else is looked up by position. Deleted and hidden text and field codes are not shown. */
#include <string.h>

#include "indexer/reader/format/doc_convert.h"
#include "indexer/reader/format/doc_file.h"
#include "indexer/reader/format/edges.h"
#include "indexer/reader/format/marks.h"
#include "indexer/reader/format/ole.h"

enum { FIELDS = 32, MOST_DEPTH = 4, MOST_CELLS = 64 };

typedef struct {
	ws_output *out;
	ws_arena *arena;
	const ws_doc_file *file;
	const uint16_t *text;
	ws_lists *lists;
	bool field[FIELDS]; /* open fields: whether their code is over and their result shows */
	size_t fields;
	ws_edges *table;    /* that is being read */
	const char *cells[MOST_CELLS]; /* of its row that is being read */
	size_t n_cells;
	GString *cell;
	GArray *apart;      /* ws_doc_range: notes and boxes to be shown behind the paragraph or table */
	GArray *boxes;
	bool gap, full;
	unsigned depth;
} reader;

static void read_range(reader *r, ws_doc_range range);

/* ---- characters ---- */

static bool in_code(const reader *r) {
	for (size_t i = 0; i < r->fields && i < FIELDS; i++)
		if (!r->field[i])
			return true;
	return false;
}

static void mark_field(reader *r, uint16_t c) {
	if (c == 0x13) {
		if (r->fields < FIELDS)
			r->field[r->fields] = false;
		r->fields++;
	} else if (c == 0x14 && r->fields > 0 && r->fields <= FIELDS) {
		r->field[r->fields - 1] = true;
	} else if (c == 0x15 && r->fields > 0) {
		r->fields--;
	}
}

static void append_symbol(GString *text, uint32_t c) {
	g_string_append_unichar(text, c == 0xF0B7 ? 0x2022 : c == 0xF052 || c == 0xF0FE ? 0x2611 : c >= 0xE000 && c <= 0xF8FF ? 0x25A1 : c);
}

static void append_character(reader *r, GString *text, size_t at, uint32_t symbol) {
	uint16_t c = r->text[at];
	ws_doc_range apart;
	switch (c) {
	case 0x02:
		apart = ws_doc_file_note(r->file, at);
		if (apart.end > apart.start)
			g_array_append_val(r->apart, apart);
		break;
	case 0x08:
		apart = ws_doc_file_box(r->file, at);
		if (apart.end > apart.start)
			g_array_append_val(r->boxes, apart);
		break;
	case 0x09:
		g_string_append_c(text, '\t');
		break;
	case 0x0B:
		g_string_append_c(text, '\n');
		break;
	case 0x1E:
		g_string_append_c(text, '-');
		break;
	default:
		if (symbol && c == '(')
			append_symbol(text, symbol);
		else if (c >= 0xD800 && c < 0xDC00 && r->text[at + 1] >= 0xDC00 && r->text[at + 1] < 0xE000)
			g_string_append_unichar(text, 0x10000 + ((uint32_t)(c - 0xD800) << 10) + (r->text[at + 1] - 0xDC00u));
		else if (c >= 0x20 && !(c >= 0xD800 && c < 0xE000))
			g_string_append_unichar(text, c);
	}
}

/* The characters [start, end) as a reader sees them; *bold when all of them are. */
static void append_text(reader *r, GString *text, size_t start, size_t end, bool *bold) {
	size_t raised = SIZE_MAX;
	*bold = true;
	for (size_t at = start; at < end;) {
		ws_doc_character like = ws_doc_file_character(r->file, at);
		size_t to = like.end < end ? like.end : end;
		if (like.raised && raised == SIZE_MAX)
			raised = text->len;
		if (!like.raised && raised != SIZE_MAX) {
			ws_drop_raised(text, raised);
			raised = SIZE_MAX;
		}
		size_t before = text->len;
		for (; at < to; at++) {
			if (r->text[at] >= 0x13 && r->text[at] <= 0x15)
				mark_field(r, r->text[at]);
			else if (!like.hidden && !in_code(r))
				append_character(r, text, at, like.symbol);
		}
		if (text->len > before && !like.bold)
			*bold = false;
	}
	if (raised != SIZE_MAX)
		ws_drop_raised(text, raised);
}

static bool is_blank(const char *text) {
	for (; *text; text = g_utf8_next_char(text))
		if (!g_unichar_isspace(g_utf8_get_char(text)))
			return false;
	return true;
}

/* ---- notes and boxes ---- */

static void add_note(reader *r, ws_doc_range range) {
	g_autoptr(GString) text = g_string_new(NULL);
	bool bold;
	for (size_t at = range.start, end; at < range.end; at = end + 1) {
		for (end = at; end < range.end && r->text[end] != 0x0D; end++)
			;
		if (text->len > 0 && end > at)
			g_string_append_c(text, '\n');
		append_text(r, text, at, end, &bold);
	}
	g_strstrip(text->str);
	if (*text->str && !ws_output_text(r->out, WS_BLOCK_NOTE, text->str, strlen(text->str)))
		r->full = true;
}

static void add_apart(reader *r) {
	for (guint i = 0; i < r->apart->len && !r->full; i++)
		add_note(r, g_array_index(r->apart, ws_doc_range, i));
	g_array_set_size(r->apart, 0);
	if (r->depth >= MOST_DEPTH)
		return;
	g_autoptr(GArray) boxes = r->boxes;
	r->boxes = g_array_new(FALSE, FALSE, sizeof(ws_doc_range));
	r->depth++;
	for (guint i = 0; i < boxes->len && !r->full; i++)
		read_range(r, g_array_index(boxes, ws_doc_range, i));
	r->depth--;
}

static void add_paragraph(reader *r, const char *text, size_t len, const ws_doc_paragraph *p, bool bold) {
	if (is_blank(text)) {
		r->gap = true;
	} else {
		ws_block *block = ws_output_text(r->out, WS_BLOCK_PARAGRAPH, text, len);
		r->full = !block;
		if (block) {
			block->heading = p->heading;
			block->flags = (p->centred ? WS_BLOCK_CENTRED : 0) | (r->gap ? WS_BLOCK_AFTER_GAP : 0) | (bold ? WS_BLOCK_BOLD : 0);
		}
		r->gap = false;
	}
}

/* ---- tables ---- */

static void end_cell(reader *r) {
	if (r->n_cells < MOST_CELLS) {
		g_strchomp(r->cell->str);
		r->cells[r->n_cells++] = ws_clean(r->arena, r->cell->str, strlen(r->cell->str), NULL);
	}
	g_string_truncate(r->cell, 0);
}

/* Edge i of a row, from its definition: a count, count + 1 edges, the cells. Without one, cells of equal width. */
static int edge(const ws_doc_paragraph *end, size_t i) {
	size_t at = 1 + 2 * i;
	return at + 2 <= end->cells_len && i <= end->cells[0] ? (int16_t)(end->cells[at] | end->cells[at + 1] << 8) : (int)i * 500;
}

static unsigned cell_flags(const ws_doc_paragraph *end, size_t i) {
	size_t at = end->cells_len > 0 ? 1 + 2 * ((size_t)end->cells[0] + 1) + 20 * i : 0;
	return at > 0 && at + 2 <= end->cells_len ? end->cells[at] : 0;
}

static void end_row(reader *r, const ws_doc_paragraph *end) {
	ws_edges_row(r->table, edge(end, 0), end->head);
	for (size_t i = 0; i < r->n_cells; i++) {
		unsigned flags = cell_flags(end, i);
		ws_cell_merge merge = {.starts = (flags & 0x60) == 0x60, .continues = (flags & 0x60) == 0x20, .joins = flags >> 1 & 1};
		ws_edges_cell(r->table, edge(end, i + 1), merge, r->cells[i]);
	}
	r->n_cells = 0;
	g_string_truncate(r->cell, 0);
}

static void end_table(reader *r) {
	if (r->cell->len > 0)
		end_cell(r);
	if (r->n_cells > 0)
		end_row(r, &(ws_doc_paragraph){0});
	const char *framed = ws_edges_only(r->table);
	if (framed) {
		/* A frame around text. */
		g_auto(GStrv) lines = g_strsplit(framed, "\n", -1);
		ws_doc_paragraph plain = {0};
		for (char **l = lines; *l && !r->full; l++)
			add_paragraph(r, *l, strlen(*l), &plain, false);
	} else if (!ws_edges_finish(r->table, r->out)) {
		r->full = true;
	}
	r->table = ws_edges_new(r->arena);
	r->gap = false;
	if (!r->full)
		add_apart(r);
}

/* A paragraph inside a table; `mark` is what ends it. */
static void add_to_cell(reader *r, const char *text, const ws_doc_paragraph *p, uint16_t mark) {
	if (p->row_end && mark == 0x07) {
		end_row(r, p);
		return;
	}
	g_string_append(r->cell, text);
	if (mark == 0x07 && p->table <= 1)
		end_cell(r);
	else if (p->inner_cell && !p->inner_row_end)
		g_string_append_c(r->cell, '\t');
	else if (r->cell->len > 0 && r->cell->str[r->cell->len - 1] != '\n')
		g_string_append_c(r->cell, '\n');
}

/* ---- paragraphs ---- */

static void read_range(reader *r, ws_doc_range range) {
	GString *outer = r->cell;
	r->cell = g_string_new(NULL);
	bool in_table = false;
	g_autoptr(GString) text = g_string_new(NULL);
	for (size_t at = range.start, end; at < range.end && !r->full; at = end + 1) {
		for (end = at; end + 1 < range.end && r->text[end] != 0x0D && r->text[end] != 0x07 && r->text[end] != 0x0C; end++)
			;
		uint16_t mark = r->text[end];
		size_t to = mark == 0x0D || mark == 0x07 || mark == 0x0C ? end : end + 1;
		ws_doc_paragraph p = ws_doc_file_paragraph(r->file, end);
		bool bold;
		g_string_truncate(text, 0);
		append_text(r, text, at, to, &bold);
		if (p.list > 0 && !(p.row_end && mark == 0x07)) {
			const char *number = ws_lists_next(r->lists, p.list, p.level);
			if (text->len > 0)
				g_string_prepend(text, number);
		}
		if (p.table > 0) {
			in_table = true;
			add_to_cell(r, text->str, &p, mark);
			continue;
		}
		if (in_table)
			end_table(r);
		in_table = false;
		if (!r->full)
			add_paragraph(r, text->str, text->len, &p, bold);
		if (!r->full)
			add_apart(r);
	}
	if (in_table && !r->full)
		end_table(r);
	g_string_free(r->cell, TRUE);
	r->cell = outer;
}

static bool read_file(const ws_source *source, ws_output *out) {
	const ws_doc_file *file = ws_doc_file_open(source, out->arena);
	if (!file)
		return false;
	reader r = {.out = out, .arena = out->arena, .file = file};
	size_t n;
	r.text = ws_doc_file_text(file, &n);
	r.lists = ws_lists_new(out->arena);
	r.table = ws_edges_new(out->arena);
	r.apart = g_array_new(FALSE, FALSE, sizeof(ws_doc_range));
	r.boxes = g_array_new(FALSE, FALSE, sizeof(ws_doc_range));
	ws_doc_file_lists(file, r.lists);
	read_range(&r, ws_doc_file_main(file));
	ws_lists_free(r.lists);
	g_array_unref(r.apart);
	g_array_unref(r.boxes);
	return r.full || out->blocks.n > 0;
}

static bool sniff(const ws_source *source) {
	return ws_ole_sniff(source->bytes, source->len);
}

/* Bit 8 of the flags in the head of the stream WordDocument ([MS-DOC] 2.5.2, fEncrypted). */
static bool is_encrypted(ws_ole *ole) {
	size_t len;
	const unsigned char *head = ws_ole_stream(ole, "WordDocument", &len);
	return ws_ole_has(ole, "EncryptedPackage") || (head && len > 12 && (head[11] & 1));
}

static bool read_doc(const ws_source *source, ws_output *out, GError **error) {
	ws_ole *ole = ws_ole_open(source->bytes, source->len, out->arena);
	if (ole && is_encrypted(ole))
		return ws_refuse(error, "encrypted");
	if (ole && !ws_ole_has(ole, "WordDocument"))
		return ws_refuse(error, "no converter reads this compound file (no Word document or workbook in it)");
	if (ole && read_file(source, out))
		return true;
	return ws_doc_convert(source, out, error);
}

const ws_format ws_format_doc = {.name = "doc", .sniff = sniff, .read = read_doc};
