/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as JSON objects, named as the contract names them. Every function gives a new reference. */
#ifndef WS_CLI_RECORD_H
#define WS_CLI_RECORD_H

#include <jansson.h>

#include "store/store.h"
#include "text/cursor.h"
#include "text/document.h"

/* A string, made valid UTF-8; null for NULL. */
json_t *ws_json_string(const char *text);
/* Whole numbers as integers, others as reals that print as written. */
json_t *ws_json_decimal(ws_decimal d);
json_t *ws_json_span(ws_span span);

/* {"type":"document", …}; id 0: a file that is in no index. */
json_t *ws_json_card(const ws_document *card, uint32_t id, size_t passages, size_t figures);
json_t *ws_json_stored_document(const ws_stored_document *document);

/* {"title":{"passage":0,"start":0,"end":12,"text":"…"}, …}: where each field of the card was read. */
json_t *ws_json_evidence(const ws_document *document);

/* {"kind":…,"outline":…,"text":…,"line":…,"line_end":…,"page":…}; takes the outline's reference. */
json_t *ws_json_passage(const ws_passage *passage, json_t *outline);

/* {"type":"figure", …}; `at` is a cursor over the text of the figure's passage, and `text` is that of the passage. */
json_t *ws_json_figure(const ws_figure *figure, ws_cursor *at);
json_t *ws_json_figures(const ws_figure *figures, size_t n, const char *text, size_t len);
json_t *ws_json_names(const ws_name *names, size_t n, const char *text, size_t len);

/* Marks every object that is printed from now on with the shards it was found without; NULL: none. */
void ws_json_incomplete(const char *const *names);

/* Prints an object as one line and lets go of it. */
void ws_json_print(json_t *object);

#endif
