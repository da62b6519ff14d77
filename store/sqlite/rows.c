/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows by gram, word, amount and name.

   FTS5 is asked for tokens, never for text: a MATCH expression is packed tokens (text/token.h) in quotes, so nothing of a query is syntax to it.
   Reading the rows is where the time goes:

   | 64 181 rows of one gram, one segment                          | ns a row |
   |---|---|
   | sqlite3_step, one row at a time                               | 63–108   |
   | an aggregate function that collects them inside the statement | 35–62    |
   | xQueryPhrase, from an auxiliary function on the first row     | 22–35    |

   so the rows of one token are read the third way. A string of many characters has many grams, most of them frequent, and FTS5's own AND walks all
   of their rows. A gram is a proposal only, so the rarest few are enough: a look at the first rows of each tells how frequent it is; then they are
   read from the rarest on and intersected, as long as that costs less than looking at the texts it may save (NOT_WORTH, USELESS). On 100 MB:

   | string                                | FTS5's AND ms | rarest first ms | rows |
   |---|---|---|---|
   | 县级以上人民政府                      | 3.0           | 0.6             | 8804 |
   | 人民政府应当                          | 4.2           | 1.5             | 15283 |
   | … 30 characters of a heading          | 17            | 0.8             | 11, not 1 |

   A single character is a prefix, which FTS5 puts together as a whole before it gives the first row: 0.3 µs for each of its rows. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/sqlite/sqlite.h"
#include "text/utf8.h"

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
	sqlite3_bind_text(statement, 1, expression->str, (int)expression->len, SQLITE_TRANSIENT);
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

/* ---- rows of grams ---- */

ws_rows *ws_rows_all(sqlite_store *s, GError **error) {
	sqlite3_stmt *spans = ws_statement(s, WS_SQL_DOCUMENT_SPANS, error);
	if (!spans)
		return NULL;
	ws_rows *rows = rows_new();
	int code;
	while ((code = ws_sql_step(spans, s->path, error)) == SQLITE_ROW)
		for (uint32_t id = (uint32_t)sqlite3_column_int64(spans, 1), last = (uint32_t)sqlite3_column_int64(spans, 2); id <= last; id++)
			g_array_append_val(rows, id);
	return finish(rows, code == SQLITE_DONE);
}

static void keep_within(ws_rows *rows, const ws_range *within, size_t n_within) {
	uint32_t *id = (uint32_t *)(void *)rows->data;
	guint n = 0;
	size_t r = 0;
	for (guint i = 0; i < rows->len; i++) {
		while (r < n_within && within[r].last < id[i])
			r++;
		if (r < n_within && within[r].first <= id[i])
			id[n++] = id[i];
	}
	g_array_set_size(rows, n);
}

/* Ranges so few and so narrow that reading them one by one is cheaper than reading all. */
static bool is_narrow(const sqlite_store *s, const ws_gram_query *grams, const ws_range *within, size_t n) {
	enum { STARTS = 64 };
	uint64_t covered = 0;
	if (n > STARTS || grams->n > STARTS / n)
		return false;
	for (size_t i = 0; i < n; i++)
		covered += (uint64_t)within[i].last - within[i].first + 1;
	return covered < s->last / 3;
}

static bool read_between(sqlite_store *s, const GString *expression, ws_range range, ws_rows *rows, GError **error) {
	sqlite3_stmt *all = ws_statement(s, WS_SQL_GRAMS_ALL, error);
	if (!all)
		return false;
	bind_expression(all, expression);
	sqlite3_bind_int64(all, 2, range.first);
	sqlite3_bind_int64(all, 3, range.last);
	return collect(s, all, rows, SIZE_MAX, error);
}

static bool read_one(sqlite_store *s, ws_sql which, const GString *expression, size_t limit, ws_rows *rows, GError **error) {
	sqlite3_stmt *one = ws_statement(s, which, error);
	if (!one)
		return false;
	bind_expression(one, expression);
	return collect(s, one, rows, limit, error);
}

/* ---- several grams ---- */

enum {
	PROBED = 32,    /* grams looked at, spread over a longer string */
	PROBE = 64,     /* rows read of each */
	NOT_WORTH = 40, /* a gram with so many times the rows that are left is not read */
	USELESS = 16,   /* when one takes out less than the 16th part, more frequent ones will not do more */
};

