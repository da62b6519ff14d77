/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Xapian has a dictionary for this, but not behind a server, and FTS5 has none. All engines can list the words of one letter, and in
   Chinese documents words of Latin letters are few: 43 in 3 657 passages of reports, 18 in 106 455 of laws. So the same rule looks through
   them everywhere. */
#include "query/spelling.h"

#include <string.h>

enum { SHORTEST = 4, LONGEST = 32, LONG = 6, EQUALS = 16 };

static bool is_spelt(const char *word, size_t len) {
	for (size_t i = 0; i < len; i++)
		if (word[i] < 'a' || word[i] > 'z')
			return false;
	return len >= SHORTEST && len <= LONGEST;
}

/* Letters to change, an exchange of two neighbours counting as one (Damerau's distance, no letter changed twice). */
static int distance(const char *a, size_t n, const char *b, size_t m) {
	int rows[3][LONGEST + 1];
	for (size_t k = 0; k <= m; k++)
		rows[0][k] = (int)k;
	for (size_t i = 1; i <= n; i++) {
		int *row = rows[i % 3], *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
		row[0] = (int)i;
		for (size_t k = 1; k <= m; k++) {
			int change = above[k - 1] + (a[i - 1] != b[k - 1]), shift = MIN(above[k], row[k - 1]) + 1;
			row[k] = MIN(change, shift);
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
				row[k] = MIN(row[k], second[k - 2] + 1);
		}
	}
	return rows[n % 3][m];
}

typedef struct {
	const char *word;
	size_t len;
	int nearest;
	GHashTable *equals; /* words at that distance */
} looking;

static void look_at(const char *word, size_t len, void *data) {
	looking *l = data;
	if (!is_spelt(word, len) || len > l->len + (size_t)l->nearest || l->len > len + (size_t)l->nearest)
		return;
	int far = distance(l->word, l->len, word, len);
	if (far > l->nearest)
		return;
	if (far < l->nearest)
		g_hash_table_remove_all(l->equals);
	l->nearest = far;
	g_hash_table_add(l->equals, g_strndup(word, len));
}

static bool count(ws_store *store, const char *word, guint *out, GError **error) {
	bool more;
	g_autoptr(GArray) rows = ws_store_word_rows(store, word, 1, SIZE_MAX, &more, error);
	*out = rows ? rows->len : 0;
	return rows != NULL;
}

static int by_alphabet(gconstpointer a, gconstpointer b) {
	return strcmp(a, b);
}

/* The one in most passages; of these the first of the alphabet. */
static const char *most_frequent(ws_store *store, GHashTable *words, ws_arena *arena, GError **error) {
	g_autoptr(GList) list = g_list_sort(g_hash_table_get_keys(words), by_alphabet);
	const char *best = NULL;
	guint most = 0, looked = 0;
	for (GList *at = list; at && looked < EQUALS; at = at->next, looked++) {
		guint n;
		if (!count(store, at->data, &n, error))
			return NULL;
		if (n > most) {
			most = n;
			best = at->data;
		}
	}
	return best ? ws_arena_copy(arena, best, strlen(best)) : NULL;
}

const char *ws_spelling_suggest(ws_store *store, const char *word, ws_arena *arena, GError **error) {
	size_t len = strlen(word);
	bool more;
	if (!is_spelt(word, len))
		return NULL;
	g_autoptr(GArray) rows = ws_store_word_rows(store, word, 1, 1, &more, error);
	if (!rows || rows->len)
		return NULL;
	g_autoptr(GHashTable) equals = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	looking l = {word, len, len >= LONG ? 2 : 1, equals};
	return ws_store_latin_words(store, *word, look_at, &l, error) ? most_frequent(store, equals, arena, error) : NULL;
}

const char *ws_spelling_of_name(const char *word, const char *const *names) {
	enum { TWICE_FROM = 5 };
	size_t len = strlen(word);
	int nearest = len >= TWICE_FROM ? 2 : 1;
	const char *best = NULL;
	for (; *names && len <= LONGEST; names++) {
		int far = distance(word, len, *names, strlen(*names));
		if (far < nearest + !best) {
			nearest = far;
			best = *names;
		}
	}
	return best;
}
