/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo: the table of verbs, the options before the verb, and where results go. */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <jansson.h>
#include <locale.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/pager.h"
#include "cli/partial.h"
#include "cli/print.h"
#include "cli/verb.h"
#include "cli/wrap.h"
#include "indexer/extract.h"
#include "store/store.h"
#include "text/memory.h"
#include "text/segment.h"

static const ws_verb verbs[] = {
	{"index", ws_run_index, "PATH…", "bring the index up to date with files and folders"},
	{"search", ws_run_search, "QUERY", "ranked passages, best first, with their figures"},
	{"mentions", ws_run_mentions, "NAME", "every mention of a fund, agency, programme or any string"},
	{"figures", ws_run_figures, "[QUERY]", "figures as a table: subject, value, unit, role, period, where"},
	{"funds", ws_run_funds, "[PATTERN]", "the register of funds found: aliases with evidence, scale over time"},
	{"define", ws_run_define, "TERM", "the official definition of a term; --list: all of them"},
	{"docs", ws_run_docs, "", "the documents and their metadata"},
	{"show", ws_run_show, "DOC", "one document: its card, its outline, its text"},
	{"extract", ws_run_extract, "FILE…", "what would be indexed from a file, without an index"},
	{"stats", ws_run_stats, "", "counts, sizes, versions"},
	{"check", ws_run_check, "", "verify the index"},
};

static void message(const char *format, va_list args) {
	g_autofree char *text = g_strdup_vprintf(format, args);
	fflush(stdout);
	fputs("wensuo: ", stderr);
	ws_write_text(stderr, text, strlen(text), "\n");
	fputc('\n', stderr);
}

void ws_warn(const char *format, ...) {
	va_list args;
	va_start(args, format);
	message(format, args);
	va_end(args);
}

int ws_fail(const char *format, ...) {
	va_list args;
	va_start(args, format);
	message(format, args);
	va_end(args);
	return WS_EXIT_ERROR;
}

static void print_help(void) {
	puts("Usage: wensuo [--db FILE] [--color=auto|always|never] COMMAND [OPTIONS] [ARGUMENTS]\n\n"
	     "Full-text search over Chinese policy documents: passages with their figures, every mention found.\n\nCommands:");
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
		int width = (int)g_utf8_strlen(verbs[i].arguments, -1);
		printf("  %-9s %s%*s %s\n", verbs[i].name, verbs[i].arguments, MAX(0, 10 - width), "", verbs[i].summary);
	}
	puts("\nOptions:\n"
	     "  --db FILE      the index (default: $WENSUO_DB, else $XDG_DATA_HOME/wensuo/index.db)\n"
	     "  --color=WHEN   auto, always or never\n"
	     "  --version      versions of the program, the index format and every library in use\n"
	     "  --help         this text; after a command, the options of that command\n\n"
	     "--db and --color may also follow the command.\n\nExit status of look-ups: 0 something found, 1 nothing found, 2 error.");
}

static int print_version(void) {
	printf("wensuo %s\nindex format %d, fold %d, tokens %d\nSQLite %s\nICU %s\njansson %s\nGLib %u.%u.%u\n", WS_VERSION, WS_STORE_FORMAT,
	       WS_FOLD_VERSION, WS_TOKEN_VERSION, sqlite3_libversion(), ws_segment_version(), jansson_version_str(), glib_major_version,
	       glib_minor_version, glib_micro_version);
	g_autoptr(GError) error = NULL, no_xapian = NULL;
	const char *xapian = ws_store_xapian_version(&no_xapian);
	printf("Xapian %s\n", xapian ? xapian : "(cannot be loaded)");
	ws_extractor *x = ws_extractor_open(&error);
	g_autofree char *versions = x ? ws_extractor_versions(x, &error) : NULL;
	ws_extractor_close(x);
	if (!versions)
		return ws_fail("%s", error->message);
	puts(versions);
	return 0;
}

/* Anything that keeps results from arriving is an error, but a reader that closed the pipe has seen enough. */
static int finish(int status) {
	errno = 0;
	bool lost = fflush(stdout) != 0;
	if ((lost || ferror(stdout)) && errno != EPIPE)
		status = ws_fail("cannot write the results%s%s", lost ? ": " : "", lost ? g_strerror(errno) : "");
	ws_pager_finish();
	return status;
}

/* ---- without memory ---- */

/* GLib has no other error that ends the program. */
static void glib_says(const char *domain, GLogLevelFlags level, const char *text, gpointer data) {
	if (level & G_LOG_LEVEL_ERROR)
		ws_out_of_memory();
	g_log_default_handler(domain, level, text, data);
}

