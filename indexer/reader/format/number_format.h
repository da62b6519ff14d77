/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a spreadsheet shows for a number, given its format code (ECMA-376 part 1, 18.8.31).

       1234567.891, "#,##0.00"                 ->  "1,234,567.89"        0.0563, "0.0%"  ->  "5.6%"
       45292, "yyyy\"年\"m\"月\"d\"日\""        ->  "2024年1月1日"         -3, "#,##0;(#,##0)"  ->  "(3)"

   Values are rounded in decimal, half away from zero, from the 15 digits that a spreadsheet keeps. Not handled: fractions (shown as
   General), conditions in brackets (the first section counts), names of months and weekdays. */
#ifndef WS_INDEXER_READER_FORMAT_NUMBER_FORMAT_H
#define WS_INDEXER_READER_FORMAT_NUMBER_FORMAT_H

#include <stdbool.h>

#include "text/arena.h"

/* `code` may be NULL for General. `from_1904`: days are counted from 1904, not 1900. */
char *ws_format_number(const char *code, double value, bool from_1904, ws_arena *arena);

/* The code of a built-in format as a Chinese spreadsheet has it; NULL for General and for numbers that are not built in. */
const char *ws_builtin_format(unsigned id);

#endif
