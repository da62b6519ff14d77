/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheets: XLSX and XLS workbooks, and what a sheet shows for a number. */
#include "indexer/reader/format/number_format.h"
#include "tests/unit/format_dump.h"
#include "tests/unit/ole_bytes.h"
#include "tests/unit/zip_text.h"

/* ---- numbers ---- */

static const struct {
	const char *code;
	double value;
	const char *wanted;
} numbers[] = {
	{NULL, 1692734.37, "1692734.37"},
	{NULL, 0.1 + 0.2, "0.3"},
	{"General", -12, "-12"},
	{NULL, 123456789012345.0, "123456789012345"},
	{"#,##0.00", 1234567.891, "1,234,567.89"},
	{"0.00", 1.005, "1.01"},
	{"0.00", 0.125, "0.13"},
	{"#,##0", 999.5, "1,000"},
	{"0.0", 99.95, "100.0"},
	{"0.0%", 0.0563, "5.6%"},
	{"#,##0;(#,##0)", -3, "(3)"},
	{"#,##0_);[Red]\\(#,##0\\)", -1234, "(1,234)"},
	{"0.00\"万元\"", 12.3, "12.30万元"},
	{"_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0, "-"},
	{"_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", -1234.5, "-1,234.50"},
	{"000000", 123, "000123"},
	{"0.00E+00", 12345, "1.23E+04"},
	{"#.##", 0.5, ".5"},
	{"#,##0.00,", 1234567, "1,234.57"},
	{"yyyy\"年\"m\"月\"d\"日\"", 45292, "2024年1月1日"},
	{"[$-804]yyyy\"年\"m\"月\"", 45292, "2024年1月"},
	{"yyyy/m/d h:mm", 45292.75, "2024/1/1 18:00"},
	{"yyyy-mm-dd", 59, "1900-02-28"},
	{"yyyy-mm-dd", 61, "1900-03-01"},
	{"mm:ss", 0.0105, "15:07"},
};

START_TEST(a_number_is_shown_in_its_format) {
	ws_arena *arena = ws_arena_new();
	const char *got = ws_format_number(numbers[_i].code, numbers[_i].value, false, arena);
	ck_assert_msg(strcmp(got, numbers[_i].wanted) == 0, "%g in %s: %s, not %s", numbers[_i].value, numbers[_i].code, got,
	              numbers[_i].wanted);
	ws_arena_free(arena);
}
END_TEST

START_TEST(a_code_from_nowhere_does_no_harm) {
	static const char *const codes[] = {"",
	                                    ";;;;;;",
	                                    "\"",
	                                    "\\",
	                                    "[",
	                                    "_",
	                                    "*",
	                                    "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%",
	                                    "0,,,,,,,",
	                                    "[h",
	                                    "yyyyyyyyyyyy",
	                                    "####.################################"};
	ws_arena *arena = ws_arena_new();
	ws_format_number(codes[_i], 1e307, false, arena);
	ws_format_number(codes[_i], -1e-300, true, arena);
	ws_arena_free(arena);
}
END_TEST

/* ---- xlsx ---- */

static const char workbook[] = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Sheet1\" r:id=\"a\"/><sheet name=\"草稿\" state=\"hidden\" "
	                           "r:id=\"b\"/></sheets></workbook>";
static const char workbook_rels[] =
	"<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" "
	"Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
	"<Relationship Id=\"c\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"d\" Type=\"x/styles\" "
	"Target=\"styles.xml\"/></Relationships>";
static const char strings[] = "<sst><si><t>项目</t></si><si><r><t>增</t></r><r><t>值税</t></r><rPh><t>zengzhi</t></rPh></"
	                          "si><si><t>单位：万元</t></si><si><t>收入预算表</t></si></sst>";
static const char cell_styles[] = "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"0.00_ \"/></numFmts><cellXfs><xf "
	                              "numFmtId=\"0\"/><xf numFmtId=\"4\"/><xf numFmtId=\"176\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>";

static const struct {
	const char *sheet, *wanted, *why;
} sheets[] = {
	{"<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>3</v></c></row><row r=\"2\"><c r=\"C2\" t=\"s\"><v>2</v></c></row><row r=\"3\"><c "
	 "r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"inlineStr\"><is><t>预算数</t></is></c>"
	 "<c r=\"C3\" t=\"str\"><v>占比</v></c></row><row r=\"4\"><c r=\"A4\" t=\"s\"><v>1</v></c><c r=\"B4\" s=\"1\"><v>12345.678</v></c><c "
	 "r=\"C4\" s=\"3\"><v>0.125</v></c></row></sheetData>",
	 "1# Sheet1\n收入预算表\n单位：万元\n[项目|预算数|占比/增值税|12,345.68|12.50%]",
	 "title and unit above the table, numbers as they are shown"},
	{"<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>地区</v></c><c r=\"B1\" t=\"str\"><v>余额</v></c></row><row r=\"2\"><c r=\"B2\" "
	 "t=\"str\"><v>一般</v></c><c r=\"C2\" t=\"str\"><v>专项</v></c></row>"
	 "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>青山区</v></c><c r=\"B3\"><v>1</v></c><c "
	 "r=\"C3\"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>",
	 "1# Sheet1\n[(2x1)地区|(1x2)余额/一般|专项/青山区|1|2]", "merged cells are spans"},
	{"<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>甲</v></c><c r=\"B1\" "
	 "t=\"str\"><v>暗</v></c><c r=\"C1\" t=\"str\"><v>乙</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"str\"><v>暗</v></c>"
	 "<c r=\"C2\" t=\"str\"><v>暗</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><v>丙</v></c><c r=\"C3\" "
	 "t=\"str\"><v>丁</v></c></row></sheetData>",
	 "1# Sheet1\n[甲|乙/丙|丁]", "hidden rows and columns are not shown"},
	{"<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>甲</v></c><c r=\"B1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" "
	 "t=\"str\"><v>乙</v></c><c r=\"B2\"><v>2</v></c></row><row r=\"4\"><c r=\"A4\" t=\"str\"><v>第二张表</v></c></row>"
	 "<row r=\"5\"><c r=\"A5\" t=\"str\"><v>丙</v></c><c r=\"B5\"><v>3</v></c></row><row r=\"6\"><c r=\"A6\" "
	 "t=\"str\"><v>注：含补助</v></c></row></sheetData>",
	 "1# Sheet1\n[甲|1/乙|2]\n第二张表\n[丙|3]\n注：含补助", "two tables of a sheet are two, notes stand below"},
	{"<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>甲</v></c><c r=\"XFD1\" t=\"str\"><v>乙</v></c><c r=\"ZZZZ9\" "
	 "t=\"str\"><v>界外</v></c></row><row r=\"1048576\"><c r=\"A1048576\" t=\"str\"><v>末</v></c></row></sheetData>",
	 "1# Sheet1\n[甲|乙]\n末", "cells at the end of the world cost nothing"},
};

START_TEST(a_sheet_is_its_titles_and_tables) {
	g_autofree char *sheet = g_strconcat("<worksheet>", sheets[_i].sheet, "</worksheet>", NULL);
	const char *const members[] = {
	    "[Content_Types].xml",
	    "<Types/>",
	    "_rels/.rels",
	    "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
	    "xl/workbook.xml",
	    workbook,
	    "xl/_rels/workbook.xml.rels",
	    workbook_rels,
	    "xl/sharedStrings.xml",
	    strings,
	    "xl/styles.xml",
	    cell_styles,
	    "xl/worksheets/sheet1.xml",
	    sheet,
	    "xl/worksheets/sheet2.xml",
	    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>草稿</v></c></row></sheetData></worksheet>",
	    NULL,
	    NULL};
	g_autoptr(GByteArray) file = zip_file(members);
	check_format(&ws_format_xlsx, file->data, file->len, sheets[_i].wanted, sheets[_i].why);
}
END_TEST

/* ---- xls ---- */

static void put_record(GByteArray *out, unsigned kind, const GByteArray *data) {
	ole_u16(out, kind);
	ole_u16(out, data ? data->len : 0);
	if (data)
		g_byte_array_append(out, data->data, data->len);
}

static void put_string(GByteArray *out, const char *text, unsigned length_bytes) {
	glong n;
	g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &n, NULL);
	if (length_bytes == 1)
		g_byte_array_append(out, &(guint8){(guint8)n}, 1);
	else
		ole_u16(out, (unsigned)n);
	g_byte_array_append(out, &(guint8){1}, 1);
	for (glong i = 0; i < n; i++)
		ole_u16(out, units[i]);
}

