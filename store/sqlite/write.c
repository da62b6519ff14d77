/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting documents in and taking them out. Everything here happens inside a batch (batch.c). */
#include <stdlib.h>
#include <string.h>

#include "store/condition.h"
#include "store/facts.h"
#include "store/length.h"
#include "store/sqlite/grams.h"
#include "store/sqlite/sqlite.h"
#include "text/name_key.h"

/* What failed takes its batch with it. */
static bool settle(sqlite_store *s, bool ok) {
	if (!ok && s->batch.open)
		ws_batch_abandon(s);
	return ok;
}

/* ---- files ---- */

/* The id of the file at `path`, 0 when the index does not know it. */
static bool find_file(sqlite_store *s, const char *path, int64_t *id, GError **error) {
	sqlite3_stmt *find = ws_statement(s, WS_SQL_FILE_FIND, error);
	if (!find)
		return false;
	*id = 0;
	sqlite3_bind_blob(find, 1, path, (int)strlen(path), SQLITE_STATIC);
	int code = ws_sql_step(find, s->path, error);
	if (code == SQLITE_ROW) {
		*id = sqlite3_column_int64(find, 0);
		sqlite3_reset(find);
	}
	return code == SQLITE_ROW || code == SQLITE_DONE;
}

static void bind_stamp(sqlite3_stmt *statement, int at, const ws_stamp *stamp, const char *reason) {
	sqlite3_bind_int64(statement, at, stamp->size);
	sqlite3_bind_int64(statement, at + 1, stamp->mtime_ns);
	sqlite3_bind_int64(statement, at + 2, (int64_t)stamp->hash);
	ws_sql_bind_text(statement, at + 3, reason);
}

static bool set_file(sqlite_store *s, int64_t id, const ws_stamp *stamp, const char *reason, GError **error) {
	sqlite3_stmt *set = ws_statement(s, WS_SQL_FILE_SET, error);
	if (!set)
		return false;
	sqlite3_bind_int64(set, 1, id);
	bind_stamp(set, 2, stamp, reason);
	return ws_sql_run(set, s->path, error);
}

static bool add_file(sqlite_store *s, const char *path, const ws_stamp *stamp, const char *reason, int64_t *id, GError **error) {
	sqlite3_stmt *add = ws_statement(s, WS_SQL_FILE_ADD, error);
	if (!add)
		return false;
	sqlite3_bind_null(add, 1);
	sqlite3_bind_blob(add, 2, path, (int)strlen(path), SQLITE_STATIC);
	bind_stamp(add, 3, stamp, reason);
	bool ok = ws_sql_run(add, s->path, error);
	*id = sqlite3_last_insert_rowid(s->db);
	return ok;
}

/* ---- labels ---- */

static bool label(sqlite_store *s, ws_sql which, ws_label field, const char *value, int64_t document, GError **error) {
	if (!value || !*value)
		return true;
	sqlite3_stmt *statement = ws_statement(s, which, error);
	if (!statement)
		return false;
	sqlite3_bind_int(statement, 1, field);
	ws_sql_bind_text(statement, 2, value);
	sqlite3_bind_int64(statement, 3, document);
	return ws_sql_run(statement, s->path, error);
}

static const char *folded(sqlite_store *s, const char *text) {
	return ws_condition_folded(text, s->batch.scratch);
}

static bool label_year(sqlite_store *s, ws_sql which, int year, int64_t document, GError **error) {
	char text[16];
	g_snprintf(text, sizeof text, "%d", year);
	return year <= 0 || label(s, which, WS_LABEL_YEAR, text, document, error);
}

/* Adds or drops, as `which` says, every label of a card. */
static bool label_card(sqlite_store *s, ws_sql which, const ws_document *d, int64_t id, GError **error) {
	bool ok = label(s, which, WS_LABEL_REGION, d->region_path ? d->region_path : d->region, id, error) &&
	          label(s, which, WS_LABEL_ISSUER, folded(s, d->issuer), id, error) &&
	          label(s, which, WS_LABEL_KIND, folded(s, d->kind), id, error) &&
	          label(s, which, WS_LABEL_NUMBER, ws_condition_number(d->number, s->batch.scratch), id, error) &&
	          label_year(s, which, d->year, id, error);
	for (size_t i = 0; ok && i < d->n_years; i++)
		ok = label_year(s, which, d->years[i], id, error);
	return ok && label_year(s, which, d->date ? atoi(d->date) : 0, id, error);
}

