/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/arena_fixture.h"
#include "tests/unit/suite.h"
#include "text/quantity.h"

/* "15亿元 = 1500000000 元 money > 超", one line for each quantity that is not plain. */
static const char *all_quantities(const char *text) {
	ws_folded f = ws_fold(text, strlen(text), WS_FOLD_HANS, arena);
	const char *out = "";
	char value[WS_DECIMAL_TEXT], amount[WS_DECIMAL_TEXT], high[WS_DECIMAL_TEXT];
	ws_quantity q;
	for (size_t at = 0; ws_quantity_next(&f, &at, &q);) {
		if (q.plain)
			continue;
		const char *rate = q.per_start < q.unit_end ? ws_folded_string(&f, q.per_start, q.unit_end, arena) : "";
		out = ws_arena_printf(arena, "%s%s[%s] %s = %s%s%s %s%s %s", out, *out ? "\n" : "", ws_folded_string(&f, q.start, q.end, arena),
		    ws_decimal_print(q.value, value), ws_decimal_print(q.amount, amount), q.has_high ? ".." : "",
		    q.has_high ? ws_decimal_print(q.high_amount, high) : "", q.base, rate, ws_figure_kind_name(q.kind));
		if (q.relation != WS_EQ || q.bound_start < q.bound_end)
			out = ws_arena_printf(
			    arena, "%s %s %s", out, ws_relation_name(q.relation), ws_folded_string(&f, q.bound_start, q.bound_end, arena));
	}
	return out;
}

