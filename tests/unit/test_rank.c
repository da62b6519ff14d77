/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "query/rank.h"
#include "query/rank_rough.h"
#include "query/rows.h"
#include "tests/unit/suite.h"
#include "text/segment.h"
#include "tests/unit/store_collection.h"

static ws_segmenter *segmenter;
static ws_store *store;

/* ---- a collection written for ranking ---- */

static const sample notices[] = {
	{.path = "/海州市.txt", .title = "海州市2024年预算报告", .region = "海州市", .region_path = "江南省/海州市", .kind = "预算报告",
     .passages = {{WS_HEADING, 0, -1, "海州市2024年预算报告"},
                  {WS_HEADING, 1, 0, "一、政府债务情况"},
                  {WS_PARAGRAPH, 0, 1, "年末余额控制在限额以内，风险总体可控。"},
                  {WS_PARAGRAPH, 0, 1, "全市债务余额按期偿还，债务限额没有突破，债务付息足额安排。"},
                  {WS_HEADING, 1, 0, "二、民生支出"},
                  {WS_PARAGRAPH, 0, 4, "教育、卫生和养老支出继续增加。"}}},
	{.path = "/临山县.txt", .title = "临山县养老服务办法", .kind = "办法",
     .passages = {{WS_HEADING, 0, -1, "临山县养老服务办法"},
                  {WS_PARAGRAPH, 0, 0, "独居老人每月领取的补贴由乡镇审核，县民政局按季度发放。"},
                  {WS_PARAGRAPH, 0, 0, "补贴。"},
                  {WS_PARAGRAPH, 0, 0, "养老机构的床位建设补贴一次性拨付，独居老人优先入住。"}}},
	{.path = "/临山县招聘.txt", .title = "临山县招聘公告", .kind = "公告",
     .passages = {{WS_HEADING, 0, -1, "临山县招聘公告"}, {WS_PARAGRAPH, 0, 0, "报名材料由民政局审核，考试成绩按季度公布。"}}},
	{.path = "/两处.txt", .title = "两处", .kind = "其他",
     .passages = {{WS_HEADING, 0, -1, "两处"}, {WS_PARAGRAPH, 0, 0, "水库除险加固。"}, {WS_PARAGRAPH, 0, 0, "水库除险安排，水库加固进度。"}}},
	{.path = "/一处.txt", .title = "一处", .kind = "其他",
     .passages = {{WS_HEADING, 0, -1, "一处"}, {WS_PARAGRAPH, 0, 0, "水库除险加固。"}, {WS_PARAGRAPH, 0, 0, "道路养护安排，树木种植进度。"}}},
	{.path = "/渔港法.txt", .title = "江南渔港法", .kind = "法规",
     .passages = {{WS_HEADING, 0, -1, "江南渔港法"}, {WS_PARAGRAPH, 0, 0, "渔船进港应当报告，泊位由港务站指定。"}}},
	{.path = "/渔港条例.txt", .title = "江南渔港条例", .kind = "法规",
     .passages = {{WS_HEADING, 0, -1, "江南渔港条例"}, {WS_PARAGRAPH, 0, 0, "渔船进港须要报告，泊位由港务站指定。"}}},
	{.path = "/大同牧草.txt", .title = "关于全市牧草补播的报告", .region = "大同市", .region_path = "山西省/大同市", .kind = "报告", .year = 2023, .years = {2023},
     .passages = {{WS_HEADING, 0, -1, "关于全市牧草补播的报告"}, {WS_PARAGRAPH, 0, 0, "全市牧草补播面积扩大，草畜平衡。"}}},
	{.path = "/临汾牧草.txt", .title = "关于全市牧草补播的报告", .region = "临汾市", .region_path = "山西省/临汾市", .kind = "报告", .year = 2021, .years = {2021},
     .passages = {{WS_HEADING, 0, -1, "关于全市牧草补播的报告"}, {WS_PARAGRAPH, 0, 0, "全市牧草补播面积扩大，牧草补播面积扩大了多少，吕梁前来观摩。"}}},
	{.path = "/吕梁牧草.txt", .title = "关于全市牧草补播的报告", .region = "吕梁市", .region_path = "山西省/吕梁市", .kind = "报告", .year = 2022, .years = {2022},
     .passages = {{WS_HEADING, 0, -1, "关于全市牧草补播的报告"}, {WS_PARAGRAPH, 0, 0, "吕梁市林草局"}, {WS_PARAGRAPH, 0, 0, "全市牧草补播面积扩大，草畜平衡。"}}},
	{.path = "/吕梁新牧草.txt", .title = "关于全市牧草补播的报告", .region = "吕梁市", .region_path = "山西省/吕梁市", .kind = "报告", .year = 2024, .years = {2023, 2024},
     .passages = {{WS_HEADING, 0, -1, "关于全市牧草补播的报告"}, {WS_PARAGRAPH, 0, 0, "吕梁市林草局"}, {WS_PARAGRAPH, 0, 0, "全市牧草补播面积扩大，草畜平衡。"}}},
};