/* ---- taking out ---- */

/* Takes a document's card out; its passages go at the commit. Does nothing when the file is no document. */
static bool forget_document(sqlite_store *s, int64_t id, GError **error) {
	sqlite3_stmt *range = ws_statement(s, WS_SQL_DOCUMENT_RANGE, error);
	if (!range)
		return false;
	sqlite3_bind_int64(range, 1, id);
	int code = ws_sql_step(range, s->path, error);
	if (code != SQLITE_ROW)
		return code == SQLITE_DONE;
	if (sqlite3_column_type(range, 0) != SQLITE_NULL) {
		ws_gone gone = {(uint32_t)sqlite3_column_int64(range, 0), (uint32_t)sqlite3_column_int64(range, 1), (uint32_t)id};
		g_array_append_val(s->batch.gone, gone);
	}
	sqlite3_reset(range);
	ws_stored_document *d = ws_sqlite_document(&s->base, (uint32_t)id, s->batch.scratch, error);
	if (!d || !label_card(s, WS_SQL_LABEL_DROP, &d->card, id, error))
		return false;
	const ws_sql drops[] = {WS_SQL_DOCUMENT_DROP, WS_SQL_ALIAS_DROP};
	for (size_t i = 0; i < G_N_ELEMENTS(drops); i++) {
		sqlite3_stmt *drop = ws_statement(s, drops[i], error);
		if (!drop)
			return false;
		sqlite3_bind_int64(drop, 1, id);
		if (!ws_sql_run(drop, s->path, error))
			return false;
	}
	s->batch.totals.documents--;
	return true;
}

/* Makes a place for the file at `path`: its row, without a document. */
static bool renew_file(sqlite_store *s, const char *path, const ws_stamp *stamp, const char *reason, int64_t *id, GError **error) {
	if (!find_file(s, path, id, error))
		return false;
	if (!*id)
		return add_file(s, path, stamp, reason, id, error);
	int64_t documents = s->batch.totals.documents;
	if (!forget_document(s, *id, error) || !set_file(s, *id, stamp, reason, error))
		return false;
	if (documents == s->batch.totals.documents)
		s->batch.totals.failures--;
	return true;
}

/* ---- putting in ---- */

static bool add_document(sqlite_store *s, const ws_document *d, int64_t id, uint32_t first, int64_t figures, GError **error) {
	sqlite3_stmt *add = ws_statement(s, WS_SQL_DOCUMENT_ADD, error);
	if (!add)
		return false;
	g_autoptr(GString) years = g_string_new(NULL);
	for (size_t i = 0; i < d->n_years; i++)
		g_string_append_printf(years, "%s%d", i ? "," : "", d->years[i]);
	g_autoptr(GByteArray) evidence = g_byte_array_new();
	ws_pack_evidence(evidence, d->evidence);
	sqlite3_bind_int64(add, 1, id);
	ws_sql_bind_number(add, 2, d->n_passages ? first : 0);
	ws_sql_bind_number(add, 3, d->n_passages ? first + (int64_t)d->n_passages - 1 : 0);
	sqlite3_bind_int64(add, 4, figures);
	const char *texts[] = {d->format, d->encoding, d->title, d->issuer, d->number, d->date};
	for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++)
		ws_sql_bind_text(add, 5 + i, texts[i]);
	ws_sql_bind_number(add, 11, d->year);
	ws_sql_bind_text(add, 12, years->len ? years->str : NULL);
	const char *more[] = {d->region, d->region_path, d->kind, d->recipients, d->expires, d->meeting};
	for (int i = 0; i < (int)G_N_ELEMENTS(more); i++)
		ws_sql_bind_text(add, 13 + i, more[i]);
	sqlite3_bind_blob(add, 19, evidence->data, (int)evidence->len, SQLITE_STATIC);
	s->batch.totals.documents++;
	return ws_sql_run(add, s->path, error) && label_card(s, WS_SQL_LABEL_ADD, d, id, error);
}

