/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small collection of documents for the tests of the store, and what puts it in.

   Spans are written into the texts: [1577.1亿元] is a figure, {增信基金} a name, both without the brackets in the text that is stored. */
#ifndef WS_TESTS_UNIT_STORE_COLLECTION_H
#define WS_TESTS_UNIT_STORE_COLLECTION_H

#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/store.h"
#include "text/fold.h"
#include "text/utf8.h"

typedef struct {
	const char *path, *title, *issuer, *number, *date, *region, *region_path, *kind;
	int year;
	int years[3];
	struct {
		ws_passage_kind kind;
		int level, parent; /* parent: index */
		const char *text;
	} passages[10];
} sample;

static const sample samples[] = {
	{"/预算/滨海市2024年预算报告.txt", "关于滨海市2023年预算执行情况和2024年预算草案的报告", "滨海市财政局", NULL, "2024-01-15", "思明区", "福建省/厦门市/思明区",
     "预算报告", 2024, {2023, 2024},
     {{WS_HEADING, 0, -1, "关于滨海市2023年预算执行情况和2024年预算草案的报告"},
      {WS_HEADING, 1, 0, "一、2023年预算执行情况"},
      {WS_PARAGRAPH, 0, 1, "全市一般公共预算总收入[1577.1亿元]，同比增长[5.6%]，加上级补助收入[30.25亿元]。"},
      {WS_PARAGRAPH, 0, 1, "设立{中小微企业融资增信子基金}，首期规模[300亿元]，新增信贷[10%至20%]；{增信子基金}由{滨海市财政局}管理。"},
      {WS_HEADING, 1, 0, "二、2024年预算草案"},
      {WS_ITEM, 0, 4, "安排债务还本付息支出[22.4亿元]，债务限额[2131.1亿元]，債務餘額不超过限额，债务率低于警戒线，债务风险可控，债务结构优化。"},
      {WS_DEFINITION, 0, 4, "上级补助收入：指上级政府拨给本级政府的各项转移支付收入。"}}},
	{"/通知/滨海办〔2024〕12号.html", "关于印发《产业引导办法》的通知", "滨海市人民政府办公厅", "滨海办〔2024〕12号", "2024-10", "厦门市", "福建省/厦门市", "通知",
     2024, {2024},
     {{WS_HEADING, 0, -1, "关于印发《产业引导办法》的通知"},
      {WS_PARAGRAPH, 0, 0, "{先进制造业基金}出资[5000万元]，贴息[3%]，惠及企业[1.2万家]。"},
      {WS_TABLE, 0, 0, "项目\t金额\n税收收入\t[80]"}}},
	{"/通知/无日期.md", "北部区域规划", NULL, NULL, NULL, "北碚区", "重庆市/北碚区", "规划", 0, {0}, {{WS_PARAGRAPH, 0, -1, "规划新区[3平方公里]，税源培育。"}}},
	{"/空.txt", NULL, NULL, NULL, "2023-05-01", NULL, NULL, "其他", 2023, {0}, {{0, 0, 0, NULL}}},
};

typedef struct {
	ws_document document;
	ws_prepared *prepared;
	ws_stamp stamp;
} filled;

