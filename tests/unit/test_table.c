/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>

#include "indexer/structure/table.h"
#include "tests/unit/passage_dump.h"
#include "tests/unit/suite.h"
#include "text/cursor.h"

static const struct {
	const char *text, *want, *why;
	const char *unit, *title;
	uint16_t rows, columns, head;
} rows[] = {
	{"2025年收支情况表\n\n单位：万元\n\n收 入\t执行数\t支 出\t执行数\n总 计\t883\t总 计\t883\n税收\t160\t上解\t\n\t\t结转\t12",
     "H0 2025年收支情况表\nT 单位：万元⏎收 入\t执行数\t支 出\t执行数⏎总 计\t883\t总 计\t883⏎税收\t160\t上解⏎\t\t结转\t12\n",
     "the document's title is the table's too, and stands once; halves side by side, empty cells", "万元", "2025年收支情况表", 4, 4, 1},
	{"| 项目 | 2024年 | 2025年 |\n|:---|---:|---:|\n| 收入 | 12 | 13 |\n| 支出 | 11 | 12 |",
     "T 项目\t2024年\t2025年⏎收入\t12\t13⏎支出\t11\t12\n", "Markdown; a year is no number", NULL, NULL, 3, 3, 1},
	{"表3 分区情况\n（单位：亿元）\n区\t收入\n东区\t12\n\n- 5 -\n\n西区\t8", "T 表3 分区情况⏎（单位：亿元）⏎区\t收入⏎东区\t12⏎西区\t8\n",
     "a page number between two parts", "亿元", "表3 分区情况", 3, 2, 1},
	{"表3 分区情况\n区\t收入\n东区\t12\n\n续表\n区\t收入\n西区\t8", "T 表3 分区情况⏎区\t收入⏎东区\t12⏎西区\t8\n", "续表, the head repeated",
     NULL, "表3 分区情况", 3, 2, 1},
	{"科目\t预算数\n一、税收收入\t\n增值税\t30\n所得税\t12", "T 科目\t预算数⏎一、税收收入⏎增值税\t30⏎所得税\t12\n",
     "a row with one cell is a section of the body", NULL, NULL, 4, 2, 1},
	{"指标\t单位\t数量\n甲\t乙\t1\n粮食\t万吨\t30\n棉花\t万吨\t2", "T 指标\t单位\t数量⏎甲\t乙\t1⏎粮食\t万吨\t30⏎棉花\t万吨\t2\n",
     "text cells among numbers", NULL, NULL, 4, 3, 1},
	{"指标\t内容\t数量\n1\t2\t3\n效益\t提高质量\t显著\n产出\t检测\t30", "T 指标\t内容\t数量⏎1\t2\t3⏎效益\t提高质量\t显著⏎产出\t检测\t30\n",
     "the numbers of the columns end the head", NULL, NULL, 4, 3, 2},
	{"\t2024年\t2025年\n收入\t12\t13", "T \t2024年\t2025年⏎收入\t12\t13\n",
     "the first cell is empty: its TAB stays, spans count from there", NULL, NULL, 2, 3, 1},
	{"序号\t事项\t责任单位\n甲\t完善制度\t财政局\n乙\t加强监督\t审计局",
     "T 序号\t事项\t责任单位⏎甲\t完善制度\t财政局⏎乙\t加强监督\t审计局\n", "a table without numbers has one head row", NULL, NULL, 3, 3, 1},
};

static const ws_table *only_table(const ws_blocks *blocks, ws_document *document, ws_arena *arena) {
	ws_structure(blocks, document, arena);
	for (size_t i = 0; i < document->n_passages; i++)
		if (document->passages[i].table)
			return document->passages[i].table;
	return NULL;
}

static bool same(const char *a, const char *b) {
	return a && b ? !strcmp(a, b) : a == b;
}

