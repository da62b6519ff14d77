/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/facts/facts.h"
#include "tests/unit/arena_fixture.h"
#include "tests/unit/suite.h"
#include "text/utf8.h"

/* A document of one passage a line: "# " is its title as the structure marked it, "## " a heading, "| " a table. [Brackets] mark the evidence
   and are not part of the text. */
typedef struct {
	ws_document document;
	int32_t passage; /* the one with brackets, -1 none */
	ws_span span;
} sample;

static sample read_sample(const char *text, const ws_hints *hints, const char *path) {
	sample s = {.passage = -1};
	size_t lines = 1;
	for (const char *p = text; *p; p++)
		lines += *p == '\n';
	s.document.path = path;
	s.document.passages = ws_arena_zero(arena, lines, sizeof *s.document.passages);
	ws_folded *folded = ws_arena_zero(arena, lines, sizeof *folded);
	while (*text) {
		size_t len = strcspn(text, "\n"), n = 0;
		char *out = ws_arena_take(arena, len + 1);
		ws_passage *p = &s.document.passages[s.document.n_passages];
		*p = (ws_passage){.kind = WS_PARAGRAPH, .parent = -1};
		const char *at = text, *end = text + len;
		if (!strncmp(at, "# ", 2)) {
			p->kind = WS_HEADING;
			at += 2;
		} else if (!strncmp(at, "## ", 3)) {
			p->kind = WS_HEADING;
			p->level = 1;
			at += 3;
		} else if (!strncmp(at, "| ", 2)) {
			p->kind = WS_TABLE;
			at += 2;
		}
		for (; at < end; at++) {
			if (*at == '[') {
				s.passage = (int32_t)s.document.n_passages;
				s.span.start = (uint32_t)ws_utf8_count(out, n);
			} else if (*at == ']') {
				s.span.end = (uint32_t)ws_utf8_count(out, n);
			} else {
				out[n++] = *at == '\\' ? '\n' : *at;
			}
		}
		out[n] = '\0';
		p->text = out;
		p->len = n;
		folded[s.document.n_passages++] = ws_fold(out, n, WS_FOLD_HANS, arena);
		text += len + (text[len] == '\n');
	}
	ws_find_card(&s.document, folded, hints, arena);
	return s;
}

static const char *field_of(const ws_document *d, ws_field field) {
	const char *const values[WS_FIELDS] = {
		[WS_FIELD_TITLE] = d->title, [WS_FIELD_ISSUER] = d->issuer, [WS_FIELD_NUMBER] = d->number, [WS_FIELD_DATE] = d->date,
		[WS_FIELD_REGION] = d->region_path ? d->region_path : d->region, [WS_FIELD_KIND] = d->kind, [WS_FIELD_RECIPIENTS] = d->recipients,
		[WS_FIELD_EXPIRES] = d->expires, [WS_FIELD_MEETING] = d->meeting,
	};
	return values[field];
}

#define REPORT "# 关于赣州市2023年预算执行情况和2024年预算草案的报告\n"
#define BODY "各位代表：\n受市人民政府委托，现将有关情况报告如下，请予审议。\n## 一、2023年预算执行情况\n全市收入平稳增长，支出保持强度。\n"

