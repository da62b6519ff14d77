/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One fund named in two ways that differ by words which tell no fund from another.

       泉州市茶业产业发展投资基金, 泉州茶业基金     产业, 发展, 投资 and the level of the region are left out
       海丝创业投资母基金, 海丝创投母基金           业 and 资 are
       深圳市龙岗区茶业基金, 龙岗区茶业基金         the region above
       泉州市茶企应急转贷基金, 应急转贷基金         whose it is, and for whom, in a document of that region or of none
       泉州市茶业发展基金, 市茶业基金, 茶业基金     both; also 市茶业发展基金

   What is left out must be such words alone, so that 泉州市文化产业基金 is not 泉州市产业基金, nor an 引导基金 or a 母基金 the fund it guides; and the
   document must know one longer name only that the shorter one could stand for. A name of nothing else (泉州市引导基金) is short for the fund
   of the title (泉州市政府投资引导基金) only.

   What ends like a name of the document's region is short for it only when no other name ends so.

   In 688 documents with annotated funds 15 pairs of the first three sorts were made one, none of them wrongly; in those and 30 more 13 of the
   others, none of them two funds by the annotation; some fifty pairs remain. A name of the region above was tried, too (福建省茶业基金 and
   茶业基金 in a document of 泉州市): as many wrong as right. Not handled: abbreviations that leave out what tells (央企战新基金). */
#include <string.h>

#include "indexer/facts/naming.h"
#include "text/region.h"
#include "text/scope.h"
#include "text/wordlist.h"

enum { LONGEST = 48, SHORTEST = 5, COMPARED_MAX = 512 };

/* What may be left out of a name. */
static const char *const fillers[] = {"产业", "发展", "投资", "创业", "股权", "政府", "政策性", "经济", "业", "资", "省", "市", "县", "区", "州"};

/* Whether the longer name is the shorter one with fillers put in, its first character apart. */
static bool is_form_of(const ws_name_term *alias, const ws_name_term *name) {
	bool reached[LONGEST + 1][LONGEST + 1] = {{false}}; /* [i][k]: i characters of the name give k of the alias */
	if (alias->n >= name->n || name->n > LONGEST || alias->c[0] != name->c[0])
		return false;
	reached[1][1] = true;
	for (size_t i = 1; i < name->n; i++)
		for (size_t k = 1; k <= alias->n; k++) {
			if (!reached[i][k])
				continue;
			if (k < alias->n && name->c[i] == alias->c[k])
				reached[i + 1][k + 1] = true;
			for (size_t f = 0; f < sizeof fillers / sizeof *fillers; f++) {
				size_t n = ws_spelled_at(name->c, name->n, i, fillers[f]);
				if (n)
					reached[i + n][k] = true;
			}
		}
	return reached[name->n][alias->n];
}

/* Whether a name says more than whose it is and which kind: not 市投资基金, 泉州市产业引导基金. */
static bool tells(const ws_name_term *t) {
	static const char *const kinds[] = {"引导", "天使", "专项", "母", "子", "基金"};
	ws_region_hit hit;
	size_t i = ws_region_at(t->c, t->n, 0, WS_REGION_SHORT, &hit) ? hit.end : 0, own = 0;
	while (i < t->n) {
		size_t n = ws_any_spelled_at(t->c, t->n, i, fillers, sizeof fillers / sizeof *fillers);
		if (!n)
			n = ws_any_spelled_at(t->c, t->n, i, kinds, sizeof kinds / sizeof *kinds);
		own += !n;
		i += n ? n : 1;
	}
	return own >= 2;
}

/* 龙岗区茶业基金, 深圳市龙岗区茶业基金: one region, and the same behind it. */
static bool is_of_same_region(const ws_name_term *alias, const ws_name_term *name) {
	ws_region_hit a, b;
	if (alias->n >= name->n || !ws_region_at(alias->c, alias->n, 0, WS_REGION_SHORT, &a) ||
	    !ws_region_at(name->c, name->n, 0, WS_REGION_SHORT, &b) || a.region != b.region || a.region == WS_REGION_NONE)
		return false;
	return alias->n - a.end == name->n - b.end && memcmp(alias->c + a.end, name->c + b.end, (alias->n - a.end) * sizeof *alias->c) == 0;
}

