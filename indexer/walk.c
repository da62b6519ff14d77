/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/walk.h"

#include <errno.h>
#include <fnmatch.h>
#include <fts.h>
#include <string.h>
#include <sys/stat.h>

#include "indexer/reader/reader.h"

void ws_found_clear(ws_found *found) {
	g_free(found->path);
}

static bool is_excluded(const char *path, const char *name, char **excludes) {
	for (char **glob = excludes; glob && *glob; glob++)
		if (fnmatch(*glob, name, 0) == 0 || fnmatch(*glob, path, 0) == 0)
			return true;
	return false;
}

static int by_name(const FTSENT **a, const FTSENT **b) {
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static void take(GArray *found, const char *path, const struct stat *st) {
	ws_found f = {g_strdup(path), st->st_size, (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec};
	g_array_append_val(found, f);
}

static bool is_absence(int number) {
	return number == ENOENT || number == ENOTDIR;
}

bool ws_walk(const char *root, char **excludes, GArray *found, void (*unreadable)(const char *path, int number, void *data), void *data) {
	struct stat st;
	if (stat(root, &st) != 0) {
		bool absent = is_absence(errno);
		if (!absent)
			unreadable(root, errno, data);
		return !absent;
	}
	if (!S_ISDIR(st.st_mode)) {
		take(found, root, &st);
		return true;
	}
	char *paths[] = {(char *)root, NULL};
	FTS *fts = fts_open(paths, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
	if (!fts) {
		unreadable(root, errno, data);
		return true;
	}
	FTSENT *e;
	while (errno = 0, e = fts_read(fts)) {
		bool below = e->fts_level > 0;
		switch (e->fts_info) {
		case FTS_D:
			if (below && (e->fts_name[0] == '.' || is_excluded(e->fts_path, e->fts_name, excludes)))
				fts_set(fts, e, FTS_SKIP);
			break;
		case FTS_F:
			if (e->fts_name[0] != '.' && ws_reader_knows(e->fts_name) && !is_excluded(e->fts_path, e->fts_name, excludes))
				take(found, e->fts_path, e->fts_statp);
			break;
		case FTS_DNR:
		case FTS_ERR:
		case FTS_NS:
			if (!is_absence(e->fts_errno) && !(below && is_excluded(e->fts_path, e->fts_name, excludes)))
				unreadable(e->fts_path, e->fts_errno, data);
			break;
		default:
			break;
		}
	}
	if (errno != 0)
		unreadable(root, errno, data);
	fts_close(fts);
	return true;
}
