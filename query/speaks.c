/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which figures of a passage speak of a thing mentioned in it.

       技术创新基金规模从300亿元扩大到500亿元        their subject names it
       100亿元|科创风投基金群                        they stand in front of it
       10亿元规模的产业母基金, 总规模100亿元的…      the same, with a word between
       设立产业基金，首期规模20亿元，存续期10年      their subject is nothing but what any fund has, and it is the last one named before in the
                                                     sentence
       甲基金、乙基金，规模分别为10亿元和5亿元       the same, each the one whose turn it is
       市种业引导基金成立。引导基金规模48亿元        their subject calls it as its name ends, and it is the one fund named before in the passage
       35亿元，用于对|建设基金|出资                  they are paid into it; that says nothing of its scale

   A subject names the thing when it begins with it, or has it behind a mark, a link or a word of scope, or behind the same character as
   the mention: 数字人民币台企融资增信基金规模 is not 增信基金's. */
#include <string.h>

#include "query/mentions.h"
#include "text/cursor.h"
#include "text/fold.h"

enum { NEAR = 60, AHEAD = 5, PAID = 24, TURNS = 16 };

static uint32_t char_at(const ws_stored_passage *p, uint32_t position) {
	ws_cursor at = ws_cursor_at(p->text, p->len);
	size_t byte = ws_cursor_seek(&at, position);
	const char *c = p->text + byte;
	return byte < p->len ? ws_utf8_next(&c, p->text + p->len) : 0;
}

/* X基金、Y基金等|国资系基金规模: of all of them; i is where the name of one ends. */
static bool is_of_all(const ws_folded *subject, size_t i) {
	bool list = i < subject->n && (subject->c[i] == U'、' || subject->c[i] == U'和');
	while (list && i < subject->n && subject->c[i] != U'等')
		i++;
	return i < subject->n && subject->c[i] == U'等';
}

/* `behind`: what stands in front of the mention in its passage, 0 nothing that may stand there. */
static bool names(const ws_folded *subject, const ws_folded *name, uint32_t behind) {
	static const uint32_t before[] = U"、,，和与及或的“\"()（）:：市省区县级属";
	for (size_t at = 0; name->n && (at = ws_folded_find(subject, at, name->c, name->n)) != SIZE_MAX; at++) {
		if (is_of_all(subject, at + name->n))
			continue;
		if (at == 0 || subject->c[at - 1] == behind)
			return true;
		for (size_t i = 0; before[i]; i++)
			if (before[i] == subject->c[at - 1])
				return true;
	}
	return false;
}

static bool is_any(const char *subject, const char *const *words, size_t n) {
	for (size_t i = 0; subject && i < n; i++)
		if (strcmp(subject, words[i]) == 0)
			return true;
	return false;
}

/* Whether a subject (folded) says nothing but how large something is. */
static bool is_scale(const char *subject) {
	static const char *const scales[] = {"规模",       "总规模",     "首期",         "首期规模",     "目标规模",     "目标总规模",
	                                     "规划规模",   "规划总规模", "初始规模",     "计划规模",     "募集规模",     "认缴规模",
	                                     "认缴总规模", "基金规模",   "基金总规模",   "基金首期规模", "基金目标规模", "基金认缴规模",
	                                     "计划总规模", "设计规模",   "目标首期规模", "首期目标规模", "总额"};
	return is_any(subject, scales, G_N_ELEMENTS(scales));
}

/* Whether it says nothing but what of a fund is paid in and how long it lasts. */
static bool is_of_any_fund(const char *subject) {
	static const char *const words[] = {"实缴",       "已实缴",   "实缴规模", "实缴资金", "实缴资本", "实缴出资", "首期实缴", "累计实缴",
	                                    "到位",       "已到位",   "资金到位", "到位资金", "已到位资金", "首期到位", "首期已到位", "首期到位资金",
	                                    "实际到位",   "累计到位", "认缴",     "认缴出资", "认缴额",   "存续期",   "存续期限", "基金存续期",
	                                    "基金存续期限", "存续期为", "投资期",   "退出期",   "基金期限"};
	return is_any(subject, words, G_N_ELEMENTS(words));
}

