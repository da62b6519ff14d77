/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to do: the files below the given paths against what the index knows of them.

       index knows a.txt (12 bytes, Monday), old.txt; the folder holds a.txt (12 bytes, Monday), b.txt, 报告.zip
       ->  jobs b.txt, 报告.zip!/正文.docx; gone old.txt; 1 unchanged

   A file whose size and time are as they were is not opened, an archive neither: what the index knows of it is what it holds. What cannot
   be looked into (a folder without permission, a medium with faults) has not vanished: what the index knows of it stays. */
#ifndef WS_INDEXER_PLAN_H
#define WS_INDEXER_PLAN_H

#include <glib.h>

#include "indexer/index.h"
#include "store/store.h"

/* A document to be read. */
typedef struct {
	char *path;
	char *file;     /* the file that holds it: the archive's of a member, otherwise the path itself */
	char *refusal;  /* why it cannot be read, when that is known already; NULL */
	int64_t bytes;  /* of the file; a member has its share of the archive's */
	ws_stamp stamp; /* of the file; the hash is not known yet */
	ws_stamp known; /* of the document in the index; size -1: there is none */
} ws_job;

typedef struct {
	GArray *jobs;    /* ws_job, in the order of the walk */
	GPtrArray *gone; /* paths the index knows and the walk did not meet */
	guint gone_documents; /* how many of those are documents; the others could not be read when they were there */
} ws_plan;

/* Counts what is scanned, unchanged and failed in `summary`, and tells failures as options->failure wants them. `store` NULL: an index that
   knows nothing. NULL with an error when none of the paths exist, or the index cannot be read. */
ws_plan *ws_plan_make(ws_store *store, const ws_index_options *options, ws_index_summary *summary, GError **error);
void ws_plan_free(ws_plan *plan);

#endif
