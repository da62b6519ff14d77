/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>

#include "indexer/structure/chrome.h"
#include "indexer/structure/reflow.h"
#include "tests/unit/block_text.h"
#include "tests/unit/suite.h"

typedef struct {
	const char *text, *want; /* the units, each with ¶ behind it */
	const char *why;
} row;

static void check_blocks(const row *r, const ws_blocks *blocks, ws_arena *arena) {
	ws_lines lines = ws_lines_of(blocks, arena);
	ws_drop_chrome(&lines, arena);
	ws_units units = ws_reflow(&lines, arena);
	char *got = ws_arena_copy(arena, "", 0);
	for (size_t i = 0; i < units.n; i++)
		got = ws_arena_printf(arena, "%s%.*s¶", got, (int)units.v[i].look.len, units.v[i].look.text);
	ck_assert_msg(!strcmp(got, r->want), "%s\n got  %s\n want %s", r->why, got, r->want);
}

static void check_units(const row *r, block_text how) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of(r->text, how, arena);
	check_blocks(r, &blocks, arena);
	ws_arena_free(arena);
}

static const row cut[] = {
	{"2．茶业培育65亿元，其中茶机5亿元、茶医9亿元、光\n茶投资引导基金10亿元、茶种母基金8亿元；", "2．茶业培育65亿元，其中茶机5亿元、茶医9亿元、光茶投资引导基金10亿元、茶种母基金8亿元；¶",
     "an item of a list that ends with a semicolon"},
	{"全年安排贴息资金3.2亿元，惠及中小企\n\n业1.5万户。", "全年安排贴息资金3.2亿元，惠及中小企业1.5万户。¶", "a blank line inside a word"},
	{"全年安排贴息资金3.2亿元，惠及中小企\n\n- 12 -\n\n业1.5万户。", "全年安排贴息资金3.2亿元，惠及中小企业1.5万户。¶",
     "a page number between the halves"},
	{"赣县区委关于制定果业发展第十四个五年规划\n和二〇三五年远景目标的建议\n\n全会听取了汇报，认真分析形势，提出如下建议。",
     "赣县区委关于制定果业发展第十四个五年规划和二〇三五年远景目标的建议¶全会听取了汇报，认真分析形势，提出如下建议。¶", "a title that goes on with 和"},
	{"全年安排贴息资金3.2亿元，惠及中小企\nPAGE  \\* MERGEFORMAT2\n业1.5万户。", "全年安排贴息资金3.2亿元，惠及中小企业1.5万户。¶",
     "a field of a foot that was never worked out"},
	{"全年安排贴息资金3.2亿元，惠及中小企\n—3—\n业1.5万户。", "全年安排贴息资金3.2亿元，惠及中小企业1.5万户。¶",
     "the number between dashes"},
	{"全年安排贴息资金3.2亿元，惠及中小企\n\n12\n\n业1.5万户。", "全年安排贴息资金3.2亿元，惠及中小企业1.5万户。¶", "the number alone"},
	{"第一批补助已经下达，第二批共计\n12\n万元将在年底前下达。", "第一批补助已经下达，第二批共计¶12¶万元将在年底前下达。¶",
     "12 belongs to 万元: it stays"},
	{"全年完成工业投资共计，6680\n\n.6亿元，增长5%。", "全年完成工业投资共计，6680.6亿元，增长5%。¶", "a fraction cannot begin a line"},
	{"始终坚持高质量发展，全面落实稳中求进工作总基调\n\n进工作总基调，推动经济回升。",
     "始终坚持高质量发展，全面落实稳中求进工作总基调，推动经济回升。¶", "text repeated over the page end is kept once"},
	{"始终坚持高质量发展，全面落实稳中求进工作总基调\n—3—\n进工作总基调，推动经济回升。",
     "始终坚持高质量发展，全面落实稳中求进工作总基调，推动经济回升。¶", "and where only the number stands between"},
	{"认真做好预决算公开。（责任单位：市财政\n\n局、审计局）\n\n本方案自印发之日起施行。",
     "认真做好预决算公开。（责任单位：市财政局、审计局）¶本方案自印发之日起施行。¶",
     "a bracket open in the first half; closed behind a stop it ends the paragraph"},
	{"持续优化支出结构，\n\n兜牢民生底线。", "持续优化支出结构，兜牢民生底线。¶", "a comma at the end"},
	{"As agreed in March, the fund is managed by the Green\n\nDevelopment Office, on behalf of both.",
     "As agreed in March, the fund is managed by the Green Development Office, on behalf of both.¶", "Latin words keep a space"},
	{"这笔资金由世界银行，即World Bank 的 infra-\n\nstructure 部门管理。", "这笔资金由世界银行，即World Bank 的 infrastructure 部门管理。¶",
     "the line's hyphen goes"},
	{"（1）教育支出12亿元，主要用于学校建设。\n\n（2）农业支出8.5亿元，主要用于高标准农\n\n田建设和种业振兴等支出。",
     "（1）教育支出12亿元，主要用于学校建设。¶（2）农业支出8.5亿元，主要用于高标准农田建设和种业振兴等支出。¶",
     "an amount makes it a sentence, not a heading"},
	{"1.健全协调机制，压实各方责任。\n\n2.完善支持政策，加快推进重点改\n\n革任务落实。\n\n3.强化监督检查，确保取得实效。",
     "1.健全协调机制，压实各方责任。¶2.完善支持政策，加快推进重点改革任务落实。¶3.强化监督检查，确保取得实效。¶",
     "its brothers end with a stop"},
	{"财政局\n年报\n全年财政收入完成情况总体良好，同比\n- 1 -\n预算执行报告\n增长5%。支出进度加快，完成\n- 2 "
     "-\n预算执行报告\n预算的98%。结余按规定，全部\n- 3 -\n预算执行报告\n补充基金。",
     "财政局¶年报¶全年财政收入完成情况总体良好，同比增长5%。支出进度加快，完成预算的98%。结余按规定，全部补充基金。¶",
     "a running head beside the page numbers"},
};

