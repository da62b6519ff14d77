/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF, through poppler-glib: the characters of each page with their boxes; what they make up is for page.h to see.

   Only characters, boxes and fonts are taken from poppler, not its lines and spaces: its reading order mixes columns of a table with each
   other, and its spaces are guesses at gaps. A page whose text runs up or down the sheet (a wide table on an upright page) is turned first.

   Two threads share the work: one has poppler draw a page and give its characters, the other looks at the image and puts the page before
   it together. Where the last page had tables the next is drawn first, for then poppler keeps the characters it meets, and reads the page
   once instead of twice. (203 pages of ruled tables, 340 cells each, from file to index: 3.2 s one after the other, 2.9 with one walk over
   each page, 2.1 with two threads.)

   Refused: "encrypted"; "damaged" when poppler finds no pages in it; "no text layer" when the pages are pictures, also when a scanner's
   program wrote its name or a page number on them: fewer than SPARSE characters a page, and a picture that covers half of it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <poppler.h>

#include "indexer/reader/format/page.h"
#include "indexer/reader/format/pdf_rules.h"

enum { SPARSE = 24 };

static bool sniff(const ws_source *source) {
	size_t head = source->len < 1024 ? source->len : 1024;
	return memmem(source->bytes, head, "%PDF-", 5) != NULL;
}

static bool is_bold(const char *font) {
	static const char *const heavy[] = {"Bold",  "bold",         "Black", "Heavy", "SimHei",    "HeiTi",
	                                    "Heiti", "XiaoBiaoSong", "FZHT",  "FZXBS", "DaBiaoSong"};
	for (size_t i = 0; font && i < sizeof heavy / sizeof *heavy; i++)
		if (strstr(font, heavy[i]))
			return true;
	return false;
}

static bool is_blank(gunichar c) {
	return c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B);
}

/* ---- where fonts stand ---- */

/* poppler's boxes reach from a font's declared ascent to its descent, which typesetters' fonts declare as they like: figures of one
   font and Han of another on one baseline then differ in the middle by half an em. What stands in one of poppler's lines has one
   baseline, so how far each font's middle lies from that of the font most used is learned as the pages go by. A word has one box for
   all its characters, that of one of their fonts: the one whose height it has. */
enum { FONTS = 64, SAMPLES = 31 };

typedef struct {
	char name[64];
	size_t n;               /* characters */
	float height;           /* of its boxes, in em, as words of this font alone have them; 0 not known yet */
	float sample[SAMPLES];  /* in em */
	size_t samples;
	float off;
} font_place;

typedef struct {
	font_place font[FONTS];
	size_t n;
} font_places;

static size_t font_of(font_places *places, const char *name) {
	size_t i = 0;
	name = name ? name : "";
	while (i < places->n && strncmp(places->font[i].name, name, sizeof places->font[i].name - 1) != 0)
		i++;
	if (i == FONTS)
		return FONTS - 1;
	if (i == places->n)
		g_strlcpy(places->font[places->n++].name, name, sizeof places->font[i].name);
	return i;
}

