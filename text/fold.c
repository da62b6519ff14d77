/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding is one table look-up a code point. The tables (text/tables/fold.c, from ICU at build time) give for each code point what
   NFKC and lower case make of it when it stands alone: itself, another one, several, or nothing (layout).

   A code point stands alone unless NFKC may join it to the one before: combining marks, the vowels and finals of decomposed Hangul,
   voicing marks of kana. Those are marked JOINS; where one comes up, what was written since the last code point that does not join is
   taken back and the whole piece goes through ICU's normaliser. That is exactly NFKC, because normalisation never reaches across such
   a boundary (unorm2_hasBoundaryBefore). Normalising sorts marks by insertion, so a piece is cut after MAX_PIECE code points: a
   megabyte of marks stays linear.

   One deviation from full Unicode lower case: Σ becomes σ wherever it stands, also at a word's end where Greek writes ς. Otherwise a
   query would not be found in the text it was cut from.

   What it does not do: invisible characters that are no white space (U+200B, U+FEFF, soft hyphens) stay. 繁 to 简 looks at one character
   only, so 乾 is 干 in 乾隆 too; the text and the query agree, which is all that is asked of it. */
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <wchar.h>

#include "text/memory.h"
#include "text/utf8.h"

#include "text/tables/fold.inc"

enum { MOVES, DROPS, EXPANDS, JOINS };
enum { MAX_PIECE = 256, MAX_NORMALISED = MAX_PIECE * 2 * 18 };

static inline int32_t entry_of(const uint16_t *index, uint32_t c) {
	return pages[index[c / PAGE]][c % PAGE];
}

typedef struct {
	uint32_t *c, *from, *to;
	size_t n, cap;
	const uint16_t *index;
	ws_arena *arena;
} folding;

static void grow(folding *f, size_t cap) {
	uint32_t *room = ws_arena_take(f->arena, cap * 3 * sizeof *room);
	if (f->n) {
		memcpy(room, f->c, f->n * sizeof *room);
		memcpy(room + cap, f->from, f->n * sizeof *room);
		memcpy(room + 2 * cap, f->to, f->n * sizeof *room);
	}
	f->c = room;
	f->from = room + cap;
	f->to = room + 2 * cap;
	f->cap = cap;
}

static inline void put(folding *f, uint32_t c, uint32_t from, uint32_t to) {
	if (__builtin_expect(f->n == f->cap, 0))
		grow(f, f->cap * 2 + 32);
	f->c[f->n] = c;
	f->from[f->n] = from;
	f->to[f->n++] = to;
}

/* What the table says of a code point that stands alone. */
static inline void put_alone(folding *f, uint32_t c, uint32_t from, uint32_t to) {
	int32_t e = entry_of(f->index, c);
	switch (e & 3) {
	case MOVES:
		put(f, c + (uint32_t)(e / 4), from, to);
		break;
	case EXPANDS: {
		const uint32_t *x = expansions + e / 4;
		for (uint32_t i = 1; i <= x[0]; i++)
			put(f, f->index == page_index[1] ? ws_fold_hans(x[i]) : x[i], from, to);
		break;
	}
	case JOINS:
		put(f, (uint32_t)u_tolower((UChar32)c), from, to);
		break;
	}
}

/* Normalises the piece p[0..len) of `chars` code points, the first of which is number `from` of the source. */
static void put_piece(folding *f, const char *p, size_t len, uint32_t from, uint32_t chars) {
	UChar source[MAX_PIECE * 2], text[MAX_NORMALISED];
	int32_t n = 0, m = 0;
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
	for (const char *end = p + len; p < end;) {
		uint32_t c = ws_utf8_next(&p, end);
		U16_APPEND_UNSAFE(source, n, c);
	}
	if (U_SUCCESS(status))
		m = unorm2_normalize(nfkc, source, n, text, MAX_NORMALISED, &status);
	if (status == U_MEMORY_ALLOCATION_ERROR)
		ws_out_of_memory();
	if (U_FAILURE(status))
		u_memcpy(text, source, m = n);
	for (int32_t i = 0; i < m;) {
		uint32_t c;
		U16_NEXT(text, i, m, c);
		put_alone(f, c, from, from + chars);
	}
}

