/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>

#include "indexer/structure/chrome.h"
#include "indexer/structure/passage.h"
#include "tests/unit/passage_dump.h"
#include "tests/unit/suite.h"

typedef struct {
	const char *text, *want, *why;
} row;

static void check_dump(const row *r, block_text how) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of(r->text, how, arena);
	char *got = dump_passages(&blocks, arena);
	ck_assert_msg(!strcmp(got, r->want), "%s\ngot\n%s\nwant\n%s", r->why, got, r->want);
	ws_arena_free(arena);
}

static const row forums[] = {
	{"设为首页收藏本站\n查看: 12|回复: 3\n\n[江苏] 2025年海州市工作报告\n\n[复制链接]\n  • TA的每日心情\n    开心\n    昨天 08:00\n    "
     "3万\n    主题\n    积分\n    99\n    发表于 2025-3-1 08:00:00 | 显示全部楼层\n    "
     "2025年海州市工作报告\n\n    海州市市长 李某\n\n    各位代表:\n\n    现在,我代表市人民政府向大会报告工作,请予审议。\n\n    "
     "您需要登录后才可以回帖 登录 | 立即注册\n\n    客服中心\n    9:00-18:00\n    "
     "010-12345678\n\n    Powered by Haizhou X1.0 Licensed© 2008-2018 Haizhou Inc.\n\n    快速回复 返回顶部 返回列表",
     "H0 2025年海州市工作报告\nP 海州市市长 李某\nP 各位代表:\nP 现在,我代表市人民政府向大会报告工作,请予审议。\n",
     "a forum around a report"},
	{"当前位置：首页 > 政务公开\n\n关于促进消费的意见\n\n来源：市商务局 发布时间：2025-03-01\n\n【字体：大 中 "
     "小】\n\n为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\n\n上一篇：无\n\n版权所有：海州市商务局",
     "H0 关于促进消费的意见\nP 为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\n", "what a web site puts around a text"},
	{"当前位置：首页 > 政务公开\n\n海州市人民政府办公室印发《海州市促进消费实施意见》的通知\n\n来源：市商务局 时间：2025-03-01\n\n各区人民政府：\n\n《海州市促进消费实施意见》"
     "已经市政府同意，现印发给你们，请认真贯彻执行。\n\n海州市人民政府办公室\n2025年3月1日\n\n海州市促进消费实施意见\n\n为促进消费，提出如下意见，请认真落实并报送情况。",
     "H0 海州市人民政府办公室印发《海州市促进消费实施意见》的通知\nP 各区人民政府：\nP 《海州市促进消费实施意见》已经市政府同意，现印发给你们，请认真贯彻执行。\nP "
     "海州市人民政府办公室\nP 2025年3月1日\nH1 海州市促进消费实施意见\n.P 为促进消费，提出如下意见，请认真落实并报送情况。\n",
     "a title stays that names what stands below"},
	{"海州市人大常委会关于罚款限额的规定\n\n（1996年9月26日海州市第十届人民代表大会常务委员会第三十次会议通过 1996年10月1日起施行）\n\n根据有关规定，市人民政府可以设定罚款。",
     "H0 海州市人大常委会关于罚款限额的规定\nP （1996年9月26日海州市第十届人民代表大会常务委员会第三十次会议通过 1996年10月1日起施行）\nP "
     "根据有关规定，市人民政府可以设定罚款。\n",
     "the adoption in brackets is a paragraph of its own"},
	{"关于促进消费的意见\n\n为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\n\n<!--\n\n-->",
     "H0 关于促进消费的意见\nP 为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\n", "the remains of a page's mark-up"},
	{"编辑：林某 王某 美编：陈某\n\n2025年1月9日 星期四 3\n\n关于2024年预算执行情况的报告\n\n各位代表：\n\n现将预算执行情况报告如下，请予审议，并请列席人员提出意见。",
     "H0 关于2024年预算执行情况的报告\nP 各位代表：\nP 现将预算执行情况报告如下，请予审议，并请列席人员提出意见。\n",
     "the imprint of a newspaper's page"},
	{"网站首页 政务公开 办事服务 互动交流\n市人大 市政协 市纪委 友情链接 网站地图\n海州市农业补贴办法\n2025-03-01 08:30 来源：市农业局\n\n为促进生产，规范补贴资金管理，结合本市实际，制定本办法。",
     "H0 海州市农业补贴办法\nP 为促进生产，规范补贴资金管理，结合本市实际，制定本办法。\n", "a menu in one line, and the line of the posting"},
	{"首页\n新闻中心\n通知公告\n机构设置\n海州市农业补贴办法\n\n为促进生产，规范补贴资金管理，结合本市实际，制定本办法。",
     "H0 海州市农业补贴办法\nP 为促进生产，规范补贴资金管理，结合本市实际，制定本办法。\n", "a menu of one word a line"},
	{"和美海州\n绿水青山 宜居宜业\n首页\n走进海州\n资讯\n办事\n海州市农业补贴办法\n\n为促进生产，规范补贴资金管理，结合本市实际，制定本办法。",
     "H0 海州市农业补贴办法\nP 为促进生产，规范补贴资金管理，结合本市实际，制定本办法。\n", "a menu of words of its own, and slogans above it"},
	{"海州市农业补贴目录\n\n水稻\n小麦\n首页\n农机\n\n为促进生产，规范补贴资金管理，结合本市实际，制定本目录。",
     "H0 海州市农业补贴目录\nP 水稻\nP 小麦\nP 首页\nP 农机\nP 为促进生产，规范补贴资金管理，结合本市实际，制定本目录。\n", "four short lines with one such word are no menu"},
	{"政務公開 > 政策服務 > 政策文件\n  1. [主題分類] 財政、金融\n  2. [聯合發文單位]\n  3. [發佈日期] 2026-02-06\n\n關於預算執行情況的報告\n\n列印\n字號:\n\n"
     "受市人民政府委託，現將預算執行情況報告如下，請予審議。",
     "I 1. [主題分類] 財政、金融\nI 2. [聯合發文單位]\nI 3. [發佈日期] 2026-02-06\nP 關於預算執行情況的報告\nP 受市人民政府委託，現將預算執行情況報告如下，請予審議。\n",
     "a path without 首页; a numbered record is no text yet"},
	{"广告部电话：0577-67898890 记者部电话：0577-67890000 旧版\n您当前的位置 : 海州新闻网  ->  生活  -> 正文\n\n站在新起点 踏上新征程\n\n发布时间:2025年03月02日 来源:海州新闻网\n\n"
     "    3月2日，市人大五次会议在市文化中心开幕，代表们陆续步入会场。",
     "H0 广告部电话：0577-67898890 记者部电话：0577-67890000 旧版\nP 站在新起点 踏上新征程\nP 3月2日，市人大五次会议在市文化中心开幕，代表们陆续步入会场。\n",
     "no sentence goes on across what a site writes; one line between path and posting is the title, short as it is"},
	{"首页>政务公开>预算/决算\n- [ 索引号 ]\n- 6107280000\n- [ 发文字号 ]\n- 海政函〔2024〕7号\n- [ 主题分类 ]\n- 财政\n海州市人民政府关于2023年决算的报告\n为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。",
     "I - [ 索引号 ]\nI - 6107280000\nI - [ 发文字号 ]\nI - 海政函〔2024〕7号\nI - [ 主题分类 ]\nI - 财政\nH0 海州市人民政府关于2023年决算的报告\n"
     "P 为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\n",
     "the values of a record whose labels stand in brackets"},
	{"返回顶部\n海州市工作规则\n  • 索引号:\n\n    6107280000\n  • 发文字号:\n\n    海政发〔2024〕7号\n  • 发布日期:\n\n    2024年04月06日 16:34\n\n海州市工作规则\n\n"
     "为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。",
     "I • 索引号:\nP 6107280000\nI • 发文字号:\nP 海政发〔2024〕7号\nP 2024年04月06日 16:34\nH0 海州市工作规则\nP 为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\n",
     "the values of a record stay with their labels"},
	{"  • 浏览量：\n    • 【字体：\n关于促进消费的意见\n\n为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\n海州市商务局\n2025年3月1日\n附件下载\n名单.xls\n相关政策\n"
     "海州市促进消费若干措施\n一图读懂\n扫描二维码，手机看新闻",
     "H0 关于促进消费的意见\nP 为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\nP 海州市商务局\nP 2025年3月1日\nP 附件下载\nP 名单.xls\n",
     "bullets before what a site writes; what follows 相关政策 at the end"},
	{"政务公开\n\n为促进政务公开，规范办事服务，结合本市实际，提出要求。", "H0 政务公开\nP 为促进政务公开，规范办事服务，结合本市实际，提出要求。\n",
     "one word of navigation is none"},
	{"關於調整補貼標準的通知\n\n瀏覽量：  時間：2025-01-10 05:33:43\n\n各區財政局：\n\n經研究，現將有關補貼標準調整如下，請認真貫徹執行，並報送情況。",
     "H0 關於調整補貼標準的通知\nP 各區財政局：\nP 經研究，現將有關補貼標準調整如下，請認真貫徹執行，並報送情況。\n", "繁 is chrome as 简 is"},
	{"关于调整农业补贴标准和管理办法的\n有关情况\n2025-01-10 09:12 来源：市农业局\n字号：默认 大 | 打印 |\n\n近日，我市调整了补贴标准，现就有关情况说明如下，请认真贯彻执行。",
     "H0 关于调整农业补贴标准和管理办法的有关情况\nP 近日，我市调整了补贴标准，现就有关情况说明如下，请认真贯彻执行。\n", "the second half of a title stays"},
	{"关于促进消费的意见\n\n为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\n\n（责任编辑： 林某\n）\n【E-mail推荐\n】\n当前位置： 首页>> "
     "消费\n【字体：大 中 小】\n\n促进消费，关键在于增加收入，各区要制定措施，认真落实并报送情况。",
     "H0 关于促进消费的意见\nP 为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\nP 促进消费，关键在于增加收入，各区要制定措施，认真落实并报送情况。\n",
     "chrome between two pages of one file"},
	{"关于促进消费的意见\n\n为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\n\n来源：市商务局\n\n促进消费，关键在于增加收入，各区要制定措施，认真落实并报送情况。",
     "H0 关于促进消费的意见\nP 为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\nP 来源：市商务局\nP 促进消费，关键在于增加收入，各区要制定措施，认真落实并报送情况。\n",
     "a source in the midst of a text is no chrome by itself"},
	{"关于促进消费的意见\n\n为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\n\n海州市商务局\n2025年3月1日\n\n免责声明：本文为网络用户发布，仅代表作者个人观点，与本站无关。\n评论一下\n评论 "
     "0人参与\n还没有评论，快来抢沙发吧！",
     "H0 关于促进消费的意见\nP 为促进消费，提出如下意见，请认真落实并报送情况，按季度汇总。\nP 海州市商务局\nP 2025年3月1日\n", "the readers' corner and a notice below a signature"},
	{"关于版权的意见\n\n加强版权保护。作品的版权所有人依法享有权利，任何单位和个人不得侵犯，违者追责。\n\n版权所有人可以申请登记。",
     "H0 关于版权的意见\nP 加强版权保护。作品的版权所有人依法享有权利，任何单位和个人不得侵犯，违者追责。\nP 版权所有人可以申请登记。\n",
     "a text may speak of 版权所有"},
};