/* The facts of a passage: cells, figures and names, from parameter `at` on. */
static void bind_facts(sqlite_store *s, sqlite3_stmt *statement, int at, const ws_passage *p) {
	static void (*const pack[])(GByteArray *, const ws_passage *) = {ws_pack_cells, ws_pack_figures, ws_pack_names};
	GByteArray *bytes = s->batch.packed;
	guint end[G_N_ELEMENTS(pack)], start = 0;
	g_byte_array_set_size(bytes, 0);
	for (size_t i = 0; i < G_N_ELEMENTS(pack); i++) {
		pack[i](bytes, p);
		end[i] = bytes->len;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(pack); start = end[i++])
		if (end[i] > start)
			sqlite3_bind_blob(statement, at + (int)i, bytes->data + start, (int)(end[i] - start), SQLITE_STATIC);
		else
			sqlite3_bind_null(statement, at + (int)i);
}

static bool add_passage(sqlite_store *s, const ws_passage *p, size_t index, uint32_t id, GError **error) {
	sqlite3_stmt *add = ws_statement(s, WS_SQL_PASSAGE_ADD, error);
	if (!add)
		return false;
	sqlite3_bind_int64(add, 1, id);
	sqlite3_bind_int(add, 2, p->kind);
	sqlite3_bind_int(add, 3, p->level);
	sqlite3_bind_int64(add, 4, p->parent < 0 ? 0 : (int64_t)index - p->parent);
	ws_sql_bind_number(add, 5, p->line);
	ws_sql_bind_number(add, 6, (int64_t)p->line_end - p->line);
	ws_sql_bind_number(add, 7, p->page);
	ws_sql_bind_text(add, 8, p->term);
	ws_sql_bind_number(add, 9, p->definition.start);
	ws_sql_bind_number(add, 10, p->definition.end);
	sqlite3_bind_text(add, 11, p->text, (int)p->len, SQLITE_STATIC);
	bind_facts(s, add, 12, p);
	return ws_sql_run(add, s->path, error);
}

static bool add_figures(sqlite_store *s, const ws_passage *p, uint32_t id, GError **error) {
	for (size_t i = 0; i < p->n_figures; i++) {
		const ws_figure *f = &p->figures[i];
		double low = ws_decimal_double(f->amount), high = f->has_high ? ws_decimal_double(f->high_amount) : low;
		sqlite3_stmt *add = ws_statement(s, f->has_high ? WS_SQL_INTERVAL_ADD : WS_SQL_AMOUNT_ADD, error);
		if (!add)
			return false;
		int at = 1;
		ws_sql_bind_text(add, at++, f->base);
		sqlite3_bind_int(add, at++, f->kind);
		sqlite3_bind_double(add, at++, MIN(low, high));
		if (f->has_high)
			sqlite3_bind_double(add, at++, MAX(low, high));
		sqlite3_bind_int64(add, at, id);
		if (!ws_sql_run(add, s->path, error))
			return false;
	}
	s->batch.totals.figures += (int64_t)p->n_figures;
	return true;
}

/* Counts the names of a passage: canonical ones, and at 0 the forms they are written in. */
static bool add_names(sqlite_store *s, const ws_passage *p, uint32_t id, int64_t document, GError **error) {
	if (!p->n_names)
		return true;
	g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
	for (size_t i = 0; i < p->n_names; i++) {
		const ws_name *n = &p->names[i];
		const char *texts[] = {n->canonical, n->form};
		for (int form = 0; form < 2; form++) {
			if (form && strcmp(n->form, n->canonical) == 0)
				continue;
			int64_t name = ws_batch_name(s, n->class, texts[form], true, error);
			if (!name)
				return false;
			gpointer key = GSIZE_TO_POINTER(name);
			g_hash_table_insert(counts, key, GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(counts, key)) + !form));
		}
	}
	sqlite3_stmt *add = ws_statement(s, WS_SQL_MENTION_ADD, error);
	GHashTableIter each;
	gpointer name, count;
	g_hash_table_iter_init(&each, counts);
	while (add && g_hash_table_iter_next(&each, &name, &count)) {
		sqlite3_bind_int64(add, 1, (int64_t)GPOINTER_TO_SIZE(name));
		sqlite3_bind_int64(add, 2, document);
		sqlite3_bind_int64(add, 3, id);
		sqlite3_bind_int64(add, 4, GPOINTER_TO_UINT(count));
		if (!ws_sql_run(add, s->path, error))
			return false;
	}
	s->batch.totals.names += (int64_t)p->n_names;
	return add != NULL;
}

