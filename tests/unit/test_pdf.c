/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/format.h"
#include "tests/unit/format_dump.h"
#include "tests/unit/pdf_text.h"

typedef struct {
	const char *pages[3];
	const char *extra, *wanted, *why;
} pdf_row;

#define RULED \
	"h 100 400 100\nh 100 400 120\nh 100 400 140\nv 100 100 140\nv 250 100 140\nv 400 100 140\nt 110 114 10 项目\nt 260 114 10 金额\n"

static const pdf_row documents[] = {
	{{"t 100 100 16 一、预算收入\nt 132 130 16 全市收入完成12.5亿元，\nt 100 160 16 增长3%。"},
	 "",
	 "一、预算收入\n全市收入完成12.5亿元，\n增长3%。",
	 "lines are read from the top"},
	{{"t 100 700 16 第二行\nt 100 100 16 第一行", "t 100 100 16 次页"},
	 "",
	 "第一行\n第二行\n次页",
	 "page after page, whatever the order in the file"},
	{{"h 100 400 100\nh 100 400 120\nh 100 400 140\nv 100 100 140\nv 250 100 140\nv 400 100 140\nt 110 114 10 项目\nt 260 114 10 金额\nt "
	  "110 134 10 增值税\nt 260 134 10 12.5"},
	 "",
	 "[项目|金额/增值税|12.5]",
	 "ruling lines make a table"},
	{{"h 100 400 100\nh 100 400 120\nh 100 400 140\nv 100 100 140\nv 250 100 140\nv 400 100 140\nt 110 114 10 项目\nt 260 114 10 金额\nt "
	  "110 134 10 增值税\nt 260 134 10 12.5\nw 320 134 10 暗字"},
	 "",
	 "[项目|金额/增值税|12.5]",
	 "what leaves no ink is not seen"},
	{{RULED "t 110 134 10 增值税\nt 260 134 10 12.5", RULED "t 110 134 10 契税\nt 260 134 10 3.1\nw 320 134 10 暗字", "t 100 100 16 全市收入增长3%。"},
	 "",
	 "[项目|金额/增值税|12.5]\n[项目|金额/契税|3.1]\n全市收入增长3%。",
	 "a page behind one with a table, which is drawn before its text is asked for"},
	{{RULED "t 110 134 10 增值税\nt 260 134 10 12.5", RULED "t 110 134 10 契税\nt 260 134 10 3.1\nm"},
	 "",
	 "[项目|金额/增值税|12.5]\n[项目|金额/契税|3.1]",
	 "a stamp put on a page is not of its text, on a page that is drawn first neither"},
	{{"h 100 500 100\nh 100 500 120\nh 100 500 150\nh 100 500 180\nv 100 100 180\nv 250 100 180\nv 500 100 180\nt 110 114 10 名词\nt 260 114 10 解释\n"
	  "t 110 140 10 一窗受理\nt 260 134 10 由综合窗口统一收件、\nt 260 146 10 统一出件。\n"
	  "t 110 170 10 门前三包\nt 260 164 10 包卫生、包秩序、\nt 260 176 10 包绿化。"},
	 "",
	 "[名词|解释/一窗受理|由综合窗口统一收件、~统一出件。/门前三包|包卫生、包秩序、~包绿化。]",
	 "labels beside the middle of cells that wrap: hardly a line has a gap"},
	{{"s 842 595\nh 500 800 400\nh 500 800 420\nh 500 800 440\nv 500 400 440\nv 650 400 440\nv 800 400 440\n"
	  "t 510 414 10 项目\nt 660 414 10 金额\nt 510 434 10 契税\nt 660 434 10 3.1"},
	 "",
	 "[项目|金额/契税|3.1]",
	 "a sheet laid across"},
	{{"t 100 100 16 有字的一页写着许多字有字的一页写着许多字\ni\nt 100 200 16 图上也有字图上也有字图上也有字"},
	 "",
	 "有字的一页写着许多字有字的一页写着许多字\n图上也有字图上也有字图上也有字",
	 "text over a picture is text"},
	{{"i", "i\nt 280 800 10 - 2 -"}, "", "! no text layer", "pictures with a page number have no text"},
	{{""}, "", "! no text layer", "nor has an empty page"},
	{{"t 100 100 16 秘密"},
	 "/Encrypt<</Filter/Standard/V 1/R "
	 "2/O<0123456789012345678901234567890101234567890123456789012345678901>/"
	 "U<0123456789012345678901234567890101234567890123456789012345678901>/P -4>>/ID[<01><01>]",
	 "! encrypted",
	 "a file that wants a password"},
	{{"u 100 700 12 本表横排在纸上共有两行文字\nu 130 700 12 第二行也是从下往上写的文字"},
	 "",
	 "本表横排在纸上共有两行文字\n第二行也是从下往上写的文字",
	 "text that runs up the page is turned"},
};

START_TEST(a_pdf_is_read_as_its_pages_look) {
	const pdf_row *row = &documents[_i];
	size_t n = 0;
	while (n < 3 && row->pages[n])
		n++;
	g_autoptr(GString) file = pdf_file(row->pages, n, row->extra);
	check_format(&ws_format_pdf, file->str, file->len, row->wanted, row->why);
}
END_TEST

START_TEST(a_damaged_file_says_so) {
	static const char junk[] = "%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <<>>";
	check_format(&ws_format_pdf, junk, sizeof junk - 1, "! damaged", "no pages can be found");
}
END_TEST

START_TEST(blocks_know_page_place_and_size) {
	static const char *const pages[] = {"t 100 100 16 首页", "t 120 200 12 次页", "s 842 595\nt 700 100 16 横页"};
	g_autoptr(GString) file = pdf_file(pages, 3, "");
	ws_arena *arena = ws_arena_new();
	ws_source source = {.name = "a.pdf", .bytes = (const unsigned char *)file->str, .len = file->len, .fd = -1};
	ws_output out = {.arena = arena};
	ck_assert(ws_format_pdf.read(&source, &out, NULL));
	ck_assert_uint_eq(out.blocks.n, 3);
	const ws_block *b = &out.blocks.blocks[1];
	ck_assert_uint_eq(b->page, 2);
	ck_assert_float_eq_tol(b->x0, 120, 0.5f);
	ck_assert_float_eq_tol(b->x1, 144, 0.5f);
	ck_assert_float_eq_tol(b->y, 200, 2.0f);
	ck_assert_float_eq_tol(b->size, 12, 0.1f);
	ck_assert_float_eq_tol(b->page_height, PDF_HEIGHT, 0.5f);
	ck_assert_float_eq_tol(b->page_width, PDF_WIDTH, 0.5f);
	ck_assert_uint_ne(b->flags & WS_BLOCK_PAGE_START, 0);
	ck_assert_float_eq_tol(b[1].page_width, 842, 0.5f);
	ck_assert_float_eq_tol(b[1].page_height, 595, 0.5f);
	ws_arena_free(arena);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("pdf");
	TCase *tests = tcase_create("pdf");
	tcase_add_loop_test(tests, a_pdf_is_read_as_its_pages_look, 0, sizeof documents / sizeof *documents);
	tcase_add_test(tests, a_damaged_file_says_so);
	tcase_add_test(tests, blocks_know_page_place_and_size);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
