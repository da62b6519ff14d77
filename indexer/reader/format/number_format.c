/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/number_format.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	unsigned id;
	const char *code;
} builtin[] = {
	{1, "0"}, {2, "0.00"}, {3, "#,##0"}, {4, "#,##0.00"}, {5, "¥#,##0;¥-#,##0"}, {6, "¥#,##0;¥-#,##0"}, {7, "¥#,##0.00;¥-#,##0.00"},
	{8, "¥#,##0.00;¥-#,##0.00"}, {9, "0%"}, {10, "0.00%"}, {11, "0.00E+00"}, {14, "yyyy/m/d"}, {15, "yyyy/m/d"},
	{16, "m/d"}, {17, "yyyy/m"}, {18, "h:mm"}, {19, "h:mm:ss"}, {20, "h:mm"}, {21, "h:mm:ss"}, {22, "yyyy/m/d h:mm"}, {27, "yyyy年m月"},
	{28, "m月d日"}, {29, "m月d日"}, {30, "m/d/yy"}, {31, "yyyy年m月d日"}, {32, "h时mm分"}, {33, "h时mm分ss秒"}, {36, "yyyy年m月"}, {37, "#,##0;-#,##0"},
	{38, "#,##0;-#,##0"}, {39, "#,##0.00;-#,##0.00"}, {40, "#,##0.00;-#,##0.00"}, {41, "#,##0;-#,##0;\"-\""}, {42, "¥#,##0;¥-#,##0;\"¥-\""},
	{43, "#,##0.00;-#,##0.00;\"-\""}, {44, "¥#,##0.00;¥-#,##0.00;\"¥-\""}, {45, "mm:ss"}, {46, "h:mm:ss"}, {47, "mm:ss"}, {48, "0.0E+0"},
	{50, "yyyy年m月"}, {51, "m月d日"}, {52, "yyyy年m月"}, {53, "m月d日"}, {54, "m月d日"}, {57, "yyyy年m月"}, {58, "m月d日"},
};

const char *ws_builtin_format(unsigned id) {
	for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++)
		if (builtin[i].id == id)
			return builtin[i].code;
	return NULL;
}

/* ---- decimal digits ---- */

enum { DIGITS = 15, MOST_DECIMALS = 30 };

/* |value| with `decimals` places, rounded from its 15 digits. */
static void append_fixed(GString *out, double value, int decimals) {
	char e[40];
	g_snprintf(e, sizeof e, "%.*e", DIGITS - 1, fabs(value));
	int exponent = atoi(strchr(e, 'e') + 1);
	char digits[DIGITS + 2] = {'0'}; /* one in front for a carry */
	digits[1] = e[0];
	memcpy(digits + 2, e + 2, DIGITS - 1);
	int point = exponent + 2;           /* digits[0 .. point) stand before the decimal point */
	int last = point + decimals;        /* digits[last] is the first one dropped */
	if (last < 0) {
		last = -1;
	} else if (last < DIGITS + 1 && digits[last] >= '5') {
		int i = last - 1;
		while (i >= 0 && digits[i] == '9')
			digits[i--] = '0';
		if (i >= 0)
			digits[i]++;
	}
	bool began = false;
	for (int i = 0; i < point && i < 400; i++) {
		char d = i < DIGITS + 1 && i < last ? digits[i] : '0';
		if (d != '0' || began || i + 1 == point)
			g_string_append_c(out, d);
		began |= d != '0';
	}
	if (point <= 0)
		g_string_append_c(out, '0');
	if (decimals > 0)
		g_string_append_c(out, '.');
	for (int i = point; i < point + decimals; i++)
		g_string_append_c(out, i >= 0 && i < DIGITS + 1 && i < last ? digits[i] : '0');
}

static void trim_decimals(GString *out, size_t from, int keep) {
	char *point = strchr(out->str + from, '.');
	if (!point)
		return;
	size_t least = (size_t)(point - out->str) + 1 + (size_t)keep, len = out->len;
	while (len > least && out->str[len - 1] == '0')
		len--;
	if (out->str[len - 1] == '.')
		len--;
	g_string_truncate(out, len);
}

static void append_general(GString *out, double value) {
	double size = fabs(value);
	if (value < 0)
		g_string_append_c(out, '-');
	if (size >= 1e15 || (size > 0 && size < 1e-9)) {
		g_string_append_printf(out, "%.6G", size);
		return;
	}
	int before = size >= 1 ? (int)floor(log10(size)) + 1 : 1;
	size_t from = out->len;
	append_fixed(out, value, before >= 10 ? 0 : 10 - before);
	trim_decimals(out, from, 0);
}

/* ---- sections of a code ---- */