START_TEST(what_a_site_puts_around_a_text_goes_and_the_text_stays) {
	check_dump(&forums[_i], PLAIN_LINES);
}
END_TEST

static const row bundles[] = {
	{"海州市人民政府办公室关于印发专项资金管理办法的通知\n\n各区人民政府：\n\n现印发给你们，请遵照执行。\n\n海州市人民政府办公室\n2025年3月"
     "8日\n\n（此件公开发布）\n\n海州市专项资金管理办法\n\n第一章 总则\n\n第一条 为规范管理，制定本办法。",
     "H0 海州市人民政府办公室关于印发专项资金管理办法的通知\nP 各区人民政府：\nP 现印发给你们，请遵照执行。\nP 海州市人民政府办公室\nP "
     "2025年3月8日\nP （此件公开发布）\nH1 海州市专项资金管理办法\n.H2 第一章 总则\n..I 第一条 为规范管理，制定本办法。\n",
     "a notice and the measure it prints"},
	{"关于预算的报告\n\n一、收入\n\n收入120亿元。\n\n二、支出\n\n支出110亿元。\n\n附件1\n\n海州市财政改革实施方案\n\n一、总体要求\n\n统筹推"
     "进。\n\n附件2\n\n任务分工\n\n财政局牵头。",
     "H0 关于预算的报告\nH1 一、收入\n.P 收入120亿元。\nH1 二、支出\n.P 支出110亿元。\nH1 附件1\n.H2 海州市财政改革实施方案\n..H3 "
     "一、总体要求\n...P 统筹推进。\nH1 附件2\n.P 任务分工\n.P 财政局牵头。\n",
     "what is attached stands under its number"},
	{"预算编制说明\n\n关于2025年收入预算的说明\n\n一、编制原则\n\n实事求是。\n\n二、收入安排\n\n安排120亿元。\n\n关于2025年支出预算的说明\n"
     "\n一、编制原则\n\n量力而行。",
     "H0 关于2025年收入预算的说明\n", "two explanations in a file"},
	{"海州日报\n\n2024年预算执行情况报告\n\n一、收入\n\n收入120亿元。\n\n二、支出\n\n支出110亿元。\n\n2025年工作计划\n\n一、总体要求\n\n统"
     "筹推进。",
     "H0 2024年预算执行情况报告\n", "numbers that begin again"},
};

