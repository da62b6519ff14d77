/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/lookup.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/pager.h"
#include "cli/partial.h"
#include "cli/print.h"
#include "query/facets.h"
#include "text/date.h"

/* GOption writes into these; one look-up runs in a process. */
static struct {
	char *region, *issuer, *year, *kind, *number, *since, *until, *path, *sort, *limit;
	gint offset, timeout;
	gboolean partial;
	gboolean json, csv, bom;
} given;

static const GOptionEntry entries[] = {
	{"region", 0, 0, G_OPTION_ARG_STRING, &given.region, "documents of this region and those below it", "R"},
	{"issuer", 0, 0, G_OPTION_ARG_STRING, &given.issuer, "documents of this issuer (part of its name)", "I"},
	{"year", 0, 0, G_OPTION_ARG_STRING, &given.year, "documents that speak of this year", "Y"},
	{"kind", 0, 0, G_OPTION_ARG_STRING, &given.kind, "预算报告, 政府工作报告, 统计公报, 通知 …", "K"},
	{"number", 0, 0, G_OPTION_ARG_STRING, &given.number, "文号, in any bracket style", "文号"},
	{"since", 0, 0, G_OPTION_ARG_STRING, &given.since, "dated on or after (2024, 2024-01, 2024-01-11)", "DATE"},
	{"until", 0, 0, G_OPTION_ARG_STRING, &given.until, "dated on or before", "DATE"},
	{"path", 0, 0, G_OPTION_ARG_STRING, &given.path, "documents whose path matches", "GLOB"},
	{"json", 0, 0, G_OPTION_ARG_NONE, &given.json, "JSON Lines", NULL},
	{"csv", 0, 0, G_OPTION_ARG_NONE, &given.csv, "CSV with a header row", NULL},
	{"bom", 0, 0, G_OPTION_ARG_NONE, &given.bom,
	 "CSV for spreadsheets: a byte order mark, and ' in front of what they would take for a formula", NULL},
	{"limit", 'n', 0, G_OPTION_ARG_STRING, &given.limit, "at most N results (0: all)", "N"},
	{"offset", 0, 0, G_OPTION_ARG_INT, &given.offset, "leave out the first N results", "N"},
	{"sort", 0, 0, G_OPTION_ARG_STRING, &given.sort, "another order", "KEY"},
	{"partial", 0, 0, G_OPTION_ARG_NONE, &given.partial, "leave out shards that cannot be reached (shards:FILE)", NULL},
	{"timeout", 0, 0, G_OPTION_ARG_INT, &given.timeout, "how long to wait for a shard (default 10)", "SECONDS"},
	{NULL},
};

static bool one_of(const char *value, const char *choices) {
	g_auto(GStrv) list = g_strsplit(choices ? choices : "", "|", -1);
	return g_strv_contains((const char *const *)list, value);
}

static bool read_number(const char *text, guint *out) {
	guint64 value;
	if (!g_ascii_string_to_unsigned(text, 10, 0, G_MAXUINT - 1, &value, NULL))
		return false;
	*out = (guint)value;
	return true;
}

/* What the options say, checked; the fault, or NULL. */
static const char *take_given(ws_lookup *l, const ws_lookup_form *form) {
	guint year = 0;
	if (given.year && (!read_number(given.year, &year) || year < 1000 || year > 9999))
		return "--year takes a year of four digits";
	if ((given.since && !ws_date_is_plain(given.since)) || (given.until && !ws_date_is_plain(given.until)))
		return "--since and --until take a date such as 2024, 2024-01 or 2024-01-11";
	if (given.since && given.until && ws_date_ends_before(given.since, given.until))
		return "--until is before --since";
	l->limit = form->limit;
	l->limited = given.limit != NULL;
	if (given.limit && !read_number(given.limit, &l->limit))
		return "--limit takes a number";
	if (l->limit == 0)
		l->limit = G_MAXUINT;
	if (given.offset < 0)
		return "--offset takes a number";
	if (given.json && given.csv)
		return "--json and --csv exclude each other";
	if (given.sort && !one_of(given.sort, form->sorts))
		return form->sorts ? "that is no order it can --sort by (see --help)" : "it has one order only";
	if (given.timeout < 0 || given.timeout > 86400)
		return "--timeout takes seconds";
	l->offset = (guint)given.offset;
	l->format = given.json ? WS_AS_JSON : given.csv ? WS_AS_CSV : WS_AS_TEXT;
	l->sort = given.sort;
	l->bom = given.bom;
	l->filter = (ws_filter){.region = given.region,
	                        .issuer = given.issuer,
	                        .kind = given.kind,
	                        .number = given.number,
	                        .path_glob = given.path,
	                        .since = given.since,
	                        .until = given.until,
	                        .year = (int)year};
	return NULL;
}

/* Which of the shared options a verb has. */
static bool has_option(const ws_lookup_form *form, const char *name) {
	static const char *const filters = "region|issuer|year|kind|number|since|until|path", *const pages = "limit|offset",
							 *const csv = "csv|bom";
	return !((form->no_filter && one_of(name, filters)) || (form->no_pages && one_of(name, pages)) || (form->no_csv && one_of(name, csv)));
}

