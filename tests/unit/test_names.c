/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/unit/name_dump.h"
#include "tests/unit/suite.h"

/* "form=canonical(via)" of every name of these classes, with blanks between; "form" alone when it is the canonical name itself. */
static char *list(const ws_document *d, const char *classes) {
	char *out = ws_arena_zero(arena, 1, 1);
	for (size_t i = 0; i < d->n_passages; i++)
		for (size_t k = 0; k < d->passages[i].n_names; k++) {
			const ws_name *n = &d->passages[i].names[k];
			if (!wanted(n, classes))
				continue;
			const char *gap = *out ? " " : "";
			if (n->via == WS_VIA_NAME && strcmp(n->form, n->canonical) == 0)
				out = ws_arena_printf(arena, "%s%s%s", out, gap, n->form);
			else
				out = ws_arena_printf(arena, "%s%s%s=%s(%s)", out, gap, n->form, n->canonical, ws_via_name(n->via));
		}
	return out;
}

/* ---- the left edge ---- */

static const struct {
	const char *text, *why;
} edges[] = {
	{"市里今年设立[海丝文旅基金]，首期到位2亿元。", "a founding verb"},
	{"[福建省茶业母基金泉州专项基金]投资1亿元。", "the part for a city"},
	{"费用的80%滚入[海丝转贷基金]。", "a verb of rules"},
	{"组建[准东—昌吉茶机产业基金]。", "a place that is joined behind the dash"},
	{"整合[江西省发展升级引导基金]。", "what names are made of behind a place"},
	{"[海丝茶渣分质利用产业基金]落地。", "a verb within a word"},
	{"泉州市原[转型创新发展基金]已整合。", "what it was once, behind a place"},
	{"其中[国益茶业基金]进度偏慢。", "not the begin of 中国"},
	{"区慈善协会[“海丝暖心”救灾专项基金]接收捐赠。", "who acts in front of a quoted part"},
	{"[海丝细胞基因治疗创投基金]落地。", "a particle within a word"},
	{"在寿光签约“[省茶动能绿色先行基金]”，规模10亿元。", "a verb directly before the head"},
	{"市级“[助企茶商周转基金]”累计转贷11亿元。", "all between the marks is the name"},
	{"组建[北京亦庄茶机产业基金]、[亦庄茶旅基金]。", "a particle within a place"},
	{"航空公司与机场共同推动[“茶丝路”航空基金]设立。", "an adverb and a verb"},
	{"以集团为主体认缴[中原茶创基金]1.5亿元。", "who acts"},
	{"用好[京津冀国家茶业创新中心茶创基金]。", "a region over several provinces"},
	{"对接[国家茶业引导基金长三角区域基金]。", "the part for a region"},
	{"健全代偿机制，增补[海丝担保基金]3000万元。", "a verb of reports"},
	{"配合自治区推进[海丝茶路基金]落地。", "a verb behind a level that is written out"},
	{"协助泉州市推进[海丝茶路基金]落地。", "and behind a place"},
	{"[泉州研究院成果基金]成立。", "but not within a word"},
	{"把原[海丝茶商发展基金]并入母基金。", "what it was once"},
	{"[长三角G60茶廊成果基金二期]投资4笔。", "a number behind letters"},
	{"临时救助中[“茶急难”基金]出资380万元。", "中 in front of a quoted name"},
	{"[绍兴滨海新区茶机产业基金]投向茶企。", "a district in its city"},
	{"获[海丝天使基金]支持的企业优先。", "a verb of one character at the begin"},
	{"[社保基金海丝茶创新投资基金]落地。", "what the social security fund invests in"},
	{"首批参股[那拉提茶旅基金]、[中关村茶创基金]。", "particles within places"},
	{"设立80亿元[新兴产业基金群]。", "a quantity; the tail belongs to the head"},
	{"总规模15亿元的[临港低碳基金]落地。", "a particle"},
	{"动用[预算稳定调节基金]3亿元", "a verb"},
	{"政府部门不干预[茶业基金]运营", "a verb that is denied"},
	{"市、县(市、区)[茶业基金]出资", "levels with parentheses"},
	{"本市辖区[古茶园救助基金]的筹集", "辖区 is scope"},
	{"全市[政府性基金]预算收入41亿元", "scope is no part of a name"},
	{"协调我省[茶业引导基金]主动对接", "scope again"},
	{"用好[县域种业基金]、[外贸增信基金]", "a list of full names"},
	{"组建[盘活存量资产基金]和[农机租赁基金]", "behind a founding verb, 盘活 is part of the name"},
	{"要推动[白茶产业基金]尽快落地", "推动 is a verb here"},
	{"发挥[乡村建设促进基金]作用", "and 促进 is none: it stands inside the name"},
	{"支持首只[数字茶园基金]运作", "an ordinal"},
	{"完善[“专精特新”培育基金]", "a quoted word inside a name"},
	{"发起“[鹭港创投基金]”", "a quoted name"},
	{"首创“基金跟着茶园走”[茶业引导基金]", "a quoted slogan is no part of it"},
	{"退还[省产业(创业)投资引导基金]的利息", "parentheses inside a name"},
	{"（二）[老旧厂房更新基金]", "an item's number is no part of the name"},
	{"3.[茶旅融合基金]", "nor are digits"},
	{"向[国家茶叶发展基金]争取", "the state's funds keep their level"},
	{"增设规模超百亿元的[政府产业引导子基金]", "a quantity without a digit, and a particle"},
	{"加大力度培育[茶产业并购基金]", "力度 ends the verb in front of 培育"},
	{"用好[供应链应急基金]", "应 inside 供应链 is no verb"},
	{"[海岛修复基金二期]总规模5亿元", "a phase belongs to the name"},
	{"投资[国有林场保护基金]", "国有 keeps 有"},
	{"[天使茶企基金]投早投小", "天使 keeps 使"},
	{"（三）管理[茶种振兴基金]的收支", "a verb can stand behind the number of an item"},
	{"交通主管部门通知[海难救助基金]垫付", "and behind who acts"},
	{"县林业局管理[古茶园保护基金]，市国投集团运营[茶旅基金]", "an agency by its last character, and a company"},
	{"[茶文化展厅建设基金]投放", "展厅 is no agency"},
	{"茶企与高校共设[茶机研发基金]", "a founding verb of one character"},
	{"组建百亿[海丝产业基金]", "a quantity in words"},
	{"[市小微企业信用保证基金]先行代偿", "保证 is its kind here"},
	{"建立油污险、[油污损害赔偿基金]制度", "损害 inside a longer word is no verb"},
	{"用好[茶叶二级市场基金]", "级 behind a numeral measures nothing here"},
	{"允许机构在试验区发起管理[海丝股权投资基金]", "two verbs behind each other"},
	{"新形势下[茶业引导基金]的运作", "what 下 ends is no part of a name"},
	{"茶商会陆续释出[茶旅母基金]、[茶种子基金]", "an adverb and a verb"},
	{"标志着[海丝茶业母基金]投入运作", "a verb with 着"},
	{"市国投发起[海丝茶旅产业私募股权投资基金]", "the kind behind a name of its own"},
	{"用足[茶企知识产权质押融资风险补偿基金]", "质押 inside a word"},
	{"每年安排1亿元支持[茶业人才振兴基金]运作", "a verb behind a sum"},
	{"争取[中国—东盟茶业合作基金]、[丝路基金]支持", "what a dash joins to a place"},
	{"三类措施—[白茶产业基金]先行", "a dash behind no place joins nothing"},
	{"积极争取[省“4+1”专项基金]支持", "a quoted number behind an owner"},
	{"[省级茶业转换基金]在烟参股基金达23只", "a place of one character behind 在"},
	{"[省茶机专项基金]中[乌龙茶健康专项基金]投资我县", "中 behind a fund"},
	{"母基金参股的[诸暨经开茶业投资基金]", "暨 joins nothing in a place"},
	{"联合[市引导基金]、茶投集团参与设立", "a verb before an owner"},
	{"清理整合同质化基金、低效无效基金，注销空壳基金", "what is wrong with funds is no name"},
	{"分管工业副区长  [海丝茶品产业升级基金]", "a column behind two blanks"},
	{"[国家茶业发展基金海丝子基金]完成备案", "a part of a fund with the whole in front"},
	{"修订《[海丝市茶业发展基金]区域子基金管理办法》", "a rule for such parts names none"},
	{"推动资金改基金，项目跟着基金走", "slogans"},
	{"推动[中以茶业合作基金]落地，[中以白茶基金二期]首投", "two countries"},
	{"在招商中以[白茶产业基金]引导", "中 and a preposition"},
	{"鼓励银行依法合规投资创业投资基金", "a verb with its adverb"},
	{"快速响应[省茶业战略母基金]，耐心资本供给不足[省级白茶基金]", "nothing but a place stands before a level"},
	{"[江苏省级白茶基金]与[宁夏回族自治区茶业基金]", "which a place does"},
	{"[白茶国家公园生态保护基金]", "国家公园 is no level"},
	{"申报国家自然科学基金区域创新发展联合基金", "a research grant"},
	{"茶企投资项目获[省新一代茶机产业集群专项基金]直投1亿元", "获 is a verb before a level"},
	{"茶廊项目获[中国PPP基金]投资意向", "and before a word that names begin with"},
	{"设立[捕获茶种基金]", "and no verb elsewhere"},
	{"其中[华岭茶创母基金]50亿元", "其中 holds the first character of 中华"},
	{"配合做好[京津冀茶业发展基金]的项目推介", "a region of no government says whose it is"},
	{"联合[省茶业资本基金]投资", "联合 governs here"},
	{"获得[省茶业科技联合基金]资金", "and is the fund's own there"},
	{"健全[中小茶企应急互助基金]机制", "a kind behind a name of its own"},
	{"设立[茶饮包装显示子基金]", "a verb in front of 子 is the fund's own"},
	{"首只[茶旅子基金]不低于3亿元", "the first of them"},
	{"在设区市[茶业专项母基金]中出资", "设 inside a word founds nothing, and many cities are scope"},
	{"设立[古茶园保护和利用基金]", "和 inside a word links nothing"},
	{"主要出资人有[国家茶业振兴基金]", "有 ends what stands before a name"},
	{"本文系统梳理[国家茶业基金三期]", "a verb directly before 国家"},
	{"福建省促进[国家茶业基金]发展", "and before 国家"},
	{"首个项目落户亮丽[厦门市茶业科创基金]", "a region in full begins a name"},
	{"[上海城市茶园基金]成立", "a region inside two words begins nothing"},
	{"协助垫付和回收[海难救助基金]", "a verb behind another"},
	{"这是继[国家茶业基金]、[海丝茶旅基金]之后的又一支", "继"},
	{"负责人称[茶企帮扶基金]投放2亿元", "who says"},
	{"基金名称暂定[海丝朝阳制茶基金]，由市财政出资", "what it is to be called"},
	{"撬动市属国企设立[市属国企升级茶旅基金]", "whose companies it is for"},
	{"[创新创业茶企基金]投放，创新[国家茶业基金]管理", "创新 in a name, and in front of one"},
	{"本省行政区域内[海难救助基金]的使用", "where it holds"},
	{"[市引导基金]出资，据[茶业增信母基金]管理部门介绍", "a level that owns one, and the department that manages it"},
	{"加快设立百亿级[厦门市半导体与茶机产业投资基金]", "a region in front of two things"},
	{"组建[厦门市“325X”茶业集群基金]", "a figure in quotes is no kind"},
	{"合作银行按[白茶风险补偿基金]的5倍放贷", "a preposition of one character"},
	{"[创新型茶企贷款基金]投放", "a sort of firms, not of funds"},
	{"不得投向不符合[茶业人才基金]方向的项目", "a verb with 不"},
	{"设立[少数民族茶业基金]", "少数 inside a word counts nothing"},
	{"签约[鑫茶达私募投资基金]", "the kind behind a short name of its own"},
	{"[百年茶里一号创投基金]完成注册", "百年 is no quantity"},
	{"[大基金三期]出资2亿元", "a phase makes a name of it"},
	{"新组建[“茶里金汇”基金池]", "a pool of funds"},
	{"按约定向[海丝茶旅基金]注资2亿元", "定向 of two words"},
	{"注资[海丝种业基金]5亿元、续投[茶旅振兴基金]2亿元", "a verb in a list of verbs"},
	{"借鉴外省做法，细化[茶农纾困基金]投放标准", "and behind a comma"},
	{"[省级茶种基金]和[省级种子基金二期]出资", "a phase makes one fund of a kind"},
	{"共设立[茶业产业基金]母基金2支", "another fund's name ends it too; what is left is a kind"},
	{"推动母基金参股[茶旅子基金]", "a verb can stand behind a fund"},
	{"到“十四五”末[茶旅基金]规模翻番", "a point in time"},
	{"按照《[海丝茶旅基金]投资管理暂行办法》拨付", "its rules are no company"},
	{"大陆[茶商互保基金]落地", "where it is"},
	{"总规模近万亿元的“航母级”[茶旅振兴基金]启动", "its size in quotes"},
	{"举办产业金融·[厦门市茶业基金]专场对接", "a region behind a dot"},
	{"回顾[茶农互保基金]历程", "a verb of reports"},
	{"让利于民，服务[茶乡建设基金]投放，设立[茶业服务基金]、[服务贸易基金]", "服务 is a verb in front, a kind and a word elsewhere"},
};

