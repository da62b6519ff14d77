/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/format.h"
#include "tests/unit/format_dump.h"
#include "tests/unit/zip_text.h"

#define HEAD                                                                                                                               \
	"<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:draw=\"d\">"     \
	"<office:automatic-styles><style:style style:name=\"gone\"><style:text-properties text:display=\"none\"/></style:style>"               \
	"<style:style style:name=\"up\"><style:text-properties style:text-position=\"super 58%\"/></style:style>"                              \
	"<style:style style:name=\"away\"><style:table-properties table:display=\"false\"/></style:style>"                                     \
	"<style:style style:name=\"title\"><style:paragraph-properties fo:text-align=\"center\"/>"                                            \
	"<style:text-properties fo:font-weight=\"bold\"/></style:style><style:style style:name=\"under\" style:parent-style-name=\"title\"/>"   \
	"<style:style style:name=\"thin\"><style:text-properties fo:font-weight=\"normal\"/></style:style>"                                   \
	"<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"一, 二, 三, ...\" "               \
	"style:num-suffix=\"、\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"一, 二, 三, ...\" "                        \
	"style:num-prefix=\"（\" style:num-suffix=\"）\"/></text:list-style><text:list-style style:name=\"M\">"                               \
	"<text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\" text:start-value=\"4\"/>"               \
	"<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/>"            \
	"</text:list-style></office:automatic-styles><office:body>"
#define FOOT "</office:body></office:document-content>"
#define P(text) "<text:p>" text "</text:p>"
#define CELL(attributes, text) "<table:table-cell " attributes ">" P(text) "</table:table-cell>"
#define COVERED "<table:covered-table-cell/>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define ITEM(content) "<text:list-item>" content "</text:list-item>"

static const struct {
	const char *body, *wanted, *why;
} texts[] = {
	{P("全市财政运行平稳。") "<text:p/>" P("支出增长5%。"), "全市财政运行平稳。\n+ 支出增长5%。", "paragraphs, empty ones left out"},
	{"<text:h text:outline-level=\"2\">收入情况</text:h>", "2# 收入情况", "a heading"},
	{P("收\n   入<text:s text:c=\"2\"/>与<text:tab/>支<text:line-break/>出"), "收 入  与\t支~出", "white space is what its elements say"},
	{"<text:list text:style-name=\"L\">" ITEM(P("收入") "<text:list>" ITEM(P("税收")) ITEM(P("非税") P("含罚没")) "</text:list>") ITEM(P("支出"))
	 "</text:list><text:list text:style-name=\"L\" text:continue-numbering=\"true\">" ITEM(P("结余")) "</text:list><text:list text:style-name=\"L\">" ITEM(P("其他")) "</text:list>",
	 "一、收入\n（一）税收\n（二）非税\n含罚没\n二、支出\n三、结余\n一、其他", "numbers of lists, one that goes on and one that begins anew"},
	{"<text:list text:style-name=\"M\">" ITEM(P("收入") "<text:list>" ITEM(P("税收")) "</text:list>") "</text:list>" P("其中") "<text:list text:style-name=\"M\" "
	 "text:continue-list=\"x\">" ITEM(P("支出")) "</text:list>", "4. 收入\n4.1 税收\n其中\n5. 支出", "a list from 4 on, a number with that above it, a list that goes on"},
	{"<text:p text:style-name=\"title\">决算报告</text:p><text:p text:style-name=\"under\">（草案）</text:p><text:p text:style-name=\"title\">财政<text:span "
	 "text:style-name=\"thin\">局</text:span></text:p>", "c b 决算报告\nc b （草案）\nc 财政局", "centred and bold, by a style or the one above it, and not all of it"},
	{"<text:section>" P("在节内") "</text:section><text:tracked-changes>" P("删去") "</text:tracked-changes>", "在节内", "a section is its paragraphs"},
	{P("可见<text:span text:style-name=\"gone\">隐藏</text:span>") "<text:tracked-changes><text:deletion>" P("删去") "</text:deletion></text:tracked-changes>"
	 P("批注<office:annotation>" P("不看") "</office:annotation>处"), "可见\n批注处", "hidden and deleted text and annotations are not shown"},
	{P("增长8.8<text:span text:style-name=\"up\">[2]</text:span>亿元<text:note><text:note-citation>1</text:note-citation><text:note-body>" P("含转移支付。")
	   "</text:note-body></text:note>。") P("下一段"), "增长8.8亿元。\nn 含转移支付。\n下一段", "raised marks go, a note stands behind its paragraph"},
	{P("正文<draw:frame><draw:text-box>" P("框内") "</draw:text-box></draw:frame>"), "正文\n框内", "a text box stands behind its paragraph"},
	{P("<draw:frame><draw:text-box><table:table>" ROW(CELL("", "全区") CELL("", "12")) "</table:table></draw:text-box></draw:frame>六、外贸"), "[全区|12]\n六、外贸",
	 "a table that text flows around stands before its paragraph"},
	{"<table:table><table:table-header-rows>" ROW(CELL("table:number-rows-spanned=\"2\"", "地区") CELL("table:number-columns-spanned=\"2\"", "2024年") COVERED)
	 ROW(COVERED CELL("", "限额") CELL("", "余额")) "</table:table-header-rows>" ROW(CELL("", "全市") CELL("table:number-columns-repeated=\"2\"", "12")) "</table:table>",
	 "[(2x1)地区|(1x2)2024年/限额|余额/全市|12|12]", "a table with merged heads and a repeated cell"},
	{"<table:table>" ROW(CELL("table:number-rows-spanned=\"2\" table:number-columns-spanned=\"2\"", "合计") COVERED CELL("", "1")) ROW(COVERED COVERED CELL("", "2")) "</table:table>",
	 "[(2x2)合计|1/2]", "a cell over rows and columns"},
	{"<table:table>" ROW(CELL("", "部门") "<table:table-cell><table:table>" ROW(CELL("", "东区") CELL("", "12")) ROW(CELL("", "西区") CELL("", "8"))
	 "</table:table></table:table-cell>") ROW(CELL("", "合计") CELL("", "20")) "</table:table>", "[部门|东区\t12\t西区\t8/合计|20]", "a table in a cell"},
	{"<table:table>" ROW("<table:table-cell>" P("框中一段") P("又一段") "</table:table-cell>") "</table:table>", "框中一段\n又一段", "a table of one cell is a frame"},
};

