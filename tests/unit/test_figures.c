/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/facts/facts.h"
#include "tests/unit/arena_fixture.h"
#include "tests/unit/suite.h"
#include "text/utf8.h"

static void find(ws_document *d) {
	ws_folded *folded = ws_arena_zero(arena, d->n_passages, sizeof *folded);
	for (size_t i = 0; i < d->n_passages; i++)
		folded[i] = ws_fold(d->passages[i].text, d->passages[i].len, WS_FOLD_HANS, arena);
	ws_find_figures(d, folded, arena);
}

static ws_passage passage(ws_passage_kind kind, int32_t parent, const char *text) {
	return (ws_passage){.kind = kind, .parent = parent, .text = text, .len = strlen(text)};
}

static const char *or_dash(const char *text) {
	return text ? text : "-";
}

static const char *cut(const ws_passage *p, ws_span span) {
	size_t from = ws_utf8_offset(p->text, p->len, span.start), to = ws_utf8_offset(p->text, p->len, span.end);
	return ws_arena_copy(arena, p->text + from, to - from);
}

/* The passage with its figures in ⟦ ⟧. */
static const char *marked(const ws_passage *p) {
	const char *out = "";
	uint32_t at = 0;
	for (size_t i = 0; i < p->n_figures; i++) {
		out = ws_arena_printf(arena, "%s%s⟦%s⟧", out, cut(p, (ws_span){at, p->figures[i].span.start}), cut(p, p->figures[i].span));
		at = p->figures[i].span.end;
	}
	return ws_arena_printf(arena, "%s%s", out, cut(p, (ws_span){at, UINT32_MAX}));
}

static const char *without_marks(const char *text) {
	char *out = ws_arena_copy(arena, text, strlen(text)), *end = out;
	for (const char *p = text; *p;) {
		if (strncmp(p, "⟦", 3) == 0 || strncmp(p, "⟧", 3) == 0)
			p += 3;
		else
			*end++ = *p++;
	}
	*end = '\0';
	return out;
}

static ws_passage read_paragraph(const char *text) {
	ws_passage p = passage(WS_PARAGRAPH, -1, text);
	ws_document d = {.path = "-", .kind = "其他", .passages = &p, .n_passages = 1};
	find(&d);
	return p;
}

/* Which numbers are figures. */
static const struct {
	const char *text, *why;
} traps[] = {
    {"2025年3月6日，第三次会议在第12号楼召开", "dates, ordinals, labels"},
    {"吕政办发〔2025〕12号第20条，目录见第5页", "a document number"},
    {"发放“3年3折”租房券⟦2亿元⟧", "a programme's name in quotes"},
    {"《关于促进消费的20条措施》共安排⟦5亿元⟧", "a title"},
    {"位列全国第3位，进入前10名，目前⟦10名⟧干部驻村", "ranks; 目前 is none"},
    {"每100户拥有汽车⟦45辆⟧", "the base of a rate"},
    {"建成10万吨级码头⟦2座⟧，吞吐量⟦10万吨⟧", "a class of size"},
    {"实施3年行动计划，建设期⟦3年⟧", "a plan's name"},
    {"做到两个维护，办好⟦三家⟧医院", "doctrine"},
    {"打造15分钟生活圈⟦6个⟧", "a circle"},
    {"8时30分开会，得⟦85分⟧", "a time of day"},
    {"打造“百园千企”和“4+4+6”体系，5G基站⟦300个⟧", "slogans and labels"},
    {"3.0版平台上线，服务⟦2万人⟧", "a version"},
    {"居民消费价格指数为⟦102.3⟧，编号为10023，", "a number without a unit behind a measure, and behind a label"},
    {"热线12345办结率⟦98%⟧，电话0592-2890000", "telephone numbers"},
    {"举报：0571-85310000", "one with its area"},
    {"一年期LPR下降⟦10个基点⟧，三年期满", "a term that names a rate"},
    {"市委八届十一次全会安排⟦3项⟧工作", "a meeting"},
    {"三类以上客运班线⟦3条⟧", "a class and those above it"},
    {"1.2026年计划投资⟦3亿元⟧", "a list number joined to a year"},
    {"首批⟦15个⟧城市", "not every word of order makes an ordinal"},
    {"2025年前5个月出口⟦9亿元⟧，做到五个严格", "a span of months; a slogan of a verb"},
    {"增幅居全省第1位，比同期前进2位，看护老人⟦9位⟧", "a change of rank"},
    {"经济总量跃上千亿元台阶", "a step is no bound"},
};

START_TEST(a_number_in_a_name_a_date_or_a_rank_is_no_figure) {
	ws_passage p = read_paragraph(without_marks(traps[_i].text));
	ck_assert_msg(strcmp(marked(&p), traps[_i].text) == 0, "%s\nfound %s (%s)", traps[_i].text, marked(&p), traps[_i].why);
}
END_TEST