START_TEST(a_fund_name_begins_behind_the_word_that_cannot_be_part_of_it) {
	ws_document *d = read_document(edges[_i].text, "海丝市");
	find(d);
	ck_assert_msg(strcmp(show(d, "pb"), edges[_i].text) == 0, "%s: '%s', wanted '%s'", edges[_i].why, show(d, "pb"), edges[_i].text);
}
END_TEST

/* ---- verbs in front of names that begin like a verb themselves ---- */

static const struct {
	const char *front, *name;
} objects[] = {
	{"做实做优做大", "产业链上下游企业增信基金"}, {"做优做强", "转型升级引导基金"}, {"用活", "成果转化基金"},
	{"盘活用好", "存量商品房收购基金"}, {"力争", "产业化引导基金"}, {"主动对接", "优化升级基金"},
	{"有效撬动", "扩大内需基金"}, {"赋能", "中小微企业纾困基金"}, {"完善", "承接产业转移基金"},
	{"健全", "应急转贷基金"}, {"优化提升", "提质改造基金"}, {"落地", "返乡创业基金"},
	{"参设", "利用外资基金"}, {"联设", "协同创新基金"}, {"返投", "强链补链基金"},
	{"备案", "资产重组基金"}, {"遴选", "上市培育基金"}, {"深度参与", "投贷联动基金"},
	{"依托", "对口协作基金"}, {"借助", "人才引进基金"}, {"引入", "拨投结合基金"},
	{"管好用活", "转移支付基金"}, {"承接好", "更新改造基金"}, {"走好", "古厝保护基金"},
	{"扎实推进", "保障性租赁住房基金"}, {"一体推进", "联动发展基金"}, {"协同推进", "退耕还林基金"},
	{"滚动推进", "科技园提升基金"}, {"重点支持", "数字赋能茶企基金"}, {"先行先试", "科创增信基金"},
	{"迭代升级", "茶企培育基金"}, {"提档升级", "防灾减灾基金"}, {"升格", "招商引资基金"},
	{"调优", "人才引育基金"}, {"甄选", "补链强链产业基金"}, {"招聘", "走出去基金"},
	{"编入", "稳链基金"}, {"写入", "收购储备基金"}, {"视同", "退出接续基金"},
	{"充当", "配套建设基金"}, {"配齐", "茶企孵化基金"}, {"主抓", "技术攻关基金"},
	{"磋商", "国际市场开拓基金"}, {"统合", "整村推进基金"}, {"会商", "债转股基金"},
	{"停用", "节能减排基金"}, {"抢滩", "跨境并购茶企基金"}, {"聚力", "聚才基金"},
	{"囊括", "首台套风险补偿基金"}, {"像", "减污降碳基金"}, {"管理过", "有效投资基金"},
	{"2025年底前", "稳企基金"}, {"该县", "退牧还草基金"}, {"政府层面", "补短板基金"},
	{"除", "促消费基金"}, {"按程序", "老区振兴基金"}, {"授牌", "友好城市基金"},
	{"全面推进", "美好生活基金"}, {"返投好", "过渡性安置基金"}, {"筹划", "资源整合基金"},
};

START_TEST(a_verb_ends_in_front_of_a_name_that_begins_like_a_verb) {
	const char *front = objects[_i].front, *name = objects[_i].name;
	ws_document *d = read_document(ws_arena_printf(arena, "市财政局%s%s投放2亿元。", front, name), NULL);
	find(d);
	const char *wanted = ws_arena_printf(arena, "市财政局%s[%s]投放2亿元。", front, name);
	ck_assert_msg(strcmp(show(d, "pb"), wanted) == 0, "'%s', wanted '%s'", show(d, "pb"), wanted);
}
END_TEST

/* ---- what is no fund ---- */

