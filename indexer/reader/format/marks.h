/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Footnote marks set as raised figures: they go, so that none stands between a number and its unit.

       增长8.8%[1]，   m² 124平方米①   ->   the marks go, the exponent of a unit stays */
#ifndef WS_INDEXER_READER_FORMAT_MARKS_H
#define WS_INDEXER_READER_FORMAT_MARKS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Whether a character can be part of a mark: digits, brackets, ① … ⑳, *, 注. */
bool ws_in_mark(uint32_t c);

/* What stands in `text` from byte `from` on is raised: takes it out when it is a mark, makes it ² or ³ behind a unit and a power behind
   ×10, else leaves it. */
void ws_drop_raised(GString *text, size_t from);

#endif
