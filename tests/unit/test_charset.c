/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/reader/format/charset.h"
#include "indexer/reader/format/clean.h"
#include "tests/unit/arena_fixture.h"
#include "tests/unit/suite.h"

static ws_source source_of(const char *bytes, size_t len) {
	return (ws_source){.name = "a.txt", .bytes = (const unsigned char *)ws_arena_copy(arena, bytes, len), .len = len, .fd = -1};
}

/* ---- which encoding ---- */

#define PROSE "今年上半年，全县一般公共预算收入完成序时进度，教育和医疗支出增长较快。\n"
#define TRADITIONAL "本府各機關應依預算執行，並於年度終了後提出決算報告，經議會審議通過。\n"

static const struct {
	const char *text, *charset; /* written in this charset … */
	const char *before;         /* … behind these bytes */
	size_t before_len;
	const char *encoding, *why;
} encodings[] = {
	{PROSE, "UTF-8", "", 0, "UTF-8", "valid UTF-8"},
	{PROSE, "UTF-8", "\xef\xbb\xbf", 3, "UTF-8", "a byte order mark is no text"},
	{PROSE, "GBK", "", 0, "GB18030", "GBK is part of GB18030"},
	{"㐀字头的𠀀字也是汉字，预算里偶尔会有。", "GB18030", "", 0, "GB18030", "characters of four bytes"},
	{TRADITIONAL, "BIG5", "", 0, "Big5", "Big5 parses as GBK but reads like nothing"},
	{PROSE, "UTF-16LE", "\xff\xfe", 2, "UTF-16LE", "Notepad's Unicode"},
	{PROSE, "UTF-16BE", "\xfe\xff", 2, "UTF-16BE", "the other order"},
	{PROSE PROSE, "UTF-16LE", "", 0, "UTF-16LE", "without a mark it still reads like Chinese"},
	{"联通", "GBK", "", 0, "GB18030", "valid UTF-8 of two-byte sequences, but two common Han in GBK"},
	{"预算", "GBK", "", 0, "GB18030", "two characters are enough"},
	{"Budget 2024", "UTF-8", "", 0, "UTF-8", "ASCII"},
	{"序号\t科目\t金额\n1\t税收\t3200\n2\t非税\t880\n", "GBK", "", 0, "GB18030", "a table is mostly digits"},
	{"一般公共预算", "UTF-8", "<html><meta charset=gb2312>", 27, "UTF-8", "a label that is wrong: the text is valid UTF-8"},
	{"一般公共预算", "GBK", "<html><meta charset=utf-8>", 26, "GB18030", "and the other way round"},
	{"一般公共预算", "GBK", "<html><meta charset=iso-8859-1>", 31, "GB18030", "a label every byte would satisfy"},
	{"plain", "UTF-8", "<meta http-equiv=a content='text/html; charset=gbk'>", 52, "GB18030", "ASCII is what its label says"},
	{TRADITIONAL, "BIG5", "<meta charset=big5>", 19, "Big5", "a label that is right"},
};

START_TEST(an_encoding_is_told_from_whole_characters) {
	gsize len;
	g_autofree char *body = g_convert(encodings[_i].text, -1, encodings[_i].charset, "UTF-8", NULL, &len, NULL);
	ck_assert_msg(body != NULL, "the test's own text in %s", encodings[_i].charset);
	g_autoptr(GString) bytes = g_string_new_len(encodings[_i].before, (gssize)encodings[_i].before_len);
	g_string_append_len(bytes, body, (gssize)len);
	ws_source source = source_of(bytes->str, bytes->len);
	g_autoptr(GError) error = NULL;
	ck_assert_msg(ws_decode(&source, arena, &error), "%s: %s", encodings[_i].why, error ? error->message : "");
	ck_assert_msg(!strcmp(source.encoding, encodings[_i].encoding), "%s: %s", encodings[_i].why, source.encoding);
	ck_assert_msg(g_str_has_suffix(source.text, encodings[_i].text), "%s: %s", encodings[_i].why, source.text);
	ck_assert_uint_eq(strlen(source.text), source.text_len);
}
END_TEST

