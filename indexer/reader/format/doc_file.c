/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/doc_file.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/reader/format/doc_lists.h"
#include "indexer/reader/format/ole.h"

/* Tables of the file, by their place among the offsets of its head (FibRgFcLcb97). */
enum {
	STYLES = 1,
	FOOTNOTE_MARKS = 2,
	FOOTNOTES = 3,
	CHARACTERS = 12,
	PARAGRAPHS = 13,
	PIECES = 33,
	SHAPES = 40,
	ENDNOTE_MARKS = 46,
	ENDNOTES = 47,
	BOXES = 56,
	LISTS = 73,
	LIST_USES = 74
};

/* Property modifiers (sprm). */
enum {
	SPRM_STYLE = 0x4600, SPRM_CENTRE_80 = 0x2403, SPRM_CENTRE = 0x2461, SPRM_LEVEL = 0x260A, SPRM_LIST = 0x460B, SPRM_OUTLINE = 0x2640,
	SPRM_IN_TABLE = 0x2416, SPRM_ROW_END = 0x2417, SPRM_DEPTH = 0x6649, SPRM_INNER_CELL = 0x244B, SPRM_INNER_ROW_END = 0x244C,
	SPRM_HUGE = 0x6646, SPRM_HUGE_97 = 0x6645, SPRM_CELLS = 0xD608, SPRM_HEAD_ROW = 0x3404,
	SPRM_DELETED = 0x0800, SPRM_BOLD = 0x0835, SPRM_HIDDEN = 0x083C, SPRM_RAISED = 0x2A48, SPRM_SYMBOL = 0x6A09, SPRM_TABS = 0xC615
};

enum { PAGE = 512, MOST_STYLES = 8000, MOST_DEPTH = 12, STYLE_UNKNOWN = 0xFFF };

typedef struct {
	const unsigned char *p;
	size_t len;
} bytes;

/* A run of file offsets with the same properties. */
typedef struct {
	uint32_t from, to;
	bytes properties;
} span;

/* Characters [start, end) lie at `offset` in the file, one byte each or two. */
typedef struct {
	size_t start, end;
	uint32_t offset;
	bool narrow;
} piece;

typedef struct {
	unsigned built_in, based, kind;
	bytes properties;
} style;

struct ws_doc_file {
	bytes doc, table, data;
	piece *pieces;
	size_t n_pieces;
	uint16_t *text;
	size_t n;
	size_t main, footnotes, headers, comments, endnotes, boxes; /* characters in each part, in the order of the file */
	span *paragraphs, *characters;
	size_t n_paragraphs, n_characters;
	style *styles;
	size_t n_styles;
	ws_arena *arena;
};