START_TEST(lines_of_cells_become_a_table_with_its_title_and_unit) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of(rows[_i].text, PLAIN_LINES, arena);
	char *got = dump_passages(&blocks, arena);
	ck_assert_msg(!strcmp(got, rows[_i].want), "%s\ngot\n%s\nwant\n%s", rows[_i].why, got, rows[_i].want);
	ws_document document = {0};
	const ws_table *table = only_table(&blocks, &document, arena);
	ck_assert_msg(same(table->unit, rows[_i].unit) && same(table->title, rows[_i].title), "%s: unit %s title %s", rows[_i].why, table->unit,
	              table->title);
	ck_assert_msg(table->rows == rows[_i].rows && table->columns == rows[_i].columns && table->head_rows == rows[_i].head,
	              "%s: %u x %u, head %u", rows[_i].why, table->rows, table->columns, table->head_rows);
	ws_arena_free(arena);
}
END_TEST

/* Cells of a format: row, column, rows, columns, text. */
static ws_blocks cell_blocks(const ws_block_cell *cells, size_t n, ws_arena *arena) {
	ws_block *block = ws_arena_zero(arena, 1, sizeof *block);
	*block = (ws_block){.kind = WS_BLOCK_TABLE, .cells = cells, .n_cells = n, .line = 1, .line_end = 9};
	return (ws_blocks){.format = "html", .encoding = "UTF-8", .blocks = block, .n = 1};
}

static const ws_block_cell merged[] = {
	{"全市债务情况", 0, 0, 1, 3, 1, 0, false}, {"单位：亿元", 1, 2, 1, 1, 2, 0, false}, {"区", 2, 0, 2, 1, 3, 0, false},
	{"余额", 2, 1, 1, 2, 3, 0, false},         {"一般", 3, 1, 1, 1, 4, 0, false},       {"专项", 3, 2, 1, 1, 4, 0, false},
	{"东区", 4, 0, 1, 1, 5, 0, false},         {"12", 4, 1, 1, 1, 5, 0, false},         {"8", 4, 2, 1, 1, 5, 0, false},
};

START_TEST(merged_heads_and_captions_in_the_first_rows_are_understood) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = cell_blocks(merged, sizeof merged / sizeof *merged, arena);
	ck_assert_str_eq(dump_passages(&blocks, arena), "T 全市债务情况⏎单位：亿元⏎区\t余额⏎\t一般\t专项⏎东区\t12\t8\n");
	ws_document document = {0};
	const ws_table *table = only_table(&blocks, &document, arena);
	ck_assert_str_eq(table->unit, "亿元");
	ck_assert_str_eq(table->title, "全市债务情况");
	ck_assert_uint_eq(table->head_rows, 2);
	ck_assert_uint_eq(table->rows, 3);
	ck_assert_uint_eq(table->cells[0].rows, 2);
	ck_assert(table->cells[0].head && !table->cells[table->n_cells - 1].head);
	ws_arena_free(arena);
}
END_TEST

static const ws_block_cell labelled[] = {
	{"附表3", 1, 0, 1, 1, 1, 0, false},    {"全市债务情况表", 2, 0, 1, 3, 2, 0, false}, {"单位：亿元", 3, 2, 1, 1, 3, 0, false},
	{"区", 4, 0, 1, 1, 4, 0, false},       {"一般", 4, 1, 1, 1, 4, 0, false},           {"专项", 4, 2, 1, 1, 4, 0, false},
	{"东区", 5, 0, 1, 1, 5, 0, false},     {"12", 5, 1, 1, 1, 5, 0, false},             {"8", 5, 2, 1, 1, 5, 0, false},
};

START_TEST(a_table_s_number_in_a_cell_above_its_title_is_a_caption) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = cell_blocks(labelled, sizeof labelled / sizeof *labelled, arena);
	ck_assert_str_eq(dump_passages(&blocks, arena), "T 附表3⏎全市债务情况表⏎单位：亿元⏎区\t一般\t专项⏎东区\t12\t8\n");
	ws_document document = {0};
	const ws_table *table = only_table(&blocks, &document, arena);
	ck_assert_str_eq(table->unit, "亿元");
	ck_assert_str_eq(table->title, "全市债务情况表");
	ck_assert_uint_eq(table->head_rows, 1);
	ws_arena_free(arena);
}
END_TEST