static const row apart[] = {
	{"江西省赣州市人民政府\n\n赣州市人民政府令第16号", "江西省赣州市人民政府¶赣州市人民政府令第16号¶", "a name that the next line begins with is not repeated text"},
	{"(1957年8月1日商业部会议批准\n1957年8月3日商业部公布)\n根据宪法第一百条的规定，为了规范运销，作如下决定。", "(1957年8月1日商业部会议批准1957年8月3日商业部公布)¶根据宪法第一百条的规定，为了规范运销，作如下决定。¶",
     "a bracket that is the whole paragraph"},
	{"财政部关于对各地、各部门果园企业征收所得税问题的通知 (86)财税字17号 1986-05-28\n为了支持果园发展，做好引进工作，现通知如下。",
     "财政部关于对各地、各部门果园企业征收所得税问题的通知 (86)财税字17号 1986-05-28¶为了支持果园发展，做好引进工作，现通知如下。¶", "a title ends with its date"},
	{"（一）着力扩大有效投资\n\n全年新开工项目120个，总投资300亿元。", "（一）着力扩大有效投资¶全年新开工项目120个，总投资300亿元。¶",
     "a heading without a stop"},
	{"（八）建设美丽城市，厚植绿色底色\n\n坚持协同推进降碳减污，以高品质环境支撑发展。",
     "（八）建设美丽城市，厚植绿色底色¶坚持协同推进降碳减污，以高品质环境支撑发展。¶", "a heading with a comma in it"},
	{"三、对外经济贸易\n\n对外经济贸易总额12亿元，增长5%。", "三、对外经济贸易¶对外经济贸易总额12亿元，增长5%。¶", "a sentence that begins with the words of its heading"},
	{"申报材料如下，一式两份\n\n1.申请表\n\n2.营业执照复印件", "申报材料如下，一式两份¶1.申请表¶2.营业执照复印件¶", "a list"},
	{"请于月底前报送，过期不再受理\n\n附件：1.申请表", "请于月底前报送，过期不再受理¶附件：1.申请表¶", "附件"},
	{"关于开展专项检查的通知\n\n各区财政局，各有关单位：\n\n现将有关事项通知如下。",
     "关于开展专项检查的通知¶各区财政局，各有关单位：¶现将有关事项通知如下。¶", "whom it is sent to"},
	{"一、概况\n海州市果业局关于印发《海州市果业局直接投资果业建设项目实施细则》《海州市果业局投资补助果业建设项目实施细则》的通知\n各县区果业局，相关单位：",
     "一、概况¶海州市果业局关于印发《海州市果业局直接投资果业建设项目实施细则》《海州市果业局投资补助果业建设项目实施细则》的通知¶各县区果业局，相关单位：¶",
     "whom it is sent to, below a long title in the text"},
	{"请认真贯彻执行。\n\n海州市财政局\n2025年3月8日", "请认真贯彻执行。¶海州市财政局¶2025年3月8日¶", "the signature"},
	{"各位代表：\n\n现将预算执行情况报告如下，请审议。", "各位代表：¶现将预算执行情况报告如下，请审议。¶", "a salutation"},
	{"收 入\t执行数\n总 计\t883\n税收收入\t160", "收 入\t执行数¶总 计\t883¶税收收入\t160¶", "rows of cells"},
	{"——教育支出12亿元，增长3%\n——农业支出8亿元，增长5%", "——教育支出12亿元，增长3%¶——农业支出8亿元，增长5%¶", "items behind dashes"},
	{"## 总体要求\n坚持系统观念，统筹推进。", "总体要求¶坚持系统观念，统筹推进。¶", "a Markdown heading, and its marks go"},
	{"**总的看**，运行平稳，**支出**保持强度。", "总的看，运行平稳，支出保持强度。¶", "Markdown's emphasis goes"},
	{"单价为3**5**元，2*3*4", "单价为35元，2*3*4¶", "a single asterisk stays"},
};

