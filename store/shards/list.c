/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/shards/list.h"

#include <string.h>

#include "store/store.h"

enum { SHARDS = 1000 };

static void line_free(gpointer data) {
	ws_shard_line *l = data;
	g_free(l->line);
	g_free(l->location);
	g_free(l);
}

/* "host:port" or "[host]:port": what stands behind the last colon is a number, and no slash before it. */
static bool read_server(const char *text, ws_shard_line *out) {
	const char *colon = strrchr(text, ':');
	guint64 port;
	if (!colon || colon == text || strchr(text, '/') || !g_ascii_string_to_unsigned(colon + 1, 10, 1, 65535, &port, NULL))
		return false;
	bool bracketed = *text == '[' && colon[-1] == ']';
	out->kind = WS_SHARD_SERVER;
	out->location = bracketed ? g_strndup(text + 1, (gsize)(colon - text) - 2) : g_strndup(text, (gsize)(colon - text));
	out->port = (unsigned)port;
	return true;
}

/* A folder is Xapian's, a file SQLite's. */
static void read_local(const char *text, const char *folder, ws_shard_line *out) {
	bool says = g_str_has_prefix(text, "xapian:");
	g_autofree char *path = g_canonicalize_filename(says ? text + strlen("xapian:") : text, folder);
	out->kind = WS_SHARD_LOCAL;
	out->location = says || !g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_strconcat("xapian:", path, NULL) : g_steal_pointer(&path);
}

GPtrArray *ws_shard_list_read(const char *path, GError **error) {
	g_autofree char *text = NULL;
	g_autoptr(GError) fault = NULL;
	if (!g_file_get_contents(path, &text, NULL, &fault)) {
		bool missing = g_error_matches(fault, G_FILE_ERROR, G_FILE_ERROR_NOENT);
		g_set_error(error, WS_STORE_ERROR, missing ? WS_STORE_NOT_FOUND : WS_STORE_IO, "cannot read the list of shards '%s': %s", path,
		            missing ? "no such file" : fault->message);
		return NULL;
	}
	g_autofree char *absolute = g_canonicalize_filename(path, NULL), *folder = g_path_get_dirname(absolute);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(line_free);
	for (int i = 0; lines[i]; i++) {
		char *line = g_strstrip(lines[i]);
		if (!*line || *line == '#')
			continue;
		ws_shard_line *one = g_new0(ws_shard_line, 1);
		one->line = g_strdup(line);
		g_ptr_array_add(list, one);
		if (g_str_has_prefix(line, "ssh ")) {
			one->kind = WS_SHARD_PROGRAM;
			one->location = g_strdup(g_strchug(line + strlen("ssh ")));
		} else if (!read_server(line, one)) {
			read_local(line, folder, one);
		}
		if (list->len > SHARDS) {
			g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "the list of shards '%s' has more than %d lines", path, SHARDS);
			return NULL;
		}
	}
	if (list->len)
		return g_steal_pointer(&list);
	g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "the list of shards '%s' names none", path);
	return NULL;
}