START_TEST(documents_in_one_file_stay_apart) {
	if (_i < 2) {
		check_dump(&bundles[_i], PLAIN_LINES);
		return;
	}
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of(bundles[_i].text, PLAIN_LINES, arena);
	char *got = dump_passages(&blocks, arena);
	const char *second = _i == 2 ? "H1 关于2025年支出预算的说明\n.H2 一、编制原则\n..P 量力而行。\n"
	                             : "H1 2025年工作计划\n.H2 一、总体要求\n..P 统筹推进。\n";
	ck_assert_msg(strstr(got, second) && strstr(got, bundles[_i].want), "%s\ngot\n%s", bundles[_i].why, got);
	ws_arena_free(arena);
}
END_TEST

static const row titles[] = {
	{"区十九届人大五次会议\n会议文件（六）\n\n关于海州区2024年预算执行情况的报告\n\n海州区财政局\n\n各位代表：",
     "H0 关于海州区2024年预算执行情况的报告\n", "what stands above a title is none"},
	{"海州市人民政府办公室文件\n\n海政办发〔2025〕3号\n\n关于稳定就业的通知\n\n各区人民政府：", "H0 关于稳定就业的通知\n",
     "a red head is no title"},
	{"简短的名字\n\n这是一份没有文种的文件，正文从这里开始，说明有关情况和要求。", "H0 简短的名字\n", "a short first line above the text"},
};

