/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which encoding a text is in.

   Pages of Chinese governments are in UTF-8, GB2312 or GBK; texts passed on by hand also in Big5 and in the UTF-16 of Windows' Notepad.
   Their labels are often wrong (a page converted to UTF-8 that still says gb2312), and bytes say little: most UTF-8 Han also parse as
   GBK. So:

   1. A byte order mark decides.
   2. Text that is valid UTF-8 with characters of three bytes is UTF-8, whatever its label says: GBK text that happens to be valid UTF-8
   consists of
      two-byte sequences only (the well-known 联通 of Notepad), and these are compared like the rest.
   3. Otherwise the first 256 KB are decoded as each candidate, strictly and by whole characters, and the decoded text is judged: what share
      of its characters outside ASCII are the few hundred commonest Han and Chinese punctuation marks, less five times the share of
      errors. Right decodings of prose score 0.4 to 0.8, of budget tables 0.2 to 0.5; wrong ones below 0.1, because a wrong decoding
      spreads over all Han evenly. A label adds 0.15. Only when the best two are close and low is ICU's detector asked.
   4. The whole is decoded in the winner. Some bad bytes (1 % of the characters, or 2) become U+FFFD; more of them and the file is refused.

   Not handled: a file that changes its encoding half-way (it is refused, or read in the encoding of its greater part), UTF-7, UTF-32, HZ,
   ISO-2022-CN, and Japanese or Korean encodings, which no Chinese policy document is in. */
#include "indexer/reader/format/charset.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "indexer/reader/format/clean.h"
#include "indexer/reader/format/gloss.h"

enum { SAMPLE = 256 * 1024, LABEL_WITHIN = 16 * 1024 };

/* The order is the order of preference when nothing else decides. */
typedef enum { UTF8, GB18030, BIG5, UTF16LE, UTF16BE, CANDIDATES } charset;

static const struct {
	const char *name, *icu;
} charsets[CANDIDATES] = {
	[UTF8] = {"UTF-8", "UTF-8"},
	[GB18030] = {"GB18030", "gb18030"},
	[BIG5] = {"Big5", "Big5-HKSCS"},
	[UTF16LE] = {"UTF-16LE", "UTF-16LE"},
	[UTF16BE] = {"UTF-16BE", "UTF-16BE"},
};

static const struct {
	const char *label;
	charset charset;
} labels[] = {
	{"utf-8", UTF8},       {"utf8", UTF8},          {"gb2312", GB18030},   {"gbk", GB18030},       {"gb18030", GB18030},
	{"x-gbk", GB18030},    {"gb_2312-80", GB18030}, {"cp936", GB18030},    {"ms936", GB18030},     {"windows-936", GB18030},
	{"chinese", GB18030},  {"euc-cn", GB18030},     {"big5", BIG5},        {"big5-hkscs", BIG5},   {"cp950", BIG5},
	{"x-x-big5", BIG5},    {"utf-16", UTF16LE},     {"utf-16le", UTF16LE}, {"utf-16be", UTF16BE},
};

/* The commonest characters of Chinese prose and of public finance, 简 and 繁, with the punctuation of both. */
static const char common[] =
	"，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·　％０１２３４５６７８９％"
	"的一是不了人在有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只"
	"作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正"
	"名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场"
	"师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风"
	"战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联权往展该领传近留红治决"
	"周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像"
	"预算财政税债券额支余额执行补助级项目收入亿般性险源环境农村企投融贷款增降率省县镇乡街局厅委府监督审计规划案议批"
	"這來國個說們為時後對還發當無開動長現將進實點種聲幾業間東電門關並內華報張數員處總應親務記邊風戰幹許覺統讓認論義術結連遠資隊帶條變聯權"
	"傳達辦運區強轉輕語滿識極錢黨設雙歷預財稅債額執補級項億險環農貸縣鎮鄉廳監審計劃議專產與從經過學會長萬馬書車體";