typedef uint32_t four __attribute__((vector_size(16), aligned(4)));

/* Writes number, number + 1, … n times, and up to three more. */
static inline void put_numbers(uint32_t *out, uint32_t number, size_t n) {
	four numbers = {number, number + 1, number + 2, number + 3};
	for (size_t i = 0; i < n; i += 4, numbers += 4)
		memcpy(out + i, &numbers, sizeof numbers);
}

static inline size_t least(size_t a, size_t b) {
	return a < b ? a : b;
}

static inline bool is_han(uint32_t c) {
	return c - 0x4E00 <= 0x9FFF - 0x4E00;
}

/* A run of code points of which each stays or becomes one other, and none joins: all of most texts. Han characters are told first, two by
   two. Returns where it ends, at the latest before the last three bytes. */
static inline __attribute__((always_inline)) const char *put_run(folding *f, const char *p, const char *end, uint32_t *chars, bool hans) {
	enum { SPARE = 3 }; /* of put_numbers */
	uint32_t *c = f->c + f->n, *first = c, *full = f->cap - f->n > SPARE ? f->c + f->cap - SPARE : c;
	while (end - p > 3 && c < full) {
		uint32_t one, two[2];
		size_t pairs = least((size_t)(end - p - 2) / 6, (size_t)(full - c) / 2);
		for (; pairs && ws_utf8_is_two_threes(p, two) && is_han(two[0]) && is_han(two[1]); pairs--) {
			*c++ = hans ? two[0] + (uint32_t)(entry_of(page_index[1], two[0]) / 4) : two[0];
			*c++ = hans ? two[1] + (uint32_t)(entry_of(page_index[1], two[1]) / 4) : two[1];
			p += 6;
		}
		if (end - p <= 3 || c >= full)
			break;
		size_t size = 3;
		int32_t e = 0;
		bool three = ws_utf8_is_three(p, end, &one);
		if (__builtin_expect(three && is_han(one), 1)) {
			if (hans)
				e = entry_of(page_index[1], one);
		} else {
			if (!three) {
				one = (unsigned char)*p;
				size = 1;
			}
			if (three ? one < 0x800 || (one & 0xF800) == 0xD800 : one >= 0x80)
				break;
			e = entry_of(page_index[hans], one);
			if ((e & 3) != MOVES)
				break;
		}
		*c++ = one + (uint32_t)(e / 4);
		p += size;
	}
	size_t n = (size_t)(c - first);
	put_numbers(f->from + f->n, *chars, n);
	put_numbers(f->to + f->n, *chars + 1, n);
	f->n += n;
	*chars += (uint32_t)n;
	return p;
}

static const char *put_plain(folding *f, const char *p, const char *end, uint32_t *chars) {
	return f->index == page_index[1] ? put_run(f, p, end, chars, true) : put_run(f, p, end, chars, false);
}

