/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules from the image of a page.

   The page is drawn at 1.5 pixels a point (measured a page on 92 pages of tables: 9.4 ms; at 1 pixel 7.7, at 2 pixels 11.2; the text
   costs 3.5), where a line of half a point still darkens a row of pixels by a seventh. A pixel is on a flat rule when it is darker
   than the pixels REACH above and below it: so a fill and its edge are none, a line on a shaded cell is one, and strokes up to 3
   points count; the pixels NEAR serve too, where text stands close to a thin line. Such pixels in a row, with gaps up to GAP for
   dashes, make a stroke when they are LONGEST of a character long; neighbouring rows that see the same stroke are one rule. The same
   with rows and columns exchanged for upright ones, in the same walk over the image.

   Strokes of large characters pass for short rules: page_grid.c knows them by the characters around them.

   The image also tells which characters are not there for a reader: spreadsheets printed to PDF keep the whole text of cells they
   clip, and some pages have white text. A character whose box is of one shade throughout goes, unless half of its font is not seen on
   the page: a font that is missing here would be seen elsewhere. */
#include "indexer/reader/format/pdf_rules.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/reader/format/page_parts.h"

enum { REACH = 5, NEAR = 2, GAP = 3, DARKER = 28, SHORTEST = 14 /* points */, MOST_PIXELS = 6000000, MOST_STROKES = 20000 };

typedef struct {
	int from, last, seen; /* pixels of the stroke so far; from < 0: none */
} stroke;

typedef struct {
	ws_rule *rules;
	size_t n, cap;
	float scale;
	ws_arena *arena;
} found;

/* Ends a stroke at `line` (a row for flat ones): a rule, or the thicker part of the one that the line before saw. */
static void end_stroke(found *f, stroke *s, int line, bool flat) {
	int length = s->last - s->from + 1;
	bool is_rule = s->from >= 0 && length >= SHORTEST * f->scale && s->seen * 3 >= length * 2 && f->n < MOST_STROKES;
	float from = (float)s->from / f->scale, to = (float)(s->last + 1) / f->scale, at = ((float)line + 0.5f) / f->scale;
	s->from = -1;
	if (!is_rule)
		return;
	f->rules = ws_arena_grow(f->arena, f->rules, f->n, &f->cap, sizeof *f->rules);
	f->rules[f->n++] = flat ? (ws_rule){from, at, to, at} : (ws_rule){at, from, at, to};
}

static void see(found *f, stroke *s, int at, int line, bool flat) {
	if (s->from >= 0 && at - s->last > GAP)
		end_stroke(f, s, line, flat);
	if (s->from < 0)
		*s = (stroke){at, at, 0};
	s->last = at;
	s->seen++;
}

/* Brightness of each pixel, within a margin of white: rows of whole blocks, which the compiler turns into vectors. */
enum { BLOCK = 64, FEW = 8, SIDE = 32 };

typedef struct {
	unsigned char *pixels; /* the first of the first row */
	int width, height;
	size_t stride;
} picture;

static picture brightness(cairo_surface_t *surface, int width, int height, ws_arena *arena) {
	size_t stride = ((size_t)width + BLOCK - 1) / BLOCK * BLOCK + 2 * SIDE, n = stride * ((size_t)height + 2 * REACH);
	unsigned char *all = ws_arena_take(arena, n);
	const unsigned char *pixels = cairo_image_surface_get_data(surface);
	size_t step = (size_t)cairo_image_surface_get_stride(surface);
	memset(all, 255, n);
	picture image = {all + REACH * stride + SIDE, width, height, stride};
	for (int y = 0; y < height; y++) {
		const unsigned char *from = pixels + (size_t)y * step;
		unsigned char *row = image.pixels + (size_t)y * stride;
		uint32_t few[FEW];
		for (int x = 0; x < width; x += FEW) {
			if (width - x >= FEW)
				memcpy(few, from + 4 * (size_t)x, sizeof few);
			else
				memcpy(memset(few, 255, sizeof few), from + 4 * (size_t)x, 4 * (size_t)(width - x));
			uint32_t lit = few[0] & few[1] & few[2] & few[3] & few[4] & few[5] & few[6] & few[7];
			if ((lit & 0xFFFFFF) == 0xFFFFFF)
				continue;
			for (int i = 0; i < FEW; i++)
				row[x + i] = (unsigned char)(((few[i] >> 16 & 255) * 5 + (few[i] >> 8 & 255) * 9 + (few[i] & 255) * 2) >> 4);
		}
	}
	return image;
}

/* The pixels of a block that are darker than those before and behind them, REACH or NEAR times `step` away: a bit each, the first the
   lowest. */
static uint64_t marks_of(const unsigned char *at, ptrdiff_t step) {
	const unsigned char *a = at - REACH * step, *b = at + REACH * step, *c = at - NEAR * step, *d = at + NEAR * step;
	unsigned char marks[BLOCK];
	for (int i = 0; i < BLOCK; i++) {
		unsigned char far = a[i] < b[i] ? a[i] : b[i], near = c[i] < d[i] ? c[i] : d[i];
		unsigned char light = far > near ? far : near;
		marks[i] = light >= at[i] + DARKER;
	}
	uint64_t bits = 0, eight;
	for (int i = 0; i < BLOCK; i += 8) {
		memcpy(&eight, marks + i, 8);
		bits |= (GUINT64_FROM_LE(eight) * 0x0102040810204080 >> 56) << i;
	}
	return bits;
}

static bool is_white(const unsigned char *block) {
	static const unsigned char white[8] = {255, 255, 255, 255, 255, 255, 255, 255};
	return memcmp(block, white, 8) == 0 && memcmp(block, block + 8, BLOCK - 8) == 0;
}

