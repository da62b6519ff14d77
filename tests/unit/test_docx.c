/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/lists.h"
#include "tests/unit/format_dump.h"
#include "tests/unit/zip_text.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define TC(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"
#define LISTED(level, text)                                                                                                                \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"

static const char rels[] =
	"<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
static const char document_rels[] = "<Relationships><Relationship Id=\"s\" Type=\"http://x/styles\" Target=\"styles.xml\"/><Relationship "
	                                "Id=\"n\" Type=\"http://x/numbering\" Target=\"numbering.xml\"/>"
	                                "<Relationship Id=\"f\" Type=\"http://x/footnotes\" Target=\"footnotes.xml\"/></Relationships>";
static const char styles[] =
	"<w:styles " W "><w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 1\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"x\"><w:name w:val=\"own\"/><w:basedOn w:val=\"y\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"y\"><w:name w:val=\"his\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style></w:styles>";
static const char numbering[] =
	"<w:numbering " W "><w:abstractNum w:abstractNumId=\"7\">"
	"<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
	"<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"japaneseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>"
	"<w:lvl w:ilvl=\"2\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%3.\"/></w:lvl>"
	"</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";
static const char footnotes[] =
	"<w:footnotes " W
	"><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>含转移支付。</w:t></w:r></w:p></w:footnote></w:footnotes>";

static const struct {
	const char *body, *wanted, *why;
} bodies[] = {
	{P("全市财政运行平稳。") P("") P("支出增长5%。"), "全市财政运行平稳。\n+ 支出增长5%。", "paragraphs, empty ones left out"},
	{"<w:p><w:pPr><w:pStyle w:val=\"2\"/></w:pPr><w:r><w:t>收入情况</w:t></w:r></w:p>", "1# 收入情况", "a heading by its style's name"},
	{"<w:p><w:pPr><w:pStyle w:val=\"x\"/></w:pPr><w:r><w:t>收入情况</w:t></w:r></w:p>", "3# 收入情况",
	 "a heading by the outline level of the style it is based on"},
	{"<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>收入情况</w:t></w:r></w:p>", "1# 收入情况",
	 "a heading by its own outline level"},
	{LISTED("0", "收入") LISTED("1", "税收") LISTED("1", "非税") LISTED("2", "罚没") LISTED("0", "支出") LISTED("1", "民生"),
	 "一、收入\n（一）税收\n（二）非税\n3. 罚没\n二、支出\n（一）民生",
	 "automatic numbers are written out, each level beginning anew below the next"},
	{"<w:p><w:r><w:t>完成</w:t></w:r><w:del><w:r><w:delText>八</w:delText></w:r></w:del><w:ins><w:r><w:t>九</w:t></w:r></"
	 "w:ins><w:r><w:t>成</w:t></w:r></w:p>",
	 "完成九成", "deleted text is not shown, inserted text is"},
	{"<w:p><w:moveFrom><w:r><w:t>原处</w:t></w:r></w:moveFrom><w:r><w:t>挪到</w:t></w:r><w:moveTo><w:r><w:t>此处</w:t></w:r></w:moveTo></w:p>",
	 "挪到此处", "moved text is shown where it went"},
	{"<w:p><w:r><w:t>第</w:t></w:r><w:r><w:fldChar "
	 "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar "
	 "w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r>"
	 "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>页</w:t></w:r></w:p>",
	 "第3页", "a field shows its result"},
	{"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t></w:r></w:p>", "可见", "hidden text is not shown"},
	{"<w:p><w:r><w:t>上行</w:t></w:r><w:r><w:br/><w:t>下行</w:t></w:r></w:p>", "上行~下行", "a line break inside a paragraph"},
	{"<w:p><w:r><w:t>增长8.8%</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>。</w:t></w:r></w:p>" P("下一段"),
	 "增长8.8%。\nn 含转移支付。\n下一段", "a footnote stands behind its paragraph"},
	{"<w:p><w:r><w:t>增长8.8</w:t></w:r><w:r><w:rPr><w:vertAlign "
	 "w:val=\"superscript\"/></w:rPr><w:t>[2]</w:t></w:r><w:r><w:t>亿元，12m</w:t></w:r><w:r><w:rPr><w:vertAlign "
	 "w:val=\"superscript\"/></w:rPr>"
	 "<w:t>2</w:t></w:r></w:p>",
	 "增长8.8亿元，12m²", "raised marks go, exponents of units stay"},
	{"<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing><w:txbxContent>" P(
	     "框中文字") "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" P("框中文字") "</w:txbxContent></"
	                                                                                                              "w:pict></mc:Fallback></"
	                                                                                                              "mc:AlternateContent></"
	                                                                                                              "w:r></w:p>",
	 "正文\n框中文字", "a text box is read once"},
	{"<w:tbl><w:tr>" TC("<w:vMerge w:val=\"restart\"/>", "地区") TC("<w:gridSpan w:val=\"2\"/>", "余额") "</w:tr><w:tr>" TC(
	     "<w:vMerge/>", "") TC("", "一般") TC("", "专项") "</w:tr><w:tr>" TC("", "青山区") TC("", "1") TC("", "2") "</w:tr></w:tbl>",
	 "[(2x1)地区|(1x2)余额/一般|专项/青山区|1|2]", "spans and merges are laid out"},
	{"<w:tbl><w:tr>" TC("", "甲") "<w:tc>" P("上") P("下") "</w:tc></w:tr></w:tbl>", "[甲|上~下]", "paragraphs of a cell are lines of it"},
	{"<w:tbl><w:tr>" TC("", "框起来的一段话。") "</w:tr></w:tbl>", "框起来的一段话。", "a table of one cell is a frame"},
	{"<w:tbl><w:tr>" TC("<w:gridSpan w:val=\"999999999\"/>", "甲") TC("", "乙") "</w:tr><w:tr>" TC("", "丙") TC("", "丁") "</w:tr></w:tbl>",
	 "[(1x4096)甲/丙|丁]", "a span without end is cut"},
};

