/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A third has no decimal: what is no power of ten is rounded at 17 places, the one place where a number is not exact. */
#include "text/share.h"

#include "text/wordlist.h"

enum { LIST_MAX = 8 };

static bool is_latin(uint32_t c) {
	return c >= 'a' && c <= 'z';
}

static size_t word_at(const ws_folded *f, size_t i, const char *word) {
	return ws_spelled_at(f->c, f->n, i, word);
}

#define ANY_AT(f, i, words) ws_any_spelled_at((f)->c, (f)->n, i, words, sizeof(words) / sizeof *(words))

static void negate(ws_decimal *d) {
	d->digits = -d->digits;
}

/* a / b, rounded at 17 places; false unless both are positive and small. */
static bool quotient(ws_decimal a, ws_decimal b, ws_decimal *out) {
	__int128 top = a.digits, bottom = b.digits;
	for (int shift = a.exponent - b.exponent; shift != 0; shift += shift > 0 ? -1 : 1) {
		__int128 *grows = shift > 0 ? &top : &bottom;
		if (*grows > 100000000)
			return false;
		*grows *= 10;
	}
	if (top <= 0 || bottom <= 0 || top > 1000000000 || bottom > 1000000000)
		return false;
	__int128 scaled = (top * 100000000000000000 + bottom / 2) / bottom;
	ws_decimal d = {0, 0};
	if (scaled > 999999999999999999)
		scaled = (scaled + 500000000) / 1000000000, d.exponent = 9;
	d.digits = (int64_t)scaled;
	return d.digits > 0 && scaled <= 999999999999999999 && ws_decimal_scale(d, 1, -17, out);
}

bool ws_share_parts(const ws_folded *f, size_t i, const ws_numeral *parts, ws_quantity *q, ws_measure *m) {
	size_t e = i + 2;
	bool minus = ws_folded_at(f, e) == U'负' || ws_folded_at(f, e) == '-';
	if (!ws_numeral_begins(ws_folded_at(f, e + minus)) || !ws_numeral_read(f, e + minus, &m->number) || parts->value.digits == 0)
		return false;
	*q = (ws_quantity){.start = parts->start, .end = m->number.end, .base = "1", .kind = WS_PERCENT, .han = true};
	q->unit_start = q->unit_end = q->per_start = q->end;
	q->value = m->number.value;
	m->number.bare = false;
	int power = 0;
	ws_decimal unit = parts->value;
	while (unit.digits == 1 && unit.exponent > 0)
		unit.exponent--, power++;
	if (unit.digits == 1 && power >= 2) {
		static const char *const signs[] = {"%", "‰", "‱"};
		q->sign = power <= 4 ? signs[power - 2] : "%";
		if (power > 4 && !ws_decimal_scale(q->value, 1, 2 - power, &q->value))
			return false;
		if (!ws_decimal_scale(m->number.value, 1, -power, &q->amount))
			return false;
	} else {
		/* 三分之二: rounded, the one place where a number has no exact decimal. */
		if (ws_decimal_compare(m->number.value, parts->value) > 0 || !quotient(m->number.value, parts->value, &q->amount))
			return false;
		q->value = q->amount;
		q->kind = WS_RATIO;
		q->base = "";
	}
	if (minus) {
		negate(&q->value);
		negate(&q->amount);
	}
	/* 百分之十至百分之二十, 百分之十至二十. */
	size_t mark = ws_measure_range_mark(f, q->end), from = q->end + mark;
	ws_numeral high;
	if (mark && q->sign && ws_numeral_begins(ws_folded_at(f, from)) && ws_numeral_read(f, from, &high)) {
		if (word_at(f, high.end, "分之") && ws_decimal_compare(high.value, parts->value) == 0 && !ws_numeral_read(f, high.end + 2, &high))
			return true;
		size_t len;
		ws_decimal amount;
		if (!high.bare && !ws_unit_at(f, high.end, &len) && ws_decimal_scale(high.value, 1, -power, &amount)) {
			q->has_high = true;
			q->high = high.value;
			q->high_amount = amount;
			q->end = q->unit_start = q->unit_end = q->per_start = high.end;
		}
	}
	return true;
}

