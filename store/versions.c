/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/versions.h"

#include "store/store.h"
#include "text/fold.h"
#include "text/segment.h"

static const struct {
	const char *key, *what;
} recorded[WS_VERSIONS] = {{"fold", "fold version"}, {"tokens", "token version"}, {"segmenter", "ICU"}};

void ws_versions_now(ws_version out[WS_VERSIONS]) {
	g_snprintf(out[0].number, sizeof out[0].number, "%d", WS_FOLD_VERSION);
	g_snprintf(out[1].number, sizeof out[1].number, "%d", WS_TOKEN_VERSION);
	for (int i = 0; i < WS_VERSIONS; i++) {
		out[i].key = recorded[i].key;
		out[i].value = i < 2 ? out[i].number : ws_segment_version();
	}
}

bool ws_versions_format(const char *path, int64_t format, GError **error) {
	if (format == WS_STORE_FORMAT)
		return true;
	g_set_error(error, WS_STORE_ERROR, WS_STORE_VERSION, "index '%s' has format %d, this program reads format %d: %s", path, (int)format,
	            WS_STORE_FORMAT, format > WS_STORE_FORMAT ? "use the newer wensuo that made it" : "remove it and run 'wensuo index' again");
	return false;
}

bool ws_versions_made(const char *path, GHashTable *meta, GError **error) {
	ws_version now[WS_VERSIONS];
	ws_versions_now(now);
	for (int i = 0; i < WS_VERSIONS; i++) {
		const char *then = g_hash_table_lookup(meta, now[i].key);
		if (g_strcmp0(then, now[i].value) == 0)
			continue;
		g_set_error(error, WS_STORE_ERROR, WS_STORE_VERSION,
		            "index '%s' was made with %s %s, this program has %s: remove it and run 'wensuo index' again", path, recorded[i].what,
		            then ? then : "unknown", now[i].value);
		return false;
	}
	return true;
}
