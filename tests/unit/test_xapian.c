/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Xapian from C: what the wrapper finds, and that every exception becomes an error; then the engine's own sides: locks, what is no index, damage. */
#include <sys/wait.h>

#include "store/xapian/terms.h"
#include "store/xapian/xapian.h"
#include "tests/unit/store_damage.h"
#include "tests/unit/suite.h"

static char *database;

static void set_up_database(void) {
	set_up_xapian();
	database = g_build_filename(folder, "x", NULL);
}

static void tear_down_database(void) {
	g_free(database);
	tear_down();
}

static ws_xapian_term term(const char *text) {
	return (ws_xapian_term){text, strlen(text)};
}

/* Terms of the documents 1, 2, 40 and 3000000: separated by spaces, "G债务:7" has weight 7. */
static const struct {
	uint32_t id;
	const char *terms, *value, *data;
} documents[] = {
	{1, "G预算:3 G债务:9 Ta", "2023", "一般公共预算"},
	{2, "G预算 Tb", "2024", "债务限额"},
	{40, "G债务 G预算 G限额 Ta", NULL, ""},
	{3000000u, "G限额 Tb W", "2022", "a\nb"},
};

static void put_document(ws_xapian *x, ws_xapian_draft *draft, size_t i) {
	g_auto(GStrv) terms = g_strsplit(documents[i].terms, " ", -1);
	for (char **t = terms; *t; t++) {
		g_auto(GStrv) parts = g_strsplit(*t, ":", 2);
		succeeds(ws_xapian_draft_term(draft, parts[0][0], parts[0] + 1, strlen(parts[0]) - 1, parts[1] ? (uint32_t)atoi(parts[1]) : 0, &error));
	}
	if (documents[i].value)
		succeeds(ws_xapian_draft_value(draft, 1, documents[i].value, strlen(documents[i].value), &error));
	succeeds(ws_xapian_put(x, documents[i].id, draft, documents[i].data, strlen(documents[i].data), &error));
}

static ws_xapian *filled_database(void) {
	succeeds(ws_xapian_create(database, &error));
	ws_xapian *x = ws_xapian_open(database, WS_XAPIAN_WRITE, &error);
	succeeds(x);
	ws_xapian_draft *draft = ws_xapian_draft_new();
	succeeds(ws_xapian_begin(x, &error));
	for (size_t i = 0; i < G_N_ELEMENTS(documents); i++)
		put_document(x, draft, i);
	succeeds(ws_xapian_set_metadata(x, "说明", "值", strlen("值"), &error));
	succeeds(ws_xapian_commit(x, &error));
	ws_xapian_draft_free(draft);
	ws_xapian_close(x);
	x = ws_xapian_open(database, WS_XAPIAN_READ, &error);
	succeeds(x);
	return x;
}

static GArray *no_rows(void) {
	return g_array_new(FALSE, FALSE, sizeof(uint32_t));
}

/* ---- what it finds ---- */

static const struct {
	const char *terms[3];
	ws_xapian_range within[2];
	size_t n_within, limit;
	const char *all, *any;
} sets[] = {
	{{"G预算"}, {{0, 0}}, 0, 9, "1 2 40", "1 2 40"},
	{{"G预算", "G债务"}, {{0, 0}}, 0, 9, "1 40", "1 2 40"},
	{{"G债务", "G限额", "G预算"}, {{0, 0}}, 0, 9, "40", "1 2 40 3000000"},
	{{"G债务", "G没有"}, {{0, 0}}, 0, 9, "", "1 40"},
	{{"G限额", "Tb"}, {{0, 0}}, 0, 9, "3000000", "2 40 3000000"},
	{{"G预算"}, {{2, 39}, {41, 50}}, 2, 9, "2", "1 2 40"},
	{{"G预算", "Ta"}, {{0, 1}, {40, 4000000000u}}, 2, 9, "1 40", "1 2 40"},
	{{"G预算", "Ta"}, {{0, 0}}, 0, 1, "1", "1 2 40"},
	{{"G预算"}, {{0, 0}}, 0, 0, "", "1 2 40"},
};

