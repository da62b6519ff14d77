/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a store keeps: documents as they were put in, whatever is replaced, removed, interrupted or read meanwhile. */
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/facts.h"
#include "tests/unit/store_collection.h"
#include "tests/unit/suite.h"

/* ---- round trips ---- */

static void same_string(const char *a, const char *b) {
	ck_assert_msg(g_strcmp0(a, b) == 0, "'%s' and '%s'", a ? a : "NULL", b ? b : "NULL");
}

static void same_span(ws_span a, ws_span b) {
	ck_assert_uint_eq(a.start, b.start);
	ck_assert_uint_eq(a.end, b.end);
}

static void same_decimal(ws_decimal a, ws_decimal b) {
	ck_assert_int_eq(a.digits, b.digits);
	ck_assert_int_eq(a.exponent, b.exponent);
}

static void same_figure(const ws_figure *a, const ws_figure *b) {
	same_span(a->span, b->span);
	ck_assert_int_eq(a->kind, b->kind);
	ck_assert_int_eq(a->relation, b->relation);
	same_decimal(a->value, b->value);
	same_decimal(a->amount, b->amount);
	ck_assert_int_eq(a->has_high, b->has_high);
	same_decimal(a->high, b->high);
	same_decimal(a->high_amount, b->high_amount);
	same_string(a->unit, b->unit);
	same_string(a->base, b->base);
	same_string(a->qualifier, b->qualifier);
	same_string(a->role, b->role);
	same_string(a->subject, b->subject);
	same_string(a->parent, b->parent);
	same_string(a->period, b->period);
	same_string(a->row, b->row);
	same_string(a->column, b->column);
}

static void same_table(const ws_table *a, const ws_table *b) {
	ck_assert_int_eq(a != NULL, b != NULL);
	if (!a)
		return;
	same_string(a->unit, b->unit);
	same_string(a->title, b->title);
	ck_assert_int_eq(a->rows, b->rows);
	ck_assert_int_eq(a->columns, b->columns);
	ck_assert_int_eq(a->head_rows, b->head_rows);
	ck_assert_uint_eq(a->n_cells, b->n_cells);
	for (size_t i = 0; i < a->n_cells; i++) {
		const ws_cell *x = &a->cells[i], *y = &b->cells[i];
		same_span(x->span, y->span);
		ck_assert(x->row == y->row && x->column == y->column && x->rows == y->rows && x->columns == y->columns && x->head == y->head);
	}
}

static void same_passage(const ws_passage *a, const ws_stored_passage *b) {
	ck_assert_int_eq(a->kind, b->kind);
	ck_assert_int_eq(a->level, b->level);
	ck_assert_uint_eq(a->len, b->len);
	same_string(a->text, b->text);
	same_string(a->term, b->term);
	same_span(a->definition, b->definition);
	ck_assert(a->line == b->line && a->line_end == b->line_end && a->page == b->page);
	same_table(a->table, b->table);
	ck_assert_uint_eq(a->n_figures, b->n_figures);
	for (size_t i = 0; i < a->n_figures; i++)
		same_figure(&a->figures[i], &b->figures[i]);
	ck_assert_uint_eq(a->n_names, b->n_names);
	for (size_t i = 0; i < a->n_names; i++) {
		same_span(a->names[i].span, b->names[i].span);
		ck_assert(a->names[i].class == b->names[i].class && a->names[i].via == b->names[i].via);
		same_string(a->names[i].form, b->names[i].form);
		same_string(a->names[i].canonical, b->names[i].canonical);
	}
}

static void same_card(const ws_document *a, const ws_document *b) {
	const char *pairs[][2] = {{a->path, b->path},       {a->format, b->format}, {a->encoding, b->encoding},       {a->title, b->title},
	                          {a->issuer, b->issuer},   {a->number, b->number}, {a->date, b->date},               {a->region, b->region},
	                          {a->kind, b->kind},       {a->expires, b->expires}, {a->region_path, b->region_path}, {a->meeting, b->meeting},
	                          {a->recipients, b->recipients}};
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
		same_string(pairs[i][0], pairs[i][1]);
	ck_assert_int_eq(a->year, b->year);
	ck_assert_uint_eq(a->n_years, b->n_years);
	ck_assert_mem_eq(a->years, b->years, sizeof a->years);
	for (int i = 0; i < WS_FIELDS; i++) {
		ck_assert_int_eq(a->evidence[i].passage, b->evidence[i].passage);
		same_span(a->evidence[i].span, b->evidence[i].span);
	}
}