START_TEST(the_title_is_found_among_what_stands_around_it) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of(titles[_i].text, PLAIN_LINES, arena);
	char *got = dump_passages(&blocks, arena), *first = strstr(got, "H0 ");
	ck_assert_msg(first && !strncmp(first, titles[_i].want, strlen(titles[_i].want)) && !strstr(first + 1, "H0 "), "%s\ngot\n%s",
	              titles[_i].why, got);
	ws_arena_free(arena);
}
END_TEST

START_TEST(a_paragraph_alone_has_no_title) {
	check_dump(
	    &(row){"全年收入120亿元，增长5%，其中税收收入80亿\n\n元。", "P 全年收入120亿元，增长5%，其中税收收入80亿元。\n", "one paragraph"},
	    PLAIN_LINES);
}
END_TEST

/* `n` sentences of `chars` characters each. */
static char *sentences(size_t n, size_t chars, ws_arena *arena) {
	char *text = ws_arena_take(arena, n * (chars + 1) * 3 + 1), *p = text;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 1; k < chars; k++)
			p += ws_utf8_put(p, k % 20 ? 0x9884 : 0xFF0C);
		p += ws_utf8_put(p, 0x3002);
	}
	*p = '\0';
	return text;
}

static const struct {
	size_t sentences, chars, parts, longest;
	const char *why;
} splits[] = {
	{5, 100, 1, 500, "500 characters are a passage"},
	{7, 100, 1, 700, "so are 700"},
	{17, 100, 3, 700, "1 700 in sentences of 100 make three"},
	{2, 700, 2, 700, "sentences are not cut"},
	{1, 1400, 1, 1400, "not even long ones"},
	{1, 4000, 3, 1500, "except beyond 1 500"},
	{100, 50, 8, 700, "5 000 in short sentences"},
};

