/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/figure_question.h"

#include <string.h>

#include "query/place.h"
#include "text/utf8.h"

/* Words of a question that ask for another role than the level, and what they look for in a figure's role. */
static const struct {
	const char *word, *role;
	bool rate, plan;
} roles[] = {
	{"年均增长", "年均", true, false},     {"年均增速", "年均", true, false},
	{"同比增长", "增长", true, false},     {"增长率", "增长", true, false},   {"增长速度", "增长", true, false},
	{"增速", "增长", true, false},         {"增幅", "增长", true, false},     {"降幅", "增长", true, false},
	{"涨幅", "增长", true, false},         {"跌幅", "增长", true, false},     {"增长", "增长", true, false},
	{"下降", "下降", true, false},         {"减少", "减", false, false},      {"完成年初预算", "预算", true, false},
	{"完成调整预算", "预算", true, false}, {"完成预算", "预算", true, false}, {"占比", "占", true, false},
	{"比重", "占", true, false},           {"年初预算", "预算", false, true}, {"预算数", "预算", false, true},
	{"预期目标", "预期", false, true},     {"目标", "目标", false, true},
};

/* What people may mean by what they ask for: 财政收入 is told as such, or as that of the general budget. `whole`: only where nothing stands in
   front, for 一般债务限额 is a part of 政府债务限额; `alone`: nor behind, for 经济|增长| is no 经济开发区收入. */
static const struct {
	const char *said, *meant;
	bool whole, alone;
} meanings[] = {
	{"财政收入", "一般公共预算收入", false, false},
	{"财政支出", "一般公共预算支出", false, false},
	{"土地出让收入", "国有土地使用权出让收入", false, false},
	{"卖地收入", "国有土地使用权出让收入", false, false},
	{"经济", "地区生产总值", true, true},
	{"新增债务限额", "新增政府债务限额", true, false},
	{"债务限额", "政府债务限额", true, false},
	{"债务余额", "政府债务余额", true, false},
};

static const float MEANT = 0.93f;

/* Letters of a subject that are compared with each figure's: names are shorter, and what is asked may be a page. */
enum { ASKED = 256 };

/* ---- one question ---- */

static bool is_year(ws_letters s, size_t i) {
	return i + 4 <= s.n && (s.c[i] == '1' || s.c[i] == '2') && ws_is_digit(s.c[i + 1]) && ws_is_digit(s.c[i + 2]) && ws_is_digit(s.c[i + 3]) &&
	       (i == 0 || !ws_is_digit(s.c[i - 1])) && (i + 4 == s.n || !ws_is_digit(s.c[i + 4]));
}

/* 2018, 2018年, 2018年度, 2018年末: the years go out of the subject. */
static void take_years(ws_figure_question *q, ws_arena *arena) {
	const ws_letters s = q->subject;
	uint32_t *kept = ws_arena_take(arena, (s.n + 1) * sizeof *kept);
	size_t n = 0;
	for (size_t i = 0; i < s.n;) {
		if (!is_year(s, i)) {
			kept[n++] = s.c[i++];
			continue;
		}
		if (q->n_years < WS_FIGURE_YEARS)
			q->years[q->n_years++] = (s.c[i] - '0') * 1000 + (s.c[i + 1] - '0') * 100 + (s.c[i + 2] - '0') * 10 + (s.c[i + 3] - '0');
		i += 4;
		i += i < s.n && s.c[i] == U'年';
		i += i < s.n && s.c[i - 1] == U'年' && (s.c[i] == U'度' || s.c[i] == U'末' || s.c[i] == U'底');
	}
	q->subject = (ws_letters){kept, n};
}

