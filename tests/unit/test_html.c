/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/reader/format/format.h"
#include "indexer/reader/format/html_parts.h"
#include "tests/unit/arena_fixture.h"
#include "tests/unit/suite.h"

static const ws_blocks *read_page(const char *html) {
	ws_source source = {
	    .name = "a.html", .bytes = (const unsigned char *)ws_arena_copy(arena, html, strlen(html)), .len = strlen(html), .fd = -1};
	g_autoptr(GError) error = NULL;
	const ws_blocks *b = ws_format_read(&source, arena, &error);
	ck_assert_msg(b != NULL, "refused: %s", error ? error->message : "");
	ck_assert_str_eq(b->format, "html");
	return b;
}

/* A block a line: "#1 " before a heading, '/' for LF; a table as "[row,column rows×columns text]" cells, spans and 'H' (head) only where
   they are. */
static char *shown(const ws_blocks *b) {
	GString *s = g_string_new(NULL);
	for (size_t i = 0; i < b->n; i++) {
		const ws_block *k = &b->blocks[i];
		if (i)
			g_string_append_c(s, '\n');
		if (k->heading)
			g_string_append_printf(s, "#%d ", k->heading);
		if (k->text)
			g_string_append(s, k->text);
		for (size_t c = 0; c < k->n_cells; c++) {
			const ws_block_cell *q = &k->cells[c];
			g_string_append_printf(s, "[%u,%u", q->row, q->column);
			if (q->rows > 1 || q->columns > 1)
				g_string_append_printf(s, " %u×%u", q->rows, q->columns);
			g_string_append_printf(s, "%s %s]", q->head ? "H" : "", q->text);
		}
	}
	char *text = ws_arena_copy(arena, s->str, s->len);
	g_string_free(s, TRUE);
	for (char *p = text; *p; p++)
		if (*p == '\n' && strchr("]", p > text ? p[-1] : ' '))
			continue;
	return text;
}

static void check_blocks(const char *html, const char *wanted, const char *why) {
	const char *got = shown(read_page(html));
	ck_assert_msg(!strcmp(got, wanted), "%s:\n%s\nwanted:\n%s", why, got, wanted);
}

/* ---- runs ---- */

/* Enough prose that a page is a document; always shown as the first block. */
#define BODY "县财政局今天公布了上半年收支情况，各项工作进展顺利。"
#define P "<p>" BODY "</p>"