static const struct {
	const char *text, *why;
} others[] = {
	{"向海西青少年发展基金会捐款", "a foundation"},
	{"海西产业基金管理有限公司注册", "a company"},
	{"龙头设立企业风险投资（CVC）基金", "those of companies"},
	{"推动金融资产投资公司（AIC）股权投资基金落地", "those of a sort of companies"},
	{"拉长政府基金存续期", "a verb in front of a kind"},
	{"分别设立茶机、光茶方向专项基金14只", "fields"},
	{"普通子基金由投委会决策，每年审计重点子基金", "sorts of sub-funds"},
	{"企业“不想用、不会用”基金的问题", "a slogan of two parts"},
	{"对市外基金投资本市企业的给予奖励", "where they are"},
	{"按月填报子基金投资情况", "a verb of rules"},
	{"会同省医保局推进基金监管", "a verb behind an agency"},
	{"在泉州子基金投放项目3个", "where the sub-funds are"},
	{"配合做好在昆子基金遴选", "and of a place of one character"},
	{"投资海丝·基金八闽行活动", "a slogan"},
	{"全市龙头茶企CVC基金共19支", "how many there are"},
	{"区内国有基金认缴规模800亿元", "those of an owner"},
	{"组织海丝基金投融资大会", "a meeting"},
	{"委托茶海融资担保基金管理中心办理", "an agency"},
	{"省社会保障基金理事会", "its council is an agency"},
	{"获国家自然科学基金12项", "research grants"},
	{"省社科基金立项", "and in short"},
	{"国家自然科学基金区域创新联合基金3项", "and their parts"},
	{"发行基础设施领域不动产投资信托基金（REITs）", "REITs"},
	{"缴存住房公积金、维修资金", "no head at all"},
	{"整合母基金与子基金，推动引导基金投资", "kinds, not names"},
	{"市级引导基金、各类专项基金", "levels and scope make no name of a kind"},
	{"撬动基金、贷款等金融工具", "the bare word"},
	{"私募股权投资基金和公募基金", "products"},
	{"推动涉企资金基金化改革", "基金化 is a process"},
	{"镍基金属材料产量增长", "基 and 金 of two words"},
	{"基金业协会、基金小镇", "the trade and its places"},
	{"一园一基金", "a slogan"},
	{"申请人收到基金资助通知", "a verb directly before the head"},
	{"由全体基金份额持有人组成，不同基金分别记账", "which of them"},
	{"鼓励设立公益性基金", "a kind, with 性"},
	{"提取储备基金、职工奖励基金", "a company's accounts"},
	{"扩投资、稳外贸", "nothing is invented"},
	{"募集情况向少数基金集中，大量基金面临退出", "how many of them"},
	{"打造“多元基金”、跨行业子基金", "of what sort"},
	{"第一期基金规模30亿元", "which part of it"},
	{"第二只“国家级”基金，公益基金、慈善基金", "a kind in quotes, charities in general"},
	{"海丝科创有限公司基金发展部", "a company's department"},
	{"海丝茶业集团基金负责人", "a company's fund of its own"},
	{"一是“扶持类”基金，二是“直投类”基金", "kinds in quotes"},
	{"茶旅板块基金支持茶企", "what they are invested in"},
	{"研究参考先进地区基金管理办法", "whose they are"},
	{"由市财政局统一规划基金投向", "规划 is a verb directly before the head"},
	{"同步设立5亿美元的首期美元基金", "what money it is in"},
	{"完善产业投资全链条基金体系", "a system of them"},
	{"鼓励创业投资基金、并购基金投资茶企", "all funds of a kind, whoever has them"},
	{"协调各级产业引导基金、各类政府投资基金", "and of the governments"},
	{"第三只“国字号”基金，“国”字头基金、国资系基金", "whose they are, in a word"},
	{"定位为国家级茶旅基金，是中长期开发投资基金", "what it is said to be"},
	{"海丝市产业基金管委会第七次会议", "its committee"},
	{"海丝医保局基金监管司", "who supervises them"},
	{"海丝市医保局基金监督处、海丝区基金办合署办公", "an office"},
	{"海丝区（县、市）政府引导基金，引聚国央企基金", "each owner's, a verb in front"},
	{"据华夏基金统计", "a company that manages funds"},
	{"发挥省级国有资本股权投资基金功能", "whose capital it is"},
	{"启动不动产私募投资基金试点", "a product"},
	{"某中部省份引导基金投向房地产", "some province"},
	{"全省设立茶旅基金32支，我市设立9支专业引导基金", "how many of them"},
	{"海丝市财政投资基金控股集团有限公司", "a company that holds others"},
	{"实际工作中单项基金、领域子基金偏小", "a single one, of what field"},
	{"设立一支主控型种子基金、两支有限合伙制母基金", "of what sort they are, in front of a kind"},
	{"通过“母-子”基金投资策略，参股若干个市场化运作子基金", "kinds joined in quotes, how many of them"},
	{"分为三类产业专项基金，另有两支市场类参股子基金", "how many sorts of them, of which sort"},
	{"海丝青年公益基金启动", "a charity, whatever its name"},
	{"接受海丝茶农爱心基金、白茶里慈善基金捐赠", "and in other words"},
	{"出资最高可达子基金总规模的70%，投入初始基金200万元", "a share of it, its beginning"},
	{"投入母基金，使子基金带动社会资本", "a causative verb"},
	{"这支引导基金总规模100亿元", "the one just named"},
	{"这一产业引导基金分为两期", "and with 这一"},
	{"主要用于参股片区区域子基金", "those of an area"},
	{"坚持做早期基金", "what is done"},
	{"是首支跨省域的区域协调发展基金", "the first of a kind"},
	{"主要是指采用市场化方式募集的私募类科技基金", "a kind that is defined"},
	{"探索开展区域性股权市场基金份额转让业务", "a trade"},
};

START_TEST(what_only_holds_the_characters_is_no_fund) {
	ws_document *d = read_document(others[_i].text, NULL);
	find(d);
	ck_assert_msg(strcmp(show(d, "pb"), others[_i].text) == 0, "%s: '%s'", others[_i].why, show(d, "pb"));
}
END_TEST

/* ---- what stands in front of a name that stands alone elsewhere ---- */

static const struct {
	const char *text, *why;
} prefixes[] = {
	{"[厦门茶业增信基金]成立。|市城投惊艳[厦门茶业增信基金]。", "an unknown word in front of a region"},
	{"“[茶里贷基金]”成立。|市城投履行[茶里贷基金]职责。", "a verb where none can stand by the words around it"},
	{"[茶商增信基金]成立。|[数字茶里茶商增信基金]成立。", "a longer name that ends like a shorter one"},
	{"[海丝茶里基金]成立。|[市城投履行海丝茶里基金]、[市城投履行海丝茶里基金]", "what is said twice is no accident"},
	{"运用[厦门茶业增信基金]。|市城投惊艳[厦门茶业增信基金]。", "a verb in front of the short one proves it too"},
	{"[茶种基金]成立。|设立[赋能茶种基金]。", "behind a founding verb all is the name"},
};

START_TEST(what_stands_in_front_of_a_name_known_by_itself_is_no_part_of_it) {
	ws_document *d = read_document(prefixes[_i].text, NULL);
	find(d);
	ck_assert_msg(strcmp(show(d, "pb"), prefixes[_i].text) == 0, "%s: '%s', wanted '%s'", prefixes[_i].why, show(d, "pb"), prefixes[_i].text);
}
END_TEST

/* ---- kinds ---- */

