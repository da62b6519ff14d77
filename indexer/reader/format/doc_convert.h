/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Old Word files through antiword or catdoc, run as limited children. */
#ifndef WS_INDEXER_READER_FORMAT_DOC_CONVERT_H
#define WS_INDEXER_READER_FORMAT_DOC_CONVERT_H

#include "indexer/reader/format/format.h"

/* false with an error that names what was tried: "no converter reads this Word 97 file (tried antiword, catdoc)". */
bool ws_doc_convert(const ws_source *source, ws_output *out, GError **error);

#endif