/* Sixty documents of words that come up again and again, also in headings: enough that no look-up can read everything. */
enum { MANY = 60, OF_EACH = 48 };

static void put_many(void) {
	static const char *const words[] = {"债务", "余额", "限额", "专项", "一般债务", "养老", "养老金", "税收", "纳税人", "水", "水库", "交通", "第二条",
	                                    "二条", "基金", "增信基金", "财政", "财政局", "2024年", "340亿元", "亿元", "Ａ股", "的", "山"};
	uint64_t seed = 7;
	for (int i = 0; i < MANY; i++) {
		ws_arena *own = ws_arena_new();
		filled f = {.document = {.path = ws_arena_printf(own, "/多/%d.txt", i), .format = "txt", .kind = "其他"}, .stamp = {1, 1, 1}};
		for (int e = 0; e < WS_FIELDS; e++)
			f.document.evidence[e].passage = -1;
		f.document.passages = ws_arena_zero(own, OF_EACH, sizeof *f.document.passages);
		f.document.n_passages = OF_EACH;
		int32_t heading = 0;
		for (int k = 0; k < OF_EACH; k++) {
			g_autoptr(GString) text = g_string_new(NULL);
			bool is_heading = k % 12 == 0;
			for (int w = 0; w < (is_heading ? 2 : 7); w++) {
				seed = seed * 6364136223846793005u + 1442695040888963407u;
				uint64_t pick = seed >> 33;
				g_string_append(text, words[pick % G_N_ELEMENTS(words) * (pick >> 8) % G_N_ELEMENTS(words)]);
				g_string_append(text, pick % 3 ? "，" : "");
			}
			ws_passage *p = &f.document.passages[k];
			*p = (ws_passage){.kind = is_heading ? WS_HEADING : WS_PARAGRAPH, .level = is_heading && k ? 1 : 0, .parent = k == 0 ? -1 : is_heading ? 0 : heading,
			                  .text = ws_arena_copy(own, text->str, text->len), .len = text->len};
			if (is_heading)
				heading = k;
		}
		prepare_passages(&f, own);
		ck_assert(ws_store_put(store, &f.document, &f.stamp, f.prepared, &error));
		ws_arena_free(own);
	}
}

/* A short notice and a long report that speak of seedlings in every passage, among others that do not. */
static void put_long_and_short(void) {
	enum { SHORT = 2, LONG = 80, OTHERS = 100 };
	for (int i = 0; i < 2 + OTHERS; i++) {
		const char *text = i < 2 ? "苗木运输照常。" : "渔船按时进港。";
		filled f = fill(&(sample){.path = ws_arena_printf(arena, "/%d.txt", i), .kind = "通知"}, arena);
		f.document.n_passages = i == 1 ? LONG : SHORT;
		f.document.passages = ws_arena_zero(arena, f.document.n_passages, sizeof *f.document.passages);
		for (size_t k = 0; k < f.document.n_passages; k++)
			f.document.passages[k] = (ws_passage){.kind = WS_PARAGRAPH, .parent = -1, .text = text, .len = strlen(text)};
		prepare_passages(&f, arena);
		ck_assert(ws_store_put(store, &f.document, &f.stamp, f.prepared, &error));
	}
}