static const struct {
	const char *html, *wanted, *why;
} runs[] = {
	{P "<p>全县<b>一般</b><span>公共</span>预算收入<font>3200</font>万元</p>", BODY "\n全县一般公共预算收入3200万元",
	 "a sentence split by inline tags"},
	{P "<p>全县收入\n\t增长 百分之五</p>", BODY "\n全县收入增长 百分之五", "a line end between Han is nothing, a space is a space"},
	{P "<p>GDP\ngrowth</p>", BODY "\nGDP growth", "between letters it is a space"},
	{P "<p>　　全县&nbsp;收入&#8203;增长&emsp;</p>", BODY "\n　　全县\xc2\xa0收入增长",
	 "typed spaces stay, what has no width and what trails goes"},
	{P "<p>一、收入情况。<br>二、支出情况。<br/>三、债务情况。</p>", BODY "\n一、收入情况。\n二、支出情况。\n三、债务情况。",
	 "<br> after full stops ends paragraphs"},
	{P "<div>　　收入增长<br>　　支出增长<br>　　债务下降</div>", BODY "\n　　收入增长\n　　支出增长\n　　债务下降",
	 "<br> before typed indents ends paragraphs"},
	{P "<p>关于上半年预算<br>执行情况的报告</p>", BODY "\n关于上半年预算\n执行情况的报告", "a title over two lines is one block"},
	{P "<p>甲<br><br>乙</p>", BODY "\n甲\n乙", "an empty line parts in any case"},
	{P "<div>前言文字<p>第一段</p>后记文字</div>", BODY "\n前言文字\n第一段\n后记文字", "text beside paragraphs"},
	{P "<h2>一、收入</h2><h4>1.税收</h4>", BODY "\n#2 一、收入\n#4 1.税收", "headings are hints"},
	{P "<ul><li>收入</li><li>支出</li></ul>", BODY "\n收入\n支出", "items"},
	{P "<ol start=3><li>收入增长<li>（二）支出</ol>", BODY "\n3.收入增长\n（二）支出",
	 "a browser numbers items: the number is text, unless there is one"},
	{P "<ol><li>一般债务<li>十、其他<li>第一条</ol>", BODY "\n1.一般债务\n十、其他\n第一条", "一般 begins with no numeral"},
	{P "<p>收入30亿元<sup><a class=sdendnoteanc name=a href='#s'><sup>ii</sup></a></sup>，支出<a href='#_ftn1' name='_ftnref1'>[1]</a>40亿元。</p>"
	   "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> 含转移支付。</p>",
	 BODY "\n收入30亿元，支出40亿元。\n含转移支付。", "the marks of notes that word processors save"},
	{P "<ol style='list-style-type: cjk-ideographic'><li><p>收入增长</p></li><li><p>支出增长</p><p>主要是教育。</p></li></ol><p>完</p>",
	 BODY "\n一、收入增长\n二、支出增长\n主要是教育。\n完", "an item's number stands in its first paragraph"},
	{P "<p>收入增长8.8%<sup>1</sup>，支出 <span style='vertical-align:super'><a href='#n'>[2]</a></span>30亿元。</p>",
	 BODY "\n收入增长8.8%，支出30亿元。", "the raised mark of a note changes no number"},
	{P "<p>绿地12km<sup>2</sup>，粮食3.5×10<sup>8</sup>斤，第1<sup>号</sup></p>", BODY "\n绿地12km²，粮食3.5×10⁸斤，第1号",
	 "other raised text stays"},
	{P "<p><sup>1</sup>2023年起按新口径计算。</p>", BODY "\n1 2023年起按新口径计算。", "a note's own mark is no part of its number"},
	{P "<p><a href='#back'>1</a>2023年起按新口径计算。</p>", BODY "\n1 2023年起按新口径计算。", "also when it is a link back"},
	{P "<div id=sdfootnote1><p><a class=sdfootnotesym href='#anc'>1</a>2023年起按新口径计算。</p></div><div title=footer><p>3</p></div>",
	 BODY "\n2023年起按新口径计算。", "the numbers of notes and pages that a word processor saves"},
	{P "<pre>甲  乙\n丙\n</pre>", BODY "\n甲  乙\n丙", "lines of <pre>"},
	{P "<pre>\n\n\n甲</pre>", BODY "\n甲", "<pre> may begin with empty lines"},
	{P "<p>可见</p><p style='color:red; display : none'>不可见</p><p hidden>也不可见</p>", BODY "\n可见", "hidden copies"},
	{"<style>.copy, #c { display:none } .a .b{display:none}</style>" P "<p class='x copy'>一份</p><p id=c>又一份</p><p class=b>正文</p>",
	 BODY "\n正文", "copies that the page's own simplest rules hide"},
	{P "<p style='position:absolute;left:-9999px'>一份</p><p style='font-size:0'>又一份</p><p style='text-indent:-9.5pt;font-size:0.9em'>正文</p>",
	 BODY "\n正文", "copies out of sight; a hanging indent and small text are in sight"},
	{P "<script>var a='<p>脚本</p>';</script><noscript>请启用脚本</noscript><textarea>草稿</textarea><select><option>选项</select>", BODY,
	 "what is no text"},
	{P "<p><ruby>亳<rp>(</rp><rt>bó</rt><rp>)</rp></ruby>州市收入</p>", BODY "\n亳州市收入", "a pronunciation above a character"},
	{P "<p><o:p>全县</o:p><st1:chsdate w:st='on'>2024年</st1:chsdate>收入</p>", BODY "\n全县2024年收入", "Word's own elements"},
	{P "<p>收入&lt;支出 &amp; 债务 &#20840;&#x53bf;</p>", BODY "\n收入<支出 & 债务 全县", "entities"},
	{P "<p>\xee\x98\x81\xee\x98\x82</p><p>|</p>", BODY, "icons and separators alone"},
};

START_TEST(a_run_is_the_text_between_block_boundaries) {
	check_blocks(runs[_i].html, runs[_i].wanted, runs[_i].why);
}
END_TEST

START_TEST(a_title_over_two_lines_keeps_its_line_end) {
	const ws_blocks *b = read_page(P "<p>关于上半年预算<br>执行情况的报告</p>");
	ck_assert_uint_eq(b->n, 2);
	ck_assert_int_eq(b->blocks[1].kind, WS_BLOCK_PARAGRAPH);
	ck_assert_str_eq(b->blocks[1].text, "关于上半年预算\n执行情况的报告");
}
END_TEST

START_TEST(blocks_know_their_source_lines_and_style) {
	const ws_blocks *b =
	    read_page("<html>\n<body>\n" P
	              "\n<p align=center>\n\n<b>标题\n在此</b></p>\n<p></p><center><p>居中</p><p style='text-align:left'>居左</p></center>");
	ck_assert_uint_eq(b->n, 4);
	ck_assert_uint_eq(b->blocks[0].line, 3);
	ck_assert_uint_eq(b->blocks[1].line, 6);
	ck_assert_uint_eq(b->blocks[1].line_end, 7);
	ck_assert_uint_eq(b->blocks[1].flags, WS_BLOCK_BOLD | WS_BLOCK_CENTRED);
	ck_assert_uint_eq(b->blocks[2].flags & WS_BLOCK_CENTRED, WS_BLOCK_CENTRED);
	ck_assert_uint_eq(b->blocks[3].flags & WS_BLOCK_CENTRED, 0);
}
END_TEST

