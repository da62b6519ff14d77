/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No parser of Chinese is at hand and none is needed: a subject in these texts stands between a mark (or another number) and the role.
   What has to be known are the words in front of it that do not belong to it, and those are few: lists of class link and support, list
   numbers, labels of articles, and expressions of time. Single characters are not cut off in front, because as many subjects begin with
   them (对外贸易, 再融资债券, 可用财力); 把 and 将 are.

   加, 减 and 上 are cut with care: 加上级补助收入, 加上解支出 and 加上年结转 are 加 with 上级, 上解 and 上年. */
#include "indexer/facts/figure_lead.h"

#include "indexer/facts/figure_part.h"
#include "indexer/facts/figure_words.h"
#include "text/han.h"
#include "text/numeral.h"
#include "text/wordlist.h"

/* 2025年, 2025年末, 1-11月, 上半年, 一季度 at i; its length. */
static size_t time_at(const ws_folded *f, size_t i, size_t end) {
	static const char *const alone[] = {
	    "前三季度", "一季度", "二季度", "三季度", "四季度", "第一季度", "第二季度", "第三季度", "第四季度", "一至三季度"};
	static const char *const years[] = {"年末", "年底", "年初", "年度", "年上半年", "年下半年", "年前三季度", "年一季度", "年全年", "年"};
	static const char *const months[] = {"月份", "月末", "月底", "月", "日"};
	size_t start = i, len = ws_spelled_in(ws_folded_at(f, i), "前一二三四第") ? WS_FIGURE_ANY_AT(f, i, end, alone) : 0;
	ws_figure_part part;
	if (!len && ws_spelled_in(ws_folded_at(f, i), "前头元")) /* 前5个月, 元至2月 */
		len = ws_figure_part_at(f, i, true, &part);
	if (len)
		return i + len <= end ? len : 0;
	while (i < end && (ws_is_digit(f->c[i]) || (i > start && ws_spelled_in(f->c[i], "-—至") && ws_is_digit(ws_folded_at(f, i + 1)))))
		i++;
	if (i == start || i - start > 9)
		return 0;
	len = i - start >= 4 ? WS_FIGURE_ANY_AT(f, i, end, years) : WS_FIGURE_ANY_AT(f, i, end, months);
	return len ? i + len - start : 0;
}

/* (1), (一), 一、, 1., [2] at i; its length. */
static size_t list_number_at(const ws_folded *f, size_t i, size_t end) {
	size_t start = i;
	bool open = ws_spelled_in(ws_folded_at(f, i), "([");
	i += open;
	size_t digits = i;
	while (i < end && i - digits < 3 && ws_numeral_begins(f->c[i]))
		i++;
	return i > digits && i < end && ws_spelled_in(f->c[i], open ? ")]" : "、.") ? i + 1 - start : 0;
}

/* 到2027年, 从上半年 at i; its length. */
static size_t moment_at(const ws_folded *f, size_t i, size_t end) {
	static const char *const words[] = {"全年", "上半年", "下半年", "年末", "年底", "年初", "目前", "去年", "上年"};
	if (!ws_spelled_in(ws_folded_at(f, i), "到至从自由在"))
		return 0;
	size_t len = time_at(f, i + 1, end);
	if (!len)
		len = WS_FIGURE_ANY_AT(f, i + 1, end, words);
	return len ? len + 1 : 0;
}

/* “十三五”期间, 五年来 at i; its length. */
static size_t plan_at(const ws_folded *f, size_t i) {
	int first, last;
	size_t len = ws_folded_at(f, i) == U'“' || ws_folded_at(f, i) == U'十' ? ws_figure_plan_at(f, i, &first, &last) : 0;
	size_t past = len ? 0 : ws_figure_years_past_at(f, i);
	return past && ws_spelled_in(f->c[i + past - 1], "来间") ? past : len; /* 近三年|平均增长 is a role */
}

/* What follows 加 and 减 and makes words of them. */
static const char *const sum_words = "快大强工油入减免轻少税费贫持幅排让半负薪产量缓亏值速弱灾退征按息租损";

