/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index in one SQLite file: what stands where, and why.

   file       every file that was looked at. path is a BLOB: a file name is bytes, not text. reason: why it could not be read; NULL for a
              document
   document   the card of a file that is a document, under the file's id, which stays when the file is indexed again. first and last: its
              passages' ids, NULL when it has none. evidence: records.c
   label      what a document is filtered by, one row a value (ws_label): region (its path from the top), issuer and kind (folded), number
              (its key), every year. A filter reads the distinct values of its field, then the documents of those that pass
   passage    the text with its place. up: how many passages above its heading stands (0 none); lines: how many more lines it goes
              on. cells, figures, names: facts.c. The text stands before them, so that reading it skips none of them
   amount     where a figure of a base and kind has this amount, for ranges; the exact decimal is in passage.figures
   interval   the same for figures that are ranges themselves (10%至20%)
   name       every name and written form of one, with a class
   mention    which passage speaks of it, how often; count 0: as the written form of another name
   alias      what a document says of names. name_key, alias_key: in what form they are compared (text/name_key.h); NULL without an alias
   definition the folded term, and the passage that defines it
   length     the folded lengths of passages, and which begin a document, one byte each, 4096 a row: what ranking needs of every passage it
              looks at
   segment    the segments of the gram postings: which passages each may hold, and how many blocks it has. Their passages do not overlap
   gram       the blocks (postings.h says byte by byte what is in them), by segment, first key and first passage. key: the two characters of
              the gram, first << 21 | second; second 0 for a character alone, so that what begins with a character is one range of keys
   gone       passages that were removed and may still stand in postings. No new passage gets their ids until a merge has left them out
   totals     counts, one row
   meta       versions

   words and heads are FTS5 tables with our tokenizer (tokenizer.c): ICU words of every passage, and character grams of headings alone. They
   hold rows only (detail=none): what matches, and where, is decided on the text. Their content is the passage table itself, so FTS5 stores
   no text and no sizes (columnsize=0), and its integrity-check and rebuild compare the tokens with the text they were made from.

   The grams of all passages were an FTS5 table too. Measured on 100 MB of law in 102 557 passages of 1 KB, tokens made beforehand, one core
   of a shared machine (± 15 %):

   | what                                           | write MB/s | file ÷ text |
   |---|---|---|
   | text alone, pages of 4 KB                      | 76         | 1.19        |
   | text, grams                                    | 21         | 1.47        |
   | text, grams, words: two tables                 | 14.5       | 1.63        |
   | … one table, tokens with a prefix letter       | 13.6       | 1.63        |
   | … one table, two columns (detail=column)       | 11.7       | 2.18        |
   | two tables, pages of 8 / 16 / 32 KB            | 15         | 1.54 / 1.50 / 1.48 |
   | … tokens queued, table by table                | 18–20      | 1.54        |
   | … hashsize 4 MB, no merge                      | 18–20      | 1.67, 1.3 s to merge |
   | … hashsize 4 MB, automerge 8                   | 14         | 1.63        |
   | all tables here, pages of 8 KB, hashsize 32 MB | 18         | 1.58        |

   Nearly all the time goes to the hash table in which FTS5 gathers tokens: every token is two or three cache misses, and 100 MB have 28
   million grams. A gram is a number of 42 bits, and nothing needs them in order before the commit; so they are sorted instead, eight bytes
   a pair, in four passes over memory (gram_write.c). FTS5 also takes a callback for every row it reads. With postings of our own, on 40 MB
   in 209 274 passages, 11 million grams:

   | what                                          | FTS5       | blocks      |
   |---|---|---|
   | index, user CPU s: all threads                | 6.4–7.9    | 4.0–5.3     |
   | grams in the file, MB                         | 15.4       | 15.0        |
   | 应当: 82 730 rows, ms                         | 2.0        | 0.07        |
   | … how many they are, ms                       | 0.21, 6 % off | 0.016, exact |
   | 县级以上人民政府: 5 875 rows, ms              | 0.60       | 0.06        |
   | 机动车驾驶: 413 rows, ms                      | 0.13       | 0.013       |
   | 的, a prefix: 133 749 rows, ms                | 39         | 1.9         |

   What is left to FTS5 is queued and inserted table by table, which keeps one table's entries in the cache, and little is merged while a
   run lasts: ws_store_optimize does the rest, once. Without any merge a run over 300 MB wrote 13 % less, and the processor time was the
   same.

   What postings of our own do not do: they know no positions, and no frequencies within a passage; a passage that is gone takes room until
   a merge.

   Facts are kept in the row of their passage and not as rows of their own of twenty columns: a figure takes 20 bytes there and 16 in table
   amount. In budget reports with a figure every 70 bytes these come to 0.3 and 0.2 of the text.

   A writer keeps WAL mode, so readers work on while it writes; the first batch of all is written beside (birth.c). Foreign keys, triggers
   and functions in the schema are not used, and are switched off: a file that claims to be an index cannot make its reader run anything.

   The file tells what it is (application_id "wens", user_version the format) and with which fold, tokens and segmenter it was made: other
   ones would make other tokens of the same text, so they are refused. */