/* "subject; role", a line for each figure. */
static const struct {
	const char *text, *wanted, *why;
} subjects[] = {
    {"全市一般公共预算收入80亿元，为预算的101%，同比增长4%。",
        "全市一般公共预算收入; -\n全市一般公共预算收入; 为预算的\n全市一般公共预算收入; 同比增长", "what follows is about the same"},
    {"税收收入完成50亿元，占一般公共预算收入的比重为62%，比上年提高1.2个百分点。",
        "税收收入; -\n税收收入; 占一般公共预算收入的比重为\n税收收入; 比上年提高", "copulas go, shares and comparisons are roles"},
    {"全区收入40亿元（镇级12亿元、园区5亿元），增长3%。", "全区收入; -\n镇级; -\n园区; -\n全区收入; 增长", "a bracket changes nothing"},
    {"第三条　风险补偿资金首期规模3亿元。", "风险补偿资金首期规模; -", "the label of an article is no part of it"},
    {"将风险补偿资金规模由3亿元提高到5亿元。", "风险补偿资金规模; 由\n风险补偿资金规模; 提高到", "nor is the mark of the object"},
    {"单户出资比例不超过项目总额的30%，自筹资金不得低于借款额的1.5倍。", "单户出资比例; 不超过项目总额的\n自筹资金; 不得低于借款额的",
        "a denied bound across what the number is a part of"},
    {"加上级补助收入3亿元、上年结转2亿元，加上解支出1亿元，减去调出资金4亿元，支出总计9亿元。",
        "上级补助收入; -\n上年结转; -\n上解支出; -\n调出资金; -\n支出总计; -", "加 and 上级 are two words"},
    {"限额以上批发业、零售业营业额分别增长8%和9%。", "限额以上批发业营业额; 分别增长\n限额以上零售业营业额; 分别增长",
        "a list shares its ends"},
    {"限额以上批发业、零售业营业收入分别增长8%和9%。", "限额以上批发业营业收入; 分别增长\n限额以上零售业营业收入; 分别增长",
        "营业收入 is shared, and not 收入 alone"},
    {"对于总部企业1亿元以上的投资，另行商定。", "总部企业; -", "对于 is no part of a name"},
    {"对于总部企业5亿元的投资，另行商定。", "投资总部企业; -", "nor in front of a number with 的"},
    {"绿色社区和和谐校园分别为3个和5个。", "绿色社区; 分别为\n和谐校园; 分别为", "the 和 of 和谐 joins nothing"},
    {"接待游客300万人次，旅游收入20亿元，分别增长8%、9%。", "接待游客; -\n旅游收入; -\n接待游客; 分别增长\n旅游收入; 分别增长",
        "the list in front"},
    {"工业投资、民间投资均增长7%。", "工业投资、民间投资; 均增长", "one number for all"},
    {"甲基金规模从30亿元扩大到50亿元。", "甲基金规模; 从\n甲基金规模; 扩大到", "two ends of a change"},
    {"新建学校12所，新增学位6000个。", "新建学校; -\n新增学位; -", "the verb makes the indicator"},
    {"改造提升2个镇级养老中心，用电量提升3%。", "改造提升镇级养老中心; -\n用电量; 提升", "a verb that ends like a change"},
    {"全市12家规上茶企业增加值同比增长7%，园区9户市属企业税收划归市级。", "全市规上茶企业; -\n规上茶企业增加值; 同比增长\n园区市属企业; -", "who is counted, and what is theirs"},
    {"建成12所中小学，推进30个示范村建设。", "建成中小学; -\n示范村; -", "the name stands behind the number"},
    {"累计撬动超90亿元社会资金精准支持企业。", "撬动社会资金; -", "of money too, when the verb wants one"},
    {"增设规模超百亿元的产业引导基金。", "产业引导基金规模; -", "behind 的"},
    {"新增30个集体收入20万元以上行政村。", "新增集体收入20万元以上行政村; -\n集体收入; -", "a threshold inside a name"},
    {"营商环境持续优化。投入6亿元。", "营商环境持续优化投入; -", "the sentence in front says for what"},
    {"教育支出9亿元。安排3亿元，支持校舍维修改造，改善办学条件。", "教育支出; -\n校舍维修改造安排; -", "the clause behind says for what"},
    {"年初预备费7亿元，使用2亿元，剩余5亿元。", "预备费; -\n预备费; 使用\n预备费; 剩余", "a part of what was named"},
    {"设立海洋产业基金。该基金总规模60亿元。", "海洋产业基金总规模; -", "该 stands for a name"},
    {"海洋产业基金 该基金总规模60亿元。", "海洋产业基金总规模; -", "the heading of a definition is the name"},
    {"省母基金与我市合作设立20亿元茶业基金。发挥10亿元规模的“茶业基金”作用。", "设立茶业基金; -\n发挥“茶业基金”; -", "a fund behind its size"},
    {"首期2亿元茶业引导基金成功设立。设立5亿元政府性基金预算。", "茶业引导基金首期; -\n设立政府性基金预算; -", "what part of it"},
    {"新设茶业基金和文旅基金2支基金。", "新设茶业基金和文旅基金; -", "what is counted stands there already"},
    {"全市完成固定资产投资90亿元，支出完成70亿元。", "全市固定资产投资; -\n支出; -", "a verb between scope and name"},
    {"全市一般公共预算收入90亿元，支出完成70亿元。", "全市一般公共预算收入; -\n全市一般公共预算支出; -",
        "a short subject takes its budget from the one in front"},
    {"零售额增长[5]4.0%，采矿业-2.3%、制造业 7.1%。", "零售额; 增长\n采矿业; -\n制造业; -", "a footnote mark, and growth without a verb"},
    {"政务事项100%网上可办、84%“掌上办”。", "政务事项; 网上可办\n政务事项; 掌上办", "a share told behind the number"},
    {"单户贷款金额500万元及以下的企业担保费率不超过1%。", "单户贷款金额; -\n企业担保费率; 不超过", "a condition and a cap"},
    {"某某开发区2025年预算执行情况：一般公共预算收入6亿元，增长3%。", "某某开发区一般公共预算收入; -\n某某开发区一般公共预算收入; 增长",
        "whose figures they are stands in front of the colon"},
    {"全市一般公共预算收入9亿元；一般公共预算支出8亿元。", "全市一般公共预算收入; -\n全市一般公共预算支出; -",
        "the scope holds for the sentence"},
    {"65岁以上老年人口9万人，占总人口的12%。", "老年人口; -\n65岁以上老年人口; -\n65岁以上老年人口; 占总人口的",
        "a condition is part of the next name"},
    {"第一、二、三产业增加值占比分别为3%、40%和57%。", "第一产业增加值占比; 分别为\n第二产业增加值占比; 分别为\n第三产业增加值占比; 分别为",
        "ordinals share what they count"},
    {"客运量和货运量完成3万人次和6万吨。", "客运量; -\n货运量; -", "as many names as numbers, without 分别"},
    {"推动农业、交通等6大领域20项政策落地。", "农业、交通等; -\n政策; -", "not when the numbers stand side by side"},
    {"煤炭及制品类、石油及制品类零售额分别增长5%、6%。", "煤炭及制品类零售额; 分别增长\n石油及制品类零售额; 分别增长", "及 in a name parts nothing"},
    {"洋北新区一般债务、专项债务余额分别为2亿元、3亿元。", "洋北新区一般债务余额; 分别为\n洋北新区专项债务余额; 分别为", "a place in front holds for all"},
    {"教育、社保领域分别投入5亿元和3亿元。", "教育领域; 分别投入\n社保领域; 分别投入", "the verb behind 分别 is the role"},
    {"甲产业、乙产业增加值分别比上年增长8%、9%。", "甲产业增加值; 分别比上年增长\n乙产业增加值; 分别比上年增长", "分别 in front of a comparison"},
    {"结转年限由5年延长至8年，口罩产量从3万只增加到了4万只。", "结转年限; 由\n结转年限; 延长至\n口罩产量; 从\n口罩产量; 增加到了", "a change with its goal"},
    {"主营业务收入须占收入总额的50%以上。", "主营业务收入; 占收入总额的", "a modal verb is no part of the subject"},
    {"全市财政收入迈上90亿元台阶。", "全市财政收入; 迈上", ""},
    {"失业保险基金收入3亿元；支出2亿元。", "失业保险基金收入; -\n失业保险基金支出; -", "a side is completed by the other one"},
    {"全市政府性基金预算收入预算为3亿元，支出预算为2亿元。", "全市政府性基金预算收入预算; -\n全市政府性基金预算支出预算; -", "with a budget too"},
    {"有线电视用户9万户，其中有线数字电视用户8万户。", "有线电视用户; -\n有线数字电视用户; -", "其中 with 有线, not 其中有"},
    {"五、国内贸易 全年社会消费品零售总额90亿元。", "社会消费品零售总额; -", "a heading that runs on"},
    {"国有项目是指投资额在3亿元以上的项目。", "投资额; -", "a definition's term"},
    {"支出增长的主要原因是茶园补助支出增加3亿元。", "茶园补助支出; 增加", "what grew is not the reason's subject"},
    {"执行中由于茶业税收短收2亿元，收入未达预期。", "茶业税收; 短收", "because of what"},
    {"主要是2022安排35亿元注册资本金。", "注册资本金; -", "a year that lost its 年 is no subject"},
    {"同意核增你市2024年新增政府债务限额18.3亿元。", "新增政府债务限额; -", "to whom it is granted is no part of it"},
    {"技术基金首期规模50亿元，每年不少于10亿元。", "技术基金首期规模; -\n技术基金; 不少于", "a yearly sum is no part of a size"},
    {"省本级债务6亿元，占43%；市县债务8亿元，占57%。", "省本级债务; -\n省本级债务; 占\n市县债务; -\n市县债务; 占", "占 alone"},
    {"收入9亿元，比上年增长(以下简称增长)5%。", "收入; -\n收入; 比上年增长", "a bracket behind a change"},
    {"秋粮播种面积90万亩，总产量38万吨，增长4%。", "秋粮播种面积; -\n秋粮总产量; -\n秋粮总产量; 增长", "a measure alone"},
    {"机场旅客、货邮吞吐量分别达9万人次、6万吨。", "机场旅客吞吐量; 分别达\n货邮吞吐量; 分别达", ""},
    {"降低担保费率至1.5%，担保机构对小微企业降低综合费率0.5个百分点。", "担保费率; 降低至\n综合费率; 降低", "the verb in front of what changes"},
    {"规模以上工业增加值5%。", "规模以上工业增加值; -", "增加 in 增加值 is no verb"},
    {"对合格的银行机构给予每家20万元奖励，给予每人每天300元补助。", "合格的银行机构奖励; 给予\n每人每天补助; 给予", "what is given stands behind"},
    {"面积9万亩，产量5万吨，均比上年同期增加2%。", "面积; -\n产量; -\n产量; 均比上年同期增加", "均 in front of a comparison"},
    {"口罩、护目镜日产量分别提高至上月的2.6倍、2.8倍。", "口罩日产量; 分别提高至上月的\n护目镜日产量; 分别提高至上月的", ""},
    {"网上办理率可达99%。", "网上办理率; 达", ""},
    {"全市一般债务限额9亿元，余额8亿元。", "全市一般债务限额; -\n全市一般债务余额; -", ""},
    {"国有投资下降3%，民间投资增长5%，占全部投资比重分别为6%和4%。",
        "国有投资; 下降\n民间投资; 增长\n国有投资; 占全部投资比重分别为\n民间投资; 占全部投资比重分别为", "the list in front may be of changes"},
    {"年末生猪存栏6万头；出栏9万头。", "生猪存栏; -\n生猪出栏; -", ""},
    {"目前已经有超过6万家企业上线。", "企业上线; -", "已经 is no subject"},
    {"增速从上半年下降4.6%到全年增长6.1%。", "增速; 下降\n增速; 增长", "times between subject and role"},
    {"税收收入9亿元，剔除一次性因素后增长3%，近三年平均增长2%。",
        "税收收入; -\n税收收入; 剔除一次性因素后增长\n税收收入; 近三年平均增长", "a condition of growth is no subject"},
    {"药品补助标准由每人每年50元提高到每人每年60元。", "药品补助标准; 由每人每年\n药品补助标准; 提高到每人每年", "what each gets"},
    {"低保标准分别达到每人每月700元和每人每年9000元。", "低保标准; 分别达到每人每月\n低保标准; -", "also in a list"},
    {"按每人每天50元标准发放伙食补贴。", "伙食补贴; 按每人每天", "what is paid by a standard stands behind it"},
    {"城镇化率从2021年的50%提高到2025年的55%。", "城镇化率; 从\n城镇化率; 提高到", "years between role and number"},
    {"客流量3万人次，恢复到2019年同期的98%。", "客流量; -\n客流量; 恢复到2019年同期的", ""},
    {"油料产量9万吨，减产2%；赤字率始终控制在3%以内。", "油料产量; -\n油料产量; 减产\n赤字率; 始终控制在", "减 in 减产; adverbs of a role"},
    {"养老金水平人均提高3%，津贴月人均提高9元。", "养老金水平; 人均提高\n津贴; 月人均提高", "均 in 人均"},
    {"对化肥储备等9个领域开展检查，2家试点医院成功入选。", "化肥储备等领域; -\n试点医院; -", "where a name ends behind a number"},
    {"投资9亿元，收入3亿元；拨款4亿元，支出2亿元。", "投资; -\n收入; -\n拨款; -\n支出; -", "the next number's name is no purpose"},
    {"进出口总额80亿元（折合11亿美元）。", "进出口总额; -\n进出口总额; 折合", "the same sum in other money"},
    {"省财政厅已下达我市新增债务限额9亿元，全市共有高校6所。", "新增债务限额; -\n全市高校; -", "who grants it is no part of it"},
    {"全市一般公共预算收入9亿元，加上上级补助等2亿元，收入总计11亿元。预算支出8亿元。",
        "全市一般公共预算收入; -\n上级补助等; -\n收入总计; -\n全市一般公共预算支出; -", "sums stand between a budget and its other side"},
    {"打造电子、服装等8个特色产业园区。", "特色产业园区; -", "what is listed in front are examples"},
    {"对年产值首次突破1亿元、5亿元的企业，分别给予20万元、50万元奖励。",
        "年产值; -\n年产值; -\n奖励; 分别给予\n奖励; 分别给予", "thresholds and gifts in order"},
    {"对符合条件的企业给予最高不超过50万元的一次性奖励。", "符合条件的企业一次性奖励; 给予", ""},
    {"月均用水量超过1万吨的用水单位。", "用水单位月均用水量; -", "a threshold in front of what it bounds"},
    {"按医药费的50%给予补贴，最高不超过3万元。", "医药费; 按\n补贴; 不超过", "what is paid is capped"},
    {"前三年按每平方米每月9元给予租金补贴。", "租金补贴; 按每平方米每月", ""},
    {"对新设企业，给予最高3000元的开办补贴，再给予2000元奖励。", "新设企业开办补贴; 给予\n奖励; 再给予", "who gets it stands in the clause before"},
    {"对厂房面积在2000平方米以上的企业，净利润5万元（含5万元）以上不足9万元的部分。",
        "厂房面积; -\n净利润; -\n净利润; -\n净利润; 不足", "thresholds, and one told twice"},
    {"返还其上年度实际缴费额的50%，按原价的95%结算。", "其上年度实际缴费额; 返还\n原价; 按", "a share of what is told with 的"},
    {"捐赠额未超过应纳税所得额的30%。", "捐赠额; 未超过应纳税所得额的", ""},
    {"一般公共预算收入持续提高，达62亿元。", "一般公共预算收入; 达", "what is told in the clause before"},
    {"占生产总值的工业增加值稳步提高，达21亿元。", "-; 达", "a clause that begins with a share names nothing"},
    {"各县区各部门各单位围绕重点领域重点项目重点企业推动的一般公共预算收入持续提高，达62亿元。", "-; 达", "nor does one that is too long"},
    {"占比比同期减少2个百分点，预计租金减免将达9亿元。", "占比; 比同期减少\n租金减免; 将达", "同期 it is compared with; 减免 that is no verb"},
    {"其他支出5亿元（含上年结转2亿元）和转移支付支出3亿元。", "其他支出; -\n上年结转; -\n转移支付支出; -", "和 behind a bracket"},
    {"已有30家企业分别签约，减征期限不超过3个月。", "企业; -\n减征期限; 不超过", ""},
    {"全市政府性基金预算收入9亿元。支出调整预算8亿元。", "全市政府性基金预算收入; -\n全市政府性基金预算支出调整预算; -", "an adjusted budget of the same"},
    {"直达资金下达3亿元；下达2亿元水利资金。", "直达资金下达; -\n下达水利资金; -", "达 in 下达"},
    {"债务余额控制在核定的限额9亿元以内，处2万元以上5万元以下的罚款。", "债务余额控制在核定的限额; -\n罚款; -", ""},
    {"对合格的机构，分别奖励9万元、6万元。按采购额的5%、最高3万元给予补助。", "合格的机构奖励; 分别\n合格的机构奖励; -\n采购额; 按\n补助; 最高", "分别 is no part; what is paid is told behind"},
    {"培训人数为30人（含）以上的，补助1万元；60人以上的，补助2万元。", "培训人数; -\n补助; -\n培训人数; -\n补助; -", "one step of a scale after another"},
    {"在利润总额9%以内的部分准予扣除。", "利润总额; -", ""},
    {"向各镇拨付救灾资金32笔，金额9万元。", "向各镇拨付救灾资金; -\n向各镇拨付救灾资金金额; -", "what the amount is of"},
    {"镇级支出9亿元，卫生支出（含疾控3亿元）6亿元。", "镇级支出; -\n疾控; -\n卫生支出; -", "the name in front of a bracket"},
    {"某类支出（第一类（第二类（第三类（第四类（第五类3亿元）2亿元）1亿元）4亿元）5亿元），债务余额9亿元。", "第五类; -\n第五类; -\n第二类; -\n第一类; -\n某类支出; -\n债务余额; -", "brackets in brackets, one more than are kept apart"},
    {"工业税收9亿元，为预算（8亿元）的112%，增长3%。", "工业税收; -\n工业税收; -\n工业税收; 为预算的\n工业税收; 增长", "a bracket inside a share"},
    {"工业税收9亿元，下降3%，主要是上年一次性收入较多（剔除后增长1%）。", "工业税收; -\n工业税收; 下降\n工业税收; 增长", "but not that of a reason"},
    {"并做到居家观察9天，可将开药量放宽至3个月。", "做到居家观察; -\n开药量; 放宽至", "并 and 可将"},
    {"应在2小时内上门核实。上座率要严格控制在50%以下。", "上门核实; -\n上座率; 严格控制在", "内 begins no name; adverbs"},
    {"这12家门店绝大多数是餐饮店。8项事项可在线办理。6条措施主要聚焦减负。", "门店; -\n事项; -\n措施; -", "where a name ends"},
    {"市内有效期为9天（市区道路），市外有效期为30天（跨省道路）、路外有效期3天。", "市内有效期; -\n市外有效期; -\n路外有效期; -", "a bracket behind a number"},
    {"对体温超过37.3℃的乘客免费发放口罩和告知书。厂房面积不低于900平方米的企业。", "体温; -\n企业厂房面积; 不低于", "what is compared, not what is done"},
    {"白菜由原价3元/斤涨至9元/斤，车间距离尽量1米以上。", "白菜; 由\n白菜; 涨至\n车间距离; -", ""},
    {"7家企业主动参与，5名医生每天值守，两县6个乡镇要落实责任。", "企业; -\n医生; -\n两县乡镇; -", "predicates"},
    {"经审核，给予不少于2个月的税款减免。", "税款减免; 给予", "a gift of time"},
    {"困难企业可缓缴税款，依法延期申报，最长不超过3个月。", "依法延期申报; 不超过", "what a bound alone is told of"},
    {"要严格落实缓缴期限6个月，补贴标准最高上浮30%。", "缓缴期限; -\n补贴标准; 最高上浮", ""},
    {"这个中心有5家医院，这5家医院都设门诊。", "这个中心医院; -\n医院; -", "这 alone"},
    {"至今已有90名员工返岗。220名返岗员工中有8名外省人员。", "员工返岗; -\n返岗员工; -\n外省人员; -", ""},
    {"进口额3亿元，是“十三五”时期2亿元的1.5倍，年均增长9%。", "进口额; -\n进口额; 是“十三五”时期\n进口额; 是“十三五”时期2亿元的\n进口额; 年均增长",
        "what it is likened to is no subject"},
    {"客运量3万人，财政收入迈过90亿元大关，达91亿元，旅游收入稳步回升，增长3%。",
        "客运量; -\n财政收入; 迈过\n财政收入; 达\n旅游收入; 增长", "a subject that a clause without a number names"},
    {"税收收入6亿元，外贸形势持续回暖，增长2%。", "税收收入; -\n税收收入; 增长", "but not every clause in front names a measure"},
    {"税收收入6亿元，剔除退税因素后增长3%，按自然口径计算下降2%。", "税收收入; -\n税收收入; 剔除退税因素后增长\n税收收入; 下降", "by what it is reckoned"},
    {"城镇失业率平均为5%，粮食产量连年稳定在9万吨以上。", "城镇失业率; 平均为\n粮食产量; 连年稳定在", "adverbs of a level"},
    {"投资9亿元，完成市里下达全年任务的90%。", "投资; -\n投资; 完成市里下达全年任务的", "达 in 下达"},
    {"净出口拉动经济增长0.4个百分点，支出进度70%，超序时进度3个百分点。", "净出口; 拉动经济增长\n支出进度; -\n支出进度; 超序时进度", "points by which something moves another"},
    {"常住人口9万人，比上年新增3万人。", "常住人口; -\n常住人口; 比上年新增", "新增 with a comparison is a change"},
    {"民营经济增加值占地区生产总值比重达56%，占地3亩。", "民营经济增加值; 占地区生产总值比重达\n占地; -", "占|地区, not 占地"},
    {"某某开发区实现工业产值9亿元，我局共争取资金3亿元，又获得补助2亿元。", "某某开发区工业产值; -\n争取资金; -\n获得补助; -", "who did it"},
    {"6个县、市中，有5个县区保持正增长，12所初中，全国有8个省。", "县、市; -\n县区; -\n初中; -\n全国省; -", "where a name ends"},
    {"“十三五”期间累计民生资金9亿元。", "累计民生资金; -", "the time of a plan"},
    {"五年来民生资金9亿元。", "民生资金; -", "several years"},
    {"纳税过1亿元的企业达3家。", "企业纳税; -\n纳税过1亿元的企业; 达", "what a threshold picks is counted"},
    {"对首次认定的企业，给予一次性9万元奖励；对通过复核的企业，奖励3万元；晋级成功的，再奖励2万元。",
        "首次认定的企业一次性奖励; 给予\n通过复核的企业奖励; -\n晋级成功再奖励; -", "who gets what is given"},
    {"对首次上榜的企业给予一次性补贴3万元，对全职引进的博士，给予安家补贴9万元，根据绩效给予一次性奖补2万元。",
        "首次上榜的企业一次性补贴; 给予\n全职引进的博士安家补贴; 给予\n一次性奖补; 给予", "what is given in front of the number"},
    {"对属于新兴产业的，再给予每家9万元额外奖励，按每台奖励2万元的标准给予奖励。", "属于新兴产业每家额外奖励; 给予\n每台奖励; 按", "再 is nobody; 标准 is no gift"},
    {"市财政每年安排不低于2亿元的专项资金。", "专项资金; 不低于", "who pays is no measure"},
    {"对产值达到3000万元以上且同比增长5%以上的企业。", "产值; 达到\n产值; 同比增长", "two conditions of one thing"},
    {"5万亩示范区平均单产达9吨，超全市平均单产1吨，总产8万吨，分别增长2%、3%。",
        "示范区; -\n平均单产; 达\n平均单产; 超全市平均单产\n总产; -\n平均单产; 分别增长\n总产; 分别增长", "平均 begins what is told next"},
    {"对中小企业（指职工9人以下、收入3亿元以下的企业）减税2万元。", "职工; -\n收入; -\n减税; -", "指 in a bracket"},
    {"财政收入增长6%，分别高于全省、全国0.2个、3.1个百分点，拉动全市增长2个百分点。",
        "财政收入; 增长\n财政收入; 分别高于全省、全国\n财政收入; 分别高于全省、全国\n财政收入; 拉动全市增长", "compared with several"},
    {"一般公共预算总收入9亿元，完成预算105%，完成调整预算数103%。", "一般公共预算总收入; -\n一般公共预算总收入; 完成预算\n一般公共预算总收入; 完成调整预算数", "a share of a budget without 的"},
    {"工业总值按可比价格计算增长8%，比“九五”末增长了6%。", "工业总值; 增长\n工业总值; 比“九五”末增长了", "by what prices; the end of a plan"},
    {"返还比例从30%提至50%，客运量全年是9万人次，前5个月月均货运量3万吨。", "返还比例; 从\n返还比例; 提至\n客运量; -\n月均货运量; -", ""},
    {"公路投资9亿元，客运量3万人，货运量2万吨，同比增长8%、7%。", "公路投资; -\n客运量; -\n货运量; -\n客运量; 同比增长\n货运量; 同比增长", "as many as the last ones"},
    {"全市累计完成投资9亿元，全县全年完成税收3亿元。", "全市投资; -\n全县税收; -", ""},
    {"人均寿命由2020年的78岁提高到2021年的79岁。", "人均寿命; 由\n人均寿命; 提高到", "what changes is no condition"},
    {"全县收入预算5亿元，根据实际收入情况调整为4亿元。", "全县收入预算; -\n全县收入预算; 根据实际收入情况调整为", "what a change is grounded on"},
    {"月收入高于900元的贫困户有6户。", "贫困户月收入; -\n月收入高于900元的贫困户; -", ""},
    {"形成9条可量化的指标。", "形成可量化的指标; -", "可 of an attribute"},
    {"对全市30个项目开展评价；基金总规模5亿元，首期1亿元。", "全市项目; -\n基金总规模; -\n基金首期; -", ""},
    {"全县一般公共预算收入24亿元，增长3%。其中，税收收入15亿元。非税收入9亿元，下降4%。支出51亿元，增长2%。",
        "全县一般公共预算收入; -\n全县一般公共预算收入; 增长\n税收收入; -\n非税收入; -\n非税收入; 下降\n全县一般公共预算支出; -\n全县一般公共预算支出; 增长",
        "tax is a part of a general budget, and what follows is of that budget"},
    {"2026年县级政府性基金预算收入总共安排7300万元，支出一共安排6900万元。", "县级政府性基金预算收入; -\n县级政府性基金预算支出; -", "总共"},
    {"全市失业保险基金预算收入总计8亿元，支出总计6亿元。全区总收入5亿元，总支出4亿元。",
        "全市失业保险基金预算收入总计; -\n全市失业保险基金预算支出总计; -\n全区总收入; -\n全区总支出; -", "the other side of a sum"},
    {"安排一般债务还本支出0.9亿元，安排预备费1亿元。", "一般债务还本支出; -\n安排预备费; -", "what is spent needs no verb"},
    {"管理机构可将超过基准收益部分的30%让渡给社会出资人，将其份额的20%转让。", "超过基准收益部分; 让渡给社会出资人\n其份额; 转让", "what is given away is the subject"},
    {"设备投资超过300万元的部分按3%给予补助。", "设备投资; -\n设备投资; -", ""},
    {"对成功在主板、科创板上市的企业分别给予200万元、150万元奖励。",
        "成功在主板、科创板上市的企业奖励; 分别给予\n成功在主板、科创板上市的企业奖励; 分别给予", "what is listed tells who, not two things"},
    {"对新认定的国家级、省级基地分别给予80万元、40万元奖励。对欧盟、东盟分别出口9亿元、8亿元。",
        "新认定的国家级; 分别给予\n省级基地; 分别给予\n对欧盟; 分别出口\n对东盟; 分别出口", ""},
    {"2小时内上门核实，合同签订后10个工作日内支付资金30万元，力争3年内新增产值60亿元。",
        "上门核实; -\n合同签订后; -\n支付资金; -\n新增产值; -\n新增产值; -", "a term is no part of a name"},
    {"在校生16000人，其中：学前2600人、小学8300人。", "在校生; -\n学前; -\n小学; -", "学前 is a stage, not the first so many"},
    {"自给率由上年的12.4%升至14.1%，失业率从去年5%降至4%。", "自给率; 由\n自给率; 升至\n失业率; 从\n失业率; 降至", "since when it changes is no part of it"},
    {"粮油类零售额增长3%，饮料类增长2%，其他类下降1%。汽车类企业9家。", "粮油类零售额; 增长\n饮料类零售额; 增长\n其他类零售额; 下降\n汽车类企业; -",
     "the measure of the first of a kind, to the end of the sentence"},
    {"国有企业利润总额9亿元，增长3%；私营企业4亿元，下降2%，新增企业3家。",
     "国有企业利润总额; -\n国有企业利润总额; 增长\n私营企业利润总额; -\n私营企业利润总额; 下降\n新增企业; -", "sums and growth, no count"},
    {"一般公共预算支出9亿元，调入一般公共预算4亿元。", "一般公共预算支出; -\n调入一般公共预算; -", "only kinds of wares, trades and enterprises"},
    {"高技术制造业[8]增加值增长4%，装备制造业 [12]增加值9亿元。", "高技术制造业增加值; 增长\n装备制造业增加值; -", "the mark of a footnote"},
    {"全县一般公共预算支出预算为41亿元，调整后的支出预算为43亿元，实际完成42亿元，在2019年的基础上增长5%。",
        "全县一般公共预算支出预算; -\n全县一般公共预算支出预算; -\n全县一般公共预算支出; -\n全县一般公共预算支出; 增长", "no name begins with 的"},
    {"安排1200万元农村物流补助和300万元商业网点资金。", "农村物流补助; -\n商业网点资金; -", "nor is 和 one"},
    {"签约之日起1年内给予2%的贴息。", "签约之日起; -\n贴息; 给予", ""},
};

