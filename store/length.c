/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/length.h"

#include <math.h>

static const double STEP = 1.1;
enum { LONGEST = WS_LENGTH_FIRST - 1 };

uint8_t ws_length_to_code(uint32_t chars) {
	double code = 1 + round(log1p(chars) / log(STEP));
	return code > LONGEST ? LONGEST : (uint8_t)code;
}

uint32_t ws_length_of_code(uint8_t code) {
	code &= LONGEST;
	return code ? (uint32_t)round(expm1((code - 1) * log(STEP))) : 0;
}
