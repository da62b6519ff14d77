/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No parser of Chinese is at hand and none is needed: a subject in these texts stands between a mark (or another number) and the role. What has
   to be known are the words in front of it that do not belong to it, and those are few: lists of class link and support, list numbers, and
   expressions of time. Single characters are never cut off in front, because as many subjects begin with them (对外贸易, 再融资债券, 可用财力).

   加, 减 and 上 are cut with care: 加上级补助收入, 加上解支出 and 加上年结转 are 加 with 上级, 上解 and 上年.

   Behind a number a name ends at a mark, at the next number, or at a word of class cut; 在 and 为 end it too unless they are part of a word.
   An enumeration goes on over 、 only when no number follows in it.

   Lists share what stands at their ends: the last head (营业额) goes to members without a measure of their own, the first qualifier (限额以上,
   全市) to those that follow. HEADS lists what makes a member complete by itself. */
#include "indexer/facts/figure_subject.h"

#include <string.h>

#include "indexer/facts/figure_words.h"
#include "text/utf8.h"

enum { NAME = 40, PURPOSE = 80, ANTECEDENT = 400 };

static uint32_t at(const ws_folded *f, size_t i) {
	return i < f->n ? f->c[i] : 0;
}

static bool is_digit(uint32_t c) {
	return c >= '0' && c <= '9';
}

static bool is_han(uint32_t c) {
	return c >= 0x3400 && c <= 0x9FFF;
}

/* What can begin a name. */
static bool opens_name(uint32_t c) {
	return is_han(c) || (c >= 'a' && c <= 'z') || c == U'“' || c == U'《' || c == U'"';
}

/* 2025年, 2025年末, 1-11月, 2024年3月5日, 上半年, 一季度 at i; its length. */
static size_t time_at(const ws_folded *f, size_t i, size_t end) {
	static const char *const tails[] = {"年末", "年底", "年初", "年度", "年上半年", "年下半年", "年前三季度", "年一季度", "年全年", "年"};
	static const char *const alone[] = {"前三季度", "一季度", "二季度", "三季度", "四季度", "第一季度", "第二季度", "第三季度", "第四季度", "一至三季度"};
	size_t start = i, len;
	for (size_t k = 0; k < sizeof alone / sizeof *alone; k++) {
		if ((len = ws_figure_text_at(f, i, end, alone[k])))
			return len;
	}
	while (i < end && (is_digit(f->c[i]) || ((f->c[i] == '-' || f->c[i] == 0x2014 || f->c[i] == U'至') && i > start && is_digit(at(f, i + 1)))))
		i++;
	if (i == start || i - start > 9)
		return 0;
	size_t digits = i - start;
	if (digits >= 4) {
		for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
			if ((len = ws_figure_text_at(f, i, end, tails[k])))
				return i + len - start;
		}
		return 0;
	}
	static const char *const months[] = {"月份", "月末", "月底", "月", "日"};
	for (size_t k = 0; k < sizeof months / sizeof *months; k++) {
		if ((len = ws_figure_text_at(f, i, end, months[k])))
			return i + len - start;
	}
	return 0;
}

/* (1), (一), 一、, 1., ①, [2] at i; its length. */
static size_t list_number_at(const ws_folded *f, size_t i, size_t end) {
	size_t start = i;
	bool open = at(f, i) == '(' || at(f, i) == '[';
	i += open;
	size_t digits = i;
	while (i < end && i - digits < 3 && (is_digit(f->c[i]) || ws_numeral_begins(f->c[i])))
		i++;
	if (i == digits || i >= end)
		return 0;
	uint32_t c = f->c[i];
	if (open ? c == ')' || c == ']' : c == U'、' || c == '.')
		return i + 1 - start;
	return 0;
}

/* 到2027年, 从上半年 at i; its length. */
static size_t moment_at(const ws_folded *f, size_t i, size_t end) {
	static const char *const words[] = {"全年", "上半年", "下半年", "年末", "年底", "年初", "目前", "去年", "上年"};
	uint32_t c = at(f, i);
	if (c != U'到' && c != U'至' && c != U'从' && c != U'自' && c != U'由' && c != U'在')
		return 0;
	size_t len = time_at(f, i + 1, end);
	for (size_t k = 0; k < sizeof words / sizeof *words && !len; k++)
		len = ws_figure_text_at(f, i + 1, end, words[k]);
	return len ? len + 1 : 0;
}

