/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/measure.h"

#include <string.h>

#include "text/wordlist.h"

static ws_decimal tenths(int64_t n, int places) {
	ws_decimal d = {0, 0};
	ws_decimal_scale((ws_decimal){n, 0}, 1, -places, &d);
	return d;
}

/* 1角1分 behind 元, 5 behind 12块 or 8毛, 分 behind 角. */
static void read_change(const ws_folded *f, ws_measure *m) {
	static const struct {
		uint32_t unit, other;
		int places;
	} coins[] = {{U'角', U'毛', 1}, {U'分', U'分', 2}};
	uint32_t last = f->c[m->end - 1];
	for (size_t k = last == U'角' || last == U'毛'; k < 2; k++) {
		size_t i = m->end, len;
		uint32_t c = ws_folded_at(f, i);
		int digit = ws_is_digit(c) ? (int)(c - '0') : ws_numeral_digit(c);
		if (digit < 0)
			continue;
		bool coin = ws_folded_at(f, i + 1) == coins[k].unit || ws_folded_at(f, i + 1) == coins[k].other;
		/* 九块九 */
		bool rest = !coin && last == (k == 0 ? U'块' : U'毛') && digit > 0 && !ws_numeral_begins(ws_folded_at(f, i + 1)) &&
		            !ws_unit_at(f, i + 1, &len);
		if (!coin && !rest)
			continue;
		ws_decimal_add(m->change, tenths(digit, coins[k].places), &m->change);
		m->end = i + 1 + coin;
		if (rest)
			return;
	}
	if (m->change.digits != 0 && ws_folded_at(f, m->end) == U'钱')
		m->end++;
}

/* /日, /人·月 */
static void read_rate(const ws_folded *f, ws_measure *m) {
	m->per_start = m->unit_end;
	size_t i = m->unit_end;
	for (int times = 0; times < 3; times++) {
		size_t len;
		bool slash = ws_folded_at(f, i) == '/',
			 dot = times > 0 && (ws_folded_at(f, i) == 0xB7 || ws_folded_at(f, i) == U'・' || ws_folded_at(f, i) == U'.');
		size_t u = i + 1;
		/* 吨标准煤/万元, 升/百公里 */
		while (slash && ws_spelled_in(ws_folded_at(f, u), "十百千万亿"))
			u++;
		if ((!slash && !dot) || !ws_unit_at(f, u, &len))
			break;
		i = u + len;
	}
	m->end = m->unit_end = i;
}

/* 余, 多 … between the number and its unit. */
static size_t read_vague(const ws_folded *f, size_t i, const ws_numeral *number, uint32_t *vague) {
	uint32_t c = ws_folded_at(f, i);
	bool tens = i > 0 && (f->c[i - 1] == U'十' || f->c[i - 1] == U'百');
	if (*vague || !(c == U'余' || c == U'馀' || c == U'多' || (c == U'来' && tens) || (c == U'几' && tens && number->han)))
		return i;
	size_t len;
	if (!ws_unit_at(f, i + 1, &len))
		return i;
	*vague = c;
	return i + 1;
}

/* 两个半小时, 3个多月: half or more between 个 and what it measures. *i: moved on to the latter. */
static const ws_unit *read_split_unit(const ws_folded *f, ws_measure *m, size_t *i, size_t *len) {
	static uint32_t month_chars[] = {U'个', U'月'};
	static const ws_folded month = {.c = month_chars, .n = 2};
	uint32_t mark = ws_folded_at(f, *i + 1);
	bool half = mark == U'半';
	if (ws_folded_at(f, *i) != U'个' || !(half || (!m->vague && ws_spelled_in(mark, "多余馀来"))))
		return NULL;
	bool is_month = ws_folded_at(f, *i + 2) == U'月' && ws_folded_at(f, *i + 3) != U'份';
	const ws_unit *unit = is_month ? ws_unit_at(&month, 0, len) : ws_unit_at(f, *i + 2, len);
	if (!unit || (unit->kind != WS_DURATION && unit->kind != WS_POINT))
		return NULL;
	if (half)
		m->extra = tenths(5, 1);
	else
		m->vague = mark;
	*i += 2;
	*len = is_month ? 1 : *len;
	return unit;
}

/* A numeral, or 半. */
static bool read_number(const ws_folded *f, size_t i, ws_numeral *n) {
	if (ws_folded_at(f, i) != U'半')
		return ws_numeral_read(f, i, n);
	*n = (ws_numeral){.start = i, .end = i + 1, .digits_end = i + 1, .value = tenths(5, 1), .digits = tenths(5, 1), .han = true};
	return true;
}

