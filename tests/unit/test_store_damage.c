/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is no index, is one of another version, or is damaged: it is refused or found, and left as it is. */
#include "tests/unit/store_damage.h"
#include "tests/unit/suite.h"

/* ---- what is no index ---- */

static void make_folder(void) {
	g_autofree char *parent = g_path_get_dirname(location);
	ck_assert_int_eq(g_mkdir_with_parents(parent, 0700), 0);
}

/* Opening in either way fails with this code, and leaves the file as it is. */
static void is_refused(ws_store_error code, const char *message) {
	char *before = NULL, *after = NULL;
	gsize n_before = 0, n_after = 0;
	g_file_get_contents(location, &before, &n_before, NULL);
	for (int mode = WS_STORE_READ; mode <= WS_STORE_WRITE; mode++) {
		ck_assert(!ws_store_open(location, (ws_store_mode)mode, &error));
		ck_assert_msg(error->code == (int)code && strstr(error->message, message), "%d: %s", error->code, error->message);
		ck_assert_ptr_nonnull(strstr(error->message, location));
		g_clear_error(&error);
	}
	g_file_get_contents(location, &after, &n_after, NULL);
	ck_assert(n_before == n_after && (!n_before || memcmp(before, after, n_before) == 0));
	g_free(before);
	g_free(after);
}

START_TEST(a_file_that_is_no_database_is_left_alone) {
	make_folder();
	ck_assert(g_file_set_contents(location, "一般公共预算收入\n这不是索引，只是一个文本文件，长到足够一个文件头那么长，还要再长一点，一百个字节以上才行。", -1, NULL));
	is_refused(WS_STORE_FOREIGN, "not a SQLite database");
	ck_assert(g_file_set_contents(location, "一行", -1, NULL)); /* so short that SQLite would take it for an empty one */
	is_refused(WS_STORE_FOREIGN, "not a SQLite database");
}
END_TEST

START_TEST(an_index_makes_its_writer_run_nothing) {
	ws_store_close(collection());
	run_sql("CREATE TRIGGER eager AFTER INSERT ON label BEGIN INSERT OR REPLACE INTO meta VALUES('made', 'by a trigger'); END");
	ws_store *store = open_store(WS_STORE_WRITE);
	put(store, &samples[0]);
	succeeds(ws_store_commit(store, &error));
	ws_store_close(store);
	store = open_store(WS_STORE_READ);
	ck_assert_ptr_null(ws_store_meta(store, "made"));
	ws_store_close(store);
}
END_TEST

/* It would be taken for packed tokens. */
START_TEST(a_passage_that_begins_with_the_mark_of_tokens_is_refused) {
	static const sample marked = {"/坏.txt", "坏", NULL, NULL, NULL, NULL, NULL, "其他", 0, {0}, {{WS_PARAGRAPH, 0, -1, "\x01预算"}}};
	ws_store_close(collection());
	ws_store *store = open_store(WS_STORE_WRITE);
	filled f = fill(&marked, arena);
	ck_assert_int_eq(marked.passages[0].text[0], WS_TOKENS_MARK);
	ck_assert(!ws_store_put(store, &f.document, &f.stamp, f.prepared, &error));
	g_clear_error(&error);
	succeeds(ws_store_commit(store, &error));
	is_sound(store);
	ws_store_close(store);
}
END_TEST

START_TEST(a_database_of_another_program_is_left_alone) {
	make_folder();
	run_sql("CREATE TABLE 账本(金额); INSERT INTO 账本 VALUES(1)");
	is_refused(WS_STORE_FOREIGN, "a SQLite database of another program");
}
END_TEST

START_TEST(a_folder_is_no_index) {
	make_folder();
	ck_assert_int_eq(g_mkdir(location, 0700), 0);
	is_refused(WS_STORE_FOREIGN, "a folder");
}
END_TEST

