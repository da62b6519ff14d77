/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo extract FILE…: what would be indexed from a file, without an index. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/pager.h"
#include "cli/print.h"
#include "cli/record.h"
#include "cli/verb.h"
#include "indexer/extract.h"

/* The status, when the input could be read to its end. */
static int read_status(FILE *in) {
	return ferror(in) ? ws_fail("cannot read standard input: %s", g_strerror(errno)) : WS_EXIT_FOUND;
}

/* A little more than the reader takes, so that it is the one to refuse it. */
static char *read_all(FILE *in, size_t *len) {
	enum { ENOUGH = 257 << 20 };
	GString *all = g_string_new(NULL);
	char buffer[1 << 16];
	size_t got;
	while (all->len < ENOUGH && (got = fread(buffer, 1, sizeof buffer, in)) > 0)
		g_string_append_len(all, buffer, (gssize)got);
	*len = all->len;
	return g_string_free(all, FALSE);
}

static void print_json(const ws_document *d) {
	size_t figures = 0;
	for (size_t i = 0; i < d->n_passages; i++)
		figures += d->passages[i].n_figures;
	json_t *card = ws_json_card(d, 0, d->n_passages, figures);
	json_object_set_new(card, "evidence", ws_json_evidence(d));
	ws_json_print(card);
	for (size_t i = 0; i < d->n_passages; i++) {
		const ws_passage *p = &d->passages[i];
		json_t *outline = json_array();
		for (int32_t above = p->parent; above >= 0; above = d->passages[above].parent)
			if (d->passages[above].level > 0)
				json_array_insert_new(outline, 0, ws_json_string(d->passages[above].text));
		json_t *o = ws_json_passage(p, outline);
		json_object_set_new(o, "figures", ws_json_figures(p->figures, p->n_figures, p->text, p->len));
		json_object_set_new(o, "names", ws_json_names(p->names, p->n_names, p->text, p->len));
		ws_json_print(o);
	}
}

static void print_text(const ws_session *session, const ws_document *d) {
	ws_print_card(session, d, NULL);
	for (size_t i = 0; i < d->n_passages; i++)
		ws_print_passage(session, &d->passages[i]);
}

/* Each line of the input is a paragraph of its own; an empty one gives an empty list, so that answers and lines go in step. */
static int extract_lines(FILE *in) {
	ws_arena *arena = ws_arena_new();
	json_int_t line = 0;
	char *input = NULL;
	size_t room = 0;
	for (ssize_t n; (n = getline(&input, &room, in)) >= 0;) {
		n -= n > 0 && input[n - 1] == '\n';
		g_autofree char *valid = g_utf8_make_valid(input, n);
		const ws_extracted *x = ws_extract_paragraph(valid, strlen(valid), arena);
		const ws_passage *passage = &x->document->passages[0];
		ws_json_print(json_pack("{s:I,s:o,s:o,s:o}", "line", ++line, "text", ws_json_string(passage->text), "figures",
		                        ws_json_figures(passage->figures, passage->n_figures, passage->text, passage->len), "names",
		                        ws_json_names(passage->names, passage->n_names, passage->text, passage->len)));
		ws_arena_clear(arena);
	}
	int status = read_status(in);
	free(input);
	ws_arena_free(arena);
	return status;
}

int ws_run_extract(ws_session *session, int argc, char **argv) {
	gboolean json = FALSE, lines = FALSE;
	const GOptionEntry entries[] = {
		{"json", 0, 0, G_OPTION_ARG_NONE, &json, "JSON Lines: the document, then its passages", NULL},
		{"lines", 0, 0, G_OPTION_ARG_NONE, &lines, "each line of standard input is a paragraph of its own (with --json)", NULL},
		{NULL},
	};
	if (!ws_parse_options(entries, NULL, "FILE… (\"-\": standard input)", "Shows what would be indexed from a file, without an index.",
	                      &argc, &argv))
		return WS_EXIT_ERROR;
	if (argc < 2)
		return ws_fail("extract: name at least one file, or \"-\" for standard input");
	if (lines) {
		if (argc != 2 || strcmp(argv[1], "-") != 0 || !json)
			return ws_fail("extract: --lines goes with --json and \"-\"");
		return extract_lines(stdin);
	}
	if (session->terminal && !json)
		ws_pager_start();
	GError *error = NULL;
	ws_extractor *extractor = ws_extractor_open(&error);
	int status = WS_EXIT_FOUND;
	for (int i = 1; extractor && i < argc; i++) {
		ws_arena *arena = ws_arena_new();
		const ws_extracted *x;
		if (strcmp(argv[i], "-") == 0) {
			size_t len;
			g_autofree char *input = read_all(stdin, &len);
			if (read_status(stdin) != WS_EXIT_FOUND) {
				status = WS_EXIT_ERROR;
				ws_arena_free(arena);
				continue;
			}
			x = ws_extract_bytes(extractor, "-", input, len, arena, &error);
		} else {
			x = ws_extract_file(extractor, argv[i], arena, &error);
		}
		if (!x) {
			status = ws_fail("%s", error->message);
			g_clear_error(&error);
		} else if (json) {
			print_json(x->document);
		} else {
			print_text(session, x->document);
		}
		ws_arena_free(arena);
	}
	if (error) {
		status = ws_fail("%s", error->message);
		g_error_free(error);
	}
	ws_extractor_close(extractor);
	return status;
}
