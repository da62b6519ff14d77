/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XLS: the records of Excel 97-2003 workbooks ([MS-XLS]), and of Excel 5/95 as far as they differ.

   Read here, not through a converter: the one there is for it on a bare system (xls2csv) was measured on a workbook of a provincial
   debt table saved by another office suite, and lost nearly every Chinese string (it takes compressed and split strings for broken
   ones), all merged cells, display formats and sheet names. These are the records that matter:

       BOUNDSHEET   a sheet's name, whether it is hidden, where its records begin
       SST          all strings, cut over CONTINUE records, where the width of characters may change in the middle of a word
       FORMAT, XF   display formats, and which one a cell's style has
       LABELSST NUMBER RK MULRK FORMULA STRING BOOLERR LABEL RSTRING    cells
       MERGEDCELLS, ROW and COLINFO (hidden)

   What a sheet's cells become is for sheet.h. A workbook with FILEPASS is "encrypted". */
#include <math.h>
#include <string.h>

#include "indexer/reader/format/charset.h"
#include "indexer/reader/format/number_format.h"
#include "indexer/reader/format/ole.h"
#include "indexer/reader/format/sheet.h"

enum {
	FORMULA = 0x06,
	END = 0x0A,
	DATEMODE = 0x22,
	FILEPASS = 0x2F,
	CONTINUE = 0x3C,
	COLINFO = 0x7D,
	BOUNDSHEET = 0x85,
	MULRK = 0xBD,
	RSTRING = 0xD6,
	XF = 0xE0,
	MERGEDCELLS = 0xE5,
	SST = 0xFC,
	LABELSST = 0xFD,
	NUMBER = 0x203,
	LABEL = 0x204,
	BOOLERR = 0x205,
	STRING = 0x207,
	ROW = 0x208,
	RK = 0x27E,
	FORMAT = 0x41E,
	BOF = 0x809
};

enum { COLUMNS = 256, MOST_FORMATS = 5000, MOST_STYLES = 70000, MOST_MERGES = 1 << 18 };

typedef struct {
	unsigned kind;
	const unsigned char *data;
	size_t len, next; /* next: where the record behind it begins */
} record;

typedef struct {
	ws_output *out;
	ws_arena *arena;
	const unsigned char *bytes;
	size_t len;
	bool wide;             /* BIFF8: strings in Unicode */
	bool from_1904;
	const char **strings;
	size_t n_strings;
	struct {
		unsigned id;
		const char *code;
	} formats[MOST_FORMATS];
	size_t n_formats;
	uint16_t *styles;      /* number format of each cell style */
	size_t n_styles, style_cap;
} reader;

