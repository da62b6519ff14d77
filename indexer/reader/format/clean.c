/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/clean.h"

#include <stdint.h>
#include <string.h>

/* What a byte may be without a second look. Nearly all of a Chinese text is PLAIN and HAN, and is copied in runs. */
enum { LOOK, PLAIN, HAN };

static uint8_t class_of(unsigned char c) {
	return (c >= 0x20 && c < 0x7f) || c == '\t' || c == '\n' ? PLAIN : c >= 0xe3 && c <= 0xe9 ? HAN : LOOK;
}

static uint8_t classes[256];

static bool is_trail(unsigned char c) {
	return (c & 0xc0) == 0x80;
}

/* A whole character that needs no second look: Han and kana, Chinese punctuation, full-width forms, dashes and quotes. Three bytes are
   there. */
static bool is_common(const unsigned char *p) {
	if (classes[*p] == HAN)
		return is_trail(p[1]) && is_trail(p[2]);
	return (p[0] == 0xef && (p[1] == 0xbc || p[1] == 0xbd) && is_trail(p[2])) ||
	       (p[0] == 0xe2 && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0xa6);
}

/* Length of the valid sequence at p; 0 with *skip the length of the maximal invalid subsequence; *cut when the text ends inside it. */
static size_t sequence(const unsigned char *p, const unsigned char *end, size_t *skip, bool *cut) {
	unsigned char c = *p;
	size_t n = c >= 0xc2 && c <= 0xdf ? 2 : c >= 0xe0 && c <= 0xef ? 3 : c >= 0xf0 && c <= 0xf4 ? 4 : 0;
	*skip = 1;
	*cut = false;
	if (!n)
		return 0;
	unsigned char low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80, high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
	for (size_t i = 1; i < n; i++) {
		if (p + i == end) {
			*cut = true;
			return 0;
		}
		if (p[i] < low || p[i] > high)
			return 0;
		*skip = i + 1;
		low = 0x80;
		high = 0xbf;
	}
	return n;
}

static bool is_invisible(uint32_t c) {
	return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
	       (c >= 0xfff9 && c <= 0xfffc) || c == 0x180e;
}

static uint32_t decode(const unsigned char *p, size_t n) {
	if (n == 2)
		return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
	if (n == 3)
		return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
	return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 | (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
}

typedef struct {
	char *out;
	size_t len, room;
} sink;

static void put(sink *s, const void *bytes, size_t n) {
	if (n <= s->room - s->len) {
		memcpy(s->out + s->len, bytes, n);
		s->len += n;
		return;
	}
	/* Full: what fits, up to the last whole character; nothing after it. */
	size_t fit = s->room - s->len;
	while (fit > 0 && is_trail(((const unsigned char *)bytes)[fit]))
		fit--;
	memcpy(s->out + s->len, bytes, fit);
	s->len += fit;
	s->room = s->len;
}

ws_cleaned ws_clean_text(char *out, size_t room, const char *in, size_t len, ws_clean_mode mode) {
	if (!classes['a'])
		for (int c = 0; c < 256; c++)
			classes[c] = class_of((unsigned char)c);
	const bool has_lf = mode == WS_CLEAN_BLOCK || memchr(in, '\n', len);
	const char *soft = mode == WS_CLEAN_BLOCK ? "\n" : "\v";
	ws_cleaned r = {0};
	sink s = {.out = out, .room = room - 1};
	const unsigned char *p = (const unsigned char *)in, *end = p + len;
	while (p < end) {
		const unsigned char *run = p;
		size_t wide = 0;
		for (;;) {
			while (end - p >= 3 && is_common(p)) {
				p += 3;
				wide++;
			}
			if (p == end || classes[*p] != PLAIN)
				break;
			p++;
		}
		r.wide += wide;
		r.chars += wide;
		if (p > run)
			put(&s, run, (size_t)(p - run));
		if (p == end)
			break;
		unsigned char c = *p;
		if (c == '\r') {
			const unsigned char *q = p;
			while (q < end && *q == '\r')
				q++;
			if (q < end && *q == '\n') {
				p = q; /* CR LF, and CR CR LF as old web editors left it */
			} else {
				put(&s, has_lf ? soft : "\n", 1);
				p++;
			}
			continue;
		}
		if (c == '\v' || c == '\f') {
			put(&s, c == '\f' && mode == WS_CLEAN_LINES ? "\f" : soft, 1);
			p++;
			continue;
		}
		if (c < 0x80) {
			r.controls++;
			p++;
			continue;
		}
		size_t skip;
		bool cut;
		size_t n = sequence(p, end, &skip, &cut);
		if (cut)
			break;
		if (!n) {
			if (!r.bad++)
				r.first = (size_t)(p - (const unsigned char *)in);
			put(&s, "\xef\xbf\xbd", 3);
			p += skip;
			continue;
		}
		uint32_t u = decode(p, n);
		if (u == 0x85 || u == 0x2028 || u == 0x2029)
			put(&s, soft, 1);
		else if (u < 0xa0)
			r.controls++;
		else if (!is_invisible(u))
			put(&s, p, n);
		r.chars++;
		r.wide += n > 2;
		p += n;
	}
	out[s.len] = '\0';
	r.len = s.len;
	return r;
}
