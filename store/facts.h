/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures, names and table geometry of a passage as bytes, the form in which every engine keeps them.

   Everything is a variable-length number (7 bits a byte, lowest first, the top bit on all but the last) or bytes. A blob begins with its
   strings: each one once, and, where it stands in the passage's own text, as a place there:

       "全市一般公共预算总收入 1577.1 亿元，同比增长 5.6%"   ->   strings 亿元 元 全市一般公共预算总收入 … mostly two numbers each

   so a figure takes some twenty bytes. What is read is checked: a blob that says more than it holds gives no records. */
#ifndef WS_STORE_FACTS_H
#define WS_STORE_FACTS_H

#include <glib.h>

#include "text/arena.h"
#include "text/document.h"

/* Each appends to `out`, which is left empty when there is nothing. `text` is the passage's. */
void ws_pack_figures(GByteArray *out, const ws_passage *passage);
void ws_pack_names(GByteArray *out, const ws_passage *passage);
void ws_pack_cells(GByteArray *out, const ws_passage *passage);

/* The records, in `arena`; false when the bytes are not what they should be. */
bool ws_unpack_figures(const void *blob, size_t size, const char *text, size_t len, ws_arena *arena, ws_figure **figures, size_t *n);
bool ws_unpack_names(const void *blob, size_t size, const char *text, size_t len, ws_arena *arena, ws_name **names, size_t *n);
bool ws_unpack_cells(const void *blob, size_t size, const char *text, size_t len, ws_arena *arena, const ws_table **table);

/* Where the fields of a card were read (ws_document.evidence). */
void ws_pack_evidence(GByteArray *out, const ws_evidence *evidence);
bool ws_unpack_evidence(const void *blob, size_t size, ws_evidence *evidence);

#endif
