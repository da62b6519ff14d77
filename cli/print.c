/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

const char *ws_style_on(const ws_session *session, ws_style style) {
	static const char *const codes[] = {"\033[1m", "\033[35m", "\033[1;31m", "\033[32m", "\033[2m"};
	return session->colour ? codes[style] : "";
}

const char *ws_style_off(const ws_session *session) {
	return session->colour ? "\033[0m" : "";
}

void ws_write_text(FILE *to, const char *text, size_t len, const char *newline) {
	for (const char *p = text, *end = text + len; p < end;) {
		const char *was = p;
		uint32_t c = ws_utf8_next(&p, end);
		if (c == '\n')
			fputs(newline, to);
		else if (c == '\t')
			fputs("  ", to);
		else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
			fputs("\xEF\xBF\xBD", to);
		else
			fwrite(was, 1, (size_t)(p - was), to);
	}
}

void ws_print_text(const char *text, size_t len, const char *newline) {
	ws_write_text(stdout, text, len, newline);
}

char *ws_show_path(const char *path) {
	g_autofree char *here = g_get_current_dir();
	size_t n = strlen(here);
	const char *shown = strncmp(path, here, n) == 0 && path[n] == '/' ? path + n + 1 : path;
	GString *out = g_string_new(NULL);
	for (const char *p = shown, *end = shown + strlen(shown); p < end;) {
		const char *was = p;
		uint32_t c = ws_utf8_next(&p, end);
		if (ws_utf8_is_control(c) || (c == WS_UTF8_BAD && p - was == 1))
			for (; was < p; was++)
				g_string_append_printf(out, "\\x%02X", (unsigned char)*was);
		else
			g_string_append_len(out, was, p - was);
	}
	return g_string_free(out, FALSE);
}

void ws_print_card(const ws_session *session, const ws_document *card, char *const *places) {
	enum { NO_FIELD = WS_FIELDS };
	char year[16];
	snprintf(year, sizeof year, "%d", card->year);
	const struct {
		int field;
		const char *label, *value;
	} lines[] = {
		{WS_FIELD_TITLE, "title", card->title},
		{WS_FIELD_NUMBER, "number", card->number},
		{WS_FIELD_ISSUER, "issuer", card->issuer},
		{WS_FIELD_DATE, "date", card->date},
		{NO_FIELD, "year", card->date || !card->year ? NULL : year},
		{WS_FIELD_REGION, "region", card->region_path ? card->region_path : card->region},
		{WS_FIELD_KIND, "kind", card->kind},
		{WS_FIELD_RECIPIENTS, "recipients", card->recipients},
		{WS_FIELD_MEETING, "meeting", card->meeting},
		{WS_FIELD_EXPIRES, "expires", card->expires},
		{NO_FIELD, "format", card->format},
		{NO_FIELD, "encoding", card->encoding},
	};
	g_autofree char *path = ws_show_path(card->path);
	printf("%s%s%s\n", ws_style_on(session, WS_STYLE_PLACE), path, ws_style_off(session));
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		if (!lines[i].value)
			continue;
		printf("  %-10s ", lines[i].label);
		ws_print_text(lines[i].value, strlen(lines[i].value), " ");
		if (places && lines[i].field != NO_FIELD && places[lines[i].field])
			printf("  %s(%s)%s", ws_style_on(session, WS_STYLE_DIM), places[lines[i].field], ws_style_off(session));
		putchar('\n');
	}
}

void ws_print_passage(const ws_session *session, const ws_passage *passage) {
	char place[32] = "";
	if (passage->line)
		snprintf(place, sizeof place, "%u", passage->line);
	else if (passage->page)
		snprintf(place, sizeof place, "p%u", passage->page);
	bool heading = passage->kind == WS_HEADING;
	printf("%s%6s%s  %s", ws_style_on(session, WS_STYLE_DIM), place, ws_style_off(session),
	       heading ? ws_style_on(session, WS_STYLE_TITLE) : "");
	ws_print_text(passage->text, passage->len, "\n        ");
	printf("%s\n", heading ? ws_style_off(session) : "");
}

