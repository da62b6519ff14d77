/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names found in texts written as one string: passages parted by |, headings marked #, names in [ ]. */
#ifndef WS_TESTS_UNIT_NAME_DUMP_H
#define WS_TESTS_UNIT_NAME_DUMP_H

#include <string.h>

#include "indexer/facts/facts.h"
#include "tests/unit/arena_fixture.h"
#include "text/utf8.h"

/* A document of the lines of `marked`, each a passage, without the brackets [ ] in it. A first character # makes a heading. */
static ws_document *read_document(const char *marked, const char *region) {
	ws_document *d = ws_arena_zero(arena, 1, sizeof *d);
	size_t cap = 0;
	const char *within = region ? strrchr(region, '/') : NULL; /* 福建省/泉州市 */
	d->region = within ? within + 1 : region;
	d->region_path = region;
	for (const char *line = marked; *line;) {
		size_t len = strcspn(line, "|"), n = 0;
		char *text = ws_arena_take(arena, len + 1);
		bool heading = *line == '#';
		for (size_t i = heading; i < len; i++)
			if (line[i] != '[' && line[i] != ']')
				text[n++] = line[i];
		text[n] = '\0';
		d->passages = ws_arena_grow(arena, d->passages, d->n_passages, &cap, sizeof *d->passages);
		d->passages[d->n_passages] = (ws_passage){.kind = heading ? WS_HEADING : WS_PARAGRAPH, .level = heading, .parent = -1, .text = text, .len = n};
		d->n_passages++;
		line += len + (line[len] == '|');
	}
	return d;
}

static void find(ws_document *d) {
	ws_folded *folded = ws_arena_zero(arena, d->n_passages + 1, sizeof *folded);
	for (size_t i = 0; i < d->n_passages; i++)
		folded[i] = ws_fold(d->passages[i].text, d->passages[i].len, WS_FOLD_HANS, arena);
	ws_find_names(d, folded, arena);
}

static bool wanted(const ws_name *name, const char *classes) {
	static const char letters[] = "pbag";
	return strchr(classes, letters[name->class]) != NULL;
}

/* The document's lines again, with brackets around every name of these classes (p policy, b budget, a agency, g programme). */
static char *show(const ws_document *d, const char *classes) {
	size_t len = 0, room = 64;
	for (size_t i = 0; i < d->n_passages; i++)
		room += d->passages[i].len + 2 + 2 * d->passages[i].n_names;
	char *out = ws_arena_take(arena, room);
	for (size_t i = 0; i < d->n_passages; i++) {
		const ws_passage *p = &d->passages[i];
		const char *at = p->text, *end = at + p->len;
		if (i)
			out[len++] = '|';
		if (p->kind == WS_HEADING)
			out[len++] = '#';
		for (uint32_t c = 0; at <= end; c++) {
			for (size_t k = 0; k < p->n_names; k++)
				if (p->names[k].span.end == c && wanted(&p->names[k], classes))
					out[len++] = ']';
			for (size_t k = 0; k < p->n_names; k++)
				if (p->names[k].span.start == c && wanted(&p->names[k], classes))
					out[len++] = '[';
			if (at == end)
				break;
			const char *was = at;
			ws_utf8_next(&at, end);
			memcpy(out + len, was, (size_t)(at - was));
			len += (size_t)(at - was);
		}
	}
	out[len] = '\0';
	return out;
}

#endif
