/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shards as real servers on the loopback interface: searched as one, and what happens when one of them is gone, silent, wrong or old.

   A busy machine may keep a server waiting for seconds. So answers have a minute, and where silence is tested only the silent server has
   less: the other shard is a folder then. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "query/rank.h"
#include "store/xapian/engine.h"
#include "tests/unit/store_collection.h"
#include "tests/unit/suite.h"

enum { SERVERS = 2, TIMEOUT_MS = 60000, SILENCE_MS = 1000 };

static struct {
	pid_t process; /* leads a group of its own: a server forks for every connection */
	int said;      /* its standard output */
	unsigned port;
	char *folder, *name;
} servers[SERVERS];

static unsigned timeout_ms = TIMEOUT_MS;

/* ---- servers ---- */

/* A socket with a port of its own, on which nobody listens. */
static int take_port(unsigned *port) {
	int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t len = sizeof at;
	ck_assert_int_eq(bind(s, (struct sockaddr *)&at, sizeof at), 0);
	ck_assert_int_eq(getsockname(s, (struct sockaddr *)&at, &len), 0);
	*port = ntohs(at.sin_port);
	return s;
}

static void end(int i) {
	if (!servers[i].process)
		return;
	kill(-servers[i].process, SIGCONT);
	kill(-servers[i].process, SIGKILL);
	waitpid(servers[i].process, NULL, 0);
	close(servers[i].said);
	servers[i].process = 0;
}

/* Starts a server and waits until it says that it listens; false when another program was quicker to take its port. */
static bool starts(int i) {
	int pipes[2];
	ck_assert_int_eq(pipe2(pipes, O_CLOEXEC), 0);
	close(take_port(&servers[i].port));
	g_autofree char *port = g_strdup_printf("%u", servers[i].port);
	servers[i].said = pipes[0];
	servers[i].process = fork();
	if (servers[i].process == 0) {
		setpgid(0, 0);
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails ends nothing any more */
		dup2(pipes[1], STDOUT_FILENO);
		freopen("/dev/null", "w", stderr);
		execlp("xapian-tcpsrv", "xapian-tcpsrv", "--interface", "127.0.0.1", "--port", port, servers[i].folder, (char *)NULL);
		_exit(127);
	}
	setpgid(servers[i].process, servers[i].process);
	close(pipes[1]);
	char said[1000];
	size_t len = 0;
	for (ssize_t n; len < sizeof said - 1 && (n = read(pipes[0], said + len, sizeof said - 1 - len)) > 0;) {
		said[len += (size_t)n] = '\0';
		if (strstr(said, "Listening"))
			return true;
	}
	end(i);
	return false;
}

static void serve(int i) {
	for (int tries = 0; !starts(i); tries++)
		ck_assert_msg(tries < 20, "xapian-tcpsrv does not listen");
	servers[i].name = g_strdup_printf("127.0.0.1:%u", servers[i].port);
}

static void list_shards(const char *first, const char *second) {
	g_autofree char *list = g_strdup_printf("# 两台机器\n%s\n%s\n", first, second);
	ck_assert(g_file_set_contents(location + strlen("shards:"), list, -1, NULL));
}

static void set_up_servers(void) {
	engine = SQLITE;
	set_up();
	for (int i = 0; i < SERVERS; i++) {
		g_autofree char *name = g_strdup_printf("s%d", i);
		servers[i].folder = g_build_filename(folder, name, NULL);
		g_autofree char *at = g_strconcat("xapian:", servers[i].folder, NULL);
		put_shard(at, i ? 1 : 0, i ? G_N_ELEMENTS(samples) : 1);
		serve(i);
	}
	g_free(location);
	location = g_strconcat("shards:", folder, "/list", NULL);
	list_shards(servers[0].name, servers[1].name);
}

static void tear_down_servers(void) {
	for (int i = 0; i < SERVERS; i++) {
		end(i);
		g_free(servers[i].folder);
		g_clear_pointer(&servers[i].name, g_free);
	}
	tear_down();
}