#include <string.h>

#include "store/sqlite/sqlite.h"
#include "store/versions.h"

enum { APPLICATION_ID = 0x77656E73 };

static const char tables[] =
	"CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE TABLE file(id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER, mtime INTEGER, hash INTEGER, reason TEXT) STRICT;"
	"CREATE TABLE document(id INTEGER PRIMARY KEY, first INTEGER, last INTEGER, figures INTEGER, format TEXT, encoding TEXT, title TEXT,"
	" issuer TEXT, number TEXT, date TEXT, year INTEGER, years TEXT, region TEXT, region_path TEXT, kind TEXT, recipients TEXT,"
	" expires TEXT, meeting TEXT, evidence BLOB) STRICT;"
	"CREATE INDEX document_first ON document(first, last);"
	"CREATE INDEX document_date ON document(date);"
	"CREATE TABLE label(field INTEGER, value TEXT, document INTEGER, PRIMARY KEY(field, value, document)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE passage(id INTEGER PRIMARY KEY, kind INTEGER, level INTEGER, up INTEGER, line INTEGER, lines INTEGER,"
	" page INTEGER, term TEXT, definition INTEGER, definition_end INTEGER, text TEXT, cells BLOB, figures BLOB, names BLOB) STRICT;"
	"CREATE INDEX passage_heading ON passage(id) WHERE kind = 0;"
	"CREATE TABLE amount(base TEXT, kind INTEGER, amount REAL, passage INTEGER, PRIMARY KEY(base, kind, amount, passage)) STRICT,"
	" WITHOUT ROWID;"
	"CREATE TABLE interval(base TEXT, kind INTEGER, low REAL, high REAL, passage INTEGER, PRIMARY KEY(base, kind, low, high, passage))"
	" STRICT, WITHOUT ROWID;"
	"CREATE TABLE name(id INTEGER PRIMARY KEY, class INTEGER, text TEXT, folded TEXT, UNIQUE(class, text)) STRICT;"
	"CREATE INDEX name_folded ON name(folded);"
	"CREATE TABLE mention(name INTEGER, document INTEGER, passage INTEGER, count INTEGER, PRIMARY KEY(name, document, passage)) STRICT,"
	" WITHOUT ROWID;"
	"CREATE TABLE alias(document INTEGER, class INTEGER, name TEXT, alias TEXT, parent TEXT, passage INTEGER, start INTEGER, end INTEGER,"
	" name_key TEXT, alias_key TEXT) STRICT;"
	"CREATE INDEX alias_document ON alias(document);"
	"CREATE INDEX alias_name ON alias(name_key);"
	"CREATE INDEX alias_alias ON alias(alias_key);"
	"CREATE TABLE definition(term TEXT, passage INTEGER, PRIMARY KEY(term, passage)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE length(chunk INTEGER PRIMARY KEY, codes BLOB NOT NULL) STRICT;"
	"CREATE TABLE segment(id INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, blocks INTEGER NOT NULL) STRICT;"
	"CREATE TABLE gram(id INTEGER PRIMARY KEY, segment INTEGER NOT NULL, key INTEGER NOT NULL, passage INTEGER NOT NULL,"
	" block BLOB NOT NULL) STRICT;"
	"CREATE UNIQUE INDEX gram_place ON gram(segment, key, passage);"
	"CREATE TABLE gone(first INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;"
	"CREATE TABLE totals(id INTEGER PRIMARY KEY CHECK(id = 1), documents INTEGER, failures INTEGER, passages INTEGER, chars INTEGER,"
	" figures INTEGER, names INTEGER, definitions INTEGER, text_bytes INTEGER) STRICT;"
	"CREATE VIEW heading(id, text) AS SELECT id, text FROM passage WHERE kind = 0;"
	"CREATE VIRTUAL TABLE words USING fts5(text, content='passage', content_rowid='id', detail=none, columnsize=0,"
	" tokenize='wensuo words');"
	"CREATE VIRTUAL TABLE heads USING fts5(text, content='heading', content_rowid='id', detail=none, columnsize=0,"
	" tokenize='wensuo grams');"
	"INSERT INTO words(words, rank) VALUES('hashsize', 33554432), ('automerge', 8), ('crisismerge', 16);"
	"INSERT INTO heads(heads, rank) VALUES('hashsize', 8388608), ('automerge', 8), ('crisismerge', 16);"
	"INSERT INTO totals VALUES(1, 0, 0, 0, 0, 0, 0, 0, 0);";