static size_t plus_at(const ws_folded *f, size_t i, size_t end) {
	static const char *const own[] = {"上级", "上解", "上年", "上缴", "上划", "上交"};
	size_t len = ws_figure_text_at(f, i, end, "加上");
	if (!len)
		return ws_folded_at(f, i) == U'加' && !ws_spelled_in(ws_folded_at(f, i + 1), sum_words);
	if (WS_FIGURE_ANY_AT(f, i + 1, end, own))
		return 1;
	return len;
}

static size_t minus_at(const ws_folded *f, size_t i, size_t end) {
	size_t len = ws_figure_text_at(f, i, end, "减去");
	if (len || ws_folded_at(f, i) != U'减' || ws_spelled_in(ws_folded_at(f, i + 1), sum_words))
		return len;
	return !ws_figure_is_word(WS_WORD_RISE, f, i, end); /* ，减收|3亿元 */
}

/* Words of class link that are the beginning of a longer word: 同时期, 年初预算, 中央. */
static bool splits_word(const ws_folded *f, size_t i, size_t len, size_t end) {
	static const char *const words[] = {
	    "时期", "年龄", "成率", "现率", "成数", "末结", "终结", "期寿", "中央", "初预算", "上级", "上解", "上年", "年期",
	    "有线", "有效", "有色", "有机", "有限", "有关", "有偿"};
	return WS_FIGURE_ANY_AT(f, i + len - 1, end, words) > 0;
}

/* What is added to a sum or taken off it is meant, not the sum: 区金库收入|加|上级补助收入、…, 收入总量|减去|预算支出、…. */
static size_t behind_sum(const ws_folded *f, size_t a, size_t j) {
	for (size_t i = j; i > a + 3; i--) {
		if (!ws_spelled_in(f->c[i - 1], "加减") || !ws_spelled_in(f->c[i - 2], "入出量计"))
			continue;
		size_t len = f->c[i - 1] == U'加' && ws_folded_at(f, i) == U'上' ? plus_at(f, i - 1, j) : ws_figure_text_at(f, i - 1, j, "减去");
		if (len)
			return i - 1 + len;
	}
	return a;
}

/* What is told of stands behind these: 支出增长的主要原因是|土地出让收入|增加3亿元, 执行中由于|土地出让收入|短收. */
static size_t behind_reason(const ws_folded *f, size_t a, size_t j) {
	static const char *const words[] = {"是指", "原因是", "由于"};
	for (size_t i = j; i > a; i--) {
		size_t len = ws_spelled_in(f->c[i - 1], "是原由") ? WS_FIGURE_ANY_AT(f, i - 1, j, words) : 0;
		if (len && i - 1 + len + 1 < j)
			return i - 1 + len + time_at(f, i - 1 + len, j);
	}
	return a;
}

/* A heading or another paragraph that runs on into the sentence: 五、国内贸易 |全年社会消费品零售总额. Blank space parts them, and either an
   expression of time behind it or more text than a subject has. Where the last one ends; a when there is none. */
static size_t behind_layout(const ws_folded *f, size_t a, size_t j) {
	enum { LONG = 40 };
	for (size_t i = j > a + 2 ? j - 2 : a; i > a; i--) {
		if (f->to[i - 1] >= f->from[i])
			continue;
		size_t len = time_at(f, i, j);
		if (!len && ws_spelled_in(f->c[i], "全年今上下截") && (len = ws_figure_word_at(WS_WORD_LINK, f, i, j)) && splits_word(f, i, len, j))
			len = 0;
		if (len || (i > a + LONG && i + 2 < j))
			return i + len;
	}
	return behind_reason(f, a, j);
}

/* 15天|（市内行驶）|●市外有效期: a bracket at i that belongs to what stands in front of it; its length. */
static size_t aside_at(const ws_folded *f, size_t i, size_t end) {
	enum { LONG = 40 };
	size_t close = i + 1;
	if (ws_folded_at(f, i) != '(')
		return 0;
	while (close < end && close - i < LONG && f->c[close] != ')' && f->c[close] != '(')
		close++;
	return close + 2 < end && f->c[close] == ')' ? close + 1 - i : 0;
}