static const struct {
	ws_field field;
	const char *text, *wanted, *why;
} fields[] = {
	/* title */
	{WS_FIELD_TITLE, "[关于赣州市2023年预算执行情况]\n和2024年预算草案的报告\n赣州市财政局\n" BODY, "关于赣州市2023年预算执行情况和2024年预算草案的报告", "two lines"},
	{WS_FIELD_TITLE, "[赣州市人民政府办公室]\n关于印发《赣州市稳增长\n若干措施》的通知\n各县（市、区）人民政府：\n", "赣州市人民政府办公室关于印发《赣州市稳增长若干措施》的通知",
		"the issuer on a line of its own belongs to it"},
	{WS_FIELD_TITLE, "# [赣州市财政局关于2023年度资产管理 管理工作情况的报告]\n", "赣州市财政局关于2023年度资产管理工作情况的报告", "a word doubled by a scan"},
	{WS_FIELD_TITLE, "# [关于经济研究研究工作的通知]\n", "关于经济研究研究工作的通知", "a doubled word without a gap is the author's"},
	{WS_FIELD_TITLE, "首页 > 政务公开\n[关于赣州市2023年财政决算的报告]\n发布时间：2024-08-01 10:20\n赣州市财政局\n", "关于赣州市2023年财政决算的报告", "site chrome above it"},
	{WS_FIELD_TITLE, "【福建论坛】[只是一行]\n", "只是一行", "a tag of a forum in front of it; a title without a known last word"},
	{WS_FIELD_TITLE, "# [关于赣州市2024年预算的报告]（2024年1月5日在赣州市第六届人民代表大会第四次会议上）\n赣州市财政局\n", "关于赣州市2024年预算的报告",
		"the meeting is no part of it"},
	{WS_FIELD_TITLE, "赣市府发〔2024〕3号\n**[关于加强资金管理的意见]**\n各县（市、区）人民政府：\n", "关于加强资金管理的意见", "Markdown and the number above"},
	{WS_FIELD_TITLE, "2023年，全市上下稳中求进，各项事业取得了新的进展，人民生活持续改善。\n一、综合\n全年生产总值增长。\n", NULL, "prose and a heading are no title"},
	{WS_FIELD_TITLE, "表1-1\n| 11 [赣州市2024年债务余额情况表]\\单位：万元\\项目\t预算数\n", "赣州市2024年债务余额情况表", "a sheet has it inside the table"},
	{WS_FIELD_TITLE, "表1-1 债务余额\n| 表1-1\\11 [赣州市2024年债务余额情况表]\\单位：万元\\项目\t预算数\n", "赣州市2024年债务余额情况表", "below the table's number"},
	{WS_FIELD_TITLE, "附页\n| 项目\t预算数\\其中：一般债务情况表\t3\n", "附页", "a row of a table is none"},
	{WS_FIELD_TITLE, "最新！[2023年赣州市国民经济和社会发展统计公报]\n赣州市统计局\n", "2023年赣州市国民经济和社会发展统计公报", "a call in front of it"},
	{WS_FIELD_TITLE, "[大家好！]\n", "大家好！", "nothing is left behind the call"},
	{WS_FIELD_TITLE, "[赣州市财政]\n——2024年预算报告解读\n来源：赣州日报\n", "赣州市财政——2024年预算报告解读", "a subtitle"},
	{WS_FIELD_TITLE, "[赣州市财政局]\n赣州市商务局\n# 关于申报外贸资金的通知\n各县（市、区）财政局：\n", "赣州市财政局赣州市商务局关于申报外贸资金的通知",
		"issuers above the line that the structure marked"},
	{WS_FIELD_TITLE, "[赣州市财政局]\n赣州市商务局\n赣州市科技局\n赣州市民政局\n关于申报\n专项资金的通知\n各县（市、区）财政局：\n",
		"赣州市财政局赣州市商务局赣州市科技局赣州市民政局关于申报专项资金的通知", "as many issuers as there are"},
	{WS_FIELD_TITLE, "[赣州市应急管理局]\n公　告\n赣市应急告〔2024〕2号\n下列企业的许可证予以注销，特此公告。\n", "赣州市应急管理局公告", "a title without 关于"},
	{WS_FIELD_TITLE, "[国务院办公厅转发国家发展改革委、财政部]\n# 《关于规范果园经营的意见》的通知\n各省、自治区、直辖市人民政府：\n",
		"国务院办公厅转发国家发展改革委、财政部《关于规范果园经营的意见》的通知", "a line that passes on what stands below"},
	{WS_FIELD_TITLE, "[省政府办公厅转发省林业厅]\n# 关于加强果园保护工作意见的通知\n各市、州人民政府：\n", "省政府办公厅转发省林业厅关于加强果园保护工作意见的通知",
		"a line that passes on what another organ said"},
	{WS_FIELD_TITLE, "## [赣州市人民政府]\n# 关于印发柑橘产业方案的通知\n各县（市、区）人民政府：\n", "赣州市人民政府关于印发柑橘产业方案的通知",
		"the issuer, set as a heading of its own"},
	{WS_FIELD_TITLE, "[赣州市财政局对市六届人大]\n# 四次会议第12号建议的答复\n李某某代表：\n", "赣州市财政局对市六届人大四次会议第12号建议的答复", "an answer over two lines"},
	{WS_FIELD_MEETING, "赣州市财政局对市六届人大四次会议\n# 第12号建议的答复\n李某某代表：\n", NULL, "an answer was not given at the meeting it speaks of"},
	{WS_FIELD_TITLE, "[ 发文字号 ]\n[ 成文日期 ] 2020-03-24\n[赣州市2019年国民经济和社会发展统计公报]\n", "赣州市2019年国民经济和社会发展统计公报", "labels in brackets above it"},
	{WS_FIELD_TITLE, "[赣州市人民政府关于发展柑橘产业的通知]（赣市府发〔2020〕5号）2020.04.\n各县（市、区）人民政府：\n", "赣州市人民政府关于发展柑橘产业的通知",
		"its number in brackets and a list's date"},
	{WS_FIELD_TITLE, "[赣县区财政局]\n2021年政府信息公开工作年度报告\n根据条例，公布本年度报告。\n", "赣县区财政局2021年政府信息公开工作年度报告", "a unit above its yearly report"},
	{WS_FIELD_TITLE, "# [省发展改革委关于支持服务业发展的通知]（黔发改服务〔2020〕11号）\n各市人民政府：\n", "省发展改革委关于支持服务业发展的通知",
		"its number in brackets"},
	{WS_FIELD_TITLE, "赣州市商务局公告2024年第7号（[关于第二批老字号名单的公告]）\n现将名单公布如下。\n", "关于第二批老字号名单的公告", "its number in front, itself in brackets"},
	{WS_FIELD_TITLE, "《[赣州市财政局关于加强资金管理的通知]》\n各县（市、区）财政局：\n", "赣州市财政局关于加强资金管理的通知", "all of it between the marks of a name"},
	{WS_FIELD_TITLE, "[赣州市设立茶业基金]\n2025年3月14日　来源：赣州日报\n3月13日，赣州市召开大会。\n", "赣州市设立茶业基金", "a dateline below it"},
	{WS_FIELD_TITLE, "# [关于赣州市2023年财政决算的报告] 2024-08-05 来源：赣南日报\n各位委员：\n", "关于赣州市2023年财政决算的报告", "the posting's line runs into it"},
	{WS_FIELD_TITLE, "# [赣州市果品运销规定]（附：要点解读）\n第一条 为规范果品运销，制定本规定。\n", "赣州市果品运销规定", "a site's remark behind it"},
	{WS_FIELD_TITLE, "赣州市人民代表大会常务委员会公告\n（第30号）\n《赣州市果品运销条例》已由会议于2010年4月29日通过，现予公布，自2010年10月1日起施行。\n赣州市人大常委会办公厅\n2010年8月27日\n"
		"[赣州市果品运销条例]\n第一条 为规范果品运销，制定本条例。\n", "赣州市果品运销条例", "what an announcement puts in force"},
	{WS_FIELD_TITLE, "[财政部关于果园税收问题的通知]  (86)财税字17号  1986-05-28\n为了支持果园发展，现通知如下。\n", "财政部关于果园税收问题的通知", "number and date behind it"},
	{WS_FIELD_TITLE, "[赣州市商务局关于第94号建议的答复]\n果业百科·作者佚名  2011-05-24\n李某某代表：\n", "赣州市商务局关于第94号建议的答复", "an answer"},
	{WS_FIELD_TITLE, "赣州市人民政府通知\n[赣州市人民政府关于印发果品运销规定的通知]\n赣市府发〔2011〕53号\n各县（市、区）人民政府：\n", "赣州市人民政府关于印发果品运销规定的通知", "a masthead that is a notice"},
	{WS_FIELD_TITLE, "[赣州市人民政府 赣州市中级人民法院印发]\n# 关于完善联动机制的意见的通知\n各县（市、区）人民政府、法院：\n", "赣州市人民政府赣州市中级人民法院印发关于完善联动机制的意见的通知",
		"cut behind 印发"},
	{WS_FIELD_TITLE, "——2020年7月28日在赣州市第五届人民代表大会常务委员会第二十二次会议上\n赣州市审计局局长 李某某\n主任、各位副主任、各位委员：\n我受市人民政府委托，报告审计情况。\n",
		NULL, "a meeting's line is no title"},
	{WS_FIELD_TITLE, "各县（市、区）商业局：\n根据上级指示，现将果品运销的有关事项通知如下，请认真组织实施。\n一、严格标准，严格程序，防止一哄而起。\n扫码下载\n2010-06-25关于批准果园计划的决议\n2008-06-26关于果园税收问题的答复\n",
		NULL, "a list of other documents below a text without a title"},
	{WS_FIELD_TITLE, "2024—2026年果园发展实施方案\n[江西省农业农村厅 江西省财政厅]\n关于印发《2024—2026年果园发展实施方案》的通知\n赣农规〔2024〕9号\n各市、县（区）农业农村局：\n",
		"江西省农业农村厅江西省财政厅关于印发《2024—2026年果园发展实施方案》的通知", "the notice that sends what the page is called by"},
	{WS_FIELD_TITLE, "2021年度果园综合评价前十城市公示\n[商务部关于2021年度果园工作拟激励地市名单的公示]\n现将名单公示如下。\n", "商务部关于2021年度果园工作拟激励地市名单的公示", "a headline above it"},
	{WS_FIELD_TITLE, "政府信息公开\n推荐重要通告\n点击排行\n[赣州市商务局关于果品运销的通告]\n现通告如下。\n", "赣州市商务局关于果品运销的通告", "the buttons of a portal"},
	{WS_FIELD_TITLE, "【颁布时间】1987-3-6【标题】果品运销办法（试行）【发文号】【颁布单位】商业部\n[果品运销办法（试行）]\n1987年3月6日，商业部\n第一条 为规范果品运销，制定本办法。\n",
		"果品运销办法（试行）", "a law library's labels above it"},
	{WS_FIELD_TITLE, "# [果品运销办法]（1988年4月1日商价〔1988〕40号）\n第一条 为规范果品运销，制定本办法。\n", "果品运销办法", "date and number in brackets"},
	{WS_FIELD_TITLE, "# 中文本赣州市果品运销规定\n［标题］ [赣州市果品运销规定]\n［正文］\n第一条 为规范果品运销，制定本规定。\n", "赣州市果品运销规定", "what a label calls the title"},
	{WS_FIELD_TITLE, "[天气转凉，这些果园措施要做好！]\n近日，多个部门陆续发布措施。\n剪枝、修枝\n", "天气转凉，这些果园措施要做好！", "a headline with a comma"},
	{WS_FIELD_TITLE, "[赣州市人民政府办公室关于印发赣州市加快果业发展]\n# 行动方案的通知\n赣市府办发〔2024〕3号\n各县（市、区）人民政府：\n",
		"赣州市人民政府办公室关于印发赣州市加快果业发展行动方案的通知", "the structure marked its last line only"},
	{WS_FIELD_TITLE, "# [省人民政府关于]\n加快果业发展的若干意见\n赣府发〔2024〕3号\n各市人民政府：\n", "省人民政府关于加快果业发展的若干意见", "cut behind 关于"},
	{WS_FIELD_TITLE, "欢迎访问赣州经济网！\n[2024年一季度生产总值核算结果]\n经初步核算，结果如下。\n", "2024年一季度生产总值核算结果", "a site's greeting is none"},
	{WS_FIELD_TITLE, "果业知识汇编\n发文标题：[赣州市财政局关于果业贷款贴息的公告]\n发文部门：赣州市财政局\n", "赣州市财政局关于果业贷款贴息的公告", "labelled as the title"},
	/* issuer */
	{WS_FIELD_ISSUER, "# 江西省2023年度省级预算执行审计结果公告\n根据审计法规定，[省审计厅]对2023年度省级预算执行情况进行了审计。\n", "江西省审计厅", "the auditor whom the text names"},
	{WS_FIELD_ISSUER, "# 关于报送果园决算的通知\n各县（市、区）：\n一、报送内容\n1.报表。\n联系人：\n某某 0797-1234567\n[赣州市财政局]\n", "赣州市财政局", "who signs below whom to ask, without a date"},
	{WS_FIELD_ISSUER, "# 关于印发果园资金办法的通知\n各县（市、区）：\n请遵照执行。\n[赣州市财政局]\n附件：果园资金办法.docx\n", "赣州市财政局", "who signs above the attachments, without a date"},
	{WS_FIELD_ISSUER, "# 关于开展果园示范的通知\n各县（市、区）：\n请认真组织申报。\n附件：果园示范申报表\n[赣州市财政局 赣州市总工会]\n", "赣州市财政局、赣州市总工会", "who signs below the attachments, without a date"},
	{WS_FIELD_ISSUER, "各县（市、区）人民政府：\n《赣州市果业发展方案》已经市政府同意，现印发给你们，请认真组织实施。\n[赣州市人民政府]\n2024年5月6日\n# 赣州市果业发展方案\n市财政局 市商务局\n一、总体要求\n",
		"赣州市人民政府", "who sends it, in a letter without a title above"},
	{WS_FIELD_TITLE, "当前位置：首页\n[果园里忙剪枝]\n近日，赣州市的果园里一片繁忙，果农们正在抓紧剪枝，为来年的丰收做好准备。\n相关链接\n· 赣州市发布做好果园管理工作的通知\n", "果园里忙剪枝", "a link below the text is none"},
	{WS_FIELD_TITLE, "江西\n[江西：果园里忙剪枝]\n近日，赣州市的果园里一片繁忙，果农们正在抓紧剪枝。\n", "江西：果园里忙剪枝", "nor is the place alone"},
	{WS_FIELD_TITLE, "A. [赣州市财政局关于果业贷款贴息的通知]\n各县（市、区）财政局：\n", "赣州市财政局关于果业贷款贴息的通知", "the letter of a list in front of it"},
	{WS_FIELD_TITLE, "[通知公告]\n# 赣州市财政局关于果业贷款贴息的通知\n赣州市财政局关于果业保险补贴的通知\n赣州市财政局关于印发果业资金办法的通知\n赣州市财政局关于果园改造的公告\n", "通知公告", "a page that lists documents"},
	{WS_FIELD_TITLE, "废止时间：2026-01-20 名称：赣州市关于果园管理的规定\n[赣州市关于果园管理的规定]\n第一条　为规范果园管理，制定本规定。\n", "赣州市关于果园管理的规定", "not a line of labels"},
	{WS_FIELD_TITLE, "[赣州市果业发展管理处]\n2023年度决算公开说明\n目录\n第一部分　基本情况\n", "赣州市果业发展管理处2023年度决算公开说明", "the unit above the title of its accounts"},
	{WS_FIELD_TITLE, "[2023年度江西省赣州市果业局]\n部门决算公开\n目录\n第一部分 部门概况\n第二部分 2023年度部门决算情况说明\n", "2023年度江西省赣州市果业局部门决算公开",
		"a part's heading is none"},
	{WS_FIELD_TITLE, "赣州市人民政府关于印发果业发展规划的通知-赣市府发〔2024〕3号\n正文：\n[赣州市人民政府关于印发果业发展规划的通知]\n赣市府发〔2024〕3号\n各县（市、区）人民政府：\n",
		"赣州市人民政府关于印发果业发展规划的通知", "a library puts the number behind it; the letter's own title counts"},
	{WS_FIELD_TITLE, "信丰县2023年县级财政决算公开\n来源：信丰县财政局\n目　录\n一、县级财政决算情况\n二、地方政府债务情况\n[关于2023年县级财政决算的报告]\n——2024年6月30日在信丰县第十九届人民代表大会常务委员会第四次会议上\n",
		"关于2023年县级财政决算的报告", "the report below what publishes it"},
	{WS_FIELD_TITLE, "（江西省）[关于信丰县2023年财政预算执行情况的报告]\n信丰县财政局\n", "关于信丰县2023年财政预算执行情况的报告", "a library's province in front of it"},
	{WS_FIELD_TITLE, "监督索引号36070000123400000\n[赣州市果业局2023年度部门决算]\n目录\n", "赣州市果业局2023年度部门决算", "a supervisor's number above it"},
	{WS_FIELD_TITLE, "[赣州市果业局（本级）2023年度部门决算公开]\n赣州市果业局2023年度决算公开说明\n一、基本情况\n", "赣州市果业局（本级）2023年度部门决算公开", "决算公开 is its end"},
	{WS_FIELD_TITLE, "[赣州市人民政府办公室关于加强普通高等学校]\n果业人才培养工作的通知\n各县（市、区）人民政府：\n", "赣州市人民政府办公室关于加强普通高等学校果业人才培养工作的通知", "no organ has 关于 in its name"},
	{WS_FIELD_ISSUER, "赣州市果园管理规定\n[赣州市人民政府]\n# 赣州市果园管理规定\n第一条　为规范果园管理，制定本规定。\n", "赣州市人民政府", "between the title and the title again"},
	{WS_FIELD_ISSUER, "# [赣州市人民政府]工作规则\n第一条　为规范市政府工作，制定本规则。\n", "赣州市人民政府", "whose rules of work they are"},
	{WS_FIELD_ISSUER, "# [中共赣州市委办公室赣州市人民政府办公室]印发《关于果业发展的意见》的通知\n各县（市、区）委、人民政府：\n", "中共赣州市委办公室、赣州市人民政府办公室",
		"party and government run together"},
	{WS_FIELD_ISSUER, "# 果业贷款贴息须知\n发文部门：[赣州市财政局]\n符合条件的果农可以申请贴息。\n", "赣州市财政局", "a label"},
	{WS_FIELD_ISSUER, "# 2024年一季度生产总值核算结果\n来源：[国家统计局]\n经初步核算，结果如下。\n", "国家统计局", "a source of the whole country, where no region is spoken of"},
	{WS_FIELD_ISSUER, "# [省人民政府]关于加快果业发展的意见\n赣府发〔2024〕3号\n各市人民政府：\n现提出如下意见，请认真贯彻落实。\n", "江西省人民政府",
		"省 is the province of the number"},
	{WS_FIELD_ISSUER, REPORT "[赣州市财政局]\n" BODY, "赣州市财政局", "a line under the title"},
	{WS_FIELD_ISSUER, REPORT "[赣州市财政局]局长　刘建设\n" BODY, "赣州市财政局", "the director speaks for the bureau"},
	{WS_FIELD_ISSUER, REPORT "[市财政局]局长　刘建设\n" BODY, "赣州市财政局", "市 is the title's city"},
	{WS_FIELD_ISSUER, "# 赣州市政府工作报告\n[赣州市]市长　刘建设\n各位代表：\n", "赣州市人民政府", "the mayor speaks for the government"},
	{WS_FIELD_ISSUER, "# 政府工作报告\n——2024年1月5日在赣州市第六届人民代表大会第四次会议上\n各位代表：\n现在，[我代表市人民政府]，向大会报告工作。\n", "赣州市人民政府",
		"who is said to speak, and the region of the meeting"},
	{WS_FIELD_ISSUER, REPORT "各位代表：\n[受市人民政府委托]，现将预算执行情况报告如下。\n", "赣州市财政局", "the finance bureau presents the budget"},
	{WS_FIELD_ISSUER, "# 关于贵州省2024年预算执行情况的报告\n各位代表：\n[受省人民政府委托]，现报告如下。\n", "贵州省财政厅", "a province has a 厅"},
	{WS_FIELD_ISSUER, "# [赣州市财政局]关于做好2024年预算公开工作的通知\n各县（市、区）财政局：\n", "赣州市财政局", "the title before 关于"},
	{WS_FIELD_ISSUER, "[赣州市人民政府办公室]文件\n赣市府办发〔2024〕3号\n# 关于加强资金管理的通知\n各县（市、区）人民政府：\n", "赣州市人民政府办公室", "the masthead"},
	{WS_FIELD_ISSUER, "# 关于加强资金管理的通知\n各县（市、区）人民政府：\n现就有关事项通知如下。\n[赣州市财政局　　赣州市商务局]\n2024年5月6日\n附件：申请表\n",
		"赣州市财政局、赣州市商务局", "two signatures side by side"},
	{WS_FIELD_ISSUER, "# 关于加强资金管理的通知\n各单位：\n现通知如下，请认真贯彻落实。\n[赣州市推进企业上市工作]\n领导小组办公室\n2024年5月6日\n",
		"赣州市推进企业上市工作领导小组办公室", "a signature broken over two lines"},
	{WS_FIELD_ISSUER, "# 赣州市2023年国民经济和社会发展统计公报\n[赣州市统计局]\n国家统计局赣州调查队\n（2024年4月2日）\n初步核算，全年生产总值增长。\n",
		"赣州市统计局、国家统计局赣州调查队", "bureau and survey team below each other"},
	{WS_FIELD_ISSUER, "# 赣州市2023年国民经济和社会发展统计公报\n[赣州市统计局国家统计局赣州调查队]\n初步核算，全年生产总值增长。\n", "赣州市统计局、国家统计局赣州调查队",
		"and run together"},
	{WS_FIELD_ISSUER, "# 赣州市2023年国民经济和社会发展统计公报\n来源：江西省统计局\n初步核算，全年生产总值增长。\n（信息来源：[赣州市统计局]）\n", "赣州市统计局",
		"a source of the document's own region, not the one that republished"},
	{WS_FIELD_ISSUER, "# 赣州市2023年国民经济和社会发展统计公报\n发布机构：江西省统计局\n初步核算，全年生产总值增长。\n", NULL, "only a republisher: nobody is known"},
	{WS_FIELD_ISSUER, "# 赣州市国有资产监督管理办法\n（2023年7月1日[赣州市人民政府]令第88号公布）\n第一条　为规范监督，制定本办法。\n", "赣州市人民政府", "an order"},
	{WS_FIELD_ISSUER, "# 关于批准2024年市级决算的决议\n（2025年7月1日赣州市第六届[人民代表大会常务委员会第三十次会议通过]）\n会议决定，批准决算。\n", "赣州市人民代表大会常务委员会",
		"the committee that adopted it"},
	{WS_FIELD_ISSUER, "# 赣州市2024年预算收入表\n| 赣州市财政局\\单位：万元\\项目\t预算数\n", "赣州市财政局", "the line above a table, taken into it"},
	{WS_FIELD_ISSUER, "# 关于延长税收优惠期限的公告\n现公告如下，请遵照执行。\n[财政部　税务总局]\n2024年3月1日\n", "财政部、税务总局", "ministries have no region"},
	{WS_FIELD_ISSUER, "# [财政部税务总局]关于延长优惠期限的公告\n现公告如下，请遵照执行。\n", "财政部、税务总局", "two ministries run together"},
	{WS_FIELD_ISSUER, "[财政部]\n税务总局\n关于延长优惠期限的公告\n现公告如下，请遵照执行。\n", "财政部、税务总局", "the title's first lines"},
	{WS_FIELD_ISSUER, "# 赣南果业条例\n2012年11月12日 中华人民共和国[国务院]令第629号公布\n第一条　为发展果业，制定本条例。\n", "国务院", "an order of the State Council"},
	{WS_FIELD_ISSUER, "# 果业管理办法\n1999年1月25日 [监察部、人事部]令第7号发布\n第一条　为发展果业，制定本办法。\n", "监察部、人事部", "an order of two ministries that were"},
	{WS_FIELD_ISSUER, "# 果业奖励条例\n1982年3月16日 [国务院]发布\n第一条　为发展果业，制定本条例。\n", "国务院", "a date in front of it"},
	{WS_FIELD_ISSUER, "# 中华人民共和国果业法\n1991年6月29日 第七届[全国人民代表大会常务委员会第二十次会议通过]\n第一条　为发展果业，制定本法。\n", "全国人民代表大会常务委员会", "the national congress"},
	{WS_FIELD_ISSUER, "# 关于减轻基层负担的通知\n各县：\n现通知如下，请认真贯彻落实。\n[国务院应对疫情联防联控机制]\n2020年2月5日\n", "国务院应对疫情联防联控机制", "a name that ends in 制"},
	{WS_FIELD_ISSUER, "# 关于扫码通行的通告\n现通告如下，请认真遵照执行。\n[赣州市疫情处置工作领导小组]（指挥部）\n2020年2月5日\n", "赣州市疫情处置工作领导小组", "its other name in brackets"},
	{WS_FIELD_ISSUER, "# [财政部]令\n第104号\n《果业采购办法》已经部务会议审议通过，现予公布。\n", "财政部", "whose order it is"},
	{WS_FIELD_ISSUER, "# 关于果业税收政策的公告\n[财政部]\n税务总局公告2020年第8号\n现公告如下，请遵照执行。\n", "财政部、税务总局", "an announcement's number names one"},
	{WS_FIELD_ISSUER, "# 关于批准区本级决算的决议\n（2025年7月1日株洲市芦淞区第五届[人民代表大会常务委员会第十二次会议通过]）\n会议决定，批准决算。\n",
		"株洲市芦淞区人民代表大会常务委员会", "the district as the line has it"},
	{WS_FIELD_ISSUER, "# 关于暂停果品登记的通知\n现通知如下，请遵照执行。\n其他事项照旧办理，请广大果农理解、支持和配合，特此通知。\n[赣州市市场监督管理局]\n", "赣州市市场监督管理局",
		"a signature without a date at the end"},
	{WS_FIELD_ISSUER, "# 关于果业统计的通知\n现通知如下，请遵照执行。\n一、市级\n赣州市统计局\n赣州市财政局\n", NULL, "a list at the end is no signature"},
	{WS_FIELD_ISSUER, "# [德阳市财政局德阳市商务局]关于做好招商工作的通知\n各县：\n", "德阳市财政局、德阳市商务局", "two of one place run together"},
	{WS_FIELD_ISSUER, "# [赣州市果业发展局]（赣州市林业产业局）2023年度部门决算\n一、基本情况\n", "赣州市果业发展局", "its other name behind it in brackets"},
	{WS_FIELD_ISSUER, "# 许昌市第七届[人民代表大会第九次会议]关于2021年财政预算执行情况的决议\n（2022年4月27日许昌市第七届人民代表大会第九次会议第二次大会通过）\n会议决定，批准这个报告。\n",
		"许昌市人民代表大会", "passed by a plenary of the session"},
	{WS_FIELD_ISSUER, "# 2023年度[赣州市果业局]部门决算\n目录\n", "赣州市果业局", "behind the year of its accounts"},
	{WS_FIELD_ISSUER, "# 2023年[赣州市果业技术学校]单位决算\n目录\n", "赣州市果业技术学校", "a school's accounts"},
	{WS_FIELD_ISSUER, "# [赣州市果业局]（本级）2023年度部门决算公开\n一、基本情况\n", "赣州市果业局", "a remark behind the name"},
	{WS_FIELD_ISSUER, "# 2023年财政部门决算\n目录\n", NULL, "a kind of unit is none"},
	{WS_FIELD_ISSUER, "信丰县人民政府\n目录\n第一部分 [信丰县果业局]（汇总）概况\n一、主要职责\n第二部分 信丰县果业局（汇总）2023年度部门决算表\n", "信丰县果业局", "the unit whose profile opens the accounts"},
	{WS_FIELD_ISSUER, "赣州市果园管理规定（2012年）\n[江西省赣州市人民政府]\n# 赣州市果园管理规定\n第一条　为规范果园管理，制定本规定。\n", "江西省赣州市人民政府", "below the same title with a list's remark"},
	/* number */
	{WS_FIELD_NUMBER, "赣州市人民政府关于发展柑橘产业的通知（[赣市府发〔2020〕5号]）2020.04.\n各县（市、区）人民政府：\n", "赣市府发〔2020〕5号", "in brackets behind the title, with a list's date"},
	{WS_FIELD_NUMBER, "• 发文字号 [赣财建函〔2024〕12号]\n# 关于果园补助的复函\n赣县区财政局：\n", "赣财建函〔2024〕12号", "its label is no part of it"},
	{WS_FIELD_NUMBER, "# 赣州市人民政府关于印发果业发展规划的通知-[赣市府发〔2024〕3号]\n现印发给你们，请认真组织实施。\n", "赣市府发〔2024〕3号", "a library puts it behind the title"},
	{WS_FIELD_NUMBER, "赣州市人民政府文件\n[赣市府发［2024］03号]\n# 关于加强资金管理的意见\n各县（市、区）人民政府：\n", "赣市府发〔2024〕3号", "a line of its own"},
	{WS_FIELD_NUMBER, "# 赣州市财政局关于资金管理的通知\n（[赣财预（2024）15号]）\n各县（市、区）财政局：\n", "赣财预〔2024〕15号", "in brackets under the title"},
	{WS_FIELD_NUMBER, "# 关于加强资金管理的意见\n各县（市、区）人民政府：\n根据国发〔2014〕43号文件精神，提出以下意见。\n", NULL, "a number that is only cited"},
	{WS_FIELD_NUMBER, "# 关于加强资金管理的意见\n文号：[赣财预〔2024〕15号]\n各县（市、区）财政局：\n", "赣财预〔2024〕15号", "behind its label"},
	{WS_FIELD_NUMBER, "# [赣市府发〔2024〕3号]-赣州市人民政府关于加强资金管理的意见\n各县（市、区）人民政府：\n", "赣市府发〔2024〕3号", "in front of the title"},
	{WS_FIELD_NUMBER, "# 国家市场监督管理总局令\n[第61号]\n《果品抽查规定》已经局务会议通过，现予公布。\n", "国家市场监督管理总局令第61号", "below the order's name"},
	{WS_FIELD_NUMBER, "商务部　海关总署\n公告\n[2023年第23号]\n# 关于果品出口的公告\n现公告如下，请遵照执行。\n", "商务部海关总署公告2023年第23号", "three lines"},
	{WS_FIELD_NUMBER, "# 关于果品出口的通知\n第3号\n各单位：\n", NULL, "a notice has no number without a code"},
	/* date and meeting */
	{WS_FIELD_DATE, REPORT "——[2024年1月5日]在赣州市第六届人民代表大会第四次会议上\n赣州市财政局\n" BODY, "2024-01-05", "the day of the meeting"},
	{WS_FIELD_DATE, REPORT "发布时间：2024-02-18 09:12 来源：市府办\n——[2024年1月5日]在赣州市第六届人民代表大会第四次会议上\n" BODY, "2024-01-05", "not the posting date"},
	{WS_FIELD_DATE, REPORT "2024-02-18\n" BODY, NULL, "a bare numeric date under a title is the page's"},
	{WS_FIELD_DATE, REPORT "成文日期：[2024-02-06]\n发布日期：2024-02-18\n" BODY, "2024-02-06", "labelled"},
	{WS_FIELD_DATE, "# 赣州市2023年国民经济和社会发展统计公报\n赣州市统计局\n（[2024年4月2日]）\n初步核算，全年生产总值增长。\n", "2024-04-02", "beside the organ"},
	{WS_FIELD_DATE, "# 关于加强资金管理的通知\n各单位：\n请于2024年6月30日前报送方案，逾期不予受理，特此通知。\n赣州市财政局\n[二〇二四年五月六日]\n附件\n截止2024年7月1日\n",
		"2024-05-06", "the signature, not a date in the text"},
	{WS_FIELD_DATE, "# 关于加强资金管理的通知\n各单位：\n现通知如下，请认真贯彻落实。\n赣州市人民政府办公室\n[2024年5月6日]印发\n", "2024-05-06", "the day of printing when there is no other"},
	{WS_FIELD_DATE, "# 关于加强资金管理的通知\n各单位：\n现通知如下，请认真贯彻落实。\n[2024年5月6日]\n（此件主动公开）\n", "2024-05-06", "an unsigned date at the end"},
	{WS_FIELD_TITLE, "# [赣州市人民政府关于修改《赣州市果品管理办法》的决定] 附：修正本\n根据有关规定，作如下修改。\n", "赣州市人民政府关于修改《赣州市果品管理办法》的决定",
	 "not what is printed with it"},
	{WS_FIELD_TITLE, "[2024年信丰县国民经济和社会发展统计公报] 2024年，全县上下坚持稳中求进，扎实做好各项工作，经济运行总体平稳，人民生活继续改善，社会大局保持稳定。 一、综合 初步核算，全年地区生产总值增长百分之五点二，第一产业和第二产业平稳，第三产业增长较快，结构继续优化。\n二、农业\n",
	 "2024年信丰县国民经济和社会发展统计公报", "a page that lost its line ends: up to the blank behind the title"},
	{WS_FIELD_TITLE, "2024年，信丰县统计局发布的统计公报 指出，全县上下坚持稳中求进，扎实做好各项工作，经济运行总体平稳，人民生活继续改善，社会大局保持稳定，全年地区生产总值增长百分之五点二，第一产业和第二产业平稳，第三产业增长较快。\n", NULL,
	 "text with a comma in it"},
	{WS_FIELD_ISSUER, "赣州市果业条例 2019年10月15日 赣州市第五届[人民代表大会常务委员会第六次会议通过] 第一条 为了发展果业，增加农民收入，保护生态环境，根据有关法律、法规，结合本市实际，制定本条例，本市行政区域内从事果品种植、加工、运输和销售的单位和个人，应当遵守本条例。\n",
	 "赣州市人民代表大会常务委员会", "the note behind a title in one line with the text"},
	{WS_FIELD_DATE, "（[2016年10月27日]赣州市第五届人民代表大会常务委员会第二次会议通过） 会议听取了市财政局受市人民政府委托所作的报告，结合审议审计工作报告，对市级财政决算草案及其报告进行了审查，决定批准市级财政决算，并要求进一步加强预算管理，提高资金使用效益。\n",
	 "2016-10-27", "a note in front of the text"},
	{WS_FIELD_DATE, "# 关于印发工作要点的通知\n各县（市、区）教育局：\n现将《赣州市教育局2015年工作要点》印发给你们，请结合实际，认真抓好贯彻落实，年底前报送总结材料，并做好各项准备。 赣州市教育局 [2015年3月10日]\n",
	 "2015-03-10", "a signature run into the text"},
	{WS_FIELD_ISSUER, "2012年8月31日赣州市第四届[人民代表大会]\n常务委员会第三十四次会议通过\n会议听取了市人民政府的报告，决定批准市级财政决算。\n", "赣州市人民代表大会常务委员会", "a note over two lines"},
	{WS_FIELD_DATE, "[2012年8月31日]赣州市第四届人民代表大会\n常务委员会第三十四次会议通过\n会议听取了市人民政府的报告，决定批准市级财政决算。\n", "2012-08-31", "a note over two lines"},
	{WS_FIELD_TITLE, "2012年8月31日赣州市第四届人民代表大会\n常务委员会第三十四次会议通过\n会议听取了市人民政府的报告，决定批准市级财政决算。\n", NULL, "a note over two lines is no title"},
	{WS_FIELD_TITLE, "# 《果品市场管理办法》的决定\n《农业农村部关于修改〈果品市场管理办法〉的决定》已经2018年9月19日第4次部常务会议审议通过，现予发布。\n农业农村部部长 王某某\n2018年9月28日\n## [农业农村部关于修改《果品市场管理办法》的决定]\n为优化环境，作如下修改。\n",
	 "农业农村部关于修改《果品市场管理办法》的决定", "the whole title, not the end of it that a page shows"},
	{WS_FIELD_ISSUER, "# 第九届[全国人民代表大会第五次会议]关于工作报告的决议\n全国人民代表大会常务委员会\n（2002年3月15日第九届全国人民代表大会第五次会议通过）\n会议决定批准这个报告。\n", "全国人民代表大会",
	 "the session in the title, before a library's line"},
	{WS_FIELD_NUMBER, "# 赣州市果品市场管理规定\n（1991年3月26日[赣州市人民政府令19号]发布）\n第一条 为加强管理，制定本规定。\n", "赣州市人民政府令第19号", "without 第"},
	{WS_FIELD_DATE, "# 赣州市果品市场管理规定\n（[1991年3月26日]赣州市人民政府令19号发布）\n第一条 为加强管理，制定本规定。\n", "1991-03-26", "of an order without 第"},
	{WS_FIELD_DATE, "# 关于批准决算的决议\n（[2025年7月1日]赣州市第六届人民代表大会常务委员会第三十次会议通过）\n会议决定，批准决算。\n", "2025-07-01", "adopted"},
	{WS_FIELD_MEETING, REPORT "——2024年1月5日在[赣州市第六届人民代表大会第四次会议]上\n" BODY, "赣州市第六届人民代表大会第四次会议", "behind 在"},
	{WS_FIELD_MEETING, "[市六届人大四次会议]\n会议文件（三）\n" REPORT "赣州市财政局\n" BODY, "市六届人大四次会议", "the masthead of a session's papers"},
	{WS_FIELD_MEETING, REPORT "——2024年1月5日在[赣州市第六届人民]\n代表大会第四次会议上\n" BODY, "赣州市第六届人民代表大会第四次会议", "broken over two lines"},
	{WS_FIELD_MEETING, "# 关于印发措施的通知\n各单位：\n措施已经第84次市政府常务会议研究通过，现印发给你们。\n", NULL, "a meeting of the government approves, nothing is given at it"},
	{WS_FIELD_DATE, "# 果业奖励条例\n[1982年3月16日] 国务院发布\n第一条　为发展果业，制定本条例。\n", "1982-03-16", "the day it was published by who made it"},
	{WS_FIELD_DATE, "# 关于加强资金管理的通知\n2024年3月16日 发布\n各单位：\n现通知如下，请认真贯彻落实。\n", NULL, "the day a page was published"},
	{WS_FIELD_DATE, "# 赣州市商务局关于做好招商工作的通知\n各单位：\n现将商务部的通知转发给你们，请认真贯彻落实。\n[2020年2月15日]\n## 商务部办公厅关于做好招商工作的通知\n各地要做好服务。\n"
		"商务部办公厅\n2020年2月7日\n联系人：张三\n一、范围\n二、要求\n三、其他\n", "2020-02-15", "not that of what is printed with it"},
	{WS_FIELD_DATE, "# 关于加强管理的通知\n发文日期：2020-01-29\n各单位：\n现通知如下，请认真贯彻落实。\n[2020年1月28日]\n", "2020-01-28", "its own, not the day a portal sent it"},
	{WS_FIELD_DATE, "# 北京市果业条例\n[2012年9月28日] 北京市第十三届人民代表大会常务委员会第三十五次会议通过\n北京市果业条例\n第一条　为发展果业，制定本条例。\n", "2012-09-28",
		"above the title that is said again"},
	{WS_FIELD_TITLE, "# [关于审理果业案件若干问题的解释]\n2019年12月16日 最高人民法院审判委员会第1787次会议通过\n第一条　为审理果业案件，制定本解释。\n",
		"关于审理果业案件若干问题的解释", "who passed it and when is no second line of it"},
	{WS_FIELD_DATE, "# 关于公布文件清理结果的通知\n各单位：\n区政府对2017年12月31日前印发的文件进行了清理，现将结果公布如下：\n一、继续有效的文件23件。\n"
		"赣州市人民政府\n[2018年12月24日]\n", "2018-12-24", "a date in the sentence that leads into the text"},
	{WS_FIELD_DATE, "# 赣州市人民政府关于印发赣州市果园管理办法的通知\n各县（市、区）人民政府：\n现将办法印发给你们，请遵照执行。\n[二OO八年六月四日]\n赣州市果园管理办法\n第一条　为规范果园管理，制定本办法。\n第二条　略。\n第三条　略。\n第四条　略。\n",
		"2008-06-04", "above the title of what is sent"},
	{WS_FIELD_DATE, "赣州市果园管理规定\n赣州市人民政府\n现予公布，自2011年2月1日起施行。\n市长\n[2010年12月25日]\n# 赣州市果园管理规定\n第一条　为规范果园管理，制定本规定。\n", "2010-12-25",
		"of the order above the title"},
	{WS_FIELD_DATE, "# 关于发展果业的意见\n【制定机关】赣州市人民政府•【公布日期】[2001.05.18]•【字号】赣发〔2001〕11号\n为发展果业，提出如下意见。\n", "2001-05-18", "the label of a law library"},
	{WS_FIELD_DATE, "# 关于返还果业基金的通知\n根据1997年9月8日财政部发布的关于公布废止规章目录的通知失效\n现将有关问题通知如下，请遵照执行。\n", NULL, "a date that is cited"},
	{WS_FIELD_DATE, "# 赣州市人民政府办公室关于印发果园建设项目实施办法的通知\n各县（市、区）人民政府：\n现印发给你们，请遵照执行。\n[二○○八年九月二十二日]\n赣州市城区果园灌溉管道\n建设项目实施办法（试行）\n第一章　总则\n第一条　为规范果园建设，制定本办法。\n第二条　本办法适用于果园。\n", "2008-09-22",
		"by itself, before an annex whose title is broken"},
	{WS_FIELD_NUMBER, "# 赣州市人民政府办公室印发《关于果业发展的意见》的通知（[赣市府办发〔2024〕3号]）\n各县（市、区）人民政府：\n", "赣市府办发〔2024〕3号", "in brackets behind the title"},
	{WS_FIELD_RECIPIENTS, "# 关于下达资金的通知\n[有关省、自治区财政厅（局）]：\n现下达你省资金，请遵照执行。\n", "有关省、自治区财政厅（局）", "a bracket at its end"},
	{WS_FIELD_RECIPIENTS, "# 对果园处罚问题的复函\n[赣州市人民政府法制办公室]：\n来函收悉，函复如下。\n", "赣州市人民政府法制办公室", "an office"},
	{WS_FIELD_RECIPIENTS, "[各县（市、区）人民政府，市直各单位]：\n《赣州市果业发展方案》已经市政府同意，现印发给你们。\n赣州市人民政府\n2024年5月6日\n# 赣州市果业发展方案\n一、总体要求\n",
		"各县（市、区）人民政府，市直各单位", "in the letter above the title"},
	{WS_FIELD_RECIPIENTS, "# 关于印发《赣州市果园管理规定》的通知\n[各县（市、区）人民政府，市直各单位]：《赣州市果园管理规定》已经市政府同意，现印发给你们。\n",
		"各县（市、区）人民政府，市直各单位", "the letter goes on in the same line"},
	{WS_FIELD_RECIPIENTS, "# 关于印发《赣州市果园管理规定》的通知\n各县、区人民政府，赣州经济技术开发区、蓉江\n[新区管委会，市直各单位]：\n现印发给你们，请遵照执行。\n",
		"各县、区人民政府，赣州经济技术开发区、蓉江新区管委会，市直各单位", "broken over two lines"},
	{WS_FIELD_EXPIRES, "# 关于印发《赣州市果园管理规定》的通知\n废止日期：[2026-01-20]\n现印发给你们，请遵照执行。\n", "2026-01-20", "a label"},
	{WS_FIELD_NUMBER, "# 关于加强果品运销管理的通知\n2001年6月5日  [赣商发〔2001〕29号]\n各县（市、区）商业局：\n", "赣商发〔2001〕29号", "behind its date"},
	{WS_FIELD_NUMBER, "# 关于果品检疫问题的联合通知\n[59农检字第17号]\n1959年6月5日\n各专区农业局：\n", "〔59〕农检字第17号", "before 1990"},
	{WS_FIELD_NUMBER, "赣州市人民代表大会常务委员会公告\n（[第30号]）\n《赣州市果品运销条例》已由会议通过，现予公布。\n# 赣州市果品运销条例\n第一条 为规范果品运销，制定本条例。\n",
		"赣州市人民代表大会常务委员会公告第30号", "in brackets below its announcement"},
	{WS_FIELD_NUMBER, "# 赣州市人民政府办公室印发关于果园发展实施方案的通知\n导读：果园发展事关全局，对于抓住重要窗口期、全面建设果业强市、促进农民增收、带动乡村振兴具有重要意义，各地都要认真贯彻落实好这一方案，推动果业提质增效，让更多群众受益。\n"
		"[赣市府办函〔2017〕103号]\n赣州市人民政府办公室印发关于果园发展\n实施方案的通知\n各县（市、区）人民政府：\n", "赣市府办函〔2017〕103号", "the title again below an editor's lead"},
	{WS_FIELD_NUMBER, "# 赣州市人民政府关于控制尘污染的通告\n[赣府令第 21 号]\n《赣州市人民政府关于控制尘污染的通告》已经审议通过，现予发布。\n", "赣府令第21号", "an order in short"},
	{WS_FIELD_NUMBER, "财政部关于果园税收问题的通知  [(86)财税字17号]  1986-05-28\n为了支持果园发展，现通知如下。\n", "〔86〕财税字17号", "behind the title"},
	{WS_FIELD_NUMBER, "# 果品检疫管理条例\n第[9号]\n", NULL, "a number without a code"},
	{WS_FIELD_NUMBER, "[农业农村部公告第17号]（关于果苗检疫对象名单的公告）\n现将名单公布如下。\n", "农业农村部公告第17号", "before the title in brackets"},
	{WS_FIELD_DATE, "# 关于加强果品运销管理的通知\n[2001年6月5日]  赣商发〔2001〕29号\n各县（市、区）商业局：\n", "2001-06-05", "beside the number"},
	{WS_FIELD_DATE, "财政部关于果园税收问题的通知  (86)财税字17号  [1986-05-28]\n为了支持果园发展，现通知如下。\n", "1986-05-28", "behind the number"},
	{WS_FIELD_DATE, "# 赣州市商务局关于第94号建议的答复\n李某某代表：\n您提出的建议收悉，现答复如下。\n赣州市商务局\n[二ΟΟ七年五月二十四日]〔1〕\n", "2007-05-24", "Greek zeros, the mark of a note"},
	{WS_FIELD_DATE, "# 关于果品运销权限问题的复函\n[1963年7月5日]，商业部\n江西省商业厅：\n", "1963-07-05", "before the organ"},
	{WS_FIELD_DATE, "# 关于加强果品运销管理的通知\n各县（市、区）商业局：\n请认真执行。\n赣州市商业局\n[二00一年六月五日]\n", "2001-06-05", "Arabic zeros among Han"},
	{WS_FIELD_DATE, "果品运销条例\n国务院令第17号\n现发布《果品运销条例》，自一九九七年九月一日起施行。\n总理 李某某\n[1997年8月3日]\n## 第一章　总则\n第一条 为规范运销，制定本条例。\n",
		"1997-08-03", "below who signed the order"},
	{WS_FIELD_DATE, "赣州市果品运销规定\n赣州市人民政府令第17号\n《赣州市果品运销规定》已经修订，现予公布。\n市长　张某某\n[2011年1月20日]\n# 赣州市果品运销规定\n"
		"（2003年12月27日赣州市人民政府令第3号发布，2010年12月14日赣州市人民政府常务会议修订通过）\n第一条 为规范运销，制定本规定。\n",
		"2011-01-20", "the order's own date, not that of the first issue"},
	{WS_FIELD_DATE, "# 赣州市果品运销规定\n（[1994年10月27日]江西省赣州市第一届人民代表大会常务委员会第八次会议通过 1994年11月26日江西省第八届人民代表大会常务委员会第十二次会议批准"
		" 1997年9月28日江西省第八届人民代表大会常务委员会第三十次会议通过的关于修改《赣州市果品运销规定》的决定进行修正）\n第一条 为规范运销，制定本规定。\n",
		"1994-10-27", "adopted, approved and amended in one long line"},
	{WS_FIELD_ISSUER, "[赣县人民政府]拟征收土地启动公告（赣征启公告〔2022〕4号）\n一、拟征收土地范围\n位于某村。\n", "赣县人民政府", "an announcement without 关于, its number behind it"},
	{WS_FIELD_ISSUER, "关于印发果品运销细则的通知\n江西省赣州市人民政府\n赣市府办〔2005〕42号\n# 关于印发果品运销细则的通知\n各镇人民政府：\n现将细则印发给你们。\n[赣州市人民政府办公室]\n2005年6月28日\n",
		"赣州市人民政府办公室", "the signature, not the place that a library put above"},
	{WS_FIELD_ISSUER, "[农业农村部]令\n第5号\n《果苗检疫规定》已经会议通过，现予公布。\n部长 李某某\n2023年3月21日\n果苗检疫规定\n第一条 为规范检疫，制定本规定。\n", "农业农村部", "who puts it in force"},
	{WS_FIELD_ISSUER, "# [财政部]《关于加强果品运销资金》管理工作的通知\n各省财政厅：\n", "财政部", "关于 inside the marks of a name"},
	{WS_FIELD_ISSUER, "# 市政府关于加强赣州市果品运销管理的意见\n赣市府发〔2024〕17号\n各县（市、区）人民政府：\n", "赣州市人民政府", "a government's own name is 人民政府"},
	{WS_FIELD_RECIPIENTS, "# 关于幼儿园收费的通知\n[章贡、南康、赣县区各公办幼儿园]：\n现将有关事项通知如下。\n", "章贡、南康、赣县区各公办幼儿园", "schools"},
	{WS_FIELD_RECIPIENTS, "[各县（市、区）果园防火指挥部]：入春以来，气温升高，火险等级明显上升。现紧急通知如下：\n一、加强管理。\n", "各县（市、区）果园防火指挥部", "the text goes on in the line, to another colon"},
	{WS_FIELD_RECIPIENTS, "# 关于加强果品运销管理的通知\n（已失效） [各县（市、区）商业局]：\n请认真执行。\n", "各县（市、区）商业局", "a list's remark in front"},
	{WS_FIELD_REGION, "# 商务部关于果园工作拟激励地市名单的公示\n现予以公示如下：\n北京市朝阳区\n江苏省南京市\n公示期七天。\n商务部\n2022年3月1日\n", NULL, "entries of a list"},
	{WS_FIELD_REGION, "# 关于印发果园行动方案的通知\n各市人民政府：\n请遵照执行。\n财政部 商务部\n上海市人民政府 江苏省人民政府\n2020年10月30日\n", NULL, "ministries sign first"},
	{WS_FIELD_KIND, "赣市财预〔2017〕71号\n财政局：\n现就提前下达补助资金有关事项[通知如下]：\n", "通知", "what it does, without a title"},
	{WS_FIELD_KIND, "# 赣州市商务局关于第94号建议的[答复]\n", "函", "an answer"},
	{WS_FIELD_KIND, "[通知公告]\n# 赣州市财政局关于果业贷款贴息的通知\n赣州市财政局关于果业保险补贴的通知\n赣州市财政局关于印发果业资金办法的通知\n赣州市财政局关于果园改造的公告\n", "其他", "a page that lists notices is none"},
	{WS_FIELD_KIND, "《赣州市果园管理办法（草案征求意见稿）》公开[征求意见]\n请于6月1日前提出。\n", "公告", "asking for opinions gives none"},
	{WS_FIELD_KIND, "各县（市、区）财政局：\n我局制定了《赣州市果业规则》。现[印发给你们]，请结合实际贯彻落实。\n赣州市财政局\n", "通知", "a letter without a title"},
	/* region */
	{WS_FIELD_REGION, "# 关于[株洲市芦淞区]2024年预算草案的报告\n" BODY, "湖南省/株洲市/芦淞区", "the title's, with its parents"},
	{WS_FIELD_REGION, "# 关于2024年全市预算草案的报告\n——2024年1月5日在[赣州市]第六届人民代表大会第四次会议上\n" BODY, "江西省/赣州市", "the meeting's"},
	{WS_FIELD_REGION, "# 甘肃省财政厅关于[酒泉市]债务限额的批复\n酒泉市财政局：\n", "甘肃省/酒泉市", "the one the issuer speaks of, when it lies in its own"},
	{WS_FIELD_REGION, "# 关于[鼓楼区]2024年预算草案的报告\n" BODY, "鼓楼区", "one of several: no path"},
	{WS_FIELD_REGION, "# 关于[鼓楼区]2024年预算草案的报告\n各位代表：\n在福州市委的领导下，收入增长。\n", "福建省/福州市/鼓楼区", "the body names the parent"},
	{WS_FIELD_REGION, "# 关于加强资金管理的通知\n市水务集团，青山湖区水务中心：\n现通知如下。\n[南昌市]水务局\n2024年5月6日\n", "江西省/南昌市", "whom it is sent to does not count"},
	{WS_FIELD_REGION, "# 国家税务总局关于便民办税的意见\n国家税务总局各省税务局：\n湖北省有序推进。湖北省的做法值得推广。湖北省已经见效。\n", NULL,
		"an organ of the whole country speaks for no region"},
	{WS_FIELD_REGION, "# 关于加快资金拨付的通知\n湖北省的任务较重。湖北省要抓紧。资金向湖北省倾斜，各地要统筹安排好。\n", NULL, "a region that is only spoken of"},
	{WS_FIELD_REGION, "# 省发展改革委关于支持服务业的通知\n各市：\n现通知如下，请认真贯彻执行。\n[贵州省]发展和改革委员会\n2020年2月9日\n若干措施\n一、要求\n二、要求\n三、要求\n"
		"四、要求\n五、要求\n六、要求\n七、要求\n八、要求\n九、要求\n十、要求\n", "贵州省", "the signature stands before what is printed with it"},
	{WS_FIELD_REGION, "# 关于公布服务热线的通告\n现公告如下，请遵照执行。\n[泰州市海陵]生态环境局\n2020年2月19日\n", "江苏省/泰州市/海陵区", "a branch has its county's short form"},
	{WS_FIELD_REGION, "# 关于公布服务热线的通告\n现公告如下，请遵照执行。\n[泰州市]生态环境局\n2020年2月19日\n", "江苏省/泰州市", "the bureau of the city"},
	{WS_FIELD_REGION, "# 2020年全区转移支付决算表\n| 地区\t决算数\\[银川市]\t5\\永宁县\t3\\石嘴山市\t2\\吴忠市\t1\\固原市\t4\n", "宁夏回族自治区",
		"the one in which all places of its tables lie"},
	{WS_FIELD_REGION, "# 2020年全区转移支付决算表\n| 地区\t决算数\\银川市\t5\\永宁县\t3\\石嘴山市\t2\\吴忠市\t1\\兰州市\t4\n", NULL, "places of two provinces"},
	{WS_FIELD_REGION, "# 2020年转移支付决算表\n| 地区\t决算数\\银川市\t5\\永宁县\t3\\石嘴山市\t2\\吴忠市\t1\\固原市\t4\n", NULL, "nothing says that it is the whole"},
	/* recipients */
	{WS_FIELD_RECIPIENTS, "# 关于资金管理的通知\n[各县（市、区）人民政府，市直各单位]：\n现通知如下。\n", "各县（市、区）人民政府，市直各单位", "as written"},
	{WS_FIELD_RECIPIENTS, "# 关于保供的通知\n[江西、湖北商务主管部门]：\n现通知如下。\n", "江西、湖北商务主管部门", "departments"},
	{WS_FIELD_RECIPIENTS, "# 关于债务限额的批复\n[酒泉市财政局]：\n你局请示收悉。\n", "酒泉市财政局", "one organ"},
	{WS_FIELD_RECIPIENTS, REPORT "各位代表：\n受委托报告如下。\n", NULL, "a salutation writes to nobody"},
	{WS_FIELD_RECIPIENTS, "# 关于资金管理的通知\n现将有关事项通知如下：\n一、范围\n", NULL, "a clause that ends in a colon"},
	/* validity */
	{WS_FIELD_EXPIRES, "# 若干措施的通知\n各单位：\n请认真执行以下措施，确保取得实效。\n本措施自印发之日起施行，[有效期3年]。\n赣州市财政局\n2024年5月6日\n", "2027-05-06", "from the document's own date"},
	{WS_FIELD_EXPIRES, "# 基金管理办法\n第一条　本办法自2024年6月1日起施行，[有效期为五年]。\n", "2029-06-01", "from the day it takes effect"},
	{WS_FIELD_EXPIRES, "# 基金管理办法\n第九条　本办法[有效期至2026年12月31日]。\n", "2026-12-31", "a last day"},
	{WS_FIELD_EXPIRES, "# 若干措施\n本通知自发布之日起[执行至2025年6月30日]止。\n", "2025-06-30", "执行至"},
	{WS_FIELD_EXPIRES, "# 许可管理规定\n第三条　许可证有效期为三年，期满应当换发。\n", NULL, "a licence's term is not the document's"},
	{WS_FIELD_EXPIRES, "# 若干措施\n本措施自印发之日起施行，有效期3年。\n", NULL, "no date to count from"},
	{WS_FIELD_EXPIRES, "# 若干措施的通知\n本通知适用[截止时间为2020年6月30日]，届时另行通知。\n", "2020-06-30", "截止时间"},
	{WS_FIELD_EXPIRES, "# 若干措施的通知\n各单位：\n请认真执行以下措施，确保取得实效。\n本政策[执行期暂定为自政策发布之日起三个月]。\n赣州市财政局\n2020年2月4日\n", "2020-05-04",
		"counted from the day it was published"},
	{WS_FIELD_EXPIRES, "# 关于准予建设的函\n某公司：\n材料收悉，原则同意，请按要求落实各项措施。\n本函[有效期五年]。\n赣州市财政局\n2021年3月9日\n", "2026-03-09", "a letter"},
	/* kind */
	{WS_FIELD_KIND, "# 关于赣州市2023年预算执行情况和2024年预算草案的[报告]（摘要）\n", "预算报告", "brackets at the end do not count"},
	{WS_FIELD_KIND, "# 关于赣州市2023年财政决算的[报告]\n", "决算报告", "final accounts"},
	{WS_FIELD_KIND, "# 关于2023年度本级预算执行和其他财政收支的[审计工作报告]\n", "报告", "an audit of the budget is no budget report"},
	{WS_FIELD_KIND, "# 关于2023年预算绩效管理工作情况的[报告]\n", "报告", "a report about budgeting"},
	{WS_FIELD_KIND, "# 赣州市[政府工作报告]\n", "政府工作报告", ""},
	{WS_FIELD_KIND, "# 赣州市2023年国民经济和社会发展[统计公报]\n", "统计公报", ""},
	{WS_FIELD_KIND, "# 关于印发赣州市基金管理办法的[通知]\n", "通知", "the last word, not the one inside"},
	{WS_FIELD_KIND, "# 赣州市基金管理[暂行办法]（试行）\n", "办法", "试行 in brackets"},
	{WS_FIELD_KIND, "# 赣州市国有资产监督管理[条例]\n", "法规", ""},
	{WS_FIELD_KIND, "# 中华人民共和国预算[法]\n", "法规", "a law of the country"},
	{WS_FIELD_KIND, "# 2024年赣州市专项债券信用[评级报告]\n", "评级报告", ""},
	{WS_FIELD_KIND, "# 关于2024年预算编制的[说明]\n", "说明", ""},
	{WS_FIELD_KIND, "# 赣州市2024年预算收入表\n", "其他", "a table"},
	{WS_FIELD_KIND, "# 省委领导小组出台意见\n", "其他", "news of a document"},
	{WS_FIELD_KIND, "# 赣州已发布两版防治方案\n", "其他", "news: a place has published"},
	{WS_FIELD_KIND, "# 赣州市防汛指挥部发布第11号、第12号通告\n", "其他", "news: an organ publishes"},
	{WS_FIELD_KIND, "# 赣州市新闻发布管理[办法]\n", "办法", "发布 is what it is about"},
	{WS_FIELD_KIND, "# 赣州市果业局2023年度[部门决算]\n目录\n", "决算报告", "a department's final accounts"},
	{WS_FIELD_KIND, "# 2024年赣州市果业局[部门预算]\n目录\n", "预算报告", "a department's budget"},
	{WS_FIELD_KIND, "# 《赣州市基金管理办法》解读\n", "其他", "about a document, not the document"},
	{WS_FIELD_TITLE, "[关于同意赣州市调整果业园区范围的批复] 政策文库\n赣州市人民政府：\n", "关于同意赣州市调整果业园区范围的批复", "a library's name behind a blank"},
	{WS_FIELD_TITLE, "# [关于加强果业资金管理的意见 （试行）]\n各单位：\n", "关于加强果业资金管理的意见（试行）", "brackets behind a blank belong to it"},
	{WS_FIELD_TITLE, "# 赣州市人民政府关于印发《赣州市工作规则》的通知(2019修订)\n[赣州市人民政府关于印发《赣州市工作规则》的通知]\n各县（市、区）人民政府：\n",
		"赣州市人民政府关于印发《赣州市工作规则》的通知", "a library's remark behind the same title"},
	{WS_FIELD_TITLE, "[赣州市果业局机关]\n2024年预算编制说明\n目录\n", "赣州市果业局机关2024年预算编制说明", "the unit above its accounts"},
	{WS_FIELD_TITLE, "发文标题： | [赣州市果业局关于加强园区管理的通知] |\n发文字号： | 赣市果〔2024〕3号 |\n各单位：\n", "赣州市果业局关于加强园区管理的通知",
		"a row of the page's box"},
	{WS_FIELD_NUMBER, "• 发文字号：\n• [赣市果函〔2024〕3号]\n• 发布机构：\n# 关于果业发展的报告\n一、概况\n", "赣市果函〔2024〕3号", "a list of labels and values"},
	{WS_FIELD_NUMBER, "# 关于果业发展的通知\n索引号 | A1/2024-3 | 公开形式： | 主动公开 |\n文号 | [赣市果函〔2024〕3号] | 有效性 | 有效 |\n一、概况\n", "赣市果函〔2024〕3号",
		"a label between bars"},
	{WS_FIELD_NUMBER, "# 国务院关于同意赣州市设立试验区的批复\n中华人民共和国国务院[国函〔2024〕84号]\n江西省人民政府：\n", "国函〔2024〕84号",
		"the organ before the code"},
	{WS_FIELD_NUMBER, "# 关于开展视察的通知\n[赣州市人大常委会办公室〔2024〕3号]\n各单位：\n", "赣州市人大常委会办公室〔2024〕3号", "an organ for a code"},
	{WS_FIELD_DATE, "# 赣州市人民政府关于2023年决算的报告\n索引号 A1 发布机构 赣州市果业局 成文日期 [2024-03-05] 发布日期 2024-03-09\n一、概况\n", "2024-03-05", "labels and values parted by blanks"},
	{WS_FIELD_DATE, "# 关于本区2023年度国有资产管理情况的综合报告\n——[2024年9月20日]赣州市章贡区第七届人民代表大会\n常务委员会第十二次会议上\n章贡区财政局\n现报告如下：\n",
		"2024-09-20", "a meeting without 在, its name broken"},
	{WS_FIELD_ISSUER, "# 关于本区2023年度国有资产管理情况的综合报告\n——2024年9月20日赣州市章贡区第七届人民代表大会\n常务委员会第十二次会议上\n[章贡区财政局]\n现报告如下：\n",
		"章贡区财政局", "the congress is where it was given"},
	{WS_FIELD_DATE, "# 2023年上犹县政府决算公开\n目录\n一、政府决算报告\n二、政府决算表\n一、政府决算报告\n关于上犹县2023年财政决算草案的报告\n[2024年9月27日]县十八届人大常委会第二十三次会议\n"
		"县财政局局长 李某\n主任、各位副主任、各位委员：\n现报告如下。\n", "2024-09-27", "the report below a cover and its contents"},
	{WS_FIELD_DATE, "# 关于果业发展情况的说明\n一、概况\n2024年9月27日县十八届人大常委会第二十三次会议\n审议了报告。\n", NULL, "a meeting that nobody is greeted at"},
	{WS_FIELD_KIND, "# 关于上犹县2023年决算和2024年上半年预算执行情况的[报告]\n", "决算报告", "the final accounts come first"},
	{WS_FIELD_KIND, "# 关于上犹县2023年[决算草案]\n", "决算报告", "without the word 报告"},
	{WS_FIELD_RECIPIENTS, "# 关于市政协会议第10号提案的答复\n[李某某委员]：\n您的提案收悉，现答复如下：\n", "李某某委员", "the one who asked"},
	{WS_FIELD_RECIPIENTS, "# 关于2023年决算的报告\n主席，各位委员：\n现报告如下。\n", NULL, "a greeting"},
	{WS_FIELD_RECIPIENTS, "# 关于加强园区管理的通知\n| 发文机关：\\赣州市果业局\\成文日期：\\2024-03-05\n[各县（市、区）果业局]：\n现通知如下。\n", "各县（市、区）果业局",
		"below the page's box"},
	{WS_FIELD_TITLE, "[赣州市果业局关于加强园区管理的通知] 赣市果〔2024〕3号 各县（市、区）果业局： 现将园区管理的有关事项通知如下，请认真组织实施，并按时报送情况。 一、总体要求 各地要压实责任，统筹推进，确保取得实效，防止走过场。 赣州市果业局 2024年3月5日 赣州市园区管理办法 第一章 总 则 第一条 为规范管理，制定本办法。\n", "赣州市果业局关于加强园区管理的通知", "all lines in one"},
	{WS_FIELD_NUMBER, "赣州市果业局关于加强园区管理的通知 [赣市果〔2024〕3号] 各县（市、区）果业局： 现将园区管理的有关事项通知如下，请认真组织实施，并按时报送情况。 一、总体要求 各地要压实责任，统筹推进，确保取得实效，防止走过场。 赣州市果业局 2024年3月5日 赣州市园区管理办法 第一章 总 则 第一条 为规范管理，制定本办法。\n", "赣市果〔2024〕3号", "the number in a line of all lines"},
	{WS_FIELD_RECIPIENTS, "赣州市果业局关于加强园区管理的通知 赣市果〔2024〕3号 [各县（市、区）果业局]： 现将园区管理的有关事项通知如下，请认真组织实施，并按时报送情况。 一、总体要求 各地要压实责任，统筹推进，确保取得实效，防止走过场。 赣州市果业局 2024年3月5日 赣州市园区管理办法 第一章 总 则 第一条 为规范管理，制定本办法。\n", "各县（市、区）果业局", "whom, in a line of all lines"},
	{WS_FIELD_DATE, "赣州市果业局关于加强园区管理的通知 赣市果〔2024〕3号 各县（市、区）果业局： 现将园区管理的有关事项通知如下，请认真组织实施，并按时报送情况。 一、总体要求 各地要压实责任，统筹推进，确保取得实效，防止走过场。 赣州市果业局 [2024年3月5日] 赣州市园区管理办法 第一章 总 则 第一条 为规范管理，制定本办法。\n", "2024-03-05", "signed inside a line of all lines"},
	{WS_FIELD_TITLE, "[关于赣州市2023年决算的报告] ——2024 年 9 月 2 日在赣州市第六届人民代表大会 常务委员会第二十次会议上 赣州市财政局局长 李某某 主任、各位副主任、秘书长、各位委员： 受市人民政府委托，现报告2023年决算情况，请予审查。 一、收支情况 全市收入平稳增长。\n", "关于赣州市2023年决算的报告", "a report in one line"},
	{WS_FIELD_DATE, "关于赣州市2023年决算的报告 ——[2024 年 9 月 2 日]在赣州市第六届人民代表大会 常务委员会第二十次会议上 赣州市财政局局长 李某某 主任、各位副主任、秘书长、各位委员： 受市人民政府委托，现报告2023年决算情况，请予审查。 一、收支情况 全市收入平稳增长。\n", "2024-09-02", "blanks inside a date part nothing"},
	{WS_FIELD_ISSUER, "关于赣州市2023年决算的报告 ——2024 年 9 月 2 日在赣州市第六届人民代表大会 常务委员会第二十次会议上 赣州市财政局局长 李某某 主任、各位副主任、秘书长、各位委员： 受市人民政府委托，现报告2023年决算情况，请予审查。 一、收支情况 全市收入平稳增长。\n", "赣州市财政局", "a person behind a post, in one line"},
	{WS_FIELD_NUMBER, "国务院关于同意赣州市设立试验区的批复 [国函 〔2024〕 84号] 江西省人民政府： 你省关于设立试验区的请示收悉，同意设立赣州市果业试验区，请认真组织实施，工作中的情况及时报告。 一、范围以你省核定的为准，请按照规定的程序办理，确保各项任务落实到位。\n", "国函〔2024〕84号", "blanks inside a number part nothing"},
	{WS_FIELD_TITLE, "词条 | 赣州市果业规划 |\n释义 | 赣发改〔2006〕65号 未来五年，是赣州加快果业发展的关键时期，任务十分艰巨。 为全面推进果业发展，更好地服务于经济建设，根据全省规划和全市规划纲要，结合实际，特制定本规划，请各地认真组织实施。\n", NULL,
		"a dictionary's entry"},
	{WS_FIELD_TITLE, "归档时间：2024-11-21\n[赣州市果业局关于加强园区管理的通知]\n各单位：\n", "赣州市果业局关于加强园区管理的通知", "a page's day above it"},
	{WS_FIELD_TITLE, "01[关于赣州市2023年财政决算的报告]\n02一般公共预算收入决算表\n", "关于赣州市2023年财政决算的报告", "the number of a list"},
	{WS_FIELD_ISSUER, "# [市政府]贯彻国务院关于加快果业发展意见的实施意见\n赣市府发〔2024〕25号\n各区、县人民政府：\n现提出意见。\n赣州市人民政府\n", "赣州市人民政府", "who carries out another's decision"},
	{WS_FIELD_DATE, "# 赣州市人民政府办公室关于转发两个办法的通知\n各单位：\n现转发给你们，请认真遵照执行。\n[二○○八年十月十四日]\n赣州市果业投资（集团）\n有限公司管理办法\n（赣州市国资委 2008年10月6日）\n"
		"第一条 制定本办法。\n第二条 适用。\n第三条 施行。\n", "2008-10-14", "signed above a title that ends a line in a bracket"},
	{WS_FIELD_TITLE, "[赣州市总工会关于印发《园区调解办法》的通知]赣工发〔2024〕23号各县（市、区）总工会，市直各单位：《园区调解办法》已经主席办公会审议通过，现印发给你们，请认真贯彻执行，执行中的情况及时报告。赣州市总工会2024年12月28日园区调解办法第一章总则第一条为规范调解工作，制定本办法。\n", "赣州市总工会关于印发《园区调解办法》的通知", "a letter without a blank: up to its number"},
	{WS_FIELD_NUMBER, "赣州市总工会关于印发《园区调解办法》的通知[赣工发〔2024〕23号]各县（市、区）总工会，市直各单位：《园区调解办法》已经主席办公会审议通过，现印发给你们，请认真贯彻执行，执行中的情况及时报告。赣州市总工会2024年12月28日园区调解办法第一章总则第一条为规范调解工作，制定本办法。\n", "赣工发〔2024〕23号", "its number"},
	{WS_FIELD_RECIPIENTS, "赣州市总工会关于印发《园区调解办法》的通知赣工发〔2024〕23号[各县（市、区）总工会，市直各单位]：《园区调解办法》已经主席办公会审议通过，现印发给你们，请认真贯彻执行，执行中的情况及时报告。赣州市总工会2024年12月28日园区调解办法第一章总则第一条为规范调解工作，制定本办法。\n", "各县（市、区）总工会，市直各单位", "whom it is sent to"},
	{WS_FIELD_DATE, "赣州市总工会关于印发《园区调解办法》的通知赣工发〔2024〕23号各县（市、区）总工会，市直各单位：《园区调解办法》已经主席办公会审议通过，现印发给你们，请认真贯彻执行，执行中的情况及时报告。赣州市总工会[2024年12月28日]园区调解办法第一章总则第一条为规范调解工作，制定本办法。\n", "2024-12-28", "its signature, a measure right behind it"},
	{WS_FIELD_TITLE, "为保障劳动者的合法权益，根据《赣州市人民政府关于调整工资标准的通知》（赣市府发〔2024〕59号）的精神，结合我区实际，就有关事项通知如下，请各单位认真组织实施，确保各项标准按时落实到位，并做好宣传解释工作。\n一、标准\n", NULL,
		"a letter that is cited"},
	{WS_FIELD_NUMBER, "为保障劳动者的合法权益，根据《赣州市人民政府关于调整工资标准的通知》（赣市府发〔2024〕59号）的精神，结合我区实际，就有关事项通知如下，请各单位认真组织实施，确保各项标准按时落实到位，并做好宣传解释工作。\n一、标准\n", NULL,
		"the number of a letter that is cited"},
	{WS_FIELD_ISSUER, "# [赣州市果业局]政府信息公开指南\n为做好信息公开，编制本指南。\n", "赣州市果业局", "a guide to what it makes public"},
	{WS_FIELD_ISSUER, "# [赣州市人民政府]信息公开指南\n为做好信息公开，编制本指南。\n", "赣州市人民政府", "a government's own guide"},
	{WS_FIELD_TITLE, "[赣州市果业局2023年度部门决算]目录\n第一部分 部门概况\n", "赣州市果业局2023年度部门决算", "the contents' head ran into it"},
	{WS_FIELD_NUMBER, "# 乾安县人民政府关于果业发展的通知\n[乾政发〔2024〕5号]\n各乡镇人民政府：\n", "乾政发〔2024〕5号", "a character that stands in 简 too is kept"},
	{WS_FIELD_NUMBER, "# 關於果業發展的通知\n[閩農規〔2024〕9號]\n各單位：\n", "闽农规〔2024〕9号", "繁體 is given in 简"},
	{WS_FIELD_ISSUER, "# [赣州市人民政府]突发事件总体应急预案\n1 总则\n1.1 目的\n", "赣州市人民政府", "whose plan it is"},
	{WS_FIELD_ISSUER, "# 赣州市章贡区沙石镇突发事件总体应急预案\n编制单位：[赣州市章贡区沙石镇人民政府]\n1 总则\n", "赣州市章贡区沙石镇人民政府", "who drew it up"},
	{WS_FIELD_RECIPIENTS, "文件标题： 赣州市人民政府关于加强园区管理的通知 |\n文 号： 赣市府发〔2024〕1号 | 主题词：\n赣州市人民政府\n赣州市人民政府关于加强园区管理的通知\n赣市府发〔2024〕1号\n"
		"[各县（市、区）人民政府（管委会）]：\n现通知如下。\n", "各县（市、区）人民政府（管委会）", "below the same title as in the page's box"},
	{WS_FIELD_TITLE, "[上犹县2024年果业发展专项资金安排]\n# 计划及县级财政预算调整方案\n（2024年9月24日县十九届人大常委会第10次会议通过）\n一、概况\n",
		"上犹县2024年果业发展专项资金安排计划及县级财政预算调整方案", "a line with a year above the one that the structure took"},
	{WS_FIELD_TITLE, "《关于果品报关的公告》海关总署公告2018年第83号\n# [海关总署关于果品报关的公告]\n现公告如下：\n", "海关总署关于果品报关的公告", "a number's year above it"},
	{WS_FIELD_ISSUER, "# [第十二届全国人民代表大会财政经济委员会]关于2016年中央预算执行情况的审查结果报告\n十二届全国人大五次会议主席团：\n", "第十二届全国人民代表大会财政经济委员会",
		"the number of its session in front"},
	{WS_FIELD_ISSUER, "作者：[上犹县财政局] 点击数：\n# 上犹县2024年财政预算调整方案\n一、概况\n", "上犹县财政局", "the page's author"},
	{WS_FIELD_ISSUER, "# 2023年上犹县政府决算公开\n目录\n一、政府决算报告\n二、政府决算表\n一、政府决算报告\n关于上犹县2023年财政决算草案的报告\n2024年9月27日县十八届人大常委会第二十三次会议\n"
		"[县财政局]党组书记、局长 李某\n主任、各位副主任、各位委员：\n现报告如下。\n", "上犹县财政局", "the report below a cover, not the government of the cover"},
	{WS_FIELD_REGION, "# 关于2024年财政决算情况的报告\n[上犹县]人大常委会：\n按照有关规定，现将财政决算情况报告如下。\n", "江西省/赣州市/上犹县", "whose congress it is addressed to"},
	{WS_FIELD_REGION, "# 关于批准2024年预算的决议\n[赣州市]第六届人民代表大会第五次会议审查了市人民政府提出的报告，会议决定，批准2024年预算。\n", "江西省/赣州市",
		"whose session the text begins with"},
	{WS_FIELD_ISSUER, "# 关于批准2024年预算的决议\n赣州市第六届[人民代表大会第五次会议]审查了市人民政府提出的报告，会议决定，批准2024年预算。\n", "赣州市人民代表大会",
		"a session that decides, where the text begins"},
	{WS_FIELD_ISSUER, "赣州市第六届人民代表大会第五次会议审查了报告。市人大财政经济委员会作了进一步审查，现将结果报告如下。\n一、概况\n", NULL, "a session that a committee tells of"},
	{WS_FIELD_REGION, "[上犹县]油石乡人民政府：\n发来《关于审批果园项目的请示》收悉，现批复如下：\n一、原则同意。\n", "江西省/赣州市/上犹县", "whose organ the letter is written to"},
	{WS_FIELD_REGION, "上犹县人民政府：\n你县《关于审批果园项目的请示》收悉，现批复如下：\n一、原则同意。\n", NULL, "a government is written to from above"},
	{WS_FIELD_REGION, "江西省财政厅：\n你厅《关于审批果园项目的请示》收悉，现批复如下：\n一、原则同意。\n", NULL, "so is a province's organ"},
	{WS_FIELD_ISSUER, "[赣州市财政局]\n赣财〔2024〕1号\n关于加强资金管理的通知\n各单位：\n现将有关事项通知如下，请认真贯彻执行，并按时报送情况。\n", "赣州市财政局",
		"above the number, and nobody signs"},
	{WS_FIELD_TITLE, "2024年政府决算\n[关于赣县区2024年决算草案的报告]\n——在赣县区人大常委会第三次会议上\n主任、各位委员：\n现报告如下。\n", "关于赣县区2024年决算草案的报告", "below what the page calls it"},
	{WS_FIELD_ISSUER, "# 政府工作报告（2024年1月9日在赣州市第六届人民代表大会第四次会议上） [赣州市人民政府]市长 李某某\n各位代表：\n现在，我报告工作。\n", "赣州市人民政府", "title, session and speaker in one line"},
	{WS_FIELD_ISSUER, "# 果业监督办法\n（2024年6月3日赣县区十八届[人大常委会第三次会议通过]）\n第一条 为发展果业，制定本办法。\n", "赣县区人民代表大会常务委员会", "a session in its short form"},
	{WS_FIELD_ISSUER, "[赣县区人民政府]\n# 关于发展果业的意见\n赣区果〔2024〕8号\n各乡镇：\n为发展果业，提出如下意见。\n", "赣县区人民政府", "the line above the title"},
	{WS_FIELD_NUMBER, "发文机关赣州市果业局\n发文字号[赣市果〔2024〕9号]\n发文日期2024年3月5日\n各单位：\n现将意见印发给你们。\n", "赣市果〔2024〕9号", "a label glued to its value"},
	{WS_FIELD_RECIPIENTS, "# 关于对第78号建议的复函\n[尊敬的李某某代表]：\n您提出的建议收悉，现答复如下。\n", "尊敬的李某某代表", "who proposed"},
	{WS_FIELD_RECIPIENTS, "# 关于果业工作的报告\n尊敬的各位代表：\n现在，我报告工作。\n", NULL, "all who listen are not written to"},
	{WS_FIELD_RECIPIENTS, "# 关于果品关税的通知\n税果会〔2024〕2号\n[海关总署]：\n现将调整情况通知如下。\n", "海关总署", "an administration"},
	{WS_FIELD_REGION, "来源：[赣州市]财政局\n# 关于我市2024年财政决算草案的报告\n市财政局\n各位委员：\n现报告如下。\n", "江西省/赣州市", "the source is the organ below the title"},
	{WS_FIELD_NUMBER, "[赣财果〔2022〕2号]各县（市、区）财政局、林业局：果园补助的首批款项已经核定，今年四月起分三次拨到各县，请各地先把账目理清，再按季度上报用款进度，园区一级不得留存，逾期未用的款项"
		"年底一律收回。附件：明细表.xlsx赣州市财政局赣州市林业局2022年9月14日（此件公开发布）\n", "赣财果〔2022〕2号", "without line ends, the number is the first"},
	{WS_FIELD_ISSUER, "赣财果〔2022〕2号各县（市、区）财政局、林业局：果园补助的首批款项已经核定，今年四月起分三次拨到各县，请各地先把账目理清，再按季度上报用款进度，园区一级不得留存，逾期未用的款项"
		"年底一律收回。附件：明细表.xlsx[赣州市财政局赣州市林业局]2022年9月14日（此件公开发布）\n", "赣州市财政局、赣州市林业局", "signed behind an attachment's name"},
	{WS_FIELD_ISSUER, "[江西省林业厅江西省财政厅]文件赣林果〔2021〕6号各市林业局、财政局：果园补贴自今年起改按面积发放，由各市林业局核面积、财政局核金额，方案已经两厅商定，随文附后，各地九月底以前报一次进度，"
		"遇到拿不准的情形先打电话问清楚再办。\n", "江西省林业厅、江西省财政厅", "without line ends, below a masthead"},
	{WS_FIELD_ISSUER, "根据省里的部署，为规范果园补贴，我市已于2021年制定实施细则，现就有关事项说明如下，请各单位认真组织实施，确保各项标准按时落实到位，并做好宣传解释工作，依据《办法》赣州市人民政府2019年5月1日"
		"公布的标准执行，不得擅自提高标准，不得扩大范围，执行中的问题及时反映。\n", NULL, "an organ and a day in the middle of a sentence"},
	{WS_FIELD_TITLE, "李某某、王某委员：\n你们提出的关于完善果品市场的提案收悉，现答复如下：\n十分感谢你们对果业工作的关心!\n我局将逐步实施。\n2022年9月23日\n", NULL,
		"a letter that lost its title"},
	{WS_FIELD_RECIPIENTS, "关于果业管理站迁建项目建议书的批复\n[县公路管理段]：\n经研究，同意立项，批复如下：\n", "县公路管理段", "a section of a county's bureau"},
	{WS_FIELD_RECIPIENTS, "[上犹县果业园区管理委员会]：你委《关于申请项目审批的函》收悉，经研究，现批复如下：一、同意建设。二、请按程序报批。\n", "上犹县果业园区管理委员会",
		"the letter's text goes on behind the name"},
	{WS_FIELD_RECIPIENTS, "关于果品采购工作规程的通知\n[市直各有关单位，园区财政局，各采购代理机构]：\n现印发给你们。\n", "市直各有关单位，园区财政局，各采购代理机构", "各 behind 市直"},
	{WS_FIELD_RECIPIENTS, "上犹县人民政府工作规则\n• 发文机构：\n县政府网站\n一、总则\n", NULL, "a label"},
	{WS_FIELD_TITLE, "[江西省人民政府办公厅关于印发]\n江西省果业领域、林业领域\n省与市县财政事权划分\n# 改革实施方案的通知\n各市、县人民政府：\n",
		"江西省人民政府办公厅关于印发江西省果业领域、林业领域省与市县财政事权划分改革实施方案的通知", "the structure marked the last of four lines"},
	{WS_FIELD_TITLE, "• 索引号： A1/2023-6\n• 标题： [上犹县油石乡人民政府关于2022年部门决算的说明]\n目录\n第一部分 部门概况\n", "上犹县油石乡人民政府关于2022年部门决算的说明",
		"a label in a list, and no title below it"},
	{WS_FIELD_TITLE, "• 名称：印发关于《上犹县条例》实施办法的通知\n[上犹县人民政府关于印发《上犹县条例》实施办法的通知]\n各乡镇人民政府：\n",
		"上犹县人民政府关于印发《上犹县条例》实施办法的通知", "a label in a list, above the title"},
	{WS_FIELD_KIND, "# 赣州市第七次全国人口[普查公报]（第六号）——城乡人口情况\n赣州市统计局\n", "统计公报", "before a subtitle"},
	{WS_FIELD_ISSUER, "# 〔2024〕第12号[上犹县人民政府]征收土地预公告\n现发布征收土地预公告：\n", "上犹县人民政府", "behind a number that lost its letters"},
};

