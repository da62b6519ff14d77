/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "indexer/facts/facts.h"
#include "indexer/prepare.h"
#include "query/mentions.h"
#include "query/register.h"
#include "store/store.h"
#include "tests/unit/suite.h"

/* Three documents of one city, two of another, put into an index of their own. A passage is a line. */
static const struct {
	const char *path, *region, *date, *text;
} documents[] = {
	{"a.txt", "泉州市", "2024-01-10", "技术创新基金、增信基金规模各扩大到30亿元。\n8.增信基金\n由银行出资，设立茶农融资增信基金。该基金总规模30亿元。\n市发改委、财政局负责。"},
	{"b.txt", "泉州市", "2024-10-12", "泉州市技术创新基金规模从30亿元扩大到50亿元，新设白茶创新子基金。\n设立首只台茶融资增信基金。\n设立20亿元茶业基金群。\n泉州市茶机基金成立。\n设立 AIC 茶企投资基金。"},
	{"c.txt", "泉州市", "2024-02-01", "用好增信基金。\n新增信贷2亿元。"},
	{"d.txt", "普洱市", "2024-03-01", "增信基金运行良好。\n增设茶链招商、茶商协作和先进制茶基金。"},
	{"e.txt", "普洱市", "2023-03-01", "市财政局安排技术创新基金1亿元，动用预算稳定调节基金3亿元。\n普茶陈化基金管理有限公司负责普茶陈化基金会同银行投放。\n普茶政办〔2023〕5号同时废止。\n泉州茶机基金出资。"},
};

static char *folder;
static ws_store *store;
static ws_reading *reading;
static ws_segmenter *segmenter;
static ws_arena *arena;

/* The sums of a passage, with what stands before them as their subject: enough for a fund's scale. */
static void add_figures(ws_passage *p, const ws_folded *f) {
	static const uint32_t unit[] = U"亿元";
	size_t cap = 0;
	for (size_t at = 0; (at = ws_folded_find(f, at, unit, 2)) != SIZE_MAX; at += 2) {
		size_t digits = at, subject = 0;
		while (digits > 0 && f->c[digits - 1] >= '0' && f->c[digits - 1] <= '9')
			digits--;
		size_t role = digits;
		while (role > 0 && f->c[role - 1] != U'模' && f->c[role - 1] != U'元')
			role--;
		for (size_t i = role; i > 0 && f->c[i - 1] != U'。'; i--)
			subject = i - 1;
		bool second = role > 0 && f->c[role - 1] == U'元';
		ws_figure figure = {.span = ws_folded_span(f, digits, at + 2), .kind = WS_MONEY, .unit = "亿元", .base = "元"};
		char *number = ws_folded_string(f, digits, at, arena);
		figure.value = figure.amount = (ws_decimal){atoi(number), 8};
		figure.value.exponent = 0;
		figure.role = role < digits ? ws_folded_string(f, role, digits, arena) : NULL;
		size_t end = second ? 10 : role;
		figure.subject = end > subject ? ws_folded_string(f, subject, end, arena) : NULL;
		p->figures = ws_arena_grow(arena, p->figures, p->n_figures, &cap, sizeof *p->figures);
		p->figures[p->n_figures++] = figure;
	}
}