/* 上半年, 第一季度, 1-11月份 in front of the subject, behind the year. */
static void take_part(ws_figure_question *q, ws_arena *arena) {
	enum { LONGEST = 5 }; /* 10-12 */
	static const char *const parts[] = {"前三季度", "上半年", "下半年", "一季度", "二季度", "三季度", "四季度", "年初", "初"};
	const ws_letters s = q->subject;
	size_t len, from = s.n && s.c[0] == U'第' ? 1 : 0, to = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(parts) && !q->part; i++)
		if (ws_letters_find((ws_letters){s.c + from, s.n - from}, parts[i], &len) == 0) {
			q->part = i + 2 < G_N_ELEMENTS(parts) ? parts[i] : "初";
			to = from + len;
		}
	char months[LONGEST + 1];
	size_t n = 0;
	while (!q->part && n < s.n && n < LONGEST && (ws_is_digit(s.c[n]) || (n && s.c[n] == '-'))) {
		months[n] = (char)s.c[n];
		n++;
	}
	if (n && n < s.n && s.c[n] == U'月') {
		q->part = ws_arena_printf(arena, "%.*s月", (int)n, months);
		to = n + 1 + (n + 1 < s.n && s.c[n + 1] == U'份');
	}
	if (q->part && to < s.n)
		q->subject = ws_letters_cut(s, 0, to, arena);
}

/* 十四五期间, “十三五”时期: the five years of a plan go out of the subject, and 累计 with them. */
static void take_plan(ws_figure_question *q, ws_arena *arena) {
	enum { ELEVENTH = 2006, YEARS = 5, NUMBER = 3 };
	static const char *const numbers[] = {"十一五", "十二五", "十三五", "十四五", "十五五", "十六五"};
	static const char *const spans[] = {"时期", "期间", "规划期", "以来"};
	for (size_t i = 0; i < G_N_ELEMENTS(numbers) && !q->first; i++) {
		const ws_letters s = q->subject;
		size_t len, from = ws_letters_find(s, numbers[i], &len), to = from + NUMBER;
		if (from == SIZE_MAX)
			continue;
		if (from > 0 && to < s.n && s.c[from - 1] == U'“' && s.c[to] == U'”') {
			from--;
			to++;
		}
		for (size_t k = 0; k < G_N_ELEMENTS(spans) && !q->first; k++) {
			if (ws_letters_find((ws_letters){s.c + to, s.n - to}, spans[k], &len) != 0)
				continue;
			q->first = ELEVENTH + YEARS * (uint32_t)i;
			q->last = q->first + YEARS - 1;
			q->subject = ws_letters_cut(s, from, to + len, arena);
		}
	}
	size_t len, at = q->first ? ws_letters_find(q->subject, "累计", &len) : SIZE_MAX;
	if (at != SIZE_MAX)
		q->subject = ws_letters_cut(q->subject, at, at + len, arena);
}

static void take_region(ws_figure_question *q, ws_store *store, ws_arena *arena) {
	ws_region_hit hit;
	if (!ws_place_find(store, q->subject.c, q->subject.n, arena, &hit))
		return;
	g_strlcpy(q->region, hit.name, sizeof q->region);
	if (hit.region != WS_REGION_NONE)
		g_strlcpy(q->region, ws_region_path(hit.region, arena), sizeof q->region);
	q->subject = ws_letters_cut(q->subject, hit.start, hit.end, arena);
}

static void take_role(ws_figure_question *q, ws_arena *arena) {
	for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
		size_t len, at = ws_letters_find(q->subject, roles[i].word, &len);
		if (at == SIZE_MAX || len == q->subject.n)
			continue;
		q->role = roles[i].role;
		q->wants_rate = roles[i].rate;
		q->wants_plan = roles[i].plan;
		q->subject = ws_letters_cut(q->subject, at, at + len, arena);
		break;
	}
	/* 收入|预期|增长, 收入|决算|: the year tells as much. */
	static const char *const said[] = {"预期", "预计", "决算数", "决算", "执行数", "完成数"};
	for (size_t i = 0; !q->wants_plan && i < G_N_ELEMENTS(said); i++) {
		size_t len = ws_letters_end(q->subject, said[i]);
		q->subject.n -= len < q->subject.n ? len : 0;
	}
	/* GDP增长|目标|, 财政收入|目标 */
	static const char *const aims[] = {"预期目标", "目标"};
	for (size_t i = 0; q->wants_rate && !q->aim && i < G_N_ELEMENTS(aims); i++) {
		size_t len, at = ws_letters_find(q->subject, aims[i], &len);
		if (at == SIZE_MAX || len == q->subject.n)
			continue;
		q->aim = "目标";
		q->subject = ws_letters_cut(q->subject, at, at + len, arena);
	}
	if (q->wants_plan && strcmp(q->role, "预算") != 0)
		q->aim = q->role;
}

