/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/marks.h"

#include <string.h>

bool ws_in_mark(uint32_t c) {
	if (c < 0x80)
		return c != 0 && strchr("0123456789[]()*,- ", (int)c);
	return (c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x277F) || c == 0x3010 || c == 0x3011 || c == 0x3014 || c == 0x3015 ||
	       c == 0xFF08 || c == 0xFF09 || c == 0x6CE8 || c == 0x2020;
}

void ws_drop_raised(GString *text, size_t from) {
	const char *mark = text->str + from;
	if (!*mark)
		return;
	for (const char *p = mark; *p; p = g_utf8_next_char(p))
		if (!ws_in_mark(g_utf8_get_char(p)))
			return;
	bool power_of_ten =
		from >= 3 && !strncmp(text->str + from - 2, "10", 2) && (text->str[from - 3] == 'x' || (unsigned char)text->str[from - 3] == 0x97);
	if (power_of_ten && mark[strspn(mark, "-0123456789")] == '\0') {
		static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
		g_autofree char *digits = g_strdup(mark);
		g_string_truncate(text, from);
		for (const char *p = digits; *p; p++)
			g_string_append(text, *p == '-' ? "⁻" : raised[*p - '0']);
		return;
	}
	bool unit = from > 0 && (text->str[from - 1] == 'm' || text->str[from - 1] == 'M') && (*mark == '2' || *mark == '3') && !mark[1];
	const char *power = *mark == '2' ? "²" : "³";
	g_string_truncate(text, from);
	if (unit)
		g_string_append(text, power);
}
