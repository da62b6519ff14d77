/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <check.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/reader/ending.h"
#include "indexer/reader/format/format.h"
#include "indexer/reader/isolation.h"
#include "indexer/reader/reader.h"
#include "indexer/reader/wire.h"
#include "tests/unit/zip_text.h"
#include "tests/unit/suite.h"
#include "text/memory.h"

static ws_arena *arena;
static ws_reader *reader;
static char *folder;

/* The reader two folders above this test: build/tests/unit/test_reader, build/wensuo-reader. */
static char *reader_program(void) {
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	for (int up = 0; up < 3; up++) {
		char *above = g_path_get_dirname(self);
		g_free(self);
		self = above;
	}
	return g_build_filename(self, "wensuo-reader", NULL);
}

static void set_up(void) {
	g_autofree char *program = g_strdup(g_getenv("WENSUO_READER") ? g_getenv("WENSUO_READER") : NULL);
	if (!program)
		program = reader_program();
	g_autoptr(GError) error = NULL;
	arena = ws_arena_new();
	reader = ws_reader_open(program, &error);
	ck_assert_msg(reader != NULL, "%s", error ? error->message : "");
	folder = g_dir_make_tmp("wensuo-reader-XXXXXX", NULL);
}

static void remove_all(const char *path) {
	GDir *dir = g_dir_open(path, 0, NULL);
	for (const char *name; dir && (name = g_dir_read_name(dir));) {
		g_autofree char *inner = g_build_filename(path, name, NULL);
		g_chmod(inner, 0600);
		if (g_unlink(inner) != 0)
			g_rmdir(inner);
	}
	if (dir)
		g_dir_close(dir);
	g_rmdir(path);
}

static void tear_down(void) {
	ws_reader_close(reader);
	ws_arena_free(arena);
	remove_all(folder);
	g_free(folder);
}

static const char *put_file(const char *name, const void *bytes, size_t len) {
	g_autofree char *path = g_build_filename(folder, name, NULL);
	ck_assert(g_file_set_contents(path, bytes, (gssize)len, NULL));
	return ws_arena_copy(arena, path, strlen(path));
}

/* ---- reading ---- */

#define TEXT "一、收入情况\n全县收入增长，支出平稳。\n"

START_TEST(a_file_comes_back_as_its_blocks) {
	const char *path = put_file("报告.txt", TEXT, strlen(TEXT));
	for (int i = 0; i < 3; i++) {
		g_autoptr(GError) error = NULL;
		ws_blocks *b = ws_reader_read(reader, path, arena, &error);
		ck_assert_msg(b != NULL, "%s", error ? error->message : "");
		ck_assert_str_eq(b->format, "txt");
		ck_assert_str_eq(b->encoding, "UTF-8");
		ck_assert_ptr_null(b->title);
		ck_assert_uint_eq(b->n, 2);
		ck_assert_str_eq(b->blocks[1].text, "全县收入增长，支出平稳。");
		ck_assert_uint_eq(b->blocks[1].line, 2);
	}
}
END_TEST

START_TEST(bytes_come_back_as_their_blocks) {
	ws_blocks *b = ws_reader_read_bytes(reader, "-", TEXT, strlen(TEXT), arena, NULL);
	ck_assert(b && b->n == 2);
	b = ws_reader_read_bytes(reader, "a.md", TEXT, strlen(TEXT), arena, NULL);
	ck_assert_str_eq(b->format, "md");
}
END_TEST

START_TEST(a_long_text_crosses_whole) {
	g_autoptr(GString) s = g_string_new(NULL);
	for (int i = 0; i < 200000; i++)
		g_string_append_printf(s, "第%d行：全县财政收入与支出。\n", i);
	ws_blocks *b = ws_reader_read_bytes(reader, "a.txt", s->str, s->len, arena, NULL);
	ck_assert(b && b->n == 200000);
	ck_assert_str_eq(b->blocks[199999].text, "第199999行：全县财政收入与支出。");
	ck_assert_uint_eq(b->blocks[199999].line, 200000);
}
END_TEST

