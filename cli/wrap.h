/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in lines of a terminal's width: those that follow begin under the first one.

       …截至2023年末，全市政府债务
       限额 2046.3 亿元，             a number or a Latin word stays whole, and no line begins with a comma */
#ifndef WS_CLI_WRAP_H
#define WS_CLI_WRAP_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
	int width;       /* columns of the terminal; 0: nothing is wrapped */
	int indent;      /* of the lines that follow */
	int column;      /* where the next character comes */
	uint32_t before; /* the character before it; 0 none */
} ws_wrap;

/* Prints text as ws_print_text does, line ends as spaces. */
void ws_wrap_text(ws_wrap *wrap, const char *text, size_t len);

/* The columns that a character takes (Han and full-width ones two), and a string. */
int ws_columns(uint32_t c);
int ws_text_columns(const char *text, size_t len);

/* The columns of the terminal that standard output is; 0: none, or too few to wrap in. */
int ws_terminal_width(void);

#endif