/* Documents that say most words of a question throughout, and a long one with a single passage that has them all. */
static void put_crowd(void) {
	enum { CROWD = 4, OF_CROWD = 40, OTHERS = 400 };
	for (int i = 0; i <= CROWD; i++) {
		filled f = fill(&(sample){.path = ws_arena_printf(arena, "/桑/%d.txt", i), .kind = "通知"}, arena);
		f.document.n_passages = i < CROWD ? OF_CROWD : OTHERS;
		f.document.passages = ws_arena_zero(arena, f.document.n_passages, sizeof *f.document.passages);
		for (size_t k = 0; k < f.document.n_passages; k++) {
			const char *text = i < CROWD ? "桑园改造补助照发。" : k == OTHERS / 2 ? "桑园改造补助由蚕种站登记。" : "渔船按时进港。";
			f.document.passages[k] = (ws_passage){.kind = WS_PARAGRAPH, .parent = -1, .text = text, .len = strlen(text)};
		}
		prepare_passages(&f, arena);
		ck_assert(ws_store_put(store, &f.document, &f.stamp, f.prepared, &error));
	}
}

typedef enum { FEW, MORE, LONG_AND_SHORT } contents;

static void fill_store(contents which) {
	const char *why;
	segmenter = ws_segmenter_open(&why);
	store = ws_store_open(location, WS_STORE_WRITE, &error);
	ck_assert_ptr_nonnull(store);
	for (size_t i = 0; i < G_N_ELEMENTS(notices) && which != LONG_AND_SHORT; i++) {
		filled f = fill(&notices[i], arena);
		ck_assert(ws_store_put(store, &f.document, &f.stamp, f.prepared, &error));
	}
	if (which == MORE)
		put_many();
	if (which == LONG_AND_SHORT) {
		put_long_and_short();
		put_crowd();
	}
	ck_assert(ws_store_commit(store, &error));
	ws_store_close(store);
	store = ws_store_open(location, WS_STORE_READ, &error);
	ck_assert_ptr_nonnull(store);
}

static void small(void) {
	engine = SQLITE;
	set_up();
	fill_store(FEW);
}

static void small_xapian(void) {
	set_up_xapian();
	fill_store(FEW);
}

static void large(void) {
	engine = SQLITE;
	set_up();
	fill_store(MORE);
}

static void large_xapian(void) {
	set_up_xapian();
	fill_store(MORE);
}

static void uneven(void) {
	engine = SQLITE;
	set_up();
	fill_store(LONG_AND_SHORT);
}

static void uneven_xapian(void) {
	set_up_xapian();
	fill_store(LONG_AND_SHORT);
}

static void down(void) {
	ws_store_close(store);
	ws_segmenter_close(segmenter);
	tear_down();
}

typedef struct {
	ws_query *query;
	ws_matcher *matcher;
	ws_reading *reading;
} look_up;

static look_up ask(const char *text) {
	uint32_t at;
	look_up l = {.query = ws_query_parse(text, segmenter, NULL, NULL, &at, arena, &error)};
	ck_assert_msg(l.query != NULL, "%s: %s", text, error ? error->message : "");
	l.matcher = ws_matcher_new(store, l.query, NULL, arena, &error);
	l.reading = ws_reading_new(store);
	return l;
}

static void done(look_up *l) {
	ws_matcher_free(l->matcher);
	ws_reading_free(l->reading);
}

static GArray *rank(const char *text, guint want) {
	look_up l = ask(text);
	GArray *out = ws_rank(store, l.query, l.matcher, l.reading, want, arena, &error);
	ck_assert_msg(out != NULL, "%s: %s", text, error ? error->message : "");
	done(&l);
	return out;
}

static const char *text_of(uint32_t id) {
	return ws_store_passage(store, id, false, arena, &error)->text;
}

/* ---- what comes first ---- */

