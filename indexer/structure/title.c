/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which line is the title, and where does another document begin within the file?

   The title stands before the text: before the first prose, number or salutation. Among the lines there each gains by what titles have
   (the word of a genre at the end, 关于, a heading of the format, larger type, the words of the format's own title) and loses by what
   stands around them (a red head ends with 文件, a subtitle begins with ——, names and dates). The best wins when it has enough; otherwise a
   short first line without a stop above the text is taken, as a plain text file has it.

   A bundle is a file with several documents: a notice and the measure it prints, a report and its explanations. Another document begins
   with a line that could be a title by itself (genre at its end, no stop, no number) and has a witness: a signature or 附件 just above it,
   关于 at its head, or numbers that begin again at 一、 or 第一条 below it though that style has been used above. Such a title is a heading of
   the first level, and what follows stands under it; 附件1 on a line of its own is a heading too, and the title below it stands under that.

   Not handled: a second document without a title of a known genre; titles of tables are left to table.c. */
#include "indexer/structure/title.h"

#include <math.h>
#include <string.h>

#include "indexer/structure/chrome.h"

/* Genres at the end of a title, and what may stand behind them. */
static const char genre_form[] =
	"*报告|*通知|*意见|*办法|*方案|*规划|*决定|*决议|*批复|*函|*公告|*公报|*通告|*规定|*细则|*措施|*条例|*说明|*计划|*纲要|*要点|*总结|*"
	"解读|*答复|*通报|*程序|*标准|*指南|*制度|*规则|*章程|*预案|*清单|*目录|*白皮书|*倡议书|*建议|*讲话|*法";
/* Words at the end of titles, but as often of half a title: …预算执行情况 / 和2026年预算草案的报告 */
static const char weak_form[] = "*草案|*情况|*预算|*决算|*(草案)|*表|*总表";
static const char *const behind_genre[] = {"(草案)", "(试行)", "(暂行)", "(摘要)", "(征求意见稿)", "(修订)",   "(修订稿)",
                                           "(节选)", "(书面)", "(全文)", "(解读)", "(公开版)",     "(代拟稿)", "(送审稿)"};

bool ws_ends_as_title(const char *text, size_t len) {
	enum { REMARK = 40 };
	char compact[WS_COMPACT + 8];
	bool whole;
	size_t n = ws_compact(text, len, compact, &whole);
	if (!whole || !n)
		return false;
	for (;;) {
		size_t was = n;
		for (size_t i = 0; i < sizeof behind_genre / sizeof *behind_genre; i++) {
			size_t k = strlen(behind_genre[i]);
			/* The compact form has narrow brackets. */
			if (n > k && !memcmp(compact + n - k, behind_genre[i], k))
				n -= k;
		}
		/* …的通知(2019修订), …的批复(2000年32号), …的批复(赣市府函〔2020〕4号) */
		size_t open = n;
		while (compact[n - 1] == ')' && open && n - open < REMARK && compact[open] != '(')
			open--;
		bool numbered = n > 4 && !memcmp(compact + n - 4, "号)", 4);
		if (open && compact[open] == '(' && (numbered || (compact[open + 1] >= '0' && compact[open + 1] <= '9')))
			n = open;
		/* A footnote's mark: 公报[1] */
		if (n > 3 && compact[n - 1] == ']' && compact[n - 3] == '[')
			n -= 3;
		if (n > 6 && !memcmp(compact + n - 3, "》", 3))
			n -= 3;
		if (n == was)
			break;
	}
	return n > 6 && ws_matches(compact, n, genre_form);
}

static bool contains(const ws_line *line, const char *form) {
	char compact[WS_COMPACT + 8];
	size_t n = ws_compact(line->text, line->len, compact, NULL);
	return ws_matches(compact, n, form);
}

static bool centred(const ws_line *line) {
	const ws_block *b = line->block;
	if (b->flags & WS_BLOCK_CENTRED)
		return true;
	return b->page_width > 0 && b->x0 > 0.12f * b->page_width && fabsf(b->x0 + b->x1 - b->page_width) < 0.06f * b->page_width;
}

bool ws_title_goes_on(const ws_line *first, const ws_line *a, const ws_line *b, uint32_t chars, float body) {
	if (chars + b->chars > 130 || b->number.style != WS_NUMBER_NONE || a->hint != b->hint ||
	    ((a->traits | b->traits) & (WS_LINE_COLON | WS_LINE_INNER_STOP)) || (a->traits & WS_LINE_STOP) || b->lone != WS_LONE_NONE ||
	    a->lone != WS_LONE_NONE || contains(a, "*文件"))
		return false;
	/* ——2024年1月11日在…第十六届 / 人民代表大会第三次会议上 */
	if (contains(first, "~*在*|(*在*|#年#月#日在*") && !ws_ends_as_title(first->text, first->len))
		return !contains(a, "*上|*)") && contains(b, "*上|*)|*会议") && b->chars <= 40;
	if ((b->traits & (WS_LINE_STOP | WS_LINE_BULLET)) || contains(b, "(#年*|(*年*会议*"))
		return false;
	if (contains(b, "发布*:*|颁布*:*|施行*:*|实施*:*|来源:*|作者:*|时间:*|日期:*|*文号:*|索引号:*|整理者:*"))
		return false;
	/* A title begins with 关于, or with its issuer on the line above. */
	if (contains(b, "关于*") && !contains(a, "*局|*厅|*委员会|*政府|*办公室|*财政部"))
		return false;
	bool complete = ws_ends_as_title(a->text, a->len), ends = ws_ends_as_title(b->text, b->len);
	bool larger = body > 0 && first->block->size > 1.15f * body && fabsf(a->block->size - b->block->size) < 0.05f * a->block->size &&
	              (centred(a) == centred(b) || a->block->x1 - a->block->x0 > 0.7f * a->block->page_width);
	/* …第十四个五年规划 / 和二〇三五年远景目标的建议 */
	if (complete && ends && contains(b, "和*|与*|及*|暨*"))
		return true;
	if (complete)
		return larger && contains(b, "(草案)|(摘要)|(试行)|(征求意见稿)|的报告|的通知|的说明|*草案的报告|*草案)的报告");
	if (larger && !contains(a, "*年#月#日|*年#月"))
		return true;
	/* 2025年泉州市 / 国民经济和社会发展统计公报 */
	if (ends && contains(first, "#年*市|#年*省|#年*区|#年*县|#年*州") && first->chars <= 24 && !contains(b, "*#年*|关于*"))
		return true;
	/* A table's title: 1-5 …政府预算经济分类 / 表（基本支出） */
	if (centred(a) && centred(b) && !b->gap && fabsf(a->block->size - b->block->size) < 0.05f * a->block->size &&
	    contains(b, "*表|*表(*)") && !contains(a, "*表|*表(*)|*表#|表*"))
		return true;
	bool open = contains(a, "*和|*与|*及|*的|*、|*年|*年度|*关于|*印发|*印发*|关于*|*关于*") || a->opens;
	return open && (ends || contains(first, "关于*|*关于*")) && b->chars <= 60;
}

/* Those who speak, and where: they stand beside a title. */
static const char issuer_form[] = "*局|*厅|*委员会|*人民政府|*办公室|*会议|*会议上|*调查队|*统计局*调查队|*日报|*公司|*(#年*)|*日电|*日讯";

static bool could_be_title(const ws_unit *unit) {
	const ws_line *look = &unit->look;
	return unit->kind == WS_PARAGRAPH && !unit->row && !unit->gone && look->block->kind != WS_BLOCK_NOTE && look->chars >= 4 &&
	       look->chars <= 130 &&
	       !(look->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_COLON | WS_LINE_SEMICOLON | WS_LINE_LEADER)) &&
	       look->lone == WS_LONE_NONE;
}