static ws_store *open_shards(bool partial, const char *const *left_out) {
	return ws_store_open_with(location, &(ws_store_options){.partial = partial, .timeout_ms = timeout_ms, .left_out = left_out}, &error);
}

/* ---- all there ---- */

static char *rows_of(ws_store *store, const char *string) {
	ws_gram_query grams = grams_of(string);
	return printed(ws_store_gram_rows(store, &grams, NULL, 0, &error));
}

static const struct {
	const char *string, *rows;
} strings[] = {{"预算", "1 2 3 5"}, {"一般公共预算", "3"}, {"税", "10 11"}, {"债务限额", "6"}, {"不存在", ""}, {"，", "1 2 3 4 5 6 7 8 9 10 11"}};

static void add_entry(const ws_register_entry *e, void *data) {
	g_string_append_printf(data, "%s %s %u; ", e->name, e->region, e->mentions);
}

static void add_alias(const ws_stored_alias *a, void *data) {
	g_string_append_printf(data, "%s in %u:%u", a->alias, a->document, a->passage);
}

START_TEST(served_shards_are_read_as_one_index) {
	ws_store *store = open_shards(false, NULL);
	succeeds(store);
	ck_assert_ptr_null(ws_store_missing(store));
	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		ck_assert_str_eq(rows_of(store, strings[i].string), strings[i].rows);
	ws_gram_query grams = grams_of("预算");
	const ws_range within[] = {{2, 4}, {8, 11}};
	ck_assert_str_eq(printed(ws_store_gram_rows(store, &grams, within, 2, &error)), "2 3");
	ck_assert_str_eq(printed(ws_store_documents(store, NULL, &error)), "4 1 2 3");
	ck_assert_str_eq(printed(ws_store_documents(store, &(ws_filter){.since = "2024-02"}, &error)), "2");
	ck_assert_str_eq(printed(ws_store_amount_rows(store, &(double){1e8}, NULL, "元", -1, &error)), "3 4 6");
	ck_assert_str_eq(printed(ws_store_name_rows(store, NULL, -1, &error)), "4 9");
	ck_assert_str_eq(printed(ws_store_definitions(store, NULL, &error)), "7");
	ck_assert_str_eq(printed(ws_store_head_rows(store, &grams, &error)), "1 2 5");
	const ws_stored_passage *p = ws_store_passage(store, 9, true, arena, &error);
	succeeds(p);
	ck_assert(p->id == 9 && p->document == 2 && p->parent == 8 && p->n_figures == 3);
	const ws_stored_document *d = ws_store_document(store, 2, arena, &error);
	succeeds(d);
	ck_assert(d->first == 8 && d->last == 10 && d->id == 2);
	ck_assert_uint_eq(ws_store_document_start(store, 10), 8);
	uint32_t id;
	succeeds(ws_store_find_document(store, "滨海办[2024]12号", &id, &error));
	ck_assert_uint_eq(id, 2);
	g_autoptr(GString) out = g_string_new(NULL);
	succeeds(ws_store_register(store, add_entry, out, &error) && ws_store_aliases(store, NULL, add_alias, out, &error));
	ck_assert_str_eq(out->str, "中小微企业融资增信子基金 思明区 2; 先进制造业基金 厦门市 1; 滨海市财政局 思明区 1; 增信子基金 in 1:4");
	is_sound(store);
	ws_store_close(store);
}
END_TEST

/* "3:7.125 6:2.5" */
static char *ranking(ws_store *store, const char *text) {
	const char *why;
	uint32_t at;
	ws_segmenter *segmenter = ws_segmenter_open(&why);
	ws_reading *reading = ws_reading_new(store);
	ws_query *query = ws_query_parse(text, segmenter, NULL, NULL, &at, arena, &error);
	ws_matcher *matcher = ws_matcher_new(store, query, NULL, arena, &error);
	GArray *scored = ws_rank(store, query, matcher, reading, 10, arena, &error);
	succeeds(scored);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < scored->len; i++)
		g_string_append_printf(out, "%u:%.6f ", g_array_index(scored, ws_scored, i).id, (double)g_array_index(scored, ws_scored, i).score);
	g_array_unref(scored);
	ws_matcher_free(matcher);
	ws_reading_free(reading);
	ws_segmenter_close(segmenter);
	return g_string_free(out, FALSE);
}

