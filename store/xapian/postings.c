/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/length.h"
#include "store/xapian/terms.h"
#include "text/fold.h"

typedef struct {
	ws_term_visit each;
	void *data;
	GError **error;
} sink;

static bool put(const sink *to, const ws_term_text *term) {
	return to->each(term->bytes[0], term->bytes + 1, term->len - 1, 0, to->data, to->error);
}

static bool put_mark(const sink *to, ws_term_letter letter) {
	return to->each((char)letter, "", 0, 0, to->data, to->error);
}

static bool put_tokens(const sink *to, ws_term_letter letter, const ws_tokens *tokens, uint32_t weight) {
	enum { FITS = 120 }; /* even if it were all NULs */
	const char *token;
	size_t len, at = 0;
	bool ok = true;
	while (ok && ws_tokens_next(tokens, &at, &token, &len)) {
		if (len <= FITS) {
			ok = to->each((char)letter, token, len, weight, to->data, to->error);
		} else {
			ws_term_text term = ws_term_of(letter, token, len);
			ok = to->each((char)letter, term.bytes + 1, term.len - 1, weight, to->data, to->error);
		}
	}
	return ok;
}

static bool put_figure(const sink *to, const ws_figure *f) {
	double low = ws_decimal_double(f->amount), high = f->has_high ? ws_decimal_double(f->high_amount) : low;
	if (f->has_high) {
		ws_term_text interval = ws_term_of_interval(f->base, f->kind, MIN(low, high), MAX(low, high));
		return put(to, &interval);
	}
	ws_term_text decade = ws_term_of_amount(WS_TERM_DECADE, f->base, f->kind, low),
				 amount = ws_term_of_amount(WS_TERM_AMOUNT, f->base, f->kind, low);
	return put(to, &decade) && put(to, &amount);
}

static bool put_name(const sink *to, const ws_name *n, ws_arena *arena) {
	const char class = (char)('0' + n->class);
	ws_term_text canonical = ws_term_of_name(n->class, ws_fold_string(n->canonical, strlen(n->canonical), WS_FOLD_HANS, arena));
	ws_term_text form = ws_term_of_name(n->class, ws_fold_string(n->form, strlen(n->form), WS_FOLD_HANS, arena));
	ws_term_text named = ws_term_of(WS_TERM_NAMED, &class, 1);
	return put(to, &canonical) && put(to, &form) && put(to, &named);
}

bool ws_terms_of_passage(const ws_passage *p, const ws_tokens *grams, const ws_tokens *words, uint32_t chars, ws_arena *arena,
                         ws_term_visit each, void *data, GError **error) {
	const sink to = {each, data, error};
	uint32_t weight = ws_length_to_code(chars);
	bool ok = put_tokens(&to, WS_TERM_GRAM, grams, weight) && put_tokens(&to, WS_TERM_WORD, words, weight);
	if (p->kind == WS_HEADING)
		ok = ok && put_tokens(&to, WS_TERM_HEAD, grams, weight) && put_mark(&to, WS_TERM_HEADING);
	for (size_t i = 0; ok && i < p->n_figures; i++)
		ok = put_figure(&to, &p->figures[i]);
	for (size_t i = 0; ok && i < p->n_names; i++)
		ok = put_name(&to, &p->names[i], arena);
	if (ok && p->term) {
		const char *folded = ws_fold_string(p->term, strlen(p->term), WS_FOLD_HANS, arena);
		ws_term_text term = ws_term_of(WS_TERM_DEFINITION, folded, strlen(folded));
		ok = put(&to, &term) && put_mark(&to, WS_TERM_DEFINING);
	}
	return ok;
}
