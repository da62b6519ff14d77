/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/fund_after.h"

#include "text/wordlist.h"

static const struct {
	const char *word, *kind;
} rows[] = {
#include "text/data/fund_after.inc"
};

bool ws_fund_is_other(const uint32_t *c, size_t n, size_t i) {
	size_t longest = 0;
	bool other = false;
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
		size_t len = ws_spelled_at(c, n, i, rows[k].word);
		if (len > longest) {
			longest = len;
			other = rows[k].kind[0] == 'a';
		}
	}
	return other;
}