static const struct {
	const char *query, *first;
	bool partial;
	const char *why;
} firsts[] = {
	{"债务 余额", "全市债务余额按期偿还，债务限额没有突破，债务付息足额安排。", false, "both words in the text before one of them in a heading"},
	{"风险 债务", "年末余额控制在限额以内，风险总体可控。", false, "a word of the heading counts for the passage below it"},
	{"老人 床位 道路", "养老机构的床位建设补贴一次性拨付，独居老人优先入住。", true, "nothing has all three, this has two"},
	{"独居老人每月领取的补贴由谁审核和发放？", "独居老人每月领取的补贴由乡镇审核，县民政局按季度发放。", false, "a question ranks by its words"},
	{"独居老人的补贴每月在哪个银行领取？", "独居老人每月领取的补贴由乡镇审核，县民政局按季度发放。", true, "a question finds what lacks one of its words"},
	{"水库除险加固", "水库除险加固。", false, "the same passage twice: the document that says more of it comes first"},
	{"補貼", "补贴。", false, "the shortest passage that says nothing else"},
};

START_TEST(the_best_passage_comes_first) {
	g_autoptr(GArray) out = rank(firsts[_i].query, 5);
	ck_assert_msg(out->len > 0, "%s: nothing (%s)", firsts[_i].query, firsts[_i].why);
	const ws_scored *best = &g_array_index(out, ws_scored, 0);
	ck_assert_msg(strcmp(text_of(best->id), firsts[_i].first) == 0, "%s: '%s' (%s)", firsts[_i].query, text_of(best->id), firsts[_i].why);
	ck_assert_msg(best->partial == firsts[_i].partial, "%s (%s)", firsts[_i].query, firsts[_i].why);
}
END_TEST

START_TEST(of_two_equal_passages_the_one_in_the_document_that_says_more_comes_first) {
	g_autoptr(GArray) out = rank("水库除险加固", 5);
	const ws_scored *a = &g_array_index(out, ws_scored, 0), *b = NULL;
	for (guint i = 1; i < out->len && !b; i++)
		if (strcmp(text_of(a->id), text_of(g_array_index(out, ws_scored, i).id)) == 0)
			b = &g_array_index(out, ws_scored, i);
	ck_assert_ptr_nonnull(b);
	ck_assert_str_eq(ws_store_document(store, a->document, arena, &error)->card.path, "/两处.txt");
	ck_assert(a->parts[WS_SCORE_DOCUMENT] > b->parts[WS_SCORE_DOCUMENT]);
}
END_TEST

static const struct {
	const char *query;
	bool counts;
} asked[] = {{"渔船进港的泊位由哪个港务站指定？", true}, {"渔船 泊位 港务站", false}};

START_TEST(only_to_a_question_does_it_count_that_a_law_says_so) {
	g_autoptr(GArray) out = rank(asked[_i].query, 5);
	ck_assert_uint_ge(out->len, 2);
	for (guint i = 0; i < out->len; i++) {
		const ws_scored *s = &g_array_index(out, ws_scored, i);
		bool law = strcmp(ws_store_document(store, s->document, arena, &error)->card.path, "/渔港法.txt") == 0;
		ck_assert((s->parts[WS_SCORE_STANDING] > 0) == (law && asked[_i].counts));
		ck_assert(i > 0 || law || !asked[_i].counts);
	}
}
END_TEST

START_TEST(a_long_document_that_says_it_throughout_is_not_far_behind_a_short_one) {
	look_up l = ask("苗木 运输");
	ws_rank_terms terms;
	ck_assert(ws_rank_terms_read(&terms, store, ws_matcher_postings(l.matcher), l.query, arena, &error));
	ws_rough *rough = ws_rough_new(&terms, 10000, &error);
	double brief = ws_rough_score(rough, 1), lengthy = ws_rough_score(rough, 3);
	ck_assert_msg(lengthy > 0.7 * brief, "%f and %f", brief, lengthy);
	ws_rough_free(rough);
	ws_rank_terms_clear(&terms);
	done(&l);
}
END_TEST

START_TEST(a_passage_with_every_word_is_not_crowded_out_by_documents_that_say_some_throughout) {
	g_autoptr(GArray) out = rank("桑园改造补助由哪个蚕种站登记？", 5);
	ck_assert_uint_gt(out->len, 0);
	ck_assert_str_eq(text_of(g_array_index(out, ws_scored, 0).id), "桑园改造补助由蚕种站登记。");
}
END_TEST