START_TEST(documents_are_found_by_all_and_by_any_of_their_terms) {
	ws_xapian *x = filled_database();
	ws_xapian_term terms[3];
	size_t n = 0;
	for (; n < 3 && sets[_i].terms[n]; n++)
		terms[n] = term(sets[_i].terms[n]);
	GArray *all = no_rows(), *any = no_rows();
	succeeds(ws_xapian_all_of(x, terms, n, sets[_i].n_within ? sets[_i].within : NULL, sets[_i].n_within, sets[_i].limit, all, &error));
	ck_assert_str_eq(printed(all), sets[_i].all);
	succeeds(ws_xapian_any_of(x, terms, n, any, &error));
	ck_assert_str_eq(printed(any), sets[_i].any);
	ws_xapian_close(x);
}
END_TEST

static void list(const char *bytes, size_t len, void *data) {
	g_string_append_printf(data, "%.*s ", (int)len, bytes);
}

static void list_value(uint32_t id, const char *bytes, size_t len, void *data) {
	g_string_append_printf(data, "%u=%.*s ", id, (int)len, bytes);
}

START_TEST(terms_values_and_data_come_back) {
	ws_xapian *x = filled_database();
	g_autoptr(GString) out = g_string_new(NULL);
	succeeds(ws_xapian_terms(x, term("G"), list, out, &error));
	succeeds(ws_xapian_terms_of(x, 2, list, out, &error));
	ck_assert_str_eq(out->str, "G债务 G限额 G预算 G预算 Tb ");
	GArray *rows = no_rows(), *weights = no_rows();
	succeeds(ws_xapian_any_with_prefix(x, term("G"), rows, &error));
	ck_assert_str_eq(printed(rows), "1 2 40 3000000");
	rows = no_rows();
	succeeds(ws_xapian_postings(x, term("G预算"), 2, rows, weights, &error));
	ck_assert_str_eq(printed(rows), "1 2");
	ck_assert_str_eq(printed(weights), "3 0");
	uint32_t n;
	succeeds(ws_xapian_frequency(x, term("G限额"), &n, &error));
	ck_assert_uint_eq(n, 2);
	ck_assert_uint_eq(ws_xapian_documents_in(x), 4);
	g_autoptr(GByteArray) data = g_byte_array_new();
	succeeds(ws_xapian_data(x, 1, data, &error));
	ck_assert(data->len == strlen("一般公共预算") && memcmp(data->data, "一般公共预算", data->len) == 0);
	g_string_truncate(out, 0);
	succeeds(ws_xapian_data_of(x, (const uint32_t[]){3000000u, 7, 2, 1}, 4, list_value, out, &error));
	ck_assert_str_eq(out->str, "1=一般公共预算 2=债务限额 3000000=a\nb ");
	succeeds(ws_xapian_metadata(x, "说明", data, &error));
	ck_assert_uint_eq(data->len, strlen("值"));
	succeeds(ws_xapian_metadata(x, "没有", data, &error));
	ck_assert_uint_eq(data->len, 0);
	ws_xapian_close(x);
}
END_TEST

START_TEST(documents_are_chosen_by_groups_of_terms_and_a_range_of_values) {
	ws_xapian *x = filled_database();
	const ws_xapian_term any[] = {term("Ta"), term("Tb")}, gram[] = {term("G预算")};
	const ws_xapian_group groups[] = {{any, 2}, {gram, 1}};
	g_autoptr(GString) out = g_string_new(NULL);
	succeeds(ws_xapian_choose(x, &(ws_xapian_choice){.groups = groups, .n = 2}, 1, list_value, out, &error));
	ck_assert_str_eq(out->str, "40= 1=2023 2=2024 ");
	g_string_truncate(out, 0);
	succeeds(ws_xapian_choose(x, &(ws_xapian_choice){.groups = groups, .n = 1, .slot = 1, .low = "2022", .high = "2023"}, 1, list_value, out, &error));
	ck_assert_str_eq(out->str, "3000000=2022 1=2023 ");
	ws_xapian_close(x);
}
END_TEST