static int by_value(const void *a, const void *b) {
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

/* A word as poppler made it: where its box stands. */
typedef struct {
	size_t font;
	float mid, size;
} word_place;

/* The place of a word of n characters, and the font of its box for each of them. */
static word_place place_word(font_places *places, const ws_glyph *glyphs, uint8_t *fonts, size_t n) {
	float size = glyphs[0].size, height = size > 0 ? (glyphs[0].box.y1 - glyphs[0].box.y0) / size : 0;
	size_t best = fonts[0];
	bool alone = true;
	for (size_t i = 1; i < n; i++) {
		alone = alone && fonts[i] == fonts[0];
		if (fabsf(places->font[fonts[i]].height - height) < fabsf(places->font[best].height - height))
			best = fonts[i];
	}
	if (alone && height > 0)
		places->font[best].height = height;
	memset(fonts, (int)best, n);
	return (word_place){best, (glyphs[0].box.y0 + glyphs[0].box.y1) / 2, size};
}

static void learn(font_places *places, word_place a, word_place b, size_t common) {
	if (a.font == b.font || fabsf(a.size - b.size) > 0.07f * fmaxf(a.size, b.size) || !(a.size > 0))
		return;
	if (b.font == common) {
		word_place swap = a;
		a = b;
		b = swap;
	}
	font_place *f = &places->font[b.font];
	if (a.font == common)
		f->sample[f->samples++ % SAMPLES] = (b.mid - a.mid) / a.size;
}

static void settle(font_places *places) {
	for (size_t i = 0; i < places->n; i++) {
		font_place *f = &places->font[i];
		float sorted[SAMPLES];
		size_t n = f->samples < SAMPLES ? f->samples : SAMPLES;
		memcpy(sorted, f->sample, sizeof sorted);
		qsort(sorted, n, sizeof *sorted, by_value);
		f->off = n > 0 && fabsf(sorted[n / 2]) < 1 ? sorted[n / 2] : 0;
	}
}

/* ---- characters ---- */

/* The characters of a page that are no white space. */
static void take_glyphs(PopplerPage *from, ws_page *page, font_places *places, ws_arena *arena) {
	g_autofree char *text = poppler_page_get_text(from);
	PopplerRectangle *boxes = NULL;
	guint n_boxes = 0;
	if (!text || !poppler_page_get_text_layout(from, &boxes, &n_boxes))
		return;
	GList *fonts = poppler_page_get_text_attributes(from), *font = fonts;
	page->glyphs = ws_arena_take(arena, (n_boxes + 1) * sizeof *page->glyphs);
	uint8_t *font_at = ws_arena_take(arena, n_boxes + 1);
	const char *at = text;
	bool bold = false;
	const PopplerTextAttributes *known = NULL;
	size_t n_font = 0, common = 0;
	for (size_t i = 1; i < places->n; i++)
		common = places->font[i].n > places->font[common].n ? i : common;
	size_t first = 0; /* of the word */
	word_place before = {0};
	for (guint i = 0; i <= n_boxes; i++) {
		bool end = i == n_boxes || !*at;
		gunichar c = end ? '\n' : g_utf8_get_char(at);
		at = end ? at : g_utf8_next_char(at);
		while (font && ((PopplerTextAttributes *)font->data)->end_index < (gint)i)
			font = font->next;
		const PopplerTextAttributes *f = font ? font->data : NULL;
		if (f != known) {
			known = f;
			bold = f && is_bold(f->font_name);
			n_font = font_of(places, f ? f->font_name : NULL);
		}
		const ws_glyph *last = page->n_glyphs > first ? &page->glyphs[page->n_glyphs - 1] : NULL;
		ws_glyph g = {.c = c, .size = f ? (float)f->font_size : 0, .bold = bold, .font = (uint8_t)n_font};
		if (!end)
			g.box = (ws_box){(float)fmin(boxes[i].x1, boxes[i].x2), (float)fmin(boxes[i].y1, boxes[i].y2),
			                 (float)fmax(boxes[i].x1, boxes[i].x2), (float)fmax(boxes[i].y1, boxes[i].y2)};
		if (last && (is_blank(c) || last->box.y0 != g.box.y0 || last->box.y1 != g.box.y1)) {
			word_place word = place_word(places, page->glyphs + first, font_at + first, page->n_glyphs - first);
			learn(places, before, word, common);
			before = word;
			first = page->n_glyphs;
		}
		if (c == '\n')
			before = (word_place){0};
		if (end)
			break;
		if (is_blank(c))
			continue;
		places->font[n_font].n++;
		font_at[page->n_glyphs] = (uint8_t)n_font;
		page->glyphs[page->n_glyphs++] = g;
	}
	g_free(boxes);
	poppler_page_free_text_attributes(fonts);
	settle(places);
	for (size_t i = 0; i < page->n_glyphs; i++) {
		float off = places->font[font_at[i]].off * page->glyphs[i].size;
		page->glyphs[i].box.y0 -= off;
		page->glyphs[i].box.y1 -= off;
	}
}

/* Which way the text runs, told by where the next character stands: 0 across, 1 up the page, -1 down. */
static int turn_of(const ws_page *page) {
	size_t across = 0, up = 0, down = 0;
	for (size_t i = 0; i + 1 < page->n_glyphs; i++) {
		const ws_glyph *a = &page->glyphs[i], *b = &page->glyphs[i + 1];
		float size = a->size > 1 ? a->size : 1;
		float dx = (b->box.x0 + b->box.x1 - a->box.x0 - a->box.x1) / 2 / size,
		      dy = (b->box.y0 + b->box.y1 - a->box.y0 - a->box.y1) / 2 / size;
		if (fabsf(dy) < 0.4f && fabsf(dx) < 3)
			across++;
		else if (fabsf(dx) < 0.4f && fabsf(dy) < 1.3f)
			*(dy < 0 ? &up : &down) += 1;
	}
	if (up > 20 && up > 3 * (across + down))
		return 1;
	if (down > 20 && down > 3 * (across + up))
		return -1;
	return 0;
}

static ws_box turned(ws_box b, int turn, float width, float height) {
	return turn > 0 ? (ws_box){height - b.y1, b.x0, height - b.y0, b.x1} : (ws_box){b.y0, width - b.x1, b.y1, width - b.x0};
}

static void turn_page(ws_page *page, int turn) {
	for (size_t i = 0; i < page->n_glyphs; i++)
		page->glyphs[i].box = turned(page->glyphs[i].box, turn, page->width, page->height);
	for (size_t i = 0; i < page->n_rules; i++)
		page->rules[i] = turned(page->rules[i], turn, page->width, page->height);
	float width = page->width;
	page->width = page->height;
	page->height = width;
}

static bool is_picture(PopplerPage *page, float width, float height) {
	GList *images = poppler_page_get_image_mapping(page);
	double most = 0;
	for (GList *i = images; i; i = i->next) {
		const PopplerRectangle *r = &((PopplerImageMapping *)i->data)->area;
		most = fmax(most, fabs((r->x2 - r->x1) * (r->y2 - r->y1)));
	}
	poppler_page_free_image_mapping(images);
	return most > 0.5 * width * height;
}

/* Whether the page has marks beside its own content (stamps, fields of forms), whose text drawing meets and asking for text does not. */
static bool has_marks(PopplerPage *page) {
	GList *marks = poppler_page_get_annot_mapping(page);
	bool found = false;
	for (GList *i = marks; i && !found; i = i->next)
		found = poppler_annot_get_annot_type(((PopplerAnnotMapping *)i->data)->annot) != POPPLER_ANNOT_LINK;
	poppler_page_free_annot_mapping(marks);
	return found;
}

/* A page on its way: taken from poppler by one thread, seen by the other. */
typedef struct {
	ws_page page;
	ws_arena *scratch;
	ws_sheet *sheet;
	bool drawn;
	int turn;
} work;

enum { WORKS = 3 };

typedef struct {
	ws_paper *paper;
	font_places *places;
	bool tables; /* the last page had to be looked at */
	work works[WORKS];
	GAsyncQueue *taken, *free; /* work* */
} reading;

/* Takes a page; returns whether it is a picture with next to no text. */
static bool take_page(reading *r, work *w, PopplerPage *from, uint32_t number) {
	double width, height;
	poppler_page_get_size(from, &width, &height);
	w->page = (ws_page){.number = number, .width = (float)width, .height = (float)height};
	w->drawn = r->tables && !has_marks(from) && ws_sheet_draw(w->sheet, from);
	take_glyphs(from, &w->page, r->places, w->scratch);
	bool picture = w->page.n_glyphs < SPARSE && is_picture(from, w->page.width, w->page.height);
	w->turn = turn_of(&w->page);
	r->tables = w->turn != 0 || ws_page_is_tabular(&w->page, w->scratch);
	w->drawn = r->tables && (w->drawn || ws_sheet_draw(w->sheet, from));
	return picture;
}

static void see_page(reading *r, work *w) {
	if (w->drawn)
		ws_sheet_look(w->sheet, &w->page, w->scratch);
	if (w->turn != 0)
		turn_page(&w->page, w->turn);
	ws_paper_page(r->paper, &w->page);
	ws_arena_clear(w->scratch);
}

static void *see_pages(void *data) {
	reading *r = data;
	for (work *w; (w = g_async_queue_pop(r->taken))->page.number != 0; g_async_queue_push(r->free, w))
		see_page(r, w);
	return NULL;
}

/* Reads the pages; returns how many are pictures. */
static int walk_pages(reading *r, PopplerDocument *document, int n) {
	GThread *other = n > 1 ? g_thread_try_new("pages", see_pages, r, NULL) : NULL;
	int pictures = 0;
	for (int i = 0; i < n; i++) {
		PopplerPage *page = poppler_document_get_page(document, i);
		if (!page)
			continue;
		work *w = g_async_queue_pop(r->free);
		pictures += take_page(r, w, page, (uint32_t)i + 1);
		g_object_unref(page);
		if (other) {
			g_async_queue_push(r->taken, w);
			continue;
		}
		see_page(r, w);
		g_async_queue_push(r->free, w);
	}
	if (other) {
		g_async_queue_push(r->taken, &(work){.page.number = 0});
		g_thread_join(other);
	}
	return pictures;
}

static bool read_pages(PopplerDocument *document, ws_output *out, GError **error) {
	int n = poppler_document_get_n_pages(document);
	if (n <= 0)
		return ws_refuse(error, "damaged (no pages)");
	if ((size_t)n > ws_limits.pages)
		return ws_refuse(error, "more than the limit of %zu pages", ws_limits.pages);
	reading r = {.paper = ws_paper_open(out),
	             .places = ws_arena_zero(out->arena, 1, sizeof(font_places)),
	             .taken = g_async_queue_new(),
	             .free = g_async_queue_new()};
	for (size_t i = 0; i < WORKS; i++) {
		r.works[i] = (work){.scratch = ws_arena_new(), .sheet = ws_sheet_new()};
		g_async_queue_push(r.free, &r.works[i]);
	}
	int pictures = walk_pages(&r, document, n);
	bool ok = ws_paper_finish(r.paper, error);
	ws_paper_close(r.paper);
	for (size_t i = 0; i < WORKS; i++) {
		ws_sheet_free(r.works[i].sheet);
		ws_arena_free(r.works[i].scratch);
	}
	g_async_queue_unref(r.taken);
	g_async_queue_unref(r.free);
	if (ok && (out->blocks.n == 0 || pictures == n))
		return ws_refuse(error, "no text layer");
	g_autofree char *title = ok ? poppler_document_get_title(document) : NULL;
	if (title && *title)
		out->blocks.title = ws_clean(out->arena, title, strlen(title), NULL);
	return ok;
}

static bool read_pdf(const ws_source *source, ws_output *out, GError **error) {
	g_autoptr(GBytes) bytes = g_bytes_new_static(source->bytes, source->len);
	g_autoptr(GError) why = NULL;
	PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, &why);
	if (!document) {
		if (g_error_matches(why, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
			return ws_refuse(error, "encrypted");
		return ws_refuse(error, "damaged");
	}
	bool ok = read_pages(document, out, error);
	g_object_unref(document);
	return ok;
}

static const char *version(void) {
	static char text[64];
	if (!*text)
		g_snprintf(text, sizeof text, "poppler %s", poppler_get_version());
	return text;
}

const ws_format ws_format_pdf = {.name = "pdf", .sniff = sniff, .read = read_pdf, .version = version};
