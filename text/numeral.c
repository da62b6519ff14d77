/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammar, left to right, a character at a time:

       numeral   = section { magnitude [section] }
       section   = Arabic | { digit unit } [digit]        with units that fall: 千 before 百 before 十
       unit      = 十 百 千         magnitude = 万 亿        廿 卅 卌 are 二十 三十 四十
       Arabic    = 1577.1 | 1,577 | 34, 203 | 34 203 (groups of three only) | 2 0 2 3 (every digit spaced)

   A digit, a unit or a magnitude may be left out where people leave it out: 十五, 百亿, 一百二 (120), 三万五, 3万5 (35000). 零 fills a gap and stops
   that shortening: 一万零五 is 10005. 点 begins a fraction, after which only a magnitude may follow: 十三点五万.

   Two digits side by side are a range when they are neighbours (五六百, 十七八, 三五百) and otherwise digits of one number (五五折). Three or more
   are digits of one number (二〇二三).

   千 is left to the unit before 瓦, 伏, 升 …, and after Arabic digits before 米 and 克 too: 500千米 is 500 and 千米, but 两千米 is 2000 and 米.

   A point is not a decimal point when a year follows it: in "1.2024年" 1. numbers the paragraph. Nor when blank space follows it at the
   beginning of a text. A point in the middle of the line is one in front of a unit: 19·5%.

   Not handled: 兆 and above, fractions (text/quantity.c reads 三分之二), digits split by a page break without a comma. */
#include "text/numeral.h"

enum { FALLING = 4, DIGITS_MAX = 48 };

int ws_numeral_digit(uint32_t c) {
	switch (c) {
	case U'〇':
	case U'零':
		return 0;
	case U'一':
	case U'壹':
		return 1;
	case U'二':
	case U'两':
	case U'贰':
		return 2;
	case U'三':
	case U'叁':
		return 3;
	case U'四':
	case U'肆':
		return 4;
	case U'五':
	case U'伍':
		return 5;
	case U'六':
	case U'陆':
		return 6;
	case U'七':
	case U'柒':
		return 7;
	case U'八':
	case U'捌':
		return 8;
	case U'九':
	case U'玖':
		return 9;
	default:
		return -1;
	}
}

/* 十 1, 百 2, 千 3; 0 for any other character. */
static int unit_power(uint32_t c) {
	switch (c) {
	case U'十':
	case U'拾':
		return 1;
	case U'百':
	case U'佰':
		return 2;
	case U'千':
	case U'仟':
		return 3;
	default:
		return 0;
	}
}

/* 廿 2, 卅 3, 卌 4 tens; 0 for any other character. */
static int tens_of(uint32_t c) {
	return c == U'廿' ? 2 : c == U'卅' ? 3 : c == U'卌' ? 4 : 0;
}

static int magnitude_power(uint32_t c) {
	return c == U'万' ? 4 : c == U'亿' ? 8 : 0;
}

static bool is_vague(uint32_t c) {
	return c == U'余' || c == U'馀' || c == U'多' || c == U'几' || c == U'来';
}

static bool is_arabic(uint32_t c) {
	return c >= '0' && c <= '9';
}

const wchar_t ws_numeral_beginnings[] = L"0123456789〇零一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾廿卅卌百佰千仟万亿几数";

bool ws_numeral_begins(uint32_t c) {
	return c < 0x80 ? is_arabic(c) : wcschr(ws_numeral_beginnings, (wchar_t)c) != NULL;
}

/* Exactly three digits from i, without layout between them and with no fourth. */
static bool is_group(const ws_folded *f, size_t i) {
	return is_arabic(ws_folded_at(f, i)) && is_arabic(ws_folded_at(f, i + 1)) && is_arabic(ws_folded_at(f, i + 2)) &&
	       !ws_folded_gap(f, i + 1) && !ws_folded_gap(f, i + 2) && (!is_arabic(ws_folded_at(f, i + 3)) || ws_folded_gap(f, i + 3));
}

/* 2024年 or 1998年 at i. */
static bool is_year(const ws_folded *f, size_t i) {
	uint32_t a = ws_folded_at(f, i), b = ws_folded_at(f, i + 1);
	return ((a == '2' && b == '0') || (a == '1' && b == '9')) && is_arabic(ws_folded_at(f, i + 2)) && is_arabic(ws_folded_at(f, i + 3)) &&
	    ws_folded_at(f, i + 4) == U'年';
}