START_TEST(a_document_comes_back_as_it_was_put) {
	ws_store *store = collection();
	uint32_t next = 1;
	for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
		filled f = fill(&samples[i], arena);
		const ws_stored_document *d = ws_store_document(store, (uint32_t)i + 1, arena, &error);
		succeeds(d);
		same_card(&f.document, &d->card);
		ck_assert_uint_eq(d->n_passages, f.document.n_passages);
		if (!d->n_passages) {
			ck_assert_uint_lt(d->last, d->first);
			continue;
		}
		ck_assert_uint_eq(d->first, next);
		size_t figures = 0;
		for (size_t k = 0; k < d->n_passages; k++, next++) {
			const ws_passage *p = &f.document.passages[k];
			const ws_stored_passage *stored = ws_store_passage(store, next, true, arena, &error);
			succeeds(stored);
			same_passage(p, stored);
			ck_assert_uint_eq(stored->document, d->id);
			ck_assert_uint_eq(stored->parent, p->parent < 0 ? 0 : d->first + (uint32_t)p->parent);
			const ws_stored_passage *text = ws_store_passage(store, next, false, arena, &error);
			same_string(text->text, p->text);
			ck_assert(!text->n_figures && !text->table);
			figures += p->n_figures;
		}
		ck_assert_uint_eq(d->n_figures, figures);
	}
	ck_assert(!ws_store_passage(store, next, true, arena, &error));
	ck_assert_int_eq(error->code, WS_STORE_NOT_FOUND);
	g_clear_error(&error);
	ck_assert(!ws_store_document(store, 99, arena, &error));
	ck_assert_uint_eq(ws_store_document_of(store, 7), 1);
	ck_assert_uint_eq(ws_store_document_of(store, 8), 2);
	ck_assert_uint_eq(ws_store_document_of(store, next), 0);
	ws_store_close(store);
}
END_TEST

START_TEST(counts_and_versions_are_told) {
	ws_store *store = collection();
	ws_store_counts n;
	succeeds(ws_store_count(store, &n, &error));
	ck_assert(n.documents == 4 && n.failures == 0 && n.passages == 11 && n.figures == 12 && n.names == 4 && n.definitions == 1);
	ck_assert(n.text_bytes > 500 && n.index_bytes > n.text_bytes);
	ck_assert_uint_eq(ws_store_passages(store), 11);
	ck_assert_str_eq(ws_store_meta(store, "format"), "4");
	ck_assert_str_eq(ws_store_meta(store, "segmenter"), ws_segment_version());
	ck_assert_ptr_null(ws_store_meta(store, "unknown"));
	is_sound(store);
	ws_store_close(store);
}
END_TEST