START_TEST(a_transaction_that_is_abandoned_leaves_nothing) {
	ws_xapian_close(filled_database());
	ws_xapian *x = ws_xapian_open(database, WS_XAPIAN_WRITE, &error);
	succeeds(ws_xapian_begin(x, &error));
	succeeds(ws_xapian_remove(x, 1, &error));
	succeeds(ws_xapian_set_metadata(x, "说明", "", 0, &error));
	ws_xapian_abandon(x);
	ws_xapian_close(x);
	x = ws_xapian_open(database, WS_XAPIAN_READ, &error);
	GArray *rows = no_rows();
	const ws_xapian_term gram = term("G预算");
	succeeds(ws_xapian_all_of(x, &gram, 1, NULL, 0, SIZE_MAX, rows, &error));
	ck_assert_str_eq(printed(rows), "1 2 40");
	uint64_t faults = 1;
	succeeds(ws_xapian_check(database, list, NULL, &faults, &error));
	ck_assert_uint_eq(faults, 0);
	ws_xapian_close(x);
}
END_TEST

/* So much that the reader has not read all of it before. */
START_TEST(a_reader_goes_on_when_its_revision_is_overwritten) {
	ws_xapian_close(filled_database());
	ws_xapian *reader = NULL, *writer = ws_xapian_open(database, WS_XAPIAN_WRITE, &error);
	ws_xapian_draft *draft = ws_xapian_draft_new();
	GArray *rows = no_rows();
	const ws_xapian_term gram = term("G预算");
	for (int round = 0; round < 5; round++) {
		if (round == 1)
			reader = ws_xapian_open(database, WS_XAPIAN_READ, &error);
		succeeds(ws_xapian_begin(writer, &error));
		for (uint32_t id = 100; id < 400; id++) {
			g_autofree char *text = g_strdup_printf("%d-%u", round, id);
			succeeds(ws_xapian_draft_term(draft, 'G', text, strlen(text), 1, &error));
			succeeds(ws_xapian_draft_term(draft, 'G', "预算", strlen("预算"), 1, &error));
			succeeds(ws_xapian_put(writer, id, draft, text, strlen(text), &error));
		}
		succeeds(ws_xapian_commit(writer, &error));
	}
	succeeds(reader);
	succeeds(ws_xapian_all_of(reader, &gram, 1, NULL, 0, SIZE_MAX, rows, &error));
	ck_assert_uint_eq(rows->len, 303);
	g_autoptr(GByteArray) data = g_byte_array_new();
	succeeds(ws_xapian_data(reader, 2, data, &error));
	g_array_unref(rows);
	ws_xapian_draft_free(draft);
	ws_xapian_close(writer);
	ws_xapian_close(reader);
}
END_TEST

/* ---- exceptions ---- */

START_TEST(what_xapian_throws_becomes_an_error) {
	ck_assert(!ws_xapian_open("/nirgends/da", WS_XAPIAN_READ, &error));
	ck_assert_int_eq(error->code, WS_XAPIAN_NOT_FOUND);
	ck_assert_ptr_nonnull(strstr(error->message, "/nirgends/da"));
	g_clear_error(&error);
	ws_xapian *x = filled_database();
	g_autoptr(GByteArray) data = g_byte_array_new();
	ck_assert(!ws_xapian_data(x, 7, data, &error));
	ck_assert_int_eq(error->code, WS_XAPIAN_NO_DOCUMENT);
	g_clear_error(&error);
	ws_xapian *writer = ws_xapian_open(database, WS_XAPIAN_WRITE, &error);
	ck_assert(!ws_xapian_open(database, WS_XAPIAN_WRITE, &error));
	ck_assert_int_eq(error->code, WS_XAPIAN_LOCKED);
	g_clear_error(&error);
	char long_term[300];
	memset(long_term, 'a', sizeof long_term);
	ws_xapian_draft *draft = ws_xapian_draft_new();
	succeeds(ws_xapian_begin(writer, &error));
	bool ok = ws_xapian_draft_term(draft, 'G', long_term, sizeof long_term, 0, &error) && ws_xapian_put(writer, 5, draft, "", 0, &error);
	ck_assert(!ok);
	ck_assert_int_eq(error->code, WS_XAPIAN_OTHER);
	ck_assert_ptr_nonnull(strstr(error->message, "too long"));
	g_clear_error(&error);
	ck_assert(!ws_xapian_remove(writer, 77, &error));
	ck_assert_int_eq(error->code, WS_XAPIAN_NO_DOCUMENT);
	g_clear_error(&error);
	ck_assert(!ws_xapian_connect("127.0.0.1", 1, 500, 500, &error));
	ck_assert_int_eq(error->code, WS_XAPIAN_NETWORK);
	ck_assert(!ws_xapian_remove(writer, 77, NULL));
	ws_xapian_draft_free(draft);
	ws_xapian_close(writer);
	ws_xapian_close(x);
	ws_xapian_close(NULL);
}
END_TEST