START_TEST(a_long_text_decodes_the_same_across_the_steps_of_the_converter) {
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; text->len < 400000; i++)
		g_string_append_printf(text, "第%d项，㐀𠀀全市财政支出。\n", i);
	gsize len;
	g_autofree char *bytes = g_convert(text->str, -1, "GB18030", "UTF-8", NULL, &len, NULL);
	ws_source source = source_of(bytes, len);
	ck_assert(ws_decode(&source, arena, NULL));
	ck_assert_str_eq(source.encoding, "GB18030");
	ck_assert(strcmp(source.text, text->str) == 0);
}
END_TEST

/* ---- what is refused, what is repaired ---- */

#define TEN "收入增长百分之十，"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static const struct {
	const char *bytes;
	size_t len;
	const char *result; /* the text, or the reason */
	bool ok;
	const char *why;
} faults[] = {
	{"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6", 26, "binary", false, "a picture"},
	{"\0\0\0\0\0\0\0\0", 8, "binary", false, "nothing but NUL"},
	{"\xef\xbb\xbf", 3, "empty", false, "only a mark"},
	{"预算\xff\xff算\xfe\xfe预\xff\xff算\xfe\xfe", 20, "not text in UTF-8, UTF-16, GB18030 or Big5", false, "more bad bytes than text"},
	{HUNDRED "\xff" TEN, sizeof(HUNDRED "\xff" TEN) - 1, HUNDRED "\xef\xbf\xbd" TEN, true, "one bad byte does not cost the document"},
	{"预算执行\xe6\x83", 14, "预算执行", true, "a character cut off by the end of the file"},
	{HUNDRED "\xed\xa0\x80。", sizeof(HUNDRED "\xed\xa0\x80。") - 1, "not valid UTF-8 at byte 298", false,
	 "a surrogate is three bad bytes, too many for so short a text"},
	{HUNDRED "\1" TEN, sizeof(HUNDRED "\1" TEN) - 1, HUNDRED TEN, true, "a stray control character goes"},
};

START_TEST(a_bad_file_is_refused_with_the_reason_and_a_stray_byte_is_replaced) {
	ws_source source = source_of(faults[_i].bytes, faults[_i].len);
	g_autoptr(GError) error = NULL;
	bool ok = ws_decode(&source, arena, &error);
	ck_assert_msg(ok == faults[_i].ok, "%s: %s", faults[_i].why, ok ? source.text : error->message);
	ck_assert_msg(!strcmp(ok ? source.text : error->message, faults[_i].result), "%s: %s", faults[_i].why,
	              ok ? source.text : error->message);
	if (!ok)
		ck_assert_int_eq(error->code, WS_FORMAT_REFUSED);
}
END_TEST

/* ---- cleaning ---- */

static const struct {
	const char *text, *block, *lines, *why;
} cleanings[] = {
	{"一\r\n二\r\n", "一\n二\n", "一\n二\n", "DOS line ends"},
	{"一\r\r\n二", "一\n二", "一\n二", "CR CR LF is one line end"},
	{"一\r二\r", "一\n二\n", "一\n二\n", "old Macintosh line ends, when there are no others"},
	{"一\r二\n三", "一\n二\n三", "一\v二\n三", "a lone CR among LFs starts no physical line"},
	{"一\xe2\x80\xa8二\n", "一\n二\n", "一\v二\n", "U+2028"},
	{"一\f二\n", "一\n二\n", "一\f二\n", "a page break"},
	{"预\xe2\x80\x8b算\xef\xbb\xbf表\xc2\xad", "预算表", "预算表", "zero width space, byte order mark, soft hyphen"},
	{"\xe2\x80\xae预算\xe2\x80\xac", "预算", "预算", "direction marks"},
	{"　　预\xc2\xa0算", "　　预\xc2\xa0算", "　　预\xc2\xa0算", "spaces with a width stay"},
	{"a\tb\x1b[0m\x7f", "a\tb[0m", "a\tb[0m", "TAB stays, other control characters go"},
	{"\xc2\x85" "\xc2\x9b", "\n", "\n", "NEL is a line end, CSI is nothing"},
	{"甲\xe4\xb8\n乙", "甲\xef\xbf\xbd\n乙", "甲\xef\xbf\xbd\n乙", "a character cut inside the text"},
	{"“预算”——，。", "“预算”——，。", "“预算”——，。", "dashes and quotes share a lead byte with what goes"},
};