static const struct {
	const char *body, *wanted, *why;
} sheets[] = {
	{"<table:table table:name=\"收入表\">" ROW(CELL("table:number-columns-spanned=\"2\"", "2024年收入表") COVERED)
	 ROW(CELL("", "项目") CELL("", "预算数")) ROW(CELL("", "增值税") "<table:table-cell office:value-type=\"float\" office:value=\"12.5\">" P("12.50") "</table:table-cell>")
	 "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>",
	 "1# 收入表\n2024年收入表\n[项目|预算数/增值税|12.50]", "numbers as they are shown; repeated empty rows cost nothing"},
	{"<table:table table:name=\"甲\"><table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-column/>"
	 ROW(CELL("", "项目") CELL("", "隐列") CELL("", "数")) "<table:table-row table:visibility=\"collapse\">" CELL("", "隐行") "</table:table-row>"
	 ROW(CELL("", "税收") CELL("", "0") CELL("", "3")) "</table:table><table:table table:name=\"乙\" table:style-name=\"away\">" ROW(CELL("", "隐表")) "</table:table>",
	 "1# 甲\n[项目|数/税收|3]", "hidden columns, rows and sheets are not read"},
	{"<table:table table:name=\"丙\">" ROW(CELL("", "项目") CELL("table:number-columns-repeated=\"2\"", "数")) "<table:table-row table:number-rows-repeated=\"2\">"
	 CELL("", "税收") CELL("table:number-columns-spanned=\"2\"", "3") COVERED "</table:table-row><table:table-row table:visibility=\"filter\">" CELL("", "隐行")
	 "</table:table-row></table:table>", "1# 丙\n[项目|数|数/税收|(1x2)3/税收|(1x2)3]", "repeats of what has text, a cell over two columns, a filtered row"},
};

static void check_package(const ws_format *format, const char *type, const char *open, const char *body, const char *close, const char *wanted, const char *why) {
	g_autofree char *xml = g_strconcat(HEAD, open, body, close, FOOT, NULL);
	const char *const members[] = {"mimetype", type, "content.xml", xml, "META-INF/manifest.xml", "<manifest/>", NULL, NULL};
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	struct archive *a = zip_begin(bytes, false);
	for (size_t i = 0; members[i]; i += 2)
		zip_add(a, members[i], members[i + 1], strlen(members[i + 1]));
	archive_write_close(a);
	archive_write_free(a);
	check_format(format, bytes->data, bytes->len, wanted, why);
}