static const struct {
	const char *text, *want, *why;
} flat[] = {
	{"财政收入情况如下，供参考。\n表：财政收入情况\n指标名称\n2025年\n比上年±%\n税收收入\n291.12\n4.1\n#增值税\n138.50\n-5.4\n契税\n13.56\n1.3\n完",
     "P 财政收入情况如下，供参考。\nT 表：财政收入情况⏎指标名称\t2025年\t比上年±%⏎税收收入\t291.12\t4.1⏎#增值税\t138.50\t-5.4⏎契税\t13.56\t1.3\nP 完\n",
     "a table whose cells came as paragraphs"},
	{"甲组\n12\n乙组\n15\n丙组\n18", "P 甲组\nP 12\nP 乙组\nP 15\nP 丙组\nP 18\n", "no head"},
	{"指标\n本年\n增长\n税收\n12\n3\n契税\n15\n费用\n18\n4", "P 指标\nP 本年\nP 增长\nP 税收\nP 12\nP 3\nP 契税\nP 15\nP 费用\nP 18\nP 4\n",
     "a cell is missing: nobody knows which"},
};

START_TEST(cells_that_came_as_paragraphs_are_a_table_when_they_keep_their_beat) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of(flat[_i].text, WHOLE_PARAGRAPHS, arena);
	char *got = dump_passages(&blocks, arena);
	ck_assert_msg(!strcmp(got, flat[_i].want), "%s\ngot\n%s\nwant\n%s", flat[_i].why, got, flat[_i].want);
	ws_arena_free(arena);
}
END_TEST

START_TEST(an_empty_first_cell_moves_no_span) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of("\t2024年\t2025年\n收入\t12\t13", PLAIN_LINES, arena);
	ws_document document = {0};
	const ws_table *table = only_table(&blocks, &document, arena);
	ck_assert_uint_eq(table->cells[0].span.start, 1);
	ck_assert_uint_eq(table->cells[0].column, 1);
	ws_arena_free(arena);
}
END_TEST

START_TEST(the_space_in_front_of_a_cell_is_its_indent) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of("| 项目 | 预算数 |\n|---|---|\n| 税收收入 | 9 |\n| &nbsp;&nbsp;增值税 | 5 |\n|　　所得税 | 4 |", PLAIN_LINES, arena);
	ws_document document = {0};
	const ws_table *table = only_table(&blocks, &document, arena);
	ck_assert_ptr_nonnull(table);
	static const uint8_t indents[] = {1, 1, 3, 4};
	for (size_t i = 0; i < table->n_cells; i++)
		if (table->cells[i].column == 0)
			ck_assert_uint_eq(table->cells[i].indent, indents[table->cells[i].row]);
	ws_arena_free(arena);
}
END_TEST

START_TEST(every_cell_lies_where_its_span_says) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = cell_blocks(merged, sizeof merged / sizeof *merged, arena);
	ws_document document = {0};
	const ws_table *table = only_table(&blocks, &document, arena);
	static const char *const want[] = {"区", "余额", "一般", "专项", "东区", "12", "8"};
	ck_assert_uint_eq(table->n_cells, 7);
	ws_cursor cursor = ws_cursor_at(document.passages[0].text, document.passages[0].len);
	for (size_t i = 0; i < table->n_cells; i++) {
		size_t len;
		const char *text = ws_cursor_cut(&cursor, table->cells[i].span, &len);
		ck_assert_str_eq(ws_arena_copy(arena, text, len), want[i]);
	}
	ws_arena_free(arena);
}
END_TEST

