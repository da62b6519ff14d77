/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/place.h"

enum { YEAR = 0x5E74 /* 年 */, PREFECTURE = 2 };

/* A store that cannot be asked has none; the look-up itself will say why. */
static bool has_documents(ws_store *store, ws_region region, ws_arena *arena) {
	const ws_filter there = {.region = ws_region_path(region, arena)};
	g_autoptr(GArray) documents = ws_store_documents(store, &there, NULL);
	return documents && documents->len > 0;
}

bool ws_place_find(ws_store *store, const uint32_t *c, size_t n, ws_arena *arena, ws_region_hit *hit) {
	if (ws_region_find(c, n, WS_REGION_SHORT, WS_REGION_NONE, hit))
		return true;
	if (!store || !ws_region_find(c, n, WS_REGION_SHORT | WS_REGION_COUNTY, WS_REGION_NONE, hit) || hit->region == WS_REGION_NONE ||
	    (hit->start > 0 && c[hit->start - 1] != YEAR))
		return false;
	ws_region city = ws_region_parent(hit->region);
	return has_documents(store, hit->region, arena) ||
	       (city != WS_REGION_NONE && ws_region_level(city) == PREFECTURE && has_documents(store, city, arena));
}