static void put(size_t k) {
	ws_document *d = ws_arena_zero(arena, 1, sizeof *d);
	size_t cap = 0;
	*d = (ws_document){.path = documents[k].path, .format = "txt", .encoding = "UTF-8", .region = documents[k].region, .region_path = documents[k].region,
	                   .date = documents[k].date, .kind = "报告", .year = atoi(documents[k].date)};
	for (size_t i = 0; i < WS_FIELDS; i++)
		d->evidence[i].passage = -1;
	g_auto(GStrv) lines = g_strsplit(documents[k].text, "\n", -1);
	for (uint32_t i = 0; lines[i]; i++) {
		d->passages = ws_arena_grow(arena, d->passages, d->n_passages, &cap, sizeof *d->passages);
		d->passages[d->n_passages++] = (ws_passage){.kind = WS_PARAGRAPH, .parent = -1, .text = ws_arena_copy(arena, lines[i], strlen(lines[i])),
		                                            .len = strlen(lines[i]), .line = i + 1, .line_end = i + 1};
	}
	ws_folded *folded = ws_arena_zero(arena, d->n_passages, sizeof *folded);
	for (size_t i = 0; i < d->n_passages; i++) {
		folded[i] = ws_fold(d->passages[i].text, d->passages[i].len, WS_FOLD_HANS, arena);
		add_figures(&d->passages[i], &folded[i]);
	}
	ws_find_names(d, folded, arena);
	const ws_stamp stamp = {.size = 1, .mtime_ns = 1, .hash = k + 1};
	g_autoptr(GError) error = NULL;
	ck_assert_msg(ws_store_put(store, d, &stamp, ws_prepare(d, folded, segmenter, arena), &error), "%s", error ? error->message : "");
}

static void set_up(void) {
	const char *why;
	g_autoptr(GError) error = NULL;
	folder = g_dir_make_tmp("wensuo-XXXXXX", &error);
	ck_assert_msg(folder != NULL, "%s", error ? error->message : "");
	g_autofree char *path = g_build_filename(folder, "index.db", NULL);
	arena = ws_arena_new();
	segmenter = ws_segmenter_open(&why);
	store = ws_store_open(path, WS_STORE_WRITE, &error);
	ck_assert_msg(store != NULL, "%s", error ? error->message : "");
	for (size_t k = 0; k < G_N_ELEMENTS(documents); k++)
		put(k);
	ck_assert(ws_store_commit(store, &error));
	ws_store_close(store);
	store = ws_store_open(path, WS_STORE_READ, &error);
	ck_assert_msg(store != NULL, "%s", error ? error->message : "");
	reading = ws_reading_new(store);
}

static void tear_down(void) {
	ws_reading_free(reading);
	ws_store_close(store);
	ws_segmenter_close(segmenter);
	ws_arena_free(arena);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	for (const char *name; dir && (name = g_dir_read_name(dir));) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_remove(path);
	}
	g_rmdir(folder);
	g_free(folder);
}

/* ---- mentions ---- */

/* "a.txt:3 form=canonical(via)+2" each; + counts the places of 该基金. */
static char *mentions_of(const char *name, const ws_filter *filter, const char *alias_file) {
	const ws_mention_options options = {.filter = filter, .alias_file = alias_file ? alias_file : "/dev/null"};
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) found = ws_mentions_of_name(store, reading, name, &options, segmenter, arena, &error);
	ck_assert_msg(found != NULL, "%s", error ? error->message : "");
	char *out = ws_arena_zero(arena, 1, 1);
	for (guint i = 0; i < found->len; i++) {
		const ws_mention *m = &g_array_index(found, ws_mention, i);
		const ws_stored_document *d = ws_read_document(reading, m->document, &error);
		out = ws_arena_printf(arena, "%s%s%.1s%u %s(%s)", out, *out ? " " : "", d->card.path, ws_store_passage(store, m->passage, false, arena, &error)->line, m->form,
		                      ws_via_name(m->via));
		if (m->n_also)
			out = ws_arena_printf(arena, "%s+%zu", out, m->n_also);
		if (m->cross_word)
			out = ws_arena_printf(arena, "%s!", out);
	}
	return out;
}