static const struct {
	const char *text, *wanted, *why;
} rows[] = {
    {"投资12.5亿元", "[12.5亿元] 12.5 = 1250000000 元 money", ""},
    {"贷款3.2亿美元、港币500万元、¥600",
        "[3.2亿美元] 3.2 = 320000000 美元 money\n[500万元] 500 = 5000000 港元 money\n[600] 600 = 600 元 money",
        "currencies behind and in front"},
    {"2000万元组建，3亿元化解，500元老旧设备，2025元旦，三元区，二元结构",
        "[2000万元] 2000 = 20000000 元 money\n[3亿元] 3 = 300000000 元 money\n[500元] 500 = 500 元 money",
        "behind figures 元 is money, elsewhere it may begin a word"},
    {"三万元欧元", "[三万元欧元] 3 = 30000 欧元 money", "元 with a currency behind it"},
    {"收费7元3角5分", "[7元3角5分] 7.35 = 7.35 元 money", "角 and 分 belong to the sum"},
    {"eur 300；500万usd，hk$1,200，3000人民币，人民币5000，人民币1对",
        "[300] 300 = 300 欧元 money\n[500万usd] 500 = 5000000 美元 money\n[1,200] 1200 = 1200 港元 money\n"
        "[3000人民币] 3000 = 3000 元 money\n[5000] 5000 = 5000 元 money\n[1对] 1 = 1 对 count",
        "codes, symbols and names on either side"},
    {"九块九，12块5，一角五分", "[九块九] 9.9 = 9.9 元 money\n[12块5] 12.5 = 12.5 元 money\n[一角五分] 0.15 = 0.15 元 money", "coins left out or alone"},
    {"占总数的一半，超过半数，占比过半，一半以上；任务过半，一半是山",
        "[一半] 0.5 = 0.5  ratio\n[半数] 0.5 = 0.5  ratio > 超过\n[半] 0.5 = 0.5  ratio > 过\n[一半] 0.5 = 0.5  ratio >= 以上",
        "half where it measures"},
    {"≥95%，≤5吨，>3家，未达到5%，不超过人民币50万元，约合港币3亿元",
        "[95%] 95 = 0.95 1 percent >= ≥\n[5吨] 5 = 5 吨 dimension <= ≤\n[3家] 3 = 3 家 count > >\n[5%] 5 = 0.05 1 percent < 未达到\n"
        "[50万元] 50 = 500000 元 money <= 不超过\n[3亿元] 3 = 300000000 港元 money ≈ 约合",
        "signs for bounds; a bound in front of a currency"},
    {"一两千元，一千七八百人，-10℃~-5℃，12 345.6万元",
        "[一两千元] 1000 = 1000..2000 元 money\n[一千七八百人] 1700 = 1700..1800 人 count\n[-10°c~-5°c] -10 = -10..-5 ℃ dimension\n"
        "[12345.6万元] 12345.6 = 123456000 元 money",
        "neighbours, ends below zero, groups before a fraction"},
    {"网址http ://www.a.cn/3元，规模3亿元；见 ://", "[3亿元] 3 = 300000000 元 money", "an address torn before its colon comes to an end"},
    {"长三角，三五成群，八角，5角", "[5角] 5 = 0.5 元 money", "shapes and idioms"},
    {"2小时内上门，3年内完成，5个工作日内容不变", "[2小时] 2 = 2 小时 duration <= 内\n[3年] 3 = 3 年 duration <= 内\n[5个工作日] 5 = 5 工作日 duration", "a term; 内 of another word"},
    {"产业结构为4.2:27.7:68.1，按2:98分担", "[4.2:27.7:68.1] 4.2 = 0.15162454873646209  ratio\n[2:98] 2 = 0.02040816326530612..0.02040816326530612  ratio",
        "a ratio of three has no upper end"},
    {"会议开三分钟，三天时间，三小时", "[三小时] 3 = 3 小时 duration", "a small numeral counts with some lengths of time only"},
    {"工期半年，期限为一年，为期一年半，一年以内，近半年，第一年，上半年",
        "[半年] 0.5 = 0.5 年 duration\n[一年] 1 = 1 年 duration\n[一年半] 1.5 = 1.5 年 duration\n[一年] 1 = 1 年 duration <= 以内",
        "small lengths of time where a length is told"},
    {"单笔10万元起，10万元起拍价，9万元（不含）以下，8万元（含8万元）以上",
        "[10万元] 10 = 100000 元 money >= 起\n[10万元] 10 = 100000 元 money\n[9万元] 9 = 90000 元 money < (不含)以下\n"
        "[8万元] 8 = 80000 元 money >= 以上\n[8万元] 8 = 80000 元 money",
        "bounds behind a mark and behind a bracket"},
    {"500g面粉，2L食用油，5G基站，100G端口，3t原煤，电压380V，芯片7亿块，气温-12℃，供气3亿标方",
        "[500g] 500 = 500 克 dimension\n[2l] 2 = 2 升 dimension\n[3t] 3 = 3 吨 dimension\n[380v] 380 = 380 伏 dimension\n"
        "[7亿块] 7 = 700000000 块 count\n[-12°c] -12 = -12 ℃ dimension\n[3亿标方] 3 = 300000000 标立方米 dimension",
        "letters for units; a network is none"},
    {"25±2℃，误差±5%", "[25±2°c] 25 = 25 ℃ dimension\n[5%] 5 = 0.05 1 percent", "a tolerance"},
    {"三至五年，一到两个月，两个半小时",
        "[三至五年] 3 = 3..5 年 duration\n[一到两个月] 1 = 1..2 个月 duration\n[两个半小时] 2.5 = 2.5 小时 duration", "two ends count where one does not"},
    {"0.5吨标准煤/万元，7升/百公里，500mg/l",
        "[0.5吨标准煤/万元] 0.5 = 0.5 吨标准煤/万元 dimension\n[7升/百公里] 7 = 7 升/百公里 dimension\n[500mg/l] 500 = 500 毫克/l dimension",
        "rates with a magnitude below"},
    {"增长5.6％", "[5.6%] 5.6 = 0.056 1 percent", "full-width sign"},
    {"高于全省、全国0.2个、3.1个百分点", "[0.2个] 0.2 = 0.002 1 point\n[3.1个百分点] 3.1 = 0.031 1 point", "个 of a fraction waits for the rest of its unit"},
    {"提高1.2个百分点、3个千分点、25个BP", "[1.2个百分点] 1.2 = 0.012 1 point\n[3个千分点] 3 = 0.003 1 point\n[25个bp] 25 = 0.0025 1 point",
        "points are no percent"},
    {"百分之三十五、千分之四、万分之一",
        "[百分之三十五] 35 = 0.35 1 percent\n[千分之四] 4 = 0.004 1 percent\n[万分之一] 1 = 0.0001 1 percent", "in words"},
    {"百分之五至百分之十，百分之五到十", "[百分之五至百分之十] 5 = 0.05..0.1 1 percent\n[百分之五到十] 5 = 0.05..0.1 1 percent",
        "ranges in words"},
    {"近八成，七成半，九成五，八五折",
        "[八成] 8 = 0.8 1 percent < 近\n[七成半] 7.5 = 0.75 1 percent\n[九成五] 9.5 = 0.95 1 percent\n[八五折] 8.5 = 0.85 1 percent",
        "tenths"},
    {"近三分之一", "[三分之一] 0.33333333333333333 = 0.33333333333333333  ratio < 近", "a fraction in words is rounded"},
    {"增长1.7倍", "[1.7倍] 1.7 = 1.7 倍 multiple", ""},
    {"惠及1.2 万\n户", "[1.2万户] 1.2 = 12000 户 count", "a line end inside"},
    {"共3**万余人**", "[3万余人] 3 = 30000 人 count > 余", "余 inside"},
    {"四百多家", "[四百多家] 400 = 400 家 count > 多", ""},
    {"超百亿元，近千名，上万家",
        "[百亿元] 100 = 10000000000 元 money > 超\n[千名] 1000 = 1000 名 count < 近\n[万家] 1 = 10000 家 count >= 上", "no digit at all"},
    {"千亿级，亿元村，百家争鸣，万户侯", "", "and no bound: no number"},
    {"亿元以上项目", "[亿元] 1 = 100000000 元 money >= 以上", ""},
    {"约30吨，40亩左右，不少于5所，不超过6%，最高补助7万元",
        "[30吨] 30 = 30 吨 dimension ≈ 约\n[40亩] 40 = 40 亩 dimension ≈ 左右\n[5所] 5 = 5 所 count >= 不少于\n[6%] 6 = 0.06 1 percent <= "
        "不超过\n[7万元] 7 = 70000 元 money <= 最高",
        "bounds"},
    {"节约8亿元，附近3公里，赶超2万家", "[8亿元] 8 = 800000000 元 money\n[3公里] 3 = 3 公里 dimension\n[2万家] 2 = 20000 家 count",
        "words that only look like bounds"},
    {"大约二十多公里", "[二十多公里] 20 = 20 公里 dimension > 多", "the word nearest to the number decides"},
    {"10%至20%，10-20亿元，3～5万吨",
        "[10%至20%] 10 = 0.1..0.2 1 percent\n[10-20亿元] 10 = 1000000000..2000000000 元 money\n[3~5万吨] 3 = 30000..50000 吨 dimension",
        "ranges"},
    {"从8500到3万元，两到三万户", "[8500到3万元] 0.85 = 8500..30000 元 money\n[两到三万户] 2 = 20000..30000 户 count",
        "the smaller number takes the magnitude"},
    {"五万元以上十万元以下罚款", "[五万元以上十万元以下] 5 = 50000..100000 元 money", "a range with words behind its ends"},
    {"2023年至2025年，2024-2026年，3年", "[3年] 3 = 3 年 duration", "years are no quantities"},
    {"处理能力20万吨/日，标准239元/人·月", "[20万吨/日] 20 = 200000 吨/日 dimension\n[239元/人·月] 239 = 239 元/人·月 money", "rates"},
    {"5万千瓦时，20万吨标准煤，300千伏安",
        "[5万千瓦时] 5 = 50000 千瓦时 dimension\n[20万吨标准煤] 20 = 200000 吨标准煤 dimension\n[300千伏安] 300 = 300 千伏安 dimension",
        "units that begin with 千, units of several words"},
    {"39 ℃，120㎡，5km²", "[39°c] 39 = 39 ℃ dimension\n[120m2] 120 = 120 平方米 dimension\n[5km2] 5 = 5 平方公里 dimension",
        "symbols fold"},
    {"采矿业-2.3%，零下四摄氏度，负3.9%",
        "[-2.3%] -2.3 = -0.023 1 percent\n[零下四摄氏度] -4 = -4 ℃ dimension\n[负3.9%] -3.9 = -0.039 1 percent", "signs"},
    {"实现GDP1.2万亿元", "[1.2万亿元] 1.2 = 1200000000000 元 money", "a word in front of an amount is no label"},
    {"5G基站，4+4+6体系，7×24小时，A3级12家", "[12家] 12 = 12 家 count", "labels"},
    {"拨付1.5、2.25、3亿元", "[1.5] 1.5 = 150000000 元 money\n[2.25] 2.25 = 225000000 元 money\n[3亿元] 3 = 300000000 元 money",
        "a list shares its last unit"},
    {"3、4、6号线", "", "not when it is no unit"},
    {"按3:7出资，每日9:00-17:30，附件1:80万元", "[3:7] 3 = 0.42857142857142857..0.42857142857142857  ratio\n[80万元] 80 = 800000 元 money",
        "a ratio, a time, a label"},
    {"两个，三家，一家，三人行，十分，三线", "[两个] 2 = 2 个 count\n[三家] 3 = 3 家 count", "one Chinese digit counts with few words"},
    {"人大代表5人大会，3台资企业，2.2本项目", "", "a unit that is the beginning of another word"},
    {"246个亿元以上项目", "[246个] 246 = 246 个 count\n[亿元] 1 = 100000000 元 money >= 以上", "个 and 亿元 are two"},
    {"半斤，半年，半导体，两个半月", "[半斤] 0.5 = 0.5 斤 dimension\n[两个半月] 2.5 = 2.5 个月 duration", "半 where it measures"},
    {"停航1个多月，高出2个多百分点，历时3年多，3年多次获奖，5个多种经营户，3个多月份",
        "[1个多月] 1 = 1 个月 duration > 多\n[2个多百分点] 2 = 0.02 1 point > 多\n[3年多] 3 = 3 年 duration > 多\n[3年] 3 = 3 年 duration\n"
        "[5个] 5 = 5 个 count\n[3个] 3 = 3 个 count",
        "多 within a unit and behind one"},
    {"详见http://example.cn/a?p=30%25&q=20%", "", "an address"},
    {"大陆十省，队伍百人，户数百万", "", "characters that end a word and could begin a number"},
    {"罚5百元，3千米，2百分点", "[5百元] 500 = 500 元 money\n[3千米] 3 = 3 公里 dimension\n[2百分点] 2 = 0.02 1 point",
        "百 and 千 of the number or of the unit"},
};

