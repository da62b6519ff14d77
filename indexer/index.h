/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings an index up to date with files and folders: new and changed files in, vanished files out, unchanged ones skipped.

       ws_index_options options = {.paths = {"报告/", NULL}, .jobs = 2};
       ws_index_run(store, &options, &summary, &error)       // 128 scanned, 3 indexed, 125 unchanged */
#ifndef WS_INDEXER_INDEX_H
#define WS_INDEXER_INDEX_H

#include <glib.h>
#include <stdint.h>

#include "store/store.h"

typedef struct {
	uint64_t scanned, indexed, unchanged, removed, failed, passages, figures, bytes;
	double seconds;
} ws_index_summary;

typedef struct {
	char **paths;     /* files and folders, as the user gave them; NULL-terminated */
	char **excludes;  /* globs, matched against a path's last part and the whole path; may be NULL */
	unsigned jobs;    /* worker threads, each with a reader child; 0: one for each processor */
	bool force;       /* read every file, changed or not */
	bool dry_run;     /* only say what would be done; the store may be NULL */
	unsigned shard, shards; /* only files whose stable hash falls to shard 1 … shards; 0: all */

	/* A file that could not be read, once each; the run goes on. */
	void (*failure)(const char *path, const char *reason, void *data);
	/* With dry_run: "index", "remove"; otherwise after each file. */
	void (*progress)(const char *action, const char *path, const ws_index_summary *so_far, uint64_t files, void *data);
	void *data;
} ws_index_options;

/* false: could not run at all (no such path, the index cannot be written); what was committed stays. */
bool ws_index_run(ws_store *store, const ws_index_options *options, ws_index_summary *summary, GError **error);

#endif