START_TEST(lines_beyond_65535_are_counted) {
	g_autoptr(GString) s = g_string_new("<body>" P);
	for (int i = 0; i < 70000; i++)
		g_string_append_c(s, '\n');
	g_string_append(s, "<p>末段</p>");
	const ws_blocks *b = read_page(s->str);
	ck_assert_uint_eq(b->blocks[1].line, 70001);
}
END_TEST

/* ---- tables ---- */

static const struct {
	const char *html, *wanted, *why;
} tables[] = {
	{"<tr><td>项目<td>金额<tr><td>收入<td>32", "[0,0 项目][0,1 金额][1,0 收入][1,1 32]", "a plain grid"},
	{"<thead><tr><th rowspan=2>项目</th><th "
	 "colspan=2>预算数</th></tr><tr><th>上年</th><th>本年</th></tr></thead><tbody><tr><td>收入</td><td>1</td><td>2</td></tr></tbody>",
	 "[0,0 2×1H 项目][0,1 1×2H 预算数][1,1H 上年][1,2H 本年][2,0 收入][2,1 1][2,2 2]", "merged heads"},
	{"<tr><td rowspan=9>甲<td>1<tr><td>2<tr><td>3", "[0,0 3×1 甲][0,1 1][1,1 2][2,1 3]", "a span ends with the table"},
	{"<tr><td rowspan=0>甲<td>1<tr><td>2<td>3", "[0,0 2×1 甲][0,1 1][1,1 2][1,2 3]", "rowspan=0 is the rest of the table"},
	{"<tr><td>甲<td rowspan=2>乙<td>丙<tr><td colspan=1>丁<td>戊", "[0,0 甲][0,1 2×1 乙][0,2 丙][1,0 丁][1,2 戊]",
	 "a cell goes into the next free column"},
	{"<tr><td rowspan=2>产品<td rowspan=2>产量<tr><td>大米<td>3<tr><td>鲜肉<td>5", "[0,0 产品][0,1 产量][1,0 大米][1,1 3][2,0 鲜肉][2,1 5]",
	 "spans that leave the next row no room end above it"},
	{"<tr><td colspan=-3>甲<td colspan=x>乙<tr><td>1<td>2", "[0,0 甲][0,1 乙][1,0 1][1,1 2]", "spans that are none"},
	{"<tr><td><p>甲</p><p>乙</p><td>1<tr><td>丙<br>丁<td>2", "[0,0 甲\n乙][0,1 1][1,0 丙\n丁][1,1 2]", "paragraphs in a cell"},
	{"<tr><td>甲<td>&nbsp;<td>乙<tr><td>1<td><td>2", "[0,0 甲][0,1 ][0,2 乙][1,0 1][1,1 ][1,2 2]", "empty cells stay"},
	{"<tr><td>序号<td>措施<tr><td>1<td>" BODY BODY BODY "<tr><td>2<td>" BODY,
	 "[0,0 序号][0,1 措施][1,0 1][1,1 " BODY BODY BODY "][2,0 2][2,1 " BODY "]", "long cells are data"},
	{"<tr><td>" P "<tr><td>" P, BODY "\n" BODY, "one column only places"},
	{"<tr><td>表1 收支情况<td>单位：万元", "表1 收支情况\n单位：万元", "a row above the table proper"},
	{"<tr><td>县人大常委会<td rowspan=2>张三<tr><td>财经委主任", "县人大常委会\n张三\n财经委主任", "a speaker's name beside two lines"},
	{"<tr><td><table><tr><td>" P P P "</table><td><table><tr><td>侧<td>栏</table>", BODY "\n" BODY "\n" BODY "\n侧\n栏",
	 "tables in tables only place"},
	{"<tr style='display:none'><td>甲<td>乙<tr><td>收入<td>1<tr><td>支出<td>2", "[0,0 收入][0,1 1][1,0 支出][1,1 2]",
	 "a hidden row is not there"},
};

START_TEST(a_table_of_data_is_laid_out_and_a_table_of_layout_is_read) {
	g_autofree char *html = g_strconcat(P "<table>", tables[_i].html, "</table>", NULL);
	g_autofree char *wanted = g_strconcat(BODY "\n", tables[_i].wanted, NULL);
	check_blocks(html, wanted, tables[_i].why);
}
END_TEST

START_TEST(a_table_that_claims_the_moon_is_refused) {
	g_autoptr(GString) s = g_string_new("<table><tr><td>甲<td>乙<tr>");
	for (int i = 0; i < 5000; i++)
		g_string_append(s, "<td colspan=60000>1");
	ws_source source = {.name = "a.html", .bytes = (const unsigned char *)ws_arena_copy(arena, s->str, s->len), .len = s->len, .fd = -1};
	g_autoptr(GError) error = NULL;
	ck_assert_ptr_null(ws_format_read(&source, arena, &error));
	ck_assert(g_str_has_prefix(error->message, "tables of more than"));
}
END_TEST

