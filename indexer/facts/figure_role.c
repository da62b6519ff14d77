/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clause in front of a number reads  subject [adverbs] role [copula] [adverbs] number.  The role is looked for from the number backwards:

   1. footnote marks ([5]), adverbs and copulas go: 完成, 为, 共;
   2. a phrase that ends in 的 in front of a share: the last 为, 完成, 占 … opens it (为年初预算的, 占全部工业的);
   3. 占 in front of a share: 占规模以上工业增加值, 占进出口总额的比重;
      and a share of a budget or a goal told without 的: 完成预算, 为调整预算数;
   4. a comparison with an object: 高于全国平均水平, 高出全省增幅; with several (分别高于全省、全国) its numbers are all of one subject;
   5. a word of class reach (达到, 扩大到, 从) or rise (增长, 减少), with the words of degree in front of it (同比, 年均) and the comparison in front of
      those (比上年, 较年初预算, 与上年相比); short ones (高, 快, 超) only with a comparison.

   What it moves belongs to a change in points: 拉动经济增长. What each gets stands between role and number (由|每人每年|640元) and belongs to the
   role; so does a condition that is all there is in front of it (剔除一次性因素后|增长). A year with 的 between them (提高到|2027年的|5%) does not.

   Not handled: roles that stand behind the number (figures.c takes those of shares: 100%网上可办), growth told by a noun (增长速度). */
#include "indexer/facts/figure_role.h"

#include "indexer/facts/figure_words.h"
#include "text/numeral.h"
#include "text/unit.h"
#include "text/wordlist.h"

enum { COMPARISON = 18, STRIPS = 5, ASIDE = 12, GOAL = 6 };

/* What is no unit and yet counted by 每: 每生每年. */
static const char *const bearers = "生学户人亩吨村组班校镇乡县区市省床";

/* In front of 达, with which they are other words: 下达, 抵达. */
static const char *const no_reach = "下直传表送转发抵";

static bool is_share(const ws_quantity *q) {
	return q->kind == WS_PERCENT || q->kind == WS_MULTIPLE || q->kind == WS_RATIO || q->kind == WS_POINT;
}

/* "[5]" in front of j goes. */
static size_t without_note(const ws_folded *f, size_t a, size_t j) {
	if (j <= a + 2 || (f->c[j - 1] != ']' && f->c[j - 1] != U'〕'))
		return j;
	size_t i = j - 1;
	while (i > a && f->c[i - 1] >= '0' && f->c[i - 1] <= '9')
		i--;
	return i > a && i < j - 1 && (f->c[i - 1] == '[' || f->c[i - 1] == U'〔') ? i - 1 : j;
}

/* Where a comparison begins that ends at j: 比上年, 较2025年完成数, 与上年相比; j when there is none. */
static size_t comparison(const ws_folded *f, size_t a, size_t j) {
	static const char *const measures[] = {"上", "去年", "年", "同期", "预", "决算", "全国", "全省", "全市", "全区", "平均", "期初", "目标",
	    "水平", "月", "季", "末", "执行", "完成", "计划", "基数", "时期", "前", "当", "地区", "标准", "同"};
	static const char *const likenesses[] = {"相比", "比较", "比"};
	size_t low = j > a + COMPARISON ? j - COMPARISON : a;
	for (size_t i = j; i > low; i--) {
		uint32_t c = f->c[i - 1];
		bool with = c == U'与' && WS_FIGURE_ANY_BEFORE(f, i, j, likenesses);
		if (c == U',' || c == U'。')
			break;
		if ((c != U'比' && c != U'较' && !with) || (i > a + 1 && ws_spelled_in(f->c[i - 2], "占同环相可")))
			continue;
		for (size_t k = i; k < j; k++) {
			if (WS_FIGURE_ANY_AT(f, k, j, measures))
				return i - 1;
		}
	}
	return j;
}

/* The word of class reach that ends at j: 达到, 增加到了, and any change with its goal, 延长至. Its length; 0 when there is none. */
static size_t reach_before(const ws_folded *f, size_t a, size_t j) {
	size_t done = j > a + 2 && f->c[j - 1] == U'了' ? 1 : 0;
	size_t len = ws_figure_word_before(WS_WORD_REACH, f, a, j), bare = done ? ws_figure_word_before(WS_WORD_REACH, f, a, j - done) : 0;
	len = bare && bare + done > len ? bare + done : len;
	/* 资金下达|3亿元: no level reached. */
	if (len == 1 && j > a + 1 && f->c[j - 1] == U'达' && ws_spelled_in(f->c[j - 2], no_reach))
		len = 0;
	if (j > a + 2 + done && ws_spelled_in(f->c[j - done - 1], "至到")) {
		size_t rise = ws_figure_word_before(WS_WORD_RISE, f, a, j - done - 1);
		if (rise >= 2 && rise + 1 + done > len)
			len = rise + 1 + done;
	}
	return len;
}

