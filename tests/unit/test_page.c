/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages drawn glyph by glyph, and what a reader sees on them. */
#include "indexer/reader/format/page.h"
#include "tests/unit/format_dump.h"

/* Characters from (x, y) on, each `step` points behind the last; step 0: as wide as they are (Han 1 em, others half). y is their middle. */
typedef struct {
	float x, y, size, step;
	const char *text;
} drawn;

enum { DRAWN = 40, RULES = 24 };

typedef struct {
	drawn text[DRAWN];
	ws_rule rules[RULES];
	const char *wanted, *why;
} page_row;

static void draw(GArray *glyphs, const drawn *d) {
	float x = d->x;
	for (const char *p = d->text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		float width = c < 0x2000 ? d->size / 2 : d->size;
		ws_glyph g = {.c = c, .box = {x, d->y - d->size / 2, x + width, d->y + d->size / 2}, .size = d->size};
		if (c != ' ')
			g_array_append_val(glyphs, g);
		x += d->step > 0 ? d->step : width;
	}
}

static void add_page(ws_paper *paper, const page_row *row, uint32_t number) {
	g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(ws_glyph)), rules = g_array_new(FALSE, FALSE, sizeof(ws_rule));
	for (size_t i = 0; i < DRAWN && row->text[i].text; i++)
		draw(glyphs, &row->text[i]);
	for (size_t i = 0; i < RULES && (row->rules[i].x1 > 0 || row->rules[i].y1 > 0); i++)
		g_array_append_val(rules, row->rules[i]);
	ws_page page = {.number = number, .width = 600, .height = 800, .glyphs = (ws_glyph *)(void *)glyphs->data, .n_glyphs = glyphs->len,
	                .rules = (ws_rule *)(void *)rules->data, .n_rules = rules->len};
	ws_paper_page(paper, &page);
}

/* Pages row[0 .. n), and what is wanted of the last one is wanted of them all. */
static void check_paper(const page_row *row, uint32_t n) {
	ws_arena *arena = ws_arena_new();
	ws_output out = {.arena = arena};
	ws_paper *paper = ws_paper_open(&out);
	for (uint32_t i = 0; i < n; i++)
		add_page(paper, &row[i], i + 1);
	ck_assert(ws_paper_finish(paper, NULL));
	ws_paper_close(paper);
	g_autofree char *got = dump_blocks(&out.blocks);
	ck_assert_msg(strcmp(got, row[n - 1].wanted) == 0, "%s\n  got    %s\n  wanted %s", row[n - 1].why, got, row[n - 1].wanted);
	ws_arena_free(arena);
}

static void check_pages(const page_row *rows, int i) {
	check_paper(&rows[i], 1);
}

static const page_row lines[] = {
	{.text = {{100, 100, 16, 32, "财政收支总表"}}, .wanted = "财政收支总表", .why = "letters spaced one by one close up"},
	{.text = {{100, 100, 16, 0, "市财政局局长"}, {222, 100, 16, 0, "赵小河"}},
	 .wanted = "市财政局局长 赵小河",
	 .why = "two words stay two"},
	{.text = {{100, 100, 10, 8, "1,234.56"}}, .wanted = "1,234.56", .why = "a number set wide is one number"},
	{.text = {{100, 100, 16, 0, "表2-1"}, {144, 100, 16, 0, "2026年支出预算表"}},
	 .wanted = "表2-1 2026年支出预算表",
	 .why = "a year is no part of the number before it"},
	{.text = {{100, 100, 12, 0, "2023"}, {131, 100, 12, 0, "2024"}}, .wanted = "2023 2024", .why = "two numbers are two"},
	{.text = {{100, 100, 16, 0, "税收收入"}, {102, 100, 16, 0, "税收收入"}},
	 .wanted = "b 税收收入",
	 .why = "bold by printing twice is read once"},
	{.text = {{100, 100, 12, 0, "839.26"}, {131, 100, 9, 0, "#"}}, .wanted = "839.26", .why = "a sign on top of a digit is clipped away"},
	{.text = {{100, 100, 12, 0, "3"}, {106, 100, 12, 0, "#楼"}}, .wanted = "3#楼", .why = "a sign beside a digit is read"},
	{.text = {{100, 100, 16, 0, "增长8.8"}, {156, 96, 9, 0, "[6]"}, {171, 100, 16, 0, "亿元"}},
	 .wanted = "增长8.8亿元",
	 .why = "a raised mark between number and unit goes"},
	{.text = {{100, 100, 16, 0, "绿地12m"}, {156, 96, 9, 0, "2"}, {162, 100, 16, 0, "以上"}},
	 .wanted = "绿地12m²以上",
	 .why = "an exponent of a unit stays"},
	{.text = {{100, 100, 16, 0, "减排CO"}, {148, 104, 9, 0, "2"}, {153, 100, 16, 0, "当量"}},
	 .wanted = "减排CO2当量",
	 .why = "a small figure that stands lower is no mark"},
	{.text = {{100, 100, 16, 0, "１２\U001001B0５亿元"}},
	 .wanted = "１２.５亿元",
	 .why = "a private character between digits is the decimal point"},
	{.text = {{100, 100, 16, 0, "⻓江⼀号⺠生"}}, .wanted = "长江一号民生", .why = "radicals are the characters they stand for"},
	{.text = {{100, 100, 16, 0, "全市"}, {132, 102, 16, 8, "2024"}, {164, 100, 16, 0, "年"}},
	 .wanted = "全市2024年",
	 .why = "figures of a font that stands lower are of the line"},
	{.text = {{60, 100, 12, 0, "表四"}, {460, 100, 12, 0, "单位：万元"}},
	 .wanted = "表四\n单位：万元",
	 .why = "what stands at the two ends of a line is two lines"},
	{.text = {{100, 140, 16, 0, "第二行"}, {100, 100, 16, 0, "第一行"}},
	 .wanted = "第一行\n第二行",
	 .why = "order on the page, not in the file"},
	{.text = {{100, 100, 16, 0, "本页正文"}, {100, 900, 16, 0, "页外"}},
	 .wanted = "本页正文",
	 .why = "what is drawn off the page is not seen"},
};

