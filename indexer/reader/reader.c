/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parent's side of the reader.

   A child is started at the first file and then serves file after file over one socket; reading a file costs a message there and back,
   not a process. The parent never opens a document: the child gets the path and answers with blocks or a reason. Whatever else happens,
   such as silence, rubbish or death, is turned into an error for that one file, and the next file gets a new child.

   A child that dies is given the benefit of the doubt once: when it had read other files before, the file is tried again in a fresh one,
   so that what is reported of a file never depends on the files before it. Running out of time is not tried again.

   Why a child died is told from its exit status and from the last words on its standard error, which is a pipe that nobody else sees:
   libraries that abort for want of memory say so there and nowhere else. */
#include "indexer/reader/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/reader/ending.h"
#include "indexer/reader/isolation.h"
#include "indexer/reader/wire.h"
#include "text/memory.h"
#include "text/utf8.h"

G_DEFINE_QUARK(ws-reader-error-quark, ws_reader_error)

struct ws_reader {
	char *program;
	pid_t pid;    /* 0: no child */
	int socket, words; /* to the child; from its standard error */
	unsigned served;   /* files this child has answered for */
};

/* A path as a message can show it: one line, valid UTF-8, and no two paths alike. */
char *ws_reader_display(const char *path) {
	GString *s = g_string_new(NULL);
	for (const char *p = path; *p;) {
		gunichar c = g_utf8_get_char_validated(p, -1);
		if (c == (gunichar)-1 || c == (gunichar)-2) {
			g_string_append_printf(s, "\\x%02x", (unsigned char)*p++);
			continue;
		}
		if (c == '\n')
			g_string_append(s, "\\n");
		else if (c == '\\')
			g_string_append(s, "\\\\");
		else if (ws_utf8_is_control(c))
			g_string_append_printf(s, "\\u%04x", c);
		else
			g_string_append_unichar(s, c);
		p = g_utf8_next_char(p);
	}
	return g_string_free(s, FALSE);
}

static void fail(GError **error, ws_reader_error code, const char *path, const char *reason) {
	g_autofree char *name = ws_reader_display(path);
	g_set_error(error, WS_READER_ERROR, code, "cannot read '%s': %s", name, reason);
}

/* ---- the child ---- */

/* Beside the running program, or where it is installed to: ../libexec/wensuo from there. The Makefile's run path says the same of the
   module. */
static char *program_near_us(void) {
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	self[n > 0 ? n : 0] = '\0';
	g_autofree char *folder = g_path_get_dirname(self);
	char *beside = g_build_filename(folder, "wensuo-reader", NULL);
	if (access(beside, X_OK) == 0)
		return beside;
	g_free(beside);
	return g_build_filename(folder, "..", "libexec", "wensuo", "wensuo-reader", NULL);
}

ws_reader *ws_reader_open(const char *program, GError **error) {
	g_autofree char *found = program ? g_strdup(program) : program_near_us();
	if (access(found, X_OK) != 0) {
		g_set_error(error, WS_READER_ERROR, WS_READER_BROKEN, "cannot run '%s': %s", found, g_strerror(errno));
		return NULL;
	}
	ws_reader *r = g_new0(ws_reader, 1);
	r->program = g_steal_pointer(&found);
	r->socket = r->words = -1;
	return r;
}

/* Above the numbers the child's own descriptors take, so that moving one never lands on another. */
static int out_of_the_way(int fd) {
	int moved = fcntl(fd, F_DUPFD_CLOEXEC, 10);
	close(fd);
	return moved;
}

/* Starts the child with its end of the socket, and of the pipe for its last words. 0, or why not, as of errno. */
static int spawn(ws_reader *r, int socket, int words) {
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, all;
	sigemptyset(&none);
	sigfillset(&all);
	int status = posix_spawn_file_actions_init(&actions);
	if (status != 0)
		return status;
	posix_spawnattr_init(&attributes);
	status = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	if (status == 0)
		status = posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	if (status == 0 && !WS_SANITIZED)
		status = posix_spawn_file_actions_adddup2(&actions, words, 2);
	if (status == 0)
		status = posix_spawn_file_actions_adddup2(&actions, socket, WS_CHILD_SOCKET);
	if (status == 0)
		status = posix_spawn_file_actions_addclosefrom_np(&actions, WS_CHILD_SOCKET + 1);
	/* A process group of its own: Ctrl-C is for the parent, which ends its children by hanging up. */
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &all);
	posix_spawnattr_setpgroup(&attributes, 0);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	char parent[24];
	snprintf(parent, sizeof parent, "%ld", (long)getpid());
	char *const arguments[] = {(char *)"wensuo-reader", (char *)"--serve", parent, NULL};
	extern char **environ;
	if (status == 0)
		status = posix_spawn(&r->pid, r->program, &actions, &attributes, arguments, environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return status;
}

