/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/suite.h"
#include "text/fold.h"
#include "text/scope.h"

static const struct {
	const char *name, *region, *rest, *why;
} scopes[] = {
	{"厦门市技术创新基金", "厦门市", "技术创新基金", "the region in full"},
	{"厦门技术创新基金", "厦门市", "技术创新基金", "the region in short"},
	{"市技术创新基金", "厦门市", "技术创新基金", "its level"},
	{"市级技术创新基金", "厦门市", "技术创新基金", "its level with 级"},
	{"市财政局", "厦门市", "财政局", "an agency"},
	{"省技改基金", "厦门市", "省技改基金", "another level"},
	{"泉州市技术创新基金", "厦门市", "泉州市技术创新基金", "another region"},
	{"国家融资担保基金", "厦门市", "国家融资担保基金", "the state's"},
	{"市场监管局", "厦门市", "市场监管局", "a word that begins like a level"},
	{"市市场监管局", "厦门市", "市场监管局", "behind a level"},
	{"市政府产业基金", "厦门市", "政府产业基金", "市 and 政府"},
	{"市政建设基金", "厦门市", "市政建设基金", "市政 is a word"},
	{"区块链基金", "思明区", "区块链基金", "区块链 too"},
	{"区产业基金", "思明区", "产业基金", "a district's"},
	{"市茶业基金", "", "茶业基金", "any level when the region is unknown"},
	{"厦门市", "厦门市", "厦门市", "nothing would be left"},
	{"", "厦门市", "", "nothing"},
};

START_TEST(only_the_scope_of_its_own_region_goes) {
	ws_arena *arena = ws_arena_new();
	ws_folded name = ws_fold(scopes[_i].name, strlen(scopes[_i].name), WS_FOLD_HANS, arena);
	ws_folded region = ws_fold(scopes[_i].region, strlen(scopes[_i].region), WS_FOLD_HANS, arena);
	size_t scope = ws_scope(name.c, name.n, region.c, region.n);
	const char *rest = ws_folded_string(&name, scope, name.n, arena);
	ck_assert_msg(strcmp(rest, scopes[_i].rest) == 0, "%s: '%s', wanted '%s'", scopes[_i].why, rest, scopes[_i].rest);
	ws_arena_free(arena);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("scope");
	TCase *tc = tcase_create("scope");
	tcase_add_loop_test(tc, only_the_scope_of_its_own_region_goes, 0, (int)(sizeof scopes / sizeof scopes[0]));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