size_t ws_figure_each_before(const ws_folded *f, size_t a, size_t j) {
	size_t len, i = j;
	for (size_t k = j; k > a && j - k < ASIDE; k--) {
		if (f->c[k - 1] != U'每')
			continue;
		const ws_unit *unit = ws_unit_at(f, k, &len);
		if ((unit && k + len == i) || (!unit && k + 1 == i && ws_spelled_in(f->c[k], bearers)))
			i = k - 1;
	}
	return i;
}

/* Where what each gets or when begins that stands between a role and its number, 由|每人每年|640元, 提高到|2027年的|5%; j when there is none. */
static size_t aside(const ws_folded *f, size_t a, size_t j, const ws_quantity *q) {
	size_t i = ws_figure_each_before(f, a, j);
	if (i < j)
		return i;
	/* 自给率|由|上年的|12.4%|升至: since when it changes. */
	static const char *const since[] = {"上年", "去年", "上年末", "去年末", "上年底", "去年底", "上年同期", "去年同期", "年初"};
	size_t end = j > a && f->c[j - 1] == U'的' ? j - 1 : j, len = WS_FIGURE_ANY_BEFORE(f, a, end, since);
	if (len && end - len > a + 1 && ws_spelled_in(f->c[end - len - 1], "从由自") &&
	    ws_figure_word_at(WS_WORD_REACH, f, end - len - 1, end - len))
		return end - len;
	if (q->kind == WS_MULTIPLE || j < a + 6 || f->c[j - 1] != U'的')
		return j;
	for (i = j - 1; i > a + 4 && j - i < 4 && f->c[i - 1] != U'年'; i--)
		continue;
	for (size_t k = 0; k < 4; k++) {
		if (f->c[i - 2 - k] < '0' || f->c[i - 2 - k] > '9')
			return j;
	}
	return f->c[i - 1] == U'年' ? i - 5 : j;
}

/* The last of the openers in [a, j) with something of a phrase behind it. */
static size_t opener(const ws_folded *f, size_t a, size_t j, const char *const *words, size_t n) {
	size_t best = SIZE_MAX;
	for (size_t k = 0; k < n; k++) {
		size_t i = ws_figure_text_last(f, a, j, words[k]);
		/* 完成|市政府下达全年任务的|80%: no level reached. */
		while (i != SIZE_MAX && f->c[i] == U'达' && i > a && ws_spelled_in(f->c[i - 1], no_reach))
			i = ws_figure_text_last(f, a, i, words[k]);
		if (i != SIZE_MAX && (best == SIZE_MAX || i > best))
			best = i;
	}
	return best;
}

/* A copula of one character that ends a word: 税收返还, 国有, 许可. */
static bool ends_word(const ws_folded *f, size_t a, size_t j) {
	static const char *const words[] = {"返还", "归还", "偿还", "退还", "国有", "所有", "公有", "私有", "拥有", "享有", "保有", "公共",
	                                    "条约", "合约", "公约", "节约", "集约", "签约", "人均", "户均", "亩均", "生均", "地均", "平均",
	                                    "内需", "急需", "所需", "刚需", "主要", "重要", "必要", "需要", "供应", "反应", "效应", "响应",
	                                    "许可", "认可", "行为", "作为", "存在", "所在", "现在", "中共", "大将", "已有", "现有"};
	return WS_FIGURE_ANY_BEFORE(f, a, j, words) > 0 && !ws_figure_text_before(f, a, j, "全国有");
}

/* 比上年增长|(以下简称增长)|12.8%: a bracket behind a change says nothing of what changed. */
static size_t without_bracket(const ws_folded *f, size_t a, size_t j) {
	enum { BRACKET = 30 };
	if (j <= a + 2 || f->c[j - 1] != ')')
		return j;
	size_t open = ws_figure_text_last(f, j > a + BRACKET ? j - BRACKET : a, j, "(");
	return open != SIZE_MAX && ws_figure_word_before(WS_WORD_RISE, f, a, open) >= 2 ? open : j;
}

/* 剔除一次性因素后|增长, 近三年|平均增长: where the condition or the span of years begins that is all there is in front of a role; SIZE_MAX when
   there is more, or none. */
