/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dice's coefficient over pairs of neighbouring characters: 1 for the same string. Names that end differently are different things, however
   much they share, and so are those with a word that makes another indicator of the same head (人均地区生产总值). */
#include "query/indicator.h"

#include <glib.h>
#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

enum { WORD = 16, SUBJECT = 64, WHOLE_NAME = 5, SCOPES = 13 };

static const float OTHER_HEAD = 0.6f, NO_OWN_HEAD = 0.97f, BEHIND_SCOPE = 0.98f, ALL_OF_IT = 0.62f, WITH_SIDE = 0.9f, WITH_WORD = 0.92f, BEHIND_OF = 0.9f, NOT_THE_SAME = 0.995f;

/* What people ask for, folded, and what documents call it. */
static const char *const officials[][2] = {
	{"gdp", "地区生产总值"},
	{"cpi", "居民消费价格"},
	{"社零总额", "社会消费品零售总额"},
	{"社零", "社会消费品零售总额"},
	{"规上工业", "规模以上工业"},
	{"固投", "固定资产投资"},
	{"社保基金", "社会保险基金"},
	{"国资预算", "国有资本经营预算"},
	{"三公支出", "三公经费支出"},
};

/* Words before an indicator that leave it what it is: 全市一般公共预算收入 is what 一般公共预算收入 asks for. The first SCOPES are places and may stand
   inside too. */
static const char *const scopes[] = {"全省",     "全市",     "全区", "全县",     "全州",   "全盟",   "全自治区", "全国",
                                     "地方",     "我市",     "我省", "我区",     "我州",   "我县",   "全年",     "本市",
                                     "市县两级", "实现",     "完成", "金融机构", "本外币", "人民币", "各项",     "全体",
                                     "外贸",     "货物贸易", "货物", "全社会",   "当年",   "本年",   "相应安排", "安排"};

/* What ends a subject and adds nothing: 政府债务余额合计, 教育支出科目. */
static const char *const tails[] = {"合计", "总计", "科目", "预算数", "决算数", "预计执行数", "执行数", "预计数", "完成数", "总额"};

static size_t decode(const char *text, uint32_t *out, size_t room) {
	size_t n = 0;
	for (const char *p = text, *end = text + strlen(text); p < end && n < room;)
		out[n++] = ws_utf8_next(&p, end);
	return n;
}

ws_letters ws_letters_of(const char *text, ws_arena *arena) {
	if (!text)
		return (ws_letters){NULL, 0};
	const ws_folded f = ws_fold(text, strlen(text), WS_FOLD_HANS, arena);
	return (ws_letters){f.c, f.n};
}

bool ws_letters_has(ws_letters in, size_t at, const uint32_t *c, size_t n) {
	return at + n <= in.n && memcmp(in.c + at, c, n * sizeof *c) == 0;
}

size_t ws_letters_find(ws_letters in, const char *word, size_t *len) {
	uint32_t c[WORD];
	*len = decode(word, c, WORD);
	for (size_t i = 0; i + *len <= in.n; i++)
		if (ws_letters_has(in, i, c, *len))
			return i;
	return SIZE_MAX;
}

size_t ws_letters_end(ws_letters in, const char *word) {
	uint32_t c[WORD];
	size_t n = decode(word, c, WORD);
	return n <= in.n && ws_letters_has(in, in.n - n, c, n) ? n : 0;
}

static ws_letters joined(ws_letters a, ws_letters b, ws_arena *arena) {
	uint32_t *c = ws_arena_take(arena, (a.n + b.n + 1) * sizeof *c);
	if (a.n)
		memcpy(c, a.c, a.n * sizeof *c);
	if (b.n)
		memcpy(c + a.n, b.c, b.n * sizeof *c);
	return (ws_letters){c, a.n + b.n};
}

ws_letters ws_letters_cut(ws_letters in, size_t from, size_t to, ws_arena *arena) {
	return joined((ws_letters){in.c, from}, (ws_letters){in.c + to, in.n - to}, arena);
}

ws_letters ws_letters_replaced(ws_letters in, size_t from, size_t to, const char *word, ws_arena *arena) {
	ws_letters front = joined((ws_letters){in.c, from}, ws_letters_of(word, arena), arena);
	return joined(front, (ws_letters){in.c + to, in.n - to}, arena);
}

ws_letters ws_indicator_official(ws_letters asked, ws_arena *arena) {
	for (size_t i = 0; i < G_N_ELEMENTS(officials); i++) {
		size_t len, at = ws_letters_find(asked, officials[i][0], &len);
		size_t unused;
		if (at == SIZE_MAX || ws_letters_find(asked, officials[i][1], &unused) != SIZE_MAX)
			continue;
		return ws_letters_replaced(asked, at, at + len, officials[i][1], arena);
	}
	return asked;
}