/* Reads the number at i with the unit behind it, if any. */
bool ws_measure_read(const ws_folded *f, size_t i, ws_measure *m) {
	*m = (ws_measure){0};
	bool good = read_number(f, i, &m->number);
	m->unit_start = m->unit_end = m->per_start = m->end = m->number.end;
	if (!good)
		return false;
	ws_numeral *n = &m->number;
	m->power = n->power;
	m->vague = n->vague;
	size_t e = n->end, len;
	if (n->power == 0 && !n->bare && ws_folded_at(f, e) == U'个' && ws_folded_at(f, e + 2) != U'元' &&
	    (ws_folded_at(f, e + 1) == U'亿' || (ws_folded_at(f, e + 1) == U'万' && n->han))) {
		m->power = ws_folded_at(f, e + 1) == U'亿' ? 8 : 4;
		e += 2;
	}
	size_t u = read_vague(f, e, n, &m->vague);
	m->unit = u == e && m->power == 0 ? read_split_unit(f, m, &u, &len) : NULL;
	if (!m->unit)
		m->unit = ws_unit_at(f, u, &len);
	if (m->unit && m->unit->per)
		m->unit = NULL;
	m->unit_start = n->power || m->power ? n->digits_end : u;
	if (n->vague && n->power && f->c[m->unit_start] == n->vague)
		m->unit_start++;
	if (!m->unit) {
		m->unit_end = m->per_start = m->end = e;
		return true;
	}
	m->unit_end = m->per_start = m->end = u + len;
	if (m->unit->kind == WS_MONEY && strcmp(m->unit->base, "元") == 0 && m->unit->power == 0) {
		const ws_unit *currency = ws_unit_at(f, m->unit_end, &len);
		if (currency && currency->kind == WS_MONEY && currency->power == 0 && f->c[m->unit_end] != U'元' && f->c[m->unit_end] != U'块') {
			m->currency = currency->base;
			m->unit_end = m->per_start = m->end = m->unit_end + len;
		} else {
			read_change(f, m);
		}
	} else if (m->unit->kind == WS_MONEY && m->unit->power == -1) {
		read_change(f, m);
	}
	if (f->c[m->unit_end - 1] == U'成') {
		int digit = ws_numeral_digit(ws_folded_at(f, m->end));
		if (ws_folded_at(f, m->end) == U'半' ||
		    (digit > 0 && n->han && !ws_numeral_begins(ws_folded_at(f, m->end + 1)) && !ws_unit_at(f, m->end + 1, &len))) {
			m->extra = tenths(ws_folded_at(f, m->end) == U'半' ? 5 : digit, 1);
			m->end++;
		}
	}
	/* 一年|半|, not 3年半价 */
	if (m->unit->kind == WS_DURATION && f->c[m->unit_end - 1] == U'年' && ws_folded_at(f, m->end) == U'半' &&
	    !ws_spelled_in(ws_folded_at(f, m->end + 1), "价数程径年")) {
		m->extra = tenths(5, 1);
		m->end++;
	}
	if ((m->unit->kind == WS_PERCENT || m->unit->kind == WS_MULTIPLE) && !m->vague && ws_folded_at(f, m->end) == U'多' &&
	    ws_folded_at(f, m->end + 1) != U'于') {
		m->vague = U'多';
		m->end++;
	}
	/* 3年|多|, not 3年多次 */
	if (m->unit->kind == WS_DURATION && !m->vague && ws_folded_at(f, m->end) == U'多' &&
	    (m->end + 1 == f->n || ws_spelled_in(f->c[m->end + 1], ",。、;)的来时以前后"))) {
		m->vague = U'多';
		m->end++;
	}
	if (m->end == m->unit_end && m->unit->kind != WS_PERCENT && m->unit->kind != WS_POINT && m->unit->kind != WS_DURATION)
		read_rate(f, m);
	return true;
}

bool ws_measure_is_year(const ws_measure *m) {
	const ws_numeral *n = &m->number;
	return n->value.exponent >= 0 && !n->fraction && ws_decimal_compare(n->value, (ws_decimal){1800, 0}) >= 0 &&
	    ws_decimal_compare(n->value, (ws_decimal){2200, 0}) < 0 && n->power == 0 && (!n->han || n->positional);
}

/* value × magnitude × unit, with what 角 and 成六 add. */
bool ws_measure_amount(const ws_measure *m, ws_decimal value, bool high, ws_decimal *out) {
	ws_decimal d = value;
	if (!high && !ws_decimal_add(d, m->extra, &d))
		return false;
	if (!ws_decimal_scale(d, m->unit ? m->unit->factor : 1, m->power + (m->unit ? m->unit->power : 0), &d))
		return false;
	return ws_decimal_add(d, m->change, out);
}