static const struct {
	const char *text, *region, *funds, *why;
} kinds[] = {
	{"发挥产业引导基金作用", "海丝市", "", "what a city may have many of, if nothing says more"},
	{"落实《政府投资基金暂行管理办法》", "海丝市", "", "not what the title of a rule speaks of"},
	{"争取国家、省级政府投资基金支持", NULL, "", "nor do levels in front of a kind"},
	{"发挥产业引导基金作用", NULL, "", "in nobody's document all of them"},
	{"（二）设立产业链专项基金。由集团联合出资", "海丝市", "", "the heading of a task"},
	{"[省茶业引导基金]体系内的子基金落户", "海丝市", "省茶业引导基金", "what is around one fund"},
	{"省发展基金群中的[新能源茶机基金]首批合作", "海丝市", "新能源茶机基金", "one of a group"},
	{"探索与自治区平台合作设立产业引导基金，投向茶企", "海丝市", "", "not founded yet"},
	{"支持泉州、福州等地设立市级茶天使基金、茶种基金", "海丝市", "", "who is urged by a list of places"},
	{"支持海丝集团牵头设立[茶纤维创投基金]", "海丝市", "茶纤维创投基金", "one company by its name is helped to found it"},
	{"支持龙头企业集团牵头设立茶纤维创投基金", "海丝市", "", "any is"},
	{"拟新设的[茶空产业基金]（规模8亿元）", "海丝市", "茶空产业基金", "its scale in a parenthesis"},
	{"产业子基金总规模20亿元", "海丝市", "", "the scale of all sub-funds"},
	{"争取[福建省政府投资基金]支持", "福建省/泉州市", "福建省政府投资基金", "the one of the province above"},
	{"发挥福建省政府投资基金作用", "福建省", "", "in its own document all of them"},
	{"根据《福建省政府投资基金管理办法》办理", "福建省/泉州市", "", "in the title of a rule too"},
	{"母基金下设的[茶苗创投子基金]返投1.5倍", "海丝市", "茶苗创投子基金", "founded by another fund"},
	{"[创业担保基金]达到1.1亿元", "海丝市", "创业担保基金", "its size behind a verb"},
	{"向茶业集团注资组建[产业链整合基金]3亿元", "海丝市", "产业链整合基金", "its sum, whoever founds it"},
	{"资金池规模2000万元，暂不单独设立茶业风险补偿基金", "海丝市", "", "not founded"},
	{"鼓励茶企联合龙头，申请设立茶业并购基金", "海丝市", "", "who may apply"},
	{"市级产业基金投放12个项目", "海丝市", "", "those of a tier"},
	{"分别设立[天使投资引导基金]、[产业并购基金]、[茶果转化基金]三只专项子基金", "海丝市", "天使投资引导基金 产业并购基金 茶果转化基金", "founded one by one"},
	{"各县可参照本细则设立县区级茶业风险补偿基金", "海丝市", "", "others may found those of their tier"},
	{"各县可参照本办法制定区级茶创基金管理制度", "海丝市", "", "or make rules for them"},
	{"严格控制新设县级茶业投资基金", "海丝市", "", "nobody shall found them"},
	{"建成覆盖市县的[地方茶业风险化解基金]，规模5亿元", "海丝市", "地方茶业风险化解基金", "地方 in front of a name"},
	{"绩效评价母基金、[茶园建设基金]", "海丝市", "茶园建设基金", "behind the parent fund"},
	{"运用[中小茶企转贷基金]办理转贷", "海丝市", "中小茶企转贷基金", "what is used is there"},
	{"设立[创业投资基金]，投向茶企", "海丝市", "创业投资基金", "the city founds one"},
	{"支持创业投资基金投向茶企", "海丝市", "", "the city helps all of them"},
	{"[产业投资基金]总规模50亿元", NULL, "产业投资基金", "its scale makes it one"},
	{"总规模50亿元的[创业投资基金]落地", NULL, "创业投资基金", "before it too"},
	{"各地政府投资基金规模扩大", "海丝市", "", "not the scale of all of them"},
	{"[市产业基金]、[海丝市政府投资基金]出资", NULL, "市产业基金 海丝市政府投资基金", "a level or a region that owns it makes a name"},
	{"争取国家、省级政府投资基金支持", "海丝市", "", "in a city's document neither"},
	{"我市产业引导基金数量居前，在政府投资基金制度层面", "海丝市", "", "how many there are, and their rules"},
	{"全市科创基金实缴总规模超240亿元", "海丝市", "", "what all a city has comes to"},
	{"全州扶贫产业担保基金规模达8600万元", "海丝市", "扶贫产业担保基金", "but a place has one of these"},
	{"全省首创“基金跟着项目走”政府引导基金运作思路", "海丝市", "", "a slogan in quotes is no part of a name"},
	{"根据关于政府引导基金规范设立的指导意见", "海丝市", "", "the title of a rule without its marks"},
	{"参股设立天使投资子基金", "海丝市", "", "sub-funds are many"},
	{"[中国保险投资基金]落户", NULL, "中国保险投资基金", "the state owns one"},
	{"省级产业引导基金联动", NULL, "", "a level that only says where does not"},
	{"省级创业投资引导基金（以下简称引导基金）由省财政出资。引导基金不直接投资。", NULL,
	 "省级创业投资引导基金 引导基金=省级创业投资引导基金(alias) 引导基金=省级创业投资引导基金(alias)", "a short name is given to one fund only"},
	{"新设政府投资基金要创新方式。|提升各级政府投资基金效能。", "海丝市", "", "what is said of all of them outweighs one founding verb"},
	{"设立首期1.5亿元“[政府产业投资引导基金]”。", NULL, "政府产业投资引导基金", "a sum before the quotation mark"},
	{"安排[产业基金]5亿元、[并购基金]8000万元。", NULL, "产业基金 并购基金", "sums behind them"},
	{"首支区域引导基金正式运营，总规模5亿元", "海丝市", "", "what only one does is no name of a kind behind 首支"},
	{"由[省级产业引导基金]、茶业集团出资", "海丝市", "省级产业引导基金", "a province has one"},
	{"向20余支省级产业引导基金推介", "海丝市", "", "but not when they are counted"},
	{"本市建立[创业投资引导基金]。", "海丝市", "创业投资引导基金", "建立 founds kinds, too"},
	{"发挥[茶旅融合基金]作用", NULL, "茶旅融合基金", "a name that is more than a kind needs no proof"},
	{"茶旅融合基金作为新工具，各地茶旅融合基金有待规范。|茶旅融合基金运作不畅。", NULL, "", "unless the document speaks of it as a kind"},
	{"各地茶旅融合基金有待规范。|市政府设立[茶旅融合基金]。|[茶旅融合基金]投早投小。", NULL, "茶旅融合基金 茶旅融合基金", "and founds none"},
	{"鼓励社会资本设立古茶园保护基金。|可以设立茶种基金。|支持企业发起设立茶艺互助基金。", "海丝市", "", "what others may found"},
	{"鼓励创新，市财政局设立[古茶园保护基金]。", "海丝市", "古茶园保护基金", "another clause says nothing of it"},
	{"经许可设立[古茶园保护基金]。", "海丝市", "古茶园保护基金", "许可 is no 可"},
	{"组建[市投资基金]，作为母基金。", "海丝市", "市投资基金", "an owner makes a name of the barest kind"},
	{"2支茶种基金和12只茶机基金，1支[茶艺基金]", "海丝市", "茶艺基金", "how many there are"},
	{"各市泉州市茶种基金出资", NULL, "泉州市茶种基金", "a name that says whose it is remains one"},
	{"所谓茶种风险补偿基金（以下简称补偿基金），补偿茶农。|补偿基金不足。", NULL, "", "a kind gets no short name"},
	{"天使基金投早投小。|泉州市天使基金成立。|泉州天使基金投早投小。", "泉州市", "天使基金=泉州市天使基金(alias) 泉州市天使基金 泉州天使基金=泉州市天使基金(alias)", "two forms of one region are one owner"},
	{"根据《关于促进政府投资基金发展的意见》，制定泉州市政府投资基金管理办法。", "泉州市", "", "nor is a rule about all of the city's"},
	{"可设立天使类、创投类以及行业专项等各类子基金。", "海丝市", "", "nor that of a list of what may be founded"},
	{"已设立10只总规模200亿元的产业投资基金。", "海丝市", "", "nor what several have as a scale together"},
	{"基金包括天使基金、实验室基金、概念验证基金等。", "海丝市", "", "behind a kind in a list"},
	{"聚焦茶机等细分行业内优质子基金。", "海丝市", "", "those of a trade"},
	{"整合原[广东茶业基金]、[广东21世纪海上丝绸之路基金]。", "海丝市", "广东茶业基金 广东21世纪海上丝绸之路基金", "what it was is no part of it, a century is"},
	{"海丝市茶区优化发展基金成立。", "海丝市", "海丝市茶区优化发展基金", "优化 inside 优化发展 is no verb"},
	{"到2027年，市属国有企业基金规模突破1000亿元。|泉州市国有企业基金投向茶业。", "泉州市", "", "those of all state firms"},
	{"海投基金董事长一行来访。|就海投基金工作提出要求。", "海丝市", "", "a firm that is called like a fund"},
	{"参股设立天使、创投子基金27只。", "海丝市", "", "nor that of a list of kinds"},
	{"全国设立茶旅融合基金32支。|茶旅融合基金运作不畅。", NULL, "", "how many there are, behind it"},
	{"设立全国首只[茶旅融合基金]。|成为首批茶旅融合母基金。", NULL, "茶旅融合基金", "what it becomes is what it is, not what it is called"},
	{"所称创业投资引导基金（以下简称引导基金）由政府设立。|引导基金不直接投资。", NULL, "", "in nobody's document a short name makes none of it"},
	{"[泉州市“20+8”产业基金群]出资。", "泉州市", "泉州市“20+8”产业基金群", "but numbers may be a name"},
	{"组建“创投+产投”基金群，支持茶业。", "海丝市", "", "a sum of kinds in quotes"},
	{"我国茶旅融合基金起步较晚。|茶旅融合基金运作不畅。", NULL, "", "those of a country"},
	{"2019年设立了[茶旅融合基金]。|各地茶旅融合基金运作不畅。", NULL, "茶旅融合基金", "设立了 founds, too"},
	{"全省政府产业基金累计认缴100亿元。", "海丝市", "", "those of all the province's governments"},
	{"到2028年各级政府设立的茶旅融合基金达到50亿元。", "海丝市", "", "what many founded"},
	{"扩大地方政府产业基金规模。", "海丝市", "", "those of all governments"},
	{"引导社会力量建立古茶园保护基金。", "海丝市", "", "and so does 建立, by others"},
	{"两部门设立[国家级创业投资基金]，投向茶业。", NULL, "国家级创业投资基金", "the state founds one"},
	{"可以设立国家级创业投资基金，发挥国家级创业投资基金作用。", NULL, "", "unless it only may"},
	{"一季度支持文化创新基金，壮大创新力量。", "海丝市", "", "common words that a verb governs, named once"},
	{"构建面向全省的文化创新基金，壮大创新力量。", "海丝市", "", "or that are told by what they are like"},
	{"一季度支持[文化创新基金]。|[文化创新基金]投出3亿元。", "海丝市", "文化创新基金 文化创新基金", "a second place makes one of it"},
	{"一季度支持[海丝白茶基金]，壮大创新力量。", "海丝市", "海丝白茶基金", "a word that is not common does, too"},
	{"推出[文化创新基金]、[科技成果转化基金]。", "海丝市", "文化创新基金 科技成果转化基金", "and so do those listed beside it"},
	{"用好[文化创新基金]，强化[成果转化基金]引导作用，制定[城市更新基金]。", "海丝市", "文化创新基金 成果转化基金 城市更新基金", "what is used or ruled is there"},
	{"一季度支持[省级文化创新基金]。", "海丝市", "省级文化创新基金", "what has an owner, too"},
	{"2025年设立的[文化创新基金]出资，建立30亿元规模的[低空产业基金]。", "海丝市", "文化创新基金 低空产业基金", "what was founded is, and what has a scale"},
	{"补充文化创新基金\t300", "海丝市", "文化创新基金", "what a row of a table is about"},
	{"撬动省、区市引导基金，依托县域基金、镇街基金。", "海丝市", "", "those of all levels"},
	{"邀请200余位高能基金、投资机构代表参加。", "海丝市", "", "how many came"},
	{"进一步创新基金运作模式，“基金促进产业、产业反哺基金”。", "海丝市", "", "what is done with funds"},
	{"与企业共同建立产业基金群。", "海丝市", "", "a group of kinds"},
	{"2024年设立规模5亿元的政府投资引导基金[海丝优势产业发展基金]。", "海丝市", "海丝优势产业发展基金", "what stands in front says what it is"},
	{"我省首家面向园区的设施投资基金——[海丝园区设施投资基金]成立。", "海丝市", "海丝园区设施投资基金", "before a dash"},
	{"各地设立了地方集成电路产业投资基金。", "海丝市", "", "those of all governments"},
	{"探索绿色发展基金、贷款贴息、担保等方式。", "海丝市", "", "a list of means"},
	{"用好专项债券、[绿色发展基金]、预算内投资等政策工具。|[绿色发展基金]已投出3亿元。", "海丝市", "绿色发展基金 绿色发展基金", "unless it is named elsewhere"},
	{"布局白茶、茶机、茶旅三个方向子基金。|依托特色资源参股子基金，个别基金进度偏慢。", "海丝市", "", "fields, shares and some of them are no names"},
	{"由茶旅集团有限公司担任母基金管理人，建设白茶湾基金聚集区。", "海丝市", "", "who manages funds, and where"},
	{"根据《关于企业收取的各种茶旅融合基金征税的通知》办理。", NULL, "", "how many there are, in a title too"},
	{"设立[绿色发展基金]、推广茶种等方面取得成效。", "海丝市", "绿色发展基金", "not one of deeds"},
	{"支持设区市设立茶种基金、茶机基金，推动商会、协会设立会员互助基金。", "海丝市", "", "those who are urged found several"},
	{"鼓励企业设立茶种基金和茶机基金。|各类茶旅基金、茶艺基金应公开。", "海丝市", "", "what is said of the first holds for the list"},
	{"推动企业转型，设立[茶种基金]和[茶机基金]，规模各2亿元。", "海丝市", "茶种基金 茶机基金", "another clause urges"},
	{"对设立茶种基金、茶机基金的机构给予奖励。", "海丝市", "", "who founds one is paid"},
	{"健全以茶种补偿基金为补充的投入机制，推广茶种风险补偿基金等做法。", "海丝市", "", "what something rests on, and ways of doing"},
	{"推动[城市更新基金]募集落地，抓好[科技成果转化基金]运作，力促[绿色发展基金]落户。", "海丝市", "城市更新基金 科技成果转化基金 绿色发展基金", "what comes about is one"},
	{"四川省将设立总规模30亿元人民币的[绿色发展基金]。", "四川省", "绿色发展基金", "a sum with its currency"},
	{"鼓励晋江、石狮设立县级纾困茶业基金，各县区可设立县级茶种基金。", "泉州市", "", "one in every county"},
	{"支持上市公司设立茶种基金。", "海丝市", "", "nor what companies may found"},
	{"打击冒用“茶种基金”“茶旅基金”名义的诈骗。", "海丝市", "", "what is none"},
	{"概念验证类子基金出资比例可放宽，扩大早期投资基金规模。", "海丝市", "", "of which sort, for which time"},
	{"加快形成“茶种基金—茶机基金—茶旅基金”接续支持，全市创投基金总规模200亿元。", "海丝市", "", "the parts of a scheme, the sum of all a city has"},
	{"设立规模5亿元的引导基金——[海丝茶种基金]。", "海丝市", "海丝茶种基金", "a dash of two says what the name is"},
	{"建议设立茶种基金，研究设立茶旅基金的可行性，两个茶机主题基金投资占比过半。", "海丝市", "", "what is asked for or weighed, and two of them"},
	{"清理空壳基金、同质化基金，优化武汉经开区基金布局，放宽天使期子基金比例。", "海丝市", "", "what they are like, where they are"},
	{"设立油茶、白茶等特色产业基金，引导高水平基金、央地合作基金落户。", "海丝市", "", "what a list is of, how good they are"},
	{"实施资金改基金、资金变基金，上海国资基金动作频频，泉州国投基金出资。", "海丝市", "", "slogans, whose they are, a company"},
	{"省混改基金、[泉州棚改基金]出资。", "海丝市", "省混改基金 泉州棚改基金", "改 of another word"},
	{"海丝市产业投资基金成立。|产业投资基金已投出3亿元。", "海丝市", "海丝市产业投资基金 产业投资基金=海丝市产业投资基金(alias)", "the city's, in short"},
	{"泉州市茶企应急转贷基金成立。|应急转贷基金投出3亿元。", "泉州市", "泉州市茶企应急转贷基金 应急转贷基金=泉州市茶企应急转贷基金(alias)", "the only one of its region that ends so"},
	{"泉州市茶种发展基金成立。|市茶种基金投出3亿元。", "泉州市", "泉州市茶种发展基金 市茶种基金=泉州市茶种发展基金(alias)", "the level for the region, and what tells nothing left out"},
	{"泉州市茶企应急转贷基金成立。|厦门市茶企应急转贷基金、应急转贷基金投出3亿元。", "泉州市", "泉州市茶企应急转贷基金 厦门市茶企应急转贷基金 应急转贷基金", "two regions have one"},
	{"设立市古茶种发展基金。|古茶种基金投出3亿元。", "泉州市", "市古茶种发展基金 古茶种基金=市古茶种发展基金(alias)", "nor the region, only the level"},
	{"泉州市茶企应急转贷基金成立。|省应急转贷基金投出3亿元。", "泉州市", "泉州市茶企应急转贷基金 省应急转贷基金", "another level"},
};