/* Steps over one token of a code: a quoted text, an escape, a bracket, or a character. `literal` gets what it shows. */
static const char *token(const char *p, const char **literal, size_t *len) {
	*len = 0;
	*literal = NULL;
	if (*p == '"') {
		const char *end = strchr(p + 1, '"');
		end = end ? end : p + strlen(p);
		*literal = p + 1;
		*len = (size_t)(end - p - 1);
		return *end ? end + 1 : end;
	}
	if (*p == '\\' || *p == '!') {
		const char *next = p[1] ? g_utf8_next_char(p + 1) : p + 1;
		*literal = p + 1;
		*len = (size_t)(next - p - 1);
		return next;
	}
	if (*p == '_' || *p == '*')
		return p[1] ? g_utf8_next_char(p + 1) : p + 1;
	if (*p == '[') {
		const char *end = strchr(p, ']');
		if (p[1] == '$' && end) {
			*literal = p + 2;
			*len = strcspn(p + 2, "-]");
		}
		return end ? end + 1 : p + strlen(p);
	}
	return g_utf8_next_char(p);
}

static bool is_special(char c) {
	return c == '"' || c == '\\' || c == '!' || c == '_' || c == '*' || c == '[';
}

/* The section for a value, of those parted by ';'. */
static char *section(const char *code, double value, bool *own_sign, ws_arena *arena) {
	const char *starts[4] = {code}, *ends[4] = {NULL}, *literal;
	size_t n = 1, len;
	const char *p = code;
	while (*p) {
		if (*p == ';' && n < 4) {
			ends[n - 1] = p;
			starts[n++] = ++p;
		} else {
			p = is_special(*p) ? token(p, &literal, &len) : p + 1;
		}
	}
	ends[n - 1] = p;
	size_t which = value < 0 && n >= 2 ? 1 : value == 0 && n >= 3 ? 2 : 0;
	*own_sign = which == 1;
	return ws_arena_copy(arena, starts[which], (size_t)(ends[which] - starts[which]));
}

typedef struct {
	bool date, scientific, fraction, general, placeholders, thousands, elapsed;
	int decimals, optional, zeros, percents, scales;
} shape;

static shape look(const char *code) {
	shape s = {0};
	const char *literal;
	size_t len;
	bool point = false;
	int commas = 0;
	for (const char *p = code; *p;) {
		if (is_special(*p)) {
			s.elapsed |= *p == '[' && strchr("hHmMsS", p[1]) && p[1];
			p = token(p, &literal, &len);
			continue;
		}
		if (g_ascii_strncasecmp(p, "general", 7) == 0) {
			s.general = true;
			p += 7;
			continue;
		}
		if ((*p == 'E' || *p == 'e') && (p[1] == '+' || p[1] == '-')) {
			s.scientific = true;
			break;
		}
		if (*p == '%')
			s.percents++;
		else if (strchr("yYmMdDhHsS", *p))
			s.date = true;
		else if (*p == '/')
			s.fraction = s.placeholders;
		else if (*p == '.')
			point = true;
		else if (*p == ',')
			commas += s.placeholders;
		else if (*p == '0' || *p == '#' || *p == '?') {
			s.thousands |= commas > 0 && !point;
			commas = point ? commas : 0;
			s.placeholders = true;
			if (!point)
				s.zeros += *p == '0';
			else if (s.decimals < MOST_DECIMALS) {
				s.decimals++;
				s.optional = *p == '0' ? 0 : s.optional + 1;
			}
		}
		p++;
	}
	s.scales = commas;
	s.date = (s.date || s.elapsed) && !s.placeholders && !s.general;
	return s;
}

/* ---- numbers ---- */

static void append_number(GString *out, double value, const shape *s) {
	for (int i = 0; i < s->percents; i++)
		value *= 100;
	for (int i = 0; i < s->scales; i++)
		value /= 1000;
	size_t from = out->len;
	if (!isfinite(value))
		return;
	if (s->scientific) {
		g_string_append_printf(out, "%.*E", s->decimals, fabs(value));
		return;
	}
	append_fixed(out, value, s->decimals);
	trim_decimals(out, from, s->decimals - s->optional);
	char *point = strchr(out->str + from, '.');
	size_t end = point ? (size_t)(point - out->str) : out->len;
	/* Without a 0 in the code a lone zero is not shown: the "-"?? of accounts. */
	if (s->zeros == 0 && end == from + 1 && out->str[from] == '0') {
		g_string_erase(out, (gssize)from, 1);
		end--;
	}
	for (; end < from + (size_t)s->zeros && s->zeros < 64; end++)
		g_string_insert_c(out, (gssize)from, '0');
	for (size_t at = end; s->thousands && at > from + 3;) {
		at -= 3;
		g_string_insert_c(out, (gssize)at, ',');
	}
}

