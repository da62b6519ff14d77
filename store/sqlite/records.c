/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading documents, passages and registers back. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/facts.h"
#include "store/sqlite/sqlite.h"

static const char *copy_text(sqlite3_stmt *row, int column, ws_arena *arena) {
	const char *text = ws_sql_text(row, column);
	return text ? ws_arena_copy(arena, text, (size_t)sqlite3_column_bytes(row, column)) : NULL;
}

static uint32_t number(sqlite3_stmt *row, int column) {
	return (uint32_t)sqlite3_column_int64(row, column);
}

/* ---- passages ---- */

static bool unpack_facts(sqlite3_stmt *row, ws_stored_passage *p, ws_arena *arena) {
	const void *blob[3];
	size_t size[3];
	for (int i = 0; i < 3; i++) {
		blob[i] = ws_sql_bytes(row, 10 + i);
		size[i] = (size_t)sqlite3_column_bytes(row, 10 + i);
	}
	return ws_unpack_cells(blob[0], size[0], p->text, p->len, arena, &p->table) &&
		ws_unpack_figures(blob[1], size[1], p->text, p->len, arena, &p->figures, &p->n_figures) &&
		ws_unpack_names(blob[2], size[2], p->text, p->len, arena, &p->names, &p->n_names);
}

/* A row that begins with kind, level and up, and has the text in this column. */
static ws_stored_passage *passage_of(sqlite3_stmt *row, uint32_t id, int text, ws_arena *arena) {
	ws_stored_passage *p = ws_arena_zero(arena, 1, sizeof *p);
	p->id = id;
	p->kind = (ws_passage_kind)number(row, 0);
	p->level = (int)number(row, 1);
	p->parent = number(row, 2) ? id - number(row, 2) : 0;
	p->text = copy_text(row, text, arena);
	p->len = p->text ? (size_t)sqlite3_column_bytes(row, text) : 0;
	return p;
}

static bool is_sound(const ws_stored_passage *p) {
	return p->text && p->kind <= WS_DEFINITION && p->parent < p->id;
}

static void say_damaged(const sqlite_store *s, uint32_t id, GError **error) {
	ws_store_damaged(s->path, error, "passage %u cannot be read", id);
}

ws_stored_passage *ws_sqlite_passage(ws_store *store, uint32_t id, bool with_facts, ws_arena *arena, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	sqlite3_stmt *get = ws_feed(s, with_facts ? WS_SQL_PASSAGE_WHOLE : WS_SQL_PASSAGE_TEXT, id, error);
	if (!get)
		return NULL;
	ws_stored_passage *p = passage_of(get, id, 9, arena);
	p->line = number(get, 3);
	p->line_end = p->line + number(get, 4);
	p->page = number(get, 5);
	p->term = copy_text(get, 6, arena);
	p->definition = (ws_span){number(get, 7), number(get, 8)};
	bool sound = is_sound(p) && (!with_facts || unpack_facts(get, p, arena));
	ws_feed_done(s, get);
	if (!sound) {
		say_damaged(s, id, error);
		return NULL;
	}
	p->document = s->batch.open ? 0 : ws_sqlite_document_of(store, id);
	return p;
}

ws_stored_passage *ws_sqlite_brief(ws_store *store, uint32_t id, ws_arena *arena, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	sqlite3_stmt *get = ws_feed(s, WS_SQL_PASSAGE_BRIEF, id, error);
	if (!get)
		return NULL;
	ws_stored_passage *p = passage_of(get, id, 3, arena);
	ws_feed_done(s, get);
	if (is_sound(p))
		return p;
	say_damaged(s, id, error);
	return NULL;
}

/* Texts are read through SQLite's incremental I/O: one handle that moves from row to row, where a statement would be begun and ended for
   each (2 300 instructions a row, not 7 500). */
void ws_blob_close(sqlite3_blob **handle) {
	sqlite3_blob_close(*handle);
	*handle = NULL;
}

int ws_blob_at(sqlite_store *s, sqlite3_blob **handle, const char *table, const char *column, int64_t row, size_t *bytes) {
	int code = *handle ? sqlite3_blob_reopen(*handle, row) : sqlite3_blob_open(s->db, "main", table, column, row, 0, handle);
	if (code == SQLITE_OK)
		*bytes = (size_t)sqlite3_blob_bytes(*handle);
	else
		ws_blob_close(handle); /* one that failed moves no more */
	return code;
}

int ws_blob_read(sqlite3_blob **handle, void *out, size_t bytes) {
	int code = sqlite3_blob_read(*handle, out, (int)bytes, 0);
	if (code != SQLITE_OK)
		ws_blob_close(handle);
	return code;
}

