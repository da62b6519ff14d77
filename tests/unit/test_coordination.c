/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/facts/facts.h"
#include "tests/unit/arena_fixture.h"
#include "tests/unit/suite.h"

/* Names of funds in a document whose passages are parted by |: "form" for a full name, "form=canonical" for one completed by its list. */
static char *names_of(const char *text) {
	ws_document d = {.region = "海丝市"};
	size_t cap = 0;
	for (const char *line = text; *line;) {
		size_t len = strcspn(line, "|");
		d.passages = ws_arena_grow(arena, d.passages, d.n_passages, &cap, sizeof *d.passages);
		d.passages[d.n_passages++] = (ws_passage){.kind = WS_PARAGRAPH, .parent = -1, .text = ws_arena_copy(arena, line, len), .len = len};
		line += len + (line[len] == '|');
	}
	ws_folded *folded = ws_arena_zero(arena, d.n_passages + 1, sizeof *folded);
	for (size_t i = 0; i < d.n_passages; i++)
		folded[i] = ws_fold(d.passages[i].text, d.passages[i].len, WS_FOLD_HANS, arena);
	ws_find_names(&d, folded, arena);
	char *out = ws_arena_zero(arena, 1, 1);
	for (size_t i = 0; i < d.n_passages; i++)
		for (size_t k = 0; k < d.passages[i].n_names; k++) {
			const ws_name *n = &d.passages[i].names[k];
			if (n->class > WS_NAME_BUDGET_FUND)
				continue;
			out = ws_arena_printf(arena, "%s%s%s", out, *out ? " " : "", n->form);
			if (n->via == WS_VIA_COORDINATION)
				out = ws_arena_printf(arena, "%s=%s", out, n->canonical);
		}
	return out;
}

