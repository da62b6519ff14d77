/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every cell that is a number and nothing else is a figure: (123), -123 and △123 are negative, an empty cell and a dash are nothing, 0 is
   0. A cell that holds a sentence (每户500元，最高3万元) is read as one (figure_sentence.h).

   Which columns name rows and which hold numbers: figure_table_layout.h. A number's row is the label nearest to its left, so that a table
   of two halves (收入|执行数|支出|执行数) reads as two; of label columns side by side the one whose head says so names the row (项目名称|债券性质).
   What a row stands under: figure_table_parent.h, and what the numbers say of that (parent_by_value). 总计 and 合计 alone are completed by
   the head of their label column.

   Unit: of the cell itself (12.5%), of a column 单位 in the row, of brackets that end the row label or stand in the column head (户数（万户）,
   增长（%）), of a column head that names a share (比重, 增长率), of the row it stands under, of the line above the table; of several units there
   (张、人) the one that the head names, or that no head names. （款） and （项） in accounts of money are levels, not units: of 27 757 cells of 97
   documents 225 were counted in them. Years in a column 年份, or in a first column of nothing else, say when, as does the year of a label
   that names a sum (2023年末债务余额). Numbers in a column 序号, 编号 or 时间 or a row 栏次 measure nothing.

   A cell of two numbers is two figures when the second has a unit (12.3(5.6%)) or the head names two (户数/人数).

   Not handled: units that change down a column without saying so, labels to the right of numbers, tables turned by 90 degrees other than by
   their heads. */
#include "indexer/facts/figure_table.h"

#include <string.h>

#include "indexer/facts/figure_lead.h"
#include "indexer/facts/figure_sentence.h"
#include "indexer/facts/figure_table_layout.h"
#include "indexer/facts/figure_table_parent.h"
#include "indexer/facts/figure_words.h"
#include "text/wordlist.h"

/* The unit that ends a label: 存款余额（亿元）. In accounts of money （款） and （项） are levels of the classification, 其他税收收入（款）, and a bracket
   inside a name is part of it, 林场（站）道路. */
static bool unit_of_label(ws_table_layout *t, ws_piece label, ws_table_unit *unit) {
	static const char *const levels[] = {"类", "款", "项", "目"};
	const ws_folded *f = t->text->f;
	if (label.end == label.start || !(f->c[label.end - 1] == ')' || ws_spelled_in(f->c[label.end - 1], "%‰")) ||
	    !ws_table_unit_in_words(t->text, f, label.start, label.end, unit))
		return false;
	for (size_t k = 0; k < sizeof levels / sizeof *levels && t->unit.kind == WS_MONEY && t->unit.base; k++)
		if (strcmp(unit->written, levels[k]) == 0) {
			*unit = (ws_table_unit){0};
			return false;
		}
	return true;
}

/* The name in a label, without its number and its unit. */
static const char *name_of(ws_table_layout *t, ws_piece label) {
	const ws_folded *f = t->text->f;
	ws_table_unit unit;
	ws_piece name = ws_figure_clean(f, label.start, label.end, false);
	if (unit_of_label(t, name, &unit) && f->c[name.end - 1] == ')')
		for (size_t i = name.end; i-- > name.start + 1;)
			if (f->c[i] == '(') {
				name.end = i;
				break;
			}
	return ws_figure_slice(t->text, name.start, name.end);
}

static const char *subject_of(ws_table_layout *t, const ws_table_content *c, size_t column) {
	const char *subject = name_of(t, (ws_piece){c->from, c->to});
	const char *head = t->heads[column];
	if (subject && head && ws_table_is_total(t->text->f, c->from, c->to)) {
		static const char *const sides[] = {"收入", "支出"};
		for (size_t k = 0; k < 2; k++) {
			if (strncmp(head, sides[k], strlen(sides[k])) == 0)
				return ws_arena_printf(t->text->arena, "%s%s", sides[k], subject);
		}
	}
	return subject;
}