static bool is_common(UChar c) {
	static uint8_t bits[0x10000 / 8];
	if (!bits['0' / 8]) {
		UChar wide[2048];
		UErrorCode status = U_ZERO_ERROR;
		int32_t n;
		u_strFromUTF8(wide, G_N_ELEMENTS(wide), &n, common, -1, &status);
		for (int32_t i = 0; i < n; i++)
			bits[wide[i] / 8] |= (uint8_t)(1 << wide[i] % 8);
		bits['0' / 8] |= 1; /* set once, so that the next call finds the table made */
	}
	return bits[c / 8] >> c % 8 & 1;
}

/* ---- decoding ---- */

typedef struct {
	size_t bad, first; /* errors, and the offset of the first */
	const char *start; /* of the bytes handed to ICU in this call … */
	size_t offset;     /* … and their offset in the file */
} errors;

static void U_CALLCONV replace(const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
                               UConverterCallbackReason reason, UErrorCode *status) {
	(void)units;
	if (reason > UCNV_IRREGULAR)
		return;
	errors *e = (errors *)context;
	if (!e->bad++)
		e->first = e->offset + (size_t)(args->source - e->start) - (size_t)length;
	*status = U_ZERO_ERROR;
	UChar mark = 0xfffd;
	ucnv_cbToUWriteUChars(args, &mark, 1, 0, status);
}

static UConverter *open_charset(charset which, errors *e) {
	UErrorCode status = U_ZERO_ERROR;
	UConverter *c = ucnv_open(charsets[which].icu, &status);
	if (U_FAILURE(status))
		return NULL;
	ucnv_setToUCallBack(c, replace, e, NULL, NULL, &status);
	return c;
}

/* Decodes as much of `bytes` as fits into `wide`, leaving a cut character at the end alone. */
static size_t decode_sample(charset which, const unsigned char *bytes, size_t len, UChar *wide, size_t room, errors *e) {
	UConverter *c = open_charset(which, e);
	if (!c)
		return 0;
	UErrorCode status = U_ZERO_ERROR;
	UChar *out = wide;
	const char *in = (const char *)bytes;
	e->start = in;
	ucnv_toUnicode(c, &out, wide + room, &in, (const char *)bytes + len, NULL, FALSE, &status);
	ucnv_close(c);
	return (size_t)(out - wide);
}

/* The whole of `bytes` as UTF-8, not yet cleaned. */
static char *decode_all(charset which, const unsigned char *bytes, size_t len, ws_arena *arena, size_t *out_len, errors *e) {
	enum { STEP = 64 * 1024 };
	UConverter *c = open_charset(which, e);
	if (!c)
		return NULL;
	/* A character of two bytes becomes three; GB18030's of four bytes become three or four. */
	size_t room = len / 2 * 3 + len % 2 + 4 * STEP, n = 0;
	char *text = ws_arena_take(arena, room);
	UChar *wide = ws_arena_take(arena, STEP * sizeof(UChar));
	const char *in = (const char *)bytes, *end = in + len;
	size_t held = 0; /* a high surrogate left from the last step */
	UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
	while (in < end || status == U_BUFFER_OVERFLOW_ERROR) {
		const char *stop = end - in > STEP / 2 ? in + STEP / 2 : end;
		UChar *out = wide + held;
		status = U_ZERO_ERROR;
		e->start = in;
		e->offset = (size_t)(in - (const char *)bytes);
		ucnv_toUnicode(c, &out, wide + STEP, &in, stop, NULL, FALSE, &status);
		size_t units = (size_t)(out - wide);
		held = in < end && units > 0 && U16_IS_LEAD(wide[units - 1]);
		int32_t made = 0;
		UErrorCode to = U_ZERO_ERROR;
		if (room - n < units * 3)
			break;
		u_strToUTF8WithSub(text + n, (int32_t)MIN(room - n, INT32_MAX), &made, wide, (int32_t)(units - held), 0xfffd, NULL, &to);
		n += (size_t)made;
		if (held)
			wide[0] = wide[units - 1];
		if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
			break;
	}
	ucnv_close(c);
	*out_len = n;
	return text;
}

/* ---- judging ---- */

typedef struct {
	double score;
	size_t wide, bad;
} verdict;

