/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sqlite/sql.h"

#include <errno.h>

#include "store/engine.h"
#include "text/memory.h"

/* The passage that is wanted next (feed.c). */
#define FED " FROM feed CROSS JOIN passage ON passage.id = feed.id"

static const char *const texts[WS_SQL_COUNT] = {
	[WS_SQL_BEGIN] = "BEGIN IMMEDIATE",
	[WS_SQL_COMMIT] = "COMMIT",

	[WS_SQL_FILE_FIND] = "SELECT id FROM file WHERE path = ?1",
	[WS_SQL_FILE_ADD] = "INSERT INTO file(id, path, size, mtime, hash, reason) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
	[WS_SQL_FILE_SET] = "UPDATE file SET size = ?2, mtime = ?3, hash = ?4, reason = ?5 WHERE id = ?1",
	[WS_SQL_FILE_DROP] = "DELETE FROM file WHERE id = ?1",
	[WS_SQL_FILES] = "SELECT path, size, mtime, hash, reason FROM file",

	[WS_SQL_DOCUMENT_ADD] =
		"INSERT INTO document VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
	[WS_SQL_DOCUMENT_DROP] = "DELETE FROM document WHERE id = ?1",
	[WS_SQL_DOCUMENT_RANGE] = "SELECT first, last FROM document WHERE id = ?1",
	[WS_SQL_DOCUMENT] = "SELECT d.*, f.path FROM document d JOIN file f USING(id) WHERE d.id = ?1",
	[WS_SQL_DOCUMENT_OF] = "SELECT id, first, last FROM document WHERE first <= ?1 ORDER BY first DESC LIMIT 1",
	[WS_SQL_DOCUMENT_SPANS] = "SELECT id, first, last FROM document WHERE first IS NOT NULL ORDER BY first",
	[WS_SQL_DOCUMENT_KEYS] = "SELECT d.date, f.path FROM document d JOIN file f USING(id) WHERE d.id = ?1",
	[WS_SQL_DOCUMENT_KEYS_FROM] =
		"SELECT d.id, d.first, d.last, d.date, f.path FROM document d CROSS JOIN file f ON f.id = d.id WHERE d.first >= ?1"
		" ORDER BY d.first",
	[WS_SQL_DOCUMENT_DATES] = "SELECT id, date FROM document WHERE date >= ?1 AND date < ?2",
	[WS_SQL_DOCUMENT_TITLES] = "SELECT id, title FROM document",
	[WS_SQL_DOCUMENT_PATHS] = "SELECT id, path FROM file WHERE reason IS NULL",

	[WS_SQL_LABEL_ADD] = "INSERT OR IGNORE INTO label(field, value, document) VALUES(?1, ?2, ?3)",
	[WS_SQL_LABEL_DROP] = "DELETE FROM label WHERE field = ?1 AND value = ?2 AND document = ?3",
	[WS_SQL_LABEL_NEXT] = "SELECT value FROM label WHERE field = ?1 AND value > ?2 ORDER BY value LIMIT 1",
	[WS_SQL_LABEL_DOCUMENTS] = "SELECT document FROM label WHERE field = ?1 AND value = ?2",

	[WS_SQL_PASSAGE_ADD] = "INSERT INTO passage VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
	[WS_SQL_PASSAGE_DROP] = "DELETE FROM passage WHERE id = ?1",
	[WS_SQL_PASSAGE_TEXT] =
		"SELECT kind, level, up, line, lines, page, term, definition, definition_end, text" FED,
	[WS_SQL_PASSAGE_WHOLE] =
		"SELECT kind, level, up, line, lines, page, term, definition, definition_end, text, cells, figures, names" FED,
	[WS_SQL_PASSAGE_BRIEF] = "SELECT kind, level, up, text" FED,
	[WS_SQL_PASSAGE_HEADINGS] = "SELECT id FROM passage WHERE kind = 0",

	[WS_SQL_AMOUNT_ADD] = "INSERT OR IGNORE INTO amount(base, kind, amount, passage) VALUES(?1, ?2, ?3, ?4)",
	[WS_SQL_AMOUNT_DROP] = "DELETE FROM amount WHERE base = ?1 AND kind = ?2 AND amount = ?3 AND passage = ?4",
	[WS_SQL_AMOUNT_ROWS] = "SELECT passage FROM amount WHERE base = ?1 AND kind = ?2 AND amount BETWEEN ?3 AND ?4",
	[WS_SQL_AMOUNT_ROWS_ANY] =
		"SELECT passage FROM amount WHERE (?1 IS NULL OR base = ?1) AND (?2 IS NULL OR kind = ?2) AND amount BETWEEN ?3 AND ?4",
	[WS_SQL_INTERVAL_ADD] = "INSERT OR IGNORE INTO interval(base, kind, low, high, passage) VALUES(?1, ?2, ?3, ?4, ?5)",
	[WS_SQL_INTERVAL_DROP] = "DELETE FROM interval WHERE base = ?1 AND kind = ?2 AND low = ?3 AND high = ?4 AND passage = ?5",
	[WS_SQL_INTERVAL_ROWS] =
		"SELECT passage FROM interval WHERE (?1 IS NULL OR base = ?1) AND (?2 IS NULL OR kind = ?2) AND low <= ?4 AND high >= ?3",

	[WS_SQL_NAME_FIND] = "SELECT id FROM name WHERE class = ?1 AND text = ?2",
	[WS_SQL_NAME_ADD] = "INSERT INTO name(class, text, folded) VALUES(?1, ?2, ?3)",
	[WS_SQL_NAME_ROWS] =
		"SELECT m.passage FROM name n JOIN mention m ON m.name = n.id WHERE n.folded = ?1 AND (?2 IS NULL OR n.class = ?2)",
	[WS_SQL_NAME_ROWS_ANY] = "SELECT m.passage FROM name n JOIN mention m ON m.name = n.id WHERE ?2 IS NULL OR n.class = ?2",
	[WS_SQL_NAMES_FORGET] = "DELETE FROM name WHERE NOT EXISTS(SELECT 1 FROM mention WHERE name = name.id)",
	[WS_SQL_MENTION_ADD] = "INSERT OR IGNORE INTO mention(name, document, passage, count) VALUES(?1, ?2, ?3, ?4)",
	[WS_SQL_MENTION_DROP] = "DELETE FROM mention WHERE name = ?1 AND document = ?2 AND passage = ?3",
	[WS_SQL_REGISTER] =
		"SELECT n.class, n.text, d.region, sum(m.count), count(DISTINCT m.document) FROM name n JOIN mention m ON m.name = n.id"
		" JOIN document d ON d.id = m.document WHERE m.count > 0 GROUP BY n.id, d.region"
		" ORDER BY n.class, n.text, d.region",

	[WS_SQL_ALIAS_ADD] = "INSERT INTO alias(document, class, name, alias, parent, passage, start, end, name_key, alias_key)"
						 " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
	[WS_SQL_ALIAS_DROP] = "DELETE FROM alias WHERE document = ?1",
	[WS_SQL_ALIASES] =
		"SELECT a.class, a.name, a.alias, a.parent, d.region, a.document, a.passage, a.start, a.end FROM alias a JOIN document d"
		" ON d.id = a.document ORDER BY a.class, a.name, a.alias, a.passage, a.start",
	[WS_SQL_ALIASES_OF] =
		"SELECT a.class, a.name, a.alias, a.parent, d.region, a.document, a.passage, a.start, a.end FROM alias a JOIN document d"
		" ON d.id = a.document WHERE a.name_key = ?1 OR a.alias_key = ?1"
		" ORDER BY a.class, a.name, a.alias, a.passage, a.start",

	[WS_SQL_DEFINITION_ADD] = "INSERT OR IGNORE INTO definition(term, passage) VALUES(?1, ?2)",
	[WS_SQL_DEFINITION_DROP] = "DELETE FROM definition WHERE term = ?1 AND passage = ?2",
	[WS_SQL_DEFINITION_ROWS] = "SELECT passage FROM definition WHERE term = ?1",
	[WS_SQL_DEFINITIONS] = "SELECT passage FROM definition",

	[WS_SQL_LENGTHS_PUT] = "INSERT OR REPLACE INTO length(chunk, codes) VALUES(?1, ?2)",

	[WS_SQL_TOTALS_GET] = "SELECT documents, failures, passages, chars, figures, names, definitions, text_bytes FROM totals WHERE id = 1",
	[WS_SQL_TOTALS_PUT] = "INSERT OR REPLACE INTO totals VALUES(1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
	[WS_SQL_LAST_PASSAGE] = "SELECT max(id) FROM passage",

	[WS_SQL_SEGMENTS] = "SELECT id, first, last, blocks FROM segment ORDER BY first",
	[WS_SQL_SEGMENT_ADD] = "INSERT INTO segment(id, first, last, blocks) VALUES(?1, ?2, ?3, ?4)",
	[WS_SQL_SEGMENT_DROP] = "DELETE FROM segment WHERE id = ?1",
	[WS_SQL_GRAM_ADD] = "INSERT INTO gram(segment, key, passage, block) VALUES(?1, ?2, ?3, ?4)",
	[WS_SQL_GRAM_DROP] = "DELETE FROM gram WHERE id = ?1",
	[WS_SQL_GRAM_BLOCK_AT] = "SELECT id, key, passage, block FROM gram WHERE segment = ?1 AND (key, passage) <= (?2, ?3)"
							 " ORDER BY key DESC, passage DESC LIMIT 1",
	[WS_SQL_GRAM_BLOCK_AFTER] = "SELECT id, key, passage, block FROM gram WHERE segment = ?1 AND (key, passage) > (?2, ?3) AND key <= ?4"
								" ORDER BY key, passage LIMIT 1",
	[WS_SQL_GONE] = "SELECT first, last FROM gone ORDER BY first",
	[WS_SQL_GONE_ADD] = "INSERT INTO gone(first, last) VALUES(?1, ?2)",
	[WS_SQL_GONE_CLEAR] = "DELETE FROM gone",

	[WS_SQL_WORDS_ADD] = "INSERT INTO words(rowid, text) VALUES(?1, ?2)",
	[WS_SQL_HEADS_ADD] = "INSERT INTO heads(rowid, text) VALUES(?1, ?2)",
	[WS_SQL_WORDS_DROP] = "INSERT INTO words(words, rowid, text) VALUES('delete', ?1, ?2)",
	[WS_SQL_HEADS_DROP] = "INSERT INTO heads(heads, rowid, text) VALUES('delete', ?1, ?2)",
	[WS_SQL_WORDS_ONE] = "SELECT ws_rows(words) FROM words WHERE words MATCH ?1 LIMIT 1",
	[WS_SQL_HEADS_ONE] = "SELECT ws_rows(heads) FROM heads WHERE heads MATCH ?1 LIMIT 1",
	[WS_SQL_HEADS_ALL] = "SELECT ws_collect(rowid) FROM heads WHERE heads MATCH ?1",
	[WS_SQL_WORDS_LIST] = "SELECT term FROM temp.vocabulary WHERE term >= ?1 AND term < ?2",
};

