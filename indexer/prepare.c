/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/prepare.h"

/* A heading's scope runs to the passage before the next heading of its own level or above; the title's to the end. */
static void find_scopes(const ws_document *document, ws_prepared *prepared) {
	for (size_t i = 0; i < document->n_passages; i++) {
		prepared[i].scope_end = document->passages[i].kind == WS_HEADING ? (int32_t)i : -1;
		for (int32_t above = document->passages[i].parent; above >= 0; above = document->passages[above].parent)
			prepared[above].scope_end = (int32_t)i;
	}
	if (document->n_passages && document->passages[0].kind == WS_HEADING && document->passages[0].level == 0)
		prepared[0].scope_end = (int32_t)document->n_passages - 1;
}

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
	find_scopes(document, prepared);
	return prepared;
}