/* 地区生产总值(GDP) is 地区生产总值, and “三公”经费 is 三公经费. */
static ws_letters without_marks(ws_letters s, ws_arena *arena) {
	uint32_t *c = ws_arena_take(arena, (s.n + 1) * sizeof *c);
	size_t n = 0;
	int depth = 0;
	for (size_t i = 0; i < s.n; i++) {
		depth += s.c[i] == '(';
		bool mark = s.c[i] == U'“' || s.c[i] == U'”' || s.c[i] == '"';
		if (depth == 0 && !mark)
			c[n++] = s.c[i];
		depth -= s.c[i] == ')' && depth > 0;
	}
	return n ? (ws_letters){c, n} : s;
}

ws_letters ws_indicator_without_scope(ws_letters s) {
	for (size_t i = 0; i < G_N_ELEMENTS(scopes); i++) {
		uint32_t c[WORD];
		size_t n = decode(scopes[i], c, WORD);
		if (n < s.n && ws_letters_has(s, 0, c, n))
			return ws_indicator_without_scope((ws_letters){s.c + n, s.n - n});
	}
	return s;
}

/* |2019年|政府债务限额, |2019年末|政府债务余额: the period is a field of its own. */
static ws_letters without_year(ws_letters s) {
	size_t n = 0;
	while (n < s.n && s.c[n] >= '0' && s.c[n] <= '9')
		n++;
	if (n != 4 || n + 2 >= s.n || s.c[n] != U'年')
		return s;
	n += s.c[n + 1] == U'末' || s.c[n + 1] == U'底' || s.c[n + 1] == U'度' ? 2 : 1;
	return (ws_letters){s.c + n, s.n - n};
}

/* 省财政厅核定|我市|政府债务限额: what stands behind the last such word; `s` when there is none. */
static ws_letters behind_scope(ws_letters s) {
	enum { LEAST = 4 };
	for (size_t at = s.n; at-- > 1;)
		for (size_t i = 0; i < SCOPES; i++) {
			uint32_t c[WORD];
			size_t n = decode(scopes[i], c, WORD);
			if (at + n + LEAST <= s.n && ws_letters_has(s, at, c, n))
				return (ws_letters){s.c + at + n, s.n - at - n};
		}
	return s;
}

static ws_letters without_tail(ws_letters s, ws_letters asked) {
	for (size_t i = 0; i < G_N_ELEMENTS(tails); i++) {
		uint32_t c[WORD];
		size_t n = decode(tails[i], c, WORD);
		if (s.n > n + 1 && ws_letters_has(s, s.n - n, c, n) && !(asked.n >= n && ws_letters_has(asked, asked.n - n, c, n)))
			return without_tail((ws_letters){s.c, s.n - n}, asked);
	}
	/* “三公”经费|预算|, but 一般公共预算 is a name. */
	static const char *const planned[] = {"经费预算", "支出预算", "收入预算"};
	for (size_t i = 0; i < G_N_ELEMENTS(planned); i++)
		if (ws_letters_end(s, planned[i]) && !ws_letters_end(asked, "预算"))
			return (ws_letters){s.c, s.n - 2};
	/* 出口额 is 出口; 余额 and 限额 are other things. */
	if (s.n > 2 && s.c[s.n - 1] == U'额' && s.c[s.n - 2] == U'口' && asked.n && asked.c[asked.n - 1] != U'额')
		return (ws_letters){s.c, s.n - 1};
	return s;
}

/* How many pairs of neighbours of `a` stand in `b`, each once. */
static size_t shared_pairs(ws_letters a, ws_letters b) {
	size_t shared = 0;
	uint64_t used = 0;
	for (size_t i = 0; i + 1 < a.n; i++)
		for (size_t j = 0; j + 1 < b.n && j < SUBJECT; j++)
			if (!(used >> j & 1) && a.c[i] == b.c[j] && a.c[i + 1] == b.c[j + 1]) {
				used |= 1ull << j;
				shared++;
				break;
			}
	return shared;
}

static bool changes_meaning(ws_letters asked, ws_letters subject) {
	static const char *const words[] = {"人均", "户均", "平均", "累计", "占", "其他", "新增"};
	size_t len;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (ws_letters_find(subject, words[i], &len) != SIZE_MAX && ws_letters_find(asked, words[i], &len) == SIZE_MAX)
			return true;
	return false;
}

static float dice(ws_letters a, ws_letters b) {
	if (a.n < 2 || b.n < 2)
		return a.n && a.n == b.n && a.c[0] == b.c[0] ? 1 : 0;
	float shared = 2 * (float)shared_pairs(a, b) / (float)(a.n - 1 + b.n - 1);
	return memcmp(a.c + a.n - 2, b.c + b.n - 2, 2 * sizeof *a.c) == 0 ? shared : shared * OTHER_HEAD;
}

