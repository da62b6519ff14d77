/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every cell that is a number and nothing else is a figure: (123), -123 and △123 are negative, an empty cell and a dash are nothing, 0 is
   0. A cell that holds a sentence (每户500元，最高3万元) is read as one (figure_sentence.h).

   Columns whose cells are mostly words hold row labels, and in the first one ages, ranges and bounds (0-14岁, 60岁及以上) are words
   too; a column of >=, ≤ and = bounds the numbers behind it (知晓率|≥|95|%). A number's row is the label nearest to its left, so that a
   table of two halves (收入|执行数|支出|执行数) reads as two; of label columns side by side the one whose head says so names the row
   (项目名称|债券性质). What a row stands under: figure_table_parent.h, and what the numbers say of that (parent_by_value). 总计 and 合计 alone
   are completed by the head of their label column.

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
#include "indexer/facts/figure_table_parent.h"
#include "indexer/facts/figure_table_unit.h"
#include "indexer/facts/figure_words.h"
#include "text/wordlist.h"

enum { LISTED = 4, CELLS = 1 << 22 };

typedef struct {
	size_t from, to; /* folded */
	bool number;
	ws_quantity q;
	size_t to_other; /* where a second number ends, 0 for none: 12.3(5.6%), 120/35 */
	ws_quantity other;
} content;

typedef struct {
	ws_figure_text *text;
	const ws_table *t;
	content *contents; /* of each cell */
	uint32_t *grid;    /* cell index + 1 for each place, 0 none */
	size_t rows, columns, head;
	bool *labels, *skipped;    /* of each column: row labels; not to be read */
	bool *dated;               /* of each column: its head names a year */
	bool *years;               /* of each column: a row label that says when */
	bool *signs;               /* of each column: >=, ≤ and = alone, bounds of the number behind */
	bool *asides;              /* row labels that say more of what a column in front names */
	size_t unit_column;        /* SIZE_MAX: none */
	ws_table_unit unit;           /* of the whole table */
	ws_table_unit listed[LISTED]; /* when its 单位 line names several: 张、人 */
	size_t n_listed;
	ws_table_unit *units;         /* of each column, base NULL: none */
	ws_figure_period *periods; /* of each column */
	ws_figure *figures;
	size_t n, cap;
	const char **heads, **names; /* of each column: the words over it, and those without their unit */
} table;

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