START_TEST(a_document_is_read_as_word_shows_it) {
	g_autofree char *xml = g_strconcat("<w:document " W "><w:body>", bodies[_i].body, "</w:body></w:document>", NULL);
	const char *const members[] = {"[Content_Types].xml",
	                               "<Types/>",
	                               "_rels/.rels",
	                               rels,
	                               "word/document.xml",
	                               xml,
	                               "word/_rels/document.xml.rels",
	                               document_rels,
	                               "word/styles.xml",
	                               styles,
	                               "word/numbering.xml",
	                               numbering,
	                               "word/footnotes.xml",
	                               footnotes,
	                               NULL,
	                               NULL};
	g_autoptr(GByteArray) file = zip_file(members);
	check_format(&ws_format_docx, file->data, file->len, bodies[_i].wanted, bodies[_i].why);
}
END_TEST

static const struct {
	const char *members[6];
	const char *wanted, *why;
} hostile[] = {
	{{"word/document.xml", "<w:document " W "><w:body>" P("没有关系表") "</w:body></w:document>"},
	 "没有关系表",
	 "the usual place when nothing says where"},
	{{"word/other.xml", "<x/>"}, "! damaged (no word/document.xml in it)", "no document in it"},
	{{"word/document.xml", "<w:document " W "><w:body>" P("断在半")},
	 "! damaged (word/document.xml: premature end of data in tag body line 1)",
	 "cut XML"},
	{{"word/document.xml",
	  "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document " W "><w:body>" P("甲&e;乙") "</w:body></w:document>"},
	 "甲",
	 "no entity is looked up"},
	{{"_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"../../word/document.xml\"/></Relationships>",
	  "word/document.xml", "<w:document " W "><w:body>" P("出不去") "</w:body></w:document>"},
	 "出不去",
	 "a path out of the package stays in it"},
};

