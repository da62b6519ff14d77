/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bound is read as the writer meant it: 超800亿元 is > 800, 近千亿元 is < 1000, 以上 and 以下 include the number (Civil Code, article 1259), 左右 is
   neither. The word nearest to the number decides; 预计 is kept as a qualifier but bounds nothing. */
#include "text/bound.h"

#include <pthread.h>

#include "text/han.h"
#include "text/wordlist.h"

typedef struct {
	const char *word;
	ws_relation relation;
	const char *not_after; /* characters that, in front, make another word of it */
	bool bare_only;
	bool far; /* a verb may stand between it and the number: 最高补助30万元 */
} front;

static const front fronts[] = {
    {"超过", WS_GT, "", false, false},
    {"超过了", WS_GT, "", false, false},
    {"超出", WS_GT, "", false, false},
    {"已超", WS_GT, "", false, false},
    {"超", WS_GT, "赶反高中英", false, false},
    {"突破", WS_GT, "", false, false},
    {"突破了", WS_GT, "", false, false},
    {"逾", WS_GT, "", false, false},
    {"大于", WS_GT, "", false, false},
    {"≥", WS_GE, "", false, false},
    {">=", WS_GE, "", false, false},
    {">", WS_GT, "-=", false, false},
    {"≤", WS_LE, "", false, false},
    {"<=", WS_LE, "", false, false},
    {"<", WS_LT, "", false, false},
    {"≈", WS_ABOUT, "", false, false},
    {"大于等于", WS_GE, "", false, false},
    {"大于或等于", WS_GE, "", false, false},
    {"小于等于", WS_LE, "", false, false},
    {"小于或等于", WS_LE, "", false, false},
    {"未达到", WS_LT, "", false, false},
    {"未达", WS_LT, "", false, false},
    {"达不到", WS_LT, "", false, false},
    {"多于", WS_GT, "", false, false},
    {"高于", WS_GT, "", false, false},
    {"过", WS_GT, "通超经不透度渡错路跨迈", true, false},
    {"上", WS_GE, "以之及网线会跃迈登站", true, false},
    {"约", WS_ABOUT, "节合条公签制履特违邀契集简", false, false},
    {"约为", WS_ABOUT, "", false, false},
    {"约有", WS_ABOUT, "", false, false},
    {"约达", WS_ABOUT, "", false, false},
    {"约合", WS_ABOUT, "", false, false},
    {"约计", WS_ABOUT, "", false, false},
    {"大约", WS_ABOUT, "", false, false},
    {"大概", WS_ABOUT, "", false, false},
    {"大致", WS_ABOUT, "", false, false},
    {"估计", WS_ABOUT, "", false, false},
    {"近", WS_LT, "附最临邻亲靠新", false, false},
    {"将近", WS_LT, "", false, false},
    {"接近", WS_LT, "", false, false},
    {"接近于", WS_LT, "", false, false},
    {"不足", WS_LT, "", false, false},
    {"不到", WS_LT, "", false, false},
    {"不满", WS_LT, "", false, false},
    {"未满", WS_LT, "", false, false},
    {"少于", WS_LT, "不", false, false},
    {"小于", WS_LT, "不", false, false},
    {"低于", WS_LT, "不", false, false},
    {"至少", WS_GE, "", false, true},
    {"最少", WS_GE, "", false, true},
    {"最短", WS_GE, "", false, true},
    {"最低", WS_GE, "", false, true},
    {"不少于", WS_GE, "", false, false},
    {"不低于", WS_GE, "", false, false},
    {"不小于", WS_GE, "", false, false},
    {"不得少于", WS_GE, "", false, false},
    {"不得低于", WS_GE, "", false, false},
    {"不应低于", WS_GE, "", false, false},
    {"不超过", WS_LE, "", false, false},
    {"不得超过", WS_LE, "", false, false},
    {"不能超过", WS_LE, "", false, false},
    {"不超", WS_LE, "", false, false},
    {"不高于", WS_LE, "", false, false},
    {"不得高于", WS_LE, "", false, false},
    {"不多于", WS_LE, "", false, false},
    {"不大于", WS_LE, "", false, false},
    {"最高", WS_LE, "", false, true},
    {"最高可达", WS_LE, "", false, false},
    {"最多", WS_LE, "", false, true},
    {"最大", WS_LE, "", false, true},
    {"最长", WS_LE, "", false, true},
    {"至多", WS_LE, "", false, true},
    {"上限", WS_LE, "", false, true},
    {"上限为", WS_LE, "", false, false},
    {"预计", WS_EQ, "", false, false},
    {"预计为", WS_EQ, "", false, false},
    {"预计完成", WS_EQ, "", false, false},
    {"预计达到", WS_EQ, "", false, false},
    {"预计达", WS_EQ, "", false, false},
};

/* Between such a word and the number: 最高|给予|30万元, 超过|了|. */
static const char *const fillers[] = {"给予", "可给予", "补助", "可补助", "奖励", "可奖励", "支持", "可支持", "补贴", "可补贴", "资助",
    "可资助", "可", "可达", "可获", "可享受", "可申请", "可贷", "达", "达到", "为", "不超过", "一次性奖励", "再奖励", "授信", "额度",
    "贷款额度", "贷款", "按", "处", "罚款"};