/* 森林覆盖率, 研发投入强度 */
static bool is_rate(ws_letters subject) {
	static const char *const ends[] = {"率", "比例", "强度", "覆盖面"}, *const others[] = {"汇率", "效率", "功率", "频率"};
	size_t len;
	bool rate = false, other = false;
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		rate = rate || ws_letters_end(subject, ends[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		other = other || ws_letters_find(subject, others[i], &len) != SIZE_MAX;
	return rate && !other;
}

static void drop_light_words(ws_figure_question *q, ws_segmenter *segmenter, ws_arena *arena) {
	const ws_folded f = {.c = q->subject.c, .n = q->subject.n, .from = q->subject.c, .to = q->subject.c};
	uint32_t *at = ws_arena_take(arena, (f.n + 1) * sizeof *at), *to = ws_arena_take(arena, (f.n + 1) * sizeof *to);
	for (uint32_t i = 0; i < f.n; i++) {
		at[i] = i;
		to[i] = i + 1;
	}
	const ws_folded run = {.c = f.c, .from = at, .to = to, .n = f.n, .chars = (uint32_t)f.n};
	size_t n, out = 0;
	const ws_word *words = ws_segment(segmenter, &run, &n, arena);
	uint32_t *kept = ws_arena_take(arena, (f.n + 1) * sizeof *kept);
	for (size_t i = 0; i < n; i++) {
		/* 结转|下|年: in front of one character it is half of a word that the segmenter does not know. */
		bool half = words[i].end - words[i].start == 1 && i + 1 < n && words[i + 1].end - words[i + 1].start == 1 &&
		            f.c[words[i].start] != 0x7684 /* 的 */ && !ws_is_light_word(f.c + words[i + 1].start, 1);
		if (!half && ws_is_light_word(f.c + words[i].start, words[i].end - words[i].start))
			continue;
		memcpy(kept + out, f.c + words[i].start, (words[i].end - words[i].start) * sizeof *kept);
		out += words[i].end - words[i].start;
	}
	if (out)
		q->subject = (ws_letters){kept, out};
}

static void write_subject(ws_figure_question *q, ws_arena *arena) {
	char *s = q->subject_text = ws_arena_take(arena, q->subject.n * WS_UTF8_MAX + 1);
	for (size_t i = 0; i < q->subject.n; i++)
		s += ws_utf8_put(s, q->subject.c[i]);
	*s = '\0';
}

static ws_letters bounded(ws_letters s) {
	return (ws_letters){s.c, MIN(s.n, (size_t)ASKED)};
}

static void read_text(ws_figure_question *q, const char *text, ws_store *store, ws_segmenter *segmenter, ws_arena *arena) {
	const ws_folded f = ws_fold(text, strlen(text), WS_FOLD_HANS, arena);
	q->subject = (ws_letters){f.c, f.n};
	take_region(q, store, arena);
	take_years(q, arena);
	take_part(q, arena);
	take_plan(q, arena);
	q->asked = q->subject;
	take_role(q, arena);
	q->wants_rate = q->wants_rate || (!q->role && is_rate(q->subject));
	q->spoken = q->subject;
	drop_light_words(q, segmenter, arena);
	q->subject = ws_indicator_official(q->subject, arena);
	q->share = 1;
	write_subject(q, arena);
	q->asked = bounded(q->asked);
	q->spoken = bounded(q->spoken);
	q->subject = bounded(q->subject);
}

/* ---- the query ---- */

/* Words and phrases asked of the passage itself, and lists of them, are what a question is made of. */
static bool is_text(const ws_query *q) {
	if (q->kind == WS_QUERY_AND) {
		for (size_t i = 0; i < q->n_children; i++)
			if (!is_text(q->children[i]))
				return false;
		return true;
	}
	return (q->kind == WS_QUERY_WORDS && q->part == WS_PART_ANY) || (q->kind == WS_QUERY_PHRASE && q->part == WS_PART_TEXT);
}

static bool is_alternative(const ws_query *q) {
	for (size_t i = 0; i < q->n_children; i++)
		if (!is_text(q->children[i]))
			return false;
	return q->kind == WS_QUERY_OR;
}

static void append_text(GString *text, const ws_query *q, ws_arena *arena) {
	for (size_t i = 0; i < q->n_children; i++)
		append_text(text, q->children[i], arena);
	if (q->n_children)
		return;
	if (text->len)
		g_string_append_c(text, ' ');
	g_string_append(text, ws_folded_string(&q->string, 0, q->string.n, arena));
}

/* One node over the list, which is kept; NULL over none. Flat, because a query may have tens of thousands of parts. */
static const ws_query *node_over(ws_query **list, size_t n, ws_query_kind kind, ws_arena *arena) {
	if (n < 2)
		return n ? list[0] : NULL;
	ws_query *q = ws_arena_zero(arena, 1, sizeof *q);
	*q = (ws_query){.kind = kind, .children = list, .n_children = n};
	return q;
}

/* Where the amount at the end of a run begins: 惠企资金|340亿元; its length when there is none. */
static size_t amount_from(const ws_folded *run, ws_quantity *q, ws_arena *arena) {
	enum { LONGEST = 32 };
	for (size_t i = run->n > LONGEST ? run->n - LONGEST : 0; i < run->n; i++) {
		if (!ws_is_digit(run->c[i]) || (i > 0 && (ws_is_digit(run->c[i - 1]) || run->c[i - 1] == '.')))
			continue;
		const char *text = ws_folded_string(run, i, run->n, arena);
		if (ws_quantity_parse(text, strlen(text), arena, q) && !q->plain && !q->has_high && *q->base && q->kind != WS_DURATION)
			return i;
	}
	return run->n;
}

/* Passages with just that amount (a cell of a table says it without its unit), or where it is written so: 超340亿元. */
static ws_query *holds_amount(const char *said, const ws_quantity *q, ws_segmenter *segmenter, ws_arena *arena) {
	uint32_t at;
	ws_query *node = ws_arena_zero(arena, 1, sizeof *node), **either = ws_arena_take(arena, 2 * sizeof *either);
	*node = (ws_query){.kind = WS_QUERY_AMOUNT, .has_low = true, .has_high = true, .low = q->amount, .high = q->amount};
	node->rate = q->kind == WS_PERCENT;
	node->base = q->base;
	either[0] = node;
	either[1] = ws_query_parse(said, segmenter, NULL, NULL, &at, arena, NULL);
	return (ws_query *)node_over(either, either[1] ? 2 : 1, WS_QUERY_OR, arena);
}

/* Takes it out of the run; what stands in front of it, which may be nothing, asks for the subject. */
static const ws_query *take_amount(ws_figure_query *out, const ws_query *run, ws_query **holds, ws_segmenter *segmenter, ws_arena *arena) {
	ws_quantity q;
	size_t from = amount_from(&run->string, &q, arena);
	if (from == run->string.n || out->n_amounts == WS_FIGURE_AMOUNTS)
		return run;
	*holds = holds_amount(ws_folded_string(&run->string, from, run->string.n, arena), &q, segmenter, arena);
	out->amounts[out->n_amounts++] = q;
	ws_query *front = ws_arena_zero(arena, 1, sizeof *front);
	*front = *run;
	front->string.n = from;
	return from ? front : NULL;
}

static bool add_words(ws_figure_query *out, const ws_figure_question *q, ws_segmenter *segmenter, ws_arena *arena, GError **error) {
	uint32_t at;
	ws_query *words = ws_query_parse(q->subject_text, segmenter, NULL, NULL, &at, arena, error);
	if (!words)
		return false;
	ws_query **either = ws_arena_take(arena, 2 * sizeof *either);
	size_t n = 0;
	if (out->words)
		either[n++] = (ws_query *)out->words;
	either[n++] = words;
	out->words = node_over(either, n, WS_QUERY_OR, arena);
	return true;
}

static bool add_question(ws_figure_query *out, const char *text, ws_store *store, ws_segmenter *segmenter, ws_arena *arena,
                         GError **error) {
	if (out->n_questions == WS_FIGURE_QUESTIONS)
		return true;
	ws_figure_question *q = &out->questions[out->n_questions++];
	*q = (ws_figure_question){.n_years = 0};
	read_text(q, text, store, segmenter, arena);
	if (!*q->subject_text && (*q->region || q->n_years || q->first)) {
		out->n_questions--;
		/* 泉州 OR 酒泉: of two, neither alone. */
		ws_figure_question *within = ws_arena_zero(arena, 1, sizeof *within);
		*within = out->within ? (ws_figure_question){.n_years = 0} : *q;
		out->within = within;
		return true;
	}
	if (!add_words(out, q, segmenter, arena, error))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(meanings) && out->n_questions < WS_FIGURE_QUESTIONS; i++) {
		size_t len, found = ws_letters_find(q->subject, meanings[i].said, &len), unused;
		if (found == SIZE_MAX || ws_letters_find(q->subject, meanings[i].meant, &unused) != SIZE_MAX ||
		    (meanings[i].whole && found != q->subject.n - ws_indicator_without_scope(q->subject).n) ||
		    (meanings[i].alone && found + len != q->subject.n))
			continue;
		ws_figure_question *meant = &out->questions[out->n_questions++];
		*meant = *q;
		meant->subject = ws_letters_replaced(q->subject, found, found + len, meanings[i].meant, arena);
		meant->spoken = meant->asked = meant->subject;
		meant->share = MEANT;
		write_subject(meant, arena);
		return add_words(out, meant, segmenter, arena, error);
	}
	return true;
}

bool ws_figure_query_read(ws_figure_query *out, const char *text, ws_store *store, ws_segmenter *segmenter, ws_arena *arena,
                          GError **error) {
	uint32_t at;
	*out = (ws_figure_query){.n_questions = 0};
	const ws_query *q = ws_query_parse(text, segmenter, NULL, NULL, &at, arena, error), *alternative = NULL;
	if (!q)
		return false;
	const ws_query *const alone[] = {q};
	const ws_query *const *parts = q->kind == WS_QUERY_AND ? (const ws_query *const *)q->children : alone;
	size_t n = q->kind == WS_QUERY_AND ? q->n_children : 1;
	g_autoptr(GString) common = g_string_new(NULL);
	ws_query **rest = ws_arena_take(arena, n * sizeof *rest);
	size_t n_rest = 0;
	for (size_t i = 0; i < n; i++) {
		const ws_query *part = parts[i];
		if (part->kind == WS_QUERY_WORDS && part->part == WS_PART_ANY) {
			ws_query *holds = NULL;
			part = take_amount(out, part, &holds, segmenter, arena);
			if (holds)
				rest[n_rest++] = holds;
			if (!part)
				continue;
		}
		if (part->kind == WS_QUERY_AMOUNT && out->n_ranges < WS_FIGURE_RANGES)
			out->ranges[out->n_ranges++] = part;
		if (is_text(part))
			append_text(common, part, arena);
		else if (is_alternative(part) && !alternative)
			alternative = part;
		if (part->kind != WS_QUERY_WORDS || part->part != WS_PART_ANY)
			rest[n_rest++] = (ws_query *)part;
	}
	out->rest = node_over(rest, n_rest, WS_QUERY_AND, arena);
	for (size_t i = 0; alternative && i < alternative->n_children; i++) {
		g_autoptr(GString) one = g_string_new(common->str);
		append_text(one, alternative->children[i], arena);
		if (!add_question(out, one->str, store, segmenter, arena, error))
			return false;
	}
	return alternative || !common->len || add_question(out, common->str, store, segmenter, arena, error);
}
