/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which figures of a passage speak of a thing mentioned in it.

       技术创新基金规模从300亿元扩大到500亿元        their subject names it
       100亿元|科创风投基金群                        they stand in front of it
       10亿元规模的产业母基金, 总规模100亿元的…      the same, with a word between
       设立产业基金，首期规模20亿元                  their subject is nothing but 规模, and it is the last fund named before in the sentence
       市种业引导基金成立。引导基金规模48亿元        their subject calls it as its name ends, and it is the one fund named before in the passage
       35亿元，用于对|建设基金|出资                  they are paid into it; that says nothing of its scale

   A subject names the thing when it begins with it, or has it behind a mark, a link or a word of scope, or behind the same character as
   the mention: 数字人民币台企融资增信基金规模 is not 增信基金's. */
#include <string.h>

#include "query/mentions.h"
#include "text/cursor.h"
#include "text/fold.h"

enum { NEAR = 60, AHEAD = 5, PAID = 24 };

static uint32_t char_at(const ws_stored_passage *p, uint32_t position) {
	ws_cursor at = ws_cursor_at(p->text, p->len);
	size_t byte = ws_cursor_seek(&at, position);
	const char *c = p->text + byte;
	return byte < p->len ? ws_utf8_next(&c, p->text + p->len) : 0;
}

/* `behind`: what stands in front of the mention in its passage, 0 nothing that may stand there. */
static bool names(const ws_folded *subject, const ws_folded *name, uint32_t behind) {
	static const uint32_t before[] = U"、,，和与及或的“\"()（）:：市省区县级属";
	for (size_t at = 0; name->n && (at = ws_folded_find(subject, at, name->c, name->n)) != SIZE_MAX; at++) {
		if (at + name->n < subject->n && subject->c[at + name->n] == U'等') /* X基金等|国资系基金规模: of all of them */
			continue;
		if (at == 0 || subject->c[at - 1] == behind)
			return true;
		for (size_t i = 0; before[i]; i++)
			if (before[i] == subject->c[at - 1])
				return true;
	}
	return false;
}

/* Whether a subject says nothing but how large something is. */
static bool is_scale(const char *subject) {
	static const char *const scales[] = {"规模",       "总规模",     "首期",         "首期规模",     "目标规模",     "目标总规模",
	                                     "规划规模",   "规划总规模", "初始规模",     "计划规模",     "募集规模",     "认缴规模",
	                                     "认缴总规模", "基金规模",   "基金总规模",   "基金首期规模", "基金目标规模", "基金认缴规模",
	                                     "计划总规模", "设计规模",   "目标首期规模", "首期目标规模", "总额"};
	for (size_t i = 0; subject && i < G_N_ELEMENTS(scales); i++)
		if (strcmp(subject, scales[i]) == 0)
			return true;
	return false;
}

/* The text between two positions, without layout. */
static char *between(const ws_stored_passage *p, uint32_t from, uint32_t to, ws_arena *arena) {
	ws_cursor at = ws_cursor_at(p->text, p->len);
	size_t len;
	const char *text = ws_cursor_cut(&at, (ws_span){from, to}, &len);
	return ws_fold_string(text, len, WS_FOLD_HANS, arena);
}

/* 10亿元规模的|产业母基金: whether the figure stands in front of a name that begins at `name`. */
static bool stands_before(const ws_figure *f, uint32_t name, const ws_stored_passage *p, ws_arena *arena) {
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
	return strcmp(link, "的") == 0 && (is_scale(f->subject) || !f->subject);
}

/* 设立产业基金，首期规模20亿元: whether the mention is the last fund named before the figure in its sentence, and none stands behind it. */
static bool is_last_before(const ws_figure *f, const ws_mention *m, const ws_stored_passage *p, ws_arena *arena) {
	if (p->kind == WS_TABLE || f->span.start < m->span.end || f->span.start - m->span.end > NEAR || !is_scale(f->subject))
		return false;
	for (size_t i = 0; i < p->n_names; i++) {
		const ws_name *n = &p->names[i];
		if (n->class > WS_NAME_BUDGET_FUND)
			continue;
		if (n->span.start >= m->span.end && n->span.start < f->span.start)
			return false;
		if (stands_before(f, n->span.start, p, arena))
			return false;
	}
	return !strpbrk(between(p, m->span.end, f->span.start, arena), ";\n\t") && !strstr(between(p, m->span.end, f->span.start, arena), "。");
}

/* 引导基金规模48亿元: whether the subject calls the mention 基金 or as its name ends, or is what 该基金 has, and no other fund is named in the
   passage before the figure. */
static bool is_only_one(const ws_figure *f, const ws_mention *m, const ws_stored_passage *p) {
	static const char head[] = "基金";
	const char *said = f->subject ? g_strrstr(f->subject, head) : NULL;
	if (!said || p->kind == WS_TABLE || f->span.start < m->span.end || !is_scale(said + strlen(head)))
		return false;
	size_t called = (size_t)(said - f->subject) + strlen(head), full = strlen(m->canonical);
	bool so = called <= full && memcmp(m->canonical + full - called, f->subject, called) == 0;
	if (!so && m->via != WS_VIA_ANAPHORA)
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
	if (stands_before(f, m->span.start, p, arena) || is_last_before(f, m, p, arena) || is_only_one(f, m, p) || paid_in(f, m, p, arena))
		return true;
	if (!f->subject)
		return false;
	ws_folded subject = ws_fold(f->subject, strlen(f->subject), WS_FOLD_HANS, arena);
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