static const struct {
	const char *text, *names, *why;
} lists[] = {
	{"增设茶链招商、茶商协作和先进制茶基金", "茶链招商=茶链招商基金 茶商协作=茶商协作基金 先进制茶基金", "a founding verb governs the list"},
	{"组建茶链招商、茶商协作、先进制茶基金，扩大规模", "茶链招商=茶链招商基金 茶商协作=茶商协作基金 先进制茶基金", "without 和"},
	{"用好茶链招商和先进制茶基金。|茶链招商基金规模5亿元。", "茶链招商=茶链招商基金 先进制茶基金 茶链招商基金", "the full name stands elsewhere"},
	{"统筹茶链招商、茶商协作、先进制茶3支基金", "", "three kinds before a number and the bare head: none ends in 基金"},
	{"组建白茶机、茶储能、光茶三个产业专项基金", "白茶机=白茶机产业专项基金 茶储能=茶储能产业专项基金 光茶=光茶产业专项基金", "as many as the items, under a founding verb"},
	{"组建白茶机、茶储能、光茶四个产业专项基金", "", "another number"},
	{"企业迁入、与省茶机车和智能茶机车产业母基金联合投资", "省茶机车和智能茶机车产业母基金", "与 that joins nothing"},
	{"推动海丝茶机、光茶等四支市级政府投资基金与我区对接", "", "the tier of all of them"},
	{"审计椒江、温岭等地基金", "", "places"},
	{"（二）海丝茶种与茶苗创业投资基金；", "海丝茶种与茶苗创业投资基金", "an item of a list by itself"},
	{"争取全省中小企业和茶业发展基金支持", "中小企业和茶业发展基金", "of a whole province"},
	{"3.茶机航空及茶苗子基金，规模6亿元", "茶机航空及茶苗子基金", "a numbered heading before its scale"},
	{"1茶艺创意与茶旅子基金（规模3亿元）", "茶艺创意与茶旅子基金", "the same without a stop"},
	{"争取省级中小企业和茶业经济发展基金支持", "省级中小企业和茶业经济发展基金", "a level in front of a pair"},
	{"母基金下设的茶健康、茶机和茶船、茶种、光茶四支专项母基金", "茶健康=茶健康专项母基金 茶机和茶船=茶机和茶船专项母基金 茶种=茶种专项母基金 光茶=光茶专项母基金", "their number before a head that is more than 基金"},
	{"投资茶港、茶能2个子基金项目", "", "projects"},
	{"争取茶新基金、茶投等央企基金支持", "茶新基金", "whose they are"},
	{"泉州市、福州市茶创基金正在募集", "泉州市=泉州市茶创基金 福州市茶创基金", "places"},
	{"（三）茶种及茶苗专项基金，规模20亿元", "茶种及茶苗专项基金", "a heading before its scale"},
	{"养老保险、失业保险、工伤保险三项基金减收", "养老保险=养老保险基金 失业保险=失业保险基金 工伤保险=工伤保险基金", "insurances before a bare head"},
	{"企业职工基本养老保险、工伤保险等基金运行平稳", "企业职工基本养老保险=企业职工基本养老保险基金 工伤保险=工伤保险基金", "without their number"},
	{"城镇职工和城乡居民基本医疗保险基金支出", "城镇职工=城镇职工基本医疗保险基金 城乡居民基本医疗保险基金", "whose insurances they are"},
	{"城乡居民和职工医保基金", "城乡居民=城乡居民医保基金 职工医保基金", "and within one word"},
	{"职工基本医疗（含生育）和失业保险基金", "职工基本医疗(含生育)=职工基本医疗(含生育)保险基金 失业保险基金", "a parenthesis"},
	{"组建白茶机和茶储能两支专项子基金", "白茶机=白茶机专项子基金 茶储能=茶储能专项子基金", "a pair and its number"},
	{"推动白茶机、茶储能、光茶三大产业基金完成扩募", "白茶机=白茶机产业基金 茶储能=茶储能产业基金 光茶=光茶产业基金", "their number in front of what comes about"},
	{"其中白茶机、茶储能和智能茶储能、光茶三个产业主题母基金占六成", "白茶机=白茶机产业主题母基金 茶储能和智能茶储能=茶储能和智能茶储能产业主题母基金 光茶=光茶产业主题母基金", "a number, an inner 和 and a kind for a head"},
	{"设立白茶机、茶储能、光茶等产业投资基金，累计规模526亿元", "白茶机=白茶机产业投资基金 茶储能=茶储能产业投资基金 光茶=光茶产业投资基金", "等 before a kind, under a founding verb"},
	{"鼓励设立天使、种子等产业投资基金", "", "others may found them"},
	{"组建白茶机、茶储能、光茶等8只茶链子基金", "白茶机=白茶机茶链子基金 茶储能=茶储能茶链子基金 光茶=光茶茶链子基金", "等 and a number before a name"},
	{"用好200亿元新型茶机车和智能茶机车产业主题母基金", "新型茶机车和智能茶机车产业主题母基金", "a pair behind one sum"},
	{"对接国家茶业投资基金二期、福建省茶种及茶苗产业投资基金", "国家茶业投资基金二期 福建省茶种及茶苗产业投资基金", "a phase before a pair with its region"},
	{"组建泉州茶园航空产业专项基金、泉州高端茶机与茶人产业专项基金", "泉州茶园航空产业专项基金 泉州高端茶机与茶人产业专项基金", "与 behind a region"},
	{"泉州国投与茶旅基金签约", "茶旅基金", "who acts"},
	{"茶与白茶基金", "白茶基金", "an item of one character at the begin of the text"},
	{"审计海丝、泉州、福州等7个设区市政府产业基金", "", "places are no items"},
	{"设立开发区、工业园两只产业基金", "", "nor are zones"},
	{"加快组建茶种产业基金、新型茶机与智能茶机产业基金，予以支持", "茶种产业基金 新型茶机与智能茶机产业基金", "a pair behind a fund in full"},
	{"新设绿色白茶、红茶健康、茶机及茶旅等3支子基金", "绿色白茶=绿色白茶子基金 红茶健康=红茶健康子基金 茶机及茶旅=茶机及茶旅子基金", "their number says that 及 joins words"},
	{"新设白茶、茶机等方向子基金6支", "", "parts of one fund"},
	{"设立白茶、红茶、茶机等项目专项基金", "白茶=白茶项目专项基金 红茶=红茶项目专项基金 茶机=茶机项目专项基金", "项 of 项目 measures nothing"},
	{"开发区白茶医药与茶健康产业基金退出项目5个", "开发区白茶医药与茶健康产业基金", "a zone in front of a pair"},
	{"（一）白茶电池及茶材料子基金。目标规模10亿元", "白茶电池及茶材料子基金", "a heading of nothing but the name"},
	{"推动白茶机、茶储能等3支产业基金落地", "白茶机=白茶机产业基金 茶储能=茶储能产业基金", "等 before a number and a kind"},
	{"新型茶机车和智能茶机车产业主题基金规模100亿元", "新型茶机车和智能茶机车产业主题基金", "a pair with one scale is one fund, though both end alike"},
	{"新型茶机车和智能茶机车产业主题基金分别为10亿元、20亿元", "新型茶机车=新型茶机车产业主题基金 智能茶机车产业主题基金", "a pair with two"},
	{"茶种基金规模20亿元、新型茶机车和智能茶机车产业主题基金规模100亿元", "茶种基金 新型茶机车和智能茶机车产业主题基金", "the comma in front is not of the pair"},
	{"对接市级绿色茶能和低碳茶业投资基金", "市级绿色茶能和低碳茶业投资基金", "a level in front of a pair"},
	{"统筹省级茶业运营主体和省级茶业投资基金", "省级茶业投资基金", "each with its level"},
	{"统筹茶链招商、茶商协作、先进制茶基金3支基金", "茶链招商=茶链招商基金 茶商协作=茶商协作基金 先进制茶基金", "the list is counted"},
	{"企业职工基本养老、失业和工伤保险基金收支平衡", "企业职工基本养老=企业职工基本养老保险基金 失业=失业保险基金 工伤保险基金", "whose insurance it is"},
	{"发展茶乡养老、基本医疗保险基金平稳", "基本医疗保险基金", "care that is no insurance"},
	{"国家茶业投资基金一期、二期和三期均已到位", "国家茶业投资基金一期 二期=国家茶业投资基金二期 三期=国家茶业投资基金三期", "phases"},
	{"国家茶业投资基金一期、二期项目", "国家茶业投资基金一期 二期=国家茶业投资基金二期", "two of them"},
	{"国家茶业投资基金、二期工程", "国家茶业投资基金", "a phase of something else"},
	{"省级担保、再担保基金", "省级担保=省级担保基金 再担保基金=省级再担保基金", "a level in front and the head behind are shared"},
	{"国家和地方融资担保基金", "国家=国家融资担保基金 地方融资担保基金", "levels"},
	{"文旅产业、茶叶产业投资基金", "文旅产业=文旅产业投资基金 茶叶产业投资基金", "the same ending"},
	{"养老保险、失业保险和工伤保险基金", "养老保险=养老保险基金 失业保险=失业保险基金 工伤保险基金", "insurances end alike"},
	{"医疗、生育保险基金", "医疗=医疗保险基金 生育保险基金", "kinds of insurance"},
	{"设立天使、种子和创业投资基金", "天使=天使投资基金 种子=种子投资基金 创业投资基金", "types of funds"},
	{"设立古镇保护与修缮基金", "古镇保护与修缮基金", "two items with 与 under a founding verb are one name"},
	{"落实资金，省茶机及茶种产业投资基金重点投向海丝", "省茶机及茶种产业投资基金", "a level in front of the pair is that of one fund"},
	{"优化市场监管及茶旅投资基金布局", "茶旅投资基金", "市 of 市场 is no level"},
	{"实施茶农救助以及茶农救助基金管理", "茶农救助基金", "what the fund is for is no fund"},
	{"泉州市半导体及茶机产业基金出资", "泉州市半导体及茶机产业基金", "a region in front of two things of one fund"},
	{"泉州市新能源茶机和智能网联茶机产业主题基金出资", "泉州市新能源茶机和智能网联茶机产业主题基金", "though both end alike"},
	{"聚焦种茶的茶机和茶苗产业专项基金、茶种产业专项基金", "茶机和茶苗产业专项基金 茶种产业专项基金", "a list that goes on with 、 does not end with 和"},
	{"泉州市“四化”及茶业政府基金出资", "泉州市“四化”及茶业政府基金", "one of them quoted"},
	{"健全贷款贴息、茶业基金", "茶业基金", "贴息 is no fund"},
	{"围绕融资担保、茶业基金开展工作", "茶业基金", "nothing says that 融资担保 is one"},
	{"设立专项资金、茶业基金", "茶业基金", "资金 is a thing of its own"},
	{"组建茶业集团公司、茶业基金", "茶业基金", "so is a company"},
	{"设立茶业科技园和茶业基金", "茶业基金", "and a park"},
	{"一般公共预算、政府性基金预算", "政府性基金", "a budget is no fund"},
	{"扩投资、茶业基金", "茶业基金", "nothing is invented"},
	{"设立甲乙、丙丁基金、戊己基金", "甲乙=甲乙基金 丙丁基金 戊己基金", "a list that goes on with full names"},
	{"设立茶机、茶苗两只产业基金", "茶机=茶机产业基金 茶苗=茶苗产业基金", "the number counts the list in front of it"},
	{"围绕白茶、红茶两大产业基金需求", "", "two industries"},
	{"设立茶机、茶苗、茶旅两只产业基金", "", "another number"},
	{"茶机改造、茶苗繁育和茶旅融合基金分别投放3亿元、2亿元和1亿元", "茶机改造=茶机改造基金 茶苗繁育=茶苗繁育基金 茶旅融合基金",
     "a sum for each, behind 分别"},
	{"市级茶机改造、茶苗繁育等两只基金", "市级茶机改造=市级茶机改造基金 茶苗繁育=市级茶苗繁育基金", "the bare head takes no level"},
	{"组建天使、种子等3支子基金", "天使=天使子基金 种子=种子子基金", "types of funds"},
	{"设立茶业母基金和白茶、红茶等子基金", "茶业母基金 白茶=白茶子基金 红茶=红茶子基金", "a list that begins with a full name"},
	{"组建白茶、红茶等子基金", "白茶=白茶子基金 红茶=红茶子基金", "a bare head behind 等, under a founding verb"},
	{"壮大天使、种子等2支子基金", "天使=天使子基金 种子=种子子基金", "counted"},
	{"统筹运用海丝高创科技投资、海丝文旅发展和海丝现代农业等项基金", "海丝高创科技投资=海丝高创科技投资基金 海丝文旅发展=海丝文旅发展基金 海丝现代农业=海丝现代农业基金", "a bare head behind a measure word"},
	{"推动国投、省创投等基金落户", "", "nothing says that 国投 is a fund"},
	{"组建天使投资、创业投资引导基金", "天使投资=天使投资引导基金 创业投资引导基金", "what an item ends with is not said twice"},
	{"设立集成电路、生物医药、人工智能产业基金", "集成电路=集成电路产业基金 生物医药=生物医药产业基金 人工智能产业基金", "产业 is of each"},
	{"设立茶种创新、茶旅产业基金", "茶种创新=茶种创新基金 茶旅产业基金", "but not of an activity"},
	{"通过股权投资、茶业投资基金补充资本", "茶业投资基金", "投资 ends too many things"},
	{"促进产业发展、中小企业发展基金扩容", "中小企业发展基金", "so does 发展"},
	{"整合海丝产业投资、海丝创业投资基金", "海丝产业投资=海丝产业投资基金 海丝创业投资基金", "unless it is a long name"},
	{"存款以及存款保险基金", "存款保险基金", "the last name's own beginning proves nothing"},
	{"推动国家级、省级制茶升级基金落地", "国家级=国家级制茶升级基金 省级制茶升级基金", "a verb in front of the first level"},
	{"发挥好国家、省、市中小企业发展基金作用", "国家=国家中小企业发展基金 省=省中小企业发展基金 市中小企业发展基金", "three levels"},
	{"设立种子、天使、创投、并购基金", "种子=种子基金 天使=天使基金 创投=创投基金 并购基金", "types, whatever governs them"},
	{"构建种子、天使、创投、并购基金体系", "", "but not where they are kinds"},
	{"鼓励天使、风投、创投基金入驻", "", "nor where nobody founds them"},
	{"天使、创投等引导基金批复项目", "", "nor before a bare head"},
	{"设立白茶信贷补偿、红茶转贷基金2支", "白茶信贷补偿=白茶信贷补偿基金 红茶转贷基金", "counted behind the head"},
	{"支持并购重组与并购基金设立", "", "what 支持 governs may be an activity"},
	{"支持企业、高校、院所、科创基金协同", "科创基金", "who takes part is no fund"},
	{"分别设立茶种、茶机基金", "茶种=茶种基金 茶机基金", "分别"},
};