START_TEST(reading_makes_nothing) {
	make_folder();
	ck_assert(!ws_store_open(location, WS_STORE_READ, &error));
	ck_assert_int_eq(error->code, WS_STORE_NOT_FOUND);
	ck_assert(!g_file_test(location, G_FILE_TEST_EXISTS));
	g_clear_error(&error);
	ck_assert(g_file_set_contents(location, "", 0, NULL));
	ck_assert(!ws_store_open(location, WS_STORE_READ, &error));
	ck_assert_int_eq(error->code, WS_STORE_NOT_FOUND);
	g_clear_error(&error);
	ws_store_close(collection()); /* an empty file becomes an index */
}
END_TEST

static const struct {
	const char *sql, *message;
} versions[] = {
	{"PRAGMA user_version = 99", "has format 99, this program reads format 4: use the newer wensuo"},
	{"PRAGMA user_version = 0", "remove it and run 'wensuo index' again"},
	{"UPDATE meta SET value = '70.1' WHERE key = 'segmenter'", "was made with ICU 70.1, this program has"},
	{"UPDATE meta SET value = '0' WHERE key = 'fold'", "was made with fold version 0"},
	{"DELETE FROM meta WHERE key = 'tokens'", "was made with token version unknown"},
};

START_TEST(an_index_of_another_version_is_refused_with_its_remedy) {
	ws_store_close(collection());
	run_sql(versions[_i].sql);
	is_refused(WS_STORE_VERSION, versions[_i].message);
}
END_TEST

/* ---- check ---- */

static const struct {
	const char *sql, *fault;
} damages[] = {
	{"UPDATE passage SET text = text || '额外' WHERE id = 3", "passage 3: its grams are not those of its text"},
	{"UPDATE passage SET text = replace(text, '银', '金') || '的' WHERE id = 2", "tokens of table 'heads' are not those of the texts"},
	{"UPDATE passage SET text = '短' WHERE id = 4", "passage 4 cannot be read"},
	{"UPDATE passage SET figures = x'01' WHERE id = 3", "passage 3 cannot be read"},
	{"UPDATE passage SET up = 3 WHERE id = 10", "passage 10: its heading 7 is of another document"},
	{"UPDATE passage SET definition_end = 99 WHERE id = 7", "passage 7: a definition at [7, 99)"},
	{"UPDATE length SET codes = zeroblob(4096)", "is noted as 0"},
	{"UPDATE totals SET figures = 5", "5 figures are noted, 12 are there"},
	{"UPDATE document SET last = 8 WHERE id = 1", "1 documents share passages with the next one"},
	{"UPDATE document SET last = 6 WHERE id = 1", "1 passages belong to no document"},
	{"DELETE FROM document WHERE id = 2", "1 files are neither documents nor failures"},
	{"INSERT INTO amount VALUES('元', 0, 1.0, 2)", "1 amounts are of no figure"},
	{"INSERT INTO mention VALUES(1, 1, 2, 1)", "1 mentions are of no name"},
	{"INSERT INTO definition VALUES('预算', 2)", "1 terms have no definition"},
	{"INSERT INTO label VALUES(3, '通知', 77)", "1 labels are of no document"},
};

START_TEST(check_finds_damage) {
	damage_is_told(damages[_i].sql, damages[_i].fault);
}
END_TEST

/* Numbers without end in it, and a value that is the next one of itself: every look-up comes to an end, with an error or without. */
static const char *const traps[] = {
	"UPDATE document SET last = 4294967295 WHERE id = 1",
	"UPDATE document SET first = 0 WHERE id = 1",
	"INSERT INTO label VALUES(1, '重庆市' || char(0) || '北碚区', 3); INSERT INTO label VALUES(2, '财政' || char(0), 3)",
};