static const char *const queries[] = {"债务限额", "预算 收入", "税收收入", "基金 OR 债务", "增信子基金 规模", "2024年预算草案", "region:福建 预算"};

START_TEST(the_ranking_is_that_of_one_index_that_holds_everything) {
	g_autofree char *whole = g_strconcat("xapian:", folder, "/whole", NULL);
	put_shard(whole, 0, G_N_ELEMENTS(samples));
	ws_store *one = ws_store_open(whole, WS_STORE_READ, &error), *shards = open_shards(false, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(queries); i++) {
		g_autofree char *wanted = ranking(one, queries[i]), *got = ranking(shards, queries[i]);
		ck_assert_msg(*wanted && strcmp(wanted, got) == 0, "%s: %s and %s", queries[i], wanted, got);
	}
	ws_store_close(shards);
	ws_store_close(one);
}
END_TEST

START_TEST(a_program_serves_a_shard_like_a_server) {
	/* An "ssh" of our own that runs the command here: the host is its first argument. */
	g_autofree char *ssh = g_build_filename(folder, "ssh", NULL);
	ck_assert(g_file_set_contents(ssh, "#!/bin/sh\nshift\nexec \"$@\"\n", -1, NULL));
	g_chmod(ssh, 0755);
	g_autofree char *path = g_strdup_printf("%s:%s", folder, g_getenv("PATH"));
	g_setenv("PATH", path, TRUE);
	g_autofree char *program = g_strdup_printf("ssh index3 xapian-progsrv %s", servers[1].folder);
	list_shards(servers[0].name, program);
	ws_store *store = open_shards(false, NULL);
	succeeds(store);
	ck_assert_str_eq(rows_of(store, "预算"), "1 2 3 5");
	ck_assert_str_eq(rows_of(store, "税"), "10 11");
	ws_store_close(store);
}
END_TEST

/* ---- one is not ---- */

/* Opening fails and names the shard; with `partial` what the other one has is found. */
static void only_the_first_answers(ws_store_error code, const char *message) {
	ck_assert(!open_shards(false, NULL));
	ck_assert_msg(error->code == (int)code && strstr(error->message, message) && strstr(error->message, servers[1].name), "%d: %s", error->code,
	              error->message);
	g_clear_error(&error);
	ws_store *store = open_shards(true, NULL);
	succeeds(store);
	const char *const *missing = ws_store_missing(store);
	ck_assert(missing && !missing[1]);
	ck_assert_str_eq(missing[0], servers[1].name);
	ck_assert_str_eq(rows_of(store, "预算"), "1 2 3 5");
	ck_assert_str_eq(rows_of(store, "税"), "");
	ck_assert_uint_eq(ws_store_passages(store), 7);
	ws_store_close(store);
}

START_TEST(a_server_that_was_killed_is_named) {
	end(1);
	only_the_first_answers(WS_STORE_UNREACHABLE, "does not answer");
}
END_TEST

START_TEST(a_server_that_is_silent_is_given_up) {
	list_shards(servers[0].folder, servers[1].name);
	kill(-servers[1].process, SIGSTOP);
	timeout_ms = SILENCE_MS;
	gint64 began = g_get_monotonic_time();
	only_the_first_answers(WS_STORE_UNREACHABLE, "Timeout");
	ck_assert_int_lt(g_get_monotonic_time() - began, 20 * G_USEC_PER_SEC); /* without a time of one's own it would be ten seconds, twice */
	kill(-servers[1].process, SIGCONT);
	timeout_ms = TIMEOUT_MS;
	ws_store *store = open_shards(false, NULL);
	succeeds(store);
	ck_assert_str_eq(rows_of(store, "税"), "10 11");
	ws_store_close(store);
}
END_TEST