static int score(const ws_units *units, const ws_unit *unit, float largest) {
	const ws_line *look = &unit->look;
	char here[WS_COMPACT + 8], there[WS_COMPACT + 8];
	int points = 0;
	if (!could_be_title(unit))
		return -100;
	points += ws_ends_as_title(look->text, look->len) || contains(look, "*报告——*|*报告(#年*") ? 4 : contains(look, weak_form) ? 2 : 0;
	points += contains(look, "关于*|*关于*") ? 2 : 0;
	points += look->hint == 1 ? 3 : look->hint == 2 ? 2 : look->hint ? 1 : 0;
	points += look->block->size > 0 && look->block->size >= 0.97f * largest ? 2 : 0;
	points += centred(look) + ((look->block->flags & WS_BLOCK_BOLD) != 0);
	points -= look->number.style != WS_NUMBER_NONE ? 3 : 0;
	points -= look->traits & WS_LINE_BULLET ? 6 : 0;
	points -= contains(look, "*文件|*文件(@)") ? 4 : 0;
	points -= contains(look, "(*)") || contains(look, issuer_form) ? 4 : 0;
	points -= look->chars < 6 ? 2 : 0;
	if (units->title && ws_compact(units->title, strlen(units->title), there, NULL) && ws_compact(look->text, look->len, here, NULL) >= 18)
		points += strstr(there, here) || strstr(here, there) ? 4 : 0;
	return points;
}

