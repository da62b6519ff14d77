/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rich text, as it stands. */
#include "tests/fuzz/fuzz_container.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	check_read(&ws_format_rtf, data, size);
	return 0;
}