START_TEST(a_wrong_port_is_named) {
	int held = take_port(&servers[1].port);
	g_free(servers[1].name);
	servers[1].name = g_strdup_printf("127.0.0.1:%u", servers[1].port);
	list_shards(servers[0].name, servers[1].name);
	only_the_first_answers(WS_STORE_UNREACHABLE, "Connection refused");
	close(held);
}
END_TEST

START_TEST(an_index_of_an_old_version_is_named) {
	ws_xapian *x = ws_xapian_open(servers[1].folder, WS_XAPIAN_WRITE, &error);
	succeeds(x && ws_xapian_begin(x, &error) && ws_xapian_set_metadata(x, "wensuo", "format=0\n", 9, &error) && ws_xapian_commit(x, &error));
	ws_xapian_close(x);
	only_the_first_answers(WS_STORE_VERSION, "has format 0");
}
END_TEST

/* Reads that have an error to give. */
static bool fails_to_read(ws_store *store, int which) {
	ws_gram_query grams = grams_of("税收");
	bool more;
	switch (which) {
	case 0:
		return !ws_store_gram_rows(store, &grams, NULL, 0, &error);
	case 1:
		return !ws_store_passage(store, 9, true, arena, &error);
	case 2:
		return !ws_store_documents(store, NULL, &error);
	case 3:
		return !ws_store_word_rows(store, "税收", 1, SIZE_MAX, &more, &error);
	case 4:
		return !ws_store_amount_rows(store, NULL, NULL, NULL, -1, &error);
	case 5: {
		g_autoptr(GString) out = g_string_new(NULL);
		return !ws_store_register(store, add_entry, out, &error);
	}
	case 6:
		return !ws_store_document(store, 3, arena, &error);
	default:
		return !ws_store_ranges(store, &(ws_filter){.year = 2024}, &error);
	}
}

enum { READS = 8 };

/* After the first half of a look-up. */
static void is_lost(ws_store *store, int which) {
	ck_assert(fails_to_read(store, which));
	ck_assert_msg(error->code == WS_STORE_UNREACHABLE && strstr(error->message, servers[1].name), "%s", error->message);
	g_clear_error(&error);
}

/* The look-up begins again without the lost one. */
static void the_rest_answers(ws_store *store, int which) {
	const char *const *missing = ws_store_missing(store);
	ck_assert(missing && strcmp(missing[0], servers[1].name) == 0 && !missing[1]);
	ws_store *rest = open_shards(true, missing);
	succeeds(rest);
	ck_assert(!fails_to_read(rest, which) || which == 1 || which == 6);
	g_clear_error(&error);
	ck_assert_str_eq(ws_store_missing(rest)[0], servers[1].name);
	ws_store_close(rest);
	ws_store_close(store);
}

START_TEST(a_server_killed_in_the_midst_of_a_look_up_is_named) {
	ws_store *store = open_shards(true, NULL);
	succeeds(store);
	ck_assert_str_eq(rows_of(store, "税"), "10 11");
	end(1);
	is_lost(store, _i);
	is_lost(store, _i);
	the_rest_answers(store, _i);
}
END_TEST

START_TEST(a_server_silent_in_the_midst_of_a_look_up_is_given_up) {
	list_shards(servers[0].folder, servers[1].name);
	ws_store *store = NULL;
	ws_gram_query grams = grams_of("税");
	timeout_ms = SILENCE_MS;
	for (g_autoptr(GArray) rows = NULL; !rows; timeout_ms *= 2) { /* until it can answer in time */
		g_clear_error(&error);
		ws_store_close(store);
		store = open_shards(false, NULL);
		rows = store ? ws_store_gram_rows(store, &grams, NULL, 0, &error) : NULL;
	}
	kill(-servers[1].process, SIGSTOP);
	is_lost(store, 0);
	kill(-servers[1].process, SIGCONT);
	is_lost(store, 0); /* it is not asked again, though it would answer */
	timeout_ms = TIMEOUT_MS;
	the_rest_answers(store, 0);
}
END_TEST

