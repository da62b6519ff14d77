/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wensuo figures [QUERY]: the figures themselves, as a table. */
#include <stdio.h>
#include <string.h>

#include "cli/lookup.h"
#include "cli/print.h"
#include "cli/question.h"
#include "cli/record.h"
#include "cli/result.h"
#include "query/amount.h"
#include "query/figures.h"

static void print_json(const ws_found_figure *found, const ws_figure *f, const ws_view *v, const ws_stored_document *d, ws_cursor *at) {
	json_t *o = ws_json_figure(f, at);
	if (found->score > 0)
		json_object_set_new(o, "score", json_real((double)found->score));
	json_object_set_new(o, "document", ws_json_stored_document(d));
	json_object_set_new(o, "passage", ws_json_place(v));
	ws_json_print(o);
}

static void print_text(const ws_session *session, const ws_figure *f, const ws_view *v, const ws_stored_document *d, ws_cursor *at) {
	g_autofree char *place = ws_show_place(d, v->passage);
	printf("%s%s%s  ", f->subject ? f->subject : "—", f->role ? "  " : "", f->role ? f->role : "");
	ws_print_figure_value(session, f, at);
	printf("  %s", f->period ? f->period : "");
	if (f->column)
		printf("  (%s)", f->column);
	printf("  %s%s%s\n", ws_style_on(session, WS_STYLE_PLACE), place, ws_style_off(session));
}

static int figures(ws_session *session, ws_lookup *l, const ws_figure_request *request) {
	/* The question is taken apart before it is parsed; as a whole it can be shown with the place of its fault. */
	if (request->question && !ws_read_question(l, request->question))
		return WS_EXIT_ERROR;
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) found = ws_figures_find(l->store, l->reading, request, l->segmenter, l->arena, &error);
	if (!found)
		return ws_fail("%s", error->message);
	if (l->format == WS_AS_CSV)
		ws_print_figure_csv_head(l);
	int status = WS_EXIT_NONE;
	ws_arena *arena = ws_arena_new();
	ws_view v = {0};
	ws_cursor at = {0};
	for (guint i = 0; i < found->len && status != WS_EXIT_ERROR; i++) {
		const ws_found_figure *one = &g_array_index(found, ws_found_figure, i);
		if (!ws_lookup_shows(l, i))
			continue;
		const ws_stored_document *d = ws_lookup_document(l, one->document);
		if (v.id != one->passage) {
			ws_arena_clear(arena);
			if (!ws_lookup_view(l, one->passage, true, &v, arena)) {
				status = WS_EXIT_ERROR;
				break;
			}
			at = ws_cursor_at(v.passage->text, v.passage->len);
		}
		if (!d || one->index >= v.passage->n_figures) {
			status = WS_EXIT_ERROR;
			break;
		}
		const ws_figure *f = &v.passage->figures[one->index];
		if (l->format == WS_AS_JSON)
			print_json(one, f, &v, d, &at);
		else if (l->format == WS_AS_CSV)
			ws_print_figure_csv(l, f, &v, d, &at);
		else
			print_text(session, f, &v, d, &at);
		status = WS_EXIT_FOUND;
	}
	ws_arena_free(arena);
	return status;
}

/* --min and --max as an amount node of the query language. */
static bool read_range(const char *min, const char *max, ws_query *range, ws_arena *arena) {
	const char *base = NULL, *other = NULL;
	*range = (ws_query){.kind = WS_QUERY_AMOUNT, .has_low = min != NULL, .has_high = max != NULL};
	char *low = min ? ws_fold_string(min, strlen(min), WS_FOLD_HANS, arena) : NULL,
		 *high = max ? ws_fold_string(max, strlen(max), WS_FOLD_HANS, arena) : NULL;
	if ((low && !ws_amount_parse(low, false, &range->low, &base)) || (high && !ws_amount_parse(high, false, &range->high, &other)))
		return false;
	range->base = base ? base : other;
	return !base || !other || strcmp(base, other) == 0;
}

int ws_run_figures(ws_session *session, int argc, char **argv) {
	g_autofree char *subject = NULL, *unit = NULL, *min = NULL, *max = NULL, *period = NULL, *role = NULL, *fund = NULL;
	const GOptionEntry own[] = {
		{"subject", 0, 0, G_OPTION_ARG_STRING, &subject, "figures whose subject has this", "TEXT"},
		{"unit", 0, 0, G_OPTION_ARG_STRING, &unit, "figures in this unit", "UNIT"},
		{"min", 0, 0, G_OPTION_ARG_STRING, &min, "at least this amount, as in 1亿元", "AMOUNT"},
		{"max", 0, 0, G_OPTION_ARG_STRING, &max, "at most this amount", "AMOUNT"},
		{"period", 0, 0, G_OPTION_ARG_STRING, &period, "figures for this period, as in 2023", "PERIOD"},
		{"role", 0, 0, G_OPTION_ARG_STRING, &role, "figures in this role, as in 同比增长", "ROLE"},
		{"fund", 0, 0, G_OPTION_ARG_STRING, &fund, "figures of this fund", "NAME"},
		{NULL},
	};
	ws_lookup l;
	const ws_lookup_form form = {
		.operands = "[QUERY]", .own = own, .sorts = "value|date",
		.summary = "The figures themselves: subject, value, unit, role, period, where. With a QUERY such as\n"
		           "吕梁市2018年一般公共预算收入 the best first; place, year and subject are told apart."};
	if (!ws_lookup_open(&l, session, &form, &argc, &argv))
		return WS_EXIT_ERROR;
	g_autofree char *text = ws_join_operands(argc, argv);
	ws_query range;
	ws_figure_request request = {.filter = &l.filter,
	                             .question = *text ? text : NULL,
	                             .subject = subject,
	                             .unit = unit,
	                             .period = period,
	                             .role = role,
	                             .fund = fund};
	request.order = !l.sort ? WS_FIGURES_BEST : strcmp(l.sort, "value") == 0 ? WS_FIGURES_BY_VALUE : WS_FIGURES_BY_DATE;
	int status = WS_EXIT_ERROR;
	if ((min || max) && !read_range(min, max, &range, l.arena))
		ws_warn("figures: --min and --max take a number with its unit, as in 1亿元, in the same unit");
	else {
		request.range = min || max ? &range : NULL;
		status = figures(session, &l, &request);
	}
	return ws_lookup_close(&l, status);
}
