/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/query.h"

#include <string.h>

#include "text/utf8.h"

bool ws_is_light_word(const uint32_t *c, size_t n) {
	static const char *const rows[][1] = {
#include "text/data/light_words.inc"
	};
	char word[64];
	size_t len = 0;
	if (n > 6)
		return false;
	for (size_t i = 0; i < n; i++)
		len += ws_utf8_put(word + len, c[i]);
	word[len] = '\0';
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i][0], word) == 0)
			return true;
	return false;
}