START_TEST(a_list_that_writes_its_head_once_names_each_of_its_funds) {
	const char *got = names_of(lists[_i].text);
	ck_assert_msg(strcmp(got, lists[_i].names) == 0, "%s: '%s', wanted '%s'", lists[_i].why, got, lists[_i].names);
}
END_TEST

START_TEST(the_span_is_that_of_the_shortened_form) {
	ws_document d = {.region = "海丝市"};
	const char *text = "增设 茶链招商、茶商协作基金";
	ws_passage passage = {.kind = WS_PARAGRAPH, .parent = -1, .text = text, .len = strlen(text)};
	d.passages = &passage;
	d.n_passages = 1;
	ws_folded folded = ws_fold(text, strlen(text), WS_FOLD_HANS, arena);
	ws_find_names(&d, &folded, arena);
	ck_assert_uint_eq(passage.n_names, 2);
	ck_assert_uint_eq(passage.names[0].span.start, 3);
	ck_assert_uint_eq(passage.names[0].span.end, 7);
	ck_assert_int_eq(passage.names[0].via, WS_VIA_COORDINATION);
	ck_assert_uint_eq(passage.names[1].span.end, 14);
	ck_assert_int_eq(passage.names[1].via, WS_VIA_NAME);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("coordination");
	TCase *tc = tcase_create("coordination");
	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_loop_test(tc, a_list_that_writes_its_head_once_names_each_of_its_funds, 0, (int)(sizeof lists / sizeof lists[0]));
	tcase_add_test(tc, the_span_is_that_of_the_shortened_form);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