static ws_store_error code_of(int code) {
	switch (code & 0xFF) {
	case SQLITE_NOTADB:
		return WS_STORE_FOREIGN;
	case SQLITE_CORRUPT:
		return WS_STORE_DAMAGED;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return WS_STORE_BUSY;
	default:
		return WS_STORE_IO;
	}
}

void ws_sql_fail(sqlite3 *db, int code, const char *path, const char *verb, GError **error) {
	int reason = db ? sqlite3_system_errno(db) : 0;
	bool system = (code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_IOERR;
	const char *why = system && reason                             ? g_strerror(reason)
	                  : db && sqlite3_errcode(db) == (code & 0xFF) ? sqlite3_errmsg(db)
	                                                               : sqlite3_errstr(code);
	ws_store_error kind = code_of(code);
	if ((code & 0xFF) == SQLITE_FULL) /* of a commit, say, which counts as reading */
		verb = "write";
	if (kind == WS_STORE_FOREIGN)
		g_set_error(error, WS_STORE_ERROR, kind, "'%s' is not an index of wensuo: not a SQLite database", path);
	else if (kind == WS_STORE_DAMAGED)
		ws_store_damaged(path, error, "%s", why);
	else if (kind == WS_STORE_BUSY)
		g_set_error(error, WS_STORE_ERROR, kind, "cannot %s '%s': another process holds it", verb, path);
	else
		g_set_error(error, WS_STORE_ERROR, kind, "cannot %s '%s': %s", verb, path, why);
}

sqlite3_stmt *ws_sql_prepare(sqlite3 *db, const char *path, sqlite3_stmt **statements, ws_sql which, GError **error) {
	sqlite3_stmt **s = &statements[which];
	if (!*s) {
		int code = sqlite3_prepare_v3(db, texts[which], -1, SQLITE_PREPARE_PERSISTENT, s, NULL);
		if (code != SQLITE_OK) {
			ws_sql_fail(db, code, path, "read", error);
			return NULL;
		}
	}
	return *s;
}

void ws_sql_finalize(sqlite3_stmt **statements) {
	for (int i = 0; i < WS_SQL_COUNT; i++)
		g_clear_pointer(&statements[i], sqlite3_finalize);
}

bool ws_sql_run(sqlite3_stmt *statement, const char *path, GError **error) {
	int code;
	while ((code = sqlite3_step(statement)) == SQLITE_ROW)
		;
	if (code != SQLITE_DONE)
		ws_sql_fail(sqlite3_db_handle(statement), code, path, sqlite3_stmt_readonly(statement) ? "read" : "write", error);
	sqlite3_reset(statement);
	return code == SQLITE_DONE;
}

int ws_sql_step(sqlite3_stmt *statement, const char *path, GError **error) {
	int code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		return code;
	if (code != SQLITE_DONE)
		ws_sql_fail(sqlite3_db_handle(statement), code, path, sqlite3_stmt_readonly(statement) ? "read" : "write", error);
	sqlite3_reset(statement);
	return code;
}

bool ws_sql_execute(sqlite3 *db, const char *path, const char *sql, GError **error) {
	int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
	if (code != SQLITE_OK)
		ws_sql_fail(db, code, path, "write", error);
	return code == SQLITE_OK;
}

static const void *there(sqlite3_stmt *row, const void *value) {
	if (!value && sqlite3_errcode(sqlite3_db_handle(row)) == SQLITE_NOMEM)
		ws_out_of_memory();
	return value;
}

const char *ws_sql_text(sqlite3_stmt *row, int column) {
	return there(row, sqlite3_column_text(row, column));
}

const void *ws_sql_bytes(sqlite3_stmt *row, int column) {
	return there(row, sqlite3_column_blob(row, column));
}

void ws_sql_bind_text(sqlite3_stmt *statement, int index, const char *text) {
	if (text)
		sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
	else
		sqlite3_bind_null(statement, index);
}

void ws_sql_bind_number(sqlite3_stmt *statement, int index, int64_t number) {
	if (number)
		sqlite3_bind_int64(statement, index, number);
	else
		sqlite3_bind_null(statement, index);
}
