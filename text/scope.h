/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a name has in front that only says whose it is.

       in a document of 厦门市:   厦门市|技术创新基金   厦门|财政局   市级|技术创新基金   市|财政局
       and all of it:             国家融资担保基金, 省技改基金: another level's

   The same thing is written with it and without it, so names are compared behind it. */
#ifndef WS_TEXT_SCOPE_H
#define WS_TEXT_SCOPE_H

#include <stddef.h>
#include <stdint.h>

/* How many characters of the name c[0..n) are its scope in a document of this region (folded, "厦门市"; region_n 0: unknown, any level
   counts). At least two characters of the name are left. */
size_t ws_scope(const uint32_t *c, size_t n, const uint32_t *region, size_t region_n);

#endif