START_TEST(tables_and_hints_cross_whole) {
	const char *html = "<title>通报_某县政府</title><p>全县收入增长，支出平稳，债务下降。</p><table><tr><th colspan=2>收支表<tr><td>收入<td>32<tr><td>支出<td>51</table>";
	ws_blocks *b = ws_reader_read_bytes(reader, "a.html", html, strlen(html), arena, NULL);
	ck_assert_uint_eq(b->n, 2);
	ck_assert_str_eq(b->title, "通报");
	ck_assert_str_eq(b->site, "某县政府");
	ck_assert_uint_eq(b->blocks[1].n_cells, 5);
	const ws_block_cell *c = b->blocks[1].cells;
	ck_assert(c[0].head && c[0].columns == 2 && c[0].rows == 1);
	ck_assert_str_eq(c[4].text, "51");
	ck_assert(c[4].row == 2 && c[4].column == 1 && !c[4].head);
}
END_TEST

/* ---- refusals ---- */

enum { EMPTY, FOLDER, MISSING, PIPE, LARGE, BINARY, LOCKED, LOOP, ENCLOSED, STRANGE };

static const struct {
	int what;
	const char *name, *reason;
	ws_reader_error code;
} refusals[] = {
	{EMPTY, "空.txt", "empty", WS_READER_REFUSED},
	{FOLDER, "目录", "is a directory", WS_READER_IO},
	{MISSING, "无.txt", "no such file or directory", WS_READER_IO},
	{PIPE, "管道.txt", "not a regular file", WS_READER_REFUSED},
	{LARGE, "大.txt", "larger than the limit of 256 MB", WS_READER_REFUSED},
	{BINARY, "图.png", "binary", WS_READER_REFUSED},
	{LOCKED, "锁.txt", "permission denied", WS_READER_IO},
	{LOOP, "环.txt", "too many levels of symbolic links", WS_READER_IO},
	{ENCLOSED, "a.zip!/b.txt", "no such file or directory", WS_READER_IO},
	{STRANGE, "a\n\xff.txt", "empty", WS_READER_REFUSED},
};

