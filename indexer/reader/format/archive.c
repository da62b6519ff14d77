/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "indexer/reader/ending.h"
#include "indexer/reader/format/charset.h"

enum { FREE_OF_RATIO = 16u << 20 };

/* The archive that was read last, positioned behind the member that was read last. */
static struct {
	char *path;
	struct stat st;
	int fd;
	struct archive *archive;
	uint64_t unpacked; /* bytes, since it was opened */
	GByteArray *bytes; /* of the member */
} last = {.fd = -1};

static void close_last(void) {
	if (last.archive)
		archive_read_free(last.archive);
	if (last.fd >= 0)
		close(last.fd);
	g_free(last.path);
	last.archive = NULL;
	last.path = NULL;
	last.fd = -1;
	last.unpacked = 0;
}

void ws_archive_forget(void) {
	close_last();
	if (last.bytes)
		g_byte_array_unref(last.bytes);
	last.bytes = NULL;
}

/* Only what is built into libarchive: its other filters start programs. */
static struct archive *new_archive(void) {
	struct archive *a = archive_read_new();
	archive_read_support_filter_gzip(a);
	archive_read_support_filter_bzip2(a);
	archive_read_support_filter_xz(a);
	archive_read_support_filter_lzma(a);
	archive_read_support_filter_zstd(a);
	archive_read_support_filter_lz4(a);
	archive_read_support_format_zip(a);
	archive_read_support_format_7zip(a);
	archive_read_support_format_rar(a);
	archive_read_support_format_rar5(a);
	archive_read_support_format_tar(a);
	return a;
}

bool ws_archive_damaged(struct archive *a, GError **error) {
	const char *said = archive_error_string(a);
	if (archive_errno(a) == ENOMEM)
		return ws_refuse(error, "needs more memory than the limit");
	/* Asked before a format is known, libarchive reads beyond its table of formats. */
	if ((archive_format(a) && archive_read_has_encrypted_entries(a) == 1) ||
	    (said && (strcasestr(said, "encrypt") || strcasestr(said, "passphrase"))))
		return ws_refuse(error, "encrypted");
	if (said && strcasestr(said, "truncated"))
		return ws_refuse(error, "truncated");
	return ws_refuse(error, "damaged (%s)", said ? said : "no reason given");
}

static bool open_last(const char *path, const struct stat *st, int fd, GError **error) {
	close_last();
	last.fd = fd;
	last.st = *st;
	last.path = g_strdup(path);
	last.archive = new_archive();
	if (lseek(fd, 0, SEEK_SET) == 0 && archive_read_open_fd(last.archive, fd, 64 * 1024) == ARCHIVE_OK)
		return true;
	ws_archive_damaged(last.archive, error);
	close_last();
	return false;
}

static bool is_open(const char *path, const struct stat *st) {
	return last.archive && strcmp(last.path, path) == 0 && last.st.st_ino == st->st_ino && last.st.st_dev == st->st_dev &&
	       last.st.st_size == st->st_size && last.st.st_mtim.tv_sec == st->st_mtim.tv_sec && last.st.st_mtim.tv_nsec == st->st_mtim.tv_nsec;
}

/* A member's name as a relative path: '/' between parts, no empty, "." or ".." parts, no drive. NULL when nothing is left. */
static char *member_name(struct archive_entry *entry, ws_arena *arena) {
	const char *raw = archive_entry_pathname(entry);
	if (!raw)
		return NULL;
	char *name = ws_decode_name(raw, strlen(raw), arena), *out = name;
	/* After decoding: 0x5c is also the second byte of GBK characters. */
	for (char *p = name; *p; p++)
		if (*p == '\\')
			*p = '/';
	for (char *part = name; part;) {
		char *slash = strchr(part, '/');
		size_t n = slash ? (size_t)(slash - part) : strlen(part);
		bool drive = out == name && slash && n == 2 && part[1] == ':' && g_ascii_isalpha(part[0]);
		bool dots = (n == 1 && part[0] == '.') || (n == 2 && part[0] == '.' && part[1] == '.');
		if (n > 0 && !drive && !dots) {
			if (out > name)
				*out++ = '/';
			memmove(out, part, n);
			out += n;
		}
		part = slash ? slash + 1 : NULL;
	}
	*out = '\0';
	return out > name ? name : NULL;
}