START_TEST(a_figure_is_tied_to_its_subject_and_role) {
	ws_passage p = read_paragraph(subjects[_i].text);
	const char *out = "";
	for (size_t i = 0; i < p.n_figures; i++)
		out = ws_arena_printf(arena, "%s%s%s; %s", out, i ? "\n" : "", or_dash(p.figures[i].subject), or_dash(p.figures[i].role));
	ck_assert_msg(strcmp(out, subjects[_i].wanted) == 0, "%s (%s)\nfound\n%s\nwanted\n%s", subjects[_i].text, subjects[_i].why, out,
	    subjects[_i].wanted);
}
END_TEST

START_TEST(what_stands_behind_其中_has_a_parent_until_the_sentence_ends) {
	ws_passage p = read_paragraph("全市债务余额90亿元，其中：按类型分，一般债务30亿元，专项债务60亿元；按级次分，市级50亿元。债务率80%。");
	static const char *const parents[] = {NULL, "全市债务余额", "全市债务余额", "全市债务余额", NULL};
	ck_assert_uint_eq(p.n_figures, 5);
	for (size_t i = 0; i < 5; i++)
		ck_assert_str_eq(or_dash(p.figures[i].parent), or_dash(parents[i]));
}
END_TEST

START_TEST(a_second_division_divides_the_whole_again) {
	ws_passage p = read_paragraph("全市零售额90亿元。按地区分，城镇零售额60亿元，乡村零售额30亿元。按行业分，批发业零售额20亿元。");
	ck_assert_uint_eq(p.n_figures, 4);
	ck_assert_str_eq(or_dash(p.figures[2].parent), "全市零售额");
	ck_assert_str_eq(or_dash(p.figures[3].parent), "全市零售额");
}
END_TEST

