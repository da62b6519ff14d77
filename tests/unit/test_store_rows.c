/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a store finds: rows by gram, word, amount and name, documents by filter. Passages 1–7 are the report's, 8–10 the notice's, 11 the plan's. */
#include "tests/unit/store_collection.h"
#include "tests/unit/suite.h"

/* ---- grams ---- */

static const struct {
	const char *string, *rows, *why;
} strings[] = {
	{"上级补助收入", "3 7", "加上级补助收入 is cut 加上|级|补 by words: grams do not care"},
	{"增信子基金", "4", "inside a longer name too"},
	{"一般公共预算", "3", "all grams of the string"},
	{"預算", "1 2 3 5", "繁 in the query"},
	{"債務餘額", "6", "the text is 繁: both are folded"},
	{"1577.1亿元", "3", "a number with its point and unit"},
	{"税", "10 11", "one character is a prefix"},
	{"额", "6 10", "one character that ends a run"},
	{"增信基金", "", "its grams are in no passage together"},
	{"不存在的词", "", "nothing"},
	{"。，", "1 2 3 4 5 6 7 8 9 10 11", "punctuation is not indexed: every passage is a candidate"},
	{"", "1 2 3 4 5 6 7 8 9 10 11", "so is the empty string"},
};

START_TEST(a_string_is_found_by_its_grams) {
	ws_store *store = collection();
	ws_gram_query grams = grams_of(strings[_i].string);
	ck_assert_str_eq(printed(ws_store_gram_rows(store, &grams, NULL, 0, &error)), strings[_i].rows);
	bool more;
	ck_assert_str_eq(printed(ws_store_gram_first_rows(store, &grams, 100, &more, &error)), strings[_i].rows);
	ck_assert(!more);
	g_auto(GStrv) rows = g_strsplit(strings[_i].rows, " ", -1);
	ck_assert(ws_store_gram_frequency(store, &grams, &error) == (double)g_strv_length(rows));
	ws_store_close(store);
}
END_TEST

/* Tokens that FTS5 would take for its own syntax, were they not quoted as bytes. */
static const char *const hostile[] = {"\"", "a\" OR \"b", "*", "^a", "a AND b", "NEAR(a b)", "{text} : a", "-a", "a:b", "(", "\\", "';--", "\x01\x02xy"};

START_TEST(no_token_is_syntax) {
	ws_store *store = collection();
	const char *gram[] = {hostile[_i], "预算"};
	ws_gram_query grams = {.grams = gram, .n = 2};
	ck_assert_str_eq(printed(ws_store_gram_rows(store, &grams, NULL, 0, &error)), "");
	bool more;
	ck_assert_str_eq(printed(ws_store_word_rows(store, hostile[_i], 1, 10, &more, &error)), "");
	ws_store_close(store);
}
END_TEST

static const struct {
	const char *string;
	ws_range within[3];
	size_t n;
	const char *rows;
} bounded[] = {
	{"预算", {{2, 3}}, 1, "2 3"},
	{"预算", {{3, 3}, {5, 11}}, 2, "3 5"},
	{"预算", {{6, 7}, {9, 9}}, 2, ""},
	{"预算", {{1, 4000000000u}}, 1, "1 2 3 5"},
	{"税", {{11, 11}}, 1, "11"},
	{"", {{2, 3}, {10, 10}}, 2, "2 3 10"},
	{"预算", {{0, 0}}, 0, ""},
};

START_TEST(ranges_bound_what_is_read) {
	ws_store *store = collection();
	ws_gram_query grams = grams_of(bounded[_i].string);
	ck_assert_str_eq(printed(ws_store_gram_rows(store, &grams, bounded[_i].within, bounded[_i].n, &error)), bounded[_i].rows);
	ws_store_close(store);
}
END_TEST