START_TEST(no_look_up_in_a_damaged_index_goes_on_for_ever) {
	ws_store_close(collection());
	run_sql(traps[_i]);
	ws_store *store = open_store(WS_STORE_READ);
	static const ws_filter filters[] = {{.region = "重庆市"}, {.issuer = "财政"}, {.year = 2024}, {.since = "2024"}};
	const ws_gram_query every = {.n = 0};
	for (size_t i = 0; i < G_N_ELEMENTS(filters); i++) {
		g_autoptr(GArray) documents = ws_store_documents(store, &filters[i], NULL), ranges = ws_store_ranges(store, &filters[i], NULL);
		for (guint k = 0; ranges && k < ranges->len; k++)
			ck_assert_uint_le(g_array_index(ranges, ws_range, k).last, ws_store_last_passage(store));
	}
	g_autoptr(GArray) rows = ws_store_gram_rows(store, &every, NULL, 0, &error);
	succeeds(rows);
	for (uint32_t id = 1; id <= 4; id++) {
		const ws_stored_document *document = ws_store_document(store, id, arena, NULL);
		ck_assert(!document || (document->first && document->last <= ws_store_last_passage(store)));
	}
	g_autoptr(GString) told = g_string_new(NULL);
	uint64_t faults = 0;
	ck_assert(ws_store_check(store, take_fault, told, &faults, &error) || error->code == WS_STORE_DAMAGED);
	ws_store_close(store);
}
END_TEST

static void count_entry(const ws_register_entry *entry, void *data) {
	ck_assert_ptr_nonnull(entry->name);
	++*(unsigned *)data;
}

static void count_alias(const ws_stored_alias *alias, void *data) {
	ck_assert_ptr_nonnull(alias->name);
	++*(unsigned *)data;
}

static const char *const unnamed[] = {
	"UPDATE name SET text = NULL; UPDATE alias SET name = NULL",
	"UPDATE name SET class = 77; UPDATE alias SET class = -1",
};

START_TEST(names_that_cannot_be_read_are_told) {
	ws_store_close(collection());
	run_sql(unnamed[_i]);
	ws_store *store = open_store(WS_STORE_READ);
	unsigned n = 0;
	ck_assert(!ws_store_register(store, count_entry, &n, &error) && error->code == WS_STORE_DAMAGED);
	g_clear_error(&error);
	ck_assert(!ws_store_aliases(store, NULL, count_alias, &n, &error) && error->code == WS_STORE_DAMAGED);
	g_clear_error(&error);
	ck_assert_uint_eq(n, 0);
	ws_store_close(store);
}
END_TEST

/* The look-up itself has no error to give. */
START_TEST(a_document_that_cannot_be_looked_up_is_told_in_the_end) {
	ws_store_close(collection());
	ws_store *store = open_store(WS_STORE_READ);
	ck_assert_uint_eq(ws_store_document_of(store, 2), 1);
	ck_assert(ws_store_stands(store, &error));
	ws_store_close(store);
	run_sql("ALTER TABLE document RENAME TO documents");
	store = open_store(WS_STORE_READ);
	ck_assert_uint_eq(ws_store_document_of(store, 2), 0);
	ck_assert(!ws_store_stands(store, &error));
	ck_assert_ptr_nonnull(strstr(error->message, "no such table: document"));
	g_clear_error(&error);
	ws_store_close(store);
}
END_TEST

static const struct {
	const char *sql, *message;
} unreadable[] = {
	{"UPDATE passage SET id = 9223372036854775807 WHERE id = 10", "a passage has the number 9223372036854775807"},
	{"DELETE FROM totals", "its counts cannot be read"},
	{"UPDATE segment SET last = 0", "its grams cannot be read"},
	{"INSERT INTO gone VALUES(3, 2)", "its grams cannot be read"},
};

START_TEST(an_index_whose_extent_cannot_be_read_is_refused) {
	ws_store_close(collection());
	run_sql(unreadable[_i].sql);
	is_refused(WS_STORE_DAMAGED, unreadable[_i].message);
}
END_TEST

/* Between two batches a writer holds no lock of SQLite's; what it writes while the check is under way must not wait for that to end. */
static void write_meanwhile(const char *message, void *data) {
	(void)message;
	ws_store *writer = data;
	put(writer, &samples[2]);
	succeeds(ws_store_commit(writer, &error));
}

START_TEST(a_check_does_not_hold_up_a_writer) {
	ws_store_close(collection());
	run_sql("UPDATE passage SET text = text || '额外' WHERE id = 3");
	ws_store *writer = open_store(WS_STORE_WRITE), *reader = open_store(WS_STORE_READ);
	put(writer, &samples[1]);
	succeeds(ws_store_commit(writer, &error));
	uint64_t faults = 0;
	succeeds(ws_store_check(reader, write_meanwhile, writer, &faults, &error));
	ck_assert_uint_gt(faults, 0);
	ws_store_close(reader);
	ws_store_close(writer);
}
END_TEST

