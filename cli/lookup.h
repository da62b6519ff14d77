/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every look-up shares: its filters and output options, and an index opened for reading. */
#ifndef WS_CLI_LOOKUP_H
#define WS_CLI_LOOKUP_H

#include "cli/verb.h"
#include "query/view.h"
#include "store/store.h"
#include "text/segment.h"

typedef enum { WS_AS_TEXT, WS_AS_JSON, WS_AS_CSV } ws_format;

typedef struct {
	ws_filter filter;
	ws_format format;
	guint limit;    /* G_MAXUINT: no limit */
	bool limited;   /* by the user */
	guint offset;
	const char *sort; /* NULL: the verb's own order */
	bool bom;         /* begin CSV with a byte order mark, for spreadsheets */

	const ws_session *session;
	ws_store *store;
	ws_reading *reading;
	ws_segmenter *segmenter;
	ws_arena *arena;  /* for the whole run */
} ws_lookup;

/* Parses the options of a look-up with the verb's own and opens the index. `default_limit` 0: no limit. `sorts`: the values --sort takes, separated
   by "|"; NULL: none. false: explained already, the status is WS_EXIT_ERROR. */
bool ws_lookup_open(ws_lookup *lookup, ws_session *session, const GOptionEntry *own, guint default_limit, const char *sorts, const char *operands,
                    const char *summary, int *argc, char ***argv);
void ws_lookup_close(ws_lookup *lookup);

/* Text for a terminal goes through the pager from here on: called when no fault of the command line can be met any more. */
void ws_lookup_page(const ws_lookup *lookup);

/* The operands joined by spaces; free with g_free. */
char *ws_join_operands(int argc, char **argv);

/* Whether result number `i` (from 0) is to be shown. */
bool ws_lookup_shows(const ws_lookup *lookup, guint i);

#endif
