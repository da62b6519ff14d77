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

/* Whether pixel `at` of n, which lie `step` bytes apart from `first` on, is darker than those `reach` before and behind it. */
static bool is_between(const unsigned char *image, int at, int n, int first, int step, int reach) {
	const unsigned char *p = image + (size_t)first + (size_t)at * (size_t)step;
	int dark = *p + DARKER;
	return (at < reach || dark <= p[-(ptrdiff_t)reach * step]) && (at + reach >= n || dark <= p[(ptrdiff_t)reach * step]);
}

static void walk(found *f, const unsigned char *image, int width, int height) {
	stroke *upright = ws_arena_take(f->arena, (size_t)width * sizeof *upright);
	for (int x = 0; x < width; x++)
		upright[x].from = -1;
	for (int y = 0; y < height; y++) {
		const unsigned char *row = image + (size_t)y * (size_t)width;
		stroke flat = {-1, 0, 0};
		for (int x = 0; x < width; x++) {
			uint64_t eight;
			while (x + 8 <= width && (memcpy(&eight, row + x, 8), eight == UINT64_MAX))
				x += 8;
			if (x >= width || row[x] + DARKER > 255)
				continue;
			if (is_between(image, y, height, x, width, REACH) || is_between(image, y, height, x, width, NEAR))
				see(f, &flat, x, y, true);
			if (is_between(row, x, width, 0, 1, REACH) || is_between(row, x, width, 0, 1, NEAR))
				see(f, &upright[x], y, x, false);
		}
		end_stroke(f, &flat, y, true);
	}
	for (int x = 0; x < width; x++)
		end_stroke(f, &upright[x], x, false);
}

/* Brightness of each pixel of `surface`. */
static unsigned char *brightness(cairo_surface_t *surface, int width, int height, ws_arena *arena) {
	unsigned char *image = ws_arena_take(arena, (size_t)width * (size_t)height);
	const unsigned char *pixels = cairo_image_surface_get_data(surface);
	size_t stride = (size_t)cairo_image_surface_get_stride(surface);
	memset(image, 255, (size_t)width * (size_t)height);
	for (int y = 0; y < height; y++) {
		const unsigned char *from = pixels + (size_t)y * stride;
		unsigned char *row = image + (size_t)y * (size_t)width;
		for (int x = 0; x < width; x++) {
			uint64_t two;
			while (x + 2 <= width && (memcpy(&two, from + 4 * (size_t)x, 8), (two & 0x00FFFFFF00FFFFFF) == 0x00FFFFFF00FFFFFF))
				x += 2;
			uint32_t p = 0xFFFFFF;
			if (x < width)
				memcpy(&p, from + 4 * (size_t)x, 4);
			if (x < width)
				row[x] = (unsigned char)(((p >> 16 & 255) * 5 + (p >> 8 & 255) * 9 + (p & 255) * 2) >> 4);
		}
	}
	return image;
}

/* Whether the image is not of one shade throughout the box. */
static bool has_ink(const unsigned char *image, int width, int height, ws_box box, float scale) {
	enum { FAINT = 8 };
	int x0 = (int)(box.x0 * scale), x1 = (int)(box.x1 * scale) + 1, y0 = (int)(box.y0 * scale), y1 = (int)(box.y1 * scale) + 1;
	x0 = x0 < 0 ? 0 : x0;
	y0 = y0 < 0 ? 0 : y0;
	int least = 255, most = 0;
	for (int y = y0; y < y1 && y < height; y++)
		for (int x = x0; x < x1 && x < width; x++) {
			int v = image[(size_t)y * (size_t)width + (size_t)x];
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

static void drop_unseen(ws_page *page, const unsigned char *image, int width, int height, float scale, ws_arena *arena) {
	bool *seen = ws_arena_take(arena, page->n_glyphs + 1);
	size_t drawn[256] = {0}, all[256] = {0};
	for (size_t i = 0; i < page->n_glyphs; i++) {
		seen[i] = has_ink(image, width, height, page->glyphs[i].box, scale);
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

void ws_pdf_look(PopplerPage *from, ws_page *page, ws_arena *arena) {
	double scale = 1.5, width = page->width, height = page->height;
	if (!(width >= 1 && height >= 1 && width < 20000 && height < 20000))
		return;
	if (width * height * scale * scale > MOST_PIXELS)
		scale = 1;
	if (width * height * scale * scale > MOST_PIXELS)
		return;
	int w = (int)(width * scale), h = (int)(height * scale);
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h);
	cairo_t *cairo = cairo_create(surface);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	cairo_scale(cairo, scale, scale);
	poppler_page_render(from, cairo);
	cairo_surface_flush(surface);
	found f = {.scale = (float)scale, .arena = arena};
	if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && cairo_status(cairo) == CAIRO_STATUS_SUCCESS) {
		const unsigned char *image = brightness(surface, w, h, arena);
		walk(&f, image, w, h);
		drop_unseen(page, image, w, h, (float)scale, arena);
		page->rules = f.rules;
		page->n_rules = f.n;
	}
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
}
