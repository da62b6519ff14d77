/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammar:

       quantity  = [bound] [sign] number [多] unit [rate] [bound]            超 -2.3 %   4.5万 余 人   239 元 /人·月   500万元 及以下
                 | [bound] number [unit] to number unit                      10%至20%   10-20亿元   两到三万港元
                 | X分之 number                                              百分之五   千分之一   三分之二
                 | number ":" number, after 按 or before 比例                按2:98
                 | 一半 | 半数, where they measure                   占一半, 超过半数
                 | number ± number unit                              25±2℃
       number    = numeral (text/numeral.c) | numeral 个亿
       to        = 至 到 - -- ~ — –
       unit      = [currency in front] [magnitude] row of text/data/units.tsv [元 with 角 and 分] [currency behind]
       rate      = "/" unit { ("/" | "·") unit }

   The lower end of a range takes from the upper one what it lacks: the unit, and the magnitude when it is the smaller number (2-3万港元 is
   from 20000, 8500到3万港元 from 8500). A list shares its last unit: 48.47、51.50、39.07亿元 is three quantities.

   One Chinese digit alone is rarely a count: it counts with 个, 家, 户 … (flag h of the table), and with shares and lengths (flag a: 九成,
   一公里). 一 by itself never counts (一家 is a family). A magnitude without a digit is a number only when it is bounded: 近千亿元, 亿元以上; not in
   千亿级.

   Exactness: a fraction with words (三分之一) is rounded (text/share.c); everything else is exact.

   Lengths of time count with small numerals where a length is told (期限为半年, 一年以内), not where they say when (近三年, 上半年).

   Not handled: g for grams where it may be a network or a memory (5G, 100G), 翻一番, 几 alone, "a dozen" words; 1.5个亿多; a unit in brackets
   behind a name (总产值(亿元)35). */
#include "text/quantity.h"

#include <pthread.h>
#include <string.h>

#include "text/measure.h"
#include "text/share.h"
#include "text/wordlist.h"

enum { LIST_MAX = 8 };

static bool is_latin(uint32_t c) {
	return c >= 'a' && c <= 'z';
}

static bool is_han(uint32_t c) {
	return c >= 0x3400 && c <= 0x9FFF;
}

static size_t word_at(const ws_folded *f, size_t i, const char *word) {
	return ws_spelled_at(f->c, f->n, i, word);
}

#define ANY_AT(f, i, words) ws_any_spelled_at((f)->c, (f)->n, i, words, sizeof(words) / sizeof *(words))

/* ---- putting a quantity together ---- */

static void set_unit(ws_quantity *q, const ws_measure *m) {
	q->unit_start = m->unit_start;
	q->unit_end = m->unit_end;
	q->per_start = m->per_start;
	q->kind = m->unit ? m->unit->kind : WS_COUNT;
	q->base = m->currency ? m->currency : m->unit ? m->unit->base : "";
	/* 集成电路3亿块: pieces; nobody tells such sums in 块. */
	if (m->unit && m->power >= 8 && !m->number.han && strcmp(m->unit->written, "块") == 0) {
		q->kind = WS_COUNT;
		q->base = "块";
	}
	q->plain = !m->unit && (m->power == 0 || (m->number.han && m->number.power > 0));
}

/* A sign in front of i: 负, 零下 and - behind nothing that it could join. */
static bool is_negative(const ws_folded *f, size_t i, const ws_measure *m, size_t *start) {
	if (i == 0)
		return false;
	uint32_t c = f->c[i - 1], before = i > 1 ? f->c[i - 2] : 0;
	if (c == U'下' && before == U'零') {
		*start = i - 2;
		return true;
	}
	if (c == U'负') {
		*start = i - 1;
		return before != U'胜' && before != U'担' && before != U'肩';
	}
	if (c != '-' && c != 0x2212)
		return false;
	bool rate = m->unit && (m->unit->kind == WS_PERCENT || m->unit->kind == WS_POINT || strcmp(m->unit->base, "℃") == 0);
	if (before == '-' || before == 0x2014 || (ws_is_digit(before) && !ws_folded_gap(f, i - 1)) || is_latin(before) || before == '%' ||
	    before == '.')
		return false;
	if (is_han(before) && !rate && before != U'为' && before != U'是')
		return false;
	*start = i - 1;
	return true;
}

static void negate(ws_decimal *d) {
	d->digits = -d->digits;
}

/* 三至五年, 一到两个月: two ends make a number of what one of them alone does not. */
static bool is_counted_range(const ws_folded *f, const ws_quantity *q, const ws_measure *m) {
	return q->has_high && !m->number.has_high && m->unit && !m->number.bare && (m->unit->kind != WS_COUNT || m->unit->small) &&
	    !ws_spelled_in(ws_folded_at(f, q->end), "半级");
}

