/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Without memory a program ends with the status of an error, and is not killed by a signal. */
#include <stdint.h>
#include <stdio.h>

#include "tests/unit/suite.h"
#include "text/memory.h"

static void quiet(void) {
	freopen("/dev/null", "w", stderr);
}

START_TEST(more_than_there_is_ends_the_program) {
	ws_memory(SIZE_MAX / 4, 1);
}
END_TEST

START_TEST(a_product_that_no_number_holds_ends_the_program) {
	ws_memory_zero(SIZE_MAX / 4, 8);
}
END_TEST

START_TEST(an_array_that_cannot_grow_ends_the_program) {
	size_t cap = 0;
	ws_memory_more(NULL, &cap, SIZE_MAX / 8, 4);
}
END_TEST

START_TEST(nothing_is_room_all_the_same) {
	void *p = ws_memory(0, 8), *q = ws_memory_zero(8, 0);
	ck_assert(p && q);
	free(p);
	free(q);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("memory");
	TCase *t = tcase_create("memory");
	tcase_add_checked_fixture(t, quiet, NULL);
	tcase_add_exit_test(t, more_than_there_is_ends_the_program, 2);
	tcase_add_exit_test(t, a_product_that_no_number_holds_ends_the_program, 2);
	tcase_add_exit_test(t, an_array_that_cannot_grow_ends_the_program, 2);
	tcase_add_test(t, nothing_is_room_all_the_same);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
