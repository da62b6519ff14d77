/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programmes by their titles: what stands in 《》, and the document number behind it as another name.

       《厦门市促进中小企业发展若干措施》（厦府办规〔2024〕12号）

   A title in short (《若干措施》) is another name only when the text says so (以下简称《若干措施》). */
#include "indexer/facts/naming.h"
#include "text/docnum.h"

enum { NAMED_MIN = 4 /* 《办法》 is a title only as an alias */, TITLE_MIN = 2, TITLE_MAX = 80 };

/* 《预算法》, 《审计法》: a law's name is a title, however short; 《新办法》 is none. */
static bool is_law(const uint32_t *title, size_t n) {
	return n >= 3 && title[n - 1] == U'法' && title[n - 2] != U'办';
}

void ws_find_programmes(ws_naming *naming, uint32_t passage) {
	const ws_name_text *text = &naming->texts[passage];
	for (size_t i = 0; i < text->n; i++) {
		if (text->c[i] != U'《')
			continue;
		size_t end = i + 1, depth = 1;
		while (end < text->n && end - i <= TITLE_MAX) {
			depth += text->c[end] == U'《';
			depth -= text->c[end] == U'》';
			if (!depth || (text->gap && text->gap[end]))
				break;
			end++;
		}
		if (end >= text->n || depth || end - i - 1 < TITLE_MIN)
			continue;
		uint32_t term = ws_naming_term(naming, text->c + i + 1, end - i - 1, WS_NAME_PROGRAMME);
		naming->terms[term].named |= end - i - 1 >= NAMED_MIN || is_law(text->c + i + 1, end - i - 1);
		ws_naming_see(naming, passage, i + 1, end, term, WS_VIA_NAME);
		i = end;
	}
}