static void set_unit(ws_figure *figure, const ws_quantity *q, const ws_table_unit *unit) {
	if (!q->plain && *q->base)
		return;
	if (!unit->base)
		return;
	ws_decimal amount;
	if (!ws_decimal_scale(q->amount, unit->factor, unit->power, &amount))
		return;
	figure->amount = amount;
	figure->unit = unit->written;
	figure->base = unit->base;
	figure->kind = unit->kind;
}

/* What the figures of a row, or of its half, have in common. */
typedef struct {
	const ws_table_content *label;
	const char *row, *subject, *parent;
	ws_figure_period period; /* told by its own words (2023年末债务余额) or its parent's; year 0: none */
	ws_table_unit unit; /* of its own words; base NULL: none */
} row_label;

/* What the rows above a label say of it. */
typedef struct {
	ws_table_rows rows;
	ws_table_unit unit; /* of the last row that named one; base NULL: none */
	ws_piece whole;     /* that 其中 rows are parts of, and how much it is; empty: none yet */
	double whole_value, last_value; /* last: of the last row that is no 其中 */
} ancestry;

/* When a label says: 2023年末债务余额, but not 2023年城区供水工程: that is a name. */
static bool read_year(const ws_folded *f, size_t from, size_t to, ws_figure_period *period) {
	static const char *const sums[] = {"余额", "限额", "额", "数", "收入", "支出", "总计", "合计", "值", "量", "率", "债务", "赤字", "年"};
	ws_folded words = ws_folded_part(f, from, to);
	bool several;
	if (WS_FIGURE_ANY_BEFORE(f, from, to, sums))
		period->year = ws_figure_one_year(&words, &period->part, &several);
	return period->year != 0;
}

/* The first number behind the label in this column that can be summed up. */
static bool first_value(const ws_table_layout *t, size_t r, size_t column, double *value) {
	const ws_table_content *c;
	for (size_t k = column + 1; k < t->columns && !t->labels[k]; k++)
		if (!t->skipped[k] && ws_table_cell_at(t, r, k, &c) && c->number && c->q.kind != WS_PERCENT &&
		    !(t->units[k].base && t->units[k].kind == WS_PERCENT)) {
			*value = ws_decimal_double(c->q.amount);
			return true;
		}
	return false;
}

/* 其中：男|女 behind 其中：城镇|乡村: rows that sum up to the same whole as the parts before them are parts of it too, not of the last of these,
   nor is what is more than that: then it is not told, and what comes next may be part of this one. `parent`: by the labels alone. */
static ws_piece parent_by_value(const ws_table_layout *t, size_t r, size_t column, const ws_table_content *c, ws_piece parent,
                                ancestry *above) {
	const ws_folded *f = t->text->f;
	const ws_table_content *next;
	double value, sum, one;
	bool part = ws_table_is_part(f, (ws_piece){c->from, c->to}), again = above->whole.end > above->whole.start;
	if (!first_value(t, r, column, &value))
		return parent;
	if (!part) {
		above->last_value = value;
		return parent;
	}
	sum = value;
	for (size_t i = r + 1; again && i < t->rows && ws_table_cell_at(t, i, column, &next) && next->to > next->from && !next->number; i++) {
		if (ws_table_is_part(f, (ws_piece){next->from, next->to}) || !first_value(t, i, column, &one))
			break;
		sum += one;
	}
	double off = sum - above->whole_value, most = above->whole_value / 500;
	if (again && above->whole_value > 0 && off <= most && off >= -most)
		return above->whole;
	above->whole = parent;
	above->whole_value = above->last_value;
	if (!again || value <= above->last_value)
		return parent;
	ws_piece own = {c->from, c->to};
	above->rows.last = own;
	if (above->rows.n_steps > 0)
		above->rows.steps[above->rows.n_steps - 1].label = own;
	above->last_value = value;
	return (ws_piece){0, 0};
}