/* The text between two positions, without layout. */
static char *between(const ws_stored_passage *p, uint32_t from, uint32_t to, ws_arena *arena) {
	ws_cursor at = ws_cursor_at(p->text, p->len);
	size_t len;
	const char *text = ws_cursor_cut(&at, (ws_span){from, to}, &len);
	return ws_fold_string(text, len, WS_FOLD_HANS, arena);
}

/* 10亿元规模的|产业母基金: whether the figure stands in front of a name that begins at `name`. */
static bool stands_before(const ws_figure *f, const char *subject, uint32_t name, const ws_stored_passage *p, ws_arena *arena) {
	static const char *const links[] = {"规模的", "规模", "总规模的"};
	if (name < f->span.end || name - f->span.end > AHEAD)
		return false;
	if (name == f->span.end)
		return true;
	char *link = between(p, f->span.end, name, arena);
	if (g_str_has_suffix(link, "“"))
		link[strlen(link) - strlen("“")] = '\0';
	if (!*link)
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(links); i++)
		if (strcmp(link, links[i]) == 0)
			return true;
	return strcmp(link, "的") == 0 && (is_scale(subject) || !subject);
}

static bool joins(const ws_stored_passage *p, uint32_t from, uint32_t to, ws_arena *arena) {
	static const char *const links[] = {"、", ",", "和", "与", "及", "以及"};
	return to > from && is_any(between(p, from, to, arena), links, G_N_ELEMENTS(links));
}

static bool is_fund(const ws_name *n) {
	return n->class <= WS_NAME_BUDGET_FUND;
}

typedef enum { NOT_IN_TURN, ANOTHERS_TURN, ITS_TURN } turn;

/* 甲基金、乙基金，规模分别为10亿元和5亿元: as many figures as funds in the lists that 分别 ties. */
static turn turn_of(const ws_figure *f, const ws_mention *m, const ws_stored_passage *p, ws_arena *arena) {
	size_t k = (size_t)(f - p->figures), first = k, last = k, to = 0;
	while (first > 0 && k - first < TURNS && joins(p, p->figures[first - 1].span.end, p->figures[first].span.start, arena))
		first--;
	if (!p->figures[first].role || !strstr(p->figures[first].role, "分别"))
		return NOT_IN_TURN;
	while (last + 1 < p->n_figures && last - k < TURNS && joins(p, p->figures[last].span.end, p->figures[last + 1].span.start, arena))
		last++;
	while (to < p->n_names && p->names[to].span.start < p->figures[first].span.start)
		to++;
	while (to > 0 && !is_fund(&p->names[to - 1]))
		to--;
	size_t from = to;
	while (from > 1 && to - from < TURNS && is_fund(&p->names[from - 2]) &&
	       joins(p, p->names[from - 2].span.end, p->names[from - 1].span.start, arena))
		from--;
	from -= from > 0;
	bool its = to - from == last - first + 1 && p->names[from + k - first].span.start == m->span.start;
	return its ? ITS_TURN : ANOTHERS_TURN;
}

/* 设立产业基金，首期规模20亿元: whether the mention is the last fund named before the figure in its sentence, and none stands behind it. */
static bool is_last_before(const ws_figure *f, const char *subject, const ws_mention *m, const ws_stored_passage *p, ws_arena *arena) {
	if (p->kind == WS_TABLE || f->span.start < m->span.end || f->span.start - m->span.end > NEAR ||
	    !(is_scale(subject) || is_of_any_fund(subject)))
		return false;
	turn t = turn_of(f, m, p, arena);
	for (size_t i = 0; i < p->n_names; i++) {
		const ws_name *n = &p->names[i];
		if (!is_fund(n))
			continue;
		if (t == NOT_IN_TURN && n->span.start >= m->span.end && n->span.start < f->span.start)
			return false;
		if (stands_before(f, subject, n->span.start, p, arena))
			return false;
	}
	const char *link = between(p, m->span.end, f->span.start, arena);
	bool projects = !is_scale(subject) && strstr(link, "项目"); /* 甲基金投资项目7个，到位资金15亿元 */
	return t != ANOTHERS_TURN && !projects && !strpbrk(link, ";\n\t") && !strstr(link, "。") && !strstr(link, "子基金");
}

/* 引导基金规模48亿元: whether the subject calls the mention 基金 or as its name ends, or is what 该基金 has, and no other fund is named in the
   passage before the figure. */
