/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folded length of a passage in one byte, in steps of 5 %: what ranking needs to know of it.

       0 none    15 1 character    96 100    143 1000    255 250 000 and more */
#ifndef WS_STORE_LENGTH_H
#define WS_STORE_LENGTH_H

#include <stdint.h>

uint8_t ws_length_to_code(uint32_t chars);
uint32_t ws_length_of_code(uint8_t code);

#endif
