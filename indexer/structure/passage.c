/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long is a passage?

   A hit is read, so a passage should be one thought and fit on a screen; a figure's subject and period are looked for around it, so it
   should not be torn from them. Paragraphs of reports have 150 to 350 characters, some run to 1 200. One of more than WHOLE characters is
   cut into parts of about TARGET, as even as sentences allow, only at the end of a sentence, outside brackets and quotes. Only a sentence
   of more than LONGEST is cut inside: at its last ；, else ，, else where it stands. A tail shorter than TAIL stays with what is before it.
   */
#include "indexer/structure/passage.h"

#include <stdbool.h>
#include <stdint.h>

#include "indexer/structure/line.h"
#include "text/utf8.h"

enum { TARGET = 600, WHOLE = 760, LONGEST = 1500, TAIL = 100, HELD_OPEN = 700 };

typedef struct {
	size_t byte, chars;
} place;

size_t ws_first_sentence(const char *text, size_t from, size_t len) {
	const char *p = text + from, *end = text + len;
	while (p < end)
		if (ws_is_stop(ws_utf8_next(&p, end))) {
			for (const char *q = p; q < end;) {
				uint32_t c = ws_utf8_next(&q, end);
				if (!ws_is_closer(c) && !ws_is_stop(c))
					break;
				p = q;
			}
			return (size_t)(p - text);
		}
	return len;
}

size_t *ws_split(const char *text, size_t from, size_t len, size_t *n, ws_arena *arena) {
	size_t chars = ws_utf8_leads(text + from, len - from), cap = 0, count = 0, *cuts = NULL;
	*n = 0;
	if (chars <= WHOLE)
		return NULL;
	size_t parts = (chars + TARGET / 2) / TARGET, each = chars / (parts > 2 ? parts : 2);
	place start = {from, 0}, at = start, sentence = start, semicolon = start, comma = start;
	size_t depth = 0, opened = 0;
	bool stop = false;
	const char *end = text + len;
	for (const char *p = text + from; p < end;) {
		uint32_t c = ws_utf8_next(&p, end);
		place here = {(size_t)(p - text), at.chars + 1};
		bool closer = ws_is_closer(c), opener = c == 0xFF08 || c == '(' || c == 0x201C || c == 0x300A;
		place cut = start;
		/* The sentence ended in front of this character. */
		if (stop && !closer && !ws_is_stop(c)) {
			stop = false;
			if (at.chars - start.chars >= each) {
				bool earlier = sentence.byte > start.byte && start.chars + each - sentence.chars < at.chars - start.chars - each;
				cut = earlier ? sentence : at;
			}
			sentence = at;
		}
		if (opener && !depth++)
			opened = here.chars;
		else if (closer && depth)
			depth--;
		if (depth && here.chars - opened > HELD_OPEN)
			depth = 0;
		stop |= ws_is_stop(c) && !depth;
		stop &= !depth;
		if (c == 0xFF1B || c == ';')
			semicolon = here;
		else if (c == 0xFF0C || c == ',' || c == 0x3001)
			comma = here;
		if (cut.byte == start.byte && here.chars - start.chars >= LONGEST)
			cut = sentence.byte > start.byte ? sentence : semicolon.byte > start.byte ? semicolon : comma.byte > start.byte ? comma : here;
		if (cut.byte > start.byte && cut.byte < len) {
			cuts = ws_arena_grow(arena, cuts, count, &cap, sizeof *cuts);
			cuts[count++] = cut.byte;
			start = cut;
		}
		at = here;
	}
	if (count && chars - start.chars < TAIL)
		count--;
	*n = count;
	return cuts;
}
