/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place that a question names.

       厦门2023年政府债务余额  ->  厦门
       北碚税收收入            ->  北碚, where the index has documents of that district or of the city it lies in

   Short forms of counties are ordinary words as well (和平, 东方), so they count only in front or behind a year. */
#ifndef WS_QUERY_PLACE_H
#define WS_QUERY_PLACE_H

#include "store/store.h"
#include "text/region.h"

/* Texts are folded as for ws_region_find. Without a store (NULL) no county is known by its short form. */
bool ws_place_find(ws_store *store, const uint32_t *c, size_t n, ws_arena *arena, ws_region_hit *hit);

#endif
