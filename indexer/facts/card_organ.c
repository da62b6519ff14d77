/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of organs in a line that is nothing but names of organs.

   A name begins with a region, with 市 or 省 for "ours", with 国家 and the like, or is known as a whole (财政部); it ends in one of the
   words of text/data/issuers.tsv. Several stand side by side, parted by blanks or 、, or by nothing before 国家统计局. Behind a name may
   stand the post and the person that speak for it: 柳州市财政局局长 韦明辉 is 柳州市财政局, 绍兴市人民政府市长 and 绍兴市市长 are
   绍兴市人民政府.

   A name ends at the first place where it may: before another name, a post, a separator or the end of the line. In running text the same
   grammar would find organs that are none, so it is only asked about lines, signatures and values of labels. */
#include "indexer/facts/card.h"

#include <pthread.h>
#include <string.h>

#include "text/numeral.h"
#include "text/wordlist.h"

static const struct word {
	const char *word, *class;
} words[] = {
#include "text/data/issuers.inc"
};
enum { WORDS = sizeof words / sizeof *words, LONGEST_ORGAN = 40, LONGEST_PERSON = 12 };

static ws_wordlist *suffixes, *starts, *wholes, *posts, *heads;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* The words of up to two classes. */
static ws_wordlist *list_of(const char *class, const char *other) {
	static struct word kept[5][WORDS];
	static size_t lists;
	struct word *rows = kept[lists++];
	size_t n = 0;
	for (size_t i = 0; i < WORDS; i++)
		if (!strcmp(words[i].class, class) || !strcmp(words[i].class, other))
			rows[n++] = words[i];
	return ws_wordlist_new(rows, n, sizeof *rows);
}

static void prepare(void) {
	suffixes = list_of("suffix", "suffix");
	starts = list_of("start", "start");
	wholes = list_of("whole", "branch");
	posts = list_of("post", "post");
	heads = list_of("head", "head");
}

static bool is_separator(uint32_t c) {
	return c == U'、' || c == ',' || c == U'，' || c == ';' || c == U'；' || c == '/' || c == U'·';
}

typedef struct {
	size_t start, end; /* of the organ's name */
	size_t after;      /* behind its post and person as well */
	bool government;   /* only a region and its head: 绍兴市市长 */
} organ;

/* 第十四届全国人民代表大会财政经济委员会: how long the session's number in front is. */
static size_t session_at(const ws_folded *f, size_t i, size_t to) {
	enum { LONGEST = 6 };
	if (i >= to || f->c[i] != U'第')
		return 0;
	size_t end = ws_card_seek(f->c, to < i + LONGEST ? to : i + LONGEST, i, U"届");
	return end == SIZE_MAX ? 0 : end + 1 - i;
}

/* How far what any organ's name begins with reaches; *whole: it may be a name already. */
static size_t read_start(const ws_folded *f, size_t i, size_t to, bool *whole, bool *branch) {
	size_t len;
	i += session_at(f, i, to);
	ws_region_hit hit;
	const struct word *w = ws_wordlist_at(wholes, f->c, to, i, &len);
	*whole = w != NULL;
	*branch = w && !strcmp(w->class, "branch");
	if (w)
		return i + len;
	if (ws_region_at(f->c, to, i, WS_REGION_SHORT, &hit))
		return hit.end;
	return ws_wordlist_at(starts, f->c, to, i, &len) ? i + len : 0;
}

/* A region's full name may itself end like an organ; a short one only begins a name. */
static bool begins_organ(const ws_folded *f, size_t i, size_t to) {
	bool whole, branch;
	return read_start(f, i, to, &whole, &branch) > 0;
}

