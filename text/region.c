/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of regions in running text, and what they may be taken for.

   Every name and short form of the table is a row of `forms`, found by its first two code points in a hash table (about 8000 rows, made by
   text/tables/region.c when the program is built). At a place of the text the longest form wins: 海南藏族自治州 before 海南.

   Three things make a region of a form:
   - It may stand alone. Full names may; short forms only when the caller says so; a name of two characters (和县, 城区, 东区) or one that
   begins like the end of another word (市中区, 新城区) only where no Han character stands before it: 各市和县 names no county.
   - It may follow its parent, which is the surest sign there is: 江苏省南京市鼓楼区, 福建厦门. Then short forms count without being asked
   for.
   - Where several regions have the name, the parent before it or `within` decides, then present ones go before abolished ones, and among
   short forms the higher level (吉林 is the province). What is left undecided is a name without a region.

   Not handled: regions named only by a number sign or a first character (闽, 京, 沪), and 市 or 全区 for "ours". */
#include "text/region.h"

#include <string.h>

#include "text/fold.h"
#include "text/region_form.h"
#include "text/utf8.h"

static const struct {
	const char *code, *name, *parent, *shorts, *former;
} rows[] = {
#include "text/data/regions.inc"
};
#include "text/tables/region.inc"

enum { LONGEST = WS_REGION_FORM_LONGEST, SHARED = 40 };

static bool is_han(uint32_t c) {
	return c >= 0x3400 && c <= 0x9FFF;
}

/* A full name that other words end or begin with. */
static bool is_doubtful(const uint32_t *c, uint32_t len) {
	static const uint32_t *const words[] = {U"新城区", U"新市区", U"老城区", U"城中区", U"工业园区", U"港口区"};
	if (len <= 2 || c[0] == U'市')
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		uint32_t same = 0;
		while (same < len && words[i][same] == c[same])
			same++;
		if (same == len && !words[i][len])
			return true;
	}
	return false;
}

bool ws_region_is_within(ws_region region, ws_region above) {
	while (region >= 0 && region != above)
		region = parents[region];
	return region >= 0;
}

/* What the forms of one length at c[i] may mean. */
typedef struct {
	uint32_t len;
	bool whole; /* some are full names */
	int32_t regions[SHARED];
	size_t n;
} reading;

/* The longest reading at c[0] shorter than `below`; false when there is none. */
static bool read_at(const uint32_t *c, size_t n, uint32_t below, reading *out) {
	out->n = 0;
	if (n < 2 || !(begins[ws_region_form_word(c)] & ws_region_form_bit(c)))
		return false;
	for (int32_t at = buckets[ws_region_form_bucket(c)]; at >= 0; at = forms[at].next) {
		const ws_region_form *f = forms + at;
		if (f->len >= below || f->len > n || (out->n && f->len < out->len) || memcmp(pool + f->at, c, f->len * sizeof *c))
			continue;
		/* A full name counts before a short form that is written alike: 巴州区 has the short form 巴州. */
		if (!out->n || (f->whole && !out->whole)) {
			out->n = 0;
			out->len = f->len;
			out->whole = f->whole;
		}
		if (f->whole == out->whole && out->n < SHARED)
			out->regions[out->n++] = f->region;
	}
	return out->n > 0;
}

static bool keeps(int32_t region, int what, ws_region above) {
	return what == 0 ? ws_region_is_within(region, above) : what == 1 ? !*rows[region].former : levels[region] == what - 1;
}

/* Leaves only the regions of which something holds, unless it holds of none; returns whether it held of any. */
static bool narrow(reading *r, int what, ws_region above) {
	size_t kept = 0;
	for (size_t i = 0; i < r->n; i++)
		kept += keeps(r->regions[i], what, above);
	if (!kept)
		return false;
	size_t k = 0;
	for (size_t i = 0; i < r->n; i++)
		if (keeps(r->regions[i], what, above))
			r->regions[k++] = r->regions[i];
	r->n = k;
	return true;
}

static void settle(reading *r, ws_region within) {
	enum { PRESENT = 1, PROVINCE = 2, PREFECTURE = 3 };
	if (within >= 0)
		narrow(r, 0, within);
	narrow(r, PRESENT, 0);
	if (!r->whole && !narrow(r, PROVINCE, 0))
		narrow(r, PREFECTURE, 0);
}

/* Goes on from a region that ends at c[i]: the regions inside it that are named right behind. */
static void follow(const uint32_t *c, size_t n, unsigned flags, ws_region_hit *hit) {
	reading r;
	uint32_t below = LONGEST + 1;
	while (hit->region >= 0 && read_at(c + hit->end, n - hit->end, below, &r)) {
		below = r.len;
		size_t k = 0;
		for (size_t i = 0; i < r.n; i++) {
			bool allowed = r.whole || levels[r.regions[i]] < 3 || (flags & WS_REGION_COUNTY);
			if (allowed && r.regions[i] != hit->region && ws_region_is_within(r.regions[i], hit->region))
				r.regions[k++] = r.regions[i];
		}
		r.n = k;
		settle(&r, WS_REGION_NONE);
		if (r.n != 1)
			continue;
		hit->end += r.len;
		hit->region = r.regions[0];
		hit->name = rows[hit->region].name;
		below = LONGEST + 1;
	}
}

