/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sqlite/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store.h"

struct ws_lock {
	char *path;
	int fd;
};

/* Whether the locked file is still the one at that path: its last holder removes it. */
static bool is_current(int fd, const char *path) {
	struct stat held, there;
	return fstat(fd, &held) == 0 && stat(path, &there) == 0 && held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

ws_lock *ws_lock_take(const char *path, const char *shown, GError **error) {
	g_autofree char *name = g_strconcat(path, "-lock", NULL);
	for (;;) {
		int fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
		if (fd < 0) {
			g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot write '%s': %s", shown, g_strerror(errno));
			return NULL;
		}
		if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
			int reason = errno;
			close(fd);
			if (reason == EWOULDBLOCK)
				g_set_error(error, WS_STORE_ERROR, WS_STORE_BUSY, "another process is indexing into '%s'", shown);
			else
				g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot lock '%s': %s", name, g_strerror(reason));
			return NULL;
		}
		if (is_current(fd, name)) {
			ws_lock *lock = g_new(ws_lock, 1);
			*lock = (ws_lock){g_steal_pointer(&name), fd};
			return lock;
		}
		close(fd);
	}
}

void ws_lock_release(ws_lock *lock) {
	if (!lock)
		return;
	unlink(lock->path);
	close(lock->fd);
	g_free(lock->path);
	g_free(lock);
}
