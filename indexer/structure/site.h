/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes out of a text what the site it was copied from put around it: menus, the path to the page, buttons, counters, credits, footers. */
#ifndef WS_INDEXER_STRUCTURE_SITE_H
#define WS_INDEXER_STRUCTURE_SITE_H

#include "indexer/structure/line.h"

/* Sets `dropped` on such lines. */
void ws_drop_site(ws_lines *lines);

#endif
