/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RTF (Microsoft's specification 1.9.1), which also goes by the ending .doc.

   {\rtf1\ansicpg936 … \pard \'d4\'a4\'cb\'e3\u25910?\par}   ->   "预算支" …

   Groups nest, control words change the state of their group, some begin a destination. What is no text of the document (fonts,
   styles, headers, pictures, what a reader does not know and may skip) is a row of a table below. Automatic numbers stand in the file
   as text. Rows state where their cells end (edges.h). Not handled: headings that only a style tells of, characters of fonts with a
   code page of their own. */
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>

#include "indexer/reader/format/edges.h"
#include "indexer/reader/format/format.h"
#include "indexer/reader/format/marks.h"

enum { MOST_DEPTH = 512, MOST_CELLS = 64 };

typedef struct {
	bool skip, hidden, raised, bold;
	bool note;     /* the group is a footnote */
	bool number;   /* the group is an automatic number */
	unsigned after; /* characters that stand for a \u to a reader without Unicode */
} group;

typedef struct {
	int right;
	bool starts, continues, joins;
} cell_place;

typedef struct {
	ws_output *out;
	ws_arena *arena;
	const char *at, *end;
	group groups[MOST_DEPTH];
	size_t depth, lost; /* lost: groups nested too deeply to be kept */
	unsigned ignore;    /* characters still to be ignored after a \u */
	uint32_t high;      /* half of a surrogate pair */
	const char *codepage;
	GString *bytes;     /* in the code page, not decoded yet */
	GString *text;      /* of the paragraph, the cell or the note */
	GString *outer;     /* while a note is read: the paragraph it stands in */
	GPtrArray *notes;
	size_t raised_at;   /* where raised text began; SIZE_MAX */
	bool starred;       /* \* stood in front */
	bool in_table, centred, gap, full, head, light;
	int heading;
	ws_edges *table;
	const char *cells[MOST_CELLS];
	cell_place places[MOST_CELLS], pending;
	size_t n_cells, n_places;
	int left;
} reader;

/* ---- text ---- */

static void flush_bytes(reader *r) {
	if (r->bytes->len == 0)
		return;
	size_t room = r->bytes->len * 3 + 4;
	g_autofree char *utf8 = g_malloc(room);
	UErrorCode status = U_ZERO_ERROR;
	int32_t n = ucnv_convert("UTF-8", r->codepage, utf8, (int32_t)room, r->bytes->str, (int32_t)r->bytes->len, &status);
	if (U_SUCCESS(status) && n > 0)
		g_string_append_len(r->text, utf8, n);
	g_string_truncate(r->bytes, 0);
}

static group *top(reader *r) {
	return &r->groups[r->depth];
}

static bool is_seen(reader *r) {
	return !top(r)->skip && !top(r)->hidden && r->lost == 0;
}

static void check_raised(reader *r) {
	bool raised = top(r)->raised;
	if (raised == (r->raised_at != SIZE_MAX))
		return;
	flush_bytes(r);
	if (!raised)
		ws_drop_raised(r->text, r->raised_at);
	r->raised_at = raised ? r->text->len : SIZE_MAX;
}

static void put_byte(reader *r, char c) {
	if (r->ignore > 0) {
		r->ignore--;
		return;
	}
	if (!is_seen(r))
		return;
	check_raised(r);
	r->light |= !top(r)->bold;
	g_string_append_c(r->bytes, c);
}

static void put_character(reader *r, uint32_t c) {
	if (!is_seen(r))
		return;
	check_raised(r);
	flush_bytes(r);
	r->light |= !top(r)->bold;
	if (c >= 0xD800 && c < 0xDC00) {
		r->high = c;
		return;
	}
	if (c >= 0xDC00 && c < 0xE000)
		c = r->high ? 0x10000 + ((r->high - 0xD800) << 10) + (c - 0xDC00) : 0xFFFD;
	r->high = 0;
	g_string_append_unichar(r->text, c >= 0xF020 && c <= 0xF0FF ? 0x25A1 : c);
}

/* ---- paragraphs and tables ---- */

static void add_notes(reader *r) {
	for (guint i = 0; i < r->notes->len && !r->full; i++) {
		const char *note = g_ptr_array_index(r->notes, i);
		r->full = *note && !ws_output_text(r->out, WS_BLOCK_NOTE, note, strlen(note));
	}
	g_ptr_array_set_size(r->notes, 0);
}

static void end_table(reader *r) {
	const char *framed = ws_edges_only(r->table);
	if (framed)
		r->full = *framed && !ws_output_line(r->out, WS_BLOCK_PARAGRAPH, framed, strlen(framed));
	else
		r->full = !ws_edges_finish(r->table, r->out);
	r->table = ws_edges_new(r->arena);
	if (!r->full)
		add_notes(r);
}

/* Ends what has been gathered: takes white space off its end, returns a clean copy, and begins anew. */
static const char *take_text(reader *r) {
	flush_bytes(r);
	if (r->raised_at != SIZE_MAX)
		ws_drop_raised(r->text, r->raised_at);
	r->raised_at = top(r)->raised ? 0 : SIZE_MAX;
	g_strchomp(r->text->str);
	const char *text = ws_clean(r->arena, r->text->str, strlen(r->text->str), NULL);
	g_string_truncate(r->text, 0);
	return text;
}

static bool is_blank(const char *text) {
	for (; *text; text = g_utf8_next_char(text))
		if (!g_unichar_isspace(g_utf8_get_char(text)))
			return false;
	return true;
}

static void end_paragraph(reader *r) {
	if (!is_seen(r))
		return;
	flush_bytes(r);
	if (r->outer || r->in_table) {
		if (r->text->len > 0)
			g_string_append_c(r->text, '\n');
		return;
	}
	if (ws_edges_any(r->table))
		end_table(r);
	const char *text = take_text(r);
	if (r->full)
		return;
	if (is_blank(text)) {
		r->gap = true;
	} else {
		ws_block *block = ws_output_line(r->out, WS_BLOCK_PARAGRAPH, text, strlen(text));
		r->full = !block;
		if (block) {
			block->heading = r->heading;
			block->flags = (r->centred ? WS_BLOCK_CENTRED : 0) | (r->gap ? WS_BLOCK_AFTER_GAP : 0) | (r->light ? 0 : WS_BLOCK_BOLD);
		}
		r->gap = false;
	}
	r->light = false;
	if (!r->full)
		add_notes(r);
}

static void end_cell(reader *r) {
	if (is_seen(r) && !r->outer && r->n_cells < MOST_CELLS)
		r->cells[r->n_cells++] = take_text(r);
}

static void end_row(reader *r) {
	if (!is_seen(r) || r->outer || r->n_cells == 0)
		return;
	ws_edges_row(r->table, r->left, r->head);
	for (size_t i = 0; i < r->n_cells; i++) {
		cell_place p = i < r->n_places ? r->places[i] : (cell_place){.right = r->left + ((int)i + 1) * 500};
		ws_edges_cell(r->table, p.right, (ws_cell_merge){.starts = p.starts, .continues = p.continues, .joins = p.joins}, r->cells[i]);
	}
	r->n_cells = 0;
	r->in_table = false;
}

static void end_note(reader *r) {
	const char *note = take_text(r);
	while (*note == ' ' || *note == '\t')
		note++;
	g_string_free(r->text, TRUE);
	r->text = r->outer;
	r->outer = NULL;
	r->raised_at = SIZE_MAX;
	g_ptr_array_add(r->notes, (gpointer)note);
}

/* A number ends in a tab to its text: one in ASCII keeps a space of it. */
static void end_number(reader *r) {
	flush_bytes(r);
	while (r->text->len > 0 && g_ascii_isspace(r->text->str[r->text->len - 1]))
		g_string_truncate(r->text, r->text->len - 1);
	while (g_ascii_isspace(r->text->str[0]))
		g_string_erase(r->text, 0, 1);
	if (r->text->len > 0 && (unsigned char)r->text->str[r->text->len - 1] < 0x80)
		g_string_append_c(r->text, ' ');
}

/* ---- control words ---- */

/* Destinations that are no text of the document. Any other behind \* is skipped too, but for those that hold some. */
static const char *const skipped[] = {
    "fonttbl", "colortbl",   "stylesheet", "info",    "pict",     "header",    "headerl",           "headerr", "headerf", "footer",
    "footerl", "footerr",    "footerf",    "objdata", "fldinst",  "listtable", "listoverridetable", "revtbl",  "rsidtbl", "xmlnstbl",
    "ftnsep",  "ftnsepc",    "ftncn",      "aftnsep", "aftnsepc", "aftncn",    "annotation",        "tc",      "xe",      "sp",
    "shprslt", "nonshppict", "bkmkstart",  "bkmkend",
};
static const char *const kept[] = {"shpinst", "shptxt", "footnote"};

static const struct {
	const char *word;
	uint32_t c;
} characters[] = {{"tab", '\t'},      {"line", '\n'},        {"emdash", 0x2014},    {"endash", 0x2013}, {"lquote", 0x2018},
                  {"rquote", 0x2019}, {"ldblquote", 0x201C}, {"rdblquote", 0x201D}, {"bullet", 0x2022}, {"emspace", ' '},
                  {"enspace", ' '},   {"nestcell", '\t'},    {"nestrow", '\n'}};

static const struct {
	long number;
	const char *name;
} codepages[] = {{936, "gb18030"}, {54936, "gb18030"}, {950, "big5"}, {65001, "utf-8"}, {1252, "windows-1252"}};

static bool is_among(const char *word, const char *const *words, size_t n) {
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

static void set_codepage(reader *r, long number) {
	for (size_t i = 0; i < sizeof codepages / sizeof *codepages; i++)
		if (codepages[i].number == number)
			r->codepage = codepages[i].name;
}

static void table_word(reader *r, const char *word, long value) {
	if (strcmp(word, "trowd") == 0) {
		r->n_places = 0;
		r->left = 0;
		r->head = false;
		r->pending = (cell_place){0};
	} else if (strcmp(word, "trleft") == 0) {
		r->left = (int)CLAMP(value, -100000, 100000);
	} else if (strcmp(word, "trhdr") == 0) {
		r->head = true;
	} else if (strcmp(word, "clvmgf") == 0) {
		r->pending.starts = true;
	} else if (strcmp(word, "clvmrg") == 0) {
		r->pending.continues = true;
	} else if (strcmp(word, "clmrg") == 0) {
		r->pending.joins = true;
	} else if (strcmp(word, "cellx") == 0 && r->n_places < MOST_CELLS) {
		r->pending.right = (int)CLAMP(value, -100000, 100000);
		r->places[r->n_places++] = r->pending;
		r->pending = (cell_place){0};
	}
}

static void control_word(reader *r, const char *word, bool has_value, long value) {
	bool on = !has_value || value != 0, starred = r->starred;
	group *g = top(r);
	r->starred = false;
	if (is_among(word, skipped, sizeof skipped / sizeof *skipped) || (starred && !is_among(word, kept, sizeof kept / sizeof *kept))) {
		g->skip = true;
	} else if (strcmp(word, "u") == 0) {
		put_character(r, (uint32_t)(value < 0 ? value + 65536 : value) & 0xFFFF);
		r->ignore = g->after;
	} else if (strcmp(word, "uc") == 0) {
		g->after = (unsigned)CLAMP(value, 0, 16);
	} else if (strcmp(word, "ansicpg") == 0) {
		set_codepage(r, value);
	} else if (strcmp(word, "bin") == 0) {
		r->at += value > 0 ? MIN(value, r->end - r->at) : 0;
	} else if (strcmp(word, "par") == 0 || strcmp(word, "sect") == 0 || strcmp(word, "page") == 0) {
		end_paragraph(r);
	} else if (strcmp(word, "cell") == 0) {
		end_cell(r);
	} else if (strcmp(word, "row") == 0) {
		end_row(r);
	} else if (strcmp(word, "pard") == 0) {
		r->in_table = r->centred = false;
		r->heading = 0;
	} else if (strcmp(word, "intbl") == 0) {
		r->in_table = true;
	} else if (strcmp(word, "qc") == 0) {
		r->centred = true;
	} else if (strcmp(word, "outlinelevel") == 0) {
		r->heading = value >= 0 && value < 9 ? (int)value + 1 : 0;
	} else if (strcmp(word, "plain") == 0) {
		g->hidden = g->raised = g->bold = false;
	} else if (strcmp(word, "b") == 0) {
		g->bold = on;
	} else if (strcmp(word, "v") == 0 || strcmp(word, "deleted") == 0) {
		g->hidden = on;
	} else if (strcmp(word, "super") == 0) {
		g->raised = on;
	} else if (strcmp(word, "nosupersub") == 0) {
		g->raised = false;
	} else if (strcmp(word, "listtext") == 0 || strcmp(word, "pntext") == 0) {
		g->number = true;
	} else if (strcmp(word, "footnote") == 0 && !r->outer && is_seen(r)) {
		check_raised(r);
		flush_bytes(r);
		r->outer = r->text;
		r->text = g_string_new(NULL);
		r->raised_at = SIZE_MAX;
		g->note = true;
		g->raised = false;
	} else {
		for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
			if (strcmp(characters[i].word, word) == 0)
				put_character(r, characters[i].c);
		table_word(r, word, value);
	}
}

static void control(reader *r) {
	char word[32];
	size_t n = 0;
	if (r->at >= r->end)
		return;
	if (!g_ascii_isalpha(*r->at)) {
		char c = *r->at++;
		if (c == '\'' && r->end - r->at >= 2) {
			int high = g_ascii_xdigit_value(r->at[0]), low = g_ascii_xdigit_value(r->at[1]);
			r->at += 2;
			if (high >= 0 && low >= 0)
				put_byte(r, (char)(high << 4 | low));
		} else if (c == '*') {
			r->starred = true;
		} else if (c == '\\' || c == '{' || c == '}') {
			put_byte(r, c);
		} else if (c == '~') {
			put_character(r, ' ');
		} else if (c == '_') {
			put_character(r, '-');
		} else if (c == '\n' || c == '\r') {
			end_paragraph(r);
		}
		return;
	}
	while (r->at < r->end && g_ascii_isalpha(*r->at)) {
		if (n < sizeof word - 1)
			word[n++] = *r->at;
		r->at++;
	}
	word[n] = '\0';
	/* The bytes end in NUL, so that a number at their very end stops there. */
	char *end = (char *)r->at;
	long value = 0;
	bool has_value = r->at < r->end && (g_ascii_isdigit(*r->at) || (*r->at == '-' && g_ascii_isdigit(r->at[1])));
	if (has_value)
		value = strtol(r->at, &end, 10);
	r->at = end;
	if (r->at < r->end && *r->at == ' ')
		r->at++;
	control_word(r, word, has_value, value);
}

static void open_group(reader *r) {
	if (r->depth + 1 >= MOST_DEPTH) {
		r->lost++;
		return;
	}
	r->groups[r->depth + 1] = r->groups[r->depth];
	r->depth++;
	top(r)->note = top(r)->number = false;
}

static void close_group(reader *r) {
	if (r->lost > 0) {
		r->lost--;
	} else if (r->depth > 0) {
		if (top(r)->note)
			end_note(r);
		if (top(r)->number && !top(r)->skip)
			end_number(r);
		r->depth--;
	}
	r->starred = false;
	r->ignore = 0;
}

static bool sniff(const ws_source *source) {
	return source->len > 6 && memcmp(source->bytes, "{\\rtf", 5) == 0;
}

static bool read_rtf(const ws_source *source, ws_output *out, GError **error) {
	reader *r = ws_arena_zero(out->arena, 1, sizeof *r);
	r->out = out;
	r->arena = out->arena;
	r->at = (const char *)source->bytes;
	r->end = r->at + source->len;
	r->codepage = "gb18030";
	r->groups[0].after = 1;
	r->raised_at = SIZE_MAX;
	r->bytes = g_string_new(NULL);
	r->text = g_string_new(NULL);
	r->notes = g_ptr_array_new();
	r->table = ws_edges_new(out->arena);
	while (r->at < r->end && !r->full) {
		char c = *r->at++;
		if (c == '{')
			open_group(r);
		else if (c == '}')
			close_group(r);
		else if (c == '\\')
			control(r);
		else if (c != '\r' && c != '\n' && c != '\0')
			put_byte(r, c);
	}
	while (r->depth > 0 || r->lost > 0)
		close_group(r);
	r->in_table = false;
	if (!r->full)
		end_paragraph(r);
	if (!r->full && ws_edges_any(r->table))
		end_table(r);
	g_string_free(r->bytes, TRUE);
	g_string_free(r->text, TRUE);
	g_ptr_array_unref(r->notes);
	return !r->full || ws_output_full(out, error);
}

const ws_format ws_format_rtf = {.name = "rtf", .sniff = sniff, .read = read_rtf};