/* The next regular member; NULL with *end at the end, NULL with an error otherwise. */
static char *next_member(struct archive_entry **entry, ws_arena *arena, bool *end, GError **error) {
	for (;;) {
		int status = archive_read_next_header(last.archive, entry);
		*end = status == ARCHIVE_EOF;
		if (*end)
			return NULL;
		if (status < ARCHIVE_WARN) {
			ws_archive_damaged(last.archive, error);
			return NULL;
		}
		/* What was skipped on the way counts too: a solid archive has to be unpacked to be walked. */
		if ((uint64_t)archive_filter_bytes(last.archive, 0) > (uint64_t)ws_limits.unpacked * 8) {
			ws_refuse(error, "unpacks to more than %zu MB", ws_limits.unpacked * 8 >> 20);
			return NULL;
		}
		if (archive_entry_filetype(*entry) != AE_IFREG)
			continue;
		char *name = member_name(*entry, arena);
		if (name)
			return name;
	}
}

/* What Finder and Explorer leave beside the documents. */
static bool is_litter(const char *name) {
	const char *slash = strrchr(name, '/');
	return g_str_has_prefix(name, "__MACOSX/") || g_str_has_prefix(slash ? slash + 1 : name, "._") ||
	       g_str_has_prefix(slash ? slash + 1 : name, "~$");
}