static row_label read_label(ws_table_layout *t, size_t r, const ws_table_content *c, size_t column, uint8_t indent, ancestry *above) {
	const ws_folded *f = t->text->f;
	row_label l = {.label = c, .row = ws_figure_slice(t->text, c->from, c->to), .subject = subject_of(t, c, column)};
	/* A row for each year: the year is when, the column's head what. */
	ws_folded words = ws_folded_part(f, c->from, c->to);
	bool several;
	if (t->years[column]) {
		l.period.year = c->number ? ws_figure_year(&words) : ws_figure_one_year(&words, &l.period.part, &several);
		if (l.period.year) {
			l.label = NULL;
			return l;
		}
	}
	bool own = unit_of_label(t, (ws_piece){c->from, c->to}, &l.unit);
	/* 存款余额（亿元）|1.住户存款|贷款余额（亿元）: a sum of its own ends the list under the one before. */
	if (own && above->rows.whole.end > above->rows.whole.start && above->unit.base)
		above->rows = (ws_table_rows){0};
	ws_piece parent = ws_table_parent(f, (ws_piece){c->from, c->to}, indent, &above->rows);
	parent = parent_by_value(t, r, column, c, parent, above);
	if (parent.end > parent.start)
		l.parent = name_of(t, parent);
	/* 存款余额（亿元） holds for 1.住户存款 below it, and 税收收入（亿元）|#增值税 for 契税, which stands below as well. */
	static const char *const sums[] = {"税", "收入", "支出", "存款", "贷款"};
	if (own)
		above->unit = l.unit;
	else if ((l.parent && !ws_table_head_names_share(f, c->from, c->to)) ||
	         (above->unit.base && above->unit.kind == WS_MONEY && WS_FIGURE_ANY_BEFORE(f, c->from, c->to, sums)))
		l.unit = above->unit;
	else
		above->unit = (ws_table_unit){0};
	/* 一般债务 below 2023年末债务余额 is of then, too. */
	if (!read_year(f, c->from, c->to, &l.period) && parent.end > parent.start)
		read_year(f, parent.start, parent.end, &l.period);
	return l;
}

static bool is_numbering(const ws_table_layout *t, const ws_table_content *c) {
	return ws_table_says(t, c, "栏次") || ws_table_says(t, c, "行次") || ws_table_says(t, c, "列次");
}

static ws_figure figure_of(
    ws_table_layout *t, size_t column, const ws_quantity *q, size_t from, size_t to, const row_label *label, const ws_table_unit *unit) {
	ws_figure figure = ws_figure_of(t->text, q);
	bool dated = label->period.year && !t->dated[column];
	figure.span = ws_folded_span(t->text->f, from, to);
	set_unit(&figure, q, unit);
	figure.column = t->heads[column];
	figure.period = ws_figure_period_string(dated ? &label->period : &t->periods[column], false, t->text->arena);
	figure.row = label->row;
	figure.subject = label->label ? label->subject : t->names[column];
	figure.parent = label->parent;
	if (figure.kind == WS_PERCENT)
		figure.role = figure.column;
	return figure;
}

/* Of 张、人 the one that the words of column or row name (医生人数), the only one that is no share, or the only one that no column names: 床位数
   beside 医生人数 counts 张. */
static const ws_table_unit *listed_unit(ws_table_layout *t, size_t column, const row_label *label) {
	static const ws_table_unit none;
	const ws_table_unit *only = &none;
	const ws_table_unit *left = &none;
	size_t n = 0, n_left = 0;
	if (t->heads[column] && strstr(t->heads[column], "每"))
		return &none; /* 每千人床位数 */
	for (size_t i = 0; i < t->n_listed; i++) {
		const ws_table_unit *unit = &t->listed[i];
		if (unit->kind == WS_PERCENT)
			continue;
		if ((t->heads[column] && strstr(t->heads[column], unit->base)) || (label->row && strstr(label->row, unit->base)))
			return unit;
		only = unit;
		n++;
		bool taken = false;
		for (size_t k = 0; k < t->columns && !taken; k++)
			taken = t->heads[k] && strstr(t->heads[k], unit->base);
		left = taken ? left : unit;
		n_left += !taken;
	}
	return n == 1 ? only : n_left == 1 ? left : &none;
}

typedef struct {
	ws_figure *v;
	size_t n, cap;
} found;

static ws_figure *add(ws_table_layout *t, found *to, ws_figure figure) {
	to->v = ws_arena_grow(t->text->arena, to->v, to->n, &to->cap, sizeof *to->v);
	to->v[to->n] = figure;
	return &to->v[to->n++];
}

