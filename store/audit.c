/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/audit.h"

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

void ws_audit_passage(ws_audit *a, const ws_stored_passage *p, const ws_stored_document *d) {
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
	if (p->scope_end > d->last)
		ws_audit_report(a, "passage %u: reaches down to %u, beyond its document", p->id, p->scope_end);
}

void ws_audit_count(ws_audit *audit, const char *what, int64_t noted, int64_t seen) {
	if (noted != seen)
		ws_audit_report(audit, "%" G_GINT64_FORMAT " %s are noted, %" G_GINT64_FORMAT " are there", noted, what, seen);
}