static const struct word *post_at(const ws_folded *f, size_t i, size_t to, const ws_wordlist *list, size_t *end) {
	static const uint32_t *const before[] = {U"党组书记", U"党委书记", U"党组成员", U"副", U"代理", U"代", U"、", U"兼", U"第一", U"常务"};
	for (bool moved = true; moved;) {
		moved = false;
		for (size_t b = 0; b < sizeof before / sizeof *before; b++)
			if (ws_card_at(f->c, to, i, before[b])) {
				while (*before[b] && ws_card_at(f->c, to, i, before[b])) {
					size_t len = 0;
					while (before[b][len])
						len++;
					i += len;
				}
				moved = true;
			}
	}
	size_t len;
	const struct word *w = ws_wordlist_at(list, f->c, to, i, &len);
	if (w)
		*end = i + len;
	return w;
}

/* Whether a name may end before j. */
static bool is_boundary(const ws_folded *f, size_t j, size_t to, bool branch) {
	size_t end;
	if (j >= to || is_separator(f->c[j]) || f->c[j] == '(' || f->c[j] == ')' || (f->c[j] >= '0' && f->c[j] <= '9' && ws_folded_gap(f, j)))
		return true;
	if (post_at(f, j, to, posts, &end) || post_at(f, j, to, heads, &end) || ws_card_at(f->c, to, j, U"国家统计局"))
		return true;
	if (!ws_folded_gap(f, j) || !begins_organ(f, j, to))
		return false;
	/* 国家税务总局 厦门市税务局 is one name, 财政部 税务总局 are two. */
	ws_region_hit hit;
	return !branch || !ws_region_at(f->c, to, j, WS_REGION_SHORT, &hit);
}

/* The organ whose name begins at i, read up to `to`. */
static bool read_organ(const ws_folded *f, size_t i, size_t to, organ *out) {
	bool whole, branch;
	size_t after = read_start(f, i, to, &whole, &branch), end = 0, len;
	if (!after)
		return false;
	*out = (organ){i, 0, 0, false};
	if (post_at(f, after, to, heads, &end) && !whole && after - i >= 2) {
		out->end = after;
		out->government = true;
	}
	for (size_t j = after; !out->end && j <= to && j <= i + LONGEST_ORGAN; j++) {
		bool ends = (whole && j == after) || (j > after && ws_wordlist_before(suffixes, f->c, after, j, &len));
		bool another = whole && j == after && ws_wordlist_at(wholes, f->c, to, j, &len);
		/* 德阳市财政局德阳市商务局, 中共德阳市委办公室德阳市人民政府办公室: the same place begins another name;
		   中共大理州委大理州人民政府应对…领导小组 is one. */
		size_t begin = i + (ws_card_at(f->c, to, i, U"中共") ? 2 : 0);
		ws_region_hit hit;
		size_t place = ws_region_at(f->c, to, begin, WS_REGION_SHORT, &hit) ? hit.end - begin : after > begin ? after - begin : 0;
		another = another || (!whole && place >= 3 && j + place < to && (begin == i || f->c[j - 1] != U'委') &&
		                      !memcmp(f->c + begin, f->c + j, place * sizeof *f->c));
		if (ends && (another || is_boundary(f, j, to, branch && j == after)))
			out->end = j;
		/* 国务院办公厅转发财政部, 省政府办公厅关于加强高等学校, 市财政局对市人大 are no names; 对外经济贸易委员会 is. */
		bool to_others = ends && j < to && f->c[j] == U'对' && !(j + 1 < to && (f->c[j + 1] == U'外' || f->c[j + 1] == U'台'));
		if (to_others || ws_card_at(f->c, to, j, U"转发") || ws_card_at(f->c, to, j, U"印发") || ws_card_at(f->c, to, j, U"关于"))
			break;
		if (j < to && (!ws_card_is_han(f->c[j]) && !(f->c[j] >= '0' && f->c[j] <= '9') && f->c[j] != '(' && f->c[j] != ')'))
			break;
	}
	if (!out->end)
		return false;
	out->after = out->end;
	if (post_at(f, out->end, to, posts, &end) || post_at(f, out->end, to, heads, &end)) {
		out->after = end;
		/* The person's name: up to the end of the line, or to the next organ behind a gap. */
		while (out->after < to && out->after - end < LONGEST_PERSON && (ws_card_is_han(f->c[out->after]) || f->c[out->after] == U'·'))
			out->after++;
	}
	return true;
}