START_TEST(headings_are_found_apart) {
	ws_store *store = collection();
	ws_gram_query grams = grams_of("预算"), all = {0};
	ck_assert_str_eq(printed(ws_store_head_rows(store, &grams, &error)), "1 2 5");
	grams = grams_of("预算执行");
	ck_assert_str_eq(printed(ws_store_head_rows(store, &grams, &error)), "1 2");
	grams = grams_of("总收入");
	ck_assert_str_eq(printed(ws_store_head_rows(store, &grams, &error)), "");
	ck_assert_str_eq(printed(ws_store_head_rows(store, &all, &error)), "1 2 5 8");
	ws_store_close(store);
}
END_TEST

START_TEST(a_limit_tells_whether_there_is_more) {
	ws_store *store = collection();
	ws_gram_query one = grams_of("预算"), two = grams_of("预算草");
	bool more;
	ck_assert_str_eq(printed(ws_store_gram_first_rows(store, &one, 2, &more, &error)), "1 2");
	ck_assert(more);
	ck_assert_str_eq(printed(ws_store_gram_first_rows(store, &one, 4, &more, &error)), "1 2 3 5");
	ck_assert(!more);
	ck_assert_str_eq(printed(ws_store_gram_first_rows(store, &two, 1, &more, &error)), "1");
	ck_assert(more);
	ck_assert_str_eq(printed(ws_store_word_rows(store, "预算", 1, 1, &more, &error)), "1");
	ck_assert(more);
	ws_store_close(store);
}
END_TEST

/* Frequencies asked for after first rows, and passages read in any order, with one between them that is not there. */
START_TEST(what_is_kept_from_one_look_up_does_not_answer_another) {
	ws_store *store = collection();
	ws_arena *arena = ws_arena_new();
	ws_gram_query one = grams_of("预算"), two = grams_of("增信");
	const double often = ws_store_gram_frequency(store, &one, &error), seldom = ws_store_gram_frequency(store, &two, &error);
	bool more;
	ck_assert(often != seldom);
	g_array_unref(ws_store_gram_first_rows(store, &one, 2, &more, &error));
	ck_assert(ws_store_gram_frequency(store, &two, &error) == seldom);
	ck_assert(ws_store_gram_frequency(store, &one, &error) == often);
	static const uint32_t ids[] = {5, 1, 99999, 2, 2, 8, 11, 3};
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		const ws_stored_passage *brief = ws_store_brief(store, ids[i], arena, &error);
		ck_assert_int_eq(brief != NULL, ids[i] != 99999);
		g_clear_error(&error);
		const ws_stored_passage *whole = brief ? ws_store_passage(store, ids[i], false, arena, &error) : NULL;
		ws_document_keys keys;
		if (whole) {
			ck_assert_str_eq(brief->text, whole->text);
			ck_assert(brief->kind == whole->kind && brief->level == whole->level && brief->parent == whole->parent);
			ck_assert(ws_store_document_keys(store, ids[i], &keys, arena, &error));
			ck_assert_uint_eq(keys.id, whole->document);
			ck_assert(keys.first <= ids[i] && ids[i] <= keys.last);
		}
	}
	ws_arena_free(arena);
	ws_store_close(store);
}
END_TEST

/* ---- words ---- */

static const struct {
	const char *word;
	int tier;
	const char *rows, *why;
} words[] = {
	{"预算", 1, "1 2 3 5", "a word"},
	{"预算", 2, "1", "twice in the title"},
	{"债务", 4, "6", "债务 four times, 債務 among them"},
	{"债务", 1, "6", "once at least"},
	{"补助", 1, "7", "a word is not found across others: 加上|级|补|助"},
	{"一", 2, "", "not that often"},
	{"", 1, "", "no word"},
};

START_TEST(a_word_is_found_with_how_often_it_stands_there) {
	ws_store *store = collection();
	bool more;
	char *rows = printed(ws_store_word_rows(store, words[_i].word, words[_i].tier, 100, &more, &error));
	if (strcmp(words[_i].word, "补助") == 0) /* how ICU cuts is ICU's affair: the row where it is a word must be there */
		ck_assert_ptr_nonnull(strstr(rows, words[_i].rows));
	else
		ck_assert_str_eq(rows, words[_i].rows);
	ws_store_close(store);
}
END_TEST