/* Figures as text cannot hold them: the limits of every field. */
START_TEST(facts_keep_their_limits) {
	const char *text = "合计 1,234 万元";
	ws_figure figures[] = {
		{.span = {3, 8}, .kind = WS_DURATION, .relation = WS_ABOUT, .value = {INT64_MAX, -60}, .amount = {INT64_MIN, 60}, .unit = "", .base = "年"},
		{.span = {0, 2}, .value = {-1, 0}, .amount = {-1, 4}, .has_high = true, .high = {7, 1}, .high_amount = {8, 1}, .unit = "万元", .base = "元",
	     .qualifier = "超", .role = "合计", .subject = "合计", .parent = "总计", .period = "2023年末", .row = "合计", .column = ""},
	};
	ws_passage p = {.text = text, .len = strlen(text), .figures = figures, .n_figures = 2};
	g_autoptr(GByteArray) blob = g_byte_array_new();
	ws_pack_figures(blob, &p);
	ws_figure *back;
	size_t n;
	ck_assert(ws_unpack_figures(blob->data, blob->len, text, strlen(text), arena, &back, &n));
	ck_assert_uint_eq(n, 2);
	for (int i = 0; i < 2; i++)
		same_figure(&figures[i], &back[i]);
	/* Cut short, or with any byte changed, they are refused or read as something else, but never beyond their end. */
	for (guint cut = 0; cut < blob->len; cut++) {
		g_autofree guint8 *bytes = g_memdup2(blob->data, cut);
		ck_assert(cut == 0 || !ws_unpack_figures(bytes, cut, text, strlen(text), arena, &back, &n));
	}
	for (guint at = 0; at < blob->len; at++)
		for (int value = 0; value < 256; value++) {
			g_autofree guint8 *bytes = g_memdup2(blob->data, blob->len);
			bytes[at] = (guint8)value;
			ws_name *names;
			const ws_table *table;
			ws_unpack_figures(bytes, blob->len, text, strlen(text), arena, &back, &n);
			ws_unpack_names(bytes, blob->len, text, strlen(text), arena, &names, &n);
			ws_unpack_cells(bytes, blob->len, text, strlen(text), arena, &table);
			ws_arena_clear(arena);
		}
}
END_TEST

/* ---- replacing and removing ---- */

/* Every byte of packed facts replaced by every other: no records, or sound ones. */
START_TEST(damaged_facts_are_no_records_or_sound_ones) {
	const filled f = fill(&samples[0], arena);
	const ws_passage *p = &f.document.passages[3];
	g_autoptr(GByteArray) figures = g_byte_array_new(), names = g_byte_array_new();
	ws_pack_figures(figures, p);
	ws_pack_names(names, p);
	ws_arena *scratch = ws_arena_new();
	for (guint at = 0; at < figures->len + names->len; at++) {
		uint8_t *byte = at < figures->len ? &figures->data[at] : &names->data[at - figures->len], was = *byte;
		for (int value = 0; value < 256; value++) {
			*byte = (uint8_t)value;
			ws_figure *figure;
			ws_name *name;
			size_t n_figures, n_names;
			if (ws_unpack_figures(figures->data, figures->len, p->text, p->len, scratch, &figure, &n_figures))
				for (size_t i = 0; i < n_figures; i++)
					ck_assert(figure[i].unit && figure[i].base && figure[i].relation <= WS_ABOUT && figure[i].kind <= WS_DURATION);
			if (ws_unpack_names(names->data, names->len, p->text, p->len, scratch, &name, &n_names))
				for (size_t i = 0; i < n_names; i++)
					ck_assert(name[i].form && name[i].canonical && name[i].class <= WS_NAME_PROGRAMME && name[i].via <= WS_VIA_ANAPHORA);
			ws_arena_clear(scratch);
		}
		*byte = was;
	}
	ws_arena_free(scratch);
}
END_TEST

START_TEST(a_document_is_replaced_and_keeps_its_id) {
	ws_store_close(collection());
	ws_store *store = open_store(WS_STORE_WRITE);
	sample changed = samples[0];
	changed.passages[2].text = "全市税收收入[99亿元]。";
	changed.passages[3].text = "不再设立基金。";
	put(store, &changed);
	succeeds(ws_store_commit(store, &error));
	ws_gram_query gone = grams_of("增信"), kept = grams_of("债务限额"), fresh = grams_of("税收收入");
	ck_assert_str_eq(printed(ws_store_gram_rows(store, &gone, NULL, 0, &error)), "");
	ck_assert_str_eq(printed(ws_store_gram_rows(store, &kept, NULL, 0, &error)), "17");
	ck_assert_str_eq(printed(ws_store_gram_rows(store, &fresh, NULL, 0, &error)), "10 14");
	ck_assert_str_eq(printed(ws_store_name_rows(store, NULL, -1, &error)), "9");
	ck_assert_str_eq(printed(ws_store_amount_rows(store, NULL, NULL, "元", -1, &error)), "9 14 17");
	ck_assert_str_eq(printed(ws_store_definitions(store, NULL, &error)), "18");
	ck_assert_str_eq(printed(ws_store_documents(store, &(ws_filter){.kind = "预算报告"}, &error)), "1");
	ck_assert_uint_eq(ws_store_passages(store), 11);
	is_sound(store);
	ws_store_close(store);
}
END_TEST

