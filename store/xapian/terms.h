/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands as a term in a Xapian index: a letter that tells of what kind it is, and bytes.

       "债务限额" in a heading   ->   G债务 G务限 G限额 G额 H债务 H务限 H限额 H额 W债务 W限额
       157.7 亿元                ->   A元\x1f0\x93 (money between 10^10 and 10^11 元) and B元\x1f0\x93… (exactly so much) */
#ifndef WS_STORE_XAPIAN_TERMS_H
#define WS_STORE_XAPIAN_TERMS_H

#include <glib.h>
#include <stdbool.h>

#include "store/xapian/xapian.h"
#include "text/arena.h"
#include "text/document.h"
#include "text/token.h"

/* The letters are on disk. */
typedef enum {
	WS_TERM_GRAM = 'G', /* of passages */
	WS_TERM_WORD = 'W',
	WS_TERM_HEAD = 'H',       /* grams of headings, once more */
	WS_TERM_HEADING = 'O',    /* alone: every heading */
	WS_TERM_NAME = 'N',       /* class, folded name */
	WS_TERM_NAMED = 'M',      /* class: every passage with a name of it */
	WS_TERM_DEFINITION = 'D', /* folded term */
	WS_TERM_DEFINING = 'E',   /* alone: every definition */
	WS_TERM_DECADE = 'A',     /* base, kind, decade of an amount */
	WS_TERM_AMOUNT = 'B',     /* base, kind, decade, amount */
	WS_TERM_INTERVAL = 'J',   /* base, kind, low, high: of figures that are ranges */

	WS_TERM_DOCUMENT = 'T',   /* of files: alone: every document */
	WS_TERM_FAILURE = 'F',    /* alone: every file that could not be read */
	WS_TERM_PATH = 'Q',
	WS_TERM_REGION = 'R',     /* path from the top */
	WS_TERM_ISSUER = 'I',     /* folded */
	WS_TERM_KIND = 'K',       /* folded */
	WS_TERM_NUMBER = 'U',     /* key */
	WS_TERM_YEAR = 'Y',
	WS_TERM_ALIASING = 'L',   /* documents that state aliases: alone, and with the key of each name and alias */
} ws_term_letter;

/* A term that holds its bytes. */
typedef struct {
	char bytes[WS_XAPIAN_LONGEST_TERM + 1];
	size_t len;
} ws_term_text;

/* Letter and text; a text that is too long for a term, or has a NUL in it, is cut, with a hash of the whole behind. */
ws_term_text ws_term_of(ws_term_letter letter, const char *text, size_t len);

static inline ws_xapian_term ws_term_view(const ws_term_text *term) {
	return (ws_xapian_term){term->bytes, term->len};
}

/* A word as its token stands in the index: cut like the one that was put in, with its tier (1, 2, 4). */
ws_term_text ws_term_of_word(const char *word, int tier);

ws_term_text ws_term_of_name(ws_name_class class, const char *folded);

/* ---- amounts ---- */

/* An amount of a base and kind: its decade (letter WS_TERM_DECADE) or itself. */
ws_term_text ws_term_of_amount(ws_term_letter letter, const char *base, ws_figure_kind kind, double amount);
ws_term_text ws_term_of_interval(const char *base, ws_figure_kind kind, double low, double high);

/* What all terms of a base begin with. */
ws_term_text ws_term_of_base(ws_term_letter letter, const char *base);

/* Grows with the amount: equal for amounts of one power of ten. */
unsigned char ws_decade(double amount);

/* Reads a term without its letter. `base` may be NULL (any); false: another base, or no such term. */
typedef struct {
	ws_figure_kind kind;
	unsigned char decade;
	double low, high; /* equal but for intervals; 0 for decades */
} ws_term_amount;
bool ws_term_read_amount(ws_term_letter letter, const char *bytes, size_t len, const char *base, ws_term_amount *out);

/* ---- passages ---- */

/* Every term of a passage, some more than once. `weight` is that of grams and words: the length code of the passage (store/length.h), which
   is below 128 and so takes no more room than a frequency of one. `chars`: its folded length. Stops with `each`. */
typedef bool (*ws_term_visit)(char letter, const char *bytes, size_t len, uint32_t weight, void *data, GError **error);
bool ws_terms_of_passage(const ws_passage *passage, const ws_tokens *grams, const ws_tokens *words, uint32_t chars, ws_arena *arena,
                         ws_term_visit each, void *data, GError **error);

#endif