START_TEST(a_word_too_long_for_a_token_is_found_by_its_beginning) {
	GString *word = g_string_new("长"); /* 3 bytes and 252: the token ends at 253 */
	for (int i = 0; i < 400; i++)
		g_string_append_c(word, (char)('a' + i % 26));
	ws_arena *own = ws_arena_new();
	sample s = {.path = "/x.txt", .kind = "其他", .passages = {{WS_PARAGRAPH, 0, -1, word->str + 3}}};
	ws_store *store = open_store(WS_STORE_WRITE);
	put(store, &s);
	succeeds(ws_store_commit(store, &error));
	bool more;
	ck_assert_str_eq(printed(ws_store_word_rows(store, word->str + 3, 1, 10, &more, &error)), "1");
	is_sound(store);
	ws_store_close(store);
	ws_arena_free(own);
	g_string_free(word, TRUE);
}
END_TEST

/* ---- many passages ---- */

enum { MANY = 20000 };

/* Passage i holds 公共 always, 预算 when i is divisible by 3, 债务 by 100. */
static void put_many(ws_store *store) {
	ws_document d = {.path = "/多.txt", .kind = "其他", .n_passages = MANY};
	for (int i = 0; i < WS_FIELDS; i++)
		d.evidence[i].passage = -1;
	d.passages = ws_arena_zero(arena, MANY, sizeof *d.passages);
	for (uint32_t i = 0; i < MANY; i++) {
		ws_passage *p = &d.passages[i];
		p->kind = WS_PARAGRAPH;
		p->parent = -1;
		p->text = ws_arena_printf(arena, "公共%s，%s。", (i + 1) % 3 ? "" : "预算", (i + 1) % 100 ? "支出" : "债务");
		p->len = strlen(p->text);
	}
	filled f = {.document = d};
	prepare_passages(&f, arena);
	succeeds(ws_store_put(store, &f.document, &f.stamp, f.prepared, &error));
	succeeds(ws_store_commit(store, &error));
}

static const struct {
	const char *string;
	double frequency;
} frequent[] = {{"公共", MANY}, {"预算", MANY / 3}, {"债务", MANY / 100}, {"公共预算", MANY / 3}, {"债", MANY / 100}, {"预", MANY / 3}, {"无", 0}};

START_TEST(a_frequency_is_counted_or_estimated) {
	ws_store *store = open_store(WS_STORE_WRITE);
	put_many(store);
	for (size_t i = 0; i < G_N_ELEMENTS(frequent); i++) {
		ws_gram_query grams = grams_of(frequent[i].string);
		double told = ws_store_gram_frequency(store, &grams, &error), wanted = frequent[i].frequency;
		ck_assert_msg(told >= wanted * 0.95 - 1 && told <= wanted * 1.05 + 1, "%s: %f", frequent[i].string, told);
		GArray *rows = ws_store_gram_rows(store, &grams, NULL, 0, &error);
		ck_assert_uint_eq(rows->len, (guint)wanted);
		g_array_unref(rows);
	}
	ck_assert_uint_eq(ws_store_last_passage(store), MANY);
	ws_store_close(store);
}
END_TEST

/* The passages are told in an order that neither keeps near nor rises. */
START_TEST(a_long_document_is_one_from_its_beginning_to_its_end) {
	static const uint32_t ids[] = {4097, 1, MANY, MANY + 3, 8192, 4095, MANY + 8, MANY + 1, 12288};
	ws_store *store = open_store(WS_STORE_WRITE);
	put_many(store);
	put(store, &samples[0]);
	put(store, &samples[1]);
	succeeds(ws_store_commit(store, &error));
	ws_store_close(store);
	store = open_store(WS_STORE_READ);
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		const uint32_t id = ids[i], first = id <= MANY ? 1 : id <= MANY + 7 ? MANY + 1 : MANY + 8;
		const uint32_t end = id <= MANY ? MANY + 1 : id <= MANY + 7 ? MANY + 8 : MANY + 11;
		ck_assert_uint_eq(ws_store_document_end(store, id), end);
		ck_assert_uint_eq(ws_store_document_start(store, id), first);
		ck_assert_uint_eq(ws_store_document_end(store, id), end);
	}
	ws_store_close(store);
}
END_TEST

