/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/format.h"

#include <stdarg.h>
#include <string.h>

#include "indexer/reader/ending.h"
#include "indexer/reader/format/charset.h"

G_DEFINE_QUARK(ws-format-error-quark, ws_format_error)

const ws_format *const ws_formats[] = {
	&ws_format_pdf,
	&ws_format_docx,
	&ws_format_xlsx,
	&ws_format_ods,
	&ws_format_odt,
	&ws_format_ofd,
	&ws_format_xls,
	&ws_format_doc,
	&ws_format_rtf,
	&ws_format_archive,
	&ws_format_html,
	&ws_format_md,
	&ws_format_txt,
	NULL,
};

bool ws_refuse(GError **error, const char *reason, ...) {
	va_list args;
	va_start(args, reason);
	g_autofree char *message = g_strdup_vprintf(reason, args);
	va_end(args);
	g_set_error_literal(error, WS_FORMAT_ERROR, WS_FORMAT_REFUSED, message);
	return false;
}

/* The format of a source, decoding it as text (into `arena`, filling source->text) when no format in bytes knows it. NULL with an error. */
static const ws_format *format_of(ws_source *source, ws_arena *arena, GError **error) {
	const char *hint = ws_ending_format(source->name);
	for (const ws_format *const *f = ws_formats; *f; f++)
		if (!(*f)->text && (*f)->sniff && (*f)->sniff(source))
			return *f;
	if (!ws_decode(source, arena, error))
		return NULL;
	/* Nothing in a text tells Markdown from plain text: the ending does, and plain text is the last row. */
	const ws_format *text = NULL;
	bool hinted = false;
	for (const ws_format *const *f = ws_formats; *f; f++) {
		if (!(*f)->text)
			continue;
		if ((*f)->sniff && (*f)->sniff(source))
			return *f;
		if ((*f)->sniff || hinted)
			continue;
		text = *f;
		hinted = hint && strcmp(hint, (*f)->name) == 0;
	}
	return text;
}

ws_blocks *ws_format_read(ws_source *source, ws_arena *arena, GError **error) {
	const ws_format *format = format_of(source, arena, error);
	if (!format)
		return NULL;
	ws_output out = {.arena = arena, .blocks = {.format = format->name, .encoding = source->encoding}};
	if (!format->read(source, &out, error))
		return NULL;
	if (out.blocks.n == 0) {
		ws_refuse(error, "empty");
		return NULL;
	}
	ws_blocks *blocks = ws_arena_take(arena, sizeof *blocks);
	*blocks = out.blocks;
	return blocks;
}