/* Takes the brackets out of `marked` and makes figures and names of what stood in them. */
static inline void fill_passage(ws_passage *p, const char *marked, ws_arena *arena) {
	char *text = ws_arena_copy(arena, marked, strlen(marked)), *out = text;
	uint32_t at = 0, start = 0;
	const char *from = NULL;
	p->figures = ws_arena_zero(arena, 16, sizeof *p->figures);
	p->names = ws_arena_zero(arena, 16, sizeof *p->names);
	for (const char *c = marked; *c; c++) {
		if (*c == '[' || *c == '{') {
			start = at;
			from = out;
			continue;
		}
		if (*c == ']' || *c == '}') {
			const char *inside = ws_arena_copy(arena, from, (size_t)(out - from));
			if (*c == '}') {
				bool agency = g_str_has_suffix(inside, "局");
				bool short_form = strcmp(inside, "增信子基金") == 0;
				p->names[p->n_names++] = (ws_name){.span = {start, at},
				                                   .class = agency ? WS_NAME_AGENCY : WS_NAME_POLICY_FUND,
				                                   .via = short_form ? WS_VIA_ALIAS : WS_VIA_NAME,
				                                   .form = inside,
				                                   .canonical = short_form ? "中小微企业融资增信子基金" : inside};
				continue;
			}
			bool percent = strchr(inside, '%');
			const char *range = strstr(inside, "至");
			size_t digits = strspn(inside, "0123456789.");
			ws_figure f = {.span = {start, at}, .kind = percent ? WS_PERCENT : strstr(inside, "元") ? WS_MONEY : WS_COUNT,
			               .unit = inside + digits, .base = percent ? "1" : strstr(inside, "元") ? "元" : "家",
			               .subject = "全市一般公共预算总收入", .role = percent ? "同比增长" : NULL, .period = "2023", .qualifier = NULL};
			ws_decimal_parse(inside, digits, &f.value);
			int power = percent ? -2 : strstr(inside, "亿元") ? 8 : strstr(inside, "万") ? 4 : 0;
			ws_decimal_scale(f.value, 1, power, &f.amount);
			if (range) {
				const char *high = range + strlen("至");
				f.has_high = true;
				f.unit = "%";
				ws_decimal_parse(high, strspn(high, "0123456789."), &f.high);
				ws_decimal_scale(f.high, 1, power, &f.high_amount);
			}
			p->figures[p->n_figures++] = f;
			continue;
		}
		at += ((unsigned char)*c & 0xC0) != 0x80;
		*out++ = *c;
	}
	*out = '\0';
	p->text = text;
	p->len = (size_t)(out - text);
}

static inline void prepare_passages(filled *f, ws_arena *arena) {
	static ws_segmenter *segmenter;
	const char *why;
	if (!segmenter)
		segmenter = ws_segmenter_open(&why);
	ws_document *d = &f->document;
	f->prepared = ws_arena_zero(arena, d->n_passages + 1, sizeof *f->prepared);
	for (size_t i = 0; i < d->n_passages; i++) {
		ws_folded folded = ws_fold(d->passages[i].text, d->passages[i].len, WS_FOLD_HANS, arena);
		size_t n;
		ws_word *words = ws_segment(segmenter, &folded, &n, arena);
		f->prepared[i] = (ws_prepared){ws_word_tokens(&folded, words, n, arena), ws_grams_of(&folded, arena), (uint32_t)folded.n};
	}
}

static inline filled fill(const sample *s, ws_arena *arena) {
	filled f = {.document = {.path = s->path, .format = "txt", .encoding = "GB18030", .title = s->title, .issuer = s->issuer, .number = s->number,
	                         .date = s->date, .year = s->year, .region = s->region, .region_path = s->region_path, .kind = s->kind},
	            .stamp = {1234, 1700000000123456789, 0xFEDCBA9876543210u}};
	ws_document *d = &f.document;
	for (int i = 0; i < WS_FIELDS; i++)
		d->evidence[i].passage = -1;
	while (d->n_years < G_N_ELEMENTS(s->years) && s->years[d->n_years]) {
		d->years[d->n_years] = s->years[d->n_years];
		d->n_years++;
	}
	d->passages = ws_arena_zero(arena, G_N_ELEMENTS(s->passages), sizeof *d->passages);
	for (; d->n_passages < G_N_ELEMENTS(s->passages) && s->passages[d->n_passages].text; d->n_passages++) {
		ws_passage *p = &d->passages[d->n_passages];
		p->kind = s->passages[d->n_passages].kind;
		p->level = s->passages[d->n_passages].level;
		p->parent = s->passages[d->n_passages].parent;
		p->line = (uint32_t)d->n_passages * 3 + 1;
		p->line_end = p->line + 1;
		fill_passage(p, s->passages[d->n_passages].text, arena);
		if (p->kind == WS_DEFINITION) {
			const char *colon = strstr(p->text, "：");
			p->term = ws_arena_copy(arena, p->text, (size_t)(colon - p->text));
			p->definition = (ws_span){(uint32_t)ws_utf8_count(p->term, strlen(p->term)) + 1, (uint32_t)ws_utf8_count(p->text, p->len)};
		}
		if (p->kind == WS_TABLE) {
			static const ws_cell cells[] = {{{0, 2}, 0, 0, 1, 1, true, 0}, {{3, 5}, 0, 1, 1, 1, true, 0}, {{6, 10}, 1, 0, 1, 1, false, 0}, {{11, 13}, 1, 1, 1, 1, false, 0}};
			static const ws_table table = {"万元", "收入表", 2, 2, 1, cells, G_N_ELEMENTS(cells)};
			p->table = &table;
		}
	}
	if (d->n_passages > 3) {
		ws_alias *alias = ws_arena_zero(arena, 1, sizeof *alias);
		*alias = (ws_alias){WS_NAME_POLICY_FUND, "中小微企业融资增信子基金", "增信子基金", NULL, 3, {32, 37}};
		d->aliases = alias;
		d->n_aliases = 1;
		d->evidence[WS_FIELD_TITLE] = (ws_evidence){0, {0, 10}};
	}
	prepare_passages(&f, arena);
	return f;
}

