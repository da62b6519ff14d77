/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/ole.h"

#include <stdint.h>
#include <string.h>

enum { HEAD = 512, ENTRY = 128, STREAM = 2, ROOT = 5, MOST_ENTRIES = 100000 };

static const uint32_t LAST_REAL = 0xFFFFFFFA;

struct ws_ole {
	const unsigned char *bytes;
	size_t len;
	unsigned sector_shift, mini_shift;
	uint32_t cutoff;   /* streams below this size lie in the mini stream */
	uint32_t *fat;     /* next sector of each */
	size_t n_fat;
	uint32_t *mini_fat;
	size_t n_mini_fat;
	const unsigned char *entries, *mini;
	size_t n_entries, mini_len;
	ws_arena *arena;
};

static uint32_t u16(const unsigned char *p) {
	return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint32_t u32(const unsigned char *p) {
	return u16(p) | u16(p + 2) << 16;
}

bool ws_ole_sniff(const unsigned char *bytes, size_t len) {
	return len >= HEAD && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

/* A sector's bytes, as many as the file has of it. */
static const unsigned char *sector(const ws_ole *o, uint32_t n, size_t *len) {
	size_t size = (size_t)1 << o->sector_shift;
	uint64_t at = ((uint64_t)n + 1) << o->sector_shift;
	if (n >= LAST_REAL || at >= o->len)
		return NULL;
	*len = o->len - at < size ? (size_t)(o->len - at) : size;
	return o->bytes + at;
}

/* The bytes of a chain of sectors, at most `most`. */
static const unsigned char *chain(const ws_ole *o, uint32_t first, size_t most, size_t *len) {
	size_t n = 0, got;
	for (uint32_t s = first, steps = 0; s < o->n_fat && steps < o->n_fat && n < most; s = o->fat[s], steps++)
		n += sector(o, s, &got) ? got : 0;
	unsigned char *out = ws_arena_take(o->arena, n + 1);
	*len = 0;
	for (uint32_t s = first, steps = 0; s < o->n_fat && steps < o->n_fat && *len < most; s = o->fat[s], steps++) {
		const unsigned char *from = sector(o, s, &got);
		if (!from)
			break;
		memcpy(out + *len, from, got);
		*len += got;
	}
	if (*len > most)
		*len = most;
	return out;
}

static const unsigned char *mini_chain(const ws_ole *o, uint32_t first, size_t most, size_t *len) {
	size_t size = (size_t)1 << o->mini_shift;
	unsigned char *out = ws_arena_take(o->arena, most + size + 1);
	*len = 0;
	for (uint32_t s = first, steps = 0; s < o->n_mini_fat && steps < o->n_mini_fat && *len < most; s = o->mini_fat[s], steps++) {
		uint64_t at = (uint64_t)s << o->mini_shift;
		if (at >= o->mini_len)
			break;
		size_t got = o->mini_len - at < size ? (size_t)(o->mini_len - at) : size;
		memcpy(out + *len, o->mini + at, got);
		*len += got;
	}
	if (*len > most)
		*len = most;
	return out;
}

static void read_fat(ws_ole *o) {
	size_t sectors = (o->len >> o->sector_shift) + 1, per = ((size_t)1 << o->sector_shift) / 4, got;
	o->fat = ws_arena_take(o->arena, (sectors + per) * sizeof *o->fat);
	/* The first 109 sectors of the table are named in the head, more of them in a chain of their own. */
	uint32_t more = u32(o->bytes + 68);
	const unsigned char *names = o->bytes + 76;
	size_t n_names = 109;
	for (size_t lists = 0; lists <= sectors; lists++) {
		for (size_t i = 0; i < n_names && o->n_fat < sectors; i++) {
			const unsigned char *s = sector(o, u32(names + 4 * i), &got);
			for (size_t k = 0; s && k + 4 <= got && o->n_fat < sectors; k += 4)
				o->fat[o->n_fat++] = u32(s + k);
		}
		names = sector(o, more, &got);
		if (!names || got < per * 4)
			break;
		n_names = per - 1;
		more = u32(names + 4 * n_names);
	}
}

/* The directory entry of that name. */
static const unsigned char *entry(const ws_ole *o, const char *name) {
	size_t n = strlen(name);
	for (size_t i = 0; i < o->n_entries; i++) {
		const unsigned char *e = o->entries + i * ENTRY;
		if (e[66] == 0 || u16(e + 64) != 2 * (n + 1))
			continue;
		size_t k = 0;
		while (k < n && e[2 * k + 1] == 0 && ((e[2 * k] ^ (unsigned char)name[k]) & ~0x20) == 0)
			k++;
		if (k == n)
			return e;
	}
	return NULL;
}

ws_ole *ws_ole_open(const unsigned char *bytes, size_t len, ws_arena *arena) {
	if (!ws_ole_sniff(bytes, len))
		return NULL;
	ws_ole *o = ws_arena_zero(arena, 1, sizeof *o);
	*o = (ws_ole){.bytes = bytes,
	              .len = len,
	              .sector_shift = u16(bytes + 30),
	              .mini_shift = u16(bytes + 32),
	              .cutoff = u32(bytes + 56),
	              .arena = arena};
	if (o->sector_shift < 7 || o->sector_shift > 16 || o->mini_shift < 4 || o->mini_shift >= o->sector_shift)
		return NULL;
	read_fat(o);
	size_t dir_len;
	o->entries = chain(o, u32(bytes + 48), (size_t)MOST_ENTRIES * ENTRY, &dir_len);
	o->n_entries = dir_len / ENTRY;
	if (o->n_entries == 0)
		return NULL;
	if (o->entries[66] == ROOT)
		o->mini = chain(o, u32(o->entries + 116), u32(o->entries + 120), &o->mini_len);
	size_t table_len;
	const unsigned char *table = chain(o, u32(bytes + 60), o->len, &table_len);
	o->n_mini_fat = table_len / 4;
	o->mini_fat = ws_arena_take(arena, (o->n_mini_fat + 1) * sizeof *o->mini_fat);
	for (size_t i = 0; i < o->n_mini_fat; i++)
		o->mini_fat[i] = u32(table + 4 * i);
	return o;
}

bool ws_ole_has(const ws_ole *ole, const char *name) {
	return entry(ole, name) != NULL;
}

const unsigned char *ws_ole_stream(ws_ole *ole, const char *name, size_t *len) {
	const unsigned char *e = entry(ole, name);
	if (!e || e[66] != STREAM)
		return NULL;
	uint32_t size = u32(e + 120), first = u32(e + 116);
	/* Its size is believed as far as the file could hold it. */
	size = size <= ole->len ? size : (uint32_t)ole->len;
	return size < ole->cutoff ? mini_chain(ole, first, size, len) : chain(ole, first, size, len);
}