START_TEST(glyphs_become_lines_as_they_are_read) {
	check_pages(lines, _i);
}
END_TEST

#define COLUMN(x, a) {x, 200, 10, 0, a "甲甲甲甲甲甲甲甲甲甲甲"}, {x, 214, 10, 0, a "乙乙乙乙乙乙乙乙乙乙乙"}, {x, 228, 10, 0, a "丙丙丙丙丙丙丙丙丙丙丙"}, \
	{x, 242, 10, 0, a "丁丁丁丁丁丁丁丁丁丁丁"}, {x, 256, 10, 0, a "戊戊戊戊戊戊戊戊戊戊戊"}
#define COLUMN_TEXT(a) a "甲甲甲甲甲甲甲甲甲甲甲\n" a "乙乙乙乙乙乙乙乙乙乙乙\n" a "丙丙丙丙丙丙丙丙丙丙丙\n" a "丁丁丁丁丁丁丁丁丁丁丁\n" a "戊戊戊戊戊戊戊戊戊戊戊"

static const page_row columns[] = {
	{.text = {COLUMN(60, "左"), COLUMN(300, "右")},
	 .wanted = COLUMN_TEXT("左") "\n" COLUMN_TEXT("右"),
	 .why = "the left column is read before the right one"},
	{.text = {{60, 120, 20, 0, "关于预算执行情况的通告全文如下"}, COLUMN(60, "左"), COLUMN(300, "右"), {290, 700, 10, 0, "- 7 -"}},
	 .wanted = "关于预算执行情况的通告全文如下\n" COLUMN_TEXT("左") "\n" COLUMN_TEXT("右") "\nc - 7 -",
	 .why = "a heading and a page number over the gutter do not hide it"},
	{.text = {COLUMN(60, "左"), COLUMN(200, "右"), {180, 214, 10, 0, "，"}, {180, 242, 10, 0, "、"}},
	 .wanted = "左甲甲甲甲甲甲甲甲甲甲甲\n左乙乙乙乙乙乙乙乙乙乙乙，\n左丙丙丙丙丙丙丙丙丙丙丙\n左丁丁丁丁丁丁丁丁丁丁丁、\n左戊戊戊戊戊戊戊戊戊戊戊\n" COLUMN_TEXT("右"),
	 .why = "a comma that hangs in the gutter does not close it"},
	{.text = {COLUMN(60, "左"), COLUMN(300, "右"), {80, 700, 10, 0, "- 8 -"}},
	 .wanted = COLUMN_TEXT("左") "\n" COLUMN_TEXT("右") "\n- 8 -",
	 .why = "a page number below the left column is no line of it"},
	{.text = {{60, 380, 10, 0, "左甲甲甲甲甲甲甲甲甲甲甲"}, {60, 394, 10, 0, "左乙乙乙乙乙乙乙乙乙乙乙"}, {60, 408, 10, 0, "左丙丙丙丙丙丙丙丙丙丙丙"},
	          {60, 424, 8, 0, "①含上年结转收入。"}, {300, 380, 10, 0, "右甲甲甲甲甲甲甲甲甲甲甲"}, {300, 394, 10, 0, "右乙乙乙乙乙乙乙乙乙乙乙"},
	          {300, 408, 10, 0, "右丙丙丙丙丙丙丙丙丙丙丙"}, {300, 422, 10, 0, "右丁丁丁丁丁丁丁丁丁丁丁"}},
	 .wanted = "左甲甲甲甲甲甲甲甲甲甲甲\n左乙乙乙乙乙乙乙乙乙乙乙\n左丙丙丙丙丙丙丙丙丙丙丙\nn ①含上年结转收入。\n右甲甲甲甲甲甲甲甲甲甲甲\n右乙乙乙乙乙乙乙乙乙乙乙\n右丙丙丙丙丙丙丙丙丙丙丙\n"
	           "右丁丁丁丁丁丁丁丁丁丁丁",
	 .why = "a note stands below its own column"},
	{.text = {{60, 120, 20, 0, "关于预算执行情况的通告全文如下"},
	          {200, 170, 12, 0, "二〇二四年一月五日在第三次会议上作"},
	          COLUMN(40, "左"),
	          COLUMN(200, "中"),
	          COLUMN(360, "右")},
	 .wanted = "关于预算执行情况的通告全文如下\nc 二〇二四年一月五日在第三次会议上作\n" COLUMN_TEXT("左") "\n" COLUMN_TEXT(
	     "中") "\n" COLUMN_TEXT("右"),
	 .why = "a subtitle over two of three columns comes before them all"},
};