static const struct {
	const char *query, *path, *why;
} told[] = {
	{"牧草补播面积扩大了多少？", "/临汾牧草.txt", "the text decides"},
	{"吕梁牧草补播面积扩大了多少？", "/吕梁牧草.txt", "the place stands in the card, and the line that names it does not come before the one that answers"},
	{"吕梁2023年牧草补播面积扩大了多少？", "/吕梁新牧草.txt", "so does the year"},
	{"吕梁2024年度牧草补播面积扩大了多少？", "/吕梁新牧草.txt", "each of its years"},
	{"山西牧草补播面积2022", "/吕梁牧草.txt", "a place lies in its province"},
	{"牧草 补播 面积 2022", "/吕梁牧草.txt", "a list of words is told the same"},
	{"大同 牧草 草畜", "/大同牧草.txt", "by its place alone"},
};

START_TEST(what_the_card_tells_counts_as_said) {
	g_autoptr(GArray) out = rank(told[_i].query, 5);
	ck_assert_msg(out->len > 0, "%s: nothing", told[_i].query);
	const ws_scored *best = &g_array_index(out, ws_scored, 0);
	const char *path = ws_store_document(store, best->document, arena, &error)->card.path;
	ck_assert_msg(strcmp(path, told[_i].path) == 0, "%s: %s (%s)", told[_i].query, path, told[_i].why);
	ck_assert_msg(g_str_has_prefix(text_of(best->id), "全市牧草补播面积"), "%s: %s", told[_i].query, text_of(best->id));
}
END_TEST

START_TEST(passages_with_all_words_come_before_those_with_some) {
	g_autoptr(GArray) out = rank("老人 补贴", 50);
	bool partial = false;
	guint full = 0;
	for (guint i = 0; i < out->len; i++) {
		const ws_scored *s = &g_array_index(out, ws_scored, i);
		ck_assert_msg(!partial || s->partial, "'%s' has all words and follows one that has not", text_of(s->id));
		partial = s->partial;
		full += !s->partial;
	}
	ck_assert_uint_eq(full, 2);
	ck_assert(partial);
}
END_TEST

START_TEST(a_score_is_the_sum_of_its_parts) {
	g_autoptr(GArray) out = rank("债务限额没有突破", 5);
	for (guint i = 0; i < out->len; i++) {
		const ws_scored *s = &g_array_index(out, ws_scored, i);
		float sum = 0;
		for (int p = 0; p < WS_SCORE_PARTS; p++)
			sum += s->parts[p];
		ck_assert_msg(fabsf(sum - s->score) < 1e-4f, "%f is not %f", (double)sum, (double)s->score);
		ck_assert(s->score > 0);
	}
}
END_TEST

/* ---- every match, whatever the short cuts ---- */

static const char *const queries[] = {
	"债务", "债务 余额", "余额 限额 专项", "一般债务", "养老", "养老金 -养老", "水", "水 山", "水*", "第二条", "二条", "第二条 水库 340亿元", "税收 OR 纳税人",
	"(债务 OR 水库) -基金", "-债务", "heading:债务", "title:水库", "heading:财政 基金", "\"债务，余额\"", "\"增信基金财政\"", "text:交通", "NEAR(债务 水库, 3)",
	"近(税收 养老金 水, 9)", "340亿元", "40亿元", "2024年 亿元", "a股", "财政局 的", "纳税人的养老金由财政局怎样安排到水库和交通？", "的", "债务 -债务", "kind:其他 水库",
};