/* Whether the character behind i makes another word of 加 or 减. */
static bool makes_word(const ws_folded *f, size_t i) {
	static const char *const behind = "快大强工油入减免轻少税费贫持幅排让半负薪";
	for (const char *p = behind, *end = p + strlen(p); p < end;) {
		if (ws_utf8_next(&p, end) == at(f, i + 1))
			return true;
	}
	return false;
}

static size_t plus_at(const ws_folded *f, size_t i, size_t end) {
	static const char *const own[] = {"上级", "上解", "上年", "上缴", "上划", "上交"};
	size_t len = ws_figure_text_at(f, i, end, "加上");
	if (!len)
		return at(f, i) == U'加' && !makes_word(f, i);
	for (size_t k = 0; k < sizeof own / sizeof *own; k++) {
		if (ws_figure_text_at(f, i + 1, end, own[k]))
			return ws_figure_text_at(f, i + 2, end, "上") ? 2 : 1;
	}
	return len;
}

static size_t minus_at(const ws_folded *f, size_t i, size_t end) {
	size_t len = ws_figure_text_at(f, i, end, "减去");
	return len ? len : at(f, i) == U'减' && !makes_word(f, i);
}

static bool is_joint(uint32_t c) {
	return c == U'和' || c == U'与' || c == U'及' || c == U'并' || c == U'且' || c == U'、' || c == U'后' || c == U'的' || c == U'等' || c == U'或' || c == U'元';
}

static bool is_mark(uint32_t c) {
	return c == ',' || c == U'、' || c == ':' || c == ';' || c == '-' || c == 0x2014 || c == U'•' || c == 0xB7 || c == ')' || c == '.' || c == U'”' || c == '+' || c == ']' ||
		   c == U'●' || c == U'◆' || c == U'■' || c == U'★' || c == '|' || c == '>' || c == '#';
}

/* 其中 of a subject's own: 在其中 … is never met; 同时 in 同时期 and 全年 in 全年龄 are. */
static bool splits_word(const ws_folded *f, size_t i, size_t len, size_t end) {
	if (i + len >= end)
		return false;
	uint32_t next = f->c[i + len], last = f->c[i + len - 1];
	return (next == U'期' && last == U'时') || (next == U'龄' && last == U'年') || (next == U'率' && (last == U'成' || last == U'现')) ||
		   (last == U'初' && ws_figure_text_at(f, i + len, end, "预算")) || (last == U'成' && next == U'数') || (last == U'末' && next == U'结') || (last == U'终' && next == U'结') ||
		   (last == U'期' && next == U'寿') || (last == U'中' && next == U'央');
}

ws_piece ws_figure_clean(const ws_folded *f, size_t a, size_t j, bool joined) {
	for (bool more = true; more && a < j;) {
		size_t len;
		more = false;
		if (is_mark(f->c[a]) || (joined && is_joint(f->c[a]))) {
			a++;
			more = true;
			continue;
		}
		joined = false;
		if (f->c[a] == U'含' && a > 0 && f->c[a - 1] == '(') {
			a++;
			continue;
		}
		if ((len = list_number_at(f, a, j)) || (len = time_at(f, a, j)) || (len = moment_at(f, a, j)) || (len = plus_at(f, a, j)) || (len = minus_at(f, a, j)) ||
			((len = ws_figure_word_at(WS_WORD_LINK, f, a, j)) && !splits_word(f, a, len, j))) {
			a += len;
			more = true;
		}
	}
	/* 区金库一般公共预算收入加上级补助收入、…: what is added is meant; 收入总量减去预算支出、…: what is taken off. */
	for (size_t i = j; i > a + 3; i--) {
		size_t len = f->c[i - 1] == U'加' ? plus_at(f, i - 1, j) : ws_figure_text_at(f, i - 1, j, "减去");
		if (len && f->c[i - 1] == U'加' && !ws_figure_text_at(f, i, j, "上"))
			len = 0;
		if (len && is_han(f->c[i - 2]) && (f->c[i - 2] == U'入' || f->c[i - 2] == U'出' || f->c[i - 2] == U'量' || f->c[i - 2] == U'计')) {
			a = i - 1 + len;
			break;
		}
	}
	ws_piece piece = {a, j};
	/* 增速|从上半年|下降4.6% */
	for (size_t i = j; i > a + 1 && j - i < 8; i--) {
		if (moment_at(f, i - 1, j) == j - i + 1)
			piece.end = i - 1;
	}
	while (piece.end > piece.start && (is_mark(f->c[piece.end - 1]) ? f->c[piece.end - 1] != ')' && f->c[piece.end - 1] != U'”' : f->c[piece.end - 1] == '('))
		piece.end--;
	return piece;
}

