/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index in a Xapian database: a folder, or one that xapian-tcpsrv or xapian-progsrv serves.

   Every passage is a document of Xapian, every file that was looked at another one; engine.h says which has which id. Both are numbered as
   SQLite numbers them, and the passages of a document follow one another.

   of a passage
     terms    G gram, W word with its tiers, H gram of a heading, O heading, N name, M a name's class, D term defined, E definition, A B J
              amounts (terms.c). G, W and H carry the length of the passage as their frequency (wdf): who reads a posting list for a rough
              score has all lengths with it, which in SQLite stand apart. No positions: what matches, and where, is decided on the text
              (text/token.c)
     data     record.c: its place, its text, its facts; in a value slot, not in Xapian's own document data (xapian.cc says why)
   of a file
     terms    Q path, T document or F failure, R region (path from the top), I issuer, K kind, U number, Y year, L states aliases
     values   0 first passage and how many, 1 date and path, 2 title, 3 aliases, 4 names: what a look-up wants of many documents at once
              comes as the sort keys of one result, in one answer of a server
     data     stamp, reason, card
   metadata   "wensuo": versions, a line each; "totals": counts; "lengths 0" … and "starts": lengths.c

   A batch is one transaction, so a document appears whole or not at all, and a killed run leaves the last commit. Xapian locks the writer
   out of a database another one has open. Readers work on: on their revision, or when that is overwritten (two commits later) on the
   newest.

   Ids and counts are the same as in a SQLite index that was filled alike, and so is every answer: query/ decides on the text, and ranks by
   counts that both tell exactly.

   20 MB of laws, 106 455 passages, 400 questions and 400 strings, on two cores that others used too (make bench does it again):

   |                             | SQLite     | Xapian    | compacted | one server |
   |---|---|---|---|---|
   | processor time to index, s  | 2.3        | 24.8      |           |            |
   | size, MB                    | 38         | 155       | 91        | 91         |
   | top 10, ms p50 / p95        | 1.3 / 10   |           | 1.8 / 11  | 1.7 / 9    |
   | mentions, ms p50 / p95      | 0.2 / 39   |           | 0.3 / 28  | 2.2 / 33   |

   43 % of a compacted index are term lists, which Xapian needs to take a document out again and check needs to compare terms and texts.
   Records are read many at a time from a folder too (cache.c): one by one, a search of the folder read 460 blocks, and 110 so. */
#include "store/xapian/engine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/versions.h"

/* ---- errors ---- */

bool ws_xapian_fail(const xapian_store *s, GError *fault, const char *verb, GError **error) {
	const char *why = fault->message;
	switch ((ws_xapian_error)fault->code) {
	case WS_XAPIAN_LOCKED:
		g_set_error(error, WS_STORE_ERROR, WS_STORE_BUSY, "another process is indexing into '%s'", s->path);
		break;
	case WS_XAPIAN_VERSION:
		g_set_error(error, WS_STORE_ERROR, WS_STORE_VERSION, "cannot %s '%s': %s; remove it and run 'wensuo index' again", verb, s->path,
		            why);
		break;
	case WS_XAPIAN_CORRUPT:
		ws_store_damaged(s->path, error, "%s", why);
		break;
	case WS_XAPIAN_NETWORK:
		g_set_error(error, WS_STORE_ERROR, WS_STORE_UNREACHABLE, "'%s' does not answer: %s", s->path, why);
		break;
	case WS_XAPIAN_NOT_FOUND:
		g_set_error(error, WS_STORE_ERROR, WS_STORE_FOREIGN, "'%s' is not an index of wensuo: %s", s->path, why);
		break;
	default:
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot %s '%s': %s", verb, s->path, why);
	}
	g_error_free(fault);
	return false;
}

bool ws_xapian_damaged(const xapian_store *s, const char *what, uint32_t id, GError **error) {
	return ws_store_damaged(s->path, error, "%s %u cannot be read", what, id);
}

/* ---- what the index says of itself ---- */

static const char META_KEY[] = "wensuo", TOTALS_KEY[] = "totals";

bool ws_xapian_put_meta(xapian_store *s, GError **error) {
	GError *fault = NULL;
	g_byte_array_set_size(s->data, 0);
	ws_record_put_totals(s->data, &s->totals);
	return ws_xapian_set_metadata(s->x, TOTALS_KEY, s->data->data, s->data->len, &fault) || ws_xapian_fail(s, fault, "write", error);
}