/* ---- the document in the page ---- */

#define A "<p>上半年，全县财政工作稳中有进，收入保持增长，支出重点得到保障。</p>"
#define B "<p>下一步，将继续加强预算管理，防范债务风险，提高资金使用效益。</p>"
#define A_TEXT "上半年，全县财政工作稳中有进，收入保持增长，支出重点得到保障。"
#define B_TEXT "下一步，将继续加强预算管理，防范债务风险，提高资金使用效益。"
#define MENU "<div class=top><a href=/>首页</a><a href=/a>政务公开</a><a href=/b>办事服务</a></div>"
#define FOOT "<div class=bottom><p>主办：某县人民政府办公室</p><p>网站标识码：1234567890</p><p>联系电话：0123-4567890，欢迎来电</p></div>"
#define POST(who, text)                                                                                                                    \
	"<table><tr><td><a href=u>" who                                                                                                        \
	"</a><p>积分</p><p>145312</p></td><td><div>发表于 2024-3-27 20:37:53 <a href=o>只看该作者</a></div><div class=t>" text                 \
	"</div><div>签名：路漫漫其修远兮，上下求索。</div></td></tr></table>"
#define TITLE "关于某县上半年财政收支情况的通报"

static const struct {
	const char *html, *wanted, *why;
} pages[] = {
	{MENU "<div><div class=weizhi>当前位置：首页 &gt; 公开</div><h1>" TITLE
          "</h1><p>发布时间：2024-07-20 来源：县财政局 浏览次数：12</p><div>" A B "</div></div>" FOOT,
	 "#1 " TITLE "\n" A_TEXT "\n" B_TEXT, "a portal: headline above the body, posting line between"},
	{MENU "<div><h1><a href=/9.html>某县2024年统计公报 <span>2024</span></a></h1><div>" A B "</div></div>" FOOT,
	 "#1 某县2024年统计公报\n" A_TEXT "\n" B_TEXT, "the year of a list behind the headline"},
	{MENU "<div><h1>" TITLE "</h1><p>2024-07-20</p><div><p>关于某县上半年财政</p><p>收支情况的通报</p>" A B "</div></div>" FOOT,
	 "关于某县上半年财政\n收支情况的通报\n" A_TEXT "\n" B_TEXT, "the body begins with the headline itself, over two lines: said once"},
	{MENU "<div><h1>" TITLE "</h1><p>——在县人大常委会第五次会议上</p><p>县财政局局长 李四</p><p>来源：县财政局 字号：大 中 小</p><div>" A B
          "</div></div>" FOOT,
	 "#1 " TITLE "\n——在县人大常委会第五次会议上\n县财政局局长 李四\n" A_TEXT "\n" B_TEXT,
	 "a subtitle and a speaker between headline and body"},
	{MENU "<div class=main><div class=article_title>" TITLE "</div><div class=zoom>" A B
          "<p style='text-align:right'>某县财政局</p><p>2024年7月18日</p></div>"
          "<div class=share>分享到：<a>微信</a></div><div><a href=/1>上一篇：某某</a><a href=/2>下一篇：某某</a></div></div>" FOOT,
	 "#1 " TITLE "\n" A_TEXT "\n" B_TEXT "\n某县财政局\n2024年7月18日",
	 "the signature belongs to the document, share buttons and neighbours do not"},
	{MENU "<table><tr><td>导航<td><table><tr><td><h1>" TITLE "</h1><tr><td>2024-07-20 10:00<tr><td>" A B "</table></table>" FOOT,
	 "#1 " TITLE "\n" A_TEXT "\n" B_TEXT, "an old page placed with tables"},
	{MENU "<div id=text><br>　　" A_TEXT "<br>　　" B_TEXT "<br><br>　　某县财政局<br></div>" FOOT,
	 "　　" A_TEXT "\n　　" B_TEXT "\n　　某县财政局", "paragraphs by <br> in one div"},
	{MENU "<div><div>" A "</div><div>" B "</div><div>" A "</div></div>" FOOT, A_TEXT "\n" B_TEXT "\n" A_TEXT,
	 "a body spread over siblings"},
	{MENU "<div class=page><div class=text>" A A B B "</div><p>（注：本文数据为快报数，最终以决算为准，特此说明。）</p></div>" FOOT,
	 A_TEXT "\n" A_TEXT "\n" B_TEXT "\n" B_TEXT "\n（注：本文数据为快报数，最终以决算为准，特此说明。）",
	 "a closing note outside the body's own element"},
	{MENU "<div><div class=list><a href=1>甲乙丙丁戊己庚辛</a><a href=2>壬癸子丑寅卯辰巳</a></div><div class=c>" A B
          "<p><a href=a.pdf>附件：收支表.pdf</a></p><p><a href=/more>更多信息</a></p></div></div>",
	 A_TEXT "\n" B_TEXT "\n附件：收支表.pdf", "an attachment is the document's, a link to more is the site's"},
	{MENU
	 "<div class=c><table><tr><td>索引号<td>A/2024-1<td>发布机构<td>县财政局<tr><td>发布日期<td>2024-07-20<td>文号<td>无</table><div>" A B
	 "</div></div>",
	 A_TEXT "\n" B_TEXT, "the portal's record of the document"},
	{MENU "<div class=c>" A B "<p>责任编辑：王五</p><p>一审：赵六</p><p>扫一扫在手机打开当前页</p><p>打印 关闭</p></div>" FOOT,
	 A_TEXT "\n" B_TEXT, "credits and buttons inside the body"},
	{MENU "<div class=tip><p>本网站使用缓存技术，继续浏览即表示您同意我们的隐私政策，点击查看详情。</p></div><div class=c>" A B "</div>" FOOT,
	 A_TEXT "\n" B_TEXT, "what a site asks before it shows anything"},
	{MENU "<div class=c>" A B "</div><div><div>网友评论(1)</div><div>说得好，支持县财政局的工作，希望资金早日到位。</div></div>" FOOT,
	 A_TEXT "\n" B_TEXT, "what readers write below"},
	{MENU "<div class=c>" A B "<h4>最新评论</h4><p>说得好，支持县财政局的工作，希望资金早日到位。</p></div>" FOOT, A_TEXT "\n" B_TEXT,
	 "what readers write in the body's own element"},
	{MENU "<div class=c>" A "<h4>最新评论</h4>" B B B "</div>" FOOT, A_TEXT "\n" B_TEXT "\n" B_TEXT "\n" B_TEXT, "more than the document has above it is its own"},
	{"<div id=js_content style='visibility: hidden'>" A B "</div>", A_TEXT "\n" B_TEXT, "text that a script makes visible"},
	{MENU "<div style='display:none'>" A B A B A B A B A B A B A B A B A B "</div>" FOOT,
	 A_TEXT "\n" B_TEXT "\n" A_TEXT "\n" B_TEXT "\n" A_TEXT "\n" B_TEXT "\n" A_TEXT "\n" B_TEXT "\n" A_TEXT "\n" B_TEXT "\n" A_TEXT
            "\n" B_TEXT "\n" A_TEXT "\n" B_TEXT "\n" A_TEXT "\n" B_TEXT "\n" A_TEXT "\n" B_TEXT,
	 "a page that is nothing but hidden text is shown"},
	{MENU "<h2>某县2024年上半年收支表</h2><p>单位：万元</"
          "p><table><tr><td>项目<td>金额<tr><td>收入<td>3200<tr><td>支出<td>5100<tr><td>债务<td>880</table>" FOOT,
	 "#1 某县2024年上半年收支表\n单位：万元\n[0,0 项目][0,1 金额][1,0 收入][1,1 3200][2,0 支出][2,1 5100][3,0 债务][3,1 880]",
	 "a page that is one table"},
	{"<head><title>通知公告_某县财政局</title><meta name=ArticleTitle content='" TITLE "'></head><body>" MENU "<div>" A B "</div>" FOOT,
	 "#1 " TITLE "\n" A_TEXT "\n" B_TEXT, "a headline only the meta knows"},
	{MENU "<div><p>各有关单位：</p><p>会议时间：7月20日</p><p>时间：上午九点</p><p>资金来源：财政拨款</p><p>2024年7月1日</p>" A B
          "<p>主办单位：某县财政局</p><p>技术支持：某公司</p><p>用浏览器打开填报系统</p></div>" FOOT,
	 "各有关单位：\n会议时间：7月20日\n时间：上午九点\n资金来源：财政拨款\n2024年7月1日\n" A_TEXT "\n" B_TEXT
	 "\n主办单位：某县财政局\n技术支持：某公司\n用浏览器打开填报系统",
	 "a notice with lines that sites also write"},
	{MENU "<div>" A "<p><a href='#n1'>注1</a></p>" B "<div class=foot-note><p>某县财政局</p><p>2024年7月1日</p></div></div>" FOOT,
	 A_TEXT "\n注1\n" B_TEXT "\n某县财政局\n2024年7月1日", "a signature in an element named like a footer, a link inside the page"},
	{"<div><a href=/>论坛</a></div><h1><a href=f>[某县]</a>" TITLE
	 "</h1>" POST("张三", TITLE "<br>　　" A_TEXT "<br>　　" B_TEXT "<br>　　" A_TEXT) POST("李四", "谢谢分享，学习了，支持。"),
	 TITLE "\n　　" A_TEXT "\n　　" B_TEXT "\n　　" A_TEXT, "a thread: the first post without its author, signature and replies"},
	{"<html><body><div class=WordSection1><p class=MsoNormal><![if !supportLists]><span>1.</span><![endif]>" A_TEXT
	 "</p><!--[if gte mso 9]><p>旧</p><![endif]-->" B "</div>",
	 "1." A_TEXT "\n" B_TEXT, "a page that Word saved"},
	{"<table class=bd><tr><td>索 引 "
	 "号：<td>A/"
	 "2024<td>主题分类：<td>财政<tr><td>发文机关：<td>某县<td>成文日期：<td>2024年7月18日<tr><td>发文字号：<td>某政〔2024〕1号<td>"
	 "发布日期：<td>2024年7月20日</table><table><tr><td><p>" TITLE "</p>" A B "</table>",
	 TITLE "\n" A_TEXT "\n" B_TEXT, "the record of a portal's own page of documents"},
	{"<title>某县财政局</title><div class=head><h1>某县财政局</h1></div><div class=m><h2>" TITLE "</h2><div>" A B "</div></div>",
	 "#1 " TITLE "\n" A_TEXT "\n" B_TEXT, "a site's name in <h1> is no headline"},
	{"<title>" TITLE "_某县政府</title><h1>财政公开</h1><div><p>" TITLE "</p>" A B "</div>", TITLE "\n" A_TEXT "\n" B_TEXT,
	 "a column's name above a body that brings its own headline"},
	{MENU "<div class=m><h1>" TITLE "</h1><div>" A B "</div><div class=end><p>附件：1.收支表</p><p>某县财政局</p><p>二〇二四年七月十八日</p>"
          "<p>抄送：县人大办公室</p><p>当日要闻</p><p>（图片新闻）</p></div></div>" FOOT,
	 "#1 " TITLE "\n" A_TEXT "\n" B_TEXT "\n附件：1.收支表\n某县财政局\n二〇二四年七月十八日\n抄送：县人大办公室",
	 "the last lines of a document outside its element, until something else comes"},
	{MENU "<div><h1>" TITLE "</h1><div>" A B "</div><div><a href=1.pdf>附件1：收支表.pdf</a></br><a href=2.pdf>附件2：债务表.pdf</a></div>"
          "<div>附件下载：<a href=1.pdf>收支表.pdf</a></div></div>",
	 "#1 " TITLE "\n" A_TEXT "\n" B_TEXT "\n附件1：收支表.pdf\n附件2：债务表.pdf", "attachments outside, with </br> between, and a site's second list"},
	{MENU "<div class=m><ul><li>索 引 号：A/2024-1</li><li>发文机关：</li><li>县财政局</li><li>成文日期：2024年7月18日</li><li>标题：" TITLE
          "</li></ul><h2>" TITLE "</h2>" A B "</div>" FOOT,
	 "#1 " TITLE "\n" A_TEXT "\n" B_TEXT, "the portal's record as lines in the document's own element"},
	{MENU "<div class=m><p>发文机关：某县财政局</p><p>2024年12月</p>" A B "</div>", "发文机关：某县财政局\n2024年12月\n" A_TEXT "\n" B_TEXT,
	 "one label is the document's own, so is a month"},
	{MENU "<div><div><h1>" TITLE "</h1><div>" A "</div></div><div><p><a href=1>全县会议</a></p><p>会议要求，各部门抓好落实，年底前完成。</p>"
          "<p><a href=2>全县调研</a></p><p>调研组一行先后走访企业，了解生产情况。</p></div></div>",
	 "#1 " TITLE "\n" A_TEXT, "a column of links with their abstracts beside a short document"},
	{"<title>通知公告_某县财政局</title>" MENU "<ul><li><a href=1>某县财政局关于一号票据的公开通知</a><span>2024-07-01</span><li><a href=2>某县财政局关于二号票据的公开通知</a><li>"
	 "[2024-07-03]<a href=3>某县财政局关于三号票据的公开通知</a><li><a href=4>某县财政局关于四号票据的公开通知</a><li><a href=5>某县财政局关于五号票据的公开通知</a></ul>"
	 "<div>电话：0000</div>" FOOT,
	 "#1 通知公告\n某县财政局关于一号票据的公开通知\n某县财政局关于二号票据的公开通知\n某县财政局关于三号票据的公开通知\n某县财政局关于四号票据的公开通知\n某县财政局关于五号票据的公开通知",
	 "a list of documents"},
	{MENU "<div class=m>" A "<p>附件</p>" B "<p>政策解读：<a href=j>《" TITLE "》解读</a></p><p>使用“扫一扫”即可将网页分享至朋友圈。</p>"
          "<p>声明：本网文章版权归原作者所有，如有侵权请联系我们。</p><p>延伸阅读</p><p>附件：</p></div>",
	 A_TEXT "\n附件\n" B_TEXT, "附件 alone begins what is annexed; sentences, links and labels of sites below"},
	{MENU "<div class=m>" A "<div class=foot>县财政局<br>　　审计局<br>　　关注我们</div>" B "</div>", A_TEXT "\n县财政局\n　　审计局\n" B_TEXT,
	 "each line of a run is judged by its own end"},
	{MENU "<div class=m>" A "<p>1．<a href=1>某县预算管理办法（某政规〔2021〕2号）</a></p><p><a href=2>某县债务管理办法</a></p><p>某县人民政府办公室</p>"
          "<p>2024年7月18日</p><p><a href=3>更多文件</a></p></div>" FOOT,
	 A_TEXT "\n1．某县预算管理办法（某政规〔2021〕2号）\n某县债务管理办法\n某县人民政府办公室\n2024年7月18日",
	 "links above a signature with its date are the document's"},
	{MENU "<div class=m>" A B "<p>1.<a href=1>某县预算管理办法（某政规〔2021〕2号）</a></p><p><a href=3>更多文件</a></p></div>" FOOT,
	 A_TEXT "\n" B_TEXT "\n1.某县预算管理办法（某政规〔2021〕2号）", "so is a list that the document counts itself"},
	{MENU "<div><p>要闻</p><p>在某县第九届人民代表大会第五次会议上</p><h1>" TITLE "</h1><div class=c>" A B "</div></div>" FOOT,
	 "在某县第九届人民代表大会第五次会议上\n#1 " TITLE "\n" A_TEXT "\n" B_TEXT, "the meeting above a headline"},
	{"<title>某县政务网</title>" MENU "<div><div>" TITLE "</div><div>发布时间：2024-07-20</div><div class=c>" A B "</div></div>" FOOT,
	 "#1 " TITLE "\n" A_TEXT "\n" B_TEXT, "a headline known by its last word alone"},
	{"<title>某县政务网</title>" MENU "<div><div id=PRHeadline>某县发行铁路债券</div><div class=c>" A B "</div></div>" FOOT,
	 "#1 某县发行铁路债券\n" A_TEXT "\n" B_TEXT, "a name of several capitals and a word"},
	{MENU "<div><h1>" TITLE "</h1><div class=s>征集状态：已结束 开始时间：2024-07-01 结束时间：2024-07-31</div>" A B "</div>" FOOT,
	 "#1 " TITLE "\n" A_TEXT "\n" B_TEXT, "what a page of a survey tells of its state"},
	{MENU "<div><h1>" TITLE "<small>(2024-07-20)</small></h1>" A B "<p>----------------</p><p>(责编：王五)</p></div>" FOOT,
	 "#1 " TITLE "\n" A_TEXT "\n" B_TEXT, "the day of posting behind a headline; a rule of hyphens; credits in brackets"},
	{MENU "<div class=m><div>" A B A B "</div><div class=x><h3>热门文件</h3><p>全县会议要求，各部门抓好落实，年底前完成。</p></div>"
          "<div class=y><h4>我要咨询</h4><p>请勿输入涉密信息，咨询将在五日内答复。</p></div></div>" FOOT,
	 A_TEXT "\n" B_TEXT "\n" A_TEXT "\n" B_TEXT, "elements that begin with what announces other pages, or a form"},
	{MENU "<div class=m>" A B "<div><p>" A_TEXT "</p><h3>相关链接</h3>" B "</div></div>" FOOT,
	 A_TEXT "\n" B_TEXT "\n" A_TEXT "\n" B_TEXT, "where such a line begins no element of its own, what stands with it stays"},
	{"<div><p>县政府公报</p><p>今天晴。</p></div>", "县政府公报\n今天晴。", "a page too short to tell is kept whole"},
	{MENU "<ol class=x><li>" A_TEXT "</li><li>" B_TEXT "</li></ol>" FOOT, A_TEXT "\n" B_TEXT, "a body that is a list"},
};

