/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo stats: counts, sizes, versions. */
#include <stdio.h>

#include "cli/lookup.h"
#include "cli/print.h"
#include "cli/record.h"

int ws_run_stats(ws_session *session, int argc, char **argv) {
	ws_lookup l;
	if (!ws_lookup_open(&l, session, NULL, 0, NULL, "", "Counts, sizes and versions of the index.", &argc, &argv))
		return WS_EXIT_ERROR;
	g_autoptr(GError) error = NULL;
	ws_store_counts n;
	int status = WS_EXIT_FOUND;
	if (!ws_store_count(l.store, &n, &error)) {
		status = ws_fail("%s", error->message);
		ws_lookup_close(&l);
		return status;
	}
	const struct {
		const char *name;
		uint64_t value;
	} counts[] = {{"documents", n.documents}, {"failures", n.failures}, {"passages", n.passages},       {"figures", n.figures},
	              {"names", n.names},         {"definitions", n.definitions}, {"text_bytes", n.text_bytes}, {"index_bytes", n.index_bytes}};
	static const char *const keys[] = {"format", "fold", "tokens", "segmenter"};
	json_t *o = json_pack("{s:s,s:s}", "type", "stats", "index", session->db);
	if (l.format == WS_AS_TEXT)
		printf("%-12s %s\n", "index", session->db);
	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
		json_object_set_new(o, counts[i].name, json_integer((json_int_t)counts[i].value));
		if (l.format == WS_AS_TEXT)
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
		const char *head[] = {"name", "value"};
		ws_print_csv(head, 2);
		for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
			g_autofree char *value = g_strdup_printf("%" G_GUINT64_FORMAT, counts[i].value);
			ws_print_csv((const char *[]){counts[i].name, value}, 2);
		}
	}
	json_decref(o);
	ws_lookup_close(&l);
	return status;
}