static void read_sentence(ws_table_layout *t, size_t column, const ws_table_content *c, const row_label *label, found *to) {
	ws_folded words = ws_folded_part(t->text->f, c->from, c->to);
	ws_figure_text text = *t->text;
	text.f = &words;
	bool dated = label->period.year && !t->dated[column];
	ws_figure_period period = dated ? label->period : t->periods[column];
	period.open = true;
	size_t n;
	const ws_figure *told = ws_figures_of_sentence(&text, &period, NULL, false, &n);
	t->text->bytes = text.bytes;
	for (size_t i = 0; i < n; i++) {
		ws_figure *figure = add(t, to, told[i]);
		figure->row = label->row;
		figure->column = t->heads[column];
		if (!figure->subject)
			figure->subject = label->label ? label->subject : t->names[column];
	}
}

static void read_row(ws_table_layout *t, size_t r, ancestry *above, found *to) {
	const ws_folded *f = t->text->f;
	const ws_table_content *c, *seen = NULL;
	row_label label = {0};
	ws_table_unit own = {0};
	ws_relation relation = WS_EQ;
	const char *sign = NULL;
	if (t->unit_column != SIZE_MAX && ws_table_cell_at(t, r, t->unit_column, &c))
		ws_table_unit_read(t->text, f, c->from, c->to, &own);
	for (size_t k = 0; k < t->columns; k++) {
		const ws_cell *cell = ws_table_cell_at(t, r, k, &c);
		if (!cell || c == seen || c->to == c->from)
			continue;
		seen = c;
		if (t->signs[k] && ws_table_is_sign(f, c, &relation)) {
			sign = relation == WS_EQ ? NULL : ws_figure_slice(t->text, c->from, c->to);
			continue;
		}
		if (t->labels[k] && (!c->number || t->years[k]) && k != t->unit_column && !t->skipped[k]) {
			if (is_numbering(t, c))
				return;
			if (!t->asides[k] || !label.label)
				label = read_label(t, r, c, k, cell->indent, &above[k]);
			continue;
		}
		if (cell->head || t->skipped[k] || cell->row != r || cell->column != k)
			continue;
		if (!c->number) {
			if (k != t->unit_column && ws_table_holds_sentence(f, c))
				read_sentence(t, k, c, &label, to);
			continue;
		}
		const ws_table_unit *unit = t->units[k].base ? &t->units[k] : own.base ? &own : label.unit.base ? &label.unit : &t->unit;
		if (t->n_listed > 1 && unit == &t->unit)
			unit = listed_unit(t, k, &label);
		if (!c->to_other) {
			ws_figure *figure = add(t, to, figure_of(t, k, &c->q, c->from, c->to, &label, unit));
			if (sign && figure->relation == WS_EQ) {
				figure->relation = relation;
				figure->qualifier = sign;
				sign = NULL;
			}
			continue;
		}
		/* With a slash the head has one too, 户数/人数(户/人): a date or a fraction has none there. */
		bool bracket = c->to_other < c->to;
		if (!bracket && !(t->heads[k] && strchr(t->heads[k], '/')))
			continue;
		ws_table_unit first = *unit, second = *unit;
		if (!bracket)
			ws_table_unit_split(t->text, &first, &second);
		add(t, to, figure_of(t, k, &c->q, c->from, c->q.end, &label, &first));
		ws_figure *other = add(t, to, figure_of(t, k, &c->other, c->other.start, c->to_other, &label, &second));
		if (bracket)
			other->role = NULL;
	}
}

void ws_figure_table(ws_passage *passage, ws_figure_text *text, const ws_figure_period *period) {
	ws_table_layout t;
	found figures = {0};
	if (!ws_table_lay_out(&t, passage->table, text, period))
		return;
	ancestry *above = ws_arena_zero(text->arena, t.columns, sizeof *above);
	for (size_t r = t.head; r < t.rows; r++)
		read_row(&t, r, above, &figures);
	passage->figures = figures.v;
	passage->n_figures = figures.n;
}