/* ---- terms ---- */

static const double rising[] = {-1e13, -2.5, -1, -0.056, 0, 1e-9, 0.05, 0.056, 0.1, 1, 9.99, 10, 1577.1, 3e8, 157710000000, 1e19};

START_TEST(terms_of_amounts_sort_as_the_amounts_do) {
	for (size_t i = 0; i < G_N_ELEMENTS(rising); i++) {
		ws_term_text one = ws_term_of_amount(WS_TERM_AMOUNT, "元", WS_MONEY, rising[i]);
		ws_term_amount back;
		ck_assert(ws_term_read_amount(WS_TERM_AMOUNT, one.bytes + 1, one.len - 1, "元", &back));
		ck_assert(back.low == rising[i] && back.kind == WS_MONEY && back.decade == ws_decade(rising[i]));
		ck_assert(!ws_term_read_amount(WS_TERM_AMOUNT, one.bytes + 1, one.len - 1, "亩", &back));
		if (i == 0)
			continue;
		ws_term_text before = ws_term_of_amount(WS_TERM_AMOUNT, "元", WS_MONEY, rising[i - 1]);
		int order = memcmp(before.bytes, one.bytes, MIN(before.len, one.len));
		ck_assert_msg(order < 0 || (order == 0 && before.len < one.len), "%g and %g", rising[i - 1], rising[i]);
		ck_assert_uint_le(ws_decade(rising[i - 1]), ws_decade(rising[i]));
	}
}
END_TEST

START_TEST(a_text_too_long_for_a_term_has_one_of_its_own) {
	g_autofree char *a = g_strnfill(1000, 'a'), *b = g_strnfill(1000, 'a');
	b[999] = 'b';
	ws_term_text x = ws_term_of(WS_TERM_PATH, a, 1000), y = ws_term_of(WS_TERM_PATH, b, 1000), nul = ws_term_of(WS_TERM_PATH, "a\0b", 3);
	ck_assert(x.len <= WS_XAPIAN_LONGEST_TERM && y.len == x.len && memcmp(x.bytes, y.bytes, x.len) != 0);
	ck_assert_ptr_null(memchr(nul.bytes, '\0', nul.len));
	ws_term_text word = ws_term_of_word("债务", 2);
	ck_assert(word.len == 9 && memcmp(word.bytes, "W债务\x02" "2", 9) == 0);
}
END_TEST

/* ---- the engine ---- */

static const char *path_of_location(void) {
	return location + strlen("xapian:");
}

static void is_refused(ws_store_mode mode, ws_store_error code, const char *message) {
	ck_assert(!ws_store_open(location, mode, &error));
	ck_assert_msg(error->code == (int)code && strstr(error->message, message), "%d: %s", error->code, error->message);
	g_clear_error(&error);
}

START_TEST(a_second_writer_is_told_at_once) {
	ws_store *writer = open_store(WS_STORE_WRITE);
	is_refused(WS_STORE_WRITE, WS_STORE_BUSY, "another process is indexing into");
	ws_store_close(writer);
	ws_store_close(open_store(WS_STORE_WRITE));
}
END_TEST

