/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/xapian/record.h"

#include "store/facts.h"
#include "store/bytes.h"

/* ---- passages ---- */

enum { IN_BYTE = 0xFF };

static void put_facts(GByteArray *out, GByteArray *scratch, void (*pack)(GByteArray *, const ws_passage *), const ws_passage *passage) {
	g_byte_array_set_size(scratch, 0);
	pack(scratch, passage);
	ws_bytes_put_block(out, scratch->data, scratch->len);
}

void ws_record_put_passage(GByteArray *out, const ws_passage *p, size_t index, uint32_t document) {
	ws_bytes_put(out, document);
	ws_bytes_put(out, (uint64_t)p->kind);
	ws_bytes_put(out, (uint64_t)p->level);
	ws_bytes_put(out, p->parent < 0 ? 0 : (uint64_t)((int64_t)index - p->parent));
	ws_bytes_put(out, p->line);
	ws_bytes_put(out, p->line_end - p->line);
	ws_bytes_put(out, p->page);
	ws_bytes_put_string(out, p->term);
	ws_bytes_put(out, p->definition.start);
	ws_bytes_put(out, p->definition.end);
	ws_bytes_put_block(out, p->text, p->len);
	GByteArray *scratch = g_byte_array_new();
	put_facts(out, scratch, ws_pack_cells, p);
	put_facts(out, scratch, ws_pack_figures, p);
	put_facts(out, scratch, ws_pack_names, p);
	g_byte_array_unref(scratch);
}

static bool get_facts(ws_bytes *in, ws_arena *arena, ws_stored_passage *p) {
	const void *block[3];
	size_t size[3];
	for (int i = 0; i < 3; i++)
		block[i] = ws_bytes_get_block(in, &size[i]);
	return !in->bad && ws_unpack_cells(block[0], size[0], p->text, p->len, arena, &p->table) &&
		ws_unpack_figures(block[1], size[1], p->text, p->len, arena, &p->figures, &p->n_figures) &&
		ws_unpack_names(block[2], size[2], p->text, p->len, arena, &p->names, &p->n_names);
}

bool ws_record_get_passage(const GByteArray *data, uint32_t id, bool with_facts, ws_arena *arena, ws_stored_passage *p) {
	*p = (ws_stored_passage){.id = id};
	ws_bytes in = ws_bytes_of(data->data, data->len);
	p->document = (uint32_t)ws_bytes_get(&in);
	p->kind = (ws_passage_kind)(ws_bytes_get(&in) & IN_BYTE);
	p->level = (int)(ws_bytes_get(&in) & IN_BYTE);
	uint64_t up = ws_bytes_get(&in);
	p->parent = up && up < id ? id - (uint32_t)up : 0;
	p->line = (uint32_t)ws_bytes_get(&in);
	p->line_end = (uint32_t)(p->line + ws_bytes_get(&in));
	p->page = (uint32_t)ws_bytes_get(&in);
	p->term = ws_bytes_get_string(&in, arena);
	p->definition.start = (uint32_t)ws_bytes_get(&in);
	p->definition.end = (uint32_t)ws_bytes_get(&in);
	size_t len;
	const void *text = ws_bytes_get_block(&in, &len);
	p->text = ws_arena_copy(arena, text, len);
	p->len = len;
	return !in.bad && p->kind <= WS_DEFINITION && up < id && (!with_facts || get_facts(&in, arena, p));
}

/* ---- files ---- */

/* The strings of a card, in the order they stand on disk. */
static const size_t strings[] = {
	offsetof(ws_document, path),   offsetof(ws_document, format), offsetof(ws_document, encoding),    offsetof(ws_document, title),
	offsetof(ws_document, issuer), offsetof(ws_document, number), offsetof(ws_document, date),        offsetof(ws_document, region),
	offsetof(ws_document, region_path), offsetof(ws_document, kind), offsetof(ws_document, recipients), offsetof(ws_document, expires),
	offsetof(ws_document, meeting),
};

