/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which code points are Han characters: 务 and 〇 are, 、 and ァ are not. The blocks of CJK unified and compatibility ideographs (Unicode
   15). */
#ifndef WS_TEXT_HAN_H
#define WS_TEXT_HAN_H

#include <stdbool.h>
#include <stdint.h>

static inline bool ws_is_han(uint32_t c) {
	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 || (c >= 0xF900 && c <= 0xFAFF) ||
		   (c >= 0x20000 && c <= 0x3FFFF);
}

#endif
