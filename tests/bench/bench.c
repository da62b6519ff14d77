/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `make bench` measures from inside a process.

     bench words JOBS <FILES     ICU word breaking alone over the paragraphs of the files named on standard input, MB/s on JOBS threads
     bench figures <FILES        seconds for the figures of those paragraphs, on one thread
     bench search DB QUERIES     top 10 of each line of QUERIES: p50 and p95 in ms
     bench mentions DB QUERIES   every mention of each line, exactly: p50 and p95 in ms, and the mentions found
     bench names DB QUERIES      the same under every name of it
     bench whole QUERIES COMMAND [ARGUMENT…]   the command with each line as its last argument, from start to end: p50 and p95 in ms */
#include <fcntl.h>
#include <glib.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "indexer/extract.h"
#include "indexer/facts/facts.h"
#include "query/mentions.h"
#include "query/rank.h"

static double now(void) {
	return (double)g_get_monotonic_time() / 1e3;
}

/* ---- words ---- */

typedef struct {
	char **files;
	int n, step, first;
	size_t bytes, words;
} share;

static gpointer break_words(gpointer data) {
	share *s = data;
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *breaks = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
	UChar *utf16 = NULL;
	size_t room = 0;
	for (int i = s->first; i < s->n; i += s->step) {
		g_autofree char *text = NULL;
		gsize len;
		if (!g_file_get_contents(s->files[i], &text, &len, NULL))
			continue;
		s->bytes += len;
		for (char *line = text, *end = text + len; line < end;) {
			char *stop = memchr(line, '\n', (size_t)(end - line));
			size_t n = stop ? (size_t)(stop - line) : (size_t)(end - line);
			if (n + 1 > room)
				utf16 = g_realloc(utf16, (room = 2 * n + 16) * sizeof *utf16);
			int32_t units = 0;
			status = U_ZERO_ERROR;
			u_strFromUTF8WithSub(utf16, (int32_t)room, &units, line, (int32_t)n, 0xFFFD, NULL, &status);
			ubrk_setText(breaks, utf16, units, &status);
			while (ubrk_next(breaks) != UBRK_DONE)
				s->words++;
			line += n + 1;
		}
	}
	g_free(utf16);
	ubrk_close(breaks);
	return NULL;
}

static int bench_words(int jobs, char **files, int n) {
	g_autofree share *shares = g_new0(share, jobs);
	g_autofree GThread **threads = g_new0(GThread *, jobs);
	double began = now();
	for (int i = 0; i < jobs; i++) {
		shares[i] = (share){files, n, jobs, i, 0, 0};
		threads[i] = g_thread_new("words", break_words, &shares[i]);
	}
	size_t bytes = 0;
	for (int i = 0; i < jobs; i++) {
		g_thread_join(threads[i]);
		bytes += shares[i].bytes;
	}
	printf("%.2f\n", (double)bytes / 1e3 / (now() - began));
	return 0;
}

/* ---- figures ---- */

static int bench_figures(char **files, int n) {
	ws_arena *arena = ws_arena_new();
	double figures = 0;
	for (int i = 0; i < n; i++) {
		g_autofree char *text = NULL;
		gsize len;
		if (!g_file_get_contents(files[i], &text, &len, NULL))
			continue;
		g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
		for (char **line = lines; *line; line++) {
			ws_extracted *x = ws_extract_paragraph(*line, strlen(*line), arena);
			double began = now();
			ws_find_figures(x->document, x->folded, arena);
			figures += now() - began;
		}
		ws_arena_clear(arena);
	}
	ws_arena_free(arena);
	printf("%.3f\n", figures / 1e3);
	return 0;
}

/* ---- look-ups ---- */