static const char **string_at(ws_document *card, size_t i) {
	return (const char **)(void *)((char *)card + strings[i]);
}

void ws_record_put_file(GByteArray *out, const ws_file_record *f) {
	const ws_stored_document *d = &f->document;
	ws_document card = d->card;
	ws_bytes_put(out, (uint64_t)f->stamp.size);
	ws_bytes_put(out, (uint64_t)f->stamp.mtime_ns);
	ws_bytes_put(out, f->stamp.hash);
	ws_bytes_put_string(out, f->reason);
	ws_bytes_put(out, d->first);
	ws_bytes_put(out, d->n_passages);
	ws_bytes_put(out, d->n_figures);
	ws_bytes_put(out, f->names);
	ws_bytes_put(out, f->definitions);
	ws_bytes_put(out, f->chars);
	ws_bytes_put(out, f->text_bytes);
	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		ws_bytes_put_string(out, *string_at(&card, i));
	ws_bytes_put(out, (uint64_t)card.year);
	ws_bytes_put(out, card.n_years);
	for (size_t i = 0; i < card.n_years; i++)
		ws_bytes_put(out, (uint64_t)card.years[i]);
	GByteArray *evidence = g_byte_array_new();
	ws_pack_evidence(evidence, card.evidence);
	ws_bytes_put_block(out, evidence->data, evidence->len);
	g_byte_array_unref(evidence);
}

bool ws_record_get_file(const GByteArray *data, uint32_t id, ws_arena *arena, ws_file_record *f) {
	*f = (ws_file_record){.document.id = id};
	ws_stored_document *d = &f->document;
	ws_bytes in = ws_bytes_of(data->data, data->len);
	f->stamp.size = (int64_t)ws_bytes_get(&in);
	f->stamp.mtime_ns = (int64_t)ws_bytes_get(&in);
	f->stamp.hash = ws_bytes_get(&in);
	f->reason = ws_bytes_get_string(&in, arena);
	uint64_t first = ws_bytes_get(&in), n = ws_bytes_get(&in);
	d->n_figures = (uint32_t)ws_bytes_get(&in);
	f->names = ws_bytes_get(&in);
	f->definitions = ws_bytes_get(&in);
	f->chars = ws_bytes_get(&in);
	f->text_bytes = ws_bytes_get(&in);
	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		*string_at(&d->card, i) = ws_bytes_get_string(&in, arena);
	d->card.year = (int)ws_bytes_get(&in);
	uint64_t years = ws_bytes_get(&in);
	if (years > G_N_ELEMENTS(d->card.years) || first > UINT32_MAX || n > UINT32_MAX - first || !d->card.path)
		return false;
	for (; d->card.n_years < years; d->card.n_years++)
		d->card.years[d->card.n_years] = (int)ws_bytes_get(&in);
	d->first = n ? (uint32_t)first : 1;
	d->last = n ? (uint32_t)(first + n - 1) : 0;
	d->n_passages = (uint32_t)n;
	size_t size;
	const void *evidence = ws_bytes_get_block(&in, &size);
	return !in.bad && ws_unpack_evidence(evidence, size, d->card.evidence);
}

/* ---- totals ---- */

void ws_record_put_totals(GByteArray *out, const ws_record_totals *t) {
	const uint64_t numbers[] = {t->documents, t->failures,    t->passages,   t->chars,        t->figures,
	                            t->names,     t->definitions, t->text_bytes, t->last_passage, t->last_file};
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		ws_bytes_put(out, numbers[i]);
}

bool ws_record_get_totals(const GByteArray *data, ws_record_totals *t) {
	ws_bytes in = ws_bytes_of(data->data, data->len);
	uint64_t *const numbers[] = {&t->documents, &t->failures,    &t->passages,   &t->chars,        &t->figures,
	                             &t->names,     &t->definitions, &t->text_bytes, &t->last_passage, &t->last_file};
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		*numbers[i] = ws_bytes_get(&in);
	return !in.bad && t->last_passage <= INT32_MAX && t->last_file <= INT32_MAX / 8;
}
