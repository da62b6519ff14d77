/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/module.h"

#include <dlfcn.h>

const ws_xapian_module *ws_xapian_module_load(GError **error) {
	if (&ws_xapian_exports)
		return &ws_xapian_exports;
	void *module = dlopen("wensuo-xapian.so", RTLD_NOW); /* once loaded it stays, and this finds it again */
	const ws_xapian_module *found = module ? dlsym(module, "ws_xapian_exports") : NULL;
	if (!found)
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot load the Xapian engine: %s", dlerror());
	return found;
}
