/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/figure_front.h"

#include "indexer/facts/figure_lead.h"
#include "indexer/facts/figure_list.h"
#include "indexer/facts/figure_role.h"
#include "indexer/facts/figure_words.h"
#include "text/wordlist.h"

enum { CLAUSE = 30, RECIPIENT = 40, SHORTEST = 3 };

static const ws_piece none;

/* The clause in front of the comma at start - 1, back to one of `marks`; empty when it is joined to the number at `from`. */
static ws_piece clause_before(const ws_folded *f, size_t from, size_t start, size_t most, const char *marks) {
	if (start < from + 2 || f->c[start - 1] != ',')
		return none;
	size_t i = start - 1;
	while (i > from && start - i <= most && !ws_spelled_in(f->c[i - 1], marks))
		i--;
	bool opened = i == 0 || ws_spelled_in(f->c[i - 1], ",;:。!?");
	return opened && i + 1 < start ? (ws_piece){i, start - 1} : none;
}

ws_piece ws_figure_told_before(const ws_folded *f, size_t from, size_t start) {
	static const char *const predicates[] = {"迈过", "迈上", "跨越", "跃上", "突破", "持续", "稳步", "快速", "较快", "加快", "创历史", "创新高", "再创",
	    "首次", "首破", "由降转升", "由负转正", "止跌", "稳中", "平稳", "大幅", "不断", "位居", "位列", "居全", "明显", "显著", "继续", "逐步", "进一步",
	    "回升", "好转", "向好", "稳定增长", "保持"};
	ws_piece clause = clause_before(f, from, start, CLAUSE, ",;:。()");
	for (size_t i = clause.start + SHORTEST; i < clause.end; i++) {
		if (!WS_FIGURE_ANY_AT(f, i, clause.end, predicates))
			continue;
		ws_piece name = ws_figure_clean(f, clause.start, i, false);
		bool measure = name.end >= name.start + SHORTEST && ws_figure_names_measure(f, name.start, name.end);
		return measure && !ws_spelled_in(f->c[name.start], "占比较高低快慢增") ? name : none;
	}
	return none;
}

ws_piece ws_figure_bounded_before(const ws_folded *f, size_t from, size_t start) {
	enum { BOUNDED = 24 };
	if (start < from + 2 || f->c[start - 1] != ',')
		return none;
	size_t i = start - 1;
	while (i > from && start - i < BOUNDED && !ws_spelled_in(f->c[i - 1], ",;:。()"))
		i--;
	ws_piece name = start - i < BOUNDED ? ws_figure_clean(f, i, start - 1, false) : none;
	return name.end > name.start + 2 ? name : none;
}

ws_piece ws_figure_recipient(const ws_folded *f, size_t from, size_t start) {
	static const char *const marks[] = {"对于", "对"};
	ws_piece clause = clause_before(f, from, start, RECIPIENT, ";:。()");
	for (int times = 0; times < 2; times++) {
		ws_piece name = clause.end > clause.start ? ws_figure_clean(f, clause.start, clause.end, false) : none;
		size_t mark = WS_FIGURE_ANY_AT(f, name.start, name.end, marks);
		bool of = name.end > name.start + SHORTEST && f->c[name.end - 1] == U'的';
		if (mark && name.end > name.start + mark + SHORTEST)
			return (ws_piece){name.start + mark, name.end - of};
		if (times > 0 && of)
			return (ws_piece){name.start, name.end - 1};
		clause = clause_before(f, from, start, RECIPIENT, ",;:。()");
	}
	return none;
}

bool ws_figure_is_gift(const ws_folded *f, size_t start, size_t end) {
	static const char *const gifts[] = {"奖励", "一次性奖励", "补助", "一次性补助", "补贴", "一次性补贴", "奖补", "一次性奖补", "资助", "一次性资助", "再奖励", "奖金"};
	return start < end && WS_FIGURE_ANY_AT(f, start, end, gifts) == end - start;
}

bool ws_figure_ends_in_gift(const ws_folded *f, size_t start, size_t end) {
	static const char *const gifts[] = {"奖励", "补助", "补贴", "奖补", "资助", "奖金", "支持", "资金", "补偿", "津贴"};
	return WS_FIGURE_ANY_BEFORE(f, start, end, gifts) > 0;
}

size_t ws_figure_by_standard(const ws_folded *f, ws_piece np, bool share) {
	size_t by = ws_figure_text_last(f, np.start, np.end, "按"), len = by != SIZE_MAX && ws_figure_text_at(f, by, np.end, "按照") ? 2 : 1;
	if (by == SIZE_MAX || by + len >= np.end)
		return SIZE_MAX;
	if (ws_figure_each_before(f, by + len, np.end) == by + len)
		return by;
	size_t of = ws_figure_text_last(f, np.start, np.end, "的");
	bool whole = of == SIZE_MAX || of < by || of + 1 == np.end;
	return (by == np.start || share) && whole && !ws_spelled_in(f->c[by + len], "揭规需月季年日期时") ? by : SIZE_MAX;
}