START_TEST(columns_are_read_one_after_the_other) {
	check_pages(columns, _i);
}
END_TEST

#define H(y) {100, y, 400, y}
#define V(x, a, b) {x, a, x, b}

static const page_row grids[] = {
	{.text = {{110, 110, 10, 0, "地区"}, {260, 110, 10, 0, "余额"}, {110, 130, 10, 0, "青山区"}, {260, 130, 10, 0, "1.5"}},
	 .rules = {H(100), {250, 120, 400, 120}, {100, 121, 251, 121}, H(140), V(100, 100, 140), V(250, 100, 140), V(400, 100, 140)},
	 .wanted = "[地区|余额/青山区|1.5]",
	 .why = "a rule drawn in two pieces is one, the left one a little lower"},
	{.text = {{110, 120, 10, 0, "地区"},
	          {230, 110, 10, 0, "债务余额"},
	          {210, 130, 10, 0, "一般"},
	          {310, 130, 10, 0, "专项"},
	          {110, 150, 10, 0, "青山区"},
	          {210, 150, 10, 0, "1.5"},
	          {310, 150, 10, 0, "2.5"}},
	 .rules = {H(100), {200, 120, 400, 120}, H(140), H(160), V(100, 100, 160), V(200, 100, 160), V(300, 120, 160), V(400, 100, 160)},
	 .wanted = "[(2x1)地区|(1x2)债务余额/一般|专项/青山区|1.5|2.5]",
	 .why = "where no rule parts two fields they are one cell"},
	{.text = {{110, 110, 10, 0, "项目"},
	          {260, 110, 10, 0, "金额"},
	          {110, 130, 10, 0, "增值税"},
	          {260, 130, 10, 0, "12"},
	          {110, 150, 10, 0, "契税"},
	          {260, 150, 10, 0, "7"},
	          {110, 170, 10, 0, "车船税"},
	          {260, 170, 10, 0, "3"}},
	 .rules = {H(100), H(120), H(180), V(250, 100, 180)},
	 .wanted = "[项目|金额/增值税|12/契税|7/车船税|3]",
	 .why = "numbers beside labels are rows, ruled or not, and outer borders may be missing"},
	{.text = {{110, 110, 10, 0, "项目"},
	          {150, 110, 10, 0, "金额"},
	          {102, 120, 3, 0, "...................................................."},
	          {110, 130, 10, 0, "契税"},
	          {150, 130, 10, 0, "7"}},
	 .rules = {{100, 100, 186, 100}, {100, 120, 186, 120}, {100, 140, 186, 140}, V(100, 100, 140), V(145, 100, 140), V(186, 100, 140)},
	 .wanted = "[项目|金额/.............................契税|.......................7]",
	 .why = "signs too small to be read do not make a rule a stroke of writing"},
	{.text = {{110, 110, 10, 0, "产品"},
	          {210, 110, 10, 0, "产量"},
	          {330, 110, 10, 0, "增长%"},
	          {110, 130, 10, 0, "水泥"},
	          {210, 130, 10, 0, "21.5"},
	          {330, 130, 10, 0, "1.2"},
	          {110, 150, 10, 0, "钢材"},
	          {210, 150, 10, 0, "8.25"},
	          {330, 150, 10, 0, "-3.1"},
	          {110, 170, 10, 0, "化肥"},
	          {210, 170, 10, 0, "6.1"},
	          {330, 170, 10, 0, "0.4"}},
	 .rules = {H(100), H(120), H(140), H(160), H(180), V(100, 100, 180), V(200, 100, 180), V(400, 100, 180)},
	 .wanted = "[产品|产量|增长%/水泥|21.5|1.2/钢材|8.25|-3.1/化肥|6.1|0.4]",
	 .why = "a gap that all rows share parts columns where no rule does"},
	{.text = {{102, 110, 10, 0, "市级国有资源有偿使"},
	          {102, 121, 10, 0, "用收入"},
	          {210, 115, 10, 0, "5"},
	          {102, 140, 10, 0, "其他"},
	          {210, 140, 10, 0, "6"}},
	 .rules = {H(100), H(130), H(150), V(100, 100, 150), V(200, 100, 150), V(400, 100, 150)},
	 .wanted = "[市级国有资源有偿使用收入|5/其他|6]",
	 .why = "a full line goes on in the next one"},
	{.text = {{110, 110, 10, 0, "金额"},
	          {110, 121, 10, 0, "（万元）"},
	          {210, 115, 10, 0, "年份"},
	          {110, 140, 10, 0, "12"},
	          {210, 140, 10, 0, "2024"}},
	 .rules = {H(100), H(130), H(150), V(100, 100, 150), V(200, 100, 150), V(400, 100, 150)},
	 .wanted = "[金额~（万元）|年份/12|2024]",
	 .why = "a line that had room left was ended on purpose"},
	{.text = {{102, 106, 10, 0, "滨河路道路改造工程"},
	          {102, 117, 10, 0, "（二期）配套设施建"},
	          {102, 128, 10, 0, "设项目"},
	          {210, 110, 10, 0, "5"},
	          {120, 132, 10, 0, "湖畔小学"},
	          {210, 132, 10, 0, "6"}},
	 .rules = {H(100), H(122), H(142), V(100, 100, 142), V(200, 100, 142), V(400, 100, 142)},
	 .wanted = "[滨河路道路改造工程（二期）配套设施建设项目|5/湖畔小学|6]",
	 .why = "a line that overflows its cell is told from those of the cell it lies over"},
	{.text = {{110, 110, 10, 0, "项目"},
	          {260, 110, 10, 0, "金额"},
	          {102, 126, 10, 0, "城区老旧小区配套基础设施"},
	          {102, 138, 10, 0, "改造及雨水管网更新工程一"},
	          {102, 150, 10, 0, "期项目"},
	          {260, 132, 10, 0, "12"},
	          {100, 166, 10, 0, "注：本表由县财政局公开。"}},
	 .rules = {H(100), H(120), H(144), V(100, 100, 144), V(224, 100, 144), V(400, 100, 144)},
	 .wanted = "[项目|金额/城区老旧小区配套基础设施改造及雨水管网更新工程一期项目|12]\n注：本表由县财政局公开。",
	 .why = "a line that overflows the last row is of its cell, a note below the table is not"},
	{.text = {{110, 110, 10, 0, "全文在框内"}, {110, 130, 10, 0, "不是表格"}},
	 .rules = {H(100), H(140), V(100, 100, 140), V(400, 100, 140)},
	 .wanted = "全文在框内\n不是表格",
	 .why = "a frame is no table"},
	{.text = {{110, 130, 24, 0, "二〇二一——二〇二五年"}},
	 .rules = {{206, 130, 252, 130}, {130, 118, 130, 142}, {206, 118, 206, 142}},
	 .wanted = "二〇二一——二〇二五年",
	 .why = "strokes of large characters are no rules"},
	{.text = {{110, 110, 10, 0, "地区"},
	          {270, 110, 10, 0, "限额"},
	          {310, 110, 10, 0, "余额"},
	          {110, 130, 10, 0, "青山区"},
	          {263, 130, 10, 0, "4707779"},
	          {310, 130, 10, 0, "1835"}},
	 .rules = {H(100), H(120), {263, 128, 298, 128}, H(140), V(100, 100, 140), V(260, 100, 140), V(300, 100, 140), V(400, 100, 140)},
	 .wanted = "[地区|限额|余额/青山区|4707779|1835]",
	 .why = "the strokes of a row of figures are no rule, though they begin and end with the number"},
	{.text = {{110, 110, 10, 0, "科目"},
	          {210, 110, 10, 0, "预算"},
	          {310, 110, 10, 0, "完成"},
	          {102, 130, 10, 0, "一、产业扶持及结"},
	          {122, 142, 10, 0, "构调整支出"},
	          {210, 136, 10, 0, "664"},
	          {310, 136, 10, 0, "524"},
	          {102, 156, 10, 0, "二、注入资本金"},
	          {210, 156, 10, 0, "663"},
	          {310, 156, 10, 0, "663"},
	          {102, 176, 10, 0, "三、其他支出"}},
	 .rules = {H(100), H(120), H(186), V(100, 100, 186), V(190, 100, 186), V(300, 100, 186), V(400, 100, 186)},
	 .wanted = "[科目|预算|完成/一、产业扶持及结构调整支出|664|524/二、注入资本金|663|663/三、其他支出||]",
	 .why = "a number stands beside the middle of a label that wraps"},
	{.text = {{110, 110, 10, 0, "项目"},
	          {200, 110, 10, 0, "编号"},
	          {310, 110, 10, 0, "规模"},
	          {102, 142, 10, 0, "村庄整治"},
	          {192, 130, 10, 0, "PROJ64000003180020041"},
	          {192, 142, 10, 0, "612191517420011400112"},
	          {192, 154, 10, 0, "51742"},
	          {310, 142, 10, 0, "1.5"}},
	 .rules = {H(100), H(120), H(164), V(100, 100, 164), V(190, 100, 164), V(300, 100, 164), V(400, 100, 164)},
	 .wanted = "[项目|编号|规模/村庄整治|PROJ6400000318002004161219151742001140011251742|1.5]",
	 .why = "figures under each other are no rows when they have no labels"},
	{.text = {{110, 110, 10, 0, "指标"},
	          {210, 110, 10, 0, "性质"},
	          {310, 110, 10, 0, "数值"},
	          {117, 130, 10, 0, "免费开放场馆数量比"},
	          {202, 126, 8, 0, ">="},
	          {310, 130, 10, 0, "19"}},
	 .rules = {H(100), H(120), H(140), V(100, 100, 140), V(200, 100, 140), V(300, 100, 140), V(400, 100, 140)},
	 .wanted = "[指标|性质|数值/免费开放场馆数量比|>=|19]",
	 .why = "the end of a word that its cell clips is no part of the next cell"},
};