static void check_all(const char *text, ws_matcher *matcher, ws_reading *reading, const GArray *ranked) {
	ws_arena *own = ws_arena_new();
	g_autoptr(GHashTable) found = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < ranked->len; i++) {
		const ws_scored *s = &g_array_index(ranked, ws_scored, i);
		ck_assert_msg(g_hash_table_add(found, GUINT_TO_POINTER(s->id * 2 + s->partial)), "%s: passage %u comes twice", text, s->id);
	}
	for (uint32_t id = 1; id <= ws_store_last_passage(store); id++) {
		ws_view v;
		ck_assert(ws_read_view(reading, id, true, &v, own, &error));
		bool matches = ws_matcher_matches(matcher, &v);
		ck_assert_msg(matches == g_hash_table_contains(found, GUINT_TO_POINTER(id * 2)), "%s: passage %u, '%s', %s", text, id, v.passage->text,
		              matches ? "is not found" : "does not match");
		ws_arena_clear(own);
	}
	ws_arena_free(own);
}

START_TEST(without_a_limit_exactly_the_passages_that_match_are_found) {
	look_up l = ask(queries[_i]);
	g_autoptr(GArray) out = ws_rank(store, l.query, l.matcher, l.reading, G_MAXUINT / 2, arena, &error);
	ck_assert_ptr_nonnull(out);
	check_all(queries[_i], l.matcher, l.reading, out);
	done(&l);
}
END_TEST

START_TEST(a_longer_answer_begins_with_the_shorter_one) {
	g_autoptr(GArray) whole = rank(queries[_i], G_MAXUINT / 2);
	static const guint wants[] = {1, 10, 20, 21, 60, 130, 400};
	for (size_t w = 0; w < G_N_ELEMENTS(wants); w++) {
		g_autoptr(GArray) some = rank(queries[_i], wants[w]);
		ck_assert_msg(some->len == MIN(wants[w], whole->len), "%s: %u of %u", queries[_i], some->len, wants[w]);
		for (guint i = 0; i < some->len; i++) {
			uint32_t a = g_array_index(some, ws_scored, i).id, b = g_array_index(whole, ws_scored, i).id;
			ck_assert_msg(a == b, "%s: with %u wanted, number %u is %u, otherwise %u", queries[_i], wants[w], i + 1, a, b);
		}
	}
}
END_TEST

START_TEST(the_end_of_a_document_is_where_the_next_begins) {
	for (uint32_t id = 1, end = 0; id <= ws_store_last_passage(store); id++) {
		if (id > end)
			end = ws_store_document_end(store, id) - 1;
		ck_assert_uint_eq(ws_store_document_end(store, id), end + 1);
		ck_assert_uint_eq(ws_store_document_of(store, id), ws_store_document_of(store, end));
		if (id == end && end < ws_store_last_passage(store))
			ck_assert_uint_ne(ws_store_document_of(store, id + 1), ws_store_document_of(store, id));
	}
}
END_TEST

START_TEST(rows_of_several_grams_are_all_there) {
	static const char *const grams[] = {"债务", "余额", "水库"};
	ws_postings *postings = ws_postings_new(store);
	g_autoptr(GArray) rows = ws_postings_all(postings, grams, 3, NULL, &error);
	const ws_gram_query all = {.grams = (const char **)grams, .n = 3};
	g_autoptr(GArray) exact = ws_store_gram_rows(store, &all, NULL, 0, &error), both = ws_rows_and(rows, exact);
	ck_assert(exact->len > 0);
	ck_assert_uint_eq(both->len, exact->len);
	ck_assert(ws_postings_known(postings, "余额") || ws_postings_known(postings, "债务") || ws_postings_known(postings, "水库"));
	ws_postings_free(postings);
}
END_TEST

/* ---- the first step ---- */

/* The terms of a query, the heaviest first, with the number of passages that have them: in brackets when their rows are not read. Behind the
   colon how many passages were touched. */
