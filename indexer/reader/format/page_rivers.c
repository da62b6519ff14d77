/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that no upright rule parts: rivers, upright strips that the text of a table leaves free.

       指　标              单位     2024年    增长(%)      A strip is a river when at most one band of text in CROSSED covers it, and when it
       ───────────────────────────────────────            lies in gaps, with text on both sides, of as many bands as the caller asks for.
       地区生产总值        亿元     1234.5        6.1      A band is what stands between two rules, or a line.
         其中：第一产业    亿元       56.7        3.2

   A head over several columns covers the rivers between them, and is often the only thing that a column without figures has: what it
   covers does not count, and one gap in it counts for two.

   A river splits in two where a single long text covers its middle, and what lies between is no column: one is, when some band has a
   text in it and another text in its neighbour. A word spaced out (合　　计) has no gap, nor has a line that is letter-spaced as a whole. */
#include "indexer/reader/format/page_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BINS = 1024, CROSSED = 7 };

static const float GAP = 0.5f; /* em */

typedef struct {
	float left, step;
	bool covered[BINS];
} cover;

static size_t bin_of(const cover *c, float x) {
	float at = floorf((x - c->left) / c->step);
	return at <= 0 ? 0 : at >= BINS - 1 ? BINS - 1 : (size_t)at;
}

static void cover_from(cover *c, float x0, float x1) {
	for (size_t i = bin_of(c, x0), end = bin_of(c, x1); i <= end; i++)
		c->covered[i] = true;
}

static bool is_one_han(const ws_run *run) {
	return run->n == 1 && run->glyphs[0]->c >= 0x3400 && run->glyphs[0]->c <= 0x9FFF;
}