START_TEST(rules_make_a_grid_of_cells) {
	check_pages(grids, _i);
}
END_TEST

#define FRAME(bottom) H(100), H(120), H(bottom), V(100, 100, bottom), V(140, 100, bottom), V(250, 100, bottom), V(400, 100, bottom)
#define HEAD {105, 110, 10, 0, "序号"}, {160, 110, 10, 0, "主要任务"}, {300, 110, 10, 0, "完成时限"}

static const page_row cut_rows[][2] = {
	{{.text =
	      {HEAD, {110, 130, 10, 0, "1"}, {145, 130, 10, 0, "推进沿线绿化及配套设"}, {300, 130, 10, 0, "年底"}, {290, 780, 10, 0, "- 1 -"}},
	  .rules = {FRAME(140)}},
	 {.text = {HEAD, {145, 130, 10, 0, "施建设"}, {110, 150, 10, 0, "2"}, {145, 150, 10, 0, "新建公园"}, {300, 150, 10, 0, "六月"}},
	  .rules = {FRAME(160), H(140)},
	  .wanted = "[序号|主要任务|完成时限/1|推进沿线绿化及配套设施建设|年底]\nc - 1 -\n[序号|主要任务|完成时限/2|新建公园|六月]",
	  .why = "the rest of a row goes to the page it began on"}},
	{{.text = {HEAD, {110, 130, 10, 0, "1"}, {145, 130, 10, 0, "推进绿化"}, {300, 130, 10, 0, "年底"}}, .rules = {FRAME(140)}},
	 {.text = {HEAD,
	           {145, 130, 10, 0, "建设步道"},
	           {300, 130, 10, 0, "六月"},
	           {110, 150, 10, 0, "2"},
	           {145, 150, 10, 0, "新建公园"},
	           {300, 150, 10, 0, "六月"}},
	  .rules = {FRAME(160), H(140)},
	  .wanted = "[序号|主要任务|完成时限/1|推进绿化|年底]\n[序号|主要任务|完成时限/|建设步道|六月/2|新建公园|六月]",
	  .why = "a row without a number of its own is a row when the one before had room left"}},
	{{.text = {HEAD, {110, 130, 10, 0, "1"}, {145, 130, 10, 0, "沿线绿化及配套设施建"}, {370, 130, 10, 0, "12345"}}, .rules = {FRAME(140)}},
	 {.text = {{145, 130, 10, 0, "沿线绿化及配套设施建"},
	           {365, 130, 10, 0, "123456"},
	           {110, 150, 10, 0, "2"},
	           {145, 150, 10, 0, "新建"},
	           {300, 150, 10, 0, "3"}},
	  .rules = {H(120), H(140), H(160), V(100, 120, 160), V(140, 120, 160), V(250, 120, 160), V(400, 120, 160)},
	  .wanted = "[序号|主要任务|完成时限/1|沿线绿化及配套设施建|12345]\n[|沿线绿化及配套设施建|123456/2|新建|3]",
	  .why = "whole numbers are rows of their own"}},
};

