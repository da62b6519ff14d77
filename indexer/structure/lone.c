/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/structure/lone.h"

#include <pthread.h>
#include <string.h>

#include "indexer/structure/line.h"
#include "text/utf8.h"

/* Forms as in line.h. The first row that fits decides. */
static const struct {
	ws_lone lone;
	uint32_t chars; /* no longer than this */
	const char *form;
} lone_forms[] = {
	{WS_LONE_DATE, 30,
     "#年#月#日|(#年#月#日)|#年#月|(#年#月)|@年@月@日|(@年@月@日)|#年#月#日印发|#年#月@日|#.#.#|#-#-#|#/#/#|二~@年@月@日"},
	{WS_LONE_DATE, 160, "(#年#月#日*通过*)|(#年#月#日*施行)|(#年#月#日*修订)|(#年#月#日*修正)|(#年#月#日*发布)|(#年#月#日*公布)"},
	{WS_LONE_SALUTATION, 60, "各位*:|同志们*:|*各位代表:|*各位委员:|*各位副主任*:|各位代表!|同志们!"},
	{WS_LONE_SALUTATION, 200, "各*局:|各*厅:|各*单位:|各*部门:|各*政府:|各*委:|各*办:|各*人民政府*:|各*委*局*:|*人民政府,*:|*有关单位:|*直属机构:|*直属单位:"},
	{WS_LONE_NUMBER, 40, "*〔#〕#号|*[#]#号|*(#)#号|*〔#〕第#号|第#号|*〔#〕第#号*"},
	{WS_LONE_ATTACHMENT, 12, "附件|附件#|附件@|附件:|附件#:|附件@:|附件~#|附件(#)|附件(@)|附表|附表#|附表#-#|附录|附录#|附录@|附"},
	{WS_LONE_GLOSSARY, 40, "*名词解释|*名词解释:|(名词解释)|*名词注释|*术语解释|*名词释义|*名词*说明|*名词解释(*)"},
	{WS_LONE_LIST, 4000, "附件:*|附件#:*|附件#*|附:*|附件@:*"},
	{WS_LONE_CONTENTS, 6, "目录|目次|目录:"},
	{WS_LONE_UNIT, 40,
     "单位:*|(单位:*)|金额单位:*|计量单位:*|*单位:*元|*单位:%|*单位:*元、%|*单位:*元)|以上年*为100|*上年*=100|(*上年*=100)"},
	{WS_LONE_CAPTION, 60, "图#*|表#*|图@*|表@*|附图#*|图表#*"},
	{WS_LONE_NOTE, 4000, "注:*|注#*|备注:*|说明:*|数据来源:*|资料来源:*|(此件*|抄送:*|主送:*|抄报:*|注释:*|[#]*"},
	{WS_LONE_PART, 8, "前言|引言|序言|序|总则|附则|结语|结束语|导言|后记|附注|注释|编制说明|编报说明|概述"},
	{WS_LONE_CONTINUED, 40, "续表|(续表)|续表#*|续上表|*(续表)|*(续)"},
};

enum { ROWS = sizeof lone_forms / sizeof *lone_forms, ALL = (1 << ROWS) - 1 };

/* The rows with a form that may begin, and that may end, with a character, by its last eight bits. Nearly every line is none of them, and
   that is told by these two. */
static uint16_t begins[256], ends[256];
_Static_assert(ROWS <= 16, "a bit for each row");
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void note(uint16_t *rows, const char *at, const char *end, unsigned row) {
	bool digits = *at == '#', wild = *at == '*' || *at == '@' || *at == '~';
	for (int c = digits ? '0' : 0; (digits && c <= '9') || (wild && c < 256); c++)
		rows[c] |= (uint16_t)row;
	if (!digits && !wild)
		rows[ws_utf8_next(&at, end) & 0xFF] |= (uint16_t)row;
}

static const char *last_of(const char *from, const char *end) {
	while (end > from && (*--end & 0xC0) == 0x80)
		;
	return end;
}

static void look_at_forms(void) {
	for (size_t i = 0; i < ROWS; i++) {
		for (const char *a = lone_forms[i].form, *end; *a; a = end + (*end == '|')) {
			end = strchrnul(a, '|');
			note(begins, a, end, 1u << i);
			note(ends, last_of(a, end), end, 1u << i);
		}
	}
}

/* The rows that a compact text with this character at that end may fit. */
static unsigned rows_with(const uint16_t *rows, const char *at, const char *end) {
	char one[WS_COMPACT + 8];
	const char *to = at, *p = one;
	if (at == end)
		return 0;
	ws_utf8_next(&to, end);
	size_t n = ws_compact(at, (size_t)(to - at), one, NULL);
	return n ? rows[ws_utf8_next(&p, one + n) & 0xFF] : ALL; /* white space or a star, that is left out: anything */
}

ws_lone ws_lone_at(const char *text, size_t len, uint32_t chars, bool broken) {
	pthread_once(&once, look_at_forms);
	unsigned rows = rows_with(begins, text, text + len) & rows_with(ends, last_of(text, text + len), text + len);
	char compact[WS_COMPACT + 8];
	size_t n = 0;
	bool whole = true;
	for (size_t i = 0; rows >> i; i++) {
		if (!(rows >> i & 1) || chars > lone_forms[i].chars ||
		    (broken &&
		     (lone_forms[i].lone == WS_LONE_CAPTION || lone_forms[i].lone == WS_LONE_CONTINUED || lone_forms[i].lone == WS_LONE_GLOSSARY)))
			continue;
		if (!n && !(n = ws_compact(text, len, compact, &whole)))
			return WS_LONE_NONE;
		/* Of a line that is cut only the beginning counts. */
		if (!whole && lone_forms[i].chars < WS_COMPACT)
			continue;
		if (ws_matches(compact, n, lone_forms[i].form))
			return lone_forms[i].lone;
	}
	return WS_LONE_NONE;
}