ws_piece ws_figure_without_support(const ws_folded *f, ws_piece piece, bool *verb) {
	size_t len;
	*verb = false;
	while ((len = ws_figure_word_at(WS_WORD_SUPPORT, f, piece.start, piece.end)) > 0) {
		piece.start += len;
		*verb = true;
	}
	if (ws_figure_is_word(WS_WORD_ONLY, f, piece.start, piece.end)) {
		piece.start = piece.end;
		*verb = true;
	}
	return piece;
}

/* Whether 在 or 为 at i stands between two words. */
static bool is_between(const ws_folded *f, size_t i) {
	uint32_t c = f->c[i], before = f->c[i - 1], next = at(f, i + 1);
	if (c == U'在')
		return before != U'潜' && before != U'存' && before != U'所' && before != U'现' && before != U'内' && before != U'外' && before != U'正' && next != U'线' && next != U'建' &&
			   next != U'岗' && next != U'校' && next != U'园' && next != U'编' && next != U'册' && next != U'职';
	if (c == U'为')
		return before != U'行' && before != U'作' && before != U'人' && before != U'认' && before != U'成' && before != U'视' && next != U'民';
	return c == U'获' || c == U'被';
}

/* Whether a name can begin at j. What a number counts may begin with nearly anything (47项|为民办实事项目, 12个|在建项目, 3支|后备队伍); elsewhere a predicate is
   likelier. */
static bool begins_name(const ws_folded *f, size_t j, size_t limit, bool counts) {
	static const char *const names[] = {"直接", "主要污染", "有效发明", "参与", "重点"};
	static const char *const never = "和与及并等的均已被由是其以";
	size_t len = ws_figure_word_at(WS_WORD_END, f, j, limit);
	if (!len || !counts)
		return !len;
	for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
		if (ws_figure_text_at(f, j, limit, names[k]))
			return true;
	}
	if (len > 1)
		return false;
	for (const char *p = never, *end = p + strlen(p); p < end;) {
		if (ws_utf8_next(&p, end) == f->c[j])
			return false;
	}
	return true;
}

ws_piece ws_figure_name_behind(const ws_folded *f, size_t j, size_t limit, bool counts) {
	ws_piece none = {j, j};
	if (at(f, j) == U'的')
		j++;
	if (j >= limit || !opens_name(f->c[j]))
		return none;
	if (!begins_name(f, j, limit, counts))
		return none;
	size_t end = j + 1, depth = 0;
	bool quoted = f->c[j] == U'“';
	for (; end < limit && end - j < NAME; end++) {
		uint32_t c = f->c[end];
		if (c == '(')
			depth++;
		else if (c == ')' && depth > 0)
			depth--;
		else if (c == ',' || c == U'。' || c == ';' || c == ':' || c == '!' || c == U'?' || c == ')' || (c == U'“' && !counts) || (c == U'”' && !quoted))
			break;
		else if (!depth && !quoted && end >= j + 2 && (ws_figure_word_at(WS_WORD_CUT, f, end, limit) || is_between(f, end)))
			break;
		quoted = c == U'“' || (quoted && c != U'”');
	}
	if (at(f, j) == U'“' || at(f, j) == U'《') {
		size_t close = j + 1;
		while (close < limit && close - j < NAME && f->c[close] != U'”' && f->c[close] != U'》')
			close++;
		if (close < limit && (f->c[close] == U'”' || f->c[close] == U'》') && close + 1 > end)
			end = close + 1;
	}
	/* An enumeration belongs to the name only when it is closed: 技术攻关、产学研合作等项目. */
	size_t comma = end;
	for (size_t i = j; i < end; i++) {
		if (f->c[i] == U'、') {
			comma = i;
			break;
		}
	}
	if (comma < end && ws_figure_text_last(f, comma, end, "等") == SIZE_MAX && !counts)
		end = comma;
	if (end >= limit && limit < f->n) {
		/* The next number begins here: its own list member, or the words that lead to it, are not part of this name. */
		size_t last = end;
		while (last > j && f->c[last - 1] != U'、' && f->c[last - 1] != ',')
			last--;
		if (last > j)
			end = last - 1;
	}
	while (end > j && (f->c[end - 1] == U'、' || f->c[end - 1] == U'和' || f->c[end - 1] == U'与' || f->c[end - 1] == U'及' || f->c[end - 1] == '('))
		end--;
	return end > j ? (ws_piece){j, end} : none;
}

