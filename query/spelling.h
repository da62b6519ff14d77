/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A word of Latin letters that no passage has, and the word of the index that was perhaps meant.

       infrastucture  ->  infrastructure

   Han is not spelt: 债务 for 责务 would be a guess. */
#ifndef WS_QUERY_SPELLING_H
#define WS_QUERY_SPELLING_H

#include "store/store.h"

/* The word nearest to this folded one: with the same first letter, one letter more, fewer, other or two exchanged, in words of six letters
   and more twice that; of several the one in most passages. NULL when a passage has the word itself, when it is shorter than four letters
   or not all of a to z, when none is near, or with an error. Lives in `arena`. */
const char *ws_spelling_suggest(ws_store *store, const char *word, ws_arena *arena, GError **error);

/* The one of these names (NULL at the end, at most 32 letters) that this word was perhaps meant for: with one letter more, fewer, other or
   two exchanged, in words of five letters and more twice that. NULL: none. */
const char *ws_spelling_of_name(const char *word, const char *const *names);

#endif