START_TEST(a_file_that_cannot_be_read_is_named_with_the_reason) {
	const char *name = refusals[_i].name;
	g_autofree char *path = g_build_filename(folder, name, NULL);
	if (refusals[_i].what == LOCKED && geteuid() == 0)
		return; /* root reads everything */
	switch (refusals[_i].what) {
	case EMPTY:
	case STRANGE:
		put_file(name, "", 0);
		break;
	case FOLDER:
		g_mkdir(path, 0700);
		break;
	case PIPE:
		ck_assert_int_eq(mkfifo(path, 0600), 0);
		break;
	case LARGE:
		put_file(name, "预", 3);
		ck_assert_int_eq(truncate(path, (off_t)257 << 20), 0);
		break;
	case BINARY:
		put_file(name, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1", 24);
		break;
	case LOCKED:
		put_file(name, TEXT, 6);
		g_chmod(path, 0);
		break;
	case LOOP:
		ck_assert_int_eq(symlink(path, path), 0);
		break;
	}
	g_autoptr(GError) error = NULL;
	ck_assert_ptr_null(ws_reader_read(reader, path, arena, &error));
	g_autofree char *shown = ws_reader_display(path);
	g_autofree char *wanted = g_strdup_printf("cannot read '%s': %s", shown, refusals[_i].reason);
	ck_assert_str_eq(error->message, wanted);
	ck_assert(error->domain == WS_READER_ERROR);
	ck_assert_int_eq(error->code, refusals[_i].code);
	/* And the next file is read all the same. */
	ck_assert_ptr_nonnull(ws_reader_read_bytes(reader, "a.txt", TEXT, strlen(TEXT), arena, NULL));
}
END_TEST

static const struct {
	const char *path, *shown;
} names[] = {
	{"预算/报告.txt", "预算/报告.txt"}, {"a\nb.txt", "a\\nb.txt"},   {"\xff.txt", "\\xff.txt"},
	{"a\\nb.txt", "a\\\\nb.txt"},       {"a\x1b[0m", "a\\u001b[0m"},       {"a\xc2\x9b" "0m", "a\\u009b0m"},
	{"a\xe2\x81\xa7txt.b", "a\\u2067txt.b"},
};

START_TEST(a_name_is_shown_on_one_line) {
	g_autofree char *shown = ws_reader_display(names[_i].path);
	ck_assert_str_eq(shown, names[_i].shown);
}
END_TEST

/* ---- children that misbehave ---- */

static const struct {
	const char *script, *reason, *why;
} children[] = {
	{"kill -SEGV $$", "the reader crashed (signal 11)", "a crash"},
	{"head -c 17 <&3 >/dev/null; kill -ABRT $$", "the reader crashed (signal 6)", "a crash after the request came"},
	{"echo \"terminate called after throwing an instance of 'std::bad_alloc'\" >&2; kill -ABRT $$", "needed more than 1536 MB of memory",
	 "out of memory"},
	{"kill -XCPU $$", "took more than 60 s of processor time", "the limit on processor time"},
	{"exit 80", "took longer than 120 s", "the limit by the clock"},
	{"exit 7", "the reader ended (status 7)", "an exit"},
	{"echo 'this is no answer at all, not even a head of one' >&3; cat <&3 >/dev/null", "the reader answered with rubbish", "rubbish"},
};

START_TEST(a_child_s_end_is_reported_with_its_cause) {
	if (WS_SANITIZED && strstr(children[_i].script, ">&2"))
		return; /* what a sanitized child says is left on the terminal */
	g_autofree char *script = g_strdup_printf("#!/bin/sh\nulimit -c 0\n%s\n", children[_i].script);
	const char *program = put_file("child", script, strlen(script));
	g_chmod(program, 0700);
	ws_reader *bad = ws_reader_open(program, NULL);
	g_autoptr(GError) error = NULL;
	ck_assert_ptr_null(ws_reader_read(bad, "某.pdf", arena, &error));
	g_autofree char *wanted = g_strdup_printf("cannot read '某.pdf': %s", children[_i].reason);
	ck_assert_str_eq(error->message, wanted);
	ck_assert_int_eq(error->code, WS_READER_CRASHED);
	ws_reader_close(bad);
}
END_TEST

START_TEST(a_reader_without_a_program_is_broken) {
	g_autoptr(GError) error = NULL;
	ck_assert_ptr_null(ws_reader_open("/nonexistent/wensuo-reader", &error));
	ck_assert_int_eq(error->code, WS_READER_BROKEN);
}
END_TEST

/* The one child of this process. */
static pid_t child_of_ours(void) {
	g_autofree char *path = g_strdup_printf("/proc/self/task/%d/children", (int)getpid());
	g_autofree char *list = NULL;
	return g_file_get_contents(path, &list, NULL, NULL) ? (pid_t)strtol(list, NULL, 10) : 0;
}

START_TEST(a_child_that_died_between_files_costs_no_file) {
	ck_assert_ptr_nonnull(ws_reader_read_bytes(reader, "a.txt", TEXT, strlen(TEXT), arena, NULL));
	pid_t first = child_of_ours();
	ck_assert_int_gt(first, 0);
	kill(first, SIGKILL);
	g_autoptr(GError) error = NULL;
	ws_blocks *b = ws_reader_read_bytes(reader, "a.txt", TEXT, strlen(TEXT), arena, &error);
	ck_assert_msg(b != NULL, "%s", error ? error->message : "");
	ck_assert_int_ne(child_of_ours(), first);
}
END_TEST

START_TEST(one_child_serves_many_files) {
	ck_assert_ptr_nonnull(ws_reader_read_bytes(reader, "a.txt", TEXT, strlen(TEXT), arena, NULL));
	pid_t first = child_of_ours();
	for (int i = 0; i < 50; i++)
		ck_assert_ptr_nonnull(ws_reader_read_bytes(reader, "a.txt", TEXT, strlen(TEXT), arena, NULL));
	ck_assert_int_eq(child_of_ours(), first);
}
END_TEST

START_TEST(a_child_is_confined) {
	ck_assert_ptr_nonnull(ws_reader_read_bytes(reader, "a.txt", TEXT, strlen(TEXT), arena, NULL));
	g_autofree char *status_path = g_strdup_printf("/proc/%d/status", (int)child_of_ours());
	g_autofree char *limits_path = g_strdup_printf("/proc/%d/limits", (int)child_of_ours());
	g_autofree char *status = NULL, *limits = NULL;
	ck_assert(g_file_get_contents(status_path, &status, NULL, NULL) && g_file_get_contents(limits_path, &limits, NULL, NULL));
	ck_assert_ptr_nonnull(strstr(status, "NoNewPrivs:\t1"));
#if defined(__x86_64__) || defined(__aarch64__)
	ck_assert_ptr_nonnull(strstr(status, "Seccomp:\t2"));
#endif
	ck_assert(g_regex_match_simple("Max file size +0 ", limits, 0, 0));
	ck_assert(g_regex_match_simple("Max core file size +0 ", limits, 0, 0));
	if (!WS_SANITIZED)
		ck_assert(g_regex_match_simple("Max address space +1610612736 ", limits, 0, 0));
}
END_TEST

START_TEST(a_page_that_takes_too_much_memory_costs_only_itself) {
	if (WS_SANITIZED)
		return; /* no limit on memory there */
	/* The same child under a limit of its own, so that a small machine can run this. */
	g_autofree char *program = g_strdup(g_getenv("WENSUO_READER"));
	if (!program)
		program = reader_program();
	g_autofree char *script = g_strdup_printf("#!/bin/sh\nulimit -v 250000\nexec '%s' \"$@\"\n", program);
	const char *narrow = put_file("narrow", script, strlen(script));
	g_chmod(narrow, 0700);
	ws_reader *r = ws_reader_open(narrow, NULL);
	g_autoptr(GString) s = g_string_new("<body>");
	for (int i = 0; i < 2000000; i++)
		g_string_append(s, "<i>a</i>");
	g_autoptr(GError) error = NULL;
	ck_assert_ptr_null(ws_reader_read_bytes(r, "a.html", s->str, s->len, arena, &error));
	ck_assert_msg(strstr(error->message, "memory") != NULL, "%s", error->message);
	ck_assert_ptr_nonnull(ws_reader_read_bytes(r, "a.txt", TEXT, strlen(TEXT), arena, NULL));
	ws_reader_close(r);
}
END_TEST

START_TEST(the_libraries_of_the_child_are_named) {
	g_autofree char *versions = ws_reader_versions(reader, NULL);
	ck_assert_ptr_nonnull(strstr(versions, "libxml2 2."));
	ck_assert_ptr_nonnull(strstr(versions, "libarchive 3."));
}
END_TEST

/* ---- the wire ---- */

static ws_blocks *cross(const ws_blocks *blocks, char **payload, size_t *len) {
	int pair[2];
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	ck_assert_int_eq(ws_wire_send_blocks(pair[0], blocks), WS_WIRE_OK);
	ws_wire_head head;
	ck_assert_int_eq(ws_wire_receive(pair[1], &head, payload, arena, ws_wire_now() + 5), WS_WIRE_OK);
	ck_assert_int_eq(head.kind, WS_WIRE_BLOCKS);
	*len = head.len;
	close(pair[0]);
	close(pair[1]);
	char *copy = ws_arena_copy(arena, *payload, *len);
	return ws_wire_blocks(copy, *len, arena);
}

static const ws_block_cell wire_cells[] = {{.text = "收入", .rows = 1, .columns = 2, .head = true},
                                           {.text = "", .row = 1, .rows = 3, .columns = 1, .line = 9, .page = 4}};
static ws_block wire_blocks[] = {
	{.kind = WS_BLOCK_LINE,
	 .text = "一、收入",
	 .line = 1,
	 .line_end = 2,
	 .page = 3,
	 .heading = 2,
	 .flags = WS_BLOCK_BOLD | WS_BLOCK_PAGE_START,
	 .x0 = 72.5f,
	 .x1 = 300,
	 .y = 90,
	 .size = 16,
	 .page_width = 595,
	 .page_height = 842},
	{.kind = WS_BLOCK_TABLE, .cells = wire_cells, .n_cells = 2},
	{.kind = WS_BLOCK_NOTE, .text = "注"},
};
static const ws_blocks wire_document = {.format = "pdf", .title = "标题", .posted = "2024-07-20", .blocks = wire_blocks, .n = 3};

START_TEST(every_field_crosses_the_wire) {
	char *payload;
	size_t len;
	ws_blocks *b = cross(&wire_document, &payload, &len);
	ck_assert_ptr_nonnull(b);
	ck_assert_str_eq(b->format, "pdf");
	ck_assert_str_eq(b->title, "标题");
	ck_assert_str_eq(b->posted, "2024-07-20");
	ck_assert(!b->encoding && !b->site && b->n == 3);
	const ws_block *k = &b->blocks[0], *w = &wire_blocks[0];
	ck_assert_str_eq(k->text, w->text);
	ck_assert(k->kind == w->kind && k->line == w->line && k->line_end == w->line_end && k->page == w->page && k->heading == w->heading &&
	          k->flags == w->flags);
	ck_assert(k->x0 == w->x0 && k->x1 == w->x1 && k->y == w->y && k->size == w->size && k->page_width == w->page_width &&
	          k->page_height == w->page_height);
	ck_assert(b->blocks[1].n_cells == 2 && b->blocks[2].kind == WS_BLOCK_NOTE);
	const ws_block_cell *c = b->blocks[1].cells;
	ck_assert(c[0].head && c[0].columns == 2 && c[1].row == 1 && c[1].rows == 3 && c[1].line == 9 && c[1].page == 4 && *c[1].text == '\0');
}
END_TEST

/* Whether a text ends within the payload that it points into. */
static bool ends_within(const char *text, const char *payload, size_t len) {
	return !text || text < payload || text >= payload + len || memchr(text, '\0', len - (size_t)(text - payload));
}

START_TEST(a_payload_cut_or_changed_anywhere_is_read_within_its_bounds) {
	char *payload;
	size_t len;
	ck_assert_ptr_nonnull(cross(&wire_document, &payload, &len));
	for (size_t cut = 0; cut < len; cut++) {
		/* Exactly sized, so that a read past the end is seen. */
		char *part = malloc(cut ? cut : 1);
		memcpy(part, payload, cut);
		if (ws_wire_blocks(part, cut, arena))
			ck_abort_msg("a payload cut at %zu was believed", cut);
		free(part);
	}
	for (size_t at = 0; at < len; at++)
		for (int bit = 0; bit < 8; bit++) {
			char *changed = malloc(len);
			memcpy(changed, payload, len);
			changed[at] ^= (char)(1 << bit);
			ws_blocks *b = ws_wire_blocks(changed, len, arena);
			if (b && (!ends_within(b->format, changed, len) || !ends_within(b->title, changed, len)))
				ck_abort_msg("a string without an end");
			for (size_t i = 0; b && i < b->n; i++) {
				const ws_block *k = &b->blocks[i];
				if (!ends_within(k->text, changed, len) || k->heading > 9 || k->kind > WS_BLOCK_NOTE)
					ck_abort_msg("a block that none sends, bit %d at %zu", bit, at);
				for (size_t c = 0; c < k->n_cells; c++)
					if (!ends_within(k->cells[c].text, changed, len) || !k->cells[c].rows || !k->cells[c].columns)
						ck_abort_msg("a cell that none sends, bit %d at %zu", bit, at);
			}
			free(changed);
		}
}
END_TEST

START_TEST(silence_is_late_and_a_hung_up_line_is_closed) {
	int pair[2];
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	ws_wire_head head;
	char *payload;
	ck_assert_int_eq(ws_wire_receive(pair[0], &head, &payload, arena, ws_wire_now() + 0.05), WS_WIRE_LATE);
	ck_assert_int_eq((int)write(pair[1], "0123456789abcdef", 16), 16);
	ck_assert_int_eq(ws_wire_receive(pair[0], &head, &payload, arena, ws_wire_now() + 5), WS_WIRE_GARBLED);
	close(pair[1]);
	ck_assert_int_eq(ws_wire_receive(pair[0], &head, &payload, arena, ws_wire_now() + 5), WS_WIRE_CLOSED);
	ck_assert_int_eq(ws_wire_send(pair[0], WS_WIRE_READ, "a", 2, NULL, 0, 0), WS_WIRE_CLOSED);
	close(pair[0]);
}
END_TEST

/* ---- archives ---- */

static const struct {
	const char *name, *raw, *bytes; /* raw: the member's name as it stands in the archive */
} members[] = {
	{"2024/公报.txt", "2024/\xb9\xab\xb1\xa8.txt", TEXT},
	{"说明.md", "\xcb\xb5\xc3\xf7.md", "# 说明\n"},
	{NULL, "\xd5\xd5\xc6\xac.jpg", "no document"},
	{NULL, "__MACOSX/._a.txt", "litter"},
	{"etc/passwd.txt", "../../etc/./passwd.txt", TEXT},
	{"盘/a.txt", "C:\\\xc5\xcc\\a.txt", TEXT},
	{"empty.txt", "empty.txt", ""},
};

static const char *put_archive(const char *name, int (*format)(struct archive *), int (*filter)(struct archive *)) {
	g_autofree char *path = g_build_filename(folder, name, NULL);
	bool unicode = format == archive_write_set_format_7zip; /* names are UTF-16 there, bytes elsewhere */
	setlocale(LC_CTYPE, unicode ? "C.UTF-8" : "C");
	struct archive *a = archive_write_new();
	format(a);
	if (filter)
		filter(a);
	ck_assert_int_eq(archive_write_open_filename(a, path), ARCHIVE_OK);
	for (size_t i = 0; i < G_N_ELEMENTS(members); i++) {
		if (unicode && !members[i].name)
			continue;
		struct archive_entry *e = archive_entry_new();
		archive_entry_set_pathname(e, unicode ? members[i].name : members[i].raw);
		archive_entry_set_filetype(e, AE_IFREG);
		archive_entry_set_perm(e, 0644);
		archive_entry_set_size(e, (int64_t)strlen(members[i].bytes));
		archive_write_header(a, e);
		archive_write_data(a, members[i].bytes, strlen(members[i].bytes));
		archive_entry_free(e);
	}
	archive_write_close(a);
	archive_write_free(a);
	return ws_arena_copy(arena, path, strlen(path));
}

static void collect(const char *member, void *data) {
	g_ptr_array_add(data, g_strdup(member));
}

static const struct {
	const char *name;
	int (*format)(struct archive *), (*filter)(struct archive *);
} archives[] = {
	{"公报.zip", archive_write_set_format_zip, NULL},
	{"公报.tar.gz", archive_write_set_format_gnutar, archive_write_add_filter_gzip},
	{"公报.7z", archive_write_set_format_7zip, NULL},
	{"公报.tar", archive_write_set_format_gnutar, NULL},
	{"公报.tar.xz", archive_write_set_format_gnutar, archive_write_add_filter_xz},
};

START_TEST(members_of_an_archive_are_documents_with_readable_names) {
	const char *path = put_archive(archives[_i].name, archives[_i].format, archives[_i].filter);
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	ck_assert(ws_reader_is_archive(path));
	ck_assert_msg(ws_reader_members(reader, path, collect, found, &error), "%s", error ? error->message : "");
	size_t n = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(members); i++) {
		if (!members[i].name)
			continue;
		g_autofree char *wanted = g_strdup_printf("%s!/%s", path, members[i].name);
		ck_assert_msg(n < found->len && !strcmp(found->pdata[n], wanted), "%s", n < found->len ? (char *)found->pdata[n] : "missing");
		n++;
	}
	ck_assert_uint_eq(found->len, n);
	/* In order, out of order, and the same one twice. */
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < n; i++) {
			const char *member = found->pdata[round ? n - 1 - i : i];
			g_autoptr(GError) refused = NULL;
			ws_blocks *b = ws_reader_read(reader, member, arena, &refused);
			bool empty = g_str_has_suffix(member, "empty.txt");
			ck_assert_msg((b == NULL) == empty, "%s", refused ? refused->message : member);
			if (empty)
				ck_assert(g_str_has_suffix(refused->message, "': empty"));
		}
}
END_TEST

