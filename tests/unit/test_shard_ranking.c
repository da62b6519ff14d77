/* SPDX-License-Identifier: GPL-3.0-or-later */
/* However a collection is dealt out to shards, and whatever engine holds it: the scores and the order are those of one index that holds everything.

   Sixty documents of one to twenty-three passages, so many that frequent words stand in more passages than ranking reads at first. */
#include "query/rank.h"
#include "tests/unit/store_collection.h"
#include "tests/unit/suite.h"

enum { DOCUMENTS = 60, LONGEST = 23, WANTED = 30 };

static const char *const phrases[] = {"一般公共预算收入", "债务限额", "增长", "专项债券", "转移支付", "产业引导基金", "教育支出", "税收收入", "国有资本经营预算", "城乡居民", "粮食产量", "风险防控"};
static const char *const links[] = {"，", "；全市", "，同比", "和", "，其中"};

static uint32_t state;

/* The same numbers every time. */
static uint32_t pick(uint32_t n) {
	state = state * 1664525u + 1013904223u;
	return (state >> 16) % n;
}

static filled fill_number(uint32_t number) {
	state = number * 7919u + 1;
	size_t n = 1 + pick(LONGEST);
	filled f = {.document = {.path = ws_arena_printf(arena, "/第%02u号.txt", number), .format = "txt", .encoding = "UTF-8", .kind = "报告", .n_passages = n}};
	f.document.passages = ws_arena_zero(arena, n, sizeof *f.document.passages);
	for (int i = 0; i < WS_FIELDS; i++)
		f.document.evidence[i].passage = -1;
	for (size_t i = 0; i < n; i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_string_append_printf(text, i ? "第%u项" : "%u号预算报告", (unsigned)(number * 100 + i));
		for (uint32_t k = i ? 1 + pick(14) : 0; k > 0; k--) /* the frequent ones first */
			g_string_append_printf(text, "%s%s", links[pick(G_N_ELEMENTS(links))], phrases[pick(1 + pick(G_N_ELEMENTS(phrases)))]);
		ws_passage *p = &f.document.passages[i];
		*p = (ws_passage){.kind = i ? WS_PARAGRAPH : WS_HEADING, .parent = i ? 0 : -1, .text = ws_arena_copy(arena, text->str, text->len), .len = text->len};
	}
	prepare_passages(&f, arena);
	return f;
}

/* Puts the documents that fall to a shard into it. They are dealt out unevenly, and not in their order. */
static void put_share(const char *at, uint32_t shard, uint32_t shards) {
	ws_store *store = ws_store_open(at, WS_STORE_WRITE, &error);
	succeeds(store);
	for (uint32_t i = 0; i < DOCUMENTS; i++) {
		uint32_t number = shards > 1 ? (i * 37 + 11) % DOCUMENTS : i;
		if ((number % 7) % shards != shard)
			continue;
		filled f = fill_number(number);
		succeeds(ws_store_put(store, &f.document, &f.stamp, f.prepared, &error));
	}
	succeeds(ws_store_commit(store, &error));
	ws_store_close(store);
}

static ws_store *open_shares(uint32_t shards, const char *prefix) {
	g_autoptr(GString) list = g_string_new(NULL);
	for (uint32_t i = 0; i < shards; i++) {
		g_autofree char *at = g_strdup_printf("%s%s/%u", prefix, folder, i);
		put_share(at, i, shards);
		g_string_append_printf(list, "%u\n", i);
	}
	g_autofree char *path = g_build_filename(folder, "list", NULL), *name = g_strconcat("shards:", path, NULL);
	ck_assert(g_file_set_contents(path, list->str, -1, NULL));
	return ws_store_open(name, WS_STORE_READ, &error);
}

/* "0.123456 第307项…", a line each, equal scores in the order of their texts; of the last score none, as the list may end among its equals. */
static int by_line(gconstpointer a, gconstpointer b) {
	return -strcmp(*(char *const *)a, *(char *const *)b);
}

static char *ranking(ws_store *store, const char *text) {
	const char *why;
	uint32_t at;
	ws_segmenter *segmenter = ws_segmenter_open(&why);
	ws_reading *reading = ws_reading_new(store);
	ws_query *query = ws_query_parse(text, segmenter, NULL, NULL, &at, arena, &error);
	ws_matcher *matcher = ws_matcher_new(store, query, NULL, arena, &error);
	g_autoptr(GArray) scored = ws_rank(store, query, matcher, reading, WANTED, arena, &error);
	succeeds(scored);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < scored->len; i++) {
		const ws_scored *s = &g_array_index(scored, ws_scored, i);
		const ws_stored_passage *p = ws_store_passage(store, s->id, false, arena, &error);
		succeeds(p);
		if (scored->len < WANTED || s->score > g_array_index(scored, ws_scored, scored->len - 1).score)
			g_ptr_array_add(lines, g_strdup_printf("%12.6f%s %s", (double)s->score, s->partial ? " partial" : "", p->text));
	}
	g_ptr_array_sort(lines, by_line);
	g_ptr_array_add(lines, NULL);
	ws_matcher_free(matcher);
	ws_reading_free(reading);
	ws_segmenter_close(segmenter);
	return g_strjoinv("\n", (char **)lines->pdata);
}

static const char *const queries[] = {"一般公共预算收入", "债务限额 增长", "预算 报告 风险", "教育支出 OR 粮食产量", "\"税收收入\" -增长", "产业引导基金的债务风险如何防控", "title:预算 增长"};

static const struct {
	uint32_t shards;
	const char *prefix;
} divisions[] = {{1, "xapian:"}, {2, "xapian:"}, {4, "xapian:"}, {1, ""}, {2, ""}, {4, ""}};

START_TEST(shards_rank_as_one_index_does) {
	g_autofree char *whole = g_build_filename(folder, "whole", NULL);
	put_share(whole, 0, 1);
	ws_store *one = ws_store_open(whole, WS_STORE_READ, &error), *shards = open_shares(divisions[_i].shards, divisions[_i].prefix);
	succeeds(one && shards);
	ck_assert_uint_gt(ws_store_passages(one), 500);
	ck_assert_uint_eq(ws_store_passages(shards), ws_store_passages(one));
	for (size_t i = 0; i < G_N_ELEMENTS(queries); i++) {
		g_autofree char *wanted = ranking(one, queries[i]), *got = ranking(shards, queries[i]);
		ck_assert_msg(*wanted && strcmp(wanted, got) == 0, "%s: %.1500s\n--- and\n%.1500s", queries[i], wanted, got);
	}
	ws_store_close(shards);
	ws_store_close(one);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("shard_ranking");
	TCase *t = tcase_create("ranking");
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, shards_rank_as_one_index_does, 0, G_N_ELEMENTS(divisions));
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
