/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/engine.h"

static ws_store *open_list(const char *location, ws_store_mode mode, GError **error) {
	(void)mode;
	g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "cannot open '%s'", location);
	return NULL;
}

const ws_store_engine ws_shards_engine = {.open = open_list};
