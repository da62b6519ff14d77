/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo-reader: the child that reads documents. It answers one request after another until the parent hangs up. */
#include <errno.h>
#include <fcntl.h>
#include <libxml/xmlmemory.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/reader/format/archive.h"
#include "indexer/reader/format/format.h"
#include "indexer/reader/isolation.h"
#include "indexer/reader/wire.h"
#include "text/memory.h"

/* A child that once was larger than this is replaced by a new one: allocators rarely give back what a large document took. */
enum { FAT_KB = 320 * 1024 };

static void answer_error(const GError *error) {
	bool io = error->domain == WS_FORMAT_ERROR && error->code == WS_FORMAT_IO;
	ws_wire_send(WS_CHILD_SOCKET, io ? WS_WIRE_IO : WS_WIRE_REFUSED, error->message, strlen(error->message), NULL, 0, 0);
}

static void read_and_answer(ws_source *source, ws_arena *arena) {
	g_autoptr(GError) error = NULL;
	ws_blocks *blocks = ws_format_read(source, arena, &error);
	if (blocks)
		ws_wire_send_blocks(WS_CHILD_SOCKET, blocks);
	else
		answer_error(error);
}

static const char *base_name(const char *path) {
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static void read_path(const char *path, ws_arena *arena) {
	g_autoptr(GError) error = NULL;
	ws_source source = {.name = base_name(path), .fd = -1};
	if (ws_source_open(&source, path, arena, &error))
		read_and_answer(&source, arena);
	else
		answer_error(error);
	if (source.fd >= 0)
		close(source.fd);
}

static void read_bytes(const char *name, const char *bytes, size_t len, ws_arena *arena) {
	g_autoptr(GError) error = NULL;
	ws_source source = {.name = base_name(name), .bytes = (const unsigned char *)bytes, .len = len, .fd = -1};
	if (len > 0)
		read_and_answer(&source, arena);
	else if (!ws_refuse(&error, "empty"))
		answer_error(error);
}

static void list_members(const char *path, ws_arena *arena) {
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) list = g_string_new(NULL);
	if (ws_archive_list(path, list, arena, &error))
		ws_wire_send(WS_CHILD_SOCKET, WS_WIRE_TEXT, list->str, list->len, NULL, 0, 0);
	else
		answer_error(error);
}

static void tell_versions(void) {
	g_autoptr(GString) list = g_string_new(NULL);
	for (const ws_format *const *f = ws_formats; *f; f++) {
		const char *version = (*f)->version ? (*f)->version() : NULL;
		if (version && !strstr(list->str, version))
			g_string_append_printf(list, "%s%s", list->len ? ", " : "", version);
	}
	ws_wire_send(WS_CHILD_SOCKET, WS_WIRE_TEXT, list->str, list->len + 1, NULL, 0, 0);
}

/* Without memory libxml2 would go on with part of a tree, which reads as a document that is damaged, or whole. */
static void *take(size_t size) {
	return ws_memory(1, size);
}

static void *resize(void *memory, size_t size) {
	void *moved = realloc(memory, size ? size : 1);
	if (!moved)
		ws_out_of_memory();
	return moved;
}

static char *copy(const char *text) {
	return strcpy(ws_memory(strlen(text) + 1, 1), text);
}

static void serve(void) {
	ws_arena *arena = ws_arena_new();
	for (;;) {
		ws_wire_head head;
		char *payload;
		ws_confine_file(false);
		if (ws_wire_receive(WS_CHILD_SOCKET, &head, &payload, arena, 0) != WS_WIRE_OK)
			break;
		ws_confine_file(true);
		size_t name = strlen(payload);
		size_t rest = name < head.len ? head.len - name - 1 : 0;
		if (head.kind == WS_WIRE_READ)
			read_path(payload, arena);
		else if (head.kind == WS_WIRE_READ_BYTES)
			read_bytes(payload, payload + head.len - rest, rest, arena);
		else if (head.kind == WS_WIRE_MEMBERS)
			list_members(payload, arena);
		else
			tell_versions();
		struct rusage used;
		getrusage(RUSAGE_SELF, &used);
		if (used.ru_maxrss > FAT_KB && !WS_SANITIZED)
			break;
		ws_arena_clear(arena);
	}
	ws_archive_forget();
	ws_arena_free(arena);
}

int main(int argc, char **argv) {
	if (argc != 3 || strcmp(argv[1], "--serve") != 0 || fcntl(WS_CHILD_SOCKET, F_GETFD) < 0) {
		fputs("wensuo-reader reads documents for wensuo, which starts it by itself.\n", stderr);
		return WS_CHILD_UNUSABLE;
	}
	fcntl(WS_CHILD_SOCKET, F_SETFD, FD_CLOEXEC);
	setlocale(LC_CTYPE, "C.UTF-8");
	ws_memory_for_icu();
	xmlMemSetup(free, take, resize, copy);
	ws_confine(strtol(argv[2], NULL, 10));
	serve();
	return 0;
}