START_TEST(a_field_is_read_where_the_document_states_it) {
	sample s = read_sample(fields[_i].text, NULL, NULL);
	const char *got = field_of(&s.document, fields[_i].field), *name = ws_field_name(fields[_i].field);
	if (!fields[_i].wanted) {
		ck_assert_msg(!got, "%s '%s' in\n%s(%s)", name, got, fields[_i].text, fields[_i].why);
		ck_assert_int_eq(s.document.evidence[fields[_i].field].passage, -1);
		return;
	}
	ck_assert_msg(got && !strcmp(got, fields[_i].wanted), "%s '%s' in\n%s(%s)", name, got ? got : "none", fields[_i].text, fields[_i].why);
	const ws_evidence *e = &s.document.evidence[fields[_i].field];
	if (s.passage < 0)
		return;
	ck_assert_msg(e->passage == s.passage && e->span.start == s.span.start && e->span.end == s.span.end, "%s of\n%sproved by %d [%u, %u)", name, fields[_i].text,
		e->passage, e->span.start, e->span.end);
}
END_TEST

static const struct {
	const char *text;
	int year, years[8];
	const char *why;
} years[] = {
	{REPORT "——2024年1月5日在赣州市第六届人民代表大会第四次会议上\n", 2024, {2023, 2024}, "both years of a budget report; the date's year"},
	{"# 关于2023年度绩效管理工作情况的报告\n", 2023, {2023}, "without a date the title's year"},
	{"# 赣州市2023年国民经济和社会发展统计公报\n赣州市统计局\n（2024年4月2日）\n", 2024, {2023}, "made the year after"},
	{"# 赣州市制造业三年行动计划（2023—2025年）\n", 2025, {2023, 2024, 2025}, "a range: every year of it, the latest counts"},
	{"# 关于二〇二三年决算的报告\n", 2023, {2023}, "Han digits"},
	{"# 关于加强资金管理的意见\n", 0, {0}, "no year"},
	{"# 关于印发2024号实施细则的通知\n", 0, {0}, "a number without 年 is no year"},
};

