/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grams of a store: what they find is what the texts hold, whatever was replaced, removed, merged or damaged. */
#include "tests/unit/store_damage.h"
#include "tests/unit/suite.h"

static int64_t number_of(const char *sql) {
	sqlite3 *db;
	sqlite3_stmt *ask;
	ck_assert_int_eq(sqlite3_open(location, &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &ask, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(ask), SQLITE_ROW);
	int64_t number = sqlite3_column_int64(ask, 0);
	sqlite3_finalize(ask);
	sqlite3_close(db);
	return number;
}

static int by_number(gconstpointer a, gconstpointer b) {
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* The rows of a string, and what is told of their number, must be what the texts say. */
static void is_found(ws_store *store, const char *string) {
	g_autoptr(GArray) wanted = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	ws_folded needle = ws_fold(string, strlen(string), WS_FOLD_HANS, arena);
	const char *folded_needle = ws_folded_string(&needle, 0, needle.n, arena);
	g_autoptr(GArray) ids = ws_store_documents(store, NULL, &error);
	for (guint i = 0; i < ids->len; i++) {
		const ws_stored_document *d = ws_store_document(store, g_array_index(ids, uint32_t, i), arena, &error);
		for (uint32_t id = d->first; id <= d->last; id++) {
			const ws_stored_passage *p = ws_store_passage(store, id, false, arena, &error);
			ws_folded text = ws_fold(p->text, p->len, WS_FOLD_HANS, arena);
			if (strstr(ws_folded_string(&text, 0, text.n, arena), folded_needle))
				g_array_append_val(wanted, id);
		}
	}
	g_array_sort(wanted, by_number);
	char *rows = printed(g_array_ref(wanted));
	ws_gram_query grams = grams_of(string);
	ck_assert_str_eq(printed(ws_store_gram_rows(store, &grams, NULL, 0, &error)), rows);
	bool more;
	ck_assert_str_eq(printed(ws_store_gram_first_rows(store, &grams, 100000, &more, &error)), rows);
	ck_assert(ws_store_gram_frequency(store, &grams, &error) == (double)wanted->len);
	ws_range middle = {ws_store_last_passage(store) / 3, ws_store_last_passage(store) / 2};
	guint n = 0;
	for (guint i = 0; i < wanted->len; i++) {
		uint32_t id = g_array_index(wanted, uint32_t, i);
		if (id >= middle.first && id <= middle.last)
			g_array_index(wanted, uint32_t, n++) = id;
	}
	g_array_set_size(wanted, n);
	rows = printed(g_array_ref(wanted));
	ck_assert_str_eq(printed(ws_store_gram_rows(store, &grams, &middle, 1, &error)), rows);
}

static const char *const looked_up[] = {"预算", "债务限额", "增信子基金", "税", "5.6%", "无此"};

static void all_are_found(ws_store *store) {
	for (size_t i = 0; i < G_N_ELEMENTS(looked_up); i++)
		is_found(store, looked_up[i]);
	is_sound(store);
}

static void put_one(ws_store *store, int number, int like) {
	sample s = samples[like % 3];
	g_autofree char *path = g_strdup_printf("/%d.txt", number);
	s.path = path;
	put(store, &s);
}

START_TEST(many_small_runs_do_not_scatter_the_postings) {
	for (int i = 0; i < 60; i++) {
		ws_store *store = open_store(WS_STORE_WRITE);
		put_one(store, i, i);
		succeeds(ws_store_commit(store, &error));
		ws_store_close(store);
	}
	ck_assert_int_le(number_of("SELECT count(*) FROM segment"), 20);
	ck_assert_int_gt(number_of("SELECT count(*) FROM segment"), 1);
	ws_store *store = open_store(WS_STORE_READ);
	all_are_found(store);
	ws_store_close(store);
	store = open_store(WS_STORE_WRITE);
	succeeds(ws_store_optimize(store, &error));
	ck_assert_int_eq(number_of("SELECT count(*) FROM segment"), 1);
	all_are_found(store);
	ws_store_close(store);
}
END_TEST

START_TEST(what_was_replaced_is_not_found_before_or_after_a_merge) {
	ws_store *store = open_store(WS_STORE_WRITE);
	for (int i = 0; i < 60; i++)
		put_one(store, i, i);
	succeeds(ws_store_commit(store, &error));
	for (int i = 0; i < 6; i += 2) {
		g_autofree char *path = g_strdup_printf("/%d.txt", 59 - i);
		put_one(store, i * 3, i * 3 + 1);
		succeeds(ws_store_remove(store, path, &error));
		succeeds(ws_store_commit(store, &error));
		all_are_found(store);
	}
	ck_assert_int_gt(number_of("SELECT count(*) FROM gone"), 0);
	succeeds(ws_store_optimize(store, &error));
	ck_assert_int_eq(number_of("SELECT count(*) FROM gone"), 0);
	all_are_found(store);
	ws_store_close(store);
}
END_TEST

START_TEST(a_number_that_may_stand_in_postings_is_not_given_again) {
	ws_store *store = open_store(WS_STORE_WRITE);
	for (int i = 0; i < 40; i++)
		put_one(store, i, i);
	succeeds(ws_store_commit(store, &error));
	uint32_t last = ws_store_last_passage(store);
	succeeds(ws_store_remove(store, "/39.txt", &error));
	succeeds(ws_store_commit(store, &error));
	ck_assert_uint_lt(ws_store_last_passage(store), last);
	ws_store_close(store);
	store = open_store(WS_STORE_WRITE);
	put_one(store, 40, 2);
	succeeds(ws_store_commit(store, &error));
	ck_assert_uint_eq(ws_store_last_passage(store), last + 1);
	all_are_found(store);
	ws_store_close(store);
}
END_TEST

START_TEST(when_much_is_gone_the_postings_are_written_anew) {
	ws_store *store = open_store(WS_STORE_WRITE);
	for (int round = 0; round < 5; round++)
		for (int i = 0; i < 20; i++) {
			put_one(store, i, i + round);
			succeeds(ws_store_commit(store, &error));
		}
	ck_assert_int_le(number_of("SELECT coalesce(sum(last - first + 1), 0) FROM gone") * 4, ws_store_passages(store));
	all_are_found(store);
	for (int i = 0; i < 20; i++) {
		g_autofree char *path = g_strdup_printf("/%d.txt", i);
		succeeds(ws_store_remove(store, path, &error));
	}
	succeeds(ws_store_commit(store, &error));
	ck_assert_int_eq(number_of("SELECT (SELECT count(*) FROM gram) + (SELECT count(*) FROM segment) + (SELECT count(*) FROM gone)"), 0);
	all_are_found(store);
	ws_store_close(store);
}
END_TEST

/* ---- damage ---- */

static const struct {
	const char *sql, *fault;
} damages[] = {
	{"UPDATE gram SET block = x''", "grams of passages 1 to 11: a block that cannot be read"},
	{"UPDATE gram SET block = substr(block, 1, length(block) - 1)", "grams of passages 1 to 11: a block that cannot be read"},
	{"UPDATE gram SET block = x'000105', passage = 6", "passage 1: its grams are not those of its text"},
	{"UPDATE gram SET block = x'00017F'", "grams of passages 1 to 11: a posting that cannot be read"},
	{"UPDATE gram SET key = -1", "grams of passages 1 to 11: a block that cannot be read"},
	{"UPDATE gram SET passage = passage + 1", "grams of passages 1 to 11: a block in the wrong place"},
	{"UPDATE gram SET passage = -1", "grams of passages 1 to 11: a block that cannot be read"},
	{"DELETE FROM gram", "grams of passages 1 to 11: not as many blocks as are noted"},
	{"UPDATE gram SET segment = 7", "1 blocks of grams are of no segment"},
	{"INSERT INTO gone VALUES(4, 5)", "1 passages are noted as gone, and there"},
};

START_TEST(check_finds_damaged_postings) {
	damage_is_told(damages[_i].sql, damages[_i].fault);
}
END_TEST

static const char *const broken[] = {"x''", "x'00'", "x'0003'", "x'000502'", "x'0005FFFFFF7F'", "x'FFFFFFFFFFFFFFFFFFFF'", "randomblob(8000)",
                                     "substr(block, 1, 900)", "CAST(block || block AS BLOB)", "zeroblob(9000)"};

START_TEST(damaged_postings_are_an_error_or_no_rows_and_never_a_crash) {
	ws_store_close(collection());
	g_autofree char *sql = g_strdup_printf("UPDATE gram SET block = %s", broken[_i]);
	run_sql(sql);
	ws_store *store = open_store(WS_STORE_WRITE);
	for (size_t i = 0; i < G_N_ELEMENTS(looked_up); i++) {
		ws_gram_query grams = grams_of(looked_up[i]);
		GArray *rows = ws_store_gram_rows(store, &grams, NULL, 0, &error);
		ck_assert(rows || error->code == WS_STORE_DAMAGED);
		g_clear_pointer(&rows, g_array_unref);
		g_clear_error(&error);
		ws_store_gram_frequency(store, &grams, &error);
		g_clear_error(&error);
	}
	for (int i = 0; i < 20; i++) /* merges meet the damage and give up: what was committed stays */
		if (put_one(store, i, i), !ws_store_commit(store, &error))
			break;
	ck_assert(error && error->code == WS_STORE_DAMAGED);
	ws_store_close(store);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("store_grams");
	TCase *t = tcase_create("grams");
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, many_small_runs_do_not_scatter_the_postings);
	tcase_add_test(t, what_was_replaced_is_not_found_before_or_after_a_merge);
	tcase_add_test(t, a_number_that_may_stand_in_postings_is_not_given_again);
	tcase_add_test(t, when_much_is_gone_the_postings_are_written_anew);
	tcase_add_loop_test(t, check_finds_damaged_postings, 0, G_N_ELEMENTS(damages));
	tcase_add_loop_test(t, damaged_postings_are_an_error_or_no_rows_and_never_a_crash, 0, G_N_ELEMENTS(broken));
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