START_TEST(an_archive_that_is_none_has_no_members_and_is_read_as_what_it_is) {
	const char *path = put_file("a.zip", TEXT, strlen(TEXT));
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	ck_assert(ws_reader_members(reader, path, collect, found, NULL));
	ck_assert_uint_eq(found->len, 0);
	ws_blocks *b = ws_reader_read(reader, path, arena, NULL);
	ck_assert(b && !strcmp(b->format, "txt"));
	static const char *const parts[] = {"[Content_Types].xml", "<Types/>", "word/document.xml",
	                                    "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>一份通知</w:t></w:r></w:p></w:body></w:document>",
	                                    "word/附.txt", TEXT, NULL};
	g_autoptr(GByteArray) bytes = zip_file(parts);
	path = put_file("通知.zip", (const char *)bytes->data, bytes->len);
	ck_assert(ws_reader_members(reader, path, collect, found, NULL));
	ck_assert_uint_eq(found->len, 0);
	g_autoptr(GError) error = NULL;
	b = ws_reader_read(reader, path, arena, &error);
	ck_assert_msg(b && !strcmp(b->format, "docx"), "%s", error ? error->message : b->format);
}
END_TEST

START_TEST(a_cut_archive_is_refused) {
	const char *whole = put_archive("a.tar.gz", archive_write_set_format_gnutar, archive_write_add_filter_gzip);
	g_autofree char *bytes = NULL;
	gsize len;
	g_file_get_contents(whole, &bytes, &len, NULL);
	const char *path = put_file("cut.tar.gz", bytes, len / 2);
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	ck_assert(!ws_reader_members(reader, path, collect, found, &error));
	ck_assert_msg(g_str_has_suffix(error->message, "': truncated"), "%s", error->message);
}
END_TEST