static verdict judge(charset which, const unsigned char *bytes, size_t len, UChar *wide) {
	errors e = {0};
	if (len > SAMPLE)
		len = SAMPLE;
	size_t n = decode_sample(which, bytes, len, wide, SAMPLE, &e), good = 0, all = 0;
	for (size_t i = 0; i < n; i++) {
		UChar c = wide[i];
		if (c < 0x80) {
			/* Control characters speak against UTF-16 guessed from bytes that are none. */
			all += c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
			continue;
		}
		all++;
		good += is_common(c) && c != 0xfffd;
	}
	if (!all)
		return (verdict){0};
	return (verdict){.score = ((double)good - 5.0 * (double)e.bad) / (double)all, .wide = all, .bad = e.bad};
}

static int ask_icu(const unsigned char *bytes, size_t len) {
	UErrorCode status = U_ZERO_ERROR;
	UCharsetDetector *d = ucsdet_open(&status);
	ucsdet_setText(d, (const char *)bytes, (int32_t)MIN(len, (size_t)SAMPLE), &status);
	const UCharsetMatch *match = ucsdet_detect(d, &status);
	const char *name = match ? ucsdet_getName(match, &status) : NULL;
	int found = -1;
	for (int i = 0; name && i < CANDIDATES; i++)
		if (strcasecmp(name, charsets[i].name) == 0)
			found = i;
	ucsdet_close(d);
	return found;
}

/* The charset that markup declares in its first lines, -1 for none: <meta charset=…>, <meta … content="text/html; charset=…">, <?xml
   encoding=…>. */
static int declared(const unsigned char *bytes, size_t len) {
	const char *p = (const char *)bytes, *end = p + MIN(len, (size_t)LABEL_WITHIN);
	while (p < end && strchr(" \t\r\n\v\f", *p) && *p)
		p++;
	if (p == end || *p != '<')
		return -1;
	static const char *const keys[] = {"charset", "encoding"};
	for (; p < end; p++)
		for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
			size_t n = strlen(keys[k]);
			if ((size_t)(end - p) < n + 4 || strncasecmp(p, keys[k], n) != 0)
				continue;
			const char *q = p + n;
			while (q < end && (*q == ' ' || *q == '=' || *q == '"' || *q == '\''))
				q++;
			if (q == p + n)
				continue;
			size_t label = 0;
			while (q + label < end && (g_ascii_isalnum(q[label]) || strchr("-_", q[label])) && q[label])
				label++;
			for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
				if (label == strlen(labels[i].label) && strncasecmp(q, labels[i].label, label) == 0)
					return (int)labels[i].charset;
		}
	return -1;
}

/* Fewer bad bytes than would make a careful reader give the file back. */
static bool tolerable(size_t bad, size_t chars) {
	return bad <= chars / 100 || (bad <= 2 && chars >= 20);
}

/* ---- the whole ---- */

/* A text with more control characters than this is no text. */
static bool is_binary(const ws_cleaned *c, size_t len) {
	return c->controls > len / 200;
}

/* Cleans `text` into a buffer of its own. */
static ws_cleaned clean_into(ws_source *source, const char *text, size_t len, ws_arena *arena) {
	size_t room = len + len / 16 + 1024;
	char *clean = ws_arena_take(arena, room);
	ws_cleaned c = ws_clean_text(clean, room, text, len, WS_CLEAN_LINES);
	source->text = clean;
	source->text_len = ws_drop_glosses(clean, c.len);
	return c;
}

static bool finish(ws_source *source, charset which, ws_cleaned c, size_t bad, size_t first, GError **error) {
	size_t chars = c.len - c.chars; /* about: never more than there are */
	if (is_binary(&c, source->len))
		return ws_refuse(error, "binary");
	if (!tolerable(bad, MAX(chars, c.chars)))
		return ws_refuse(error, "not valid %s at byte %zu", charsets[which].name, first + 1);
	if (c.len == 0)
		return ws_refuse(error, "empty");
	source->encoding = charsets[which].name;
	return true;
}

