/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/fund_after.h"

#include "text/wordlist.h"

static const struct {
	const char *word, *kind;
} rows[] = {
#include "text/data/fund_after.inc"
};

ws_fund_after ws_fund_behind(const uint32_t *c, size_t n, size_t i) {
	size_t longest = 0;
	ws_fund_after after = WS_FUND_ITSELF;
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
		size_t len = ws_spelled_at(c, n, i, rows[k].word);
		if (len > longest) {
			longest = len;
			after = rows[k].kind[0] == 'c' ? WS_FUND_COMPANY : rows[k].kind[0] == 'o' ? WS_FUND_OTHER : WS_FUND_ITSELF;
		}
	}
	return after;
}