/* 增长19·5%: older texts write the point in the middle. Without a unit behind it, it parts a month from a day (12·4宪法日). */
static bool is_middle_point(const ws_folded *f, size_t i) {
	size_t j = i + 1;
	if (f->c[i] != 0xB7 || i == 0 || !is_arabic(f->c[i - 1]) || !is_arabic(ws_folded_at(f, j)))
		return false;
	while (is_arabic(ws_folded_at(f, j)))
		j++;
	uint32_t c = ws_folded_at(f, j);
	return c == '%' || c == 0x2030 || c == U'万' || c == U'亿' || c == U'元' || c == U'倍' || (c == U'个' && ws_folded_at(f, j + 1) == U'百');
}

/* Where groups of three with blanks between them end (34 203万元), the first blank in front of i; 0 when they are numbers of their own, as
   in a row of a table: then no unit follows, or a number stands in front. */
static size_t blank_groups(const ws_folded *f, size_t start, size_t i) {
	if (start > 0 && is_arabic(f->c[start - 1]))
		return 0;
	while (is_group(f, i))
		i += 3;
	uint32_t next = ws_folded_at(f, i);
	bool fraction = next == '.' && is_arabic(ws_folded_at(f, i + 1)) && !ws_folded_gap(f, i + 1);
	return ws_folded_gap(f, i - 3) && (next >= 0x3400 || next == '%' || fraction) ? i : 0;
}

static bool is_spaced(const ws_folded *f, size_t i) {
	return is_arabic(ws_folded_at(f, i)) && is_arabic(ws_folded_at(f, i + 1)) && is_arabic(ws_folded_at(f, i + 2)) &&
	       ws_folded_gap(f, i + 1) && ws_folded_gap(f, i + 2);
}

/* Arabic digits from i; *end is set in any case. */
static bool read_arabic(const ws_folded *f, size_t i, ws_decimal *value, bool *fraction, size_t *end) {
	char text[DIGITS_MAX];
	size_t start = i, n = 0, lead = 0; /* lead: digits before the first comma or blank */
	size_t blank_end = 0;
	bool grouped = false, spaced = is_spaced(f, i), fits = true;

	*fraction = false;
	while (i < f->n) {
		uint32_t c = f->c[i];
		bool gap = i > start && ws_folded_gap(f, i);
		if (is_arabic(c)) {
			if (blank_end && i >= blank_end && !*fraction)
				break;
			if (gap && !*fraction && !spaced && f->c[i - 1] != ',') {
				if (i < blank_end) {
					/* inside such groups */
				} else if (grouped || lead > 3 || !(blank_end = blank_groups(f, start, i))) {
					break;
				}
				grouped = true;
			} else if (gap && *fraction && !spaced && f->c[i - 1] != '.') {
				break;
			}
			fits = fits && n + 1 < DIGITS_MAX;
			if (fits)
				text[n++] = (char)c;
			lead += !grouped && !*fraction;
			i++;
		} else if (c == ',' && !*fraction && lead >= 1 && lead <= 3 && is_group(f, i + 1)) {
			grouped = true;
			i++;
		} else if (!*fraction && (is_middle_point(f, i) || (c == '.' && is_arabic(ws_folded_at(f, i + 1)) && !is_year(f, i + 1) &&
		                                                    !(start == 0 && ws_folded_gap(f, i + 1))))) {
			*fraction = true;
			fits = fits && n + 1 < DIGITS_MAX;
			if (fits)
				text[n++] = '.';
			i++;
		} else {
			break;
		}
	}
	*end = i;
	return fits && ws_decimal_parse(text, n, value);
}

typedef enum { NOTHING, DIGIT, ARABIC, ZERO, UNIT, MAGNITUDE, FRACTION } token;

typedef struct {
	ws_decimal high, low, section, pending; /* of 亿; of 万 within it; below; a digit that waits for its unit */
	bool waits;
	int falling; /* the power of the last unit: the next must be smaller */
	int shorten; /* the power a last lone digit takes its place from: 三万五 */
	token last;
	bool fits;
} state;

static ws_decimal whole(int64_t digits) {
	return (ws_decimal){digits, 0};
}

static ws_decimal sum(state *s, ws_decimal a, ws_decimal b) {
	ws_decimal result = a;
	s->fits = ws_decimal_add(a, b, &result) && s->fits;
	return result;
}

static ws_decimal raise(state *s, ws_decimal a, int power) {
	ws_decimal result = a;
	s->fits = ws_decimal_scale(a, 1, power, &result) && s->fits;
	return result;
}

static ws_decimal total(state *s) {
	return sum(s, sum(s, s->high, s->low), sum(s, s->section, s->waits ? s->pending : whole(0)));
}

static void wait(state *s, ws_decimal digit, token kind) {
	s->pending = digit;
	s->waits = true;
	s->last = kind;
}

static bool take_unit(state *s, int power) {
	if (power >= s->falling || s->last == FRACTION || (s->last == UNIT && power != 1))
		return false;
	ws_decimal times = s->waits ? s->pending : whole(1);
	s->section = sum(s, s->section, raise(s, times, power));
	s->waits = false;
	s->falling = s->shorten = power;
	s->last = UNIT;
	return true;
}

