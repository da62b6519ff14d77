/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo stats: counts, sizes, versions. */
#include <stdio.h>

#include "cli/lookup.h"
#include "cli/print.h"
#include "cli/record.h"
#include "cli/result.h"
#include "query/rows.h"

/* Of the documents that pass the filter, what their records tell. */
static bool count_filtered(ws_lookup *l, ws_store_counts *n, GError **error) {
	g_autoptr(GArray) documents = ws_store_documents(l->store, &l->filter, error);
	g_autoptr(GArray) ranges = documents ? ws_store_ranges(l->store, &l->filter, error) : NULL;
	g_autoptr(GArray) all = ranges ? ws_store_definitions(l->store, NULL, error) : NULL;
	if (!all)
		return false;
	g_autoptr(GArray) definitions = ws_rows_within(all, ranges);
	n->documents = documents->len;
	n->definitions = definitions->len;
	for (guint i = 0; i < documents->len; i++) {
		const ws_stored_document *d = ws_read_document(l->reading, g_array_index(documents, uint32_t, i), error);
		if (!d)
			return false;
		n->passages += d->n_passages;
		n->figures += d->n_figures;
	}
	return true;
}

int ws_run_stats(ws_session *session, int argc, char **argv) {
	ws_lookup l;
	const ws_lookup_form form = {.operands = "",
	                             .no_pages = true,
	                             .summary = "Counts, sizes and versions of the index; with filters, counts of the documents that pass."};
	if (!ws_lookup_open(&l, session, &form, &argc, &argv))
		return WS_EXIT_ERROR;
	g_autoptr(GError) error = NULL;
	ws_store_counts n = {0};
	int status = WS_EXIT_FOUND;
	const bool whole = ws_filter_is_empty(&l.filter);
	if (!(whole ? ws_store_count(l.store, &n, &error) : count_filtered(&l, &n, &error))) {
		status = ws_fail("%s", error->message);
		return ws_lookup_close(&l, status);
	}
	const struct {
		const char *name;
		uint64_t value;
		bool filtered; /* can be told of some documents */
	} counts[] = {{"documents", n.documents, true},    {"failures", n.failures, false},
	              {"passages", n.passages, true},      {"figures", n.figures, true},
	              {"names", n.names, false},           {"definitions", n.definitions, true},
	              {"text_bytes", n.text_bytes, false}, {"index_bytes", n.index_bytes, false}};
	static const char *const keys[] = {"format", "fold", "tokens", "segmenter"};
	json_t *o = json_pack("{s:s,s:o}", "type", "stats", "index", ws_json_string(session->db));
	if (l.format == WS_AS_TEXT)
		printf("%-12s %s\n", "index", session->db);
	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
		bool told = whole || counts[i].filtered;
		json_object_set_new(o, counts[i].name, told ? json_integer((json_int_t)counts[i].value) : json_null());
		if (told && l.format == WS_AS_TEXT)
			printf("%-12s %" G_GUINT64_FORMAT "\n", counts[i].name, counts[i].value);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		const char *value = ws_store_meta(l.store, keys[i]);
		json_object_set_new(o, keys[i], ws_json_string(value));
		if (l.format == WS_AS_TEXT && value)
			printf("%-12s %s\n", keys[i], value);
	}
	if (l.format == WS_AS_JSON) {
		ws_json_print(json_incref(o));
	} else if (l.format == WS_AS_CSV) {
		ws_print_csv_head(&l, (const char *const[]){"name", "value"}, 2);
		for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
			g_autofree char *value = g_strdup_printf("%" G_GUINT64_FORMAT, counts[i].value);
			if (whole || counts[i].filtered)
				ws_print_csv(&l, (const char *[]){counts[i].name, value}, 2);
		}
	}
	json_decref(o);
	if (!n.documents && !whole)
		status = WS_EXIT_NONE;
	return ws_lookup_close(&l, status);
}
