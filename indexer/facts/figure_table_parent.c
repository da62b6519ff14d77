/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/figure_table_parent.h"

#include "indexer/facts/figure_words.h"
#include "text/numeral.h"

enum { UNNUMBERED = WS_TABLE_RANKS - 1, STEP = 2 }; /* less than a step is no indentation */

static bool is_none(ws_piece p) {
	return p.end == p.start;
}

static bool begins_numeral(uint32_t c) {
	return ws_numeral_digit(c) >= 0 || c == U'十' || (c >= '0' && c <= '9');
}

/* 0 for 一、, 1 for （一）, 2 for 1., 3 for (1). */
static size_t rank_of(const ws_folded *f, ws_piece label) {
	size_t i = label.start;
	bool open = i < label.end && f->c[i] == '(', arabic = false;
	i += open;
	size_t digits = i;
	while (i < label.end && i - digits < 3 && begins_numeral(f->c[i])) {
		arabic = f->c[i] <= '9';
		i++;
	}
	if (i == digits || i >= label.end || !(open ? f->c[i] == ')' : f->c[i] == U'、' || f->c[i] == '.'))
		return UNNUMBERED;
	return arabic ? 2 + open : open;
}

/* Whether a list begins at the row: 一、, 1., (1). */
static bool is_first(const ws_folded *f, ws_piece label) {
	size_t i = label.start + (f->c[label.start] == '(');
	return (f->c[i] == U'一' || f->c[i] == '1') && i + 1 < label.end && !begins_numeral(f->c[i + 1]);
}

bool ws_table_is_total(const ws_folded *f, size_t from, size_t to) {
	static const char *const words[] = {"总计:", "合计:", "总计", "合计", "小计"};
	return to > from && WS_FIGURE_ANY_AT(f, from, to, words) == to - from;
}

bool ws_table_is_part(const ws_folded *f, ws_piece label) {
	static const char *const parts[] = {"其中", "在总计中", "总计中", "#"};
	return WS_FIGURE_ANY_AT(f, label.start, label.end, parts) > 0;
}

ws_piece ws_table_parent(const ws_folded *f, ws_piece label, uint8_t indent, ws_table_rows *above) {
	const ws_piece none = {0, 0};
	ws_piece parent = none;
	size_t rank = rank_of(f, label);
	bool part = ws_table_is_part(f, label);
	if (rank < UNNUMBERED && is_first(f, label)) {
		ws_piece before = above->ranks[UNNUMBERED];
		above->whole =
			!is_none(before) && before.start == above->last.start && !ws_table_is_total(f, before.start, before.end) ? before : none;
	}
	for (size_t higher = rank; higher-- > 0 && is_none(parent);)
		parent = above->ranks[higher];
	if (is_none(parent) && rank < UNNUMBERED)
		parent = above->whole;
	above->ranks[rank] = label;
	for (size_t deeper = rank + 1; deeper < WS_TABLE_RANKS; deeper++)
		above->ranks[deeper] = none;
	while (above->n_steps && above->steps[above->n_steps - 1].indent + (part ? 0 : STEP - 1) > indent + (part ? STEP - 1 : 0))
		above->n_steps--;
	if (above->n_steps && rank == UNNUMBERED)
		parent = above->steps[above->n_steps - 1].label;
	else if (part && !is_none(above->last))
		parent = above->last;
	/* What stands below 其中：甲 and further to the right, 乙, is another part of the same. */
	if (!part && above->n_steps < WS_TABLE_DEPTH) {
		above->steps[above->n_steps].label = label;
		above->steps[above->n_steps++].indent = indent;
	}
	above->last = part ? above->last : label;
	bool total = ws_table_is_total(f, label.start, label.end) || ws_table_is_total(f, parent.start, parent.end);
	return total ? none : parent;
}