START_TEST(a_document_put_twice_in_a_batch_is_there_once) {
	ws_store *store = open_store(WS_STORE_WRITE);
	for (int i = 0; i < 3; i++)
		put(store, &samples[0]);
	put(store, &samples[1]);
	succeeds(ws_store_commit(store, &error));
	ws_gram_query grams = grams_of("增信子基金");
	ck_assert_str_eq(printed(ws_store_gram_rows(store, &grams, NULL, 0, &error)), "18");
	ck_assert_uint_eq(ws_store_passages(store), 10);
	is_sound(store);
	ws_store_close(store);
}
END_TEST

static void remove_all(void) {
	ws_store_close(collection());
	ws_store *store = open_store(WS_STORE_WRITE);
	for (size_t i = 0; i < G_N_ELEMENTS(samples); i++)
		succeeds(ws_store_remove(store, samples[i].path, &error));
	succeeds(ws_store_remove(store, "/nie/da.txt", &error));
	succeeds(ws_store_commit(store, &error));
	succeeds(ws_store_optimize(store, &error));
	ws_store_counts n;
	succeeds(ws_store_count(store, &n, &error));
	ck_assert(!n.documents && !n.passages && !n.figures && !n.names && !n.definitions && !n.text_bytes);
	ck_assert_str_eq(printed(ws_store_documents(store, NULL, &error)), "");
	is_sound(store);
	ws_store_close(store);
}

START_TEST(what_is_removed_leaves_nothing) {
	remove_all();
}
END_TEST

START_TEST(no_table_keeps_what_was_removed) {
	remove_all();
	sqlite3 *db;
	ck_assert_int_eq(sqlite3_open(location, &db), SQLITE_OK);
	static const char *const tables[] = {"file", "document", "label", "passage", "amount", "interval", "name", "mention", "alias", "definition"};
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM %s", tables[i]);
		sqlite3_stmt *count;
		ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &count, NULL), SQLITE_OK);
		ck_assert_int_eq(sqlite3_step(count), SQLITE_ROW);
		ck_assert_msg(sqlite3_column_int(count, 0) == 0, "%s", tables[i]);
		sqlite3_finalize(count);
	}
	sqlite3_close(db);
}
END_TEST

static goffset file_size(void) {
	struct stat st;
	ck_assert_int_eq(stat(location, &st), 0);
	return st.st_size;
}

/* Replaces 300 documents and commits. */
static void put_many(const sample *like) {
	ws_store *store = open_store(WS_STORE_WRITE);
	for (int i = 0; i < 300; i++) {
		sample s = *like;
		g_autofree char *path = g_strdup_printf("/%d.txt", i);
		s.path = path;
		put(store, &s);
	}
	succeeds(ws_store_commit(store, &error));
	succeeds(ws_store_optimize(store, &error));
	ws_store_close(store);
}

START_TEST(an_index_that_is_made_anew_does_not_grow) {
	put_many(&samples[0]);
	goffset first = file_size();
	for (int round = 0; round < 3; round++)
		put_many(&samples[0]);
	ck_assert_int_le(file_size(), first + first / 2);
	put_many(&samples[2]);
	put_many(&samples[3]);
	ck_assert_int_le(file_size(), first / 2);
	ws_store *store = open_store(WS_STORE_READ);
	is_sound(store);
	ws_store_close(store);
}
END_TEST

/* ---- files ---- */

static bool list_file(const char *path, const ws_stamp *stamp, const char *reason, void *data) {
	g_autofree char *escaped = g_strescape(path, NULL);
	g_string_append_printf(data, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_MODIFIER "x %s\n", escaped, stamp->size, stamp->mtime_ns,
	                       stamp->hash, reason ? reason : "-");
	return true;
}