ws_folded ws_fold(const char *text, size_t len, unsigned flags, ws_arena *arena) {
	folding f = {.index = page_index[flags & WS_FOLD_HANS ? 1 : 0], .arena = arena};
	grow(&f, ws_utf8_leads(text, len) + 32);

	const char *p = text, *end = text + len, *piece = text;
	uint32_t chars = 0, piece_chars = 0; /* where the last code point that does not join stands */
	size_t piece_n = 0;
	while (p < end) {
		const char *at = put_plain(&f, p, end, &chars);
		if (at > p) {
			piece = at - 1;
			while (((unsigned char)*piece & 0xC0) == 0x80) /* all of the run is well formed */
				piece--;
			piece_chars = chars - 1;
			piece_n = f.n - 1;
			p = at;
			if (p == end)
				break;
		}
		uint32_t c = ws_utf8_next(&p, end);
		int32_t e = entry_of(f.index, c);
		if (__builtin_expect((e & 3) == JOINS, 0)) {
			uint32_t next = chars;
			p = at;
			do {
				at = p;
				c = ws_utf8_next(&p, end);
				if ((entry_of(f.index, c) & 3) != JOINS || next - piece_chars == MAX_PIECE) {
					p = at;
					break;
				}
				next++;
			} while (p < end);
			f.n = piece_n;
			put_piece(&f, piece, (size_t)(p - piece), piece_chars, next - piece_chars);
			chars = piece_chars = next;
			piece = p;
			piece_n = f.n;
			continue;
		}
		piece = at;
		piece_chars = chars++;
		piece_n = f.n;
		if (__builtin_expect(e == 0, 1))
			put(&f, c, piece_chars, chars);
		else
			put_alone(&f, c, piece_chars, chars);
	}
	uint32_t *const columns[] = {f.c, f.from, f.to};
	for (size_t i = 0; WS_SANITIZED && i < sizeof columns / sizeof *columns; i++)
		ws_memory_unused(columns[i] + f.n, (f.cap - f.n) * sizeof **columns);
	return (ws_folded){f.c, f.from, f.to, f.n, chars};
}

char *ws_fold_string(const char *text, size_t len, unsigned flags, ws_arena *arena) {
	ws_folded f = ws_fold(text, len, flags, arena);
	return ws_folded_string(&f, 0, f.n, arena);
}

uint32_t ws_fold_hans(uint32_t c) {
	if (c > 0x10FFFF || entry_of(page_index[0], c))
		return c;
	return c + (uint32_t)(entry_of(page_index[1], c) / 4);
}

char *ws_folded_string(const ws_folded *f, size_t i, size_t j, ws_arena *arena) {
	size_t size = 0;
	for (size_t k = i; k < j; k++)
		size += ws_utf8_size(f->c[k]);
	char *text = ws_arena_take(arena, size + 1), *at = text;
	for (size_t k = i; k < j; k++)
		at += ws_utf8_put(at, f->c[k]);
	*at = '\0';
	return text;
}

/* A long needle in a text that nearly repeats it: Knuth-Morris-Pratt, so that no pair of strings takes quadratic time. */
static size_t find_long(const uint32_t *hay, size_t hay_n, const uint32_t *needle, size_t n) {
	uint32_t *border = ws_memory(n, sizeof *border);
	border[0] = 0;
	for (size_t i = 1, k = 0; i < n; i++) {
		while (k && needle[i] != needle[k])
			k = border[k - 1];
		k += needle[i] == needle[k];
		border[i] = (uint32_t)k;
	}
	size_t found = SIZE_MAX;
	for (size_t i = 0, k = 0; i < hay_n; i++) {
		while (k && hay[i] != needle[k])
			k = border[k - 1];
		k += hay[i] == needle[k];
		if (k == n) {
			found = i + 1 - n;
			break;
		}
	}
	free(border);
	return found;
}

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wmemchr searches code points");

ws_folded ws_folded_part(const ws_folded *f, size_t from, size_t to) {
	return (ws_folded){.c = f->c + from, .from = f->from + from, .to = f->to + from, .n = to - from, .chars = f->chars};
}

size_t ws_folded_find(const ws_folded *hay, size_t from, const uint32_t *needle, size_t n) {
	enum { SHORT = 64 };
	if (n == 0)
		return from <= hay->n ? from : SIZE_MAX;
	if (from > hay->n || n > hay->n - from)
		return SIZE_MAX;
	if (n > SHORT) {
		size_t at = find_long(hay->c + from, hay->n - from, needle, n);
		return at == SIZE_MAX ? at : from + at;
	}
	const uint32_t *p = hay->c + from, *last = hay->c + hay->n - n;
	while (p <= last && (p = (const uint32_t *)wmemchr((const wchar_t *)p, (wchar_t)needle[0], (size_t)(last - p) + 1))) {
		if (memcmp(p, needle, n * sizeof *needle) == 0)
			return (size_t)(p - hay->c);
		p++;
	}
	return SIZE_MAX;
}
