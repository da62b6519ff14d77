/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/reader/ending.h"
#include "indexer/reader/format/archive.h"
#include "indexer/reader/format/format.h"

/* Sets a WS_FORMAT_IO error from errno, "permission denied", and returns false. */
static bool fail_errno(GError **error, int number) {
	g_autofree char *reason = g_strdup(g_strerror(number));
	if (g_ascii_isupper(reason[0]) && g_ascii_islower(reason[1]))
		reason[0] = g_ascii_tolower(reason[0]);
	g_set_error_literal(error, WS_FORMAT_ERROR, WS_FORMAT_IO, reason);
	return false;
}

int ws_open_regular(const char *path, struct stat *st, GError **error) {
	/* O_NONBLOCK: a FIFO without a writer must not hold the child. */
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0 || fstat(fd, st) != 0) {
		fail_errno(error, errno);
	} else if (S_ISREG(st->st_mode)) {
		return fd;
	} else if (S_ISDIR(st->st_mode)) {
		fail_errno(error, EISDIR);
	} else {
		ws_refuse(error, "not a regular file");
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

static bool read_all(ws_source *source, size_t expected, ws_arena *arena, GError **error) {
	if (expected > ws_limits.file)
		return ws_refuse(error, "larger than the limit of %zu MB", ws_limits.file >> 20);
	/* One byte more than expected, to notice a file that grows while it is read. */
	unsigned char *bytes = ws_arena_take(arena, expected + 2);
	size_t n = 0;
	while (n < expected + 1) {
		ssize_t got = read(source->fd, bytes + n, expected + 1 - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail_errno(error, errno);
		if (got == 0)
			break;
		n += (size_t)got;
	}
	if (n == 0)
		return ws_refuse(error, "empty");
	source->len = n > expected ? expected : n;
	bytes[source->len] = '\0';
	source->bytes = bytes;
	return true;
}

bool ws_source_open(ws_source *source, const char *path, ws_arena *arena, GError **error) {
	struct stat st;
	const char *member = ws_ending_member(path);
	if (member && access(path, F_OK) != 0) {
		source->member = true;
		return ws_archive_open(source, ws_arena_copy(arena, path, (size_t)(member - path)), member + 2, error);
	}
	source->fd = ws_open_regular(path, &st, error);
	return source->fd >= 0 && read_all(source, (size_t)st.st_size, arena, error);
}

/* The limit on file size keeps a child from writing to disk; memory that only looks like a file needs it lifted for a moment. */
static bool write_all(int fd, const unsigned char *bytes, size_t len) {
	struct rlimit before, lifted;
	getrlimit(RLIMIT_FSIZE, &before);
	lifted = before;
	lifted.rlim_cur = lifted.rlim_max;
	setrlimit(RLIMIT_FSIZE, &lifted);
	bool ok = true;
	while (ok && len > 0) {
		ssize_t n = write(fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		ok = n > 0;
		bytes += ok ? n : 0;
		len -= ok ? (size_t)n : 0;
	}
	setrlimit(RLIMIT_FSIZE, &before);
	return ok;
}

int ws_source_fd(const ws_source *source, GError **error) {
	int fd = source->fd >= 0 ? fcntl(source->fd, F_DUPFD_CLOEXEC, 3) : memfd_create("document", MFD_CLOEXEC);
	if (fd >= 0 && (source->fd >= 0 || write_all(fd, source->bytes, source->len)) && lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	fail_errno(error, errno);
	if (fd >= 0)
		close(fd);
	return -1;
}
