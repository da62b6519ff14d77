/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query typed by the user: parsed, or its fault shown where it stands. */
#ifndef WS_CLI_QUESTION_H
#define WS_CLI_QUESTION_H

#include "cli/lookup.h"
#include "query/query.h"

/* Starts the pager. NULL after a message on standard error, with a caret under the place of the fault. Words that hold nothing to search
   for are reported, and words that are perhaps misspelt. */
ws_query *ws_read_question(ws_lookup *lookup, const char *text);

#endif