START_TEST(files_and_failures_are_known_with_their_stamps) {
	static const char *const odd = "/line\nend/\xff\xfe.txt";
	ws_store *store = open_store(WS_STORE_WRITE);
	sample s = samples[3];
	s.path = odd;
	put(store, &s);
	ws_stamp stamp = {0, -5, 0}, later = {7, 8, UINT64_MAX};
	succeeds(ws_store_put_failure(store, "/坏.pdf", &stamp, "cannot read '/坏.pdf': encrypted", &error));
	succeeds(ws_store_touch(store, odd, &later, &error));
	succeeds(ws_store_touch(store, "/unknown", &later, &error));
	succeeds(ws_store_commit(store, &error));
	g_autoptr(GString) list = g_string_new(NULL);
	succeeds(ws_store_files(store, list_file, list, &error));
	ck_assert_str_eq(list->str, "/line\\nend/\\377\\376.txt 7 8 ffffffffffffffff -\n"
	                            "/\\345\\235\\217.pdf 0 -5 0 cannot read '/\345\235\217.pdf': encrypted\n");
	uint32_t id;
	succeeds(ws_store_find_document(store, odd, &id, &error));
	ck_assert_uint_eq(id, 1);
	succeeds(ws_store_find_document(store, "/坏.pdf", &id, &error));
	ck_assert_uint_eq(id, 0);
	ws_store_counts n;
	succeeds(ws_store_count(store, &n, &error));
	ck_assert(n.documents == 1 && n.failures == 1);
	is_sound(store);
	ws_store_close(store);
}
END_TEST

START_TEST(a_failure_takes_the_place_of_a_document_and_back) {
	ws_store *store = open_store(WS_STORE_WRITE);
	ws_stamp stamp = {1, 1, 1};
	ws_store_counts n;
	for (int round = 0; round < 2; round++) {
		put(store, &samples[0]);
		succeeds(ws_store_commit(store, &error));
		succeeds(ws_store_count(store, &n, &error));
		ck_assert(n.documents == 1 && n.failures == 0 && n.passages == 7);
		succeeds(ws_store_put_failure(store, samples[0].path, &stamp, "truncated", &error));
		succeeds(ws_store_put_failure(store, samples[0].path, &stamp, "truncated again", &error));
		succeeds(ws_store_commit(store, &error));
		succeeds(ws_store_count(store, &n, &error));
		ck_assert(n.documents == 0 && n.failures == 1 && n.passages == 0);
		is_sound(store);
	}
	succeeds(ws_store_remove(store, samples[0].path, &error));
	succeeds(ws_store_commit(store, &error));
	succeeds(ws_store_count(store, &n, &error));
	ck_assert_uint_eq(n.failures, 0);
	ws_store_close(store);
}
END_TEST

/* ---- interrupted and side by side ---- */

START_TEST(what_was_not_committed_is_gone) {
	ws_store *store = open_store(WS_STORE_WRITE);
	put(store, &samples[0]);
	succeeds(ws_store_commit(store, &error));
	put(store, &samples[1]);
	succeeds(ws_store_remove(store, samples[0].path, &error));
	ws_store_close(store);
	store = open_store(WS_STORE_WRITE);
	ck_assert_str_eq(printed(ws_store_documents(store, NULL, &error)), "1");
	ck_assert_uint_eq(ws_store_passages(store), 7);
	is_sound(store);
	ws_store_close(store);
}
END_TEST

