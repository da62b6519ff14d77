/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the index is what it says it is.

   SQLite checks its pages; FTS5 checks its own and tokenises every text again to compare (tokenizer.c); gram_check.c does so for grams; what follows
   here checks what only we know: that documents divide the passages among themselves, that every span lies in its text, that headings reach down to passages of their own
   document, that lengths are the texts', and that what was counted is there.

   FTS5 takes its check as an INSERT, so it runs on a connection of its own that may write, and writes nothing. Where the file cannot be written, or
   an indexer is at work, a copy is checked instead. */
#include <stdarg.h>
#include <string.h>

#include "store/length.h"
#include "store/sqlite/grams.h"
#include "store/sqlite/sqlite.h"
#include "text/fold.h"
#include "text/utf8.h"

typedef struct {
	sqlite_store *s;
	void (*fault)(const char *message, void *data);
	void *data;
	uint64_t faults;
	ws_totals seen;
	ws_gram_sums sums;
} checker;

static void report(checker *c, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void report(checker *c, const char *format, ...) {
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	c->fault(message, c->data);
	c->faults++;
}

/* ---- SQLite and FTS5 ---- */

static int report_row(void *data, int n, char **values, char **names) {
	(void)names;
	if (n > 0 && values[0] && strcmp(values[0], "ok") != 0)
		report(data, "SQLite: %s", values[0]);
	return 0;
}

static bool check_engine(checker *c, sqlite3 *db, GError **error) {
	static const char *const tables[] = {"words", "heads"};
	int code = sqlite3_exec(db, "PRAGMA integrity_check", report_row, c, NULL);
	if (code == SQLITE_CORRUPT)
		report(c, "SQLite: %s", sqlite3_errmsg(db));
	else if (code != SQLITE_OK)
		goto failed;
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql = g_strdup_printf("INSERT INTO %s(%s, rank) VALUES('integrity-check', 1)", tables[i], tables[i]);
		code = sqlite3_exec(db, sql, NULL, NULL, NULL);
		if ((code & 0xFF) == SQLITE_CORRUPT)
			report(c, "FTS5: the tokens of table '%s' are not those of the texts", tables[i]);
		else if (code != SQLITE_OK)
			goto failed;
	}
	return true;
failed:
	ws_sql_fail(db, code, c->s->path, "check", error);
	return false;
}