START_TEST(a_long_table_is_split_by_rows_and_every_part_has_title_unit_head_and_the_label_above) {
	ws_arena *arena = ws_arena_new();
	enum { ROWS = 400, TOP = 3 };
	ws_block_cell *cells = ws_arena_zero(arena, 5 + 2 * ROWS, sizeof *cells);
	size_t n = 0;
	cells[n++] = (ws_block_cell){"县级债券资金安排表", 0, 0, 1, 3, 1, 0, false};
	cells[n++] = (ws_block_cell){"单位：万元", 1, 0, 1, 3, 1, 0, false};
	cells[n++] = (ws_block_cell){"类别", 2, 0, 1, 1, 1, 0, false};
	cells[n++] = (ws_block_cell){"金额", 2, 2, 1, 1, 1, 0, false};
	cells[n++] = (ws_block_cell){"专项债券", TOP, 0, ROWS, 1, 2, 0, false};
	for (uint16_t r = TOP; r < ROWS + TOP; r++) {
		cells[n++] = (ws_block_cell){"片区道路改造工程", r, 1, 1, 1, r + 1u, 0, false};
		cells[n++] = (ws_block_cell){"1200", r, 2, 1, 1, r + 1u, 0, false};
	}
	ws_blocks blocks = cell_blocks(cells, n, arena);
	ws_document document = {0};
	ws_structure(&blocks, &document, arena);
	ck_assert_uint_gt(document.n_passages, 2);
	size_t body = 0;
	for (size_t i = 0; i < document.n_passages; i++) {
		const ws_passage *passage = &document.passages[i];
		ck_assert_uint_eq(passage->kind, WS_TABLE);
		ck_assert_uint_lt(ws_utf8_count(passage->text, passage->len), 2500);
		static const char top[] = "县级债券资金安排表\n单位：万元\n类别\t\t金额\n专项债券\t片区道路改造工程\t1200\n";
		ck_assert_int_eq(strncmp(passage->text, top, strlen(top)), 0);
		ck_assert_str_eq(passage->table->unit, "万元");
		ck_assert_uint_eq(passage->table->cells[2].rows, passage->table->rows - 1);
		body += passage->table->rows - 1u;
	}
	ck_assert_uint_eq(body, ROWS);
	ck_assert_uint_gt(document.passages[1].line, document.passages[0].line);
	ws_arena_free(arena);
}
END_TEST

START_TEST(a_title_over_two_lines_above_a_table_is_one) {
	ws_arena *arena = ws_arena_new();
	static const ws_block_cell cells[] = {
		{"地区", 0, 0, 1, 1, 0, 1, false}, {"决算数", 0, 1, 1, 1, 0, 1, false}, {"东区", 1, 0, 1, 1, 0, 1, false}, {"12", 1, 1, 1, 1, 0, 1, false}};
	ws_blocks blocks = blocks_of("^关于区级决算的报告\n>一、转移支付执行情况\n>分地区情况详见下表。\n^2023年区级\n^预算对街道转移支付分地区决算表\n单位：万元",
	                             LAID_LINES, arena);
	/* So wide that it is not told to be centred. */
	blocks.blocks[3].flags = 0;
	blocks.blocks[blocks.n++] = (ws_block){.kind = WS_BLOCK_TABLE, .cells = cells, .n_cells = 4, .page = 1};
	ck_assert_str_eq(dump_passages(&blocks, arena), "H0 关于区级决算的报告\nH1 一、转移支付执行情况\n.P 分地区情况详见下表。\n"
	                                                ".T 2023年区级预算对街道转移支付分地区决算表⏎单位：万元⏎地区\t决算数⏎东区\t12\n");
	ws_arena_free(arena);
}
END_TEST

START_TEST(notes_at_the_foot_of_a_page_do_not_end_a_table) {
	ws_arena *arena = ws_arena_new();
	static const ws_block_cell first[] = {
		{"地区", 0, 0, 1, 1, 0, 1, true}, {"限额", 0, 1, 1, 1, 0, 1, true}, {"东区", 1, 0, 1, 1, 0, 1, false}, {"12", 1, 1, 1, 1, 0, 1, false}};
	static const ws_block_cell second[] = {
		{"地区", 0, 0, 1, 1, 0, 2, true}, {"限额", 0, 1, 1, 1, 0, 2, true}, {"西区", 1, 0, 1, 1, 0, 2, false}, {"8", 1, 1, 1, 1, 0, 2, false}};
	ws_blocks blocks = blocks_of("^关于债务限额的说明\n>限额情况详见下表。", LAID_LINES, arena);
	ws_block *all = ws_arena_zero(arena, blocks.n + 4, sizeof *all);
	memcpy(all, blocks.blocks, blocks.n * sizeof *all);
	blocks.blocks = all;
	all[blocks.n++] = (ws_block){.kind = WS_BLOCK_TABLE, .cells = first, .n_cells = 4, .page = 1};
	all[blocks.n++] = (ws_block){.kind = WS_BLOCK_NOTE, .text = "不含新增限额。", .page = 1};
	all[blocks.n++] = (ws_block){.kind = WS_BLOCK_TABLE, .cells = second, .n_cells = 4, .page = 2};
	ck_assert_str_eq(dump_passages(&blocks, arena), "H0 关于债务限额的说明\nP 限额情况详见下表。\nT 地区\t限额⏎东区\t12⏎西区\t8\nP 不含新增限额。\n");
	ws_arena_free(arena);
}
END_TEST