static bool finish(const ws_folded *f, ws_quantity *q, const ws_measure *m) {
	size_t sign, sum = 0; /* sum: what the currency in front takes */
	q->outer_start = q->start;
	const char *currency = NULL;
	if (!m->unit && !q->sign && q->kind == WS_COUNT && !is_latin(ws_folded_at(f, q->end))) {
		currency = ws_unit_before(f, q->start, &sum);
		/* Without a unit behind it, what stands behind a name goes on: 人民币1对. */
		if (currency && is_han(f->c[q->start - 1]) && q->plain && is_han(ws_folded_at(f, q->end)))
			currency = NULL;
	} else if (q->kind == WS_MONEY && strcmp(q->base, "元") == 0) {
		currency = ws_unit_before(f, q->start, &sum);
	}
	if (currency) {
		q->sign = m->unit ? q->sign : currency;
		q->base = currency;
		q->kind = WS_MONEY;
		q->plain = false;
	}
	if (is_negative(f, q->start, m, &sign)) {
		negate(&q->value);
		negate(&q->amount);
		q->start = q->outer_start = sign;
	}
	ws_bound front = ws_bound_before(f, q->start - (currency ? sum : 0), m->number.bare, q->kind == WS_MONEY);
	ws_bound back = q->kind == WS_DURATION ? ws_bound_of_term(f, q->end) : ws_bound_after(f, q->end);
	bool bounded = front.relation != WS_EQ || back.relation != WS_EQ || m->vague;
	if (!ws_measure_counts(f, m, bounded) && !is_counted_range(f, q, m))
		return false;
	q->outer_start = front.outer;
	q->outer_end = back.outer;
	if (m->vague) {
		q->relation = ws_bound_inside(m->vague);
		for (size_t i = q->start; i < q->end; i++) {
			if (f->c[i] == m->vague)
				q->bound_start = i, q->bound_end = i + 1;
		}
	} else if (front.relation != WS_EQ || (front.start < front.end && back.relation == WS_EQ)) {
		q->relation = front.relation;
		q->bound_start = front.start;
		q->bound_end = front.end;
	} else {
		q->relation = back.relation;
		q->bound_start = back.start;
		q->bound_end = back.end;
	}
	return true;
}

static size_t inclusive_mark(const ws_folded *f, size_t i) {
	static const char *const marks[] = {"(含)", "(不含)"};
	return ws_folded_at(f, i) == '(' ? ANY_AT(f, i, marks) : 0;
}

static bool same_unit(const ws_unit *a, const ws_unit *b) {
	return a == b || (a && b && a->kind == b->kind && strcmp(a->base, b->base) == 0);
}

/* 三年以上十年以下: the words stand behind both ends. */
static bool read_between(const ws_folded *f, size_t i, ws_measure *low, ws_measure *high, size_t *end) {
	size_t from = word_at(f, i, "以上"), to;
	if (!from || !low->unit || low->number.bare || !ws_numeral_begins(ws_folded_at(f, i + from)) || !ws_measure_read(f, i + from, high) ||
	    !same_unit(low->unit, high->unit))
		return false;
	to = word_at(f, high->end, "以下");
	if (!to && !(to = word_at(f, high->end, "以内")))
		return false;
	*end = high->end + to;
	return !high->number.bare;
}

/* The upper end behind the mark at i; `low` gets what it lacks. */
static bool read_range(const ws_folded *f, size_t i, ws_measure *low, ws_measure *high) {
	size_t mark = ws_measure_range_mark(f, i);
	/* -10℃~-5℃ */
	bool below = mark && ws_folded_at(f, i) != '-' && (ws_folded_at(f, i + mark) == '-' || ws_folded_at(f, i + mark) == U'负');
	mark += mark ? below : 0;
	if (!mark || !ws_numeral_begins(ws_folded_at(f, i + mark)) || low->number.has_high || low->number.bare)
		return false;
	if (!ws_measure_read(f, i + mark, high) || !high->unit || high->number.bare || high->number.has_high)
		return false;
	if (below) {
		negate(&high->number.digits);
		negate(&high->number.value);
	}
	if (high->unit->kind == WS_DURATION && (ws_measure_is_year(high) || ws_measure_is_year(low)))
		return false;
	if (low->unit)
		return same_unit(low->unit, high->unit) && low->number.han == high->number.han;
	low->unit = high->unit;
	low->currency = high->currency;
	if (low->power == 0) {
		/* 2-3万: the smaller number takes the magnitude too; 两到三仟: and the unit. */
		ws_decimal top = high->number.digits;
		int power = 0;
		if (ws_measure_is_small(low)) {
			size_t last = high->number.digits_end - 1;
			uint32_t c = f->c[last];
			power = c == U'十' || c == U'拾' ? 1 : c == U'百' || c == U'佰' ? 2 : c == U'千' || c == U'仟' ? 3 : 0;
			if (high->number.end - high->number.start > 2 && high->number.power == 0)
				power = 0;
			if (power && high->number.digits_end - high->number.start == 2)
				ws_decimal_scale(top, 1, -power, &top);
			else
				power = 0;
		}
		if (ws_decimal_compare(low->number.digits, top) < 0) {
			low->power = high->power;
			ws_decimal_scale(low->number.digits, 1, power, &low->number.digits);
		}
	}
	return true;
}