static int by_value(const void *a, const void *b) {
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void print_times(GArray *times, size_t found) {
	g_array_sort(times, by_value);
	printf("%.3f %.3f %zu\n", g_array_index(times, double, times->len / 2), g_array_index(times, double, times->len * 95 / 100), found);
}

static int bench_lookups(char verb, const char *db, const char *queries) {
	g_autoptr(GError) error = NULL;
	g_autofree char *all = NULL;
	ws_store *store = ws_store_open(db, WS_STORE_READ, &error);
	if (!store || !g_file_get_contents(queries, &all, NULL, &error)) {
		fprintf(stderr, "bench: %s\n", error->message);
		return 2;
	}
	const char *why;
	ws_segmenter *segmenter = ws_segmenter_open(&why);
	g_auto(GStrv) lines = g_strsplit(all, "\n", -1);
	g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(double));
	size_t found = 0;
	for (int round = 0; round < 2; round++) { /* the first warms the caches */
		g_array_set_size(times, 0);
		found = 0;
		for (char **q = lines; *q; q++) {
			if (!**q)
				continue;
			ws_arena *arena = ws_arena_new();
			ws_reading *reading = ws_reading_new(store);
			double began = now();
			GArray *out = NULL;
			const ws_mention_options options = {.exact = verb == 'm'};
			if (verb == 'm') {
				out = ws_mentions_of_string(store, reading, *q, &options, segmenter, arena, &error);
			} else if (verb == 'n') {
				out = ws_mentions_of_name(store, reading, *q, &options, segmenter, arena, &error);
			} else {
				uint32_t at;
				ws_query *query = ws_query_parse(*q, segmenter, NULL, NULL, &at, arena, NULL);
				ws_matcher *matcher = query ? ws_matcher_new(store, query, NULL, arena, &error) : NULL;
				out = matcher ? ws_rank(store, query, matcher, reading, 10, arena, &error) : NULL;
				ws_matcher_free(matcher);
			}
			double took = now() - began;
			if (out) {
				found += out->len;
				g_array_append_val(times, took);
				g_array_unref(out);
			}
			ws_reading_free(reading);
			ws_arena_free(arena);
		}
	}
	print_times(times, found);
	ws_segmenter_close(segmenter);
	ws_store_close(store);
	return 0;
}

/* ---- whole processes ---- */

static int bench_whole(const char *queries, char **command, int n) {
	g_autoptr(GError) error = NULL;
	g_autofree char *all = NULL;
	if (!g_file_get_contents(queries, &all, NULL, &error)) {
		fprintf(stderr, "bench: %s\n", error->message);
		return 2;
	}
	g_auto(GStrv) lines = g_strsplit(g_strchomp(all), "\n", -1);
	g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(double));
	g_autofree char **arguments = g_new0(char *, (gsize)n + 2);
	memcpy(arguments, command, (size_t)n * sizeof *arguments);
	posix_spawn_file_actions_t quiet;
	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	for (char **q = lines; *q; q++) {
		pid_t child;
		int status;
		arguments[n] = *q;
		double began = now();
		if (posix_spawnp(&child, command[0], &quiet, NULL, arguments, environ) != 0 || waitpid(child, &status, 0) != child ||
		    WEXITSTATUS(status) > 1) {
			fprintf(stderr, "bench: '%s' failed\n", command[0]);
			return 2;
		}
		double took = now() - began;
		g_array_append_val(times, took);
	}
	posix_spawn_file_actions_destroy(&quiet);
	print_times(times, times->len);
	return 0;
}

/* The names on standard input, a line each. */
static char **read_names(void) {
	g_autoptr(GIOChannel) input = g_io_channel_unix_new(0);
	g_autofree char *all = NULL;
	g_io_channel_set_encoding(input, NULL, NULL);
	g_io_channel_read_to_end(input, &all, NULL, NULL);
	return g_strsplit(g_strchomp(all), "\n", -1);
}

int main(int argc, char **argv) {
	bool words = argc == 3 && strcmp(argv[1], "words") == 0;
	if (words || (argc == 2 && strcmp(argv[1], "figures") == 0)) {
		g_auto(GStrv) names = read_names();
		int n = (int)g_strv_length(names);
		return words ? bench_words(MAX(1, atoi(argv[2])), names, n) : bench_figures(names, n);
	}
	if (argc == 4 && (strcmp(argv[1], "search") == 0 || strcmp(argv[1], "mentions") == 0 || strcmp(argv[1], "names") == 0))
		return bench_lookups(argv[1][0], argv[2], argv[3]);
	if (argc >= 4 && strcmp(argv[1], "whole") == 0)
		return bench_whole(argv[2], argv + 3, argc - 3);
	fputs("usage: bench words JOBS <FILES | figures <FILES | search DB QUERIES | mentions DB QUERIES | names DB QUERIES | whole QUERIES COMMAND [ARGUMENT…]\n", stderr);
	return 2;
}