static bool is_only_one(const ws_figure *f, const char *subject, const ws_mention *m, const ws_stored_passage *p, ws_arena *arena) {
	static const char head[] = "基金";
	const char *said = subject ? g_strrstr(subject, head) : NULL;
	if (!said || p->kind == WS_TABLE || f->span.start < m->span.end || !is_scale(said + strlen(head)))
		return false;
	size_t called = (size_t)(said - subject) + strlen(head), full = strlen(m->canonical);
	bool so = called <= full && memcmp(m->canonical + full - called, subject, called) == 0;
	/* 甲基金设立15只子基金，基金总规模162亿元 */
	bool subs = called == strlen(head) && strstr(between(p, m->span.end, f->span.start, arena), "子基金");
	if ((!so || subs) && m->via != WS_VIA_ANAPHORA)
		return false;
	for (size_t i = 0; i < p->n_names; i++) {
		const ws_name *n = &p->names[i];
		if (n->class <= WS_NAME_BUDGET_FUND && n->span.start < f->span.start &&
		    (strcmp(n->canonical, m->canonical) != 0 || n->span.start >= m->span.end))
			return false;
	}
	return true;
}

static bool ends_with_any(const char *text, const char *const *ends) {
	for (; *ends; ends++)
		if (g_str_has_suffix(text, *ends))
			return true;
	return false;
}

static bool paid_in(const ws_figure *f, const ws_mention *m, const ws_stored_passage *p, ws_arena *arena) {
	static const char *const founds[] = {"设立", "出资设立", "发起设立", "参与设立", "组建", NULL};
	static const char *const purposes[] = {"用于设立", "用于出资设立", "用于发起设立", "用于组建", "用于注资", "用于增资", "用于补充", NULL};
	static const char *const towards[] = {"用于对", "用于向", NULL};
	static const char *const pays[] = {"出资", "增资", "注资", NULL};
	uint32_t end = f->span.end, name = m->span.start;
	if (f->kind != WS_MONEY || p->kind == WS_TABLE || name <= end || name - end > PAID)
		return false;
	const char *link = between(p, end, name, arena);
	if (strpbrk(link, ";\n\t0123456789") || strstr(link, "。") || strstr(link, "基金"))
		return false;
	if (ends_with_any(link, purposes) || g_strv_contains(founds, link))
		return true;
	return ends_with_any(link, towards) && g_strv_contains(pays, between(p, m->span.end, m->span.end + 2, arena));
}

bool ws_figure_is_paid_in(const ws_figure *figure, const ws_mention *mention, const ws_stored_passage *passage) {
	ws_arena *arena = ws_arena_new();
	bool is = paid_in(figure, mention, passage, arena);
	ws_arena_free(arena);
	return is;
}

static bool speaks(const ws_figure *f, const ws_mention *m, const ws_stored_passage *p, ws_arena *arena) {
	const char *said = f->subject ? ws_fold_string(f->subject, strlen(f->subject), WS_FOLD_HANS, arena) : NULL;
	if (stands_before(f, said, m->span.start, p, arena) || is_last_before(f, said, m, p, arena) || is_only_one(f, said, m, p, arena) ||
	    paid_in(f, m, p, arena))
		return true;
	if (!said)
		return false;
	ws_folded subject = ws_fold(said, strlen(said), WS_FOLD_HANS, arena);
	ws_folded form = ws_fold(m->form, strlen(m->form), WS_FOLD_HANS, arena);
	ws_folded full = ws_fold(m->canonical, strlen(m->canonical), WS_FOLD_HANS, arena);
	if (names(&subject, &full, 0))
		return true;
	if (m->via == WS_VIA_ANAPHORA)
		return false;
	bool near = m->span.start > 0 && f->span.start >= m->span.end && f->span.start - m->span.end <= NEAR;
	return names(&subject, &form, near ? ws_fold_hans(char_at(p, m->span.start - 1)) : 0);
}

bool ws_figure_speaks_of(const ws_figure *figure, const ws_mention *mention, const ws_stored_passage *passage) {
	ws_arena *arena = ws_arena_new();
	bool does = speaks(figure, mention, passage, arena);
	ws_arena_free(arena);
	return does;
}
