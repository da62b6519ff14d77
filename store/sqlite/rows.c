/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows by word, heading, amount and name.

   FTS5 is asked for tokens, never for text: a MATCH expression is packed tokens (text/token.h) in quotes, so nothing of a query is syntax
   to it. Reading the rows is where the time goes:

   | 64 181 rows of one token, one segment                         | ns a row |
   |---|---|
   | sqlite3_step, one row at a time                               | 63–108   |
   | an aggregate function that collects them inside the statement | 35–62    |
   | xQueryPhrase, from an auxiliary function on the first row     | 22–35    |

   so the rows of one token are read the third way. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/sqlite/sqlite.h"

/* ---- collecting inside SQLite ---- */

static void add_row(sqlite_store *s, int64_t id) {
	if (s->collected == G_N_ELEMENTS(s->collected_ids)) { /* a call of GLib's for each row would cost as much as the row */
		g_array_append_vals(s->collecting, s->collected_ids, s->collected);
		s->collected = 0;
	}
	s->collected_ids[s->collected++] = (uint32_t)id;
}

static int on_phrase_row(const Fts5ExtensionApi *api, Fts5Context *context, void *data) {
	sqlite_store *s = data;
	add_row(s, api->xRowid(context));
	return s->collecting->len + s->collected < s->collect_limit ? SQLITE_OK : SQLITE_DONE;
}

/* ws_rows(table): every row of the expression's one token. */
static void rows_function(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int n, sqlite3_value **values) {
	(void)n;
	(void)values;
	sqlite_store *s = api->xUserData(context);
	int code = s->collecting ? api->xQueryPhrase(context, 0, s, on_phrase_row) : SQLITE_OK;
	if (code != SQLITE_OK)
		sqlite3_result_error_code(result, code);
}

/* ws_collect(rowid): an aggregate without a result. */
static void collect_step(sqlite3_context *context, int n, sqlite3_value **values) {
	(void)n;
	sqlite_store *s = sqlite3_user_data(context);
	if (s->collecting)
		add_row(s, sqlite3_value_int64(values[0]));
}

static void collect_final(sqlite3_context *context) {
	sqlite3_result_null(context);
}

