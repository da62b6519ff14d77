/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compound files of a few streams, written by hand. Every stream is padded to the size from which it has sectors of its own. */
#ifndef WS_TESTS_UNIT_OLE_BYTES_H
#define WS_TESTS_UNIT_OLE_BYTES_H

#include <glib.h>
#include <string.h>

typedef struct {
	const char *name;
	const GByteArray *bytes;
} ole_part;

static void ole_u16(GByteArray *out, unsigned v) {
	g_byte_array_append(out, (const guint8[]){(guint8)v, (guint8)(v >> 8)}, 2);
}

static void ole_u32(GByteArray *out, guint32 v) {
	ole_u16(out, v & 0xFFFF);
	ole_u16(out, v >> 16);
}

static void ole_pad(GByteArray *out, guint to) {
	while (out->len < to)
		g_byte_array_append(out, (const guint8 *)"", 1);
}

static void ole_entry(GByteArray *out, const char *name, unsigned kind, guint32 first, guint32 size) {
	guint start = out->len;
	for (const char *p = name; *p; p++)
		ole_u16(out, (unsigned char)*p);
	ole_pad(out, start + 64);
	ole_u16(out, 2 * ((unsigned)strlen(name) + 1));
	g_byte_array_append(out, (const guint8[]){(guint8)kind, 1}, 2);
	for (int i = 0; i < 3; i++)
		ole_u32(out, 0xFFFFFFFF);
	ole_pad(out, start + 116);
	ole_u32(out, first);
	ole_u32(out, size);
	ole_pad(out, start + 128);
}

enum { SECTOR = 512, LEAST = 4096 };

/* What stands before the first sector. `small`: the sector that holds the table of small streams; 0xFFFFFFFE for none. */
static void ole_head(GByteArray *out, guint32 small) {
	g_byte_array_append(out, (const guint8 *)"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	ole_pad(out, 24);
	ole_u16(out, 0x3E);
	ole_u16(out, 3);
	ole_u16(out, 0xFFFE);
	ole_u16(out, 9);
	ole_u16(out, 6);
	ole_pad(out, 44);
	ole_u32(out, 1);
	ole_u32(out, 1);
	ole_u32(out, 0);
	ole_u32(out, LEAST);
	ole_u32(out, small);
	ole_u32(out, small != 0xFFFFFFFE);
	ole_u32(out, 0xFFFFFFFE);
	ole_u32(out, 0);
	ole_u32(out, 0);
	while (out->len < SECTOR)
		ole_u32(out, 0xFFFFFFFF);
}

/* Sector 0 is the table of sectors, 1 the directory, the streams follow. */
static inline GByteArray *ole_file(const ole_part *parts, size_t n) {
	GByteArray *out = g_byte_array_new(), *fat = g_byte_array_new(), *dir = g_byte_array_new(), *body = g_byte_array_new();
	ole_u32(fat, 0xFFFFFFFD);
	ole_u32(fat, 0xFFFFFFFE);
	ole_entry(dir, "Root Entry", 5, 0xFFFFFFFE, 0);
	guint32 next = 2;
	for (size_t i = 0; i < n; i++) {
		guint size = parts[i].bytes->len < LEAST ? LEAST : parts[i].bytes->len, sectors = (size + SECTOR - 1) / SECTOR, from = body->len;
		ole_entry(dir, parts[i].name, 2, next, size);
		g_byte_array_append(body, parts[i].bytes->data, parts[i].bytes->len);
		ole_pad(body, from + sectors * SECTOR);
		for (guint k = 0; k < sectors; k++)
			ole_u32(fat, k + 1 < sectors ? next + k + 1 : 0xFFFFFFFE);
		next += sectors;
	}
	while (fat->len < SECTOR)
		ole_u32(fat, 0xFFFFFFFF);
	ole_pad(dir, SECTOR);
	ole_head(out, 0xFFFFFFFE);
	g_byte_array_append(out, fat->data, fat->len);
	g_byte_array_append(out, dir->data, dir->len);
	g_byte_array_append(out, body->data, body->len);
	g_byte_array_unref(fat);
	g_byte_array_unref(dir);
	g_byte_array_unref(body);
	return out;
}

/* One stream of fewer than 4096 bytes as it really lies in a file: in pieces of 64 bytes of the root's own stream, here in reverse order.
   Sector 2 is the table of the pieces. */
static inline GByteArray *ole_small_file(const ole_part *part) {
	enum { PIECE = 64, DIRECTORY = 1, PIECES = 2, ROOT = 3 };
	GByteArray *out = g_byte_array_new(), *fat = g_byte_array_new(), *dir = g_byte_array_new(), *chain = g_byte_array_new();
	guint n = (part->bytes->len + PIECE - 1) / PIECE, sectors = (n * PIECE + SECTOR - 1) / SECTOR;
	g_autofree guint8 *body = g_malloc0(sectors * SECTOR);
	for (guint i = 0; i < n; i++) {
		guint at = i * PIECE;
		memcpy(body + (n - 1 - i) * PIECE, part->bytes->data + at, MIN(PIECE, part->bytes->len - at));
		ole_u32(chain, i > 0 ? i - 1 : 0xFFFFFFFE);
	}
	ole_u32(fat, 0xFFFFFFFD);
	for (guint k = DIRECTORY; k < ROOT; k++)
		ole_u32(fat, 0xFFFFFFFE);
	for (guint k = 0; k < sectors; k++)
		ole_u32(fat, k + 1 < sectors ? ROOT + k + 1 : 0xFFFFFFFE);
	while (fat->len < SECTOR)
		ole_u32(fat, 0xFFFFFFFF);
	while (chain->len < SECTOR)
		ole_u32(chain, 0xFFFFFFFF);
	ole_entry(dir, "Root Entry", 5, ROOT, n * PIECE);
	ole_entry(dir, part->name, 2, n - 1, part->bytes->len);
	ole_pad(dir, SECTOR);
	ole_head(out, PIECES);
	g_byte_array_append(out, fat->data, fat->len);
	g_byte_array_append(out, dir->data, dir->len);
	g_byte_array_append(out, chain->data, chain->len);
	g_byte_array_append(out, body, sectors * SECTOR);
	g_byte_array_unref(fat);
	g_byte_array_unref(dir);
	g_byte_array_unref(chain);
	return out;
}

#endif