/* ---- an index in a folder of its own ---- */

static enum { SQLITE, XAPIAN, SHARDS /* two of them, one of each, read as one */ } engine;
static char folder[64], *location;
static ws_arena *arena;
static GError *error;

static inline void set_up(void) {
	strcpy(folder, "/tmp/ws-store-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	g_autofree char *path = g_build_filename(folder, "文件 夹", "index%41?.db", NULL);
	location = g_strconcat(engine == XAPIAN ? "xapian:" : engine == SHARDS ? "shards:" : "", path, NULL);
	arena = ws_arena_new();
	error = NULL;
}

static inline void set_up_xapian(void) {
	engine = XAPIAN;
	set_up();
}

static inline void set_up_shards(void) {
	engine = SHARDS;
	set_up();
}

static inline void remove_tree(const char *path) {
	GDir *dir = g_dir_open(path, 0, NULL);
	const char *name;
	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *below = g_build_filename(path, name, NULL);
		remove_tree(below);
	}
	if (dir)
		g_dir_close(dir);
	g_remove(path);
}

static inline void tear_down(void) {
	remove_tree(folder);
	g_free(location);
	ws_arena_free(arena);
	g_clear_error(&error);
}

static inline ws_store *open_store(ws_store_mode mode) {
	ws_store *store = ws_store_open(location, mode, &error);
	ck_assert_msg(store != NULL, "%s", error ? error->message : "no store and no error");
	return store;
}

#define succeeds(call) ck_assert_msg(call, "%s", error ? error->message : #call)

static inline void put(ws_store *store, const sample *s) {
	filled f = fill(s, arena);
	succeeds(ws_store_put(store, &f.document, &f.stamp, f.prepared, &error));
}

static inline void put_shard(const char *at, size_t first, size_t end) {
	ws_store *store = ws_store_open(at, WS_STORE_WRITE, &error);
	ck_assert_msg(store != NULL, "%s", error ? error->message : "no store and no error");
	for (size_t i = first; i < end; i++)
		put(store, &samples[i]);
	succeeds(ws_store_commit(store, &error));
	ws_store_close(store);
}

/* The whole collection, committed; the store is open for reading. */
static inline ws_store *collection(void) {
	if (engine == SHARDS) {
		const char *list = location + strlen("shards:");
		g_autofree char *above = g_path_get_dirname(list), *a = g_strconcat("xapian:", above, "/a", NULL), *b = g_build_filename(above, "b.db", NULL);
		put_shard(a, 0, 1);
		put_shard(b, 1, G_N_ELEMENTS(samples));
		ck_assert(g_file_set_contents(list, "# 两个分片\na\n  b.db\n", -1, NULL));
		return open_store(WS_STORE_READ);
	}
	ws_store *store = open_store(WS_STORE_WRITE);
	for (size_t i = 0; i < G_N_ELEMENTS(samples); i++)
		put(store, &samples[i]);
	succeeds(ws_store_commit(store, &error));
	ws_store_close(store);
	return open_store(WS_STORE_READ);
}

static inline ws_gram_query grams_of(const char *string) {
	ws_folded f = ws_fold(string, strlen(string), WS_FOLD_HANS, arena);
	return ws_grams_of_string(f.c, f.n, arena);
}

/* "3 4 8" */
static inline char *printed(GArray *ids) {
	ck_assert_msg(ids != NULL, "%s", error ? error->message : "no rows and no error");
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < ids->len; i++)
		g_string_append_printf(out, "%s%u", i ? " " : "", g_array_index(ids, uint32_t, i));
	char *text = ws_arena_copy(arena, out->str, out->len);
	g_string_free(out, TRUE);
	g_array_unref(ids);
	return text;
}

static inline void print_fault(const char *message, void *data) {
	(void)data;
	fprintf(stderr, "fault: %s\n", message);
}

static inline void is_sound(ws_store *store) {
	uint64_t faults = 0;
	succeeds(ws_store_check(store, print_fault, NULL, &faults, &error));
	ck_assert_uint_eq(faults, 0);
}

#endif
