/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words are ICU's: the rules of UAX #29 as ICU writes them, and ICU's dictionary where Han stand in a row. ICU itself finds them
   at 12 to 20 MB/s a core, three quarters of the time it would take to build an index. So what ICU is certain to do is done here
   without it, and everything else is still ICU's to judge; the outcome is the same to the last word.

   Certain are: a run of common Han between two characters of the classes below (ICU gives its dictionary exactly such a run, so
   text/dictionary.c divides it); ASCII letters and digits with the marks that join them (5.6, 1,577, o'clock); punctuation. One
   character of no class - kana, Hangul, combining marks, '_' and '@', which ICU joins in its own ways - and the stretch around it goes
   to ICU, up to the next place on either side where a word ends whatever is around. A rule never looks behind the end of a word, so
   ICU judges the stretch alone as it judges it in the text.

   Measured, ICU over UTF-16 with one iterator kept being 1 (UText over UTF-8 is a third slower; cutting at clauses changes words):

       text                                              words          differ   speed
       58 MB of laws, 3 502 texts                        10 052 256     0        6.4
       the same cut into passages of 1 KB                10 073 888     0        5
       59 000 notices and articles of law                 4 584 667     0        5.5
       budget reports and bulletins, line by line           217 827     0        4
       4 million strings of 1 to 30 characters of any kind                       0

   That is in turns with ICU, which pushes the dictionary out of the cache; alone it is 6 to 7.5 times as fast, 90 to 130 MB/s.

   The dictionary is read where it lies until there is so much to do that making a table of it pays: the words are the same. */
#include "text/segment.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/uversion.h>

#include "text/dictionary.h"
#include "text/memory.h"

/* Making the table takes the time that it saves on about WARM characters. A run of Han is cut after LONGEST_RUN so that sums of costs
   cannot overflow, and what ICU is given after LONGEST_PIECE so that its 32-bit positions cannot. */
enum { WARM = 1 << 16, LONGEST_RUN = 1 << 20, LONGEST_PIECE = 1 << 27 };

struct ws_segmenter {
	UBreakIterator *breaks;
	UChar *utf16; /* the text as ICU wants it */
	size_t utf16_cap;
	ws_word *words; /* found so far */
	size_t n, cap;
	uint32_t *cost; /* scratch of ws_dictionary_divide */
	uint8_t *length;
	size_t cost_cap, length_cap;
};

ws_segmenter *ws_segmenter_open(const char **why) {
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *breaks = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
	if (U_FAILURE(status)) {
		*why = u_errorName(status);
		return NULL;
	}
	ws_segmenter *s = ws_memory_zero(1, sizeof *s);
	s->breaks = breaks;
	return s;
}

void ws_segmenter_close(ws_segmenter *s) {
	if (!s)
		return;
	ubrk_close(s->breaks);
	free(s->utf16);
	free(s->words);
	free(s->cost);
	free(s->length);
	free(s);
}

static void put(ws_segmenter *s, size_t start, size_t end) {
	s->words = ws_memory_grow(s->words, &s->cap, s->n + 1, sizeof *s->words);
	s->words[s->n++] = (ws_word){(uint32_t)start, (uint32_t)end};
}

/* Whether white space folded away between c[i - 1] and c[i] ends a word there: between Han it is mere spacing. */
static inline bool is_gap(const ws_folded *text, size_t i) {
	return text->to[i - 1] < text->from[i] && !u_hasBinaryProperty((UChar32)text->c[i - 1], UCHAR_IDEOGRAPHIC) &&
		!u_hasBinaryProperty((UChar32)text->c[i], UCHAR_IDEOGRAPHIC);
}

/* Words of [from, to) as ICU finds them; a gap goes to ICU as a space. */
static void ask_icu(ws_segmenter *s, const ws_folded *text, size_t from, size_t to) {
	s->utf16 = ws_memory_grow(s->utf16, &s->utf16_cap, 3 * (to - from) + 1, sizeof *s->utf16);
	int32_t n = 0;
	for (size_t i = from; i < to; i++) {
		if (i > from && is_gap(text, i))
			s->utf16[n++] = ' ';
		U16_APPEND_UNSAFE(s->utf16, n, text->c[i]);
	}
	UErrorCode status = U_ZERO_ERROR;
	ubrk_setText(s->breaks, s->utf16, n, &status);
	if (U_FAILURE(status)) /* it has no other reason */
		ws_out_of_memory();
	size_t start = from, i = from;
	int32_t at = 0; /* c[i] begins at utf16[at] */
	for (int32_t b = ubrk_next(s->breaks); b != UBRK_DONE; b = ubrk_next(s->breaks)) {
		while (at < b && i < to) {
			if (i > from && is_gap(text, i) && s->utf16[at] == ' ') {
				at++;
				if (at >= b)
					break;
			}
			at += U16_LENGTH(text->c[i]);
			i++;
		}
		if (ubrk_getRuleStatus(s->breaks) >= UBRK_WORD_NONE_LIMIT && i > start)
			put(s, start, i);
		start = i;
	}
}

/* ---- without ICU ---- */

/* What a character is to the rules, as far as they are followed here. */
typedef enum {
	OTHER, /* ICU decides */
	HAN,
	LETTER,
	DIGIT,
	MIDDLE_LETTER, /* joins two letters */
	MIDDLE_DIGIT,  /* joins two digits */
	MIDDLE_BOTH,
	SIGN, /* joins nothing */
} class;

static const uint8_t classes[0x3020] = {
	['!' ... '&'] = SIGN, ['('] = SIGN, [')'] = SIGN, ['*'] = SIGN, ['+'] = SIGN,
	['-'] = SIGN, ['/'] = SIGN, [':'] = SIGN, ['<' ... '?'] = SIGN, ['[' ... '^'] = SIGN, ['`'] = SIGN, ['{' ... '~'] = SIGN,
	['.'] = MIDDLE_BOTH, ['\''] = MIDDLE_BOTH, [','] = MIDDLE_DIGIT, [';'] = MIDDLE_DIGIT,
	['0' ... '9'] = DIGIT, ['a' ... 'z'] = LETTER,
	[0xB0] = SIGN, [0xB7] = MIDDLE_LETTER, [0x2030] = SIGN, [0x2032] = SIGN, [0x2033] = SIGN, /* ° · ‰ ′ ″ */
	[0xD7] = SIGN, [0xF7] = SIGN, [0x2212] = SIGN, [0x2264] = SIGN, [0x2265] = SIGN, /* × ÷ − ≤ ≥ */
	[0x2013] = SIGN, [0x2014] = SIGN, [0x2018] = MIDDLE_BOTH, [0x2019] = MIDDLE_BOTH, [0x201C] = SIGN, [0x201D] = SIGN, /* – — ‘ ’ “ ” */
	[0x3001] = SIGN, [0x3002] = SIGN, [0x3007] = HAN, [0x3008 ... 0x300F] = SIGN, /* 、。〇〈〉《》「」『』 */
	[0x3010] = SIGN, [0x3011] = SIGN, [0x3014 ... 0x3017] = SIGN, /* 【】〔〕〖〗 */
};

static inline class class_of(uint32_t c) {
	return c < sizeof classes ? (class)classes[c] : ws_dictionary_takes(c) ? HAN : OTHER;
}

/* Whether a word ends between two such neighbours whatever stands around them. */
static inline bool parts(class a, class b) {
	return a != OTHER && b != OTHER && (a == SIGN || b == SIGN || (a == HAN) != (b == HAN));
}

/* The end of the word of letters and digits that begins at i; *sure is false when a character that ICU must judge has a part in it. */
static size_t end_of_word(const ws_folded *text, size_t i, bool *sure) {
	class before = class_of(text->c[i]);
	while (++i < text->n) {
		class here = class_of(text->c[i]);
		*sure &= here != OTHER;
		if (text->to[i - 1] < text->from[i])
			break;
		if (here == LETTER || here == DIGIT) {
			before = here;
			continue;
		}
		bool middle = here == MIDDLE_BOTH || here == (before == LETTER ? MIDDLE_LETTER : MIDDLE_DIGIT);
		if (!middle || i + 1 == text->n)
			break;
		class after = class_of(text->c[i + 1]);
		*sure &= after != OTHER;
		if (after != before || text->to[i] < text->from[i + 1])
			break;
	}
	return i;
}

static void divide(ws_segmenter *s, const ws_dictionary *dictionary, const uint32_t *c, size_t from, size_t to) {
	size_t n = to - from;
	s->cost = ws_memory_grow(s->cost, &s->cost_cap, n + 1, sizeof *s->cost);
	s->length = ws_memory_grow(s->length, &s->length_cap, n + 1, sizeof *s->length);
	ws_dictionary_divide(dictionary, c + from, n, s->cost, s->length);
	size_t words = 0;
	for (size_t at = n; at; at -= s->length[at])
		words++;
	s->words = ws_memory_grow(s->words, &s->cap, s->n + words, sizeof *s->words);
	ws_word *word = s->words + s->n + words;
	for (size_t at = n; at; at -= s->length[at])
		*--word = (ws_word){(uint32_t)(from + at - s->length[at]), (uint32_t)(from + at)};
	s->n += words;
}

static void scan(ws_segmenter *s, const ws_dictionary *dictionary, const ws_folded *text) {
	const uint32_t *c = text->c;
	size_t n = text->n, i = 0;
	while (i < n) {
		class here = class_of(c[i]);
		size_t end = i + 1;
		bool sure = here != OTHER;
		if (here == HAN)
			while (end < n && end - i < LONGEST_RUN && ws_dictionary_takes(c[end]))
				end++;
		else if (here == LETTER || here == DIGIT)
			end = end_of_word(text, i, &sure);
		if (sure && (end == n || class_of(c[end]) != OTHER)) {
			if (here == HAN)
				divide(s, dictionary, c, i, end);
			else if (here == LETTER || here == DIGIT)
				put(s, i, end);
		} else {
			while (end < n && end - i < LONGEST_PIECE && !parts(class_of(c[end - 1]), class_of(c[end])))
				end++;
			ask_icu(s, text, i, end);
		}
		i = end;
	}
}

/* The dictionary, as it is best read by who has asked for so much. */
static const ws_dictionary *dictionary_for(size_t chars) {
	static atomic_size_t asked;
	bool much = atomic_fetch_add_explicit(&asked, chars, memory_order_relaxed) >= WARM;
	return much ? ws_dictionary_load() : ws_dictionary_open();
}

bool ws_may_be_inside_word(const ws_folded *text, size_t i) {
	enum { AROUND = 20 }; /* no word of the dictionary is longer */
	size_t from = i, to = i;
	const ws_dictionary *dictionary = dictionary_for(AROUND);
	if (!dictionary)
		return true;
	while (from > 0 && i - from < AROUND && ws_dictionary_takes(text->c[from - 1]))
		from--;
	while (to < text->n && to - i < AROUND && ws_dictionary_takes(text->c[to]))
		to++;
	if (from == i || to == i) /* letters, digits, or what ICU must judge */
		return true;
	if ((from > 0 && class_of(text->c[from - 1]) == OTHER) || (to < text->n && class_of(text->c[to]) == OTHER))
		return true;
	return ws_dictionary_spans(dictionary, text->c + from, to - from, i - from);
}

ws_word *ws_segment(ws_segmenter *s, const ws_folded *text, size_t *n, ws_arena *arena) {
	s->n = 0;
	const ws_dictionary *dictionary = dictionary_for(text->n);
	if (dictionary)
		scan(s, dictionary, text);
	else
		for (size_t i = 0; i < text->n; i += LONGEST_PIECE)
			ask_icu(s, text, i, text->n - i < LONGEST_PIECE ? text->n : i + LONGEST_PIECE);
	ws_word *words = ws_arena_take(arena, s->n * sizeof *words);
	if (s->n)
		memcpy(words, s->words, s->n * sizeof *words);
	*n = s->n;
	return words;
}

static char version[64];

static void describe(void) {
	UVersionInfo icu;
	char text[U_MAX_VERSION_STRING_LENGTH];
	u_getVersion(icu);
	u_versionToString(icu, text);
	size_t size = ws_dictionary_size();
	if (size)
		snprintf(version, sizeof version, "%s, dictionary of %zu bytes", text, size);
	else
		snprintf(version, sizeof version, "%s", text);
}

const char *ws_segment_version(void) {
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, describe);
	return version;
}