/* A copy of the index in a file of its own that is gone with its connection. */
static sqlite3 *copy_of(sqlite3 *db) {
	sqlite3 *copy = NULL;
	if (sqlite3_open_v2("", &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
	    ws_tokenizer_register(copy) == SQLITE_OK) {
		sqlite3_backup *backup = sqlite3_backup_init(copy, "main", db, "main");
		int code = backup ? sqlite3_backup_step(backup, -1) : SQLITE_ERROR;
		sqlite3_backup_finish(backup);
		if (code == SQLITE_DONE)
			return copy;
	}
	sqlite3_close(copy);
	return NULL;
}

static bool check_elsewhere(checker *c, GError **error) {
	int code;
	sqlite3 *db = ws_sqlite_connect(c->s->path, SQLITE_OPEN_READWRITE, "?mode=rw", &code);
	if (code == SQLITE_OK)
		code = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
	if (code != SQLITE_OK) {
		sqlite3_close(db);
		db = copy_of(c->s->db);
	}
	if (!db) {
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot check '%s': neither it nor a copy can be written", c->s->path);
		return false;
	}
	bool ok = check_engine(c, db, error);
	sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_close(db);
	return ok;
}

/* ---- passages ---- */

static void check_span(checker *c, uint32_t passage, ws_span span, size_t chars, const char *what) {
	if (span.start > span.end || span.end > chars)
		report(c, "passage %u: %s at [%u, %u) of %zu characters", passage, what, span.start, span.end, chars);
}

static void check_facts(checker *c, const ws_stored_passage *p, size_t chars) {
	for (size_t i = 0; i < p->n_figures; i++)
		check_span(c, p->id, p->figures[i].span, chars, "a figure");
	for (size_t i = 0; i < p->n_names; i++)
		check_span(c, p->id, p->names[i].span, chars, "a name");
	for (size_t i = 0; p->table && i < p->table->n_cells; i++) {
		const ws_cell *cell = &p->table->cells[i];
		check_span(c, p->id, cell->span, chars, "a table cell");
		if (cell->row + cell->rows > p->table->rows || cell->column + cell->columns > p->table->columns)
			report(c, "passage %u: a table cell at row %d, column %d of %d by %d", p->id, cell->row, cell->column, p->table->rows, p->table->columns);
	}
	check_span(c, p->id, p->definition, chars, "a definition");
}

static void check_place(checker *c, const ws_stored_passage *p, ws_range document) {
	if (p->parent && p->parent < document.first)
		report(c, "passage %u: its heading %u is of another document", p->id, p->parent);
	if (p->scope_end > document.last)
		report(c, "passage %u: reaches down to %u, beyond its document", p->id, p->scope_end);
}

static void check_text(checker *c, const ws_stored_passage *p, ws_arena *arena) {
	ws_folded folded = ws_fold(p->text, p->len, WS_FOLD_HANS, arena);
	c->seen.chars += (int64_t)folded.n;
	uint32_t stored = ws_sqlite_length(&c->s->base, p->id), true_length = ws_length_of_code(ws_length_to_code((uint32_t)folded.n));
	if (stored != true_length)
		report(c, "passage %u: length %u is noted as %u", p->id, true_length, stored);
	ws_grams grams = ws_grams_of(&folded, arena);
	ws_gram_sums_add(&c->sums, p->id, &grams);
}

static bool check_document(checker *c, const ws_stored_document *d, ws_arena *arena, GError **error) {
	ws_range range = {d->first, d->last};
	int64_t figures = c->seen.figures;
	for (uint32_t id = d->first; id <= d->last; id++) {
		g_autoptr(GError) fault = NULL;
		const ws_stored_passage *p = ws_sqlite_passage(&c->s->base, id, true, arena, &fault);
		if (!p && !g_error_matches(fault, WS_STORE_ERROR, WS_STORE_DAMAGED) && !g_error_matches(fault, WS_STORE_ERROR, WS_STORE_NOT_FOUND)) {
			g_propagate_error(error, g_steal_pointer(&fault));
			return false;
		}
		if (!p) {
			report(c, "document %u: %s", d->id, fault->message);
			continue;
		}
		size_t chars = ws_utf8_count(p->text, p->len);
		check_facts(c, p, chars);
		check_place(c, p, range);
		check_text(c, p, arena);
		for (int i = 0; i < WS_FIELDS; i++)
			if (d->card.evidence[i].passage >= 0 && d->first + (uint32_t)d->card.evidence[i].passage == id) {
				g_autofree char *what = g_strdup_printf("the %s", ws_field_name((ws_field)i));
				check_span(c, id, d->card.evidence[i].span, chars, what);
			}
		c->seen.passages++;
		c->seen.figures += (int64_t)p->n_figures;
		c->seen.names += (int64_t)p->n_names;
		c->seen.definitions += p->term != NULL;
		c->seen.text_bytes += (int64_t)p->len;
		ws_arena_clear(arena);
	}
	figures = c->seen.figures - figures;
	if (figures != d->n_figures)
		report(c, "document %u: %u figures are noted, %" G_GINT64_FORMAT " are there", d->id, d->n_figures, figures);
	c->seen.documents++;
	return true;
}

static bool check_documents(checker *c, GError **error) {
	g_autoptr(GArray) ids = ws_sqlite_documents(&c->s->base, NULL, error);
	ws_arena *card = ws_arena_new(), *passages = ws_arena_new();
	bool ok = ids != NULL;
	for (guint i = 0; ok && i < ids->len; i++) {
		const ws_stored_document *d = ws_sqlite_document(&c->s->base, g_array_index(ids, uint32_t, i), card, error);
		ok = d && check_document(c, d, passages, error);
		ws_arena_clear(card);
	}
	ws_arena_free(card);
	ws_arena_free(passages);
	return ok;
}

/* ---- counts ---- */

static void compare(checker *c, const char *what, int64_t noted, int64_t seen) {
	if (noted != seen)
		report(c, "%" G_GINT64_FORMAT " %s are noted, %" G_GINT64_FORMAT " are there", noted, what, seen);
}

/* Tables that must agree, each a query that gives one number, 0 when all is well. */
static const struct {
	const char *sql, *what;
} agreements[] = {
	{"SELECT count(*) FROM document WHERE first > last", "documents end before they begin"},
	{"SELECT count(*) FROM document a JOIN document b ON b.first = (SELECT min(first) FROM document WHERE first > a.first) WHERE b.first <= a.last",
     "documents share passages with the next one"},
	{"SELECT count(*) FROM passage p WHERE NOT EXISTS(SELECT 1 FROM document d WHERE d.first <= p.id AND d.last >= p.id AND d.first ="
     " (SELECT max(first) FROM document WHERE first <= p.id))",
     "passages belong to no document"},
	{"SELECT count(*) FROM file LEFT JOIN document USING(id) WHERE (reason IS NULL) <> (first IS NOT NULL OR document.id IS NOT NULL)",
     "files are neither documents nor failures"},
	{"SELECT count(*) FROM gram WHERE segment NOT IN (SELECT id FROM segment)", "blocks of grams are of no segment"},
	{"SELECT count(*) FROM gone g WHERE EXISTS(SELECT 1 FROM passage WHERE id BETWEEN g.first AND g.last)", "passages are noted as gone, and there"},
	{"SELECT count(*) FROM label WHERE document NOT IN (SELECT id FROM document)", "labels are of no document"},
	{"SELECT count(*) FROM alias WHERE document NOT IN (SELECT id FROM document)", "aliases are of no document"},
	{"SELECT count(*) FROM amount WHERE passage NOT IN (SELECT id FROM passage WHERE figures IS NOT NULL)", "amounts are of no figure"},
	{"SELECT count(*) FROM interval WHERE passage NOT IN (SELECT id FROM passage WHERE figures IS NOT NULL)", "ranges of amounts are of no figure"},
	{"SELECT count(*) FROM mention WHERE passage NOT IN (SELECT id FROM passage WHERE names IS NOT NULL) OR name NOT IN (SELECT id FROM name)",
     "mentions are of no name"},
	{"SELECT count(*) FROM definition WHERE passage NOT IN (SELECT id FROM passage WHERE term IS NOT NULL)", "terms have no definition"},
};

static bool check_agreements(checker *c, GError **error) {
	for (size_t i = 0; i < G_N_ELEMENTS(agreements); i++) {
		sqlite3_stmt *ask;
		int code = sqlite3_prepare_v2(c->s->db, agreements[i].sql, -1, &ask, NULL);
		if (code == SQLITE_OK)
			code = sqlite3_step(ask);
		if (code != SQLITE_ROW) {
			ws_sql_fail(c->s->db, code, c->s->path, "check", error);
			sqlite3_finalize(ask);
			return false;
		}
		int64_t n = sqlite3_column_int64(ask, 0);
		sqlite3_finalize(ask);
		if (n)
			report(c, "%" G_GINT64_FORMAT " %s", n, agreements[i].what);
	}
	return true;
}

static void check_totals(checker *c) {
	const ws_totals *noted = &c->s->totals, *seen = &c->seen;
	compare(c, "documents", noted->documents, seen->documents);
	compare(c, "passages", noted->passages, seen->passages);
	compare(c, "characters", noted->chars, seen->chars);
	compare(c, "figures", noted->figures, seen->figures);
	compare(c, "names", noted->names, seen->names);
	compare(c, "definitions", noted->definitions, seen->definitions);
	compare(c, "bytes of text", noted->text_bytes, seen->text_bytes);
}

static void report_fault(const char *message, void *data) {
	report(data, "%s", message);
}

bool ws_sqlite_check(ws_store *store, void (*fault)(const char *message, void *data), void *data, uint64_t *faults, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	checker c = {.s = s, .fault = fault, .data = data};
	bool ok = ws_sqlite_commit(store, error);
	ws_gram_sums_init(&c.sums, MAX(s->last, ws_grams_last(s)));
	ok = ok && check_elsewhere(&c, error) && check_documents(&c, error) && ws_gram_sums_compare(s, &c.sums, report_fault, &c, error) &&
		check_agreements(&c, error);
	if (ok)
		check_totals(&c);
	ws_gram_sums_clear(&c.sums);
	*faults = c.faults;
	return ok;
}