static uint32_t u16(const unsigned char *p) {
	return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint32_t u32(const unsigned char *p) {
	return u16(p) | u16(p + 2) << 16;
}

static bool record_at(const reader *r, size_t at, record *out) {
	if (at + 4 > r->len)
		return false;
	size_t len = u16(r->bytes + at + 2);
	*out = (record){u16(r->bytes + at), r->bytes + at + 4, len, at + 4 + len};
	return out->next <= r->len;
}

/* ---- strings ---- */

/* Walks a record's data and the CONTINUE records behind it. */
typedef struct {
	const reader *r;
	record record;
	size_t at; /* in the record */
	bool end;
} cursor;

static bool step_over(cursor *c) {
	record next;
	if (!record_at(c->r, c->record.next, &next) || next.kind != CONTINUE) {
		c->end = true;
		return false;
	}
	c->record = next;
	c->at = 0;
	return true;
}

static unsigned byte(cursor *c) {
	while (!c->end && c->at >= c->record.len)
		step_over(c);
	return c->end ? 0 : c->record.data[c->at++];
}

static unsigned word(cursor *c) {
	unsigned low = byte(c);
	return low | byte(c) << 8;
}

static void skip(cursor *c, size_t n) {
	while (n > 0 && !c->end) {
		size_t left = c->record.len - c->at, part = n < left ? n : left;
		c->at += part;
		n -= part;
		if (n > 0)
			step_over(c);
	}
}

/* `n` characters; a string that goes on in a CONTINUE record begins there with a byte that tells their width anew. */
static const char *characters(cursor *c, size_t n, bool wide) {
	g_autoptr(GString) text = g_string_new(NULL);
	unsigned high = 0;
	for (size_t i = 0; i < n && !c->end; i++) {
		if (c->at >= c->record.len) {
			if (!step_over(c))
				break;
			wide = byte(c) & 1;
		}
		unsigned u = wide ? word(c) : byte(c);
		if (u >= 0xD800 && u < 0xDC00) {
			high = u;
			continue;
		}
		gunichar ch = u >= 0xDC00 && u < 0xE000 ? (high ? 0x10000 + ((high - 0xD800) << 10) + (u - 0xDC00) : 0xFFFD) : u;
		high = 0;
		if (ch)
			g_string_append_unichar(text, ch);
	}
	g_strstrip(text->str);
	return ws_clean(c->r->arena, text->str, strlen(text->str), NULL);
}

/* A string with its length in front: of one byte or two. */
static const char *string(cursor *c, bool short_length) {
	size_t n = short_length ? byte(c) : word(c);
	if (!c->r->wide) {
		g_autoptr(GString) raw = g_string_new(NULL);
		for (size_t i = 0; i < n && !c->end; i++)
			g_string_append_c(raw, (char)byte(c));
		char *text = ws_decode_name(raw->str, raw->len, c->r->arena);
		return ws_clean(c->r->arena, text, strlen(text), NULL);
	}
	unsigned flags = byte(c);
	size_t runs = flags & 8 ? word(c) : 0, extra = 0;
	if (flags & 4) {
		extra = word(c);
		extra |= (size_t)word(c) << 16;
	}
	const char *text = characters(c, n, flags & 1);
	skip(c, 4 * runs + extra);
	return text;
}

static void read_strings(reader *r, const record *at) {
	cursor c = {.r = r, .record = *at};
	skip(&c, 4);
	size_t n = word(&c);
	n |= (size_t)word(&c) << 16;
	/* The least that a string takes is three bytes. */
	n = n < r->len / 3 ? n : r->len / 3;
	r->strings = ws_arena_take(r->arena, (n + 1) * sizeof *r->strings);
	r->n_strings = 0;
	while (r->n_strings < n && !c.end)
		r->strings[r->n_strings++] = string(&c, false);
}

/* ---- globals ---- */

typedef struct {
	const char *name;
	size_t at;
} sheet_place;

static bool read_globals(reader *r, sheet_place **sheets, size_t *n_sheets, GError **error) {
	record rec;
	size_t cap = 0;
	for (size_t at = 0; record_at(r, at, &rec); at = rec.next) {
		cursor c = {.r = r, .record = rec};
		if (rec.kind == BOF && at == 0 && rec.len >= 4)
			r->wide = u16(rec.data) >= 0x600;
		else if (rec.kind == FILEPASS)
			return ws_refuse(error, "encrypted");
		else if (rec.kind == DATEMODE && rec.len >= 2)
			r->from_1904 = rec.data[0] & 1;
		else if (rec.kind == SST)
			read_strings(r, &rec);
		else if (rec.kind == FORMAT && rec.len >= 3 && r->n_formats < MOST_FORMATS) {
			r->formats[r->n_formats].id = word(&c);
			r->formats[r->n_formats++].code = string(&c, !r->wide);
		} else if (rec.kind == XF && rec.len >= 4 && r->n_styles < MOST_STYLES) {
			r->styles = ws_arena_grow(r->arena, r->styles, r->n_styles, &r->style_cap, sizeof *r->styles);
			r->styles[r->n_styles++] = (uint16_t)u16(rec.data + 2);
		} else if (rec.kind == BOUNDSHEET && rec.len >= 8 && rec.data[4] == 0 && rec.data[5] == 0) {
			*sheets = ws_arena_grow(r->arena, *sheets, *n_sheets, &cap, sizeof **sheets);
			skip(&c, 6);
			(*sheets)[(*n_sheets)++] = (sheet_place){string(&c, true), u32(rec.data)};
		} else if (rec.kind == END) {
			return true;
		}
	}
	return *n_sheets > 0 || ws_refuse(error, "truncated");
}

static const char *number_text(const reader *r, double value, unsigned style) {
	unsigned id = style < r->n_styles ? r->styles[style] : 0;
	for (size_t i = 0; i < r->n_formats; i++)
		if (r->formats[i].id == id)
			return ws_format_number(r->formats[i].code, value, r->from_1904, r->arena);
	return ws_format_number(ws_builtin_format(id), value, r->from_1904, r->arena);
}

/* ---- a sheet ---- */

typedef struct {
	ws_sheet sheet;
	size_t cell_cap, merge_cap;
	bool hidden_column[COLUMNS];
	GHashTable *hidden_rows;
} sheet_reader;

static void add_cell(const reader *r, sheet_reader *s, uint32_t row, uint32_t column, const char *text, bool number) {
	if (!*text || column >= COLUMNS)
		return;
	s->sheet.cells = ws_arena_grow(r->arena, s->sheet.cells, s->sheet.n_cells, &s->cell_cap, sizeof *s->sheet.cells);
	s->sheet.cells[s->sheet.n_cells++] = (ws_sheet_cell){row, column, text, number};
}

static double real(const unsigned char *p) {
	uint64_t bits = (uint64_t)u32(p) | (uint64_t)u32(p + 4) << 32;
	double value;
	memcpy(&value, &bits, sizeof value);
	return value;
}

static double rk(uint32_t v) {
	double value;
	if (v & 2) {
		value = (double)((int32_t)v >> 2);
	} else {
		uint64_t bits = (uint64_t)(v & ~3u) << 32;
		memcpy(&value, &bits, sizeof value);
	}
	return v & 1 ? value / 100 : value;
}

static const char *bool_or_error(unsigned value, bool error) {
	static const struct {
		unsigned code;
		const char *text;
	} errors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"}, {0x17, "#REF!"},
	              {0x1D, "#NAME?"}, {0x24, "#NUM!"},   {0x2A, "#N/A"}};
	if (!error)
		return value ? "TRUE" : "FALSE";
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (errors[i].code == value)
			return errors[i].text;
	return "";
}

