/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening an index, for reading or for writing.

   A reader opens the file read-only and keeps one transaction from its opening to its close: what it sees is one moment of the index,
   however long a look-up lasts and whatever is written meanwhile. SQLite wants two side files (-wal, -shm) beside a database in WAL mode;
   where a reader may not make them, on a medium that cannot be written, the file is opened as immutable, which is safe exactly when there
   is no -wal, and as long as nobody writes: at the end it is asked whether somebody did (ws_store_stands).

   A writer takes the lock first (lock.h), then looks at what is there without changing it; only an empty file is made an index. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/length.h"
#include "store/sqlite/grams.h"
#include "store/sqlite/sqlite.h"

/* The path as a URI, so that no path is taken for one, or for ":memory:". */
sqlite3 *ws_sqlite_connect(const char *path, int flags, const char *parameters, int *code) {
	g_autofree char *absolute = g_canonicalize_filename(path, NULL);
	g_autofree char *escaped = g_uri_escape_string(absolute, "/", FALSE);
	g_autofree char *uri = g_strconcat("file:", escaped, parameters, NULL);
	sqlite3 *db = NULL;
	*code = sqlite3_open_v2(uri, &db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
	if (*code != SQLITE_OK)
		return db;
	sqlite3_extended_result_codes(db, 1);
	static const struct {
		int option, on;
	} settings[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},     {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
	                {SQLITE_DBCONFIG_ENABLE_FKEY, 0},   {SQLITE_DBCONFIG_DQS_DML, 0},        {SQLITE_DBCONFIG_DQS_DDL, 0}};
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++)
		sqlite3_db_config(db, settings[i].option, settings[i].on, NULL);
	*code = ws_tokenizer_register(db);
	return db;
}

static bool configure(sqlite_store *s, const char *sql, GError **error) {
	int code = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
	if (code != SQLITE_OK)
		ws_sql_fail(s->db, code, s->path, "open", error);
	return code == SQLITE_OK;
}

static bool connect_to(sqlite_store *s, const char *path, int flags, const char *parameters, GError **error) {
	int code;
	s->db = ws_sqlite_connect(path, flags, parameters, &code);
	if (code == SQLITE_OK)
		code = ws_rows_register(s);
	if (code == SQLITE_OK)
		code = ws_feed_register(s);
	if (code != SQLITE_OK)
		ws_sql_fail(s->db, code, s->path, "open", error);
	return code == SQLITE_OK;
}

enum { SMALLEST_DATABASE = 512 }; /* bytes: one page of the smallest size */

/* Says in plain words what SQLite would call "unable to open database file". */
static bool is_there(const char *path, GError **error) {
	struct stat st;
	if (stat(path, &st) != 0 && errno == ENOENT)
		g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "no index at '%s': make one with 'wensuo --db %s index PATH'", path, path);
	else if (access(path, R_OK) != 0)
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot open '%s': %s", path, g_strerror(errno));
	else if (!S_ISREG(st.st_mode))
		g_set_error(error, WS_STORE_ERROR, WS_STORE_FOREIGN, "'%s' is not an index of wensuo: %s", path,
		            S_ISDIR(st.st_mode) ? "a folder" : "no file");
	else if (st.st_size > 0 && st.st_size < SMALLEST_DATABASE) /* SQLite would take it for an empty one and write over it */
		g_set_error(error, WS_STORE_ERROR, WS_STORE_FOREIGN, "'%s' is not an index of wensuo: not a SQLite database", path);
	else
		return true;
	return false;
}

static bool begin_reading(sqlite_store *s, const char *parameters, bool *empty, GError **error) {
	return connect_to(s, s->path, SQLITE_OPEN_READONLY, parameters, error) &&
		configure(s, "PRAGMA busy_timeout = 10000; PRAGMA query_only = 1; PRAGMA cache_size = -32768; PRAGMA mmap_size = 2147418112;"
	                 " PRAGMA temp_store = MEMORY; BEGIN", error) &&
		ws_schema_is_empty(s, empty, error);
}

/* Whether everything that was ever written stands in the database itself. */
static bool is_at_rest(const char *path) {
	g_autofree char *wal = g_strconcat(path, "-wal", NULL);
	struct stat st;
	return stat(wal, &st) != 0 ? errno == ENOENT : st.st_size == 0;
}

