/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is called what: the aliases that documents prove, and the user's own.

       增信基金  ->  itself anywhere, and 中小微企业融资增信基金 in 厦门市, because a document of 厦门市 says so

   三公经费 is also “三公”经费, whatever the documents say.

   A name belongs to a region: the same words in two cities' documents are two things. Names are compared by their keys (text/name_key.h).
   What a document proves holds in the documents of its region; what the user says holds everywhere.

   Of what the documents say, only what concerns a name is read, when it is asked for, and kept: an index of many documents says much.

   The user's file has a line for each thing, its names separated by TAB, the one to show first; lines that begin with "#" are comments. */
#ifndef WS_QUERY_ALIASES_H
#define WS_QUERY_ALIASES_H

#include <glib.h>
#include <stdbool.h>

#include "store/store.h"
#include "text/arena.h"
#include "text/fold.h"
#include "text/name_key.h"

typedef struct {
	const char *text;   /* folded */
	ws_folded f;
	const char *region; /* holds only there; NULL: everywhere */
	bool given;         /* the name asked for, or another one by the user's file */
	bool same;          /* the name asked for, also with other brackets of a 文号 */
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

/* Every alias of the documents. Borrowed; NULL with an error. */
const ws_alias_record *ws_aliases_records(ws_aliases *aliases, size_t *n, GError **error);

/* Whether all reading so far went well: what follows has no error of its own, and answers as if the documents said nothing. */
bool ws_aliases_sound(ws_aliases *aliases, GError **error);

/* Everything that is called like `name`, the name itself first, as ws_called. Free with g_array_unref. */
GArray *ws_aliases_of(ws_aliases *aliases, const char *name, ws_arena *arena);

/* The name to show for a name asked for: the first of the user's line that holds it, or itself. */
const char *ws_aliases_shown(const ws_aliases *aliases, const char *folded);

/* The full name of what documents of this region (NULL: unknown) call `name`, or the user's name for that; `name` itself when nothing else
   is known or several are. */
const char *ws_aliases_full(ws_aliases *aliases, ws_name_class class, const char *name, const char *region, ws_arena *scratch);

/* Whether a name in a document of this region is what is called so. `key` is the name's ws_name_key there. */
bool ws_called_is(const ws_called *called, const char *key, const char *region, ws_arena *scratch);

#endif