/* The room between two documents is of neither. */
START_TEST(a_document_ends_before_one_that_was_removed) {
	ws_store *store = open_store(WS_STORE_WRITE);
	for (size_t i = 0; i < 3; i++)
		put(store, &samples[i]);
	succeeds(ws_store_commit(store, &error));
	succeeds(ws_store_remove(store, samples[1].path, &error));
	succeeds(ws_store_commit(store, &error));
	ws_store_close(store);
	store = open_store(WS_STORE_READ);
	ck_assert_uint_eq(ws_store_document_end(store, 7), 8);
	ck_assert_uint_eq(ws_store_document_start(store, 7), 1);
	ck_assert_uint_eq(ws_store_document_start(store, 11), 11);
	ws_store_close(store);
}
END_TEST

/* 由20%降至10%: what is written first is the larger one. */
START_TEST(a_range_that_falls_is_found_like_one_that_rises) {
	static const sample falling = {"/降.txt", "降准", NULL, NULL, NULL, NULL, NULL, "其他", 0, {0}, {{WS_PARAGRAPH, 0, -1, "比例[20%至10%]。"}}};
	static const double inside = 0.15, above = 0.25;
	ws_store *store = open_store(WS_STORE_WRITE);
	put(store, &falling);
	succeeds(ws_store_commit(store, &error));
	ck_assert_str_eq(printed(ws_store_amount_rows(store, &inside, &inside, "1", WS_PERCENT, &error)), "1");
	ck_assert_str_eq(printed(ws_store_amount_rows(store, &above, NULL, "1", WS_PERCENT, &error)), "");
	succeeds(ws_store_remove(store, falling.path, &error));
	succeeds(ws_store_commit(store, &error));
	is_sound(store);
	ws_store_close(store);
}
END_TEST

START_TEST(lengths_are_kept_within_six_per_cent) {
	static const uint32_t lengths[] = {0, 1, 2, 3, 10, 57, 400, 3000, 99999};
	ws_store *store = open_store(WS_STORE_WRITE);
	ws_document d = {.path = "/长.txt", .n_passages = G_N_ELEMENTS(lengths)};
	d.passages = ws_arena_zero(arena, d.n_passages, sizeof *d.passages);
	double sum = 0;
	for (size_t i = 0; i < d.n_passages; i++) {
		GString *text = g_string_new("，");
		for (uint32_t k = 1; k < lengths[i]; k++)
			g_string_append(text, "财");
		d.passages[i] = (ws_passage){.kind = WS_PARAGRAPH, .parent = -1, .text = lengths[i] ? ws_arena_copy(arena, text->str, text->len) : " ",
		                             .len = lengths[i] ? text->len : 1};
		g_string_free(text, TRUE);
		sum += lengths[i];
	}
	filled f = {.document = d};
	prepare_passages(&f, arena);
	succeeds(ws_store_put(store, &f.document, &f.stamp, f.prepared, &error));
	succeeds(ws_store_commit(store, &error));
	for (uint32_t i = 0; i < d.n_passages; i++) {
		uint32_t told = ws_store_length(store, i + 1);
		ck_assert_msg(told >= lengths[i] * 0.94 && told <= lengths[i] * 1.06, "%u is told as %u", lengths[i], told);
	}
	ck_assert(ws_store_length(store, 4000000000u) == 0);
	double mean = ws_store_mean_length(store);
	ck_assert(mean > sum / (double)d.n_passages - 0.01 && mean < sum / (double)d.n_passages + 0.01);
	is_sound(store);
	ws_store_close(store);
}
END_TEST