/* Before the first commit readers see an empty index; after it the file is where the path leads, as private as before. */
START_TEST(the_first_batch_takes_the_place_of_the_empty_file) {
	g_autofree char *real = g_strdup_printf("%s/elsewhere.db", folder), *beside = g_strconcat(real, "-new", NULL);
	g_autofree char *parent = g_path_get_dirname(location);
	g_mkdir_with_parents(parent, 0700);
	ck_assert(g_file_set_contents(real, "", 0, NULL));
	ck_assert_int_eq(chmod(real, 0600), 0);
	ck_assert_int_eq(symlink(real, location), 0);
	ck_assert(g_file_set_contents(beside, "what a killed run left", -1, NULL));
	ws_store *writer = open_store(WS_STORE_WRITE);
	put(writer, &samples[0]);
	ck_assert(!ws_store_open(location, WS_STORE_READ, &error) && g_error_matches(error, WS_STORE_ERROR, WS_STORE_NOT_FOUND));
	g_clear_error(&error);
	succeeds(ws_store_commit(writer, &error));
	ck_assert(!g_file_test(beside, G_FILE_TEST_EXISTS));
	ws_store *reader = open_store(WS_STORE_READ);
	is_sound(reader);
	ws_store_close(reader);
	put(writer, &samples[1]);
	succeeds(ws_store_commit(writer, &error));
	ws_store_close(writer);
	struct stat st;
	ck_assert(g_file_test(location, G_FILE_TEST_IS_SYMLINK) && stat(location, &st) == 0);
	ck_assert_int_eq(st.st_mode & 0777, 0600);
	reader = open_store(WS_STORE_READ);
	ck_assert_str_eq(printed(ws_store_documents(reader, NULL, &error)), "1 2");
	is_sound(reader);
	ws_store_close(reader);
}
END_TEST

/* Writes and replaces documents, committing now and then, until it is killed. */
static void write_until_killed(int report) {
	ws_store *store = ws_store_open(location, WS_STORE_WRITE, NULL);
	for (unsigned i = 0;; i++) {
		sample s = samples[i % 3];
		g_autofree char *path = g_strdup_printf("/%u.txt", i * 7 % 40);
		s.path = path;
		filled f = fill(&s, arena);
		if (!ws_store_put(store, &f.document, &f.stamp, f.prepared, NULL) || (i % 5 == 4 && !ws_store_commit(store, NULL)))
			_exit(1);
		if (i == 5 && write(report, "", 1) != 1)
			_exit(1);
		if (i % 50 == 49)
			ws_store_optimize(store, NULL);
	}
}

START_TEST(a_killed_writer_leaves_an_index_that_is_sound_and_goes_on) {
	uint32_t before = 0;
	for (int round = 0; round < 6; round++) {
		int pipes[2];
		ck_assert_int_eq(pipe(pipes), 0);
		pid_t child = fork();
		if (child == 0)
			write_until_killed(pipes[1]);
		close(pipes[1]);
		char byte;
		ck_assert_int_eq(read(pipes[0], &byte, 1), 1);
		close(pipes[0]);
		g_usleep((gulong)(round * round * 1700));
		kill(child, SIGKILL);
		int status;
		waitpid(child, &status, 0);
		ck_assert(WIFSIGNALED(status));
		ws_store *store = open_store(WS_STORE_READ);
		ck_assert_uint_ge(ws_store_passages(store), before ? 1 : 0);
		before = ws_store_passages(store);
		is_sound(store);
		ws_store_close(store);
	}
}
END_TEST

START_TEST(a_reader_sees_one_moment_while_another_writes) {
	ws_store_close(collection());
	ws_store *reader = open_store(WS_STORE_READ), *writer = open_store(WS_STORE_WRITE);
	succeeds(ws_store_remove(writer, samples[0].path, &error));
	succeeds(ws_store_commit(writer, &error));
	ws_gram_query grams = grams_of("预算");
	ck_assert_str_eq(printed(ws_store_gram_rows(reader, &grams, NULL, 0, &error)), "1 2 3 5");
	succeeds(ws_store_passage(reader, 3, true, arena, &error));
	put(writer, &samples[0]);
	ws_store *later = open_store(WS_STORE_READ);
	ck_assert_str_eq(printed(ws_store_gram_rows(later, &grams, NULL, 0, &error)), "");
	is_sound(later);
	ws_store_close(later);
	ws_store_close(writer);
	ws_store_close(reader);
}
END_TEST