START_TEST(the_document_is_found_in_the_page) {
	check_blocks(pages[_i].html, pages[_i].wanted, pages[_i].why);
}
END_TEST

static const struct {
	const char *html, *title, *site, *posted, *why;
} cards[] = {
	{"<title>" TITLE "_财政信息_某县人民政府</title>", TITLE, "某县人民政府", NULL, "title, column, site"},
	{"<title>某省统计局 - \n  某市统计公报</title>", "某市统计公报", "某省统计局", NULL, "the site first"},
	{"<title>某县财政局</title><meta name='SiteName' content='某县财政局门户'><meta name=ArticleTitle content=' " TITLE
	 " '><meta name=PubDate content='2024-07-05 08:00'>",
	 TITLE, "某县财政局门户", "2024-07-05", "metas of a portal"},
	{"<title>公开</title><meta name=' ArticleTitle ' content='" TITLE "'><meta name=' Pubdate ' content='2024-07-05'>", TITLE, NULL, "2024-07-05",
	 "names of metas with blanks"},
	{"<title>" TITLE
	 "</title><meta property='og:site_name' content='某报'><meta property='article:published_time' content='2024-7-5T08:00'>",
	 TITLE, "某报", "2024-07-05", "Open Graph"},
	{"<title>" TITLE " - 公文论坛 - Powered by Discuz!</title>", TITLE, "公文论坛", NULL, "a forum"},
	{"<title>2023-2025年规划</title>", "2023-2025年规划", NULL, NULL, "a hyphen inside a title"},
	{"", NULL, NULL, NULL, "nothing said"},
};