static ws_region region_ending(ws_region region, const uint32_t *c) {
	for (; region >= 0; region = ws_region_parent(region)) {
		const char *name = ws_region_name(region);
		size_t len = strlen(name);
		static const struct {
			uint32_t c;
			const char *ending;
		} endings[] = {{U'市', "市"}, {U'省', "省"}, {U'区', "区"},   {U'县', "县"},    {U'州', "州"},
		               {U'盟', "盟"}, {U'旗', "旗"}, {U'地', "地区"}, {U'自', "自治区"}};
		for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
			size_t n = strlen(endings[i].ending);
			if (endings[i].c == *c && len > n && !strcmp(name + len - n, endings[i].ending) &&
			    (*c != U'区' || ws_region_level(region) == 3))
				return region;
		}
	}
	return WS_REGION_NONE;
}

/* The organ's full name: 市财政局 gets its region, a region with its head becomes the government. */
static char *name_of(ws_card *card, size_t passage, const ws_folded *f, const organ *o) {
	char *name = ws_card_cut(card, passage, f, o->start, o->end);
	size_t len;
	if (o->government)
		name = ws_arena_printf(card->arena, "%s人民政府", name);
	const struct word *start = ws_wordlist_at(starts, f->c, o->end, o->start, &len);
	if (!start || !strcmp(start->word, "国家") || !strcmp(start->word, "中国") || !strcmp(start->word, "中共") ||
	    !strcmp(start->word, "全国"))
		return name;
	bool whole, branch;
	if (read_start(f, o->start, o->end, &whole, &branch) != o->start + len || whole)
		return name;
	ws_region region = region_ending(card->region, f->c + o->start);
	if (region < 0)
		return name;
	const char *rest = name + strlen(start->word);
	bool government = !strcmp(rest, "政府") || !strncmp(rest, "政府办公", strlen("政府办公"));
	return ws_arena_printf(card->arena, "%s%s%s", ws_region_name(region), government ? "人民" : "", rest);
}

bool ws_card_read_organs(ws_card *card, size_t passage, const ws_folded *f, size_t from, size_t to, char **names, size_t *start,
                         size_t *end) {
	size_t i = from, count = 0;
	pthread_once(&once, prepare);
	if (names)
		*names = NULL;
	while (i < to) {
		organ o;
		if (is_separator(f->c[i])) {
			i++;
			continue;
		}
		if (to - i > WS_CARD_ORGANS || !read_organ(f, i, to, &o))
			return false;
		if (!count++ && start)
			*start = o.start;
		if (end)
			*end = o.end;
		if (names) {
			char *name = name_of(card, passage, f, &o);
			*names = *names ? ws_arena_printf(card->arena, "%s、%s", *names, name) : name;
		}
		i = o.after;
	}
	return count > 0;
}

bool ws_card_is_signatory(const ws_folded *f) {
	enum { LONGEST_NAME = 5 };
	size_t end;
	pthread_once(&once, prepare);
	if (!post_at(f, 0, f->n, posts, &end) && !post_at(f, 0, f->n, heads, &end))
		return false;
	end += end < f->n && f->c[end] == ':';
	return end + 2 <= f->n && f->n <= end + LONGEST_NAME && ws_card_is_han(f->c[end]);
}

bool ws_card_is_organ(const ws_folded *f, size_t from, size_t n) {
	return n - from <= WS_CARD_ORGANS && ws_card_read_organs(NULL, 0, f, from, n, NULL, NULL, NULL);
}

const char *ws_card_organ_word(const ws_folded *f, size_t from, size_t *len) {
	pthread_once(&once, prepare);
	const struct word *word = ws_wordlist_at(suffixes, f->c, f->n, from, len);
	return word ? word->word : NULL;
}