/* ---- filters ---- */

/* Documents: 1 the report (2024-01-15), 2 the notice (2024-10), 3 the plan (undated), 4 the empty file (2023-05-01). */
static const struct {
	ws_filter filter;
	const char *documents, *ranges, *why;
} filters[] = {
	{{.year = 0}, "4 1 2 3", "1-11", "no filter: by date, undated ones last"},
	{{.region = "思明区"}, "1", "1-7", "the region itself"},
	{{.region = "福建省"}, "1 2", "1-10", "what lies below it; neighbouring documents are one range"},
	{{.region = "福建"}, "1 2", "1-10", "in its short form"},
	{{.region = "重慶"}, "3", "11-11", "in 繁"},
	{{.region = "广东省"}, "", "", "another one"},
	{{.issuer = "财政局"}, "1", "1-7", "part of the name"},
	{{.issuer = " 滨海市 "}, "1 2", "1-10", "folded"},
	{{.kind = "通知"}, "2", "8-10", "the kind"},
	{{.kind = "知"}, "", "", "not a part of it"},
	{{.number = "滨海办[2024]第12号"}, "2", "8-10", "in any bracket style"},
	{{.number = "滨海办〔2024〕13号"}, "", "", "another number"},
	{{.year = 2023}, "4 1", "1-7", "a year of the title, or of the date"},
	{{.year = 2024}, "1 2", "1-10", "2024"},
	{{.since = "2024"}, "1 2", "1-10", "from a year on"},
	{{.since = "2024-02"}, "2", "8-10", "from a month on"},
	{{.since = "2024-10-12"}, "2", "8-10", "2024-10 may be later: it is told on months only"},
	{{.until = "2023"}, "4", "", "a document without passages has no range"},
	{{.until = "2024-01-14"}, "4", "", "the day before"},
	{{.until = "2024-01-15"}, "4 1", "1-7", "the day itself"},
	{{.since = "2024-01", .until = "2024-01"}, "1", "1-7", "one month"},
	{{.path_glob = "*.html"}, "2", "8-10", "an ending"},
	{{.path_glob = "通知/*"}, "2 3", "8-11", "a folder anywhere"},
	{{.path_glob = "/空.txt"}, "4", "", "a whole path"},
	{{.path_glob = "空"}, "", "", "not a part of a name"},
	{{.path_glob = "/无日期.md"}, "", "", "what begins with a slash is a whole path"},
	{{.title = "预算草案"}, "1", "1-7", "part of the title"},
	{{.region = "福建省", .kind = "通知", .year = 2024}, "2", "8-10", "all of them"},
	{{.region = "福建省", .kind = "规划"}, "", "", "none has both"},
};

START_TEST(a_filter_lets_documents_through) {
	ws_store *store = collection();
	ck_assert_str_eq(printed(ws_store_documents(store, &filters[_i].filter, &error)), filters[_i].documents);
	GArray *ranges = ws_store_ranges(store, &filters[_i].filter, &error);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < ranges->len; i++)
		g_string_append_printf(out, "%s%u-%u", i ? " " : "", g_array_index(ranges, ws_range, i).first, g_array_index(ranges, ws_range, i).last);
	ck_assert_str_eq(out->str, filters[_i].ranges);
	g_string_free(out, TRUE);
	g_array_unref(ranges);
	ws_store_close(store);
}
END_TEST

static const struct {
	const char *name;
	uint32_t id; /* 0 none, UINT32_MAX several */
} named[] = {
	{"2", 2}, {"99", 0}, {"/空.txt", 4}, {"无日期.md", 3}, {"滨海办(2024)12号", 2}, {"无", 0}, {"", 0}, {"*", 0}, {"/预算/../空.txt", 4}, {"别处/无日期.md", 0},
};

START_TEST(a_document_is_named_in_several_ways) {
	ws_store *store = collection();
	uint32_t id = 77;
	succeeds(ws_store_find_document(store, named[_i].name, &id, &error));
	ck_assert_uint_eq(id, named[_i].id);
	ws_store_close(store);
}
END_TEST

