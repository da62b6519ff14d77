/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/figure_table_unit.h"

#include <string.h>

#include "indexer/facts/figure_words.h"
#include "text/unit.h"

bool ws_table_unit_read(ws_figure_text *text, const ws_folded *f, size_t from, size_t to, ws_table_unit *unit) {
	ws_folded part = ws_folded_part(f, from, to);
	for (size_t i = 0; i < part.n; i++) {
		size_t j = i, len;
		int power = 0;
		for (; j < part.n; j++) {
			int add = part.c[j] == U'十' ? 1
			    : part.c[j] == U'百'     ? 2
			    : part.c[j] == U'千'     ? 3
			    : part.c[j] == U'万'     ? 4
			    : part.c[j] == U'亿'     ? 8
			                             : 0;
			const ws_unit *own = ws_unit_at(&part, j, &len);
			if (!add || (own && !own->per))
				break;
			power += add;
		}
		const ws_unit *u = ws_unit_at(&part, j, &len);
		if (!u || u->per)
			continue;
		size_t end = j + len, per = end;
		/* 集成电路(亿块): pieces; prose calls 元 so. */
		bool pieces = part.c[j] == U'块' && len == 1;
		while (end + 1 < part.n && part.c[end] == '/' && ws_unit_at(&part, end + 1, &len))
			end += 1 + len;
		*unit = (ws_table_unit){
		    ws_folded_string(&part, i, end, text->arena), pieces ? "块" : u->base, pieces ? WS_COUNT : u->kind, u->factor, u->power + power};
		if (end > per)
			unit->base = ws_arena_printf(text->arena, "%s%s", u->base, ws_folded_string(&part, per, end, text->arena));
		return true;
	}
	return false;
}

void ws_table_unit_split(ws_figure_text *text, ws_table_unit *first, ws_table_unit *second) {
	const char *slash = first->written ? strchr(first->written, '/') : NULL;
	if (!slash)
		return;
	ws_folded words = ws_fold(first->written, strlen(first->written), WS_FOLD_HANS, text->arena);
	size_t at = ws_figure_text_first(&words, 0, words.n, "/");
	ws_table_unit_read(text, &words, 0, at, first);
	ws_table_unit_read(text, &words, at + 1, words.n, second);
}

bool ws_table_unit_in_words(ws_figure_text *text, const ws_folded *f, size_t from, size_t to, ws_table_unit *unit) {
	for (size_t i = to; i > from; i--) {
		uint32_t c = f->c[i - 1];
		if (c == '%' || c == U'‰')
			return ws_table_unit_read(text, f, i - 1, i, unit);
		if (c != '(')
			continue;
		size_t close = i;
		while (close < to && f->c[close] != ')')
			close++;
		ws_table_unit found;
		if (close - i > 8 || !ws_table_unit_read(text, f, i, close, &found))
			return false;
		/* (万元) is a unit, (含增值税5%), (四期) and (个人) are not. */
		size_t len = 0;
		for (const char *p = found.written; *p; p++)
			len += (*p & 0xC0) != 0x80;
		if (len != close - i && !ws_figure_text_at(f, i, close, "单位:"))
			return false;
		*unit = found;
		return true;
	}
	return false;
}

bool ws_table_head_names_share(const ws_folded *f, size_t from, size_t to) {
	static const char *const words[] = {"率", "比重", "占比", "增幅", "增速", "降幅", "百分比"};
	return WS_FIGURE_ANY_BEFORE(f, from, to, words) > 0;
}