START_TEST(a_quantity_is_number_unit_and_bound) {
	const char *found = all_quantities(rows[_i].text);
	ck_assert_msg(
	    strcmp(found, rows[_i].wanted) == 0, "%s (%s)\nfound\n%s\nwanted\n%s", rows[_i].text, rows[_i].why, found, rows[_i].wanted);
}
END_TEST

static const struct {
	const char *text, *amount; /* NULL: not a quantity */
} queries[] = {{"100亿元", "10000000000"}, {"５％", "0.05"}, {"3.5 万户", "35000"}, {"1000", "1000"}, {"不超过5%", "0.05"},
    {"100亿元的", NULL}, {"亿", NULL}, {"", NULL}, {"很多", NULL}};

START_TEST(a_query_value_is_one_quantity) {
	ws_quantity q;
	char amount[WS_DECIMAL_TEXT];
	bool read = ws_quantity_parse(queries[_i].text, strlen(queries[_i].text), arena, &q);
	ck_assert_msg(read == (queries[_i].amount != NULL), "%s", queries[_i].text);
	if (read)
		ck_assert_str_eq(ws_decimal_print(q.amount, amount), queries[_i].amount);
}
END_TEST

/* What could make a scan go over the same text again and again. */
static const char *const heaps[] = {"7", "一", "万", "零", "1,", "1.", "1:", "1/", "1个", "1%、", "百零", "1-", "1角", "十二五", "1亿"};

START_TEST(the_scan_is_linear) {
	size_t unit = strlen(heaps[_i]), times = 200000, at = 0;
	char *text = ws_arena_take(arena, unit * times);
	for (size_t i = 0; i < times; i++)
		memcpy(text + i * unit, heaps[_i], unit);
	ws_folded f = ws_fold(text, unit * times, WS_FOLD_HANS, arena);
	ws_quantity q;
	while (ws_quantity_next(&f, &at, &q))
		;
	ck_assert_uint_eq(at, f.n);
}
END_TEST

#define ROWS(a) (int)(sizeof(a) / sizeof *(a))

int main(void) {
	Suite *suite = suite_create("quantity");
	TCase *c = tcase_create("quantity");
	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_loop_test(c, a_quantity_is_number_unit_and_bound, 0, ROWS(rows));
	tcase_add_loop_test(c, a_query_value_is_one_quantity, 0, ROWS(queries));
	tcase_add_loop_test(c, the_scan_is_linear, 0, ROWS(heaps));
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
