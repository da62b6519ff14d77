/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With what an index was made, and whether this program reads it: the format on disk, and what decides which tokens a text has.

       made with ICU 70.1, this program has 72.1   ->   WS_STORE_VERSION, "…: remove it and run 'wensuo index' again" */
#ifndef WS_STORE_VERSIONS_H
#define WS_STORE_VERSIONS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum { WS_VERSIONS = 3 };

/* What an index records of itself under `key`. */
typedef struct {
	const char *key, *value; /* value: of this program; static, or `number` */
	char number[16];
} ws_version;
void ws_versions_now(ws_version out[WS_VERSIONS]);

/* Whether this program reads the format; false with WS_STORE_VERSION and the remedy. `path` is what messages call the index. */
bool ws_versions_format(const char *path, int64_t format, GError **error);

/* The same of what stands in `meta`, key to value. */
bool ws_versions_made(const char *path, GHashTable *meta, GError **error);

#endif
