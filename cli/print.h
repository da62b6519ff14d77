/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results as a reader at a terminal sees them, and what the verbs share of option parsing. */
#ifndef WS_CLI_PRINT_H
#define WS_CLI_PRINT_H

#include <stdio.h>

#include "cli/verb.h"
#include "store/store.h"
#include "text/document.h"

typedef enum { WS_STYLE_TITLE, WS_STYLE_PLACE, WS_STYLE_MATCH, WS_STYLE_FIGURE, WS_STYLE_DIM } ws_style;

/* "" without colour. */
const char *ws_style_on(const ws_session *session, ws_style style);
const char *ws_style_off(const ws_session *session);

/* The card, a field a line; fields that are unknown are left out. `places` (WS_FIELDS of them, each may be NULL; or NULL) tell where each
   was read. */
void ws_print_card(const ws_session *session, const ws_document *card, char *const *places);

/* A passage with its line or page in the margin. */
void ws_print_passage(const ws_session *session, const ws_passage *passage);

/* `len` bytes with control characters and line ends made harmless for a terminal; line ends become `newline`. */
void ws_print_text(const char *text, size_t len, const char *newline);
void ws_write_text(FILE *to, const char *text, size_t len, const char *newline);

/* A path as the user would write it: relative when it lies below the current folder; odd bytes escaped. Free with g_free. */
char *ws_show_path(const char *path);

/* "s", for other numbers than one. */
const char *ws_plural(uint64_t n);

/* Parses options (NULL-terminated entries; `more` may be NULL), leaving the operands in argv from 1 on; explains itself and gives false on
   a mistake; --help prints and exits. */
bool ws_parse_options(const GOptionEntry *entries, const GOptionEntry *more, const char *operands, const char *summary, int *argc,
                      char ***argv);

#endif
