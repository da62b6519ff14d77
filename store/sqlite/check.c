/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the index is what it says it is.

   SQLite checks its pages; FTS5 checks its own and tokenises every text again to compare (tokenizer.c); gram_check.c does so for grams;
   what follows here checks what only we know: that documents divide the passages among themselves, that every span lies in its text, that
   headings reach down to passages of their own document, that lengths are the texts', and that what was counted is there.

   FTS5 takes its check as an INSERT, so it runs on a connection of its own that may write, and writes nothing. Where the file cannot be
   written, or an indexer is at work, a copy is checked instead. */
#include <stdlib.h>
#include <string.h>

#include "store/audit.h"
#include "store/sqlite/grams.h"
#include "store/sqlite/sqlite.h"

typedef struct {
	sqlite_store *s;
	ws_audit audit;
	ws_gram_sums sums;
} checker;

/* ---- SQLite and FTS5 ---- */

/* A page for which there is no memory is told like one that is damaged, by the number of the error; that ends the check. */
static bool lacks_memory(const char *row) {
	char code[32];
	g_snprintf(code, sizeof code, "error code=%d", SQLITE_NOMEM);
	return g_str_has_suffix(row, code);
}

static int report_row(void *data, int n, char **values, char **names) {
	(void)names;
	if (n > 0 && values[0] && lacks_memory(values[0]))
		return 1;
	if (n > 0 && values[0] && strcmp(values[0], "ok") != 0)
		ws_audit_report(&((checker *)data)->audit, "SQLite: %s", values[0]);
	return 0;
}