/* 第二条 at i, the label of an article; its length. Layout stands behind a label: 第二条例 and 第一章程 are none. */
static size_t article_at(const ws_folded *f, size_t i, size_t end) {
	enum { DIGITS = 6 };
	size_t j = i + 1;
	if (ws_folded_at(f, i) != U'第')
		return 0;
	while (j < end && j - i <= DIGITS && ws_numeral_begins(f->c[j]))
		j++;
	return j > i + 1 && j + 1 < end && ws_spelled_in(f->c[j], "条章节款") && f->to[j] < f->from[j + 1] ? j + 1 - i : 0;
}

/* 把 and 将 in front of what is changed: 将|基金规模|由300亿元|扩大到500亿元, 可将|用药量|放宽至3个月. */
static size_t object_mark_at(const ws_folded *f, size_t i) {
	size_t modal = ws_spelled_in(ws_folded_at(f, i), "可应要须拟");
	return ws_spelled_in(ws_folded_at(f, i + modal), "把将") && !ws_spelled_in(ws_folded_at(f, i + modal + 1), "握关脉控来军近要会") ? modal + 1 : 0;
}

/* ，|并|做到自我隔离, not 并购贷款. */
static bool is_and(const ws_folded *f, size_t i) {
	return f->c[i] == U'并' && !ws_spelled_in(ws_folded_at(f, i + 1), "购网联入轨行重列发处非存案排");
}

ws_piece ws_figure_clean(const ws_folded *f, size_t a, size_t j, bool joined) {
	size_t len = 1, first = a;
	for (; len && a < j; a += len) {
		len = 1;
		if (a > first && f->c[a] == U'的') /* 调整后|的|支出预算 */
			continue;
		if (ws_spelled_in(f->c[a], ",、:;-—•·).”+]●◆■★|>#/") || (joined && ws_spelled_in(f->c[a], "和与及并且后的等或元")) || is_and(f, a) ||
		    (ws_spelled_in(f->c[a], "含指") && a > 0 && f->c[a - 1] == '('))
			continue;
		if (joined && (len = aside_at(f, a, j)))
			continue;
		len = 1;
		/* 其他支出3亿元（含调入资金1亿元）|和|转移支出 */
		joined = a > 0 && f->c[a - 1] == ')' && ws_spelled_in(f->c[a], "和与及") && !ws_spelled_in(ws_folded_at(f, a + 1), "平谐田顺会时");
		if (joined)
			continue;
		if (!(len = list_number_at(f, a, j)) && !(len = article_at(f, a, j)) && !(len = object_mark_at(f, a)) &&
		    !(len = time_at(f, a, j)) && !(len = moment_at(f, a, j)) && !(len = plan_at(f, a)) && !(len = plus_at(f, a, j)) &&
		    !(len = minus_at(f, a, j)) && (len = ws_figure_word_at(WS_WORD_LINK, f, a, j)) && splits_word(f, a, len, j))
			len = ws_figure_word_at(WS_WORD_LINK, f, a, a + len - 1); /* 其中|有线 */
	}
	ws_piece piece = {behind_layout(f, behind_sum(f, a, j), j), j};
	/* 增速|从上半年|下降4.6% */
	for (size_t i = j; i > a + 1 && j - i < 8; i--) {
		if (moment_at(f, i - 1, j) == j - i + 1)
			piece.end = i - 1;
		/* 客运量|全年|是9万人次 */
		else if (j - i == 1 && ws_figure_text_at(f, i - 1, j, "全年"))
			piece.end = i - 1;
		/* 全市收入|2021年|首次突破 */
		else if (time_at(f, i - 1, j) == j - i + 1 && ws_folded_at(f, i - 1) >= '0' && ws_folded_at(f, i - 1) <= '9' &&
		         !ws_is_digit(f->c[i - 2]))
			piece.end = i - 1;
	}
	/* 收入|在2024年基础上|增长 */
	size_t base =
	    ws_figure_text_before(f, piece.start, piece.end, "基础上") ? ws_figure_text_last(f, piece.start, piece.end, "在") : SIZE_MAX;
	if (base != SIZE_MAX)
		piece.end = base;
	else if (ws_figure_text_at(f, piece.start, piece.end, "基础上") == piece.end - piece.start)
		piece.end = piece.start; /* |在2019年的|基础上|增加 */
	while (piece.end > piece.start && ws_spelled_in(f->c[piece.end - 1], ",、:;-—•·.+]|(#"))
		piece.end--;
	/* |2022|安排35亿元注册资本金: a year that lost its 年 */
	size_t digits = piece.start;
	while (digits < piece.end && ws_is_digit(f->c[digits]))
		digits++;
	if (digits == piece.end)
		piece.start = piece.end;
	return piece;
}

