/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages read one after another by a statement that never ends.

   A look-up reads hundreds of passages whose ids it learns one at a time. To begin and end a statement for each costs more than to find the
   row and to take its values. So the statement joins the passages with a table of ours, `feed`, whose next row is always the id that is
   wanted next:

       SELECT kind, level, up, text FROM feed CROSS JOIN passage ON passage.id = feed.id

   | a passage, one of 488 454, with the copy of its text: instructions |       |
   |---|---|
   | a statement for each, eleven columns                               | 7 000 |
   | a statement that never ends, four columns                          | 3 500 |
   | … the text alone                                                   | 2 850 |
   | the text alone through incremental I/O (records.c)                 | 2 650 |

   A row that is not there would make SQLite ask for the next id at once: then the feed is over, the statement ends, and begins anew with
   the next passage. It stays open as long as the store, which a reader's transaction does anyway; a writer's would hold up its commits, so
   there it is reset. */
#include "store/sqlite/sqlite.h"

typedef struct {
	sqlite3_vtab base;
	sqlite_store *store;
} feed_table;

typedef struct {
	sqlite3_vtab_cursor base;
	bool over;
} feed_cursor;

static int connect_feed(sqlite3 *db, void *data, int n, const char *const *arguments, sqlite3_vtab **out, char **fault) {
	(void)n;
	(void)arguments;
	(void)fault;
	int code = sqlite3_declare_vtab(db, "CREATE TABLE feed(id INTEGER)");
	feed_table *t = code == SQLITE_OK ? sqlite3_malloc(sizeof *t) : NULL;
	if (!t)
		return code == SQLITE_OK ? SQLITE_NOMEM : code;
	*t = (feed_table){.store = data};
	*out = &t->base;
	return SQLITE_OK;
}

static int disconnect_feed(sqlite3_vtab *table) {
	sqlite3_free(table);
	return SQLITE_OK;
}

static int best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
	(void)table;
	info->estimatedCost = 1;
	info->estimatedRows = 1;
	return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **out) {
	(void)table;
	feed_cursor *c = sqlite3_malloc(sizeof *c);
	if (!c)
		return SQLITE_NOMEM;
	*c = (feed_cursor){.over = false};
	*out = &c->base;
	return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *cursor) {
	sqlite3_free(cursor);
	return SQLITE_OK;
}

static int next_id(sqlite3_vtab_cursor *cursor) {
	sqlite_store *s = ((feed_table *)cursor->pVtab)->store;
	((feed_cursor *)cursor)->over = !s->feed_waits;
	s->feed_waits = false;
	return SQLITE_OK;
}

static int first_id(sqlite3_vtab_cursor *cursor, int plan, const char *name, int n, sqlite3_value **values) {
	(void)plan;
	(void)name;
	(void)n;
	(void)values;
	return next_id(cursor);
}

static int is_over(sqlite3_vtab_cursor *cursor) {
	return ((feed_cursor *)cursor)->over;
}

static int get_column(sqlite3_vtab_cursor *cursor, sqlite3_context *result, int column) {
	(void)column;
	sqlite3_result_int64(result, ((feed_table *)cursor->pVtab)->store->feed);
	return SQLITE_OK;
}

static int get_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id) {
	*id = ((feed_table *)cursor->pVtab)->store->feed;
	return SQLITE_OK;
}

int ws_feed_register(sqlite_store *s) {
	static const sqlite3_module module = {
		.xConnect = connect_feed, /* and no xCreate: it is there by its name, in no schema */
		.xDisconnect = disconnect_feed,
		.xBestIndex = best_index,
		.xOpen = open_cursor,
		.xClose = close_cursor,
		.xFilter = first_id,
		.xNext = next_id,
		.xEof = is_over,
		.xColumn = get_column,
		.xRowid = get_rowid,
	};
	return sqlite3_create_module(s->db, "feed", &module, s);
}

sqlite3_stmt *ws_feed(sqlite_store *s, ws_sql which, uint32_t passage, GError **error) {
	sqlite3_stmt *get = ws_statement(s, which, error);
	if (!get)
		return NULL;
	s->feed = passage;
	s->feed_waits = true;
	int code = ws_sql_step(get, s->path, error);
	if (code == SQLITE_DONE)
		g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "no passage %u in '%s'", passage, s->path);
	return code == SQLITE_ROW ? get : NULL;
}

void ws_feed_done(sqlite_store *s, sqlite3_stmt *get) {
	if (s->mode == WS_STORE_WRITE)
		sqlite3_reset(get);
}
