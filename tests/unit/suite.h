/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How every test program ends: it runs its suite and says whether a test failed. */
#ifndef WS_TESTS_UNIT_SUITE_H
#define WS_TESTS_UNIT_SUITE_H

#include <check.h>
#include <stdlib.h>

static inline int run_suite(Suite *suite) {
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