START_TEST(a_text_is_read_as_it_is_shown) {
	check_package(&ws_format_odt, "application/vnd.oasis.opendocument.text", "<office:text>", texts[_i].body, "</office:text>", texts[_i].wanted, texts[_i].why);
}
END_TEST

START_TEST(a_spreadsheet_is_read_as_it_is_shown) {
	check_package(&ws_format_ods, "application/vnd.oasis.opendocument.spreadsheet", "<office:spreadsheet>", sheets[_i].body, "</office:spreadsheet>",
	              sheets[_i].wanted, sheets[_i].why);
}
END_TEST

static const struct {
	const char *members[8];
	const char *wanted, *why;
} hostile[] = {
	{{"content.xml", "<office><body><drawing/></body></office>", "META-INF/manifest.xml", "<m/>"}, "! neither text nor spreadsheet", "a drawing"},
	{{"content.xml", "<office/>", "META-INF/manifest.xml", "<m/>"}, "! damaged (no body in content.xml)", "no body"},
	{{"content.xml", "x", "META-INF/manifest.xml", "<manifest><encryption-data/></manifest>"}, "! encrypted", "a password"},
	{{"content.xml", "<o><body><text><table><table-row><table-cell/><table-cell number-columns-repeated=\"2000000000\"><p>甲</p></table-cell></table-row></table></text></body></o>",
	  "META-INF/manifest.xml", "<m/>", "styles.xml", "<"}, NULL, "a cell repeated without end"},
};

START_TEST(a_hostile_package_costs_nothing) {
	g_autoptr(GByteArray) file = zip_file(hostile[_i].members);
	g_autoptr(GString) wide = g_string_new("[");
	for (size_t i = 1; i < ws_limits.columns; i++)
		g_string_append(wide, "|甲");
	g_string_append_c(wide, ']');
	check_format(&ws_format_odt, file->data, file->len, hostile[_i].wanted ? hostile[_i].wanted : wide->str, hostile[_i].why);
}
END_TEST

START_TEST(headings_have_the_numbers_that_the_outline_style_gives) {
	static const char styles[] =
		"<office:document-styles xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\"><office:styles><text:outline-style>"
		"<text:outline-level-style text:level=\"1\" style:num-format=\"一, 二, 三, ...\" style:num-suffix=\"、\"/>"
		"<text:outline-level-style text:level=\"2\" style:num-format=\"一, 二, 三, ...\" style:num-prefix=\"（\" style:num-suffix=\"）\"/>"
		"<text:outline-level-style text:level=\"3\" style:num-format=\"\"/></text:outline-style></office:styles></office:document-styles>";
	static const char body[] = HEAD "<office:text><text:h text:outline-level=\"1\">收入</text:h><text:h text:outline-level=\"2\">税收</text:h>"
		"<text:h text:outline-level=\"2\"> </text:h><text:h text:outline-level=\"2\">非税</text:h><text:h text:outline-level=\"3\">罚没</text:h>"
		"<text:h text:outline-level=\"1\" text:is-list-header=\"true\">附</text:h><text:h text:outline-level=\"1\">支出</text:h></office:text>" FOOT;
	const char *const members[] = {"content.xml", body, "styles.xml", styles, "META-INF/manifest.xml", "<manifest/>", NULL};
	g_autoptr(GByteArray) file = zip_file(members);
	check_format(&ws_format_odt, file->data, file->len, "1# 一、收入\n2# （一）税收\n2# + （二）非税\n3# 罚没\n1# 附\n1# 二、支出", "outline");
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(tc, test, 0, sizeof table / sizeof *table)

int main(void) {
	Suite *s = suite_create("odf");
	TCase *tc = tcase_create("odf");
	LOOP(a_text_is_read_as_it_is_shown, texts);
	tcase_add_test(tc, headings_have_the_numbers_that_the_outline_style_gives);
	LOOP(a_spreadsheet_is_read_as_it_is_shown, sheets);
	LOOP(a_hostile_package_costs_nothing, hostile);
	suite_add_tcase(s, tc);
	return run_suite(s);
}
