/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Glyphs to runs, runs to rows, rows of a cell to its text.

   A run is what stands side by side: what follows begins within 0.8 em of the last ink, and not on top of it. It is gathered twice
   over: first glyphs of one size whose middles agree to 0.08 em, then what these make up, where middles may differ by 0.3 em (figures
   of another font) or, with another size, by 0.45 of the larger (raised marks). The line below stands at least 1 em lower. Two steps,
   because where the text of a cell overflows it, clipped lines of its neighbours lie between its own: 2 points off, and unreadable on
   the page, but parted by the first step they are whole lines again. Order in the file means nothing: overprinting, headers drawn
   last and fields drawn out of turn are all common.

   Pieces are taken by x; open runs are kept in buckets of their height, so the work is linear whatever a page holds. */
#include "indexer/reader/format/page_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Beyond LARGEST points nothing is a line of text: a poster's letters and watermarks stand each for itself. */
static const float NEXT = 0.8f, SAME = 0.08f, LEVEL_ALIKE = 0.3f, LEVEL = 0.45f, LARGEST = 96;

enum { BUCKETS = 1024 };

typedef struct open_run {
	struct open_run *next;
	ws_run run;
	float last, ink; /* where it ends so far, and the ink of its last character */
	size_t cap;
	bool shuffled; /* glyphs not by x */
} open_run;

static int by_x(const void *a, const void *b) {
	const ws_glyph *x = *(const ws_glyph *const *)a, *y = *(const ws_glyph *const *)b;
	if (x->box.x0 != y->box.x0)
		return x->box.x0 < y->box.x0 ? -1 : 1;
	return (x->box.y0 > y->box.y0) - (x->box.y0 < y->box.y0);
}

/* What no line begins with. */
static bool is_closing(uint32_t c) {
	static const uint16_t closing[] = {0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF09, 0x3009, 0x300B, 0x300D,
	                                   0x300F, 0x3011, 0x3015, 0x2019, 0x201D, 0xFF01, 0xFF1F, ')',    ']'};
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
		if (closing[i] == c)
			return true;
	return false;
}

/* Where the ink of a character ends: a comma stands in the left half of its box, and in the margin when it ends a line. */
static float ink_end(const ws_glyph *g) {
	bool half = g->c >= 0x2000 && g->box.x1 - g->box.x0 > 0.8f * g->size && is_closing(g->c);
	return half ? g->box.x0 + 0.45f * g->size : g->box.x1;
}

float ws_run_ink_end(const ws_run *run) {
	return run->n > 0 ? ink_end(run->glyphs[run->n - 1]) : run->box.x1;
}

static size_t bucket_of(float y, float height) {
	float at = floorf(y / height);
	return at <= 0 ? 0 : at >= BUCKETS - 1 ? BUCKETS - 1 : (size_t)at;
}

static float larger(float a, float b) {
	return a > b ? a : b;
}

static bool is_alike(float a, float b) {
	return fabsf(a - b) < 0.07f * larger(a, b);
}

/* How far apart the middles of two sizes may lie on one line. */
static float level(float a, float b, bool strict) {
	return !is_alike(a, b) ? (strict ? 0 : LEVEL * larger(a, b)) : (strict ? SAME : LEVEL_ALIKE) * larger(a, b);
}

/* How far the next character of a line is at least from the start of `g`. Boxes are no measure: fonts without widths give every character
   that of a Han one. */
static float least_advance(const ws_glyph *g) {
	float width = fminf(g->box.x1 - g->box.x0, g->size);
	bool han = g->c >= 0x3400 && g->c <= 0x9FFF, wide = g->c >= 0x2000;
	return han ? 0.7f * width : wide ? 0.35f * width : 0.15f * fminf(width, 0.6f * g->size);
}

/* Whether `piece` stands on characters that the run has already: text of another line drawn over it. The same character again is only
   printed twice. */
static bool is_over(const open_run *r, const ws_run *piece) {
	enum { BACK = 64 };
	const ws_glyph *first = piece->glyphs[0], *before = NULL, *after = NULL;
	if (r->last <= first->box.x0)
		return false;
	for (size_t i = r->run.n; !before && i > 0 && r->run.n - i < BACK; i--) {
		const ws_glyph *g = r->run.glyphs[i - 1];
		if (g->c == first->c && fabsf(g->box.x0 - first->box.x0) < 0.35f * first->size)
			return false;
		*(g->box.x0 <= first->box.x0 ? &before : &after) = g;
	}
	return (before && first->box.x0 < before->box.x0 + least_advance(before)) ||
	       (after && after->box.x0 < first->box.x0 + least_advance(first));
}

