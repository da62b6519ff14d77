/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any lines become a document whose facts lie in its texts. The first byte says how the rest is read. */
#include "indexer/facts/facts.h"
#include "indexer/structure/structure.h"
#include "tests/fuzz/fuzz_text.h"
#include "tests/unit/block_text.h"

static bool lies_in(ws_span span, const ws_passage *passage) {
	return span.start <= span.end && span.end <= ws_utf8_count(passage->text, passage->len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	ws_arena *arena = ws_arena_new();
	ws_blocks blocks = blocks_of(size ? well_formed(data + 1, size - 1, arena) : "",
	                             size ? (block_text)(data[0] % 3) : PLAIN_LINES, arena);
	ws_document document = {.path = "/通知.txt"};
	const ws_hints hints = {.info = ws_structure(&blocks, &document, arena)};
	ws_folded *folded = ws_arena_zero(arena, document.n_passages + 1, sizeof *folded);
	for (size_t i = 0; i < document.n_passages; i++)
		folded[i] = ws_fold(document.passages[i].text, document.passages[i].len, WS_FOLD_HANS, arena);
	ws_find_card(&document, folded, &hints, arena);
	ws_find_figures(&document, folded, arena);
	ws_find_names(&document, folded, arena);
	for (size_t i = 0; i < document.n_passages; i++) {
		const ws_passage *p = &document.passages[i];
		for (size_t k = 0; k < p->n_figures; k++)
			must(lies_in(p->figures[k].span, p) && p->figures[k].span.start < p->figures[k].span.end);
		for (size_t k = 0; k < p->n_names; k++)
			must(lies_in(p->names[k].span, p) && p->names[k].form && p->names[k].canonical);
	}
	for (int i = 0; i < WS_FIELDS; i++) {
		const ws_evidence *e = &document.evidence[i];
		must(e->passage < (int32_t)document.n_passages && (e->passage < 0 || lies_in(e->span, &document.passages[e->passage])));
	}
	ws_arena_free(arena);
	return 0;
}