static const struct {
	const char *name, *found, *why;
} asked[] = {
	{"增信基金", "a1 增信基金(exact) a2 增信基金(exact) a3 茶农融资增信基金(name)+1 c1 增信基金(exact) d1 增信基金(exact)",
	 "by what a document proves, in its region; what only ends so is not it"},
	{"茶农融资增信基金", "a1 增信基金(alias) a2 增信基金(alias) a3 茶农融资增信基金(exact)+1 c1 增信基金(name)", "the short form in another document of the city, not in another city"},
	{"技术创新基金", "e1 技术创新基金(exact) a1 技术创新基金(exact) b1 泉州市技术创新基金(name)", "with and without the region in front; in both cities"},
	{"泉州市技术创新基金", "a1 技术创新基金(name) b1 泉州市技术创新基金(exact)", "a region in front: that city's only"},
	{"茶商协作基金", "d2 茶商协作(coordination)", "a list without the head"},
	{"市财政局", "e1 市财政局(exact) a4 财政局(coordination)", "agencies alike"},
	{"市发展和改革委员会", "a4 市发改委(name)", "an agency's short form"},
	{"泉州市发展改革委", "a4 市发改委(name)", "any form, with its region"},
	{"普洱市发展改革委", "", "another city's"},
	{"增信", "a1 增信(exact) a2 增信(exact) a3 增信(exact) c1 增信(exact) d1 增信(exact) b2 增信(exact) c2 增信(exact)!", "no name: every occurrence of the string, in names too"},
	{"普茶陈化基金", "e2 普茶陈化基金(exact)", "a company is no fund; 会同 is no foundation"},
	{"普茶政办[2023]5号", "e3 普茶政办〔2023〕5号(exact)", "the brackets of a number make no difference"},
	{"茶园", "", "nothing"},
};

START_TEST(a_thing_is_found_under_all_its_names) {
	char *got = mentions_of(asked[_i].name, NULL, NULL);
	if (strcmp(asked[_i].name, "增信") == 0) {
		/* Which of the occurrences straddle words is the segmenter's to say. */
		ck_assert_msg(strstr(got, "c2 增信(exact)!") != NULL && strstr(got, "b2 增信(exact)") != NULL, "%s", got);
		return;
	}
	ck_assert_msg(strcmp(got, asked[_i].found) == 0, "%s: '%s', wanted '%s'", asked[_i].why, got, asked[_i].found);
}
END_TEST

/* Whether x comes before y: across words last, then by date (undated last), path and place. */
static bool in_order(const ws_mention *x, const ws_mention *y) {
	int dates = !x->date || !y->date ? !x->date - !y->date : strcmp(x->date, y->date), paths = strcmp(x->path, y->path);
	if (x->cross_word != y->cross_word)
		return y->cross_word;
	if (dates || paths)
		return dates ? dates < 0 : paths < 0;
	return x->passage != y->passage ? x->passage < y->passage : x->span.start < y->span.start;
}

START_TEST(a_string_itself_is_told_by_date_and_across_words_last) {
	static const char *const strings[] = {"增信", "技术创新基金"};
	for (size_t i = 0; i < 2 * G_N_ELEMENTS(strings); i++) {
		const ws_mention_options options = {.exact = i % 2};
		const char *string = strings[i / 2];
		g_autoptr(GError) error = NULL;
		g_autoptr(GArray) found = options.exact ? ws_mentions_of_string(store, reading, string, &options, segmenter, arena, &error)
		                                        : ws_mentions_of_name(store, reading, string, &options, segmenter, arena, &error);
		ck_assert_msg(found && found->len > 2, "%s", string);
		for (guint k = 1; k < found->len; k++)
			ck_assert_msg(in_order(&g_array_index(found, ws_mention, k - 1), &g_array_index(found, ws_mention, k)), "%s: %u", string, k);
		ck_assert(g_array_index(found, ws_mention, found->len - 1).cross_word == (i / 2 == 0));
	}
}
END_TEST

START_TEST(a_filter_holds_for_aliases_too) {
	const ws_filter filter = {.since = "2024-01-15", .region = "泉州市"};
	ck_assert_str_eq(mentions_of("茶农融资增信基金", &filter, NULL), "c1 增信基金(name)");
}
END_TEST

START_TEST(the_users_own_names_are_honoured) {
	g_autofree char *path = g_build_filename(folder, "aliases.tsv", NULL);
	ck_assert(g_file_set_contents(path, "# mine\n老茶基\t先进制茶基金\n茶化基\t普茶陈化基金\n", -1, NULL));
	ck_assert_str_eq(mentions_of("老茶基", NULL, path), "d2 先进制茶基金(name)");
	ck_assert_str_eq(mentions_of("茶化基", NULL, path), "e2 普茶陈化基金(name)"); /* not the company's */
	ck_assert_str_eq(mentions_of("老茶基", NULL, NULL), "");
}
END_TEST