START_TEST(a_row_that_a_page_end_cut_is_whole_again) {
	check_paper(cut_rows[_i], 2);
}
END_TEST

#define ACROSS(y) {100, y, 500, y}

static const page_row flats[] = {
	{.text = {{105, 125, 10, 0, "指标"},
	          {340, 110, 10, 0, "2024年"},
	          {265, 130, 10, 0, "绝对数"},
	          {405, 130, 10, 0, "增长（%）"},
	          {105, 150, 10, 0, "粮食产量"},
	          {275, 150, 10, 0, "303.2"},
	          {440, 150, 10, 0, "0.3"},
	          {105, 170, 10, 0, "油料产量"},
	          {280, 170, 10, 0, "18.7"},
	          {435, 170, 10, 0, "-0.5"}},
	 .rules = {ACROSS(100), {230, 120, 500, 120}, ACROSS(140), ACROSS(160), ACROSS(180)},
	 .wanted = "[(2x1)指标|(1x2)2024年/绝对数|增长（%）/粮食产量|303.2|0.3/油料产量|18.7|-0.5]",
	 .why = "a short rule parts a head from those below it"},
	{.text = {{105, 110, 10, 0, "序号"},
	          {150, 110, 10, 0, "建设内容"},
	          {400, 110, 10, 0, "责任单位"},
	          {110, 136, 10, 0, "1"},
	          {150, 130, 10, 0, "完善社区养老服务设施，新建日间照料中"},
	          {150, 142, 10, 0, "心三处"},
	          {400, 136, 10, 0, "市民政局"},
	          {110, 160, 10, 0, "2"},
	          {150, 160, 10, 0, "改造农村公路"},
	          {400, 160, 10, 0, "市交通局"},
	          {110, 180, 10, 0, "3"},
	          {150, 180, 10, 0, "整治河道"},
	          {400, 180, 10, 0, "市水利局"}},
	 .rules = {ACROSS(100), ACROSS(120), ACROSS(150), ACROSS(170), ACROSS(190)},
	 .wanted = "[序号|建设内容|责任单位/1|完善社区养老服务设施，新建日间照料中~心三处|市民政局/2|改造农村公路|市交通局/3|整治河道|市水利局]",
	 .why = "between flat rules text is cells, though none of them is a number"},
	{.text = {{105, 110, 10, 0, "地区"},
	          {300, 110, 10, 0, "预算数"},
	          {339, 110, 10, 0, "占年初预算（%）"},
	          {440, 110, 10, 0, "备注"},
	          {105, 130, 10, 0, "青山区"},
	          {310, 130, 10, 0, "12.5"},
	          {400, 130, 10, 0, "98.1"},
	          {105, 150, 10, 0, "高新区"},
	          {310, 150, 10, 0, "37.5"},
	          {400, 150, 10, 0, "101.2"},
	          {105, 170, 10, 0, "合"},
	          {145, 170, 10, 0, "计"},
	          {310, 170, 10, 0, "50.0"},
	          {400, 170, 10, 0, "100.3"}},
	 .rules = {ACROSS(100), ACROSS(120), ACROSS(180)},
	 .wanted = "[地区|预算数|占年初预算（%）|备注/青山区|12.5|98.1|/高新区|37.5|101.2|/合计|50.0|100.3|]",
	 .why = "heads that nearly touch are two, a column without figures is one, a word spaced out is no column"},
	{.text = {{105, 110, 10, 0, "收入"},
	          {230, 110, 10, 0, "预算"},
	          {300, 110, 10, 0, "支出"},
	          {440, 110, 10, 0, "预算"},
	          {105, 130, 10, 0, "增值税"},
	          {230, 130, 10, 0, "3.5"},
	          {300, 130, 10, 0, "教育支出"},
	          {440, 130, 10, 0, "7.5"},
	          {300, 150, 10, 0, "科学技术支出"},
	          {440, 150, 10, 0, "1.5"},
	          {105, 170, 10, 0, "契税"},
	          {230, 170, 10, 0, "2.5"},
	          {300, 170, 10, 0, "卫生健康支出"},
	          {440, 170, 10, 0, "6.0"},
	          {300, 190, 10, 0, "农林水支出"},
	          {440, 190, 10, 0, "4.0"}},
	 .rules = {ACROSS(100), ACROSS(120), ACROSS(200)},
	 .wanted = "[收入|预算|支出|预算/增值税|3.5|教育支出|7.5/||科学技术支出|1.5/契税|2.5|卫生健康支出|6.0/||农林水支出|4.0]",
	 .why = "rows of which the left half is empty are rows"},
	{.text = {{105, 110, 10, 0, "项目"},
	          {330, 110, 10, 0, "金额"},
	          {105, 130, 10, 0, "房产税"},
	          {330, 130, 10, 0, "31"},
	          {105, 145, 10, 0, "印花税"},
	          {330, 145, 10, 0, "22"},
	          {105, 160, 10, 0, "车船税"},
	          {330, 160, 10, 0, "13"},
	          {240, 200, 10, 0, "县级收入完成情况表"},
	          {105, 230, 10, 0, "项目"},
	          {240, 230, 10, 0, "预算"},
	          {430, 230, 10, 0, "执行"},
	          {105, 250, 10, 0, "契税"},
	          {240, 250, 10, 0, "5"},
	          {430, 250, 10, 0, "6"},
	          {105, 265, 10, 0, "烟叶税"},
	          {240, 265, 10, 0, "7"},
	          {430, 265, 10, 0, "8"}},
	 .rules = {ACROSS(100), ACROSS(120), ACROSS(170), ACROSS(220), ACROSS(240), ACROSS(275)},
	 .wanted = "[项目|金额/房产税|31/印花税|22/车船税|13]\n县级收入完成情况表\n[项目|预算|执行/契税|5|6/烟叶税|7|8]",
	 .why = "a title between two tables of one width parts them"},
	{.text = {{100, 95, 10, 0, "某市财政局"},
	          {430, 95, 10, 0, "预算公开"},
	          {100, 130, 16, 0, "全市住房面积有所增加，具体的情况如下文所述。"},
	          {100, 160, 16, 0, "城镇居民的居住条件继续改善，农村稳步推进。"},
	          {100, 190, 16, 0, "重点领域得到了保障，民生支出比上年有增长。"},
	          {100, 720, 10, 0, "数据为初步统计数。"}},
	 .rules = {ACROSS(105), ACROSS(710), ACROSS(730)},
	 .wanted = "某市财政局\n预算公开\n全市住房面积有所增加，具体的情况如下文所述。\n城镇居民的居住条件继续改善，农村稳步推进。\n"
	           "重点领域得到了保障，民生支出比上年有增长。\n+ 数据为初步统计数。",
	 .why = "prose between the rules of a running head and of a foot is no table"},
};