START_TEST(check_finds_spans_that_lie_outside_their_text) {
	ws_store *store = open_store(WS_STORE_WRITE);
	filled f = fill(&samples[0], arena);
	f.document.passages[3].names[0].span = (ws_span){90, 95};
	f.document.passages[5].figures[1].span = (ws_span){9, 8};
	f.document.evidence[WS_FIELD_ISSUER] = (ws_evidence){1, {0, 50}};
	succeeds(ws_store_put(store, &f.document, &f.stamp, f.prepared, &error));
	put(store, &samples[1]);
	static const ws_cell cells[] = {{{0, 2}, 0, 1, 1, 2, true, 0}};
	static const ws_table table = {NULL, NULL, 1, 2, 1, cells, 1};
	f = fill(&samples[2], arena);
	f.document.passages[0].table = &table;
	succeeds(ws_store_put(store, &f.document, &f.stamp, f.prepared, &error));
	g_autoptr(GString) told = g_string_new(NULL);
	uint64_t faults = 0;
	succeeds(ws_store_check(store, take_fault, told, &faults, &error));
	ck_assert_str_eq(told->str, "passage 2: the issuer at [0, 50) of 13 characters\n"
	                            "passage 4: a name at [90, 95) of 52 characters\n"
	                            "passage 6: a figure at [9, 8) of 63 characters\n"
	                            "passage 11: a table cell at row 0, column 1 of 1 by 2\n");
	ws_store_close(store);
}
END_TEST

START_TEST(check_finds_a_damaged_page) {
	ws_store_close(collection());
	FILE *f = fopen(location, "r+");
	for (long page = 10; page < 14; page++) {
		fseek(f, page * 8192 + 3, SEEK_SET);
		fputs("\xff\xff\xff\xff", f);
	}
	fclose(f);
	ws_store *store = ws_store_open(location, WS_STORE_READ, &error);
	g_autoptr(GString) told = g_string_new(NULL);
	uint64_t faults = 0;
	if (store && ws_store_check(store, take_fault, told, &faults, &error))
		ck_assert_uint_gt(faults, 0);
	else
		ck_assert_msg(error->code == WS_STORE_DAMAGED, "%s", error->message);
	ws_store_close(store);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("store_damage");
	TCase *t = tcase_create("SQLite");
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_file_that_is_no_database_is_left_alone);
	tcase_add_test(t, a_database_of_another_program_is_left_alone);
	tcase_add_test(t, an_index_makes_its_writer_run_nothing);
	tcase_add_test(t, a_passage_that_begins_with_the_mark_of_tokens_is_refused);
	tcase_add_test(t, a_folder_is_no_index);
	tcase_add_test(t, reading_makes_nothing);
	tcase_add_test(t, check_finds_a_damaged_page);
	tcase_add_loop_test(t, an_index_of_another_version_is_refused_with_its_remedy, 0, G_N_ELEMENTS(versions));
	tcase_add_loop_test(t, check_finds_damage, 0, G_N_ELEMENTS(damages));
	tcase_add_test(t, a_check_does_not_hold_up_a_writer);
	tcase_add_loop_test(t, no_look_up_in_a_damaged_index_goes_on_for_ever, 0, G_N_ELEMENTS(traps));
	tcase_add_loop_test(t, names_that_cannot_be_read_are_told, 0, G_N_ELEMENTS(unnamed));
	tcase_add_test(t, a_document_that_cannot_be_looked_up_is_told_in_the_end);
	tcase_add_loop_test(t, an_index_whose_extent_cannot_be_read_is_refused, 0, G_N_ELEMENTS(unreadable));
	tcase_add_test(t, check_finds_spans_that_lie_outside_their_text);
	suite_add_tcase(suite, t);
	t = tcase_create("Xapian");
	tcase_add_checked_fixture(t, set_up_xapian, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, check_finds_spans_that_lie_outside_their_text);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