START_TEST(a_kind_of_funds_is_a_name_only_where_one_fund_is_meant) {
	ws_document *d = read_document(kinds[_i].text, kinds[_i].region);
	find(d);
	ck_assert_msg(strcmp(list(d, "pb"), kinds[_i].funds) == 0, "%s: '%s', wanted '%s'", kinds[_i].why, list(d, "pb"), kinds[_i].funds);
}
END_TEST

/* ---- budget funds ---- */

static const struct {
	const char *text, *budget, *policy;
} budgets[] = {
	{"从政府性基金预算调入", "政府性基金", ""},
	{"停征南水北调工程基金", "南水北调工程基金", ""},
	{"2项政府性基金未按规定调入", "政府性基金", ""},
	{"全县7项社会保险基金收入18亿元", "社会保险基金", ""},
	{"由全国社会保障基金投资", "全国社会保障基金", ""},
	{"深圳市地方补充养老保险基金收入", "地方补充养老保险基金", ""},
	{"拨付中央旅游发展基金补助", "旅游发展基金", ""},
	{"市级企业职工基本养老保险基金收入60亿元", "企业职工基本养老保险基金", ""},
	{"职工基本医疗保险（含生育保险）基金结余", "职工基本医疗保险(含生育保险)基金", ""},
	{"机关事业养老保险基金支出6亿元", "机关事业养老保险基金", ""},
	{"由医保统筹基金支付", "医保统筹基金", ""},
	{"其他国有土地收益基金支出", "国有土地收益基金", ""},
	{"免征水利建设基金", "水利建设基金", ""},
	{"设立乡村旅游发展基金", "", "乡村旅游发展基金"},
	{"政府性融资担保基金扩容", "", "政府性融资担保基金"},
	{"补充社保基金", "社保基金", ""},
	{"政府基金预算收入5亿元，发挥政府基金作用", "政府基金", ""},
	{"由劳动保险基金项下支付，各项军人保险基金分别建账", "劳动保险基金 军人保险基金", ""},
	{"出台《泉州市水利建设基金管理办法》，省级价调基金同步调整", "水利建设基金 价调基金", ""},
	{"12性融资担保基金扩大覆盖", "", ""},
	{"养老、失业和工伤保险基金", "养老=养老保险基金(coordination) 失业=失业保险基金(coordination) 工伤保险基金", ""},
};

