/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A passage out of the index as a result: the JSON of its parts, and the lines a reader at a terminal sees. */
#ifndef WS_CLI_RESULT_H
#define WS_CLI_RESULT_H

#include <jansson.h>

#include "cli/lookup.h"
#include "cli/wrap.h"
#include "query/view.h"
#include "text/cursor.h"

/* The contract's passage object. */
json_t *ws_json_view(const ws_view *view);

/* {"id","outline","line","page"}: where a figure or mention stands. */
json_t *ws_json_place(const ws_view *view);

/* The document of a passage; NULL after a message when the index has none. */
const ws_stored_document *ws_lookup_document(ws_lookup *lookup, uint32_t id);
bool ws_lookup_view(ws_lookup *lookup, uint32_t id, bool facts, ws_view *view, ws_arena *arena);

/* "报告/a.txt:93" or "a.pdf p. 12"; free with g_free. */
char *ws_show_place(const ws_stored_document *document, const ws_stored_passage *passage);
char *ws_show_place_at(const ws_stored_document *document, uint32_t line, uint32_t page);
/* "一、… > （二）…"; free with g_free. */
char *ws_show_outline(const ws_view *view);

/* Prints a span of the passage's text, matches highlighted, line ends as spaces, with … where it is cut. */
void ws_print_window(const ws_session *session, const ws_view *view, ws_span window, const GArray *matches, ws_wrap *wrap);

/* "5.6%", "≥ 340亿元"; a cell with the unit of its table: "3,184.18亿元". */
void ws_print_figure_value(const ws_session *session, const ws_figure *figure, ws_cursor *at);

/* One line a figure: "    全市一般公共预算总收入  同比增长  5.6%  [2023]". */
void ws_print_figure(const ws_session *session, const ws_figure *figure, ws_cursor *at);

/* A figure's fields as CSV wants them: numbers plain, the document and place behind. */
void ws_print_figure_csv(const ws_lookup *lookup, const ws_figure *figure, const ws_view *view, const ws_stored_document *document,
                         ws_cursor *at);
void ws_print_figure_csv_head(const ws_lookup *lookup);

/* One CSV record (RFC 4180); NULL is an empty field. For spreadsheets (--bom) a field that would be read as a formula is led by "'";
   programs get every field as it is. */
void ws_print_csv(const ws_lookup *lookup, const char *const *fields, size_t n);

/* The byte order mark, when asked for, and the header row. */
void ws_print_csv_head(const ws_lookup *lookup, const char *const *names, size_t n);

#endif