START_TEST(a_page_s_head_gives_title_site_and_posting_date) {
	g_autofree char *html = g_strconcat("<html><head>", cards[_i].html, "</head><body>" A B, NULL);
	const ws_blocks *b = read_page(html);
	ck_assert_msg(!g_strcmp0(b->title, cards[_i].title), "%s: %s", cards[_i].why, b->title);
	ck_assert_msg(!g_strcmp0(b->site, cards[_i].site), "%s: %s", cards[_i].why, b->site);
	ck_assert_msg(!g_strcmp0(b->posted, cards[_i].posted), "%s: %s", cards[_i].why, b->posted);
}
END_TEST

static const struct {
	const char *text, *date, *why;
} dates[] = {
	{"发布时间：2024-07-05 10:03", "2024-07-05", "a posting line"},
	{"时间:2024/7/5", "2024-07-05", "slashes"},
	{"2024年7月5日 星期五", "2024-07-05", "written out"},
	{"索引号：62070-2026/00007 日期：2024.07.05", "2024-07-05", "a number that is no date"},
	{"2024年", NULL, "only a year"},
	{"", NULL, "nothing"},
};

START_TEST(a_posting_date_is_read_in_every_notation) {
	const char *got = ws_html_date(dates[_i].text, arena);
	ck_assert_msg(!g_strcmp0(got, dates[_i].date), "%s: %s", dates[_i].why, got);
}
END_TEST