START_TEST(a_part_is_a_part_of_what_is_counted_alike) {
	ws_passage p = read_paragraph("新发行股票2只，筹集资金3亿元，其中创业板1只；集聚区6个，其中国家级2个；总收入合计9亿元，其中税收5亿元；总支出合计8亿元。"
	                             "通车里程9公里，其中高速公路3公里，高速占比33%；公路密度2公里/平方公里。"
	                             "景区9个，其中国家级2个、省级7个；展览馆3个。");
	static const char *const parents[] = {
	    NULL, NULL, "新发行股票", NULL, "集聚区", NULL, "总收入合计", NULL, NULL, "通车里程", NULL, NULL, NULL, "景区", "景区", NULL};
	ck_assert_uint_eq(p.n_figures, 16);
	for (size_t i = 0; i < 16; i++)
		ck_assert_msg(strcmp(or_dash(p.figures[i].parent), or_dash(parents[i])) == 0, "figure %zu: %s", i, or_dash(p.figures[i].parent));
}
END_TEST

START_TEST(a_bound_of_a_list_holds_for_all_of_it) {
	ws_passage p = read_paragraph("普惠率、公办率分别达到90%、53%以上，甲、乙产量分别超过3万吨、5万吨。");
	ck_assert_uint_eq(p.n_figures, 4);
	for (size_t i = 0; i < 4; i++)
		ck_assert_msg(p.figures[i].relation == (i < 2 ? WS_GE : WS_GT), "figure %zu", i);
	ck_assert_str_eq(p.figures[0].qualifier, "以上");
	ck_assert_str_eq(p.figures[3].qualifier, "超过");
	p = read_paragraph("产值突破1亿元、5亿元的企业。");
	ck_assert_uint_eq(p.figures[1].relation, WS_GT);
}
END_TEST

