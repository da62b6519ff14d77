/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files below paths that a user gave, in a stable order.

   A file that is named outright is taken whatever its ending; in folders only endings that a reader knows are. Symbolic links are followed
   when named outright and not below (so a loop cannot trap the walk); hidden files and folders are skipped below. */
#ifndef WS_INDEXER_WALK_H
#define WS_INDEXER_WALK_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
	char *path; /* absolute, without "." and ".." */
	int64_t size, mtime_ns;
} ws_found;

/* Adds ws_found records to `found` (an array of them; clear with ws_found_clear) for everything below `root`, an absolute path. What cannot
   be looked into, `root` or a part of it, is told to `unreadable` with its errno: nothing is known of what lies there. false: there is
   nothing at `root`. */
bool ws_walk(const char *root, char **excludes, GArray *found, void (*unreadable)(const char *path, int number, void *data), void *data);

void ws_found_clear(ws_found *found);

#endif