static bool take_magnitude(state *s, int power, bool after_wan) {
	ws_decimal part = sum(s, s->section, s->waits ? s->pending : whole(0));
	if (s->last == NOTHING)
		part = whole(1);
	if (power == 4) {
		if (s->last == MAGNITUDE ? !after_wan : s->low.digits != 0)
			return false;
		s->low = raise(s, sum(s, s->low, part), 4);
	} else {
		if (s->high.digits != 0)
			return false;
		s->high = raise(s, sum(s, s->low, part), 8);
		s->low = whole(0);
	}
	s->section = whole(0);
	s->waits = false;
	s->falling = FALLING;
	s->shorten = power;
	s->last = MAGNITUDE;
	return true;
}

/* 千 or 百 that begins a unit of measurement: 500千瓦, 2个百分点. */
static bool begins_unit(const ws_folded *f, size_t i, token last) {
	if ((f->c[i] == U'千' || f->c[i] == U'百') && ws_folded_at(f, i + 1) == U'分' && ws_folded_at(f, i + 2) == U'点')
		return last == ARABIC;
	if (f->c[i] != U'千')
		return false;
	switch (ws_folded_at(f, i + 1)) {
	case U'瓦':
	case U'伏':
	case U'升':
	case U'卡':
	case U'帕':
	case U'赫':
	case U'字':
	case U'乏':
		return last == ARABIC || last == MAGNITUDE || last == DIGIT || last == UNIT || last == FRACTION;
	case U'米':
	case U'克':
		return last == ARABIC || last == MAGNITUDE;
	default:
		return false;
	}
}

/* Digits behind 点 from i; returns where they end. */
static size_t read_fraction(state *s, const ws_folded *f, size_t i) {
	ws_decimal value = total(s), digit;
	int place = 0;
	for (; i < f->n; i++) {
		int d = is_arabic(f->c[i]) ? (int)(f->c[i] - '0') : ws_numeral_digit(f->c[i]);
		if (d < 0)
			break;
		if (++place > 18) {
			s->fits = false;
			continue;
		}
		ws_decimal_scale(whole(d), 1, -place, &digit);
		value = sum(s, value, digit);
	}
	s->high = s->low = s->section = whole(0);
	wait(s, value, FRACTION);
	s->falling = FALLING;
	return i;
}

static bool are_neighbours(int a, int b) {
	return a > 0 && (b == a + 1 || (a == 3 && b == 5));
}

static size_t digit_run(const ws_folded *f, size_t i) {
	size_t n = 0;
	while (i + n < f->n && ws_numeral_digit(f->c[i + n]) >= 0)
		n++;
	return n;
}

/* 1577.1 at *i; false when it does not go on with what stands before it. */
static bool take_arabic(state *s, const ws_folded *f, size_t *i, ws_numeral *out) {
	if (s->last == DIGIT || s->last == ARABIC || s->last == FRACTION || (s->last != NOTHING && ws_folded_gap(f, *i)))
		return false;
	ws_decimal number = whole(0);
	bool fraction;
	size_t end;
	s->fits = read_arabic(f, *i, &number, &fraction, &end) && s->fits;
	out->fraction = out->fraction || fraction;
	s->shorten = s->last == MAGNITUDE && end == *i + 1 ? s->shorten : 0;
	wait(s, number, ARABIC);
	*i = end;
	return true;
}

/* 二〇二四, 三四 (three or four), 零 or 三 at *i; false when it does not go on with what stands before it. */
static bool take_digits(state *s, const ws_folded *f, size_t *i, bool upper, ws_numeral *out) {
	if (s->last == DIGIT || s->last == ARABIC || s->last == FRACTION)
		return false;
	size_t run = digit_run(f, *i);
	int digit = ws_numeral_digit(f->c[*i]), next = run > 1 ? ws_numeral_digit(f->c[*i + 1]) : -1;
	if (s->last == NOTHING && (run > 2 || (run == 2 && !are_neighbours(digit, next) && ws_folded_at(f, *i) != U'零'))) {
		ws_decimal number = whole(0);
		for (size_t k = 0; k < run && k < 18; k++)
			number = sum(s, raise(s, number, 1), whole(ws_numeral_digit(f->c[*i + k])));
		s->fits = s->fits && run <= 18;
		wait(s, number, DIGIT);
		out->positional = true;
		*i += run;
	} else if (digit == 0 && s->last != NOTHING) {
		if (s->last == ZERO || (run < 2 && !unit_power(ws_folded_at(f, *i + 1)) && !is_arabic(ws_folded_at(f, *i + 1))))
			return false;
		s->last = ZERO;
		s->shorten = 0;
		++*i;
	} else if (run == 2 && are_neighbours(digit, next)) {
		out->has_high = true;
		wait(s, whole(upper ? next : digit), DIGIT);
		s->shorten = 0;
		*i += 2;
	} else if (run > 1 && s->last != ZERO && digit != 0) {
		return false;
	} else {
		wait(s, whole(digit), DIGIT);
		++*i;
	}
	return true;
}

