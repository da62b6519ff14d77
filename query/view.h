/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages as the query side looks at them: the text folded, with what stands above it.

   A reader keeps the headings and titles it has met, so that a thousand candidates under one heading fold it once. Ranking looks at
   hundreds of passages to show ten, and most tell by their own text: it glances at them, and what stands above one is read when something
   asks for it. */
#ifndef WS_QUERY_VIEW_H
#define WS_QUERY_VIEW_H

#include "store/store.h"
#include "text/arena.h"
#include "text/fold.h"

/* A heading above a passage. */
typedef struct ws_above {
	uint32_t id;
	int level;      /* 0: the title */
	const char *text;
	ws_folded f;
	const struct ws_above *next; /* the heading above this one; the title last */
} ws_above;

typedef struct ws_reading ws_reading;

typedef struct {
	uint32_t id;
	const ws_stored_passage *passage;
	ws_folded f;              /* with WS_FOLD_HANS */
	const ws_above *above;    /* nearest heading first, the title last; NULL for none, and in a glance */
	uint32_t document;        /* 0 in a glance */
	ws_reading *glance;       /* of a glance: what reads the headings; else NULL */
} ws_view;

/* The title of a document is looked for in so many passages after its first. */
enum { WS_TITLE_WITHIN = 4 };

ws_reading *ws_reading_new(ws_store *store);
void ws_reading_free(ws_reading *reading);

/* A passage with its headings; everything in it lives in `arena`, headings as long as the reading. `facts` as in ws_store_passage. */
bool ws_read_view(ws_reading *reading, uint32_t id, bool facts, ws_view *out, ws_arena *arena, GError **error);

/* The same with the passage as in ws_store_brief, neither its headings nor its document. */
bool ws_read_glance(ws_reading *reading, uint32_t id, ws_view *out, ws_arena *arena, GError **error);

/* The headings above either. Those of a glance are read now; what goes wrong then, ws_reading_sound tells. */
const ws_above *ws_view_above(const ws_view *view);
bool ws_reading_sound(ws_reading *reading, GError **error);

/* Said of every row that will be read in turn, before row `i` is: what another machine serves is then sent many rows at a time. */
bool ws_read_ahead(ws_reading *reading, const ws_rows *rows, guint i, GError **error);

/* A document's card, read once; lives as long as the reading. */
const ws_stored_document *ws_read_document(ws_reading *reading, uint32_t id, GError **error);

#endif
