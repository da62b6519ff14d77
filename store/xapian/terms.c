/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts as terms. A value slot holds one value a document, and a passage of a table has forty figures; so an amount is a term, whose
   bytes sort as the numbers do: eight bytes of the double, the sign turned, without the zeros at their end. A range would still be
   thousands of terms. So each amount has a second one for its power of ten: a range takes the whole decades inside it, and single amounts
   only in the two where it begins and ends. */
#include "store/xapian/terms.h"

#include <string.h>
#include <xxhash.h>

#include "text/token.h"

enum { SEPARATOR = 0x1F, HASH = 16, LONGEST = 200 /* leaves room for the NULs of numbers, which count twice */, AMOUNT = 8 };

static void add(ws_term_text *term, const void *bytes, size_t len) {
	memcpy(term->bytes + term->len, bytes, len);
	term->len += len;
	term->bytes[term->len] = '\0';
}

static void add_char(ws_term_text *term, unsigned char c) {
	add(term, &c, 1);
}

static void add_text(ws_term_text *term, const char *text, size_t len, size_t longest) {
	if (len <= longest && !memchr(text, '\0', len)) {
		add(term, text, len);
		return;
	}
	char hash[HASH + 1];
	g_snprintf(hash, sizeof hash, "%016" G_GINT64_MODIFIER "x", (guint64)XXH3_64bits(text, len));
	for (size_t i = 0; i < len && i < longest - HASH; i++)
		add_char(term, text[i] ? (unsigned char)text[i] : 1);
	add(term, hash, HASH);
}

ws_term_text ws_term_of(ws_term_letter letter, const char *text, size_t len) {
	ws_term_text term = {.len = 0};
	add_char(&term, (unsigned char)letter);
	add_text(&term, text, len, LONGEST);
	return term;
}

ws_term_text ws_term_of_word(const char *word, int tier) {
	char token[WS_TOKEN_MAX];
	size_t len = ws_word_token(word, tier, token);
	return ws_term_of(WS_TERM_WORD, token, len);
}

ws_term_text ws_term_of_name(ws_name_class class, const char *folded) {
	ws_term_text term = {.len = 0};
	add_char(&term, WS_TERM_NAME);
	add_char(&term, (unsigned char)('0' + class));
	add_text(&term, folded, strlen(folded), LONGEST);
	return term;
}

/* ---- amounts ---- */

enum { DECADES = 40, ZERO = 0x80 }; /* from 10^-12 up */

unsigned char ws_decade(double amount) {
	double size = amount < 0 ? -amount : amount, power = 1e-12;
	int decade = 1;
	for (; decade < DECADES && size >= power * 10; decade++)
		power *= 10;
	return (unsigned char)(size == 0 ? ZERO : amount < 0 ? ZERO - decade : ZERO + decade);
}

static void put_number(unsigned char out[AMOUNT], double value) {
	guint64 bits;
	if (value == 0)
		value = 0; /* one zero only */
	memcpy(&bits, &value, sizeof bits);
	bits = bits >> 63 ? ~bits : bits | G_GUINT64_CONSTANT(1) << 63;
	bits = GUINT64_TO_BE(bits);
	memcpy(out, &bits, sizeof bits);
}

static double get_number(const unsigned char in[AMOUNT]) {
	guint64 bits;
	double value;
	memcpy(&bits, in, sizeof bits);
	bits = GUINT64_FROM_BE(bits);
	bits = bits >> 63 ? bits & ~(G_GUINT64_CONSTANT(1) << 63) : ~bits;
	memcpy(&value, &bits, sizeof value);
	return value;
}

ws_term_text ws_term_of_base(ws_term_letter letter, const char *base) {
	ws_term_text term = {.len = 0};
	add_char(&term, (unsigned char)letter);
	add_text(&term, base, strlen(base), LONGEST - 4 * AMOUNT);
	add_char(&term, SEPARATOR);
	return term;
}

ws_term_text ws_term_of_amount(ws_term_letter letter, const char *base, ws_figure_kind kind, double amount) {
	ws_term_text term = ws_term_of_base(letter, base);
	add_char(&term, (unsigned char)('0' + kind));
	add_char(&term, ws_decade(amount));
	if (letter == WS_TERM_AMOUNT) {
		unsigned char bytes[AMOUNT];
		put_number(bytes, amount);
		size_t n = AMOUNT;
		while (n > 0 && bytes[n - 1] == 0)
			n--;
		add(&term, bytes, n);
	}
	return term;
}

ws_term_text ws_term_of_interval(const char *base, ws_figure_kind kind, double low, double high) {
	unsigned char bytes[2 * AMOUNT];
	ws_term_text term = ws_term_of_base(WS_TERM_INTERVAL, base);
	add_char(&term, (unsigned char)('0' + kind));
	put_number(bytes, low);
	put_number(bytes + AMOUNT, high);
	add(&term, bytes, sizeof bytes);
	return term;
}

bool ws_term_read_amount(ws_term_letter letter, const char *bytes, size_t len, const char *base, ws_term_amount *out) {
	const char *separator = memchr(bytes, SEPARATOR, len);
	if (!separator)
		return false;
	if (base) {
		ws_term_text wanted = ws_term_of_base(letter, base);
		size_t n = (size_t)(separator - bytes) + 1;
		if (n != wanted.len - 1 || memcmp(bytes, wanted.bytes + 1, n) != 0)
			return false;
	}
	const unsigned char *at = (const unsigned char *)separator + 1;
	size_t left = len - (size_t)(separator + 1 - bytes);
	unsigned char number[2 * AMOUNT] = {0};
	size_t most = letter == WS_TERM_INTERVAL ? 2 * AMOUNT : letter == WS_TERM_AMOUNT ? 1 + AMOUNT : 1;
	if (left < 2 || left - 1 > most || at[0] < '0' || at[0] > '0' + WS_DURATION)
		return false;
	*out = (ws_term_amount){.kind = (ws_figure_kind)(at[0] - '0'), .decade = at[1]};
	if (letter == WS_TERM_INTERVAL) {
		memcpy(number, at + 1, left - 1);
		out->low = get_number(number);
		out->high = get_number(number + AMOUNT);
	} else if (letter == WS_TERM_AMOUNT) {
		memcpy(number, at + 2, left - 2);
		out->low = out->high = get_number(number);
	}
	return true;
}
