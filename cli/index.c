/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo index PATH…: bring the index up to date. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/print.h"
#include "cli/record.h"
#include "cli/verb.h"
#include "indexer/index.h"
#include "store/store.h"

typedef struct {
	bool json, dry_run;
	bool progress;   /* standard error is a terminal */
	bool line_open;  /* a progress line is on it */
	gint64 last;
} reporter;

static void clear_line(reporter *r) {
	if (r->line_open)
		fputs("\r\033[K", stderr);
	r->line_open = false;
}

static void on_failure(const char *path, const char *reason, void *data) {
	reporter *r = data;
	clear_line(r);
	ws_warn("%s", reason);
	if (r->json)
		ws_json_print(json_pack("{s:s,s:o,s:o}", "type", "failure", "path", ws_json_string(path), "error", ws_json_string(reason)));
}

static void on_progress(const char *action, const char *path, const ws_index_summary *sum, uint64_t files, void *data) {
	enum { EVERY_US = 100000, SHOWN = 60 /* bytes of the path */ };
	reporter *r = data;
	if (r->dry_run) {
		g_autofree char *shown = ws_show_path(path);
		if (r->json)
			ws_json_print(json_pack("{s:s,s:s,s:o}", "type", "plan", "action", action, "path", ws_json_string(path)));
		else
			printf("%s %s\n", action, shown);
		return;
	}
	gint64 now = g_get_monotonic_time();
	if (!r->progress || now - r->last < EVERY_US)
		return;
	r->last = now;
	g_autofree char *shown = ws_show_path(path);
	int len = (int)MIN(strlen(shown), (size_t)SHOWN);
	while (len > 0 && ((unsigned char)shown[len] & 0xC0) == 0x80) /* not inside a character */
		len--;
	fprintf(stderr, "\r\033[K%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " files, %.1f MB: %.*s", sum->indexed + sum->failed, files,
	        (double)sum->bytes / 1e6, len, shown);
	r->line_open = true;
}

static void print_summary(const reporter *r, const ws_index_summary *s) {
	bool large = s->bytes >= 1000000;
	if (r->json)
		ws_json_print(json_pack("{s:s,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:f}", "type", "summary", "scanned", (json_int_t)s->scanned,
		                        "indexed", (json_int_t)s->indexed, "unchanged", (json_int_t)s->unchanged, "removed", (json_int_t)s->removed,
		                        "failed", (json_int_t)s->failed, "passages", (json_int_t)s->passages, "figures", (json_int_t)s->figures,
		                        "bytes", (json_int_t)s->bytes, "seconds", s->seconds));
	else
		printf("%" G_GUINT64_FORMAT " file%s: %" G_GUINT64_FORMAT " %sindexed, %" G_GUINT64_FORMAT " unchanged, %" G_GUINT64_FORMAT
		       " removed, "
		       "%" G_GUINT64_FORMAT " failed; %" G_GUINT64_FORMAT " passage%s, %" G_GUINT64_FORMAT " figure%s, %.*f %s in %.1f s\n",
		       s->scanned, ws_plural(s->scanned), s->indexed, r->dry_run ? "to be " : "", s->unchanged, s->removed, s->failed, s->passages,
		       ws_plural(s->passages), s->figures, ws_plural(s->figures), large ? 1 : 0, (double)s->bytes / (large ? 1e6 : 1e3),
		       large ? "MB" : "kB", s->seconds);
}

/* "2/4" */
static bool read_shard(const char *text, unsigned *shard, unsigned *shards) {
	char rest;
	return strspn(text, "0123456789/") == strlen(text) && sscanf(text, "%9u/%9u%c", shard, shards, &rest) == 2 && *shard >= 1 &&
	       *shard <= *shards;
}

int ws_run_index(ws_session *session, int argc, char **argv) {
	gint jobs = 0;
	gboolean force = FALSE, dry_run = FALSE, json = FALSE;
	g_auto(GStrv) excludes = NULL;
	g_autofree char *shard = NULL;
	const GOptionEntry entries[] = {
		{"jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, "worker threads (default: one for each processor)", "N"},
		{"exclude", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &excludes, "leave out what matches, by name or whole path; may be repeated", "GLOB"},
		{"force", 0, 0, G_OPTION_ARG_NONE, &force, "read every file again, changed or not", NULL},
		{"dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, "only say what would be done", NULL},
		{"shard", 0, 0, G_OPTION_ARG_STRING, &shard, "only the files that fall to part I of N", "I/N"},
		{"json", 0, 0, G_OPTION_ARG_NONE, &json, "JSON Lines: failures, then a summary", NULL},
		{NULL},
	};
	if (!ws_parse_options(entries, NULL, "PATH…",
	                      "Brings the index up to date: new and changed files in, vanished files out.\n"
	                      "Exit status: 0 all files in, 1 some failed (each is named), 2 could not run.",
	                      &argc, &argv))
		return WS_EXIT_ERROR;
	reporter r = {.json = json, .dry_run = dry_run, .progress = isatty(STDERR_FILENO) && !json};
	ws_index_options options = {.paths = argv + 1,
	                            .excludes = excludes,
	                            .force = force,
	                            .dry_run = dry_run,
	                            .failure = on_failure,
	                            .progress = on_progress,
	                            .data = &r};
	if (argc < 2)
		return ws_fail("index: name at least one file or folder");
	for (int i = 1; i < argc; i++)
		if (!*argv[i])
			return ws_fail("index: argument %d names no file or folder: it is empty", i);
	if (jobs < 0 || jobs > 256)
		return ws_fail("index: --jobs takes a number from 1 to 256");
	options.jobs = (unsigned)jobs;
	if (shard && !read_shard(shard, &options.shard, &options.shards))
		return ws_fail("index: --shard takes I/N, as in 2/4");
	signal(SIGPIPE, SIG_IGN); /* a reader child may die while it is written to */
	g_autoptr(GError) error = NULL;
	ws_store *store = ws_store_open(session->db, dry_run ? WS_STORE_READ : WS_STORE_WRITE, &error);
	if (!store && !(dry_run && g_error_matches(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND))) /* to one that is yet to be made all is new */
		return ws_fail("%s", error->message);
	g_clear_error(&error);
	ws_index_summary sum;
	bool ok = ws_index_run(store, &options, &sum, &error);
	clear_line(&r);
	ws_store_close(store);
	if (!ok)
		return ws_fail("%s", error->message);
	print_summary(&r, &sum);
	return sum.failed ? 1 : 0;
}