/* An archive of `n` members of so many MB of blanks. */
static char *put_bomb(int n, int megabytes) {
	char *path = g_build_filename(folder, "bomb.zip", NULL);
	struct archive *a = archive_write_new();
	archive_write_set_format_zip(a);
	ck_assert_int_eq(archive_write_open_filename(a, path), ARCHIVE_OK);
	g_autofree char *piece = g_malloc0(1 << 20);
	memset(piece, ' ', 1 << 20);
	for (int i = 0; i < n; i++) {
		g_autofree char *name = i ? g_strdup_printf("bomb%d.txt", i) : g_strdup("bomb.txt");
		struct archive_entry *e = archive_entry_new();
		archive_entry_set_pathname(e, name);
		archive_entry_set_filetype(e, AE_IFREG);
		archive_entry_set_size(e, (int64_t)megabytes << 20);
		archive_write_header(a, e);
		for (int k = 0; k < megabytes; k++)
			archive_write_data(a, piece, 1 << 20);
		archive_entry_free(e);
	}
	archive_write_close(a);
	archive_write_free(a);
	return path;
}

START_TEST(members_that_swell_beyond_reason_together_are_refused) {
	g_autofree char *path = put_bomb(8, 4);
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	ck_assert(!ws_reader_members(reader, path, collect, found, &error));
	ck_assert_msg(g_str_has_suffix(error->message, "': unpacks to more than 250 times its size"), "%s", error->message);
}
END_TEST