START_TEST(text_is_cleaned_of_what_no_reader_sees) {
	size_t len = strlen(cleanings[_i].text), room = WS_CLEAN_ROOM(len);
	char *out = ws_arena_take(arena, room);
	/* Exactly sized, so that a read past the end is seen. */
	char *in = malloc(len);
	memcpy(in, cleanings[_i].text, len);
	ws_cleaned c = ws_clean_text(out, room, in, len, WS_CLEAN_BLOCK);
	ck_assert_msg(!strcmp(out, cleanings[_i].block) && c.len == strlen(out), "%s: %s", cleanings[_i].why, out);
	const char *lines = strstr(cleanings[_i].text, "\xc2\x85") ? "\v" : cleanings[_i].lines;
	ws_clean_text(out, room, in, len, WS_CLEAN_LINES);
	ck_assert_msg(!strcmp(out, lines), "%s: %s", cleanings[_i].why, out);
	free(in);
}
END_TEST

START_TEST(cleaning_never_writes_beyond_its_room_nor_splits_a_character) {
	char out[16];
	memset(out, 'x', sizeof out);
	ws_cleaned c = ws_clean_text(out, 9, "预算执行情况", strlen("预算执行情况"), WS_CLEAN_BLOCK);
	ck_assert_uint_eq(c.len, 6);
	ck_assert_str_eq(out, "预算");
	ck_assert_int_eq(out[9], 'x');
}
END_TEST

/* ---- lines ---- */

#define G "g" /* after a gap */

static const struct {
	const char *text, *wanted, *why;
} texts[] = {
	{"一、收入\n二、支出\n", "1:一、收入|2:二、支出", "a block a line"},
	{"一、收入\n\n　\n二、支出", "1:一、收入|4g:二、支出", "blank lines are a gap"},
	{"　　正文缩进", "1:　　正文缩进", "an indent stays"},
	{"# 总则\n### 附则 ###\n", "1#1:总则|2#3:附则", "headings of Markdown"},
	{"#1 机组\n####### 七\n#\n", "1:#1 机组|2:####### 七|3:#", "no white space, too many, no text: no headings"},
	{"第一页\f第二页\n续", "1:第一页|1p:第二页|2:续", "a page break inside a line"},
	{"甲\n\f\n乙\n", "1:甲|3p:乙", "a page break on a line of its own is no gap"},
	{"甲\r乙\n丙\n", "1:甲|1:乙|2:丙", "a soft break does not count as a line"},
	{"| 项目 | 金额 |\n|---|---|\n", "1:| 项目 | 金额 ||2:|---|---|", "tables stay lines"},
	{"**重点** 支出", "1:**重点** 支出", "emphasis stays"},
};

START_TEST(a_text_becomes_its_physical_lines) {
	ws_source source = source_of(texts[_i].text, strlen(texts[_i].text));
	g_autoptr(GError) error = NULL;
	ws_blocks *b = ws_format_read(&source, arena, &error);
	ck_assert_msg(b != NULL, "%s: %s", texts[_i].why, error ? error->message : "");
	g_autoptr(GString) s = g_string_new(NULL);
	for (size_t i = 0; i < b->n; i++) {
		const ws_block *k = &b->blocks[i];
		ck_assert_int_eq(k->kind, WS_BLOCK_LINE);
		ck_assert_uint_eq(k->line, k->line_end);
		g_string_append_printf(s, "%s%u%s%s", i ? "|" : "", k->line, k->flags & WS_BLOCK_AFTER_GAP ? G : "",
		                       k->flags & WS_BLOCK_PAGE_START ? "p" : "");
		if (k->heading)
			g_string_append_printf(s, "#%d", k->heading);
		g_string_append_printf(s, ":%s", k->text);
	}
	ck_assert_msg(!strcmp(s->str, texts[_i].wanted), "%s: %s", texts[_i].why, s->str);
}
END_TEST