static bool start(ws_reader *r, GError **error) {
	int pair[2] = {-1, -1}, words[2] = {-1, -1};
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0 || pipe2(words, O_CLOEXEC | O_NONBLOCK) != 0)
		goto failed;
	for (int i = 0; i < 2; i++) {
		pair[i] = out_of_the_way(pair[i]);
		words[i] = out_of_the_way(words[i]);
		if (pair[i] < 0 || words[i] < 0)
			goto failed;
		int size = 1 << 20;
		setsockopt(pair[i], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
	}
	int status = spawn(r, pair[1], words[1]);
	if (status != 0) {
		r->pid = 0;
		errno = status;
		goto failed;
	}
	close(pair[1]);
	close(words[1]);
	r->socket = pair[0];
	r->words = words[0];
	r->served = 0;
	return true;
failed:
	g_set_error(error, WS_READER_ERROR, WS_READER_BROKEN, "cannot run '%s': %s", r->program, g_strerror(errno));
	for (int i = 0; i < 2; i++) {
		if (pair[i] >= 0)
			close(pair[i]);
		if (words[i] >= 0)
			close(words[i]);
	}
	return false;
}

/* What the child said last, of what fitted into the pipe. */
static void last_words(ws_reader *r, char *said, size_t room) {
	ssize_t n;
	size_t len = 0;
	char piece[4096];
	while ((n = read(r->words, piece, sizeof piece)) > 0) {
		size_t take = (size_t)n < room - 1 ? (size_t)n : room - 1, keep = len < room - 1 - take ? len : room - 1 - take;
		memmove(said, said + len - keep, keep);
		memcpy(said + keep, piece + (size_t)n - take, take);
		len = keep + take;
	}
	said[len] = '\0';
}

/* Ends the child, kindly when `kindly` and it goes at once, and returns its status. */
static int end(ws_reader *r, bool kindly) {
	int status = 0;
	close(r->socket);
	pid_t gone = 0;
	for (int i = 0; kindly && i < 200 && (gone = waitpid(r->pid, &status, WNOHANG)) == 0; i++)
		usleep(i < 20 ? 500 : 10000);
	if (gone == 0) {
		kill(r->pid, SIGKILL);
		while (waitpid(r->pid, &status, 0) < 0 && errno == EINTR)
			;
	}
	r->pid = 0;
	return status;
}

static void finish(ws_reader *r) {
	if (!r->pid)
		return;
	end(r, true);
	close(r->words);
}

