/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/wrap.h"

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/print.h"
#include "text/utf8.h"

int ws_columns(uint32_t c) {
	return g_unichar_iswide(c) ? 2 : g_unichar_iszerowidth(c) ? 0 : 1;
}

int ws_text_columns(const char *text, size_t len) {
	int columns = 0;
	for (const char *p = text, *end = text + len; p < end;)
		columns += ws_columns(ws_utf8_next(&p, end));
	return columns;
}

int ws_terminal_width(void) {
	enum { LEAST = 40 };
	struct winsize size;
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= LEAST ? size.ws_col : 0;
}

static bool is_one_of(const char *list, uint32_t c) {
	return c && g_utf8_strchr(list, -1, c);
}

static bool is_letter(uint32_t c) {
	return c > ' ' && c < 0x7F;
}

/* Whether a line may end between two characters. */
static bool may_part(uint32_t before, uint32_t c) {
	return !(is_letter(before) && is_letter(c)) && !is_one_of("，。、；：！？）》”’〉】〕％…", c) && !is_one_of("（《“‘〈【〔", before);
}

void ws_wrap_text(ws_wrap *w, const char *text, size_t len) {
	const char *start = text, *part = NULL;
	for (const char *p = text, *end = text + len; p < end;) {
		const char *was = p;
		uint32_t c = ws_utf8_next(&p, end);
		int columns = c == '\t' ? 2 : c < 0x20 ? 1 : ws_columns(c);
		if (may_part(w->before, c))
			part = was;
		if (w->width && w->column + columns > w->width && w->column > w->indent) {
			const char *cut = part ? part : was, *last = cut;
			while (last > start && last[-1] == ' ')
				last--;
			ws_print_text(start, (size_t)(last - start), " ");
			printf("\n%*s", w->indent, "");
			w->column = w->indent + ws_text_columns(cut, (size_t)(was - cut));
			start = cut;
			part = NULL;
		}
		w->column += columns;
		w->before = c;
	}
	ws_print_text(start, (size_t)(text + len - start), " ");
}