START_TEST(strings_are_the_document_s_own_without_layout) {
	ws_passage p = read_paragraph("建成 5G 基站**1.2**万\n余个，均温３９ ℃，产能20万吨／日");
	ck_assert_uint_eq(p.n_figures, 3);
	ck_assert_str_eq(p.figures[0].subject, "建成5G基站");
	ck_assert_str_eq(p.figures[0].unit, "万个");
	ck_assert_str_eq(p.figures[0].base, "个");
	ck_assert_str_eq(cut(&p, p.figures[0].span), "1.2**万\n余个");
	ck_assert_str_eq(p.figures[1].unit, "℃");
	ck_assert_str_eq(p.figures[2].unit, "万吨／日");
	ck_assert_str_eq(p.figures[2].base, "吨／日");
}
END_TEST

static const struct {
	const char *text, *wanted, *why;
} periods[] = {
    {"2025年，全市收入9亿元，增长3%。", "2025 2025", "a clause of its own"},
    {"2025年末，债务余额9亿元。全年偿还2亿元。", "2025年末 2025", "末 ends with its sentence"},
    {"截至2025年6月底，新增用户3万户。", "2025年6月", "months"},
    {"2025年，收入9亿元，上年同期为8亿元。", "2025 2024", "the year before"},
    {"2026年收入9亿元，较2025年完成数增长3%，在2024年基础上翻番，支出5亿元。", "2026 2026 2026", "years compared with"},
    {"到2027年，企业达到9万家；到2030年，达到12万家。", "2027 2030", "goals"},
    {"2025年发行债券9亿元，主要用于某区2024年乡村振兴等项目；再融资5亿元。", "2025 2025", "a year in a name"},
    {"2025年支出3亿元，下降3%，主要原因是2024年支出较大。公务费1亿元。", "2025 2025 2025", "a year in a reason"},
    {"1-11月收入9亿元，较2025年同期增长3%。", "- -", "no year of its own"},
    {"全市收入2021年首次突破6亿元，支出3亿元。", "2021 2021", "a year behind the name"},
    {"2021—2025年，累计投入9亿元。", "2021-2025", "a span"},
    {"2025年回顾五年工作，教育支出累计完成9亿元，年均增长3%；社保支出2亿元，增长5%。", "- - 2025 2025", "several years are not the one told last"},
    {"2025年收入1亿元。“十四五”时期，民生支出累计9亿元。其中：教育支出2亿元。卫生支出3亿元。", "2025 2021-2025 2021-2025 2025", "what a sentence of its own says is a part of it"},
    {"“十四五”时期，教育支出累计9亿元，年均增长3%。", "2021-2025 2021-2025", "several years that are told"},
    {"“十四五”全市教育支出累计9亿元，2025年投入2亿元。到“十四五”末投入3亿元。", "2021-2025 2025 2025", "the years of a plan without a word for it"},
    {"五年来，教育支出9亿元。社保支出2亿元。2025年投入3亿元。", "- - 2025", "several years that nobody names, from the beginning"},
    {"2025年收入9亿元。近三年累计投入2亿元，建成3个园区。投入5亿元。", "2025 - - 2025", "and for a sentence"},
    {"2025年收入9亿元。2023年以来，盘活资产2亿元。2025年以来投入3亿元。", "2025 - 2025", "since a year"},
    {"2025年收入9亿元，三年来首次增长。投入5亿元，近五年最高。支出2亿元。", "2025 2025 2025", "no time, but a comparison"},
    {"“十四五”时期，累计投入9亿元，比“十三五”时期增长3%。2025年投入2亿元。", "2021-2025 2021-2025 2025", "the years of a plan"},
    {"2025年，债务余额9亿元，其中一般债务3亿元，偿还2亿元。", "2025年末 2025年末 2025", "what is owed is owed at the end"},
    {"2025年，从2025年3月1日起，每户补助5万元。", "2025", "from then on, not then"},
    {"客流量9万人次，恢复到2019年同期的98%。", "- -", "a year only compared with"},
    {"现有企业5家，到2027年达到9家。", "- 2027", "a year to come"},
    {"2.2025年某局支出3亿元。", "2025", "a year behind a list number"},
    {"2025年2月至12月，缴费9亿元。", "2025年2-12月", "months"},
    {"费率为5%，执行至2026年7月31日。返还8%。", "- -", "how long it is in force"},
    {"比例从2021年的50%提高到2025年的55%。", "2021 2025", ""},
    {"对2027年前完成目标的县区，奖励9万元。", "-", "a term is no time"},
    {"寿命由2020年的78岁提高到2021年的79岁。", "2020 2021", ""},
    {"2025年1—5月份，出口9亿元。进口3亿元。全年计划8亿元。", "2025年1-5月 2025年1-5月 2025", "a span of months goes on, whatever its mark"},
    {"2025年元至2月，收入9亿元，2025年前5个月，收入8亿元。", "2025年1-2月 2025年1-5月", "other ways to tell them"},
    {"2025年，一季度下降1%；二季度由降转升，增长2%；第三季度增长3%。", "2025年一季度 2025年二季度 2025年三季度", "quarters"},
    {"2025年第四季度，产值9亿元，增长3%。", "2025年四季度 2025年四季度", "a quarter with 第"},
    {"2025年，年初预算收入9亿元，年初余额8亿元。", "2025 2025年初", "the budget of the beginning of a year is for all of it"},
    {"2025年8月份，产量9万吨，比2024年1-7月份加快2%。分产品看，钢3万吨。", "2025年8月 2025年8月 2025年8月", "months compared with; a report on one month"},
    {"2025年9月底，余额9亿元。其中，贷款3亿元。收入2亿元。", "2025年9月 2025年9月 2025", "其中 goes on"},
    {"2025年，一是8月底开工率90%；二是投资完成9亿元。", "2025年8月 2025", "a point in time ends with its item"},
};