/* Whether these are the first bytes (512 are enough) of an archive. */
static bool is_archive(const unsigned char *bytes, size_t len) {
	static const struct {
		size_t at, len;
		const char *magic;
	} magics[] = {
		{0, 4, "PK\3\4"}, {0, 4, "PK\5\6"}, {0, 6, "7z\xbc\xaf\x27\x1c"}, {0, 6, "Rar!\x1a\7"}, {0, 3, "\x1f\x8b\x08"},
		{0, 3, "BZh"},    {0, 6, "\xfd" "7zXZ\0"}, {0, 4, "\x28\xb5\x2f\xfd"}, {257, 5, "ustar"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(magics); i++)
		if (len >= magics[i].at + magics[i].len && memcmp(bytes + magics[i].at, magics[i].magic, magics[i].len) == 0)
			return true;
	return false;
}

/* Whether another format claims the file: a .docx named .zip is one document. */
static bool is_document(int fd, const struct stat *st, const char *path) {
	if (st->st_size == 0 || (uint64_t)st->st_size > ws_limits.file)
		return false;
	void *map = mmap(NULL, (size_t)st->st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (map == MAP_FAILED)
		return false;
	const char *slash = strrchr(path, '/');
	ws_source source = {.name = slash ? slash + 1 : path, .bytes = map, .len = (size_t)st->st_size, .fd = fd};
	bool claimed = false;
	for (const ws_format *const *f = ws_formats; *f && !claimed; f++)
		claimed = !(*f)->text && strcmp((*f)->name, "archive") != 0 && (*f)->sniff && (*f)->sniff(&source);
	munmap(map, (size_t)st->st_size);
	return claimed;
}

bool ws_archive_list(const char *path, GString *list, ws_arena *arena, GError **error) {
	struct stat st;
	int fd = ws_open_regular(path, &st, error);
	if (fd < 0)
		return false;
	unsigned char head[512];
	ssize_t n = pread(fd, head, sizeof head, 0);
	if (n <= 0 || !is_archive(head, (size_t)n) || is_document(fd, &st, path)) {
		close(fd);
		return true;
	}
	if (!open_last(path, &st, fd, error))
		return false;
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	struct archive_entry *entry;
	bool end;
	char *name;
	uint64_t unpacked = 0;
	g_autoptr(GError) inner = NULL;
	while ((name = next_member(&entry, arena, &end, &inner))) {
		int64_t size = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : 0;
		unpacked += size > 0 && (uint64_t)size < UINT64_MAX / 2 - unpacked ? (uint64_t)size : 0;
		if (unpacked > FREE_OF_RATIO && unpacked / ws_limits.ratio > (uint64_t)st.st_size) {
			ws_refuse(&inner, "unpacks to more than %zu times its size", ws_limits.ratio);
			break;
		}
		if (is_litter(name) || !ws_ending_format(name) || !g_hash_table_add(seen, name))
			continue;
		if (g_hash_table_size(seen) > ws_limits.members) {
			ws_refuse(&inner, "more than %zu members", ws_limits.members);
			break;
		}
		g_string_append(list, path);
		g_string_append(list, "!/");
		g_string_append_len(list, name, (gssize)strlen(name) + 1);
	}
	close_last();
	if (!inner)
		return true;
	g_propagate_error(error, g_steal_pointer(&inner));
	return false;
}

static bool read_member(ws_source *source, struct archive_entry *entry, GError **error) {
	if (archive_entry_is_encrypted(entry))
		return ws_refuse(error, "encrypted");
	if (archive_entry_size_is_set(entry) && (uint64_t)archive_entry_size(entry) > ws_limits.file)
		return ws_refuse(error, "larger than the limit of %zu MB", ws_limits.file >> 20);
	if (!last.bytes)
		last.bytes = g_byte_array_new();
	g_byte_array_set_size(last.bytes, 0);
	for (;;) {
		char piece[64 * 1024];
		la_ssize_t n = archive_read_data(last.archive, piece, sizeof piece);
		if (n == 0)
			break;
		if (n < 0) {
			ws_archive_damaged(last.archive, error);
			close_last();
			return false;
		}
		last.unpacked += (uint64_t)n;
		if (last.bytes->len + (size_t)n > ws_limits.file)
			return ws_refuse(error, "larger than the limit of %zu MB", ws_limits.file >> 20);
		if (last.bytes->len > FREE_OF_RATIO && last.bytes->len / ws_limits.ratio > (uint64_t)last.st.st_size)
			return ws_refuse(error, "unpacks to more than %zu times its size", ws_limits.ratio);
		g_byte_array_append(last.bytes, (const guint8 *)piece, (guint)n);
	}
	if (last.bytes->len == 0)
		return ws_refuse(error, "empty");
	g_byte_array_append(last.bytes, (const guint8 *)"", 1);
	source->bytes = last.bytes->data;
	source->len = last.bytes->len - 1;
	return true;
}

bool ws_archive_open(ws_source *source, const char *path, const char *member, GError **error) {
	struct stat st;
	int fd = ws_open_regular(path, &st, error);
	if (fd < 0)
		return false;
	bool from_start = !is_open(path, &st);
	if (from_start) {
		if (!open_last(path, &st, fd, error))
			return false;
	} else {
		close(fd);
	}
	ws_arena *arena = ws_arena_new();
	for (;;) {
		struct archive_entry *entry;
		bool end;
		char *name = next_member(&entry, arena, &end, error);
		if (name && strcmp(name, member) == 0) {
			ws_arena_free(arena);
			return read_member(source, entry, error);
		}
		if (name)
			continue;
		if (!end || from_start) {
			close_last();
			ws_arena_free(arena);
			return end ? ws_refuse(error, "no such member") : false;
		}
		from_start = true;
		fd = ws_open_regular(path, &st, error);
		if (fd < 0 || !open_last(path, &st, fd, error)) {
			ws_arena_free(arena);
			return false;
		}
	}
}

/* ---- the format's row ---- */

static bool sniff(const ws_source *source) {
	return is_archive(source->bytes, source->len);
}

static bool refuse(const ws_source *source, ws_output *out, GError **error) {
	(void)out;
	return ws_refuse(error, source->member ? "an archive inside an archive" : "an archive, not a document");
}

static const char *version(void) {
	return "libarchive " ARCHIVE_VERSION_ONLY_STRING;
}

const ws_format ws_format_archive = {.name = "archive", .sniff = sniff, .read = refuse, .version = version};