static bool add_definition(sqlite_store *s, const ws_passage *p, uint32_t id, GError **error) {
	if (!p->term)
		return true;
	sqlite3_stmt *add = ws_statement(s, WS_SQL_DEFINITION_ADD, error);
	if (!add)
		return false;
	ws_sql_bind_text(add, 1, folded(s, p->term));
	sqlite3_bind_int64(add, 2, id);
	s->batch.totals.definitions++;
	return ws_sql_run(add, s->path, error);
}

/* The grams of a heading once more, in the index of headings and titles. */
static bool queue_head(sqlite_store *s, uint32_t id, const ws_grams *grams, GError **error) {
	ws_tokens tokens = ws_tokens_of_grams(grams, s->batch.scratch);
	return ws_batch_queue(s, WS_FTS_HEADS, id, &tokens, error);
}

static bool add_tokens(sqlite_store *s, const ws_passage *p, size_t index, uint32_t id, const ws_prepared *prepared, GError **error) {
	if (p->len && p->text[0] == WS_TOKENS_MARK) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot write '%s': a passage begins with a control character", s->path);
		return false;
	}
	s->batch.totals.passages++;
	s->batch.totals.chars += prepared->chars;
	s->batch.totals.text_bytes += (int64_t)p->len;
	return ws_batch_queue(s, WS_FTS_WORDS, id, &prepared->words, error) && ws_grams_add(s, id, &prepared->grams, error) &&
		(p->kind != WS_HEADING || queue_head(s, id, &prepared->grams, error)) &&
		ws_batch_set_length(s, id, ws_length_to_code(prepared->chars) | (index ? 0 : WS_LENGTH_FIRST), error);
}

static bool add_aliases(sqlite_store *s, const ws_document *d, int64_t id, uint32_t first, GError **error) {
	for (size_t i = 0; i < d->n_aliases; i++) {
		const ws_alias *a = &d->aliases[i];
		sqlite3_stmt *add = ws_statement(s, WS_SQL_ALIAS_ADD, error);
		if (!add)
			return false;
		sqlite3_bind_int64(add, 1, id);
		sqlite3_bind_int(add, 2, a->class);
		ws_sql_bind_text(add, 3, a->name);
		ws_sql_bind_text(add, 4, a->alias);
		ws_sql_bind_text(add, 5, a->parent);
		sqlite3_bind_int64(add, 6, (int64_t)first + a->passage);
		sqlite3_bind_int64(add, 7, a->span.start);
		sqlite3_bind_int64(add, 8, a->span.end);
		ws_sql_bind_text(add, 9, a->alias ? ws_name_key(a->name, d->region, s->batch.scratch) : NULL);
		ws_sql_bind_text(add, 10, a->alias ? ws_name_key(a->alias, d->region, s->batch.scratch) : NULL);
		if (!ws_sql_run(add, s->path, error))
			return false;
	}
	return true;
}

static bool put(sqlite_store *s, const ws_document *d, const ws_stamp *stamp, const ws_prepared *prepared, GError **error) {
	int64_t id, figures = 0;
	uint32_t first = s->batch.next;
	if (d->n_passages > INT32_MAX - (uint64_t)first) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot write '%s': it holds as many passages as it can number", s->path);
		return false;
	}
	for (size_t i = 0; i < d->n_passages; i++)
		figures += (int64_t)d->passages[i].n_figures;
	if (!renew_file(s, d->path, stamp, NULL, &id, error) || !add_document(s, d, id, first, figures, error))
		return false;
	s->batch.next += (uint32_t)d->n_passages;
	for (size_t i = 0; i < d->n_passages; i++) {
		const ws_passage *p = &d->passages[i];
		uint32_t passage = first + (uint32_t)i;
		if (!add_passage(s, p, i, passage, error) || !add_figures(s, p, passage, error) ||
		    !add_names(s, p, passage, id, error) || !add_definition(s, p, passage, error) ||
		    !add_tokens(s, p, i, passage, &prepared[i], error))
			return false;
	}
	return add_aliases(s, d, id, first, error);
}

/* ---- the interface ---- */

bool ws_sqlite_put(ws_store *store, const ws_document *document, const ws_stamp *stamp, const ws_prepared *prepared, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	bool ok = ws_batch_begin(s, error) && put(s, document, stamp, prepared, error);
	ws_arena_clear(s->batch.scratch);
	return settle(s, ok);
}

bool ws_sqlite_put_failure(ws_store *store, const char *path, const ws_stamp *stamp, const char *reason, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	int64_t id;
	bool ok = ws_batch_begin(s, error) && renew_file(s, path, stamp, reason, &id, error);
	if (ok)
		s->batch.totals.failures++;
	ws_arena_clear(s->batch.scratch);
	return settle(s, ok);
}

