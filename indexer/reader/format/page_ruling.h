/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a page, those that touch in groups. */
#ifndef WS_INDEXER_READER_FORMAT_PAGE_RULING_H
#define WS_INDEXER_READER_FORMAT_PAGE_RULING_H

#include "indexer/reader/format/page.h"

/* Points that two rules, or a rule and a line of the grid, may be apart and still are one. */
#define WS_RULES_TOUCH 3

typedef struct {
	ws_rule *flat, *upright;
	size_t n_flat, n_upright;
	uint32_t *group; /* flats first, then uprights: union-find; asked by ws_ruling_group */
} ws_ruling;

ws_ruling ws_ruling_of(const ws_page *page, ws_arena *scratch);

/* The group of rule i, flats first, then uprights: the number of one of its rules. */
uint32_t ws_ruling_group(const ws_ruling *r, uint32_t i);

/* The flat rules of groups without uprights, by height; *n how many. */
ws_rule *ws_ruling_flats(const ws_ruling *r, size_t *n, ws_arena *scratch);

#endif