typedef struct {
	GString *expression;
	ws_rows *rows; /* the first ones, or all */
	bool all;
	double estimate;
} probe;

static void probe_clear(probe *p) {
	g_string_free(p->expression, TRUE);
	g_array_unref(p->rows);
}

static bool read_probe(sqlite_store *s, probe *p, size_t limit, GError **error) {
	g_array_set_size(p->rows, 0);
	return read_one(s, WS_SQL_GRAMS_ONE, p->expression, limit, p->rows, error);
}

static int by_estimate(gconstpointer a, gconstpointer b) {
	double x = ((const probe *)a)->estimate, y = ((const probe *)b)->estimate;
	return (x > y) - (x < y);
}

static bool look_at_grams(sqlite_store *s, const ws_gram_query *grams, GArray *probes, GError **error) {
	size_t n = MIN(grams->n, PROBED);
	for (size_t i = 0; i < n; i++) {
		const char *gram = grams->grams[i * grams->n / n];
		probe p = {g_string_new(NULL), rows_new(), false, 0};
		quote_token(p.expression, gram, MIN(strlen(gram), 255));
		bool ok = read_probe(s, &p, PROBE, error);
		p.all = p.rows->len < PROBE;
		p.estimate = p.all ? p.rows->len : (double)PROBE * s->last / g_array_index(p.rows, uint32_t, PROBE - 1);
		g_array_append_val(probes, p);
		if (!ok)
			return false;
	}
	g_array_sort(probes, by_estimate);
	return true;
}

/* Keeps of `rows` what is in `others` too. */
static void intersect(ws_rows *rows, const ws_rows *others) {
	uint32_t *id = (uint32_t *)(void *)rows->data;
	const uint32_t *other = (const uint32_t *)(const void *)others->data;
	guint n = 0, k = 0;
	for (guint i = 0; i < rows->len; i++) {
		while (k < others->len && other[k] < id[i])
			k++;
		if (k < others->len && other[k] == id[i])
			id[n++] = id[i];
	}
	g_array_set_size(rows, n);
}

/* Takes the rows of several grams, rarest first. */
static ws_rows *read_rarest(sqlite_store *s, const ws_gram_query *grams, GError **error) {
	g_autoptr(GArray) probes = g_array_new(FALSE, FALSE, sizeof(probe));
	g_array_set_clear_func(probes, (GDestroyNotify)probe_clear);
	bool ok = look_at_grams(s, grams, probes, error);
	ws_rows *rows = NULL;
	for (guint i = 0; ok && i < probes->len; i++) {
		probe *p = &g_array_index(probes, probe, i);
		if (rows && p->estimate > (double)rows->len * NOT_WORTH)
			break;
		ok = p->all || read_probe(s, p, SIZE_MAX, error);
		if (!rows) {
			rows = g_array_ref(p->rows);
			continue;
		}
		guint before = rows->len;
		intersect(rows, p->rows);
		if (before - rows->len < before / USELESS)
			break;
	}
	return finish(rows ? rows : rows_new(), ok);
}

ws_rows *ws_sqlite_gram_rows(ws_store *store, const ws_gram_query *grams, const ws_range *within, size_t n_within, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	if (within && !n_within)
		return rows_new();
	ws_rows *rows = NULL;
	if (!grams->n) {
		rows = ws_rows_all(s, error);
	} else if (grams->n > 1 && !(within && is_narrow(s, grams, within, n_within))) {
		rows = read_rarest(s, grams, error);
	} else {
		static const ws_range everywhere = {0, UINT32_MAX};
		GString *expression = expression_of(grams);
		bool ok = true;
		rows = rows_new();
		if (!grams->prefix && !within)
			ok = read_one(s, WS_SQL_GRAMS_ONE, expression, SIZE_MAX, rows, error);
		else if (grams->prefix || !is_narrow(s, grams, within, n_within))
			ok = read_between(s, expression, everywhere, rows, error);
		else
			for (size_t i = 0; ok && i < n_within; i++)
				ok = read_between(s, expression, within[i], rows, error);
		g_string_free(expression, TRUE);
		rows = finish(rows, ok);
	}
	if (rows && within)
		keep_within(rows, within, n_within);
	return rows;
}