START_TEST(a_long_paragraph_is_split_at_the_ends_of_sentences) {
	ws_arena *arena = ws_arena_new();
	char *text = sentences(splits[_i].sentences, splits[_i].chars, arena);
	size_t n, len = strlen(text), from = 0, *cuts = ws_split(text, 0, len, &n, arena);
	ck_assert_msg(n + 1 == splits[_i].parts, "%s: %zu parts", splits[_i].why, n + 1);
	for (size_t i = 0; i <= n; i++) {
		size_t to = i < n ? cuts[i] : len;
		ck_assert_msg(ws_utf8_count(text + from, to - from) <= splits[_i].longest, "%s: a part of %zu", splits[_i].why,
		              ws_utf8_count(text + from, to - from));
		if (splits[_i].chars < 1500)
			ck_assert_msg(!memcmp(text + to - 3, "。", 3), "%s: cut inside a sentence", splits[_i].why);
		from = to;
	}
	ws_arena_free(arena);
}
END_TEST

START_TEST(every_character_of_a_long_paragraph_is_in_one_passage) {
	ws_arena *arena = ws_arena_new();
	char *text = sentences(40, 90, arena), *whole = ws_arena_copy(arena, "", 0);
	ws_blocks blocks = blocks_of(text, PLAIN_LINES, arena);
	ws_document document = {0};
	ws_structure(&blocks, &document, arena);
	ck_assert_uint_gt(document.n_passages, 4);
	for (size_t i = 0; i < document.n_passages; i++)
		whole = ws_arena_printf(arena, "%s%s", whole, document.passages[i].text);
	ck_assert_str_eq(whole, text);
	ws_arena_free(arena);
}
END_TEST

START_TEST(a_document_without_text_has_no_passages) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of("\n\n　\n", PLAIN_LINES, arena);
	ws_document document = {0};
	ws_structure(&blocks, &document, arena);
	ck_assert_uint_eq(document.n_passages, 0);
	ck_assert_str_eq(document.encoding, "UTF-8");
	ws_arena_free(arena);
}
END_TEST

START_TEST(what_a_sites_lines_say_of_the_text_is_handed_on) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of("当前位置：首页>统计公报\n海州市2023年统计公报\n来源：海州市统计局 发布时间：2024-04-02 浏览次数：12\n"
	                             "2023年，全市经济平稳运行，各项事业取得了新的进展。\n",
	                             PLAIN_LINES, arena);
	ws_document document = {0};
	const char *said = ws_structure(&blocks, &document, arena);
	ck_assert_ptr_nonnull(said);
	ck_assert_ptr_nonnull(strstr(said, "来源：海州市统计局"));
	for (size_t i = 0; i < document.n_passages; i++)
		ck_assert_ptr_null(strstr(document.passages[i].text, "来源"));
	blocks = blocks_of("海州市2023年统计公报\n2023年，全市经济平稳运行，各项事业取得了新的进展。\n", PLAIN_LINES, arena);
	ck_assert_ptr_null(ws_structure(&blocks, &document, arena));
	blocks = blocks_of("无障碍浏览 长者专版\n海州市财政局2022年度部门决算公开\n• 海财行(2023)38号\n• 2023-09-25 09:31\n监督索引号53032318031801000\n"
	                   "海州市财政局2022年度部门决算公开\n2022年，我局收支平衡，各项任务按时完成。\n",
	                   PLAIN_LINES, arena);
	said = ws_structure(&blocks, &document, arena);
	ck_assert_ptr_nonnull(said);
	ck_assert_ptr_nonnull(strstr(said, "海财行(2023)38号"));
	ws_arena_free(arena);
}
END_TEST