/* Two first runs at once: one makes the index, the other is told of it. */
START_TEST(of_two_first_writers_one_is_told) {
	int busy = 0, opened[2], over[2];
	pid_t runs[2];
	ck_assert(pipe(opened) == 0 && pipe(over) == 0);
	for (int i = 0; i < 2; i++)
		if ((runs[i] = fork()) == 0) {
			close(over[1]);
			ws_store *store = ws_store_open(location, WS_STORE_WRITE, &error);
			char byte = 0;
			if (write(opened[1], &byte, 1) != 1 || read(over[0], &byte, 1) != 0) /* until both have tried */
				_exit(2);
			_exit(store ? 0 : error->code == WS_STORE_BUSY ? 1 : 2);
		}
	char bytes[2];
	for (size_t n = 0; n < sizeof bytes;) {
		ssize_t got = read(opened[0], bytes + n, sizeof bytes - n);
		ck_assert_int_gt(got, 0);
		n += (size_t)got;
	}
	close(over[1]);
	for (int i = 0; i < 2; i++) {
		int status;
		ck_assert_int_eq(waitpid(runs[i], &status, 0), runs[i]);
		ck_assert(WIFEXITED(status) && WEXITSTATUS(status) < 2);
		busy += WEXITSTATUS(status);
	}
	ck_assert_int_eq(busy, 1);
	g_autofree char *fresh = g_strconcat(path_of_location(), "-new", NULL);
	ck_assert(!g_file_test(fresh, G_FILE_TEST_EXISTS));
}
END_TEST

/* A stub may name a program: an index that comes from elsewhere must not have it run. That of a replica names a folder in its own. */
START_TEST(a_stub_runs_nothing_and_a_replica_is_read) {
	ws_store_close(collection());
	g_autofree char *replica = g_build_filename(folder, "replica", NULL), *inside = g_build_filename(replica, "replica_1", NULL);
	g_autofree char *stub = g_build_filename(replica, "XAPIANDB", NULL), *mark = g_build_filename(folder, "ran", NULL);
	g_autofree char *harmful = g_strdup_printf("remote :/usr/bin/touch %s\n", mark);
	ck_assert_int_eq(g_mkdir(replica, 0700), 0);
	ck_assert_int_eq(rename(path_of_location(), inside), 0);
	const char *const opened[] = {replica, stub};
	for (size_t i = 0; i < G_N_ELEMENTS(opened); i++) {
		ck_assert(g_file_set_contents(stub, harmful, -1, NULL));
		g_free(location);
		location = g_strconcat("xapian:", opened[i], NULL);
		is_refused(WS_STORE_READ, WS_STORE_FOREIGN, "not an index of wensuo");
		ck_assert(!g_file_test(mark, G_FILE_TEST_EXISTS));
	}
	ck_assert(g_file_set_contents(stub, "# made by xapian-replicate\nauto replica_1\n", -1, NULL));
	g_free(location);
	location = g_strconcat("xapian:", replica, NULL);
	ws_store *store = open_store(WS_STORE_READ);
	is_sound(store);
	ws_store_counts counts;
	succeeds(ws_store_count(store, &counts, &error));
	ck_assert_uint_gt(counts.index_bytes, 10000);
	ws_store_close(store);
}
END_TEST