START_TEST(budget_funds_are_told_from_policy_funds) {
	ws_document *d = read_document(budgets[_i].text, NULL);
	find(d);
	ck_assert_str_eq(list(d, "b"), budgets[_i].budget);
	ck_assert_str_eq(list(d, "p"), budgets[_i].policy);
}
END_TEST

/* ---- aliases, anaphora, kinship ---- */

static const struct {
	const char *text, *names, *why;
} aliases[] = {
	{"设立海丝中小茶企贷款增信基金（以下简称“增信基金”和“茶贷基金”）。|茶贷基金规模扩大。", "海丝中小茶企贷款增信基金 增信基金=海丝中小茶企贷款增信基金(alias) 茶贷基金=海丝中小茶企贷款增信基金(alias) 茶贷基金=海丝中小茶企贷款增信基金(alias)", "two short names"},
	{"设立海丝中小企业贷款增信基金（以下简称“增信基金”）。|增信基金规模扩大。", "海丝中小企业贷款增信基金 增信基金=海丝中小企业贷款增信基金(alias) 增信基金=海丝中小企业贷款增信基金(alias)", "said outright"},
	{"#海丝市茶业引导基金管理办法|本办法所称引导基金，是指财政出资的基金。|引导基金由市财政局管理。", "海丝市茶业引导基金 引导基金=海丝市茶业引导基金(alias) 引导基金=海丝市茶业引导基金(alias)", "the title names what 所称 defines"},
	{"#海丝市茶业引导基金管理办法|第三条 引导基金规模2亿元，财政资金分期注入引导基金。|第四条 基金的收益上缴。", "海丝市茶业引导基金 引导基金=海丝市茶业引导基金(alias) 引导基金=海丝市茶业引导基金(alias)", "the title names what its articles rule"},
	{"#海丝市茶业引导基金管理办法|第三条 子基金由引导基金出资。", "海丝市茶业引导基金", "and nothing that ends otherwise or stands inside"},
	{"#海丝市茶业引导基金设立方案|切实发挥引导基金作用。|设立海丝市茶业引导基金（以下简称引导基金）。", "海丝市茶业引导基金 引导基金=海丝市茶业引导基金(alias) 海丝市茶业引导基金 引导基金=海丝市茶业引导基金(alias)", "before it is said, in a document about it"},
	{"海丝市创业投资母基金（有限合伙）（以下简称“创投母基金”）。|创投母基金出资。", "海丝市创业投资母基金 创投母基金=海丝市创业投资母基金(alias) 创投母基金=海丝市创业投资母基金(alias)", "behind the form of the company"},
	{"设立“海丝科技种子基金”以下简称“种子基金”。|种子基金投早投小。", "海丝科技种子基金 种子基金=海丝科技种子基金(alias) 种子基金=海丝科技种子基金(alias)", "right behind the quotation mark"},
	{"泉州市创投引导基金（以下简称母基金）。|海丝基金公司（以下简称母基金管理机构）管理母基金。", "泉州市创投引导基金 母基金=泉州市创投引导基金(alias) 母基金=泉州市创投引导基金(alias)", "the short name of another holds its characters"},
	{"8.增信基金|由财政和银行出资，设立茶农融资增信基金。", "增信基金=茶农融资增信基金(alias) 茶农融资增信基金", "a term and its definition in the next passage"},
	{"【增信基金】设立茶农融资增信基金，为茶农担保。", "增信基金=茶农融资增信基金(alias) 茶农融资增信基金", "a term and its definition in one passage"},
	{"扩大增信基金规模。|设立全国首只茶企融资增信基金。", "增信基金 茶企融资增信基金", "that one name ends like another proves nothing"},
	{"设立茶企融资增信基金（增信基金）。", "茶企融资增信基金 增信基金=茶企融资增信基金(alias)", "in parentheses, and short for it"},
	{"设立茶企融资增信基金（茶商基金）。", "茶企融资增信基金 茶商基金", "in parentheses, but not short for it"},
	{"中央企业茶区产业投资基金（央企扶茶基金）成立。|央企扶茶基金投放2亿元。", "中央企业茶区产业投资基金 央企扶茶基金=中央企业茶区产业投资基金(alias) 央企扶茶基金=中央企业茶区产业投资基金(alias)", "in parentheses, and most of it"},
	{"#海丝高新区天使母基金招募管理机构|设立百亿元天使母基金。|天使母基金投早投小。", "海丝高新区天使母基金 天使母基金=海丝高新区天使母基金(alias) 天使母基金=海丝高新区天使母基金(alias)", "short for the title's"},
	{"#海丝天使母基金、茶业天使母基金招募管理机构|设立百亿元天使母基金。", "海丝天使母基金 茶业天使母基金 天使母基金", "not of two"},
	{"海西产业基金管理有限公司（以下简称“海西基金”）中标。|海西基金负责运作。", "", "a company's short name is no fund"},
	{"设立茶企应急周转基金，以下简称周转基金，由茶业局管理。|周转基金投放2亿元。", "茶企应急周转基金 周转基金=茶企应急周转基金(alias) 周转基金=茶企应急周转基金(alias)", "behind a comma, without quotes"},
	{"茶企贷款风险补偿基金（“风补基金”）投放。", "茶企贷款风险补偿基金 风补基金=茶企贷款风险补偿基金(alias)", "quoted in parentheses"},
	{"海西茶业风险基金（以下简称“本基金”）设立。|本基金规模5亿元。", "海西茶业风险基金 本基金=海西茶业风险基金(anaphora) 本基金=海西茶业风险基金(anaphora)", "what calls itself so"},
	{"茶种基金设立。|本基金规模5亿元。", "茶种基金", "and nothing else"},
	{"海西茶业引导基金（以下简称“引导基金”或“母基金”）。|母基金让利。", "海西茶业引导基金 引导基金=海西茶业引导基金(alias) 母基金=海西茶业引导基金(alias) 母基金=海西茶业引导基金(alias)", "two of them"},
	{"茶种基金由国投管理。该基金投放2亿元，白茶8000万元。该基金将延期。", "茶种基金 该基金=茶种基金(anaphora) 该基金=茶种基金(anaphora)", "a fund named by 该基金 goes on"},
	{"引导基金规模不大。|设立白茶引导基金（以下简称引导基金）。|引导基金投早投小。", "白茶引导基金 引导基金=白茶引导基金(alias) 引导基金=白茶引导基金(alias)", "a kind is a name only from its definition on"},
	{"设立茶种基金。该基金总规模5亿元。", "茶种基金 该基金=茶种基金(anaphora)", "the one fund before it"},
	{"9.茶种基金|该基金总规模5亿元。", "茶种基金 该基金=茶种基金(anaphora)", "the term above"},
	{"设立茶种基金群。该基金群总规模5亿元。", "茶种基金群 该基金群=茶种基金群(anaphora)", "a group of them"},
	{"扩大茶种基金、白茶基金规模。该基金运行良好。", "茶种基金 白茶基金", "two funds: none is meant for certain"},
	{"茶种基金与白茶基金合作。该基金运行良好。", "茶种基金 白茶基金 该基金=茶种基金(anaphora)", "the one that heads its sentence"},
	{"茶种基金、白茶基金规模扩大。该基金运行良好。", "茶种基金 白茶基金", "not when two head it together"},
	{"设立茶种母基金。该母基金总规模5亿元。", "茶种母基金 该母基金=茶种母基金(anaphora)", "a fund of that sort"},
	{"设立茶种母基金、茶苗子基金。该子基金总规模5亿元。", "茶种母基金 茶苗子基金", "of two, not even then"},
	{"设立茶种投资基金。该引导基金总规模5亿元。", "茶种投资基金", "one of another sort is meant"},
	{"茶种基金成立，这支基金由国投管理，该只基金投向茶企。", "茶种基金 这支基金=茶种基金(anaphora) 该只基金=茶种基金(anaphora)", "behind a measure word"},
	{"茶种基金成立，这类基金、各只基金受到欢迎。", "茶种基金", "a kind is not pointed at"},
	{"该基金总规模5亿元。", "", "nothing before it"},
	{"茶种基金成立。|该基金投向茶企。", "茶种基金 该基金=茶种基金(anaphora)", "the one fund of the paragraph before"},
	{"茶种基金成立。|报道称，该基金投向茶企。", "茶种基金 该基金=茶种基金(anaphora)", "whoever says so"},
	{"茶种基金成立。|据悉，该基金投向茶企。", "茶种基金 该基金=茶种基金(anaphora)", "behind who says so"},
	{"茶种基金、白茶基金成立。|该基金投向茶企。", "茶种基金 白茶基金", "not of two"},
	{"茶种基金成立。|由市国投管理，该基金投向茶企。", "茶种基金", "nor inside a paragraph of something else"},
	{"海丝茶业纾困基金（下称纾困基金）成立。", "海丝茶业纾困基金 纾困基金=海丝茶业纾困基金(alias)", "下称 is no part of it"},
	{"国家茶业投资基金（即俗称的“大基金”）出资。|国家茶种投资基金（即俗称的种子金）出资。", "国家茶业投资基金 大基金=国家茶业投资基金(alias) 国家茶种投资基金 种子金=国家茶种投资基金(alias)", "俗称的"},
	{"国家茶业投资基金，也叫大基金，已投12亿元。", "国家茶业投资基金 大基金=国家茶业投资基金(alias)", "也叫"},
	{"厦门市种茶基金新增子基金。|市种茶基金投放2亿元，区域茶商基金观望。", "厦门市种茶基金 市种茶基金=厦门市种茶基金(alias) 区域茶商基金", "the level of the region in front of the only fund that ends so"},
	{"厦门市种茶基金、同安县种茶基金联动。|市种茶基金投放2亿元。", "厦门市种茶基金 同安县种茶基金 市种茶基金=厦门市种茶基金(alias)", "a county's ends otherwise"},
	{"投资各类天使投资基金（以下简称“子基金”）。|子基金投早投小。", "", "many of a kind have no name in common"},
	{"泉州市文创产业发展投资基金成立。|泉州文创基金投出3亿元。", "泉州市文创产业发展投资基金 泉州文创基金=泉州市文创产业发展投资基金(alias)", "what tells no fund from another is left out"},
	{"白岭先行区创业投资母基金成立。|白岭先行区创投母基金投出3亿元。", "白岭先行区创业投资母基金 白岭先行区创投母基金=白岭先行区创业投资母基金(alias)", "创投 is 创业投资"},
	{"深圳市龙岗区白茶引导基金成立。|龙岗区白茶引导基金投出3亿元。", "深圳市龙岗区白茶引导基金 龙岗区白茶引导基金=深圳市龙岗区白茶引导基金(alias)", "the region above"},
	{"泉州市文化产业基金、泉州市产业基金出资。|泉州市白茶引导基金、泉州市白茶基金出资。", "泉州市文化产业基金 泉州市产业基金 泉州市白茶引导基金 泉州市白茶基金", "文化 and 引导 tell"},
	{"《泉州市政府投资引导基金管理办法》印发。|泉州市引导基金由市政府设立。", "泉州市政府投资引导基金 泉州市引导基金=泉州市政府投资引导基金(alias)", "of the title it is short for"},
	{"茶业升温。|泉州市产业投资引导基金出资。|泉州市引导基金出资。", "泉州市产业投资引导基金 泉州市引导基金", "a name of nothing else may be another fund's"},
	{"泉州文创基金出资。|泉州市文创产业基金出资。|泉州市文创发展基金出资。", "泉州文创基金 泉州市文创产业基金 泉州市文创发展基金", "two could be meant"},
	{"参股设立成果转化天使子基金（以下简称子基金）。|子基金投早投小。", "", "nor have sub-funds that are called no more than that"},
	{"海西茶业基金三期（简称大基金三期）成立。|大基金三期规模30亿元。", "海西茶业基金三期 大基金三期=海西茶业基金三期(alias) 大基金三期=海西茶业基金三期(alias)", "with its phase"},
};