START_TEST(a_shard_lost_without_an_error_is_missing_all_the_same) {
	ws_store *store = open_shards(false, NULL);
	succeeds(store);
	end(1);
	ck_assert_uint_eq(ws_store_length(store, 10), 0);
	ck_assert_str_eq(ws_store_missing(store)[0], servers[1].name);
	ws_store_close(store);
}
END_TEST

START_TEST(a_server_killed_after_its_answer_costs_nothing) {
	ws_store *store = open_shards(false, NULL);
	ck_assert_str_eq(rows_of(store, "税"), "10 11");
	end(1);
	ws_store_close(store);
}
END_TEST

START_TEST(no_shard_at_all_is_an_error_with_partial_too) {
	end(0);
	end(1);
	ck_assert(!open_shards(true, NULL));
	ck_assert_int_eq(error->code, WS_STORE_UNREACHABLE);
}
END_TEST

/* ---- what a server has sent ---- */

static ws_store *open_server(int i) {
	ws_store *store = ws_xapian_exports.open_server("127.0.0.1", servers[i].port, timeout_ms, &error);
	succeeds(store);
	return store;
}

START_TEST(what_is_expected_is_read_without_the_server) {
	ws_store *store = open_server(0);
	succeeds(ws_store_expect(store, (const uint32_t[]){4}, 1, &error));
	end(0);
	static const uint32_t sent[] = {4, 2, 1}; /* with the headings above it */
	for (size_t i = 0; i < G_N_ELEMENTS(sent); i++)
		succeeds(ws_store_passage(store, sent[i], true, arena, &error));
	succeeds(ws_store_document(store, 1, arena, &error));
	ck_assert(!ws_store_passage(store, 6, true, arena, &error));
	ck_assert_int_eq(error->code, WS_STORE_UNREACHABLE);
	ws_store_close(store);
}
END_TEST

START_TEST(documents_that_were_listed_come_together) {
	ws_store *store = open_server(1);
	ck_assert_str_eq(printed(ws_store_documents(store, NULL, &error)), "3 1 2");
	succeeds(ws_store_document(store, 3, arena, &error));
	end(1);
	succeeds(ws_store_document(store, 1, arena, &error) && ws_store_document(store, 2, arena, &error));
	ws_store_close(store);
}
END_TEST

START_TEST(who_reads_on_is_sent_what_follows) {
	ws_store *store = open_server(0);
	succeeds(ws_store_passage(store, 1, true, arena, &error) && ws_store_passage(store, 2, true, arena, &error));
	end(0);
	for (uint32_t id = 3; id <= 7; id++)
		succeeds(ws_store_passage(store, id, true, arena, &error));
	ws_store_close(store);
}
END_TEST

START_TEST(rows_are_sent_once) {
	ws_store *store = open_server(0);
	const ws_gram_query grams = grams_of("预算");
	bool more;
	ck_assert_str_eq(printed(ws_store_gram_first_rows(store, &grams, 1, &more, &error)), "1");
	ck_assert(more);
	end(0);
	ck_assert_str_eq(rows_of(store, "预算"), "1 2 3 5");
	ck_assert(ws_store_gram_frequency(store, &grams, &error) == 4);
	ck_assert(!ws_store_gram_rows(store, &(ws_gram_query){.grams = (const char *[]){"债务"}, .n = 1}, NULL, 0, &error));
	ws_store_close(store);
}
END_TEST

