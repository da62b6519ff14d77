/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the tables of text/fold.c from ICU's data: run when the program is built.

   Two maps over all code points share one pool of pages: [0] NFKC and lower case, [1] the same and 繁 to 简. An entry is a kind in its low
   two bits and a signed value above them; 0 is "stays as it is", so that most of Unicode shares one page of zeros. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { CODE_POINTS = 0x110000, PAGE = 128, PAGES = CODE_POINTS / PAGE, LONGEST = 32 };
enum { MOVES, DROPS, EXPANDS, JOINS };

static int32_t entry[2][CODE_POINTS];
static uint32_t expansions[1 << 16];
static size_t n_expansions;

static void need(UErrorCode status, const char *what) {
	if (U_FAILURE(status)) {
		fprintf(stderr, "fold tables: %s: %s\n", what, u_errorName(status));
		exit(1);
	}
}

/* White space as the comparison form of the contract has it: Unicode's White_Space and the four information separators; and the `*`
   of Markdown. */
static int is_layout(UChar32 c) {
	return c == '*' || (c >= 0x1C && c <= 0x1F) || u_hasBinaryProperty(c, UCHAR_WHITE_SPACE);
}

static UChar32 to_hans(const UTransliterator *hans, UChar32 c) {
	UChar text[LONGEST];
	int32_t len = 0, limit;
	UErrorCode status = U_ZERO_ERROR;
	U16_APPEND_UNSAFE(text, len, c);
	limit = len;
	utrans_transUChars(hans, text, &len, LONGEST, 0, &limit, &status);
	need(status, "Hant-Hans");
	int32_t at = 0;
	UChar32 to = c;
	if (len)
		U16_NEXT(text, at, len, to);
	return at == len ? to : c;
}

/* ICU maps 苎 to 苧, 苧 to 苎 and 薴 to 苧. What one character became must stay, so that folding a folded text changes nothing: a target is
   pinned by the first character (in order of code points) that maps to it, and a moved target is followed. */
static UChar32 settled_hans(const UTransliterator *hans, UChar32 c) {
	static UChar32 settled[CODE_POINTS];
	if (!settled[c]) {
		UChar32 to = to_hans(hans, c);
		if (to != c && settled[to])
			to = settled[to];
		settled[c] = settled[to] = to;
	}
	return settled[c];
}

static int32_t fold_one(const UNormalizer2 *nfkc, UChar32 c) {
	UErrorCode status = U_ZERO_ERROR;
	if (U_IS_SURROGATE(c))
		return 0;
	if (!unorm2_hasBoundaryBefore(nfkc, c))
		return JOINS;
	UChar source[2], text[LONGEST], lower[LONGEST];
	int32_t n = 0;
	U16_APPEND_UNSAFE(source, n, c);
	n = unorm2_normalize(nfkc, source, n, text, LONGEST, &status);
	need(status, "NFKC");
	uint32_t out[LONGEST];
	int32_t count = 0;
	for (int32_t i = 0; i < n;) {
		UChar32 d;
		U16_NEXT(text, i, n, d);
		UChar one[2];
		int32_t one_n = 0;
		U16_APPEND_UNSAFE(one, one_n, d);
		/* One character at a time: the final form of Σ depends on its neighbours, the comparison form must not. */
		int32_t m = d == 0x3A3 ? (lower[0] = 0x3C3, 1) : u_strToLower(lower, LONGEST, one, one_n, "", &status);
		need(status, "lower case");
		for (int32_t k = 0; k < m;) {
			U16_NEXT(lower, k, m, d);
			if (!is_layout(d))
				out[count++] = (uint32_t)d;
		}
	}
	if (!count)
		return DROPS;
	if (count == 1)
		return ((int32_t)out[0] - c) * 4 | MOVES;
	int32_t at = (int32_t)n_expansions;
	expansions[n_expansions++] = (uint32_t)count;
	memcpy(expansions + n_expansions, out, (size_t)count * sizeof *out);
	n_expansions += (size_t)count;
	return at * 4 | EXPANDS;
}

int main(void) {
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
	need(status, "NFKC");
	static const UChar id[] = {'H', 'a', 'n', 't', '-', 'H', 'a', 'n', 's', 0};
	UTransliterator *hans = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	need(status, "Hant-Hans");
	for (UChar32 c = 0; c < CODE_POINTS; c++)
		entry[0][c] = fold_one(nfkc, c);
	for (UChar32 c = 0; c < CODE_POINTS; c++) {
		int32_t e = entry[0][c];
		if ((e & 3) == MOVES) {
			UChar32 moved = c + e / 4;
			/* Only a character that is its own folded form takes part, so that folding in two steps gives the same. */
			if (entry[0][moved] == 0 && !U_IS_SURROGATE(moved))
				e = (settled_hans(hans, moved) - c) * 4;
		}
		entry[1][c] = e;
		if (c >= 0x4E00 && c <= 0x9FFF && (entry[0][c] || (e & 3) != MOVES)) {
			fputs("fold tables: a Han character that does not stay one\n", stderr);
			return 1; /* text/fold.c counts on it */
		}
	}
	utrans_close(hans);

	static uint16_t index[2][PAGES];
	static int32_t pool[2 * PAGES][PAGE];
	size_t n_pages = 0;
	for (int map = 0; map < 2; map++)
		for (size_t page = 0; page < PAGES; page++) {
			size_t k = 0;
			while (k < n_pages && memcmp(pool[k], entry[map] + page * PAGE, sizeof *pool))
				k++;
			if (k == n_pages)
				memcpy(pool[n_pages++], entry[map] + page * PAGE, sizeof *pool);
			index[map][page] = (uint16_t)k;
		}

	printf("enum { PAGE = %d };\nstatic const uint16_t page_index[2][%d] = {", PAGE, PAGES);
	for (int map = 0; map < 2; map++) {
		printf("\n{");
		for (size_t page = 0; page < PAGES; page++)
			printf("%u,%s", index[map][page], page % 32 == 31 ? "\n" : "");
		printf("},");
	}
	printf("};\nstatic const int32_t pages[%zu][PAGE] = {", n_pages);
	for (size_t k = 0; k < n_pages; k++) {
		printf("\n{");
		for (size_t i = 0; i < PAGE; i++)
			printf("%d,", pool[k][i]);
		printf("},");
	}
	printf("};\nstatic const uint32_t expansions[%zu] = {", n_expansions);
	for (size_t i = 0; i < n_expansions; i++)
		printf("%u,%s", expansions[i], i % 32 == 31 ? "\n" : "");
	printf("};\n");
	return 0;
}
