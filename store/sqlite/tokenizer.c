/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The FTS5 tokenizer "wensuo", with the argument 'words' or 'grams' (text/token.h says which tokens these are).

   It takes two forms of a text and gives the same tokens for both: the raw text, which it folds and segments, and the packed tokens that
   workers made of it, which begin with WS_TOKENS_MARK. So the one thread that writes does not segment, while FTS5's own integrity-check,
   rebuild and delete, which tokenise the raw text, meet what was inserted. A look-up passes packed tokens too: no text of a query reaches
   FTS5's query syntax.

   FTS5 of SQLite 3.40 has the first version of the tokenizer interface (fts5_api.iVersion 2, xCreateTokenizer). */
#include <string.h>

#include "store/sqlite/sqlite.h"
#include "text/fold.h"
#include "text/segment.h"

typedef struct {
	bool words;
	ws_arena *arena;
	ws_segmenter *segmenter; /* opened for the first raw text: look-ups never need it */
} tokenizer;

static void tokenizer_delete(Fts5Tokenizer *t) {
	tokenizer *own = (tokenizer *)t;
	ws_segmenter_close(own->segmenter);
	ws_arena_free(own->arena);
	g_free(own);
}

static int tokenizer_create(void *context, const char **arguments, int n, Fts5Tokenizer **out) {
	(void)context;
	if (n != 1 || (strcmp(arguments[0], "words") != 0 && strcmp(arguments[0], "grams") != 0))
		return SQLITE_ERROR;
	tokenizer *own = g_new0(tokenizer, 1);
	own->words = strcmp(arguments[0], "words") == 0;
	own->arena = ws_arena_new();
	*out = (Fts5Tokenizer *)own;
	return SQLITE_OK;
}

/* The packed tokens of a raw text. */
static int pack(tokenizer *t, const char *text, size_t len, ws_tokens *out) {
	ws_folded folded = ws_fold(text, len, WS_FOLD_HANS, t->arena);
	if (!t->words) {
		*out = ws_gram_tokens(&folded, t->arena);
		return SQLITE_OK;
	}
	const char *why;
	if (!t->segmenter && !(t->segmenter = ws_segmenter_open(&why)))
		return SQLITE_ERROR;
	size_t n;
	const ws_word *words = ws_segment(t->segmenter, &folded, &n, t->arena);
	*out = ws_word_tokens(&folded, words, n, t->arena);
	return SQLITE_OK;
}

static int tokenize(Fts5Tokenizer *tokens_of, void *context, int flags, const char *text, int len,
                    int (*token)(void *, int, const char *, int, int, int)) {
	(void)flags;
	tokenizer *t = (tokenizer *)tokens_of;
	ws_tokens tokens = {text, len > 0 ? (size_t)len : 0, 0};
	if (tokens.len == 0)
		return SQLITE_OK;
	int code = SQLITE_OK;
	if (text[0] != WS_TOKENS_MARK)
		code = pack(t, text, tokens.len, &tokens);
	const char *one;
	size_t size, at = 0;
	while (code == SQLITE_OK && ws_tokens_next(&tokens, &at, &one, &size))
		code = token(context, 0, one, (int)size, 0, 0);
	ws_arena_clear(t->arena);
	return code;
}

fts5_api *ws_fts5_api(sqlite3 *db) {
	fts5_api *api = NULL;
	sqlite3_stmt *ask;
	if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &ask, NULL) != SQLITE_OK)
		return NULL;
	sqlite3_bind_pointer(ask, 1, &api, "fts5_api_ptr", NULL);
	sqlite3_step(ask);
	sqlite3_finalize(ask);
	return api;
}

int ws_tokenizer_register(sqlite3 *db) {
	fts5_api *api = ws_fts5_api(db);
	if (!api)
		return SQLITE_ERROR;
	fts5_tokenizer functions = {tokenizer_create, tokenizer_delete, tokenize};
	return api->xCreateTokenizer(api, "wensuo", NULL, &functions, NULL);
}