static size_t condition_before(const ws_folded *f, size_t a, size_t j) {
	static const char *const openers[] = {"剔除", "扣除", "排除", "不考虑", "考虑", "还原"}, *const ends[] = {"后", "因素", "影响", "外"};
	static const char *const spans[] = {"近", "过去", "最近", "前"};
	static const char *const grounds[] = {"根据", "依据", "结合"}, *const given[] = {"情况", "实际", "要求", "规定", "变化"};
	size_t opener = WS_FIGURE_ANY_BEFORE(f, 0, a, openers), i = a;
	if (WS_FIGURE_ANY_AT(f, a, j, grounds) && WS_FIGURE_ANY_BEFORE(f, a, j, given))
		return a; /* ，|根据实际收入情况|调整为9亿元 */
	if (opener && j > a && WS_FIGURE_ANY_BEFORE(f, a, j, ends))
		return a - opener;
	i += WS_FIGURE_ANY_AT(f, i, j, spans);
	size_t digits = i;
	while (i < j && i - digits < 3 && ws_numeral_begins(f->c[i]))
		i++;
	return i > digits && i + 1 == j && f->c[i] == U'年' ? a : SIZE_MAX;
}

static ws_figure_role make(const ws_folded *f, ws_figure_role r, size_t a, size_t start, size_t end) {
	r.start = start;
	r.end = end;
	/* Adverbs in front: 规模各|扩大到|, 均|增长|, 占比|已|达到|. */
	for (int times = 0; times < STRIPS; times++) {
		size_t len = ws_figure_word_before(WS_WORD_DEGREE, f, a, r.start);
		if (!len || r.start - len < a || (len == 1 && ends_word(f, a, r.start)))
			break;
		/* 比|同期|减少: what it is compared with. */
		if (r.start - len > a && ws_spelled_in(f->c[r.start - len - 1], "比较") && ws_figure_text_at(f, r.start - len, r.start, "同期"))
			break;
		r.apart = r.apart || ws_figure_text_at(f, r.start - len, r.start, "分别");
		r.together = r.together || (len == 1 && ws_spelled_in(f->c[r.start - 1], "均各"));
		r.start -= len;
	}
	size_t compared = comparison(f, a, r.start);
	if (compared < r.start) {
		r.start = compared;
		static const char *const each[] = {"分别", "均", "都", "各"};
		size_t len = WS_FIGURE_ANY_BEFORE(f, a, r.start, each);
		r.start -= len;
		r.apart = r.apart || len == 2;
		r.together = r.together || len == 1;
	}
	r.subject_end = without_note(f, a, r.start);
	/* 生产总值|按可比价格计算|增长 */
	size_t by = ws_figure_word_before(WS_WORD_LINK, f, a, r.subject_end);
	if (by > 2 && by < r.subject_end - a && ws_spelled_in(f->c[r.subject_end - by], "按以"))
		r.subject_end -= by;
	size_t condition = condition_before(f, a, r.subject_end);
	if (condition != SIZE_MAX)
		r.start = r.subject_end = condition;
	static const char *const modals[] = {"必须", "应当", "须", "应", "要", "有望", "可以", "可", "也可"};
	size_t modal = WS_FIGURE_ANY_BEFORE(f, a, r.subject_end, modals);
	if (modal && r.subject_end > a + modal + 1 && !ends_word(f, a, r.subject_end))
		r.subject_end -= modal;
	return r;
}

/* The last 占 of [a, j) that opens a share: 占全国, 占比重; not 占地面积, nor 占比 with a name in front. */
static size_t share_of(const ws_folded *f, size_t a, size_t j) {
	size_t i = ws_figure_text_last(f, a, j, "占");
	if (i != SIZE_MAX && i == a && i + 1 == j)
		return i; /* ，占|43% */
	static const char *const wholes[] = {"地区", "地方"};
	if (i == SIZE_MAX || i + 1 >= j || (ws_spelled_in(f->c[i + 1], "地用") && !WS_FIGURE_ANY_AT(f, i + 1, j, wholes)) ||
	    (f->c[i + 1] == U'比' && i > a && i + 2 == j))
		return SIZE_MAX;
	return i;
}

static bool is_level(const ws_folded *f, size_t start, size_t end) {
	/* 增幅, 增速 end a noun when something stands before them: 全国增幅. */
	static const char *const words[] = {"增幅", "降幅", "涨幅", "增速", "降速"};
	return WS_FIGURE_ANY_AT(f, start, end, words) > 0;
}

