/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/figure_table_layout.h"

#include <string.h>

#include "indexer/facts/figure_lead.h"
#include "indexer/facts/figure_sentence.h"
#include "indexer/facts/figure_words.h"
#include "text/wordlist.h"

enum { PLACES = 1 << 22 };

static size_t folded_from(const ws_folded *f, uint32_t position) {
	size_t low = 0, high = f->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (f->from[mid] < position)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The quantity that a cell is, all of it; positions are those of the passage's folded text. */
static bool read_number(const ws_folded *f, size_t from, size_t to, ws_quantity *q) {
	bool negative = false;
	if (to > from + 2 && f->c[from] == '(' && f->c[to - 1] == ')') {
		negative = true;
		from++;
		to--;
	} else if (to > from + 1 && (f->c[from] == U'△' || f->c[from] == U'▲' || f->c[from] == '+')) {
		negative = f->c[from] != '+';
		from++;
	}
	ws_folded cell = ws_folded_part(f, from, to);
	size_t at = 0;
	if (!ws_quantity_next(&cell, &at, q) || q->outer_start != 0 || q->outer_end != cell.n || q->has_high)
		return false;
	if (q->plain && q->han)
		return false;
	if (negative) {
		q->value.digits = -q->value.digits;
		q->amount.digits = -q->amount.digits;
	}
	q->start += from;
	q->end += from;
	q->unit_start += from;
	q->unit_end += from;
	q->per_start += from;
	q->bound_start += from;
	q->bound_end += from;
	return true;
}

/* A cell of two numbers: a share in brackets behind a sum, or two numbers with a slash between. */
static bool read_two(const ws_folded *f, ws_table_content *c) {
	size_t open = ws_figure_text_first(f, c->from, c->to, "("), slash = ws_figure_text_first(f, c->from, c->to, "/");
	if (open > c->from && open + 2 < c->to && f->c[c->to - 1] == ')') {
		c->to_other = c->to - 1;
		return read_number(f, c->from, open, &c->q) && read_number(f, open + 1, c->to_other, &c->other) && !c->other.plain;
	}
	c->to_other = c->to;
	return slash > c->from && slash + 1 < c->to && read_number(f, c->from, slash, &c->q) && read_number(f, slash + 1, c->to, &c->other);
}

/* ---- places ---- */

const ws_cell *ws_table_cell_at(const ws_table_layout *t, size_t row, size_t column, const ws_table_content **c) {
	uint32_t index = row < t->rows && column < t->columns ? t->grid[row * t->columns + column] : 0;
	if (!index)
		return NULL;
	*c = &t->contents[index - 1];
	return &t->t->cells[index - 1];
}

bool ws_table_says(const ws_table_layout *t, const ws_table_content *c, const char *word) {
	return ws_figure_text_at(t->text->f, c->from, c->to, word) == c->to - c->from && c->to > c->from;
}

/* 60周岁及以上, 0-14岁, 500万元以下 in the first column: of which rows are told. */
static bool names_class(const ws_quantity *q) {
	return !q->plain && (q->has_high || strcmp(q->base, "岁") == 0 || (q->bound_end > q->bound_start && q->bound_start >= q->end));
}

static void fill_grid(ws_table_layout *t) {
	for (size_t i = 0; i < t->t->n_cells; i++) {
		const ws_cell *cell = &t->t->cells[i];
		ws_table_content *c = &t->contents[i];
		c->from = folded_from(t->text->f, cell->span.start);
		c->to = folded_from(t->text->f, cell->span.end);
		c->number = c->to > c->from && read_number(t->text->f, c->from, c->to, &c->q);
		bool fraction = c->number && c->q.kind == WS_RATIO && ws_figure_text_first(t->text->f, c->from, c->to, "/") < c->to;
		if (c->to > c->from && (!c->number || fraction) && t->text->f->c[c->from] < 0x3400) {
			c->number = read_two(t->text->f, c);
			c->to_other = c->number ? c->to_other : 0;
		}
		c->number = c->number && !(cell->column == 0 && names_class(&c->q));
		for (size_t r = cell->row; r < (size_t)cell->row + (cell->rows ? cell->rows : 1) && r < t->rows; r++) {
			for (size_t k = cell->column; k < (size_t)cell->column + (cell->columns ? cell->columns : 1) && k < t->columns; k++)
				t->grid[r * t->columns + k] = (uint32_t)i + 1;
		}
	}
}

/* The words over a column, one head row under the other; NULL when there are none. */
static const char *head_of(ws_table_layout *t, size_t column, size_t *rows) {
	const char *head = NULL;
	const ws_table_content *last = NULL, *c;
	for (size_t r = 0; r < t->head; r++) {
		const ws_cell *cell = ws_table_cell_at(t, r, column, &c);
		if (!cell || c == last || c->to == c->from)
			continue;
		/* A row that one cell covers is a title. */
		if (cell->columns >= t->columns && t->columns > 1)
			continue;
		char *words = ws_figure_slice(t->text, c->from, c->to);
		head = head ? ws_arena_printf(t->text->arena, "%s%s", head, words) : words;
		last = c;
		++*rows;
	}
	return head;
}

/* Whether the numbers under a head measure nothing: 项目编号, 发行时间(年/月). */
static bool numbers_nothing(const ws_folded *f, size_t from, size_t to) {
	static const char *const english[] = {"no", "no.", "id", "date", "year", "time", "page", "code", "tel", "phone"};
	for (size_t k = 0; k < sizeof english / sizeof *english; k++) {
		if (ws_figure_text_at(f, from, to, english[k]) == to - from)
			return true;
	}
	static const char *const words[] = {"序号", "行次", "编码", "代码", "排名", "位次", "名次", "栏次", "编号", "电话", "邮编", "文号", "日期", "时间"};
	size_t bracket = ws_figure_text_first(f, from, to, "(");
	return WS_FIGURE_ANY_BEFORE(f, from, bracket > from + 1 ? bracket : to, words) > 0;
}

/* Which of the label columns side by side has the names of the rows: 项目名称 before 债券性质; without such a head the last one, whose words are
   nearest to the numbers (部门|单位). */
static void choose_labels(ws_table_layout *t) {
	/* 区划名称|债券项目名称: the better name first. */
	static const char *const names[] = {"项目名称", "科目名称", "指标名称", "三级指标", "二级指标", "项目", "科目", "指标", "名称"};
	for (size_t k = 0; k < t->columns; k++) {
		size_t end = k, chosen = SIZE_MAX;
		while (end < t->columns && (t->labels[end] || t->skipped[end]))
			end++;
		for (size_t w = 0; chosen == SIZE_MAX && w < sizeof names / sizeof *names; w++) {
			for (size_t j = k; chosen == SIZE_MAX && j < end; j++) {
				const char *head = t->heads[j];
				if (head && strlen(head) >= strlen(names[w]) && strcmp(head + strlen(head) - strlen(names[w]), names[w]) == 0)
					chosen = j;
			}
		}
		for (size_t j = k; j < end; j++)
			t->asides[j] = chosen != SIZE_MAX && j > chosen;
		k = end > k ? end - 1 : k;
	}
}

/* A cell that tells its figures in words: 提高0.8个百分点; 每户500元，最高3万元. */
bool ws_table_holds_sentence(const ws_folded *f, const ws_table_content *c) {
	bool mark = false, digit = false;
	for (size_t i = c->from; i < c->to; i++) {
		mark = mark || ws_spelled_in(f->c[i], ",。;");
		digit = digit || (f->c[i] >= '0' && f->c[i] <= '9');
	}
	if (!digit || mark)
		return digit;
	return ws_figure_word_at(WS_WORD_RISE, f, c->from, c->to) || ws_figure_word_at(WS_WORD_REACH, f, c->from, c->to) ||
	    ws_figure_word_at(WS_WORD_DEGREE, f, c->from, c->to);
}

/* 2021, 2021年, 2021年末 */
static bool is_year(const ws_folded *f, const ws_table_content *c) {
	ws_folded words = ws_folded_part(f, c->from, c->to);
	bool several;
	ws_figure_part part;
	return ws_figure_year(&words) || (words.n < 8 && ws_figure_one_year(&words, &part, &several));
}

/* >=, ≤ or = between what is aimed at and the number: 知晓率|>=|95|%. */
bool ws_table_is_sign(const ws_folded *f, const ws_table_content *c, ws_relation *relation) {
	static const struct {
		const char *sign;
		ws_relation relation;
	} signs[] = {{">=", WS_GE}, {"≥", WS_GE}, {"<=", WS_LE}, {"≤", WS_LE}, {">", WS_GT}, {"<", WS_LT}, {"=", WS_EQ}};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (ws_figure_text_at(f, c->from, c->to, signs[i].sign) == c->to - c->from && c->to > c->from) {
			*relation = signs[i].relation;
			return true;
		}
	return false;
}

/* 支出（亿元） -> 支出; the unit is a field of its own. */
static const char *without_unit(ws_table_layout *t, const char *head) {
	if (!head)
		return NULL;
	ws_folded words = ws_fold(head, strlen(head), WS_FOLD_HANS, t->text->arena);
	const char *wide = strrchr(head, '('), *open = strstr(head, "（");
	for (const char *next = open; next; next = strstr(next + 1, "（"))
		open = next;
	open = open && open > wide ? open : wide;
	ws_table_unit unit;
	bool last = words.n > 0 && words.c[words.n - 1] == ')' && open && open > head;
	return last && ws_table_unit_in_words(t->text, &words, 0, words.n, &unit) ? ws_arena_copy(t->text->arena, head, (size_t)(open - head))
	                                                                          : head;
}

static void read_heads(ws_table_layout *t, const ws_figure_period *period) {
	const ws_folded *f = t->text->f;
	for (size_t k = 0; k < t->columns; k++) {
		size_t words = 0, numbers = 0, years = 0, rows = 0, signs = 0;
		ws_relation relation;
		const ws_table_content *c;
		for (size_t r = t->head; r < t->rows; r++) {
			if (ws_table_cell_at(t, r, k, &c) && c->to > c->from) {
				numbers += c->number;
				bool dash = ws_figure_text_at(f, c->from, c->to, "-") == c->to - c->from || f->c[c->from] == 0x2014;
				words += !c->number && !dash && !(k > 0 && ws_table_holds_sentence(f, c));
				years += is_year(f, c);
				signs += ws_table_is_sign(f, c, &relation);
			}
		}
		t->years[k] = k == 0 && years > 0 && years >= words + numbers;
		t->signs[k] = signs > 0 && signs == words;
		t->labels[k] = !t->signs[k] && (words > numbers || t->years[k]);
		t->heads[k] = head_of(t, k, &rows);
		t->names[k] = without_unit(t, t->heads[k]);
		t->periods[k] = *period;
		t->periods[k].open = true;
		for (size_t r = 0; r < t->head; r++) {
			if (!ws_table_cell_at(t, r, k, &c) || c->to == c->from)
				continue;
			t->skipped[k] = t->skipped[k] || (r + 1 == t->head && numbers_nothing(f, c->from, c->to));
			if ((ws_table_says(t, c, "年份") || ws_table_says(t, c, "年度")) && k == 0 && years > 0)
				t->labels[k] = t->years[k] = true;
			if (ws_table_says(t, c, "单位") || ws_table_says(t, c, "计量单位") || ws_table_says(t, c, "度量单位"))
				t->unit_column = k;
			ws_table_unit unit;
			if (ws_table_unit_in_words(t->text, f, c->from, c->to, &unit))
				t->units[k] = unit;
			else if (ws_table_head_names_share(f, c->from, c->to) && (!t->unit.base || t->unit.kind != WS_PERCENT))
				t->units[k] = (ws_table_unit){"%", "1", WS_PERCENT, 1, -2};
			ws_folded head = ws_folded_part(f, c->from, c->to);
			bool several;
			ws_figure_part part;
			int year = ws_figure_one_year(&head, &part, &several);
			year = year || several ? year : ws_figure_year(&head);
			if (year) {
				t->periods[k].year = year;
				t->periods[k].part = part;
				t->dated[k] = true;
			} else if (t->periods[k].year &&
			    (ws_figure_text_at(f, c->from, c->to, "上年") || ws_figure_text_at(f, c->from, c->to, "去年"))) {
				t->periods[k].year--;
			}
		}
	}
}

bool ws_table_lay_out(ws_table_layout *t, const ws_table *source, ws_figure_text *text, const ws_figure_period *period) {
	*t = (ws_table_layout){
	    .text = text, .t = source, .rows = source->rows, .columns = source->columns, .head = source->head_rows, .unit_column = SIZE_MAX};
	if (t->rows * t->columns == 0 || t->rows * t->columns > PLACES || t->rows * t->columns > 64 * source->n_cells + 4096)
		return false;
	t->contents = ws_arena_zero(text->arena, source->n_cells, sizeof *t->contents);
	t->grid = ws_arena_zero(text->arena, t->rows * t->columns, sizeof *t->grid);
	t->labels = ws_arena_zero(text->arena, t->columns, sizeof *t->labels);
	t->skipped = ws_arena_zero(text->arena, t->columns, sizeof *t->skipped);
	t->years = ws_arena_zero(text->arena, t->columns, sizeof *t->years);
	t->signs = ws_arena_zero(text->arena, t->columns, sizeof *t->signs);
	t->names = ws_arena_zero(text->arena, t->columns, sizeof *t->names);
	t->dated = ws_arena_zero(text->arena, t->columns, sizeof *t->dated);
	t->asides = ws_arena_zero(text->arena, t->columns, sizeof *t->asides);
	t->units = ws_arena_zero(text->arena, t->columns, sizeof *t->units);
	t->periods = ws_arena_zero(text->arena, t->columns, sizeof *t->periods);
	t->heads = ws_arena_zero(text->arena, t->columns, sizeof *t->heads);

	ws_figure_period whole = *period;
	if (source->unit) {
		ws_folded words = ws_fold(source->unit, strlen(source->unit), WS_FOLD_HANS, text->arena);
		ws_table_unit_read(text, &words, 0, words.n, &t->unit);
		for (size_t i = 0, end; i < words.n && t->n_listed < WS_TABLE_LISTED; i = end + 1) {
			for (end = i; end < words.n && !ws_spelled_in(words.c[end], "、,;"); end++)
				continue;
			t->n_listed += ws_table_unit_read(text, &words, i, end, &t->listed[t->n_listed]);
		}
	}
	if (source->title) {
		ws_folded words = ws_fold(source->title, strlen(source->title), WS_FOLD_HANS, text->arena);
		bool several;
		ws_figure_part part;
		int year = ws_figure_one_year(&words, &part, &several);
		if (year) {
			whole.year = year;
			whole.part = part;
		}
		if (!t->unit.base)
			ws_table_unit_in_words(text, &words, 0, words.n, &t->unit);
	}
	fill_grid(t);
	read_heads(t, &whole);
	choose_labels(t);
	return true;
}
