/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ranking needs to know of a passage it has not read, in one byte: its folded length in steps of 10 %, and whether a document begins
   with it.

       0 none    8 1 character    49 100    73 1000    127 160 000 and more    | 128 the first passage of its document */
#ifndef WS_STORE_LENGTH_H
#define WS_STORE_LENGTH_H

#include <stdint.h>

enum { WS_LENGTH_FIRST = 0x80 };

/* Without the mark of a first passage. */
uint8_t ws_length_to_code(uint32_t chars);

/* With or without it. */
uint32_t ws_length_of_code(uint8_t code);

#endif