const char *ws_sqlite_text(ws_store *store, uint32_t id, size_t *len, ws_arena *arena, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	int code = ws_blob_at(s, &s->text, "passage", "text", id, len);
	if (code == SQLITE_OK) {
		char *text = ws_arena_take(arena, *len + 1);
		text[*len] = '\0';
		code = ws_blob_read(&s->text, text, *len);
		if (code == SQLITE_OK)
			return text;
	}
	if ((code & 0xFF) == SQLITE_ERROR) /* no such row, or a NULL in it */
		g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "no passage %u in '%s'", id, s->path);
	else
		ws_sql_fail(s->db, code, s->path, "read", error);
	return NULL;
}

/* ---- documents ---- */

uint32_t ws_sqlite_document_of(ws_store *store, uint32_t passage) {
	sqlite_store *s = (sqlite_store *)store;
	if (s->document_id && s->document_range.first <= passage && passage <= s->document_range.last)
		return s->document_id;
	GError **fault = ws_store_fault(store);
	sqlite3_stmt *find = ws_statement(s, WS_SQL_DOCUMENT_OF, fault);
	if (!find)
		return 0;
	sqlite3_bind_int64(find, 1, passage);
	if (ws_sql_step(find, s->path, fault) != SQLITE_ROW)
		return 0;
	uint32_t id = number(find, 0), last = number(find, 2);
	if (passage <= last) {
		s->document_id = id;
		s->document_range = (ws_range){number(find, 1), last};
	}
	sqlite3_reset(find);
	return passage <= last ? id : 0;
}

static void read_years(const char *text, ws_document *card) {
	while (text && *text && card->n_years < G_N_ELEMENTS(card->years)) {
		char *end;
		card->years[card->n_years] = (int)strtol(text, &end, 10);
		if (end == text)
			return;
		card->n_years++;
		text = *end ? end + 1 : end;
	}
}

ws_stored_document *ws_sqlite_document(ws_store *store, uint32_t id, ws_arena *arena, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	sqlite3_stmt *get = ws_statement(s, WS_SQL_DOCUMENT, error);
	if (!get)
		return NULL;
	sqlite3_bind_int64(get, 1, id);
	int code = ws_sql_step(get, s->path, error);
	if (code != SQLITE_ROW) {
		if (code == SQLITE_DONE)
			g_set_error(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND, "no document %u in '%s'", id, s->path);
		return NULL;
	}
	ws_stored_document *d = ws_arena_zero(arena, 1, sizeof *d);
	d->id = id;
	d->first = 1;
	if (sqlite3_column_type(get, 1) != SQLITE_NULL) {
		d->first = number(get, 1);
		d->last = number(get, 2);
		d->n_passages = d->last - d->first + 1;
	}
	uint32_t highest = MAX(s->last, s->batch.open ? s->batch.next - 1 : 0);
	d->n_figures = number(get, 3);
	ws_document *c = &d->card;
	const char **texts[] = {&c->format, &c->encoding, &c->title, &c->issuer, &c->number, &c->date};
	for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++)
		*texts[i] = copy_text(get, 4 + i, arena);
	c->year = sqlite3_column_int(get, 10);
	read_years(ws_sql_text(get, 11), c);
	const char **more[] = {&c->region, &c->region_path, &c->kind, &c->recipients, &c->expires, &c->meeting};
	for (int i = 0; i < (int)G_N_ELEMENTS(more); i++)
		*more[i] = copy_text(get, 12 + i, arena);
	const void *evidence = ws_sql_bytes(get, 18);
	bool sound = ws_unpack_evidence(evidence, (size_t)sqlite3_column_bytes(get, 18), c->evidence) && d->first && d->last <= highest;
	const void *path = ws_sql_bytes(get, 19);
	c->path = ws_arena_copy(arena, path ? path : "", (size_t)sqlite3_column_bytes(get, 19));
	sqlite3_reset(get);
	if (!sound) {
		ws_store_damaged(s->path, error, "document %u cannot be read", id);
		return NULL;
	}
	return d;
}

static bool step_keys(sqlite_store *s, sqlite3_stmt *get, GError **error) {
	int code = ws_sql_step(get, s->path, error);
	s->keys_first = code == SQLITE_ROW ? number(get, 1) : 0;
	return code == SQLITE_ROW || code == SQLITE_DONE;
}