static const row titles[] = {
	{"现将方案印发给你们，请遵照执行，并按时报送情况。\n赣州市人民政府\n2017年10月9日\n关于促进果园改革和\n创新发展的实施方案\n为促进果园改革，制定本方案，请遵照执行。",
     "现将方案印发给你们，请遵照执行，并按时报送情况。¶赣州市人民政府¶2017年10月9日¶关于促进果园改革和创新发展的实施方案¶为促进果园改革，制定本方案，请遵照执行。¶",
     "the title of what is printed with a notice"},
	{"关于海州市2024年预算执行情况\n和2025年预算草案的报告\n\n海州市财政局\n\n各位代表：",
     "关于海州市2024年预算执行情况和2025年预算草案的报告¶海州市财政局¶各位代表：¶", "a title over two lines"},
	{"海州市人民政府关于印发《海州市工作规则》的通知(2019修订)\n海州市人民政府关于印发《海州市工作规则》的通知\n\n各区财政局：",
     "海州市人民政府关于印发《海州市工作规则》的通知(2019修订)¶海州市人民政府关于印发《海州市工作规则》的通知¶各区财政局：¶", "a title that a library gave a remark"},
	{"海州市人民政府关于同意设立果园示范区的批复（海政函〔2020〕43号）\n\n果园文库 作者：某某\n\n海东区人民政府：",
     "海州市人民政府关于同意设立果园示范区的批复（海政函〔2020〕43号）¶果园文库 作者：某某¶海东区人民政府：¶", "a title that ends with its number"},
	{"海州市财政局关于印发\n《专项资金管理办法》的通知\n\n各区财政局：", "海州市财政局关于印发《专项资金管理办法》的通知¶各区财政局：¶",
     "cut behind 印发"},
	{"关于预算执行情况的报告\n——2025年1月8日在海州市第五届\n\n人民代表大会第二次会议上\n\n海州市财政局",
     "关于预算执行情况的报告¶——2025年1月8日在海州市第五届人民代表大会第二次会议上¶海州市财政局¶", "a subtitle that names the meeting"},
	{"海州市人民政府文件\n海政发〔2025〕3号\n关于促进消费的若干措施", "海州市人民政府文件¶海政发〔2025〕3号¶关于促进消费的若干措施¶",
     "a red head and a number are no title"},
};