static bool create(xapian_store *s, GError **error) {
	ws_version now[WS_VERSIONS];
	ws_versions_now(now);
	g_autoptr(GDateTime) time = g_date_time_new_now_utc();
	g_autofree char *created = g_date_time_format_iso8601(time);
	g_autoptr(GString) lines = g_string_new(NULL);
	g_string_append_printf(lines, "format=%d\ncreated=%s\n", WS_STORE_FORMAT, created);
	for (int i = 0; i < WS_VERSIONS; i++)
		g_string_append_printf(lines, "%s=%s\n", now[i].key, now[i].value);
	GError *fault = NULL;
	if (!ws_xapian_begin(s->x, &fault) || !ws_xapian_set_metadata(s->x, META_KEY, lines->str, lines->len, &fault))
		return ws_xapian_fail(s, fault, "write", error);
	if (!ws_xapian_put_meta(s, error))
		return false;
	return ws_xapian_commit(s->x, &fault) || ws_xapian_fail(s, fault, "write", error);
}

static bool load_meta(xapian_store *s, bool *empty, GError **error) {
	GError *fault = NULL;
	if (!ws_xapian_metadata(s->x, META_KEY, s->data, &fault))
		return ws_xapian_fail(s, fault, "open", error);
	*empty = s->data->len == 0;
	g_autofree char *text = s->data->len ? g_strndup((const char *)s->data->data, s->data->len) : g_strdup("");
	g_auto(GStrv) lines = g_strsplit(text, "\n", 16);
	for (char **line = lines; *line; line++) {
		char *equals = strchr(*line, '=');
		if (equals)
			g_hash_table_insert(s->meta, g_strndup(*line, (gsize)(equals - *line)), g_strdup(equals + 1));
	}
	return true;
}

static bool verify(xapian_store *s, GError **error) {
	const char *format = g_hash_table_lookup(s->meta, "format");
	return ws_versions_format(s->path, format ? atoi(format) : 0, error) && ws_versions_made(s->path, s->meta, error);
}

static bool load_totals(xapian_store *s, GError **error) {
	GError *fault = NULL;
	if (!ws_xapian_metadata(s->x, TOTALS_KEY, s->data, &fault))
		return ws_xapian_fail(s, fault, "open", error);
	if (!ws_record_get_totals(s->data, &s->totals))
		return ws_store_damaged(s->path, error, "its counts cannot be read");
	s->committed = s->totals;
	return true;
}

/* ---- opening ---- */

static const ws_store_engine engine; /* at the end */

static xapian_store *store_new(const char *path, ws_store_mode mode, bool served) {
	xapian_store *s = g_new0(xapian_store, 1);
	s->base.engine = &engine;
	s->path = g_strdup(path);
	s->mode = mode;
	s->served = served;
	s->meta = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	s->lengths = g_ptr_array_new_with_free_func(g_free);
	s->data = g_byte_array_new();
	ws_cache_init(&s->cache);
	s->scratch = ws_arena_new();
	return s;
}

static void store_close(ws_store *store) {
	xapian_store *s = (xapian_store *)store;
	ws_xapian_close(s->x);
	ws_xapian_draft_free(s->draft);
	g_hash_table_unref(s->meta);
	ws_lengths_batch_free(s->batch);
	g_ptr_array_unref(s->lengths);
	if (s->starts)
		g_array_unref(s->starts);
	g_byte_array_unref(s->data);
	ws_cache_clear(&s->cache);
	ws_arena_free(s->scratch);
	g_free(s->path);
	g_free(s->folder);
	g_free(s);
}

/* Takes the store; gives it back when what `x` is open on is an index of ours. */
static ws_store *settle(xapian_store *s, ws_xapian *x, GError *fault, GError **error) {
	bool empty = false, ok = x != NULL;
	s->x = x;
	if (!ok)
		ws_xapian_fail(s, fault, "open", error);
	ok = ok && load_meta(s, &empty, error);
	if (ok && empty && ws_xapian_documents_in(x)) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_FOREIGN, "'%s' is not an index of wensuo: a Xapian database of another program",
		            s->path);
		ok = false;
	}
	if (ok && empty && s->mode == WS_STORE_WRITE)
		ok = create(s, error) && load_meta(s, &empty, error);
	if (ok && empty) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND,
		            s->served ? "'%s' is empty" : "'%s' is empty: fill it with 'wensuo --db xapian:%s index PATH'", s->path, s->path);
		ok = false;
	}
	if (ok && verify(s, error) && load_totals(s, error))
		return &s->base;
	store_close(&s->base);
	return NULL;
}