/* Where the numeral ends, and its digits: before the first magnitude (behind which `magnitude` stands; 0 none), when nothing but magnitudes
   follows. */
static void end_numeral(ws_numeral *out, const ws_folded *f, size_t end, size_t magnitude) {
	out->end = end > out->start ? end : out->start + 1;
	out->digits_end = out->end;
	if (!magnitude)
		return;
	out->digits_end = magnitude - 1;
	for (size_t k = magnitude - 1; k < out->end; k++)
		out->power += magnitude_power(f->c[k]);
	/* 30多亿: the digits end before 多. */
	if (out->digits_end > out->start && is_vague(f->c[out->digits_end - 1]))
		out->digits_end--;
}

/* One reading of the numeral; `upper` takes the upper one of two neighbouring digits. */
static bool read(const ws_folded *f, size_t i, bool upper, ws_numeral *out, ws_decimal *value) {
	state s = {.falling = FALLING, .fits = true};
	size_t first_magnitude = 0;
	bool mixed = false; /* something follows the first magnitude */
	bool digits = false;

	*out = (ws_numeral){.start = i};
	while (i < f->n) {
		uint32_t c = f->c[i];
		int digit, power;
		bool before = first_magnitude > 0;
		if (is_arabic(c)) {
			if (!take_arabic(&s, f, &i, out))
				break;
			digits = true;
		} else if (ws_numeral_digit(c) >= 0) {
			if (!take_digits(&s, f, &i, upper, out))
				break;
			digits = out->han = true;
		} else if ((digit = tens_of(c)) > 0) {
			if (s.waits)
				break;
			wait(&s, whole(digit), DIGIT);
			digits = out->han = true;
			if (!take_unit(&s, 1))
				break;
			i++;
		} else if ((power = unit_power(c)) > 0) {
			if (begins_unit(f, i, s.last) || (s.last == FRACTION && !out->han))
				break;
			digits = digits || power == 1;
			out->han = out->han || s.last != ARABIC;
			if (!take_unit(&s, power))
				break;
			i++;
		} else if ((power = magnitude_power(c)) > 0) {
			if (!take_magnitude(&s, power, i > 0 && f->c[i - 1] == U'万'))
				break;
			if (!first_magnitude)
				first_magnitude = i + 1;
			before = false;
			i++;
		} else if (c == U'点' && out->han && s.last != NOTHING && s.last != FRACTION && !out->fraction &&
		    (ws_numeral_digit(ws_folded_at(f, i + 1)) >= 0 || is_arabic(ws_folded_at(f, i + 1)))) {
			out->fraction = true;
			i = read_fraction(&s, f, i + 1);
			/* What stood before is a plain number now; a magnitude may still follow. */
			mixed = mixed || before;
			before = false;
		} else if ((c == U'几' || c == U'数') && s.last == NOTHING &&
		           (unit_power(ws_folded_at(f, i + 1)) || magnitude_power(ws_folded_at(f, i + 1)))) {
			out->vague = c;
			wait(&s, whole(1), DIGIT);
			digits = out->han = true;
			i++;
		} else if (is_vague(c) && !out->vague && (s.last == DIGIT || s.last == ARABIC || s.last == UNIT) &&
		           magnitude_power(ws_folded_at(f, i + 1))) {
			out->vague = c;
			i++;
		} else {
			break;
		}
		mixed = mixed || before;
	}
	if ((s.last == DIGIT || s.last == ARABIC) && s.shorten >= 2 && s.waits)
		s.pending = raise(&s, s.pending, s.shorten - 1);
	*value = total(&s);
	out->bare = !digits;
	end_numeral(out, f, i, mixed ? 0 : first_magnitude);
	return s.last != NOTHING && s.fits;
}

bool ws_numeral_read(const ws_folded *f, size_t i, ws_numeral *out) {
	ws_numeral again;
	if (i >= f->n) {
		*out = (ws_numeral){.start = i, .end = i + 1};
		return false;
	}
	bool good = read(f, i, false, out, &out->value);
	if (good && out->has_high)
		good = read(f, i, true, &again, &out->high);
	if (good) {
		good = ws_decimal_scale(out->value, 1, -out->power, &out->digits);
		if (out->has_high)
			good = ws_decimal_scale(out->high, 1, -out->power, &out->high_digits) && good;
	}
	return good;
}
