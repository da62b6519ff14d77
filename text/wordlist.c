/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two indexes over the same words, by first and by last character: open hashing from that character to the run of its words, the longest
   first. A look-up at a character that begins no word costs one probe, which is what nearly every character of a text does. */
#include "text/wordlist.h"

#include <stdlib.h>
#include <string.h>

#include "text/memory.h"
#include "text/utf8.h"

typedef struct {
	const uint32_t *word; /* in `letters` */
	uint32_t len;
	uint32_t beside; /* the character beside the key, 0 none: few comparisons go on behind it */
	const void *row;
} entry;

typedef struct {
	uint32_t key;
	uint32_t first, count; /* in entries; count 0: an empty slot */
} slot;

typedef struct {
	entry *entries;
	slot *slots;
	size_t mask;
} side;

struct ws_wordlist {
	uint32_t *letters;
	side forward, backward;
};

static uint32_t key_of(const entry *e, bool last) {
	return e->word[last ? e->len - 1 : 0];
}

static int compare(const entry *a, const entry *b, bool last) {
	uint32_t x = key_of(a, last), y = key_of(b, last);
	if (x != y)
		return x < y ? -1 : 1;
	if (a->len != b->len)
		return a->len > b->len ? -1 : 1;
	return a->row < b->row ? -1 : a->row > b->row;
}

static int by_first(const void *a, const void *b) {
	return compare(a, b, false);
}

static int by_last(const void *a, const void *b) {
	return compare(a, b, true);
}

static size_t hash(uint32_t c) {
	return (size_t)(c * 2654435761u) >> 12;
}

static side make_side(const entry *entries, size_t n, bool last) {
	side s = {.entries = ws_memory_zero(n, sizeof *s.entries), .mask = 15};
	memcpy(s.entries, entries, n * sizeof *entries);
	qsort(s.entries, n, sizeof *s.entries, last ? by_last : by_first);
	while (s.mask < 4 * n)
		s.mask = s.mask * 2 + 1;
	s.slots = ws_memory_zero(s.mask + 1, sizeof *s.slots);
	for (size_t i = 0; i < n; i++) {
		entry *e = &s.entries[i];
		e->beside = e->len > 1 ? e->word[last ? e->len - 2 : 1] : 0;
	}
	for (size_t i = 0, j; i < n; i = j) {
		uint32_t key = key_of(&s.entries[i], last);
		for (j = i; j < n && key_of(&s.entries[j], last) == key;)
			j++;
		size_t at = hash(key) & s.mask;
		while (s.slots[at].count)
			at = (at + 1) & s.mask;
		s.slots[at] = (slot){key, (uint32_t)i, (uint32_t)(j - i)};
	}
	return s;
}

static const slot *find(const side *s, uint32_t key) {
	for (size_t at = hash(key) & s->mask; s->slots[at].count; at = (at + 1) & s->mask) {
		if (s->slots[at].key == key)
			return &s->slots[at];
	}
	return NULL;
}

ws_wordlist *ws_wordlist_new(const void *rows, size_t n, size_t size) {
	ws_wordlist *list = ws_memory_zero(1, sizeof *list);
	entry *entries = ws_memory_zero(n, sizeof *entries);
	size_t letters = 0, used = 0;

	for (size_t i = 0; i < n; i++)
		letters += strlen(*(const char *const *)((const char *)rows + i * size));
	list->letters = ws_memory_zero(letters, sizeof *list->letters);
	letters = 0;
	for (size_t i = 0; i < n; i++) {
		const void *row = (const char *)rows + i * size;
		const char *p = *(const char *const *)row, *end = p + strlen(p);
		if (p == end)
			continue;
		entry e = {.word = list->letters + letters, .row = row};
		while (p < end) {
			list->letters[letters++] = ws_utf8_next(&p, end);
			e.len++;
		}
		entries[used++] = e;
	}
	list->forward = make_side(entries, used, false);
	list->backward = make_side(entries, used, true);
	free(entries);
	return list;
}

void ws_wordlist_free(ws_wordlist *list) {
	if (!list)
		return;
	free(list->letters);
	free(list->forward.entries);
	free(list->forward.slots);
	free(list->backward.entries);
	free(list->backward.slots);
	free(list);
}

const void *ws_wordlist_at(const ws_wordlist *list, const uint32_t *c, size_t n, size_t i, size_t *len) {
	const slot *s = i < n ? find(&list->forward, c[i]) : NULL;
	uint32_t beside = s && n - i > 1 ? c[i + 1] : 0;
	for (size_t k = 0; s && k < s->count; k++) {
		const entry *e = &list->forward.entries[s->first + k];
		if ((e->beside == beside || !e->beside) && e->len <= n - i && memcmp(e->word, c + i, e->len * sizeof *c) == 0) {
			*len = e->len;
			return e->row;
		}
	}
	return NULL;
}

const void *ws_wordlist_before(const ws_wordlist *list, const uint32_t *c, size_t from, size_t j, size_t *len) {
	const slot *s = j > from ? find(&list->backward, c[j - 1]) : NULL;
	uint32_t beside = s && j - from > 1 ? c[j - 2] : 0;
	for (size_t k = 0; s && k < s->count; k++) {
		const entry *e = &list->backward.entries[s->first + k];
		if ((e->beside == beside || !e->beside) && e->len <= j - from && memcmp(e->word, c + j - e->len, e->len * sizeof *c) == 0) {
			*len = e->len;
			return e->row;
		}
	}
	return NULL;
}

/* Whether the first character of `word` is another one; most comparisons end here, without decoding. */
static bool begins_otherwise(const char *word, uint32_t c) {
	const unsigned char *b = (const unsigned char *)word;
	if (c < 0x80)
		return b[0] != c;
	if (c < 0x800 || c > 0xFFFF)
		return false;
	return b[0] != (0xE0 | c >> 12) || b[1] != (0x80 | (c >> 6 & 0x3F)) || b[2] != (0x80 | (c & 0x3F));
}

size_t ws_spelled_at(const uint32_t *c, size_t n, size_t i, const char *word) {
	size_t start = i;
	if (i >= n || begins_otherwise(word, c[i]))
		return 0;
	for (const char *p = word; *p; i++) {
		if (i >= n || ws_utf8_next(&p, p + WS_UTF8_MAX) != c[i])
			return 0;
	}
	return i - start;
}

size_t ws_any_spelled_at(const uint32_t *c, size_t n, size_t i, const char *const *words, size_t n_words) {
	for (size_t k = 0; k < n_words; k++) {
		size_t len = ws_spelled_at(c, n, i, words[k]);
		if (len)
			return len;
	}
	return 0;
}

size_t ws_spelled_before(const uint32_t *c, size_t from, size_t j, const char *word) {
	char last[WS_UTF8_MAX];
	size_t bytes = strlen(word), tail = j > from ? ws_utf8_put(last, c[j - 1]) : bytes + 1;
	if (tail > bytes || memcmp(word + bytes - tail, last, tail) != 0)
		return 0;
	size_t len = ws_utf8_count(word, bytes);
	return len <= j - from ? ws_spelled_at(c, j, j - len, word) : 0;
}

bool ws_spelled_in(uint32_t c, const char *letters) {
	if (c < 0x80)
		return c != 0 && strchr(letters, (int)c);
	char one[WS_UTF8_MAX + 1];
	one[ws_utf8_put(one, c)] = '\0';
	return strstr(letters, one) != NULL;
}
