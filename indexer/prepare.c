/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/prepare.h"

ws_prepared *ws_prepare(const ws_document *document, const ws_folded *folded, ws_segmenter *segmenter, ws_arena *arena) {
	ws_prepared *prepared = ws_arena_zero(arena, document->n_passages + 1, sizeof *prepared);
	ws_arena *scratch = ws_arena_new();
	for (size_t i = 0; i < document->n_passages; i++) {
		size_t n;
		ws_arena_clear(scratch);
		const ws_word *words = ws_segment(segmenter, &folded[i], &n, scratch);
		prepared[i].words = ws_word_tokens(&folded[i], words, n, arena);
		prepared[i].grams = ws_grams_of(&folded[i], arena);
		prepared[i].chars = (uint32_t)folded[i].n;
	}
	ws_arena_free(scratch);
	return prepared;
}
