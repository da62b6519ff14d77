/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zip containers in memory: names and contents in turn, NULL at the end. */
#ifndef WS_TESTS_UNIT_ZIP_TEXT_H
#define WS_TESTS_UNIT_ZIP_TEXT_H

#include <archive.h>
#include <archive_entry.h>
#include <check.h>
#include <glib.h>
#include <stdbool.h>
#include <string.h>

static la_ssize_t zip_write(struct archive *a, void *to, const void *bytes, size_t len) {
	(void)a;
	g_byte_array_append(to, bytes, (guint)len);
	return (la_ssize_t)len;
}

static int zip_end(struct archive *a, void *to) {
	(void)a;
	(void)to;
	return ARCHIVE_OK;
}

static void zip_add(struct archive *a, const char *name, const char *content, size_t len) {
	struct archive_entry *entry = archive_entry_new();
	archive_entry_set_pathname(entry, name);
	archive_entry_set_size(entry, (la_int64_t)len);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	ck_assert_int_eq(archive_write_header(a, entry), ARCHIVE_OK);
	ck_assert_int_eq(archive_write_data(a, content, len), (la_ssize_t)len);
	archive_entry_free(entry);
}

static inline struct archive *zip_begin(GByteArray *bytes, bool packed) {
	struct archive *a = archive_write_new();
	archive_write_set_format_zip(a);
	archive_write_set_options(a, packed ? "zip:compression=deflate" : "zip:compression=store");
	archive_write_set_bytes_per_block(a, 0);
	ck_assert_int_eq(archive_write_open(a, bytes, NULL, zip_write, zip_end), ARCHIVE_OK);
	return a;
}

/* names and contents in turn */
static inline GByteArray *zip_file(const char *const *members) {
	GByteArray *bytes = g_byte_array_new();
	struct archive *a = zip_begin(bytes, true);
	for (; members[0] && members[1]; members += 2)
		zip_add(a, members[0], members[1], strlen(members[1]));
	archive_write_close(a);
	archive_write_free(a);
	return bytes;
}

#endif
