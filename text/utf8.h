/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8, a code point at a time.

       const char *p = "亿元", *end = p + 6;
       while (p < end)
           c = ws_utf8_next(&p, end);     // U+4EBF, U+5143

   Nothing here trusts its input: a byte that does not begin a well-formed sequence (too long, a surrogate, above U+10FFFF, cut off)
   counts as one U+FFFD, and the next byte is tried again. */
#ifndef WS_TEXT_UTF8_H
#define WS_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WS_UTF8_BAD = 0xFFFD, WS_UTF8_MAX = 4 };

/* The code point at *p, which must be before `end`; *p moves behind it. */
static inline uint32_t ws_utf8_next(const char **p, const char *end) {
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

/* How many bytes `c` takes. */
static inline size_t ws_utf8_size(uint32_t c) {
	return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/* Writes `c` to out[0..WS_UTF8_MAX), no NUL; returns how many bytes. */
static inline size_t ws_utf8_put(char *out, uint32_t c) {
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* How many code points `len` bytes hold, counted as ws_utf8_next does. */
static inline size_t ws_utf8_count(const char *text, size_t len) {
	size_t n = 0;
	for (const char *p = text, *end = text + len; p < end; n++)
		ws_utf8_next(&p, end);
	return n;
}

/* The byte offset of code point `n` of `text`; `len` when there are fewer. */
static inline size_t ws_utf8_offset(const char *text, size_t len, size_t n) {
	const char *p = text, *end = text + len;
	while (n-- && p < end)
		ws_utf8_next(&p, end);
	return (size_t)(p - text);
}

/* Whether all of it is well formed. */
static inline bool ws_utf8_valid(const char *text, size_t len) {
	for (const char *p = text, *end = text + len; p < end;) {
		const char *was = p;
		if (ws_utf8_next(&p, end) == WS_UTF8_BAD && p - was == 1)
			return false;
	}
	return true;
}

#endif