static GByteArray *record_data(const unsigned *words, size_t n) {
	GByteArray *data = g_byte_array_new();
	for (size_t i = 0; i < n; i++)
		ole_u16(data, words[i]);
	return data;
}

#define WORDS(...) record_data((const unsigned[]){__VA_ARGS__}, sizeof((const unsigned[]){__VA_ARGS__}) / sizeof(unsigned))

static void put_words(GByteArray *out, unsigned kind, GByteArray *data) {
	put_record(out, kind, data);
	g_byte_array_unref(data);
}

/* A workbook with one sheet: 地区 over two rows, 余额 over two columns, figures as RK, MULRK, NUMBER and a formula's string. */
static GByteArray *workbook_stream(bool encrypted) {
	GByteArray *out = g_byte_array_new();
	put_words(out, 0x809, WORDS(0x600, 5, 0, 0, 0, 0, 0, 0));
	if (encrypted)
		put_words(out, 0x2F, WORDS(1, 1, 1));
	GByteArray *format = WORDS(176);
	put_string(format, "0.00", 2);
	put_words(out, 0x41E, format);
	put_words(out, 0xE0, WORDS(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
	put_words(out, 0xE0, WORDS(0, 176, 0, 0, 0, 0, 0, 0, 0, 0));
	guint bound = out->len;
	GByteArray *place = WORDS(0, 0, 0);
	put_string(place, "表1", 1);
	put_words(out, 0x85, place);
	/* The strings, cut in the middle of the third, which goes on in bytes. */
	GByteArray *strings = WORDS(5, 0, 5, 0);
	put_string(strings, "地区", 2);
	put_string(strings, "余额", 2);
	ole_u16(strings, 4);
	g_byte_array_append(strings, &(guint8){1}, 1);
	ole_u16(strings, 0x4E00);
	ole_u16(strings, 0x822C);
	put_words(out, 0xFC, strings);
	GByteArray *rest = g_byte_array_new();
	g_byte_array_append(rest, (const guint8 *)"\0ab", 3);
	put_string(rest, "专项", 2);
	put_string(rest, "青山区", 2);
	put_words(out, 0x3C, rest);
	put_words(out, 0x0A, g_byte_array_new());
	guint sheet = out->len;
	for (int i = 0; i < 4; i++)
		out->data[bound + 4 + i] = (guint8)(sheet >> 8 * i);
	put_words(out, 0x809, WORDS(0x600, 0x10, 0, 0, 0, 0, 0, 0));
	put_words(out, 0xFD, WORDS(0, 0, 0, 0, 0));
	put_words(out, 0xFD, WORDS(0, 1, 0, 1, 0));
	put_words(out, 0xFD, WORDS(1, 1, 0, 2, 0));
	put_words(out, 0xFD, WORDS(1, 2, 0, 3, 0));
	put_words(out, 0xFD, WORDS(2, 0, 0, 4, 0));
	put_words(out, 0x27E, WORDS(2, 1, 1, (1234 << 2 | 3) & 0xFFFF, (1234 << 2 | 3) >> 16)); /* 12.34 */
	put_words(out, 0xBD, WORDS(2, 2, 0, 7 << 2 | 2, 0, 2));
	put_words(out, 0xFD, WORDS(3, 0, 0, 4, 0));
	put_words(out, 0x203, WORDS(3, 1, 0, 0, 0, 0, 0x3FF8)); /* 1.5 */
	put_words(out, 0x06, WORDS(3, 2, 0, 0, 0, 0, 0xFFFF, 0, 0, 0));
	GByteArray *result = g_byte_array_new();
	put_string(result, "无", 2);
	put_words(out, 0x207, result);
	put_words(out, 0xE5, WORDS(2, 0, 1, 0, 0, 0, 0, 1, 2));
	put_words(out, 0x0A, g_byte_array_new());
	return out;
}

START_TEST(an_old_workbook_gives_the_same_as_a_new_one) {
	g_autoptr(GByteArray) stream = workbook_stream(false);
	g_autoptr(GByteArray) file = ole_file((const ole_part[]){{"Workbook", stream}}, 1);
	check_format(&ws_format_xls, file->data, file->len, "1# 表1\n[(2x1)地区|(1x2)余额/一般ab|专项/青山区|12.34|7/青山区|1.5|无]",
	             "cells, merges, formats, a string cut over two records");
}
END_TEST

START_TEST(a_small_stream_is_read_from_its_pieces) {
	g_autoptr(GByteArray) stream = workbook_stream(false);
	ck_assert_uint_gt(stream->len, 2 * 64);
	g_autoptr(GByteArray) file = ole_small_file(&(const ole_part){"Workbook", stream});
	check_format(&ws_format_xls, file->data, file->len, "1# 表1\n[(2x1)地区|(1x2)余额/一般ab|专项/青山区|12.34|7/青山区|1.5|无]",
	             "in reverse order");
}
END_TEST

START_TEST(an_encrypted_workbook_says_so) {
	g_autoptr(GByteArray) stream = workbook_stream(true);
	g_autoptr(GByteArray) file = ole_file((const ole_part[]){{"Workbook", stream}}, 1);
	check_format(&ws_format_xls, file->data, file->len, "! encrypted", "FILEPASS");
}
END_TEST

int main(void) {
	Suite *suite = suite_create("sheet");
	TCase *tests = tcase_create("sheet");
	tcase_add_loop_test(tests, a_number_is_shown_in_its_format, 0, sizeof numbers / sizeof *numbers);
	tcase_add_loop_test(tests, a_code_from_nowhere_does_no_harm, 0, 12);
	tcase_add_loop_test(tests, a_sheet_is_its_titles_and_tables, 0, sizeof sheets / sizeof *sheets);
	tcase_add_test(tests, an_old_workbook_gives_the_same_as_a_new_one);
	tcase_add_test(tests, a_small_stream_is_read_from_its_pieces);
	tcase_add_test(tests, an_encrypted_workbook_says_so);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