START_TEST(a_name_that_fits_several_documents_is_an_error) {
	ws_store *store = open_store(WS_STORE_WRITE);
	sample s = samples[2];
	put(store, &s);
	s.path = "/别处/无日期.md";
	put(store, &s);
	succeeds(ws_store_commit(store, &error));
	uint32_t id;
	ck_assert(!ws_store_find_document(store, "无日期.md", &id, &error));
	ck_assert_str_eq(error->message, "'无日期.md' names 2 documents: 1, 2");
	ws_store_close(store);
}
END_TEST

/* ---- facts ---- */

static const struct {
	double lo, hi;
	const char *base;
	int kind;
	const char *rows, *why;
} amounts[] = {
	{1e10, 1e99, "元", -1, "3 4 6", "100亿元 and more"},
	{3e10, 3e10, "元", WS_MONEY, "4", "300亿元 exactly"},
	{5e7, 5e7, NULL, -1, "9", "5000万元, of any base"},
	{0.05, 0.06, "1", WS_PERCENT, "3", "5.6%"},
	{0.12, 0.15, "1", WS_PERCENT, "4", "inside 10%至20%"},
	{0.15, 1, "1", -1, "4", "overlapping it"},
	{0.21, 1, "1", -1, "", "beyond it"},
	{12000, 12000, "家", WS_COUNT, "9", "1.2万家"},
	{0, 1e99, "亩", -1, "", "a base that is not there"},
};

START_TEST(figures_are_found_by_their_amount) {
	ws_store *store = collection();
	const double *hi = amounts[_i].hi == 1e99 ? NULL : &amounts[_i].hi;
	ck_assert_str_eq(printed(ws_store_amount_rows(store, &amounts[_i].lo, hi, amounts[_i].base, amounts[_i].kind, &error)), amounts[_i].rows);
	ws_store_close(store);
}
END_TEST

START_TEST(every_figure_is_found_without_bounds) {
	ws_store *store = collection();
	ck_assert_str_eq(printed(ws_store_amount_rows(store, NULL, NULL, NULL, -1, &error)), "3 4 6 9 10 11");
	ws_store_close(store);
}
END_TEST

static const struct {
	const char *name;
	int class;
	const char *rows;
} names[] = {
	{"中小微企业融资增信子基金", -1, "4"}, {"增信子基金", -1, "4"}, {"增信子基金", WS_NAME_AGENCY, ""}, {"滨海市财政局", WS_NAME_AGENCY, "4"},
	{"先进制造业基金", WS_NAME_POLICY_FUND, "9"}, {"基金", -1, ""}, {NULL, -1, "4 9"}, {NULL, WS_NAME_AGENCY, "4"},
};

START_TEST(names_are_found_by_name_and_form) {
	ws_store *store = collection();
	ck_assert_str_eq(printed(ws_store_name_rows(store, names[_i].name, names[_i].class, &error)), names[_i].rows);
	ws_store_close(store);
}
END_TEST

static void add_entry(const ws_register_entry *e, void *data) {
	g_string_append_printf(data, "%d %s %s %u %u; ", e->class, e->name, e->region ? e->region : "-", e->mentions, e->documents);
}

static void add_alias(const ws_stored_alias *a, void *data) {
	g_string_append_printf(data, "%s = %s in %u:%u [%u, %u) %s", a->alias, a->name, a->document, a->passage, a->span.start, a->span.end, a->region);
}