/* Of limit + 1 rows asked for, the first `limit`. */
static void cut(ws_rows *rows, size_t limit, bool *more) {
	*more = rows->len > limit;
	if (*more)
		g_array_set_size(rows, (guint)limit);
}

ws_rows *ws_sqlite_gram_first_rows(ws_store *store, const ws_gram_query *grams, size_t limit, bool *more, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	ws_rows *rows;
	if (grams->n == 1 && !grams->prefix && limit < UINT32_MAX) {
		GString *expression = expression_of(grams);
		rows = rows_new();
		rows = finish(rows, read_one(s, WS_SQL_GRAMS_ONE, expression, limit + 1, rows, error));
		g_string_free(expression, TRUE);
	} else {
		rows = ws_sqlite_gram_rows(store, grams, NULL, 0, error);
	}
	if (rows)
		cut(rows, limit, more);
	return rows;
}

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

/* A word as its token stands in the index: cut like the one that was put in, with its tier. */
static void quote_word(GString *out, const char *word, int tier) {
	enum { LONGEST = 255 - 2 };
	char token[256];
	size_t size = strlen(word), len = 0;
	const char *p = word, *end = word + size;
	while (p < end) {
		const char *was = p;
		ws_utf8_next(&p, end);
		if ((size_t)(p - word) > LONGEST) {
			p = was;
			break;
		}
	}
	len = (size_t)(p - word);
	memcpy(token, word, len);
	if (tier > 1) {
		token[len++] = 0x02;
		token[len++] = tier >= 4 ? '4' : '2';
	}
	quote_token(out, token, len);
}

ws_rows *ws_sqlite_word_rows(ws_store *store, const char *word, int tier, size_t limit, bool *more, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	GString *expression = g_string_new(NULL);
	quote_word(expression, word, tier);
	ws_rows *rows = rows_new();
	bool ok = !*word || read_one(s, WS_SQL_WORDS_ONE, expression, limit == SIZE_MAX ? limit : limit + 1, rows, error);
	g_string_free(expression, TRUE);
	cut(rows, limit, more);
	return finish(rows, ok);
}

/* ---- frequencies ---- */

enum { EXACT = 1024, WINDOWS = 8, WINDOW = 128 };

static bool read_from(sqlite_store *s, const GString *expression, uint32_t from, ws_rows *rows, GError **error) {
	sqlite3_stmt *some = ws_statement(s, WS_SQL_GRAMS_FROM, error);
	if (!some)
		return false;
	bind_expression(some, expression);
	sqlite3_bind_int64(some, 2, from);
	sqlite3_bind_int(some, 3, WINDOW);
	g_array_set_size(rows, 0);
	return ws_rows_read(s, some, rows, error);
}

/* Up to EXACT rows are counted. Beyond that, windows spread over all ids tell how dense the rows lie. Of several grams, or a prefix, the rows are read
   as a whole anyway. */
double ws_sqlite_gram_frequency(ws_store *store, const ws_gram_query *grams, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	if (!grams->n)
		return (double)s->totals.passages;
	bool more, whole = grams->n > 1 || grams->prefix;
	g_autoptr(GArray) rows = ws_sqlite_gram_first_rows(store, grams, whole ? SIZE_MAX : EXACT, &more, error);
	if (!rows || !more)
		return rows ? rows->len : 0;
	GString *expression = expression_of(grams);
	double seen = rows->len, span = g_array_index(rows, uint32_t, rows->len - 1);
	bool ok = true;
	for (int i = 1; ok && i < WINDOWS; i++) {
		uint32_t from = (uint32_t)((uint64_t)s->last * (unsigned)i / WINDOWS);
		ok = read_from(s, expression, from, rows, error);
		if (ok && from > span / i) {
			seen += rows->len;
			span += rows->len < WINDOW ? s->last - from + 1 : g_array_index(rows, uint32_t, rows->len - 1) - from + 1;
		}
	}
	g_string_free(expression, TRUE);
	return ok ? MIN(seen / span * s->last, (double)s->totals.passages) : 0;
}

/* ---- rows of facts ---- */

static bool amounts(sqlite_store *s, ws_sql which, const double *lo, const double *hi, const char *base, int kind, ws_rows *rows, GError **error) {
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