void ws_find_title(ws_units *units) {
	enum { ZONE = 30, ENOUGH = 4, BOX_CELLS = 6 };
	size_t zone = 0, best = 0;
	float largest = 0;
	int points = -100;
	for (; zone < units->n && zone < ZONE; zone++) {
		const ws_line *look = &units->v[zone].look;
		/* A box above the title. */
		if (units->v[zone].kind == WS_TABLE && look->block->n_cells <= BOX_CELLS)
			continue;
		if (units->v[zone].kind == WS_TABLE || units->v[zone].row || (ws_is_prose(look) && !could_be_title(&units->v[zone])) ||
		    look->lone == WS_LONE_SALUTATION || look->lone == WS_LONE_CONTENTS ||
		    (look->number.style != WS_NUMBER_NONE && !look->hint && look->number.style != WS_NUMBER_PART))
			break;
		largest = look->block->size > largest ? look->block->size : largest;
	}
	for (size_t i = 0; i < zone; i++) {
		int p = score(units, &units->v[i], largest);
		if (p > points) {
			points = p;
			best = i;
		}
	}
	if (points < ENOUGH) {
		const ws_unit *first = units->v;
		if (!zone || units->n < 2 || !could_be_title(first) || first->look.chars > 60 || first->look.number.style != WS_NUMBER_NONE ||
		    (first->look.traits & (WS_LINE_BULLET | WS_LINE_PAUSE | WS_LINE_INNER_COMMA)) || units->v[1].kind == WS_TABLE ||
		    units->v[1].row || contains(&first->look, issuer_form))
			return;
		best = 0;
	}
	units->v[best].head = true;
	units->v[best].level = 0;
	/* <h2>某市人民政府<br>关于…的通知</h2>: who speaks is no heading of its own. */
	if (best && contains(&units->v[best - 1].look, issuer_form))
		units->v[best - 1].look.hint = 0;
}

/* Whether numbers begin again below unit i though their style was used above. */
static bool begins_again(const ws_units *units, size_t i, const uint32_t *used) {
	enum { AHEAD = 6 };
	for (size_t k = i + 1; k < units->n && k <= i + AHEAD; k++) {
		const ws_number *number = &units->v[k].look.number;
		if (number->style == WS_NUMBER_NONE || units->v[k].row)
			continue;
		return number->style <= WS_NUMBER_HAN && number->value == 1 && used[number->style] >= 2;
	}
	return false;
}

void ws_find_inner_titles(ws_units *units) {
	uint32_t used[WS_NUMBER_STYLES] = {0};
	bool signed_above = false, text = false;
	for (size_t i = 0; i < units->n; i++) {
		ws_unit *unit = &units->v[i];
		const ws_line *look = &unit->look;
		if (unit->gone || unit->contents || unit->kind != WS_PARAGRAPH || unit->row)
			continue;
		ws_lone lone = look->lone;
		if (unit->head && !unit->level)
			;
		else if (lone == WS_LONE_ATTACHMENT && text) {
			unit->head = unit->inner = true;
		} else if (text && could_be_title(unit) && look->number.style == WS_NUMBER_NONE && look->chars >= 6 && look->chars <= 80 &&
		           !(look->traits & (WS_LINE_BULLET | WS_LINE_PAUSE)) && ws_ends_as_title(look->text, look->len) &&
		           !contains(look, "*清单|*目录")) {
			if (signed_above || contains(look, "关于*") || begins_again(units, i, used)) {
				unit->head = unit->inner = true;
				memset(used, 0, sizeof used);
			}
		}
		if (look->number.value > used[look->number.style] && look->number.style != WS_NUMBER_NONE)
			used[look->number.style] = look->number.value;
		/* （此件主动公开） and the like may stand between a signature and what follows it. */
		signed_above = lone == WS_LONE_DATE || lone == WS_LONE_ATTACHMENT || (signed_above && contains(look, "(*)"));
		text |= (look->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP)) || look->number.style != WS_NUMBER_NONE;
	}
}
