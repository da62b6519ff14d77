/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/audit.h"

#include "store/length.h"
#include "text/utf8.h"

void ws_audit_report(ws_audit *audit, const char *format, ...) {
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	audit->fault(message, audit->data);
	audit->faults++;
}

static void check_span(ws_audit *a, uint32_t passage, ws_span span, size_t chars, const char *what) {
	if (span.start > span.end || span.end > chars)
		ws_audit_report(a, "passage %u: %s at [%u, %u) of %zu characters", passage, what, span.start, span.end, chars);
}

static void check_evidence(ws_audit *a, const ws_stored_passage *p, const ws_stored_document *d, size_t chars) {
	for (int i = 0; i < WS_FIELDS; i++) {
		const ws_evidence *e = &d->card.evidence[i];
		g_autofree char *what = g_strconcat("the ", ws_field_name((ws_field)i), NULL);
		if (e->passage >= 0 && d->first + (uint32_t)e->passage == p->id)
			check_span(a, p->id, e->span, chars, what);
	}
}

static void check_record(ws_audit *a, const ws_stored_passage *p, const ws_stored_document *d) {
	size_t chars = ws_utf8_count(p->text, p->len);
	for (size_t i = 0; i < p->n_figures; i++)
		check_span(a, p->id, p->figures[i].span, chars, "a figure");
	for (size_t i = 0; i < p->n_names; i++)
		check_span(a, p->id, p->names[i].span, chars, "a name");
	for (size_t i = 0; p->table && i < p->table->n_cells; i++) {
		const ws_cell *cell = &p->table->cells[i];
		check_span(a, p->id, cell->span, chars, "a table cell");
		if (cell->row + cell->rows > p->table->rows || cell->column + cell->columns > p->table->columns)
			ws_audit_report(a, "passage %u: a table cell at row %d, column %d of %d by %d", p->id, cell->row, cell->column, p->table->rows,
			                p->table->columns);
	}
	check_span(a, p->id, p->definition, chars, "a definition");
	check_evidence(a, p, d, chars);
	if (p->parent && p->parent < d->first)
		ws_audit_report(a, "passage %u: its heading %u is of another document", p->id, p->parent);
}

bool ws_audit_passage(ws_audit *audit, ws_store *store, const ws_stored_document *document, uint32_t id, ws_arena *arena,
                      const ws_stored_passage **passage, GError **error) {
	g_autoptr(GError) fault = NULL;
	const ws_stored_passage *p = *passage = ws_store_passage(store, id, true, arena, &fault);
	if (!p && !g_error_matches(fault, WS_STORE_ERROR, WS_STORE_DAMAGED) && !g_error_matches(fault, WS_STORE_ERROR, WS_STORE_NOT_FOUND)) {
		g_propagate_error(error, g_steal_pointer(&fault));
		return false;
	}
	if (!p) {
		ws_audit_report(audit, "document %u: %s", document->id, fault->message);
		return true;
	}
	check_record(audit, p, document);
	audit->seen.passages++;
	audit->seen.figures += (int64_t)p->n_figures;
	audit->seen.names += (int64_t)p->n_names;
	audit->seen.definitions += p->term != NULL;
	audit->seen.text_bytes += (int64_t)p->len;
	return true;
}

ws_folded ws_audit_text(ws_audit *audit, ws_store *store, const ws_stored_passage *p, ws_arena *arena) {
	ws_folded folded = ws_fold(p->text, p->len, WS_FOLD_HANS, arena);
	uint32_t noted = ws_store_length(store, p->id), length = ws_length_of_code(ws_length_to_code((uint32_t)folded.n));
	if (noted != length)
		ws_audit_report(audit, "passage %u: length %u is noted as %u", p->id, length, noted);
	audit->seen.chars += (int64_t)folded.n;
	return folded;
}

void ws_audit_count(ws_audit *audit, const char *what, int64_t noted, int64_t seen) {
	if (noted != seen)
		ws_audit_report(audit, "%" G_GINT64_FORMAT " %s are noted, %" G_GINT64_FORMAT " are there", noted, what, seen);
}

void ws_audit_compare(ws_audit *audit, const ws_audit_totals *noted) {
	const ws_audit_totals *seen = &audit->seen;
	ws_audit_count(audit, "documents", noted->documents, seen->documents);
	ws_audit_count(audit, "passages", noted->passages, seen->passages);
	ws_audit_count(audit, "characters", noted->chars, seen->chars);
	ws_audit_count(audit, "figures", noted->figures, seen->figures);
	ws_audit_count(audit, "names", noted->names, seen->names);
	ws_audit_count(audit, "definitions", noted->definitions, seen->definitions);
	ws_audit_count(audit, "bytes of text", noted->text_bytes, seen->text_bytes);
}