START_TEST(a_hostile_package_costs_nothing) {
	g_autoptr(GByteArray) file = zip_file(hostile[_i].members);
	check_format(&ws_format_docx, file->data, file->len, hostile[_i].wanted, hostile[_i].why);
}
END_TEST

START_TEST(a_bomb_is_refused) {
	GByteArray *bytes = g_byte_array_new();
	struct archive *a = zip_begin(bytes, true);
	size_t len = 40u << 20;
	g_autofree char *zeros = g_malloc(len);
	memset(zeros, ' ', len);
	zip_add(a, "word/document.xml", zeros, len);
	archive_write_close(a);
	archive_write_free(a);
	check_format(&ws_format_docx, bytes->data, bytes->len, "! unpacks to more than 250 times its size",
	             "forty megabytes out of forty kilobytes");
	g_byte_array_unref(bytes);
}
END_TEST

START_TEST(a_document_inside_an_archive_does_not_make_the_archive_one) {
	const char *const inner[] = {"word/document.xml", "<x/>", NULL, NULL};
	g_autoptr(GByteArray) document = zip_file(inner);
	GByteArray *bytes = g_byte_array_new();
	struct archive *a = zip_begin(bytes, false);
	zip_add(a, "report.docx", (const char *)document->data, document->len);
	archive_write_close(a);
	archive_write_free(a);
	ws_source source = {.name = "a.zip", .bytes = bytes->data, .len = bytes->len, .fd = -1};
	ck_assert(!ws_format_docx.sniff(&source));
	g_byte_array_unref(bytes);
}
END_TEST

static const struct {
	const char *format;
	long value;
	const char *wanted;
} formats[] = {
	{"chineseCounting", 1, "一"},
	{"chineseCounting", 10, "十"},
	{"chineseCounting", 15, "十五"},
	{"chineseCounting", 20, "二十"},
	{"chineseCounting", 105, "一百零五"},
	{"chineseCountingThousand", 1010, "一千零一十"},
	{"japaneseCounting", 12, "十二"},
	{"ideographDigital", 20, "二〇"},
	{"chineseLegalSimplified", 3, "叁"},
	{"decimalZero", 7, "07"},
	{"decimalEnclosedCircle", 3, "③"},
	{"decimalEnclosedParen", 2, "⑵"},
	{"ideographTraditional", 4, "丁"},
	{"upperRoman", 14, "XIV"},
	{"lowerLetter", 28, "bb"},
	{"decimalFullWidth", 10, "１０"},
	{"decimalEnclosedCircle", 1, "①"},
	{"decimalEnclosedCircle", 20, "⑳"},
	{"decimalEnclosedCircle", 21, "21"},
	{"ideographTraditional", 1, "甲"},
	{"ideographTraditional", 11, "11"},
	{"upperLetter", 1, "A"},
	{"upperRoman", 0, "0"},
	{"none", 5, ""},
	{"unheardOf", 5, "5"},
};

START_TEST(numbers_are_written_in_every_format) {
	ws_arena *arena = ws_arena_new();
	ck_assert_str_eq(ws_number_text(formats[_i].format, formats[_i].value, arena), formats[_i].wanted);
	ws_arena_free(arena);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("docx");
	TCase *tests = tcase_create("docx");
	tcase_add_loop_test(tests, a_document_is_read_as_word_shows_it, 0, sizeof bodies / sizeof *bodies);
	tcase_add_loop_test(tests, a_hostile_package_costs_nothing, 0, sizeof hostile / sizeof *hostile);
	tcase_add_test(tests, a_bomb_is_refused);
	tcase_add_test(tests, a_document_inside_an_archive_does_not_make_the_archive_one);
	tcase_add_loop_test(tests, numbers_are_written_in_every_format, 0, sizeof formats / sizeof *formats);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