void ws_lookup_tell_kind(ws_lookup *l, const char *kind) {
	g_autoptr(GArray) some = ws_store_documents(l->store, &(ws_filter){.kind = kind}, NULL);
	g_autoptr(GArray) all =
		some && !some->len ? ws_facets(l->store, l->reading, NULL, &(ws_filter){0}, WS_FACET_KIND, l->arena, NULL) : NULL;
	if (!all || !all->len)
		return;
	g_autoptr(GString) kinds = g_string_new(NULL);
	for (guint i = 0; i < all->len; i++) {
		const char *one = g_array_index(all, ws_facet_count, i).value;
		g_string_append_printf(kinds, "%s%s", i ? ", " : "", one ? one : "none");
	}
	ws_warn("no document is of the kind '%s' (kinds in this index: %s)", kind, kinds->str);
	l->told = true;
}

bool ws_lookup_open(ws_lookup *lookup, ws_session *session, const ws_lookup_form *form, int *argc, char ***argv) {
	*lookup = (ws_lookup){.session = session};
	memset(&given, 0, sizeof given); /* a look-up may be run again without the shards it lost */
	g_autofree char *verb = g_strdup((*argv)[0]);
	g_autofree char *whole = form->sorts ? g_strdup_printf("%s\n--sort takes %s.", form->summary, form->sorts) : g_strdup(form->summary);
	GOptionEntry shared[G_N_ELEMENTS(entries)] = {{NULL}};
	for (size_t i = 0, n = 0; entries[i].long_name; i++) {
		if (!has_option(form, entries[i].long_name))
			continue;
		shared[n] = entries[i];
		if (!form->sorts && strcmp(entries[i].long_name, "sort") == 0)
			shared[n].flags |= G_OPTION_FLAG_HIDDEN; /* refused, with its reason */
		n++;
	}
	if (!ws_parse_options(shared, form->own, form->operands, whole, argc, argv))
		return false;
	if (!*form->operands && *argc > 1) {
		ws_warn("%s: takes no argument, but '%s' was given", verb, (*argv)[1]);
		return false;
	}
	const char *fault = take_given(lookup, form);
	if (fault) {
		ws_warn("%s: %s", verb, fault);
		return false;
	}
	g_autoptr(GError) error = NULL;
	lookup->store = ws_partial_open(session->db, given.partial, (unsigned)given.timeout * 1000, &error);
	if (!lookup->store) {
		ws_warn("%s", error->message);
		return false;
	}
	const char *why = NULL;
	lookup->segmenter = ws_segmenter_open(&why);
	lookup->arena = ws_arena_new();
	lookup->reading = ws_reading_new(lookup->store);
	if (lookup->segmenter) {
		if (given.kind)
			ws_lookup_tell_kind(lookup, given.kind);
		return true;
	}
	ws_warn("cannot segment words: %s", why);
	ws_lookup_close(lookup, WS_EXIT_ERROR);
	return false;
}

/* Programs read the exit status; a person reads that nothing was found, and where. */
static void tell_nothing(ws_lookup *l) {
	if (l->told || !l->session->terminal || l->format != WS_AS_TEXT || !isatty(STDERR_FILENO))
		return;
	g_autoptr(GArray) all = ws_store_documents(l->store, &(ws_filter){0}, NULL), some = ws_store_documents(l->store, &l->filter, NULL);
	if (!all || !some)
		return;
	if (!all->len)
		ws_warn("the index holds no documents yet (see 'wensuo index --help')");
	else if (!some->len)
		ws_warn("none of %u document%s passes the filter", all->len, ws_plural(all->len));
	else if (l->offset)
		ws_warn("nothing behind the first %u result%s", l->offset, ws_plural(l->offset));
	else
		ws_warn("nothing found in %u document%s", some->len, ws_plural(some->len));
}

int ws_lookup_close(ws_lookup *lookup, int status) {
	if (status == WS_EXIT_NONE)
		tell_nothing(lookup);
	ws_reading_free(lookup->reading);
	ws_segmenter_close(lookup->segmenter);
	ws_arena_free(lookup->arena);
	ws_partial_close(lookup->store);
	*lookup = (ws_lookup){0};
	return status;
}

void ws_lookup_page(const ws_lookup *lookup) {
	if (lookup->session->terminal && lookup->format == WS_AS_TEXT)
		ws_pager_start();
}

char *ws_join_operands(int argc, char **argv) {
	GString *all = g_string_new(NULL);
	for (int i = 1; i < argc; i++) {
		if (i > 1)
			g_string_append_c(all, ' ');
		g_string_append(all, argv[i]);
	}
	return g_string_free(all, FALSE);
}

bool ws_lookup_shows(const ws_lookup *lookup, guint i) {
	bool shows = i >= lookup->offset && i - lookup->offset < lookup->limit;
	if (shows)
		ws_lookup_page(lookup);
	return shows;
}