START_TEST(flat_rules_and_rivers_make_a_grid) {
	check_pages(flats, _i);
}
END_TEST

static const page_row loose[] = {
	{.text = {{100, 100, 12, 0, "地区"},
	          {340, 100, 12, 0, "债务限额"},
	          {300, 120, 12, 0, "一般"},
	          {420, 120, 12, 0, "专项"},
	          {520, 120, 12, 0, "备注"},
	          {100, 140, 12, 0, "青山区"},
	          {300, 140, 12, 0, "1.5"},
	          {420, 140, 12, 0, "2.5"},
	          {100, 160, 12, 0, "湖畔少数民族"},
	          {300, 167, 12, 0, "3.5"},
	          {420, 167, 12, 0, "4.5"},
	          {100, 174, 12, 0, "自治县"},
	          {100, 194, 12, 0, "高新区"},
	          {300, 194, 12, 0, "5.5"},
	          {420, 194, 12, 0, "6.5"},
	          {520, 194, 12, 0, "含园区"},
	          {100, 214, 12, 0, "滨河区"},
	          {300, 214, 12, 0, "7.5"},
	          {420, 214, 12, 0, "8.5"}},
	 .wanted = "[地区|(1x2)债务限额|/|一般|专项|备注/青山区|1.5|2.5|/湖畔少数民族~自治县|3.5|4.5|/高新区|5.5|6.5|含园区/滨河区|7.5|8.5|]",
	 .why = "without any rule too a label may wrap, a head stand over two columns, and a column be filled once"},
	{.text = {{100, 100, 12, 0, "指标"},
	          {300, 100, 12, 0, "绝对数"},
	          {420, 100, 12, 0, "增长"},
	          {100, 120, 12, 0, "生产总值"},
	          {300, 120, 12, 0, "523.4"},
	          {420, 120, 12, 0, "6.1"},
	          {100, 140, 12, 0, "其中："},
	          {112, 160, 12, 0, "第一产业"},
	          {300, 160, 12, 0, "21.7"},
	          {420, 160, 12, 0, "3.2"},
	          {100, 180, 12, 0, "消费品零售额"},
	          {300, 180, 12, 0, "98.5"},
	          {420, 180, 12, 0, "4.0"},
	          {100, 220, 12, 0, "全年社会消费品零售总额保持了平稳的增长势头好于预期。"}},
	 .wanted = "[指标|绝对数|增长/生产总值|523.4|6.1/其中：||/第一产业|21.7|3.2/"
	           "消费品零售额|98.5|4.0]\n+ 全年社会消费品零售总额保持了平稳的增长势头好于预期。",
	 .why = "columns of figures are a table without any rule"},
	{.text = {{100, 100, 12, 0, "序号"},
	          {150, 100, 12, 0, "项目名称"},
	          {256, 100, 12, 0, "建设内容"},
	          {376, 100, 12, 0, "总投资"},
	          {100, 120, 12, 0, "1"},
	          {150, 120, 12, 0, "县城污水处理厂提"},
	          {256, 120, 12, 0, "日处理三万吨，新建"},
	          {376, 120, 12, 0, "1.86亿元"},
	          {150, 136, 12, 0, "标改造"},
	          {256, 136, 12, 0, "管网十二公里，改造"},
	          {256, 152, 12, 0, "泵站"},
	          {100, 168, 12, 0, "2"},
	          {150, 168, 12, 0, "水库除险加固"},
	          {256, 168, 12, 0, "坝体加固"},
	          {376, 168, 12, 0, "待定"},
	          {100, 184, 12, 0, "3"},
	          {150, 184, 12, 0, "石河口岸查验楼"},
	          {376, 184, 12, 0, "5200万元"},
	          {124, 200, 12, 0, "请各单位按月报送进展情况。"}},
	 .wanted = "[序号|项目名称|建设内容|总投资/1|县城污水处理厂提标改造|日处理三万吨，新建管网十二公里，改造泵站|1.86亿元/"
	           "2|水库除险加固|坝体加固|待定/3|石河口岸查验楼||5200万元]\n请各单位按月报送进展情况。",
	 .why = "numbered records are rows, whatever their cells hold"},
	{.text = {{100, 100, 12, 0, "指标"},
	          {300, 100, 12, 0, "绝对数"},
	          {420, 100, 12, 0, "增长"},
	          {100, 124, 12, 0, "生产总值"},
	          {300, 124, 12, 0, "523.4"},
	          {420, 124, 12, 0, "6.1"},
	          {100, 148, 12, 0, "规模以上工业企业实现"},
	          {300, 148, 12, 0, "21.7"},
	          {420, 148, 12, 0, "3.2"},
	          {100, 162, 12, 0, "利润总额"},
	          {100, 186, 12, 0, "限额以上批发和零售业"},
	          {300, 186, 12, 0, "98.5"},
	          {420, 186, 12, 0, "4.0"},
	          {100, 200, 12, 0, "商品销售额"},
	          {100, 224, 12, 0, "注：快报数。"}},
	 .wanted = "[指标|绝对数|增长/生产总值|523.4|6.1/规模以上工业企业实现~利润总额|21.7|3.2/限额以上批发和零售业~商品销售额|98.5|4.0]\n"
	           "注：快报数。",
	 .why = "the label of the last row may wrap too"},
	{.text = {{100, 110, 12, 0, "指标"},
	          {300, 110, 12, 0, "绝对数"},
	          {420, 110, 12, 0, "增长"},
	          {100, 130, 12, 0, "规模以上服务业企业"},
	          {100, 144, 12, 0, "营业收入"},
	          {300, 137, 12, 0, "523.4"},
	          {420, 137, 12, 0, "6.1"},
	          {100, 164, 12, 0, "第一产业"},
	          {300, 164, 12, 0, "21.7"},
	          {420, 164, 12, 0, "3.2"},
	          {100, 184, 12, 0, "限额以上批发和零售"},
	          {100, 198, 12, 0, "业商品销售额"},
	          {300, 191, 12, 0, "98.5"},
	          {420, 191, 12, 0, "4.0"}},
	 .rules = {{95, 100, 470, 100}, {95, 120, 470, 120}, {95, 154, 470, 154}, {95, 174, 470, 174}, {95, 208, 470, 208}},
	 .wanted = "[指标|绝对数|增长/规模以上服务业企业~营业收入|523.4|6.1/第一产业|21.7|3.2/限额以上批发和零售~业商品销售额|98.5|4.0]",
	 .why = "what stands between two flat rules is one row"},
	{.text = {{100, 100, 12, 0, "序号"},
	          {160, 100, 12, 0, "整治内容"},
	          {280, 100, 12, 0, "责任单位"},
	          {420, 100, 12, 0, "时限"},
	          {100, 120, 12, 0, "一"},
	          {160, 120, 12, 0, "果园道路"},
	          {280, 120, 12, 0, "县交通运输局"},
	          {420, 120, 12, 0, "六月底前"},
	          {100, 140, 12, 0, "二"},
	          {160, 140, 12, 0, "水利设施"},
	          {280, 140, 12, 0, "县水利局"},
	          {420, 140, 12, 0, "七月底前"},
	          {100, 160, 12, 0, "三"},
	          {160, 160, 12, 0, "市场秩序"},
	          {280, 160, 12, 0, "县市场监管局"},
	          {420, 160, 12, 0, "八月底前"}},
	 .wanted = "[序号|整治内容|责任单位|时限/一|果园道路|县交通运输局|六月底前/二|水利设施|县水利局|七月底前/三|市场秩序|县市场监管局|八月底前]",
	 .why = "rows of words that fill the same four columns are a table"},
	{.text = {{100, 100, 12, 0, "一、收入预算表"},
	          {400, 100, 12, 0, "1"},
	          {100, 120, 12, 0, "二、支出预算表"},
	          {400, 120, 12, 0, "4"},
	          {100, 140, 12, 0, "三、债务余额表"},
	          {400, 140, 12, 0, "9"}},
	 .wanted = "一、收入预算表\n1\n二、支出预算表\n4\n三、债务余额表\n9",
	 .why = "titles with page numbers are no table"},
	{.text = {{60, 100, 10, 0, "500"},
	          {500, 102, 10, 0, "12%"},
	          {60, 130, 10, 0, "400"},
	          {300, 133, 10, 0, "9.7%"},
	          {60, 160, 10, 0, "300"},
	          {500, 160, 10, 0, "8%"},
	          {120, 190, 10, 0, "2023"},
	          {300, 190, 10, 0, "2024"}},
	 .wanted = "500 12% 400 9.7% 300 8% 2023 2024",
	 .why = "the figures of a chart are one paragraph, no page numbers"},
	{.text = {{100, 100, 16, 0, "全市人均住房面积有所增加，具体情况如下文所述。"},
	          {100, 130, 16, 0, "城镇居民的居住条件继续改善，农村稳步推进。"},
	          {108, 716, 9, 0, "本报告数据为初步统计数，以年鉴为准"},
	          {108, 728, 9, 0, "部分合计数有误差。"},
	          {100, 713, 6, 0, "①"},
	          {290, 770, 12, 0, "- 3 -"}},
	 .wanted = "全市人均住房面积有所增加，具体情况如下文所述。\n城镇居民的居住条件继续改善，农村稳步推进。\nn + "
	           "本报告数据为初步统计数，以年鉴为准部分合计数有误差。\nc - 3 -",
	 .why = "small lines with a mark at the foot of the page are a note"},
};