START_TEST(the_posting_line_gives_the_posting_date) {
	const ws_blocks *b = read_page(MENU "<div><h1>" TITLE "</h1><p>来源：县财政局 2024-07-20 09:15</p><div>" A B "</div></div>");
	ck_assert_str_eq(b->posted, "2024-07-20");
}
END_TEST

START_TEST(what_a_page_says_about_its_text_is_kept_apart) {
	const ws_blocks *b = read_page(MENU "<table><tr><td>索引号：</td><td>A01-2024-07</td></tr></table><div><h1>" TITLE
	                               "</h1><p>来源：县财政局 2024-07-20 09:15</p><p>发文机关：</p><div>" A B
	                               "</div><p>打印本页</p><p>责任编辑：张三</p></div>");
	ck_assert_str_eq(b->info, "索引号：\nA01-2024-07\n来源：县财政局 2024-07-20 09:15\n发文机关：\n");
}
END_TEST

START_TEST(a_page_without_text_is_empty) {
	const char *html = "<html><head><title>某县</title></head><body><img src=a.png></body></html>";
	ws_source source = {.name = "a.html", .bytes = (const unsigned char *)html, .len = strlen(html), .fd = -1};
	g_autoptr(GError) error = NULL;
	ck_assert_ptr_null(ws_format_read(&source, arena, &error));
	ck_assert_str_eq(error->message, "empty");
}
END_TEST