static void walk(found *f, picture image) {
	stroke *upright = ws_arena_take(f->arena, image.stride * sizeof *upright);
	for (size_t x = 0; x < image.stride; x++)
		upright[x].from = -1;
	for (int y = 0; y < image.height; y++) {
		const unsigned char *row = image.pixels + (size_t)y * image.stride;
		stroke flat = {-1, 0, 0};
		for (int x = 0; x < image.width; x += BLOCK) {
			if (is_white(row + x))
				continue;
			for (uint64_t m = marks_of(row + x, (ptrdiff_t)image.stride); m; m &= m - 1)
				see(f, &flat, x + __builtin_ctzll(m), y, true);
			for (uint64_t m = marks_of(row + x, 1); m; m &= m - 1) {
				int at = x + __builtin_ctzll(m);
				see(f, &upright[at], y, at, false);
			}
		}
		end_stroke(f, &flat, y, true);
	}
	for (int x = 0; x < image.width; x++)
		end_stroke(f, &upright[x], x, false);
}

/* Whether the image is not of one shade throughout the box. */
static bool has_ink(picture image, ws_box box, float scale) {
	enum { FAINT = 8 };
	int x0 = (int)(box.x0 * scale), x1 = (int)(box.x1 * scale) + 1, y0 = (int)(box.y0 * scale), y1 = (int)(box.y1 * scale) + 1;
	x0 = x0 < 0 ? 0 : x0;
	y0 = y0 < 0 ? 0 : y0;
	int least = 255, most = 0;
	for (int y = y0; y < y1 && y < image.height; y++)
		for (int x = x0; x < x1 && x < image.width; x++) {
			int v = image.pixels[(size_t)y * image.stride + (size_t)x];
			least = v < least ? v : least;
			most = v > most ? v : most;
			if (most - least > FAINT)
				return true;
		}
	return false;
}

/* Whether `mark` is so small that what clips half of a line hides it whole (the point of 132.48), and stands beside `other` on its line. */
static bool belongs(const ws_glyph *mark, const ws_glyph *other) {
	float off = ws_box_mid(mark->box) - ws_box_mid(other->box), left = mark->box.x0 - other->box.x1, right = other->box.x0 - mark->box.x1;
	return mark->c < 0x80 && !g_ascii_isalnum((char)mark->c) && fabsf(off) < 0.1f * mark->size && fmaxf(left, right) < 0.3f * mark->size;
}

static void drop_unseen(ws_page *page, picture image, float scale, ws_arena *arena) {
	bool *seen = ws_arena_take(arena, page->n_glyphs + 1);
	size_t drawn[256] = {0}, all[256] = {0};
	for (size_t i = 0; i < page->n_glyphs; i++) {
		seen[i] = has_ink(image, page->glyphs[i].box, scale);
		all[page->glyphs[i].font]++;
		drawn[page->glyphs[i].font] += seen[i];
	}
	for (size_t i = 0; i < page->n_glyphs; i++)
		seen[i] |= drawn[page->glyphs[i].font] * 2 < all[page->glyphs[i].font];
	size_t kept = 0, n = page->n_glyphs;
	ws_glyph last = {0};
	for (size_t i = 0; i < n; i++) {
		const ws_glyph *g = &page->glyphs[i];
		if (seen[i] || (i > 0 && seen[i - 1] && belongs(g, &last)) || (i + 1 < n && seen[i + 1] && belongs(g, g + 1))) {
			last = *g;
			page->glyphs[kept++] = *g;
		}
	}
	page->n_glyphs = kept;
}

struct ws_sheet {
	cairo_surface_t *surface; /* kept from page to page of one size */
	cairo_t *cairo;
	int width, height;
	double scale;
};

ws_sheet *ws_sheet_new(void) {
	return g_new0(ws_sheet, 1);
}

static void drop_surface(ws_sheet *sheet) {
	if (sheet->cairo)
		cairo_destroy(sheet->cairo);
	if (sheet->surface)
		cairo_surface_destroy(sheet->surface);
	sheet->cairo = NULL;
	sheet->surface = NULL;
}

void ws_sheet_free(ws_sheet *sheet) {
	drop_surface(sheet);
	g_free(sheet);
}

bool ws_sheet_draw(ws_sheet *sheet, PopplerPage *from) {
	double width, height, scale = 1.5;
	poppler_page_get_size(from, &width, &height);
	if (!(width >= 1 && height >= 1 && width < 20000 && height < 20000))
		return false;
	if (width * height * scale * scale > MOST_PIXELS)
		scale = 1;
	if (width * height * scale * scale > MOST_PIXELS)
		return false;
	int w = (int)(width * scale), h = (int)(height * scale);
	if (!sheet->surface || sheet->width != w || sheet->height != h) {
		drop_surface(sheet);
		sheet->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h);
		sheet->cairo = cairo_create(sheet->surface);
	}
	sheet->width = w;
	sheet->height = h;
	sheet->scale = scale;
	cairo_t *cairo = sheet->cairo;
	cairo_save(cairo);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	cairo_scale(cairo, scale, scale);
	poppler_page_render(from, cairo);
	cairo_restore(cairo);
	cairo_surface_flush(sheet->surface);
	bool drawn = cairo_surface_status(sheet->surface) == CAIRO_STATUS_SUCCESS && cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
	if (!drawn)
		drop_surface(sheet);
	return drawn;
}

void ws_sheet_look(const ws_sheet *sheet, ws_page *page, ws_arena *arena) {
	found f = {.scale = (float)sheet->scale, .arena = arena};
	picture image = brightness(sheet->surface, sheet->width, sheet->height, arena);
	walk(&f, image);
	drop_unseen(page, image, f.scale, arena);
	page->rules = f.rules;
	page->n_rules = f.n;
}