static void render_number(GString *out, const char *code, double value, bool own_sign, const shape *s) {
	bool done = false;
	const char *literal;
	size_t len;
	if (value < 0 && !own_sign)
		g_string_append_c(out, '-');
	for (const char *p = code; *p;) {
		if (is_special(*p)) {
			p = token(p, &literal, &len);
			g_string_append_len(out, literal ? literal : "", (gssize)len);
		} else if (strchr("0#?.,", *p) && s->placeholders) {
			if (!done)
				append_number(out, value, s);
			done = true;
			p++;
		} else if (done && s->scientific && (*p == 'E' || *p == 'e' || *p == '+' || *p == '-')) {
			p++;
		} else if (g_ascii_strncasecmp(p, "general", 7) == 0) {
			append_general(out, fabs(value));
			p += 7;
		} else {
			const char *next = g_utf8_next_char(p);
			if (*p != '@')
				g_string_append_len(out, p, next - p);
			p = next;
		}
	}
}

/* ---- dates ---- */

typedef struct {
	int year, month, day, hour, minute, second;
} moment;

/* Days since 1 March of year 0 to a date (H. Hinnant, days_from_civil). */
static void civil(long days, moment *m) {
	days += 719468;
	long era = days / 146097, of_era = days - era * 146097;
	long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365, of_year = of_era - (365 * year + year / 4 - year / 100);
	long month = (5 * of_year + 2) / 153;
	m->day = (int)(of_year - (153 * month + 2) / 5 + 1);
	m->month = (int)(month < 10 ? month + 3 : month - 9);
	m->year = (int)(year + era * 400 + (m->month <= 2));
}

/* The two digits or one that a run of `n` letters asks for. */
static void append_part(GString *out, int value, size_t n) {
	g_string_append_printf(out, n >= 2 ? "%02d" : "%d", value);
}

static void render_date(GString *out, const char *code, double value, bool from_1904) {
	const char *literal;
	size_t len;
	double days = floor(value);
	long second = (long)floor((value - days) * 86400 + 0.5);
	if (second >= 86400) {
		days += 1;
		second = 0;
	}
	/* 1900 is a leap year to spreadsheets: day 60 is a date that never was. */
	long since_1970 = (long)days - (from_1904 ? 24107 : days < 60 ? 25568 : 25569);
	moment m = {.hour = (int)(second / 3600), .minute = (int)(second / 60 % 60), .second = (int)(second % 60)};
	civil(since_1970, &m);
	bool after_hour = false;
	for (const char *p = code; *p;) {
		if (is_special(*p) && !(*p == '[' && p[1] && strchr("hHmMsS", p[1]))) {
			p = token(p, &literal, &len);
			g_string_append_len(out, literal ? literal : "", (gssize)len);
			continue;
		}
		p += *p == '[';
		char c = g_ascii_tolower(*p);
		size_t n = 0;
		while (g_ascii_tolower(p[n]) == c && c)
			n++;
		if (c == 'y')
			append_part(out, n > 2 ? m.year : m.year % 100, n > 2 ? 1 : 2);
		else if (c == 'm' && (after_hour || g_ascii_tolower(p[n]) == ':' || (p[n] == ']')))
			append_part(out, m.minute, n);
		else if (c == 'm')
			append_part(out, m.month, n > 2 ? 1 : n);
		else if (c == 'd')
			append_part(out, m.day, n > 2 ? 1 : n);
		else if (c == 'h')
			append_part(out, m.hour, n);
		else if (c == 's')
			append_part(out, m.second, n);
		else {
			n = (size_t)(g_utf8_next_char(p) - p);
			if (c == 'a' && (g_ascii_strncasecmp(p, "am/pm", 5) == 0 || g_ascii_strncasecmp(p, "a/p", 3) == 0))
				n = c == 'a' && g_ascii_tolower(p[1]) == 'm' ? 5 : 3;
			else if (*p != ';' && *p != '@')
				g_string_append_len(out, p, (gssize)n);
			p += n;
			continue;
		}
		after_hour = c == 'h' || (after_hour && c != 'y' && c != 'd');
		p += n;
		p += *p == ']';
	}
}

char *ws_format_number(const char *code, double value, bool from_1904, ws_arena *arena) {
	g_autoptr(GString) out = g_string_new(NULL);
	if (!isfinite(value))
		return (char *)"";
	bool own_sign = false;
	/* A code longer than this is no code. */
	const char *part = code && strlen(code) < 1024 && g_utf8_validate(code, -1, NULL) ? section(code, value, &own_sign, arena) : NULL;
	shape s = part ? look(part) : (shape){0};
	if (part && s.date && value >= 0 && value < 2958466)
		render_date(out, part, value, from_1904);
	else if (part && !s.fraction && !s.date && strcmp(part, "@") != 0)
		render_number(out, part, value, own_sign, &s);
	else
		append_general(out, value);
	g_strstrip(out->str);
	return ws_arena_copy(arena, out->str, strlen(out->str));
}