static bool ends_with(const ws_name_term *name, const ws_name_term *end) {
	return name->n > end->n && memcmp(name->c + name->n - end->n, end->c, end->n * sizeof *end->c) == 0;
}

/* How much of a name says that it is a region's: 泉州市|茶业基金, 市|茶业基金, 市级|茶业基金. */
static size_t owner_of(const ws_name_term *t, ws_region region) {
	ws_region_hit hit;
	if (ws_region_at(t->c, t->n, 0, WS_REGION_SHORT, &hit))
		return hit.region == region ? hit.end : 0;
	const char *full = ws_region_name(region), *level = full + strlen(full) - strlen("市");
	return ws_spelled_at(t->c, t->n, 0, level) ? ws_scope(t->c, t->n, NULL, 0) : 0;
}

/* The region whose fund a name can be short for: the document's, or, in nobody's, that of the longer name. */
static ws_region region_of(const ws_naming *naming, const ws_name_term *name) {
	const char *region = naming->document->region;
	ws_region_hit hit;
	if (region)
		return ws_region_named(region, strlen(region));
	return ws_region_at(name->c, name->n, 0, WS_REGION_SHORT, &hit) ? hit.region : WS_REGION_NONE;
}

/* 泉州市茶企应急转贷基金 and 应急转贷基金, 泉州市茶业发展基金 and 市茶业基金. */
static bool is_short_of_own(const ws_naming *naming, const ws_name_term *alias, const ws_name_term *name) {
	ws_region region = alias->c[alias->n - 1] == name->c[name->n - 1] ? region_of(naming, name) : WS_REGION_NONE;
	size_t owner = region != WS_REGION_NONE ? owner_of(name, region) : 0;
	if (!owner)
		return false;
	size_t scope = owner_of(alias, region);
	ws_name_term bare = {.c = alias->c + scope, .n = alias->n - scope}, rest = {.c = name->c + owner, .n = name->n - owner};
	return bare.n + 1 >= SHORTEST && tells(&bare) && (ends_with(&rest, &bare) || is_form_of(&bare, &rest));
}

static bool is_compared(const ws_naming *naming, uint32_t term) {
	const ws_name_term *t = &naming->terms[term];
	return t->class == WS_NAME_POLICY_FUND && t->named && !t->blocked && !t->general && t->canonical == term && t->n >= SHORTEST;
}

/* The one longer name that a name stands for; WS_NO_TERM when there are several or none. */
static uint32_t only_full(const ws_naming *naming, const uint32_t *compared, size_t n, const ws_name_term *alias, uint32_t title) {
	uint32_t found = WS_NO_TERM;
	bool own = tells(alias), only_own = false, others = false;
	for (size_t i = 0; i < n; i++) {
		const ws_name_term *name = &naming->terms[compared[i]];
		bool form = is_of_same_region(alias, name) || ((own || compared[i] == title) && is_form_of(alias, name));
		if (!form && !is_short_of_own(naming, alias, name)) {
			others |= ends_with(name, alias);
			continue;
		}
		if (found != WS_NO_TERM)
			return WS_NO_TERM;
		found = compared[i];
		only_own = !form;
	}
	return only_own && others ? WS_NO_TERM : found;
}

void ws_compare_forms(ws_naming *naming, uint32_t title) {
	uint32_t compared[COMPARED_MAX];
	size_t n = 0;
	for (uint32_t i = 0; i < naming->n_terms && n < COMPARED_MAX; i++)
		if (is_compared(naming, i))
			compared[n++] = i;
	for (size_t k = 0; k < n; k++) {
		const ws_name_term *alias = &naming->terms[compared[k]];
		uint32_t name = only_full(naming, compared, n, alias, title);
		if (name != WS_NO_TERM)
			ws_naming_alias(naming, name, compared[k], alias->passage, alias->from, alias->to);
	}
}
