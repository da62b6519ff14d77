/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/format.h"
#include "tests/unit/format_dump.h"
#include "tests/unit/zip_text.h"

#define T(boundary, x, y, size, delta, text)                                                                                               \
	"<ofd:TextObject Boundary=\"" boundary "\" Size=\"" size "\"><ofd:TextCode X=\"" x "\" Y=\"" y "\" DeltaX=\"" delta "\">" text         \
	"</ofd:TextCode></ofd:TextObject>"
#define PATH(boundary, data)                                                                                                               \
	"<ofd:PathObject Boundary=\"" boundary "\"><ofd:AbbreviatedData>" data "</ofd:AbbreviatedData></ofd:PathObject>"

static const struct {
	const char *first, *second, *wanted, *why;
} pages[] = {
	{T("30 40 100 6", "0", "5", "5", "5 5 5", "第二行文") T("30 30 100 6", "0", "5", "5", "5 5 5", "第一行字"),
	 T("30 30 100 6", "0", "5", "5", "", "次页"), "第一行字\n第二行文\n次页", "objects in reading order, pages in theirs"},
	{T("30 30 100 6", "0", "5", "5", "g 3 5", "四个汉字") T("50 30 100 6", "0", "5", "5", "g 3 2.5", "2024"), "", "四个汉字2024",
	 "repeated steps of DeltaX, objects side by side"},
	{"<ofd:TextObject CTM=\"0.5 0 0 0.5 10 0\" Boundary=\"20 30 100 6\" Size=\"10\"><ofd:TextCode X=\"0\" Y=\"10\" DeltaX=\"10 "
	 "10\">变换后</ofd:TextCode></ofd:TextObject>" T("45 30 100 6", "0", "5", "5", "5", "相接"),
	 "", "变换后相接", "a matrix scales and moves"},
	{"<ofd:TextObject Visible=\"false\" Boundary=\"30 30 100 6\" Size=\"5\"><ofd:TextCode X=\"0\" "
	 "Y=\"5\">不可见</ofd:TextCode></ofd:TextObject>" T("30 50 100 6", "0", "5", "5", "5", "可见"),
	 "", "可见", "what is not visible is not seen"},
	{PATH("30 30 100 0", "M 0 0 L 100 0") PATH("30 40 100 0", "M 0 0 L 100 0") PATH("30 50 100 0", "M 0 0 L 100 0")
	     PATH("30 30 0 20", "M 0 0 L 0 20") PATH("80 30 0 20", "M 0 0 L 0 20") PATH("130 30 0 20", "M 0 0 L 0 20")
	         T("32 33 40 5", "0", "4", "4", "4", "项目") T("82 33 40 5", "0", "4", "4", "4", "金额")
	             T("32 43 40 5", "0", "4", "4", "4 4", "增值税") T("82 43 40 5", "0", "4", "4", "2 2 2", "12.5"),
	 "", "[项目|金额/增值税|12.5]", "paths of straight lines rule a table"},
	{"<ofd:CompositeObject Boundary=\"10 0 100 100\" ResourceID=\"9\"/>" T("30 50 100 6", "0", "5", "5", "5 5", "正文字"), "",
	 "b 图元中\n正文字", "a composite object is drawn where it is used"},
};

static const char container[] = "<ofd:OFD "
	                            "xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocInfo><ofd:Title>通知</ofd:Title></"
	                            "ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
static const char document[] = "<ofd:Document xmlns:ofd=\"x\"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 "
	                           "297</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>Res.xml</ofd:DocumentRes>"
	                           "<ofd:TemplatePage ID=\"5\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/></ofd:CommonData><ofd:Pages><ofd:Page "
	                           "ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/>"
	                           "<ofd:Page ID=\"2\" BaseLoc=\"/Doc_0/Pages/Page_1/Content.xml\"/></ofd:Pages></ofd:Document>";
static const char resources[] = "<ofd:Res xmlns:ofd=\"x\"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"9\"><ofd:Content>" T(
	"20 20 50 6", "0", "5", "5", "5 5",
	"图元中") "<ofd:CompositeObject Boundary=\"0 0 1 1\" "
	          "ResourceID=\"9\"/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>";

static char *page(const char *content, bool with_template) {
	return g_strconcat("<ofd:Page xmlns:ofd=\"x\">", with_template ? "<ofd:Template TemplateID=\"5\"/>" : "", "<ofd:Content><ofd:Layer>",
	                   content, "</ofd:Layer></ofd:Content></ofd:Page>", NULL);
}

static void check_pages(const char *first, const char *second, bool with_template, const char *wanted, const char *why) {
	g_autofree char *one = page(first, with_template), *two = page(second, false),
	                *template = page(T("30 10 100 8", "0", "7", "7", "7 7 7", "市人民政"), false);
	const char *const members[] = {"OFD.xml",
	                               container,
	                               "Doc_0/Document.xml",
	                               document,
	                               "Doc_0/Res.xml",
	                               resources,
	                               "Doc_0/Tpls/Tpl_0/Content.xml",
	                               template,
	                               "Doc_0/Pages/Page_0/Content.xml",
	                               one,
	                               "Doc_0/Pages/Page_1/Content.xml",
	                               two,
	                               NULL,
	                               NULL};
	g_autoptr(GByteArray) file = zip_file(members);
	check_format(&ws_format_ofd, file->data, file->len, wanted, why);
}

START_TEST(pages_are_read_as_they_look) {
	/* A composite object that holds itself is drawn to a bounded depth, its copies over each other. */
	check_pages(pages[_i].first, pages[_i].second, false, pages[_i].wanted, pages[_i].why);
}
END_TEST

START_TEST(a_template_is_part_of_the_page) {
	check_pages(T("30 40 100 6", "0", "5", "5", "5 5", "正文字"), "", true, "市人民政\n正文字", "the template's text stands on the page");
}
END_TEST

START_TEST(pages_without_text_have_no_text_layer) {
	check_pages("<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"3\"/>", "", false, "! no text layer", "pictures only");
}
END_TEST

START_TEST(an_encrypted_file_says_so) {
	const char *const members[] = {"OFD.xml", container, "Encryptions.xml", "<x/>", "Doc_0/Document.xml", "\x8f\x01 not xml", NULL, NULL};
	g_autoptr(GByteArray) file = zip_file(members);
	check_format(&ws_format_ofd, file->data, file->len, "! encrypted", "pages that are no XML beside a list of keys");
}
END_TEST

int main(void) {
	Suite *suite = suite_create("ofd");
	TCase *tests = tcase_create("ofd");
	tcase_add_loop_test(tests, pages_are_read_as_they_look, 0, sizeof pages / sizeof *pages);
	tcase_add_test(tests, a_template_is_part_of_the_page);
	tcase_add_test(tests, pages_without_text_have_no_text_layer);
	tcase_add_test(tests, an_encrypted_file_says_so);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