ws_piece ws_figure_without_support(const ws_folded *f, ws_piece piece, bool *verb) {
	size_t len;
	*verb = false;
	/* 要|严格落实|缓缴期限 */
	if (ws_spelled_in(ws_folded_at(f, piece.start), "要应须") && ws_figure_word_at(WS_WORD_SUPPORT, f, piece.start + 1, piece.end))
		piece.start++;
	while ((len = ws_figure_word_at(WS_WORD_SUPPORT, f, piece.start, piece.end)) > 0) {
		piece.start += len;
		*verb = true;
	}
	if (ws_figure_is_word(WS_WORD_ONLY, f, piece.start, piece.end)) {
		piece.start = piece.end;
		*verb = true;
	}
	return piece;
}

ws_piece ws_figure_without_report(const ws_folded *f, ws_piece np) {
	static const char *const reports[] = {"完成", "实现"}, *const acts[] = {"批准的", "通过的", "下达的", "核定的", "批复的"};
	static const char *const grants[] = {"下达", "核定", "核准", "批准", "批复", "转贷", "分配", "分配给", "下达给", "核增", "核减"};
	/* 我局已|争取资金, 我委共完成|投资; 已|获得贷款 */
	static const char *const adverbs[] = {"已", "又", "已累计", "共计", "累计", "共", "还"};
	size_t who = ws_folded_at(f, np.start) == U'我' && ws_spelled_in(ws_folded_at(f, np.start + 1), "局委办院校部厅所站镇乡") ? 2 : 0;
	size_t front = np.start + who;
	front += ws_figure_any_at(f, front, np.end, adverbs, who ? sizeof adverbs / sizeof *adverbs : 2);
	if (front > np.start && front + 3 < np.end &&
	    (ws_figure_word_at(WS_WORD_ACT, f, front, np.end) || WS_FIGURE_ANY_AT(f, front, np.end, reports)))
		np.start = front;
	/* 完成率 and 完成投资 are names. */
	if (WS_FIGURE_ANY_AT(f, np.start, np.end, reports) && np.end > np.start + 3 && !ws_spelled_in(f->c[np.start + 2], "率投额"))
		np.start += 2;
	/* |安排|专项债务还本支出|3亿元 */
	if (ws_figure_text_at(f, np.start, np.end, "安排") && np.end > np.start + 5 && ws_figure_text_before(f, np.start, np.end, "支出"))
		np.start += 2;
	/* 控制在|核定的限额|3亿元以内 */
	size_t reach = ws_figure_word_at(WS_WORD_REACH, f, np.start, np.end);
	if (reach >= 3 && np.start + reach + 2 < np.end && f->c[np.start + reach - 1] == U'在')
		np.start += reach;
	/* 省财政厅下达我市|债务限额, 下达|全市债务限额 */
	for (size_t i = np.start + 2; i + 5 < np.end; i++) {
		size_t scope = ws_figure_word_at(WS_WORD_SCOPE, f, i, np.end);
		if (scope && WS_FIGURE_ANY_BEFORE(f, np.start, i, grants))
			np.start = ws_spelled_in(f->c[i], "我本你") ? ws_figure_clean(f, i + scope, np.end, true).start : i;
	}
	for (size_t k = 0; k < sizeof acts / sizeof *acts; k++) {
		size_t i = ws_figure_text_last(f, np.start, np.end, acts[k]);
		if (i != SIZE_MAX && i + 6 < np.end)
			return ws_figure_clean(f, i + 3, np.end, false);
	}
	return np;
}