static ws_folded view(const ws_folded *f, size_t from, size_t to) {
	return (ws_folded){f->c + from, f->from + from, f->to + from, to - from, f->chars};
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
	ws_folded cell = view(f, from, to);
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
static bool read_two(const ws_folded *f, content *c) {
	size_t open = ws_figure_text_first(f, c->from, c->to, "("), slash = ws_figure_text_first(f, c->from, c->to, "/");
	if (open > c->from && open + 2 < c->to && f->c[c->to - 1] == ')') {
		c->to_other = c->to - 1;
		return read_number(f, c->from, open, &c->q) && read_number(f, open + 1, c->to_other, &c->other) && !c->other.plain;
	}
	c->to_other = c->to;
	return slash > c->from && slash + 1 < c->to && read_number(f, c->from, slash, &c->q) && read_number(f, slash + 1, c->to, &c->other);
}

/* ---- layout ---- */

static const ws_cell *cell_at(const table *t, size_t row, size_t column, const content **c) {
	uint32_t index = row < t->rows && column < t->columns ? t->grid[row * t->columns + column] : 0;
	if (!index)
		return NULL;
	*c = &t->contents[index - 1];
	return &t->t->cells[index - 1];
}

static bool says(const table *t, const content *c, const char *word) {
	return ws_figure_text_at(t->text->f, c->from, c->to, word) == c->to - c->from && c->to > c->from;
}

/* 60周岁及以上, 0-14岁, 500万元以下 in the first column: of which rows are told. */
static bool names_class(const ws_quantity *q) {
	return !q->plain && (q->has_high || strcmp(q->base, "岁") == 0 || (q->bound_end > q->bound_start && q->bound_start >= q->end));
}

static void lay_out(table *t) {
	for (size_t i = 0; i < t->t->n_cells; i++) {
		const ws_cell *cell = &t->t->cells[i];
		content *c = &t->contents[i];
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
static const char *head_of(table *t, size_t column, size_t *rows) {
	const char *head = NULL;
	const content *last = NULL, *c;
	for (size_t r = 0; r < t->head; r++) {
		const ws_cell *cell = cell_at(t, r, column, &c);
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
static void choose_labels(table *t) {
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
static bool is_sentence(const ws_folded *f, const content *c) {
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
static bool is_year(const ws_folded *f, const content *c) {
	ws_folded words = view(f, c->from, c->to);
	bool several;
	ws_figure_part part;
	return ws_figure_year(&words) || (words.n < 8 && ws_figure_one_year(&words, &part, &several));
}

/* >=, ≤ or = between what is aimed at and the number: 知晓率|>=|95|%. */
static bool is_sign(const ws_folded *f, const content *c, ws_relation *relation) {
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
static const char *without_unit(table *t, const char *head) {
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

static void read_heads(table *t, const ws_figure_period *period) {
	const ws_folded *f = t->text->f;
	for (size_t k = 0; k < t->columns; k++) {
		size_t words = 0, numbers = 0, years = 0, rows = 0, signs = 0;
		ws_relation relation;
		const content *c;
		for (size_t r = t->head; r < t->rows; r++) {
			if (cell_at(t, r, k, &c) && c->to > c->from) {
				numbers += c->number;
				bool dash = ws_figure_text_at(f, c->from, c->to, "-") == c->to - c->from || f->c[c->from] == 0x2014;
				words += !c->number && !dash && !(k > 0 && is_sentence(f, c));
				years += is_year(f, c);
				signs += is_sign(f, c, &relation);
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
			if (!cell_at(t, r, k, &c) || c->to == c->from)
				continue;
			t->skipped[k] = t->skipped[k] || (r + 1 == t->head && numbers_nothing(f, c->from, c->to));
			if ((says(t, c, "年份") || says(t, c, "年度")) && k == 0 && years > 0)
				t->labels[k] = t->years[k] = true;
			if (says(t, c, "单位") || says(t, c, "计量单位") || says(t, c, "度量单位"))
				t->unit_column = k;
			ws_table_unit unit;
			if (ws_table_unit_in_words(t->text, f, c->from, c->to, &unit))
				t->units[k] = unit;
			else if (ws_table_head_names_share(f, c->from, c->to) && (!t->unit.base || t->unit.kind != WS_PERCENT))
				t->units[k] = (ws_table_unit){"%", "1", WS_PERCENT, 1, -2};
			ws_folded head = view(f, c->from, c->to);
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

/* ---- rows ---- */

/* The unit that ends a label: 存款余额（亿元）. In accounts of money （款） and （项） are levels of the classification, 其他税收收入（款）, and a bracket
   inside a name is part of it, 林场（站）道路. */
static bool unit_of_label(table *t, ws_piece label, ws_table_unit *unit) {
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
static const char *name_of(table *t, ws_piece label) {
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

static const char *subject_of(table *t, const content *c, size_t column) {
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
	const content *label;
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
	ws_folded words = view(f, from, to);
	bool several;
	if (WS_FIGURE_ANY_BEFORE(f, from, to, sums))
		period->year = ws_figure_one_year(&words, &period->part, &several);
	return period->year != 0;
}

/* The first number behind the label in this column that can be summed up. */
static bool first_value(const table *t, size_t r, size_t column, double *value) {
	const content *c;
	for (size_t k = column + 1; k < t->columns && !t->labels[k]; k++)
		if (!t->skipped[k] && cell_at(t, r, k, &c) && c->number && c->q.kind != WS_PERCENT &&
		    !(t->units[k].base && t->units[k].kind == WS_PERCENT)) {
			*value = ws_decimal_double(c->q.amount);
			return true;
		}
	return false;
}

/* 其中：男|女 behind 其中：城镇|乡村: rows that sum up to the same whole as the parts before them are parts of it too, not of the last of these,
   nor is what is more than that: then it is not told, and what comes next may be part of this one. `parent` is what the labels alone say. */
static ws_piece parent_by_value(const table *t, size_t r, size_t column, const content *c, ws_piece parent, ancestry *above) {
	const ws_folded *f = t->text->f;
	const content *next;
	double value, sum, one;
	bool part = ws_table_is_part(f, (ws_piece){c->from, c->to}), again = above->whole.end > above->whole.start;
	if (!first_value(t, r, column, &value))
		return parent;
	if (!part) {
		above->last_value = value;
		return parent;
	}
	sum = value;
	for (size_t i = r + 1; again && i < t->rows && cell_at(t, i, column, &next) && next->to > next->from && !next->number; i++) {
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

static row_label read_label(table *t, size_t r, const content *c, size_t column, uint8_t indent, ancestry *above) {
	const ws_folded *f = t->text->f;
	row_label l = {.label = c, .row = ws_figure_slice(t->text, c->from, c->to), .subject = subject_of(t, c, column)};
	/* A row for each year: the year is when, the column's head what. */
	ws_folded words = view(f, c->from, c->to);
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

static bool is_numbering(const table *t, const content *c) {
	return says(t, c, "栏次") || says(t, c, "行次") || says(t, c, "列次");
}

static ws_figure figure_of(
    table *t, size_t column, const ws_quantity *q, size_t from, size_t to, const row_label *label, const ws_table_unit *unit) {
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
static const ws_table_unit *listed_unit(table *t, size_t column, const row_label *label) {
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

static ws_figure *add(table *t, ws_figure figure) {
	t->figures = ws_arena_grow(t->text->arena, t->figures, t->n, &t->cap, sizeof *t->figures);
	t->figures[t->n] = figure;
	return &t->figures[t->n++];
}

static void read_sentence(table *t, size_t column, const content *c, const row_label *label) {
	ws_folded words = view(t->text->f, c->from, c->to);
	ws_figure_text text = *t->text;
	text.f = &words;
	bool dated = label->period.year && !t->dated[column];
	ws_figure_period period = dated ? label->period : t->periods[column];
	period.open = true;
	size_t n;
	const ws_figure *found = ws_figures_of_sentence(&text, &period, NULL, false, &n);
	t->text->bytes = text.bytes;
	for (size_t i = 0; i < n; i++) {
		ws_figure *figure = add(t, found[i]);
		figure->row = label->row;
		figure->column = t->heads[column];
		if (!figure->subject)
			figure->subject = label->label ? label->subject : t->names[column];
	}
}

static void read_row(table *t, size_t r, ancestry *above) {
	const ws_folded *f = t->text->f;
	const content *c, *seen = NULL;
	row_label label = {0};
	ws_table_unit own = {0};
	ws_relation relation = WS_EQ;
	const char *sign = NULL;
	if (t->unit_column != SIZE_MAX && cell_at(t, r, t->unit_column, &c))
		ws_table_unit_read(t->text, f, c->from, c->to, &own);
	for (size_t k = 0; k < t->columns; k++) {
		const ws_cell *cell = cell_at(t, r, k, &c);
		if (!cell || c == seen || c->to == c->from)
			continue;
		seen = c;
		if (t->signs[k] && is_sign(f, c, &relation)) {
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
			if (k != t->unit_column && is_sentence(f, c))
				read_sentence(t, k, c, &label);
			continue;
		}
		const ws_table_unit *unit = t->units[k].base ? &t->units[k] : own.base ? &own : label.unit.base ? &label.unit : &t->unit;
		if (t->n_listed > 1 && unit == &t->unit)
			unit = listed_unit(t, k, &label);
		if (!c->to_other) {
			ws_figure *figure = add(t, figure_of(t, k, &c->q, c->from, c->to, &label, unit));
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
		add(t, figure_of(t, k, &c->q, c->from, c->q.end, &label, &first));
		ws_figure *other = add(t, figure_of(t, k, &c->other, c->other.start, c->to_other, &label, &second));
		if (bracket)
			other->role = NULL;
	}
}

void ws_figure_table(ws_passage *passage, ws_figure_text *text, const ws_figure_period *period) {
	const ws_table *source = passage->table;
	table t = {
	    .text = text, .t = source, .rows = source->rows, .columns = source->columns, .head = source->head_rows, .unit_column = SIZE_MAX};
	if (t.rows * t.columns == 0 || t.rows * t.columns > CELLS || t.rows * t.columns > 64 * source->n_cells + 4096)
		return;
	t.contents = ws_arena_zero(text->arena, source->n_cells, sizeof *t.contents);
	t.grid = ws_arena_zero(text->arena, t.rows * t.columns, sizeof *t.grid);
	t.labels = ws_arena_zero(text->arena, t.columns, sizeof *t.labels);
	t.skipped = ws_arena_zero(text->arena, t.columns, sizeof *t.skipped);
	t.years = ws_arena_zero(text->arena, t.columns, sizeof *t.years);
	t.signs = ws_arena_zero(text->arena, t.columns, sizeof *t.signs);
	t.names = ws_arena_zero(text->arena, t.columns, sizeof *t.names);
	t.dated = ws_arena_zero(text->arena, t.columns, sizeof *t.dated);
	t.asides = ws_arena_zero(text->arena, t.columns, sizeof *t.asides);
	t.units = ws_arena_zero(text->arena, t.columns, sizeof *t.units);
	t.periods = ws_arena_zero(text->arena, t.columns, sizeof *t.periods);
	t.heads = ws_arena_zero(text->arena, t.columns, sizeof *t.heads);
	ancestry *above = ws_arena_zero(text->arena, t.columns, sizeof *above);

	ws_figure_period whole = *period;
	if (source->unit) {
		ws_folded words = ws_fold(source->unit, strlen(source->unit), WS_FOLD_HANS, text->arena);
		ws_table_unit_read(text, &words, 0, words.n, &t.unit);
		for (size_t i = 0, end; i < words.n && t.n_listed < LISTED; i = end + 1) {
			for (end = i; end < words.n && !ws_spelled_in(words.c[end], "、,;"); end++)
				continue;
			t.n_listed += ws_table_unit_read(text, &words, i, end, &t.listed[t.n_listed]);
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
		if (!t.unit.base)
			ws_table_unit_in_words(text, &words, 0, words.n, &t.unit);
	}
	lay_out(&t);
	read_heads(&t, &whole);
	choose_labels(&t);
	for (size_t r = t.head; r < t.rows; r++)
		read_row(&t, r, above);
	passage->figures = t.figures;
	passage->n_figures = t.n;
}