static uint32_t u16(const unsigned char *p) {
	return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint32_t u32(const unsigned char *p) {
	return u16(p) | u16(p + 2) << 16;
}

static bytes part(bytes all, size_t at, size_t len) {
	return at <= all.len && len <= all.len - at ? (bytes){all.p + at, len} : (bytes){NULL, 0};
}

/* A table by its number in the head of the file. */
static bytes table(const ws_doc_file *f, unsigned which) {
	bytes at = part(f->doc, 154 + 8 * which, 8);
	return at.p && which < u16(f->doc.p + 152) ? part(f->table, u32(at.p), u32(at.p + 4)) : (bytes){NULL, 0};
}

/* ---- property lists ---- */

/* The next modifier of a list; false at the end. */
static bool next_sprm(bytes *list, unsigned *code, bytes *operand) {
	static const unsigned char sizes[] = {1, 1, 2, 4, 2, 2, 0, 3};
	if (list->len < 3)
		return false;
	*code = u16(list->p);
	size_t head = 2, size = sizes[*code >> 13];
	if (size == 0) {
		head = 3;
		size = list->p[2];
		if (*code == SPRM_CELLS && list->len >= 4) {
			head = 4;
			size = u16(list->p + 2) > 0 ? u16(list->p + 2) - 1 : 0;
		} else if (*code == SPRM_TABS && size == 255 && list->len >= 4) {
			size_t deleted = 1 + 4 * (size_t)list->p[3];
			size = 3 + deleted < list->len ? deleted + 1 + 3 * (size_t)list->p[3 + deleted] : list->len;
		}
	}
	*operand = part(*list, head, size);
	if (!operand->p)
		return false;
	list->p += head + size;
	list->len -= head + size;
	return true;
}

static void apply_paragraph(const ws_doc_file *f, bytes list, ws_doc_paragraph *out, int *outline, unsigned depth) {
	unsigned code;
	bytes v;
	while (next_sprm(&list, &code, &v))
		switch (code) {
		case SPRM_CENTRE_80:
		case SPRM_CENTRE:
			out->centred = v.p[0] == 1;
			break;
		case SPRM_LEVEL:
			out->level = v.p[0];
			break;
		case SPRM_LIST:
			out->list = (int16_t)u16(v.p);
			break;
		case SPRM_OUTLINE:
			*outline = v.p[0];
			break;
		case SPRM_IN_TABLE:
			out->table = v.p[0] ? (out->table > 0 ? out->table : 1) : 0;
			break;
		case SPRM_DEPTH:
			out->table = u32(v.p) < 64 ? (int)u32(v.p) : 1;
			break;
		case SPRM_ROW_END:
			out->row_end = v.p[0];
			break;
		case SPRM_INNER_CELL:
			out->inner_cell = v.p[0];
			break;
		case SPRM_INNER_ROW_END:
			out->inner_row_end = v.p[0];
			break;
		case SPRM_HEAD_ROW:
			out->head = v.p[0];
			break;
		case SPRM_CELLS:
			out->cells = v.p;
			out->cells_len = v.len;
			break;
		case SPRM_HUGE:
		case SPRM_HUGE_97: {
			bytes head = part(f->data, u32(v.p), 2);
			if (head.p && depth < 2)
				apply_paragraph(f, part(f->data, (size_t)u32(v.p) + 2, u16(head.p)), out, outline, depth + 1);
			break;
		}
		default:
			break;
		}
}

/* ---- styles ---- */

static void read_styles(ws_doc_file *f) {
	bytes all = table(f, STYLES), head = part(all, 2, 4);
	if (!head.p)
		return;
	size_t count = u16(head.p), base = u16(head.p + 2), at = 2 + u16(all.p);
	count = count < MOST_STYLES ? count : MOST_STYLES;
	f->styles = ws_arena_zero(f->arena, count + 1, sizeof *f->styles);
	for (; f->n_styles < count; f->n_styles++) {
		bytes size = part(all, at, 2), own = size.p ? part(all, at + 2, u16(size.p)) : size;
		if (!size.p)
			break;
		at += 2 + u16(size.p) + (u16(size.p) & 1);
		if (!own.p || own.len < base + 2 || base < 8)
			continue;
		style *s = &f->styles[f->n_styles];
		s->built_in = u16(own.p) & 0xFFF;
		s->kind = u16(own.p + 2) & 15;
		s->based = u16(own.p + 2) >> 4;
		/* Behind the name, padded to an even place: the size and the properties of its paragraphs, the style's own number first. */
		size_t name = base + 2 + 2 * (size_t)u16(own.p + base) + 2;
		name += name & 1;
		bytes upx = part(own, name, 2);
		upx = upx.p ? part(own, name + 2, u16(upx.p)) : upx;
		if (s->kind == 1 && upx.p && upx.len >= 2)
			s->properties = (bytes){upx.p + 2, upx.len - 2};
	}
}

/* Applies a style and those it is based on, the most general first. */
static void apply_style(const ws_doc_file *f, unsigned number, ws_doc_paragraph *out, int *outline) {
	unsigned chain[MOST_DEPTH];
	size_t n = 0;
	while (number < f->n_styles && n < MOST_DEPTH) {
		chain[n++] = number;
		number = f->styles[number].based;
	}
	while (n-- > 0) {
		const style *s = &f->styles[chain[n]];
		if (s->built_in >= 1 && s->built_in <= 9 && s->kind == 1)
			*outline = (int)s->built_in - 1;
		apply_paragraph(f, s->properties, out, outline, 0);
	}
}

/* ---- properties by place ---- */

/* Reads the pages of properties that `which` lists: of paragraphs (13 bytes an entry) or of characters (1). */
static span *read_spans(ws_doc_file *f, unsigned which, size_t entry, size_t *n) {
	bytes all = table(f, which);
	size_t pages = all.len >= 4 ? (all.len - 4) / 8 : 0, cap = 0;
	span *spans = NULL;
	*n = 0;
	for (size_t i = 0; i < pages; i++) {
		bytes page = part(f->doc, (size_t)(u32(all.p + 4 * (pages + 1) + 4 * i) & 0x3FFFFF) * PAGE, PAGE);
		size_t runs = page.p ? page.p[PAGE - 1] : 0;
		if (runs == 0 || 4 * (runs + 1) + entry * runs > PAGE - 1)
			continue;
		for (size_t k = 0; k < runs; k++) {
			size_t at = 2 * (size_t)page.p[4 * (runs + 1) + entry * k], size = 0;
			if (at > 0 && at < PAGE - 1) {
				size = page.p[at++];
				if (entry > 1 && size == 0)
					size = 2 * (size_t)page.p[at++];
				else if (entry > 1)
					size = 2 * size - 1;
			}
			if (at + size > PAGE - 1)
				size = 0;
			spans = ws_arena_grow(f->arena, spans, *n, &cap, sizeof *spans);
			spans[(*n)++] = (span){u32(page.p + 4 * k), u32(page.p + 4 * (k + 1)), {page.p + at, size}};
		}
	}
	return spans;
}

static int by_offset(const void *a, const void *b) {
	const span *x = a, *y = b;
	return (x->from > y->from) - (x->from < y->from);
}

static const span *span_at(const span *spans, size_t n, uint32_t offset) {
	size_t lo = 0, hi = n;
	while (lo < hi) {
		size_t m = (lo + hi) / 2;
		if (spans[m].from <= offset)
			lo = m + 1;
		else
			hi = m;
	}
	return lo > 0 && offset < spans[lo - 1].to ? &spans[lo - 1] : NULL;
}

static const piece *piece_at(const ws_doc_file *f, size_t at) {
	size_t lo = 0, hi = f->n_pieces;
	while (lo < hi) {
		size_t m = (lo + hi) / 2;
		if (f->pieces[m].end <= at)
			lo = m + 1;
		else
			hi = m;
	}
	return lo < f->n_pieces && f->pieces[lo].start <= at ? &f->pieces[lo] : NULL;
}

static uint32_t offset_of(const piece *p, size_t at) {
	return p->offset + (uint32_t)(at - p->start) * (p->narrow ? 1 : 2);
}

/* ---- text ---- */

/* Bytes 0x80 to 0x9F of Windows-1252. */
static const uint16_t windows[] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                   0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                   0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static bool read_pieces(ws_doc_file *f) {
	bytes all = table(f, PIECES);
	size_t at = 0;
	while (at + 3 <= all.len && all.p[at] == 1)
		at += 3 + u16(all.p + at + 1);
	bytes head = part(all, at, 5);
	if (!head.p || head.p[0] != 2)
		return false;
	bytes list = part(all, at + 5, u32(head.p + 1));
	size_t n = list.len >= 4 ? (list.len - 4) / 12 : 0, cap = 0;
	for (size_t i = 0; i < n; i++) {
		const unsigned char *entry = list.p + 4 * (n + 1) + 8 * i;
		uint32_t fc = u32(entry + 2), offset = fc & 0x3FFFFFFF;
		piece p = {u32(list.p + 4 * i), u32(list.p + 4 * (i + 1)), offset, fc >> 30 & 1};
		if (p.narrow)
			p.offset /= 2;
		/* What a piece claims beyond the file is cut off. */
		size_t room = p.offset < f->doc.len ? (f->doc.len - p.offset) / (p.narrow ? 1 : 2) : 0;
		if (p.end <= p.start || p.start != (f->n_pieces ? f->pieces[f->n_pieces - 1].end : 0) || room == 0)
			break;
		if (p.end - p.start > room)
			p.end = p.start + room;
		f->pieces = ws_arena_grow(f->arena, f->pieces, f->n_pieces, &cap, sizeof *f->pieces);
		f->pieces[f->n_pieces++] = p;
		if (p.end < u32(list.p + 4 * (i + 1)))
			break;
	}
	return f->n_pieces > 0;
}

static void read_text(ws_doc_file *f) {
	f->n = f->pieces[f->n_pieces - 1].end;
	/* Pieces may lie over each other in the file, yet not so often that the text outgrows it. */
	f->n = f->n <= 2 * f->doc.len ? f->n : 2 * f->doc.len;
	f->text = ws_arena_take(f->arena, (f->n + 1) * sizeof *f->text);
	for (size_t i = 0; i < f->n_pieces; i++) {
		const piece *p = &f->pieces[i];
		for (size_t at = p->start; at < p->end && at < f->n; at++) {
			const unsigned char *from = f->doc.p + offset_of(p, at);
			f->text[at] = (uint16_t)(!p->narrow ? u16(from) : *from >= 0x80 && *from < 0xA0 ? windows[*from - 0x80] : *from);
		}
	}
	f->text[f->n] = 0;
}

ws_doc_file *ws_doc_file_open(const ws_source *source, ws_arena *arena) {
	ws_ole *ole = ws_ole_open(source->bytes, source->len, arena);
	if (!ole)
		return NULL;
	ws_doc_file *f = ws_arena_zero(arena, 1, sizeof *f);
	f->arena = arena;
	f->doc.p = ws_ole_stream(ole, "WordDocument", &f->doc.len);
	if (!f->doc.p || f->doc.len < 154 + 8 * (LIST_USES + 1) || u16(f->doc.p) != 0xA5EC || u16(f->doc.p + 2) < 193)
		return NULL;
	f->table.p = ws_ole_stream(ole, f->doc.p[11] & 2 ? "1Table" : "0Table", &f->table.len);
	f->data.p = ws_ole_stream(ole, "Data", &f->data.len);
	if (!f->table.p || !read_pieces(f))
		return NULL;
	read_text(f);
	const unsigned char *counts = f->doc.p + 64;
	f->main = u32(counts + 12);
	f->footnotes = u32(counts + 16);
	f->headers = u32(counts + 20) + (size_t)u32(counts + 24);
	f->comments = u32(counts + 28);
	f->endnotes = u32(counts + 32);
	f->boxes = u32(counts + 36);
	f->main = f->main < f->n ? f->main : f->n;
	f->paragraphs = read_spans(f, PARAGRAPHS, 13, &f->n_paragraphs);
	f->characters = read_spans(f, CHARACTERS, 1, &f->n_characters);
	if (f->n_paragraphs)
		qsort(f->paragraphs, f->n_paragraphs, sizeof *f->paragraphs, by_offset);
	if (f->n_characters)
		qsort(f->characters, f->n_characters, sizeof *f->characters, by_offset);
	read_styles(f);
	return f;
}

const uint16_t *ws_doc_file_text(const ws_doc_file *file, size_t *n) {
	*n = file->n;
	return file->text;
}

ws_doc_range ws_doc_file_main(const ws_doc_file *file) {
	return (ws_doc_range){0, file->main};
}

/* ---- what stands apart from the text ---- */

/* The index of `at` among n positions at the head of a table with entries of `size` bytes; n of them in *n. */
static size_t position_in(bytes all, size_t size, size_t at, size_t *n) {
	*n = all.len >= 4 ? (all.len - 4) / (4 + size) : 0;
	for (size_t i = 0; i < *n; i++)
		if (u32(all.p + 4 * i) == at)
			return i;
	return *n;
}

/* Part i of a list of positions that lies `base` characters into the text. */
static ws_doc_range part_of(const ws_doc_file *f, bytes all, size_t i, size_t base, size_t most) {
	bytes at = part(all, 4 * i, 8);
	if (!at.p)
		return (ws_doc_range){0, 0};
	size_t start = u32(at.p), end = u32(at.p + 4);
	if (end > most || start >= end || base + end > f->n)
		return (ws_doc_range){0, 0};
	return (ws_doc_range){base + start, base + end};
}

ws_doc_range ws_doc_file_note(const ws_doc_file *file, size_t at) {
	size_t n, i = position_in(table(file, FOOTNOTE_MARKS), 2, at, &n);
	if (i < n)
		return part_of(file, table(file, FOOTNOTES), i, file->main, file->footnotes);
	i = position_in(table(file, ENDNOTE_MARKS), 2, at, &n);
	if (i < n)
		return part_of(file, table(file, ENDNOTES), i, file->main + file->footnotes + file->headers + file->comments, file->endnotes);
	return (ws_doc_range){0, 0};
}

ws_doc_range ws_doc_file_box(const ws_doc_file *file, size_t at) {
	enum { SHAPE = 26, BOX = 22 };
	bytes shapes = table(file, SHAPES), boxes = table(file, BOXES);
	size_t n, i = position_in(shapes, SHAPE, at, &n), n_boxes = boxes.len >= 4 ? (boxes.len - 4) / (4 + BOX) : 0;
	if (i >= n)
		return (ws_doc_range){0, 0};
	uint32_t shape = u32(shapes.p + 4 * (n + 1) + SHAPE * i);
	for (size_t k = 0; k < n_boxes; k++)
		if (u32(boxes.p + 4 * (n_boxes + 1) + BOX * k + 14) == shape)
			return part_of(file, boxes, k, file->main + file->footnotes + file->headers + file->comments + file->endnotes, file->boxes);
	return (ws_doc_range){0, 0};
}

/* ---- properties ---- */

ws_doc_paragraph ws_doc_file_paragraph(const ws_doc_file *file, size_t at) {
	ws_doc_paragraph out = {0};
	int outline = 9;
	const piece *p = piece_at(file, at);
	const span *s = p ? span_at(file->paragraphs, file->n_paragraphs, offset_of(p, at)) : NULL;
	if (s && s->properties.len >= 2) {
		bytes list = {s->properties.p + 2, s->properties.len - 2};
		apply_style(file, u16(s->properties.p), &out, &outline);
		apply_paragraph(file, list, &out, &outline, 0);
	} else {
		apply_style(file, 0, &out, &outline);
	}
	out.heading = outline < 9 ? outline + 1 : 0;
	/* 0x7FF and negative numbers say that a list was taken away. */
	out.list = out.list > 0 && out.list < 0x7FF ? out.list : 0;
	out.level = out.level < WS_LIST_LEVELS ? out.level : 0;
	return out;
}

ws_doc_character ws_doc_file_character(const ws_doc_file *file, size_t at) {
	ws_doc_character out = {.end = at + 1};
	const piece *p = piece_at(file, at);
	uint32_t offset = p ? offset_of(p, at) : 0;
	const span *s = p ? span_at(file->characters, file->n_characters, offset) : NULL;
	if (!s)
		return out;
	size_t width = p->narrow ? 1 : 2, left = (s->to - offset + width - 1) / width;
	out.end = at + left < p->end ? at + left : p->end;
	unsigned code;
	bytes list = s->properties, v;
	bool hidden = false, deleted = false;
	while (next_sprm(&list, &code, &v))
		if (code == SPRM_HIDDEN)
			hidden = v.p[0] == 1 || v.p[0] == 0x81;
		else if (code == SPRM_DELETED)
			deleted = v.p[0] == 1;
		else if (code == SPRM_BOLD)
			out.bold = v.p[0] == 1 || v.p[0] == 0x81;
		else if (code == SPRM_RAISED)
			out.raised = v.p[0] == 1;
		else if (code == SPRM_SYMBOL)
			out.symbol = u16(v.p + 2);
	out.hidden = hidden || deleted;
	return out;
}

void ws_doc_file_lists(const ws_doc_file *file, ws_lists *lists) {
	bytes definitions = table(file, LISTS), uses = table(file, LIST_USES);
	bytes at = part(file->doc, 154 + 8 * LISTS, 8);
	/* The levels of the definitions stand behind them, beyond the size that the head states. */
	if (definitions.p && uses.p && at.p)
		ws_doc_lists(lists, definitions.p, (size_t)(file->table.p + file->table.len - definitions.p), definitions.len, uses.p, uses.len,
		             file->arena);
}