START_TEST(another_name_needs_evidence) {
	ws_document *d = read_document(aliases[_i].text, "海丝市");
	find(d);
	ck_assert_msg(strcmp(list(d, "pb"), aliases[_i].names) == 0, "%s: '%s', wanted '%s'", aliases[_i].why, list(d, "pb"), aliases[_i].names);
}
END_TEST

START_TEST(an_alias_shows_the_place_that_proves_it) {
	ws_document *d = read_document("总则|设立海丝茶业增信基金（以下简称“增信基金”）。", NULL);
	find(d);
	ck_assert_uint_eq(d->n_aliases, 1);
	ck_assert_str_eq(d->aliases[0].name, "海丝茶业增信基金");
	ck_assert_str_eq(d->aliases[0].alias, "增信基金");
	ck_assert_uint_eq(d->aliases[0].passage, 1);
	ck_assert_uint_eq(d->aliases[0].span.start, 2);
	ck_assert_uint_eq(d->aliases[0].span.end, 20);
}
END_TEST

START_TEST(the_same_scale_makes_two_names_one) {
	ws_document *d = read_document("增信基金规模扩大到30亿元。|茶农融资增信基金总规模30亿元。", NULL);
	static ws_figure figures[2];
	ws_decimal amount = {3, 9};
	figures[0] = (ws_figure){.span = {9, 13}, .kind = WS_MONEY, .amount = amount};
	figures[1] = (ws_figure){.span = {11, 15}, .kind = WS_MONEY, .amount = amount};
	for (size_t i = 0; i < 2; i++) {
		d->passages[i].figures = &figures[i];
		d->passages[i].n_figures = 1;
	}
	find(d);
	ck_assert_str_eq(list(d, "p"), "增信基金=茶农融资增信基金(alias) 茶农融资增信基金");
	figures[1].amount = (ws_decimal){4, 9};
	find(d);
	ck_assert_str_eq(list(d, "p"), "增信基金 茶农融资增信基金");
}
END_TEST

START_TEST(a_name_with_its_own_region_in_front_is_the_same_name) {
	ws_document *d = read_document("海丝市茶业基金成立。|茶业基金规模扩大。|省茶业基金出资。", "海丝市");
	find(d);
	ck_assert_str_eq(list(d, "p"), "海丝市茶业基金 茶业基金 省茶业基金");
	d = read_document("海丝市茶业基金成立。|茶业基金规模扩大。", "海丝市");
	find(d);
	ck_assert_str_eq(list(d, "p"), "海丝市茶业基金 茶业基金=海丝市茶业基金(alias)");
}
END_TEST

static const struct {
	const char *text, *name, *parent, *why;
} kin[] = {
	{"茶业增信基金规模扩大到4亿元，新设白茶增信子基金。", "白茶增信子基金", "茶业增信基金", "founded in a sentence about its parent"},
	{"茶业协作基金总规模5亿元，下设茶企子基金和茶商子基金。", "茶商子基金", "茶业协作基金", "the second of two"},
	{"设立茶业母基金。|该基金下设茶企基金。", "茶企基金", "茶业母基金", "under the fund of the paragraph before"},
	{"设立茶业协作基金。该基金总规模5亿元，下设茶企子基金。", "茶企子基金", "茶业协作基金", "under what 该基金 means"},
	{"用好茶业增信基金、白茶增信子基金。", "白茶增信子基金", NULL, "side by side says nothing"},
	{"设立茶种基金。|茶种基金二期募集完成。", "茶种基金二期", "茶种基金", "a phase"},
};