static bool put_meta(sqlite_store *s, const char *key, const char *value, GError **error) {
	sqlite3_stmt *put;
	int code = sqlite3_prepare_v2(s->db, "INSERT INTO meta(key, value) VALUES(?1, ?2)", -1, &put, NULL);
	if (code != SQLITE_OK) {
		ws_sql_fail(s->db, code, s->path, "write", error);
		return false;
	}
	ws_sql_bind_text(put, 1, key);
	ws_sql_bind_text(put, 2, value);
	bool ok = ws_sql_run(put, s->path, error);
	sqlite3_finalize(put);
	return ok;
}

bool ws_schema_create(sqlite_store *s, GError **error) {
	g_autofree char *identity =
		g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID, WS_STORE_FORMAT);
	char format[16];
	ws_version now[WS_VERSIONS];
	ws_versions_now(now);
	g_snprintf(format, sizeof format, "%d", WS_STORE_FORMAT);
	g_autoptr(GDateTime) time = g_date_time_new_now_utc();
	g_autofree char *created = g_date_time_format_iso8601(time);
	if (!ws_sql_execute(s->db, s->path, "PRAGMA page_size = 8192; PRAGMA encoding = 'UTF-8'; BEGIN IMMEDIATE", error))
		return false;
	bool ok = ws_sql_execute(s->db, s->path, tables, error) && ws_sql_execute(s->db, s->path, identity, error) &&
		put_meta(s, "format", format, error) && put_meta(s, "created", created, error);
	for (int i = 0; ok && i < WS_VERSIONS; i++)
		ok = put_meta(s, now[i].key, now[i].value, error);
	ok = ok && ws_sql_execute(s->db, s->path, "COMMIT", error);
	if (!ok)
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	return ok;
}

static bool get_number(sqlite_store *s, const char *sql, int64_t *out, GError **error) {
	sqlite3_stmt *get;
	int code = sqlite3_prepare_v2(s->db, sql, -1, &get, NULL);
	if (code == SQLITE_OK) {
		code = sqlite3_step(get);
		*out = code == SQLITE_ROW ? sqlite3_column_int64(get, 0) : 0;
	}
	bool ok = code == SQLITE_ROW || code == SQLITE_DONE;
	if (!ok)
		ws_sql_fail(s->db, code, s->path, "open", error);
	sqlite3_finalize(get);
	return ok;
}

/* A database without a single table: an empty file, or one whose making was cut short. */
bool ws_schema_is_empty(sqlite_store *s, bool *empty, GError **error) {
	int64_t objects, id;
	if (!get_number(s, "SELECT count(*) FROM sqlite_schema", &objects, error) || !get_number(s, "PRAGMA application_id", &id, error))
		return false;
	*empty = objects == 0 && (id == 0 || id == APPLICATION_ID);
	return true;
}

static bool load_meta(sqlite_store *s, GError **error) {
	sqlite3_stmt *all;
	int code = sqlite3_prepare_v2(s->db, "SELECT key, value FROM meta", -1, &all, NULL);
	if (code != SQLITE_OK) {
		ws_sql_fail(s->db, code, s->path, "open", error);
		return false;
	}
	while ((code = ws_sql_step(all, s->path, error)) == SQLITE_ROW)
		g_hash_table_insert(s->meta, g_strdup(ws_sql_text(all, 0)), g_strdup(ws_sql_text(all, 1)));
	sqlite3_finalize(all);
	return code == SQLITE_DONE;
}

bool ws_schema_verify(sqlite_store *s, GError **error) {
	int64_t id, format;
	if (!get_number(s, "PRAGMA application_id", &id, error) || !get_number(s, "PRAGMA user_version", &format, error))
		return false;
	if (id != APPLICATION_ID) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_FOREIGN, "'%s' is not an index of wensuo: a SQLite database of another program",
		            s->path);
		return false;
	}
	return ws_versions_format(s->path, format, error) && load_meta(s, error) && ws_versions_made(s->path, s->meta, error);
}