/* The open run that `piece` continues: nearest in height. Runs that ended too far left to go on are unlinked on the way. */
static open_run *continued(open_run **buckets, const ws_run *piece, float height, float max_size, bool strict) {
	size_t first = bucket_of(piece->mid - LEVEL * max_size, height), last = bucket_of(piece->mid + LEVEL * max_size, height);
	open_run *best = NULL;
	float best_off = 0;
	for (size_t b = first; b <= last; b++)
		for (open_run **at = &buckets[b]; *at;) {
			open_run *r = *at;
			float size = larger(r->run.size, piece->size);
			if (piece->box.x0 - r->last > NEXT * max_size) {
				*at = r->next;
				continue;
			}
			at = &r->next;
			float off = fabsf(r->run.mid - piece->mid);
			if ((!best || off < best_off) && off < level(r->run.size, piece->size, strict) && piece->box.x0 - r->ink < NEXT * size &&
			    !is_over(r, piece)) {
				best = r;
				best_off = off;
			}
		}
	return best;
}

static int run_by_x(const void *a, const void *b) {
	const ws_run *x = a, *y = b;
	if (x->box.x0 != y->box.x0)
		return x->box.x0 < y->box.x0 ? -1 : 1;
	return (x->mid > y->mid) - (x->mid < y->mid);
}

/* Gathers pieces into runs. */
static ws_run *gather(ws_run *pieces, size_t n, bool strict, size_t *n_runs, ws_arena *scratch) {
	float max_size = 0, bottom = 0;
	for (size_t i = 0; i < n; i++) {
		max_size = larger(max_size, pieces[i].size);
		bottom = larger(bottom, pieces[i].box.y1);
	}
	max_size = max_size < LARGEST ? max_size : LARGEST;
	float height = larger(bottom / BUCKETS, 1);
	qsort(pieces, n, sizeof *pieces, run_by_x);
	open_run **buckets = ws_arena_zero(scratch, BUCKETS, sizeof *buckets);
	open_run **made = ws_arena_take(scratch, (n + 1) * sizeof *made);
	*n_runs = 0;
	for (size_t i = 0; i < n; i++) {
		const ws_run *p = &pieces[i];
		open_run *r = continued(buckets, p, height, max_size, strict);
		if (!r) {
			r = ws_arena_zero(scratch, 1, sizeof *r);
			*r = (open_run){.run = *p, .last = p->box.x1, .ink = ws_run_ink_end(p), .cap = p->n};
			size_t b = bucket_of(p->mid, height);
			r->next = buckets[b];
			buckets[b] = r;
			made[(*n_runs)++] = r;
			continue;
		}
		for (size_t k = 0; k < p->n; k++) {
			r->run.glyphs = ws_arena_grow(scratch, r->run.glyphs, r->run.n, &r->cap, sizeof *r->run.glyphs);
			r->run.glyphs[r->run.n++] = p->glyphs[k];
		}
		r->shuffled |= p->box.x0 < r->last;
		r->run.box = ws_box_union(r->run.box, p->box);
		if (p->box.x1 >= r->last) {
			r->last = p->box.x1;
			r->ink = ws_run_ink_end(p);
		}
		if (p->size > r->run.size) {
			/* A raised mark can come first; the run stays in its bucket, which is near enough. */
			r->run.size = p->size;
			r->run.mid = p->mid;
		}
	}
	ws_run *runs = ws_arena_take(scratch, (*n_runs + 1) * sizeof *runs);
	for (size_t i = 0; i < *n_runs; i++) {
		if (made[i]->shuffled)
			qsort(made[i]->run.glyphs, made[i]->run.n, sizeof *made[i]->run.glyphs, by_x);
		runs[i] = made[i]->run;
	}
	return runs;
}

ws_run *ws_page_runs(const ws_glyph *glyphs, size_t n, size_t *n_runs, ws_arena *scratch) {
	*n_runs = 0;
	if (n == 0)
		return NULL;
	const ws_glyph **each = ws_arena_take(scratch, n * sizeof *each);
	ws_run *pieces = ws_arena_take(scratch, n * sizeof *pieces);
	for (size_t i = 0; i < n; i++) {
		each[i] = &glyphs[i];
		pieces[i] = (ws_run){.box = glyphs[i].box, .mid = ws_box_mid(glyphs[i].box), .size = glyphs[i].size, .glyphs = &each[i], .n = 1};
	}
	size_t n_pieces;
	pieces = gather(pieces, n, true, &n_pieces, scratch);
	return gather(pieces, n_pieces, false, n_runs, scratch);
}

static int run_by_mid(const void *a, const void *b) {
	const ws_run *x = a, *y = b;
	if (x->mid != y->mid)
		return x->mid < y->mid ? -1 : 1;
	return run_by_x(a, b);
}

static float end_of(const ws_run *run) {
	const ws_glyph *last = run->glyphs[run->n - 1];
	return last->box.x0 + least_advance(last);
}

/* Whether a run stands on text that the row has: then it is of another line, though nearly at the same height. */
static bool is_covered(const ws_row *row, const ws_run *run) {
	enum { BACK = 64 };
	for (size_t i = row->n; i > 0 && row->n - i < BACK; i--) {
		const ws_run *r = &row->runs[i - 1];
		if (fminf(end_of(r), end_of(run)) - larger(r->box.x0, run->box.x0) > 0.5f * run->size)
			return true;
	}
	return false;
}