/* Lines marked with # are layout. */
static const char *const edges[] = {
	">全年收入完成情况，共计100亿元，同比增长|\n5%。\n#1\f>全年支出完成情况，共计110亿元，同比增长|\n6%。\n#2\f>指数为|\n100\f",
	"表1\n全市收入完成情况\f表2\n全市支出完成情况\f表3\n市级收入完成情况\f表3-1\n市级支出完成情况",
	"表4\n债券使用明细\f#表4\n续一\f#表4\n续二",
	"#海州市财政预算草案\n>总体安排|\f#海州市财政预算草案\n>分类安排|\f#海州市财政预算草案\n>分项安排|",
	"#预算公开\n>总体安排|\f#预算公开\n>分类安排|\f#预算公开\n>分项安排|\f#预算公开\n>其他安排|",
	"对下国有资本经营预算\n转移支付情况表\f#对下国有资本经营预算\n#转移支付情况表\f#对下国有资本经营预算\n#转移支付情况表",
	"房产税\n>总体安排|\f房产税\n>分类安排|\f房产税\n>分项安排|\f>其他安排|\f>附加说明|",
};

START_TEST(what_comes_again_at_the_edges_of_pages_is_layout_when_the_pages_agree) {
	ws_arena *arena = ws_arena_new();
	char *text = ws_arena_copy(arena, edges[_i], strlen(edges[_i])), *to = text;
	bool layout[40] = {0};
	size_t n = 0;
	for (const char *p = edges[_i]; *p; p++) {
		layout[n] = layout[n] || *p == '#';
		n += *p == '\n' || *p == '\f';
		if (*p != '#')
			*to++ = *p;
	}
	*to = '\0';
	ws_blocks blocks = blocks_of(text, LAID_LINES, arena);
	ws_lines lines = ws_lines_of(&blocks, arena);
	ws_drop_chrome(&lines, arena);
	for (size_t i = 0; i < lines.n; i++)
		ck_assert_msg(lines.v[i].dropped == layout[i], "%.*s", (int)lines.v[i].len, lines.v[i].text);
	ws_arena_free(arena);
}
END_TEST

START_TEST(work_grows_no_faster_than_the_text) {
	ws_arena *arena = ws_arena_new();
	enum { N = 200000 };
	ws_block *v = ws_arena_zero(arena, N, sizeof *v);
	for (size_t i = 0; i < N; i++)
		v[i] = (ws_block){
		    .kind = WS_BLOCK_LINE, .text = i % 3 ? "（一）项目" : "资金安排，共计", .line = (uint32_t)i + 1, .flags = WS_BLOCK_AFTER_GAP};
	ws_blocks blocks = {.format = "txt", .blocks = v, .n = N};
	ws_document document = {0};
	ws_structure(&blocks, &document, arena);
	ck_assert_uint_gt(document.n_passages, 1000);
	ws_arena_free(arena);
}
END_TEST

#define LOOP(test, rows) tcase_add_loop_test(tc, test, 0, sizeof rows / sizeof *rows)

int main(void) {
	Suite *s = suite_create("structure");
	TCase *tc = tcase_create("structure");
	tcase_set_timeout(tc, 60);
	LOOP(what_a_site_puts_around_a_text_goes_and_the_text_stays, forums);
	LOOP(documents_in_one_file_stay_apart, bundles);
	LOOP(the_title_is_found_among_what_stands_around_it, titles);
	tcase_add_test(tc, a_paragraph_alone_has_no_title);
	LOOP(a_long_paragraph_is_split_at_the_ends_of_sentences, splits);
	tcase_add_test(tc, every_character_of_a_long_paragraph_is_in_one_passage);
	tcase_add_test(tc, what_a_sites_lines_say_of_the_text_is_handed_on);
	tcase_add_test(tc, a_document_without_text_has_no_passages);
	LOOP(what_comes_again_at_the_edges_of_pages_is_layout_when_the_pages_agree, edges);
	tcase_add_test(tc, work_grows_no_faster_than_the_text);
	suite_add_tcase(s, tc);
	return run_suite(s);
}
