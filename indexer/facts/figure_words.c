/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/figure_words.h"

#include <pthread.h>
#include <string.h>

#include "text/utf8.h"
#include "text/wordlist.h"

typedef struct {
	const char *word, *class;
} row;

static const row rows[] = {
#include "text/data/figure_words.inc"
};

static const char *const names[WS_WORD_CLASSES] = {
    "link", "support", "only", "act", "spend", "flow", "copula", "rise", "degree", "reach", "scope", "end", "cut"};

enum { ROWS = sizeof rows / sizeof *rows };

static row sorted[ROWS];
static ws_wordlist *lists[WS_WORD_CLASSES];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void read_rows(void) {
	size_t n = 0;
	for (int k = 0; k < WS_WORD_CLASSES; k++) {
		size_t first = n;
		for (size_t i = 0; i < ROWS; i++) {
			if (strcmp(rows[i].class, names[k]) == 0)
				sorted[n++] = rows[i];
		}
		lists[k] = ws_wordlist_new(&sorted[first], n - first, sizeof *sorted);
	}
}

size_t ws_figure_word_at(ws_word_class class, const ws_folded *f, size_t i, size_t end) {
	size_t len;
	pthread_once(&once, read_rows);
	return ws_wordlist_at(lists[class], f->c, end, i, &len) ? len : 0;
}

size_t ws_figure_word_before(ws_word_class class, const ws_folded *f, size_t from, size_t j) {
	size_t len;
	pthread_once(&once, read_rows);
	return ws_wordlist_before(lists[class], f->c, from, j, &len) ? len : 0;
}

bool ws_figure_is_word(ws_word_class class, const ws_folded *f, size_t i, size_t j) {
	return i < j && ws_figure_word_at(class, f, i, j) == j - i;
}

size_t ws_figure_text_at(const ws_folded *f, size_t i, size_t end, const char *word) {
	return ws_spelled_at(f->c, end, i, word);
}

size_t ws_figure_text_before(const ws_folded *f, size_t from, size_t j, const char *word) {
	return ws_spelled_before(f->c, from, j, word);
}

size_t ws_figure_any_at(const ws_folded *f, size_t i, size_t end, const char *const *words, size_t n) {
	size_t len = 0;
	for (size_t k = 0; k < n && !len; k++)
		len = ws_figure_text_at(f, i, end, words[k]);
	return len;
}

size_t ws_figure_any_before(const ws_folded *f, size_t from, size_t j, const char *const *words, size_t n) {
	size_t len = 0;
	for (size_t k = 0; k < n && !len; k++)
		len = ws_figure_text_before(f, from, j, words[k]);
	return len;
}

size_t ws_figure_text_first(const ws_folded *f, size_t from, size_t to, const char *word) {
	const char *p = word;
	uint32_t first = ws_utf8_next(&p, word + strlen(word));
	while (from < to && !(f->c[from] == first && ws_figure_text_at(f, from, to, word)))
		from++;
	return from;
}

size_t ws_figure_text_last(const ws_folded *f, size_t from, size_t to, const char *word) {
	const char *p = word;
	uint32_t first = ws_utf8_next(&p, word + strlen(word));
	for (size_t i = to; i > from; i--) {
		if (f->c[i - 1] == first && ws_figure_text_at(f, i - 1, to, word))
			return i - 1;
	}
	return SIZE_MAX;
}