static const row laid[] = {
	{">全年全市生产总值完成1200亿元，同比|\n增长5.2%，高于全省平均水平。\n1", "全年全市生产总值完成1200亿元，同比增长5.2%，高于全省平均水平。¶",
     "the number of the only page"},
	{">全年全市生产总值完成1200亿元，同比|\n增长5.2%。其中第一产业增加值80亿元。|\n第二产业增加值500亿元。\n>"
     "全年粮食总产量30万吨，比上年增长1%，|\n再创新高。",
     "全年全市生产总值完成1200亿元，同比增长5.2%。其中第一产业增加值80亿元。第二产业增加值500亿元。¶全年粮食总产量30万吨，比上年增长1%"
     "，再创新高。¶",
     "a stop at the margin does not end a paragraph, an indent begins one"},
	{">全年全市生产总值完成1200亿元，同比|\n增长5.2%，高于全省平均水平。\n>固定资产投资增长8%，其中工业投资比上|\f- 2 "
     "-\n年增长12%，民间投资增长3%，房地产开|\n发投资下降5%。\f- 3 -\n>全年货物进出口总额80亿元，其中出口比|\n上年增长6%。",
     "全年全市生产总值完成1200亿元，同比增长5.2%，高于全省平均水平。¶固定资产投资增长8%，其中工业投资比上年增长12%，民间投资增长3%"
     "，房地产开发投资下降5%。¶全年货物进出口总额80亿元，其中出口比上年增长6%。¶",
     "a page end, and a paragraph that begins with its page"},
	{">按照条例规定，符合本办法第七条第（二）|\n（三）项规定的，不予受理。其他情形由主|\n管部门决定。\n>"
     "本办法由市财政局负责解释，自印发之日|\n起施行。",
     "按照条例规定，符合本办法第七条第（二）（三）项规定的，不予受理。其他情形由主管部门决定。¶本办法由市财政局负责解释，自印发之日起施行。"
     "¶",
     "a number at the head of a line of running text"},
	{">按照上级的工作安排，本次调整涉及第一类|\n2、3两项，其他各项仍按原来的计划执行，|\n不作变动。\n>各单位应当于月底以前完成。",
     "按照上级的工作安排，本次调整涉及第一类2、3两项，其他各项仍按原来的计划执行，不作变动。¶各单位应当于月底以前完成。¶",
     "nor is one that no item begins with: items of this document are indented"},
	{"^关于开展专项检查的通知\n各县（市、区）人民政府，市直各委、办、|\n局，各直属机构：\n>现将有关事项通知如下，请认真组织落实|\n，按时报送。",
     "关于开展专项检查的通知¶各县（市、区）人民政府，市直各委、办、局，各直属机构：¶现将有关事项通知如下，请认真组织落实，按时报送。¶",
     "a list of addressees over two lines"},
	{"^关于开展专项检查的通知\n各县（市、区）人民政府，市人民政府各|\n部门、各直属机构：\n>现将有关事项通知如下，请认真组织落实|\n，按时报送。",
     "关于开展专项检查的通知¶各县（市、区）人民政府，市人民政府各部门、各直属机构：¶现将有关事项通知如下，请认真组织落实，按时报送。¶",
     "cut inside a word"},
	{"^一、综合\n>全年全市生产总值完成1200亿元，同比|\n增长5.2%，高于全省平均水平。\n^二、农业\n>全年粮食总产量30万吨，比上年增长1%，|"
     "\n再创新高。",
     "一、综合¶全年全市生产总值完成1200亿元，同比增长5.2%，高于全省平均水平。¶二、农业¶全年粮食总产量30万吨，比上年增长1%，再创新高。¶",
     "centred headings"},
	{"^+区级政府性基金收入决算总表的附注说明\n单位：万元\f^+区级一般公共预算收入决算总表的附注说明\n单位：万元\f"
     "^+区级一般公共预算支出决算总表的附注说明\n单位：万元\f^+二〇二三年对街道一般公共预算\n^+转移支付资金情况的有关说明\n"
     ">全年补助各街道8亿元，比上年增长7%，较|\n上年增加5亿元。",
     "区级政府性基金收入决算总表的附注说明¶单位：万元¶区级一般公共预算收入决算总表的附注说明¶单位：万元¶"
     "区级一般公共预算支出决算总表的附注说明¶单位：万元¶二〇二三年对街道一般公共预算转移支付资金情况的有关说明¶"
     "全年补助各街道8亿元，比上年增长7%，较上年增加5亿元。¶",
     "a title over two lines in a document of tables, whose text is mostly titles"},
};