bool ws_sqlite_touch(ws_store *store, const char *path, const ws_stamp *stamp, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	int64_t id;
	return settle(s, ws_batch_begin(s, error) && find_file(s, path, &id, error) && (!id || set_file(s, id, stamp, NULL, error)));
}

static bool drop(sqlite_store *s, const char *path, GError **error) {
	int64_t id;
	if (!find_file(s, path, &id, error))
		return false;
	if (!id)
		return true;
	int64_t documents = s->batch.totals.documents;
	sqlite3_stmt *drop = ws_statement(s, WS_SQL_FILE_DROP, error);
	if (!drop || !forget_document(s, id, error))
		return false;
	if (documents == s->batch.totals.documents)
		s->batch.totals.failures--;
	sqlite3_bind_int64(drop, 1, id);
	return ws_sql_run(drop, s->path, error);
}

bool ws_sqlite_remove(ws_store *store, const char *path, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	bool ok = ws_batch_begin(s, error) && drop(s, path, error);
	ws_arena_clear(s->batch.scratch);
	return settle(s, ok);
}

bool ws_sqlite_commit(ws_store *store, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	return s->batch.open ? ws_batch_finish(s, error) : !s->unborn || ws_birth_finish(s, error);
}

/* Merges segments of an FTS5 table, a little at a time, until a round does nothing (the way SQLite's documentation gives). */
static bool merge(sqlite_store *s, const char *sql, GError **error) {
	for (;;) {
		int before = sqlite3_total_changes(s->db);
		if (!ws_sql_execute(s->db, s->path, sql, error))
			return false;
		if (sqlite3_total_changes(s->db) - before < 2)
			return true;
	}
}

/* Whether more than a quarter of the file is pages that nothing uses. */
static bool is_hollow(sqlite_store *s) {
	int64_t pages[2] = {0, 0};
	static const char *const ask[] = {"PRAGMA freelist_count", "PRAGMA page_count"};
	for (int i = 0; i < 2; i++) {
		sqlite3_stmt *get;
		if (sqlite3_prepare_v2(s->db, ask[i], -1, &get, NULL) == SQLITE_OK && sqlite3_step(get) == SQLITE_ROW)
			pages[i] = sqlite3_column_int64(get, 0);
		sqlite3_finalize(get);
	}
	return pages[0] > pages[1] / 4;
}

/* Writes the file anew without its holes. The copy it takes is made in a temporary file (in memory it would be the whole index); where
   there is no room for it, the file stays as it is. */
static bool rewrite(sqlite_store *s, GError **error) {
	int code = sqlite3_exec(s->db, "PRAGMA temp_store = FILE; VACUUM", NULL, NULL, NULL);
	if (code != SQLITE_OK && code != SQLITE_FULL)
		ws_sql_fail(s->db, code, s->path, "write", error);
	sqlite3_exec(s->db, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL);
	return code == SQLITE_OK || code == SQLITE_FULL;
}

/* After few changes the segments of FTS5 are merged level by level; when much was purged, each table into one segment, which drops the
   postings of what is gone, and a file that has become hollow is written anew. */
bool ws_sqlite_optimize(ws_store *store, GError **error) {
	static const char *const merges[][2] = {
		{"INSERT INTO words(words, rank) VALUES('merge', 4000)", "INSERT INTO words(words) VALUES('optimize')"},
		{"INSERT INTO heads(heads, rank) VALUES('merge', 4000)", "INSERT INTO heads(heads) VALUES('optimize')"},
	};
	sqlite_store *s = (sqlite_store *)store;
	sqlite3_stmt *forget = ws_statement(s, WS_SQL_NAMES_FORGET, error);
	bool ok = ws_sqlite_commit(store, error) && forget && ws_sql_run(forget, s->path, error);
	bool thorough = s->purged > (uint64_t)s->totals.passages / 4;
	for (size_t i = 0; ok && i < G_N_ELEMENTS(merges); i++)
		ok = thorough ? ws_sql_execute(s->db, s->path, merges[i][1], error) : merge(s, merges[i][0], error);
	ok = ok && ws_grams_optimize(s, thorough, error);
	if (ok && thorough)
		s->purged = 0;
	return ok && (!is_hollow(s) || rewrite(s, error));
}