ws_piece ws_figure_purpose(const ws_folded *f, size_t j, size_t limit) {
	ws_piece none = {j, j};
	if (at(f, j) == ',')
		j++;
	bool verb;
	ws_piece piece = {j, j};
	while (piece.end < limit && piece.end - j < PURPOSE) {
		uint32_t c = f->c[piece.end];
		if (c == ',' || c == U'。' || c == ';' || c == ':' || c == '!')
			break;
		piece.end++;
	}
	if (ws_figure_word_at(WS_WORD_RISE, f, piece.start, piece.end) || ws_figure_word_at(WS_WORD_DEGREE, f, piece.start, piece.end) ||
		ws_figure_word_at(WS_WORD_COPULA, f, piece.start, piece.end) || ws_figure_word_at(WS_WORD_LINK, f, piece.start, piece.end) || at(f, piece.start) == U'占' ||
		at(f, piece.start) == U'比' || at(f, piece.start) == U'较' || at(f, piece.start) == U'(')
		return none;
	/* In the same clause only a verb tells purpose from predicate: 拨付5亿元|支持|…. */
	bool apart = j > 0 && f->c[j - 1] == ',';
	piece = ws_figure_without_support(f, piece, &verb);
	return (verb || apart) && piece.end > piece.start + 1 ? piece : none;
}

/* Whether a member of a list names a measure, or only the thing measured. */
static bool ends_in_head(const ws_folded *f, size_t start, size_t end) {
	static const char *const heads[] = {"收入", "支出", "产值", "增加值", "营业额", "总额", "余额", "数", "量", "率", "额", "比", "占比", "比重", "规模", "面积", "投资", "利润", "价格", "成本", "费",
		"费用", "经费", "税", "人次", "人数", "指数", "值", "总值", "产量", "强度", "水平", "金额", "资金", "限额", "债券", "贷款", "存款", "消费", "进口", "出口", "进出口", "台资", "外资",
		"投入", "补助", "债务", "利息", "保费", "收益", "销售", "销量", "票房", "密度", "长度", "里程", "标准", "工资", "警情", "增速", "增长", "结余", "本金"};
	for (size_t k = 0; k < sizeof heads / sizeof *heads; k++) {
		if (ws_figure_text_before(f, start, end, heads[k]))
			return true;
	}
	return false;
}

/* The measure at the end of the last member: 营业额 of 餐饮业营业额. Empty when it ends in none of these. */
static ws_piece head_of(const ws_folded *f, ws_piece member) {
	static const char *const heads[] = {"营业收入", "一般公共预算收入", "可支配收入", "消费支出", "工业增加值", "增加值", "总产值", "产值", "营业额", "零售额", "销售额", "销售面积", "投资", "产量", "销量",
		"出口额", "进口额", "进出口额", "进出口总额", "总额", "余额", "规模", "占比", "比重", "增速", "利润总额", "利润", "价格", "面积", "收入", "支出", "人数", "人次", "数量", "贷款余额", "存款余额", "进出口", "出口", "进口",
		"覆盖率", "参保率", "就业率", "标准", "储备", "领域", "类"};
	size_t best = 0;
	for (size_t k = 0; k < sizeof heads / sizeof *heads; k++) {
		size_t len = ws_figure_text_before(f, member.start + 1, member.end, heads[k]);
		if (len > best)
			best = len;
	}
	return (ws_piece){member.end - best, member.end};
}

