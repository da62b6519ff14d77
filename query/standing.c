/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query/standing.h"

#include <uchar.h>

enum { LAW = 0x6CD5 /* 法 */, CODE = 0x5178 /* 典 */, ARTICLE = 0x6761 /* 条 */, ORDINAL = 0x7B2C /* 第 */ };

/* What stands before 法 in words that are no law: 办法, 方法, 执法. (司法 and 算法 are left to 公司法 and 预算法.) */
static const char32_t no_law[] = U"办方做执立守普违合非看说想用疗书手语";

static size_t without_brackets(const uint32_t *c, size_t n) {
	size_t open = n;
	if (n == 0 || c[n - 1] != ')')
		return n;
	while (open > 0 && c[open - 1] != '(')
		open--;
	return open ? open - 1 : n;
}

/* …第十六条, …第十六条之一. */
static size_t without_article(const uint32_t *c, size_t n) {
	enum { LONGEST = 12 };
	for (size_t i = n, last = 0; i > 0 && n - i < LONGEST; i--) {
		last = last || c[i - 1] == ARTICLE;
		if (c[i - 1] == ORDINAL)
			return last ? i - 1 : n;
	}
	return n;
}

bool ws_is_law_title(const ws_folded *title) {
	size_t n = without_brackets(title->c, without_article(title->c, title->n));
	if (n < 2)
		return false;
	if (title->c[n - 1] == CODE)
		return title->c[n - 2] == LAW;
	if (title->c[n - 1] != LAW)
		return false;
	for (const char32_t *c = no_law; *c; c++)
		if (title->c[n - 2] == *c)
			return false;
	return true;
}
