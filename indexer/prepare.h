/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the workers make of a document for the store's writer: the token streams of every passage. */
#ifndef WS_INDEXER_PREPARE_H
#define WS_INDEXER_PREPARE_H

#include "store/store.h"
#include "text/segment.h"

/* prepared[i] belongs to document->passages[i]; `folded` are their folded texts. Lives in `arena`. */
ws_prepared *ws_prepare(const ws_document *document, const ws_folded *folded, ws_segmenter *segmenter, ws_arena *arena);

#endif