static bool check_engine(checker *c, sqlite3 *db, GError **error) {
	static const char *const tables[] = {"words", "heads"};
	int code = sqlite3_exec(db, "PRAGMA integrity_check", report_row, c, NULL);
	if (code == SQLITE_CORRUPT)
		ws_audit_report(&c->audit, "SQLite: %s", sqlite3_errmsg(db));
	else if (code != SQLITE_OK) {
		code = code == SQLITE_ABORT ? SQLITE_NOMEM : code;
		goto failed;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql = g_strdup_printf("INSERT INTO %s(%s, rank) VALUES('integrity-check', 1)", tables[i], tables[i]);
		code = sqlite3_exec(db, sql, NULL, NULL, NULL);
		if ((code & 0xFF) == SQLITE_CORRUPT)
			ws_audit_report(&c->audit, "FTS5: the tokens of table '%s' are not those of the texts", tables[i]);
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

/* The lock of writers, so that none that is at work, between two batches, waits in vain for a long check; NULL when another has it. */
static ws_lock *lock_out(const sqlite_store *s) {
	char *whole = realpath(s->path, NULL);
	ws_lock *lock = whole ? ws_lock_take(whole, s->path, NULL) : NULL;
	free(whole);
	return lock;
}

static bool check_elsewhere(checker *c, GError **error) {
	int code = SQLITE_BUSY;
	sqlite3 *db = NULL;
	ws_lock *lock = c->s->lock ? NULL : lock_out(c->s);
	if (lock || c->s->lock)
		db = ws_sqlite_connect(c->s->path, SQLITE_OPEN_READWRITE, "?mode=rw", &code);
	if (code == SQLITE_OK)
		code = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
	if (code != SQLITE_OK) {
		sqlite3_close(db);
		db = copy_of(c->s->db);
	}
	bool ok = db && check_engine(c, db, error);
	if (!db)
		g_set_error(error, WS_STORE_ERROR, WS_STORE_IO, "cannot check '%s': neither it nor a copy can be written", c->s->path);
	sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_close(db);
	ws_lock_release(lock);
	return ok;
}

/* ---- passages ---- */

static bool check_document(checker *c, const ws_stored_document *d, ws_arena *arena, GError **error) {
	int64_t figures = c->audit.seen.figures;
	for (uint32_t id = d->first; id <= d->last; id++) {
		const ws_stored_passage *p;
		if (!ws_audit_passage(&c->audit, &c->s->base, d, id, arena, &p, error))
			return false;
		if (p) {
			ws_folded folded = ws_audit_text(&c->audit, &c->s->base, p, arena);
			ws_grams grams = ws_grams_of(&folded, arena);
			ws_gram_sums_add(&c->sums, id, &grams);
		}
		ws_arena_clear(arena);
	}
	figures = c->audit.seen.figures - figures;
	if (figures != d->n_figures)
		ws_audit_report(&c->audit, "document %u: %u figures are noted, %" G_GINT64_FORMAT " are there", d->id, d->n_figures, figures);
	c->audit.seen.documents++;
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

/* Tables that must agree, each a query that gives one number, 0 when all is well. */
static const struct {
	const char *sql, *what;
} agreements[] = {
	{"SELECT count(*) FROM document WHERE first > last", "documents end before they begin"},
	{"SELECT count(*) FROM document a JOIN document b ON b.first = (SELECT min(first) FROM document WHERE first > a.first)"
     " WHERE b.first <= a.last",
     "documents share passages with the next one"},
	{"SELECT count(*) FROM passage p WHERE NOT EXISTS(SELECT 1 FROM document d WHERE d.first <= p.id AND d.last >= p.id AND d.first ="
     " (SELECT max(first) FROM document WHERE first <= p.id))",
     "passages belong to no document"},
	{"SELECT count(*) FROM file LEFT JOIN document USING(id) WHERE (reason IS NULL) <> (first IS NOT NULL OR document.id IS NOT NULL)",
     "files are neither documents nor failures"},
	{"SELECT count(*) FROM gram WHERE segment NOT IN (SELECT id FROM segment)", "blocks of grams are of no segment"},
	{"SELECT count(*) FROM gone g WHERE EXISTS(SELECT 1 FROM passage WHERE id BETWEEN g.first AND g.last)",
     "passages are noted as gone, and there"},
	{"SELECT count(*) FROM label WHERE document NOT IN (SELECT id FROM document)", "labels are of no document"},
	{"SELECT count(*) FROM alias WHERE document NOT IN (SELECT id FROM document)", "aliases are of no document"},
	{"SELECT count(*) FROM amount WHERE passage NOT IN (SELECT id FROM passage WHERE figures IS NOT NULL)", "amounts are of no figure"},
	{"SELECT count(*) FROM interval WHERE passage NOT IN (SELECT id FROM passage WHERE figures IS NOT NULL)",
     "ranges of amounts are of no figure"},
	{"SELECT count(*) FROM mention WHERE passage NOT IN (SELECT id FROM passage WHERE names IS NOT NULL)"
     " OR name NOT IN (SELECT id FROM name)",
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
			ws_audit_report(&c->audit, "%" G_GINT64_FORMAT " %s", n, agreements[i].what);
	}
	return true;
}

static void check_totals(checker *c) {
	const ws_totals *t = &c->s->totals;
	ws_audit_compare(&c->audit,
	                 &(ws_audit_totals){t->documents, t->passages, t->chars, t->figures, t->names, t->definitions, t->text_bytes});
}

static void report_fault(const char *message, void *data) {
	ws_audit_report(&((checker *)data)->audit, "%s", message);
}

bool ws_sqlite_check(ws_store *store, void (*fault)(const char *message, void *data), void *data, uint64_t *faults, GError **error) {
	sqlite_store *s = (sqlite_store *)store;
	checker c = {.s = s, .audit = {.fault = fault, .data = data}};
	bool ok = ws_sqlite_commit(store, error);
	ws_gram_sums_init(&c.sums, MAX(s->last, ws_grams_last(s)));
	ok = ok && check_elsewhere(&c, error) && check_documents(&c, error) && ws_gram_sums_compare(s, &c.sums, report_fault, &c, error) &&
		check_agreements(&c, error);
	if (ok)
		check_totals(&c);
	ws_gram_sums_clear(&c.sums);
	*faults = c.audit.faults;
	return ok;
}