/* Who lacks memory ends here, as ws_memory does: ICU would crash, GLib abort, and an object of jansson's would lack fields or not be there. */
static void end_without_memory(void) {
	ws_memory_for_icu();
	g_log_set_default_handler(glib_says, NULL);
	json_set_alloc_funcs(g_malloc, g_free);
}

/* A file that is opened must not take the place of a stream that the caller closed: results would be written into it. */
static void hold_streams(void) {
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			exit(WS_EXIT_ERROR);
}

static char *default_db(void) {
	const char *db = g_getenv("WENSUO_DB");
	return db && *db ? g_strdup(db) : g_build_filename(g_get_user_data_dir(), "wensuo", "index.db", NULL);
}

static const ws_verb *find_verb(const char *name) {
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	return NULL;
}

/* Reads --db or --color at argv[*i], with its value; false when it is neither. A value that is missing is told, and *ok false. */
static bool read_common(int argc, char **argv, int *i, char **db, const char **color, bool *ok) {
	const char *arg = argv[*i];
	bool is_db = g_str_has_prefix(arg, "--db"), is_color = g_str_has_prefix(arg, "--color");
	const char *rest = is_db ? arg + 4 : is_color ? arg + 7 : NULL;
	if (!rest || (*rest && *rest != '='))
		return false;
	*ok = *rest || *i + 1 < argc;
	if (!*ok) {
		ws_warn("%s needs a value (see 'wensuo --help')", arg);
		return true;
	}
	const char *value = *rest ? rest + 1 : argv[++*i];
	if (is_db) {
		g_free(*db);
		*db = g_strdup(value);
	} else {
		*color = value;
	}
	return true;
}

/* The options before the verb. Gives the verb's place in argv, 0 when there is none, -1 on a mistake. */
static int read_options(int argc, char **argv, char **db, const char **color) {
	int i = 1;
	for (bool ok = true; i < argc && argv[i][0] == '-'; i++) {
		const char *arg = argv[i];
		if (strcmp(arg, "--help") == 0 || strcmp(arg, "-h") == 0) {
			print_help();
			exit(finish(0));
		}
		if (strcmp(arg, "--version") == 0)
			exit(finish(print_version()));
		if (!read_common(argc, argv, &i, db, color, &ok)) {
			ws_warn("unknown option '%s' (see 'wensuo --help')", arg);
			return -1;
		}
		if (!ok)
			return -1;
	}
	return i < argc ? i : 0;
}

/* They may follow the verb as well: takes them out of argv[at, argc); false on a mistake. */
static bool take_common(int *argc, char **argv, int at, char **db, const char **color) {
	int kept = at + 1;
	bool ok = true, ended = false;
	for (int i = at + 1; i < *argc && ok; i++) {
		ended = ended || strcmp(argv[i], "--") == 0;
		if (ended || !read_common(*argc, argv, &i, db, color, &ok))
			argv[kept++] = argv[i];
	}
	argv[kept] = NULL;
	*argc = kept;
	return ok;
}

int main(int argc, char **argv) {
	hold_streams();
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* a lock at each allocation, for a count that nobody asks for */
	end_without_memory();
	setlocale(LC_CTYPE, ""); /* messages are English wherever they are read */
	g_autofree char *db = NULL;
	const char *color = "auto";
	int at = read_options(argc, argv, &db, &color);
	if (at < 0 || (at > 0 && !take_common(&argc, argv, at, &db, &color)))
		return WS_EXIT_ERROR;
	if (strcmp(color, "auto") != 0 && strcmp(color, "always") != 0 && strcmp(color, "never") != 0)
		return ws_fail("--color is auto, always or never, not '%s'", color);
	if (at == 0) {
		print_help();
		return WS_EXIT_ERROR;
	}
	if (strcmp(argv[at], "help") == 0) {
		print_help();
		return finish(0);
	}
	const ws_verb *verb = find_verb(argv[at]);
	if (!verb)
		return ws_fail("no command '%s' (see 'wensuo --help')", argv[at]);
	if (!db)
		db = default_db();
	if (!*db)
		return ws_fail("--db takes the location of an index");
	/* Whoever started us may have left it ignored; then output for a closed pipe would be computed to its end. */
	signal(SIGPIPE, SIG_DFL);
	const char *no_color = g_getenv("NO_COLOR"), *term = g_getenv("TERM");
	bool terminal = isatty(STDOUT_FILENO);
	bool plain = (no_color && *no_color) || !term || strcmp(term, "dumb") == 0;
	ws_session session = {.db = db,
	                      .terminal = terminal,
	                      .width = terminal ? ws_terminal_width() : 0,
	                      .colour = strcmp(color, "always") == 0 || (strcmp(color, "auto") == 0 && terminal && !plain)};
	return finish(ws_partial_run(verb, &session, argc - at, argv + at));
}
