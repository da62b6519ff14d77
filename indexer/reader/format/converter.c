/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/converter.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS = 20, WALL_SECONDS = 30, MEMORY_MB = 512, OUTPUT_MB = 64 };

static long now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

static ws_convert_result start(const char *const *arguments, int fd, int out, pid_t *pid) {
	static char *const environment[] = {(char *)"PATH=/usr/local/bin:/usr/bin:/bin", (char *)"HOME=/", (char *)"LC_ALL=C.UTF-8", NULL};
	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	/* Clear of 0 to 3 first, for either descriptor may be one of them. */
	int document = fcntl(fd, F_DUPFD_CLOEXEC, 10);
	int pipe_end = fcntl(out, F_DUPFD_CLOEXEC, 10);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, pipe_end, 1);
	posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, document, 3);
	int failed =
	    document < 0 || pipe_end < 0 ? EMFILE : posix_spawnp(pid, arguments[0], &actions, NULL, (char *const *)arguments, environment);
	posix_spawn_file_actions_destroy(&actions);
	if (document >= 0)
		close(document);
	if (pipe_end >= 0)
		close(pipe_end);
	return failed == 0 ? WS_CONVERT_OK : failed == ENOENT ? WS_CONVERT_MISSING : WS_CONVERT_FAILED;
}

ws_convert_result ws_convert(const char *const *arguments, int fd, GString *out) {
	int ends[2];
	pid_t pid;
	if (lseek(fd, 0, SEEK_SET) < 0 || pipe2(ends, O_CLOEXEC) != 0)
		return WS_CONVERT_FAILED;
	ws_convert_result result = start(arguments, fd, ends[1], &pid);
	close(ends[1]);
	if (result != WS_CONVERT_OK) {
		close(ends[0]);
		return result;
	}
	prlimit(pid, RLIMIT_CPU, &(struct rlimit){SECONDS, SECONDS}, NULL);
	prlimit(pid, RLIMIT_AS, &(struct rlimit){(rlim_t)MEMORY_MB << 20, (rlim_t)MEMORY_MB << 20}, NULL);
	size_t before = out->len;
	long end = now() + WALL_SECONDS;
	for (;;) {
		char buffer[16384];
		long left = end - now();
		struct pollfd wait = {.fd = ends[0], .events = POLLIN};
		int ready = left > 0 ? poll(&wait, 1, (int)left * 1000) : 0;
		if (ready < 0 && errno == EINTR)
			continue;
		ssize_t n = ready > 0 ? read(ends[0], buffer, sizeof buffer) : -1;
		if (n < 0 && ready > 0 && errno == EINTR)
			continue;
		if (n == 0)
			break;
		if (n < 0 || out->len - before > (size_t)OUTPUT_MB << 20) {
			result = WS_CONVERT_LIMIT;
			kill(pid, SIGKILL);
			break;
		}
		g_string_append_len(out, buffer, n);
	}
	close(ends[0]);
	int status = 0;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (result == WS_CONVERT_OK && WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
		result = WS_CONVERT_LIMIT;
	else if (result == WS_CONVERT_OK && (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || out->len == before))
		result = WS_CONVERT_FAILED;
	if (result != WS_CONVERT_OK)
		g_string_truncate(out, before);
	return result;
}