static const struct {
	const char *query;
	size_t most;
	const char *read, *why;
} bounds[] = {
	{"养老 税收 交通 专项", 2317, "税收 240 交通 248 专项 585 养老 1244 : 1809", "all, when there is room"},
	{"养老 税收 交通 专项", 2316, "税收 240 交通 248 专项 585 (养老 1244) : 972", "the last does not fit"},
	{"养老 税收 交通 专项", 1073, "税收 240 交通 248 专项 585 (养老 1244) : 972", "there is just room for three"},
	{"养老 税收 交通 专项", 1072, "税收 240 交通 248 (专项 585) (养老 1244) : 463", "and not quite"},
	{"养老 税收 交通 专项", 62, "税收 240 交通 248 (专项 585) (养老 1244) : 463", "two are read whatever there is room for"},
	{"养老 税收 交通 专项", 61, "税收 240 (交通 248) (专项 585) (养老 1244) : 240", "but no second one that is huge"},
	{"养老 税收 交通 专项", 10, "税收 240 (交通 248) (专项 585) (养老 1244) : 240", "the first one all the same, when few have it several times"},
	{"债务", 573, "债务 2290 : 2290", "not yet huge"},
	{"债务", 572, "(债务 2290) : 1272", "of a huge one those that have it several times"},
};

START_TEST(of_frequent_words_the_heaviest_are_read) {
	look_up l = ask(bounds[_i].query);
	ws_rank_terms terms;
	ck_assert(ws_rank_terms_read(&terms, store, ws_matcher_postings(l.matcher), l.query, arena, &error));
	ws_rough *rough = ws_rough_new(&terms, bounds[_i].most, &error);
	ck_assert_ptr_nonnull(rough);
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint i = 0; i < terms.terms->len; i++) {
		const ws_rank_term *t = &g_array_index(terms.terms, ws_rank_term, i);
		bool read = ws_rough_holding(rough, i, 1, ws_store_last_passage(store) + 1) >= 0;
		g_string_append_printf(out, read ? "%s %.0f " : "(%s %.0f) ", t->token, t->frequency);
	}
	g_string_append_printf(out, ": %u", ws_rough_touched(rough)->len);
	ck_assert_msg(strcmp(out->str, bounds[_i].read) == 0, "%s, %zu: %s (%s)", bounds[_i].query, bounds[_i].most, out->str, bounds[_i].why);
	ws_rough_free(rough);
	ws_rank_terms_clear(&terms);
	done(&l);
}
END_TEST

static void add_cases(Suite *s, const char *name, void (*few)(void), void (*many)(void), void (*long_and_short)(void)) {
	TCase *t = tcase_create(name);
	tcase_add_checked_fixture(t, few, down);
	tcase_add_loop_test(t, the_best_passage_comes_first, 0, G_N_ELEMENTS(firsts));
	tcase_add_test(t, of_two_equal_passages_the_one_in_the_document_that_says_more_comes_first);
	tcase_add_loop_test(t, only_to_a_question_does_it_count_that_a_law_says_so, 0, G_N_ELEMENTS(asked));
	tcase_add_loop_test(t, what_the_card_tells_counts_as_said, 0, G_N_ELEMENTS(told));
	tcase_add_test(t, passages_with_all_words_come_before_those_with_some);
	tcase_add_test(t, a_score_is_the_sum_of_its_parts);
	suite_add_tcase(s, t);
	t = tcase_create(name);
	tcase_set_timeout(t, 120);
	tcase_add_unchecked_fixture(t, many, down);
	tcase_add_loop_test(t, without_a_limit_exactly_the_passages_that_match_are_found, 0, G_N_ELEMENTS(queries));
	tcase_add_loop_test(t, a_longer_answer_begins_with_the_shorter_one, 0, G_N_ELEMENTS(queries));
	tcase_add_test(t, the_end_of_a_document_is_where_the_next_begins);
	tcase_add_test(t, rows_of_several_grams_are_all_there);
	tcase_add_loop_test(t, of_frequent_words_the_heaviest_are_read, 0, G_N_ELEMENTS(bounds));
	suite_add_tcase(s, t);
	t = tcase_create(name);
	tcase_add_checked_fixture(t, long_and_short, down);
	tcase_add_test(t, a_long_document_that_says_it_throughout_is_not_far_behind_a_short_one);
	tcase_add_test(t, a_passage_with_every_word_is_not_crowded_out_by_documents_that_say_some_throughout);
	suite_add_tcase(s, t);
}

int main(void) {
	Suite *s = suite_create("rank");
	add_cases(s, "sqlite", small, large, uneven);
	add_cases(s, "xapian", small_xapian, large_xapian, uneven_xapian);
	return run_suite(s);
}