static void read_formula(const reader *r, sheet_reader *s, const record *rec) {
	uint32_t row = u16(rec->data), column = u16(rec->data + 2), style = u16(rec->data + 4);
	const unsigned char *result = rec->data + 6;
	if (u16(result + 6) != 0xFFFF) {
		add_cell(r, s, row, column, number_text(r, real(result), style), true);
	} else if (result[0] == 0) {
		/* The string stands in a record of its own, behind this one or behind one that shares the formula. */
		record next = *rec;
		for (int i = 0; i < 3 && record_at(r, next.next, &next); i++)
			if (next.kind == STRING) {
				cursor c = {.r = r, .record = next};
				add_cell(r, s, row, column, string(&c, false), false);
				return;
			}
	} else if (result[0] == 1 || result[0] == 2) {
		add_cell(r, s, row, column, bool_or_error(result[2], result[0] == 2), false);
	}
}

static void read_merges(const reader *r, sheet_reader *s, const record *rec) {
	size_t n = rec->len >= 2 ? u16(rec->data) : 0;
	for (size_t i = 0; i < n && 2 + 8 * (i + 1) <= rec->len && s->sheet.n_merges < MOST_MERGES; i++) {
		const unsigned char *p = rec->data + 2 + 8 * i;
		uint32_t r0 = u16(p), r1 = u16(p + 2), c0 = u16(p + 4), c1 = u16(p + 6);
		if (r1 < r0 || c1 < c0)
			continue;
		s->sheet.merges = ws_arena_grow(r->arena, s->sheet.merges, s->sheet.n_merges, &s->merge_cap, sizeof *s->sheet.merges);
		s->sheet.merges[s->sheet.n_merges++] = (ws_sheet_merge){r0, c0, r1 - r0 + 1, c1 - c0 + 1};
	}
}

