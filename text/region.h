/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The administrative regions of China: provinces, prefectures and counties with their parents (GB/T 2260, text/data/regions.tsv).

       "关于重庆市北碚区2023年预算"  ->  北碚区, "重庆市/北碚区"
       "迪庆州财政局"                ->  迪庆藏族自治州, "云南省/迪庆藏族自治州"
       "鼓楼区财政局"                ->  鼓楼区, no path: four cities have one, and the text does not say which

   A region is an index into the table, below WS_REGION_NONE is none. Texts are folded code points (text/fold.h, WS_FOLD_HANS). All strings
   are static. */
#ifndef WS_TEXT_REGION_H
#define WS_TEXT_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"

typedef int32_t ws_region;
enum { WS_REGION_NONE = -1 };

typedef struct {
	uint32_t start, end; /* folded code points, including the parents written before it: 重庆市北碚区 */
	const char *name;    /* full name: "北碚区" */
	ws_region region;    /* WS_REGION_NONE: several regions have this name and nothing before it says which */
} ws_region_hit;

enum {
	WS_REGION_SHORT = 1, /* short forms of provinces and prefectures count too: 厦门, 福建 */
	WS_REGION_COUNTY =
	    2, /* and those of counties: 北碚. Many are ordinary words (和平, 东方): for queries, and where a parent stands before */
};

/* The next region named in c[from, n), with the chain of parents it stands in: 福建省厦门市思明区 is one hit. `within` (or WS_REGION_NONE)
   settles a name that several regions have. false when there is none. */
bool ws_region_next(const uint32_t *c, size_t n, size_t from, unsigned flags, ws_region within, ws_region_hit *hit);

/* The region named at c[at], with what follows it in the chain. */
bool ws_region_at(const uint32_t *c, size_t n, size_t at, unsigned flags, ws_region_hit *hit);

/* The most specific region named in the text: the last link of the longest consistent chain, the first of equals. */
bool ws_region_find(const uint32_t *c, size_t n, unsigned flags, ws_region within, ws_region_hit *hit);

/* The region that is called exactly this: a full name, a short form, or a chain of them ("厦门", "重庆市北碚区", "重庆市/北碚区");
   the highest one when a short form is shared (吉林 is the province), WS_REGION_NONE when a full name is shared or unknown. */
ws_region ws_region_named(const char *text, size_t len);

const char *ws_region_name(ws_region region);            /* "北碚区" */
ws_region ws_region_parent(ws_region region);            /* WS_REGION_NONE above a province */
int ws_region_level(ws_region region);                   /* 1 province, 2 prefecture, 3 county */
char *ws_region_path(ws_region region, ws_arena *arena); /* "重庆市/北碚区" */

/* Whether `region` is `above` or lies in it. */
bool ws_region_is_within(ws_region region, ws_region above);

/* The filter `region:`: whether a document of this region and path (as in ws_document; path may be NULL) speaks for `wanted` or a part of
   it, `wanted` being a full or short name or a chain as for ws_region_named: 重庆, 北碚, 重庆市北碚区 all hold for 重庆市/北碚区. */
bool ws_region_matches(const char *region, const char *path, const char *wanted);

#endif