/* A number without a unit in a list whose last member has it. */
static bool share_unit(const ws_folded *f, ws_measure *m) {
	size_t i = m->number.end;
	ws_measure next;
	if (m->number.han || m->power || m->number.start == 0 || f->c[m->number.start - 1] == U'。')
		return false;
	for (int times = 0; times < LIST_MAX && (ws_folded_at(f, i) == U'、' || ws_folded_at(f, i) == U'和'); times++) {
		if (!ws_is_digit(ws_folded_at(f, i + 1)) || !ws_measure_read(f, i + 1, &next))
			return false;
		if (next.unit) {
			ws_figure_kind k = next.unit->kind;
			if (k == WS_COUNT || k == WS_DURATION || ws_measure_is_year(&next))
				return false;
			m->unit = next.unit;
			m->power = next.power;
			m->unit_start = next.unit_start;
			m->unit_end = next.unit_end;
			m->per_start = next.per_start;
			return true;
		}
		i = next.number.end;
	}
	return false;
}

/* 分别高于全省、全国0.2个、3.1个百分点: 个 alone of a fraction takes the rest of the unit from the last of its list. */
static void share_point(const ws_folded *f, ws_measure *m) {
	ws_measure next;
	size_t i = m->end;
	if (!m->unit || strcmp(m->unit->written, "个") != 0 || m->number.han || m->power)
		return;
	for (int times = 0; times < LIST_MAX && ws_spelled_in(ws_folded_at(f, i), "、和"); times++) {
		if (!ws_is_digit(ws_folded_at(f, i + 1)) || !ws_measure_read(f, i + 1, &next) || !next.unit)
			return;
		if (next.unit->kind == WS_POINT) {
			m->unit = next.unit;
			m->unit_start = next.unit_start;
			m->unit_end = next.unit_end;
			m->per_start = next.per_start;
			return;
		}
		i = next.end;
	}
}

/* 25±2℃: the unit behind the tolerance is the number's. */
static void read_tolerance(const ws_folded *f, ws_measure *m) {
	ws_measure tolerance;
	size_t i = m->number.end;
	if (m->unit || ws_folded_at(f, i) != 0xB1 || !ws_is_digit(ws_folded_at(f, i + 1)) || !ws_measure_read(f, i + 1, &tolerance) ||
	    !tolerance.unit)
		return;
	m->unit = tolerance.unit;
	m->power = tolerance.power;
	m->unit_start = tolerance.unit_start;
	m->unit_end = tolerance.unit_end;
	m->per_start = tolerance.per_start;
	m->end = tolerance.end;
}

/* The quantity whose number begins at i. *next: where to look on in any case. */
static bool read_at(const ws_folded *f, size_t i, ws_quantity *q, size_t *next) {
	ws_measure m, high;
	if ((f->c[i] == U'一' || f->c[i] == U'半') && ws_share_half(f, i, q, &m) && finish(f, q, &m)) {
		ws_share_bound(f, q);
		*next = q->end;
		return true;
	}
	bool good = ws_measure_read(f, i, &m);
	*next = m.number.end;
	if (!good)
		return false;
	read_tolerance(f, &m);
	share_point(f, &m);
	if (word_at(f, m.number.end, "分之")) {
		ws_numeral parts = m.number;
		good = ws_share_parts(f, m.number.end, &parts, q, &m);
		*next = good ? q->end : parts.end + 2;
		m.unit = NULL;
		return good && finish(f, q, &m);
	}
	if (!m.unit && ws_share_ratio(f, &m.number, q, next)) {
		*next = q->end;
		return finish(f, q, &m);
	}
	if (!m.unit && *next > m.number.end)
		return false;
	size_t e = m.end;
	size_t between = 0;
	bool range = read_range(f, e + inclusive_mark(f, e), &m, &high) || read_between(f, e, &m, &high, &between);
	bool shared = !range && !m.unit && share_unit(f, &m);
	*q = (ws_quantity){.start = i, .han = m.number.han, .small = ws_measure_is_small(&m)};
	set_unit(q, range ? &high : &m);
	q->end = range ? high.end : shared || q->plain ? m.number.end : m.end;
	q->value = m.number.digits;
	if (m.number.power == 0 && m.number.value.digits != 0 && !range)
		q->value = m.number.value;
	if (m.unit && strcmp(m.unit->written, "折") == 0 && (m.number.positional || ws_decimal_compare(q->value, (ws_decimal){10, 0}) > 0)) {
		if (!ws_decimal_scale(q->value, 1, -1, &q->value))
			return false;
	}
	if (!ws_measure_amount(&m, q->value, false, &q->amount) || !ws_decimal_add(q->value, m.extra, &q->value))
		return false;
	if (m.change.digits != 0 && m.power == 0)
		q->value = q->amount;
	if (range) {
		q->has_high = true;
		q->high = high.number.digits;
		if (!ws_measure_amount(&high, q->high, true, &q->high_amount))
			return false;
		/* The unit as written stands behind the upper end, so the lower value is told in it: 8500到3万 is 0.85 to 3. */
		if (!ws_decimal_scale(q->value, 1, m.power - high.power, &q->value))
			return false;
	} else if (m.number.has_high) {
		q->has_high = true;
		q->high = m.number.high_digits;
		if (!ws_measure_amount(&m, q->high, true, &q->high_amount))
			return false;
	}
	*next = q->end;
	if (!finish(f, q, &m))
		return false;
	if (between) {
		q->end = *next = q->outer_end = between;
		q->relation = WS_EQ;
		q->bound_start = q->bound_end = q->end;
	}
	return true;
}

