/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/gloss.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { LONGEST = 12, MANY = 6, SLOTS = 512 };

/* The letter under the tone of a vowel of two bytes; 0 when it is none. */
static char toneless(const char *p) {
	static const struct {
		char mark[3], letter;
	} vowels[] = {
		{"ā", 'a'}, {"á", 'a'}, {"ǎ", 'a'}, {"à", 'a'}, {"ē", 'e'}, {"é", 'e'}, {"ě", 'e'}, {"è", 'e'}, {"ī", 'i'},
		{"í", 'i'}, {"ǐ", 'i'}, {"ì", 'i'}, {"ō", 'o'}, {"ó", 'o'}, {"ǒ", 'o'}, {"ò", 'o'}, {"ū", 'u'}, {"ú", 'u'},
		{"ǔ", 'u'}, {"ù", 'u'}, {"ü", 'v'}, {"ǖ", 'v'}, {"ǘ", 'v'}, {"ǚ", 'v'}, {"ǜ", 'v'},
	};
	for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
		if (p[0] == vowels[i].mark[0] && p[1] == vowels[i].mark[1])
			return vowels[i].letter;
	return 0;
}

/* One syllable: consonants, vowels, n, ng or r. */
static bool is_syllable(const char *s, size_t n) {
	static const char *const ends[] = {"", "n", "ng", "r"};
	size_t first = strcspn(s, "aeiouv"), after = first + strspn(s + first, "aeiouv");
	if (first > 2 || after == first || after > first + 3 || n > 6)
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (!strcmp(s + after, ends[i]))
			return true;
	return false;
}

/* The length of a gloss whose bracket is at text[at], 0 when there is none; *slot tells different ones apart. */
static size_t gloss_at(const char *text, size_t len, size_t at, uint32_t *slot) {
	unsigned char before = at >= 3 ? (unsigned char)text[at - 3] : 0;
	if (before < 0xe4 || before > 0xe9 || (text[at - 1] & 0xc0) != 0x80)
		return 0;
	char letters[LONGEST + 1];
	size_t n = 0, i = at + 1;
	*slot = 0;
	for (; i < len && n < LONGEST && text[i] != ')'; n++) {
		bool plain = text[i] >= 'a' && text[i] <= 'z';
		letters[n] = plain ? text[i] : i + 1 < len ? toneless(text + i) : 0;
		if (!letters[n])
			return 0;
		*slot = (*slot * 31 + (unsigned char)letters[n]) % SLOTS;
		i += plain ? 1 : 2;
	}
	letters[n] = '\0';
	return i < len && text[i] == ')' && is_syllable(letters, n) ? i + 1 - at : 0;
}

static bool is_glossed(const char *text, size_t len) {
	bool seen[SLOTS] = {false};
	size_t different = 0;
	uint32_t slot;
	for (const char *p = text; (p = memchr(p, '(', len - (size_t)(p - text))); p++)
		if (gloss_at(text, len, (size_t)(p - text), &slot) && !seen[slot]) {
			seen[slot] = true;
			if (++different == MANY)
				return true;
		}
	return false;
}

size_t ws_drop_glosses(char *text, size_t len) {
	if (!is_glossed(text, len))
		return len;
	size_t to = 0;
	uint32_t slot;
	for (size_t i = 0; i < len;) {
		size_t gloss = text[i] == '(' ? gloss_at(text, len, i, &slot) : 0;
		if (gloss)
			i += gloss;
		else
			text[to++] = text[i++];
	}
	text[to] = '\0';
	return to;
}
