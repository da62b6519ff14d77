/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8, a code point at a time.

       const char *p = "亿元", *end = p + 6;
       while (p < end)
           c = ws_utf8_next(&p, end);     // U+4EBF, U+5143

   Nothing here trusts its input: a byte that does not begin a well-formed sequence (too long, a surrogate, above U+10FFFF, cut off)
   counts as one U+FFFD, and the next byte is tried again. */
#ifndef WS_TEXT_UTF8_H
#define WS_TEXT_UTF8_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { WS_UTF8_BAD = 0xFFFD, WS_UTF8_MAX = 4 };

/* ws_utf8_next in full; nearly all of a Chinese text is ASCII, or three bytes with more text behind them, and never comes here. */
uint32_t ws_utf8_next_rare(const char **p, const char *end);

/* Three bytes as a Han character has them, and what they are. Read as one little-endian word: half the instructions of looking at each. */
static inline bool ws_utf8_is_three(const char *p, const char *end, uint32_t *c) {
	uint32_t w;
	if (end - p < 4)
		return false;
	memcpy(&w, p, 4);
	w = le32toh(w);
	*c = (w & 0x0F) << 12 | (w >> 2 & 0xFC0) | (w >> 16 & 0x3F);
	return (w & 0xC0C0F0) == 0x8080E0;
}

/* The same of six bytes, eight of which can be read: twice three in one word, each in 24 bits of it. */
static inline bool ws_utf8_is_two_threes(const char *p, uint32_t c[2]) {
	uint64_t w;
	memcpy(&w, p, 8);
	w = le64toh(w);
	uint64_t two = (w & 0x00000F00000F) << 12 | (w >> 2 & 0x000FC0000FC0) | (w >> 16 & 0x00003F00003F);
	c[0] = two & 0xFFFF;
	c[1] = two >> 24 & 0xFFFF;
	return (w & 0xC0C0F0C0C0F0) == 0x8080E08080E0;
}

/* The code point at *p, which must be before `end`; *p moves behind it. */
static inline uint32_t ws_utf8_next(const char **p, const char *end) {
	uint32_t c = (unsigned char)**p;
	if (c < 0x80) {
		*p += 1;
		return c;
	}
	if (ws_utf8_is_three(*p, end, &c) && c >= 0x800 && (c & 0xF800) != 0xD800) {
		*p += 3;
		return c;
	}
	return ws_utf8_next_rare(p, end);
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

/* How many bytes begin a code point: the code points of a well-formed text, sixteen bytes at a time, summed up before a byte of the sum
   runs over. */
static inline size_t ws_utf8_leads(const char *text, size_t len) {
	typedef signed char bytes __attribute__((vector_size(16)));
	enum { ROUNDS = 127 };
	size_t n = 0, i = 0;
	while (len - i >= 16) {
		bytes sum = {0}, x;
		for (int round = 0; round < ROUNDS && len - i >= 16; round++, i += 16) {
			memcpy(&x, text + i, 16);
			sum -= x > -65; /* true is -1 */
		}
		for (int k = 0; k < 16; k++)
			n += (size_t)sum[k];
	}
	for (; i < len; i++)
		n += ((unsigned char)text[i] & 0xC0) != 0x80;
	return n;
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

/* Whether a name may not be shown with it as it is: controls, other ends of lines, and what turns the direction of writing. */
static inline bool ws_utf8_is_control(uint32_t c) {
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
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
