/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/format.h"
#include "tests/unit/format_dump.h"

#define HEAD "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 \\'cb\\'ce\\'cc\\'e5;}}{\\stylesheet{\\s1 heading;}}"

static const struct {
	const char *body, *wanted, *why;
} files[] = {
	{"\\pard \\'d4\\'a4\\'cb\\'e3\\par \\u25910?\\u20837?\\par", "预算\n收入", "characters of the code page and of Unicode"},
	{"\\pard\\uc2 \\u25910\\'ca\\'d5\\u20837\\'c8\\'eb12\\par", "收入12", "what stands for a character of Unicode is left out"},
	{"\\pard\\outlinelevel0 \\u39044?\\par\\pard \\u31639?\\par", "1# 预\n算", "a heading by its outline level"},
	{"\\pard 8.8{\\super [2]}\\u20159?\\par", "8.8亿", "a raised mark goes"},
	{"\\pard {\\deleted 7}8{\\v 9}\\par", "8", "deleted and hidden text is not shown"},
	{"\\pard 1{\\field{\\*\\fldinst PAGE}{\\fldrslt 2}}{\\*\\unknown 3}{\\pict 0099}\\par", "12",
	 "field results are text, field codes, pictures and the unknown are not"},
	{"\\pard A{\\footnote B\\par C}D\\par E\\par", "AD\nn B~C\nE", "a footnote stands behind its paragraph"},
	{"{\\listtext\\pard 1.\\tab}\\pard A\\par{\\listtext \\'d2\\'bb\\'a1\\'a2\\tab}B\\par", "1. A\n一、B", "automatic numbers are text"},
	{"\\trowd\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl A\\cell "
	 "B\\cell\\row\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl\\cell C\\cell D\\cell\\row\\pard E\\par",
	 "[(2x1)A|(1x2)B/C|D]\nE", "rows state where cells end, merges are laid out"},
	{"\\pard A\\bin3 \\}}B\\par", "AB", "binary data is stepped over"},
	{"\\pard A}}}}\\par B", "A\nB", "groups that close too often"},
	{"{{{{{\\pard A", "A", "groups that never close"},
	{"\\pard A\\u", "A", "a file that ends in a control word"},
};

START_TEST(rich_text_is_read) {
	g_autofree char *file = g_strconcat(HEAD, files[_i].body, "}", NULL);
	check_format(&ws_format_rtf, file, strlen(file), files[_i].wanted, files[_i].why);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("rtf");
	TCase *tests = tcase_create("rtf");
	tcase_add_loop_test(tests, rich_text_is_read, 0, sizeof files / sizeof *files);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