static const page_row cut_notes[2] = {
	{.text = {{100, 100, 16, 0, "全市收入增长平稳，支出保持必要的强度，结构进"},
	          {100, 130, 16, 0, "一步优化，重点领域得到保障，民生支出比上年"},
	          {109, 703, 14, 0, "包括项目建设债券额度一百亿元、外贷额"},
	          {100, 699, 7, 0, "1"},
	          {290, 770, 12, 0, "- 1 -"}}},
	{.text = {{100, 100, 16, 0, "增长百分之六，高于平均水平，具体的情况如下。"},
	          {100, 683, 14, 0, "度五亿元。"},
	          {109, 703, 14, 0, "收入数与上年执行数相比。"},
	          {100, 699, 7, 0, "2"},
	          {290, 770, 12, 0, "- 2 -"}},
	 .wanted = "全市收入增长平稳，支出保持必要的强度，结构进\n一步优化，重点领域得到保障，民生支出比上年\n"
	           "n + 包括项目建设债券额度一百亿元、外贷额度五亿元。\nc - 1 -\n增长百分之六，高于平均水平，具体的情况如下。\n"
	           "n 收入数与上年执行数相比。\nc - 2 -",
	 .why = "a note goes on at the foot of the next page"},
};

START_TEST(a_note_that_a_page_end_cut_is_whole_again) {
	check_paper(cut_notes, 2);
}
END_TEST

START_TEST(what_is_set_in_no_grid_is_told_by_its_place) {
	check_pages(loose, _i);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("page");
	TCase *tests = tcase_create("page");
	tcase_add_loop_test(tests, glyphs_become_lines_as_they_are_read, 0, sizeof lines / sizeof *lines);
	tcase_add_loop_test(tests, columns_are_read_one_after_the_other, 0, sizeof columns / sizeof *columns);
	tcase_add_loop_test(tests, rules_make_a_grid_of_cells, 0, sizeof grids / sizeof *grids);
	tcase_add_loop_test(tests, flat_rules_and_rivers_make_a_grid, 0, sizeof flats / sizeof *flats);
	tcase_add_loop_test(tests, a_row_that_a_page_end_cut_is_whole_again, 0, sizeof cut_rows / sizeof *cut_rows);
	tcase_add_loop_test(tests, what_is_set_in_no_grid_is_told_by_its_place, 0, sizeof loose / sizeof *loose);
	tcase_add_test(tests, a_note_that_a_page_end_cut_is_whole_again);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