/* What stands in front of the first member and holds for all: 限额以上, 全市, 对. */
static ws_piece front_of(const ws_folded *f, ws_piece member) {
	static const char *const fronts[] = {"限额以上", "规模以上", "城镇居民", "农村居民", "对"};
	size_t len = ws_figure_word_at(WS_WORD_SCOPE, f, member.start, member.end);
	for (size_t k = 0; k < sizeof fronts / sizeof *fronts && !len; k++)
		len = ws_figure_text_at(f, member.start, member.end, fronts[k]);
	return (ws_piece){member.start, member.start + len};
}

size_t ws_figure_members(const ws_folded *f, ws_piece list, ws_figure_member *members, size_t most) {
	ws_piece parts[WS_FIGURE_MEMBERS];
	size_t n = 0, depth = 0, start = list.start;
	for (size_t i = list.start; i <= list.end; i++) {
		uint32_t c = i < list.end ? f->c[i] : U'、';
		depth += c == '(' || c == U'“';
		depth -= depth > 0 && (c == ')' || c == U'”');
		bool joint = c == U'、' || c == U'和' || c == U'与' || c == U'及' || c == ',';
		/* 和 is part of a word in 饱和, 共和国 …; members have two characters at least. */
		if (!joint || (depth && i < list.end) || (c != U'、' && c != ',' && (i < start + 2 || list.end - i < 3 || at(f, i + 1) == U'平' || at(f, i + 1) == U'谐')))
			continue;
		if (i > start && n < WS_FIGURE_MEMBERS)
			parts[n++] = (ws_piece){start, i};
		start = i + 1;
	}
	if (n == 0)
		return 0;
	size_t first = n > most ? n - most : 0;
	ws_piece head = head_of(f, parts[n - 1]), front = front_of(f, parts[first]);
	for (size_t k = first; k < n; k++) {
		ws_figure_member *m = &members[k - first];
		m->n = 0;
		if (k > first && front.end > front.start && !front_of(f, parts[k]).end)
			m->pieces[m->n++] = front;
		else if (k > first && front.end > front.start && front_of(f, parts[k]).end == parts[k].start)
			m->pieces[m->n++] = front;
		m->pieces[m->n++] = parts[k];
		if (k + 1 < n && head.end > head.start && !ends_in_head(f, parts[k].start, parts[k].end))
			m->pieces[m->n++] = head;
	}
	return n - first;
}

ws_piece ws_figure_antecedent(const ws_folded *f, ws_piece piece, ws_piece *rest) {
	static const char *const nouns[] = {"基金", "项目", "公司", "工程", "债券", "平台", "银行"};
	ws_piece none = {piece.start, piece.start};
	if (at(f, piece.start) != U'该')
		return none;
	for (size_t k = 0; k < sizeof nouns / sizeof *nouns; k++) {
		size_t len = ws_figure_text_at(f, piece.start + 1, piece.end, nouns[k]);
		if (!len)
			continue;
		size_t low = piece.start > ANTECEDENT ? piece.start - ANTECEDENT : 0, found = ws_figure_text_last(f, low, piece.start, nouns[k]);
		while (found != SIZE_MAX && found > 0 && f->c[found - 1] == U'该')
			found = ws_figure_text_last(f, low, found, nouns[k]);
		if (found == SIZE_MAX)
			continue;
		size_t start = found;
		while (start > 0 && found - start < NAME) {
			uint32_t c = f->c[start - 1];
			if (!opens_name(c) || c == U'和' || c == U'与' || c == U'的' || ws_figure_text_before(f, 0, start, "设立") || ws_figure_text_before(f, 0, start, "组建") ||
				ws_figure_text_before(f, 0, start, "新设") || ws_figure_text_before(f, 0, start, "成立") || ws_figure_text_before(f, 0, start, "发起"))
				break;
			start--;
		}
		if (start == found)
			continue;
		*rest = (ws_piece){piece.start + 1 + len, piece.end};
		return (ws_piece){start, found + len};
	}
	return none;
}