bool ws_share_ratio(const ws_folded *f, const ws_numeral *n, ws_quantity *q, size_t *next) {
	ws_numeral other;
	uint32_t mark = ws_folded_at(f, n->end);
	if ((mark != ':' && mark != '/' && mark != 0x2236 && mark != 0x2044) || n->han || !ws_is_digit(ws_folded_at(f, n->end + 1)))
		return false;
	bool good = ws_numeral_read(f, n->end + 1, &other);
	size_t e = other.end;
	bool chain = false;
	for (int times = 0; times < LIST_MAX && (ws_folded_at(f, e) == mark || ws_folded_at(f, e) == '.') && ws_is_digit(ws_folded_at(f, e + 1));
	     times++) {
		ws_numeral more;
		ws_numeral_read(f, e + 1, &more);
		e = more.end;
		chain = true;
	}
	*next = e;
	size_t len;
	if (good && ws_unit_at(f, e, &len))
		*next = n->end; /* 附件1:5000万元 */
	if (!good || *next == n->end || other.value.digits <= 0 || n->value.digits < 0)
		return false;
	*q = (ws_quantity){
	    .start = n->start, .end = e, .unit_start = e, .unit_end = e, .per_start = e, .kind = WS_RATIO, .base = "", .value = n->value};
	if (mark == '/' || mark == 0x2044) {
		if (chain || n->fraction || other.fraction || n->value.exponent > 2 || other.value.exponent > 2 ||
		    ws_decimal_compare(n->value, other.value) >= 0 || is_latin(ws_folded_at(f, e)) || (n->start > 0 && f->c[n->start - 1] == '/'))
			return false;
		if (ws_decimal_compare(other.value, (ws_decimal){100, 0}) > 0 || !quotient(n->value, other.value, &q->value))
			return false;
		q->amount = q->value;
		return true;
	}
	static const char *const behind[] = {"的比例", "比例", "的标准", "配套", "配比", "的配套"};
	uint32_t before = n->start > 0 ? f->c[n->start - 1] : 0;
	/* 2:98 */
	q->has_high = !chain;
	q->high = other.value;
	if (!quotient(n->value, other.value, &q->amount))
		return false;
	q->high_amount = q->amount;
	return before == U'按' || before == U'比' || before == U'例' ||
	    (before == U'为' && n->start > 1 && (f->c[n->start - 2] == U'比' || f->c[n->start - 2] == U'例' || f->c[n->start - 2] == U'构')) ||
	    ANY_AT(f, e, behind) > 0;
}

/* 占比|过|半: 过 is a bound; not in 超过半数 and 通过半数, whose own words say so. */
static bool is_over(const ws_folded *f, size_t i) {
	return i > 1 && f->c[i - 1] == U'过' && f->c[i - 2] != U'超' && f->c[i - 2] != U'通';
}

bool ws_share_half(const ws_folded *f, size_t i, ws_quantity *q, ws_measure *m) {
	static const char *const backs[] = {"以上", "以下", "左右", "以内"}, *const wholes[] = {"占", "占比", "比重", "人数", "比例"};
	size_t number = word_at(f, i, "半数"), whole = word_at(f, i, "一半");
	uint32_t before = i > 0 ? f->c[i - 1] : 0;
	bool over = is_over(f, i);
	bool measured = number > 0;
	if (whole)
		measured = ws_spelled_in(before, "占达近约过超到为的足") || ANY_AT(f, i + whole, backs);
	for (size_t k = 0; !number && !whole && over && k < sizeof wholes / sizeof *wholes; k++)
		measured = measured || ws_spelled_before(f->c, 0, i - 1, wholes[k]) > 0;
	if (!measured)
		return false;
	size_t end = i + (number ? number : whole ? whole : 1);
	*m = (ws_measure){.number = {.start = i, .end = end, .han = true}};
	*q = (ws_quantity){
		.start = i, .end = end, .unit_start = end, .unit_end = end, .per_start = end, .kind = WS_RATIO, .base = "", .han = true};
	ws_decimal_scale((ws_decimal){5, 0}, 1, -1, &q->value);
	q->amount = q->value;
	return true;
}

void ws_share_bound(const ws_folded *f, ws_quantity *q) {
	if (q->relation != WS_EQ || !is_over(f, q->start))
		return;
	q->relation = WS_GT;
	q->bound_start = q->outer_start = q->start - 1;
	q->bound_end = q->start;
}
