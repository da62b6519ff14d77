/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo check: verify the index. */
#include <stdio.h>

#include "cli/lookup.h"
#include "cli/record.h"

typedef struct {
	bool json;
} reporter;

static void on_fault(const char *message, void *data) {
	const reporter *r = data;
	if (r->json)
		ws_json_print(json_pack("{s:s,s:o}", "type", "fault", "error", ws_json_string(message)));
	else
		ws_warn("%s", message);
}

int ws_run_check(ws_session *session, int argc, char **argv) {
	ws_lookup l;
	const ws_lookup_form form = {
		.operands = "", .no_filter = true, .no_pages = true, .no_csv = true,
		.summary = "Verifies the index: the engine's own integrity checks, the words and characters against the texts,\n"
		           "and that every stored span lies in its text. Exit status: 0 sound, 2 not."};
	if (!ws_lookup_open(&l, session, &form, &argc, &argv))
		return WS_EXIT_ERROR;
	g_autoptr(GError) error = NULL;
	reporter r = {l.format == WS_AS_JSON};
	uint64_t faults = 0;
	int status = WS_EXIT_FOUND;
	if (!ws_store_check(l.store, on_fault, &r, &faults, &error))
		status = ws_fail("%s", error->message);
	else if (faults)
		status = ws_fail("index '%s' is damaged: %" G_GUINT64_FORMAT " faults; remove it and index again", session->db, faults);
	else if (r.json)
		ws_json_print(json_pack("{s:s,s:b,s:I}", "type", "check", "sound", 1, "passages", (json_int_t)ws_store_passages(l.store)));
	else
		printf("sound: %u passages\n", ws_store_passages(l.store));
	return ws_lookup_close(&l, status);
}