typedef struct {
	const char *word;
	ws_relation relation;
	bool last; /* only in front of a mark: 10万元起， not 10万元起拍价 */
} back;

static const back backs[] = {
    {"以上", WS_GE, false},
    {"及以上", WS_GE, false},
    {"(含)以上", WS_GE, false},
    {"以上(含)", WS_GE, false},
    {"或以上", WS_GE, false},
    {"(不含)以上", WS_GT, false},
    {"起步", WS_GE, false},
    {"起", WS_GE, true},
    {"以下", WS_LE, false},
    {"(不含)以下", WS_LT, false},
    {"(不含)以内", WS_LT, false},
    {"及以下", WS_LE, false},
    {"(含)以下", WS_LE, false},
    {"或以下", WS_LE, false},
    {"以内", WS_LE, false},
    {"(含)以内", WS_LE, false},
    {"之内", WS_LE, false},
    {"封顶", WS_LE, false},
    {"左右", WS_ABOUT, false},
    {"上下", WS_ABOUT, false},
    {"有余", WS_GT, false},
    {"出头", WS_GT, false},
};

static ws_wordlist *front_words, *filler_words, *back_words;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void read_tables(void) {
	front_words = ws_wordlist_new(fronts, sizeof fronts / sizeof *fronts, sizeof *fronts);
	filler_words = ws_wordlist_new(fillers, sizeof fillers / sizeof *fillers, sizeof *fillers);
	back_words = ws_wordlist_new(backs, sizeof backs / sizeof *backs, sizeof *backs);
}

static const front *front_at(const ws_folded *f, size_t i, bool bare, bool money, bool far, size_t *len) {
	const front *w = ws_wordlist_before(front_words, f->c, 0, i, len);
	if (!w || (w->bare_only && !bare && !(money && f->c[i - 1] == U'过')) || (far && !w->far))
		return NULL;
	if (i > *len && ws_spelled_in(f->c[i - *len - 1], w->not_after))
		return NULL;
	return w;
}

ws_bound ws_bound_before(const ws_folded *f, size_t i, bool bare, bool money) {
	ws_bound found = {WS_EQ, i, i, i};
	size_t len;
	pthread_once(&once, read_tables);
	/* Two at most: 预计超过. */
	for (int times = 0; times < 2; times++) {
		const front *w = front_at(f, found.outer, bare, money, false, &len);
		if (!w && times == 0 && ws_wordlist_before(filler_words, f->c, 0, i, &len)) {
			size_t filler = len;
			w = front_at(f, i - filler, bare, money, true, &len);
			if (w)
				found.outer = i - filler;
		}
		if (!w)
			break;
		if (found.start == found.end || found.relation == WS_EQ) {
			found.relation = w->relation;
			found.start = found.outer - len;
			found.end = found.outer;
		}
		found.outer -= len;
	}
	return found;
}

/* 1000万元|（含1000万元）|以上: behind the bracket that tells whether the number itself is meant; j when there is none. The number in it is read on
   its own. */
static size_t behind_inclusion(const ws_folded *f, size_t j, bool *strict) {
	enum { BRACKET = 16 };
	size_t i = j + 1;
	*strict = i < f->n && f->c[i] == U'不';
	i += *strict;
	if (j + 2 >= f->n || f->c[j] != '(' || f->c[i] != U'含')
		return j;
	while (i < f->n && i - j < BRACKET && f->c[i] != ')')
		i++;
	return i < f->n && f->c[i] == ')' ? i + 1 : j;
}

ws_bound ws_bound_after(const ws_folded *f, size_t j) {
	ws_bound none = {WS_EQ, j, j, j};
	size_t len;
	bool strict;
	pthread_once(&once, read_tables);
	const back *w = ws_wordlist_at(back_words, f->c, f->n, j, &len);
	if (w)
		return w->last && j + len < f->n && ws_is_han(f->c[j + len]) ? none : (ws_bound){w->relation, j, j + len, j + len};
	size_t past = behind_inclusion(f, j, &strict);
	if (past == j || !(w = ws_wordlist_at(back_words, f->c, f->n, past, &len)) || w->last)
		return none;
	ws_relation relation = !strict ? w->relation : w->relation == WS_GE ? WS_GT : w->relation == WS_LE ? WS_LT : w->relation;
	return (ws_bound){relation, past, past + len, past + len};
}

ws_bound ws_bound_of_term(const ws_folded *f, size_t j) {
	ws_bound found = ws_bound_after(f, j);
	bool within = found.start == found.end && j < f->n && f->c[j] == U'内' && !(j + 1 < f->n && ws_spelled_in(f->c[j + 1], "容部外向蒙地"));
	return within ? (ws_bound){WS_LE, j, j + 1, j + 1} : found;
}

ws_relation ws_bound_inside(uint32_t vague) {
	switch (vague) {
	case U'余':
	case U'馀':
	case U'多':
	case U'几':
		return WS_GT;
	case U'数':
		return WS_GE;
	case U'来':
		return WS_ABOUT;
	default:
		return WS_EQ;
	}
}