/* The role that begins further in front, where what ties it to the number ends at j: 完成预算|的105%, 高于全省|平均水平|2个百分点. */
static ws_figure_role role_in_front(const ws_folded *f, size_t a, size_t j, size_t b, const ws_quantity *q, ws_figure_role r) {
	static const char *const shares[] = {"不足", "不到", "为", "完成", "占", "达到", "达", "是", "相当于", "实现", "超过",
	    "恢复到", "恢复至", "提高至", "提高到", "提升至", "提升到", "增至", "增加到", "降至", "降到"};
	static const char *const goals[] = {"预算", "预算数", "调整预算数", "预算变动数", "计划", "计划数", "任务", "目标任务", "年度目标", "序时进度"};
	static const char *const higher[] = {
	    "高于", "高出", "低于", "快于", "慢于", "优于", "多于", "少于", "好于", "高过", "超过", "超出", "领先", "落后", "超时", "超序", "超全"};
	static const char *const joints[] = {"、", "和", "与"};
	/* 将超过门槛收益率|部分的|40%让利: what exceeds is the subject. */
	bool exceeds = ws_figure_text_before(f, a, j, "部分的") > 0;
	if (is_share(q) && j > a) {
		if (f->c[j - 1] == U'的' && !exceeds) {
			size_t start = opener(f, a, j, shares, sizeof shares / sizeof *shares);
			if (start != SIZE_MAX)
				return make(f, r, a, start, b);
		}
		size_t part = share_of(f, a, j);
		if (part != SIZE_MAX)
			return make(f, r, a, part, b);
		/* 收入9亿元，|完成预算|105% */
		size_t goal = WS_FIGURE_ANY_BEFORE(f, a, j, goals);
		size_t start = goal ? opener(f, a, j - goal, shares, sizeof shares / sizeof *shares) : SIZE_MAX;
		if (start != SIZE_MAX && j - goal - start <= GOAL)
			return make(f, r, a, start, b);
	}
	size_t start = opener(f, a, j, higher, sizeof higher / sizeof *higher);
	if (start != SIZE_MAX && !exceeds && start + 2 < j && (is_share(q) || start == a)) {
		r = make(f, r, a, start, b);
		for (size_t i = start + 2; i < b && !r.compared; i++)
			r.compared = WS_FIGURE_ANY_AT(f, i, b, joints) > 0;
	}
	return r;
}

ws_figure_role ws_figure_find_role(const ws_folded *f, size_t a, size_t b, const ws_quantity *q) {
	static const char *const befores[] = {"上年", "去年", "同期"};
	static const char *const pulls[] = {"拉动", "带动", "影响", "拉低"}; /* 消费|拉动经济增长|2个百分点 */
	ws_figure_role r = {.subject_end = b};
	size_t j = b;

	for (int times = 0; times < STRIPS; times++) {
		j = without_bracket(f, a, without_note(f, a, j));
		size_t reach = reach_before(f, a, j), rise = ws_figure_word_before(WS_WORD_RISE, f, a, j);
		size_t copula = ws_figure_word_before(WS_WORD_COPULA, f, a, j), degree = ws_figure_word_before(WS_WORD_DEGREE, f, a, j);
		size_t front = aside(f, a, j, q), goal = front < j ? reach_before(f, a, front) : 0;
		if (goal && f->c[front - 1] != U'予' && (f->c[j - 1] != U'的' || ws_spelled_in(f->c[front - 1], "从由自到至"))) {
			bool before = WS_FIGURE_ANY_AT(f, front, j, befores) > 0, since = ws_spelled_in(f->c[front - 1], "从由自");
			r = make(f, r, a, front - goal, f->c[j - 1] == U'的' || (since && before) ? front : j);
			r.before = r.before || before;
			return r;
		}
		if (rise && ((j - rise > a && is_level(f, j - rise, j)) || ws_figure_word_before(WS_WORD_ACT, f, a, j) > rise)) /* 改造提升|2个站点 */
			rise = 0;
		if (reach && reach >= copula && reach >= rise) {
			r = make(f, r, a, j - reach, j);
			size_t part = is_share(q) ? share_of(f, a, r.subject_end) : SIZE_MAX;
			if (part != SIZE_MAX)
				r = make(f, r, a, part, j);
			r.before = WS_FIGURE_ANY_AT(f, j - reach, j, befores) > 0;
			return r;
		}
		/* 比上年|新增|3人 */
		size_t fresh = ws_figure_text_before(f, a, j, "新增");
		if (fresh && !rise && comparison(f, a, j - fresh) < j - fresh)
			rise = fresh;
		if (rise && rise >= copula) {
			size_t start = j - rise;
			size_t pull = q->kind == WS_POINT ? opener(f, a, start, pulls, sizeof pulls / sizeof *pulls) : SIZE_MAX;
			if (pull != SIZE_MAX)
				start = pull;
			ws_figure_role found = make(f, r, a, start, j);
			/* 新高, 最多: a short word is a change only when it is compared. */
			if (rise > 1 || comparison(f, a, found.start + 1) <= found.start || found.start < start)
				return found;
		}
		size_t len = copula > degree ? copula : degree;
		if (!len || (len == 1 && ends_word(f, a, j)))
			break;
		r.apart = r.apart || ws_figure_text_before(f, a, j, "分别");
		r.together = r.together || (len == 1 && ws_spelled_in(f->c[j - 1], "均各"));
		j -= len;
	}
	r.subject_end = j;
	return role_in_front(f, a, j, b, q, r);
}