START_TEST(a_member_that_swells_beyond_reason_is_refused) {
	g_autofree char *path = put_bomb(1, 64);
	g_autofree char *member = g_strconcat(path, "!/bomb.txt", NULL);
	g_autoptr(GError) error = NULL;
	ck_assert_ptr_null(ws_reader_read(reader, member, arena, &error));
	ck_assert_msg(g_str_has_suffix(error->message, "': unpacks to more than 250 times its size"), "%s", error->message);
}
END_TEST

static const struct {
	const char *path, *format;
	bool archive;
	const char *member;
} endings[] = {
	{"2024年预算报告.PDF", "pdf", false, NULL},   {"公报.tar.gz", "archive", true, NULL}, {"a.TXT", "txt", false, NULL},
	{"照片.jpg", NULL, false, NULL},              {"txt", NULL, false, NULL},             {".txt", NULL, false, NULL},
	{"目录/.html", NULL, false, NULL},            {"a.zip!/b/c.md", "md", false, "!/b/c.md"}, {"a.txt!/b.md", "md", false, NULL},
	{"惊!/a.txt", "txt", false, NULL},            {"a.zip!/", NULL, false, NULL},         {"说明.wps", "doc", false, NULL},
};

START_TEST(an_ending_tells_what_is_taken) {
	const char *path = endings[_i].path, *format = ws_ending_format(path), *member = ws_ending_member(path);
	ck_assert_msg(!g_strcmp0(format, endings[_i].format), "%s: %s", path, format);
	ck_assert_int_eq(ws_reader_knows(path), endings[_i].format != NULL);
	ck_assert_int_eq(ws_reader_is_archive(path), endings[_i].archive);
	ck_assert_msg(!g_strcmp0(member, endings[_i].member), "%s: %s", path, member);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("reader");
	TCase *t = tcase_create("reader");
	tcase_set_timeout(t, 60);
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, a_file_comes_back_as_its_blocks);
	tcase_add_test(t, bytes_come_back_as_their_blocks);
	tcase_add_test(t, a_long_text_crosses_whole);
	tcase_add_test(t, tables_and_hints_cross_whole);
	tcase_add_loop_test(t, a_file_that_cannot_be_read_is_named_with_the_reason, 0, G_N_ELEMENTS(refusals));
	tcase_add_loop_test(t, a_name_is_shown_on_one_line, 0, G_N_ELEMENTS(names));
	tcase_add_loop_test(t, a_child_s_end_is_reported_with_its_cause, 0, G_N_ELEMENTS(children));
	tcase_add_test(t, a_reader_without_a_program_is_broken);
	tcase_add_test(t, a_child_that_died_between_files_costs_no_file);
	tcase_add_test(t, one_child_serves_many_files);
	tcase_add_test(t, a_child_is_confined);
	tcase_add_test(t, a_page_that_takes_too_much_memory_costs_only_itself);
	tcase_add_test(t, the_libraries_of_the_child_are_named);
	tcase_add_test(t, every_field_crosses_the_wire);
	tcase_add_test(t, a_payload_cut_or_changed_anywhere_is_read_within_its_bounds);
	tcase_add_test(t, silence_is_late_and_a_hung_up_line_is_closed);
	tcase_add_loop_test(t, members_of_an_archive_are_documents_with_readable_names, 0, G_N_ELEMENTS(archives));
	tcase_add_test(t, an_archive_that_is_none_has_no_members_and_is_read_as_what_it_is);
	tcase_add_test(t, a_cut_archive_is_refused);
	tcase_add_test(t, a_member_that_swells_beyond_reason_is_refused);
	tcase_add_test(t, members_that_swell_beyond_reason_together_are_refused);
	tcase_add_loop_test(t, an_ending_tells_what_is_taken, 0, G_N_ELEMENTS(endings));
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