START_TEST(a_file_of_names_that_cannot_be_read_is_an_error) {
	const ws_mention_options options = {.alias_file = "/nonexistent/aliases.tsv"};
	GError *error = NULL;
	ck_assert(!ws_mentions_of_name(store, reading, "增信基金", &options, segmenter, arena, &error));
	ck_assert_msg(error && strstr(error->message, "cannot read the aliases '/nonexistent/aliases.tsv'"), "%s", error ? error->message : "");
	g_clear_error(&error);
}
END_TEST

/* ---- funds ---- */

static char *funds_like(const char *pattern) {
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) found = ws_funds_find(store, reading, pattern, NULL, "/dev/null", arena, &error);
	ck_assert_msg(found != NULL, "%s", error ? error->message : "");
	char *out = ws_arena_zero(arena, 1, 1);
	for (guint i = 0; i < found->len; i++) {
		const ws_fund *f = found->pdata[i];
		out = ws_arena_printf(arena, "%s%s%s@%s:%u/%u", out, *out ? " " : "", f->name, f->region, f->mentions, f->documents);
		for (guint k = 0; k < f->aliases->len; k++)
			out = ws_arena_printf(arena, "%s=%s:%u", out, g_array_index(f->aliases, ws_fund_alias, k).name, g_array_index(f->aliases, ws_fund_alias, k).line);
		if (f->parent)
			out = ws_arena_printf(arena, "%s^%s", out, f->parent);
		for (guint k = 0; k < f->scale->len; k++)
			out = ws_arena_printf(arena, "%s %s=%s", out, g_array_index(f->scale, ws_fund_scale, k).date, g_array_index(f->scale, ws_fund_scale, k).text);
	}
	return out;
}

static const struct {
	const char *pattern, *found, *why;
} registers[] = {
	{"技术创新", "技术创新基金@泉州市:2/2 2024-01-10=30亿元 2024-10-12=50亿元 技术创新基金@普洱市:1/1", "one fund in each region; the old level is no scale"},
	{"增信", "茶农融资增信基金@泉州市:5/2=增信基金:3 2024-01-10=30亿元 台茶融资增信基金@泉州市:1/1 增信基金@普洱市:1/1", "an alias with its place joins two documents"},
	{"白茶", "白茶创新子基金@泉州市:1/1^泉州市技术创新基金", "a child under its parent"},
	{"茶业基金群", "茶业基金群@泉州市:1/1 2024-10-12=20亿元", "the sum in front of the name"},
	{"茶机", "泉州市茶机基金@泉州市:2/2", "the short form of a region in front says of which, in another city's document too"},
	{"aic茶企", "AIC茶企投资基金@泉州市:1/1", "letters as the text has them"},
	{"预算稳定", "预算稳定调节基金@普洱市:1/1", "what was moved is no scale"},
};

START_TEST(the_register_shows_names_aliases_parents_and_scale) {
	const char *got = funds_like(registers[_i].pattern);
	ck_assert_msg(strcmp(got, registers[_i].found) == 0, "%s: '%s', wanted '%s'", registers[_i].why, got, registers[_i].found);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("register");
	TCase *tc = tcase_create("register");
	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_loop_test(tc, a_thing_is_found_under_all_its_names, 0, G_N_ELEMENTS(asked));
	tcase_add_test(tc, a_string_itself_is_told_by_date_and_across_words_last);
	tcase_add_test(tc, a_filter_holds_for_aliases_too);
	tcase_add_test(tc, the_users_own_names_are_honoured);
	tcase_add_test(tc, a_file_of_names_that_cannot_be_read_is_an_error);
	tcase_add_loop_test(tc, the_register_shows_names_aliases_parents_and_scale, 0, G_N_ELEMENTS(registers));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