static const row wrapped[] = {
	{"　　全市各级财政部门认真落实积极的财政政策，统筹做好\n收支管理。全年一般公共预算收入完成一百二十亿元，比上\n年增长百分之五，收入质量"
     "稳步提升。支出进度加快推进，\n民生支出占比保持在七成以上。\n　　持续加强债务管理，建立健全风险预警和应急处置的机\n制，守住不发生系统"
     "性风险的底线，严格控制新增隐性债务。\n坚持过紧日子，从严控制一般性支出，把有限的资金用在刀\n刃上。",
     "全市各级财政部门认真落实积极的财政政策，统筹做好收支管理。全年一般公共预算收入完成一百二十亿元，比上年增长百分之五，收入质量稳步提升"
     "。支出进度加快推进，民生支出占比保持在七成以上。¶"
     "持续加强债务管理，建立健全风险预警和应急处置的机制，守住不发生系统性风险的底线，严格控制新增隐性债务。坚持过紧日子，从严控制一般性支"
     "出，把有限的资金用在刀刃上。¶",
     "text wrapped at a width"},
	{"　　2025年，全市一般公共预算收入完成128.6亿元，\n同比增长5.2%，其中税收收入96.4亿元，占比75.0\n%；支出完成342."
     "7亿元，增长4.1%，教育支出68.\n2亿元、社会保障支出57.9亿元、农林水支出41.3亿元\n等重点领域得到有力保障。上级追加国家重大"
     "茶山水利工程建设\n基金及大中型水库移民后期扶持基金合计3620万元。动用上\n年结余资金用于补助县区茶山水利设施建设和茶园道路维修养护\n"
     "项目支出。",
     "2025年，全市一般公共预算收入完成128.6亿元，同比增长5.2%，其中税收收入96.4亿元，占比75.0%；支出完成342.7亿元，增长"
     "4.1%，教育支出68.2亿元、社会保障支出57.9亿元、农林水支出41.3亿元等重点领域得到有力保障。上级追加国家重大茶山水利工程建设基金"
     "及大中型水库移民后期扶持基金合计3620万元。动用上年结余资金用于补助县区茶山水利设施建设和茶园道路维修养护项目支出。"
     "¶",
     "text folded at so many characters"},
};

/* Each is one paragraph with forced breaks. */
static const row broken[] = {
	{"第一条　为了规范全县公共停车场的规划建设，提高道\n路通行效率，保障车辆有序停放。\n第二条　县城规划区内公共停车场的规划、建设、使用和\n管理，适用本办法。\n"
     "第三条　县住房城乡建设部门负责公共停车场的规划和监\n督管理工作。县公安机关交通管理部门负责停车泊位设置\n和管理工作。\n"
     "第四条　建设资金由县级财政预算安排，鼓励社会资本投\n资建设，收费标准由县价格主管部门会同财政部门核\n定。\n第五条　违反本办法规定的，由县公安机关交通管理部门\n责令改正。",
     "第一条　为了规范全县公共停车场的规划建设，提高道路通行效率，保障车辆有序停放。¶第二条　县城规划区内公共停车场的规划、建设、使用和管理，适用本办法。¶"
     "第三条　县住房城乡建设部门负责公共停车场的规划和监督管理工作。县公安机关交通管理部门负责停车泊位设置和管理工作。¶"
     "第四条　建设资金由县级财政预算安排，鼓励社会资本投资建设，收费标准由县价格主管部门会同财政部门核定。¶第五条　违反本办法规定的，由县公安机关交通管理部门责令改正。¶",
     "breaks at a width are layout"},
	{"全县公共停车场建设工作领导小组\n县公安局交通管理大队\n二〇二四年六月", "全县公共停车场建设工作领导小组¶县公安局交通管理大队¶二〇二四年六月¶", "other breaks are meant"},
};