START_TEST(a_child_is_shown_under_its_parent) {
	ws_document *d = read_document(kin[_i].text, NULL);
	find(d);
	const char *parent = NULL;
	for (size_t i = 0; i < d->n_aliases; i++)
		if (d->aliases[i].parent && strcmp(d->aliases[i].name, kin[_i].name) == 0)
			parent = d->aliases[i].parent;
	if (kin[_i].parent)
		ck_assert_msg(parent && strcmp(parent, kin[_i].parent) == 0, "%s: %s", kin[_i].why, parent ? parent : "none");
	else
		ck_assert_msg(!parent, "%s: %s", kin[_i].why, parent);
}
END_TEST

/* ---- agencies and programmes ---- */

static const struct {
	const char *text, *names, *why;
} agencies[] = {
	{"由市财政局会同市茶业局办理", "市财政局", "a stem of the table behind a level"},
	{"市发改委、财政局、商务局印发", "市发改委 财政局=市财政局(coordination) 商务局=市商务局(coordination)", "the level holds for the list"},
	{"厦门市财政局负责解释", "厦门市财政局", "a region"},
	{"各区财政局、有关部门", "", "no particular one"},
	{"财政局牵头", "", "no level, no region"},
	{"各级财政部门、属地民政部门落实，登录财政部门户网站查询", "财政部", "部门 is no ministry, but 门户 is another word"},
	{"（责任单位：省金融监管局、财政厅、福建银保监局、福建证监局）", "省金融监管局 财政厅=省财政厅(coordination) 福建银保监局 福建证监局", "what says itself where it is takes no level"},
	{"（责任单位：市民政局、市妇联、团市委）", "市民政局 市妇联 团市委", "nor does what holds it"},
	{"各县（市）、区人民政府，各区、市、县人民政府", "", "nor are all governments one"},
	{"根据人社部发〔2020〕8号、工信部联企业〔2020〕9号", "", "a document's number"},
	{"（责任单位：市财政局、商务局，各县（市、区）政府）", "市财政局 商务局=市商务局(coordination)", "what brackets cut is none"},
	{"（责任单位：市发改委（市能源局、市粮食局）、住建局（人防办）、教育局）",
     "市发改委 市能源局 市粮食局 住建局=市住建局(coordination) 人防办=市人防办(coordination) 教育局=市教育局(coordination)", "nor do brackets hide any"},
	{"（责任单位：市工信局、数据管理局，自贸委、火炬管委会）", "市工信局 数据管理局=市数据管理局(coordination) 自贸委 火炬管委会", "a comma ends the shared level"},
	{"市委组织部、宣传部和市教育局", "市委组织部 宣传部=市委宣传部(coordination) 市教育局", "organs of a committee"},
	{"省政府投资基金", "", "政府 belongs to what follows"},
	{"市政府办公室、省政府。", "市政府办公室 省政府", "the longer one; and one by itself"},
	{"报财政部批准", "财政部", "a ministry"},
};

START_TEST(agencies_are_named_where_the_pattern_is_safe) {
	ws_document *d = read_document(agencies[_i].text, NULL);
	find(d);
	ck_assert_msg(strcmp(list(d, "a"), agencies[_i].names) == 0, "%s: '%s', wanted '%s'", agencies[_i].why, list(d, "a"), agencies[_i].names);
}
END_TEST

START_TEST(a_programme_is_known_by_its_title_and_its_number) {
	ws_document *d = read_document("印发《海丝市茶业振兴若干措施》（海府办〔2024〕8号，以下简称《若干措施》）。|按照《若干措施》执行。|海府办〔2024〕8号自印发之日起施行。", NULL);
	find(d);
	const char *names = list(d, "g");
	ck_assert_msg(strstr(names, "若干措施=海丝市茶业振兴若干措施(alias)") != NULL, "%s", names);
	ck_assert_msg(strstr(names, "海府办〔2024〕8号=海丝市茶业振兴若干措施(alias)") != NULL, "%s", names);
}
END_TEST

START_TEST(a_law_is_known_by_a_short_title_a_kind_of_paper_is_not) {
	ws_document *d = read_document("依照《茶税法》和《办法》编制，《新办法》另行制定。", NULL);
	find(d);
	ck_assert_str_eq(list(d, "g"), "茶税法");
}
END_TEST

/* ---- layout ---- */

START_TEST(a_cell_ends_a_name) {
	ws_document *d = read_document("铁路建设\t基金收入\n茶种基金\t基金", NULL);
	d->passages[0].kind = WS_TABLE;
	find(d);
	ck_assert_str_eq(list(d, "pb"), "茶种基金");
}
END_TEST

START_TEST(spans_are_positions_in_the_text_as_written) {
	ws_document *d = read_document("　设立 **茶 种\xE3\x80\x80基金**。", NULL);
	find(d);
	ck_assert_uint_eq(d->passages[0].n_names, 1);
	ck_assert_uint_eq(d->passages[0].names[0].span.start, 6);
	ck_assert_uint_eq(d->passages[0].names[0].span.end, 12);
	ck_assert_str_eq(d->passages[0].names[0].form, "茶种基金");
}
END_TEST

/* Texts that invite backtracking: a long paragraph takes no more than its share. */
static const char *const heavy[] = {"基金", "支持", "茶种、", "该基金", "“", "(", "A基金、", "《", "责任单位:", "市财政局、", "子基金,下设", "增信基金(以下简称", "规模1亿元"};

static double seconds(const char *piece, size_t bytes) {
	ws_arena *a = ws_arena_new();
	size_t n = strlen(piece), len = 0;
	char *text = ws_arena_take(a, bytes + n + 1);
	while (len < bytes) {
		memcpy(text + len, piece, n);
		len += n;
	}
	ws_passage passage = {.kind = WS_PARAGRAPH, .parent = -1, .text = text, .len = len};
	ws_document d = {.passages = &passage, .n_passages = 1};
	ws_folded folded = ws_fold(text, len, WS_FOLD_HANS, a);
	clock_t begin = clock();
	ws_find_names(&d, &folded, a);
	double took = (double)(clock() - begin) / CLOCKS_PER_SEC;
	ws_arena_free(a);
	return took;
}

START_TEST(a_long_paragraph_takes_time_in_proportion) {
	seconds(heavy[_i], 1000);
	double small = seconds(heavy[_i], 1 << 16), large = seconds(heavy[_i], 1 << 19);
	ck_assert_msg(large < 8 * 6 * small + 0.2, "%s: %.3f s for 64 KB, %.3f s for 512 KB", heavy[_i], small, large);
}
END_TEST

#define loop(tc, test, table) tcase_add_loop_test(tc, test, 0, (int)(sizeof table / sizeof table[0]))

int main(void) {
	Suite *suite = suite_create("names");
	TCase *tc = tcase_create("names");
	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_set_timeout(tc, 120);
	loop(tc, a_fund_name_begins_behind_the_word_that_cannot_be_part_of_it, edges);
	loop(tc, a_verb_ends_in_front_of_a_name_that_begins_like_a_verb, objects);
	loop(tc, what_only_holds_the_characters_is_no_fund, others);
	loop(tc, what_stands_in_front_of_a_name_known_by_itself_is_no_part_of_it, prefixes);
	loop(tc, a_kind_of_funds_is_a_name_only_where_one_fund_is_meant, kinds);
	loop(tc, budget_funds_are_told_from_policy_funds, budgets);
	loop(tc, another_name_needs_evidence, aliases);
	tcase_add_test(tc, an_alias_shows_the_place_that_proves_it);
	tcase_add_test(tc, the_same_scale_makes_two_names_one);
	tcase_add_test(tc, a_name_with_its_own_region_in_front_is_the_same_name);
	loop(tc, a_child_is_shown_under_its_parent, kin);
	loop(tc, agencies_are_named_where_the_pattern_is_safe, agencies);
	tcase_add_test(tc, a_programme_is_known_by_its_title_and_its_number);
	tcase_add_test(tc, a_law_is_known_by_a_short_title_a_kind_of_paper_is_not);
	tcase_add_test(tc, a_cell_ends_a_name);
	tcase_add_test(tc, spans_are_positions_in_the_text_as_written);
	loop(tc, a_long_paragraph_takes_time_in_proportion, heavy);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
