/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/doc_lists.h"

#include <glib.h>
#include <stdint.h>

enum { HEAD = 28, LEVEL = 28, USE = 16, MOST = 4000 };

/* Number formats by their code ([MS-OSHARED] 2.2.1.3, MSONFC). */
static const struct {
	unsigned code;
	const char *format;
} formats[] = {
    {0, "decimal"},
    {1, "upperRoman"},
    {2, "lowerRoman"},
    {3, "upperLetter"},
    {4, "lowerLetter"},
    {10, "ideographDigital"},
    {11, "japaneseCounting"},
    {14, "decimalFullWidth"},
    {16, "japaneseLegal"},
    {17, "japaneseDigitalTenThousand"},
    {18, "decimalEnclosedCircle"},
    {19, "decimalFullWidth2"},
    {22, "decimalZero"},
    {23, "bullet"},
    {26, "decimalEnclosedFullstop"},
    {27, "decimalEnclosedParen"},
    {28, "decimalEnclosedCircleChinese"},
    {29, "ideographEnclosedCircle"},
    {30, "ideographTraditional"},
    {31, "ideographZodiac"},
    {33, "taiwaneseCounting"},
    {34, "ideographLegalTraditional"},
    {35, "taiwaneseCountingThousand"},
    {36, "taiwaneseDigital"},
    {37, "chineseCounting"},
    {38, "chineseLegalSimplified"},
    {39, "chineseCountingThousand"},
    {255, "none"},
};

static uint32_t u16(const unsigned char *p) {
	return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint32_t u32(const unsigned char *p) {
	return u16(p) | u16(p + 2) << 16;
}

/* Reads the level at *at and steps over it; false when it does not fit. */
static bool read_level(const unsigned char *p, size_t room, size_t *at, ws_list_level *out, ws_arena *arena) {
	if (*at + LEVEL > room)
		return false;
	const unsigned char *l = p + *at;
	size_t text = *at + LEVEL + l[24] + l[25];
	if (text + 2 > room || (room - text - 2) / 2 < u16(p + text))
		return false;
	size_t n = u16(p + text);
	g_autoptr(GString) shown = g_string_new(NULL);
	uint32_t high = 0;
	for (size_t i = 0; i < n && i < 256; i++) {
		uint32_t c = u16(p + text + 2 + 2 * i);
		if (c < WS_LIST_LEVELS)
			g_string_append_printf(shown, "%%%u", c + 1);
		else if (c >= 0xD800 && c < 0xDC00)
			high = c;
		else if (c >= 0xDC00 && c < 0xE000)
			g_string_append_unichar(shown, high ? 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00) : 0xFFFD);
		else
			g_string_append_unichar(shown, c);
	}
	*out = (ws_list_level){.format = "decimal", .start = (int32_t)u32(l) >= 0 ? (int32_t)u32(l) : 1, .restart = WS_LIST_RESTARTS};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (formats[i].code == l[4])
			out->format = formats[i].format;
	out->text = ws_arena_copy(arena, shown->str, shown->len);
	out->legal = l[5] >> 2 & 1;
	if (l[5] >> 3 & 1)
		out->restart = l[26] <= WS_LIST_LEVELS ? l[26] : 0;
	out->tight = l[15] == 2;
	*at = text + 2 + 2 * n;
	return true;
}

void ws_doc_lists(ws_lists *lists, const unsigned char *definitions, size_t room, size_t heads, const unsigned char *uses, size_t uses_len,
                  ws_arena *arena) {
	size_t n = heads >= 2 ? u16(definitions) : 0, at = 2 + HEAD * n;
	if (n > MOST || at > heads)
		return;
	for (size_t i = 0; i < n; i++) {
		const unsigned char *head = definitions + 2 + HEAD * i;
		ws_list_level *levels = ws_lists_define(lists, (long)u32(head));
		for (int k = 0; k < (head[26] & 1 ? 1 : WS_LIST_LEVELS); k++)
			if (!levels || !read_level(definitions, room, &at, &levels[k], arena))
				return;
	}
	size_t m = uses_len >= 4 ? u32(uses) : 0, data = 4 + USE * m;
	if (m > MOST || data > uses_len)
		return;
	for (size_t i = 0; i < m; i++) {
		const unsigned char *use = uses + 4 + USE * i;
		ws_lists_add(lists, (long)i + 1, (long)u32(use));
		data += 4;
		for (unsigned k = 0; k < use[12] && data + 8 <= uses_len; k++) {
			uint32_t start = u32(uses + data), flags = u32(uses + data + 4);
			ws_list_level own;
			data += 8;
			bool has_own = flags >> 5 & 1;
			if (has_own && !read_level(uses, uses_len, &data, &own, arena))
				return;
			ws_lists_override(lists, (long)i + 1, (int)(flags & 15), has_own ? &own : NULL, flags >> 4 & 1 && !has_own ? (long)start : -1);
		}
	}
}
