/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/scope.h"

#include <stdbool.h>
#include <string.h>

enum { LEFT_MIN = 2 };

static bool begins(const uint32_t *c, size_t n, const uint32_t *with, size_t with_n) {
	return n >= with_n + LEFT_MIN && memcmp(c, with, with_n * sizeof *c) == 0;
}

/* Words that begin with a level's character and speak of no level. */
static bool is_word(const uint32_t *c, size_t n) {
	static const uint32_t words[][2] = {{U'市', U'场'}, {U'市', U'政'}, {U'市', U'民'}, {U'区', U'域'},
	                                    {U'区', U'块'}, {U'县', U'域'}, {U'省', U'际'}, {U'省', U'会'}};
	for (size_t i = 0; n >= 2 && i < sizeof words / sizeof *words; i++)
		if (memcmp(c, words[i], sizeof words[i]) == 0)
			return !(n >= 3 && c[1] == U'政' && c[2] == U'府');
	return false;
}

size_t ws_scope(const uint32_t *c, size_t n, const uint32_t *region, size_t region_n) {
	static const uint32_t levels[] = U"省市区县州旗";
	if (region_n >= 2 && begins(c, n, region, region_n))
		return region_n;
	if (region_n >= 3 && begins(c, n, region, region_n - 1))
		return region_n - 1;
	if (n < 1 + LEFT_MIN || is_word(c, n))
		return 0;
	for (size_t i = 0; levels[i]; i++)
		if (c[0] == levels[i] && (!region_n || region[region_n - 1] == levels[i]))
			return c[1] == U'级' && n >= 2 + LEFT_MIN ? 2 : 1;
	return 0;
}
