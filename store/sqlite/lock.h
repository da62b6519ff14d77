/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One writer at a time, for as long as it has the index open: a lock on a file beside it ("index.db-lock"), gone with its process.

   SQLite's own locks are held only while a transaction lasts, and a lock of ours on the database file itself would take SQLite's with it
   when it is closed (POSIX locks belong to process and file, not to the descriptor). */
#ifndef WS_STORE_SQLITE_LOCK_H
#define WS_STORE_SQLITE_LOCK_H

#include <glib.h>

typedef struct ws_lock ws_lock;

/* `path` is the index, without links; `shown` what messages call it. WS_STORE_BUSY when another holds it: "another process is indexing into
   'index.db'". */
ws_lock *ws_lock_take(const char *path, const char *shown, GError **error);
void ws_lock_release(ws_lock *lock);

#endif