static bool is_there(const xapian_store *s, GError **error) {
	struct stat st;
	if (stat(s->path, &st) == 0)
		return true;
	if (errno == ENOENT)
		g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "no index at '%s': make one with 'wensuo --db xapian:%s index PATH'",
		            s->path, s->path);
	else
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot open '%s': %s", s->path, g_strerror(errno));
	return false;
}

/* Makes an empty index where none is: in a folder beside, which then takes the place of a missing or empty one. What Xapian has begun and
   not ended can neither be opened nor be begun again, so a run that is killed here must leave nothing at the place itself. An empty folder
   that cannot go, a mounted one or one in a folder of somebody else, is filled where it is. */
static bool fill(const xapian_store *s, const char *place, GError **error) {
	g_autofree char *version = g_build_filename(place, "iamglass", NULL), *fresh = g_strconcat(place, "-new", NULL);
	struct stat st;
	bool there = stat(place, &st) == 0;
	if (there && (!S_ISDIR(st.st_mode) || access(version, F_OK) == 0))
		return true;
	g_autoptr(GDir) folder = there ? g_dir_open(place, 0, NULL) : NULL;
	if (folder && g_dir_read_name(folder)) { /* Xapian would make a database among the files of any folder */
		g_set_error(error, WS_STORE_ERROR, WS_STORE_FOREIGN, "'%s' is not an index of wensuo: a folder with other files in it", s->path);
		return false;
	}
	GError *fault = NULL;
	bool stays = there && rmdir(place) != 0;
	if (!ws_xapian_create(stays ? place : fresh, &fault))
		return ws_xapian_fail(s, fault, "write", error);
	if (stays || ((!there || chmod(fresh, st.st_mode & 07777) == 0) && rename(fresh, place) == 0))
		return true;
	g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot write '%s': %s", s->path, g_strerror(errno));
	return false;
}

/* Runs take turns, told by a lock on the folder above: of two first ones the second finds what the first has made, and that it is
   locked. */
static bool make_folder(const xapian_store *s, GError **error) {
	char *whole = realpath(s->path, NULL); /* a link stays */
	g_autofree char *place = g_strdup(whole ? whole : s->path);
	free(whole);
	for (size_t n = strlen(place); n > 1 && place[n - 1] == G_DIR_SEPARATOR; n--)
		place[n - 1] = '\0';
	g_autofree char *above = g_path_get_dirname(place);
	if (g_mkdir_with_parents(above, 0777) != 0) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot make the folder '%s': %s", above, g_strerror(errno));
		return false;
	}
	int turn = open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (turn >= 0)
		(void)!flock(turn, LOCK_EX);
	bool ok = fill(s, place, error);
	if (turn >= 0)
		close(turn);
	return ok;
}

/* Where the tables of an index lie: in the folder itself, or, of a replica, in the folder inside it that xapian-replicate's stub names
   ("auto replica_1"). No other stub is followed: one may name a program to be run. */