static bool has_side(ws_letters s) {
	return ws_letters_end(s, "支出") || ws_letters_end(s, "收入");
}

/* 城镇|常住|居民人均可支配收入: all that is asked for, with one word inside. */
static bool has_word_inside(ws_letters asked, ws_letters subject) {
	enum { INSIDE = 2, LONG = 6 };
	size_t front = 0;
	if (asked.n < LONG || subject.n != asked.n + INSIDE)
		return false;
	while (front < asked.n && asked.c[front] == subject.c[front])
		front++;
	return front > 1 && front + 1 < asked.n &&
	       memcmp(asked.c + front, subject.c + front + INSIDE, (asked.n - front) * sizeof *asked.c) == 0;
}

/* |地方|政府债务限额, 政府性基金|预算|收入, 一般公共|预算|支出: with and without it the same. Not 国有资本经营收入, which is an income of the general budget. */
static ws_letters without_filling(ws_letters s, ws_arena *arena) {
	static const char *const sides[] = {"预算收入", "预算支出"}, *const fronts[] = {"基金", "公共"};
	size_t len, local = ws_letters_find(s, "地方政府债务", &len);
	if (local != SIZE_MAX)
		return ws_letters_cut(s, local, local + 2, arena);
	for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
		size_t at = ws_letters_find(s, sides[i], &len);
		for (size_t k = 0; at != SIZE_MAX && at >= 2 && k < G_N_ELEMENTS(fronts); k++)
			if (ws_letters_end((ws_letters){s.c, at}, fronts[k]))
				return ws_letters_cut(s, at, at + 2, arena);
	}
	return s;
}

float ws_indicator_alike(ws_letters asked, ws_letters subject, ws_arena *arena) {
	ws_letters plain = ws_indicator_without_scope(without_filling(without_marks(subject, arena), arena)), bare = without_tail(plain, asked);
	if (asked.n == subject.n && asked.n && memcmp(asked.c, subject.c, asked.n * sizeof *asked.c) == 0)
		return 1;
	bool other = changes_meaning(asked, subject);
	asked = ws_indicator_without_scope(without_filling(without_marks(asked, arena), arena));
	asked = without_tail(asked, plain);
	float best = MAX(dice(asked, plain), dice(asked, bare));
	ws_letters rest = behind_scope(bare);
	if (rest.n < bare.n)
		best = MAX(best, dice(asked, without_year(rest)) * BEHIND_SCOPE);
	/* All of it, with something behind: 省对市县转移支付|一般公共预算资金|. */
	for (size_t at = 0; best < ALL_OF_IT && asked.n >= WHOLE_NAME && at < bare.n; at++)
		if (ws_letters_has(bare, at, asked.c, asked.n))
			best = ALL_OF_IT;
	/* “三公”经费|支出|, 税收|收入| */
	if (has_side(bare) && !has_side(asked))
		best = MAX(best, WITH_SIDE * dice(asked, (ws_letters){bare.c, bare.n - 2}));
	/* 用于项目建设的|新增债务限额 */
	if (bare.n > asked.n + 1 && asked.n >= WHOLE_NAME && bare.c[bare.n - asked.n - 1] == U'的' &&
	    ws_letters_has(bare, bare.n - asked.n, asked.c, asked.n))
		best = MAX(best, BEHIND_OF);
	if (has_word_inside(asked, bare))
		best = MAX(best, WITH_WORD);
	best *= NOT_THE_SAME;
	return other ? best * OTHER_HEAD : best;
}

float ws_indicator_part_alike(ws_letters asked, ws_letters subject, ws_letters whole, ws_arena *arena) {
	whole = without_tail(whole, subject);
	static const char *const heads[] = {"余额", "限额", "收入", "支出", "投资", "总额", "人口", "增加值", "面积", "产量"};
	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
		uint32_t c[WORD];
		size_t n = decode(heads[i], c, WORD);
		if (whole.n <= n || !ws_letters_has(whole, whole.n - n, c, n) || (subject.n >= n && ws_letters_has(subject, subject.n - n, c, n)))
			continue;
		ws_letters part = joined(subject, (ws_letters){whole.c + whole.n - n, n}, arena);
		/* 出口 of 进出口总额 is not what 进出口总额 asks for. */
		size_t first = 0;
		while (first < part.n && asked.n && part.c[first] != asked.c[0])
			first++;
		return first < part.n ? NO_OWN_HEAD * ws_indicator_alike(asked, part, arena) : 0;
	}
	return 0;
}

float ws_indicator_said_in(ws_letters asked, ws_letters text) {
	return (float)shared_pairs(asked, text) / (float)MAX(asked.n - 1, 1);
}