START_TEST(years_are_those_of_the_title_and_the_year_is_the_dates) {
	sample s = read_sample(years[_i].text, NULL, NULL);
	ck_assert_msg(s.document.year == years[_i].year, "%s: %d: %s", years[_i].text, s.document.year, years[_i].why);
	size_t n = 0;
	while (years[_i].years[n])
		n++;
	ck_assert_msg(s.document.n_years == n, "%s: %zu years: %s", years[_i].text, s.document.n_years, years[_i].why);
	for (size_t i = 0; i < n; i++)
		ck_assert_int_eq(s.document.years[i], years[_i].years[i]);
}
END_TEST

START_TEST(a_source_counts_where_its_own_region_is_addressed) {
	const char *text = "# 关于提前下达2024年果业发展资金的通知\n赣市财农〔2023〕31号\n赣州市林业局：\n现提前下达资金，有关事项通知如下。\n";
	ws_hints hints = {.info = "来源：赣州市财政局\n"};
	ck_assert_str_eq(read_sample(text, &hints, NULL).document.issuer, "赣州市财政局");
	hints.info = "来源：吉安市财政局\n";
	ck_assert_ptr_null(read_sample(text, &hints, NULL).document.issuer);
}
END_TEST

START_TEST(what_a_page_says_beside_the_text_is_the_last_resort) {
	const char *text = "赣州统计公报库\n# 2023年赣州市国民经济和社会发展统计公报 2023\n初步核算，全年生产总值增长。\n";
	ws_hints hints = {.title = "2023年赣州市国民经济和社会发展统计公报-赣州统计公报库", .site = "赣州统计公报库", .info = "来源：统计局\n发文日期：\n2024-04-02\n发布日期：2024-05-01\n"};
	sample s = read_sample(text, &hints, NULL);
	ck_assert_str_eq(s.document.title, "2023年赣州市国民经济和社会发展统计公报");
	ck_assert_str_eq(s.document.issuer, "赣州市统计局");
	ck_assert_str_eq(s.document.date, "2024-04-02");
	ck_assert_int_eq(s.document.evidence[WS_FIELD_ISSUER].passage, -1);
	hints.info = "来源：江西省人民政府\n";
	s = read_sample(text, &hints, NULL);
	ck_assert_ptr_null(s.document.issuer);
	ck_assert_ptr_null(s.document.number);
	hints.info = "• 赣财统(2024)3号\n";
	s = read_sample(text, &hints, NULL);
	ck_assert_str_eq(s.document.number, "赣财统〔2024〕3号");
}
END_TEST

