/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Xapian engine, loaded when a location asks for it.

   Linking libxapian takes half a million instructions and 45 page faults, some half a millisecond of the ten that a look-up in a SQLite
   index takes as a whole. So it and what wraps it (store/xapian/) are a module of their own, wensuo-xapian.so, found where the reader is:
   beside the command, or in the libexec folder it was installed to (the command's run path). A program that is linked with store/xapian/,
   as the unit tests are, uses that. */
#ifndef WS_STORE_MODULE_H
#define WS_STORE_MODULE_H

#include "store/engine.h"

typedef struct {
	const ws_store_engine *engine; /* of "xapian:DIR" */
	/* An index that xapian-tcpsrv serves, or one behind `program arguments` (ssh HOST xapian-progsrv DIR); `name` is what messages call
	   it. */
	ws_store *(*open_server)(const char *host, unsigned port, unsigned timeout_ms, GError **error);
	ws_store *(*open_program)(const char *name, const char *program, const char *arguments, unsigned timeout_ms, GError **error);
	const char *(*version)(void); /* of libxapian */
} ws_xapian_module;

/* What the module exports. */
extern const ws_xapian_module ws_xapian_exports __attribute__((weak));

/* NULL with an error (WS_STORE_IO) when it cannot be loaded. From any thread. */
const ws_xapian_module *ws_xapian_module_load(GError **error);

#endif
