/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking passages out of every table.

   What stands about a passage in other tables is told by the passage itself: its figures give the rows of amount and interval, its names
   those of mention, its text the tokens. So those tables need no index by passage, which would take more room than they do. */
#include <string.h>

#include "store/facts.h"
#include "store/length.h"
#include "store/sqlite/sqlite.h"
#include "text/fold.h"

static bool drop_figures(sqlite_store *s, const ws_stored_passage *p, GError **error) {
	for (size_t i = 0; i < p->n_figures; i++) {
		const ws_figure *f = &p->figures[i];
		double low = ws_decimal_double(f->amount), high = f->has_high ? ws_decimal_double(f->high_amount) : low;
		sqlite3_stmt *drop = ws_statement(s, f->has_high ? WS_SQL_INTERVAL_DROP : WS_SQL_AMOUNT_DROP, error);
		if (!drop)
			return false;
		int at = 1;
		ws_sql_bind_text(drop, at++, f->base);
		sqlite3_bind_int(drop, at++, f->kind);
		sqlite3_bind_double(drop, at++, MIN(low, high));
		if (f->has_high)
			sqlite3_bind_double(drop, at++, MAX(low, high));
		sqlite3_bind_int64(drop, at, p->id);
		if (!ws_sql_run(drop, s->path, error))
			return false;
	}
	s->batch.totals.figures -= (int64_t)p->n_figures;
	return true;
}

static bool drop_names(sqlite_store *s, const ws_stored_passage *p, uint32_t document, GError **error) {
	for (size_t i = 0; i < p->n_names; i++) {
		const char *texts[] = {p->names[i].canonical, p->names[i].form};
		for (int form = 0; form < 2; form++) {
			int64_t name = ws_batch_name(s, p->names[i].class, texts[form], true, error);
			sqlite3_stmt *drop = ws_statement(s, WS_SQL_MENTION_DROP, error);
			if (!name || !drop)
				return false;
			sqlite3_bind_int64(drop, 1, name);
			sqlite3_bind_int64(drop, 2, document);
			sqlite3_bind_int64(drop, 3, p->id);
			if (!ws_sql_run(drop, s->path, error))
				return false;
		}
	}
	s->batch.totals.names -= (int64_t)p->n_names;
	return true;
}

static bool drop_definition(sqlite_store *s, const ws_stored_passage *p, GError **error) {
	if (!p->term)
		return true;
	sqlite3_stmt *drop = ws_statement(s, WS_SQL_DEFINITION_DROP, error);
	if (!drop)
		return false;
	ws_sql_bind_text(drop, 1, ws_fold_string(p->term, strlen(p->term), WS_FOLD_HANS, s->batch.scratch));
	sqlite3_bind_int64(drop, 2, p->id);
	s->batch.totals.definitions--;
	return ws_sql_run(drop, s->path, error);
}

static bool drop_tokens(sqlite_store *s, const ws_stored_passage *p, GError **error) {
	for (int table = 0; table < WS_FTS_TABLES; table++) {
		if (table == WS_FTS_HEADS && p->kind != WS_HEADING)
			continue;
		sqlite3_stmt *drop = ws_statement(s, WS_SQL_WORDS_DROP + table, error);
		if (!drop)
			return false;
		sqlite3_bind_int64(drop, 1, p->id);
		sqlite3_bind_text(drop, 2, p->text, (int)p->len, SQLITE_STATIC);
		if (!ws_sql_run(drop, s->path, error))
			return false;
	}
	ws_folded folded = ws_fold(p->text, p->len, WS_FOLD_HANS, s->batch.scratch);
	s->batch.totals.chars -= (int64_t)folded.n;
	s->batch.totals.text_bytes -= (int64_t)p->len;
	s->batch.totals.passages--;
	return ws_batch_set_length(s, p->id, WS_LENGTH_FIRST, error); /* no part of the document before it */
}

static bool drop_passage(sqlite_store *s, const ws_stored_passage *p, GError **error) {
	sqlite3_stmt *drop = ws_statement(s, WS_SQL_PASSAGE_DROP, error);
	if (!drop)
		return false;
	sqlite3_bind_int64(drop, 1, p->id);
	return ws_sql_run(drop, s->path, error);
}

bool ws_purge(sqlite_store *s, const GArray *gone, GError **error) {
	bool ok = true;
	for (guint i = 0; ok && i < gone->len; i++) {
		ws_gone g = g_array_index(gone, ws_gone, i);
		for (uint32_t id = g.first; ok && id <= g.last; id++) {
			const ws_stored_passage *p = ws_sqlite_passage(&s->base, id, true, s->batch.scratch, error);
			ok = p && drop_figures(s, p, error) && drop_names(s, p, g.document, error) && drop_definition(s, p, error) &&
				drop_tokens(s, p, error) && drop_passage(s, p, error);
			ws_arena_clear(s->batch.scratch);
			s->purged++;
		}
	}
	return ok;
}