START_TEST(what_is_no_index_is_left_alone) {
	is_refused(WS_STORE_READ, WS_STORE_NOT_FOUND, "no index at");
	ck_assert(!g_file_test(path_of_location(), G_FILE_TEST_EXISTS));
	ck_assert_int_eq(g_mkdir_with_parents(path_of_location(), 0700), 0);
	g_autofree char *inside = g_build_filename(path_of_location(), "报告.txt", NULL);
	ck_assert(g_file_set_contents(inside, "正文", -1, NULL));
	is_refused(WS_STORE_READ, WS_STORE_FOREIGN, "not an index of wensuo");
	is_refused(WS_STORE_WRITE, WS_STORE_FOREIGN, "a folder with other files in it");
	ck_assert(g_file_test(inside, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST(a_database_of_another_program_is_left_alone) {
	ck_assert_int_eq(g_mkdir_with_parents(folder, 0700), 0);
	ws_xapian_close(filled_database());
	g_free(location);
	location = g_strconcat("xapian:", database, NULL);
	is_refused(WS_STORE_READ, WS_STORE_FOREIGN, "a Xapian database of another program");
	is_refused(WS_STORE_WRITE, WS_STORE_FOREIGN, "a Xapian database of another program");
	ws_xapian *x = ws_xapian_open(database, WS_XAPIAN_READ, &error);
	ck_assert_uint_eq(ws_xapian_documents_in(x), 4);
	ws_xapian_close(x);
}
END_TEST

static void set_metadata(const char *key, const char *value) {
	ws_xapian *x = ws_xapian_open(path_of_location(), WS_XAPIAN_WRITE, &error);
	succeeds(ws_xapian_begin(x, &error));
	succeeds(ws_xapian_set_metadata(x, key, value, strlen(value), &error));
	succeeds(ws_xapian_commit(x, &error));
	ws_xapian_close(x);
}

static const struct {
	const char *meta, *message; /* F: the format of now */
} versions[] = {
	{"format=99\n", "has format 99, this program reads format F: use the newer wensuo"},
	{"format=0\n", "remove it and run 'wensuo index' again"},
	{"format=F\nfold=0\n", "was made with fold version 0"},
	{"format=F\nfold=1\n", "was made with token version unknown"},
	{"format=F\nfold=1\ntokens=1\nsegmenter=70.1\n", "was made with ICU 70.1, this program has"},
};

static char *with_format(const char *text) {
	g_auto(GStrv) parts = g_strsplit(text, "F", 2);
	return parts[1] ? ws_arena_printf(arena, "%s%d%s", parts[0], WS_STORE_FORMAT, parts[1]) : ws_arena_copy(arena, text, strlen(text));
}

START_TEST(an_index_of_another_version_is_refused_with_its_remedy) {
	ws_store_close(collection());
	set_metadata("wensuo", with_format(versions[_i].meta));
	is_refused(WS_STORE_READ, WS_STORE_VERSION, with_format(versions[_i].message));
	is_refused(WS_STORE_WRITE, WS_STORE_VERSION, with_format(versions[_i].message));
}
END_TEST

static char *faults_of(void) {
	ws_store *store = open_store(WS_STORE_READ);
	GString *told = g_string_new(NULL);
	uint64_t faults = 0;
	if (!ws_store_check(store, take_fault, told, &faults, &error)) {
		g_string_append(told, error->message);
		g_clear_error(&error);
	}
	ws_store_close(store);
	return g_string_free(told, FALSE);
}

START_TEST(check_finds_lengths_and_counts_that_are_wrong) {
	ws_store_close(collection());
	set_metadata("lengths 0", "");
	g_autofree char *lengths = faults_of();
	ck_assert_ptr_nonnull(strstr(lengths, "is noted as 0"));
	static const char totals[] = {9, 1, 11, 1, 12, 4, 1, 1, 11, 4, 0};
	set_metadata("totals", totals);
	g_autofree char *counts = faults_of();
	ck_assert_ptr_nonnull(strstr(counts, "9 documents are noted, 4 are there"));
}
END_TEST

START_TEST(check_finds_terms_that_are_not_of_the_text) {
	ws_store_close(collection());
	ws_xapian *x = ws_xapian_open(path_of_location(), WS_XAPIAN_WRITE, &error);
	g_autoptr(GByteArray) data = g_byte_array_new();
	ws_xapian_draft *draft = ws_xapian_draft_new();
	succeeds(ws_xapian_data(x, 3, data, &error) && ws_xapian_begin(x, &error));
	succeeds(ws_xapian_draft_term(draft, 'G', "没有", strlen("没有"), 1, &error) && ws_xapian_put(x, 3, draft, data->data, data->len, &error));
	succeeds(ws_xapian_commit(x, &error));
	ws_xapian_draft_free(draft);
	ws_xapian_close(x);
	g_autofree char *told = faults_of();
	ck_assert_ptr_nonnull(strstr(told, "passage 3: 1 terms are not of its text"));
}
END_TEST

START_TEST(a_record_that_is_damaged_is_never_read_beyond_its_end) {
	ws_store_close(collection());
	g_autoptr(GByteArray) data = g_byte_array_new(), cut = g_byte_array_new();
	ws_xapian *x = ws_xapian_open(path_of_location(), WS_XAPIAN_READ, &error);
	succeeds(ws_xapian_data(x, 4, data, &error));
	ws_xapian_close(x);
	for (guint len = 0; len < data->len; len += 7) {
		x = ws_xapian_open(path_of_location(), WS_XAPIAN_WRITE, &error);
		g_autofree guint8 *bytes = g_memdup2(data->data, len);
		succeeds(ws_xapian_begin(x, &error) && ws_xapian_put_data(x, 4, bytes, len, &error) && ws_xapian_commit(x, &error));
		ws_xapian_close(x);
		ws_store *store = open_store(WS_STORE_READ);
		ck_assert(!ws_store_passage(store, 4, true, arena, &error));
		ck_assert_int_eq(error->code, WS_STORE_DAMAGED);
		g_clear_error(&error);
		ws_store_close(store);
	}
}
END_TEST

START_TEST(check_finds_a_damaged_table) {
	ws_store_close(collection());
	g_autofree char *table = g_build_filename(path_of_location(), "postlist.glass", NULL);
	g_autofree char *bytes = NULL;
	gsize len;
	ck_assert(g_file_get_contents(table, &bytes, &len, NULL));
	for (gsize i = 5000; i < len; i += 1000)
		memset(bytes + i, 0xA5, MIN(400, len - i));
	ck_assert(g_file_set_contents(table, bytes, (gssize)len, NULL));
	ws_store *store = ws_store_open(location, WS_STORE_READ, &error);
	g_autoptr(GString) told = g_string_new(NULL);
	uint64_t faults = 0;
	bool ok = store && ws_store_check(store, take_fault, told, &faults, &error);
	ck_assert_msg(!ok || faults > 0, "%s", told->str);
	ws_store_close(store);
}
END_TEST

START_TEST(where_a_document_begins_is_told_after_it_was_replaced) {
	ws_store_close(collection());
	ws_store *store = open_store(WS_STORE_WRITE);
	put(store, &samples[0]);
	succeeds(ws_store_commit(store, &error));
	ws_store_close(store);
	store = open_store(WS_STORE_READ);
	static const uint32_t starts[][2] = {{8, 8}, {10, 8}, {11, 11}, {12, 12}, {18, 12}, {3, 1}};
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
		ck_assert_uint_eq(ws_store_document_start(store, starts[i][0]), starts[i][1]);
	ck_assert_uint_eq(ws_store_length(store, 3), 0);
	ck_assert_uint_gt(ws_store_length(store, 14), 0);
	is_sound(store);
	ws_store_close(store);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("xapian");
	TCase *t = tcase_create("wrapper");
	tcase_add_checked_fixture(t, set_up_database, tear_down_database);
	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, documents_are_found_by_all_and_by_any_of_their_terms, 0, G_N_ELEMENTS(sets));
	tcase_add_test(t, terms_values_and_data_come_back);
	tcase_add_test(t, documents_are_chosen_by_groups_of_terms_and_a_range_of_values);
	tcase_add_test(t, a_transaction_that_is_abandoned_leaves_nothing);
	tcase_add_test(t, a_reader_goes_on_when_its_revision_is_overwritten);
	tcase_add_test(t, what_xapian_throws_becomes_an_error);
	tcase_add_test(t, terms_of_amounts_sort_as_the_amounts_do);
	tcase_add_test(t, a_text_too_long_for_a_term_has_one_of_its_own);
	suite_add_tcase(suite, t);
	t = tcase_create("engine");
	tcase_add_checked_fixture(t, set_up_database, tear_down_database);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_second_writer_is_told_at_once);
	tcase_add_loop_test(t, of_two_first_writers_one_is_told, 0, 4);
	tcase_add_test(t, a_stub_runs_nothing_and_a_replica_is_read);
	tcase_add_test(t, what_is_no_index_is_left_alone);
	tcase_add_test(t, a_database_of_another_program_is_left_alone);
	tcase_add_loop_test(t, an_index_of_another_version_is_refused_with_its_remedy, 0, G_N_ELEMENTS(versions));
	tcase_add_test(t, check_finds_lengths_and_counts_that_are_wrong);
	tcase_add_test(t, check_finds_terms_that_are_not_of_the_text);
	tcase_add_test(t, a_record_that_is_damaged_is_never_read_beyond_its_end);
	tcase_add_test(t, check_finds_a_damaged_table);
	tcase_add_test(t, where_a_document_begins_is_told_after_it_was_replaced);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