static bool open_reader(sqlite_store *s, GError **error) {
	bool empty;
	g_autoptr(GError) fault = NULL;
	if (!is_there(s->path, error))
		return false;
	if (!begin_reading(s, "?mode=ro", &empty, &fault)) {
		if (!g_error_matches(fault, WS_STORE_ERROR, WS_STORE_IO) || !is_at_rest(s->path)) {
			g_propagate_error(error, g_steal_pointer(&fault));
			return false;
		}
		sqlite3_close(s->db);
		s->immutable = stat(s->path, &s->at_rest) == 0;
		if (!begin_reading(s, "?mode=ro&immutable=1", &empty, error))
			return false;
	}
	if (empty) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "'%s' is empty: fill it with 'wensuo --db %s index PATH'", s->path, s->path);
		return false;
	}
	return ws_schema_verify(s, error);
}

bool ws_sqlite_begin_writing(sqlite_store *s, const char *path, const char *settings, GError **error) {
	return connect_to(s, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "?mode=rwc", error) &&
	       configure(s, "PRAGMA busy_timeout = 10000; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY", error) &&
	       configure(s, settings, error);
}

/* A reader makes the side files with the mode that the database had then; one that was read-only for a time left them so. */
static void release_side_files(const char *path) {
	struct stat st, side;
	if (stat(path, &st) != 0)
		return;
	for (int i = 0; i < 2; i++) {
		g_autofree char *name = g_strconcat(path, i ? "-shm" : "-wal", NULL);
		if (lstat(name, &side) == 0 && S_ISREG(side.st_mode) && (side.st_mode & 0777) != (st.st_mode & 0777) &&
		    chmod(name, st.st_mode & 0777) != 0)
			return; /* not ours: what cannot be written is told when it is */
	}
}

/* The lock stands beside the file itself, so that writers who come by different links meet. A missing file becomes an empty one first. */
static bool take_lock(sqlite_store *s, GError **error) {
	int made = open(s->path, O_RDONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0644), why = errno;
	if (made >= 0)
		close(made);
	char *whole = realpath(s->path, NULL);
	if (!whole)
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot write '%s': %s", s->path, g_strerror(made < 0 ? why : errno));
	else
		s->lock = ws_lock_take(whole, s->path, error);
	free(whole);
	return s->lock != NULL;
}

static bool open_writer(sqlite_store *s, GError **error) {
	g_autofree char *folder = g_path_get_dirname(s->path);
	if (g_mkdir_with_parents(folder, 0777) != 0) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot make the folder '%s': %s", folder, g_strerror(errno));
		return false;
	}
	if ((access(s->path, F_OK) == 0 && !is_there(s->path, error)) || !take_lock(s, error))
		return false;
	release_side_files(s->path);
	bool empty;
	if (!ws_sqlite_begin_writing(s, s->path, "", error) || !ws_schema_is_empty(s, &empty, error) || (!empty && !ws_schema_verify(s, error)))
		return false;
	if (sqlite3_db_readonly(s->db, "main") == 1) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot write '%s': it is read-only", s->path);
		return false;
	}
	bool born;
	return ws_birth_is_over(s, &born, error) && (born ? configure(s, WS_SQLITE_WAL, error) : ws_birth_begin(s, error));
}

bool ws_sqlite_load_totals(sqlite_store *s, GError **error) {
	sqlite3_stmt *get = ws_statement(s, WS_SQL_TOTALS_GET, error);
	int code = get ? ws_sql_step(get, s->path, error) : SQLITE_ERROR;
	if (code != SQLITE_ROW)
		return code == SQLITE_DONE && ws_store_damaged(s->path, error, "its counts cannot be read");
	s->totals =
		(ws_totals){sqlite3_column_int64(get, 0), sqlite3_column_int64(get, 1), sqlite3_column_int64(get, 2), sqlite3_column_int64(get, 3),
	                sqlite3_column_int64(get, 4), sqlite3_column_int64(get, 5), sqlite3_column_int64(get, 6), sqlite3_column_int64(get, 7)};
	sqlite3_reset(get);
	sqlite3_stmt *last = ws_statement(s, WS_SQL_LAST_PASSAGE, error);
	if (!last || ws_sql_step(last, s->path, error) != SQLITE_ROW)
		return false;
	int64_t highest = sqlite3_column_int64(last, 0);
	sqlite3_reset(last);
	if (highest < 0 || highest > INT32_MAX)
		return ws_store_damaged(s->path, error, "a passage has the number %" G_GINT64_FORMAT, highest);
	s->last = (uint32_t)highest;
	return ws_grams_load(s, error);
}