START_TEST(a_figure_holds_for_the_time_its_sentence_states) {
	ws_passage p = read_paragraph(periods[_i].text);
	const char *out = "";
	for (size_t i = 0; i < p.n_figures; i++)
		out = ws_arena_printf(arena, "%s%s%s", out, i ? " " : "", or_dash(p.figures[i].period));
	ck_assert_msg(
	    strcmp(out, periods[_i].wanted) == 0, "%s (%s)\nfound %s\nwanted %s", periods[_i].text, periods[_i].why, out, periods[_i].wanted);
}
END_TEST

START_TEST(a_sentence_without_a_year_takes_it_from_its_headings_and_the_card) {
	ws_passage passages[] = {
	    passage(WS_HEADING, -1, "某市2025年预算执行情况和2026年预算草案的报告"),
	    passage(WS_PARAGRAPH, 0, "全市收入9亿元。"),
	    passage(WS_HEADING, 0, "一、2025年预算执行情况"),
	    passage(WS_HEADING, 2, "（一）一般公共预算"),
	    passage(WS_PARAGRAPH, 3, "支出8亿元。"),
	    passage(WS_HEADING, 0, "二、预算草案"),
	    passage(WS_ITEM, 5, "收入10亿元。"),
	    passage(WS_DEFINITION, -1, "预备费：按支出1%设置。"),
	    passage(WS_HEADING, 2, "（二）重点工作任务"),
	    passage(WS_PARAGRAPH, 8, "争取资金3亿元。"),
	};
	ws_document d = {.path = "-", .kind = "预算报告", .years = {2025, 2026}, .n_years = 2, .passages = passages, .n_passages = 10};
	find(&d);
	ck_assert_str_eq(passages[1].figures[0].period, "2025");
	ck_assert_str_eq(passages[4].figures[0].period, "2025");
	ck_assert_str_eq(passages[6].figures[0].period, "2026");
	ck_assert_str_eq(passages[9].figures[0].period, "2025");
	d.kind = "说明";
	d.title = "关于某省2025年预算的说明";
	d.n_years = 1;
	d.passages = passages + 1;
	d.n_passages = 1;
	passages[1].parent = -1;
	find(&d);
	ck_assert_str_eq(passages[1].figures[0].period, "2025");
	d.kind = "通知";
	d.passages = passages + 1;
	d.n_passages = 1;
	passages[1].parent = -1;
	find(&d);
	ck_assert_ptr_null(passages[1].figures[0].period);
}
END_TEST

START_TEST(a_part_of_a_year_without_one_is_of_the_year_in_which_the_document_speaks) {
	ws_passage passages[] = {
	    passage(WS_HEADING, -1, "某市前三季度财政收入平稳增长"),
	    passage(WS_PARAGRAPH, -1, "1-9月，全市收入9亿元。"),
	    passage(WS_PARAGRAPH, -1, "10-12月，支出9亿元。去年，投资5亿元。"),
	    passage(WS_PARAGRAPH, -1, "税收收入3亿元。"),
	};
	ws_document d = {.path = "-", .kind = "其他", .date = "2025-10-12", .passages = passages, .n_passages = 4};
	find(&d);
	ck_assert_str_eq(passages[1].figures[0].period, "2025年1-9月");
	ck_assert_str_eq(passages[2].figures[0].period, "2025年10-12月");
	ck_assert_str_eq(passages[3].figures[0].period, "2025年前三季度");
	passages[0].text = "某市财政收入平稳增长";
	passages[0].len = strlen(passages[0].text);
	find(&d);
	ck_assert_str_eq(passages[1].figures[0].period, "2025年1-9月");
	ck_assert_str_eq(passages[2].figures[0].period, "2024年10-12月");
	ck_assert_ptr_null(passages[3].figures[0].period);
	d.kind = "通知";
	find(&d);
	ck_assert_ptr_null(passages[1].figures[0].period);
}
END_TEST

START_TEST(headings_tell_parts_of_a_year_and_the_years_of_a_plan) {
	ws_passage passages[] = {
	    passage(WS_HEADING, -1, "一、2025年上半年预算执行情况"),
	    passage(WS_PARAGRAPH, 0, "收入9亿元。支出8亿元。"),
	    passage(WS_HEADING, -1, "二、“十三五”时期财政工作"),
	    passage(WS_PARAGRAPH, 2, "收入9亿元。“十三五”时期支出3亿元。税收2亿元。"),
	};
	ws_document d = {.path = "-", .kind = "报告", .passages = passages, .n_passages = 4};
	find(&d);
	ck_assert_str_eq(passages[1].figures[0].period, "2025年上半年");
	ck_assert_str_eq(passages[1].figures[1].period, "2025年上半年");
	for (size_t i = 0; i < 3; i++)
		ck_assert_str_eq(passages[3].figures[i].period, "2016-2020");
}
END_TEST

START_TEST(a_line_that_reads_like_a_heading_tells_the_year_of_what_follows) {
	ws_passage passages[] = {
	    passage(WS_HEADING, -1, "政府工作报告"),
	    passage(WS_PARAGRAPH, 0, "2025年工作回顾"),
	    passage(WS_PARAGRAPH, 0, "生产总值9亿元。"),
	    passage(WS_HEADING, 0, "一、税收"),
	    passage(WS_PARAGRAPH, 3, "税收3亿元。"),
	    passage(WS_PARAGRAPH, 0, "2026年重点工作"),
	    passage(WS_PARAGRAPH, 0, "新建学校9所。"),
	};
	ws_document d = {.path = "-", .kind = "政府工作报告", .passages = passages, .n_passages = 7};
	find(&d);
	ck_assert_str_eq(or_dash(passages[2].figures[0].period), "2025");
	ck_assert_str_eq(or_dash(passages[4].figures[0].period), "2025");
	ck_assert_str_eq(or_dash(passages[6].figures[0].period), "2026");
}
END_TEST