static int by_value(const void *a, const void *b) {
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

/* How far the letters of a run stand apart. */
static float letter_gap(const ws_run *run, ws_arena *scratch) {
	if (run->n < 2)
		return 0;
	float *gaps = ws_arena_take(scratch, run->n * sizeof *gaps);
	for (size_t i = 0; i + 1 < run->n; i++)
		gaps[i] = run->glyphs[i + 1]->box.x0 - run->glyphs[i]->box.x1;
	qsort(gaps, run->n - 1, sizeof *gaps, by_value);
	return fmaxf(0, gaps[(run->n - 1) / 2]);
}

bool ws_run_has_gap(const ws_run *run, float x, ws_arena *scratch) {
	const float LEAST = 0.12f; /* em */
	for (size_t i = 0; i + 1 < run->n; i++) {
		float from = run->glyphs[i]->box.x1, to = run->glyphs[i + 1]->box.x0;
		if (from <= x + 1 && to >= x - 1)
			return to - from > LEAST * run->size + 1.5f * letter_gap(run, scratch);
	}
	return false;
}

static void cover_band(cover *c, const ws_page_band *band, ws_arena *scratch) {
	memset(c->covered, 0, sizeof c->covered);
	for (size_t i = 0; i < band->n; i++)
		for (size_t k = 0; k < band->lines[i].n; k++) {
			const ws_run *run = &band->lines[i].runs[k];
			float most = GAP * run->size + 1.5f * letter_gap(run, scratch);
			for (size_t g = 0; g < run->n; g++) {
				bool joined = g + 1 < run->n && run->glyphs[g + 1]->box.x0 - run->glyphs[g]->box.x1 < most;
				cover_from(c, run->glyphs[g]->box.x0, joined ? run->glyphs[g + 1]->box.x0 : run->glyphs[g]->box.x1);
			}
			if (k > 0 && is_one_han(run) && is_one_han(run - 1))
				cover_from(c, run[-1].box.x1, run->box.x0);
		}
}

/* The texts of a covered band, apart by gaps: [from, to) in bins. */
typedef struct {
	size_t from, to;
} piece;

static size_t pieces_of(const cover *c, float size, piece *pieces) {
	size_t n = 0;
	for (size_t i = 0; i < BINS; i++) {
		if (!c->covered[i])
			continue;
		size_t end = i;
		while (end < BINS && c->covered[end])
			end++;
		if (n > 0 && (float)(i - pieces[n - 1].to) * c->step < GAP * size)
			pieces[n - 1].to = end;
		else
			pieces[n++] = (piece){i, end};
		i = end;
	}
	return n;
}

static size_t column_at(const size_t *cuts, size_t n, size_t bin) {
	size_t c = 0;
	while (c < n && bin >= cuts[c])
		c++;
	return c;
}

typedef struct {
	piece *v;
	size_t n;
} texts;

/* Whether some band has a text in column k and another in the next one. */
static bool are_two(const texts *bands, size_t n, const size_t *cuts, size_t n_cuts, size_t k) {
	for (size_t i = 0; i < n; i++) {
		bool here = false, next = false;
		for (size_t p = 0; p < bands[i].n; p++) {
			size_t from = column_at(cuts, n_cuts, bands[i].v[p].from), to = column_at(cuts, n_cuts, bands[i].v[p].to - 1);
			here |= from == to && from == k;
			next |= from == to && from == k + 1;
		}
		if (here && next)
			return true;
	}
	return false;
}

/* Counts the bands that have a character over each bin, however near it stands to the next one. */
static void cover_closely(const cover *c, const ws_page_band *band, unsigned *closely) {
	for (size_t i = 0; i < band->n; i++)
		for (size_t k = 0; k < band->lines[i].n; k++)
			for (size_t g = 0; g < band->lines[i].runs[k].n; g++) {
				ws_box box = band->lines[i].runs[k].glyphs[g]->box;
				for (size_t x = bin_of(c, box.x0), end = bin_of(c, box.x1); x <= end; x++)
					closely[x]++;
			}
}

/* The middle of that part of the strip [from, to) which the fewest characters cover. */
static size_t narrowest(const unsigned *covered, size_t from, size_t to) {
	unsigned least = covered[from];
	size_t best = from, length = 0;
	for (size_t x = from; x < to; x++)
		least = covered[x] < least ? covered[x] : least;
	for (size_t x = from; x < to;) {
		size_t end = x;
		while (end < to && covered[end] == least)
			end++;
		if (end - x > length) {
			best = x;
			length = end - x;
		}
		x = end + 1;
	}
	return best + length / 2;
}

size_t ws_page_rivers(const ws_page_band *bands, size_t n, size_t least, ws_box box, float *cuts, size_t most, ws_arena *scratch) {
	cover *c = ws_arena_take(scratch, sizeof *c);
	*c = (cover){.left = box.x0, .step = (box.x1 - box.x0) / BINS};
	if (!(c->step > 0))
		return 0;
	unsigned *crossed = ws_arena_zero(scratch, BINS, sizeof *crossed), *gaps = ws_arena_zero(scratch, BINS, sizeof *gaps),
	         *closely = ws_arena_zero(scratch, BINS, sizeof *closely);
	texts *all = ws_arena_take(scratch, (n + 1) * sizeof *all);
	piece *room = ws_arena_take(scratch, BINS * sizeof *room);
	size_t parted = 0, n_cuts = 0, n_all = 0;
	for (size_t i = 0; i < n; i++) {
		if (bands[i].n == 0)
			continue;
		cover_band(c, &bands[i], scratch);
		if (bands[i].kind != WS_BAND_OVER)
			cover_closely(c, &bands[i], closely);
		texts *t = &all[n_all++];
		t->n = pieces_of(c, bands[i].lines[0].size, room);
		t->v = ws_arena_take(scratch, (t->n + 1) * sizeof *t->v);
		memcpy(t->v, room, t->n * sizeof *t->v);
		parted += bands[i].kind == WS_BAND_BODY && t->n > 1;
		for (size_t p = 0; p < t->n; p++) {
			for (size_t x = t->v[p].from; bands[i].kind == WS_BAND_BODY && x < t->v[p].to; x++)
				crossed[x]++;
			for (size_t x = t->v[p].to; p + 1 < t->n && x < t->v[p + 1].from; x++)
				gaps[x] += bands[i].kind == WS_BAND_BODY ? 1 : 2;
		}
	}
	size_t *at = ws_arena_take(scratch, (most + 1) * sizeof *at), start = 0;
	bool inside = false;
	for (size_t x = 0; x <= BINS; x++) {
		bool strip = x < BINS && gaps[x] >= least && crossed[x] * CROSSED <= parted;
		if (strip && !inside)
			start = x;
		else if (!strip && inside && n_cuts < most)
			at[n_cuts++] = narrowest(closely, start, x);
		inside = strip;
	}
	for (size_t k = 0; k < n_cuts;) {
		if (are_two(all, n_all, at, n_cuts, k)) {
			k++;
			continue;
		}
		memmove(at + k, at + k + 1, (n_cuts - k - 1) * sizeof *at);
		n_cuts--;
		k = k > 0 ? k - 1 : 0;
	}
	for (size_t k = 0; k < n_cuts; k++)
		cuts[k] = c->left + c->step * (float)at[k];
	return n_cuts;
}

float *ws_column_mids(const ws_row *row, const float *x, size_t n, ws_arena *scratch) {
	float *mids = ws_arena_take(scratch, (n + 1) * sizeof *mids);
	ws_box *boxes = ws_arena_zero(scratch, n + 1, sizeof *boxes);
	for (size_t k = 0; k < row->n; k++) {
		const ws_box *box = &row->runs[k].box;
		size_t at = 0;
		while (at + 1 < n && x[at + 1] < (box->x0 + box->x1) / 2)
			at++;
		boxes[at] = boxes[at].x1 > 0 ? ws_box_union(boxes[at], *box) : *box;
	}
	for (size_t i = 0; i < n; i++)
		mids[i] = boxes[i].x1 > 0 ? (boxes[i].x0 + boxes[i].x1) / 2 : (x[i] + x[i + 1]) / 2;
	return mids;
}

void ws_span_of_head(const float *mids, size_t low, size_t high, float mid, size_t *from, size_t *to) {
	size_t first = *from, last = *to;
	float best = INFINITY;
	for (size_t a = low; a <= first; a++)
		for (size_t b = last; b <= high; b++) {
			float off = fabsf((mids[a] + mids[b]) / 2 - mid);
			if (off < best - 1) {
				best = off;
				*from = a;
				*to = b;
			}
		}
}
