/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/partial.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cli/record.h"

/* One look-up runs in a process. */
static struct {
	GPtrArray *left_out; /* names of shards known to be lost, NULL at the end */
	guint missing;       /* how many were when the index was opened */
	bool lost;           /* one more by the end of the look-up */
	GError *fault;       /* why what was read does not stand; NULL */
} state;

static guint count(const char *const *names) {
	return names ? g_strv_length((char **)names) : 0;
}

ws_store *ws_partial_open(const char *location, bool partial, unsigned timeout_ms, GError **error) {
	const ws_store_options options = {.partial = partial, .timeout_ms = timeout_ms,
	                                  .left_out = state.left_out ? (const char *const *)state.left_out->pdata : NULL};
	ws_store *store = ws_store_open_with(location, &options, error);
	const char *const *missing = store ? ws_store_missing(store) : NULL;
	state.missing = count(missing);
	for (guint i = 0; i < state.missing; i++)
		ws_warn("the answer is incomplete: shard '%s' is left out", missing[i]);
	ws_json_incomplete(missing);
	return store;
}

void ws_partial_close(ws_store *store) {
	if (!store)
		return;
	const char *const *missing = ws_store_missing(store);
	state.lost = count(missing) > state.missing;
	ws_store_stands(store, &state.fault);
	if (state.lost) {
		g_clear_pointer(&state.left_out, g_ptr_array_unref);
		state.left_out = g_ptr_array_new_with_free_func(g_free);
		for (guint i = 0; missing[i]; i++)
			g_ptr_array_add(state.left_out, g_strdup(missing[i]));
		g_ptr_array_add(state.left_out, NULL);
	}
	ws_store_close(store);
}

static bool asks_partial(int argc, char **argv) {
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--partial") == 0)
			return true;
	return false;
}

/* Parsing changes argv: each run has its own copy. */
static int run_once(const ws_verb *verb, ws_session *session, int argc, char **argv) {
	g_autofree char **copy = g_new0(char *, argc + 1);
	memcpy(copy, argv, (size_t)argc * sizeof *copy);
	state.lost = false;
	int status = verb->run(session, argc, copy);
	if (state.fault) /* which may be why it failed */
		status = ws_fail("%s", state.fault->message);
	g_clear_error(&state.fault);
	return status;
}

/* Through stdio, so that what goes wrong with the output is found where it always is. */
static bool send_held(int held) {
	char part[1 << 16];
	ssize_t n = 0;
	for (off_t at = 0; (n = pread(held, part, sizeof part, at)) > 0; at += n)
		if (fwrite(part, 1, (size_t)n, stdout) != (size_t)n)
			return true; /* told at the end */
	close(held);
	return n == 0;
}

int ws_partial_run(const ws_verb *verb, ws_session *session, int argc, char **argv) {
	if (!asks_partial(argc, argv)) {
		int status = run_once(verb, session, argc, argv);
		if (state.lost && status != WS_EXIT_ERROR)
			status = ws_fail("shard '%s' was lost while it was read", (char *)state.left_out->pdata[state.left_out->len - 2]);
		return status;
	}
	/* The answer is held in memory until it is known to be whole. */
	int real = dup(STDOUT_FILENO), held = memfd_create("answer", MFD_CLOEXEC);
	if (real < 0 || held < 0 || fflush(stdout) != 0 || dup2(held, STDOUT_FILENO) < 0)
		return ws_fail("cannot hold the answer: %s", g_strerror(errno));
	int status;
	do {
		if (ftruncate(held, 0) != 0 || lseek(held, 0, SEEK_SET) != 0)
			return ws_fail("cannot hold the answer: %s", g_strerror(errno));
		status = run_once(verb, session, argc, argv);
		fflush(stdout);
	} while (state.lost);
	dup2(real, STDOUT_FILENO);
	close(real);
	if (!send_held(held))
		return ws_fail("cannot read the held answer: %s", g_strerror(errno));
	return status;
}
