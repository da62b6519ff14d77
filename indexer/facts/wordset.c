/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/facts/wordset.h"

/* Two threads may both make it; one list stays. */
static const ws_wordlist *list_of(ws_wordset *set) {
	ws_wordlist *list = atomic_load(&set->list);
	if (list)
		return list;
	ws_wordlist *mine = ws_wordlist_new(set->rows, set->n, sizeof *set->rows);
	if (atomic_compare_exchange_strong(&set->list, &list, mine))
		return mine;
	ws_wordlist_free(mine);
	return list;
}

ws_word_hit ws_word_before(ws_wordset *set, const uint32_t *c, size_t from, size_t to) {
	ws_word_hit hit = {0, NULL};
	hit.row = ws_wordlist_before(list_of(set), c, from, to, &hit.len);
	return hit;
}

ws_word_hit ws_word_at(ws_wordset *set, const uint32_t *c, size_t from, size_t to) {
	ws_word_hit hit = {0, NULL};
	hit.row = ws_wordlist_at(list_of(set), c, to, from, &hit.len);
	return hit;
}