START_TEST(a_second_writer_is_told_at_once) {
	ws_store *writer = open_store(WS_STORE_WRITE);
	ck_assert(!ws_store_open(location, WS_STORE_WRITE, &error));
	ck_assert_int_eq(error->code, WS_STORE_BUSY);
	g_autofree char *wanted = g_strdup_printf("another process is indexing into '%s'", location);
	ck_assert_str_eq(error->message, wanted);
	ws_store_close(writer);
	g_clear_error(&error);
	ws_store_close(open_store(WS_STORE_WRITE));
	g_autofree char *lock = g_strconcat(location, "-lock", NULL);
	ck_assert(!g_file_test(lock, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST(a_second_writer_by_a_link_is_told_too) {
	g_autofree char *link = g_strconcat(location, "-alias", NULL), *parent = g_path_get_dirname(location);
	g_mkdir_with_parents(parent, 0700);
	ck_assert_int_eq(symlink(location, link), 0); /* to what is not there yet */
	ws_store *writer = ws_store_open(link, WS_STORE_WRITE, &error);
	succeeds(writer);
	ck_assert(!ws_store_open(location, WS_STORE_WRITE, &error) && error->code == WS_STORE_BUSY);
	g_clear_error(&error);
	ws_store_close(writer);
	writer = open_store(WS_STORE_WRITE);
	ck_assert(!ws_store_open(link, WS_STORE_WRITE, &error) && error->code == WS_STORE_BUSY);
	ck_assert_ptr_nonnull(strstr(error->message, link));
	g_clear_error(&error);
	ws_store_close(writer);
}
END_TEST

/* A database was read while it was read-only: its side files were made so, and stay. */
START_TEST(side_files_follow_the_mode_of_the_database) {
	ws_store_close(collection());
	g_autofree char *wal = g_strconcat(location, "-wal", NULL);
	ck_assert(g_file_set_contents(wal, "", 0, NULL));
	ck_assert_int_eq(chmod(wal, 0444), 0);
	ws_store *writer = open_store(WS_STORE_WRITE);
	struct stat st;
	ck_assert_int_eq(stat(wal, &st), 0);
	ck_assert(st.st_mode & 0200);
	ws_store_close(writer);
}
END_TEST

START_TEST(a_writer_that_was_away_holds_no_lock) {
	g_autofree char *lock = g_strconcat(location, "-lock", NULL);
	ws_store_close(collection());
	ck_assert(g_file_set_contents(lock, "", 0, NULL));
	ws_store_close(open_store(WS_STORE_WRITE));
}
END_TEST

/* What holds of every engine. */
static TCase *kept_by(const char *name, void (*set_up_engine)(void)) {
	TCase *t = tcase_create(name);
	tcase_add_checked_fixture(t, set_up_engine, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_document_comes_back_as_it_was_put);
	tcase_add_test(t, counts_and_versions_are_told);
	tcase_add_test(t, a_document_is_replaced_and_keeps_its_id);
	tcase_add_test(t, a_document_put_twice_in_a_batch_is_there_once);
	tcase_add_test(t, what_is_removed_leaves_nothing);
	tcase_add_test(t, files_and_failures_are_known_with_their_stamps);
	tcase_add_test(t, a_failure_takes_the_place_of_a_document_and_back);
	tcase_add_test(t, what_was_not_committed_is_gone);
	tcase_add_test(t, a_killed_writer_leaves_an_index_that_is_sound_and_goes_on);
	return t;
}

int main(void) {
	Suite *suite = suite_create("store");
	suite_add_tcase(suite, kept_by("kept by SQLite", set_up));
	suite_add_tcase(suite, kept_by("kept by Xapian", set_up_xapian));
	TCase *t = tcase_create("SQLite");
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, facts_keep_their_limits);
	tcase_add_test(t, damaged_facts_are_no_records_or_sound_ones);
	tcase_add_test(t, no_table_keeps_what_was_removed);
	tcase_add_test(t, an_index_that_is_made_anew_does_not_grow);
	tcase_add_test(t, the_first_batch_takes_the_place_of_the_empty_file);
	tcase_add_test(t, a_reader_sees_one_moment_while_another_writes);
	tcase_add_test(t, a_second_writer_is_told_at_once);
	tcase_add_test(t, a_second_writer_by_a_link_is_told_too);
	tcase_add_test(t, side_files_follow_the_mode_of_the_database);
	tcase_add_test(t, a_writer_that_was_away_holds_no_lock);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