START_TEST(a_file_is_named_by_its_title_when_the_text_has_none) {
	const char *prose = "一、基本情况\n2023年，全市上下稳中求进，各项事业取得了新的进展，人民生活持续改善。\n";
	ck_assert_str_eq(read_sample(prose, NULL, "公开/关于赣州市2024年预算编制的说明.doc").document.title, "关于赣州市2024年预算编制的说明");
	ck_assert_ptr_null(read_sample(prose, NULL, "公开/scan001.pdf").document.title);
	ck_assert_ptr_null(read_sample(prose, NULL, "公开/\xff\xfe的报告说明材料补充通知.doc").document.title);
}
END_TEST

START_TEST(a_page_names_the_letter_that_sends_a_measure) {
	const char *text = "各县果业局：\n为规范管理，制定了办法，现印发给你们。\n2024年3月5日\n赣州市果业局办公室 2024年3月6日印发\n# 赣州市果业资金管理办法\n第一条　为规范管理，制定本办法。\n";
	ws_hints hints = {.title = "赣州市果业局关于印发《赣州市果业资金管理办法》的通知_政策文库"};
	sample s = read_sample(text, &hints, NULL);
	ck_assert_str_eq(s.document.title, "赣州市果业局关于印发《赣州市果业资金管理办法》的通知");
	ck_assert_str_eq(s.document.issuer, "赣州市果业局");
	hints.title = "关于印发《赣州市果业资金管理办法》的通知";
	ck_assert_ptr_null(read_sample(text, &hints, NULL).document.issuer);
}
END_TEST

