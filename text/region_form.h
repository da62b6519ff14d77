/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name or short form of a region, as text/tables/region.c makes them from text/data/regions.tsv and text/region.c looks them up. */
#ifndef WS_TEXT_REGION_FORM_H
#define WS_TEXT_REGION_FORM_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
	uint32_t at;    /* its folded code points, in the pool of all forms */
	int16_t region; /* a row of the table */
	int16_t next;   /* in its bucket, longer forms first; -1 none */
	uint8_t len;
	bool whole;     /* a full name */
} ws_region_form;

enum { WS_REGION_BUCKETS = 4096, WS_REGION_FORM_LONGEST = 24, WS_REGION_BEGINS = 1 << 10 };

/* Of the first two code points of a form. */
static inline uint32_t ws_region_form_hash(const uint32_t *c) {
	return (c[0] * 31u + c[1]) * 2654435761u;
}

static inline uint32_t ws_region_form_bucket(const uint32_t *c) {
	return ws_region_form_hash(c) >> 20;
}

/* A bit for each pair of characters that begins a form, by hash, in words of 64. */
static inline uint32_t ws_region_form_word(const uint32_t *c) {
	return ws_region_form_hash(c) >> 22;
}

static inline uint64_t ws_region_form_bit(const uint32_t *c) {
	return (uint64_t)1 << (ws_region_form_hash(c) >> 16 & 63);
}

#endif