/* The child is gone or as good as gone: why, as a reason (free it). */
static char *post_mortem(ws_reader *r, ws_wire_result how) {
	int status = end(r, how == WS_WIRE_CLOSED);
	char said[4096];
	last_words(r, said, sizeof said);
	close(r->words);
	static const char *const of_memory[] = {"out of memory", "bad_alloc", "failed to allocate", "cannot allocate memory",
	                                        "memory exhausted"};
	for (size_t i = 0; i < G_N_ELEMENTS(of_memory); i++)
		if (strcasestr(said, of_memory[i]))
			return g_strdup_printf("needed more than %u MB of memory", WS_CHILD_MEMORY_MB);
	if (how == WS_WIRE_LATE || (WIFEXITED(status) && WEXITSTATUS(status) == WS_CHILD_LATE))
		return g_strdup_printf("took longer than %d s", WS_CHILD_WALL);
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		return g_strdup_printf("took more than %d s of processor time", WS_CHILD_CPU);
	if (how == WS_WIRE_GARBLED)
		return g_strdup("the reader answered with rubbish");
	if (WIFSIGNALED(status))
		return g_strdup_printf("the reader crashed (signal %d)", WTERMSIG(status));
	return g_strdup_printf("the reader ended (status %d)", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

/* A child that died between two files, or went because it had grown fat, is no fault of the next file. */
static void bury_the_dead(ws_reader *r) {
	char byte;
	if (r->pid && recv(r->socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0)
		finish(r);
}

/* ---- asking ---- */

static bool ask(ws_reader *r, ws_wire_kind kind, const char *path, const void *bytes, size_t len, ws_wire_head *head, char **payload,
                ws_arena *arena, GError **error) {
	for (int attempt = 0;; attempt++) {
		bury_the_dead(r);
		if (!r->pid && !start(r, error))
			return false;
		double deadline = ws_wire_now() + WS_CHILD_WALL + 5;
		bool fresh = r->served == 0;
		ws_wire_result result = ws_wire_send(r->socket, kind, path, strlen(path) + 1, bytes, len, deadline);
		if (result == WS_WIRE_OK)
			result = ws_wire_receive(r->socket, head, payload, arena, deadline);
		if (result == WS_WIRE_OK) {
			r->served++;
			return true;
		}
		g_autofree char *reason = post_mortem(r, result);
		bool late = g_str_has_prefix(reason, "took");
		if (fresh || late || attempt > 0) {
			fail(error, WS_READER_CRASHED, path, reason);
			return false;
		}
	}
}

/* The reason in a refusal, or that the answer was none. */
static void refused(ws_reader *r, const char *path, const ws_wire_head *head, const char *payload, GError **error) {
	if (head->kind == WS_WIRE_REFUSED || head->kind == WS_WIRE_IO) {
		g_autofree char *reason = g_utf8_make_valid(payload, -1);
		fail(error, head->kind == WS_WIRE_IO ? WS_READER_IO : WS_READER_REFUSED, path, reason);
		return;
	}
	g_autofree char *reason = post_mortem(r, WS_WIRE_GARBLED);
	fail(error, WS_READER_CRASHED, path, reason);
}

static ws_blocks *read_document(ws_reader *r, ws_wire_kind kind, const char *path, const void *bytes, size_t len, ws_arena *arena,
                                GError **error) {
	ws_wire_head head;
	char *payload;
	if (!ask(r, kind, path, bytes, len, &head, &payload, arena, error))
		return NULL;
	ws_blocks *blocks = head.kind == WS_WIRE_BLOCKS ? ws_wire_blocks(payload, head.len, arena) : NULL;
	if (!blocks)
		refused(r, path, &head, payload, error);
	return blocks;
}

ws_blocks *ws_reader_read(ws_reader *reader, const char *path, ws_arena *arena, GError **error) {
	return read_document(reader, WS_WIRE_READ, path, NULL, 0, arena, error);
}

ws_blocks *ws_reader_read_bytes(ws_reader *reader, const char *name, const void *bytes, size_t len, ws_arena *arena, GError **error) {
	if (len > (size_t)WS_CHILD_FILE_MB << 20) {
		g_autofree char *reason = g_strdup_printf("larger than the limit of %d MB", WS_CHILD_FILE_MB);
		fail(error, WS_READER_REFUSED, name, reason);
		return NULL;
	}
	return read_document(reader, WS_WIRE_READ_BYTES, name, bytes, len, arena, error);
}

void ws_reader_close(ws_reader *reader) {
	if (!reader)
		return;
	finish(reader);
	g_free(reader->program);
	g_free(reader);
}

bool ws_reader_knows(const char *path) {
	return ws_ending_format(path) != NULL;
}

bool ws_reader_is_archive(const char *path) {
	const char *format = ws_ending_format(path);
	return format && strcmp(format, "archive") == 0;
}

bool ws_reader_members(ws_reader *reader, const char *path, void (*each)(const char *member, void *data), void *data, GError **error) {
	ws_arena *arena = ws_arena_new();
	ws_wire_head head;
	char *payload;
	bool ok = ask(reader, WS_WIRE_MEMBERS, path, NULL, 0, &head, &payload, arena, error);
	if (ok && head.kind != WS_WIRE_TEXT) {
		refused(reader, path, &head, payload, error);
		ok = false;
	}
	for (const char *p = payload; ok && p < payload + head.len; p += strlen(p) + 1)
		each(p, data);
	ws_arena_free(arena);
	return ok;
}

char *ws_reader_versions(ws_reader *reader, GError **error) {
	ws_arena *arena = ws_arena_new();
	ws_wire_head head;
	char *payload, *versions = NULL;
	if (ask(reader, WS_WIRE_VERSIONS, "--version", NULL, 0, &head, &payload, arena, error)) {
		if (head.kind == WS_WIRE_TEXT)
			versions = g_strdup(payload);
		else
			refused(reader, "--version", &head, payload, error);
	}
	ws_arena_free(arena);
	return versions;
}