/* The hit that begins at c[i], if any. */
static bool hit_at(const uint32_t *c, size_t n, size_t i, unsigned flags, ws_region within, ws_region_hit *hit) {
	reading r;
	for (uint32_t below = LONGEST + 1; read_at(c + i, n - i, below, &r); below = r.len) {
		settle(&r, within);
		if (r.n > 1 && !r.whole)
			continue;
		bool known = r.n == 1;
		uint32_t alone = (uint32_t)i + r.len;
		*hit = (ws_region_hit){(uint32_t)i, alone, rows[r.regions[0]].name, known ? r.regions[0] : WS_REGION_NONE};
		follow(c, n, flags, hit);
		if (hit->end > alone)
			return true;
		bool first = !i || !is_han(c[i - 1]) || (i >= 2 && c[i - 2] == U'关' && c[i - 1] == U'于');
		bool may = r.whole ? first || !is_doubtful(c + i, r.len) : flags & (levels[r.regions[0]] < 3 ? WS_REGION_SHORT : WS_REGION_COUNTY);
		if (may)
			return true;
	}
	return false;
}

bool ws_region_at(const uint32_t *c, size_t n, size_t at, unsigned flags, ws_region_hit *hit) {
	return at + 1 < n && is_han(c[at]) && hit_at(c, n, at, flags, WS_REGION_NONE, hit);
}

bool ws_region_next(const uint32_t *c, size_t n, size_t from, unsigned flags, ws_region within, ws_region_hit *hit) {
	for (size_t i = from; i + 1 < n; i++)
		if (is_han(c[i]) && hit_at(c, n, i, flags, within, hit))
			return true;
	return false;
}

bool ws_region_find(const uint32_t *c, size_t n, unsigned flags, ws_region within, ws_region_hit *hit) {
	ws_region_hit h, best = {0, 0, NULL, WS_REGION_NONE};
	for (size_t at = 0; ws_region_next(c, n, at, flags, best.region >= 0 ? best.region : within, &h); at = h.end)
		if (!best.name || (best.region >= 0 && h.region >= 0 && ws_region_is_within(h.region, best.region)))
			best = h;
	/* A parent that is named only later settles the name too. */
	for (size_t at = 0; best.name && best.region < 0 && ws_region_next(c, n, at, flags, within, &h); at = h.end) {
		ws_region_hit again;
		if (h.region >= 0 && hit_at(c, n, best.start, flags, h.region, &again) && again.region >= 0 &&
		    ws_region_is_within(again.region, h.region))
			best = again;
	}
	*hit = best;
	return best.name != NULL;
}

/* The folded text without '/'; 0 code points when it is longer than any chain of names. */
static size_t plain(const char *text, size_t len, uint32_t c[3 * LONGEST]) {
	if (len > 3 * LONGEST * WS_UTF8_MAX)
		return 0;
	ws_arena *arena = ws_arena_new();
	ws_folded f = ws_fold(text, len, WS_FOLD_HANS, arena);
	size_t n = 0;
	for (size_t i = 0; i < f.n && f.n <= 3 * LONGEST; i++)
		if (f.c[i] != '/')
			c[n++] = f.c[i];
	ws_arena_free(arena);
	return n;
}

ws_region ws_region_named(const char *text, size_t len) {
	uint32_t c[3 * LONGEST];
	ws_region_hit hit;
	size_t n = plain(text, len, c);
	if (n < 2 || !hit_at(c, n, 0, WS_REGION_SHORT | WS_REGION_COUNTY, WS_REGION_NONE, &hit) || hit.end != n)
		return WS_REGION_NONE;
	return hit.region;
}

const char *ws_region_name(ws_region region) {
	return rows[region].name;
}

ws_region ws_region_parent(ws_region region) {
	return parents[region];
}

int ws_region_level(ws_region region) {
	return levels[region];
}

char *ws_region_path(ws_region region, ws_arena *arena) {
	char *path = ws_arena_copy(arena, rows[region].name, strlen(rows[region].name));
	for (ws_region above = parents[region]; above >= 0; above = parents[above])
		path = ws_arena_printf(arena, "%s/%s", rows[above].name, path);
	return path;
}

/* Whether a region of this name is also called c[0, n). */
static bool is_called(const char *name, size_t len, const uint32_t *c, size_t n) {
	uint32_t own[3 * LONGEST];
	if (plain(name, len, own) == n && !memcmp(own, c, n * sizeof *c))
		return true;
	for (int32_t at = n >= 2 ? buckets[ws_region_form_bucket(c)] : -1; at >= 0; at = forms[at].next) {
		const ws_region_form *f = forms + at;
		const char *full = rows[f->region].name;
		if (f->len == n && !memcmp(pool + f->at, c, n * sizeof *c) && strlen(full) == len && !memcmp(full, name, len))
			return true;
	}
	return false;
}

bool ws_region_matches(const char *region, const char *path, const char *wanted) {
	uint32_t c[3 * LONGEST];
	size_t n = plain(wanted, strlen(wanted), c);
	if (!n || !region)
		return false;
	const char *whole = path ? path : region;
	for (const char *at = whole; *at;) {
		size_t len = strcspn(at, "/");
		if (is_called(at, len, c, n))
			return true;
		at += len + (at[len] == '/');
	}
	ws_region above = ws_region_named(wanted, strlen(wanted)), own = path ? ws_region_named(path, strlen(path)) : WS_REGION_NONE;
	return above >= 0 && own >= 0 && ws_region_is_within(own, above);
}