START_TEST(the_register_counts_names_and_keeps_aliases) {
	ws_store *store = collection();
	g_autoptr(GString) out = g_string_new(NULL);
	succeeds(ws_store_register(store, add_entry, out, &error));
	ck_assert_str_eq(out->str, "0 中小微企业融资增信子基金 思明区 2 1; 0 先进制造业基金 厦门市 1 1; 2 滨海市财政局 思明区 1 1; ");
	g_string_set_size(out, 0);
	succeeds(ws_store_aliases(store, NULL, add_alias, out, &error));
	ck_assert_str_eq(out->str, "增信子基金 = 中小微企业融资增信子基金 in 1:4 [32, 37) 思明区");
	static const struct {
		const char *key;
		bool found;
	} keys[] = {{"增信子基金", true}, {"中小微企业融资增信子基金", true}, {"增信基金", false}};
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		g_string_set_size(out, 0);
		succeeds(ws_store_aliases(store, keys[i].key, add_alias, out, &error));
		ck_assert_msg((out->len > 0) == keys[i].found, "%s: '%s'", keys[i].key, out->str);
	}
	ws_store_close(store);
}
END_TEST

START_TEST(a_definition_is_found_by_its_term) {
	ws_store *store = collection();
	ck_assert_str_eq(printed(ws_store_definitions(store, "上级补助收入", &error)), "7");
	ck_assert_str_eq(printed(ws_store_definitions(store, "上级补助", &error)), "");
	ck_assert_str_eq(printed(ws_store_definitions(store, NULL, &error)), "7");
	ws_store_close(store);
}
END_TEST

/* What every engine finds alike, and several of them read as one. */
static TCase *found_by(const char *name, void (*set_up_engine)(void)) {
	TCase *t = tcase_create(name);
	tcase_add_checked_fixture(t, set_up_engine, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, what_is_kept_from_one_look_up_does_not_answer_another);
	tcase_add_loop_test(t, a_string_is_found_by_its_grams, 0, G_N_ELEMENTS(strings));
	tcase_add_loop_test(t, no_token_is_syntax, 0, G_N_ELEMENTS(hostile));
	tcase_add_loop_test(t, ranges_bound_what_is_read, 0, G_N_ELEMENTS(bounded));
	tcase_add_test(t, headings_are_found_apart);
	tcase_add_test(t, a_limit_tells_whether_there_is_more);
	tcase_add_loop_test(t, a_word_is_found_with_how_often_it_stands_there, 0, G_N_ELEMENTS(words));
	tcase_add_loop_test(t, a_filter_lets_documents_through, 0, G_N_ELEMENTS(filters));
	tcase_add_loop_test(t, a_document_is_named_in_several_ways, 0, G_N_ELEMENTS(named));
	tcase_add_loop_test(t, figures_are_found_by_their_amount, 0, G_N_ELEMENTS(amounts));
	tcase_add_test(t, every_figure_is_found_without_bounds);
	tcase_add_loop_test(t, names_are_found_by_name_and_form, 0, G_N_ELEMENTS(names));
	tcase_add_test(t, the_register_counts_names_and_keeps_aliases);
	tcase_add_test(t, a_definition_is_found_by_its_term);
	return t;
}

/* What is put in by the test itself. */
static TCase *written_by(const char *name, void (*set_up_engine)(void)) {
	TCase *t = tcase_create(name);
	tcase_add_checked_fixture(t, set_up_engine, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_word_too_long_for_a_token_is_found_by_its_beginning);
	tcase_add_test(t, a_frequency_is_counted_or_estimated);
	tcase_add_test(t, a_long_document_is_one_from_its_beginning_to_its_end);
	tcase_add_test(t, a_document_ends_before_one_that_was_removed);
	tcase_add_test(t, a_range_that_falls_is_found_like_one_that_rises);
	tcase_add_test(t, lengths_are_kept_within_six_per_cent);
	tcase_add_test(t, a_name_that_fits_several_documents_is_an_error);
	return t;
}

int main(void) {
	Suite *suite = suite_create("store_rows");
	suite_add_tcase(suite, found_by("rows of SQLite", set_up));
	suite_add_tcase(suite, found_by("rows of Xapian", set_up_xapian));
	suite_add_tcase(suite, found_by("rows of shards", set_up_shards));
	suite_add_tcase(suite, written_by("SQLite", set_up));
	suite_add_tcase(suite, written_by("Xapian", set_up_xapian));
	return run_suite(suite);
}