START_TEST(forced_breaks_at_one_width_are_layout) {
	ws_arena *arena = ws_arena_new();
	ws_block block = {.kind = WS_BLOCK_PARAGRAPH, .text = broken[_i].text, .line = 1, .line_end = 1};
	ws_blocks blocks = {.format = "html", .blocks = &block, .n = 1};
	check_blocks(&broken[_i], &blocks, arena);
	ws_arena_free(arena);
}
END_TEST

START_TEST(a_sentence_cut_by_a_page_is_whole_again) {
	check_units(&cut[_i], PLAIN_LINES);
}
END_TEST

START_TEST(what_stands_by_itself_is_not_joined) {
	check_units(&apart[_i], PLAIN_LINES);
}
END_TEST

START_TEST(a_title_over_several_lines_is_one) {
	check_units(&titles[_i], PLAIN_LINES);
}
END_TEST

START_TEST(margins_tell_where_a_paragraph_ends) {
	check_units(&laid[_i], LAID_LINES);
}
END_TEST

START_TEST(lines_of_wrapped_text_join_without_geometry) {
	check_units(&wrapped[_i], PLAIN_LINES);
}
END_TEST

START_TEST(a_footnote_between_two_halves_follows_them) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of("全年新建和改建学校12所，新增学位\n①学位含幼儿园。\n6000个。", PLAIN_LINES, arena);
	blocks.blocks[1].kind = WS_BLOCK_NOTE;
	ws_lines lines = ws_lines_of(&blocks, arena);
	ws_units units = ws_reflow(&lines, arena);
	ck_assert_uint_eq(units.n, 2);
	ck_assert_str_eq(units.v[0].look.text, "全年新建和改建学校12所，新增学位6000个。");
	ck_assert_str_eq(units.v[1].look.text, "①学位含幼儿园。");
	ws_arena_free(arena);
}
END_TEST

START_TEST(every_part_of_a_joined_paragraph_knows_its_line) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of("全年新建和改建学校12所，共计新增\n\n\n学位6000个。", PLAIN_LINES, arena);
	ws_lines lines = ws_lines_of(&blocks, arena);
	ws_units units = ws_reflow(&lines, arena);
	ck_assert_uint_eq(units.v[0].n_origins, 2);
	ck_assert_uint_eq(units.v[0].origins[1].line, 4);
	ck_assert_uint_eq(units.v[0].line_end, 4);
	ck_assert_int_eq(strncmp(units.v[0].look.text + units.v[0].origins[1].at, "学位", 6), 0);
	ws_arena_free(arena);
}
END_TEST

#define LOOP(test, rows) tcase_add_loop_test(tc, test, 0, sizeof rows / sizeof *rows)

int main(void) {
	Suite *s = suite_create("reflow");
	TCase *tc = tcase_create("reflow");
	LOOP(a_sentence_cut_by_a_page_is_whole_again, cut);
	LOOP(what_stands_by_itself_is_not_joined, apart);
	LOOP(a_title_over_several_lines_is_one, titles);
	LOOP(margins_tell_where_a_paragraph_ends, laid);
	LOOP(lines_of_wrapped_text_join_without_geometry, wrapped);
	LOOP(forced_breaks_at_one_width_are_layout, broken);
	tcase_add_test(tc, a_footnote_between_two_halves_follows_them);
	tcase_add_test(tc, every_part_of_a_joined_paragraph_knows_its_line);
	suite_add_tcase(s, tc);
	return run_suite(s);
}