START_TEST(what_is_kept_is_bounded) {
	ws_store *store = open_server(0);
	ws_cache *cache = &((xapian_store *)store)->cache;
	cache->most_bytes = 1;
	cache->most_rows = 3;
	gsize most = 0;
	for (uint32_t id = 2; id <= 7; id++) {
		succeeds(ws_store_expect(store, &id, 1, &error));
		most = MAX(most, g_hash_table_size(cache->records));
		const ws_stored_passage *p = ws_store_passage(store, id, true, arena, &error);
		succeeds(p);
		ck_assert_uint_eq(p->id, id);
	}
	ck_assert_uint_le(most, 4); /* one passage, the headings above it and its document */
	ck_assert_str_eq(rows_of(store, "预算"), "1 2 3 5");
	ck_assert_uint_eq(cache->n_rows, 0);
	ck_assert_str_eq(rows_of(store, "一般公共预算"), "3");
	ck_assert_str_eq(rows_of(store, "预算"), "1 2 3 5");
	ws_store_close(store);
}
END_TEST

/* ---- the list ---- */

static const struct {
	const char *list, *message;
} lists[] = {
	{"", "names none"},
	{"# 只有注释\n\n", "names none"},
	{"nirgends\n", "no index at"},
	{"/dev/null/x\n", "cannot open"},
	{"127.0.0.1:99999\n", "no index at"},
	{"[::1]:1\n", "'[::1]:1' does not answer"},
};

START_TEST(a_list_that_names_no_index_is_an_error) {
	ck_assert(g_file_set_contents(location + strlen("shards:"), lists[_i].list, -1, NULL));
	ck_assert(!open_shards(false, NULL));
	ck_assert_msg(strstr(error->message, lists[_i].message) != NULL, "%s", error->message);
}
END_TEST

START_TEST(a_list_has_a_thousand_lines_at_most) {
	g_autoptr(GString) list = g_string_new(NULL);
	for (int i = 0; i < 1001; i++)
		g_string_append(list, "nirgends\n");
	ck_assert(g_file_set_contents(location + strlen("shards:"), list->str, -1, NULL));
	ck_assert(!open_shards(false, NULL));
	ck_assert_ptr_nonnull(strstr(error->message, "has more than 1000 lines"));
}
END_TEST

START_TEST(shards_are_not_written_to) {
	ck_assert(!ws_store_open(location, WS_STORE_WRITE, &error));
	ck_assert_ptr_nonnull(strstr(error->message, "index into each shard by itself"));
	g_clear_error(&error);
	ck_assert(!ws_store_open("shards:/nirgends/list", WS_STORE_READ, &error));
	ck_assert_int_eq(error->code, WS_STORE_NOT_FOUND);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("shards");
	TCase *t = tcase_create("shards");
	tcase_add_checked_fixture(t, set_up_servers, tear_down_servers);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, served_shards_are_read_as_one_index);
	tcase_add_test(t, the_ranking_is_that_of_one_index_that_holds_everything);
	tcase_add_test(t, a_program_serves_a_shard_like_a_server);
	tcase_add_test(t, a_server_that_was_killed_is_named);
	tcase_add_test(t, a_server_that_is_silent_is_given_up);
	tcase_add_test(t, a_wrong_port_is_named);
	tcase_add_test(t, an_index_of_an_old_version_is_named);
	tcase_add_loop_test(t, a_server_killed_in_the_midst_of_a_look_up_is_named, 0, READS);
	tcase_add_test(t, a_server_silent_in_the_midst_of_a_look_up_is_given_up);
	tcase_add_test(t, a_shard_lost_without_an_error_is_missing_all_the_same);
	tcase_add_test(t, a_server_killed_after_its_answer_costs_nothing);
	tcase_add_test(t, no_shard_at_all_is_an_error_with_partial_too);
	tcase_add_test(t, what_is_expected_is_read_without_the_server);
	tcase_add_test(t, documents_that_were_listed_come_together);
	tcase_add_test(t, who_reads_on_is_sent_what_follows);
	tcase_add_test(t, rows_are_sent_once);
	tcase_add_test(t, what_is_kept_is_bounded);
	tcase_add_loop_test(t, a_list_that_names_no_index_is_an_error, 0, G_N_ELEMENTS(lists));
	tcase_add_test(t, a_list_has_a_thousand_lines_at_most);
	tcase_add_test(t, shards_are_not_written_to);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
