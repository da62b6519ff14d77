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
	bool told;        /* why nothing was found, by the verb itself */
	bool bom;         /* begin CSV with a byte order mark, for spreadsheets */

	const ws_session *session;
	ws_store *store;
	ws_reading *reading;
	ws_segmenter *segmenter;
	ws_arena *arena;  /* for the whole run */
} ws_lookup;

/* What a verb has of the options that look-ups share, and its own. */
typedef struct {
	const char *operands; /* as the help shows them; "": none */
	const char *summary;
	const GOptionEntry *own; /* may be NULL */
	const char *sorts;    /* the values --sort takes, separated by "|"; NULL: it has one order only */
	guint limit;          /* when the user gives none; 0: no limit */
	bool no_filter, no_pages, no_csv; /* options the verb has no use for: they are neither shown nor taken */
} ws_lookup_form;

/* Parses the options of a look-up and opens the index. false: explained already, the status is WS_EXIT_ERROR. */
bool ws_lookup_open(ws_lookup *lookup, ws_session *session, const ws_lookup_form *form, int *argc, char ***argv);

/* Somebody who asks for a kind of document that the index has none of, perhaps misspelt, is told which it has. */
void ws_lookup_tell_kind(ws_lookup *lookup, const char *kind);

/* Closes the index and gives `status`. Somebody at a terminal is told in how many documents nothing was found. */
int ws_lookup_close(ws_lookup *lookup, int status);

/* Text for a terminal goes through the pager from here on: called when there is something to show. */
void ws_lookup_page(const ws_lookup *lookup);

/* The operands joined by spaces; free with g_free. */
char *ws_join_operands(int argc, char **argv);

/* Whether result number `i` (from 0) is to be shown, which is done at once. */
bool ws_lookup_shows(const ws_lookup *lookup, guint i);

#endif