START_TEST(a_heading_on_two_years_leaves_open_which_one_of_a_report_on_one) {
	ws_passage passages[] = {
	    passage(WS_HEADING, -1, "一、2025年工作回顾和2026年总体要求"),
	    passage(WS_PARAGRAPH, 0, "生产总值增长9%。今年投资8亿元。"),
	    passage(WS_HEADING, -1, "二、重点工作"),
	    passage(WS_PARAGRAPH, 2, "税收3亿元。"),
	};
	ws_document d = {.path = "-", .kind = "政府工作报告", .years = {2026}, .n_years = 1, .passages = passages, .n_passages = 4};
	find(&d);
	ck_assert_ptr_null(passages[1].figures[0].period);
	ck_assert_str_eq(or_dash(passages[1].figures[1].period), "2026");
	ck_assert_str_eq(or_dash(passages[3].figures[0].period), "2026");
}
END_TEST

START_TEST(a_whole_of_parts_may_stand_in_the_sentence_before) {
	ws_passage p = read_paragraph("全区项目9个，总投资6亿元。其中，竣工项目3个；一般债务限额5亿元，其中市级2亿元，全区债务余额4亿元，其中区级1亿元。"
	                             "全县零售额90亿元。按经营地统计，城镇零售额60亿元。");
	static const char *const parents[] = {NULL, NULL, "全区项目", NULL, "一般债务限额", NULL, "全区债务余额", NULL, "全县零售额"};
	ck_assert_uint_eq(p.n_figures, 9);
	for (size_t i = 0; i < 9; i++) {
		if (i != 3 && i != 5)
			ck_assert_msg(strcmp(or_dash(p.figures[i].parent), or_dash(parents[i])) == 0, "figure %zu: %s", i, or_dash(p.figures[i].parent));
	}
}
END_TEST

/* Cells separated by TAB, rows by LF; the first `head` rows are heads. */
static ws_passage table_passage(const char *text, const char *unit, const char *title, uint16_t head) {
	ws_table *t = ws_arena_zero(arena, 1, sizeof *t);
	ws_cell *cells = ws_arena_zero(arena, strlen(text) + 1, sizeof *cells);
	uint32_t at = 0, start = 0;
	uint16_t row = 0, column = 0;
	for (const char *p = text, *end = text + strlen(text);; at++) {
		uint32_t c = p < end ? ws_utf8_next(&p, end) : 0;
		if (c && c != '\t' && c != '\n')
			continue;
		uint8_t indent = 0;
		for (size_t from = ws_utf8_offset(text, strlen(text), start); strncmp(text + from, "　", strlen("　")) == 0; from += strlen("　")) {
			indent += 2;
			start++;
		}
		cells[t->n_cells++] =
		    (ws_cell){.span = {start, at}, .row = row, .column = column, .rows = 1, .columns = 1, .head = row < head, .indent = indent};
		t->columns = column + 1 > t->columns ? column + 1 : t->columns;
		row += c == '\n';
		column = c == '\n' ? 0 : column + 1;
		start = at + 1;
		if (!c)
			break;
	}
	t->rows = row + 1;
	t->cells = cells;
	t->head_rows = head;
	t->unit = unit;
	t->title = title;
	ws_passage p = passage(WS_TABLE, -1, text);
	p.table = t;
	return p;
}

static const struct {
	const char *text, *unit, *title;
	uint16_t head;
	const char *wanted, *why; /* "amount base subject < parent | column | period", a line for each */
} tables[] = {
    {"收 入\t执行数\t支 出\t执行数\n总 计\t9,500\t总 计\t9,500\n一、全区收入\t6,000\t一、全区支出\t\n税收收入\t4,000\t二、转移性支出\t0",
        "万元", "2025年全区收支情况", 1,
        "95000000 元 收入总计 < - | 执行数 | 2025\n95000000 元 支出总计 < - | 执行数 | 2025\n60000000 元 全区收入 < - | 执行数 | "
        "2025\n40000000 元 税收收入 < 全区收入 | 执行数 | 2025\n0 元 转移性支出 < - | 执行数 | 2025",
        "two halves; an empty cell is nothing and 0 is 0"},
    {"指标\t年末数（万人）\t比重（%）\n0-14岁\t9\t15\n60岁及以上\t12\t20", NULL, "2025年人口构成", 1,
        "90000 人 0-14岁 < - | 年末数（万人） | 2025\n0.15 1 0-14岁 < - | 比重（%） | 2025\n120000 人 60岁及以上 < - | 年末数（万人） | "
        "2025\n0.2 1 60岁及以上 < - | 比重（%） | 2025",
        "rows named by a class of age"},
    {"项目\t2024年执行数\t2025年预算数\t增长%\n教育支出\t12.5\t13\t4.0\n科技支出\t（3）\t△2\t-33.3", "亿元", NULL, 1,
        "1250000000 元 教育支出 < - | 2024年执行数 | 2024\n1300000000 元 教育支出 < - | 2025年预算数 | 2025\n0.04 1 教育支出 < - | 增长% | "
        "2025\n-300000000 元 科技支出 < - | 2024年执行数 | 2024\n-200000000 元 科技支出 < - | 2025年预算数 | 2025\n-0.333 1 科技支出 < - | "
        "增长% | 2025",
        "years and units of columns; negative numbers"},
    {"指标\t单位\t2025年\n户数\t万户\t3.5\n用电量\t亿千瓦时\t12\n城镇化率（%）\t\t62.5", NULL, NULL, 1,
        "35000 户 户数 < - | 2025年 | 2025\n1200000000 千瓦时 用电量 < - | 2025年 | 2025\n0.625 1 城镇化率 < - | 2025年 | 2025",
        "a column of units, and a unit in the label"},
    {"序号\t地区\t人口（万人）\n1\t东区\t30\n2\t西区\t20", NULL, NULL, 1,
        "300000 人 东区 < - | 人口（万人） | -\n200000 人 西区 < - | 人口（万人） | -", "list numbers are no figures"},
    {"年份\t床位数\t医生人数\n2024\t30\t12", "张、人", NULL, 1, "30 张 床位数 < - | 床位数 | 2024\n12 人 医生人数 < - | 医生人数 | 2024",
        "of several units the one that no other column names"},
    {"年份\t产值\n2024\t30\n2025\t32", "亿元", NULL, 1, "3000000000 元 产值 < - | 产值 | 2024\n3200000000 元 产值 < - | 产值 | 2025",
        "years are when, the head is what"},
    {"项目名称\t项目编号\t债券性质\t规模\t发行时间\n东河供水工程（二期）\t51742\t一般债券\t1.5\t2024-06\n2023年危桥改造工程\tP1-2\t专项债券\t2\t2025",
        "亿元", "2025年债券表", 1,
        "150000000 元 东河供水工程（二期） < - | 规模 | 2025\n200000000 元 危桥改造工程 < - | 规模 | 2025",
        "the head says which words name the row; numbers of a file measure nothing; 期 in a name is no unit"},
    {"项目\t全市\n一、2024年末债务余额\t9\n其中：一般债务\t3\n二、2025年发行数\t4", "亿元", "3-6 2026年债务表", 1,
        "900000000 元 债务余额 < - | 全市 | 2024年末\n300000000 元 一般债务 < 债务余额 | 全市 | 2024年末\n400000000 元 发行数 < - | 全市 | 2025",
        "a label's own year, and its parent's; a title behind a number"},
    {"镇\t户数/人数（户/人）\t补助（万元）\t期间\n东镇\t12/35\t2.5（5%）\t3/4", NULL, NULL, 1,
        "12 户 东镇 < - | 户数/人数（户/人） | -\n35 人 东镇 < - | 户数/人数（户/人） | -\n25000 元 东镇 < - | 补助（万元） | -\n"
        "0.05 1 东镇 < - | 补助（万元） | -",
        "two numbers in a cell"},
    {"年份\t收入（亿元）\t床位数\n2020年\t18\t30\n2021年\t20\t41", "张、人", "2020—2021年某市情况", 1,
        "1800000000 元 收入 < - | 收入（亿元） | 2020\n30  床位数 < - | 床位数 | 2020\n"
        "2000000000 元 收入 < - | 收入（亿元） | 2021\n41  床位数 < - | 床位数 | 2021",
        "a row for each year; of several units none, when no word says which"},
    {"年度\t2021\t2022\n人数\t3\t4", "户、人", NULL, 1, "3 人 人数 < - | 2021 | 2021\n4 人 人数 < - | 2022 | 2022", "a column for each year"},
    {"序号\t区划名称\t债券项目名称\t金额\n1\t东区\t东河水厂\t3", "万元", NULL, 1, "30000 元 东河水厂 < - | 金额 | -",
        "the better name of two"},
    {"指标\t2025年\n存款余额（亿元）\t9\n1.住户存款\t5\n2.企业存款\t4\n贷款余额（亿元）\t3\n#住户贷款\t2", NULL, NULL, 1,
        "900000000 元 存款余额 < - | 2025年 | 2025\n500000000 元 住户存款 < 存款余额 | 2025年 | 2025\n"
        "400000000 元 企业存款 < 存款余额 | 2025年 | 2025\n300000000 元 贷款余额 < - | 2025年 | 2025\n"
        "200000000 元 住户贷款 < 贷款余额 | 2025年 | 2025",
        "a list under a row without a number, and its unit"},
    {"科目\t决算数\n其他税收收入（款）\t12\n其他支出(项)\t3\n东湖林场（站）道路\t2", "万元", NULL, 1,
        "120000 元 其他税收收入（款） < - | 决算数 | -\n30000 元 其他支出(项) < - | 决算数 | -\n20000 元 东湖林场（站）道路 < - | 决算数 | -",
        "levels of the classification of accounts, and what a name has in brackets, are no units"},
    {"指标\t数量\n授权专利（项）\t12", NULL, NULL, 1, "12 项 授权专利 < - | 数量 | -", "elsewhere 项 is one"},
    {"指标\t2025年\n税收收入（亿元）\t9\n#增值税\t5\n契税\t1\n#非税收入\t4\n#罚没收入\t2\n学校\t3", NULL, NULL, 1,
        "900000000 元 税收收入 < - | 2025年 | 2025\n500000000 元 增值税 < 税收收入 | 2025年 | 2025\n100000000 元 契税 < - | 2025年 | 2025\n"
        "400000000 元 非税收入 < - | 2025年 | 2025\n200000000 元 罚没收入 < 非税收入 | 2025年 | 2025\n3  学校 < - | 2025年 | 2025",
        "the unit goes on with sums; what is more than a row is no part of it"},
    {"指标\t年末数\t比重（%）\n常住人口\t90\t100\n其中：城镇\t60\t66.7\n乡村\t30\t33.3\n其中：男性\t28\t31.1\n女性\t62\t68.9\n其中：未成年\t10\t11.1", "万人", NULL, 1,
        "900000 人 常住人口 < - | 年末数 | -\n1 1 常住人口 < - | 比重（%） | -\n600000 人 城镇 < 常住人口 | 年末数 | -\n"
        "0.667 1 城镇 < 常住人口 | 比重（%） | -\n300000 人 乡村 < - | 年末数 | -\n0.333 1 乡村 < - | 比重（%） | -\n"
        "280000 人 男性 < 常住人口 | 年末数 | -\n0.311 1 男性 < 常住人口 | 比重（%） | -\n620000 人 女性 < - | 年末数 | -\n"
        "0.689 1 女性 < - | 比重（%） | -\n100000 人 未成年 < 女性 | 年末数 | -\n0.111 1 未成年 < 女性 | 比重（%） | -",
        "parts that sum up to the same whole once more"},
    {"一级指标\t三级指标\t指标性质\t指标值\t度量单位\n产出\t知晓率\t≥\t95\t%\n产出\t救助户数\t=\t300\t户\n效益\t倍率\t<=\t10\t倍", NULL, NULL, 1,
        "0.95 1 知晓率 < - | 指标值 | - | >= ≥\n300 户 救助户数 < - | 指标值 | -\n10 倍 倍率 < - | 指标值 | - | <= <=",
        "a column of signs bounds the numbers"},
    {"项目\t2025年\n税收收入\t9\n　增值税\t5\n　　其中：国内增值税\t4\n　　　　进口增值税\t1\n　企业所得税\t3\n非税收入\t2\n其中：罚没收入\t1", "万元", NULL, 1,
        "90000 元 税收收入 < - | 2025年 | 2025\n50000 元 增值税 < 税收收入 | 2025年 | 2025\n40000 元 国内增值税 < 增值税 | 2025年 | 2025\n"
        "10000 元 进口增值税 < 增值税 | 2025年 | 2025\n30000 元 企业所得税 < 税收收入 | 2025年 | 2025\n20000 元 非税收入 < - | 2025年 | 2025\n"
        "10000 元 罚没收入 < 非税收入 | 2025年 | 2025",
        "rows further to the right are parts"},
    {"指标\t数值\n城镇化率\t提高0.8个百分点\n补助标准\t每户500元，最高3万元。", NULL, NULL, 1,
        "0.008 1 城镇化率 < - | 数值 | -\n500 元 每户 < - | 数值 | -\n30000 元 每户 < - | 数值 | - | <= 最高",
        "a cell that tells its figures in words"},
    {"title\tpages\tdate\n某市年报\t30\t2026", NULL, NULL, 1, "30  某市年报 < - | pages | -", "a column of dates"},
    {"产品\t单位\t产量\n芯片\t亿块\t2", NULL, NULL, 1, "200000000 块 芯片 < - | 产量 | -", "块 of a table is a piece"},
};