static void close_store(ws_store *store) {
	sqlite_store *s = (sqlite_store *)store;
	if (s->batch.open)
		ws_batch_abandon(s);
	ws_sql_finalize(s->statements);
	ws_blob_close(&s->text);
	ws_blob_close(&s->codes);
	sqlite3_close(s->db);
	ws_birth_abandon(s);
	ws_lock_release(s->lock);
	ws_batch_clear(&s->batch);
	g_hash_table_unref(s->meta);
	g_ptr_array_unref(s->lengths);
	g_array_unref(s->segments);
	g_array_unref(s->gone);
	g_free(s->path);
	g_free(s);
}

static ws_store *open_store(const char *location, ws_store_mode mode, GError **error) {
	sqlite_store *s = g_new0(sqlite_store, 1);
	s->base.engine = &ws_sqlite_engine;
	s->path = g_strdup(location);
	s->mode = mode;
	s->meta = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	s->lengths = g_ptr_array_new_with_free_func(g_free);
	s->near = (ws_range){1, 0}; /* none */
	s->segments = g_array_new(FALSE, FALSE, sizeof(ws_gram_segment));
	s->gone = g_array_new(FALSE, FALSE, sizeof(ws_range));
	for (int i = 0; i < 256; i++)
		s->length_of[i] = ws_length_of_code((uint8_t)i);
	ws_batch_init(&s->batch);
	if ((mode == WS_STORE_READ ? open_reader(s, error) : open_writer(s, error)) && ws_sqlite_load_totals(s, error))
		return &s->base;
	close_store(&s->base);
	return NULL;
}

static uint32_t passages(ws_store *store) {
	return (uint32_t)((sqlite_store *)store)->totals.passages;
}

static double mean_length(ws_store *store) {
	const sqlite_store *s = (sqlite_store *)store;
	return s->totals.passages ? (double)s->totals.chars / (double)s->totals.passages : 0;
}

static uint32_t last_passage(ws_store *store) {
	return ((sqlite_store *)store)->last;
}

/* Another file in its place leaves the one that is open as it was. */
static bool stands(ws_store *store, GError **error) {
	const sqlite_store *s = (sqlite_store *)store;
	struct stat now;
	bool torn = s->immutable && stat(s->path, &now) == 0 && now.st_dev == s->at_rest.st_dev && now.st_ino == s->at_rest.st_ino &&
	       (now.st_size != s->at_rest.st_size || now.st_mtim.tv_sec != s->at_rest.st_mtim.tv_sec ||
	        now.st_mtim.tv_nsec != s->at_rest.st_mtim.tv_nsec);
	if (torn)
		g_set_error(error, WS_STORE_ERROR, WS_STORE_BUSY,
		            "the index '%s' was written while it was read where no side files can be made: ask again", s->path);
	return !torn;
}

static const char *meta(ws_store *store, const char *key) {
	return g_hash_table_lookup(((sqlite_store *)store)->meta, key);
}

const ws_store_engine ws_sqlite_engine = {
	.open = open_store,
	.close = close_store,
	.commit = ws_sqlite_commit,
	.put = ws_sqlite_put,
	.put_failure = ws_sqlite_put_failure,
	.touch = ws_sqlite_touch,
	.remove = ws_sqlite_remove,
	.files = ws_sqlite_files,
	.optimize = ws_sqlite_optimize,
	.gram_rows = ws_sqlite_gram_rows,
	.gram_first_rows = ws_sqlite_gram_first_rows,
	.head_rows = ws_sqlite_head_rows,
	.word_rows = ws_sqlite_word_rows,
	.gram_frequency = ws_sqlite_gram_frequency,
	.latin_words = ws_sqlite_latin_words,
	.passages = passages,
	.mean_length = mean_length,
	.last_passage = last_passage,
	.length = ws_sqlite_length,
	.document_start = ws_sqlite_document_start,
	.document_end = ws_sqlite_document_end,
	.passage = ws_sqlite_passage,
	.brief = ws_sqlite_brief,
	.text = ws_sqlite_text,
	.document_of = ws_sqlite_document_of,
	.document = ws_sqlite_document,
	.document_keys = ws_sqlite_document_keys,
	.find_document = ws_sqlite_find_document,
	.documents = ws_sqlite_documents,
	.ranges = ws_sqlite_ranges,
	.amount_rows = ws_sqlite_amount_rows,
	.name_rows = ws_sqlite_name_rows,
	.register_ = ws_sqlite_register,
	.aliases = ws_sqlite_aliases,
	.definitions = ws_sqlite_definitions,
	.count = ws_sqlite_count,
	.meta = meta,
	.stands = stands,
	.check = ws_sqlite_check,
};