const char *ws_plural(uint64_t n) {
	return n == 1 ? "" : "s";
}

static bool takes_value(const GOptionEntry *e) {
	return e->arg != G_OPTION_ARG_NONE;
}

/* The option of one letter, with a value, that an argument such as "-n5" or "-n" begins with. */
static bool is_short_with_value(const char *arg, const GOptionEntry *entries) {
	for (const GOptionEntry *e = entries; e && e->long_name; e++)
		if (e->short_name && arg[0] == '-' && arg[1] == e->short_name && takes_value(e))
			return true;
	return false;
}

static bool is_long_with_value(const char *arg, const GOptionEntry *entries) {
	for (const GOptionEntry *e = entries; e && e->long_name; e++)
		if (g_str_has_prefix(arg, "--") && strcmp(arg + 2, e->long_name) == 0 && takes_value(e))
			return true;
	return false;
}

/* -专项 and -(A OR B) are words of a query: no option looks like that. */
static bool is_exclusion(const char *arg) {
	return arg[0] == '-' && arg[1] && arg[1] != '-' && !g_ascii_isalnum(arg[1]) && arg[1] != '?';
}

/* GOption knows "-n 5" only: "-n5" becomes that. It takes for options what begins with "-", and leaves the "--" behind which nothing is
   one in the midst of the operands: so there is none, and operands that may look like options are marked until they are parsed. */
enum { MARK = 1 };

static void mark_operand(GPtrArray *out, const char *arg) {
	g_autofree char *marked = g_strdup_printf("%c%s", MARK, arg);
	g_ptr_array_add(out, (char *)g_intern_string(marked));
}

static void part(const GOptionEntry *entries, const GOptionEntry *more, int *argc, char ***argv) {
	static GPtrArray *out; /* as long as argv itself */
	out = g_ptr_array_new();
	bool ended = false, is_value = false;
	for (int i = 0; i < *argc; i++) {
		char *arg = (*argv)[i];
		if (i > 0 && !ended && !is_value && strcmp(arg, "--") == 0) {
			ended = true;
			continue;
		}
		bool short_form = i > 0 && !ended && !is_value && (is_short_with_value(arg, entries) || is_short_with_value(arg, more));
		bool operand = i > 0 && !is_value && (ended || is_exclusion(arg) || arg[0] == MARK);
		is_value = !ended && !is_value && ((short_form && !arg[2]) || is_long_with_value(arg, entries) || is_long_with_value(arg, more));
		if (short_form && arg[2]) {
			const char name[] = {'-', arg[1], '\0'};
			g_ptr_array_add(out, (char *)g_intern_string(name));
			arg += 2;
		}
		if (operand)
			mark_operand(out, arg);
		else
			g_ptr_array_add(out, arg);
	}
	*argc = (int)out->len;
	g_ptr_array_add(out, NULL);
	*argv = (char **)out->pdata;
}

bool ws_parse_options(const GOptionEntry *entries, const GOptionEntry *more, const char *operands, const char *summary, int *argc,
                      char ***argv) {
	g_autoptr(GOptionContext) context = g_option_context_new(operands);
	g_autoptr(GError) error = NULL;
	const char *verb = (*argv)[0];
	part(entries, more, argc, argv);
	g_option_context_set_summary(context, summary);
	g_option_context_add_main_entries(context, entries, NULL);
	if (more)
		g_option_context_add_main_entries(context, more, NULL);
	g_autofree char *program = g_strconcat("wensuo ", verb, NULL);
	g_set_prgname(program);
	if (g_option_context_parse(context, argc, argv, &error)) {
		for (int i = 1; i < *argc; i++)
			(*argv)[i] += (*argv)[i][0] == MARK;
		return true;
	}
	ws_warn("%s: %s (see 'wensuo %s --help')", verb, error->message, verb);
	return false;
}