START_TEST(a_page_nested_ten_thousand_deep_is_read) {
	g_autoptr(GString) s = g_string_new("<body>");
	for (int i = 0; i < 10000; i++)
		g_string_append(s, "<div><b>");
	g_string_append(s, BODY);
	ck_assert_str_eq(shown(read_page(s->str)), BODY);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("html");
	TCase *t = tcase_create("html");
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_loop_test(t, a_run_is_the_text_between_block_boundaries, 0, G_N_ELEMENTS(runs));
	tcase_add_test(t, a_title_over_two_lines_keeps_its_line_end);
	tcase_add_test(t, blocks_know_their_source_lines_and_style);
	tcase_add_test(t, lines_beyond_65535_are_counted);
	tcase_add_loop_test(t, a_table_of_data_is_laid_out_and_a_table_of_layout_is_read, 0, G_N_ELEMENTS(tables));
	tcase_add_test(t, a_table_that_claims_the_moon_is_refused);
	tcase_add_loop_test(t, the_document_is_found_in_the_page, 0, G_N_ELEMENTS(pages));
	tcase_add_loop_test(t, a_page_s_head_gives_title_site_and_posting_date, 0, G_N_ELEMENTS(cards));
	tcase_add_loop_test(t, a_posting_date_is_read_in_every_notation, 0, G_N_ELEMENTS(dates));
	tcase_add_test(t, the_posting_line_gives_the_posting_date);
	tcase_add_test(t, what_a_page_says_about_its_text_is_kept_apart);
	tcase_add_test(t, a_page_without_text_is_empty);
	tcase_add_test(t, a_page_nested_ten_thousand_deep_is_read);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