ws_row *ws_page_rows(ws_run *runs, size_t n, size_t *n_rows, ws_arena *scratch) {
	*n_rows = 0;
	if (n == 0)
		return NULL;
	qsort(runs, n, sizeof *runs, run_by_mid);
	ws_row *rows = ws_arena_take(scratch, n * sizeof *rows);
	for (size_t i = 0; i < n; i++) {
		ws_row *row = *n_rows ? &rows[*n_rows - 1] : NULL;
		if (row && runs[i].mid - row->mid < LEVEL * larger(row->size, runs[i].size) && !is_covered(row, &runs[i])) {
			row->n++;
			row->box = ws_box_union(row->box, runs[i].box);
			if (runs[i].size > row->size) {
				row->size = runs[i].size;
				row->mid = runs[i].mid;
			}
		} else {
			rows[(*n_rows)++] = (ws_row){.box = runs[i].box, .mid = runs[i].mid, .size = runs[i].size, .runs = &runs[i], .n = 1};
		}
	}
	for (size_t i = 0; i < *n_rows; i++)
		qsort(rows[i].runs, rows[i].n, sizeof *rows[i].runs, run_by_x);
	return rows;
}

const ws_glyph **ws_row_glyphs(const ws_row *row, size_t *n, ws_arena *scratch) {
	*n = 0;
	for (size_t i = 0; i < row->n; i++)
		*n += row->runs[i].n;
	const ws_glyph **glyphs = ws_arena_take(scratch, (*n + 1) * sizeof *glyphs);
	size_t at = 0;
	for (size_t i = 0; i < row->n; i++) {
		memcpy(glyphs + at, row->runs[i].glyphs, row->runs[i].n * sizeof *glyphs);
		at += row->runs[i].n;
	}
	if (row->n > 1)
		qsort(glyphs, *n, sizeof *glyphs, by_x);
	return glyphs;
}

static bool is_code(uint32_t c) {
	return c < 0x80 && (g_ascii_isalnum((char)c) || c == '.' || c == ',' || c == '%');
}

/* What no line ends with. */
static bool is_opening(uint32_t c) {
	static const uint16_t opening[] = {0xFF08, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x2018, 0x201C, '(', '['};
	for (size_t i = 0; i < sizeof opening / sizeof *opening; i++)
		if (opening[i] == c)
			return true;
	return false;
}

/* How wide the first thing of a line is that a line end does not cut: a character, a word or number, with the brackets and punctuation that
   hold to it. */
static float first_width(const ws_glyph *const *glyphs, size_t n) {
	size_t end = 1;
	while (end < n && is_opening(glyphs[end - 1]->c))
		end++;
	while (end < n && ((is_code(glyphs[end - 1]->c) && is_code(glyphs[end]->c)) || is_closing(glyphs[end]->c)))
		end++;
	return glyphs[end - 1]->box.x1 - glyphs[0]->box.x0;
}

ws_cell_fit ws_cell_fits(const ws_row *lines, size_t n, float left, float right, ws_arena *scratch) {
	ws_cell_fit fit = {.room = right - left};
	size_t n_glyphs;
	if (n == 0)
		return fit;
	const ws_row *last = &lines[n - 1];
	/* A centred line would have grown to both sides, a number at the right to the left. */
	const ws_glyph **glyphs = ws_row_glyphs(last, &n_glyphs, scratch);
	float before = last->box.x0 - left, behind = right - last->box.x1;
	bool centred = fabsf(before - behind) < 0.8f * last->size;
	bool number = n_glyphs > 0 && is_code(glyphs[0]->c) && is_code(glyphs[n_glyphs - 1]->c);
	fit.size = last->size;
	fit.room = (centred ? before + behind : number && before > behind ? before : behind) - 0.6f * last->size;
	glyphs = ws_row_glyphs(&lines[0], &n_glyphs, scratch);
	fit.first = n_glyphs > 0 ? first_width(glyphs, n_glyphs) : 0;
	return fit;
}

bool ws_line_was_full(const ws_row *line, const ws_row *next, float left, float right, ws_arena *scratch) {
	return ws_cell_fits(next, 1, left, right, scratch).first >= ws_cell_fits(line, 1, left, right, scratch).room;
}

char *ws_cell_text(const ws_row *rows, size_t n_rows, float left, float right, ws_arena *arena, ws_arena *scratch) {
	if (n_rows == 0)
		return (char *)"";
	g_autoptr(GString) text = g_string_new(NULL);
	for (size_t i = 0; i < n_rows; i++) {
		size_t n_glyphs;
		const ws_glyph **glyphs = ws_row_glyphs(&rows[i], &n_glyphs, scratch);
		const char *line = ws_glyph_text(glyphs, n_glyphs, scratch, NULL, NULL);
		if (!*line)
			continue;
		if (text->len > 0) {
			/* Would the first word of this line have fitted on the line above? Then its end was meant. */
			if (!ws_line_was_full(&rows[i - 1], &rows[i], left, right, scratch))
				g_string_append_c(text, '\n');
			else if (g_ascii_isalpha(text->str[text->len - 1]) && g_ascii_isalpha(*line))
				g_string_append_c(text, ' ');
		}
		g_string_append(text, line);
	}
	return ws_arena_copy(arena, text->str, text->len);
}
