/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/utf8.h"

uint32_t ws_utf8_next_rare(const char **p, const char *end) {
	const unsigned char *s = (const unsigned char *)*p;
	size_t left = (size_t)(end - *p);
	uint32_t c = s[0];
	if (c < 0x80) {
		*p += 1;
		return c;
	}
	if ((c & 0xF0) == 0xE0) {
		if (left >= 3 && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80) {
			c = (c & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
			if (c >= 0x800 && (c & 0xF800) != 0xD800) {
				*p += 3;
				return c;
			}
		}
	} else if ((c & 0xE0) == 0xC0) {
		if (left >= 2 && c >= 0xC2 && (s[1] & 0xC0) == 0x80) {
			*p += 2;
			return (c & 0x1F) << 6 | (s[1] & 0x3F);
		}
	} else if ((c & 0xF8) == 0xF0) {
		if (left >= 4 && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80 && (s[3] & 0xC0) == 0x80) {
			c = (c & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3F);
			if (c >= 0x10000 && c <= 0x10FFFF) {
				*p += 4;
				return c;
			}
		}
	}
	*p += 1;
	return WS_UTF8_BAD;
}