/* A few steps to the next documents cost less than to begin anew. */
bool ws_sqlite_document_keys(ws_store *store, uint32_t passage, ws_document_keys *out, ws_arena *arena, GError **error) {
	enum { STEPS = 6 };
	sqlite_store *s = (sqlite_store *)store;
	sqlite3_stmt *get = ws_statement(s, WS_SQL_DOCUMENT_KEYS_FROM, error);
	uint32_t first = ws_sqlite_document_start(store, passage);
	if (!get)
		return false;
	for (int i = 0; i < STEPS && s->keys_first && s->keys_first < first; i++)
		if (!step_keys(s, get, error))
			return false;
	if (s->keys_first != first) {
		sqlite3_reset(get);
		sqlite3_bind_int64(get, 1, first);
		if (!step_keys(s, get, error))
			return false;
	}
	if (!s->keys_first || s->keys_first != first || passage > number(get, 2)) {
		say_damaged(s, passage, error);
		return false;
	}
	const void *path = ws_sql_bytes(get, 4);
	*out = (ws_document_keys){number(get, 0), first, number(get, 2), copy_text(get, 3, arena), NULL};
	out->path = ws_arena_copy(arena, path ? path : "", (size_t)sqlite3_column_bytes(get, 4));
	if (s->mode == WS_STORE_WRITE) {
		sqlite3_reset(get);
		s->keys_first = 0;
	}
	return true;
}

bool ws_sqlite_files(ws_store *store, ws_file_visit visit, void *data, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	sqlite3_stmt *files = ws_statement(s, WS_SQL_FILES, error);
	if (!files)
		return false;
	int code;
	bool go_on = true;
	while (go_on && (code = ws_sql_step(files, s->path, error)) == SQLITE_ROW) {
		ws_stamp stamp = {sqlite3_column_int64(files, 1), sqlite3_column_int64(files, 2), (uint64_t)sqlite3_column_int64(files, 3)};
		const char *bytes = ws_sql_bytes(files, 0);
		g_autofree char *path = g_strndup(bytes ? bytes : "", (gsize)sqlite3_column_bytes(files, 0));
		go_on = visit(path, &stamp, ws_sql_text(files, 4), data);
	}
	sqlite3_reset(files);
	return !go_on || code == SQLITE_DONE;
}

/* ---- registers ---- */

/* Whether a row has what every one has; resets the statement where it does not. */
static bool is_named(sqlite_store *s, sqlite3_stmt *rows, const char *name, ws_name_class class, GError **error) {
	if (name && class <= WS_NAME_PROGRAMME)
		return true;
	sqlite3_reset(rows);
	return ws_store_damaged(s->path, error, "a name cannot be read");
}

bool ws_sqlite_register(ws_store *store, void (*each)(const ws_register_entry *, void *), void *data, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	sqlite3_stmt *rows = ws_statement(s, WS_SQL_REGISTER, error);
	if (!rows)
		return false;
	int code;
	while ((code = ws_sql_step(rows, s->path, error)) == SQLITE_ROW) {
		ws_register_entry entry = {(ws_name_class)number(rows, 0), ws_sql_text(rows, 1), ws_sql_text(rows, 2), number(rows, 3),
		                           number(rows, 4)};
		if (!is_named(s, rows, entry.name, entry.class, error))
			return false;
		each(&entry, data);
	}
	return code == SQLITE_DONE;
}

bool ws_sqlite_aliases(ws_store *store, const char *key, void (*each)(const ws_stored_alias *, void *), void *data, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	sqlite3_stmt *rows = ws_statement(s, key ? WS_SQL_ALIASES_OF : WS_SQL_ALIASES, error);
	if (!rows)
		return false;
	if (key)
		ws_sql_bind_text(rows, 1, key);
	int code;
	while ((code = ws_sql_step(rows, s->path, error)) == SQLITE_ROW) {
		ws_stored_alias alias = {.class = (ws_name_class)number(rows, 0),
		                         .name = ws_sql_text(rows, 1),
		                         .alias = ws_sql_text(rows, 2),
		                         .parent = ws_sql_text(rows, 3),
		                         .region = ws_sql_text(rows, 4),
		                         .document = number(rows, 5),
		                         .passage = number(rows, 6),
		                         .span = {number(rows, 7), number(rows, 8)}};
		if (!is_named(s, rows, alias.name, alias.class, error))
			return false;
		each(&alias, data);
	}
	return code == SQLITE_DONE;
}

bool ws_sqlite_count(ws_store *store, ws_store_counts *out, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	(void)error;
	const ws_totals *t = &s->totals;
	*out = (ws_store_counts){.documents = (uint64_t)t->documents,
	                         .failures = (uint64_t)t->failures,
	                         .passages = (uint64_t)t->passages,
	                         .figures = (uint64_t)t->figures,
	                         .names = (uint64_t)t->names,
	                         .definitions = (uint64_t)t->definitions,
	                         .text_bytes = (uint64_t)t->text_bytes};
	static const char *const parts[] = {"", "-wal"};
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *path = g_strconcat(s->path, parts[i], NULL);
		struct stat st;
		if (stat(path, &st) == 0)
			out->index_bytes += (uint64_t)st.st_size;
	}
	return true;
}