bool ws_measure_is_small(const ws_measure *m) {
	const ws_numeral *n = &m->number;
	return n->han && !n->fraction && n->end - n->start <= 1;
}

/* Whether a length of time is told there, 建设周期|半年, 期限为|一年, 一年|以内; not 近半年 and 第一年, which say when. */
static bool is_length(const ws_folded *f, const ws_measure *m, bool bounded) {
	static const char *const words[] = {"期", "期为", "期限为", "期限", "期限是", "为期", "周期", "周期为", "时间", "时间为", "连续", "满", "延长", "缩短"};
	size_t i = m->number.start;
	uint32_t before = i > 0 ? f->c[i - 1] : 0;
	bool told = (bounded && before != U'近') || m->extra.digits != 0;
	for (size_t k = 0; !told && k < sizeof words / sizeof *words; k++)
		told = ws_spelled_before(f->c, 0, i, words[k]) > 0;
	return told && m->unit->kind == WS_DURATION;
}

/* 500g; but 5G is a network, 100G a line and 16G a memory, which cannot be told from it once folded. */
static bool is_generation(const ws_folded *f, const ws_measure *m) {
	static const int speeds[] = {10, 16, 25, 32, 40, 50, 64, 100, 128, 200, 256, 400, 512, 800};
	if (strcmp(m->unit->written, "g") != 0 || m->number.fraction || m->power || ws_spelled_in(ws_folded_at(f, m->end), "装/"))
		return false;
	bool label =
		ws_decimal_compare(m->number.value, (ws_decimal){10, 0}) < 0 || ws_decimal_compare(m->number.value, (ws_decimal){1000, 0}) >= 0;
	for (size_t k = 0; k < sizeof speeds / sizeof *speeds; k++)
		label = label || ws_decimal_compare(m->number.value, (ws_decimal){speeds[k], 0}) == 0;
	return label;
}

bool ws_measure_counts(const ws_folded *f, const ws_measure *m, bool bounded) {
	const ws_numeral *n = &m->number;
	const ws_unit *u = m->unit;
	if (n->bare)
		return bounded && u != NULL && n->power + (n->digits.exponent > 1) > 0;
	if (!u)
		return true;
	if ((u->kind == WS_DURATION && ws_measure_is_year(m)) || is_generation(f, m))
		return false;
	if (n->han && is_length(f, m, bounded))
		return true;
	if (u->kind == WS_DURATION && n->han && n->start > 0 && f->c[n->start - 1] == U'近')
		return false; /* 近三年 says when */
	if (u->kind == WS_DURATION && n->han && !u->small && !bounded)
		return false;
	if (u->whole && n->fraction && m->power == 0)
		return false;
	/* 三角, 八角 are shapes and places. */
	if (ws_measure_is_small(m) && strcmp(u->written, "角") == 0 && m->change.digits == 0)
		return false;
	/* 分 makes a word with small numerals: 十分. */
	if (n->han && u->kind == WS_COUNT && strcmp(u->written, "分") == 0 && ws_decimal_compare(n->value, (ws_decimal){100, 0}) < 0)
		return false;
	if (n->has_high && f->c[n->start] == U'一' && ws_folded_at(f, n->start + 1) == U'二')
		return false;
	/* 五五折 is 5.5; digits side by side count nothing else. */
	if (n->positional && strcmp(u->written, "折") != 0 && n->end - n->start <= 2)
		return false;
	if (ws_measure_is_small(m)) {
		if (!u->small && u->kind != WS_MONEY && !bounded)
			return false;
		if ((f->c[n->start] == U'一' || f->c[n->start] == U'半') && !u->any && m->change.digits == 0)
			return false;
	}
	return true;
}

size_t ws_measure_range_mark(const ws_folded *f, size_t i) {
	static const char *const marks[] = {"——", "--", "至", "到", "-", "~", "—", "–", "−", "〜", "∼"};
	if (!ws_spelled_in(ws_folded_at(f, i), "—-至到~–−〜∼"))
		return 0;
	/* 401 -6.5% is a row of numbers. */
	if (ws_folded_at(f, i) == '-' && ws_folded_gap(f, i) && !ws_folded_gap(f, i + 1))
		return 0;
	size_t len = 0;
	for (size_t k = 0; k < sizeof marks / sizeof *marks && !len; k++)
		len = ws_spelled_at(f->c, f->n, i, marks[k]);
	return len;
}