START_TEST(the_cells_of_a_table_in_a_cell_stay_apart) {
	ws_arena *arena = ws_arena_new();
	static const ws_block_cell cells[] = {{"部门", 0, 0, 1, 1, 1, 0, true}, {"分配情况", 0, 1, 1, 1, 1, 0, true}, {"财政局", 1, 0, 1, 1, 2, 0, false},
	                                      {"东区\t12\n\t西\n区\t8", 1, 1, 1, 1, 2, 0, false}};
	ws_blocks blocks = cell_blocks(cells, 4, arena);
	ck_assert_str_eq(dump_passages(&blocks, arena), "T 部门\t分配情况⏎财政局\t东区 12 西区 8\n");
	ws_arena_free(arena);
}
END_TEST

START_TEST(a_table_that_only_lays_out_text_gives_its_paragraphs) {
	ws_arena *arena = ws_arena_new();
	static const ws_block_cell cells[] = {{"一、总体要求\n坚持稳中求进。", 0, 0, 1, 1, 1, 0, false},
	                                      {"落实各项政策。", 1, 0, 1, 1, 2, 0, false}};
	ws_blocks blocks = cell_blocks(cells, 2, arena);
	ck_assert_str_eq(dump_passages(&blocks, arena), "H1 一、总体要求\n.P 坚持稳中求进。\n.P 落实各项政策。\n");
	ws_arena_free(arena);
}
END_TEST

START_TEST(a_grid_of_absurd_width_stays_small) {
	ws_arena *arena = ws_arena_new();
	ws_block_cell *cells = ws_arena_zero(arena, 2000, sizeof *cells);
	for (uint16_t r = 0; r < 1000; r++) {
		cells[2 * r] = (ws_block_cell){"项", r, 0, 65535, 65535, 1, 0, false};
		cells[2 * r + 1] = (ws_block_cell){"1", r, 65534, 65535, 65535, 1, 0, false};
	}
	ws_blocks blocks = cell_blocks(cells, 2000, arena);
	ws_document document = {0};
	ws_structure(&blocks, &document, arena);
	ck_assert_uint_gt(document.n_passages, 0);
	ck_assert_uint_lt(ws_arena_used(arena), 64u << 20);
	ws_arena_free(arena);
}
END_TEST

int main(void) {
	Suite *s = suite_create("table");
	TCase *tc = tcase_create("table");
	tcase_add_loop_test(tc, lines_of_cells_become_a_table_with_its_title_and_unit, 0, sizeof rows / sizeof *rows);
	tcase_add_test(tc, merged_heads_and_captions_in_the_first_rows_are_understood);
	tcase_add_test(tc, a_table_s_number_in_a_cell_above_its_title_is_a_caption);
	tcase_add_loop_test(tc, cells_that_came_as_paragraphs_are_a_table_when_they_keep_their_beat, 0, sizeof flat / sizeof *flat);
	tcase_add_test(tc, an_empty_first_cell_moves_no_span);
	tcase_add_test(tc, the_space_in_front_of_a_cell_is_its_indent);
	tcase_add_test(tc, every_cell_lies_where_its_span_says);
	tcase_add_test(tc, a_long_table_is_split_by_rows_and_every_part_has_title_unit_head_and_the_label_above);
	tcase_add_test(tc, a_title_over_two_lines_above_a_table_is_one);
	tcase_add_test(tc, the_cells_of_a_table_in_a_cell_stay_apart);
	tcase_add_test(tc, notes_at_the_foot_of_a_page_do_not_end_a_table);
	tcase_add_test(tc, a_table_that_only_lays_out_text_gives_its_paragraphs);
	tcase_add_test(tc, a_grid_of_absurd_width_stays_small);
	suite_add_tcase(s, tc);
	return run_suite(s);
}