START_TEST(every_number_of_a_table_is_a_figure) {
	ws_passage p = table_passage(tables[_i].text, tables[_i].unit, tables[_i].title, tables[_i].head);
	ws_document d = {.path = "-", .kind = "其他", .passages = &p, .n_passages = 1};
	find(&d);
	const char *out = "";
	char amount[WS_DECIMAL_TEXT];
	for (size_t i = 0; i < p.n_figures; i++) {
		const ws_figure *g = &p.figures[i];
		out = ws_arena_printf(arena, "%s%s%s %s %s < %s | %s | %s", out, i ? "\n" : "", ws_decimal_print(g->amount, amount), g->base,
		    or_dash(g->subject), or_dash(g->parent), or_dash(g->column), or_dash(g->period));
		if (g->relation != WS_EQ)
			out = ws_arena_printf(arena, "%s | %s %s", out, ws_relation_name(g->relation), or_dash(g->qualifier));
	}
	ck_assert_msg(strcmp(out, tables[_i].wanted) == 0, "%s\nfound\n%s\nwanted\n%s", tables[_i].why, out, tables[_i].wanted);
}
END_TEST

/* Whole passages that could make a step look back or ahead again and again. */
static const char *const heaps[] = {
    "1个", "1个、", "1亿元，", "该基金1亿元", "其中：1元", "（", "“", "1元和", "安排1亿元，", "甲和乙分别增长1%和2%。", "2023年", "最高"};

START_TEST(a_long_paragraph_takes_no_longer_than_its_parts) {
	size_t unit = strlen(heaps[_i]), times = 100000;
	char *text = ws_arena_take(arena, unit * times + 1);
	for (size_t i = 0; i < times; i++)
		memcpy(text + i * unit, heaps[_i], unit);
	text[unit * times] = '\0';
	read_paragraph(text);
}
END_TEST

#define ROWS(a) (int)(sizeof(a) / sizeof *(a))

int main(void) {
	Suite *suite = suite_create("figures");
	TCase *c = tcase_create("figures");
	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_loop_test(c, a_number_in_a_name_a_date_or_a_rank_is_no_figure, 0, ROWS(traps));
	tcase_add_loop_test(c, a_figure_is_tied_to_its_subject_and_role, 0, ROWS(subjects));
	tcase_add_test(c, what_stands_behind_其中_has_a_parent_until_the_sentence_ends);
	tcase_add_test(c, a_second_division_divides_the_whole_again);
	tcase_add_test(c, a_part_is_a_part_of_what_is_counted_alike);
	tcase_add_test(c, a_bound_of_a_list_holds_for_all_of_it);
	tcase_add_test(c, strings_are_the_document_s_own_without_layout);
	tcase_add_loop_test(c, a_figure_holds_for_the_time_its_sentence_states, 0, ROWS(periods));
	tcase_add_test(c, a_sentence_without_a_year_takes_it_from_its_headings_and_the_card);
	tcase_add_test(c, a_part_of_a_year_without_one_is_of_the_year_in_which_the_document_speaks);
	tcase_add_test(c, headings_tell_parts_of_a_year_and_the_years_of_a_plan);
	tcase_add_test(c, a_line_that_reads_like_a_heading_tells_the_year_of_what_follows);
	tcase_add_test(c, a_heading_on_two_years_leaves_open_which_one_of_a_report_on_one);
	tcase_add_test(c, a_whole_of_parts_may_stand_in_the_sentence_before);
	tcase_add_loop_test(c, every_number_of_a_table_is_a_figure, 0, ROWS(tables));
	tcase_add_loop_test(c, a_long_paragraph_takes_no_longer_than_its_parts, 0, ROWS(heaps));
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
