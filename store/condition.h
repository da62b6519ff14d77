/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a filter's conditions and the name of a document mean, the same for every engine. */
#ifndef WS_STORE_CONDITION_H
#define WS_STORE_CONDITION_H

#include <glib.h>
#include <stdbool.h>

#include "text/arena.h"

/* Whether a region, written as its path from the top ("福建省/厦门市") or alone, is the wanted one or lies in it. */
bool ws_condition_region(const char *value, const char *wanted);

/* Whether a date ("2024", "2024-10" or "2024-10-12") lies between two, inclusive, on the days, months or years that both tell. NULL:
   open. */
bool ws_condition_date(const char *date, const char *since, const char *until);

/* Whether a pattern holds for the whole path, or for what stands behind one of its slashes. */
bool ws_condition_path(const char *path, const char *glob);

/* A pattern that holds for paths with this last part alone; in `arena`. */
char *ws_condition_last_part(const char *name, ws_arena *arena);

/* Of the documents that a name (an id, a path, a number) stands for the only one; 0 for none, an error that lists them for several.
   `ids` is put in order. */
bool ws_condition_only(GArray *ids, const char *name, uint32_t *id, GError **error);

/* The texts as conditions compare them, in `arena`; NULL for NULL. */
const char *ws_condition_folded(const char *text, ws_arena *arena);
/* A 文号 in any bracket style by its key; a text that is none, folded. */
const char *ws_condition_number(const char *text, ws_arena *arena);

#endif