static void read_record(const reader *r, sheet_reader *s, const record *rec) {
	const unsigned char *d = rec->data;
	bool cell = rec->len >= 6;
	if (rec->kind == LABELSST && rec->len >= 10) {
		uint32_t i = u32(d + 6);
		add_cell(r, s, u16(d), u16(d + 2), i < r->n_strings ? r->strings[i] : "", false);
	} else if (rec->kind == NUMBER && rec->len >= 14) {
		add_cell(r, s, u16(d), u16(d + 2), number_text(r, real(d + 6), u16(d + 4)), true);
	} else if (rec->kind == RK && rec->len >= 10) {
		add_cell(r, s, u16(d), u16(d + 2), number_text(r, rk(u32(d + 6)), u16(d + 4)), true);
	} else if (rec->kind == MULRK && cell) {
		for (size_t i = 0; 4 + 6 * (i + 1) + 2 <= rec->len; i++)
			add_cell(r, s, u16(d), u16(d + 2) + (uint32_t)i, number_text(r, rk(u32(d + 6 + 6 * i)), u16(d + 4 + 6 * i)), true);
	} else if (rec->kind == FORMULA && rec->len >= 14) {
		read_formula(r, s, rec);
	} else if ((rec->kind == LABEL || rec->kind == RSTRING) && rec->len >= 8) {
		cursor c = {.r = r, .record = *rec};
		skip(&c, 6);
		add_cell(r, s, u16(d), u16(d + 2), string(&c, false), false);
	} else if (rec->kind == BOOLERR && rec->len >= 8) {
		add_cell(r, s, u16(d), u16(d + 2), bool_or_error(d[6], d[7]), false);
	} else if (rec->kind == MERGEDCELLS) {
		read_merges(r, s, rec);
	} else if (rec->kind == ROW && rec->len >= 14 && (u16(d + 12) & 0x20)) {
		g_hash_table_add(s->hidden_rows, GUINT_TO_POINTER(u16(d)));
	} else if (rec->kind == COLINFO && rec->len >= 10 && (u16(d + 8) & 1)) {
		for (uint32_t i = u16(d); i <= u16(d + 2) && i < COLUMNS; i++)
			s->hidden_column[i] = true;
	}
}

static bool read_sheet(const reader *r, const sheet_place *place) {
	sheet_reader s = {.sheet = {.name = place->name}, .hidden_rows = g_hash_table_new(g_direct_hash, g_direct_equal)};
	record rec;
	int depth = 0;
	for (size_t at = place->at; record_at(r, at, &rec); at = rec.next) {
		/* Charts that stand in the sheet are records of their own between BOF and EOF. */
		if (rec.kind == BOF)
			depth++;
		else if (rec.kind == END && --depth <= 0)
			break;
		else if (depth == 1)
			read_record(r, &s, &rec);
	}
	size_t shown = 0;
	for (size_t i = 0; i < s.sheet.n_cells; i++)
		if (!s.hidden_column[s.sheet.cells[i].column] && !g_hash_table_contains(s.hidden_rows, GUINT_TO_POINTER(s.sheet.cells[i].row)))
			s.sheet.cells[shown++] = s.sheet.cells[i];
	s.sheet.n_cells = shown;
	g_hash_table_unref(s.hidden_rows);
	return ws_sheet_output(&s.sheet, r->out);
}

static ws_ole *open_workbook(const ws_source *source, ws_arena *arena, const unsigned char **bytes, size_t *len) {
	ws_ole *ole = ws_ole_open(source->bytes, source->len, arena);
	*bytes = ole ? ws_ole_stream(ole, "Workbook", len) : NULL;
	if (ole && !*bytes)
		*bytes = ws_ole_stream(ole, "Book", len);
	return ole;
}

static bool sniff(const ws_source *source) {
	if (!ws_ole_sniff(source->bytes, source->len))
		return false;
	ws_arena *scratch = ws_arena_new();
	ws_ole *ole = ws_ole_open(source->bytes, source->len, scratch);
	bool is = ole && (ws_ole_has(ole, "Workbook") || ws_ole_has(ole, "Book")) && !ws_ole_has(ole, "WordDocument");
	ws_arena_free(scratch);
	return is;
}

static bool read_xls(const ws_source *source, ws_output *out, GError **error) {
	reader *r = ws_arena_zero(out->arena, 1, sizeof *r);
	r->out = out;
	r->arena = out->arena;
	if (!open_workbook(source, out->arena, &r->bytes, &r->len) || !r->bytes)
		return ws_refuse(error, "damaged (no workbook in it)");
	sheet_place *sheets = NULL;
	size_t n_sheets = 0;
	if (!read_globals(r, &sheets, &n_sheets, error))
		return false;
	for (size_t i = 0; i < n_sheets && i < ws_limits.members; i++)
		if (!read_sheet(r, &sheets[i]))
			return ws_output_full(out, error);
	return true;
}

const ws_format ws_format_xls = {.name = "xls", .sniff = sniff, .read = read_xls};