START_TEST(what_stands_beside_the_text_is_shown_as_written) {
	ws_hints hints = {.title = "关于乾安县2024年预算编制的说明（草案）_政策文库", .info = "发文字号：乾财函〔2024〕3号\n发文机关：乾安县财政局\n"};
	sample s = read_sample("一、基本情况\n全县上下稳中求进，各项事业取得了新的进展，人民生活持续改善。\n", &hints, NULL);
	ck_assert_str_eq(s.document.title, "关于乾安县2024年预算编制的说明（草案）");
	ck_assert_str_eq(s.document.number, "乾财函〔2024〕3号");
	ck_assert_str_eq(s.document.issuer, "乾安县财政局");
}
END_TEST

START_TEST(a_title_that_the_page_names_whole_is_not_its_last_line) {
	ws_hints hints = {.title = "上犹县2023年预算执行情况和2024年预算草案_上犹县人民政府"};
	sample s = read_sample("上犹县2023年预算执行\n# 情况和2024年预算草案\n一、2023年预算执行情况\n全县收入平稳增长。\n", &hints, NULL);
	ck_assert_str_eq(s.document.title, "上犹县2023年预算执行情况和2024年预算草案");
}
END_TEST

START_TEST(a_document_without_text_has_an_empty_card) {
	sample s = read_sample("", NULL, NULL);
	ck_assert_ptr_null(s.document.title);
	ck_assert_ptr_null(s.document.issuer);
	ck_assert_ptr_null(s.document.region);
	ck_assert_str_eq(s.document.kind, "其他");
	s = read_sample("。\n***\n　\n", NULL, NULL);
	ck_assert_ptr_null(s.document.title);
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(tc, test, 0, sizeof table / sizeof *table)

int main(void) {
	Suite *s = suite_create("card");
	TCase *tc = tcase_create("card");
	tcase_add_checked_fixture(tc, set_up, tear_down);
	LOOP(a_field_is_read_where_the_document_states_it, fields);
	LOOP(years_are_those_of_the_title_and_the_year_is_the_dates, years);
	tcase_add_test(tc, what_a_page_says_beside_the_text_is_the_last_resort);
	tcase_add_test(tc, a_source_counts_where_its_own_region_is_addressed);
	tcase_add_test(tc, a_file_is_named_by_its_title_when_the_text_has_none);
	tcase_add_test(tc, a_page_names_the_letter_that_sends_a_measure);
	tcase_add_test(tc, what_stands_beside_the_text_is_shown_as_written);
	tcase_add_test(tc, a_title_that_the_page_names_whole_is_not_its_last_line);
	tcase_add_test(tc, a_document_without_text_has_an_empty_card);
	suite_add_tcase(s, tc);
	return run_suite(s);
}
