/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every statement the engine runs more than once: a row of a table each, prepared when first needed, parameters bound, never spliced.

   An error of SQLite becomes a GError here and nowhere else: "cannot read 'index.db': database disk image is malformed". */
#ifndef WS_STORE_SQLITE_SQL_H
#define WS_STORE_SQLITE_SQL_H

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>

typedef enum {
	WS_SQL_BEGIN, WS_SQL_COMMIT,
	WS_SQL_FILE_FIND, WS_SQL_FILE_ADD, WS_SQL_FILE_SET, WS_SQL_FILE_DROP, WS_SQL_FILES,
	WS_SQL_DOCUMENT_ADD, WS_SQL_DOCUMENT_DROP, WS_SQL_DOCUMENT_RANGE, WS_SQL_DOCUMENT, WS_SQL_DOCUMENT_OF, WS_SQL_DOCUMENT_SPANS,
	WS_SQL_DOCUMENT_KEYS, WS_SQL_DOCUMENT_KEYS_FROM, WS_SQL_DOCUMENT_DATES, WS_SQL_DOCUMENT_TITLES, WS_SQL_DOCUMENT_PATHS,
	WS_SQL_LABEL_ADD, WS_SQL_LABEL_DROP, WS_SQL_LABEL_NEXT, WS_SQL_LABEL_DOCUMENTS,
	WS_SQL_PASSAGE_ADD, WS_SQL_PASSAGE_DROP, WS_SQL_PASSAGE_TEXT, WS_SQL_PASSAGE_WHOLE, WS_SQL_PASSAGE_BRIEF, WS_SQL_PASSAGE_HEADINGS,
	WS_SQL_AMOUNT_ADD, WS_SQL_AMOUNT_DROP, WS_SQL_AMOUNT_ROWS, WS_SQL_AMOUNT_ROWS_ANY,
	WS_SQL_INTERVAL_ADD, WS_SQL_INTERVAL_DROP, WS_SQL_INTERVAL_ROWS,
	WS_SQL_NAME_FIND, WS_SQL_NAME_ADD, WS_SQL_NAME_ROWS, WS_SQL_NAME_ROWS_ANY, WS_SQL_NAMES_FORGET,
	WS_SQL_MENTION_ADD, WS_SQL_MENTION_DROP, WS_SQL_REGISTER,
	WS_SQL_ALIAS_ADD, WS_SQL_ALIAS_DROP, WS_SQL_ALIASES, WS_SQL_ALIASES_OF,
	WS_SQL_DEFINITION_ADD, WS_SQL_DEFINITION_DROP, WS_SQL_DEFINITION_ROWS, WS_SQL_DEFINITIONS,
	WS_SQL_LENGTHS_PUT,
	WS_SQL_TOTALS_GET, WS_SQL_TOTALS_PUT, WS_SQL_LAST_PASSAGE,
	WS_SQL_SEGMENTS, WS_SQL_SEGMENT_ADD, WS_SQL_SEGMENT_DROP,
	WS_SQL_GRAM_ADD, WS_SQL_GRAM_DROP, WS_SQL_GRAM_BLOCK_AT, WS_SQL_GRAM_BLOCK_AFTER,
	WS_SQL_GONE, WS_SQL_GONE_ADD, WS_SQL_GONE_CLEAR,
	WS_SQL_WORDS_ADD, WS_SQL_HEADS_ADD, /* in the order of WS_FTS_… */
	WS_SQL_WORDS_DROP, WS_SQL_HEADS_DROP,
	WS_SQL_WORDS_ONE, WS_SQL_HEADS_ONE,
	WS_SQL_HEADS_ALL,
	WS_SQL_WORDS_LIST, /* needs ws_sqlite_latin_words's own table */
	WS_SQL_COUNT
} ws_sql;

/* The statement, ready for parameters; NULL with an error. It belongs to the store. */
#define ws_statement(s, which, error) ws_sql_prepare((s)->db, (s)->path, (s)->statements, which, error)
sqlite3_stmt *ws_sql_prepare(sqlite3 *db, const char *path, sqlite3_stmt **statements, ws_sql which, GError **error);
void ws_sql_finalize(sqlite3_stmt **statements);

/* Runs a statement that returns no rows, and resets it. */
bool ws_sql_run(sqlite3_stmt *statement, const char *path, GError **error);

/* SQLITE_ROW; SQLITE_DONE at the end, the statement reset; any other value with *error set, the statement reset. */
int ws_sql_step(sqlite3_stmt *statement, const char *path, GError **error);

/* Statements that run once. */
bool ws_sql_execute(sqlite3 *db, const char *path, const char *sql, GError **error);

/* The error of the last call on `db`, as one of ours. `verb`: "read", "write", "open". */
void ws_sql_fail(sqlite3 *db, int code, const char *path, const char *verb, GError **error);

/* A column's text or bytes, borrowed until the next step; NULL for NULL, and for no bytes. SQLite gives NULL as well when it has no memory
   left for them: that ends the program, like everywhere. */
const char *ws_sql_text(sqlite3_stmt *row, int column);
const void *ws_sql_bytes(sqlite3_stmt *row, int column);

/* Parameters are bound without a copy (SQLITE_STATIC), here and elsewhere, so that binding cannot fail. NULL becomes NULL. */
void ws_sql_bind_text(sqlite3_stmt *statement, int index, const char *text);
/* 0 becomes NULL. */
void ws_sql_bind_number(sqlite3_stmt *statement, int index, int64_t number);

#endif
