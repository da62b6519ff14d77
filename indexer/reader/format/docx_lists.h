/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of a DOCX file, from its numbering.xml. */
#ifndef WS_INDEXER_READER_FORMAT_DOCX_LISTS_H
#define WS_INDEXER_READER_FORMAT_DOCX_LISTS_H

#include <libxml/tree.h>

#include "indexer/reader/format/lists.h"

/* Fills `lists`; root may be NULL. The tree must stay as long as the lists are used. */
void ws_docx_lists(ws_lists *lists, const xmlNode *root);

#endif