static bool decode_in(ws_source *source, charset which, const unsigned char *bytes, size_t len, ws_arena *arena, GError **error) {
	if (which == UTF8) {
		ws_cleaned c = clean_into(source, (const char *)bytes, len, arena);
		return finish(source, which, c, c.bad, c.first, error);
	}
	errors e = {0};
	size_t n;
	char *text = decode_all(which, bytes, len, arena, &n, &e);
	if (!text)
		return ws_refuse(error, "no converter for %s", charsets[which].name);
	ws_cleaned c = clean_into(source, text, n, arena);
	return finish(source, which, c, e.bad, e.first, error);
}

static charset best_of(const unsigned char *bytes, size_t len, int label, UChar *wide, bool two_byte, verdict *of_best) {
	verdict v[CANDIDATES];
	charset best = UTF8;
	double second = -1000;
	for (charset i = 0; i < CANDIDATES; i++) {
		bool is_wide = i == UTF16LE || i == UTF16BE;
		if ((is_wide && (two_byte || len % 2 != 0) && len <= SAMPLE) || (i == BIG5 && two_byte && label != BIG5)) {
			v[i] = (verdict){.score = -1000};
			continue;
		}
		v[i] = judge(i, bytes, len, wide);
		/* Any bytes at all are UTF-16 of some kind: without a mark, only what reads like Chinese is. */
		if (is_wide && v[i].score < 0.25)
			v[i].score = -1000;
		v[i].score += label == (int)i && v[i].bad == 0 ? 0.15 : 0;
		if (i == UTF8)
			continue;
		if (v[i].score > v[best].score) {
			second = v[best].score;
			best = i;
		} else if (v[i].score > second) {
			second = v[i].score;
		}
	}
	if (v[best].score < 0.2 && v[best].score - second < 0.05) {
		int icu = ask_icu(bytes, len);
		if (icu >= 0 && v[icu].score > -0.2)
			best = (charset)icu;
	}
	*of_best = v[best];
	return best;
}

bool ws_decode(ws_source *source, ws_arena *arena, GError **error) {
	static const struct {
		const char *mark;
		size_t len;
		charset charset;
	} marks[] = {{"\xef\xbb\xbf", 3, UTF8}, {"\xff\xfe", 2, UTF16LE}, {"\xfe\xff", 2, UTF16BE}};
	const unsigned char *bytes = source->bytes;
	size_t len = source->len;
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (len >= marks[i].len && memcmp(bytes, marks[i].mark, marks[i].len) == 0)
			return decode_in(source, marks[i].charset, bytes + marks[i].len, len - marks[i].len, arena, error);

	int label = declared(bytes, len);
	ws_cleaned c = clean_into(source, (const char *)bytes, len, arena);
	bool valid = c.bad == 0 && !is_binary(&c, len);
	if (valid && (c.wide > 0 || c.chars == 0)) {
		/* Pure ASCII is every encoding at once; its label may say which. */
		charset named = c.chars == 0 && label >= 0 && label < UTF16LE ? (charset)label : UTF8;
		return finish(source, named, c, 0, 0, error);
	}
	UChar *wide = ws_arena_take(arena, SAMPLE * sizeof(UChar));
	verdict v;
	charset best = best_of(bytes, len, label, wide, valid, &v);
	if (best == UTF8)
		return finish(source, UTF8, c, c.bad, c.first, error);
	if (v.score < 0.05)
		return is_binary(&c, len) ? ws_refuse(error, "binary") : ws_refuse(error, "not text in UTF-8, UTF-16, GB18030 or Big5");
	return decode_in(source, best, bytes, len, arena, error);
}

char *ws_decode_name(const char *bytes, size_t len, ws_arena *arena) {
	if (g_utf8_validate(bytes, (gssize)len, NULL))
		return ws_arena_copy(arena, bytes, len);
	UChar *wide = ws_arena_take(arena, SAMPLE * sizeof(UChar));
	verdict v;
	charset best = best_of((const unsigned char *)bytes, len, -1, wide, true, &v);
	errors e = {0};
	size_t n = 0;
	char *text = best == UTF8 ? NULL : decode_all(best, (const unsigned char *)bytes, len, arena, &n, &e);
	if (text && e.bad == 0)
		return ws_arena_copy(arena, text, n);
	g_autofree char *valid = g_utf8_make_valid(bytes, (gssize)len);
	return ws_arena_copy(arena, valid, strlen(valid));
}
