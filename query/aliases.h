/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is called what: the aliases that documents prove, and the user's own.

       增信基金  ->  itself anywhere, and 中小微企业融资增信基金 in 厦门市, because a document of 厦门市 says so

   A name belongs to a region: the same words in two cities' documents are two things. A name in front of which only its own region or level
   stands is the same name (text/scope.h), and so is the short form of an agency that everyone uses (text/data/agency_names.tsv). What a document proves holds in the documents of its region; what the user says holds everywhere.

   The user's file has a line for each thing, its names separated by TAB, the one to show first; lines that begin with "#" are comments. */
#ifndef WS_QUERY_ALIASES_H
#define WS_QUERY_ALIASES_H

#include <glib.h>
#include <stdbool.h>

#include "store/store.h"
#include "text/arena.h"
#include "text/fold.h"

typedef struct {
	const char *text;   /* folded */
	ws_folded f;
	const char *region; /* holds only there; NULL: everywhere */
	bool given;         /* the name asked for, or another one by the user's file */
} ws_called;

typedef struct {
	ws_name_class class;
	const char *name, *alias, *parent, *region; /* folded; alias and parent may be NULL, region too */
	uint32_t document, passage;
	ws_span span;
} ws_alias_record;

typedef struct ws_aliases ws_aliases;

/* `file` NULL: aliases.tsv in the user's configuration folder, when there is one. `arena` must live as long. NULL with an error. */
ws_aliases *ws_aliases_open(ws_store *store, const char *file, ws_arena *arena, GError **error);
void ws_aliases_close(ws_aliases *aliases);

/* Every alias of the documents. Borrowed. */
const ws_alias_record *ws_aliases_records(const ws_aliases *aliases, size_t *n);

/* Everything that is called like `name`, the name itself first, as ws_called. Free with g_array_unref. */
GArray *ws_aliases_of(const ws_aliases *aliases, const char *name, ws_arena *arena);

/* The full name of what documents of this region (NULL: unknown) call `name`, or the user's name for that; `name` itself when nothing else is
   known or several are. */
const char *ws_aliases_full(const ws_aliases *aliases, ws_name_class class, const char *name, const char *region, ws_arena *scratch);

/* The name as it is compared in documents of a region: folded, without the scope of that region, an agency in full. In `arena`. */
const char *ws_name_key(const char *name, const char *region, ws_arena *arena);

/* Whether a name in a document of this region is what is called so. `key` is the name's ws_name_key there. */
bool ws_called_is(const ws_called *called, const char *key, const char *region, ws_arena *scratch);

#endif