static const struct {
	const char *name, *text, *format, *why;
} formats[] = {
	{"报告.txt", "一、收入增长。\n", "txt", "plain text"},
	{"报告.md", "一、收入增长。\n", "md", "only the ending tells"},
	{"报告.MARKDOWN", "一、收入增长。\n", "md", "in any case"},
	{"报告.txt", "<!DOCTYPE html><html><body><p>一、收入增长。</p>", "html", "a page named .txt"},
	{"-", "  <p>一、收入增长，</p>\n<p>二、支出下降。</p>", "html", "a piece of a page on standard input"},
	{"说明.txt", "标签 <p> 表示段落，用于网页。\n", "txt", "a text that mentions a tag"},
	{"说明.html", "一、收入增长。\n", "txt", "a text named .html"},
	{"-", "一、收入增长。\n", "txt", "nothing tells"},
};

static const struct {
	const char *text, *wanted, *why;
} glossed[] = {
	{"全縣(xiàn)財政專(zhuān)項資金關(guān)于印發(fā)執(zhí)行檢(jiǎn)查", "全縣財政專項資金關于印發執行檢查", "a mirror that glosses its text"},
	{"果樹(shu)種(zhong)植(zhi)面積(ji)增(zeng)長(zhang)", "果樹種植面積增長", "without tones"},
	{"果园(ha)12公里(km)，亳(bó)州、砼(tóng)体、淄(zī)博", "果园(ha)12公里(km)，亳(bó)州、砼(tóng)体、淄(zī)博", "a few are the author's"},
	{"甲(a1)乙(API)丙(sst)丁(ngx)戊(str)己(ftp)庚(xml)", "甲(a1)乙(API)丙(sst)丁(ngx)戊(str)己(ftp)庚(xml)", "what no syllable is"},
	{"甲(fā", "甲(fā", "cut off"},
};

START_TEST(pronunciations_all_over_a_text_are_no_part_of_it) {
	ws_source source = source_of(glossed[_i].text, strlen(glossed[_i].text));
	ck_assert(ws_decode(&source, arena, NULL));
	ck_assert_msg(!strcmp(source.text, glossed[_i].wanted) && source.text_len == strlen(source.text), "%s: %s", glossed[_i].why, source.text);
}
END_TEST

START_TEST(a_format_is_told_by_its_content) {
	ws_source source = source_of(formats[_i].text, strlen(formats[_i].text));
	source.name = formats[_i].name;
	ws_blocks *b = ws_format_read(&source, arena, NULL);
	ck_assert_msg(b && !strcmp(b->format, formats[_i].format), "%s: %s", formats[_i].why, b ? b->format : "refused");
}
END_TEST

START_TEST(a_name_of_unknown_charset_is_made_utf8) {
	ck_assert_str_eq(ws_decode_name("\xb9\xab\xb1\xa8/2024.txt", 13, arena), "公报/2024.txt");
	ck_assert_str_eq(ws_decode_name("公报.txt", strlen("公报.txt"), arena), "公报.txt");
	ck_assert(g_utf8_validate(ws_decode_name("\xff\xff", 2, arena), -1, NULL));
}
END_TEST

int main(void) {
	Suite *suite = suite_create("charset");
	TCase *t = tcase_create("charset");
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_loop_test(t, an_encoding_is_told_from_whole_characters, 0, G_N_ELEMENTS(encodings));
	tcase_add_test(t, a_long_text_decodes_the_same_across_the_steps_of_the_converter);
	tcase_add_loop_test(t, a_bad_file_is_refused_with_the_reason_and_a_stray_byte_is_replaced, 0, G_N_ELEMENTS(faults));
	tcase_add_loop_test(t, text_is_cleaned_of_what_no_reader_sees, 0, G_N_ELEMENTS(cleanings));
	tcase_add_test(t, cleaning_never_writes_beyond_its_room_nor_splits_a_character);
	tcase_add_loop_test(t, a_text_becomes_its_physical_lines, 0, G_N_ELEMENTS(texts));
	tcase_add_loop_test(t, pronunciations_all_over_a_text_are_no_part_of_it, 0, G_N_ELEMENTS(glossed));
	tcase_add_loop_test(t, a_format_is_told_by_its_content, 0, G_N_ELEMENTS(formats));
	tcase_add_test(t, a_name_of_unknown_charset_is_made_utf8);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