int ws_rows_register(sqlite_store *s) {
	fts5_api *api = ws_fts5_api(s->db);
	if (!api)
		return SQLITE_ERROR;
	int code = api->xCreateFunction(api, "ws_rows", s, rows_function, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_create_function(s->db, "ws_collect", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, s, NULL, collect_step, collect_final);
	return code;
}

static ws_rows *rows_new(void) {
	return g_array_new(FALSE, FALSE, sizeof(uint32_t));
}

static bool collect(sqlite_store *s, sqlite3_stmt *statement, ws_rows *rows, size_t limit, GError **error) {
	s->collecting = rows;
	s->collect_limit = limit;
	s->collected = 0;
	bool ok = ws_sql_run(statement, s->path, error);
	g_array_append_vals(rows, s->collected_ids, s->collected);
	s->collecting = NULL;
	return ok;
}

bool ws_rows_read(sqlite_store *s, sqlite3_stmt *statement, ws_rows *rows, GError **error) {
	int code;
	while ((code = ws_sql_step(statement, s->path, error)) == SQLITE_ROW) {
		uint32_t id = (uint32_t)sqlite3_column_int64(statement, 0);
		g_array_append_val(rows, id);
	}
	return code == SQLITE_DONE;
}

static int by_id(const void *a, const void *b) {
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

void ws_rows_sort(ws_rows *rows) {
	uint32_t *id = (uint32_t *)(void *)rows->data;
	guint n = 0;
	if (rows->len)
		qsort(id, rows->len, sizeof *id, by_id);
	for (guint i = 0; i < rows->len; i++)
		if (n == 0 || id[n - 1] != id[i])
			id[n++] = id[i];
	g_array_set_size(rows, n);
}

static ws_rows *finish(ws_rows *rows, bool ok) {
	if (!ok)
		g_clear_pointer(&rows, g_array_unref);
	return rows;
}

/* ---- expressions ---- */

static void quote_token(GString *out, const char *token, size_t len) {
	const char head[] = {WS_TOKENS_MARK, (char)len};
	g_string_append_c(out, '"');
	for (size_t i = 0; i < 2 + len; i++) {
		char c = i < 2 ? head[i] : token[i - 2];
		if (c == '"')
			g_string_append_c(out, c);
		g_string_append_c(out, c);
	}
	g_string_append_c(out, '"');
}

static void bind_expression(sqlite3_stmt *statement, const GString *expression) {
	sqlite3_bind_text(statement, 1, expression->str, (int)expression->len, SQLITE_STATIC);
}

static GString *expression_of(const ws_gram_query *grams) {
	GString *out = g_string_new(NULL);
	for (size_t i = 0; i < grams->n; i++) {
		if (i)
			g_string_append(out, " AND ");
		quote_token(out, grams->grams[i], MIN(strlen(grams->grams[i]), 255));
	}
	if (grams->prefix)
		g_string_append_c(out, '*');
	return out;
}

static bool read_one(sqlite_store *s, ws_sql which, const GString *expression, size_t limit, ws_rows *rows, GError **error) {
	sqlite3_stmt *one = ws_statement(s, which, error);
	if (!one)
		return false;
	bind_expression(one, expression);
	return collect(s, one, rows, limit, error);
}

/* ---- rows of headings ---- */

ws_rows *ws_sqlite_head_rows(ws_store *store, const ws_gram_query *grams, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	ws_rows *rows = rows_new();
	if (!grams->n) {
		sqlite3_stmt *all = ws_statement(s, WS_SQL_PASSAGE_HEADINGS, error);
		bool ok = all && ws_rows_read(s, all, rows, error);
		ws_rows_sort(rows);
		return finish(rows, ok);
	}
	GString *expression = expression_of(grams);
	bool ok = read_one(s, grams->n == 1 && !grams->prefix ? WS_SQL_HEADS_ONE : WS_SQL_HEADS_ALL, expression, SIZE_MAX, rows, error);
	g_string_free(expression, TRUE);
	return finish(rows, ok);
}

/* ---- rows of words ---- */

/* Of limit + 1 rows asked for, the first `limit`. */
static void cut(ws_rows *rows, size_t limit, bool *more) {
	*more = rows->len > limit;
	if (*more)
		g_array_set_size(rows, (guint)limit);
}

ws_rows *ws_sqlite_word_rows(ws_store *store, const char *word, int tier, size_t limit, bool *more, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	GString *expression = g_string_new(NULL);
	char token[WS_TOKEN_MAX];
	quote_token(expression, token, ws_word_token(word, tier, token));
	ws_rows *rows = rows_new();
	bool ok = !*word || read_one(s, WS_SQL_WORDS_ONE, expression, limit == SIZE_MAX ? limit : limit + 1, rows, error);
	g_string_free(expression, TRUE);
	cut(rows, limit, more);
	return finish(rows, ok);
}

/* FTS5 lists its terms through a table of the connection's own, in its memory. */
bool ws_sqlite_latin_words(ws_store *store, char first, ws_word_visit each, void *data, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	const char low[] = {first, '\0'}, high[] = {(char)(first + 1), '\0'};
	if (!ws_sql_execute(s->db, s->path,
	                    "PRAGMA query_only = 0; CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, row);"
	                    " PRAGMA query_only = 1",
	                    error))
		return false;
	sqlite3_stmt *list = ws_statement(s, WS_SQL_WORDS_LIST, error);
	if (!list)
		return false;
	ws_sql_bind_text(list, 1, low);
	ws_sql_bind_text(list, 2, high);
	int code;
	while ((code = ws_sql_step(list, s->path, error)) == SQLITE_ROW)
		each(ws_sql_text(list, 0), (size_t)sqlite3_column_bytes(list, 0), data);
	return code == SQLITE_DONE;
}

/* ---- rows of facts ---- */

static bool amounts(sqlite_store *s, ws_sql which, const double *lo, const double *hi, const char *base, int kind, ws_rows *rows,
                    GError **error) {
	sqlite3_stmt *find = ws_statement(s, which, error);
	if (!find)
		return false;
	ws_sql_bind_text(find, 1, base);
	if (kind < 0)
		sqlite3_bind_null(find, 2);
	else
		sqlite3_bind_int(find, 2, kind);
	sqlite3_bind_double(find, 3, lo ? *lo : -INFINITY);
	sqlite3_bind_double(find, 4, hi ? *hi : INFINITY);
	return ws_rows_read(s, find, rows, error);
}

ws_rows *ws_sqlite_amount_rows(ws_store *store, const double *lo, const double *hi, const char *base, int kind, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	ws_rows *rows = rows_new();
	bool ok = amounts(s, WS_SQL_INTERVAL_ROWS, lo, hi, base, kind, rows, error);
	if (base)
		for (int k = kind < 0 ? WS_MONEY : kind; ok && k <= (kind < 0 ? WS_DURATION : kind); k++)
			ok = amounts(s, WS_SQL_AMOUNT_ROWS, lo, hi, base, k, rows, error);
	else
		ok = ok && amounts(s, WS_SQL_AMOUNT_ROWS_ANY, lo, hi, NULL, kind, rows, error);
	ws_rows_sort(rows);
	return finish(rows, ok);
}

ws_rows *ws_sqlite_name_rows(ws_store *store, const char *folded_name, int class, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	sqlite3_stmt *find = ws_statement(s, folded_name ? WS_SQL_NAME_ROWS : WS_SQL_NAME_ROWS_ANY, error);
	if (!find)
		return NULL;
	if (folded_name)
		ws_sql_bind_text(find, 1, folded_name);
	if (class < 0)
		sqlite3_bind_null(find, 2);
	else
		sqlite3_bind_int(find, 2, class);
	ws_rows *rows = rows_new();
	bool ok = ws_rows_read(s, find, rows, error);
	ws_rows_sort(rows);
	return finish(rows, ok);
}

ws_rows *ws_sqlite_definitions(ws_store *store, const char *folded_term, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	sqlite3_stmt *find = ws_statement(s, folded_term ? WS_SQL_DEFINITION_ROWS : WS_SQL_DEFINITIONS, error);
	if (!find)
		return NULL;
	if (folded_term)
		ws_sql_bind_text(find, 1, folded_term);
	ws_rows *rows = rows_new();
	bool ok = ws_rows_read(s, find, rows, error);
	ws_rows_sort(rows);
	return finish(rows, ok);
}