static char *folder_of(const char *path) {
	g_autofree char *version = g_build_filename(path, "iamglass", NULL), *stub = g_build_filename(path, "XAPIANDB", NULL), *text = NULL;
	if (access(version, F_OK) == 0 || !g_file_test(stub, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents(stub, &text, NULL, NULL))
		return g_strdup(path);
	g_auto(GStrv) lines = g_strsplit(text, "\n", 16);
	for (char **line = lines; *line; line++)
		if (g_str_has_prefix(*line, "auto ") && !strchr(*line, '/'))
			return g_build_filename(path, *line + strlen("auto "), NULL);
	return g_strdup(path);
}

static ws_store *store_open(const char *location, ws_store_mode mode, GError **error) {
	xapian_store *s = store_new(location, mode, false);
	if (!(mode == WS_STORE_WRITE ? make_folder(s, error) : is_there(s, error))) {
		store_close(&s->base);
		return NULL;
	}
	s->folder = folder_of(location);
	if (mode == WS_STORE_WRITE) {
		s->draft = ws_xapian_draft_new();
		s->batch = ws_lengths_batch_new();
		/* Xapian gathers the postings of so many passages in memory; more are slower (write.c). */
		g_setenv("XAPIAN_FLUSH_THRESHOLD", "1000", FALSE);
	}
	GError *fault = NULL;
	ws_xapian *x = ws_xapian_open(s->folder, mode == WS_STORE_WRITE ? WS_XAPIAN_WRITE : WS_XAPIAN_READ, &fault);
	return settle(s, x, fault, error);
}

static ws_store *open_server(const char *host, unsigned port, unsigned timeout_ms, GError **error) {
	g_autofree char *name = g_strdup_printf(strchr(host, ':') ? "[%s]:%u" : "%s:%u", host, port);
	GError *fault = NULL;
	ws_xapian *x = ws_xapian_connect(host, port, timeout_ms, timeout_ms, &fault);
	return settle(store_new(name, WS_STORE_READ, true), x, fault, error);
}

static ws_store *open_program(const char *name, const char *program, const char *arguments, unsigned timeout_ms, GError **error) {
	GError *fault = NULL;
	ws_xapian *x = ws_xapian_connect_program(program, arguments, timeout_ms, &fault);
	return settle(store_new(name, WS_STORE_READ, true), x, fault, error);
}

/* ---- counts ---- */

static uint32_t passages(ws_store *store) {
	return (uint32_t)((xapian_store *)store)->totals.passages;
}

static double mean_length(ws_store *store) {
	const ws_record_totals *t = &((xapian_store *)store)->totals;
	return t->passages ? (double)t->chars / (double)t->passages : 0;
}

static uint32_t last_passage(ws_store *store) {
	return (uint32_t)((xapian_store *)store)->totals.last_passage;
}

static uint32_t last_document(ws_store *store) {
	return (uint32_t)((xapian_store *)store)->totals.last_file;
}

static const char *meta(ws_store *store, const char *key) {
	return g_hash_table_lookup(((xapian_store *)store)->meta, key);
}

/* A folder's records come quicker many at a time, too. */
static bool is_served(ws_store *store) {
	return ((xapian_store *)store)->mode == WS_STORE_READ;
}

static bool lost(ws_store *store) {
	return ws_xapian_is_lost(((xapian_store *)store)->x);
}

static bool count(ws_store *store, ws_store_counts *out, GError **error) {
	const xapian_store *s = (xapian_store *)store;
	const ws_record_totals *t = &s->totals;
	(void)error;
	*out = (ws_store_counts){.documents = t->documents,
	                         .failures = t->failures,
	                         .passages = t->passages,
	                         .figures = t->figures,
	                         .names = t->names,
	                         .definitions = t->definitions,
	                         .text_bytes = t->text_bytes};
	g_autoptr(GDir) folder = s->served ? NULL : g_dir_open(s->folder, 0, NULL);
	for (const char *name; folder && (name = g_dir_read_name(folder));) {
		g_autofree char *file = g_build_filename(s->folder, name, NULL);
		struct stat st;
		if (stat(file, &st) == 0 && S_ISREG(st.st_mode))
			out->index_bytes += (uint64_t)st.st_size;
	}
	return true;
}

static const ws_store_engine engine = {
	.open = store_open,
	.close = store_close,
	.commit = ws_xapian_store_commit,
	.put = ws_xapian_store_put,
	.put_failure = ws_xapian_store_put_failure,
	.touch = ws_xapian_store_touch,
	.remove = ws_xapian_store_remove,
	.files = ws_xapian_files,
	.optimize = ws_xapian_store_optimize,
	.gram_rows = ws_xapian_gram_rows,
	.gram_first_rows = ws_xapian_gram_first_rows,
	.head_rows = ws_xapian_head_rows,
	.word_rows = ws_xapian_word_rows,
	.gram_frequency = ws_xapian_gram_frequency,
	.token_frequency = ws_xapian_token_frequency,
	.latin_words = ws_xapian_latin_words,
	.passages = passages,
	.mean_length = mean_length,
	.last_passage = last_passage,
	.last_document = last_document,
	.length = ws_xapian_length,
	.document_start = ws_xapian_document_start,
	.expect = ws_xapian_expect,
	.is_served = is_served,
	.passage = ws_xapian_passage,
	.document_of = ws_xapian_document_of,
	.document = ws_xapian_document,
	.find_document = ws_xapian_find_document,
	.documents = ws_xapian_documents,
	.ranges = ws_xapian_ranges,
	.amount_rows = ws_xapian_amount_rows,
	.name_rows = ws_xapian_name_rows,
	.register_ = ws_xapian_register,
	.aliases = ws_xapian_aliases,
	.definitions = ws_xapian_definitions,
	.count = count,
	.meta = meta,
	.lost = lost,
	.check = ws_xapian_store_check,
};

const ws_xapian_module ws_xapian_exports = {&engine, open_server, open_program, ws_xapian_version};
