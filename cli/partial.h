/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Look-ups over an index on several machines (shards:FILE) of which one fails.

   A shard that is lost in the midst of a look-up spoils what has been found so far: without --partial that is an error; with it, the
   look-up is run once more without the shard, so that what is printed is one whole answer of the others, each object of it marked
   "incomplete":["host:port"]. */
#ifndef WS_CLI_PARTIAL_H
#define WS_CLI_PARTIAL_H

#include "cli/verb.h"
#include "store/store.h"

/* Runs a verb, with all of that. */
int ws_partial_run(const ws_verb *verb, ws_session *session, int argc, char **argv);

/* Opens an index for a look-up and warns of what is missing; takes leave of it. `timeout_ms` 0: the default. */
ws_store *ws_partial_open(const char *location, bool partial, unsigned timeout_ms, GError **error);
void ws_partial_close(ws_store *store);

#endif