/* Whether the number at i is part of a label: A3, 4+4, 7×24, 1.2.3, %20. A word in front of an amount is no label: GDP1.2万亿元. */
static bool is_label(const ws_folded *f, size_t i, const ws_quantity *q) {
	if (i == 0 || ws_folded_gap(f, i))
		return false;
	uint32_t c = f->c[i - 1], before = i > 1 ? f->c[i - 2] : 0;
	bool strong = q->kind == WS_MONEY || q->kind == WS_PERCENT || q->kind == WS_POINT;
	if (is_latin(c))
		return !(strong && is_latin(before));
	if ((c == '.' || c == '/' || (c == ':' && !strong)) && ws_is_digit(before))
		return true;
	return c == '+' || c == '%' || c == '=' || c == '_' || c == '#' || c == '@' || c == '*' || c == 0xD7;
}

/* Characters that begin a numeral and end a word: 大陆, 队伍, 人数. */
static bool ends_word(const ws_folded *f, size_t i) {
	static const struct {
		uint32_t c;
		const char *behind;
	} rows[] = {
	    {U'陆', "大内登着水海上"}, {U'伍', "队入"}, {U'拾', "收"}, {U'数', "人户总次个指系位分件少多参函"}, {U'半', "大一两各参减对"}};
	for (size_t k = 0; k < sizeof rows / sizeof *rows && i > 0; k++) {
		if (rows[k].c == f->c[i])
			return ws_spelled_in(f->c[i - 1], rows[k].behind);
	}
	return false;
}

/* Behind an address that "://" at i is part of. */
static size_t address_end(const ws_folded *f, size_t i) {
	do
		i++;
	while (i < f->n && f->c[i] > 0x20 && f->c[i] < 0x7F && !ws_folded_gap(f, i));
	return i;
}

/* By their last eight bits most characters of a text begin no number. */
static bool may_begin[256];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void find_beginnings(void) {
	for (const wchar_t *c = ws_numeral_beginnings; *c; c++)
		may_begin[*c & 0xFF] = true;
	may_begin[':'] = may_begin[U'半' & 0xFF] = true;
}

bool ws_quantity_next(const ws_folded *f, size_t *at, ws_quantity *out) {
	size_t i = *at;
	pthread_once(&once, find_beginnings);
	while (i < f->n) {
		uint32_t c = f->c[i];
		if (!may_begin[c & 0xFF]) {
			i++;
			continue;
		}
		if (c == ':' && word_at(f, i, "://")) {
			i = address_end(f, i);
		} else if (i > 0 && f->c[i - 1] == U'第' && ws_numeral_begins(c)) { /* an ordinal, of which laws are full: nothing is measured */
			ws_numeral ordinal;
			ws_numeral_read(f, i, &ordinal);
			i = ordinal.end;
		} else if ((ws_numeral_begins(c) || c == U'半') && !ends_word(f, i)) {
			size_t start = i;
			if (read_at(f, i, out, &i) && !is_label(f, start, out)) {
				*at = i;
				return true;
			}
		} else {
			i++;
		}
	}
	*at = i;
	return false;
}

bool ws_quantity_parse(const char *text, size_t len, ws_arena *arena, ws_quantity *out) {
	ws_folded f = ws_fold(text, len, WS_FOLD_HANS, arena);
	size_t at = 0;
	return ws_quantity_next(&f, &at, out) && out->outer_start == 0 && out->outer_end == f.n;
}
