/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs of the command. One verb, one file; the table in main.c prints the help. */
#ifndef WS_CLI_VERB_H
#define WS_CLI_VERB_H

#include <glib.h>
#include <stdbool.h>

/* Exit statuses of look-ups; `index` has its own reading of them. */
enum { WS_EXIT_FOUND = 0, WS_EXIT_NONE = 1, WS_EXIT_ERROR = 2 };

typedef struct {
	const char *db; /* location of the index */
	bool colour;    /* results may be coloured */
	bool terminal;  /* stdout is a terminal … */
	int width;      /* … of so many columns; 0: lines are not wrapped */
} ws_session;

typedef struct {
	const char *name;
	int (*run)(ws_session *session, int argc, char **argv); /* argv[0] is the verb */
	const char *arguments, *summary;
} ws_verb;

int ws_run_index(ws_session *session, int argc, char **argv);
int ws_run_search(ws_session *session, int argc, char **argv);
int ws_run_mentions(ws_session *session, int argc, char **argv);
int ws_run_figures(ws_session *session, int argc, char **argv);
int ws_run_funds(ws_session *session, int argc, char **argv);
int ws_run_define(ws_session *session, int argc, char **argv);
int ws_run_docs(ws_session *session, int argc, char **argv);
int ws_run_show(ws_session *session, int argc, char **argv);
int ws_run_extract(ws_session *session, int argc, char **argv);
int ws_run_stats(ws_session *session, int argc, char **argv);
int ws_run_check(ws_session *session, int argc, char **argv);

/* "wensuo: MESSAGE" on standard error, as every message of the command; gives WS_EXIT_ERROR. */
int ws_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));
void ws_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
